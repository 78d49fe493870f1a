/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line of one laptop: it is slow, loses what goes up and what comes down, brings a request
 * twice and the second time much later, goes dead without saying so, and has portals in it. */
#include "config.h"

#include "sim.h"

#define TIMEOUT_US (30 * SIM_S)
#define LOSS 8       /* one in so many, each way */
#define HANGS 4      /* of those lost */
#define TWICE 12
#define LOOK_US (10 * SIM_S) /* how often a waiting poll looks */

typedef enum
{
  REQUEST_PUSH,
  REQUEST_PULL,
  REQUEST_PROVE,
} RequestKind;

struct _SimTransport
{
  GObject parent_instance;

  Sim      *sim;
  SimStore *store;
  SimLine   line;
};

typedef struct
{
  gatomicrefcount ref_count;
  SimTransport  *transport;
  GTask         *task; /* NULL: a copy of a request that went astray, nobody waits for its answer */
  RequestKind    kind;
  char          *device; /* whose token it bears */
  GPtrArray     *ops;
  guint64        from;
  guint64        to;
  guint64        known;
  guint          limit;
  gint64         until_us;
  guint          commit;
  guint          life; /* of the register */
  gpointer       answer;
  GDestroyNotify answer_free;
  gboolean       is_done;
} Request;

static void sim_transport_iface_init (PrkSyncTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SimTransport,
                               sim_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_SYNC_TRANSPORT,
                                                      sim_transport_iface_init))

static Request *
request_ref (Request *request)
{
  g_atomic_ref_count_inc (&request->ref_count);
  return request;
}

static void
request_unref (gpointer data)
{
  Request *request = data;

  if (!g_atomic_ref_count_dec (&request->ref_count))
    return;

  /* A line that died: the task ends only so that nothing leaks. The engine gave it up long ago. */
  if (request->task != NULL && !request->is_done)
    g_task_return_new_error (request->task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE, "dead");
  g_clear_object (&request->task);
  g_clear_pointer (&request->ops, g_ptr_array_unref);
  if (request->answer != NULL)
    request->answer_free (request->answer);
  g_free (request->device);
  g_object_unref (request->transport);
  g_free (request);
}

static void
later (Request *request,
       gint64   delay_us,
       SimFunc  func)
{
  sim_after (request->transport->sim, delay_us, func, request_ref (request), request_unref);
}

static gint64
choose_latency_us (Sim *sim)
{
  return sim->is_healed ? 20 * SIM_MS : sim_choose_us (sim, 10 * SIM_MS, 3 * SIM_S);
}

static gboolean
is_lost (SimTransport *self)
{
  return self->line != SIM_LINE_UP || (!self->sim->is_healed && sim_chance (self->sim, LOSS));
}

static void
fail (Request      *request,
      PrkSyncError  code)
{
  if (request->task == NULL || request->is_done)
    return;
  request->is_done = TRUE;
  g_task_return_new_error (request->task, PRK_SYNC_ERROR, code, "the line");
}

static void
time_out (gpointer data)
{
  fail (data, PRK_SYNC_ERROR_OFFLINE);
}

/* Some time later, or never: what the engine then hears is nothing at all. */
static void
lose (Request *request)
{
  if (!sim_chance (request->transport->sim, HANGS))
    later (request, TIMEOUT_US, time_out);
  else
    later (request, SIM_HOUR, time_out);
}

static void
deliver (gpointer data)
{
  Request *request = data;

  if (request->task == NULL || request->is_done)
    return;
  request->is_done = TRUE;
  g_task_return_pointer (request->task, g_steal_pointer (&request->answer), request->answer_free);
}

static void
send_answer (Request *request)
{
  SimTransport *self = request->transport;

  if (is_lost (self))
    lose (request);
  else
    later (request, choose_latency_us (self->sim), deliver);
}

/* With the answer, unless the register is one that did not know how. */
static GArray *
prove_head (Request           *request,
            const PrkSyncHead *head)
{
  Sim *sim = request->transport->sim;

  return request->known > 0 && request->known <= head->size && sim_chance (sim, 2)
             ? sim_register_prove (sim->registry, request->known, head->size) : NULL;
}

static void
commit (gpointer data)
{
  Request *request = data;
  SimRegister *registry = request->transport->sim->registry;
  gboolean is_early = request->transport->sim->bug == SIM_BUG_ANSWER_EARLY;

  if (sim_register_get_life (registry) == request->life)
    {
      sim_register_commit (registry, request->commit);
      if (!is_early)
        {
          PrkSyncReceipt *receipt = request->answer;

          receipt->proof = prove_head (request, receipt->head);
          send_answer (request);
        }
    }
  else if (!is_early)
    {
      lose (request);
    }
}

static void
arrive_push (Request *request)
{
  Sim *sim = request->transport->sim;

  request->life = sim_register_get_life (sim->registry);
  request->answer = sim_register_push (sim->registry, request->ops, &request->commit);
  request->answer_free = (GDestroyNotify) prk_sync_receipt_free;
  later (request, sim_choose_us (sim, SIM_MS, 200 * SIM_MS), commit);
  if (sim->bug == SIM_BUG_ANSWER_EARLY)
    send_answer (request);
}

