/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-error.h"

G_DEFINE_QUARK (prk-input-error-quark, prk_input_error)
