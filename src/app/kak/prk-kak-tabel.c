/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Between a table of the schema and a PrkTabelEditor. The editor asks, the session's record
 * changes, the model is told what changed: the way back is always the record's, so undo, other
 * windows and other people come in by the same door.
 *
 * A cell being typed in goes through the session's typing (draft buffer, one op when it is left);
 * everything else is a whole step. */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-kak.h"
#include "domain/prk-terbilang.h"
#include "domain/prk-wilayah.h"
#include "widget/prk-tabel-editor.h"

#include "prk-kak-tabel.h"
#include "prk-wilayah-chooser.h"

/* Adding up a long table waits until the typing pauses. */
#define REST_MS 120

#define PLACE_WIDTH 220
#define SHORT_WIDTH 72
#define LETTER_WIDTH 10
#define SHORT_CHARS 20

struct _PrkKakTabel
{
  GtkBox          parent_instance;

  PrkTabelEditor *editor;
  PrkTabelModel  *model;
  guint           rest_id;
  gboolean        is_typing; /* the change that comes back is the editor's own */
  GHashTable     *noted;      /* set of paths of cells that bear a note */
  char           *cursor;     /* path of the cell with the cursor */
  char           *chosen_row; /* whose place is being chosen */
  char           *chosen_column;
};

static void prk_kak_tabel_field_init (PrkKakFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakTabel, prk_kak_tabel, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KAK_FIELD, prk_kak_tabel_field_init))

static const PrkBidang *
get_bidang (PrkKakTabel *self)
{
  return prk_kak_field_get_bidang (PRK_KAK_FIELD (self));
}

static PrkKakSession *
get_session (PrkKakTabel *self)
{
  return prk_kak_field_get_session (PRK_KAK_FIELD (self));
}

static PrkRecord *
get_record (PrkKakTabel *self)
{
  return prk_kak_field_get_record (PRK_KAK_FIELD (self));
}

static const PrkBidang *
find_column (PrkKakTabel *self,
             const char  *id)
{
  const PrkBidang *table = get_bidang (self);

  for (guint i = 0; i < table->n_kolom; i++)
    if (g_strcmp0 (table->kolom[i].path, id) == 0)
      return &table->kolom[i];

  return NULL;
}

static char *
dup_path (PrkKakTabel *self,
          const char  *row,
          const char  *column)
{
  return g_strconcat (get_bidang (self)->path, "/", row, "/", column, NULL);
}

/* Values */

static GVariant *
to_variant (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_variant_new_string (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_variant_new_int64 (json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_variant_new_boolean (json_node_get_boolean (node));

  return NULL;
}

static JsonNode *
to_node (GVariant *value)
{
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return json_node_init_string (json_node_alloc (), g_variant_get_string (value, NULL));
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return json_node_init_int (json_node_alloc (), g_variant_get_int64 (value));
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return json_node_init_boolean (json_node_alloc (), g_variant_get_boolean (value));

  return json_node_new (JSON_NODE_NULL);
}

static GVariant *
get_value (PrkKakTabel     *self,
           const char      *row,
           const PrkBidang *column)
{
  g_autofree char *path = NULL;
  gint64 sum;

  if (column->jenis == PRK_JENIS_HITUNG)
    return prk_kak_get_jumlah (get_record (self), row, &sum) ? g_variant_new_int64 (sum) : NULL;

  path = dup_path (self, row, column->path);

  return to_variant (prk_record_get_value (get_record (self), path));
}

/* Showing the record */

static void
show_cell (PrkKakTabel     *self,
           const char      *row,
           const PrkBidang *column)
{
  g_autoptr(GVariant) value = get_value (self, row, column);

  if (value != NULL)
    g_variant_ref_sink (value);
  prk_tabel_model_set_value (self->model, row, column->path, value);
}

static void
show_row (PrkKakTabel *self,
          const char  *row)
{
  const PrkBidang *table = get_bidang (self);

  for (guint i = 0; i < table->n_kolom; i++)
    show_cell (self, row, &table->kolom[i]);
}

static void
show_all (PrkKakTabel *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (get_record (self), get_bidang (self)->path);

  prk_tabel_model_set_rows (self->model, (const char *const *) rows);
  for (guint i = 0; rows[i] != NULL; i++)
    show_row (self, rows[i]);
}

static gboolean
has_computed (const PrkBidang *table)
{
  for (guint i = 0; i < table->n_kolom; i++)
    if (table->kolom[i].jenis == PRK_JENIS_HITUNG)
      return TRUE;

  return FALSE;
}

/* The sum of a column of money; FALSE where it is too large. */
static gboolean
add_up (PrkKakTabel     *self,
        const PrkBidang *column,
        gint64          *sum)
{
  *sum = 0;
  for (guint i = 0; i < prk_tabel_model_get_n_rows (self->model); i++)
    {
      const char *row = prk_tabel_baris_get_id (prk_tabel_model_get_row (self->model, i));
      g_autoptr(GVariant) value = get_value (self, row, column);

      if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) &&
          __builtin_add_overflow (*sum, g_variant_get_int64 (value), sum))
        return FALSE;
    }

  return TRUE;
}

