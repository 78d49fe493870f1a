/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-json.h"
#include "oplog/prk-op.h"

#include "prk-test-device.h"

#define DEVICE "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
#define OTHER "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"

/* An op, with the part that a case is about put in. */
#define WHOLE(at, head, rec, set, type) \
  "{\"at\":" at "," head "\"rec\":\"" rec "\",\"set\":" set "," type "\"v\":1}"
#define OP(head, set) WHOLE ("5", head, PRK_TEST_RECORD, set, "\"type\":\"kak\",")
#define HEAD "\"dev\":\"" DEVICE "\",\"n\":1,"
#define HEAD_2 "\"dev\":\"" DEVICE "\",\"n\":2,"
#define SET(value) "[{\"over\":[],\"path\":\"judul\",\"value\":" value "}]"
#define TYPE "\"type\":\"kak\","

typedef struct
{
  const char *name;
  const char *text;
  PrkOpError  code;
} Refusal;

/* The first ones are in order but for their signature, so what the others are refused for is what
 * differs. */
static const Refusal refusals[] = {
  { "signature", OP (HEAD, SET ("1")), PRK_OP_ERROR_SIGNATURE },
  { "second-op", OP (HEAD_2 "\"prev\":\"" OTHER "\",", SET ("1")), PRK_OP_ERROR_SIGNATURE },
  { "depth-16", OP (HEAD, SET ("[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]")), PRK_OP_ERROR_SIGNATURE },

  { "not-json", "op", PRK_OP_ERROR_FORMAT },
  { "no-object", "[]", PRK_OP_ERROR_FORMAT },
  { "no-version", "{}", PRK_OP_ERROR_FORMAT },
  { "version-0", "{\"v\":0}", PRK_OP_ERROR_FORMAT },
  { "version-2", "{\"v\":2,\"baru\":[]}", PRK_OP_ERROR_VERSION },
  { "unknown-key", OP (HEAD "\"x\":1,", SET ("1")), PRK_OP_ERROR_FORMAT },
  { "key-twice", OP (HEAD "\"at\":5,", SET ("1")), PRK_OP_ERROR_FORMAT },
  { "after-the-end", OP (HEAD, SET ("1")) " {}", PRK_OP_ERROR_FORMAT },
  { "no-device", OP ("\"n\":1,", SET ("1")), PRK_OP_ERROR_FORMAT },
  { "bad-device", OP ("\"dev\":\"x\",\"n\":1,", SET ("1")), PRK_OP_ERROR_FORMAT },
  { "no-n", OP ("\"dev\":\"" DEVICE "\",", SET ("1")), PRK_OP_ERROR_FORMAT },
  { "n-0", OP ("\"dev\":\"" DEVICE "\",\"n\":0,", SET ("1")), PRK_OP_ERROR_FORMAT },
  { "prev-at-1", OP (HEAD "\"prev\":\"" OTHER "\",", SET ("1")), PRK_OP_ERROR_FORMAT },
  { "no-prev-at-2", OP (HEAD_2, SET ("1")), PRK_OP_ERROR_FORMAT },
  { "bad-prev", OP (HEAD_2 "\"prev\":\"x\",", SET ("1")), PRK_OP_ERROR_FORMAT },
  { "no-set", OP (HEAD, "[]"), PRK_OP_ERROR_FORMAT },
  { "set-no-list", OP (HEAD, "{}"), PRK_OP_ERROR_FORMAT },
  { "set-of-numbers", OP (HEAD, "[1]"), PRK_OP_ERROR_FORMAT },
  { "no-path", OP (HEAD, "[{\"over\":[],\"value\":1}]"), PRK_OP_ERROR_FORMAT },
  { "bad-path", OP (HEAD, "[{\"over\":[],\"path\":\"a//b\",\"value\":1}]"), PRK_OP_ERROR_FORMAT },
  { "no-value", OP (HEAD, "[{\"over\":[],\"path\":\"a\"}]"), PRK_OP_ERROR_FORMAT },
  { "no-over", OP (HEAD, "[{\"path\":\"a\",\"value\":1}]"), PRK_OP_ERROR_FORMAT },
  { "bad-over", OP (HEAD, "[{\"over\":[\"x\"],\"path\":\"a\",\"value\":1}]"), PRK_OP_ERROR_FORMAT },
  { "number-over", OP (HEAD, "[{\"over\":[1],\"path\":\"a\",\"value\":1}]"), PRK_OP_ERROR_FORMAT },
  { "unknown-set-key",
    OP (HEAD, "[{\"over\":[],\"path\":\"a\",\"value\":1,\"x\":1}]"),
    PRK_OP_ERROR_FORMAT },
  { "path-twice",
    OP (HEAD,
        "[{\"over\":[],\"path\":\"a\",\"value\":1},{\"over\":[],\"path\":\"b\",\"value\":1},"
        "{\"over\":[],\"path\":\"a\",\"value\":2}]"),
    PRK_OP_ERROR_FORMAT },
  { "float", OP (HEAD, SET ("1.5")), PRK_OP_ERROR_FORMAT },
  { "too-large-integer", OP (HEAD, SET ("9007199254740993")), PRK_OP_ERROR_FORMAT },
  { "nul", OP (HEAD, SET ("\"\\u0000\"")), PRK_OP_ERROR_FORMAT },
  { "depth-17", OP (HEAD, SET ("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]")), PRK_OP_ERROR_FORMAT },
  { "bad-record", WHOLE ("5", HEAD, "kak-1", SET ("1"), TYPE), PRK_OP_ERROR_FORMAT },
  { "bad-type",
    WHOLE ("5", HEAD, PRK_TEST_RECORD, SET ("1"), "\"type\":\"KAK 1\","),
    PRK_OP_ERROR_FORMAT },
  { "no-type", WHOLE ("5", HEAD, PRK_TEST_RECORD, SET ("1"), ""), PRK_OP_ERROR_FORMAT },
  { "negative-time", WHOLE ("-1", HEAD, PRK_TEST_RECORD, SET ("1"), TYPE), PRK_OP_ERROR_FORMAT },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static (refusal->text, strlen (refusal->text));

  g_assert_null (prk_op_new_from_bytes (bytes, "x", &error));
  g_assert_error (error, PRK_OP_ERROR, (int) refusal->code);
}

