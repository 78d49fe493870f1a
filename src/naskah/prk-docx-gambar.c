/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emblems. One alone is a picture in a paragraph; several stand in a table of one row without lines, each in a cell, and one
 * whose picture the office has not given is a cell with a frame that says which belongs there. */
#include "config.h"

#include <string.h>

#include "prk-docx-private.h"

#define EMU_PER_PT 12700
#define GAP        8.0 /* pt between emblems of one side */
#define SMALL      14  /* half points */

typedef struct
{
  PrkLambang *lambang; /* NULL: the neutral outline */
  GBytes     *bytes;
  char       *nama;    /* of the part, from word/ on */
  int         x, y;    /* pixels */
} Gambar;

static void
gambar_free (gpointer data)
{
  Gambar *self = data;

  g_bytes_unref (self->bytes);
  g_free (self->nama);
  g_free (self);
}

/* Index of the picture among those of the file, which it joins when it is new. */
static guint
find_gambar (PrkDocxPenulis *self,
             PrkLambang     *lambang)
{
  Gambar *one;

  if (self->gambar == NULL)
    self->gambar = g_ptr_array_new_with_free_func (gambar_free);
  for (guint i = 0; i < self->gambar->len; i++)
    if (((Gambar *) g_ptr_array_index (self->gambar, i))->lambang == lambang)
      return i;

  one = g_new0 (Gambar, 1);
  one->lambang = lambang;
  one->bytes = prk_lambang_dup_berkas (lambang, &one->x, &one->y);
  one->nama = g_strdup_printf ("word/media/lambang%u.%s", self->gambar->len + 1, lambang != NULL ? "jpeg" : "png");
  g_ptr_array_add (self->gambar, one);

  return self->gambar->len - 1;
}

static void
write_picture (PrkDocxPenulis *self,
               PrkLambang     *lambang,
               double          side)
{
  guint index = find_gambar (self, lambang);
  const Gambar *gambar = g_ptr_array_index (self->gambar, index);
  double scale = side * EMU_PER_PT / MAX (gambar->x, gambar->y);
  int width = (int) (gambar->x * scale);
  int height = (int) (gambar->y * scale);
  guint id = ++self->n_gambar;

  g_string_append_printf (self->isi,
                          "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                          "<wp:extent cx=\"%d\" cy=\"%d\"/><wp:docPr id=\"%u\" name=\"Lambang %u\" "
                          "descr=\"Lambang\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
                          "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
                          "<pic:nvPicPr><pic:cNvPr id=\"%u\" name=\"Lambang\"/><pic:cNvPicPr/></pic:nvPicPr>"
                          "<pic:blipFill><a:blip r:embed=\"rIdLambang%u\"/><a:stretch><a:fillRect/></a:stretch>"
                          "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%d\" cy=\"%d\"/>"
                          "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
                          "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
                          width, height, id, id, id, index + 1, width, height);
}

static PrkLambang *
find_lambang (const PrkPdf *kertas,
              const char   *kunci)
{
  PrkLambang *found = NULL;

  if (kunci != NULL && kertas->lambang_lain != NULL)
    found = g_hash_table_lookup (kertas->lambang_lain, kunci);

  return found == NULL && g_strcmp0 (kunci, kertas->daerah) == 0 ? kertas->lambang : found;
}

