/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-aturan-private.h"
#include "prk-tenggat-private.h"
#include "prk-terbilang.h"

void
prk_tenggat_free (PrkTenggat *self)
{
  g_free (self->alur);
  g_free (self->masa);
  g_free (self->hitungan);
  g_free (self->peringatan);
  g_free (self);
}

const char *
prk_tenggat_get_status_teks (PrkTenggatStatus status)
{
  static const char *const words[]
      = { "berjalan", "lewat", "ditunda", "selesai", "selesai terlambat", "tanpa tanggal" };

  g_return_val_if_fail ((guint)status < G_N_ELEMENTS (words), NULL);

  return words[status];
}

PrkTenggat *
_prk_tenggat_new (const TenggatDefinisi *definisi, const char *alur)
{
  PrkTenggat *self = g_new0 (PrkTenggat, 1);

  self->id = definisi->id;
  self->nama = definisi->nama;
  self->pasal = definisi->pasal;
  self->pelaku = definisi->pelaku;
  self->usul = definisi->usul;
  self->usul_teks = definisi->usul_teks;
  self->is_kerja = definisi->is_kerja;
  self->alur = g_strdup (alur);

  return self;
}

void
_prk_tenggat_ingatkan (PrkTenggat *self, const char *kunci, ...)
{
  va_list args;

  if (self->peringatan != NULL)
    return;

  va_start (args, kunci);
  self->peringatan = _prk_aturan_fill (_prk_aturan_find (kunci)->pesan, args);
  va_end (args);
}

static void
warn_of_day (PrkTenggat *self, const TenggatKonteks *konteks)
{
  const PrkLibur *libur;

  if (prk_kalender_is_kerja (konteks->kalender, self->jatuh))
    return;
  libur = prk_kalender_find_libur (konteks->kalender, self->jatuh);
  if (libur != NULL)
    {
      _prk_tenggat_ingatkan (self, "tenggat.libur", "nama", libur->nama, NULL);
    }
  else
    {
      g_autofree char *iso = prk_hari_dup_iso (self->jatuh);
      g_autofree char *weekday = prk_tanggal_dup_hari (iso);

      _prk_tenggat_ingatkan (self, "tenggat.akhir_pekan", "hari", weekday, NULL);
    }
}

static void
warn (PrkTenggat *self, const TenggatKonteks *konteks)
{
  guint year = prk_kalender_find_tanpa_tabel (
      konteks->kalender, self->is_kerja ? self->pemicu : self->jatuh, self->jatuh);
  g_autofree char *day = prk_hari_dup_pendek (self->pemicu);
  g_autofree char *done = prk_hari_dup_pendek (self->selesai);

  if (self->selesai != 0 && self->selesai < self->pemicu && self->masa == NULL)
    _prk_tenggat_ingatkan (self, "tenggat.terbalik", "selesai", done, "tanggal", day, NULL);
  if (self->selesai != 0)
    return;

  if (self->pemicu > konteks->hari_ini && self->masa == NULL)
    _prk_tenggat_ingatkan (self, "tenggat.masa_depan", "tanggal", day, NULL);
  if (year != 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", year);

      _prk_tenggat_ingatkan (self, "tenggat.tanpa_tabel", "tahun", number, NULL);
    }
  if (self->jatuh >= konteks->hari_ini)
    warn_of_day (self, konteks);
}

void
_prk_tenggat_nilai (PrkTenggat *self, const TenggatKonteks *konteks)
{
  if (self->selesai != 0)
    {
      self->status = self->jatuh != 0 && self->selesai > self->jatuh ? PRK_TENGGAT_TERLAMBAT
                                                                     : PRK_TENGGAT_SELESAI;
      self->sisa = 0;
    }
  else if (self->jatuh != 0)
    {
      self->status = konteks->hari_ini > self->jatuh ? PRK_TENGGAT_LEWAT : PRK_TENGGAT_BERJALAN;
      self->sisa = self->is_kerja ? prk_kalender_count_kerja (konteks->kalender, konteks->hari_ini,
                                                              self->jatuh)
                                  : (gint)self->jatuh - (gint)konteks->hari_ini;
    }

  if (self->status != PRK_TENGGAT_LEWAT)
    self->usul = self->usul_teks = NULL;
  if (self->jatuh != 0)
    warn (self, konteks);
}

/* The first of these events after the trigger, on its line; with @masa the one of that half year or
 * year. */
