/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was written is taken out of its zip and read as XML by another library. */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>

#include "domain/prk-lembar.h"
#include "naskah/prk-hamparan.h"

#define N_ROWS 4

static const PrkHamparanKolom columns[] = {
  { "Teks & <kepala>", PRK_HAMPARAN_TEKS, 20 },
  { "Angka", PRK_HAMPARAN_ANGKA, 8 },
  { "Hari", PRK_HAMPARAN_HARI, 12 },
};

static char *long_text;

/* Markup, a formula, a control character with two lines, more than a cell may hold. */
static const char *
get_text (guint row)
{
  static const char *const texts[] = { "Bupati \"A\" & <B> é", "=1+1", "satu\001\ndua" };

  return row < G_N_ELEMENTS (texts) ? texts[row] : long_text;
}

static void
give (gpointer         data,
      guint            row,
      guint            column,
      PrkHamparanSel  *sel)
{
  sel->teks = get_text (row);
  sel->angka = 1000 + row;
  sel->hari = row == 1 ? 0 : prk_hari_dari_iso ("2026-11-21") + row;
}

static const PrkHamparan table = {
  .judul = "Buku & daftar yang namanya lebih panjang dari lembar", .kolom = columns, .n_kolom = 3, .n_baris = N_ROWS, .isi = give,
};

static char *
write_table (PrkHamparanFormat format,
             const char       *name)
{
  g_autofree char *folder = g_dir_make_tmp ("prakarsa-hamparan-XXXXXX", NULL);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (prk_hamparan_find_format (name), ==, format);
  g_assert_true (prk_hamparan_tulis (&table, format, path, NULL, &error));
  g_assert_no_error (error);

  return path;
}

static void
remove_with_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_remove (path), ==, 0);
  /* Fails when something else was left there. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A part of the zip; @first (out): whether it is the first, @is_stored (out): not compressed. */
static char *
read_part (const char *path,
           const char *name,
           gboolean   *is_first)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  GString *text = NULL;
  guint place = 0;

  archive_read_support_format_zip (zip);
  g_assert_cmpint (archive_read_open_filename (zip, path, 65536), ==, ARCHIVE_OK);
  while (archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    {
      char buffer[4096];
      la_ssize_t n;

      if (strcmp (archive_entry_pathname (entry), name) != 0)
        {
          place++;
          continue;
        }
      text = g_string_new (NULL);
      while ((n = archive_read_data (zip, buffer, sizeof buffer)) > 0)
        g_string_append_len (text, buffer, n);
      g_assert_cmpint (n, ==, 0);
      break;
    }
  archive_read_free (zip);
  g_assert_nonnull (text);
  if (is_first != NULL)
    *is_first = place == 0;

  return g_string_free (text, FALSE);
}

static xmlDoc *
parse (const char *text)
{
  xmlDoc *doc = xmlReadMemory (text, (int) strlen (text), NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);

  g_assert_nonnull (doc);
  return doc;
}

static char *
evaluate (xmlDoc     *doc,
          const char *path)
{
  xmlXPathContext *context = xmlXPathNewContext (doc);
  xmlXPathObject *found = xmlXPathEvalExpression ((const xmlChar *) path, context);
  xmlChar *text;
  char *copy;

  g_assert_nonnull (found);
  text = xmlXPathCastToString (found);
  copy = g_strdup ((const char *) text);
  xmlFree (text);
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);

  return copy;
}

static void
assert_at (xmlDoc     *doc,
           const char *path,
           const char *expected)
{
  g_autofree char *text = evaluate (doc, path);

  if (g_strcmp0 (text, expected) != 0)
    g_error ("%s: “%s” instead of “%s”", path, text, expected);
}

static void
test_xlsx (void)
{
  g_autofree char *path = write_table (PRK_HAMPARAN_XLSX, "a.xlsx");
  g_autofree char *sheet = read_part (path, "xl/worksheets/sheet1.xml", NULL);
  g_autofree char *book = read_part (path, "xl/workbook.xml", NULL);
  xmlDoc *doc = parse (sheet), *whole = parse (book);

  assert_at (doc, "string(//*[local-name()='c'][@r='A1'])", "Teks & <kepala>");
  assert_at (doc, "string(//*[local-name()='c'][@r='A2'])", "Bupati \"A\" & <B> é");
  assert_at (doc, "string(//*[local-name()='c'][@r='A3'])", "=1+1");
  assert_at (doc, "string(count(//*[local-name()='f']))", "0"); /* no formula */
  assert_at (doc, "string(//*[local-name()='c'][@r='A4'])", "satu\ndua");
  assert_at (doc, "string(string-length(//*[local-name()='c'][@r='A5']))", "32767");
  assert_at (doc, "string(//*[local-name()='c'][@r='B2']/*[local-name()='v'])", "1000");
  /* 21 November 2026 is day 46347 from 30 December 1899. */
  assert_at (doc, "string(//*[local-name()='c'][@r='C2']/*[local-name()='v'])", "46347");
  assert_at (doc, "string(count(//*[local-name()='c'][@r='C3']))", "0");
  assert_at (doc, "string(count(//*[local-name()='row']))", "5");
  assert_at (whole, "string(//*[local-name()='sheet']/@name)", "Buku & daftar yang namanya lebi");
  xmlFreeDoc (doc);
  xmlFreeDoc (whole);
  remove_with_folder (path);
}

