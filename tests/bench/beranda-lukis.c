/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The desk of an office with 10,000 cases and 50,000 deadlines: laid, its rows made, and painted in
 * a window of 1366×768. That is the worst that a click on Beranda can cost: usually the rows are
 * there. */

#include "config.h"

#include <adwaita.h>

#include "app/beranda/prk-beranda-baris.h"

#define N_CASES 10000
#define N_DEADLINES 5 /* a case */
#define N_TURNS 7
#define FEW_ROWS 8
#define GOAL_MS 150.0

static const char *const ids[N_DEADLINES] = { "D5", "D8", "D12", "D14", "D15" };

static PrkTenggat *
new_tenggat (guint i, guint j, PrkHari today)
{
  PrkTenggat *tenggat = g_new0 (PrkTenggat, 1);

  tenggat->id = ids[j];
  tenggat->nama = "Tenggat";
  tenggat->pasal = "Pasal 18 ayat (1)";
  tenggat->pelaku = "Kepala Daerah";
  tenggat->alur = g_strdup (j == 0 ? "utama" : "pks-1");
  tenggat->hitungan = g_strdup ("diterima 20-11-2026 + 30 hari kerja = 07-01-2027");
  tenggat->jatuh = today - 60 + (i * 7 + j * 31) % 400;
  tenggat->sisa = (gint)tenggat->jatuh - (gint)today;
  tenggat->status = tenggat->jatuh < today ? PRK_TENGGAT_LEWAT : PRK_TENGGAT_BERJALAN;

  return tenggat;
}

static PrkKasusRingkas *
new_case (guint i, PrkHari today)
{
  PrkKasusRingkas *row = g_new0 (PrkKasusRingkas, 1);

  g_atomic_ref_count_init (&row->ref_count);
  row->id = g_strdup_printf ("kasus-%u", i);
  row->judul = g_strdup_printf ("Pengelolaan bersama nomor %u di wilayah perbatasan", i);
  row->perangkat_daerah = g_strdup ("Dinas Contoh");
  row->varian = g_strdup ("ksdd");
  row->alur = g_ptr_array_new ();
  row->tenggat = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tenggat_free);
  for (guint j = 0; j < N_DEADLINES; j++)
    g_ptr_array_add (row->tenggat, new_tenggat (i, j, today));

  return row;
}

static void
report (const char *name, double *times, gboolean is_right)
{
  double best = times[0];

  for (guint i = 1; i < N_TURNS; i++)
    best = MIN (best, times[i]);
  g_print ("{\"name\": \"%s\", \"ours\": %.3f, \"peer\": null, \"unit\": \"ms\", \"ratio\": null, "
           "\"goal\": \"at most 150 ms\", \"holds\": %s}\n",
           name, best, best <= GOAL_MS && is_right ? "true" : "false");
}

static GtkWidget *
new_groups (const PrkMeja *meja, PrkHari today, guint *n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      for (guint j = 0; j < MIN (meja->baris[i]->len, FEW_ROWS); j++, (*n)++)
        adw_preferences_group_add (
            ADW_PREFERENCES_GROUP (group),
            prk_beranda_baris_new (g_ptr_array_index (meja->baris[i], j), today));
      gtk_box_append (GTK_BOX (box), group);
    }

  return box;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *is_painted)
{
  *is_painted = TRUE;
}

static void
wait_for_paint (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean is_painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  gtk_widget_queue_draw (window);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

int
main (void)
{
  g_autoptr (GPtrArray) cases
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kasus_ringkas_unref);
  PrkHari today = prk_hari_dari_iso ("2026-11-21");
  PrkMejaBahan bahan = { .kasus = cases, .hari_ini = today, .batas = 60 };
  double lay_ms[N_TURNS], all_ms[N_TURNS];
  g_autoptr (PrkMeja) meja = NULL;
  GtkWidget *window, *stack, *scroller;
  gboolean is_right;
  guint n = 0;

  for (guint i = 0; i < N_CASES; i++)
    g_ptr_array_add (cases, new_case (i, today));

  adw_init ();
  window = adw_window_new ();
  stack = gtk_stack_new ();
  scroller = gtk_scrolled_window_new ();
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("KAK"), "lain");
  gtk_stack_add_named (GTK_STACK (stack), scroller, "beranda");
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  adw_window_set_content (ADW_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_paint (window);

  for (guint i = 0; i < N_TURNS; i++)
    {
      gint64 started_us = g_get_monotonic_time ();

      g_clear_pointer (&meja, prk_meja_free);
      meja = prk_meja_susun (&bahan);
      lay_ms[i] = (g_get_monotonic_time () - started_us) / 1e3;
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_groups (meja, today, &n));
  is_right = n > 3 * FEW_ROWS && prk_meja_count (meja) > N_CASES;

  for (guint i = 0; i < N_TURNS; i++)
    {
      gint64 started_us;

      gtk_stack_set_visible_child_name (GTK_STACK (stack), "lain");
      wait_for_paint (window);
      started_us = g_get_monotonic_time ();
      gtk_stack_set_visible_child_name (GTK_STACK (stack), "beranda");
      wait_for_paint (window);
      all_ms[i] = (g_get_monotonic_time () - started_us) / 1e3;
    }
  report ("meja disusun, 50.000 tenggat", lay_ms, is_right);
  report ("Beranda, klik sampai terlukis", all_ms, is_right);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
