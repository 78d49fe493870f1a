/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-application.h"
#include "app/prk-page.h"
#include "domain/prk-langkah.h"
#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* One case: its tahapan, what may come next, and tabs about it (prk-kasus-tab.h).
 * Signal: loaded (): it stands, again after every change. */
#define PRK_TYPE_KASUS_PAGE (prk_kasus_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkKasusPage, prk_kasus_page, PRK, KASUS_PAGE, AdwBin)

GtkWidget      *prk_kasus_page_new             (PrkApplication *application,
                                                const char     *id);
const char     *prk_kasus_page_get_id          (PrkKasusPage   *self);
PrkApplication *prk_kasus_page_get_application (PrkKasusPage   *self);
PrkKasusDaftar *prk_kasus_page_get_daftar      (PrkKasusPage   *self);
/* NULL until it is loaded; another object after every change. Main thread. */
PrkKasusBuka   *prk_kasus_page_get_buka        (PrkKasusPage   *self);
/* The line that is chosen: "utama", "pks-1" … */
const char     *prk_kasus_page_get_alur        (PrkKasusPage   *self);
void            prk_kasus_page_set_alur        (PrkKasusPage   *self,
                                                const char     *alur);
/* (element-type PrkLangkah) what may follow on that line */
GPtrArray      *prk_kasus_page_get_langkah     (PrkKasusPage   *self);
/* Opens the form of an event. @isi (nullable): fields that are known already; copied. */
void            prk_kasus_page_catat           (PrkKasusPage   *self,
                                                const char     *alur,
                                                const char     *jenis,
                                                JsonObject     *isi);
void            prk_kasus_page_show_tab        (PrkKasusPage   *self,
                                                const char     *name);
void            prk_kasus_page_tell            (PrkKasusPage   *self,
                                                const char     *words);

G_END_DECLS
