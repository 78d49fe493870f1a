/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"
#include "store/prk-libur-kantor.h"

#include "prk-libur-dialog.h"

/* One day */

typedef struct
{
  PrkLibur *former; /* (nullable) */
  char *daerah;     /* (nullable) */
  GtkEditable *day;
  GtkEditable *name;
  PrkLiburEdited edited;
  GObject *owner;
} Edit;

static void
edit_free (gpointer data, GClosure *closure)
{
  Edit *edit = data;

  g_clear_pointer (&edit->former, prk_libur_free);
  g_free (edit->daerah);
  g_object_unref (edit->owner);
  g_free (edit);
}

static char *
dup_name (Edit *edit)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (edit->name)));
}

static void
entry_changed_cb (AdwMessageDialog *dialog)
{
  Edit *edit = g_object_get_data (G_OBJECT (dialog), "prk-edit");
  g_autofree char *day = prk_tanggal_dup_dari_teks (gtk_editable_get_text (edit->day));
  g_autofree char *name = dup_name (edit);

  adw_message_dialog_set_response_enabled (dialog, "save", day != NULL && *name != '\0');
}

static void
edit_response_cb (AdwMessageDialog *dialog, const char *response, Edit *edit)
{
  PrkLibur libur = { .golongan = PRK_LIBUR_DAERAH };
  g_autofree char *day = prk_tanggal_dup_dari_teks (gtk_editable_get_text (edit->day));
  g_autofree char *name = dup_name (edit);

  if (strcmp (response, "save") != 0 || day == NULL || *name == '\0')
    return;

  libur.tanggal = day;
  libur.nama = name;
  libur.daerah = edit->former != NULL ? edit->former->daerah : edit->daerah;
  libur.sumber = edit->former != NULL ? edit->former->sumber : NULL;
  edit->edited (edit->former, &libur, edit->owner);
}

static GtkEditable *
add_entry (AdwPreferencesGroup *group, const char *title, const char *text, GtkWidget *dialog)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (group, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (entry_changed_cb), dialog,
                           G_CONNECT_SWAPPED);

  return GTK_EDITABLE (row);
}

void
prk_libur_dialog_edit (GtkWindow *parent,
                       const PrkLibur *former,
                       const char *daerah,
                       PrkLiburEdited edited,
                       gpointer owner)
{
  GtkWidget *dialog = adw_message_dialog_new (
      parent, former != NULL ? _ ("Day Off of the Region") : _ ("New Day Off of the Region"), NULL);
  GtkWidget *group = adw_preferences_group_new ();
  Edit *edit = g_new0 (Edit, 1);
  g_autofree char *day
      = former != NULL ? prk_hari_dup_pendek (prk_hari_dari_iso (former->tanggal)) : NULL;

  edit->former = former != NULL ? prk_libur_copy (former) : NULL;
  edit->daerah = g_strdup (daerah);
  edit->edited = edited;
  edit->owner = g_object_ref (owner);
  g_object_set_data (G_OBJECT (dialog), "prk-edit", edit);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                    _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  edit->day = add_entry (ADW_PREFERENCES_GROUP (group), _ ("Day, such as 21-09-2026"), day, dialog);
  edit->name = add_entry (ADW_PREFERENCES_GROUP (group), _ ("Name"),
                          former != NULL ? former->nama : NULL, dialog);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  entry_changed_cb (ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_data (dialog, "response", G_CALLBACK (edit_response_cb), edit, edit_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A file */

typedef struct
{
  GPtrArray *libur;
  PrkLiburAccepted accepted;
  GObject *owner;
} Preview;

static void
preview_free (gpointer data, GClosure *closure)
{
  Preview *preview = data;

  g_ptr_array_unref (preview->libur);
  g_object_unref (preview->owner);
  g_free (preview);
}

static void
preview_response_cb (AdwMessageDialog *dialog, const char *response, Preview *preview)
{
  if (strcmp (response, "take") == 0)
    preview->accepted (preview->libur, preview->owner);
}

/* "2028: 16 days · 2029: 2 days" */
static char *
dup_years (GPtrArray *libur)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) years = prk_libur_list_tahun (libur, none, 1, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    {
      const PrkLiburTahun *year = g_ptr_array_index (years, i);
      guint n = year->n_nasional + year->n_cuti + year->n_daerah;

      g_string_append (text, i > 0 ? " · " : "");
      g_string_append_printf (text, ngettext ("%u: %u day", "%u: %u days", n), year->tahun, n);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_wrong_list (GPtrArray *salah)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < salah->len; i++)
    {
      const PrkLiburSalah *one = g_ptr_array_index (salah, i);

      g_string_append (text, i > 0 ? "\n" : "");
      /* Translators: the number of a line of a file, and what is wrong with it */
      g_string_append_printf (text, _ ("Line %u: %s"), one->baris, one->pesan);
    }
  label = gtk_label_new (text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 46);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);

  return scroller;
}

void
prk_libur_dialog_preview (GtkWindow *parent,
                          const char *name,
                          GPtrArray *libur,
                          GPtrArray *salah,
                          PrkLiburAccepted accepted,
                          gpointer owner)
{
  g_autofree char *years = dup_years (libur);
  g_autofree char *wrong = g_strdup_printf (
      ngettext ("%u line cannot be taken:", "%u lines cannot be taken:", salah->len), salah->len);
  g_autofree char *body = g_strconcat (years, libur->len > 0 && salah->len > 0 ? "\n" : "",
                                       salah->len > 0 ? wrong : "", NULL);
  GtkWidget *dialog = adw_message_dialog_new (parent, name, body);
  Preview *preview = g_new0 (Preview, 1);

  preview->libur = g_ptr_array_ref (libur);
  preview->accepted = accepted;
  preview->owner = g_object_ref (owner);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                   libur->len > 0 ? _ ("_Cancel") : _ ("_Close"));
  if (libur->len > 0)
    {
      g_autofree char *take = g_strdup_printf (
          ngettext ("_Take In %u Day", "_Take In %u Days", libur->len), libur->len);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "take", take);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take",
                                                  ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (salah->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_wrong_list (salah));
  g_signal_connect_data (dialog, "response", G_CALLBACK (preview_response_cb), preview,
                         preview_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
