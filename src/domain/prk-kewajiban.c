/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One that comes again each semester or year has one time at which it is due: the half year or year before, when that was not done, else
 * the one that runs. Older ones are not told again and again; the report of their time says that they were not done. */

#include "config.h"

#include <string.h>

#include "prk-kak-private.h"
#include "prk-kewajiban.h"
#include "prk-klasifikasi.h"
#include "prk-terbilang.h"

#define KEWAJIBAN "kewajiban"
#define PELAKSANAAN "pelaksanaan"

G_DEFINE_BOXED_TYPE (PrkKewajibanNaskah, prk_kewajiban_naskah, prk_kewajiban_naskah_ref, prk_kewajiban_naskah_unref)

static void
laksana_free (PrkKewajibanLaksana *self)
{
  g_free (self->masa);
  g_free (self->catatan);
  g_free (self);
}

static void
kewajiban_free (PrkKewajiban *self)
{
  g_free (self->baris);
  g_free (self->uraian);
  g_free (self->pihak);
  g_free (self->oleh);
  g_free (self->batas);
  g_free (self->dasar);
  g_ptr_array_unref (self->pelaksanaan);
  g_free (self);
}

/* Reading */

static const char *
get_cell (PrkRecord  *naskah,
          GString    *path,
          const char *table,
          const char *row,
          const char *column)
{
  const char *text = prk_record_get_string (naskah, _prk_cell_path (path, table, row, column));

  return text != NULL && *text != '\0' ? text : NULL;
}

static PrkHari
get_hari (PrkRecord  *naskah,
          GString    *path,
          const char *table,
          const char *row)
{
  const char *iso = get_cell (naskah, path, table, row, "tanggal");

  return iso != NULL ? prk_hari_dari_iso (iso) : 0;
}

static char *
dup_never_null (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static PrkKewajiban *
new_kewajiban (PrkRecord  *naskah,
               GString    *path,
               const char *row)
{
  PrkKewajiban *self = g_new0 (PrkKewajiban, 1);
  const char *sumber = get_cell (naskah, path, KEWAJIBAN, row, "sumber");
  const char *kutipan = get_cell (naskah, path, KEWAJIBAN, row, "kutipan");

  self->baris = g_strdup (row);
  self->uraian = dup_never_null (get_cell (naskah, path, KEWAJIBAN, row, "uraian"));
  self->pihak = g_strdup (get_cell (naskah, path, KEWAJIBAN, row, "pihak"));
  self->oleh = g_strdup (get_cell (naskah, path, KEWAJIBAN, row, "oleh"));
  self->batas = g_strdup (get_cell (naskah, path, KEWAJIBAN, row, "batas"));
  self->dasar = g_strdup (get_cell (naskah, path, KEWAJIBAN, row, "dasar"));
  self->tanggal = get_hari (naskah, path, KEWAJIBAN, row);
  self->jumlah
    = (guint) CLAMP (prk_record_get_int (naskah, _prk_cell_path (path, KEWAJIBAN, row, "jumlah"), 0), 0, 3650);
  self->is_berubah = sumber != NULL && kutipan != NULL && !prk_kewajiban_has_kutipan (naskah, sumber, kutipan);
  self->pelaksanaan = g_ptr_array_new_with_free_func ((GDestroyNotify) laksana_free);

  return self;
}

static void
read_pelaksanaan (PrkKewajibanNaskah *self,
                  PrkRecord          *naskah,
                  GString            *path)
{
  g_auto(GStrv) rows = prk_record_list_rows (naskah, PELAKSANAAN);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *of = get_cell (naskah, path, PELAKSANAAN, rows[i], "kewajiban");

      for (guint j = 0; of != NULL && j < self->butir->len; j++)
        {
          PrkKewajiban *one = g_ptr_array_index (self->butir, j);
          PrkKewajibanLaksana *laksana;

          if (strcmp (one->baris, of) != 0)
            continue;
          laksana = g_new0 (PrkKewajibanLaksana, 1);
          laksana->masa = dup_never_null (get_cell (naskah, path, PELAKSANAAN, rows[i], "masa"));
          laksana->catatan = dup_never_null (get_cell (naskah, path, PELAKSANAAN, rows[i], "catatan"));
          laksana->tanggal = get_hari (naskah, path, PELAKSANAAN, rows[i]);
          g_ptr_array_add (one->pelaksanaan, laksana);
        }
    }
}

/**
 * prk_kewajiban_naskah_new:
 * @naskah: a record of type "naskah"
 *
 * Reads what the parties owe by a text.
 *
 * Returns: (transfer full): nothing in it is borrowed
 */
