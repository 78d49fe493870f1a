/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes with a paper rather than being one: the letter that a disposition is written on, those who check a draft one after the
 * other, the parties to a dispute, the semester that is reported. */

#include "config.h"

#include <string.h>

#include "prk-naskah-private.h"
#include "prk-paraf.h"
#include "prk-terbilang.h"

static void
put_hari (PrkNaskahCetak *self,
          const char     *path,
          PrkHari         hari)
{
  g_autofree char *iso = hari != 0 ? prk_hari_dup_iso (hari) : NULL;

  _prk_naskah_put (self, path, iso);
}

/* The letter that came in: the partner's offer, or the application of an own office (Pasal 32). */
static void
isi_masuk (PrkNaskahCetak *self)
{
  const PrkKejadian *offer = prk_kasus_find (self->kasus, PRK_ALUR_UTAMA, "penawaran_masuk");
  const PrkKejadian *plea = prk_kasus_find (self->kasus, PRK_ALUR_UTAMA, "usulan_fasilitasi");
  const PrkKejadian *answer = prk_kasus_find (self->kasus, PRK_ALUR_UTAMA, "petunjuk_tertulis");
  const char *keadaan = prk_tahapan_get_keadaan (self->kasus, PRK_ALUR_UTAMA);
  const char *office = _prk_naskah_get (self, "perangkat_daerah");
  gboolean is_offer = plea == NULL && (offer != NULL || (keadaan != NULL && *keadaan == 'M'));
  const PrkKejadian *letter = is_offer ? offer : plea;
  const char *from = is_offer && offer != NULL ? prk_kasus_get_teks (self->kasus, offer, "dari") : NULL;
  g_autofree char *head = !is_offer && office != NULL ? g_strconcat ("Kepala ", office, NULL) : NULL;

  if (from == NULL)
    from = is_offer ? prk_record_get_string (self->cetak, "mitra") : head;
  _prk_naskah_put (self, "masuk/dari", from);
  _prk_naskah_put (self, "masuk/hal",
                   is_offer ? "Penawaran Kerja Sama Daerah" : "Permohonan Fasilitasi Kerja Sama Daerah");
  if (letter != NULL)
    {
      _prk_naskah_put (self, "masuk/nomor", prk_kasus_get_teks (self->kasus, letter, "nomor"));
      put_hari (self, "masuk/tanggal", letter->tanggal);
    }
  if (answer != NULL && !is_offer)
    _prk_naskah_put_narasi (self, "masuk/petunjuk", prk_kasus_get_teks (self->kasus, answer, "disposisi"));
}

/* What a station did with the words as they stand; what is void leaves its cells empty, so that it is initialled anew. */
static void
put_paraf (PrkNaskahCetak        *self,
           const char            *row,
           const PrkParafStasiun *station)
{
  g_autofree char *iso = station->peristiwa != NULL ? prk_paraf_dup_tanggal (station->peristiwa) : NULL;
  g_autofree char *day = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;
  const char *note = station->peristiwa != NULL ? prk_record_get_string (station->peristiwa, "catatan") : NULL;
  g_autofree char *words = NULL;

  if (station->keadaan != PRK_PARAF_SAH && station->keadaan != PRK_PARAF_LEWAT)
    return;
  _prk_naskah_put_cell (self, row, "nama", prk_record_get_string (station->peristiwa, "nama"));
  _prk_naskah_put_cell (self, row, "tanggal", day);
  if (station->keadaan == PRK_PARAF_LEWAT)
    words = g_strdup_printf ("Dilewati: %s", note != NULL ? note : PRK_TITIK);
  _prk_naskah_put_cell (self, row, "catatan", words);
  _prk_naskah_put_cell (self, row, "paraf", station->keadaan == PRK_PARAF_SAH ? "Diparaf" : "–");
}

/* Those who put their initials below a text before the head signs it (R91): from the unit upwards. A disposition goes the same
 * way down. */
static void
isi_jenjang (PrkNaskahCetak *self)
{
  g_autofree char *unit = _prk_naskah_dup_pejabat (self, "unit");
  g_autofree char *asisten = _prk_naskah_dup_pejabat (self, "asisten");
  g_autofree char *sekda = _prk_naskah_dup_pejabat (self, "sekda");
  const char *head = prk_profil_get_teks (self->profil, "pejabat.kepala_daerah");
  const char *const down[] = { head, sekda, asisten, unit };
  PrkRantai *rantai = prk_rantai_cari (self->rantai, self->alur, NULL);
  g_autoptr(GPtrArray) up = rantai != NULL ? g_ptr_array_ref (rantai->stasiun) : prk_paraf_list_stasiun (self->profil);

  for (guint i = 0; i < up->len; i++)
    {
      const PrkParafStasiun *station = g_ptr_array_index (up, i);
      g_autofree char *row = _prk_naskah_add_row (self, "koreksi");

      _prk_naskah_put_cell (self, row, "jabatan", station->jabatan);
      /* The unit hands the draft round itself. */
      _prk_naskah_put_cell (self, row, "pengantar", i == 0 ? NULL : i == 1 ? "pertama" : "lanjut");
      put_paraf (self, row, station);
    }
  for (guint i = 0; i < G_N_ELEMENTS (down); i++)
    {
      g_autofree char *row = down[i] != NULL ? _prk_naskah_add_row (self, "disposisi") : NULL;

      if (row != NULL)
        _prk_naskah_put_cell (self, row, "jabatan", down[i]);
    }
}

