/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A procedure on paper, lying: the header as SOP AP wants it (Permenpan RB 35 of 2012), then the
 * chart. What does not fit on a page is drawn smaller. */

#include "config.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "domain/prk-terbilang.h"

#include "prk-bagan-private.h"
#include "prk-naskah.h"

#define PT_PER_MM 2.834645669
#define EDGE 30.0
#define FOOT 16.0
#define SIZE 9.0
#define BOX_PAD 5.0
#define EMBLEM 44.0
#define LABEL 96.0

typedef struct
{
  PrkSop *sop;
  PrkProfil *profil;
  PrkLambang *lambang;
  PangoContext *context;
  cairo_t *cr;
  double lebar, tinggi; /* of the paper within its edges */
  guint halaman, n_halaman;
} Cetak;

static cairo_status_t
write_cb (gpointer closure, const guchar *data, guint size)
{
  GByteArray *out = closure;

  if (out->len > G_MAXINT32 - size)
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (out, data, size);

  return CAIRO_STATUS_SUCCESS;
}

static double
show (Cetak *self,
      const char *words,
      gboolean is_bold,
      PangoAlignment align,
      double x,
      double y,
      double width)
{
  g_autoptr (PangoLayout) layout = _prk_bagan_new_layout (self->context, SIZE, is_bold, width);

  pango_layout_set_alignment (layout, align);
  pango_layout_set_text (layout, words, -1);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);

  return _prk_bagan_get_tall (layout);
}

static void
box (Cetak *self, double x, double y, double width, double tall)
{
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_set_line_width (self->cr, 0.6);
  cairo_rectangle (self->cr, x, y, width, tall);
  cairo_stroke (self->cr);
}

/* The office's own procedures bear its name and emblem, another's only that daerah's name. */
static gboolean
is_own (Cetak *self)
{
  const char *daerah = prk_sop_get_daerah (self->sop);

  return daerah == NULL || *daerah == '\0'
         || g_strcmp0 (daerah, prk_profil_get_nama (self->profil)) == 0;
}

static double
draw_office (Cetak *self, double width, double tall)
{
  const char *pemda = prk_profil_get_teks (self->profil, "kop.pemda");
  const char *unit = prk_profil_get_teks (self->profil, "pejabat.unit_kerja_sama");
  g_autofree char *other = g_utf8_strup (is_own (self) ? "" : prk_sop_get_daerah (self->sop), -1);
  double y = BOX_PAD;

  if (!is_own (self))
    return show (self, other, TRUE, PANGO_ALIGN_CENTER, BOX_PAD, MAX (y, tall / 2 - SIZE),
                 width - 2 * BOX_PAD);

  prk_lambang_draw (self->lambang, self->cr, (width - EMBLEM) / 2, y, EMBLEM);
  y += EMBLEM + 4;
  y += show (self, pemda != NULL ? pemda : "", TRUE, PANGO_ALIGN_CENTER, BOX_PAD, y,
             width - 2 * BOX_PAD);
  y += show (self, unit != NULL ? unit : "", FALSE, PANGO_ALIGN_CENTER, BOX_PAD, y,
             width - 2 * BOX_PAD);

  return y;
}

static char *
dup_fact (Cetak *self, const char *key)
{
  const char *text = prk_sop_get_kepala (self->sop, key);
  char *day = text != NULL ? prk_tanggal_dup_panjang (text) : NULL;

  return day != NULL ? day : g_strdup (text != NULL ? text : "–");
}

/* Nomor, days, who approved, name: to the right of the office. */
static double
draw_facts (Cetak *self, double x, double width)
{
  static const char *const facts[][2] = {
    { "Nomor SOP", "nomor" },        { "Tanggal pembuatan", "dibuat" },
    { "Tanggal revisi", "revisi" },  { "Tanggal efektif", "efektif" },
    { "Disahkan oleh", "disahkan" },
  };
  double y = 0;

  for (guint i = 0; i <= G_N_ELEMENTS (facts); i++)
    {
      gboolean is_name = i == G_N_ELEMENTS (facts);
      g_autofree char *value
          = is_name ? g_strdup (prk_sop_get_nama (self->sop)) : dup_fact (self, facts[i][1]);
      double tall;

      show (self, is_name ? "Nama SOP" : facts[i][0], FALSE, PANGO_ALIGN_LEFT, x + BOX_PAD, y + 3,
            LABEL);
      tall = show (self, value, is_name, PANGO_ALIGN_LEFT, x + LABEL + 2 * BOX_PAD, y + 3,
                   width - LABEL - 3 * BOX_PAD)
             + 6;
      box (self, x, y, width, tall);
      y += tall;
    }

  return y;
}

