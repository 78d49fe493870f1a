/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "kak/prk-kak-ekspor.h"
#include "kak/prk-kak-section.h"

#include "prk-layar-rapat.h"
#include "prk-rekap-matrix.h"
#include "prk-rekap-page.h"
#include "prk-rekap-sampaikan.h"
#include "prk-telaah-cetak.h"

#define RELOAD_DELAY_MS 250

struct _PrkRekapPage
{
  AdwBin              parent_instance;

  AdwHeaderBar       *header;
  AdwWindowTitle     *title;
  GtkStack           *stack;
  AdwStatusPage      *message;
  GtkGrid            *matrix;
  GtkBox             *evidence;
  GtkBox             *meeting;
  GtkWidget          *begin_button;
  GSimpleActionGroup *actions;

  PrkStore           *store;
  PrkProfil          *profil;   /* of the KAK */
  PrkProfil          *own;      /* of the meeting's record */
  PrkIdentitas       *identitas;
  char               *kak;
  PrkTelaahan        *telaahan; /* NULL until loaded */
  PrkKakSession      *session;  /* (nullable) of the meeting's record */
  GPtrArray          *sections; /* (element-type PrkKakSection) */
  GCancellable       *cancellable;
  guint               reload_id;
  gboolean            is_opening;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void page_iface_init (PrkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkRekapPage, prk_rekap_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static GtkWindow *
get_window (PrkRekapPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
set_enabled (PrkRekapPage *self,
             const char   *name,
             gboolean      is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static PrkRekapTelaah *
new_rekap (PrkRekapPage *self)
{
  PrkRecord *versi = prk_telaahan_get_versi (self->telaahan);

  return prk_rekap_telaah_new (self->telaahan->telaah,
                               versi != NULL ? prk_record_get_id (versi) : NULL);
}

static gboolean
is_open (PrkRekapPage *self)
{
  return strcmp (self->telaahan->status, "ditelaah") == 0;
}

/* The meeting's record */

static void
update_actions (PrkRekapPage *self)
{
  set_enabled (self, "begin", self->session == NULL && is_open (self) && !self->is_opening);
  set_enabled (self, "give", self->session != NULL && is_open (self));
  set_enabled (self, "export", TRUE);
  set_enabled (self, "show-meeting", TRUE);
  set_enabled (self, "undo",
               self->session != NULL && prk_kak_session_get_undo_label (self->session) != NULL);
  gtk_widget_set_visible (self->begin_button, self->session == NULL && is_open (self));
  for (guint i = 0; i < self->sections->len; i++)
    prk_kak_section_set_locked (g_ptr_array_index (self->sections, i), !is_open (self));
}

static void
changed_cb (PrkKakSession *session,
            const char    *path,
            PrkRekapPage  *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    prk_kak_section_update (g_ptr_array_index (self->sections, i), path);
}

static void
notified_cb (PrkKakSession *session,
             GParamSpec    *pspec,
             PrkRekapPage  *self)
{
  update_actions (self);
}

static void
session_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PrkRekapPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKakSession) session = prk_kak_session_open_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->is_opening = FALSE;
  if (session == NULL)
    {
      g_warning ("Opening the record of a meeting: %s", error->message);
      return;
    }

  self->session = g_steal_pointer (&session);
  for (guint i = 0; i < prk_profil_get_n_bagian (self->own); i++)
    {
      const PrkTataBagian *layout = prk_profil_get_bagian (self->own, i);
      GtkWidget *section;

      /* What it is bound to stands in the title and is nobody's to change. */
      if (strcmp (layout->id, "kak") == 0)
        continue;
      section = prk_kak_section_new (self->session, layout);
      g_ptr_array_add (self->sections, section);
      gtk_box_append (self->meeting, section);
    }
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->session, "notify::can-undo", G_CALLBACK (notified_cb), self, 0);
  update_actions (self);
}

static void
open_session (PrkRekapPage *self,
              const char   *id)
{
  self->is_opening = TRUE;
  prk_kak_session_open_async (self->store, self->own, id, self->cancellable, session_opened_cb,
                              g_object_ref (self));
}

/* A new versi begins a new meeting: what was decided on the one before is not shown with it, still less given. */
static void
leave_old_session (PrkRekapPage *self)
{
  PrkRecord *versi = prk_telaahan_get_versi (self->telaahan);
  GtkWidget *child;

  if (self->session == NULL || versi == NULL
      || g_strcmp0 (prk_record_get_string (prk_kak_session_get_record (self->session), "versi"),
                    prk_record_get_id (versi)) == 0)
    return;

  prk_kak_session_settle (self->session);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_ptr_array_set_size (self->sections, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->meeting))) != NULL)
    gtk_box_remove (self->meeting, child);
  g_clear_object (&self->session);
}

