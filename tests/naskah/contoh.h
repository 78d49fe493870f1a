/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"

#include "prk-test-device.h"

/* Records to print: the sample data that ships, and what a test writes down in the same form (data/contoh/README.md). */

/* One JSON object {"jenis": "kak", "nilai": {…}} as a record that @device wrote; rows are called r0, r1 … */
PrkRecord *contoh_baca   (PrkTestDevice *device,
                          PrkProfil     *profil,
                          const char    *json);
/* By the base name of a file in data/contoh. */
PrkRecord *contoh_muat   (PrkTestDevice *device,
                          PrkProfil     *profil,
                          const char    *name);
PrkProfil *contoh_profil (const char *id);
