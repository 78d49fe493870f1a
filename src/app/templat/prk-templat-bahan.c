/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-buku-cetak.h"
#include "domain/prk-naskah-kasus.h"
#include "domain/prk-rapat.h"
#include "domain/prk-rencana.h"
#include "domain/prk-statistik-cetak.h"
#include "naskah/prk-naskah.h"
#include "store/prk-buku-muat.h"
#include "store/prk-contoh.h"
#include "store/prk-telaahan.h"

#include "prk-templat-bahan.h"

#define CASE   "ksd"
#define SAMPLE "kasus-bencana.json"
#define NONE   "00000000-0000-7000-8000-000000000000" /* of a record that nobody wrote */

/* The papers of no case: the records that they are of, the type that is printed. */
static const struct
{
  const char *nama, *judul, *kelompok;
  const char *jenis; /* of the records to choose from; NULL: it is of all cases */
  const char *cetak;
} others[] = {
  { "kak", N_("KAK"), N_("KAK and Review"), "kak", "kak" },
  { "hasil-telaah", N_("Review sheet and result"), N_("KAK and Review"), "telaahan", "hasil_telaah" },
  { "undangan", N_("Invitation"), N_("Meetings"), "rapat", "cetak_rapat" },
  { "daftar-hadir", N_("Attendance list"), N_("Meetings"), "rapat", "cetak_rapat" },
  { "notulen", N_("Minutes"), N_("Meetings"), "rapat", "cetak_rapat" },
  { "berita-acara", N_("Official record"), N_("Meetings"), "rapat", "cetak_rapat" },
  { "berita-acara-pemetaan", N_("Official record of the mapping"), N_("Plans and Reports"), "rencana", "cetak_rencana" },
  { "laporan-semester", N_("Report of a semester"), N_("Plans and Reports"), "laporan", "laporan" },
  { "laporan-tkksd", N_("Report of the TKKSD"), N_("Plans and Reports"), NULL, "cetak_tkksd" },
  { "buku-register", N_("Register book"), N_("Plans and Reports"), NULL, "cetak_buku" },
  { "daftar-isi", N_("Contents of a bundle"), N_("Plans and Reports"), "cetak_bundel", "cetak_bundel" },
  { "tanda-terima", N_("Receipt of the register"), N_("Plans and Reports"), "cetak_tanda_terima", "cetak_tanda_terima" },
};

#define N_KAK 2 /* of them, which come before the papers of a case */

/* What stands below other templates is shown on a paper that is based on it. */
static const struct
{
  const char *nama, *judul, *kertas;
} bases[] = {
  { "dasar-surat", N_("Base of letters"), "surat-penawaran" },
  { "dasar-naskah", N_("Base of agreements"), "kesepakatan-bersama" },
};

static int
find_other (const char *nama)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (others[i].nama, nama) == 0)
      return (int) i;

  return -1;
}

static void
add (GPtrArray  *all,
     const char *nama,
     const char *judul,
     const char *kelompok)
{
  PrkTemplatKertas *one = g_new0 (PrkTemplatKertas, 1);

  one->nama = nama;
  one->judul = judul;
  one->kelompok = kelompok;
  g_ptr_array_add (all, one);
}

GPtrArray *
prk_templat_kertas_daftar (void)
{
  static GPtrArray *all;
  GPtrArray *papers;

  if (all != NULL)
    return all;
  all = g_ptr_array_new ();
  papers = prk_naskah_kasus_daftar ();
  for (guint i = 0; i < N_KAK; i++)
    add (all, others[i].nama, others[i].judul, others[i].kelompok);
  for (guint i = 0; i < papers->len; i++)
    {
      const PrkNaskahKasus *paper = g_ptr_array_index (papers, i);

      add (all, paper->id, paper->nama, N_("Cooperations"));
    }
  for (guint i = N_KAK; i < G_N_ELEMENTS (others); i++)
    add (all, others[i].nama, others[i].judul, others[i].kelompok);
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    add (all, bases[i].nama, bases[i].judul, N_("Common Ground"));

  return all;
}

