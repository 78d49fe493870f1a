/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/perbaikan/prk-perbaikan-window.h"
#include "app/prk-pesan.h"
#include "app/prk-application.h"
#include "app/riwayat/prk-riwayat-window.h"
#include "app/sinkron/prk-sinkron-tanda-terima.h"

#include "prk-kak-ajukan-dialog.h"
#include "prk-kak-ekspor.h"
#include "prk-kak-kembali.h"
#include "prk-kak-page-private.h"

#define SETTING_PREVIEW "kak/pratinjau"

void
_prk_kak_page_toast (PrkKakPage *self,
                     const char *text)
{
  prk_pesan_toast (self->toasts, text);
}

/* Setting a tooltip anew that is being shown makes GTK 4.8 lose the next click. */
void
_prk_kak_page_set_tooltip (GtkWidget  *widget,
                           const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

static GtkWindow *
get_window (PrkKakPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  prk_kak_session_undo (PRK_KAK_PAGE (user_data)->session);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  prk_kak_session_redo (PRK_KAK_PAGE (user_data)->session);
}

static void
find_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  prk_kak_find_bar_open (PRK_KAK_PAGE (user_data)->find_bar, FALSE);
}

static void
replace_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  prk_kak_find_bar_open (PRK_KAK_PAGE (user_data)->find_bar, TRUE);
}

static void
check_state_cb (GSimpleAction *action,
                GVariant      *value,
                gpointer       user_data)
{
  PrkKakPage *self = user_data;
  gboolean is_open = g_variant_get_boolean (value);

  g_simple_action_set_state (action, value);
  gtk_widget_set_visible (GTK_WIDGET (self->periksa), is_open);
  if (is_open)
    prk_kak_periksa_panel_grab_focus (self->periksa);
}

static void
preview_state_cb (GSimpleAction *action,
                  GVariant      *value,
                  gpointer       user_data)
{
  PrkKakPage *self = user_data;
  gboolean is_shown = g_variant_get_boolean (value);

  if (is_shown && self->pratinjau_window != NULL)
    gtk_window_close (self->pratinjau_window);

  g_simple_action_set_state (action, value);
  gtk_widget_set_visible (GTK_WIDGET (self->pratinjau_place), is_shown);
  prk_kak_pratinjau_set_active (self->pratinjau, is_shown || self->pratinjau_window != NULL);
  prk_store_set_setting (prk_kak_session_get_store (self->session), SETTING_PREVIEW,
                         is_shown ? "1" : "0");
}

static gboolean
preview_window_closed_cb (PrkKakPage *self)
{
  GtkWindow *window = g_steal_pointer (&self->pratinjau_window);

  adw_window_set_content (ADW_WINDOW (window), NULL);
  gtk_window_destroy (window);
  adw_bin_set_child (self->pratinjau_place, GTK_WIDGET (self->pratinjau));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "preview",
                                      g_variant_new_boolean (TRUE));

  return TRUE;
}

static void
preview_window_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  PrkKakPage *self = user_data;
  g_autofree char *judul = NULL;
  g_autofree char *title = NULL;
  GtkWidget *box;

  if (self->pratinjau_window != NULL)
    {
      gtk_window_present (self->pratinjau_window);
      return;
    }

  g_object_get (self->session, "judul", &judul, NULL);
  title = g_strdup_printf (_("Preview: %s"), judul != NULL ? judul : _("KAK without a title"));

  adw_bin_set_child (self->pratinjau_place, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->pratinjau_place), FALSE);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "preview")),
      g_variant_new_boolean (FALSE));

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pratinjau));
  gtk_widget_set_vexpand (GTK_WIDGET (self->pratinjau), TRUE);

  self->pratinjau_window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (self->pratinjau_window, title);
  gtk_window_set_default_size (self->pratinjau_window, 760, 900);
  gtk_window_set_application (self->pratinjau_window,
                              GTK_APPLICATION (g_application_get_default ()));
  adw_window_set_content (ADW_WINDOW (self->pratinjau_window), box);
  g_signal_connect_swapped (self->pratinjau_window, "close-request",
                            G_CALLBACK (preview_window_closed_cb), self);
  gtk_window_present (self->pratinjau_window);
}

static void
jump_cb (PrkKakPage *self,
         const char *path)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "check",
                                      g_variant_new_boolean (TRUE));
  _prk_kak_page_focus_path (self, path, -1, -1);
}

static void
submitted_cb (PrkKakPage *self)
{
  _prk_kak_page_toast (self, _("Submitted. The form is read-only until the KAK is returned."));
}

static void
submit_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkKakPage *self = user_data;
  GtkWindow *dialog = prk_kak_ajukan_dialog_new (get_window (self), self->session);

  g_signal_connect_object (dialog, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "submitted", G_CALLBACK (submitted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
return_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkKakPage *self = user_data;

  gtk_window_present (prk_kak_kembali_new (get_window (self), self->session));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkKakPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = prk_kak_ekspor_finish (result, &error);
  g_autofree char *text = NULL;

  if (path != NULL)
    text = g_strdup_printf (_("Exported to %s"), path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup_printf (_("The paper was not written: %s"), error->message);

  if (text != NULL)
    _prk_kak_page_toast (self, text);
}

static void
export_to (PrkKakPage *self,
           gboolean    docx)
{
  prk_kak_session_settle (self->session);
  prk_kak_ekspor_async (get_window (self), self->session, docx, self->cancellable, exported_cb,
                        g_object_ref (self));
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  export_to (user_data, FALSE);
}

static void
export_docx_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  export_to (user_data, TRUE);
}

static void
perbaikan_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PrkKakPage *self = user_data;
  GtkWindow *window;

  prk_kak_session_settle (self->session);
  window = prk_perbaikan_window_new (get_window (self), self->session, NULL);
  g_signal_connect_object (window, "applied", G_CALLBACK (_prk_kak_page_toast), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkKakPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!prk_kak_cetak_finish (result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = g_strdup_printf (_("Not printed: %s"), error->message);

      _prk_kak_page_toast (self, text);
    }
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  PrkKakPage *self = user_data;

  prk_kak_session_settle (self->session);
  prk_kak_cetak_async (get_window (self), self->session, self->cancellable, printed_cb,
                       g_object_ref (self));
}

static void
receipt_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  PrkKakPage *self = user_data;
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();
  g_autofree char *judul = NULL;

  if (sinkron == NULL)
    return;
  prk_kak_session_settle (self->session);
  g_object_get (self->session, "judul", &judul, NULL);
  prk_sinkron_tanda_terima (GTK_WIDGET (self), sinkron, prk_kak_session_get_profil (self->session),
                            prk_record_get_id (prk_kak_session_get_record (self->session)), NULL, judul, "KAK");
}

