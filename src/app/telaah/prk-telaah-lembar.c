/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet is a record like a KAK, so an open sheet is a PrkKakSession of a profile that knows the
 * schema of sheets: drafts, undo, saving and conflicts come with it. Beside it stands the KAK as it
 * was submitted in the versi that the sheet is bound to, never a newer one.
 *
 * While no text has the cursor, 1–4 judge the criterion at hand, J and N go to the next and the one
 * before, K quotes the plan, C pins a note to the KAK. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "prk-telaah-kak.h"
#include "prk-telaah-lembar-private.h"

#define CHECK_DELAY_MS 200
#define N_WORDS 8 /* of the KAK that pages of plans are looked for by */

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void page_iface_init (PrkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkTelaahLembar, prk_telaah_lembar, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

gboolean
_prk_telaah_lembar_is_done (PrkTelaahLembar *self)
{
  return prk_record_get_bool (prk_kak_session_get_record (self->session), "selesai");
}

PrkRecord *
_prk_telaah_lembar_find_before (PrkTelaahLembar *self)
{
  PrkRecord *sheet = prk_kak_session_get_record (self->session);
  gint64 nomor = prk_record_get_int (sheet, "versi_nomor", 1);
  PrkRecord *before = NULL;

  for (guint i = 0; i < self->telaahan->versi->len; i++)
    {
      PrkRecord *versi = g_ptr_array_index (self->telaahan->versi, i);
      gint64 one = prk_record_get_int (versi, "nomor", 0);

      if (one < nomor && (before == NULL || one > prk_record_get_int (before, "nomor", 0)))
        before = versi;
    }

  return before;
}

/* What stands above, what may be done */

static const char *
get_saved_word (PrkTelaahLembar *self)
{
  PrkSaveState state;

  g_object_get (self->session, "save-state", &state, NULL);
  switch (state)
    {
    case PRK_SAVED:
      return _("saved");
    case PRK_UNSAVED:
      return _("not saved");
    case PRK_TYPING:
    case PRK_SAVING:
    default:
      return _("saving…");
    }
}

static void
update_title (PrkTelaahLembar *self)
{
  PrkRecord *sheet = prk_kak_session_get_record (self->session);
  const char *judul = prk_record_get_string (self->judged, "judul");
  g_autofree char *title
    = g_strdup_printf (_("KAK version %d · %s"),
                       (int) prk_record_get_int (sheet, "versi_nomor", 1),
                       judul != NULL ? judul : _("Untitled"));
  g_autofree char *subtitle = g_strdup_printf (_("%u of 5 criteria · %s"),
                                               prk_telaah_count_dinilai (sheet),
                                               get_saved_word (self));

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_button_set_label (self->done_button,
                        _prk_telaah_lembar_is_done (self) ? _("Open Again") : _("Done"));
}

static gboolean
is_given (PrkTelaahLembar *self)
{
  return strcmp (self->telaahan->status, "ditelaah") != 0
         && strcmp (self->telaahan->status, "diajukan") != 0;
}

/* The most telling of what a person should know about this sheet. */
static void
update_banner (PrkTelaahLembar *self)
{
  PrkRecord *sheet = prk_kak_session_get_record (self->session);
  g_autofree char *save_error = NULL;
  const char *text = NULL;
  const char *action = NULL;
  const char *label = NULL;

  g_object_get (self->session, "save-error", &save_error, NULL);
  if (save_error != NULL)
    {
      text = save_error;
    }
  else if (prk_telaahan_is_usang (self->telaahan, sheet))
    {
      text = _("This sheet judges an older version: a newer one was submitted since.");
      action = "page.show-changes";
      label = _("What Changed");
    }
  else if (is_given (self))
    {
      text = _("The result of this review was given back; the sheet stays as it is.");
    }
  else if (_prk_telaah_lembar_is_done (self))
    {
      text = _("You marked this sheet as done. Open it again to change it.");
      action = "page.toggle-done";
      label = _("Open Again");
    }
  else if (_prk_telaah_lembar_find_before (self) != NULL && prk_telaah_count_dinilai (sheet) == 0)
    {
      text = _("An earlier version of this KAK was reviewed; see what changed since.");
      action = "page.show-changes";
      label = _("What Changed");
    }

  if (text != NULL)
    gtk_label_set_label (self->banner_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->banner_button), action != NULL);
  if (action != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner_button), action);
      gtk_button_set_label (self->banner_button, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->banner), text != NULL);
}

