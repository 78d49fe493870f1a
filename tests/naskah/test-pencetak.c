/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-kak.h"
#include "naskah/prk-kaya.h"
#include "naskah/prk-naskah.h"

#include "contoh.h"
#include "dokumen.h"

static const char *const contoh[] = {
  "draf-persampahan",
  "karhutla-perbatasan",
  "kesehatan-perbatasan",
  "perikanan-hortikultura",
};

typedef struct
{
  PrkTestDevice *device;
  PrkProfil     *profil;
  PrkRecord     *kak;
  PrkPencetak   *pencetak;
  PrkCetakan    *cetakan;
} Uji;

static void
uji_cetak (Uji *self)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  self->cetakan = prk_pencetak_cetak_kak (self->pencetak, self->kak, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->cetakan);
}

static void
uji_init (Uji        *self,
          const char *profil,
          const char *name)
{
  memset (self, 0, sizeof *self);
  self->device = prk_test_device_new (1);
  self->profil = contoh_profil (profil);
  self->kak = contoh_muat (self->device, self->profil, name);
  self->pencetak = prk_pencetak_new (self->profil);
  uji_cetak (self);
}

static void
uji_clear (Uji *self)
{
  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  g_assert_finalize_object (self->pencetak);
  prk_record_unref (self->kak);
  prk_profil_unref (self->profil);
  prk_test_device_free (self->device);
}

/* All blanks gone: where a line or a cell is broken says nothing about the words. */
static char *
padatkan (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\f')
      g_string_append_len (out, p, g_utf8_next_char (p) - p);

  return g_string_free (out, FALSE);
}

/* The text of the PDF in the order in which it was drawn, without running lines. */
static char *
dup_text (PrkCetakan *cetakan)
{
  const char *const before[] = { "pdftotext", "-raw", NULL };
  const char *const after[] = { "-", NULL };
  g_autofree char *raw = tanya_pdf (prk_cetakan_get_pdf (cetakan), NULL, before, after);
  g_auto(GStrv) lines = NULL;
  g_autoptr(GString) out = g_string_new (NULL);

  if (raw == NULL)
    return NULL;

  lines = g_strsplit_set (raw, "\n\f", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "KAK: ") && !g_str_has_prefix (lines[i], "Halaman "))
      g_string_append (out, lines[i]);

  return padatkan (out->str);
}

static void
assert_says (const char *text,
             const char *path,
             const char *value)
{
  g_autofree char *wanted = padatkan (value);

  if (strstr (text, wanted) == NULL)
    g_error ("%s is not in the PDF: %s", path, value);
}

static void
assert_value (Uji             *uji,
              const char      *text,
              const PrkBidang *bidang,
              const char      *path)
{
  g_autofree char *shown = prk_kak_dup_tampil (uji->kak, bidang, path);
  g_auto(GStrv) part = NULL;

  /* Of a draft without costs nothing is said about its costs. */
  if (shown == NULL || bidang->jenis == PRK_JENIS_YA_TIDAK ||
      g_strcmp0 (bidang->rumus, "belum_dianggarkan") == 0)
    return;

  if (bidang->jenis == PRK_JENIS_NARASI)
    {
      g_autofree char *plain = prk_kaya_dup_plain (shown);

      part = g_strsplit (plain, "\n", -1);
    }
  else
    {
      part = g_strsplit (shown, "; ", -1);
    }
  for (guint i = 0; part[i] != NULL; i++)
    assert_says (text, path, part[i]);
}

/* What stands above the signature is the profile's choice. */
static gboolean
is_left_out (Uji        *uji,
             const char *path)
{
  static const char *const optional[] = { "kepala_pd/jabatan", "tempat", "tanggal", NULL };
  const char *const *lines = prk_profil_get_daftar (uji->profil, "kak.pengesahan");
  g_autofree char *placeholder = g_strdup_printf ("{%s}", path);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (strstr (lines[i], placeholder) != NULL)
      return FALSE;

  return lines != NULL && g_strv_contains (optional, path);
}

