/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-buku.h"
#include "domain/prk-nomor.h"
#include "oplog/prk-edit.h"

#define S(text) ((char *) (text))

static PrkHari
hari (const char *iso)
{
  return prk_hari_dari_iso (iso);
}

static PrkPolaNomor *
pola (const char *teks)
{
  g_autoptr(GError) error = NULL;
  PrkPolaNomor *self = prk_pola_nomor_new (teks, &error);

  g_assert_no_error (error);

  return self;
}

/* The forms that §11 of the domain model prints, with numbers from real papers. */
static void
test_forms (void)
{
  static const struct
  {
    const char *pola, *nomor;
    PrkNomorIsi isi;
  } table[] = {
    { "{klasifikasi}/{urut}/{unit}", "000.8.3.3/15/OR", { .klasifikasi = S ("000.8.3.3"), .urut = 15, .unit = S ("OR") } },
    { "{keamanan}/{klasifikasi}/{urut}/{unit}/{jenis}/{tahun}", "T/900.04.03/5/409.1.1/SOP AP/2026",
      { .keamanan = S ("T"), .klasifikasi = S ("900.04.03"), .urut = 5, .unit = S ("409.1.1"), .jenis = S ("SOP AP"), .tahun = 2026 } },
    { "{urut:3}/{unit}/{bulan}/{tahun}", "007/KS/XII/2026", { .urut = 7, .unit = S ("KS"), .bulan = 12, .tahun = 2026 } },
    { "Nomor {urut} Tahun {tahun}", "Nomor 23 Tahun 2023", { .urut = 23, .tahun = 2023 } },
    { "{urut:2}-{jenis} ({unit})", "12345-KB (A.B/C)", { .urut = 12345, .jenis = S ("KB"), .unit = S ("A.B/C") } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(PrkPolaNomor) form = pola (table[i].pola);
      g_autofree char *text = prk_pola_nomor_format (form, &table[i].isi);
      g_auto(PrkNomorIsi) back = { 0 };

      g_assert_cmpstr (text, ==, table[i].nomor);
      g_assert_true (prk_pola_nomor_parse (form, text, &back));
      g_assert_cmpstr (back.keamanan, ==, table[i].isi.keamanan);
      g_assert_cmpstr (back.klasifikasi, ==, table[i].isi.klasifikasi);
      g_assert_cmpstr (back.unit, ==, table[i].isi.unit);
      g_assert_cmpstr (back.jenis, ==, table[i].isi.jenis);
      g_assert_cmpuint (back.urut, ==, table[i].isi.urut);
      g_assert_cmpuint (back.bulan, ==, table[i].isi.bulan);
      g_assert_cmpuint (back.tahun, ==, table[i].isi.tahun);
    }
}

static void
test_other_forms_are_not_read (void)
{
  static const char *const wrong[] = {
    "",
    "100.3.7.1/7",
    "100.3.7.1//KS/XI/2026",
    "100.3.7.1/0/KS/XI/2026",
    "100.3.7.1/123456/KS/XI/2026",
    "100.3.7.1/7/KS/XIII/2026",
    "100.3.7.1/7/KS/IIX/2026",
    "100.3.7.1/7/KS/11/2026",
    "100.3.7.1/7/KS/XI/26",
    "100.3.7.1/7/KS/XI/2026 ",
    "100.3.7.1/7/KS/XI/2026\n",
    "x100.3.7.1/7/KS/XI/2026",
  };
  g_autoptr(PrkPolaNomor) form = pola ("{klasifikasi}/{urut}/{unit}/{bulan}/{tahun}");
  PrkNomorIsi isi;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (prk_pola_nomor_parse (form, wrong[i], &isi));
      g_assert_cmpuint (isi.urut, ==, 0);
      g_assert_null (isi.unit);
    }
  g_assert_true (prk_pola_nomor_parse (form, "100.3.7.1/7/ks/xi/2026", &isi));
  g_assert_cmpuint (isi.bulan, ==, 11);
  prk_nomor_isi_clear (&isi);
}

