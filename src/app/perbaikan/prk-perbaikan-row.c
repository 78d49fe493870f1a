/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "domain/prk-kak-banding.h"
#include "domain/prk-kak.h"

#include "prk-perbaikan-row.h"

struct _PrkPerbaikanRow
{
  GtkWidget         parent_instance;

  GtkWidget        *box;
  GtkLabel         *tempat;
  GtkLabel         *teks;
  GtkLabel         *kini;
  GtkLabel         *keterangan;
  GtkWidget        *pilih;  /* the line with the drop-down */
  GtkDropDown      *tujuan; /* (nullable) made when it is needed first */
  GtkToggleButton  *terima;
  GtkToggleButton  *tolak;

  GPtrArray        *daftar;
  PrkPerbaikanItem *item; /* (nullable) */
  gulong            changed_id;
  gboolean          is_filling;
};

G_DEFINE_FINAL_TYPE (PrkPerbaikanRow, prk_perbaikan_row, GTK_TYPE_WIDGET)

static void
tujuan_free (gpointer data)
{
  PrkPerbaikanTujuan *self = data;

  g_free (self->path);
  g_free (self->nama);
  g_free (self);
}

GPtrArray *
prk_perbaikan_tujuan_list (PrkRecord *record,
                           PrkSkema  *skema)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (tujuan_free);

  for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i);

      for (guint k = 0; k < bagian->n_bidang; k++)
        {
          const PrkBidang *bidang = &bagian->bidang[k];
          PrkPerbaikanTujuan *one;

          if (bidang->jenis != PRK_JENIS_NARASI || !prk_kak_is_tampil (record, bidang))
            continue;
          one = g_new0 (PrkPerbaikanTujuan, 1);
          one->path = g_strdup (bidang->path);
          one->nama = prk_kak_dup_judul_path (record, skema, bidang->path);
          g_ptr_array_add (list, one);
        }
    }

  return list;
}

static void
chosen_cb (PrkPerbaikanRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->tujuan);

  if (self->is_filling || self->item == NULL || selected > self->daftar->len)
    return;
  prk_perbaikan_item_set_tujuan (self->item,
                                 selected > 0
                                   ? ((PrkPerbaikanTujuan *) g_ptr_array_index (self->daftar, selected - 1))->path
                                   : NULL);
}

static void
make_tujuan (PrkPerbaikanRow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *label = gtk_label_new (_("Put it in"));

  gtk_string_list_append (names, _("nowhere: it stays in the attached file"));
  for (guint i = 0; i < self->daftar->len; i++)
    gtk_string_list_append (names, ((PrkPerbaikanTujuan *) g_ptr_array_index (self->daftar, i))->nama);
  self->tujuan = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tujuan), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Put it in"), -1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->pilih), label);
  gtk_box_append (GTK_BOX (self->pilih), GTK_WIDGET (self->tujuan));
  g_signal_connect_object (self->tujuan, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
show_tujuan (PrkPerbaikanRow *self)
{
  const PrkDocxSunting *sunting = prk_perbaikan_item_get_sunting (self->item);
  gboolean is_loose = sunting->keadaan == PRK_DOCX_LEPAS && sunting->perbaikan->jenis != PRK_DOCX_DIHAPUS;
  guint selected = 0;

  gtk_widget_set_visible (self->pilih, is_loose);
  if (!is_loose)
    return;
  if (self->tujuan == NULL)
    make_tujuan (self);
  for (guint i = 0; i < self->daftar->len; i++)
    if (g_strcmp0 (sunting->tujuan, ((PrkPerbaikanTujuan *) g_ptr_array_index (self->daftar, i))->path) == 0)
      selected = i + 1;
  gtk_drop_down_set_selected (self->tujuan, selected);
}

/* What stands here now, where that is not what was sent. */
static char *
dup_kini (const PrkDocxSunting *sunting)
{
  if (sunting->keadaan == PRK_DOCX_LEPAS)
    return sunting->path != NULL ? g_strdup (_("These words are no value of the field."))
                                 : g_strdup (_("This belongs to no field."));
  if (sunting->keadaan == PRK_DOCX_SIAP)
    return sunting->kini != NULL ? g_strdup (_("The draft changed other words here; both changes stand together.")) : NULL;
  if (*sunting->kini == '\0')
    return g_strdup (_("Changed here, too: the paragraph is gone from the draft. Accepting brings it back."));

  return g_strdup_printf (_("Changed here, too; it now says: “%s” Accepting puts the document’s words in its place."),
                          sunting->kini);
}

static void
show_buttons (PrkPerbaikanRow *self)
{
  PrkPerbaikanPutusan putusan = prk_perbaikan_item_get_putusan (self->item);
  g_autofree char *words = prk_perbaikan_item_dup_words (self->item);
  g_autofree char *accept = g_strdup_printf ("%s: %s", _("Accept"), words);
  g_autofree char *reject = g_strdup_printf ("%s: %s", _("Reject"), words);

  gtk_widget_set_sensitive (GTK_WIDGET (self->terima), prk_perbaikan_item_can_accept (self->item));
  gtk_toggle_button_set_active (self->terima, putusan == PRK_PERBAIKAN_DITERIMA);
  gtk_toggle_button_set_active (self->tolak, putusan == PRK_PERBAIKAN_DITOLAK);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->terima), GTK_ACCESSIBLE_PROPERTY_LABEL, accept, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tolak), GTK_ACCESSIBLE_PROPERTY_LABEL, reject, -1);
}

