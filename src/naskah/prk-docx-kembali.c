/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document that came back, laid beside what was sent. Three texts of each paragraph are known: what was sent (B), what the
 * word processor says it was before the tracked changes (O), and what it is (N). From O to N every change has an author;
 * from B to O somebody wrote without tracking, and only a comparison by words can find it. Both lists are brought onto B,
 * so that each change stands for itself and can be taken or left. What overlaps becomes one. */
#include "config.h"

#include <string.h>

#include "oplog/prk-text-diff.h"

#include "prk-docx-baca-private.h"
#include "prk-docx-kembali.h"

#define SIMILAR   0.5 /* share of words in common by which a paragraph without its bookmark is known */
#define MAX_GUESS 400 /* paragraphs without a bookmark between two with one: more are not compared with one another */

/* [a1, a2) of one text became @teks of another, where it stands at [b1, b2). */
typedef struct
{
  gsize  a1, a2;
  gsize  b1, b2;
  char  *teks;
  char  *oleh;
  gint64 pada_us;
} Petak;

static void
petak_clear (gpointer data)
{
  Petak *self = data;

  g_free (self->teks);
  g_free (self->oleh);
}

static GArray *
petak_list_new (void)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Petak));

  g_array_set_clear_func (list, petak_clear);

  return list;
}

static void
ubahan_free (gpointer data)
{
  PrkDocxUbahan *self = data;

  g_free (self->lama);
  g_free (self->baru);
  g_free (self->oleh);
  g_free (self);
}

static void
perbaikan_free (gpointer data)
{
  PrkDocxPerbaikan *self = data;

  g_free (self->path);
  g_free (self->lama);
  g_free (self->baru);
  g_free (self->sandaran);
  g_ptr_array_unref (self->ubahan);
  g_free (self);
}

/* Changes of one paragraph */

/* What nobody tracked. */
static GArray *
compare_words (const char *before,
               const char *after)
{
  GArray *list = petak_list_new ();
  g_autoptr(GPtrArray) runs = prk_text_diff (before, after);
  gsize a = 0;
  gsize b = 0;
  guint i = 0;

  while (i < runs->len)
    {
      const PrkDiffRun *run = g_ptr_array_index (runs, i);
      Petak petak = { .a1 = a, .b1 = b };
      g_autoptr(GString) teks = NULL;

      if (run->kind == PRK_DIFF_EQUAL)
        {
          a += strlen (run->text);
          b += strlen (run->text);
          i++;
          continue;
        }
      teks = g_string_new (NULL);
      for (; i < runs->len; i++)
        {
          run = g_ptr_array_index (runs, i);
          if (run->kind == PRK_DIFF_EQUAL)
            break;
          if (run->kind == PRK_DIFF_REMOVED)
            a += strlen (run->text);
          else
            g_string_append (teks, run->text);
        }
      b += teks->len;
      petak.a2 = a;
      petak.b2 = b;
      petak.teks = g_string_free (g_steal_pointer (&teks), FALSE);
      g_array_append_val (list, petak);
    }

  return list;
}

/* What was tracked: neighbours by the same person are one change. */
static GArray *
list_tracked (const PrkDocxAlinea *alinea)
{
  GArray *list = petak_list_new ();
  gsize a = 0;
  gsize b = 0;

  for (guint i = 0; i < alinea->potong->len; i++)
    {
      const PrkDocxPotong *one = g_ptr_array_index (alinea->potong, i);
      Petak *last = list->len > 0 ? &g_array_index (list, Petak, list->len - 1) : NULL;
      gsize length = one->teks->len;

      if (one->jenis == PRK_DOCX_TETAP)
        {
          a += length;
          b += length;
          continue;
        }
      if (last == NULL || last->a2 != a || last->b2 != b || g_strcmp0 (last->oleh, one->oleh) != 0)
        {
          Petak petak = { a, a, b, b, g_strdup (""), g_strdup (one->oleh), one->pada_us };

          g_array_append_val (list, petak);
          last = &g_array_index (list, Petak, list->len - 1);
        }
      if (one->jenis == PRK_DOCX_BUANG)
        {
          a += length;
          last->a2 = a;
        }
      else
        {
          char *teks = g_strconcat (last->teks, one->teks->str, NULL);

          b += length;
          last->b2 = b;
          g_free (last->teks);
          last->teks = teks;
        }
    }

  return list;
}

