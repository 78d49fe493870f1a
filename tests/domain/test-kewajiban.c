/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "domain/prk-kewajiban.h"
#include "prk-test-device.h"

#define HAK "klausul/hak_kewajiban"

static PrkRecord *
new_naskah (PrkTestDevice *device,
            const char    *clause)
{
  static const char *const rows[][2] = { { "p1", "Kabupaten Barito Selatan" }, { "p2", "Kabupaten Kapuas" } };
  PrkRecord *naskah = prk_record_new (PRK_TEST_RECORD, "naskah");
  g_autoptr(PrkEdit) edit = prk_edit_new (naskah);

  prk_edit_set_string (edit, "jenis", "pks");
  prk_edit_set_string (edit, "judul", "Pelayanan air minum");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("pihak/%s/nama", rows[i][0]);

      prk_edit_append_row (edit, "pihak", rows[i][0]);
      prk_edit_set_string (edit, path, rows[i][1]);
    }
  prk_edit_set_text (edit, HAK, clause);
  g_assert_nonnull (prk_test_device_commit (device, edit));

  return naskah;
}

static void
commit (PrkTestDevice *device,
        PrkEdit       *edit)
{
  g_assert_nonnull (prk_test_device_commit (device, edit));
}

static PrkHari
day (const char *iso)
{
  PrkHari hari = iso != NULL ? prk_hari_dari_iso (iso) : 0;

  g_assert_true (iso == NULL || hari != 0);
  return hari;
}

