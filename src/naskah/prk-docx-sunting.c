/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came back in a document is brought onto the record as it stands now, which may have moved on since the document was
 * made. A paragraph of a narrative text is found by its words; where it is another one now, each change is carried over by what
 * stayed the same around it, and one whose words were changed here, too, is a conflict. */
#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "domain/prk-bidang.h"
#include "domain/prk-kak.h"
#include "oplog/prk-text-diff.h"

#include "prk-docx-nilai-private.h"
#include "prk-narasi-markup.h"

#define SIMILAR 0.5 /* share of the words in common by which a changed paragraph is known */

static double
find_similarity (const char *one,
                 const char *two)
{
  g_autoptr(GPtrArray) runs = prk_text_diff (one, two);
  gsize same = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const PrkDiffRun *run = g_ptr_array_index (runs, i);

      same += run->kind == PRK_DIFF_EQUAL ? strlen (run->text) : 0;
    }

  return *one != '\0' || *two != '\0' ? 2.0 * same / (strlen (one) + strlen (two)) : 0;
}

/* Paragraphs of a narrative text */

/* Index + 1 of the paragraph that has these words, the nearest to @wanted; 0: there is none. */
static guint
find_words (const PrkNarasiDoc *doc,
            const char         *words,
            guint               wanted)
{
  guint found = 0;
  guint distance = G_MAXUINT;

  for (guint i = 0; i < prk_narasi_doc_get_n_blocks (doc); i++)
    {
      const char *own = prk_narasi_doc_get_block (doc, i)->text->str;
      guint away = i > wanted ? i - wanted : wanted - i;

      if (away < distance && strcmp (own, words) == 0)
        {
          found = i + 1;
          distance = away;
        }
    }

  return found;
}

static guint
find_like (const PrkNarasiDoc *doc,
           const char         *words)
{
  double best = SIMILAR;
  guint found = 0;

  for (guint i = 0; i < prk_narasi_doc_get_n_blocks (doc); i++)
    {
      const char *own = prk_narasi_doc_get_block (doc, i)->text->str;
      double similarity = find_similarity (words, own);

      if (similarity > best)
        {
          best = similarity;
          found = i + 1;
        }
    }

  return found;
}

/* The paragraph that a change is about; 0: there is none like it. */
static guint
find_block (const PrkNarasiDoc     *doc,
            const PrkDocxPerbaikan *perbaikan)
{
  const char *words = perbaikan->jenis == PRK_DOCX_DITAMBAH ? perbaikan->sandaran : perbaikan->lama;
  guint found = words != NULL ? find_words (doc, words, perbaikan->paragraf) : 0;

  return found > 0 || words == NULL ? found : find_like (doc, words);
}

static void
judge_narasi (PrkDocxSunting *self,
              PrkRecord      *kini)
{
  const PrkDocxPerbaikan *perbaikan = self->perbaikan;
  g_autoptr(PrkNarasiDoc) doc = prk_narasi_markup_parse (prk_record_get_text (kini, self->path));
  guint found = find_block (doc, perbaikan);
  const char *words = found > 0 ? prk_narasi_doc_get_block (doc, found - 1)->text->str : "";
  g_autofree guint *places = g_new0 (guint, perbaikan->ubahan->len + 1);

  self->keadaan = PRK_DOCX_SIAP;
  if (perbaikan->jenis == PRK_DOCX_DITAMBAH || strcmp (words, perbaikan->lama) == 0)
    return;

  self->kini = g_strdup (words);
  if (found == 0 || !_prk_docx_carry_all (perbaikan, 0, perbaikan->lama, self->kini, places))
    self->keadaan = PRK_DOCX_BENTROK;
}

static void
judge (PrkDocxSunting *self,
       PrkSkema       *skema,
       PrkRecord      *kini,
       PrkRecord      *dasar)
{
  const PrkBidang *bidang = self->path != NULL ? prk_skema_find_bidang (skema, self->path, NULL) : NULL;

  self->keadaan = PRK_DOCX_LEPAS;
  if (bidang != NULL && bidang->jenis == PRK_JENIS_NARASI && self->perbaikan->mulai == 0)
    judge_narasi (self, kini);
  else if (bidang != NULL && _prk_docx_is_plain (bidang) && self->perbaikan->jenis != PRK_DOCX_DITAMBAH)
    _prk_docx_judge_nilai (self, bidang, skema, kini, dasar);
}

