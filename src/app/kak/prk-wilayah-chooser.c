/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-wilayah.h"

#include "prk-wilayah-chooser.h"

#define MAX_HITS 60

/* One place as an item of the list. */
#define PRK_TYPE_WILAYAH_ITEM (prk_wilayah_item_get_type ())
G_DECLARE_FINAL_TYPE (PrkWilayahItem, prk_wilayah_item, PRK, WILAYAH_ITEM, GObject)

struct _PrkWilayahItem
{
  GObject           parent_instance;

  const PrkWilayah *wilayah;
};

G_DEFINE_FINAL_TYPE (PrkWilayahItem, prk_wilayah_item, G_TYPE_OBJECT)

static void
prk_wilayah_item_class_init (PrkWilayahItemClass *klass)
{
}

static void
prk_wilayah_item_init (PrkWilayahItem *self)
{
}

struct _PrkWilayahChooser
{
  AdwWindow           parent_instance;

  GtkSearchEntry     *search;
  GtkBox             *trail;
  GtkListView        *list;
  GtkLabel           *picked;
  GtkButton          *choose_button;

  GListStore         *items;
  GtkSingleSelection *selection;
  guint               max_level;
  char               *place; /* whose children are listed; NULL for the whole country */
  char               *near;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkWilayahChooser, prk_wilayah_chooser, ADW_TYPE_WINDOW)

static guint
get_level (const char *kode)
{
  guint level = 1;

  for (const char *p = kode; *p != '\0'; p++)
    level += *p == '.';

  return level;
}

static gboolean
is_searching (PrkWilayahChooser *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

static const PrkWilayah *
get_selected (PrkWilayahChooser *self)
{
  PrkWilayahItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? item->wilayah : NULL;
}

static gboolean
can_descend (PrkWilayahChooser *self,
             const PrkWilayah  *wilayah)
{
  return get_level (wilayah->kode) < self->max_level;
}

static void
fill (PrkWilayahChooser *self,
      GPtrArray         *places,
      const char        *selected)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint position = selected != NULL ? GTK_INVALID_LIST_POSITION : 0;

  for (guint i = 0; i < places->len; i++)
    {
      PrkWilayahItem *item = g_object_new (PRK_TYPE_WILAYAH_ITEM, NULL);

      item->wilayah = g_ptr_array_index (places, i);
      g_ptr_array_add (items, item);
      if (g_strcmp0 (item->wilayah->kode, selected) == 0)
        position = i;
    }

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, position);
}

static void show_place (PrkWilayahChooser *self, const char *kode, const char *selected);

static void
trail_clicked_cb (PrkWilayahChooser *self,
                  GtkButton         *button)
{
  const char *kode = g_object_get_data (G_OBJECT (button), "kode");
  g_autofree char *below = g_strdup (self->place);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_place (self, kode, below);
}

static void
add_trail (PrkWilayahChooser *self,
           const char        *kode,
           const char        *name)
{
  GtkWidget *button = gtk_button_new_with_label (name);

  if (gtk_widget_get_first_child (GTK_WIDGET (self->trail)) != NULL)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_box_append (self->trail, arrow);
    }

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "kode", g_strdup (kode), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (trail_clicked_cb), self);
  gtk_box_append (self->trail, button);
}

static void
show_trail (PrkWilayahChooser *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->trail))) != NULL)
    gtk_box_remove (self->trail, child);

  add_trail (self, NULL, _("Indonesia"));
  for (const char *p = self->place; p != NULL; )
    {
      const char *dot = strchr (p, '.');
      g_autofree char *kode
          = dot != NULL ? g_strndup (self->place, dot - self->place) : g_strdup (self->place);
      const PrkWilayah *wilayah = prk_wilayah_find (kode);

      if (wilayah != NULL)
        add_trail (self, kode, wilayah->nama);
      p = dot != NULL ? dot + 1 : NULL;
    }
}

/* Lists what lies in @kode; @selected is marked, or the first. */
static void
show_place (PrkWilayahChooser *self,
            const char        *kode,
            const char        *selected)
{
  g_autoptr(GPtrArray) places = prk_wilayah_list (kode);

  if (kode != self->place)
    {
      g_free (self->place);
      self->place = g_strdup (kode);
    }
  show_trail (self);
  fill (self, places, selected);
}

static void
choose (PrkWilayahChooser *self)
{
  const PrkWilayah *wilayah = get_selected (self);

  if (wilayah == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, wilayah->kode);
  gtk_window_close (GTK_WINDOW (self));
}

static void
choose_clicked_cb (PrkWilayahChooser *self)
{
  choose (self);
}

/* Enter goes down where there is something below, and chooses otherwise; among search results it
 * chooses. */
static void
activated_cb (PrkWilayahChooser *self,
              guint              position)
{
  const PrkWilayah *wilayah = get_selected (self);

  if (wilayah != NULL && !is_searching (self) && can_descend (self, wilayah))
    show_place (self, wilayah->kode, NULL);
  else
    choose (self);
}