/* R100: when what is owed is due; what was done is "masa" or "ya". */
static void
test_due (void)
{
  static const struct
  {
    const char *batas, *tanggal;
    guint jumlah;
    const char *signed_on, *ends, *today;
    gboolean is_stopped;
    const char *done[3];
    PrkKewajibanStatus status;
    const char *due, *masa;
  } table[] = {
    { "tanggal", "2027-03-01", 0, NULL, NULL, "2026-11-21", FALSE, { NULL }, PRK_KEWAJIBAN_BELUM, "2027-03-01", "" },
    { "hari", NULL, 30, NULL, NULL, "2026-11-21", FALSE, { NULL }, PRK_KEWAJIBAN_BELUM, NULL, "" },
    { "semester", NULL, 0, NULL, NULL, "2026-11-21", FALSE, { NULL }, PRK_KEWAJIBAN_BELUM, NULL, "" },
    { "tanggal", "2027-03-01", 0, "2026-11-01", NULL, "2027-03-01", FALSE, { NULL }, PRK_KEWAJIBAN_BERJALAN, "2027-03-01", "" },
    { "tanggal", "2027-03-01", 0, "2026-11-01", NULL, "2027-03-02", FALSE, { NULL }, PRK_KEWAJIBAN_LEWAT, "2027-03-01", "" },
    { "tanggal", "2027-03-01", 0, "2026-11-01", NULL, "2027-03-02", FALSE, { "" }, PRK_KEWAJIBAN_SELESAI, "2027-03-01", "" },
    { "hari", NULL, 30, "2026-11-20", NULL, "2026-11-21", FALSE, { NULL }, PRK_KEWAJIBAN_BERJALAN, "2026-12-20", "" },
    { "bulan", NULL, 3, "2026-11-30", NULL, "2026-12-01", FALSE, { NULL }, PRK_KEWAJIBAN_BERJALAN, "2027-02-28", "" },
    { NULL, NULL, 0, "2026-11-20", NULL, "2030-01-01", FALSE, { NULL }, PRK_KEWAJIBAN_BERJALAN, NULL, "" },
    /* The half year of the signing is the first; nothing was owed before. */
    { "semester", NULL, 0, "2026-11-01", NULL, "2026-11-21", FALSE, { NULL }, PRK_KEWAJIBAN_BERJALAN, "2026-12-31", "2026-2" },
    { "semester", NULL, 0, "2026-11-01", NULL, "2027-01-01", FALSE, { NULL }, PRK_KEWAJIBAN_LEWAT, "2026-12-31", "2026-2" },
    { "semester", NULL, 0, "2026-11-01", NULL, "2027-01-01", FALSE, { "2026-2" }, PRK_KEWAJIBAN_BERJALAN, "2027-06-30", "2027-1" },
    { "semester", NULL, 0, "2026-11-01", NULL, "2027-01-01", FALSE, { "2026-2", "2027-1" }, PRK_KEWAJIBAN_SELESAI, "2027-12-31", "2027-1" },
    /* Of many that were left out the last one is told. */
    { "semester", NULL, 0, "2023-02-01", NULL, "2026-11-21", FALSE, { NULL }, PRK_KEWAJIBAN_LEWAT, "2026-06-30", "2026-1" },
    { "tahun", NULL, 0, "2025-07-01", NULL, "2026-11-21", FALSE, { "2025" }, PRK_KEWAJIBAN_BERJALAN, "2026-12-31", "2026" },
    { "tahun", NULL, 0, "2025-07-01", NULL, "2026-11-21", FALSE, { "2026" }, PRK_KEWAJIBAN_LEWAT, "2025-12-31", "2025" },
    /* The term cuts the last one short, and none comes after it. */
    { "tahun", NULL, 0, "2025-07-01", "2027-03-31", "2027-01-05", FALSE, { "2025", "2026" }, PRK_KEWAJIBAN_BERJALAN, "2027-03-31", "2027" },
    { "tahun", NULL, 0, "2025-07-01", "2027-03-31", "2027-02-05", FALSE, { "2026", "2027" }, PRK_KEWAJIBAN_SELESAI, NULL, "2027" },
    { "semester", NULL, 0, "2025-07-01", "2026-03-31", "2026-11-21", FALSE, { "2025-2" }, PRK_KEWAJIBAN_LEWAT, "2026-03-31", "2026-1" },
    /* What ended is owed no more. */
    { "semester", NULL, 0, "2025-07-01", "2026-03-31", "2026-11-21", TRUE, { NULL }, PRK_KEWAJIBAN_BERHENTI, NULL, "2025-2" },
    { "tanggal", "2026-01-01", 0, "2025-07-01", NULL, "2026-11-21", TRUE, { NULL }, PRK_KEWAJIBAN_BERHENTI, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
      g_autoptr(PrkRecord) naskah = new_naskah (device, "Biaya ditanggung PARA PIHAK.");
      g_autoptr(PrkKewajibanNaskah) all = NULL;
      g_autofree char *due = NULL;
      PrkEdit *edit = prk_edit_new (naskah);
      PrkKewajibanGaris line = { day (table[i].signed_on), day (table[i].ends), table[i].is_stopped, day (table[i].today) };
      PrkKewajibanJatuh jatuh;

      prk_edit_append_row (edit, "kewajiban", "k1");
      prk_edit_set_string (edit, "kewajiban/k1/uraian", "Menyediakan air");
      prk_edit_set_string (edit, "kewajiban/k1/batas", table[i].batas != NULL ? table[i].batas : "");
      if (table[i].tanggal != NULL)
        prk_edit_set_string (edit, "kewajiban/k1/tanggal", table[i].tanggal);
      prk_edit_set_int (edit, "kewajiban/k1/jumlah", table[i].jumlah);
      commit (device, edit);
      prk_edit_unref (edit);
      for (guint j = 0; table[i].done[j] != NULL; j++)
        {
          g_autoptr(PrkEdit) done = prk_edit_new (naskah);
          g_autofree char *row = g_strdup_printf ("l%u", j);

          prk_kewajiban_tandai (done, "k1", row, table[i].done[j], day ("2026-11-20"), "BAST 7/2026");
          commit (device, done);
        }

      all = prk_kewajiban_naskah_new (naskah);
      g_assert_cmpuint (all->butir->len, ==, 1);
      prk_kewajiban_hitung (g_ptr_array_index (all->butir, 0), &line, &jatuh);
      due = jatuh.jatuh != 0 ? prk_hari_dup_iso (jatuh.jatuh) : NULL;
      g_test_message ("row %u: %s due %s (%s)", i, prk_kewajiban_get_status_teks (jatuh.status), due, jatuh.masa);
      g_assert_cmpint (jatuh.status, ==, table[i].status);
      g_assert_cmpstr (due, ==, table[i].due);
      g_assert_cmpstr (jatuh.masa, ==, table[i].masa);
    }
}

#define CLAUSE \
  "1. Setiap PIHAK berhak memperoleh hasil kerja sama.\n" \
  "2. PIHAK KESATU berkewajiban:\n" \
  "   1. menyediakan lahan seluas 2 (dua) hektare paling lambat 30 (tiga puluh) hari setelah Perjanjian ini ditandatangani; dan\n" \
  "   2. memelihara jaringan pipa setiap tahun.\n" \
  "3. PIHAK KEDUA **wajib** melaporkan pemakaian air setiap semester.\n" \
  "4. Perselisihan diselesaikan secara musyawarah.\n" \
  "5. PIHAK KEDUA berhak:\n" \
  "   1. menerima air baku dari PIHAK KESATU yang menyediakan instalasi.\n"

/* R100: what the clauses lay on whom. */
static void
test_proposals (void)
{
  static const struct
  {
    const char *dasar, *uraian, *pihak, *batas;
    guint jumlah;
  } want[] = {
    { "Hak dan kewajiban para pihak ayat (2) huruf a",
      "menyediakan lahan seluas 2 (dua) hektare paling lambat 30 (tiga puluh) hari setelah Perjanjian ini ditandatangani",
      "kesatu", "hari", 30 },
    { "Hak dan kewajiban para pihak ayat (2) huruf b", "memelihara jaringan pipa setiap tahun", "kesatu", "tahun", 0 },
    { "Hak dan kewajiban para pihak ayat (3)", "PIHAK KEDUA wajib melaporkan pemakaian air setiap semester", "kedua",
      "semester", 0 },
  };
  g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
  g_autoptr(PrkRecord) naskah = new_naskah (device, CLAUSE);
  g_autoptr(GPtrArray) found = prk_kewajiban_usulkan (naskah);

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (want));
  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    {
      const PrkKewajibanUsul *one = g_ptr_array_index (found, i);

      g_assert_cmpstr (one->dasar, ==, want[i].dasar);
      g_assert_cmpstr (one->uraian, ==, want[i].uraian);
      g_assert_cmpstr (one->pihak, ==, want[i].pihak);
      g_assert_cmpstr (one->batas, ==, want[i].batas);
      g_assert_cmpuint (one->jumlah, ==, want[i].jumlah);
      g_assert_cmpstr (one->sumber, ==, HAK);
      g_assert_false (one->is_ada);
    }
}

