/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-aturan-private.h"
#include "prk-tahapan-private.h"

#define NOT_BEGUN "-"
#define ANYWHERE "*"
#define SAME "="
#define NAMED "@" /* the state that the event names */

void
prk_tahap_hasil_free (PrkTahapHasil *self)
{
  g_free (self->pesan);
  g_free (self);
}

guint
prk_tahapan_get_n_aturan (void)
{
  return _prk_tahap_data ()->aturan->len;
}

const PrkTahapAturan *
prk_tahapan_get_aturan (guint index)
{
  const TahapData *data = _prk_tahap_data ();

  g_return_val_if_fail (index < data->aturan->len, NULL);

  return &((TahapAturan *)g_ptr_array_index (data->aturan, index))->aturan;
}

static GPtrArray *
get_states (const char *alur)
{
  g_autofree char *kind = _prk_tahap_jenis_alur (alur);

  return g_hash_table_lookup (_prk_tahap_data ()->keadaan, kind);
}

const PrkTahapKeadaan *
prk_tahapan_find_keadaan (const char *alur, const char *id)
{
  GPtrArray *states;

  g_return_val_if_fail (alur != NULL && id != NULL, NULL);

  states = get_states (alur);
  for (guint i = 0; states != NULL && i < states->len; i++)
    if (strcmp (((PrkTahapKeadaan *)g_ptr_array_index (states, i))->id, id) == 0)
      return g_ptr_array_index (states, i);

  return NULL;
}

GStrv
prk_tahapan_list_keadaan (const char *alur)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *states;

  g_return_val_if_fail (alur != NULL, NULL);

  states = get_states (alur);
  for (guint i = 0; states != NULL && i < states->len; i++)
    g_strv_builder_add (builder, ((PrkTahapKeadaan *)g_ptr_array_index (states, i))->id);

  return g_strv_builder_end (builder);
}

const char *
prk_tahapan_get_nama_peristiwa (const char *alur, const char *jenis)
{
  const TahapLangkah *langkah;

  g_return_val_if_fail (alur != NULL && jenis != NULL, NULL);

  langkah = _prk_tahap_find (alur, jenis);

  return langkah != NULL ? langkah->peristiwa.nama : NULL;
}

static gboolean
is_prakarsa_mitra (PrkKasus *kasus)
{
  return g_strcmp0 (prk_kasus_get_teks (kasus, NULL, "prakarsa"), "mitra") == 0;
}

/* What a fork of the way asks, by name. */
static gboolean
holds (PrkKasus *kasus, const PrkKejadian *e, const char *bila)
{
  const PrkKejadian *other;

  if (strcmp (bila, "prakarsa_mitra") == 0)
    return is_prakarsa_mitra (kasus);
  if (strcmp (bila, "perlu_dprd") == 0)
    return prk_tahapan_perlu_dprd (kasus, e->alur, NULL);
  if (strcmp (bila, "luar_rencana") == 0)
    {
      other = prk_kasus_find_sebelum (kasus, e->alur, "penawaran_masuk", e);
      return other == NULL || !prk_kasus_get_ya (kasus, other, "dalam_rencana");
    }
  if (strcmp (bila, "perubahan_membebani") == 0)
    {
      other = prk_kasus_find_sebelum (kasus, e->alur, "perubahan_lagi", e);
      if (other == NULL)
        other = prk_kasus_find_sebelum (kasus, e->alur, "perubahan_dimulai", e);
      return other == NULL || prk_kasus_get_ya (kasus, other, "menambah_beban_masyarakat");
    }

  g_error ("data/tahapan/tahapan.json: nobody knows the condition %s", bila);
}

static gboolean
is_from (const TahapLangkah *langkah, const char *state)
{
  return g_strv_contains ((const char *const *)langkah->dari, state)
         || g_strv_contains ((const char *const *)langkah->dari, ANYWHERE);
}

