/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of contents: the headings found in the text, and over them what people corrected, which
 * is part of the document's record and syncs with it. A correction is a row daftar_isi/<key> with
 * the columns halaman, tingkat, jenis, teks and dibuang. The key of a heading that was found is
 * made of its page and words, so that it stays the same on every computer, and two people who
 * correct one heading meet in one row. */

#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-id.h"

#include "prk-pustaka-judul-private.h"
#include "prk-pustaka-private.h"

#define TABLE      "daftar_isi"
#define KEY_LENGTH 22
#define MAX_TEXT   300 /* characters */
#define MAX_LEVEL  5

#define SQL_LIST                                                                                   \
  "SELECT halaman, tingkat, jenis, teks FROM judul WHERE dokumen = ? ORDER BY halaman, urut"

typedef struct
{
  char            *id;    /* of the record */
  PrkPustakaJudul *judul; /* NULL: away with it */
  char            *kunci; /* NULL: a new one */
} Change;

static void
change_free (Change *change)
{
  g_free (change->id);
  g_free (change->kunci);
  g_clear_pointer (&change->judul, prk_pustaka_judul_free);
  g_free (change);
}

static char *
make_key (guint       halaman,
          const char *teks)
{
  g_autofree char *whole = g_strdup_printf ("%u|%s", halaman, teks);
  char *key = prk_hash_data (whole, strlen (whole));

  key[KEY_LENGTH] = '\0';

  return key;
}

static char *
make_path (const char *kunci,
           const char *column)
{
  return g_strdup_printf (TABLE "/%s/%s", kunci, column);
}

static const char *
get_words (PrkRecord  *record,
           const char *kunci,
           const char *column)
{
  g_autofree char *path = make_path (kunci, column);

  return prk_record_get_string (record, path);
}

static gint64
get_number (PrkRecord  *record,
            const char *kunci,
            const char *column,
            gint64      fallback)
{
  g_autofree char *path = make_path (kunci, column);

  return prk_record_get_int (record, path, fallback);
}

/* What the record says of a heading goes over what was found. FALSE: it is to be left out. */
static gboolean
correct (PrkPustakaJudul *judul,
         PrkRecord       *record)
{
  g_autofree char *away = make_path (judul->kunci, "dibuang");
  const char *teks = get_words (record, judul->kunci, "teks");
  const char *jenis = get_words (record, judul->kunci, "jenis");

  if (prk_record_get_bool (record, away))
    return FALSE;
  if (teks == NULL)
    return judul->teks != NULL;

  g_free (judul->teks);
  judul->teks = g_strdup (teks);
  g_free (judul->jenis);
  judul->jenis = g_strdup (jenis != NULL ? jenis : "bagian");
  judul->halaman =
    CLAMP (get_number (record, judul->kunci, "halaman", judul->halaman), 1, PRK_PDF_MAX_PAGES);
  judul->tingkat =
    CLAMP (get_number (record, judul->kunci, "tingkat", judul->tingkat), 0, MAX_LEVEL);
  judul->sendiri = TRUE;

  return TRUE;
}

static int
compare_pages (gconstpointer a,
               gconstpointer b)
{
  const PrkPustakaJudul *first = *(const PrkPustakaJudul *const *) a;
  const PrkPustakaJudul *second = *(const PrkPustakaJudul *const *) b;

  return (first->halaman > second->halaman) - (first->halaman < second->halaman);
}

static void
correct_all (GPtrArray *titles,
             PrkRecord *record)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) rows = prk_record_list_rows (record, TABLE);

  for (guint i = titles->len; i-- > 0;)
    {
      PrkPustakaJudul *judul = g_ptr_array_index (titles, i);

      g_hash_table_add (seen, g_strdup (judul->kunci));
      if (!correct (judul, record))
        g_ptr_array_remove_index (titles, i);
    }

  for (guint i = 0; rows[i] != NULL; i++)
    if (!g_hash_table_contains (seen, rows[i]))
      {
        PrkPustakaJudul *judul = g_new0 (PrkPustakaJudul, 1);

        judul->kunci = g_strdup (rows[i]);
        if (correct (judul, record))
          g_ptr_array_add (titles, judul);
        else
          prk_pustaka_judul_free (judul);
      }

  /* Stable: headings of one page stay in their order. */
  g_ptr_array_sort (titles, compare_pages);
}

static gboolean
read_found (PrkDb       *db,
            const char  *hash,
            GPtrArray   *titles,
            GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(PrkRows) rows = NULL;
  gint64 nomor;

  if (!_prk_indeks_find (db, hash, &nomor, NULL, error))
    return FALSE;

  rows = _prk_db_query (db, &local_error, SQL_LIST, "i", nomor);
  while (rows != NULL && _prk_db_next (db, rows, &local_error))
    {
      PrkPustakaJudul *judul = g_new0 (PrkPustakaJudul, 1);

      judul->halaman = _prk_rows_int (rows, 0);
      judul->tingkat = _prk_rows_int (rows, 1);
      judul->jenis = g_strdup (_prk_rows_text (rows, 2));
      judul->teks = g_strdup (_prk_rows_text (rows, 3));
      judul->kunci = make_key (judul->halaman, judul->teks);
      g_ptr_array_add (titles, judul);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static GPtrArray *
list_titles (PrkPustaka  *self,
             const char  *hash,
             GError     **error)
{
  g_autoptr(GPtrArray) titles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) prk_pustaka_judul_free);
  PrkDb *db = _prk_pustaka_get_read_db (self, error);
  g_autofree char *id = _prk_pustaka_id_of_hash (hash);
  g_autoptr(PrkRecord) record = NULL;

  if (db == NULL || !read_found (db, hash, titles, error))
    return NULL;

  record = prk_store_load (self->store, id, NULL);
  if (record != NULL)
    correct_all (titles, record);

  return g_steal_pointer (&titles);
}

