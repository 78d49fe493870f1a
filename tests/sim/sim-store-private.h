/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim.h"

G_BEGIN_DECLS

typedef enum
{
  ITEM_FRESH,   /* never left this machine: may be squashed */
  ITEM_WAITING, /* may have left it */
  ITEM_HELD,
  ITEM_ACCEPTED,
  ITEM_REFUSED,
  ITEM_DEAD,    /* of a key that is ours no more, and written again with another */
} SimItemState;

typedef struct
{
  PrkOp    *op;
  SimItemState state;
  guint64   seq;
  char     *code;
  gboolean  is_aside; /* no part of its record */
} SimItem;

struct _SimStore
{
  GObject parent_instance;

  Sim        *sim;
  PrkClock   *clock;
  guint       life;
  PrkKey     *key;
  guint64     n;
  char       *prev;
  gint64      last_us;
  GPtrArray  *items;
  GHashTable *by_id;
  GHashTable *by_place; /* "device n" → Item in force there */
  GHashTable *by_seq;   /* seq → SimItem */
  GHashTable *records;  /* id → PrkRecord, made when asked for */
  char       *register_key;
  gboolean    is_enrolled;
  guint64     cursor;
  PrkSyncHead *checked;
  PrkSyncHead *seen;
  char       *alarm;
};

/* The record of @op is made anew when it is next asked for. */
void     sim_store_touch (SimStore *self,
                          PrkOp    *op);
SimItem *sim_store_add   (SimStore     *self,
                          PrkOp        *op,
                          SimItemState  state,
                          guint64       seq);
/* What never left becomes as few ops as it can be. */
void     sim_store_squash (SimStore *self);
/* As after a copied disk: ops that are nobody's yet are written again with a key of their own. */
void     sim_store_take_new_key (SimStore *self);
char    *sim_store_dup_place (PrkOp *op) G_GNUC_WARN_UNUSED_RESULT;
gboolean sim_store_is_own (SimStore *self,
                           PrkOp    *op);
/* The next op of the chain. */
PrkOp   *sim_store_sign  (SimStore   *self,
                          const char *record,
                          const char *type,
                          gint64      at_us,
                          GPtrArray  *sets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
