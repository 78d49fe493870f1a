/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-pdf-error.h"

G_DEFINE_QUARK (prk-pdf-error-quark, prk_pdf_error)
