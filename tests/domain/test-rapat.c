/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "domain/prk-laporan.h"
#include "domain/prk-rapat-ringkas.h"
#include "domain/prk-tahapan.h"
#include "oplog/prk-berkas-value.h"

#define HARI "2026-11-24"

static PrkProfil *
load_profil (void)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);
  return profil;
}

static void
put (PrkRecord  *record,
     const char *path,
     const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  prk_record_overlay (record, path, node);
}

static void
put_ya (PrkRecord  *record,
        const char *path,
        gboolean    value)
{
  g_autoptr(JsonNode) node = json_node_init_boolean (json_node_alloc (), value);

  prk_record_overlay (record, path, node);
}

static void
put_int (PrkRecord  *record,
         const char *path,
         gint64      value)
{
  g_autoptr(JsonNode) node = json_node_init_int (json_node_alloc (), value);

  prk_record_overlay (record, path, node);
}

/* "kolom=nilai" each; "ya" and "tidak" are booleans. */
static void
put_row (PrkRecord  *record,
         const char *table,
         const char *row,
         const char *cells)
{
  g_auto(GStrv) list = g_strsplit (cells, ";", -1);
  g_autofree char *order = g_strdup_printf ("%s/%s/_urut", table, row);
  g_autofree char *place = g_strdup_printf ("V%s", row);

  put (record, order, place);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (list[i], "=", 2);
      g_autofree char *path = g_strdup_printf ("%s/%s/%s", table, row, pair[0]);

      if (strcmp (pair[1], "ya") == 0 || strcmp (pair[1], "tidak") == 0)
        put_ya (record, path, strcmp (pair[1], "ya") == 0);
      else if (g_ascii_isdigit (*pair[1]) && strchr (pair[1], '-') == NULL)
        put_int (record, path, g_ascii_strtoll (pair[1], NULL, 10));
      else
        put (record, path, pair[1]);
    }
}

static const char *const seats[] = {
  "nama=Siti;unsur=sekda;kedudukan=ketua;hak_suara=ya",
  "nama=Budi;unsur=asisten;kedudukan=wakil_ketua;hak_suara=ya",
  "nama=Rini;unsur=kabag;kedudukan=sekretaris;hak_suara=ya",
  "nama=Adi;unsur=d1;kedudukan=anggota;hak_suara=ya",
  "nama=Eka;unsur=d2;kedudukan=anggota;hak_suara=ya",
  "nama=Gita;unsur=d3;kedudukan=anggota;hak_suara=ya",
  "nama=Hadi;unsur=d4;kedudukan=anggota;hak_suara=ya",
  "nama=Indra;unsur=d5;kedudukan=anggota;hak_suara=ya",
};

static PrkRecord *
new_tkksd (void)
{
  PrkRecord *record = prk_record_new ("01980000-0000-7000-8000-00000000000a", "lembaga");

  put (record, "judul", "TKKSD");
  put (record, "jenis", "tkksd");
  put (record, "sk/nomor", "100.3.3.2/12/2026");
  put (record, "sk/tanggal", "2026-01-05");
  put (record, "sk/dari", "2026-01-05");
  put (record, "sk/sampai", "2026-12-31");
  for (guint i = 0; i < G_N_ELEMENTS (seats); i++)
    {
      g_autofree char *row = g_strdup_printf ("a%u", i);

      put_row (record, "anggota", row, seats[i]);
    }

  return record;
}

static PrkRecord *
new_teknis (void)
{
  PrkRecord *record = prk_record_new ("01980000-0000-7000-8000-00000000000b", "lembaga");

  put (record, "judul", "Tim Teknis");
  put (record, "jenis", "tim_teknis");
  put (record, "sk/nomor", "100.3.3.2/13/2026");
  put (record, "sk/tanggal", "2026-01-05");
  put (record, "sk/dari", "2026-01-05");
  put_row (record, "anggota", "t0", "nama=Joko;unsur=kasubbag;kedudukan=koordinator");
  put_row (record, "anggota", "t1", "nama=Kiki;unsur=e2a;kedudukan=anggota_teknis;hak_suara=ya");

  return record;
}

