/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *prk_pdf_message_for_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
