/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder is made under a name of its own and gets its right one when everything is in it, so that nobody takes half of a
 * case for the whole. */

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "domain/prk-naskah-kasus.h"
#include "domain/prk-naskah-teks.h"
#include "naskah/prk-naskah.h"
#include "store/prk-berkas.h"

#include "prk-kantor.h"
#include "prk-paket-private.h"

typedef struct
{
  PrkStore     *store;
  PrkProfil    *profil;
  PrkKasusBuka *buka;
  char         *folder;  /* as it is being made */
  GPtrArray    *berkas;  /* (element-type PrkPaketBerkas) */
  guint         n_hilang;
  GCancellable *cancellable;
} Paket;

void
prk_paket_free (PrkPaket *self)
{
  g_free (self->folder);
  g_free (self);
}

static void
berkas_free (PrkPaketBerkas *self)
{
  g_free (self->path);
  g_free (self->judul);
  g_free (self->hash);
  g_free (self);
}

/* Files */

static void
add_listed (Paket      *self,
            const char *path,
            const char *judul,
            const char *hash)
{
  PrkPaketBerkas *one = g_new0 (PrkPaketBerkas, 1);

  one->path = g_strdup (path);
  one->judul = g_strdup (judul);
  one->hash = g_strdup (hash);
  g_ptr_array_add (self->berkas, one);
}

static gboolean
write_file (Paket          *self,
            const char     *path,
            gconstpointer   data,
            gsize           size,
            GError        **error)
{
  g_autofree char *full = g_build_filename (self->folder, path, NULL);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error)
         && g_file_set_contents (full, data, (gssize) size, error);
}

static gboolean
add_file (Paket          *self,
          const char     *path,
          const char     *judul,
          gconstpointer   data,
          gsize           size,
          GError        **error)
{
  g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);

  if (!write_file (self, path, data, size, error))
    return FALSE;
  add_listed (self, path, judul, hash);

  return TRUE;
}

static char *
dup_checksum (const char  *path,
              GError     **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  return file != NULL ? g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                                     (const guchar *) g_mapped_file_get_contents (file),
                                                     g_mapped_file_get_length (file))
                      : NULL;
}

