/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "gugus.h"
#include "register-fixture.h"

#define EVENT_1 "01985d80-0000-7000-8000-0000000000e1"

static JsonNode *
push (RegisterFixture *fixture,
      PrkPemegang     *holder,
      PrkOp           *op)
{
  g_autoptr(GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kiriman_free);
  g_autoptr(GError) error = NULL;
  PrkKiriman *one = g_new0 (PrkKiriman, 1);
  guint n_accepted;
  JsonNode *answer;

  one->isi = g_bytes_ref (prk_op_get_bytes (op));
  one->ttd = g_strdup (prk_op_get_signature (op));
  g_ptr_array_add (batch, one);
  answer = prk_register_push (fixture->registry, holder, batch, &n_accepted, &error);
  g_assert_no_error (error);

  return answer;
}

/* Pushes one op and says what became of it: "diterima 1", "ditolak peran". */
static void
assert_push (RegisterFixture *fixture,
             PrkPemegang     *holder,
             PrkOp           *op,
             const char      *expected)
{
  g_autoptr(JsonNode) answer = push (fixture, holder, op);
  JsonObject *entry = json_array_get_object_element (prk_json_get_array (json_node_get_object (answer), "hasil"), 0);
  const char *kode = prk_json_get_string (entry, "kode", NULL);
  gint64 seq = prk_json_get_int (entry, "seq", 0);
  g_autofree char *rest = kode != NULL ? g_strdup (kode) : g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  g_autofree char *actual = g_strdup_printf ("%s %s", prk_json_get_string (entry, "status", NULL), rest);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_chain_decides (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) clone = prk_test_device_new (1);
  g_autoptr(PrkPemegang) holder = register_fixture_holder (fixture, device, "62.04", "operator");
  PrkOp *first = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "satu");
  PrkOp *second = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "dua");
  PrkOp *third = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "tiga");
  PrkOp *fork = register_fixture_write (clone, PRK_TEST_RECORD, "kak", "judul", "lain");

  assert_push (fixture, holder, third, "ditahan 0");
  assert_push (fixture, holder, third, "ditahan 0");
  assert_push (fixture, holder, second, "ditahan 0");
  assert_push (fixture, holder, first, "diterima 1");
  assert_push (fixture, holder, third, "sudah 3");
  assert_push (fixture, holder, first, "sudah 1");
  assert_push (fixture, holder, fork, "ditolak cabang");
}

static void
test_refused_blocks_nothing (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkPemegang) holder = register_fixture_holder (fixture, device, "62.04", "operator");
  PrkOp *good = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "satu");
  PrkOp *bad = register_fixture_write (device, EVENT_1, "rapat", "acara", "bukan wewenang");
  PrkOp *after = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "dua");

  assert_push (fixture, holder, good, "diterima 1");
  assert_push (fixture, holder, bad, "ditolak peran");
  assert_push (fixture, holder, bad, "ditolak peran");
  assert_push (fixture, holder, after, "diterima 2");
}

static void
test_state_and_owner_are_guarded (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) operator = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) other = prk_test_device_new (2);
  g_autoptr(PrkTestDevice) neighbour = prk_test_device_new (3);
  g_autoptr(PrkPemegang) holder = register_fixture_holder (fixture, operator, "62.04", "operator");
  g_autoptr(PrkPemegang) holder_other = register_fixture_holder (fixture, other, "62.04", "operator-lain");
  g_autoptr(PrkPemegang) stranger = register_fixture_holder (fixture, neighbour, "62.03", "tetangga");
  PrkOp *draft = register_fixture_write (operator, PRK_TEST_RECORD, "kak", "judul", "satu");
  PrkOp *meddling = register_fixture_write (other, PRK_TEST_RECORD, "kak", "judul", "rebut");
  PrkOp *submitted = register_fixture_event (operator, EVENT_1, "diajukan", PRK_TEST_RECORD);
  PrkOp *late = register_fixture_write (operator, PRK_TEST_RECORD, "kak", "judul", "terlambat");

  assert_push (fixture, holder, draft, "diterima 1");
  assert_push (fixture, holder_other, meddling, "ditolak peran");
  assert_push (fixture, stranger, submitted, "ditolak daerah");
  assert_push (fixture, holder, submitted, "diterima 2");
  assert_push (fixture, holder, late, "ditolak keadaan");
}

