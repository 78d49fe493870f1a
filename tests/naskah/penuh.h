/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"

/* A KAK in which every field is filled and every text holds a word of its own, so that each can be found on paper. */

/* Where a word was put. */
typedef struct
{
  guint bagian; /* in the order of the schema; 0: identity */
  guint bidang;
  guint baris;  /* of a table; of a narrative text its paragraph */
} PenuhKata;

/* In the form of data/contoh. @kata: (element-type PenuhKata) word Q000z, Q001z … */
char *penuh_json (PrkProfil *profil,
                  guint      n_baris,
                  GArray    *kata);
