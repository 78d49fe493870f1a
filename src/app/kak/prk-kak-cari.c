/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widget/prk-narasi-buffer.h"
#include "naskah/prk-narasi-markup.h"

#include "prk-kak-bagian.h"
#include "prk-kak-cari.h"

typedef struct
{
  PrkRecord *record;
  gunichar  *needle;
  glong      length;
  gboolean   case_sensitive;
  GPtrArray *found;
} Search;

void
prk_kak_temu_free (PrkKakTemu *self)
{
  g_free (self->path);
  g_free (self);
}

/* Letter by letter, so that places in the folded text are places in the text itself. */
static gunichar *
fold (const char *text,
      gboolean    case_sensitive,
      glong      *length)
{
  gunichar *letters = g_utf8_to_ucs4_fast (text, -1, length);

  for (glong i = 0; !case_sensitive && i < *length; i++)
    letters[i] = g_unichar_tolower (letters[i]);

  return letters;
}

static void
search_text (Search     *search,
             const char *path,
             const char *text)
{
  g_autofree gunichar *letters = NULL;
  glong length;

  letters = fold (text, search->case_sensitive, &length);
  for (glong i = 0; i + search->length <= length; i++)
    {
      PrkKakTemu *temu;

      if (letters[i] != search->needle[0] ||
          memcmp (letters + i, search->needle, search->length * sizeof (gunichar)) != 0)
        continue;

      temu = g_new0 (PrkKakTemu, 1);
      temu->path = g_strdup (path);
      temu->start = i;
      temu->end = i + search->length;
      g_ptr_array_add (search->found, temu);
      i += search->length - 1;
    }
}

static char *
dup_shown (const char *commonmark)
{
  g_autoptr(PrkNarasiDoc) doc = prk_narasi_markup_parse (commonmark);

  return prk_narasi_doc_to_plain (doc);
}

static void
search_path (Search     *search,
             PrkJenis    jenis,
             const char *path)
{
  const char *text;

  if (jenis == PRK_JENIS_TEKS)
    {
      text = prk_record_get_string (search->record, path);
      if (text != NULL)
        search_text (search, path, text);
    }
  else if (jenis == PRK_JENIS_NARASI)
    {
      text = prk_record_get_text (search->record, path);
      if (text != NULL)
        {
          g_autofree char *shown = dup_shown (text);

          search_text (search, path, shown);
        }
    }
}

static void
search_table (Search          *search,
              const PrkBidang *table)
{
  g_auto(GStrv) rows = prk_record_list_rows (search->record, table->path);

  for (guint i = 0; rows[i] != NULL; i++)
    for (guint k = 0; k < table->n_kolom; k++)
      {
        g_autofree char *path = NULL;

        if (table->kolom[k].jenis != PRK_JENIS_TEKS && table->kolom[k].jenis != PRK_JENIS_NARASI)
          continue;
        path = g_strconcat (table->path, "/", rows[i], "/", table->kolom[k].path, NULL);
        search_path (search, table->kolom[k].jenis, path);
      }
}

GPtrArray *
prk_kak_cari (PrkRecord  *record,
              PrkProfil  *profil,
              const char *text,
              gboolean    case_sensitive)
{
  g_autoptr(GArray) parts = prk_kak_bagian_list (profil);
  g_autofree gunichar *needle = NULL;
  Search search = { .record = record, .case_sensitive = case_sensitive };

  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kak_temu_free);
  needle = fold (text, case_sensitive, &search.length);
  search.needle = needle;
  if (search.length == 0)
    return search.found;

  for (guint i = 0; i < parts->len; i++)
    {
      const PrkBagian *bagian = prk_skema_find_bagian (prk_profil_get_skema (profil),
                                                       prk_kak_bagian_get (parts, i)->id);

      for (guint k = 0; bagian != NULL && k < bagian->n_bidang; k++)
        {
          const PrkBidang *bidang = &bagian->bidang[k];

          if (bidang->jenis == PRK_JENIS_TABEL)
            search_table (&search, bidang);
          else
            search_path (&search, bidang->jenis, bidang->path);
        }
    }

  return search.found;
}

static JsonNode *
replace_in_line (const char *text,
                 GPtrArray  *places,
                 const char *replacement)
{
  g_autoptr(GString) result = g_string_new (text);

  /* From the last to the first, so that the places before stay where they are. */
  for (guint i = places->len; i > 0; i--)
    {
      PrkKakTemu *temu = g_ptr_array_index (places, i - 1);
      gsize start = g_utf8_offset_to_pointer (result->str, temu->start) - result->str;
      gsize end = g_utf8_offset_to_pointer (result->str, temu->end) - result->str;

      g_string_erase (result, start, end - start);
      g_string_insert (result, start, replacement);
    }

  return result->len > 0 ? json_node_init_string (json_node_alloc (), result->str)
                         : json_node_new (JSON_NODE_NULL);
}

static JsonNode *
replace_in_narasi (const char *text,
                   GPtrArray  *places,
                   const char *replacement)
{
  g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node;

  prk_narasi_buffer_set_text (buffer, text);
  for (guint i = places->len; i > 0; i--)
    {
      PrkKakTemu *temu = g_ptr_array_index (places, i - 1);

      prk_narasi_buffer_replace (buffer, temu->start, temu->end, replacement);
    }

  json_object_set_string_member (object, "teks", prk_narasi_buffer_get_text (buffer));
  node = json_node_init_object (json_node_alloc (), object);

  return node;
}

static void
replace_path (PrkKakStep *step,
              PrkRecord  *record,
              const char *path,
              GPtrArray  *places,
              const char *replacement)
{
  const char *text = prk_record_get_text (record, path);
  g_autoptr(JsonNode) after = NULL;

  if (text != NULL)
    after = replace_in_narasi (text, places, replacement);
  else if (prk_record_get_string (record, path) != NULL)
    after = replace_in_line (prk_record_get_string (record, path), places, replacement);

  if (after != NULL)
    prk_kak_step_add (step, path, prk_record_get_value (record, path), after);
}

PrkKakStep *
prk_kak_cari_ganti (PrkRecord  *record,
                    PrkProfil  *profil,
                    GPtrArray  *found,
                    const char *replacement,
                    const char *label)
{
  PrkKakStep *step = prk_kak_step_new (label);
  g_autoptr(GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      PrkKakTemu *temu = g_ptr_array_index (found, i);
      PrkKakTemu *next = i + 1 < found->len ? g_ptr_array_index (found, i + 1) : NULL;

      g_ptr_array_add (places, temu);
      if (next != NULL && g_str_equal (next->path, temu->path))
        continue;
      replace_path (step, record, temu->path, places, replacement);
      g_ptr_array_set_size (places, 0);
    }

  return step;
}
