/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Real stores, the real register over the loopback, and servers that only pretend to be one. */
#include "config.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

#include "base/prk-id.h"
#include "register/prk-peladen.h"
#include "register/sqlite/prk-gudang-sqlite.h"
#include "sync/prk-sync-http.h"
#include "sync/prk-sync-worker.h"

#define DAERAH "62.04"
#define GENEROUS_S 100 /* for what takes a moment where nobody else works */

typedef struct
{
  char        *folder;
  PrkKey      *key;
  PrkRegister *registry;
  PrkPeladen  *peladen;
  char        *address;
} Office;

/* What the register was asked for apart from ops: proofs. */
static int n_proofs_asked; /* atomic */

typedef struct
{
  PrkStore      *store;
  PrkSyncWorker *worker;
  char          *token;
  GError        *error;
  gboolean       is_answered;
} Laptop;

static gboolean
late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean is_late = FALSE;                                                                      \
    guint late_id = g_timeout_add_seconds (GENEROUS_S, late_cb, &is_late);                         \
    guint beat_id = g_timeout_add (50, beat_cb, NULL);                                             \
                                                                                                   \
    while (!(condition) && !is_late)                                                               \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (beat_id);                                                                     \
    if (!is_late)                                                                                  \
      g_source_remove (late_id);                                                                   \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

/* So that a condition is looked at again even when nothing happens here. */
static gboolean
beat_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
add_person (Office     *office,
            const char *name,
            const char *role)
{
  g_autoptr (GError) error = NULL;

  prk_register_set_orang (office->registry, DAERAH, name, "Contoh", "dinkes", role, TRUE, &error);
  g_assert_no_error (error);
}

static void
office_set_up (Office        *office,
               gconstpointer  data)
{
  g_autoptr (PrkClock) clock = prk_clock_new_system ();
  g_autoptr (PrkEntropy) entropy = prk_entropy_new_system ();
  g_autoptr (PrkKebijakan) kebijakan = prk_kebijakan_new_bawaan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkGudang) gudang = NULL;
  g_autofree char *path = NULL;
  guint port;

  office->folder = g_dir_make_tmp ("prk-sync-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (office->folder, "register.sqlite", NULL);
  gudang = prk_gudang_sqlite_new (path, &error);
  g_assert_no_error (error);
  office->key = prk_key_generate (entropy);
  office->registry = prk_register_new (gudang, office->key, clock, entropy, kebijakan);
  prk_register_add_daerah (office->registry, DAERAH, &error);
  g_assert_no_error (error);
  add_person (office, "operator", "operator");
  add_person (office, "operator-lain", "operator");
  add_person (office, "auditor", "auditor");
  office->peladen = prk_peladen_new (office->registry);
  port = prk_peladen_listen_local (office->peladen, 0, &error);
  g_assert_no_error (error);
  office->address = g_strdup_printf ("http://127.0.0.1:%u", port);
}

static void
office_tear_down (Office        *office,
                  gconstpointer  data)
{
  prk_peladen_stop (office->peladen);
  g_object_unref (office->peladen);
  g_object_unref (office->registry);
  prk_key_unref (office->key);
  remove_folder (office->folder);
  g_free (office->folder);
  g_free (office->address);
}

static void
laptop_close (Laptop *laptop)
{
  prk_sync_worker_stop (laptop->worker);
  g_object_unref (laptop->worker);
  prk_store_close (laptop->store);
  g_object_unref (laptop->store);
  g_free (laptop->token);
  g_clear_error (&laptop->error);
  g_free (laptop);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Laptop, laptop_close)

static Laptop *
laptop_open (Office     *office,
             const char *name)
{
  Laptop *laptop = g_new0 (Laptop, 1);
  g_autofree char *folder = g_build_filename (office->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  laptop->store = prk_store_open (folder, NULL, NULL, &error);
  g_assert_no_error (error);
  laptop->worker = prk_sync_worker_new (laptop->store);

  return laptop;
}

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Laptop *laptop = user_data;

  g_clear_pointer (&laptop->token, g_free);
  prk_sync_worker_enrol_finish (PRK_SYNC_WORKER (source), result, &laptop->token, &laptop->error);
  laptop->is_answered = TRUE;
}

static void
enrol_at (Laptop     *laptop,
          const char *address,
          const char *code)
{
  laptop->is_answered = FALSE;
  prk_sync_worker_enrol (laptop->worker, address, code, NULL, NULL, enrolled_cb, laptop);
  wait_until (laptop->is_answered);
}