static void
update_undo (PrkTelaahLembar *self)
{
  _prk_telaah_lembar_set_enabled (self, "undo",
                                  prk_kak_session_get_undo_label (self->session) != NULL);
  _prk_telaah_lembar_set_enabled (self, "redo",
                                  prk_kak_session_get_redo_label (self->session) != NULL);
}

static void
update_state (PrkTelaahLembar *self)
{
  gboolean is_locked = _prk_telaah_lembar_is_done (self) || is_given (self);

  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    prk_telaah_kriteria_set_locked (self->card[k], is_locked);
  update_undo (self);
  _prk_telaah_lembar_set_enabled (self, "toggle-done", !is_given (self));
  update_title (self);
  update_banner (self);
}

static void
check (PrkTelaahLembar *self)
{
  g_autoptr(GPtrArray) findings
    = prk_telaah_periksa (prk_kak_session_get_record (self->session), self->judged);

  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    prk_telaah_kriteria_show_temuan (self->card[k], findings);
}

static gboolean
check_cb (gpointer user_data)
{
  PrkTelaahLembar *self = user_data;

  self->check_id = 0;
  check (self);

  return G_SOURCE_REMOVE;
}

/* Evidence */

static void
propose (PrkTelaahLembar *self)
{
  g_auto(GStrv) words = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->rencana)))
    return;

  words = prk_telaah_list_kata (self->judged, self->current, N_WORDS);
  prk_telaah_rencana_usulkan (self->rencana, (const char *const *) words);
}

static void
documents_changed_cb (PrkTelaahRencana *rencana,
                      PrkTelaahLembar  *self)
{
  GPtrArray *documents = prk_telaah_rencana_get_dokumen (rencana);
  g_autoptr(GArray) here = g_array_new (FALSE, FALSE, sizeof (PrkBuktiDokumen));
  gboolean was_hidden = !gtk_widget_get_visible (GTK_WIDGET (self->rencana_bin));

  for (guint i = 0; i < documents->len; i++)
    {
      const PrkPustakaDokumen *one = g_ptr_array_index (documents, i);
      PrkBuktiDokumen dokumen = { one->hash, one->judul };

      g_array_append_val (here, dokumen);
    }
  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    prk_telaah_kriteria_set_dokumen (self->card[k], (const PrkBuktiDokumen *) here->data,
                                     here->len);
  gtk_widget_set_visible (GTK_WIDGET (self->rencana_bin), documents->len > 0);
  if (was_hidden && documents->len > 0)
    propose (self);
}

static void
quoted_cb (PrkTelaahRencana *rencana,
           JsonNode         *kutipan,
           PrkTelaahLembar  *self)
{
  g_autofree char *table = prk_telaah_dup_path (self->current, "bukti");
  g_autofree char *row = prk_kak_session_new_row_id (self->session);
  g_autofree char *path = g_strdup_printf ("%s/%s/kutipan", table, row);
  g_autoptr(PrkEdit) edit = NULL;

  if (_prk_telaah_lembar_is_done (self) || is_given (self))
    return;

  edit = prk_kak_session_begin (self->session);
  prk_edit_append_row (edit, table, row);
  prk_edit_set_node (edit, path, kutipan);
  prk_kak_session_apply (self->session, edit, _("Quotation"));
}

static void
evidence_activated_cb (PrkTelaahKriteria *card,
                       const char        *path,
                       PrkTelaahLembar   *self)
{
  JsonNode *kutipan = prk_record_get_value (prk_kak_session_get_record (self->session), path);

  if (kutipan != NULL)
    prk_telaah_rencana_show (self->rencana, kutipan);
}

/* Walking */

