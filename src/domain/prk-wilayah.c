/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of wilayah is data/wilayah/wilayah.txt (its form is told in buat.py beside it), held in
 * memory in the order of the codes, which is also the order of a walk through the tree: the
 * children of a wilayah stand right behind it. So a code is found by halving, and what is below a
 * wilayah is one stretch, whose end each entry knows.
 *
 * Names point into the text of the file itself. Beside it stands the same text folded for
 * searching: lower case, letters and digits only, one name a line. A search runs through that once
 * for its first word, and puts what it finds into a few buckets from best to worst, so nothing is
 * sorted however many hits a single letter has. */

#include "config.h"

#include <string.h>

#include "prk-domain-private.h"
#include "prk-wilayah.h"

#define KODE_SIZE 14 /* "62.04.01.2001" and NUL */
#define N_LEVELS 4
#define MAX_WORDS 8

typedef struct
{
  PrkWilayah wilayah;
  guint32    end;    /* index behind its last descendant */
  guint32    folded; /* where its folded name begins */
  guint8     level;  /* 1 provinsi … 4 desa */
  guint8     depth_name; /* where the proper name begins, behind "Kabupaten " or "Kota " */
} Entry;

typedef struct
{
  char   *text;
  gsize   text_size;
  char   *folded; /* "\nname\nname\n"; made for the first search */
  gsize   folded_size;
  char   *codes;
  Entry  *entries;
  guint   n_entries;
  /* What kecamatan and desa are called, by provinsi; NULL where it is Kecamatan and Desa. */
  const char *sebutan[100][2];
} Table;

static const gsize code_lengths[] = { 0, 2, 5, 8, 13 };

/* Lower case; every run of other marks becomes one space, apostrophes nothing. Returns the end of
 * what it wrote. */
static char *
fold (const char *name,
      char       *to)
{
  gboolean has_gap = FALSE;
  char *begin = to;

  for (; *name != '\0'; name++)
    {
      if (*name == '\'')
        continue;
      if (!g_ascii_isalnum (*name) && !(*name & 0x80))
        {
          has_gap = to > begin;
          continue;
        }
      if (has_gap)
        *to++ = ' ';
      has_gap = FALSE;
      *to++ = g_ascii_tolower (*name);
    }

  return to;
}

static guint
count_entries (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n' || *text == ';';

  return n;
}

static Entry *
add_entry (Table      *table,
           guint       level,
           const char *parent,
           const char *segment,
           const char *name)
{
  Entry *entry = &table->entries[table->n_entries];
  char *code = table->codes + table->n_entries * KODE_SIZE;
  gsize length = code_lengths[level];
  gsize segment_length = level == 4 ? 4 : 2;

  if (level > 1)
    {
      memcpy (code, parent, length - segment_length - 1);
      code[length - segment_length - 1] = '.';
    }
  memcpy (code + length - segment_length, segment, segment_length);

  entry->wilayah.kode = code;
  entry->wilayah.nama = name;
  entry->level = level;
  if (level == 2)
    entry->depth_name = g_str_has_prefix (name, "Kota ") ? strlen ("Kota ") : strlen ("Kabupaten ");

  table->n_entries++;

  return entry;
}

/* What stands behind the name of a kecamatan. */
static void
add_villages (Table      *table,
              const char *parent,
              char       *rest)
{
  guint number = 2001;

  while (rest != NULL)
    {
      char *name = rest;
      char segment[4];

      rest = strchr (name, ';');
      if (rest != NULL)
        *rest++ = '\0';

      if (g_ascii_isdigit (name[0]) && g_ascii_isdigit (name[1]) && g_ascii_isdigit (name[2])
          && g_ascii_isdigit (name[3]) && name[4] == ' ')
        {
          number = (name[0] - '0') * 1000 + (name[1] - '0') * 100 + (name[2] - '0') * 10
                   + (name[3] - '0');
          name += 5;
        }

      segment[0] = '0' + number / 1000 % 10;
      segment[1] = '0' + number / 100 % 10;
      segment[2] = '0' + number / 10 % 10;
      segment[3] = '0' + number % 10;
      add_entry (table, 4, parent, segment, name);
      number++;
    }
}