static Laptop *
laptop_enrolled (Office     *office,
                 const char *name,
                 const char *person)
{
  Laptop *laptop = laptop_open (office, name);
  g_autofree char *code = prk_register_new_kode (office->registry, DAERAH, person, NULL);

  enrol_at (laptop, office->address, code);
  g_assert_no_error (laptop->error);

  return laptop;
}

static char *
write_kak (Laptop     *laptop,
           const char *id,
           const char *title)
{
  char *own_id = id != NULL ? g_strdup (id) : prk_id_new (prk_store_get_clock (laptop->store),
                                                          prk_store_get_entropy (laptop->store));
  g_autoptr (PrkRecord) record = prk_store_load (laptop->store, own_id, NULL);
  g_autoptr (PrkEdit) edit = NULL;
  g_autoptr (PrkOp) op = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    record = prk_record_new (own_id, "kak");
  edit = prk_edit_new (record);
  prk_edit_set_string (edit, "judul", title);
  op = prk_store_commit (laptop->store, edit, &error);
  g_assert_no_error (error);

  return own_id;
}

static char *
read_title (Laptop     *laptop,
            const char *id)
{
  g_autoptr (PrkRecord) record = prk_store_load (laptop->store, id, NULL);

  return record != NULL ? g_strdup (prk_record_get_string (record, "judul")) : NULL;
}

static gboolean
has_title (Laptop     *laptop,
           const char *id,
           const char *title)
{
  g_autofree char *actual = read_title (laptop, id);

  return g_strcmp0 (actual, title) == 0;
}

static gboolean
has_sent_all (Laptop *laptop)
{
  g_autoptr (PrkSyncStatus) status = prk_store_sync_get_status (laptop->store, NULL, NULL);

  return status->n_waiting + status->n_held == 0;
}

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

/* Pretenders */

typedef struct
{
  SoupServer *server;
  char       *address;
  const char *key;      /* (nullable) what it says it is */
  const char *type;
  const char *body;
  guint       status;
  const char *location; /* (nullable) */
  guint       n_requests;
  gboolean    saw_token;
  gboolean    was_asked_to_prove;
} Pretender;

static void
pretend_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Pretender *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  self->n_requests++;
  self->was_asked_to_prove |= g_str_equal (path, "/v1/head/konsistensi");
  self->saw_token |= soup_message_headers_get_one (
                         soup_server_message_get_request_headers (message), "Authorization")
                     != NULL;
  if (self->key != NULL)
    soup_message_headers_replace (headers, "Prakarsa-Register", self->key);
  if (self->location != NULL)
    soup_message_headers_replace (headers, "Location", self->location);
  soup_server_message_set_status (message, self->status, NULL);
  soup_server_message_set_response (message, self->type, SOUP_MEMORY_STATIC, self->body,
                                    strlen (self->body));
}

static void
pretender_start (Pretender *self)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, pretend_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->address = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
pretender_stop (Pretender *self)
{
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->address, g_free);
}

/* What comes of syncing an enrolled laptop with something else. */
static void
meet (Office     *office,
      Pretender  *pretender,
      Laptop    **laptop)
{
  g_autoptr (PrkSyncHttp) http = NULL;
  g_autoptr (GError) error = NULL;

  *laptop = laptop_enrolled (office, "satu", "operator");
  wait_until (prk_sync_worker_get_phase ((*laptop)->worker) == PRK_SYNC_PHASE_CURRENT);
  pretender_start (pretender);
  http = prk_sync_http_new (pretender->address, NULL, &error);
  g_assert_no_error (error);
  prk_sync_http_set_token (http, "rahasia", prk_register_get_key (office->registry));
  prk_sync_worker_start_with ((*laptop)->worker, PRK_SYNC_TRANSPORT (http));
  wait_until (prk_sync_worker_get_error ((*laptop)->worker) != NULL);
  g_free (write_kak (*laptop, NULL, "menunggu"));
}

static void
assert_draft_waits (Laptop *laptop)
{
  g_autoptr (PrkSyncStatus) status = prk_store_sync_get_status (laptop->store, NULL, NULL);

  g_assert_cmpuint (status->n_waiting, ==, 1);
  g_assert_cmpuint (status->n_accepted, ==, 0);
}

