/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was read belongs to a worker while it is being read or written, and to this window otherwise. A row of the list
 * is the index of a row of the table, so two thousand rows cost nothing but those on the screen. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "app/widget/prk-terima.h"
#include "naskah/prk-lembar-berkas.h"
#include "store/prk-kasus-impor.h"

#include "prk-kasus-impor-kolom.h"
#include "prk-kasus-impor.h"

struct _PrkKasusImpor
{
  AdwWindow          parent_instance;

  PrkKasusDaftar    *daftar;
  GCancellable      *cancellable;
  PrkImporKasus     *impor; /* (nullable) */
  GtkFileChooserNative *chooser;

  AdwToastOverlay   *toasts;
  AdwWindowTitle    *title;
  GtkWidget         *back;
  GtkWidget         *take;
  GtkWidget         *rest;
  GtkStack          *stack;
  AdwStatusPage     *error_page;
  GtkToggleButton   *filters[PRK_IMPOR_DIAMBIL + 2]; /* one more: all */
  GListStore        *rows;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  GtkLabel          *words;
  GtkWidget         *open;
  guint              filter;
};

G_DEFINE_FINAL_TYPE (PrkKasusImpor, prk_kasus_impor, ADW_TYPE_WINDOW)

static void
tell (PrkKasusImpor *self,
      const char    *words)
{
  prk_pesan_toast (self->toasts, words);
}

static const PrkImporBaris *
get_selected (PrkKasusImpor *self)
{
  GtkStringObject *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL && self->impor != NULL ? prk_kasus_impor_kolom_get (item) : NULL;
}

/* The rows */

static char *
dup_count (PrkImporNasib nasib,
           guint         n)
{
  switch (nasib)
    {
    case PRK_IMPOR_BAIK:
      return g_strdup_printf (_("%u good"), n);
    case PRK_IMPOR_SALAH:
      return g_strdup_printf (_("%u with errors"), n);
    case PRK_IMPOR_ADA:
      return g_strdup_printf (_("%u there already"), n);
    case PRK_IMPOR_DIAMBIL:
    default:
      return g_strdup_printf (_("%u taken"), n);
    }
}

static void
show_selected (PrkKasusImpor *self)
{
  const PrkImporBaris *baris = get_selected (self);
  g_autofree char *words = baris != NULL ? prk_impor_baris_dup_salah (baris) : NULL;

  if (baris == NULL)
    gtk_label_set_label (self->words, _("Choose a row to see more of it."));
  else if (prk_impor_baris_get_nasib (baris) == PRK_IMPOR_DIAMBIL)
    gtk_label_set_label (self->words, _("Taken: it is a cooperation now."));
  else if (*words == '\0')
    gtk_label_set_label (self->words, _("Nothing is wrong with this row."));
  else
    gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (self->open, baris != NULL && baris->ksd != NULL);
}

static void
show_counts (PrkKasusImpor *self)
{
  guint good = prk_impor_kasus_count (self->impor, PRK_IMPOR_BAIK);
  g_autofree char *all = g_strdup_printf (_("All %u"), self->impor->baris->len);
  g_autofree char *words = g_strdup_printf (ngettext ("_Take %u Row", "_Take %u Rows", good), good);

  for (guint i = 0; i <= PRK_IMPOR_DIAMBIL; i++)
    {
      guint n = prk_impor_kasus_count (self->impor, i);
      g_autofree char *text = dup_count (i, n);

      gtk_button_set_label (GTK_BUTTON (self->filters[i]), text);
      gtk_widget_set_visible (GTK_WIDGET (self->filters[i]), n > 0);
    }
  gtk_button_set_label (GTK_BUTTON (self->filters[PRK_IMPOR_DIAMBIL + 1]), all);
  gtk_button_set_label (GTK_BUTTON (self->take), words);
  gtk_widget_set_visible (self->take, good > 0);
  gtk_widget_set_visible (self->rest, prk_impor_kasus_count (self->impor, PRK_IMPOR_SALAH) > 0);
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  PrkKasusImpor *self = user_data;

  return self->filter > PRK_IMPOR_DIAMBIL
         || prk_impor_baris_get_nasib (prk_kasus_impor_kolom_get (item)) == self->filter;
}

