/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-cetak.h"

void
prk_cetak_put (PrkRecord  *cetak,
               const char *path,
               const char *text)
{
  g_autoptr(JsonNode) node = NULL;

  if (text == NULL || *text == '\0')
    return;
  node = json_node_init_string (json_node_alloc (), text);
  prk_record_overlay (cetak, path, node);
}

void
prk_cetak_put_int (PrkRecord  *cetak,
                   const char *path,
                   gint64      value)
{
  g_autoptr(JsonNode) node = json_node_init_int (json_node_alloc (), value);

  prk_record_overlay (cetak, path, node);
}

void
prk_cetak_put_narasi (PrkRecord  *cetak,
                      const char *path,
                      const char *commonmark)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  if (commonmark == NULL || *commonmark == '\0')
    return;
  object = json_object_new ();
  json_object_set_string_member (object, "teks", commonmark);
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  prk_record_overlay (cetak, path, node);
}

char *
prk_cetak_add_row (PrkRecord  *cetak,
                   const char *table,
                   const char *id,
                   guint       number)
{
  char *row = g_strdup_printf ("%s/%s/", table, id);
  g_autofree char *place = g_strdup_printf ("V%06uV", number);

  prk_cetak_put_cell (cetak, row, "_urut", place);

  return row;
}

void
prk_cetak_put_cell (PrkRecord  *cetak,
                    const char *row,
                    const char *column,
                    const char *text)
{
  g_autofree char *path = g_strconcat (row, column, NULL);

  prk_cetak_put (cetak, path, text);
}
