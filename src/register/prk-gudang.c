/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What SQLite and PostgreSQL have in common for the register: statements with values, rows, and
 * transactions. What stands in the tables is the business of prk-register-*.c, whose statements
 * both understand. */
#include "config.h"

#include <stdarg.h>

#include "prk-gudang.h"

#define MAX_VALUES 12

typedef struct
{
  gint64 number;
  char *text;
} Cell;

struct _PrkBaris
{
  guint n_columns;
  GArray *cells;
};

G_DEFINE_QUARK (prk-gudang-error-quark, prk_gudang_error)
G_DEFINE_INTERFACE (PrkGudang, prk_gudang, G_TYPE_OBJECT)

static void
prk_gudang_default_init (PrkGudangInterface *iface)
{
}

static void
clear_cell (Cell *cell)
{
  g_free (cell->text);
}

PrkBaris *
prk_baris_new (guint n_columns)
{
  PrkBaris *self = g_new0 (PrkBaris, 1);

  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, (GDestroyNotify) clear_cell);

  return self;
}

void
prk_baris_free (PrkBaris *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

void
prk_baris_add_int (PrkBaris *self,
                   gint64    number)
{
  Cell cell = { .number = number };

  g_array_append_val (self->cells, cell);
}

void
prk_baris_add_text (PrkBaris   *self,
                    const char *text,
                    gsize       size)
{
  Cell cell = { .text = g_strndup (text, size) };

  g_array_append_val (self->cells, cell);
}

guint
prk_baris_get_size (PrkBaris *self)
{
  return self->n_columns == 0 ? 0 : self->cells->len / self->n_columns;
}

static const Cell *
get_cell (PrkBaris *self,
          guint     row,
          guint     column)
{
  g_assert (row < prk_baris_get_size (self) && column < self->n_columns);

  return &g_array_index (self->cells, Cell, row * self->n_columns + column);
}

const char *
prk_baris_text (PrkBaris *self,
                guint     row,
                guint     column)
{
  return get_cell (self, row, column)->text;
}

gint64
prk_baris_int (PrkBaris *self,
               guint     row,
               guint     column)
{
  return get_cell (self, row, column)->number;
}

static guint
collect (const char *types,
         va_list     args,
         PrkNilai   *values)
{
  guint n = 0;

  for (; types[n] != '\0'; n++)
    {
      g_assert (n < MAX_VALUES);
      values[n] = (PrkNilai) { .is_int = types[n] == 'i' };
      if (types[n] == 'i')
        values[n].number = va_arg (args, gint64);
      else
        values[n].text = va_arg (args, const char *);
    }

  return n;
}

/**
 * prk_sesi_query:
 * @sql: one statement, of static storage: it stays prepared
 * @types: a letter a value, 't' or 'i'
 *
 * Runs a statement that gives rows.
 *
 * Returns: (transfer full): the rows
 */
PrkBaris *
prk_sesi_query (PrkSesi     *self,
                GError     **error,
                const char  *sql,
                const char  *types,
                ...)
{
  PrkNilai values[MAX_VALUES];
  va_list args;
  guint n_values;

  va_start (args, types);
  n_values = collect (types, args, values);
  va_end (args);

  return self->query (self, sql, values, n_values, error);
}

/**
 * prk_sesi_run:
 * @sql: one statement, of static storage
 * @types: a letter a value, 't' or 'i'
 *
 * prk_sesi_query() for statements whose rows nobody wants.
 */
gboolean
prk_sesi_run (PrkSesi     *self,
              GError     **error,
              const char  *sql,
              const char  *types,
              ...)
{
  PrkNilai values[MAX_VALUES];
  va_list args;
  guint n_values;

  va_start (args, types);
  n_values = collect (types, args, values);
  va_end (args);

  return self->run (self, sql, values, n_values, error);
}

gboolean
prk_sesi_announce (PrkSesi     *self,
                   const char  *daerah,
                   GError     **error)
{
  return self->announce == NULL || self->announce (self, daerah, error);
}

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_done;
  GError *error;
} Waiting;