/* Everything */

static void
show (PrkRekapPage *self)
{
  g_autoptr(PrkRekapTelaah) rekap = new_rekap (self);
  PrkRecord *versi = prk_telaahan_get_versi (self->telaahan);
  const char *judul = prk_record_get_string (self->telaahan->kak, "judul");
  g_autofree char *title
    = g_strdup_printf (_("KAK version %d · %s"),
                       versi != NULL ? (int) prk_record_get_int (versi, "nomor", 1) : 0,
                       judul != NULL ? judul : _("Untitled"));

  leave_old_session (self);
  adw_window_title_set_subtitle (self->title, title);
  prk_rekap_matrix_fill (self->matrix, rekap);
  prk_rekap_evidence_fill (self->evidence, rekap);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence),
                          gtk_widget_get_first_child (GTK_WIDGET (self->evidence)) != NULL);
  if (self->session == NULL && !self->is_opening && self->telaahan->rekap != NULL)
    open_session (self, prk_record_get_id (self->telaahan->rekap));
  update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "isi");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkRekapPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTelaahan) telaahan = prk_telaahan_load_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (telaahan == NULL)
    {
      adw_status_page_set_title (self->message, _("The Recapitulation Cannot Be Opened"));
      adw_status_page_set_description (self->message, error->message);
      gtk_stack_set_visible_child_name (self->stack, "pesan");
    }
  else
    {
      g_clear_pointer (&self->telaahan, prk_telaahan_unref);
      self->telaahan = g_steal_pointer (&telaahan);
      show (self);
    }
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
load (PrkRekapPage *self)
{
  prk_telaahan_load_async (self->store, self->kak, self->cancellable, loaded_cb,
                           g_object_ref (self));
}

static gboolean
reload_cb (gpointer user_data)
{
  PrkRekapPage *self = user_data;

  self->reload_id = 0;
  load (self);

  return G_SOURCE_REMOVE;
}

/* Sheets of others come while this stands on the screen. */
static void
record_changed_cb (PrkStore     *store,
                   const char   *id,
                   const char   *type,
                   PrkRekapPage *self)
{
  if (self->reload_id == 0 && self->telaahan != NULL)
    self->reload_id = g_timeout_add (RELOAD_DELAY_MS, reload_cb, self);
}

/* Actions */

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkRekapPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_telaah_baru_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->is_opening = FALSE;
  if (id != NULL && self->session == NULL)
    open_session (self, id);
  else if (id == NULL)
    g_warning ("Beginning the record of a meeting: %s", error->message);
}

static void
begin_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  PrkRekapPage *self = user_data;

  self->is_opening = TRUE;
  update_actions (self);
  prk_rekap_baru_async (self->store, self->kak, self->identitas, self->cancellable, begun_cb,
                        g_object_ref (self));
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  prk_kak_session_undo (PRK_REKAP_PAGE (user_data)->session);
}

/* As the screen shows it, keystrokes and all. */
static PrkRecord *
get_record (PrkRekapPage *self)
{
  return self->session != NULL ? prk_kak_session_get_record (self->session) : self->telaahan->rekap;
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkRekapPage *self = user_data;
  g_autoptr(GPtrArray) sheets = prk_telaahan_list_berlaku (self->telaahan);
  PrkRecord *versi = prk_telaahan_get_versi (self->telaahan);
  g_autoptr(PrkRecord) judged = prk_telaahan_new_kak (self->telaahan, versi);
  PrkRecord *kak = judged != NULL ? judged : self->telaahan->kak;
  g_autofree char *name = prk_kak_dup_file_name (prk_record_get_string (kak, "judul"));
  g_autofree char *full = g_strdup_printf (_("Result of %s"), name);

  if (self->session != NULL)
    prk_kak_session_settle (self->session);
  prk_telaah_cetak (get_window (self), self->store, self->profil,
                    prk_telaah_new_cetak (kak, sheets, get_record (self), prk_record_get_id (versi),
                                          self->profil),
                    full);
}

