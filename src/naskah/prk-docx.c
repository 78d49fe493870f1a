/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A DOCX is a zip with XML in it, and both are ways to send a little that becomes very much. So one
 * entry is read, in pieces, up to a limit; there is no document type (which is where entities are
 * declared), nothing is fetched, the parser's own limits on depth and length stand, and words are
 * counted. Only zip with its usual compression is known here: libarchive's other formats and
 * filters are never loaded. */

#include "config.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <libxml/xmlreader.h>

#include "prk-docx-baca-private.h"
#include "prk-docx-private.h"

#define DOCUMENT        "word/document.xml"
#define DOCUMENT_RELS   "word/_rels/document.xml.rels"
#define ASAL_FOLDER     "customXml/item"
#define ASAL_PROPERTIES "customXml/itemProps"
#define MAX_FILE (200 * 1000 * 1000)
#define MAX_ENTRIES 4096
#define MAX_XML (32 * 1024 * 1024)
#define MAX_TEXT (4 * 1024 * 1024)
#define MAX_PARAGRAPHS 50000
#define MAX_DEPTH 128
#define PIECE (64 * 1024)

G_DEFINE_QUARK (prk-docx-error-quark, prk_docx_error)

static void
paragraf_free (gpointer data)
{
  PrkDocxParagraf *self = data;

  g_free (self->teks);
  g_free (self);
}

/* The zip */

static gboolean
read_entry (struct archive  *zip,
            GByteArray      *xml,
            GError         **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  la_ssize_t n;

  while ((n = archive_read_data (zip, piece, PIECE)) > 0)
    {
      if (xml->len + (gsize) n > MAX_XML)
        {
          g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE,
                       "the text is larger than %d bytes", MAX_XML);
          return FALSE;
        }
      g_byte_array_append (xml, (const guint8 *) piece, (guint) n);
    }
  if (n < 0)
    {
      g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "the text cannot be unpacked: %s",
                   archive_error_string (zip));
      return FALSE;
    }

  return TRUE;
}

/* Properties of a part name its kind, too, but are not it. */
static gboolean
may_be_ours (const char *name)
{
  return g_str_has_prefix (name, ASAL_FOLDER) && !g_str_has_prefix (name, ASAL_PROPERTIES)
         && g_str_has_suffix (name, ".xml");
}

static gboolean
is_ours (GByteArray *part)
{
  return g_strstr_len ((const char *) part->data, part->len, PRK_DOCX_ASAL_NS) != NULL;
}

/* Takes one entry if it is one that is asked for. */
static gboolean
take_entry (struct archive  *zip,
            const char      *name,
            gboolean         with_asal,
            PrkDocxMuatan   *muatan,
            GError         **error)
{
  g_autoptr(GByteArray) part = NULL;

  muatan->ada_makro |= g_str_has_suffix (name, "vbaProject.bin");
  if (g_str_equal (name, DOCUMENT) && muatan->document == NULL)
    {
      muatan->document = g_byte_array_new ();
      return read_entry (zip, muatan->document, error);
    }
  if (!with_asal)
    return TRUE;

  part = g_byte_array_new ();
  if (g_str_equal (name, DOCUMENT_RELS))
    {
      if (!read_entry (zip, part, error))
        return FALSE;
      muatan->ada_luar |= g_strstr_len ((const char *) part->data, part->len, "\"External\"") != NULL;
    }
  else if (muatan->asal == NULL && may_be_ours (name))
    {
      if (!read_entry (zip, part, error))
        return FALSE;
      if (part->len > 0 && is_ours (part))
        muatan->asal = g_steal_pointer (&part);
    }

  return TRUE;
}

