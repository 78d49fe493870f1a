/* SPDX-License-Identifier: GPL-3.0-or-later */

/* OpenDocument needs no more than three files in a zip, of which the first, mimetype, is not compressed. */

#include "config.h"

#include <string.h>

#include "prk-docx-private.h"
#include "prk-hamparan-private.h"

#define MIME "application/vnd.oasis.opendocument.spreadsheet"
#define CM_PER_CHAR 0.21

static const char manifest[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" MIME "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "</manifest:manifest>";

static const char content_head[]
  = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.2\">"
    "<office:automatic-styles>"
    "<number:date-style style:name=\"N1\"><number:day number:style=\"long\"/><number:text>-</number:text>"
    "<number:month number:style=\"long\"/><number:text>-</number:text><number:year number:style=\"long\"/>"
    "</number:date-style>"
    "<style:style style:name=\"kepala\" style:family=\"table-cell\">"
    "<style:table-cell-properties fo:wrap-option=\"wrap\" fo:border-bottom=\"0.5pt solid #000000\"/>"
    "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"teks\" style:family=\"table-cell\">"
    "<style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/></style:style>"
    "<style:style style:name=\"hari\" style:family=\"table-cell\" style:data-style-name=\"N1\">"
    "<style:table-cell-properties style:vertical-align=\"top\"/></style:style>";

/* Paragraphs by lines; what XML takes as markup is escaped. */
static void
append_text (GString    *xml,
             const char *text,
             GString    *scratch)
{
  const char *clean = _prk_hamparan_bersih (text, scratch);

  g_string_append (xml, "<text:p>");
  for (const char *p = clean; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (xml, "&amp;");
        break;
      case '<':
        g_string_append (xml, "&lt;");
        break;
      case '>':
        g_string_append (xml, "&gt;");
        break;
      case '\n':
        g_string_append (xml, "</text:p><text:p>");
        break;
      default:
        g_string_append_c (xml, *p);
        break;
      }
  g_string_append (xml, "</text:p>");
}

static void
append_cell (GString           *xml,
             PrkHamparanJenis      jenis,
             const PrkHamparanSel *sel,
             GString           *scratch)
{
  g_autofree char *iso = NULL;

  if (jenis == PRK_HAMPARAN_ANGKA)
    {
      g_string_append_printf (xml,
                              "<table:table-cell table:style-name=\"teks\" office:value-type=\"float\""
                              " office:value=\"%" G_GINT64_FORMAT "\"><text:p>%" G_GINT64_FORMAT
                              "</text:p></table:table-cell>",
                              sel->angka, sel->angka);
    }
  else if (jenis == PRK_HAMPARAN_HARI && sel->hari != 0)
    {
      g_autofree char *short_day = prk_hari_dup_pendek (sel->hari);

      iso = prk_hari_dup_iso (sel->hari);
      g_string_append_printf (xml,
                              "<table:table-cell table:style-name=\"hari\" office:value-type=\"date\""
                              " office:date-value=\"%s\"><text:p>%s</text:p></table:table-cell>",
                              iso, short_day);
    }
  else if (jenis == PRK_HAMPARAN_TEKS && sel->teks != NULL && *sel->teks != '\0')
    {
      g_string_append (xml, "<table:table-cell table:style-name=\"teks\" office:value-type=\"string\">");
      append_text (xml, sel->teks, scratch);
      g_string_append (xml, "</table:table-cell>");
    }
  else
    {
      g_string_append (xml, "<table:table-cell/>");
    }
}

static void
append_head (const PrkHamparan *self,
             GString        *xml,
             GString        *scratch)
{
  g_autofree char *name = g_markup_escape_text (self->judul, -1);

  g_string_append (xml, content_head);
  for (guint i = 0; i < self->n_kolom; i++)
    {
      char width[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (width, sizeof width, "%.2f", self->kolom[i].lebar * CM_PER_CHAR);
      g_string_append_printf (xml,
                              "<style:style style:name=\"k%u\" style:family=\"table-column\">"
                              "<style:table-column-properties style:column-width=\"%scm\"/></style:style>",
                              i, width);
    }
  g_string_append_printf (xml,
                          "</office:automatic-styles><office:body><office:spreadsheet>"
                          "<table:table table:name=\"%s\">",
                          name);
  for (guint i = 0; i < self->n_kolom; i++)
    g_string_append_printf (xml, "<table:table-column table:style-name=\"k%u\"/>", i);
  g_string_append (xml, "<table:table-header-rows><table:table-row>");
  for (guint i = 0; i < self->n_kolom; i++)
    {
      g_string_append (xml, "<table:table-cell table:style-name=\"kepala\" office:value-type=\"string\">");
      append_text (xml, self->kolom[i].judul, scratch);
      g_string_append (xml, "</table:table-cell>");
    }
  g_string_append (xml, "</table:table-row></table:table-header-rows>");
}

static GString *
new_content (const PrkHamparan *self,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr(GString) scratch = g_string_new (NULL);
  GString *xml = g_string_new (NULL);

  append_head (self, xml, scratch);
  for (guint row = 0; row < self->n_baris; row++)
    {
      if (row % PRK_HAMPARAN_BERTANYA == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_string_free (xml, TRUE);
          return NULL;
        }
      g_string_append (xml, "<table:table-row>");
      for (guint i = 0; i < self->n_kolom; i++)
        {
          PrkHamparanSel sel = { 0 };

          self->isi (self->data, row, i, &sel);
          append_cell (xml, self->kolom[i].jenis, &sel, scratch);
        }
      g_string_append (xml, "</table:table-row>");
    }
  g_string_append (xml, "</table:table></office:spreadsheet></office:body></office:document-content>");

  return xml;
}

gboolean
_prk_hamparan_tulis_ods (const PrkHamparan *self,
                      const char     *path,
                      GCancellable   *cancellable,
                      GError        **error)
{
  GString *content = new_content (self, cancellable, error);
  g_autoptr(GBytes) bytes = NULL;

  if (content == NULL)
    return FALSE;

  bytes = _prk_docx_zip ((const PrkDocxBerkas[]){ { "mimetype", MIME, strlen (MIME), TRUE },
                                                  { "content.xml", content->str, content->len },
                                                  { "META-INF/manifest.xml", manifest, strlen (manifest) } },
                         3, error);
  g_string_free (content, TRUE);

  return bytes != NULL
         && g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}
