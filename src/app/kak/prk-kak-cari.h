/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* One place where the text sought stands; characters of the text as it is shown. */
typedef struct
{
  char *path;
  guint start;
  guint end;
} PrkKakTemu;

void        prk_kak_temu_free       (PrkKakTemu *self);

/* Every place in text fields, narrative text and cells of tables, in the order of the form. Any
 * thread. (element-type PrkKakTemu) (transfer full) */
GPtrArray  *prk_kak_cari            (PrkRecord  *record,
                                     PrkProfil  *profil,
                                     const char *text,
                                     gboolean    case_sensitive) G_GNUC_WARN_UNUSED_RESULT;

/* The step that puts @replacement in the place of @found (element-type PrkKakTemu), all of one
 * prk_kak_cari() of this record. Main thread. */
PrkKakStep *prk_kak_cari_ganti      (PrkRecord  *record,
                                     PrkProfil  *profil,
                                     GPtrArray  *found,
                                     const char *replacement,
                                     const char *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
