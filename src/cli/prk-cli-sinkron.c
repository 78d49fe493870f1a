/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-store-sync.h"
#include "sync/prk-sync-http.h"
#include "sync/prk-sync-token.h"
#include "sync/prk-sync-worker.h"

#include "prk-cli-sinkron.h"

#define CA_SETTING "register-ca"
#define TOKEN_VARIABLE "PRAKARSA_TOKEN"
#define MAX_SECONDS (7 * 24 * 60 * 60)

typedef struct
{
  GMainLoop        *loop;
  PrkSyncEnrolment *enrolment;
  char             *token;
  GError           *error;
} Enrol;

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Enrol *enrol = user_data;

  enrol->enrolment = prk_sync_http_enrol_finish (PRK_SYNC_HTTP (source), result, &enrol->token,
                                                 &enrol->error);
  g_main_loop_quit (enrol->loop);
}

/* Where there is no keyring, whoever enrols is given the token, and gives it at each start. */
static gboolean
keep (PrkCli  *cli,
      Enrol   *enrol,
      GError **error)
{
  g_autoptr (GError) keyring_error = NULL;

  if (!prk_store_sync_enrol (cli->store, enrol->enrolment, error))
    return FALSE;
  if (prk_sync_token_keep (enrol->enrolment->address, prk_store_get_device (cli->store),
                           enrol->token, &keyring_error))
    return TRUE;

  g_printerr (_("There is no keyring (%s). Give this token in %s at each start:\n"),
              keyring_error->message, TOKEN_VARIABLE);
  g_print ("%s\n", enrol->token);
  return TRUE;
}

PrkCliStatus
prk_cli_enrol (PrkCli             *cli,
               const char *const  *words,
               GError            **error)
{
  const char *ca_file = words[0] != NULL && words[1] != NULL ? words[2] : NULL;
  g_autofree char *text =
      words[0] != NULL && words[1] != NULL ? prk_sync_enrolment_text (words[1]) : NULL;
  g_autoptr (PrkSyncHttp) http = NULL;
  g_autoptr (GMainLoop) loop = NULL;
  g_autofree char *proof = NULL;
  g_autofree char *ca_path = ca_file != NULL ? g_canonicalize_filename (ca_file, NULL) : NULL;
  Enrol enrol = { NULL };
  gboolean is_kept = FALSE;

  if (text == NULL)
    return prk_cli_usage (
        error, _("enrol needs the register's address and a code of 20 letters and digits"));
  http = prk_sync_http_new (words[0], ca_path, error);
  if (http == NULL)
    return PRK_CLI_FAILED;

  loop = enrol.loop = g_main_loop_new (NULL, FALSE);
  proof = prk_store_sign (cli->store, text);
  prk_sync_http_enrol (http, words[1], prk_store_get_device (cli->store), proof, g_get_host_name (),
                       NULL, enrolled_cb, &enrol);
  g_main_loop_run (loop);

  if (enrol.enrolment != NULL)
    {
      prk_store_set_setting (cli->store, CA_SETTING, ca_path);
      is_kept = keep (cli, &enrol, error);
    }
  else
    {
      g_propagate_error (error, enrol.error);
    }
  prk_sync_enrolment_free (enrol.enrolment);
  g_free (enrol.token);

  return is_kept ? PRK_CLI_OK : PRK_CLI_FAILED;
}

typedef struct
{
  GMainLoop     *loop;
  PrkSyncWorker *worker;
  gboolean       is_once;
  gboolean       is_over;
} Sync;

/* Nothing of files can be done now. */
static gboolean
files_rest (PrkSyncWorker *worker)
{
  PrkSyncBerkas *berkas = prk_sync_worker_get_berkas (worker);

  return berkas == NULL || prk_sync_berkas_is_resting (berkas);
}

/* Once: until all is sent and received, or the first thing goes wrong. */
static void
changed_cb (PrkSyncWorker *worker,
            GParamSpec    *pspec,
            Sync          *sync)
{
  PrkSyncPhase phase = prk_sync_worker_get_phase (worker);

  if (phase == PRK_SYNC_PHASE_ALARM || phase == PRK_SYNC_PHASE_UNENROLLED
      || (sync->is_once
          && ((phase == PRK_SYNC_PHASE_CURRENT && files_rest (worker))
              || (phase == PRK_SYNC_PHASE_WAITING && prk_sync_worker_get_error (worker) != NULL))))
    g_main_loop_quit (sync->loop);
}

static void
berkas_changed_cb (Sync *sync)
{
  changed_cb (sync->worker, NULL, sync);
}

