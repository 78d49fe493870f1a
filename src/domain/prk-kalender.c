/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days of the week repeat for ever, days off are few: so working days are counted in closed form
 * over the week, less the days off before. With r(d) = weekdays up to day d (Monday to Friday, or
 * to Saturday) and h the i-th day off that is a weekday (i from 0), the working days up to d are
 * r(d) less the number of h ≤ d; and the k-th working day is the (k + m)-th weekday, m being the
 * number of h with r(h) - i ≤ k. Both are one binary search, exact in every year, with or without a
 * table. */

#include "config.h"

#include <string.h>

#include "prk-kalender.h"

#define DAYS_A_WEEK 7
#define LAST_HARI 3652059 /* 9999-12-31 */
#define MAX_STEPS 1000000 /* working days added at once: more than the years that there are */

struct _PrkKalender
{
  PrkHitung hitung;
  GPtrArray *libur;  /* of this daerah, by day */
  GArray *days;      /* PrkHari of each of them */
  GArray *free;      /* gint: days off that would be working days, ascending, each once */
  GArray *before;    /* gint: r(h) - i of each of them, never falling */
  GHashTable *years; /* years that have a table */
};

G_DEFINE_BOXED_TYPE (PrkKalender, prk_kalender, prk_kalender_ref, prk_kalender_unref)

/**
 * prk_hari_dari_iso:
 * @iso: (nullable): a day such as `2026-11-21`
 *
 * Returns: its number; 0 for what is no day
 */
PrkHari
prk_hari_dari_iso (const char *iso)
{
  guint numbers[3] = { 0, 0, 0 };

  if (iso == NULL)
    return 0;

  for (guint i = 0; i < 10; i++)
    {
      if (i == 4 || i == 7)
        {
          if (iso[i] != '-')
            return 0;
        }
      else if (g_ascii_isdigit (iso[i]))
        {
          guint part = i < 4 ? 0 : i < 7 ? 1 : 2;

          numbers[part] = numbers[part] * 10 + iso[i] - '0';
        }
      else
        {
          return 0;
        }
    }
  if (iso[10] != '\0' || numbers[0] < 1 || !g_date_valid_dmy (numbers[2], numbers[1], numbers[0]))
    return 0;

  {
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_dmy (&date, numbers[2], numbers[1], numbers[0]);
    return g_date_get_julian (&date);
  }
}

static gboolean
set_date (GDate *date, PrkHari hari)
{
  g_date_clear (date, 1);
  if (hari < 1 || hari > LAST_HARI)
    return FALSE;

  g_date_set_julian (date, hari);
  return TRUE;
}

/**
 * prk_hari_dup_iso:
 *
 * Returns: (transfer full) (nullable): the day as `2026-11-21`; %NULL for what is no day
 */
