/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/prk-meja-private.h"

#include "base/prk-json.h"

/* What a group is called in the tables below. */
static const char *const groups[PRK_MEJA_N_KELOMPOK] = {
  [PRK_MEJA_TERLAMBAT] = "lewat",    [PRK_MEJA_MINGGU_INI] = "minggu",
  [PRK_MEJA_DIKEMBALIKAN] = "balik", [PRK_MEJA_NANTI] = "nanti",
  [PRK_MEJA_DRAF] = "draf",          [PRK_MEJA_LAPORAN] = "lapor",
  [PRK_MEJA_BERAKHIR] = "akhir",     [PRK_MEJA_CATATAN] = "kurang",
  [PRK_MEJA_MENUNGGU] = "tunggu",
};

static PrkKalender *
get_kalender (void)
{
  static PrkKalender *kalender = NULL;

  if (kalender == NULL)
    {
      g_autoptr (GPtrArray) salah
          = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
      g_autoptr (GPtrArray) libur = prk_libur_muat (NULL, salah);
      const PrkHitung usual = { .hari_kerja = 5 };

      kalender = prk_kalender_new (libur, "62.04", &usual);
    }

  return kalender;
}

static void
alur_free (PrkKasusAlur *line)
{
  g_free ((char *)line->alur);
  g_free (line);
}

static void
add_line (GPtrArray *lines, PrkKasus *kasus, const char *alur)
{
  PrkKasusAlur *line = g_new0 (PrkKasusAlur, 1);
  const char *state = prk_tahapan_get_keadaan (kasus, alur);

  line->alur = g_strdup (alur);
  line->keadaan = state != NULL ? prk_tahapan_find_keadaan (alur, state) : NULL;
  g_ptr_array_add (lines, line);
}

/* The state and the deadlines are those of the domain; only the row is put together here. */
static PrkKasusRingkas *
new_ringkas (const char *id,
             const char *judul,
             const char *pd,
             const char *peristiwa,
             const char *hari_ini)
{
  g_autofree char *text = g_strdup_printf ("{\"ksd\": {}, \"peristiwa\": [%s]}", peristiwa);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkKasus) kasus = prk_kasus_new_dari_json (text, -1, &error);
  PrkKasusRingkas *row = g_new0 (PrkKasusRingkas, 1);

  g_assert_no_error (error);
  g_atomic_ref_count_init (&row->ref_count);
  row->id = g_strdup (id);
  row->judul = g_strdup (judul);
  row->mitra = g_strdup ("");
  row->perangkat_daerah = g_strdup (pd);
  row->varian = g_strdup ("ksdd");
  row->tenggat = prk_tenggat_hitung (kasus, get_kalender (), NULL, prk_hari_dari_iso (hari_ini));
  row->alur = g_ptr_array_new_with_free_func ((GDestroyNotify)alur_free);
  add_line (row->alur, kasus, PRK_ALUR_UTAMA);
  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      const char *alur = prk_kasus_get_kejadian (kasus, i)->alur;

      if (prk_kasus_ringkas_find_alur (row, alur) == NULL)
        add_line (row->alur, kasus, alur);
    }

  return row;
}

static PrkMeja *
lay (const char *peristiwa, const char *hari_ini, PrkMejaPeran peran, const char *pd)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kasus_ringkas_unref);
  const PrkMejaBahan bahan = {
    .kasus = rows, .peran = peran, .perangkat_daerah = pd, .hari_ini = prk_hari_dari_iso (hari_ini)
  };

  g_ptr_array_add (rows, new_ringkas ("k1", "Persampahan", "Dinas A", peristiwa, hari_ini));
  return prk_meja_susun (&bahan);
}

/* "lewat D4; tunggu D12" */
static char *
tell (const PrkMeja *meja)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    for (guint j = 0; j < meja->baris[i]->len; j++)
      {
        const PrkMejaBaris *row = g_ptr_array_index (meja->baris[i], j);

        g_assert_cmpuint (row->kelompok, ==, i);
        g_assert_nonnull (row->teks);
        g_assert_nonnull (row->tempat);
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", groups[i],
                                row->id != NULL ? row->id : row->tempat);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define OFFERED                                                                                    \
  "{\"jenis\":\"penawaran_dikirim\",\"tanggal\":\"2026-11-18\"},"                                  \
  "{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"}" /* until 20-12-2026 */
#define SECOND                                                                                     \
  ","                                                                                              \
  "{\"jenis\":\"permintaan_kedua\",\"tanggal\":\"2026-12-28\"}"           /* until 12-01-2027 */
#define CAME "{\"jenis\":\"penawaran_masuk\",\"tanggal\":\"2026-11-20\"}" /* until 07-01-2027 */
#define DPRD                                                                                       \
  "{\"jenis\":\"dprd_dimohon\",\"alur\":\"pks-1\",\"diterima\":\"2026-11-20\"}" /* 11-12, 28-01 */
