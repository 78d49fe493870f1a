/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-tahapan.h"

G_BEGIN_DECLS

/* The papers of a case: which of them can be made where a line stands (data/tahapan/naskah.json), and what
 * each shows. Pure; one thread at a time on one case. */
typedef struct
{
  const char        *id;        /* "surat-penawaran"; the name of its template in data/naskah, too */
  const char        *nama;      /* "Surat penawaran" */
  const char        *pasal;
  const char        *peristiwa; /* (nullable) the event that it belongs to: gives number and day */
  const char        *kop;       /* (nullable) "kepala_daerah", "perangkat_daerah", "tkksd" */
  const char        *kepada;    /* (nullable) "mitra", "gubernur", "kepala_daerah", "ketua_tkksd", "dprd" */
  const char        *hal;       /* (nullable) */
  const char        *lampiran;  /* (nullable) */
  const char        *klausul;   /* (nullable) its library in data/klausul: "kb", "pks", "addendum" */
  const char        *rekaman;   /* (nullable) type of the record that it is written in: "naskah", "laporan", "rapat" */
  const char *const *alur;      /* kinds of lines: "utama", "pks" */
  const char *const *keadaan;   /* states in which it is made */
  const char *const *siap;      /* (nullable) states in which it is no draft any more; NULL: it never is one */
  const char *const *varian;    /* (nullable) NULL: in all of them */
  const char *const *tembusan;  /* (nullable) */
} PrkNaskahKasus;

/* (element-type PrkNaskahKasus) (transfer none): all of them, in the order of a case. */
GPtrArray            *prk_naskah_kasus_daftar    (void);
const PrkNaskahKasus *prk_naskah_kasus_find      (const char *id);
/* (element-type PrkNaskahKasus) (transfer container): those of a line that can be made now, or were sent or signed already. */
GPtrArray            *prk_naskah_kasus_list      (PrkKasus   *kasus,
                                                  const char *alur) G_GNUC_WARN_UNUSED_RESULT;
/* Whether it is printed as a draft. */
gboolean              prk_naskah_kasus_is_rancangan (const PrkNaskahKasus *self,
                                                  PrkKasus             *kasus,
                                                  const char           *alur);
/* What is printed: a record of type "cetak_kasus". Of @konteks only kasus, kak and profil are read. @naskah (nullable): a record
 * of type "naskah" with this paper's own parties and clauses, in place of those that the library gives. */
PrkRecord            *prk_naskah_kasus_new_cetak (const PrkNaskahKasus  *self,
                                                  const PrkTahapKonteks *konteks,
                                                  const char            *alur,
                                                  PrkRecord             *naskah) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
