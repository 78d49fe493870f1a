/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-kak-session.h"

#include "prk-konflik-baris.h"
#include "prk-konflik-page.h"

struct _PrkKonflikPage
{
  AdwBin           parent_instance;

  AdwHeaderBar    *header;
  AdwWindowTitle  *title;
  GtkButton       *open_button;
  GtkButton       *undo_button;
  GtkStack        *stack;
  AdwStatusPage   *message;
  GtkLabel        *lock_label;
  GtkBox          *fields;

  char            *record;
  PrkProfil       *profil;  /* of the daerah */
  PrkKakSession   *session; /* NULL until loaded */
  GCancellable    *cancellable;
  GStrv            shown;   /* paths on the screen, and how many values each had */
};

static void page_iface_init (PrkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKonflikPage, prk_konflik_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

/* Each path with the ids of the writes that stand: what the fields are made of. */
static GStrv
list_signatures (PrkRecord *record,
                 GStrv      paths)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (char **path = paths; *path != NULL; path++)
    {
      g_autoptr(GPtrArray) heads = prk_record_list_heads (record, *path);
      g_autoptr(GString) text = g_string_new (*path);

      for (guint i = 0; i < heads->len; i++)
        {
          const PrkWrite *head = g_ptr_array_index (heads, i);

          g_string_append_printf (text, " %s", prk_op_get_id (head->op));
        }
      g_strv_builder_add (builder, text->str);
    }
  return g_strv_builder_end (builder);
}

static void
show_fields (PrkKonflikPage *self)
{
  PrkRecord *record = prk_kak_session_get_record (self->session);
  g_auto(GStrv) paths = prk_record_list_concurrent (record);
  GStrv signatures = list_signatures (record, paths);
  GtkWidget *child;

  /* Typing elsewhere in the same KAK must not take away what is being edited here. */
  if (self->shown != NULL && g_strv_equal ((const char *const *) self->shown,
                                           (const char *const *) signatures))
    {
      g_strfreev (signatures);
      return;
    }
  g_strfreev (self->shown);
  self->shown = signatures;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL)
    gtk_box_remove (self->fields, child);
  for (char **path = paths; *path != NULL; path++)
    gtk_box_append (self->fields, prk_konflik_baris_new (self->session, *path));

  if (paths[0] == NULL)
    {
      adw_status_page_set_icon_name (self->message, "object-select-symbolic");
      adw_status_page_set_title (self->message, _("Nothing Is Left to Decide"));
      adw_status_page_set_description (self->message,
                                       _("What you chose goes to the register with the rest."));
    }
  gtk_stack_set_visible_child_name (self->stack, paths[0] != NULL ? "isi" : "pesan");
}

static void
update (PrkKonflikPage *self)
{
  gboolean is_locked = prk_kak_session_is_locked (self->session);

  show_fields (self);
  adw_window_title_set_subtitle (self->title,
                                 prk_record_get_string (prk_kak_session_get_record (self->session),
                                                        "judul"));
  gtk_widget_set_visible (GTK_WIDGET (self->lock_label), is_locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fields), !is_locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->undo_button),
                            prk_kak_session_get_undo_label (self->session) != NULL);
}

static void
changed_cb (PrkKakSession  *session,
            const char     *path,
            PrkKonflikPage *self)
{
  update (self);
}

static void
notified_cb (PrkKakSession  *session,
             GParamSpec     *pspec,
             PrkKonflikPage *self)
{
  update (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkKonflikPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKakSession) session = prk_kak_session_open_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (session == NULL)
    {
      adw_status_page_set_icon_name (self->message, "dialog-warning-symbolic");
      adw_status_page_set_title (self->message, _("The KAK Cannot Be Read"));
      adw_status_page_set_description (self->message, error->message);
      gtk_stack_set_visible_child_name (self->stack, "pesan");
      return;
    }

  self->session = g_steal_pointer (&session);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->session, "notify::save-state", G_CALLBACK (notified_cb), self, 0);
  g_signal_connect_object (self->session, "notify::locked", G_CALLBACK (notified_cb), self, 0);
  update (self);
}

