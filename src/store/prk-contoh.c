/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days in the samples that a desk is to speak of count from the day on which they are loaded: "@-12" is twelve days ago. */

#include "config.h"

#include "base/prk-id.h"
#include "base/prk-resource.h"
#include "domain/prk-kasus.h"

#include "prk-contoh-resources.h"
#include "prk-contoh.h"
#include "prk-kak-baru.h"
#include "prk-kasus-daftar.h"
#include "prk-kasus-simpan.h"
#include "prk-tukar.h"

#define RESOURCE_FOLDER "/org/prakarsa/contoh"
#define SAMPLE_PROFIL   "barito-selatan"
#define SAMPLE_DAERAH   "62.04"
#define KASUS           "kasus-"
#define REKAMAN         "rekaman-"

static gboolean
put_day (const GMatchInfo *match,
         GString          *into,
         gpointer          user_data)
{
  const PrkHari *today = user_data;
  g_autofree char *number = g_match_info_fetch (match, 1);
  g_autofree char *iso
    = prk_hari_dup_iso (*today + (PrkHari) g_ascii_strtoll (number, NULL, 10));

  g_string_append_printf (into, "\"%s\"", iso);

  return FALSE;
}

/**
 * prk_contoh_dup_pada:
 * @text: a sample
 * @hari_ini: the day that its days count from
 *
 * Returns: (transfer full): it with days instead of their distances
 */
char *
prk_contoh_dup_pada (const char *text,
                     PrkHari     hari_ini)
{
  g_autoptr(GRegex) regex = g_regex_new ("\"@([+-]?[0-9]+)\"", 0, 0, NULL);

  return g_regex_replace_eval (regex, text, -1, 0, 0, put_day, &hari_ini, NULL);
}

static gboolean
load_kak (PrkStore    *store,
          PrkProfil   *profil,
          const char  *text,
          GError     **error)
{
  g_autofree char *id = prk_kak_impor (store, profil, text, -1, error);

  return id != NULL;
}

static gboolean
load_kasus (PrkStore    *store,
            const char  *text,
            GError     **error)
{
  g_autoptr(PrkKasus) kasus = prk_kasus_new_dari_json (text, -1, error);
  g_autofree char *id = kasus != NULL ? prk_kasus_simpan (store, kasus, error) : NULL;

  return id != NULL;
}

/* A record of another type, named between the prefix and the next dash: "rekaman-rapat-pleno.json". */
static gboolean
load_rekaman (PrkStore    *store,
              const char  *name,
              const char  *text,
              GError     **error)
{
  g_auto(GStrv) parts = g_strsplit (name, "-", 3);
  g_autofree char *id = prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
  g_autoptr(PrkRecord) record = prk_record_new (id, parts[1]);
  g_autoptr(GPtrArray) edits
    = prk_tukar_baca (record, prk_skema_get (parts[1]), text, -1, prk_store_get_clock (store),
                      prk_store_get_entropy (store), error);
  g_autoptr(GPtrArray) ops = edits != NULL ? prk_store_commit_all (store, edits, error) : NULL;

  return ops != NULL;
}

static gboolean
load_sample (PrkStore    *store,
             PrkProfil   *profil,
             const char  *name,
             GError     **error)
{
  g_autofree char *path = g_build_path ("/", RESOURCE_FOLDER, name, NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (prk_resource_get (prk_contoh_get_resource), path,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;
  gboolean is_loaded;

  if (bytes == NULL)
    return FALSE;

  raw = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  text = prk_contoh_dup_pada (raw, prk_kasus_hari_ini (store));
  if (g_str_has_prefix (name, KASUS))
    is_loaded = load_kasus (store, text, error);
  else if (g_str_has_prefix (name, REKAMAN))
    is_loaded = load_rekaman (store, name, text, error);
  else
    is_loaded = load_kak (store, profil, text, error);
  if (!is_loaded)
    g_prefix_error (error, "%s: ", name);

  return is_loaded;
}

static gboolean
is_of_desk (const char *name)
{
  return g_str_has_prefix (name, KASUS) || g_str_has_prefix (name, REKAMAN);
}

/**
 * prk_contoh_muat:
 * @store: an open store
 * @isi: which of them
 * @error: return location
 *
 * Writes the samples through the ordinary way of edits and ops. Blocks; not on a main thread.
 *
 * Returns: %FALSE with an error of the store; samples written before it stay
 */
gboolean
prk_contoh_muat (PrkStore      *store,
                 PrkContohIsi   isi,
                 GError       **error)
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
    if ((isi == PRK_CONTOH_SEMUA || !is_of_desk (*name))
        && !load_sample (store, profil, *name, error))
      return FALSE;
  return names != NULL;
}

/**
 * prk_contoh_list_kasus:
 *
 * The samples that are cases, as they are written.
 *
 * Returns: (transfer full) (element-type utf8): name → text
 */
GHashTable *
prk_contoh_list_kasus (void)
{
  GResource *resource = prk_resource_get (prk_contoh_get_resource);
  g_auto(GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER,
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCE_FOLDER, *name, NULL);
      g_autoptr(GBytes) bytes = NULL;

      if (!g_str_has_prefix (*name, KASUS))
        continue;
      bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_hash_table_insert (all, g_strdup (*name),
                           g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }

  return all;
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
