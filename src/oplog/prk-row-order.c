/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys are given only when all moves are known, so that a thousand rows put in one after the other
 * get short keys at once.
 *
 * A run of rows without keys is spread between the keys of its neighbours. Where these leave no
 * room (two devices gave the same key to two rows, somebody wrote nonsense, or rows were put into
 * the same gap so often that keys grow long), the neighbours get new keys, too. */
#include "config.h"

#include <string.h>

#include "prk-record-private.h"
#include "prk-row-order-private.h"
#include "prk-urut.h"

/* Some 300 rows one after the other into the same gap; well below what prk_urut_is_valid()
 * takes. */
#define LONG_KEY 60

/* How many neighbours on each side get new keys at first; doubled until keys are short. */
#define N_NEIGHBOURS 8

struct _PrkRowOrder
{
  GSequence  *items;
  GHashTable *iters; /* row, borrowed from its item → GSequenceIter */
};

typedef struct
{
  char    *row;
  char    *urut; /* "" when nobody placed it */
  gboolean is_put;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->row);
  g_free (item->urut);
  g_free (item);
}

static void
insert (PrkRowOrder   *self,
        GSequenceIter *before,
        const char    *row,
        const char    *urut,
        gboolean       is_put)
{
  Item *item = g_new (Item, 1);

  item->row = g_strdup (row);
  item->urut = g_strdup (urut);
  item->is_put = is_put;
  g_hash_table_insert (self->iters, item->row, g_sequence_insert_before (before, item));
}

PrkRowOrder *
_prk_row_order_new (GPtrArray *places)
{
  PrkRowOrder *self = g_new (PrkRowOrder, 1);

  self->items = g_sequence_new (item_free);
  self->iters = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < places->len; i++)
    {
      const PrkRowPlace *place = g_ptr_array_index (places, i);

      insert (self, g_sequence_get_end_iter (self->items), place->row, place->urut, FALSE);
    }

  return self;
}

void
_prk_row_order_free (PrkRowOrder *self)
{
  g_hash_table_unref (self->iters);
  g_sequence_free (self->items);
  g_free (self);
}

gboolean
_prk_row_order_is_after (PrkRowOrder *self,
                         const char  *row,
                         const char  *after)
{
  GSequenceIter *iter = g_hash_table_lookup (self->iters, row);
  const Item *previous;

  if (iter == NULL)
    return FALSE;
  if (g_sequence_iter_is_begin (iter))
    return after == NULL;

  previous = g_sequence_get (g_sequence_iter_prev (iter));

  return g_strcmp0 (previous->row, after) == 0;
}

void
_prk_row_order_remove (PrkRowOrder *self,
                       const char  *row)
{
  GSequenceIter *iter = g_hash_table_lookup (self->iters, row);

  if (iter == NULL)
    return;

  g_hash_table_remove (self->iters, row);
  g_sequence_remove (iter);
}

void
_prk_row_order_put (PrkRowOrder *self,
                    const char  *row,
                    const char  *after)
{
  GSequenceIter *place;

  _prk_row_order_remove (self, row);

  if (after == NULL)
    {
      place = g_sequence_get_begin_iter (self->items);
    }
  else
    {
      place = g_hash_table_lookup (self->iters, after);
      place = place != NULL ? g_sequence_iter_next (place) : g_sequence_get_end_iter (self->items);
    }

  insert (self, place, row, "", TRUE);
}

void
_prk_row_order_append (PrkRowOrder *self,
                       const char  *row)
{
  GSequenceIter *iter = g_hash_table_lookup (self->iters, row);

  if (iter != NULL && g_sequence_iter_is_end (g_sequence_iter_next (iter)))
    return;

  _prk_row_order_remove (self, row);
  insert (self, g_sequence_get_end_iter (self->items), row, "", TRUE);
}

/* The key before @iter that others may stand behind; NULL for none. */
static const char *
key_before (GSequenceIter *iter)
{
  const Item *item;

  if (g_sequence_iter_is_begin (iter))
    return NULL;

  item = g_sequence_get (g_sequence_iter_prev (iter));

  return *item->urut != '\0' ? item->urut : NULL;
}

/* From @start the end of the run that gets keys, over neighbours that leave no room before them. */
static GSequenceIter *
find_end (GSequenceIter *start,
          GSequenceIter *end)
{
  const char *low = key_before (start);

  for (; !g_sequence_iter_is_end (end); end = g_sequence_iter_next (end))
    {
      const Item *item = g_sequence_get (end);

      if (!item->is_put && *item->urut != '\0' && (low == NULL || strcmp (low, item->urut) < 0))
        break;
    }

  return end;
}

static gsize
longest (GStrv keys)
{
  gsize length = 0;

  for (; *keys != NULL; keys++)
    length = MAX (length, strlen (*keys));

  return length;
}

/* Gives keys to the run that begins at @start and returns where it ends. */
static GSequenceIter *
settle_run (GSequenceIter  *start,
            PrkRowOrderFunc function,
            gpointer        user_data)
{
  GSequenceIter *end = find_end (start, start);
  g_auto(GStrv) keys = NULL;
  guint i = 0;

  for (int n_neighbours = N_NEIGHBOURS;; n_neighbours *= 2)
    {
      const char *high = NULL;
      guint n;

      if (!g_sequence_iter_is_end (end))
        high = ((const Item *) g_sequence_get (end))->urut;
      n = g_sequence_iter_get_position (end) - g_sequence_iter_get_position (start);

      g_strfreev (keys);
      keys = prk_urut_spread (key_before (start), high, n);
      if (longest (keys) <= LONG_KEY ||
          (g_sequence_iter_is_begin (start) && g_sequence_iter_is_end (end)))
        break;

      start = g_sequence_iter_move (start, -n_neighbours);
      end = find_end (start, g_sequence_iter_move (end, n_neighbours));
    }

  for (; start != end; start = g_sequence_iter_next (start))
    {
      Item *item = g_sequence_get (start);

      g_free (item->urut);
      item->urut = g_strdup (keys[i++]);
      item->is_put = TRUE;
      function (item->row, item->urut, user_data);
    }

  return end;
}

void
_prk_row_order_settle (PrkRowOrder    *self,
                       PrkRowOrderFunc function,
                       gpointer        user_data)
{
  GSequenceIter *iter = g_sequence_get_begin_iter (self->items);

  while (!g_sequence_iter_is_end (iter))
    {
      const Item *item = g_sequence_get (iter);

      if (item->is_put)
        iter = settle_run (iter, function, user_data);
      else
        iter = g_sequence_iter_next (iter);
    }
}
