/* SPDX-License-Identifier: GPL-3.0-or-later */
#define GETTEXT_PACKAGE PRK_GETTEXT_DOMAIN

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/prk-hash.h"
#include "base/prk-resource.h"

#include "prk-cetakan-private.h"
#include "prk-docx-tulis.h"
#include "prk-naskah-resources.h"
#include "prk-pdf.h"
#include "prk-susun.h"

#define TEMPLAT_PATH "/org/prakarsa/naskah/"
#define KAK_PATH "/org/prakarsa/naskah/kak.xml"
#define HASIL_PATH "/org/prakarsa/naskah/hasil-telaah.xml"

struct _PrkPencetak
{
  GObject     parent_instance;

  PrkProfil  *profil;
  const char *path;    /* of the template that ships */
  PrkTemplat *templat; /* NULL until it is needed */
  PrkUkur    *ukur;
  PrkLambang *lambang;
  GHashTable *lambang_lain; /* (element-type utf8 PrkLambang) */
  GHashTable *gambar;       /* (element-type utf8 GBytes) emblems that no paper has asked for yet */
  char       *salah;        /* (nullable) what is wrong with one of them */
  GHashTable *kantor;       /* (nullable) (element-type utf8 utf8) the office's templates */
  char       *peringatan;   /* (nullable) why they are not used */
  char       *folder;       /* (nullable) */
  char       *tanda_air;
};

G_DEFINE_FINAL_TYPE (PrkPencetak, prk_pencetak, G_TYPE_OBJECT)

static void
prk_pencetak_finalize (GObject *object)
{
  PrkPencetak *self = PRK_PENCETAK (object);

  g_clear_pointer (&self->templat, prk_templat_free);
  g_clear_pointer (&self->ukur, prk_ukur_free);
  g_clear_pointer (&self->lambang, prk_lambang_free);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_hash_table_unref (self->lambang_lain);
  g_hash_table_unref (self->gambar);
  g_free (self->salah);
  g_clear_pointer (&self->kantor, g_hash_table_unref);
  g_free (self->peringatan);
  g_free (self->folder);
  g_free (self->tanda_air);

  G_OBJECT_CLASS (prk_pencetak_parent_class)->finalize (object);
}

static void
prk_pencetak_class_init (PrkPencetakClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_pencetak_finalize;
}

static void
prk_pencetak_init (PrkPencetak *self)
{
  self->lambang_lain = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) prk_lambang_free);
  self->gambar = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

/**
 * prk_pencetak_new:
 * @profil: the daerah whose layout is printed
 *
 * Makes a printer. It remembers the shape of what it printed last, so one printer a document on screen is best.
 *
 * Returns: (transfer full): a printer; use it from one thread at a time
 */
PrkPencetak *
prk_pencetak_new (PrkProfil *profil)
{
  PrkPencetak *self;

  g_return_val_if_fail (profil != NULL, NULL);

  self = g_object_new (PRK_TYPE_PENCETAK, NULL);
  self->profil = prk_profil_ref (profil);
  self->path = KAK_PATH;
  self->ukur = prk_ukur_new (prk_profil_get_halaman (profil)->huruf_naskah);

  return self;
}

/**
 * prk_pencetak_new_hasil_telaah:
 * @profil: the daerah whose layout is printed
 *
 * Makes a printer of what prk_telaah_new_cetak() lays together.
 *
 * Returns: (transfer full): a printer; use it from one thread at a time
 */
PrkPencetak *
prk_pencetak_new_hasil_telaah (PrkProfil *profil)
{
  g_autoptr(PrkProfil) own = NULL;
  PrkPencetak *self;

  g_return_val_if_fail (profil != NULL, NULL);

  own = prk_profil_new_for (profil, "hasil_telaah");
  self = prk_pencetak_new (own);
  self->path = HASIL_PATH;

  return self;
}

/**
 * prk_pencetak_new_untuk:
 * @profil: the daerah whose layout is printed
 * @jenis: type of the records
 * @naskah: name of a template that ships, without its ending
 *
 * Makes a printer of one kind of paper.
 *
 * Returns: (transfer full): a printer; use it from one thread at a time
 */
