/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-application.h"

G_BEGIN_DECLS

/* The tables of days off: which years there are, the office's own days, taking files in and writing them. Files that
 * were copied in the file manager are taken in with Ctrl+V. */
#define PRK_TYPE_LIBUR_SETELAN (prk_libur_setelan_get_type ())
G_DECLARE_FINAL_TYPE (PrkLiburSetelan, prk_libur_setelan, PRK, LIBUR_SETELAN, AdwPreferencesPage)

AdwPreferencesPage *prk_libur_setelan_new (PrkApplication *application);

G_END_DECLS