static void
show_meeting_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PrkRekapPage *self = user_data;
  const char *judul = prk_record_get_string (self->telaahan->kak, "judul");

  gtk_window_present (
    prk_layar_rapat_new (get_window (self), judul != NULL ? judul : "", new_rekap (self)));
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkRekapPage) self = user_data;

  if (prk_kak_session_flush_finish (PRK_KAK_SESSION (source), result, NULL)
      && !g_cancellable_is_cancelled (self->cancellable))
    prk_rekap_sampaikan (get_window (self), self->store, self->profil, self->identitas,
                         self->telaahan, get_record (self));
}

static void
give_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkRekapPage *self = user_data;

  prk_kak_session_flush_async (self->session, self->cancellable, flushed_cb, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { .name = "begin", .activate = begin_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "export", .activate = export_cb },
  { .name = "show-meeting", .activate = show_meeting_cb },
  { .name = "give", .activate = give_cb },
};

/* Page */

static AdwHeaderBar *
prk_rekap_page_get_header (PrkPage *page)
{
  return PRK_REKAP_PAGE (page)->header;
}

static GActionGroup *
prk_rekap_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_REKAP_PAGE (page)->actions);
}

static char *
prk_rekap_page_dup_title (PrkPage *page)
{
  return g_strdup (_("Recapitulation"));
}

static void
prk_rekap_page_leave (PrkPage *page)
{
  PrkRekapPage *self = PRK_REKAP_PAGE (page);

  if (self->session != NULL)
    prk_kak_session_settle (self->session);
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_rekap_page_get_header;
  iface->get_actions = prk_rekap_page_get_actions;
  iface->dup_title = prk_rekap_page_dup_title;
  iface->leave = prk_rekap_page_leave;
}

static void
prk_rekap_page_dispose (GObject *object)
{
  PrkRekapPage *self = PRK_REKAP_PAGE (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->sections != NULL)
    g_ptr_array_set_size (self->sections, 0);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_REKAP_PAGE);

  G_OBJECT_CLASS (prk_rekap_page_parent_class)->dispose (object);
}

static void
prk_rekap_page_finalize (GObject *object)
{
  PrkRekapPage *self = PRK_REKAP_PAGE (object);

  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->telaahan, prk_telaahan_unref);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->own, prk_profil_unref);
  g_clear_pointer (&self->identitas, prk_identitas_free);
  g_clear_object (&self->cancellable);
  g_free (self->kak);

  G_OBJECT_CLASS (prk_rekap_page_parent_class)->finalize (object);
}

static void
prk_rekap_page_class_init (PrkRekapPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_rekap_page_dispose;
  object_class->finalize = prk_rekap_page_finalize;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/telaah/prk-rekap-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkRekapPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkRekapPage, title);
  gtk_widget_class_bind_template_child (widget_class, PrkRekapPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkRekapPage, message);
  gtk_widget_class_bind_template_child (widget_class, PrkRekapPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, PrkRekapPage, evidence);
  gtk_widget_class_bind_template_child (widget_class, PrkRekapPage, meeting);
  gtk_widget_class_bind_template_child (widget_class, PrkRekapPage, begin_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "page.undo",
                                       NULL);
}

static void
prk_rekap_page_init (PrkRekapPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->sections = g_ptr_array_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    set_enabled (self, entries[i].name, FALSE);
}

/**
 * prk_rekap_page_new:
 * @store: an open store
 * @profil: the daerah
 * @identitas: (nullable): who sits here
 * @kak: id of a KAK that was submitted
 *
 * Shows what the reviewers of a KAK found.
 *
 * Returns: (transfer floating): a #PrkPage
 */
GtkWidget *
prk_rekap_page_new (PrkStore           *store,
                    PrkProfil          *profil,
                    const PrkIdentitas *identitas,
                    const char         *kak)
{
  PrkRekapPage *self;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);
  g_return_val_if_fail (profil != NULL && kak != NULL, NULL);

  self = g_object_new (PRK_TYPE_REKAP_PAGE, NULL);
  self->store = g_object_ref (store);
  self->profil = prk_profil_ref (profil);
  self->own = prk_profil_new_for (profil, "rekap");
  self->identitas = identitas != NULL ? prk_identitas_copy (identitas) : NULL;
  self->kak = g_strdup (kak);
  g_signal_connect_object (store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  load (self);

  return GTK_WIDGET (self);
}

const char *
prk_rekap_page_get_kak (PrkRekapPage *self)
{
  g_return_val_if_fail (PRK_IS_REKAP_PAGE (self), NULL);

  return self->kak;
}

PrkKakSession *
prk_rekap_page_get_session (PrkRekapPage *self)
{
  g_return_val_if_fail (PRK_IS_REKAP_PAGE (self), NULL);

  return self->session;
}
