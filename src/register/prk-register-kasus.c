/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events of cases. Beside the policy (who may) an event is judged by the rules of the tahapan (whether it may
 * happen now), the same functions that the laptop asks, over the case as the history has it. So of two events
 * that two laptops wrote without knowing of each other the first one that is legal is taken, and the other one is
 * judged by the state that it left. A case that a batch speaks of is read once for the batch. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "domain/prk-tahapan.h"

#include "prk-register-private.h"

#define SQL_OPS                                                                                    \
  "SELECT o.ttd, o.isi FROM jejak j JOIN op o ON o.daerah = j.daerah AND o.seq = j.seq"            \
  " WHERE j.daerah = $1 AND j.rec = $2 ORDER BY j.seq"
#define SQL_KIND "SELECT jenis FROM rekaman WHERE daerah = $1 AND rec = $2"
#define SQL_ADD_TRACE                                                                              \
  "INSERT INTO jejak (daerah, rec, seq) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
#define SQL_NUMBER                                                                                 \
  "SELECT 1 FROM nomor_naskah WHERE daerah = $1 AND nomor = $2 AND rec <> $3"
#define SQL_ADD_NUMBER                                                                             \
  "INSERT INTO nomor_naskah (daerah, nomor, rec) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
#define SQL_SET_OWNER "UPDATE rekaman SET pd = $1 WHERE daerah = $2 AND rec = $3"

#define KSD "ksd"
#define KAK "kak"
#define PERISTIWA "peristiwa"
#define ANY_PROFIL "barito-selatan"

/* What every case of a daerah is judged by; kept as long as the register. */
typedef struct
{
  PrkProfil *profil;
  PrkKalender *kalender;
} Dasar;

struct _PrkKasusMeja
{
  PrkRegister *self;
  PrkSesi *sesi;
  const char *daerah;
  GHashTable *kasus; /* rec → PrkKasus */
};

static void
dasar_free (Dasar *dasar)
{
  prk_profil_unref (dasar->profil);
  prk_kalender_unref (dasar->kalender);
  g_free (dasar);
}

/* The daerah's own profile, or the one whose regulation the rules are. */
static PrkProfil *
load_profil (const char *folder, const char *daerah, GError **error)
{
  g_auto (GStrv) ids = prk_profil_list (folder);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (PrkProfil) profil = prk_profil_load (ids[i], folder, NULL);

      if (profil != NULL && g_strcmp0 (prk_profil_get_daerah (profil), daerah) == 0)
        return g_steal_pointer (&profil);
    }

  return prk_profil_load (ANY_PROFIL, NULL, error);
}

static Dasar *
new_dasar (PrkRegister *self, const char *daerah, GError **error)
{
  g_autofree char *profil
      = self->folder != NULL ? g_build_filename (self->folder, "profil", NULL) : NULL;
  g_autofree char *libur
      = self->folder != NULL ? g_build_filename (self->folder, "libur", NULL) : NULL;
  g_autoptr (GPtrArray) salah
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  g_autoptr (GPtrArray) days = NULL;
  Dasar *dasar;
  PrkProfil *own = load_profil (profil, daerah, error);
  PrkHitung hitung;

  if (own == NULL)
    return NULL;

  days = prk_libur_muat (libur, salah);
  prk_hitung_dari_profil (&hitung, own);
  dasar = g_new0 (Dasar, 1);
  dasar->profil = own;
  dasar->kalender = prk_kalender_new (days, daerah, &hitung);

  return dasar;
}

/* Daerah are decided beside each other. */
static const Dasar *
get_dasar (PrkKasusMeja *meja, GError **error)
{
  PrkRegister *self = meja->self;
  Dasar *dasar;

  g_mutex_lock (&self->dasar_mutex);
  if (self->dasar == NULL)
    self->dasar
        = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)dasar_free);
  dasar = g_hash_table_lookup (self->dasar, meja->daerah);
  if (dasar == NULL)
    {
      dasar = new_dasar (self, meja->daerah, error);
      if (dasar != NULL)
        g_hash_table_insert (self->dasar, g_strdup (meja->daerah), dasar);
    }
  g_mutex_unlock (&self->dasar_mutex);

  return dasar;
}

