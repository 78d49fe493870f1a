/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-entropy.h"
#include "prk-sodium-private.h"

G_DEFINE_INTERFACE (PrkEntropy, prk_entropy, G_TYPE_OBJECT)

static void
prk_entropy_default_init (PrkEntropyInterface *iface)
{
}

/**
 * prk_entropy_fill:
 * @buffer: (out caller-allocates) (array length=size): where the bytes go
 * @size: how many bytes
 *
 * Fills @buffer with random bytes.
 */
void
prk_entropy_fill (PrkEntropy *self,
                  guint8     *buffer,
                  gsize       size)
{
  g_return_if_fail (PRK_IS_ENTROPY (self));
  g_return_if_fail (buffer != NULL || size == 0);

  PRK_ENTROPY_GET_IFACE (self)->fill (self, buffer, size);
}

/* The machine's own source */

#define PRK_TYPE_SYSTEM_ENTROPY (prk_system_entropy_get_type ())
G_DECLARE_FINAL_TYPE (PrkSystemEntropy, prk_system_entropy, PRK, SYSTEM_ENTROPY, GObject)

struct _PrkSystemEntropy
{
  GObject parent_instance;
};

static void
prk_system_entropy_fill (PrkEntropy *entropy,
                         guint8     *buffer,
                         gsize       size)
{
  randombytes_buf (buffer, size);
}

static void
prk_system_entropy_iface_init (PrkEntropyInterface *iface)
{
  iface->fill = prk_system_entropy_fill;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSystemEntropy,
                               prk_system_entropy,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_ENTROPY,
                                                      prk_system_entropy_iface_init))

static void
prk_system_entropy_class_init (PrkSystemEntropyClass *klass)
{
}

static void
prk_system_entropy_init (PrkSystemEntropy *self)
{
}

/**
 * prk_entropy_new_system:
 *
 * Random bytes of the operating system, fit for keys.
 *
 * Returns: (transfer full): a source, safe in any thread
 */
PrkEntropy *
prk_entropy_new_system (void)
{
  _prk_sodium_ensure ();

  return g_object_new (PRK_TYPE_SYSTEM_ENTROPY, NULL);
}

/* A source that repeats itself: each call takes the ChaCha20 stream of the seed and the number
 * of the call. */

#define PRK_TYPE_SEEDED_ENTROPY (prk_seeded_entropy_get_type ())
G_DECLARE_FINAL_TYPE (PrkSeededEntropy, prk_seeded_entropy, PRK, SEEDED_ENTROPY, GObject)

struct _PrkSeededEntropy
{
  GObject parent_instance;

  guint64 seed;
  guint64 n_calls;
};

static void
prk_seeded_entropy_fill (PrkEntropy *entropy,
                         guint8     *buffer,
                         gsize       size)
{
  PrkSeededEntropy *self = PRK_SEEDED_ENTROPY (entropy);
  union
  {
    guint64 words[4];
    guint8  bytes[randombytes_SEEDBYTES];
  } key = { .words = { GUINT64_TO_LE (self->seed), GUINT64_TO_LE (self->n_calls) } };

  G_STATIC_ASSERT (sizeof key.words == sizeof key.bytes);

  randombytes_buf_deterministic (buffer, size, key.bytes);
  self->n_calls++;
}

static void
prk_seeded_entropy_iface_init (PrkEntropyInterface *iface)
{
  iface->fill = prk_seeded_entropy_fill;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSeededEntropy,
                               prk_seeded_entropy,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_ENTROPY,
                                                      prk_seeded_entropy_iface_init))

static void
prk_seeded_entropy_class_init (PrkSeededEntropyClass *klass)
{
}

static void
prk_seeded_entropy_init (PrkSeededEntropy *self)
{
}

/**
 * prk_entropy_new_seeded:
 * @seed: any number
 *
 * The same bytes for the same seed, on every machine: for tests and simulation, never for keys that
 * people use.
 *
 * Returns: (transfer full): a source for one thread
 */
PrkEntropy *
prk_entropy_new_seeded (guint64 seed)
{
  PrkSeededEntropy *self;

  _prk_sodium_ensure ();

  self = g_object_new (PRK_TYPE_SEEDED_ENTROPY, NULL);
  self->seed = seed;

  return PRK_ENTROPY (self);
}
