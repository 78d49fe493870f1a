/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "base/prk-json.h"
#include "oplog/prk-merkle.h"

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
  g_autofree char *answer = NULL;

  one->isi = g_bytes_ref (prk_op_get_bytes (op));
  one->ttd = g_strdup (prk_op_get_signature (op));
  g_ptr_array_add (batch, one);
  answer = prk_register_push (fixture->registry, holder, batch, 0, &n_accepted, &error);
  g_assert_no_error (error);

  return json_from_string (answer, NULL);
}

/* Pushes one op and says what became of it: "diterima 1", "ditolak peran". */
static void
assert_push (RegisterFixture *fixture,
             PrkPemegang     *holder,
             PrkOp           *op,
             const char      *expected)
{
  g_autoptr(JsonNode) answer = push (fixture, holder, op);
  JsonObject *entry = json_array_get_object_element (prk_json_get_array (json_node_get_object (
                                                                             answer),
                                                                         "hasil"),
                                                     0);
  const char *kode = prk_json_get_string (entry, "kode", NULL);
  gint64 seq = prk_json_get_int (entry, "seq", 0);
  g_autofree char *rest = kode != NULL ? g_strdup (kode)
                                       : g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  g_autofree char *actual = g_strdup_printf ("%s %s", prk_json_get_string (entry, "status", NULL),
                                             rest);

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

#define SQL_HOLD_MANY                                                                              \
  "INSERT INTO ditahan (daerah, dev, n, id, ttd, isi, pada_us) WITH RECURSIVE d (i) AS"            \
  " (SELECT 1 UNION ALL SELECT i + 1 FROM d WHERE i < 10000)"                                      \
  " SELECT '62.04', CAST ($1 AS TEXT), 100 + i, 'op ' || i, '', '', CAST ($2 AS BIGINT) FROM d"

static gboolean
hold_many (PrkSesi   *sesi,
           gpointer   device,
           GError   **error)
{
  return prk_sesi_run (sesi, error, SQL_HOLD_MANY, "ti", prk_key_get_device (device),
                       FIXTURE_NOW_US);
}

static void
test_what_is_not_kept_is_told (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkPemegang) holder = register_fixture_holder (fixture, device, "62.04", "operator");
  PrkOp *ops[4];
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    ops[i] = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "satu");
  assert_push (fixture, holder, ops[2], "ditahan 0");
  prk_gudang_write (fixture->gudang, "62.04", hold_many, device->key, &error);
  g_assert_no_error (error);

  assert_push (fixture, holder, ops[3], "nanti penuh");
  assert_push (fixture, holder, ops[2], "ditahan 0");
  assert_push (fixture, holder, ops[0], "diterima 1");
  assert_push (fixture, holder, ops[1], "diterima 2");
  assert_push (fixture, holder, ops[2], "sudah 3");
  assert_push (fixture, holder, ops[3], "diterima 4");
}

/* A batch of one op under way, and its answer. */
typedef struct
{
  RegisterFixture *fixture;
  PrkPemegang *holder;
  PrkOp *op;
  PrkGiliran *giliran;
  GMutex mutex;
  GCond cond;
  char *answer;
} Batch;

static void
batch_done (gpointer  data,
            char     *answer,
            guint     n_accepted,
            GError   *error)
{
  Batch *batch = data;

  g_assert_no_error (error);
  g_mutex_lock (&batch->mutex);
  batch->answer = answer;
  g_cond_signal (&batch->cond);
  g_mutex_unlock (&batch->mutex);
}

static gpointer
send_batch (gpointer data)
{
  Batch *batch = data;
  g_autoptr(GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kiriman_free);
  PrkKiriman *one = g_new0 (PrkKiriman, 1);

  one->isi = g_bytes_ref (prk_op_get_bytes (batch->op));
  one->ttd = g_strdup (prk_op_get_signature (batch->op));
  g_ptr_array_add (ops, one);
  prk_register_push_async (batch->fixture->registry, batch->holder, ops, batch->giliran, 0,
                           batch_done, batch);
  g_mutex_lock (&batch->mutex);
  while (batch->answer == NULL)
    g_cond_wait (&batch->cond, &batch->mutex);
  g_mutex_unlock (&batch->mutex);

  return NULL;
}