static void
assert_is_no_network (Office    *office,
                      Pretender *pretender)
{
  g_autoptr (Laptop) laptop = NULL;

  meet (office, pretender, &laptop);
  g_assert_cmpint (prk_sync_worker_get_phase (laptop->worker), ==, PRK_SYNC_PHASE_WAITING);
  g_assert_error (prk_sync_worker_get_error (laptop->worker), PRK_SYNC_ERROR,
                  PRK_SYNC_ERROR_OFFLINE);
  assert_draft_waits (laptop);

  /* And the way back is found as soon as it is there. */
  pretender_stop (pretender);
  prk_sync_worker_start (laptop->worker);
  wait_until (prk_sync_worker_get_error (laptop->worker) == NULL
              || g_error_matches (prk_sync_worker_get_error (laptop->worker), PRK_SYNC_ERROR,
                                  PRK_SYNC_ERROR_TOKEN));
  if (laptop->token != NULL)
    prk_sync_worker_give_token (laptop->worker, laptop->token);
  wait_until (has_sent_all (laptop));
}

static void
test_portal_is_no_network (Office        *office,
                           gconstpointer  data)
{
  Pretender portal = { .status = 200, .type = "text/html", .body = "<html>Login</html>" };

  assert_is_no_network (office, &portal);
}

static void
test_json_of_others_is_no_network (Office        *office,
                                   gconstpointer  data)
{
  Pretender other = { .status = 200, .type = "application/json", .body = "{\"ok\": true}" };

  assert_is_no_network (office, &other);
}

static void
test_broken_answer_is_no_network (Office        *office,
                                  gconstpointer  data)
{
  Pretender broken = { .status = 200, .type = "application/json",
                       .body = "{\"ops\": [], \"hasil\": [], \"sampai\": 1, \"kepala\": {\"uku" };

  broken.key = prk_register_get_key (office->registry);
  assert_is_no_network (office, &broken);
}

static void
test_forged_head_is_no_network (Office        *office,
                                gconstpointer  data)
{
  Pretender forger = {
    .status = 200, .type = "application/json",
    .body = "{\"ops\": [], \"hasil\": [], \"sampai\": 0, \"kepala\": {\"ukuran\": 9, \"akar\": "
            "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\", \"pada\": 1, \"ttd\": \"palsu\"}}",
  };

  forger.key = prk_register_get_key (office->registry);
  assert_is_no_network (office, &forger);
}

static void
test_redirection_carries_no_token (Office        *office,
                                   gconstpointer  data)
{
  Pretender thief = { .status = 200, .type = "text/html", .body = "" };
  Pretender sender = { .status = 307, .type = "text/html", .body = "" };

  pretender_start (&thief);
  sender.location = thief.address;
  assert_is_no_network (office, &sender);
  g_assert_true (sender.saw_token);
  g_assert_cmpuint (thief.n_requests, ==, 0);
  pretender_stop (&thief);
}

static void
test_other_register_raises_alarm (Office        *office,
                                  gconstpointer  data)
{
  g_autoptr (Laptop) laptop = NULL;
  Pretender other = { .status = 200, .type = "application/json", .body = "{}",
                      .key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };

  meet (office, &other, &laptop);
  wait_until (prk_sync_worker_get_phase (laptop->worker) == PRK_SYNC_PHASE_ALARM);
  g_assert_nonnull (prk_sync_worker_get_alarm (laptop->worker));
  assert_draft_waits (laptop);
  pretender_stop (&other);
}

/* A head that the register's own key signed, and what is said to prove it. */
static char *
sign_page (Office     *office,
           guint       cursor,
           guint       size,
           const char *proof)
{
  static const char root[] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  g_autofree char *text = g_strdup_printf ("prakarsa-kepala:" DAERAH ":%u:%s:1", size, root);
  g_autofree char *signature = prk_key_sign (office->key, text, strlen (text));

  return g_strdup_printf ("{\"ops\":[],\"hasil\":[],\"sampai\":%u,\"kepala\":{\"ukuran\":%u,"
                          "\"akar\":\"%s\",\"pada\":1,\"ttd\":\"%s\"}%s%s}", cursor, size, root,
                          signature, proof != NULL ? ",\"bukti\":" : "",
                          proof != NULL ? proof : "");
}