static GPtrArray *
new_bodies (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);

  g_ptr_array_add (list, new_tkksd ());
  g_ptr_array_add (list, new_teknis ());
  return list;
}

/* A Pleno about an offer outside the plan, in order. */
static PrkRecord *
new_pleno (void)
{
  static const char *const rows[] = {
    "butir=setuju_a;temuan=Jalan putus;mendukung=ya",
    "butir=setuju_b;temuan=Ada dalam perubahan APBD;mendukung=ya",
    "butir=setuju_c;temuan=RKPD 2027 hlm 12;mendukung=ya",
    "butir=setuju_d;temuan=Dinas PUPR siap;mendukung=ya",
  };
  PrkRecord *record = prk_record_new ("01980000-0000-7000-8000-00000000000c", "rapat");

  put (record, "judul", "Penawaran dari Barito Timur");
  put (record, "jenis", "pleno");
  put (record, "tanggal", HARI);
  put_ya (record, "selesai", TRUE);
  put_row (record, "agenda", "g0", "jenis=rekomendasi_kepala_daerah;uraian=Jalan;ksd=K1;alur=utama;"
                                   "peristiwa=pleno_memutuskan");
  put (record, "pimpinan/sebagai", "ketua");
  put (record, "berita_acara/nomor", "BA/1");
  for (guint i = 0; i < G_N_ELEMENTS (seats); i++)
    {
      g_autofree char *row = g_strdup_printf ("h%u", i);
      g_autofree char *cells = g_strconcat (seats[i], ";hadir=ya", NULL);

      put_row (record, "hadir", row, cells);
    }
  put_row (record, "hadir", "h9", "nama=Joko;kedudukan=koordinator;hadir=ya");
  put_row (record, "putusan", "g0", "agenda=Jalan;hasil=setuju;setuju=7;tolak=1");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *row = g_strdup_printf ("p%u", i);
      g_autofree char *cells = g_strconcat ("agenda=Jalan;", rows[i], NULL);

      put_row (record, "pertimbangan", row, cells);
    }
  {
    g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), json_object_new ());

    json_object_set_string_member (json_node_get_object (node), "teks", "Dibahas.");
    prk_record_overlay (record, "notulen/pembahasan", node);
  }

  return record;
}

static char *
list_found (GPtrArray *temuan)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < temuan->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (temuan, i);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", one->aturan);
    }
  return g_string_free (words, FALSE);
}

static void
test_membership (void)
{
  static const struct { const char *hari; guint n, n_suara; } days[] = {
    { "2026-01-04", 0, 0 }, /* before the decree */
    { "2026-01-05", 10, 8 }, /* its first day */
    { "2026-06-30", 10, 8 }, /* the last day of one who goes */
    { "2026-07-01", 10, 8 }, /* the first of who follows */
    { "2026-12-31", 10, 8 },
    { "2027-01-01", 2, 0 }, /* only the Tim Teknis is left */
  };
  g_autoptr(GPtrArray) bodies = new_bodies ();
  PrkRecord *tkksd = g_ptr_array_index (bodies, 0);

  put (tkksd, "anggota/a7/sampai", "2026-06-30");
  put_row (tkksd, "anggota", "a8", "nama=Lina;unsur=d5;kedudukan=anggota;hak_suara=ya;dari=2026-07-01");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr(GPtrArray) members
        = prk_lembaga_list_anggota (bodies, prk_hari_dari_iso (days[i].hari));

      g_test_message ("%s", days[i].hari);
      g_assert_cmpuint (members->len, ==, days[i].n);
      g_assert_cmpuint (prk_lembaga_count_suara (bodies, prk_hari_dari_iso (days[i].hari)), ==,
                        days[i].n_suara);
    }
  /* Of two decrees that hold the later one does. */
  g_ptr_array_add (bodies, new_tkksd ());
  put (g_ptr_array_index (bodies, 2), "sk/dari", "2026-09-01");
  g_assert_true (prk_lembaga_find_berlaku (bodies, "tkksd", prk_hari_dari_iso ("2026-09-01"))
                 == g_ptr_array_index (bodies, 2));
  g_assert_true (prk_lembaga_find_berlaku (bodies, "tkksd", prk_hari_dari_iso ("2026-08-31"))
                 == tkksd);
}

