/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Text of about 700 bytes, an op of about a kilobyte, that gzip cannot simply fold up. */
static inline char *
bench_words (GRand *random)
{
  static const char *const list[] = { "kerja", "sama", "daerah", "pelayanan", "kesehatan",
                                      "rujukan", "jalan", "perbatasan", "anggaran", "tahun",
                                      "dokter", "puskesmas", "sungai", "desa" };
  GString *text = g_string_new (NULL);

  while (text->len < 700)
    g_string_append_printf (text, "%s %x ", list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))],
                            g_rand_int (random) & 0xfff);

  return g_string_free (text, FALSE);
}
