/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Our own papers are printed, pictures are wrapped as they are, PDFs from outside go to the caged helper unopened. What cannot be put
 * in is named in the contents with the reason: nobody is to think that the whole is whole when it is not. */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "pdf/prk-gambar-pdf.h"
#include "pdf/prk-pdf-bundel.h"

#include "prk-bundel-private.h"
#include "prk-bundel.h"

#define KAK "kak"
#define NASKAH "naskah/"
#define BERKAS "berkas/"

/* A part as it is made. */
typedef struct
{
  PrkBundelBaris baris; /* borrows from @butir */
  PrkBundelButir *butir;
  char           *alasan;
  guint           nomor; /* of the document in the helper */
} Bagian;

void
prk_bundel_hasil_free (PrkBundelHasil *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

static void
butir_free (PrkBundelButir *self)
{
  g_free (self->id);
  g_free (self->judul);
  g_free (self->keterangan);
  g_free (self);
}

static void
bagian_free (Bagian *self)
{
  g_free (self->alasan);
  g_free (self);
}

/* What there is */

static void
add_butir (GPtrArray  *all,
           char       *id,
           const char *judul,
           const char *keterangan,
           gboolean    is_usul)
{
  PrkBundelButir *one = g_new0 (PrkBundelButir, 1);

  one->id = id;
  one->judul = g_strdup (judul);
  one->keterangan = g_strdup (keterangan);
  one->is_usul = is_usul;
  g_ptr_array_add (all, one);
}

static gboolean
is_known (GPtrArray  *all,
          const char *id)
{
  for (guint i = 0; i < all->len; i++)
    if (strcmp (((PrkBundelButir *) g_ptr_array_index (all, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

static const char *
get_origin (PrkKasusBuka           *buka,
            const PrkBerkasKeadaan *one)
{
  if (buka->kak != NULL && strcmp (one->record, prk_record_get_id (buka->kak)) == 0)
    return "Lampiran KAK";
  if (strcmp (one->record, prk_record_get_id (buka->ksd)) == 0)
    return "Berkas kerja sama";

  return "Berkas peristiwa";
}

/* The letter first, then the KAK, then what is attached: the order in which they lie in an envelope. Of the papers the newest one is
 * proposed, the last of the newest line. */
static GPtrArray *
list (PrkPaketCetak  *cetak,
      GError        **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) butir_free);
  g_autoptr(GPtrArray) papers = _prk_paket_list_naskah (cetak->buka);
  g_autoptr(GPtrArray) files = _prk_paket_list_berkas (cetak, error);

  if (files == NULL)
    return NULL;
  for (guint i = 0; i < papers->len; i++)
    {
      const PrkPaketNaskah *one = g_ptr_array_index (papers, i);

      add_butir (all, g_strdup_printf (NASKAH "%s/%s", one->alur, one->naskah->id), one->naskah->nama, one->alur,
                 i + 1 == papers->len);
    }
  if (cetak->buka->kak != NULL)
    add_butir (all, g_strdup (KAK), "Kerangka Acuan Kerja", "KAK", TRUE);
  for (guint i = 0; i < files->len; i++)
    {
      const PrkBerkasKeadaan *one = g_ptr_array_index (files, i);
      g_autofree char *id = g_strconcat (BERKAS, one->berkas->hash, NULL);

      if (!is_known (all, id))
        add_butir (all, g_steal_pointer (&id), one->berkas->nama, get_origin (cetak->buka, one), TRUE);
    }

  return g_steal_pointer (&all);
}

/**
 * prk_bundel_list:
 * @daftar: the cases of a store
 * @profil: the daerah whose papers they are
 * @ksd: id of a case
 * @error: of the domain PRK_STORE_ERROR
 *
 * Lists what a bundle of a case can have in it. Blocks.
 *
 * Returns: (transfer full) (element-type PrkBundelButir): papers, KAK, attachments
 */
GPtrArray *
prk_bundel_list (PrkKasusDaftar  *daftar,
                 PrkProfil       *profil,
                 const char      *ksd,
                 GError         **error)
{
  PrkPaketCetak *cetak = _prk_paket_cetak_new (daftar, profil, ksd, NULL, error);
  GPtrArray *all = cetak != NULL ? list (cetak, error) : NULL;

  g_clear_pointer (&cetak, _prk_paket_cetak_free);

  return all;
}

/* The parts */

static gboolean
is_about_document (const GError *error)
{
  return error->domain == PRK_PDF_ERROR
         && (error->code == PRK_PDF_ERROR_EMPTY || error->code == PRK_PDF_ERROR_ENCRYPTED || error->code == PRK_PDF_ERROR_DAMAGED
             || error->code == PRK_PDF_ERROR_TOO_LARGE);
}

static const char *
get_reason (const GError *error)
{
  switch (error->code)
    {
    case PRK_PDF_ERROR_ENCRYPTED:
      return "dilindungi kata sandi";
    case PRK_PDF_ERROR_TOO_LARGE:
      return "terlalu besar untuk digabung";
    case PRK_PDF_ERROR_EMPTY:
      return "berkas kosong";
    default:
      return "PDF rusak";
    }
}

/* TRUE when @error was about this part only, which then is apart. Takes it. */
static gboolean
set_apart (Bagian  *part,
           GError  *local_error,
           GError **error)
{
  if (!is_about_document (local_error))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  part->alasan = g_strdup (get_reason (local_error));
  g_error_free (local_error);

  return TRUE;
}

static gboolean
add_bytes (PrkPdfBundel  *bundel,
           Bagian        *part,
           GBytes        *pdf,
           GError       **error)
{
  GError *local_error = NULL;

  part->baris.n_halaman = prk_pdf_bundel_add (bundel, pdf, &part->nomor, &local_error);

  return part->baris.n_halaman > 0 || set_apart (part, local_error, error);
}

/* What kind of file it is, its first bytes say, not its name. */
static gboolean
add_file (PrkPaketCetak  *cetak,
          PrkPdfBundel   *bundel,
          Bagian         *part,
          const char     *hash,
          GError        **error)
{
  int fd = prk_store_open_blob (cetak->store, hash, NULL);
  char first[1024] = { 0 };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) pdf = NULL;
  GError *local_error = NULL;

  if (fd < 0)
    {
      part->alasan = g_strdup ("belum ada di laptop ini");
      return TRUE;
    }
  if (pread (fd, first, sizeof first - 1, 0) > 0 && memmem (first, sizeof first, "%PDF-", 5) != NULL)
    {
      part->baris.n_halaman = prk_pdf_bundel_add_fd (bundel, fd, &part->nomor, &local_error);
      close (fd);
      return part->baris.n_halaman > 0 || set_apart (part, local_error, error);
    }
  close (fd);
  bytes = prk_store_get_blob (cetak->store, hash, NULL);
  pdf = bytes != NULL ? prk_gambar_pdf_new (bytes, NULL) : NULL;
  if (pdf != NULL)
    return add_bytes (bundel, part, pdf, error);
  part->alasan = g_strdup ("bukan PDF, JPEG, atau PNG");

  return TRUE;
}

static gboolean
add_paper (PrkPaketCetak  *cetak,
           PrkPdfBundel   *bundel,
           Bagian         *part,
           const char     *place,
           GError        **error)
{
  g_auto(GStrv) words = g_strsplit (place, "/", 2);
  const PrkNaskahKasus *paper = words[0] != NULL && words[1] != NULL ? prk_naskah_kasus_find (words[1]) : NULL;
  g_autoptr(GBytes) pdf = paper != NULL ? _prk_paket_cetak_naskah (cetak, paper, words[0], error) : NULL;

  return pdf != NULL && add_bytes (bundel, part, pdf, error);
}

static gboolean
add_part (PrkPaketCetak  *cetak,
          PrkPdfBundel   *bundel,
          Bagian         *part,
          GError        **error)
{
  const char *id = part->butir->id;

  part->baris.judul = part->butir->judul;
  part->baris.keterangan = part->butir->keterangan;
  if (g_cancellable_set_error_if_cancelled (cetak->cancellable, error))
    return FALSE;
  if (g_str_has_prefix (id, NASKAH))
    return add_paper (cetak, bundel, part, id + strlen (NASKAH), error);
  if (g_str_has_prefix (id, BERKAS))
    return add_file (cetak, bundel, part, id + strlen (BERKAS), error);
  else
    {
      g_autoptr(GBytes) pdf = _prk_paket_cetak_kak (cetak, error);

      return pdf != NULL && add_bytes (bundel, part, pdf, error);
    }
}

/* (element-type Bagian); NULL with an error when something is asked for that the case has not. */
static GPtrArray *
choose (GPtrArray           *all,
        const char *const   *pilihan,
        GError             **error)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) bagian_free);

  for (guint i = 0; pilihan == NULL ? i < all->len : pilihan[i] != NULL; i++)
    {
      PrkBundelButir *found = pilihan == NULL ? g_ptr_array_index (all, i) : NULL;
      Bagian *part;

      for (guint j = 0; found == NULL && j < all->len; j++)
        if (strcmp (((PrkBundelButir *) g_ptr_array_index (all, j))->id, pilihan[i]) == 0)
          found = g_ptr_array_index (all, j);
      if (found == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", pilihan[i]);
          return NULL;
        }
      if (pilihan == NULL && !found->is_usul)
        continue;
      part = g_new0 (Bagian, 1);
      part->butir = found;
      g_ptr_array_add (parts, part);
    }
  if (parts->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "–");
      return NULL;
    }

  return g_steal_pointer (&parts);
}

