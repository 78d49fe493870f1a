/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of the register as somebody wants to see them, and what is odd about its numbers. */

#include "config.h"

#include <string.h>

#include "prk-buku.h"
#include "prk-nomor-private.h"

static gboolean
has_words (const PrkBukuBaris *baris,
           GStrv               words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (baris->kunci, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
has_mitra (const PrkBukuBaris *baris,
           const char         *mitra)
{
  g_auto(GStrv) names = g_strsplit (baris->mitra, "; ", -1);

  return g_strv_contains ((const char *const *) names, mitra);
}

static gboolean
fits (const PrkBukuBaris  *baris,
      const PrkBukuSaring *saring,
      GStrv                words)
{
  return (saring->tahun == 0 || baris->tahun == saring->tahun)
         && (saring->status < 0 || (int) baris->status == saring->status)
         && (!saring->is_tanpa_arsip || (baris->tanggal != 0 && !baris->is_fisik))
         && (saring->urusan == NULL || g_strv_contains ((const char *const *) baris->urusan, saring->urusan))
         && (saring->mitra == NULL || has_mitra (baris, saring->mitra)) && has_words (baris, words);
}

/* A line with what it is compared by. */
typedef struct
{
  PrkBukuBaris *baris;
  char         *key; /* (nullable) */
  guint         place;
} Kunci;

static int
compare_day (PrkHari  a,
             PrkHari  b,
             gboolean is_down)
{
  if (a == 0 || b == 0)
    return (is_down ? -1 : 1) * ((a == 0) - (b == 0));

  return a < b ? -1 : a > b;
}

static int
compare (gconstpointer left,
         gconstpointer right,
         gpointer      user_data)
{
  const Kunci *a = left, *b = right;
  const PrkBukuSaring *saring = user_data;
  int order;

  switch (saring->urut)
    {
    case PRK_BUKU_URUT_SELESAI:
      order = compare_day (a->baris->selesai, b->baris->selesai, saring->is_turun);
      break;
    case PRK_BUKU_URUT_STATUS:
      order = (int) a->baris->status - (int) b->baris->status;
      break;
    case PRK_BUKU_URUT_JENIS:
    case PRK_BUKU_URUT_NOMOR:
    case PRK_BUKU_URUT_MITRA:
    case PRK_BUKU_URUT_TENTANG:
      order = strcmp (a->key, b->key);
      break;
    case PRK_BUKU_URUT_TANGGAL:
    default:
      order = compare_day (a->baris->tanggal, b->baris->tanggal, saring->is_turun);
      break;
    }
  if (order == 0)
    return a->place < b->place ? -1 : a->place > b->place;

  return saring->is_turun ? -order : order;
}

static char *
dup_key (const PrkBukuBaris *baris,
         PrkBukuUrut         urut)
{
  switch (urut)
    {
    case PRK_BUKU_URUT_JENIS:
      return g_utf8_collate_key (baris->jenis, -1);
    case PRK_BUKU_URUT_NOMOR:
      return g_utf8_collate_key_for_filename (baris->nomor != NULL ? baris->nomor : "\357\277\275", -1);
    case PRK_BUKU_URUT_MITRA:
      return g_utf8_collate_key (baris->mitra, -1);
    case PRK_BUKU_URUT_TENTANG:
      return g_utf8_collate_key (baris->tentang, -1);
    case PRK_BUKU_URUT_TANGGAL:
    case PRK_BUKU_URUT_SELESAI:
    case PRK_BUKU_URUT_STATUS:
    default:
      return NULL;
    }
}

/**
 * prk_buku_susun:
 * @buku: (element-type PrkBukuBaris): lines of the register
 * @saring: which of them, in which order; equal ones stay as they are
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type PrkBukuBaris): those that fit
 */
GPtrArray *
prk_buku_susun (GPtrArray           *buku,
                const PrkBukuSaring *saring)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_buku_baris_unref);
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (Kunci));
  g_autofree char *folded = NULL;
  g_auto(GStrv) words = NULL;

  g_return_val_if_fail (buku != NULL && saring != NULL, rows);

  if (saring->text != NULL)
    {
      folded = g_utf8_casefold (saring->text, -1);
      words = g_strsplit (folded, " ", -1);
    }
  for (guint i = 0; i < buku->len; i++)
    {
      PrkBukuBaris *baris = g_ptr_array_index (buku, i);
      Kunci key = { .baris = baris, .place = i };

      if (!fits (baris, saring, words))
        continue;
      key.key = dup_key (baris, saring->urut);
      g_array_append_val (keys, key);
    }
  g_array_sort_with_data (keys, compare, (gpointer) saring);
  for (guint i = 0; i < keys->len; i++)
    {
      Kunci *key = &g_array_index (keys, Kunci, i);

      g_ptr_array_add (rows, prk_buku_baris_ref (key->baris));
      g_free (key->key);
    }

  return rows;
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one > other ? -1 : one < other;
}