static gboolean
add_attachment (Paket                  *self,
                const PrkBerkasKeadaan *one,
                GError                **error)
{
  g_autofree char *path = g_strdup_printf ("lampiran/%02u %s", self->berkas->len + 1, one->berkas->nama);
  g_autofree char *full = g_build_filename (self->folder, path, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (full);
  g_autofree char *hash = NULL;

  if (!one->is_here)
    {
      add_listed (self, path, one->berkas->nama, NULL);
      self->n_hilang++;
      return TRUE;
    }
  if (!prk_store_export_berkas (self->store, one->berkas->hash, file, self->cancellable, error))
    return FALSE;
  hash = dup_checksum (full, error);
  if (hash == NULL)
    return FALSE;
  add_listed (self, path, one->berkas->nama, hash);

  return TRUE;
}

static gboolean
add_attachments (Paket       *self,
                 const char  *record,
                 GError     **error)
{
  g_autoptr(GPtrArray) all = prk_store_list_berkas (self->store, record, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!add_attachment (self, g_ptr_array_index (all, i), error))
      return FALSE;

  return all != NULL;
}

static gboolean
add_all_attachments (Paket   *self,
                     GError **error)
{
  GPtrArray *events = self->buka->peristiwa;

  if (!add_attachments (self, prk_record_get_id (self->buka->ksd), error)
      || (self->buka->kak != NULL && !add_attachments (self, prk_record_get_id (self->buka->kak), error)))
    return FALSE;
  for (guint i = 0; i < events->len; i++)
    if (!add_attachments (self, prk_record_get_id (g_ptr_array_index (events, i)), error))
      return FALSE;

  return TRUE;
}

/* Data */

static gboolean
add_record (Paket       *self,
            PrkRecord   *record,
            const char  *path,
            const char  *judul,
            GError     **error)
{
  g_autofree char *state = prk_record_dup_state (record);

  return add_file (self, path, judul, state, strlen (state), error);
}

static gboolean
add_data (Paket   *self,
          GError **error)
{
  GPtrArray *events = self->buka->peristiwa;
  g_autoptr(GString) list = g_string_new ("[");

  for (guint i = 0; i < events->len; i++)
    {
      PrkRecord *one = g_ptr_array_index (events, i);
      g_autofree char *state = prk_record_dup_state (one);

      g_string_append_printf (list, "%s\n{\"id\":\"%s\",\"nilai\":%s}", i > 0 ? "," : "", prk_record_get_id (one), state);
    }
  g_string_append (list, "\n]\n");

  return add_record (self, self->buka->ksd, "data/kerja-sama.json", "Kerja sama (JSON)", error)
         && add_file (self, "data/peristiwa.json", "Peristiwa (JSON)", list->str, list->len, error)
         && (self->buka->kak == NULL || add_record (self, self->buka->kak, "data/kak.json", "KAK (JSON)", error));
}

/* Papers */

static gboolean
add_paper (Paket                *self,
           const PrkNaskahKasus *paper,
           const char           *line,
           GPtrArray            *texts,
           GError              **error)
{
  const PrkTahapKonteks *konteks = &self->buka->konteks;
  PrkRecord *text = prk_naskah_find (texts, prk_record_get_id (self->buka->ksd), line, paper);
  g_autoptr(PrkRecord) record = prk_naskah_kasus_new_cetak (paper, konteks, line, text);
  g_autoptr(PrkPencetak) pencetak
    = prk_pencetak_new_untuk (self->profil, prk_record_get_kind (record), paper->id);
  g_autofree char *judul = g_strdup_printf ("%s (%s)", paper->nama, line);
  g_autofree char *name = prk_berkas_clean_nama (judul);
  g_autofree char *path = g_strdup_printf ("naskah/%02u %s.pdf", self->berkas->len + 1, name);
  g_autoptr(PrkCetakan) cetakan = NULL;
  GBytes *pdf;

  prk_kantor_siapkan (pencetak, self->store);
  if (prk_naskah_kasus_is_rancangan (paper, konteks->kasus, line))
    prk_pencetak_set_tanda_air (pencetak, "RANCANGAN");
  cetakan = prk_pencetak_cetak (pencetak, record, self->cancellable, error);
  if (cetakan == NULL)
    return FALSE;
  pdf = prk_cetakan_get_pdf (cetakan);

  return add_file (self, path, judul, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), error);
}

static GPtrArray *
load_texts (Paket   *self,
            GError **error)
{
  PrkQuery query = { .type = "naskah" };
  g_autoptr(GPtrArray) rows = prk_store_list (self->store, &query, error);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PrkRecord *one = prk_store_load (self->store, ((PrkRingkas *) g_ptr_array_index (rows, i))->id, error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (texts, one);
    }

  return rows != NULL ? g_steal_pointer (&texts) : NULL;
}

static gboolean
add_kak (Paket   *self,
         GError **error)
{
  g_autoptr(PrkPencetak) pencetak = NULL;
  g_autoptr(PrkCetakan) cetakan = NULL;
  GBytes *pdf;

  if (self->buka->kak == NULL)
    return TRUE;
  pencetak = prk_pencetak_new (self->profil);
  prk_kantor_siapkan (pencetak, self->store);
  cetakan = prk_pencetak_cetak_kak (pencetak, self->buka->kak, self->cancellable, error);
  if (cetakan == NULL)
    return FALSE;
  pdf = prk_cetakan_get_pdf (cetakan);

  return add_file (self, "naskah/KAK.pdf", "Kerangka Acuan Kerja", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                   error);
}

