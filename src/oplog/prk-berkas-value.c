/* SPDX-License-Identifier: GPL-3.0-or-later */

/* File values come from other laptops, too: name and media type are made harmless while they are
 * read, so that nobody further on need think of it. */
#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-json.h"

#include "prk-berkas-value.h"

#define MAX_NAMA 120       /* characters */
#define MAX_NAMA_BYTES 240 /* file systems take 255 */
#define MAX_SUFFIX 12      /* bytes of ".pdf", kept when a name is cut */
#define MAX_JENIS 100
#define FALLBACK_NAMA "berkas"

G_DEFINE_BOXED_TYPE (PrkBerkasValue, prk_berkas_value, prk_berkas_value_copy, prk_berkas_value_free)

static gboolean
is_jenis (const char *jenis)
{
  guint n_slashes = 0;

  if (*jenis == '\0' || *jenis == '/' || strlen (jenis) > MAX_JENIS)
    return FALSE;
  for (const char *at = jenis; *at != '\0'; at++)
    {
      if (*at == '/')
        n_slashes++;
      else if (!g_ascii_isalnum (*at) && strchr ("!#$&^_.+-", *at) == NULL)
        return FALSE;
    }
  return n_slashes == 1 && !g_str_has_suffix (jenis, "/");
}

/* A letter that neither ends a path, nor hides, nor turns the reading direction, nor is refused by a
 * file system. */
static gboolean
is_plain (gunichar letter)
{
  switch (g_unichar_type (letter))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      return letter > 0x7f || strchr ("<>:\"|?*", (int) letter) == NULL;
    }
}

/* The last part of a path, however it is parted. */
static const char *
find_last_part (const char *nama)
{
  const char *start = nama;

  for (const char *at = nama; *at != '\0'; at++)
    if (*at == '/' || *at == '\\')
      start = at + 1;
  return start;
}

/* Cuts in the middle of the name, so that what kind of file it is stays to be seen. */
static char *
shorten (const char *nama)
{
  const char *dot = strrchr (nama, '.');
  const char *suffix = dot != NULL && strlen (dot) <= MAX_SUFFIX ? dot : "";
  gsize room_bytes = MAX_NAMA_BYTES - strlen (suffix) - strlen ("…");
  glong room = MAX_NAMA - g_utf8_strlen (suffix, -1) - 1;
  const char *end = nama;

  if (strlen (nama) <= MAX_NAMA_BYTES && g_utf8_strlen (nama, -1) <= MAX_NAMA)
    return g_strdup (nama);
  for (glong i = 0; i < room; i++)
    {
      const char *next = g_utf8_next_char (end);

      if ((gsize) (next - nama) > room_bytes)
        break;
      end = next;
    }
  return g_strdup_printf ("%.*s…%s", (int) (end - nama), nama, suffix);
}

/**
 * prk_berkas_clean_nama:
 * @nama: (nullable): a name or a path, in any encoding
 *
 * What a file may be called: its last part, without control and formatting characters, not
 * beginning with a dot, of at most 120 characters and 240 bytes. A long name keeps its ending.
 *
 * Returns: (transfer full): never empty
 */
char *
prk_berkas_clean_nama (const char *nama)
{
  g_autofree char *valid = g_utf8_make_valid (nama != NULL ? nama : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GString) clean = g_string_new (NULL);
  const char *start;

  for (const char *at = find_last_part (composed); *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (is_plain (letter))
        g_string_append_unichar (clean, g_unichar_isspace (letter) ? ' ' : letter);
      else if (letter < 0x80 && strchr ("<>:\"|?*", (int) letter) != NULL)
        g_string_append_c (clean, '_');
      else if (letter == '\t' || letter == '\n')
        g_string_append_c (clean, ' ');
    }
  g_strchomp (clean->str);
  start = clean->str + strspn (clean->str, ". ");

  return *start != '\0' ? shorten (start) : g_strdup (FALLBACK_NAMA);
}

/**
 * prk_berkas_value_new:
 * @hash: SHA-256 of the bytes, base64url
 * @nama: what it is called; made harmless
 * @ukuran: bytes, 0 … %PRK_BERKAS_MAX_SIZE
 * @jenis: (nullable): media type; what is none becomes "application/octet-stream"
 *
 * Returns: (transfer full): a file value
 */
PrkBerkasValue *
prk_berkas_value_new (const char *hash,
                      const char *nama,
                      gint64      ukuran,
                      const char *jenis)
{
  PrkBerkasValue *self;

  g_return_val_if_fail (prk_hash_is_valid (hash), NULL);
  g_return_val_if_fail (ukuran >= 0 && ukuran <= PRK_BERKAS_MAX_SIZE, NULL);

  self = g_new0 (PrkBerkasValue, 1);
  self->hash = g_strdup (hash);
  self->nama = prk_berkas_clean_nama (nama);
  self->ukuran = ukuran;
  self->jenis = g_strdup (jenis != NULL && is_jenis (jenis) ? jenis : PRK_BERKAS_UNKNOWN_JENIS);
  return self;
}

/**
 * prk_berkas_value_copy:
 * @self: a file value
 *
 * Returns: (transfer full): the same
 */
PrkBerkasValue *
prk_berkas_value_copy (const PrkBerkasValue *self)
{
  PrkBerkasValue *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->hash = g_strdup (self->hash);
  copy->nama = g_strdup (self->nama);
  copy->jenis = g_strdup (self->jenis);
  return copy;
}

void
prk_berkas_value_free (PrkBerkasValue *self)
{
  if (self == NULL)
    return;

  g_free (self->hash);
  g_free (self->nama);
  g_free (self->jenis);
  g_free (self);
}

/**
 * prk_berkas_from_value:
 * @value: (nullable): the value of a path
 *
 * Reads a file value. A size that no file may have, or a name that is no hash, makes it no file;
 * what is unknown beside the four keys is left alone.
 *
 * Returns: (transfer full) (nullable): NULL when it is not a file
 */
PrkBerkasValue *
prk_berkas_from_value (JsonNode *value)
{
  JsonObject *object;
  const char *hash;
  gint64 ukuran;

  if (value == NULL || !JSON_NODE_HOLDS_OBJECT (value))
    return NULL;
  object = json_node_get_object (value);
  hash = prk_json_get_string (object, "berkas", NULL);
  ukuran = prk_json_get_int (object, "ukuran", -1);
  if (hash == NULL || !prk_hash_is_valid (hash) || ukuran < 0 || ukuran > PRK_BERKAS_MAX_SIZE)
    return NULL;

  return prk_berkas_value_new (hash, prk_json_get_string (object, "nama", NULL), ukuran,
                               prk_json_get_string (object, "jenis", NULL));
}

/**
 * prk_berkas_to_value:
 * @self: a file value
 *
 * Returns: (transfer full): for prk_edit_set_node()
 */
JsonNode *
prk_berkas_to_value (const PrkBerkasValue *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (self != NULL, NULL);

  json_object_set_string_member (object, "berkas", self->hash);
  json_object_set_string_member (object, "jenis", self->jenis);
  json_object_set_string_member (object, "nama", self->nama);
  json_object_set_int_member (object, "ukuran", self->ukuran);
  json_node_take_object (node, object);
  return node;
}
