/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking documents in: all or nothing. */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "pustaka-fixture.h"

static const char *const THREE_PAGES[] = {
  "Bab satu tentang penanganan sampah", "Bab dua tentang angkutan umum",
  "Bab tiga tentang air bersih", NULL,
};

static PrkPustakaDokumen *
only_document (Meja *meja)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = prk_pustaka_list (meja->pustaka, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);

  return prk_pustaka_dokumen_copy (g_ptr_array_index (documents, 0));
}

static guint
count_blobs (Meja *meja)
{
  g_autofree char *path = g_build_filename (meja->folder, "blob", NULL);
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    n++;
  g_clear_pointer (&folder, g_dir_close);

  return n;
}

static void
test_whole (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf (THREE_PAGES, "Rencana contoh");
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  g_autofree char *pages = NULL;
  g_autoptr(PrkPustakaDokumen) dokumen = NULL;
  g_autoptr(GBytes) blob = NULL;
  g_autoptr(GError) error = NULL;
  const PrkPustakaMeta meta = { NULL, "rpjmd", "62.04", 2025, 2029 };

  meja_open (&meja);
  path = meja_put_file (&meja, "rencana.pdf", pdf);
  id = prk_pustaka_import (meja.pustaka, path, &meta, &error);
  g_assert_no_error (error);

  dokumen = only_document (&meja);
  g_assert_cmpstr (dokumen->id, ==, id);
  g_assert_cmpstr (dokumen->judul, ==, "Rencana contoh");
  g_assert_cmpstr (dokumen->jenis, ==, "rpjmd");
  g_assert_cmpstr (dokumen->daerah, ==, "62.04");
  g_assert_cmpint (dokumen->mulai, ==, 2025);
  g_assert_cmpint (dokumen->selesai, ==, 2029);
  g_assert_cmpstr (dokumen->nama, ==, "rencana.pdf");
  g_assert_cmpint (dokumen->ukuran, ==, g_bytes_get_size (pdf));
  g_assert_cmpuint (dokumen->n_halaman, ==, 3);
  g_assert_cmpint (dokumen->keadaan, ==, PRK_PUSTAKA_READY);

  blob = prk_store_get_blob (meja.store, dokumen->hash, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (blob, pdf));

  pages = meja_search (&meja, "angkutan");
  g_assert_cmpstr (pages, ==, "2");
  meja_close (&meja);
}

static void
test_twice (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf (THREE_PAGES, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *pages = NULL;
  g_autoptr(PrkPustakaDokumen) dokumen = NULL;
  g_autofree char *path = NULL;
  const PrkPustakaMeta meta = { .judul = "Judul baru" };

  meja_open (&meja);
  first = meja_import (&meja, "a.pdf", pdf);
  path = meja_put_file (&meja, "b.pdf", pdf);
  second = prk_pustaka_import (meja.pustaka, path, &meta, NULL);
  g_assert_cmpstr (first, ==, second);

  dokumen = only_document (&meja);
  g_assert_cmpstr (dokumen->judul, ==, "Judul baru");
  g_assert_cmpstr (dokumen->nama, ==, "a.pdf");
  pages = meja_search (&meja, "sampah");
  g_assert_cmpstr (pages, ==, "1");
  meja_close (&meja);
}

/* Two people take in the same file: one record. */
static void
test_same_record_elsewhere (void)
{
  Meja here, there;
  g_autoptr(GBytes) pdf = pustaka_pdf (THREE_PAGES, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  meja_open (&here);
  meja_open (&there);
  first = meja_import (&here, "a.pdf", pdf);
  second = meja_import (&there, "b.pdf", pdf);
  g_assert_cmpstr (first, ==, second);
  meja_close (&here);
  meja_close (&there);
}

static void
test_many_pages_by_many (void)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GBytes) pdf = NULL;

  for (guint i = 1; i <= 300; i++)
    g_ptr_array_add (texts, g_strdup_printf ("Halaman nomor%u tentang kerja sama", i));
  g_ptr_array_add (texts, NULL);
  pdf = pustaka_pdf ((const char *const *) texts->pdata, NULL);

  for (guint n_workers = 1; n_workers <= 3; n_workers++)
    {
      Meja meja;
      g_autofree char *id = NULL;

      meja_open (&meja);
      prk_pustaka_set_n_workers (meja.pustaka, n_workers);
      id = meja_import (&meja, "tebal.pdf", pdf);
      for (guint i = 1; i <= 300; i += 13)
        {
          g_autofree char *query = g_strdup_printf ("\"nomor%u\"", i);
          g_autofree char *page = g_strdup_printf ("%u", i);
          g_autofree char *pages = meja_search (&meja, query);

          g_assert_cmpstr (pages, ==, page);
        }
      meja_close (&meja);
    }
}

