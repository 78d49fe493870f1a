/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/prk-contoh.h"

#include "store-fixture.h"

static void
every_sample_loads (Fixture       *fixture,
                    gconstpointer  data)
{
  PrkQuery query = { .type = "kak", .urut = PRK_URUT_JUDUL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  g_assert_true (prk_contoh_muat (fixture->store, &error));
  g_assert_no_error (error);

  rows = prk_store_list (fixture->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (strlen (row->judul), >, 10);
      g_assert_cmpstr (row->status, ==, "draft");
      g_assert_cmpuint (strlen (row->keterangan), >, 5);
    }
  assert_store_sound (fixture->folder);
}

static void
somebody_can_begin_with_them (void)
{
  g_autoptr(PrkIdentitas) identitas = prk_contoh_new_identitas ();

  g_assert_true (prk_identitas_is_complete (identitas));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/contoh/every-sample-loads", Fixture, NULL, fixture_set_up, every_sample_loads,
              fixture_tear_down);
  g_test_add_func ("/store/contoh/somebody-can-begin-with-them", somebody_can_begin_with_them);

  return g_test_run ();
}
