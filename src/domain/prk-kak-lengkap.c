/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a part of a KAK lacks. A mandatory field has to have something in it; a mandatory table
 * needs a row; and a row of any table that somebody began needs its mandatory columns. A row that
 * holds only what new rows begin with does not count: it is the empty line that people leave at the
 * end of a table. */

#include "config.h"

#include <string.h>

#include "prk-kak-private.h"

const char *
_prk_cell_path (GString    *path,
                const char *table,
                const char *row,
                const char *column)
{
  g_string_assign (path, table);
  g_string_append_c (path, '/');
  g_string_append (path, row);
  g_string_append_c (path, '/');
  g_string_append (path, column);
  return path->str;
}

static void
free_kurang (gpointer data)
{
  PrkKurang *kurang = data;

  g_free (kurang->path);
  g_free (kurang);
}

static void
add_kurang (GPtrArray       *list,
            const PrkBidang *bidang,
            const char      *path)
{
  PrkKurang *kurang = g_new (PrkKurang, 1);

  kurang->path = g_strdup (path);
  kurang->label = bidang->label;
  g_ptr_array_add (list, kurang);
}

/**
 * prk_kak_is_tampil:
 * @kak: a KAK
 * @bidang: a field of its schema
 *
 * Whether a field is to be shown now: some belong to one answer of another field.
 */
gboolean
prk_kak_is_tampil (PrkRecord       *kak,
                   const PrkBidang *bidang)
{
  const char *value;
  g_auto(GStrv) wanted = NULL;

  g_return_val_if_fail (kak != NULL, FALSE);
  g_return_val_if_fail (bidang != NULL, FALSE);

  if (bidang->tampil_path == NULL)
    return TRUE;
  value = prk_record_get_string (kak, bidang->tampil_path);
  wanted = g_strsplit (bidang->tampil_nilai, "|", -1);

  return value != NULL && g_strv_contains ((const char *const *) wanted, value);
}

/* No tick and what the field began with say nothing about whether somebody filled it. */
static gboolean
is_untouched (const PrkBidang *bidang,
              JsonNode        *value)
{
  if (prk_bidang_is_empty (value))
    return TRUE;
  if (bidang->jenis == PRK_JENIS_YA_TIDAK)
    return !JSON_NODE_HOLDS_VALUE (value) || !json_node_get_boolean (value);

  return bidang->bawaan != NULL && JSON_NODE_HOLDS_VALUE (value)
         && json_node_get_value_type (value) == G_TYPE_STRING
         && strcmp (bidang->bawaan, json_node_get_string (value)) == 0;
}

gboolean
_prk_kak_row_is_blank (PrkRecord       *kak,
                       const PrkBidang *tabel,
                       const char      *row,
                       GString         *path)
{
  for (guint i = 0; i < tabel->n_kolom; i++)
    {
      const PrkBidang *kolom = &tabel->kolom[i];

      if (kolom->jenis != PRK_JENIS_HITUNG
          && !is_untouched (kolom, prk_record_get_value (
                                       kak, _prk_cell_path (path, tabel->path, row, kolom->path))))
        return FALSE;
    }

  return TRUE;
}

/* The number of ticked choices; the list has a few dozen at most. */
static guint
count_ticked (PrkRecord       *kak,
              const PrkBidang *bidang)
{
  g_auto(GStrv) paths = prk_record_list_paths (kak, bidang->path);
  guint n = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    n += g_str_has_prefix (paths[i], bidang->path) && paths[i][strlen (bidang->path)] == '/'
         && prk_record_get_bool (kak, paths[i]);

  return n;
}

/* Which mandatory columns of a row are empty, as bits; no table has more than 64 columns. */
static guint64
find_empty_columns (PrkRecord       *kak,
                    const PrkBidang *tabel,
                    const char      *row,
                    GString         *path)
{
  guint64 empty = 0;

  for (guint i = 0; i < MIN (tabel->n_kolom, 64); i++)
    {
      const PrkBidang *kolom = &tabel->kolom[i];

      if (kolom->wajib
          && prk_bidang_is_empty (
              prk_record_get_value (kak, _prk_cell_path (path, tabel->path, row, kolom->path))))
        empty |= G_GUINT64_CONSTANT (1) << i;
    }

  return empty;
}

