/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store.h"

G_BEGIN_DECLS

/* A template that the office changed is a record of type "templat" (data/skema/templat.json), one a name and daerah; its id follows
 * from both, so that two laptops change the same. No text means: the one that ships. Everything here blocks. */

/* Name → XML of those that have one. What cannot be read does not stand in the way of printing. */
GHashTable *prk_templat_muat    (PrkStore *store) G_GNUC_WARN_UNUSED_RESULT;

gboolean    prk_templat_simpan  (PrkStore    *store,
                                 const char  *daerah,
                                 const char  *nama,
                                 const char  *judul,
                                 const char  *isi,
                                 GError     **error);

/* One text that a template once had. */
typedef struct
{
  char  *isi;    /* "": the one that ships */
  char  *oleh;   /* device */
  gint64 pada_us;
} PrkTemplatVersi;

/* Newest first; none where nobody changed it. (element-type PrkTemplatVersi) */
GPtrArray  *prk_templat_riwayat (PrkStore   *store,
                                 const char *daerah,
                                 const char *nama) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
