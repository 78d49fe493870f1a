/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-error.h"
#include "base/prk-json.h"

#define MAX_SIZE 4096
#define MAX_DEPTH 4

typedef struct
{
  const char *name;
  const char *text;
  const char *canonical; /* NULL: refused */
  PrkInputError code;
} Case;

static const Case cases[] = {
  { "word", " true ", "true" },
  { "null", "null", "null" },
  { "empty-object", "{ }", "{}" },
  { "empty-array", "[\n]", "[]" },
  { "keys-sorted", "{\"b\":1,\"a\":{\"z\":[],\"B\":\"x\"}}",
    "{\"a\":{\"B\":\"x\",\"z\":[]},\"b\":1}" },
  { "array-order-kept", "[3, 1, 2]", "[3,1,2]" },
  { "largest", "[9007199254740992,-9007199254740992]", "[9007199254740992,-9007199254740992]" },
  { "zero", "[0,-0]", "[0,0]" },
  { "escapes", "\"\\u0041\\/\\n\\t\\b\\f\\r\\\"\\\\\"", "\"A/\\n\\t\\b\\f\\r\\\"\\\\\"" },
  { "control-kept-escaped", "\"\\u001f\\u007f\"", "\"\\u001f\177\"" },
  { "pair", "\"\\ud83d\\ude00\"", "\"\360\237\230\200\"" },
  { "emoji-and-arabic", "\"\360\237\230\200 \330\263\"", "\"\360\237\230\200 \330\263\"" },
  { "empty-key", "{\"\":1}", "{\"\":1}" },
  { "escaped-key", "{\"\\u0061\":1}", "{\"a\":1}" },
  { "deep-enough", "[[[[]]]]", "[[[[]]]]" },

  { "too-deep", "[[[[[]]]]]", NULL, PRK_INPUT_ERROR_TOO_LARGE },
  { "too-deep-objects", "{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}", NULL, PRK_INPUT_ERROR_TOO_LARGE },
  { "nothing", "", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "white-space-only", " \n", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "two-texts", "{} {}", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "garbage-after", "{}x", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "comment", "/* a */ 1", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "assignment", "var a = 1", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "trailing-comma", "[1,]", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "leading-comma", "[,1]", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "no-comma", "[1 2]", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "no-colon", "{\"a\" 1}", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "no-value", "{\"a\":}", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "bare-key", "{a:1}", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "wrong-end", "[1}", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "no-end", "[1", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "string-no-end", "\"a", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "escape-at-end", "\"\\", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "unknown-escape", "\"\\x41\"", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "short-escape", "\"\\u41\"", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "line-in-string", "\"a\nb\"", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "single-quotes", "'a'", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "capital-word", "True", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "long-word", "truely", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "octal", "[007]", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "hex", "[0x1f]", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "plus", "[+1]", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "minus-alone", "[-]", NULL, PRK_INPUT_ERROR_SYNTAX },
  { "float", "[1.5]", NULL, PRK_INPUT_ERROR_VALUE },
  { "exponent", "[1e3]", NULL, PRK_INPUT_ERROR_VALUE },
  { "too-large-integer", "[9007199254740993]", NULL, PRK_INPUT_ERROR_VALUE },
  { "too-small-integer", "[-9007199254740993]", NULL, PRK_INPUT_ERROR_VALUE },
  { "huge-integer", "[99999999999999999999999999999999]", NULL, PRK_INPUT_ERROR_VALUE },
  { "key-twice", "{\"a\":1,\"a\":1}", NULL, PRK_INPUT_ERROR_KEY },
  { "key-twice-escaped", "[{\"a\":1,\"\\u0061\":2}]", NULL, PRK_INPUT_ERROR_KEY },
  { "escaped-nul", "\"a\\u0000b\"", NULL, PRK_INPUT_ERROR_ENCODING },
  { "high-surrogate", "\"\\ud83d\"", NULL, PRK_INPUT_ERROR_ENCODING },
  { "two-high-surrogates", "\"\\ud83d\\ud83d\"", NULL, PRK_INPUT_ERROR_ENCODING },
  { "low-surrogate", "\"\\ude00\"", NULL, PRK_INPUT_ERROR_ENCODING },
  { "latin-1", "\"caf\351\"", NULL, PRK_INPUT_ERROR_ENCODING },
  { "overlong", "\"\300\200\"", NULL, PRK_INPUT_ERROR_ENCODING },
};