static void
show_totals (PrkKakTabel *self)
{
  const PrkBidang *table = get_bidang (self);
  PrkJenis summed = has_computed (table) ? PRK_JENIS_HITUNG : PRK_JENIS_UANG;

  prk_tabel_model_clear_totals (self->model);
  if (prk_tabel_model_get_n_rows (self->model) == 0)
    return;

  for (guint i = 0; i < table->n_kolom; i++)
    {
      g_autofree char *text = NULL;
      gint64 sum;

      if (table->kolom[i].jenis != summed)
        continue;
      text = add_up (self, &table->kolom[i], &sum) ? prk_format_angka (sum)
                                                   : g_strdup (_("too large"));
      prk_tabel_model_add_total (self->model, _("Total"), table->kolom[i].path, text);
    }
}

static gboolean
rested_cb (gpointer user_data)
{
  PrkKakTabel *self = user_data;

  self->rest_id = 0;
  show_totals (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_totals (PrkKakTabel *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

/* The row and column that @path names; FALSE for the table itself and for what orders its rows. */
static gboolean
split_path (PrkKakTabel  *self,
            const char   *path,
            char        **row,
            char        **column)
{
  const char *rest = path + strlen (get_bidang (self)->path);
  const char *slash = *rest == '/' ? strchr (rest + 1, '/') : NULL;

  if (slash == NULL || slash[1] == '_')
    return FALSE;

  *row = g_strndup (rest + 1, slash - rest - 1);
  *column = g_strdup (slash + 1);

  return TRUE;
}

static void
prk_kak_tabel_update (PrkKakField *field,
                      const char  *path)
{
  PrkKakTabel *self = PRK_KAK_TABEL (field);
  const PrkBidang *table = get_bidang (self);
  g_autofree char *row = NULL;
  g_autofree char *id = NULL;
  const PrkBidang *column;

  if (path == NULL || !split_path (self, path, &row, &id)
      || prk_tabel_model_find_row (self->model, row) == NULL)
    show_all (self);
  else
    {
      column = find_column (self, id);
      if (column != NULL && !self->is_typing)
        show_cell (self, row, column);
      for (guint i = 0; i < table->n_kolom; i++)
        if (table->kolom[i].jenis == PRK_JENIS_HITUNG)
          show_cell (self, row, &table->kolom[i]);
    }

  schedule_totals (self);
}

/* What the editor asks for */

/* What is known of a place is filled in beside it, unless a person has written something there. */
static void
fill_from_place (PrkKakTabel *self,
                 PrkEdit     *edit,
                 const char  *row,
                 const char  *kode)
{
  const PrkBidang *name = find_column (self, "nama");
  const PrkBidang *borders = find_column (self, "berbatasan");
  const char *const *neighbours = NULL;
  g_autofree char *path = NULL;

  if (name != NULL && name->wajib)
    {
      const PrkWilayah *wilayah = prk_wilayah_find (kode);

      path = dup_path (self, row, "nama");
      if (wilayah != NULL && prk_record_get_string (get_record (self), path) == NULL)
        prk_edit_set_string (edit, path, wilayah->nama);
    }

  if (borders != NULL && borders->jenis == PRK_JENIS_YA_TIDAK)
    neighbours
        = prk_profil_get_daftar (prk_kak_session_get_profil (get_session (self)), "batas_daerah");
  if (neighbours != NULL)
    {
      g_autofree char *border_path = dup_path (self, row, "berbatasan");

      prk_edit_set_bool (edit, border_path, g_strv_contains (neighbours, kode));
    }
}

static void
type (PrkKakTabel *self,
      const char  *row,
      const char  *column,
      GVariant    *value)
{
  g_autofree char *path = dup_path (self, row, column);
  g_autoptr(JsonNode) node = to_node (value);

  self->is_typing = TRUE;
  prk_kak_session_type_node (get_session (self), path, node);
  self->is_typing = FALSE;
}

static void
cell_typed_cb (PrkKakTabel *self,
               const char  *row,
               const char  *column,
               const char  *text)
{
  int index = prk_tabel_model_find_column (self->model, column);
  g_autoptr(GVariant) value = NULL;
  g_autofree char *message = NULL;

  if (prk_tabel_kolom_parse (prk_tabel_model_get_column (self->model, index), text, &value,
                             &message))
    type (self, row, column, value);
}

static void
cell_edited_cb (PrkKakTabel *self,
                const char  *row,
                const char  *column,
                GVariant    *value)
{
  const PrkBidang *bidang = find_column (self, column);

  type (self, row, column, value);
  prk_kak_session_settle (get_session (self));
  show_cell (self, row, bidang);
  if (bidang->jenis == PRK_JENIS_WILAYAH && value != NULL)
    {
      g_autoptr(PrkEdit) edit = prk_kak_session_begin (get_session (self));

      fill_from_place (self, edit, row, g_variant_get_string (value, NULL));
      prk_kak_session_apply (get_session (self), edit, bidang->label);
    }
}

static void
set_defaults (PrkKakTabel *self,
              PrkEdit     *edit,
              const char  *row)
{
  const PrkBidang *table = get_bidang (self);

  for (guint i = 0; i < table->n_kolom; i++)
    if (table->kolom[i].bawaan != NULL)
      {
        g_autofree char *path = dup_path (self, row, table->kolom[i].path);

        prk_edit_set_string (edit, path, table->kolom[i].bawaan);
      }
}

static void
row_insert_cb (PrkKakTabel *self,
               const char  *after)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (get_session (self));
  g_autofree char *row = prk_kak_session_new_row_id (get_session (self));

  prk_edit_insert_row (edit, get_bidang (self)->path, row, after);
  set_defaults (self, edit, row);
  prk_kak_session_apply (get_session (self), edit, _("Add row"));
}

static void
rows_delete_cb (PrkKakTabel *self,
                char       **rows)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (get_session (self));

  for (guint i = 0; rows[i] != NULL; i++)
    prk_edit_delete_row (edit, get_bidang (self)->path, rows[i]);
  prk_kak_session_apply (get_session (self), edit, _("Delete rows"));
}

static void
row_move_cb (PrkKakTabel *self,
             const char  *row,
             const char  *after)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (get_session (self));

  prk_edit_move_row (edit, get_bidang (self)->path, row, after);
  prk_kak_session_apply (get_session (self), edit, _("Move row"));
}

