/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PDFs whose inner structure is the trouble: loops, depths, lies about sizes, garbage where pictures
 * should be. Each goes through an import beside a good document. What has readable words must be
 * found by them; the rest may be taken in or refused, but with an error that has words of its own,
 * in time, and without harm to the others. All are made here. */

#include "config.h"

#include <string.h>

#include "pdf/prk-pdf-error.h"

#include "pustaka-fixture.h"

#define PAGE_TIMEOUT_MS 3000
#define DEPTH           20000
#define BOMB_BYTES      (64 * 1024 * 1024)

static const char *const GOOD[] = { "Penanganan sampah", NULL };

#define CATALOG "<</Type/Catalog/Pages 2 0 R>>"
#define PAGES   "<</Type/Pages/Kids[3 0 R]/Count 1>>"
#define FONT    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
#define PAGE(extra)                                                                                \
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"     \
  extra ">>>>"
#define WORDS    "BT /F 12 Tf 72 700 Td (lembar) Tj ET"

/* Objects 1, 2, 3 …, with a table that is right. */
static GBytes *
make (const char *const *objects,
      const char        *trailer)
{
  GString *out = g_string_new ("%PDF-1.7\n");
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start;

  for (guint i = 0; objects[i] != NULL; i++)
    {
      g_array_append_val (places, out->len);
      g_string_append_printf (out, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  start = out->len;
  g_string_append_printf (out, "xref\n0 %u\n0000000000 65535 f \n", places->len + 1);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (out, "%010" G_GSIZE_FORMAT " 00000 n \n",
                            g_array_index (places, gsize, i));
  g_string_append_printf (out, "trailer<</Size %u/Root 1 0 R%s>>\nstartxref\n%" G_GSIZE_FORMAT
                               "\n%%%%EOF\n",
                          places->len + 1, trailer, start);

  return g_string_free_to_bytes (out);
}

static char *
stream (const char *keys,
        const char *data)
{
  return g_strdup_printf ("<</Length %" G_GSIZE_FORMAT "%s>>\nstream\n%s\nendstream",
                          strlen (data), keys, data);
}

/* A page of words with one thing beside them that is drawn before: @object is number 6. */
static GBytes *
make_beside (const char *page,
             const char *before,
             const char *object,
             const char *trailer)
{
  g_autofree char *content = g_strconcat (before, " ", WORDS, NULL);
  g_autofree char *contents = stream ("", content);
  const char *objects[] = { CATALOG, PAGES, page, contents, FONT, object, NULL };

  return make (objects, trailer);
}

static char *
nest (const char *open,
      const char *close,
      guint       depth)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (out, open);
  for (guint i = 0; i < depth; i++)
    g_string_append (out, close);

  return g_string_free (out, FALSE);
}

static void
check_good (Meja  *meja,
            guint  n_documents)
{
  g_autofree char *pages = meja_search (meja, "penanganan");

  g_assert_cmpstr (pages, ==, "1");
  g_assert_cmpuint (meja_count (meja), ==, n_documents);
}

/* @words: whether "lembar" must be found in it. Takes @pdf. */
static void
try (Meja       *meja,
     const char *name,
     GBytes     *pdf,
     gboolean    words)
{
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = meja_put_file (meja, file, pdf);
  guint n_before = meja_count (meja);
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_pustaka_import (meja->pustaka, path, NULL, &error);

  g_test_message ("%s: %s", name, id != NULL ? "taken" : error->message);
  g_assert_true (id != NULL || error->domain == PRK_PDF_ERROR);
  check_good (meja, n_before + (id != NULL ? 1 : 0));
  if (words)
    {
      g_autofree char *pages = meja_search (meja, "lembar");

      g_assert_no_error (error);
      g_assert_cmpstr (pages, ==, "1");
    }
  if (id != NULL)
    {
      g_assert_true (prk_pustaka_remove (meja->pustaka, id, &error));
      g_assert_no_error (error);
    }
  g_bytes_unref (pdf);
}

static void
open_desk (Meja *meja)
{
  g_autoptr(GBytes) good = pustaka_pdf (GOOD, NULL);
  g_autofree char *id = NULL;

  meja_open (meja);
  prk_pustaka_set_page_timeout_ms (meja->pustaka, PAGE_TIMEOUT_MS);
  id = meja_import (meja, "baik.pdf", good);
}

static void
test_page_trees (void)
{
  const char *itself[] = { CATALOG, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>", NULL };
  const char *two[] = { CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 5>>",
                        "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 5>>", NULL };
  const char *parent[] = { CATALOG, PAGES, "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>",
                           "<</Length 0>>\nstream\n\nendstream", NULL };
  const char *many[] = { CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>",
                         "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", NULL };
  const char *less[] = { CATALOG, "<</Type/Pages/Kids[3 0 R]/Count -7>>",
                         "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", NULL };
  const char *no_tree[] = { "<</Type/Catalog/Pages 9 0 R>>", NULL };
  g_autoptr(GPtrArray) deep = g_ptr_array_new_with_free_func (g_free);
  Meja meja;

  g_ptr_array_add (deep, g_strdup (CATALOG));
  for (guint i = 2; i < 1000; i++)
    g_ptr_array_add (deep, g_strdup_printf ("<</Type/Pages/Kids[%u 0 R]/Count 1>>", i + 1));
  g_ptr_array_add (deep, g_strdup ("<</Type/Page/MediaBox[0 0 595 842]>>"));
  g_ptr_array_add (deep, NULL);

  open_desk (&meja);
  try (&meja, "pohon-memuat-dirinya", make (itself, ""), FALSE);
  try (&meja, "pohon-melingkar", make (two, ""), FALSE);
  try (&meja, "induk-dirinya", make (parent, ""), FALSE);
  try (&meja, "dua-milyar-halaman", make (many, ""), FALSE);
  try (&meja, "kurang-dari-nol-halaman", make (less, ""), FALSE);
  try (&meja, "tanpa-pohon", make (no_tree, ""), FALSE);
  try (&meja, "pohon-dalam", make ((const char *const *) deep->pdata, ""), FALSE);
  meja_close (&meja);
}

static void
test_boxes (void)
{
  static const char *const boxes[] = {
    "[0 0 1e30 1e30]", "[0 0 99999999 99999999]", "[0 0 0 0]", "[500 500 -500 -500]",
    "[0 0 nan inf]",   "[1 2]",                   "(kotak)",   "[3 0 R 3 0 R 3 0 R 3 0 R]",
  };
  Meja meja;

  open_desk (&meja);
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autofree char *name = g_strdup_printf ("kotak-%u", i);
      g_autofree char *page =
        g_strdup_printf ("<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R"
                         "/Resources<</Font<</F 5 0 R>>>>>>",
                         boxes[i]);

      try (&meja, name, make_beside (page, "", "null", ""), FALSE);
    }
  meja_close (&meja);
}

static GBytes *
make_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_tables (void)
{
  g_autofree char *arrays = nest ("[", "]", DEPTH);
  g_autofree char *dictionaries = nest ("<</A", ">>", DEPTH);
  g_autofree char *info = g_strconcat ("/Info<</Title ", arrays, ">>", NULL);
  const char *own_length[] = { CATALOG, PAGES, PAGE (""),
                               "<</Length 4 0 R>>\nstream\nBT ET\nendstream", FONT, NULL };
  const char *objects[] = { CATALOG, PAGES, PAGE (""), arrays, FONT, NULL };
  Meja meja;

  open_desk (&meja);
  try (&meja, "tabel-melingkar", make_beside (PAGE (""), "", "null", "/Prev 9"), FALSE);
  try (&meja, "tabel-di-luar",
       make_text ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\n"
                  "trailer<</Root 1 0 R/Size 2/Prev 0>>\nstartxref\n999999999999999999\n%%EOF\n"),
       FALSE);
  try (&meja, "tabel-sampah",
       make_text ("%PDF-1.5\n1 0 obj<</Type/XRef/W[9 9 9]/Index[0 2147483647]/Size 2147483647"
                  "/Length 4/Filter/FlateDecode/Root 1 0 R>>stream\nabcd\nendstream\nendobj\n"
                  "startxref\n9\n%%EOF\n"),
       FALSE);
  try (&meja, "panjang-dirinya", make (own_length, ""), FALSE);
  try (&meja, "larik-dalam", make (objects, ""), FALSE);
  try (&meja, "judul-dalam", make_beside (PAGE (""), "", "null", info), FALSE);
  try (&meja, "kamus-dalam", make_beside (PAGE (""), "", dictionaries, ""), FALSE);
  try (&meja, "sandi-sampah",
       make_beside (PAGE (""), "", "null", "/Encrypt<</Filter/Standard/V 9/R 99/O()/U()/P 0>>"),
       FALSE);
  meja_close (&meja);
}

