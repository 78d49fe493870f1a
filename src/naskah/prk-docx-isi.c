/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs and tables in the words of WordprocessingML. The order of the elements in a property list is fixed by its
 * schema, and Word refuses a file that has another. A style says how its paragraphs look; a paragraph says only what is
 * different in it. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "prk-docx-private.h"
#include "prk-tata-private.h"

#define LINE_SEPARATOR "\xe2\x80\xa8"
#define DIMMED         "808080"
#define MARKER_GAP     0.35 /* em between a marker and its text, as on our own pages */
#define MARKER_WIDTH   0.55 /* em that a character of a marker takes, about */
#define LONG_CELL      1200 /* bytes: a row with more may be parted */

static const char *const RATA[] = {
  [PRK_RATA_KIRI] = "left",
  [PRK_RATA_TENGAH] = "center",
  [PRK_RATA_KANAN] = "right",
  [PRK_RATA_PENUH] = "both",
};

int
_prk_docx_twip (double pt)
{
  return (int) lround (pt * 20);
}

void
_prk_docx_teks (GString    *out,
                const char *text,
                gssize      length)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;
  const char *done = text;

  for (const char *p = text; p < end; p++)
    {
      const guchar c = (guchar) *p;
      const gboolean is_none = c == 0xef && (guchar) p[1] == 0xbf && (guchar) p[2] >= 0xbe;
      const char *word = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : NULL;

      if (word == NULL && !is_none && (c >= 0x20 || c == '\t' || c == '\n'))
        continue;

      g_string_append_len (out, done, p - done);
      g_string_append (out, word != NULL ? word : "");
      p += is_none ? 2 : 0;
      done = p + 1;
    }
  if (done < end)
    g_string_append_len (out, done, end - done);
}

/* Words with new lines where there are line separators. */
static void
write_words (GString    *out,
             const char *text,
             gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *line = g_strstr_len (text, end - text, LINE_SEPARATOR);
      const char *stop = line != NULL ? line : end;

      if (stop > text)
        {
          g_string_append (out, "<w:t xml:space=\"preserve\">");
          _prk_docx_teks (out, text, stop - text);
          g_string_append (out, "</w:t>");
        }
      if (line != NULL)
        g_string_append (out, "<w:br/>");
      text = line != NULL ? line + strlen (LINE_SEPARATOR) : end;
    }
}

static void
write_run (GString    *out,
           const char *text,
           gsize       length,
           PrkHuruf    huruf)
{
  if (length == 0)
    return;

  g_string_append (out, "<w:r>");
  if (huruf & (PRK_HURUF_TEBAL | PRK_HURUF_MIRING | PRK_HURUF_GARIS_BAWAH | PRK_HURUF_REDUP | PRK_HURUF_CORET))
    g_string_append_printf (out, "<w:rPr>%s%s%s%s%s</w:rPr>",
                            huruf & PRK_HURUF_TEBAL ? "<w:b/>" : "",
                            huruf & PRK_HURUF_MIRING ? "<w:i/>" : "",
                            huruf & PRK_HURUF_CORET ? "<w:strike/>" : "",
                            huruf & PRK_HURUF_REDUP ? "<w:color w:val=\"" DIMMED "\"/>" : "",
                            huruf & PRK_HURUF_GARIS_BAWAH ? "<w:u w:val=\"single\"/>" : "");
  write_words (out, text, length);
  g_string_append (out, "</w:r>");
}

static void
write_runs (GString       *out,
            const PrkBlok *blok)
{
  const char *text = blok->teks->str;
  guint done = 0;

  for (guint i = 0; blok->rentang != NULL && i < blok->rentang->len; i++)
    {
      const PrkRentang *one = &g_array_index (blok->rentang, PrkRentang, i);

      write_run (out, text + done, one->start - done, 0);
      write_run (out, text + one->start, one->end - one->start, one->huruf);
      done = one->end;
    }
  write_run (out, text + done, blok->teks->len - done, 0);
}

/* What the paragraph was when it left: the text that its changes are measured by. */
static void
note_asal (PrkDocxPenulis *self,
           const PrkBlok  *blok)
{
  g_string_append_printf (self->asal, "<p n=\"%u\"", self->n_paragraf);
  if (blok->path != NULL)
    {
      g_string_append (self->asal, " path=\"");
      _prk_docx_teks (self->asal, blok->path, -1);
      g_string_append_printf (self->asal, "\" k=\"%u\"", blok->paragraf);
    }
  g_string_append_c (self->asal, '>');
  for (guint i = 0; blok->rentang != NULL && i < blok->rentang->len; i++)
    {
      const PrkRentang *one = &g_array_index (blok->rentang, PrkRentang, i);

      if (one->path == NULL)
        continue;
      g_string_append_printf (self->asal, "<f s=\"%u\" e=\"%u\" path=\"", one->start, one->end);
      _prk_docx_teks (self->asal, one->path, -1);
      g_string_append (self->asal, "\"/>");
    }
  g_string_append (self->asal, "<t>");
  _prk_docx_teks (self->asal, blok->teks->str, -1);
  g_string_append (self->asal, "</t></p>\n");
}