guint *
prk_buku_list_tahun (GPtrArray *buku)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) years = g_array_new (TRUE, FALSE, sizeof (guint));

  g_return_val_if_fail (buku != NULL, NULL);

  for (guint i = 0; i < buku->len; i++)
    {
      guint year = ((PrkBukuBaris *) g_ptr_array_index (buku, i))->tahun;

      if (year != 0 && g_hash_table_add (seen, GUINT_TO_POINTER (year)))
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);

  return (guint *) (gpointer) g_array_free (g_steal_pointer (&years), FALSE);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GStrv
prk_buku_list_mitra (GPtrArray *buku)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char **names = NULL;
  guint n;

  g_return_val_if_fail (buku != NULL, NULL);

  for (guint i = 0; i < buku->len; i++)
    {
      g_auto(GStrv) parts = g_strsplit (((PrkBukuBaris *) g_ptr_array_index (buku, i))->mitra, "; ", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        if (*parts[j] != '\0')
          g_hash_table_add (seen, g_strdup (parts[j]));
    }
  names = (char **) g_hash_table_get_keys_as_array (seen, &n);
  qsort (names, n, sizeof (char *), compare_names);

  return g_strdupv (names);
}

/* Numbers */

void
prk_buku_temuan_free (PrkBukuTemuan *self)
{
  g_free (self->nomor);
  g_free (self->untuk);
  g_ptr_array_unref (self->baris);
  g_free (self);
}

static PrkBukuTemuan *
temuan_new (const PrkBukuBaris *baris,
            char               *nomor,
            gboolean            is_ganda)
{
  PrkBukuTemuan *self = g_new0 (PrkBukuTemuan, 1);

  self->jenis = baris->jenis;
  self->tahun = baris->tahun;
  self->is_ganda = is_ganda;
  self->nomor = nomor;
  self->baris = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_buku_baris_unref);

  return self;
}

typedef struct
{
  PrkBukuBaris *baris;
  int           urut;
  int           width;   /* digits of one with zeros in front */
  char         *before, *after;
  char         *pattern; /* kind, year and what stands around the number */
} Nomor;

static void
nomor_clear (gpointer data)
{
  Nomor *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self->pattern);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const Nomor *one = a, *other = b;
  int order = strcmp (one->pattern, other->pattern);

  return order != 0 ? order : one->urut - other->urut;
}

/* What numbers of one series have in common. The month is no part of it. */
static char *
dup_pattern (const Nomor       *one,
             const PrkNomorIsi *isi)
{
  g_autofree char *around
    = isi->urut > 0 ? g_strjoin ("|", isi->keamanan != NULL ? isi->keamanan : "",
                                 isi->klasifikasi != NULL ? isi->klasifikasi : "", isi->unit != NULL ? isi->unit : "",
                                 isi->jenis, NULL)
                    : g_strdup_printf ("%s{}%s", one->before, one->after);
  g_autofree char *folded = g_utf8_casefold (around, -1);

  return g_strdup_printf ("%s %u %s", one->baris->jenis, one->baris->tahun, folded);
}

/* FALSE: it has no running part. */
static gboolean
nomor_read (Nomor        *one,
            PrkNomorAtur *atur)
{
  const char *text = one->baris->nomor;
  g_auto(PrkNomorIsi) isi = { 0 };
  guint urut = 0;
  gsize from, to;

  if (text == NULL || one->baris->tahun == 0)
    return FALSE;
  if (atur != NULL && prk_pola_nomor_parse (atur->pola, text, &isi))
    {
      urut = isi.urut;
      if (!_prk_pola_nomor_cari (atur->pola, text, &from, &to))
        return FALSE;
    }
  else if (!_prk_nomor_cari_urut (text, one->baris->tahun, &urut, &from, &to))
    {
      return FALSE;
    }
  one->urut = (int) urut;
  one->width = text[from] == '0' ? (int) (to - from) : 0;
  one->before = g_strndup (text, from);
  one->after = g_strdup (text + to);
  one->pattern = dup_pattern (one, &isi);

  return TRUE;
}

