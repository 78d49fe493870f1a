/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "domain/prk-naskah-teks.h"
#include "naskah/prk-naskah.h"

#include "prk-kantor.h"
#include "prk-paket-private.h"

static GPtrArray *
load_texts (PrkStore  *store,
            GError   **error)
{
  PrkQuery query = { .type = "naskah" };
  g_autoptr(GPtrArray) rows = prk_store_list (store, &query, error);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PrkRecord *one = prk_store_load (store, ((PrkRingkas *) g_ptr_array_index (rows, i))->id, error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (texts, one);
    }

  return rows != NULL ? g_steal_pointer (&texts) : NULL;
}

PrkPaketCetak *
_prk_paket_cetak_new (PrkKasusDaftar  *daftar,
                      PrkProfil       *profil,
                      const char      *ksd,
                      GCancellable    *cancellable,
                      GError         **error)
{
  PrkPaketCetak *self = g_new0 (PrkPaketCetak, 1);

  self->store = prk_kasus_daftar_get_store (daftar);
  self->profil = prk_profil_ref (profil);
  self->cancellable = cancellable;
  self->buka = prk_kasus_buka (daftar, ksd, error);
  self->teks = self->buka != NULL ? load_texts (self->store, error) : NULL;
  if (self->teks == NULL)
    {
      _prk_paket_cetak_free (self);
      return NULL;
    }

  return self;
}

void
_prk_paket_cetak_free (PrkPaketCetak *self)
{
  prk_profil_unref (self->profil);
  g_clear_pointer (&self->buka, prk_kasus_buka_unref);
  g_clear_pointer (&self->teks, g_ptr_array_unref);
  g_free (self);
}

GBytes *
_prk_paket_cetak_naskah (PrkPaketCetak         *self,
                         const PrkNaskahKasus  *paper,
                         const char            *line,
                         GError               **error)
{
  const PrkTahapKonteks *konteks = &self->buka->konteks;
  PrkRecord *text = prk_naskah_find (self->teks, prk_record_get_id (self->buka->ksd), line, paper);
  g_autoptr(PrkRecord) record = prk_naskah_kasus_new_cetak (paper, konteks, line, text);
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (self->profil, prk_record_get_kind (record), paper->id);
  g_autoptr(PrkCetakan) cetakan = NULL;

  prk_kantor_siapkan (pencetak, self->store);
  if (prk_naskah_kasus_is_rancangan (paper, konteks->kasus, line))
    prk_pencetak_set_tanda_air (pencetak, "RANCANGAN");
  cetakan = prk_pencetak_cetak (pencetak, record, self->cancellable, error);

  return cetakan != NULL ? g_bytes_ref (prk_cetakan_get_pdf (cetakan)) : NULL;
}

GBytes *
_prk_paket_cetak_kak (PrkPaketCetak  *self,
                      GError        **error)
{
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new (self->profil);
  g_autoptr(PrkCetakan) cetakan = NULL;

  prk_kantor_siapkan (pencetak, self->store);
  cetakan = prk_pencetak_cetak_kak (pencetak, self->buka->kak, self->cancellable, error);

  return cetakan != NULL ? g_bytes_ref (prk_cetakan_get_pdf (cetakan)) : NULL;
}

GPtrArray *
_prk_paket_list_naskah (PrkKasusBuka *buka)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < buka->ringkas->alur->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (buka->ringkas->alur, i);
      g_autoptr(GPtrArray) papers = prk_naskah_kasus_list (buka->konteks.kasus, line->alur);

      for (guint j = 0; j < papers->len; j++)
        {
          PrkPaketNaskah *one = g_new0 (PrkPaketNaskah, 1);

          one->naskah = g_ptr_array_index (papers, j);
          one->alur = line->alur;
          g_ptr_array_add (all, one);
        }
    }

  return all;
}

static gboolean
add_berkas (PrkPaketCetak  *self,
            PrkRecord      *record,
            GPtrArray      *all,
            GError        **error)
{
  g_autoptr(GPtrArray) list = prk_store_list_berkas (self->store, prk_record_get_id (record), error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    g_ptr_array_add (all, prk_berkas_keadaan_copy (g_ptr_array_index (list, i)));

  return list != NULL;
}

GPtrArray *
_prk_paket_list_berkas (PrkPaketCetak  *self,
                        GError        **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_berkas_keadaan_free);
  GPtrArray *events = self->buka->peristiwa;

  if (!add_berkas (self, self->buka->ksd, all, error)
      || (self->buka->kak != NULL && !add_berkas (self, self->buka->kak, all, error)))
    return NULL;
  for (guint i = 0; i < events->len; i++)
    if (!add_berkas (self, g_ptr_array_index (events, i), all, error))
      return NULL;

  return g_steal_pointer (&all);
}
