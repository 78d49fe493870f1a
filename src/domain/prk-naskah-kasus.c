/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-domain-private.h"
#include "prk-naskah-private.h"

#define TITLE "data/tahapan/naskah.json"

static const char *
read_text (JsonObject *object,
           const char *key)
{
  return g_intern_string (prk_json_get_string (object, key, NULL));
}

static const char *const *
read_list (JsonObject *object,
           const char *key)
{
  JsonArray *array = prk_json_get_array (object, key);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  const char **words = array != NULL ? g_new0 (const char *, n + 1) : NULL;

  for (guint i = 0; i < n; i++)
    words[i] = g_intern_string (json_array_get_string_element (array, i));

  return words;
}

static PrkNaskahKasus *
read_one (JsonObject *object)
{
  PrkNaskahKasus *self = g_new0 (PrkNaskahKasus, 1);

  self->id = read_text (object, "id");
  self->nama = read_text (object, "nama");
  self->pasal = read_text (object, "pasal");
  self->peristiwa = read_text (object, "peristiwa");
  self->kop = read_text (object, "kop");
  self->kepada = read_text (object, "kepada");
  self->hal = read_text (object, "hal");
  self->lampiran = read_text (object, "lampiran");
  self->klausul = read_text (object, "klausul");
  self->rekaman = read_text (object, "rekaman");
  self->alur = read_list (object, "alur");
  self->keadaan = read_list (object, "keadaan");
  self->siap = read_list (object, "siap");
  self->varian = read_list (object, "varian");
  self->tembusan = read_list (object, "tembusan");
  if (self->id == NULL || self->nama == NULL || self->pasal == NULL || self->alur == NULL || self->keadaan == NULL)
    g_error ("%s: a paper is not complete: %s", TITLE, self->id);

  return self;
}

JsonObject *
_prk_naskah_baca (const char *path)
{
  g_autoptr(GBytes) bytes = _prk_domain_lookup (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = prk_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                             g_bytes_get_size (bytes) + 1, 16, &error);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    g_error ("%s: %s", path, error != NULL ? error->message : "no object");

  return json_node_dup_object (root);
}

GPtrArray *
prk_naskah_kasus_daftar (void)
{
  static gsize once;
  static GPtrArray *all;

  if (g_once_init_enter (&once))
    {
      g_autoptr(JsonObject) root = _prk_naskah_baca ("/tahapan/naskah.json");
      JsonArray *array = prk_json_get_array (root, "naskah");

      all = g_ptr_array_new ();
      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (all, read_one (json_array_get_object_element (array, i)));
      g_once_init_leave (&once, 1);
    }

  return all;
}

const PrkNaskahKasus *
prk_naskah_kasus_find (const char *id)
{
  GPtrArray *all = prk_naskah_kasus_daftar ();

  for (guint i = 0; i < all->len; i++)
    {
      const PrkNaskahKasus *one = g_ptr_array_index (all, i);

      if (g_strcmp0 (one->id, id) == 0)
        return one;
    }

  return NULL;
}

/* "pks" of "pks-2". */
static gboolean
is_on_line (const PrkNaskahKasus *self,
            const char           *alur)
{
  for (guint i = 0; self->alur[i] != NULL; i++)
    {
      gsize length = strlen (self->alur[i]);

      if (strncmp (alur, self->alur[i], length) == 0 && (alur[length] == '\0' || alur[length] == '-'))
        return TRUE;
    }

  return FALSE;
}

/**
 * prk_naskah_kasus_list:
 * @alur: a line, such as "pks-1"
 *
 * Lists the papers that fit where a line stands. A line that has not begun has none.
 *
 * Returns: (transfer container) (element-type PrkNaskahKasus): in the order of a case
 */
GPtrArray *
prk_naskah_kasus_list (PrkKasus   *kasus,
                       const char *alur)
{
  GPtrArray *all = prk_naskah_kasus_daftar ();
  GPtrArray *found = g_ptr_array_new ();
  const char *keadaan = prk_tahapan_get_keadaan (kasus, alur);
  const char *varian = prk_kasus_get_teks (kasus, NULL, "varian");

  for (guint i = 0; keadaan != NULL && i < all->len; i++)
    {
      const PrkNaskahKasus *one = g_ptr_array_index (all, i);
      gboolean is_made = one->peristiwa != NULL && prk_kasus_find (kasus, alur, one->peristiwa) != NULL;

      if (!is_on_line (one, alur))
        continue;
      if (one->varian != NULL && !g_strv_contains (one->varian, varian != NULL ? varian : "ksdd"))
        continue;
      if (is_made || g_strv_contains (one->keadaan, keadaan))
        g_ptr_array_add (found, (gpointer) one);
    }

  return found;
}

/**
 * prk_naskah_kasus_is_rancangan:
 *
 * A letter is printed to be signed; an agreement is a draft until it is ready to be.
 *
 * Returns: whether "RANCANGAN" stands across its pages
 */
gboolean
prk_naskah_kasus_is_rancangan (const PrkNaskahKasus *self,
                               PrkKasus             *kasus,
                               const char           *alur)
{
  const char *keadaan = prk_tahapan_get_keadaan (kasus, alur);

  return self->siap != NULL && (keadaan == NULL || !g_strv_contains (self->siap, keadaan));
}