PrkKewajibanNaskah *
prk_kewajiban_naskah_new (PrkRecord *naskah)
{
  PrkKewajibanNaskah *self;
  g_autoptr(GString) path = g_string_new (NULL);
  g_auto(GStrv) rows = NULL;

  g_return_val_if_fail (naskah != NULL, NULL);

  self = g_new0 (PrkKewajibanNaskah, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (prk_record_get_id (naskah));
  self->judul = dup_never_null (prk_record_get_string (naskah, "judul"));
  self->jenis = dup_never_null (prk_record_get_string (naskah, "jenis"));
  self->ksd = g_strdup (prk_record_get_string (naskah, "ksd"));
  self->alur = g_strdup (prk_record_get_string (naskah, "alur"));
  self->pihak = prk_record_list_rows (naskah, "pihak");
  self->nama = g_new0 (char *, g_strv_length (self->pihak) + 1);
  for (guint i = 0; self->pihak[i] != NULL; i++)
    self->nama[i] = dup_never_null (get_cell (naskah, path, "pihak", self->pihak[i], "nama"));
  self->butir = g_ptr_array_new_with_free_func ((GDestroyNotify) kewajiban_free);
  rows = prk_record_list_rows (naskah, KEWAJIBAN);
  for (guint i = 0; rows[i] != NULL; i++)
    g_ptr_array_add (self->butir, new_kewajiban (naskah, path, rows[i]));
  read_pelaksanaan (self, naskah, path);

  return self;
}

PrkKewajibanNaskah *
prk_kewajiban_naskah_ref (PrkKewajibanNaskah *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_kewajiban_naskah_unref (PrkKewajibanNaskah *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->judul);
  g_free (self->jenis);
  g_free (self->ksd);
  g_free (self->alur);
  g_strfreev (self->pihak);
  g_strfreev (self->nama);
  g_ptr_array_unref (self->butir);
  g_free (self);
}

/* Ids grow with time. */
static gboolean
is_superseded (const PrkKewajibanNaskah *one,
               GPtrArray                *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const PrkKewajibanNaskah *other = g_ptr_array_index (all, i);

      if (g_strcmp0 (other->ksd, one->ksd) == 0 && g_strcmp0 (other->alur, one->alur) == 0
          && strcmp (other->jenis, one->jenis) == 0 && strcmp (other->id, one->id) > 0)
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
prk_kewajiban_list_berlaku (GPtrArray *all)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kewajiban_naskah_unref);

  g_return_val_if_fail (all != NULL, list);

  for (guint i = 0; i < all->len; i++)
    {
      PrkKewajibanNaskah *one = g_ptr_array_index (all, i);

      if (one->ksd != NULL && one->alur != NULL && one->butir->len > 0 && !is_superseded (one, all))
        g_ptr_array_add (list, prk_kewajiban_naskah_ref (one));
    }

  return list;
}

/* When it is due */

static gboolean
is_done (const PrkKewajiban *self,
         const char         *masa)
{
  for (guint i = 0; i < self->pelaksanaan->len; i++)
    if (strcmp (((PrkKewajibanLaksana *) g_ptr_array_index (self->pelaksanaan, i))->masa, masa) == 0)
      return TRUE;

  return FALSE;
}

/* Half years, or years, are counted from the year 0. */
static guint
find_masa (PrkHari hari,
           guint   n_per_year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, hari);

  return g_date_get_year (&date) * n_per_year + (g_date_get_month (&date) - 1) / (12 / n_per_year);
}

static PrkHari
get_last_day (guint masa,
              guint n_per_year)
{
  guint next = masa + 1;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, (GDateMonth) (next % n_per_year * (12 / n_per_year) + 1), (GDateYear) (next / n_per_year));

  return g_date_get_julian (&date) - 1;
}

static void
write_masa (char *to,
            gsize size,
            guint masa,
            guint n_per_year)
{
  if (n_per_year == 1)
    g_snprintf (to, size, "%04u", masa % 10000);
  else
    g_snprintf (to, size, "%04u-%u", masa / 2 % 10000, masa % 2 + 1);
}

static PrkHari
limit (PrkHari                  due,
       const PrkKewajibanGaris *garis)
{
  return garis->berakhir != 0 ? MIN (due, garis->berakhir) : due;
}

