/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/prk-clock.h"
#include "oplog/prk-edit.h"
#include "sync/prk-sync-engine.h"

G_BEGIN_DECLS

/* A world in one thread: clients with disks, lines that lie, and a register that follows
 * src/register/PROTOCOL.md. Time moves from event to event; every choice comes from the seed, so a
 * seed always tells the same story. */
typedef struct _Sim Sim;
typedef struct _SimClient SimClient;
typedef struct _SimRegister SimRegister;

/* Planted on purpose: the simulation must catch each. */
typedef enum
{
  SIM_BUG_NONE,
  SIM_BUG_SKIP_OVER,     /* a write does not name what it replaces */
  SIM_BUG_LOSE_HELD,     /* a held op is taken for an accepted one */
  SIM_BUG_ANSWER_EARLY,  /* the register answers before it has committed */
  SIM_BUG_SKIP_PAGE,     /* the cursor moves past ops that were not kept */
  SIM_BUG_REPEAT,        /* the register takes an op that it has for a new one */
  SIM_BUG_GIVE_UP,       /* a client tries no more after a failure */
  SIM_BUG_SQUASH_LATE,   /* ops that have left the laptop are written again as fewer */
  SIM_N_BUGS
} SimBug;

typedef void (*SimFunc) (gpointer data);

struct _Sim
{
  guint64      seed;
  SimBug       bug;
  gboolean     is_traced;
  GString     *trace;
  GRand       *random;
  PrkClock    *steady;
  PrkEntropy  *entropy;
  GSequence   *events;
  guint64      n_events;
  SimRegister *registry;
  GPtrArray   *clients; /* (element-type SimClient) */
  GPtrArray   *records; /* ids of those that clients know of, from outside the register */
  guint        n_values;

  gboolean     is_healed; /* no more losses */
  gboolean     had_restore;
  gboolean     had_clone;
  GHashTable  *acked;     /* id → id: a client was told that it is in the history */
  GHashTable  *rewritten; /* id → id of the same with another key */
  GHashTable  *seen;      /* value → GPtrArray of values at the same path that its author saw */
};

#define SIM_EPOCH_US G_GINT64_CONSTANT (1795229464000000)
#define SIM_DAERAH "62.04"
#define SIM_MS 1000
#define SIM_S ((gint64) G_USEC_PER_SEC)
#define SIM_MINUTE (60 * SIM_S)
#define SIM_HOUR (60 * SIM_MINUTE)

/* sim.c */
Sim        *sim_new         (guint64 seed,
                             SimBug  bug);
void        sim_free        (Sim *self);
gint64      sim_now_us      (Sim *self);
guint       sim_choose      (Sim   *self,
                             guint  n);
gint64      sim_choose_us   (Sim    *self,
                             gint64  least_us,
                             gint64  most_us);
/* TRUE once in @n times. */
gboolean    sim_chance      (Sim   *self,
                             guint  n);
void        sim_after       (Sim            *self,
                             gint64          delay_us,
                             SimFunc         func,
                             gpointer        data,
                             GDestroyNotify  data_free);
void        sim_run_until   (Sim    *self,
                             gint64  until_us);
void        sim_trace       (Sim        *self,
                             const char *format,
                             ...) G_GNUC_PRINTF (2, 3);

/* sim-register.c */
SimRegister    *sim_register_new      (Sim *sim);
void            sim_register_free     (SimRegister *self);
const char     *sim_register_get_key  (SimRegister *self);
void            sim_register_enrol    (SimRegister *self,
                                       const char  *device,
                                       guint        office,
                                       gboolean     is_secretary);
void            sim_register_revoke   (SimRegister *self,
                                       const char  *device);
gboolean        sim_register_knows    (SimRegister *self,
                                       const char  *device);
gboolean        sim_register_is_up    (SimRegister *self);
void            sim_register_crash    (SimRegister *self);
void            sim_register_start    (SimRegister *self);
void            sim_register_back_up  (SimRegister *self);
gboolean        sim_register_restore  (SimRegister *self);
PrkSyncReceipt *sim_register_push     (SimRegister *self,
                                       GPtrArray   *ops,
                                       guint       *commit);
/* Makes everything up to @commit durable. */
void            sim_register_commit   (SimRegister *self,
                                       guint        commit);
