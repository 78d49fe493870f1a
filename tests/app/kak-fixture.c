/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <ftw.h>
#include <stdio.h>

#include <glib/gstdio.h>

#include "base/prk-id.h"

#include "kak-fixture.h"

static int
remove_one (const char        *path,
            const struct stat *status,
            int                type,
            struct FTW        *place)
{
  return remove (path);
}

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

void
kak_fixture_set_up (KakFixture    *self,
                    gconstpointer  data)
{
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("prakarsa-kak-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = prk_store_open (self->folder, NULL, NULL, &error);
  g_assert_no_error (error);
  self->profil = prk_profil_load ("barito-selatan", NULL, &error);
  g_assert_no_error (error);

  self->id = prk_id_new (prk_store_get_clock (self->store), prk_store_get_entropy (self->store));
  record = prk_record_new (self->id, "kak");
  edit = prk_edit_new (record);
  prk_edit_set_string (edit, "judul", "Penanganan Karhutla");
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
}

void
kak_fixture_tear_down (KakFixture    *self,
                       gconstpointer  data)
{
  prk_store_close (self->store);
  g_clear_object (&self->store);
  prk_profil_unref (self->profil);
  nftw (self->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  g_free (self->folder);
  g_free (self->id);
}

void
kak_fixture_reopen (KakFixture *self)
{
  g_autoptr(GError) error = NULL;

  prk_store_close (self->store);
  g_clear_object (&self->store);
  self->store = prk_store_open (self->folder, NULL, NULL, &error);
  g_assert_no_error (error);
}

PrkKakSession *
kak_fixture_open (KakFixture *self)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  PrkKakSession *session;

  prk_kak_session_open_async (self->store, self->profil, self->id, NULL, take_result_cb, &result);
  kak_fixture_wait_until (result != NULL);
  session = prk_kak_session_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (session);

  return session;
}

void
kak_fixture_flush (PrkKakSession *session)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  prk_kak_session_flush_async (session, NULL, take_result_cb, &result);
  kak_fixture_wait_until (result != NULL);
  g_assert_true (prk_kak_session_flush_finish (session, result, &error));
  g_assert_no_error (error);
}

void
kak_fixture_wait_ms (guint ms)
{
  gint64 end_us = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end_us)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

PrkRecord *
kak_fixture_load (KakFixture *self)
{
  g_autoptr(GError) error = NULL;
  PrkRecord *record = prk_store_load (self->store, self->id, &error);

  g_assert_no_error (error);

  return record;
}
