/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-reload.h"
#include "app/prk-when.h"

#include "prk-beranda-page.h"

/* Whoever has more drafts than this finds them in the list of KAK, which the last row leads to. */
#define MAX_ROWS 12

#define RELOAD_DELAY_MS 600

/* The groups in the order in which they matter. */
typedef struct
{
  const char *status;
  const char *title;
  const char *button;
  gboolean    is_due; /* waits for the person at this machine */
} Group;

static const Group groups[] = {
  { "dikembalikan", N_("Returned to You"), N_("Mend"), TRUE },
  { "draft", N_("My Drafts"), N_("Go On"), TRUE },
  { "diajukan", N_("Waiting for Others"), N_("Look"), FALSE },
  { "ditelaah", N_("In Review"), N_("Look"), FALSE },
};

struct _PrkBerandaPage
{
  AdwBin         parent_instance;

  AdwHeaderBar  *header;
  GtkStack      *stack;
  AdwStatusPage *error_page;
  GtkBox        *groups;

  PrkStore      *store;
  GCancellable  *query;
  PrkReload     *reload;

  GPtrArray     *answers; /* one answer a group, while they come in */
};

enum
{
  SIGNAL_LOADED,
  SIGNAL_DUE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static AdwHeaderBar *prk_beranda_page_get_header (PrkPage *page);
static char         *prk_beranda_page_dup_title  (PrkPage *page);
static void          load_next                   (PrkBerandaPage *self);

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_beranda_page_get_header;
  iface->dup_title = prk_beranda_page_dup_title;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkBerandaPage, prk_beranda_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static char *
dup_subtitle (const PrkRingkas *row)
{
  g_autofree char *when = prk_when_dup_short (row->changed_us, g_get_real_time ());
  g_autofree char *complete = g_strdup_printf (_("%d of 8 parts complete"), row->lengkap);
  /* Translators: %s is a time or a day */
  g_autofree char *changed = g_strdup_printf (_("changed %s"), when);

  if (row->keterangan != NULL && *row->keterangan != '\0')
    {
      /* Translators: %s is the name of the partner region */
      g_autofree char *partner = g_strdup_printf (_("with %s"), row->keterangan);

      return g_strjoin (" · ", partner, complete, changed, NULL);
    }
  return g_strjoin (" · ", complete, changed, NULL);
}

static GtkWidget *
new_row (const PrkRingkas *row,
         const Group      *group)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_(group->button));
  const char *title = row->judul != NULL && *row->judul != '\0' ? row->judul : _("Untitled");
  g_autofree char *subtitle = dup_subtitle (row);
  g_autofree char *name = g_strdup_printf ("%s: %s", _(group->button), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 1);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-kak");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", row->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (widget), button);
  return widget;
}

static GtkWidget *
new_group (const Group *group,
           GPtrArray   *rows)
{
  GtkWidget *widget = adw_preferences_group_new ();
  guint shown = MIN (rows->len, MAX_ROWS);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), _(group->title));
  for (guint i = 0; i < shown; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget),
                               new_row (g_ptr_array_index (rows, i), group));

  if (rows->len > shown)
    {
      GtkWidget *more = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more),
                                     _("All others stand in the list of KAK"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (more),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (more), "win.show-place");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (more), "s", "kak");
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (more), TRUE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), more);
    }
  return widget;
}

static void
show_answers (PrkBerandaPage *self)
{
  GtkWidget *child;
  guint due = 0, shown = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GPtrArray *rows = g_ptr_array_index (self->answers, i);

      if (rows->len == 0)
        continue;
      gtk_box_append (self->groups, new_group (&groups[i], rows));
      shown++;
      if (groups[i].is_due)
        due += rows->len;
    }

  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "isi" : "kosong");
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_signal_emit (self, signals[SIGNAL_DUE_CHANGED], 0, due);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkBerandaPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_store_list_finish (PRK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (rows == NULL)
    {
      g_clear_pointer (&self->answers, g_ptr_array_unref);
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "galat");
      g_signal_emit (self, signals[SIGNAL_LOADED], 0);
      return;
    }

  g_ptr_array_add (self->answers, g_steal_pointer (&rows));
  if (self->answers->len == G_N_ELEMENTS (groups))
    show_answers (self);
  else
    load_next (self);
}

static void
load_next (PrkBerandaPage *self)
{
  /* One row more than is shown tells whether there are others. The badge counts up to it. */
  PrkQuery query = {
    .type = "kak",
    .status = groups[self->answers->len].status,
    .urut = PRK_URUT_CHANGED,
    .limit = MAX_ROWS + 1,
  };

  prk_store_list_async (self->store, &query, self->query, list_cb, g_object_ref (self));
}

static void
load_rows (PrkBerandaPage *self)
{
  prk_reload_begin (self->reload);
  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();

  g_clear_pointer (&self->answers, g_ptr_array_unref);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  load_next (self);
}

static void
reload (gpointer page)
{
  load_rows (page);
}

static void
record_changed_cb (PrkStore       *store,
                   const char     *id,
                   const char     *type,
                   PrkBerandaPage *self)
{
  prk_reload_note_change (self->reload);
}

static void
prk_beranda_page_map (GtkWidget *widget)
{
  PrkBerandaPage *self = PRK_BERANDA_PAGE (widget);

  GTK_WIDGET_CLASS (prk_beranda_page_parent_class)->map (widget);

  prk_reload_note_map (self->reload);
}

static AdwHeaderBar *
prk_beranda_page_get_header (PrkPage *page)
{
  return PRK_BERANDA_PAGE (page)->header;
}

static char *
prk_beranda_page_dup_title (PrkPage *page)
{
  return g_strdup (_("Home"));
}

static void
prk_beranda_page_dispose (GObject *object)
{
  PrkBerandaPage *self = PRK_BERANDA_PAGE (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  /* The child is bound, too; an AdwBin would hold on to what the template lets go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_BERANDA_PAGE);

  G_OBJECT_CLASS (prk_beranda_page_parent_class)->dispose (object);
}

static void
prk_beranda_page_class_init (PrkBerandaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_beranda_page_dispose;

  widget_class->map = prk_beranda_page_map;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_DUE_CHANGED] = g_signal_new ("due-changed",
                                              G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST,
                                              0,
                                              NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/beranda/prk-beranda-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, groups);
}

static void
prk_beranda_page_init (PrkBerandaPage *self)
{
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, reload);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * prk_beranda_page_new:
 *
 * Creates the page, empty until it has a store.
 *
 * Returns: (transfer floating): a #PrkPage
 */
GtkWidget *
prk_beranda_page_new (void)
{
  return g_object_new (PRK_TYPE_BERANDA_PAGE, NULL);
}

/**
 * prk_beranda_page_set_store:
 * @self: a page without a store
 * @store: an open store
 * @is_front: whether a person will see the page at once
 *
 * Loads the rows, now or when the page comes to the front; `loaded` tells when they are there. From
 * then on the page follows the store.
 */
void
prk_beranda_page_set_store (PrkBerandaPage *self,
                            PrkStore       *store,
                            gboolean        is_front)
{
  g_return_if_fail (PRK_IS_BERANDA_PAGE (self));
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect (store, "record-changed", G_CALLBACK (record_changed_cb), self);
  if (is_front)
    load_rows (self);
  else
    prk_reload_note_change (self->reload);
}
