/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fifty thousand deadlines make a few dozen rows. So what is due is first gathered as small entries
 * that borrow from what was given; each group is sorted, and only the rows that will be shown are
 * made. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-agenda.h"

#include "prk-meja-private.h"

#define N_PARTS 8     /* of a KAK: Pasal 14 ayat (2) */
#define SOON_DAYS 180 /* an agreement that ends later is no matter yet */

typedef PrkMejaButir Butir;
typedef PrkMejaSusunan Susunan;

void
prk_meja_baris_free (PrkMejaBaris *self)
{
  g_free (self->judul);
  g_free (self->tempat);
  g_free (self->hitungan);
  g_free (self->peringatan);
  g_free (self->keterangan);
  g_free (self->uid);
  g_free (self);
}

void
prk_meja_free (PrkMeja *self)
{
  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    g_ptr_array_unref (self->baris[i]);
  g_array_unref (self->hari);
  g_free (self);
}

static gboolean
is_own_office (const PrkMejaBahan *bahan, const char *perangkat_daerah)
{
  return bahan->perangkat_daerah == NULL || perangkat_daerah == NULL || *perangkat_daerah == '\0'
         || g_utf8_collate (perangkat_daerah, bahan->perangkat_daerah) == 0;
}

void
_prk_meja_add (Susunan *susunan, PrkMejaKelompok kelompok, const Butir *butir)
{
  g_array_append_vals (susunan->butir[kelompok], butir, 1);
}

/* Deadlines */

static gboolean
is_open (const PrkTenggat *tenggat)
{
  return tenggat->status != PRK_TENGGAT_SELESAI && tenggat->status != PRK_TENGGAT_TERLAMBAT;
}

/* A line that was given up, or whose case was, waits for nobody. */
static gboolean
is_given_up (PrkKasusRingkas *kasus, const char *alur)
{
  const PrkKasusAlur *line = prk_kasus_ringkas_find_alur (kasus, alur);

  return line != NULL && line->keadaan != NULL && g_str_has_prefix (line->keadaan->id, "X_");
}

/**
 * prk_meja_is_terbuka:
 * @tenggat: a deadline of @kasus
 *
 * Returns: whether it still asks something of somebody
 */
gboolean
prk_meja_is_terbuka (PrkKasusRingkas *kasus, const PrkTenggat *tenggat)
{
  const PrkMejaKata *kata;

  g_return_val_if_fail (kasus != NULL && tenggat != NULL, FALSE);

  kata = _prk_meja_find_kata (tenggat->id);

  return kata != NULL && kata->sifat != PRK_SIFAT_DIAM && is_open (tenggat)
         && !(kata->sifat == PRK_SIFAT_PLENO && tenggat->status == PRK_TENGGAT_LEWAT)
         && !is_given_up (kasus, PRK_ALUR_UTAMA) && !is_given_up (kasus, tenggat->alur);
}

/* What may follow on a line because somebody else let a day go by. */
static gboolean
is_proposal (const PrkTenggat *tenggat)
{
  return is_open (tenggat) && tenggat->usul != NULL;
}

/* A day that others let go by needs no row where what follows from it has one; two deadlines that
 * lead to the same step are one. */
static gboolean
is_said_already (PrkKasusRingkas *kasus, const PrkTenggat *tenggat)
{
  const PrkMejaKata *kata = _prk_meja_find_kata (tenggat->id);

  if (tenggat->status != PRK_TENGGAT_LEWAT || kata->pihak != PRK_PIHAK_LUAR)
    return FALSE;

  for (guint i = 0; i < kasus->tenggat->len; i++)
    {
      const PrkTenggat *other = g_ptr_array_index (kasus->tenggat, i);

      if (other == tenggat || strcmp (other->alur, tenggat->alur) != 0 || !is_proposal (other))
        continue;
      if (tenggat->usul == NULL)
        return TRUE;
      if (strcmp (other->usul, tenggat->usul) == 0 && strcmp (other->id, tenggat->id) < 0)
        return TRUE;
    }

  return FALSE;
}

