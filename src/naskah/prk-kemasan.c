/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A zip with XML in it is two ways to send a little that becomes very much. So an entry is read in pieces, up to a
 * limit; there is no document type (which is where entities are declared), nothing is fetched, and the
 * parser's own limits on depth and length stand. Only zip with its usual compression is known here:
 * libarchive's other formats and filters are never loaded. */

#include "config.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "prk-kemasan-private.h"

#define MAX_FILE (200 * 1000 * 1000)
#define MAX_ENTRIES 4096
#define MAX_XML (32 * 1024 * 1024)
#define MAX_DEPTH 128
#define PIECE (64 * 1024)

struct _PrkKemasan
{
  struct archive       *zip;
  struct archive_entry *entry;
  gboolean              is_done;
};

GByteArray *
_prk_kemasan_baca (PrkKemasan  *self,
                   GError     **error)
{
  g_autoptr(GByteArray) xml = g_byte_array_new ();
  g_autofree char *piece = g_malloc (PIECE);
  la_ssize_t n;

  if (archive_entry_is_encrypted (self->entry))
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_ENCRYPTED,
                           "the file needs a password");
      return NULL;
    }
  while ((n = archive_read_data (self->zip, piece, PIECE)) > 0)
    {
      if (xml->len + (gsize) n > MAX_XML)
        {
          g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE,
                       "a part is larger than %d bytes", MAX_XML);
          return NULL;
        }
      g_byte_array_append (xml, (const guint8 *) piece, (guint) n);
    }
  if (n < 0)
    {
      g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "a part cannot be unpacked: %s",
                   archive_error_string (self->zip));
      return NULL;
    }

  return g_steal_pointer (&xml);
}

void
_prk_kemasan_cukup (PrkKemasan *self)
{
  self->is_done = TRUE;
}

/* A document with a password is no zip but an OLE container. */
static gboolean
check_head (GBytes  *berkas,
            GError **error)
{
  static const guint8 ole[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  gsize size;
  const guint8 *data = g_bytes_get_data (berkas, &size);

  if (size >= sizeof ole && memcmp (data, ole, sizeof ole) == 0)
    g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_ENCRYPTED,
                         "the file needs a password, or is of an older kind");
  else if (size < 4 || memcmp (data, "PK\003\004", 4) != 0)
    g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "the file is no zip");
  else if (size > MAX_FILE)
    g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE,
                 "the file is larger than %d bytes", MAX_FILE);
  else
    return TRUE;

  return FALSE;
}

static gboolean
walk (PrkKemasan      *self,
      PrkKemasanFunc   func,
      gpointer         user_data,
      GError         **error)
{
  for (guint i = 0; i < MAX_ENTRIES && !self->is_done; i++)
    {
      int result = archive_read_next_header (self->zip, &self->entry);
      const char *name;

      if (result == ARCHIVE_EOF)
        break;
      if (result < ARCHIVE_WARN)
        {
          g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "the file is damaged: %s",
                       archive_error_string (self->zip));
          return FALSE;
        }
      name = archive_entry_pathname (self->entry);
      if (name != NULL && !func (self, name, user_data, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
_prk_kemasan_jelajah (GBytes          *berkas,
                      PrkKemasanFunc   func,
                      gpointer         user_data,
                      GError         **error)
{
  PrkKemasan self = { NULL };
  gboolean ok;
  gsize size;
  const void *data;

  if (!check_head (berkas, error))
    return FALSE;

  data = g_bytes_get_data (berkas, &size);
  self.zip = archive_read_new ();
  archive_read_support_format_zip (self.zip);
  if (archive_read_open_memory (self.zip, data, size) == ARCHIVE_OK)
    ok = walk (&self, func, user_data, error);
  else
    {
      g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "the file is damaged: %s",
                   archive_error_string (self.zip));
      ok = FALSE;
    }
  archive_read_free (self.zip);

  return ok;
}

static void
ignore_error (void     *user_data,
              xmlError *error)
{
}

xmlTextReaderPtr
_prk_kemasan_reader (const char  *xml,
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

gboolean
_prk_kemasan_check_node (xmlTextReaderPtr   reader,
                         GError           **error)
{
  int type = xmlTextReaderNodeType (reader);

  if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN,
                           "a document declares no entities");
      return FALSE;
    }
  if (xmlTextReaderDepth (reader) > MAX_DEPTH)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE,
                           "the document is too deep");
      return FALSE;
    }

  return TRUE;
}

gboolean
_prk_kemasan_is_text (xmlTextReaderPtr reader)
{
  int type = xmlTextReaderNodeType (reader);

  return (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
          || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
         && xmlTextReaderConstValue (reader) != NULL;
}