static void
open_card (PrkTelaahLembar *self,
           guint            k)
{
  self->current = k;
  for (guint i = 0; i < PRK_TELAAH_N_KRITERIA; i++)
    prk_telaah_kriteria_set_open (self->card[i], i == k);
  prk_telaah_kak_mark (PRK_TELAAH_KAK (adw_bin_get_child (self->kak_bin)), k);
  propose (self);
}

static void
go_to_card (PrkTelaahLembar *self,
            guint            k)
{
  open_card (self, k);
  prk_telaah_kriteria_focus (self->card[k]);
}

static void
card_activated_cb (PrkTelaahKriteria *card,
                   PrkTelaahLembar   *self)
{
  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    if (self->card[k] == card)
      open_card (self, k);
}

static gboolean
is_typing (PrkTelaahLembar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && (GTK_IS_TEXT (focus)
             || (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))));
}

/* Texts take their own keys before these come here. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                PrkTelaahLembar       *self)
{
  if (self->session == NULL || is_typing (self)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_4)
    prk_telaah_kriteria_set_nilai (self->card[self->current], keyval - GDK_KEY_1);
  else if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_4)
    prk_telaah_kriteria_set_nilai (self->card[self->current], keyval - GDK_KEY_KP_1);
  else if ((keyval == GDK_KEY_j || keyval == GDK_KEY_J)
           && self->current + 1 < PRK_TELAAH_N_KRITERIA)
    go_to_card (self, self->current + 1);
  else if ((keyval == GDK_KEY_n || keyval == GDK_KEY_N) && self->current > 0)
    go_to_card (self, self->current - 1);
  else if (keyval == GDK_KEY_c || keyval == GDK_KEY_C)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "write-note", NULL);
  else if ((keyval == GDK_KEY_k || keyval == GDK_KEY_K) && self->rencana != NULL)
    return prk_telaah_rencana_quote (self->rencana);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* Session */

static void
changed_cb (PrkKakSession   *session,
            const char      *path,
            PrkTelaahLembar *self)
{
  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    prk_telaah_kriteria_update (self->card[k], path);
  if (path == NULL || strcmp (path, "selesai") == 0)
    update_state (self);
  else
    {
      update_title (self);
      update_banner (self);
    }
  if (self->check_id == 0)
    self->check_id = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
}

static void
notified_cb (PrkKakSession   *session,
             GParamSpec      *pspec,
             PrkTelaahLembar *self)
{
  update_undo (self);
  update_title (self);
  update_banner (self);
}

/* A text that cannot be edited swallows letters all the same, so it is asked after the keys. */
static void
add_keys (PrkTelaahLembar    *self,
          GtkWidget          *widget,
          GtkPropagationPhase phase)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
}

