/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak-step.h"

G_BEGIN_DECLS

/* Start, end and length of the cooperation say the same thing. When @path is one of them and @step
 * has just changed it, adds to @step what the others must be then. @record shows the new value
 * already. */
void prk_kak_jangka_follow (PrkRecord  *record,
                            const char *path,
                            PrkKakStep *step);

G_END_DECLS
