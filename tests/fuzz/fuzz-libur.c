/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "domain/prk-kalender.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (GPtrArray *libur)
{
  g_autoptr (GPtrArray) salah
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  const PrkHitung usual = { .hari_kerja = 5 };
  g_autoptr (PrkKalender) kalender = prk_kalender_new (libur, "62.04", &usual);
  g_autofree char *ical = prk_libur_tulis_ical (libur);
  g_autofree char *csv = prk_libur_tulis_csv (libur);
  g_autoptr (GPtrArray) from_csv = prk_libur_baca_csv (csv, -1, salah);
  g_autoptr (GPtrArray) from_ical = prk_libur_baca_ical (ical, -1, salah);

  /* What was read can be written and read again, whatever stood in its names. */
  g_assert_cmpuint (salah->len, ==, 0);
  g_assert_cmpuint (from_csv->len, ==, libur->len);
  g_assert_cmpuint (from_ical->len, ==, libur->len);
  for (guint i = 0; i < libur->len; i++)
    {
      const PrkLibur *day = g_ptr_array_index (libur, i);

      g_assert_cmpuint (prk_hari_dari_iso (day->tanggal), !=, 0);
    }
  g_assert_cmpuint (prk_kalender_add_kerja (kalender, prk_hari_dari_iso ("2026-01-01"), 30), !=, 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) salah
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  g_autofree char *text = size > 0 ? g_strndup ((const char *)data, size) : g_strdup ("");
  g_autoptr (GPtrArray) csv = prk_libur_baca_csv (text, -1, salah);
  g_autoptr (GPtrArray) ical = prk_libur_baca_ical (text, -1, salah);

  check (csv);
  check (ical);

  return 0;
}