static void
hitung_berkala (const PrkKewajiban      *self,
                const PrkKewajibanGaris *garis,
                PrkKewajibanJatuh       *jatuh,
                guint                    n)
{
  guint first = find_masa (garis->ditandatangani, n);
  guint last = garis->berakhir != 0 ? MAX (first, find_masa (garis->berakhir, n)) : G_MAXUINT - 1;
  guint now = CLAMP (find_masa (garis->hari_ini, n), first, last);
  char before[8] = "";

  if (now > first)
    write_masa (before, sizeof before, now - 1, n);
  if (*before != '\0' && !is_done (self, before))
    now--;
  write_masa (jatuh->masa, sizeof jatuh->masa, now, n);
  jatuh->jatuh = limit (get_last_day (now, n), garis);
  if (!is_done (self, jatuh->masa))
    return;

  jatuh->status = PRK_KEWAJIBAN_SELESAI;
  jatuh->jatuh = now < last ? limit (get_last_day (now + 1, n), garis) : 0;
}

static PrkHari
add_months (PrkHari hari,
            guint   months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, hari);
  g_date_add_months (&date, months);

  return g_date_get_julian (&date);
}

/**
 * prk_kewajiban_hitung:
 * @self: a duty
 * @garis: where the line of its text stands
 * @jatuh: (out caller-allocates): when it is due, and whether it was done
 *
 * Reckons when something owed is due. After the agreement has ended it is owed no more.
 */
void
prk_kewajiban_hitung (const PrkKewajiban      *self,
                      const PrkKewajibanGaris *garis,
                      PrkKewajibanJatuh       *jatuh)
{
  gboolean is_signed;

  g_return_if_fail (self != NULL && garis != NULL && jatuh != NULL);

  *jatuh = (PrkKewajibanJatuh) { .status = PRK_KEWAJIBAN_BERJALAN };
  is_signed = garis->ditandatangani != 0;
  if (g_strcmp0 (self->batas, "tanggal") == 0)
    jatuh->jatuh = self->tanggal;
  else if (is_signed && self->jumlah > 0 && g_strcmp0 (self->batas, "hari") == 0)
    jatuh->jatuh = garis->ditandatangani + self->jumlah;
  else if (is_signed && self->jumlah > 0 && g_strcmp0 (self->batas, "bulan") == 0)
    jatuh->jatuh = add_months (garis->ditandatangani, self->jumlah);
  else if (is_signed && g_strcmp0 (self->batas, "semester") == 0)
    hitung_berkala (self, garis, jatuh, 2);
  else if (is_signed && g_strcmp0 (self->batas, "tahun") == 0)
    hitung_berkala (self, garis, jatuh, 1);

  if (*jatuh->masa == '\0' && self->pelaksanaan->len > 0)
    jatuh->status = PRK_KEWAJIBAN_SELESAI;
  if (garis->is_berhenti && jatuh->status != PRK_KEWAJIBAN_SELESAI)
    jatuh->status = PRK_KEWAJIBAN_BERHENTI;
  else if (jatuh->status == PRK_KEWAJIBAN_BERJALAN && !is_signed)
    jatuh->status = PRK_KEWAJIBAN_BELUM;
  else if (jatuh->status == PRK_KEWAJIBAN_BERJALAN && jatuh->jatuh != 0 && jatuh->jatuh < garis->hari_ini)
    jatuh->status = PRK_KEWAJIBAN_LEWAT;
  if (garis->is_berhenti)
    jatuh->jatuh = 0;
}

const char *
prk_kewajiban_get_status_teks (PrkKewajibanStatus status)
{
  static const char *const words[] = { "belum ditandatangani", "berjalan", "lewat", "selesai", "berhenti" };

  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (words), NULL);

  return words[status];
}

/* Whose it is */

static const char *const urutan[] = { "kesatu", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan",
                                      "kesembilan", "kesepuluh", "kesebelas", "kedua_belas" };

/* The place among the parties; -1: of none alone. */
static int
find_urutan (const PrkKewajiban       *self,
             const PrkKewajibanNaskah *naskah)
{
  guint n = g_strv_length (naskah->pihak);

  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (urutan)); i++)
    if (g_strcmp0 (self->pihak, urutan[i]) == 0)
      return (int) i;

  return -1;
}

/**
 * prk_kewajiban_is_kita:
 * @self: a duty of @naskah
 * @kita: (nullable): our own row of the parties of the case; where it is unknown KESATU stands for us
 *
 * Returns: whether we owe it, alone or with the others
 */
gboolean
prk_kewajiban_is_kita (const PrkKewajiban       *self,
                       const PrkKewajibanNaskah *naskah,
                       const char               *kita)
{
  int place;

  g_return_val_if_fail (self != NULL && naskah != NULL, FALSE);

  if (self->pihak == NULL || strcmp (self->pihak, "para") == 0)
    return TRUE;
  place = find_urutan (self, naskah);
  if (place < 0)
    return strcmp (self->pihak, urutan[0]) == 0;

  return kita != NULL && g_strv_contains ((const char *const *) naskah->pihak, kita)
           ? strcmp (naskah->pihak[place], kita) == 0
           : place == 0;
}

