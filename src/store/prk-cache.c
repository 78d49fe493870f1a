/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writer thread only. An entry remembers the seq of the newest op that it has; what is newer in the
 * database, by this process or by another one, is read and applied when the record is asked for. A
 * record that ops were taken out of says so, and is read anew. After a rollback a record may hold an
 * op that never was, and is dropped. */

#include "config.h"

#include "prk-cache-private.h"

/* A KAK of 2,000 ops takes a few megabytes; a person works on one or two at a time. */
#define MAX_ENTRIES 8

#define SQL_DROPPED "SELECT dropped FROM record WHERE number = ?"
#define SQL_OPS "SELECT seq, bytes, signature FROM op WHERE record = ? AND seq > ? ORDER BY seq"

typedef struct
{
  gint64     number;
  PrkRecord *record;
  gint64     seq;
  gint64     dropped;
  gboolean   in_doubt; /* changed by the transaction under way */
} Entry;

struct _PrkCache
{
  GQueue entries; /* Entry, the one used last first */
};

static void
entry_free (Entry *entry)
{
  prk_record_unref (entry->record);
  g_free (entry);
}

PrkCache *
_prk_cache_new (void)
{
  return g_new0 (PrkCache, 1);
}

void
_prk_cache_free (PrkCache *self)
{
  g_queue_clear_full (&self->entries, (GDestroyNotify) entry_free);
  g_free (self);
}

gboolean
_prk_load_ops (PrkDb      *db,
               gint64      number,
               PrkRecord  *record,
               gint64     *seq,
               GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_OPS, "ii", number, *seq);

  if (rows == NULL)
    return FALSE;

  while (_prk_db_next (db, rows, &local_error))
    {
      g_autoptr (GBytes) bytes = _prk_rows_bytes (rows, 1);
      g_autoptr (PrkOp) op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 2), &local_error);

      if (op == NULL)
        {
          g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED,
                       "an op of record %s is damaged: %s", prk_record_get_id (record),
                       local_error->message);
          return FALSE;
        }
      prk_record_apply (record, op);
      *seq = _prk_rows_int (rows, 0);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static GList *
find_link (PrkCache *self,
           gint64    number)
{
  for (GList *link = self->entries.head; link != NULL; link = link->next)
    if (((Entry *) link->data)->number == number)
      return link;
  return NULL;
}

static Entry *
add_entry (PrkCache  *self,
           gint64     number,
           PrkRecord *record,
           gint64     seq,
           gint64     dropped)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->number = number;
  entry->record = prk_record_ref (record);
  entry->seq = seq;
  entry->dropped = dropped;
  g_queue_push_head (&self->entries, entry);
  if (self->entries.length > MAX_ENTRIES)
    entry_free (g_queue_pop_tail (&self->entries));
  return entry;
}

PrkRecord *
_prk_cache_get (PrkCache    *self,
                PrkDb       *db,
                gint64       number,
                const char  *id,
                const char  *type,
                GError     **error)
{
  GList *link = find_link (self, number);
  gint64 dropped;
  Entry *entry;

  if (!_prk_db_get_int (db, &dropped, 0, error, SQL_DROPPED, "i", number))
    return NULL;
  if (link != NULL && ((Entry *) link->data)->dropped != dropped)
    {
      _prk_cache_drop (self, number);
      link = NULL;
    }
  if (link != NULL)
    {
      entry = link->data;
      g_queue_unlink (&self->entries, link);
      g_queue_push_head_link (&self->entries, link);
    }
  else
    {
      g_autoptr (PrkRecord) record = prk_record_new (id, type);

      entry = add_entry (self, number, record, 0, dropped);
    }

  /* What is read inside a transaction may be part of it. */
  entry->in_doubt = TRUE;
  return _prk_load_ops (db, number, entry->record, &entry->seq, error) ? entry->record : NULL;
}

void
_prk_cache_apply (PrkCache *self,
                  gint64    number,
                  PrkOp    *op,
                  gint64    seq)
{
  Entry *entry = g_queue_peek_head (&self->entries);

  g_assert (entry != NULL && entry->number == number);
  prk_record_apply (entry->record, op);
  entry->seq = seq;
}

void
_prk_cache_take (PrkCache  *self,
                 gint64     number,
                 PrkRecord *record,
                 gint64     seq,
                 gint64     dropped)
{
  if (find_link (self, number) == NULL)
    add_entry (self, number, record, seq, dropped);
}

void
_prk_cache_drop (PrkCache *self,
                 gint64    number)
{
  GList *link = find_link (self, number);

  if (link == NULL)
    return;
  entry_free (link->data);
  g_queue_delete_link (&self->entries, link);
}

void
_prk_cache_keep (PrkCache *self)
{
  for (GList *link = self->entries.head; link != NULL; link = link->next)
    ((Entry *) link->data)->in_doubt = FALSE;
}

void
_prk_cache_roll_back (PrkCache *self)
{
  GList *link = self->entries.head;

  while (link != NULL)
    {
      GList *next = link->next;
      Entry *entry = link->data;

      if (entry->in_doubt)
        {
          g_queue_delete_link (&self->entries, link);
          entry_free (entry);
        }
      link = next;
    }
}
