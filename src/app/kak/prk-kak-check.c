/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-kak-bagian.h"
#include "prk-kak-check.h"

#define REST_MS 200

typedef struct
{
  PrkRecord  *record;
  PrkProfil  *profil;
  GPtrArray  *temuan;
  PrkLengkap *lengkap;
} Work;

struct _PrkKakCheck
{
  GObject        parent_instance;

  PrkKakSession *session;
  GCancellable  *cancellable;
  GPtrArray     *temuan;
  PrkLengkap    *lengkap;
  guint          n_hard;
  guint          n_soft;
  guint          rest_id;
  gboolean       is_running;
  gboolean       is_stale;
};

enum
{
  PROP_0,
  PROP_N_HARD,
  PROP_N_SOFT,
  N_PROPS
};

enum
{
  SIGNAL_CHECKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkKakCheck, prk_kak_check, G_TYPE_OBJECT)

static void
work_free (Work *work)
{
  prk_record_unref (work->record);
  prk_profil_unref (work->profil);
  g_clear_pointer (&work->temuan, g_ptr_array_unref);
  g_free (work->lengkap);
  g_free (work);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr(GArray) parts = prk_kak_bagian_list (work->profil);
  PrkSkema *skema = prk_profil_get_skema (work->profil);

  work->temuan = prk_kak_periksa (work->record, work->profil, FALSE);
  work->lengkap = g_new0 (PrkLengkap, parts->len);
  for (guint i = 0; i < parts->len; i++)
    {
      const PrkBagian *bagian = prk_skema_find_bagian (skema, prk_kak_bagian_get (parts, i)->id);

      work->lengkap[i]
          = bagian != NULL ? prk_kak_get_lengkap (work->record, bagian) : PRK_LENGKAP_KOSONG;
    }

  g_task_return_boolean (task, TRUE);
}

static void start (PrkKakCheck *self);

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PrkKakCheck *self = PRK_KAK_CHECK (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  guint n_hard = 0;

  self->is_running = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  g_clear_pointer (&self->temuan, g_ptr_array_unref);
  g_free (self->lengkap);
  self->temuan = g_steal_pointer (&work->temuan);
  self->lengkap = g_steal_pointer (&work->lengkap);

  for (guint i = 0; i < self->temuan->len; i++)
    n_hard += ((PrkTemuan *) g_ptr_array_index (self->temuan, i))->kekuatan == PRK_KEKUATAN_HARD;
  self->n_hard = n_hard;
  self->n_soft = self->temuan->len - n_hard;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HARD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SOFT]);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);

  if (self->is_stale && self->rest_id == 0)
    start (self);
}

static void
start (PrkKakCheck *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, checked_cb, NULL);
  Work *work = g_new0 (Work, 1);

  work->record = prk_record_copy (prk_kak_session_get_record (self->session));
  work->profil = prk_profil_ref (prk_kak_session_get_profil (self->session));
  self->is_running = TRUE;
  self->is_stale = FALSE;

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, check_in_thread);
}

static gboolean
rested_cb (gpointer user_data)
{
  PrkKakCheck *self = user_data;

  self->rest_id = 0;
  if (!self->is_running)
    start (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (PrkKakCheck *self)
{
  self->is_stale = TRUE;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

static void
prk_kak_check_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PrkKakCheck *self = PRK_KAK_CHECK (object);

  switch (prop_id)
    {
    case PROP_N_HARD:
      g_value_set_uint (value, self->n_hard);
      break;
    case PROP_N_SOFT:
      g_value_set_uint (value, self->n_soft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_kak_check_dispose (GObject *object)
{
  PrkKakCheck *self = PRK_KAK_CHECK (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (prk_kak_check_parent_class)->dispose (object);
}

static void
prk_kak_check_finalize (GObject *object)
{
  PrkKakCheck *self = PRK_KAK_CHECK (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->temuan, g_ptr_array_unref);
  g_free (self->lengkap);

  G_OBJECT_CLASS (prk_kak_check_parent_class)->finalize (object);
}

static void
prk_kak_check_class_init (PrkKakCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = prk_kak_check_get_property;
  object_class->dispose = prk_kak_check_dispose;
  object_class->finalize = prk_kak_check_finalize;

  properties[PROP_N_HARD] = g_param_spec_uint ("n-hard", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SOFT] = g_param_spec_uint ("n-soft", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_kak_check_init (PrkKakCheck *self)
{
  self->cancellable = g_cancellable_new ();
}

PrkKakCheck *
prk_kak_check_new (PrkKakSession *session)
{
  PrkKakCheck *self = g_object_new (PRK_TYPE_KAK_CHECK, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  start (self);

  return self;
}

GPtrArray *
prk_kak_check_get_temuan (PrkKakCheck *self)
{
  g_return_val_if_fail (PRK_IS_KAK_CHECK (self), NULL);

  return self->temuan;
}

guint
prk_kak_check_get_n_hard (PrkKakCheck *self)
{
  g_return_val_if_fail (PRK_IS_KAK_CHECK (self), 0);

  return self->n_hard;
}

guint
prk_kak_check_get_n_soft (PrkKakCheck *self)
{
  g_return_val_if_fail (PRK_IS_KAK_CHECK (self), 0);

  return self->n_soft;
}

PrkLengkap
prk_kak_check_get_lengkap (PrkKakCheck *self,
                           guint        bagian)
{
  g_return_val_if_fail (PRK_IS_KAK_CHECK (self), PRK_LENGKAP_KOSONG);

  return self->lengkap != NULL ? self->lengkap[bagian] : PRK_LENGKAP_KOSONG;
}

gboolean
prk_kak_check_is_broken (PrkKakCheck *self,
                         guint        bagian)
{
  g_autoptr(GArray) parts = NULL;
  PrkProfil *profil;
  const char *id;

  g_return_val_if_fail (PRK_IS_KAK_CHECK (self), FALSE);

  if (self->temuan == NULL || self->lengkap[bagian] == PRK_LENGKAP_KOSONG)
    return FALSE;

  profil = prk_kak_session_get_profil (self->session);
  parts = prk_kak_bagian_list (profil);
  id = prk_kak_bagian_get (parts, bagian)->id;
  for (guint i = 0; i < self->temuan->len; i++)
    {
      PrkTemuan *temuan = g_ptr_array_index (self->temuan, i);
      const PrkBagian *part = NULL;
      JsonNode *value
          = prk_record_get_value (prk_kak_session_get_record (self->session), temuan->path);

      if (temuan->kekuatan != PRK_KEKUATAN_HARD)
        continue;
      if (self->lengkap[bagian] != PRK_LENGKAP_PENUH
          && (value == NULL || JSON_NODE_HOLDS_NULL (value)))
        continue;
      prk_skema_find_bidang (prk_profil_get_skema (profil), temuan->path, &part);
      if (part != NULL && g_str_equal (part->id, id))
        return TRUE;
    }

  return FALSE;
}

gboolean
prk_kak_check_is_current (PrkKakCheck *self)
{
  g_return_val_if_fail (PRK_IS_KAK_CHECK (self), FALSE);

  return self->temuan != NULL && !self->is_running && !self->is_stale;
}
