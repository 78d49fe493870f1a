/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/prk-berkas.h"

G_BEGIN_DECLS

/* Which kinds of files are shown in the program: PDF, JPEG, PNG. */
gboolean   prk_lampiran_pratinjau_can_show (const char           *jenis);
/* A window that shows one file, through the caged helper. */
GtkWindow *prk_lampiran_pratinjau_new      (GtkWindow            *parent,
                                            PrkStore             *store,
                                            const PrkBerkasValue *berkas);

G_END_DECLS
