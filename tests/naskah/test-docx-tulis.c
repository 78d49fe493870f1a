/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "naskah/prk-docx-tulis.h"
#include "naskah/prk-docx.h"

#include "paket.h"
#include "uji.h"

static GBytes *
tulis (Uji *uji)
{
  g_autoptr(GError) error = NULL;
  GBytes *docx = prk_pencetak_tulis_docx (uji->pencetak, uji->kak, NULL, &error);

  g_assert_no_error (error);

  return docx;
}

/* Blocks of a small document as a file. */
static GBytes *
tulis_blok (Dokumen *dokumen)
{
  PrkPdf kertas = { .halaman = &dokumen->halaman };
  PrkDocxTulis tulisan = { .kertas = &kertas };
  g_autoptr(GError) error = NULL;
  GBytes *docx = prk_docx_tulis (&tulisan, NULL, dokumen->blok, dokumen->ukur, NULL, &error);

  g_assert_no_error (error);

  return docx;
}

/* What @xpath finds names, by @attribute, one and only one of what @owner finds. */
static void
assert_every (xmlDocPtr   users,
              const char *xpath,
              const char *attribute,
              xmlDocPtr   owners,
              const char *owner,
              const char *owner_attribute)
{
  g_autoptr(GPtrArray) nodes = paket_cari (users, xpath);
  g_autoptr(GPtrArray) found = paket_cari (owners, owner);
  g_autoptr(GHashTable) count = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      char *value = paket_atribut (g_ptr_array_index (found, i), owner_attribute);
      gboolean is_new = g_hash_table_add (count, value);

      g_assert_true (is_new);
    }
  g_assert_cmpuint (nodes->len, >, 0);
  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *value = paket_atribut (g_ptr_array_index (nodes, i), attribute);

      g_test_message ("%s %s", xpath, value);
      g_assert_true (g_hash_table_contains (count, value));
    }
}

static void
assert_targets (Paket      *paket,
                const char *name,
                const char *folder)
{
  xmlDocPtr rels = paket_baca (paket, name);
  g_autoptr(GPtrArray) all = paket_cari (rels, "//*[local-name()='Relationship']");

  g_assert_cmpuint (all->len, >, 0);
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *target = paket_atribut (g_ptr_array_index (all, i), "Target");
      g_autofree char *mode = paket_atribut (g_ptr_array_index (all, i), "TargetMode");
      g_autofree char *path = g_str_has_prefix (target, "../") ? g_strdup (target + 3)
                                                              : g_strconcat (folder, target, NULL);

      g_assert_null (mode);
      g_assert_true (g_hash_table_contains (paket->bagian, path));
    }
  xmlFreeDoc (rels);
}

/* Every reference within the file has what it names, and only once. */
static void
test_parts_fit_together (void)
{
  Uji uji;
  Paket paket;
  g_autoptr(GBytes) docx = NULL;
  GHashTableIter iter;
  gpointer name;
  xmlDocPtr document, numbering, styles, rels;
  g_autoptr(GPtrArray) starts = NULL;

  uji_init (&uji, "barito-selatan", "karhutla-perbatasan");
  prk_pencetak_set_tanda_air (uji.pencetak, "RANCANGAN");
  docx = tulis (&uji);
  paket_buka (&paket, docx);
  g_hash_table_iter_init (&iter, paket.bagian);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels"))
      xmlFreeDoc (paket_baca (&paket, name));

  document = paket_baca (&paket, "word/document.xml");
  numbering = paket_baca (&paket, "word/numbering.xml");
  styles = paket_baca (&paket, "word/styles.xml");
  rels = paket_baca (&paket, "word/_rels/document.xml.rels");
  assert_targets (&paket, "_rels/.rels", "");
  assert_targets (&paket, "word/_rels/document.xml.rels", "word/");
  assert_targets (&paket, "customXml/_rels/item1.xml.rels", "customXml/");
  assert_every (document, "//w:numPr/w:numId", "val", numbering, "//w:num", "numId");
  assert_every (numbering, "//w:num/w:abstractNumId", "val", numbering, "//w:abstractNum", "abstractNumId");
  assert_every (document, "//w:pStyle", "val", styles, "//w:style", "styleId");
  assert_every (document, "//w:bookmarkStart", "name", document, "//w:bookmarkStart", "name");
  assert_every (document, "//w:bookmarkStart", "id", document, "//w:bookmarkEnd", "id");

  starts = paket_cari (document, "//w:headerReference | //w:footerReference");
  g_assert_cmpuint (starts->len, ==, 3);
  xmlFreeDoc (document);
  xmlFreeDoc (numbering);
  xmlFreeDoc (styles);
  xmlFreeDoc (rels);
  paket_tutup (&paket);
  uji_clear (&uji);
}

