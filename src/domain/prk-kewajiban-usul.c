/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A clause is taken apart into what can be owed: an ayat, or each item of a list in it, with the words that lead to the list. What sounds
 * like a duty is proposed; which words do, and in which clauses, is data. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-kak-private.h"
#include "prk-kewajiban.h"
#include "prk-naskah-pasal.h"
#include "prk-naskah-private.h"

#define MAX_URAIAN 1000 /* characters, as the schema has it */

/* One part of a clause. */
typedef struct
{
  guint    ayat;  /* 0: the clause has none */
  guint    huruf; /* 0: no list in it */
  GString *teks;
  char    *awal;  /* (nullable) the words before the list */
} Bagian;

static JsonObject *
get_data (void)
{
  static gsize once;
  static JsonObject *data;

  if (g_once_init_enter (&once))
    {
      data = _prk_naskah_baca ("/klausul/kewajiban.json");
      g_once_init_leave (&once, 1);
    }

  return data;
}

void
prk_kewajiban_usul_free (PrkKewajibanUsul *self)
{
  g_free (self->sumber);
  g_free (self->dasar);
  g_free (self->kutipan);
  g_free (self->uraian);
  g_free (self->pihak);
  g_free (self->batas);
  g_free (self);
}

static void
bagian_free (Bagian *self)
{
  g_string_free (self->teks, TRUE);
  g_free (self->awal);
  g_free (self);
}

/* Taking apart */

/* The number that a line of a list begins with; @rest: what follows it. */
static guint
read_number (const char  *line,
             const char **rest)
{
  const char *p = line;
  guint number = 0;

  while (g_ascii_isdigit (*p) && number < 10000)
    number = number * 10 + (guint) (*p++ - '0');
  if (p > line && (*p == '.' || *p == ')') && p[1] == ' ')
    {
      *rest = p + 2;
      return number;
    }
  if ((*line == '-' || *line == '*' || *line == '+') && line[1] == ' ')
    {
      *rest = line + 2;
      return 1;
    }
  *rest = line;

  return 0;
}

/* CommonMark's own signs away, white space as one blank. */
static char *
dup_plain (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (strchr ("*_`#", *text) != NULL && (text[0] != '_' || out->len == 0))
        continue;
      if (*text == '\\' && g_ascii_ispunct (text[1]))
        g_string_append_c (out, *++text);
      else if (!g_ascii_isspace (*text))
        g_string_append_c (out, *text);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  g_strchomp (out->str);

  return g_string_free (out, FALSE);
}

static Bagian *
add_bagian (GPtrArray *list,
            guint      ayat,
            guint      huruf)
{
  Bagian *one = g_new0 (Bagian, 1);

  one->ayat = ayat;
  one->huruf = huruf;
  one->teks = g_string_new (NULL);
  g_ptr_array_add (list, one);

  return one;
}

/* (element-type Bagian) */
static GPtrArray *
list_bagian (const char *text)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) bagian_free);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  Bagian *now = NULL;
  g_autofree char *lead = NULL;
  guint ayat = 0, n = 0, huruf = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize indent = strspn (lines[i], " \t");
      gboolean is_inner = indent >= 2 || (n == 0 && list->len > 0); /* a list after a sentence is a, b */
      const char *rest;
      guint number = read_number (lines[i] + indent, &rest);

      if (lines[i][indent] == '\0')
        {
          now = ayat == 0 ? NULL : now;
          continue;
        }
      if (number > 0 && !is_inner)
        {
          ayat = ++n;
          huruf = 0;
          now = add_bagian (list, ayat, 0);
        }
      else if (number > 0)
        {
          if (huruf == 0)
            {
              g_free (lead);
              lead = list->len > 0 ? dup_plain (((Bagian *) g_ptr_array_index (list, list->len - 1))->teks->str) : NULL;
            }
          now = add_bagian (list, ayat, ++huruf);
          now->awal = g_strdup (lead);
        }
      else if (now == NULL)
        now = add_bagian (list, 0, 0);
      g_string_append_printf (now->teks, "%s%s", now->teks->len > 0 ? " " : "", rest);
    }

  return list;
}

static char *
dup_normal (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *rest;

      read_number (lines[i] + strspn (lines[i], " \t"), &rest);
      g_string_append_printf (all, "%s ", rest);
    }

  return dup_plain (all->str);
}

/* Reading the words */

static gboolean
is_word_char (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p));
}