typedef struct
{
  const char *change; /* path=value */
  const char *found;  /* rules */
} Change;

static void
apply (PrkRecord  *record,
       const char *change)
{
  g_auto(GStrv) pair = g_strsplit (change, "=", 2);

  if (*change == '\0')
    return;
  if (strcmp (pair[1], "ya") == 0 || strcmp (pair[1], "tidak") == 0)
    put_ya (record, pair[0], strcmp (pair[1], "ya") == 0);
  else if (g_ascii_isdigit (*pair[1]) && strchr (pair[1], '-') == NULL)
    put_int (record, pair[0], g_ascii_strtoll (pair[1], NULL, 10));
  else
    put (record, pair[0], pair[1]);
}

static void
test_decree (void)
{
  static const Change changes[] = {
    { "", "" },
    { "sk/nomor=", "isian R120" },
    { "sk/sampai=2025-12-31", "R120" },
    { "anggota/a0/unsur=asisten", "R121" },
    { "anggota/a6/unsur=lain", "R121" },
    { "anggota/a3/kedudukan=ketua", "R121 R121" },
    { "anggota/a2/hak_suara=tidak", "R122" },
    { "anggota/a3/hak_suara=tidak", "" },
    { "anggota/a4/nama=", "isian R121" },
  };
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkRecord) teknis = new_teknis ();
  g_autoptr(GPtrArray) of_teknis = prk_lembaga_periksa (teknis, profil);
  g_autofree char *found_teknis = list_found (of_teknis);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(PrkRecord) record = new_tkksd ();
      g_autoptr(GPtrArray) temuan = NULL;
      g_autofree char *found = NULL;

      apply (record, changes[i].change);
      temuan = prk_lembaga_periksa (record, profil);
      found = list_found (temuan);
      g_test_message ("%s", changes[i].change);
      g_assert_cmpstr (found, ==, changes[i].found);
    }
  /* A member of the Tim Teknis has no vote, and the Tim Teknis needs no chair. */
  g_assert_cmpstr (found_teknis, ==, "R122");
}

static void
test_pleno (void)
{
  static const Change changes[] = {
    { "", "" },
    { "tanggal=2027-02-01", "R120 R122 R122 R122 R122 R122 R122 R122 R122" },
    { "pimpinan/sebagai=sekretaris", "R124" },
    { "pimpinan/sebagai=wakil_ketua", "R124" },
    { "agenda/g0/jenis=pembahasan_dokumen", "R126" },
    { "berita_acara/nomor=", "R128" },
    { "putusan/g0/setuju=8", "R122" },
    { "putusan/g0/setuju=0", "R122 mayoritas" },
    { "hadir/h9/hak_suara=ya", "R122 R122" },
    { "hadir/h3/hadir=tidak", "R122" },
    { "hadir/h3/nama=Orang Lain", "R122" },
    { "hadir/h0/hadir=tidak", "R122 pimpinan" },
    { "pertimbangan/p2/temuan=", "isian R39" },
    { "putusan/g0/hasil=tolak", "R38 mayoritas" },
    { "putusan/g0/hasil=tunda", "" },
    { "putusan/g0/_hapus=ya", "R128" },
  };
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(GPtrArray) bodies = new_bodies ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(PrkRecord) record = new_pleno ();
      g_autoptr(GPtrArray) temuan = NULL;
      g_autofree char *found = NULL;

      apply (record, changes[i].change);
      temuan = prk_rapat_periksa (record, bodies, profil);
      found = list_found (temuan);
      g_test_message ("%s", changes[i].change);
      g_assert_cmpstr (found, ==, changes[i].found);
    }
}