static guint
find_place (const char *const *order,
            const char        *name)
{
  for (guint i = 0; order[i] != NULL; i++)
    if (g_str_equal (order[i], name))
      return i;

  g_error ("an element that the order does not know: %s", name);
}

/* Word takes no other order than that of the schema. */
static void
test_properties_stand_in_order (void)
{
  static const char *const order[]
    = { "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
        "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr", NULL };
  static const char *const parts[] = { "word/document.xml", "word/styles.xml", "word/header1.xml" };
  Uji uji;
  Paket paket;
  g_autoptr(GBytes) docx = NULL;

  uji_init (&uji, "barito-selatan", "kesehatan-perbatasan");
  docx = tulis (&uji);
  paket_buka (&paket, docx);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      xmlDocPtr doc = paket_baca (&paket, parts[i]);
      g_autoptr(GPtrArray) all = paket_cari (doc, "//w:pPr");

      g_assert_cmpuint (all->len, >, 0);
      for (guint j = 0; j < all->len; j++)
        {
          guint last = 0;

          for (xmlNodePtr one = ((xmlNodePtr) g_ptr_array_index (all, j))->children; one != NULL; one = one->next)
            {
              guint place = find_place (order, (const char *) one->name);

              g_assert_true (one->prev == NULL || place > last);
              last = place;
            }
        }
      xmlFreeDoc (doc);
    }
  paket_tutup (&paket);
  uji_clear (&uji);
}

/* The heads of the tables, which the PDF repeats on every page. */
static char **
dup_heads (Paket *paket)
{
  xmlDocPtr document = paket_baca (paket, "word/document.xml");
  g_autoptr(GPtrArray) rows = paket_cari (document, "//w:tr[w:trPr/w:tblHeader]");
  g_autoptr(GPtrArray) heads = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      xmlChar *words = xmlNodeGetContent (g_ptr_array_index (rows, i));

      g_ptr_array_add (heads, padatkan ((const char *) words));
      xmlFree (words);
    }
  g_ptr_array_add (heads, NULL);
  xmlFreeDoc (document);

  return (char **) g_ptr_array_free (g_steal_pointer (&heads), FALSE);
}

/* @more may say a head of a table once more. */
static void
assert_same_words (Paket      *paket,
                   const char *words,
                   const char *more)
{
  g_auto(GStrv) heads = dup_heads (paket);

  while (*words != '\0' || *more != '\0')
    {
      const char *before = more;

      if (*words == *more)
        {
          words++;
          more++;
          continue;
        }
      for (guint i = 0; heads[i] != NULL && more == before; i++)
        if (g_str_has_prefix (more, heads[i]))
          more += strlen (heads[i]);
      if (more == before)
        g_error ("“%.60s” became “%.60s”", words, more);
    }
}

/* Numbers counted as a word processor counts them, the words are those of the PDF. */
static void
test_words_are_those_of_the_pdf (void)
{
  static const char *const names[] = { "kesehatan-perbatasan", "draf-persampahan", "perikanan-hortikultura" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Uji uji;
      Paket paket;
      g_autoptr(GBytes) docx = NULL;
      g_autofree char *ours = NULL;
      g_autofree char *pdf = NULL;

      uji_init (&uji, "barito-selatan", names[i]);
      docx = tulis (&uji);
      paket_buka (&paket, docx);
      ours = paket_dup_teks (&paket);
      pdf = uji_dup_text (&uji);
      if (pdf != NULL)
        assert_same_words (&paket, ours, pdf);
      paket_tutup (&paket);
      uji_clear (&uji);
    }
}

