/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "register/sqlite/prk-gudang-sqlite.h"

#include "office-fixture.h"

gboolean
fixture_late_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* So that a condition is looked at again even when nothing happens here. */
gboolean
fixture_beat_cb (gpointer user_data)
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

void
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

void
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

void
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

Laptop *
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

void
enrol_at (Laptop     *laptop,
          const char *address,
          const char *code)
{
  laptop->is_answered = FALSE;
  prk_sync_worker_enrol (laptop->worker, address, code, NULL, NULL, enrolled_cb, laptop);
  wait_until (laptop->is_answered);
}

Laptop *
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

char *
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

gboolean
has_title (Laptop     *laptop,
           const char *id,
           const char *title)
{
  g_autofree char *actual = read_title (laptop, id);

  return g_strcmp0 (actual, title) == 0;
}

gboolean
has_sent_all (Laptop *laptop)
{
  g_autoptr (PrkSyncStatus) status = prk_store_sync_get_status (laptop->store, NULL, NULL);

  return status->n_waiting + status->n_held == 0;
}