/* A letter that is drawn by writing that letter. */
static GBytes *
make_own_glyph (void)
{
  g_autofree char *contents = stream ("", "BT /G 12 Tf 72 600 Td (a) Tj ET " WORDS);
  g_autofree char *glyph = stream ("", "500 0 d0 BT /G 12 Tf (a) Tj ET");
  const char *objects[] = {
    CATALOG,
    PAGES,
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R/G 6 0 R>>>>>>",
    contents,
    FONT,
    "<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97"
    "/LastChar 97/Widths[500]/Encoding<</Differences[97/a]>>/CharProcs<</a 7 0 R>>"
    "/Resources<</Font<</G 6 0 R>>>>>>",
    glyph,
    NULL,
  };

  return make (objects, "");
}

/* The words stand on the page whatever is wrong beside them. */
static void
test_beside_words (void)
{
  g_autofree char *garbage = g_strnfill (3000, '\x5a');
  g_autofree char *saves = nest ("q ", "Q ", DEPTH);
  g_autofree char *form =
    stream ("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", "/X Do");
  static const char *const filters[] = { "JBIG2Decode", "JPXDecode", "DCTDecode", "CCITTFaxDecode",
                                         "LZWDecode",   "FlateDecode", "RunLengthDecode", "Entah" };
  Meja meja;

  open_desk (&meja);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *keys = g_strdup_printf ("/Type/XObject/Subtype/Image/Width 60000/Height 60000"
                                               "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/%s",
                                               filters[i]);
      g_autofree char *image = stream (keys, garbage);

      try (&meja, filters[i], make_beside (PAGE ("/XObject<</X 6 0 R>>"), "/X Do", image, ""), TRUE);
    }
  try (&meja, "gambar-dirinya", make_beside (PAGE ("/XObject<</X 6 0 R>>"), "/X Do", form, ""),
       TRUE);
  try (&meja, "simpan-dalam", make_beside (PAGE (""), saves, "null", ""), TRUE);
  try (&meja, "huruf-dirinya", make_own_glyph (), TRUE);
  meja_close (&meja);
}

