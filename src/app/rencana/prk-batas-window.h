/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"

G_BEGIN_DECLS

/* The daerah that border on the own one: the profile's list, or the one that the office keeps instead. */
#define PRK_TYPE_BATAS_WINDOW (prk_batas_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkBatasWindow, prk_batas_window, PRK, BATAS_WINDOW, AdwWindow)

GtkWindow          *prk_batas_window_new (PrkApplication *application,
                                          GtkWindow      *parent);
/* "Kabupaten Kapuas, Kabupaten Barito Utara": of the list in force. */
char               *prk_batas_dup_nama   (PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;
/* For the preferences. */
GtkWidget          *prk_batas_setelan_new (PrkApplication *application);

G_END_DECLS
