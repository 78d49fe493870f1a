/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A laptop of a running register, for bench-register.py: the store and the sync worker that the
 * application has, so that what is measured is all that a laptop does: reading, packing and settling
 * on the way up; checking signatures and heads and storing, durably, on the way down. */
#include "config.h"

#include <stdlib.h>

#include "base/prk-id.h"
#include "oplog/prk-edit.h"
#include "sync/prk-sync-http.h"
#include "sync/prk-sync-worker.h"

#include "words.h"

typedef struct
{
  PrkStore *store;
  PrkSyncWorker *worker;
  guint n_running;
  gboolean is_enrolled;
  GMainLoop *loop;
} Laptop;

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Laptop *laptop = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  g_assert_no_error (error);
  laptop->n_running--;
}

static void
write_records (Laptop *laptop,
               guint   n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = prk_id_new (prk_store_get_clock (laptop->store),
                                        prk_store_get_entropy (laptop->store));
      g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
      g_autoptr (PrkEdit) edit = prk_edit_new (record);
      g_autofree char *text = bench_words (random);

      prk_edit_set_string (edit, "latar_belakang/narasi", text);
      laptop->n_running++;
      prk_store_commit_async (laptop->store, edit, NULL, committed_cb, laptop);
      while (laptop->n_running > 100)
        g_main_context_iteration (NULL, TRUE);
    }
  while (laptop->n_running > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
phase_cb (PrkSyncWorker *worker,
          GParamSpec    *pspec,
          Laptop        *laptop)
{
  g_assert_null (prk_sync_worker_get_alarm (worker));
  if (prk_sync_worker_get_phase (worker) == PRK_SYNC_PHASE_CURRENT)
    g_main_loop_quit (laptop->loop);
}

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Laptop *laptop = user_data;
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;

  prk_sync_worker_enrol_finish (PRK_SYNC_WORKER (source), result, &token, &error);
  g_assert_no_error (error);
  laptop->is_enrolled = TRUE;
}

/* From the moment that the laptop is enrolled until it has sent all and knows all. */
int
main (int    argc,
      char **argv)
{
  Laptop laptop = { 0 };
  g_autoptr (PrkSyncStatus) status = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began_us;

  if (argc != 5)
    return 2;
  laptop.loop = g_main_loop_new (NULL, FALSE);
  laptop.store = prk_store_open (argv[3], NULL, NULL, &error);
  g_assert_no_error (error);
  write_records (&laptop, (guint) atoi (argv[4]));
  laptop.worker = prk_sync_worker_new (laptop.store);
  g_signal_connect (laptop.worker, "notify::phase", G_CALLBACK (phase_cb), &laptop);

  began_us = g_get_monotonic_time ();
  prk_sync_worker_enrol (laptop.worker, argv[1], argv[2], NULL, NULL, enrolled_cb, &laptop);
  g_main_loop_run (laptop.loop);
  g_print ("{\"seconds\":%.6f", (double) (g_get_monotonic_time () - began_us) / G_USEC_PER_SEC);
  g_assert_true (laptop.is_enrolled);

  status = prk_store_sync_get_status (laptop.store, NULL, NULL);
  g_assert_cmpuint (status->n_waiting + status->n_held + status->n_refused, ==, 0);
  g_print (",\"ops\":%" G_GUINT64_FORMAT "}\n", status->n_accepted);
  prk_sync_worker_stop (laptop.worker);
  g_object_unref (laptop.worker);
  prk_store_close (laptop.store);
  g_object_unref (laptop.store);
  g_main_loop_unref (laptop.loop);

  return 0;
}