PrkPencetak *
prk_pencetak_new_untuk (PrkProfil  *profil,
                        const char *jenis,
                        const char *naskah)
{
  g_autoptr(PrkProfil) own = NULL;
  g_autofree char *path = NULL;
  PrkPencetak *self;

  g_return_val_if_fail (profil != NULL && jenis != NULL && naskah != NULL, NULL);

  own = prk_profil_new_for (profil, jenis);
  path = g_strdup_printf ("/org/prakarsa/naskah/%s.xml", naskah);
  self = prk_pencetak_new (own);
  self->path = g_intern_string (path);

  return self;
}

static char *
baca_templat (const char  *file,
              GError     **error)
{
  g_autofree char *text = NULL;
  gsize size;

  if (!g_file_get_contents (file, &text, &size, error))
    return NULL;
  if (!g_utf8_validate (text, size, NULL))
    {
      g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("“%s” is no text in UTF-8"), file);
      return NULL;
    }

  return g_steal_pointer (&text);
}

static char *
muat_templat (const char  *nama,
              gpointer     user_data,
              GError     **error)
{
  PrkPencetak *self = user_data;
  g_autofree char *file = g_strconcat (nama, ".xml", NULL);
  g_autofree char *own = self->folder != NULL ? g_build_filename (self->folder, "naskah", file, NULL) : NULL;
  g_autofree char *path = g_strconcat (TEMPLAT_PATH, file, NULL);
  g_autoptr(GBytes) shipped = NULL;

  if (strpbrk (nama, "/\\.") != NULL)
    {
      g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("There is no template “%s”"), nama);
      return NULL;
    }
  if (self->kantor != NULL && g_hash_table_contains (self->kantor, nama))
    return g_strdup (g_hash_table_lookup (self->kantor, nama));
  if (own != NULL && g_file_test (own, G_FILE_TEST_EXISTS))
    return baca_templat (own, error);

  shipped = g_resource_lookup_data (prk_resource_get (prk_naskah_get_resource), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (shipped == NULL)
    {
      g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("There is no template “%s”"), nama);
      return NULL;
    }

  return g_strndup (g_bytes_get_data (shipped, NULL), g_bytes_get_size (shipped));
}

static gboolean
take_templat (PrkPencetak  *self,
              const char   *text,
              GError      **error)
{
  PrkTemplat *templat = prk_templat_new_dengan (text, self->profil, muat_templat, self, error);
  const char *letters;

  if (templat == NULL)
    return FALSE;

  g_clear_pointer (&self->templat, prk_templat_free);
  self->templat = templat;
  letters = prk_profil_get_teks (self->profil, "halaman.huruf_surat");
  if (letters != NULL && prk_templat_is_surat (templat))
    {
      prk_ukur_free (self->ukur);
      self->ukur = prk_ukur_new (letters);
    }

  return TRUE;
}

static gboolean
take_named (PrkPencetak  *self,
            GError      **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *text = NULL;

  *strrchr (name, '.') = '\0';
  text = muat_templat (name, self, error);

  return text != NULL && take_templat (self, text, error);
}

/* Goes on with those of the office's templates that are sound. Returns: (nullable): the others, and why. */
static char *
leave_out (PrkPencetak *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  const char *const maybe[] = { "dasar-naskah", "dasar-surat", name };
  g_autoptr(GHashTable) all = g_steal_pointer (&self->kantor);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, value;

  *strrchr (name, '.') = '\0';
  self->kantor = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->kantor, g_strdup (key), g_strdup (value));
  for (guint i = 0; i < G_N_ELEMENTS (maybe); i++)
    {
      const char *text = g_hash_table_lookup (all, maybe[i]);
      g_autoptr(GError) cause = NULL;
      g_autoptr(PrkTemplat) templat
        = text != NULL ? prk_templat_new_dengan (text, self->profil, muat_templat, self, &cause) : NULL;

      if (text == NULL || templat != NULL)
        continue;
      g_hash_table_remove (self->kantor, maybe[i]);
      g_ptr_array_add (words, g_strdup_printf ("%s: %s", maybe[i], cause->message));
    }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);

  return g_strjoinv ("; ", (char **) words->pdata);
}

/**
 * prk_pencetak_set_templat:
 * @text: (nullable): XML of an office's own template; %NULL for the one that ships, or the office's
 *
 * Chooses the template. One that cannot be used leaves the former in force.
 *
 * Returns: %FALSE with %PRK_NASKAH_ERROR_TEMPLATE naming line and field
 */
