/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An event is judged twice: as the form stands at first, and as if everything in it were filled in. What
 * passes at once is met; what passes the second time is the form's; the rest must be mended elsewhere. */

#include "config.h"

#include <string.h>

#include "prk-langkah-private.h"
#include "prk-tahapan-private.h"

/* Where a rule that the form cannot satisfy is satisfied. */
static const struct
{
  const char *aturan, *ke;
} places[] = {
  { "R2", "kak" },
  { "R3", "kak" },
  { "R4", "kak" },
  { "R5", "kak" },
  { "R6", "kak" },
  { "R7", "kak" },
  { "R8", "kak" },
  { "R9", "kak" },
  { "R20", "kak" },
  { "R21", "kak" },
  { "R33", "tenggat" },
  { "R34", "tenggat" },
  { "R37", "pleno_memutuskan" },
  { "R43", "usulan_fasilitasi" },
  { "R50", "rancangan_pks" },
  { "R51", "kb_ditandatangani" },
  { "R53", "tenggat" },
  { "R54", "tenggat" },
  { "R56", "dprd_dimohon" },
  { "R60", "pks_dimulai" },
  { "R61", "tanggapan_menerima" },
  { "R64", "kb_disepakati" },
  { "R75", "kb_ditandatangani" },
  { "R78", "rancangan_pks" },
  { "R79", "pks_disepakati" },
  { "R80", "surat_kuasa" },
  { "R82", "kb_ditandatangani" },
  { "R91", "naskah" },
  { "R92", "nomor_kb" },
  { "R102", "perubahan_dibahas" },
  { "R103", "dprd_dimohon" },
  { "R105", "laporan_pd" },
  { "R110", "dokumen_lengkap" },
  { "R111", "ba_perselisihan" },
  { "R112", "pihak" },
  { "R113", "ke_tkksd_provinsi" },
  { "R114", "pihak" },
  { "K3", "pihak" },
};

/* Beside the way: they have their own places on a page. */
static const char *const beside[]
    = { "penatausahaan", "tenggat_ditunda", "tenggat_dilanjutkan", NULL };

static void
syarat_free (PrkSyarat *self)
{
  g_free (self->pesan);
  g_free (self);
}

void
prk_langkah_free (PrkLangkah *self)
{
  g_free (self->alur);
  g_ptr_array_unref (self->syarat);
  g_free (self);
}

static const char *
find_place (const char *aturan)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (places[i].aturan, aturan) == 0)
      return places[i].ke;

  return NULL;
}

static const PrkTahapHasil *
find_hasil (GPtrArray *list, const char *aturan)
{
  for (guint i = 0; i < list->len; i++)
    {
      const PrkTahapHasil *hasil = g_ptr_array_index (list, i);

      if (strcmp (hasil->aturan->id, aturan) == 0)
        return hasil;
    }

  return NULL;
}

static PrkSyarat *
new_syarat (const PrkTahapHasil *first, const PrkTahapHasil *filled)
{
  PrkSyarat *syarat = g_new0 (PrkSyarat, 1);

  syarat->aturan = first->aturan;
  syarat->status = first->vonis != PRK_VONIS_GAGAL ? PRK_SYARAT_TERPENUHI
                   : filled == NULL || filled->vonis != PRK_VONIS_GAGAL ? PRK_SYARAT_FORMULIR
                                                                        : PRK_SYARAT_BELUM;
  syarat->pesan = g_strdup (syarat->status == PRK_SYARAT_BELUM ? filled->pesan
                                                               : first->aturan->penjelasan);
  syarat->ke = syarat->status == PRK_SYARAT_BELUM ? find_place (first->aturan->id) : NULL;

  return syarat;
}

static void
judge (const PrkTahapKonteks *konteks, PrkLangkah *langkah, PrkHari hari_ini)
{
  const char *jenis = langkah->peristiwa->id;
  g_autoptr (JsonObject) isi = prk_langkah_new_isi (konteks, langkah->alur, jenis, hari_ini);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) filled = NULL;

  prk_tahapan_boleh (konteks, jenis, isi, &first);
  _prk_langkah_fill (konteks, jenis, hari_ini, isi);
  langkah->is_siap = prk_tahapan_boleh (konteks, jenis, isi, &filled) != PRK_TIDAK_ATURAN;
  for (guint i = 0; i < first->len; i++)
    {
      const PrkTahapHasil *hasil = g_ptr_array_index (first, i);

      if (hasil->vonis != PRK_VONIS_TIDAK_BERLAKU)
        g_ptr_array_add (langkah->syarat,
                         new_syarat (hasil, find_hasil (filled, hasil->aturan->id)));
    }
}

/* A reason is asked for where something is turned back or ended. Letters of states are stages up to H; what is not over and begins
 * at an earlier stage again, such as an extension, is nothing that comes next. */
