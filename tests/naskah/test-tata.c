/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dokumen.h"

static void
assert_page (Dokumen    *doc,
             guint       page,
             const char *first,
             const char *last)
{
  g_autofree char *text = dokumen_dup_page (doc, page);

  if (!g_str_has_prefix (text, first) || !g_str_has_suffix (text, last))
    g_error ("page %u is not “%s … %s”: %s", page, first, last, text);
}

static void
test_fills_pages (void)
{
  Dokumen doc;

  dokumen_init (&doc);
  dokumen_add_lines (&doc, 50, "a");
  dokumen_susun (&doc);

  g_assert_cmpuint (doc.tata->lembar->len, ==, 3);
  assert_page (&doc, 0, "a1 ", " a20");
  assert_page (&doc, 1, "a21 ", " a40");
  assert_page (&doc, 2, "a41 ", " a50");
  dokumen_clear (&doc);
}

/* Fewer than two lines never stand alone at the end or the beginning of a page. */
static void
test_no_widow_no_orphan (void)
{
  for (guint before = 0; before <= 20; before++)
    for (guint n = 1; n <= 8; n++)
      {
        Dokumen doc;
        guint n_here = 0;
        g_autofree char *text = NULL;

        dokumen_init (&doc);
        if (before > 0)
          dokumen_add_lines (&doc, before, "a");
        dokumen_add_lines (&doc, n, "b");
        dokumen_susun (&doc);
        text = dokumen_dup_page (&doc, 0);
        for (const char *b = text; (b = strchr (b, 'b')) != NULL; b++)
          n_here++;

        g_assert_true (n_here == 0 || n_here == n || (n_here >= 2 && n - n_here >= 2));
        if (before + n <= 20)
          g_assert_cmpuint (n_here, ==, n);
        dokumen_clear (&doc);
      }
}

static void
test_heading_stays_with_text (void)
{
  for (guint before = 15; before <= 20; before++)
    {
      Dokumen doc;
      g_autofree char *text = NULL;

      dokumen_init (&doc);
      dokumen_add_lines (&doc, before, "a");
      dokumen_add (&doc, &doc.judul, "Judul");
      dokumen_add_lines (&doc, 9, "b");
      dokumen_susun (&doc);
      text = dokumen_dup_page (&doc, 0);
      g_assert_cmpint (strstr (text, "Judul") != NULL, ==, strstr (text, "b2") != NULL);
      g_assert_cmpint (strstr (text, "Judul") != NULL, ==, before <= 17);
      dokumen_clear (&doc);
    }
}

/* The block for signatures stays whole and takes two lines of text along. */
/* A heading and one line at the foot of a page would look forgotten. */
static void
test_heading_takes_two_short_items_along (void)
{
  for (guint before = 15; before <= 20; before++)
    {
      Dokumen doc;
      g_autofree char *text = NULL;

      dokumen_init (&doc);
      dokumen_add_lines (&doc, before, "a");
      dokumen_add (&doc, &doc.judul, "Judul");
      for (guint i = 0; i < 4; i++)
        dokumen_add_lines (&doc, 1, "b");
      dokumen_susun (&doc);
      text = dokumen_dup_page (&doc, 0);
      g_assert_cmpint (strstr (text, "Judul") != NULL, ==, before <= 17);
      g_assert_cmpint (strstr (text, "b1 b1") != NULL, ==, before <= 17);
      dokumen_clear (&doc);
    }
}