static void
arrive_pull (gpointer data)
{
  Request *request = data;
  Sim *sim = request->transport->sim;
  PrkSyncPage *page;

  if (!sim_register_is_up (sim->registry))
    {
      lose (request);
      return;
    }

  page = sim_register_pull (sim->registry, request->from, request->limit);
  if (page->arrivals->len == 0 && sim_now_us (sim) + LOOK_US < request->until_us)
    {
      prk_sync_page_free (page);
      later (request, LOOK_US, arrive_pull);
      return;
    }
  page->proof = prove_head (request, page->head);
  request->answer = page;
  request->answer_free = (GDestroyNotify) prk_sync_page_free;
  send_answer (request);
}

static void
arrive_prove (Request *request)
{
  SimRegister *registry = request->transport->sim->registry;

  request->answer = sim_register_prove (registry, request->from, request->to);
  request->answer_free = (GDestroyNotify) g_array_unref;
  if (request->answer != NULL)
    send_answer (request);
  else
    fail (request, PRK_SYNC_ERROR_REFUSED);
}

static void
arrive (gpointer data)
{
  Request *request = data;
  SimRegister *registry = request->transport->sim->registry;

  if (!sim_register_is_up (registry))
    lose (request);
  else if (!sim_register_knows (registry, request->device))
    fail (request, PRK_SYNC_ERROR_TOKEN);
  else if (request->kind == REQUEST_PUSH)
    arrive_push (request);
  else if (request->kind == REQUEST_PULL)
    arrive_pull (request);
  else
    arrive_prove (request);
}

static void
send_twice (Request *request)
{
  Sim *sim = request->transport->sim;
  Request *astray = g_new0 (Request, 1);

  g_atomic_ref_count_init (&astray->ref_count);
  astray->transport = g_object_ref (request->transport);
  astray->kind = REQUEST_PUSH;
  astray->device = g_strdup (request->device);
  astray->ops = g_ptr_array_ref (request->ops);
  later (astray, sim_choose_us (sim, SIM_S, SIM_HOUR), arrive);
  request_unref (astray);
}

static void
start (Request *request)
{
  SimTransport *self = request->transport;

  if (self->line == SIM_LINE_CAPTIVE)
    later (request, choose_latency_us (self->sim), time_out);
  else if (is_lost (self))
    lose (request);
  else
    later (request, choose_latency_us (self->sim), arrive);
  if (request->kind == REQUEST_PUSH && !self->sim->is_healed && sim_chance (self->sim, TWICE))
    send_twice (request);
  request_unref (request);
}

static Request *
begin (PrkSyncTransport    *transport,
       RequestKind          kind,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  SimTransport *self = SIM_TRANSPORT (transport);
  Request *request = g_new0 (Request, 1);

  g_atomic_ref_count_init (&request->ref_count);
  request->transport = g_object_ref (self);
  request->task = g_task_new (self, NULL, callback, user_data);
  request->kind = kind;
  request->device = g_strdup (sim_store_get_device (self->store));

  return request;
}

static void
sim_transport_push (PrkSyncTransport    *transport,
                    GPtrArray           *ops,
                    guint64              known_size,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  Request *request = begin (transport, REQUEST_PUSH, callback, user_data);

  request->ops = g_ptr_array_ref (ops);
  request->known = known_size;
  start (request);
}

static void
sim_transport_pull (PrkSyncTransport    *transport,
                    guint64              after,
                    guint                limit,
                    guint                wait_s,
                    guint64              known_size,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  Request *request = begin (transport, REQUEST_PULL, callback, user_data);

  request->from = after;
  request->known = known_size;
  request->limit = MIN (limit, 7); /* so that a short history has several pages, too */
  request->until_us = sim_now_us (request->transport->sim) + (gint64) wait_s * SIM_S;
  start (request);
}

static void
sim_transport_prove (PrkSyncTransport    *transport,
                     guint64              old_size,
                     guint64              new_size,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Request *request = begin (transport, REQUEST_PROVE, callback, user_data);

  request->from = old_size;
  request->to = new_size;
  start (request);
}

void
sim_transport_set_line (SimTransport *self,
                        SimLine       line)
{
  self->line = line;
}

static void
sim_transport_iface_init (PrkSyncTransportInterface *iface)
{
  iface->push = sim_transport_push;
  iface->pull = sim_transport_pull;
  iface->prove = sim_transport_prove;
}

static void
sim_transport_finalize (GObject *object)
{
  g_clear_object (&SIM_TRANSPORT (object)->store);

  G_OBJECT_CLASS (sim_transport_parent_class)->finalize (object);
}

static void
sim_transport_class_init (SimTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sim_transport_finalize;
}

static void
sim_transport_init (SimTransport *self)
{
}

SimTransport *
sim_transport_new (Sim      *sim,
                   SimStore *store)
{
  SimTransport *self = g_object_new (SIM_TYPE_TRANSPORT, NULL);

  self->sim = sim;
  self->store = g_object_ref (store);

  return self;
}
