/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Migrations and the look before them. The version of a database is its user_version;
 * application_id says that it is ours. A step and its bump are one transaction, so a database
 * always stands at a whole version. Nothing is opened for writing before the look has said that it
 * is ours, not newer than this program and, after an unclean end, not damaged. */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "base/prk-resource.h"

#include "prk-store-resources.h"

#include "prk-migrasi-private.h"

#define APPLICATION_ID 0x5052414b /* "PRAK", also in data/sql/001-ops.sql */
#define SQL_FOLDER "/org/prakarsa/Prakarsa/sql/"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (element-type PrkMigrasi) in order; the text belongs to the resource, which is never freed. */
static GArray *
list_steps (void)
{
  GResource *resource = prk_resource_get (prk_store_get_resource);
  g_auto (GStrv) names =
      g_resource_enumerate_children (resource, SQL_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (PrkMigrasi));

  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SQL_FOLDER, names[i], NULL);
      g_autoptr (GBytes) text =
          g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      PrkMigrasi step = { atoi (names[i]), g_bytes_get_data (text, NULL) };

      g_assert (step.version == i + 1);
      g_array_append_val (steps, step);
    }
  return steps;
}

guint
_prk_migrasi_get_newest (void)
{
  g_autoptr (GArray) steps = list_steps ();

  return steps->len;
}

gboolean
_prk_migrasi_verify (PrkDb      *db,
                     PrkDbKind  *kind,
                     GError    **error)
{
  gint64 application, version, tables;

  if (!_prk_db_get_int (db, &application, 0, error, "PRAGMA application_id", "")
      || !_prk_db_get_int (db, &version, 0, error, "PRAGMA user_version", "")
      || !_prk_db_get_int (db, &tables, 0, error, "SELECT count(*) FROM sqlite_schema", ""))
    return FALSE;

  if (application == 0 && version == 0 && tables == 0)
    {
      *kind = PRK_DB_ABSENT;
      return TRUE;
    }
  if (application != APPLICATION_ID)
    {
      g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED,
                           "the file is not a database of this program");
      return FALSE;
    }
  if (version > _prk_migrasi_get_newest ())
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NEWER,
                   "the database has version %" G_GINT64_FORMAT ", this program knows up to %u",
                   version, _prk_migrasi_get_newest ());
      return FALSE;
    }

  *kind = PRK_DB_OURS;
  return TRUE;
}

static gboolean
is_filled (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0;
}

/* The file alone: leaves no trace, but after a crash it may show a half-written page. */
static gboolean
look_at_file (const char  *path,
              PrkDbKind   *kind,
              GError     **error)
{
  g_autoptr (PrkDb) db = _prk_db_open (path, PRK_DB_LOOK, error);

  return db != NULL && _prk_migrasi_verify (db, kind, error);
}

/* The file with what a crash left beside it. Of a -wal only the -shm is written, which holds
 * nothing but its index; a -journal, which there is only while a new database is being made, is
 * rolled back. */
static gboolean
look_through_log (const char  *path,
                  gboolean     check,
                  PrkDbKind   *kind,
                  GError     **error)
{
  g_autoptr (PrkDb) db = _prk_db_open (path, PRK_DB_READ, error);

  if (db == NULL)
    return FALSE;

  sqlite3_db_config (_prk_db_get_handle (db), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return _prk_migrasi_verify (db, kind, error) && (!check || _prk_db_check (db, TRUE, error));
}

/* @check_unclean: nobody else has the store open, so a filled -wal means that the last one to have
 * it did not close it. */
gboolean
_prk_migrasi_look (const char  *path,
                   gboolean     check_unclean,
                   PrkDbKind   *kind,
                   GError     **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (GError) local_error = NULL;

  *kind = PRK_DB_ABSENT;
  if (!is_filled (path))
    return TRUE;

  if (!is_filled (wal) && !is_filled (journal))
    return look_at_file (path, kind, error);

  if (!look_at_file (path, kind, &local_error)
      && g_error_matches (local_error, PRK_STORE_ERROR, PRK_STORE_ERROR_NEWER))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return look_through_log (path, check_unclean, kind, error);
}

static gboolean
run_step (PrkDb             *db,
          const PrkMigrasi  *step,
          GError           **error)
{
  g_autofree char *bump = g_strdup_printf ("PRAGMA user_version = %u", step->version);
  gint64 version;

  if (!_prk_db_begin (db, error))
    return FALSE;

  /* Another process may have done this step while we waited for the lock. */
  if (!_prk_db_get_int (db, &version, 0, error, "PRAGMA user_version", ""))
    goto failed;
  if (version < step->version
      && (!_prk_db_exec (db, step->sql, error) || !_prk_db_exec (db, bump, error)))
    goto failed;
  if (!_prk_db_exec (db, "COMMIT", error))
    goto failed;
  return TRUE;

failed:
  _prk_db_roll_back (db);
  g_prefix_error (error, "Migration to version %u: ", step->version);
  return FALSE;
}

gboolean
_prk_migrasi_run_steps (PrkDb             *db,
                        const PrkMigrasi  *steps,
                        guint              n_steps,
                        GError           **error)
{
  gint64 before, after;

  if (!_prk_db_get_int (db, &before, 0, error, "PRAGMA user_version", ""))
    return FALSE;

  for (guint i = 0; i < n_steps; i++)
    if (steps[i].version > before && !run_step (db, &steps[i], error))
      return FALSE;

  if (!_prk_db_get_int (db, &after, 0, error, "PRAGMA user_version", ""))
    return FALSE;
  /* An older program looks at the file before it looks at the -wal: let it see the new version
   * there. */
  return after == before || _prk_db_exec (db, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}

gboolean
_prk_migrasi_run (PrkDb   *db,
                  GError **error)
{
  g_autoptr (GArray) steps = list_steps ();

  return _prk_migrasi_run_steps (db, (const PrkMigrasi *) (void *) steps->data, steps->len, error);
}