#define REVIEWED DPRD ",{\"jenis\":\"dprd_kajian\",\"alur\":\"pks-1\",\"diterima\":\"2026-11-30\"}"
#define SIGNED                                                                                     \
  "{\"jenis\":\"pks_ditandatangani\",\"alur\":\"pks-1\",\"tanggal\":\"2026-07-01\","               \
  "\"mulai\":\"2026-07-01\",\"selesai\":\"2027-06-30\"},"                                          \
  "{\"jenis\":\"realisasi_dimulai\",\"alur\":\"pks-1\",\"tanggal\":\"2026-07-02\"}"
#define RUNS "{\"jenis\":\"pelaksanaan_dimulai\",\"alur\":\"pks-1\",\"tanggal\":\"2026-07-02\"}"
#define TEAM "{\"jenis\":\"tkksd_dibentuk\",\"alur\":\"tkksd\",\"tanggal\":\"2025-03-01\"}"
#define FILED                                                                                      \
  ",{\"jenis\":\"laporan_tkksd\",\"alur\":\"tkksd\",\"tanggal\":\"2025-06-01\",\"masa\":\"2025-"   \
  "1\"}"                                                                                           \
  ",{\"jenis\":\"laporan_tkksd\",\"alur\":\"tkksd\",\"tanggal\":\"2025-12-01\",\"masa\":\"2025-"   \
  "2\"}"                                                                                           \
  ",{\"jenis\":\"laporan_tkksd\",\"alur\":\"tkksd\",\"tanggal\":\"2026-06-01\",\"masa\":\"2026-"   \
  "1\"}"                                                                                           \
  ",{\"jenis\":\"laporan_tkksd_tahunan\",\"alur\":\"tkksd\",\"tanggal\":\"2025-12-01\",\"masa\":"  \
  "\"2025\"}"

/* The groups were found by reading the regulation with a calendar beside it. */
static const struct
{
  const char *what, *peristiwa, *hari_ini;
  PrkMejaPeran peran;
  const char *pd, *expected;
} cases[] = {
  { "the partner has time", OFFERED, "2026-12-01", PRK_MEJA_SEMUA, NULL, "tunggu D2" },
  { "the last day counts as time", OFFERED, "2026-12-20", PRK_MEJA_SEMUA, NULL, "tunggu D2" },
  { "then one may ask again, and only that is said", OFFERED, "2026-12-21", PRK_MEJA_SEMUA, NULL,
    "minggu D3" },
  { "who does not run the case waits", OFFERED, "2026-12-21", PRK_MEJA_PD, "Dinas A", "tunggu D3" },
  { "another office does not see it", OFFERED, "2026-12-21", PRK_MEJA_PD, "Dinas B", "" },
  { "the Governor is told after fifteen days", OFFERED SECOND, "2027-01-13", PRK_MEJA_SEMUA, NULL,
    "lewat D4" },
  { "not before", OFFERED SECOND, "2027-01-12", PRK_MEJA_SEMUA, NULL, "tunggu D4" },
  { "the secretariat sees to it", OFFERED SECOND, "2027-01-13", PRK_MEJA_SEKRETARIAT, NULL,
    "lewat D4" },
  { "a member of TKKSD does not", OFFERED SECOND, "2027-01-13", PRK_MEJA_TKKSD, NULL, "tunggu D4" },
  { "an offer that came, eight days before", CAME, "2026-12-30", PRK_MEJA_SEMUA, NULL, "nanti D6" },
  { "seven days before", CAME, "2026-12-31", PRK_MEJA_SEMUA, NULL, "minggu D6" },
  { "on the day", CAME, "2027-01-07", PRK_MEJA_PIMPINAN, NULL, "minggu D6" },
  { "the day after", CAME, "2027-01-08", PRK_MEJA_SEMUA, NULL, "lewat D6" },
  { "the office that asked only waits", CAME, "2027-01-08", PRK_MEJA_PD, "Dinas A", "tunggu D6" },
  { "a case that was given up is quiet",
    CAME ",{\"jenis\":\"dibatalkan\",\"tanggal\":\"2026-12-01\"}", "2027-01-08", PRK_MEJA_SEMUA,
    NULL, "" },
  { "the DPRD has two deadlines", DPRD, "2026-12-01", PRK_MEJA_SEMUA, NULL,
    "tunggu D8; tunggu D12" },
  { "it is late with the first", DPRD, "2026-12-14", PRK_MEJA_SEMUA, NULL, "lewat D8; tunggu D12" },
  { "late with all: one row, the step that follows", DPRD, "2027-01-29", PRK_MEJA_SEMUA, NULL,
    "lewat D12" },
  { "its review is ours to follow up", REVIEWED, "2026-12-02", PRK_MEJA_PIMPINAN, NULL,
    "nanti D10; tunggu D12" },
  { "an agreement that ends in 180 days", SIGNED, "2027-01-01", PRK_MEJA_SEMUA, NULL, "akhir D14" },
  { "in 181", SIGNED, "2026-12-31", PRK_MEJA_SEMUA, NULL, "" },
  { "the head sees it, too", SIGNED, "2027-06-29", PRK_MEJA_PIMPINAN, NULL, "akhir D14" },
  { "its end was not recorded", SIGNED, "2027-07-01", PRK_MEJA_SEMUA, NULL, "lewat D14" },
  { "the report of this half year", RUNS, "2026-11-21", PRK_MEJA_SEKRETARIAT, NULL, "lapor D15" },
  { "in its last week, for the office", RUNS, "2026-12-24", PRK_MEJA_PD, "Dinas A", "minggu D15" },
  { "for the secretariat it stays a report", RUNS, "2026-12-24", PRK_MEJA_SEKRETARIAT, NULL,
    "lapor D15" },
  { "no pleno this year; a year gone by is past mending", TEAM FILED, "2026-11-21", PRK_MEJA_SEMUA,
    NULL, "lapor D16; lapor D16.2; kurang D17" },
  { "no office of its own hears of the pleno", TEAM FILED, "2026-11-21", PRK_MEJA_PD, "Dinas A",
    "lapor D16; lapor D16.2" },
  { "the pleno took place",
    TEAM FILED
    ",{\"jenis\":\"rapat_pleno\",\"alur\":\"tkksd\",\"tanggal\":\"2026-10-01\",\"masa\":\"2026\"}",
    "2026-11-21", PRK_MEJA_SEMUA, NULL, "lapor D16; lapor D16.2" },
  { "the day of the trigger is not known", "{\"jenis\":\"penawaran_masuk\"}", "2026-12-01",
    PRK_MEJA_SEMUA, NULL, "nanti D6" },
  { "a pause",
    CAME ",{\"jenis\":\"tenggat_ditunda\",\"tenggat\":\"D6\",\"tanggal\":\"2026-11-25\",\"alasan\":"
         "\"banjir\"}",
    "2027-03-01", PRK_MEJA_SEMUA, NULL, "tunggu D6" },
};