/* Counts a paragraph that shows no field, so that its words are not taken for new ones when the document comes back. Returns the
 * number for its bookmark. */
guint
_prk_docx_catat (PrkDocxPenulis *self,
                 const char     *words)
{
  g_string_append_printf (self->asal, "<p n=\"%u\"><t>", ++self->n_paragraf);
  _prk_docx_teks (self->asal, words, -1);
  g_string_append (self->asal, "</t></p>\n");

  return self->n_paragraf;
}

static void
write_spacing (GString       *out,
               const PrkGaya *gaya,
               int            sebelum,
               int            sesudah)
{
  int own_sebelum = _prk_docx_twip (gaya->sebelum);
  int own_sesudah = _prk_docx_twip (gaya->sesudah);

  if (sebelum == own_sebelum && sesudah == own_sesudah)
    return;

  g_string_append (out, "<w:spacing");
  if (sebelum != own_sebelum)
    g_string_append_printf (out, " w:before=\"%d\"", sebelum);
  if (sesudah != own_sesudah)
    g_string_append_printf (out, " w:after=\"%d\"", sesudah);
  g_string_append (out, "/>");
}

/* Room for the marker, wide enough for one that is longer than its style thought. */
static double
get_gantung (const PrkBlok *blok)
{
  double need;

  if (blok->penanda == NULL)
    return blok->gantung;
  need = blok->gaya->ukuran * (g_utf8_strlen (blok->penanda, -1) * MARKER_WIDTH + MARKER_GAP);

  return MAX (blok->gantung, need);
}

/**
 * _prk_docx_paragraf:
 * @sebelum: twips before it
 * @sesudah: twips after it
 * @halaman: it begins a page
 * @ikut: it stays with what follows, whatever it says itself
 * @bagian: (nullable): properties of the section that ends with it
 *
 * Writes a paragraph with its number, its bookmark and its runs.
 */
void
_prk_docx_paragraf (PrkDocxPenulis *self,
                    const PrkBlok  *blok,
                    int             sebelum,
                    int             sesudah,
                    gboolean        halaman,
                    gboolean        ikut,
                    const char     *bagian)
{
  const PrkGaya *gaya = blok->gaya;
  GString *out = self->isi;
  double gantung = get_gantung (blok);
  double kiri = gaya->kiri + blok->kiri + gantung;
  guint num = 0;

  if (blok->penanda != NULL)
    num = _prk_docx_nomor (self, blok->penanda, _prk_docx_twip (kiri), _prk_docx_twip (gantung));

  g_string_append_printf (out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", _prk_docx_gaya (self, gaya));
  if ((blok->ikut || ikut) != gaya->ikut)
    g_string_append (out, gaya->ikut ? "<w:keepNext w:val=\"0\"/>" : "<w:keepNext/>");
  if (blok->utuh && !gaya->utuh)
    g_string_append (out, "<w:keepLines/>");
  if (halaman)
    g_string_append (out, "<w:pageBreakBefore/>");
  if (num > 0)
    g_string_append_printf (out, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%u\"/></w:numPr>", num);
  if (blok->penanda != NULL && num == 0)
    g_string_append_printf (out, "<w:tabs><w:tab w:val=\"left\" w:pos=\"%d\"/></w:tabs>", _prk_docx_twip (kiri));
  write_spacing (out, gaya, sebelum, sesudah);
  if (blok->penanda != NULL)
    g_string_append_printf (out, "<w:ind w:left=\"%d\" w:hanging=\"%d\"/>",
                            _prk_docx_twip (kiri), _prk_docx_twip (gantung));
  else if (kiri != gaya->kiri + gaya->gantung)
    g_string_append_printf (out, "<w:ind w:left=\"%d\"/>", _prk_docx_twip (kiri));
  if (blok->rata != gaya->rata)
    g_string_append_printf (out, "<w:jc w:val=\"%s\"/>", RATA[blok->rata]);
  g_string_append (out, bagian != NULL ? bagian : "");
  g_string_append (out, "</w:pPr>");

  self->n_paragraf++;
  note_asal (self, blok);
  g_string_append_printf (out, "<w:bookmarkStart w:id=\"%u\" w:name=\"" PRK_DOCX_PENANDA "%u\"/>",
                          self->n_paragraf, self->n_paragraf);
  if (blok->penanda != NULL && num == 0)
    {
      write_run (out, blok->penanda, strlen (blok->penanda), 0);
      g_string_append (out, "<w:r><w:tab/></w:r>");
    }
  write_runs (out, blok);
  g_string_append_printf (out, "<w:bookmarkEnd w:id=\"%u\"/></w:p>", self->n_paragraf);
}

static void
write_sel (PrkDocxPenulis *self,
           const PrkSel   *sel,
           gboolean        ikut)
{
  for (guint i = 0; i < sel->isi->len; i++)
    {
      const PrkBlok *blok = g_ptr_array_index (sel->isi, i);

      _prk_docx_paragraf (self,
                          blok,
                          i > 0 ? _prk_docx_twip (blok->gaya->sebelum) : 0,
                          i + 1 < sel->isi->len ? _prk_docx_twip (blok->sesudah) : 0,
                          FALSE,
                          ikut,
                          NULL);
    }
  if (sel->isi->len == 0)
    g_string_append (self->isi, "<w:p/>");
}

static gboolean
is_long (const PrkBaris *baris)
{
  for (guint i = 0; i < baris->n_sel; i++)
    {
      gsize length = 0;

      for (guint j = 0; j < baris->sel[i].isi->len; j++)
        length += ((const PrkBlok *) g_ptr_array_index (baris->sel[i].isi, j))->teks->len;
      if (length > LONG_CELL)
        return TRUE;
    }

  return FALSE;
}

static void
write_baris (PrkDocxPenulis *self,
             const PrkBaris *baris,
             const int      *lebar,
             guint           n_kolom,
             gboolean        kepala,
             gboolean        ikut)
{
  GString *out = self->isi;
  guint kolom = 0;

  g_string_append (out, "<w:tr><w:trPr>");
  if (!is_long (baris))
    g_string_append (out, "<w:cantSplit/>");
  g_string_append (out, kepala ? "<w:tblHeader/></w:trPr>" : "</w:trPr>");
  for (guint i = 0; i < baris->n_sel && kolom < n_kolom; i++)
    {
      guint next = i + 1 == baris->n_sel ? n_kolom : MIN (kolom + baris->sel[i].rentang, n_kolom);
      int width = 0;

      for (guint k = kolom; k < next; k++)
        width += lebar[k];
      g_string_append_printf (out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
      if (next - kolom > 1)
        g_string_append_printf (out, "<w:gridSpan w:val=\"%u\"/>", next - kolom);
      if (baris->latar != 0xffffff)
        g_string_append_printf (out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"%06X\"/>", baris->latar);
      if (kepala)
        g_string_append (out, "<w:vAlign w:val=\"center\"/>");
      g_string_append (out, "</w:tcPr>");
      write_sel (self, &baris->sel[i], ikut);
      g_string_append (out, "</w:tc>");
      kolom = next;
    }
  g_string_append (out, "</w:tr>");
}

static void
write_borders (GString        *out,
               const PrkTabel *tabel)
{
  static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };

  g_string_append (out, "<w:tblBorders>");
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      if (tabel->garis > 0)
        g_string_append_printf (out, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"auto\"/>",
                                sides[i], MAX ((int) lround (tabel->garis * 8), 2));
      else
        g_string_append_printf (out, "<w:%s w:val=\"nil\"/>", sides[i]);
    }
  g_string_append (out, "</w:tblBorders>");
}

