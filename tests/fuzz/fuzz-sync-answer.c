/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sync/prk-sync-answer-private.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Whoever answers, a body is understood or refused with an error; the first byte says which answer
 * is waited for. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkSyncReceipt) receipt = NULL;
  g_autoptr(PrkSyncPage) page = NULL;
  g_autoptr(PrkSyncWelcome) welcome = NULL;
  g_autoptr(GArray) proof = NULL;
  gboolean is_understood;

  if (size == 0)
    return 0;

  body = g_bytes_new (data + 1, size - 1);
  switch (data[0])
    {
    case 'k':
      receipt = _prk_sync_read_receipt (body, &error);
      is_understood = receipt != NULL;
      break;
    case 'h':
      page = _prk_sync_read_page (body, &error);
      is_understood = page != NULL;
      break;
    case 'b':
      proof = _prk_sync_read_proof (body, &error);
      is_understood = proof != NULL;
      break;
    case 'd':
      welcome = _prk_sync_read_welcome (body, &error);
      is_understood = welcome != NULL;
      break;
    default:
      error = _prk_sync_read_error (data[0], body);
      is_understood = FALSE;
    }
  g_assert (is_understood == (error == NULL));

  return 0;
}
