/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"

G_BEGIN_DECLS

/* For the preferences: a row for each emblem that the office's papers may show, with its picture as large as a letter prints it. */
GtkWidget *prk_lambang_kantor_new (PrkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