/* Where @word stands as a whole word; NULL: nowhere. Both lower case. */
static const char *
find_word (const char *text,
           const char *word)
{
  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    if ((p == text || !is_word_char (g_utf8_prev_char (p))) && !is_word_char (p + strlen (word)))
      return p;

  return NULL;
}

static gboolean
has_any (const char *lower,
         JsonArray  *words)
{
  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    if (find_word (lower, json_array_get_string_element (words, i)) != NULL)
      return TRUE;

  return FALSE;
}

/* The first party that is named; of several on one side of the duty the first is who owes. */
static const char *
find_pihak (const char *text)
{
  static const char *const names[] = { "kesatu", "kedua belas", "kedua", "ketiga", "keempat", "kelima", "keenam",
                                       "ketujuh", "kedelapan", "kesembilan", "kesepuluh", "kesebelas", "pertama" };
  static const char *const codes[] = { "kesatu", "kedua_belas", "kedua", "ketiga", "keempat", "kelima", "keenam",
                                       "ketujuh", "kedelapan", "kesembilan", "kesepuluh", "kesebelas", "kesatu" };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  const char *first = find_word (lower, "para pihak");
  const char *each = find_word (lower, "setiap pihak");
  const char *code = NULL;

  if (first == NULL || (each != NULL && each < first))
    first = each;
  if (first != NULL)
    code = "para";
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("pihak ", names[i], NULL);
      const char *p = find_word (lower, name);

      if (p != NULL && (first == NULL || p < first))
        {
          first = p;
          code = codes[i];
        }
    }

  return code;
}

/* "30 (tiga puluh) hari setelah Perjanjian … ditandatangani" */
static void
find_batas (PrkKewajibanUsul *usul,
            const char       *text)
{
  static GRegex *count;
  g_autofree char *lower = g_utf8_strdown (text, -1);
  JsonArray *often = prk_json_get_array (get_data (), "berkala");
  g_autoptr(GMatchInfo) match = NULL;

  for (guint i = 0; i < json_array_get_length (often); i++)
    {
      JsonObject *one = json_array_get_object_element (often, i);

      if (!has_any (lower, prk_json_get_array (one, "kata")))
        continue;
      usul->batas = g_strdup (prk_json_get_string (one, "batas", NULL));
      return;
    }

  if (g_once_init_enter (&count))
    {
      GRegex *regex = g_regex_new ("\\b(\\d{1,4}) (?:\\([^)]{1,60}\\) )?(hari|bulan)(?: kalender)? "
                                   "(?:sejak|setelah|sesudah|terhitung sejak) "
                                   "(?:tanggal )?(?:penandatanganan|ditandatanganinya|perjanjian|kesepakatan|pks)",
                                   G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave (&count, regex);
    }
  if (g_regex_match (count, lower, 0, &match))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);

      usul->batas = g_match_info_fetch (match, 2);
      usul->jumlah = (guint) CLAMP (g_ascii_strtoull (number, NULL, 10), 1, 3650);
    }
}

/* Without what ends an item of a list, and not longer than a field. */
static char *
dup_uraian (const char *text)
{
  g_autofree char *plain = dup_plain (text);
  gsize length = strlen (plain);

  for (gboolean is_more = TRUE; is_more && length > 0;)
    {
      is_more = FALSE;
      while (length > 0 && strchr (".;,: ", plain[length - 1]) != NULL)
        plain[--length] = '\0';
      if (g_str_has_suffix (plain, "; dan") || g_str_has_suffix (plain, ", dan"))
        {
          plain[length -= 5] = '\0';
          is_more = TRUE;
        }
      else if (g_str_has_suffix (plain, "; atau"))
        {
          plain[length -= 6] = '\0';
          is_more = TRUE;
        }
    }

  return g_utf8_strlen (plain, -1) > MAX_URAIAN ? g_utf8_substring (plain, 0, MAX_URAIAN) : g_steal_pointer (&plain);
}

/* Proposing */

static const char *
get_text (PrkRecord  *naskah,
          const char *sumber)
{
  const char *text = prk_record_get_text (naskah, sumber);

  return text != NULL ? text : prk_record_get_string (naskah, sumber);
}

static char *
dup_judul (PrkRecord  *naskah,
           const char *sumber)
{
  const PrkBidang *bidang = prk_skema_find_bidang (prk_skema_get ("naskah"), sumber, NULL);
  g_auto(GStrv) parts = g_strsplit (sumber, "/", 3);
  g_autofree char *path = g_strv_length (parts) == 3 ? g_strdup_printf ("%s/%s/judul", parts[0], parts[1]) : NULL;
  const char *own = path != NULL ? prk_record_get_string (naskah, path) : NULL;

  return g_strdup (own != NULL ? own : bidang != NULL ? bidang->label : sumber);
}