const char *
prk_templat_kertas_judul (const char *nama)
{
  GPtrArray *all = prk_templat_kertas_daftar ();

  for (guint i = 0; i < all->len; i++)
    {
      const PrkTemplatKertas *one = g_ptr_array_index (all, i);

      if (strcmp (one->nama, nama) == 0)
        return _(one->judul);
    }

  return nama;
}

static const PrkNaskahKasus *
find_paper (const char *nama)
{
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    if (strcmp (nama, bases[i].nama) == 0)
      return prk_naskah_kasus_find (bases[i].kertas);

  return prk_naskah_kasus_find (nama);
}

/* Choices */

static void
pilihan_free (gpointer data)
{
  PrkTemplatPilihan *one = data;

  g_free (one->id);
  g_free (one->judul);
  g_free (one);
}

static void
add_choice (GPtrArray  *all,
            const char *id,
            const char *judul)
{
  PrkTemplatPilihan *one = g_new0 (PrkTemplatPilihan, 1);

  one->id = g_strdup (id);
  one->judul = g_strdup (judul != NULL && *judul != '\0' ? judul : _("Untitled"));
  g_ptr_array_add (all, one);
}

static gboolean
list_cases (PrkKasusDaftar  *daftar,
            GPtrArray       *all,
            GError         **error)
{
  g_autoptr(GPtrArray) rows = prk_kasus_daftar_muat (daftar, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PrkKasusRingkas *one = g_ptr_array_index (rows, i);

      if (!one->is_lembaga)
        add_choice (all, one->id, one->judul);
    }

  return rows != NULL;
}

static gboolean
list_reviews (PrkStore   *store,
              GPtrArray  *all,
              GError    **error)
{
  g_autoptr(GPtrArray) rows = prk_telaahan_list (store, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PrkRecord *kak = ((PrkTelaahan *) g_ptr_array_index (rows, i))->kak;

      add_choice (all, prk_record_get_id (kak), prk_record_get_string (kak, "judul"));
    }

  return rows != NULL;
}

static gboolean
list_records (PrkStore    *store,
              const char  *jenis,
              GPtrArray   *all,
              GError     **error)
{
  PrkQuery query = { .type = jenis };
  g_autoptr(GPtrArray) rows = prk_store_list (store, &query, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);

      add_choice (all, row->id, row->judul);
    }

  return rows != NULL;
}

GPtrArray *
prk_templat_bahan_list (PrkKasusDaftar  *daftar,
                        const char      *nama,
                        GError         **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (pilihan_free);
  PrkStore *store = prk_kasus_daftar_get_store (daftar);
  int other = find_other (nama);
  gboolean is_read = TRUE;

  if (other < 0)
    is_read = list_cases (daftar, all, error);
  else if (others[other].jenis == NULL)
    add_choice (all, "", _("All cooperations"));
  else if (strcmp (others[other].jenis, "telaahan") == 0)
    is_read = list_reviews (store, all, error);
  else
    is_read = list_records (store, others[other].jenis, all, error);

  return is_read ? g_steal_pointer (&all) : NULL;
}

/* What is printed */

static PrkRecord *
print_case (PrkKasusDaftar  *daftar,
            PrkProfil       *profil,
            const char      *nama,
            const char      *id,
            GError         **error)
{
  const PrkNaskahKasus *paper = find_paper (nama);
  g_autofree char *alur = g_strv_contains (paper->alur, PRK_ALUR_UTAMA) ? g_strdup (PRK_ALUR_UTAMA)
                                                                        : g_strconcat (paper->alur[0], "-1", NULL);
  g_autoptr(PrkKasusBuka) buka = id != NULL ? prk_kasus_buka (daftar, id, error) : NULL;
  g_autoptr(GHashTable) samples = NULL;
  g_autofree char *text = NULL;
  g_autoptr(PrkKasus) kasus = NULL;
  PrkTahapKonteks konteks = { .profil = profil };

  if (id != NULL)
    return buka != NULL ? prk_naskah_kasus_new_cetak (paper, &buka->konteks, alur, NULL) : NULL;

  samples = prk_contoh_list_kasus ();
  text = prk_contoh_dup_pada (g_hash_table_lookup (samples, SAMPLE),
                              prk_kasus_hari_ini (prk_kasus_daftar_get_store (daftar)));
  kasus = prk_kasus_new_dari_json (text, -1, error);
  konteks.kasus = kasus;

  return kasus != NULL ? prk_naskah_kasus_new_cetak (paper, &konteks, alur, NULL) : NULL;
}

