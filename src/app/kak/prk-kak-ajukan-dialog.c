/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First everything that was typed goes to the disk, then the rules are read on a worker thread from
 * exactly what stands there, then the dialog shows either what forbids submitting or what has to be
 * said with it. The day and the receiver (R22) belong to the act, not to the KAK, and are asked for
 * here. */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-kak.h"
#include "domain/prk-terbilang.h"
#include "store/prk-identitas.h"

#include "prk-kak-ajukan-dialog.h"
#include "prk-kak-baca.h"
#include "prk-kak-kata.h"

struct _PrkKakAjukanDialog
{
  AdwWindow            parent_instance;

  GtkStack            *stack;
  GtkButton           *submit_button;
  AdwStatusPage       *error_page;
  GtkListBox          *blockers;
  AdwEntryRow         *day;
  AdwEntryRow         *receiver;
  AdwEntryRow         *note;
  AdwPreferencesGroup *reasons;

  PrkKakSession       *session;
  GCancellable        *cancellable;
  GPtrArray           *temuan;
  GPtrArray           *reason_rows; /* (element-type AdwEntryRow), one a soft finding */
};

enum
{
  SIGNAL_JUMP,
  SIGNAL_SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkKakAjukanDialog, prk_kak_ajukan_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
is_filled (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (row)));

  return *text != '\0';
}

static void
show_error (PrkKakAjukanDialog *self,
            GError             *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit_button), FALSE);
}

/* The button is live when nothing is missing; each entry says by itself what is missing. */
static void
inputs_changed_cb (PrkKakAjukanDialog *self)
{
  g_autofree char *iso = prk_kak_baca_tanggal (get_text (self->day));
  gboolean is_complete = iso != NULL && is_filled (self->receiver);

  if (iso == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");

  for (guint i = 0; i < self->reason_rows->len; i++)
    is_complete &= is_filled (g_ptr_array_index (self->reason_rows, i));

  gtk_widget_set_sensitive (GTK_WIDGET (self->submit_button), is_complete);
}

static void
submitted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PrkKakAjukanDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *versi = prk_store_ajukan_finish (PRK_STORE (source), result, &error);

  if (versi == NULL)
    {
      show_error (self, error);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0, versi);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
set_member (JsonObject *fields,
            const char *path,
            const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (fields, path, text);
}

static JsonObject *
new_fields (PrkKakAjukanDialog *self)
{
  JsonObject *fields = json_object_new ();
  g_autoptr(PrkIdentitas) identity = prk_identitas_load (prk_kak_session_get_store (self->session));
  g_autofree char *iso = prk_kak_baca_tanggal (get_text (self->day));
  guint number = 0;

  set_member (fields, "oleh", identity->nama);
  set_member (fields, "jabatan", identity->jabatan);
  set_member (fields, "penyampaian/tanggal", iso);
  set_member (fields, "penyampaian/penerima", get_text (self->receiver));
  set_member (fields, "catatan", get_text (self->note));

  for (guint i = 0; i < self->reason_rows->len; i++)
    {
      AdwEntryRow *row = g_ptr_array_index (self->reason_rows, i);
      PrkTemuan *temuan = g_object_get_data (G_OBJECT (row), "temuan");
      g_autofree char *rule = g_strdup_printf ("alasan/%u/aturan", ++number);
      g_autofree char *finding = g_strdup_printf ("alasan/%u/temuan", number);
      g_autofree char *reason = g_strdup_printf ("alasan/%u/alasan", number);

      set_member (fields, rule, temuan->aturan);
      set_member (fields, finding, temuan->pesan);
      set_member (fields, reason, get_text (row));
    }

  return fields;
}

static guint
count_submissions (PrkKakSession *session)
{
  GPtrArray *peristiwa = prk_kak_session_get_peristiwa (session);
  guint count = 0;

  for (guint i = 0; i < peristiwa->len; i++)
    count
        += g_strcmp0 (prk_record_get_string (g_ptr_array_index (peristiwa, i), "jenis"), "diajukan")
           == 0;

  return count;
}

static void
submit_clicked_cb (PrkKakAjukanDialog *self)
{
  g_autoptr(JsonObject) fields = new_fields (self);
  g_autofree char *label = g_strdup_printf ("KAK versi %u", count_submissions (self->session) + 1);

  gtk_widget_set_sensitive (GTK_WIDGET (self->submit_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  prk_store_ajukan_async (prk_kak_session_get_store (self->session),
                          prk_kak_session_get_record (self->session), label, fields,
                          self->cancellable, submitted_cb, g_object_ref (self));
}

static void
blocker_activated_cb (PrkKakAjukanDialog *self,
                      GtkListBoxRow      *row)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (row), "path"));

  if (path == NULL)
    return;

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_JUMP], 0, path);
  g_object_unref (self);
}

static void
add_blocker (PrkKakAjukanDialog *self,
             PrkTemuan          *temuan)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *where
      = prk_kak_kata_dup_tempat (prk_kak_session_get_profil (self->session),
                                 prk_kak_session_get_record (self->session), temuan->path);
  g_autofree char *subtitle
      = g_strdup_printf ("%s · %s", temuan->pasal != NULL ? temuan->pasal : temuan->aturan, where);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), temuan->pesan);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-jump-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (temuan->path), g_free);
  gtk_list_box_append (self->blockers, row);
}

