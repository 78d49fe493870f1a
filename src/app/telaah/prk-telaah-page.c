/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-application.h"
#include "app/prk-pesan.h"
#include "app/prk-reload.h"
#include "app/widget/prk-terima.h"
#include "domain/prk-terbilang.h"
#include "domain/prk-wilayah.h"

#include "prk-telaah-masuk.h"
#include "prk-telaah-page.h"

#define RELOAD_DELAY_MS 250

typedef enum
{
  GROUP_TERIMA,  /* submitted, not yet received by TKKSD */
  GROUP_TELAAH,  /* waits for this person's sheet */
  GROUP_LANJUT,  /* this person has begun */
  GROUP_SELESAI, /* this person is done; the others or the meeting may not be */
  GROUP_HASIL,   /* the result was given */
  N_GROUPS
} Group;

static const struct
{
  const char *title;
  const char *button;
  gboolean    is_due;
} groups[N_GROUPS] = {
  [GROUP_TERIMA] = { N_("Not Received Yet"), N_("Receive"), TRUE },
  [GROUP_TELAAH] = { N_("Waiting for Your Review"), N_("Review"), TRUE },
  [GROUP_LANJUT] = { N_("You Have Begun"), N_("Go On Reviewing"), TRUE },
  [GROUP_SELESAI] = { N_("You Are Done"), N_("Look"), FALSE },
  [GROUP_HASIL] = { N_("Result Given"), N_("Look"), FALSE },
};

struct _PrkTelaahPage
{
  AdwBin         parent_instance;

  AdwHeaderBar  *header;
  GtkStack      *stack;
  AdwStatusPage *message;
  GtkBox        *groups;

  PrkStore      *store;
  PrkIdentitas  *identitas;
  GCancellable  *query;
  GCancellable  *cancellable;
  PrkReload     *reload;
  GSimpleActionGroup *actions;
};

enum
{
  SIGNAL_LOADED,
  SIGNAL_WAITING_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void page_iface_init (PrkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkTelaahPage, prk_telaah_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static Group
get_group (PrkTelaahPage *self,
           PrkTelaahan   *one)
{
  PrkRecord *own
    = prk_telaahan_find_sendiri (one, prk_store_get_device (self->store), self->identitas);

  if (strcmp (one->status, "diajukan") == 0)
    return GROUP_TERIMA;
  if (strcmp (one->status, "ditelaah") != 0)
    return GROUP_HASIL;
  if (own == NULL)
    return GROUP_TELAAH;

  return prk_record_get_bool (own, "selesai") ? GROUP_SELESAI : GROUP_LANJUT;
}

static char *
dup_subtitle (PrkTelaahPage *self,
              PrkTelaahan   *one)
{
  PrkRecord *versi = prk_telaahan_get_versi (one);
  PrkRecord *own
    = prk_telaahan_find_sendiri (one, prk_store_get_device (self->store), self->identitas);
  g_autoptr(GPtrArray) sheets = prk_telaahan_list_berlaku (one);
  const char *office = prk_record_get_string (one->kak, "perangkat_daerah");
  GString *text = g_string_new (office);

  if (text->len > 0)
    g_string_append (text, " · ");
  if (g_strcmp0 (prk_record_get_string (one->kak, "prakarsa"), "mitra") == 0)
    g_string_append_printf (text, "%s · ", _("offered by a partner"));
  g_string_append_printf (text, _("version %d"),
                          versi != NULL ? (int) prk_record_get_int (versi, "nomor", 1) : 0);
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u sheet", "%u sheets", sheets->len), sheets->len);
  if (own != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("%u of 5 criteria judged by you"),
                              prk_telaah_count_dinilai (own));
    }

  return g_string_free (text, FALSE);
}

static void
received_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GtkWidget) page = user_data;
  g_autoptr(GError) error = NULL;

  if (!prk_store_catat_finish (PRK_STORE (source), result, &error))
    prk_pesan_dialog (page, _("The Receipt Was Not Recorded"), error->message);
}

static void
receive_clicked_cb (GtkButton     *button,
                    PrkTelaahPage *self)
{
  static const char *const from[] = { "diajukan", NULL };
  PrkTelaahan *one = g_object_get_data (G_OBJECT (button), "telaahan");
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr(GPtrArray) events
    = prk_telaahan_new_penerimaan (one, today,
                                   self->identitas != NULL ? self->identitas->nama : NULL);

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  prk_store_catat_async (self->store, prk_record_get_id (one->kak), from, events, NULL, received_cb,
                         g_object_ref (self));
}

static GtkWidget *
new_button (const char *label,
            const char *title,
            const char *place)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (place != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-place");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", place);
    }

  return button;
}

