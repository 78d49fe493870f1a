/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-resource.h"

#include "prk-koneksi-private.h"
#include "prk-pendengar.h"
#include "prk-register-sql-resources.h"

#define SCHEMA_PATH "/org/prakarsa/register/sql/"
#define MAX_VALUES 16
#define MAX_PENDING 200

/* pg_type's numbers of int8, int2 and int4, which never change. */
#define OID_INT8 20
#define OID_INT2 21
#define OID_INT4 23

/* Held while the tables are made, so that two servers that start together do not both. */
#define SQL_LOCK_SCHEMA "SELECT pg_advisory_xact_lock (8620)"
#define SQL_HAS_SCHEMA "SELECT to_regclass ('skema') IS NOT NULL"
#define SQL_ANNOUNCE                                                                               \
  "SELECT pg_notify ('" PRK_PENDENGAR_CHANNEL "', CAST ($1 AS TEXT) || ' ' || CAST ($2 AS TEXT))"
#define SQL_VERSION "SELECT versi FROM skema"
#define SQL_ADD_VERSION "CREATE TABLE skema (versi BIGINT NOT NULL); INSERT INTO skema VALUES (0)"

typedef struct
{
  const char *sql;
  gboolean is_preparation;
  gboolean is_wanted; /* its rows are */
} Pending;

static void
set_failed (PGconn  *conn,
            GError **error)
{
  if (error != NULL && *error == NULL)
    g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED, "PostgreSQL: %s",
                 PQerrorMessage (conn));
}

static void
forget_notice (void           *data,
               const PGresult *result)
{
}

static PGresult *
exec (PGconn      *conn,
      const char  *sql,
      GError     **error)
{
  PGresult *result = PQexec (conn, sql);
  ExecStatusType status = PQresultStatus (result);

  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
    return result;
  set_failed (conn, error);
  PQclear (result);

  return NULL;
}

static gboolean
run_plain (PGconn      *conn,
           const char  *sql,
           GError     **error)
{
  PGresult *result = exec (conn, sql, error);

  PQclear (result);

  return result != NULL;
}

/* Each step takes the tables from the version before it to its own. */
static const char *const steps[] = { "001-awal.sql", "postgres/002-kasus.sql",
                                     "postgres/003-nomor.sql" };

static gboolean
run_step (PGconn  *conn,
          guint    version,
          GError **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_PATH, steps[version - 1], NULL);
  g_autofree char *mark = g_strdup_printf ("UPDATE skema SET versi = %u", version);
  g_autoptr(GBytes) step =
      g_resource_lookup_data (prk_resource_get (prk_register_sql_get_resource), path, 0, error);

  return step != NULL && run_plain (conn, g_bytes_get_data (step, NULL), error) &&
         run_plain (conn, mark, error);
}

static gboolean
run_steps (PGconn  *conn,
           GError **error)
{
  PGresult *result = exec (conn, SQL_VERSION, error);
  gint64 version;

  if (result == NULL)
    return FALSE;
  version = PQntuples (result) == 1 ? g_ascii_strtoll (PQgetvalue (result, 0, 0), NULL, 10)
                                    : G_MAXINT64;
  PQclear (result);
  if (version > (gint64) G_N_ELEMENTS (steps))
    {
      g_set_error_literal (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_NEWER,
                           "the register's database was made by a newer program");
      return FALSE;
    }
  while (version < (gint64) G_N_ELEMENTS (steps))
    if (!run_step (conn, (guint) ++version, error))
      return FALSE;

  return TRUE;
}

static gboolean
migrate (PGconn  *conn,
         GError **error)
{
  PGresult *result;
  gboolean has_schema;

  if (!run_plain (conn, "BEGIN", error) || !run_plain (conn, SQL_LOCK_SCHEMA, error))
    return FALSE;
  result = exec (conn, SQL_HAS_SCHEMA, error);
  if (result == NULL)
    return FALSE;
  has_schema = PQgetvalue (result, 0, 0)[0] == 't';
  PQclear (result);

  return (has_schema || run_plain (conn, SQL_ADD_VERSION, error)) && run_steps (conn, error) &&
         run_plain (conn, "COMMIT", error);
}

static void
push_pending (PrkKoneksi *self,
              const char *sql,
              gboolean    is_preparation,
              gboolean    is_wanted)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->sql = sql;
  pending->is_preparation = is_preparation;
  pending->is_wanted = is_wanted;
  g_queue_push_tail (&self->pending, pending);
}

