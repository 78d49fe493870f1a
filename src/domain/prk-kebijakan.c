/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "base/prk-json.h"

#include "prk-baca-private.h"
#include "prk-domain-private.h"
#include "prk-kebijakan.h"

#define MAX_SIZE (1024 * 1024)
#define MAX_DEPTH 16
#define KEADAAN_TETAP "tetap" /* of a record whose type has no states */

typedef struct
{
  GStrv peran;
  char *jenis;
  GStrv path;
  GStrv peristiwa; /* (nullable): any */
  GStrv keadaan;   /* (nullable): any */
  gboolean must_be_own;
} Aturan;

typedef struct
{
  char *awal;
  char *pemilik;       /* (nullable) */
  GHashTable *sesudah; /* peristiwa → state */
} Keadaan;

struct _PrkKebijakan
{
  gatomicrefcount ref_count;

  GStrv peran;
  GStrv penomor;
  GPtrArray *aturan;   /* (element-type Aturan) */
  GHashTable *keadaan; /* jenis → Keadaan */
};

G_DEFINE_BOXED_TYPE (PrkKebijakan, prk_kebijakan, prk_kebijakan_ref, prk_kebijakan_unref)

static void
aturan_free (Aturan *aturan)
{
  g_strfreev (aturan->peran);
  g_free (aturan->jenis);
  g_strfreev (aturan->path);
  g_strfreev (aturan->peristiwa);
  g_strfreev (aturan->keadaan);
  g_free (aturan);
}

static void
keadaan_free (Keadaan *keadaan)
{
  g_free (keadaan->awal);
  g_free (keadaan->pemilik);
  g_hash_table_unref (keadaan->sesudah);
  g_free (keadaan);
}

static gboolean
read_list (JsonObject *object,
           const char *key,
           gboolean    is_needed,
           GStrv      *list,
           GError    **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = prk_json_get_array (object, key);

  if (array == NULL && !is_needed && !json_object_has_member (object, key))
    return TRUE;
  if (array == NULL || json_array_get_length (array) == 0)
    return _prk_fail_key (error, key, "a list of words is needed");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!_prk_node_has_type (node, G_TYPE_STRING))
        return _prk_fail_key (error, key, "element %u is not a word", i);
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  *list = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
read_aturan (PrkKebijakan *self,
             JsonObject   *object,
             GError      **error)
{
  static const char *const known[] = { "peran", "jenis", "path", "peristiwa", "keadaan", "milik", NULL };
  Aturan *aturan = g_new0 (Aturan, 1);
  const char *unknown = _prk_find_unknown_key (object, known);

  g_ptr_array_add (self->aturan, aturan);
  aturan->jenis = g_strdup (prk_json_get_string (object, "jenis", NULL));
  aturan->must_be_own = prk_json_get_bool (object, "milik", FALSE);

  if (unknown != NULL)
    return _prk_fail_key (error, unknown, "nobody knows this key");
  if (aturan->jenis == NULL)
    return _prk_fail_key (error, "jenis", "is needed");
  if (!read_list (object, "peran", TRUE, &aturan->peran, error) ||
      !read_list (object, "path", TRUE, &aturan->path, error) ||
      !read_list (object, "peristiwa", FALSE, &aturan->peristiwa, error) ||
      !read_list (object, "keadaan", FALSE, &aturan->keadaan, error))
    return FALSE;
  for (guint i = 0; aturan->peran[i] != NULL; i++)
    if (!prk_kebijakan_has_peran (self, aturan->peran[i]))
      return _prk_fail_key (error, "peran", "there is no role “%s”", aturan->peran[i]);

  return TRUE;
}

static gboolean
read_keadaan (PrkKebijakan *self,
              JsonObject   *object,
              GError      **error)
{
  static const char *const known[] = { "jenis", "awal", "peristiwa", "pemilik", NULL };
  const char *unknown = _prk_find_unknown_key (object, known);
  const char *jenis = prk_json_get_string (object, "jenis", NULL);
  const char *awal = prk_json_get_string (object, "awal", NULL);
  JsonObject *peristiwa = prk_json_get_object (object, "peristiwa");
  g_autoptr(GList) names = NULL;
  Keadaan *keadaan;

  if (unknown != NULL)
    return _prk_fail_key (error, unknown, "nobody knows this key");
  if (jenis == NULL || awal == NULL || peristiwa == NULL)
    return _prk_fail_key (error, "keadaan", "jenis, awal and peristiwa are needed");

  keadaan = g_new0 (Keadaan, 1);
  keadaan->awal = g_strdup (awal);
  keadaan->pemilik = g_strdup (prk_json_get_string (object, "pemilik", NULL));
  keadaan->sesudah = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (self->keadaan, g_strdup (jenis), keadaan);

  names = json_object_get_members (peristiwa);
  for (GList *link = names; link != NULL; link = link->next)
    {
      const char *state = prk_json_get_string (peristiwa, link->data, NULL);

      if (state == NULL)
        return _prk_fail_key (error, link->data, "is not a state");
      g_hash_table_insert (keadaan->sesudah, g_strdup (link->data), g_strdup (state));
    }

  return TRUE;
}

