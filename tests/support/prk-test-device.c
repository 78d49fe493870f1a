/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-clock.h"

#include "prk-test-device.h"

PrkTestDevice *
prk_test_device_new (guint64 seed)
{
  PrkTestDevice *self = g_new0 (PrkTestDevice, 1);
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_seeded (seed);

  self->key = prk_key_generate (entropy);
  self->clock_us = G_GINT64_CONSTANT (1795229464000000);
  self->ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);

  return self;
}

void
prk_test_device_free (PrkTestDevice *self)
{
  if (self == NULL)
    return;

  prk_key_unref (self->key);
  g_ptr_array_unref (self->ops);
  g_free (self->prev);
  g_free (self);
}

PrkOp *
prk_test_device_write (PrkTestDevice *self,
                       const char    *record,
                       const char    *type,
                       GPtrArray     *sets)
{
  g_autoptr(GError) error = NULL;
  PrkOp *op;

  self->clock_us += 1000;
  self->last_us = prk_hlc_next (self->clock_us, self->last_us);
  op = prk_op_new (self->key, self->n + 1, self->prev, self->last_us, record, type, sets, &error);
  g_assert_no_error (error);

  self->n++;
  g_free (self->prev);
  self->prev = g_strdup (prk_op_get_id (op));
  g_ptr_array_add (self->ops, op);

  return op;
}

PrkOp *
prk_test_device_commit (PrkTestDevice *self,
                        PrkEdit       *edit)
{
  PrkRecord *record = prk_edit_get_record (edit);
  g_autoptr(GPtrArray) sets = prk_edit_list_sets (edit);
  PrkOp *op;

  if (sets->len == 0)
    return NULL;

  op = prk_test_device_write (self, prk_record_get_id (record), prk_record_get_kind (record), sets);
  g_assert_true (prk_record_apply (record, op));

  return op;
}

static PrkOp *
write_value (PrkTestDevice *self,
             const char    *path,
             JsonNode      *value,
             va_list        over)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  const char *id;

  while ((id = va_arg (over, const char *)) != NULL)
    g_ptr_array_add (ids, (gpointer) id);
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (sets, prk_op_set_new (path, value, (const char *const *) ids->pdata));

  return prk_test_device_write (self, PRK_TEST_RECORD, "kak", sets);
}

PrkOp *
prk_test_device_write_text (PrkTestDevice *self,
                            const char    *path,
                            const char    *commonmark,
                            ...)
{
  g_autoptr(JsonNode) value = json_node_new (JSON_NODE_OBJECT);
  PrkOp *op;
  va_list over;

  json_node_take_object (value, json_object_new ());
  json_object_set_string_member (json_node_get_object (value), "teks", commonmark);

  va_start (over, commonmark);
  op = write_value (self, path, value, over);
  va_end (over);

  return op;
}

PrkOp *
prk_test_device_write_string (PrkTestDevice *self,
                              const char    *path,
                              const char    *value,
                              ...)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), value);
  PrkOp *op;
  va_list over;

  va_start (over, value);
  op = write_value (self, path, node, over);
  va_end (over);

  return op;
}

guint
prk_test_choose (GRand *random,
                 guint  n)
{
  return n > 1 ? (guint) g_rand_int_range (random, 0, n) : 0;
}

guint64
prk_test_seed (guint64 seed)
{
  const char *told = g_getenv ("PRAKARSA_SEED");

  if (told != NULL)
    seed = g_ascii_strtoull (told, NULL, 10);
  g_test_message ("PRAKARSA_SEED=%" G_GUINT64_FORMAT, seed);

  return seed;
}