static const char *
get_first (PrkKasus *kasus, const char *alur)
{
  if (strcmp (alur, PRK_ALUR_UTAMA) != 0)
    return NOT_BEGUN;

  return is_prakarsa_mitra (kasus) ? "M0" : "A0";
}

static const char *
get_named (PrkKasus *kasus, const PrkKejadian *e, const char *state)
{
  const char *id = prk_kasus_get_teks (kasus, e, "keadaan");
  const PrkTahapKeadaan *keadaan = id != NULL ? prk_tahapan_find_keadaan (e->alur, id) : NULL;

  return keadaan != NULL ? keadaan->id : state;
}

static const char *
follow (PrkKasus *kasus, const PrkKejadian *e, const char *state)
{
  const TahapLangkah *langkah = _prk_tahap_find (e->alur, e->jenis);

  if (langkah == NULL || !is_from (langkah, state))
    return state;
  for (guint i = 0; langkah->cabang[i].bila != NULL; i++)
    if (holds (kasus, e, langkah->cabang[i].bila))
      return langkah->cabang[i].ke;

  if (strcmp (langkah->ke, NAMED) == 0)
    return get_named (kasus, e, state);

  return strcmp (langkah->ke, SAME) == 0 ? state : langkah->ke;
}

static const char *
find_state (PrkKasus *kasus, const char *alur)
{
  const char *state = get_first (kasus, alur);
  guint n = prk_kasus_get_n_kejadian (kasus);

  for (guint i = 0; i < n; i++)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (kasus, i);

      if (strcmp (e->alur, alur) == 0)
        state = follow (kasus, e, state);
    }

  return state;
}

/**
 * prk_tahapan_get_keadaan:
 * @kasus: a case
 * @alur: a line of it, such as `utama` or `pks-1`
 *
 * Finds where a line is: what its events make of it, those left out that do not fit.
 *
 * Returns: (nullable): the state; %NULL when the line has not begun
 */
const char *
prk_tahapan_get_keadaan (PrkKasus *kasus, const char *alur)
{
  const char *state;

  g_return_val_if_fail (kasus != NULL && alur != NULL, NULL);

  state = find_state (kasus, alur);

  return strcmp (state, NOT_BEGUN) == 0 ? NULL : state;
}

PrkHari
prk_tahapan_get_sejak (PrkKasus *kasus, const char *alur)
{
  const char *state;
  PrkHari since = 0;
  guint n;

  g_return_val_if_fail (kasus != NULL && alur != NULL, 0);

  state = get_first (kasus, alur);
  n = prk_kasus_get_n_kejadian (kasus);
  for (guint i = 0; i < n; i++)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (kasus, i);
      const char *next = strcmp (e->alur, alur) == 0 ? follow (kasus, e, state) : state;

      if (strcmp (next, state) != 0)
        since = e->tanggal;
      state = next;
    }

  return since;
}

static void
visit_state (const char *alur,
             const char *state,
             PrkHari since,
             PrkHari until,
             gboolean is_kini,
             PrkTahapTelusur visit,
             gpointer data)
{
  const PrkTahapKeadaan *keadaan
      = strcmp (state, NOT_BEGUN) != 0 ? prk_tahapan_find_keadaan (alur, state) : NULL;

  if (keadaan != NULL)
    visit (keadaan, since, until, is_kini, data);
}

/**
 * prk_tahapan_telusuri:
 * @kasus: a case
 * @alur: a line of it
 * @visit: (scope call): called once for each stay in a state
 * @data: for @visit
 *
 * Goes along the way that a line took.
 */
void
prk_tahapan_telusuri (PrkKasus *kasus, const char *alur, PrkTahapTelusur visit, gpointer data)
{
  const char *state;
  PrkHari since = 0;
  guint n;

  g_return_if_fail (kasus != NULL && alur != NULL && visit != NULL);

  state = get_first (kasus, alur);
  n = prk_kasus_get_n_kejadian (kasus);
  for (guint i = 0; i < n; i++)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (kasus, i);
      const char *next = strcmp (e->alur, alur) == 0 ? follow (kasus, e, state) : state;

      if (strcmp (next, state) == 0)
        continue;
      visit_state (alur, state, since, e->tanggal, FALSE, visit, data);
      since = e->tanggal;
      state = next;
    }
  visit_state (alur, state, since, 0, TRUE, visit, data);
}

