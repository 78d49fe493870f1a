/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-application.h"
#include "app/prk-page.h"
#include "app/prk-status.h"
#include "app/prk-when.h"
#include "app/sinkron/prk-sinkron-kata.h"
#include "domain/prk-terbilang.h"
#include "domain/prk-wilayah.h"

#include "prk-kak-page-private.h"

static void prk_kak_page_page_init (PrkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakPage, prk_kak_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, prk_kak_page_page_init))

/* What happens to the text, in the subtitle: the words change as rarely as honesty allows. */
static void
show_state (PrkKakPage *self)
{
  g_autofree char *status = NULL;
  g_autofree char *at = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *error = NULL;
  gint64 now_us
      = prk_clock_now_us (prk_store_get_clock (prk_kak_session_get_store (self->session)));
  gint64 saved_at_us;
  int state;

  g_object_get (self->session, "save-state", &state, "save-error", &error, "saved-at", &saved_at_us,
                "status", &status, NULL);
  switch (state)
    {
    case PRK_SAVED:
      at = prk_when_dup_short (saved_at_us, now_us);
      saved = saved_at_us > 0 ? g_strdup_printf (_("Saved %s"), at) : g_strdup (_("Saved"));
      break;
    case PRK_UNSAVED:
      saved = g_strdup (_("Not saved"));
      break;
    default:
      saved = g_strdup (_("Saving…"));
      break;
    }

  sent = prk_sinkron_kata_dup_catatan_penuh (
    prk_application_get_default_sinkron (),
    prk_record_get_id (prk_kak_session_get_record (self->session)), self->sync_status);
  subtitle = g_strjoin (" · ", prk_status_get_label (status), saved, *sent != '\0' ? sent : NULL,
                        NULL);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_label (self->save_message, error != NULL ? error : "");
  gtk_revealer_set_reveal_child (self->save_banner, state == PRK_UNSAVED && error != NULL);
}

static void
status_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PrkKakPage) self = user_data;
  g_autoptr(GError) error = NULL;
  PrkSyncStatus *status = prk_store_sync_get_status_finish (PRK_STORE (source), result, &error);

  self->is_asking_status = FALSE;
  if (status == NULL)
    return;
  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      prk_sync_status_free (status);
      return;
    }
  g_clear_pointer (&self->sync_status, prk_sync_status_free);
  self->sync_status = status;
  show_state (self);
}

static void
sinkron_changed_cb (PrkKakPage *self)
{
  show_state (self);
  if (self->is_asking_status)
    return;
  self->is_asking_status = TRUE;
  prk_store_sync_get_status_async (prk_kak_session_get_store (self->session),
                                   prk_record_get_id (prk_kak_session_get_record (self->session)),
                                   self->cancellable, status_read_cb, g_object_ref (self));
}

static void
show_title (PrkKakPage *self)
{
  g_autofree char *title = prk_page_dup_title (PRK_PAGE (self));

  adw_window_title_set_title (self->title, title);
  prk_page_emit_title_changed (PRK_PAGE (self));
}

static char *
dup_day (PrkRecord  *peristiwa,
         const char *path)
{
  const char *iso = prk_record_get_string (peristiwa, path);
  char *day = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;

  return day != NULL ? day : g_strdup ("–");
}

/* With whom the KAK is and the only way back, or why it came back. */
static char *
dup_lock_message (PrkKakPage *self,
                  PrkRecord  *last)
{
  const char *receiver = prk_record_get_string (last, "penyampaian/penerima");
  const char *note = prk_record_get_string (last, "catatan");
  g_autofree char *sent = dup_day (last, "penyampaian/tanggal");
  g_autofree char *returned = dup_day (last, "pengembalian/tanggal");

  if (prk_kak_session_is_locked (self->session))
    return g_strdup_printf (_("This KAK is with TKKSD (received by %s on %s) and takes no changes. "
                              "It can be edited again when TKKSD returns it."),
                            receiver != NULL ? receiver : "TKKSD", sent);

  return g_strdup_printf (_("Returned by TKKSD on %s: %s"), returned, note != NULL ? note : "–");
}