/* Nothing of what a meeting brings is asked before it was held. */
static void
test_before (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(GPtrArray) bodies = new_bodies ();
  g_autoptr(PrkRecord) record = prk_record_new ("01980000-0000-7000-8000-00000000000d", "rapat");
  g_autoptr(GPtrArray) first = NULL, second = NULL, third = NULL;
  g_autofree char *found = NULL, *then = NULL, *last = NULL;

  put (record, "judul", "Rancangan PKS");
  put (record, "jenis", "teknis");
  put (record, "tanggal", HARI);
  first = prk_rapat_periksa (record, bodies, profil);
  found = list_found (first);
  g_assert_cmpstr (found, ==, "R127 R125");

  put_row (record, "agenda", "g0", "jenis=pembahasan_dokumen;uraian=PKS");
  put_ya (record, "undangan/semua", TRUE);
  second = prk_rapat_periksa (record, bodies, profil);
  then = list_found (second);
  g_assert_cmpstr (then, ==, "");

  put_ya (record, "selesai", TRUE);
  third = prk_rapat_periksa (record, bodies, profil);
  last = list_found (third);
  g_assert_cmpstr (last, ==, "R125 R128 R128 kuorum");
}

static void
test_quorum (void)
{
  static const struct { guint n; gboolean is_kuorum; } cases[] = {
    { 0, FALSE }, { 1, FALSE }, { 4, FALSE }, { 5, TRUE }, { 8, TRUE },
  };
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(GPtrArray) bodies = new_bodies ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkRecord) record = new_pleno ();
      PrkRapatHadir hadir;

      for (guint j = cases[i].n; j < G_N_ELEMENTS (seats); j++)
        {
          g_autofree char *path = g_strdup_printf ("hadir/h%u/hadir", j);

          put_ya (record, path, FALSE);
        }
      prk_rapat_hitung_hadir (record, bodies, profil, &hadir);
      g_assert_cmpuint (hadir.n_anggota, ==, 8);
      g_assert_cmpuint (hadir.n_suara, ==, cases[i].n);
      g_assert_cmpuint (hadir.n_hadir, ==, cases[i].n + 1);
      g_assert_cmpint (hadir.is_kuorum, ==, cases[i].is_kuorum);
    }
}

static void
test_agenda (void)
{
  static const PrkRapatKasus kasus[] = {
    { "K1", "Jalan", "utama", "M2" },       { "K2", "Air", "utama", "C2" },
    { "K2", "Air", "pks", "F1" },           { "K3", "Sampah", "utama", "B1" },
    { "K4", "Pasar", "perubahan-2", "F1" }, { "K5", "Banjir", "perselisihan", "S1" },
    { "K6", "Tanpa", "pks-2", NULL },
  };
  g_autoptr(GPtrArray) pleno = prk_rapat_list_usulan (kasus, G_N_ELEMENTS (kasus), "pleno");
  g_autoptr(GPtrArray) teknis = prk_rapat_list_usulan (kasus, G_N_ELEMENTS (kasus), "teknis");
  g_autoptr(GPtrArray) all = prk_rapat_list_usulan (kasus, G_N_ELEMENTS (kasus), NULL);
  g_autoptr(PrkRecord) rapat = new_pleno ();
  const PrkUsulanAgenda *first = g_ptr_array_index (pleno, 0);
  const PrkUsulanAgenda *change = g_ptr_array_index (teknis, 2);

  g_assert_cmpuint (pleno->len, ==, 1);
  g_assert_cmpstr (first->ksd, ==, "K1");
  g_assert_cmpstr (first->peristiwa, ==, "pleno_memutuskan");
  g_assert_cmpstr (first->pasal, ==, "Pasal 18 ayat (3)");
  g_assert_true (g_str_has_suffix (first->uraian, ": Jalan"));
  g_assert_true (prk_rapat_has_usulan (rapat, first));

  g_assert_cmpuint (teknis->len, ==, 3);
  g_assert_cmpstr (change->alur, ==, "perubahan-2");
  g_assert_false (prk_rapat_has_usulan (rapat, change));
  g_assert_cmpuint (all->len, ==, 5);
}