gboolean
prk_tahapan_needs_kak (const char *jenis)
{
  static const char *const asking[]
      = { "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R20", "R21", NULL };
  const TahapData *data = _prk_tahap_data ();

  g_return_val_if_fail (jenis != NULL, FALSE);

  for (guint i = 0; i < data->langkah->len; i++)
    {
      const TahapLangkah *langkah = g_ptr_array_index (data->langkah, i);

      for (guint k = 0; strcmp (langkah->peristiwa.id, jenis) == 0 && k < langkah->aturan->len; k++)
        if (g_strv_contains (asking,
                             ((TahapAturan *)g_ptr_array_index (langkah->aturan, k))->aturan.id))
          return TRUE;
    }

  return FALSE;
}

const PrkTahapPeristiwa *
prk_tahapan_find_peristiwa (const char *alur, const char *jenis)
{
  const TahapLangkah *langkah;

  g_return_val_if_fail (alur != NULL && jenis != NULL, NULL);

  langkah = _prk_tahap_find (alur, jenis);

  return langkah != NULL ? &langkah->peristiwa : NULL;
}

static gboolean
is_of_varian (PrkKasus *kasus, const TahapLangkah *langkah)
{
  return langkah->varian == NULL
         || g_strv_contains ((const char *const *)langkah->varian, _prk_tahap_varian (kasus)->id);
}

GPtrArray *
prk_tahapan_list_peristiwa (PrkKasus *kasus, const char *alur)
{
  GPtrArray *list = g_ptr_array_new ();
  const TahapData *data = _prk_tahap_data ();
  g_autofree char *kind = NULL;
  const char *state;

  g_return_val_if_fail (kasus != NULL && alur != NULL, list);

  kind = _prk_tahap_jenis_alur (alur);
  state = find_state (kasus, alur);
  for (guint i = 0; i < data->langkah->len; i++)
    {
      TahapLangkah *langkah = g_ptr_array_index (data->langkah, i);

      if (g_strv_contains ((const char *const *)langkah->alur, kind) && is_from (langkah, state)
          && is_of_varian (kasus, langkah) && strcmp (langkah->ke, NAMED) != 0)
        g_ptr_array_add (list, &langkah->peristiwa);
    }

  return list;
}

/* (element-type TahapAturan): those of the event, as the kind of cooperation has them. */
static GPtrArray *
list_rules (PrkKasus *kasus, const TahapLangkah *langkah)
{
  const TahapVarian *varian = _prk_tahap_varian (kasus);
  GPtrArray *more = g_hash_table_lookup (varian->tambah, langkah->peristiwa.id);
  GPtrArray *rules = g_ptr_array_new ();

  for (guint i = 0; i < langkah->aturan->len; i++)
    {
      TahapAturan *aturan = g_ptr_array_index (langkah->aturan, i);

      if (!g_strv_contains ((const char *const *)varian->tanpa, aturan->aturan.id))
        g_ptr_array_add (rules, aturan);
    }
  for (guint i = 0; more != NULL && i < more->len; i++)
    g_ptr_array_add (rules, g_ptr_array_index (more, i));

  return rules;
}

static char *
fill (const TahapAturan *aturan, const char *kurang)
{
  g_auto (GStrv) parts = g_strsplit (aturan->pesan, "{kurang}", -1);

  return g_strjoinv (kurang, parts);
}

