/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A laptop that knows the real register meets servers that only pretend to be it. */
#include "config.h"

#include <libsoup/soup.h>

#include "office-fixture.h"

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

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Office *, gconstpointer);
  } tests[] = {
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
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Office, NULL, office_set_up, tests[i].test, office_tear_down);

  return g_test_run ();
}