static void
test_bad_forms (void)
{
  static const char *const bad[] = {
    "{klasifikasi}/{unit}", "{urut}{tahun}", "{urut}/{urut}", "{urut}/{nomor}", "{urut:0}", "{urut:9}", "{unit:2}/{urut}",
    "{urut",  "urut}",      "{}/{urut}",
  };
  g_autofree char *long_one = g_strnfill (300, 'x');
  g_autofree char *longer = g_strconcat (long_one, "{urut}", NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      PrkPolaNomor *form = prk_pola_nomor_new (i < G_N_ELEMENTS (bad) ? bad[i] : longer, &error);

      g_assert_null (form);
      g_assert_nonnull (error);
    }
}

/* What a form cannot say in full it does not say at all. */
static void
test_missing_parts (void)
{
  g_autoptr(PrkPolaNomor) form = pola ("{klasifikasi}/{urut}/{bulan}/{tahun}");
  PrkNomorIsi isi = { .klasifikasi = S ("1.2"), .urut = 1, .bulan = 1, .tahun = 2026 };
  g_autofree char *whole = prk_pola_nomor_format (form, &isi);

  g_assert_cmpstr (whole, ==, "1.2/1/I/2026");
  isi.bulan = 13;
  g_assert_null (prk_pola_nomor_format (form, &isi));
  isi.bulan = 1;
  isi.urut = 0;
  g_assert_null (prk_pola_nomor_format (form, &isi));
  isi.urut = 100000;
  g_assert_null (prk_pola_nomor_format (form, &isi));
  isi.urut = 1;
  isi.klasifikasi = NULL;
  g_assert_null (prk_pola_nomor_format (form, &isi));
}

/* Any form of parts in any order, each set off by a slash, reads back what it wrote. */
static void
test_round_trip (void)
{
  static const char *const all[]
    = { "{keamanan}", "{klasifikasi}", "{urut}", "{unit}", "{jenis}", "{bulan}", "{tahun}" };
  static const char *const units[] = { "KS", "409.1.1", "SETDA-TP", "7", "XI" };
  static const char *const safety[] = { "SR", "R", "T", "B" };

  for (guint n = 0; n < 2000; n++)
    {
      guint order[G_N_ELEMENTS (all)];
      g_autoptr(GString) text = g_string_new (NULL);
      g_autofree char *klasifikasi
        = g_strdup_printf ("%d.%d", g_test_rand_int_range (0, 1000), g_test_rand_int_range (0, 10));
      PrkNomorIsi isi = { .klasifikasi = klasifikasi };
      g_auto(PrkNomorIsi) back = { 0 };
      g_autoptr(PrkPolaNomor) form = NULL;
      g_autofree char *number = NULL;
      g_autofree char *again = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        order[i] = i;
      for (guint i = G_N_ELEMENTS (order) - 1; i > 0; i--)
        {
          guint other = (guint) g_test_rand_int_range (0, (gint32) i + 1);
          guint kept = order[i];

          order[i] = order[other];
          order[other] = kept;
        }
      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        if (order[i] == 2 || g_test_rand_bit ())
          g_string_append_printf (text, "%s%s", text->len > 0 ? "/" : "", all[order[i]]);
      isi.keamanan = (char *) safety[g_test_rand_int_range (0, G_N_ELEMENTS (safety))];
      isi.unit = (char *) units[g_test_rand_int_range (0, G_N_ELEMENTS (units))];
      isi.jenis = (char *) units[g_test_rand_int_range (0, G_N_ELEMENTS (units))];
      isi.urut = (guint) g_test_rand_int_range (1, 100000);
      isi.bulan = (guint) g_test_rand_int_range (1, 13);
      isi.tahun = (guint) g_test_rand_int_range (1990, 2100);

      form = pola (text->str);
      number = prk_pola_nomor_format (form, &isi);
      g_assert_nonnull (number);
      g_assert_true (prk_pola_nomor_parse (form, number, &back));
      g_assert_cmpuint (back.urut, ==, isi.urut);
      again = prk_pola_nomor_format (form, &back);
      g_assert_cmpstr (again, ==, number);
    }
}

/* Registers of a daerah */