/* Adds what a table lacks; returns how many rows somebody has begun. */
static guint
check_table (PrkRecord       *kak,
             const PrkBidang *tabel,
             GPtrArray       *list)
{
  g_auto(GStrv) rows = prk_record_list_rows (kak, tabel->path);
  g_autoptr(GString) path = g_string_new (NULL);
  guint64 reported = 0;
  guint n = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      guint64 empty = find_empty_columns (kak, tabel, rows[i], path);

      if (empty != 0 && _prk_kak_row_is_blank (kak, tabel, rows[i], path))
        continue;

      n++;
      for (guint j = 0; j < MIN (tabel->n_kolom, 64); j++)
        if ((empty & ~reported) >> j & 1)
          add_kurang (list, &tabel->kolom[j],
                      _prk_cell_path (path, tabel->path, rows[i], tabel->kolom[j].path));
      reported |= empty;
    }

  if (n == 0 && tabel->wajib)
    add_kurang (list, tabel, tabel->path);
  return n;
}

/* Adds what a field lacks; returns whether somebody has put something into it. */
static gboolean
check_bidang (PrkRecord       *kak,
              const PrkBidang *bidang,
              GPtrArray       *list)
{
  JsonNode *value;

  if (bidang->jenis == PRK_JENIS_HITUNG || !prk_kak_is_tampil (kak, bidang))
    return FALSE;
  if (bidang->jenis == PRK_JENIS_TABEL)
    return check_table (kak, bidang, list) > 0;
  if (bidang->jenis == PRK_JENIS_BANYAK)
    {
      guint n = count_ticked (kak, bidang);

      if (n == 0 && bidang->wajib)
        add_kurang (list, bidang, bidang->path);
      return n > 0;
    }

  value = prk_record_get_value (kak, bidang->path);
  if (bidang->wajib && prk_bidang_is_empty (value))
    add_kurang (list, bidang, bidang->path);
  return !is_untouched (bidang, value);
}

static gboolean
check_bagian (PrkRecord       *kak,
              const PrkBagian *bagian,
              GPtrArray       *list)
{
  gboolean is_begun = FALSE;

  for (guint i = 0; i < bagian->n_bidang; i++)
    is_begun |= check_bidang (kak, &bagian->bidang[i], list);

  return is_begun;
}

GPtrArray *
_prk_kak_list_kurang (PrkRecord       *kak,
                      const PrkBagian *bagian)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_kurang);

  check_bagian (kak, bagian, list);
  return list;
}

/**
 * prk_kak_get_lengkap:
 * @kak: a KAK
 * @bagian: a part of its schema
 *
 * Tells how far a part is filled.
 *
 * What a new KAK begins with counts as nothing. The time it takes grows with the rows of the part's
 * tables.
 *
 * Returns: how far
 */
PrkLengkap
prk_kak_get_lengkap (PrkRecord       *kak,
                     const PrkBagian *bagian)
{
  g_autoptr(GPtrArray) list = NULL;

  g_return_val_if_fail (kak != NULL, PRK_LENGKAP_KOSONG);
  g_return_val_if_fail (bagian != NULL, PRK_LENGKAP_KOSONG);

  list = g_ptr_array_new_with_free_func (free_kurang);
  if (!check_bagian (kak, bagian, list))
    return PRK_LENGKAP_KOSONG;

  return list->len == 0 ? PRK_LENGKAP_PENUH : PRK_LENGKAP_SEBAGIAN;
}

guint
prk_kak_count_lengkap (PrkRecord *kak,
                       PrkProfil *profil)
{
  PrkSkema *skema;
  guint n = 0;

  g_return_val_if_fail (kak != NULL, 0);

  skema = profil == NULL ? _prk_kak_get_skema () : prk_profil_get_skema (profil);
  for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i);

      n += bagian->huruf != NULL && prk_kak_get_lengkap (kak, bagian) == PRK_LENGKAP_PENUH;
    }

  return n;
}
