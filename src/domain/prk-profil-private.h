/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-profil.h"

G_BEGIN_DECLS

struct _PrkProfil
{
  PrkProfil     *parent; /* (nullable) owns the strings that are not in @strings */
  GStringChunk  *strings;
  const char    *id;
  const char    *nama;
  const char    *daerah;
  PrkSkema      *skema;
  PrkTataBagian *bagian;
  guint          n_bagian;
  PrkTataHalaman halaman;
  GHashTable    *teks;   /* dotted key → string */
  GHashTable    *daftar; /* dotted key → strv */
};

/* Fills an empty profile from the root of its file. */
gboolean _prk_profil_read (PrkProfil   *self,
                           JsonObject  *root,
                           GError     **error);

G_END_DECLS
