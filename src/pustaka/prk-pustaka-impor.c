/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a document in. Several caged processes have it open and read a few pages at a time; what
 * they bring is put in order here and goes to the writer, which has a transaction open from the
 * first page to the last. When all is there, the writer keeps the file as a blob, writes the record
 * and only then commits. So whatever happens before leaves nothing, and a power cut between the
 * record and the commit leaves a document that the next start finds without an index and reads.
 *
 * The same, without blob and record, reads documents that came from elsewhere. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/prk-hash.h"
#include "store/prk-berkas.h"

#include "prk-pustaka-impor-private.h"

#define SMALL_SIZE  (64 * 1024) /* not worth a second process */
#define PROGRESS_US (G_USEC_PER_SEC / 10)

static void
impor_free (PrkImpor *impor)
{
  if (impor->file >= 0)
    close (impor->file);
  g_clear_object (&impor->cancellable);
  _prk_impor_drop_readers (impor);
  g_clear_pointer (&impor->bytes, g_bytes_unref);
  g_clear_error (&impor->error);
  g_clear_error (&impor->write_error);
  g_free ((char *) impor->meta.judul);
  g_free ((char *) impor->meta.jenis);
  g_free ((char *) impor->meta.daerah);
  g_free (impor->path);
  g_free (impor->hash);
  g_free (impor->title);
  g_free (impor);
}

static PrkImpor *
impor_new (PrkPustaka *self,
           const char *path)
{
  PrkImpor *impor = g_new0 (PrkImpor, 1);

  impor->self = self;
  impor->path = g_strdup (path);
  impor->file = -1;

  return impor;
}

typedef struct
{
  GTask              *task;
  PrkPustakaProgress  func;
  gpointer            data;
  guint               done;
  guint               total;
} Step;

static gboolean
tell_progress_cb (gpointer data)
{
  Step *step = data;

  if (!g_task_get_completed (step->task))
    step->func (step->done, step->total, step->data);

  return G_SOURCE_REMOVE;
}

static void
step_free (Step *step)
{
  g_object_unref (step->task);
  g_free (step);
}

void
_prk_impor_tell (PrkImpor *impor)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr(GSource) source = NULL;
  Step *step;

  if (impor->progress == NULL ||
      (now < impor->progress_at_us + PROGRESS_US && impor->n_read < impor->n_pages))
    return;

  impor->progress_at_us = now;
  step = g_new0 (Step, 1);
  *step = (Step) { g_object_ref (impor->task), impor->progress, impor->progress_data,
                   impor->n_read, impor->n_pages };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_progress_cb, step, (GDestroyNotify) step_free);
  g_source_attach (source, g_task_get_context (impor->task));
}

static void
finish (PrkImpor *impor)
{
  PrkPustaka *self = impor->self;
  g_autoptr(GTask) task = g_object_ref (impor->task);
  gboolean is_good = impor->error == NULL;

  g_cancellable_disconnect (g_task_get_cancellable (task), impor->caller_handler);
  g_cancellable_disconnect (self->closing, impor->closing_handler);
  _prk_impor_drop_readers (impor);

  if (is_good)
    {
      _prk_pustaka_note_words (self);
      g_task_return_pointer (task, _prk_pustaka_id_of_hash (impor->hash), g_free);
    }
  else
    {
      g_task_return_error (task, g_steal_pointer (&impor->error));
    }

  _prk_pustaka_end_work (self, task);
  _prk_pustaka_emit (self, "changed");
}

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  PrkImpor *impor = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && impor->error == NULL)
    impor->error = g_steal_pointer (&error);
  finish (impor);
}

static void
begin_writing (PrkPustaka *self,
               GTask      *task)
{
  PrkImpor *impor = g_task_get_task_data (task);
  PrkDb *db = _prk_pustaka_get_write_db (self, &impor->write_error);

  if (db != NULL)
    _prk_indeks_begin (db, impor->hash, &impor->nomor, &impor->write_error);

  g_task_return_boolean (task, TRUE);
}

