/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules that a KAK has to keep. Each is one function that looks and adds findings; what a
 * finding says, how strong it is and which article it rests on stand in data/aturan/kak.json. R1 is
 * about who signs, and R7 says that a voluntary cooperation needs no common border, so nothing of
 * these two can fail here. */

#include "config.h"

#include <string.h>

#include "prk-aturan-private.h"
#include "prk-kak-periksa-private.h"
#include "prk-telaah.h"

/* In the order in which findings are listed. */
static const PrkPeriksaFunc checks[] = {
  _prk_periksa_konflik, _prk_periksa_identitas, _prk_periksa_r2,     _prk_periksa_r3,
  _prk_periksa_r4,      _prk_periksa_r5,        _prk_periksa_r6,     _prk_periksa_r8,
  _prk_periksa_r9,      _prk_periksa_r20,       _prk_periksa_r21,    _prk_periksa_r22,
  _prk_periksa_r63,     _prk_periksa_jangka,    _prk_periksa_jadwal, _prk_periksa_biaya,
  _prk_periksa_dari,    _prk_periksa_isian,
};

void
prk_temuan_free (PrkTemuan *self)
{
  if (self == NULL)
    return;

  g_free (self->pesan);
  g_free (self->path);
  g_free (self);
}

/* The article of the rule; a rule without one is about the part that the field stands in. */
static const char *
get_pasal (PrkPeriksa      *self,
           const PrkAturan *aturan,
           const char      *path)
{
  const PrkBagian *bagian = NULL;

  if (aturan->pasal != NULL)
    return aturan->pasal;

  prk_skema_find_bidang (self->skema, path, &bagian);
  return g_intern_string (bagian == NULL || bagian->pasal == NULL ? "" : bagian->pasal);
}

static void
take_temuan (PrkPeriksa      *self,
             const PrkAturan *aturan,
             const char      *pasal,
             const char      *path,
             char            *pesan)
{
  PrkTemuan *temuan = g_new0 (PrkTemuan, 1);

  temuan->aturan = aturan->aturan;
  temuan->pasal = pasal;
  temuan->kekuatan = aturan->kekuatan;
  temuan->pesan = pesan;
  temuan->path = g_strdup (path);
  g_ptr_array_add (aturan->kekuatan == PRK_KEKUATAN_HARD ? self->hard : self->soft, temuan);
}

void
_prk_periksa_add (PrkPeriksa *self,
                  const char *kunci,
                  const char *path,
                  ...)
{
  const PrkAturan *aturan = _prk_aturan_find (kunci);
  g_autofree char *pasal = NULL;
  va_list args;
  char *pesan;

  va_start (args, path);
  pesan = _prk_aturan_fill (aturan->pesan, args);
  va_end (args);

  /* An article too may depend on the values: "Pasal 9 huruf {huruf}". */
  va_start (args, path);
  pasal = _prk_aturan_fill (get_pasal (self, aturan, path), args);
  va_end (args);

  take_temuan (self, aturan, g_intern_string (pasal), path, pesan);
}

void
_prk_periksa_add_pesan (PrkPeriksa *self,
                        const char *kunci,
                        const char *path,
                        const char *pesan)
{
  const PrkAturan *aturan = _prk_aturan_find (kunci);

  take_temuan (self, aturan, get_pasal (self, aturan, path), path, g_strdup (pesan));
}

/**
 * prk_kak_periksa:
 * @kak: a KAK
 * @profil: the settings of the daerah
 * @submitted: also what must be true once the KAK was handed to TKKSD (R22), if @kak holds that
 * itself; where it stands in a peristiwa, see prk_kak_periksa_penyampaian()
 *
 * Lists every rule that fails: R2–R9, R20–R22, R63 for its duration, `isian` for single fields,
 * `konflik` for values that a person must choose from, `profil` for a part that only the profile
 * demands. A KAK that a partner sent as a file is asked for what its judgement needs and no more
 * (R27, R35).
 *
 * A few milliseconds; some tens for tables of thousands of rows, so better not on the main thread
 * then.
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_kak_periksa (PrkRecord *kak,
                 PrkProfil *profil,
                 gboolean   submitted)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_temuan_free);
  g_autoptr(GString) path = g_string_new (NULL);
  g_autoptr(GPtrArray) soft = g_ptr_array_new ();
  PrkPeriksa self = { .kak = kak, .profil = profil, .submitted = submitted, .path = path };

  g_return_val_if_fail (kak != NULL, findings);
  g_return_val_if_fail (profil != NULL, findings);

  self.skema = prk_profil_get_skema (profil);
  self.hard = findings;
  self.soft = soft;
  if (prk_telaah_is_masuk (kak))
    {
      g_autoptr(GPtrArray) masuk = prk_telaah_periksa_masuk (kak);

      _prk_periksa_konflik (&self);
      while (masuk->len > 0)
        g_ptr_array_add (findings, g_ptr_array_steal_index (masuk, 0));
      g_ptr_array_extend (findings, soft, NULL, NULL);
      return findings;
    }
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    checks[i] (&self);

  g_ptr_array_extend (findings, soft, NULL, NULL);
  return findings;
}

/**
 * prk_kak_periksa_penyampaian:
 * @peristiwa: the record of the handing over, which holds `penyampaian/tanggal` and
 * `penyampaian/penerima`
 *
 * Lists what is missing of the handing over of a KAK to TKKSD (R22, Pasal 14 ayat (3)).
 *
 * Returns: (element-type PrkTemuan) (transfer full): the findings
 */
GPtrArray *
prk_kak_periksa_penyampaian (PrkRecord *peristiwa)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_temuan_free);
  PrkPeriksa self
      = { .kak = peristiwa, .skema = _prk_kak_get_skema (), .submitted = TRUE, .hard = findings };

  g_return_val_if_fail (peristiwa != NULL, findings);

  _prk_periksa_r22 (&self);
  return findings;
}
