/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pustaka-tanya-private.h"

G_BEGIN_DECLS

/* The name under which a PrkTanya is bound to a statement. */
#define PRK_TANYA_POINTER "prk-tanya"

/* A word or phrase found in a page. */
typedef struct
{
  guint32 start; /* bytes of halaman.teks */
  guint32 end;
  guint32 grup;
  guint32 tepat; /* as asked for */
} PrkTanda;

/* Gives a connection the functions prk_nilai (cari, tanya), the rank of a page, and prk_tanda
 * (cari, tanya), a blob of PrkTanda in the order of the text. */
gboolean _prk_rank_register (PrkDb   *db,
                             GError **error);

G_END_DECLS
