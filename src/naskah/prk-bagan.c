/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <pango/pangocairo.h>

#include "prk-bagan-private.h"

#define NUMBER_WIDTH 24.0
#define TIME_WIDTH 42.0
#define WORDS_MIN 330.0 /* of the four columns of words together */
#define LANE_WISH 48.0
#define LANE_ROOM 0.42 /* of the table, at most, unless lanes would be too narrow */
#define PAD 3.0
#define GROUP_TALL 14.0
#define HEAD_MAX 96.0
#define HEAD_ACROSS 34.0 /* a heading that needs more stands upright in narrow lanes */

/* Shares of the columns of words; the last is nearly nothing where nobody wrote into it. */
static const double shares[] = { 0.31, 0.24, 0.21, 0.24 };

const PrkBaganRupa prk_bagan_rupa_kertas = { 0x000000, 0x7a7a7a, 0xffffff, 0xe9e9e9, 0x1a5fb4 };

PangoLayout *
_prk_bagan_new_layout (PangoContext *context, double size, gboolean is_bold, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font
      = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);

  return layout;
}

double
_prk_bagan_get_tall (PangoLayout *layout)
{
  PangoRectangle box;

  pango_layout_get_extents (layout, NULL, &box);
  return (double)box.height / PANGO_SCALE;
}

/* One item stands as it is, several are numbered. */
static char *
dup_list (const char *const *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    if (items[1] == NULL)
      g_string_append (text, items[i]);
    else
      g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, items[i]);

  return g_string_free (text, FALSE);
}

static char *
dup_inputs (const PrkSopLangkah *langkah)
{
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < langkah->n_kelengkapan; i++)
    {
      const PrkSopSyarat *one = &langkah->kelengkapan[i];
      g_autofree char *text
          = one->jika != NULL ? g_strdup_printf ("%s (%s)", one->nama, one->jika) : NULL;

      g_strv_builder_add (items, text != NULL ? text : one->nama);
    }
  list = g_strv_builder_end (items);

  return dup_list ((const char *const *)list);
}

