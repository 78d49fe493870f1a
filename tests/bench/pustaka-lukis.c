/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan of 365 pages in the pane of a sheet of review, in a window of 1366×768: from choosing a
 * page that was found to the frame that shows it with its words marked, and from turning a page to
 * the frame that shows the next one. A person reads for a moment in between. */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "app/telaah/prk-telaah-rencana.h"
#include "app/widget/prk-pdf-canvas-private.h"
#include "app/widget/prk-pdf-view.h"

#include "pustaka-fixture.h"

#define PLAN       "rpjmd-dki-jakarta-2025-2029.pdf"
#define N_TURNS    60
#define READING_MS 400
#define LIMIT_S    60

static const char *const queries[] = {
  "banjir",          "transportasi publik", "kemiskinan",    "pengelolaan sampah",
  "ruang terbuka",   "pendidikan",          "stunting",      "kualitas udara",
  "perumahan layak", "digitalisasi",        "air minum",     "ketahanan pangan",
};

static GtkWidget *window;
static PrkPdfCanvas *canvas;
static GtkListBox *hits;

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
report (const char *name,
        GArray     *times,
        double      limit)
{
  double p95;

  g_array_sort (times, compare);
  p95 = g_array_index (times, double, times->len * 95 / 100);
  g_print ("{\"name\": \"%s\", \"ours\": %.3f, \"peer\": null, \"unit\": \"ms\", \"ratio\": null, "
           "\"goal\": \"p95 <= %.0f ms\", \"holds\": %s}\n",
           name, p95, limit, p95 <= limit ? "true" : "false");
  g_print ("%s: median %.1f, most %.1f ms, %u times\n", name,
           g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len - 1), times->len);
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *is_painted)
{
  *is_painted = TRUE;
}

static void
wait_for_paint (void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean is_painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

/* Whatever the program does by itself meanwhile, such as drawing ahead. */
static void
read_for_a_while (void)
{
  gint64 end = g_get_monotonic_time () + READING_MS * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static gboolean
shows (guint    page,
       gboolean with_marks)
{
  const GArray *marks = canvas->overlay.marks;

  if (!prk_pdf_canvas_is_settled (canvas))
    return FALSE;
  if (with_marks)
    return marks->len > 0 && g_array_index (marks, PrkPdfMark, 0).page == page;

  return prk_pdf_canvas_get_page (canvas) == page;
}

/* Until it is true, then until it is on the screen. */
static double
time_until_shown (gint64   start,
                  guint    page,
                  gboolean with_marks)
{
  while (!shows (page, with_marks))
    {
      if (g_get_monotonic_time () - start > LIMIT_S * G_USEC_PER_SEC)
        g_error ("page %u was not shown", page + 1);
      g_main_context_iteration (NULL, TRUE);
    }
  wait_for_paint ();

  return (g_get_monotonic_time () - start) / 1000.0;
}

static guint
find_rows (PrkTelaahRencana *plan,
           const char       *query)
{
  const char *const words[] = { query, NULL };
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (hits, 0);
  gint64 start = g_get_monotonic_time ();
  guint n = 0;

  if (first != NULL)
    g_object_ref (first);
  prk_telaah_rencana_usulkan (plan, words);
  while (gtk_list_box_get_row_at_index (hits, 0) == NULL
         || gtk_list_box_get_row_at_index (hits, 0) == first)
    {
      if (g_get_monotonic_time () - start > LIMIT_S * G_USEC_PER_SEC)
        g_error ("nothing was found for %s", query);
      g_main_context_iteration (NULL, TRUE);
    }
  g_clear_object (&first);
  while (gtk_list_box_get_row_at_index (hits, n) != NULL)
    n++;

  return n;
}

static void
bench_hits (PrkTelaahRencana *plan)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      guint n = find_rows (plan, queries[i]);

      read_for_a_while ();
      for (guint j = 0; j < n; j++)
        {
          GtkListBoxRow *row = gtk_list_box_get_row_at_index (hits, j);
          const PrkPustakaTemuan *found = g_object_get_data (G_OBJECT (row), "temuan");
          gint64 start = g_get_monotonic_time ();
          double spent;

          prk_pdf_canvas_set_marks (canvas, NULL);
          g_signal_emit_by_name (hits, "row-activated", row);
          spent = time_until_shown (start, found->halaman - 1, TRUE);
          /* The first one opens the document. */
          if (i > 0 || j > 0)
            g_array_append_val (times, spent);
          read_for_a_while ();
        }
    }
  report ("pustaka-temuan-ke-halaman", times, 100);
}

static void
bench_turns (void)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  prk_pdf_canvas_scroll_to (canvas, 99, 0);
  time_until_shown (g_get_monotonic_time (), 99, FALSE);
  for (guint i = 0; i < N_TURNS; i++)
    {
      gint64 start;
      double spent;

      read_for_a_while ();
      start = g_get_monotonic_time ();
      prk_pdf_canvas_scroll_to (canvas, 100 + i, 0);
      spent = time_until_shown (start, 100 + i, FALSE);
      g_array_append_val (times, spent);
    }
  report ("pustaka-balik-halaman", times, 50);
}

int
main (void)
{
  g_autofree char *path = find_shared_from (TESTS_DIR, PLAN);
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *plan, *box;
  Meja meja;

  if (path == NULL)
    {
      g_print ("skipped: %s is not here\n", PLAN);
      return 0;
    }

  meja_open (&meja);
  id = prk_pustaka_import (meja.pustaka, path, NULL, &error);
  g_assert_no_error (error);

  adw_init ();
  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  plan = prk_telaah_rencana_new (meja.pustaka);
  gtk_widget_set_size_request (plan, 500, -1);
  gtk_box_append (GTK_BOX (box), plan);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Lembar"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  adw_window_set_content (ADW_WINDOW (window), box);
  hits = GTK_LIST_BOX (gtk_widget_get_template_child (plan, PRK_TYPE_TELAAH_RENCANA, "hits"));
  canvas = prk_pdf_view_get_canvas (
    PRK_PDF_VIEW (gtk_widget_get_template_child (plan, PRK_TYPE_TELAAH_RENCANA, "view")));
  gtk_window_present (GTK_WINDOW (window));
  wait_for_paint ();

  bench_hits (PRK_TELAAH_RENCANA (plan));
  bench_turns ();
  gtk_window_destroy (GTK_WINDOW (window));
  meja_close (&meja);

  return 0;
}
