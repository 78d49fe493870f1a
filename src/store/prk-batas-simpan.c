/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-batas-simpan.h"

/* NULL without an error: there is none. */
static PrkRecord *
load (PrkStore   *store,
      const char *id,
      GError    **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(PrkRecord) record = prk_store_load (store, id, &cause);

  if (record == NULL && !g_error_matches (cause, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (record != NULL && strcmp (prk_record_get_kind (record), "batas") != 0)
    return NULL;

  return g_steal_pointer (&record);
}

/**
 * prk_batas_muat_profil:
 * @store: an open store
 * @profil: a daerah
 *
 * What cannot be read does not stand in the way of anything else: then the profile's list counts.
 *
 * Returns: (transfer full): a profile
 */
PrkProfil *
prk_batas_muat_profil (PrkStore  *store,
                       PrkProfil *profil)
{
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && profil != NULL, NULL);

  id = prk_batas_dup_id (prk_profil_get_daerah (profil));
  record = load (store, id, &error);
  if (error != NULL)
    g_info ("The neighbours could not be read: %s", error->message);

  return prk_batas_new_profil (profil, record);
}

/**
 * prk_batas_siapkan:
 * @store: an open store
 * @profil: the daerah as its profile has it
 * @error: return location
 *
 * Returns: (transfer full): the id of the record, or %NULL with an error of the store
 */
char *
prk_batas_siapkan (PrkStore   *store,
                   PrkProfil  *profil,
                   GError    **error)
{
  g_autofree char *id = NULL;
  g_autoptr(GError) cause = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && profil != NULL, NULL);

  id = prk_batas_dup_id (prk_profil_get_daerah (profil));
  record = load (store, id, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (record != NULL)
    return g_steal_pointer (&id);

  record = prk_record_new (id, "batas");
  edit = prk_edit_new (record);
  prk_batas_mulai (edit, profil);
  op = prk_store_commit (store, edit, error);

  return op != NULL ? g_steal_pointer (&id) : NULL;
}
