/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-kak-private.h"
#include "prk-klasifikasi.h"
#include "prk-terbilang.h"

/* A code as this record's daerah calls it. */
static char *
dup_choice (PrkRecord       *kak,
            const PrkBidang *bidang,
            const char      *kode)
{
  const PrkPilihan *pilihan
      = prk_klasifikasi_find_for (bidang->pilihan, kode, prk_record_get_string (kak, "daerah"));

  return g_strdup (pilihan == NULL ? kode : pilihan->nama);
}

/* The ticked choices by name, in the order of their list; unknown codes behind. */
static char *
dup_choices (PrkRecord       *kak,
             const PrkBidang *bidang)
{
  const GPtrArray *list = prk_klasifikasi_list (bidang->pilihan);
  g_auto(GStrv) paths = prk_record_list_paths (kak, bidang->path);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const PrkPilihan *pilihan = g_ptr_array_index (list, i);
      g_autofree char *path = g_strdup_printf ("%s/%s", bidang->path, pilihan->kode);
      g_autofree char *name = dup_choice (kak, bidang, pilihan->kode);

      if (prk_record_get_bool (kak, path))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  for (guint i = 0; paths[i] != NULL; i++)
    {
      const char *kode = strrchr (paths[i], '/') + 1;

      if (prk_klasifikasi_find (bidang->pilihan, kode) == NULL
          && prk_record_get_bool (kak, paths[i]))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", kode);
    }

  return g_string_free (names, names->len == 0);
}

static char *
dup_computed (PrkRecord       *kak,
              const PrkBidang *bidang,
              const char      *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *row_path = NULL;
  gint64 number;

  if (strcmp (bidang->rumus, "belum_dianggarkan") == 0)
    return g_strdup (prk_kak_has_belum_dianggarkan (kak) ? "Ya" : "Tidak");
  if (slash == NULL)
    return NULL;

  row_path = g_strndup (path, slash - path);
  return _prk_kak_hitung (kak, row_path, bidang->rumus, &number) == PRK_HITUNG_OK
             ? prk_format_angka (number)
             : NULL;
}

/**
 * prk_kak_dup_tampil:
 * @kak: a KAK
 * @bidang: the field or column of @path
 * @path: where the value stands; of several choices the field, or the path of one
 *
 * Writes a value as a person reads it.
 *
 * Narrative text comes as its CommonMark, several choices as their names parted by semicolons,
 * computed values computed.
 *
 * Returns: (transfer full) (nullable): the text; %NULL when empty and for tables
 */
char *
prk_kak_dup_tampil (PrkRecord       *kak,
                    const PrkBidang *bidang,
                    const char      *path)
{
  const char *text;

  g_return_val_if_fail (kak != NULL, NULL);
  g_return_val_if_fail (bidang != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  switch (bidang->jenis)
    {
    case PRK_JENIS_TABEL:
      return NULL;
    case PRK_JENIS_HITUNG:
      return dup_computed (kak, bidang, path);
    case PRK_JENIS_BANYAK:
      if (strcmp (path, bidang->path) == 0)
        return dup_choices (kak, bidang);
      return prk_record_get_bool (kak, path) ? dup_choice (kak, bidang, strrchr (path, '/') + 1)
                                             : NULL;
    case PRK_JENIS_PILIHAN:
      text = prk_record_get_string (kak, path);
      if (text != NULL && *text != '\0')
        return dup_choice (kak, bidang, text);
      break;
    default:
      break;
    }

  return prk_bidang_dup_tampil (bidang, prk_record_get_value (kak, path));
}
