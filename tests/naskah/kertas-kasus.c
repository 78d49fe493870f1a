/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "dokumen.h"
#include "kertas-kasus.h"
#include "uji.h"

const char *const kertas_satu[] = { "62.05|Kabupaten Barito Utara", NULL };
const char *const kertas_tiga[]
    = { "62.05|Kabupaten Barito Utara", "62.03|Kabupaten Kapuas", "62.71|Kota Palangka Raya", NULL };

static void
kata_clear (gpointer data)
{
  g_free (((Kata *) data)->text);
}

PrkProfil *
kertas_profil (const char *id)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = g_str_has_prefix (id, "{") ? prk_profil_new_from_json (id, "provinsi", &error)
                                                 : prk_profil_load (id, NULL, &error);

  g_assert_no_error (error);
  return profil;
}

void
kertas_init (Kertas               *self,
          const char        *profil,
          const char *const *mitra)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  *self = (Kertas) { .profil = kertas_profil (profil) };
  g_string_append_printf (
      text,
      "{\"ksd\": {\"judul\": \"Penanganan Karhutla di Wilayah Perbatasan\", \"varian\": \"ksdd\", \"prakarsa\": \"daerah\", "
      "\"daerah\": \"%s\", \"perangkat_daerah\": \"Badan Penanggulangan Bencana Daerah\", \"urusan\": {\"ketenteraman\": true}, "
      "\"jangka\": {\"mulai\": \"2027-01-01\", \"selesai\": \"2029-12-31\"}, \"objek\": {\"o1\": {\"uraian\": \"Pencegahan "
      "kebakaran\"}, \"o2\": {\"uraian\": \"Pemadaman bersama\"}}, \"ruang_lingkup\": {\"teks\": \"Meliputi:\\n\\n1. patroli;"
      "\\n2. posko bersama.\"}, \"maksud_tujuan\": {\"teks\": \"- menurunkan luas lahan terbakar\\n- membagi peralatan\"}, "
      "\"lokasi\": \"Kecamatan perbatasan\", \"pihak\": {\"kita\": {\"_urut\": \"A\", \"kode\": \"%s\", \"nama\": \"%s\", "
      "\"perangkat_daerah\": \"Badan Penanggulangan Bencana Daerah\", \"kedudukan\": \"Buntok\", \"jalan\": \"Contoh Nomor 1\", "
      "\"keputusan\": \"100.2.1.3-1\", \"masa_jabatan\": \"2025–2030\"}",
      prk_profil_get_daerah (self->profil), prk_profil_get_daerah (self->profil), prk_profil_get_nama (self->profil));
  for (guint i = 0; mitra[i] != NULL; i++)
    {
      g_auto(GStrv) part = g_strsplit (mitra[i], "|", 2);

      g_string_append_printf (text, ", \"m%02u\": {\"_urut\": \"B%02u\", \"kode\": \"%s\", \"nama\": \"%s\"}", i, i, part[0],
                              part[1]);
    }
  g_string_append (text, "}}, \"peristiwa\": []}");
  self->kasus = prk_kasus_new_dari_json (text->str, -1, &error);
  g_assert_no_error (error);
}

void
kertas_clear (Kertas *self)
{
  g_clear_pointer (&self->kata, g_array_unref);
  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  prk_kasus_unref (self->kasus);
  prk_profil_unref (self->profil);
}

void
kertas_catat (Kertas        *self,
       const char *jenis,
       const char *isi)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (isi, &error);

  g_assert_no_error (error);
  g_assert_nonnull (prk_kasus_catat (self->kasus, jenis, json_node_get_object (node)));
}

static void
baca_kata (Kertas        *self,
           const char *bbox)
{
  int page = -1;

  self->kata = g_array_new (FALSE, TRUE, sizeof (Kata));
  g_array_set_clear_func (self->kata, kata_clear);
  for (const char *p = bbox; p != NULL; p = strchr (p, '\n'))
    {
      Kata kata = { 0 };
      char text[2000];

      p += *p == '\n' ? 1 : 0;
      if (g_str_has_prefix (p, "  <page"))
        {
          g_auto(GStrv) part = g_strsplit (p, "\"", 5);

          page++;
          self->lebar = g_ascii_strtod (part[1], NULL);
          self->tinggi = g_ascii_strtod (part[3], NULL);
        }
      if (sscanf (p, "    <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%1999[^<]", &kata.x0, &kata.y0, &kata.x1,
                  &kata.y1, text) == 5)
        {
          kata.page = page;
          kata.text = g_strdup (text);
          g_array_append_val (self->kata, kata);
        }
    }
}