static gboolean
overlap (const Petak *untracked,
         const Petak *tracked)
{
  return tracked->a1 <= untracked->b2 && untracked->b1 <= tracked->a2
         && !(tracked->a1 == untracked->b2 && tracked->a2 > tracked->a1 && untracked->b2 > untracked->b1)
         && !(untracked->b1 == tracked->a2 && tracked->a2 > tracked->a1 && untracked->b2 > untracked->b1);
}

static void
add_ubahan (GPtrArray  *list,
            const char *before,
            gsize       start,
            gsize       end,
            char       *baru,
            const char *oleh,
            gint64      pada_us)
{
  PrkDocxUbahan *ubahan;
  g_autofree char *lama = g_strndup (before + start, end - start);

  if (g_str_equal (lama, baru))
    {
      g_free (baru);
      return;
    }
  ubahan = g_new0 (PrkDocxUbahan, 1);
  ubahan->mulai = (guint) start;
  ubahan->akhir = (guint) end;
  ubahan->lama = g_steal_pointer (&lama);
  ubahan->baru = baru;
  ubahan->oleh = g_strdup (oleh);
  ubahan->pada_us = pada_us;
  g_ptr_array_add (list, ubahan);
}

/* Part of O with the tracked changes [from, to) made in it. */
static char *
make_tracked (const char   *text,
              gsize         start,
              gsize         end,
              const GArray *tracked,
              guint         from,
              guint         to)
{
  GString *out = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      const Petak *one = &g_array_index (tracked, Petak, i);

      g_string_append_len (out, text + start, (gssize) (one->a1 - start));
      g_string_append (out, one->teks);
      start = one->a2;
    }
  g_string_append_len (out, text + start, (gssize) (end - start));

  return g_string_free (out, FALSE);
}

/* Both lists in the order of O, brought onto B. */
static void
weave (GPtrArray    *list,
       const char   *before,
       const char   *original,
       const GArray *untracked,
       const GArray *tracked)
{
  guint i = 0;
  guint j = 0;
  gssize shift = 0; /* from O to B */

  while (i < untracked->len || j < tracked->len)
    {
      const Petak *own = i < untracked->len ? &g_array_index (untracked, Petak, i) : NULL;
      const Petak *his = j < tracked->len ? &g_array_index (tracked, Petak, j) : NULL;
      guint first_i = i;
      guint first_j = j;
      gsize start, end;
      gssize shift_after = shift;

      if (own == NULL || (his != NULL && !overlap (own, his) && his->a1 < own->b1))
        {
          add_ubahan (list, before, (gsize) ((gssize) his->a1 + shift), (gsize) ((gssize) his->a2 + shift),
                      g_strdup (his->teks), his->oleh, his->pada_us);
          j++;
          continue;
        }
      start = own->b1;
      end = own->b2;
      shift_after = (gssize) own->a2 - (gssize) own->b2;
      i++;
      while (TRUE)
        {
          Petak sum = { .b1 = start, .b2 = end };

          if (j < tracked->len && overlap (&sum, &g_array_index (tracked, Petak, j)))
            {
              start = MIN (start, g_array_index (tracked, Petak, j).a1);
              end = MAX (end, g_array_index (tracked, Petak, j).a2);
              j++;
            }
          else if (i < untracked->len && j > first_j && g_array_index (untracked, Petak, i).b1 <= end)
            {
              end = MAX (end, g_array_index (untracked, Petak, i).b2);
              shift_after = (gssize) g_array_index (untracked, Petak, i).a2
                            - (gssize) g_array_index (untracked, Petak, i).b2;
              i++;
            }
          else
            {
              break;
            }
        }
      his = j > first_j ? &g_array_index (tracked, Petak, first_j) : NULL;
      own = &g_array_index (untracked, Petak, first_i);
      add_ubahan (list, before,
                  his == NULL ? own->a1 : (gsize) ((gssize) start + shift),
                  (gsize) ((gssize) end + shift_after),
                  make_tracked (original, start, end, tracked, first_j, j),
                  his != NULL ? his->oleh : NULL,
                  his != NULL ? his->pada_us : 0);
      shift = shift_after;
    }
}