/* Every field and every cell of the record is in the PDF, word for word. */
static void
test_text_is_complete (gconstpointer data)
{
  static const char *const profil[] = { "barito-selatan", "samarinda" };

  for (guint k = 0; k < G_N_ELEMENTS (profil); k++)
    {
      Uji uji;
      g_autofree char *text = NULL;
      PrkSkema *skema;

      uji_init (&uji, profil[k], data);
      text = dup_text (uji.cetakan);
      if (text == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          uji_clear (&uji);
          return;
        }

      skema = prk_profil_get_skema (uji.profil);
      for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
        {
          const PrkBagian *bagian = prk_skema_get_bagian (skema, i);

          for (guint j = 0; j < bagian->n_bidang; j++)
            {
              const PrkBidang *bidang = &bagian->bidang[j];
              g_auto(GStrv) rows = NULL;

              if (bidang->jenis != PRK_JENIS_TABEL)
                {
                  if (!is_left_out (&uji, bidang->path))
                    assert_value (&uji, text, bidang, bidang->path);
                  continue;
                }
              rows = prk_record_list_rows (uji.kak, bidang->path);
              for (guint row = 0; rows[row] != NULL; row++)
                for (guint column = 0; column < bidang->n_kolom; column++)
                  {
                    g_autofree char *path = g_strdup_printf ("%s/%s/%s",
                                                             bidang->path,
                                                             rows[row],
                                                             bidang->kolom[column].path);

                    if (g_str_equal (path + strlen (bidang->path) + strlen (rows[row]) + 2, "kode"))
                      continue;
                    assert_value (&uji, text, &bidang->kolom[column], path);
                  }
            }
        }
      uji_clear (&uji);
    }
}

static void
test_fonts_are_embedded (void)
{
  const char *const before[] = { "pdffonts", NULL };
  Uji uji;
  g_autofree char *out = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_fonts = 0;

  uji_init (&uji, "barito-selatan", "karhutla-perbatasan");
  out = tanya_pdf (prk_cetakan_get_pdf (uji.cetakan), NULL, before, NULL);
  uji_clear (&uji);
  if (out == NULL)
    {
      g_test_skip ("pdffonts is not installed");
      return;
    }

  /* … emb sub uni object ID: the three words before the last two numbers. */
  lines = g_strsplit (out, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *line = ratakan (lines[i]);

      n_fonts++;
      g_assert_nonnull (strstr (line, " yes yes yes "));
    }
  g_assert_cmpuint (n_fonts, >=, 2);
}

/* A second program opens it and has nothing to say against it. */
static void
test_mutool (void)
{
  const char *const draw[] = { "mutool", "draw", "-F", "txt", NULL };
  const char *const info[] = { "mutool", "info", NULL };
  const char *const show[] = { "mutool", "show", NULL };
  const char *const outline[] = { "outline", NULL };
  Uji uji;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *info_out = NULL;
  g_autofree char *info_err = NULL;
  g_autofree char *tree = NULL;
  g_autofree char *pages = NULL;

  uji_init (&uji, "barito-selatan", "karhutla-perbatasan");
  out = tanya_pdf (prk_cetakan_get_pdf (uji.cetakan), &err, draw, NULL);
  if (out == NULL)
    {
      g_test_skip ("mutool is not installed");
      uji_clear (&uji);
      return;
    }

  /* Debian builds it without colour management and it says so of every file. */
  if (!g_str_equal (err, "warning: ICC support is not available\n"))
    g_assert_cmpstr (err, ==, "");
  g_assert_nonnull (strstr (out, "Latar Belakang"));

  info_out = tanya_pdf (prk_cetakan_get_pdf (uji.cetakan), &info_err, info, NULL);
  g_assert_cmpstr (info_err, ==, "");
  pages = g_strdup_printf ("Pages: %u\n", prk_cetakan_get_n_pages (uji.cetakan));
  g_assert_nonnull (strstr (info_out, pages));

  tree = tanya_pdf (prk_cetakan_get_pdf (uji.cetakan), NULL, show, outline);
  for (guint i = 0; i < prk_profil_get_n_bagian (uji.profil); i++)
    {
      const PrkTataBagian *bagian = prk_profil_get_bagian (uji.profil, i);
      g_autofree char *title = g_strdup_printf ("\"%s %s\"", bagian->nomor, bagian->judul);

      g_assert_nonnull (strstr (tree, title));
    }
  uji_clear (&uji);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (contoh); i++)
    {
      g_autofree char *name = g_strdup_printf ("/pencetak/text-is-complete/%s", contoh[i]);

      g_test_add_data_func (name, contoh[i], test_text_is_complete);
    }
  g_test_add_func ("/pencetak/fonts-are-embedded", test_fonts_are_embedded);
  g_test_add_func ("/pencetak/mutool", test_mutool);

  return g_test_run ();
}