static char *
dup_notes (const PrkSopLangkah *langkah)
{
  g_autofree char *list = dup_list (langkah->rincian);
  GString *text = g_string_new (list);

  if (langkah->catatan != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", langkah->catatan);
  if (langkah->output_asli != NULL)
    g_string_append_printf (text, "%sTercetak: %s", text->len > 0 ? "\n" : "",
                            langkah->output_asli);

  return g_string_free (text, FALSE);
}

char *
_prk_bagan_dup_waktu (const PrkSopLangkah *langkah)
{
  guint sums[PRK_N_SATUAN] = { 0 };

  sums[langkah->satuan] = langkah->waktu;
  return prk_sop_dup_waktu (sums);
}

/* The longest heading of a lane decides for all whether they stand upright. */
static void
measure_head (PrkBagan *self)
{
  double narrow = self->lebar_lajur - 4;

  self->tinggi_kepala = 20;
  for (guint i = 0; i < prk_sop_get_n_pelaksana (self->sop) && !self->is_tegak; i++)
    {
      g_auto (GStrv) words = g_strsplit (prk_sop_get_pelaksana (self->sop, i)->nama, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autoptr (PangoLayout) layout
              = _prk_bagan_new_layout (self->context, BAGAN_SMALL, TRUE, -1);
          int width;

          pango_layout_set_text (layout, words[j], -1);
          pango_layout_get_size (layout, &width, NULL);
          self->is_tegak |= (double)width / PANGO_SCALE > narrow;
        }
    }
  for (guint i = 0; i < prk_sop_get_n_pelaksana (self->sop); i++)
    {
      PangoLayout *layout = _prk_bagan_new_layout (self->context, BAGAN_SMALL, TRUE,
                                                   self->is_tegak ? HEAD_MAX - 8 : narrow);
      PangoRectangle box;

      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      pango_layout_set_text (layout, prk_sop_get_pelaksana (self->sop, i)->nama, -1);
      pango_layout_get_extents (layout, NULL, &box);
      if (self->is_tegak && (double)box.height / PANGO_SCALE > self->lebar_lajur)
        {
          pango_layout_set_height (layout,
                                   -MAX (1, (int)(self->lebar_lajur / (BAGAN_SMALL * 1.3))));
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
      self->tinggi_kepala = MAX (
          self->tinggi_kepala, (double)(self->is_tegak ? box.width : box.height) / PANGO_SCALE + 8);
      g_ptr_array_add (self->nama, layout);
    }
  if (self->is_tegak)
    self->tinggi_kepala = HEAD_MAX;
  self->tinggi_kepala += GROUP_TALL;
}

static gboolean
has_notes (PrkSop *sop)
{
  for (guint i = 0; i < prk_sop_get_n_langkah (sop); i++)
    {
      const PrkSopLangkah *langkah = prk_sop_get_langkah (sop, i);

      if (langkah->catatan != NULL || langkah->output_asli != NULL || langkah->rincian[0] != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Widths of all columns; the table grows where lanes and words need more. */
static void
measure_columns (PrkBagan *self, double wanted)
{
  guint n = prk_sop_get_n_pelaksana (self->sop);
  double lanes, words, sum = 0;
  double last = has_notes (self->sop) ? shares[3] : 0.11;
  double *x = self->x;

  self->lebar_lajur = MIN (LANE_WISH, (wanted * LANE_ROOM - 2 * PRK_BAGAN_TEPI) / n);
  self->lebar_lajur = MAX (self->lebar_lajur, PRK_BAGAN_LAJUR_MIN);
  lanes = self->lebar_lajur * n + 2 * PRK_BAGAN_TEPI;
  self->lebar = MAX (wanted, NUMBER_WIDTH + TIME_WIDTH + WORDS_MIN + lanes);
  words = self->lebar - NUMBER_WIDTH - TIME_WIDTH - lanes;
  for (guint i = 0; i < 3; i++)
    sum += shares[i];
  sum += last;

  x[KOLOM_NO] = 0;
  x[KOLOM_KEGIATAN] = NUMBER_WIDTH;
  x[KOLOM_LAJUR] = x[KOLOM_KEGIATAN] + words * shares[0] / sum;
  x[KOLOM_KELENGKAPAN] = x[KOLOM_LAJUR] + lanes;
  x[KOLOM_WAKTU] = x[KOLOM_KELENGKAPAN] + words * shares[1] / sum;
  x[KOLOM_OUTPUT] = x[KOLOM_WAKTU] + TIME_WIDTH;
  x[KOLOM_KETERANGAN] = x[KOLOM_OUTPUT] + words * shares[2] / sum;
  x[N_KOLOM] = self->lebar;
}

static void
measure_step (PrkBagan *self, guint index, double *tall)
{
  const PrkSopLangkah *langkah = prk_sop_get_langkah (self->sop, index);
  char *words[N_KOLOM] = {
    [KOLOM_NO] = g_strdup (langkah->id),         [KOLOM_KEGIATAN] = g_strdup (langkah->kegiatan),
    [KOLOM_KELENGKAPAN] = dup_inputs (langkah),  [KOLOM_WAKTU] = _prk_bagan_dup_waktu (langkah),
    [KOLOM_OUTPUT] = dup_list (langkah->output), [KOLOM_KETERANGAN] = dup_notes (langkah),
  };

  for (guint i = 0; i < N_KOLOM; i++)
    {
      PangoLayout *layout = NULL;

      if (words[i] != NULL)
        {
          layout = _prk_bagan_new_layout (self->context, BAGAN_SIZE, FALSE,
                                          self->x[i + 1] - self->x[i] - 2 * PAD);
          pango_layout_set_text (layout, words[i], -1);
          if (i == KOLOM_NO || i == KOLOM_WAKTU)
            pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
          *tall = MAX (*tall, _prk_bagan_get_tall (layout) + 2 * PAD);
        }
      self->sel[index * N_KOLOM + i] = layout;
      g_free (words[i]);
    }
}

/**
 * prk_bagan_new:
 * @sop: a procedure
 * @context: what words are measured with; its font is the chart's
 * @lebar: width of the table, in points; it becomes wider where the lanes need it
 * @tinggi: height of a page, in points; a row that is higher has a page of its own
 *
 * Measures a chart.
 *
 * Returns: (transfer full): the chart
 */
PrkBagan *
prk_bagan_new (PrkSop *sop, PangoContext *context, double lebar, double tinggi)
{
  PrkBagan *self = g_new0 (PrkBagan, 1);
  guint n = prk_sop_get_n_langkah (sop);
  g_autofree double *talls = g_new0 (double, n);
  PrkBaganUkuran ukuran = { .tinggi_teks = talls };

  self->sop = prk_sop_ref (sop);
  self->context = g_object_ref (context);
  self->nama = g_ptr_array_new_with_free_func (g_object_unref);
  self->sel = g_new0 (PangoLayout *, n * N_KOLOM);
  measure_columns (self, lebar);
  measure_head (self);
  for (guint i = 0; i < n; i++)
    measure_step (self, i, &talls[i]);

  ukuran.x_lajur = self->x[KOLOM_LAJUR];
  ukuran.lebar_lajur = self->lebar_lajur;
  ukuran.y = self->tinggi_kepala;
  ukuran.tinggi = tinggi == G_MAXDOUBLE ? tinggi : tinggi - self->tinggi_kepala - BAGAN_FOOT;
  self->letak = prk_bagan_letak_new (sop, &ukuran);

  return self;
}

void
prk_bagan_free (PrkBagan *self)
{
  for (guint i = 0; i < prk_sop_get_n_langkah (self->sop) * N_KOLOM; i++)
    g_clear_object (&self->sel[i]);
  g_free (self->sel);
  g_ptr_array_unref (self->nama);
  prk_bagan_letak_free (self->letak);
  prk_sop_unref (self->sop);
  g_object_unref (self->context);
  g_free (self);
}

double
prk_bagan_get_lebar (PrkBagan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lebar;
}

guint
prk_bagan_get_n_halaman (PrkBagan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->letak->halaman->len;
}

double
prk_bagan_get_tinggi (PrkBagan *self, guint halaman)
{
  g_return_val_if_fail (self != NULL && halaman < self->letak->halaman->len, 0);

  return self->tinggi_kepala + g_array_index (self->letak->halaman, PrkBaganHalaman, halaman).tinggi
         + (halaman + 1 == self->letak->halaman->len ? BAGAN_FOOT : 0);
}

const PrkBaganLetak *
prk_bagan_get_letak (PrkBagan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->letak;
}

void
prk_bagan_get_baris (PrkBagan *self, guint langkah, PrkBaganKotak *kotak)
{
  g_return_if_fail (self != NULL && kotak != NULL);

  for (guint i = 0; i < self->letak->baris->len; i++)
    {
      const PrkBaganBaris *row = &g_array_index (self->letak->baris, PrkBaganBaris, i);

      if (row->langkah == (gint)langkah)
        *kotak = (PrkBaganKotak){ row->halaman, 0, row->y, self->lebar, row->tinggi };
    }
}
