/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

G_BEGIN_DECLS

#define PRK_TEST_RECORD "01985d80-0000-7000-8000-000000000001"

/* A device as the oplog sees it: a key, a clock and the end of a chain. The same for the same
 * seed. */
typedef struct
{
  PrkKey    *key;
  gint64     clock_us;
  guint64    n;
  char      *prev;
  gint64     last_us;
  GPtrArray *ops; /* all that it wrote, in order */
} PrkTestDevice;

PrkTestDevice *prk_test_device_new   (guint64 seed);
void           prk_test_device_free  (PrkTestDevice *self);

/* Writes what the edit sets and applies it to the edit's record. */
PrkOp         *prk_test_device_commit (PrkTestDevice *self,
                                       PrkEdit       *edit);

/* Writes @sets (element-type PrkOpSet) as they are, applies nothing. */
PrkOp         *prk_test_device_write  (PrkTestDevice *self,
                                       const char    *record,
                                       const char    *type,
                                       GPtrArray     *sets);

/* One string set at one path over @over (ids, NULL at the end); applied to nothing. */
PrkOp         *prk_test_device_write_text   (PrkTestDevice *self,
                                             const char    *path,
                                             const char    *commonmark,
                                             ...) G_GNUC_NULL_TERMINATED;
PrkOp         *prk_test_device_write_string (PrkTestDevice *self,
                                             const char    *path,
                                             const char    *value,
                                             ...) G_GNUC_NULL_TERMINATED;

/* Chooses by @random from 0 to @n - 1. */
guint          prk_test_choose       (GRand *random,
                                      guint  n);

/* The seed to begin with: PRAKARSA_SEED where that is set, else @seed; said on the test's
 * output. */
guint64        prk_test_seed         (guint64 seed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTestDevice, prk_test_device_free)

G_END_DECLS
