/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/prk-hash.h"
#include "store/prk-berkas.h"

#include "store-fixture.h"

/* A file outside the store, in a folder of its own. */
static GFile *
outside (Fixture    *self,
         const char *name,
         const char *data,
         gssize      size)
{
  g_autofree char *folder = g_strconcat (self->folder, "-luar", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  if (data != NULL)
    g_assert_true (g_file_set_contents (path, data, size, NULL));
  return g_file_new_for_path (path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *folder = g_strconcat (self->folder, "-luar", NULL);

  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    remove_folder (folder);
  fixture_tear_down (self, data);
}

static guint
count_blobs (Fixture *self)
{
  g_autofree char *folder = fixture_path (self, "blob");
  g_autofree char *command = g_strdup_printf ("find '%s' -type f -printf x", folder);
  g_autofree char *found = NULL;

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return 0;
  g_assert_true (g_spawn_command_line_sync (command, &found, NULL, NULL, NULL));
  return (guint) strlen (found);
}

/* Refused with the right code, and nothing of it stays. */
static void
assert_refused (Fixture        *self,
                GFile          *file,
                PrkBerkasError  code)
{
  g_autoptr (GError) error = NULL;
  guint n_before = count_blobs (self);

  g_assert_null (prk_store_import_berkas (self->store, file, NULL, &error));
  g_assert_error (error, PRK_BERKAS_ERROR, (int) code);
  g_assert_cmpuint (count_blobs (self), ==, n_before);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM blob"), ==, n_before);
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gsize size = 3000000;
  g_autofree char *bytes = g_malloc (size);
  g_autofree char *expected = NULL;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (char) (i * 7 + (i >> 8));
  memcpy (bytes, "%PDF-1.7\n", 9);
  expected = prk_hash_data (bytes, size);
  g_autoptr (GFile) file = outside (self, "Peta lokasi.pdf", bytes, (gssize) size);
  g_autoptr (GFile) twin = outside (self, "salinan.pdf", bytes, (gssize) size);
  g_autoptr (GFile) out = outside (self, "keluar.pdf", "lama", 4);
  g_autoptr (PrkBerkasValue) first = prk_store_import_berkas (self->store, file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first->hash, ==, expected);
  g_assert_cmpstr (first->nama, ==, "Peta lokasi.pdf");
  g_assert_cmpint (first->ukuran, ==, size);
  g_assert_cmpstr (first->jenis, ==, "application/pdf");

  g_autoptr (PrkBerkasValue) second = prk_store_import_berkas (self->store, twin, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->hash, ==, expected);
  g_assert_cmpstr (second->nama, ==, "salinan.pdf");
  g_assert_cmpuint (count_blobs (self), ==, 1);

  fixture_close (self);
  fixture_open (self);
  g_assert_true (prk_store_export_berkas (self->store, expected, out, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *written = NULL;
  gsize written_size;
  g_assert_true (g_file_load_contents (out, NULL, &written, &written_size, NULL, NULL));
  g_assert_cmpmem (written, written_size, bytes, size);
}

static void
test_refusals (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GFile) missing = outside (self, "tidak ada.pdf", NULL, 0);
  g_autoptr (GFile) empty = outside (self, "kosong.pdf", "", 0);
  g_autoptr (GFile) folder = g_file_get_parent (missing);
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr (GFile) pipe = outside (self, "pipa", NULL, 0);
  g_autoptr (GFile) dangling = outside (self, "putus.pdf", NULL, 0);
  g_autoptr (GFile) loop = outside (self, "putar.pdf", NULL, 0);
  g_autoptr (GFile) large = outside (self, "besar.bin", "x", 1);
  g_autoptr (GFile) secret = outside (self, "rahasia.pdf", "isi", 3);

  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  g_assert_cmpint (symlink ("/tidak/ada", g_file_peek_path (dangling)), ==, 0);
  g_assert_cmpint (symlink ("putar.pdf", g_file_peek_path (loop)), ==, 0);
  g_assert_cmpint (truncate (g_file_peek_path (large), 200000001), ==, 0);
  g_assert_cmpint (chmod (g_file_peek_path (secret), 0), ==, 0);

  assert_refused (self, missing, PRK_BERKAS_ERROR_NOT_FOUND);
  assert_refused (self, empty, PRK_BERKAS_ERROR_EMPTY);
  assert_refused (self, folder, PRK_BERKAS_ERROR_FOLDER);
  assert_refused (self, device, PRK_BERKAS_ERROR_SPECIAL);
  assert_refused (self, pipe, PRK_BERKAS_ERROR_SPECIAL);
  assert_refused (self, dangling, PRK_BERKAS_ERROR_NOT_FOUND);
  assert_refused (self, loop, PRK_BERKAS_ERROR_NOT_FOUND);
  assert_refused (self, large, PRK_BERKAS_ERROR_TOO_LARGE);
  if (geteuid () != 0)
    assert_refused (self, secret, PRK_BERKAS_ERROR_UNREADABLE);
}

static void
test_link_and_names (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stem = g_strnfill (200, 'n');
  g_autofree char *name = g_strconcat (stem, "\x1b.pdf", NULL);
  g_autoptr (GFile) file = outside (self, name, "isi", 3);
  g_autoptr (GFile) link = outside (self, "tautan.pdf", NULL, 0);

  g_assert_cmpint (symlink (g_file_peek_path (file), g_file_peek_path (link)), ==, 0);
  g_autoptr (PrkBerkasValue) named = prk_store_import_berkas (self->store, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_utf8_strlen (named->nama, -1), ==, 120);
  g_assert_true (g_str_has_suffix (named->nama, "n….pdf"));
  g_autoptr (PrkBerkasValue) linked = prk_store_import_berkas (self->store, link, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (linked->nama, ==, "tautan.pdf");
  g_assert_cmpstr (linked->hash, ==, named->hash);
}

typedef struct
{
  GFile        *file;
  gint          stop;
} Grower;

static gpointer
grow (gpointer data)
{
  Grower *grower = data;
  int fd = open (g_file_peek_path (grower->file), O_WRONLY | O_APPEND | O_CLOEXEC);

  while (!g_atomic_int_get (&grower->stop))
    g_assert_cmpint (write (fd, "x", 1), ==, 1);
  close (fd);
  return NULL;
}

static void
test_growing (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *bytes = g_strnfill (8000000, 'a');
  g_autoptr (GFile) file = outside (self, "tumbuh.log", bytes, 8000000);
  g_autoptr (GError) error = NULL;
  Grower grower = { file, 0 };
  GThread *thread = g_thread_new ("grow", grow, &grower);
  guint n_taken = 0;

  /* On a busy machine the other thread may not have its turn while we copy. */
  for (;;)
    {
      g_autoptr (PrkBerkasValue) berkas =
          prk_store_import_berkas (self->store, file, NULL, &error);

      if (berkas == NULL)
        break;
      g_assert_cmpuint (++n_taken, <, 1000);
    }
  g_atomic_int_set (&grower.stop, 1);
  g_thread_join (thread);
  g_assert_error (error, PRK_BERKAS_ERROR, PRK_BERKAS_ERROR_CHANGED);
  g_assert_cmpuint (count_blobs (self), <=, n_taken);
}

static void
note_cb (goffset  done,
         goffset  size,
         gpointer data)
{
  goffset *last = data;

  g_assert_cmpint (size, ==, 1000);
  g_assert_cmpint (done, >, *last);
  *last = done;
}

static void
test_async (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = g_strnfill (1000, 'a');
  g_autoptr (GFile) file = outside (self, "kecil.bin", bytes, 1000);
  g_autoptr (GAsyncResult) result = NULL;
  goffset last = 0;

  prk_store_import_berkas_async (self->store, file, note_cb, &last, NULL, take_result_cb, &result);
  wait_result (&result);
  g_autoptr (PrkBerkasValue) berkas =
      prk_store_import_berkas_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (berkas->ukuran, ==, 1000);
  g_assert_cmpint (last, ==, 1000);
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = g_strnfill (1000, 'a');
  g_autoptr (GFile) file = outside (self, "lama.bin", bytes, 1000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (prk_store_import_berkas (self->store, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_blobs (self), ==, 0);
}

/* Memory holds a piece, not the file. */
static void
test_memory (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = outside (self, "besar.bin", "x", 1);
  struct rusage before, after;

  g_assert_cmpint (truncate (g_file_peek_path (file), 64000000), ==, 0);
  getrusage (RUSAGE_SELF, &before);
  g_autoptr (PrkBerkasValue) berkas = prk_store_import_berkas (self->store, file, NULL, &error);
  g_assert_no_error (error);
  getrusage (RUSAGE_SELF, &after);
  g_assert_cmpint (berkas->ukuran, ==, 64000000);
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 20000);
}

static void
test_disk_full (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = g_strnfill (6000000, 'a');
  g_autoptr (GFile) large = outside (self, "besar.bin", bytes, 6000000);
  g_autoptr (GFile) small = outside (self, "kecil.bin", bytes, 100000);

  if (mount ("tmpfs", self->folder, "tmpfs", 0, "size=4m") != 0)
    {
      g_test_skip ("no right to mount");
      return;
    }
  fixture_open (self);
  assert_refused (self, large, PRK_BERKAS_ERROR_FULL);
  g_autoptr (PrkBerkasValue) berkas = prk_store_import_berkas (self->store, small, NULL, &error);
  g_assert_no_error (error);
  fixture_close (self);
  g_assert_cmpint (umount2 (self->folder, MNT_DETACH), ==, 0);
}

static void
set_file (Fixture              *self,
          const char           *id,
          const char           *path,
          const PrkBerkasValue *berkas)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = load_or_new (self->store, id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (JsonNode) value = prk_berkas_to_value (berkas);
  g_autoptr (PrkOp) op = NULL;

  prk_edit_set_node (edit, path, value);
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture    *self,
      const char *id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = prk_store_list_berkas (self->store, id, &error);

  g_assert_no_error (error);
  return rows;
}

/* The index follows the ops: set, renamed, deleted, brought back; also when it is made anew. */
static void
test_index (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *elsewhere = prk_hash_data ("elsewhere", 9);
  g_autoptr (GFile) file = outside (self, "a.pdf", "%PDF-1.7", 8);
  g_autoptr (PrkBerkasValue) here = prk_store_import_berkas (self->store, file, NULL, &error);
  g_autoptr (PrkBerkasValue) absent = prk_berkas_value_new (elsewhere, "b.png", 9, "image/png");

  assert_commit (self->store, id, "judul", "Karhutla");
  set_file (self, id, "lampiran/r1/berkas", here);
  set_file (self, id, "lampiran/r2/berkas", absent);
  g_autoptr (GPtrArray) rows = list (self, id);
  g_assert_cmpuint (rows->len, ==, 2);
  PrkBerkasKeadaan *first = g_ptr_array_index (rows, 0);
  PrkBerkasKeadaan *second = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (first->path, ==, "lampiran/r1/berkas");
  g_assert_cmpstr (first->judul, ==, "Karhutla");
  g_assert_true (first->is_here && !first->is_there && !first->is_wanted);
  g_assert_cmpstr (second->berkas->nama, ==, "b.png");
  g_assert_false (second->is_here);

  g_autoptr (PrkRecord) record = load_or_new (self->store, id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  prk_edit_delete_row (edit, "lampiran", "r1");
  g_autoptr (PrkOp) op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) rest = list (self, id);
  g_assert_cmpuint (rest->len, ==, 1);

  prk_record_apply (record, op);
  g_autoptr (PrkEdit) back = prk_edit_new (record);
  prk_edit_restore_row (back, "lampiran", "r1");
  g_autoptr (PrkOp) again = prk_store_commit (self->store, back, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) all = list (self, NULL);
  g_assert_cmpuint (all->len, ==, 2);

  fixture_close (self);
  run_sql (self->folder, "DELETE FROM berkas; UPDATE derived SET version = 0");
  fixture_open (self);
  /* A search makes everything that is derived first. */
  PrkQuery query = { .text = "karhutla" };
  g_autoptr (GPtrArray) found = prk_store_list (self->store, &query, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) anew = list (self, id);
  g_assert_cmpuint (anew->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, set_up, function)                                                                \
  g_test_add ("/store/berkas/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("comes-in-and-goes-out", fixture_set_up, test_round_trip);
  ADD ("what-is-no-file-is-refused", fixture_set_up, test_refusals);
  ADD ("links-are-followed-names-made-harmless", fixture_set_up, test_link_and_names);
  ADD ("growing-is-refused", fixture_set_up, test_growing);
  ADD ("without-blocking-and-with-progress", fixture_set_up, test_async);
  ADD ("cancelled-leaves-nothing", fixture_set_up, test_cancelled);
  ADD ("memory-holds-one-piece", fixture_set_up, test_memory);
  ADD ("disk-full-leaves-nothing", fixture_prepare, test_disk_full);
  ADD ("index-follows-the-ops", fixture_set_up, test_index);

  return g_test_run ();
}