static PrkProfil *
new_profil (const char *nomor,
            GError    **error)
{
  g_autofree char *text = g_strdup_printf ("{\"nama\": \"Kabupaten Uji\", \"daerah\": \"62.04\"%s%s}",
                                           nomor != NULL ? ", \"nomor\": " : "", nomor != NULL ? nomor : "");

  return prk_profil_new_from_json (text, "uji", error);
}

#define MONTHLY \
  "{\"kb\": {\"pola\": \"{urut:2}/{unit}/{bulan}/{tahun}\", \"unit\": \"KS\"}, " \
  "\"pks\": {\"pola\": \"{klasifikasi}/{urut}/{unit}\", \"klasifikasi\": \"100.3.7.1\", \"unit\": \"KS\"}}"

static void
test_bad_profile (void)
{
  static const struct
  {
    const char *nomor, *key;
  } table[] = {
    { "[]", "nomor" },
    { "{\"surat\": {}}", "surat" },
    { "{\"kb\": \"7\"}", "nomor.kb" },
    { "{\"kb\": {}}", "pola" },
    { "{\"pks\": {\"pola\": \"{unit}\", \"unit\": \"KS\"}}", "nomor.pks" },
    { "{\"kb\": {\"pola\": \"{urut}/{unit}\"}}", "nomor.kb" },
    { "{\"kb\": {\"pola\": \"{urut}\", \"satuan\": \"KS\"}}", "satuan" },
    { "{\"kb\": {\"pola\": \"{keamanan}/{urut}\", \"keamanan\": \"X\"}}", "nomor.kb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;
      PrkProfil *profil = new_profil (table[i].nomor, &error);

      g_assert_null (profil);
      g_assert_nonnull (strstr (error->message, table[i].key));
    }
}

static PrkNomorBahan *
new_bahan (const char *nomor)
{
  g_autoptr(GError) error = NULL;
  PrkNomorBahan *bahan = g_new0 (PrkNomorBahan, 1);

  bahan->profil = new_profil (nomor, &error);
  g_assert_no_error (error);
  bahan->terpakai = g_ptr_array_new_with_free_func (g_free);
  bahan->blok = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_nomor_blok_free);

  return bahan;
}

static void
give (PrkNomorBahan *bahan,
      const char    *number)
{
  g_ptr_array_add (bahan->terpakai, g_strdup (number));
}

static PrkNomorBlok *
keep (PrkNomorBahan *bahan,
      const char    *id,
      const char    *buku,
      guint          dari,
      guint          sampai,
      const char    *perangkat)
{
  PrkNomorBlok *one = g_new0 (PrkNomorBlok, 1);

  one->id = g_strdup (id);
  one->buku = g_strdup (buku);
  one->tahun = 2026;
  one->dari = dari;
  one->sampai = sampai;
  one->perangkat = g_strdup (perangkat);
  one->untuk = g_strconcat ("Kantor ", perangkat, NULL);
  g_ptr_array_add (bahan->blok, one);

  return one;
}

static void
assert_next (PrkNomorBahan *bahan,
             const char    *buku,
             const char    *day,
             const char    *perangkat,
             const char    *expected)
{
  g_autofree char *next = prk_nomor_dup_berikut (bahan, buku, hari (day), perangkat);

  g_assert_cmpstr (next, ==, expected);
}

/* A series a register and year; the month is that of the day; numbers of another form count, too. */
static void
test_next (void)
{
  g_autoptr(PrkNomorBahan) bahan = new_bahan (MONTHLY);

  assert_next (bahan, "kb", "2026-03-09", NULL, "01/KS/III/2026");
  give (bahan, "kb/2026/03/ks/i/2026");
  give (bahan, "kb/2025/40/ks/i/2025");
  give (bahan, "pks/2026/100.3.7.1/8/ks");
  assert_next (bahan, "kb", "2026-03-09", NULL, "04/KS/III/2026");
  assert_next (bahan, "kb", "2027-01-02", NULL, "01/KS/I/2027");
  assert_next (bahan, "pks", "2026-03-09", NULL, "100.3.7.1/9/KS");
  give (bahan, "kb/2026/100.3.7.1/6/tapem");
  assert_next (bahan, "kb", "2026-12-31", NULL, "07/KS/XII/2026");
}