static PrkMejaKelompok
find_kelompok (const Susunan *susunan, const PrkTenggat *tenggat, const PrkMejaKata *kata)
{
  PrkMejaPeran peran = susunan->bahan->peran;
  gboolean is_ours = _prk_meja_is_milik (kata->pihak, peran);
  gint days = (gint)tenggat->jatuh - (gint)susunan->bahan->hari_ini;

  if (tenggat->status == PRK_TENGGAT_DITUNDA)
    return PRK_MEJA_MENUNGGU;
  if (tenggat->status == PRK_TENGGAT_LEWAT)
    {
      /* Whoever runs the case sees that others are late. */
      if (kata->pihak == PRK_PIHAK_LUAR)
        is_ours = peran == PRK_MEJA_SEMUA || peran == PRK_MEJA_SEKRETARIAT;
      return is_ours ? PRK_MEJA_TERLAMBAT : PRK_MEJA_MENUNGGU;
    }
  if (kata->sifat == PRK_SIFAT_BERAKHIR && tenggat->jatuh != 0)
    return days > SOON_DAYS ? PRK_MEJA_N_KELOMPOK : PRK_MEJA_BERAKHIR;
  if (is_ours && tenggat->jatuh == 0)
    return tenggat->usul != NULL ? PRK_MEJA_MINGGU_INI : PRK_MEJA_NANTI;
  if (is_ours && days <= PRK_MEJA_MINGGU)
    return PRK_MEJA_MINGGU_INI;
  if (kata->sifat == PRK_SIFAT_LAPORAN)
    return PRK_MEJA_LAPORAN;
  if (kata->sifat == PRK_SIFAT_PLENO)
    return peran == PRK_MEJA_PD ? PRK_MEJA_N_KELOMPOK : PRK_MEJA_CATATAN;

  return is_ours ? PRK_MEJA_NANTI : PRK_MEJA_MENUNGGU;
}

void
_prk_meja_mark_day (Susunan *susunan, PrkHari jatuh, gboolean is_lewat)
{
  PrkMejaHari *day = g_hash_table_lookup (susunan->hari, GUINT_TO_POINTER (jatuh));

  if (day == NULL)
    {
      day = g_new0 (PrkMejaHari, 1);
      day->hari = jatuh;
      g_hash_table_insert (susunan->hari, GUINT_TO_POINTER (jatuh), day);
    }
  day->n++;
  if (is_lewat)
    day->n_lewat++;
}

static void
add_tenggat (Susunan *susunan, PrkKasusRingkas *kasus, const PrkTenggat *tenggat)
{
  PrkHari hanya = susunan->bahan->hanya;
  const PrkMejaKata *kata;
  Butir butir = { .kasus = kasus, .tenggat = tenggat, .tombol = N_ ("Open") };
  PrkMejaKelompok kelompok;

  /* One day is asked for where somebody waits for it. */
  if (hanya != 0 && tenggat->jatuh != hanya)
    return;

  kata = _prk_meja_find_kata (tenggat->id);
  if (!prk_meja_is_terbuka (kasus, tenggat) || is_said_already (kasus, tenggat)
      || (kata->sifat == PRK_SIFAT_PLENO && _prk_meja_has_pleno (susunan, tenggat->jatuh)))
    return;

  if (tenggat->jatuh != 0)
    _prk_meja_mark_day (susunan, tenggat->jatuh, tenggat->status == PRK_TENGGAT_LEWAT);

  kelompok = find_kelompok (susunan, tenggat, kata);
  if (kelompok == PRK_MEJA_N_KELOMPOK && hanya != 0)
    kelompok = PRK_MEJA_NANTI;
  if (kelompok == PRK_MEJA_N_KELOMPOK)
    return;

  butir.teks
      = tenggat->status == PRK_TENGGAT_LEWAT && kata->lewat != NULL ? kata->lewat : kata->teks;
  if (tenggat->status == PRK_TENGGAT_TANPA_TANGGAL)
    butir.teks = N_ ("Give the day from which the deadline counts");
  else if (tenggat->status == PRK_TENGGAT_DITUNDA)
    butir.teks = N_ ("Wait: the deadline is paused");
  /* What may be done now, and has no day of its own, comes before what has one. */
  butir.urut = tenggat->jatuh != 0 ? tenggat->jatuh : tenggat->usul != NULL ? 0 : G_MAXUINT;
  _prk_meja_add (susunan, kelompok, &butir);
}

