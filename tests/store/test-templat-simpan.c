/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/prk-templat-simpan.h"

#include "store-fixture.h"

#define DAERAH "62.04"

static void
save (Fixture    *self,
      const char *nama,
      const char *isi)
{
  static gint64 later_us = FIXTURE_NOW_US;
  g_autoptr(GError) error = NULL;

  prk_clock_set_now_us (self->clock, later_us += 1000000);
  g_assert_true (prk_templat_simpan (self->store, DAERAH, nama, "Surat", isi, &error));
  g_assert_no_error (error);
}

/* What was written is in force until it is taken away, and everything that ever was can be seen. */
static void
test_in_force_until_taken_away (Fixture       *self,
                                gconstpointer  data)
{
  static const char *const seen[] = { "", "<dua/>", "<satu/>" };
  g_autoptr(GHashTable) first = NULL, second = NULL, last = NULL;
  g_autoptr(GPtrArray) history = NULL;

  save (self, "surat-kuasa", "<satu/>");
  save (self, "surat-kuasa", "<dua/>");
  save (self, "surat-kuasa", "<dua/>");
  save (self, "dasar-surat", "<lain/>");
  first = prk_templat_muat (self->store);
  g_assert_cmpuint (g_hash_table_size (first), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (first, "surat-kuasa"), ==, "<dua/>");

  save (self, "surat-kuasa", "");
  second = prk_templat_muat (self->store);
  g_assert_cmpuint (g_hash_table_size (second), ==, 1);
  g_assert_null (g_hash_table_lookup (second, "surat-kuasa"));

  history = prk_templat_riwayat (self->store, DAERAH, "surat-kuasa");
  g_assert_cmpuint (history->len, ==, G_N_ELEMENTS (seen));
  for (guint i = 0; i < history->len; i++)
    {
      const PrkTemplatVersi *one = g_ptr_array_index (history, i);

      g_assert_cmpstr (one->isi, ==, seen[i]);
      g_assert_cmpstr (one->oleh, ==, prk_store_get_device (self->store));
      if (i > 0)
        g_assert_cmpint (one->pada_us, <, ((PrkTemplatVersi *) g_ptr_array_index (history, i - 1))->pada_us);
    }

  /* What was never changed stays as it ships, and leaves no record behind. */
  save (self, "surat-penawaran", "");
  last = prk_templat_muat (self->store);
  g_assert_cmpuint (g_hash_table_size (last), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/templat/in-force-until-taken-away", Fixture, NULL, fixture_set_up, test_in_force_until_taken_away,
              fixture_tear_down);

  return g_test_run ();
}