gboolean
kertas_cetak (Kertas        *self,
       const char *id,
       const char *alur,
       PrkRecord  *naskah)
{
  return kertas_cetak_dengan (self, id, alur, naskah, NULL);
}

gboolean
kertas_cetak_dengan (Kertas     *self,
                     const char *id,
                     const char *alur,
                     PrkRecord  *naskah,
                     const char *templat)
{
  static const char *const before[] = { "pdftotext", "-bbox", NULL };
  const PrkNaskahKasus *paper = prk_naskah_kasus_find (id);
  PrkTahapKonteks konteks = { .kasus = self->kasus, .profil = self->profil };
  g_autoptr(PrkRecord) record = prk_naskah_kasus_new_cetak (paper, &konteks, alur, naskah);
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (self->profil, "cetak_kasus", id);
  g_autoptr(GError) error = NULL;
  const char *const after[] = { "-", NULL };
  const char *keep = g_getenv ("PRAKARSA_TEST_KEEP");
  g_autofree char *bbox = NULL;

  g_assert_true (templat == NULL || prk_pencetak_set_templat (pencetak, templat, NULL));
  if (prk_naskah_kasus_is_rancangan (paper, self->kasus, alur))
    prk_pencetak_set_tanda_air (pencetak, "RANCANGAN");
  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  g_clear_pointer (&self->kata, g_array_unref);
  self->cetakan = prk_pencetak_cetak (pencetak, record, NULL, &error);
  g_assert_no_error (error);
  if (keep != NULL)
    {
      static guint n;
      g_autofree char *file = g_strdup_printf ("%s/%03u-%s.pdf", keep, n++, id);
      GBytes *pdf = prk_cetakan_get_pdf (self->cetakan);

      g_file_set_contents (file, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
    }
  bbox = tanya_pdf (prk_cetakan_get_pdf (self->cetakan), NULL, before, after);
  if (bbox == NULL)
    return FALSE;
  baca_kata (self, bbox);

  return TRUE;
}

char *
kertas_dup_teks (Kertas *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->kata->len; i++)
    {
      const Kata *kata = &g_array_index (self->kata, Kata, i);

      if (kata->y0 < self->tinggi - 70)
        g_string_append_printf (out, "%s%s", i > 0 ? " " : "", kata->text);
    }

  return g_string_free (out, FALSE);
}

const Kata *
kertas_cari (Kertas        *self,
      const char *first,
      const char *second,
      guint       nth)
{
  for (guint i = 0; i + 1 < self->kata->len; i++)
    {
      const Kata *kata = &g_array_index (self->kata, Kata, i);

      if (strcmp (kata->text, first) == 0 && (second == NULL || strcmp (kata[1].text, second) == 0) && nth-- == 0)
        return kata;
    }
  g_test_message ("not found: %s %s", first, second);
  g_assert_not_reached ();
}

void
kertas_assert_order (Kertas               *self,
              const char *const *parts)
{
  g_autofree char *words = kertas_dup_teks (self);
  g_autofree char *text = padatkan (words);
  const char *p = text;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = padatkan (parts[i]);
      const char *found = strstr (p, part);

      g_test_message ("%s: %s", found != NULL ? "block" : "MISSING", parts[i]);
      if (found == NULL)
        g_test_message ("after: %.300s", p);
      g_assert_nonnull (found);
      p = found + strlen (part);
    }
}

void
kertas_assert_left_of (const Kata *left,
                const Kata *right,
                double      middle)
{
  g_assert_cmpfloat (left->x1, <, middle);
  g_assert_cmpfloat (right->x0, >, middle - 40);
  g_assert_cmpfloat (left->x1, <, right->x0);
}

void
kertas_assert_sound (Kertas *self)
{
  g_autofree char *text = kertas_dup_teks (self);
  const PrkTataHalaman *halaman = prk_profil_get_halaman (self->profil);

  g_assert_null (strstr (text, "{{"));
  g_assert_null (strstr (text, "{judul}"));
  g_assert_null (strstr (text, "(null)"));
  for (guint i = 0; i < self->kata->len; i++)
    {
      const Kata *kata = &g_array_index (self->kata, Kata, i);

      g_assert_cmpfloat (kata->x0, >, halaman->kiri_mm / 25.4 * 72 - 2);
      g_assert_cmpfloat (kata->x1, <, self->lebar - halaman->kanan_mm / 25.4 * 72 + 4);
    }
}