/* Items are made anew, since a cell shows what its item was when it was bound. */
static void
fill (PrkKasusImpor *self)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_full (self->impor->baris->len, g_object_unref);

  for (guint i = 0; i < self->impor->baris->len; i++)
    g_ptr_array_add (items, prk_kasus_impor_kolom_new_item (self->impor, i));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       items->pdata, items->len);
  show_counts (self);
  show_selected (self);
}

static void
show_filter (PrkKasusImpor *self,
             guint          filter)
{
  self->filter = filter;
  gtk_toggle_button_set_active (self->filters[filter], TRUE);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
filter_toggled_cb (GtkToggleButton *button,
                   PrkKasusImpor   *self)
{
  if (gtk_toggle_button_get_active (button))
    show_filter (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "filter")));
}

static void
selected_cb (PrkKasusImpor *self)
{
  show_selected (self);
}

static void
open_clicked_cb (PrkKasusImpor *self)
{
  const PrkImporBaris *baris = get_selected (self);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *place = NULL;

  if (baris == NULL || baris->ksd == NULL || parent == NULL)
    return;
  place = g_strconcat ("kasus/", baris->ksd, NULL);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-place", "s", place);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (PrkKasusImpor *self,
                  guint          position)
{
  gtk_single_selection_set_selected (self->selection, position);
  open_clicked_cb (self);
}

/* Reading */

static void
show_page (PrkKasusImpor *self,
           const char    *name)
{
  gboolean is_list = strcmp (name, "daftar") == 0;

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->back, is_list || strcmp (name, "galat") == 0);
  if (!is_list)
    {
      gtk_widget_set_visible (self->take, FALSE);
      gtk_widget_set_visible (self->rest, FALSE);
    }
}

static void
show_error (PrkKasusImpor *self,
            const char    *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->error_page, escaped);
  show_page (self, "galat");
}

static void
show_whole_errors (PrkKasusImpor *self,
                   GPtrArray     *list)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((PrkImporSalah *) g_ptr_array_index (list, i))->pesan);
  show_error (self, text->str);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkKasusImpor) self = user_data;
  g_autoptr(GError) error = NULL;
  PrkImporKasus *impor = prk_kasus_impor_baca_finish (PRK_KASUS_DAFTAR (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&impor, prk_impor_kasus_unref);
      return;
    }
  if (impor == NULL)
    {
      show_error (self, error->message);
      return;
    }

  g_list_store_remove_all (self->rows);
  g_clear_pointer (&self->impor, prk_impor_kasus_unref);
  self->impor = impor;
  if (impor->salah->len > 0 || impor->baris->len == 0)
    {
      show_whole_errors (self, impor->salah);
      return;
    }
  fill (self);
  show_filter (self, PRK_IMPOR_DIAMBIL + 1);
  show_page (self, "daftar");
}

static void
read_bytes (PrkKasusImpor *self,
            GBytes        *bytes)
{
  show_page (self, "memuat");
  prk_kasus_impor_baca_async (self->daftar, bytes, prk_lembar_berkas_baca, self->cancellable, read_cb,
                              g_object_ref (self));
}

static void
file_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PrkKasusImpor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (bytes == NULL)
    show_error (self, error->message);
  else
    read_bytes (self, bytes);
}

static void
read_file (PrkKasusImpor *self,
           GFile         *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  adw_window_title_set_subtitle (self->title, shown);
  show_page (self, "memuat");
  g_file_load_bytes_async (file, self->cancellable, file_loaded_cb, g_object_ref (self));
}

static void
chosen_cb (PrkKasusImpor   *self,
           int              response,
           GtkNativeDialog *dialog)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT
                            ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                            : NULL;

  if (file != NULL)
    read_file (self, file);
}

static void
choose_cb (PrkKasusImpor *self)
{
  g_autoptr(GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("Tables (XLSX, ODS, CSV)"));
  gtk_file_filter_add_suffix (tables, "xlsx");
  gtk_file_filter_add_suffix (tables, "xlsm");
  gtk_file_filter_add_suffix (tables, "ods");
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Choose a Table"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                                               _("Ca_ncel"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
text_pasted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PrkKasusImpor) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(GBytes) bytes = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (text == NULL || *text == '\0')
    {
      tell (self, _("There is no table on the clipboard."));
      return;
    }
  adw_window_title_set_subtitle (self->title, _("From the clipboard"));
  bytes = g_bytes_new (text, strlen (text));
  read_bytes (self, bytes);
}

