/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plain field whose paragraph came back changed. What the field shows is looked for within the paragraph: as it stands in the
 * record, in capitals, or as the dots that stand for nothing. The new words must be a value of the field. */
#include "config.h"

#include <string.h>

#include "domain/prk-bidang.h"
#include "domain/prk-kak.h"
#include "oplog/prk-text-diff.h"

#include "prk-docx-nilai-private.h"

#define DOTS 4 /* so many in a row stand for something that is not known */
#define MIN_WHOLE 4 /* letters of a paragraph that is known for what it says */

/* Where [start, end) of @before stands in @after; FALSE where its words, or what touches them, are others there. */
static gboolean
carry (const GPtrArray *runs,
       guint            start,
       guint            end,
       guint           *new_start)
{
  gsize a = 0;
  gsize b = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const PrkDiffRun *run = g_ptr_array_index (runs, i);
      gsize n = strlen (run->text);

      if (run->kind == PRK_DIFF_EQUAL)
        {
          gboolean after_begin = start > a || (start == a && i == 0);
          gboolean before_end = end < a + n || (end == a + n && i + 1 == runs->len);

          if (after_begin && before_end && start <= a + n)
            {
              *new_start = (guint) (b + start - a);
              return TRUE;
            }
          b += n;
        }
      else if (run->kind == PRK_DIFF_ADDED)
        {
          b += n;
          continue;
        }
      a += n;
    }

  return FALSE;
}

gboolean
_prk_docx_carry_all (const PrkDocxPerbaikan *perbaikan,
                     guint                   shift,
                     const char             *before,
                     const char             *after,
                     guint                  *places)
{
  g_autoptr(GPtrArray) runs = prk_text_diff (before, after);

  for (guint i = 0; i < perbaikan->ubahan->len; i++)
    {
      const PrkDocxUbahan *one = g_ptr_array_index (perbaikan->ubahan, i);

      if (strcmp (before, after) == 0)
        places[i] = one->mulai - shift;
      else if (!carry (runs, one->mulai - shift, one->akhir - shift, &places[i]))
        return FALSE;
    }

  return TRUE;
}

gboolean
_prk_docx_is_plain (const PrkBidang *bidang)
{
  switch (bidang->jenis)
    {
    case PRK_JENIS_TEKS:
    case PRK_JENIS_BULAT:
    case PRK_JENIS_DESIMAL:
    case PRK_JENIS_UANG:
    case PRK_JENIS_TANGGAL:
    case PRK_JENIS_PILIHAN:
    case PRK_JENIS_WILAYAH:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Where the field stands */

static gboolean
holds_all (const PrkDocxPerbaikan *perbaikan,
           guint                   start,
           guint                   end)
{
  for (guint i = 0; i < perbaikan->ubahan->len; i++)
    {
      const PrkDocxUbahan *one = g_ptr_array_index (perbaikan->ubahan, i);

      if (one->mulai < start || one->akhir > end)
        return FALSE;
    }

  return TRUE;
}

/* @shown must stand once in [mulai, akhir) of the paragraph. */
static gboolean
find_once (const PrkDocxPerbaikan *perbaikan,
           const char             *shown,
           guint                  *start,
           guint                  *end)
{
  g_autofree char *part = g_strndup (perbaikan->lama + perbaikan->mulai, perbaikan->akhir - perbaikan->mulai);
  const char *at = strstr (part, shown);

  if (at == NULL || (strcmp (part, shown) != 0 && strstr (at + 1, shown) != NULL))
    return FALSE;
  *start = perbaikan->mulai + (guint) (at - part);
  *end = *start + (guint) strlen (shown);

  return TRUE;
}

/* An empty field: the part of the paragraph that is known to be its own, else its only row of dots. */
static gboolean
find_blank (const PrkDocxPerbaikan *perbaikan,
            guint                  *start,
            guint                  *end)
{
  const char *lama = perbaikan->lama;
  guint n_rows = 0;

  if (perbaikan->mulai > 0 || lama[perbaikan->akhir] != '\0')
    {
      *start = perbaikan->mulai;
      *end = perbaikan->akhir;
      return TRUE;
    }
  for (gsize at = 0; lama[at] != '\0'; at++)
    {
      gsize n = strspn (lama + at, ".");

      if (n >= DOTS)
        {
          *start = (guint) at;
          *end = (guint) (at + n);
          n_rows++;
        }
      at += n > 0 ? n - 1 : 0;
    }

  return n_rows == 1;
}

/* FALSE where what the field shows is not there once, or a change reaches beyond. */
static gboolean
find_span (PrkDocxSunting *self,
           const char     *shown)
{
  const PrkDocxPerbaikan *perbaikan = self->perbaikan;
  g_autofree char *capitals = shown != NULL ? g_utf8_strup (shown, -1) : NULL;
  gboolean found;

  if (shown == NULL || *shown == '\0')
    found = find_blank (perbaikan, &self->mulai, &self->akhir);
  else
    found = find_once (perbaikan, shown, &self->mulai, &self->akhir);
  if (!found && capitals != NULL && strlen (capitals) == strlen (shown))
    found = find_once (perbaikan, capitals, &self->mulai, &self->akhir);
  if (!found || !holds_all (perbaikan, self->mulai, self->akhir))
    return FALSE;

  g_free (self->asli);
  self->asli = shown != NULL && *shown != '\0' ? g_strdup (shown)
                                               : g_strndup (perbaikan->lama + self->mulai, self->akhir - self->mulai);
  return TRUE;
}

/* What it becomes */

/* Where @asli has @lower as a word of its own, however it is written there; NULL: nowhere. */
static const char *
find_word (const char *asli,
           const char *lower)
{
  g_autofree char *folded = g_utf8_strdown (asli, -1);
  gsize n = strlen (lower);

  if (strlen (folded) != strlen (asli))
    return NULL;
  for (const char *at = strstr (folded, lower); at != NULL; at = strstr (at + 1, lower))
    if ((at == folded || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (at))))
        && !g_unichar_isalpha (g_utf8_get_char (at + n)))
      return asli + (at - folded);

  return NULL;
}

