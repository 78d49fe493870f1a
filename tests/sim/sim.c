/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sim.h"

typedef struct
{
  gint64         at_us;
  guint64        number;
  SimFunc        func;
  gpointer       data;
  GDestroyNotify data_free;
} Event;

static void
event_free (gpointer data)
{
  Event *event = data;

  if (event->data_free != NULL)
    event->data_free (event->data);
  g_free (event);
}

static int
compare_events (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const Event *one = a, *other = b;

  if (one->at_us != other->at_us)
    return one->at_us < other->at_us ? -1 : 1;
  return one->number < other->number ? -1 : one->number > other->number;
}

gint64
sim_now_us (Sim *self)
{
  return prk_clock_now_us (self->steady);
}

guint
sim_choose (Sim   *self,
            guint  n)
{
  return n > 1 ? (guint) g_rand_int_range (self->random, 0, (gint32) n) : 0;
}

gint64
sim_choose_us (Sim    *self,
               gint64  least_us,
               gint64  most_us)
{
  return least_us + (gint64) (g_rand_double (self->random) * (double) (most_us - least_us));
}

gboolean
sim_chance (Sim   *self,
            guint  n)
{
  return sim_choose (self, n) == 0;
}

void
sim_after (Sim            *self,
           gint64          delay_us,
           SimFunc         func,
           gpointer        data,
           GDestroyNotify  data_free)
{
  Event *event = g_new0 (Event, 1);

  event->at_us = sim_now_us (self) + MAX (delay_us, 0);
  event->number = self->n_events++;
  event->func = func;
  event->data = data;
  event->data_free = data_free;
  g_sequence_insert_sorted (self->events, event, compare_events, NULL);
}

static void
settle (Sim *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < self->clients->len; i++)
    sim_client_arm (g_ptr_array_index (self->clients, i));
}

void
sim_run_until (Sim    *self,
               gint64  until_us)
{
  settle (self);
  for (;;)
    {
      GSequenceIter *first = g_sequence_get_begin_iter (self->events);
      Event *event = !g_sequence_iter_is_end (first) ? g_sequence_get (first) : NULL;

      if (event == NULL || event->at_us > until_us)
        break;
      prk_clock_set_now_us (self->steady, event->at_us);
      event->func (event->data);
      g_sequence_remove (first);
      settle (self);
    }
  prk_clock_set_now_us (self->steady, until_us);
}

void
sim_trace (Sim        *self,
           const char *format,
           ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_string_append_printf (self->trace, "%10.3f %s\n",
                          (double) (sim_now_us (self) - SIM_EPOCH_US) / SIM_S, text);
}

Sim *
sim_new (guint64 seed,
         SimBug  bug)
{
  Sim *self = g_new0 (Sim, 1);

  self->seed = seed;
  self->bug = bug;
  self->trace = g_string_new (NULL);
  self->random = g_rand_new_with_seed ((guint32) (seed * 2654435761u + 1));
  self->steady = prk_clock_new_manual (SIM_EPOCH_US);
  self->entropy = prk_entropy_new_seeded (seed);
  self->events = g_sequence_new (event_free);
  self->clients = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_client_free);
  self->records = g_ptr_array_new_with_free_func (g_free);
  self->acked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rewritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) g_ptr_array_unref);
  self->registry = sim_register_new (self);

  return self;
}

void
sim_free (Sim *self)
{
  g_sequence_free (self->events);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_ptr_array_unref (self->clients);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sim_register_free (self->registry);
  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->acked);
  g_hash_table_unref (self->rewritten);
  g_hash_table_unref (self->seen);
  g_object_unref (self->steady);
  g_object_unref (self->entropy);
  g_rand_free (self->random);
  g_string_free (self->trace, TRUE);
  g_free (self);
}