/* An addendum names a provision by the number of its Pasal. */
static void
test_ayat (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
  g_autoptr(PrkRecord) naskah = new_naskah (device, CLAUSE);
  g_autoptr(PrkEdit) edit = prk_edit_new (naskah);
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GString) told = g_string_new (NULL);

  prk_edit_set_text (edit, "klausul/objek", "Objeknya adalah:\n\n1. air; dan\n2. pipa.");
  commit (device, edit);
  all = prk_kewajiban_list_ayat (naskah);
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (told, "%s%s", i > 0 ? "; " : "", ((PrkKewajibanUsul *) g_ptr_array_index (all, i))->dasar);
  g_assert_cmpstr (told->str, ==,
                   "Pasal 1 huruf a; Pasal 1 huruf b; Pasal 2 ayat (1); Pasal 2 ayat (2) huruf a; Pasal 2 ayat (2) huruf b; Pasal 2 ayat (3); "
                   "Pasal 2 ayat (4); Pasal 2 ayat (5) huruf a");
  g_assert_cmpstr (((PrkKewajibanUsul *) g_ptr_array_index (all, 0))->kutipan, ==, "air; dan");
}

static void
test_chosen_words (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
  g_autoptr(PrkRecord) naskah = new_naskah (device, CLAUSE);
  g_autoptr(PrkKewajibanUsul) part = prk_kewajiban_usul_dari_teks (naskah, HAK, "memelihara jaringan pipa");
  g_autoptr(PrkKewajibanUsul) none = prk_kewajiban_usul_dari_teks (naskah, HAK, " \n ");

  g_assert_null (none);
  g_assert_cmpstr (part->uraian, ==, "memelihara jaringan pipa");
  g_assert_cmpstr (part->dasar, ==, "Hak dan kewajiban para pihak ayat (2) huruf b");
  g_assert_cmpstr (part->pihak, ==, "kesatu");
  g_assert_true (prk_kewajiban_has_kutipan (naskah, HAK, part->kutipan));
}

