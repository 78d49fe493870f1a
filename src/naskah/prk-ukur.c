/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying text out is two thirds of what a document costs, and while a person types only one paragraph changes. So every
 * text is kept under a key of all that its shape depends on: the text, the runs, the style's type, the alignment and the
 * width. The key is compared in full, so a hit is always right. Texts that neither this document nor the one before used
 * are forgotten.
 *
 * Pango lays a paragraph out in time that grows with the square of its length, and its units overflow near half a
 * megabyte. So a long paragraph is laid out in pieces: each gives all its lines but the last one, which was cut by our
 * knife and not by the paper; the next piece begins where that line began. The lines are those of the whole. */
#include "config.h"

#include <string.h>

#include <hb.h>

#include "prk-peta-huruf-private.h"
#include "prk-pisah.h"
#include "prk-ukur.h"

#define LINE_SEPARATOR "\xe2\x80\xa8"
#define PIECE_BYTES  4096
#define MAX_BALANCED 6 /* lines of a title */
#define MAX_CACHED   8000 /* texts of about 2 kB each; a document of 30 pages has 1,500 */

typedef struct
{
  guint    rentang_start, rentang_end;
  PrkHuruf huruf;
} KeyRun;

/* Everything before the runs and the text, without padding. */
typedef struct
{
  double  ukuran, spasi, lebar, baris_pertama;
  guint32 flags;
  guint32 n_run;
} KeyHead;

/* What is asked of one font again and again; points. */
typedef struct
{
  int         size; /* these three make it a font of the family */
  PangoWeight weight;
  PangoStyle  style;
  double      nominal; /* height of a line that holds nothing else */
  PrkPisahHuruf maju;    /* advances of the characters that texts had */
  gboolean    has_tanda;
  gboolean    known[256]; /* which of maju.latin are measured; 'm' first */
} Huruf;

struct _PrkUkur
{
  PangoFontMap         *map;
  PangoContext         *context;
  cairo_font_options_t *options;
  PangoFontDescription *font;
  PangoLayout          *layout;  /* (nullable) to be used again */
  Huruf                *dipakai; /* (nullable) of the font at hand */
  GHashTable           *cache;   /* (element-type GBytes PrkTeks) */
  GPtrArray            *huruf;   /* (element-type Huruf) all that were needed, a handful */
  guint64               turn;
  guint64               n_made;
};

/**
 * prk_ukur_new:
 * @huruf: font family list in Pango's form
 *
 * Makes a measurer whose unit is the point of the paper, untouched by screen settings and locale.
 *
 * Returns: (transfer full): free with prk_ukur_free()
 */