static gboolean
take_entries (struct archive  *zip,
              gboolean         with_asal,
              PrkDocxMuatan   *muatan,
              GError         **error)
{
  struct archive_entry *entry;

  for (guint i = 0; i < MAX_ENTRIES && (with_asal || muatan->document == NULL); i++)
    {
      int result = archive_read_next_header (zip, &entry);
      const char *name;

      if (result == ARCHIVE_EOF)
        break;
      if (result < ARCHIVE_WARN)
        {
          g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "the file is damaged: %s",
                       archive_error_string (zip));
          return FALSE;
        }
      name = archive_entry_pathname (entry);
      if (g_strcmp0 (name, DOCUMENT) == 0 && archive_entry_is_encrypted (entry))
        {
          g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_ENCRYPTED,
                               "the file needs a password");
          return FALSE;
        }
      if (name != NULL && !take_entry (zip, name, with_asal, muatan, error))
        return FALSE;
    }
  if (muatan->document != NULL)
    return TRUE;

  g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "there is no text in it");
  return FALSE;
}

/* A document with a password is no zip but an OLE container. */
static gboolean
check_head (GBytes  *docx,
            GError **error)
{
  static const guint8 ole[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  gsize size;
  const guint8 *data = g_bytes_get_data (docx, &size);

  if (size >= sizeof ole && memcmp (data, ole, sizeof ole) == 0)
    g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_ENCRYPTED,
                         "the file needs a password, or is of an older kind");
  else if (size < 4 || memcmp (data, "PK\003\004", 4) != 0)
    g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "the file is no DOCX");
  else if (size > MAX_FILE)
    g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE,
                 "the file is larger than %d bytes", MAX_FILE);
  else
    return TRUE;

  return FALSE;
}

gboolean
_prk_docx_muat (GBytes         *docx,
                gboolean        with_asal,
                PrkDocxMuatan  *muatan,
                GError        **error)
{
  struct archive *zip;
  gboolean ok;
  gsize size;
  const void *data;

  memset (muatan, 0, sizeof *muatan);
  if (!check_head (docx, error))
    return FALSE;

  data = g_bytes_get_data (docx, &size);
  zip = archive_read_new ();
  archive_read_support_format_zip (zip);
  if (archive_read_open_memory (zip, data, size) == ARCHIVE_OK)
    ok = take_entries (zip, with_asal, muatan, error);
  else
    {
      g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "the file is damaged: %s",
                   archive_error_string (zip));
      ok = FALSE;
    }
  archive_read_free (zip);
  if (!ok)
    _prk_docx_muatan_clear (muatan);

  return ok;
}

void
_prk_docx_muatan_clear (PrkDocxMuatan *muatan)
{
  g_clear_pointer (&muatan->document, g_byte_array_unref);
  g_clear_pointer (&muatan->asal, g_byte_array_unref);
}

/**
 * prk_docx_baca:
 * @docx: the file
 * @error: of the domain PRK_DOCX_ERROR; the message is for the log
 *
 * Reads the words of a document that came from outside.
 *
 * Returns: (element-type PrkDocxParagraf) (transfer full): its paragraphs
 */
GPtrArray *
prk_docx_baca (GBytes  *docx,
               GError **error)
{
  PrkDocxMuatan muatan;
  GPtrArray *list;

  g_return_val_if_fail (docx != NULL, NULL);

  if (!_prk_docx_muat (docx, FALSE, &muatan, error))
    return NULL;
  list = prk_docx_baca_isi ((const char *) muatan.document->data, muatan.document->len, error);
  _prk_docx_muatan_clear (&muatan);

  return list;
}

/* The text */

typedef struct
{
  GPtrArray   *list;
  GString     *words;   /* of the paragraph */
  GString     *row;     /* of the table's row */
  PrkDocxJenis jenis;
  guint        tingkat;
  gsize        n_bytes; /* of all words */
  guint        n_cells; /* open ones: a table may stand in a cell */
  guint        n_skipped; /* open elements whose words do not count */
} Baca;

