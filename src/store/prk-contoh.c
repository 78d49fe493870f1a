/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/prk-resource.h"

#include "prk-contoh-resources.h"
#include "prk-contoh.h"
#include "prk-kak-baru.h"

#define RESOURCE_FOLDER "/org/prakarsa/contoh"
#define SAMPLE_PROFIL   "barito-selatan"
#define SAMPLE_DAERAH   "62.04"

static gboolean
load_sample (PrkStore    *store,
             PrkProfil   *profil,
             const char  *name,
             GError     **error)
{
  g_autofree char *path = g_build_path ("/", RESOURCE_FOLDER, name, NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *id = NULL;

  bytes =
    g_resource_lookup_data (prk_resource_get (prk_contoh_get_resource), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;

  id =
    prk_kak_impor (store, profil, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                   error);
  if (id == NULL)
    g_prefix_error (error, "%s: ", name);
  return id != NULL;
}

/**
 * prk_contoh_muat:
 * @store: an open store
 * @error: return location
 *
 * Writes the samples through the ordinary way of edits and ops. Blocks; not on a main thread.
 *
 * Returns: %FALSE with an error of the store; samples written before it stay
 */
gboolean
prk_contoh_muat (PrkStore  *store,
                 GError   **error)
{
  g_auto(GStrv) names = NULL;
  g_autoptr(PrkProfil) profil = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store), FALSE);

  profil = prk_profil_load (SAMPLE_PROFIL, NULL, error);
  if (profil == NULL)
    return FALSE;

  names = g_resource_enumerate_children (prk_resource_get (prk_contoh_get_resource), RESOURCE_FOLDER,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  for (char **name = names; name != NULL && *name != NULL; name++)
    if (!load_sample (store, profil, *name, error))
      return FALSE;
  return names != NULL;
}

/**
 * prk_contoh_new_identitas:
 *
 * Who sits at the machine while samples are looked at.
 *
 * Returns: (transfer full): a complete identity
 */
PrkIdentitas *
prk_contoh_new_identitas (void)
{
  PrkIdentitas *identitas = g_new0 (PrkIdentitas, 1);

  identitas->nama = g_strdup ("Pengguna Contoh");
  identitas->jabatan = g_strdup ("Analis Kerja Sama");
  identitas->perangkat_daerah = g_strdup ("Sekretariat Daerah");
  identitas->daerah = g_strdup (SAMPLE_DAERAH);
  identitas->profil = g_strdup (SAMPLE_PROFIL);
  return identitas;
}