static void
test_next_without_form (void)
{
  g_autoptr(PrkNomorBahan) bahan = new_bahan (NULL);

  assert_next (bahan, "kb", "2026-03-09", NULL, NULL);
}

/* The register steps over what is kept; a device takes from its own blocks alone, the lowest first, until nothing is left. */
static void
test_blocks (void)
{
  g_autoptr(PrkNomorBahan) bahan = new_bahan (MONTHLY);
  PrkNomorBlok *first;
  guint free_one;

  give (bahan, "pks/2026/100.3.7.1/9/ks");
  first = keep (bahan, "b1", "pks", 10, 12, "A");
  keep (bahan, "b2", "pks", 13, 13, "B");
  keep (bahan, "b3", "pks", 30, 31, "A");
  keep (bahan, "b4", "kb", 1, 2, "A");
  assert_next (bahan, "pks", "2026-03-09", NULL, "100.3.7.1/14/KS");
  assert_next (bahan, "pks", "2026-03-09", "A", "100.3.7.1/10/KS");
  assert_next (bahan, "pks", "2026-03-09", "B", "100.3.7.1/13/KS");
  assert_next (bahan, "pks", "2026-03-09", "C", NULL);
  assert_next (bahan, "pks", "2027-03-09", "A", NULL);
  assert_next (bahan, "kb", "2026-03-09", "A", "01/KS/III/2026");
  assert_next (bahan, "kb", "2026-03-09", NULL, "03/KS/III/2026");

  /* A number out of a block does not carry the register's series with it. */
  give (bahan, "pks/2026/100.3.7.1/31/ks");
  assert_next (bahan, "pks", "2026-03-09", NULL, "100.3.7.1/14/KS");
  give (bahan, "pks/2026/100.3.7.1/10/ks");
  give (bahan, "pks/2026/100.3.7.1/13/ks");
  g_assert_cmpuint (prk_nomor_blok_hitung (bahan, first, &free_one), ==, 1);
  g_assert_cmpuint (free_one, ==, 11);
  assert_next (bahan, "pks", "2026-03-09", "A", "100.3.7.1/11/KS");
  assert_next (bahan, "pks", "2026-03-09", "B", NULL);
  give (bahan, "pks/2026/100.3.7.1/11/ks");
  give (bahan, "pks/2026/100.3.7.1/12/ks");
  assert_next (bahan, "pks", "2026-03-09", "A", "100.3.7.1/30/KS");

  /* Given back: nobody takes from it, and what is behind it goes on. */
  first->is_tutup = TRUE;
  g_assert_cmpuint (prk_nomor_get_awal_blok (bahan, "pks", 2026), ==, 32);
  assert_next (bahan, "pks", "2026-03-09", NULL, "100.3.7.1/14/KS");
}

static void
test_shared_blocks (void)
{
  g_autoptr(PrkNomorBahan) bahan = new_bahan (MONTHLY);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  PrkNomorBlok *one = keep (bahan, "b1", "pks", 10, 20, "A");
  PrkNomorBlok *other = keep (bahan, "b2", "pks", 20, 25, "B");
  const PrkBukuTemuan *temuan;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) later = NULL;

  keep (bahan, "b3", "kb", 15, 16, "C");
  keep (bahan, "b4", "pks", 26, 30, "C");
  g_assert_true (prk_nomor_find_tumpang (bahan, one) == other);
  found = prk_buku_periksa_blok (none, bahan->profil, bahan->blok);
  g_assert_cmpuint (found->len, ==, 1);
  temuan = found->pdata[0];
  g_assert_true (temuan->is_ganda);
  g_assert_cmpstr (temuan->nomor, ==, "20–20");
  g_assert_cmpstr (temuan->untuk, ==, "Kantor A; Kantor B");
  other->is_tutup = TRUE;
  g_assert_null (prk_nomor_find_tumpang (bahan, one));
  later = prk_buku_periksa_blok (none, bahan->profil, bahan->blok);
  g_assert_cmpuint (later->len, ==, 0);
}