static void
sunting_free (gpointer data)
{
  PrkDocxSunting *self = data;

  g_free (self->path);
  g_free (self->kini);
  g_free (self->asli);
  g_free (self->terima);
  g_free (self->tujuan);
  g_free (self);
}

/**
 * prk_docx_kembali_new_dasar:
 * @record: the record that the document names
 *
 * Finds the state that the document was made from; its hash must be the one that the document names.
 *
 * Returns: (transfer full) (nullable): a copy, or %NULL where that state is not known here
 */
PrkRecord *
prk_docx_kembali_new_dasar (PrkDocxKembali *self,
                            PrkRecord      *record)
{
  gboolean is_same = g_strcmp0 (self->jenis, prk_record_get_kind (record)) == 0;
  g_autoptr(JsonNode) node = is_same && self->versi != NULL ? json_from_string (self->versi, NULL) : NULL;
  g_autoptr(PrkFrontier) frontier = node != NULL ? prk_frontier_new_from_json (node, NULL) : NULL;
  g_autoptr(PrkRecord) dasar = frontier != NULL ? prk_record_copy_at (record, frontier) : NULL;
  g_autofree char *hash = dasar != NULL ? prk_record_dup_hash (dasar) : NULL;

  return hash != NULL && g_strcmp0 (hash, self->hash) == 0 ? g_steal_pointer (&dasar) : NULL;
}

/**
 * prk_docx_suntingan_new:
 * @kembali: (transfer full): what came back
 * @kini: the record as it is now
 * @dasar: (nullable): the record as it was when the document was made
 * @skema: of the record
 * @jalan: (nullable) (scope call): what paths of the document are called in the record
 *
 * Says of each change where it belongs and whether it still fits. Pure; any thread.
 *
 * Returns: (transfer full): nothing accepted yet
 */
PrkDocxSuntingan *
prk_docx_suntingan_new (PrkDocxKembali *kembali,
                        PrkRecord      *kini,
                        PrkRecord      *dasar,
                        PrkSkema       *skema,
                        PrkDocxJalan    jalan)
{
  PrkDocxSuntingan *self = g_new0 (PrkDocxSuntingan, 1);

  self->kembali = kembali;
  self->skema = prk_skema_ref (skema);
  self->sunting = g_ptr_array_new_with_free_func (sunting_free);
  for (guint i = 0; i < kembali->perbaikan->len; i++)
    {
      PrkDocxSunting *one = g_new0 (PrkDocxSunting, 1);

      one->perbaikan = g_ptr_array_index (kembali->perbaikan, i);
      if (one->perbaikan->path != NULL && jalan != NULL)
        one->path = jalan (kini, one->perbaikan->path);
      else
        one->path = g_strdup (one->perbaikan->path);
      if (one->path == NULL)
        one->path = _prk_docx_find_nilai (one->perbaikan, dasar != NULL ? dasar : kini, skema);
      one->terima = g_new0 (gboolean, one->perbaikan->ubahan->len + 1);
      judge (one, skema, kini, dasar != NULL ? dasar : kini);
      g_ptr_array_add (self->sunting, one);
    }

  return self;
}

void
prk_docx_suntingan_free (PrkDocxSuntingan *self)
{
  g_ptr_array_unref (self->sunting);
  prk_docx_kembali_free (self->kembali);
  prk_skema_unref (self->skema);
  g_free (self);
}

/* Writing */

/* What becomes of the paragraphs of one narrative text. */
typedef struct
{
  PrkNarasiDoc *lama;
  GPtrArray    *teks;   /* (element-type PrkNarasiDoc) (nullable) a paragraph that takes the place; one each */
  gboolean     *hilang;
  GPtrArray   **baru;   /* (element-type utf8) (nullable) paragraphs that follow; [0] stands before all */
  gboolean      is_changed;
} Naskah;