static void
test_each_in_its_group (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PrkMeja) meja
          = lay (cases[i].peristiwa, cases[i].hari_ini, cases[i].peran, cases[i].pd);
      g_autofree char *told = tell (meja);

      if (g_strcmp0 (told, cases[i].expected) != 0)
        g_error ("%s: “%s”, not “%s”", cases[i].what, told, cases[i].expected);
    }
}

static const PrkMejaBaris *
get_only (const PrkMeja *meja, PrkMejaKelompok kelompok)
{
  g_assert_cmpuint (meja->baris[kelompok]->len, ==, 1);
  return g_ptr_array_index (meja->baris[kelompok], 0);
}

static void
test_row_says_all (void)
{
  g_autoptr (PrkMeja) meja = lay (CAME, "2026-12-31", PRK_MEJA_SEMUA, NULL);
  const PrkMejaBaris *row = get_only (meja, PRK_MEJA_MINGGU_INI);
  g_autofree char *day = prk_hari_dup_iso (row->jatuh);

  g_assert_cmpstr (row->teks, ==, "Answer the partner’s offer");
  g_assert_cmpstr (row->judul, ==, "Persampahan");
  g_assert_cmpstr (row->tempat, ==, "kasus/k1");
  g_assert_cmpstr (row->pasal, ==, "Pasal 18 ayat (1)");
  g_assert_cmpstr (row->pelaku, ==, "Kepala Daerah atas rekomendasi TKKSD");
  g_assert_cmpstr (day, ==, "2027-01-07");
  /* 31 December is a Thursday; 1 January is a holiday: the 4th, 5th is one too, 6th, 7th */
  g_assert_true (row->is_kerja);
  g_assert_cmpint (
      row->sisa, ==,
      prk_kalender_count_kerja (get_kalender (), prk_hari_dari_iso ("2026-12-31"), row->jatuh));
  g_assert_nonnull (strstr (row->hitungan, "30 hari kerja"));
  g_assert_cmpuint (prk_meja_count_mendesak (meja), ==, 1);
  g_assert_cmpuint (prk_meja_count (meja), ==, 1);
}

static PrkTugas *
new_tugas (const char *baris, const char *oleh, const char *sampai, gboolean is_selesai)
{
  PrkTugas *self = g_new0 (PrkTugas, 1);

  self->baris = g_strdup (baris);
  self->uraian = g_strdup (baris);
  self->oleh = g_strdup (oleh);
  self->sampai = sampai != NULL ? prk_hari_dari_iso (sampai) : 0;
  self->is_selesai = is_selesai;

  return self;
}

