/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/widget/prk-terima.h"
#include "domain/prk-terbilang.h"
#include "store/prk-kasus-daftar.h"

#include "prk-libur-dialog.h"
#include "prk-libur-kerja.h"
#include "prk-libur-setelan.h"

/* A table of days off is a page of text. */
#define MAX_BYTES (4 * 1024 * 1024)

/* Wrong lines shown at once. */
#define MAX_WRONG 20

struct _PrkLiburSetelan
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *years;
  AdwPreferencesGroup *local;
  AdwPreferencesGroup *wrong;
  AdwPreferencesGroup *files;
  GtkLabel *message;
  GPtrArray *rows; /* (element-type GtkWidget) those that are made again */

  PrkApplication *application;
  PrkLiburIsi *isi; /* (nullable) */
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  gboolean is_ical;
};

G_DEFINE_FINAL_TYPE (PrkLiburSetelan, prk_libur_setelan, ADW_TYPE_PREFERENCES_PAGE)

static void
change (PrkLiburSetelan *self, const PrkLibur *buang, GPtrArray *masuk);

static void
tell (PrkLiburSetelan *self, const char *text)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
}

static GtkWindow *
get_window (PrkLiburSetelan *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Rows */

static void
add_row (PrkLiburSetelan *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
add_year (PrkLiburSetelan *self, const PrkLiburTahun *year)
{
  g_autofree char *title = g_strdup_printf ("%u", year->tahun);
  g_autofree char *subtitle = NULL;
  GtkWidget *icon = gtk_image_new_from_icon_name (
      year->n_nasional == 0 ? "dialog-warning-symbolic" : "object-select-symbolic");
  GtkWidget *row;

  if (year->n_nasional == 0)
    {
      gtk_widget_add_css_class (icon, "warning");
      subtitle = g_strdup (_ ("No table: deadlines that fall in this year carry a warning"));
    }
  else
    subtitle = g_strdup_printf (_ ("%u national holidays, %u days of cuti bersama, %u local · %s"),
                                year->n_nasional, year->n_cuti, year->n_daerah,
                                year->is_kantor ? _ ("table of the office")
                                                : _ ("table of the program"));
  row = new_row (title, subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  add_row (self, self->years, row);
}

static void
show_years (PrkLiburSetelan *self)
{
  guint today
      = prk_hari_get_tahun (prk_kasus_hari_ini (prk_application_get_store (self->application)));
  g_autoptr (GPtrArray) years
      = prk_libur_list_tahun (self->isi->libur, self->isi->kantor, today - 1, today + 2);

  for (guint i = 0; i < years->len; i++)
    add_year (self, g_ptr_array_index (years, i));
}

static const PrkLibur *
get_day (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "prk-libur");
}

/* (transfer full) */
static GPtrArray *
new_list (const PrkLibur *libur)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_free);

  g_ptr_array_add (list, prk_libur_copy (libur));

  return list;
}

static void
edited_cb (const PrkLibur *former, const PrkLibur *libur, gpointer user_data)
{
  g_autoptr (GPtrArray) masuk = new_list (libur);

  change (user_data, former, masuk);
}

static void
edit_clicked_cb (GtkWidget *button, PrkLiburSetelan *self)
{
  prk_libur_dialog_edit (get_window (self), get_day (button), NULL, edited_cb, self);
}

static void
add_clicked_cb (GtkWidget *button, PrkLiburSetelan *self)
{
  PrkProfil *profil = prk_application_get_profil (self->application);

  prk_libur_dialog_edit (get_window (self), NULL, prk_profil_get_daerah (profil), edited_cb, self);
}

static void
remove_clicked_cb (GtkWidget *button, PrkLiburSetelan *self)
{
  change (self, get_day (button), NULL);
}

static void
add_button (PrkLiburSetelan *self,
            GtkWidget *row,
            const PrkLibur *libur,
            const char *icon,
            const char *label,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, libur->nama);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "prk-libur", prk_libur_copy (libur),
                          (GDestroyNotify)prk_libur_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