/* A clause that says something else now flags what was taken from it; how it is set does not matter. */
static void
test_changed_clause (void)
{
  static const struct
  {
    const char *clause;
    gboolean is_changed;
  } steps[] = {
    { CLAUSE, FALSE },
    { "1. PIHAK KEDUA wajib  melaporkan\n   pemakaian air setiap semester.", FALSE },
    { "1. PIHAK KEDUA wajib melaporkan pemakaian air setiap tahun.", TRUE },
    { "", TRUE },
  };
  g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
  g_autoptr(PrkRecord) naskah = new_naskah (device, CLAUSE);
  g_autoptr(GPtrArray) found = prk_kewajiban_usulkan (naskah);
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(PrkEdit) edit = prk_edit_new (naskah);

  prk_kewajiban_ambil (edit, "k1", g_ptr_array_index (found, 2));
  commit (device, edit);
  again = prk_kewajiban_usulkan (naskah);
  g_assert_true (((PrkKewajibanUsul *) g_ptr_array_index (again, 2))->is_ada);
  g_assert_false (((PrkKewajibanUsul *) g_ptr_array_index (again, 1))->is_ada);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr(PrkEdit) change = prk_edit_new (naskah);
      g_autoptr(PrkKewajibanNaskah) all = NULL;
      const PrkKewajiban *one;

      prk_edit_set_text (change, HAK, steps[i].clause);
      if (!prk_edit_is_empty (change))
        commit (device, change);
      all = prk_kewajiban_naskah_new (naskah);
      one = g_ptr_array_index (all->butir, 0);
      g_assert_cmpstr (one->pihak, ==, "kedua");
      g_assert_cmpint (one->is_berubah, ==, steps[i].is_changed);
    }
}

/* R106: what the report of a half year says was done, and what was not. */
static void
test_report (void)
{
#define KESATU "PIHAK KESATU (Kabupaten Barito Selatan): "
#define KEDUA "PIHAK KEDUA (Kabupaten Kapuas): "
  static const struct
  {
    const char *masa, *done, *left;
  } table[] = {
    { "2026-1", NULL, NULL }, /* before the signing */
    { "2026-2", "1. " KESATU "lahan, dilaksanakan tanggal 20 November 2026 (BAST \\_7\\_).\n",
      "1. " KEDUA "laporan belum dilaksanakan.\n2. PARA PIHAK: rencana belum dilaksanakan.\n" },
    { "2027-1", "1. " KEDUA "laporan, dilaksanakan tanggal 20 November 2026 (BAST \\_7\\_).\n", NULL },
    { "2027-2", "1. PARA PIHAK: rencana, dilaksanakan tanggal 20 November 2026 (BAST \\_7\\_).\n",
      "1. " KEDUA "laporan belum dilaksanakan.\n2. " KESATU "pipa belum dilaksanakan.\n" },
    { "2028-2", NULL, NULL }, /* after the end */
    { "2028", NULL, NULL },
    { "satu", NULL, NULL },
  };
  static const char *const rows[][5] = {
    { "k1", "lahan", "kesatu", "hari", "2030-01-01" },
    { "k2", "laporan", "kedua", "semester", "2030-01-01" },
    { "k3", "rencana", "para", "tahun", "2030-01-01" },
    { "k4", "pipa", "kesatu", "tanggal", "2027-08-01" },
  };
  static const char *const done[][2] = { { "k1", "" }, { "k2", "2027-1" }, { "k3", "2027" } };
  PrkKewajibanGaris line = { day ("2026-10-01"), day ("2028-03-31"), FALSE, day ("2028-01-10") };
  g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
  g_autoptr(PrkRecord) naskah = new_naskah (device, CLAUSE);
  g_autoptr(PrkEdit) edit = prk_edit_new (naskah);
  g_autoptr(PrkKewajibanNaskah) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      static const char *const columns[] = { "uraian", "pihak", "batas", "tanggal" };

      prk_edit_append_row (edit, "kewajiban", rows[i][0]);
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          g_autofree char *path = g_strdup_printf ("kewajiban/%s/%s", rows[i][0], columns[j]);

          prk_edit_set_string (edit, path, rows[i][j + 1]);
        }
    }
  prk_edit_set_int (edit, "kewajiban/k1/jumlah", 30);
  commit (device, edit);
  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    {
      g_autoptr(PrkEdit) act = prk_edit_new (naskah);
      g_autofree char *row = g_strdup_printf ("l%u", i);

      prk_kewajiban_tandai (act, done[i][0], row, done[i][1], day ("2026-11-20"), "BAST _7_");
      commit (device, act);
    }

  all = prk_kewajiban_naskah_new (naskah);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *was_done = prk_kewajiban_dup_laporan (all, &line, table[i].masa, TRUE);
      g_autofree char *was_left = prk_kewajiban_dup_laporan (all, &line, table[i].masa, FALSE);

      g_assert_cmpstr (was_done, ==, table[i].done);
      g_assert_cmpstr (was_left, ==, table[i].left);
    }
}