static PrkRecord *
new_meeting (const char *jenis)
{
  PrkRecord *record = prk_record_new ("r1", "rapat");
  g_autoptr (JsonNode) kind = json_node_init_string (json_node_alloc (), jenis);
  g_autoptr (JsonNode) day = json_node_init_string (json_node_alloc (), "2026-11-10");
  g_autoptr (JsonNode) yes = json_node_init_boolean (json_node_alloc (), TRUE);

  prk_record_overlay (record, "jenis", kind);
  prk_record_overlay (record, "tanggal", day);
  prk_record_overlay (record, "selesai", yes);

  return record;
}

static char *
tell_meeting (PrkRapatRingkas *rapat,
              const char      *peristiwa,
              PrkMejaPeran     peran,
              const char      *pd)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kasus_ringkas_unref);
  const PrkMejaBahan bahan = { .rapat = meetings,
                               .kasus = rows,
                               .peran = peran,
                               .perangkat_daerah = pd,
                               .hari_ini = prk_hari_dari_iso ("2026-11-21") };
  g_autoptr (PrkMeja) meja = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (peristiwa != NULL)
    g_ptr_array_add (rows, new_ringkas ("k1", "TKKSD", "", peristiwa, "2026-11-21"));
  g_ptr_array_add (meetings, rapat);
  meja = prk_meja_susun (&bahan);
  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    for (guint j = 0; j < meja->baris[i]->len; j++)
      {
        const PrkMejaBaris *row = g_ptr_array_index (meja->baris[i], j);

        g_assert_cmpstr (row->tempat, ==, row->id != NULL ? "kasus/k1" : "rapat/r1");
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", groups[i],
                                row->id != NULL ? row->id : row->judul);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  PrkMejaPeran peran;
  const char *pd, *expected;
} desks[] = {
  { PRK_MEJA_SEMUA, NULL, "lewat a; minggu b; nanti c; nanti e" },
  { PRK_MEJA_SEKRETARIAT, "Bagian Tata Pemerintahan", "lewat a; nanti e; tunggu b; tunggu c" },
  { PRK_MEJA_PD, "Dinas PUPR", "minggu b; nanti c" },
  { PRK_MEJA_PD, "Dinas Kesehatan", "" },
  { PRK_MEJA_PIMPINAN, NULL, "" },
};

/* What meetings left to be done is on the desk of whoever is named in it. */
static void
test_tasks (void)
{
  g_autoptr (PrkRecord) record = new_meeting ("koordinasi");
  g_autoptr (PrkRapatRingkas) rapat = prk_rapat_ringkas_new (record);

  g_ptr_array_add (rapat->tugas, new_tugas ("a", "Bagian Tata Pemerintahan", "2026-11-20", FALSE));
  g_ptr_array_add (rapat->tugas, new_tugas ("b", "dinas pupr, Kasi", "2026-11-28", FALSE));
  g_ptr_array_add (rapat->tugas, new_tugas ("c", "Dinas PUPR", "2026-11-29", FALSE));
  g_ptr_array_add (rapat->tugas, new_tugas ("d", "Dinas PUPR", "2026-11-20", TRUE));
  g_ptr_array_add (rapat->tugas, new_tugas ("e", "Bagian Tata Pemerintahan", NULL, FALSE));
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    {
      g_autofree char *told = tell_meeting (rapat, NULL, desks[i].peran, desks[i].pd);

      if (strcmp (told, desks[i].expected) != 0)
        g_error ("%u: “%s”, not “%s”", (guint)i, told, desks[i].expected);
    }
}

/* A Pleno that was held before anybody recorded such things: one row, and no year without Pleno. */
static void
test_unrecorded_pleno (void)
{
  g_autoptr (PrkRecord) record = new_meeting ("pleno");
  g_autoptr (PrkRecord) teknis = new_meeting ("teknis");
  g_autoptr (PrkRapatRingkas) rapat = prk_rapat_ringkas_new (record);
  g_autoptr (PrkRapatRingkas) other = prk_rapat_ringkas_new (teknis);
  g_autofree char *told = tell_meeting (rapat, TEAM FILED, PRK_MEJA_SEMUA, NULL);
  g_autofree char *without = tell_meeting (other, TEAM FILED, PRK_MEJA_SEMUA, NULL);

  g_assert_cmpstr (told, ==, "lapor D16; lapor D16.2; kurang ");
  g_assert_cmpstr (without, ==, "lapor D16; lapor D16.2; kurang D17");
}

