/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A GtkColumnView of GTK 4.8 does not say by which column it is sorted. Its sorter does when it
 * is asked to compare two things: it asks the chosen column first and turns the answer round
 * where the order is descending. So every column has a sorter that finds anything "smaller" and
 * notes that it was asked; one comparison tells column and direction. */

#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-status.h"
#include "app/prk-when.h"
#include "app/sinkron/prk-sinkron-tanda.h"
#include "app/widget/prk-sel-teks.h"
#include "prk-kak-list-columns.h"
#include "prk-kak-list-model.h"

typedef struct
{
  const char *title;
  PrkUrut     urut;
  gboolean    expands;
  int         min_chars;
  int         nat_chars;
  int         needed_width; /* of the list, in pixels, for the column to be shown */
} Column;

typedef enum
{
  COLUMN_JUDUL,
  COLUMN_MITRA,
  COLUMN_PERANGKAT_DAERAH,
  COLUMN_TAHUN,
  COLUMN_STATUS,
  COLUMN_LENGKAP,
  COLUMN_CHANGED,
  N_COLUMNS
} ColumnId;

static const Column columns[N_COLUMNS] = {
  [COLUMN_JUDUL] = { N_("Title"), PRK_URUT_JUDUL, TRUE, 18, 40, 0 },
  [COLUMN_MITRA] = { N_("Partner"), PRK_URUT_KETERANGAN, TRUE, 12, 22, 760 },
  [COLUMN_PERANGKAT_DAERAH] =
    { N_("Perangkat Daerah"), PRK_URUT_PERANGKAT_DAERAH, TRUE, 12, 22, 940 },
  [COLUMN_TAHUN] = { N_("Year"), PRK_URUT_TAHUN, FALSE, 6, 6, 620 },
  [COLUMN_STATUS] = { N_("Status"), PRK_URUT_STATUS, FALSE, 13, 13, 0 },
  [COLUMN_LENGKAP] = { N_("Complete"), PRK_URUT_LENGKAP, FALSE, 8, 8, 480 },
  [COLUMN_CHANGED] = { N_("Changed"), PRK_URUT_CHANGED, FALSE, 13, 13, 560 },
};

/* The column whose sorter was asked first. Main thread only, and only while get_sort() runs. */
static int asked_column = -1;

static int
note_column (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  if (asked_column < 0)
    asked_column = GPOINTER_TO_INT (user_data);
  return GTK_ORDERING_SMALLER;
}

static void
setup_text_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               const Column             *column)
{
  GtkWidget *text = prk_sel_teks_new (column->min_chars, column->nat_chars, column->expands);

  g_object_set_data (G_OBJECT (text), "prk-item", item);
  if (column == &columns[COLUMN_LENGKAP] || column == &columns[COLUMN_TAHUN] ||
      column == &columns[COLUMN_CHANGED])
    gtk_widget_add_css_class (text, "numeric");
  gtk_list_item_set_child (item, text);
}

static void
setup_status_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 const Column             *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), column->min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), column->nat_chars);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), prk_sinkron_tanda_new ());
  g_object_set_data (G_OBJECT (box), "prk-item", item);
  gtk_list_item_set_child (item, box);
}

static char *
dup_text (const PrkRingkas *row,
          ColumnId          id)
{
  switch (id)
    {
    case COLUMN_JUDUL:
      return g_strdup (row->judul != NULL && *row->judul != '\0' ? row->judul : _("Untitled"));
    case COLUMN_MITRA:
      return g_strdup (row->keterangan);
    case COLUMN_PERANGKAT_DAERAH:
      return g_strdup (row->perangkat_daerah);
    case COLUMN_TAHUN:
      return row->tahun > 0 ? g_strdup_printf ("%d", row->tahun) : NULL;
    case COLUMN_LENGKAP:
      return g_strdup_printf ("%d/8", row->lengkap);
    case COLUMN_CHANGED:
      return prk_when_dup_short (row->changed_us, g_get_real_time ());
    case COLUMN_STATUS:
    case N_COLUMNS:
    default:
      g_assert_not_reached ();
    }
}

