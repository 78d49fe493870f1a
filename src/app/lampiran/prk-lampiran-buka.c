/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "prk-lampiran-buka.h"

#define FOLDER "buka"

typedef struct
{
  GFile *file;
} Buka;

static void
buka_free (gpointer data)
{
  Buka *buka = data;

  g_clear_object (&buka->file);
  g_free (buka);
}

/**
 * prk_lampiran_buka_is_safe:
 * @nama: what it is called
 * @jenis: what it says it is
 *
 * Returns: FALSE for programs, scripts and starters, whatever they say they are
 */
gboolean
prk_lampiran_buka_is_safe (const char *nama,
                           const char *jenis)
{
  static const char *const endings[] = { ".desktop", ".exe", ".msi", ".bat", ".cmd", ".com", ".scr",
                                         ".sh",      ".run", ".jar", ".js",  ".vbs", ".ps1", ".py",
                                         ".appimage", ".deb", ".rpm", ".flatpakref" };
  g_autofree char *lower = g_utf8_strdown (nama, -1);
  g_autofree char *type = g_content_type_from_mime_type (jenis);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return FALSE;
  /* Every text may be a script to the system; plain ones are shown, not run. */
  return type == NULL || g_strcmp0 (jenis, "text/plain") == 0
         || !g_content_type_can_be_executable (type);
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        empty_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* A folder of its own for each copy, so that two files of one name do not meet. */
static GFile *
make_place (const char *nama)
{
  static gsize once;
  g_autofree char *folder
      = g_build_filename (g_get_user_cache_dir (), "prakarsa", FOLDER, NULL);
  g_autofree char *place = g_build_filename (folder, "XXXXXX", NULL);
  g_autofree char *path = NULL;

  if (g_once_init_enter (&once))
    {
      empty_folder (folder);
      g_once_init_leave (&once, 1);
    }
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_mkdtemp_full (place, 0700) == NULL)
    return NULL;
  path = g_build_filename (place, nama, NULL);
  return g_file_new_for_path (path);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Buka *buka = g_task_get_task_data (task);
  g_autofree char *uri = g_file_get_uri (buka->file);
  g_autoptr (GdkAppLaunchContext) context = NULL;
  GError *error = NULL;

  if (!prk_store_export_berkas_finish (PRK_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_chmod (g_file_peek_path (buka->file), 0400);
  context = gdk_display_get_app_launch_context (gdk_display_get_default ());
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context),
                                           g_task_get_cancellable (task), launched_cb,
                                           g_object_ref (task));
}

void
prk_lampiran_buka_async (PrkStore             *store,
                         const PrkBerkasValue *berkas,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Buka *buka = g_new0 (Buka, 1);

  g_task_set_source_tag (task, prk_lampiran_buka_async);
  g_task_set_task_data (task, buka, buka_free);
  if (!prk_lampiran_buka_is_safe (berkas->nama, berkas->jenis))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                               _("“%s” may be a program. Save it first if you trust it."),
                               berkas->nama);
      return;
    }
  buka->file = make_place (berkas->nama);
  if (buka->file == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", g_strerror (errno));
      return;
    }
  prk_store_export_berkas_async (store, berkas->hash, buka->file, cancellable, exported_cb,
                                 g_object_ref (task));
}

gboolean
prk_lampiran_buka_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
