/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "prk-docx-private.h"
#include "prk-tata-private.h"

#define WML_NS     "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define HEAD       "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define HEADER_GAP 14.0 /* pt between a running line and the text area, as on our own pages */
#define MIN_EDGE   12.0
#define LINE       1.2  /* height of a line in em, about */
#define MAX_LEVEL  9
#define DARKEST    0xececec

/* Styles */

/* The first style of each level of the outline is the word processor's own heading, so that its navigation finds it. */
static char *
dup_style_id (PrkDocxPenulis *self,
              const PrkGaya  *gaya,
              char          **name)
{
  const char *own = self->tulis->templat != NULL ? prk_templat_get_nama_gaya (self->tulis->templat, gaya) : NULL;
  guint level = MIN (gaya->tingkat, MAX_LEVEL);

  self->n_gaya++;
  if (level > 0 && !(self->tingkat & (1u << level)))
    {
      self->tingkat |= 1u << level;
      *name = g_strdup_printf ("heading %u", level);
      return g_strdup_printf ("Heading%u", level);
    }
  *name = own != NULL ? g_strdup_printf ("Prakarsa %s", own) : g_strdup_printf ("Prakarsa %u", self->n_gaya);

  return g_strdup_printf ("Prakarsa%u", self->n_gaya);
}

static void
write_style_paragraph (GString       *out,
                       const PrkGaya *gaya)
{
  static const char *const rata[] = { "left", "center", "right", "both" };
  double kiri = gaya->kiri + gaya->gantung;

  g_string_append (out, "<w:pPr>");
  g_string_append (out, gaya->ikut ? "<w:keepNext/>" : "");
  g_string_append (out, gaya->utuh ? "<w:keepLines/>" : "");
  g_string_append_printf (out, "<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"auto\"/>",
                          _prk_docx_twip (gaya->sebelum), _prk_docx_twip (gaya->sesudah),
                          (int) lround (gaya->spasi * 240));
  if (kiri != 0 || gaya->kanan != 0 || gaya->baris_pertama != 0)
    {
      g_string_append_printf (out, "<w:ind w:left=\"%d\" w:right=\"%d\"", _prk_docx_twip (kiri),
                              _prk_docx_twip (gaya->kanan));
      if (gaya->baris_pertama != 0)
        g_string_append_printf (out, gaya->baris_pertama > 0 ? " w:firstLine=\"%d\"" : " w:hanging=\"%d\"",
                                abs (_prk_docx_twip (gaya->baris_pertama)));
      g_string_append (out, "/>");
    }
  g_string_append_printf (out, "<w:jc w:val=\"%s\"/>", rata[gaya->rata]);
  if (gaya->tingkat > 0)
    g_string_append_printf (out, "<w:outlineLvl w:val=\"%u\"/>", MIN (gaya->tingkat, MAX_LEVEL) - 1);
  g_string_append (out, "</w:pPr>");
}

const char *
_prk_docx_gaya (PrkDocxPenulis *self,
                const PrkGaya  *gaya)
{
  const char *known = g_hash_table_lookup (self->gaya, gaya);
  g_autofree char *name = NULL;
  GString *out = self->daftar_gaya;
  char *id;

  if (known != NULL)
    return known;

  id = dup_style_id (self, gaya, &name);
  g_string_append_printf (out, "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"",
                          g_str_has_prefix (id, "Heading") ? "" : " w:customStyle=\"1\"", id);
  _prk_docx_teks (out, name, -1);
  g_string_append (out, "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>");
  write_style_paragraph (out, gaya);
  g_string_append_printf (out, "<w:rPr>%s%s", gaya->tebal ? "<w:b/><w:bCs/>" : "",
                          gaya->miring ? "<w:i/><w:iCs/>" : "");
  if (gaya->warna != 0)
    g_string_append_printf (out, "<w:color w:val=\"%06X\"/>", gaya->warna & 0xffffff);
  g_string_append_printf (out, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr></w:style>",
                          (int) lround (gaya->ukuran * 2), (int) lround (gaya->ukuran * 2));
  g_hash_table_insert (self->gaya, (gpointer) gaya, id);

  return id;
}

/* The first of a list of families; the others are what we print with where it is missing, and a word processor finds its own. */
static char *
dup_family (const char *list)
{
  g_auto(GStrv) family = g_strsplit (list != NULL ? list : "", ",", 2);

  return g_strdup (family[0] != NULL && *g_strstrip (family[0]) != '\0' ? family[0] : "Arial");
}