static void
test_text (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = prk_json_parse (c->text, -1, MAX_SIZE, MAX_DEPTH, &error);

  if (c->canonical != NULL)
    {
      g_autofree char *canonical = NULL;
      g_autofree char *again = NULL;
      g_autoptr(JsonNode) parsed_again = NULL;
      g_autoptr(JsonNode) copy = NULL;

      g_assert_no_error (error);
      canonical = prk_json_canonical (node);
      g_assert_cmpstr (canonical, ==, c->canonical);

      parsed_again = prk_json_parse (canonical, -1, MAX_SIZE, MAX_DEPTH, &error);
      g_assert_no_error (error);
      copy = prk_json_copy (parsed_again);
      again = prk_json_canonical (copy);
      g_assert_cmpstr (again, ==, canonical);
      g_assert_true (json_node_is_immutable (copy));
    }
  else
    {
      g_assert_null (node);
      g_assert_error (error, PRK_INPUT_ERROR, (int) c->code);
    }
}

static void
test_size_is_limited (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;

  node = prk_json_parse ("[1,2]", 5, 5, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (node);

  g_assert_null (prk_json_parse ("[1,2]", 5, 4, 1, &error));
  g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_TOO_LARGE);
}

static void
test_only_size_bytes_are_read (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = prk_json_parse ("[1]garbage", 3, MAX_SIZE, 1, &error);
  g_autofree char *bytes = g_strdup ("[1]");

  g_assert_no_error (error);
  g_assert_nonnull (node);

  bytes[1] = '\0';
  g_assert_null (prk_json_parse (bytes, 3, MAX_SIZE, 1, &error));
  g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_ENCODING);
}

static void
test_depth_bomb_is_refused_at_once (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bomb = g_strnfill (2000000, '[');

  g_assert_null (prk_json_parse (bomb, -1, G_MAXSIZE, 64, &error));
  g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_TOO_LARGE);
}

static void
test_getters_fall_back (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node =
      prk_json_parse ("{\"a\":[1],\"b\":true,\"i\":7,\"n\":null,\"o\":{\"x\":1},\"s\":\"t\"}", -1,
                        MAX_SIZE, MAX_DEPTH, &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (node);

  g_assert_cmpstr (prk_json_get_string (object, "s", "f"), ==, "t");
  g_assert_cmpint (prk_json_get_int (object, "i", 1), ==, 7);
  g_assert_true (prk_json_get_bool (object, "b", FALSE));
  g_assert_cmpuint (json_array_get_length (prk_json_get_array (object, "a")), ==, 1);
  g_assert_cmpint (prk_json_get_int (prk_json_get_object (object, "o"), "x", 0), ==, 1);

  for (const char *key = "abinosx"; *key != '\0'; key++)
    {
      const char name[] = { *key, '\0' };

      if (*key != 's')
        g_assert_cmpstr (prk_json_get_string (object, name, "f"), ==, "f");
      if (*key != 'i')
        g_assert_cmpint (prk_json_get_int (object, name, 3), ==, 3);
      if (*key != 'b')
        g_assert_false (prk_json_get_bool (object, name, FALSE));
      if (*key != 'a')
        g_assert_null (prk_json_get_array (object, name));
      if (*key != 'o')
        g_assert_null (prk_json_get_object (object, name));
    }
  g_assert_null (prk_json_get_string (NULL, "s", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/json/text/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_text);
    }
  g_test_add_func ("/json/size-is-limited", test_size_is_limited);
  g_test_add_func ("/json/only-size-bytes-are-read", test_only_size_bytes_are_read);
  g_test_add_func ("/json/depth-bomb-is-refused-at-once", test_depth_bomb_is_refused_at_once);
  g_test_add_func ("/json/getters-fall-back", test_getters_fall_back);

  return g_test_run ();
}