static void
show_item (PrkPerbaikanRow *self)
{
  const PrkDocxSunting *sunting = prk_perbaikan_item_get_sunting (self->item);
  const char *tempat = prk_perbaikan_item_get_tempat (self->item);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autofree char *markup = prk_perbaikan_item_dup_markup (self->item, dark);
  g_autofree char *words = prk_perbaikan_item_dup_words (self->item);
  g_autofree char *keterangan = prk_perbaikan_item_dup_keterangan (self->item);
  g_autofree char *kini = dup_kini (sunting);

  self->is_filling = TRUE;
  gtk_label_set_label (self->tempat, tempat != NULL ? tempat : _("Elsewhere on the paper"));
  gtk_widget_set_visible (GTK_WIDGET (self->tempat), prk_perbaikan_item_begins (self->item));
  gtk_label_set_markup (self->teks, markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->teks), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_label_set_label (self->keterangan, keterangan);
  gtk_label_set_label (self->kini, kini != NULL ? kini : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kini), kini != NULL);
  if (sunting->keadaan == PRK_DOCX_BENTROK)
    gtk_widget_add_css_class (GTK_WIDGET (self->kini), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->kini), "warning");
  show_tujuan (self);
  show_buttons (self);
  self->is_filling = FALSE;
}

static void
toggled_cb (PrkPerbaikanRow *self,
            GtkToggleButton *button)
{
  PrkPerbaikanPutusan putusan = button == self->terima ? PRK_PERBAIKAN_DITERIMA : PRK_PERBAIKAN_DITOLAK;

  if (self->is_filling || self->item == NULL)
    return;
  prk_perbaikan_item_set_putusan (self->item, gtk_toggle_button_get_active (button) ? putusan : PRK_PERBAIKAN_TERBUKA);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static GtkToggleButton *
add_toggle (PrkPerbaikanRow *self,
            GtkWidget       *box,
            const char      *words)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (words);

  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return GTK_TOGGLE_BUTTON (button);
}

static void
prk_perbaikan_row_dispose (GObject *object)
{
  PrkPerbaikanRow *self = PRK_PERBAIKAN_ROW (object);

  prk_perbaikan_row_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->daftar, g_ptr_array_unref);

  G_OBJECT_CLASS (prk_perbaikan_row_parent_class)->dispose (object);
}

static void
prk_perbaikan_row_class_init (PrkPerbaikanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_perbaikan_row_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
prk_perbaikan_row_init (PrkPerbaikanRow *self)
{
  GtkWidget *across = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->box, 9);
  gtk_widget_set_margin_bottom (self->box, 9);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  self->tempat = add_label (self->box, "heading");
  gtk_widget_set_hexpand (words, TRUE);
  self->teks = add_label (words, "body");
  self->kini = add_label (words, "caption");
  self->keterangan = add_label (words, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->keterangan), "dim-label");
  self->pilih = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (words), self->pilih);
  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_set_valign (buttons, GTK_ALIGN_START);
  self->terima = add_toggle (self, buttons, _("Accept"));
  self->tolak = add_toggle (self, buttons, _("Reject"));
  gtk_box_append (GTK_BOX (across), words);
  gtk_box_append (GTK_BOX (across), buttons);
  gtk_box_append (GTK_BOX (self->box), across);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
prk_perbaikan_row_new (GPtrArray *tujuan)
{
  PrkPerbaikanRow *self = g_object_new (PRK_TYPE_PERBAIKAN_ROW, NULL);

  self->daftar = g_ptr_array_ref (tujuan);

  return GTK_WIDGET (self);
}

void
prk_perbaikan_row_set_item (PrkPerbaikanRow  *self,
                            PrkPerbaikanItem *item)
{
  g_return_if_fail (PRK_IS_PERBAIKAN_ROW (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  self->changed_id = g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
  show_item (self);
}