PrkUkur *
prk_ukur_new (const char *huruf)
{
  PrkUkur *self = g_new0 (PrkUkur, 1);

  self->map = _prk_peta_huruf_take ();
  self->context = pango_font_map_create_context (self->map);
  self->options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (self->options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (self->options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (self->options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, self->options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("id"));

  self->font = pango_font_description_new ();
  pango_font_description_set_family (self->font, huruf);
  pango_context_set_font_description (self->context, self->font);
  self->cache = g_hash_table_new_full (g_bytes_hash,
                                       g_bytes_equal,
                                       (GDestroyNotify) g_bytes_unref,
                                       (GDestroyNotify) prk_teks_unref);
  self->huruf = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
prk_ukur_free (PrkUkur *self)
{
  g_hash_table_unref (self->cache);
  g_ptr_array_unref (self->huruf);
  g_clear_object (&self->layout);
  pango_font_description_free (self->font);
  cairo_font_options_destroy (self->options);
  g_object_unref (self->context);
  _prk_peta_huruf_give (self->map);
  g_free (self);
}

char *
prk_ukur_dup_pengganti (PrkUkur  *self,
                        char    **wanted)
{
  g_auto(GStrv) families = g_strsplit (pango_font_description_get_family (self->font), ",", -1);
  g_autoptr(PangoFontDescription) want = pango_font_description_copy (self->font);
  g_autoptr(PangoFont) font = NULL;
  g_autoptr(PangoFontDescription) have = NULL;
  const char *family;

  if (pango_font_description_get_size (want) == 0)
    pango_font_description_set_absolute_size (want, 12 * PANGO_SCALE);
  font = pango_font_map_load_font (self->map, self->context, want);
  have = font != NULL ? pango_font_describe (font) : NULL;
  family = have != NULL ? pango_font_description_get_family (have) : NULL;
  for (guint i = 0; family != NULL && families[i] != NULL; i++)
    if (g_ascii_strcasecmp (g_strstrip (families[i]), family) == 0)
      return NULL;
  if (family == NULL || families[0] == NULL)
    return NULL;
  *wanted = g_strdup (families[0]);

  return g_strdup (family);
}

static GBytes *
make_key (const char    *text,
          const GArray  *rentang,
          const PrkGaya *gaya,
          PrkRata        rata,
          double         lebar)
{
  gsize length = strlen (text);
  guint n_run = rentang != NULL ? rentang->len : 0;
  gsize size = sizeof (KeyHead) + n_run * sizeof (KeyRun) + length;
  char *data = g_malloc (size);
  KeyHead head = { gaya->ukuran, gaya->spasi, lebar, gaya->baris_pertama, 0, n_run };
  char *end = data + sizeof head;

  head.flags = rata | (gaya->tebal ? 8 : 0) | (gaya->miring ? 16 : 0) | (gaya->satu_baris ? 32 : 0) |
               (gaya->imbang ? 64 : 0);
  memcpy (data, &head, sizeof head);
  for (guint i = 0; i < n_run; i++)
    {
      const PrkRentang *one = &g_array_index (rentang, PrkRentang, i);
      KeyRun run = { one->start, one->end, one->huruf };

      memcpy (end, &run, sizeof run);
      end += sizeof run;
    }
  memcpy (end, text, length);

  return g_bytes_new_take (data, size);
}

static void
insert_attribute (PangoAttrList  *list,
                  PangoAttribute *attribute,
                  guint           start,
                  guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* A word that may be wider than its line is broken without a hyphen, which would be read as part of a number or an address. */
static gboolean
may_break_word (const char *text,
                gsize       length,
                double      size,
                double      lebar)
{
  gsize longest = 0;
  gsize word = 0;

  for (gsize i = 0; i < length; i++)
    {
      word = text[i] == ' ' ? 0 : word + 1;
      longest = MAX (longest, word);
    }

  return longest * size * 0.4 > lebar;
}

/* The attributes of the piece [from, to) of the text. */
static PangoAttrList *
make_attributes (const GArray *rentang,
                 guint         from,
                 guint         to,
                 gboolean      breaks_words)
{
  PangoAttrList *list = pango_attr_list_new ();

  if (breaks_words)
    insert_attribute (list, pango_attr_insert_hyphens_new (FALSE), 0, G_MAXUINT);

  for (guint i = 0; rentang != NULL && i < rentang->len; i++)
    {
      const PrkRentang *run = &g_array_index (rentang, PrkRentang, i);
      guint start = MAX (run->start, from);
      guint end = MIN (run->end, to);

      if (start >= end)
        continue;

      start -= from;
      end -= from;
      if (run->huruf & PRK_HURUF_TEBAL)
        insert_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      if (run->huruf & PRK_HURUF_MIRING)
        insert_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
      if (run->huruf & PRK_HURUF_GARIS_BAWAH)
        insert_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
      if (run->huruf & PRK_HURUF_CORET)
        insert_attribute (list, pango_attr_strikethrough_new (TRUE), start, end);
      if (run->huruf & PRK_HURUF_REDUP)
        insert_attribute (list, pango_attr_foreground_new (0x8080, 0x8080, 0x8080), start, end);
    }

  return list;
}

static void
set_font (PrkUkur       *self,
          const PrkGaya *gaya)
{
  const PangoWeight weight = gaya->tebal ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
  const PangoStyle style = gaya->miring ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL;
  const int size = (int) (gaya->ukuran * PANGO_SCALE);

  if (pango_font_description_get_size (self->font) == size &&
      pango_font_description_get_weight (self->font) == weight &&
      pango_font_description_get_style (self->font) == style)
    return;

  self->dipakai = NULL;
  pango_font_description_set_absolute_size (self->font, size);
  pango_font_description_set_weight (self->font, weight);
  pango_font_description_set_style (self->font, style);
}

static double
measure (hb_font_t      *shaper,
         hb_codepoint_t  c,
         double          fallback)
{
  hb_codepoint_t glyph;

  if (!hb_font_get_nominal_glyph (shaper, c, &glyph))
    return fallback;

  return (double) hb_font_get_glyph_h_advance (shaper, glyph) / PANGO_SCALE;
}

/* What is asked for whatever the text is. */
static void
measure_always (hb_font_t *shaper,
                Huruf     *huruf)
{
  huruf->maju.latin['m'] = huruf->maju.lain = measure (shaper, 'm', 0);
  huruf->maju.latin[' '] = measure (shaper, ' ', huruf->maju.lain);
  huruf->maju.latin['-'] = measure (shaper, '-', huruf->maju.lain);
  huruf->known['m'] = huruf->known[' '] = huruf->known['-'] = TRUE;
}

/* A character costs thousands of instructions to measure, a look-up three, so only those that stand in @text are. */
static void
measure_new (PrkUkur    *self,
             Huruf      *huruf,
             const char *text)
{
  g_autoptr(PangoFont) font = NULL;
  hb_font_t *shaper = NULL;
  gunichar c;

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      if (*p < 128 ? huruf->known[*p] : (*p & 0xc0) == 0x80)
        continue;
      c = *p < 128 ? *p : g_utf8_get_char ((const char *) p);
      if (c < 256 ? huruf->known[c] : huruf->has_tanda && huruf->known['m'])
        continue;
      if (shaper == NULL)
        {
          font = pango_context_load_font (self->context, self->font);
          shaper = pango_font_get_hb_font (font);
        }
      if (!huruf->known['m'])
        measure_always (shaper, huruf);
      if (c < 256)
        {
          huruf->maju.latin[c] = c < ' ' ? 0 : measure (shaper, c, huruf->maju.lain);
          huruf->known[c] = TRUE;
        }
      else if (!huruf->has_tanda)
        {
          for (int i = 0; i < PRK_PISAH_N_TANDA; i++)
            huruf->maju.tanda[i] = measure (shaper, PRK_PISAH_TANDA + i, huruf->maju.lain);
          huruf->has_tanda = TRUE;
        }
    }
}

/* What is known of the font that set_font() chose. Its line is as high as the font's designer wished, gap included, as
 * in word processors. */
static Huruf *
get_huruf (PrkUkur *self)
{
  Huruf *huruf = self->dipakai;

  for (guint i = 0; huruf == NULL && i < self->huruf->len; i++)
    {
      Huruf *one = g_ptr_array_index (self->huruf, i);

      if (one->size == pango_font_description_get_size (self->font) &&
          one->weight == pango_font_description_get_weight (self->font) &&
          one->style == pango_font_description_get_style (self->font))
        huruf = one;
    }
  if (huruf == NULL)
    {
      g_autoptr(PangoFont) font = pango_context_load_font (self->context, self->font);
      hb_font_extents_t extents;

      huruf = g_new0 (Huruf, 1);
      huruf->size = pango_font_description_get_size (self->font);
      huruf->weight = pango_font_description_get_weight (self->font);
      huruf->style = pango_font_description_get_style (self->font);
      if (hb_font_get_h_extents (pango_font_get_hb_font (font), &extents))
        huruf->nominal = (double) (extents.ascender - extents.descender + extents.line_gap) / PANGO_SCALE;
      g_ptr_array_add (self->huruf, huruf);
    }
  self->dipakai = huruf;

  return huruf;
}

/* A layout as good as new. Only lines that need theirs to be drawn keep it. */
static PangoLayout *
take_layout (PrkUkur *self)
{
  if (self->layout != NULL && G_OBJECT (self->layout)->ref_count > 1)
    g_clear_object (&self->layout);
  if (self->layout == NULL)
    self->layout = pango_layout_new (self->context);

  pango_layout_set_attributes (self->layout, NULL);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_justify (self->layout, FALSE);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);

  return g_object_ref (self->layout);
}

static PangoLayout *
make_layout (PrkUkur       *self,
             const PrkGaya *gaya,
             PrkRata        rata,
             double         lebar)
{
  PangoLayout *layout = take_layout (self);

  set_font (self, gaya);
  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_width (layout, (int) (MAX (lebar, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (gaya->satu_baris)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -1);
    }
  if (rata == PRK_RATA_PENUH)
    pango_layout_set_justify (layout, TRUE);
  else if (rata == PRK_RATA_TENGAH)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else if (rata == PRK_RATA_KANAN)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);

  return layout;
}

/* Takes the lines of @layout but the last @leave ones. Returns where in the layout's text the first line left begins. */
static guint
take_lines (PrkTeks       *teks,
            PangoLayout   *layout,
            const GArray  *rentang,
            guint          offset,
            double         nominal,
            double         spasi,
            int            leave)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n_take = pango_layout_get_line_count (layout) - leave;
  guint next = 0;

  for (int i = 0; i < n_take; i++)
    {
      prk_teks_add_line (teks, iter, rentang, offset, nominal, spasi);
      pango_layout_iter_next_line (iter);
    }
  if (leave > 0)
    next = pango_layout_iter_get_line_readonly (iter)->start_index;
  pango_layout_iter_free (iter);

  return next;
}

/* Ends a piece of about @size bytes between two characters, after a space if one is near. */
static gsize
find_cut (const char *text,
          gsize       length,
          gsize       size)
{
  const char *cut;

  if (length <= size)
    return length;

  cut = text + size;
  while ((*cut & 0xc0) == 0x80)
    cut--;
  for (const char *space = cut; space > text && cut - space < 256; space--)
    if (space[-1] == ' ')
      return space - text;

  return cut - text;
}

/* Narrows the lines of a title until they are about equally long. Returns by how much all of them move right. */
static double
balance (PangoLayout *layout,
         PrkRata      rata)
{
  int wide = pango_layout_get_width (layout);
  int n_lines = pango_layout_get_line_count (layout);
  int low = wide / MAX (n_lines, 1);
  int high = wide;

  if (n_lines < 2 || n_lines > MAX_BALANCED)
    return 0;

  while (high - low > PANGO_SCALE)
    {
      int middle = low + (high - low) / 2;

      pango_layout_set_width (layout, middle);
      if (pango_layout_get_line_count (layout) > n_lines)
        low = middle;
      else
        high = middle;
    }
  pango_layout_set_width (layout, high);

  if (rata == PRK_RATA_TENGAH)
    return (wide - high) / 2.0 / PANGO_SCALE;

  return rata == PRK_RATA_KANAN ? (double) (wide - high) / PANGO_SCALE : 0;
}

static void
move_right (PrkTeks *teks,
            double   by)
{
  for (guint i = 0; i < teks->baris->len; i++)
    g_array_index (teks->baris, PrkTeksBaris, i).x += by;
  for (guint i = 0; teks->letak != NULL && i < teks->letak->len; i++)
    g_array_index (teks->letak, PrkTeksLetak, i).x += by;
}

/* The piece of the text that begins at byte @done, not yet broken into lines. */
static PangoLayout *
make_piece (PrkUkur       *self,
            const char    *text,
            gsize          done,
            gsize          piece,
            const GArray  *rentang,
            const PrkGaya *gaya,
            PrkRata        rata,
            double         lebar,
            PangoDirection base)
{
  PangoLayout *layout = make_layout (self, gaya, rata, lebar);
  gboolean breaks_words = may_break_word (text + done, piece, gaya->ukuran, lebar);

  pango_layout_set_text (layout, text + done, (int) piece);
  if (rentang != NULL || breaks_words)
    {
      PangoAttrList *attributes = make_attributes (rentang, done, done + piece, breaks_words);

      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }

  if (done == 0)
    {
      pango_layout_set_indent (layout, (int) (gaya->baris_pertama * PANGO_SCALE));
    }
  else
    {
      /* The paragraph's beginning sets the direction of all its lines. */
      pango_context_set_base_dir (self->context, base);
      pango_layout_set_auto_dir (layout, FALSE);
    }

  return layout;
}

static PrkTeks *
lay_out_as_is (PrkUkur       *self,
               const char    *text,
               const GArray  *rentang,
               const PrkGaya *gaya,
               PrkRata        rata,
               double         lebar,
               GCancellable  *cancellable)
{
  g_autoptr(PrkTeks) teks = prk_teks_new (text);
  gsize length = strlen (text);
  gsize size = PIECE_BYTES;
  gsize done = 0;
  gboolean last = FALSE;
  double shift = 0;
  PangoDirection base = PANGO_DIRECTION_LTR;

  while (!last)
    {
      gsize piece = find_cut (text + done, length - done, size);
      g_autoptr(PangoLayout) layout = make_piece (self, text, done, piece, rentang, gaya, rata, lebar, base);

      if (g_cancellable_is_cancelled (cancellable))
        return NULL;

      if (done == 0)
        base = pango_layout_get_direction (layout, 0);
      last = gaya->satu_baris || done + piece == length;
      if (gaya->imbang && last && done == 0)
        shift = balance (layout, rata);
      if (last || pango_layout_get_line_count (layout) > 1)
        {
          done += take_lines (teks, layout, rentang, done, get_huruf (self)->nominal, gaya->spasi, last ? 0 : 1);
          size = PIECE_BYTES;
        }
      else
        {
          size *= 2;
        }
    }
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);
  if (shift > 0)
    move_right (teks, shift);

  return g_steal_pointer (&teks);
}

