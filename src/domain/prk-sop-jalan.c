/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-aturan-private.h"
#include "prk-sop-jalan.h"
#include "prk-terbilang.h"

typedef struct
{
  PrkSopJalan *jalan;
  PrkKasus *kasus;
  PrkKalender *kalender;
  gint menit_sehari;
} Run;

static void
kunjungan_free (PrkSopKunjungan *visit)
{
  g_free (visit->is_ada);
  g_free (visit->is_diparaf);
  g_ptr_array_unref (visit->disposisi);
  g_free (visit);
}

static void
tolak_free (PrkSopTolak *tolak)
{
  g_free (tolak->pesan);
  g_free (tolak);
}

void
prk_sop_jalan_free (PrkSopJalan *self)
{
  prk_sop_unref (self->sop);
  g_ptr_array_unref (self->kunjungan);
  g_ptr_array_unref (self->ditolak);
  g_free (self);
}

static void
refuse (Run *run, const PrkKejadian *event, const char *kunci, const char *nilai)
{
  PrkSopTolak *tolak = g_new0 (PrkSopTolak, 1);

  tolak->kejadian = event;
  tolak->pesan = _prk_aturan_dup_pesan (kunci, "nilai", nilai, NULL);
  g_ptr_array_add (run->jalan->ditolak, tolak);
}

/* The id of a step; "7" may have been written as a number. */
static char *
dup_id (Run *run, const PrkKejadian *event, const char *path)
{
  const char *text = prk_kasus_get_teks (run->kasus, event, path);
  gint64 number = prk_kasus_get_bulat (run->kasus, event, path, -1);

  if (text == NULL && number >= 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return g_strdup (text);
}

/* "09:15"; midnight for what is no time. */
static gint
read_menit (const char *jam)
{
  if (jam == NULL || strlen (jam) != 5 || jam[2] != ':' || !g_ascii_isdigit (jam[0])
      || !g_ascii_isdigit (jam[1]) || !g_ascii_isdigit (jam[3]) || !g_ascii_isdigit (jam[4]))
    return 0;

  return MIN (atoi (jam), 23) * 60 + MIN (atoi (jam + 3), 59);
}

static PrkSaat
get_saat (Run *run, const PrkKejadian *event)
{
  return (PrkSaat){ event->tanggal, read_menit (prk_kasus_get_teks (run->kasus, event, "jam")) };
}

static gboolean
is_before (const PrkSaat *a, const PrkSaat *b)
{
  return a->hari < b->hari || (a->hari == b->hari && a->menit < b->menit);
}

static PrkSopKunjungan *
get_current (Run *run)
{
  return run->jalan->langkah >= 0
             ? g_ptr_array_index (run->jalan->kunjungan, run->jalan->kunjungan->len - 1)
             : NULL;
}

static guint
count_kurang (const PrkSopLangkah *langkah, const PrkSopKunjungan *visit)
{
  guint n = 0;

  for (guint i = 0; i < langkah->n_kelengkapan; i++)
    n += langkah->kelengkapan[i].jika == NULL && !visit->is_ada[i];

  return n;
}

static void
enter (Run *run, gint index, const PrkSaat *when)
{
  PrkSopJalan *jalan = run->jalan;
  PrkSopKunjungan *visit;
  const PrkSopLangkah *langkah;

  jalan->langkah = index;
  jalan->is_usai = index < 0;
  if (index < 0)
    return;

  langkah = prk_sop_get_langkah (jalan->sop, index);
  visit = g_new0 (PrkSopKunjungan, 1);
  visit->langkah = index;
  visit->ke = 1;
  for (guint i = 0; i < jalan->kunjungan->len; i++)
    visit->ke
        += ((PrkSopKunjungan *)g_ptr_array_index (jalan->kunjungan, i))->langkah == (guint)index;
  visit->mulai = *when;
  visit->kembali = -1;
  visit->n_rapat = 1;
  visit->is_ada = g_new0 (gboolean, langkah->n_kelengkapan);
  visit->is_diparaf = g_new0 (gboolean, langkah->n_paraf);
  visit->disposisi = g_ptr_array_new ();
  visit->n_kurang = count_kurang (langkah, visit);
  g_ptr_array_add (jalan->kunjungan, visit);
}

/* What it took, and whether that is more than the standard. */
static void
measure (Run *run, PrkSopKunjungan *visit, const PrkSaat *until)
{
  const PrkSopLangkah *langkah = prk_sop_get_langkah (run->jalan->sop, visit->langkah);
  g_autofree char *start = prk_hari_dup_iso (visit->mulai.hari);
  g_autofree char *last
      = langkah->satuan == PRK_SATUAN_BULAN ? prk_tanggal_add_bulan (start, langkah->waktu) : NULL;

  visit->hari = prk_kalender_count_kerja (run->kalender, visit->mulai.hari, until->hari);
  visit->menit = MAX (visit->hari * run->menit_sehari + until->menit - visit->mulai.menit, 0);
  switch (langkah->satuan)
    {
    case PRK_SATUAN_MENIT:
      visit->is_terlambat = visit->menit > (gint)langkah->waktu;
      break;
    case PRK_SATUAN_JAM:
      visit->is_terlambat = visit->menit > (gint)langkah->waktu * 60;
      break;
    case PRK_SATUAN_HARI:
      visit->is_terlambat = visit->hari > (gint)langkah->waktu;
      break;
    case PRK_SATUAN_BULAN:
    default:
      visit->is_terlambat = last != NULL && until->hari > prk_hari_dari_iso (last);
      break;
    }
}

/* The names of those steps that "Tidak" may return to. */
static char *
dup_targets (Run *run, const PrkSopLangkah *langkah)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < langkah->n_kembali; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            prk_sop_get_langkah (run->jalan->sop, langkah->kembali[i])->id);

  return g_string_free (names, FALSE);
}

