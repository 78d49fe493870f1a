/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as PROTOCOL.md describes it, in memory. Everything it decides goes into a journal;
 * a crash cuts the journal at what was committed, a restored backup at what was backed up, and the
 * rest is made again from it. Who is enrolled is kept aside: its admin does that again at once. */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "base/prk-key.h"
#include "oplog/prk-merkle.h"

#include "sim.h"

#define MAX_HELD 3
#define AHEAD_US (24 * SIM_HOUR)

typedef struct
{
  PrkOp      *op;
  gboolean    is_held;
  guint64     seq;  /* 0: not in the history */
  const char *code; /* why it was refused */
} Entry;

typedef struct
{
  char    *key;
  guint    office;
  gboolean is_secretary;
  guint64  revoked_at; /* size of the history then */
  guint64  n;
  char    *id;
  GPtrArray *held; /* (element-type PrkOp) */
} Device;

typedef struct
{
  const char *type;
  guint       office;
  gboolean    is_submitted;
} Rekaman;

struct _SimRegister
{
  Sim        *sim;
  PrkKey     *key;
  gboolean    is_up;
  guint       life;
  GPtrArray  *journal;   /* (element-type Entry) */
  guint       committed; /* entries */
  guint       backup;
  GPtrArray  *history;   /* (element-type PrkOp) borrowed from the journal */
  guint64     committed_size;
  GHashTable *places;    /* id → Entry */
  GHashTable *chains;    /* "key n" → Entry */
  GHashTable *devices;   /* key → Device */
  GHashTable *records;   /* id → Rekaman */
  PrkSyncHead *head;     /* signed last */
  GPtrArray  *levels;    /* (element-type GArray of PrkMerkleHash) */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  prk_op_unref (entry->op);
  g_free (entry);
}

static void
device_free (gpointer data)
{
  Device *device = data;

  g_free (device->key);
  g_free (device->id);
  g_ptr_array_unref (device->held);
  g_free (device);
}

static gboolean
read_node (guint           level,
           guint64         index,
           PrkMerkleHash  *hash,
           gpointer        user_data,
           GError        **error)
{
  SimRegister *self = user_data;

  *hash = g_array_index ((GArray *) g_ptr_array_index (self->levels, level), PrkMerkleHash, index);
  return TRUE;
}

static gboolean
write_node (guint                level,
            guint64              index,
            const PrkMerkleHash *hash,
            gpointer             user_data,
            GError             **error)
{
  SimRegister *self = user_data;
  GArray *nodes;

  while (self->levels->len <= level)
    g_ptr_array_add (self->levels, g_array_new (FALSE, FALSE, sizeof (PrkMerkleHash)));
  nodes = g_ptr_array_index (self->levels, level);
  g_assert_cmpuint (nodes->len, ==, index);
  g_array_append_vals (nodes, hash, 1);
  return TRUE;
}

static void
decode (const char *text,
        guint8     *bytes,
        gsize       size)
{
  gsize n = 0;

  g_assert_cmpint (sodium_base642bin (bytes, size, text, strlen (text), NULL, &n, NULL,
                                      sodium_base64_VARIANT_URLSAFE_NO_PADDING), ==, 0);
  g_assert_cmpuint (n, ==, size);
}

static void
add_leaf (SimRegister *self,
          PrkOp       *op)
{
  guint8 data[32 + 64];
  PrkMerkleHash leaf;

  decode (prk_op_get_id (op), data, 32);
  decode (prk_op_get_signature (op), data + 32, 64);
  prk_merkle_leaf (data, sizeof data, &leaf);
  g_assert_true (prk_merkle_append (self->history->len, &leaf, read_node, write_node, self, NULL));
}

static PrkSyncHead *
sign_head (SimRegister *self,
           guint64      size)
{
  char root[64];
  PrkMerkleHash hash;
  gint64 now_us = sim_now_us (self->sim);
  g_autofree char *text = NULL;
  g_autofree char *signature = NULL;

  if (self->head != NULL && self->head->size == size)
    return prk_sync_head_copy (self->head);

  g_assert_true (prk_merkle_root (size, read_node, self, &hash, NULL));
  sodium_bin2base64 (root, sizeof root, hash.bytes, sizeof hash.bytes,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text = g_strdup_printf ("prakarsa-kepala:%s:%" G_GUINT64_FORMAT ":%s:%" G_GINT64_FORMAT,
                          SIM_DAERAH, size, root, now_us);
  signature = prk_key_sign (self->key, text, strlen (text));

  prk_sync_head_free (self->head);
  self->head = prk_sync_head_new (size, root, now_us, signature);

  return prk_sync_head_copy (self->head);
}

static const char *
get_string (PrkOp      *op,
            const char *path)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    if (g_str_equal (prk_op_get_set (op, i)->path, path))
      return json_node_get_string (prk_op_get_set (op, i)->value);
  return NULL;
}

