/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed between two states of a KAK. Fields are compared as a person reads them (names of choices, formatted
 * money), tables row by row: rows are matched by id, so a row that moved or had one cell mended shows as just that. */

#include "config.h"

#include <string.h>

#include "prk-kak-banding.h"
#include "prk-kak.h"
#include "prk-klasifikasi.h"
#include "prk-naskah-pasal.h"

void
prk_beda_free (PrkBeda *self)
{
  g_free (self->path);
  g_free (self->judul);
  g_free (self->lama);
  g_free (self->baru);
  g_free (self);
}

/* Takes @judul, @lama and @baru; adds nothing when they are alike. */
static void
add (GPtrArray       *found,
     const PrkBidang *bidang,
     const char      *path,
     char            *judul,
     char            *lama,
     char            *baru)
{
  PrkBeda *beda;

  if (g_strcmp0 (lama, baru) == 0)
    {
      g_free (judul);
      g_free (lama);
      g_free (baru);
      return;
    }

  beda = g_new0 (PrkBeda, 1);
  beda->jenis = lama == NULL ? PRK_BEDA_DITAMBAH : baru == NULL ? PRK_BEDA_DIHAPUS : PRK_BEDA_DIUBAH;
  beda->bidang = bidang;
  beda->path = g_strdup (path);
  beda->judul = judul;
  beda->lama = lama;
  beda->baru = baru;
  g_ptr_array_add (found, beda);
}

/* The names of the ticked choices, one a line. */
static char *
dup_chosen (PrkRecord       *kak,
            const PrkBidang *bidang)
{
  const GPtrArray *choices = prk_klasifikasi_list (bidang->pilihan);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const PrkPilihan *choice = g_ptr_array_index (choices, i);
      g_autofree char *path = g_strconcat (bidang->path, "/", choice->kode, NULL);

      if (prk_record_get_bool (kak, path))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", choice->nama);
    }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static char *
dup_row (PrkRecord       *kak,
         const PrkBidang *table,
         const char      *row)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < table->n_kolom; i++)
    {
      const PrkBidang *column = &table->kolom[i];
      g_autofree char *path = g_strjoin ("/", table->path, row, column->path, NULL);
      g_autofree char *shown = NULL;

      if (column->jenis == PRK_JENIS_HITUNG)
        continue;
      shown = prk_kak_dup_tampil (kak, column, path);
      if (shown != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", column->label, shown);
    }

  return g_strdup (text->str);
}

static int
find_row (const char *const *rows,
          const char        *row)
{
  for (int i = 0; rows[i] != NULL; i++)
    if (strcmp (rows[i], row) == 0)
      return i;

  return -1;
}

static char *
dup_row_title (const PrkBagian *bagian,
               const PrkBidang *table,
               int              number,
               const PrkBidang *column)
{
  if (column == NULL)
    return g_strdup_printf ("%s › %s, baris %d", bagian->judul, table->label, number);

  return g_strdup_printf ("%s › %s, baris %d › %s", bagian->judul, table->label, number, column->label);
}

static void
compare_cells (GPtrArray       *found,
               PrkRecord       *lama,
               PrkRecord       *baru,
               const PrkBagian *bagian,
               const PrkBidang *table,
               const char      *row,
               int              number)
{
  for (guint i = 0; i < table->n_kolom; i++)
    {
      const PrkBidang *column = &table->kolom[i];
      g_autofree char *path = g_strjoin ("/", table->path, row, column->path, NULL);

      if (column->jenis == PRK_JENIS_HITUNG)
        continue;

      add (found,
           column,
           path,
           dup_row_title (bagian, table, number, column),
           prk_kak_dup_tampil (lama, column, path),
           prk_kak_dup_tampil (baru, column, path));
    }
}

/* The rows that both have, in the order of each: does it differ? */
static gboolean
is_reordered (const char *const *old_rows,
              GHashTable        *old_set,
              const char *const *new_rows,
              GHashTable        *new_set)
{
  guint o = 0;

  for (guint n = 0; new_rows[n] != NULL; n++)
    {
      if (!g_hash_table_contains (old_set, new_rows[n]))
        continue;
      while (old_rows[o] != NULL && !g_hash_table_contains (new_set, old_rows[o]))
        o++;
      if (old_rows[o] == NULL || strcmp (old_rows[o], new_rows[n]) != 0)
        return TRUE;
      o++;
    }

  return FALSE;
}

static GHashTable *
new_set_of (GStrv rows)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; rows[i] != NULL; i++)
    g_hash_table_add (set, rows[i]);

  return set;
}