static void
add (Baca         *self,
     PrkDocxJenis  jenis,
     const char   *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  PrkDocxParagraf *one;

  g_strstrip (valid);
  if (*valid == '\0')
    return;

  one = g_new0 (PrkDocxParagraf, 1);
  one->jenis = jenis;
  one->tingkat = jenis == PRK_DOCX_JUDUL ? self->tingkat : 0;
  one->teks = g_steal_pointer (&valid);
  g_ptr_array_add (self->list, one);
}

static void
end_paragraph (Baca *self)
{
  if (self->n_cells > 0)
    {
      if (self->row->len > 0 && self->row->str[self->row->len - 1] != '\t')
        g_string_append_c (self->row, ' ');
      g_string_append (self->row, self->words->str);
    }
  else
    {
      add (self, self->jenis, self->words->str);
    }
  g_string_truncate (self->words, 0);
  self->jenis = PRK_DOCX_ISI;
  self->tingkat = 0;
}

static void
end_row (Baca *self)
{
  if (self->n_cells > 0)
    {
      g_string_append_c (self->row, ' ');
      return;
    }
  add (self, PRK_DOCX_BARIS, self->row->str);
  g_string_truncate (self->row, 0);
}

char *
_prk_docx_dup_attribute (xmlTextReaderPtr  reader,
                         const char       *name)
{
  xmlChar *value = xmlTextReaderGetAttributeNs (reader, BAD_CAST name, BAD_CAST PRK_DOCX_WML);
  char *copy;

  if (value == NULL)
    value = xmlTextReaderGetAttributeNs (reader, BAD_CAST name, BAD_CAST PRK_DOCX_WML_STRICT);
  copy = g_strdup ((const char *) value);
  xmlFree (value);

  return copy;
}

/* "Heading2", or what a word processor in Indonesian calls it. */
static void
read_style (Baca             *self,
            xmlTextReaderPtr  reader)
{
  static const char *const names[] = { "Heading", "Judul" };
  g_autofree char *style = _prk_docx_dup_attribute (reader, "val");

  if (g_strcmp0 (style, "Title") == 0)
    {
      self->jenis = PRK_DOCX_JUDUL;
      self->tingkat = 1;
    }
  for (gsize i = 0; style != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (style, names[i]))
      {
        guint64 level = g_ascii_strtoull (style + strlen (names[i]), NULL, 10);

        self->jenis = PRK_DOCX_JUDUL;
        self->tingkat = (guint) CLAMP (level, 1, 9);
      }
}

static gboolean
is_skipped (const char *name)
{
  static const char *const skipped[]
    = { "del", "delText", "instrText", "Fallback", "moveFrom", NULL };

  return g_strv_contains (skipped, name);
}

static void
begin_element (Baca             *self,
               xmlTextReaderPtr  reader,
               const char       *name)
{
  if (is_skipped (name))
    self->n_skipped += !xmlTextReaderIsEmptyElement (reader);
  else if (strcmp (name, "p") == 0 && self->words->len > 0)
    end_paragraph (self); /* one within another: a box with text */
  else if (strcmp (name, "pStyle") == 0)
    read_style (self, reader);
  else if (strcmp (name, "numPr") == 0 && self->jenis == PRK_DOCX_ISI)
    self->jenis = PRK_DOCX_BUTIR;
  else if (strcmp (name, "tab") == 0 && self->words->len > 0)
    g_string_append_c (self->words, ' ');
  else if (strcmp (name, "br") == 0 && self->words->len > 0)
    g_string_append_c (self->words, self->n_cells > 0 ? ' ' : '\n');
  else if (strcmp (name, "tc") == 0 && !xmlTextReaderIsEmptyElement (reader))
    self->n_cells++;
}

static void
end_element (Baca       *self,
             const char *name)
{
  if (is_skipped (name))
    {
      self->n_skipped -= self->n_skipped > 0;
    }
  else if (strcmp (name, "p") == 0)
    {
      end_paragraph (self);
    }
  else if (strcmp (name, "tc") == 0 && self->n_cells > 0)
    {
      if (--self->n_cells == 0)
        g_string_append_c (self->row, '\t');
    }
  else if (strcmp (name, "tr") == 0)
    {
      end_row (self);
    }
}