static gboolean
is_event (PrkOp *op)
{
  return g_str_equal (prk_op_get_kind (op), "peristiwa");
}

static void
drop_held (Device *device)
{
  for (guint i = device->held->len; i > 0; i--)
    if (prk_op_get_n (g_ptr_array_index (device->held, i - 1)) <= device->n)
      g_ptr_array_remove_index (device->held, i - 1);
}

/* What a placed op does to the chain, the history and the records. */
static void
apply_entry (SimRegister *self,
             Entry       *entry)
{
  PrkOp *op = entry->op;
  Device *device = g_hash_table_lookup (self->devices, prk_op_get_device (op));
  Rekaman *record;

  if (entry->is_held)
    {
      g_ptr_array_add (device->held, op);
      return;
    }

  device->n = prk_op_get_n (op);
  g_free (device->id);
  device->id = g_strdup (prk_op_get_id (op));
  drop_held (device);
  g_hash_table_insert (self->places, (gpointer) prk_op_get_id (op), entry);
  g_hash_table_insert (self->chains,
                       g_strdup_printf ("%s %" G_GUINT64_FORMAT, device->key, device->n), entry);
  if (entry->seq == 0)
    return;

  add_leaf (self, op);
  g_ptr_array_add (self->history, op);
  /* What was taken twice is not in the journal, so places move when that is read again. */
  if (self->sim->bug == SIM_BUG_REPEAT)
    entry->seq = self->history->len;
  g_assert_cmpuint (self->history->len, ==, entry->seq);
  record = g_hash_table_lookup (self->records, prk_op_get_record (op));
  if (record == NULL)
    {
      record = g_new0 (Rekaman, 1);
      record->type = prk_op_get_kind (op);
      record->office = device->office;
      g_hash_table_insert (self->records, (gpointer) prk_op_get_record (op), record);
    }
  if (is_event (op))
    {
      record = g_hash_table_lookup (self->records, get_string (op, "tentang"));
      record->is_submitted = g_str_equal (get_string (op, "jenis"), "diajukan");
    }
}

static const char *
judge (SimRegister *self,
       Device      *device,
       PrkOp       *op)
{
  const Rekaman *own = g_hash_table_lookup (self->records, prk_op_get_record (op));
  const Rekaman *target = own;

  if (prk_op_get_at_us (op) > sim_now_us (self->sim) + AHEAD_US)
    return "waktu";
  if (is_event (op))
    {
      target = g_hash_table_lookup (self->records, get_string (op, "tentang"));
      if (own != NULL || target == NULL)
        return "penjaga";
      if (g_str_equal (get_string (op, "jenis"), "dikembalikan"))
        return !device->is_secretary ? "peran" : !target->is_submitted ? "keadaan" : NULL;
    }
  if (device->is_secretary || (target != NULL && target->office != device->office))
    return "peran";

  return target != NULL && target->is_submitted ? "keadaan" : NULL;
}

static Entry *
add_entry (SimRegister *self,
           PrkOp       *op)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->op = prk_op_ref (op);
  g_ptr_array_add (self->journal, entry);

  return entry;
}

static void
place (SimRegister *self,
       Device      *device,
       PrkOp       *op)
{
  const char *code = judge (self, device, op);
  Entry *entry = add_entry (self, op);

  entry->code = code;
  if (code == NULL)
    entry->seq = self->history->len + 1;
  apply_entry (self, entry);
}

static PrkOp *
find_held (Device *device)
{
  for (guint i = 0; i < device->held->len; i++)
    {
      PrkOp *op = g_ptr_array_index (device->held, i);

      if (prk_op_get_n (op) == device->n + 1
          && g_strcmp0 (prk_op_get_prev (op), device->id) == 0)
        return op;
    }
  return NULL;
}

static PrkSyncResult *
answer_again (SimRegister *self,
              Device      *device,
              PrkOp       *op)
{
  const char *id = prk_op_get_id (op);
  g_autofree char *where =
      g_strdup_printf ("%s %" G_GUINT64_FORMAT, device->key, prk_op_get_n (op));
  const Entry *entry = g_hash_table_lookup (self->chains, where);

  if (!g_str_equal (prk_op_get_id (entry->op), id))
    return prk_sync_result_new (id, PRK_SYNC_FATE_REFUSED, 0, "cabang", NULL);
  if (entry->seq > 0)
    return prk_sync_result_new (id, PRK_SYNC_FATE_ACCEPTED, entry->seq, NULL, NULL);
  return prk_sync_result_new (id, PRK_SYNC_FATE_REFUSED, 0, entry->code, NULL);
}

