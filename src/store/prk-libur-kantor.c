/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "prk-libur-kantor.h"

#define FOLDER "libur"
#define NAME "kantor.csv"

static char *
dup_path (const char *folder)
{
  return g_build_filename (folder, FOLDER, NAME, NULL);
}

static void
add_salah (GPtrArray *salah, const char *message)
{
  PrkLiburSalah *one = g_new0 (PrkLiburSalah, 1);

  one->pesan = g_strdup (message);
  g_ptr_array_add (salah, one);
}

GPtrArray *
prk_libur_kantor_muat (const char *folder, GPtrArray *salah)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_return_val_if_fail (folder != NULL && salah != NULL, NULL);

  path = dup_path (folder);
  if (g_file_get_contents (path, &text, &size, &error))
    return prk_libur_baca_csv (text, size, salah);

  if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    add_salah (salah, error->message);
  return g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_free);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const PrkLibur *one = *(const PrkLibur *const *)a;
  const PrkLibur *other = *(const PrkLibur *const *)b;
  int order = strcmp (one->tanggal, other->tanggal);

  if (order != 0)
    return order;
  if (one->golongan != other->golongan)
    return one->golongan < other->golongan ? -1 : 1;

  return g_strcmp0 (one->daerah, other->daerah);
}

gboolean
prk_libur_kantor_simpan (const char *folder, GPtrArray *libur, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (folder != NULL && libur != NULL, FALSE);

  path = dup_path (folder);
  parent = g_path_get_dirname (path);
  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, (gint)g_file_error_from_errno (errno), "%s: %s", parent,
                   g_strerror (errno));
      return FALSE;
    }

  g_ptr_array_sort (libur, compare);
  text = prk_libur_tulis_csv (libur);

  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static gboolean
is_national_table (const PrkLibur *libur)
{
  return libur->golongan == PRK_LIBUR_NASIONAL && libur->daerah == NULL;
}

static gboolean
has_national_table (GPtrArray *list, const char *tanggal)
{
  for (guint i = 0; i < list->len; i++)
    {
      const PrkLibur *one = g_ptr_array_index (list, i);

      if (is_national_table (one) && strncmp (one->tanggal, tanggal, 4) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_same (GPtrArray *list, const PrkLibur *libur)
{
  for (guint i = 0; i < list->len; i++)
    if (compare (&g_ptr_array_index (list, i), &libur) == 0)
      return TRUE;

  return FALSE;
}

void
prk_libur_kantor_gabung (GPtrArray *libur, GPtrArray *masuk)
{
  g_return_if_fail (libur != NULL && masuk != NULL);

  for (guint i = libur->len; i-- > 0;)
    {
      const PrkLibur *one = g_ptr_array_index (libur, i);

      if (has_same (masuk, one)
          || (one->golongan != PRK_LIBUR_DAERAH && one->daerah == NULL
              && has_national_table (masuk, one->tanggal)))
        g_ptr_array_remove_index (libur, i);
    }
  for (guint i = 0; i < masuk->len; i++)
    {
      const PrkLibur *one = g_ptr_array_index (masuk, i);

      if (!has_same (libur, one))
        g_ptr_array_add (libur, prk_libur_copy (one));
    }
}

GPtrArray *
prk_libur_baca_berkas (const char *text, gssize size, GPtrArray *salah)
{
  const char *start;

  g_return_val_if_fail (text != NULL && salah != NULL, NULL);

  start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;

  return g_ascii_strncasecmp (start, "BEGIN:VCALENDAR", strlen ("BEGIN:VCALENDAR")) == 0
             ? prk_libur_baca_ical (text, size, salah)
             : prk_libur_baca_csv (text, size, salah);
}

static PrkLiburTahun *
find_year (GPtrArray *years, guint tahun)
{
  PrkLiburTahun *year;

  for (guint i = 0; i < years->len; i++)
    if (((PrkLiburTahun *)g_ptr_array_index (years, i))->tahun == tahun)
      return g_ptr_array_index (years, i);

  year = g_new0 (PrkLiburTahun, 1);
  year->tahun = tahun;
  g_ptr_array_add (years, year);

  return year;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const PrkLiburTahun *one = *(const PrkLiburTahun *const *)a;
  const PrkLiburTahun *other = *(const PrkLiburTahun *const *)b;

  return (int)one->tahun - (int)other->tahun;
}

GPtrArray *
prk_libur_list_tahun (GPtrArray *libur, GPtrArray *kantor, guint awal, guint akhir)
{
  GPtrArray *years = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (libur != NULL && kantor != NULL, years);

  for (guint tahun = awal; tahun <= akhir; tahun++)
    find_year (years, tahun);
  for (guint i = 0; i < libur->len; i++)
    {
      const PrkLibur *one = g_ptr_array_index (libur, i);
      PrkLiburTahun *year = find_year (years, (guint)g_ascii_strtoull (one->tanggal, NULL, 10));

      if (one->golongan == PRK_LIBUR_DAERAH || one->daerah != NULL)
        year->n_daerah++;
      else if (one->golongan == PRK_LIBUR_CUTI)
        year->n_cuti++;
      else
        year->n_nasional++;
      year->is_kantor = has_national_table (kantor, one->tanggal);
    }
  g_ptr_array_sort (years, compare_years);

  return years;
}