static GtkWidget *
new_row (PrkTelaahPage *self,
         PrkTelaahan   *one,
         Group          group)
{
  const char *id = prk_record_get_id (one->kak);
  const char *judul = prk_record_get_string (one->kak, "judul");
  const char *title = judul != NULL && *judul != '\0' ? judul : _("Untitled");
  g_autofree char *subtitle = dup_subtitle (self, one);
  g_autofree char *place = g_strconcat (group == GROUP_HASIL ? "rekap/" : "telaah/", id, NULL);
  g_autofree char *recap = g_strconcat ("rekap/", id, NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = new_button (_(groups[group].button), title,
                                  group == GROUP_TERIMA ? NULL : place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (group != GROUP_HASIL && group != GROUP_TERIMA)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               new_button (_("Recapitulation"), title, recap));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  if (group == GROUP_TERIMA)
    {
      g_object_set_data_full (G_OBJECT (button), "telaahan", prk_telaahan_ref (one),
                              (GDestroyNotify) prk_telaahan_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (receive_clicked_cb), self, 0);
    }

  return row;
}

static void
show_rows (PrkTelaahPage *self,
           GPtrArray     *all)
{
  GtkWidget *shown[N_GROUPS] = { NULL };
  GtkWidget *child;
  guint n_due = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);

  for (guint i = 0; i < all->len; i++)
    {
      PrkTelaahan *one = g_ptr_array_index (all, i);
      Group group = get_group (self, one);

      if (shown[group] == NULL)
        {
          shown[group] = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (shown[group]),
                                           _(groups[group].title));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (shown[group]), new_row (self, one, group));
      n_due += groups[group].is_due;
    }
  for (guint i = 0; i < N_GROUPS; i++)
    if (shown[i] != NULL)
      gtk_box_append (self->groups, shown[i]);

  gtk_stack_set_visible_child_name (self->stack, all->len > 0 ? "isi" : "kosong");
  g_signal_emit (self, signals[SIGNAL_WAITING_CHANGED], 0, n_due);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkTelaahPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = prk_telaahan_list_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (all == NULL)
    {
      adw_status_page_set_title (self->message, _("The List Cannot Be Read"));
      adw_status_page_set_description (self->message, error->message);
      gtk_stack_set_visible_child_name (self->stack, "kosong");
      return;
    }

  show_rows (self, all);
}

static void
load_rows (PrkTelaahPage *self)
{
  if (self->store == NULL)
    return;

  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();
  prk_reload_begin (self->reload);
  prk_telaahan_list_async (self->store, self->query, listed_cb, g_object_ref (self));
}

static void
record_changed_cb (PrkStore      *store,
                   const char    *id,
                   const char    *type,
                   PrkTelaahPage *self)
{
  prk_reload_note_change (self->reload);
}

/* What another daerah offers */

static void
recorded_cb (PrkTelaahPage *self,
             const char    *kak)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-kak", "s", kak);
}

static void
ask_offer (PrkTelaahPage *self,
           GFile         *file)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  PrkApplication *application = PRK_APPLICATION (g_application_get_default ());
  GtkWindow *dialog;

  if (self->store == NULL || root == NULL)
    return;

  prk_wilayah_prepare ();
  dialog = prk_telaah_masuk_new (GTK_WINDOW (root), self->store,
                                 prk_application_get_profil (application), self->identitas, file);
  g_signal_connect_object (dialog, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
offer_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  ask_offer (user_data, NULL);
}

static void
take_files (GtkWidget *widget,
            GSList    *files)
{
  if (files != NULL)
    ask_offer (PRK_TELAAH_PAGE (widget), files->data);
  else
    gtk_widget_activate_action (widget, "win.show-toast", "s", _("There are no files on the clipboard."));
}

/* A file that was copied in the file manager. */
static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  prk_terima_paste (widget, take_files);
  return TRUE;
}

static void
prk_telaah_page_map (GtkWidget *widget)
{
  PrkTelaahPage *self = PRK_TELAAH_PAGE (widget);

  GTK_WIDGET_CLASS (prk_telaah_page_parent_class)->map (widget);

  prk_reload_note_map (self->reload);
}

static AdwHeaderBar *
prk_telaah_page_get_header (PrkPage *page)
{
  return PRK_TELAAH_PAGE (page)->header;
}

static GActionGroup *
prk_telaah_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_TELAAH_PAGE (page)->actions);
}

static char *
prk_telaah_page_dup_title (PrkPage *page)
{
  return g_strdup (_("Review"));
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_telaah_page_get_header;
  iface->get_actions = prk_telaah_page_get_actions;
  iface->dup_title = prk_telaah_page_dup_title;
}

static void
prk_telaah_page_dispose (GObject *object)
{
  PrkTelaahPage *self = PRK_TELAAH_PAGE (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  g_clear_object (&self->actions);
  g_cancellable_cancel (self->cancellable);
  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->identitas, prk_identitas_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_TELAAH_PAGE);

  G_OBJECT_CLASS (prk_telaah_page_parent_class)->dispose (object);
}

static void
prk_telaah_page_finalize (GObject *object)
{
  g_clear_object (&PRK_TELAAH_PAGE (object)->cancellable);

  G_OBJECT_CLASS (prk_telaah_page_parent_class)->finalize (object);
}

static void
prk_telaah_page_class_init (PrkTelaahPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_telaah_page_dispose;
  object_class->finalize = prk_telaah_page_finalize;
  widget_class->map = prk_telaah_page_map;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WAITING_CHANGED]
    = g_signal_new ("waiting-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/telaah/prk-telaah-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahPage, message);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahPage, groups);
}

static void
prk_telaah_page_init (PrkTelaahPage *self)
{
  static const GActionEntry entries[] = { { .name = "offer", .activate = offer_cb } };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->cancellable = g_cancellable_new ();
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, (PrkReloadFunc) load_rows);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  prk_terima_drop (GTK_WIDGET (self), take_files);
  /* Wherever the focus is in the window: nothing on this page takes text. */
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_v, GDK_CONTROL_MASK),
                      gtk_callback_action_new (paste_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
prk_telaah_page_new (void)
{
  return g_object_new (PRK_TYPE_TELAAH_PAGE, NULL);
}

void
prk_telaah_page_set_store (PrkTelaahPage      *self,
                           PrkStore           *store,
                           const PrkIdentitas *identitas)
{
  g_return_if_fail (PRK_IS_TELAAH_PAGE (self));
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->identitas = identitas != NULL ? prk_identitas_copy (identitas) : NULL;
  g_signal_connect (store, "record-changed", G_CALLBACK (record_changed_cb), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load_rows (self);
  else
    prk_reload_note_change (self->reload);
}