static char *
dup_missing_paraf (Run *run, const PrkSopLangkah *langkah, const PrkSopKunjungan *visit)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < langkah->n_paraf; i++)
    if (!visit->is_diparaf[i])
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              prk_sop_get_pelaksana (run->jalan->sop, langkah->paraf[i])->nama);

  return g_string_free (names, FALSE);
}

/* "Tidak": with a note, and a step to return to among those that the procedure offers. */
static void
go_back (Run *run,
         const PrkKejadian *event,
         const PrkSopLangkah *langkah,
         PrkSopKunjungan *visit,
         const PrkSaat *when)
{
  const char *note = prk_kasus_get_teks (run->kasus, event, "catatan");
  g_autofree char *target = dup_id (run, event, "kembali");
  gint index = target != NULL ? prk_sop_find_langkah (run->jalan->sop, target) : -1;
  g_autofree char *offered = dup_targets (run, langkah);

  if (langkah->n_kembali == 0)
    {
      refuse (run, event, "sop.jalan.tanpa_putusan", langkah->id);
      return;
    }
  if (note == NULL)
    {
      refuse (run, event, "sop.jalan.catatan", NULL);
      return;
    }
  for (guint i = 0; i < langkah->n_kembali; i++)
    if ((gint)langkah->kembali[i] == index)
      {
        visit->is_tidak = TRUE;
        visit->catatan = note;
        visit->kembali = index;
        visit->selesai = *when;
        measure (run, visit, when);
        enter (run, index, when);
        return;
      }

  refuse (run, event, "sop.jalan.kembali", offered);
}

static void
finish (Run *run, const PrkKejadian *event, const PrkSopLangkah *langkah, PrkSopKunjungan *visit)
{
  const char *putusan = prk_kasus_get_teks (run->kasus, event, "putusan");
  g_autofree char *missing = dup_missing_paraf (run, langkah, visit);
  PrkSaat when = get_saat (run, event);

  if (when.hari == 0 || is_before (&when, &visit->mulai))
    {
      refuse (run, event, "sop.jalan.tanggal", NULL);
    }
  else if (g_strcmp0 (putusan, "tidak") == 0)
    {
      go_back (run, event, langkah, visit, &when);
    }
  else if (langkah->n_kembali > 0 && g_strcmp0 (putusan, "ya") != 0)
    {
      refuse (run, event, "sop.jalan.putusan", langkah->id);
    }
  else if (*missing != '\0')
    {
      refuse (run, event, "sop.jalan.paraf", missing);
    }
  else
    {
      visit->catatan = prk_kasus_get_teks (run->kasus, event, "catatan");
      visit->selesai = when;
      measure (run, visit, &when);
      enter (run, langkah->lanjut, &when);
    }
}

static void
tick (Run *run, const PrkKejadian *event, const PrkSopLangkah *langkah, PrkSopKunjungan *visit)
{
  gint64 number = prk_kasus_get_bulat (run->kasus, event, "nomor", 0);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  if (number < 1 || number > langkah->n_kelengkapan)
    {
      refuse (run, event, "sop.jalan.kelengkapan", text);
      return;
    }

  visit->is_ada[number - 1] = TRUE;
  visit->n_kurang = count_kurang (langkah, visit);
}

