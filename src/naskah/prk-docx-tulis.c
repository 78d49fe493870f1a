/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks that become pages become a document for a word processor. What the pages know and it does not is left to it:
 * where lines and pages end. What it counts by itself is not written: numbers of lists are numberings, page numbers are
 * fields. Every paragraph has a bookmark, and a custom part beside the document says which field of which record it shows
 * and what its words were, so that a copy that comes back can be laid beside what was sent. */
#include "config.h"

#include <string.h>

#include "prk-docx-private.h"
#include "prk-naskah.h"
#include "prk-tata-private.h"

#define N_PARTS    15 /* that every file has */
#define COVER_ROOM 0.94 /* of a cover's height: fonts are not quite the same everywhere */

#define ROOT                                                                                                  \
  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"                                          \
  "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                    \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "                         \
  "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "                     \
  "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "                                       \
  "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>"

static void
write_section (PrkDocxPenulis *self,
               GString        *out,
               gboolean        sampul,
               gboolean        after_cover)
{
  const PrkPdf *kertas = self->tulis->kertas;
  const PrkTataHalaman *halaman = kertas->halaman;

  g_string_append (out, "<w:sectPr>");
  if (!sampul)
    g_string_append (out, "<w:headerReference w:type=\"default\" r:id=\"rIdKepala\"/>"
                          "<w:footerReference w:type=\"default\" r:id=\"rIdKaki\"/>");
  else
    g_string_append (out, "<w:headerReference w:type=\"default\" r:id=\"rIdSampul\"/>");
  g_string_append_printf (out,
                          "<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>"
                          "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" "
                          "w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>",
                          _prk_docx_twip (halaman->lebar_mm * PRK_PT_PER_MM),
                          _prk_docx_twip (halaman->tinggi_mm * PRK_PT_PER_MM),
                          halaman->lebar_mm > halaman->tinggi_mm ? " w:orient=\"landscape\"" : "",
                          _prk_docx_twip (halaman->atas_mm * PRK_PT_PER_MM),
                          _prk_docx_twip (halaman->kanan_mm * PRK_PT_PER_MM),
                          _prk_docx_twip (halaman->bawah_mm * PRK_PT_PER_MM),
                          _prk_docx_twip (halaman->kiri_mm * PRK_PT_PER_MM),
                          _prk_docx_jarak_tepi (self, &kertas->kepala, TRUE),
                          _prk_docx_jarak_tepi (self, &kertas->kaki, FALSE));
  if (after_cover)
    g_string_append (out, "<w:pgNumType w:start=\"1\"/>");
  g_string_append (out, "<w:cols w:space=\"708\"/></w:sectPr>");
}

static void
write_ruang (PrkDocxPenulis *self,
             double          tinggi,
             double          garis,
             int             sebelum,
             gboolean        halaman,
             gboolean        ikut,
             const char     *bagian)
{
  g_string_append (self->isi, "<w:p><w:pPr>");
  g_string_append (self->isi, ikut ? "<w:keepNext/>" : "");
  g_string_append (self->isi, halaman ? "<w:pageBreakBefore/>" : "");
  if (garis > 0)
    g_string_append_printf (self->isi,
                            "<w:pBdr><w:top w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"auto\"/></w:pBdr>",
                            MAX ((int) (garis * 8), 2));
  g_string_append_printf (self->isi,
                          "<w:spacing w:before=\"%d\" w:after=\"0\" w:line=\"%d\" w:lineRule=\"exact\"/>"
                          "<w:rPr><w:sz w:val=\"2\"/></w:rPr>%s</w:pPr></w:p>",
                          sebelum, MAX (_prk_docx_twip (tinggi), 20), bagian != NULL ? bagian : "");
}

/* Height of a block on our own pages; close enough to share out what a cover leaves empty. */
static double
measure (PrkDocxPenulis *self,
         const PrkBlok  *blok)
{
  g_autoptr(PrkTeks) teks = NULL;

  if (blok->jenis != PRK_BLOK_PARAGRAF)
    return blok->tinggi;

  teks = prk_ukur_teks (self->ukur,
                        blok->teks->str,
                        blok->rentang,
                        blok->gaya,
                        blok->rata,
                        self->lebar - blok->gaya->kiri - blok->kiri - blok->gantung - blok->gaya->kanan,
                        NULL);

  return teks->tinggi;
}