static void
import_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
cancel_at_once (guint    done,
                guint    total,
                gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* FALSE where the import was quicker than the cancelling, as it may be on a slow machine. */
static gboolean
cancel_import (GBytes *pdf)
{
  Meja meja;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *early = NULL;
  g_autofree char *id = NULL;

  meja_open (&meja);
  path = meja_put_file (&meja, "tebal.pdf", pdf);
  prk_pustaka_import_async (meja.pustaka, path, NULL, cancel_at_once, cancellable, cancellable,
                            import_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  early = prk_pustaka_import_finish (meja.pustaka, result, &error);
  g_clear_object (&result);
  if (early != NULL)
    {
      meja_close (&meja);
      return FALSE;
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_cmpuint (meja_count (&meja), ==, 0);
  g_assert_cmpuint (count_blobs (&meja), ==, 0);
  pages = meja_search (&meja, "sampah");
  g_assert_cmpstr (pages, ==, "");

  id = meja_import (&meja, "tebal.pdf", pdf);
  g_assert_cmpuint (meja_count (&meja), ==, 1);
  meja_close (&meja);

  return TRUE;
}

/* Cancelled in the middle, nothing is there: no record, no words, no file. */
static void
test_cancelled (void)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GBytes) pdf = NULL;
  guint n_tries = 0;

  for (guint i = 1; i <= 2000; i++)
    g_ptr_array_add (texts, g_strdup_printf ("Halaman %u tentang sampah", i));
  g_ptr_array_add (texts, NULL);
  pdf = pustaka_pdf ((const char *const *) texts->pdata, NULL);

  while (!cancel_import (pdf))
    g_assert_cmpuint (++n_tries, <, 10);
}

/* Closing in the middle is the same. */
static void
test_closed (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf (THREE_PAGES, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;

  meja_open (&meja);
  path = meja_put_file (&meja, "a.pdf", pdf);
  prk_pustaka_import_async (meja.pustaka, path, NULL, NULL, NULL, NULL, import_cb, &result);
  prk_pustaka_close (meja.pustaka);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  id = prk_pustaka_import_finish (meja.pustaka, result, &error);
  g_clear_object (&result);
  meja_reopen (&meja);

  /* On a slow machine it may have been quicker than we were. */
  g_assert_true ((id != NULL) == (error == NULL));
  g_assert_cmpuint (meja_count (&meja), ==, id != NULL ? 1 : 0);
  meja_close (&meja);
}

static void
test_removed (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf (THREE_PAGES, NULL);
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *back = NULL;
  g_autoptr(GError) error = NULL;

  meja_open (&meja);
  id = meja_import (&meja, "a.pdf", pdf);
  g_assert_true (prk_pustaka_remove (meja.pustaka, id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (meja_count (&meja), ==, 0);
  gone = meja_search (&meja, "sampah");
  g_assert_cmpstr (gone, ==, "");

  again = meja_import (&meja, "a.pdf", pdf);
  g_assert_cmpstr (again, ==, id);
  back = meja_search (&meja, "sampah");
  g_assert_cmpstr (back, ==, "1");

  g_assert_false (
    prk_pustaka_remove (meja.pustaka, "01890000-0000-7000-8000-000000000000", &error));
  g_assert_nonnull (error);
  meja_close (&meja);
}

static void
write_garbage (Meja *meja)
{
  g_autofree char *path = g_build_filename (meja->folder, "pustaka.db", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *garbage = g_strnfill (20000, 'x');

  g_unlink (wal);
  g_assert_true (g_file_set_contents (path, garbage, -1, NULL));
}

/* Without its index, or with a damaged one, the library makes it anew by itself. */
static void
test_index_lost (void)
{
  Meja meja;
  g_autoptr(GBytes) pdf = pustaka_pdf (THREE_PAGES, NULL);
  g_autofree char *id = NULL;
  g_autofree char *index = NULL;
  g_autoptr(GError) error = NULL;

  meja_open (&meja);
  id = meja_import (&meja, "a.pdf", pdf);
  index = g_build_filename (meja.folder, "pustaka.db", NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *pages = NULL;

      prk_pustaka_close (meja.pustaka);
      if (i == 0)
        g_unlink (index);
      else
        write_garbage (&meja);
      g_clear_object (&meja.pustaka);
      meja.pustaka = prk_pustaka_new (meja.store);

      meja_turn_until_count (&meja, 1);
      pages = meja_search (&meja, "sampah");
      g_assert_cmpstr (pages, ==, "1");
    }

  g_assert_true (prk_pustaka_rebuild (meja.pustaka, &error));
  g_assert_no_error (error);
  {
    g_autofree char *pages = meja_search (&meja, "bersih");

    g_assert_cmpstr (pages, ==, "3");
  }
  meja_close (&meja);
}

/* An index of a newer program is left as it is. */
static void
test_index_newer (void)
{
  Meja meja;
  g_autofree char *index = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gsize size_before, size_after;
  sqlite3 *handle;

  meja_open (&meja);
  index = g_build_filename (meja.folder, "pustaka.db", NULL);
  meja_count (&meja);
  prk_pustaka_close (meja.pustaka);
  g_assert_cmpint (sqlite3_open (index, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 99", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (handle);
  g_assert_true (g_file_get_contents (index, &before, &size_before, NULL));

  g_clear_object (&meja.pustaka);
  meja.pustaka = prk_pustaka_new (meja.store);
  g_assert_null (prk_pustaka_search (meja.pustaka, "sampah", NULL, 5, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NEWER);
  prk_pustaka_close (meja.pustaka);
  g_assert_true (g_file_get_contents (index, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  meja_close (&meja);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/impor/takes-a-document-in", test_whole);
  g_test_add_func ("/pustaka/impor/same-file-twice-is-one", test_twice);
  g_test_add_func ("/pustaka/impor/same-file-elsewhere-is-the-same-record",
                   test_same_record_elsewhere);
  g_test_add_func ("/pustaka/impor/every-page-by-any-number-of-workers", test_many_pages_by_many);
  g_test_add_func ("/pustaka/impor/cancelled-leaves-nothing", test_cancelled);
  g_test_add_func ("/pustaka/impor/closing-leaves-nothing", test_closed);
  g_test_add_func ("/pustaka/impor/taken-out-and-in-again", test_removed);
  g_test_add_func ("/pustaka/impor/lost-index-is-made-anew", test_index_lost);
  g_test_add_func ("/pustaka/impor/newer-index-is-left-alone", test_index_newer);

  return g_test_run ();
}