static void
test_loops_in_outline (void)
{
  g_autofree char *contents = stream ("", WORDS);
  const char *objects[] = { "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R/Names 7 0 R>>",
                            PAGES,
                            PAGE (""),
                            contents,
                            FONT,
                            "<</First 6 0 R/Last 6 0 R/Next 6 0 R/Title(a)/Dest(b)>>",
                            "<</Dests 7 0 R/Kids[7 0 R]/Limits[(a)(z)]>>",
                            NULL };
  Meja meja;

  open_desk (&meja);
  try (&meja, "daftar-isi-melingkar", make (objects, ""), TRUE);
  meja_close (&meja);
}

/* Little that becomes much: a page of 64 MB of spaces, then the same as a picture. */
static void
test_bomb (void)
{
  g_autoptr(GZlibCompressor) compressor =
    g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autofree char *spaces = g_strnfill (BOMB_BYTES, ' ');
  g_autofree guint8 *packed = g_malloc (BOMB_BYTES / 100);
  g_autoptr(GString) out = g_string_new ("%PDF-1.4\n");
  gsize n_read, n_packed;
  Meja meja;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), spaces, BOMB_BYTES, packed,
                                        BOMB_BYTES / 100, G_CONVERTER_INPUT_AT_END, &n_read,
                                        &n_packed, NULL),
                   ==, G_CONVERTER_FINISHED);
  g_string_append (out, "1 0 obj" CATALOG "endobj\n2 0 obj" PAGES "endobj\n3 0 obj" PAGE ("")
                        "endobj\n5 0 obj" FONT "endobj\n");
  g_string_append_printf (out, "4 0 obj<</Filter/FlateDecode/Length %" G_GSIZE_FORMAT
                               ">>\nstream\n", n_packed);
  g_string_append_len (out, (const char *) packed, (gssize) n_packed);
  g_string_append (out, "\nendstream\nendobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n");

  open_desk (&meja);
  try (&meja, "bom", g_bytes_new (out->str, out->len), FALSE);
  meja_close (&meja);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/buruk-susunan/page-trees", test_page_trees);
  g_test_add_func ("/pustaka/buruk-susunan/boxes", test_boxes);
  g_test_add_func ("/pustaka/buruk-susunan/tables", test_tables);
  g_test_add_func ("/pustaka/buruk-susunan/beside-words", test_beside_words);
  g_test_add_func ("/pustaka/buruk-susunan/loops-in-outline", test_loops_in_outline);
  g_test_add_func ("/pustaka/buruk-susunan/bomb", test_bomb);

  return g_test_run ();
}