typedef gboolean (*ReadFunc) (PrkKebijakan *self,
                              JsonObject   *object,
                              GError      **error);

static gboolean
read_objects (PrkKebijakan *self,
              JsonObject   *root,
              const char   *key,
              ReadFunc      read,
              GError      **error)
{
  JsonArray *array = prk_json_get_array (root, key);

  if (array == NULL)
    return _prk_fail_key (error, key, "a list is needed");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return _prk_fail_key (error, key, "element %u is not an object", i);
      if (!read (self, json_node_get_object (node), error))
        {
          g_prefix_error (error, "%s %u: ", key, i);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * prk_kebijakan_new:
 * @json: a file of data/kebijakan
 *
 * Reads a policy. Fails with #PRK_INPUT_ERROR naming the key; a key or a role that nobody knows is
 * an error, for a rule misspelt would be a right given or taken in silence.
 *
 * Returns: (transfer full): the policy
 */
PrkKebijakan *
prk_kebijakan_new (GBytes  *json,
                   GError **error)
{
  static const char *const known[] = { "daerah", "sumber", "peran", "keadaan", "aturan", "nomor", NULL };
  g_autoptr(PrkKebijakan) self = g_new0 (PrkKebijakan, 1);
  g_autoptr(JsonNode) node = NULL;
  const char *text, *unknown;
  JsonObject *root;
  gsize size;

  g_atomic_ref_count_init (&self->ref_count);
  self->aturan = g_ptr_array_new_with_free_func ((GDestroyNotify) aturan_free);
  self->keadaan = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) keadaan_free);

  text = g_bytes_get_data (json, &size);
  node = prk_json_parse (text, size, MAX_SIZE, MAX_DEPTH, error);
  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      _prk_fail_key (error, "", "an object is needed");
      return NULL;
    }
  root = json_node_get_object (node);
  unknown = _prk_find_unknown_key (root, known);
  if (unknown != NULL)
    {
      _prk_fail_key (error, unknown, "nobody knows this key");
      return NULL;
    }
  if (!read_list (root, "peran", TRUE, &self->peran, error) ||
      !read_list (root, "nomor", FALSE, &self->penomor, error) ||
      !read_objects (self, root, "keadaan", read_keadaan, error) ||
      !read_objects (self, root, "aturan", read_aturan, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * prk_kebijakan_new_bawaan:
 *
 * The policy that ships: that of Barito Selatan.
 *
 * Returns: (transfer full): the policy
 */
PrkKebijakan *
prk_kebijakan_new_bawaan (void)
{
  g_autoptr(GBytes) json = _prk_domain_lookup ("/kebijakan/barito-selatan.json");
  g_autoptr(GError) error = NULL;
  PrkKebijakan *self = prk_kebijakan_new (json, &error);

  if (self == NULL)
    g_error ("kebijakan/barito-selatan.json: %s", error->message);

  return self;
}

PrkKebijakan *
prk_kebijakan_ref (PrkKebijakan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_kebijakan_unref (PrkKebijakan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_strfreev (self->peran);
  g_strfreev (self->penomor);
  g_ptr_array_unref (self->aturan);
  g_hash_table_unref (self->keadaan);
  g_free (self);
}

/**
 * prk_kebijakan_has_peran:
 *
 * Whether there is such a role at all.
 */
gboolean
prk_kebijakan_has_peran (PrkKebijakan *self,
                         const char   *peran)
{
  g_return_val_if_fail (self != NULL && peran != NULL, FALSE);

  return g_strv_contains ((const char *const *) self->peran, peran);
}

static gboolean
has_common (GStrv              list,
            const char *const *peran)
{
  for (guint i = 0; list != NULL && peran != NULL && peran[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) list, peran[i]))
      return TRUE;

  return FALSE;
}

/**
 * prk_kebijakan_may_number:
 * @peran: (nullable) (array zero-terminated=1): roles of a person
 *
 * Whether the person may take numbers from the register books.
 */
gboolean
prk_kebijakan_may_number (PrkKebijakan      *self,
                          const char *const *peran)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return has_common (self->penomor, peran);
}

/**
 * prk_kebijakan_may_write:
 * @peran: (nullable) (array zero-terminated=1): roles of a person
 *
 * Whether there is anything at all that the person may ever write.
 */
gboolean
prk_kebijakan_may_write (PrkKebijakan      *self,
                         const char *const *peran)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->aturan->len; i++)
    if (has_common (((Aturan *) g_ptr_array_index (self->aturan, i))->peran, peran))
      return TRUE;

  return FALSE;
}