/* @atur: (nullable) (element-type PrkNomorAtur) by register */
static GArray *
list_numbers (GPtrArray  *buku,
              GHashTable *atur)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (Nomor));

  g_array_set_clear_func (numbers, nomor_clear);
  for (guint i = 0; i < buku->len; i++)
    {
      Nomor one = { .baris = g_ptr_array_index (buku, i) };
      const char *name = prk_nomor_get_buku (one.baris->jenis);

      if (nomor_read (&one, atur != NULL && name != NULL ? g_hash_table_lookup (atur, name) : NULL))
        g_array_append_val (numbers, one);
    }
  g_array_sort (numbers, compare_numbers);

  return numbers;
}

static char *
dup_nomor (const Nomor *like,
           int          first,
           int          last)
{
  GString *text = g_string_new (like->before);

  g_string_append_printf (text, "%0*d", like->width, first);
  if (last > first)
    g_string_append_printf (text, "–%0*d", like->width, last);
  g_string_append (text, like->after);

  return g_string_free (text, FALSE);
}

/* The open block that a number lies in. */
static const PrkNomorBlok *
find_blok (GPtrArray   *blok,
           const Nomor *like,
           int          urut)
{
  const char *name = prk_nomor_get_buku (like->baris->jenis);

  for (guint i = 0; blok != NULL && name != NULL && i < blok->len; i++)
    {
      const PrkNomorBlok *one = g_ptr_array_index (blok, i);

      if (!one->is_tutup && one->tahun == like->baris->tahun && strcmp (one->buku, name) == 0
          && (int) one->dari <= urut && urut <= (int) one->sampai)
        return one;
    }

  return NULL;
}

/* A gap, parted where somebody keeps some of it. */
static void
add_gap (GPtrArray   *found,
         const Nomor *like,
         int          first,
         int          last,
         GPtrArray   *blok)
{
  while (first <= last)
    {
      const PrkNomorBlok *keeper = find_blok (blok, like, first);
      PrkBukuTemuan *temuan;
      int end = first;

      while (end < last && find_blok (blok, like, end + 1) == keeper)
        end++;
      temuan = temuan_new (like->baris, dup_nomor (like, first, end), FALSE);
      temuan->untuk = keeper != NULL ? g_strdup (keeper->untuk) : NULL;
      g_ptr_array_add (found, temuan);
      first = end + 1;
    }
}

static void
add_missing (GPtrArray  *found,
             GPtrArray  *buku,
             GHashTable *atur,
             GPtrArray  *blok)
{
  g_autoptr(GArray) numbers = list_numbers (buku, atur);

  for (guint i = 1; i < numbers->len; i++)
    {
      const Nomor *one = &g_array_index (numbers, Nomor, i - 1);
      const Nomor *next = &g_array_index (numbers, Nomor, i);

      if (strcmp (one->pattern, next->pattern) == 0 && next->urut > one->urut + 1)
        add_gap (found, one, one->urut + 1, next->urut - 1, blok);
    }
}

/* Two open blocks that share numbers: two offices without a network could give the same one. */
static void
add_shared (GPtrArray *found,
            GPtrArray *blok)
{
  for (guint i = 0; blok != NULL && i < blok->len; i++)
    for (guint j = i + 1; j < blok->len; j++)
      {
        const PrkNomorBlok *one = g_ptr_array_index (blok, i), *other = g_ptr_array_index (blok, j);
        PrkBukuTemuan *temuan;

        if (one->is_tutup || other->is_tutup || one->tahun != other->tahun || strcmp (one->buku, other->buku) != 0
            || one->sampai < other->dari || other->sampai < one->dari)
          continue;
        temuan = g_new0 (PrkBukuTemuan, 1);
        temuan->jenis = strcmp (one->buku, "kb") == 0 ? "KB" : "PKS";
        temuan->tahun = one->tahun;
        temuan->is_ganda = TRUE;
        temuan->nomor = g_strdup_printf ("%u–%u", MAX (one->dari, other->dari), MIN (one->sampai, other->sampai));
        temuan->untuk = g_strdup_printf ("%s; %s", one->untuk, other->untuk);
        temuan->baris = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_buku_baris_unref);
        g_ptr_array_add (found, temuan);
      }
}

static GHashTable *
load_atur (PrkProfil *profil)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) prk_nomor_atur_free);

  for (const char *const *buku = prk_nomor_list_buku (); profil != NULL && *buku != NULL; buku++)
    {
      PrkNomorAtur *one = prk_nomor_atur_new (profil, *buku, NULL);

      if (one != NULL)
        g_hash_table_insert (all, (gpointer) *buku, one);
    }

  return all;
}

