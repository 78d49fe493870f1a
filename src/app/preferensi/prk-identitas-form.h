/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-identitas.h"

G_BEGIN_DECLS

/* Where one works and who one is; on the first-start page and in the preferences.
 * Signal: changed (): a person changed something. */
#define PRK_TYPE_IDENTITAS_FORM (prk_identitas_form_get_type ())
G_DECLARE_FINAL_TYPE (PrkIdentitasForm, prk_identitas_form, PRK, IDENTITAS_FORM, AdwBin)

/* @folder: where the office's own profiles lie. */
void          prk_identitas_form_set_identitas (PrkIdentitasForm   *self,
                                                const char         *folder,
                                                const PrkIdentitas *identitas);
PrkIdentitas *prk_identitas_form_dup_identitas (PrkIdentitasForm *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
