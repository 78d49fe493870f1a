/* SPDX-License-Identifier: GPL-3.0-or-later */
#define GETTEXT_PACKAGE PRK_GETTEXT_DOMAIN

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/prk-resource.h"

#include "prk-naskah-resources.h"
#include "prk-naskah.h"

#define FOLDER "/org/prakarsa/naskah/"
#define SUFFIX ".xml"

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * prk_templat_list_bawaan:
 *
 * Lists the templates that ship.
 *
 * Returns: (transfer full): names, sorted
 */
GStrv
prk_templat_list_bawaan (void)
{
  g_auto(GStrv) files = g_resource_enumerate_children (prk_resource_get (prk_naskah_get_resource), FOLDER,
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  GStrv names;

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], SUFFIX))
      {
        files[i][strlen (files[i]) - strlen (SUFFIX)] = '\0';
        g_strv_builder_add (builder, files[i]);
      }
  names = g_strv_builder_end (builder);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);

  return names;
}

/**
 * prk_templat_dup_bawaan:
 * @nama: of a template
 *
 * Returns: (transfer full) (nullable): its text as it ships; %NULL where none of that name does
 */
char *
prk_templat_dup_bawaan (const char *nama)
{
  g_autofree char *path = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (nama != NULL, NULL);

  path = g_strconcat (FOLDER, nama, SUFFIX, NULL);
  bytes = g_resource_lookup_data (prk_resource_get (prk_naskah_get_resource), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/* The type of record that a template prints. */
static char *
dup_jenis (const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("<naskah[^>]*\\sjenis=[\"']([a-z_]+)[\"']", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* The line that a message names; 0 for none. What stands behind a colon is a line of the template that this one is based on. */
static guint
find_line (const char *message)
{
  g_autoptr(GRegex) regex = g_regex_new ("^[^:]*\\b(?:Line|Baris) (\\d+)", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *number = g_regex_match (regex, message, 0, &match) ? g_match_info_fetch (match, 1) : NULL;

  return number != NULL ? (guint) g_ascii_strtoull (number, NULL, 10) : 0;
}

/**
 * prk_templat_periksa:
 * @profil: the daerah
 * @nama: of a template that ships
 * @text: what is to stand in its place
 * @kantor: (nullable) (element-type utf8 utf8): the office's templates, since it may be based on one
 * @baris: (out) (optional): the line at fault; 0 where none is
 *
 * Reads a template without printing anything. It must print what the one prints in whose place it stands.
 *
 * Returns: %FALSE with %PRK_NASKAH_ERROR_TEMPLATE
 */
gboolean
prk_templat_periksa (PrkProfil   *profil,
                     const char  *nama,
                     const char  *text,
                     GHashTable  *kantor,
                     guint       *baris,
                     GError     **error)
{
  g_autofree char *shipped = prk_templat_dup_bawaan (nama);
  g_autofree char *wanted = shipped != NULL ? dup_jenis (shipped) : NULL;
  g_autofree char *jenis = dup_jenis (text);
  g_autoptr(PrkPencetak) pencetak = NULL;
  g_autoptr(GError) cause = NULL;

  if (baris != NULL)
    *baris = 0;
  if (wanted == NULL)
    {
      g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("There is no template “%s”"), nama);
      return FALSE;
    }
  pencetak = prk_pencetak_new_untuk (profil, wanted, nama);
  prk_pencetak_set_templat_kantor (pencetak, kantor);
  if (!prk_pencetak_set_templat (pencetak, text, &cause))
    {
      if (baris != NULL)
        *baris = find_line (cause->message);
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (g_strcmp0 (jenis, wanted) != 0)
    {
      if (baris != NULL)
        *baris = 1;
      g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("The template must be one of “%s”, not “%s”"), wanted,
                   jenis != NULL ? jenis : "");
      return FALSE;
    }

  return TRUE;
}