static void
test_buckets (void)
{
  static const struct
  {
    const char *hari_ini;
    guint dalam;
  } days[] = { { "2027-01-01", 180 }, { "2027-04-01", 90 },  { "2027-04-02", 90 },
               { "2027-05-01", 60 },  { "2027-05-31", 30 },  { "2027-06-23", 7 },
               { "2027-06-30", 7 },   { "2027-03-31", 180 }, { "2027-06-22", 30 } };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (PrkMeja) meja = lay (SIGNED, days[i].hari_ini, PRK_MEJA_SEMUA, NULL);

      g_test_message ("%s", days[i].hari_ini);
      g_assert_cmpuint (get_only (meja, PRK_MEJA_BERAKHIR)->dalam, ==, days[i].dalam);
    }
}

/* Each step up to a signed KB, none of them judged: only where they lead to counts. */
static void
test_kb_without_pks (void)
{
#define STEP(jenis, hari) "{\"jenis\":\"" jenis "\",\"tanggal\":\"2026-01-" hari "\"},"
  static const char signed_kb[] = STEP ("kak_disampaikan", "05") STEP ("telaah_layak", "06") STEP (
      "penawaran_dikirim", "07") STEP ("penawaran_diterima",
                                       "08") STEP ("tanggapan_menerima",
                                                   "09") STEP ("petunjuk_tertulis", "10")
      STEP ("rancangan_kb", "11") STEP ("rapat_teknis_kb", "12") STEP (
          "rekomendasi_kb",
          "13") "{\"jenis\":\"kb_ditandatangani\",\"tanggal\":\"2026-01-14\",\"durasi_bulan\":36}";
  g_autofree char *begun = g_strconcat (
      signed_kb, ",{\"jenis\":\"pks_dimulai\",\"alur\":\"pks-1\",\"tanggal\":\"2026-02-02\"}",
      NULL);
  g_autofree char *dropped = g_strconcat (
      begun, ",{\"jenis\":\"dibatalkan\",\"alur\":\"pks-1\",\"tanggal\":\"2026-02-03\"}", NULL);
  const struct
  {
    const char *peristiwa;
    PrkMejaPeran peran;
    const char *expected;
  } table[] = {
    { signed_kb, PRK_MEJA_SEMUA, "kurang kasus/k1" },
    { signed_kb, PRK_MEJA_PD, "kurang kasus/k1" },
    { signed_kb, PRK_MEJA_PIMPINAN, "" },
    { begun, PRK_MEJA_SEMUA, "" },
    { dropped, PRK_MEJA_SEMUA, "kurang kasus/k1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PrkMeja) meja = lay (table[i].peristiwa, "2026-11-21", table[i].peran, "Dinas A");
      g_autofree char *told = tell (meja);

      g_assert_cmpstr (told, ==, table[i].expected);
    }
}

/* SOP: what is signed is archived; whoever runs the cases is asked, the others are not, and once for all lines of a case. */
static void
test_without_archive (void)
{
  static const struct
  {
    PrkMejaPeran peran;
    gboolean first, second;
    const char *expected;
  } table[] = {
    { PRK_MEJA_SEMUA, TRUE, FALSE, "kurang kasus/k1" },
    { PRK_MEJA_SEKRETARIAT, FALSE, TRUE, "kurang kasus/k1" },
    { PRK_MEJA_SEMUA, TRUE, TRUE, "kurang kasus/k1" },
    { PRK_MEJA_SEMUA, FALSE, FALSE, "" },
    { PRK_MEJA_PIMPINAN, TRUE, TRUE, "" },
    { PRK_MEJA_PD, TRUE, TRUE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) kasus
          = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kasus_ringkas_unref);
      PrkKasusRingkas *one = new_ringkas ("k1", "Uji", "Dinas A", "{\"jenis\":\"pks_dimulai\",\"alur\":\"pks-1\",\"tanggal\":\"2026-02-02\"}", "2026-11-21");
      PrkMejaBahan bahan = { .kasus = kasus, .peran = table[i].peran, .perangkat_daerah = "Dinas A" };
      g_autoptr (PrkMeja) meja = NULL;
      g_autofree char *told = NULL;

      bahan.hari_ini = prk_hari_dari_iso ("2026-11-21");
      g_ptr_array_add (kasus, one);
      ((PrkKasusAlur *)g_ptr_array_index (one->alur, 0))->is_tanpa_arsip = table[i].first;
      ((PrkKasusAlur *)g_ptr_array_index (one->alur, 1))->is_tanpa_arsip = table[i].second;
      meja = prk_meja_susun (&bahan);
      told = tell (meja);
      g_assert_cmpstr (told, ==, table[i].expected);
    }
}

static void
put_cell (PrkRecord *naskah, const char *path, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  prk_record_overlay (naskah, path, node);
}