static void
test_same_record_gives_same_bytes (void)
{
  Uji uji;
  g_autoptr(GBytes) one = NULL;
  g_autoptr(GBytes) two = NULL;
  g_autoptr(GBytes) three = NULL;

  uji_init (&uji, "barito-selatan", "kesehatan-perbatasan");
  one = tulis (&uji);
  two = tulis (&uji);
  g_assert_true (g_bytes_equal (one, two));
  uji_set_text (&uji, "manfaat/narasi", "Lain.");
  three = tulis (&uji);
  g_assert_false (g_bytes_equal (one, three));
  uji_clear (&uji);
}

static void
add_item (Dokumen    *dokumen,
          const char *penanda,
          double      kiri)
{
  PrkBlok *blok = dokumen_add (dokumen, &dokumen->isi, "x");

  blok->penanda = g_strdup (penanda);
  blok->kiri = kiri;
  blok->gantung = penanda != NULL ? 20 : 0;
}

static void
test_numbers_count_on (void)
{
  static const struct
  {
    const char *penanda;
    double      kiri;
    const char *num;
  } items[] = {
    { "BAB I", 0, "1" },   { "Pasal 1", 0, "2" }, { "(1)", 0, "3" },  { "a.", 20, "4" }, { "b.", 20, "4" },
    { "1)", 40, "5" },     { "2)", 40, "5" },     { "c.", 20, "4" },  { "1)", 40, "6" }, { NULL, 0, NULL },
    { "(2)", 0, "3" },     { "Pasal 2", 0, "2" }, { "(1)", 0, "7" },  { "i.", 20, "8" }, { "ii.", 20, "8" },
    { "h.", 0, "9" },      { "i.", 0, "9" },      { "7.", 0, "10" },  { "•", 20, "11" }, { "•", 20, "11" },
    { "BAB II", 0, "1" },  { "Pasal 3", 0, "12" }, { "(1)", 0, "13" }, { "1)", 0, "14" }, { "1)", 0, "15" },
    { "KESATU", 0, NULL }, { "bb.", 0, NULL },
  };
  Dokumen dokumen;
  Paket paket;
  g_autoptr(GBytes) docx = NULL;
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autoptr(GPtrArray) paragraphs = NULL;
  g_autofree char *words = NULL;
  g_autofree char *wanted = NULL;
  xmlDocPtr document;

  dokumen_init (&dokumen);
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      add_item (&dokumen, items[i].penanda, items[i].kiri);
      g_string_append_printf (expected, "%sx", items[i].penanda != NULL ? items[i].penanda : "");
    }
  docx = tulis_blok (&dokumen);
  paket_buka (&paket, docx);
  words = paket_dup_teks (&paket);
  wanted = padatkan (expected->str);
  g_assert_cmpstr (words, ==, wanted);

  document = paket_baca (&paket, "word/document.xml");
  paragraphs = paket_cari (document, "//w:p");
  g_assert_cmpuint (paragraphs->len, ==, G_N_ELEMENTS (items));
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *path = g_strdup_printf ("//w:p[%u]//w:numId", (guint) i + 1);
      g_autoptr(GPtrArray) found = paket_cari (document, path);

      g_autofree char *num = found->len > 0 ? paket_atribut (g_ptr_array_index (found, 0), "val") : NULL;

      g_assert_cmpstr (num, ==, items[i].num);
    }
  xmlFreeDoc (document);
  paket_tutup (&paket);
  dokumen_clear (&dokumen);
}

/* Characters that XML has other uses for, or none. */
static void
test_any_text_is_well_formed (void)
{
  const char *text = "Rp1 < Rp2 & \"x\" 'y' > \xef\xbf\xbe\xef\xbf\xbf \xf0\x9f\x8c\xbe\x01\x1f baris\ndua";
  Dokumen dokumen;
  Paket paket;
  g_autoptr(GBytes) docx = NULL;
  g_autofree char *words = NULL;

  dokumen_init (&dokumen);
  dokumen_add (&dokumen, &dokumen.isi, text);
  docx = tulis_blok (&dokumen);
  paket_buka (&paket, docx);
  words = paket_dup_teks (&paket);
  g_assert_cmpstr (words, ==, "Rp1<Rp2&\"x\"'y'>\xf0\x9f\x8c\xbe" "barisdua");
  paket_tutup (&paket);
  dokumen_clear (&dokumen);
}