/* The year as a part of its own, in another one. */
static void
replace_year (char **text,
              guint  from,
              guint  to)
{
  g_auto(GStrv) parts = *text != NULL ? g_strsplit (*text, "/", -1) : NULL;
  g_autofree char *old = g_strdup_printf ("%u", from);

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (strcmp (parts[i], old) == 0)
      {
        g_free (parts[i]);
        parts[i] = g_strdup_printf ("%u", to);
      }
  if (parts == NULL)
    return;
  g_free (*text);
  *text = g_strjoinv ("/", parts);
}

/**
 * prk_buku_dup_nomor_berikut:
 * @buku: (element-type PrkBukuBaris): all lines
 * @jenis: "KB" or "PKS"
 * @tahun: the year of the register
 *
 * Proposes the next number in the form of the paper of that kind that was signed last; a new year begins with 1.
 *
 * Returns: (transfer full) (nullable): %NULL when no paper of that kind has a number with a running part
 */
char *
prk_buku_dup_nomor_berikut (GPtrArray  *buku,
                            const char *jenis,
                            guint       tahun)
{
  g_autoptr(GArray) numbers = NULL;
  Nomor *newest = NULL;
  int last = 0;

  g_return_val_if_fail (buku != NULL && jenis != NULL, NULL);

  numbers = list_numbers (buku, NULL);
  for (guint i = 0; i < numbers->len; i++)
    {
      Nomor *one = &g_array_index (numbers, Nomor, i);

      if (strcmp (one->baris->jenis, jenis) == 0 && one->baris->tahun <= tahun
          && (newest == NULL || one->baris->tanggal >= newest->baris->tanggal))
        newest = one;
    }
  if (newest == NULL)
    return NULL;
  for (guint i = 0; i < numbers->len; i++)
    {
      const Nomor *one = &g_array_index (numbers, Nomor, i);

      if (newest->baris->tahun == tahun && strcmp (one->pattern, newest->pattern) == 0)
        last = MAX (last, one->urut);
    }
  replace_year (&newest->before, newest->baris->tahun, tahun);
  replace_year (&newest->after, newest->baris->tahun, tahun);

  return dup_nomor (newest, last + 1, last + 1);
}

static void
add_doubles (GPtrArray *found,
             GPtrArray *buku)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < buku->len; i++)
    {
      PrkBukuBaris *baris = g_ptr_array_index (buku, i);
      g_autofree char *folded = baris->nomor != NULL ? g_utf8_casefold (baris->nomor, -1) : NULL;
      char *key = folded != NULL ? g_strdup_printf ("%s %u %s", baris->jenis, baris->tahun, folded) : NULL;
      PrkBukuBaris *other = key != NULL ? g_hash_table_lookup (seen, key) : NULL;
      PrkBukuTemuan *temuan = other != NULL ? g_hash_table_lookup (told, other) : NULL;

      if (other == NULL && key != NULL)
        {
          g_hash_table_insert (seen, key, baris);
          continue;
        }
      g_free (key);
      if (other == NULL)
        continue;
      if (temuan == NULL)
        {
          temuan = temuan_new (baris, g_strdup (other->nomor), TRUE);
          g_ptr_array_add (temuan->baris, prk_buku_baris_ref (other));
          g_hash_table_insert (told, other, temuan);
          g_ptr_array_add (found, temuan);
        }
      g_ptr_array_add (temuan->baris, prk_buku_baris_ref (baris));
    }
}

/**
 * prk_buku_periksa_blok:
 * @buku: (element-type PrkBukuBaris): all lines
 * @profil: (nullable): its forms of numbers; without one the running part is guessed
 * @blok: (nullable) (element-type PrkNomorBlok): reserved blocks
 *
 * Looks for our own numbers of one kind and year that stand twice, and for gaps between numbers of one form. R92 keeps an
 * office from giving a number twice; two offices without a network, or old entries, may still have done so.
 *
 * Returns: (transfer full) (element-type PrkBukuTemuan): doubles first
 */
GPtrArray *
prk_buku_periksa_blok (GPtrArray *buku,
                       PrkProfil *profil,
                       GPtrArray *blok)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_buku_temuan_free);
  g_autoptr(GHashTable) atur = load_atur (profil);

  g_return_val_if_fail (buku != NULL, found);

  add_doubles (found, buku);
  add_shared (found, blok);
  add_missing (found, buku, atur, blok);

  return found;
}

GPtrArray *
prk_buku_periksa (GPtrArray *buku)
{
  return prk_buku_periksa_blok (buku, NULL, NULL);
}
