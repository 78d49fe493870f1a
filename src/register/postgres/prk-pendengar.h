/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "register/prk-gudang.h"

G_BEGIN_DECLS

#define PRK_PENDENGAR_CHANNEL "prakarsa_register"

/* Hears what other programs on the same database announce. */
typedef struct _PrkPendengar PrkPendengar;

PrkPendengar *_prk_pendengar_new  (const char     *conninfo,
                                   const char     *instance,
                                   PrkGudangWatch  func,
                                   gpointer        data);
void          _prk_pendengar_free (PrkPendengar   *self);

G_END_DECLS