/* Whether the words were taken already. */
static gboolean
is_taken (PrkRecord  *naskah,
          const char *sumber,
          const char *kutipan)
{
  g_auto(GStrv) rows = prk_record_list_rows (naskah, "kewajiban");
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *other
        = prk_record_get_string (naskah, _prk_cell_path (path, "kewajiban", rows[i], "kutipan"));

      if (g_strcmp0 (other, kutipan) == 0
          && g_strcmp0 (prk_record_get_string (naskah, _prk_cell_path (path, "kewajiban", rows[i], "sumber")), sumber) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_dasar (const char   *judul,
           const Bagian *bagian)
{
  GString *dasar = g_string_new (judul);

  if (bagian->ayat > 0)
    g_string_append_printf (dasar, " ayat (%u)", bagian->ayat);
  if (bagian->huruf > 0 && bagian->huruf <= 26)
    g_string_append_printf (dasar, " huruf %c", (char) ('a' + bagian->huruf - 1));

  return g_string_free (dasar, FALSE);
}

static PrkKewajibanUsul *
new_usul (PrkRecord    *naskah,
          const char   *sumber,
          const Bagian *bagian)
{
  PrkKewajibanUsul *usul = g_new0 (PrkKewajibanUsul, 1);
  g_autofree char *judul = dup_judul (naskah, sumber);
  g_autofree char *whole
    = bagian->awal != NULL ? g_strdup_printf ("%s %s", bagian->awal, bagian->teks->str) : g_strdup (bagian->teks->str);

  usul->sumber = g_strdup (sumber);
  usul->dasar = dup_dasar (judul, bagian);
  usul->kutipan = dup_plain (bagian->teks->str);
  usul->uraian = dup_uraian (bagian->teks->str);
  usul->pihak = g_strdup (find_pihak (whole));
  find_batas (usul, whole);
  usul->is_ada = is_taken (naskah, sumber, usul->kutipan);

  return usul;
}

/* The words that lead to a list are no duty by themselves. */
static gboolean
is_lead (GPtrArray *list,
         guint      index)
{
  const Bagian *one = g_ptr_array_index (list, index);
  const Bagian *next = index + 1 < list->len ? g_ptr_array_index (list, index + 1) : NULL;

  return one->huruf == 0 && next != NULL && next->huruf > 0;
}

static gboolean
is_duty (const Bagian *bagian)
{
  g_autofree char *own = g_utf8_strdown (bagian->teks->str, -1);
  g_autofree char *lead = bagian->awal != NULL ? g_utf8_strdown (bagian->awal, -1) : NULL;
  JsonArray *words = prk_json_get_array (get_data (), "kata");
  JsonArray *not = prk_json_get_array (get_data (), "bukan");

  if (lead != NULL && has_any (lead, words))
    return TRUE;
  if (lead != NULL && has_any (lead, not))
    return FALSE;

  return has_any (own, words) && (!has_any (own, not) || find_word (own, "berkewajiban") != NULL);
}

static void
add_clause (GPtrArray  *found,
            PrkRecord  *naskah,
            const char *sumber)
{
  const char *text = get_text (naskah, sumber);
  g_autoptr(GPtrArray) parts = text != NULL ? list_bagian (text) : NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      PrkKewajibanUsul *usul;

      if (is_lead (parts, i) || !is_duty (g_ptr_array_index (parts, i)))
        continue;
      usul = new_usul (naskah, sumber, g_ptr_array_index (parts, i));
      if (*usul->uraian != '\0')
        g_ptr_array_add (found, usul);
      else
        prk_kewajiban_usul_free (usul);
    }
}

/**
 * prk_kewajiban_usulkan:
 * @naskah: a record of type "naskah"
 *
 * Looks for what sounds like a duty in the clauses about rights and duties, costs and execution, and in all that were added.
 *
 * Returns: (transfer full) (element-type PrkKewajibanUsul): in the order of the text
 */
GPtrArray *
prk_kewajiban_usulkan (PrkRecord *naskah)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kewajiban_usul_free);
  JsonArray *clauses = prk_json_get_array (get_data (), "klausul");
  g_auto(GStrv) rows = NULL;

  g_return_val_if_fail (naskah != NULL, found);

  for (guint i = 0; i < json_array_get_length (clauses); i++)
    {
      g_autofree char *path = g_strconcat ("klausul/", json_array_get_string_element (clauses, i), NULL);

      add_clause (found, naskah, path);
    }
  rows = prk_record_list_rows (naskah, "tambahan");
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("tambahan/%s/isi", rows[i]);

      add_clause (found, naskah, path);
    }

  return found;
}