/* The widths of one font tell nothing of text with other fonts in it. */
static gboolean
is_of_one_font (const GArray *rentang)
{
  for (guint i = 0; rentang != NULL && i < rentang->len; i++)
    if (g_array_index (rentang, PrkRentang, i).huruf & (PRK_HURUF_TEBAL | PRK_HURUF_MIRING))
      return FALSE;

  return TRUE;
}

/* @rentang for the text with its hyphens. */
static GArray *
move_runs (const GArray *rentang,
           const GArray *titik)
{
  GArray *moved;

  if (rentang == NULL)
    return NULL;
  moved = g_array_sized_new (FALSE, FALSE, sizeof (PrkRentang), rentang->len);
  g_array_append_vals (moved, rentang->data, rentang->len);
  for (guint i = 0; i < moved->len; i++)
    {
      PrkRentang *one = &g_array_index (moved, PrkRentang, i);
      guint before_start = 0, before_end = 0;

      for (guint k = 0; k < titik->len; k++)
        {
          guint at = g_array_index (titik, guint, k);

          before_start += at <= one->start;
          before_end += at < one->end;
        }
      one->start += before_start;
      one->end += before_end;
    }

  return moved;
}

static gboolean
all_end_lines (PrkTeks      *teks,
               const GArray *titik)
{
  guint line = 0;

  for (guint i = 0; i < titik->len; i++)
    {
      guint end = g_array_index (titik, guint, i) + i + 1;

      while (line < teks->baris->len
             && g_array_index (teks->baris, PrkTeksBaris, line).teks + g_array_index (teks->baris, PrkTeksBaris, line).n_teks < end)
        line++;
      if (line == teks->baris->len
          || g_array_index (teks->baris, PrkTeksBaris, line).teks + g_array_index (teks->baris, PrkTeksBaris, line).n_teks != end)
        return FALSE;
    }

  return TRUE;
}

