/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cases straight from the rows. A peristiwa is one op that was verified when it came, so its values are
 * taken from the op as it stands; loading it as a record would verify it again, which is most of the
 * time that ten thousand cases take. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-cache-private.h"
#include "prk-kasus-private.h"

#define SQL_FAKTA "SELECT bytes FROM op WHERE record = ? ORDER BY seq LIMIT 2"
#define SQL_KEJADIAN                                                                               \
  "SELECT r.id, o.fate, o.at_us, o.bytes FROM about a JOIN record r ON r.number = a.record"        \
  " JOIN op o ON o.record = a.record WHERE a.target = ? AND a.type = 'peristiwa'"                  \
  " ORDER BY o.place IS NULL, o.place, o.at_us, r.id, o.seq"

#define FATE_REFUSED 3

static JsonArray *
parse_set (JsonParser *parser,
           GBytes     *bytes,
           const char *id,
           GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  JsonNode *root = NULL;
  JsonArray *set = NULL;

  if (json_parser_load_from_data (parser, text, (gssize)size, &local_error))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    set = prk_json_get_array (json_node_get_object (root), "set");
  if (set == NULL)
    g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED, "an op of record %s is damaged: %s",
                 id, local_error != NULL ? local_error->message : "it sets nothing");

  return set;
}

static PrkKasus *
read_record (PrkDb *db, gint64 number, const char *id, GError **error)
{
  g_autoptr (PrkRecord) record = prk_record_new (id, "ksd");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  gint64 seq = 0;

  if (!_prk_load_ops (db, number, record, &seq, error))
    return NULL;

  return prk_kasus_new_dari_rekaman (record, none);
}

static void
take_fakta (PrkKasus *kasus, JsonArray *set)
{
  for (guint i = 0; i < json_array_get_length (set); i++)
    {
      JsonObject *one = json_array_get_object_element (set, i);

      prk_kasus_set (kasus, json_object_get_string_member (one, "path"),
                     json_object_get_member (one, "value"));
    }
}

PrkKasus *
_prk_kasus_baca_fakta (PrkDb *db, gint64 number, const char *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_FAKTA, "i", number);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (PrkKasus) kasus = NULL;
  guint n = 0;
  JsonArray *set;

  if (rows == NULL)
    return NULL;
  while (_prk_db_next (db, rows, &local_error))
    if (n++ == 0)
      bytes = _prk_rows_bytes (rows, 0);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_clear_pointer (&rows, _prk_rows_done);
  if (n != 1)
    return read_record (db, number, id, error);

  parser = json_parser_new ();
  set = parse_set (parser, bytes, id, error);
  if (set == NULL)
    return NULL;
  kasus = prk_kasus_new ();
  take_fakta (kasus, set);

  return g_steal_pointer (&kasus);
}

gboolean
_prk_kasus_baca_kejadian (PrkDb *db,
                          const char *ksd,
                          PrkKasus *into,
                          gboolean is_ringkas,
                          guint *n_ditolak,
                          gint64 *at_us,
                          GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_KEJADIAN, "t", ksd);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    {
      const char *id = _prk_rows_text (rows, 0);
      g_autoptr (GBytes) bytes = NULL;
      JsonArray *set;

      if (_prk_rows_int (rows, 1) == FATE_REFUSED)
        {
          (*n_ditolak)++;
          continue;
        }
      /* Written once: what came after does not count. */
      if (!g_hash_table_add (seen, g_strdup (id)))
        continue;
      *at_us = MAX (*at_us, _prk_rows_int (rows, 2));
      bytes = _prk_rows_bytes (rows, 3);
      set = parse_set (parser, bytes, id, error);
      if (set == NULL)
        return FALSE;
      prk_kasus_catat_set (into, id, set, is_ringkas);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}