/* A laptop that knows a history of three ops meets a register that has rewritten it. */
static Laptop *
meet_liar (Office     *office,
           Pretender  *liar,
           const char *proof)
{
  Laptop *laptop = laptop_enrolled (office, "satu", "operator");
  g_autofree char *id = NULL;
  g_autoptr (PrkSyncHttp) http = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_free (id);
      id = write_kak (laptop, NULL, "ditulis sebelumnya");
      wait_until (has_sent_all (laptop));
    }
  wait_until (prk_sync_worker_get_phase (laptop->worker) == PRK_SYNC_PHASE_CURRENT);
  prk_sync_worker_stop (laptop->worker);

  liar->key = prk_register_get_key (office->registry);
  liar->type = "application/json";
  liar->status = 200;
  liar->body = sign_page (office, 9, 9, proof);
  pretender_start (liar);
  http = prk_sync_http_new (liar->address, NULL, &error);
  g_assert_no_error (error);
  prk_sync_http_set_token (http, "rahasia", liar->key);
  prk_sync_worker_start_with (laptop->worker, PRK_SYNC_TRANSPORT (http));

  return laptop;
}

static void
assert_nothing_went_up (Laptop    *laptop,
                        Pretender *liar)
{
  g_autoptr (PrkSyncStatus) status = prk_store_sync_get_status (laptop->store, NULL, NULL);

  g_assert_cmpuint (status->n_waiting, ==, 1);
  g_assert_cmpuint (status->n_accepted, ==, 3);
  pretender_stop (liar);
  g_free ((char *) liar->body);
}

static void
test_wrong_proof_raises_alarm (Office        *office,
                               gconstpointer  data)
{
  Pretender liar = { 0 };
  g_autoptr (Laptop) laptop =
      meet_liar (office, &liar, "[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"]");

  wait_until (prk_sync_worker_get_phase (laptop->worker) == PRK_SYNC_PHASE_ALARM);
  g_free (write_kak (laptop, NULL, "menunggu"));
  assert_nothing_went_up (laptop, &liar);
}

static void
test_proof_of_another_tree_raises_alarm (Office        *office,
                                         gconstpointer  data)
{
  Pretender liar = { 0 };
  g_autoptr (Laptop) laptop = NULL;
  g_autoptr (JsonNode) honest = NULL;
  g_autofree char *proof = NULL;
  g_autofree char *id = NULL;

  /* Two ops, so that there is a proof, if of a shorter history than the one that is asked about. */
  {
    g_autoptr (Laptop) other = laptop_enrolled (office, "dua", "operator-lain");

    for (guint i = 0; i < 2; i++)
      {
        g_free (id);
        id = write_kak (other, NULL, "dari laptop lain");
      }
    wait_until (has_sent_all (other));
  }
  honest = prk_register_consistency (office->registry, DAERAH, 1, 2, NULL);
  proof = json_to_string (json_object_get_member (json_node_get_object (honest), "bukti"), FALSE);
  laptop = meet_liar (office, &liar, proof);

  wait_until (prk_sync_worker_get_phase (laptop->worker) == PRK_SYNC_PHASE_ALARM);
  pretender_stop (&liar);
  g_free ((char *) liar.body);
}

static void
test_missing_proof_is_asked_for (Office        *office,
                                 gconstpointer  data)
{
  Pretender liar = { 0 };
  g_autoptr (Laptop) laptop = meet_liar (office, &liar, NULL);

  /* And is not had: the same page comes again. */
  wait_until (liar.was_asked_to_prove && prk_sync_worker_get_error (laptop->worker) != NULL);
  g_assert_error (prk_sync_worker_get_error (laptop->worker), PRK_SYNC_ERROR,
                  PRK_SYNC_ERROR_OFFLINE);
  g_free (write_kak (laptop, NULL, "menunggu"));
  prk_sync_worker_kick (laptop->worker);
  wait_until (liar.n_requests >= 3);
  assert_nothing_went_up (laptop, &liar);
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
    { "/sync/portal-is-no-network", test_portal_is_no_network },
    { "/sync/json-of-others-is-no-network", test_json_of_others_is_no_network },
    { "/sync/broken-answer-is-no-network", test_broken_answer_is_no_network },
    { "/sync/forged-head-is-no-network", test_forged_head_is_no_network },
    { "/sync/redirection-carries-no-token", test_redirection_carries_no_token },
    { "/sync/other-register-raises-alarm", test_other_register_raises_alarm },
    { "/sync/wrong-proof-raises-alarm", test_wrong_proof_raises_alarm },
    { "/sync/proof-of-another-tree-raises-alarm", test_proof_of_another_tree_raises_alarm },
    { "/sync/missing-proof-is-asked-for", test_missing_proof_is_asked_for },
  };

  /* The keyring of whoever runs this is none of ours. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_log_set_writer_func (count_proofs, NULL, NULL);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Office, NULL, office_set_up, tests[i].test, office_tear_down);

  return g_test_run ();
}