/* Pasal 11 ayat (4): a Kesepakatan Bersama must be followed by a Perjanjian; a sinergi has none. */
static void
add_without_pks (Susunan *susunan, PrkKasusRingkas *kasus)
{
  Butir butir = { .kasus = kasus,
                  .teks = N_ ("Begin a Perjanjian Kerja Sama under this Kesepakatan Bersama"),
                  .tombol = N_ ("Open"),
                  .pasal = "Pasal 11 ayat (4)",
                  .urut = G_MAXUINT };
  gboolean is_signed = FALSE;

  if (susunan->bahan->hanya != 0 || g_strcmp0 (kasus->varian, "sinergi") == 0)
    return;
  for (guint i = 0; i < kasus->alur->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (kasus->alur, i);

      if (g_str_has_prefix (line->alur, "pks") && !is_given_up (kasus, line->alur))
        return;
      is_signed = is_signed
                  || (strcmp (line->alur, PRK_ALUR_UTAMA) == 0 && line->keadaan != NULL
                      && strcmp (line->keadaan->id, "D1") == 0);
    }
  if (is_signed && _prk_meja_is_milik (PRK_PIHAK_PARA, susunan->bahan->peran))
    _prk_meja_add (susunan, PRK_MEJA_CATATAN, &butir);
}

/* SOP: what is signed is archived, with its scan and where the originals are. */
static void
add_without_archive (Susunan *susunan, PrkKasusRingkas *kasus)
{
  Butir butir = { .kasus = kasus,
                  .teks = N_ ("Archive the signed paper"),
                  .tombol = N_ ("Open"),
                  .pasal = "SOP Kabupaten Lamandau langkah 11",
                  .urut = G_MAXUINT };

  if (susunan->bahan->hanya != 0 || !_prk_meja_is_milik (PRK_PIHAK_SEKRETARIAT, susunan->bahan->peran))
    return;
  for (guint i = 0; i < kasus->alur->len; i++)
    if (((PrkKasusAlur *)g_ptr_array_index (kasus->alur, i))->is_tanpa_arsip)
      {
        _prk_meja_add (susunan, PRK_MEJA_CATATAN, &butir);
        return;
      }
}

static void
add_cases (Susunan *susunan)
{
  const PrkMejaBahan *bahan = susunan->bahan;

  for (guint i = 0; bahan->kasus != NULL && i < bahan->kasus->len; i++)
    {
      PrkKasusRingkas *kasus = g_ptr_array_index (bahan->kasus, i);

      if (bahan->peran == PRK_MEJA_PD && !is_own_office (bahan, kasus->perangkat_daerah))
        continue;
      for (guint j = 0; j < kasus->tenggat->len; j++)
        add_tenggat (susunan, kasus, g_ptr_array_index (kasus->tenggat, j));
      add_without_pks (susunan, kasus);
      add_without_archive (susunan, kasus);
    }
}

/* KAK and refusals */

static void
add_kak (Susunan *susunan, const PrkRingkas *row)
{
  const PrkMejaBahan *bahan = susunan->bahan;
  gboolean is_own = bahan->peran == PRK_MEJA_SEMUA || is_own_office (bahan, row->perangkat_daerah);
  gboolean reviews = bahan->peran == PRK_MEJA_SEKRETARIAT || bahan->peran == PRK_MEJA_TKKSD;
  Butir butir = { .kak = row, .urut = G_MAXUINT, .changed_us = row->changed_us };

  if (susunan->antrean != NULL && g_hash_table_contains (susunan->antrean, row->id))
    return;

  if (g_strcmp0 (row->status, "draft") == 0 && is_own)
    {
      butir.teks = row->lengkap >= N_PARTS ? N_ ("Submit the KAK") : N_ ("Complete the KAK");
      butir.tombol = N_ ("Go On");
      _prk_meja_add (susunan, PRK_MEJA_DRAF, &butir);
    }
  else if (g_strcmp0 (row->status, "dikembalikan") == 0 && is_own)
    {
      butir.teks = N_ ("Mend the KAK that was returned");
      butir.tombol = N_ ("Mend");
      _prk_meja_add (susunan, PRK_MEJA_DIKEMBALIKAN, &butir);
    }
  else if (g_strcmp0 (row->status, "diajukan") == 0 || g_strcmp0 (row->status, "ditelaah") == 0)
    {
      if (!reviews && !is_own)
        return;
      butir.teks = reviews ? N_ ("Review the KAK") : N_ ("Wait for the review of the KAK");
      butir.tombol = N_ ("Look");
      _prk_meja_add (susunan, reviews ? PRK_MEJA_NANTI : PRK_MEJA_MENUNGGU, &butir);
    }
}

