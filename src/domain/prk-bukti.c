/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-baca-private.h"
#include "prk-bukti.h"

#define PER_POINT 100
#define MAX_TEKS 10000  /* characters of one quotation: more than a page has */
#define MAX_KOTAK 200   /* lines of one quotation */
#define HASH_LENGTH 43  /* SHA-256 in base64url */
#define MAX_SIDE 2000000 /* hundredths of a point; the longest page that PDF knows is 14,400 pt */

static JsonObject *
get_object (JsonNode *value)
{
  return value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
}

static void
append_number (JsonArray *array,
               double     points)
{
  json_array_add_int_element (array, (gint64)(points * PER_POINT + (points < 0 ? -0.5 : 0.5)));
}

/**
 * prk_bukti_new_kutipan:
 * @hash: SHA-256 of the document in base64url
 * @judul: (nullable): what the document is called
 * @halaman: page, from 1
 * @teks: the passage
 * @kotak: (array length=n_kotak) (nullable): where its lines stand, in points
 *
 * Makes the value that a quotation is kept as.
 *
 * Returns: (transfer full): the value
 */
JsonNode *
prk_bukti_new_kutipan (const char     *hash,
                       const char     *judul,
                       guint           halaman,
                       const char     *teks,
                       const PrkKotak *kotak,
                       guint           n_kotak)
{
  JsonObject *object = json_object_new ();
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; i < MIN (n_kotak, MAX_KOTAK); i++)
    {
      JsonArray *row = json_array_new ();

      append_number (row, kotak[i].x);
      append_number (row, kotak[i].y);
      append_number (row, kotak[i].width);
      append_number (row, kotak[i].height);
      json_array_add_array_element (rows, row);
    }
  json_object_set_string_member (object, "dokumen", hash);
  json_object_set_string_member (object, "judul", judul != NULL ? judul : "");
  json_object_set_int_member (object, "halaman", halaman);
  json_object_set_string_member (object, "teks", teks);
  json_object_set_array_member (object, "kotak", rows);

  return json_node_init_object (node, object), json_object_unref (object), node;
}

static gboolean
is_kotak (JsonNode *node)
{
  JsonArray *row = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (row == NULL || json_array_get_length (row) != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      JsonNode *number = json_array_get_element (row, i);

      if (!_prk_node_has_type (number, G_TYPE_INT64)
          || ABS (json_node_get_int (number)) > MAX_SIDE)
        return FALSE;
    }

  return TRUE;
}

/**
 * prk_bukti_is_kutipan:
 * @value: (nullable): a value of a record, from whomever
 *
 * Whether a value is a quotation, complete and within its limits.
 */
gboolean
prk_bukti_is_kutipan (JsonNode *value)
{
  JsonObject *object = get_object (value);
  const char *hash, *teks;
  JsonArray *kotak;

  if (object == NULL)
    return FALSE;

  hash = prk_json_get_string (object, "dokumen", "");
  teks = prk_json_get_string (object, "teks", "");
  kotak = prk_json_get_array (object, "kotak");
  if (strlen (hash) != HASH_LENGTH || *teks == '\0' || g_utf8_strlen (teks, -1) > MAX_TEKS
      || prk_json_get_int (object, "halaman", 0) < 1
      || prk_json_get_int (object, "halaman", 0) > G_MAXINT || kotak == NULL
      || json_array_get_length (kotak) > MAX_KOTAK)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (kotak); i++)
    if (!is_kotak (json_array_get_element (kotak, i)))
      return FALSE;

  return TRUE;
}

const char *
prk_bukti_get_hash (JsonNode *kutipan)
{
  JsonObject *object = get_object (kutipan);

  return object != NULL ? prk_json_get_string (object, "dokumen", "") : "";
}

const char *
prk_bukti_get_judul (JsonNode *kutipan)
{
  JsonObject *object = get_object (kutipan);

  return object != NULL ? prk_json_get_string (object, "judul", "") : "";
}

