/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with a table, for test-tabel-editor.py to drive. It does what a form does: it takes
 * each request of the table, changes its rows and fills the model from them. Each request is
 * told on standard error. */

#include "config.h"

#include <adwaita.h>
#include <locale.h>

#include "app/widget/prk-angka.h"
#include "app/widget/prk-tabel-editor.h"

static int n_rows;
static int next_id;
static gboolean is_dark;
static gboolean is_read_only;
static gboolean is_long;
static PrkTabelModel *model;

static const GOptionEntry entries[] = {
  { "rows", 0, 0, G_OPTION_ARG_INT, &n_rows, NULL, NULL },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &is_dark, NULL, NULL },
  { "read-only", 0, 0, G_OPTION_ARG_NONE, &is_read_only, NULL, NULL },
  { "long", 0, 0, G_OPTION_ARG_NONE, &is_long, NULL, NULL },
  { NULL }
};

static gint64
get_int (PrkTabelBaris *row,
         const char    *column)
{
  GVariant *value = prk_tabel_baris_get_value (row, prk_tabel_model_find_column (model, column));

  return value != NULL ? g_variant_get_int64 (value) : 0;
}

static void
compute (void)
{
  gint64 total = 0;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < prk_tabel_model_get_n_rows (model); i++)
    {
      PrkTabelBaris *row = prk_tabel_model_get_row (model, i);
      gint64 amount = get_int (row, "volume") * get_int (row, "harga");

      prk_tabel_model_set_value (model, prk_tabel_baris_get_id (row), "jumlah",
                                 amount != 0 ? g_variant_new_int64 (amount) : NULL);
      total += amount;
    }

  shown = prk_angka_format_int (total);
  prk_tabel_model_clear_totals (model);
  prk_tabel_model_add_total (model, "Jumlah seluruhnya", "jumlah", shown);
  prk_tabel_model_add_total (model, "Terbilang: dihitung dari semua baris di atas.", NULL, NULL);
}

static void
cell_edited_cb (PrkTabelEditor *editor,
                const char     *row,
                const char     *column,
                GVariant       *value)
{
  g_autofree char *shown = value != NULL ? g_variant_print (value, FALSE) : g_strdup ("kosong");

  g_printerr ("sel %s %s %s\n", row, column, shown);
  prk_tabel_model_set_value (model, row, column, value);
  compute ();
}

static void
cell_typed_cb (PrkTabelEditor *editor,
               const char     *row,
               const char     *column,
               const char     *text)
{
  g_printerr ("ketik %s %s %s\n", row, column, text);
}

static char *
create_id (void)
{
  return g_strdup_printf ("r%d", ++next_id);
}

static void
row_insert_requested_cb (PrkTabelEditor *editor,
                         const char     *after)
{
  g_autofree char *id = create_id ();

  g_printerr ("tambah %s sesudah %s\n", id, after != NULL ? after : "-");
  prk_tabel_model_insert_row (model, id, after);
}

static void
cells_edited_cb (PrkTabelEditor *editor,
                 PrkTabelEdits  *edits)
{
  g_autofree char *before = g_strdup (prk_tabel_edits_get_after (edits));

  g_printerr ("sel-sel %u\n", prk_tabel_edits_get_n_rows (edits));
  for (guint i = 0; i < prk_tabel_edits_get_n_rows (edits); i++)
    {
      g_autofree char *id = g_strdup (prk_tabel_edits_get_row (edits, i));

      if (id == NULL)
        {
          id = create_id ();
          prk_tabel_model_insert_row (model, id, before);
        }
      for (guint j = 0; j < prk_tabel_edits_get_n_cells (edits, i); j++)
        {
          const char *column;
          GVariant *value = prk_tabel_edits_get_cell (edits, i, j, &column);

          prk_tabel_model_set_value (model, id, column, value);
        }
      g_free (before);
      before = g_steal_pointer (&id);
    }
  compute ();
  g_printerr ("selesai\n");
}

static void
rows_delete_requested_cb (PrkTabelEditor *editor,
                          GStrv           rows)
{
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_printerr ("hapus %s\n", rows[i]);
      prk_tabel_model_remove_row (model, rows[i]);
    }
  compute ();
}

static void
row_move_requested_cb (PrkTabelEditor *editor,
                       const char     *row,
                       const char     *after)
{
  g_printerr ("pindah %s sesudah %s\n", row, after != NULL ? after : "-");
  prk_tabel_model_move_row (model, row, after);
}

static void
cell_activated_cb (PrkTabelEditor *editor,
                   const char     *row,
                   const char     *column,
                   GdkRectangle   *rect)
{
  g_printerr ("pilih %s %s %d\n", row, column, rect->width);
}

