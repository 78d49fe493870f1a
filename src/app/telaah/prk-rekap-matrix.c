/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "prk-rekap-matrix.h"

#define NAME_CHARS 26

static const struct
{
  const char *nilai;
  const char *icon;
  const char *style;
} looks[] = {
  { "sesuai", "object-select-symbolic", "success" },
  { "sesuai_catatan", "document-edit-symbolic", "accent" },
  { "tidak_sesuai", "process-stop-symbolic", "error" },
  { "tidak_relevan", "list-remove-symbolic", "dim-label" },
};

const char *
prk_rekap_get_icon (const char *nilai)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].nilai, nilai) == 0)
      return looks[i].icon;

  return "content-loading-symbolic";
}

static const char *
get_style (const char *nilai)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_strcmp0 (looks[i].nilai, nilai) == 0)
      return looks[i].style;

  return "dim-label";
}

const char *
prk_rekap_get_word (const PrkPendapat *pendapat)
{
  const PrkPilihan *pilihan
    = pendapat->nilai != NULL ? prk_klasifikasi_find ("nilai_telaah", pendapat->nilai) : NULL;

  if (pendapat->konflik)
    return _("two verdicts");

  return pilihan != NULL ? pilihan->nama : _("not judged");
}

const char *
prk_rekap_get_sepakat (PrkSepakat sepakat)
{
  switch (sepakat)
    {
    case PRK_SEPAKAT_PENUH:
      return _("Agreed");
    case PRK_SEPAKAT_BERBEDA:
      return _("Differing");
    case PRK_SEPAKAT_BELUM:
    default:
      return _("Too few to compare");
    }
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* One line: what could wrap would be as high as in the narrowest column, in a table that scrolls sideways. */
static GtkWidget *
new_line (const char *text,
          const char *style)
{
  GtkWidget *label = new_label (text, style);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN (g_utf8_strlen (text, -1), NAME_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_set_tooltip_text (label, text);

  return label;
}

static GtkWidget *
new_cell (const char *icon,
          const char *word,
          const char *style)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = new_label (word, NULL);

  /* A short word; wrapped, it would make the row as high as its letters. */
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (image, style);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static GtkWidget *
new_reviewer (const PrkPenelaah *one)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), new_line (one->nama, "heading"));
  gtk_box_append (GTK_BOX (box), new_line (one->usang     ? _("older version")
                                           : one->selesai ? _("done")
                                                          : _("not done yet"),
                                           "dim-label"));

  return box;
}

/* What was said of an older versi does not count for agreement, and looks so. */
static GtkWidget *
new_verdict (const PrkPenelaah *one,
             const PrkPendapat *word)
{
  GtkWidget *cell = new_cell (prk_rekap_get_icon (word->nilai), prk_rekap_get_word (word),
                              one->usang ? "dim-label" : get_style (word->nilai));

  if (one->usang)
    gtk_widget_add_css_class (cell, "dim-label");

  return cell;
}

/* Who has judged the newest versi says no more by the sheet on the one before. */
static gboolean
is_superseded (const PrkRekapTelaah *rekap,
               guint                 i)
{
  const PrkPenelaah *old = g_ptr_array_index (rekap->penelaah, i);

  for (guint j = 0; old->usang && j < rekap->penelaah->len; j++)
    {
      const PrkPenelaah *other = g_ptr_array_index (rekap->penelaah, j);

      if (!other->usang && g_strcmp0 (other->nama, old->nama) == 0)
        return TRUE;
    }

  return FALSE;
}

void
prk_rekap_matrix_fill (GtkGrid              *grid,
                       const PrkRekapTelaah *rekap)
{
  guint n = rekap->penelaah->len;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);

  gtk_grid_attach (grid, new_line (_("Criterion"), "heading"), 0, 0, 1, 1);
  for (guint i = 0; i < n; i++)
    if (!is_superseded (rekap, i))
      gtk_grid_attach (grid, new_reviewer (g_ptr_array_index (rekap->penelaah, i)), i + 1, 0, 1, 1);
  gtk_grid_attach (grid, new_line (_("Agreement"), "heading"), n + 1, 0, 1, 1);

  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    {
      const PrkRekapKriteria *row = &rekap->kriteria[k];
      const PrkBagian *bagian = prk_telaah_get_bagian (k);
      g_autofree char *title = g_strdup_printf ("%s  %s", bagian->huruf, bagian->judul);
      GtkWidget *name = new_line (title, NULL);

      gtk_label_set_width_chars (GTK_LABEL (name), 32);
      gtk_label_set_max_width_chars (GTK_LABEL (name), 60);
      gtk_widget_set_hexpand (name, TRUE);
      gtk_grid_attach (grid, name, 0, k + 1, 1, 1);
      for (guint i = 0; i < n; i++)
        if (!is_superseded (rekap, i))
          gtk_grid_attach (grid, new_verdict (g_ptr_array_index (rekap->penelaah, i),
                                              &row->pendapat[i]),
                           i + 1, k + 1, 1, 1);
      gtk_grid_attach (grid,
                       new_cell (row->sepakat == PRK_SEPAKAT_PENUH     ? "object-select-symbolic"
                                 : row->sepakat == PRK_SEPAKAT_BERBEDA ? "dialog-warning-symbolic"
                                                                       : "content-loading-symbolic",
                                 prk_rekap_get_sepakat (row->sepakat),
                                 row->sepakat == PRK_SEPAKAT_PENUH     ? "success"
                                 : row->sepakat == PRK_SEPAKAT_BERBEDA ? "warning"
                                                                       : "dim-label"),
                       n + 1, k + 1, 1, 1);
    }
}

static GtkWidget *
new_quote (const PrkBuktiGabung *bukti)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("❝%s❞", prk_bukti_get_teks (bukti->kutipan));
  g_autofree char *source = prk_bukti_dup_sumber (bukti->kutipan);
  g_autoptr(GString) subtitle = g_string_new (source);

  for (guint i = 0; i < bukti->oleh->len; i++)
    g_string_append_printf (subtitle, "%s%s", i > 0 ? ", " : " · ",
                            (const char *) g_ptr_array_index (bukti->oleh, i));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);

  return row;
}

void
prk_rekap_evidence_fill (GtkBox               *box,
                         const PrkRekapTelaah *rekap)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    {
      const GPtrArray *bukti = rekap->kriteria[k].bukti;
      g_autofree char *title = NULL;
      GtkWidget *group;

      if (bukti->len == 0)
        continue;
      title = g_strdup_printf (_("Quotations for %s"), prk_telaah_get_huruf (k));
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
      for (guint i = 0; i < bukti->len; i++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   new_quote (g_ptr_array_index (bukti, i)));
      gtk_box_append (box, group);
    }
}