/* The decision is an event that the case takes. */
static void
test_decision (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(GPtrArray) bodies = new_bodies ();
  g_autoptr(GPtrArray) libur = g_ptr_array_new ();
  PrkHitung usual = { .hari_kerja = 5 };
  g_autoptr(PrkKalender) kalender = prk_kalender_new (libur, NULL, &usual);
  g_autoptr(PrkRecord) rapat = new_pleno ();
  g_autoptr(PrkKasus) kasus = prk_kasus_new ();
  PrkTahapKonteks konteks = { kasus, kalender, profil, NULL };
  g_autoptr(JsonNode) prakarsa = json_node_init_string (json_node_alloc (), "mitra");
  g_autoptr(JsonObject) offer = json_object_new ();
  g_autoptr(JsonObject) review = json_object_new ();
  g_autoptr(JsonObject) isi = NULL;
  g_autoptr(JsonObject) none = NULL;
  const char *ksd, *peristiwa;

  prk_kasus_set (kasus, "prakarsa", prakarsa);
  json_object_set_string_member (offer, "tanggal", "2026-11-02");
  json_object_set_boolean_member (offer, "dalam_rencana", FALSE);
  prk_kasus_catat (kasus, "penawaran_masuk", offer);
  json_object_set_string_member (review, "tanggal", "2026-11-10");
  prk_kasus_catat (kasus, "telaah_masuk", review);
  g_assert_cmpstr (prk_tahapan_get_keadaan (kasus, PRK_ALUR_UTAMA), ==, "M2");

  isi = prk_rapat_new_putusan (rapat, bodies, "g0", &ksd, &peristiwa);
  g_assert_cmpstr (ksd, ==, "K1");
  g_assert_cmpstr (peristiwa, ==, "pleno_memutuskan");
  g_assert_cmpint (prk_tahapan_catat (&konteks, peristiwa, isi, NULL), ==, PRK_BOLEH);
  g_assert_cmpstr (prk_tahapan_get_keadaan (kasus, PRK_ALUR_UTAMA), ==, "M3");

  put (rapat, "putusan/g0/hasil", "tunda");
  none = prk_rapat_new_putusan (rapat, bodies, "g0", &ksd, &peristiwa);
  g_assert_null (none);
}

/* The meeting is an event that the TKKSD takes under its decree, for the year of its day; one that voted on nothing, too. */
static void
test_own_event (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(GPtrArray) bodies = new_bodies ();
  g_autoptr(GPtrArray) libur = g_ptr_array_new ();
  PrkHitung usual = { .hari_kerja = 5 };
  g_autoptr(PrkKalender) kalender = prk_kalender_new (libur, NULL, &usual);
  g_autoptr(PrkRecord) rapat = new_pleno ();
  g_autoptr(PrkKasus) kasus = prk_kasus_new ();
  PrkTahapKonteks konteks = { kasus, kalender, profil, NULL };
  g_autoptr(JsonObject) decree = prk_lembaga_new_isi (g_ptr_array_index (bodies, 0));
  g_autoptr(JsonObject) isi = prk_rapat_new_kejadian (rapat, bodies);
  g_autoptr(JsonObject) quiet = NULL;

  g_assert_cmpint (prk_tahapan_boleh (&konteks, "rapat_pleno", isi, NULL), ==, PRK_TIDAK_KEADAAN);
  g_assert_cmpint (prk_tahapan_catat (&konteks, "tkksd_dibentuk", decree, NULL), ==, PRK_BOLEH);
  g_assert_cmpint (prk_tahapan_catat (&konteks, "rapat_pleno", isi, NULL), ==, PRK_BOLEH);
  g_assert_cmpstr (json_object_get_string_member (isi, "masa"), ==, "2026");

  put (rapat, "putusan/g0/hasil", "dicatat");
  quiet = prk_rapat_new_kejadian (rapat, bodies);
  g_assert_cmpint (prk_tahapan_boleh (&konteks, "rapat_pleno", quiet, NULL), ==, PRK_BOLEH);
  put (rapat, "putusan/g0/hasil", "setuju");
  put_int (rapat, "putusan/g0/setuju", 6);
  g_clear_pointer (&quiet, json_object_unref);
  quiet = prk_rapat_new_kejadian (rapat, bodies);
  g_assert_cmpint (prk_tahapan_boleh (&konteks, "rapat_pleno", quiet, NULL), ==, PRK_TIDAK_ATURAN);

  put_ya (rapat, "selesai", FALSE);
  g_assert_null (prk_rapat_new_kejadian (rapat, bodies));
  put_ya (rapat, "selesai", TRUE);
  put (rapat, "jenis", "koordinasi");
  g_assert_null (prk_rapat_new_kejadian (rapat, bodies));
}

