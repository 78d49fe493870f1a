/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All cases of an office at once: 10,000 cases with 50,000 deadlines are read, one of them changes, the holidays
 * change. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "banyak-kasus.h"

#define N_CASES 10000
#define N_DEADLINES (BANYAK_KASUS_TENGGAT * N_CASES)

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

static gint64
get_memory_kb (void)
{
  g_autofree char *text = NULL;
  gint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    {
      const char *second = strchr (text, ' ');

      pages = second != NULL ? g_ascii_strtoll (second, NULL, 10) : 0;
    }

  return pages * sysconf (_SC_PAGESIZE) / 1024;
}

static void
report (const char *name, double value, const char *unit, double goal, gboolean is_right)
{
  g_print ("{\"name\": \"%s\", \"ours\": %.1f, \"peer\": null, \"unit\": \"%s\", \"ratio\": null, "
           "\"goal\": \"at most %.0f %s\", \"holds\": %s}\n",
           name, value, unit, goal, unit, value <= goal && is_right ? "true" : "false");
}

static GPtrArray *
ask (PrkKasusDaftar *daftar, double *ms)
{
  g_autoptr (GError) error = NULL;
  gint64 started_us = g_get_monotonic_time ();
  GPtrArray *list = prk_kasus_daftar_muat (daftar, &error);

  *ms = (g_get_monotonic_time () - started_us) / 1e3;
  if (list == NULL)
    g_error ("%s", error->message);

  return list;
}

static guint
count_deadlines (GPtrArray *list)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((PrkKasusRingkas *)g_ptr_array_index (list, i))->tenggat->len;

  return n;
}

static void
measure (PrkKasusDaftar *daftar)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (PrkKasusCatatan) catatan = NULL;
  g_autoptr (JsonObject) isi = parse ("{\"tanggal\": \"2026-11-20\"}");
  double ms, best = G_MAXDOUBLE;
  gint64 before_kb = get_memory_kb ();
  gboolean is_right;

  first = ask (daftar, &ms);
  is_right = first->len == N_CASES && count_deadlines (first) == N_DEADLINES;
  report ("10.000 kerja sama, pertama kali dibaca", ms, "ms", 5000, is_right);
  report ("memori bagi 10.000 kerja sama, 50.000 tenggat", (get_memory_kb () - before_kb) / 1024.0,
          "MB", 160, is_right);

  again = ask (daftar, &ms);
  report ("10.000 kerja sama, tidak ada yang berubah", ms, "ms", 50, again->len == N_CASES);

  catatan = prk_kasus_catat_tunggu (daftar, ((PrkKasusRingkas *)first->pdata[0])->id,
                                    "penatausahaan", isi, &error);
  changed = ask (daftar, &ms);
  report ("10.000 kerja sama, satu berubah", ms, "ms", 100,
          catatan != NULL && catatan->boleh == PRK_BOLEH && changed->len == N_CASES);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GPtrArray) later = NULL;

      prk_kasus_daftar_muat_ulang_libur (daftar);
      later = ask (daftar, &ms);
      best = MIN (best, ms);
      is_right &= count_deadlines (later) == N_DEADLINES;
    }
  report ("50.000 tenggat sesudah libur berubah", best, "ms", 1000, is_right);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("prakarsa-bench-XXXXXX", NULL);
  g_autoptr (PrkClock) clock = prk_clock_new_manual (G_GINT64_CONSTANT (1795229464000000));
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkStore) store = prk_store_open (folder, clock, NULL, &error);
  g_autoptr (PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, NULL);
  PrkKasusDaftar *daftar;

  if (store == NULL)
    g_error ("%s", error->message);
  daftar = prk_kasus_daftar_untuk (store, profil);
  banyak_kasus_isi (daftar, N_CASES, 0);
  g_object_unref (daftar);

  daftar = prk_kasus_daftar_untuk (store, profil);
  measure (daftar);
  g_object_unref (daftar);
  prk_store_close (store);
  remove_folder (folder);

  return 0;
}