static gboolean
send (PrkKoneksi      *self,
      const char      *sql,
      const PrkNilai  *values,
      guint            n_values,
      gboolean         is_wanted,
      GError         **error)
{
  const char *name = g_hash_table_lookup (self->statements, sql);
  char numbers[MAX_VALUES][24];
  const char *texts[MAX_VALUES];

  g_assert (n_values <= MAX_VALUES);
  if (name == NULL)
    {
      char *new_name = g_strdup_printf ("s%u", self->n_names++);

      g_hash_table_insert (self->statements, (gpointer) sql, new_name);
      name = new_name;
      if (!PQsendPrepare (self->conn, name, sql, 0, NULL))
        {
          set_failed (self->conn, error);
          return FALSE;
        }
      push_pending (self, sql, TRUE, FALSE);
    }

  for (guint i = 0; i < n_values; i++)
    {
      g_snprintf (numbers[i], sizeof numbers[i], "%" G_GINT64_FORMAT, values[i].number);
      texts[i] = values[i].is_int ? numbers[i] : values[i].text;
    }
  if (!PQsendQueryPrepared (self->conn, name, (int) n_values, texts, NULL, NULL, 0))
    {
      set_failed (self->conn, error);
      return FALSE;
    }
  push_pending (self, sql, FALSE, is_wanted);

  return TRUE;
}

static PrkBaris *
read_rows (PGresult *result)
{
  int n_columns = PQnfields (result);
  PrkBaris *rows = prk_baris_new ((guint) n_columns);

  for (int i = 0; i < PQntuples (result); i++)
    for (int j = 0; j < n_columns; j++)
      {
        const char *text = PQgetisnull (result, i, j) ? NULL : PQgetvalue (result, i, j);
        Oid type = PQftype (result, j);

        if (text != NULL && (type == OID_INT8 || type == OID_INT4 || type == OID_INT2))
          prk_baris_add_int (rows, g_ascii_strtoll (text, NULL, 10));
        else
          prk_baris_add_text (rows, text, (gsize) PQgetlength (result, i, j));
      }

  return rows;
}

/* Everything that was sent, up to now; the rows that were wanted. */
static gboolean
collect (PrkKoneksi  *self,
         PrkBaris   **rows,
         GError     **error)
{
  gboolean is_good = PQpipelineSync (self->conn) == 1;
  Pending *pending;

  if (!is_good)
    set_failed (self->conn, error);
  while ((pending = g_queue_pop_head (&self->pending)) != NULL)
    {
      PGresult *result = is_good || PQstatus (self->conn) == CONNECTION_OK
                             ? PQgetResult (self->conn)
                             : NULL;
      ExecStatusType status = PQresultStatus (result);

      if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        {
          is_good = FALSE;
          set_failed (self->conn, error);
          if (pending->is_preparation)
            g_hash_table_remove (self->statements, pending->sql);
        }
      else if (pending->is_wanted && rows != NULL)
        {
          *rows = read_rows (result);
        }
      for (; result != NULL; result = PQgetResult (self->conn))
        PQclear (result);
      g_free (pending);
    }
  if (PQstatus (self->conn) == CONNECTION_OK)
    PQclear (PQgetResult (self->conn)); /* the answer to PQpipelineSync() */

  return is_good;
}

static PrkBaris *
koneksi_query (PrkSesi         *sesi,
               const char      *sql,
               const PrkNilai  *values,
               guint            n_values,
               GError         **error)
{
  PrkKoneksi *self = (PrkKoneksi *) sesi;
  g_autoptr(PrkBaris) rows = NULL;
  gboolean is_good = send (self, sql, values, n_values, TRUE, error);

  is_good = collect (self, &rows, error) && is_good;

  return is_good ? g_steal_pointer (&rows) : NULL;
}

static gboolean
koneksi_run (PrkSesi         *sesi,
             const char      *sql,
             const PrkNilai  *values,
             guint            n_values,
             GError         **error)
{
  PrkKoneksi *self = (PrkKoneksi *) sesi;

  return send (self, sql, values, n_values, FALSE, error) &&
         (self->pending.length < MAX_PENDING || collect (self, NULL, error));
}

gboolean
_prk_koneksi_settle (PrkKoneksi  *self,
                     GError     **error)
{
  return collect (self, NULL, error);
}

gboolean
_prk_koneksi_is_good (PrkKoneksi *self)
{
  return PQstatus (self->conn) == CONNECTION_OK;
}

void
_prk_koneksi_free (PrkKoneksi *self)
{
  g_queue_clear_full (&self->pending, g_free);
  g_hash_table_unref (self->statements);
  PQfinish (self->conn);
  g_free (self);
}

static gboolean
koneksi_announce (PrkSesi     *sesi,
                  const char  *daerah,
                  GError     **error)
{
  return prk_sesi_run (sesi, error, SQL_ANNOUNCE, "tt", ((PrkKoneksi *) sesi)->instance, daerah);
}

PrkKoneksi *
_prk_koneksi_new (const char  *conninfo,
                  const char  *instance,
                  GError     **error)
{
  PrkKoneksi *self = g_new0 (PrkKoneksi, 1);

  self->sesi.query = koneksi_query;
  self->sesi.run = koneksi_run;
  self->sesi.announce = koneksi_announce;
  self->instance = instance;
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->conn = PQconnectdb (conninfo);
  PQsetNoticeReceiver (self->conn, forget_notice, NULL);
  if (PQstatus (self->conn) != CONNECTION_OK)
    set_failed (self->conn, error);
  else if (migrate (self->conn, error) && PQenterPipelineMode (self->conn))
    return self;
  _prk_koneksi_free (self);

  return NULL;
}
