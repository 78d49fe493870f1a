/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of the drafts of KB and PKS, and of the DPRD between them. */

#include "config.h"

#include <string.h>

#include "prk-aturan-private.h"
#include "prk-tahapan-private.h"
#include "prk-terbilang.h"

#define MAX_BULAN 60 /* Pasal 19(3): five years */

static const char *const questions[]
    = { "membebani_masyarakat", "membebani_daerah", "belum_dianggarkan" };

/* An answer on the draft goes before that on the case. */
static JsonNode *
find_answer (PrkKasus *kasus, const char *alur, const char *question)
{
  const PrkKejadian *draft = prk_kasus_find (kasus, alur, "rancangan_pks");
  JsonNode *answer = draft != NULL ? prk_kasus_get (kasus, draft, question) : NULL;

  return answer != NULL ? answer : prk_kasus_get (kasus, NULL, question);
}

static gboolean
is_yes (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

/**
 * prk_tahapan_perlu_dprd:
 * @kasus: a case
 * @alur: the line of a PKS
 * @alasan: (out) (optional): why, plain Indonesian
 *
 * Whether the DPRD must approve (Pasal 21(1)): when the cooperation burdens the people and the
 * daerah, or is not in the budget of the year, or both.
 *
 * Returns: %TRUE when it must
 */
gboolean
prk_tahapan_perlu_dprd (PrkKasus *kasus, const char *alur, char **alasan)
{
  gboolean is_burden, is_unbudgeted;

  g_return_val_if_fail (kasus != NULL && alur != NULL, TRUE);

  is_burden = is_yes (find_answer (kasus, alur, questions[0]))
              && is_yes (find_answer (kasus, alur, questions[1]));
  is_unbudgeted = is_yes (find_answer (kasus, alur, questions[2]));
  if (alasan != NULL)
    *alasan = _prk_aturan_dup_pesan (is_burden && is_unbudgeted ? "dprd.keduanya"
                                     : is_burden                ? "dprd.beban"
                                     : is_unbudgeted            ? "dprd.anggaran"
                                                                : "dprd.tidak",
                                     NULL);

  return is_burden || is_unbudgeted;
}

static PrkVonis
r50 (Uji *u)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (find_answer (u->kasus, u->e->alur, questions[i]) == NULL)
      return PRK_VONIS_GAGAL;

  return PRK_VONIS_LULUS;
}

static PrkVonis
r51 (Uji *u)
{
  PrkHari signed_on;

  return VONIS (_uji_ada (u, "nomor") && _uji_sama (u, "ditandatangani_oleh", "kepala_daerah")
                && _uji_ada (u, "kb") && _uji_ada (u, "rancangan")
                && _uji_kb (u, &signed_on)
                       != NULL);
}

static PrkVonis
r52 (Uji *u)
{
  return VONIS (prk_kasus_get_hari (u->kasus, u->e, "diterima") != 0);
}

/* The ground that is named decides which of the two clocks must have run out. */
static PrkVonis
r53 (Uji *u)
{
  if (_uji_sama (u, "dasar", "D12"))
    return PRK_VONIS_TIDAK_BERLAKU;

  return VONIS (_uji_sama (u, "dasar", "D11") && _uji_ada (u, "dikonfirmasi_oleh")
                && _uji_lewat (u, "D11"));
}

static PrkVonis
r54 (Uji *u)
{
  if (!_uji_sama (u, "dasar", "D12"))
    return PRK_VONIS_TIDAK_BERLAKU;

  return VONIS (_uji_ada (u, "dikonfirmasi_oleh") && _uji_lewat (u, "D12"));
}

static PrkVonis
r55 (Uji *u)
{
  return VONIS (_uji_ada (u, "nomor") && _uji_sama (u, "ditandatangani_oleh", "pimpinan_dprd"));
}

/* An approval holds for the draft that it was given for. */
static PrkVonis
r56 (Uji *u)
{
  const PrkKejadian *draft = _uji_lalu (u, "rancangan_pks");

  if (!prk_tahapan_perlu_dprd (u->kasus, u->e->alur, NULL))
    return PRK_VONIS_TIDAK_BERLAKU;

  return VONIS (prk_kasus_is_sesudah (u->kasus, _uji_lalu (u, "dprd_disetujui"), draft)
                || prk_kasus_is_sesudah (u->kasus, _uji_lalu (u, "dianggap_disetujui"), draft));
}

static PrkVonis
r60 (Uji *u)
{
  return VONIS (_uji_has_pks (u));
}

static PrkVonis
r61 (Uji *u)
{
  return VONIS (_uji_sama (u, "disusun_oleh", "pd_pemrakarsa")
                && (_uji_lalu (u, "tanggapan_menerima") != NULL
                    || _uji_lalu (u, "tanggapan_setuju") != NULL));
}

