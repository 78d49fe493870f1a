/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "paket.h"
#include "uji.h"

#define WML "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

void
paket_buka (Paket  *self,
            GBytes *docx)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  const void *data = g_bytes_get_data (docx, &size);

  self->bagian = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  archive_read_support_format_zip (zip);
  g_assert_cmpint (archive_read_open_memory (zip, data, size), ==, ARCHIVE_OK);
  while (archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    {
      gsize length = (gsize) archive_entry_size (entry);
      guint8 *bytes = g_malloc (length + 1);

      g_assert_cmpint (archive_read_data (zip, bytes, length), ==, length);
      g_assert_false (g_hash_table_contains (self->bagian, archive_entry_pathname (entry)));
      g_hash_table_insert (self->bagian, g_strdup (archive_entry_pathname (entry)), g_bytes_new_take (bytes, length));
    }
  archive_read_free (zip);
}

void
paket_tutup (Paket *self)
{
  g_hash_table_unref (self->bagian);
}

xmlDocPtr
paket_baca (Paket      *self,
            const char *nama)
{
  GBytes *bytes = g_hash_table_lookup (self->bagian, nama);
  xmlDocPtr doc;

  if (bytes == NULL)
    g_error ("there is no part %s", nama);
  doc = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), nama, NULL, XML_PARSE_NONET);
  if (doc == NULL)
    g_error ("%s is not well-formed", nama);

  return doc;
}

GPtrArray *
paket_cari (xmlDocPtr   doc,
            const char *xpath)
{
  xmlXPathContextPtr context = xmlXPathNewContext (doc);
  xmlXPathObjectPtr found;
  GPtrArray *nodes = g_ptr_array_new ();

  xmlXPathRegisterNs (context, BAD_CAST "w", BAD_CAST WML);
  xmlXPathRegisterNs (context, BAD_CAST "r", BAD_CAST REL);
  found = xmlXPathEvalExpression (BAD_CAST xpath, context);
  g_assert_nonnull (found);
  for (int i = 0; found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++)
    g_ptr_array_add (nodes, found->nodesetval->nodeTab[i]);
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);

  return nodes;
}

char *
paket_atribut (xmlNodePtr  node,
               const char *nama)
{
  xmlChar *value = xmlGetNsProp (node, BAD_CAST nama, BAD_CAST WML);
  char *copy;

  if (value == NULL)
    value = xmlGetProp (node, BAD_CAST nama);
  copy = g_strdup ((const char *) value);
  xmlFree (value);

  return copy;
}

/* A number as the words of WordprocessingML ask for it, found by a way of its own. */
static char *
dup_number (const char *format,
            guint       number)
{
  static const char *const ones[] = { "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };
  static const char *const tens[] = { "", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc" };
  g_autofree char *roman = number < 100 ? g_strconcat (tens[number / 10], ones[number % 10], NULL) : NULL;

  if (g_str_equal (format, "decimal"))
    return g_strdup_printf ("%u", number);
  if (g_str_equal (format, "lowerLetter") || g_str_equal (format, "upperLetter"))
    return g_strdup_printf ("%c", (*format == 'l' ? 'a' : 'A') + (number - 1) % 26);
  g_assert_nonnull (roman);

  return *format == 'l' ? g_steal_pointer (&roman) : g_ascii_strup (roman, -1);
}

/* What stands before an item of the numbering @num. */
static char *
next_marker (xmlDocPtr    numbering,
             GHashTable  *counts,
             const char  *num)
{
  g_autofree char *abstract_path = g_strdup_printf ("//w:num[@w:numId='%s']/w:abstractNumId", num);
  g_autoptr(GPtrArray) reference = paket_cari (numbering, abstract_path);
  g_autofree char *id = NULL;
  g_autofree char *level_path = NULL;
  g_autoptr(GPtrArray) parts = NULL;
  g_autofree char *start = NULL;
  g_autofree char *format = NULL;
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;
  g_autoptr(GString) out = NULL;
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, num));

  g_assert_cmpuint (reference->len, ==, 1);
  id = paket_atribut (g_ptr_array_index (reference, 0), "val");
  level_path = g_strdup_printf ("//w:abstractNum[@w:abstractNumId='%s']/w:lvl/*[self::w:start or self::w:numFmt or "
                                "self::w:lvlText]", id);
  parts = paket_cari (numbering, level_path);
  g_assert_cmpuint (parts->len, ==, 3);
  start = paket_atribut (g_ptr_array_index (parts, 0), "val");
  format = paket_atribut (g_ptr_array_index (parts, 1), "val");
  text = paket_atribut (g_ptr_array_index (parts, 2), "val");

  count = count == 0 ? (guint) g_ascii_strtoull (start, NULL, 10) : count + 1;
  g_hash_table_insert (counts, g_strdup (num), GUINT_TO_POINTER (count));
  if (g_str_equal (format, "bullet"))
    return g_steal_pointer (&text);

  number = dup_number (format, count);
  out = g_string_new (text);
  g_assert_cmpuint (g_string_replace (out, "%1", number, 0), ==, 1);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
paket_dup_teks (Paket *self)
{
  xmlDocPtr document = paket_baca (self, "word/document.xml");
  xmlDocPtr numbering = paket_baca (self, "word/numbering.xml");
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) nodes = paket_cari (document, "//w:numPr/w:numId | //w:t");
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      xmlNodePtr node = g_ptr_array_index (nodes, i);

      if (g_str_equal ((const char *) node->name, "numId"))
        {
          g_autofree char *num = paket_atribut (node, "val");
          g_autofree char *marker = next_marker (numbering, counts, num);

          g_string_append (out, marker);
        }
      else
        {
          xmlChar *text = xmlNodeGetContent (node);

          g_string_append (out, (const char *) text);
          xmlFree (text);
        }
    }
  xmlFreeDoc (document);
  xmlFreeDoc (numbering);

  return padatkan (out->str);
}

static void
remove_tree (const char *path)
{
  const char *const argv[] = { "rm", "-rf", path, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

char *
libreoffice (GBytes     *docx,
             const char *jenis)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *folder = NULL;
  g_autofree char *in = NULL;
  g_autofree char *profile = NULL;
  g_autofree char *name = NULL;
  g_autofree char *out = NULL;
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  if (program == NULL)
    return NULL;

  folder = g_dir_make_tmp ("naskah-XXXXXX", &error);
  g_assert_no_error (error);
  in = g_build_filename (folder, "naskah.docx", NULL);
  profile = g_strdup_printf ("-env:UserInstallation=file://%s/profil", folder);
  g_file_set_contents (in, g_bytes_get_data (docx, NULL), (gssize) g_bytes_get_size (docx), &error);
  g_assert_no_error (error);
  {
    const char *const argv[]
      = { program, profile, "--headless", "--convert-to", jenis, "--outdir", folder, in, NULL };
    g_autofree char *said = NULL;

    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  name = g_strdup_printf ("naskah.%.3s", jenis);
  out = g_build_filename (folder, name, NULL);
  g_file_get_contents (out, &text, NULL, &error);
  g_assert_no_error (error);
  remove_tree (folder);

  return text;
}