static void
create_model (void)
{
  static const char *const sources[][2]
      = { { "apbd", "APBD" }, { "apbn", "APBN" }, { "lain", "Sumber lain yang sah" } };
  static const struct
  {
    const char *id;
    const char *title;
    PrkTabelType type;
    int width;
  } columns[] = {
    { "tahun", "Tahun", PRK_TABEL_INTEGER, 70 },
    { "kegiatan", "Kegiatan", PRK_TABEL_TEXT, 200 },
    { "volume", "Volume", PRK_TABEL_INTEGER, 84 },
    { "harga", "Harga", PRK_TABEL_MONEY, 124 },
    { "jumlah", "Jumlah", PRK_TABEL_COMPUTED, 136 },
    { "sumber", "Sumber", PRK_TABEL_CHOICE, 120 },
    { "mulai", "Mulai", PRK_TABEL_DATE, 124 },
    { "ada", "Sudah dianggarkan", PRK_TABEL_BOOLEAN, 110 },
  };
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      PrkTabelKolom *column
          = prk_tabel_kolom_new (columns[i].id, columns[i].title, columns[i].type);

      prk_tabel_kolom_set_width (column, columns[i].width);
      g_ptr_array_add (list, column);
    }
  prk_tabel_kolom_set_range (list->pdata[0], 2000, 2100);
  prk_tabel_kolom_set_required (list->pdata[1], TRUE);
  prk_tabel_kolom_set_range (list->pdata[2], 0, 1000000);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    prk_tabel_kolom_add_choice (list->pdata[5], sources[i][0], sources[i][1]);

  model = prk_tabel_model_new (list);
  for (int i = 0; i < n_rows; i++)
    g_ptr_array_add (ids, create_id ());
  g_ptr_array_add (ids, NULL);
  prk_tabel_model_set_rows (model, (const char *const *) ids->pdata);
  for (int i = 0; i < n_rows; i++)
    {
      const char *id = ids->pdata[i];

      prk_tabel_model_set_value (model, id, "tahun", g_variant_new_int64 (2026 + i % 3));
      prk_tabel_model_set_value (
          model, id, "kegiatan",
          g_variant_new_string (is_long && i % 3 == 1
                                    ? "Patroli gabungan di sepanjang batas daerah, termasuk "
                                      "pelatihan regu dan pengadaan alat"
                                    : "Posko bersama"));
      prk_tabel_model_set_value (model, id, "volume", g_variant_new_int64 (i + 1));
      prk_tabel_model_set_value (model, id, "harga", g_variant_new_int64 (1250000));
      prk_tabel_model_set_value (model, id, "sumber", g_variant_new_string ("apbd"));
      prk_tabel_model_set_value (model, id, "mulai", g_variant_new_string ("2026-11-21"));
      prk_tabel_model_set_value (model, id, "ada", g_variant_new_boolean (i % 2 == 0));
    }
  compute ();
}

/* A key that pastes is of no use before the display has told what there is to paste. */
static void
clipboard_changed_cb (GdkClipboard *clipboard)
{
  g_autofree char *formats = gdk_content_formats_to_string (gdk_clipboard_get_formats (clipboard));

  g_printerr ("papan klip %s\n", formats);
}

static gboolean
ready_cb (gpointer user_data)
{
  g_printerr ("siap\n");

  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *editor = prk_tabel_editor_new ();

  if (is_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);

  create_model ();
  prk_tabel_editor_set_label (PRK_TABEL_EDITOR (editor), "Rincian pembiayaan");
  prk_tabel_editor_set_model (PRK_TABEL_EDITOR (editor), model);
  prk_tabel_editor_set_editable (PRK_TABEL_EDITOR (editor), !is_read_only);
  g_signal_connect (editor, "cell-edited", G_CALLBACK (cell_edited_cb), NULL);
  g_signal_connect (editor, "cell-typed", G_CALLBACK (cell_typed_cb), NULL);
  g_signal_connect (editor, "cells-edited", G_CALLBACK (cells_edited_cb), NULL);
  g_signal_connect (editor, "cell-activated", G_CALLBACK (cell_activated_cb), NULL);
  g_signal_connect (editor, "row-insert-requested", G_CALLBACK (row_insert_requested_cb), NULL);
  g_signal_connect (editor, "rows-delete-requested", G_CALLBACK (rows_delete_requested_cb), NULL);
  g_signal_connect (editor, "row-move-requested", G_CALLBACK (row_move_requested_cb), NULL);

  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (editor);
  g_signal_connect (gtk_widget_get_clipboard (window), "changed", G_CALLBACK (clipboard_changed_cb),
                    NULL);
  g_timeout_add (100, ready_cb, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GOptionContext) options = g_option_context_new (NULL);
  g_autoptr(AdwApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, NULL))
    return 2;

  application = adw_application_new ("org.prakarsa.TabelDemo", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  status = g_application_run (G_APPLICATION (application), 0, NULL);
  g_clear_object (&model);

  return status;
}
