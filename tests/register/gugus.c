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
  guint n_databases;
};

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

static void
serve (Gugus      *self,
       const char *data)
{
  struct passwd *person = getuid () == 0 ? getpwnam ("nobody") : NULL;
  g_autofree char *program = g_build_filename (self->programs, "postgres", NULL);
  g_autofree char *server = g_strdup_printf ("host=%s user=prakarsa dbname=postgres", self->folder);
  const char *arguments[] = { program, "-D", data, "-k", self->folder, "-c", "listen_addresses=", "-c", "fsync=off",
                              "-c", "shared_buffers=16MB", "-c", "max_connections=60", NULL };
  g_autoptr(GError) error = NULL;

  g_spawn_async (self->folder, (char **) arguments, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                 prepare_server, person, &self->server, &error);
  g_assert_no_error (error);
  while (PQping (server) != PQPING_OK)
    {
      g_assert_cmpint (waitpid (self->server, NULL, WNOHANG), ==, 0);
      g_usleep (20 * 1000);
    }
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
  g_autofree char *said = NULL;
  va_list rest;
  int status;

  g_ptr_array_add (arguments, program);
  va_start (rest, name);
  for (char *word = va_arg (rest, char *); word != NULL; word = va_arg (rest, char *))
    g_ptr_array_add (arguments, word);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);
  if (!g_spawn_sync (self->folder, (char **) arguments->pdata, NULL,
                     G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, drop_rights, person, NULL, NULL,
                     &status, &error) ||
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
    g_assert_cmpint (chown (self->folder, getpwnam ("nobody")->pw_uid, getpwnam ("nobody")->pw_gid), ==, 0);
  data = g_build_filename (self->folder, "data", NULL);
  g_assert_true (run (self, "initdb", "-D", data, "-A", "trust", "-U", "prakarsa", "-E", "UTF8", "--locale=C",
                      "--no-sync", NULL));
  serve (self, data);
  gugus = self;

  return self;
}

void
gugus_stop (Gugus *self)
{
  gugus = NULL;
  g_assert_cmpint (kill (self->server, SIGQUIT), ==, 0);
  g_assert_cmpint (waitpid (self->server, NULL, 0), ==, self->server);
  g_spawn_close_pid (self->server);
  register_fixture_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->programs);
  g_free (self);
}

char *
gugus_new_database (Gugus *self)
{
  g_autofree char *server = g_strdup_printf ("host=%s user=prakarsa dbname=postgres", self->folder);
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE uji%u", ++self->n_databases);
  PGconn *conn = PQconnectdb (server);
  PGresult *result = PQexec (conn, sql);

  g_assert_cmpint (PQresultStatus (result), ==, PGRES_COMMAND_OK);
  PQclear (result);
  PQfinish (conn);

  return g_strdup_printf ("host=%s user=prakarsa dbname=uji%u", self->folder, self->n_databases);
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