/* "DAN" in a title is "dan"; the other words begin with a capital, unless the field wrote them otherwise. */
static void
append_calm_word (GString    *out,
                  const char *word,
                  gsize       n,
                  const char *asli)
{
  static const char *const small[] = { "antara", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "kepada", "oleh",
                                       "pada", "serta", "tentang", "untuk", "yang", NULL };
  g_autofree char *lower = g_utf8_strdown (word, (gssize) n);
  const char *own = find_word (asli, lower);

  if (own != NULL)
    g_string_append_len (out, own, (gssize) strlen (lower));
  else if (g_strv_contains (small, lower))
    g_string_append (out, lower);
  else
    {
      g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (lower)));
      g_string_append (out, g_utf8_next_char (lower));
    }
}

/* What was written into a line of capitals, as the field writes it; what has small letters stays as it is. */
static char *
dup_calm (const char *words,
          const char *asli)
{
  g_autofree char *capitals = g_utf8_strup (words, -1);
  GString *out;

  if (strcmp (capitals, words) != 0)
    return g_strdup (words);

  out = g_string_new (NULL);
  for (const char *p = words; *p != '\0';)
    {
      const char *end = p;

      while (g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end > p)
        append_calm_word (out, p, (gsize) (end - p), asli);
      else
        g_string_append_unichar (out, g_utf8_get_char (p));
      p = end > p ? end : g_utf8_next_char (p);
    }

  return g_string_free (out, FALSE);
}

static gboolean
is_capitals (const PrkDocxSunting *self)
{
  return strncmp (self->perbaikan->lama + self->mulai, self->asli, self->akhir - self->mulai) != 0;
}

static char *
put_changes (const PrkDocxSunting *self,
             gboolean              all,
             const char           *text,
             const guint          *places)
{
  GString *out = g_string_new (NULL);
  guint done = 0;

  for (guint i = 0; i < self->perbaikan->ubahan->len; i++)
    {
      const PrkDocxUbahan *one = g_ptr_array_index (self->perbaikan->ubahan, i);
      g_autofree char *calm = is_capitals (self) ? dup_calm (one->baru, self->asli) : NULL;

      if (!all && !self->terima[i])
        continue;
      g_string_append_len (out, text + done, (gssize) (places[i] - done));
      g_string_append (out, calm != NULL ? calm : one->baru);
      done = places[i] + (one->akhir - one->mulai);
    }
  g_string_append (out, text + done);

  return g_string_free (out, FALSE);
}

/* Dots that were written beside, not over. */
static void
drop_dots (char *text)
{
  for (char *at = text; *at != '\0'; at++)
    {
      gsize n = strspn (at, ".");

      if (n >= DOTS)
        memmove (at, at + n, strlen (at + n) + 1);
      if (*at == '\0')
        break;
    }
}

