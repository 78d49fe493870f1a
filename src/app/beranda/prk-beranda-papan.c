/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of rows that follow what they are told: who says the same stays where it is, the others are made
 * anew, a few milliseconds of them a frame, from the top. */

#include "config.h"

#include <string.h>

#include "prk-beranda-papan.h"

/* Of each frame, for making rows; measuring and painting them takes three times as long again. */
#define BUDGET_US 3000

typedef struct
{
  char *says;
  PrkBerandaBuat buat;
  gconstpointer bahan;
  GtkWidget *widget; /* (nullable) not made yet; the list's */
} Row;

typedef struct
{
  const char *id;
  char *says;
  char *title;
  char *description;
  GtkWidget *suffix; /* (nullable) */
  GPtrArray *rows;   /* (element-type Row) */
  AdwPreferencesGroup *widget; /* (nullable) the box's */
  GtkListBox *list;            /* of the widget */
} Group;

struct _PrkBerandaPapan
{
  AdwBin parent_instance;

  GtkBox *box;
  GPtrArray *shown;  /* (element-type Group) */
  GPtrArray *coming; /* (nullable) (element-type Group) being told */
  gpointer owner;    /* (nullable) */
  GDestroyNotify free_owner;
  gpointer coming_owner;
  GDestroyNotify free_coming_owner;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (PrkBerandaPapan, prk_beranda_papan, ADW_TYPE_BIN)

static void
row_free (Row *row)
{
  g_free (row->says);
  g_free (row);
}

static void
group_free (Group *group)
{
  g_free (group->says);
  g_free (group->title);
  g_free (group->description);
  g_clear_object (&group->suffix);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

static GPtrArray *
new_groups (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)group_free);
}

/* Rows */

/* Makes rows, from the top, until the time is over. Returns whether some are left. */
static gboolean
make_rows (PrkBerandaPapan *self)
{
  gint64 until_us = g_get_monotonic_time () + BUDGET_US;

  for (guint i = 0; i < self->shown->len; i++)
    {
      Group *group = g_ptr_array_index (self->shown, i);

      for (guint j = 0; j < group->rows->len; j++)
        {
          Row *row = g_ptr_array_index (group->rows, j);

          if (row->widget != NULL)
            continue;
          if (g_get_monotonic_time () >= until_us)
            return TRUE;
          row->widget = row->buat (row->bahan, self->owner);
          gtk_list_box_insert (group->list, row->widget, (int)j);
          gtk_widget_show (GTK_WIDGET (group->list));
        }
    }

  return FALSE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  PrkBerandaPapan *self = PRK_BERANDA_PAPAN (widget);

  if (make_rows (self))
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;

  return G_SOURCE_REMOVE;
}

/* Gives the rows that say the same, in the same order, their widgets; the others are taken away. */
static void
take_rows (Group *group, Group *old)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint next = 0;

  for (guint i = old->rows->len; i-- > 0;)
    g_hash_table_insert (places, ((Row *)g_ptr_array_index (old->rows, i))->says,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < group->rows->len; i++)
    {
      Row *row = g_ptr_array_index (group->rows, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, row->says));
      Row *known = place > next ? g_ptr_array_index (old->rows, place - 1) : NULL;

      if (known == NULL || known->widget == NULL)
        continue;
      row->widget = g_steal_pointer (&known->widget);
      next = place;
    }
  for (guint i = 0; i < old->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (old->rows, i);

      if (row->widget != NULL)
        gtk_list_box_remove (old->list, row->widget);
    }
}

/* Groups */

static void
make_group (Group *group)
{
  group->widget = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  group->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (group->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (group->list), "boxed-list");
  gtk_widget_hide (GTK_WIDGET (group->list));
  adw_preferences_group_add (group->widget, GTK_WIDGET (group->list));
}

static void
show_head (Group *group)
{
  adw_preferences_group_set_title (group->widget, group->title);
  adw_preferences_group_set_description (group->widget, group->description);
  adw_preferences_group_set_header_suffix (group->widget, group->suffix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group->title, -1);
}

static Group *
find_group (GPtrArray *groups, const char *id)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      if (strcmp (group->id, id) == 0)
        return group;
    }

  return NULL;
}

