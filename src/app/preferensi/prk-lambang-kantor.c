/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which emblems there are: the own one, the Garuda, that of the province, those of partners that the office added. A picture is given
 * by a file that is chosen or dropped on its row. The rows live as long as the group; each knows its key. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-wilayah.h"
#include "kak/prk-wilayah-chooser.h"
#include "store/prk-lambang-simpan.h"

#include "prk-lambang-kantor.h"
#include "prk-lambang-setelan.h"

#define GROUP      "lambang"
#define PRINT_MM   20 /* on a letter */
#define SCREEN_DPI 96
#define PRINT_SIZE (PRINT_MM * SCREEN_DPI * 10 / 254)
#define COVER_MM   40 /* the largest that is printed */
#define SHARP_DPI  200

typedef struct
{
  PrkApplication       *application; /* (unowned) outlives its windows */
  GtkWidget            *group;       /* (unowned) */
  GCancellable         *cancellable;
  GtkFileChooserNative *chooser;
  GHashTable           *rows;        /* (element-type utf8 GtkWidget) by key */
} Group;

typedef struct
{
  Group     *group;
  char      *kunci, *judul;
  GtkWidget *row, *picture, *empty, *choose, *remove;
} Row;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_object (&self->chooser);
  g_hash_table_unref (self->rows);
  g_free (self);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->kunci);
  g_free (row->judul);
  g_free (row);
}

static PrkLambangPilihan
get_pilihan (Row *row)
{
  const char *own = prk_profil_get_daerah (prk_application_get_profil (row->group->application));

  return (PrkLambangPilihan) { own, row->kunci, row->judul, PRINT_SIZE };
}

static void
show (Row        *row,
      GdkTexture *texture,
      int         sisi)
{
  int dpi = sisi * 254 / (COVER_MM * 10);
  g_autofree char *words = NULL;

  gtk_picture_set_paintable (GTK_PICTURE (row->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (row->picture, texture != NULL);
  gtk_widget_set_visible (row->empty, texture == NULL);
  gtk_widget_set_sensitive (row->remove, texture != NULL);
  if (texture == NULL)
    words = g_strdup (_("No picture yet: a frame keeps its place on paper"));
  else if (dpi < SHARP_DPI)
    words = g_strdup_printf (_("Only %d pixels: blurred when printed %d mm large; %d or more are sharp"), sisi, COVER_MM,
                             SHARP_DPI * COVER_MM * 10 / 254);
  else
    words = g_strdup (_("Sharp on paper"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), words);
  if (texture != NULL && dpi < SHARP_DPI)
    gtk_widget_add_css_class (row->row, "warning");
  else
    gtk_widget_remove_css_class (row->row, "warning");
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  Row *row = g_object_get_data (G_OBJECT (widget), GROUP);
  g_autoptr(GError) error = NULL;
  int sisi;
  g_autoptr(GdkTexture) texture = prk_lambang_setelan_finish (result, &sisi, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  gtk_widget_set_sensitive (row->choose, TRUE);
  if (error != NULL)
    {
      g_autofree char *words = g_strdup_printf (_("This file cannot be the emblem: %s"), error->message);

      /* The one in use stays. */
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), words);
      return;
    }
  show (row, texture, sisi);
}

static void
take_file (Row   *row,
           GFile *file)
{
  PrkLambangPilihan pilihan = get_pilihan (row);

  gtk_widget_set_sensitive (row->choose, FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), _("The file is being checked…"));
  prk_lambang_setelan_choose_async (prk_application_get_store (row->group->application), &pilihan, file,
                                    row->group->cancellable, shown_cb, g_object_ref (row->row));
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           GtkWidget       *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), GROUP);
  g_autoptr(GFile) file
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    take_file (row, file);
}

static void
choose_clicked_cb (GtkButton *button,
                   Row       *row)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  Group *self = row->group;

  gtk_file_filter_set_name (filter, _("Images (PNG, JPEG, SVG)"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/svg+xml");
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Choose the Emblem"), GTK_WINDOW (gtk_widget_get_root (row->row)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), _("_Cancel"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), row->row, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remove_clicked_cb (GtkButton *button,
                   Row       *row)
{
  take_file (row, NULL);
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            Row           *row)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || files->next != NULL)
    return FALSE;
  take_file (row, files->data);

  return TRUE;
}

/* Building */

static GtkWidget *
new_button (const char *icon,
            const char *label,
            const char *judul,
            GCallback   clicked,
            Row        *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, judul);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", clicked, row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), button);

  return button;
}

