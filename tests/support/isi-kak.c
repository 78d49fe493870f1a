/* SPDX-License-Identifier: GPL-3.0-or-later */

/* isi-kak FOLDER COUNT: a data folder with an identity and COUNT made-up KAK, each changed at
 * another time and one in ten submitted, for tests and benchmarks of long lists. The same COUNT
 * gives the same KAK. */

#include <locale.h>
#include <stdlib.h>

#include "base/prk-id.h"
#include "store/prk-contoh.h"

#define BATCH 500

/* One KAK every seven minutes, so that ten thousand reach back some weeks. */
#define STEP_US (G_GINT64_CONSTANT (7) * 60 * G_USEC_PER_SEC)

static const char *const verbs[] = {
  "Pengelolaan", "Pengembangan", "Penanganan", "Peningkatan", "Pemanfaatan", "Pengawasan",
  "Penyediaan",
};
static const char *const things[] = {
  "Sampah Regional", "Jalan Lintas Kabupaten", "Air Minum Perdesaan", "Layanan Rujukan Kesehatan",
  "Kebakaran Hutan dan Lahan", "Pasar Hasil Perikanan", "Sekolah Perbatasan", "Angkutan Sungai",
  "Daerah Aliran Sungai", "Data Kependudukan", "Cadangan Pangan Daerah",
};
static const char *const partners[] = {
  "Kabupaten Barito Timur", "Kabupaten Barito Utara", "Kabupaten Kapuas",
  "Kabupaten Hulu Sungai Utara",
  "Kota Palangka Raya",
};
static const char *const offices[] = {
  "Dinas Lingkungan Hidup", "Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Kesehatan",
  "Dinas Perikanan dan Peternakan", "Dinas Perhubungan", "Badan Penanggulangan Bencana Daerah",
};

static PrkEdit *
new_kak (PrkStore *store,
         guint     number)
{
  g_autofree char *id = prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
  g_autoptr(PrkRecord) record = prk_record_new (id, "kak");
  g_autofree char *title = g_strdup_printf ("%s %s Nomor %u", verbs[number % G_N_ELEMENTS (verbs)],
                                            things[number % G_N_ELEMENTS (things)], number + 1);
  g_autofree char *text =
    g_strdup_printf ("Uraian ke-%u tentang %s bersama %s. Masalah lintas batas memerlukan "
                     "penanganan bersama yang berkelanjutan.",
                     number + 1, things[number % G_N_ELEMENTS (things)],
                     partners[number % G_N_ELEMENTS (partners)]);
  PrkEdit *edit = prk_edit_new (record);

  prk_edit_set_string (edit, "judul", title);
  prk_edit_set_string (edit, "perangkat_daerah", offices[number % G_N_ELEMENTS (offices)]);
  prk_edit_set_string (edit, "daerah", "62.04");
  prk_edit_set_int (edit, "tahun_anggaran", 2020 + number % 9);
  prk_edit_append_row (edit, "mitra", "m1");
  prk_edit_set_string (edit, "mitra/m1/nama", partners[number % G_N_ELEMENTS (partners)]);
  prk_edit_set_text (edit, "latar_belakang/narasi", text);
  return edit;
}

static void
fill (PrkStore *store,
      PrkClock *clock,
      guint     count)
{
  guint done = 0;

  while (done < count)
    {
      g_autoptr(GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_edit_unref);
      g_autoptr(GPtrArray) ops = NULL;
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < BATCH && done < count; i++, done++)
        {
          prk_clock_set_now_us (clock, prk_clock_now_us (clock) + STEP_US);
          g_ptr_array_add (edits, new_kak (store, done));
        }
      ops = prk_store_commit_all (store, edits, &error);
      if (ops == NULL)
        g_error ("%s", error->message);

      prk_clock_set_now_us (clock, prk_clock_now_us (clock) + STEP_US);
      for (guint i = 0; i < edits->len; i += 10)
        {
          PrkRecord *record = prk_edit_get_record (g_ptr_array_index (edits, i));
          g_autofree char *versi = NULL;

          prk_record_apply (record, g_ptr_array_index (ops, i));
          versi = prk_store_ajukan (store, record, "KAK versi 1", NULL, &error);
          if (versi == NULL)
            g_error ("%s", error->message);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  guint count = argc == 3 ? (guint) strtoul (argv[2], NULL, 10) : 0;
  g_autoptr(PrkClock) clock = NULL;
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_seeded (count);
  g_autoptr(PrkIdentitas) identitas = prk_contoh_new_identitas ();
  g_autoptr(GError) error = NULL;
  PrkStore *store;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc != 3)
    {
      g_printerr ("usage: %s FOLDER COUNT\n", argv[0]);
      return 2;
    }

  clock =
    prk_clock_new_manual (g_get_real_time () - (gint64) (count + count / BATCH + 2) * STEP_US);
  store = prk_store_open (argv[1], clock, entropy, &error);
  if (store == NULL)
    g_error ("%s", error->message);

  prk_identitas_save (identitas, store);
  fill (store, clock, count);
  prk_store_close (store);
  g_object_unref (store);
  return 0;
}
