/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One folder: prakarsa.db with its -wal and -shm, perangkat.key, blob/, salinan/ (daily copies) and
 * prakarsa.lock.
 *
 * Every open store holds a shared lock on prakarsa.lock. Opening tries for the exclusive one first:
 * who gets it is alone, so a filled -wal means that the last one died, and the database is checked
 * before it is used. A clean close leaves no -wal. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/prk-error.h"

#include "prk-files-private.h"
#include "prk-kunci-private.h"
#include "prk-materi-private.h"
#include "prk-migrasi-private.h"
#include "prk-readers-private.h"
#include "prk-salinan-private.h"

#define SQL_SETTINGS "SELECT key, value FROM setting"
#define SQL_SET "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"
#define SQL_UNSET "DELETE FROM setting WHERE key = ?"

const PrkTuning _prk_tuning_default = {
  .synchronous = "FULL",
  .idle_ms = 300,
  .poll_ms = 1000,
  .retry_ms = 3000,
  .checkpoint_pages = 1000,
  .daily_copy = TRUE,
  .copy_delay_ms = 10000,
};

G_DEFINE_FINAL_TYPE (PrkStore, prk_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (prk-store-error-quark, prk_store_error)

static void
prk_store_dispose (GObject *object)
{
  prk_store_close (PRK_STORE (object));

  G_OBJECT_CLASS (prk_store_parent_class)->dispose (object);
}

static void
prk_store_finalize (GObject *object)
{
  PrkStore *self = PRK_STORE (object);

  g_clear_pointer (&self->emitter, _prk_emitter_unref);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_pointer (&self->key, prk_key_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->entropy);
  g_clear_pointer (&self->folder, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (prk_store_parent_class)->finalize (object);
}

static void
prk_store_class_init (PrkStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = prk_store_dispose;
  object_class->finalize = prk_store_finalize;

  _prk_signals_install (object_class);
}

static void
prk_store_init (PrkStore *self)
{
  g_mutex_init (&self->mutex);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lock_fd = -1;
  self->closed = TRUE;
}

/* @is_alone: nobody else has the store open. */
static gboolean
take_lock (PrkStore  *self,
           gboolean  *is_alone,
           GError   **error)
{
  g_autofree char *path = g_build_filename (self->folder, PRK_STORE_LOCK, NULL);

  self->lock_fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd < 0)
    return _prk_set_errno_error (error, path);

  *is_alone = flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0;
  /* Another one that is just opening holds it exclusively for as long as its check takes. */
  if (!*is_alone && flock (self->lock_fd, LOCK_SH) != 0)
    return _prk_set_errno_error (error, path);
  return TRUE;
}

/* Without its key a store goes on as a new device: everything written so far stays as it was
 * signed. */
static gboolean
make_key (PrkStore    *self,
          const char  *path,
          GError     **error)
{
  g_autoptr (PrkKey) key = prk_key_generate (self->entropy);
  g_autoptr (GError) local_error = NULL;

  if (!prk_key_save (key, path, &local_error))
    return _prk_set_file_error (error, local_error);
  self->key = g_steal_pointer (&key);
  return _prk_sync_folder (self->folder, error);
}

static gboolean
find_key (PrkStore  *self,
          GError   **error)
{
  g_autofree char *path = g_build_filename (self->folder, PRK_STORE_KEY, NULL);
  g_autofree char *aside = g_strconcat (path, ".rusak", NULL);
  g_autoptr (GError) local_error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return make_key (self, path, error);

  self->key = prk_key_load (path, &local_error);
  if (self->key != NULL)
    return TRUE;
  if (local_error->domain != PRK_INPUT_ERROR)
    return _prk_set_file_error (error, local_error);

  /* The file is there but holds no key: as good as missing, though kept for whoever wants to look. */
  return _prk_rename_durably (path, aside, error) && make_key (self, path, error);
}

static PrkDb *
open_writer_db (PrkStore    *self,
                const char  *path,
                GError     **error)
{
  g_autoptr (PrkDb) db = _prk_db_open (path, PRK_DB_WRITE, error);
  /* EXTRA: the journal of the change to WAL must not come back from a power cut and undo everything
   * since. */
  g_autofree char *pragmas = g_strdup_printf ("PRAGMA synchronous = EXTRA;"
                                              "PRAGMA journal_mode = WAL;"
                                              "PRAGMA synchronous = %s;",
                                              self->tuning.synchronous);

  if (db == NULL
      || !_prk_make_private (path, error)
      || !_prk_db_exec (db, pragmas, error)
      || !_prk_migrasi_run (db, error)
      || !_prk_materi_prepare (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

static gboolean
load_settings (PrkStore  *self,
               PrkDb     *db,
               GError   **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_SETTINGS, "");

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    g_hash_table_replace (self->settings, g_strdup (_prk_rows_text (rows, 0)),
                          g_strdup (_prk_rows_text (rows, 1)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
start (PrkStore  *self,
       GError   **error)
{
  g_autofree char *path = g_build_filename (self->folder, PRK_STORE_FILE, NULL);
  g_autoptr (PrkDb) db = NULL;
  gboolean is_alone = FALSE;
  PrkDbKind kind;

  if (!_prk_make_folder (self->folder, error)
      || !take_lock (self, &is_alone, error)
      || !_prk_migrasi_look (path, is_alone, &kind, error)
      || !find_key (self, error))
    return FALSE;

  db = open_writer_db (self, path, error);
  if (db == NULL || !_prk_kunci_adopt (db, self->folder, &self->key, error)
      || !load_settings (self, db, error))
    return FALSE;

  self->readers = _prk_readers_new (path);
  self->writer = _prk_writer_start (g_steal_pointer (&db), self->key, self->clock, self->entropy,
                                    self->emitter, self->readers, &self->tuning, error);
  if (self->writer == NULL)
    {
      g_clear_pointer (&self->readers, _prk_readers_free);
      return FALSE;
    }

  self->copier = _prk_copier_start (self->folder, is_alone, &self->tuning,
                                    prk_clock_now_us (self->clock));
  if (is_alone)
    flock (self->lock_fd, LOCK_SH);
  self->closed = FALSE;
  return TRUE;
}

PrkStore *
_prk_store_open_tuned (const char       *folder,
                       PrkClock         *clock,
                       PrkEntropy       *entropy,
                       GMainContext     *context,
                       const PrkTuning  *tuning,
                       GError          **error)
{
  g_autoptr (PrkStore) self = g_object_new (PRK_TYPE_STORE, NULL);

  self->folder = g_canonicalize_filename (folder, NULL);
  self->clock = clock != NULL ? g_object_ref (clock) : prk_clock_new_system ();
  self->entropy = entropy != NULL ? g_object_ref (entropy) : prk_entropy_new_system ();
  self->tuning = *tuning;
  self->emitter = _prk_emitter_new (self, context);

  if (!start (self, error))
    {
      g_prefix_error (error, "Opening the store %s: ", self->folder);
      if (self->lock_fd >= 0)
        close (self->lock_fd);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * prk_store_open:
 * @folder: a folder, made when it is not there
 * @clock: (nullable): NULL for the system's
 * @entropy: (nullable): NULL for the system's
 * @error: of the domain PRK_STORE_ERROR
 *
 * Opens the store of a folder.
 *
 * Blocks, for seconds when a large database was not closed the last time and must be checked.
 * Signals are emitted in the thread-default main context of this thread. Several processes may have
 * the same folder open. PRK_STORE_ERROR_NEWER and PRK_STORE_ERROR_DAMAGED: nothing was touched; see
 * prk_store_find_copy().
 *
 * Returns: (transfer full): the store
 */
PrkStore *
prk_store_open (const char  *folder,
                PrkClock    *clock,
                PrkEntropy  *entropy,
                GError     **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return _prk_store_open_tuned (folder, clock, entropy, g_main_context_get_thread_default (),
                                &_prk_tuning_default, error);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  PrkStore *store = _prk_store_open_tuned (data, NULL, NULL, g_task_get_context (task),
                                           &_prk_tuning_default, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * prk_store_open_async:
 * @folder: a folder, made when it is not there
 * @cancellable: (nullable): to give up waiting
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * prk_store_open() with the system's clock and entropy, without blocking.
 */
void
prk_store_open_async (const char          *folder,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (folder != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_store_open_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * prk_store_open_finish:
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_open_async().
 *
 * Returns: (transfer full): the store
 */
PrkStore *
prk_store_open_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_store_close:
 * @self: a store
 *
 * Finishes every queued write and closes.
 *
 * Blocks. What had failed is tried once more; what then still waits is answered with the error.
 * Later calls fail. Closing twice does nothing.
 */
void
prk_store_close (PrkStore *self)
{
  gboolean was_closed;

  g_return_if_fail (PRK_IS_STORE (self));

  g_mutex_lock (&self->mutex);
  was_closed = self->closed;
  self->closed = TRUE;
  g_mutex_unlock (&self->mutex);
  if (was_closed)
    return;

  g_clear_pointer (&self->copier, _prk_copier_stop);
  _prk_writer_finish (self->writer);
  prk_key_unref (self->key);
  self->key = _prk_writer_dup_key (self->writer);
  g_clear_pointer (&self->readers, _prk_readers_free);
  g_clear_pointer (&self->writer, _prk_writer_free);
  close (self->lock_fd);
}

/**
 * prk_store_is_closed:
 * @self: a store
 *
 * Whether prk_store_close() was called, so that what is asked now fails. Any thread.
 *
 * Returns: %TRUE from then on
 */
gboolean
prk_store_is_closed (PrkStore *self)
{
  gboolean closed;

  g_return_val_if_fail (PRK_IS_STORE (self), TRUE);

  g_mutex_lock (&self->mutex);
  closed = self->closed;
  g_mutex_unlock (&self->mutex);

  return closed;
}

/**
 * prk_store_get_folder:
 * @self: a store
 *
 * Where the store is.
 *
 * Returns: an absolute path
 */
const char *
prk_store_get_folder (PrkStore *self)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);

  return self->folder;
}

/**
 * prk_store_get_device:
 * @self: a store
 *
 * Who signs the ops that are written here.
 *
 * Returns: the device's public key, base64url
 */
const char *
prk_store_get_device (PrkStore *self)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);

  if (self->writer != NULL)
    {
      g_autoptr (PrkKey) key = _prk_writer_dup_key (self->writer);

      return g_intern_string (prk_key_get_device (key));
    }
  return prk_key_get_device (self->key);
}

/**
 * prk_store_get_clock:
 * @self: a store
 *
 * The clock that the store was opened with.
 *
 * Returns: (transfer none): the clock
 */
PrkClock *
prk_store_get_clock (PrkStore *self)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);

  return self->clock;
}

/**
 * prk_store_get_entropy:
 * @self: a store
 *
 * The source of randomness that the store was opened with.
 *
 * Returns: (transfer none): the source
 */
PrkEntropy *
prk_store_get_entropy (PrkStore *self)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);

  return self->entropy;
}

/* Takes @job. */
static void
push (PrkStore *self,
      PrkJob   *job)
{
  gboolean closed;

  g_mutex_lock (&self->mutex);
  closed = self->closed;
  if (!closed && job->kind == PRK_JOB_READ)
    _prk_readers_push (self->readers, job);
  else if (!closed)
    _prk_writer_push (self->writer, job);
  g_mutex_unlock (&self->mutex);

  if (closed)
    {
      _prk_job_answer (job, g_error_new_literal (PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED,
                                                 "the store is closed"));
      _prk_job_unref (job);
    }
}

gpointer
_prk_store_call (PrkStore  *self,
                 PrkJob    *job,
                 GError   **error)
{
  gpointer result;

  job->is_blocking = TRUE;
  push (self, _prk_job_ref (job));
  result = _prk_job_wait (job, error);
  _prk_job_unref (job);
  return result;
}

void
_prk_store_start (PrkStore            *self,
                  PrkJob              *job,
                  gpointer             source_tag,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  /* What was written was written, also when the caller has lost interest meanwhile. */
  g_task_set_check_cancellable (task, job->kind != PRK_JOB_WRITE);
  _prk_job_set_task (job, task);
  push (self, job);
}

gpointer
_prk_store_finish (PrkStore      *self,
                   GAsyncResult  *result,
                   gpointer       source_tag,
                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == source_tag, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
_prk_store_queue (PrkStore *self,
                  PrkJob   *job)
{
  push (self, job);
}

typedef struct
{
  char *key;
  char *value;
} Setting;

static void
setting_free (Setting *setting)
{
  g_free (setting->key);
  g_free (setting->value);
  g_free (setting);
}

static gboolean
set_run (gpointer   where,
         PrkJob    *job,
         GError   **error)
{
  PrkWriter *writer = where;
  Setting *setting = job->input;

  if (setting->value == NULL)
    return _prk_db_run (writer->db, error, SQL_UNSET, "t", setting->key);
  return _prk_db_run (writer->db, error, SQL_SET, "tt", setting->key, setting->value);
}

/**
 * prk_store_dup_setting:
 * @self: a store
 * @key: name of a setting
 *
 * A setting of this machine.
 *
 * Any thread; never touches the disk. What another process set after this store was opened is not
 * seen.
 *
 * Returns: (transfer full) (nullable): NULL when it is not set
 */
char *
prk_store_dup_setting (PrkStore   *self,
                       const char *key)
{
  char *value;

  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  g_mutex_lock (&self->mutex);
  value = g_strdup (g_hash_table_lookup (self->settings, key));
  g_mutex_unlock (&self->mutex);
  return value;
}

/**
 * prk_store_set_setting:
 * @self: a store
 * @key: name of a setting
 * @value: (nullable): NULL removes it
 *
 * Sets a setting of this machine.
 *
 * Any thread. It is seen at once and written soon; when the disk refuses it is tried again.
 */
void
prk_store_set_setting (PrkStore   *self,
                       const char *key,
                       const char *value)
{
  Setting *setting;

  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (key != NULL);

  g_mutex_lock (&self->mutex);
  if (value != NULL)
    g_hash_table_replace (self->settings, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (self->settings, key);
  g_mutex_unlock (&self->mutex);

  setting = g_new0 (Setting, 1);
  setting->key = g_strdup (key);
  setting->value = g_strdup (value);
  _prk_store_queue (self, _prk_job_new (PRK_JOB_WRITE, set_run, setting,
                                        (GDestroyNotify) setting_free));
}