/* A pattern is a path, or one that ends in "/ *" or is "*" alone: all below. */
static gboolean
matches_path (GStrv       patterns,
              const char *path)
{
  for (guint i = 0; patterns[i] != NULL; i++)
    {
      gsize length = strlen (patterns[i]);

      if (path == NULL || g_str_equal (patterns[i], "*") || g_str_equal (patterns[i], path))
        return TRUE;
      if (g_str_has_suffix (patterns[i], "/*") && strncmp (patterns[i], path, length - 1) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * prk_kebijakan_nilai:
 * @tindakan: what somebody wants to do
 *
 * Whether it is allowed, and if not, what stands in the way: of all the rules that might have
 * allowed it, the one that came closest says so. Pure.
 */
PrkIzin
prk_kebijakan_nilai (PrkKebijakan      *self,
                     const PrkTindakan *tindakan)
{
  PrkIzin izin = PRK_IZIN_PERAN;

  g_return_val_if_fail (self != NULL && tindakan != NULL, PRK_IZIN_PERAN);

  for (guint i = 0; i < self->aturan->len; i++)
    {
      const Aturan *aturan = g_ptr_array_index (self->aturan, i);

      if (g_strcmp0 (aturan->jenis, tindakan->jenis) != 0 ||
          !has_common (aturan->peran, tindakan->peran) ||
          !matches_path (aturan->path, tindakan->path))
        continue;
      if (aturan->peristiwa != NULL &&
          (tindakan->peristiwa == NULL ||
           !g_strv_contains ((const char *const *) aturan->peristiwa, tindakan->peristiwa)))
        continue;

      if (aturan->must_be_own && !tindakan->is_own)
        izin = MAX (izin, PRK_IZIN_MILIK);
      else if (aturan->keadaan != NULL &&
               (tindakan->keadaan == NULL ||
                !g_strv_contains ((const char *const *) aturan->keadaan, tindakan->keadaan)))
        izin = PRK_IZIN_KEADAAN;
      else
        return PRK_IZIN_BOLEH;
    }

  return izin;
}

/**
 * prk_kebijakan_get_awal:
 *
 * The state of a record of type @jenis before anything happened to it.
 */
const char *
prk_kebijakan_get_awal (PrkKebijakan *self,
                        const char   *jenis)
{
  Keadaan *keadaan;

  g_return_val_if_fail (self != NULL && jenis != NULL, NULL);

  keadaan = g_hash_table_lookup (self->keadaan, jenis);

  return keadaan != NULL ? keadaan->awal : KEADAAN_TETAP;
}

const char *
prk_kebijakan_get_pemilik (PrkKebijakan *self,
                           const char   *jenis)
{
  Keadaan *keadaan;

  g_return_val_if_fail (self != NULL && jenis != NULL, NULL);

  keadaan = g_hash_table_lookup (self->keadaan, jenis);

  return keadaan != NULL ? keadaan->pemilik : NULL;
}

/**
 * prk_kebijakan_get_sesudah:
 * @keadaan: its state before
 *
 * The state of a record of type @jenis after a peristiwa: @keadaan itself when that changes
 * nothing.
 */
const char *
prk_kebijakan_get_sesudah (PrkKebijakan *self,
                           const char   *jenis,
                           const char   *keadaan,
                           const char   *peristiwa)
{
  Keadaan *states;
  const char *next;

  g_return_val_if_fail (self != NULL && jenis != NULL && peristiwa != NULL, keadaan);

  states = g_hash_table_lookup (self->keadaan, jenis);
  next = states != NULL ? g_hash_table_lookup (states->sesudah, peristiwa) : NULL;

  return next != NULL ? next : keadaan;
}
