/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns of text. A GtkColumnView of GTK 4.8 does not say by which column it is sorted. Its sorter does when it is asked to
 * compare two things: it asks the chosen column first and turns the answer round where the order is descending. So
 * every column has a sorter that finds anything "smaller" and notes that it was asked. */

#include "config.h"

#include <glib/gi18n.h>

#include "widget/prk-kolom.h"

#define ITEM "prk-item"

typedef struct
{
  const PrkKolom *kolom;
  PrkKolomKata    kata;
} Sel;

/* The column whose sorter was asked first while prk_kolom_get_urut() runs; -1: none. */
static int asked = -1;

static int
note_asked (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  if (asked < 0)
    asked = GPOINTER_TO_INT (user_data);

  return GTK_ORDERING_SMALLER;
}

/* Setting a tooltip's text costs several round trips to the X server, and a list binds hundreds of
 * cells before its first frame: so the text is handed over when somebody points at the cell. */
static gboolean
query_tooltip_cb (GtkInscription *text,
                  int             x,
                  int             y,
                  gboolean        by_keyboard,
                  GtkTooltip     *tooltip)
{
  const char *words = gtk_inscription_get_text (text);

  gtk_tooltip_set_text (tooltip, words);

  return words != NULL && *words != '\0';
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          const Sel                *sel)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), sel->kolom->min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), sel->kolom->nat_chars);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "numeric");
  gtk_widget_set_has_tooltip (text, TRUE);
  g_signal_connect (text, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  prk_kolom_note_item (text, item);
  gtk_list_item_set_child (item, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         const Sel                *sel)
{
  GtkWidget *text = gtk_list_item_get_child (item);
  const char *classes[] = { "numeric", NULL, NULL };
  g_autofree char *words = sel->kata (gtk_list_item_get_item (item), sel->kolom->urut, &classes[1]);

  gtk_widget_set_css_classes (text, classes);
  gtk_inscription_set_text (GTK_INSCRIPTION (text), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : "", -1);
}

static void
free_sel (gpointer  data,
          GClosure *closure)
{
  g_free (data);
}

/**
 * prk_kolom_add:
 * @view: an empty column view
 * @kolom: (array length=n_kolom): its columns; kept, so they are static
 * @n_kolom: how many
 * @is_sorted: whether the headers choose an order
 * @kata: the words of a cell
 *
 * Adds columns of one line of text each, cut with an ellipsis; the whole text is told to who points at it.
 */
void
prk_kolom_add (GtkColumnView  *view,
               const PrkKolom *kolom,
               guint           n_kolom,
               gboolean        is_sorted,
               PrkKolomKata    kata)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) && kolom != NULL && kata != NULL);

  for (guint i = 0; i < n_kolom; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (_(kolom[i].title), factory);
      Sel *sel = g_new (Sel, 1);

      *sel = (Sel) { &kolom[i], kata };
      g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), sel, free_sel, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), sel);
      gtk_column_view_column_set_expand (column, kolom[i].is_wide);
      if (is_sorted)
        {
          g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_asked, GUINT_TO_POINTER (i), NULL));

          gtk_column_view_column_set_sorter (column, sorter);
        }
      gtk_column_view_append_column (view, column);
    }
}

/**
 * prk_kolom_set_width:
 * @view: the view
 * @kolom: (array length=n_kolom): its columns
 * @n_kolom: how many
 * @width: what the list has, in pixels
 *
 * Shows the columns that there is room for. Not while sizes are being handed out.
 */
void
prk_kolom_set_width (GtkColumnView  *view,
                     const PrkKolom *kolom,
                     guint           n_kolom,
                     int             width)
{
  GListModel *shown = gtk_column_view_get_columns (view);

  for (guint i = 0; i < n_kolom; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      gtk_column_view_column_set_visible (column, width >= kolom[i].needed_width);
    }
}

/**
 * prk_kolom_get_urut:
 * @view: the view
 * @kolom: its columns
 * @fallback: what is told while no header is chosen; then the order is descending
 * @is_turun: (out): whether the arrow points down
 *
 * Reads off the headers by what the list is sorted. Main thread.
 *
 * Returns: the `urut` of the column
 */
int
prk_kolom_get_urut (GtkColumnView  *view,
                    const PrkKolom *kolom,
                    int             fallback,
                    gboolean       *is_turun)
{
  /* Any two objects do: the sorters never look at them. */
  g_autoptr(GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view) && is_turun != NULL, fallback);

  asked = -1;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  *is_turun = asked < 0 || ordering == GTK_ORDERING_LARGER;

  return asked < 0 ? fallback : kolom[asked].urut;
}

/**
 * prk_kolom_note_item:
 * @child: the child of a cell that is not text
 * @item: its list item
 *
 * Lets prk_kolom_pick() find the row.
 */
void
prk_kolom_note_item (GtkWidget   *child,
                     GtkListItem *item)
{
  g_object_set_data (G_OBJECT (child), ITEM, item);
}

/**
 * prk_kolom_pick:
 * @view: the view
 * @x: pixels from its left edge
 * @y: pixels from its upper edge
 *
 * Finds the row at a point.
 *
 * Returns: (transfer none) (nullable): the list item; %NULL beside the rows
 */
GtkListItem *
prk_kolom_pick (GtkColumnView *view,
                double         x,
                double         y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (view); widget = gtk_widget_get_parent (widget))
    {
      /* A point beside the text is in the cell, whose child is ours. */
      GtkWidget *child = gtk_widget_get_first_child (widget);
      gpointer item = g_object_get_data (G_OBJECT (widget), ITEM);

      if (item == NULL && child != NULL)
        item = g_object_get_data (G_OBJECT (child), ITEM);
      if (item != NULL)
        return item;
    }

  return NULL;
}