const PrkKejadian *
_prk_tenggat_find_selesai (const TenggatKonteks *konteks,
                           GStrv kinds,
                           const PrkKejadian *pemicu,
                           const char *masa)
{
  guint n = prk_kasus_get_n_kejadian (konteks->kasus);
  gboolean is_after = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const PrkKejadian *event = prk_kasus_get_kejadian (konteks->kasus, i);

      if (event == pemicu)
        is_after = TRUE;
      else if (is_after && strcmp (event->alur, pemicu->alur) == 0
               && g_strv_contains ((const char *const *)kinds, event->jenis)
               && (masa == NULL
                   || g_strcmp0 (prk_kasus_get_teks (konteks->kasus, event, "masa"), masa) == 0))
        return event;
    }

  return NULL;
}

static PrkTenggat *
new_tanpa_batas (const TenggatKonteks *konteks,
                 const TenggatDefinisi *definisi,
                 const PrkKejadian *pemicu)
{
  const PrkKejadian *selesai = _prk_tenggat_find_selesai (konteks, definisi->selesai, pemicu, NULL);
  PrkTenggat *tenggat = _prk_tenggat_new (definisi, pemicu->alur);
  g_autofree char *day = prk_hari_dup_pendek (pemicu->tanggal);

  tenggat->pemicu = pemicu->tanggal;
  tenggat->hitungan
      = g_strdup_printf ("%s %s, tanpa batas waktu", definisi->kata, day != NULL ? day : "?");
  tenggat->selesai = selesai != NULL ? selesai->tanggal : 0;
  tenggat->status = selesai != NULL ? PRK_TENGGAT_SELESAI : PRK_TENGGAT_BERJALAN;

  return tenggat;
}

/* The day after months, as terms are counted: the day before the same day. */
static PrkHari
add_months (PrkHari hari, gint months)
{
  g_autofree char *iso = prk_hari_dup_iso (hari);
  g_autofree char *last = iso != NULL ? prk_tanggal_add_bulan (iso, months) : NULL;

  return prk_hari_dari_iso (last);
}

/* A term that says when it begins and ends, or how many months it lasts. */
static PrkTenggat *
new_jangka (const TenggatKonteks *konteks,
            const TenggatDefinisi *definisi,
            const PrkKejadian *pemicu)
{
  PrkTenggat *tenggat = _prk_tenggat_new (definisi, pemicu->alur);
  const PrkKejadian *selesai = _prk_tenggat_find_selesai (konteks, definisi->selesai, pemicu, NULL);
  PrkHari mulai = prk_kasus_get_hari (konteks->kasus, pemicu, "mulai");
  PrkHari akhir = prk_kasus_get_hari (konteks->kasus, pemicu, "selesai");
  gint64 months = prk_kasus_get_bulat (konteks->kasus, pemicu, "durasi_bulan", 0);
  gint64 limit = definisi->setting != NULL && konteks->profil != NULL
                     ? prk_profil_get_bulat (konteks->profil, definisi->setting, definisi->batas)
                     : definisi->batas;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  tenggat->pemicu = mulai != 0 ? mulai : pemicu->tanggal;
  if (definisi->jenis != TENGGAT_JANGKA)
    tenggat->jatuh = add_months (tenggat->pemicu, limit);
  else if (akhir != 0)
    tenggat->jatuh = akhir;
  else if (months > 0 && months <= G_MAXINT)
    tenggat->jatuh = add_months (tenggat->pemicu, months);

  first = prk_hari_dup_pendek (tenggat->pemicu);
  last = prk_hari_dup_pendek (tenggat->jatuh);
  if (tenggat->pemicu == 0 || tenggat->jatuh == 0)
    {
      tenggat->status = PRK_TENGGAT_TANPA_TANGGAL;
      tenggat->usul = tenggat->usul_teks = NULL;
      tenggat->hitungan = g_strdup_printf ("%s %s", definisi->kata, first != NULL ? first : "?");
      _prk_tenggat_ingatkan (tenggat, "tenggat.tanpa_tanggal", "kata",
                             tenggat->pemicu == 0 ? "mulai" : "selesai", NULL);
      return tenggat;
    }

  if (definisi->jenis == TENGGAT_JANGKA)
    tenggat->hitungan = g_strdup_printf ("%s %s sampai %s", definisi->kata, first, last);
  else
    tenggat->hitungan = g_strdup_printf (
        "%s %s + %s%d bulan = %s", definisi->kata, first,
        definisi->jenis == TENGGAT_MINIMAL ? "paling sedikit " : "", (gint)limit, last);

  if (definisi->jenis == TENGGAT_JANGKA && limit > 0
      && tenggat->jatuh > add_months (tenggat->pemicu, limit))
    {
      g_autofree char *number = g_strdup_printf ("%d", (gint)limit);
      g_autofree char *latest = prk_hari_dup_pendek (add_months (tenggat->pemicu, limit));

      _prk_tenggat_ingatkan (tenggat, "tenggat.durasi", "batas", number, "tanggal", latest, NULL);
    }
  if (definisi->jenis == TENGGAT_MINIMAL && akhir != 0 && akhir < tenggat->jatuh)
    {
      g_autofree char *number = g_strdup_printf ("%d", (gint)limit);
      g_autofree char *ends = prk_hari_dup_pendek (akhir);

      _prk_tenggat_ingatkan (tenggat, "tenggat.minimal", "selesai", ends, "batas", number, NULL);
    }

  tenggat->selesai
      = selesai != NULL ? (selesai->tanggal != 0 ? selesai->tanggal : tenggat->jatuh) : 0;
  if (definisi->jenis == TENGGAT_MINIMAL && tenggat->jatuh < konteks->hari_ini)
    tenggat->selesai = tenggat->jatuh;
  _prk_tenggat_nilai (tenggat, konteks);

  return tenggat;
}

