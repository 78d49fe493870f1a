/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings in the text of a page: what a reviewer looks for in a plan (chapters, missions, aims,
 * targets, programmes, the parts of a spatial plan, tables). A heading is a short line that begins
 * as they do; nothing is known of type sizes, since OCR does not tell them. A page on which many
 * such lines end in a number is a table of contents, and gives none. */

#include "config.h"

#include <string.h>

#include "prk-pustaka-judul-private.h"
#include "prk-pustaka-teks.h"

#define MAX_LINE     160 /* characters; longer ones are sentences */
#define MAX_NUMBERED 100
#define MAX_ON_PAGE  40
#define MAX_NAME_LINES 3
#define MAX_DIGITS   2   /* of a part of a number; amounts of money have three */
#define MAX_ROWS     4   /* with Arabic numbers on a page; more are rows of a table */
#define MIN_CONTENTS 4   /* headings, a quarter of them with page numbers behind or below */

#define SQL_ADD                                                                                    \
  "INSERT OR REPLACE INTO judul (dokumen, halaman, urut, tingkat, jenis, teks)"                    \
  " VALUES (?, ?, ?, ?, ?, ?)"

typedef struct
{
  const char *word; /* in the spelling that it has in a heading */
  const char *jenis;
  guint       tingkat;
  gboolean    is_numbered; /* what follows is a number, Roman or not */
} Kata;

static const Kata KATA[] = {
  { "BAB", "bab", 0, TRUE },
  { "Bab", "bab", 0, TRUE },
  { "LAMPIRAN", "lampiran", 0, FALSE },
  { "BAGIAN", "bagian", 1, FALSE },
  { "Bagian", "bagian", 1, FALSE },
  { "Paragraf", "bagian", 2, TRUE },
  { "Pasal", "pasal", 2, TRUE },
  { "Misi", "misi", 1, TRUE },
  { "MISI", "misi", 1, TRUE },
  { "Tujuan", "tujuan", 2, TRUE },
  { "TUJUAN", "tujuan", 2, TRUE },
  { "Sasaran", "sasaran", 3, TRUE },
  { "SASARAN", "sasaran", 3, TRUE },
  { "Tabel", "tabel", 3, TRUE },
  { "TABEL", "tabel", 3, TRUE },
  { "Gambar", "gambar", 3, TRUE },
  { "GAMBAR", "gambar", 3, TRUE },
};

/* Of a spatial plan; whatever numbers them. */
static const Kata RUANG[] = {
  { "rencana struktur ruang", "struktur_ruang", 1, FALSE },
  { "struktur ruang", "struktur_ruang", 1, FALSE },
  { "sistem pusat permukiman", "struktur_ruang", 2, FALSE },
  { "sistem jaringan", "struktur_ruang", 2, FALSE },
  { "rencana pola ruang", "pola_ruang", 1, FALSE },
  { "pola ruang", "pola_ruang", 1, FALSE },
  { "kawasan lindung", "pola_ruang", 2, FALSE },
  { "kawasan budi daya", "pola_ruang", 2, FALSE },
  { "kawasan budidaya", "pola_ruang", 2, FALSE },
  { "ketentuan umum zonasi", "zonasi", 1, FALSE },
  { "ketentuan umum peraturan zonasi", "zonasi", 1, FALSE },
  { "ketentuan zonasi", "zonasi", 1, FALSE },
  { "peraturan zonasi", "zonasi", 1, FALSE },
  { "kawasan strategis", "kawasan_strategis", 1, FALSE },
};

static gboolean
is_roman (char letter)
{
  return letter != '\0' && strchr ("IVXLC", letter) != NULL;
}

/* Behind a number such as 3, III, II.4 or 2.1.3, with the levels that it has. NULL for none. */
static const char *
skip_number (const char *at,
             guint      *n_levels,
             gboolean   *has_padding)
{
  const char *start = at;

  *n_levels = 0;
  *has_padding = FALSE;
  while (is_roman (*at) || g_ascii_isdigit (*at))
    {
      gboolean is_digit = g_ascii_isdigit (*at);
      const char *part = at;

      *has_padding |= *at == '0';
      while (is_digit ? g_ascii_isdigit (*at) : is_roman (*at))
        at++;
      if (is_digit && at - part > MAX_DIGITS)
        return NULL;
      (*n_levels)++;
      if (*at == '.')
        at++;
    }

  return at > start && (*at == ' ' || *at == ':' || *at == '\0') ? at : NULL;
}

static const char *
skip_blank (const char *at)
{
  while (*at == ' ' || *at == ':')
    at++;

  return at;
}