static double
draw_list (Cetak *self,
           const char *title,
           const char *const *items,
           double x,
           double y,
           double width)
{
  double top = y;

  y += BOX_PAD;
  y += show (self, title, TRUE, PANGO_ALIGN_LEFT, x + BOX_PAD, y, width - 2 * BOX_PAD) + 2;
  if (items == NULL || items[0] == NULL)
    y += show (self, "–", FALSE, PANGO_ALIGN_LEFT, x + BOX_PAD, y, width - 2 * BOX_PAD);
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);

      show (self, number, FALSE, PANGO_ALIGN_LEFT, x + BOX_PAD, y, 18);
      y += show (self, items[i], FALSE, PANGO_ALIGN_LEFT, x + BOX_PAD + 16, y,
                 width - 2 * BOX_PAD - 16)
           + 1;
    }

  return y + BOX_PAD - top;
}

/* Two lists beside each other; the height of both. */
static double
draw_pair (Cetak *self, const char *const titles[2], const char *const keys[2], double y)
{
  double half = self->lebar / 2;
  double left
      = draw_list (self, titles[0], prk_sop_get_kepala_daftar (self->sop, keys[0]), 0, y, half);
  double right
      = draw_list (self, titles[1], prk_sop_get_kepala_daftar (self->sop, keys[1]), half, y, half);
  double tall = MAX (left, right);

  box (self, 0, y, half, tall);
  box (self, half, y, half, tall);

  return tall;
}

static gboolean
has_list (Cetak *self, const char *key)
{
  const char *const *items = prk_sop_get_kepala_daftar (self->sop, key);

  return items != NULL && items[0] != NULL;
}

/* Draws the header, and says how high it is. */
static double
draw_header (Cetak *self)
{
  static const char *const titles[][2] = {
    { "Dasar hukum", "Kualifikasi pelaksana" },
    { "Keterkaitan", "Peralatan/perlengkapan" },
    { "Peringatan", "Pencatatan dan pendataan" },
    { "Tujuan", "Definisi" },
  };
  static const char *const keys[][2] = {
    { "dasar_hukum", "kualifikasi" },
    { "keterkaitan", "peralatan" },
    { "peringatan", "pencatatan" },
    { "tujuan", "definisi" },
  };
  const char *penjelasan = prk_sop_get_kepala (self->sop, "penjelasan");
  const char *const lone[] = { penjelasan, NULL };
  double left = self->lebar * 0.4;
  double y = draw_facts (self, left, self->lebar - left);

  y = MAX (y, is_own (self) ? EMBLEM + 5 * SIZE : 0);
  draw_office (self, left, y);
  box (self, 0, 0, left, y);
  box (self, left, 0, self->lebar - left, y);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (i < 3 || has_list (self, keys[i][0]) || has_list (self, keys[i][1]))
      y += draw_pair (self, titles[i], keys[i], y);
  if (penjelasan != NULL)
    {
      double tall = draw_list (self, "Penjelasan singkat", lone, 0, y, self->lebar);

      box (self, 0, y, self->lebar, tall);
      y += tall;
    }

  return y;
}

static void
begin_page (Cetak *self, double scale)
{
  g_autofree char *text = NULL;

  self->halaman++;
  text = g_strdup_printf ("%s · halaman %u dari %u", prk_sop_get_nama (self->sop), self->halaman,
                          self->n_halaman);
  cairo_save (self->cr);
  cairo_translate (self->cr, EDGE, EDGE);
  cairo_save (self->cr);
  cairo_scale (self->cr, 0.8, 0.8);
  show (self, text, FALSE, PANGO_ALIGN_RIGHT, 0, (self->tinggi + FOOT - SIZE) / 0.8,
        self->lebar / 0.8);
  cairo_restore (self->cr);
  cairo_scale (self->cr, scale, scale);
}

