/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart of a procedure of 50 steps: read, measured, laid out and drawn. */

#include "config.h"

#include <pango/pangocairo.h>

#include "naskah/prk-bagan.h"

#define N_STEPS 50
#define N_LANES 10
#define N_TURNS 9
#define GOAL_MS 100.0

static char *
dup_procedure (void)
{
  GString *text = g_string_new ("{\"id\": \"x\", \"nama\": \"X\", \"pelaksana\": [");

  for (guint i = 0; i < N_LANES; i++)
    g_string_append_printf (text, "%s{\"id\": \"a%u\", \"nama\": \"Kepala Bagian %u\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "], \"langkah\": [");
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_string_append_printf (text,
                              "%s{\"id\": \"%u\", \"kegiatan\": \"Menganalisa dan mengkaji draf "
                              "naskah Kesepakatan Bersama dari aspek "
                              "hukum\", \"waktu\": {\"jumlah\": 1, \"satuan\": \"hari\"}, "
                              "\"pelaksana\": [{\"id\": \"a%u\"}], "
                              "\"kelengkapan\": [{\"nama\": \"Nota pengantar\"}, {\"nama\": \"Draf "
                              "naskah\"}], \"output\": [\"Draf "
                              "yang telah dikaji\"]",
                              i > 0 ? "," : "", i + 1, i % N_LANES);
      if (i % 3 == 2)
        g_string_append_printf (text, ", \"keputusan\": {\"tidak\": [\"%u\"]}", i / 2 + 1);
      g_string_append (text, "}");
    }
  g_string_append (text, "]}");

  return g_string_free (text, FALSE);
}

static double
run (const char *text, PangoContext *context)
{
  gint64 started_us = g_get_monotonic_time ();
  g_autoptr (GPtrArray) salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_salah_free);
  g_autoptr (PrkSop) sop = prk_sop_baca (text, -1, salah);
  g_autoptr (PrkBagan) bagan = prk_bagan_new (sop, context, 900, G_MAXDOUBLE);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, prk_bagan_get_lebar (bagan), prk_bagan_get_tinggi (bagan, 0));
  cairo_t *cr = cairo_create (surface);

  prk_bagan_gambar (bagan, cr, 0, &prk_bagan_rupa_kertas);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return (g_get_monotonic_time () - started_us) / 1e3;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

int
main (void)
{
  g_autofree char *text = dup_procedure ();
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  double ms[N_TURNS];

  for (guint i = 0; i < N_TURNS; i++)
    ms[i] = run (text, context);
  qsort (ms, N_TURNS, sizeof (double), compare);
  g_print ("{\"name\": \"bagan SOP 50 langkah\", \"ours\": %.3f, \"peer\": null, \"unit\": \"ms\", "
           "\"ratio\": null, \"goal\": \"at most 100 ms\", \"holds\": %s}\n",
           ms[N_TURNS / 2], ms[N_TURNS / 2] <= GOAL_MS ? "true" : "false");
  g_object_unref (context);

  return 0;
}
