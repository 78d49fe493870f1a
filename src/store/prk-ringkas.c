/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-json.h"

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

void
_prk_ringkas_data_clear (PrkRingkasData *self)
{
  g_clear_pointer (&self->judul, g_free);
  g_clear_pointer (&self->keterangan, g_free);
  g_clear_pointer (&self->perangkat_daerah, g_free);
}

static char *
dup_partners (PrkRecord *record)
{
  g_auto (GStrv) rows = prk_record_list_rows (record, "mitra");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("mitra/", rows[i], "/nama", NULL);
      const char *name = prk_record_get_string (record, path);

      if (name != NULL && *name != '\0')
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

void
_prk_ringkas_summarise (PrkRecord      *record,
                        PrkRingkasData *data)
{
  const char *judul = prk_record_get_string (record, "judul");
  const char *perangkat_daerah = prk_record_get_string (record, "perangkat_daerah");

  data->judul = g_strdup (judul != NULL ? judul : "");
  data->perangkat_daerah = g_strdup (perangkat_daerah != NULL ? perangkat_daerah : "");
  data->keterangan = dup_partners (record);
  data->tahun = prk_record_get_int (record, "tahun_anggaran", 0);
  data->lengkap = 0;
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

/* Phrases are found across line ends only when white space is collapsed. */
static void
append_words (GString    *text,
              const char *words)
{
  gboolean in_space = TRUE;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (text, c);
      else if (!in_space)
        g_string_append_c (text, ' ');
      in_space = g_unichar_isspace (c);
    }
}

char *
_prk_ringkas_dup_text (PrkRecord *record)
{
  g_auto (GStrv) paths = prk_record_list_paths (record, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      const char *name = strrchr (paths[i], '/');
      const char *words = peek_words (prk_record_get_value (record, paths[i]));

      name = name != NULL ? name + 1 : paths[i];
      if (words != NULL && *name != '_')
        append_words (text, words);
    }
  return g_string_free (text, FALSE);
}
