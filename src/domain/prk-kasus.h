/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"

#include "prk-kalender.h"

G_BEGIN_DECLS

/* One cooperation through the years: what is known of it, and what happened, each event once and in its
 * order. Events belong to a line (alur): "utama" up to the Kesepakatan Bersama, then one line for each PKS,
 * change, dispute and so on. Rules and deadlines are pure functions of this. Not thread-safe while it is
 * being built. */
#define PRK_TYPE_KASUS (prk_kasus_get_type ())
typedef struct _PrkKasus PrkKasus;

#define PRK_ALUR_UTAMA "utama"

/* One event. Strings live as long as the case. */
typedef struct
{
  const char *id;    /* of the peristiwa record; NULL when it came from a file */
  const char *jenis; /* "penawaran_dikirim" */
  const char *alur;
  PrkHari     tanggal; /* 0: nobody wrote the day */
  guint       urut;    /* its place, from 0 */
  GHashTable *isi;     /* path → JsonNode */
} PrkKejadian;

GType              prk_kasus_get_type      (void);
PrkKasus          *prk_kasus_new           (void) G_GNUC_WARN_UNUSED_RESULT;
PrkKasus          *prk_kasus_new_dari_json (const char  *text,
                                            gssize       size,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* @peristiwa: (element-type PrkRecord) those about @ksd, oldest first. */
PrkKasus          *prk_kasus_new_dari_rekaman (PrkRecord *ksd,
                                            GPtrArray *peristiwa) G_GNUC_WARN_UNUSED_RESULT;
PrkKasus          *prk_kasus_ref           (PrkKasus *self);
void               prk_kasus_unref         (PrkKasus *self);

/* @value NULL takes it away; it is not taken. */
void               prk_kasus_set           (PrkKasus   *self,
                                            const char *path,
                                            JsonNode   *value);
/* Many at once; tables are nested objects. */
void               prk_kasus_set_semua     (PrkKasus   *self,
                                            JsonObject *fakta);
/* @isi: (nullable) the event's own fields, "tanggal" and "alur" among them; tables are nested objects. */
const PrkKejadian *prk_kasus_catat         (PrkKasus   *self,
                                            const char *jenis,
                                            JsonObject *isi);
/* An event as its op wrote it: @set is the list of {path, value} of the op; the nodes are shared. NULL when it has no jenis.
 * @is_ringkas: of its fields only those that states and deadlines ask for are kept, for lists of many cases. */
const PrkKejadian *prk_kasus_catat_set     (PrkKasus   *self,
                                            const char *id,
                                            JsonArray  *set,
                                            gboolean    is_ringkas);
/* What states and deadlines ask of a case, without its events. */
PrkKasus          *prk_kasus_new_ringkas   (PrkKasus *kasus) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the last event away again. */
void               prk_kasus_lupakan       (PrkKasus *self);

guint              prk_kasus_get_n_kejadian (PrkKasus *self);
const PrkKejadian *prk_kasus_get_kejadian  (PrkKasus *self,
                                            guint     index);
/* The last event of a kind; @alur NULL: of any line. */
const PrkKejadian *prk_kasus_find          (PrkKasus   *self,
                                            const char *alur,
                                            const char *jenis);
/* The last one before @sebelum; NULL: before the end. */
const PrkKejadian *prk_kasus_find_sebelum  (PrkKasus          *self,
                                            const char        *alur,
                                            const char        *jenis,
                                            const PrkKejadian *sebelum);
guint              prk_kasus_count         (PrkKasus   *self,
                                            const char *alur,
                                            const char *jenis);
/* Whether @a is an event after @b; an event that is not there is before all. */
gboolean           prk_kasus_is_sesudah    (PrkKasus          *self,
                                            const PrkKejadian *a,
                                            const PrkKejadian *b);

/* Paths of what is known of the case, sorted. */
GStrv              prk_kasus_list_path     (PrkKasus *self) G_GNUC_WARN_UNUSED_RESULT;

/* What is known of the case, or of an event; @kejadian NULL: of the case. */
JsonNode          *prk_kasus_get           (PrkKasus          *self,
                                            const PrkKejadian *kejadian,
                                            const char        *path);
const char        *prk_kasus_get_teks      (PrkKasus          *self,
                                            const PrkKejadian *kejadian,
                                            const char        *path); /* NULL when blank */
gboolean           prk_kasus_get_ya        (PrkKasus          *self,
                                            const PrkKejadian *kejadian,
                                            const char        *path);
gint64             prk_kasus_get_bulat     (PrkKasus          *self,
                                            const PrkKejadian *kejadian,
                                            const char        *path,
                                            gint64             fallback);
PrkHari            prk_kasus_get_hari      (PrkKasus          *self,
                                            const PrkKejadian *kejadian,
                                            const char        *path);
/* Keys of the rows of a table, sorted. */
GStrv              prk_kasus_list_baris    (PrkKasus          *self,
                                            const PrkKejadian *kejadian,
                                            const char        *table) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKasus, prk_kasus_unref)

G_END_DECLS