gboolean
prk_pencetak_set_templat (PrkPencetak  *self,
                          const char   *text,
                          GError      **error)
{
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (PRK_IS_PENCETAK (self), FALSE);

  if (text != NULL)
    return take_templat (self, text, error);
  if (take_named (self, &cause))
    return TRUE;
  if (self->kantor == NULL || g_hash_table_size (self->kantor) == 0)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  /* A document is made, and it is said which of them it was made without. */
  g_free (self->peringatan);
  self->peringatan = leave_out (self);
  if (self->peringatan != NULL && take_named (self, NULL))
    return TRUE;
  g_free (self->peringatan);
  self->peringatan = g_strdup (cause->message);
  g_clear_pointer (&self->kantor, g_hash_table_unref);

  return take_named (self, error);
}

void
prk_pencetak_set_templat_kantor (PrkPencetak *self,
                                 GHashTable  *kantor)
{
  g_return_if_fail (PRK_IS_PENCETAK (self));

  g_clear_pointer (&self->kantor, g_hash_table_unref);
  g_clear_pointer (&self->templat, prk_templat_free);
  g_clear_pointer (&self->peringatan, g_free);
  self->kantor = kantor != NULL ? g_hash_table_ref (kantor) : NULL;
}

const char *
prk_pencetak_get_peringatan (PrkPencetak *self)
{
  g_return_val_if_fail (PRK_IS_PENCETAK (self), NULL);

  return self->peringatan;
}

/**
 * prk_pencetak_dup_catatan:
 *
 * What a person should know of the paper that was made last: a template of the office that was left out, an emblem that is no
 * picture, a font that is not on this computer.
 *
 * Returns: (transfer full) (nullable): sentences, one a line
 */
char *
prk_pencetak_dup_catatan (PrkPencetak *self)
{
  g_autofree char *wanted = NULL;
  g_autofree char *font = NULL;
  GString *all;

  g_return_val_if_fail (PRK_IS_PENCETAK (self), NULL);

  all = g_string_new (NULL);
  font = prk_ukur_dup_pengganti (self->ukur, &wanted);
  if (self->peringatan != NULL)
    g_string_append_printf (all, _("The office's template cannot be used, so the paper is as it ships: %s"), self->peringatan);
  if (self->salah != NULL)
    {
      g_string_append (all, all->len > 0 ? "\n" : "");
      g_string_append_printf (all, _("A frame stands in the place of an emblem. %s"), self->salah);
    }
  if (font != NULL)
    {
      g_string_append (all, all->len > 0 ? "\n" : "");
      g_string_append_printf (all, _("The font “%s” is not on this computer; the paper is set in “%s”"), wanted, font);
    }

  return g_string_free (all, all->len == 0);
}

/**
 * prk_pencetak_set_lambang:
 * @image: (nullable): bytes of a PNG, JPEG or SVG file; %NULL for the neutral outline
 *
 * Sets the emblem. One that cannot be used leaves the former in force.
 *
 * Returns: %FALSE with %PRK_NASKAH_ERROR_IMAGE when it is no image or too large
 */
gboolean
prk_pencetak_set_lambang (PrkPencetak  *self,
                          GBytes       *image,
                          GError      **error)
{
  PrkLambang *lambang = NULL;

  g_return_val_if_fail (PRK_IS_PENCETAK (self), FALSE);

  if (image != NULL)
    {
      lambang = prk_lambang_new (image, error);
      if (lambang == NULL)
        return FALSE;
    }

  g_clear_pointer (&self->lambang, prk_lambang_free);
  self->lambang = lambang;

  return TRUE;
}

gboolean
prk_pencetak_set_lambang_lain (PrkPencetak  *self,
                               const char   *kunci,
                               GBytes       *image,
                               GError      **error)
{
  PrkLambang *lambang;

  g_return_val_if_fail (PRK_IS_PENCETAK (self) && kunci != NULL && image != NULL, FALSE);

  lambang = prk_lambang_new (image, error);
  if (lambang == NULL)
    return FALSE;
  g_hash_table_insert (self->lambang_lain, g_strdup (kunci), lambang);

  return TRUE;
}