static void
take_group (PrkBerandaPapan *self, Group *group, GtkWidget *after)
{
  Group *old = find_group (self->shown, group->id);

  if (old != NULL)
    {
      group->widget = g_steal_pointer (&old->widget);
      group->list = old->list;
      take_rows (group, old);
      if (strcmp (group->says, old->says) != 0)
        show_head (group);
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (group->widget)) != after)
        gtk_box_reorder_child_after (self->box, GTK_WIDGET (group->widget), after);
    }
  else
    {
      make_group (group);
      gtk_box_insert_child_after (self->box, GTK_WIDGET (group->widget), after);
      /* Only now: what has an action looks for it when it comes into the window. */
      show_head (group);
    }
  g_clear_object (&group->suffix);
  if (group->rows->len == 0)
    gtk_widget_hide (GTK_WIDGET (group->list));
}

/* GObject */

static void
forget (PrkBerandaPapan *self)
{
  if (self->owner != NULL && self->free_owner != NULL)
    self->free_owner (self->owner);
  self->owner = NULL;
}

static void
prk_beranda_papan_dispose (GObject *object)
{
  PrkBerandaPapan *self = PRK_BERANDA_PAPAN (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  forget (self);

  G_OBJECT_CLASS (prk_beranda_papan_parent_class)->dispose (object);
}

static void
prk_beranda_papan_class_init (PrkBerandaPapanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_beranda_papan_dispose;
}

static void
prk_beranda_papan_init (PrkBerandaPapan *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->shown = new_groups ();
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
prk_beranda_papan_new (void)
{
  return g_object_new (PRK_TYPE_BERANDA_PAPAN, NULL);
}

void
prk_beranda_papan_begin (PrkBerandaPapan *self, gpointer owner, GDestroyNotify free_owner)
{
  g_return_if_fail (PRK_IS_BERANDA_PAPAN (self));
  g_return_if_fail (self->coming == NULL);

  self->coming = new_groups ();
  self->coming_owner = owner;
  self->free_coming_owner = free_owner;
}

void
prk_beranda_papan_add_group (PrkBerandaPapan *self,
                             const char *id,
                             const char *title,
                             const char *description,
                             GtkWidget *suffix,
                             const char *says)
{
  Group *group = g_new0 (Group, 1);

  g_return_if_fail (PRK_IS_BERANDA_PAPAN (self) && self->coming != NULL);

  group->id = id;
  group->title = g_strdup (title);
  group->description = g_strdup (description);
  group->suffix = suffix != NULL ? g_object_ref_sink (suffix) : NULL;
  group->says = g_strdup (says);
  group->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  g_ptr_array_add (self->coming, group);
}

void
prk_beranda_papan_add_row (PrkBerandaPapan *self,
                           const char *says,
                           PrkBerandaBuat buat,
                           gconstpointer bahan)
{
  Group *group;
  Row *row;

  g_return_if_fail (PRK_IS_BERANDA_PAPAN (self) && self->coming != NULL && self->coming->len > 0);

  group = g_ptr_array_index (self->coming, self->coming->len - 1);
  row = g_new0 (Row, 1);
  row->says = g_strdup (says);
  row->buat = buat;
  row->bahan = bahan;
  g_ptr_array_add (group->rows, row);
}

/**
 * prk_beranda_papan_end:
 * @self: a board that was told everything
 *
 * Shows what was told. The first rows are there when this returns, the others come frame by frame.
 */
void
prk_beranda_papan_end (PrkBerandaPapan *self)
{
  g_autoptr (GPtrArray) coming = NULL;
  GtkWidget *after = NULL;

  g_return_if_fail (PRK_IS_BERANDA_PAPAN (self) && self->coming != NULL);

  coming = g_steal_pointer (&self->coming);
  for (guint i = 0; i < self->shown->len; i++)
    {
      Group *old = g_ptr_array_index (self->shown, i);

      if (find_group (coming, old->id) == NULL)
        gtk_box_remove (self->box, GTK_WIDGET (g_steal_pointer (&old->widget)));
    }
  for (guint i = 0; i < coming->len; i++)
    {
      Group *group = g_ptr_array_index (coming, i);

      take_group (self, group, after);
      after = GTK_WIDGET (group->widget);
    }
  g_ptr_array_unref (self->shown);
  self->shown = g_steal_pointer (&coming);
  forget (self);
  self->owner = g_steal_pointer (&self->coming_owner);
  self->free_owner = self->free_coming_owner;

  if (make_rows (self) && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}