PrkKasusMeja *
_prk_kasus_meja_new (PrkRegister *self, PrkSesi *sesi, const char *daerah)
{
  PrkKasusMeja *meja = g_new0 (PrkKasusMeja, 1);

  meja->self = self;
  meja->sesi = sesi;
  meja->daerah = daerah;
  meja->kasus
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)prk_kasus_unref);

  return meja;
}

void
_prk_kasus_meja_free (PrkKasusMeja *meja)
{
  g_hash_table_unref (meja->kasus);
  g_free (meja);
}

/* Reading */

static JsonObject *
parse (JsonParser *parser, const char *isi)
{
  JsonNode *root = json_parser_load_from_data (parser, isi, -1, NULL)
                       ? json_parser_get_root (parser)
                       : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static gboolean
apply (PrkRecord *record, const char *isi, const char *ttd, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (isi, strlen (isi));
  g_autoptr (PrkOp) op = prk_op_new_from_bytes (bytes, ttd, error);

  if (op == NULL)
    return FALSE;
  prk_record_apply (record, op);

  return TRUE;
}

/* Ops of the case itself make its facts, those of peristiwa its events in the order of the history. */
static PrkKasus *
read_kasus (PrkKasusMeja *meja, const char *rec, GError **error)
{
  g_autoptr (PrkBaris) rows
      = prk_sesi_query (meja->sesi, error, SQL_OPS, "tt", meja->daerah, rec);
  g_autoptr (PrkRecord) ksd = prk_record_new (rec, KSD);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (PrkKasus) kasus = NULL;
  guint n;

  if (rows == NULL)
    return NULL;
  n = prk_baris_get_size (rows);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *op = parse (parser, prk_baris_text (rows, i, 1));

      if (op != NULL && g_strcmp0 (prk_json_get_string (op, "type", NULL), KSD) == 0
          && !apply (ksd, prk_baris_text (rows, i, 1), prk_baris_text (rows, i, 0), error))
        return NULL;
    }
  kasus = prk_kasus_new_dari_rekaman (ksd, none);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *op = parse (parser, prk_baris_text (rows, i, 1));
      JsonArray *set = op != NULL ? prk_json_get_array (op, "set") : NULL;

      if (set != NULL && g_strcmp0 (prk_json_get_string (op, "type", NULL), PERISTIWA) == 0)
        prk_kasus_catat_set (kasus, prk_json_get_string (op, "rec", NULL), set, FALSE);
    }

  return g_steal_pointer (&kasus);
}

static PrkKasus *
get_kasus (PrkKasusMeja *meja, const char *rec, GError **error)
{
  PrkKasus *kasus = g_hash_table_lookup (meja->kasus, rec);

  if (kasus == NULL)
    {
      kasus = read_kasus (meja, rec, error);
      if (kasus != NULL)
        g_hash_table_insert (meja->kasus, g_strdup (rec), kasus);
    }

  return kasus;
}

/* @kak (out) stays NULL for what is no KAK in the history. */
static gboolean
read_kak (PrkKasusMeja *meja, PrkKasus *kasus, PrkRecord **kak, GError **error)
{
  const char *rec = prk_kasus_get_teks (kasus, NULL, "kak");
  g_autoptr (PrkRecord) record = NULL;
  g_autoptr (PrkBaris) kind = NULL;
  g_autoptr (PrkBaris) rows = NULL;

  *kak = NULL;
  if (rec == NULL)
    return TRUE;
  kind = prk_sesi_query (meja->sesi, error, SQL_KIND, "tt", meja->daerah, rec);
  if (kind == NULL)
    return FALSE;
  if (prk_baris_get_size (kind) == 0 || !g_str_equal (prk_baris_text (kind, 0, 0), KAK))
    return TRUE;

  rows = prk_sesi_query (meja->sesi, error, SQL_OPS, "tt", meja->daerah, rec);
  if (rows == NULL)
    return FALSE;
  record = prk_record_new (rec, KAK);
  for (guint i = 0; i < prk_baris_get_size (rows); i++)
    if (!apply (record, prk_baris_text (rows, i, 1), prk_baris_text (rows, i, 0), error))
      return FALSE;
  *kak = g_steal_pointer (&record);

  return TRUE;
}

/* Judging */

