/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A run keeps the words of the procedure that it began with (`naskah` of sop_dimulai), so that
 * whoever changes the procedure later changes no run, and the register judges by the same words. */

#include "config.h"

#include <string.h>

#include "prk-sop-jalan.h"
#include "prk-tahapan-private.h"

static const PrkTahapAturan aturan
    = { "SOP", "SOP", PRK_TAHAP_HARD,
        "Langkah SOP dicatat menurut urutan, pelaksana, paraf, dan cabangnya." };

gboolean
_prk_tahap_is_sop (const char *jenis)
{
  static const char *const kinds[]
      = { "sop_dimulai", "sop_langkah", "sop_kelengkapan", "sop_paraf", "sop_disposisi",
          "sop_ulang",   NULL };

  return g_strv_contains (kinds, jenis);
}

static PrkSop *
load (PrkKasus *kasus, const PrkKejadian *begin)
{
  const char *naskah = prk_kasus_get_teks (kasus, begin, "naskah");
  const char *id = prk_kasus_get_teks (kasus, begin, "sop");
  g_autoptr (GPtrArray) salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_salah_free);

  if (naskah != NULL)
    return prk_sop_baca (naskah, -1, salah);

  return id != NULL ? prk_sop_load (id, NULL, NULL) : NULL;
}

/**
 * prk_sop_dari_kasus:
 * @kasus: a case
 * @alur: one of its lines
 *
 * The procedure that runs on a line: as its words stood when it began, or where they were not kept
 * the shipped one of that id.
 *
 * Returns: (transfer full) (nullable): the procedure; %NULL when none was begun
 */
PrkSop *
prk_sop_dari_kasus (PrkKasus *kasus, const char *alur)
{
  g_return_val_if_fail (kasus != NULL && alur != NULL, NULL);

  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      const PrkKejadian *event = prk_kasus_get_kejadian (kasus, i);

      if (strcmp (event->alur, alur) == 0 && strcmp (event->jenis, "sop_dimulai") == 0)
        {
          PrkSop *sop = load (kasus, event);

          if (sop != NULL)
            return sop;
        }
    }

  return NULL;
}

/* Whether the last event of the case, which is one of a procedure, fits its run. */
PrkBoleh
_prk_tahap_uji_sop (const PrkTahapKonteks *konteks, const PrkKejadian *e, GPtrArray *list)
{
  g_autoptr (PrkSop) sop = prk_sop_dari_kasus (konteks->kasus, e->alur);
  g_autoptr (PrkSopJalan) jalan
      = sop != NULL ? prk_sop_jalankan (sop, konteks->kasus, e->alur, konteks->kalender,
                                        PRK_SOP_MENIT_SEHARI, NULL)
                    : NULL;
  const PrkSopTolak *last = jalan != NULL && jalan->ditolak->len > 0
                                ? g_ptr_array_index (jalan->ditolak, jalan->ditolak->len - 1)
                                : NULL;
  gboolean is_refused = jalan == NULL || (last != NULL && last->kejadian == e);
  PrkTahapHasil *hasil = g_new0 (PrkTahapHasil, 1);

  hasil->aturan = &aturan;
  hasil->vonis = is_refused ? PRK_VONIS_GAGAL : PRK_VONIS_LULUS;
  hasil->pesan = jalan == NULL ? g_strdup ("SOP belum dimulai pada alur ini, atau tidak dikenal.")
                 : is_refused  ? g_strdup (last->pesan)
                               : NULL;
  g_ptr_array_add (list, hasil);

  return is_refused ? PRK_TIDAK_ATURAN : PRK_BOLEH;
}