static void
add_line (Table *table,
          char  *line,
          char   parents[N_LEVELS][KODE_SIZE])
{
  guint level = 1 + strspn (line, " ");
  const char *segment = line + level - 1;
  char *name = line + level + 2;
  char *rest = strchr (name, ';');
  Entry *entry;

  g_assert (level < N_LEVELS);

  if (rest != NULL)
    *rest++ = '\0';
  entry = add_entry (table, level, parents[level - 1], segment, name);
  g_strlcpy (parents[level], entry->wilayah.kode, KODE_SIZE);

  if (level == 3)
    {
      add_villages (table, entry->wilayah.kode, rest);
    }
  else if (rest != NULL)
    {
      const char **sebutan = table->sebutan[atoi (entry->wilayah.kode)];

      sebutan[0] = rest;
      rest = strchr (rest, ';');
      *rest++ = '\0';
      sebutan[1] = rest;
    }
}

/* From the back: a subtree ends where the next entry of its level or a higher one begins. */
static void
find_ends (Table *table)
{
  guint32 next[N_LEVELS + 1];

  for (guint level = 0; level <= N_LEVELS; level++)
    next[level] = table->n_entries;

  for (guint i = table->n_entries; i-- > 0;)
    {
      guint level = table->entries[i].level;

      table->entries[i].end = next[level];
      for (guint deeper = level; deeper <= N_LEVELS; deeper++)
        next[deeper] = i;
    }
}

static gpointer
load_table (gpointer unused)
{
  g_autoptr(GBytes) bytes = _prk_domain_lookup ("/wilayah/wilayah.txt");
  gsize size = g_bytes_get_size (bytes);
  Table *table = g_new0 (Table, 1);
  char parents[N_LEVELS][KODE_SIZE] = { "" };
  char *line;
  guint n;

  table->text = g_strndup (g_bytes_get_data (bytes, NULL), size);
  n = count_entries (table->text);
  table->entries = g_new0 (Entry, n);
  table->codes = g_malloc0 ((gsize)n * KODE_SIZE);
  table->folded = NULL;
  table->text_size = size;

  for (line = table->text; *line != '\0';)
    {
      char *end = strchr (line, '\n');

      *end = '\0';
      add_line (table, line, parents);
      line = end + 1;
    }

  find_ends (table);
  return table;
}

/* Only who searches needs it, and a document that is printed names a wilayah by its code. */
static gpointer
fold_names (gpointer data)
{
  Table *table = data;
  char *folded = g_malloc (table->text_size + table->n_entries + 2);
  gsize size = 0;

  folded[size++] = '\n';
  for (guint i = 0; i < table->n_entries; i++)
    {
      table->entries[i].folded = size;
      size = fold (table->entries[i].wilayah.nama, folded + size) - folded;
      folded[size++] = '\n';
    }
  folded[size] = '\0';
  table->folded = folded;
  table->folded_size = size;

  return table;
}

static Table *
get_table (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_table, NULL);
}

static Table *
get_folded_table (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, fold_names, get_table ());
}

static gpointer
prepare_thread (gpointer data)
{
  return get_folded_table ();
}

/**
 * prk_wilayah_prepare:
 *
 * Loads the table and what a search needs on a thread of its own, so that no later call has to. Called
 * where a person is about to need it; at the start of a program it would only be in the way.
 *
 * Any thread; does not wait. Only the first call does anything.
 */
void
prk_wilayah_prepare (void)
{
  static gsize is_begun = 0;

  if (g_once_init_enter (&is_begun))
    {
      g_thread_unref (g_thread_new ("wilayah", prepare_thread, NULL));
      g_once_init_leave (&is_begun, 1);
    }
}

