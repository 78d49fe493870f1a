/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with fields of narrative text, for test-narasi-editor.py to drive. What the first
 * field holds is told on standard error after each change, as "teks <CommonMark, escaped>". */

#include "config.h"

#include <adwaita.h>
#include <locale.h>

#include "app/widget/prk-narasi-editor.h"

static char *initial;
static char *search;
static gboolean is_dark;
static gboolean is_read_only;

static const GOptionEntry entries[] = {
  { "text", 0, 0, G_OPTION_ARG_STRING, &initial, NULL, NULL },
  { "search", 0, 0, G_OPTION_ARG_STRING, &search, NULL, NULL },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &is_dark, NULL, NULL },
  { "read-only", 0, 0, G_OPTION_ARG_NONE, &is_read_only, NULL, NULL },
  { NULL }
};

static void
changed_cb (PrkNarasiEditor *editor)
{
  const char *text = prk_narasi_editor_get_text (editor);
  g_autofree char *escaped = NULL;

  if (strlen (text) > 100000)
    {
      g_printerr ("panjang %" G_GSIZE_FORMAT "\n", strlen (text));
      return;
    }

  escaped = g_strescape (text, NULL);
  g_printerr ("teks %s\n", escaped);
}

static void
requested_cb (PrkNarasiEditor *editor,
              const char      *what)
{
  g_printerr ("%s\n", what);
}

static GtkWidget *
add_editor (GtkBox     *box,
            const char *label,
            const char *placeholder)
{
  GtkWidget *editor = prk_narasi_editor_new ();

  prk_narasi_editor_set_label (PRK_NARASI_EDITOR (editor), label);
  prk_narasi_editor_set_placeholder (PRK_NARASI_EDITOR (editor), placeholder);
  gtk_box_append (box, editor);

  return editor;
}

/* A key that pastes is of no use before the display has told what there is to paste. */
static void
clipboard_changed_cb (GdkClipboard *clipboard)
{
  g_autofree char *formats = gdk_content_formats_to_string (gdk_clipboard_get_formats (clipboard));

  g_printerr ("papan klip %s\n", formats);
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
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  GtkWidget *editor;

  if (is_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);

  gtk_widget_set_margin_top (GTK_WIDGET (box), 24);
  gtk_widget_set_margin_bottom (GTK_WIDGET (box), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (box), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (box), 18);

  editor = add_editor (box, "Latar belakang",
                       "Mengapa kerja sama ini perlu: keadaan, masalah, dan data pendukungnya.");
  prk_narasi_editor_set_text (PRK_NARASI_EDITOR (editor), initial);
  prk_narasi_editor_set_editable (PRK_NARASI_EDITOR (editor), !is_read_only);
  g_signal_connect (editor, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (editor, "undo-requested", G_CALLBACK (requested_cb), (gpointer) "urungkan");
  g_signal_connect (editor, "redo-requested", G_CALLBACK (requested_cb), (gpointer) "ulangi");
  g_signal_connect (editor, "left", G_CALLBACK (requested_cb), (gpointer) "ditinggalkan");
  if (search != NULL)
    g_printerr ("ditemukan %u\n",
                prk_narasi_editor_set_search (PRK_NARASI_EDITOR (editor), search, FALSE));
  add_editor (box, "Maksud dan tujuan", "Apa yang hendak dicapai.");

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (box));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (editor);
  g_signal_connect (gtk_widget_get_clipboard (window), "changed", G_CALLBACK (clipboard_changed_cb),
                    NULL);
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
  if (!g_option_context_parse (options, &argc, &argv, NULL))
    return 2;

  application = adw_application_new ("org.prakarsa.NarasiDemo", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}
