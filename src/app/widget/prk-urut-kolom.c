/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which header is chosen is asked of the view's sorter by one comparison: each column's sorter notes that
 * it was asked first. */

#include "config.h"

#include "prk-urut-kolom.h"

/* While prk_urut_kolom_get() runs; -1: nobody was asked. */
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

GtkSorter *
prk_urut_kolom_new_sorter (guint kolom)
{
  return GTK_SORTER (gtk_custom_sorter_new (note_asked, GUINT_TO_POINTER (kolom), NULL));
}

int
prk_urut_kolom_get (GtkColumnView *view,
                    gboolean      *is_turun)
{
  g_autoptr(GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view) && is_turun != NULL, -1);

  asked = -1;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  *is_turun = asked >= 0 && ordering == GTK_ORDERING_LARGER;

  return asked;
}
