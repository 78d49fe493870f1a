/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"
#include "widget/prk-batang.h"

#include "prk-statistik-panel.h"

#define MAX_BARS 8   /* what is smaller is one bar together */
#define MAX_ROWS 200 /* of a table */

typedef struct
{
  const char *judul;
  const char *uraian;
  const char *kosong;
  gboolean    is_tegak;
} Rupa;

static const Rupa looks[PRK_STATISTIK_N] = {
  [PRK_STATISTIK_URUSAN] = { N_("In Force by Government Affair"), N_("Agreements; one about two affairs counts for both"),
                             N_("No agreement in force names its government affair.") },
  [PRK_STATISTIK_MITRA] = { N_("In Force by Partner"), N_("Agreements; one with two partners counts for both"),
                            N_("No agreement is in force.") },
  [PRK_STATISTIK_BERAKHIR] = { N_("Ending by Quarter"), N_("Agreements in force, by the quarter in which they end"),
                               N_("No agreement ends within three years."), TRUE },
  [PRK_STATISTIK_WAKTU] = { N_("Time per Stage"), N_("Calendar days that cooperations spent in a stage, on average"),
                            N_("No cooperation has gone through a stage yet.") },
  [PRK_STATISTIK_SOP] = { N_("Late Steps by Procedure"), N_("Steps of procedures (SOP) that took longer than given"),
                          N_("No step of a procedure is done yet.") },
};

/* One chart on its card. */
typedef struct
{
  GtkWidget *stack; /* "bagan", "tabel", "kosong" */
  GtkWidget *chart;
  GtkWidget *table;
  GtkWidget *toggle;
  gboolean   is_empty;
} Kartu;

struct _PrkStatistikPanel
{
  AdwBin  parent_instance;

  Kartu   kartu[PRK_STATISTIK_N];
};

G_DEFINE_FINAL_TYPE (PrkStatistikPanel, prk_statistik_panel, ADW_TYPE_BIN)

static char *
dup_value (PrkStatistikJenis         jenis,
           const PrkStatistikBatang *bar)
{
  g_autofree char *number = prk_format_angka (bar->nilai);

  if (jenis == PRK_STATISTIK_WAKTU)
    return g_strdup_printf (ngettext ("%s day", "%s days", bar->nilai), number);
  if (jenis == PRK_STATISTIK_SOP)
    /* Translators: late steps of all steps */
    return g_strdup_printf (_("%s of %u"), number, bar->dari);

  return g_steal_pointer (&number);
}

static void
show_card (Kartu *card)
{
  gboolean is_table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (card->toggle));

  gtk_widget_set_sensitive (card->toggle, !card->is_empty);
  gtk_stack_set_visible_child_name (GTK_STACK (card->stack), card->is_empty ? "kosong" : is_table ? "tabel" : "bagan");
}

/* Bars beyond the room are one bar, where they can be added up. */
static void
fill_chart (Kartu             *card,
            PrkStatistikJenis  jenis,
            GPtrArray         *bars)
{
  gboolean can_add = jenis == PRK_STATISTIK_URUSAN || jenis == PRK_STATISTIK_MITRA;
  guint n = can_add && bars->len > MAX_BARS ? MAX_BARS : bars->len;
  g_autofree PrkBatangSatu *shown = g_new0 (PrkBatangSatu, n + 1);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  PrkStatistikBatang rest = { 0 };

  for (guint i = 0; i < bars->len; i++)
    {
      const PrkStatistikBatang *bar = g_ptr_array_index (bars, i);

      if (i >= n)
        {
          rest.nilai += bar->nilai;
          continue;
        }
      g_ptr_array_add (texts, dup_value (jenis, bar));
      shown[i] = (PrkBatangSatu){ bar->label, bar->nilai, g_ptr_array_index (texts, i) };
    }
  if (n < bars->len)
    {
      g_ptr_array_add (texts, dup_value (jenis, &rest));
      shown[n] = (PrkBatangSatu){ _("All others"), rest.nilai, g_ptr_array_index (texts, n) };
    }
  prk_batang_set (PRK_BATANG (card->chart), shown, n + (n < bars->len));
}