/* The first entry whose code is not before @kode. */
static guint
find_index (Table      *table,
            const char *kode)
{
  guint low = 0, high = table->n_entries;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (table->entries[middle].wilayah.kode, kode) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static Entry *
find_entry (Table      *table,
            const char *kode)
{
  guint index = find_index (table, kode);

  if (index == table->n_entries || strcmp (table->entries[index].wilayah.kode, kode) != 0)
    return NULL;

  return &table->entries[index];
}

/**
 * prk_wilayah_find:
 * @kode: a code
 *
 * Finds a wilayah by its code.
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the wilayah, for as long as the program runs
 */
const PrkWilayah *
prk_wilayah_find (const char *kode)
{
  Entry *entry;

  g_return_val_if_fail (kode != NULL, NULL);

  entry = find_entry (get_table (), kode);
  return entry == NULL ? NULL : &entry->wilayah;
}

/**
 * prk_wilayah_list:
 * @kode: (nullable): a code; %NULL for the whole country
 *
 * Lists what stands directly below a wilayah.
 *
 * Any thread.
 *
 * Returns: (element-type PrkWilayah) (transfer container): in the order of the codes; empty for an
 * unknown code
 */
GPtrArray *
prk_wilayah_list (const char *kode)
{
  Table *table = get_table ();
  Entry *parent = kode == NULL ? NULL : find_entry (table, kode);
  GPtrArray *list = g_ptr_array_new ();
  guint index, end;

  if (kode != NULL && parent == NULL)
    return list;

  index = parent == NULL ? 0 : parent - table->entries + 1;
  end = parent == NULL ? table->n_entries : parent->end;
  for (; index < end; index = table->entries[index].end)
    g_ptr_array_add (list, &table->entries[index].wilayah);

  return list;
}

static Entry *
get_parent (Table *table,
            Entry *entry)
{
  char code[KODE_SIZE];

  if (entry->level == 1)
    return NULL;

  memcpy (code, entry->wilayah.kode, code_lengths[entry->level - 1]);
  code[code_lengths[entry->level - 1]] = '\0';
  return find_entry (table, code);
}

/* "Kecamatan ", "Kelurahan " …; a kabupaten or kota has it in its name, a provinsi only where it
 * stands alone. */
static const char *
get_sebutan (Table *table,
             Entry *entry)
{
  const char **own = table->sebutan[atoi (entry->wilayah.kode)];

  if (entry->level == 3)
    return own[0] != NULL ? own[0] : "Kecamatan";
  if (entry->level == 4 && entry->wilayah.kode[9] == '1')
    return "Kelurahan";
  if (entry->level == 4)
    return own[1] != NULL ? own[1] : "Desa";

  return NULL;
}

/* There are desa named "Desa Baru". */
static gboolean
has_first_word (const char *name,
                const char *word)
{
  return g_str_has_prefix (name, word) && name[strlen (word)] == ' ';
}

/**
 * prk_wilayah_dup_full_name:
 * @kode: a code
 *
 * Writes a wilayah with everything above it.
 *
 * The provinsi stands at the end without the word Provinsi, which it has only where it stands
 * alone. In the provinsi of Papua kecamatan are Distrik and desa are Kampung. Any thread.
 *
 * Returns: (transfer full) (nullable): such as `Desa Baru, Kecamatan Dusun Selatan, Kabupaten
 * Barito Selatan, Kalimantan Tengah`; %NULL for an unknown code
 */
char *
prk_wilayah_dup_full_name (const char *kode)
{
  Table *table = get_table ();
  Entry *entry;
  GString *name;

  g_return_val_if_fail (kode != NULL, NULL);

  entry = find_entry (table, kode);
  if (entry == NULL)
    return NULL;
  if (entry->level == 1 && !g_str_has_prefix (entry->wilayah.nama, "Daerah "))
    return g_strconcat ("Provinsi ", entry->wilayah.nama, NULL);

  name = g_string_new (NULL);
  for (; entry != NULL; entry = get_parent (table, entry))
    {
      const char *sebutan = get_sebutan (table, entry);

      if (name->len > 0)
        g_string_append (name, ", ");
      if (sebutan != NULL && !has_first_word (entry->wilayah.nama, sebutan))
        g_string_append_printf (name, "%s ", sebutan);
      g_string_append (name, entry->wilayah.nama);
    }

  return g_string_free (name, FALSE);
}

/* How well a name fits, best first. */
enum
{
  FIT_WHOLE,     /* it is what was typed */
  FIT_BEGINNING, /* it begins with it */
  FIT_WORDS,     /* every word typed begins one of its words */
  FIT_PARTS,     /* every word typed stands in it somewhere */
  FIT_ABOVE,     /* some words stand in the name of what it belongs to */
  N_FITS
};

#define N_BUCKETS (2 * N_FITS * N_LEVELS)

typedef struct
{
  Table     *table;
  char      *folded; /* all of what was typed */
  gsize      length;
  char      *words[MAX_WORDS];
  guint      n_words;
  guint      max_level;
  guint32    near_begin, near_end;
  guint      limit;
  GPtrArray *buckets[N_BUCKETS];
} Search;

/* memmem() for a name, which ends at a line end. */
static const char *
find_in_name (const char *name,
              const char *word)
{
  const char *end = strchr (name, '\n');

  return memmem (name, end - name, word, strlen (word));
}

static gboolean
find_word_start (const char *name,
                 const char *word)
{
  const char *found = name;

  while ((found = find_in_name (found, word)) != NULL)
    {
      if (found == name || found[-1] == ' ')
        return TRUE;
      found++;
    }

  return FALSE;
}

static gboolean
is_above (Search     *search,
          Entry      *entry,
          const char *word)
{
  while ((entry = get_parent (search->table, entry)) != NULL)
    if (find_in_name (search->table->folded + entry->folded, word) != NULL)
      return TRUE;

  return FALSE;
}

/* How the entry fits, whose name has the first word in it; N_FITS when another word is missing. */
static guint
get_fit (Search *search,
         Entry  *entry)
{
  const char *name = search->table->folded + entry->folded;
  const char *proper = name + entry->depth_name;
  gboolean in_words = TRUE, is_own = TRUE;

  if (strncmp (proper, search->folded, search->length) == 0)
    return proper[search->length] == '\n' ? FIT_WHOLE : FIT_BEGINNING;
  if (strncmp (name, search->folded, search->length) == 0)
    return name[search->length] == '\n' ? FIT_WHOLE : FIT_BEGINNING;

  for (guint i = 0; i < search->n_words; i++)
    {
      if (is_own && find_word_start (name, search->words[i]))
        continue;
      in_words = FALSE;
      if (find_in_name (name, search->words[i]) != NULL)
        continue;
      is_own = FALSE;
      if (!is_above (search, entry, search->words[i]))
        return N_FITS;
    }

  if (!is_own)
    return FIT_ABOVE;
  return in_words ? FIT_WORDS : FIT_PARTS;
}

static void
add_hit (Search *search,
         guint   index,
         guint   fit)
{
  gboolean is_near = index >= search->near_begin && index < search->near_end;
  guint level = search->table->entries[index].level;
  guint bucket = ((is_near ? 0 : 1) * N_FITS + fit) * N_LEVELS + level - 1;

  if (search->buckets[bucket] == NULL)
    search->buckets[bucket] = g_ptr_array_new ();
  if (search->buckets[bucket]->len < search->limit)
    g_ptr_array_add (search->buckets[bucket], &search->table->entries[index].wilayah);
}

static void
search_names (Search *search)
{
  Table *table = search->table;
  const char *found = table->folded;
  gsize word_length = strlen (search->words[0]);
  guint index = 0;

  while ((found = memmem (found, table->folded + table->folded_size - found, search->words[0],
                          word_length))
         != NULL)
    {
      guint32 offset = found - table->folded;

      while (index + 1 < table->n_entries && table->entries[index + 1].folded <= offset)
        index++;

      if (table->entries[index].level <= search->max_level)
        {
          guint fit = get_fit (search, &table->entries[index]);

          if (fit < N_FITS)
            add_hit (search, index, fit);
        }

      found = strchr (found, '\n');
    }
}

/* Words that say what a wilayah is and mostly are not part of its name. */
static gboolean
is_sebutan (const char *word)
{
  static const char *const words[] = { "provinsi", "prov", "kab", "kecamatan", "kec", "distrik",
                                       "kelurahan", "kel", "desa", "kampung", NULL };

  return g_strv_contains (words, word);
}

/* Takes the words typed, all or only those that can be names. FALSE when none is left. */
static gboolean
set_words (Search     *search,
           const char *folded,
           gboolean    only_names)
{
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && kept->len < MAX_WORDS && !(only_names && is_sebutan (words[i])))
      g_ptr_array_add (kept, words[i]);
  if (kept->len == 0)
    return FALSE;

  for (guint i = 0; i < search->n_words; i++)
    g_free (search->words[i]);
  search->n_words = kept->len;
  for (guint i = 0; i < kept->len; i++)
    search->words[i] = g_strdup (g_ptr_array_index (kept, i));

  g_ptr_array_add (kept, NULL);
  g_free (search->folded);
  search->folded = g_strjoinv (" ", (GStrv)kept->pdata);
  search->length = strlen (search->folded);
  return TRUE;
}

