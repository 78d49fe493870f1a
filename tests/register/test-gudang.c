/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a register asks of its storage, asked of SQLite and of PostgreSQL. */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef PRK_HAVE_POSTGRES
#include "base/prk-resource.h"
#include "register/postgres/prk-gudang-postgres.h"
#endif
#include "register/sqlite/prk-gudang-sqlite.h"

#include "gugus.h"
#include "register-fixture.h"

#define SQL_ADD_OP "INSERT INTO op (daerah, seq, id, ttd, isi) VALUES ($1, $2, $3, '', $4)"
#define SQL_LAST_SEQ "SELECT coalesce(max(seq), 0) FROM op WHERE daerah = $1"
#define SQL_OPS "SELECT seq, id, isi FROM op WHERE daerah = $1 AND seq > $2 ORDER BY seq LIMIT 100"

typedef struct
{
  const char *name;
  PrkGudang *(*open) (const char  *where,
                      GError     **error);
} Jenis;

typedef struct
{
  const Jenis *jenis;
  char *folder; /* (nullable) */
  char *where;
  PrkGudang *gudang;
} Bangku;

static Gugus *gugus;
static int n_syncs; /* atomic */

/* Of the library; its header is made while others compile. */
GResource *prk_register_sql_get_resource (void);

/* SQLite's own call comes here first. */
int fdatasync (int fd);

int
fdatasync (int fd)
{
  g_atomic_int_inc (&n_syncs);

  return (int) syscall (SYS_fdatasync, fd);
}

static void
bangku_open (Bangku        *bangku,
             gconstpointer  jenis)
{
  g_autoptr(GError) error = NULL;

  bangku->jenis = jenis;
  if (g_str_equal (bangku->jenis->name, "sqlite"))
    {
      bangku->folder = g_dir_make_tmp ("prk-gudang-XXXXXX", NULL);
      bangku->where = g_build_filename (bangku->folder, "register.sqlite", NULL);
    }
  else
    {
      bangku->where = gugus_new_database (gugus);
    }
  bangku->gudang = bangku->jenis->open (bangku->where, &error);
  g_assert_no_error (error);
}

static void
bangku_close (Bangku *bangku)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  if (bangku->gudang != NULL)
    g_assert_finalize_object (bangku->gudang);
  for (guint i = 0; bangku->folder != NULL && i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (bangku->where, ends[i], NULL);

      g_unlink (path);
    }
  if (bangku->folder != NULL)
    g_rmdir (bangku->folder);
  g_free (bangku->folder);
  g_free (bangku->where);
}

/* Appends an op to its daerah's history, as the register does. */
typedef struct
{
  const char *daerah;
  const char *id;
  const char *isi;
  gboolean is_refused; /* does its work, then takes it back */
  gboolean is_twice;   /* breaks a key */
  gint64 seq;
} Tambah;

static gboolean
append (PrkSesi   *sesi,
        gpointer   data,
        GError   **error)
{
  Tambah *tambah = data;
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_LAST_SEQ, "t", tambah->daerah);

  if (rows == NULL)
    return FALSE;
  tambah->seq = prk_baris_int (rows, 0, 0) + 1;
  if (!prk_sesi_run (sesi, error, SQL_ADD_OP, "titt", tambah->daerah, tambah->seq, tambah->id,
                     tambah->isi))
    return FALSE;
  if (tambah->is_twice)
    return prk_sesi_run (sesi, error, SQL_ADD_OP, "titt", tambah->daerah, tambah->seq, tambah->id,
                         tambah->isi);
  if (tambah->is_refused)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "no");

  return !tambah->is_refused;
}