static const char *
get_catatan (PrkNaskahCetak *self,
             const char     *jenis)
{
  const PrkKejadian *e = prk_kasus_find (self->kasus, self->alur, jenis);

  return e != NULL ? prk_kasus_get_teks (self->kasus, e, "catatan") : NULL;
}

/* "Semester I Tahun 2027"; "2027" stays a year. */
static char *
dup_masa (const char *masa)
{
  if (masa == NULL || strlen (masa) != 6 || masa[4] != '-')
    return masa != NULL ? g_strconcat ("Tahun ", masa, NULL) : NULL;

  return g_strdup_printf ("Semester %s Tahun %.4s", masa[5] == '1' ? "I" : "II", masa);
}

static void
isi_laporan (PrkNaskahCetak *self)
{
  const PrkKejadian *report = prk_kasus_find (self->kasus, self->alur, "laporan_pd");
  const PrkKejadian *watched = prk_kasus_find (self->kasus, self->alur, "monev");
  const PrkKejadian *newest = strcmp (self->naskah->id, "lembar-monev") == 0 ? watched : report;
  g_autofree char *masa = newest != NULL ? dup_masa (prk_kasus_get_teks (self->kasus, newest, "masa")) : NULL;

  _prk_naskah_put (self, "laporan/masa", masa);
  if (report == NULL)
    return;
  _prk_naskah_put (self, "laporan/nomor", prk_kasus_get_teks (self->kasus, report, "nomor"));
  put_hari (self, "laporan/tanggal", report->tanggal);
}

/* KEDUA signs left of KESATU here, too; the names are a row of their own, so that they are level. */
static void
add_heads (PrkNaskahCetak *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->cetak, "pihak");
  g_autofree char *row = NULL;
  g_autofree char *names = NULL;

  for (guint i = 0; i < self->pihak->len && rows[i] != NULL; i++)
    {
      const PrkNaskahPihak *one = g_ptr_array_index (self->pihak, i);
      const char *side = i % 2 == 0 ? "kanan" : "kiri";
      g_autofree char *path = g_strdup_printf ("pihak/%s/kepala_pd", rows[i]);
      g_autofree char *sebutan = g_strconcat (side, "_sebutan", NULL);
      g_autofree char *place = g_strconcat (side, "_jabatan", NULL);
      g_autofree char *nama = g_strconcat (side, "_nama", NULL);

      if (i % 2 == 0)
        {
          g_free (row);
          g_free (names);
          row = _prk_naskah_add_row (self, "ttd");
          names = _prk_naskah_add_row (self, "ttd");
        }
      _prk_naskah_put_cell (self, row, sebutan, one->sebutan);
      _prk_naskah_put_cell (self, row, place, prk_record_get_string (self->cetak, path));
      _prk_naskah_put_cell (self, names, nama, PRK_TITIK);
    }
}

static void
isi_sengketa (PrkNaskahCetak *self)
{
  const PrkKejadian *papers = prk_kasus_find (self->kasus, self->alur, "dokumen_lengkap");
  g_auto(GStrv) rows = papers != NULL ? prk_kasus_list_baris (self->kasus, papers, "dokumen") : NULL;
  gboolean is_agreed = prk_kasus_find (self->kasus, self->alur, "tidak_sepakat") == NULL;
  PrkHari day = self->tanda != NULL ? self->tanda->tanggal : 0;
  g_autofree char *iso = day != 0 ? prk_hari_dup_iso (day) : NULL;
  g_autofree char *words = iso != NULL ? prk_tanggal_dup_resmi (iso) : NULL;
  const char *tempat = prk_profil_get_teks (self->profil, "kop.tempat");
  g_autofree char *pembuka = NULL;

  if (words == NULL)
    words = g_strdup_printf ("%s, tanggal %s bulan %s tahun %s (..-..-....)", PRK_TITIK, PRK_TITIK, PRK_TITIK, PRK_TITIK);
  pembuka = g_strdup_printf ("Pada hari ini, %s, bertempat di %s, kami yang bertanda tangan di bawah ini telah melaksanakan "
                             "musyawarah untuk menyelesaikan perselisihan dalam pelaksanaan kerja sama tersebut:",
                             words, tempat != NULL ? tempat : PRK_TITIK);
  _prk_naskah_put (self, "sengketa/pembuka", pembuka);
  _prk_naskah_put_narasi (self, "sengketa/uraian", get_catatan (self, "perselisihan_dilaporkan"));
  _prk_naskah_put_narasi (self, "sengketa/hasil", get_catatan (self, is_agreed ? "musyawarah_sepakat" : "tidak_sepakat"));
  _prk_naskah_put (self, "sengketa/mufakat", is_agreed ? "ya" : NULL);
  for (guint i = 0; rows != NULL && rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("dokumen/%s/nama", rows[i]);
      g_autofree char *row = _prk_naskah_add_row (self, "sengketa/dokumen");

      _prk_naskah_put_cell (self, row, "nama", prk_kasus_get_teks (self->kasus, papers, path));
    }
  add_heads (self);
}

void
_prk_naskah_isi_lembar (PrkNaskahCetak *self)
{
  isi_masuk (self);
  isi_jenjang (self);
  isi_laporan (self);
  if (strcmp (self->naskah->id, "berita-acara-musyawarah") == 0)
    isi_sengketa (self);
}