/* What the field becomes; NULL: it cannot take these words. */
static JsonNode *
make_value (const PrkDocxSunting *self,
            const PrkBidang      *bidang,
            gboolean              all,
            const char           *text,
            const guint          *places)
{
  g_autofree char *changed = put_changes (self, all, text, places);
  JsonNode *value = NULL;

  g_strdelimit (changed, "\n\t", ' ');
  if (self->is_kosong)
    drop_dots (changed);

  return prk_bidang_parse (bidang, g_strstrip (changed), &value, NULL) ? value : NULL;
}

/* What the field shows now; where it is as empty as it was, what stood for it on the paper. */
static char *
dup_now (const PrkDocxSunting *self,
         const PrkBidang      *bidang,
         PrkRecord            *kini)
{
  char *is = prk_kak_dup_tampil (kini, bidang, self->path);

  if (is == NULL && self->is_kosong)
    is = g_strdup (self->asli);

  return is != NULL ? is : g_strdup ("");
}

static gboolean
has_row (PrkRecord  *record,
         PrkSkema   *skema,
         const char *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *row = slash != NULL ? g_strndup (path, (gsize) (slash - path)) : NULL;
  const PrkBidang *table = row != NULL ? prk_skema_find_bidang (skema, row, NULL) : NULL;
  g_auto(GStrv) rows = NULL;

  if (table == NULL || table->jenis != PRK_JENIS_TABEL)
    return TRUE;
  rows = prk_record_list_rows (record, table->path);

  return g_strv_contains ((const char *const *) rows, strrchr (row, '/') + 1);
}

void
_prk_docx_judge_nilai (PrkDocxSunting  *self,
                       const PrkBidang *bidang,
                       PrkSkema        *skema,
                       PrkRecord       *kini,
                       PrkRecord       *dasar)
{
  g_autofree char *was = prk_kak_dup_tampil (dasar, bidang, self->path);
  g_autofree char *is = NULL;
  g_autofree guint *places = g_new0 (guint, self->perbaikan->ubahan->len + 1);
  g_autoptr(JsonNode) value = NULL;

  self->keadaan = PRK_DOCX_LEPAS;
  self->is_kosong = was == NULL || *was == '\0';
  if (!has_row (kini, skema, self->path) || !find_span (self, was))
    return;

  is = dup_now (self, bidang, kini);
  if (strcmp (self->asli, is) != 0)
    self->kini = g_strdup (is);
  if (!_prk_docx_carry_all (self->perbaikan, self->mulai, self->asli, is, places))
    self->keadaan = PRK_DOCX_BENTROK;
  else if ((value = make_value (self, bidang, TRUE, is, places)) != NULL)
    self->keadaan = PRK_DOCX_SIAP;
}

char *
_prk_docx_find_nilai (const PrkDocxPerbaikan *perbaikan,
                      PrkRecord              *dasar,
                      PrkSkema               *skema)
{
  g_auto(GStrv) paths = prk_record_list_paths (dasar, NULL);
  const char *found = NULL;

  if (perbaikan->jenis == PRK_DOCX_DITAMBAH || g_utf8_strlen (perbaikan->lama, -1) < MIN_WHOLE)
    return NULL;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      const PrkBidang *bidang = prk_skema_find_bidang (skema, paths[i], NULL);
      const char *text = bidang != NULL && bidang->jenis == PRK_JENIS_TEKS ? prk_record_get_string (dasar, paths[i]) : NULL;
      g_autofree char *capitals = text != NULL ? g_utf8_strup (text, -1) : NULL;

      if (text == NULL || (strcmp (text, perbaikan->lama) != 0 && strcmp (capitals, perbaikan->lama) != 0))
        continue;
      if (found != NULL)
        return NULL;
      found = paths[i];
    }

  return g_strdup (found);
}

gboolean
_prk_docx_tulis_nilai (const PrkDocxSunting *self,
                       const PrkBidang      *bidang,
                       PrkEdit              *edit)
{
  g_autofree char *is = dup_now (self, bidang, prk_edit_get_record (edit));
  g_autofree guint *places = g_new0 (guint, self->perbaikan->ubahan->len + 1);
  g_autoptr(JsonNode) value = NULL;

  if (_prk_docx_carry_all (self->perbaikan, self->mulai, self->asli, is, places))
    value = make_value (self, bidang, FALSE, is, places);
  else if (_prk_docx_carry_all (self->perbaikan, self->mulai, self->asli, self->asli, places))
    value = make_value (self, bidang, FALSE, self->asli, places); /* a person chose these words over those here */
  if (value == NULL)
    return FALSE;
  prk_edit_set_node (edit, self->path, value);

  return TRUE;
}
