/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bahan.h"

/* Time that this process had a processor: what other programs do meanwhile does not count. */
double
bahan_cpu_ms (void)
{
  struct timespec at;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &at);

  return at.tv_sec * 1000.0 + at.tv_nsec / 1e6;
}

static int
compare_double (gconstpointer a,
                gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

double
bahan_kuantil (double *values,
               guint   n,
               double  q)
{
  qsort (values, n, sizeof *values, compare_double);

  return values[MIN ((guint) (q * n), n - 1)];
}

void
bahan_lapor (const char *name,
             double      ours,
             double      peer,
             double      limit,
             const char *goal)
{
  char number[4][G_ASCII_DTOSTR_BUF_SIZE];
  gboolean holds = peer > 0 ? ours / peer <= limit : ours <= limit;

  g_ascii_formatd (number[0], sizeof number[0], "%.3f", ours);
  g_ascii_formatd (number[1], sizeof number[1], "%.3f", peer);
  g_ascii_formatd (number[2], sizeof number[2], "%.4f", peer > 0 ? ours / peer : 0);
  g_print ("{\"name\":\"%s\",\"ours\":%s,\"peer\":%s,\"unit\":\"ms\",\"ratio\":%s,\"goal\":\"%s\",\"holds\":%s}\n",
           name,
           number[0],
           peer > 0 ? number[1] : "null",
           peer > 0 ? number[2] : "null",
           goal,
           holds ? "true" : "false");
}

PrkCetakan *
bahan_cetak (PrkPencetak *pencetak,
             PrkRecord   *kak)
{
  g_autoptr(GError) error = NULL;
  PrkCetakan *cetakan = prk_pencetak_cetak_kak (pencetak, kak, NULL, &error);

  g_assert_no_error (error);

  return cetakan;
}

guint
bahan_hitung_halaman (Bahan *bahan)
{
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new (bahan->profil);
  g_autoptr(PrkCetakan) cetakan = bahan_cetak (pencetak, bahan->kak);

  return prk_cetakan_get_n_pages (cetakan);
}

void
bahan_set_text (Bahan      *bahan,
                const char *path,
                const char *text)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (bahan->kak);

  prk_edit_set_text (edit, path, text);
  prk_test_device_commit (bahan->device, edit);
}

/* The sample KAK with @n_more paragraphs in its narrative parts. */
void
bahan_init (Bahan      *self,
            const char *name,
            guint       n_more)
{
  static const char *const parts[] = { "latar_belakang/narasi", "lokasi/narasi", "manfaat/narasi", "analisis_dampak/narasi" };

  memset (self, 0, sizeof *self);
  self->device = prk_test_device_new (1);
  self->profil = contoh_profil ("barito-selatan");
  self->kak = contoh_muat (self->device, self->profil, name);
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    {
      g_autoptr(GString) text = g_string_new (prk_record_get_text (self->kak, parts[part]));

      for (guint i = part; i < n_more; i += G_N_ELEMENTS (parts))
        g_string_append_printf (
          text,
          "\n\nKeadaan nomor %u menunjukkan bahwa *pelayanan* di wilayah perbatasan memerlukan pembagian tugas yang jelas, "
          "anggaran yang pasti, dan **laporan berkala** kepada kedua kepala daerah. Setiap semester para pihak menilai "
          "capaian %u, mencatat hambatan, dan menyepakati perbaikan rencana kerja tahun berikutnya sebelum anggaran disusun.",
          i + 1,
          (i + 1) * 7);
      if (n_more > part)
        bahan_set_text (self, parts[part], text->str);
    }
}

void
bahan_clear (Bahan *self)
{
  g_clear_pointer (&self->templat, prk_templat_free);
  prk_record_unref (self->kak);
  prk_profil_unref (self->profil);
  prk_test_device_free (self->device);
}

/* How many paragraphs more make it @n_pages long. */
guint
bahan_cari_jumlah (const char *name,
                   guint       n_pages)
{
  guint n = 0;

  /* No paragraph is as long as a page. */
  for (;;)
    {
      Bahan bahan;
      guint n_now;

      bahan_init (&bahan, name, n);
      n_now = bahan_hitung_halaman (&bahan);
      bahan_clear (&bahan);
      if (n_now >= n_pages)
        return n;
      n += n_pages - n_now;
    }
}
