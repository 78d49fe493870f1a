/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of laptops. Each writes its own into a record that travels with everything else; what came of
 * the others is kept in the settings, where a screen has it without waiting. Nothing here is worth
 * telling a person when it fails: a key is shown then, and the next start tries again. */

#include "config.h"

#include "base/prk-id.h"
#include "store/prk-identitas.h"
#include "store/prk-perangkat.h"

#include "prk-sinkron-perangkat.h"

typedef struct
{
  PrkSinkron   *sinkron; /* whose data this is */
  GCancellable *cancellable;
  gboolean      is_reading;
  gboolean      is_stale;
  gboolean      is_settled;
} Watch;

static void read_names (Watch *self);

static void
watch_free (gpointer data)
{
  Watch *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
said_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  if (op == NULL)
    g_info ("Saying whose laptop this is: %s", error->message);
}

static void
say_own_name (Watch      *self,
              GHashTable *names)
{
  PrkStore *store = prk_sinkron_get_store (self->sinkron);
  g_autoptr(PrkIdentitas) identitas = prk_identitas_load (store);
  const char *said = g_hash_table_lookup (names, prk_store_get_device (store));
  g_autofree char *id = NULL;
  g_autoptr(PrkEntropy) entropy = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;

  if (self->is_settled || !prk_sinkron_is_enrolled (self->sinkron))
    return;
  self->is_settled = TRUE;
  if (identitas->nama == NULL || *identitas->nama == '\0'
      || g_strcmp0 (said, identitas->nama) == 0)
    return;

  entropy = prk_entropy_new_system ();
  id = prk_id_new (prk_store_get_clock (store), entropy);
  record = prk_record_new (id, PRK_TIPE_PERANGKAT);
  edit = prk_edit_new (record);
  prk_edit_set_string (edit, "judul", identitas->nama);
  prk_store_commit_async (store, edit, NULL, said_cb, NULL);
}

static void
keep_names (Watch      *self,
            GHashTable *names)
{
  PrkStore *store = prk_sinkron_get_store (self->sinkron);
  GHashTableIter iter;
  gpointer device, name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &device, &name))
    {
      g_autofree char *known = prk_perangkat_dup_nama (store, device);
      g_autofree char *key = g_strconcat (PRK_SETTING_PERANGKAT, device, NULL);

      if (g_strcmp0 (known, name) != 0)
        prk_store_set_setting (store, key, name);
    }
}

static void
names_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PrkSinkron) sinkron = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) names = prk_store_list_perangkat_finish (PRK_STORE (source), result, &error);
  Watch *self = g_object_get_data (G_OBJECT (sinkron), "prk-perangkat");

  if (self == NULL)
    return;
  self->is_reading = FALSE;
  if (names == NULL)
    return;

  keep_names (self, names);
  say_own_name (self, names);
  if (self->is_stale)
    read_names (self);
}

static void
read_names (Watch *self)
{
  self->is_stale = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  prk_store_list_perangkat_async (prk_sinkron_get_store (self->sinkron), self->cancellable,
                                  names_read_cb, g_object_ref (self->sinkron));
}

static void
record_changed_cb (PrkSinkron *sinkron,
                   const char *id,
                   const char *type,
                   PrkStore   *store)
{
  if (g_strcmp0 (type, PRK_TIPE_PERANGKAT) == 0)
    read_names (g_object_get_data (G_OBJECT (sinkron), "prk-perangkat"));
}

/* Enrolled just now? */
static void
changed_cb (PrkSinkron *sinkron,
            Watch      *self)
{
  if (!self->is_settled && !self->is_reading && prk_sinkron_is_enrolled (sinkron)
      && prk_sinkron_get_keadaan (sinkron) == PRK_SINKRON_TERKIRIM)
    read_names (self);
}

void
prk_sinkron_perangkat_watch (PrkSinkron *sinkron)
{
  Watch *self;

  g_return_if_fail (PRK_IS_SINKRON (sinkron));
  if (g_object_get_data (G_OBJECT (sinkron), "prk-perangkat") != NULL)
    return;

  self = g_new0 (Watch, 1);
  self->sinkron = sinkron;
  self->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (sinkron), "prk-perangkat", self, watch_free);
  g_signal_connect_object (prk_sinkron_get_store (sinkron), "record-changed",
                           G_CALLBACK (record_changed_cb), sinkron, G_CONNECT_SWAPPED);
  g_signal_connect (sinkron, "changed", G_CALLBACK (changed_cb), self);
  read_names (self);
}