static void
take_files (GtkWidget *widget,
            GSList    *files)
{
  if (files != NULL)
    read_file (PRK_KASUS_IMPOR (widget), files->data);
}

static void
paste_cb (PrkKasusImpor *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    prk_terima_paste (GTK_WIDGET (self), take_files);
  else
    gdk_clipboard_read_text_async (clipboard, self->cancellable, text_pasted_cb,
                                   g_object_ref (self));
}

static gboolean
paste_key_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  paste_cb (PRK_KASUS_IMPOR (widget));

  return TRUE;
}

static void
back_cb (PrkKasusImpor *self)
{
  adw_window_title_set_subtitle (self->title, "");
  show_page (self, "awal");
}

/* Writing */

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkKasusImpor) self = user_data;
  g_autoptr(GError) error = NULL;
  guint n = prk_kasus_impor_ambil_finish (PRK_KASUS_DAFTAR (source), result, &error);
  g_autofree char *words = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  show_page (self, "daftar");
  fill (self);
  words = error == NULL
            ? g_strdup_printf (ngettext ("%u cooperation was taken.", "%u cooperations were taken.", n),
                               n)
            : g_strdup_printf (_("Nothing was taken: %s"), error->message);
  tell (self, words);
  show_filter (self, error == NULL ? PRK_IMPOR_DIAMBIL : PRK_IMPOR_DIAMBIL + 1);
}

static void
take_cb (PrkKasusImpor *self)
{
  show_page (self, "memuat");
  gtk_widget_set_visible (self->back, FALSE);
  prk_kasus_impor_ambil_async (self->daftar, self->impor, NULL, taken_cb, g_object_ref (self));
}

/* Files that a spreadsheet reads: it knows UTF-8 by its mark. */
static void
save_text (PrkKasusImpor *self,
           GFile         *file,
           const char    *text)
{
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", text, NULL);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents (file, marked, strlen (marked), NULL, FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &error))
    words = g_strdup_printf (_("“%s” was saved."), name);
  else
    words = g_strdup_printf (_("Not saved: %s"), error->message);
  tell (self, words);
}

static void
example_saved_cb (PrkKasusImpor   *self,
                  int              response,
                  GtkNativeDialog *dialog)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *text = prk_impor_kasus_dup_contoh ();

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    save_text (self, file, text);
}

static void
rest_saved_cb (PrkKasusImpor   *self,
               int              response,
               GtkNativeDialog *dialog)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *text
    = self->impor != NULL && self->impor->kepala != NULL ? prk_impor_kasus_dup_sisa (self->impor)
                                                         : NULL;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && text != NULL)
    save_text (self, file, text);
}

