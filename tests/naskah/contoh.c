/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "contoh.h"
#include "prk-test-device.h"

static void
set_row (PrkEdit         *edit,
         const PrkBidang *tabel,
         guint            number,
         JsonObject      *row)
{
  g_autofree char *id = g_strdup_printf ("r%u", number);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  prk_edit_append_row (edit, tabel->path, id);
  json_object_iter_init_ordered (&iter, row);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *path = g_strdup_printf ("%s/%s/%s", tabel->path, id, name);

      prk_edit_set_node (edit, path, value);
    }
}

static void
set_narasi (PrkEdit    *edit,
            const char *path,
            JsonNode   *value)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (!JSON_NODE_HOLDS_ARRAY (value))
    {
      prk_edit_set_text (edit, path, json_node_get_string (value));
      return;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? "\n\n" : "",
                            json_array_get_string_element (json_node_get_array (value), i));
  prk_edit_set_text (edit, path, text->str);
}

/* An op holds only so many sets. */
static void
commit (PrkTestDevice *device,
        PrkEdit      **edit)
{
  PrkRecord *record = prk_edit_get_record (*edit);

  prk_test_device_commit (device, *edit);
  prk_edit_unref (*edit);
  *edit = prk_edit_new (record);
}
static void
set_rows (PrkTestDevice   *device,
          PrkEdit        **edit,
          const PrkBidang *tabel,
          JsonArray       *rows)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      set_row (*edit, tabel, i, json_array_get_object_element (rows, i));
      if (i % 200 == 199)
        commit (device, edit);
    }
}

static void
set_field (PrkTestDevice *device,
           PrkEdit      **edit,
           PrkSkema      *skema,
           const char    *path,
           JsonNode      *value)
{
  const PrkBidang *bidang = prk_skema_find_bidang (skema, path, NULL);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  g_assert_nonnull (bidang);
  if (bidang->jenis == PRK_JENIS_NARASI)
    set_narasi (*edit, path, value);
  else if (bidang->jenis == PRK_JENIS_TABEL)
    set_rows (device, edit, bidang, array);
  else if (array == NULL)
    prk_edit_set_node (*edit, path, value);

  for (guint i = 0; bidang->jenis == PRK_JENIS_BANYAK && i < json_array_get_length (array); i++)
    {
      g_autofree char *choice = g_strdup_printf ("%s/%s", path, json_array_get_string_element (array, i));

      prk_edit_set_bool (*edit, choice, TRUE);
    }
}

PrkRecord *
contoh_baca (PrkTestDevice *device,
             PrkProfil     *profil,
             const char    *json)
{
  PrkRecord *record = prk_record_new (PRK_TEST_RECORD, "kak");
  PrkEdit *edit = prk_edit_new (record);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = json_from_string (json, &error);
  JsonObjectIter iter;
  const char *path;
  JsonNode *value;

  g_assert_no_error (error);
  json_object_iter_init_ordered (&iter, json_object_get_object_member (json_node_get_object (root), "nilai"));
  while (json_object_iter_next_ordered (&iter, &path, &value))
    set_field (device, &edit, prk_profil_get_skema (profil), path, value);
  commit (device, &edit);
  prk_edit_unref (edit);

  return record;
}

PrkRecord *
contoh_muat (PrkTestDevice *device,
             PrkProfil     *profil,
             const char    *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "contoh", file, NULL);
  g_autofree char *json = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);

  return contoh_baca (device, profil, json);
}

PrkProfil *
contoh_profil (const char *id)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load (id, NULL, &error);

  g_assert_no_error (error);

  return profil;
}