/* The first quarter of the year before the one that is planned for. */
static PrkTenggat *
new_triwulan (const TenggatKonteks *konteks, const TenggatDefinisi *definisi)
{
  gint64 year = prk_kasus_get_bulat (konteks->kasus, NULL, definisi->fakta, 0);
  const PrkKejadian *selesai = prk_kasus_find (konteks->kasus, NULL, definisi->selesai[0]);
  PrkTenggat *tenggat;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (year < 2 || year > 9999)
    return NULL;

  tenggat = _prk_tenggat_new (definisi, PRK_ALUR_UTAMA);
  first = g_strdup_printf ("%04d-01-01", (gint)year - 1);
  last = g_strdup_printf ("%04d-03-31", (gint)year - 1);
  tenggat->pemicu = prk_hari_dari_iso (first);
  tenggat->jatuh = prk_hari_dari_iso (last);
  tenggat->masa = g_strdup_printf ("%d", (gint)year);
  tenggat->hitungan = g_strdup_printf ("Triwulan I tahun %d untuk rencana tahun %d = 31-03-%04d",
                                       (gint)year - 1, (gint)year, (gint)year - 1);
  tenggat->selesai = selesai != NULL ? selesai->tanggal : 0;
  _prk_tenggat_nilai (tenggat, konteks);

  return tenggat;
}

static gboolean
is_wanted (const TenggatKonteks *konteks,
           const TenggatDefinisi *definisi,
           const PrkKejadian *pemicu)
{
  const PrkKejadian *offer = prk_kasus_find (konteks->kasus, pemicu->alur, "penawaran_masuk");
  const PrkKejadian *said = offer != NULL ? offer : pemicu;

  if (definisi->jika != NULL && !prk_kasus_get_ya (konteks->kasus, said, definisi->jika))
    return FALSE;

  return definisi->kecuali == NULL || !prk_kasus_get_ya (konteks->kasus, said, definisi->kecuali);
}

static GPtrArray *
list_alur (PrkKasus *kasus)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      const PrkKejadian *event = prk_kasus_get_kejadian (kasus, i);

      if (!g_ptr_array_find_with_equal_func (lines, event->alur, g_str_equal, NULL))
        g_ptr_array_add (lines, (char *)event->alur);
    }

  return lines;
}

static PrkTenggat *
find_last (GPtrArray *list, const char *id, const char *alur)
{
  for (guint i = list->len; i-- > 0;)
    {
      PrkTenggat *tenggat = g_ptr_array_index (list, i);

      if (strcmp (tenggat->id, id) == 0 && strcmp (tenggat->alur, alur) == 0)
        return tenggat;
    }

  return NULL;
}

/* What may be done because @other has lapsed without an answer. */
static void
add_tindakan (const TenggatDefinisi *definisi, const char *alur, GPtrArray *list)
{
  PrkTenggat *other = find_last (list, definisi->setelah, alur);
  PrkTenggat *tenggat;

  if (other == NULL || other->status != PRK_TENGGAT_LEWAT)
    return;

  tenggat = _prk_tenggat_new (definisi, alur);
  tenggat->pemicu = other->jatuh;
  tenggat->status = PRK_TENGGAT_BERJALAN;
  tenggat->hitungan = g_strdup_printf ("%s, lewat tanpa tanggapan", other->hitungan);
  g_ptr_array_add (list, tenggat);
}

/* What began it: its event, or the entry of an old agreement in a state that comes after that. */
static const PrkKejadian *
find_pemicu (const TenggatKonteks *konteks, const TenggatDefinisi *definisi, const char *alur)
{
  const PrkKejadian *e
      = definisi->pemicu != NULL ? prk_kasus_find (konteks->kasus, alur, definisi->pemicu) : NULL;
  const char *state;

  if (e != NULL || definisi->lama == NULL || definisi->lama[0] == NULL)
    return e;

  e = prk_kasus_find (konteks->kasus, alur, "entri_lama");
  state = e != NULL ? prk_kasus_get_teks (konteks->kasus, e, "keadaan") : NULL;

  return state != NULL && g_strv_contains ((const char *const *)definisi->lama, state) ? e : NULL;
}