/* "a b" of rows */
static char *
list_tasks (PrkRapatRingkas *rapat,
            const char      *ksd)
{
  g_autoptr(GPtrArray) tasks = prk_rapat_ringkas_list_tugas (rapat, ksd);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < tasks->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                            ((PrkTugas *) g_ptr_array_index (tasks, i))->baris);

  return g_string_free (words, FALSE);
}

static void
assert_tasks (PrkRecord  *record,
              const char *ksd,
              const char *expected)
{
  g_autoptr(PrkRapatRingkas) rapat = prk_rapat_ringkas_new (record);
  g_autofree char *rows = list_tasks (rapat, ksd);

  g_assert_cmpstr (rows, ==, expected);
}

/* A task belongs to the case of its item; one without an item, to the only case of the meeting. */
static void
test_tasks (void)
{
  g_autoptr(PrkRecord) record = new_pleno ();
  g_autoptr(PrkRapatRingkas) rapat = NULL;
  const PrkRapatPokok *pokok;
  const PrkTugas *tugas;

  put_row (record, "tindak_lanjut", "t0", "uraian=Surat;oleh=Bagian;sampai=2026-12-01;agenda=Jalan");
  put_row (record, "tindak_lanjut", "t1", "uraian=Arsip;oleh=Bagian");
  assert_tasks (record, "K1", "t0 t1");
  assert_tasks (record, "K2", "");

  put_row (record, "agenda", "g1", "jenis=kebijakan;uraian=Air;ksd=K2;alur=utama");
  put_row (record, "tindak_lanjut", "t2", "uraian=Telaah;oleh=Dinas;agenda=Air;selesai=ya;"
                                          "selesai_pada=2026-11-30;selesai_oleh=Rini");
  assert_tasks (record, "K1", "t0");
  assert_tasks (record, "K2", "t2");

  rapat = prk_rapat_ringkas_new (record);
  g_assert_true (rapat->is_held);
  g_assert_true (rapat->is_tertinggal);
  g_assert_cmpuint (rapat->pokok->len, ==, 2);
  pokok = g_ptr_array_index (rapat->pokok, 0);
  g_assert_cmpstr (pokok->hasil, ==, "setuju");
  g_assert_cmpint (pokok->setuju, ==, 7);
  g_assert_cmpint (pokok->tolak, ==, 1);
  g_assert_null (pokok->peristiwa);
  tugas = g_ptr_array_index (rapat->tugas, 2);
  g_assert_true (tugas->is_selesai);
  g_assert_cmpuint (tugas->selesai_pada, ==, prk_hari_dari_iso ("2026-11-30"));
  g_assert_cmpstr (tugas->selesai_oleh, ==, "Rini");

  put (record, "peristiwa", "019aa5d0-0000-7000-8000-000000000000");
  g_clear_pointer (&rapat, prk_rapat_ringkas_unref);
  rapat = prk_rapat_ringkas_new (record);
  g_assert_false (rapat->is_tertinggal);
}

static void
put_text (PrkRecord  *record,
          const char *path,
          const char *commonmark)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), json_object_new ());

  json_object_set_string_member (json_node_get_object (node), "teks", commonmark);
  prk_record_overlay (record, path, node);
}

static void
put_berkas (PrkRecord  *record,
            const char *path,
            const char *nama)
{
  g_autofree char *hash = prk_hash_data (nama, strlen (nama));
  g_autoptr(PrkBerkasValue) file = prk_berkas_value_new (hash, nama, 10, "application/pdf");
  g_autoptr(JsonNode) node = prk_berkas_to_value (file);

  prk_record_overlay (record, path, node);
}

static void
assert_cell (PrkRecord  *record,
             const char *table,
             const char *row,
             const char *column,
             const char *expected)
{
  g_autofree char *path = g_strjoin ("/", table, row, column, NULL);

  g_assert_cmpstr (prk_record_get_string (record, path), ==, expected);
}