static void
cells_edited_cb (PrkKakTabel   *self,
                 PrkTabelEdits *edits)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (get_session (self));
  g_autofree char *previous = g_strdup (prk_tabel_edits_get_after (edits));

  for (guint i = 0; i < prk_tabel_edits_get_n_rows (edits); i++)
    {
      g_autofree char *row = g_strdup (prk_tabel_edits_get_row (edits, i));

      if (row == NULL)
        {
          row = prk_kak_session_new_row_id (get_session (self));
          prk_edit_insert_row (edit, get_bidang (self)->path, row, previous);
          set_defaults (self, edit, row);
        }

      for (guint k = 0; k < prk_tabel_edits_get_n_cells (edits, i); k++)
        {
          const char *column;
          GVariant *value = prk_tabel_edits_get_cell (edits, i, k, &column);
          g_autofree char *path = dup_path (self, row, column);
          g_autoptr(JsonNode) node = to_node (value);

          prk_edit_set_node (edit, path, node);
          if (find_column (self, column)->jenis == PRK_JENIS_WILAYAH && value != NULL)
            fill_from_place (self, edit, row, g_variant_get_string (value, NULL));
        }

      g_free (previous);
      previous = g_steal_pointer (&row);
    }

  prk_kak_session_apply (get_session (self), edit, _("Change cells"));
}