void
prk_pencetak_add_lambang (PrkPencetak *self,
                          const char  *kunci,
                          GBytes      *image)
{
  g_return_if_fail (PRK_IS_PENCETAK (self) && image != NULL);

  g_hash_table_insert (self->gambar, g_strdup (kunci != NULL ? kunci : prk_profil_get_daerah (self->profil)), g_bytes_ref (image));
}

static void
take_gambar (PrkPencetak *self,
             const char  *kunci,
             const char  *nama)
{
  const char *own = prk_profil_get_daerah (self->profil);
  g_autoptr(GError) error = NULL;
  GBytes *image;

  kunci = kunci != NULL ? kunci : own;
  image = g_hash_table_lookup (self->gambar, kunci);
  if (image == NULL)
    return;
  if (strcmp (kunci, own) == 0)
    prk_pencetak_set_lambang (self, image, &error);
  else
    prk_pencetak_set_lambang_lain (self, kunci, image, &error);
  if (error != NULL && self->salah == NULL)
    self->salah = g_strdup_printf ("%s: %s", nama != NULL ? nama : kunci, error->message);
  g_hash_table_remove (self->gambar, kunci);
}

/* Decodes those emblems that these blocks show. */
static void
take_gambar_of (PrkPencetak *self,
                GPtrArray   *blok)
{
  for (guint i = 0; blok != NULL && i < blok->len; i++)
    {
      const PrkBlok *one = g_ptr_array_index (blok, i);

      if (one->jenis == PRK_BLOK_LAMBANG && one->lambang == NULL)
        take_gambar (self, NULL, NULL);
      for (guint k = 0; one->lambang != NULL && k < one->lambang->len; k++)
        {
          const PrkLambangTempat *place = &g_array_index (one->lambang, PrkLambangTempat, k);

          take_gambar (self, place->kunci, place->nama);
        }
      for (guint k = 0; one->tabel != NULL && k < one->tabel->baris->len; k++)
        {
          const PrkBaris *baris = g_ptr_array_index (one->tabel->baris, k);

          for (guint n = 0; n < baris->n_sel; n++)
            take_gambar_of (self, baris->sel[n].isi);
        }
    }
}

/**
 * prk_pencetak_set_folder:
 * @folder: (nullable): the office's data folder
 *
 * Looks there for templates and emblems first. What is wrong with a template is told when it is needed.
 *
 * Returns: %FALSE when a picture of the folder "lambang" cannot be used; the message names it, the others serve
 */
gboolean
prk_pencetak_set_folder (PrkPencetak  *self,
                         const char   *folder,
                         GError      **error)
{
  g_autofree char *emblems = folder != NULL ? g_build_filename (folder, "lambang", NULL) : NULL;
  g_autoptr(GDir) dir = emblems != NULL ? g_dir_open (emblems, 0, NULL) : NULL;
  g_autoptr(GError) first = NULL;
  const char *name;

  g_return_val_if_fail (PRK_IS_PENCETAK (self), FALSE);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_clear_pointer (&self->salah, g_free);
  g_hash_table_remove_all (self->gambar);
  g_hash_table_remove_all (self->lambang_lain);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (emblems, name, NULL);
      g_autofree char *kunci = g_strdup (name);
      char *dot = strrchr (kunci, '.');
      g_autoptr(GMappedFile) file = dot != NULL && dot > kunci ? g_mapped_file_new (path, FALSE, NULL) : NULL;
      g_autoptr(GBytes) image = file != NULL ? g_mapped_file_get_bytes (file) : NULL;

      if (image == NULL)
        continue;
      *dot = '\0';
      if (!prk_pencetak_set_lambang_lain (self, kunci, image, first == NULL ? &first : NULL) && first != NULL)
        g_prefix_error (&first, "%s: ", name);
    }
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));

  return FALSE;
}

/**
 * prk_pencetak_set_tanda_air:
 * @text: (nullable): such as "RANCANGAN"
 *
 * Sets the words across every page. A document with a watermark is a draft: its empty fields are named as missing.
 */
void
prk_pencetak_set_tanda_air (PrkPencetak *self,
                            const char  *text)
{
  g_return_if_fail (PRK_IS_PENCETAK (self));

  g_free (self->tanda_air);
  self->tanda_air = g_strdup (text);
}

