/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text is cleaned at the one place where it enters a block, so that nothing after it meets a character that Pango or a PDF
 * reader would stumble over: line ends become U+2028 (a new line of the same paragraph), tabs a space, other control
 * characters vanish. */
#include "config.h"

#include <string.h>

#include "prk-blok.h"

#define LINE_SEPARATOR "\xe2\x80\xa8"

static void
rentang_clear (gpointer data)
{
  g_free (((PrkRentang *) data)->path);
}

static void
lambang_clear (gpointer data)
{
  g_free (((PrkLambangTempat *) data)->kunci);
  g_free (((PrkLambangTempat *) data)->nama);
}

static void
sel_clear (PrkSel *self)
{
  g_ptr_array_unref (self->isi);
}

static void
baris_free (gpointer data)
{
  PrkBaris *self = data;

  for (guint i = 0; i < self->n_sel; i++)
    sel_clear (&self->sel[i]);
  g_free (self->sel);
  g_free (self);
}

static void
tabel_free (PrkTabel *self)
{
  g_free (self->porsi);
  g_ptr_array_unref (self->baris);
  g_free (self);
}

static gboolean
is_plain (const char *text)
{
  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    {
      gboolean c1 = *c == 0xc2 && c[1] < 0xa0;
      gboolean separator = *c == 0xe2 && c[1] == 0x80 && (c[2] == 0xa8 || c[2] == 0xa9);

      if (*c < 0x20 || *c == 0x7f || c1 || separator)
        return FALSE;
    }

  return TRUE;
}

static void
append_clean (GString    *out,
              const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (c == '\r' && *next == '\n')
        next++;

      if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
        g_string_append (out, LINE_SEPARATOR);
      else if (c == '\t')
        g_string_append_c (out, ' ');
      else if (!g_unichar_iscntrl (c))
        g_string_append_unichar (out, c);
      p = next;
    }
}

/**
 * prk_blok_new:
 * @gaya: its look; borrowed, must outlive the block
 *
 * Makes an empty block.
 *
 * Returns: (transfer full): free with prk_blok_free()
 */
PrkBlok *
prk_blok_new (PrkBlokJenis   jenis,
              const PrkGaya *gaya)
{
  PrkBlok *self = g_new0 (PrkBlok, 1);

  self->jenis = jenis;
  self->gaya = gaya;
  if (gaya != NULL)
    {
      self->rata = gaya->rata;
      self->gantung = gaya->gantung;
      self->sesudah = gaya->sesudah;
      self->ikut = gaya->ikut;
      self->utuh = gaya->utuh;
    }
  if (jenis == PRK_BLOK_PARAGRAF)
    self->teks = g_string_new (NULL);

  return self;
}

/**
 * prk_blok_new_tabel:
 * @porsi: shares of the width; copied
 *
 * Makes a table without rows, lines of half a point around its cells.
 *
 * Returns: (transfer full): a block
 */
PrkBlok *
prk_blok_new_tabel (const PrkGaya *gaya,
                    const double  *porsi,
                    guint          n_kolom)
{
  PrkBlok *self = prk_blok_new (PRK_BLOK_TABEL, gaya);

  g_return_val_if_fail (n_kolom > 0, self);

  self->tabel = g_new0 (PrkTabel, 1);
  self->tabel->porsi = g_memdup2 (porsi, n_kolom * sizeof (double));
  self->tabel->n_kolom = n_kolom;
  self->tabel->baris = g_ptr_array_new_with_free_func (baris_free);
  self->tabel->garis = 0.5;
  self->tabel->sela_x = 4;
  self->tabel->sela_y = 3;

  return self;
}

void
prk_blok_free (PrkBlok *self)
{
  g_free (self->path);
  g_free (self->penanda);
  if (self->teks != NULL)
    g_string_free (self->teks, TRUE);
  g_clear_pointer (&self->rentang, g_array_unref);
  g_clear_pointer (&self->tabel, tabel_free);
  g_clear_pointer (&self->lambang, g_array_unref);
  g_free (self);
}