/* What stands on paper before and after the meeting. */
static void
test_paper (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(GPtrArray) bodies = new_bodies ();
  g_autoptr(PrkRecord) rapat = new_pleno ();
  g_autoptr(PrkRecord) after = NULL;
  g_autoptr(PrkRecord) before = NULL;
  g_auto(GStrv) present = NULL, expected = NULL, invited = NULL, bahan = NULL;

  put_ya (rapat, "hadir/h9/hadir", FALSE);
  put_berkas (rapat, "lampiran/l0/berkas", "peta.pdf");
  put_row (rapat, "lampiran", "l0", "keterangan=Peta jalan");
  put_berkas (rapat, "lampiran/l1/berkas", "rab.pdf");
  put_row (rapat, "lampiran", "l1", "keterangan=");
  after = prk_rapat_new_cetak (rapat, bodies, profil);
  present = prk_record_list_rows (after, "hadir");
  invited = prk_record_list_rows (after, "yth");
  g_assert_cmpuint (g_strv_length (present), ==, 8);
  g_assert_cmpuint (g_strv_length (invited), ==, 10);
  g_assert_true (g_str_has_prefix (prk_record_get_string (after, "pembuka"),
                                   "Pada hari ini, Selasa, tanggal dua puluh empat bulan November "
                                   "tahun dua ribu dua puluh enam (24-11-2026)"));
  g_assert_cmpstr (prk_record_get_string (after, "dasar"), ==,
                   "Keputusan Bupati Barito Selatan Nomor 100.3.3.2/12/2026 tanggal 5 Januari 2026");
  g_assert_cmpstr (prk_record_get_string (after, "kehadiran"), ==,
                   "Hadir 8 orang. Dari 8 anggota yang mempunyai hak suara hadir 8; kuorum terpenuhi.");

  bahan = prk_record_list_rows (after, "bahan");
  g_assert_cmpuint (g_strv_length (bahan), ==, 2);
  assert_cell (after, "bahan", bahan[0], "nama", "Peta jalan");
  assert_cell (after, "bahan", bahan[0], "berkas", "peta.pdf");
  assert_cell (after, "bahan", bahan[1], "nama", "rab.pdf");

  put_ya (rapat, "selesai", FALSE);
  before = prk_rapat_new_cetak (rapat, bodies, profil);
  expected = prk_record_list_rows (before, "hadir");
  g_assert_cmpuint (g_strv_length (expected), ==, 9);
  g_assert_null (prk_record_get_string (before, "kehadiran"));
}

static PrkRecord *
new_report (void)
{
  PrkRecord *record = prk_record_new ("01980000-0000-7000-8000-00000000000e", "laporan");

  put (record, "judul", "Jalan lintas");
  put (record, "ksd", "K1");
  put (record, "alur", "pks-2");
  put (record, "masa", "2027-1");
  put (record, "perangkat_daerah", "Dinas Pekerjaan Umum");
  put (record, "tanggal", "2027-07-10");
  put_ya (record, "tembusan_tkksd", TRUE);
  put (record, "monev/oleh", "pd_kerja_sama");
  for (char letter = 'a'; letter <= 'i'; letter++)
    {
      const char path[] = { 'i', 's', 'i', '/', letter, '\0' };

      put_text (record, path, "Tidak ada.");
    }

  return record;
}

static void
test_report (void)
{
  static const Change changes[] = {
    { "", "" },
    { "tembusan_tkksd=tidak", "R104" },
    { "masa=2027-3", "R104" },
    { "tanggal=", "isian" },
    { "diteruskan/tanggal=2027-07-20", "" },
    { "monev/tanggal=2027-06-01", "" },
  };
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkRecord) broken = new_report ();
  g_autoptr(GPtrArray) of_broken = NULL;
  g_autofree char *found_broken = NULL;
  g_autoptr(PrkRecord) monitored = new_report ();
  g_autoptr(GPtrArray) of_monitored = NULL;
  g_autofree char *found_monitored = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(PrkRecord) record = new_report ();
      g_autoptr(GPtrArray) temuan = NULL;
      g_autofree char *found = NULL;

      apply (record, changes[i].change);
      temuan = prk_laporan_periksa (record, profil);
      found = list_found (temuan);
      g_test_message ("%s", changes[i].change);
      g_assert_cmpstr (found, ==, changes[i].found);
    }

  /* One of the nine is missing. */
  put_text (broken, "isi/h", "");
  of_broken = prk_laporan_periksa (broken, profil);
  found_broken = list_found (of_broken);
  g_assert_cmpstr (found_broken, ==, "R106");

  put (monitored, "monev/tanggal", "2027-06-01");
  put (monitored, "monev/oleh", "lainnya");
  of_monitored = prk_laporan_periksa (monitored, profil);
  found_monitored = list_found (of_monitored);
  g_assert_cmpstr (found_monitored, ==, "R107");
}