static void
compare_table (GPtrArray       *found,
               PrkRecord       *lama,
               PrkRecord       *baru,
               const PrkBagian *bagian,
               const PrkBidang *table)
{
  g_auto(GStrv) old_rows = prk_record_list_rows (lama, table->path);
  g_auto(GStrv) new_rows = prk_record_list_rows (baru, table->path);
  g_autoptr(GHashTable) old_set = new_set_of (old_rows);
  g_autoptr(GHashTable) new_set = new_set_of (new_rows);

  for (int i = 0; new_rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", table->path, new_rows[i], NULL);

      if (g_hash_table_contains (old_set, new_rows[i]))
        compare_cells (found, lama, baru, bagian, table, new_rows[i], i + 1);
      else
        add (found,
             table,
             path,
             dup_row_title (bagian, table, i + 1, NULL),
             NULL,
             dup_row (baru, table, new_rows[i]));
    }

  for (int i = 0; old_rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", table->path, old_rows[i], NULL);

      if (!g_hash_table_contains (new_set, old_rows[i]))
        add (found,
             table,
             path,
             dup_row_title (bagian, table, i + 1, NULL),
             dup_row (lama, table, old_rows[i]),
             NULL);
    }

  if (is_reordered ((const char *const *) old_rows, old_set, (const char *const *) new_rows, new_set))
    add (found,
         table,
         table->path,
         g_strdup_printf ("%s › %s", bagian->judul, table->label),
         g_strdup ("urutan baris semula"),
         g_strdup ("urutan baris baru"));
}

static const PrkNaskahPasal *
find_pasal (GPtrArray  *list,
            const char *nama)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((PrkNaskahPasal *) g_ptr_array_index (list, i))->nama, nama) == 0)
      return g_ptr_array_index (list, i);

  return NULL;
}

/* "Pasal 1 Maksud dan Tujuan", one a line, and in @common (nullable) names and titles of those that @others has, too. */
static char *
dup_pasal (GPtrArray *list,
           GPtrArray *others,
           GString   *common)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const PrkNaskahPasal *one = g_ptr_array_index (list, i);

      g_string_append_printf (lines, "%sPasal %u %s", i > 0 ? "\n" : "", i + 1, one->judul != NULL ? one->judul : "");
      if (find_pasal (others, one->nama) != NULL)
        g_string_append_printf (common, "%s\t%s\n", one->nama, one->kode != NULL ? one->judul : "");
    }

  return g_strdup (lines->str);
}

/* The Pasal of a text have an order over fields and rows, which no field of its schema shows. */
static void
compare_order (GPtrArray *found,
               PrkRecord *lama,
               PrkRecord *baru)
{
  g_autoptr(GPtrArray) before = prk_naskah_list_pasal (lama, NULL);
  g_autoptr(GPtrArray) after = prk_naskah_list_pasal (baru, NULL);
  g_autoptr(GString) common_before = g_string_new (NULL);
  g_autoptr(GString) common_after = g_string_new (NULL);
  g_autofree char *old_lines = dup_pasal (before, after, common_before);
  g_autofree char *new_lines = dup_pasal (after, before, common_after);

  if (strcmp (common_before->str, common_after->str) != 0)
    add (found, NULL, "urutan", g_strdup ("Susunan pasal"), g_steal_pointer (&old_lines), g_steal_pointer (&new_lines));
}

/**
 * prk_kak_banding:
 * @lama: the earlier state
 * @baru: the later state
 * @skema: what is compared, in which order
 *
 * Compares two states of one KAK, field by field and row by row.
 *
 * Paths that @skema does not know are left out: no person wrote them. Any thread.
 *
 * Returns: (transfer full) (element-type PrkBeda): empty when nothing a person sees differs
 */
GPtrArray *
prk_kak_banding (PrkRecord *lama,
                 PrkRecord *baru,
                 PrkSkema  *skema)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_beda_free);

  g_return_val_if_fail (lama != NULL && baru != NULL && skema != NULL, NULL);

  for (guint p = 0; p < prk_skema_get_n_bagian (skema); p++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, p);

      for (guint i = 0; i < bagian->n_bidang; i++)
        {
          const PrkBidang *bidang = &bagian->bidang[i];
          char *judul;

          if (bidang->jenis == PRK_JENIS_TABEL)
            {
              compare_table (found, lama, baru, bagian, bidang);
              continue;
            }
          if (bidang->jenis == PRK_JENIS_HITUNG)
            continue;

          judul = g_strdup_printf ("%s › %s", bagian->judul, bidang->label);
          if (bidang->jenis == PRK_JENIS_BANYAK)
            add (found, bidang, bidang->path, judul, dup_chosen (lama, bidang), dup_chosen (baru, bidang));
          else
            add (found,
                 bidang,
                 bidang->path,
                 judul,
                 prk_kak_dup_tampil (lama, bidang, bidang->path),
                 prk_kak_dup_tampil (baru, bidang, bidang->path));
        }
    }

  if (strcmp (prk_record_get_kind (baru), "naskah") == 0)
    compare_order (found, lama, baru);

  return g_steal_pointer (&found);
}

