/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

#include "prk-cadangan.h"
#include "prk-peladen.h"
#ifdef PRK_HAVE_POSTGRES
#include "postgres/prk-gudang-postgres.h"
#endif
#include "sqlite/prk-gudang-sqlite.h"

#define DEFAULT_PORT 8620

static char *folder;
static char *socket_path;
static int port = DEFAULT_PORT;
static gboolean is_disabled;
static char *address;
static char *ca_hash;
static char *conninfo;

static const GOptionEntry options[] = {
  { "data", 'd', 0, G_OPTION_ARG_FILENAME, &folder, "Folder of the register", "FOLDER" },
  { "port", 'p', 0, G_OPTION_ARG_INT, &port, "Port on 127.0.0.1 (serve)", "PORT" },
  { "socket", 's', 0, G_OPTION_ARG_FILENAME, &socket_path, "Unix socket instead of a port (serve)",
    "PATH" },
  { "postgres", 0, 0, G_OPTION_ARG_STRING, &conninfo,
    "Database server instead of a file in the folder", "CONNINFO" },
  { "disable", 0, 0, G_OPTION_ARG_NONE, &is_disabled, "Shut the person out (user)", NULL },
  { "address", 'a', 0, G_OPTION_ARG_STRING, &address, "Print the text of a QR code, too (enrol)",
    "URL" },
  { "ca", 0, 0, G_OPTION_ARG_STRING, &ca_hash,
    "SHA-256 of the CA certificate for the QR code (enrol)", "HASH" },
  { NULL },
};

/* What a command works with. */
typedef struct
{
  PrkRegister *registry;
  PrkGudang *gudang;
} Meja;

static PrkKey *
open_key (const char  *where,
          PrkEntropy  *entropy,
          gboolean     is_new,
          GError     **error)
{
  g_autofree char *path = g_build_filename (where, PRK_CADANGAN_KUNCI, NULL);
  g_autoptr(PrkKey) key = NULL;

  if (!is_new || g_file_test (path, G_FILE_TEST_EXISTS))
    return prk_key_load (path, error);
  key = prk_key_generate (entropy);

  return prk_key_save (key, path, error) ? g_steal_pointer (&key) : NULL;
}

/* A daerah's own policy stands beside its database; without one the policy that ships counts. */
static PrkKebijakan *
open_kebijakan (const char  *where,
                GError     **error)
{
  g_autofree char *path = g_build_filename (where, "kebijakan.json", NULL);
  g_autoptr(GBytes) bytes = NULL;
  PrkKebijakan *kebijakan;
  char *text;
  gsize size;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return prk_kebijakan_new_bawaan ();
  if (!g_file_get_contents (path, &text, &size, error))
    return NULL;
  bytes = g_bytes_new_take (text, size);
  kebijakan = prk_kebijakan_new (bytes, error);
  if (kebijakan == NULL)
    g_prefix_error (error, "%s: ", path);

  return kebijakan;
}

static PrkGudang *
open_gudang (const char  *where,
             GError     **error)
{
  g_autofree char *path = g_build_filename (where, PRK_CADANGAN_BASIS, NULL);

  if (conninfo == NULL)
    return prk_gudang_sqlite_new (path, error);
#ifdef PRK_HAVE_POSTGRES
  return prk_gudang_postgres_new (conninfo, error);
#else
  g_set_error_literal (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
                       "Program ini dibuat tanpa PostgreSQL.");
  return NULL;
#endif
}

static gboolean
open_register (const char  *where,
               gboolean     is_new,
               Meja        *meja,
               GError     **error)
{
  g_autoptr(PrkClock) clock = prk_clock_new_system ();
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_system ();
  g_autoptr(PrkKebijakan) kebijakan = NULL;
  g_autoptr(PrkBerkas) berkas = NULL;
  g_autoptr(PrkKey) key = NULL;

  if (is_new)
    g_mkdir_with_parents (where, 0700);
  key = open_key (where, entropy, is_new, error);
  kebijakan = key != NULL ? open_kebijakan (where, error) : NULL;
  meja->gudang = kebijakan != NULL ? open_gudang (where, error) : NULL;
  berkas = meja->gudang != NULL ? prk_berkas_new (where, error) : NULL;
  if (berkas == NULL)
    return FALSE;
  meja->registry = prk_register_new (meja->gudang, key, clock, entropy, kebijakan);
  prk_register_set_berkas (meja->registry, berkas);
  prk_register_set_folder (meja->registry, where);

  return TRUE;
}

static void
close_register (Meja *meja)
{
  g_clear_object (&meja->registry);
  g_clear_object (&meja->gudang);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

/* Everything is said, to the journal with its fields or else as lines. */
static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  if ((level & G_LOG_LEVEL_DEBUG) != 0)
    return G_LOG_WRITER_HANDLED;
  if (g_log_writer_is_journald (STDERR_FILENO))
    return g_log_writer_journald (level, fields, n_fields, user_data);

  return g_log_writer_standard_streams (level, fields, n_fields, user_data);
}

static gboolean
serve (Meja    *meja,
       char   **arguments,
       GError **error)
{
  g_autoptr(PrkPeladen) peladen = prk_peladen_new (meja->registry);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_log_set_writer_func (write_log, NULL, NULL);
  if (socket_path != NULL
          ? !prk_peladen_listen_unix (peladen, socket_path, error)
          : (port = (int) prk_peladen_listen_local (peladen, (guint) port, error)) == 0)
    return FALSE;
  if (socket_path != NULL)
    g_print ("register %s di %s\n", prk_register_get_key (meja->registry), socket_path);
  else
    g_print ("register %s di http://127.0.0.1:%d\n", prk_register_get_key (meja->registry), port);

  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_main_loop_run (loop);
  prk_peladen_stop (peladen);

  return TRUE;
}

