/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-json.h"

#include "store-fixture.h"

static void
put_draft (Fixture    *self,
           const char *id,
           const char *path,
           const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value =
      text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;

  prk_store_put_draft_async (self->store, id, path, value, NULL, take_result_cb, &result);
  g_assert_true (prk_store_put_draft_finish (self->store, wait_result (&result), &error));
  g_assert_no_error (error);
}

static void
assert_drafts (Fixture    *self,
               const char *id,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) drafts = prk_store_load_drafts (self->store, id, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = prk_json_canonical (drafts);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_newest_wins (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *other = fixture_new_id (self);

  assert_drafts (self, id, "{}");
  put_draft (self, id, "judul", "Kar");
  put_draft (self, id, "judul", "Karhutla");
  put_draft (self, id, "maksud/narasi", "\"kutip\" \\ ✓");
  put_draft (self, other, "judul", "Lain");
  fixture_close (self);

  fixture_open (self);
  assert_drafts (self, id, "{\"judul\":\"Karhutla\",\"maksud/narasi\":\"\\\"kutip\\\" \\\\ ✓\"}");
  put_draft (self, id, "judul", NULL);
  assert_drafts (self, id, "{\"maksud/narasi\":\"\\\"kutip\\\" \\\\ ✓\"}");
}

static void
test_commit_removes (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);

  put_draft (self, id, "judul", "Karhutla");
  put_draft (self, id, "tempat", "Buntok");
  assert_commit (self->store, id, "judul", "Karhutla");
  assert_drafts (self, id, "{\"tempat\":\"Buntok\"}");
}

/* What was typed after the commit was asked for stays. */
static void
test_later_typing_stays (Fixture       *self,
                         gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (JsonNode) early = json_node_init_string (json_node_alloc (), "Kar");
  g_autoptr (JsonNode) late = json_node_init_string (json_node_alloc (), "Karhut");
  g_autoptr (GAsyncResult) one = NULL;
  g_autoptr (GAsyncResult) two = NULL;
  g_autoptr (GAsyncResult) three = NULL;

  prk_edit_set_string (edit, "judul", "Kar");
  prk_store_put_draft_async (self->store, id, "judul", early, NULL, take_result_cb, &one);
  prk_store_commit_async (self->store, edit, NULL, take_result_cb, &two);
  prk_store_put_draft_async (self->store, id, "judul", late, NULL, take_result_cb, &three);
  wait_result (&three);
  g_assert_nonnull (one);
  g_assert_nonnull (two);

  g_autoptr (PrkOp) op = prk_store_commit_finish (self->store, two, NULL);
  g_assert_nonnull (op);
  assert_drafts (self, id, "{\"judul\":\"Karhut\"}");
}

static void
test_load_async (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) drafts = NULL;

  put_draft (self, id, "judul", "Karhutla");
  prk_store_load_drafts_async (self->store, id, NULL, take_result_cb, &result);
  drafts = prk_store_load_drafts_finish (self->store, wait_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (prk_json_get_string (json_node_get_object (drafts), "judul", NULL), ==,
                   "Karhutla");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/draft/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("newest-text-wins", test_newest_wins);
  ADD ("commit-removes-its-paths", test_commit_removes);
  ADD ("later-typing-stays", test_later_typing_stays);
  ADD ("load-async", test_load_async);

  return g_test_run ();
}