/* Places */

static void
place_chosen_cb (PrkKakTabel *self,
                 const char  *kode)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (get_session (self));
  g_autofree char *path = dup_path (self, self->chosen_row, self->chosen_column);

  prk_edit_set_string (edit, path, kode);
  fill_from_place (self, edit, self->chosen_row, kode);
  prk_kak_session_apply (get_session (self), edit, get_bidang (self)->label);
  prk_tabel_editor_focus_cell (self->editor, self->chosen_row, self->chosen_column);
}

static void
cell_activated_cb (PrkKakTabel        *self,
                   const char         *row,
                   const char         *column,
                   const GdkRectangle *area)
{
  const PrkBidang *bidang = find_column (self, column);
  g_autofree char *path = dup_path (self, row, column);
  PrkProfil *profil = prk_kak_session_get_profil (get_session (self));
  GtkWindow *chooser;

  g_free (self->chosen_row);
  g_free (self->chosen_column);
  self->chosen_row = g_strdup (row);
  self->chosen_column = g_strdup (column);

  chooser = prk_wilayah_chooser_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), bidang->label, bidang->tingkat,
      prk_record_get_string (get_record (self), path), prk_profil_get_daerah (profil));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (place_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (chooser);
}

static char *
format_place (GVariant *value,
              gpointer  user_data)
{
  const char *kode = g_variant_get_string (value, NULL);
  char *name = prk_wilayah_dup_full_name (kode);

  return name != NULL ? name : g_strdup (kode);
}

/* A code or a whole name, as they are pasted from a spreadsheet. */
static gboolean
parse_place (const char  *typed,
             GVariant   **value,
             char       **message,
             gpointer     user_data)
{
  const PrkBidang *column = user_data;
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *sought = g_utf8_casefold (text, -1);
  g_autoptr(GPtrArray) hits = NULL;

  *value = NULL;
  if (*text == '\0')
    return TRUE;

  if (prk_wilayah_find (text) != NULL)
    {
      *value = g_variant_ref_sink (g_variant_new_string (text));
      return TRUE;
    }

  hits = prk_wilayah_search (text, g_strcmp0 (column->tingkat, "daerah") == 0 ? 2 : 4, NULL, 1);
  if (hits->len > 0)
    {
      const PrkWilayah *hit = g_ptr_array_index (hits, 0);
      g_autofree char *name = g_utf8_casefold (hit->nama, -1);

      if (g_str_equal (name, sought))
        {
          *value = g_variant_ref_sink (g_variant_new_string (hit->kode));
          return TRUE;
        }
    }

  *message = g_strdup (_("no such place; choose it from the list"));

  return FALSE;
}

/* The field */

static void
cursor_moved_cb (PrkKakTabel *self,
                 const char  *row,
                 const char  *column)
{
  g_free (self->cursor);
  self->cursor = row != NULL && column != NULL ? dup_path (self, row, column) : NULL;
  prk_kak_field_tell_moved (PRK_KAK_FIELD (self));
}