static void
test_ods (void)
{
  gboolean is_first;
  g_autofree char *path = write_table (PRK_HAMPARAN_ODS, "a.ods");
  g_autofree char *kind = read_part (path, "mimetype", &is_first);
  g_autofree char *content = read_part (path, "content.xml", NULL);
  g_autofree char *manifest = read_part (path, "META-INF/manifest.xml", NULL);
  g_autofree char *raw = NULL;
  xmlDoc *doc = parse (content), *list = parse (manifest);

  g_assert_cmpstr (kind, ==, "application/vnd.oasis.opendocument.spreadsheet");
  g_assert_true (is_first);
  /* Programs look for it in the bytes at 38, so it is neither compressed nor has extra fields. */
  g_assert_true (g_file_get_contents (path, &raw, NULL, NULL));
  g_assert_cmpmem (raw + 30, 8, "mimetype", 8);
  assert_at (doc, "string((//*[local-name()='table-row'])[2]/*[1])", "Bupati \"A\" & <B> é");
  assert_at (doc, "string((//*[local-name()='table-row'])[3]/*[1])", "=1+1");
  assert_at (doc, "string(count((//*[local-name()='table-row'])[4]/*[1]/*[local-name()='p']))", "2");
  assert_at (doc, "string((//*[local-name()='table-row'])[2]/*[2]/@*[local-name()='value'])", "1000");
  assert_at (doc, "string((//*[local-name()='table-row'])[2]/*[3]/@*[local-name()='date-value'])", "2026-11-21");
  assert_at (doc, "string((//*[local-name()='table-row'])[3]/*[3])", "");
  assert_at (doc, "string(count(//*[local-name()='table-row']))", "5");
  assert_at (list, "string(count(//*[local-name()='file-entry']))", "2");
  xmlFreeDoc (doc);
  xmlFreeDoc (list);
  remove_with_folder (path);
}

static const char *
cell (GPtrArray *rows,
      guint      row,
      guint      column)
{
  return g_ptr_array_index (((PrkLembarBaris *) rows->pdata[row])->sel, column);
}

static void
test_csv (void)
{
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gsize size;

  g_free (long_text);
  long_text = g_strdup ("pendek");
  path = write_table (PRK_HAMPARAN_CSV, "a.csv");
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_true (g_str_has_prefix (text, "\357\273\277"));
  g_assert_null (strstr (text, "\"=1")); /* no formula */
  rows = prk_lembar_baca (text, (gssize) size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 5);
  g_assert_cmpstr (cell (rows, 1, 0), ==, "Bupati \"A\" & <B> é");
  g_assert_cmpstr (cell (rows, 1, 1), ==, "1000");
  g_assert_cmpstr (cell (rows, 1, 2), ==, "2026-11-21");
  g_assert_cmpstr (cell (rows, 2, 2), ==, "");
  remove_with_folder (path);
}

/* Whoever stops it, or writes where nothing can be written, keeps the file that was there. */
static void
test_fails_whole (void)
{
  g_autofree char *folder = g_dir_make_tmp ("prakarsa-hamparan-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "tidak", "ada.xlsx", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (g_file_set_contents (path, "lama", -1, NULL));
  g_cancellable_cancel (cancellable);
  for (PrkHamparanFormat format = PRK_HAMPARAN_XLSX; format < PRK_HAMPARAN_BUKAN; format++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) lost = NULL;

      g_assert_false (prk_hamparan_tulis (&table, format, path, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (prk_hamparan_tulis (&table, format, nowhere, NULL, &lost));
      g_assert_error (lost, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    }
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "lama");
  g_assert_cmpint (prk_hamparan_find_format ("a.XLSX"), ==, PRK_HAMPARAN_XLSX);
  g_assert_cmpint (prk_hamparan_find_format ("a.xls"), ==, PRK_HAMPARAN_BUKAN);
  remove_with_folder (path);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  long_text = g_strnfill (40000, 'x');

  g_test_add_func ("/hamparan/xlsx", test_xlsx);
  g_test_add_func ("/hamparan/ods", test_ods);
  g_test_add_func ("/hamparan/csv", test_csv);
  g_test_add_func ("/hamparan/fails-whole", test_fails_whole);
  status = g_test_run ();
  g_free (long_text);

  return status;
}
