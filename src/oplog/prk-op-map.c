/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ops of a record, by id, in buckets. Copies of a record share the map and its buckets; who
 * wants to put an op in first makes the map and the one bucket its own. So a copy costs nothing,
 * and the first change after it costs one bucket. */
#include "config.h"

#include <string.h>

#include "prk-op-map-private.h"

#define N_BUCKETS 256

typedef struct
{
  gatomicrefcount ref_count;

  guint  n_ops;
  PrkOp *ops[];
} Bucket;

struct _PrkOpMap
{
  gatomicrefcount ref_count;

  guint   n_ops;
  Bucket *buckets[N_BUCKETS]; /* NULL where there is nothing */
};

static void
bucket_unref (Bucket *bucket)
{
  if (!g_atomic_ref_count_dec (&bucket->ref_count))
    return;

  for (guint i = 0; i < bucket->n_ops; i++)
    prk_op_unref (bucket->ops[i]);
  g_free (bucket);
}

static gsize
bucket_size (guint n_ops)
{
  return sizeof (Bucket) + n_ops * sizeof (PrkOp *);
}

/* Takes @bucket and gives one that holds @op, too. */
static Bucket *
bucket_insert (Bucket *bucket,
               PrkOp  *op)
{
  guint n_ops = bucket != NULL ? bucket->n_ops : 0;
  Bucket *grown;

  if (bucket != NULL && g_atomic_ref_count_compare (&bucket->ref_count, 1))
    {
      grown = g_realloc (bucket, bucket_size (n_ops + 1));
    }
  else
    {
      grown = g_malloc (bucket_size (n_ops + 1));
      g_atomic_ref_count_init (&grown->ref_count);
      for (guint i = 0; i < n_ops; i++)
        grown->ops[i] = prk_op_ref (bucket->ops[i]);
      if (bucket != NULL)
        bucket_unref (bucket);
    }

  grown->ops[n_ops] = prk_op_ref (op);
  grown->n_ops = n_ops + 1;

  return grown;
}

static guint
find_bucket (const char *id)
{
  return g_str_hash (id) % N_BUCKETS;
}

PrkOpMap *
_prk_op_map_new (void)
{
  PrkOpMap *self = g_new0 (PrkOpMap, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

PrkOpMap *
_prk_op_map_ref (PrkOpMap *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
_prk_op_map_unref (PrkOpMap *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < N_BUCKETS; i++)
    g_clear_pointer (&self->buckets[i], bucket_unref);
  g_free (self);
}

guint
_prk_op_map_size (PrkOpMap *self)
{
  return self->n_ops;
}

PrkOp *
_prk_op_map_lookup (PrkOpMap   *self,
                    const char *id)
{
  const Bucket *bucket = self->buckets[find_bucket (id)];

  for (guint i = 0; bucket != NULL && i < bucket->n_ops; i++)
    {
      if (strcmp (prk_op_get_id (bucket->ops[i]), id) == 0)
        return bucket->ops[i];
    }

  return NULL;
}

/* In no order that means anything. */
void
_prk_op_map_foreach (PrkOpMap    *self,
                     PrkOpMapFunc function,
                     gpointer     user_data)
{
  for (guint i = 0; i < N_BUCKETS; i++)
    {
      const Bucket *bucket = self->buckets[i];

      for (guint j = 0; bucket != NULL && j < bucket->n_ops; j++)
        function (bucket->ops[j], user_data);
    }
}

static PrkOpMap *
copy_map (PrkOpMap *map)
{
  PrkOpMap *copy = _prk_op_map_new ();

  copy->n_ops = map->n_ops;
  for (guint i = 0; i < N_BUCKETS; i++)
    {
      copy->buckets[i] = map->buckets[i];
      if (copy->buckets[i] != NULL)
        g_atomic_ref_count_inc (&copy->buckets[i]->ref_count);
    }

  return copy;
}

void
_prk_op_map_insert (PrkOpMap **self,
                    PrkOp     *op)
{
  guint place = find_bucket (prk_op_get_id (op));

  if (!g_atomic_ref_count_compare (&(*self)->ref_count, 1))
    {
      PrkOpMap *own = copy_map (*self);

      _prk_op_map_unref (*self);
      *self = own;
    }

  (*self)->buckets[place] = bucket_insert ((*self)->buckets[place], op);
  (*self)->n_ops++;
}
