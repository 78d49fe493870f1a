/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <pwd.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef PRK_HAVE_POSTGRES
#include <libpq-fe.h>

#include "register/postgres/prk-gudang-postgres.h"
#endif

#include "gugus.h"
#include "register-fixture.h"

struct _Gugus
{
  char *folder;
  char *programs;
  GPid server;
  GPid standby; /* 0 when there is none */
  guint n_databases;
};

#define PORT "5432"
#define STANDBY_PORT "5433"

#ifdef PRK_HAVE_POSTGRES

static Gugus *gugus;

/* The newest server that is installed: /usr/lib/postgresql/<version>/bin. */
static char *
find_programs (void)
{
  for (guint version = 20; version >= 14; version--)
    {
      g_autofree char *path = g_strdup_printf ("/usr/lib/postgresql/%u/bin", version);
      g_autofree char *program = g_build_filename (path, "postgres", NULL);

      if (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }

  return NULL;
}

/* PostgreSQL refuses to run as root. */
static void
drop_rights (gpointer data)
{
  struct passwd *person = data;

  if (person != NULL && (setgid (person->pw_gid) != 0 || setuid (person->pw_uid) != 0))
    _exit (126);
}

/* A test that fails takes its server with it. */
static void
prepare_server (gpointer person)
{
  drop_rights (person);
  prctl (PR_SET_PDEATHSIG, SIGQUIT);
}

static char *
server_info (Gugus      *self,
             const char *port)
{
  return g_strdup_printf ("host=%s port=%s user=prakarsa dbname=postgres", self->folder, port);
}

static GPid
serve (Gugus      *self,
       const char *data,
       const char *port)
{
  struct passwd *person = getuid () == 0 ? getpwnam ("nobody") : NULL;
  g_autofree char *program = g_build_filename (self->programs, "postgres", NULL);
  g_autofree char *server = server_info (self, port);
  const char *arguments[] = { program,
                              "-D",
                              data,
                              "-p",
                              port,
                              "-k",
                              self->folder,
                              "-c",
                              "listen_addresses=",
                              "-c",
                              "fsync=off",
                              "-c",
                              "shared_buffers=16MB",
                              "-c",
                              "max_connections=60",
                              NULL };
  g_autoptr(GError) error = NULL;
  GPid pid;

  g_spawn_async (self->folder, (char **) arguments, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                     G_SPAWN_STDERR_TO_DEV_NULL,
                 prepare_server, person, &pid, &error);
  g_assert_no_error (error);
  while (PQping (server) != PQPING_OK)
    {
      g_assert_cmpint (waitpid (pid, NULL, WNOHANG), ==, 0);
      g_usleep (20 * 1000);
    }

  return pid;
}

static void
end (GPid *pid)
{
  if (*pid == 0)
    return;
  g_assert_cmpint (kill (*pid, SIGQUIT), ==, 0);
  g_assert_cmpint (waitpid (*pid, NULL, 0), ==, *pid);
  g_spawn_close_pid (*pid);
  *pid = 0;
}

static gboolean
run (Gugus      *self,
     const char *name,
     ...)
{
  struct passwd *person = getuid () == 0 ? getpwnam ("nobody") : NULL;
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *program = g_build_filename (self->programs, name, NULL);
  g_autoptr(GError) error = NULL;
  va_list rest;
  int status;

  g_ptr_array_add (arguments, program);
  va_start (rest, name);
  for (char *word = va_arg (rest, char *); word != NULL; word = va_arg (rest, char *))
    g_ptr_array_add (arguments, word);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);
  if (!g_spawn_sync (self->folder, (char **) arguments->pdata, NULL,
                     G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, drop_rights, person,
                     NULL, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    {
      g_test_message ("%s: %s", name, error->message);
      return FALSE;
    }

  return TRUE;
}

Gugus *
gugus_start (void)
{
  Gugus *self = g_new0 (Gugus, 1);
  g_autofree char *data = NULL;

  self->programs = find_programs ();
  if (self->programs == NULL)
    {
      g_test_message ("PostgreSQL is not installed");
      g_free (self);
      return NULL;
    }
  self->folder = g_dir_make_tmp ("prk-pg-XXXXXX", NULL);
  if (getuid () == 0)
    g_assert_cmpint (chown (self->folder, getpwnam ("nobody")->pw_uid, getpwnam ("nobody")->pw_gid),
                     ==, 0);
  data = g_build_filename (self->folder, "data", NULL);
  g_assert_true (run (self, "initdb", "-D", data, "-A", "trust", "-U", "prakarsa", "-E", "UTF8",
                      "--locale=C", "--no-sync", NULL));
  self->server = serve (self, data, PORT);
  gugus = self;

  return self;
}

void
gugus_stop (Gugus *self)
{
  gugus = NULL;
  end (&self->server);
  end (&self->standby);
  register_fixture_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->programs);
  g_free (self);
}

/* The first column of the last row. */
static char *
ask (Gugus      *self,
     const char *port,
     const char *sql)
{
  g_autofree char *server = server_info (self, port);
  PGconn *conn = PQconnectdb (server);
  PGresult *result = PQexec (conn, sql);
  char *answer;

  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (conn));
  answer = g_strdup (PQntuples (result) > 0 ? PQgetvalue (result, 0, 0) : "");
  PQclear (result);
  PQfinish (conn);

  return answer;
}

static void
tell (Gugus      *self,
      const char *port,
      const char *sql)
{
  g_free (ask (self, port, sql));
}

void
gugus_add_standby (Gugus *self)
{
  g_autofree char *data = g_build_filename (self->folder, "standby", NULL);
  g_autofree char *state = NULL;

  g_assert_true (run (self, "pg_basebackup", "-D", data, "-h", self->folder, "-p", PORT, "-U",
                      "prakarsa", "-R", "-X", "stream", "-c", "fast", "--no-sync", NULL));
  self->standby = serve (self, data, STANDBY_PORT);
  tell (self, PORT, "ALTER SYSTEM SET synchronous_standby_names = '*'");
  tell (self, PORT, "SELECT pg_reload_conf ()");
  while (g_strcmp0 (state, "sync") != 0)
    {
      g_usleep (20 * 1000);
      g_free (state);
      state = ask (self, PORT, "SELECT sync_state FROM pg_stat_replication");
    }
}

void
gugus_fail_over (Gugus *self)
{
  end (&self->server);
  tell (self, STANDBY_PORT, "SELECT pg_promote (true, 600)");
}

char *
gugus_new_database (Gugus *self)
{
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE uji%u", ++self->n_databases);

  tell (self, PORT, sql);

  return g_strdup_printf ("host=%s,%s port=" PORT "," STANDBY_PORT " user=prakarsa dbname=uji%u"
                          " target_session_attrs=read-write",
                          self->folder, self->folder, self->n_databases);
}

PrkGudang *
gugus_open (const char *folder)
{
  g_autofree char *conninfo = gugus_new_database (gugus);
  g_autoptr(GError) error = NULL;
  PrkGudang *gudang = prk_gudang_postgres_new (conninfo, &error);

  g_assert_no_error (error);

  return gudang;
}

#else

Gugus *
gugus_start (void)
{
  g_test_message ("built without PostgreSQL");
  return NULL;
}

void
gugus_stop (Gugus *self)
{
}

void
gugus_add_standby (Gugus *self)
{
}

void
gugus_fail_over (Gugus *self)
{
}

char *
gugus_new_database (Gugus *self)
{
  return NULL;
}

PrkGudang *
gugus_open (const char *folder)
{
  return NULL;
}

#endif
