/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page numbers of the contents depend on how many pages the contents have: they are printed until that stays the same. */

#include "config.h"

#include "domain/prk-cetak.h"

#include "prk-bundel-private.h"
#include "prk-kantor.h"

#define MAX_TRIES 4

static void
put_row (PrkRecord            *cetak,
         guint                 index,
         const PrkBundelBaris *one,
         guint                 n_isi)
{
  g_autofree char *id = g_strdup_printf ("r%u", index);
  g_autofree char *row = prk_cetak_add_row (cetak, "baris", id, index);
  g_autofree char *page = one->alasan == NULL ? g_strdup_printf ("%u", n_isi + one->awal + 1) : g_strdup ("–");
  g_autofree char *origin = one->alasan == NULL ? g_strdup_printf ("%s · %u halaman", one->keterangan, one->n_halaman)
                                                : g_strdup (one->keterangan);
  g_autofree char *apart
    = one->alasan != NULL ? g_strdup_printf ("Terlampir sebagai berkas terpisah: %s", one->alasan) : NULL;

  prk_cetak_put_cell (cetak, row, "judul", one->judul);
  prk_cetak_put_cell (cetak, row, "keterangan", origin);
  prk_cetak_put_cell (cetak, row, "terpisah", apart);
  prk_cetak_put_cell (cetak, row, "halaman", page);
}

static PrkCetakan *
print (PrkPaketCetak  *self,
       GPtrArray      *baris,
       guint           n_isi,
       GError        **error)
{
  g_autoptr(PrkRecord) record = prk_record_new ("daftar-isi", "cetak_bundel");
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (self->profil, "cetak_bundel", "daftar-isi");

  prk_cetak_put (record, "judul", self->buka->ringkas->judul);
  prk_cetak_put (record, "mitra", self->buka->ringkas->mitra);
  prk_cetak_put (record, "perangkat_daerah", self->buka->ringkas->perangkat_daerah);
  for (guint i = 0; i < baris->len; i++)
    put_row (record, i, g_ptr_array_index (baris, i), n_isi);
  prk_kantor_siapkan (pencetak, self->store);

  return prk_pencetak_cetak (pencetak, record, self->cancellable, error);
}

PrkCetakan *
_prk_bundel_cetak_isi (PrkPaketCetak  *cetak,
                       GPtrArray      *baris,
                       GError        **error)
{
  guint n_isi = 1;

  for (guint i = 0;; i++)
    {
      g_autoptr(PrkCetakan) made = print (cetak, baris, n_isi, error);

      if (made == NULL)
        return NULL;
      if (prk_cetakan_get_n_pages (made) == n_isi || i + 1 == MAX_TRIES)
        return g_steal_pointer (&made);
      n_isi = prk_cetakan_get_n_pages (made);
    }
}

char *
_prk_bundel_dup_path (guint index)
{
  return g_strdup_printf ("baris/r%u/judul", index);
}
