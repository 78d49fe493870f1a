/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with a PDF view, for test-pdf-view.py to drive. On standard error it tells when every
 * visible page is drawn ("tenang PAGE PERCENT SCROLL BYTES"), what is clicked ("titik PAGE X Y")
 * and what fails ("galat TEXT"). F5 shows the next of the files, F6 kills the helper, F7 marks a
 * place on page 2, F9 asks for pages with too little time. */

#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <math.h>
#include <signal.h>

#include "app/widget/prk-pdf-view.h"

static char **files;
static gboolean is_dark;
static int width = 560;
static int height = 720;
static guint next_file;
static PrkPdfView *view;
static char *last_told;

static const GOptionEntry entries[] = {
  { "dark", 0, 0, G_OPTION_ARG_NONE, &is_dark, NULL, NULL },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, NULL, NULL },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, NULL, NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
  { NULL }
};

static gboolean
tell_cb (gpointer user_data)
{
  PrkPdfCanvas *canvas = prk_pdf_view_get_canvas (view);
  GtkAdjustment *vertical;
  char *line;

  if (!prk_pdf_canvas_is_settled (canvas))
    {
      g_clear_pointer (&last_told, g_free);
      return G_SOURCE_CONTINUE;
    }

  vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (canvas));
  line =
    g_strdup_printf ("tenang %u %.0f %.0f %" G_GSIZE_FORMAT, prk_pdf_canvas_get_page (canvas) + 1,
                     100 * prk_pdf_canvas_get_zoom (canvas) / PRK_PDF_CANVAS_NATURAL_ZOOM,
                     gtk_adjustment_get_value (vertical), prk_pdf_canvas_get_bytes (canvas));
  if (g_strcmp0 (line, last_told) != 0)
    g_printerr ("%s\n", line);
  g_free (last_told);
  last_told = line;

  return G_SOURCE_CONTINUE;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);

  if (document != NULL)
    prk_pdf_view_set_document (view, document);
  else
    {
      g_printerr ("galat %s\n", error->message);
      prk_pdf_view_show_error (view, error);
    }
  g_printerr ("dibuka\n");
}

static void
open_next (void)
{
  const char *path = files[next_file];
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  char *contents;
  gsize size;

  next_file = files[next_file + 1] != NULL ? next_file + 1 : 0;
  if (!g_file_get_contents (path, &contents, &size, &error))
    g_error ("%s", error->message);

  bytes = g_bytes_new_take (contents, size);
  prk_pdf_document_open_async (prk_pdf_helper_get_default (), bytes, NULL, opened_cb, NULL);
}

static void
mark_a_place (void)
{
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  const PrkPdfMark mark = { 1, { 72, 400, 300, 40 } };

  g_array_append_val (marks, mark);
  prk_pdf_view_set_marks (view, marks, TRUE);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        gpointer               user_data)
{
  if (key == GDK_KEY_F5)
    open_next ();
  else if (key == GDK_KEY_F6)
    kill (prk_pdf_helper_get_pid (prk_pdf_helper_get_default ()), SIGKILL);
  else if (key == GDK_KEY_F7)
    mark_a_place ();
  else if (key == GDK_KEY_F9)
    {
      guint normal = prk_pdf_helper_get_timeout_ms (prk_pdf_helper_get_default ());

      prk_pdf_helper_set_timeout_ms (prk_pdf_helper_get_default (), normal == 1 ? 20000 : 1);
    }
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
point_activated_cb (PrkPdfView *object,
                    guint       page,
                    double      x,
                    double      y)
{
  g_printerr ("titik %u %.0f %.0f\n", page + 1, x, y);
}

static gboolean
ready_cb (gpointer user_data)
{
  g_printerr ("siap\n");

  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkEventController *keys = gtk_event_controller_key_new ();

  if (is_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);

  prk_pdf_helper_prespawn (prk_pdf_helper_get_default ());
  view = PRK_PDF_VIEW (prk_pdf_view_new ());
  g_signal_connect (view, "point-activated", G_CALLBACK (point_activated_cb), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (window, keys);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  open_next ();
  g_timeout_add (15, tell_cb, NULL);
  g_timeout_add (100, ready_cb, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GOptionContext) options = g_option_context_new (NULL);
  g_autoptr(AdwApplication) application = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, NULL) || files == NULL)
    return 2;

  application = adw_application_new ("org.prakarsa.PdfDemo", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}