/**
 * prk_blok_add_lambang:
 * @kunci: names the picture
 * @nama: stands in the frame where there is no picture
 *
 * Adds one emblem to a row of them; the first one makes it a row.
 */
void
prk_blok_add_lambang (PrkBlok    *self,
                      const char *kunci,
                      const char *nama,
                      PrkRata     sisi)
{
  PrkLambangTempat one = { g_strdup (kunci), g_strdup (nama), sisi };

  g_return_if_fail (self->jenis == PRK_BLOK_LAMBANG);

  if (self->lambang == NULL)
    {
      self->lambang = g_array_new (FALSE, FALSE, sizeof one);
      g_array_set_clear_func (self->lambang, lambang_clear);
    }
  g_array_append_val (self->lambang, one);
}

/**
 * prk_blok_add_teks:
 * @text: (nullable): valid UTF-8; line ends begin a new line of the same paragraph
 * @path: (nullable): the field it came from, if it should be found by itself
 *
 * Adds a run at the end of a paragraph.
 */
void
prk_blok_add_teks (PrkBlok    *self,
                   const char *text,
                   PrkHuruf    huruf,
                   const char *path)
{
  guint start;

  g_return_if_fail (self->jenis == PRK_BLOK_PARAGRAF);

  start = self->teks->len;
  if (text != NULL && is_plain (text))
    g_string_append (self->teks, text);
  else if (text != NULL)
    append_clean (self->teks, text);

  if ((huruf != 0 || path != NULL) && self->teks->len > start)
    {
      PrkRentang rentang = { start, self->teks->len, huruf, g_strdup (path) };

      if (path != NULL)
        rentang.huruf |= PRK_HURUF_JANGKAR;
      if (self->rentang == NULL)
        {
          self->rentang = g_array_new (FALSE, FALSE, sizeof (PrkRentang));
          g_array_set_clear_func (self->rentang, rentang_clear);
        }
      g_array_append_val (self->rentang, rentang);
    }
}

/* TRUE for a paragraph that says nothing. */
gboolean
prk_blok_is_blank (PrkBlok *self)
{
  return self->jenis == PRK_BLOK_PARAGRAF &&
         self->teks->str[strspn (self->teks->str, " ")] == '\0';
}

/**
 * prk_blok_keep_together:
 * @blok: (element-type PrkBlok): blocks
 * @from: index of the first one
 *
 * Binds the blocks from @from to the end to one page, if they fit on one.
 */
void
prk_blok_keep_together (GPtrArray *blok,
                        guint      from)
{
  for (guint i = from; i < blok->len; i++)
    {
      PrkBlok *one = g_ptr_array_index (blok, i);

      one->utuh = TRUE;
      one->ikut = i + 1 < blok->len;
    }
}

/**
 * prk_tabel_add_baris:
 * @n_sel: cells; fewer than columns where some span several
 *
 * Adds an empty row.
 *
 * Returns: (transfer none): the row
 */
PrkBaris *
prk_tabel_add_baris (PrkTabel *self,
                     guint     n_sel)
{
  PrkBaris *baris = g_new0 (PrkBaris, 1);

  baris->sel = g_new0 (PrkSel, n_sel);
  baris->n_sel = n_sel;
  baris->latar = 0xffffff;
  for (guint i = 0; i < n_sel; i++)
    {
      baris->sel[i].isi = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_blok_free);
      baris->sel[i].rentang = 1;
    }
  g_ptr_array_add (self->baris, baris);

  return baris;
}

/**
 * prk_baris_add_blok:
 * @blok: (transfer full): a paragraph
 *
 * Adds a paragraph to a cell.
 */
void
prk_baris_add_blok (PrkBaris *self,
                    guint     sel,
                    PrkBlok  *blok)
{
  g_return_if_fail (sel < self->n_sel);

  g_ptr_array_add (self->sel[sel].isi, blok);
}