static gboolean
add_papers (Paket   *self,
            GError **error)
{
  g_autoptr(GPtrArray) texts = load_texts (self, error);
  GPtrArray *lines = self->buka->ringkas->alur;

  if (texts == NULL || !add_kak (self, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (lines, i);
      g_autoptr(GPtrArray) papers = prk_naskah_kasus_list (self->buka->konteks.kasus, line->alur);

      for (guint j = 0; j < papers->len; j++)
        if (!add_paper (self, g_ptr_array_index (papers, j), line->alur, texts, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
add_lists (Paket   *self,
           GError **error)
{
  g_autofree char *html = _prk_paket_dup_html (self->buka, self->berkas);
  g_autofree char *attachments = g_build_filename (self->folder, "lampiran", NULL);
  g_autofree char *sums = NULL;

  g_rmdir (attachments); /* when nothing is in it */
  if (!add_file (self, "index.html", "Daftar", html, strlen (html), error))
    return FALSE;
  sums = _prk_paket_dup_sums (self->berkas);

  return write_file (self, "SHA256SUMS", sums, strlen (sums), error);
}

/* The folder */

static gboolean
make_folders (Paket       *self,
              const char  *tempat,
              GError     **error)
{
  static const char *const names[] = { "data", "lampiran", "naskah" };

  self->folder = g_build_filename (tempat, ".prakarsa-XXXXXX", NULL);
  if (g_mkdtemp_full (self->folder, 0755) == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", tempat, g_strerror (errno));
      g_clear_pointer (&self->folder, g_free);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      if (g_mkdir (path, 0755) != 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
          return FALSE;
        }
    }

  return TRUE;
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

/* Beside what is there: a second export is "… (2)". */
static char *
give_name (Paket       *self,
           const char  *tempat,
           GError     **error)
{
  g_autofree char *name = prk_berkas_clean_nama (self->buka->ringkas->judul);

  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *numbered = i > 1 ? g_strdup_printf ("%s (%u)", name, i) : g_strdup (name);
      g_autofree char *path = g_build_filename (tempat, numbered, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      if (g_rename (self->folder, path) == 0)
        return g_steal_pointer (&path);
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s", name);

  return NULL;
}

static void
paket_clear (Paket *self)
{
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->folder);
  g_clear_pointer (&self->buka, prk_kasus_buka_unref);
  g_ptr_array_unref (self->berkas);
}

/**
 * prk_paket_tulis:
 * @daftar: the cases of a store
 * @profil: the daerah whose layout is printed
 * @ksd: id of a case
 * @tempat: a folder that is there
 * @cancellable: (nullable): a cancellable
 * @error: of the domains PRK_STORE_ERROR, PRK_NASKAH_ERROR, G_IO_ERROR, G_FILE_ERROR
 *
 * Writes a whole case into a folder of its own, named after its title.
 *
 * Returns: (transfer full): what was written
 */
PrkPaket *
prk_paket_tulis (PrkKasusDaftar  *daftar,
                 PrkProfil       *profil,
                 const char      *ksd,
                 const char      *tempat,
                 GCancellable    *cancellable,
                 GError         **error)
{
  Paket self = { .profil = profil, .cancellable = cancellable };
  PrkPaket *result = NULL;
  char *folder = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && profil != NULL && ksd != NULL && tempat != NULL, NULL);

  self.store = prk_kasus_daftar_get_store (daftar);
  self.berkas = g_ptr_array_new_with_free_func ((GDestroyNotify) berkas_free);
  self.buka = prk_kasus_buka (daftar, ksd, error);
  if (self.buka != NULL)
    {
      if (make_folders (&self, tempat, error) && add_papers (&self, error) && add_all_attachments (&self, error)
          && add_data (&self, error) && add_lists (&self, error))
        folder = give_name (&self, tempat, error);
    }
  if (folder != NULL)
    {
      g_clear_pointer (&self.folder, g_free);
      result = g_new0 (PrkPaket, 1);
      result->folder = folder;
      result->n_hilang = self.n_hilang;
      result->n_berkas = self.berkas->len - self.n_hilang + 1;
    }
  paket_clear (&self);

  return result;
}