/* The whole */

static void
add_links (PrkPdfBundel *bundel,
           PrkCetakan   *isi,
           GPtrArray    *parts)
{
  guint n_isi = prk_cetakan_get_n_pages (isi);

  prk_pdf_bundel_add_outline (bundel, "Daftar isi", 0);
  for (guint i = 0; i < parts->len; i++)
    {
      const Bagian *part = g_ptr_array_index (parts, i);
      g_autofree char *path = _prk_bundel_dup_path (i);
      const PrkJangkar *place = prk_cetakan_find_path (isi, path);

      if (part->alasan != NULL)
        continue;
      prk_pdf_bundel_add_outline (bundel, part->butir->judul, n_isi + part->baris.awal);
      if (place != NULL && strcmp (place->path, path) == 0)
        prk_pdf_bundel_add_link (bundel, (guint) place->page, place->x, place->y, place->width, place->height,
                                 n_isi + part->baris.awal);
    }
}

/* µs since 1970: when the newest of the case's own records was written, so that the same case gives the same bytes. */
static gint64
find_time (PrkKasusBuka *buka)
{
  gint64 newest = 0;

  for (guint i = 0; i < buka->peristiwa->len + 2; i++)
    {
      PrkRecord *one = i < buka->peristiwa->len ? g_ptr_array_index (buka->peristiwa, i)
                       : i == buka->peristiwa->len ? buka->ksd : buka->kak;
      g_autoptr(GPtrArray) ops = one != NULL ? prk_record_list_ops (one) : NULL;

      if (ops != NULL && ops->len > 0)
        newest = MAX (newest, prk_op_get_at_us (g_ptr_array_index (ops, ops->len - 1)));
    }

  return newest;
}

