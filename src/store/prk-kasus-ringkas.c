/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-arsip.h"

#include "prk-kasus-private.h"

G_DEFINE_BOXED_TYPE (PrkKasusRingkas,
                     prk_kasus_ringkas,
                     prk_kasus_ringkas_ref,
                     prk_kasus_ringkas_unref)

#define ALUR_TKKSD "tkksd"

static void
alur_free (PrkKasusAlur *alur)
{
  g_free ((char *)alur->alur);
  g_ptr_array_unref (alur->berikut);
  g_free (alur);
}

PrkKasusRingkas *
prk_kasus_ringkas_ref (PrkKasusRingkas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_kasus_ringkas_unref (PrkKasusRingkas *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->judul);
  g_free (self->mitra);
  g_free (self->perangkat_daerah);
  g_free (self->varian);
  g_free (self->prakarsa);
  g_free (self->kak);
  g_free (self->pihak_kita);
  g_strfreev (self->nomor);
  g_clear_pointer (&self->alur, g_ptr_array_unref);
  g_clear_pointer (&self->tenggat, g_ptr_array_unref);
  g_free (self);
}

/**
 * prk_kasus_ringkas_find_alur:
 * @self: a row
 * @alur: such as `pks-1`
 *
 * Returns: (nullable): the line; %NULL when the case has none of that name
 */
const PrkKasusAlur *
prk_kasus_ringkas_find_alur (PrkKasusRingkas *self, const char *alur)
{
  g_return_val_if_fail (self != NULL && alur != NULL, NULL);

  for (guint i = 0; self->alur != NULL && i < self->alur->len; i++)
    {
      const PrkKasusAlur *one = g_ptr_array_index (self->alur, i);

      if (strcmp (one->alur, alur) == 0)
        return one;
    }

  return NULL;
}

static char *
dup_teks (PrkKasus *kasus, const char *path, const char *fallback)
{
  const char *text = prk_kasus_get_teks (kasus, NULL, path);

  return g_strdup (text != NULL ? text : fallback);
}

/* Every party but our own daerah; while nobody wrote parties, the partner of the offer. */
static char *
dup_mitra (PrkKasus *kasus)
{
  g_auto (GStrv) pihak = prk_kasus_list_baris (kasus, NULL, "pihak");
  const char *daerah = prk_kasus_get_teks (kasus, NULL, "daerah");
  GString *names = g_string_new (NULL);

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *kode = g_strconcat ("pihak/", pihak[i], "/kode", NULL);
      g_autofree char *nama = g_strconcat ("pihak/", pihak[i], "/nama", NULL);
      const char *name = prk_kasus_get_teks (kasus, NULL, nama);

      if (name != NULL
          && (daerah == NULL || g_strcmp0 (prk_kasus_get_teks (kasus, NULL, kode), daerah) != 0))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return g_string_free (names, FALSE);
}