static GPtrArray *
new_sets (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
}

static void
add_set (GPtrArray  *sets,
         const char *path,
         const char *json)
{
  static const char *const over[] = { OTHER, DEVICE, OTHER, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) value = prk_json_parse (json, -1, 100000, 64, &error);

  g_assert_no_error (error);
  g_ptr_array_add (sets, prk_op_set_new (path, value, over));
}

static void
test_written_op_is_canonical (void)
{
  const char *format = "{\"at\":1795229464123456,\"dev\":\"%s\",\"n\":3,\"prev\":\"" OTHER "\","
                       "\"rec\":\"" PRK_TEST_RECORD "\",\"set\":["
                       "{\"over\":[\"" DEVICE "\",\"" OTHER "\"],"
                       "\"path\":\"biaya/baris/r1/harga\",\"value\":1250000},"
                       "{\"over\":[\"" DEVICE "\",\"" OTHER "\"],"
                       "\"path\":\"judul\",\"value\":{\"teks\":\"Kerja sama\"}}],"
                       "\"type\":\"kak\",\"v\":1}";
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(GPtrArray) sets = new_sets ();
  g_autoptr(PrkOp) op = NULL;
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *expected =
      g_strconcat (parts[0], prk_key_get_device (device->key), parts[1], NULL);
  g_autofree char *hash = prk_hash_data (expected, strlen (expected));

  add_set (sets, "judul", "{ \"teks\" : \"Kerja \\u0073ama\" }");
  add_set (sets, "biaya/baris/r1/harga", "1250000");
  op = prk_op_new (device->key, 3, OTHER, 1795229464123456, PRK_TEST_RECORD, "kak", sets, &error);
  g_assert_no_error (error);

  g_assert_cmpmem (g_bytes_get_data (prk_op_get_bytes (op), NULL),
                   g_bytes_get_size (prk_op_get_bytes (op)),
                   expected,
                   strlen (expected));
  g_assert_cmpstr (prk_op_get_id (op), ==, hash);
  g_assert_true (prk_key_verify (prk_op_get_device (op),
                                 expected,
                                 strlen (expected),
                                 prk_op_get_signature (op)));
}

