/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The guards of a case of 2,000 ops: whether its next event may happen, every rule that guards it
 * asked; and its deadlines. */

#include "config.h"

#include "domain/prk-tahapan.h"
#include "domain/prk-tenggat.h"

#define N_OPS 2000
#define N_TURNS 200
#define GOAL_MS 5.0

static void
add (PrkKasus *kasus, const char *jenis, const char *tanggal)
{
  g_autofree char *text = g_strdup_printf (
      "{\"tanggal\": \"%s\", \"nomor\": \"1\", \"kak\": \"b\", \"dalam_rencana\": true}", tanggal);
  g_autoptr (JsonNode) isi = json_from_string (text, NULL);

  prk_kasus_catat (kasus, jenis, json_node_get_object (isi));
}

/* A long run of notes, procedure steps and pauses between the few events that move the case. */
static PrkKasus *
new_case (void)
{
  static const char *const filler[]
      = { "penatausahaan", "sop_kelengkapan", "tenggat_ditunda", "tenggat_dilanjutkan" };
  g_autoptr (JsonNode) mitra = json_from_string ("\"mitra\"", NULL);
  PrkKasus *kasus = prk_kasus_new ();

  prk_kasus_set (kasus, "prakarsa", mitra);
  add (kasus, "penawaran_masuk", "2026-11-20");
  for (guint i = 0; i < N_OPS - 3; i++)
    add (kasus, filler[i % G_N_ELEMENTS (filler)], "2026-11-23");
  add (kasus, "telaah_masuk", "2026-11-27");

  return kasus;
}

static void
report (const char *name, double ms, gboolean is_right)
{
  g_print ("{\"name\": \"%s\", \"ours\": %.3f, \"peer\": null, \"unit\": \"ms\", \"ratio\": null, "
           "\"goal\": \"at most 5 ms\", \"holds\": %s}\n",
           name, ms, ms <= GOAL_MS && is_right ? "true" : "false");
}

int
main (void)
{
  g_autoptr (GPtrArray) salah
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  g_autoptr (GPtrArray) libur = prk_libur_muat (NULL, salah);
  const PrkHitung usual = { .hari_kerja = 5 };
  g_autoptr (PrkKalender) kalender = prk_kalender_new (libur, "62.04", &usual);
  g_autoptr (PrkKasus) kasus = new_case ();
  const PrkTahapKonteks konteks = { kasus, kalender, NULL, NULL };
  g_autoptr (JsonNode) isi = json_from_string ("{\"tanggal\": \"2026-12-04\"}", NULL);
  gboolean is_right = TRUE;
  gint64 started_us = g_get_monotonic_time ();

  for (guint i = 0; i < N_TURNS; i++)
    is_right &= prk_tahapan_boleh (&konteks, "tanggapan_setuju", json_node_get_object (isi), NULL)
                == PRK_BOLEH;
  report ("penjaga satu kasus, 2.000 op", (g_get_monotonic_time () - started_us) / 1e3 / N_TURNS,
          is_right);

  started_us = g_get_monotonic_time ();
  for (guint i = 0; i < N_TURNS; i++)
    {
      g_autoptr (GPtrArray) list
          = prk_tenggat_hitung (kasus, kalender, NULL, prk_hari_dari_iso ("2026-12-04"));

      is_right &= list->len == 1;
    }
  report ("tenggat satu kasus, 2.000 op", (g_get_monotonic_time () - started_us) / 1e3 / N_TURNS,
          is_right);

  started_us = g_get_monotonic_time ();
  for (guint i = 0; i < N_TURNS; i++)
    {
      g_autoptr (GPtrArray) list = prk_tahapan_periksa (&konteks);

      is_right &= list->len == prk_tahapan_get_n_aturan ();
    }
  report ("periksa satu kasus, 2.000 op", (g_get_monotonic_time () - started_us) / 1e3 / N_TURNS,
          is_right);

  return 0;
}
