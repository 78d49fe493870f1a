/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/prk-json.h"
#include "register/prk-jalur-private.h"

#include "register-fixture.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static RegisterFixture *fixture;

static void
clean_up (void)
{
  register_fixture_free (fixture);
}

/* In memory where there is a place for it: thousands of batches, each durable, take long on
 * a disk. */
static const char *
get_token (void)
{
  static char *fixture_token;

  if (fixture == NULL)
    {
      PrkTestDevice *device = prk_test_device_new (1);

      if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
        g_setenv ("TMPDIR", "/dev/shm", TRUE);
      fixture = register_fixture_new ();
      fixture_token = register_fixture_enrol (fixture, device, "62.04", "operator");
      atexit (clean_up);
      prk_test_device_free (device);
    }

  return fixture_token;
}

static void
done_cb (gpointer is_done)
{
  g_atomic_int_set ((int *) is_done, TRUE);
}

/* The reader of usual bodies takes only what JSON is, and reads the same of it as the tree does. */
static void
compare_readers (const guint8 *data,
                 gsize         size)
{
  g_autoptr(GBytes) body = g_bytes_new (data, size);
  g_autoptr(GPtrArray) kiriman = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kiriman_free);
  g_autoptr(JsonNode) tree = NULL;
  JsonArray *ops;

  if (!_prk_kiriman_read (body, kiriman))
    return;
  tree = prk_json_parse ((const char *) data, (gssize) size, size, 32, NULL);
  g_assert (tree != NULL && JSON_NODE_HOLDS_OBJECT (tree));
  ops = prk_json_get_array (json_node_get_object (tree), "ops");
  g_assert (ops != NULL && json_array_get_length (ops) == kiriman->len);
  for (guint i = 0; i < kiriman->len; i++)
    {
      const PrkKiriman *one = g_ptr_array_index (kiriman, i);
      JsonObject *entry = json_array_get_object_element (ops, i);
      const char *op = prk_json_get_string (entry, "op", NULL);

      g_assert (g_bytes_get_size (one->isi) == strlen (op));
      g_assert (memcmp (g_bytes_get_data (one->isi, NULL), op, strlen (op)) == 0);
      g_assert (g_strcmp0 (one->ttd, prk_json_get_string (entry, "ttd", NULL)) == 0);
    }
}

/* The body of POST /v1/ops: what comes back is JSON with a status of the protocol, and nobody can
 * make up an op: only the two of the corpus are ever accepted. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static guint n_accepted;
  const char *token = get_token ();
  PrkPermintaan *request = _prk_permintaan_new ();
  g_autoptr(JsonNode) answer = NULL;
  JsonArray *results;
  const char *text;
  gsize answer_size;
  int is_done = FALSE;

  compare_readers (data, size);
  request->method = g_strdup ("POST");
  request->path = g_strdup ("/v1/ops");
  request->token = g_strdup (token);
  request->body = g_byte_array_append (g_byte_array_new (), data, (guint) size);
  request->is_gzip = size > 2 && data[0] == 0x1f && data[1] == 0x8b;
  _prk_jalur_run (fixture->registry, request, done_cb, &is_done);
  while (!g_atomic_int_get (&is_done))
    g_usleep (20);

  text = g_bytes_get_data (request->answer, &answer_size);
  answer = prk_json_parse (text, (gssize) answer_size, answer_size, 8, NULL);
  g_assert (answer != NULL && JSON_NODE_HOLDS_OBJECT (answer));
  g_assert (request->status == 200 || request->status == 400 || request->status == 413);
  results = prk_json_get_array (json_node_get_object (answer), "hasil");
  g_assert ((request->status == 200) == (results != NULL));
  for (guint i = 0; results != NULL && i < json_array_get_length (results); i++)
    n_accepted += g_strcmp0 (prk_json_get_string (json_array_get_object_element (results, i),
                                                  "status", NULL),
                             "diterima") == 0;
  g_assert (n_accepted <= 2);
  _prk_permintaan_free (request);

  return 0;
}