static void
add_antrean (Susunan *susunan, const PrkAntrean *antrean)
{
  Butir butir = { .antrean = antrean, .urut = G_MAXUINT, .changed_us = antrean->changed_us };

  butir.teks = antrean->n_konflik > 0 ? N_ ("Choose between two versions")
                                      : N_ ("See why the register refused this");
  butir.tombol = antrean->n_konflik > 0 ? N_ ("Choose") : N_ ("Look");
  g_hash_table_add (susunan->antrean, antrean->record);
  _prk_meja_add (susunan, PRK_MEJA_DIKEMBALIKAN, &butir);
}

static void
add_records (Susunan *susunan)
{
  const PrkMejaBahan *bahan = susunan->bahan;

  if (bahan->hanya != 0)
    return;

  for (guint i = 0; bahan->antrean != NULL && i < bahan->antrean->len; i++)
    {
      const PrkAntrean *antrean = g_ptr_array_index (bahan->antrean, i);

      if (antrean->n_refused > 0 || antrean->n_konflik > 0)
        add_antrean (susunan, antrean);
    }
  for (guint i = 0; bahan->kak != NULL && i < bahan->kak->len; i++)
    add_kak (susunan, g_ptr_array_index (bahan->kak, i));
}

/* Rows */

static const char *
get_title (const Butir *butir)
{
  const char *title = butir->kewajiban != NULL ? butir->kewajiban->uraian
                      : butir->kasus != NULL   ? butir->kasus->judul
                      : butir->kak != NULL     ? butir->kak->judul
                      : butir->tugas != NULL   ? butir->tugas->uraian
                      : butir->rapat != NULL   ? butir->rapat->judul
                      : butir->lembaga != NULL ? prk_record_get_string (butir->lembaga, "judul")
                                               : butir->antrean->judul;

  return title != NULL ? title : "";
}

