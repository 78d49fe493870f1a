/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens each time that typing rests: a copy of the record and an op on it, in a large table
 * against a small one. And the comparison of two texts, a large one against ten small ones. Both must
 * cost no more than what they touch. */

#include "config.h"

#include "oplog/prk-text-diff.h"

#include "prk-test-device.h"

#define N_EDITS 200
#define N_ROWS_SMALL 50
#define N_ROWS_LARGE 5000
#define SIZE_SMALL 10000
#define N_SMALL 10

static void
report (const char *name,
        double      ours_ms,
        double      peer_ms,
        double      goal)
{
  double ratio = ours_ms / peer_ms;

  g_print ("{\"name\": \"%s\", \"ours\": %.3f, \"peer\": %.3f, \"unit\": \"ms\", \"ratio\": %.2f, "
           "\"goal\": \"at most %.1f\", \"holds\": %s}\n",
           name, ours_ms, peer_ms, ratio, goal, ratio <= goal ? "true" : "false");
}

static void
fill (PrkTestDevice *device,
      PrkRecord     *record,
      guint          n_rows)
{
  static const char *const columns[] = { "tahun", "kegiatan", "komponen", "volume", "satuan",
                                         "harga", "pihak",    "sumber",   "catatan" };
  const guint rows_an_op = 1000;
  guint row = 0;

  while (row < n_rows)
    {
      g_autoptr(PrkEdit) edit = prk_edit_new (record);

      for (guint i = 0; i < rows_an_op && row < n_rows; i++, row++)
        {
          g_autofree char *id = g_strdup_printf ("baris-%05u", row);

          prk_edit_append_row (edit, "biaya", id);
          for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
            {
              g_autofree char *path = g_strconcat ("biaya/", id, "/", columns[j], NULL);

              prk_edit_set_string (edit, path, columns[j]);
            }
        }
      prk_test_device_commit (device, edit);
    }
}

/* Milliseconds for one copy and one op. */
static double
copy_and_write (guint n_rows)
{
  PrkTestDevice *device = prk_test_device_new (1);
  g_autoptr(PrkRecord) record = prk_record_new (PRK_TEST_RECORD, "kak");
  gint64 started_us;
  double ms;

  fill (device, record, n_rows);
  started_us = g_get_monotonic_time ();
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr(PrkRecord) copy = prk_record_copy (record);
      g_autoptr(PrkEdit) edit = prk_edit_new (record);
      g_autofree char *path = g_strdup_printf ("biaya/baris-%05u/harga", i * 7 % n_rows);

      prk_edit_set_int (edit, path, i);
      prk_test_device_commit (device, edit);
      g_assert_cmpuint (prk_record_get_int (copy, path, -1), !=, i);
    }
  ms = (g_get_monotonic_time () - started_us) / 1e3 / N_EDITS;
  prk_test_device_free (device);

  return ms;
}

/* Milliseconds for comparing a text of that size with a slightly changed one, and with another. */
static double
compare (gsize size)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261121);
  g_autoptr(GString) before = g_string_new (NULL);
  g_autoptr(GString) after = g_string_new (NULL);
  g_autoptr(GString) other = g_string_new (NULL);
  g_autoptr(GPtrArray) small_change = NULL;
  g_autoptr(GPtrArray) all_new = NULL;
  gint64 started_us;

  while (before->len < size)
    {
      g_autofree char *word = g_strdup_printf ("kata%d ", g_rand_int_range (random, 0, 2000));

      g_string_append (before, word);
      g_string_append (after, g_rand_int_range (random, 0, 50) == 0 ? "baru " : word);
      g_string_append_printf (other, "lain%d ", g_rand_int_range (random, 0, 2000));
    }

  started_us = g_get_monotonic_time ();
  small_change = prk_text_diff (before->str, after->str);
  all_new = prk_text_diff (before->str, other->str);

  return (g_get_monotonic_time () - started_us) / 1e3;
}

int
main (void)
{
  double small_ms = 0;

  report ("salinan dan op, tabel 5.000 baris / 50 baris", copy_and_write (N_ROWS_LARGE),
          copy_and_write (N_ROWS_SMALL), 10.0);

  for (guint i = 0; i < N_SMALL; i++)
    small_ms += compare (SIZE_SMALL);
  report ("banding teks 100 kB / sepuluh kali 10 kB", compare (SIZE_SMALL * N_SMALL), small_ms, 3.0);

  return 0;
}