static void
naskah_begin (Naskah     *self,
              const char *text)
{
  guint n;

  self->lama = prk_narasi_markup_parse (text);
  n = prk_narasi_doc_get_n_blocks (self->lama);
  self->teks = g_ptr_array_new ();
  g_ptr_array_set_size (self->teks, (int) n);
  self->hilang = g_new0 (gboolean, n + 1);
  self->baru = g_new0 (GPtrArray *, n + 1);
}

static void
copy_line (PrkNarasiDoc         *out,
           const PrkNarasiBlock *block)
{
  prk_narasi_doc_begin_block (out, block->line.kind, block->line.level, block->line.number);
}

static void
append_words (PrkNarasiDoc   *out,
              const char     *words,
              PrkNarasiStyle  style)
{
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);
  g_autofree char *joined = g_strjoinv (PRK_NARASI_BREAK, lines);

  prk_narasi_doc_append (out, joined, -1, style);
}

/* Bytes [from, to) of a block in their styles. */
static void
append_part (PrkNarasiDoc         *out,
             const PrkNarasiBlock *block,
             gsize                 from,
             gsize                 to)
{
  gsize at = 0;

  for (guint i = 0; i < block->runs->len; i++)
    {
      const PrkNarasiRun *run = &g_array_index (block->runs, PrkNarasiRun, i);
      gsize a = CLAMP (from, at, at + run->n_bytes);
      gsize b = CLAMP (to, at, at + run->n_bytes);

      if (b > a)
        prk_narasi_doc_append (out, block->text->str + a, (gssize) (b - a), run->style);
      at += run->n_bytes;
    }
}

/* The style of what stands at @at, or else before it. */
static PrkNarasiStyle
get_style (const PrkNarasiBlock *block,
           gsize                 at)
{
  gsize done = 0;
  PrkNarasiStyle style = PRK_NARASI_PLAIN;

  for (guint i = 0; i < block->runs->len && done <= at; i++)
    {
      const PrkNarasiRun *run = &g_array_index (block->runs, PrkNarasiRun, i);

      style = run->style;
      done += run->n_bytes;
    }

  return style;
}

static PrkNarasiDoc *
make_block (const PrkDocxSunting *sunting,
            const PrkNarasiBlock *block,
            const guint          *places)
{
  PrkNarasiDoc *out = prk_narasi_doc_new ();
  gsize done = 0;

  copy_line (out, block);
  for (guint i = 0; i < sunting->perbaikan->ubahan->len; i++)
    {
      const PrkDocxUbahan *one = g_ptr_array_index (sunting->perbaikan->ubahan, i);

      if (!sunting->terima[i])
        continue;
      append_part (out, block, done, places[i]);
      append_words (out, one->baru, get_style (block, places[i]));
      done = places[i] + (one->akhir - one->mulai);
    }
  append_part (out, block, done, G_MAXSIZE);

  return out;
}

static gboolean
is_blank (const PrkNarasiDoc *doc)
{
  const PrkNarasiBlock *block = prk_narasi_doc_get_n_blocks (doc) > 0 ? prk_narasi_doc_get_block (doc, 0) : NULL;

  return block == NULL || block->text->str[strspn (block->text->str, " \t\n")] == '\0';
}

static void
add_after (Naskah     *self,
           guint       place,
           const char *words)
{
  if (self->baru[place] == NULL)
    self->baru[place] = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->baru[place], g_strdup (words));
  self->is_changed = TRUE;
}

