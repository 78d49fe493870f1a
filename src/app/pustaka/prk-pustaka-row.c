/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-pustaka-kata.h"
#include "prk-pustaka-row.h"

struct _PrkPustakaRow
{
  GtkListBoxRow parent_instance;

  char         *id;
  char         *hash;
  char         *judul;
  guint         halaman;
};

G_DEFINE_FINAL_TYPE (PrkPustakaRow, prk_pustaka_row, GTK_TYPE_LIST_BOX_ROW)

static void
prk_pustaka_row_finalize (GObject *object)
{
  PrkPustakaRow *self = PRK_PUSTAKA_ROW (object);

  g_free (self->id);
  g_free (self->hash);
  g_free (self->judul);

  G_OBJECT_CLASS (prk_pustaka_row_parent_class)->finalize (object);
}

static void
prk_pustaka_row_class_init (PrkPustakaRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_pustaka_row_finalize;
}

static void
prk_pustaka_row_init (PrkPustakaRow *self)
{
}

static GtkWidget *
new_label (const char *css_class,
           int         lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static PrkPustakaRow *
new_row (const char *id,
         const char *hash,
         const char *judul,
         GtkWidget  *first,
         GtkWidget  *second)
{
  PrkPustakaRow *self = g_object_new (PRK_TYPE_PUSTAKA_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->id = g_strdup (id);
  self->hash = g_strdup (hash);
  self->judul = g_strdup (judul);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pustaka-row");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  return self;
}

GtkWidget *
prk_pustaka_row_new (const PrkPustakaDokumen *dokumen)
{
  g_autofree char *words = prk_pustaka_dup_keterangan (dokumen);
  g_autofree char *name = g_strdup_printf ("%s, %s", dokumen->judul, words);
  GtkWidget *title = new_label (NULL, 3);
  GtkWidget *subtitle = new_label ("caption", 3);
  PrkPustakaRow *self = new_row (dokumen->id, dokumen->hash, dokumen->judul, title, subtitle);

  gtk_label_set_text (GTK_LABEL (title), dokumen->judul);
  gtk_label_set_text (GTK_LABEL (subtitle), words);
  gtk_widget_add_css_class (subtitle, dokumen->keadaan == PRK_PUSTAKA_BAD ? "error" : "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

GtkWidget *
prk_pustaka_row_new_temuan (const PrkPustakaTemuan *temuan,
                            const char             *judul)
{
  /* Translators: page of a document, then its title */
  g_autofree char *place = g_strdup_printf (_("p. %u · %s"), temuan->halaman, judul);
  g_autofree char *markup = prk_pustaka_dup_cuplikan (temuan);
  g_autofree char *name = g_strdup_printf ("%s: %s", place, temuan->cuplikan);
  GtkWidget *title = new_label ("caption", 1);
  GtkWidget *snippet = new_label (NULL, 4);
  PrkPustakaRow *self = new_row (temuan->dokumen, temuan->hash, judul, title, snippet);

  self->halaman = temuan->halaman;
  gtk_label_set_text (GTK_LABEL (title), place);
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_markup (GTK_LABEL (snippet), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

const char *
prk_pustaka_row_get_id (PrkPustakaRow *self)
{
  g_return_val_if_fail (PRK_IS_PUSTAKA_ROW (self), NULL);

  return self->id;
}

const char *
prk_pustaka_row_get_hash (PrkPustakaRow *self)
{
  g_return_val_if_fail (PRK_IS_PUSTAKA_ROW (self), NULL);

  return self->hash;
}

const char *
prk_pustaka_row_get_judul (PrkPustakaRow *self)
{
  g_return_val_if_fail (PRK_IS_PUSTAKA_ROW (self), NULL);

  return self->judul;
}

guint
prk_pustaka_row_get_halaman (PrkPustakaRow *self)
{
  g_return_val_if_fail (PRK_IS_PUSTAKA_ROW (self), 0);

  return self->halaman;
}
