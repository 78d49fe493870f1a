/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-base64.h"
#include "oplog/prk-tanda-terima.h"

#include "prk-sync-head-private.h"

gboolean
_prk_sync_head_is_signed (const PrkSyncHead *head,
                          const char        *daerah,
                          const char        *register_key)
{
  PrkKepalaPohon kepala = { head->size, head->root, head->at_us, head->signature };

  return prk_kepala_pohon_is_signed (&kepala, daerah, register_key);
}

static gboolean
read_root (const PrkSyncHead *head,
           PrkMerkleHash     *root)
{
  return prk_base64_decode (head->root, root->bytes, sizeof root->bytes);
}

gboolean
_prk_sync_head_follows (const PrkSyncHead  *head,
                        const PrkSyncHead  *old,
                        GArray             *proof,
                        GError            **error)
{
  PrkMerkleHash old_root, root;

  if (read_root (old, &old_root) && read_root (head, &root)
      && prk_merkle_verify_consistency (old->size, &old_root, head->size, &root, proof))
    return TRUE;

  g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY,
               "the history of %" G_GUINT64_FORMAT " ops does not contain the one of %"
               G_GUINT64_FORMAT " shown before",
               head->size, old->size);
  return FALSE;
}
