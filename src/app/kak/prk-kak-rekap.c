/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-kak.h"
#include "domain/prk-terbilang.h"

#include "prk-kak-rekap.h"

/* Adding up thousands of rows takes longer than a frame; it waits until the typing pauses. */
#define REST_MS 120

struct _PrkKakRekap
{
  AdwBin         parent_instance;

  PrkKakSession *session;
  GtkBox        *columns[3];
  GtkLabel      *total;
  GtkLabel      *words;
  guint          rest_id;
};

G_DEFINE_FINAL_TYPE (PrkKakRekap, prk_kak_rekap, ADW_TYPE_BIN)

static void
clear (GtkBox *box)
{
  GtkWidget *child = gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (box)));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (box, child);
      child = next;
    }
}

static void
add_sum (GtkBox     *box,
         const char *name,
         gint64      sum)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *digits = prk_format_angka (sum);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *value = gtk_label_new (digits);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_widget_add_css_class (value, "numeric");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), value);
  gtk_box_append (box, line);
}

static void
update (PrkKakRekap *self)
{
  static const PrkRekapMenurut groups[] = { PRK_REKAP_TAHUN, PRK_REKAP_PIHAK, PRK_REKAP_SUMBER };
  PrkRecord *record = prk_kak_session_get_record (self->session);
  gboolean has_rows = FALSE;
  gint64 total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr(GPtrArray) sums = NULL;

      if (!prk_kak_rekap (record, groups[i], &sums, &total))
        {
          gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
          gtk_label_set_label (self->total, _("The sum is too large"));
          gtk_label_set_label (self->words, _("Check volume and price of the rows."));
          return;
        }

      clear (self->columns[i]);
      for (guint k = 0; k < sums->len; k++)
        {
          PrkRekap *sum = g_ptr_array_index (sums, k);

          add_sum (self->columns[i], sum->nama, sum->jumlah);
        }
      has_rows |= sums->len > 0;
    }

  gtk_widget_set_visible (GTK_WIDGET (self), has_rows);
  if (has_rows)
    {
      g_autofree char *digits = prk_format_rupiah (total);
      g_autofree char *words = prk_terbilang_rupiah (total);

      gtk_label_set_label (self->total, digits);
      gtk_label_set_label (self->words, words);
    }
}

static gboolean
rested_cb (gpointer user_data)
{
  PrkKakRekap *self = user_data;

  self->rest_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (PrkKakRekap *self,
            const char  *path)
{
  if (path != NULL && !g_str_has_prefix (path, "pembiayaan/baris/"))
    return;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

static void
prk_kak_rekap_dispose (GObject *object)
{
  PrkKakRekap *self = PRK_KAK_REKAP (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (prk_kak_rekap_parent_class)->dispose (object);
}

static void
prk_kak_rekap_class_init (PrkKakRekapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_kak_rekap_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/kak/prk-kak-rekap.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "tahun", FALSE,
                                             G_STRUCT_OFFSET (PrkKakRekap, columns[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "pihak", FALSE,
                                             G_STRUCT_OFFSET (PrkKakRekap, columns[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "sumber", FALSE,
                                             G_STRUCT_OFFSET (PrkKakRekap, columns[2]));
  gtk_widget_class_bind_template_child (widget_class, PrkKakRekap, total);
  gtk_widget_class_bind_template_child (widget_class, PrkKakRekap, words);
}

static void
prk_kak_rekap_init (PrkKakRekap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
prk_kak_rekap_new (PrkKakSession *session)
{
  PrkKakRekap *self = g_object_new (PRK_TYPE_KAK_REKAP, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