static void
end_page (Cetak *self)
{
  cairo_restore (self->cr);
  cairo_show_page (self->cr);
}

/* How high the header is; drawn where nobody sees it. */
static double
measure_header (Cetak *self)
{
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = self->cr;
  double tall;

  self->cr = cairo_create (nowhere);
  tall = draw_header (self);
  cairo_destroy (self->cr);
  cairo_surface_destroy (nowhere);
  self->cr = cr;

  return tall;
}

static PrkBagan *
new_chart (Cetak *self, double *scale)
{
  PrkBagan *bagan = prk_bagan_new (self->sop, self->context, self->lebar, self->tinggi);

  *scale = self->lebar / prk_bagan_get_lebar (bagan);
  if (*scale < 0.999)
    {
      double wide = prk_bagan_get_lebar (bagan);

      prk_bagan_free (bagan);
      bagan = prk_bagan_new (self->sop, self->context, wide, self->tinggi / *scale);
    }

  return bagan;
}

static void
draw_document (Cetak *self, const PrkBaganTanda *tanda)
{
  PrkBaganRupa rupa = prk_bagan_rupa_kertas;
  double tall = measure_header (self);
  double scale;
  g_autoptr (PrkBagan) bagan = new_chart (self, &scale);

  rupa.tanda = tanda;
  self->n_halaman = 1 + prk_bagan_get_n_halaman (bagan);
  begin_page (self, MIN (1, self->tinggi / tall));
  draw_header (self);
  end_page (self);
  for (guint i = 0; i < prk_bagan_get_n_halaman (bagan); i++)
    {
      begin_page (self, MIN (scale, self->tinggi / prk_bagan_get_tinggi (bagan, i)));
      prk_bagan_gambar (bagan, self->cr, i, &rupa);
      end_page (self);
    }
}

static PangoContext *
new_context (void)
{
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context;
  PangoFontDescription *font = pango_font_description_from_string ("Arial, Liberation Sans, Sans");
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_font_description (context, font);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_free (font);
  cairo_font_options_destroy (options);
  g_object_unref (map);

  return context;
}

/**
 * prk_bagan_cetak:
 * @sop: a procedure
 * @profil: whose paper, name and office are used
 * @lambang: (nullable): the emblem
 * @tanda: (nullable): how far a run is, by step
 * @n_halaman: (out) (optional): pages
 * @error: return location for an error
 *
 * Prints a procedure: its header on a page, then the chart. On any thread.
 *
 * Returns: (transfer full): a PDF, or %NULL with %PRK_NASKAH_ERROR_OUTPUT
 */
GBytes *
prk_bagan_cetak (PrkSop *sop,
                 PrkProfil *profil,
                 PrkLambang *lambang,
                 const PrkBaganTanda *tanda,
                 guint *n_halaman,
                 GError **error)
{
  const PrkTataHalaman *paper;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  Cetak self = { sop, profil, lambang };
  cairo_surface_t *surface;
  cairo_status_t status;
  double wide, tall;

  g_return_val_if_fail (sop != NULL && profil != NULL, NULL);

  paper = prk_profil_get_halaman (profil);
  wide = MAX (paper->lebar_mm, paper->tinggi_mm) * PT_PER_MM;
  tall = MIN (paper->lebar_mm, paper->tinggi_mm) * PT_PER_MM;
  surface = cairo_pdf_surface_create_for_stream (write_cb, out, wide, tall);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, prk_sop_get_nama (sop));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Prakarsa " PRK_VERSION);

  self.context = new_context ();
  self.cr = cairo_create (surface);
  self.lebar = wide - 2 * EDGE;
  self.tinggi = tall - 2 * EDGE - FOOT;
  draw_document (&self, tanda);

  status = cairo_status (self.cr);
  cairo_destroy (self.cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_object_unref (self.context);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_OUTPUT, "PDF: %s",
                   cairo_status_to_string (status));
      return NULL;
    }
  if (n_halaman != NULL)
    *n_halaman = self.n_halaman;

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
