/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what a person typed to what FTS5 is asked.
 *
 * Each word or "phrase" is a group; a group is looked for in several forms: as typed, and in words
 * of the index that differ by one letter, which count less. Whether such a word is worth looking
 * for is seen by how often it stands in the index: a slip is rare beside the right word, whichever
 * of the two was typed. Groups are joined by OR, since a question has words that the page does not;
 * the rank (prk-pustaka-rank.c) puts pages with all of them first. Phrases are required. Words that
 * stand on most pages say nothing beside others and are left out: to rank them would cost more than
 * all else. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "prk-pustaka-tanya-private.h"
#include "prk-pustaka-teks.h"

#define MAX_QUERY        4096 /* bytes looked at */
#define MIN_FUZZY_LENGTH 4
#define MAX_FORMS        10
#define FUZZY_WEIGHT     0.35
#define COMMON_SHARE     0.4
#define MIN_PAGES        25  /* below it nothing is common */
#define RARE             6   /* pages; so few may be a slip of any word */
#define RARER            8   /* times rarer than the right word is a slip */

/* Instances that are ranked: of one word as many as take two milliseconds, since where it stands so
 * often the rank says little; of several words enough that all pages are weighed. */
#define MAX_ALONE     10000
#define MAX_INSTANCES 80000

#define MIN_ROWS_RANKED  500

typedef struct
{
  GPtrArray *words; /* folded */
  gboolean   is_phrase;
  gboolean   is_prefix;
  guint      n_pages;
  guint      n_all;
  guint      n_near; /* pages of the other forms */
} Group;

static void
group_free (Group *group)
{
  g_ptr_array_unref (group->words);
  g_free (group);
}

static Group *
group_new (void)
{
  Group *group = g_new0 (Group, 1);

  group->words = g_ptr_array_new_with_free_func (g_free);

  return group;
}

void
_prk_tanya_free (PrkTanya *self)
{
  if (self == NULL)
    return;

  g_free (self->match);
  g_array_unref (self->frasa);
  g_free (self);
}

/* As unicode61 sees it. */
static gboolean
is_word_character (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character) ||
         g_unichar_type (character) == G_UNICODE_PRIVATE_USE;
}

static gboolean
is_quote (gunichar character)
{
  return character == '"' || character == 0x201c || character == 0x201d || character == 0x201e;
}

static void
end_group (GPtrArray  *groups,
           Group     **group)
{
  if (*group != NULL && (*group)->words->len > 0)
    g_ptr_array_add (groups, *group);
  else if (*group != NULL)
    group_free (*group);

  *group = NULL;
}

