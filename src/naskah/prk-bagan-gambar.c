/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <pango/pangocairo.h>

#include "prk-bagan-private.h"

#define LINE 0.5
#define ARROW 0.9
#define LIVE 1.8
#define HEAD_LONG 4.5
#define HEAD_HALF 2.0
#define PAD 3.0
#define GROUP_TALL 14.0
#define FLAG_TALL 10.0

typedef struct
{
  PrkBagan *bagan;
  cairo_t *cr;
  guint halaman;
  const PrkBaganRupa *rupa;
} Gambar;

static void
set_color (cairo_t *cr, guint32 color)
{
  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
}

static PrkBaganTanda
get_tanda (const Gambar *self, gint step)
{
  return step >= 0 && self->rupa->tanda != NULL ? self->rupa->tanda[step] : PRK_TANDA_TIADA;
}

static void
show_layout (const Gambar *self, PangoLayout *layout, double x, double y)
{
  set_color (self->cr, self->rupa->tinta);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

static void
show_words (const Gambar *self,
            const char *words,
            double size,
            gboolean is_bold,
            double x,
            double y)
{
  g_autoptr (PangoLayout) layout = _prk_bagan_new_layout (self->bagan->context, size, is_bold, 0);

  pango_layout_set_text (layout, words, -1);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

/* The heading */

static void
show_heading (const Gambar *self, const char *words, guint from, guint to, double y, double tall)
{
  double width = self->bagan->x[to] - self->bagan->x[from];
  g_autoptr (PangoLayout) layout
      = _prk_bagan_new_layout (self->bagan->context, BAGAN_SIZE, TRUE, width - 4);

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, words, -1);
  show_layout (self, layout, self->bagan->x[from] + 2,
               y + (tall - _prk_bagan_get_tall (layout)) / 2);
}

static void
line (const Gambar *self, double x0, double y0, double x1, double y1)
{
  cairo_move_to (self->cr, x0, y0);
  cairo_line_to (self->cr, x1, y1);
}

static double
get_lane_edge (PrkBagan *bagan, guint lane)
{
  if (lane == 0)
    return bagan->x[KOLOM_LAJUR];
  if (lane == bagan->nama->len)
    return bagan->x[KOLOM_LAJUR + 1];

  return bagan->x[KOLOM_LAJUR] + PRK_BAGAN_TEPI + lane * bagan->lebar_lajur;
}

static void
draw_lane_names (const Gambar *self)
{
  PrkBagan *bagan = self->bagan;
  double tall = bagan->tinggi_kepala - GROUP_TALL;

  for (guint i = 0; i < bagan->nama->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (bagan->nama, i);
      double x = bagan->x[KOLOM_LAJUR] + PRK_BAGAN_TEPI + i * bagan->lebar_lajur;
      PangoRectangle box;

      pango_layout_get_extents (layout, NULL, &box);
      cairo_save (self->cr);
      if (bagan->is_tegak)
        {
          double width = (double)pango_layout_get_width (layout) / PANGO_SCALE;

          cairo_translate (self->cr,
                           x + (bagan->lebar_lajur - (double)box.height / PANGO_SCALE) / 2,
                           GROUP_TALL + (tall + width) / 2);
          cairo_rotate (self->cr, -G_PI / 2);
          show_layout (self, layout, 0, 0);
        }
      else
        {
          show_layout (self, layout, x + 2,
                       GROUP_TALL + (tall - (double)box.height / PANGO_SCALE) / 2);
        }
      cairo_restore (self->cr);
    }
}

static void
draw_head (const Gambar *self)
{
  PrkBagan *bagan = self->bagan;
  double tall = bagan->tinggi_kepala;
  const double *x = bagan->x;

  set_color (self->cr, self->rupa->kepala);
  cairo_rectangle (self->cr, 0, 0, bagan->lebar, tall);
  cairo_fill (self->cr);

  show_heading (self, "No", KOLOM_NO, KOLOM_KEGIATAN, 0, tall);
  show_heading (self, "Kegiatan", KOLOM_KEGIATAN, KOLOM_LAJUR, 0, tall);
  show_heading (self, "Pelaksana", KOLOM_LAJUR, KOLOM_KELENGKAPAN, 0, GROUP_TALL);
  show_heading (self, "Mutu Baku", KOLOM_KELENGKAPAN, KOLOM_KETERANGAN, 0, GROUP_TALL);
  show_heading (self, "Kelengkapan", KOLOM_KELENGKAPAN, KOLOM_WAKTU, GROUP_TALL, tall - GROUP_TALL);
  show_heading (self, "Waktu", KOLOM_WAKTU, KOLOM_OUTPUT, GROUP_TALL, tall - GROUP_TALL);
  show_heading (self, "Output", KOLOM_OUTPUT, KOLOM_KETERANGAN, GROUP_TALL, tall - GROUP_TALL);
  show_heading (self, "Ket.", KOLOM_KETERANGAN, N_KOLOM, 0, tall);
  draw_lane_names (self);

  set_color (self->cr, self->rupa->redup);
  cairo_set_line_width (self->cr, LINE);
  line (self, x[KOLOM_LAJUR], GROUP_TALL, x[KOLOM_KETERANGAN], GROUP_TALL);
  for (guint i = 1; i < bagan->nama->len; i++)
    line (self, get_lane_edge (bagan, i), GROUP_TALL, get_lane_edge (bagan, i), tall);
  line (self, 0, tall, bagan->lebar, tall);
  cairo_stroke (self->cr);
}

/* The table */

static void
draw_grid (const Gambar *self)
{
  PrkBagan *bagan = self->bagan;
  const PrkBaganHalaman *page
      = &g_array_index (bagan->letak->halaman, PrkBaganHalaman, self->halaman);
  double foot = page->y + page->tinggi;
  static const double dots[] = { 0.5, 2.5 };

  set_color (self->cr, self->rupa->redup);
  cairo_set_line_width (self->cr, LINE);
  for (guint i = 0; i < bagan->letak->baris->len; i++)
    {
      const PrkBaganBaris *row = &g_array_index (bagan->letak->baris, PrkBaganBaris, i);

      if (row->halaman != self->halaman)
        continue;
      line (self, 0, row->y, bagan->lebar, row->y);
      line (self, 0, row->y + row->tinggi, bagan->lebar, row->y + row->tinggi);
    }
  for (guint i = KOLOM_KEGIATAN; i < N_KOLOM; i++)
    line (self, bagan->x[i], i == KOLOM_WAKTU || i == KOLOM_OUTPUT ? GROUP_TALL : 0, bagan->x[i],
          foot);
  cairo_rectangle (self->cr, 0, 0, bagan->lebar, foot);
  cairo_stroke (self->cr);

  cairo_set_dash (self->cr, dots, G_N_ELEMENTS (dots), 0);
  for (guint i = 1; i < bagan->nama->len; i++)
    line (self, get_lane_edge (bagan, i), page->y, get_lane_edge (bagan, i), foot);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* A tick for what is done: a shape, so that it needs no colour. */
static void
draw_tick (const Gambar *self, double x, double y)
{
  set_color (self->cr, self->rupa->tinta);
  cairo_set_line_width (self->cr, 1.2);
  cairo_move_to (self->cr, x, y + 3);
  cairo_rel_line_to (self->cr, 2.5, 2.5);
  cairo_rel_line_to (self->cr, 4.5, -6);
  cairo_stroke (self->cr);
}

static void
draw_flag (const Gambar *self, double y)
{
  const char *words = self->rupa->di_sini != NULL ? self->rupa->di_sini : "Di sini";
  double x = self->bagan->x[KOLOM_KEGIATAN] + PAD;
  g_autoptr (PangoLayout) layout
      = _prk_bagan_new_layout (self->bagan->context, BAGAN_SMALL, TRUE, 0);
  PangoRectangle box;

  pango_layout_set_text (layout, words, -1);
  pango_layout_get_extents (layout, NULL, &box);
  set_color (self->cr, self->rupa->aksen);
  cairo_move_to (self->cr, x, y);
  cairo_line_to (self->cr, x + 6, y + FLAG_TALL / 2);
  cairo_line_to (self->cr, x, y + FLAG_TALL);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
  cairo_move_to (self->cr, x + 9, y + (FLAG_TALL - (double)box.height / PANGO_SCALE) / 2);
  pango_cairo_show_layout (self->cr, layout);
}

static void
draw_row (const Gambar *self, const PrkBaganBaris *row)
{
  PrkBagan *bagan = self->bagan;
  PrkBaganTanda tanda = get_tanda (self, row->langkah);

  if (tanda == PRK_TANDA_DI_SINI)
    {
      set_color (self->cr, self->rupa->kepala);
      cairo_rectangle (self->cr, 0, row->y, bagan->x[KOLOM_LAJUR], row->tinggi);
      cairo_fill (self->cr);
    }
  for (guint i = 0; row->langkah >= 0 && i < N_KOLOM; i++)
    {
      PangoLayout *layout = bagan->sel[row->langkah * N_KOLOM + i];

      if (layout != NULL)
        show_layout (self, layout, bagan->x[i] + PAD, row->y + PAD);
    }
  if (tanda == PRK_TANDA_SELESAI)
    draw_tick (self, (bagan->x[KOLOM_KEGIATAN] - 7) / 2, row->y + 16);
  else if (tanda == PRK_TANDA_DI_SINI)
    draw_flag (self, row->y + row->tinggi - FLAG_TALL - PAD);
}

/* Symbols */

static void
trace_capsule (cairo_t *cr, const PrkBaganSimbol *simbol)
{
  double r = simbol->tinggi / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, simbol->x + simbol->lebar - r, simbol->y + r, r, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, simbol->x + r, simbol->y + r, r, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
trace_symbol (cairo_t *cr, const PrkBaganSimbol *simbol)
{
  double x = simbol->x, y = simbol->y, w = simbol->lebar, h = simbol->tinggi;

  switch (simbol->bentuk)
    {
    case PRK_SIMBOL_KAPSUL:
      trace_capsule (cr, simbol);
      break;
    case PRK_SIMBOL_BELAH_KETUPAT:
      cairo_move_to (cr, x + w / 2, y);
      cairo_line_to (cr, x + w, y + h / 2);
      cairo_line_to (cr, x + w / 2, y + h);
      cairo_line_to (cr, x, y + h / 2);
      cairo_close_path (cr);
      break;
    case PRK_SIMBOL_KONEKTOR:
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + w, y);
      cairo_line_to (cr, x + w, y + h * 0.62);
      cairo_line_to (cr, x + w / 2, y + h);
      cairo_line_to (cr, x, y + h * 0.62);
      cairo_close_path (cr);
      break;
    case PRK_SIMBOL_KOTAK:
    default:
      cairo_rectangle (cr, x, y, w, h);
      break;
    }
}

static const char *
get_name (PrkBagan *bagan, const PrkBaganSimbol *simbol)
{
  if (simbol->langkah == PRK_BARIS_MULAI)
    return "Mulai";
  if (simbol->langkah == PRK_BARIS_SELESAI)
    return "Selesai";
  if (simbol->is_utama || simbol->bentuk == PRK_SIMBOL_KONEKTOR)
    return prk_sop_get_langkah (bagan->sop, simbol->langkah)->id;

  return NULL;
}

/* How far the actor can be trusted shows in the line around. */
static void
set_dash (cairo_t *cr, PrkPasti pasti)
{
  static const double dashes[] = { 3, 1.5 };
  static const double dots[] = { 0.8, 1.6 };

  if (pasti == PRK_PASTI_DISIMPULKAN)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  else if (pasti == PRK_PASTI_DIPERKIRAKAN)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_symbol (const Gambar *self, const PrkBaganSimbol *simbol)
{
  gboolean is_live = simbol->bentuk != PRK_SIMBOL_KONEKTOR
                     && get_tanda (self, simbol->langkah) == PRK_TANDA_DI_SINI;
  const char *name = get_name (self->bagan, simbol);

  trace_symbol (self->cr, simbol);
  set_color (self->cr, self->rupa->latar);
  cairo_fill_preserve (self->cr);
  set_color (self->cr, is_live ? self->rupa->aksen : self->rupa->tinta);
  cairo_set_line_width (self->cr, is_live ? LIVE : ARROW);
  set_dash (self->cr, simbol->pasti);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
  if (name != NULL)
    {
      g_autoptr (PangoLayout) layout
          = _prk_bagan_new_layout (self->bagan->context, BAGAN_SMALL, FALSE, simbol->lebar);

      pango_layout_set_text (layout, name, -1);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      show_layout (self, layout, simbol->x,
                   simbol->y + (simbol->tinggi - _prk_bagan_get_tall (layout)) / 2
                       - (simbol->bentuk == PRK_SIMBOL_KONEKTOR ? simbol->tinggi * 0.12 : 0));
    }
}

/* Arrows */

static void
draw_point (const Gambar *self, const PrkTitik *from, const PrkTitik *to)
{
  double angle = atan2 (to->y - from->y, to->x - from->x);

  cairo_save (self->cr);
  cairo_translate (self->cr, to->x, to->y);
  cairo_rotate (self->cr, angle);
  cairo_move_to (self->cr, 0, 0);
  cairo_line_to (self->cr, -HEAD_LONG, -HEAD_HALF);
  cairo_line_to (self->cr, -HEAD_LONG, HEAD_HALF);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static void
draw_arrow (const Gambar *self, const PrkBaganPanah *panah)
{
  static const double dashes[] = { 2.5, 2 };

  set_color (self->cr, self->rupa->tinta);
  cairo_set_line_width (self->cr, ARROW);
  if (panah->jenis == PRK_PANAH_TIDAK_LAIN)
    cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (self->cr, panah->titik[0].x, panah->titik[0].y);
  for (guint i = 1; i < panah->n_titik; i++)
    cairo_line_to (self->cr, panah->titik[i].x, panah->titik[i].y);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
  if (panah->jenis != PRK_PANAH_BERSAMA)
    draw_point (self, &panah->titik[panah->n_titik - 2], &panah->titik[panah->n_titik - 1]);
}

/* The way out of a decision has its word beside it, on the side that the line does not turn to. */
static void
draw_answer (const Gambar *self, const PrkBaganPanah *panah)
{
  const PrkTitik *from = &panah->titik[0];
  const PrkTitik *to = &panah->titik[1];

  set_color (self->cr, self->rupa->tinta);
  if (panah->jenis == PRK_PANAH_YA)
    show_words (self, "Ya", BAGAN_SMALL - 1, FALSE, from->x + 2, from->y - 1.5);
  else if (panah->jenis == PRK_PANAH_TIDAK)
    show_words (self, "Tidak", BAGAN_SMALL - 1, FALSE, to->x < from->x ? from->x - 13 : from->x - 1,
                panah->n_titik > 2 && panah->titik[2].y < to->y ? from->y + 0.5 : from->y - 8);
}

static void
draw_flow (const Gambar *self)
{
  const PrkBaganLetak *letak = self->bagan->letak;

  for (guint i = 0; i < letak->panah->len; i++)
    {
      const PrkBaganPanah *panah = &g_array_index (letak->panah, PrkBaganPanah, i);

      if (panah->halaman == self->halaman)
        draw_arrow (self, panah);
    }
  for (guint i = 0; i < letak->simbol->len; i++)
    {
      const PrkBaganSimbol *simbol = &g_array_index (letak->simbol, PrkBaganSimbol, i);

      if (simbol->halaman == self->halaman)
        draw_symbol (self, simbol);
    }
  for (guint i = 0; i < letak->panah->len; i++)
    {
      const PrkBaganPanah *panah = &g_array_index (letak->panah, PrkBaganPanah, i);

      if (panah->halaman == self->halaman)
        draw_answer (self, panah);
    }
}

static void
draw_foot (const Gambar *self)
{
  const PrkBaganHalaman *page
      = &g_array_index (self->bagan->letak->halaman, PrkBaganHalaman, self->halaman);
  double y = page->y + page->tinggi + 4;
  guint sums[PRK_N_SATUAN];
  g_autofree char *sum = NULL;
  g_autofree char *text = NULL;

  prk_sop_jumlah_waktu (self->bagan->sop, sums);
  sum = prk_sop_dup_waktu (sums);
  text = g_strdup_printf (
      "Jumlah waktu baku: %s%s", sum,
      prk_sop_is_lengkap (self->bagan->sop)
          ? ""
          : " · Tidak lengkap: naskah sumber terputus sesudah langkah terakhir ini");
  set_color (self->cr, self->rupa->tinta);
  show_words (self, text, BAGAN_SIZE, TRUE, PAD, y);
  show_words (
      self,
      "Garis tepi simbol: penuh = pelaksana tertulis; putus-putus = disimpulkan; titik-titik = "
      "diperkirakan. Panah putus-putus = langkah kembali lain yang dapat dipilih.",
      BAGAN_SMALL, FALSE, PAD, y + 12);
}

/**
 * prk_bagan_gambar:
 * @halaman: a page, from 0
 * @rupa: colours, and how far a run is
 *
 * Draws a page with its upper left corner at 0, 0; one unit is a point.
 */
void
prk_bagan_gambar (PrkBagan *self, cairo_t *cr, guint halaman, const PrkBaganRupa *rupa)
{
  Gambar gambar = { self, cr, halaman, rupa };

  g_return_if_fail (self != NULL && cr != NULL && rupa != NULL);
  g_return_if_fail (halaman < self->letak->halaman->len);

  draw_head (&gambar);
  for (guint i = 0; i < self->letak->baris->len; i++)
    {
      const PrkBaganBaris *row = &g_array_index (self->letak->baris, PrkBaganBaris, i);

      if (row->halaman == halaman)
        draw_row (&gambar, row);
    }
  draw_grid (&gambar);
  draw_flow (&gambar);
  if (halaman + 1 == self->letak->halaman->len)
    draw_foot (&gambar);
}