/**
 * prk_kak_dup_judul_path:
 * @kak: where rows are counted
 * @skema: where fields are named
 * @path: a path of @kak
 *
 * Names a path as the form does. A row that no longer stands has no number; a path the schema does not know is its own name.
 *
 * Returns: (transfer full): the name
 */
char *
prk_kak_dup_judul_path (PrkRecord  *kak,
                        PrkSkema   *skema,
                        const char *path)
{
  const PrkBagian *bagian = NULL;
  const PrkBidang *bidang = prk_skema_find_bidang (skema, path, &bagian);

  if (bidang == NULL || bagian == NULL)
    return g_strdup (path);

  for (guint i = 0; i < bagian->n_bidang; i++)
    {
      const PrkBidang *table = &bagian->bidang[i];
      gsize length = strlen (table->path);
      g_auto(GStrv) rest = NULL;
      g_auto(GStrv) rows = NULL;
      int place;

      if (table->jenis != PRK_JENIS_TABEL || strncmp (path, table->path, length) != 0 || path[length] != '/')
        continue;

      rest = g_strsplit (path + length + 1, "/", 2);
      rows = prk_record_list_rows (kak, table->path);
      place = find_row ((const char *const *) rows, rest[0]);
      if (place >= 0)
        return dup_row_title (bagian, table, place + 1, bidang == table ? NULL : bidang);

      return bidang == table ? g_strdup_printf ("%s › %s", bagian->judul, table->label)
                             : g_strdup_printf ("%s › %s › %s", bagian->judul, table->label, bidang->label);
    }

  return g_strdup_printf ("%s › %s", bagian->judul, bidang->label);
}

/* "<table>/<row>/_urut" names a row: the prefix "<table>/<row>/" of @path, or NULL. */
static char *
dup_row_prefix (const char *path)
{
  if (!g_str_has_suffix (path, "/_urut"))
    return NULL;

  return g_strndup (path, strlen (path) - strlen ("_urut"));
}

/* Set of "<table>/<row>/" of every row that stands among @paths. */
static GHashTable *
new_row_set (GStrv paths)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      char *prefix = dup_row_prefix (paths[i]);

      if (prefix != NULL)
        g_hash_table_add (rows, prefix);
    }

  return rows;
}

typedef void (*RowChange) (PrkEdit *, const char *, const char *);

/* Calls @change for each row of @rows that @others has not. */
static void
change_rows (PrkEdit    *edit,
             GHashTable *rows,
             GHashTable *others,
             RowChange   change)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (others, key))
      {
        g_autofree char *row_path = g_strndup (key, strlen (key) - 1);
        g_autofree char *table = g_path_get_dirname (row_path);
        g_autofree char *row = g_path_get_basename (row_path);

        change (edit, table, row);
      }
}

static gboolean
is_in_rows (const char *path,
            GHashTable *rows)
{
  g_autofree char *prefix = g_strdup (path);
  char *slash;

  while ((slash = strrchr (prefix, '/')) != NULL)
    {
      slash[1] = '\0';
      if (g_hash_table_contains (rows, prefix))
        return TRUE;
      slash[0] = '\0';
    }

  return FALSE;
}

/**
 * prk_kak_new_pulihkan:
 * @kak: as it is now
 * @lama: a state it had
 *
 * Makes the edit that writes every value of @lama again and clears what came after it. Deleted rows come back, later
 * ones go. Nothing is lost by it: what it replaces stays in the history.
 *
 * Returns: (transfer full): an edit on @kak, not applied
 */
PrkEdit *
prk_kak_new_pulihkan (PrkRecord *kak,
                      PrkRecord *lama)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (kak);
  g_auto(GStrv) old_paths = prk_record_list_paths (lama, NULL);
  g_auto(GStrv) new_paths = prk_record_list_paths (kak, NULL);
  g_autoptr(GHashTable) old_rows = new_row_set (old_paths);
  g_autoptr(GHashTable) new_rows = new_row_set (new_paths);
  g_autoptr(GHashTable) standing = g_hash_table_new (g_str_hash, g_str_equal);

  change_rows (edit, old_rows, new_rows, prk_edit_restore_row);

  for (guint i = 0; old_paths[i] != NULL; i++)
    {
      JsonNode *value = prk_record_get_value (lama, old_paths[i]);
      JsonNode *now = prk_record_get_value (kak, old_paths[i]);

      g_hash_table_add (standing, old_paths[i]);
      if (g_str_has_suffix (old_paths[i], "/_hapus") || value == NULL)
        continue;
      if (now == NULL || !json_node_equal (value, now))
        prk_edit_set_node (edit, old_paths[i], value);
    }

  for (guint i = 0; new_paths[i] != NULL; i++)
    if (!g_hash_table_contains (standing, new_paths[i])
        && (is_in_rows (new_paths[i], old_rows) || !is_in_rows (new_paths[i], new_rows)))
      prk_edit_clear (edit, new_paths[i]);

  change_rows (edit, new_rows, old_rows, prk_edit_delete_row);

  return g_steal_pointer (&edit);
}