static void
initial (Run *run, const PrkKejadian *event, const PrkSopLangkah *langkah, PrkSopKunjungan *visit)
{
  const char *who = prk_kasus_get_teks (run->kasus, event, "pelaksana");
  gint actor = who != NULL ? prk_sop_find_pelaksana (run->jalan->sop, who) : -1;

  for (guint i = 0; i < langkah->n_paraf; i++)
    if ((gint)langkah->paraf[i] == actor)
      {
        visit->is_diparaf[i] = TRUE;
        return;
      }

  refuse (run, event, "sop.jalan.bukan_pelaksana", who != NULL ? who : "");
}

static void
take (Run *run, const PrkKejadian *event)
{
  PrkSopKunjungan *visit = get_current (run);
  g_autofree char *id = dup_id (run, event, "langkah");
  const PrkSopLangkah *langkah;

  if (visit == NULL)
    {
      refuse (run, event, run->jalan->is_usai ? "sop.jalan.usai" : "sop.jalan.belum", NULL);
      return;
    }
  langkah = prk_sop_get_langkah (run->jalan->sop, visit->langkah);
  if (g_strcmp0 (id, langkah->id) != 0)
    {
      refuse (run, event, "sop.jalan.lain", langkah->id);
      return;
    }

  if (strcmp (event->jenis, "sop_langkah") == 0)
    finish (run, event, langkah, visit);
  else if (strcmp (event->jenis, "sop_kelengkapan") == 0)
    tick (run, event, langkah, visit);
  else if (strcmp (event->jenis, "sop_paraf") == 0)
    initial (run, event, langkah, visit);
  else if (strcmp (event->jenis, "sop_disposisi") == 0)
    g_ptr_array_add (visit->disposisi, (gpointer)event);
  else if (langkah->is_berulang)
    visit->n_rapat++;
  else
    refuse (run, event, "sop.jalan.ulang", langkah->id);
}

static void
begin (Run *run, const PrkKejadian *event)
{
  PrkSaat when = get_saat (run, event);

  if (run->jalan->kunjungan->len > 0)
    refuse (run, event, run->jalan->is_usai ? "sop.jalan.usai" : "sop.jalan.lain",
            run->jalan->is_usai ? NULL
                                : prk_sop_get_langkah (run->jalan->sop, run->jalan->langkah)->id);
  else if (when.hari == 0)
    refuse (run, event, "sop.jalan.tanggal", NULL);
  else
    enter (run, 0, &when);
}

static gboolean
is_of_run (const char *jenis)
{
  static const char *const kinds[]
      = { "sop_langkah", "sop_kelengkapan", "sop_paraf", "sop_disposisi", "sop_ulang", NULL };

  return g_strv_contains (kinds, jenis);
}

/**
 * prk_sop_jalankan:
 * @sop: a procedure
 * @kasus: a case
 * @alur: the line of the case on which the procedure runs
 * @kalender: the calendar of the daerah
 * @menit_sehari: working minutes of a day
 * @sekarang: (nullable): now, to measure the step that is not done yet
 *
 * Runs a procedure through the events of a case.
 *
 * Returns: (transfer full): where it is, and how it came there
 */
PrkSopJalan *
prk_sop_jalankan (PrkSop *sop,
                  PrkKasus *kasus,
                  const char *alur,
                  PrkKalender *kalender,
                  guint menit_sehari,
                  const PrkSaat *sekarang)
{
  PrkSopJalan *jalan = g_new0 (PrkSopJalan, 1);
  Run run = { jalan, kasus, kalender, menit_sehari };

  g_return_val_if_fail (sop != NULL && kasus != NULL && alur != NULL && kalender != NULL, jalan);

  jalan->sop = prk_sop_ref (sop);
  jalan->langkah = -1;
  jalan->kunjungan = g_ptr_array_new_with_free_func ((GDestroyNotify)kunjungan_free);
  jalan->ditolak = g_ptr_array_new_with_free_func ((GDestroyNotify)tolak_free);
  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      const PrkKejadian *event = prk_kasus_get_kejadian (kasus, i);

      if (strcmp (event->alur, alur) != 0)
        continue;
      if (strcmp (event->jenis, "sop_dimulai") == 0)
        begin (&run, event);
      else if (is_of_run (event->jenis))
        take (&run, event);
    }
  if (get_current (&run) != NULL && sekarang != NULL)
    measure (&run, get_current (&run), sekarang);

  return jalan;
}

void
prk_sop_jalan_jumlah (PrkSopJalan *self, guint langkah, guint *n, gint *hari, gint *menit)
{
  g_return_if_fail (self != NULL && n != NULL && hari != NULL && menit != NULL);

  *n = *hari = *menit = 0;
  for (guint i = 0; i < self->kunjungan->len; i++)
    {
      const PrkSopKunjungan *visit = g_ptr_array_index (self->kunjungan, i);

      if (visit->langkah != langkah)
        continue;
      *n += 1;
      *hari += visit->hari;
      *menit += visit->menit;
    }
}