static gboolean
is_held (Device *device,
         PrkOp  *op)
{
  for (guint i = 0; i < device->held->len; i++)
    if (g_str_equal (prk_op_get_id (g_ptr_array_index (device->held, i)), prk_op_get_id (op)))
      return TRUE;
  return FALSE;
}

static PrkSyncResult *
decide (SimRegister *self,
        PrkOp       *op)
{
  const char *id = prk_op_get_id (op);
  Device *device = g_hash_table_lookup (self->devices, prk_op_get_device (op));
  const Entry *entry;
  PrkOp *next;

  if (device == NULL)
    return prk_sync_result_new (id, PRK_SYNC_FATE_REFUSED, 0, "perangkat", NULL);
  if (prk_op_get_n (op) <= device->n)
    {
      if (self->sim->bug == SIM_BUG_REPEAT && sim_chance (self->sim, 2)
          && g_hash_table_contains (self->places, id))
        {
          add_leaf (self, op);
          g_ptr_array_add (self->history, op);
        }
      return answer_again (self, device, op);
    }
  if (device->revoked_at != G_MAXUINT64)
    return prk_sync_result_new (id, PRK_SYNC_FATE_REFUSED, 0, "perangkat", NULL);
  if (prk_op_get_n (op) > device->n + 1)
    {
      if (device->held->len < MAX_HELD && !is_held (device, op))
        {
          Entry *held = add_entry (self, op);

          held->is_held = TRUE;
          apply_entry (self, held);
        }
      return prk_sync_result_new (id, PRK_SYNC_FATE_HELD, 0, NULL, NULL);
    }
  if (g_strcmp0 (prk_op_get_prev (op), device->id) != 0)
    return prk_sync_result_new (id, PRK_SYNC_FATE_REFUSED, 0, "cabang", NULL);

  place (self, device, op);
  while ((next = find_held (device)) != NULL)
    place (self, device, next);

  entry = g_hash_table_lookup (self->places, id);
  return entry->seq > 0 ? prk_sync_result_new (id, PRK_SYNC_FATE_ACCEPTED, entry->seq, NULL, NULL)
                        : prk_sync_result_new (id, PRK_SYNC_FATE_REFUSED, 0, entry->code, NULL);
}

PrkSyncReceipt *
sim_register_push (SimRegister *self,
                   GPtrArray   *ops,
                   guint       *commit)
{
  PrkSyncReceipt *receipt = g_new0 (PrkSyncReceipt, 1);

  receipt->results = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_sync_result_free);
  for (guint i = 0; i < ops->len; i++)
    {
      PrkOp *op = g_ptr_array_index (ops, i);
      PrkSyncResult *result = decide (self, op);

      sim_trace (self->sim, "register: %.6s of %.6s %2u %d %u %s", result->id,
                 prk_op_get_device (op), (guint) prk_op_get_n (op), result->fate,
                 (guint) result->seq, result->code != NULL ? result->code : "");
      g_ptr_array_add (receipt->results, result);
    }
  receipt->head = sign_head (self, self->history->len);
  *commit = self->journal->len;

  return receipt;
}

void
sim_register_commit (SimRegister *self,
                     guint        commit)
{
  for (guint i = self->committed; i < commit; i++)
    {
      const Entry *entry = g_ptr_array_index (self->journal, i);

      self->committed_size = MAX (self->committed_size, entry->seq);
    }
  self->committed = MAX (self->committed, commit);
  if (self->sim->bug == SIM_BUG_REPEAT && self->committed == self->journal->len)
    self->committed_size = self->history->len;
}

PrkSyncPage *
sim_register_pull (SimRegister *self,
                   guint64      after,
                   guint        limit)
{
  PrkSyncPage *page = g_new0 (PrkSyncPage, 1);

  page->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_sync_arrival_free);
  page->cursor = after;
  while (page->cursor < self->committed_size && page->arrivals->len < limit)
    {
      PrkOp *op = g_ptr_array_index (self->history, page->cursor);

      g_ptr_array_add (page->arrivals, prk_sync_arrival_new (++page->cursor, op));
    }
  page->head = sign_head (self, self->committed_size);

  return page;
}

GArray *
sim_register_prove (SimRegister *self,
                    guint64      old_size,
                    guint64      new_size)
{
  return new_size <= self->committed_size
           ? prk_merkle_prove_consistency (old_size, new_size, read_node, self, NULL) : NULL;
}

