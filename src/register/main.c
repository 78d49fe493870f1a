/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "prk-peladen.h"
#include "sqlite/prk-gudang-sqlite.h"

#define DEFAULT_PORT 8620

static char *folder;
static char *socket_path;
static int port = DEFAULT_PORT;
static gboolean is_disabled;

static const GOptionEntry options[] = {
  { "data", 'd', 0, G_OPTION_ARG_FILENAME, &folder, "Folder of the register", "FOLDER" },
  { "port", 'p', 0, G_OPTION_ARG_INT, &port, "Port on 127.0.0.1 (serve)", "PORT" },
  { "socket", 's', 0, G_OPTION_ARG_FILENAME, &socket_path, "Unix socket instead of a port (serve)", "PATH" },
  { "disable", 0, 0, G_OPTION_ARG_NONE, &is_disabled, "Shut the person out (user)", NULL },
  { NULL },
};

static PrkKey *
open_key (PrkEntropy  *entropy,
          gboolean     is_new,
          GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "kunci", NULL);
  g_autoptr(PrkKey) key = NULL;

  if (!is_new || g_file_test (path, G_FILE_TEST_EXISTS))
    return prk_key_load (path, error);
  key = prk_key_generate (entropy);

  return prk_key_save (key, path, error) ? g_steal_pointer (&key) : NULL;
}

static PrkRegister *
open_register (gboolean   is_new,
               GError   **error)
{
  g_autoptr(PrkClock) clock = prk_clock_new_system ();
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_system ();
  g_autoptr(PrkKebijakan) kebijakan = prk_kebijakan_new_bawaan ();
  g_autofree char *path = g_build_filename (folder, "register.sqlite", NULL);
  g_autoptr(PrkGudang) gudang = NULL;
  g_autoptr(PrkKey) key = NULL;

  if (is_new)
    g_mkdir_with_parents (folder, 0700);
  key = open_key (entropy, is_new, error);
  gudang = key != NULL ? prk_gudang_sqlite_new (path, error) : NULL;

  return gudang != NULL ? prk_register_new (gudang, key, clock, entropy, kebijakan) : NULL;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
serve (PrkRegister  *registry,
       char        **arguments,
       GError      **error)
{
  g_autoptr(PrkPeladen) peladen = prk_peladen_new (registry);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  if (socket_path != NULL ? !prk_peladen_listen_unix (peladen, socket_path, error)
                          : (port = (int) prk_peladen_listen_local (peladen, (guint) port, error)) == 0)
    return FALSE;
  if (socket_path != NULL)
    g_print ("register %s di %s\n", prk_register_get_key (registry), socket_path);
  else
    g_print ("register %s di http://127.0.0.1:%d\n", prk_register_get_key (registry), port);

  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_main_loop_run (loop);
  prk_peladen_stop (peladen);

  return TRUE;
}

static gboolean
init (PrkRegister  *registry,
      char        **arguments,
      GError      **error)
{
  if (!prk_register_add_daerah (registry, arguments[0], error))
    return FALSE;
  g_print ("%s\n", prk_register_get_key (registry));

  return TRUE;
}

static gboolean
user (PrkRegister  *registry,
      char        **arguments,
      GError      **error)
{
  return prk_register_set_orang (registry, arguments[0], arguments[1], arguments[2], arguments[3],
                                 arguments[4], !is_disabled, error);
}

static gboolean
enrol (PrkRegister  *registry,
       char        **arguments,
       GError      **error)
{
  g_autofree char *kode = prk_register_new_kode (registry, arguments[0], arguments[1], error);

  if (kode != NULL)
    g_print ("%s\n", kode);

  return kode != NULL;
}

static gboolean
revoke_device (PrkRegister  *registry,
               char        **arguments,
               GError      **error)
{
  return prk_register_revoke (registry, arguments[0], arguments[1], error);
}

static gboolean
verify (PrkRegister  *registry,
        char        **arguments,
        GError      **error)
{
  guint64 n_ops;

  if (!prk_register_verify (registry, &n_ops, error))
    return FALSE;
  g_print ("%" G_GUINT64_FORMAT " perubahan, semuanya utuh\n", n_ops);

  return TRUE;
}

static const struct
{
  const char *name;
  guint n_arguments;
  gboolean (*run) (PrkRegister  *registry,
                   char        **arguments,
                   GError      **error);
  const char *usage;
} commands[] = {
  { "serve", 0, serve, "" },
  { "init", 1, init, "DAERAH" },
  { "user", 5, user, "DAERAH ORANG NAMA PERANGKAT_DAERAH PERAN,…" },
  { "enrol", 2, enrol, "DAERAH ORANG" },
  { "revoke", 2, revoke_device, "DAERAH PERANGKAT" },
  { "verify", 0, verify, "" },
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
  g_autoptr(PrkRegister) registry = NULL;

  setlocale (LC_ALL, "");
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
      registry = open_register (g_str_equal (argv[1], "init"), &error);
      if (registry != NULL && commands[i].run (registry, argv + 2, &error))
        return 0;
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return print_usage ();
}
