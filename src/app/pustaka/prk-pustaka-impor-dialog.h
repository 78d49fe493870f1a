/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-profil.h"
#include "pustaka/prk-pustaka-types.h"

G_BEGIN_DECLS

/* What a PDF is that comes into the library, or is there: kind, title, region, years. Begins with
 * what the name of the file, or its record, tells. Signal: confirmed (): see prk_pustaka_impor_dialog_get_meta(). */
#define PRK_TYPE_PUSTAKA_IMPOR_DIALOG (prk_pustaka_impor_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PrkPustakaImporDialog, prk_pustaka_impor_dialog, PRK, PUSTAKA_IMPOR_DIALOG, AdwWindow)

GtkWindow  *prk_pustaka_impor_dialog_new      (GtkWindow  *parent,
                                               PrkProfil  *profil,
                                               const char *path);
GtkWindow  *prk_pustaka_impor_dialog_new_for  (GtkWindow               *parent,
                                               PrkProfil               *profil,
                                               const PrkPustakaDokumen *dokumen);
const char *prk_pustaka_impor_dialog_get_path (PrkPustakaImporDialog *self);
/* Its strings are the dialog's. */
void        prk_pustaka_impor_dialog_get_meta (PrkPustakaImporDialog *self,
                                               PrkPustakaMeta        *meta);

G_END_DECLS