/* By day, then the one changed last, then by title, so that the order is always the same. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Butir *one = a;
  const Butir *other = b;
  int order;

  if (one->urut != other->urut)
    return one->urut < other->urut ? -1 : 1;
  if (one->changed_us != other->changed_us)
    return one->changed_us > other->changed_us ? -1 : 1;
  order = strcmp (get_title (one), get_title (other));
  if (order != 0)
    return order;
  if (one->tenggat != NULL && other->tenggat != NULL)
    {
      order = strcmp (one->tenggat->id, other->tenggat->id);
      return order != 0 ? order : strcmp (one->tenggat->alur, other->tenggat->alur);
    }

  return (one->tenggat != NULL) - (other->tenggat != NULL);
}

static guint
get_bucket (guint days)
{
  static const guint buckets[] = { 7, 30, 60, 90, SOON_DAYS };

  for (gsize i = 0; i < G_N_ELEMENTS (buckets); i++)
    if (days <= buckets[i])
      return buckets[i];

  return 0;
}

static void
fill_from_tenggat (PrkMejaBaris *row, const char *ksd, const PrkTenggat *tenggat, PrkHari today)
{
  row->uid = prk_agenda_dup_uid (ksd, tenggat);
  row->id = tenggat->id;
  row->pelaku = tenggat->pelaku;
  row->pasal = tenggat->pasal;
  row->hitungan = g_strdup (tenggat->hitungan);
  row->peringatan = g_strdup (tenggat->peringatan);
  row->jatuh = tenggat->jatuh;
  row->sisa = tenggat->sisa;
  row->is_kerja = tenggat->is_kerja;
  if (row->kelompok == PRK_MEJA_BERAKHIR)
    row->dalam = get_bucket (tenggat->jatuh - MIN (today, tenggat->jatuh));
}

static char *
dup_place (const Butir *butir)
{
  if (butir->kasus != NULL)
    return g_strconcat ("kasus/", butir->kasus->id, NULL);
  if (butir->kak != NULL)
    return g_strconcat ("kak/", butir->kak->id, NULL);
  if (butir->rapat != NULL)
    return g_strconcat ("rapat/", butir->rapat->id, NULL);
  if (butir->lembaga != NULL)
    return g_strdup ("tkksd");

  return butir->antrean->n_konflik > 0 ? g_strconcat ("konflik/", butir->antrean->record, NULL)
                                       : g_strdup ("sinkron");
}

static PrkMejaBaris *
new_row (const Butir *butir, PrkMejaKelompok kelompok, PrkHari today)
{
  PrkMejaBaris *row = g_new0 (PrkMejaBaris, 1);

  row->kelompok = kelompok;
  row->teks = butir->teks;
  row->tombol = butir->tombol;
  row->judul = g_strdup (get_title (butir));
  row->tempat = dup_place (butir);
  row->pasal = butir->pasal;
  row->changed_us = butir->changed_us;
  row->lengkap = butir->kak != NULL ? butir->kak->lengkap : -1;
  if (butir->tenggat != NULL)
    fill_from_tenggat (row, butir->kasus->id, butir->tenggat, today);
  if (butir->tugas != NULL)
    _prk_meja_fill_tugas (row, butir, today);
  if (butir->kewajiban != NULL)
    _prk_meja_fill_kewajiban (row, butir, today);
  if (butir->kak != NULL)
    row->keterangan = g_strdup (butir->kak->keterangan);
  else if (butir->antrean != NULL)
    row->keterangan = g_strdup (butir->antrean->message);

  return row;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const PrkMejaHari *one = a;
  const PrkMejaHari *other = b;

  return one->hari < other->hari ? -1 : one->hari > other->hari;
}

static PrkMeja *
finish (Susunan *susunan)
{
  PrkMeja *meja = g_new0 (PrkMeja, 1);
  GHashTableIter iter;
  PrkMejaHari *day;

  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    {
      GArray *all = susunan->butir[i];
      guint n = susunan->bahan->batas != 0 ? MIN (all->len, susunan->bahan->batas) : all->len;

      g_array_sort (all, compare);
      meja->jumlah[i] = all->len;
      meja->baris[i] = g_ptr_array_new_full (n, (GDestroyNotify)prk_meja_baris_free);
      for (guint j = 0; j < n; j++)
        g_ptr_array_add (meja->baris[i],
                         new_row (&g_array_index (all, Butir, j), i, susunan->bahan->hari_ini));
    }

  meja->hari = g_array_new (FALSE, FALSE, sizeof (PrkMejaHari));
  g_hash_table_iter_init (&iter, susunan->hari);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&day))
    g_array_append_vals (meja->hari, day, 1);
  g_array_sort (meja->hari, compare_days);

  return meja;
}

/**
 * prk_meja_susun:
 * @bahan: what there is, whose desk it is, and today
 *
 * Lays the desk: each thing once, in the group where it matters most.
 *
 * Returns: (transfer full): the desk; nothing in it is borrowed from @bahan
 */
PrkMeja *
prk_meja_susun (const PrkMejaBahan *bahan)
{
  Susunan susunan = { .bahan = bahan };
  PrkMeja *meja;

  g_return_val_if_fail (bahan != NULL && bahan->hari_ini != 0, NULL);

  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    susunan.butir[i] = g_array_new (FALSE, FALSE, sizeof (Butir));
  susunan.hari = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  susunan.antrean = g_hash_table_new (g_str_hash, g_str_equal);

  add_cases (&susunan);
  add_records (&susunan);
  _prk_meja_add_rapat (&susunan);
  _prk_meja_add_kewajiban (&susunan);
  meja = finish (&susunan);

  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    g_array_unref (susunan.butir[i]);
  g_hash_table_unref (susunan.hari);
  g_hash_table_unref (susunan.antrean);

  return meja;
}

guint
prk_meja_count_mendesak (const PrkMeja *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->jumlah[PRK_MEJA_TERLAMBAT] + self->jumlah[PRK_MEJA_MINGGU_INI];
}

guint
prk_meja_count (const PrkMeja *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    n += self->jumlah[i];

  return n;
}

const PrkMejaHari *
prk_meja_find_hari (const PrkMeja *self, PrkHari hari)
{
  const PrkMejaHari wanted = { .hari = hari };
  guint place;

  g_return_val_if_fail (self != NULL, NULL);

  return g_array_binary_search (self->hari, &wanted, compare_days, &place)
             ? &g_array_index (self->hari, PrkMejaHari, place)
             : NULL;
}