static PrkTahapHasil *
judge (const PrkTahapKonteks *konteks,
       const PrkKejadian *e,
       const TahapAturan *aturan,
       GPtrArray **temuan)
{
  g_autoptr (GString) kurang = g_string_new (NULL);
  Uji uji = { konteks, konteks->kasus, e, aturan->daftar, kurang, temuan };
  PrkTahapHasil *hasil = g_new0 (PrkTahapHasil, 1);

  hasil->aturan = &aturan->aturan;
  hasil->alur = e->alur;
  hasil->kejadian = e;
  hasil->vonis = aturan->uji (&uji);
  if (hasil->vonis == PRK_VONIS_GAGAL)
    {
      g_autofree char *reason = g_strconcat ("alasan/", aturan->aturan.id, NULL);

      hasil->pesan = fill (aturan, kurang->str);
      hasil->is_beralasan = aturan->aturan.kekuatan == PRK_TAHAP_SOFT
                            && prk_kasus_get_teks (konteks->kasus, e, reason) != NULL;
    }

  return hasil;
}

static PrkBoleh
judge_all (const PrkTahapKonteks *konteks,
           const PrkKejadian *e,
           const TahapLangkah *langkah,
           GPtrArray *list)
{
  g_autoptr (GPtrArray) rules = list_rules (konteks->kasus, langkah);
  GPtrArray *temuan = NULL;
  PrkBoleh boleh = PRK_BOLEH;

  for (guint i = 0; i < rules->len; i++)
    {
      PrkTahapHasil *hasil = judge (konteks, e, g_ptr_array_index (rules, i), &temuan);

      if (hasil->vonis == PRK_VONIS_GAGAL && hasil->aturan->kekuatan != PRK_TAHAP_SOFT)
        boleh = PRK_TIDAK_ATURAN;
      else if (hasil->vonis == PRK_VONIS_GAGAL && !hasil->is_beralasan && boleh == PRK_BOLEH)
        boleh = PRK_BOLEH_BILA_BERALASAN;
      g_ptr_array_add (list, hasil);
    }
  g_clear_pointer (&temuan, g_ptr_array_unref);

  return boleh;
}

/* Judges an event as if it had happened; it is the last of the case when this returns, unless it is
 * none at all. */
static PrkBoleh
try_event (const PrkTahapKonteks *konteks, const char *jenis, JsonObject *isi, GPtrArray *list)
{
  const PrkKejadian *e = prk_kasus_catat (konteks->kasus, jenis, isi);
  const TahapLangkah *langkah = _prk_tahap_find (e->alur, jenis);
  const char *alur, *state;

  if (langkah == NULL)
    return _prk_tahap_is_sop (jenis) ? _prk_tahap_uji_sop (konteks, e, list) : PRK_TIDAK_DIKENAL;
  if (!is_of_varian (konteks->kasus, langkah))
    return PRK_TIDAK_VARIAN;

  /* The line's name stays with the case; its state is that before the event. */
  alur = e->alur;
  prk_kasus_lupakan (konteks->kasus);
  state = find_state (konteks->kasus, alur);
  e = prk_kasus_catat (konteks->kasus, jenis, isi);
  if (!is_from (langkah, state))
    return PRK_TIDAK_KEADAAN;

  return judge_all (konteks, e, langkah, list);
}

/**
 * prk_tahapan_boleh:
 * @konteks: the case and what it is judged by
 * @jenis: the kind of event
 * @isi: (nullable): its fields
 * @hasil: (out) (optional) (element-type PrkTahapHasil) (transfer full): each rule with its verdict
 *
 * Whether something may happen now.
 *
 * The case is the same afterwards, so the `kejadian` of the verdicts is not set.
 *
 * Returns: whether, or what stands in the way
 */
PrkBoleh
prk_tahapan_boleh (const PrkTahapKonteks *konteks,
                   const char *jenis,
                   JsonObject *isi,
                   GPtrArray **hasil)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tahap_hasil_free);
  PrkBoleh boleh;

  g_return_val_if_fail (konteks != NULL && konteks->kasus != NULL && konteks->kalender != NULL,
                        PRK_TIDAK_DIKENAL);
  g_return_val_if_fail (jenis != NULL, PRK_TIDAK_DIKENAL);

  boleh = try_event (konteks, jenis, isi, list);
  prk_kasus_lupakan (konteks->kasus);
  for (guint i = 0; i < list->len; i++)
    ((PrkTahapHasil *)g_ptr_array_index (list, i))->kejadian = NULL;
  if (hasil != NULL)
    *hasil = g_steal_pointer (&list);

  return boleh;
}