static GtkWidget *
new_cell (const char *text,
          gboolean    is_number)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, !is_number);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");

  return label;
}

static void
fill_table (Kartu             *card,
            PrkStatistikJenis  jenis,
            GPtrArray         *bars)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (card->table)) != NULL)
    gtk_grid_remove (GTK_GRID (card->table), child);
  for (guint i = 0; i < bars->len && i < MAX_ROWS; i++)
    {
      const PrkStatistikBatang *bar = g_ptr_array_index (bars, i);
      g_autofree char *value = dup_value (jenis, bar);

      gtk_grid_attach (GTK_GRID (card->table), new_cell (bar->label, FALSE), 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (card->table), new_cell (value, TRUE), 1, (int) i, 1, 1);
    }
}

static GtkWidget *
new_empty (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 24);
  gtk_widget_set_margin_bottom (label, 24);

  return label;
}

static GtkWidget *
new_head (Kartu      *card,
          const Rupa *look)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (_(look->judul)), *about = gtk_label_new (_(look->uraian));
  g_autofree char *name = g_strdup_printf (_("As a table: %s"), _(look->judul));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), about);

  card->toggle = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (card->toggle), "view-list-symbolic");
  gtk_widget_set_tooltip_text (card->toggle, _("Show as a Table"));
  gtk_widget_set_valign (card->toggle, GTK_ALIGN_START);
  gtk_widget_add_css_class (card->toggle, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (card->toggle, "toggled", G_CALLBACK (show_card), card);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), card->toggle);

  return head;
}

static GtkWidget *
new_card (Kartu      *card,
          const Rupa *look)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  card->chart = prk_batang_new (look->is_tegak);
  if (look->is_tegak)
    gtk_widget_add_css_class (card->chart, "caption"); /* quarters stand close beside each other */
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, _(look->judul), -1);
  card->table = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (card->table), 6);
  gtk_grid_set_column_spacing (GTK_GRID (card->table), 12);
  card->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (card->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (card->stack), card->chart, "bagan");
  gtk_stack_add_named (GTK_STACK (card->stack), card->table, "tabel");
  gtk_stack_add_named (GTK_STACK (card->stack), new_empty (_(look->kosong)), "kosong");

  gtk_box_append (GTK_BOX (box), new_head (card, look));
  gtk_box_append (GTK_BOX (box), card->stack);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "statistik");

  return box;
}

static void
prk_statistik_panel_class_init (PrkStatistikPanelClass *klass)
{
}

/* Two columns of cards where there is room, so that cards of unlike height leave no holes between them. */
static void
prk_statistik_panel_init (PrkStatistikPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), FALSE);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_widget_set_valign (flow, GTK_ALIGN_START);
  gtk_widget_set_margin_top (flow, 18);
  gtk_widget_set_margin_bottom (flow, 18);
  gtk_widget_set_margin_start (flow, 12);
  gtk_widget_set_margin_end (flow, 12);
  for (guint i = 0; i < PRK_STATISTIK_N; i++)
    {
      gtk_flow_box_insert (GTK_FLOW_BOX (flow), new_card (&self->kartu[i], &looks[i]), -1);
      gtk_widget_set_focusable (GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow), (int) i)), FALSE);
    }
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1200);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1200);
  adw_clamp_set_child (ADW_CLAMP (clamp), flow);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
prk_statistik_panel_new (void)
{
  return g_object_new (PRK_TYPE_STATISTIK_PANEL, NULL);
}

void
prk_statistik_panel_set (PrkStatistikPanel *self,
                         PrkBuku           *buku)
{
  g_return_if_fail (PRK_IS_STATISTIK_PANEL (self) && buku != NULL);

  for (guint i = 0; i < PRK_STATISTIK_N; i++)
    {
      Kartu *card = &self->kartu[i];
      g_autoptr(GPtrArray) bars
        = prk_statistik_hitung ((PrkStatistikJenis) i, buku->baris, buku->statistik, buku->hari_ini);

      card->is_empty = bars->len == 0;
      fill_chart (card, (PrkStatistikJenis) i, bars);
      fill_table (card, (PrkStatistikJenis) i, bars);
      show_card (card);
    }
}
