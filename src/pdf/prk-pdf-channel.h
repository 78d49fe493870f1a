/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRK_PDF_CHANNEL_NUMBER     3 /* the descriptor that the helper finds it under */
#define PRK_PDF_CHANNEL_MAX_PACKET (64u * 1024)
#define PRK_PDF_CHANNEL_MAX_MEMORY (160u * 1024 * 1024)

gboolean prk_pdf_channel_pair    (int      *ours,
                                  int      *theirs,
                                  GError  **error);
gboolean prk_pdf_channel_send    (int       channel,
                                  GBytes   *message,
                                  int       attached,
                                  GError  **error);
GBytes  *prk_pdf_channel_receive (int       channel,
                                  int      *attached,
                                  gboolean *closed,
                                  GError  **error) G_GNUC_WARN_UNUSED_RESULT;

int      prk_pdf_memory_new      (GBytes   *contents,
                                  GError  **error);
int      prk_pdf_memory_new_size (gsize     size,
                                  gpointer *map,
                                  GError  **error);
gboolean prk_pdf_memory_seal     (int       memory,
                                  gpointer  map,
                                  gsize     mapped_size,
                                  gsize     size,
                                  GError  **error);
GBytes  *prk_pdf_memory_map      (int       memory,
                                  gsize     min_size,
                                  gsize     max_size,
                                  GError  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
