/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-isian.h"
#include "prk-tahapan.h"
#include "prk-tenggat.h"

G_BEGIN_DECLS

/* What may come next in a case, and what stands in its way: each event with its conditions as a person sees them. A
 * condition is met already, is met by filling in the event's form, or must be mended elsewhere. Pure; one
 * thread at a time on one case. */

typedef enum
{
  PRK_SYARAT_TERPENUHI,
  PRK_SYARAT_FORMULIR, /* the form asks for it */
  PRK_SYARAT_BELUM,
} PrkSyaratStatus;

typedef struct
{
  const PrkTahapAturan *aturan;
  PrkSyaratStatus       status;
  char                 *pesan; /* what is missing, or what the rule says */
  const char           *ke;    /* (nullable) where it is mended: "kak", "pihak", "tenggat", "naskah", or an event */
} PrkSyarat;

typedef enum
{
  PRK_LANGKAH_MAJU,   /* the line moves on */
  PRK_LANGKAH_CATAT,  /* it stays where it is */
  PRK_LANGKAH_MUNDUR, /* a return, a refusal, an end: asks for its reason */
} PrkLangkahArah;

typedef struct
{
  char                    *alur;
  const PrkTahapPeristiwa *peristiwa;
  PrkLangkahArah           arah;
  gboolean                 is_usul; /* a deadline that lapsed proposes it */
  gboolean                 is_siap; /* nothing is left but its form */
  GPtrArray               *syarat;  /* (element-type PrkSyarat) */
} PrkLangkah;

void        prk_langkah_free         (PrkLangkah *self);

/* (element-type PrkLangkah) (transfer full): what may follow on a line, onward first. @alur may be a line that has not
 * begun ("pks-2"). @tenggat (nullable) (element-type PrkTenggat): of the case. */
GPtrArray  *prk_langkah_list         (const PrkTahapKonteks *konteks,
                                      const char            *alur,
                                      PrkHari                hari_ini,
                                      GPtrArray             *tenggat) G_GNUC_WARN_UNUSED_RESULT;
/* Lines that could be begun now, "pks-2" among them; NULL-terminated. */
GStrv       prk_langkah_list_alur_baru (const PrkTahapKonteks *konteks) G_GNUC_WARN_UNUSED_RESULT;
/* What a form of the event shows at first: usual values, and what the case knows already. */
JsonObject *prk_langkah_new_isi      (const PrkTahapKonteks *konteks,
                                      const char            *alur,
                                      const char            *jenis,
                                      PrkHari                hari_ini) G_GNUC_WARN_UNUSED_RESULT;
/* Sets a field at a path such as "sk/nomor"; takes @value; NULL takes the field away. */
void        prk_langkah_set          (JsonObject *isi,
                                      const char *path,
                                      JsonNode   *value);
JsonNode   *prk_langkah_get          (JsonObject *isi,
                                      const char *path);
/* The path of one party's field. */
char       *prk_langkah_dup_path     (const PrkIsian *isian,
                                      const char     *pihak) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