show_local (PrkLiburSetelan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->isi->kantor->len; i++)
    {
      const PrkLibur *libur = g_ptr_array_index (self->isi->kantor, i);
      g_autofree char *day = NULL;
      GtkWidget *row;

      if (libur->golongan != PRK_LIBUR_DAERAH)
        continue;
      n++;
      day = prk_tanggal_dup_panjang (libur->tanggal);
      row = new_row (libur->nama, day);
      add_button (self, row, libur, "document-edit-symbolic", _ ("Edit"),
                  G_CALLBACK (edit_clicked_cb));
      add_button (self, row, libur, "user-trash-symbolic", _ ("Remove"),
                  G_CALLBACK (remove_clicked_cb));
      add_row (self, self->local, row);
    }
  if (n == 0)
    add_row (self, self->local, new_row (_ ("None yet"), ""));
}

static void
show_wrong (PrkLiburSetelan *self)
{
  GPtrArray *salah = self->isi->salah;

  gtk_widget_set_visible (GTK_WIDGET (self->wrong), salah->len > 0);
  for (guint i = 0; i < MIN (salah->len, MAX_WRONG); i++)
    {
      const PrkLiburSalah *one = g_ptr_array_index (salah, i);
      g_autofree char *title = g_strdup_printf (_ ("Line %u"), one->baris);

      add_row (self, self->wrong, new_row (title, one->pesan));
    }
}

static void
remove_row (PrkLiburSetelan *self, GtkWidget *row)
{
  GtkWidget *parent = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (parent), row);
}

static void
show_all (PrkLiburSetelan *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    remove_row (self, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  show_years (self);
  show_local (self);
  show_wrong (self);
}

/* The disk */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkLiburSetelan) self = user_data;
  g_autoptr (GError) error = NULL;
  PrkLiburIsi *isi = prk_libur_kerja_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (isi == NULL)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("The days off could not be kept: %s"), error->message);

      tell (self, text);
      return;
    }

  g_clear_pointer (&self->isi, prk_libur_isi_free);
  self->isi = isi;
  show_all (self);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PrkLiburSetelan *self = user_data;
  PrkProfil *profil = prk_application_get_profil (self->application);
  g_autoptr (PrkKasusDaftar) daftar
      = profil != NULL
            ? prk_kasus_daftar_untuk (prk_application_get_store (self->application), profil)
            : NULL;

  /* Every deadline is reckoned anew, wherever it is shown. */
  if (daftar != NULL)
    prk_kasus_daftar_muat_ulang_libur (daftar);
  read_cb (source, result, user_data);
}

static void
change (PrkLiburSetelan *self, const PrkLibur *buang, GPtrArray *masuk)
{
  tell (self, "");
  prk_libur_kerja_async (prk_application_get_folder (self->application), buang, masuk,
                         self->cancellable, changed_cb, g_object_ref (self));
}

/* Taking in */

static void
accepted_cb (GPtrArray *libur, gpointer user_data)
{
  change (user_data, NULL, libur);
}

static void
contents_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkLiburSetelan) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) libur = NULL;
  g_autoptr (GPtrArray) salah
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;
  gsize size;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &size, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tell (self, error->message);
      return;
    }
  if (size > MAX_BYTES)
    {
      tell (self, _ ("This file is too large to be a table of days off."));
      return;
    }

  libur = prk_libur_baca_berkas (text, (gssize)size, salah);
  prk_libur_dialog_preview (get_window (self), name, libur, salah, accepted_cb, self);
}

static void
take_in (PrkLiburSetelan *self, GFile *file)
{
  tell (self, "");
  g_file_load_contents_async (file, self->cancellable, contents_cb, g_object_ref (self));
}

static void
import_response_cb (GtkNativeDialog *dialog, int response, PrkLiburSetelan *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    take_in (self, file);
  g_clear_object (&self->chooser);
}

static void
import_clicked_cb (GtkWidget *button, PrkLiburSetelan *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Tables of days off (CSV, iCalendar)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "ics");
  g_clear_object (&self->chooser);
  self->chooser
      = gtk_file_chooser_native_new (_ ("Take In a Table"), get_window (self),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (import_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
take_files (GtkWidget *widget, GSList *files)
{
  PrkLiburSetelan *self = PRK_LIBUR_SETELAN (widget);

  if (files != NULL)
    take_in (self, files->data);
  else
    tell (self, _ ("There are no files on the clipboard."));
}

static gboolean
paste_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  prk_terima_paste (widget, take_files);

  return TRUE;
}

/* Writing out */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkLiburSetelan) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_ ("Exported as %s"), name);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (error->message);
  if (text != NULL)
    tell (self, text);
}