static void
wake (gpointer  data,
      GError   *error)
{
  Waiting *waiting = data;

  g_mutex_lock (&waiting->mutex);
  waiting->is_done = TRUE;
  waiting->error = error;
  g_cond_signal (&waiting->cond);
  g_mutex_unlock (&waiting->mutex);
}

/**
 * prk_gudang_write:
 * @daerah: whose writers it queues with
 * @func: what to do
 *
 * Does something in a transaction and waits until it is durable. Blocks.
 */
gboolean
prk_gudang_write (PrkGudang      *self,
                  const char     *daerah,
                  PrkGudangFunc   func,
                  gpointer        data,
                  GError        **error)
{
  Waiting waiting = { 0 };

  g_return_val_if_fail (PRK_IS_GUDANG (self), FALSE);

  g_mutex_init (&waiting.mutex);
  g_cond_init (&waiting.cond);
  prk_gudang_write_async (self, daerah, func, data, wake, &waiting);
  g_mutex_lock (&waiting.mutex);
  while (!waiting.is_done)
    g_cond_wait (&waiting.cond, &waiting.mutex);
  g_mutex_unlock (&waiting.mutex);
  g_mutex_clear (&waiting.mutex);
  g_cond_clear (&waiting.cond);

  if (waiting.error == NULL)
    return TRUE;
  g_propagate_error (error, waiting.error);
  return FALSE;
}

/**
 * prk_gudang_write_async:
 * @done: told from another thread, after the commit
 *
 * prk_gudang_write() without blocking; @data must live until @done is told.
 */
void
prk_gudang_write_async (PrkGudang     *self,
                        const char    *daerah,
                        PrkGudangFunc  func,
                        gpointer       data,
                        PrkGudangDone  done,
                        gpointer       done_data)
{
  g_return_if_fail (PRK_IS_GUDANG (self) && daerah != NULL && func != NULL && done != NULL);

  PRK_GUDANG_GET_IFACE (self)->write (self, daerah, func, data, done, done_data);
}

/**
 * prk_gudang_read:
 * @func: what to read; all of it in one view of the data
 *
 * Reads. Blocks; any thread.
 */
gboolean
prk_gudang_read (PrkGudang      *self,
                 PrkGudangFunc   func,
                 gpointer        data,
                 GError        **error)
{
  g_return_val_if_fail (PRK_IS_GUDANG (self) && func != NULL, FALSE);

  return PRK_GUDANG_GET_IFACE (self)->read (self, func, data, error);
}

/**
 * prk_gudang_backup:
 * @path: (type filename): a file that does not exist
 *
 * Copies everything as it stands at one moment. Blocks; writers go on meanwhile. Fails where the
 * database has tools of its own for it.
 */
gboolean
prk_gudang_backup (PrkGudang   *self,
                   const char  *path,
                   GError     **error)
{
  g_return_val_if_fail (PRK_IS_GUDANG (self) && path != NULL, FALSE);

  return PRK_GUDANG_GET_IFACE (self)->backup (self, path, error);
}

/**
 * prk_gudang_watch:
 * @func: (nullable): told of what other programs commit to the same tables
 *
 * Does nothing where no other program can.
 */
void
prk_gudang_watch (PrkGudang      *self,
                  PrkGudangWatch  func,
                  gpointer        data)
{
  g_return_if_fail (PRK_IS_GUDANG (self));

  if (PRK_GUDANG_GET_IFACE (self)->watch != NULL)
    PRK_GUDANG_GET_IFACE (self)->watch (self, func, data);
}

/**
 * prk_gudang_get_statistik:
 * @n_commits: (out): transactions so far
 * @n_writes: (out): writers that they served
 *
 * How well writers share commits, for /metrics.
 */
void
prk_gudang_get_statistik (PrkGudang *self,
                          guint64   *n_commits,
                          guint64   *n_writes)
{
  g_return_if_fail (PRK_IS_GUDANG (self) && n_commits != NULL && n_writes != NULL);

  PRK_GUDANG_GET_IFACE (self)->get_statistik (self, n_commits, n_writes);
}
