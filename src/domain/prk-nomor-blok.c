/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reserved blocks, and the next number. The register's own series goes on after the last number that was given outside of any
 * block, and steps over what is kept for others; a block is used from its beginning. So an office without a network and the
 * secretariat never propose the same number. */

#include "config.h"

#include <string.h>

#include "prk-nomor-private.h"

#define MAX_URUT 99999

void
prk_nomor_blok_free (PrkNomorBlok *self)
{
  g_free (self->id);
  g_free (self->buku);
  g_free (self->perangkat);
  g_free (self->untuk);
  g_free (self->alasan);
  g_free (self);
}

void
prk_nomor_bahan_free (PrkNomorBahan *self)
{
  prk_profil_unref (self->profil);
  g_ptr_array_unref (self->terpakai);
  g_clear_pointer (&self->blok, g_ptr_array_unref);
  g_free (self);
}

static char *
dup_filled (PrkRecord  *record,
            const char *path)
{
  const char *text = prk_record_get_string (record, path);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * prk_nomor_blok_dari_rekaman:
 * @record: one of type "nomor"
 *
 * Returns: (transfer full) (nullable): the block; %NULL when its register, year or numbers are missing or turned round
 */
PrkNomorBlok *
prk_nomor_blok_dari_rekaman (PrkRecord *record)
{
  PrkNomorBlok *self;
  gint64 tahun, dari, sampai;
  const char *buku;

  g_return_val_if_fail (record != NULL, NULL);

  buku = prk_record_get_string (record, "buku");
  tahun = prk_record_get_int (record, "tahun", 0);
  dari = prk_record_get_int (record, "dari", 0);
  sampai = prk_record_get_int (record, "sampai", 0);
  if (buku == NULL || !g_strv_contains (prk_nomor_list_buku (), buku) || tahun < 1000 || tahun > 9999 || dari < 1
      || sampai < dari || sampai > MAX_URUT)
    return NULL;

  self = g_new0 (PrkNomorBlok, 1);
  self->id = g_strdup (prk_record_get_id (record));
  self->buku = g_strdup (buku);
  self->tahun = (guint) tahun;
  self->dari = (guint) dari;
  self->sampai = (guint) sampai;
  self->perangkat = dup_filled (record, "perangkat");
  self->untuk = dup_filled (record, "untuk");
  self->alasan = dup_filled (record, "alasan");
  self->is_tutup = prk_record_get_bool (record, "tutup");
  if (self->untuk == NULL)
    self->untuk = g_strdup ("–");

  return self;
}

/* The running parts that were given in a register and year. */
static GHashTable *
list_terpakai (const PrkNomorBahan *bahan,
               PrkNomorAtur        *atur,
               const char          *buku,
               guint                tahun)
{
  GHashTable *seen = g_hash_table_new (NULL, NULL);
  g_autofree char *prefix = g_strdup_printf ("%s/%u/", buku, tahun);

  for (guint i = 0; i < bahan->terpakai->len; i++)
    {
      const char *one = g_ptr_array_index (bahan->terpakai, i);
      g_auto(PrkNomorIsi) isi = { 0 };
      guint urut = 0;
      gsize from, to;

      if (!g_str_has_prefix (one, prefix))
        continue;
      one += strlen (prefix);
      if (atur != NULL && prk_pola_nomor_parse (atur->pola, one, &isi))
        urut = isi.urut;
      else if (!_prk_nomor_cari_urut (one, tahun, &urut, &from, &to))
        continue;
      g_hash_table_add (seen, GUINT_TO_POINTER (urut));
    }

  return seen;
}

static gboolean
is_of (const PrkNomorBlok *blok,
       const char         *buku,
       guint               tahun)
{
  return !blok->is_tutup && blok->tahun == tahun && strcmp (blok->buku, buku) == 0;
}

static const PrkNomorBlok *
find_blok (const PrkNomorBahan *bahan,
           const char          *buku,
           guint                tahun,
           guint                urut)
{
  for (guint i = 0; bahan->blok != NULL && i < bahan->blok->len; i++)
    {
      const PrkNomorBlok *one = g_ptr_array_index (bahan->blok, i);

      if (is_of (one, buku, tahun) && one->dari <= urut && urut <= one->sampai)
        return one;
    }

  return NULL;
}

/* 0: none. */
static guint
find_free (GHashTable         *seen,
           const PrkNomorBlok *blok)
{
  for (guint urut = blok->dari; urut <= blok->sampai; urut++)
    if (!g_hash_table_contains (seen, GUINT_TO_POINTER (urut)))
      return urut;

  return 0;
}

static guint
find_of_register (const PrkNomorBahan *bahan,
                  GHashTable          *seen,
                  const char          *buku,
                  guint                tahun)
{
  GHashTableIter iter;
  gpointer key;
  guint urut = 0;

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (find_blok (bahan, buku, tahun, GPOINTER_TO_UINT (key)) == NULL)
      urut = MAX (urut, GPOINTER_TO_UINT (key));
  for (urut++; urut <= MAX_URUT;)
    {
      const PrkNomorBlok *blok = find_blok (bahan, buku, tahun, urut);

      if (blok == NULL)
        return urut;
      urut = blok->sampai + 1;
    }

  return 0;
}

/* That of the block which begins first, of those that this device may take from. */
static guint
find_of_device (const PrkNomorBahan *bahan,
                GHashTable          *seen,
                const char          *buku,
                guint                tahun,
                const char          *perangkat)
{
  guint first = 0;

  for (guint i = 0; bahan->blok != NULL && i < bahan->blok->len; i++)
    {
      const PrkNomorBlok *one = g_ptr_array_index (bahan->blok, i);
      guint urut = is_of (one, buku, tahun) && g_strcmp0 (one->perangkat, perangkat) == 0 ? find_free (seen, one) : 0;

      if (urut != 0 && (first == 0 || urut < first))
        first = urut;
    }

  return first;
}

/**
 * prk_nomor_dup_berikut:
 * @bahan: what was given and what is kept
 * @buku: "kb" or "pks"
 * @hari: the day of the number
 * @perangkat: (nullable): take from the blocks of this device; %NULL: from the register's own series
 *
 * Proposes the next number of a register (R92): a series a year.
 *
 * Returns: (transfer full) (nullable): %NULL where the profile has no form, or nothing is left
 */
char *
prk_nomor_dup_berikut (const PrkNomorBahan *bahan,
                       const char          *buku,
                       PrkHari              hari,
                       const char          *perangkat)
{
  g_autoptr(PrkNomorAtur) atur = NULL;
  g_autoptr(GHashTable) seen = NULL;
  g_autofree char *day = hari != 0 ? prk_hari_dup_iso (hari) : NULL;
  guint tahun;
  PrkNomorIsi isi;

  g_return_val_if_fail (bahan != NULL && bahan->profil != NULL && bahan->terpakai != NULL && buku != NULL, NULL);

  atur = day != NULL ? prk_nomor_atur_new (bahan->profil, buku, NULL) : NULL;
  if (atur == NULL)
    return NULL;
  tahun = prk_hari_get_tahun (hari);
  seen = list_terpakai (bahan, atur, buku, tahun);
  isi = atur->tetap;
  isi.tahun = tahun;
  isi.bulan = (guint) g_ascii_strtoull (day + strlen ("2026-"), NULL, 10);
  isi.urut = perangkat != NULL ? find_of_device (bahan, seen, buku, tahun, perangkat)
                               : find_of_register (bahan, seen, buku, tahun);

  return prk_pola_nomor_format (atur->pola, &isi);
}

/**
 * prk_nomor_blok_hitung:
 * @bahan: what was given
 * @blok: a block
 * @berikut: (out) (optional): its first free running part; 0 when all are given
 *
 * Returns: how many of its numbers are given
 */
guint
prk_nomor_blok_hitung (const PrkNomorBahan *bahan,
                       const PrkNomorBlok  *blok,
                       guint               *berikut)
{
  g_autoptr(PrkNomorAtur) atur = NULL;
  g_autoptr(GHashTable) seen = NULL;
  guint n = 0;

  g_return_val_if_fail (bahan != NULL && blok != NULL, 0);

  atur = prk_nomor_atur_new (bahan->profil, blok->buku, NULL);
  seen = list_terpakai (bahan, atur, blok->buku, blok->tahun);
  for (guint urut = blok->dari; urut <= blok->sampai; urut++)
    n += g_hash_table_contains (seen, GUINT_TO_POINTER (urut));
  if (berikut != NULL)
    *berikut = find_free (seen, blok);

  return n;
}

guint
prk_nomor_get_awal_blok (const PrkNomorBahan *bahan,
                         const char          *buku,
                         guint                tahun)
{
  g_autoptr(PrkNomorAtur) atur = NULL;
  g_autoptr(GHashTable) seen = NULL;
  GHashTableIter iter;
  gpointer key;
  guint last = 0;

  g_return_val_if_fail (bahan != NULL && buku != NULL, 1);

  atur = prk_nomor_atur_new (bahan->profil, buku, NULL);
  seen = list_terpakai (bahan, atur, buku, tahun);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    last = MAX (last, GPOINTER_TO_UINT (key));
  for (guint i = 0; bahan->blok != NULL && i < bahan->blok->len; i++)
    {
      const PrkNomorBlok *one = g_ptr_array_index (bahan->blok, i);

      if (one->tahun == tahun && strcmp (one->buku, buku) == 0)
        last = MAX (last, one->sampai);
    }

  return last + 1;
}

const PrkNomorBlok *
prk_nomor_find_tumpang (const PrkNomorBahan *bahan,
                        const PrkNomorBlok  *blok)
{
  g_return_val_if_fail (bahan != NULL && blok != NULL, NULL);

  for (guint i = 0; bahan->blok != NULL && i < bahan->blok->len; i++)
    {
      const PrkNomorBlok *one = g_ptr_array_index (bahan->blok, i);

      if (one != blok && g_strcmp0 (one->id, blok->id) != 0 && is_of (one, blok->buku, blok->tahun)
          && one->dari <= blok->sampai && blok->dari <= one->sampai)
        return one;
    }

  return NULL;
}
