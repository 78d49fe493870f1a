/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-id.h"
#include "naskah/prk-docx-impor.h"
#include "store/prk-berkas.h"

#include "prk-impor-kak.h"

typedef struct
{
  PrkStore     *store;
  PrkSkema     *skema;
  GPtrArray    *tempat;
  GFile        *file;
  GCancellable *cancellable;
} Isi;

static char *
new_row_id (gpointer user_data)
{
  PrkStore *store = user_data;

  return prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
}

static gboolean
fill (PrkEdit   *edit,
      gpointer   user_data,
      GError   **error)
{
  Isi *self = user_data;
  g_autoptr(PrkBerkasValue) berkas = prk_store_import_berkas (self->store, self->file, self->cancellable, error);
  g_autofree char *row = new_row_id (self->store);
  g_autofree char *place = g_strdup_printf ("lampiran/%s/berkas", row);
  g_autoptr(JsonNode) value = berkas != NULL ? prk_berkas_to_value (berkas) : NULL;

  if (berkas == NULL)
    return FALSE;
  prk_docx_impor_tulis (self->tempat, self->skema, edit, new_row_id, self->store);
  prk_edit_append_row (edit, "lampiran", row);
  prk_edit_set_node (edit, place, value);

  return TRUE;
}

/**
 * prk_impor_kak:
 * @store: an open store
 * @profil: the daerah's profile
 * @identitas: (nullable): whose KAK it is
 * @tempat: (element-type PrkDocxTempat): of prk_docx_impor_bagi(), perhaps changed since
 * @file: where it was read from
 * @cancellable: (nullable): to give up
 * @error: of the store, of the domain PRK_BERKAS_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Writes a new KAK with what was found, in one step. What has no place stays in the attached file only.
 *
 * Returns: (transfer full): its id, or %NULL: nothing was written
 */
char *
prk_impor_kak (PrkStore            *store,
               PrkProfil           *profil,
               const PrkIdentitas  *identitas,
               GPtrArray           *tempat,
               GFile               *file,
               GCancellable        *cancellable,
               GError             **error)
{
  Isi isi = { store, prk_profil_get_skema (profil), tempat, file, cancellable };

  g_return_val_if_fail (PRK_IS_STORE (store) && tempat != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return prk_kak_baru_dengan (store, profil, identitas, fill, &isi, error);
}