/* The later batch is ready long before the one whose turn it is. */
static void
test_batches_are_decided_in_their_order (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkPemegang) holder = register_fixture_holder (fixture, device, "62.04", "operator");
  Batch batches[3] = { 0 };
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    batches[i] = (Batch) {
      .fixture = fixture,
      .holder = holder,
      .op = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "satu"),
      .giliran = _prk_giliran_new (i > 0 ? batches[i - 1].giliran : NULL),
    };
  for (guint i = G_N_ELEMENTS (batches); i > 0; i--)
    {
      threads[i - 1] = g_thread_new ("batch", send_batch, &batches[i - 1]);
      g_usleep (20 * 1000);
    }
  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    {
      g_thread_join (threads[i]);
      g_assert_nonnull (strstr (batches[i].answer, "\"diterima\""));
      g_free (batches[i].answer);
      _prk_giliran_unref (batches[i].giliran);
    }
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
  g_autoptr(PrkPemegang) holder_other =
      register_fixture_holder (fixture, other, "62.04", "operator-lain");
  g_autoptr(PrkPemegang) stranger =
      register_fixture_holder (fixture, neighbour, "62.03", "tetangga");
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
  g_autoptr(PrkPemegang) carrier =
      register_fixture_holder (fixture, kept, "62.04", "operator-lain");
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
  g_assert_null (prk_register_enrol (fixture->registry, kode, prk_key_get_device (thief->key),
                                     bukti_thief, "laptop", &late));
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
  gint64 sampai;
  guint n_ops;
  g_autofree char *answer = prk_register_pull (fixture->registry, holder, after, limit, is_live, 0,
                                               &sampai, &n_ops, &error);
  g_autoptr(JsonNode) page = NULL;
  JsonArray *ops;

  g_assert_no_error (error);
  page = json_from_string (answer, NULL);
  g_assert_cmpint (prk_json_get_int (json_node_get_object (page), "sampai", -1), ==, sampai);
  ops = prk_json_get_array (json_node_get_object (page), "ops");
  g_assert_cmpuint (json_array_get_length (ops), ==, n_ops);
  for (guint i = 0; i < n_ops; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ",
                            prk_json_get_int (json_array_get_object_element (ops, i), "seq", 0));
  g_string_append_printf (text, "→ %" G_GINT64_FORMAT,
                          prk_json_get_int (json_node_get_object (page), "sampai", -1));

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
  PrkOp *second = prk_test_device_write_string (device, "judul", "dua", prk_op_get_id (first),
                                                NULL);
  PrkOp *other_path = prk_test_device_write_string (device, "lokasi", "Buntok",
                                                    prk_op_get_id (second), NULL);
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
  assert_tamper_is_caught (
      "UPDATE op SET isi = replace (isi, 'satu', 'dua') WHERE seq = 2 RETURNING seq");
  assert_tamper_is_caught ("UPDATE op SET seq = 9 WHERE seq = 3 RETURNING seq");
  assert_tamper_is_caught ("DELETE FROM op WHERE seq = 5 RETURNING seq");
  assert_tamper_is_caught ("DELETE FROM op WHERE seq = 2 RETURNING seq");
  assert_tamper_is_caught ("DELETE FROM rantai WHERE n = 2 RETURNING n");
  assert_tamper_is_caught ("DELETE FROM simpul WHERE tingkat = 2 RETURNING nomor");
  assert_tamper_is_caught (
      "UPDATE simpul SET hash = (SELECT hash FROM simpul WHERE tingkat = 0 AND nomor = 4)"
      " WHERE tingkat = 1 AND nomor = 0 RETURNING nomor");
  assert_tamper_is_caught ("UPDATE daerah SET ukuran = 4 WHERE daerah = '62.04' RETURNING ukuran");
}

typedef struct
{
  gint64 ukuran;
  PrkMerkleHash akar;
} Kepala;

static void
decode_hash (const char    *text,
             PrkMerkleHash *hash)
{
  gsize size = 0;

  g_assert_nonnull (text);
  g_assert_cmpint (sodium_base642bin (hash->bytes, sizeof hash->bytes, text, strlen (text), NULL,
                                      &size, NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING),
                   ==, 0);
}

static Kepala
get_head (RegisterFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = prk_register_head (fixture->registry, "62.04", &error);
  Kepala head;

  g_assert_no_error (error);
  head.ukuran = prk_json_get_int (json_node_get_object (node), "ukuran", 0);
  decode_hash (prk_json_get_string (json_node_get_object (node), "akar", NULL), &head.akar);

  return head;
}

/* What every client does with each head: the one it kept must be the beginning of it. */
static gboolean
is_later (RegisterFixture *fixture,
          const Kepala    *kept,
          const Kepala    *now)
{
  g_autoptr(GArray) proof = g_array_new (FALSE, FALSE, sizeof (PrkMerkleHash));
  g_autoptr(JsonNode) node =
      prk_register_consistency (fixture->registry, "62.04", kept->ukuran, now->ukuran, NULL);
  JsonArray *steps = node != NULL ? prk_json_get_array (json_node_get_object (node), "bukti")
                                  : NULL;

  for (guint i = 0; steps != NULL && i < json_array_get_length (steps); i++)
    {
      PrkMerkleHash step;

      decode_hash (json_array_get_string_element (steps, i), &step);
      g_array_append_val (proof, step);
    }

  return steps != NULL && prk_merkle_verify_consistency ((guint64) kept->ukuran, &kept->akar,
                                                         (guint64) now->ukuran, &now->akar, proof);
}