static void
append_one (PrkGudang  *gudang,
            const char *daerah,
            const char *id,
            const char *isi)
{
  Tambah tambah = { daerah, id, isi, FALSE, FALSE, 0 };
  g_autoptr(GError) error = NULL;

  prk_gudang_write (gudang, daerah, append, &tambah, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *daerah;
  gint64 after;
  PrkBaris *rows;
} Baca;

static gboolean
read_ops (PrkSesi   *sesi,
          gpointer   data,
          GError   **error)
{
  Baca *baca = data;

  baca->rows = prk_sesi_query (sesi, error, SQL_OPS, "ti", baca->daerah, baca->after);

  return baca->rows != NULL;
}

static PrkBaris *
ops_after (PrkGudang  *gudang,
           const char *daerah,
           gint64      after)
{
  Baca baca = { daerah, after, NULL };
  g_autoptr(GError) error = NULL;

  prk_gudang_read (gudang, read_ops, &baca, &error);
  g_assert_no_error (error);

  return baca.rows;
}

static void
test_values_come_back (gconstpointer jenis)
{
  g_autofree char *long_text = g_strnfill (4 * 1024 * 1024, 'x');
  g_autoptr(PrkBaris) rows = NULL;
  g_autoptr(PrkBaris) others = NULL;
  g_autoptr(GError) error = NULL;
  Bangku bangku = { 0 };

  bangku_open (&bangku, jenis);
  append_one (bangku.gudang, "62.04", "a'b\"c\\d", "Kerja sama – “daerah” 𝄞\n\t");
  append_one (bangku.gudang, "62.04", "", long_text);
  append_one (bangku.gudang, "62.03", "lain", "");
  g_clear_object (&bangku.gudang);
  bangku.gudang = bangku.jenis->open (bangku.where, &error);
  g_assert_no_error (error);

  rows = ops_after (bangku.gudang, "62.04", 0);
  g_assert_cmpuint (prk_baris_get_size (rows), ==, 2);
  g_assert_cmpint (prk_baris_int (rows, 1, 0), ==, 2);
  g_assert_cmpstr (prk_baris_text (rows, 0, 1), ==, "a'b\"c\\d");
  g_assert_cmpstr (prk_baris_text (rows, 0, 2), ==, "Kerja sama – “daerah” 𝄞\n\t");
  g_assert_cmpstr (prk_baris_text (rows, 1, 1), ==, "");
  g_assert_cmpstr (prk_baris_text (rows, 1, 2), ==, long_text);
  others = ops_after (bangku.gudang, "62.03", 0);
  g_assert_cmpuint (prk_baris_get_size (others), ==, 1);
  bangku_close (&bangku);
}

/* Counts the writers that were told, and keeps the first job from ending before all are queued. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_open;
  guint n_done;
  int n_syncs_before; /* when the last was told */
} Gerbang;

static gboolean
wait_for_gate (PrkSesi   *sesi,
               gpointer   data,
               GError   **error)
{
  Gerbang *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->is_open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);

  return TRUE;
}