static gboolean
refuse_change (GError **error)
{
  g_set_error_literal (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_CHANGED,
                       "The file changed while it was read");

  return FALSE;
}

static gboolean
is_unchanged (PrkImpor   *impor,
              GError **error)
{
  struct stat now;

  if (fstat (impor->file, &now) == 0 && now.st_size == impor->info.st_size &&
      now.st_mtim.tv_sec == impor->info.st_mtim.tv_sec &&
      now.st_mtim.tv_nsec == impor->info.st_mtim.tv_nsec)
    return TRUE;

  return refuse_change (error);
}

char *
_prk_impor_dup_name (PrkImpor *impor)
{
  g_autofree char *name = impor->path != NULL ? g_path_get_basename (impor->path) : g_strdup ("");

  return g_filename_display_name (name);
}

static gboolean
keep_file (PrkImpor   *impor,
           GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (impor->path);
  g_autoptr(PrkBerkasValue) berkas = NULL;
  g_autofree char *nama = _prk_impor_dup_name (impor);

  if (!is_unchanged (impor, error))
    return FALSE;

  berkas = prk_store_import_berkas (impor->self->store, file, impor->cancellable, error);
  if (berkas == NULL)
    return FALSE;
  if (strcmp (berkas->hash, impor->hash) != 0)
    return refuse_change (error);

  return _prk_pustaka_write_record (impor->self, impor->hash, nama, impor->info.st_size,
                                    impor->title, &impor->meta, error);
}

static void
end_writing (PrkPustaka *self,
             GTask      *task)
{
  PrkImpor *impor = g_task_get_task_data (task);
  PrkDb *db = self->write_db;
  GError *error = g_steal_pointer (&impor->write_error);
  gboolean is_good = error == NULL && impor->error == NULL;

  is_good = is_good &&
            _prk_indeks_end (db, impor->hash, impor->nomor, impor->n_pages, NULL, &error) &&
            (impor->path == NULL || keep_file (impor, &error)) && _prk_indeks_commit (db, &error);
  if (!is_good && db != NULL)
    _prk_db_roll_back (db);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, is_good);
}

static void
push_write (PrkImpor               *impor,
            PrkPustakaFunc       func,
            GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) task = g_task_new (impor->self, NULL, callback, impor);

  g_task_set_source_tag (task, push_write);
  g_task_set_task_data (task, impor, NULL);
  _prk_pustaka_push_writer (impor->self, func, task);
}

void
_prk_impor_begin_writing (PrkImpor *impor)
{
  impor->has_begun = TRUE;
  push_write (impor, begin_writing, NULL);
}

void
_prk_impor_end_if_done (PrkImpor *impor)
{
  if (impor->n_busy > 0 || (impor->error == NULL && impor->n_read < impor->n_pages))
    return;

  if (impor->has_begun)
    push_write (impor, end_writing, ended_cb);
  else
    finish (impor);
}

void
_prk_impor_fail (PrkImpor *impor,
                 GError   *error)
{
  if (impor->error == NULL)
    impor->error = error;
  else
    g_error_free (error);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  PrkImpor *impor = user_data;
  GError *error = NULL;
  gboolean is_known = g_task_propagate_boolean (G_TASK (result), &error);

  if (error != NULL)
    impor->error = error;
  if (error != NULL || is_known)
    finish (impor);
  else
    _prk_impor_read (impor);
}

static void
set_file_error (GError    **error,
                const char *path,
                int         code)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "Opening %s: %s", shown,
               g_strerror (code));
}

