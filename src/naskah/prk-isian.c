/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of a template: words, and placeholders {{source|filter|filter:text}}. Everything that a placeholder names is looked
 * up here, when the template is read, so that a slip is found before a document is made. */
#define GETTEXT_PACKAGE PRK_GETTEXT_DOMAIN

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "prk-isian.h"
#include "prk-naskah.h"

static const char *const filter_names[] = {
  [PRK_SARING_BESAR] = "besar",
  [PRK_SARING_TERBILANG] = "terbilang",
  [PRK_SARING_RUPIAH] = "rupiah",
  [PRK_SARING_TERBILANG_RUPIAH] = "terbilang_rupiah",
  [PRK_SARING_ROMAWI] = "romawi",
  [PRK_SARING_KAPITAL] = "kapital",
  [PRK_SARING_HARI] = "hari",
  [PRK_SARING_TANGGAL] = "tanggal",
  [PRK_SARING_TANGGAL_TERBILANG] = "tanggal_terbilang",
  [PRK_SARING_AWALI] = "awali",
  [PRK_SARING_AKHIRI] = "akhiri",
  [PRK_SARING_ATAU] = "atau",
};

static void
saring_clear (gpointer data)
{
  g_free (((PrkSaring *) data)->teks);
}

static void
potong_free (gpointer data)
{
  PrkIsianPotong *self = data;

  g_free (self->teks);
  g_clear_pointer (&self->saring, g_array_unref);
  g_free (self);
}

static PrkIsianPotong *
potong_new (PrkIsianJenis  jenis,
            const char    *text,
            gsize          length)
{
  PrkIsianPotong *self = g_new0 (PrkIsianPotong, 1);

  self->jenis = jenis;
  self->teks = g_strndup (text, length);

  return self;
}

static gboolean
parse_filter (PrkIsianPotong  *potong,
              const char      *text,
              int              line,
              GError         **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *name = colon != NULL ? g_strndup (text, colon - text) : g_strdup (text);

  g_strstrip (name);
  for (guint i = 0; i < G_N_ELEMENTS (filter_names); i++)
    if (g_str_equal (name, filter_names[i]) && (colon != NULL) == (i >= PRK_SARING_AWALI))
      {
        PrkSaring saring = { i, g_strdup (colon != NULL ? colon + 1 : NULL) };

        if (potong->saring == NULL)
          {
            potong->saring = g_array_new (FALSE, FALSE, sizeof saring);
            g_array_set_clear_func (potong->saring, saring_clear);
          }
        g_array_append_val (potong->saring, saring);
        return TRUE;
      }

  g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("Line %d: unknown filter “%s”"), line, text);

  return FALSE;
}

static const PrkBidang *
find_kolom (const PrkBidang *tabel,
            const char      *name)
{
  for (guint i = 0; tabel != NULL && i < tabel->n_kolom; i++)
    if (g_str_equal (tabel->kolom[i].path, name))
      return &tabel->kolom[i];

  return NULL;
}

/* A field by its path, or a column of all rows by the path of its table and its name. */
static gboolean
find_bidang (PrkIsianPotong *potong,
             PrkSkema       *skema)
{
  const char *slash = strrchr (potong->teks, '/');

  potong->bidang = prk_skema_find_bidang (skema, potong->teks, NULL);
  if (potong->bidang != NULL && g_str_equal (potong->bidang->path, potong->teks))
    return potong->bidang->jenis != PRK_JENIS_TABEL;

  potong->bidang = NULL;
  if (slash != NULL)
    {
      g_autofree char *path = g_strndup (potong->teks, slash - potong->teks);

      potong->tabel = prk_skema_find_bidang (skema, path, NULL);
      if (potong->tabel != NULL && g_str_equal (potong->tabel->path, path))
        potong->bidang = find_kolom (potong->tabel, slash + 1);
    }

  return potong->bidang != NULL;
}

static gboolean
is_known_value (const char            *name,
                const PrkIsianLingkup *lingkup)
{
  if (g_str_equal (name, "halaman") || g_str_equal (name, "jumlah_halaman"))
    return lingkup->di_tepi;
  if (g_str_equal (name, "nomor") || g_str_equal (name, "judul"))
    return lingkup->di_bagian;
  if (g_str_equal (name, "no") || g_str_equal (name, "kelompok"))
    return lingkup->tabel != NULL;

  return g_str_equal (name, "total") || g_str_equal (name, "pihak");
}

