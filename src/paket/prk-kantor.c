/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/prk-identitas.h"
#include "store/prk-lambang-simpan.h"
#include "store/prk-templat-simpan.h"

#include "prk-kantor.h"

/* The office's own emblem was a setting of one laptop before it was a record of all. */
static GBytes *
dup_setting (PrkStore *store)
{
  g_autofree char *hash = prk_store_dup_setting (store, PRK_SETTING_LAMBANG);

  return hash != NULL && *hash != '\0' ? prk_store_get_blob (store, hash, NULL) : NULL;
}

GBytes *
prk_kantor_dup_lambang (PrkStore   *store,
                        const char *daerah)
{
  g_autoptr(GPtrArray) lambang = prk_lambang_kantor_muat (store);

  for (guint i = 0; i < lambang->len; i++)
    {
      const PrkLambangKantor *one = g_ptr_array_index (lambang, i);

      if (one->gambar != NULL && g_strcmp0 (one->kunci, daerah) == 0)
        return g_bytes_ref (one->gambar);
    }

  return dup_setting (store);
}

void
prk_kantor_siapkan (PrkPencetak *pencetak,
                    PrkStore    *store)
{
  g_autoptr(GHashTable) templat = prk_templat_muat (store);
  g_autoptr(GPtrArray) lambang = prk_lambang_kantor_muat (store);
  g_autoptr(GBytes) own = dup_setting (store);

  prk_pencetak_set_lambang (pencetak, NULL, NULL);
  prk_pencetak_set_folder (pencetak, prk_store_get_folder (store), NULL);
  prk_pencetak_set_templat_kantor (pencetak, templat);
  if (own != NULL)
    prk_pencetak_add_lambang (pencetak, NULL, own);
  for (guint i = 0; i < lambang->len; i++)
    {
      const PrkLambangKantor *one = g_ptr_array_index (lambang, i);

      if (one->gambar != NULL)
        prk_pencetak_add_lambang (pencetak, one->kunci, one->gambar);
    }
}