static void
test_group_takes_lines_along (void)
{
  for (guint before = 4; before <= 20; before++)
    {
      Dokumen doc;
      guint from;
      guint last;
      g_autofree char *text = NULL;

      dokumen_init (&doc);
      dokumen_add_lines (&doc, before, "a");
      from = doc.blok->len;
      dokumen_add (&doc, &doc.isi, "Mengetahui");
      dokumen_add_lines (&doc, 3, "jabatan");
      dokumen_add (&doc, &doc.isi, "Nama");
      prk_blok_keep_together (doc.blok, from);
      ((PrkBlok *) g_ptr_array_index (doc.blok, from))->ikut_sebelum = TRUE;
      dokumen_susun (&doc);

      last = doc.tata->lembar->len - 1;
      text = dokumen_dup_page (&doc, last);
      g_assert_cmpuint (last, ==, before <= 15 ? 0 : 1);
      g_assert_nonnull (strstr (text, "Mengetahui"));
      g_assert_nonnull (strstr (text, "Nama"));
      {
        g_autofree char *penultimate = g_strdup_printf ("a%u a%u Mengetahui", before - 1, before);

        g_assert_nonnull (strstr (text, penultimate));
      }
      dokumen_clear (&doc);
    }
}

static PrkTabel *
add_tabel (Dokumen *doc,
           guint    n_rows)
{
  const double porsi[] = { 1, 3 };
  PrkBlok *blok = prk_blok_new_tabel (&doc->isi, porsi, 2);

  blok->tabel->n_kepala = 1;
  for (guint i = 0; i <= n_rows; i++)
    {
      PrkBaris *baris = prk_tabel_add_baris (blok->tabel, 2);

      for (guint j = 0; j < 2; j++)
        {
          PrkBlok *isi = prk_blok_new (PRK_BLOK_PARAGRAF, i == 0 ? &doc->kepala : &doc->sel);
          g_autofree char *text = i == 0 ? g_strdup (j == 0 ? "Nomor" : "Uraian")
                                         : g_strdup_printf ("s%u-%u", i, j);

          isi->path = i > 0 ? g_strdup_printf ("tabel/r%u/k%u", i, j) : NULL;
          prk_blok_add_teks (isi, text, 0, NULL);
          prk_baris_add_blok (baris, j, isi);
        }
    }
  g_ptr_array_add (doc->blok, blok);

  return blok->tabel;
}

/* One of up to a fifth of the text area goes to the next page as a whole; a longer one is broken. */
static void
test_short_table_stays_whole (void)
{
  static const guint n_rows[] = { 2, 20 };
  static const guint n_lines[] = { 17, 16 };

  for (guint i = 0; i < G_N_ELEMENTS (n_rows); i++)
    {
      Dokumen doc;
      g_autofree char *text = NULL;

      dokumen_init (&doc);
      dokumen_add_lines (&doc, n_lines[i], "a");
      add_tabel (&doc, n_rows[i]);
      dokumen_susun (&doc);
      text = dokumen_dup_page (&doc, 0);
      g_assert_cmpint (strstr (text, "Nomor") != NULL, ==, n_rows[i] > 2);
      dokumen_clear (&doc);
    }
}

static void
test_heads_on_every_page (void)
{
  Dokumen doc;
  guint n_rows = 0;

  dokumen_init (&doc);
  dokumen_add_lines (&doc, 5, "a");
  add_tabel (&doc, 100);
  dokumen_susun (&doc);

  g_assert_cmpuint (doc.tata->lembar->len, >, 3);
  for (guint page = 0; page < doc.tata->lembar->len; page++)
    {
      g_autofree char *text = dokumen_dup_page (&doc, page);
      const char *head = strstr (text, "Nomor Uraian s");

      g_assert_nonnull (head);
      g_assert_null (strstr (head + 1, "Nomor"));
      for (const char *s = text; (s = strstr (s, "-1")) != NULL; s++)
        n_rows++;
    }
  g_assert_cmpuint (n_rows, ==, 100);
  dokumen_clear (&doc);
}

/* Heads never stand without a row below them. */
static void
test_heads_with_first_row (void)
{
  for (guint before = 14; before <= 20; before++)
    {
      Dokumen doc;
      g_autofree char *text = NULL;

      dokumen_init (&doc);
      dokumen_add_lines (&doc, before, "a");
      add_tabel (&doc, 3);
      dokumen_susun (&doc);
      text = dokumen_dup_page (&doc, 0);
      g_assert_cmpint (strstr (text, "Nomor") != NULL, ==, strstr (text, "s1-0") != NULL);
      dokumen_clear (&doc);
    }
}