static PrkBukuBaris *
baris (const char *jenis,
       const char *nomor)
{
  PrkBukuBaris *self = g_new0 (PrkBukuBaris, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->jenis = jenis;
  self->tahun = 2026;
  self->nomor = g_strdup (nomor);

  return self;
}

/* Between January's 2 and May's 9 are 3 to 8; 5 and 6 of them are kept for somebody. */
static void
test_gaps_know_blocks_and_months (void)
{
  g_autoptr(PrkNomorBahan) bahan = new_bahan (MONTHLY);
  g_autoptr(GPtrArray) book = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_buku_baris_unref);
  static const struct
  {
    const char *nomor, *untuk;
  } expected[] = {
    { "03–04/KS/I/2026", NULL },
    { "05–06/KS/I/2026", "Kantor A" },
    { "07–08/KS/I/2026", NULL },
  };
  g_autoptr(GPtrArray) found = NULL;

  g_ptr_array_add (book, baris ("KB", "09/KS/V/2026"));
  g_ptr_array_add (book, baris ("KB", "02/KS/I/2026"));
  g_ptr_array_add (book, baris ("PKS", "100.3.7.1/4/KS"));
  keep (bahan, "b1", "kb", 5, 6, "A");
  keep (bahan, "b2", "pks", 3, 8, "A");
  found = prk_buku_periksa_blok (book, bahan->profil, bahan->blok);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    {
      const PrkBukuTemuan *one = found->pdata[i];

      g_assert_false (one->is_ganda);
      g_assert_cmpstr (one->nomor, ==, expected[i].nomor);
      g_assert_cmpstr (one->untuk, ==, expected[i].untuk);
    }
}

/* Records that say too little are no blocks. */
static void
test_records (void)
{
  static const struct
  {
    const char *buku;
    gint64      tahun, dari, sampai;
    gboolean    is_right;
  } table[] = {
    { "kb", 2026, 10, 19, TRUE },     { "pks", 2026, 10, 10, TRUE },    { "surat", 2026, 10, 19, FALSE },
    { NULL, 2026, 10, 19, FALSE },    { "kb", 26, 10, 19, FALSE },      { "kb", 2026, 0, 19, FALSE },
    { "kb", 2026, 20, 19, FALSE },    { "kb", 2026, 1, 100000, FALSE }, { "kb", 2026, -5, -2, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(PrkRecord) record = prk_record_new ("01890a5d-ac96-774b-bcce-b302099a8057", "nomor");
      JsonNode *buku = table[i].buku != NULL ? json_node_init_string (json_node_alloc (), table[i].buku) : NULL;
      g_autoptr(PrkNomorBlok) blok = NULL;
      const struct
      {
        const char *path;
        JsonNode   *value;
      } cells[] = {
        { "buku", buku },
        { "tahun", json_node_init_int (json_node_alloc (), table[i].tahun) },
        { "dari", json_node_init_int (json_node_alloc (), table[i].dari) },
        { "sampai", json_node_init_int (json_node_alloc (), table[i].sampai) },
      };

      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        if (cells[j].value != NULL)
          prk_record_overlay (record, cells[j].path, cells[j].value);
      blok = prk_nomor_blok_dari_rekaman (record);
      g_assert_cmpint (blok != NULL, ==, table[i].is_right);
      if (blok != NULL)
        g_assert_cmpuint (blok->dari, ==, 10);
      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        if (cells[j].value != NULL)
          json_node_unref (cells[j].value);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nomor/forms-of-the-domain-model", test_forms);
  g_test_add_func ("/nomor/other-forms-are-not-read", test_other_forms_are_not_read);
  g_test_add_func ("/nomor/bad-forms-are-refused", test_bad_forms);
  g_test_add_func ("/nomor/missing-parts", test_missing_parts);
  g_test_add_func ("/nomor/round-trip", test_round_trip);
  g_test_add_func ("/nomor/bad-profile-names-key", test_bad_profile);
  g_test_add_func ("/nomor/r92-next-of-a-year", test_next);
  g_test_add_func ("/nomor/next-without-form", test_next_without_form);
  g_test_add_func ("/nomor/r92-blocks", test_blocks);
  g_test_add_func ("/nomor/r92-shared-blocks", test_shared_blocks);
  g_test_add_func ("/nomor/gaps-know-blocks-and-months", test_gaps_know_blocks_and_months);
  g_test_add_func ("/nomor/records", test_records);

  return g_test_run ();
}
