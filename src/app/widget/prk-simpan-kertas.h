/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "naskah/prk-naskah.h"

G_BEGIN_DECLS

/* Asks where a paper goes. @name ends in ".pdf"; with @docx the ending for a word processor is proposed. */
GtkFileChooserNative *prk_simpan_kertas_new   (GtkWindow  *parent,
                                               const char *name,
                                               gboolean    docx) G_GNUC_WARN_UNUSED_RESULT;
/* A PDF, or a DOCX where the name ends so. Blocks; for a thread. */
gboolean              prk_simpan_kertas_tulis (PrkPencetak   *pencetak,
                                               PrkRecord     *record,
                                               GFile         *file,
                                               GCancellable  *cancellable,
                                               GError       **error);

G_END_DECLS
