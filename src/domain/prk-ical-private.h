/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kalender.h"

G_BEGIN_DECLS

/* Content lines of iCalendar (RFC 5545). */

/* @value as TEXT: escaped; folded between characters, at most 75 bytes a line. @name may have parameters. */
void _prk_ical_append (GString *ical, const char *name, const char *value);
/* A whole day: ";VALUE=DATE:20261220" */
void _prk_ical_append_hari (GString *ical, const char *name, PrkHari hari);

G_END_DECLS