char *
prk_kewajiban_dup_pihak (const PrkKewajiban       *self,
                         const PrkKewajibanNaskah *naskah)
{
  const PrkPilihan *pilihan = self->pihak != NULL ? prk_klasifikasi_find ("pihak_naskah", self->pihak) : NULL;
  int place = find_urutan (self, naskah);
  GString *words = g_string_new (pilihan != NULL ? pilihan->nama : NULL);

  if (place >= 0 && *naskah->nama[place] != '\0')
    g_string_append_printf (words, " (%s)", naskah->nama[place]);
  if (self->oleh != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", self->oleh);

  return g_string_free (words, FALSE);
}

char *
prk_kewajiban_dup_batas (const PrkKewajiban *self)
{
  g_autofree char *iso = self->tanggal != 0 ? prk_hari_dup_iso (self->tanggal) : NULL;

  if (self->batas == NULL)
    return NULL;
  if (strcmp (self->batas, "tanggal") == 0)
    return iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;
  if (strcmp (self->batas, "semester") == 0)
    return g_strdup ("setiap semester");
  if (strcmp (self->batas, "tahun") == 0)
    return g_strdup ("setiap tahun");

  return self->jumlah > 0 ? g_strdup_printf ("%u %s setelah ditandatangani", self->jumlah, self->batas) : NULL;
}

/* Writing */

static void
set_cell (PrkEdit    *edit,
          GString    *path,
          const char *table,
          const char *row,
          const char *column,
          const char *text)
{
  if (text != NULL && *text != '\0')
    prk_edit_set_string (edit, _prk_cell_path (path, table, row, column), text);
}

/**
 * prk_kewajiban_tandai:
 * @edit: of the text
 * @kewajiban: the row that was done
 * @baris: id of the new row
 * @masa: (nullable): the semester or year
 * @pada: the day
 * @catatan: (nullable): a note, or where the proof is
 *
 * Notes that something owed was done.
 */
void
prk_kewajiban_tandai (PrkEdit    *edit,
                      const char *kewajiban,
                      const char *baris,
                      const char *masa,
                      PrkHari     pada,
                      const char *catatan)
{
  g_autoptr(GString) path = g_string_new (NULL);
  g_autofree char *iso = NULL;
  g_autofree char *uraian = NULL;

  g_return_if_fail (edit != NULL && kewajiban != NULL && baris != NULL && pada != 0);

  iso = prk_hari_dup_iso (pada);
  uraian = g_strdup (get_cell (prk_edit_get_record (edit), path, KEWAJIBAN, kewajiban, "uraian"));
  prk_edit_append_row (edit, PELAKSANAAN, baris);
  set_cell (edit, path, PELAKSANAAN, baris, "kewajiban", kewajiban);
  set_cell (edit, path, PELAKSANAAN, baris, "uraian", uraian);
  set_cell (edit, path, PELAKSANAAN, baris, "masa", masa);
  set_cell (edit, path, PELAKSANAAN, baris, "tanggal", iso);
  set_cell (edit, path, PELAKSANAAN, baris, "catatan", catatan);
}

/**
 * prk_kewajiban_ambil:
 * @edit: of the text
 * @baris: id of the new row
 * @usul: what a clause says
 *
 * Makes it something that is owed.
 */
void
prk_kewajiban_ambil (PrkEdit                *edit,
                     const char             *baris,
                     const PrkKewajibanUsul *usul)
{
  g_autoptr(GString) path = g_string_new (NULL);

  g_return_if_fail (edit != NULL && baris != NULL && usul != NULL);

  prk_edit_append_row (edit, KEWAJIBAN, baris);
  set_cell (edit, path, KEWAJIBAN, baris, "uraian", usul->uraian);
  set_cell (edit, path, KEWAJIBAN, baris, "pihak", usul->pihak);
  set_cell (edit, path, KEWAJIBAN, baris, "batas", usul->batas);
  if (usul->jumlah > 0)
    prk_edit_set_int (edit, _prk_cell_path (path, KEWAJIBAN, baris, "jumlah"), usul->jumlah);
  set_cell (edit, path, KEWAJIBAN, baris, "dasar", usul->dasar);
  set_cell (edit, path, KEWAJIBAN, baris, "sumber", usul->sumber);
  set_cell (edit, path, KEWAJIBAN, baris, "kutipan", usul->kutipan);
}
