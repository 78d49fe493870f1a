/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prk-saran.h"

#define N_ROWS 6

struct _PrkSaran
{
  GObject      parent_instance;

  AdwEntryRow *entry;
  GtkWidget   *tick;
  GtkWidget   *rows[N_ROWS];
  GPtrArray   *items;
  PrkSaranFunc find;
  gpointer     user_data;
  char        *value;
  gboolean     is_setting;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkSaran, prk_saran, G_TYPE_OBJECT)

PrkSaranItem *
prk_saran_item_new (const char *value,
                    const char *title,
                    const char *subtitle)
{
  PrkSaranItem *self = g_new0 (PrkSaranItem, 1);

  self->value = g_strdup (value);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  return self;
}

void
prk_saran_item_free (PrkSaranItem *self)
{
  g_free (self->value);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}

static void
hide_rows (PrkSaran *self)
{
  for (int i = 0; i < N_ROWS; i++)
    gtk_widget_set_visible (self->rows[i], FALSE);
}

static void
show_items (PrkSaran *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      const PrkSaranItem *item = i < self->items->len ? g_ptr_array_index (self->items, i) : NULL;

      if (item != NULL)
        {
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), item->title);
          adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]),
                                       item->subtitle != NULL ? item->subtitle : "");
          gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[i]),
                                          GTK_ACCESSIBLE_PROPERTY_LABEL, item->title,
                                          -1);
        }
      gtk_widget_set_visible (self->rows[i], item != NULL);
    }
}

static void
set_value (PrkSaran   *self,
           const char *value)
{
  gtk_widget_set_visible (self->tick, value != NULL);
  if (g_strcmp0 (self->value, value) == 0)
    return;

  g_free (self->value);
  self->value = g_strdup (value);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

static void
changed_cb (GtkEditable *editable,
            PrkSaran    *self)
{
  const char *text = gtk_editable_get_text (editable);

  if (self->is_setting)
    return;

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = self->find (text, self->user_data);
  show_items (self);
  set_value (self, NULL);
}

static void
pick (PrkSaran *self,
      guint     index)
{
  g_autofree char *value = NULL;
  g_autofree char *title = NULL;

  if (self->items == NULL || index >= self->items->len)
    return;

  value = g_strdup (((PrkSaranItem *) g_ptr_array_index (self->items, index))->value);
  title = g_strdup (((PrkSaranItem *) g_ptr_array_index (self->items, index))->title);
  prk_saran_set (self, value, title);
}

static void
row_activated_cb (AdwActionRow *row,
                  PrkSaran     *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    if (self->rows[i] == GTK_WIDGET (row))
      pick (self, i);
  gtk_widget_child_focus (GTK_WIDGET (self->entry), GTK_DIR_TAB_FORWARD);
}

static void
entry_activated_cb (AdwEntryRow *entry,
                    PrkSaran    *self)
{
  if (self->value == NULL)
    pick (self, 0);
}

static void
prk_saran_dispose (GObject *object)
{
  PrkSaran *self = PRK_SARAN (object);

  g_clear_object (&self->entry);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->value, g_free);

  G_OBJECT_CLASS (prk_saran_parent_class)->dispose (object);
}

static void
prk_saran_class_init (PrkSaranClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_saran_dispose;

  signals[SIGNAL_PICKED] = g_signal_new ("picked",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
prk_saran_init (PrkSaran *self)
{
}

/**
 * prk_saran_new:
 * @group: the group that @entry stands in
 * @entry: an entry row, the last of @group so far
 * @find: gives what fits a text; at most six are shown
 * @user_data: for @find; must outlive the widgets
 *
 * Adds suggestions to an entry row.
 *
 * Returns: (transfer full): keep it as long as the widgets
 */
PrkSaran *
prk_saran_new (AdwPreferencesGroup *group,
               AdwEntryRow         *entry,
               PrkSaranFunc         find,
               gpointer             user_data)
{
  PrkSaran *self;

  g_return_val_if_fail (ADW_IS_PREFERENCES_GROUP (group), NULL);
  g_return_val_if_fail (ADW_IS_ENTRY_ROW (entry), NULL);
  g_return_val_if_fail (find != NULL, NULL);

  self = g_object_new (PRK_TYPE_SARAN, NULL);
  self->entry = g_object_ref (entry);
  self->find = find;
  self->user_data = user_data;

  self->tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (self->tick, "success");
  gtk_widget_set_visible (self->tick, FALSE);
  adw_entry_row_add_suffix (entry, self->tick);

  for (int i = 0; i < N_ROWS; i++)
    {
      self->rows[i] = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->rows[i]), FALSE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->rows[i]), TRUE);
      gtk_widget_add_css_class (self->rows[i], "suggestion");
      g_signal_connect_object (self->rows[i], "activated", G_CALLBACK (row_activated_cb), self, 0);
      adw_preferences_group_add (group, self->rows[i]);
    }
  hide_rows (self);

  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (entry, "entry-activated", G_CALLBACK (entry_activated_cb), self, 0);
  return self;
}

const char *
prk_saran_get_value (PrkSaran *self)
{
  g_return_val_if_fail (PRK_IS_SARAN (self), NULL);

  return self->value;
}

/**
 * prk_saran_set:
 * @self: suggestions
 * @value: (nullable): what stands behind the text
 * @text: (nullable): what the entry shows
 *
 * Picks for the person.
 */
void
prk_saran_set (PrkSaran   *self,
               const char *value,
               const char *text)
{
  g_return_if_fail (PRK_IS_SARAN (self));

  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_setting = FALSE;

  hide_rows (self);
  set_value (self, value);
}
