/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What comes from outside and cannot be taken, whatever layer finds it. */
#define PRK_INPUT_ERROR (prk_input_error_quark ())
GQuark prk_input_error_quark (void);

typedef enum
{
  PRK_INPUT_ERROR_SYNTAX,
  PRK_INPUT_ERROR_TOO_LARGE,
  PRK_INPUT_ERROR_ENCODING,
  PRK_INPUT_ERROR_VALUE,
  PRK_INPUT_ERROR_KEY,
} PrkInputError;

G_END_DECLS
