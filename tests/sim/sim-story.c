/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One seed's story: a few hours in which everything goes wrong, then the lines heal, and within
 * six hours all must be well by itself but for what only people can do. */
#include "config.h"

#include "sim.h"

#define CHAOS_US (2 * SIM_HOUR)
#define HEALING_US (6 * SIM_HOUR)
#define LOOK_US (5 * SIM_MINUTE)
#define MAX_CLIENTS 6

static SimClient *
choose_client (Sim *sim)
{
  return g_ptr_array_index (sim->clients, sim_choose (sim, sim->clients->len));
}

static void
start_client (gpointer data)
{
  sim_client_start (data);
}

static void
start_register (gpointer data)
{
  sim_register_start (data);
}

static void
happen_line (Sim *sim)
{
  SimClient *client = choose_client (sim);
  SimLine line = sim_chance (sim, 2) ? SIM_LINE_UP : sim_chance (sim, 3) ? SIM_LINE_CAPTIVE
                                                                          : SIM_LINE_DOWN;

  sim_trace (sim, "client %u: line %d", client->number, line);
  sim_transport_set_line (client->transport, line);
  if (client->engine != NULL && sim_chance (sim, 2))
    prk_sync_engine_note_network (client->engine);
}

static void
happen_client_crash (Sim *sim)
{
  SimClient *client = choose_client (sim);

  sim_client_crash (client);
  sim_after (sim, sim_choose_us (sim, SIM_S, 20 * SIM_MINUTE), start_client, client, NULL);
}

static void
happen_register_crash (Sim *sim)
{
  if (!sim_register_is_up (sim->registry))
    return;

  sim_register_crash (sim->registry);
  sim_after (sim, sim_choose_us (sim, SIM_S, 10 * SIM_MINUTE), start_register, sim->registry, NULL);
}

/* Ops reach the register by another way, in any order and not all of them. */
static void
happen_courier (Sim *sim)
{
  SimClient *client = choose_client (sim);
  g_autoptr (GPtrArray) ops = sim_store_export (client->store);
  g_autoptr (PrkSyncReceipt) receipt = NULL;
  guint commit;

  if (!sim_register_is_up (sim->registry))
    return;

  for (guint i = ops->len; i > 1; i--)
    {
      guint j = sim_choose (sim, i);
      gpointer op = ops->pdata[i - 1];

      ops->pdata[i - 1] = ops->pdata[j];
      ops->pdata[j] = op;
    }
  while (ops->len > 0 && sim_chance (sim, 2))
    g_ptr_array_remove_index (ops, ops->len - 1);
  sim_trace (sim, "courier brings %u ops of client %u", ops->len, client->number);
  receipt = sim_register_push (sim->registry, ops, &commit);
  sim_register_commit (sim->registry, commit);
}

static void
happen_restore (Sim *sim)
{
  if (sim_register_is_up (sim->registry) && sim_register_restore (sim->registry))
    sim->had_restore = TRUE;
}

static void
happen_clone (Sim *sim)
{
  SimClient *client = choose_client (sim);

  if (sim->clients->len >= MAX_CLIENTS)
    return;
  sim->had_clone = TRUE;
  sim_client_start (sim_client_clone (client));
}

static void
happen_revocation (Sim *sim)
{
  SimClient *client = choose_client (sim);
  const char *device = sim_store_get_device (client->store);

  if (client->is_secretary)
    return;
  sim_trace (sim, "client %u is revoked", client->number);
  sim_register_revoke (sim->registry, device);
  for (guint i = 0; i < sim->clients->len; i++)
    {
      SimClient *other = g_ptr_array_index (sim->clients, i);

      if (g_str_equal (sim_store_get_device (other->store), device))
        other->is_revoked = TRUE;
    }
}

static void
happen_clock (Sim *sim)
{
  SimClient *client = choose_client (sim);

  sim_client_set_clock (client, sim_choose_us (sim, -100 * SIM_HOUR, 40 * SIM_HOUR));
}

static void
happen (gpointer data)
{
  Sim *sim = data;
  guint choice = sim_choose (sim, 100);

  if (choice < 55)
    sim_client_edit (choose_client (sim));
  else if (choice < 68)
    happen_line (sim);
  else if (choice < 76)
    happen_client_crash (sim);
  else if (choice < 81)
    happen_register_crash (sim);
  else if (choice < 86)
    happen_courier (sim);
  else if (choice < 89)
    happen_clock (sim);
  else if (choice < 91)
    sim_register_back_up (sim->registry);
  else if (choice < 92)
    happen_restore (sim);
  else if (choice < 93)
    happen_clone (sim);
  else if (choice < 94)
    happen_revocation (sim);
  else if (choice < 97)
    sim_client_help (choose_client (sim));
  else
    sim_store_discard (choose_client (sim)->store);
}

static void
heal (Sim *sim)
{
  sim_trace (sim, "the lines heal");
  sim->is_healed = TRUE;
  sim_register_start (sim->registry);
  for (guint i = 0; i < sim->clients->len; i++)
    {
      SimClient *client = g_ptr_array_index (sim->clients, i);

      sim_client_set_clock (client, 0);
      sim_transport_set_line (client->transport, SIM_LINE_UP);
      sim_client_start (client);
    }
}

static gboolean
is_quiet (Sim *sim)
{
  for (guint i = 0; i < sim->clients->len; i++)
    if (!sim_client_is_quiet (g_ptr_array_index (sim->clients, i)))
      return FALSE;
  return TRUE;
}

/* Quiet at two looks, so that a poll that went dead before has been given up in between. */
static void
let_heal (Sim *sim)
{
  gint64 end_us = sim_now_us (sim) + HEALING_US;
  guint n_quiet = 0;

  while (n_quiet < 2 && sim_now_us (sim) < end_us)
    {
      for (guint i = 0; i < sim->clients->len; i++)
        sim_client_help (g_ptr_array_index (sim->clients, i));
      sim_run_until (sim, sim_now_us (sim) + LOOK_US);
      n_quiet = is_quiet (sim) ? n_quiet + 1 : 0;
    }
}

char *
sim_tell (guint64   seed,
          SimBug    bug,
          gboolean  is_traced,
          char    **digest)
{
  Sim *sim = sim_new (seed, bug);
  guint n_happenings, n_clients;
  char *failure;

  n_clients = 2 + sim_choose (sim, 3);
  for (guint i = 0; i < n_clients; i++)
    sim_client_start (sim_client_new (sim, i % 2, i == 3));
  n_happenings = 20 + sim_choose (sim, 60);
  for (guint i = 0; i < n_happenings; i++)
    sim_after (sim, sim_choose_us (sim, 0, CHAOS_US), happen, sim, NULL);

  sim_run_until (sim, SIM_EPOCH_US + CHAOS_US);
  heal (sim);
  let_heal (sim);
  failure = sim_check (sim);

  for (guint i = 0; i < sim->clients->len && failure != NULL; i++)
    {
      SimClient *client = g_ptr_array_index (sim->clients, i);

      sim_trace (sim, "client %u, %.6s%s", i, sim_store_get_device (client->store),
                 client->is_revoked ? ", revoked" : "");
      sim_store_trace (client->store);
    }
  if (failure != NULL)
    sim_trace (sim, "FAILED: %s", failure);
  if (is_traced)
    g_print ("%s", sim->trace->str);
  if (digest != NULL)
    *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, sim->trace->str, -1);
  sim_free (sim);

  return failure;
}