/* A pipe or device is not waited for. */
static gboolean
open_file (PrkImpor   *impor,
           GError **error)
{
  impor->file = open (impor->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (impor->file < 0 || fstat (impor->file, &impor->info) != 0)
    {
      set_file_error (error, impor->path, errno);
      return FALSE;
    }

  if (!S_ISREG (impor->info.st_mode))
    g_set_error_literal (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_INPUT, "Not a file");
  else if (impor->info.st_size == 0)
    g_set_error_literal (error, PRK_PDF_ERROR, PRK_PDF_ERROR_EMPTY, "The document is empty");
  else if (impor->info.st_size > MIN (PRK_PDF_MAX_FILE_SIZE, PRK_BERKAS_MAX_SIZE))
    g_set_error_literal (error, PRK_PDF_ERROR, PRK_PDF_ERROR_TOO_LARGE,
                         "The document is too large");
  else
    return TRUE;

  return FALSE;
}

static gboolean
hash_file (PrkImpor   *impor,
           GError **error)
{
  g_autoptr(GMappedFile) mapped = g_mapped_file_new_from_fd (impor->file, FALSE, error);

  if (mapped == NULL)
    return FALSE;

  impor->hash = prk_hash_data (g_mapped_file_get_contents (mapped),
                               g_mapped_file_get_length (mapped));

  return TRUE;
}

/* Before any process is asked: is it there already? Then only what is said of it may be new. */
static void
look (PrkPustaka *self,
      GTask      *task)
{
  PrkImpor *impor = g_task_get_task_data (task);
  GError *error = NULL;
  PrkDb *db = _prk_pustaka_get_write_db (self, &error);
  guint n_pages = 0;
  gint64 nomor;
  gboolean is_known = FALSE;

  if (db != NULL && hash_file (impor, &error) &&
      _prk_indeks_find (db, impor->hash, &nomor, &n_pages, &error) && n_pages > 0 &&
      _prk_pustaka_has_file (self, impor->hash))
    {
      g_autofree char *nama = _prk_impor_dup_name (impor);

      is_known = _prk_pustaka_write_record (self, impor->hash, nama, impor->info.st_size, nama,
                                            &impor->meta, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, is_known);
}

static void
cancelled_cb (GCancellable *from,
              GCancellable *to)
{
  g_cancellable_cancel (to);
}

static void
begin (PrkPustaka *self,
       GTask      *task)
{
  PrkImpor *impor = g_task_get_task_data (task);
  guint n_workers = g_atomic_int_get (&self->n_workers);
  GCancellable *caller = g_task_get_cancellable (task);

  impor->task = task;
  impor->cancellable = g_cancellable_new ();
  if (caller != NULL)
    impor->caller_handler =
      g_cancellable_connect (caller, G_CALLBACK (cancelled_cb), impor->cancellable, NULL);
  impor->closing_handler =
    g_cancellable_connect (self->closing, G_CALLBACK (cancelled_cb), impor->cancellable, NULL);

  if (impor->path != NULL && !open_file (impor, &impor->error))
    {
      finish (impor);
      return;
    }

  if (impor->path != NULL && impor->info.st_size < SMALL_SIZE)
    n_workers = 1;
  _prk_impor_add_readers (impor, n_workers);
  if (impor->path != NULL)
    push_write (impor, look, looked_cb);
  else
    _prk_impor_read (impor);
}

/**
 * prk_pustaka_import_async:
 * @path: of a PDF
 * @meta: (nullable): what is said of it
 * @progress: (nullable): told now and then, in the caller's context
 * @progress_data: for it; must live until the callback
 *
 * Takes a document in, all or nothing. Any thread with a main context.
 */
void
prk_pustaka_import_async (PrkPustaka            *self,
                          const char            *path,
                          const PrkPustakaMeta  *meta,
                          PrkPustakaProgress     progress,
                          gpointer               progress_data,
                          GCancellable          *cancellable,
                          GAsyncReadyCallback    callback,
                          gpointer               user_data)
{
  g_autoptr(GTask) task = NULL;
  PrkImpor *impor;

  g_return_if_fail (PRK_IS_PUSTAKA (self));
  g_return_if_fail (path != NULL);

  impor = impor_new (self, path);
  impor->progress = progress;
  impor->progress_data = progress_data;
  if (meta != NULL)
    impor->meta = (PrkPustakaMeta) { g_strdup (meta->judul), g_strdup (meta->jenis),
                                     g_strdup (meta->daerah), meta->mulai, meta->selesai };

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pustaka_import_async);
  g_task_set_task_data (task, impor, (GDestroyNotify) impor_free);
  _prk_pustaka_begin_work (self, begin, task);
}

/**
 * prk_pustaka_import_finish:
 *
 * Ends prk_pustaka_import_async().
 *
 * Returns: (transfer full): id of the record; %NULL with a %PRK_PUSTAKA_ERROR, %PRK_PDF_ERROR,
 *   %PRK_STORE_ERROR or %G_IO_ERROR set
 */
char *
prk_pustaka_import_finish (PrkPustaka    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_import_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Indexing a blob: what cannot be read is noted, so that it is not tried at every start. */
static void
note_bad (PrkPustaka *self,
          GTask      *task)
{
  const char *const *words = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  PrkDb *db = _prk_pustaka_get_write_db (self, &error);
  gint64 nomor;

  if (db != NULL && (!_prk_indeks_begin (db, words[0], &nomor, &error) ||
                     !_prk_indeks_end (db, words[0], nomor, 0, words[1], &error) ||
                     !_prk_indeks_commit (db, &error)))
    _prk_db_roll_back (db);
  if (error != NULL)
    g_debug ("The state of a document was not noted: %s", error->message);

  g_task_return_boolean (task, TRUE);
}

static void
begin_noting (PrkPustaka *self,
              GTask      *task)
{
  _prk_pustaka_push_writer (self, note_bad, task);
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  _prk_pustaka_end_work (PRK_PUSTAKA (object), result);
  _prk_pustaka_emit (PRK_PUSTAKA (object), "changed");
}

static void
indexed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  PrkPustaka *self = PRK_PUSTAKA (object);
  g_autofree char *hash = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr(GTask) task = NULL;
  char **words;

  if (id != NULL || error->domain != PRK_PDF_ERROR || error->code == PRK_PDF_ERROR_SPAWN)
    return;

  words = g_new0 (char *, 3);
  words[0] = g_steal_pointer (&hash);
  words[1] = g_strdup (error->message);
  task = g_task_new (self, NULL, noted_cb, NULL);
  g_task_set_source_tag (task, _prk_pustaka_index_missing);
  g_task_set_task_data (task, words, (GDestroyNotify) g_strfreev);
  _prk_pustaka_begin_work (self, begin_noting, task);
}

static void
read_blob (PrkPustaka *self,
           GTask      *task)
{
  PrkImpor *impor = g_task_get_task_data (task);
  GError *error = NULL;

  impor->bytes = prk_store_get_blob (self->store, impor->hash, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
blob_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  PrkImpor *impor = user_data;
  GTask *task = impor->task;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      begin (impor->self, task);
      return;
    }

  impor->error = error;
  finish (impor);
}

static void
begin_blob (PrkPustaka *self,
            GTask      *task)
{
  PrkImpor *impor = g_task_get_task_data (task);

  impor->task = task;
  push_write (impor, read_blob, blob_read_cb);
}

/* On the worker. */
void
_prk_pustaka_index_missing (PrkPustaka *self,
                            GPtrArray  *hashes)
{
  for (guint i = 0; i < hashes->len; i++)
    {
      const char *hash = g_ptr_array_index (hashes, i);
      PrkImpor *impor = impor_new (self, NULL);
      g_autoptr(GTask) task = g_task_new (self, NULL, indexed_cb, g_strdup (hash));

      impor->hash = g_strdup (hash);
      g_task_set_source_tag (task, _prk_pustaka_index_missing);
      g_task_set_task_data (task, impor, (GDestroyNotify) impor_free);
      _prk_pustaka_begin_work (self, begin_blob, task);
    }
}
