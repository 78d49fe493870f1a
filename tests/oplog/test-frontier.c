/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-json.h"
#include "oplog/prk-frontier.h"

#include "prk-test-device.h"

static void
test_contains_ops_up_to_its_place (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) other = prk_test_device_new (2);
  g_autoptr(PrkFrontier) frontier = prk_frontier_new ();
  PrkOp *first = prk_test_device_write_string (device, "judul", "a", NULL);
  PrkOp *second = prk_test_device_write_string (device, "judul", "b", NULL);
  PrkOp *third = prk_test_device_write_string (device, "judul", "c", NULL);
  PrkOp *foreign = prk_test_device_write_string (other, "judul", "d", NULL);

  g_assert_false (prk_frontier_contains (frontier, first));

  prk_frontier_add (frontier, prk_key_get_device (device->key), 2);
  prk_frontier_add (frontier, prk_key_get_device (device->key), 1);

  g_assert_true (prk_frontier_contains (frontier, first));
  g_assert_true (prk_frontier_contains (frontier, second));
  g_assert_false (prk_frontier_contains (frontier, third));
  g_assert_false (prk_frontier_contains (frontier, foreign));
}

static void
test_comes_back_from_json (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkFrontier) frontier = prk_frontier_new ();
  g_autoptr(PrkFrontier) again = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  PrkOp *op = prk_test_device_write_string (device, "judul", "a", NULL);

  prk_frontier_add (frontier, prk_op_get_device (op), 7);
  node = prk_frontier_to_json (frontier);
  text = prk_json_canonical (node);
  expected = g_strdup_printf ("{\"%s\":7}", prk_op_get_device (op));
  g_assert_cmpstr (text, ==, expected);

  again = prk_frontier_new_from_json (node, &error);
  g_assert_no_error (error);
  g_assert_true (prk_frontier_contains (again, op));
}

static void
test_other_json_is_refused (void)
{
  static const char *const bad[] = {
    "[]",
    "{\"perangkat\":1}",
    "{\"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\":0}",
    "{\"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\":\"1\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = prk_json_parse (bad[i], -1, 1000, 4, &error);

      g_assert_no_error (error);
      g_assert_null (prk_frontier_new_from_json (node, &error));
      g_assert_error (error, PRK_OP_ERROR, PRK_OP_ERROR_FORMAT);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/frontier/contains-ops-up-to-its-place", test_contains_ops_up_to_its_place);
  g_test_add_func ("/frontier/comes-back-from-json", test_comes_back_from_json);
  g_test_add_func ("/frontier/other-json-is-refused", test_other_json_is_refused);

  return g_test_run ();
}
