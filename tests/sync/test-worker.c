/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Real stores and the real register over the loopback. */
#include "config.h"

#include <glib/gstdio.h>

#include "office-fixture.h"

/* What the register was asked for apart from ops: proofs. */
static int n_proofs_asked; /* atomic */

static void
test_draft_arrives (Office        *office,
                    gconstpointer  data)
{
  g_autoptr (Laptop) one = laptop_open (office, "satu");
  g_autofree char *id = write_kak (one, NULL, "ditulis sebelum mendaftar");
  g_autofree char *code = prk_register_new_kode (office->registry, DAERAH, "operator", NULL);
  g_autoptr (Laptop) other = laptop_enrolled (office, "dua", "operator-lain");
  g_autoptr (PrkSyncStatus) status = NULL;

  enrol_at (one, office->address, code);
  g_assert_no_error (one->error);
  wait_until (has_title (other, id, "ditulis sebelum mendaftar"));
  wait_until (has_sent_all (one) && prk_sync_worker_get_n_waiting (one->worker) == 0);

  g_free (write_kak (other, id, "diubah di laptop lain"));
  wait_until (has_title (one, id, "diubah di laptop lain"));
  wait_until (has_sent_all (other));

  status = prk_store_sync_get_status (one->store, id, NULL);
  g_assert_cmpuint (status->n_accepted, ==, 2);
  g_assert_cmpuint (status->last_place, ==, 2);
  g_assert_cmpint (prk_sync_worker_get_contact_us (one->worker), >, 0);
  wait_until (prk_sync_worker_get_phase (one->worker) == PRK_SYNC_PHASE_CURRENT);
  /* Every proof came with the ops. */
  g_assert_cmpint (g_atomic_int_get (&n_proofs_asked), ==, 0);
}

static void
count_cb (PrkSyncWorker *worker,
          const char    *id,
          guint         *n)
{
  (*n)++;
}

static void
note_offset_cb (PrkSyncWorker *worker,
                GParamSpec    *pspec,
                gint64        *told)
{
  *told = prk_sync_worker_get_clock_offset_us (worker);
}

/* Two years behind: drafts go up all the same, and it is said. */
static void
test_wrong_clock_is_noticed (Office        *office,
                             gconstpointer  data)
{
  const gint64 behind_us = 2 * 365 * G_TIME_SPAN_DAY;
  g_autoptr (PrkClock) clock = prk_clock_new_manual (g_get_real_time () - behind_us);
  g_autofree char *folder = g_build_filename (office->folder, "lambat", NULL);
  g_autofree char *code = prk_register_new_kode (office->registry, DAERAH, "operator", NULL);
  g_autoptr (Laptop) laptop = g_new0 (Laptop, 1);
  g_autoptr (Laptop) right = laptop_enrolled (office, "dua", "operator-lain");
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  gint64 told = 0;

  laptop->store = prk_store_open (folder, clock, NULL, &error);
  g_assert_no_error (error);
  laptop->worker = prk_sync_worker_new (laptop->store);
  g_signal_connect (laptop->worker, "notify::clock-offset-us", G_CALLBACK (note_offset_cb), &told);
  id = write_kak (laptop, NULL, "ditulis dengan jam lambat");
  enrol_at (laptop, office->address, code);
  g_assert_no_error (laptop->error);

  wait_until (told != 0);
  g_assert_cmpint (ABS (told + behind_us), <, 30 * G_TIME_SPAN_MINUTE);
  wait_until (has_title (right, id, "ditulis dengan jam lambat"));
  g_assert_cmpint (ABS (prk_sync_worker_get_clock_offset_us (right->worker)), <,
                   5 * G_TIME_SPAN_MINUTE);
}

static void
test_refusal_is_told (Office        *office,
                      gconstpointer  data)
{
  g_autoptr (Laptop) laptop = laptop_enrolled (office, "satu", "auditor");
  g_autofree char *id = NULL;
  g_autoptr (PrkSyncStatus) status = NULL;
  guint n_told = 0;

  g_signal_connect (laptop->worker, "record-changed", G_CALLBACK (count_cb), &n_told);
  id = write_kak (laptop, NULL, "auditor hanya membaca");
  wait_until (prk_sync_worker_get_n_refused (laptop->worker) == 1);

  status = prk_store_sync_get_status (laptop->store, id, NULL);
  g_assert_cmpstr (status->code, ==, "peran");
  g_assert_nonnull (status->message);
  g_assert_cmpuint (n_told, >, 0);
  /* Nobody's words are thrown away. */
  g_assert_true (has_title (laptop, id, "auditor hanya membaca"));
  g_assert_true (has_sent_all (laptop));
}

static void
test_revoked_laptop_keeps_drafts (Office        *office,
                                  gconstpointer  data)
{
  g_autoptr (Laptop) laptop = laptop_enrolled (office, "satu", "operator");
  g_autofree char *id = NULL;
  g_autoptr (PrkSyncStatus) status = NULL;
  g_autoptr (GError) error = NULL;

  wait_until (prk_sync_worker_get_phase (laptop->worker) == PRK_SYNC_PHASE_CURRENT);
  prk_register_revoke (office->registry, DAERAH, prk_store_get_device (laptop->store), &error);
  g_assert_no_error (error);
  id = write_kak (laptop, NULL, "tetap di laptop");
  wait_until (prk_sync_worker_get_phase (laptop->worker) == PRK_SYNC_PHASE_UNENROLLED);

  g_assert_error (prk_sync_worker_get_error (laptop->worker), PRK_SYNC_ERROR, PRK_SYNC_ERROR_TOKEN);
  status = prk_store_sync_get_status (laptop->store, id, NULL);
  g_assert_cmpuint (status->n_waiting, ==, 1);
  g_assert_true (has_title (laptop, id, "tetap di laptop"));
}

