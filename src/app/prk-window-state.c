/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prk-window-state.h"

#define FILE_NAME "tampilan.ini"
#define GROUP     "tampilan"

/* A screen wider than this is a damaged file. */
#define MAX_SIZE 16384

static int
get_size (GKeyFile   *file,
          const char *key)
{
  int size = g_key_file_get_integer (file, GROUP, key, NULL);

  return size > 0 && size <= MAX_SIZE ? size : 0;
}

/**
 * prk_window_state_load:
 * @folder: the data folder; need not exist
 *
 * Reads the state, or makes an empty one where the file is absent or damaged.
 *
 * Returns: (transfer full): the state
 */
PrkWindowState *
prk_window_state_load (const char *folder)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  PrkWindowState *self = g_new0 (PrkWindowState, 1);

  /* Absent on the first start; a damaged one is as good as absent and is written anew when the
   * window closes. */
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  self->language = g_key_file_get_string (file, GROUP, "bahasa", NULL);
  self->width = get_size (file, "lebar");
  self->height = get_size (file, "tinggi");
  self->is_maximized = g_key_file_get_boolean (file, GROUP, "maksimal", NULL);
  self->place = g_key_file_get_string (file, GROUP, "halaman", NULL);
  self->open = g_key_file_get_string_list (file, GROUP, "terbuka", NULL, NULL);
  if (self->open == NULL)
    self->open = g_new0 (char *, 1);

  return self;
}

/**
 * prk_window_state_save:
 * @self: a state
 * @folder: the data folder, which must exist
 * @error: return location
 *
 * Writes the state. It is not flushed to the disk: what a power cut leaves of the file is read as
 * well as it goes.
 *
 * Returns: %FALSE with a file error where it cannot be written
 */
gboolean
prk_window_state_save (PrkWindowState  *self,
                       const char      *folder,
                       GError         **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *text = NULL;

  if (self->language != NULL)
    g_key_file_set_string (file, GROUP, "bahasa", self->language);
  g_key_file_set_integer (file, GROUP, "lebar", self->width);
  g_key_file_set_integer (file, GROUP, "tinggi", self->height);
  g_key_file_set_boolean (file, GROUP, "maksimal", self->is_maximized);
  if (self->place != NULL)
    g_key_file_set_string (file, GROUP, "halaman", self->place);
  g_key_file_set_string_list (file, GROUP, "terbuka",
                              (const char *const *) self->open, g_strv_length (self->open));

  text = g_key_file_to_data (file, NULL, NULL);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, error);
}

void
prk_window_state_free (PrkWindowState *self)
{
  g_free (self->language);
  g_free (self->place);
  g_strfreev (self->open);
  g_free (self);
}