static void
ask_where (PrkKasusImpor *self,
           const char    *title,
           const char    *name,
           GCallback      callback)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("Ca_ncel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_example_cb (PrkKasusImpor *self)
{
  ask_where (self, _("Save an Example Table"), "kerja-sama-lama.csv", G_CALLBACK (example_saved_cb));
}

static void
save_rest_cb (PrkKasusImpor *self)
{
  ask_where (self, _("Save the Rows with Errors"), "kerja-sama-lama-sisa.csv",
             G_CALLBACK (rest_saved_cb));
}

/* Being */

static GtkWidget *
new_button (PrkKasusImpor *self,
            const char    *label,
            const char    *style,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
new_first_page (PrkKasusImpor *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *choose
    = new_button (self, _("_Choose a File…"), "suggested-action", G_CALLBACK (choose_cb));
  GtkWidget *paste = new_button (self, _("_Paste Copied Rows"), NULL, G_CALLBACK (paste_cb));
  GtkWidget *example
    = new_button (self, _("_Save an Example Table…"), NULL, G_CALLBACK (save_example_cb));
  GtkWidget *const buttons[] = { choose, paste, example };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_widget_add_css_class (buttons[i], "pill");
      gtk_box_append (GTK_BOX (box), buttons[i]);
    }
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-spreadsheet-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Old Agreements from a Table"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _("One row for each cooperation, with its agreements. Choose or drop a workbook (XLSX, ODS; its first "
      "sheet is read) or a CSV file, or copy the rows in the spreadsheet program and paste them here. Nothing is "
      "written before you have looked at every row."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);

  return page;
}

static GtkWidget *
new_error_page (PrkKasusImpor *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *again = new_button (self, _("Choose _Another…"), "pill", G_CALLBACK (back_cb));

  self->error_page = ADW_STATUS_PAGE (page);
  gtk_widget_set_halign (again, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (self->error_page, "dialog-warning-symbolic");
  adw_status_page_set_title (self->error_page, _("The Table Cannot Be Read"));
  adw_status_page_set_child (self->error_page, again);

  return page;
}

static GtkWidget *
new_loading_page (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);

  return spinner;
}

static GtkWidget *
new_filters (PrkKasusImpor *self)
{
  static const guint order[] = { PRK_IMPOR_DIAMBIL + 1, PRK_IMPOR_BAIK, PRK_IMPOR_SALAH,
                                 PRK_IMPOR_ADA, PRK_IMPOR_DIAMBIL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkToggleButton *first = NULL;

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label ("");

      self->filters[order[i]] = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      g_object_set_data (G_OBJECT (button), "filter", GUINT_TO_POINTER (order[i]));
      g_signal_connect (button, "toggled", G_CALLBACK (filter_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static GtkWidget *
new_foot (PrkKasusImpor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_yalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_selectable (self->words, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->words));
  gtk_widget_set_size_request (scroller, -1, 84);
  gtk_widget_set_hexpand (scroller, TRUE);
  self->open = new_button (self, _("_Open Cooperation"), NULL, G_CALLBACK (open_clicked_cb));
  gtk_widget_set_valign (self->open, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->open);

  return box;
}

static GtkWidget *
new_list_page (PrkKasusImpor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  self->rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->shown = gtk_filter_list_model_new (
    g_object_ref (G_LIST_MODEL (self->rows)),
    GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  view = gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)));
  prk_kasus_impor_kolom_add (GTK_COLUMN_VIEW (view));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "kak-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rows of the Table"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), new_filters (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), new_foot (self));

  return box;
}

static GtkWidget *
new_header (PrkKasusImpor *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Old Agreements from a Table"), ""));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _("Another Table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Another Table"), -1);
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  self->take = new_button (self, "", "suggested-action", G_CALLBACK (take_cb));
  gtk_button_set_use_underline (GTK_BUTTON (self->take), TRUE);
  self->rest = new_button (self, _("Save _Errors…"), NULL, G_CALLBACK (save_rest_cb));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->take);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->rest);

  return header;
}

static void
prk_kasus_impor_dispose (GObject *object)
{
  PrkKasusImpor *self = PRK_KASUS_IMPOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->daftar);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->impor, prk_impor_kasus_unref);

  G_OBJECT_CLASS (prk_kasus_impor_parent_class)->dispose (object);
}

static void
prk_kasus_impor_finalize (GObject *object)
{
  g_object_unref (PRK_KASUS_IMPOR (object)->cancellable);

  G_OBJECT_CLASS (prk_kasus_impor_parent_class)->finalize (object);
}

static void
prk_kasus_impor_class_init (PrkKasusImporClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = prk_kasus_impor_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_kasus_impor_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_key_cb, NULL);
}

static void
prk_kasus_impor_init (PrkKasusImpor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->filter = PRK_IMPOR_DIAMBIL + 1;
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_stack_add_named (self->stack, new_first_page (self), "awal");
  gtk_stack_add_named (self->stack, new_loading_page (), "memuat");
  gtk_stack_add_named (self->stack, new_error_page (self), "galat");
  gtk_stack_add_named (self->stack, new_list_page (self), "daftar");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));
  prk_terima_drop (GTK_WIDGET (self), take_files);
  show_page (self, "awal");
}

GtkWidget *
prk_kasus_impor_new (GtkWindow      *parent,
                     PrkKasusDaftar *daftar)
{
  PrkKasusImpor *self
    = g_object_new (PRK_TYPE_KASUS_IMPOR, "transient-for", parent, "modal", TRUE, "default-width",
                    1040, "default-height", 640, "title", _("Old Agreements from a Table"), NULL);

  self->daftar = g_object_ref (daftar);

  return GTK_WIDGET (self);
}