static gboolean
is_back (const TahapLangkah *step, const char *keadaan)
{
  if (keadaan != NULL && *keadaan <= 'H' && *step->ke < *keadaan && g_ascii_isupper (*step->ke))
    return TRUE;
  for (guint i = 0; i < step->aturan->len; i++)
    if (strcmp (((TahapAturan *)g_ptr_array_index (step->aturan, i))->aturan.id, "T2") == 0)
      return TRUE;

  return strcmp (step->ke, "X_TOLAK") == 0 || strcmp (step->ke, "X_BATAL") == 0
         || strcmp (step->ke, "Z") == 0;
}

static gboolean
is_proposed (GPtrArray *tenggat, const char *alur, const char *jenis)
{
  for (guint i = 0; tenggat != NULL && i < tenggat->len; i++)
    {
      const PrkTenggat *one = g_ptr_array_index (tenggat, i);

      if (g_strcmp0 (one->usul, jenis) == 0 && strcmp (one->alur, alur) == 0)
        return TRUE;
    }

  return FALSE;
}

static PrkLangkah *
new_langkah (const PrkTahapKonteks *konteks,
             const char *alur,
             const PrkTahapPeristiwa *peristiwa,
             PrkHari hari_ini,
             GPtrArray *tenggat)
{
  const TahapLangkah *step = _prk_tahap_find (alur, peristiwa->id);
  PrkLangkah *langkah = g_new0 (PrkLangkah, 1);

  langkah->alur = g_strdup (alur);
  langkah->peristiwa = peristiwa;
  langkah->syarat = g_ptr_array_new_with_free_func ((GDestroyNotify)syarat_free);
  langkah->is_usul = is_proposed (tenggat, alur, peristiwa->id);
  langkah->arah = strcmp (step->ke, "=") == 0 && step->cabang[0].bila == NULL       ? PRK_LANGKAH_CATAT
                  : is_back (step, prk_tahapan_get_keadaan (konteks->kasus, alur)) ? PRK_LANGKAH_MUNDUR
                                                                                   : PRK_LANGKAH_MAJU;
  judge (konteks, langkah, hari_ini);

  return langkah;
}

static guint
rank (const PrkLangkah *self)
{
  return self->is_usul ? 0 : 1 + 2 * self->arah + !self->is_siap;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return (int)rank (*(PrkLangkah *const *)a) - (int)rank (*(PrkLangkah *const *)b);
}

GPtrArray *
prk_langkah_list (const PrkTahapKonteks *konteks,
                  const char *alur,
                  PrkHari hari_ini,
                  GPtrArray *tenggat)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_langkah_free);
  g_autoptr (GPtrArray) events = NULL;

  g_return_val_if_fail (konteks != NULL && konteks->kasus != NULL && alur != NULL, list);

  events = prk_tahapan_list_peristiwa (konteks->kasus, alur);
  for (guint i = 0; i < events->len; i++)
    {
      const PrkTahapPeristiwa *peristiwa = g_ptr_array_index (events, i);

      if (!g_strv_contains (beside, peristiwa->id))
        g_ptr_array_add (list, new_langkah (konteks, alur, peristiwa, hari_ini, tenggat));
    }
  /* A merge sort: what ranks alike stays in the order of the data. */
  g_ptr_array_sort (list, compare);

  return list;
}

static gboolean
has_line (PrkKasus *kasus, const char *alur)
{
  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    if (strcmp (prk_kasus_get_kejadian (kasus, i)->alur, alur) == 0)
      return TRUE;

  return FALSE;
}

GStrv
prk_langkah_list_alur_baru (const PrkTahapKonteks *konteks)
{
  static const char *const kinds[] = { "pks", "perubahan", "perselisihan", "bantuan" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_kb, has_pks;

  g_return_val_if_fail (konteks != NULL && konteks->kasus != NULL, NULL);

  has_kb = prk_kasus_find (konteks->kasus, PRK_ALUR_UTAMA, "kb_ditandatangani") != NULL;
  has_pks = prk_kasus_find (konteks->kasus, NULL, "pks_ditandatangani") != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *alur = NULL;
      g_autoptr (GPtrArray) events = NULL;
      guint n = 1;

      /* There is nothing to change, or to dispute, before something was signed. */
      if (i == 0 ? !has_kb : !has_pks)
        continue;
      do
        {
          g_free (alur);
          alur = g_strdup_printf ("%s-%u", kinds[i], n++);
        }
      while (has_line (konteks->kasus, alur));
      events = prk_tahapan_list_peristiwa (konteks->kasus, alur);
      for (guint j = 0; j < events->len; j++)
        if (!g_strv_contains (beside, ((PrkTahapPeristiwa *)g_ptr_array_index (events, j))->id))
          {
            g_strv_builder_add (builder, alur);
            break;
          }
    }

  return g_strv_builder_end (builder);
}
