/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nobody's order is thrown away when two people move Pasal at once: each place is a value of its own, as in any table. The rows
 * of "urutan" are written for all Pasal when the first one is moved, in the order that stands on the paper then. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-naskah-addendum.h"
#include "prk-naskah-pasal.h"
#include "prk-naskah-private.h"

#define ORDER "urutan"
#define OWN "tambahan"
#define OPEN "{pasal:"

static void
pasal_free (gpointer data)
{
  PrkNaskahPasal *self = data;

  g_free (self->nama);
  g_free (self->kode);
  g_free (self->judul);
  g_free (self->isi);
  g_free (self->path);
  g_free (self);
}

static JsonArray *
get_klausul (PrkRecord *naskah)
{
  const char *jenis = prk_record_get_string (naskah, "jenis");

  return prk_json_get_array (_prk_naskah_get_pustaka (jenis != NULL && *jenis != '\0' ? jenis : "kb"), "klausul");
}

static char *
dup_judul (PrkRecord  *naskah,
           PrkKasus   *kasus,
           JsonArray  *all,
           const char *kode)
{
  g_autofree char *path = g_strconcat ("judul_klausul/", kode, NULL);
  const char *own = prk_record_get_string (naskah, path);
  JsonObject *usual = NULL;

  if (own != NULL && *own != '\0')
    return g_strdup (own);
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *one = json_array_get_object_element (all, i);

      if (strcmp (prk_json_get_string (one, "kode", ""), kode) != 0)
        continue;
      if (usual == NULL || (kasus != NULL && _prk_naskah_is_klausul_cocok (kasus, all, one)))
        usual = one;
    }

  return usual != NULL ? g_strdup (prk_json_get_string (usual, "judul", NULL)) : NULL;
}

static void
add_own (GPtrArray *list,
         PrkRecord *naskah)
{
  g_auto(GStrv) rows = prk_record_list_rows (naskah, OWN);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *judul = g_strdup_printf (OWN "/%s/judul", rows[i]);
      PrkNaskahPasal *one = g_new0 (PrkNaskahPasal, 1);
      const char *words;

      one->path = g_strdup_printf (OWN "/%s/isi", rows[i]);
      words = prk_record_get_string (naskah, one->path);
      one->nama = g_strdup (rows[i]);
      one->judul = g_strdup (prk_record_get_string (naskah, judul));
      one->isi = g_strdup (words != NULL ? words : "");
      g_ptr_array_add (list, one);
    }
}

/* As the library has them; own ones stand above the last. */
static GPtrArray *
list_usual (PrkRecord *naskah,
            PrkKasus  *kasus)
{
  JsonArray *all = get_klausul (naskah);
  guint n = json_array_get_length (all);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new_with_free_func (pasal_free);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_array_get_object_element (all, i);
      const char *kode = prk_json_get_string (object, "kode", "");
      g_autofree char *path = g_strconcat ("klausul/", kode, NULL);
      g_autofree char *change = strcmp (kode, "perubahan") == 0 ? prk_naskah_dup_perubahan (naskah) : NULL;
      const char *words = change != NULL ? change : prk_record_get_text (naskah, path);
      PrkNaskahPasal *one;

      if (i + 1 == n)
        add_own (list, naskah);
      if (words == NULL || words[strspn (words, " \t\r\n")] == '\0' || !g_hash_table_add (seen, (gpointer) kode))
        continue;
      one = g_new0 (PrkNaskahPasal, 1);
      one->nama = g_strdup (kode);
      one->kode = g_strdup (kode);
      one->judul = dup_judul (naskah, kasus, all, kode);
      one->isi = g_strdup (words);
      one->path = g_steal_pointer (&path);
      one->is_wajib = prk_json_get_string (object, "aturan", NULL) != NULL;
      g_ptr_array_add (list, one);
    }

  return list;
}

static gboolean
find_pasal (GPtrArray  *list,
            const char *nama,
            guint      *index)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((PrkNaskahPasal *) g_ptr_array_index (list, i))->nama, nama) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* Those without a place follow the one that they follow in the library. */
static GPtrArray *
sort_by_rows (GPtrArray *usual,
              GStrv      rows)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (pasal_free);
  guint at;

  for (guint i = 0; rows[i] != NULL; i++)
    if (find_pasal (usual, rows[i], &at) && !find_pasal (sorted, rows[i], &at))
      {
        find_pasal (usual, rows[i], &at);
        g_ptr_array_add (sorted, g_ptr_array_index (usual, at));
      }
  for (guint i = 0; i < usual->len; i++)
    {
      PrkNaskahPasal *one = g_ptr_array_index (usual, i);
      guint place = 0;

      if (find_pasal (sorted, one->nama, &at))
        continue;
      if (i > 0 && find_pasal (sorted, ((PrkNaskahPasal *) g_ptr_array_index (usual, i - 1))->nama, &at))
        place = at + 1;
      g_ptr_array_insert (sorted, (gint) place, one);
    }
  g_ptr_array_set_free_func (usual, NULL);
  g_ptr_array_unref (usual);

  return sorted;
}