static void
test_whose (void)
{
  static const struct
  {
    const char *pihak, *kita;
    gboolean is_kita;
    const char *words;
  } table[] = {
    { "kesatu", "p1", TRUE, "PIHAK KESATU (Kabupaten Barito Selatan)" },
    { "kedua", "p1", FALSE, "PIHAK KEDUA (Kabupaten Kapuas)" },
    { "kedua", "p2", TRUE, "PIHAK KEDUA (Kabupaten Kapuas)" },
    { "para", "p2", TRUE, "PARA PIHAK" },
    { "ketiga", "p1", FALSE, "PIHAK KETIGA" },
    { "kesatu", NULL, TRUE, "PIHAK KESATU (Kabupaten Barito Selatan)" },
    { "kedua", "unknown", FALSE, "PIHAK KEDUA (Kabupaten Kapuas)" },
  };
  g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
  g_autoptr(PrkRecord) naskah = new_naskah (device, CLAUSE);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(PrkEdit) edit = prk_edit_new (naskah);
      g_autoptr(PrkKewajibanNaskah) all = NULL;
      g_autofree char *words = NULL;

      if (i == 0)
        prk_edit_append_row (edit, "kewajiban", "k1");
      prk_edit_set_string (edit, "kewajiban/k1/pihak", table[i].pihak);
      if (!prk_edit_is_empty (edit))
        commit (device, edit);
      all = prk_kewajiban_naskah_new (naskah);
      words = prk_kewajiban_dup_pihak (g_ptr_array_index (all->butir, 0), all);
      g_assert_cmpint (prk_kewajiban_is_kita (g_ptr_array_index (all->butir, 0), all, table[i].kita), ==, table[i].is_kita);
      g_assert_cmpstr (words, ==, table[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kewajiban/r100-is-due-when-the-text-says", test_due);
  g_test_add_func ("/kewajiban/r100-clauses-propose-duties", test_proposals);
  g_test_add_func ("/kewajiban/ayat-are-named-by-their-pasal", test_ayat);
  g_test_add_func ("/kewajiban/chosen-words-know-their-ayat", test_chosen_words);
  g_test_add_func ("/kewajiban/changed-clause-is-flagged", test_changed_clause);
  g_test_add_func ("/kewajiban/r106-report-tells-what-was-done", test_report);
  g_test_add_func ("/kewajiban/whose-it-is", test_whose);

  return g_test_run ();
}
