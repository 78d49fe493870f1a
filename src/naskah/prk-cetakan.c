/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-cetakan-private.h"

struct _PrkCetakan
{
  gatomicrefcount n_ref;
  GBytes         *pdf;
  GPtrArray      *jangkar;
  guint           n_pages;
};

G_DEFINE_BOXED_TYPE (PrkCetakan, prk_cetakan, prk_cetakan_ref, prk_cetakan_unref)
G_DEFINE_QUARK (prk-naskah-error-quark, prk_naskah_error)

/* Takes all three. */
PrkCetakan *
_prk_cetakan_new (GBytes    *pdf,
                  GPtrArray *jangkar,
                  guint      n_pages)
{
  PrkCetakan *self = g_new0 (PrkCetakan, 1);

  g_atomic_ref_count_init (&self->n_ref);
  self->pdf = pdf;
  self->jangkar = jangkar;
  self->n_pages = n_pages;

  return self;
}

PrkCetakan *
prk_cetakan_ref (PrkCetakan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_ref);

  return self;
}

void
prk_cetakan_unref (PrkCetakan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_ref))
    return;

  g_bytes_unref (self->pdf);
  g_ptr_array_unref (self->jangkar);
  g_free (self);
}

GBytes *
prk_cetakan_get_pdf (PrkCetakan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pdf;
}

guint
prk_cetakan_get_n_pages (PrkCetakan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

const GPtrArray *
prk_cetakan_get_jangkar (PrkCetakan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->jangkar;
}

static const PrkJangkar *
find_below (PrkCetakan *self,
            const char *path,
            gsize       length)
{
  for (guint i = 0; i < self->jangkar->len; i++)
    {
      const PrkJangkar *jangkar = g_ptr_array_index (self->jangkar, i);

      if (strncmp (jangkar->path, path, length) == 0 && jangkar->path[length] == '/')
        return jangkar;
    }

  return NULL;
}

static const PrkJangkar *
find_exact (PrkCetakan *self,
            const char *path,
            gsize       length)
{
  for (guint i = 0; i < self->jangkar->len; i++)
    {
      const PrkJangkar *jangkar = g_ptr_array_index (self->jangkar, i);

      if (strncmp (jangkar->path, path, length) == 0 && jangkar->path[length] == '\0')
        return jangkar;
    }

  return NULL;
}

/**
 * prk_cetakan_find_path:
 * @path: of a field, a cell, a row, a table or a part
 *
 * Finds where a field stands on paper: its first anchor, else the first one below it (a table's first cell), else that of
 * what holds it (another cell of its row, its part).
 *
 * Returns: (transfer none) (nullable): an anchor
 */
const PrkJangkar *
prk_cetakan_find_path (PrkCetakan *self,
                       const char *path)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  for (gsize length = strlen (path); length > 0;)
    {
      const PrkJangkar *found = find_exact (self, path, length);

      if (found == NULL)
        found = find_below (self, path, length);
      if (found != NULL)
        return found;

      while (length > 0 && path[length - 1] != '/')
        length--;
      length -= length > 0 ? 1 : 0;
    }

  return NULL;
}

static double
distance (const PrkJangkar *jangkar,
          double            x,
          double            y)
{
  double dx = MAX (MAX (jangkar->x - x, x - jangkar->x - jangkar->width), 0);
  double dy = MAX (MAX (jangkar->y - y, y - jangkar->y - jangkar->height), 0);

  return dx * dx + dy * dy;
}

/**
 * prk_cetakan_find_point:
 * @page: from 0
 * @x: points from the left edge of the paper
 * @y: points from its top
 *
 * Finds the field that stands at a point of the paper: of the anchors around it the smallest, else the nearest one of the page.
 *
 * Returns: (transfer none) (nullable): an anchor; %NULL on a page that has none
 */
const PrkJangkar *
prk_cetakan_find_point (PrkCetakan *self,
                        int         page,
                        double      x,
                        double      y)
{
  const PrkJangkar *best = NULL;
  double best_distance = G_MAXDOUBLE;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->jangkar->len; i++)
    {
      const PrkJangkar *jangkar = g_ptr_array_index (self->jangkar, i);
      double away;

      if (jangkar->page != page)
        continue;

      away = distance (jangkar, x, y);
      if (best == NULL || away < best_distance ||
          (away <= best_distance &&
           jangkar->width * jangkar->height < best->width * best->height))
        {
          best = jangkar;
          best_distance = away;
        }
    }

  return best;
}
