/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The blocking forms: the asynchronous one, and a context of our own turned until it is done. */

#include "config.h"

#include "prk-pustaka.h"

typedef struct
{
  GMainContext *context;
  GAsyncResult *result;
} Wait;

static void
wait_begin (Wait *wait)
{
  wait->result = NULL;
  wait->context = g_main_context_new ();
  g_main_context_push_thread_default (wait->context);
}

static void
wait_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  ((Wait *) user_data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_turn (Wait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (wait->context, TRUE);

  return wait->result;
}

static void
wait_end (Wait *wait)
{
  g_clear_object (&wait->result);
  while (g_main_context_iteration (wait->context, FALSE))
    ;
  g_main_context_pop_thread_default (wait->context);
  g_main_context_unref (wait->context);
}

char *
prk_pustaka_import (PrkPustaka            *self,
                    const char            *path,
                    const PrkPustakaMeta  *meta,
                    GError               **error)
{
  Wait wait;
  char *id;

  wait_begin (&wait);
  prk_pustaka_import_async (self, path, meta, NULL, NULL, NULL, wait_cb, &wait);
  id = prk_pustaka_import_finish (self, wait_turn (&wait), error);
  wait_end (&wait);

  return id;
}

GPtrArray *
prk_pustaka_list (PrkPustaka  *self,
                  GError     **error)
{
  Wait wait;
  GPtrArray *documents;

  wait_begin (&wait);
  prk_pustaka_list_async (self, NULL, wait_cb, &wait);
  documents = prk_pustaka_list_finish (self, wait_turn (&wait), error);
  wait_end (&wait);

  return documents;
}

GPtrArray *
prk_pustaka_search (PrkPustaka  *self,
                    const char  *query,
                    const char  *hash,
                    guint        limit,
                    GError     **error)
{
  Wait wait;
  GPtrArray *found;

  wait_begin (&wait);
  prk_pustaka_search_async (self, query, hash, limit, NULL, wait_cb, &wait);
  found = prk_pustaka_search_finish (self, wait_turn (&wait), error);
  wait_end (&wait);

  return found;
}

PrkPustakaHalaman *
prk_pustaka_halaman (PrkPustaka  *self,
                     const char  *hash,
                     guint        halaman,
                     GError     **error)
{
  PrkPustakaHalaman *isi;
  Wait wait;

  wait_begin (&wait);
  prk_pustaka_halaman_async (self, hash, halaman, NULL, wait_cb, &wait);
  isi = prk_pustaka_halaman_finish (self, wait_turn (&wait), error);
  wait_end (&wait);

  return isi;
}

GArray *
prk_pustaka_tandai (PrkPustaka  *self,
                    const char  *hash,
                    guint        halaman,
                    const char  *query,
                    GError     **error)
{
  GArray *hits;
  Wait wait;

  wait_begin (&wait);
  prk_pustaka_tandai_async (self, hash, halaman, query, NULL, wait_cb, &wait);
  hits = prk_pustaka_tandai_finish (self, wait_turn (&wait), error);
  wait_end (&wait);

  return hits;
}

gboolean
prk_pustaka_remove (PrkPustaka  *self,
                    const char  *id,
                    GError     **error)
{
  gboolean done;
  Wait wait;

  wait_begin (&wait);
  prk_pustaka_remove_async (self, id, NULL, wait_cb, &wait);
  done = prk_pustaka_remove_finish (self, wait_turn (&wait), error);
  wait_end (&wait);

  return done;
}

gboolean
prk_pustaka_rebuild (PrkPustaka  *self,
                     GError     **error)
{
  gboolean done;
  Wait wait;

  wait_begin (&wait);
  prk_pustaka_rebuild_async (self, NULL, wait_cb, &wait);
  done = prk_pustaka_rebuild_finish (self, wait_turn (&wait), error);
  wait_end (&wait);

  return done;
}

GPtrArray *
prk_pustaka_daftar_isi (PrkPustaka  *self,
                        const char  *hash,
                        GError     **error)
{
  GPtrArray *titles;
  Wait wait;

  wait_begin (&wait);
  prk_pustaka_daftar_isi_async (self, hash, NULL, wait_cb, &wait);
  titles = prk_pustaka_daftar_isi_finish (self, wait_turn (&wait), error);
  wait_end (&wait);

  return titles;
}

gboolean
prk_pustaka_ubah_judul (PrkPustaka            *self,
                        const char            *id,
                        const char            *kunci,
                        const PrkPustakaJudul *judul,
                        GError               **error)
{
  gboolean done;
  Wait wait;

  wait_begin (&wait);
  prk_pustaka_ubah_judul_async (self, id, kunci, judul, NULL, wait_cb, &wait);
  done = prk_pustaka_ubah_judul_finish (self, wait_turn (&wait), error);
  wait_end (&wait);

  return done;
}