static void
fail (PrkTelaahLembar *self,
      GError          *error)
{
  adw_status_page_set_title (self->message, _("The Review Cannot Be Opened"));
  adw_status_page_set_description (self->message, error->message);
  gtk_stack_set_visible_child_name (self->stack, "pesan");
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

/* The KAK of the versi that the sheet is bound to, with the notes on it. */
static void
add_kak (PrkTelaahLembar *self)
{
  PrkRecord *sheet = prk_kak_session_get_record (self->session);
  GtkWidget *kak;

  self->catatan = prk_catatan_daftar_new (self->store, self->profil, self->kak,
                                          self->identitas != NULL ? self->identitas->nama : NULL);
  kak = prk_telaah_kak_new (self->store, self->profil, self->judged);
  prk_telaah_kak_set_catatan (PRK_TELAAH_KAK (kak), self->catatan,
                              prk_record_get_string (sheet, "versi"));
  adw_bin_set_child (self->kak_bin, kak);
}

static void
build (PrkTelaahLembar *self)
{
  PrkRecord *sheet = prk_kak_session_get_record (self->session);
  PrkRecord *versi
    = prk_telaahan_find_versi (self->telaahan, prk_record_get_string (sheet, "versi"));

  if (versi != NULL)
    self->judged = prk_telaahan_new_kak (self->telaahan, versi);
  if (self->judged == NULL)
    self->judged = prk_record_ref (self->telaahan->kak);

  add_kak (self);
  self->pustaka = g_object_ref (
    prk_application_get_pustaka (PRK_APPLICATION (g_application_get_default ())));
  self->rencana = PRK_TELAAH_RENCANA (prk_telaah_rencana_new (self->pustaka));
  adw_bin_set_child (self->rencana_bin, GTK_WIDGET (self->rencana));
  add_keys (self, GTK_WIDGET (self->rencana), GTK_PHASE_CAPTURE);
  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    {
      GtkWidget *card = prk_telaah_kriteria_new (self->session, self->judged, k);

      self->card[k] = PRK_TELAAH_KRITERIA (card);
      gtk_widget_add_css_class (card, "card");
      g_signal_connect_object (card, "activated", G_CALLBACK (card_activated_cb), self, 0);
      g_signal_connect_object (card, "evidence-activated", G_CALLBACK (evidence_activated_cb),
                               self, 0);
      gtk_box_append (self->cards, card);
    }

  g_signal_connect_object (self->rencana, "documents-changed", G_CALLBACK (documents_changed_cb),
                           self, 0);
  g_signal_connect_object (self->rencana, "quoted", G_CALLBACK (quoted_cb), self, 0);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->session, "notify::save-state", G_CALLBACK (notified_cb), self, 0);
  g_signal_connect_object (self->session, "notify::save-error", G_CALLBACK (notified_cb), self, 0);
  g_signal_connect_object (self->session, "notify::can-undo", G_CALLBACK (notified_cb), self, 0);
  _prk_telaah_lembar_set_enabled (self, "export", TRUE);
  _prk_telaah_lembar_set_enabled (self, "show-changes", TRUE);
  _prk_telaah_lembar_set_enabled (self, "write-note", TRUE);
  update_state (self);
  check (self);
  gtk_stack_set_visible_child_name (self->stack, "isi");
  go_to_card (self, 0);
  prk_page_emit_title_changed (PRK_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkTelaahLembar) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKakSession) session = prk_kak_session_open_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (session == NULL)
    {
      fail (self, error);
      return;
    }
  self->session = g_steal_pointer (&session);
  build (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkTelaahLembar) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTelaahan) telaahan = prk_telaahan_load_finish (result, &error);
  g_autoptr(PrkProfil) profil = NULL;
  PrkRecord *sheet;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (telaahan == NULL)
    {
      fail (self, error);
      return;
    }

  self->telaahan = g_steal_pointer (&telaahan);
  sheet = prk_telaahan_find_sendiri (self->telaahan, prk_store_get_device (self->store),
                                     self->identitas);
  if (sheet == NULL)
    {
      g_set_error_literal (&error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND,
                           _("the sheet is not there any more"));
      fail (self, error);
      return;
    }
  profil = prk_profil_new_for (self->profil, "telaah");
  prk_kak_session_open_async (self->store, profil, prk_record_get_id (sheet), self->cancellable,
                              opened_cb, g_object_ref (self));
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkTelaahLembar) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_telaah_baru_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (id == NULL)
    fail (self, error);
  else
    prk_telaahan_load_async (self->store, self->kak, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

/* A newer versi, or the result, may come while the sheet is open. */
static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkTelaahLembar) self = user_data;
  g_autoptr(PrkTelaahan) telaahan = prk_telaahan_load_finish (result, NULL);

  if (telaahan == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_pointer (&self->telaahan, prk_telaahan_unref);
  self->telaahan = g_steal_pointer (&telaahan);
  update_state (self);
}

static void
record_changed_cb (PrkStore        *store,
                   const char      *id,
                   const char      *type,
                   PrkTelaahLembar *self)
{
  if (self->session != NULL && (strcmp (id, self->kak) == 0 || strcmp (type, "versi") == 0))
    prk_telaahan_load_async (self->store, self->kak, self->cancellable, reloaded_cb,
                             g_object_ref (self));
}

/* Page */