static PrkDocxPerbaikan *
perbaikan_new (PrkDocxPerbaikanJenis  jenis,
               const char            *lama,
               const char            *baru)
{
  PrkDocxPerbaikan *self = g_new0 (PrkDocxPerbaikan, 1);

  self->jenis = jenis;
  self->lama = g_strdup (lama);
  self->baru = g_strdup (baru);
  self->akhir = (guint) strlen (lama);
  self->ubahan = g_ptr_array_new_with_free_func (ubahan_free);

  return self;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* The field within the paragraph that a change is in; NULL when there is none. */
static const PrkDocxBidang *
find_bidang (const PrkDocxAsal   *asal,
             const PrkDocxUbahan *ubahan)
{
  for (guint i = 0; asal->bidang != NULL && i < asal->bidang->len; i++)
    {
      const PrkDocxBidang *bidang = &g_array_index (asal->bidang, PrkDocxBidang, i);

      if (bidang->path != NULL && ubahan->mulai >= bidang->mulai && ubahan->akhir <= bidang->akhir)
        return bidang;
    }

  return NULL;
}

/* Changes of a paragraph that are in one field, or in none. */
static PrkDocxPerbaikan *
begin_bidang (PrkDocxKembali        *self,
              PrkDocxPerbaikanJenis  jenis,
              const PrkDocxAsal     *asal,
              const PrkDocxBidang   *bidang)
{
  PrkDocxPerbaikan *perbaikan = perbaikan_new (jenis, asal->teks, "");

  perbaikan->path = g_strdup (bidang != NULL ? bidang->path : asal->path);
  if (bidang != NULL)
    {
      perbaikan->mulai = bidang->mulai;
      perbaikan->akhir = bidang->akhir;
    }
  perbaikan->paragraf = asal->paragraf;
  g_ptr_array_add (self->perbaikan, perbaikan);

  return perbaikan;
}

/* Of a paragraph that shows several fields each is a matter of its own. */
static void
add_perbaikan (PrkDocxKembali        *self,
               PrkDocxPerbaikanJenis  jenis,
               const PrkDocxAsal     *asal,
               GPtrArray             *ubahan)
{
  guint first = self->perbaikan->len;
  g_autofree gboolean *semua = g_new0 (gboolean, ubahan->len + 1);

  while (ubahan->len > 0)
    {
      const PrkDocxBidang *bidang = asal->path == NULL ? find_bidang (asal, g_ptr_array_index (ubahan, 0)) : NULL;
      PrkDocxPerbaikan *perbaikan = begin_bidang (self, jenis, asal, bidang);

      for (guint i = 0; i < ubahan->len;)
        if (asal->path != NULL || find_bidang (asal, g_ptr_array_index (ubahan, i)) == bidang)
          g_ptr_array_add (perbaikan->ubahan, g_ptr_array_steal_index (ubahan, i));
        else
          i++;
    }
  for (guint i = first; i < self->perbaikan->len; i++)
    {
      PrkDocxPerbaikan *one = g_ptr_array_index (self->perbaikan, i);

      for (guint k = 0; k < one->ubahan->len; k++)
        semua[k] = TRUE;
      g_free (one->baru);
      one->baru = prk_docx_perbaikan_terapkan (one, semua);
    }
}

static void
compare_alinea (PrkDocxKembali      *self,
                const PrkDocxAsal   *asal,
                const PrkDocxAlinea *alinea)
{
  g_autofree char *original = _prk_docx_alinea_dup (alinea, PRK_DOCX_SISIP);
  g_autofree char *now = _prk_docx_alinea_dup (alinea, PRK_DOCX_BUANG);
  g_autoptr(GArray) tracked = list_tracked (alinea);
  g_autoptr(GArray) untracked = compare_words (asal->teks, original);
  g_autoptr(GPtrArray) ubahan = g_ptr_array_new_with_free_func (ubahan_free);

  if (g_str_equal (asal->teks, now))
    {
      self->n_sama++;
      return;
    }
  weave (ubahan, asal->teks, original, untracked, tracked);
  add_perbaikan (self, is_blank (now) ? PRK_DOCX_DIHAPUS : PRK_DOCX_DIUBAH, asal, ubahan);
}

/* Which paragraph was which */

static const char *
get_text (char      **texts,
          guint       index)
{
  return texts[index];
}

static double
find_similarity (const char *one,
                 const char *two)
{
  g_auto(GStrv) words = g_strsplit_set (one, " \n", -1);
  g_auto(GStrv) others = g_strsplit_set (two, " \n", -1);
  g_autoptr(GHashTable) bag = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_words = g_strv_length (words);
  guint n_others = g_strv_length (others);
  guint n_same = 0;

  for (guint i = 0; i < n_words; i++)
    g_hash_table_insert (bag, words[i],
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (bag, words[i])) + 1));
  for (guint i = 0; i < n_others; i++)
    {
      guint left = GPOINTER_TO_UINT (g_hash_table_lookup (bag, others[i]));

      n_same += left > 0 ? 1 : 0;
      if (left > 0)
        g_hash_table_insert (bag, others[i], GUINT_TO_POINTER (left - 1));
    }

  return n_words + n_others > 0 ? 2.0 * n_same / (n_words + n_others) : 1;
}