static void
test_revoked_device_is_shut_out (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) lost = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) kept = prk_test_device_new (2);
  g_autofree char *token = register_fixture_enrol (fixture, lost, "62.04", "operator");
  g_autoptr(PrkPemegang) carrier = register_fixture_holder (fixture, kept, "62.04", "operator-lain");
  PrkOp *op = register_fixture_write (lost, PRK_TEST_RECORD, "kak", "judul", "satu");
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) refusal = NULL;

  prk_register_revoke (fixture->registry, "62.04", prk_key_get_device (lost->key), &error);
  g_assert_no_error (error);
  g_assert_null (prk_register_recognise (fixture->registry, token, &refusal));
  g_assert_error (refusal, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TOKEN);
  assert_push (fixture, carrier, op, "ditolak perangkat");
}

static void
test_code_is_good_once (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) thief = prk_test_device_new (2);
  g_autofree char *kode = prk_register_new_kode (fixture->registry, "62.04", "operator", NULL);
  g_autofree char *bukti = register_fixture_sign_kode (device, kode);
  g_autofree char *bukti_thief = register_fixture_sign_kode (thief, kode);
  const char *dev = prk_key_get_device (device->key);
  g_autoptr(JsonNode) first = NULL;
  g_autoptr(JsonNode) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) forged = NULL;
  g_autoptr(GError) late = NULL;

  g_assert_null (prk_register_enrol (fixture->registry, kode, dev, bukti_thief, "laptop", &forged));
  g_assert_error (forged, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_RUSAK);
  first = prk_register_enrol (fixture->registry, kode, dev, bukti, "laptop", &error);
  g_assert_no_error (error);
  again = prk_register_enrol (fixture->registry, kode, dev, bukti, "laptop", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (prk_json_get_string (json_node_get_object (first), "token", NULL), !=,
                   prk_json_get_string (json_node_get_object (again), "token", NULL));
  g_assert_null (prk_register_enrol (fixture->registry, kode, prk_key_get_device (thief->key), bukti_thief,
                                     "laptop", &late));
  g_assert_error (late, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_KEDALUWARSA);
}

/* The seq of every op of a page, and the cursor after it: "2 3 → 3". */
static char *
pull (RegisterFixture *fixture,
      PrkPemegang     *holder,
      gint64           after,
      guint            limit,
      gboolean         is_live)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  guint n_ops;
  g_autoptr(JsonNode) page = prk_register_pull (fixture->registry, holder, after, limit, is_live, &n_ops, &error);
  JsonArray *ops;

  g_assert_no_error (error);
  ops = prk_json_get_array (json_node_get_object (page), "ops");
  g_assert_cmpuint (json_array_get_length (ops), ==, n_ops);
  for (guint i = 0; i < n_ops; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ",
                            prk_json_get_int (json_array_get_object_element (ops, i), "seq", 0));
  g_string_append_printf (text, "→ %" G_GINT64_FORMAT, prk_json_get_int (json_node_get_object (page), "sampai", -1));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_page (RegisterFixture *fixture,
             PrkPemegang     *holder,
             gint64           after,
             guint            limit,
             gboolean         is_live,
             const char      *expected)
{
  g_autofree char *actual = pull (fixture, holder, after, limit, is_live);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_new_laptop_gets_what_is_in_force (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkPemegang) holder = register_fixture_holder (fixture, device, "62.04", "operator");
  PrkOp *first = prk_test_device_write_string (device, "judul", "satu", NULL);
  PrkOp *second = prk_test_device_write_string (device, "judul", "dua", prk_op_get_id (first), NULL);
  PrkOp *other_path = prk_test_device_write_string (device, "lokasi", "Buntok", prk_op_get_id (second), NULL);
  PrkOp *other_record = register_fixture_write (device, EVENT_1, "kak", "judul", "lain");
  PrkOp *third = prk_test_device_write_string (device, "judul", "tiga", prk_op_get_id (second),
                                               prk_op_get_id (other_record), NULL);

  assert_push (fixture, holder, first, "diterima 1");
  assert_push (fixture, holder, second, "diterima 2");
  assert_page (fixture, holder, 0, 10, TRUE, "2 → 2");
  assert_push (fixture, holder, other_path, "diterima 3");
  assert_page (fixture, holder, 0, 10, TRUE, "2 3 → 3");
  assert_push (fixture, holder, other_record, "diterima 4");
  assert_push (fixture, holder, third, "diterima 5");
  assert_page (fixture, holder, 0, 10, TRUE, "3 4 5 → 5");
  assert_page (fixture, holder, 0, 1, TRUE, "3 → 3");
  assert_page (fixture, holder, 3, 2, TRUE, "4 5 → 5");
  assert_page (fixture, holder, 5, 2, TRUE, "→ 5");
  assert_page (fixture, holder, 0, 10, FALSE, "1 2 3 4 5 → 5");
}

