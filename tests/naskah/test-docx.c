/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "naskah/prk-docx.h"

#define HEAD                                                                                       \
  "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
#define TAIL "</w:body></w:document>"

/* A zip with one entry of @size bytes; @data repeats. */
static GBytes *
new_zip (const char *name,
         const char *data,
         gsize       size)
{
  gsize room = 1024 * 1024;
  char *buffer = g_malloc (room);
  size_t used = 0;
  gsize length = strlen (data);
  struct archive *zip = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_memory (zip, buffer, room, &used), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  for (gsize done = 0; done < size; done += length)
    g_assert_cmpint (archive_write_data (zip, data, MIN (length, size - done)), >, 0);
  archive_entry_free (entry);
  archive_write_close (zip);
  archive_write_free (zip);

  return g_bytes_new_take (buffer, used);
}

static void
assert_one (GPtrArray    *list,
            guint         index,
            PrkDocxJenis  jenis,
            guint         tingkat,
            const char   *teks)
{
  const PrkDocxParagraf *one = g_ptr_array_index (list, index);

  g_assert_cmpstr (one->teks, ==, teks);
  g_assert_cmpint (one->jenis, ==, jenis);
  g_assert_cmpuint (one->tingkat, ==, tingkat);
}

static void
test_words_come_in_their_order (void)
{
  const char *xml = HEAD
    "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t>Lokasi</w:t></w:r></w:p>"
    "<w:p/>"
    "<w:p><w:r><w:t xml:space=\"preserve\">Desa </w:t></w:r><w:del><w:r><w:delText>lama</w:delText>"
    "</w:r></w:del><w:r><w:t>baru &amp; luas</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>satu</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2027</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>jalan</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>jembatan</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Akhir</w:t></w:r></w:p>" TAIL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) docx = new_zip ("word/document.xml", xml, strlen (xml));
  g_autoptr(GPtrArray) list = prk_docx_baca (docx, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 5);
  assert_one (list, 0, PRK_DOCX_JUDUL, 2, "Lokasi");
  assert_one (list, 1, PRK_DOCX_ISI, 0, "Desa baru & luas");
  assert_one (list, 2, PRK_DOCX_BUTIR, 0, "satu");
  assert_one (list, 3, PRK_DOCX_BARIS, 0, "2027\tjalan jembatan");
  assert_one (list, 4, PRK_DOCX_ISI, 0, "Akhir");
}

static void
assert_refused (GBytes *docx,
                int     code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = prk_docx_baca (docx, &error);

  g_assert_error (error, PRK_DOCX_ERROR, code);
  g_assert_null (list);
  g_bytes_unref (docx);
}

static void
test_hostile_files_are_refused (void)
{
  static const guint8 ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more";
  const char *entities
    = "<!DOCTYPE w:document [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" HEAD
      "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" TAIL;
  const char *other = "<html/>";
  g_autoptr(GString) deep = g_string_new (HEAD);
  g_autoptr(GBytes) whole = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append (deep, "<w:sdt>");

  assert_refused (new_zip ("word/document.xml", HEAD "<w:p><w:r><w:t>kata ", 40 * 1024 * 1024),
                  PRK_DOCX_ERROR_TOO_LARGE);
  assert_refused (new_zip ("word/document.xml", deep->str, deep->len), PRK_DOCX_ERROR_TOO_LARGE);
  assert_refused (new_zip ("word/document.xml", entities, strlen (entities)),
                  PRK_DOCX_ERROR_FOREIGN);
  assert_refused (new_zip ("word/document.xml", other, strlen (other)), PRK_DOCX_ERROR_FOREIGN);
  assert_refused (new_zip ("word/other.xml", other, strlen (other)), PRK_DOCX_ERROR_FOREIGN);
  assert_refused (new_zip ("word/document.xml", HEAD, strlen (HEAD)), PRK_DOCX_ERROR_DAMAGED);
  assert_refused (g_bytes_new_static (ole, sizeof ole), PRK_DOCX_ERROR_ENCRYPTED);
  assert_refused (g_bytes_new_static ("%PDF-1.4", 8), PRK_DOCX_ERROR_FOREIGN);
  whole = new_zip ("word/document.xml", HEAD TAIL, strlen (HEAD TAIL));
  assert_refused (g_bytes_new_from_bytes (whole, 0, 60), PRK_DOCX_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx/words-come-in-their-order", test_words_come_in_their_order);
  g_test_add_func ("/docx/hostile-files-are-refused", test_hostile_files_are_refused);

  return g_test_run ();
}