/* The whole paragraph as the document has it: a person chose it over what stands here. What both have in common keeps its form. */
static PrkNarasiDoc *
make_chosen (const PrkDocxSunting *sunting,
             const PrkNarasiBlock *block)
{
  g_autofree char *words = prk_docx_perbaikan_terapkan (sunting->perbaikan, sunting->terima);
  g_autoptr(GPtrArray) runs = prk_text_diff (block->text->str, words);
  PrkNarasiDoc *out = prk_narasi_doc_new ();
  gsize at = 0;

  copy_line (out, block);
  for (guint i = 0; i < runs->len; i++)
    {
      const PrkDiffRun *run = g_ptr_array_index (runs, i);

      if (run->kind == PRK_DIFF_ADDED)
        {
          append_words (out, run->text, get_style (block, at));
          continue;
        }
      if (run->kind == PRK_DIFF_EQUAL)
        append_part (out, block, at, at + strlen (run->text));
      at += strlen (run->text);
    }

  return out;
}

static void
change_block (Naskah               *self,
              const PrkDocxSunting *sunting,
              guint                 found)
{
  const PrkNarasiBlock *block = prk_narasi_doc_get_block (self->lama, found - 1);
  g_autofree guint *places = g_new0 (guint, sunting->perbaikan->ubahan->len + 1);
  PrkNarasiDoc *made = _prk_docx_carry_all (sunting->perbaikan, 0, sunting->perbaikan->lama, block->text->str, places)
                         ? make_block (sunting, block, places)
                         : make_chosen (sunting, block);

  if (self->teks->pdata[found - 1] != NULL)
    prk_narasi_doc_free (self->teks->pdata[found - 1]);
  self->teks->pdata[found - 1] = made;
  self->hilang[found - 1] = is_blank (made);
  self->is_changed = TRUE;
}

static gboolean
any_accepted (const PrkDocxSunting *sunting)
{
  for (guint i = 0; i < sunting->perbaikan->ubahan->len; i++)
    if (sunting->terima[i])
      return TRUE;

  return FALSE;
}

static void
change_naskah (Naskah               *self,
               const PrkDocxSunting *sunting)
{
  const PrkDocxPerbaikan *perbaikan = sunting->perbaikan;
  guint n = prk_narasi_doc_get_n_blocks (self->lama);
  guint found = find_block (self->lama, perbaikan);
  g_autofree char *words = NULL;

  if (perbaikan->jenis == PRK_DOCX_DITAMBAH)
    {
      guint place = found > 0 ? found : MIN (perbaikan->paragraf + 1, n);

      add_after (self, perbaikan->di_awal ? (found > 0 ? found - 1 : 0) : place, perbaikan->baru);
    }
  else if (found > 0)
    {
      change_block (self, sunting, found);
    }
  else
    {
      words = prk_docx_perbaikan_terapkan (perbaikan, sunting->terima);
      if (words[strspn (words, " \t\n")] != '\0')
        add_after (self, MIN (perbaikan->paragraf, n), words);
    }
}

static void
write_new (Naskah       *self,
           PrkNarasiDoc *out,
           guint         place)
{
  static const PrkNarasiLine plain = { PRK_NARASI_PARAGRAPH, 0, 0 };
  guint n = prk_narasi_doc_get_n_blocks (self->lama);
  const PrkNarasiLine *line = &plain;

  if (self->baru[place] == NULL)
    return;
  /* What follows an item of a list is another one. */
  if (place > 0)
    line = &prk_narasi_doc_get_block (self->lama, place - 1)->line;
  else if (n > 0)
    line = &prk_narasi_doc_get_block (self->lama, 0)->line;
  for (guint i = 0; i < self->baru[place]->len; i++)
    {
      prk_narasi_doc_begin_block (out, line->kind, line->level, line->number);
      append_words (out, g_ptr_array_index (self->baru[place], i), PRK_NARASI_PLAIN);
    }
}

/* Returns: (transfer full): CommonMark */
static char *
naskah_end (Naskah *self)
{
  g_autoptr(PrkNarasiDoc) out = prk_narasi_doc_new ();
  guint n = prk_narasi_doc_get_n_blocks (self->lama);

  write_new (self, out, 0);
  for (guint i = 0; i < n; i++)
    {
      PrkNarasiDoc *made = self->teks->pdata[i];
      const PrkNarasiBlock *block = prk_narasi_doc_get_block (made != NULL ? made : self->lama, made != NULL ? 0 : i);

      if (!self->hilang[i])
        {
          copy_line (out, block);
          append_part (out, block, 0, G_MAXSIZE);
        }
      write_new (self, out, i + 1);
      if (made != NULL)
        prk_narasi_doc_free (made);
    }
  for (guint i = 0; i <= n; i++)
    if (self->baru[i] != NULL)
      g_ptr_array_unref (self->baru[i]);
  g_ptr_array_unref (self->teks);
  g_free (self->hilang);
  g_free (self->baru);
  prk_narasi_doc_free (self->lama);
  prk_narasi_doc_normalize (out);

  return prk_narasi_markup_write (out);
}