static void
take_hits (Search    *search,
           GPtrArray *results)
{
  for (guint i = 0; i < N_BUCKETS; i++)
    {
      GPtrArray *bucket = g_steal_pointer (&search->buckets[i]);

      for (guint j = 0; bucket != NULL && j < bucket->len && results->len < search->limit; j++)
        if (!g_ptr_array_find (results, g_ptr_array_index (bucket, j), NULL))
          g_ptr_array_add (results, g_ptr_array_index (bucket, j));
      g_clear_pointer (&bucket, g_ptr_array_unref);
    }
}

/* What is typed is the beginning of a code, with its points or without. */
static void
search_codes (Search     *search,
              const char *text,
              GPtrArray  *results)
{
  g_autoptr(GString) code = g_string_new (NULL);
  guint n_digits = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      {
        if (n_digits == 2 || n_digits == 4 || n_digits == 6)
          g_string_append_c (code, '.');
        g_string_append_c (code, *text);
        n_digits++;
      }

  for (guint i = find_index (search->table, code->str);
       i < search->table->n_entries && results->len < search->limit
       && g_str_has_prefix (search->table->entries[i].wilayah.kode, code->str);
       i++)
    if (search->table->entries[i].level <= search->max_level)
      g_ptr_array_add (results, &search->table->entries[i].wilayah);
}