static gboolean
prk_kak_tabel_focus_path (PrkKakField *field,
                          const char  *path,
                          int          start,
                          int          end)
{
  PrkKakTabel *self = PRK_KAK_TABEL (field);
  g_autofree char *row = NULL;
  g_autofree char *column = NULL;

  if (prk_kak_field_has_path (field, path) && split_path (self, path, &row, &column) &&
      prk_tabel_editor_focus_cell (self->editor, row, column))
    return TRUE;

  return gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static char *
prk_kak_tabel_dup_focus_path (PrkKakField *field)
{
  PrkKakTabel *self = PRK_KAK_TABEL (field);

  return g_strdup (self->cursor != NULL ? self->cursor : get_bidang (self)->path);
}

static void
prk_kak_tabel_set_locked (PrkKakField *field,
                          gboolean     locked)
{
  prk_tabel_editor_set_editable (PRK_KAK_TABEL (field)->editor, !locked);
}

static void
prk_kak_tabel_field_init (PrkKakFieldInterface *iface)
{
  iface->update = prk_kak_tabel_update;
  iface->focus_path = prk_kak_tabel_focus_path;
  iface->dup_focus_path = prk_kak_tabel_dup_focus_path;
  iface->set_locked = prk_kak_tabel_set_locked;
}

static void
prk_kak_tabel_dispose (GObject *object)
{
  PrkKakTabel *self = PRK_KAK_TABEL (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->model);
  g_clear_pointer (&self->noted, g_hash_table_unref);
  g_clear_pointer (&self->cursor, g_free);
  g_clear_pointer (&self->chosen_row, g_free);
  g_clear_pointer (&self->chosen_column, g_free);

  G_OBJECT_CLASS (prk_kak_tabel_parent_class)->dispose (object);
}

static void
prk_kak_tabel_class_init (PrkKakTabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_kak_tabel_dispose;
}

static void
prk_kak_tabel_init (PrkKakTabel *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static PrkTabelType
get_type (const PrkBidang *column)
{
  switch (column->jenis)
    {
    case PRK_JENIS_BULAT:
      return PRK_TABEL_INTEGER;
    case PRK_JENIS_DESIMAL:
      return PRK_TABEL_DECIMAL;
    case PRK_JENIS_UANG:
      return PRK_TABEL_MONEY;
    case PRK_JENIS_TANGGAL:
      return PRK_TABEL_DATE;
    case PRK_JENIS_PILIHAN:
      return PRK_TABEL_CHOICE;
    case PRK_JENIS_YA_TIDAK:
      return PRK_TABEL_BOOLEAN;
    case PRK_JENIS_WILAYAH:
      return PRK_TABEL_CUSTOM;
    case PRK_JENIS_HITUNG:
      return PRK_TABEL_COMPUTED;
    default:
      return PRK_TABEL_TEXT;
    }
}

static PrkTabelKolom *
new_column (PrkProfil       *profil,
            const PrkBidang *bidang)
{
  PrkTabelKolom *column = prk_tabel_kolom_new (bidang->path, bidang->label, get_type (bidang));

  prk_tabel_kolom_set_required (column, bidang->wajib);
  if (bidang->panduan != NULL)
    prk_tabel_kolom_set_tooltip (column, bidang->panduan);
  if (bidang->jenis == PRK_JENIS_BULAT || bidang->jenis == PRK_JENIS_UANG
      || bidang->jenis == PRK_JENIS_DESIMAL)
    prk_tabel_kolom_set_range (column, bidang->min, bidang->maks);
  if (bidang->jenis == PRK_JENIS_WILAYAH)
    prk_tabel_kolom_set_width (column, PLACE_WIDTH);
  if (bidang->jenis == PRK_JENIS_TEKS && bidang->maks > 0 && bidang->maks <= SHORT_CHARS)
    prk_tabel_kolom_set_width (column, MAX (SHORT_WIDTH, LETTER_WIDTH * (int) g_utf8_strlen (bidang->label, -1)));
  if (bidang->jenis == PRK_JENIS_WILAYAH)
    prk_tabel_kolom_set_functions (column, format_place, parse_place, (gpointer) bidang, NULL);

  if (bidang->jenis == PRK_JENIS_PILIHAN)
    {
      g_autoptr(GPtrArray) choices = prk_profil_list_pilihan (profil, bidang->pilihan);

      for (guint i = 0; i < choices->len; i++)
        {
          const PrkPilihan *choice = g_ptr_array_index (choices, i);

          prk_tabel_kolom_add_choice (column, choice->kode, choice->nama);
        }
    }

  return column;
}

static void
make_model (PrkKakTabel *self)
{
  const PrkBidang *table = get_bidang (self);
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < table->n_kolom; i++)
    g_ptr_array_add (
        columns, new_column (prk_kak_session_get_profil (get_session (self)), &table->kolom[i]));

  self->model = prk_tabel_model_new (columns);
}

static void
connect_editor (PrkKakTabel *self)
{
  static const struct
  {
    const char *signal;
    GCallback   callback;
  } handlers[] = {
    { "cell-typed", G_CALLBACK (cell_typed_cb) },
    { "cell-edited", G_CALLBACK (cell_edited_cb) },
    { "cells-edited", G_CALLBACK (cells_edited_cb) },
    { "cell-activated", G_CALLBACK (cell_activated_cb) },
    { "cursor-moved", G_CALLBACK (cursor_moved_cb) },
    { "row-insert-requested", G_CALLBACK (row_insert_cb) },
    { "rows-delete-requested", G_CALLBACK (rows_delete_cb) },
    { "row-move-requested", G_CALLBACK (row_move_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_swapped (self->editor, handlers[i].signal, handlers[i].callback, self);
}

GtkWidget *
prk_kak_tabel_new (PrkKakSession   *session,
                   const PrkBidang *bidang)
{
  PrkKakTabel *self = g_object_new (PRK_TYPE_KAK_TABEL, NULL);

  prk_kak_field_set_up (PRK_KAK_FIELD (self), session, bidang);
  make_model (self);

  self->editor = PRK_TABEL_EDITOR (prk_tabel_editor_new ());
  prk_tabel_editor_set_label (self->editor, bidang->label);
  prk_tabel_editor_set_model (self->editor, self->model);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->editor));
  prk_kak_field_add_guidance (PRK_KAK_FIELD (self), GTK_BOX (self));
  connect_editor (self);
  show_all (self);
  show_totals (self);

  return GTK_WIDGET (self);
}

static void
set_note (PrkKakTabel *self,
          const char  *path,
          const char  *note)
{
  g_autofree char *row = NULL;
  g_autofree char *column = NULL;

  if (split_path (self, path, &row, &column) && prk_tabel_model_find_row (self->model, row) != NULL
      && prk_tabel_model_find_column (self->model, column) >= 0)
    prk_tabel_model_set_note (self->model, row, column, note);
}

void
prk_kak_tabel_show_temuan (PrkKakTabel *self,
                           GPtrArray   *temuan)
{
  g_autoptr(GHashTable) noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer path;

  g_return_if_fail (PRK_IS_KAK_TABEL (self));

  for (guint i = 0; temuan != NULL && i < temuan->len; i++)
    {
      PrkTemuan *one = g_ptr_array_index (temuan, i);
      JsonNode *value
          = one->path != NULL ? prk_record_get_value (get_record (self), one->path) : NULL;

      /* That a cell of a new row is still empty is no fault to point at. */
      if (value == NULL || JSON_NODE_HOLDS_NULL (value)
          || !prk_kak_field_has_path (PRK_KAK_FIELD (self), one->path)
          || !g_hash_table_add (noted, g_strdup (one->path)))
        continue;
      set_note (self, one->path, one->pesan);
    }

  g_hash_table_iter_init (&iter, self->noted);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!g_hash_table_contains (noted, path))
      set_note (self, path, NULL);

  g_hash_table_unref (self->noted);
  self->noted = g_steal_pointer (&noted);
}