static void
bind_text_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              const Column             *column)
{
  const PrkRingkas *row = prk_kak_list_item_get_ringkas (gtk_list_item_get_item (item));
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *text = dup_text (row, (ColumnId) (column - columns));

  gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "",
                                  -1);
}

static void
bind_status_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                const Column             *column)
{
  const PrkRingkas *row = prk_kak_list_item_get_ringkas (gtk_list_item_get_item (item));
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *text = gtk_widget_get_next_sibling (image);
  GtkWidget *mark = gtk_widget_get_next_sibling (text);
  const char *style = prk_status_get_style (row->status);
  const char *classes[] = { style, NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (image), prk_status_get_icon (row->status));
  gtk_widget_set_css_classes (image, classes);
  prk_sinkron_tanda_set_record (PRK_SINKRON_TANDA (mark), row->id);
  gtk_inscription_set_text (GTK_INSCRIPTION (text), prk_status_get_label (row->status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, prk_status_get_label (row->status),
                                  -1);
}

static GtkListItemFactory *
new_factory (ColumnId id)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gpointer column = (gpointer) &columns[id];

  if (id == COLUMN_STATUS)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_status_cb), column);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_status_cb), column);
    }
  else
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_text_cb), column);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_text_cb), column);
    }
  return factory;
}

/**
 * prk_kak_list_columns_add:
 * @view: an empty column view
 *
 * Adds the columns, sorted by the last change, newest first.
 */
void
prk_kak_list_columns_add (GtkColumnView *view)
{
  for (int id = 0; id < N_COLUMNS; id++)
    {
      g_autoptr(GtkColumnViewColumn) column =
        gtk_column_view_column_new (_(columns[id].title), new_factory (id));
      g_autoptr(GtkSorter) sorter =
        GTK_SORTER (gtk_custom_sorter_new (note_column, GINT_TO_POINTER (id), NULL));

      gtk_column_view_column_set_expand (column, columns[id].expands);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_append_column (view, column);
      if (id == COLUMN_CHANGED)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
    }
}

/**
 * prk_kak_list_columns_set_width:
 * @view: the view
 * @width: what the list has, in pixels
 *
 * Shows the columns that there is room for.
 */
void
prk_kak_list_columns_set_width (GtkColumnView *view,
                                int            width)
{
  GListModel *shown = gtk_column_view_get_columns (view);

  for (guint id = 0; id < N_COLUMNS; id++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, id);

      gtk_column_view_column_set_visible (column, width >= columns[id].needed_width);
    }
}

/**
 * prk_kak_list_columns_get_sort:
 * @view: the view
 * @is_descending: (out): whether the arrow points down
 *
 * Reads off the headers what to ask the store for. Main thread.
 *
 * Returns: the order; the last change, newest first, where no column was chosen
 */
PrkUrut
prk_kak_list_columns_get_sort (GtkColumnView *view,
                               gboolean      *is_descending)
{
  /* Any two objects do: the sorters never look at them. */
  g_autoptr(GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  asked_column = -1;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  if (asked_column < 0)
    {
      *is_descending = TRUE;
      return PRK_URUT_CHANGED;
    }

  *is_descending = ordering == GTK_ORDERING_LARGER;
  return columns[asked_column].urut;
}

GtkListItem *
prk_kak_list_columns_pick (GtkColumnView *view,
                           double         x,
                           double         y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != GTK_WIDGET (view); widget = gtk_widget_get_parent (widget))
    {
      /* A point beside the text is in the cell, whose child is ours. */
      GtkWidget *child = gtk_widget_get_first_child (widget);
      gpointer item = g_object_get_data (G_OBJECT (widget), "prk-item");

      if (item == NULL && child != NULL)
        item = g_object_get_data (G_OBJECT (child), "prk-item");
      if (item != NULL)
        return item;
    }
  return NULL;
}