static void
show_lock (PrkKakPage *self)
{
  gboolean is_locked = prk_kak_session_is_locked (self->session);
  GPtrArray *peristiwa = prk_kak_session_get_peristiwa (self->session);
  PrkRecord *last = peristiwa->len > 0 ? g_ptr_array_index (peristiwa, peristiwa->len - 1) : NULL;
  g_autofree char *text = last != NULL ? dup_lock_message (self, last) : NULL;

  gtk_label_set_label (self->lock_message, text != NULL ? text : "");
  gtk_image_set_from_icon_name (self->lock_icon, is_locked ? "changes-prevent-symbolic"
                                                           : "mail-reply-sender-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->return_button), is_locked);
  gtk_revealer_set_reveal_child (self->lock_banner, text != NULL);
  _prk_kak_page_update_actions (self);
  show_state (self);
}

static void
checked_cb (PrkKakPage *self)
{
  guint n_hard = prk_kak_check_get_n_hard (self->check);
  guint n_soft = prk_kak_check_get_n_soft (self->check);
  g_autofree char *label = NULL;
  g_autofree char *tooltip = NULL;

  if (n_hard + n_soft > 0)
    label = g_strdup_printf (_("Check %u"), n_hard + n_soft);
  else
    label = g_strdup (_("Check ✓"));
  tooltip = g_strdup_printf (_("%u to mend, %u to look at (F7)"), n_hard, n_soft);
  prk_kak_form_show_temuan (self->form, prk_kak_check_get_temuan (self->check));
  gtk_button_set_label (self->check_button, label);
  _prk_kak_page_set_tooltip (GTK_WIDGET (self->check_button), tooltip);
}

static void
count_cb (PrkKakPage *self)
{
  prk_kak_side_show_count (self->side, PRK_KAK_SIDE_ATTACHMENTS,
                           prk_lampiran_page_get_count (self->lampiran));
}

static void
choice_cb (PrkKakPage *self)
{
  GtkWidget *const children[PRK_KAK_SIDE_N] = {
    [PRK_KAK_SIDE_PARTS] = GTK_WIDGET (self->form),
    [PRK_KAK_SIDE_ATTACHMENTS] = GTK_WIDGET (self->lampiran),
    [PRK_KAK_SIDE_NOTES] = GTK_WIDGET (self->catatan),
  };

  gtk_stack_set_visible_child (self->middle, children[prk_kak_side_get_choice (self->side)]);
}

static void
notes_changed_cb (PrkKakPage *self)
{
  guint n_notes = prk_catatan_daftar_get (self->daftar)->len;

  if (n_notes == 0 && prk_kak_side_get_choice (self->side) == PRK_KAK_SIDE_NOTES)
    prk_kak_side_set_choice (self->side, PRK_KAK_SIDE_PARTS);
  prk_kak_side_show_notes (self->side, n_notes,
                           prk_catatan_daftar_count_terbuka (self->daftar));
}

static void
note_jump_cb (PrkKakPage *self,
              PrkRecord  *catatan)
{
  const char *path = prk_catatan_get_path (catatan);
  int paragraf = prk_catatan_get_paragraf (catatan);

  if (path == NULL)
    return;

  prk_kak_side_set_choice (self->side, PRK_KAK_SIDE_PARTS);
  if (paragraf >= 0)
    prk_kak_form_go_to (self->form, path, paragraf);
  else
    _prk_kak_page_focus_path (self, path, -1, -1);
}

static void
add_notes (PrkKakPage *self)
{
  PrkRecord *record = prk_kak_session_get_record (self->session);
  const PrkIdentitas *identitas = prk_application_get_identitas (
    PRK_APPLICATION (g_application_get_default ()));

  self->daftar = prk_catatan_daftar_new (prk_kak_session_get_store (self->session),
                                         prk_kak_session_get_profil (self->session),
                                         prk_record_get_id (record),
                                         identitas != NULL ? identitas->nama : NULL);
  prk_catatan_daftar_set_kak (self->daftar, record);
  prk_catatan_panel_set_daftar (self->catatan, self->daftar);
  prk_kak_form_set_catatan (self->form, self->daftar);
  g_signal_connect_object (self->daftar, "changed", G_CALLBACK (notes_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
_prk_kak_page_focus_path (PrkKakPage *self,
                          const char *path,
                          int         start,
                          int         end)
{
  gboolean is_attachment = g_str_has_prefix (path, "lampiran/");

  prk_kak_side_set_choice (self->side,
                           is_attachment ? PRK_KAK_SIDE_ATTACHMENTS : PRK_KAK_SIDE_PARTS);
  if (is_attachment)
    prk_lampiran_page_focus_path (self->lampiran, path);
  else
    prk_kak_form_focus_path (self->form, path, start, end);
}

static void
stepped_cb (PrkKakPage *self,
            const char *path,
            const char *label,
            gboolean    is_undo)
{
  _prk_kak_page_focus_path (self, path, -1, -1);
}

static void
focus_path_cb (PrkKakPage *self)
{
  const char *path = prk_kak_form_get_focus_path (self->form);

  if (path == NULL)
    prk_kak_pratinjau_mark (self->pratinjau, prk_kak_form_get_part (self->form), -1);
  else
    prk_kak_pratinjau_mark (self->pratinjau, path, prk_kak_form_get_focus_paragraf (self->form));
}

static void
jump_cb (PrkKakPage *self,
         const char *path)
{
  _prk_kak_page_focus_path (self, path, -1, -1);
}

static void
paper_jump_cb (PrkKakPage *self,
               const char *path,
               guint       paragraf)
{
  prk_kak_form_go_to (self->form, path, paragraf);
}

static void
find_jump_cb (PrkKakPage *self,
              const char *path,
              int         start,
              int         end)
{
  _prk_kak_page_focus_path (self, path, start, end);
  prk_kak_find_bar_grab_focus (self->find_bar);
}

static void
periksa_close_cb (PrkKakPage *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "check",
                                      g_variant_new_boolean (FALSE));
}

static AdwHeaderBar *
prk_kak_page_get_header (PrkPage *page)
{
  return PRK_KAK_PAGE (page)->header;
}

static GActionGroup *
prk_kak_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_KAK_PAGE (page)->actions);
}

static char *
prk_kak_page_dup_title (PrkPage *page)
{
  g_autofree char *title = NULL;

  g_object_get (PRK_KAK_PAGE (page)->session, "judul", &title, NULL);

  return title != NULL && *title != '\0' ? g_steal_pointer (&title)
                                         : g_strdup (_("KAK without a title"));
}

static void
prk_kak_page_leave (PrkPage *page)
{
  prk_kak_session_settle (PRK_KAK_PAGE (page)->session);
}

static void
prk_kak_page_find (PrkPage *page)
{
  PrkKakPage *self = PRK_KAK_PAGE (page);

  if (!prk_kak_pratinjau_find (self->pratinjau))
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "find", NULL);
}