/* Takes those out of the matches that do not stand in the order in which they were sent: they were moved, which is a removal
 * and an addition. The longest run that is in order stays. */
static void
drop_moved (guint *match,
            guint  n)
{
  g_autofree guint *tail = g_new0 (guint, n + 1);
  g_autofree guint *before = g_new0 (guint, n + 1);
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0;
      guint high = length;

      if (match[i] == 0)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (match[tail[middle]] < match[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tail[low - 1] + 1 : 0;
      tail[low] = i;
      length = MAX (length, low + 1);
    }

  {
    g_autofree gboolean *stays = g_new0 (gboolean, n + 1);

    for (guint i = length > 0 ? tail[length - 1] + 1 : 0; i > 0; i = before[i - 1])
      stays[i - 1] = TRUE;
    for (guint i = 0; i < n; i++)
      if (!stays[i])
        match[i] = 0;
  }
}

/* Paragraphs without their bookmark between two that have one: by their words. */
static void
guess (const GPtrArray *asal,
       char           **now,
       guint           *match,
       guint            from,
       guint            to,
       guint            low,
       guint            high)
{
  guint next = low;

  if (to - from > MAX_GUESS || high - low > MAX_GUESS)
    return;

  for (guint i = from; i < to; i++)
    {
      double best = SIMILAR;
      guint found = 0;

      if (is_blank (get_text (now, i)))
        continue;
      for (guint j = next; j < high; j++)
        {
          const PrkDocxAsal *one = g_ptr_array_index (asal, j);
          double similarity = is_blank (one->teks) ? 0 : find_similarity (one->teks, now[i]);

          if (similarity > best)
            {
              best = similarity;
              found = j + 1;
            }
        }
      if (found > 0)
        {
          match[i] = found;
          next = found;
        }
    }
}

/* For each paragraph of the document the index + 1 of what it was; 0: it is new. */
static guint *
find_matches (const GPtrArray *asal,
              const GPtrArray *alinea,
              char           **now)
{
  guint *match = g_new0 (guint, alinea->len + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, asal->len + 1);
  guint from = 0;
  guint low = 0;

  for (guint i = 0; i < alinea->len; i++)
    {
      const PrkDocxAlinea *one = g_ptr_array_index (alinea, i);
      const PrkDocxAsal *was = one->asal > 0 && one->asal <= asal->len ? g_ptr_array_index (asal, one->asal - 1) : NULL;

      if (was == NULL || was->n != one->asal || taken[one->asal - 1]
          || (one->liput == 0 && !is_blank (now[i]) && !is_blank (was->teks)))
        continue;
      match[i] = one->asal;
      taken[one->asal - 1] = TRUE;
    }
  drop_moved (match, alinea->len);

  for (guint i = 0; i <= alinea->len; i++)
    {
      guint here = i < alinea->len ? match[i] : asal->len + 1;

      if (here == 0)
        continue;
      if (i > from && here > low + 1)
        guess (asal, now, match, from, i, low, here - 1);
      from = i + 1;
      low = here;
    }

  return match;
}

static const char *
find_author (const PrkDocxAlinea *alinea,
             gint64              *pada_us)
{
  for (guint i = 0; i < alinea->potong->len; i++)
    {
      const PrkDocxPotong *one = g_ptr_array_index (alinea->potong, i);

      if (one->jenis == PRK_DOCX_SISIP)
        {
          *pada_us = one->pada_us;
          return one->oleh;
        }
    }
  *pada_us = 0;

  return NULL;
}

/* A new paragraph belongs to the field around it: what stands before it, else what follows. */
static void
add_new (PrkDocxKembali      *self,
         const PrkDocxAlinea *alinea,
         const char          *now,
         const PrkDocxAsal   *before,
         const PrkDocxAsal   *after)
{
  PrkDocxPerbaikan *perbaikan;
  const char *oleh;
  gint64 pada_us;

  if (is_blank (now))
    return;

  oleh = find_author (alinea, &pada_us);
  perbaikan = perbaikan_new (PRK_DOCX_DITAMBAH, "", now);
  add_ubahan (perbaikan->ubahan, "", 0, 0, g_strdup (now), oleh, pada_us);
  if (before != NULL && before->path != NULL)
    {
      perbaikan->path = g_strdup (before->path);
      perbaikan->paragraf = before->paragraf;
      perbaikan->sandaran = g_strdup (before->teks);
    }
  else if (after != NULL && after->path != NULL)
    {
      perbaikan->path = g_strdup (after->path);
      perbaikan->paragraf = after->paragraf;
      perbaikan->sandaran = g_strdup (after->teks);
      perbaikan->di_awal = TRUE;
    }
  g_ptr_array_add (self->perbaikan, perbaikan);
}

static void
add_gone (PrkDocxKembali    *self,
          const PrkDocxAsal *asal)
{
  PrkDocxPerbaikan *perbaikan;

  if (is_blank (asal->teks))
    return;

  perbaikan = perbaikan_new (PRK_DOCX_DIHAPUS, asal->teks, "");
  add_ubahan (perbaikan->ubahan, asal->teks, 0, strlen (asal->teks), g_strdup (""), NULL, 0);
  perbaikan->path = g_strdup (asal->path);
  perbaikan->paragraf = asal->paragraf;
  g_ptr_array_add (self->perbaikan, perbaikan);
}

static void
compare (PrkDocxKembali  *self,
         const GPtrArray *asal,
         const GPtrArray *alinea)
{
  g_auto(GStrv) now = g_new0 (char *, alinea->len + 1);
  g_autofree guint *match = NULL;
  guint done = 0;

  for (guint i = 0; i < alinea->len; i++)
    now[i] = _prk_docx_alinea_dup (g_ptr_array_index (alinea, i), PRK_DOCX_BUANG);
  match = find_matches (asal, alinea, now);

  for (guint i = 0; i < alinea->len; i++)
    {
      if (match[i] == 0)
        {
          const PrkDocxAsal *before = done > 0 ? g_ptr_array_index (asal, done - 1) : NULL;
          const PrkDocxAsal *after = done < asal->len ? g_ptr_array_index (asal, done) : NULL;

          add_new (self, g_ptr_array_index (alinea, i), now[i], before, after);
          continue;
        }
      for (; done + 1 < match[i]; done++)
        add_gone (self, g_ptr_array_index (asal, done));
      compare_alinea (self, g_ptr_array_index (asal, done), g_ptr_array_index (alinea, i));
      done++;
    }
  for (; done < asal->len; done++)
    add_gone (self, g_ptr_array_index (asal, done));
}

/**
 * prk_docx_kembali_new_isi:
 * @document: the part word/document.xml
 * @asal: the part that says what was sent
 *
 * Lays a document beside what was sent.
 *
 * Returns: (transfer full): what is different, or %NULL with an error of the domain PRK_DOCX_ERROR
 */
PrkDocxKembali *
prk_docx_kembali_new_isi (const char  *document,
                          gsize        document_size,
                          const char  *asal,
                          gsize        asal_size,
                          GError     **error)
{
  g_autoptr(PrkDocxKembali) self = g_new0 (PrkDocxKembali, 1);
  g_autoptr(GPtrArray) sent = NULL;
  g_autoptr(GPtrArray) alinea = NULL;
  char *name[4] = { NULL };

  self->perbaikan = g_ptr_array_new_with_free_func (perbaikan_free);
  sent = _prk_docx_baca_asal (asal, asal_size, name, error);
  self->rekaman = name[0];
  self->jenis = name[1];
  self->versi = name[2];
  self->hash = name[3];
  alinea = sent != NULL ? _prk_docx_baca_alinea (document, document_size, error) : NULL;
  if (alinea == NULL)
    return NULL;

  compare (self, sent, alinea);

  return g_steal_pointer (&self);
}

/**
 * prk_docx_kembali_new:
 * @docx: a file that was made by prk_pencetak_tulis_docx() and perhaps changed since by another program
 *
 * Lays it beside what was sent, which a part of the file still knows.
 *
 * Returns: (transfer full): what is different, or %NULL with an error of the domain PRK_DOCX_ERROR
 */
PrkDocxKembali *
prk_docx_kembali_new (GBytes  *docx,
                      GError **error)
{
  PrkDocxMuatan muatan;
  PrkDocxKembali *self = NULL;

  g_return_val_if_fail (docx != NULL, NULL);

  if (!_prk_docx_muat (docx, TRUE, &muatan, error))
    return NULL;
  if (muatan.asal != NULL)
    self = prk_docx_kembali_new_isi ((const char *) muatan.document->data, muatan.document->len,
                                     (const char *) muatan.asal->data, muatan.asal->len, error);
  else
    g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_NOT_OURS, "it was not made from a record");
  if (self != NULL)
    {
      self->ada_makro = muatan.ada_makro;
      self->ada_luar = muatan.ada_luar;
    }
  _prk_docx_muatan_clear (&muatan);

  return self;
}

void
prk_docx_kembali_free (PrkDocxKembali *self)
{
  g_free (self->rekaman);
  g_free (self->jenis);
  g_free (self->versi);
  g_free (self->hash);
  g_ptr_array_unref (self->perbaikan);
  g_free (self);
}

char *
prk_docx_perbaikan_terapkan (const PrkDocxPerbaikan *self,
                             const gboolean         *terima)
{
  GString *out = g_string_new (NULL);
  guint done = 0;

  for (guint i = 0; i < self->ubahan->len; i++)
    {
      const PrkDocxUbahan *one = g_ptr_array_index (self->ubahan, i);

      g_string_append_len (out, self->lama + done, one->mulai - done);
      g_string_append (out, terima[i] ? one->baru : one->lama);
      done = one->akhir;
    }
  g_string_append (out, self->lama + done);

  return g_string_free (out, FALSE);
}