/* What one party owes, of an agreement signed on the first of July. */
static void
add_duty (PrkRecord *naskah, const char *row, const char *pihak, const char *oleh, const char *tanggal)
{
  const char *cells[][2] = { { "_urut", row }, { "uraian", row }, { "pihak", pihak }, { "oleh", oleh },
                             { "batas", "tanggal" }, { "tanggal", tanggal } };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_strdup_printf ("kewajiban/%s/%s", row, cells[i][0]);

      if (cells[i][1] != NULL)
        put_cell (naskah, path, cells[i][1]);
    }
}

static char *
tell_duties (GPtrArray *duties, const char *state, PrkMejaPeran peran, const char *pd)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kasus_ringkas_unref);
  const PrkMejaBahan bahan = { .kasus = rows,
                               .kewajiban = duties,
                               .peran = peran,
                               .perangkat_daerah = pd,
                               .hari_ini = prk_hari_dari_iso ("2026-11-21") };
  PrkKasusRingkas *kasus = new_ringkas (
      "k1", "Air", "Dinas A", "{\"jenis\":\"pks_dimulai\",\"alur\":\"pks-1\",\"tanggal\":\"2026-06-01\"}",
      "2026-11-21");
  PrkKasusAlur *line = (PrkKasusAlur *)prk_kasus_ringkas_find_alur (kasus, "pks-1");
  g_autoptr (PrkMeja) meja = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  kasus->pihak_kita = g_strdup ("p1");
  line->keadaan = prk_tahapan_find_keadaan ("pks-1", state);
  line->ditandatangani = strcmp (state, "F0") != 0 ? prk_hari_dari_iso ("2026-07-01") : 0;
  g_ptr_array_add (rows, kasus);
  meja = prk_meja_susun (&bahan);
  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    for (guint j = 0; j < meja->baris[i]->len; j++)
      {
        const PrkMejaBaris *row = g_ptr_array_index (meja->baris[i], j);

        if (row->uid == NULL || row->id != NULL)
          continue;
        g_assert_cmpstr (row->tempat, ==, "kasus/k1");
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", groups[i], row->judul);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* R100: what is owed is on the desk of whoever owes it, from the signing to the end. */
static void
test_duties (void)
{
  static const struct
  {
    const char *state;
    PrkMejaPeran peran;
    const char *pd, *expected;
  } table[] = {
    { "H", PRK_MEJA_SEMUA, NULL, "lewat d; lewat a; minggu b; nanti e; tunggu c" },
    { "H", PRK_MEJA_PD, "Dinas A", "lewat a; minggu b; tunggu d; tunggu c" },
    { "H", PRK_MEJA_PD, "Dinas B", "nanti e" },
    { "H", PRK_MEJA_SEKRETARIAT, "Bagian Tata Pemerintahan", "lewat d; lewat a; tunggu b; tunggu c; tunggu e" },
    { "H", PRK_MEJA_PIMPINAN, NULL, "" },
    { "F0", PRK_MEJA_SEMUA, NULL, "" },
    { "Z", PRK_MEJA_SEMUA, NULL, "" },
    { "X_BATAL", PRK_MEJA_SEMUA, NULL, "" },
  };
  g_autoptr (PrkRecord) naskah = prk_record_new ("n1", "naskah");
  g_autoptr (GPtrArray) duties
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kewajiban_naskah_unref);

  put_cell (naskah, "ksd", "k1");
  put_cell (naskah, "alur", "pks-1");
  put_cell (naskah, "pihak/p1/_urut", "a");
  put_cell (naskah, "pihak/p2/_urut", "b");
  add_duty (naskah, "a", "kesatu", NULL, "2026-11-20");
  add_duty (naskah, "b", "para", NULL, "2026-11-28");
  add_duty (naskah, "c", "kedua", NULL, "2026-11-29");
  add_duty (naskah, "d", "kedua", NULL, "2026-11-19");
  add_duty (naskah, "e", "kesatu", "dinas b dan Dinas C", "2026-12-31");
  g_ptr_array_add (duties, prk_kewajiban_naskah_new (naskah));
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *told = tell_duties (duties, table[i].state, table[i].peran, table[i].pd);

      if (strcmp (told, table[i].expected) != 0)
        g_error ("%u: “%s”, not “%s”", (guint)i, told, table[i].expected);
    }
}

static void
add_kak (GPtrArray *list, const char *id, const char *status, const char *pd, gint64 changed_us)
{
  PrkRingkas *row = g_new0 (PrkRingkas, 1);

  row->id = g_strdup (id);
  row->type = g_strdup ("kak");
  row->judul = g_strdup (id);
  row->status = g_strdup (status);
  row->perangkat_daerah = g_strdup (pd);
  row->lengkap = 3;
  row->changed_us = changed_us;
  g_ptr_array_add (list, row);
}