static gboolean
ends_in_number (const char *line)
{
  gsize length = strlen (line);

  return length > 4 && g_ascii_isdigit (line[length - 1]) &&
         (line[length - 2] == ' ' || line[length - 3] == ' ' || line[length - 4] == ' ');
}

/* Not a row of a table, whose cells are numbers and units. */
static gboolean
looks_like_words (const char *text)
{
  guint n_letters = 0, n_others = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_isalpha (g_utf8_get_char (text)))
        n_letters++;
      else if (*text != ' ')
        n_others++;
    }

  return n_letters >= 4 && n_others * 4 <= n_letters;
}

static PrkPustakaJudul *
judul_new (guint       halaman,
           guint       tingkat,
           const char *jenis,
           const char *teks)
{
  PrkPustakaJudul *judul = g_new0 (PrkPustakaJudul, 1);

  judul->halaman = halaman;
  judul->tingkat = tingkat;
  judul->jenis = g_strdup (jenis);
  judul->teks = prk_pustaka_teks_tidy (teks, NULL);

  return judul;
}

static PrkPustakaJudul *
read_word (const char *line,
           guint       halaman)
{
  for (gsize i = 0; i < G_N_ELEMENTS (KATA); i++)
    {
      gsize length = strlen (KATA[i].word);
      const char *after = line + length;
      gboolean has_padding;
      guint n_levels;

      if (strncmp (line, KATA[i].word, length) != 0 || (*after != ' ' && *after != '\0'))
        continue;
      after = skip_blank (after);
      if (KATA[i].is_numbered && skip_number (after, &n_levels, &has_padding) == NULL)
        return NULL;
      /* "Bagian Kesatu", not "Bagian dari". */
      if (!KATA[i].is_numbered && !g_ascii_isupper (*after) &&
          (*after != '\0' || KATA[i].tingkat > 0))
        return NULL;
      /* In a sentence: "Pasal 15 ayat (1) huruf a". */
      if (g_str_equal (KATA[i].jenis, "pasal") &&
          *skip_blank (skip_number (after, &n_levels, &has_padding)) != '\0')
        return NULL;

      return judul_new (halaman, KATA[i].tingkat, KATA[i].jenis, line);
    }

  return NULL;
}

/* "Rencana Pola Ruang Wilayah", not "Pola ruang yang termuat dalam peraturan". */
static gboolean
is_title (const char *text)
{
  guint n_small = 0;

  for (const char *at = text; *at != '\0'; at++)
    n_small += g_ascii_islower (*at) && (at == text || at[-1] == ' ') &&
                   strncmp (at, "dan ", 4) != 0
                 ? 1
                 : 0;

  return n_small <= 1;
}

static PrkPustakaJudul *
read_ruang (const char *line,
            const char *title,
            guint       halaman)
{
  g_autofree char *lower = NULL;

  if (!g_ascii_isupper (*title) || strlen (title) > MAX_NUMBERED || strchr (title, ',') != NULL ||
      g_str_has_suffix (title, ".") || g_str_has_suffix (title, ";") || !is_title (title))
    return NULL;

  lower = g_ascii_strdown (title, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (RUANG); i++)
    if (g_str_has_prefix (lower, RUANG[i].word))
      return judul_new (halaman, RUANG[i].tingkat, RUANG[i].jenis, line);

  return NULL;
}

static gboolean
is_capital (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_islower (*text))
      return FALSE;

  return TRUE;
}

static PrkPustakaJudul *
read_numbered (const char *line,
               const char *title,
               guint       n_levels,
               gboolean    has_padding,
               guint       halaman)
{
  if (has_padding && g_str_has_prefix (title, "PROGRAM "))
    return judul_new (halaman, 3, "program", line);
  if (has_padding || strlen (line) > MAX_NUMBERED || !g_ascii_isupper (*title) ||
      g_str_has_suffix (title, ".") || g_str_has_suffix (title, ";") || !looks_like_words (title))
    return NULL;

  /* One level: only a chapter, in Roman and capitals; lists are numbered 1., 2. or A., B. */
  if (n_levels == 1)
    return strchr ("IVX", *line) != NULL && title[-2] == '.' && is_capital (title)
             ? judul_new (halaman, 0, "bab", line)
             : NULL;

  return judul_new (halaman, MIN (n_levels - 1, 3), "bagian", line);
}