static gboolean
tamper (PrkSesi   *sesi,
        gpointer   sql,
        GError   **error)
{
  g_autoptr(PrkBaris) changed = prk_sesi_query (sesi, error, sql, "");

  g_assert_no_error (*error);
  g_assert_cmpuint (prk_baris_get_size (changed), >, 0);

  return TRUE;
}

static void
assert_tamper_is_caught (const char *sql)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkPemegang) holder = register_fixture_holder (fixture, device, "62.04", "operator");
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) caught = NULL;
  guint64 n_ops;

  for (guint i = 0; i < 5; i++)
    {
      PrkOp *op = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "satu");
      g_autoptr(JsonNode) answer = push (fixture, holder, op);

      g_assert_nonnull (answer);
    }
  g_assert_true (prk_register_verify (fixture->registry, &n_ops, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_ops, ==, 5);

  prk_gudang_write (fixture->gudang, "62.04", tamper, (gpointer) sql, &error);
  g_assert_no_error (error);
  g_assert_false (prk_register_verify (fixture->registry, &n_ops, &caught));
  g_assert_nonnull (caught);
}

static void
test_tampering_is_caught (void)
{
  assert_tamper_is_caught ("UPDATE op SET isi = replace (isi, 'satu', 'dua') WHERE seq = 2 RETURNING seq");
  assert_tamper_is_caught ("UPDATE op SET seq = 9 WHERE seq = 3 RETURNING seq");
  assert_tamper_is_caught ("DELETE FROM op WHERE seq = 5 RETURNING seq");
  assert_tamper_is_caught ("DELETE FROM op WHERE seq = 2 RETURNING seq");
  assert_tamper_is_caught ("DELETE FROM rantai WHERE n = 2 RETURNING n");
  assert_tamper_is_caught ("DELETE FROM simpul WHERE tingkat = 2 RETURNING nomor");
  assert_tamper_is_caught ("UPDATE simpul SET hash = (SELECT hash FROM simpul WHERE tingkat = 0 AND nomor = 4)"
                           " WHERE tingkat = 1 AND nomor = 0 RETURNING nomor");
  assert_tamper_is_caught ("UPDATE daerah SET ukuran = 4 WHERE daerah = '62.04' RETURNING ukuran");
}

static const struct
{
  const char *name;
  GTestFunc func;
} tests[] = {
  { "chain-decides", test_chain_decides },
  { "refused-op-blocks-nothing", test_refused_blocks_nothing },
  { "state-and-owner-are-guarded", test_state_and_owner_are_guarded },
  { "revoked-device-is-shut-out", test_revoked_device_is_shut_out },
  { "code-is-good-once", test_code_is_good_once },
  { "new-laptop-gets-what-is-in-force", test_new_laptop_gets_what_is_in_force },
  { "tampering-is-caught", test_tampering_is_caught },
};

typedef struct
{
  RegisterFixtureOpen open;
  GTestFunc func;
} Case;

static void
run_case (gconstpointer data)
{
  const Case *one = data;

  register_fixture_set_open (one->open);
  one->func ();
}

static void
add_tests (const char          *name,
           RegisterFixtureOpen  open)
{
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/register/%s/%s", name, tests[i].name);
      Case *one = g_new (Case, 1);

      *one = (Case) { open, tests[i].func };
      g_test_add_data_func_full (path, one, run_case, g_free);
    }
}

int
main (int    argc,
      char **argv)
{
  Gugus *gugus;
  int result;

  g_test_init (&argc, &argv, NULL);
  gugus = gugus_start ();
  add_tests ("sqlite", NULL);
  if (gugus != NULL)
    add_tests ("postgres", gugus_open);
  result = g_test_run ();
  if (gugus != NULL)
    gugus_stop (gugus);

  return result;
}