/* A table stands between paragraphs, and at the end; two do not become one. */
static void
test_tables_stay_apart (void)
{
  Dokumen dokumen;
  Paket paket;
  g_autoptr(GBytes) docx = NULL;
  g_autoptr(GPtrArray) body = NULL;
  g_autoptr(GString) shape = g_string_new (NULL);
  xmlDocPtr document;

  dokumen_init (&dokumen);
  for (guint i = 0; i < 2; i++)
    {
      const double porsi[] = { 1, 2 };
      PrkBlok *blok = prk_blok_new_tabel (&dokumen.isi, porsi, 2);
      PrkBaris *baris = prk_tabel_add_baris (blok->tabel, 2);
      PrkBlok *sel = prk_blok_new (PRK_BLOK_PARAGRAF, &dokumen.sel);

      prk_blok_add_teks (sel, "sel", 0, NULL);
      prk_baris_add_blok (baris, 0, sel);
      blok->tabel->n_kepala = 1;
      g_ptr_array_add (dokumen.blok, blok);
    }
  docx = tulis_blok (&dokumen);
  paket_buka (&paket, docx);
  document = paket_baca (&paket, "word/document.xml");
  body = paket_cari (document, "/w:document/w:body/*");
  for (guint i = 0; i < body->len; i++)
    g_string_append_printf (shape, "%s ", (const char *) ((xmlNodePtr) g_ptr_array_index (body, i))->name);
  g_assert_cmpstr (shape->str, ==, "tbl p tbl p sectPr ");
  {
    g_autoptr(GPtrArray) cells = paket_cari (document, "//w:tc[not(w:p)]");
    g_autoptr(GPtrArray) heads = paket_cari (document, "//w:tblHeader");

    g_assert_cmpuint (cells->len, ==, 0);
    g_assert_cmpuint (heads->len, ==, 2);
  }
  xmlFreeDoc (document);
  paket_tutup (&paket);
  dokumen_clear (&dokumen);
}

static void
test_our_own_reader_reads_it (void)
{
  Uji uji;
  g_autoptr(GBytes) docx = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;
  guint n_heads = 0;

  uji_init (&uji, "barito-selatan", "kesehatan-perbatasan");
  docx = tulis (&uji);
  list = prk_docx_baca (docx, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const PrkDocxParagraf *one = g_ptr_array_index (list, i);

      n_heads += one->jenis == PRK_DOCX_JUDUL && one->tingkat == 1 ? 1 : 0;
    }
  g_assert_cmpuint (n_heads, ==, prk_profil_get_n_bagian (uji.profil));
  uji_clear (&uji);
}

/* Another program reads the same words in the same order, numbers and all. */
static void
test_libreoffice_reads_the_same_words (void)
{
  Uji uji;
  Paket paket;
  g_autoptr(GBytes) docx = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *text = NULL;
  g_autofree char *theirs = NULL;

  uji_init (&uji, "barito-selatan", "karhutla-perbatasan");
  docx = tulis (&uji);
  text = libreoffice (docx, "txt:Text (encoded):UTF8");
  if (text != NULL)
    {
      paket_buka (&paket, docx);
      ours = paket_dup_teks (&paket);
      theirs = padatkan (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text);
      assert_same_words (&paket, ours, theirs);
      paket_tutup (&paket);
    }
  else
    {
      g_test_skip ("LibreOffice is not installed");
    }
  uji_clear (&uji);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 2 && g_str_equal (argv[1], "--libreoffice"))
    {
      g_test_add_func ("/docx-tulis/libreoffice-reads-the-same-words", test_libreoffice_reads_the_same_words);
      return g_test_run ();
    }

  g_test_add_func ("/docx-tulis/parts-fit-together", test_parts_fit_together);
  g_test_add_func ("/docx-tulis/properties-stand-in-order", test_properties_stand_in_order);
  g_test_add_func ("/docx-tulis/words-are-those-of-the-pdf", test_words_are_those_of_the_pdf);
  g_test_add_func ("/docx-tulis/same-record-gives-same-bytes", test_same_record_gives_same_bytes);
  g_test_add_func ("/docx-tulis/numbers-count-on", test_numbers_count_on);
  g_test_add_func ("/docx-tulis/any-text-is-well-formed", test_any_text_is_well_formed);
  g_test_add_func ("/docx-tulis/tables-stay-apart", test_tables_stay_apart);
  g_test_add_func ("/docx-tulis/our-own-reader-reads-it", test_our_own_reader_reads_it);

  return g_test_run ();
}