static gboolean
init (Meja    *meja,
      char   **arguments,
      GError **error)
{
  if (!prk_register_add_daerah (meja->registry, arguments[0], error))
    return FALSE;
  g_print ("%s\n", prk_register_get_key (meja->registry));

  return TRUE;
}

static gboolean
user (Meja    *meja,
      char   **arguments,
      GError **error)
{
  return prk_register_set_orang (meja->registry, arguments[0], arguments[1], arguments[2],
                                 arguments[3], arguments[4], !is_disabled, error);
}

/* The certificate's hash and the address may hold what a query may not. */
static void
print_qr_text (const char *kode)
{
  g_autofree char *where = g_uri_escape_string (address, NULL, FALSE);
  g_autofree char *ca = ca_hash != NULL ? g_uri_escape_string (ca_hash, NULL, FALSE) : NULL;

  g_print ("prakarsa:enrol?alamat=%s&kode=%s%s%s\n", where, kode, ca != NULL ? "&ca=" : "",
           ca != NULL ? ca : "");
}

static gboolean
enrol (Meja    *meja,
       char   **arguments,
       GError **error)
{
  g_autofree char *kode = prk_register_new_kode (meja->registry, arguments[0], arguments[1], error);

  if (kode != NULL)
    g_print ("%s\n", kode);
  if (kode != NULL && address != NULL)
    print_qr_text (kode);

  return kode != NULL;
}

static gboolean
revoke_device (Meja    *meja,
               char   **arguments,
               GError **error)
{
  return prk_register_revoke (meja->registry, arguments[0], arguments[1], error);
}

static gboolean
verify (Meja    *meja,
        char   **arguments,
        GError **error)
{
  guint64 n_ops;

  if (!prk_register_verify (meja->registry, &n_ops, error))
    return FALSE;
  g_print ("%" G_GUINT64_FORMAT " perubahan, semuanya utuh\n", n_ops);

  return TRUE;
}

static gboolean
backup (Meja    *meja,
        char   **arguments,
        GError **error)
{
  return prk_cadangan_make (meja->gudang, folder, arguments[0], error);
}

static gboolean
check_backup (const char  *where,
              GError     **error)
{
  Meja meja = { 0 };
  guint64 n_ops;
  gboolean is_good = open_register (where, FALSE, &meja, error) &&
                     prk_register_verify (meja.registry, &n_ops, error);

  close_register (&meja);
  if (is_good)
    g_print ("%" G_GUINT64_FORMAT " perubahan, semuanya utuh\n", n_ops);

  return is_good;
}

static gboolean
restore (Meja    *meja,
         char   **arguments,
         GError **error)
{
  return prk_cadangan_restore (arguments[0], folder, check_backup, error);
}

static gboolean
export_history (Meja    *meja,
                char   **arguments,
                GError **error)
{
  g_autoptr(GOutputStream) raw = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr(GOutputStream) stream = g_buffered_output_stream_new_sized (raw, 1 << 16);

  return prk_cadangan_export (meja->registry, stream, error) &&
         g_output_stream_flush (stream, NULL, error);
}

typedef enum
{
  OPEN,  /* the register that is there */
  NEW,   /* that, or a new one */
  NONE,  /* the command makes it */
} Opening;

static const struct
{
  const char *name;
  guint n_arguments;
  Opening opening;
  gboolean (*run) (Meja    *meja,
                   char   **arguments,
                   GError **error);
  const char *usage;
} commands[] = {
  { "serve", 0, OPEN, serve, "" },
  { "init", 1, NEW, init, "DAERAH" },
  { "user", 5, OPEN, user, "DAERAH ORANG NAMA PERANGKAT_DAERAH PERAN,…" },
  { "enrol", 2, OPEN, enrol, "DAERAH ORANG" },
  { "revoke", 2, OPEN, revoke_device, "DAERAH PERANGKAT" },
  { "backup", 1, OPEN, backup, "FOLDER" },
  { "restore", 1, NONE, restore, "FOLDER" },
  { "verify", 0, OPEN, verify, "" },
  { "export", 0, OPEN, export_history, "" },
};

static int
print_usage (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_printerr ("prakarsa-register --data FOLDER %s %s\n", commands[i].name, commands[i].usage);

  return 2;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new ("COMMAND …");
  g_autoptr(GError) error = NULL;
  gboolean is_good;
  Meja meja = { 0 };

  setlocale (LC_ALL, "");
  g_log_writer_default_set_use_stderr (TRUE); /* serve's own output is its address */
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (folder == NULL || argc < 2)
    return print_usage ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (!g_str_equal (commands[i].name, argv[1]) || commands[i].n_arguments != (guint) argc - 2)
        continue;
      is_good = (commands[i].opening == NONE ||
                 open_register (folder, commands[i].opening == NEW, &meja, &error)) &&
                commands[i].run (&meja, argv + 2, &error);
      close_register (&meja);
      if (!is_good)
        g_printerr ("%s\n", error->message);
      return is_good ? 0 : 1;
    }

  return print_usage ();
}