static void
export_response_cb (GtkNativeDialog *dialog, int response, PrkLiburSetelan *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->isi != NULL)
    {
      char *text = self->is_ical ? prk_libur_tulis_ical (self->isi->libur)
                                 : prk_libur_tulis_csv (self->isi->libur);
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                           self->cancellable, written_cb, g_object_ref (self));
    }
  g_clear_object (&self->chooser);
}

static void export(PrkLiburSetelan *self, gboolean is_ical)
{
  self->is_ical = is_ical;
  g_clear_object (&self->chooser);
  self->chooser
      = gtk_file_chooser_native_new (_ ("Export the Days Off"), get_window (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser),
                                     is_ical ? "libur.ics" : "libur.csv");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (export_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_csv_cb (GtkWidget *button, PrkLiburSetelan *self)
{
  export(self, FALSE);
}

static void
export_ical_cb (GtkWidget *button, PrkLiburSetelan *self)
{
  export(self, TRUE);
}

/* GObject */

static void
prk_libur_setelan_dispose (GObject *object)
{
  PrkLiburSetelan *self = PRK_LIBUR_SETELAN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->isi, prk_libur_isi_free);

  G_OBJECT_CLASS (prk_libur_setelan_parent_class)->dispose (object);
}

static void
prk_libur_setelan_finalize (GObject *object)
{
  PrkLiburSetelan *self = PRK_LIBUR_SETELAN (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (prk_libur_setelan_parent_class)->finalize (object);
}

static void
prk_libur_setelan_class_init (PrkLiburSetelanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_libur_setelan_dispose;
  object_class->finalize = prk_libur_setelan_finalize;
}

static AdwPreferencesGroup *
add_group (PrkLiburSetelan *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);

  return group;
}

static GtkWidget *
new_text_button (PrkLiburSetelan *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, 0);

  return button;
}

static void
add_files (PrkLiburSetelan *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box),
                  new_text_button (self, _ ("Take In a Table…"), G_CALLBACK (import_clicked_cb)));
  gtk_box_append (GTK_BOX (box),
                  new_text_button (self, _ ("Export CSV…"), G_CALLBACK (export_csv_cb)));
  gtk_box_append (GTK_BOX (box),
                  new_text_button (self, _ ("Export iCalendar…"), G_CALLBACK (export_ical_cb)));
  adw_preferences_group_add (self->files, box);

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_set_margin_top (GTK_WIDGET (self->message), 12);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  adw_preferences_group_add (self->files, GTK_WIDGET (self->message));
}

/* Wherever in the window the keyboard is, while this page is in front. */
static void
add_paste (PrkLiburSetelan *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                        gtk_callback_action_new (paste_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
prk_libur_setelan_init (PrkLiburSetelan *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Holidays"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "x-office-calendar-symbolic");

  self->years = add_group (self, _ ("Tables by Year"),
                           _ ("National holidays and cuti bersama are no working days."));
  self->files = add_group (self, "", NULL);
  add_files (self);
  add_paste (self);
  self->local = add_group (self, _ ("Days Off of the Region"), NULL);
  adw_preferences_group_set_header_suffix (
      self->local, new_text_button (self, _ ("Add…"), G_CALLBACK (add_clicked_cb)));
  self->wrong = add_group (self, _ ("Lines That Could Not Be Read"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->wrong), FALSE);
}

AdwPreferencesPage *
prk_libur_setelan_new (PrkApplication *application)
{
  PrkLiburSetelan *self = g_object_new (PRK_TYPE_LIBUR_SETELAN, NULL);

  g_return_val_if_fail (PRK_IS_APPLICATION (application), ADW_PREFERENCES_PAGE (self));

  self->application = application;
  prk_libur_kerja_async (prk_application_get_folder (application), NULL, NULL, self->cancellable,
                         read_cb, g_object_ref (self));

  return ADW_PREFERENCES_PAGE (self);
}
