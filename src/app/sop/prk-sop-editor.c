/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "app/kak/prk-kak-form.h"
#include "app/rekaman/prk-rekaman-temuan.h"
#include "domain/prk-sop-rekaman.h"

#include "prk-sop-editor.h"

#define FORM_WIDTH 1400

struct _PrkSopEditor
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkBox *parts;
  PrkRekamanTemuan *temuan;
  AdwBin *form_bin;

  PrkKakForm *form;       /* (nullable) */
  PrkKakSession *session; /* (nullable) */
  PrkProfil *own;         /* (nullable) the profile with the schema of a procedure */
  PrkSop *sop;            /* (nullable) */
  GCancellable *cancellable;
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkSopEditor, prk_sop_editor, ADW_TYPE_BIN)

/* Every mistake blocks: a procedure that has one cannot be begun. */
static GPtrArray *
list_temuan (GPtrArray *cela)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_temuan_free);

  for (guint i = 0; i < cela->len; i++)
    {
      const PrkSopCela *one = g_ptr_array_index (cela, i);
      PrkTemuan *temuan = g_new0 (PrkTemuan, 1);

      temuan->aturan = "SOP";
      temuan->pasal = "";
      temuan->kekuatan = PRK_KEKUATAN_HARD;
      temuan->pesan = g_strdup (one->pesan);
      temuan->path = g_strdup (one->path);
      g_ptr_array_add (list, temuan);
    }

  return list;
}

static void
check (PrkSopEditor *self)
{
  g_autoptr (GPtrArray) cela = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_cela_free);
  g_autoptr (GPtrArray) temuan = NULL;
  PrkRecord *record = prk_kak_session_get_record (self->session);

  g_clear_pointer (&self->sop, prk_sop_unref);
  self->sop = prk_sop_dari_rekaman (record, cela);
  temuan = list_temuan (cela);
  prk_rekaman_temuan_show (self->temuan, self->own, record, temuan);
  prk_kak_form_show_temuan (self->form, temuan);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
jump_cb (PrkSopEditor *self, const char *path)
{
  if (self->form != NULL)
    prk_kak_form_focus_path (self->form, path, -1, -1);
}

static void
part_toggled_cb (GtkToggleButton *button, PrkSopEditor *self)
{
  if (gtk_toggle_button_get_active (button) && self->form != NULL)
    prk_kak_form_set_part (self->form, gtk_widget_get_name (GTK_WIDGET (button)));
}

static void
part_changed_cb (PrkSopEditor *self)
{
  const char *part = prk_kak_form_get_part (self->form);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (gtk_widget_get_name (child), part) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
}

static void
make_parts (PrkSopEditor *self)
{
  PrkSkema *skema = prk_profil_get_skema (self->own);
  GtkWidget *first = NULL;

  for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
    {
      const PrkBagian *part = prk_skema_get_bagian (skema, i);
      GtkWidget *button = gtk_toggle_button_new_with_label (part->judul);

      gtk_widget_set_name (button, part->id);
      gtk_widget_add_css_class (button, "flat");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      if (first == NULL)
        first = button;
      g_signal_connect (button, "toggled", G_CALLBACK (part_toggled_cb), self);
      gtk_box_append (self->parts, button);
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkSopEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkKakSession) session = prk_kak_session_open_finish (result, &error);

  if (session == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", error->message);
      return;
    }

  prk_sop_editor_close (self);
  self->session = g_steal_pointer (&session);
  self->form = g_object_new (PRK_TYPE_KAK_FORM, NULL);
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
  prk_kak_form_set_width (self->form, FORM_WIDTH);
  prk_kak_form_set_session (self->form, self->session);
  g_signal_connect_swapped (self->form, "notify::part", G_CALLBACK (part_changed_cb), self);
  g_signal_connect_swapped (self->session, "lengkap-changed", G_CALLBACK (check), self);
  part_changed_cb (self);
  check (self);
}

static void
prk_sop_editor_dispose (GObject *object)
{
  PrkSopEditor *self = PRK_SOP_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  prk_sop_editor_close (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->own, prk_profil_unref);
  G_OBJECT_CLASS (prk_sop_editor_parent_class)->dispose (object);
}

static void
prk_sop_editor_class_init (PrkSopEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_sop_editor_dispose;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_sop_editor_init (PrkSopEditor *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->parts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->temuan = PRK_REKAMAN_TEMUAN (prk_rekaman_temuan_new ());
  self->form_bin = ADW_BIN (adw_bin_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (self->parts), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->parts), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->parts), 6);
  gtk_widget_set_vexpand (GTK_WIDGET (self->form_bin), TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->parts));
  gtk_box_append (self->box, GTK_WIDGET (self->temuan));
  gtk_box_append (self->box, GTK_WIDGET (self->form_bin));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  g_signal_connect_swapped (self->temuan, "jump", G_CALLBACK (jump_cb), self);
}

/**
 * prk_sop_editor_open:
 * @profil: of the daerah
 * @id: a record of type "sop"
 *
 * Loads a procedure; what was open before is settled.
 */
void
prk_sop_editor_open (PrkSopEditor *self, PrkStore *store, PrkProfil *profil, const char *id)
{
  g_return_if_fail (PRK_IS_SOP_EDITOR (self));
  g_return_if_fail (store != NULL && profil != NULL && id != NULL);

  if (self->own == NULL)
    {
      self->own = prk_profil_new_for (profil, "sop");
      make_parts (self);
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  prk_kak_session_open_async (store, self->own, id, self->cancellable, opened_cb,
                              g_object_ref (self));
}

void
prk_sop_editor_settle (PrkSopEditor *self)
{
  g_return_if_fail (PRK_IS_SOP_EDITOR (self));

  if (self->session != NULL)
    prk_kak_session_settle (self->session);
}

void
prk_sop_editor_close (PrkSopEditor *self)
{
  g_return_if_fail (PRK_IS_SOP_EDITOR (self));

  prk_sop_editor_settle (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->form != NULL)
    adw_bin_set_child (self->form_bin, NULL);
  self->form = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->sop, prk_sop_unref);
}

void
prk_sop_editor_undo (PrkSopEditor *self)
{
  g_return_if_fail (PRK_IS_SOP_EDITOR (self));

  if (self->session != NULL)
    prk_kak_session_undo (self->session);
}

PrkSop *
prk_sop_editor_get_sop (PrkSopEditor *self)
{
  g_return_val_if_fail (PRK_IS_SOP_EDITOR (self), NULL);

  return self->sop;
}

/**
 * prk_sop_editor_go_to:
 * @langkah: a step, from 0
 *
 * Puts the cursor into the row of a step.
 */
void
prk_sop_editor_go_to (PrkSopEditor *self, guint langkah)
{
  g_auto (GStrv) rows = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (PRK_IS_SOP_EDITOR (self));

  if (self->session == NULL)
    return;
  rows = prk_record_list_rows (prk_kak_session_get_record (self->session), "langkah");
  if (langkah >= g_strv_length (rows))
    return;
  path = g_strdup_printf ("langkah/%s/kegiatan", rows[langkah]);
  prk_kak_form_focus_path (self->form, path, -1, -1);
}