/* What the case knows is filled in; what only the semester brings is not. */
static void
test_report_from_a_case (void)
{
  g_autoptr(PrkRecord) ksd = prk_record_new ("01980000-0000-7000-8000-00000000000f", "ksd");
  g_autoptr(PrkRecord) kak = prk_record_new ("01980000-0000-7000-8000-000000000010", "kak");
  g_autoptr(PrkRecord) record = prk_record_new ("01980000-0000-7000-8000-000000000011", "laporan");
  g_autoptr(PrkEdit) edit = prk_edit_new (record);
  g_autoptr(GPtrArray) sets = NULL;
  g_autoptr(GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);

  put (ksd, "judul", "Jalan lintas");
  put_row (ksd, "pihak", "p1", "nama=Barito Selatan");
  put_row (ksd, "pihak", "p2", "nama=Barito Utara");
  put (kak, "jangka_waktu/mulai", "2027-01-01");
  put (kak, "jangka_waktu/selesai", "2031-12-31");
  put_text (kak, "maksud_tujuan/maksud", "Jalan terpelihara.");
  put_row (kak, "objek_ruang_lingkup/objek", "o1", "uraian=Jalan dan jembatan");
  prk_laporan_mulai (edit, ksd, kak, "pks-1", "2027-1");
  sets = prk_edit_list_sets (edit);
  for (guint i = 0; i < sets->len; i++)
    {
      PrkOpSet *one = g_ptr_array_index (sets, i);
      JsonNode *value = one->value;
      const char *text = JSON_NODE_HOLDS_OBJECT (value)
                           ? json_object_get_string_member (json_node_get_object (value), "teks")
                         : json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value)
                                                                             : "";

      g_hash_table_insert (given, (char *) one->path, (char *) text);
    }

  g_assert_cmpstr (g_hash_table_lookup (given, "isi/a"), ==, "Jalan lintas");
  g_assert_cmpstr (g_hash_table_lookup (given, "isi/b"), ==, "Perjanjian Kerja Sama");
  g_assert_cmpstr (g_hash_table_lookup (given, "isi/c"), ==, "Barito Selatan; Barito Utara");
  g_assert_cmpstr (g_hash_table_lookup (given, "isi/d"), ==, "Jalan terpelihara.");
  g_assert_cmpstr (g_hash_table_lookup (given, "isi/e"), ==, "Jalan dan jembatan");
  g_assert_cmpstr (g_hash_table_lookup (given, "isi/f"), ==, "1 Januari 2027 sampai dengan 31 Desember 2031");
  g_assert_false (g_hash_table_contains (given, "isi/g"));
  g_assert_cmpstr (g_hash_table_lookup (given, "alur"), ==, "pks-1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lembaga/who-votes-on-a-day", test_membership);
  g_test_add_func ("/lembaga/rules-of-a-decree", test_decree);
  g_test_add_func ("/rapat/rules-of-a-pleno", test_pleno);
  g_test_add_func ("/rapat/before-it-was-held", test_before);
  g_test_add_func ("/rapat/quorum", test_quorum);
  g_test_add_func ("/rapat/agenda-from-waiting-cases", test_agenda);
  g_test_add_func ("/rapat/decision-moves-the-case", test_decision);
  g_test_add_func ("/rapat/own-event", test_own_event);
  g_test_add_func ("/rapat/tasks-of-a-case", test_tasks);
  g_test_add_func ("/rapat/paper", test_paper);
  g_test_add_func ("/laporan/rules-of-a-report", test_report);
  g_test_add_func ("/laporan/from-a-case", test_report_from_a_case);

  return g_test_run ();
}