guint           sim_register_get_life (SimRegister *self);
PrkSyncPage    *sim_register_pull     (SimRegister *self,
                                       guint64      after,
                                       guint        limit);
GArray         *sim_register_prove    (SimRegister *self,
                                       guint64      old_size,
                                       guint64      new_size);
/* (element-type PrkOp) borrowed: the history. */
GPtrArray      *sim_register_get_history (SimRegister *self);
/* The history as it was when the device was shut out; G_MAXUINT64 when it was not. */
guint64         sim_register_get_revoked_at (SimRegister *self,
                                             const char  *device);
void            sim_register_get_rights  (SimRegister *self,
                                          const char  *device,
                                          guint       *office,
                                          gboolean    *is_secretary);

/* sim-store.c: a disk. */
#define SIM_TYPE_STORE (sim_store_get_type ())
G_DECLARE_FINAL_TYPE (SimStore, sim_store, SIM, STORE, GObject)

SimStore   *sim_store_new           (Sim        *sim,
                                     PrkClock   *clock,
                                     const char *register_key);
SimStore   *sim_store_copy          (SimStore *self,
                                     PrkClock *clock);
/* What the machine was doing is gone; what is on the disk stays. */
void        sim_store_crash         (SimStore *self);
const char *sim_store_get_device    (SimStore *self);
gboolean    sim_store_is_enrolled   (SimStore *self);
void        sim_store_set_enrolled  (SimStore *self);
PrkRecord  *sim_store_get_record    (SimStore   *self,
                                     const char *id,
                                     const char *type);
GPtrArray  *sim_store_list_records  (SimStore *self) G_GNUC_WARN_UNUSED_RESULT;
void        sim_store_write         (SimStore *self,
                                     PrkEdit  *edit);
/* (element-type PrkOp): the same as if they left by another way, such as a USB stick. */
GPtrArray  *sim_store_export        (SimStore *self) G_GNUC_WARN_UNUSED_RESULT;
guint       sim_store_count_waiting (SimStore *self);
gboolean    sim_store_knows_refused (SimStore   *self,
                                     const char *id,
                                     gboolean    is_shut_out);
void        sim_store_trace         (SimStore *self);
/* A person lets go of what was refused. */
void        sim_store_discard       (SimStore *self);

/* sim-transport.c: a line. */
#define SIM_TYPE_TRANSPORT (sim_transport_get_type ())
G_DECLARE_FINAL_TYPE (SimTransport, sim_transport, SIM, TRANSPORT, GObject)

typedef enum
{
  SIM_LINE_UP,
  SIM_LINE_DOWN,
  SIM_LINE_CAPTIVE,
} SimLine;

SimTransport *sim_transport_new      (Sim      *sim,
                                      SimStore *store);
void          sim_transport_set_line (SimTransport *self,
                                      SimLine       line);

/* sim-client.c: a laptop and the person at it. */
struct _SimClient
{
  Sim           *sim;
  guint          number;
  guint          office;
  gboolean       is_secretary;
  gboolean       is_revoked;
  PrkClock      *clock;
  gint64         clock_off_us;
  SimStore      *store;
  SimTransport  *transport;
  PrkSyncEngine *engine; /* NULL while off */
  gint64         wake_us;
  guint          n_wakes;
};

SimClient *sim_client_new       (Sim     *sim,
                                 guint    office,
                                 gboolean is_secretary);
SimClient *sim_client_clone     (SimClient *self);
void       sim_client_free      (SimClient *self);
void       sim_client_start     (SimClient *self);
void       sim_client_crash     (SimClient *self);
void       sim_client_edit      (SimClient *self);
void       sim_client_help      (SimClient *self);
void       sim_client_set_clock (SimClient *self,
                                 gint64     off_us);
/* Sees to it that the engine is woken when it wants to be. */
void       sim_client_arm       (SimClient *self);
gboolean   sim_client_is_quiet  (SimClient *self);

/* sim-story.c */
/* Tells one story; NULL when all that must hold holds, else what does not. */
char      *sim_tell             (guint64   seed,
                                 SimBug    bug,
                                 gboolean  is_traced,
                                 char    **digest) G_GNUC_WARN_UNUSED_RESULT;

/* sim-check.c: after healing. NULL or what does not hold. */
char      *sim_check            (Sim *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
