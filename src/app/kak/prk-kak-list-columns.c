/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-status.h"
#include "app/prk-when.h"
#include "app/sinkron/prk-sinkron-tanda.h"
#include "app/widget/prk-kolom.h"
#include "prk-kak-list-columns.h"
#include "prk-kak-list-model.h"

/* Their order. */
enum
{
  COLUMN_JUDUL,
  COLUMN_MITRA,
  COLUMN_PERANGKAT_DAERAH,
  COLUMN_TAHUN,
  COLUMN_STATUS,
  COLUMN_LENGKAP,
  COLUMN_CHANGED,
  N_COLUMNS
};

static const PrkKolom columns[N_COLUMNS] = {
  [COLUMN_JUDUL] = { N_("Title"), PRK_URUT_JUDUL, TRUE, 18, 40, 0 },
  [COLUMN_MITRA] = { N_("Partner"), PRK_URUT_KETERANGAN, TRUE, 12, 22, 760 },
  [COLUMN_PERANGKAT_DAERAH] =
    { N_("Perangkat Daerah"), PRK_URUT_PERANGKAT_DAERAH, TRUE, 12, 22, 940 },
  [COLUMN_TAHUN] = { N_("Year"), PRK_URUT_TAHUN, FALSE, 6, 6, 620 },
  [COLUMN_STATUS] = { N_("Status"), PRK_URUT_STATUS, FALSE, 13, 13, 0 },
  [COLUMN_LENGKAP] = { N_("Complete"), PRK_URUT_LENGKAP, FALSE, 8, 8, 480 },
  [COLUMN_CHANGED] = { N_("Changed"), PRK_URUT_CHANGED, FALSE, 13, 13, 560 },
};

static void
setup_status_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  const PrkKolom *column = &columns[COLUMN_STATUS];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), column->min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), column->nat_chars);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), prk_sinkron_tanda_new ());
  prk_kolom_note_item (box, item);
  gtk_list_item_set_child (item, box);
}

static char *
dup_words (gpointer     item,
           int          urut,
           const char **style)
{
  const PrkRingkas *row = prk_kak_list_item_get_ringkas (item);

  switch ((PrkUrut) urut)
    {
    case PRK_URUT_JUDUL:
      return g_strdup (row->judul != NULL && *row->judul != '\0' ? row->judul : _("Untitled"));
    case PRK_URUT_KETERANGAN:
      return g_strdup (row->keterangan);
    case PRK_URUT_PERANGKAT_DAERAH:
      return g_strdup (row->perangkat_daerah);
    case PRK_URUT_TAHUN:
      return row->tahun > 0 ? g_strdup_printf ("%d", row->tahun) : NULL;
    case PRK_URUT_LENGKAP:
      return g_strdup_printf ("%d/8", row->lengkap);
    case PRK_URUT_CHANGED:
      return prk_when_dup_short (row->changed_us, g_get_real_time ());
    default:
      g_assert_not_reached ();
    }
}

static void
bind_status_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
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

/**
 * prk_kak_list_columns_add:
 * @view: an empty column view
 *
 * Adds the columns, sorted by the last change, newest first.
 */
void
prk_kak_list_columns_add (GtkColumnView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) status = NULL;
  g_autoptr(GtkColumnViewColumn) changed = NULL;

  prk_kolom_add (view, columns, N_COLUMNS, TRUE, dup_words);
  status = g_list_model_get_item (gtk_column_view_get_columns (view), COLUMN_STATUS);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_status_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_status_cb), NULL);
  gtk_column_view_column_set_factory (status, factory);
  g_object_unref (factory);
  changed = g_list_model_get_item (gtk_column_view_get_columns (view), COLUMN_CHANGED);
  gtk_column_view_sort_by_column (view, changed, GTK_SORT_DESCENDING);
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
  prk_kolom_set_width (view, columns, N_COLUMNS, width);
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
  return (PrkUrut) prk_kolom_get_urut (view, columns, PRK_URUT_CHANGED, is_descending);
}
