/* SPDX-License-Identifier: GPL-3.0-or-later */

/* LISTEN on a connection and a thread of its own. An announcement is "<instance> <daerah>", sent in
 * the transaction that it speaks of, so that whoever hears it can read that; one's own are known
 * already. A connection that was lost may have missed some: when there is a new one, everybody is
 * told to look. */
#include "config.h"

#include <libpq-fe.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "prk-pendengar.h"

#define RETRY_MS 1000
#define LOOK_MS (30 * 1000) /* whether the other end still lives */

struct _PrkPendengar
{
  char *conninfo;
  char *instance;
  PrkGudangWatch func;
  gpointer data;
  GThread *thread;
  int closing_fd;
};

static gboolean
run (PGconn     *conn,
     const char *sql)
{
  PGresult *result = PQexec (conn, sql);
  ExecStatusType status = PQresultStatus (result);

  PQclear (result);

  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

static PGconn *
begin (PrkPendengar *self)
{
  const char *const keywords[] = { "connect_timeout", "dbname", NULL };
  const char *const values[] = { "5", self->conninfo, NULL }; /* what it says itself counts */
  PGconn *conn = PQconnectdbParams (keywords, values, TRUE);

  if (PQstatus (conn) == CONNECTION_OK && run (conn, "LISTEN " PRK_PENDENGAR_CHANNEL))
    return conn;
  PQfinish (conn);

  return NULL;
}

/* TRUE when it is time to end. */
static gboolean
wait_for (PrkPendengar *self,
          int           fd,
          int           timeout_ms,
          gboolean     *is_ready)
{
  GPollFD polled[] = { { self->closing_fd, G_IO_IN, 0 }, { fd, G_IO_IN, 0 } };

  g_poll (polled, fd >= 0 ? 2 : 1, timeout_ms);
  if (is_ready != NULL)
    *is_ready = polled[1].revents != 0;

  return polled[0].revents != 0;
}

static void
tell (PrkPendengar *self,
      PGconn       *conn)
{
  PGnotify *notify;

  while ((notify = PQnotifies (conn)) != NULL)
    {
      const char *space = strchr (notify->extra, ' ');

      if (space != NULL && strncmp (notify->extra, self->instance, strlen (self->instance)) != 0)
        self->func (space + 1, self->data);
      PQfreemem (notify);
    }
}

/* Until the connection or the thread ends; TRUE for the latter. */
static gboolean
listen_on (PrkPendengar *self,
           PGconn       *conn)
{
  for (;;)
    {
      gboolean is_ready;

      if (wait_for (self, PQsocket (conn), LOOK_MS, &is_ready))
        return TRUE;
      if (is_ready ? !PQconsumeInput (conn) : !run (conn, "SELECT 1"))
        return FALSE;
      tell (self, conn);
    }
}

static gpointer
listen_main (gpointer data)
{
  PrkPendengar *self = data;
  gboolean is_over = FALSE;

  while (!is_over)
    {
      PGconn *conn = begin (self);

      if (conn != NULL)
        {
          self->func (NULL, self->data);
          is_over = listen_on (self, conn);
          PQfinish (conn);
        }
      is_over = is_over || wait_for (self, -1, RETRY_MS, NULL);
    }

  return NULL;
}

PrkPendengar *
_prk_pendengar_new (const char     *conninfo,
                    const char     *instance,
                    PrkGudangWatch  func,
                    gpointer        data)
{
  PrkPendengar *self = g_new0 (PrkPendengar, 1);

  self->conninfo = g_strdup (conninfo);
  self->instance = g_strdup (instance);
  self->func = func;
  self->data = data;
  self->closing_fd = eventfd (0, EFD_CLOEXEC);
  self->thread = g_thread_new ("prk-pendengar", listen_main, self);

  return self;
}

/* After it nobody is told. */
void
_prk_pendengar_free (PrkPendengar *self)
{
  eventfd_write (self->closing_fd, 1);
  g_thread_join (self->thread);
  close (self->closing_fd);
  g_free (self->conninfo);
  g_free (self->instance);
  g_free (self);
}
