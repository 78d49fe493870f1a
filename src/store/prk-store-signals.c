/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-signals-private.h"

enum
{
  SIGNAL_RECORD_CHANGED,
  SIGNAL_SAVE_FAILED,
  SIGNAL_SAVE_RECOVERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _PrkEmitter
{
  gatomicrefcount ref_count;
  GWeakRef        store;
  GMainContext   *context;
};

typedef struct
{
  PrkEmitter *emitter;
  guint       signal;
  char       *id;
  char       *type;
  GError     *error;
} Emission;

static void
emission_free (Emission *self)
{
  _prk_emitter_unref (self->emitter);
  g_free (self->id);
  g_free (self->type);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
emit_cb (gpointer data)
{
  Emission *emission = data;
  g_autoptr (PrkStore) store = g_weak_ref_get (&emission->emitter->store);

  if (store == NULL)
    return G_SOURCE_REMOVE;

  if (emission->signal == SIGNAL_RECORD_CHANGED)
    g_signal_emit (store, signals[emission->signal], 0, emission->id, emission->type);
  else if (emission->signal == SIGNAL_SAVE_FAILED)
    g_signal_emit (store, signals[emission->signal], 0, emission->error);
  else
    g_signal_emit (store, signals[emission->signal], 0);
  return G_SOURCE_REMOVE;
}

static void
post (PrkEmitter *self,
      Emission   *emission)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  emission->emitter = _prk_emitter_ref (self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_cb, emission, (GDestroyNotify) emission_free);
  g_source_set_static_name (source, "prakarsa store signal");
  g_source_attach (source, self->context);
}

PrkEmitter *
_prk_emitter_new (PrkStore     *store,
                  GMainContext *context)
{
  PrkEmitter *self = g_new0 (PrkEmitter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_weak_ref_init (&self->store, store);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  return self;
}

PrkEmitter *
_prk_emitter_ref (PrkEmitter *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_prk_emitter_unref (PrkEmitter *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_weak_ref_clear (&self->store);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self);
}

void
_prk_emitter_record_changed (PrkEmitter *self,
                             const char *id,
                             const char *type)
{
  Emission *emission = g_new0 (Emission, 1);

  emission->signal = SIGNAL_RECORD_CHANGED;
  emission->id = g_strdup (id);
  emission->type = g_strdup (type);
  post (self, emission);
}

void
_prk_emitter_save_failed (PrkEmitter   *self,
                          const GError *error)
{
  Emission *emission = g_new0 (Emission, 1);

  emission->signal = SIGNAL_SAVE_FAILED;
  emission->error = g_error_copy (error);
  post (self, emission);
}

void
_prk_emitter_save_recovered (PrkEmitter *self)
{
  Emission *emission = g_new0 (Emission, 1);

  emission->signal = SIGNAL_SAVE_RECOVERED;
  post (self, emission);
}

void
_prk_signals_install (GObjectClass *class)
{
  GType type = G_OBJECT_CLASS_TYPE (class);

  /**
   * PrkStore::record-changed:
   * @self: the store
   * @id: of the record
   * @type: of the record, such as "kak"
   *
   * Ops of a record were committed, here or by another process.
   *
   * Also emitted for a record whose status changed because a peristiwa about it was written.
   */
  signals[SIGNAL_RECORD_CHANGED] =
      g_signal_new ("record-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * PrkStore::save-failed:
   * @self: the store
   * @error: of the domain PRK_STORE_ERROR
   *
   * A write did not reach the disk. It is kept in memory and tried again every few seconds.
   *
   * Emitted when writing begins to fail and when it fails for another reason than before.
   */
  signals[SIGNAL_SAVE_FAILED] =
      g_signal_new ("save-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * PrkStore::save-recovered:
   * @self: the store
   *
   * Everything that had failed is on the disk now.
   */
  signals[SIGNAL_SAVE_RECOVERED] =
      g_signal_new ("save-recovered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}