static void
test_op_comes_back_from_its_bytes (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  PrkOp *first = prk_test_device_write_string (device, "judul", "Satu", NULL);
  PrkOp *second =
      prk_test_device_write_string (device, "judul", "Dua", prk_op_get_id (first), NULL);
  g_autoptr(PrkOp) again =
      prk_op_new_from_bytes (prk_op_get_bytes (second), prk_op_get_signature (second), &error);
  const PrkOpSet *set;

  g_assert_no_error (error);
  g_assert_cmpstr (prk_op_get_id (again), ==, prk_op_get_id (second));
  g_assert_cmpstr (prk_op_get_device (again), ==, prk_key_get_device (device->key));
  g_assert_cmpuint (prk_op_get_n (again), ==, 2);
  g_assert_cmpstr (prk_op_get_prev (again), ==, prk_op_get_id (first));
  g_assert_cmpint (prk_op_get_at_us (again), ==, device->last_us);
  g_assert_cmpstr (prk_op_get_record (again), ==, PRK_TEST_RECORD);
  g_assert_cmpstr (prk_op_get_kind (again), ==, "kak");
  g_assert_cmpuint (prk_op_get_n_sets (again), ==, 1);

  set = prk_op_get_set (again, 0);
  g_assert_cmpstr (set->path, ==, "judul");
  g_assert_cmpstr (json_node_get_string (set->value), ==, "Dua");
  g_assert_cmpuint (g_strv_length ((GStrv) set->over), ==, 1);
  g_assert_cmpstr (set->over[0], ==, prk_op_get_id (first));
}

static void
test_foreign_spelling_is_kept (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkOp) op = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *text = g_strconcat (
      "{ \"v\":1, \"type\":\"kak\", \"n\":1, \"at\":5, \"dev\":\"",
      prk_key_get_device (device->key),
      "\",\n\"rec\":\"" PRK_TEST_RECORD "\", \"set\":[ {\"path\":\"z\",\"value\":true,\"over\":[]},"
      " {\"path\":\"a\",\"value\":null,\"over\":[]} ] }\n",
      NULL);

  signature = prk_key_sign (device->key, text, strlen (text));
  bytes = g_bytes_new (text, strlen (text));
  op = prk_op_new_from_bytes (bytes, signature, &error);
  g_assert_no_error (error);

  g_assert_cmpmem (g_bytes_get_data (prk_op_get_bytes (op), NULL),
                   g_bytes_get_size (prk_op_get_bytes (op)),
                   text,
                   strlen (text));
  hash = prk_hash_data (text, strlen (text));
  g_assert_cmpstr (prk_op_get_id (op), ==, hash);
  g_assert_cmpstr (prk_op_get_set (op, 0)->path, ==, "a");
  g_assert_cmpstr (prk_op_get_set (op, 1)->path, ==, "z");
}

static void
test_one_changed_byte_is_seen (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  PrkOp *op = prk_test_device_write_string (device, "judul", "Satu", NULL);
  gsize size;
  const char *data = g_bytes_get_data (prk_op_get_bytes (op), &size);
  const char *place = memmem (data, size, "Satu", 4);
  g_autofree char *changed = g_memdup2 (data, size);
  g_autoptr(GBytes) bytes = NULL;

  changed[place - data] = 'R';
  bytes = g_bytes_new (changed, size);
  g_assert_null (prk_op_new_from_bytes (bytes, prk_op_get_signature (op), &error));
  g_assert_error (error, PRK_OP_ERROR, PRK_OP_ERROR_SIGNATURE);
}

static void
refuse_to_write (GPtrArray *sets)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);

  g_assert_null (prk_op_new (device->key, 1, NULL, 5, PRK_TEST_RECORD, "kak", sets, &error));
  g_assert_error (error, PRK_OP_ERROR, PRK_OP_ERROR_FORMAT);
}

