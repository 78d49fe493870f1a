/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A font map whose unit is the point, for one at a time; to be given back. Any thread. */
PangoFontMap *_prk_peta_huruf_take (void) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the reference. */
void          _prk_peta_huruf_give (PangoFontMap *map);

G_END_DECLS