static PrkPustakaJudul *
read_line (const char *line,
           guint       halaman)
{
  gboolean has_padding = FALSE;
  guint n_levels = 0;
  const char *after, *title = line;
  PrkPustakaJudul *judul;

  if (!g_ascii_isupper (*line) && !g_ascii_isdigit (*line))
    return NULL;

  after = skip_number (line, &n_levels, &has_padding);
  if (after != NULL)
    title = skip_blank (after);
  else if (line[1] == '.' && line[2] == ' ')
    title = line + 3;

  judul = read_ruang (line, title, halaman);
  if (judul == NULL && after != NULL)
    judul = read_numbered (line, title, n_levels, has_padding, halaman);
  if (judul == NULL && g_str_has_prefix (line, "PROGRAM ") && is_capital (line) &&
      looks_like_words (line))
    judul = judul_new (halaman, 3, "program", line);

  return judul != NULL ? judul : read_word (line, halaman);
}

/* "BAB III" alone is named by the next line; what is set in capitals over several lines is one. */
static gboolean
goes_on (const PrkPustakaJudul *judul,
         const char            *next)
{
  gboolean is_chapter = g_str_equal (judul->jenis, "bab") && strlen (judul->teks) <= 10;
  gboolean is_program = g_str_equal (judul->jenis, "program");

  return (is_chapter || is_program) && next != NULL && g_ascii_isupper (*next) &&
         is_capital (next) && looks_like_words (next) && !g_str_has_prefix (next, "PROGRAM ") &&
         strlen (judul->teks) + strlen (next) < MAX_LINE;
}

static void
add_name (PrkPustakaJudul   *judul,
          const char *const *next)
{
  for (guint i = 0; i < MAX_NAME_LINES && goes_on (judul, next[i]); i++)
    {
      g_autofree char *whole = g_strdup_printf ("%s %s", judul->teks, next[i]);

      g_free (judul->teks);
      judul->teks = prk_pustaka_teks_tidy (whole, NULL);
    }
}

static gboolean
is_page_number (const char *line)
{
  return line != NULL && g_ascii_isdigit (*line) && strlen (line) <= 4 &&
         strspn (line, "0123456789") == strlen (line);
}

/* Rows of programmes and articles have numbers of their own. */
static gboolean
has_page_number (const PrkPustakaJudul *judul,
                 const char            *line,
                 const char            *next)
{
  return !g_str_equal (judul->jenis, "pasal") && !g_str_equal (judul->jenis, "program") &&
         (ends_in_number (line) || is_page_number (next));
}

static gboolean
is_row (const PrkPustakaJudul *judul)
{
  return g_str_equal (judul->jenis, "bagian") && g_ascii_isdigit (judul->teks[0]);
}

static void
drop_rows (GPtrArray *found)
{
  guint n_rows = 0;

  for (guint i = 0; i < found->len; i++)
    n_rows += is_row (g_ptr_array_index (found, i)) ? 1 : 0;
  for (guint i = found->len; n_rows > MAX_ROWS && i-- > 0;)
    if (is_row (g_ptr_array_index (found, i)))
      g_ptr_array_remove_index (found, i);
}

/**
 * _prk_judul_find:
 *
 * Finds the headings of a page. Pure.
 */
GPtrArray *
_prk_judul_find (const char *raw,
                 guint       halaman)
{
  g_autoptr(GPtrArray) found =
    g_ptr_array_new_with_free_func ((GDestroyNotify) prk_pustaka_judul_free);
  g_auto(GStrv) lines = g_strsplit_set (raw, "\n\f", -1);
  guint n_numbers = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);

  for (guint i = 0; lines[i] != NULL && found->len < MAX_ON_PAGE; i++)
    {
      PrkPustakaJudul *judul =
        strlen (lines[i]) <= MAX_LINE ? read_line (lines[i], halaman) : NULL;

      if (judul == NULL)
        continue;
      add_name (judul, (const char *const *) lines + i + 1);
      n_numbers += has_page_number (judul, lines[i], lines[i + 1]) ? 1 : 0;
      g_ptr_array_add (found, judul);
    }
  if (found->len >= MIN_CONTENTS && n_numbers * 4 >= found->len)
    g_ptr_array_set_size (found, 0);
  drop_rows (found);

  return g_steal_pointer (&found);
}

gboolean
_prk_judul_add (PrkDb       *db,
                gint64       nomor,
                guint        halaman,
                const char  *raw,
                GError     **error)
{
  g_autoptr(GPtrArray) found = _prk_judul_find (raw, halaman);

  for (guint i = 0; i < found->len; i++)
    {
      const PrkPustakaJudul *judul = g_ptr_array_index (found, i);

      if (!_prk_db_run (db, error, SQL_ADD, "iiiitt", nomor, (gint64) halaman, (gint64) i,
                        (gint64) judul->tingkat, judul->jenis, judul->teks))
        return FALSE;
    }

  return TRUE;
}