static void
test_bound_rows (void)
{
  for (guint before = 0; before <= 20; before++)
    {
      Dokumen doc;
      PrkTabel *tabel;
      PrkBaris *baris;

      dokumen_init (&doc);
      if (before > 0)
        dokumen_add_lines (&doc, before, "a");
      tabel = add_tabel (&doc, 20);
      baris = g_ptr_array_index (tabel->baris, 20);
      baris->ikut_sebelum = TRUE;
      baris = g_ptr_array_index (tabel->baris, 10);
      baris->ikut = TRUE;
      dokumen_susun (&doc);
      for (guint page = 0; page < doc.tata->lembar->len; page++)
        {
          g_autofree char *text = dokumen_dup_page (&doc, page);

          g_assert_cmpint (strstr (text, "s20-") != NULL, ==, strstr (text, "s19-") != NULL);
          g_assert_cmpint (strstr (text, "s10-") != NULL, ==, strstr (text, "s11-") != NULL);
        }
      dokumen_clear (&doc);
    }
}

/* A row taller than a page is parted between lines; nothing is lost and nothing twice. */
static void
test_tall_row_is_parted (void)
{
  Dokumen doc;
  PrkTabel *tabel;
  PrkBaris *baris;
  PrkBlok *blok;
  guint next = 1;

  dokumen_init (&doc);
  dokumen_add_lines (&doc, 7, "a");
  tabel = add_tabel (&doc, 3);
  baris = g_ptr_array_index (tabel->baris, 2);
  blok = g_ptr_array_index (baris->sel[1].isi, 0);
  for (guint i = 1; i <= 150; i++)
    {
      g_autofree char *line = g_strdup_printf ("\nz%u", i);

      prk_blok_add_teks (blok, line, 0, NULL);
    }
  dokumen_susun (&doc);

  g_assert_cmpuint (doc.tata->lembar->len, >, 4);
  for (guint page = 0; page < doc.tata->lembar->len; page++)
    {
      g_autofree char *text = dokumen_dup_page (&doc, page);
      const PrkLembar *lembar = g_ptr_array_index (doc.tata->lembar, page);

      g_assert_nonnull (strstr (text, "Nomor Uraian"));
      for (const char *z = text; (z = strchr (z, 'z')) != NULL; z++)
        g_assert_cmpint (atoi (z + 1), ==, next++);
      for (guint i = 0; i < lembar->letak->len; i++)
        {
          const PrkLetak *letak = &g_array_index (lembar->letak, PrkLetak, i);
          double height = 0;

          for (guint line = letak->dari; line < letak->sampai; line++)
            height += g_array_index (letak->teks->baris, PrkTeksBaris, line).tinggi;
          g_assert_cmpfloat (letak->y + height, <=, 350.01);
        }
    }
  g_assert_cmpuint (next, ==, 151);
  {
    g_autofree char *end = dokumen_dup_page (&doc, doc.tata->lembar->len - 1);

    g_assert_true (g_str_has_suffix (end, "s3-0 s3-1"));
  }
  dokumen_clear (&doc);
}

static void
test_anchors (void)
{
  Dokumen doc;
  PrkBlok *blok;
  guint n_narasi = 0;
  guint n_cells = 0;
  gboolean found_run = FALSE;

  dokumen_init (&doc);
  blok = dokumen_add_lines (&doc, 30, "a");
  blok->path = g_strdup ("narasi");
  blok = dokumen_add (&doc, &doc.isi, "Sejak ");
  prk_blok_add_teks (blok, "tanggal mulai", 0, "mulai");
  add_tabel (&doc, 3);
  dokumen_susun (&doc);

  for (guint i = 0; i < doc.tata->jangkar->len; i++)
    {
      const PrkJangkar *jangkar = g_ptr_array_index (doc.tata->jangkar, i);

      n_narasi += g_str_equal (jangkar->path, "narasi") ? 1 : 0;
      n_cells += g_str_has_prefix (jangkar->path, "tabel/") ? 1 : 0;
      if (g_str_equal (jangkar->path, "narasi"))
        g_assert_cmpint (jangkar->page, ==, (int) n_narasi - 1);
      if (g_str_equal (jangkar->path, "mulai"))
        {
          found_run = TRUE;
          g_assert_cmpint (jangkar->page, ==, 1);
          g_assert_cmpfloat (jangkar->x, >, 70);
          g_assert_cmpfloat (jangkar->x, <, 100);
          g_assert_cmpfloat_with_epsilon (jangkar->y, 50 + 10 * 15, 0.1);
          g_assert_cmpfloat_with_epsilon (jangkar->height, 15, 0.1);
        }
    }
  g_assert_cmpuint (n_narasi, ==, 2);
  g_assert_cmpuint (n_cells, ==, 6);
  g_assert_true (found_run);
  dokumen_clear (&doc);
}