/**
 * prk_kewajiban_list_ayat:
 * @naskah: a record of type "naskah"
 *
 * Takes all its Pasal apart into ayat and items of lists.
 *
 * Returns: (transfer full) (element-type PrkKewajibanUsul): in the order of the paper; "dasar" names the Pasal by its number
 */
GPtrArray *
prk_kewajiban_list_ayat (PrkRecord *naskah)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kewajiban_usul_free);
  g_autoptr(GPtrArray) pasal = NULL;

  g_return_val_if_fail (naskah != NULL, found);

  pasal = prk_naskah_list_pasal (naskah, NULL);
  for (guint i = 0; i < pasal->len; i++)
    {
      const PrkNaskahPasal *one = g_ptr_array_index (pasal, i);
      g_autofree char *judul = g_strdup_printf ("Pasal %u", i + 1);
      g_autofree char *isi = prk_naskah_dup_rujukan (one->isi, pasal);
      g_autoptr(GPtrArray) parts = list_bagian (isi);

      for (guint j = 0; j < parts->len; j++)
        {
          const Bagian *bagian = g_ptr_array_index (parts, j);
          PrkKewajibanUsul *usul;

          if (is_lead (parts, j))
            continue;
          usul = g_new0 (PrkKewajibanUsul, 1);
          usul->sumber = g_strdup (one->path);
          usul->dasar = dup_dasar (judul, bagian);
          usul->kutipan = dup_plain (bagian->teks->str);
          usul->uraian = g_strdup (usul->kutipan);
          g_ptr_array_add (found, usul);
        }
    }

  return found;
}

/**
 * prk_kewajiban_usul_dari_teks:
 * @naskah: a record of type "naskah"
 * @sumber: a field of it
 * @teks: what somebody chose there
 *
 * Makes a proposal of words that a person chose. Who owes it is looked for in the ayat, too.
 *
 * Returns: (transfer full) (nullable): %NULL for nothing but white space
 */
PrkKewajibanUsul *
prk_kewajiban_usul_dari_teks (PrkRecord  *naskah,
                              const char *sumber,
                              const char *teks)
{
  g_autofree char *chosen = NULL;
  const char *text;
  g_autoptr(GPtrArray) parts = NULL;
  PrkKewajibanUsul *usul;
  Bagian alone = { 0 };

  g_return_val_if_fail (naskah != NULL && sumber != NULL && teks != NULL, NULL);

  chosen = dup_normal (teks);
  if (*chosen == '\0')
    return NULL;

  text = get_text (naskah, sumber);
  parts = list_bagian (text != NULL ? text : "");
  alone.teks = g_string_new (chosen);
  for (guint i = 0; i < parts->len; i++)
    {
      const Bagian *one = g_ptr_array_index (parts, i);
      g_autofree char *plain = dup_plain (one->teks->str);

      if (strstr (plain, chosen) == NULL && strstr (chosen, plain) == NULL)
        continue;
      alone.ayat = one->ayat;
      alone.huruf = one->huruf;
      alone.awal = one->awal != NULL ? g_strdup (one->awal) : strlen (plain) > strlen (chosen) ? g_strdup (plain) : NULL;
      break;
    }
  usul = new_usul (naskah, sumber, &alone);
  g_string_free (alone.teks, TRUE);
  g_free (alone.awal);

  return usul;
}

/**
 * prk_kewajiban_has_kutipan:
 * @sumber: a field of @naskah
 * @kutipan: words that stood there, plain
 *
 * Returns: whether they still do, however they are set
 */
gboolean
prk_kewajiban_has_kutipan (PrkRecord  *naskah,
                           const char *sumber,
                           const char *kutipan)
{
  const char *text;
  g_autofree char *now = NULL;

  g_return_val_if_fail (naskah != NULL && sumber != NULL && kutipan != NULL, FALSE);

  text = get_text (naskah, sumber);
  now = text != NULL ? dup_normal (text) : NULL;

  return now != NULL && strstr (now, kutipan) != NULL;
}
