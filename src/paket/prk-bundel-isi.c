/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page numbers of the contents depend on how many pages the contents have: they are printed until that stays the same. */

#include "config.h"

#include "prk-bundel-private.h"
#include "prk-kantor.h"

#define MAX_TRIES 4

static void
put (PrkRecord  *cetak,
     const char *path,
     const char *text)
{
  g_autoptr(JsonNode) node = NULL;

  if (text == NULL || *text == '\0')
    return;
  node = json_node_init_string (json_node_alloc (), text);
  prk_record_overlay (cetak, path, node);
}

static void
put_row (PrkRecord            *cetak,
         guint                 index,
         const PrkBundelBaris *one,
         guint                 n_isi)
{
  g_autofree char *row = g_strdup_printf ("baris/r%u/", index);
  g_autofree char *order = g_strdup_printf ("a%06ux", index);
  g_autofree char *page = one->alasan == NULL ? g_strdup_printf ("%u", n_isi + one->awal + 1) : g_strdup ("–");
  g_autofree char *origin = one->alasan == NULL ? g_strdup_printf ("%s · %u halaman", one->keterangan, one->n_halaman)
                                                : g_strdup (one->keterangan);
  g_autofree char *apart
    = one->alasan != NULL ? g_strdup_printf ("Terlampir sebagai berkas terpisah: %s", one->alasan) : NULL;
  const struct
  {
    const char *column, *text;
  } cells[] = {
    { "_urut", order }, { "judul", one->judul }, { "keterangan", origin }, { "terpisah", apart }, { "halaman", page },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_strconcat (row, cells[i].column, NULL);

      put (cetak, path, cells[i].text);
    }
}

static PrkCetakan *
print (PrkPaketCetak  *self,
       GPtrArray      *baris,
       guint           n_isi,
       GError        **error)
{
  g_autoptr(PrkRecord) record = prk_record_new ("daftar-isi", "cetak_bundel");
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (self->profil, "cetak_bundel", "daftar-isi");

  put (record, "judul", self->buka->ringkas->judul);
  put (record, "mitra", self->buka->ringkas->mitra);
  put (record, "perangkat_daerah", self->buka->ringkas->perangkat_daerah);
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
