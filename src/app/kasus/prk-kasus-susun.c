/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-kasus-kata.h"
#include "prk-kasus-susun.h"

struct _PrkKasusItem
{
  GObject           parent_instance;

  PrkKasusRingkas  *ringkas;
  char             *words;     /* folded, to search */
  char             *key_judul; /* to compare */
  char             *key_mitra;
  const PrkTenggat *tenggat;   /* (nullable) the next one */
};

G_DEFINE_FINAL_TYPE (PrkKasusItem, prk_kasus_item, G_TYPE_OBJECT)

static void
prk_kasus_item_finalize (GObject *object)
{
  PrkKasusItem *self = PRK_KASUS_ITEM (object);

  prk_kasus_ringkas_unref (self->ringkas);
  g_free (self->words);
  g_free (self->key_judul);
  g_free (self->key_mitra);

  G_OBJECT_CLASS (prk_kasus_item_parent_class)->finalize (object);
}

static void
prk_kasus_item_class_init (PrkKasusItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_kasus_item_finalize;
}

static void
prk_kasus_item_init (PrkKasusItem *self)
{
}

PrkKasusItem *
prk_kasus_item_new (PrkKasusRingkas *ringkas)
{
  PrkKasusItem *self = g_object_new (PRK_TYPE_KASUS_ITEM, NULL);
  g_autofree char *words = g_strjoin (" ", prk_kasus_kata_get_judul (ringkas),
                                      ringkas->mitra != NULL ? ringkas->mitra : "",
                                      ringkas->perangkat_daerah, NULL);

  self->ringkas = prk_kasus_ringkas_ref (ringkas);
  self->tenggat = prk_kasus_kata_find_tenggat (ringkas);
  self->words = g_utf8_casefold (words, -1);
  self->key_judul = g_utf8_collate_key (prk_kasus_kata_get_judul (ringkas), -1);
  self->key_mitra = g_utf8_collate_key (ringkas->mitra != NULL ? ringkas->mitra : "", -1);

  return self;
}

const PrkKasusRingkas *
prk_kasus_item_get_ringkas (PrkKasusItem *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_ITEM (self), NULL);

  return self->ringkas;
}

const PrkKasusAlur *
prk_kasus_item_get_alur (PrkKasusItem *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_ITEM (self), NULL);

  return g_ptr_array_index (self->ringkas->alur, self->ringkas->utama);
}

static int
get_stage (PrkKasusItem *item)
{
  const PrkKasusAlur *alur = prk_kasus_item_get_alur (item);

  return prk_kasus_kata_find_tahapan (alur->keadaan != NULL ? alur->keadaan->tahapan : NULL);
}

static gboolean
has_words (PrkKasusItem *item,
           GStrv         words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (item->words, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
fits (PrkKasusItem         *item,
      const PrkKasusSaring *saring,
      GStrv                 words)
{
  const PrkKasusRingkas *ringkas = item->ringkas;

  return !ringkas->is_lembaga
         && (saring->tahapan < 0 || get_stage (item) == saring->tahapan)
         && (saring->varian == NULL || g_strcmp0 (ringkas->varian, saring->varian) == 0)
         && (!saring->is_terbuka || get_stage (item) >= 0) && has_words (item, words);
}

/* Those without a deadline come last whichever way the rest is turned. */
static int
compare_deadlines (PrkKasusItem         *a,
                   PrkKasusItem         *b,
                   const PrkKasusSaring *saring)
{
  const PrkTenggat *one = a->tenggat;
  const PrkTenggat *other = b->tenggat;
  int sign = saring->is_turun ? -1 : 1;

  if (one == NULL || other == NULL)
    return sign * ((one == NULL) - (other == NULL));

  return one->jatuh < other->jatuh ? -1 : one->jatuh > other->jatuh;
}

static int
compare_states (PrkKasusItem *a,
                PrkKasusItem *b)
{
  const PrkKasusAlur *one = prk_kasus_item_get_alur (a);
  const PrkKasusAlur *other = prk_kasus_item_get_alur (b);

  return g_strcmp0 (one->keadaan != NULL ? one->keadaan->nama : NULL,
                    other->keadaan != NULL ? other->keadaan->nama : NULL);
}

static int
compare (gconstpointer left,
         gconstpointer right,
         gpointer      user_data)
{
  PrkKasusItem *a = *(PrkKasusItem *const *) left;
  PrkKasusItem *b = *(PrkKasusItem *const *) right;
  const PrkKasusSaring *saring = user_data;
  int order;

  switch (saring->urut)
    {
    case PRK_KASUS_URUT_JUDUL:
      order = strcmp (a->key_judul, b->key_judul);
      break;
    case PRK_KASUS_URUT_MITRA:
      order = strcmp (a->key_mitra, b->key_mitra);
      break;
    case PRK_KASUS_URUT_TAHAPAN:
      order = get_stage (a) - get_stage (b);
      break;
    case PRK_KASUS_URUT_KEADAAN:
      order = compare_states (a, b);
      break;
    case PRK_KASUS_URUT_TENGGAT:
      order = compare_deadlines (a, b, saring);
      break;
    case PRK_KASUS_URUT_CHANGED:
    default:
      order = a->ringkas->changed_us < b->ringkas->changed_us
                ? -1
                : a->ringkas->changed_us > b->ringkas->changed_us;
      break;
    }

  return saring->is_turun ? -order : order;
}

GPtrArray *
prk_kasus_susun (GPtrArray            *items,
                 const PrkKasusSaring *saring)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autofree char *folded = NULL;
  g_auto(GStrv) words = NULL;

  g_return_val_if_fail (items != NULL && saring != NULL, list);

  if (saring->text != NULL)
    {
      folded = g_utf8_casefold (saring->text, -1);
      words = g_strsplit (folded, " ", -1);
    }
  for (guint i = 0; i < items->len; i++)
    if (fits (g_ptr_array_index (items, i), saring, words))
      g_ptr_array_add (list, g_ptr_array_index (items, i));
  g_ptr_array_sort_with_data (list, compare, (gpointer) saring);

  return list;
}