/* What the page that begins at @from leaves for each of its flexible spaces. */
static double
find_stretch (PrkDocxPenulis  *self,
              const GPtrArray *blok,
              guint            from)
{
  double left = self->tinggi * COVER_ROOM;
  const PrkBlok *before = NULL;
  guint n = 0;

  for (guint i = from; i < blok->len; i++)
    {
      const PrkBlok *one = g_ptr_array_index (blok, i);

      if (one->jenis == PRK_BLOK_HALAMAN)
        break;
      if (one->jenis == PRK_BLOK_TABEL)
        return 0;
      n += one->jenis == PRK_BLOK_RUANG && one->lentur ? 1 : 0;
      left -= measure (self, one);
      if (before != NULL)
        left -= MAX (before->sesudah, one->gaya != NULL ? one->gaya->sebelum : 0);
      before = one;
    }

  return n > 0 && left > 0 ? left / n : 0;
}

static gboolean
has_stretch (const GPtrArray *blok)
{
  for (guint i = 0; i < blok->len; i++)
    if (((const PrkBlok *) g_ptr_array_index (blok, i))->lentur)
      return TRUE;

  return FALSE;
}

static double
get_sebelum (const PrkBlok *blok)
{
  return blok->gaya != NULL ? blok->gaya->sebelum : 0;
}

/* Writes blocks; the last paragraph carries @bagian, which ends a section. */
static gboolean
write_blok (PrkDocxPenulis  *self,
            const GPtrArray *blok,
            const char      *bagian,
            GCancellable    *cancellable)
{
  gboolean stretches = has_stretch (blok);
  double stretch = stretches ? find_stretch (self, blok, 0) : 0;
  const PrkBlok *before = NULL;
  gboolean halaman = FALSE;

  for (guint i = 0; i < blok->len; i++)
    {
      const PrkBlok *one = g_ptr_array_index (blok, i);
      const PrkBlok *next = i + 1 < blok->len ? g_ptr_array_index (blok, i + 1) : NULL;
      gboolean after_table = before != NULL && before->jenis == PRK_BLOK_TABEL;
      double sebelum = before == NULL ? 0 : MAX (get_sebelum (one), after_table ? before->sesudah : 0);
      double sesudah = one->sesudah;
      gboolean ikut = one->ikut || (next != NULL && next->ikut_sebelum);
      const char *end = next == NULL ? bagian : NULL;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (next != NULL && next->jenis == PRK_BLOK_TABEL)
        sesudah = MAX (sesudah, get_sebelum (next));

      switch (one->jenis)
        {
        case PRK_BLOK_PARAGRAF:
          _prk_docx_paragraf (self, one, _prk_docx_twip (sebelum), _prk_docx_twip (sesudah), halaman, ikut, end);
          break;
        case PRK_BLOK_TABEL:
          if (halaman || after_table)
            write_ruang (self, after_table ? sebelum : 1, 0, 0, halaman, TRUE, NULL);
          _prk_docx_tabel (self, one);
          if (next == NULL)
            write_ruang (self, 1, 0, 0, FALSE, FALSE, bagian);
          break;
        case PRK_BLOK_LAMBANG:
          if (one->lambang == NULL)
            {
              _prk_docx_lambang (self, one, _prk_docx_twip (sebelum), halaman, end);
              break;
            }
          if (halaman || after_table)
            write_ruang (self, 1, 0, 0, halaman, TRUE, NULL);
          _prk_docx_lambang_baris (self, one);
          write_ruang (self, MAX (one->sesudah, 1), 0, 0, FALSE, TRUE, end);
          break;
        case PRK_BLOK_RUANG:
          write_ruang (self, one->tinggi + (one->lentur ? stretch : 0), one->garis,
                       after_table ? _prk_docx_twip (sebelum) : 0, halaman, ikut, end);
          break;
        case PRK_BLOK_HALAMAN:
          if (next == NULL || halaman)
            write_ruang (self, 1, 0, 0, TRUE, FALSE, end);
          stretch = stretches ? find_stretch (self, blok, i + 1) : 0;
          break;
        }
      halaman = one->jenis == PRK_BLOK_HALAMAN;
      before = halaman ? NULL : one;
    }

  return TRUE;
}

