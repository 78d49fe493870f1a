/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PRK_TYPE_ENTROPY (prk_entropy_get_type ())
G_DECLARE_INTERFACE (PrkEntropy, prk_entropy, PRK, ENTROPY, GObject)

struct _PrkEntropyInterface
{
  GTypeInterface parent_iface;

  void (*fill) (PrkEntropy *self,
                guint8     *buffer,
                gsize       size);
};

void        prk_entropy_fill       (PrkEntropy *self,
                                    guint8     *buffer,
                                    gsize       size);

PrkEntropy *prk_entropy_new_system (void);

/* The same bytes for the same seed, for tests and simulation. */
PrkEntropy *prk_entropy_new_seeded (guint64 seed);

G_END_DECLS
