/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-wilayah.h"

#include "prk-pustaka-impor-dialog.h"
#include "prk-pustaka-kata.h"

#define MIN_YEAR 1945
#define MAX_YEAR 2199

struct _PrkPustakaImporDialog
{
  AdwWindow      parent_instance;

  AdwActionRow  *file_row;
  AdwComboRow   *jenis_row;
  AdwEntryRow   *judul_row;
  AdwComboRow   *daerah_row;
  AdwEntryRow   *mulai_row;
  AdwEntryRow   *selesai_row;
  GtkLabel      *message;
  GtkWidget     *import_button;

  char          *path; /* (nullable) of a file that is to come in */
  GPtrArray     *daerah; /* (element-type utf8) codes beside the rows of the choice; "" is none */
};

enum
{
  SIGNAL_CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPustakaImporDialog, prk_pustaka_impor_dialog, ADW_TYPE_WINDOW)

/* 0 where nothing stands there, -1 for what is no year. */
static int
get_year (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  guint64 year;

  if (*text == '\0')
    return 0;

  return g_ascii_string_to_unsigned (text, 10, MIN_YEAR, MAX_YEAR, &year, NULL) ? (int) year : -1;
}

static const char *
get_fault (PrkPustakaImporDialog *self)
{
  int mulai = get_year (self->mulai_row);
  int selesai = get_year (self->selesai_row);

  if (mulai < 0 || selesai < 0)
    return _("A year has four digits, such as 2025.");
  if (mulai == 0 && selesai > 0)
    return _("The first year of the period is missing.");
  if (selesai > 0 && selesai < mulai)
    return _("The period ends before it begins.");

  return NULL;
}

static void
changed_cb (PrkPustakaImporDialog *self)
{
  const char *fault = get_fault (self);

  gtk_label_set_text (self->message, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), fault != NULL);
  gtk_widget_set_sensitive (self->import_button, fault == NULL);
}

static void
import_clicked_cb (PrkPustakaImporDialog *self)
{
  if (get_fault (self) != NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_daerah (PrkPustakaImporDialog *self,
            GtkStringList         *names,
            const char            *kode)
{
  const PrkWilayah *wilayah = prk_wilayah_find (kode);

  if (wilayah == NULL || g_ptr_array_find_with_equal_func (self->daerah, kode, g_str_equal, NULL))
    return;

  gtk_string_list_append (names, wilayah->nama);
  g_ptr_array_add (self->daerah, g_strdup (kode));
}

/* The region itself, its provinsi, its neighbours, and none of them. */
static void
fill_daerah (PrkPustakaImporDialog *self,
             PrkProfil             *profil)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  const char *own = prk_profil_get_daerah (profil);
  const char *const *neighbours = prk_profil_get_daftar (profil, "batas_daerah");
  g_autofree char *provinsi = g_strndup (own, 2);

  add_daerah (self, names, own);
  add_daerah (self, names, provinsi);
  for (guint i = 0; neighbours != NULL && neighbours[i] != NULL; i++)
    add_daerah (self, names, neighbours[i]);
  gtk_string_list_append (names, _("The whole country"));
  g_ptr_array_add (self->daerah, g_strdup (""));

  adw_combo_row_set_model (self->daerah_row, G_LIST_MODEL (names));
}

static void
fill_jenis (PrkPustakaImporDialog *self,
            const char            *chosen)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < prk_pustaka_jenis_get_n (); i++)
    gtk_string_list_append (names, prk_pustaka_jenis_get_label (prk_pustaka_jenis_get_code (i)));
  adw_combo_row_set_model (self->jenis_row, G_LIST_MODEL (names));
  for (guint i = 0; i < prk_pustaka_jenis_get_n (); i++)
    if (g_str_equal (prk_pustaka_jenis_get_code (i), chosen))
      adw_combo_row_set_selected (self->jenis_row, i);
}