char *
_prk_docx_styles (PrkDocxPenulis *self)
{
  const PrkTataHalaman *halaman = self->tulis->kertas->halaman;
  g_autofree char *family = dup_family (halaman->huruf_naskah);
  g_autoptr(GString) font = g_string_new (NULL);
  int size = (int) lround (halaman->ukuran_naskah_pt * 2);
  GString *out = g_string_new (HEAD "<w:styles xmlns:w=\"" WML_NS "\"><w:docDefaults><w:rPrDefault><w:rPr>");

  _prk_docx_teks (font, family, -1);
  g_string_append_printf (out, "<w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" w:cs=\"%s\"/>",
                          font->str, font->str, font->str, font->str);
  g_string_append_printf (out, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>"
                               "<w:lang w:val=\"id-ID\" w:eastAsia=\"id-ID\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
                               "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>",
                          size, size);
  g_string_append (out, "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
                        "<w:qFormat/></w:style>"
                        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
                        "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
                        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
                        "<w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>"
                        "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/>"
                        "<w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>");
  g_string_append (out, self->daftar_gaya->str);
  g_string_append (out, "</w:styles>");

  return g_string_free (out, FALSE);
}

char *
_prk_docx_numbering (PrkDocxPenulis *self)
{
  return g_strconcat (HEAD "<w:numbering xmlns:w=\"" WML_NS "\">", self->abstrak->str, self->num->str,
                      "</w:numbering>", NULL);
}

/* Running lines */

static double
get_tinggi (const PrkTepi *tepi)
{
  return tepi->gaya != NULL && tepi->teks != NULL ? tepi->gaya->ukuran * tepi->gaya->spasi * LINE : 0;
}

int
_prk_docx_jarak_tepi (PrkDocxPenulis *self,
                      const PrkTepi  *tepi,
                      gboolean        atas)
{
  const PrkTataHalaman *halaman = self->tulis->kertas->halaman;
  double edge = (atas ? halaman->atas_mm : halaman->bawah_mm) * PRK_PT_PER_MM;

  return _prk_docx_twip (MAX (MIN_EDGE, edge - HEADER_GAP - get_tinggi (tepi)));
}

static void
write_field (GString    *out,
             const char *name,
             const char *meanwhile)
{
  g_string_append_printf (out,
                          "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">"
                          " %s </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                          "<w:r><w:t>%s</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
                          name, meanwhile);
}

static void
write_tepi_teks (GString    *out,
                 const char *text,
                 gboolean    has_cover)
{
  while (*text != '\0')
    {
      gsize n = strcspn (text, PRK_TEPI_HALAMAN PRK_TEPI_JUMLAH);

      if (n > 0)
        {
          g_string_append (out, "<w:r><w:t xml:space=\"preserve\">");
          _prk_docx_teks (out, text, (gssize) n);
          g_string_append (out, "</w:t></w:r>");
        }
      text += n;
      if (*text == '\0')
        break;
      if (*text == *PRK_TEPI_HALAMAN)
        write_field (out, "PAGE", "1");
      else if (has_cover)
        write_field (out, "SECTIONPAGES", "…"); /* LibreOffice cannot count them and shows this */
      else
        write_field (out, "NUMPAGES", "1");
      text++;
    }
}

/* Words behind the text of every page, as word processors make them. */
static void
write_tanda_air (PrkDocxPenulis *self,
                 GString        *out,
                 const char     *text)
{
  const PrkTataHalaman *halaman = self->tulis->kertas->halaman;
  double width = 0.9 * halaman->lebar_mm * PRK_PT_PER_MM;
  double n = MAX (g_utf8_strlen (text, -1), 1);
  double height = MIN (100, width / n / 0.72);

  width = MIN (width, height * n * 0.72);
  g_string_append_printf (out,
                          "<w:r><w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id=\"_x0000_t136\" "
                          "coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" path=\"m@7,l@8,m@5,21600l@6,21600e\">"
                          "<v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/>"
                          "<v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/>"
                          "<v:f eqn=\"if @0 @3 0\"/><v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/>"
                          "<v:f eqn=\"if @0 @4 21600\"/></v:formulas><v:path textpathok=\"t\" o:connecttype=\"none\"/>"
                          "<v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype><v:shape id=\"PrakarsaTandaAir\" "
                          "type=\"#_x0000_t136\" style=\"position:absolute;margin-left:0;margin-top:0;"
                          "width:%dpt;height:%dpt;rotation:315;z-index:-251658752;"
                          "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
                          "mso-position-vertical:center;mso-position-vertical-relative:page\" o:allowincell=\"f\" "
                          "fillcolor=\"#%06x\" stroked=\"f\"><v:textpath style=\"font-family:&quot;Arial&quot;;"
                          "font-size:1pt;font-weight:bold\" string=\"",
                          (int) width, (int) height, DARKEST);
  _prk_docx_teks (out, text, -1);
  g_string_append (out, "\"/></v:shape></w:pict></w:r>");
}

