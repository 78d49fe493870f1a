/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All cases of an office at once: 10,000 cases with 50,000 deadlines are read, one of them changes, the holidays
 * change. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/prk-kasus-impor.h"

#define N_CASES 10000
#define N_DEADLINES 50000

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

/* A KB and a PKS that run, and a second PKS before the DPRD: five deadlines, two of them in working days. */
static PrkImporBaris *
new_row (guint i)
{
  PrkImporBaris *row = g_new0 (PrkImporBaris, 1);
  g_autofree char *fakta = g_strdup_printf (
      "{\"judul\": \"Kerja sama nomor %u\", \"varian\": \"ksdd\", \"prakarsa\": \"daerah\", \"daerah\": \"62.04\","
      " \"perangkat_daerah\": \"Dinas Contoh\", \"pihak\": {\"a\": {\"kode\": \"62.04\", \"nama\": \"Barito Selatan\"},"
      " \"b\": {\"kode\": \"62.05\", \"nama\": \"Barito Utara\"}}}", i);
  g_autofree char *kb = g_strdup_printf (
      "{\"jenis\": \"entri_lama\", \"tanggal\": \"2026-09-01\", \"keadaan\": \"D1\", \"nomor\": \"%u\","
      " \"ditandatangani\": \"2024-03-01\", \"mulai\": \"2024-03-01\", \"durasi_bulan\": 60, \"sumber\": \"r\"}", i);
  g_autofree char *pks = g_strdup_printf (
      "{\"jenis\": \"entri_lama\", \"alur\": \"pks-1\", \"tanggal\": \"2026-09-01\", \"keadaan\": \"H\","
      " \"nomor\": \"%u\", \"ditandatangani\": \"2024-06-01\", \"mulai\": \"2024-06-01\","
      " \"selesai\": \"2027-0%u-1%u\", \"sumber\": \"r\"}", i, i % 9 + 1, i % 10);
  g_autofree char *dprd = g_strdup_printf (
      "{\"jenis\": \"dprd_dimohon\", \"alur\": \"pks-2\", \"tanggal\": \"2026-10-1%u\","
      " \"diterima\": \"2026-10-2%u\", \"nomor\": \"%u\"}", i % 10, i % 10, i);

  row->judul = g_strdup ("");
  row->mitra = g_strdup ("");
  row->fakta = parse (fakta);
  row->kejadian = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
  g_ptr_array_add (row->kejadian, parse (kb));
  g_ptr_array_add (row->kejadian, parse (pks));
  g_ptr_array_add (row->kejadian, parse (dprd));
  row->salah = g_ptr_array_new ();

  return row;
}

static void
fill (PrkKasusDaftar *daftar)
{
  g_autoptr (GError) error = NULL;
  PrkImporKasus *impor = g_new0 (PrkImporKasus, 1);

  g_atomic_ref_count_init (&impor->ref_count);
  impor->baris = g_ptr_array_new ();
  impor->salah = g_ptr_array_new ();
  for (guint i = 0; i < N_CASES; i++)
    g_ptr_array_add (impor->baris, new_row (i));
  if (!prk_kasus_impor_tulis (daftar, impor, &error))
    g_error ("%s", error->message);
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
  fill (daftar);
  g_object_unref (daftar);

  daftar = prk_kasus_daftar_untuk (store, profil);
  measure (daftar);
  g_object_unref (daftar);
  prk_store_close (store);
  remove_folder (folder);

  return 0;
}
