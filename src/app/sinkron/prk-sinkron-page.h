/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-page.h"

#include "prk-sinkron.h"

G_BEGIN_DECLS

/* Sinkronisasi: enrolment, how it stands with the register, what needs a decision, what waits and
 * what went. It activates win.open-kak and win.show-place. */
#define PRK_TYPE_SINKRON_PAGE (prk_sinkron_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkSinkronPage, prk_sinkron_page, PRK, SINKRON_PAGE, AdwBin)

GtkWidget *prk_sinkron_page_new         (void);
void       prk_sinkron_page_set_sinkron (PrkSinkronPage *self,
                                         PrkSinkron     *sinkron);

G_END_DECLS
