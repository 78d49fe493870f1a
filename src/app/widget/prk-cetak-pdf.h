/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-profil.h"

G_BEGIN_DECLS

/* Asks for a printer and sends it a PDF: its own paper, both sides, turned on the long edge. G_IO_ERROR_CANCELLED when the person changed
 * their mind. */
void     prk_cetak_pdf_async  (GtkWindow            *parent,
                               const char           *heading,
                               const char           *judul,
                               GBytes               *pdf,
                               const PrkTataHalaman *halaman,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gboolean prk_cetak_pdf_finish (GAsyncResult         *result,
                               GError              **error);

G_END_DECLS