static void
undo_clicked_cb (GtkButton      *button,
                 PrkKonflikPage *self)
{
  if (self->session != NULL)
    prk_kak_session_undo (self->session);
}

static AdwHeaderBar *
prk_konflik_page_get_header (PrkPage *page)
{
  return PRK_KONFLIK_PAGE (page)->header;
}

static char *
prk_konflik_page_dup_title (PrkPage *page)
{
  return g_strdup (_("Conflict"));
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_konflik_page_get_header;
  iface->dup_title = prk_konflik_page_dup_title;
}

static void
prk_konflik_page_dispose (GObject *object)
{
  PrkKonflikPage *self = PRK_KONFLIK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_KONFLIK_PAGE);

  G_OBJECT_CLASS (prk_konflik_page_parent_class)->dispose (object);
}

static void
prk_konflik_page_finalize (GObject *object)
{
  PrkKonflikPage *self = PRK_KONFLIK_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->record, g_free);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->shown, g_strfreev);

  G_OBJECT_CLASS (prk_konflik_page_parent_class)->finalize (object);
}

static void
prk_konflik_page_class_init (PrkKonflikPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_konflik_page_dispose;
  object_class->finalize = prk_konflik_page_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/sinkron/prk-konflik-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkKonflikPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkKonflikPage, title);
  gtk_widget_class_bind_template_child (widget_class, PrkKonflikPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKonflikPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKonflikPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkKonflikPage, message);
  gtk_widget_class_bind_template_child (widget_class, PrkKonflikPage, lock_label);
  gtk_widget_class_bind_template_child (widget_class, PrkKonflikPage, fields);
}

static void
prk_konflik_page_init (PrkKonflikPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->undo_button, "clicked", G_CALLBACK (undo_clicked_cb), self, 0);
}

/* What a sheet or a meeting's record is about opens where it is written. */
static void
set_place (PrkKonflikPage *self,
           PrkRecord      *record)
{
  const char *kind = prk_record_get_kind (record);
  const char *about = prk_record_get_string (record, "tentang");
  g_autofree char *place = NULL;

  if (strcmp (kind, "kak") == 0)
    return;

  if (about != NULL && (strcmp (kind, "telaah") == 0 || strcmp (kind, "rekap") == 0))
    place = g_strdup_printf ("%s/%s", kind, about);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), place != NULL);
  if (place == NULL)
    return;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.show-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", place);
  gtk_button_set_label (self->open_button, _("Open Review"));
}

/* Fields are named by the schema of what the record is. */
static void
record_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PrkKonflikPage) self = user_data;
  g_autoptr(PrkRecord) record = prk_store_load_finish (PRK_STORE (source), result, NULL);
  g_autoptr(PrkProfil) own = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (record != NULL && prk_skema_get (prk_record_get_kind (record)) != NULL
      && strcmp (prk_record_get_kind (record), "kak") != 0)
    own = prk_profil_new_for (self->profil, prk_record_get_kind (record));
  if (record != NULL)
    set_place (self, record);
  /* One that cannot be read says so where it is opened. */
  prk_kak_session_open_async (PRK_STORE (source), own != NULL ? own : self->profil, self->record,
                              self->cancellable, opened_cb, g_object_ref (self));
}

/**
 * prk_konflik_page_new:
 * @store: an open store
 * @profil: whose schema and words hold
 * @record: id of a KAK, a sheet, or any record with a schema
 *
 * Loads the record and shows what two people wrote without seeing each other.
 *
 * Returns: (transfer floating): a #PrkPage
 */
GtkWidget *
prk_konflik_page_new (PrkStore   *store,
                      PrkProfil  *profil,
                      const char *record)
{
  PrkKonflikPage *self;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);
  g_return_val_if_fail (profil != NULL && record != NULL, NULL);

  self = g_object_new (PRK_TYPE_KONFLIK_PAGE, NULL);
  self->record = g_strdup (record);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", record);
  self->profil = prk_profil_ref (profil);
  prk_store_load_async (store, record, self->cancellable, record_read_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

const char *
prk_konflik_page_get_record (PrkKonflikPage *self)
{
  g_return_val_if_fail (PRK_IS_KONFLIK_PAGE (self), NULL);

  return self->record;
}