static PrkTeks *
lay_out (PrkUkur       *self,
         const char    *text,
         const GArray  *rentang,
         const PrkGaya *gaya,
         PrkRata        rata,
         double         lebar,
         GCancellable  *cancellable)
{
  g_autoptr(GArray) titik = NULL;

  if (rata == PRK_RATA_PENUH && !gaya->satu_baris && is_of_one_font (rentang) && strstr (text, LINE_SEPARATOR) == NULL
      && !may_break_word (text, strlen (text), gaya->ukuran, lebar))
    {
      Huruf *huruf;

      set_font (self, gaya);
      huruf = get_huruf (self);
      measure_new (self, huruf, text);
      titik = prk_pisah_cari (text, &huruf->maju, lebar, gaya->baris_pertama);
    }
  if (titik != NULL)
    {
      g_autofree char *parted = prk_pisah_dup (text, titik);
      g_autoptr(GArray) moved = move_runs (rentang, titik);
      PrkTeks *teks = lay_out_as_is (self, parted, moved, gaya, rata, lebar, cancellable);

      if (teks == NULL || all_end_lines (teks, titik))
        return teks;
      prk_teks_unref (teks);
    }

  return lay_out_as_is (self, text, rentang, gaya, rata, lebar, cancellable);
}

/**
 * prk_ukur_teks:
 * @rentang: (nullable) (element-type PrkRentang): runs that look different or have a path
 * @lebar: of the box, in points
 *
 * Lays @text out in lines. Line heights are the style's factor times the font's own height, or that of a taller font
 * that had to stand in.
 *
 * Returns: (transfer full) (nullable): the lines; %NULL only when cancelled
 */
