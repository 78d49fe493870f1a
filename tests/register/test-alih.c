/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The database server dies in the middle of the work and its standby takes over: laptops go on, and
 * nothing that was acknowledged is lost or there twice. */
#include "config.h"

#include "base/prk-json.h"

#include "gugus.h"
#include "register-fixture.h"

#define N_OPS 150

typedef struct
{
  RegisterFixture *fixture;
  PrkPemegang *holder;
  PrkTestDevice *device;
  gint64 seqs[N_OPS];
  int n_done;   /* atomic */
  int n_failed; /* atomic */
  int is_dying; /* atomic: the server, from now on */
} Kerja;

/* As a laptop does: again until there is an answer. */
static gint64
push_until_answered (Kerja *kerja,
                     PrkOp *op)
{
  for (;;)
    {
      g_autoptr(GPtrArray) batch =
          g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kiriman_free);
      g_autoptr(GError) error = NULL;
      g_autofree char *text = NULL;
      g_autoptr(JsonNode) answer = NULL;
      PrkKiriman *one = g_new0 (PrkKiriman, 1);
      guint n_accepted;

      one->isi = g_bytes_ref (prk_op_get_bytes (op));
      one->ttd = g_strdup (prk_op_get_signature (op));
      g_ptr_array_add (batch, one);
      text = prk_register_push (kerja->fixture->registry, kerja->holder, batch, 0, &n_accepted,
                                &error);
      answer = text != NULL ? json_from_string (text, NULL) : NULL;
      if (answer != NULL)
        return prk_json_get_int (json_array_get_object_element (
                                     prk_json_get_array (json_node_get_object (answer), "hasil"),
                                     0),
                                 "seq", 0);
      g_assert_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED);
      g_atomic_int_inc (&kerja->n_failed);
      g_usleep (5000);
    }
}

static gpointer
work (gpointer data)
{
  Kerja *kerja = data;

  for (guint i = 0; i < N_OPS; i++)
    {
      PrkOp *op = register_fixture_write (kerja->device, PRK_TEST_RECORD, "kak", "judul", "isi");

      while (i == N_OPS * 2 / 3 && !g_atomic_int_get (&kerja->is_dying))
        g_usleep (1000);
      kerja->seqs[i] = push_until_answered (kerja, op);
      g_atomic_int_inc (&kerja->n_done);
    }

  return NULL;
}

static void
test_standby_takes_over (gconstpointer gugus)
{
  g_autoptr(RegisterFixture) fixture = NULL;
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkPemegang) holder = NULL;
  g_autoptr(GError) error = NULL;
  Kerja kerja = { 0 };
  GThread *thread;
  guint64 n_ops;

  register_fixture_set_open (gugus_open);
  fixture = register_fixture_new ();
  holder = register_fixture_holder (fixture, device, "62.04", "operator");
  gugus_add_standby ((Gugus *) gugus);
  kerja.fixture = fixture;
  kerja.holder = holder;
  kerja.device = device;
  thread = g_thread_new ("laptop", work, &kerja);
  while (g_atomic_int_get (&kerja.n_done) < N_OPS / 3)
    g_usleep (1000);
  g_atomic_int_set (&kerja.is_dying, TRUE);
  gugus_fail_over ((Gugus *) gugus);
  g_thread_join (thread);

  for (guint i = 0; i < N_OPS; i++)
    g_assert_cmpint (kerja.seqs[i], ==, i + 1);
  prk_register_verify (fixture->registry, &n_ops, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_ops, ==, N_OPS);
  g_test_message ("%d pushes had to be sent again", g_atomic_int_get (&kerja.n_failed));
}

int
main (int    argc,
      char **argv)
{
  Gugus *gugus;
  int result;

  g_test_init (&argc, &argv, NULL);
  gugus = gugus_start ();
  if (gugus == NULL)
    {
      g_print ("1..0 # SKIP PostgreSQL is not installed\n");
      return 0;
    }
  g_test_add_data_func ("/alih/standby-takes-over", gugus, test_standby_takes_over);
  result = g_test_run ();
  gugus_stop (gugus);

  return result;
}