guint
prk_bukti_get_halaman (JsonNode *kutipan)
{
  JsonObject *object = get_object (kutipan);

  return object != NULL ? (guint)CLAMP (prk_json_get_int (object, "halaman", 0), 0, G_MAXINT) : 0;
}

const char *
prk_bukti_get_teks (JsonNode *kutipan)
{
  JsonObject *object = get_object (kutipan);

  return object != NULL ? prk_json_get_string (object, "teks", "") : "";
}

/**
 * prk_bukti_list_kotak:
 * @kutipan: a quotation
 *
 * Lists where its lines stand.
 *
 * Returns: (element-type PrkKotak) (transfer full): rectangles in points
 */
GArray *
prk_bukti_list_kotak (JsonNode *kutipan)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PrkKotak));
  JsonObject *object = get_object (kutipan);
  JsonArray *rows = object != NULL ? prk_json_get_array (object, "kotak") : NULL;

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonNode *node = json_array_get_element (rows, i);
      JsonArray *row = is_kotak (node) ? json_node_get_array (node) : NULL;
      PrkKotak kotak;

      if (row == NULL)
        continue;
      kotak.x = (double)json_array_get_int_element (row, 0) / PER_POINT;
      kotak.y = (double)json_array_get_int_element (row, 1) / PER_POINT;
      kotak.width = (double)json_array_get_int_element (row, 2) / PER_POINT;
      kotak.height = (double)json_array_get_int_element (row, 3) / PER_POINT;
      g_array_append_val (list, kotak);
    }

  return list;
}

/**
 * prk_bukti_dup_sumber:
 * @kutipan: a quotation
 *
 * Where it is from, as a document prints it.
 *
 * Returns: (transfer full): such as "RPJMD 2025–2029, halaman 143"
 */
char *
prk_bukti_dup_sumber (JsonNode *kutipan)
{
  const char *judul = prk_bukti_get_judul (kutipan);

  return g_strdup_printf ("%s, halaman %u", *judul != '\0' ? judul : "Dokumen tanpa judul",
                          prk_bukti_get_halaman (kutipan));
}

char *
prk_bukti_dup_tampil (JsonNode *kutipan)
{
  g_autofree char *sumber = prk_bukti_dup_sumber (kutipan);

  return g_strdup_printf ("“%s” (%s)", prk_bukti_get_teks (kutipan), sumber);
}

static char *
dup_squeezed (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\n\r", -1);
  GString *squeezed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (squeezed, "%s%s", squeezed->len > 0 ? " " : "", words[i]);

  return g_string_free (squeezed, FALSE);
}

gboolean
prk_bukti_is_same (JsonNode *a,
                   JsonNode *b)
{
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  if (strcmp (prk_bukti_get_hash (a), prk_bukti_get_hash (b)) != 0
      || prk_bukti_get_halaman (a) != prk_bukti_get_halaman (b))
    return FALSE;

  text_a = dup_squeezed (prk_bukti_get_teks (a));
  text_b = dup_squeezed (prk_bukti_get_teks (b));
  return strcmp (text_a, text_b) == 0;
}

/**
 * prk_bukti_nilai:
 * @kutipan: a quotation
 * @dokumen: (array length=n_dokumen) (nullable): what the library has here
 *
 * Whether what was quoted can be opened here. A document is known by its bytes alone: one of the
 * same title with another hash is another document, and is never opened in its place.
 */
PrkBuktiKeadaan
prk_bukti_nilai (JsonNode              *kutipan,
                 const PrkBuktiDokumen *dokumen,
                 guint                  n_dokumen)
{
  PrkBuktiKeadaan keadaan = PRK_BUKTI_TIDAK_ADA;
  const char *hash = prk_bukti_get_hash (kutipan);
  const char *judul = prk_bukti_get_judul (kutipan);

  for (guint i = 0; i < n_dokumen; i++)
    {
      if (strcmp (dokumen[i].hash, hash) == 0)
        return PRK_BUKTI_ADA;
      if (*judul != '\0' && g_strcmp0 (dokumen[i].judul, judul) == 0)
        keadaan = PRK_BUKTI_LAIN;
    }

  return keadaan;
}