static void
copy_file (const char *from,
           const char *to,
           const char *name)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *target = g_build_filename (to, name, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (source, &data, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (target, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* A laptop whose disk is a copy of another's: same key, same token, same everything. */
static Laptop *
laptop_copy (Office *office,
             Laptop *laptop)
{
  g_autofree char *from = g_strdup (prk_store_get_folder (laptop->store));
  g_autofree char *to = g_build_filename (office->folder, "salinan", NULL);
  g_autoptr (GError) error = NULL;
  Laptop *copy;

  prk_sync_worker_stop (laptop->worker);
  g_object_unref (laptop->worker);
  prk_store_close (laptop->store);
  g_object_unref (laptop->store);
  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  copy_file (from, to, "prakarsa.db");
  copy_file (from, to, "perangkat.key");

  laptop->store = prk_store_open (from, NULL, NULL, &error);
  g_assert_no_error (error);
  laptop->worker = prk_sync_worker_new (laptop->store);
  copy = laptop_open (office, "salinan");
  copy->token = g_strdup (laptop->token);

  return copy;
}

static void
go_on (Office *office,
       Laptop *laptop)
{
  g_autoptr (PrkSyncHttp) http = prk_sync_http_new (office->address, NULL, NULL);

  prk_sync_http_set_token (http, laptop->token, prk_register_get_key (office->registry));
  prk_sync_worker_start_with (laptop->worker, PRK_SYNC_TRANSPORT (http));
}

static void
test_copied_disk_takes_a_new_key (Office        *office,
                                  gconstpointer  data)
{
  g_autoptr (Laptop) laptop = laptop_enrolled (office, "satu", "operator");
  g_autofree char *id = write_kak (laptop, NULL, "sebelum disalin");
  g_autofree char *code = prk_register_new_kode (office->registry, DAERAH, "operator", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (Laptop) copy = NULL;

  wait_until (has_sent_all (laptop));
  copy = laptop_copy (office, laptop);
  g_assert_cmpstr (prk_store_get_device (copy->store), ==, prk_store_get_device (laptop->store));
  first = write_kak (laptop, NULL, "di aslinya");
  second = write_kak (copy, NULL, "di salinannya");
  go_on (office, laptop);
  wait_until (has_sent_all (laptop));

  go_on (office, copy);
  wait_until (prk_sync_worker_get_phase (copy->worker) == PRK_SYNC_PHASE_UNENROLLED
              && g_strcmp0 (prk_store_get_device (copy->store),
                            prk_store_get_device (laptop->store)) != 0);
  g_assert_true (has_title (copy, second, "di salinannya"));

  enrol_at (copy, office->address, code);
  g_assert_no_error (copy->error);
  wait_until (has_title (laptop, second, "di salinannya"));
  wait_until (has_title (copy, first, "di aslinya"));
  wait_until (has_sent_all (copy) && has_sent_all (laptop));
}

static void
test_wrong_code_is_told (Office        *office,
                         gconstpointer  data)
{
  g_autoptr (Laptop) laptop = laptop_open (office, "satu");

  enrol_at (laptop, office->address, "00000-00000-00000-00000");
  g_assert_error (laptop->error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED);
  g_clear_error (&laptop->error);
  enrol_at (laptop, office->address, "pendek");
  g_assert_error (laptop->error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED);
  g_clear_error (&laptop->error);
  enrol_at (laptop, "http://register.example", "00000-00000-00000-00000");
  g_assert_error (laptop->error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED);
  g_assert_cmpint (prk_sync_worker_get_phase (laptop->worker), ==, PRK_SYNC_PHASE_UNENROLLED);
}

static GLogWriterOutput
count_proofs (GLogLevelFlags   level,
              const GLogField *fields,
              gsize            n_fields,
              gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "PRK_PATH")
        && g_strcmp0 (fields[i].value, "/v1/head/konsistensi") == 0)
      g_atomic_int_inc (&n_proofs_asked);

  return g_log_writer_default (level, fields, n_fields, user_data);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Office *, gconstpointer);
  } tests[] = {
    { "/sync/draft-arrives-and-comes-back", test_draft_arrives },
    { "/sync/wrong-clock-is-noticed", test_wrong_clock_is_noticed },
    { "/sync/refusal-is-told", test_refusal_is_told },
    { "/sync/revoked-laptop-keeps-drafts", test_revoked_laptop_keeps_drafts },
    { "/sync/copied-disk-takes-a-new-key", test_copied_disk_takes_a_new_key },
    { "/sync/wrong-code-is-told", test_wrong_code_is_told },
  };

  /* The keyring of whoever runs this is none of ours. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_log_set_writer_func (count_proofs, NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Office, NULL, office_set_up, tests[i].test, office_tear_down);

  return g_test_run ();
}
