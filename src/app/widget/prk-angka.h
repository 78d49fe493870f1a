/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRK_ANGKA_ERROR (prk_angka_error_quark ())
GQuark prk_angka_error_quark (void);

typedef enum
{
  PRK_ANGKA_ERROR_SYNTAX, /* no number, or points in places where no reading makes sense of them */
  PRK_ANGKA_ERROR_DECIMALS,  /* more digits behind the comma than asked for */
  PRK_ANGKA_ERROR_TOO_LARGE, /* beyond 64 bits */
} PrkAngkaError;

/* The most digits behind the comma that anything here takes. */
#define PRK_ANGKA_MAX_DECIMALS 9

char     *prk_angka_parse         (const char  *text,
                                   guint        n_decimals,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  prk_angka_parse_int     (const char  *text,
                                   gint64      *value,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char     *prk_angka_format        (const char  *decimal) G_GNUC_WARN_UNUSED_RESULT;
char     *prk_angka_format_int    (gint64       value) G_GNUC_WARN_UNUSED_RESULT;
gboolean  prk_angka_to_scaled     (const char  *decimal,
                                   guint        n_decimals,
                                   gint64      *scaled,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char     *prk_angka_from_scaled   (gint64       scaled,
                                   guint        n_decimals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
