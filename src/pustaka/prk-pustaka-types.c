/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-pustaka-types.h"

G_DEFINE_QUARK (prk-pustaka-error-quark, prk_pustaka_error)

G_DEFINE_BOXED_TYPE (PrkPustakaDokumen, prk_pustaka_dokumen, prk_pustaka_dokumen_copy,
                     prk_pustaka_dokumen_free)
G_DEFINE_BOXED_TYPE (PrkPustakaTemuan, prk_pustaka_temuan, prk_pustaka_temuan_copy,
                     prk_pustaka_temuan_free)
G_DEFINE_BOXED_TYPE (PrkPustakaHalaman, prk_pustaka_halaman, prk_pustaka_halaman_copy,
                     prk_pustaka_halaman_free)
G_DEFINE_BOXED_TYPE (PrkPustakaJudul, prk_pustaka_judul, prk_pustaka_judul_copy,
                     prk_pustaka_judul_free)

PrkPustakaDokumen *
prk_pustaka_dokumen_copy (const PrkPustakaDokumen *self)
{
  PrkPustakaDokumen *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->hash = g_strdup (self->hash);
  copy->judul = g_strdup (self->judul);
  copy->jenis = g_strdup (self->jenis);
  copy->daerah = g_strdup (self->daerah);
  copy->nama = g_strdup (self->nama);
  copy->pesan = g_strdup (self->pesan);

  return copy;
}

void
prk_pustaka_dokumen_free (PrkPustakaDokumen *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->hash);
  g_free (self->judul);
  g_free (self->jenis);
  g_free (self->daerah);
  g_free (self->nama);
  g_free (self->pesan);
  g_free (self);
}

PrkPustakaTemuan *
prk_pustaka_temuan_copy (const PrkPustakaTemuan *self)
{
  PrkPustakaTemuan *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->dokumen = g_strdup (self->dokumen);
  copy->hash = g_strdup (self->hash);
  copy->cuplikan = g_strdup (self->cuplikan);
  copy->tanda = g_array_ref (self->tanda);

  return copy;
}

void
prk_pustaka_temuan_free (PrkPustakaTemuan *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->dokumen);
  g_free (self->hash);
  g_free (self->cuplikan);
  g_clear_pointer (&self->tanda, g_array_unref);
  g_free (self);
}

PrkPustakaHalaman *
prk_pustaka_halaman_copy (const PrkPustakaHalaman *self)
{
  PrkPustakaHalaman *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->teks = g_strdup (self->teks);
  copy->kotak = g_array_ref (self->kotak);

  return copy;
}

void
prk_pustaka_halaman_free (PrkPustakaHalaman *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->teks);
  g_clear_pointer (&self->kotak, g_array_unref);
  g_free (self);
}

PrkPustakaJudul *
prk_pustaka_judul_copy (const PrkPustakaJudul *self)
{
  PrkPustakaJudul *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->jenis = g_strdup (self->jenis);
  copy->teks = g_strdup (self->teks);
  copy->kunci = g_strdup (self->kunci);

  return copy;
}

void
prk_pustaka_judul_free (PrkPustakaJudul *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->jenis);
  g_free (self->teks);
  g_free (self->kunci);
  g_free (self);
}
