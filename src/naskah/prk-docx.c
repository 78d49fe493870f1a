/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a DOCX that came from outside; the zip and the XML are read within the limits of prk-kemasan.c, and words are
 * counted. */

#include "config.h"

#include <string.h>

#include "prk-docx-baca-private.h"
#include "prk-docx-private.h"

#define DOCUMENT        "word/document.xml"
#define DOCUMENT_RELS   "word/_rels/document.xml.rels"
#define ASAL_FOLDER     "customXml/item"
#define ASAL_PROPERTIES "customXml/itemProps"
#define MAX_TEXT (4 * 1024 * 1024)
#define MAX_PARAGRAPHS 50000

G_DEFINE_QUARK (prk-docx-error-quark, prk_docx_error)

static void
paragraf_free (gpointer data)
{
  PrkDocxParagraf *self = data;

  g_free (self->teks);
  g_free (self);
}

/* The zip */

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

typedef struct
{
  PrkDocxMuatan *muatan;
  gboolean       with_asal;
} Muat;

/* Takes one entry if it is one that is asked for. */
static gboolean
take_entry (PrkKemasan  *kemasan,
            const char  *name,
            gpointer     user_data,
            GError     **error)
{
  const Muat *muat = user_data;
  PrkDocxMuatan *muatan = muat->muatan;
  g_autoptr(GByteArray) part = NULL;

  muatan->ada_makro |= g_str_has_suffix (name, "vbaProject.bin");
  if (g_str_equal (name, DOCUMENT) && muatan->document == NULL)
    {
      muatan->document = _prk_kemasan_baca (kemasan, error);
      if (!muat->with_asal)
        _prk_kemasan_cukup (kemasan);
      return muatan->document != NULL;
    }
  if (!muat->with_asal)
    return TRUE;

  if (g_str_equal (name, DOCUMENT_RELS))
    {
      part = _prk_kemasan_baca (kemasan, error);
      if (part == NULL)
        return FALSE;
      muatan->ada_luar |= g_strstr_len ((const char *) part->data, part->len, "\"External\"") != NULL;
    }
  else if (muatan->asal == NULL && may_be_ours (name))
    {
      part = _prk_kemasan_baca (kemasan, error);
      if (part == NULL)
        return FALSE;
      if (part->len > 0 && is_ours (part))
        muatan->asal = g_steal_pointer (&part);
    }

  return TRUE;
}

gboolean
_prk_docx_muat (GBytes         *docx,
                gboolean        with_asal,
                PrkDocxMuatan  *muatan,
                GError        **error)
{
  Muat muat = { muatan, with_asal };
  gboolean ok;

  memset (muatan, 0, sizeof *muatan);
  ok = _prk_kemasan_jelajah (docx, take_entry, &muat, error);
  if (ok && muatan->document == NULL)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "there is no text in it");
      ok = FALSE;
    }
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
  if (!_prk_kemasan_check_node (reader, error))
    return FALSE;
  if (n_bytes > MAX_TEXT || n_paragraphs > MAX_PARAGRAPHS)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE, "the document is too long");
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
  else if (*is_text && self->n_skipped == 0 && _prk_kemasan_is_text (reader))
    {
      const char *words = (const char *) xmlTextReaderConstValue (reader);

      g_string_append (self->words, words);
      self->n_bytes += strlen (words);
    }

  return TRUE;
}

gboolean
_prk_docx_is_document (xmlTextReaderPtr reader)
{
  const char *ns = (const char *) xmlTextReaderConstNamespaceUri (reader);

  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), "document") == 0
         && (g_strcmp0 (ns, PRK_DOCX_WML) == 0 || g_strcmp0 (ns, PRK_DOCX_WML_STRICT) == 0);
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

  reader = _prk_kemasan_reader (xml, size, error);
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