static void
test_what_cannot_be_read_is_not_written (void)
{
  g_autoptr(GPtrArray) none = new_sets ();
  g_autoptr(GPtrArray) twice = new_sets ();
  g_autoptr(GPtrArray) bad_path = new_sets ();
  g_autoptr(GPtrArray) bad_text = new_sets ();
  g_autoptr(GPtrArray) fraction = new_sets ();
  g_autoptr(GPtrArray) deep = new_sets ();
  g_autoptr(GPtrArray) large = new_sets ();
  g_autoptr(JsonNode) latin = json_node_init_string (json_node_alloc (), "caf\351");
  g_autoptr(JsonNode) half = json_node_init_double (json_node_alloc (), 0.5);
  g_autofree char *five_megabytes = g_strnfill (5 * 1024 * 1024, 'a');
  g_autoptr(JsonNode) huge = json_node_init_string (json_node_alloc (), five_megabytes);

  refuse_to_write (none);

  add_set (twice, "a", "1");
  add_set (twice, "a", "2");
  refuse_to_write (twice);

  add_set (bad_path, "a b", "1");
  refuse_to_write (bad_path);

  g_ptr_array_add (bad_text, prk_op_set_new ("a", latin, NULL));
  refuse_to_write (bad_text);

  g_ptr_array_add (fraction, prk_op_set_new ("a", half, NULL));
  refuse_to_write (fraction);

  add_set (deep, "a", "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]");
  refuse_to_write (deep);

  g_ptr_array_add (large, prk_op_set_new ("a", huge, NULL));
  refuse_to_write (large);
}

static void
test_number_of_sets_is_limited (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(JsonNode) value = json_node_init_int (json_node_alloc (), 1);
  g_autoptr(GPtrArray) sets = new_sets ();
  g_autoptr(PrkOp) op = NULL;

  for (guint i = 0; i < PRK_OP_MAX_SETS; i++)
    {
      g_autofree char *path = g_strdup_printf ("p/%u", i);

      g_ptr_array_add (sets, prk_op_set_new (path, value, NULL));
    }
  op = prk_op_new (device->key, 1, NULL, 5, PRK_TEST_RECORD, "kak", sets, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prk_op_get_n_sets (op), ==, PRK_OP_MAX_SETS);

  g_ptr_array_add (sets, prk_op_set_new ("q", value, NULL));
  refuse_to_write (sets);
}

static void
test_paths (void)
{
  static const char *const good[] = { "a", "judul", "_urut", "a/b-c/D_9", "0" };
  static const char *const bad[] = { "",    "/",   "/a",       "a/",  "a//b",
                                     "a b", "a.b", "\303\251", "a/\n" };
  g_autofree char *longest = g_strnfill (PRK_PATH_MAX, 'a');
  g_autofree char *too_long = g_strnfill (PRK_PATH_MAX + 1, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (prk_path_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (prk_path_is_valid (bad[i]));
  g_assert_false (prk_path_is_valid (NULL));
  g_assert_true (prk_path_is_valid (longest));
  g_assert_false (prk_path_is_valid (too_long));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *name = g_strconcat ("/op/refused/", refusals[i].name, NULL);

      g_test_add_data_func (name, &refusals[i], test_refusal);
    }
  g_test_add_func ("/op/written-op-is-canonical", test_written_op_is_canonical);
  g_test_add_func ("/op/comes-back-from-its-bytes", test_op_comes_back_from_its_bytes);
  g_test_add_func ("/op/foreign-spelling-is-kept", test_foreign_spelling_is_kept);
  g_test_add_func ("/op/one-changed-byte-is-seen", test_one_changed_byte_is_seen);
  g_test_add_func ("/op/what-cannot-be-read-is-not-written",
                   test_what_cannot_be_read_is_not_written);
  g_test_add_func ("/op/number-of-sets-is-limited", test_number_of_sets_is_limited);
  g_test_add_func ("/op/paths", test_paths);

  return g_test_run ();
}
