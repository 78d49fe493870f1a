/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A KAK that somebody wrote in a word processor, without our paper, brought into the parts by its headings. What a heading is
 * called is data (data/impor/kak.json, and the titles of the profile). A heading that nobody knows ends the part before it when it is
 * of the same rank; what follows it has no place until a person gives it one. Rows of a table go into a table of the part
 * where the words of its first row are columns there; all others stay text. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "base/prk-resource.h"
#include "domain/prk-bidang.h"

#include "prk-docx-impor.h"
#include "prk-naskah-resources.h"
#include "prk-narasi-markup.h"

#define MAX_HEADING 90 /* characters of a line that may be a heading without saying so */
#define MAX_SIZE    (64 * 1024)
#define JUDUL       "judul"

static void
tempat_free (gpointer data)
{
  PrkDocxTempat *self = data;

  g_free (self->teks);
  g_free (self->path);
  g_free (self);
}

/* Headings */

static const char *
skip_number (const char *text)
{
  static GRegex *number;
  g_autoptr(GMatchInfo) info = NULL;
  int end = 0;

  if (g_once_init_enter (&number))
    g_once_init_leave (&number, g_regex_new ("^\\s*(?:[0-9]+(?:\\.[0-9]+)+[.):]*|(?:bab|bagian)\\s+(?:[ivxlc]+|[0-9]+)\\b[.):]*|"
                                             "(?:[ivxlc]+|[a-z]|[0-9]+)[.):]+)\\s*",
                                             G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  if (g_regex_match (number, text, 0, &info) && g_match_info_fetch_pos (info, 0, NULL, &end))
    return text + end;

  return text;
}

/* Its words in small letters, without its number and what stands after them. */
static char *
dup_key (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (skip_number (text), -1);
  g_auto(GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = strcmp (words[i], "&") == 0 ? "dan" : words[i];

      if (*word != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", word);
    }
  while (out->len > 0 && strchr (" .:;-", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

static JsonArray *
get_known (void)
{
  static JsonNode *node;

  if (g_once_init_enter (&node))
    {
      g_autoptr(GBytes) bytes = g_resource_lookup_data (prk_resource_get (prk_naskah_get_resource),
                                                        "/org/prakarsa/naskah/impor-kak.json", 0, NULL);
      gsize size;
      const char *text = g_bytes_get_data (bytes, &size);

      g_once_init_leave (&node, prk_json_parse (text, (gssize) size, MAX_SIZE, 8, NULL));
    }

  return prk_json_get_array (json_node_get_object (node), "bagian");
}

/* (element-type utf8 utf8) words of a heading → field */
static GHashTable *
list_headings (PrkProfil *profil)
{
  GHashTable *map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonArray *known = get_known ();

  for (guint i = 0; i < prk_profil_get_n_bagian (profil); i++)
    {
      const PrkTataBagian *bagian = prk_profil_get_bagian (profil, i);

      for (guint k = 0; k < json_array_get_length (known); k++)
        {
          const char *path = prk_json_get_string (json_array_get_object_element (known, k), "path", "");
          gsize length = strlen (bagian->id);

          if (strncmp (path, bagian->id, length) == 0 && path[length] == '/')
            {
              g_hash_table_insert (map, dup_key (bagian->judul), g_strdup (path));
              break;
            }
        }
    }
  for (guint i = 0; i < json_array_get_length (known); i++)
    {
      JsonObject *one = json_array_get_object_element (known, i);
      JsonArray *judul = prk_json_get_array (one, "judul");

      for (guint k = 0; k < json_array_get_length (judul); k++)
        g_hash_table_insert (map, g_strdup (json_array_get_string_element (judul, k)),
                             g_strdup (prk_json_get_string (one, "path", "")));
    }

  return map;
}

/* The field of the longest known heading that stands within the words; NULL: none. */
static const char *
find_within (GHashTable *headings,
             const char *key)
{
  g_autofree char *padded = g_strconcat (" ", key, " ", NULL);
  const char *found = NULL;
  gsize best = 0;
  GHashTableIter iter;
  gpointer words, path;

  g_hash_table_iter_init (&iter, headings);
  while (g_hash_table_iter_next (&iter, &words, &path))
    {
      g_autofree char *wanted = g_strconcat (" ", words, " ", NULL);

      if (strlen (words) > best && strstr (padded, wanted) != NULL)
        {
          best = strlen (words);
          found = path;
        }
    }

  return found;
}

static gboolean
is_same_part (const char *one,
              const char *two)
{
  gsize length = one != NULL && two != NULL ? strcspn (one, "/") : 0;

  return length > 0 && strncmp (one, two, length + 1) == 0;
}

/* The field that a paragraph leads to. @path: where we are; @rank: the rank of its heading, 0 for none. A heading within a part
 * leads no further than to another field of that part. */
static const char *
find_heading (GHashTable            *headings,
              const PrkDocxParagraf *one,
              const char            *path,
              guint                  rank)
{
  gboolean is_within = one->jenis == PRK_DOCX_JUDUL && rank > 0 && one->tingkat > rank;
  g_autofree char *key = NULL;
  const char *found;

  if (one->jenis == PRK_DOCX_BARIS || g_utf8_strlen (one->teks, -1) > MAX_HEADING)
    return NULL;
  key = dup_key (one->teks);
  found = g_hash_table_lookup (headings, key);
  if (found == NULL && one->jenis == PRK_DOCX_JUDUL && !is_within)
    found = find_within (headings, key);

  return is_within && path != NULL && !is_same_part (found, path) ? NULL : found;
}

/* Tables */

static const PrkBidang *
find_column (const PrkBidang *tabel,
             const char      *words)
{
  g_autofree char *key = dup_key (words);

  for (guint i = 0; i < tabel->n_kolom; i++)
    {
      g_autofree char *label = dup_key (tabel->kolom[i].label);

      if (*key != '\0' && strcmp (label, key) == 0)
        return &tabel->kolom[i];
    }

  return NULL;
}

static gboolean
is_number_column (const char *words)
{
  g_autofree char *key = dup_key (words);

  return strcmp (key, "no") == 0 || strcmp (key, "nomor") == 0 || *key == '\0';
}

/* The table of a part whose columns are those of the first row; NULL: none. */
static const PrkBidang *
find_table (const PrkBagian *bagian,
            const char      *first)
{
  g_auto(GStrv) cells = g_strsplit (first, "\t", -1);

  for (guint i = 0; bagian != NULL && i < bagian->n_bidang; i++)
    {
      const PrkBidang *tabel = &bagian->bidang[i];
      guint n_known = 0;
      gboolean fits = tabel->jenis == PRK_JENIS_TABEL;

      for (guint k = 0; fits && cells[k] != NULL; k++)
        {
          const PrkBidang *column = find_column (tabel, cells[k]);

          n_known += column != NULL ? 1 : 0;
          fits = column != NULL || is_number_column (cells[k]);
        }
      if (fits && n_known >= 2)
        return tabel;
    }

  return NULL;
}

/* Whether every cell of a row is a value of its column. */
static gboolean
read_row (const PrkBidang *tabel,
          const char      *first,
          const char      *row,
          PrkEdit         *edit,
          const char      *place)
{
  g_auto(GStrv) heads = g_strsplit (first, "\t", -1);
  g_auto(GStrv) cells = g_strsplit (row, "\t", -1);
  gboolean good = g_strv_length (cells) <= g_strv_length (heads);

  for (guint i = 0; good && cells[i] != NULL; i++)
    {
      const PrkBidang *column = find_column (tabel, heads[i]);
      g_autofree char *trimmed = g_strstrip (g_strdup (cells[i]));
      g_autoptr(JsonNode) value = NULL;

      if (column == NULL)
        continue;
      good = column->jenis != PRK_JENIS_HITUNG && column->jenis != PRK_JENIS_KUTIPAN
             && prk_bidang_parse (column, trimmed, &value, NULL) && value != NULL && !JSON_NODE_HOLDS_ARRAY (value);
      if (good && edit != NULL && !JSON_NODE_HOLDS_NULL (value))
        {
          g_autofree char *path = g_strdup_printf ("%s/%s", place, column->path);

          prk_edit_set_node (edit, path, value);
        }
    }

  return good;
}

/* Gives places to the rows of one table of the document; all of them or none. */
static void
place_rows (GPtrArray *list,
            guint      from,
            PrkSkema  *skema)
{
  PrkDocxTempat *first = g_ptr_array_index (list, from);
  const PrkBagian *bagian = NULL;
  const PrkBidang *tabel;

  if (first->path == NULL || prk_skema_find_bidang (skema, first->path, &bagian) == NULL)
    return;
  tabel = find_table (bagian, first->teks);
  for (guint i = from + 1; tabel != NULL && i < list->len; i++)
    if (!read_row (tabel, first->teks, ((PrkDocxTempat *) g_ptr_array_index (list, i))->teks, NULL, NULL))
      tabel = NULL;
  for (guint i = from; tabel != NULL && i < list->len; i++)
    {
      PrkDocxTempat *one = g_ptr_array_index (list, i);

      g_free (one->path);
      one->path = g_strdup (tabel->path);
      one->is_kepala = i == from;
    }
}

/**
 * prk_docx_impor_bagi:
 * @paragraf: (element-type PrkDocxParagraf): what prk_docx_baca() gave
 * @profil: of the daerah; the titles of its parts are headings
 *
 * Finds a place for each paragraph.
 *
 * Returns: (transfer full) (element-type PrkDocxTempat): as many, in their order
 */
GPtrArray *
prk_docx_impor_bagi (GPtrArray *paragraf,
                     PrkProfil *profil)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (tempat_free);
  g_autoptr(GHashTable) headings = list_headings (profil);
  PrkSkema *skema = prk_profil_get_skema (profil);
  const char *path = NULL;
  guint rank = 0;
  gboolean is_title = FALSE;
  guint rows = G_MAXUINT; /* where the rows at hand begin */

  for (guint i = 0; i < paragraf->len; i++)
    {
      const PrkDocxParagraf *one = g_ptr_array_index (paragraf, i);
      const char *found = find_heading (headings, one, path, rank);
      g_autofree char *key = dup_key (one->teks);
      PrkDocxTempat *tempat = g_new0 (PrkDocxTempat, 1);

      if (rows != G_MAXUINT && one->jenis != PRK_DOCX_BARIS)
        {
          place_rows (list, rows, skema);
          rows = G_MAXUINT;
        }
      if (found != NULL)
        {
          path = found;
          if (one->jenis == PRK_DOCX_JUDUL)
            rank = rank == 0 ? one->tingkat : MIN (rank, one->tingkat);
          tempat->is_kepala = TRUE;
        }
      else if (one->jenis == PRK_DOCX_JUDUL && rank > 0 && one->tingkat <= rank)
        {
          path = NULL;
        }
      tempat->jenis = one->jenis;
      tempat->teks = g_strdup (one->teks);
      tempat->path = g_strdup (path == NULL && is_title ? JUDUL : path);
      is_title = path == NULL && strcmp (key, "tentang") == 0;
      if (one->jenis == PRK_DOCX_BARIS && rows == G_MAXUINT)
        rows = i;
      g_ptr_array_add (list, tempat);
    }
  if (rows != G_MAXUINT)
    place_rows (list, rows, skema);

  return list;
}

/* Writing */

static void
add_block (PrkNarasiDoc        *doc,
           const PrkDocxTempat *one)
{
  g_auto(GStrv) cells = g_strsplit (one->teks, "\t", -1);
  g_autofree char *words = g_strjoinv (" | ", cells);
  g_autofree char *clean = prk_narasi_sanitize (words, strlen (words));

  g_strdelimit (clean, "\n", ' ');
  prk_narasi_doc_begin_block (doc, one->jenis == PRK_DOCX_BUTIR ? PRK_NARASI_BULLET : PRK_NARASI_PARAGRAPH, 0, 0);
  prk_narasi_doc_append (doc, clean, -1, one->jenis == PRK_DOCX_JUDUL ? PRK_NARASI_BOLD : PRK_NARASI_PLAIN);
}

/* All paragraphs of one narrative text, after what stands there. */
static guint
write_narasi (GPtrArray  *list,
              const char *path,
              PrkEdit    *edit)
{
  g_autoptr(PrkNarasiDoc) doc = prk_narasi_markup_parse (prk_record_get_text (prk_edit_get_record (edit), path));
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const PrkDocxTempat *one = g_ptr_array_index (list, i);

      if (g_strcmp0 (one->path, path) != 0)
        continue;
      n++;
      if (!one->is_kepala)
        add_block (doc, one);
    }
  prk_narasi_doc_normalize (doc);
  text = prk_narasi_markup_write (doc);
  if (*text != '\0')
    prk_edit_set_text (edit, path, text);

  return n;
}

static guint
write_rows (GPtrArray       *list,
            const PrkBidang *tabel,
            PrkEdit         *edit,
            char          *(*new_id) (gpointer user_data),
            gpointer         user_data)
{
  const PrkDocxTempat *first = NULL;
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const PrkDocxTempat *one = g_ptr_array_index (list, i);
      g_autofree char *row = NULL;
      g_autofree char *place = NULL;

      if (g_strcmp0 (one->path, tabel->path) != 0)
        continue;
      n++;
      if (one->is_kepala)
        first = one;
      if (one->is_kepala || first == NULL)
        continue;
      row = new_id (user_data);
      place = g_strdup_printf ("%s/%s", tabel->path, row);
      prk_edit_append_row (edit, tabel->path, row);
      read_row (tabel, first->teks, one->teks, edit, place);
    }

  return n;
}

guint
prk_docx_impor_tulis (GPtrArray *tempat,
                      PrkSkema  *skema,
                      PrkEdit   *edit,
                      char    *(*new_id) (gpointer user_data),
                      gpointer   user_data)
{
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < tempat->len; i++)
    {
      const PrkDocxTempat *one = g_ptr_array_index (tempat, i);
      const PrkBidang *bidang = one->path != NULL ? prk_skema_find_bidang (skema, one->path, NULL) : NULL;

      if (bidang == NULL || !g_hash_table_add (done, one->path))
        continue;
      if (bidang->jenis == PRK_JENIS_NARASI)
        n += write_narasi (tempat, one->path, edit);
      else if (bidang->jenis == PRK_JENIS_TABEL)
        n += write_rows (tempat, bidang, edit, new_id, user_data);
      else if (strcmp (one->path, JUDUL) == 0)
        {
          prk_edit_set_string (edit, JUDUL, one->teks);
          n++;
        }
    }

  return n;
}