static PrkRecord *
print_review (PrkStore    *store,
              PrkProfil   *profil,
              const char  *id,
              GError     **error)
{
  g_autoptr(PrkTelaahan) telaahan = prk_telaahan_load (store, id, error);
  PrkRecord *versi = telaahan != NULL ? prk_telaahan_get_versi (telaahan) : NULL;
  g_autoptr(PrkRecord) judged = versi != NULL ? prk_telaahan_new_kak (telaahan, versi) : NULL;
  g_autoptr(GPtrArray) sheets = NULL;

  if (telaahan == NULL)
    return NULL;
  sheets = prk_telaahan_list_berlaku (telaahan);

  return prk_telaah_new_cetak (judged != NULL ? judged : telaahan->kak, sheets, telaahan->rekap,
                               versi != NULL ? prk_record_get_id (versi) : NULL, profil);
}

static PrkRecord *
print_meeting (PrkStore   *store,
               PrkProfil  *profil,
               PrkRecord  *rapat,
               GError    **error)
{
  PrkQuery query = { .type = "lembaga" };
  g_autoptr(GPtrArray) rows = prk_store_list (store, &query, error);
  g_autoptr(GPtrArray) lembaga = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PrkRecord *one = prk_store_load (store, ((const PrkRingkas *) g_ptr_array_index (rows, i))->id, NULL);

      if (one != NULL)
        g_ptr_array_add (lembaga, one);
    }

  return rows != NULL ? prk_rapat_new_cetak (rapat, lembaga, profil) : NULL;
}

static PrkRecord *
print_book (PrkKasusDaftar  *daftar,
            PrkProfil       *profil,
            gboolean         is_report,
            GError         **error)
{
  PrkBukuSaring saring = PRK_BUKU_SARING_SEMUA;
  g_autoptr(PrkBuku) buku = prk_buku_muat (daftar, NULL, error);
  g_autoptr(GPtrArray) rows = buku != NULL ? prk_buku_susun (buku->baris, &saring) : NULL;
  g_autofree char *year = buku != NULL ? g_strdup_printf ("%d", prk_hari_get_tahun (buku->hari_ini)) : NULL;

  if (buku == NULL)
    return NULL;

  return is_report ? prk_statistik_new_cetak (buku->baris, buku->statistik, year, buku->hari_ini)
                   : prk_buku_new_cetak (rows, &saring, profil, buku->hari_ini);
}

PrkRecord *
prk_templat_bahan_new_cetak (PrkKasusDaftar  *daftar,
                             PrkProfil       *profil,
                             const char      *nama,
                             const char      *id,
                             GError         **error)
{
  PrkStore *store = prk_kasus_daftar_get_store (daftar);
  int other = find_other (nama);
  g_autoptr(PrkRecord) record = NULL;

  if (other < 0)
    return print_case (daftar, profil, nama, id, error);
  if (others[other].jenis == NULL)
    return print_book (daftar, profil, strcmp (others[other].cetak, "cetak_tkksd") == 0, error);
  if (strcmp (others[other].jenis, "telaahan") == 0)
    return id != NULL ? print_review (store, profil, id, error) : prk_record_new (NONE, others[other].cetak);

  record = id != NULL ? prk_store_load (store, id, error) : prk_record_new (NONE, others[other].jenis);
  if (record == NULL)
    return NULL;
  if (strcmp (others[other].cetak, "cetak_rapat") == 0)
    return print_meeting (store, profil, record, error);

  return strcmp (others[other].cetak, "cetak_rencana") == 0 ? prk_rencana_new_cetak (record, profil)
                                                            : g_steal_pointer (&record);
}
