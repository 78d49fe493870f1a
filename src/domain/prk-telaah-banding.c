/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-kak-banding.h"
#include "prk-kak-private.h"
#include "prk-telaah-private.h"

#define MIN_LETTERS 4

/**
 * prk_telaah_banding:
 * @ditelaah: the KAK as it was judged
 * @baru: the KAK as it is now
 * @skema: of the KAK
 *
 * Lists what changed since a versi was judged, and which criteria rest on what changed.
 *
 * Returns: (transfer full): the comparison
 */
PrkTelaahBanding *
prk_telaah_banding (PrkRecord *ditelaah,
                    PrkRecord *baru,
                    PrkSkema  *skema)
{
  PrkTelaahBanding *self;

  g_return_val_if_fail (ditelaah != NULL && baru != NULL && skema != NULL, NULL);

  self = g_new0 (PrkTelaahBanding, 1);
  self->beda = prk_kak_banding (ditelaah, baru, skema);
  for (guint i = 0; i < self->beda->len; i++)
    {
      const PrkBeda *beda = g_ptr_array_index (self->beda, i);

      for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
        if (prk_telaah_has_sumber (k, beda->path))
          {
            self->tersentuh[k] = TRUE;
            self->n_beda[k]++;
          }
    }

  return self;
}

void
prk_telaah_banding_free (PrkTelaahBanding *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->beda);
  g_free (self);
}

/* Words that stand in every plan and tell nothing. */
static gboolean
is_common (const char *word)
{
  static const char *const words[] = {
    "adalah",  "agar",      "akan",    "antar",    "antara",     "atas",       "atau",
    "bagi",    "bahwa",     "baik",    "belum",    "berbagai",   "bersama",    "dalam",
    "dapat",   "dari",      "daerah",  "dengan",   "desa",       "dilaksanakan", "guna",
    "hingga",  "ialah",     "ini",     "itu",      "juga",       "kabupaten",  "karena",
    "kecamatan", "kegiatan", "kepada",  "kerja",    "ketika",     "kota",       "lain",
    "lebih",   "melalui",   "merupakan", "oleh",   "pada",       "para",       "pelaksanaan",
    "pemerintah", "penyelenggaraan", "perangkat", "pihak", "program", "provinsi", "saat",
    "sama",    "sampai",    "sangat",  "sebagai",  "secara",     "sebesar",    "sehingga",
    "selama",  "serta",     "setiap",  "seluruh",  "sesuai",     "suatu",      "tahun",
    "telah",   "tentang",   "terhadap", "tersebut", "tidak",     "untuk",      "urusan",
    "wilayah", "yang",      NULL,
  };

  return g_strv_contains (words, word);
}

typedef struct
{
  char *word;
  guint weight;
  guint order;
} Kata;

static void
kata_free (Kata *kata)
{
  g_free (kata->word);
  g_free (kata);
}

static void
add_word (GPtrArray  *list,
          GHashTable *known,
          const char *word,
          guint       weight)
{
  Kata *kata = g_hash_table_lookup (known, word);

  if (kata == NULL)
    {
      kata = g_new0 (Kata, 1);
      kata->word = g_strdup (word);
      kata->order = list->len;
      g_ptr_array_add (list, kata);
      g_hash_table_insert (known, kata->word, kata);
    }
  kata->weight += weight;
}

static void
add_words (GPtrArray  *list,
           GHashTable *known,
           const char *text,
           guint       weight)
{
  g_autoptr(GString) word = g_string_new (NULL);
  g_autofree char *lower = NULL;

  if (text == NULL)
    return;

  lower = g_utf8_strdown (text, -1);
  for (const char *c = lower;; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_isalpha (letter))
        {
          g_string_append_unichar (word, letter);
          continue;
        }
      if (g_utf8_strlen (word->str, -1) >= MIN_LETTERS && !is_common (word->str))
        add_word (list, known, word->str, weight);
      g_string_truncate (word, 0);
      if (*c == '\0')
        break;
    }
}