static void
set_row (PrkEdit               *edit,
         const char            *kunci,
         const PrkPustakaJudul *judul)
{
  g_autofree char *away = make_path (kunci, "dibuang");
  g_autofree char *halaman = make_path (kunci, "halaman");
  g_autofree char *tingkat = make_path (kunci, "tingkat");
  g_autofree char *jenis = make_path (kunci, "jenis");
  g_autofree char *teks = make_path (kunci, "teks");

  if (judul == NULL)
    {
      prk_edit_set_bool (edit, away, TRUE);
      return;
    }

  prk_edit_set_int (edit, halaman, judul->halaman);
  prk_edit_set_int (edit, tingkat, judul->tingkat);
  prk_edit_set_string (edit, jenis, judul->jenis);
  prk_edit_set_string (edit, teks, judul->teks);
  if (prk_record_get_bool (prk_edit_get_record (edit), away))
    prk_edit_clear (edit, away);
}

static gboolean
change (PrkPustaka    *self,
        const Change  *wanted,
        GError       **error)
{
  g_autoptr(PrkRecord) record = prk_store_load (self->store, wanted->id, error);
  g_autofree char *kunci = g_strdup (wanted->kunci);
  g_auto(GStrv) rows = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;

  if (record == NULL)
    return FALSE;
  if (kunci == NULL)
    kunci = prk_id_new (prk_store_get_clock (self->store), prk_store_get_entropy (self->store));

  rows = prk_record_list_rows (record, TABLE);
  edit = prk_edit_new (record);
  if (!g_strv_contains ((const char *const *) rows, kunci))
    prk_edit_append_row (edit, TABLE, kunci);
  set_row (edit, kunci, wanted->judul);
  op = prk_store_commit (self->store, edit, error);

  return op != NULL;
}

static void
change_on_reader (PrkPustaka *self,
                  GTask      *task)
{
  GError *error = NULL;

  if (change (self, g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * prk_pustaka_ubah_judul_async:
 * @id: of the document's record
 * @kunci: (nullable): of the heading to correct, as it was listed; %NULL for a new one
 * @judul: (nullable): what it shall be; %NULL to take it out
 *
 * Corrects the table of contents. Any thread with a main context.
 */
void
prk_pustaka_ubah_judul_async (PrkPustaka            *self,
                              const char            *id,
                              const char            *kunci,
                              const PrkPustakaJudul *judul,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  Change *wanted;

  g_return_if_fail (PRK_IS_PUSTAKA (self));
  g_return_if_fail (prk_id_is_valid (id));
  g_return_if_fail (kunci != NULL || judul != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pustaka_ubah_judul_async);
  if (judul != NULL &&
      (judul->teks == NULL || judul->teks[0] == '\0' || judul->jenis == NULL ||
       g_utf8_strlen (judul->teks, -1) > MAX_TEXT || judul->tingkat > MAX_LEVEL ||
       judul->halaman < 1 || judul->halaman > PRK_PDF_MAX_PAGES))
    {
      g_task_return_new_error (task, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_INPUT,
                               "Not a heading");
      return;
    }

  wanted = g_new0 (Change, 1);
  wanted->id = g_strdup (id);
  wanted->kunci = g_strdup (kunci);
  wanted->judul = judul != NULL ? prk_pustaka_judul_copy (judul) : NULL;
  g_task_set_task_data (task, wanted, (GDestroyNotify) change_free);
  _prk_pustaka_push_reader (self, change_on_reader, task);
}

/**
 * prk_pustaka_ubah_judul_finish:
 *
 * Ends prk_pustaka_ubah_judul_async().
 *
 * Returns: %FALSE with %PRK_PUSTAKA_ERROR_INPUT or a %PRK_STORE_ERROR set
 */
gboolean
prk_pustaka_ubah_judul_finish (PrkPustaka    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_ubah_judul_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_on_reader (PrkPustaka *self,
                GTask      *task)
{
  GError *error = NULL;
  GPtrArray *titles = list_titles (self, g_task_get_task_data (task), &error);

  if (titles != NULL)
    g_task_return_pointer (task, titles, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * prk_pustaka_daftar_isi_async:
 * @hash: of a document
 *
 * Lists the headings of a document. Any thread with a main context.
 */
void
prk_pustaka_daftar_isi_async (PrkPustaka          *self,
                              const char          *hash,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_PUSTAKA (self));
  g_return_if_fail (prk_hash_is_valid (hash));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pustaka_daftar_isi_async);
  g_task_set_task_data (task, g_strdup (hash), g_free);
  _prk_pustaka_push_reader (self, list_on_reader, task);
}

/**
 * prk_pustaka_daftar_isi_finish:
 *
 * Ends prk_pustaka_daftar_isi_async().
 *
 * Returns: (element-type PrkPustakaJudul) (transfer full): in the order of the text; %NULL with a
 *   %PRK_STORE_ERROR set
 */
GPtrArray *
prk_pustaka_daftar_isi_finish (PrkPustaka    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_daftar_isi_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