static void
search_changed_cb (PrkWilayahChooser *self)
{
  g_autoptr(GPtrArray) hits = NULL;

  if (!is_searching (self))
    {
      show_place (self, self->place, NULL);
      return;
    }

  hits = prk_wilayah_search (gtk_editable_get_text (GTK_EDITABLE (self->search)), self->max_level,
                             self->near, MAX_HITS);
  fill (self, hits, NULL);
}

static void
search_activated_cb (PrkWilayahChooser *self)
{
  if (is_searching (self))
    choose (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
search_key_cb (PrkWilayahChooser *self,
               guint              keyval)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
list_key_cb (PrkWilayahChooser *self,
             guint              keyval)
{
  g_autofree char *below = NULL;
  g_autofree char *above = NULL;
  char *dot;

  if (keyval != GDK_KEY_BackSpace && keyval != GDK_KEY_Left)
    return GDK_EVENT_PROPAGATE;
  if (self->place == NULL || is_searching (self))
    return GDK_EVENT_PROPAGATE;

  below = g_strdup (self->place);
  above = g_strdup (self->place);
  dot = strrchr (above, '.');
  if (dot != NULL)
    *dot = '\0';
  show_place (self, dot != NULL ? above : NULL, below);

  return GDK_EVENT_STOP;
}

static void
selection_changed_cb (PrkWilayahChooser *self)
{
  const PrkWilayah *wilayah = get_selected (self);
  g_autofree char *name = wilayah != NULL ? prk_wilayah_dup_full_name (wilayah->kode) : NULL;
  g_autofree char *text = wilayah != NULL ? g_strdup_printf ("%s · %s", name, wilayah->kode) : NULL;

  gtk_label_set_label (self->picked,
                       text != NULL ? text
                                    : _("Nothing found. Try another spelling or fewer letters."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->choose_button), wilayah != NULL);
}

static void
set_up_item_cb (PrkWilayahChooser *self,
                GtkListItem       *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *code = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (code, "dim-label");
  gtk_widget_add_css_class (code, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
bind_item_cb (PrkWilayahChooser *self,
              GtkListItem       *item)
{
  const PrkWilayah *wilayah = PRK_WILAYAH_ITEM (gtk_list_item_get_item (item))->wilayah;
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *code = gtk_widget_get_next_sibling (name);
  GtkWidget *arrow = gtk_widget_get_next_sibling (code);
  g_autofree char *full_name
      = is_searching (self) ? prk_wilayah_dup_full_name (wilayah->kode) : NULL;

  gtk_label_set_label (GTK_LABEL (name), full_name != NULL ? full_name : wilayah->nama);
  gtk_label_set_label (GTK_LABEL (code), wilayah->kode);
  gtk_widget_set_opacity (arrow, !is_searching (self) && can_descend (self, wilayah) ? 0.55 : 0);
}

static void
prk_wilayah_chooser_dispose (GObject *object)
{
  PrkWilayahChooser *self = PRK_WILAYAH_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_WILAYAH_CHOOSER);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->near, g_free);

  G_OBJECT_CLASS (prk_wilayah_chooser_parent_class)->dispose (object);
}

static void
prk_wilayah_chooser_class_init (PrkWilayahChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_wilayah_chooser_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PRK_TYPE_WILAYAH_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/prakarsa/Prakarsa/ui/kak/prk-wilayah-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkWilayahChooser, search);
  gtk_widget_class_bind_template_child (widget_class, PrkWilayahChooser, trail);
  gtk_widget_class_bind_template_child (widget_class, PrkWilayahChooser, list);
  gtk_widget_class_bind_template_child (widget_class, PrkWilayahChooser, picked);
  gtk_widget_class_bind_template_child (widget_class, PrkWilayahChooser, choose_button);
  gtk_widget_class_bind_template_child (widget_class, PrkWilayahChooser, items);
  gtk_widget_class_bind_template_child (widget_class, PrkWilayahChooser, selection);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_item_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_item_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_wilayah_chooser_init (PrkWilayahChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
prk_wilayah_chooser_new (GtkWindow  *parent,
                         const char *title,
                         const char *tingkat,
                         const char *current,
                         const char *near)
{
  PrkWilayahChooser *self
      = g_object_new (PRK_TYPE_WILAYAH_CHOOSER, "transient-for", parent, "title", title, NULL);
  const char *start = current != NULL ? current : near;
  g_autofree char *above = g_strdup (start);
  char *dot = above != NULL ? strrchr (above, '.') : NULL;

  self->max_level = g_strcmp0 (tingkat, "daerah") == 0 ? 2 : 4;
  self->near = g_strdup (near);
  if (dot != NULL)
    *dot = '\0';
  show_place (self, dot != NULL ? above : NULL, start);
  selection_changed_cb (self);

  return GTK_WINDOW (self);
}
