/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-rencana.h"

G_BEGIN_DECLS

#define PRK_RENCANA_ITEM "item"

/* A column of the plan and its name in the event, which the rules of the tahapan read. */
static const struct
{
  const char *kolom, *kunci;
  gboolean    is_r11; /* every entry needs it; R11 asks the same of the event, a test holds both together */
} _prk_rencana_butir[] = {
  { "program", "program", TRUE },
  { "kegiatan", "kegiatan", TRUE },
  { "urusan", "urusan", TRUE },
  { "bulan", "jangka_waktu", TRUE },
  { "prioritas", "skala_prioritas", TRUE },
  { "kategori", "kategori", FALSE },
  { "forum", "forum", FALSE },
};

char       *_prk_rencana_dup_path  (const char *row,
                                    const char *column) G_GNUC_WARN_UNUSED_RESULT;
const char *_prk_rencana_get       (PrkRecord  *rencana,
                                    const char *row,
                                    const char *column);
gint64      _prk_rencana_get_bulat (PrkRecord  *rencana,
                                    const char *row,
                                    const char *column);
/* The entries that somebody has begun, in their order. */
GStrv       _prk_rencana_list_butir (PrkRecord *rencana) G_GNUC_WARN_UNUSED_RESULT;
/* All partners are kabupaten or kota of the own provinsi. */
gboolean    _prk_rencana_is_satu_provinsi (PrkRecord  *rencana,
                                    const char *row,
                                    PrkProfil  *profil);

G_END_DECLS