static GtkWidget *
new_place (Row *row)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->picture = gtk_picture_new ();
  row->empty = gtk_image_new_from_icon_name ("image-missing-symbolic");
  gtk_widget_set_hexpand (row->empty, TRUE);
  gtk_widget_set_vexpand (row->empty, TRUE);
  gtk_widget_add_css_class (row->empty, "dim-label");
  gtk_widget_set_size_request (place, PRINT_SIZE, PRINT_SIZE);
  gtk_widget_set_margin_top (place, 6);
  gtk_widget_set_margin_bottom (place, 6);
  gtk_widget_set_valign (place, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (place, FALSE);
  gtk_widget_set_overflow (place, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (place, "card");
  gtk_widget_add_css_class (place, "emblem-card");
  gtk_box_append (GTK_BOX (place), row->picture);
  gtk_box_append (GTK_BOX (place), row->empty);

  return place;
}

static void
add_row (Group      *self,
         const char *kunci,
         const char *judul)
{
  Row *row;
  GtkDropTarget *target;
  PrkLambangPilihan pilihan;

  if (g_hash_table_contains (self->rows, kunci))
    return;
  row = g_new0 (Row, 1);
  row->group = self;
  row->kunci = g_strdup (kunci);
  row->judul = g_strdup (judul);
  row->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), judul);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row->row), new_place (row));
  row->remove = new_button ("user-trash-symbolic", _("Remove"), judul, G_CALLBACK (remove_clicked_cb), row);
  row->choose = new_button ("document-open-symbolic", _("Choose a File…"), judul, G_CALLBACK (choose_clicked_cb), row);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->row), row->choose);
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), row);
  gtk_widget_add_controller (row->row, GTK_EVENT_CONTROLLER (target));
  g_object_set_data_full (G_OBJECT (row->row), GROUP, row, row_free);
  g_hash_table_insert (self->rows, g_strdup (kunci), row->row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row->row);

  show (row, NULL, 0);
  pilihan = get_pilihan (row);
  prk_lambang_setelan_load_async (prk_application_get_store (self->application), &pilihan, self->cancellable, shown_cb,
                                  g_object_ref (row->row));
}

static void
add_daerah (Group      *self,
            const char *kode)
{
  g_autofree char *name = prk_wilayah_dup_full_name (kode);

  add_row (self, kode, name != NULL ? name : kode);
}

static void
region_chosen_cb (GtkWidget  *group,
                  const char *kode)
{
  add_daerah (g_object_get_data (G_OBJECT (group), GROUP), kode);
}

static void
add_clicked_cb (GtkButton *button,
                Group     *self)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (self->group));
  const char *own = prk_profil_get_daerah (prk_application_get_profil (self->application));
  GtkWindow *chooser = prk_wilayah_chooser_new (parent, _("Whose Emblem"), "daerah", NULL, own);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (region_chosen_cb), self->group, G_CONNECT_SWAPPED);
  gtk_window_present (chooser);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Group *self = g_object_get_data (source, GROUP);
  g_autoptr(GPtrArray) all = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const PrkLambangKantor *one = g_ptr_array_index (all, i);

      add_row (self, one->kunci, one->judul != NULL ? one->judul : one->kunci);
    }
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, prk_lambang_kantor_muat (task_data), (GDestroyNotify) g_ptr_array_unref);
}

GtkWidget *
prk_lambang_kantor_new (PrkApplication *application)
{
  Group *self = g_new0 (Group, 1);
  GtkWidget *add = gtk_button_new_with_label (_("Add…"));
  const char *own = prk_profil_get_daerah (prk_application_get_profil (application));
  g_autofree char *province = g_strndup (own, 2);
  g_autoptr(GTask) task = NULL;

  self->application = application;
  self->cancellable = g_cancellable_new ();
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group = adw_preferences_group_new ();
  g_object_set_data_full (G_OBJECT (self->group), GROUP, self, group_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Emblems"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self->group),
    _("A PNG, JPEG or SVG file of at most 20 MB, chosen or dropped here once; shown as large as on a letter."));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add the Emblem of a Partner"), -1);
  g_signal_connect (add, "clicked", G_CALLBACK (add_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), add);

  add_row (self, own, prk_profil_get_nama (prk_application_get_profil (application)));
  add_row (self, PRK_LAMBANG_GARUDA, _("The Garuda"));
  add_daerah (self, province);
  task = g_task_new (self->group, self->cancellable, listed_cb, NULL);
  g_task_set_source_tag (task, prk_lambang_kantor_new);
  g_task_set_task_data (task, g_object_ref (prk_application_get_store (application)), g_object_unref);
  g_task_run_in_thread (task, list_in_thread);

  return self->group;
}