static void
add_of_line (const TenggatKonteks *konteks,
             const TenggatDefinisi *definisi,
             const char *alur,
             GPtrArray *list)
{
  const PrkKejadian *pemicu = find_pemicu (konteks, definisi, alur);

  if (definisi->jenis == TENGGAT_TINDAKAN)
    {
      add_tindakan (definisi, alur, list);
      return;
    }
  if (pemicu == NULL || !is_wanted (konteks, definisi, pemicu))
    return;

  if (definisi->jenis == TENGGAT_HARI)
    g_ptr_array_add (list, _prk_tenggat_hari (konteks, definisi, pemicu));
  else if (definisi->jenis == TENGGAT_TANPA_BATAS)
    g_ptr_array_add (list, new_tanpa_batas (konteks, definisi, pemicu));
  else if (definisi->jenis == TENGGAT_SEMESTER || definisi->jenis == TENGGAT_TAHUN)
    _prk_tenggat_berulang (konteks, definisi, pemicu, list);
  else
    g_ptr_array_add (list, new_jangka (konteks, definisi, pemicu));
}

static gboolean
is_over (const PrkTenggat *tenggat)
{
  return tenggat->status == PRK_TENGGAT_SELESAI || tenggat->status == PRK_TENGGAT_TERLAMBAT;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const PrkTenggat *one = *(const PrkTenggat *const *)a;
  const PrkTenggat *other = *(const PrkTenggat *const *)b;
  guint one_day = one->jatuh != 0 ? one->jatuh : G_MAXUINT;
  guint other_day = other->jatuh != 0 ? other->jatuh : G_MAXUINT;

  if (is_over (one) != is_over (other))
    return is_over (one) ? 1 : -1;
  if (one_day != other_day)
    return one_day < other_day ? -1 : 1;

  return strcmp (one->id, other->id);
}

/**
 * prk_tenggat_hitung:
 * @kasus: a case
 * @kalender: the calendar of the daerah
 * @profil: (nullable): its settings
 * @hari_ini: today
 *
 * Reckons every deadline that runs, or ran, in a case.
 *
 * Returns: (element-type PrkTenggat) (transfer full): the deadlines
 */
GPtrArray *
prk_tenggat_hitung (PrkKasus *kasus, PrkKalender *kalender, PrkProfil *profil, PrkHari hari_ini)
{
  const TenggatKonteks konteks = { kasus, kalender, profil, hari_ini };
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tenggat_free);
  GPtrArray *definitions = _prk_tenggat_definisi ();
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (kasus != NULL && kalender != NULL && hari_ini != 0, list);

  lines = list_alur (kasus);
  for (guint i = 0; i < definitions->len; i++)
    {
      const TenggatDefinisi *definisi = g_ptr_array_index (definitions, i);
      PrkTenggat *once
          = definisi->jenis == TENGGAT_TRIWULAN ? new_triwulan (&konteks, definisi) : NULL;

      if (once != NULL)
        g_ptr_array_add (list, once);
      for (guint j = 0; definisi->jenis != TENGGAT_TRIWULAN && j < lines->len; j++)
        add_of_line (&konteks, definisi, g_ptr_array_index (lines, j), list);
    }
  g_ptr_array_sort (list, compare);

  return list;
}

/**
 * prk_tenggat_cari:
 * @id: such as `D2`
 * @alur: a line of the case
 *
 * Reckons one deadline.
 *
 * Returns: (transfer full) (nullable): the last of that id on that line
 */
PrkTenggat *
prk_tenggat_cari (PrkKasus *kasus,
                  PrkKalender *kalender,
                  PrkProfil *profil,
                  PrkHari hari_ini,
                  const char *id,
                  const char *alur)
{
  const TenggatKonteks konteks = { kasus, kalender, profil, hari_ini };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tenggat_free);
  GPtrArray *definitions = _prk_tenggat_definisi ();

  g_return_val_if_fail (kasus != NULL && kalender != NULL && id != NULL && alur != NULL, NULL);

  for (guint i = 0; i < definitions->len; i++)
    {
      const TenggatDefinisi *definisi = g_ptr_array_index (definitions, i);

      if (strcmp (definisi->id, id) == 0 && definisi->jenis != TENGGAT_TRIWULAN
          && definisi->jenis != TENGGAT_TINDAKAN)
        add_of_line (&konteks, definisi, alur, list);
    }

  return list->len > 0 ? g_ptr_array_steal_index (list, list->len - 1) : NULL;
}