static void
add_antrean (GPtrArray *list, const char *record, guint n_refused, guint n_konflik)
{
  PrkAntrean *row = g_new0 (PrkAntrean, 1);

  row->record = g_strdup (record);
  row->type = g_strdup ("kak");
  row->judul = g_strdup (record);
  row->n_refused = n_refused;
  row->n_konflik = n_konflik;
  row->message = g_strdup ("bukan haknya");
  g_ptr_array_add (list, row);
}

/* Drafts of other offices are theirs; what is refused or in conflict is said once, and first. */
static void
test_records_by_role (void)
{
  g_autoptr (GPtrArray) kak = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_ringkas_free);
  g_autoptr (GPtrArray) antrean = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_antrean_free);
  static const char *const expected[PRK_MEJA_N_PERAN] = {
    [PRK_MEJA_SEMUA]
    = "balik konflik/a4; balik sinkron; balik kak/a5; balik kak/b2; draf kak/b1; draf kak/a1; "
      "tunggu kak/b3; tunggu kak/a2",
    [PRK_MEJA_PD] = "balik konflik/a4; balik sinkron; balik kak/a5; draf kak/a1; tunggu kak/a2",
    [PRK_MEJA_SEKRETARIAT]
    = "balik konflik/a4; balik sinkron; balik kak/a5; nanti kak/b3; nanti kak/a2; draf kak/a1",
    [PRK_MEJA_TKKSD]
    = "balik konflik/a4; balik sinkron; balik kak/a5; nanti kak/b3; nanti kak/a2; draf kak/a1",
    [PRK_MEJA_PIMPINAN]
    = "balik konflik/a4; balik sinkron; balik kak/a5; draf kak/a1; tunggu kak/a2",
  };

  add_kak (kak, "a1", "draft", "Dinas A", 1);
  add_kak (kak, "a2", "diajukan", "Dinas A", 2);
  add_kak (kak, "a3", "draft", "Dinas A", 3);
  add_kak (kak, "a4", "draft", "Dinas A", 4);
  add_kak (kak, "a5", "dikembalikan", "Dinas A", 5);
  add_kak (kak, "a6", "diterima", "Dinas A", 6);
  add_kak (kak, "b1", "draft", "Dinas B", 7);
  add_kak (kak, "b2", "dikembalikan", "Dinas B", 4);
  add_kak (kak, "b3", "ditelaah", "Dinas B", 8);
  add_antrean (antrean, "a3", 1, 0);
  add_antrean (antrean, "a4", 1, 2);
  add_antrean (antrean, "a1", 0, 0);
  ((PrkAntrean *)g_ptr_array_index (antrean, 0))->changed_us = 30;
  ((PrkAntrean *)g_ptr_array_index (antrean, 1))->changed_us = 40;

  for (guint i = 0; i < PRK_MEJA_N_PERAN; i++)
    {
      const PrkMejaBahan bahan = { .kak = kak,
                                   .antrean = antrean,
                                   .peran = i,
                                   .perangkat_daerah = "Dinas A",
                                   .hari_ini = prk_hari_dari_iso ("2026-11-21") };
      g_autoptr (PrkMeja) meja = prk_meja_susun (&bahan);
      g_autofree char *told = tell (meja);

      g_assert_cmpstr (told, ==, expected[i]);
      g_assert_cmpuint (prk_meja_count_mendesak (meja), ==, 0);
    }
}

/* A draft with all eight parts wants to be submitted. */
static void
test_draft_says_what_is_next (void)
{
  g_autoptr (GPtrArray) kak = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_ringkas_free);
  const PrkMejaBahan bahan = { .kak = kak, .hari_ini = prk_hari_dari_iso ("2026-11-21") };
  g_autoptr (PrkMeja) meja = NULL;

  add_kak (kak, "penuh", "draft", "Dinas A", 2);
  add_kak (kak, "kurang", "draft", "Dinas A", 1);
  ((PrkRingkas *)g_ptr_array_index (kak, 0))->lengkap = 8;
  ((PrkRingkas *)g_ptr_array_index (kak, 1))->lengkap = 7;
  meja = prk_meja_susun (&bahan);
  g_assert_cmpstr (((PrkMejaBaris *)g_ptr_array_index (meja->baris[PRK_MEJA_DRAF], 0))->teks, ==,
                   "Submit the KAK");
  g_assert_cmpstr (((PrkMejaBaris *)g_ptr_array_index (meja->baris[PRK_MEJA_DRAF], 1))->teks, ==,
                   "Complete the KAK");
}