static JsonObject *
new_isi (PrkOp *op, const char **jenis)
{
  static const char *const own[] = { "jenis", "tentang", "pada", "versi", NULL };
  JsonObject *isi = json_object_new ();

  *jenis = NULL;
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);

      if (strcmp (set->path, "jenis") == 0 && JSON_NODE_HOLDS_VALUE (set->value)
          && json_node_get_value_type (set->value) == G_TYPE_STRING)
        *jenis = json_node_get_string (set->value);
      if (!g_strv_contains (own, set->path))
        json_object_set_member (isi, set->path, json_node_copy (set->value));
    }

  return isi;
}

/* The rule that stands in the way, as a person reads it: "R33 (Pasal 16 ayat (5)): …". */
static char *
dup_reason (PrkBoleh boleh, PrkKasus *kasus, const char *alur, GPtrArray *hasil)
{
  const char *state;

  for (guint i = 0; i < hasil->len; i++)
    {
      const PrkTahapHasil *one = g_ptr_array_index (hasil, i);

      if (one->vonis == PRK_VONIS_GAGAL && !one->is_beralasan
          && (one->aturan->kekuatan != PRK_TAHAP_SOFT || boleh == PRK_BOLEH_BILA_BERALASAN))
        return g_strdup_printf ("%s (%s): %s", one->aturan->id, one->aturan->pasal, one->pesan);
    }
  if (boleh == PRK_TIDAK_VARIAN)
    return g_strdup ("Peristiwa ini tidak terjadi pada jenis kerja sama ini.");
  if (boleh == PRK_TIDAK_DIKENAL)
    return g_strdup ("Peristiwa ini tidak dikenal pada alur itu.");

  state = prk_tahapan_get_keadaan (kasus, alur);
  if (state == NULL)
    return g_strdup ("Alur ini belum dimulai.");

  return g_strdup_printf ("Peristiwa ini tidak dapat terjadi dari keadaan “%s” (%s). Mungkin laptop lain "
                          "sudah memindahkan kerja sama ini lebih dahulu.",
                          prk_tahapan_find_keadaan (alur, state)->nama, state);
}

/* Of the numbers that the case would have with this event, those that another one has (R92); (nullable). */
static gboolean
find_taken (PrkKasusMeja *meja,
            PrkKasus *kasus,
            const char *tentang,
            const char *jenis,
            JsonObject *isi,
            GHashTable **taken,
            GError **error)
{
  g_auto (GStrv) numbers = NULL;

  *taken = NULL;
  if (!prk_tahapan_is_penomoran (jenis))
    return TRUE;

  prk_kasus_catat (kasus, jenis, isi);
  numbers = prk_tahapan_list_nomor (kasus, NULL);
  prk_kasus_lupakan (kasus);
  *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autoptr (PrkBaris) rows = prk_sesi_query (meja->sesi, error, SQL_NUMBER, "ttt",
                                                  meja->daerah, numbers[i], tentang);

      if (rows == NULL)
        return FALSE;
      if (prk_baris_get_size (rows) > 0)
        g_hash_table_add (*taken, g_strdup (numbers[i]));
    }

  return TRUE;
}

/**
 * _prk_kasus_meja_nilai:
 * @op: a peristiwa about a case
 * @tentang: the case
 * @pesan: (out): why it may not happen; %NULL when it may
 *
 * Judges an event by the case as the history has it.
 */
gboolean
_prk_kasus_meja_nilai (PrkKasusMeja *meja, PrkOp *op, const char *tentang, char **pesan, GError **error)
{
  const char *jenis, *alur;
  g_autoptr (JsonObject) isi = new_isi (op, &jenis);
  g_autoptr (GPtrArray) hasil = NULL;
  g_autoptr (PrkRecord) kak = NULL;
  g_autoptr (GHashTable) taken = NULL;
  const Dasar *dasar = get_dasar (meja, error);
  PrkKasus *kasus = dasar != NULL ? get_kasus (meja, tentang, error) : NULL;
  PrkTahapKonteks konteks;
  PrkBoleh boleh;

  *pesan = NULL;
  if (kasus == NULL)
    return FALSE;
  if (jenis == NULL)
    {
      *pesan = g_strdup ("Peristiwa tanpa jenis.");
      return TRUE;
    }
  if ((prk_tahapan_needs_kak (jenis) && !read_kak (meja, kasus, &kak, error))
      || !find_taken (meja, kasus, tentang, jenis, isi, &taken, error))
    return FALSE;

  konteks = (PrkTahapKonteks){ kasus, dasar->kalender, dasar->profil, kak, taken };
  boleh = prk_tahapan_boleh (&konteks, jenis, isi, &hasil);
  if (boleh == PRK_BOLEH)
    return TRUE;
  alur = prk_json_get_string (isi, "alur", PRK_ALUR_UTAMA);
  *pesan = dup_reason (boleh, kasus, alur, hasil);

  return TRUE;
}