static void
run_sql (RegisterFixture *fixture,
         const char      *sql)
{
  g_autoptr(GError) error = NULL;

  prk_gudang_write (fixture->gudang, "62.04", tamper, (gpointer) sql, &error);
  g_assert_no_error (error);
}

/* Takes the history back to its third op as if the others had never been. */
static void
take_back (RegisterFixture *fixture)
{
  run_sql (fixture, "DELETE FROM op WHERE seq > 3 RETURNING seq");
  run_sql (fixture, "DELETE FROM rantai WHERE n > 3 RETURNING n");
  run_sql (fixture,
           "DELETE FROM simpul WHERE (tingkat = 0 AND nomor > 2) OR (tingkat = 1 AND nomor > 0)"
           " OR tingkat > 1 RETURNING nomor");
  run_sql (
      fixture,
      "UPDATE perangkat SET n = 3, id = (SELECT id FROM rantai r WHERE r.dev = perangkat.dev"
      " AND r.n = 3) RETURNING n");
  run_sql (fixture, "UPDATE daerah SET ukuran = 3 WHERE daerah = '62.04' RETURNING ukuran");
}

static void
push_many (RegisterFixture *fixture,
           PrkTestDevice   *device,
           PrkPemegang     *holder,
           guint            n)
{
  for (guint i = 0; i < n; i++)
    json_node_unref (
        push (fixture, holder,
              register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "isi")));
}

/* Somebody with all of the database but not the key: verify sees it. */
static void
test_rewritten_history_is_caught (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkPemegang) holder = register_fixture_holder (fixture, device, "62.04", "operator");
  g_autoptr(GError) error = NULL;
  guint64 n_ops;

  push_many (fixture, device, holder, 6);
  g_assert_true (prk_register_verify (fixture->registry, &n_ops, NULL));
  take_back (fixture);
  g_assert_false (prk_register_verify (fixture->registry, &n_ops, &error));
  g_assert_nonnull (strstr (error->message, "not signed by this register"));
}

/* The register itself has forked, key and all: every client that was there sees it, at once when
 * the history is shorter and after the next op when it is longer again. */
static void
test_fork_is_caught_by_any_client (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) clone = prk_test_device_new (1);
  g_autoptr(PrkPemegang) holder = register_fixture_holder (fixture, device, "62.04", "operator");
  g_autoptr(GError) error = NULL;
  Kepala early, kept, now;
  guint64 n_ops;

  push_many (fixture, device, holder, 2);
  early = get_head (fixture);
  push_many (fixture, device, holder, 4);
  kept = get_head (fixture);
  g_assert_true (is_later (fixture, &early, &kept));
  g_assert_true (is_later (fixture, &kept, &kept));

  take_back (fixture);
  now = get_head (fixture);
  g_assert_false (is_later (fixture, &kept, &now));

  for (guint i = 0; i < 3; i++)
    register_fixture_write (clone, PRK_TEST_RECORD, "kak", "judul", "isi");
  for (guint i = 0; i < 4; i++)
    json_node_unref (
        push (fixture, holder,
              register_fixture_write (clone, PRK_TEST_RECORD, "kak", "judul", "lain")));
  now = get_head (fixture);
  g_assert_cmpint (now.ukuran, ==, 7);
  g_assert_true (prk_register_verify (fixture->registry, &n_ops, &error));
  g_assert_no_error (error);
  g_assert_true (is_later (fixture, &early, &now));
  g_assert_false (is_later (fixture, &kept, &now));
}

static const struct
{
  const char *name;
  GTestFunc func;
} tests[] = {
  { "chain-decides", test_chain_decides },
  { "what-is-not-kept-is-told", test_what_is_not_kept_is_told },
  { "batches-are-decided-in-their-order", test_batches_are_decided_in_their_order },
  { "refused-op-blocks-nothing", test_refused_blocks_nothing },
  { "state-and-owner-are-guarded", test_state_and_owner_are_guarded },
  { "revoked-device-is-shut-out", test_revoked_device_is_shut_out },
  { "code-is-good-once", test_code_is_good_once },
  { "new-laptop-gets-what-is-in-force", test_new_laptop_gets_what_is_in_force },
  { "tampering-is-caught", test_tampering_is_caught },
  { "rewritten-history-is-caught", test_rewritten_history_is_caught },
  { "fork-is-caught-by-any-client", test_fork_is_caught_by_any_client },
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
