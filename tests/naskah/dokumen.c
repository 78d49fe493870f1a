/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "dokumen.h"

#define MM (25.4 / 72.0)

void
dokumen_init (Dokumen *self)
{
  memset (self, 0, sizeof *self);
  self->isi = (PrkGaya) { .ukuran = 10, .spasi = 1, .rata = PRK_RATA_KIRI };
  self->judul = (PrkGaya) { .ukuran = 10, .spasi = 1, .tebal = TRUE, .ikut = TRUE, .tingkat = 1 };
  self->sel = (PrkGaya) { .ukuran = 8, .spasi = 1 };
  self->kepala = (PrkGaya) { .ukuran = 8, .spasi = 1, .tebal = TRUE, .rata = PRK_RATA_TENGAH };
  self->halaman = (PrkTataHalaman) {
    .lebar_mm = 300 * MM,
    .tinggi_mm = 400 * MM,
    .kiri_mm = 50 * MM,
    .kanan_mm = 50 * MM,
    .atas_mm = 50 * MM,
    .bawah_mm = 50 * MM,
    .huruf_naskah = "Liberation Sans",
  };
  self->ukur = prk_ukur_new (self->halaman.huruf_naskah);
  self->blok = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_blok_free);

  /* Lines of 15 pt whatever the font says. */
  {
    g_autoptr(PrkTeks) line = prk_ukur_teks (self->ukur, "x", NULL, &self->isi, PRK_RATA_KIRI, 200, NULL);

    self->isi.spasi = self->judul.spasi = 15 / line->tinggi;
  }
}

void
dokumen_clear (Dokumen *self)
{
  g_clear_pointer (&self->tata, prk_tata_free);
  g_clear_pointer (&self->ukur, prk_ukur_free);
  g_clear_pointer (&self->blok, g_ptr_array_unref);
}

PrkBlok *
dokumen_add (Dokumen       *self,
             const PrkGaya *gaya,
             const char    *text)
{
  PrkBlok *blok = prk_blok_new (PRK_BLOK_PARAGRAF, gaya);

  prk_blok_add_teks (blok, text, 0, NULL);
  g_ptr_array_add (self->blok, blok);

  return blok;
}

PrkBlok *
dokumen_add_lines (Dokumen    *self,
                   guint       n,
                   const char *word)
{
  PrkBlok *blok = dokumen_add (self, &self->isi, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s%s%u", i > 0 ? "\n" : "", word, i + 1);

      prk_blok_add_teks (blok, line, 0, NULL);
    }

  return blok;
}

void
dokumen_susun (Dokumen *self)
{
  g_clear_pointer (&self->tata, prk_tata_free);
  self->tata = prk_tata_new ();
  g_assert_true (prk_tata_susun (self->tata, self->ukur, &self->halaman, self->blok, FALSE, NULL));
}

char *
dokumen_dup_page (Dokumen *self,
                  guint    page)
{
  GString *out = g_string_new (NULL);
  const PrkLembar *lembar;

  g_assert_cmpuint (page, <, self->tata->lembar->len);
  lembar = g_ptr_array_index (self->tata->lembar, page);
  for (guint i = 0; i < lembar->letak->len; i++)
    {
      const PrkLetak *letak = &g_array_index (lembar->letak, PrkLetak, i);

      for (guint line = letak->dari; letak->jenis == PRK_LETAK_TEKS && line < letak->sampai; line++)
        {
          const PrkTeksBaris *one = &g_array_index (letak->teks->baris, PrkTeksBaris, line);
          g_autofree char *copy = g_strndup (letak->teks->teks + one->teks, one->n_teks);

          g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", g_strstrip (copy));
        }
    }

  g_string_replace (out, "\xe2\x80\xa8", "", 0);

  return g_string_free (out, FALSE);
}

GBytes *
dokumen_tulis (Dokumen *self)
{
  PrkPdf pdf = { .halaman = &self->halaman };
  g_autoptr(GError) error = NULL;
  GBytes *bytes = prk_pdf_tulis (&pdf, self->tata, self->ukur, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

char *
tanya_pdf (GBytes            *pdf,
           char             **err,
           const char *const *before,
           const char *const *after)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *path = NULL;
  g_autofree char *program = g_find_program_in_path (before[0]);
  g_autoptr(GError) error = NULL;
  char *out = NULL;
  int fd;

  if (program == NULL)
    return NULL;

  fd = g_file_open_tmp ("naskah-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);

  for (guint i = 0; before[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) before[i]);
  g_ptr_array_add (argv, path);
  for (guint i = 0; after != NULL && after[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) after[i]);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, err, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return out;
}

char *
pdftotext (GBytes *pdf)
{
  const char *const before[] = { "pdftotext", "-layout", NULL };
  const char *const after[] = { "-", NULL };

  return tanya_pdf (pdf, NULL, before, after);
}

char *
ratakan (const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("\\s+", 0, 0, NULL);
  g_autofree char *out = g_regex_replace_literal (regex, text, -1, 0, " ", 0, NULL);

  return g_strdup (g_strstrip (out));
}
