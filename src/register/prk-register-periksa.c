/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether everything that is kept fits together: every op its signature, its device's chain and its
 * leaf; every node its children; the root the head that this register signed last; every blob its
 * name. */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "base/prk-json.h"
#include "oplog/prk-op.h"

#include "prk-register-private.h"

#define SQL_ALL_DAERAH "SELECT daerah, ukuran, kepala FROM daerah ORDER BY daerah"
#define SQL_PAGE                                                                                   \
  "SELECT seq, id, ttd, isi FROM op WHERE daerah = $1 AND seq > $2 ORDER BY seq LIMIT 500"
#define SQL_LINK                                                                                   \
  "SELECT r.id, coalesce((SELECT p.id FROM rantai p WHERE p.daerah = r.daerah AND p.dev = r.dev"   \
  " AND p.n = r.n - 1), '') FROM rantai r WHERE r.daerah = $1 AND r.dev = $2 AND r.n = $3"         \
  " AND r.seq = $4"

typedef struct
{
  PrkRegister *self;
  guint64 n_ops;
} Periksa;

static gboolean
check_op (PrkSesi     *sesi,
          const char  *daerah,
          PrkBaris    *rows,
          guint        row,
          GError     **error)
{
  const char *text = prk_baris_text (rows, row, 3);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(PrkOp) op = prk_op_new_from_bytes (bytes, prk_baris_text (rows, row, 2), error);
  g_autoptr(PrkBaris) link = NULL;

  if (op == NULL)
    return FALSE;
  link = prk_sesi_query (sesi, error, SQL_LINK, "ttii", daerah, prk_op_get_device (op),
                         (gint64) prk_op_get_n (op), prk_baris_int (rows, row, 0));
  if (link == NULL)
    return FALSE;
  if (g_strcmp0 (prk_op_get_id (op), prk_baris_text (rows, row, 1)) == 0 &&
      prk_baris_get_size (link) == 1 &&
      g_strcmp0 (prk_baris_text (link, 0, 0), prk_op_get_id (op)) == 0 &&
      g_strcmp0 (prk_baris_text (link, 0, 1),
                 prk_op_get_prev (op) != NULL ? prk_op_get_prev (op) : "") == 0)
    return TRUE;

  g_set_error_literal (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
                       "does not fit its device's chain");
  return FALSE;
}

static gboolean
check_leaf (PrkPohon  *pohon,
            PrkBaris  *rows,
            guint      row,
            GError   **error)
{
  guint64 index = (guint64) prk_baris_int (rows, row, 0) - 1;
  PrkMerkleHash leaf, stored, left, right, parent;
  guint level;

  if (!_prk_pohon_leaf (prk_baris_text (rows, row, 1), prk_baris_text (rows, row, 2), &leaf) ||
      !_prk_pohon_read (0, index, &stored, pohon, error))
    return FALSE;
  if (memcmp (&leaf, &stored, sizeof leaf) != 0)
    {
      g_set_error_literal (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
                           "is not the leaf of the tree");
      return FALSE;
    }

  /* The nodes that this leaf completed, each from its two children. */
  for (level = 0; (index & 1) != 0; level++, index >>= 1)
    {
      guint8 input[1 + 2 * PRK_MERKLE_HASH_SIZE] = { 0x01 };

      if (!_prk_pohon_read (level, index - 1, &left, pohon, error) ||
          !_prk_pohon_read (level, index, &right, pohon, error) ||
          !_prk_pohon_read (level + 1, index >> 1, &stored, pohon, error))
        return FALSE;
      memcpy (input + 1, left.bytes, sizeof left);
      memcpy (input + 1 + sizeof left, right.bytes, sizeof right);
      crypto_hash_sha256 (parent.bytes, input, sizeof input);
      if (memcmp (&parent, &stored, sizeof parent) != 0)
        {
          g_set_error_literal (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
                               "stands in a damaged tree");
          return FALSE;
        }
    }

  return TRUE;
}

/* Whoever rewrites the tables and the tree has not the key to sign what comes out. */
static gboolean
check_head (PrkRegister  *self,
            PrkPohon     *pohon,
            gint64        ukuran,
            const char   *kepala,
            GError      **error)
{
  g_autoptr(JsonNode) node =
      ukuran > 0 ? prk_json_parse (kepala, (gssize) strlen (kepala), 4096, 4, NULL) : NULL;
  JsonObject *head = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node)
                                                                   : NULL;
  g_autofree char *akar = NULL;
  g_autofree char *text = NULL;
  PrkMerkleHash root;

  if (ukuran == 0)
    return TRUE;
  if (!prk_merkle_root ((guint64) ukuran, _prk_pohon_read, pohon, &root, error))
    return FALSE;
  akar = _prk_base64_of_hash (&root);
  text = _prk_register_head_text (pohon->daerah, ukuran, akar,
                                  head != NULL ? prk_json_get_int (head, "pada", 0) : 0);
  if (head != NULL && prk_key_verify (prk_key_get_device (self->key), text, strlen (text),
                                      prk_json_get_string (head, "ttd", NULL)))
    return TRUE;

  g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
               "%s: this history was not signed by this register", pohon->daerah);
  return FALSE;
}

static gboolean
check_daerah (PrkSesi     *sesi,
              const char  *daerah,
              gint64       ukuran,
              const char  *kepala,
              Periksa     *periksa,
              GError     **error)
{
  PrkPohon pohon = { sesi, daerah };
  gint64 seq = 0;

  for (;;)
    {
      g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_PAGE, "ti", daerah, seq);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < prk_baris_get_size (rows); i++)
        {
          if (prk_baris_int (rows, i, 0) != seq + 1)
            {
              g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
                           "%s: op %" G_GINT64_FORMAT " is missing", daerah, seq + 1);
              return FALSE;
            }
          seq++;
          if (!check_op (sesi, daerah, rows, i, error) || !check_leaf (&pohon, rows, i, error))
            {
              g_prefix_error (error, "%s: op %" G_GINT64_FORMAT ": ", daerah, seq);
              return FALSE;
            }
        }
      if (prk_baris_get_size (rows) == 0)
        break;
    }
  periksa->n_ops += (guint64) seq;
  if (seq == ukuran)
    return check_head (periksa->self, &pohon, ukuran, kepala, error);

  g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
               "%s: the history has %" G_GINT64_FORMAT " ops, not %" G_GINT64_FORMAT, daerah, seq,
               ukuran);
  return FALSE;
}

static gboolean
check_all (PrkSesi   *sesi,
           gpointer   data,
           GError   **error)
{
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_ALL_DAERAH, "");

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < prk_baris_get_size (rows); i++)
    if (!check_daerah (sesi, prk_baris_text (rows, i, 0), prk_baris_int (rows, i, 1),
                       prk_baris_text (rows, i, 2), data, error))
      return FALSE;

  return TRUE;
}

/**
 * prk_register_verify:
 * @n_ops: (out): ops checked
 *
 * Checks everything that is kept. Blocks, for minutes when the history is long.
 */
gboolean
prk_register_verify (PrkRegister  *self,
                     guint64      *n_ops,
                     GError      **error)
{
  Periksa periksa = { self, 0 };
  gboolean is_good;

  g_return_val_if_fail (PRK_IS_REGISTER (self) && n_ops != NULL, FALSE);

  is_good = prk_gudang_read (self->gudang, check_all, &periksa, error) &&
            (self->berkas == NULL || _prk_register_verify_blobs (self, error));
  *n_ops = periksa.n_ops;

  return is_good;
}
