/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work that comes in many like pieces, such as the signatures of a batch. The caller takes part, so
 * that nothing waits for a thread that is busy elsewhere: helpers only shorten it. */
#include "config.h"

#include "prk-parallel.h"

/* Pieces taken at a time; fewer altogether are not worth waking anybody. */
#define CHUNK 8
#define MAX_HELPERS 7

typedef struct
{
  gatomicrefcount ref_count;
  PrkParallelFunc func;
  gpointer data;
  guint n;
  guint next; /* atomic */
  GMutex mutex;
  GCond cond;
  guint n_done; /* guarded */
} Work;

static void
work_unref (Work *work)
{
  if (!g_atomic_ref_count_dec (&work->ref_count))
    return;
  g_mutex_clear (&work->mutex);
  g_cond_clear (&work->cond);
  g_free (work);
}

static void
take_part (Work *work)
{
  guint n_done = 0;
  guint first;

  while ((first = g_atomic_int_add (&work->next, CHUNK)) < work->n)
    {
      guint end = MIN (first + CHUNK, work->n);

      for (guint i = first; i < end; i++)
        work->func (i, work->data);
      n_done += end - first;
    }

  g_mutex_lock (&work->mutex);
  work->n_done += n_done;
  if (work->n_done == work->n)
    g_cond_signal (&work->cond);
  g_mutex_unlock (&work->mutex);
}

static void
help (gpointer data,
      gpointer user_data)
{
  take_part (data);
  work_unref (data);
}

static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool;

  if (g_once_init_enter (&pool))
    {
      int n_helpers = (int) MIN (g_get_num_processors () - 1, MAX_HELPERS);

      g_once_init_leave (&pool, g_thread_pool_new (help, NULL, MAX (n_helpers, 1), FALSE, NULL));
    }

  return pool;
}

/**
 * prk_parallel_for:
 * @n: how many pieces
 * @func: called once for each, in any order and from several threads; must not wait for another
 *
 * Does @n independent things and returns when all are done. Blocks; any thread.
 */
void
prk_parallel_for (guint            n,
                  PrkParallelFunc  func,
                  gpointer         data)
{
  guint n_helpers = MIN (g_get_num_processors () - 1, MIN (MAX_HELPERS, n / CHUNK));
  Work *work;

  g_return_if_fail (func != NULL);

  if (n_helpers == 0)
    {
      for (guint i = 0; i < n; i++)
        func (i, data);
      return;
    }

  work = g_new0 (Work, 1);
  g_atomic_ref_count_init (&work->ref_count);
  work->func = func;
  work->data = data;
  work->n = n;
  g_mutex_init (&work->mutex);
  g_cond_init (&work->cond);
  for (guint i = 0; i < n_helpers; i++)
    {
      g_atomic_ref_count_inc (&work->ref_count);
      g_thread_pool_push (get_pool (), work, NULL);
    }

  take_part (work);
  g_mutex_lock (&work->mutex);
  while (work->n_done < work->n)
    g_cond_wait (&work->cond, &work->mutex);
  g_mutex_unlock (&work->mutex);
  work_unref (work);
}