static void
write_margins (GString        *out,
               const PrkTabel *tabel)
{
  static const char *const sides[] = { "top", "left", "bottom", "right" };

  g_string_append (out, "<w:tblCellMar>");
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    g_string_append_printf (out, "<w:%s w:w=\"%d\" w:type=\"dxa\"/>", sides[i],
                            _prk_docx_twip (i % 2 == 0 ? tabel->sela_y : tabel->sela_x));
  g_string_append (out, "</w:tblCellMar>");
}

/* Columns as wide as on our own pages; heads repeated; rows bound as they are there. */
void
_prk_docx_tabel (PrkDocxPenulis *self,
                 const PrkBlok  *blok)
{
  PrkTabel *tabel = blok->tabel;
  double kiri = blok->gaya->kiri + blok->kiri;
  double room = self->lebar - kiri - blok->gaya->kanan;
  g_autofree double *width = _prk_tabel_lebar (tabel, self->ukur, room);
  g_autofree int *lebar = g_new (int, tabel->n_kolom);
  GString *out = self->isi;

  g_string_append_printf (out, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>", _prk_docx_twip (room));
  g_string_append_printf (out, "<w:tblInd w:w=\"%d\" w:type=\"dxa\"/>", _prk_docx_twip (kiri));
  write_borders (out, tabel);
  g_string_append (out, "<w:tblLayout w:type=\"fixed\"/>");
  write_margins (out, tabel);
  g_string_append (out, "</w:tblPr><w:tblGrid>");
  for (guint i = 0; i < tabel->n_kolom; i++)
    {
      lebar[i] = _prk_docx_twip (width[i]);
      g_string_append_printf (out, "<w:gridCol w:w=\"%d\"/>", lebar[i]);
    }
  g_string_append (out, "</w:tblGrid>");

  for (guint i = 0; i < tabel->baris->len; i++)
    {
      const PrkBaris *baris = g_ptr_array_index (tabel->baris, i);
      const PrkBaris *next = i + 1 < tabel->baris->len ? g_ptr_array_index (tabel->baris, i + 1) : NULL;
      gboolean bound = next != NULL ? baris->ikut || next->ikut_sebelum || blok->utuh || i < tabel->n_kepala
                                    : blok->ikut;

      write_baris (self, baris, lebar, tabel->n_kolom, i < tabel->n_kepala, bound);
    }
  g_string_append (out, "</w:tbl>");
}