char *
prk_hari_dup_iso (PrkHari hari)
{
  GDate date;

  if (!set_date (&date, hari))
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

/**
 * prk_hari_dup_pendek:
 *
 * Returns: (transfer full) (nullable): the day as `21-11-2026`; %NULL for what is no day
 */
char *
prk_hari_dup_pendek (PrkHari hari)
{
  GDate date;

  if (!set_date (&date, hari))
    return NULL;

  return g_strdup_printf ("%02d-%02d-%04d", g_date_get_day (&date), g_date_get_month (&date),
                          g_date_get_year (&date));
}

guint
prk_hari_get_tahun (PrkHari hari)
{
  GDate date;

  return set_date (&date, hari) ? g_date_get_year (&date) : 0;
}

/**
 * prk_hitung_dari_profil:
 * @hitung: (out caller-allocates): how days are counted
 * @profil: (nullable): the settings of a daerah, `hitung.*`; %NULL for the usual ones
 */
void
prk_hitung_dari_profil (PrkHitung *hitung, PrkProfil *profil)
{
  *hitung = (PrkHitung){ .hari_kerja = 5 };
  if (profil == NULL)
    return;

  hitung->is_pemicu_dihitung
      = g_strcmp0 (prk_profil_get_teks (profil, "hitung.pemicu_dihitung"), "true") == 0;
  hitung->hari_kerja = prk_profil_get_bulat (profil, "hitung.hari_kerja", 5) == 6 ? 6 : 5;
  hitung->is_cuti_kerja
      = g_strcmp0 (prk_profil_get_teks (profil, "hitung.cuti_bersama_kerja"), "true") == 0;
  hitung->is_digeser = g_strcmp0 (prk_profil_get_teks (profil, "hitung.geser_libur"), "true") == 0;
}

/* Day 1 is a Monday. */
static gint
count_weekdays (PrkKalender *self, gint hari)
{
  gint n_a_week = self->hitung.hari_kerja;

  return hari / DAYS_A_WEEK * n_a_week + MIN (hari % DAYS_A_WEEK, n_a_week);
}

static gint
find_weekday (PrkKalender *self, gint rank)
{
  gint n_a_week = self->hitung.hari_kerja;

  return (rank - 1) / n_a_week * DAYS_A_WEEK + (rank - 1) % n_a_week + 1;
}

static gboolean
is_weekday (PrkKalender *self, gint hari)
{
  return (guint)((hari - 1) % DAYS_A_WEEK) < self->hitung.hari_kerja;
}

/* How many elements are ≤ @limit. */
static gint
count_up_to (GArray *sorted, gint limit)
{
  const gint *values = (const gint *)(gpointer)sorted->data;
  gint low = 0, high = sorted->len;

  while (low < high)
    {
      gint middle = (low + high) / 2;

      if (values[middle] <= limit)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gint
count_kerja_up_to (PrkKalender *self, gint hari)
{
  return count_weekdays (self, hari) - count_up_to (self->free, hari);
}

static gboolean
is_of_daerah (const PrkLibur *libur, const char *daerah)
{
  gsize length;

  if (libur->daerah == NULL)
    return TRUE;
  if (daerah == NULL)
    return FALSE;

  length = strlen (libur->daerah);
  return strncmp (libur->daerah, daerah, length) == 0
         && (daerah[length] == '\0' || daerah[length] == '.');
}

static int
compare_libur (gconstpointer a, gconstpointer b)
{
  const PrkLibur *one = *(const PrkLibur *const *)a;
  const PrkLibur *other = *(const PrkLibur *const *)b;
  int order = strcmp (one->tanggal, other->tanggal);

  return order != 0 ? order : (int)one->golongan - (int)other->golongan;
}

/* The arithmetic of one day off; several of one day count once. */
static void
add_libur (PrkKalender *self, const PrkLibur *libur)
{
  gint hari = prk_hari_dari_iso (libur->tanggal);
  gint rank;

  g_array_append_val (self->days, hari);
  if (libur->golongan == PRK_LIBUR_NASIONAL && libur->daerah == NULL)
    g_hash_table_add (self->years, GUINT_TO_POINTER (prk_hari_get_tahun (hari)));
  if (!is_weekday (self, hari) || (libur->golongan == PRK_LIBUR_CUTI && self->hitung.is_cuti_kerja))
    return;
  if (self->free->len > 0 && g_array_index (self->free, gint, self->free->len - 1) == hari)
    return;

  rank = count_weekdays (self, hari) - (gint)self->free->len;
  g_array_append_val (self->free, hari);
  g_array_append_val (self->before, rank);
}

/**
 * prk_kalender_new:
 * @libur: (element-type PrkLibur): days off, in any order
 * @daerah: (nullable): kode wilayah of the daerah whose own days off count
 * @hitung: how days are counted
 *
 * Makes the calendar of a daerah.
 *
 * Returns: (transfer full): the calendar
 */
PrkKalender *
prk_kalender_new (GPtrArray *libur, const char *daerah, const PrkHitung *hitung)
{
  PrkKalender *self;

  g_return_val_if_fail (libur != NULL && hitung != NULL, NULL);
  g_return_val_if_fail (hitung->hari_kerja == 5 || hitung->hari_kerja == 6, NULL);

  self = g_atomic_rc_box_new0 (PrkKalender);
  self->hitung = *hitung;
  self->libur = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_free);
  self->days = g_array_new (FALSE, FALSE, sizeof (gint));
  self->free = g_array_new (FALSE, FALSE, sizeof (gint));
  self->before = g_array_new (FALSE, FALSE, sizeof (gint));
  self->years = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < libur->len; i++)
    {
      const PrkLibur *day = g_ptr_array_index (libur, i);

      if (is_of_daerah (day, daerah) && prk_hari_dari_iso (day->tanggal) != 0)
        g_ptr_array_add (self->libur, prk_libur_copy (day));
    }
  g_ptr_array_sort (self->libur, compare_libur);
  for (guint i = 0; i < self->libur->len; i++)
    add_libur (self, g_ptr_array_index (self->libur, i));

  return self;
}

static void
clear_kalender (PrkKalender *self)
{
  g_ptr_array_unref (self->libur);
  g_array_unref (self->days);
  g_array_unref (self->free);
  g_array_unref (self->before);
  g_hash_table_unref (self->years);
}

PrkKalender *
prk_kalender_ref (PrkKalender *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
prk_kalender_unref (PrkKalender *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear_kalender);
}

const PrkHitung *
prk_kalender_get_hitung (PrkKalender *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->hitung;
}

gboolean
prk_kalender_is_kerja (PrkKalender *self, PrkHari hari)
{
  gint n;

  g_return_val_if_fail (self != NULL, FALSE);

  if (hari < 1 || hari > LAST_HARI || !is_weekday (self, hari))
    return FALSE;

  n = count_up_to (self->free, hari);
  return n == 0 || g_array_index (self->free, gint, n - 1) != (gint)hari;
}

/**
 * prk_kalender_add_kerja:
 * @hari: a day, itself not counted
 * @n: how many working days on, or back when below 0
 *
 * Finds the n-th working day after a day, or before it.
 *
 * Any thread.
 *
 * Returns: the day; @hari itself for 0; 0 when it would lie outside the years 1 to 9999
 */
PrkHari
prk_kalender_add_kerja (PrkKalender *self, PrkHari hari, gint n)
{
  gint rank, found;

  g_return_val_if_fail (self != NULL, 0);

  if (hari < 1 || hari > LAST_HARI || ABS (n) > MAX_STEPS)
    return 0;
  if (n == 0)
    return hari;

  rank = count_kerja_up_to (self, hari) + n;
  if (n < 0 && !prk_kalender_is_kerja (self, hari))
    rank++;
  if (rank < 1)
    return 0;

  found = find_weekday (self, rank + count_up_to (self->before, rank));
  return found <= LAST_HARI ? found : 0;
}

/**
 * prk_kalender_count_kerja:
 * @sesudah: a day, itself not counted
 * @sampai: a day, counted
 *
 * Counts working days between two days; below 0 when @sampai comes first.
 *
 * Any thread.
 */
gint
prk_kalender_count_kerja (PrkKalender *self, PrkHari sesudah, PrkHari sampai)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (sesudah <= LAST_HARI && sampai <= LAST_HARI, 0);

  return count_kerja_up_to (self, sampai) - count_kerja_up_to (self, sesudah);
}

