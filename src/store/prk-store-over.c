/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a write replaces, told to those who will never see all of it. A write of ours that stands in
 * the record may be refused while the one that replaces it is accepted; for everybody else it is then
 * as if the refused one had never been, and what that one had replaced would stand again. So a write
 * over one that is not accepted replaces what that one replaced as well, unless the two will become
 * one op anyway (prk-store-squash.c): a long text written without a network would name thousands. */

#include "config.h"

#include <string.h>

#include "prk-kunci-private.h"

#define SQL_UNACCEPTED                                                                             \
  "SELECT o.signature, o.bytes FROM op o WHERE o.id = ? AND o.fate <> 2 AND (o.fate = 3"           \
  " OR o.sent = 1 OR EXISTS (SELECT 1 FROM op b JOIN record r ON r.number = b.record"              \
  " WHERE b.device = o.device AND b.n > o.n AND r.type IN ('versi', 'peristiwa')))"
#define HAPUS "/_hapus"

/* NULL without an error: accepted, to become one with the next, or not here. */
static gboolean
load_unaccepted (PrkDb       *db,
                 const char  *id,
                 PrkOp      **op,
                 GError     **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_UNACCEPTED, "t", id);
  g_autoptr (GBytes) bytes = NULL;
  gboolean has_row;

  *op = NULL;
  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  bytes = _prk_rows_bytes (rows, 1);
  *op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 0), error);
  return *op != NULL;
}

/* A tombstone replaces what stands in its row, whatever the path. */
static gboolean
is_covered (const PrkOpSet *set,
            const char     *path)
{
  return g_str_equal (set->path, path)
         || (g_str_has_suffix (set->path, HAPUS)
             && strncmp (set->path, path, strlen (set->path) - strlen (HAPUS) + 1) == 0);
}

/* @over grows while it is read. */
static gboolean
extend_over (PrkDb           *db,
             const PrkOpSet  *set,
             GPtrArray       *over,
             GError         **error)
{
  for (guint i = 0; i < over->len; i++)
    {
      g_autoptr (PrkOp) op = NULL;

      if (!load_unaccepted (db, over->pdata[i], &op, error))
        return FALSE;
      for (guint j = 0; op != NULL && j < prk_op_get_n_sets (op); j++)
        {
          const PrkOpSet *former = prk_op_get_set (op, j);

          for (const char *const *id = former->over; is_covered (set, former->path) && *id != NULL; id++)
            if (!g_ptr_array_find_with_equal_func (over, *id, g_str_equal, NULL))
              g_ptr_array_add (over, g_strdup (*id));
        }
    }
  return TRUE;
}

GPtrArray *
_prk_over_extend (PrkDb      *db,
                  GPtrArray  *sets,
                  GError    **error)
{
  g_autoptr (GPtrArray) extended =
      g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);

  for (guint i = 0; i < sets->len; i++)
    {
      const PrkOpSet *set = sets->pdata[i];
      g_autoptr (GPtrArray) over = g_ptr_array_new_with_free_func (g_free);

      for (const char *const *id = set->over; *id != NULL; id++)
        g_ptr_array_add (over, g_strdup (*id));
      if (!extend_over (db, set, over, error))
        return NULL;
      g_ptr_array_add (over, NULL);
      g_ptr_array_add (extended, prk_op_set_new (set->path, set->value,
                                                 (const char *const *) over->pdata));
    }
  return g_steal_pointer (&extended);
}