static void
test_stretch (void)
{
  Dokumen doc;
  PrkBlok *space;
  const PrkLembar *lembar;
  const PrkLetak *last;

  dokumen_init (&doc);
  dokumen_add_lines (&doc, 2, "a");
  space = prk_blok_new (PRK_BLOK_RUANG, &doc.isi);
  space->tinggi = 10;
  space->lentur = TRUE;
  g_ptr_array_add (doc.blok, space);
  dokumen_add_lines (&doc, 2, "b");
  dokumen_susun (&doc);

  lembar = g_ptr_array_index (doc.tata->lembar, 0);
  last = &g_array_index (lembar->letak, PrkLetak, lembar->letak->len - 1);
  g_assert_cmpfloat_with_epsilon (last->y, 350 - 30, 0.1);
  dokumen_clear (&doc);
}

/* Something that no page can hold is set nevertheless, and the document ends. */
static void
test_impossible_ends (void)
{
  Dokumen doc;
  PrkBlok *blok;

  dokumen_init (&doc);
  doc.halaman.tinggi_mm = 38;
  blok = dokumen_add_lines (&doc, 40, "a");
  blok->utuh = TRUE;
  add_tabel (&doc, 5);
  blok = prk_blok_new (PRK_BLOK_LAMBANG, &doc.isi);
  blok->tinggi = 1000;
  g_ptr_array_add (doc.blok, blok);
  dokumen_susun (&doc);
  g_assert_cmpuint (doc.tata->lembar->len, >, 40);
  g_assert_cmpuint (doc.tata->lembar->len, <, 70);
  dokumen_clear (&doc);
}

static void
test_cancel (void)
{
  Dokumen doc;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(PrkTata) tata = prk_tata_new ();

  dokumen_init (&doc);
  add_tabel (&doc, 100);
  g_cancellable_cancel (cancellable);
  g_assert_false (prk_tata_susun (tata, doc.ukur, &doc.halaman, doc.blok, FALSE, cancellable));
  dokumen_clear (&doc);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tata/fills-pages", test_fills_pages);
  g_test_add_func ("/tata/no-widow-no-orphan", test_no_widow_no_orphan);
  g_test_add_func ("/tata/heading-stays-with-text", test_heading_stays_with_text);
  g_test_add_func ("/tata/heading-takes-two-short-items-along", test_heading_takes_two_short_items_along);
  g_test_add_func ("/tata/short-table-stays-whole", test_short_table_stays_whole);
  g_test_add_func ("/tata/group-takes-lines-along", test_group_takes_lines_along);
  g_test_add_func ("/tata/heads-on-every-page", test_heads_on_every_page);
  g_test_add_func ("/tata/heads-with-first-row", test_heads_with_first_row);
  g_test_add_func ("/tata/bound-rows", test_bound_rows);
  g_test_add_func ("/tata/tall-row-is-parted", test_tall_row_is_parted);
  g_test_add_func ("/tata/anchors", test_anchors);
  g_test_add_func ("/tata/stretch", test_stretch);
  g_test_add_func ("/tata/impossible-ends", test_impossible_ends);
  g_test_add_func ("/tata/cancel", test_cancel);

  return g_test_run ();
}