/**
 * prk_wilayah_search:
 * @text: what a person types: words of names, of what stands above too (`baru dusun selatan`), or
 * the beginning of a code
 * @max_level: 1 provinsi, 2 kabupaten and kota, 3 kecamatan, 4 desa and kelurahan
 * @near: (nullable): a code; what is below it comes first
 * @limit: how many at most
 *
 * Finds wilayah by name or code.
 *
 * The first word must stand in the name itself. Whole names come before beginnings, those before
 * words inside, and higher levels before lower ones. Words such as `desa` and `kec` may be typed or
 * not. Any thread; a few milliseconds.
 *
 * Returns: (element-type PrkWilayah) (transfer container): the best first
 */
GPtrArray *
prk_wilayah_search (const char *text,
                    guint       max_level,
                    const char *near,
                    guint       limit)
{
  GPtrArray *results = g_ptr_array_new ();
  g_autofree char *folded = NULL;
  Search search = { 0 };
  Entry *near_entry;

  g_return_val_if_fail (text != NULL, results);

  search.table = get_folded_table ();
  search.max_level = max_level;
  search.limit = limit;
  near_entry = near == NULL ? NULL : find_entry (search.table, near);
  if (near_entry != NULL)
    {
      search.near_begin = near_entry - search.table->entries;
      search.near_end = near_entry->end;
    }

  folded = g_malloc (strlen (text) + 1);
  *fold (text, folded) = '\0';

  if (*folded != '\0' && strspn (text, "0123456789. ") == strlen (text))
    {
      search_codes (&search, text, results);
      return results;
    }

  if (set_words (&search, folded, FALSE))
    {
      guint n_typed = search.n_words;

      search_names (&search);
      if (set_words (&search, folded, TRUE) && search.n_words < n_typed)
        search_names (&search);
      take_hits (&search, results);
    }

  for (guint i = 0; i < search.n_words; i++)
    g_free (search.words[i]);
  g_free (search.folded);

  return results;
}