static const char *
get_target (PrkDocxSuntingan     *self,
            const PrkDocxSunting *sunting)
{
  const char *path = sunting->keadaan == PRK_DOCX_LEPAS ? sunting->tujuan : sunting->path;
  const PrkBidang *bidang = path != NULL ? prk_skema_find_bidang (self->skema, path, NULL) : NULL;

  return bidang != NULL && bidang->jenis == PRK_JENIS_NARASI ? path : NULL;
}

static guint
count_accepted (const PrkDocxSunting *sunting)
{
  guint n = 0;

  for (guint i = 0; i < sunting->perbaikan->ubahan->len; i++)
    n += sunting->terima[i] ? 1 : 0;

  return n;
}

/* All that was accepted for one narrative text, which @first is the first change of. */
static guint
write_narasi (PrkDocxSuntingan *self,
              PrkEdit          *edit,
              guint             first,
              const char       *path)
{
  Naskah naskah = { 0 };
  guint n = 0;
  g_autofree char *text = NULL;

  naskah_begin (&naskah, prk_record_get_text (prk_edit_get_record (edit), path));
  for (guint i = first; i < self->sunting->len; i++)
    {
      const PrkDocxSunting *one = g_ptr_array_index (self->sunting, i);

      if (g_strcmp0 (get_target (self, one), path) != 0 || !any_accepted (one))
        continue;
      if (one->keadaan == PRK_DOCX_LEPAS)
        add_after (&naskah, prk_narasi_doc_get_n_blocks (naskah.lama), one->perbaikan->baru);
      else
        change_naskah (&naskah, one);
      n += count_accepted (one);
    }
  text = naskah_end (&naskah);
  prk_edit_set_text (edit, path, text);

  return n;
}

static gboolean
is_first_of (PrkDocxSuntingan *self,
             guint             index,
             const char       *path)
{
  for (guint i = 0; i < index; i++)
    {
      const PrkDocxSunting *one = g_ptr_array_index (self->sunting, i);

      if (any_accepted (one) && g_strcmp0 (get_target (self, one), path) == 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * prk_docx_suntingan_terapkan:
 * @edit: of the record as it is now
 *
 * Writes the accepted changes. One that fits no more, since the record has moved on, is left out and not counted.
 *
 * Returns: how many changes @edit has taken
 */
guint
prk_docx_suntingan_terapkan (PrkDocxSuntingan *self,
                             PrkEdit          *edit)
{
  guint n = 0;

  for (guint i = 0; i < self->sunting->len; i++)
    {
      const PrkDocxSunting *one = g_ptr_array_index (self->sunting, i);
      const char *target = get_target (self, one);

      if (!any_accepted (one))
        continue;
      if (target != NULL && is_first_of (self, i, target))
        n += write_narasi (self, edit, i, target);
      else if (target == NULL && one->keadaan != PRK_DOCX_LEPAS)
        n += _prk_docx_tulis_nilai (one, prk_skema_find_bidang (self->skema, one->path, NULL), edit) ? count_accepted (one) : 0;
    }

  return n;
}

guint
prk_docx_suntingan_count (PrkDocxSuntingan *self,
                          guint            *n_terima)
{
  guint n = 0;

  *n_terima = 0;
  for (guint i = 0; i < self->sunting->len; i++)
    {
      const PrkDocxSunting *one = g_ptr_array_index (self->sunting, i);

      n += one->perbaikan->ubahan->len;
      *n_terima += count_accepted (one);
    }

  return n;
}