static void
forget (SimRegister *self)
{
  GHashTableIter iter;
  gpointer value;

  g_ptr_array_set_size (self->history, 0);
  g_ptr_array_set_size (self->levels, 0);
  g_clear_pointer (&self->head, prk_sync_head_free);
  g_hash_table_remove_all (self->places);
  g_hash_table_remove_all (self->chains);
  g_hash_table_remove_all (self->records);
  g_hash_table_iter_init (&iter, self->devices);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Device *device = value;

      device->n = 0;
      g_clear_pointer (&device->id, g_free);
      g_ptr_array_set_size (device->held, 0);
    }
}

static void
cut (SimRegister *self,
     guint        length)
{
  GHashTableIter iter;
  gpointer value;

  forget (self);
  if (length < self->journal->len)
    g_ptr_array_remove_range (self->journal, length, self->journal->len - length);
  for (guint i = 0; i < self->journal->len; i++)
    apply_entry (self, g_ptr_array_index (self->journal, i));
  self->committed = length;
  self->committed_size = self->history->len;
  self->backup = MIN (self->backup, length);

  g_hash_table_iter_init (&iter, self->devices);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Device *device = value;

      if (device->revoked_at != G_MAXUINT64)
        device->revoked_at = MIN (device->revoked_at, self->committed_size);
    }
}

void
sim_register_crash (SimRegister *self)
{
  sim_trace (self->sim, "register crashes, %u of %u entries committed", self->committed,
             self->journal->len);
  self->is_up = FALSE;
  self->life++;
  cut (self, self->committed);
}

void
sim_register_start (SimRegister *self)
{
  self->is_up = TRUE;
}

void
sim_register_back_up (SimRegister *self)
{
  self->backup = self->committed;
}

/* FALSE when nothing is lost by it. */
gboolean
sim_register_restore (SimRegister *self)
{
  if (self->backup == self->journal->len)
    return FALSE;

  sim_trace (self->sim, "register restored, %u of %u entries", self->backup, self->journal->len);
  self->life++;
  cut (self, self->backup);

  return TRUE;
}

gboolean
sim_register_is_up (SimRegister *self)
{
  return self->is_up;
}

guint
sim_register_get_life (SimRegister *self)
{
  return self->life;
}

const char *
sim_register_get_key (SimRegister *self)
{
  return prk_key_get_device (self->key);
}

GPtrArray *
sim_register_get_history (SimRegister *self)
{
  return self->history;
}

void
sim_register_enrol (SimRegister *self,
                    const char  *device,
                    guint        office,
                    gboolean     is_secretary)
{
  Device *one = g_hash_table_lookup (self->devices, device);

  if (one != NULL)
    return;

  one = g_new0 (Device, 1);
  one->key = g_strdup (device);
  one->office = office;
  one->is_secretary = is_secretary;
  one->revoked_at = G_MAXUINT64;
  one->held = g_ptr_array_new ();
  g_hash_table_insert (self->devices, one->key, one);
}

void
sim_register_revoke (SimRegister *self,
                     const char  *device)
{
  Device *one = g_hash_table_lookup (self->devices, device);

  if (one != NULL && one->revoked_at == G_MAXUINT64)
    one->revoked_at = self->history->len;
}

gboolean
sim_register_knows (SimRegister *self,
                    const char  *device)
{
  const Device *one = g_hash_table_lookup (self->devices, device);

  return one != NULL && one->revoked_at == G_MAXUINT64;
}

guint64
sim_register_get_revoked_at (SimRegister *self,
                             const char  *device)
{
  const Device *one = g_hash_table_lookup (self->devices, device);

  return one != NULL ? one->revoked_at : 0;
}

void
sim_register_get_rights (SimRegister *self,
                         const char  *device,
                         guint       *office,
                         gboolean    *is_secretary)
{
  const Device *one = g_hash_table_lookup (self->devices, device);

  *office = one->office;
  *is_secretary = one->is_secretary;
}

SimRegister *
sim_register_new (Sim *sim)
{
  SimRegister *self = g_new0 (SimRegister, 1);

  self->sim = sim;
  self->key = prk_key_generate (sim->entropy);
  self->is_up = TRUE;
  self->journal = g_ptr_array_new_with_free_func (entry_free);
  self->history = g_ptr_array_new ();
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->devices = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, device_free);
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return self;
}

void
sim_register_free (SimRegister *self)
{
  prk_key_unref (self->key);
  prk_sync_head_free (self->head);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->chains);
  g_hash_table_unref (self->devices);
  g_hash_table_unref (self->records);
  g_ptr_array_unref (self->history);
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->journal);
  g_free (self);
}