static void
history_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  PrkKakPage *self = user_data;
  GtkWindow *window;

  prk_kak_session_settle (self->session);
  window = prk_riwayat_window_new (self->session);
  gtk_window_set_transient_for (window, get_window (self));
  gtk_window_present (window);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkKakPage *self = user_data;

  prk_kak_session_settle (self->session);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-kak", "s",
                              prk_record_get_id (prk_kak_session_get_record (self->session)));
}

static void
next_part_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PrkKakPage *self = user_data;

  if (prk_kak_side_get_choice (self->side) == PRK_KAK_SIDE_PARTS)
    prk_kak_form_walk (self->form, 1);
}

static void
previous_part_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PrkKakPage *self = user_data;

  if (prk_kak_side_get_choice (self->side) != PRK_KAK_SIDE_PARTS)
    prk_kak_form_walk (self->form, 0);
  else
    prk_kak_form_walk (self->form, -1);
}

static void
add_shortcut (GtkWidget           *widget,
              GtkPropagationPhase  phase,
              const char          *keys,
              const char          *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                                          gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, controller);
}

static void
add_shortcuts (PrkKakPage *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } anywhere[] = {
    { "<Control>z", "page.undo" },
    { "<Control><Shift>z|<Control>y", "page.redo" },
    { "<Control>h", "page.replace" },
    { "<Control>p", "page.print" },
    { "<Control><Shift>e", "page.export" },
    { "F7", "page.check" },
    { "F9", "page.preview" },
  };

  /* Over the fields' own undo: a step may lie in another field than the one with the cursor. */
  add_shortcut (GTK_WIDGET (self->form), GTK_PHASE_CAPTURE, "<Control>z", "page.undo");
  add_shortcut (GTK_WIDGET (self->form), GTK_PHASE_CAPTURE, "<Control><Shift>z|<Control>y",
                "page.redo");

  /* The header bar is the window's: with the focus there, keys do not come by the page. */
  for (guint i = 0; i < G_N_ELEMENTS (anywhere); i++)
    {
      add_shortcut (GTK_WIDGET (self), GTK_PHASE_BUBBLE, anywhere[i].keys, anywhere[i].action);
      add_shortcut (GTK_WIDGET (self->header), GTK_PHASE_BUBBLE, anywhere[i].keys,
                    anywhere[i].action);
    }
  add_shortcut (GTK_WIDGET (self), GTK_PHASE_CAPTURE, "<Alt>Page_Down", "page.next-part");
  add_shortcut (GTK_WIDGET (self), GTK_PHASE_CAPTURE, "<Alt>Page_Up", "page.previous-part");
}

void
_prk_kak_page_add_actions (PrkKakPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "find", .activate = find_cb },
    { .name = "replace", .activate = replace_cb },
    { .name = "check", .state = "false", .change_state = check_state_cb },
    { .name = "preview", .state = "true", .change_state = preview_state_cb },
    { .name = "preview-window", .activate = preview_window_cb },
    { .name = "submit", .activate = submit_cb },
    { .name = "return", .activate = return_cb },
    { .name = "export", .activate = export_cb },
    { .name = "export-docx", .activate = export_docx_cb },
    { .name = "perbaikan", .activate = perbaikan_cb },
    { .name = "print", .activate = print_cb },
    { .name = "receipt", .activate = receipt_cb },
    { .name = "history", .activate = history_cb },
    { .name = "copy", .activate = copy_cb },
    { .name = "next-part", .activate = next_part_cb },
    { .name = "previous-part", .activate = previous_part_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  add_shortcuts (self);
}

static void
set_enabled (PrkKakPage *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
_prk_kak_page_update_actions (PrkKakPage *self)
{
  gboolean is_locked = prk_kak_session_is_locked (self->session);
  const char *undo = prk_kak_session_get_undo_label (self->session);
  const char *redo = prk_kak_session_get_redo_label (self->session);
  g_autofree char *undo_text = g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo != NULL ? undo : "–");
  g_autofree char *redo_text
      = g_strdup_printf (_("Redo: %s (Ctrl+Shift+Z)"), redo != NULL ? redo : "–");

  set_enabled (self, "undo", undo != NULL && !is_locked);
  set_enabled (self, "redo", redo != NULL && !is_locked);
  set_enabled (self, "submit", !is_locked);
  set_enabled (self, "replace", !is_locked);
  set_enabled (self, "perbaikan", !is_locked);
  _prk_kak_page_set_tooltip (GTK_WIDGET (self->undo_button), undo_text);
  _prk_kak_page_set_tooltip (GTK_WIDGET (self->redo_button), redo_text);
}