PrkTeks *
prk_ukur_teks (PrkUkur       *self,
               const char    *text,
               const GArray  *rentang,
               const PrkGaya *gaya,
               PrkRata        rata,
               double         lebar,
               GCancellable  *cancellable)
{
  g_autoptr(GBytes) key = make_key (text, rentang, gaya, rata, lebar);
  PrkTeks *teks = g_hash_table_lookup (self->cache, key);

  if (teks != NULL)
    {
      teks->used = self->turn;
      return prk_teks_ref (teks);
    }

  teks = lay_out (self, text, rentang, gaya, rata, lebar, cancellable);
  if (teks == NULL)
    return NULL;

  teks->used = self->turn;
  self->n_made++;
  if (g_hash_table_size (self->cache) < MAX_CACHED)
    g_hash_table_insert (self->cache, g_steal_pointer (&key), prk_teks_ref (teks));

  return teks;
}

/**
 * prk_ukur_kata:
 *
 * About how wide the widest word of @text is: what a column needs so that no word is broken. Kerning, ligatures and what is
 * not ASCII are guessed.
 *
 * Returns: points
 */
double
prk_ukur_kata (PrkUkur       *self,
               const char    *text,
               const PrkGaya *gaya)
{
  Huruf *huruf;
  double widest = 0;
  double word = 0;

  set_font (self, gaya);
  huruf = get_huruf (self);
  measure_new (self, huruf, text);
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      gboolean separator = *p == 0xe2 && p[1] == 0x80 && p[2] == 0xa8;

      if (*p < 128)
        word += huruf->maju.latin[*p];
      else if ((*p & 0xc0) == 0xc0 && !separator)
        word += huruf->maju.lain;

      if (*p == '-' || *p == '/')
        widest = MAX (widest, word);
      else if (*p == ' ' || separator)
        widest = MAX (widest, word - (separator ? 0 : huruf->maju.latin[' ']));
      else
        continue;
      word = 0;
    }

  return MAX (widest, word);
}

static gboolean
is_stale (gpointer key,
          gpointer value,
          gpointer user_data)
{
  return ((PrkTeks *) value)->used + 1 < ((PrkUkur *) user_data)->turn;
}

void
prk_ukur_begin (PrkUkur *self)
{
  self->turn++;
}

/* Not called for a document that was given up: half of what it needs would seem unused. */
void
prk_ukur_end (PrkUkur *self)
{
  g_hash_table_foreach_remove (self->cache, is_stale, self);
}

guint
prk_ukur_get_n_cached (PrkUkur *self)
{
  return g_hash_table_size (self->cache);
}

/* How many texts were laid out anew since the beginning. */
guint64
prk_ukur_get_n_made (PrkUkur *self)
{
  return self->n_made;
}

PangoContext *
prk_ukur_get_context (PrkUkur *self)
{
  return self->context;
}

const cairo_font_options_t *
prk_ukur_get_font_options (PrkUkur *self)
{
  return self->options;
}