static const char *
read_word (const char *at,
           const char *end,
           Group      *group)
{
  const char *start = at;

  while (at < end && is_word_character (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  g_ptr_array_add (group->words, prk_pustaka_teks_fold (start, at - start));

  return at;
}

/* (element-type Group) */
static GPtrArray *
read_groups (const char *query)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  const char *end = query + strlen (query);
  Group *phrase = NULL;

  if (end - query > MAX_QUERY)
    end = g_utf8_find_prev_char (query, query + MAX_QUERY);

  for (const char *at = query; at < end;)
    {
      gunichar character = g_utf8_get_char (at);

      if (is_quote (character))
        {
          if (phrase != NULL)
            end_group (groups, &phrase);
          else
            {
              phrase = group_new ();
              phrase->is_phrase = TRUE;
            }
          at = g_utf8_next_char (at);
        }
      else if (!is_word_character (character))
        {
          at = g_utf8_next_char (at);
        }
      else
        {
          Group *group = phrase != NULL ? phrase : group_new ();

          at = read_word (at, end, group);
          if (at < end && *at == '*')
            group->is_prefix = TRUE;
          if (phrase == NULL)
            end_group (groups, &group);
        }
    }
  end_group (groups, &phrase);

  return groups;
}

static void
count_group (Group   *group,
             PrkKata *kata)
{
  group->n_pages = G_MAXUINT;
  group->n_all = G_MAXUINT;

  for (guint i = 0; i < group->words->len; i++)
    {
      const char *word = g_ptr_array_index (group->words, i);
      PrkKataEntri entry = { 0 };

      if (group->is_prefix && i + 1 == group->words->len)
        _prk_kata_sum_prefix (kata, word, &entry.n_pages, &entry.n_all);
      else
        _prk_kata_find (kata, word, &entry);

      group->n_pages = MIN (group->n_pages, entry.n_pages);
      group->n_all = MIN (group->n_all, entry.n_all);
    }
}

static gboolean
is_same (const Group *a,
         const Group *b)
{
  if (a->words->len != b->words->len || a->is_prefix != b->is_prefix ||
      a->is_phrase != b->is_phrase)
    return FALSE;

  for (guint i = 0; i < a->words->len; i++)
    if (strcmp (g_ptr_array_index (a->words, i), g_ptr_array_index (b->words, i)) != 0)
      return FALSE;

  return TRUE;
}

static void
drop_repeated (GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    for (guint j = groups->len - 1; j > i; j--)
      if (is_same (g_ptr_array_index (groups, i), g_ptr_array_index (groups, j)))
        g_ptr_array_remove_index (groups, j);
}

static gboolean
is_common (const Group *group,
           PrkKata     *kata)
{
  guint n_pages = _prk_kata_get_n_pages (kata);

  return !group->is_phrase && n_pages >= MIN_PAGES && group->n_pages > COMMON_SHARE * n_pages;
}

/* Leaves what is common out, unless there is nothing else. */
static void
drop_common (GPtrArray *groups,
             PrkKata   *kata)
{
  gboolean has_rare = FALSE;

  for (guint i = 0; i < groups->len; i++)
    has_rare |= !is_common (g_ptr_array_index (groups, i), kata);

  for (guint i = groups->len; has_rare && i-- > 0;)
    if (is_common (g_ptr_array_index (groups, i), kata))
      g_ptr_array_remove_index (groups, i);
  if (groups->len > PRK_TANYA_MAX_GRUP)
    g_ptr_array_set_size (groups, PRK_TANYA_MAX_GRUP);
}

static void
add_form (PrkTanya *self,
          GString  *match,
          guint     grup,
          double    bobot)
{
  PrkTanyaFrasa frasa = { grup, bobot };

  g_array_append_val (self->frasa, frasa);
  if (match->len > 0 && match->str[match->len - 1] != '(')
    g_string_append (match, " OR ");
}

static void
append_words (GString     *match,
              const Group *group)
{
  g_string_append_c (match, '"');
  for (guint i = 0; i < group->words->len; i++)
    g_string_append_printf (match, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (group->words, i));
  g_string_append_c (match, '"');
  if (group->is_prefix)
    g_string_append (match, " *");
}

static int
compare_frequency (gconstpointer a,
                   gconstpointer b)
{
  const PrkKataEntri *first = a, *second = b;

  return (first->n_pages < second->n_pages) - (first->n_pages > second->n_pages);
}

/* Of two words that differ by one letter, is one a slip of the other? */
static gboolean
may_be_slip (const Group        *group,
             const PrkKataEntri *other)
{
  return other->n_pages <= RARE || group->n_pages <= RARE ||
         other->n_pages * RARER <= group->n_pages || group->n_pages * RARER <= other->n_pages;
}

static gboolean
is_number (const char *word)
{
  while (g_ascii_isdigit (*word))
    word++;

  return *word == '\0';
}

static void
add_near (PrkTanya *self,
          GString  *match,
          Group    *group,
          guint     grup,
          PrkKata  *kata)
{
  const char *word = g_ptr_array_index (group->words, 0);
  g_autoptr(GArray) near = NULL;
  guint n_forms = 0;

  if (group->is_phrase || group->is_prefix || is_number (word) || is_common (group, kata) ||
      g_utf8_strlen (word, -1) < MIN_FUZZY_LENGTH)
    return;

  near = _prk_kata_list_near (kata, word);
  g_array_sort (near, compare_frequency);
  for (guint i = 0; i < near->len && n_forms < MAX_FORMS; i++)
    {
      const PrkKataEntri *entry = &g_array_index (near, PrkKataEntri, i);

      if (!may_be_slip (group, entry) || self->frasa->len >= PRK_TANYA_MAX_FRASA)
        continue;

      add_form (self, match, grup, FUZZY_WEIGHT);
      g_string_append_printf (match, "\"%.*s\"", (int) entry->length, entry->word);
      group->n_all += entry->n_all;
      group->n_near += entry->n_pages;
      n_forms++;
    }
}

static double
idf_of (guint n_pages,
        guint n_all_pages)
{
  return MAX (log ((n_all_pages - MIN (n_pages, n_all_pages) + 0.5) / (n_pages + 0.5)), 0.05);
}

static void
add_groups (PrkTanya  *self,
            GPtrArray *groups,
            PrkKata   *kata)
{
  g_autoptr(GString) required = g_string_new (NULL);
  g_autoptr(GString) any = g_string_new ("(");
  guint n_phrases = 0;

  for (guint i = 0; i < groups->len; i++)
    n_phrases += ((Group *) g_ptr_array_index (groups, i))->is_phrase ? 1 : 0;

  /* FTS5 numbers phrases from left to right, so what is required comes first. */
  for (guint i = 0; i < groups->len && n_phrases > 0; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      PrkTanyaFrasa frasa = { i, 0 };

      if (!group->is_phrase)
        continue;
      append_words (required, group);
      g_string_append (required, " AND ");
      g_array_append_val (self->frasa, frasa);
    }

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      add_form (self, any, i, 1);
      append_words (any, group);
      add_near (self, any, group, i, kata);
    }
  g_string_append_c (any, ')');

  self->match = g_strconcat (required->str, any->str, NULL);
}

/**
 * _prk_tanya_new:
 * @query: what a person typed
 * @kata: the words of the index
 *
 * Makes a query. Pure.
 */
PrkTanya *
_prk_tanya_new (const char *query,
                PrkKata    *kata)
{
  PrkTanya *self = g_new0 (PrkTanya, 1);
  g_autoptr(GPtrArray) groups = read_groups (query);
  guint n_pages = MAX (_prk_kata_get_n_pages (kata), 1);
  gint64 n_instances = 0, most;

  self->frasa = g_array_new (FALSE, FALSE, sizeof (PrkTanyaFrasa));
  drop_repeated (groups);
  for (guint i = 0; i < groups->len; i++)
    count_group (g_ptr_array_index (groups, i), kata);
  drop_common (groups, kata);
  if (groups->len == 0)
    return self;

  self->n_grup = groups->len;
  add_groups (self, groups, kata);
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);

      /* A word that is nowhere tells as much as the one that was meant. */
      self->idf[i] = idf_of (group->n_pages > 0 ? group->n_pages : group->n_near, n_pages);
      self->idf_sum += self->idf[i];
      n_instances += group->n_all;
    }

  self->n_rows_ranked = G_MAXINT64;
  most = groups->len == 1 ? MAX_ALONE : MAX_INSTANCES;
  if (n_instances > most)
    self->n_rows_ranked = MAX (MIN_ROWS_RANKED, n_pages * most / n_instances);

  return self;
}
