/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a font map knows of its fonts costs more than a short paper, so those that nobody uses wait for the next one. A map serves
 * one measurer at a time; which thread that is on does not matter to it. */
#include "config.h"

#include "prk-naskah.h"
#include "prk-peta-huruf-private.h"

#define MAX_MAPS 2

static GMutex maps_mutex;
static PangoFontMap *maps[MAX_MAPS];
static guint n_maps;

static gpointer
read_fonts (gpointer data)
{
  g_object_unref (pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT));

  return NULL;
}

/**
 * prk_naskah_siapkan_huruf:
 *
 * Reads the machine's fonts on a thread of its own, so that who will print soon does not wait for them. Any thread.
 *
 * Returns: (transfer full): the thread, to be joined before the program ends
 */
GThread *
prk_naskah_siapkan_huruf (void)
{
  return g_thread_new ("prk-huruf", read_fonts, NULL);
}

PangoFontMap *
_prk_peta_huruf_take (void)
{
  PangoFontMap *map = NULL;

  g_mutex_lock (&maps_mutex);
  if (n_maps > 0)
    map = maps[--n_maps];
  g_mutex_unlock (&maps_mutex);
  if (map == NULL)
    {
      map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
      pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
    }

  return map;
}

void
_prk_peta_huruf_give (PangoFontMap *map)
{
  g_mutex_lock (&maps_mutex);
  if (n_maps < MAX_MAPS)
    maps[n_maps++] = g_steal_pointer (&map);
  g_mutex_unlock (&maps_mutex);
  g_clear_object (&map);
}

/**
 * prk_naskah_lupakan_huruf:
 *
 * Lets go of what is kept of fonts from one paper to the next.
 */
void
prk_naskah_lupakan_huruf (void)
{
  g_mutex_lock (&maps_mutex);
  while (n_maps > 0)
    g_object_unref (maps[--n_maps]);
  g_mutex_unlock (&maps_mutex);
}
