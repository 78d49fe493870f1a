/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-kasus-daftar.h"

#include "prk-kasus-lembar.h"

G_BEGIN_DECLS

/* Proposes our own number in the row of a form that gives one (R92): it stands there a moment after the form has opened, and
 * a button beside it offers the others. @path: of a field of an event; nothing happens for any other than our number. */
void prk_kasus_nomor_usulkan (PrkKasusLembar *form,
                              GtkWidget      *row,
                              const char     *path,
                              const char     *jenis,
                              PrkKasusDaftar *daftar,
                              PrkKasusBuka   *buka);

G_END_DECLS
