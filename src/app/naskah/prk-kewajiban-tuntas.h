/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-store.h"

G_BEGIN_DECLS

/* Asks on which day something owed was done, with a note and a proof, which becomes an attachment of the text; then writes it. */
#define PRK_TYPE_KEWAJIBAN_TUNTAS (prk_kewajiban_tuntas_get_type ())
G_DECLARE_FINAL_TYPE (PrkKewajibanTuntas, prk_kewajiban_tuntas, PRK, KEWAJIBAN_TUNTAS, AdwWindow)

/* @naskah: id of the text; @baris: row of what is owed; @masa: "" of what is done once. Not shown yet. */
GtkWindow *prk_kewajiban_tuntas_new (GtkWindow  *parent,
                                      PrkStore   *store,
                                      const char *naskah,
                                      const char *baris,
                                      const char *uraian,
                                      const char *masa);

G_END_DECLS