static void
open_gate (Gerbang *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->is_open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

typedef struct
{
  Gerbang *gate;
  Tambah tambah;
  GError *error;
  guint place; /* how many were told before */
} Antri;

static void
told (gpointer  data,
      GError   *error)
{
  Antri *antri = data;

  g_mutex_lock (&antri->gate->mutex);
  antri->error = error;
  antri->place = antri->gate->n_done++;
  g_cond_broadcast (&antri->gate->cond);
  g_mutex_unlock (&antri->gate->mutex);
}

static void
wait_until_told (Gerbang *gate,
                 guint    n)
{
  g_mutex_lock (&gate->mutex);
  while (gate->n_done < n)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
test_refused_writer_stands_alone (gconstpointer jenis)
{
  Gerbang gate = { 0 };
  Antri jobs[6] = { 0 };
  g_autoptr(PrkBaris) rows = NULL;
  Bangku bangku = { 0 };

  bangku_open (&bangku, jenis);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    jobs[i] = (Antri) { &gate, { "62.04", "a", "a", i == 2, i == 4, 0 }, NULL, 0 };
  prk_gudang_write_async (bangku.gudang, "62.04", wait_for_gate, &gate, told, &jobs[0]);
  for (guint i = 1; i < G_N_ELEMENTS (jobs); i++)
    prk_gudang_write_async (bangku.gudang, "62.04", append, &jobs[i].tambah, told, &jobs[i]);
  open_gate (&gate);
  wait_until_told (&gate, G_N_ELEMENTS (jobs));

  g_assert_no_error (jobs[1].error);
  g_assert_error (jobs[2].error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_no_error (jobs[3].error);
  g_assert_error (jobs[4].error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED);
  g_assert_no_error (jobs[5].error);
  g_clear_error (&jobs[2].error);
  g_clear_error (&jobs[4].error);
  rows = ops_after (bangku.gudang, "62.04", 0);
  g_assert_cmpuint (prk_baris_get_size (rows), ==, 3);
  g_assert_cmpint (jobs[5].tambah.seq, ==, 3);
  bangku_close (&bangku);
}

/* 64 writers that wait for the one before them are answered by a handful of commits, and none is
 * told before a sync that began after it was written. */
static void
test_one_commit_serves_many (gconstpointer jenis)
{
  Gerbang gate = { 0 };
  Antri jobs[65] = { 0 };
  guint64 commits_before, commits, writes_before, writes;
  int syncs_before;
  Bangku bangku = { 0 };

  bangku_open (&bangku, jenis);
  append_one (bangku.gudang, "62.04", "a", "a");
  prk_gudang_get_statistik (bangku.gudang, &commits_before, &writes_before);
  syncs_before = g_atomic_int_get (&n_syncs);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    jobs[i] = (Antri) { &gate, { "62.04", "a", "a", FALSE, FALSE, 0 }, NULL, 0 };
  prk_gudang_write_async (bangku.gudang, "62.04", wait_for_gate, &gate, told, &jobs[0]);
  for (guint i = 1; i < G_N_ELEMENTS (jobs); i++)
    prk_gudang_write_async (bangku.gudang, "62.04", append, &jobs[i].tambah, told, &jobs[i]);
  g_assert_cmpuint (gate.n_done, ==, 0);
  open_gate (&gate);
  wait_until_told (&gate, G_N_ELEMENTS (jobs));

  prk_gudang_get_statistik (bangku.gudang, &commits, &writes);
  g_assert_cmpuint (writes - writes_before, ==, G_N_ELEMENTS (jobs));
  g_assert_cmpuint (commits - commits_before, <=, 3);
  if (bangku.folder != NULL)
    {
      g_assert_cmpint (g_atomic_int_get (&n_syncs) - syncs_before, >=, 1);
      g_assert_cmpint (g_atomic_int_get (&n_syncs) - syncs_before, <=, 6);
    }
  for (guint i = 1; i < G_N_ELEMENTS (jobs); i++)
    {
      g_assert_no_error (jobs[i].error);
      g_assert_cmpint (jobs[i].tambah.seq, ==, i + 1);
      g_assert_cmpuint (jobs[i].place, ==, i);
    }
  bangku_close (&bangku);
}

static void
told_after_sync (gpointer  data,
                 GError   *error)
{
  Antri *antri = data;

  antri->gate->n_syncs_before = g_atomic_int_get (&n_syncs);
  told (antri, error);
}

static void
test_nobody_is_told_before_the_sync (gconstpointer jenis)
{
  Bangku bangku = { 0 };

  bangku_open (&bangku, jenis);
  for (guint i = 0; i < 20; i++)
    {
      Gerbang gate = { 0 };
      Antri job = { &gate, { "62.04", "a", "a", FALSE, FALSE, 0 }, NULL, 0 };
      int before = g_atomic_int_get (&n_syncs);

      prk_gudang_write_async (bangku.gudang, "62.04", append, &job.tambah, told_after_sync, &job);
      wait_until_told (&gate, 1);
      g_assert_no_error (job.error);
      g_assert_cmpint (gate.n_syncs_before, >, before);
    }
  bangku_close (&bangku);
}

static gboolean
read_twice (PrkSesi   *sesi,
            gpointer   data,
            GError   **error)
{
  Bangku *bangku = data;
  g_autoptr(PrkBaris) first =
      prk_sesi_query (sesi, error, SQL_OPS, "ti", "62.04", G_GINT64_CONSTANT (0));
  g_autoptr(PrkBaris) second = NULL;

  append_one (bangku->gudang, "62.04", "b", "b");
  second = prk_sesi_query (sesi, error, SQL_OPS, "ti", "62.04", G_GINT64_CONSTANT (0));
  g_assert_cmpuint (prk_baris_get_size (first), ==, 1);
  g_assert_cmpuint (prk_baris_get_size (second), ==, 1);

  return TRUE;
}

static void
test_reader_has_one_view (gconstpointer jenis)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkBaris) rows = NULL;
  Bangku bangku = { 0 };

  bangku_open (&bangku, jenis);
  append_one (bangku.gudang, "62.04", "a", "a");
  g_assert_true (prk_gudang_read (bangku.gudang, read_twice, &bangku, &error));
  rows = ops_after (bangku.gudang, "62.04", 0);
  g_assert_cmpuint (prk_baris_get_size (rows), ==, 2);
  bangku_close (&bangku);
}

#define N_THREADS 6
#define N_EACH 20

typedef struct
{
  PrkGudang *gudang;
  const char *daerah;
} Pekerja;

static gpointer
append_many (gpointer data)
{
  Pekerja *pekerja = data;

  for (guint i = 0; i < N_EACH; i++)
    append_one (pekerja->gudang, pekerja->daerah, "a", "a");

  return NULL;
}

/* Two programs on one database, many writers each, while a reader follows: its cursor never passes
 * an op that comes later. */
static void
test_cursor_skips_nothing (gconstpointer jenis)
{
  static const char *const daerah[] = { "62.04", "62.03" };
  g_autoptr(PrkGudang) other = NULL;
  g_autoptr(GError) error = NULL;
  GThread *threads[N_THREADS];
  Pekerja workers[N_THREADS];
  gint64 cursor = 0;
  Bangku bangku = { 0 };

  bangku_open (&bangku, jenis);
  other = bangku.jenis->open (bangku.where, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_THREADS; i++)
    {
      workers[i] = (Pekerja) { i % 2 == 0 ? bangku.gudang : other, daerah[i / 2 % 2] };
      threads[i] = g_thread_new ("writer", append_many, &workers[i]);
    }

  /* Workers 0, 1, 4 and 5 write to the first daerah. */
  while (cursor < 4 * N_EACH)
    {
      g_autoptr(PrkBaris) rows = ops_after (bangku.gudang, daerah[0], cursor);

      for (guint i = 0; i < prk_baris_get_size (rows); i++)
        {
          g_assert_cmpint (prk_baris_int (rows, i, 0), ==, cursor + 1);
          cursor++;
        }
    }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_autoptr(PrkBaris) rest = ops_after (bangku.gudang, daerah[1], 0);
  g_assert_cmpuint (prk_baris_get_size (rest), ==, 2 * N_EACH);
  g_clear_object (&other);
  bangku_close (&bangku);
}

static gboolean
make_newer (PrkSesi   *sesi,
            gpointer   is_sqlite,
            GError   **error)
{
  return GPOINTER_TO_INT (is_sqlite)
             ? prk_sesi_run (sesi, error, "PRAGMA user_version = 99", "")
             : prk_sesi_run (sesi, error, "UPDATE skema SET versi = 99", "");
}

static void
test_newer_database_is_refused (gconstpointer jenis)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) refusal = NULL;
  Bangku bangku = { 0 };

  bangku_open (&bangku, jenis);
  prk_gudang_write (bangku.gudang, "", make_newer, GINT_TO_POINTER (bangku.folder != NULL), &error);
  g_assert_no_error (error);
  g_clear_object (&bangku.gudang);
  g_assert_null (bangku.jenis->open (bangku.where, &refusal));
  g_assert_error (refusal, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_NEWER);
  bangku_close (&bangku);
}