static gboolean
resolve (PrkIsianPotong         *potong,
         const PrkIsianLingkup  *lingkup,
         int                     line,
         GError                **error)
{
  gboolean known = TRUE;

  if (potong->jenis == PRK_ISIAN_BIDANG)
    known = find_bidang (potong, lingkup->skema);
  else if (potong->jenis == PRK_ISIAN_KOLOM)
    known = (potong->bidang = find_kolom (lingkup->tabel, potong->teks)) != NULL;
  else if (potong->jenis == PRK_ISIAN_NILAI)
    known = is_known_value (potong->teks, lingkup);

  if (!known)
    g_set_error (error,
                 PRK_NASKAH_ERROR,
                 PRK_NASKAH_ERROR_TEMPLATE,
                 _("Line %d: unknown field “%s%s”"),
                 line,
                 potong->jenis == PRK_ISIAN_KOLOM ? "." : potong->jenis == PRK_ISIAN_NILAI ? "@" : "",
                 potong->teks);

  return known;
}

/* @text: what stands between the braces. */
static PrkIsianPotong *
parse_placeholder (const char             *text,
                   const PrkIsianLingkup  *lingkup,
                   int                     line,
                   GError                **error)
{
  g_auto(GStrv) part = g_strsplit (text, "|", -1);
  const char *source;
  PrkIsianPotong *potong;

  if (part[0] == NULL)
    {
      g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("Line %d: “{{}}” names nothing"), line);
      return NULL;
    }

  source = g_strstrip (part[0]);
  if (*source == '.')
    potong = potong_new (PRK_ISIAN_KOLOM, source + 1, strlen (source + 1));
  else if (*source == '@')
    potong = potong_new (PRK_ISIAN_NILAI, source + 1, strlen (source + 1));
  else if (g_str_has_prefix (source, "profil:"))
    potong = potong_new (PRK_ISIAN_PROFIL, source + 7, strlen (source + 7));
  else
    potong = potong_new (PRK_ISIAN_BIDANG, source, strlen (source));

  for (guint i = 1; part[i] != NULL; i++)
    if (!parse_filter (potong, part[i], line, error))
      {
        potong_free (potong);
        return NULL;
      }
  if (!resolve (potong, lingkup, line, error))
    {
      potong_free (potong);
      return NULL;
    }

  return potong;
}

static int
count_newlines (const char *from,
                const char *to)
{
  int n = 0;

  for (; from < to; from++)
    n += *from == '\n' ? 1 : 0;

  return n;
}

/* White space in a template is layout of the file: any run of it is one blank. */
static void
add_words (GPtrArray  *isian,
           const char *text,
           gsize       length)
{
  g_autoptr(GString) out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isspace (text[i]))
        g_string_append_c (out, text[i]);
      else if (out->len == 0 || out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0)
    g_ptr_array_add (isian, potong_new (PRK_ISIAN_TETAP, out->str, out->len));
}

/**
 * prk_isian_parse:
 * @line: of the template where @text begins
 *
 * Reads a text with placeholders and looks up all that they name.
 *
 * Returns: (transfer full) (element-type PrkIsianPotong): its pieces, or %NULL with %PRK_NASKAH_ERROR_TEMPLATE naming line
 *   and field
 */
GPtrArray *
prk_isian_parse (const char             *text,
                 const PrkIsianLingkup  *lingkup,
                 int                     line,
                 GError                **error)
{
  g_autoptr(GPtrArray) isian = g_ptr_array_new_with_free_func (potong_free);
  const char *p = text;

  while (*p != '\0')
    {
      const char *open = strstr (p, "{{");
      const char *close = open != NULL ? strstr (open, "}}") : NULL;
      g_autofree char *inside = NULL;
      PrkIsianPotong *potong;

      if (open == NULL)
        {
          add_words (isian, p, strlen (p));
          break;
        }
      if (close == NULL)
        {
          g_set_error (error,
                       PRK_NASKAH_ERROR,
                       PRK_NASKAH_ERROR_TEMPLATE,
                       _("Line %d: “{{” without “}}”"),
                       line + count_newlines (text, open));
          return NULL;
        }

      add_words (isian, p, open - p);
      inside = g_strndup (open + 2, close - open - 2);
      potong = parse_placeholder (inside, lingkup, line + count_newlines (text, open), error);
      if (potong == NULL)
        return NULL;
      g_ptr_array_add (isian, potong);
      p = close + 2;
    }

  return g_steal_pointer (&isian);
}
