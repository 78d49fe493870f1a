/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The folder is made under a name of its own and gets its right one when everything is in it, so that nobody takes half of a
 * case for the whole. */

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "store/prk-arsip-simpan.h"
#include "store/prk-berkas.h"

#include "prk-paket-private.h"

typedef struct
{
  PrkPaketCetak   *cetak;
  PrkKasusBuka    *buka;   /* of @cetak */
  char            *folder; /* as it is being made */
  GPtrArray       *berkas; /* (element-type PrkPaketBerkas) */
  guint            n_hilang;
  guint            n_steps;
  PrkPaketKemajuan kemajuan; /* (nullable) */
  gpointer         data;
  GCancellable    *cancellable;
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
  if (self->kemajuan != NULL)
    self->kemajuan (MIN (self->berkas->len, self->n_steps), self->n_steps, judul, self->data);
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
  if (!prk_store_export_berkas (self->cetak->store, one->berkas->hash, file, self->cancellable, error))
    return FALSE;
  hash = dup_checksum (full, error);
  if (hash == NULL)
    return FALSE;
  add_listed (self, path, one->berkas->nama, hash);

  return TRUE;
}

static gboolean
add_all_attachments (Paket   *self,
                     GError **error)
{
  g_autoptr(GPtrArray) all = _prk_paket_list_berkas (self->cetak, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!add_attachment (self, g_ptr_array_index (all, i), error))
      return FALSE;

  return all != NULL;
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
add_archives (Paket   *self,
              GError **error)
{
  g_autoptr(GPtrArray) all = prk_arsip_muat_kasus (self->cetak->store, self->buka, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      PrkRecord *one = g_ptr_array_index (all, i);
      const char *alur = prk_record_get_string (one, "alur");
      g_autofree char *path = g_strdup_printf ("data/arsip-%u.json", i + 1);
      g_autofree char *judul = g_strdup_printf ("Arsip, alur %s (JSON)", alur != NULL ? alur : "–");

      if (!add_record (self, one, path, judul, error))
        return FALSE;
    }

  return all != NULL;
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
         && (self->buka->kak == NULL || add_record (self, self->buka->kak, "data/kak.json", "KAK (JSON)", error))
         && add_archives (self, error);
}

/* Papers */

static gboolean
add_paper (Paket                *self,
           const PrkNaskahKasus *paper,
           const char           *line,
           GError              **error)
{
  g_autofree char *judul = g_strdup_printf ("%s (%s)", paper->nama, line);
  g_autofree char *name = prk_berkas_clean_nama (judul);
  g_autofree char *path = g_strdup_printf ("naskah/%02u %s.pdf", self->berkas->len + 1, name);
  g_autoptr(GBytes) pdf = _prk_paket_cetak_naskah (self->cetak, paper, line, error);

  return pdf != NULL && add_file (self, path, judul, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), error);
}

static gboolean
add_kak (Paket   *self,
         GError **error)
{
  g_autoptr(GBytes) pdf = NULL;

  if (self->buka->kak == NULL)
    return TRUE;
  pdf = _prk_paket_cetak_kak (self->cetak, error);

  return pdf != NULL && add_file (self, "naskah/KAK.pdf", "Kerangka Acuan Kerja", g_bytes_get_data (pdf, NULL),
                                  g_bytes_get_size (pdf), error);
}

static gboolean
add_papers (Paket   *self,
            GError **error)
{
  g_autoptr(GPtrArray) papers = _prk_paket_list_naskah (self->buka);

  if (!add_kak (self, error))
    return FALSE;
  for (guint i = 0; i < papers->len; i++)
    {
      const PrkPaketNaskah *one = g_ptr_array_index (papers, i);

      if (!add_paper (self, one->naskah, one->alur, error))
        return FALSE;
    }

  return TRUE;
}

/* How many files there will be, for whoever waits. */
static gboolean
count_steps (Paket   *self,
             GError **error)
{
  g_autoptr(GPtrArray) files = _prk_paket_list_berkas (self->cetak, error);
  g_autoptr(GPtrArray) papers = _prk_paket_list_naskah (self->buka);

  if (files == NULL)
    return FALSE;
  self->n_steps = files->len + papers->len + (self->buka->kak != NULL ? 2 : 0) + 3;

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
  g_clear_pointer (&self->cetak, _prk_paket_cetak_free);
  g_ptr_array_unref (self->berkas);
}

/**
 * prk_paket_tulis:
 * @daftar: the cases of a store
 * @profil: the daerah whose layout is printed
 * @ksd: id of a case
 * @tempat: a folder that is there
 * @kemajuan: (nullable): called in this thread after each file
 * @data: for @kemajuan
 * @cancellable: (nullable): a cancellable
 * @error: of the domains PRK_STORE_ERROR, PRK_NASKAH_ERROR, G_IO_ERROR, G_FILE_ERROR
 *
 * Writes a whole case into a folder of its own, named after its title.
 *
 * Returns: (transfer full): what was written
 */
PrkPaket *
prk_paket_tulis (PrkKasusDaftar    *daftar,
                 PrkProfil         *profil,
                 const char        *ksd,
                 const char        *tempat,
                 PrkPaketKemajuan   kemajuan,
                 gpointer           data,
                 GCancellable      *cancellable,
                 GError           **error)
{
  Paket self = { .kemajuan = kemajuan, .data = data, .cancellable = cancellable };
  PrkPaket *result = NULL;
  char *folder = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar) && profil != NULL && ksd != NULL && tempat != NULL, NULL);

  self.berkas = g_ptr_array_new_with_free_func ((GDestroyNotify) berkas_free);
  self.cetak = _prk_paket_cetak_new (daftar, profil, ksd, cancellable, error);
  if (self.cetak != NULL)
    {
      self.buka = self.cetak->buka;
      if (count_steps (&self, error) && make_folders (&self, tempat, error) && add_papers (&self, error)
          && add_all_attachments (&self, error) && add_data (&self, error) && add_lists (&self, error))
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