static void
prk_kak_page_page_init (PrkPageInterface *iface)
{
  iface->get_header = prk_kak_page_get_header;
  iface->get_actions = prk_kak_page_get_actions;
  iface->dup_title = prk_kak_page_dup_title;
  iface->leave = prk_kak_page_leave;
  iface->find = prk_kak_page_find;
}

/* A page that comes to the front takes the focus, so that its keys work at once. */
static gboolean
focus_form_cb (gpointer user_data)
{
  PrkKakPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->focus_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self))
      && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    {
      if (prk_kak_side_get_choice (self->side) != PRK_KAK_SIDE_PARTS)
        gtk_widget_child_focus (gtk_stack_get_visible_child (self->middle), GTK_DIR_TAB_FORWARD);
      else
        prk_kak_form_grab_focus (self->form);
    }

  return G_SOURCE_REMOVE;
}

static void
prk_kak_page_map (GtkWidget *widget)
{
  PrkKakPage *self = PRK_KAK_PAGE (widget);

  GTK_WIDGET_CLASS (prk_kak_page_parent_class)->map (widget);
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_form_cb, self);
}

static void
prk_kak_page_dispose (GObject *object)
{
  PrkKakPage *self = PRK_KAK_PAGE (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->pratinjau_window != NULL)
    gtk_window_destroy (self->pratinjau_window);
  g_clear_object (&self->pratinjau);
  /* The child is bound, too; an AdwBin would hold on to what the template lets go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_KAK_PAGE);
  g_clear_object (&self->header);
  g_clear_object (&self->actions);
  g_clear_object (&self->check);
  g_clear_object (&self->daftar);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sync_status, prk_sync_status_free);

  G_OBJECT_CLASS (prk_kak_page_parent_class)->dispose (object);
}

static void
prk_kak_page_class_init (PrkKakPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_kak_page_dispose;
  widget_class->map = prk_kak_page_map;

  g_type_ensure (PRK_TYPE_CATATAN_PANEL);
  g_type_ensure (PRK_TYPE_KAK_FIND_BAR);
  g_type_ensure (PRK_TYPE_KAK_FORM);
  g_type_ensure (PRK_TYPE_KAK_PERIKSA_PANEL);
  g_type_ensure (PRK_TYPE_KAK_SIDE);
  g_type_ensure (PRK_TYPE_LAMPIRAN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/kak/prk-kak-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, title);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, check_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, submit_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, save_banner);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, save_message);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, lock_icon);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, lock_message);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, return_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, side);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, upright);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, middle);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, form);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, lampiran);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, catatan);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, periksa);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, across);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPage, pratinjau_place);
  gtk_widget_class_bind_template_callback (widget_class, _prk_kak_page_toast);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_path_cb);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, periksa_close_cb);
}

static void
prk_kak_page_init (PrkKakPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref_sink (self->header);
}

static void
add_pratinjau (PrkKakPage *self)
{
  self->pratinjau = PRK_KAK_PRATINJAU (g_object_ref_sink (prk_kak_pratinjau_new (self->session)));
  g_signal_connect_object (self->pratinjau, "jump", G_CALLBACK (paper_jump_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->pratinjau_place, GTK_WIDGET (self->pratinjau));
}

static void
watch_session (PrkKakPage *self)
{
  static const char *const state_properties[]
      = { "notify::save-state", "notify::save-error", "notify::saved-at" };
  static const char *const undo_properties[] = { "notify::can-undo", "notify::can-redo" };
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();

  if (sinkron != NULL)
    {
      g_signal_connect_object (sinkron, "changed", G_CALLBACK (sinkron_changed_cb), self,
                               G_CONNECT_SWAPPED);
      sinkron_changed_cb (self);
    }

  for (guint i = 0; i < G_N_ELEMENTS (state_properties); i++)
    g_signal_connect_object (self->session, state_properties[i], G_CALLBACK (show_state), self,
                             G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (undo_properties); i++)
    g_signal_connect_object (self->session, undo_properties[i],
                             G_CALLBACK (_prk_kak_page_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::status", G_CALLBACK (show_lock), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::judul", G_CALLBACK (show_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "stepped", G_CALLBACK (stepped_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
prk_kak_page_new (PrkKakSession *session)
{
  PrkKakPage *self = g_object_new (PRK_TYPE_KAK_PAGE, NULL);

  self->session = g_object_ref (session);
  self->check = prk_kak_check_new (session);
  _prk_kak_page_add_actions (self);
  add_pratinjau (self);
  prk_kak_form_set_session (self->form, session);
  prk_kak_side_set_up (self->side, prk_kak_session_get_profil (session), self->form, self->check);
  prk_lampiran_page_set_session (self->lampiran, session);
  add_notes (self);
  prk_kak_periksa_panel_set_up (self->periksa, session, self->check);
  prk_kak_find_bar_set_session (self->find_bar, session);
  g_signal_connect_object (self->check, "checked", G_CALLBACK (checked_cb), self,
                           G_CONNECT_SWAPPED);
  watch_session (self);
  show_title (self);
  show_lock (self);
  prk_wilayah_prepare ();

  if (prk_kak_session_get_n_recovered (session) > 0)
    _prk_kak_page_toast (self,
                         _("What you were typing before Prakarsa ended has been brought back"));

  return GTK_WIDGET (self);
}

PrkKakSession *
prk_kak_page_get_session (PrkKakPage *self)
{
  g_return_val_if_fail (PRK_IS_KAK_PAGE (self), NULL);

  return self->session;
}