static void
write_document (PrkDocxPenulis  *self,
                const GPtrArray *sampul,
                const GPtrArray *isi,
                GCancellable    *cancellable)
{
  gboolean has_cover = sampul != NULL && sampul->len > 0;
  g_autoptr(GString) bagian = g_string_new (NULL);

  self->has_cover = has_cover;
  g_string_append (self->isi, ROOT);
  if (has_cover)
    {
      write_section (self, bagian, TRUE, FALSE);
      write_blok (self, sampul, bagian->str, cancellable);
      g_array_set_size (self->daftar, 0);
    }
  write_blok (self, isi, NULL, cancellable);
  write_section (self, self->isi, FALSE, has_cover);
  g_string_append (self->isi, "</w:body></w:document>");
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WML  "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define REL  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char CONTENT_TYPES[]
  = HEAD "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
         "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
         "<Default Extension=\"png\" ContentType=\"image/png\"/>"
         "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
         "<Override PartName=\"/word/document.xml\" ContentType=\"" WML "document.main+xml\"/>"
         "<Override PartName=\"/word/styles.xml\" ContentType=\"" WML "styles+xml\"/>"
         "<Override PartName=\"/word/numbering.xml\" ContentType=\"" WML "numbering+xml\"/>"
         "<Override PartName=\"/word/settings.xml\" ContentType=\"" WML "settings+xml\"/>"
         "<Override PartName=\"/word/header1.xml\" ContentType=\"" WML "header+xml\"/>"
         "<Override PartName=\"/word/header2.xml\" ContentType=\"" WML "header+xml\"/>"
         "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WML "footer+xml\"/>"
         "<Override PartName=\"/docProps/core.xml\" "
         "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
         "<Override PartName=\"/docProps/app.xml\" "
         "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
         "<Override PartName=\"/customXml/itemProps1.xml\" "
         "ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/></Types>";

static const char RELS[]
  = HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<Relationship Id=\"rId1\" Type=\"" REL "officeDocument\" Target=\"word/document.xml\"/>"
         "<Relationship Id=\"rId2\" "
         "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
         "Target=\"docProps/core.xml\"/>"
         "<Relationship Id=\"rId3\" Type=\"" REL "extended-properties\" Target=\"docProps/app.xml\"/>"
         "</Relationships>";

static const char DOCUMENT_RELS[]
  = HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<Relationship Id=\"rIdGaya\" Type=\"" REL "styles\" Target=\"styles.xml\"/>"
         "<Relationship Id=\"rIdNomor\" Type=\"" REL "numbering\" Target=\"numbering.xml\"/>"
         "<Relationship Id=\"rIdSetelan\" Type=\"" REL "settings\" Target=\"settings.xml\"/>"
         "<Relationship Id=\"rIdKepala\" Type=\"" REL "header\" Target=\"header1.xml\"/>"
         "<Relationship Id=\"rIdSampul\" Type=\"" REL "header\" Target=\"header2.xml\"/>"
         "<Relationship Id=\"rIdKaki\" Type=\"" REL "footer\" Target=\"footer1.xml\"/>"
         "<Relationship Id=\"rIdAsal\" Type=\"" REL "customXml\" Target=\"../customXml/item1.xml\"/>%s"
         "</Relationships>";

static const char SETTINGS[]
  = HEAD "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
         "<w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
         "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
         "w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"id-ID\"/></w:settings>";

static const char APP[]
  = HEAD "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
         "<Application>Prakarsa</Application></Properties>";

static const char ITEM_PROPS[]
  = HEAD "<ds:datastoreItem ds:itemID=\"{5B0C5C0E-7A36-4E52-9B5C-8B5E0E8E6C11}\" "
         "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"><ds:schemaRefs>"
         "<ds:schemaRef ds:uri=\"" PRK_DOCX_ASAL_NS "\"/></ds:schemaRefs></ds:datastoreItem>";

static const char ITEM_RELS[]
  = HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<Relationship Id=\"rId1\" Type=\"" REL "customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>";

static GBytes *
pack (PrkDocxPenulis  *self,
      GError         **error)
{
  g_autofree char *numbering = _prk_docx_numbering (self);
  g_autofree char *kepala = _prk_docx_tepi (self, TRUE, FALSE);
  g_autofree char *sampul = _prk_docx_tepi (self, TRUE, TRUE);
  g_autofree char *kaki = _prk_docx_tepi (self, FALSE, FALSE);
  g_autofree char *inti = _prk_docx_inti (self);
  g_autofree char *asal = _prk_docx_asal (self);
  g_autofree char *styles = _prk_docx_styles (self);
  g_autoptr(GString) pictures = g_string_new (NULL);
  PrkDocxBerkas picture[PRK_DOCX_MAX_GAMBAR];
  guint n_pictures = _prk_docx_gambar_list (self, pictures, picture);
  g_autofree char *rels = g_strdup_printf (DOCUMENT_RELS, pictures->str);
  PrkDocxBerkas berkas[N_PARTS + PRK_DOCX_MAX_GAMBAR] = {
    { "[Content_Types].xml", CONTENT_TYPES, sizeof CONTENT_TYPES - 1 },
    { "_rels/.rels", RELS, sizeof RELS - 1 },
    { "word/document.xml", self->isi->str, self->isi->len },
    { "word/_rels/document.xml.rels", rels, strlen (rels) },
    { "word/styles.xml", styles, strlen (styles) },
    { "word/numbering.xml", numbering, strlen (numbering) },
    { "word/settings.xml", SETTINGS, sizeof SETTINGS - 1 },
    { "word/header1.xml", kepala, strlen (kepala) },
    { "word/header2.xml", sampul, strlen (sampul) },
    { "word/footer1.xml", kaki, strlen (kaki) },
    { "docProps/core.xml", inti, strlen (inti) },
    { "docProps/app.xml", APP, sizeof APP - 1 },
    { PRK_DOCX_ASAL, asal, strlen (asal) },
    { "customXml/itemProps1.xml", ITEM_PROPS, sizeof ITEM_PROPS - 1 },
    { "customXml/_rels/item1.xml.rels", ITEM_RELS, sizeof ITEM_RELS - 1 },
  };

  memcpy (berkas + N_PARTS, picture, n_pictures * sizeof *picture);

  return _prk_docx_zip (berkas, N_PARTS + n_pictures, error);
}

static void
daftar_clear (gpointer data)
{
  PrkDocxDaftar *self = data;

  g_free (self->awal);
  g_free (self->akhir);
}

/**
 * prk_docx_tulis:
 * @sampul: (nullable): (element-type PrkBlok): the cover, which has no running lines and no number
 * @isi: (element-type PrkBlok): the rest
 * @ukur: measures what a word processor cannot find out by itself: columns, and the spaces of a cover
 *
 * Writes a document for a word processor. The same blocks give the same bytes. Any thread.
 *
 * Returns: (transfer full): the file, or %NULL with %G_IO_ERROR_CANCELLED or %PRK_NASKAH_ERROR_OUTPUT
 */
GBytes *
prk_docx_tulis (const PrkDocxTulis  *self,
                const GPtrArray     *sampul,
                const GPtrArray     *isi,
                PrkUkur             *ukur,
                GCancellable        *cancellable,
                GError             **error)
{
  const PrkTataHalaman *halaman = self->kertas->halaman;
  PrkDocxPenulis penulis = { .tulis = self, .ukur = ukur };
  GBytes *bytes = NULL;

  penulis.lebar = (halaman->lebar_mm - halaman->kiri_mm - halaman->kanan_mm) * PRK_PT_PER_MM;
  penulis.tinggi = (halaman->tinggi_mm - halaman->atas_mm - halaman->bawah_mm) * PRK_PT_PER_MM;
  penulis.isi = g_string_sized_new (256 * 1024);
  penulis.abstrak = g_string_new (NULL);
  penulis.num = g_string_new (NULL);
  penulis.asal = g_string_sized_new (64 * 1024);
  penulis.daftar_gaya = g_string_new (NULL);
  penulis.gaya = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  penulis.daftar = g_array_new (FALSE, FALSE, sizeof (PrkDocxDaftar));
  g_array_set_clear_func (penulis.daftar, daftar_clear);

  write_document (&penulis, sampul, isi, cancellable);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    bytes = pack (&penulis, error);

  g_string_free (penulis.isi, TRUE);
  g_string_free (penulis.abstrak, TRUE);
  g_string_free (penulis.num, TRUE);
  g_string_free (penulis.asal, TRUE);
  g_string_free (penulis.daftar_gaya, TRUE);
  g_hash_table_unref (penulis.gaya);
  g_clear_pointer (&penulis.gambar, g_ptr_array_unref);
  g_array_unref (penulis.daftar);

  return bytes;
}
