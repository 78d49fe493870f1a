/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-id.h"

#include "sim.h"

#define N_PATHS 3

static const char *const paths[N_PATHS] = { "judul", "maksud", "tujuan" };

typedef struct
{
  SimClient *client;
  guint      number;
} Wake;

static void
wake (gpointer data)
{
  Wake *one = data;

  if (one->number != one->client->n_wakes)
    return;
  one->client->wake_us = G_MAXINT64;
  if (one->client->engine != NULL)
    prk_sync_engine_tick (one->client->engine);
}

void
sim_client_arm (SimClient *self)
{
  gint64 wait_us = self->engine != NULL ? prk_sync_engine_get_wait_us (self->engine) : -1;
  gint64 at_us = wait_us >= 0 ? sim_now_us (self->sim) + wait_us : G_MAXINT64;
  Wake *one;

  if (self->sim->bug == SIM_BUG_GIVE_UP && self->engine != NULL
      && prk_sync_engine_get_phase (self->engine) == PRK_SYNC_PHASE_WAITING)
    return;
  if (at_us == self->wake_us)
    return;

  self->wake_us = at_us;
  self->n_wakes++;
  if (at_us == G_MAXINT64)
    return;
  one = g_new0 (Wake, 1);
  one->client = self;
  one->number = self->n_wakes;
  sim_after (self->sim, wait_us, wake, one, g_free);
}

static char *
new_id (Sim *sim)
{
  return prk_id_new (sim->steady, sim->entropy);
}

/* A text that is written nowhere else, and what its author saw standing at that place. */
static void
set_value (SimClient  *self,
           PrkEdit    *edit,
           const char *path)
{
  PrkRecord *record = prk_edit_get_record (edit);
  g_autofree char *value = g_strdup_printf ("v%u", ++self->sim->n_values);
  g_autoptr (GPtrArray) heads = prk_record_list_heads (record, path);
  GPtrArray *seen = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < heads->len; i++)
    {
      const PrkWrite *head = g_ptr_array_index (heads, i);
      const char *standing = json_node_get_string (head->set->value);

      g_ptr_array_add (seen, g_strdup (standing));
    }
  prk_edit_set_string (edit, path, value);
  g_hash_table_insert (self->sim->seen, g_strdup (value), seen);
}

static PrkRecord *
choose_record (SimClient *self)
{
  g_autoptr (GPtrArray) ids = sim_store_list_records (self->store);
  g_autofree char *id = NULL;

  if (ids->len > 0 && (self->is_secretary || !sim_chance (self->sim, 6)))
    return sim_store_get_record (
        self->store, g_ptr_array_index (ids, sim_choose (self->sim, ids->len)), "kak");
  id = new_id (self->sim);

  return sim_store_get_record (self->store, id, "kak");
}

static void
write_event (SimClient  *self,
             PrkRecord  *target,
             const char *jenis)
{
  g_autofree char *id = new_id (self->sim);
  PrkRecord *record = sim_store_get_record (self->store, id, "peristiwa");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);

  prk_edit_set_string (edit, "jenis", jenis);
  prk_edit_set_string (edit, "tentang", prk_record_get_id (target));
  sim_store_write (self->store, edit);
  sim_trace (self->sim, "client %u: %s %.13s", self->number, jenis, prk_record_get_id (target));
}

void
sim_client_edit (SimClient *self)
{
  guint n_edits = 1 + sim_choose (self->sim, 4);

  sim_client_set_clock (self, self->clock_off_us);
  for (guint i = 0; i < n_edits; i++)
    {
      PrkRecord *record = choose_record (self);
      g_autoptr (PrkEdit) edit = NULL;

      if (self->is_secretary)
        {
          write_event (self, record, "dikembalikan");
          continue;
        }
      if (sim_chance (self->sim, 12))
        {
          write_event (self, record, "diajukan");
          continue;
        }

      edit = prk_edit_new (record);
      set_value (self, edit, paths[sim_choose (self->sim, N_PATHS)]);
      sim_store_write (self->store, edit);
      sim_trace (self->sim, "client %u: v%u", self->number, self->sim->n_values);
    }
  if (self->engine != NULL)
    prk_sync_engine_note_edit (self->engine);
}

void
sim_client_start (SimClient *self)
{
  if (self->engine != NULL)
    return;

  self->engine = prk_sync_engine_new (PRK_SYNC_STORE (self->store),
                                      PRK_SYNC_TRANSPORT (self->transport), self->sim->steady,
                                      self->clock, self->sim->entropy);
  prk_sync_engine_start (self->engine);
}

void
sim_client_crash (SimClient *self)
{
  if (self->engine == NULL)
    return;

  sim_trace (self->sim, "client %u crashes", self->number);
  prk_sync_engine_stop (self->engine);
  g_clear_object (&self->engine);
  sim_store_crash (self->store);
}

/* What people do: take a restored register as it is, ask the admin for a code. */
void
sim_client_help (SimClient *self)
{
  PrkSyncPhase phase;

  if (self->engine == NULL)
    return;

  phase = prk_sync_engine_get_phase (self->engine);
  if (phase == PRK_SYNC_PHASE_ALARM)
    {
      prk_sync_engine_accept_history (self->engine);
    }
  else if (phase == PRK_SYNC_PHASE_UNENROLLED && !self->is_revoked)
    {
      sim_register_enrol (self->sim->registry, sim_store_get_device (self->store), self->office,
                          self->is_secretary);
      sim_store_set_enrolled (self->store);
      prk_sync_engine_note_enrolled (self->engine);
    }
}

void
sim_client_set_clock (SimClient *self,
                      gint64     off_us)
{
  self->clock_off_us = off_us;
  prk_clock_set_now_us (self->clock, sim_now_us (self->sim) + off_us);
}

gboolean
sim_client_is_quiet (SimClient *self)
{
  return self->is_revoked
         || (self->engine != NULL && sim_store_count_waiting (self->store) == 0
             && prk_sync_engine_get_phase (self->engine) == PRK_SYNC_PHASE_CURRENT);
}

static SimClient *
add_client (Sim      *sim,
            guint     office,
            gboolean  is_secretary,
            SimStore *from)
{
  SimClient *self = g_new0 (SimClient, 1);

  self->sim = sim;
  self->number = sim->clients->len;
  self->office = office;
  self->is_secretary = is_secretary;
  self->clock = prk_clock_new_manual (sim_now_us (sim));
  self->wake_us = G_MAXINT64;
  self->store = from != NULL
                  ? sim_store_copy (from, self->clock)
                  : sim_store_new (sim, self->clock, sim_register_get_key (sim->registry));
  self->transport = sim_transport_new (sim, self->store);
  g_ptr_array_add (sim->clients, self);

  return self;
}

SimClient *
sim_client_new (Sim      *sim,
                guint     office,
                gboolean  is_secretary)
{
  SimClient *self = add_client (sim, office, is_secretary, NULL);

  sim_register_enrol (sim->registry, sim_store_get_device (self->store), office, is_secretary);
  sim_store_set_enrolled (self->store);

  return self;
}

SimClient *
sim_client_clone (SimClient *self)
{
  SimClient *copy = add_client (self->sim, self->office, self->is_secretary, self->store);

  sim_trace (self->sim, "client %u is a copy of %u", copy->number, self->number);
  copy->is_revoked = self->is_revoked;

  return copy;
}

void
sim_client_free (SimClient *self)
{
  if (self->engine != NULL)
    prk_sync_engine_stop (self->engine);
  g_clear_object (&self->engine);
  g_object_unref (self->transport);
  g_object_unref (self->store);
  g_object_unref (self->clock);
  g_free (self);
}