/* When the record was first and last written; one laid together from others says it itself. */
static void
find_dates (PrkRecord *kak,
            PrkPdf    *pdf)
{
  g_autoptr(GPtrArray) ops = prk_record_list_ops (kak);

  if (ops->len > 0)
    {
      pdf->dibuat_us = prk_op_get_at_us (g_ptr_array_index (ops, 0));
      pdf->diubah_us = prk_op_get_at_us (g_ptr_array_index (ops, ops->len - 1));
    }
  else
    {
      pdf->dibuat_us = prk_record_get_int (kak, "waktu_us", 0);
      pdf->diubah_us = pdf->dibuat_us;
    }
}

static void
set_tepi (PrkPencetak *self,
          PrkTepi     *tepi,
          PrkUnsur     unsur,
          const char  *text)
{
  const PrkSimpul *simpul = prk_templat_find (self->templat, unsur);

  if (simpul == NULL)
    return;

  tepi->gaya = simpul->gaya;
  tepi->teks = text;
  tepi->garis = prk_simpul_get_ya (simpul, "garis", FALSE);
}

static void
describe (PrkPencetak *self,
          PrkSusunan  *susunan,
          PrkRecord   *kak,
          PrkPdf      *pdf)
{
  if (g_hash_table_size (self->gambar) > 0)
    {
      take_gambar_of (self, susunan->sampul);
      take_gambar_of (self, susunan->isi);
    }
  pdf->halaman = prk_profil_get_halaman (self->profil);
  pdf->lambang = self->lambang;
  pdf->lambang_lain = self->lambang_lain;
  pdf->daerah = prk_profil_get_daerah (self->profil);
  pdf->tanda_air = self->tanda_air;
  pdf->judul = susunan->judul;
  pdf->penulis = susunan->penulis;
  pdf->subjek = susunan->subjek;
  find_dates (kak, pdf);
  set_tepi (self, &pdf->kepala, PRK_UNSUR_KEPALA, susunan->kepala);
  set_tepi (self, &pdf->kaki, PRK_UNSUR_KAKI, susunan->kaki);
}

static void
add_words (GChecksum *sum,
           GPtrArray *blok)
{
  for (guint i = 0; blok != NULL && i < blok->len; i++)
    {
      const PrkBlok *one = g_ptr_array_index (blok, i);

      if (one->teks != NULL)
        g_checksum_update (sum, (const guchar *) one->teks->str, one->teks->len + 1);
      for (guint k = 0; one->tabel != NULL && k < one->tabel->baris->len; k++)
        {
          const PrkBaris *baris = g_ptr_array_index (one->tabel->baris, k);

          for (guint n = 0; n < baris->n_sel; n++)
            if (baris->sel[n].isi != NULL)
              add_words (sum, baris->sel[n].isi);
        }
    }
}

/* "Rancangan 3f9a01bc": two prints with the same code have the same words. */
static char *
dup_kode (PrkSusunan *susunan)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  add_words (sum, susunan->sampul);
  add_words (sum, susunan->isi);

  return g_strdup_printf ("Rancangan %.8s", g_checksum_get_string (sum));
}

