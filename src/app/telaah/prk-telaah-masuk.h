/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-profil.h"
#include "store/prk-identitas.h"

G_BEGIN_DECLS

/* The door for what another daerah offers: a KAK that came as a PDF or DOCX file, who sent it, when it
 * was received. Signal recorded (const char *kak): it is a KAK here now. */
#define PRK_TYPE_TELAAH_MASUK (prk_telaah_masuk_get_type ())
G_DECLARE_FINAL_TYPE (PrkTelaahMasuk, prk_telaah_masuk, PRK, TELAAH_MASUK, AdwWindow)

/* @file (nullable): chosen already. */
GtkWindow *prk_telaah_masuk_new (GtkWindow          *parent,
                                 PrkStore           *store,
                                 PrkProfil          *profil,
                                 const PrkIdentitas *identitas,
                                 GFile              *file);

G_END_DECLS