/**
 * prk_kalender_find_libur:
 *
 * Finds why a day is off; of several reasons the most general one.
 *
 * Returns: (transfer none) (nullable): the day off, which lives as long as @self
 */
const PrkLibur *
prk_kalender_find_libur (PrkKalender *self, PrkHari hari)
{
  gint n;

  g_return_val_if_fail (self != NULL && hari <= LAST_HARI, NULL);

  n = count_up_to (self->days, (gint)hari - 1);
  if (n >= (gint)self->days->len || g_array_index (self->days, gint, n) != (gint)hari)
    return NULL;

  return g_ptr_array_index (self->libur, n);
}

gboolean
prk_kalender_has_tahun (PrkKalender *self, guint tahun)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_hash_table_contains (self->years, GUINT_TO_POINTER (tahun));
}

/**
 * prk_kalender_find_tanpa_tabel:
 * @awal: the first day of a stretch
 * @akhir: its last day
 *
 * Finds a year whose days off nobody has told, so that what was counted over it may be wrong.
 *
 * Returns: the first such year, 0 when there is none
 */
guint
prk_kalender_find_tanpa_tabel (PrkKalender *self, PrkHari awal, PrkHari akhir)
{
  g_return_val_if_fail (self != NULL, 0);

  for (guint year = prk_hari_get_tahun (awal); year != 0 && year <= prk_hari_get_tahun (akhir);
       year++)
    if (!prk_kalender_has_tahun (self, year))
      return year;

  return 0;
}

/**
 * prk_kalender_jatuh_kalender:
 * @pemicu: the day of the event
 * @n: how many calendar days the article gives
 *
 * Finds the last day of a term in calendar days. It stays where it falls, even on a day off, unless
 * the daerah moves such days on.
 *
 * Returns: the day; 0 when it would lie after the year 9999
 */
PrkHari
prk_kalender_jatuh_kalender (PrkKalender *self, PrkHari pemicu, guint n)
{
  PrkHari last;

  g_return_val_if_fail (self != NULL, 0);

  if (pemicu < 1 || pemicu > LAST_HARI || n > LAST_HARI)
    return 0;

  last = pemicu + n - (self->hitung.is_pemicu_dihitung && n > 0 ? 1 : 0);
  if (last > LAST_HARI)
    return 0;
  if (self->hitung.is_digeser && !prk_kalender_is_kerja (self, last))
    return prk_kalender_add_kerja (self, last, 1);

  return last;
}

/**
 * prk_kalender_jatuh_kerja:
 * @pemicu: the day of the event
 * @n: how many working days the article gives
 *
 * Finds the last day of a term in working days.
 *
 * Returns: the day; 0 when it would lie after the year 9999
 */
PrkHari
prk_kalender_jatuh_kerja (PrkKalender *self, PrkHari pemicu, guint n)
{
  g_return_val_if_fail (self != NULL, 0);

  if (n == 0 || n > MAX_STEPS)
    return n == 0 ? pemicu : 0;
  if (self->hitung.is_pemicu_dihitung && prk_kalender_is_kerja (self, pemicu))
    n--;

  return prk_kalender_add_kerja (self, pemicu, n);
}
