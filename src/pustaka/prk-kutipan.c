/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "base/prk-hash.h"
#include "base/prk-json.h"

#include "prk-kutipan.h"
#include "prk-pustaka-kotak-private.h"
#include "prk-pustaka-teks.h"

#define PER_POINT 100

G_DEFINE_BOXED_TYPE (PrkKutipan, prk_kutipan, prk_kutipan_copy, prk_kutipan_free)

/**
 * prk_kutipan_new:
 * @halaman: from 1
 * @isi: of that page
 * @start: the first character
 * @end: after the last character; cut to the end of the page
 *
 * Makes evidence of a passage. Its text is tidied: one line, words whole. Pure.
 *
 * Returns: (transfer full) (nullable): %NULL where there is nothing to quote, or too much
 */
PrkKutipan *
prk_kutipan_new (const char              *hash,
                 guint                    halaman,
                 const PrkPustakaHalaman *isi,
                 guint                    start,
                 guint                    end)
{
  g_autoptr(PrkKutipan) self = NULL;
  g_autofree char *raw = NULL;

  g_return_val_if_fail (prk_hash_is_valid (hash), NULL);
  g_return_val_if_fail (halaman >= 1 && halaman <= PRK_PDF_MAX_PAGES, NULL);
  g_return_val_if_fail (isi != NULL, NULL);

  end = MIN (end, isi->kotak->len);
  if (start >= end || end - start > PRK_KUTIPAN_MAX_TEKS)
    return NULL;

  raw = g_utf8_substring (isi->teks, start, end);
  self = g_new0 (PrkKutipan, 1);
  self->hash = g_strdup (hash);
  self->halaman = halaman;
  self->teks = prk_pustaka_teks_tidy (raw, NULL);
  self->kotak = _prk_kotak_join (isi, start, end);
  if (self->teks[0] == '\0' || self->kotak->len > PRK_KUTIPAN_MAX_KOTAK)
    return NULL;

  return g_steal_pointer (&self);
}

PrkKutipan *
prk_kutipan_copy (const PrkKutipan *self)
{
  PrkKutipan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->hash = g_strdup (self->hash);
  copy->teks = g_strdup (self->teks);
  copy->kotak = g_array_ref (self->kotak);

  return copy;
}

void
prk_kutipan_free (PrkKutipan *self)
{
  if (self == NULL)
    return;

  g_free (self->hash);
  g_free (self->teks);
  g_clear_pointer (&self->kotak, g_array_unref);
  g_free (self);
}

/**
 * prk_kutipan_to_value:
 *
 * Writes evidence as a value of a record.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
prk_kutipan_to_value (const PrkKutipan *self)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonArray *boxes = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->kotak->len; i++)
    {
      const PrkPdfRect *rect = &g_array_index (self->kotak, PrkPdfRect, i);
      JsonArray *box = json_array_new ();

      json_array_add_int_element (box, lround (rect->x * PER_POINT));
      json_array_add_int_element (box, lround (rect->y * PER_POINT));
      json_array_add_int_element (box, lround (rect->width * PER_POINT));
      json_array_add_int_element (box, lround (rect->height * PER_POINT));
      json_array_add_array_element (boxes, box);
    }

  json_object_set_string_member (object, "dokumen", self->hash);
  json_object_set_int_member (object, "halaman", self->halaman);
  json_object_set_string_member (object, "teks", self->teks);
  json_object_set_array_member (object, "kotak", boxes);
  json_node_set_object (node, object);

  return node;
}

static gboolean
read_number (JsonArray *array,
             guint      index,
             gint64     least,
             double    *points)
{
  JsonNode *node = json_array_get_element (array, index);
  gint64 number;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  number = json_node_get_int (node);
  *points = (double) number / PER_POINT;

  return number >= least && number <= (gint64) PRK_PDF_MAX_PAGE_SIDE * PER_POINT;
}

static gboolean
read_boxes (PrkKutipan *self,
            JsonArray  *boxes)
{
  const gint64 least = -(gint64) PRK_PDF_MAX_PAGE_SIDE * PER_POINT;

  if (json_array_get_length (boxes) > PRK_KUTIPAN_MAX_KOTAK)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (boxes); i++)
    {
      JsonNode *node = json_array_get_element (boxes, i);
      JsonArray *box = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      PrkPdfRect rect;

      if (box == NULL || json_array_get_length (box) != 4 ||
          !read_number (box, 0, least, &rect.x) || !read_number (box, 1, least, &rect.y) ||
          !read_number (box, 2, 0, &rect.width) || !read_number (box, 3, 0, &rect.height))
        return FALSE;
      g_array_append_val (self->kotak, rect);
    }

  return TRUE;
}

static JsonNode *
find_member (JsonObject *object,
             const char *name,
             JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_TYPE (node) == type ? node : NULL;
}

/**
 * prk_kutipan_from_value:
 * @value: (nullable): of a record, from anybody
 *
 * Reads evidence and checks every part of it. Pure.
 *
 * Returns: (transfer full) (nullable): %NULL where @value is no evidence
 */
PrkKutipan *
prk_kutipan_from_value (JsonNode *value)
{
  JsonObject *object =
    value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  g_autoptr(PrkKutipan) self = NULL;
  const char *hash, *teks;
  JsonNode *halaman, *boxes;

  if (object == NULL)
    return NULL;

  hash = prk_json_get_string (object, "dokumen", NULL);
  teks = prk_json_get_string (object, "teks", NULL);
  halaman = find_member (object, "halaman", JSON_NODE_VALUE);
  boxes = find_member (object, "kotak", JSON_NODE_ARRAY);
  if (hash == NULL || !prk_hash_is_valid (hash) || teks == NULL || halaman == NULL ||
      boxes == NULL || json_node_get_value_type (halaman) != G_TYPE_INT64 ||
      json_node_get_int (halaman) < 1 || json_node_get_int (halaman) > PRK_PDF_MAX_PAGES ||
      g_utf8_strlen (teks, -1) > PRK_KUTIPAN_MAX_TEKS)
    return NULL;

  self = g_new0 (PrkKutipan, 1);
  self->hash = g_strdup (hash);
  self->halaman = json_node_get_int (halaman);
  self->teks = g_strdup (teks);
  self->kotak = g_array_new (FALSE, FALSE, sizeof (PrkPdfRect));

  return read_boxes (self, json_node_get_array (boxes)) ? g_steal_pointer (&self) : NULL;
}
