/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "app/catatan/prk-catatan-row.h"

#include "prk-kak-catatan.h"

struct _PrkKakCatatan
{
  AdwPreferencesRow parent_instance;

  GtkBox           *box;
  char             *path;
  gboolean          is_part;
  PrkCatatanDaftar *daftar; /* NULL until set */
};

G_DEFINE_FINAL_TYPE (PrkKakCatatan, prk_kak_catatan, ADW_TYPE_PREFERENCES_ROW)

static gboolean
is_ours (PrkKakCatatan *self,
         PrkRecord     *catatan)
{
  return self->is_part ? g_strcmp0 (prk_catatan_get_path (catatan), self->path) == 0
                       : prk_catatan_is_di (catatan, self->path);
}

static void
changed_cb (PrkKakCatatan *self)
{
  GPtrArray *all = prk_catatan_daftar_get (self->daftar);
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      PrkRecord *catatan = g_ptr_array_index (all, i);

      if (prk_catatan_is_terbuka (catatan) && is_ours (self, catatan))
        g_ptr_array_add (list, catatan);
    }
  prk_catatan_row_fill (self->box, self->daftar, list, FALSE, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), list->len > 0);
}

static void
prk_kak_catatan_dispose (GObject *object)
{
  g_clear_object (&PRK_KAK_CATATAN (object)->daftar);

  G_OBJECT_CLASS (prk_kak_catatan_parent_class)->dispose (object);
}

static void
prk_kak_catatan_finalize (GObject *object)
{
  g_free (PRK_KAK_CATATAN (object)->path);

  G_OBJECT_CLASS (prk_kak_catatan_parent_class)->finalize (object);
}

static void
prk_kak_catatan_class_init (PrkKakCatatanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_kak_catatan_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_kak_catatan_finalize;
}

static void
prk_kak_catatan_init (PrkKakCatatan *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self), "catatan-field");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
prk_kak_catatan_new (const char *path,
                     gboolean    is_part)
{
  PrkKakCatatan *self = g_object_new (PRK_TYPE_KAK_CATATAN, NULL);

  self->path = g_strdup (path);
  self->is_part = is_part;

  return GTK_WIDGET (self);
}

void
prk_kak_catatan_set_daftar (PrkKakCatatan    *self,
                            PrkCatatanDaftar *daftar)
{
  g_return_if_fail (PRK_IS_KAK_CATATAN (self) && PRK_IS_CATATAN_DAFTAR (daftar));

  if (!g_set_object (&self->daftar, daftar))
    return;
  g_signal_connect_object (daftar, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