PrkKasusRingkas *
_prk_kasus_ringkas_new_dasar (PrkKasus *penuh, const char *id)
{
  PrkKasusRingkas *self = g_new0 (PrkKasusRingkas, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->judul = dup_teks (penuh, "judul", "");
  self->mitra = dup_mitra (penuh);
  self->perangkat_daerah = dup_teks (penuh, "perangkat_daerah", "");
  self->varian = dup_teks (penuh, "varian", "ksdd");
  self->prakarsa = dup_teks (penuh, "prakarsa", NULL);
  self->kak = dup_teks (penuh, "kak", NULL);
  self->pihak_kita = prk_tahapan_dup_pihak_kita (penuh);

  return self;
}

static PrkHari
find_signing (PrkKasus *kasus, const char *name)
{
  const PrkKejadian *e
      = prk_kasus_find (kasus, name,
                        strcmp (name, PRK_ALUR_UTAMA) == 0 ? "kb_ditandatangani" : "pks_ditandatangani");

  return e != NULL ? e->tanggal : 0;
}

static PrkKasusAlur *
new_alur (PrkKasus *kasus, const char *name)
{
  PrkKasusAlur *self = g_new0 (PrkKasusAlur, 1);
  const char *state = prk_tahapan_get_keadaan (kasus, name);

  self->alur = g_strdup (name);
  self->keadaan = state != NULL ? prk_tahapan_find_keadaan (name, state) : NULL;
  self->berikut = prk_tahapan_list_peristiwa (kasus, name);
  self->sejak = prk_tahapan_get_sejak (kasus, name);
  self->ditandatangani = find_signing (kasus, name);
  self->is_tanpa_arsip = prk_arsip_is_belum (kasus, name);

  return self;
}

static gboolean
has_alur (PrkKasusRingkas *self, const char *name)
{
  return prk_kasus_ringkas_find_alur (self, name) != NULL;
}

/* The main line first, the others as they began; the year of TKKSD has no main line. */
static void
add_lines (PrkKasusRingkas *self, PrkKasus *kasus)
{
  guint n = prk_kasus_get_n_kejadian (kasus);
  gboolean has_utama = n == 0;

  self->alur = g_ptr_array_new_with_free_func ((GDestroyNotify)alur_free);
  for (guint i = 0; i < n && !has_utama; i++)
    has_utama = strcmp (prk_kasus_get_kejadian (kasus, i)->alur, ALUR_TKKSD) != 0;
  if (has_utama)
    g_ptr_array_add (self->alur, new_alur (kasus, PRK_ALUR_UTAMA));
  self->is_lembaga = !has_utama;

  for (guint i = 0; i < n; i++)
    {
      const char *name = prk_kasus_get_kejadian (kasus, i)->alur;

      if (has_alur (self, name))
        continue;
      if (g_str_has_prefix (name, "pks"))
        self->utama = self->alur->len;
      g_ptr_array_add (self->alur, new_alur (kasus, name));
    }
}

static void
find_last (PrkKasusRingkas *self, PrkKasus *kasus)
{
  self->n_kejadian = prk_kasus_get_n_kejadian (kasus);
  for (guint i = self->n_kejadian; i-- > 0 && self->terakhir == NULL;)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (kasus, i);

      self->terakhir = prk_tahapan_find_peristiwa (e->alur, e->jenis);
      self->terakhir_tanggal = e->tanggal;
    }
}

/* The end of the terms that run: D13 of the KB, D14 of the PKS. */
static void
find_end (PrkKasusRingkas *self)
{
  for (guint i = 0; i < self->tenggat->len; i++)
    {
      const PrkTenggat *tenggat = g_ptr_array_index (self->tenggat, i);

      if (tenggat->selesai == 0
          && (strcmp (tenggat->id, "D13") == 0 || strcmp (tenggat->id, "D14") == 0))
        self->berakhir = MAX (self->berakhir, tenggat->jatuh);
    }
}

PrkKasusRingkas *
_prk_kasus_ringkas_hitung (PrkKasusRingkas *dasar,
                           PrkKasus *kasus,
                           PrkKalender *kalender,
                           PrkProfil *profil,
                           PrkHari hari_ini)
{
  PrkKasusRingkas *self = g_new0 (PrkKasusRingkas, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (dasar->id);
  self->judul = g_strdup (dasar->judul);
  self->mitra = g_strdup (dasar->mitra);
  self->perangkat_daerah = g_strdup (dasar->perangkat_daerah);
  self->varian = g_strdup (dasar->varian);
  self->prakarsa = g_strdup (dasar->prakarsa);
  self->kak = g_strdup (dasar->kak);
  self->pihak_kita = g_strdup (dasar->pihak_kita);
  self->nomor = prk_tahapan_list_nomor (kasus, dasar->pihak_kita != NULL ? dasar->pihak_kita : "");
  self->changed_us = dasar->changed_us;
  self->n_ditolak = dasar->n_ditolak;
  add_lines (self, kasus);
  find_last (self, kasus);
  self->tenggat = prk_tenggat_hitung (kasus, kalender, profil, hari_ini);
  find_end (self);

  return self;
}
