/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ops down: pages of a daerah's history, written as text since a tree of them would weigh many times
 * what is in it. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-register-private.h"

#define MAX_PAGE_BYTES (4 * 1024 * 1024)

#define SQL_PAGE                                                                                   \
  "SELECT seq, ttd, isi FROM op WHERE daerah = $1 AND seq > $2 ORDER BY seq LIMIT $3"
#define SQL_LIVE_PAGE                                                                              \
  "SELECT seq, ttd, isi FROM op WHERE daerah = $1 AND seq > $2 AND EXISTS (SELECT 1 FROM tulisan"  \
  " t WHERE t.daerah = op.daerah AND t.id = op.id) ORDER BY seq LIMIT $3"

typedef struct
{
  PrkRegister *self;
  const char *daerah;
  gint64 after;
  gint64 limit;
  gboolean is_live;
  gint64 known;
  gint64 sampai;
  guint n_ops;
  GString *answer;
} Tarik;

static void
append_op (GString  *text,
           PrkBaris *rows,
           guint     row)
{
  g_string_append_printf (text, "%s{\"seq\":%" G_GINT64_FORMAT ",\"op\":", row > 0 ? "," : "",
                          prk_baris_int (rows, row, 0));
  prk_json_append_string (text, prk_baris_text (rows, row, 2));
  g_string_append (text, ",\"ttd\":");
  prk_json_append_string (text, prk_baris_text (rows, row, 1));
  g_string_append_c (text, '}');
}

static gboolean
pull (PrkSesi   *sesi,
      gpointer   data,
      GError   **error)
{
  Tarik *tarik = data;
  PrkPohon pohon = { sesi, tarik->daerah };
  g_autoptr(PrkBaris) rows = NULL;
  g_autofree char *head = NULL;
  gsize n_bytes = 0;
  gint64 ukuran;

  tarik->sampai = tarik->after;
  tarik->n_ops = 0;
  if (!_prk_register_get_size (sesi, tarik->daerah, &ukuran, error))
    return FALSE;
  rows = prk_sesi_query (sesi, error, tarik->is_live ? SQL_LIVE_PAGE : SQL_PAGE, "tii",
                         tarik->daerah, tarik->after, tarik->limit);
  head = rows != NULL ? _prk_register_sign_head (tarik->self, &pohon, ukuran, error) : NULL;
  if (head == NULL)
    return FALSE;

  g_string_assign (tarik->answer, "{\"ops\":[");
  for (guint i = 0; i < prk_baris_get_size (rows); i++)
    {
      n_bytes += strlen (prk_baris_text (rows, i, 2));
      if (i > 0 && n_bytes > MAX_PAGE_BYTES)
        break;
      tarik->sampai = prk_baris_int (rows, i, 0);
      tarik->n_ops++;
      append_op (tarik->answer, rows, i);
    }
  /* A page of live ops that is not full has seen the rest. */
  if (tarik->is_live && tarik->n_ops == prk_baris_get_size (rows) && tarik->n_ops < tarik->limit)
    tarik->sampai = MAX (tarik->sampai, ukuran);
  g_string_append_printf (tarik->answer, "],\"sampai\":%" G_GINT64_FORMAT, tarik->sampai);

  return _prk_register_append_head (&pohon, head, ukuran, tarik->known, tarik->answer, error);
}

/**
 * prk_register_pull:
 * @after: the cursor: the last seq that the client has
 * @limit: at most 1,000 are given
 * @is_live: leave out ops of which every write is replaced
 * @known: the size of a tree that the client knows, 0 for none
 * @sampai: (out): the cursor after them
 * @n_ops: (out): how many are
 *
 * A page of a daerah's history. Blocks.
 *
 * Returns: (transfer full): the answer of GET /v1/ops
 */
char *
prk_register_pull (PrkRegister       *self,
                   const PrkPemegang *pemegang,
                   gint64             after,
                   guint              limit,
                   gboolean           is_live,
                   gint64             known,
                   gint64            *sampai,
                   guint             *n_ops,
                   GError           **error)
{
  g_autoptr(GString) answer = g_string_new (NULL);
  Tarik tarik = { self, pemegang->daerah, after, CLAMP (limit, 1, PRK_REGISTER_MAX_BATCH), is_live,
                  known, 0, 0, answer };

  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  if (!prk_gudang_read (self->gudang, pull, &tarik, error))
    return NULL;
  *sampai = tarik.sampai;
  *n_ops = tarik.n_ops;

  return g_string_free (g_steal_pointer (&answer), FALSE);
}