static gboolean
over_cb (gpointer user_data)
{
  Sync *sync = user_data;

  sync->is_over = TRUE;
  g_main_loop_quit (sync->loop);

  return G_SOURCE_REMOVE;
}

/* The way to the register, with the token of this laptop. */
PrkSyncHttp *
prk_cli_open_register (PrkCli  *cli,
                       GError **error)
{
  g_autoptr (PrkSyncEnrolment) enrolment = prk_store_sync_get_enrolment (cli->store, error);
  g_autofree char *ca_file = prk_store_dup_setting (cli->store, CA_SETTING);
  g_autofree char *token = g_strdup (g_getenv (TOKEN_VARIABLE));
  PrkSyncHttp *http;

  if (enrolment == NULL)
    return NULL;
  if (token == NULL)
    token = prk_sync_token_find (enrolment->address, prk_store_get_device (cli->store), error);
  if (token == NULL)
    {
      g_prefix_error (error, _("Give the token in %s: "), TOKEN_VARIABLE);
      return NULL;
    }
  http = prk_sync_http_new (enrolment->address, ca_file, error);
  if (http != NULL)
    prk_sync_http_set_token (http, token, enrolment->register_key);

  return http;
}

static gboolean
print_status (PrkCli  *cli,
              GError **error)
{
  g_autoptr (PrkSyncStatus) status = prk_store_sync_get_status (cli->store, NULL, error);

  if (status == NULL)
    return FALSE;

  g_print (_("%lu received by the register, %lu waiting, %lu refused\n"),
           (gulong) status->n_accepted, (gulong) (status->n_waiting + status->n_held),
           (gulong) status->n_refused);
  if (status->code != NULL)
    g_print ("%s: %s\n", status->code, status->message != NULL ? status->message : "");

  return TRUE;
}

static PrkCliStatus
explain_end (PrkSyncWorker  *worker,
             Sync           *sync,
             GError        **error)
{
  PrkSyncPhase phase = prk_sync_worker_get_phase (worker);
  const GError *reason = prk_sync_worker_get_error (worker);

  if (phase == PRK_SYNC_PHASE_CURRENT || (sync->is_over && reason == NULL))
    return PRK_CLI_OK;

  if (phase == PRK_SYNC_PHASE_ALARM)
    g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY,
                 _("Stopped: %s. Ask the admin whether the register was restored; "
                   "then: sync accept"),
                 prk_sync_worker_get_alarm (worker));
  else if (reason != NULL)
    g_propagate_error (error, g_error_copy (reason));
  else
    g_set_error_literal (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_TOKEN,
                         _("This laptop must be enrolled; all drafts stay here"));
  return PRK_CLI_FAILED;
}

PrkCliStatus
prk_cli_sync (PrkCli             *cli,
              const char *const  *words,
              GError            **error)
{
  gboolean is_accepting = words[0] != NULL && g_str_equal (words[0], "accept");
  g_autoptr (PrkSyncTransport) transport = NULL;
  g_autoptr (PrkSyncWorker) worker = NULL;
  g_autoptr (GMainLoop) loop = NULL;
  Sync sync = { NULL };
  PrkCliStatus status;
  guint64 seconds = 0;

  if (words[0] != NULL && !is_accepting
      && !g_ascii_string_to_unsigned (words[0], 10, 1, MAX_SECONDS, &seconds, NULL))
    return prk_cli_usage (error, _("sync knows a number of seconds, or “accept”"));
  transport = (PrkSyncTransport *) prk_cli_open_register (cli, error);
  if (transport == NULL)
    return PRK_CLI_FAILED;

  loop = sync.loop = g_main_loop_new (NULL, FALSE);
  sync.is_once = seconds == 0;
  worker = prk_sync_worker_new (cli->store);
  g_signal_connect (worker, "notify::phase", G_CALLBACK (changed_cb), &sync);
  g_signal_connect (worker, "notify::problem", G_CALLBACK (changed_cb), &sync);
  g_signal_connect_swapped (worker, "berkas-changed", G_CALLBACK (berkas_changed_cb), &sync);
  sync.worker = worker;
  prk_sync_worker_start_with (worker, transport);
  if (is_accepting)
    prk_sync_worker_accept_history (worker);
  if (seconds > 0)
    g_timeout_add_seconds ((guint) seconds, over_cb, &sync);
  g_main_loop_run (loop);

  status = explain_end (worker, &sync, error);
  prk_sync_worker_stop (worker);
  if (!print_status (cli, status == PRK_CLI_OK ? error : NULL))
    status = PRK_CLI_FAILED;

  return status;
}