static void
set_year (AdwEntryRow *row,
          int          year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);

  if (year > 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
prk_pustaka_impor_dialog_finalize (GObject *object)
{
  PrkPustakaImporDialog *self = PRK_PUSTAKA_IMPOR_DIALOG (object);

  g_free (self->path);
  g_ptr_array_unref (self->daerah);

  G_OBJECT_CLASS (prk_pustaka_impor_dialog_parent_class)->finalize (object);
}

static void
prk_pustaka_impor_dialog_class_init (PrkPustakaImporDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = prk_pustaka_impor_dialog_finalize;

  signals[SIGNAL_CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/prakarsa/Prakarsa/ui/pustaka/prk-pustaka-impor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaImporDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaImporDialog, jenis_row);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaImporDialog, judul_row);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaImporDialog, daerah_row);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaImporDialog, mulai_row);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaImporDialog, selesai_row);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaImporDialog, message);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaImporDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_pustaka_impor_dialog_init (PrkPustakaImporDialog *self)
{
  self->daerah = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
prk_pustaka_impor_dialog_new (GtkWindow  *parent,
                              PrkProfil  *profil,
                              const char *path)
{
  PrkPustakaImporDialog *self =
    g_object_new (PRK_TYPE_PUSTAKA_IMPOR_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  int mulai, selesai;

  self->path = g_strdup (path);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), name);
  fill_jenis (self, prk_pustaka_tebak_jenis (name));
  fill_daerah (self, profil);
  prk_pustaka_tebak_periode (name, &mulai, &selesai);
  set_year (self->mulai_row, mulai);
  set_year (self->selesai_row, selesai);
  changed_cb (self);

  return GTK_WINDOW (self);
}

static void
choose_daerah (PrkPustakaImporDialog *self,
               const char            *kode)
{
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (self->daerah_row));
  guint index;

  add_daerah (self, names, kode);
  if (g_ptr_array_find_with_equal_func (self->daerah, kode, g_str_equal, &index))
    adw_combo_row_set_selected (self->daerah_row, index);
}

/**
 * prk_pustaka_impor_dialog_new_for:
 * @dokumen: a document of the library
 *
 * Returns: (transfer full): a dialog that corrects what is said of @dokumen
 */
GtkWindow *
prk_pustaka_impor_dialog_new_for (GtkWindow               *parent,
                                  PrkProfil               *profil,
                                  const PrkPustakaDokumen *dokumen)
{
  PrkPustakaImporDialog *self =
    g_object_new (PRK_TYPE_PUSTAKA_IMPOR_DIALOG, "transient-for", parent, "title",
                  _("Details of the Document"), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), dokumen->nama);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->judul_row), _("Title"));
  gtk_editable_set_text (GTK_EDITABLE (self->judul_row), dokumen->judul);
  gtk_button_set_label (GTK_BUTTON (self->import_button), _("_Save"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->import_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Save"), -1);
  fill_jenis (self, dokumen->jenis);
  fill_daerah (self, profil);
  choose_daerah (self, dokumen->daerah);
  set_year (self->mulai_row, dokumen->mulai);
  set_year (self->selesai_row, dokumen->selesai);
  changed_cb (self);

  return GTK_WINDOW (self);
}

const char *
prk_pustaka_impor_dialog_get_path (PrkPustakaImporDialog *self)
{
  g_return_val_if_fail (PRK_IS_PUSTAKA_IMPOR_DIALOG (self), NULL);

  return self->path;
}

void
prk_pustaka_impor_dialog_get_meta (PrkPustakaImporDialog *self,
                                   PrkPustakaMeta        *meta)
{
  const char *judul;

  g_return_if_fail (PRK_IS_PUSTAKA_IMPOR_DIALOG (self));

  judul = gtk_editable_get_text (GTK_EDITABLE (self->judul_row));
  meta->judul = *judul != '\0' ? judul : NULL;
  meta->jenis = prk_pustaka_jenis_get_code (adw_combo_row_get_selected (self->jenis_row));
  meta->daerah = g_ptr_array_index (self->daerah, adw_combo_row_get_selected (self->daerah_row));
  meta->mulai = get_year (self->mulai_row);
  meta->selesai = get_year (self->selesai_row);
}