/* Late ones by how late, and only as many rows as were asked for; the count is of all. */
static void
test_order_and_limit (void)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kasus_ringkas_unref);
  PrkMejaBahan bahan = { .kasus = rows, .hari_ini = prk_hari_dari_iso ("2027-06-01"), .batas = 2 };
  g_autoptr (PrkMeja) meja = NULL;
  g_autoptr (PrkMeja) day = NULL;
  const PrkMejaHari *mark;

#define CAME_ON(hari)                                                                              \
  "{\"jenis\":\"penawaran_masuk\",\"dalam_rencana\":true,\"tanggal\":\"" hari "\"}"
  g_ptr_array_add (rows, new_ringkas ("c", "Cempaka", "", CAME_ON ("2027-04-10"), "2027-06-01"));
  g_ptr_array_add (rows, new_ringkas ("b", "Bakung", "", CAME_ON ("2027-03-01"), "2027-06-01"));
  g_ptr_array_add (rows, new_ringkas ("a", "Anggrek", "", CAME_ON ("2027-04-10"), "2027-06-01"));
  meja = prk_meja_susun (&bahan);
  g_assert_cmpuint (meja->jumlah[PRK_MEJA_TERLAMBAT], ==, 3);
  g_assert_cmpuint (meja->baris[PRK_MEJA_TERLAMBAT]->len, ==, 2);
  g_assert_cmpstr (((PrkMejaBaris *)g_ptr_array_index (meja->baris[PRK_MEJA_TERLAMBAT], 0))->judul,
                   ==, "Bakung");
  g_assert_cmpstr (((PrkMejaBaris *)g_ptr_array_index (meja->baris[PRK_MEJA_TERLAMBAT], 1))->judul,
                   ==, "Anggrek");

  /* 10 April and 30 calendar days. */
  mark = prk_meja_find_hari (meja, prk_hari_dari_iso ("2027-05-10"));
  g_assert_nonnull (mark);
  g_assert_cmpuint (mark->n, ==, 2);
  g_assert_cmpuint (mark->n_lewat, ==, 2);
  g_assert_null (prk_meja_find_hari (meja, prk_hari_dari_iso ("2027-05-11")));

  bahan.hanya = mark->hari;
  bahan.batas = 0;
  day = prk_meja_susun (&bahan);
  g_assert_cmpuint (prk_meja_count (day), ==, 2);
  g_assert_cmpuint (day->hari->len, ==, 1);
  g_assert_cmpuint (g_array_index (day->hari, PrkMejaHari, 0).hari, ==, bahan.hanya);
}

/* Nobody adds a deadline and leaves the desk without a word for it. */
static void
test_every_deadline_has_words (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "data", "tenggat", "tenggat.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *list;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  root = prk_json_parse (text, size, size, 8, &error);
  g_assert_no_error (error);
  list = prk_json_get_array (json_node_get_object (root), "tenggat");
  g_assert_cmpuint (json_array_get_length (list), >=, 19);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *id = prk_json_get_string (json_array_get_object_element (list, i), "id", NULL);
      const PrkMejaKata *kata = _prk_meja_find_kata (id);

      g_test_message ("%s", id);
      g_assert_nonnull (kata);
      g_assert_true (kata->teks != NULL || kata->sifat == PRK_SIFAT_DIAM);
    }
}

static void
test_roles_by_code (void)
{
  for (guint i = 0; i < PRK_MEJA_N_PERAN; i++)
    g_assert_cmpuint (prk_meja_peran_dari (prk_meja_peran_get_kode (i)), ==, i);
  g_assert_cmpuint (prk_meja_peran_dari (NULL), ==, PRK_MEJA_SEMUA);
  g_assert_cmpuint (prk_meja_peran_dari ("raja"), ==, PRK_MEJA_SEMUA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/meja/tasks-of-meetings", test_tasks);
  g_test_add_func ("/store/meja/r100-duties-are-on-the-desk-of-who-owes", test_duties);
  g_test_add_func ("/store/meja/unrecorded-pleno", test_unrecorded_pleno);
  g_test_add_func ("/store/meja/each-in-its-group", test_each_in_its_group);
  g_test_add_func ("/store/meja/a-row-says-what-when-who-why", test_row_says_all);
  g_test_add_func ("/store/meja/ends-within-7-30-60-90-180", test_buckets);
  g_test_add_func ("/store/meja/kb-without-pks", test_kb_without_pks);
  g_test_add_func ("/store/meja/without-archive", test_without_archive);
  g_test_add_func ("/store/meja/records-by-role", test_records_by_role);
  g_test_add_func ("/store/meja/draft-says-what-is-next", test_draft_says_what_is_next);
  g_test_add_func ("/store/meja/order-and-limit", test_order_and_limit);
  g_test_add_func ("/store/meja/every-deadline-has-words", test_every_deadline_has_words);
  g_test_add_func ("/store/meja/roles-by-code", test_roles_by_code);

  return g_test_run ();
}
