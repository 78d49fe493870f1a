/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "oplog/prk-record.h"

#define RECORD "01985d80-0000-7000-8000-000000000001"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static PrkKey *
get_key (void)
{
  static PrkKey *key = NULL;

  if (key == NULL)
    {
      g_autoptr(PrkEntropy) entropy = prk_entropy_new_seeded (1);

      key = prk_key_generate (entropy);
    }

  return key;
}

static PrkOp *
read_op (const guint8 *data,
         gsize         size)
{
  g_autoptr(GString) text = g_string_new ("{\"at\":5,\"dev\":\"");
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *signature = NULL;

  g_string_append (text, prk_key_get_device (get_key ()));
  g_string_append (text, "\",\"n\":1,\"rec\":\"" RECORD "\",\"type\":\"kak\",\"v\":1,\"set\":");
  g_string_append_len (text, (const char *) data, size);
  g_string_append_c (text, '}');

  bytes = g_bytes_new (text->str, text->len);
  signature = prk_key_sign (get_key (), text->str, text->len);

  return prk_op_new_from_bytes (bytes, signature, NULL);
}

/* The same sets written by us. */
static PrkOp *
write_op (PrkOp *op)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sets = g_ptr_array_new ();
  PrkOp *written;

  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    g_ptr_array_add (sets, (gpointer) prk_op_get_set (op, i));
  written = prk_op_new (get_key (), 1, NULL, 5, RECORD, "kak", sets, &error);
  g_assert_no_error (error);

  return written;
}

static void
read_all (PrkRecord *record)
{
  g_auto(GStrv) paths = prk_record_list_paths (record, NULL);
  g_auto(GStrv) concurrent = prk_record_list_concurrent (record);
  g_autofree char *state = prk_record_dup_state (record);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = prk_json_parse (state, -1, G_MAXSIZE, 20, &error);

  g_assert_no_error (error);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_auto(GStrv) rows = prk_record_list_rows (record, paths[i]);
      const char *slash = strchr (paths[i], '/');

      g_assert (prk_record_get_value (record, paths[i]) != NULL);
      if (slash != NULL)
        {
          g_autofree char *table = g_strndup (paths[i], slash - paths[i]);

          g_strfreev (prk_record_list_rows (record, table));
        }
    }
}

/* What a device that means harm may sign: any "set". Once taken it can be read, shown and
 * written again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(PrkOp) op = read_op (data, size);
  g_autoptr(PrkOp) written = NULL;
  g_autoptr(PrkRecord) record = NULL;

  if (op == NULL)
    return 0;

  written = write_op (op);
  g_assert (prk_op_get_n_sets (written) == prk_op_get_n_sets (op));

  record = prk_record_new (RECORD, "kak");
  g_assert (prk_record_apply (record, op));
  read_all (record);
  prk_record_apply (record, written);
  read_all (record);

  return 0;
}