static void
add_reason (PrkKakAjukanDialog *self,
            PrkTemuan          *temuan)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *finding = adw_action_row_new ();
  g_autofree char *title
      = g_strdup_printf (_("Reason (%s)"), temuan->pasal != NULL ? temuan->pasal : temuan->aturan);
  g_autofree char *name = g_strdup_printf (_("Reason: %s"), temuan->pesan);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (finding), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (finding), temuan->pesan);
  gtk_widget_set_focusable (finding, FALSE);
  adw_preferences_group_add (self->reasons, finding);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "temuan", temuan);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (inputs_changed_cb), self);
  adw_preferences_group_add (self->reasons, row);
  g_ptr_array_add (self->reason_rows, row);
}

static void
show_form (PrkKakAjukanDialog *self)
{
  for (guint i = 0; i < self->temuan->len; i++)
    add_reason (self, g_ptr_array_index (self->temuan, i));

  gtk_widget_set_visible (GTK_WIDGET (self->reasons), self->reason_rows->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "form");
  inputs_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->receiver));
}

static void
show_findings (PrkKakAjukanDialog *self)
{
  guint n_hard = 0;

  for (guint i = 0; i < self->temuan->len; i++)
    {
      PrkTemuan *temuan = g_ptr_array_index (self->temuan, i);

      if (temuan->kekuatan != PRK_KEKUATAN_HARD)
        continue;
      add_blocker (self, temuan);
      n_hard++;
    }

  if (n_hard > 0)
    gtk_stack_set_visible_child_name (self->stack, "blocked");
  else
    show_form (self);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  PrkKakAjukanDialog *self = source;

  g_task_return_pointer (
      task, prk_kak_periksa (task_data, prk_kak_session_get_profil (self->session), FALSE),
      (GDestroyNotify)g_ptr_array_unref);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PrkKakAjukanDialog *self = PRK_KAK_AJUKAN_DIALOG (source);
  GPtrArray *temuan = g_task_propagate_pointer (G_TASK (result), NULL);

  if (temuan == NULL)
    return;

  self->temuan = temuan;
  show_findings (self);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkKakAjukanDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GTask) task = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!prk_kak_session_flush_finish (self->session, result, &error))
    {
      show_error (self, error);
      return;
    }

  task = g_task_new (self, self->cancellable, checked_cb, NULL);
  g_task_set_source_tag (task, flushed_cb);
  g_task_set_task_data (task, prk_record_copy (prk_kak_session_get_record (self->session)),
                        (GDestroyNotify) prk_record_unref);
  g_task_run_in_thread (task, check_in_thread);
}

static void
prk_kak_ajukan_dialog_dispose (GObject *object)
{
  PrkKakAjukanDialog *self = PRK_KAK_AJUKAN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_KAK_AJUKAN_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (prk_kak_ajukan_dialog_parent_class)->dispose (object);
}

static void
prk_kak_ajukan_dialog_finalize (GObject *object)
{
  PrkKakAjukanDialog *self = PRK_KAK_AJUKAN_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->temuan, g_ptr_array_unref);
  g_ptr_array_unref (self->reason_rows);

  G_OBJECT_CLASS (prk_kak_ajukan_dialog_parent_class)->finalize (object);
}

static void
prk_kak_ajukan_dialog_class_init (PrkKakAjukanDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_kak_ajukan_dialog_dispose;
  object_class->finalize = prk_kak_ajukan_dialog_finalize;

  signals[SIGNAL_JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SUBMITTED]
      = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/prakarsa/Prakarsa/ui/kak/prk-kak-ajukan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkKakAjukanDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkKakAjukanDialog, submit_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakAjukanDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, PrkKakAjukanDialog, blockers);
  gtk_widget_class_bind_template_child (widget_class, PrkKakAjukanDialog, day);
  gtk_widget_class_bind_template_child (widget_class, PrkKakAjukanDialog, receiver);
  gtk_widget_class_bind_template_child (widget_class, PrkKakAjukanDialog, note);
  gtk_widget_class_bind_template_child (widget_class, PrkKakAjukanDialog, reasons);
  gtk_widget_class_bind_template_callback (widget_class, submit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, inputs_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, blocker_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_kak_ajukan_dialog_init (PrkKakAjukanDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->reason_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_day (PrkKakAjukanDialog *self)
{
  gint64 now_us
      = prk_clock_now_us (prk_store_get_clock (prk_kak_session_get_store (self->session)));
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%d");
  g_autofree char *text = prk_tanggal_dup_panjang (iso);

  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
}

GtkWindow *
prk_kak_ajukan_dialog_new (GtkWindow     *parent,
                           PrkKakSession *session)
{
  PrkKakAjukanDialog *self
      = g_object_new (PRK_TYPE_KAK_AJUKAN_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  fill_day (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit_button), FALSE);
  prk_kak_session_flush_async (session, self->cancellable, flushed_cb, g_object_ref (self));

  return GTK_WINDOW (self);
}
