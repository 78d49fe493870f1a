/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "oplog/prk-tanda-terima.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* What is read once is read again from what is written of it, as JSON and as a block. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(PrkTandaTerima) receipt = prk_tanda_terima_read (bytes, NULL);
  g_autoptr(PrkTandaTerima) again = NULL;
  g_autoptr(PrkTandaTerima) once_more = NULL;
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GBytes) packed = NULL;
  g_autofree char *blok = NULL;

  if (receipt == NULL)
    return 0;
  written = prk_tanda_terima_write (receipt);
  again = prk_tanda_terima_read (written, NULL);
  blok = prk_tanda_terima_dup_blok (receipt);
  packed = g_bytes_new_static (blok, strlen (blok));
  once_more = prk_tanda_terima_read (packed, NULL);
  g_assert (again != NULL && once_more != NULL);

  return 0;
}