static PrkVonis
r62 (Uji *u)
{
  return VONIS (_uji_rapat (u, "teknis") && _uji_ya (u, "hadir_tkksd") && _uji_ya (u, "hadir_pd"));
}

/* The last day of the term that an event gives, 0 when it gives none. */
static PrkHari
get_end (Uji *u, const PrkKejadian *e, PrkHari *first)
{
  const char *mulai = e != NULL ? prk_kasus_get_teks (u->kasus, e, "mulai") : NULL;
  gint64 months = e != NULL ? prk_kasus_get_bulat (u->kasus, e, "durasi_bulan", 0) : 0;
  PrkHari end = e != NULL ? prk_kasus_get_hari (u->kasus, e, "selesai") : 0;
  g_autofree char *counted = NULL;

  *first = prk_hari_dari_iso (mulai);
  if (*first != 0 && end == 0 && months > 0 && months < G_MAXINT)
    {
      counted = prk_tanggal_add_bulan (mulai, months);
      end = prk_hari_dari_iso (counted);
    }

  return end >= *first ? end : 0;
}

static PrkVonis
r63 (Uji *u)
{
  PrkProfil *profil = u->konteks->profil;
  gint64 limit = profil != NULL
                     ? prk_profil_get_bulat (profil, "batas.durasi_maks_bulan", MAX_BULAN)
                     : MAX_BULAN;
  g_autofree char *latest = NULL;
  PrkHari first, end;

  if (_uji_jenis (u, "kb_diperpanjang"))
    return VONIS (_uji_ada (u, "kesepakatan"));

  end = get_end (u, u->e, &first);
  latest = first != 0 ? prk_tanggal_add_bulan (prk_kasus_get_teks (u->kasus, u->e, "mulai"),
                                               MIN (limit, 1200))
                      : NULL;

  return VONIS (first != 0 && end != 0 && end <= prk_hari_dari_iso (latest));
}

/* Agreement counts for the text that was agreed on: after the last draft and its meeting. */
static PrkVonis
r64 (Uji *u)
{
  const PrkKejadian *draft = _uji_lalu (u, "rancangan_kb");
  const PrkKejadian *meeting = _uji_lalu (u, "rapat_teknis_kb");
  const PrkKejadian *agreed = _uji_lalu (u, "kb_disepakati");

  return VONIS (draft != NULL && prk_kasus_is_sesudah (u->kasus, meeting, draft)
                && prk_kasus_is_sesudah (u->kasus, agreed, meeting)
                && _uji_setiap_pihak (u, agreed, "disetujui"));
}

static PrkVonis
r70 (Uji *u)
{
  return VONIS (_uji_daftar (u, "bagian"));
}

static PrkVonis
r71 (Uji *u)
{
  return VONIS (_uji_daftar (u, "klausul"));
}

static PrkVonis
r72 (Uji *u)
{
  return VONIS (_uji_sama (u, "lambang", "garuda"));
}

static PrkVonis
r75 (Uji *u)
{
  PrkHari first, kb_first, signed_on;
  const PrkKejadian *kb = _uji_kb (u, &signed_on);
  PrkHari end = get_end (u, u->e, &first);
  PrkHari kb_end = get_end (u, kb, &kb_first);

  return VONIS (end != 0 && (kb_end == 0 || end <= kb_end));
}

static PrkVonis
r78 (Uji *u)
{
  const PrkKejadian *draft = _uji_lalu (u, "rancangan_pks");

  return VONIS (draft != NULL
                && g_strcmp0 (prk_kasus_get_teks (u->kasus, draft, "disusun_oleh"), "pd_pemrakarsa")
                       == 0
                && r62 (u) == PRK_VONIS_LULUS);
}

static PrkVonis
r79 (Uji *u)
{
  const PrkKejadian *draft = _uji_lalu (u, "rancangan_pks");
  const PrkKejadian *agreed = _uji_lalu (u, "pks_disepakati");

  return VONIS (draft != NULL && prk_kasus_is_sesudah (u->kasus, agreed, draft)
                && _uji_setiap_pihak (u, agreed, "disetujui"));
}

static PrkVonis
r93 (Uji *u)
{
  return VONIS (_uji_ya (u, "penutup_meterai"));
}

const TahapFungsi _prk_tahap_fungsi_naskah[] = {
  { "R50", r50 }, { "R51", r51 }, { "R52", r52 }, { "R53", r53 }, { "R54", r54 }, { "R55", r55 },
  { "R56", r56 }, { "R60", r60 }, { "R61", r61 }, { "R62", r62 }, { "R63", r63 }, { "R64", r64 },
  { "R70", r70 }, { "R71", r71 }, { "R72", r72 }, { "R73", r70 }, { "R74", r71 }, { "R75", r75 },
  { "R78", r78 }, { "R79", r79 }, { "R93", r93 }, { "K2", r71 },  { NULL, NULL },
};
