/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-json.h"
#include "domain/prk-ksd.h"
#include "domain/prk-telaah.h"

#include "prk-materi-private.h"

G_DEFINE_BOXED_TYPE (PrkRingkas, prk_ringkas, prk_ringkas_copy, prk_ringkas_free)

/**
 * prk_ringkas_copy:
 * @self: a list row
 *
 * Copies a list row.
 *
 * Returns: (transfer full): the copy
 */
PrkRingkas *
prk_ringkas_copy (const PrkRingkas *self)
{
  PrkRingkas *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->type = g_strdup (self->type);
  copy->judul = g_strdup (self->judul);
  copy->keterangan = g_strdup (self->keterangan);
  copy->perangkat_daerah = g_strdup (self->perangkat_daerah);
  copy->status = g_strdup (self->status);
  return copy;
}

/**
 * prk_ringkas_free:
 * @self: a list row
 *
 * Frees a list row.
 */
void
prk_ringkas_free (PrkRingkas *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->type);
  g_free (self->judul);
  g_free (self->keterangan);
  g_free (self->perangkat_daerah);
  g_free (self->status);
  g_free (self);
}

static const char *
peek_words (JsonNode *value)
{
  if (value == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (value))
    return prk_json_get_string (json_node_get_object (value), "teks", NULL);
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    return json_node_get_string (value);
  return NULL;
}

static char *
dup_words (PrkRecord *record)
{
  g_auto (GStrv) paths = prk_record_list_paths (record, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      const char *words = peek_words (prk_record_get_value (record, paths[i]));
      const char *slash = strrchr (paths[i], '/');
      const char *name = slash != NULL ? slash + 1 : paths[i];

      if (words != NULL && *name != '_')
        g_string_append_printf (text, "%s\n", words);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_string (PrkRecord  *record,
            const char *path)
{
  const char *text = prk_record_get_string (record, path);

  return g_strdup (text != NULL ? text : "");
}

/* A KAK is read by the domain; of what the domain does not know, the title and every text are taken
 * as they are. */
void
_prk_ringkas_read (PrkRecord     *record,
                   PrkKakRingkas *ringkas)
{
  const char *judul;

  if (strcmp (prk_record_get_kind (record), "kak") == 0)
    {
      prk_kak_ringkas (record, ringkas);
      return;
    }
  if (strcmp (prk_record_get_kind (record), "ksd") == 0)
    {
      prk_ksd_ringkas (record, ringkas);
      return;
    }

  judul = prk_record_get_string (record, "judul");
  if (strcmp (prk_record_get_kind (record), "telaah") == 0)
    {
      *ringkas = (PrkKakRingkas) {
        .judul = g_strdup (judul != NULL ? judul : ""),
        .mitra = dup_string (record, "penelaah/nama"),
        .perangkat_daerah = dup_string (record, "penelaah/instansi"),
        .lengkap = prk_telaah_count_dinilai (record),
        .teks = dup_words (record),
      };
      return;
    }

  *ringkas = (PrkKakRingkas) {
    .judul = g_strdup (judul != NULL ? judul : ""),
    .mitra = g_strdup (""),
    .perangkat_daerah = g_strdup (""),
    .teks = dup_words (record),
  };
}
