/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-id.h"

#include "prk-batas.h"
#include "prk-lembaga-private.h"
#include "prk-wilayah.h"

#define TABEL "batas"

static const char *
get_kode (PrkRecord  *batas,
          const char *row)
{
  g_autofree char *path = g_strjoin ("/", TABEL, row, "kode", NULL);
  const char *kode = prk_record_get_string (batas, path);

  return kode != NULL && *kode != '\0' ? kode : NULL;
}

/**
 * prk_batas_dup_id:
 * @daerah: kode wilayah of the own daerah
 *
 * Returns: (transfer full): the id of its record, the same on every laptop
 */
char *
prk_batas_dup_id (const char *daerah)
{
  g_autofree char *name = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (daerah != NULL, NULL);

  name = g_strconcat ("batas ", daerah, NULL);
  hash = prk_hash_data (name, strlen (name));

  return prk_id_new_dari_hash (hash);
}

static void
add_row (PrkEdit    *edit,
         PrkProfil  *profil,
         const char *kode)
{
  static const char *const known[] = { "sisi", "sumber" };
  g_autofree char *row = g_strdelimit (g_strconcat ("d", kode, NULL), ".", '-');
  g_autofree char *kode_path = g_strjoin ("/", TABEL, row, "kode", NULL);

  prk_edit_append_row (edit, TABEL, row);
  prk_edit_set_string (edit, kode_path, kode);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *key = g_strdup_printf ("batas_daerah_rinci.%s.%s", kode, known[i]);
      g_autofree char *path = g_strjoin ("/", TABEL, row, known[i], NULL);
      const char *text = prk_profil_get_teks (profil, key);

      if (text != NULL)
        prk_edit_set_string (edit, path, text);
    }
}

/**
 * prk_batas_mulai:
 * @edit: of the new record
 * @profil: the daerah, whose list it begins with
 */
void
prk_batas_mulai (PrkEdit   *edit,
                 PrkProfil *profil)
{
  const char *const *codes = prk_profil_get_daftar (profil, "batas_daerah");
  g_autofree char *judul = NULL;

  g_return_if_fail (edit != NULL);

  judul = g_strdup_printf ("Daerah berbatasan dengan %s", prk_profil_get_nama (profil));
  prk_edit_set_string (edit, "judul", judul);
  prk_edit_set_string (edit, "daerah", prk_profil_get_daerah (profil));
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    add_row (edit, profil, codes[i]);
}

/**
 * prk_batas_list:
 * @batas: a record of type "batas"
 *
 * Returns: (transfer full): codes, each once
 */
GStrv
prk_batas_list (PrkRecord *batas)
{
  g_auto(GStrv) rows = prk_record_list_rows (batas, TABEL);
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *kode = get_kode (batas, rows[i]);

      if (kode != NULL && !g_ptr_array_find_with_equal_func (codes, kode, g_str_equal, NULL))
        g_ptr_array_add (codes, g_strdup (kode));
    }
  g_ptr_array_add (codes, NULL);

  return (GStrv) g_ptr_array_free (codes, FALSE);
}

/**
 * prk_batas_new_profil:
 * @profil: a daerah
 * @batas: (nullable): its record of type "batas"
 *
 * Returns: (transfer full): a profile in which the record's list has taken the place of the profile's own
 */
PrkProfil *
prk_batas_new_profil (PrkProfil *profil,
                      PrkRecord *batas)
{
  g_auto(GStrv) codes = NULL;

  g_return_val_if_fail (profil != NULL, NULL);

  if (batas == NULL)
    return prk_profil_ref (profil);
  codes = prk_batas_list (batas);

  return prk_profil_new_with_daftar (profil, "batas_daerah", (const char *const *) codes);
}

/**
 * prk_batas_periksa:
 * @batas: a record of type "batas"
 * @profil: the daerah
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_batas_periksa (PrkRecord *batas,
                   PrkProfil *profil)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) rows = NULL;
  PrkPeriksa self;

  g_return_val_if_fail (batas != NULL && profil != NULL, NULL);

  rows = prk_record_list_rows (batas, TABEL);
  _prk_periksa_begin (&self, batas, profil);
  _prk_periksa_kurang (&self);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *kode = get_kode (batas, rows[i]);
      const PrkWilayah *wilayah = kode != NULL ? prk_wilayah_find (kode) : NULL;
      g_autofree char *path = g_strjoin ("/", TABEL, rows[i], "kode", NULL);
      const char *name = wilayah != NULL ? wilayah->nama : kode;

      if (kode == NULL)
        continue;
      if (strcmp (kode, prk_profil_get_daerah (profil)) == 0)
        _prk_periksa_add (&self, "batas.sendiri", path, "daerah", name, NULL);
      else if (!g_hash_table_add (seen, (gpointer) kode))
        _prk_periksa_add (&self, "batas.kembar", path, "daerah", name, NULL);
    }

  return _prk_periksa_end (&self);
}