/**
 * prk_tahapan_catat:
 *
 * Like prk_tahapan_boleh(); what may happen is part of the case from now on. A soft rule without
 * its reason keeps it out.
 */
PrkBoleh
prk_tahapan_catat (const PrkTahapKonteks *konteks,
                   const char *jenis,
                   JsonObject *isi,
                   GPtrArray **hasil)
{
  PrkBoleh boleh = prk_tahapan_boleh (konteks, jenis, isi, hasil);

  if (boleh == PRK_BOLEH)
    prk_kasus_catat (konteks->kasus, jenis, isi);

  return boleh;
}

/* The worse of two: failing without a reason, failing, passing, not at issue. */
static guint
rank (const PrkTahapHasil *hasil)
{
  return hasil->vonis == PRK_VONIS_GAGAL   ? (hasil->is_beralasan ? 2 : 3)
         : hasil->vonis == PRK_VONIS_LULUS ? 1
                                           : 0;
}

/* Takes @hasil. */
static void
keep_worse (GHashTable *verdicts, PrkTahapHasil *hasil)
{
  PrkTahapHasil *known = g_hash_table_lookup (verdicts, hasil->aturan->id);

  if (known == NULL || rank (hasil) > rank (known))
    g_hash_table_replace (verdicts, (char *)hasil->aturan->id, hasil);
  else
    prk_tahap_hasil_free (hasil);
}

/* The last event of each kind on each line, from the end. */
static void
judge_last_events (const PrkTahapKonteks *konteks, GHashTable *verdicts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *temuan = NULL;

  for (guint i = prk_kasus_get_n_kejadian (konteks->kasus); i-- > 0;)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (konteks->kasus, i);
      g_autofree char *key = g_strconcat (e->alur, "/", e->jenis, NULL);
      const TahapLangkah *langkah;
      g_autoptr (GPtrArray) rules = NULL;

      if (!g_hash_table_add (seen, g_steal_pointer (&key)))
        continue;
      langkah = _prk_tahap_find (e->alur, e->jenis);
      if (langkah == NULL)
        continue;
      rules = list_rules (konteks->kasus, langkah);
      for (guint j = 0; j < rules->len; j++)
        keep_worse (verdicts, judge (konteks, e, g_ptr_array_index (rules, j), &temuan));
    }
  g_clear_pointer (&temuan, g_ptr_array_unref);
}

/**
 * prk_tahapan_periksa:
 * @konteks: the case and what it is judged by
 *
 * Judges a whole case. A rule that guards nothing that has happened yet is not at issue. What was signed is not judged by the
 * initials below its text as it stands today.
 *
 * Returns: (element-type PrkTahapHasil) (transfer full): every rule, in the order of the data;
 * `kejadian` lives as long as the case
 */
GPtrArray *
prk_tahapan_periksa (const PrkTahapKonteks *konteks)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tahap_hasil_free);
  const TahapData *data = _prk_tahap_data ();
  PrkTahapKonteks past;
  g_autoptr (GHashTable) verdicts
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)prk_tahap_hasil_free);

  g_return_val_if_fail (konteks != NULL && konteks->kasus != NULL && konteks->kalender != NULL,
                        list);

  past = *konteks;
  past.rantai = NULL;
  judge_last_events (&past, verdicts);
  for (guint i = 0; i < data->aturan->len; i++)
    {
      const TahapAturan *aturan = g_ptr_array_index (data->aturan, i);
      gpointer hasil = NULL;

      if (!g_hash_table_steal_extended (verdicts, aturan->aturan.id, NULL, &hasil))
        {
          hasil = g_new0 (PrkTahapHasil, 1);
          ((PrkTahapHasil *)hasil)->aturan = &aturan->aturan;
        }
      g_ptr_array_add (list, hasil);
    }

  return list;
}