/* Keeping up */

static gboolean
add_trace (PrkKasusMeja *meja, const char *rec, gint64 seq, GError **error)
{
  return prk_sesi_run (meja->sesi, error, SQL_ADD_TRACE, "tti", meja->daerah, rec, seq);
}

static gboolean
take_numbers (PrkKasusMeja *meja, PrkKasus *kasus, const char *tentang, GError **error)
{
  g_auto (GStrv) numbers = prk_tahapan_list_nomor (kasus, NULL);

  for (guint i = 0; numbers[i] != NULL; i++)
    if (!prk_sesi_run (meja->sesi, error, SQL_ADD_NUMBER, "ttt", meja->daerah, numbers[i], tentang))
      return FALSE;

  return TRUE;
}

/* The case was read when the event was judged. */
static gboolean
take_event (PrkKasusMeja *meja, PrkOp *op, const char *tentang, GError **error)
{
  PrkKasus *kasus = g_hash_table_lookup (meja->kasus, tentang);
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *object;
  gsize size;
  const char *bytes = g_bytes_get_data (prk_op_get_bytes (op), &size);
  g_autofree char *text = NULL;
  const PrkKejadian *e = NULL;

  if (kasus == NULL)
    return TRUE;
  parser = json_parser_new ();
  text = g_strndup (bytes, size);
  object = parse (parser, text);
  if (object != NULL && prk_json_get_array (object, "set") != NULL)
    e = prk_kasus_catat_set (kasus, prk_op_get_record (op), prk_json_get_array (object, "set"),
                             FALSE);

  return e == NULL || !prk_tahapan_is_penomoran (e->jenis)
         || take_numbers (meja, kasus, tentang, error);
}

/* The perangkat daerah that a case names has the rights of its owner. */
static gboolean
take_owner (PrkKasusMeja *meja, PrkOp *op, GError **error)
{
  const char *path = prk_kebijakan_get_pemilik (meja->self->kebijakan, prk_op_get_kind (op));

  for (guint i = 0; path != NULL && i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);

      if (strcmp (set->path, path) == 0 && JSON_NODE_HOLDS_VALUE (set->value)
          && json_node_get_value_type (set->value) == G_TYPE_STRING
          && *json_node_get_string (set->value) != '\0')
        return prk_sesi_run (meja->sesi, error, SQL_SET_OWNER, "ttt",
                             json_node_get_string (set->value), meja->daerah,
                             prk_op_get_record (op));
    }

  return TRUE;
}

/**
 * _prk_kasus_meja_terima:
 * @op: an op that joined the history as @seq
 * @tentang: (nullable): the case that it is an event of
 *
 * Remembers which ops make a case or a KAK.
 */
gboolean
_prk_kasus_meja_terima (PrkKasusMeja *meja, PrkOp *op, const char *tentang, gint64 seq, GError **error)
{
  const char *kind = prk_op_get_kind (op);

  if (tentang != NULL)
    return take_event (meja, op, tentang, error) && add_trace (meja, tentang, seq, error);
  if (strcmp (kind, KSD) == 0)
    g_hash_table_remove (meja->kasus, prk_op_get_record (op));
  else if (strcmp (kind, KAK) != 0)
    return TRUE;

  return add_trace (meja, prk_op_get_record (op), seq, error) && take_owner (meja, op, error);
}

/**
 * prk_register_set_folder:
 * @folder: where a daerah's own `profil` and `libur` stand, beside those that ship
 *
 * Read when the first event of a daerah's case is judged; call it before.
 */
void
prk_register_set_folder (PrkRegister *self, const char *folder)
{
  g_return_if_fail (PRK_IS_REGISTER (self));

  g_free (self->folder);
  self->folder = g_strdup (folder);
}