/**
 * prk_naskah_list_pasal:
 * @naskah: a record of type "naskah"
 * @kasus: (nullable): its case
 *
 * Lists the Pasal of a text as they are printed; one without words is none.
 *
 * Returns: (transfer full) (element-type PrkNaskahPasal): the first is Pasal 1
 */
GPtrArray *
prk_naskah_list_pasal (PrkRecord *naskah,
                       PrkKasus  *kasus)
{
  g_auto(GStrv) rows = NULL;
  GPtrArray *usual;

  g_return_val_if_fail (naskah != NULL, NULL);

  rows = prk_record_list_rows (naskah, ORDER);
  usual = list_usual (naskah, kasus);

  return rows[0] != NULL ? sort_by_rows (usual, rows) : usual;
}

/* Every Pasal gets a row, in the order in which they stand. */
static void
write_rows (PrkEdit   *edit,
            GPtrArray *list)
{
  PrkRecord *naskah = prk_edit_get_record (edit);
  g_auto(GStrv) rows = prk_record_list_rows (naskah, ORDER);
  const char *after = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const PrkNaskahPasal *one = g_ptr_array_index (list, i);

      if (!g_strv_contains ((const char *const *) rows, one->nama))
        prk_edit_insert_row (edit, ORDER, one->nama, after);
      after = one->nama;
    }
}

/**
 * prk_naskah_pindah_pasal:
 * @edit: of a text
 * @nama: name of a Pasal
 * @langkah: places down; up when negative
 *
 * Moves a Pasal; beyond the first or last it stays at the edge.
 *
 * Returns: whether it moves
 */
gboolean
prk_naskah_pindah_pasal (PrkEdit    *edit,
                         const char *nama,
                         int         langkah)
{
  g_autoptr(GPtrArray) list = NULL;
  const char *after = NULL;
  guint from;
  int to;

  g_return_val_if_fail (edit != NULL && nama != NULL, FALSE);

  list = prk_naskah_list_pasal (prk_edit_get_record (edit), NULL);
  if (!find_pasal (list, nama, &from))
    return FALSE;
  to = CLAMP ((int) from + langkah, 0, (int) list->len - 1);
  if (to == (int) from)
    return FALSE;
  if (to > 0)
    after = ((PrkNaskahPasal *) g_ptr_array_index (list, to > (int) from ? to : to - 1))->nama;
  write_rows (edit, list);
  prk_edit_move_row (edit, ORDER, nama, after);

  return TRUE;
}

void
prk_naskah_hapus_pasal (PrkEdit    *edit,
                        const char *nama)
{
  g_autoptr(GPtrArray) list = NULL;
  const PrkNaskahPasal *one;
  guint at;

  g_return_if_fail (edit != NULL && nama != NULL);

  list = prk_naskah_list_pasal (prk_edit_get_record (edit), NULL);
  if (!find_pasal (list, nama, &at))
    return;
  one = g_ptr_array_index (list, at);
  if (one->kode != NULL)
    prk_edit_set_text (edit, one->path, "");
  else
    prk_edit_delete_row (edit, OWN, nama);
}

void
prk_naskah_tambah_pasal (PrkEdit    *edit,
                         const char *baris,
                         const char *judul)
{
  g_autofree char *path = g_strdup_printf (OWN "/%s/judul", baris);

  g_return_if_fail (edit != NULL);

  prk_edit_append_row (edit, OWN, baris);
  prk_edit_set_string (edit, path, judul);
}

/* What the reference at @at names, NULL when none begins there; @end (out): behind it. */
static char *
dup_named (const char  *at,
           const char **end)
{
  const char *name = at + strlen (OPEN);
  const char *close = strchr (name, '}');

  if (close == NULL || close == name || close - name > 64)
    return NULL;
  *end = close + 1;

  return g_strndup (name, close - name);
}

char *
prk_naskah_dup_rujukan (const char *isi,
                        GPtrArray  *pasal)
{
  GString *out = g_string_new (NULL);
  const char *at;

  while ((at = strstr (isi, OPEN)) != NULL)
    {
      const char *end = at + strlen (OPEN);
      g_autofree char *name = dup_named (at, &end);
      guint index;

      g_string_append_len (out, isi, at - isi);
      if (name == NULL)
        g_string_append (out, OPEN);
      else if (find_pasal (pasal, name, &index))
        g_string_append_printf (out, "Pasal %u", index + 1);
      else
        g_string_append (out, "Pasal " PRK_TITIK);
      isi = end;
    }
  g_string_append (out, isi);

  return g_string_free (out, FALSE);
}

GPtrArray *
prk_naskah_list_putus (PrkRecord *naskah)
{
  g_autoptr(GPtrArray) list = prk_naskah_list_pasal (naskah, NULL);
  GPtrArray *broken = g_ptr_array_new_with_free_func (g_free);
  guint index;

  for (guint i = 0; i < list->len; i++)
    {
      const char *at = ((PrkNaskahPasal *) g_ptr_array_index (list, i))->isi;

      while ((at = strstr (at, OPEN)) != NULL)
        {
          const char *end = at + strlen (OPEN);
          char *name = dup_named (at, &end);

          if (name != NULL && !find_pasal (list, name, &index))
            g_ptr_array_add (broken, name);
          else
            g_free (name);
          at = end;
        }
    }

  return broken;
}
