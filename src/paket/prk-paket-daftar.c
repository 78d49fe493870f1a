/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of the folder is for whoever opens it years later without the program: plain HTML without scripts, in the
 * language of the papers. */

#include "config.h"

#include "prk-paket-private.h"

static const char head[]
  = "<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n<style>\n"
    "body { font-family: sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.4; }\n"
    "table { border-collapse: collapse; width: 100%%; }\n"
    "th, td { text-align: left; vertical-align: top; padding: 0.25em 0.5em; border-bottom: 1px solid #bbb; }\n"
    "code { font-size: 0.8em; word-break: break-all; color: #555; }\n</style>\n</head>\n<body>\n<h1>%s</h1>\n";

static void
append_row (GString    *html,
            const char *name,
            const char *value)
{
  g_autofree char *escaped = value != NULL && *value != '\0' ? g_markup_escape_text (value, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (html, "<tr><th>%s</th><td>%s</td></tr>\n", name, escaped);
}

static void
append_facts (GString      *html,
              PrkKasusBuka *buka)
{
  const PrkKasusRingkas *ringkas = buka->ringkas;
  g_autofree char *today = prk_hari_dup_pendek (buka->hari_ini);

  g_string_append (html, "<table>\n");
  append_row (html, "Mitra", ringkas->mitra);
  append_row (html, "Perangkat daerah", ringkas->perangkat_daerah);
  for (guint i = 0; i < ringkas->alur->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (ringkas->alur, i);
      g_autofree char *name = g_strdup_printf ("Keadaan (%s)", line->alur);

      append_row (html, name, line->keadaan != NULL ? line->keadaan->nama : NULL);
    }
  append_row (html, "Diekspor", today);
  append_row (html, "Nomor kerja sama dalam aplikasi", ringkas->id);
  g_string_append (html, "</table>\n");
}

static void
append_events (GString      *html,
               PrkKasusBuka *buka)
{
  PrkKasus *kasus = buka->konteks.kasus;

  g_string_append (html, "<h2>Riwayat</h2>\n<table>\n<tr><th>Tanggal</th><th>Peristiwa</th><th>Alur</th></tr>\n");
  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (kasus, i);
      const char *known = prk_tahapan_get_nama_peristiwa (e->alur, e->jenis);
      g_autofree char *day = e->tanggal != 0 ? prk_hari_dup_pendek (e->tanggal) : g_strdup ("–");
      g_autofree char *name = g_markup_escape_text (known != NULL ? known : e->jenis, -1);
      g_autofree char *line = g_markup_escape_text (e->alur, -1);

      g_string_append_printf (html, "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n", day, name, line);
    }
  g_string_append (html, "</table>\n");
}

static void
append_files (GString   *html,
              GPtrArray *berkas)
{
  g_string_append (html, "<h2>Berkas</h2>\n<table>\n<tr><th>Berkas</th><th>SHA-256</th></tr>\n");
  for (guint i = 0; i < berkas->len; i++)
    {
      const PrkPaketBerkas *one = g_ptr_array_index (berkas, i);
      g_autofree char *title = g_markup_escape_text (one->judul, -1);
      g_autofree char *path = g_uri_escape_string (one->path, "/", TRUE);

      if (one->hash != NULL)
        g_string_append_printf (html, "<tr><td><a href=\"%s\">%s</a></td><td><code>%s</code></td></tr>\n", path, title,
                                one->hash);
      else
        g_string_append_printf (html, "<tr><td>%s</td><td>belum ada di laptop yang mengekspor</td></tr>\n", title);
    }
  g_string_append (html, "</table>\n");
}

char *
_prk_paket_dup_html (PrkKasusBuka *buka,
                     GPtrArray    *berkas)
{
  g_autofree char *title = g_markup_escape_text (buka->ringkas->judul, -1);
  GString *html = g_string_new (NULL);

  g_string_append_printf (html, head, title, title);
  append_facts (html, buka);
  append_files (html, berkas);
  append_events (html, buka);
  g_string_append (html, "<p>Keutuhan berkas diperiksa dengan <code>sha256sum -c SHA256SUMS</code>.</p>\n</body>\n</html>\n");

  return g_string_free (html, FALSE);
}

char *
_prk_paket_dup_sums (GPtrArray *berkas)
{
  GString *sums = g_string_new (NULL);

  for (guint i = 0; i < berkas->len; i++)
    {
      const PrkPaketBerkas *one = g_ptr_array_index (berkas, i);

      if (one->hash != NULL)
        g_string_append_printf (sums, "%s  %s\n", one->hash, one->path);
    }

  return g_string_free (sums, FALSE);
}