/* What tells most about a cooperation counts most: its objek, then title, places and activities. */
static const struct
{
  const char *path; /* of a field, or "table/+/column" */
  guint weight;
  const char *kriteria;
} places[] = {
  { "judul", 4, "abcde" },
  { "objek_ruang_lingkup/objek/+/uraian", 6, "abce" },
  { "objek_ruang_lingkup/objek/+/rujukan", 3, "a" },
  { "objek_ruang_lingkup/lingkup/+/kegiatan", 3, "abc" },
  { "lokasi/baris/+/nama", 5, "bc" },
  { "lokasi/baris/+/peruntukan_rtrw", 6, "b" },
  { "mitra/+/nama", 5, "c" },
  { "maksud_tujuan/target/+/indikator", 4, "ae" },
  { "manfaat/baris/+/jenis", 3, "de" },
  { "manfaat/baris/+/uraian", 2, "de" },
  { "pembiayaan/baris/+/kegiatan", 3, "d" },
  { "analisis_dampak/sosial/+/dampak", 3, "e" },
  { "analisis_dampak/lingkungan/+/dampak", 3, "e" },
  { "maksud_tujuan/maksud", 1, "ae" },
  { "maksud_tujuan/tujuan", 2, "ae" },
  { "latar_belakang/masalah/+/uraian", 1, "ac" },
};

static const char *
get_words (PrkRecord  *kak,
           const char *path)
{
  const char *text = prk_record_get_text (kak, path);

  return text != NULL ? text : prk_record_get_string (kak, path);
}

static void
add_place (PrkRecord  *kak,
           const char *place,
           guint       weight,
           GPtrArray  *list,
           GHashTable *known)
{
  const char *plus = strstr (place, "/+/");
  g_autofree char *table = NULL;
  g_auto(GStrv) rows = NULL;
  g_autoptr(GString) path = g_string_new (NULL);

  if (plus == NULL)
    {
      add_words (list, known, get_words (kak, place), weight);
      return;
    }

  table = g_strndup (place, plus - place);
  rows = prk_record_list_rows (kak, table);
  for (guint i = 0; rows[i] != NULL; i++)
    add_words (list, known, get_words (kak, _prk_cell_path (path, table, rows[i], plus + 3)),
               weight);
}

static void
add_urusan (PrkRecord  *kak,
            GPtrArray  *list,
            GHashTable *known)
{
  const PrkBidang *bidang = prk_skema_find_bidang (_prk_kak_get_skema (), "urusan", NULL);
  g_autofree char *names = prk_kak_dup_tampil (kak, bidang, "urusan");

  add_words (list, known, names, 3);
}

static int
compare_kata (gconstpointer a,
              gconstpointer b)
{
  const Kata *kata_a = *(Kata *const *)a;
  const Kata *kata_b = *(Kata *const *)b;

  if (kata_a->weight != kata_b->weight)
    return kata_a->weight > kata_b->weight ? -1 : 1;

  return kata_a->order < kata_b->order ? -1 : 1;
}

/**
 * prk_telaah_list_kata:
 * @kak: a KAK
 * @kriteria: which criterion
 * @max: at most so many
 *
 * Picks the words of a KAK that passages of a plan about the same matter are likely to have, from
 * its objek, places, urusan and activities, the most telling first.
 *
 * Returns: (transfer full): words in small letters
 */
GStrv
prk_telaah_list_kata (PrkRecord *kak,
                      guint      kriteria,
                      guint      max)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)kata_free);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (kak != NULL && kriteria < PRK_TELAAH_N_KRITERIA, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strchr (places[i].kriteria, *prk_telaah_get_huruf (kriteria)) != NULL)
      add_place (kak, places[i].path, places[i].weight, list, known);
  if (prk_telaah_has_sumber (kriteria, "urusan"))
    add_urusan (kak, list, known);

  g_ptr_array_sort (list, compare_kata);
  for (guint i = 0; i < MIN (list->len, max); i++)
    g_strv_builder_add (builder, ((Kata *)g_ptr_array_index (list, i))->word);

  return g_strv_builder_end (builder);
}