static gboolean
count_chain (PrkSesi   *sesi,
             gpointer   data,
             GError   **error)
{
  PrkBaris **rows = data;

  *rows = prk_sesi_query (sesi, error, "SELECT id, (SELECT count(*) FROM simpul) FROM rantai WHERE"
                                       " daerah = $1 AND dev = $2 ORDER BY n", "tt", "62.04", "dev");

  return *rows != NULL;
}

/* As the first version left it. */
static void
make_first_version (const char *path)
{
  g_autoptr(GBytes) schema =
      g_resource_lookup_data (prk_resource_get (prk_register_sql_get_resource),
                              "/org/prakarsa/register/sql/001-awal.sql", 0, NULL);
  g_autofree char *sql = g_strconcat (
      g_bytes_get_data (schema, NULL), "PRAGMA user_version = 1;"
      "INSERT INTO rantai VALUES ('62.04', 'dev', 2, 'dua', 0, 'peran'),"
      " ('62.04', 'dev', 1, 'satu', 1, '');"
      "INSERT INTO simpul VALUES ('62.04', 0, 0, 'hash')", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_first_version_is_taken_on (gconstpointer jenis)
{
  g_autofree char *folder = g_dir_make_tmp ("prk-gudang-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "register.sqlite", NULL);
  g_autoptr(PrkGudang) gudang = NULL;
  g_autoptr(PrkBaris) rows = NULL;
  g_autoptr(GError) error = NULL;

  make_first_version (path);
  gudang = prk_gudang_sqlite_new (path, &error);
  g_assert_no_error (error);
  prk_gudang_read (gudang, count_chain, &rows, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prk_baris_get_size (rows), ==, 2);
  g_assert_cmpstr (prk_baris_text (rows, 0, 0), ==, "satu");
  g_assert_cmpstr (prk_baris_text (rows, 1, 0), ==, "dua");
  g_assert_cmpint (prk_baris_int (rows, 0, 1), ==, 1);
  g_clear_object (&gudang);
  register_fixture_remove_tree (folder);
}

static const Jenis sqlite = { "sqlite", prk_gudang_sqlite_new };
#ifdef PRK_HAVE_POSTGRES
static const Jenis postgres = { "postgres", prk_gudang_postgres_new };
#endif

static void
add_tests (const Jenis *jenis)
{
  static const struct { const char *name; GTestDataFunc func; } tests[] = {
    { "values-come-back", test_values_come_back },
    { "refused-writer-stands-alone", test_refused_writer_stands_alone },
    { "one-commit-serves-many", test_one_commit_serves_many },
    { "reader-has-one-view", test_reader_has_one_view },
    { "cursor-skips-nothing", test_cursor_skips_nothing },
    { "newer-database-is-refused", test_newer_database_is_refused },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/gudang/%s/%s", jenis->name, tests[i].name);

      g_test_add_data_func (path, jenis, tests[i].func);
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  gugus = gugus_start ();
  add_tests (&sqlite);
  g_test_add_data_func ("/gudang/sqlite/first-version-is-taken-on", &sqlite,
                        test_first_version_is_taken_on);
  g_test_add_data_func ("/gudang/sqlite/nobody-is-told-before-the-sync", &sqlite,
                        test_nobody_is_told_before_the_sync);
#ifdef PRK_HAVE_POSTGRES
  if (gugus != NULL)
    add_tests (&postgres);
#endif
  result = g_test_run ();
  if (gugus != NULL)
    gugus_stop (gugus);

  return result;
}