gboolean
_prk_docx_check_node (xmlTextReaderPtr   reader,
                      gsize              n_bytes,
                      guint              n_paragraphs,
                      GError           **error)
{
  int type = xmlTextReaderNodeType (reader);

  if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN,
                           "a document declares no entities");
      return FALSE;
    }
  if (xmlTextReaderDepth (reader) > MAX_DEPTH || n_bytes > MAX_TEXT || n_paragraphs > MAX_PARAGRAPHS)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE,
                           "the document is too deep or too long");
      return FALSE;
    }

  return TRUE;
}

/* One node; FALSE with @error when the document must not be read on. */
static gboolean
read_node (Baca              *self,
           xmlTextReaderPtr   reader,
           gboolean          *is_text,
           GError           **error)
{
  int type = xmlTextReaderNodeType (reader);
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);

  if (!_prk_docx_check_node (reader, self->n_bytes, self->list->len, error))
    return FALSE;

  if (type == XML_READER_TYPE_ELEMENT)
    {
      *is_text = strcmp (name, "t") == 0 && !xmlTextReaderIsEmptyElement (reader);
      begin_element (self, reader, name);
    }
  else if (type == XML_READER_TYPE_END_ELEMENT)
    {
      *is_text = FALSE;
      end_element (self, name);
    }
  else if (*is_text && self->n_skipped == 0
           && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
               || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
    {
      const char *words = (const char *) xmlTextReaderConstValue (reader);

      g_string_append (self->words, words != NULL ? words : "");
      self->n_bytes += words != NULL ? strlen (words) : 0;
    }

  return TRUE;
}

static void
ignore_error (void     *user_data,
              xmlError *error)
{
}

gboolean
_prk_docx_is_document (xmlTextReaderPtr reader)
{
  const char *ns = (const char *) xmlTextReaderConstNamespaceUri (reader);

  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), "document") == 0
         && (g_strcmp0 (ns, PRK_DOCX_WML) == 0 || g_strcmp0 (ns, PRK_DOCX_WML_STRICT) == 0);
}

xmlTextReaderPtr
_prk_docx_reader (const char  *xml,
                  gsize        size,
                  GError     **error)
{
  xmlTextReaderPtr reader = NULL;

  if (size > 0 && size <= MAX_XML)
    reader = xmlReaderForMemory (xml, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  if (reader != NULL)
    xmlTextReaderSetStructuredErrorHandler (reader, ignore_error, NULL);
  else
    g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "the text is empty");

  return reader;
}

GPtrArray *
prk_docx_baca_isi (const char  *xml,
                   gsize        size,
                   GError     **error)
{
  Baca self = { 0 };
  GError *cause = NULL;
  xmlTextReaderPtr reader;
  gboolean is_text = FALSE;
  gboolean has_root = FALSE;
  int result;

  g_return_val_if_fail (xml != NULL || size == 0, NULL);

  reader = _prk_docx_reader (xml, size, error);
  if (reader == NULL)
    return NULL;
  self.list = g_ptr_array_new_with_free_func (paragraf_free);
  self.words = g_string_new (NULL);
  self.row = g_string_new (NULL);

  while (cause == NULL && (result = xmlTextReaderRead (reader)) == 1)
    {
      if (!has_root && xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
        {
          has_root = TRUE;
          if (!_prk_docx_is_document (reader))
            {
              g_set_error_literal (&cause, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN,
                                   "the text is no document");
              break;
            }
        }
      read_node (&self, reader, &is_text, &cause);
    }
  if (cause == NULL && result != 0)
    g_set_error_literal (&cause, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "the text is damaged");
  xmlFreeTextReader (reader);
  g_string_free (self.words, TRUE);
  g_string_free (self.row, TRUE);

  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      g_ptr_array_unref (self.list);
      return NULL;
    }
  return self.list;
}