static AdwHeaderBar *
prk_telaah_lembar_get_header (PrkPage *page)
{
  return PRK_TELAAH_LEMBAR (page)->header;
}

static GActionGroup *
prk_telaah_lembar_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_TELAAH_LEMBAR (page)->actions);
}

static char *
prk_telaah_lembar_dup_title (PrkPage *page)
{
  return g_strdup (_("Review"));
}

static void
prk_telaah_lembar_leave (PrkPage *page)
{
  PrkTelaahLembar *self = PRK_TELAAH_LEMBAR (page);

  if (self->session != NULL)
    prk_kak_session_settle (self->session);
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_telaah_lembar_get_header;
  iface->get_actions = prk_telaah_lembar_get_actions;
  iface->dup_title = prk_telaah_lembar_dup_title;
  iface->leave = prk_telaah_lembar_leave;
}

static void
prk_telaah_lembar_dispose (GObject *object)
{
  PrkTelaahLembar *self = PRK_TELAAH_LEMBAR (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->catatan);
  g_clear_object (&self->actions);
  g_clear_object (&self->pustaka);
  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_TELAAH_LEMBAR);

  G_OBJECT_CLASS (prk_telaah_lembar_parent_class)->dispose (object);
}

static void
prk_telaah_lembar_finalize (GObject *object)
{
  PrkTelaahLembar *self = PRK_TELAAH_LEMBAR (object);

  g_clear_pointer (&self->telaahan, prk_telaahan_unref);
  g_clear_pointer (&self->judged, prk_record_unref);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->identitas, prk_identitas_free);
  g_clear_object (&self->cancellable);
  g_free (self->kak);

  G_OBJECT_CLASS (prk_telaah_lembar_parent_class)->finalize (object);
}

static void
prk_telaah_lembar_class_init (PrkTelaahLembarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_telaah_lembar_dispose;
  object_class->finalize = prk_telaah_lembar_finalize;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/telaah/prk-telaah-lembar.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, header);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, title);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, done_button);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, recap_button);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, message);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, banner);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, banner_label);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, banner_button);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, paned);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, kak_bin);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, rencana_bin);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, scroller);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahLembar, cards);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "page.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.redo", NULL);
}

static void
prk_telaah_lembar_init (PrkTelaahLembar *self)
{
  self->cancellable = g_cancellable_new ();
  _prk_telaah_lembar_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self, GTK_WIDGET (self), GTK_PHASE_BUBBLE);
}

/**
 * prk_telaah_lembar_new:
 * @store: an open store
 * @profil: the daerah
 * @identitas: (nullable): who sits here
 * @kak: id of a KAK that was submitted
 *
 * Opens a sheet, or begins one.
 *
 * Returns: (transfer floating): a #PrkPage
 */
GtkWidget *
prk_telaah_lembar_new (PrkStore           *store,
                       PrkProfil          *profil,
                       const PrkIdentitas *identitas,
                       const char         *kak)
{
  PrkTelaahLembar *self;
  g_autofree char *recap = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);
  g_return_val_if_fail (profil != NULL && kak != NULL, NULL);

  self = g_object_new (PRK_TYPE_TELAAH_LEMBAR, NULL);
  self->store = g_object_ref (store);
  self->profil = prk_profil_ref (profil);
  self->identitas = identitas != NULL ? prk_identitas_copy (identitas) : NULL;
  self->kak = g_strdup (kak);
  recap = g_strconcat ("rekap/", kak, NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->recap_button), "s", recap);
  g_signal_connect_object (store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  prk_telaah_baru_async (store, kak, self->identitas, self->cancellable, begun_cb,
                         g_object_ref (self));

  return GTK_WIDGET (self);
}

const char *
prk_telaah_lembar_get_kak (PrkTelaahLembar *self)
{
  g_return_val_if_fail (PRK_IS_TELAAH_LEMBAR (self), NULL);

  return self->kak;
}

PrkKakSession *
prk_telaah_lembar_get_session (PrkTelaahLembar *self)
{
  g_return_val_if_fail (PRK_IS_TELAAH_LEMBAR (self), NULL);

  return self->session;
}