static PrkCetakan *
print (PrkPencetak   *self,
       PrkSusunan    *susunan,
       PrkRecord     *kak,
       GCancellable  *cancellable,
       GError       **error)
{
  const PrkTataHalaman *halaman = prk_profil_get_halaman (self->profil);
  g_autoptr(PrkTata) tata = prk_tata_new ();
  PrkPdf pdf = { 0 };
  g_autofree char *kode = self->tanda_air != NULL ? dup_kode (susunan) : NULL;
  GBytes *bytes;

  prk_ukur_begin (self->ukur);
  if (!prk_tata_susun (tata, self->ukur, halaman, susunan->sampul, TRUE, cancellable) ||
      !prk_tata_susun (tata, self->ukur, halaman, susunan->isi, FALSE, cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return NULL;
    }

  describe (self, susunan, kak, &pdf);
  pdf.kode = kode;
  bytes = prk_pdf_tulis (&pdf, tata, self->ukur, cancellable, error);
  if (bytes == NULL)
    return NULL;

  prk_ukur_end (self->ukur);

  return _prk_cetakan_new (bytes, g_steal_pointer (&tata->jangkar), tata->lembar->len);
}

static PrkSusunan *
susun (PrkPencetak  *self,
       PrkRecord    *record,
       GError      **error)
{
  if (self->templat == NULL && !prk_pencetak_set_templat (self, NULL, error))
    return NULL;

  return prk_susunan_new (self->templat, self->profil, record, self->tanda_air != NULL, error);
}

static PrkCetakan *
cetak (PrkPencetak   *self,
       PrkRecord     *record,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr(PrkSusunan) susunan = susun (self, record, error);

  if (susunan == NULL)
    return NULL;

  return print (self, susunan, record, cancellable, error);
}

/**
 * prk_pencetak_cetak_kak:
 * @kak: a record of type "kak"; not changed by anyone meanwhile
 *
 * Prints a KAK in the layout of the profile. The same record, profile, template and emblem give the same bytes: the dates
 * in the PDF are those of the record's ops.
 *
 * Returns: (transfer full): the document, or %NULL with %PRK_NASKAH_ERROR or %G_IO_ERROR_CANCELLED
 */
PrkCetakan *
prk_pencetak_cetak_kak (PrkPencetak   *self,
                        PrkRecord     *kak,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_return_val_if_fail (PRK_IS_PENCETAK (self), NULL);
  g_return_val_if_fail (kak != NULL, NULL);

  return cetak (self, kak, cancellable, error);
}

/**
 * prk_pencetak_cetak_hasil_telaah:
 * @hasil: a record of type "hasil_telaah"
 *
 * Prints a sheet or the result of a review, with a printer of prk_pencetak_new_hasil_telaah(). The
 * same record gives the same bytes.
 *
 * Returns: (transfer full): the document, or %NULL with %PRK_NASKAH_ERROR or %G_IO_ERROR_CANCELLED
 */
PrkCetakan *
prk_pencetak_cetak_hasil_telaah (PrkPencetak   *self,
                                 PrkRecord     *hasil,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  g_return_val_if_fail (PRK_IS_PENCETAK (self), NULL);
  g_return_val_if_fail (hasil != NULL, NULL);

  return cetak (self, hasil, cancellable, error);
}

/**
 * prk_pencetak_cetak:
 * @record: a record of the type that the printer was made for
 *
 * Prints it. The same record gives the same bytes.
 *
 * Returns: (transfer full): the document, or %NULL with %PRK_NASKAH_ERROR or %G_IO_ERROR_CANCELLED
 */
PrkCetakan *
prk_pencetak_cetak (PrkPencetak   *self,
                    PrkRecord     *record,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_return_val_if_fail (PRK_IS_PENCETAK (self), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  return cetak (self, record, cancellable, error);
}

/**
 * prk_pencetak_tulis_docx:
 * @record: a record of the type that the printer was made for
 *
 * Writes the same paper for a word processor: the words of the PDF in the same order, with styles, numberings, fields and a
 * bookmark on every paragraph. A part of the file names record, versi and hash of what was printed. The same record gives
 * the same bytes.
 *
 * Returns: (transfer full): the DOCX, or %NULL with %PRK_NASKAH_ERROR or %G_IO_ERROR_CANCELLED
 */
GBytes *
prk_pencetak_tulis_docx (PrkPencetak   *self,
                         PrkRecord     *record,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(PrkSusunan) susunan = NULL;
  g_autofree char *versi = NULL;
  g_autofree char *hash = NULL;
  PrkPdf kertas = { 0 };
  PrkDocxTulis tulis = { .kertas = &kertas };
  GBytes *bytes;

  g_return_val_if_fail (PRK_IS_PENCETAK (self), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  susunan = susun (self, record, error);
  if (susunan == NULL)
    return NULL;

  describe (self, susunan, record, &kertas);
  tulis.templat = self->templat;
  tulis.rekaman = prk_record_get_id (record);
  tulis.jenis = prk_record_get_string (record, "asal/jenis");
  tulis.versi = prk_record_get_string (record, "asal/versi");
  tulis.hash = prk_record_get_string (record, "asal/hash");
  if (tulis.jenis == NULL)
    {
      tulis.jenis = prk_record_get_kind (record);
      tulis.versi = versi = prk_record_dup_versi (record);
      tulis.hash = hash = prk_record_dup_hash (record);
    }

  prk_ukur_begin (self->ukur);
  bytes = prk_docx_tulis (&tulis, susunan->sampul, susunan->isi, self->ukur, cancellable, error);
  if (bytes != NULL)
    prk_ukur_end (self->ukur);

  return bytes;
}