static PrkBundelHasil *
put_together (PrkPaketCetak  *cetak,
              PrkPdfBundel   *bundel,
              GPtrArray      *parts,
              gboolean        is_bernomor,
              GError        **error)
{
  g_autoptr(GPtrArray) baris = g_ptr_array_new ();
  g_autoptr(PrkBundelHasil) hasil = g_new0 (PrkBundelHasil, 1);
  g_autoptr(PrkCetakan) isi = NULL;
  guint n_halaman = 0, first;

  for (guint i = 0; i < parts->len; i++)
    {
      Bagian *part = g_ptr_array_index (parts, i);

      part->baris.awal = n_halaman;
      part->baris.alasan = part->alasan;
      n_halaman += part->baris.n_halaman;
      hasil->n_terpisah += part->alasan != NULL ? 1 : 0;
      g_ptr_array_add (baris, &part->baris);
    }
  isi = _prk_bundel_cetak_isi (cetak, baris, error);
  if (isi == NULL || prk_pdf_bundel_add (bundel, prk_cetakan_get_pdf (isi), &first, error) == 0)
    return NULL;
  prk_pdf_bundel_place (bundel, first);
  for (guint i = 0; i < parts->len; i++)
    {
      const Bagian *part = g_ptr_array_index (parts, i);

      if (part->alasan == NULL)
        prk_pdf_bundel_place (bundel, part->nomor);
    }
  add_links (bundel, isi, parts);
  hasil->pdf = prk_pdf_bundel_write (bundel, cetak->buka->ringkas->judul, find_time (cetak->buka), is_bernomor, error);
  hasil->n_bagian = parts->len - hasil->n_terpisah;
  hasil->n_halaman = n_halaman + prk_cetakan_get_n_pages (isi);

  return hasil->pdf != NULL ? g_steal_pointer (&hasil) : NULL;
}

/**
 * prk_bundel_buat:
 * @daftar: the cases of a store
 * @profil: the daerah whose papers they are
 * @ksd: id of a case
 * @pilihan: (nullable): ids of prk_bundel_list()
 * @is_bernomor: page numbers over all
 * @kemajuan: (nullable): called in this thread after each part
 * @data: for @kemajuan
 * @cancellable: (nullable): a cancellable
 * @error: of the domains PRK_STORE_ERROR, PRK_NASKAH_ERROR, PRK_PDF_ERROR, G_IO_ERROR (%G_IO_ERROR_NOT_FOUND: no such part, or none)
 *
 * Makes one PDF of a case.
 *
 * Returns: (transfer full): it, and what could not be put in
 */
PrkBundelHasil *
prk_bundel_buat (PrkKasusDaftar     *daftar,
                 PrkProfil          *profil,
                 const char         *ksd,
                 const char *const  *pilihan,
                 gboolean            is_bernomor,
                 PrkPaketKemajuan    kemajuan,
                 gpointer            data,
                 GCancellable       *cancellable,
                 GError            **error)
{
  PrkPaketCetak *cetak;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(PrkPdfBundel) bundel = NULL;
  PrkBundelHasil *hasil = NULL;
  guint n_done = 0;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && profil != NULL && ksd != NULL, NULL);

  cetak = _prk_paket_cetak_new (daftar, profil, ksd, cancellable, error);
  all = cetak != NULL ? list (cetak, error) : NULL;
  parts = all != NULL ? choose (all, pilihan, error) : NULL;
  bundel = parts != NULL ? prk_pdf_bundel_new (cancellable, error) : NULL;
  if (bundel != NULL)
    {
      for (; n_done < parts->len && add_part (cetak, bundel, g_ptr_array_index (parts, n_done), error); n_done++)
        if (kemajuan != NULL)
          kemajuan (n_done + 1, parts->len + 1, ((Bagian *) g_ptr_array_index (parts, n_done))->butir->judul, data);
      if (n_done == parts->len)
        hasil = put_together (cetak, bundel, parts, is_bernomor, error);
    }
  g_clear_pointer (&cetak, _prk_paket_cetak_free);

  return hasil;
}