static void
write_cell (PrkDocxPenulis         *self,
            const PrkLambangTempat *tempat,
            int                     width,
            double                  side)
{
  static const char frame[] = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>";
  PrkLambang *lambang = tempat != NULL ? find_lambang (self->tulis->kertas, tempat->kunci) : NULL;
  GString *out = self->isi;

  g_string_append_printf (out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
  if (tempat != NULL && lambang == NULL)
    g_string_append_printf (out, "<w:tcBorders><w:top %s<w:left %s<w:bottom %s<w:right %s</w:tcBorders>", frame, frame,
                            frame, frame);
  g_string_append (out, "<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:keepNext/><w:spacing w:before=\"0\" "
                        "w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/></w:pPr>");
  if (lambang != NULL)
    {
      write_picture (self, lambang, side);
    }
  else if (tempat != NULL && tempat->nama != NULL)
    {
      guint n = _prk_docx_catat (self, tempat->nama);

      g_string_append_printf (out,
                              "<w:bookmarkStart w:id=\"%u\" w:name=\"" PRK_DOCX_PENANDA "%u\"/>"
                              "<w:r><w:rPr><w:color w:val=\"505050\"/><w:sz w:val=\"%d\"/></w:rPr><w:t>",
                              n, n, SMALL);
      _prk_docx_teks (out, tempat->nama, -1);
      g_string_append_printf (out, "</w:t></w:r><w:bookmarkEnd w:id=\"%u\"/>", n);
    }
  g_string_append (out, "</w:p></w:tc>");
}

typedef struct
{
  const PrkLambangTempat *tempat; /* NULL: nothing stands there */
  int                     width;
} Sel;

/* The cells from left to right with what is free between the sides. */
static GArray *
list_cells (const PrkDocxPenulis *self,
            const PrkBlok        *blok,
            double               *side)
{
  static const PrkRata order[] = { PRK_RATA_KIRI, PRK_RATA_TENGAH, PRK_RATA_KANAN };
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Sel));
  guint n = blok->lambang->len;
  guint count[] = { 0, 0, 0 };
  double at = 0;

  *side = MIN (blok->tinggi, (self->lebar - GAP * (n - 1)) / n);
  for (guint i = 0; i < n; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (order); j++)
      count[j] += g_array_index (blok->lambang, PrkLambangTempat, i).sisi == order[j] ? 1 : 0;

  for (gsize j = 0; j < G_N_ELEMENTS (order); j++)
    {
      double width = count[j] * (*side + GAP) - GAP;
      double start = j == 0 ? 0 : j == 1 ? (self->lebar - width) / 2 : self->lebar - width;

      for (guint i = 0; i < n; i++)
        {
          const PrkLambangTempat *one = &g_array_index (blok->lambang, PrkLambangTempat, i);
          Sel free_room = { NULL, _prk_docx_twip (start - at) };
          Sel sel = { one, _prk_docx_twip (*side) };

          if (one->sisi != order[j])
            continue;
          if (free_room.width > 0)
            g_array_append_val (cells, free_room);
          g_array_append_val (cells, sel);
          at = start + *side;
          start = at + GAP;
        }
    }
  if (self->lebar - at > 1)
    {
      Sel rest = { NULL, _prk_docx_twip (self->lebar - at) };

      g_array_append_val (cells, rest);
    }

  return cells;
}

/* Emblems side by side. */
void
_prk_docx_lambang_baris (PrkDocxPenulis *self,
                         const PrkBlok  *blok)
{
  double side;
  g_autoptr(GArray) cells = list_cells (self, blok, &side);
  GString *out = self->isi;

  g_string_append_printf (out,
                          "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
                          "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>"
                          "</w:tblCellMar></w:tblPr><w:tblGrid>",
                          _prk_docx_twip (self->lebar));
  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf (out, "<w:gridCol w:w=\"%d\"/>", g_array_index (cells, Sel, i).width);
  g_string_append_printf (out,
                          "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/></w:trPr>",
                          _prk_docx_twip (side));
  for (guint i = 0; i < cells->len; i++)
    write_cell (self, g_array_index (cells, Sel, i).tempat, g_array_index (cells, Sel, i).width, side);
  g_string_append (out, "</w:tr></w:tbl>");
}

/* One emblem, that of the daerah. */
void
_prk_docx_lambang (PrkDocxPenulis *self,
                   const PrkBlok  *blok,
                   int             sebelum,
                   gboolean        halaman,
                   const char     *bagian)
{
  g_string_append_printf (self->isi,
                          "<w:p><w:pPr><w:keepNext/>%s<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"240\" "
                          "w:lineRule=\"auto\"/><w:jc w:val=\"%s\"/>%s</w:pPr>",
                          halaman ? "<w:pageBreakBefore/>" : "", sebelum, _prk_docx_twip (blok->sesudah),
                          blok->rata == PRK_RATA_KIRI ? "left" : "center", bagian != NULL ? bagian : "");
  write_picture (self, self->tulis->kertas->lambang, blok->tinggi);
  g_string_append (self->isi, "</w:p>");
}

guint
_prk_docx_gambar_list (PrkDocxPenulis *self,
                       GString        *rels,
                       PrkDocxBerkas  *berkas)
{
  guint n = self->gambar != NULL ? MIN (self->gambar->len, PRK_DOCX_MAX_GAMBAR) : 0;

  for (guint i = 0; i < n; i++)
    {
      const Gambar *one = g_ptr_array_index (self->gambar, i);

      g_string_append_printf (rels,
                              "<Relationship Id=\"rIdLambang%u\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
                              "2006/relationships/image\" Target=\"%s\"/>",
                              i + 1, one->nama + strlen ("word/"));
      berkas[i].nama = one->nama;
      berkas[i].data = g_bytes_get_data (one->bytes, &berkas[i].size);
    }

  return n;
}