char *
_prk_docx_tepi (PrkDocxPenulis *self,
                gboolean        atas,
                gboolean        sampul)
{
  const PrkPdf *kertas = self->tulis->kertas;
  const PrkTepi *tepi = atas ? &kertas->kepala : &kertas->kaki;
  gboolean has_text = !sampul && tepi->gaya != NULL && tepi->teks != NULL;
  const char *root = atas ? "hdr" : "ftr";
  GString *out = g_string_new (HEAD);

  g_string_append_printf (out,
                          "<w:%s xmlns:w=\"" WML_NS "\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
                          "xmlns:o=\"urn:schemas-microsoft-com:office:office\"><w:p><w:pPr>",
                          root);
  if (has_text)
    g_string_append_printf (out, "<w:pStyle w:val=\"%s\"/>", _prk_docx_gaya (self, tepi->gaya));
  if (has_text && tepi->garis)
    g_string_append_printf (out, "<w:pBdr><w:%s w:val=\"single\" w:sz=\"4\" w:space=\"2\" w:color=\"%06X\"/></w:pBdr>",
                            atas ? "bottom" : "top", tepi->gaya->warna & 0xffffff);
  g_string_append (out, "</w:pPr>");
  if (atas && kertas->tanda_air != NULL && *kertas->tanda_air != '\0')
    write_tanda_air (self, out, kertas->tanda_air);
  if (has_text)
    write_tepi_teks (out, tepi->teks, self->has_cover);
  g_string_append_printf (out, "</w:p></w:%s>", root);

  return g_string_free (out, FALSE);
}

/* About the document */

static void
write_property (GString    *out,
                const char *name,
                const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (out, "<%s>", name);
  _prk_docx_teks (out, value, -1);
  g_string_append_printf (out, "</%s>", name);
}

static void
write_date (GString    *out,
            const char *name,
            gint64      at_us)
{
  g_autoptr(GDateTime) at = at_us != 0 ? g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC) : NULL;
  g_autofree char *text = at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  if (text != NULL)
    g_string_append_printf (out, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">%s</dcterms:%s>", name, text, name);
}

char *
_prk_docx_inti (PrkDocxPenulis *self)
{
  const PrkPdf *kertas = self->tulis->kertas;
  GString *out
    = g_string_new (HEAD "<cp:coreProperties "
                         "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");

  write_property (out, "dc:title", kertas->judul);
  write_property (out, "dc:subject", kertas->subjek);
  write_property (out, "dc:creator", kertas->penulis);
  write_property (out, "dc:language", "id-ID");
  write_date (out, "created", kertas->dibuat_us);
  write_date (out, "modified", kertas->diubah_us);
  g_string_append (out, "</cp:coreProperties>");

  return g_string_free (out, FALSE);
}

static void
write_attribute (GString    *out,
                 const char *name,
                 const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (out, " %s=\"", name);
  _prk_docx_teks (out, value, -1);
  g_string_append_c (out, '"');
}

char *
_prk_docx_asal (PrkDocxPenulis *self)
{
  GString *out = g_string_new (HEAD "<asal xmlns=\"" PRK_DOCX_ASAL_NS "\"");

  write_attribute (out, "rekaman", self->tulis->rekaman);
  write_attribute (out, "jenis", self->tulis->jenis);
  write_attribute (out, "versi", self->tulis->versi);
  write_attribute (out, "hash", self->tulis->hash);
  g_string_append (out, ">\n");
  g_string_append (out, self->asal->str);
  g_string_append (out, "</asal>");

  return g_string_free (out, FALSE);
}
