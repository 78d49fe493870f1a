/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-isian.h"

#include "prk-kasus-lembar.h"

G_BEGIN_DECLS

/* Makes of an entry row one that takes a file, too: chosen, dropped or pasted. Returns @row. */
GtkWidget *prk_kasus_berkas_new (PrkKasusLembar *form,
                                 const PrkIsian   *isian,
                                 const char       *path,
                                 GtkWidget        *row);

G_END_DECLS
