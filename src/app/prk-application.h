/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-profil.h"
#include "pustaka/prk-pustaka.h"
#include "store/prk-identitas.h"

#include "sinkron/prk-sinkron.h"

G_BEGIN_DECLS

/* Opens the store and holds what every page needs: store, profile, who sits here. Main thread
 * only.
 *
 * Signals:
 *   profil-changed (): another daerah, font, or list of neighbours. */
#define PRK_TYPE_APPLICATION (prk_application_get_type ())
G_DECLARE_FINAL_TYPE (PrkApplication, prk_application, PRK, APPLICATION, AdwApplication)

PrkApplication     *prk_application_new             (void);
const char         *prk_application_get_folder      (PrkApplication *self);
PrkStore           *prk_application_get_store       (PrkApplication *self);
PrkSinkron         *prk_application_get_sinkron     (PrkApplication *self);
PrkSinkron         *prk_application_get_default_sinkron (void);
PrkPustaka         *prk_application_get_pustaka     (PrkApplication *self);
PrkProfil          *prk_application_get_profil      (PrkApplication *self);

const PrkIdentitas *prk_application_get_identitas   (PrkApplication *self);

/* Saves it and takes its profile into use. */
gboolean            prk_application_set_identitas   (PrkApplication      *self,
                                                     const PrkIdentitas  *identitas,
                                                     GError             **error);

/* The font of documents that this machine uses instead of the profile's; NULL: the profile's. */
char               *prk_application_dup_font        (PrkApplication  *self)
                                                    G_GNUC_WARN_UNUSED_RESULT;
gboolean            prk_application_set_font        (PrkApplication  *self,
                                                     const char      *family,
                                                     GError         **error);

/* "id" or "en"; NULL: Indonesian. A change shows at the next start. */
const char         *prk_application_get_language    (PrkApplication *self);
void                prk_application_set_language    (PrkApplication *self,
                                                     const char     *language);

/* Profiles that the office made itself lie here. */
char               *prk_application_dup_profil_folder (PrkApplication *self)
                                                      G_GNUC_WARN_UNUSED_RESULT;

void                prk_application_announce_ready  (PrkApplication *self,
                                                     GtkWidget      *widget);

G_END_DECLS
