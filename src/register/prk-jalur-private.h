/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-register.h"

G_BEGIN_DECLS

#define PRK_JALUR_MAX_BODY (8 * 1024 * 1024)
#define PRK_JALUR_MAX_WAIT_S 50

/* One request, taken off the wire, and its answer: what a worker thread needs and nothing else. */
typedef struct
{
  char       *method;
  char       *path;
  GHashTable *query; /* (nullable) */
  char       *token; /* (nullable) */
  GByteArray *body;
  gboolean    is_too_large;
  gboolean    is_gzip;     /* the body */
  gboolean    takes_gzip;

  guint       status;
  GBytes     *answer;
  gboolean    answer_is_gzip;
  guint       wait_s;      /* the answer may wait as long for something new */
  gboolean    is_empty;    /* a page without ops */
  char       *daerah;      /* (nullable) of the holder */
  guint       n_accepted;
} PrkPermintaan;

void _prk_permintaan_free (PrkPermintaan *self);

/* Answers a request. Blocks. */
void _prk_jalur_run       (PrkRegister   *registry,
                           PrkPermintaan *request);

G_END_DECLS
