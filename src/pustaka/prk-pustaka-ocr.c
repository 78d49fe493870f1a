/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading pages that are pictures, in the background. The queue is the index itself (halaman.ocr =
 * 1), so it survives everything; a page counts as read only when its words are in the index. One
 * caged process reads one page at a time, and none while documents are being taken in. */

#include "config.h"

#include "pdf/prk-pdf-launch.h"

#include "prk-pustaka-kotak-private.h"
#include "prk-pustaka-private.h"

#define TIMEOUT_MS   110000 /* of a page on a slow laptop; the helper itself stops at 120 s */
#define MEMORY_LIMIT (1024ull * 1024 * 1024)
#define PAUSED       "pustaka-ocr-jeda"

#define SQL_NEXT                                                                                   \
  "SELECT d.hash, h.id FROM halaman h JOIN dokumen d ON d.nomor = h.id / 65536"                    \
  " WHERE h.ocr = 1 ORDER BY h.id LIMIT 1"

/* The page being read. */
typedef struct
{
  char   *hash;
  guint   halaman;
  char   *teks;
  GBytes *kotak;
  GBytes *blob;
} Halaman;

static void
halaman_free (Halaman *halaman)
{
  g_free (halaman->hash);
  g_free (halaman->teks);
  g_clear_pointer (&halaman->kotak, g_bytes_unref);
  g_clear_pointer (&halaman->blob, g_bytes_unref);
  g_free (halaman);
}

static gboolean
may_read (PrkPustaka *self)
{
  return g_atomic_int_get (&self->ocr_is_on) && !g_atomic_int_get (&self->ocr_is_paused) &&
         !g_atomic_int_get (&self->is_closed) && self->ocr_task == NULL && self->current == NULL;
}

/* On the worker: nothing is to be read, or may be. */
static void
rest (PrkPustaka *self)
{
  g_clear_object (&self->ocr_task);
  g_clear_object (&self->ocr_cancellable);
}

static void
let_go (PrkPustaka *self)
{
  g_clear_object (&self->ocr_document);
  g_clear_pointer (&self->ocr_hash, g_free);
  g_clear_object (&self->ocr_helper);
}

static void
save_on_writer (PrkPustaka *self,
                GTask      *task)
{
  Halaman *halaman = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  PrkDb *db = _prk_pustaka_get_write_db (self, &error);

  if (db != NULL)
    _prk_indeks_set_ocr (db, halaman->hash, halaman->halaman,
                         halaman->teks != NULL ? PRK_OCR_DONE : PRK_OCR_FAILED, halaman->teks,
                         halaman->kotak, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
begin_saving (PrkPustaka *self,
              GTask      *task)
{
  _prk_pustaka_push_writer (self, save_on_writer, task);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  PrkPustaka *self = PRK_PUSTAKA (object);
  g_autoptr(GError) error = NULL;

  /* A disk that refuses would make us read the page over and over. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_info ("OCR stops: %s", error->message);
      g_atomic_int_set (&self->ocr_is_on, FALSE);
    }

  rest (self);
  _prk_pustaka_emit (self, "ocr-changed");
  _prk_pustaka_end_work (self, result);
  _prk_pustaka_wake_ocr (self);
}

static void
save (PrkPustaka *self,
      Halaman    *halaman)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, saved_cb, NULL);

  g_task_set_source_tag (task, save);
  g_task_set_task_data (task, halaman, (GDestroyNotify) halaman_free);
  _prk_pustaka_begin_work (self, begin_saving, task);
}

/* A page that cannot be read is not tried again by itself. */
static void
give_up (PrkPustaka   *self,
         Halaman      *halaman,
         const GError *error)
{
  gboolean is_of_page = error->domain == PRK_PDF_ERROR && error->code != PRK_PDF_ERROR_SPAWN &&
                        error->code != PRK_PDF_ERROR_NO_OCR;

  if (is_of_page)
    {
      if (self->ocr_document != NULL)
        prk_pdf_document_forgive (self->ocr_document);
      save (self, halaman);
      return;
    }

  halaman_free (halaman);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_info ("OCR stops: %s", error->message);
      g_atomic_int_set (&self->ocr_is_on, FALSE);
    }
  rest (self);
  let_go (self);
  _prk_pustaka_emit (self, "ocr-changed");
  _prk_pustaka_wake_ocr (self);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PrkPustaka *self = g_task_get_source_object (task);
  Halaman *halaman = g_object_steal_data (G_OBJECT (task), "halaman");
  g_autoptr(GError) error = NULL;
  g_autofree char *teks = NULL;
  g_autoptr(GArray) kotak =
    prk_pdf_document_ocr_finish (PRK_PDF_DOCUMENT (object), result, &teks, &error);

  if (kotak == NULL)
    {
      give_up (self, halaman, error);
      return;
    }

  halaman->kotak = _prk_kotak_pack (teks, kotak);
  halaman->teks = g_steal_pointer (&teks);
  save (self, halaman);
}

static void
read_page (PrkPustaka *self)
{
  Halaman *halaman = g_object_get_data (G_OBJECT (self->ocr_task), "halaman");

  prk_pdf_document_ocr_async (self->ocr_document, halaman->halaman - 1, PRK_PDF_PRIORITY_IDLE,
                              self->ocr_cancellable, read_cb, g_object_ref (self->ocr_task));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PrkPustaka *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  self->ocr_document = prk_pdf_document_open_finish (result, &error);
  if (self->ocr_document != NULL)
    read_page (self);
  else
    give_up (self, g_object_steal_data (G_OBJECT (task), "halaman"), error);
}

static void
open_document (PrkPustaka *self,
               Halaman    *halaman)
{
  g_autofree char *program = prk_pdf_launch_find_ocr_program ();

  g_clear_object (&self->ocr_document);
  g_free (self->ocr_hash);
  self->ocr_hash = g_strdup (halaman->hash);
  if (self->ocr_helper == NULL)
    {
      self->ocr_helper = prk_pdf_helper_new ();
      prk_pdf_helper_set_program (self->ocr_helper, program);
      prk_pdf_helper_set_timeout_ms (self->ocr_helper, TIMEOUT_MS);
      prk_pdf_helper_set_memory_limit (self->ocr_helper, MEMORY_LIMIT);
    }

  prk_pdf_document_open_async (self->ocr_helper, halaman->blob, self->ocr_cancellable, opened_cb,
                               g_object_ref (self->ocr_task));
  g_clear_pointer (&halaman->blob, g_bytes_unref);
}

/* @open: the document that need not be loaded. Of one whose file is gone the pages fail. */
static Halaman *
find_next (PrkPustaka  *self,
           const char  *open,
           GError     **error)
{
  PrkDb *db = _prk_pustaka_get_read_db (self, error);
  g_autoptr(PrkRows) rows = db != NULL ? _prk_db_query (db, error, SQL_NEXT, "") : NULL;
  gboolean has_row;
  Halaman *halaman;

  if (rows == NULL || !_prk_db_first (db, rows, &has_row, error) || !has_row)
    return NULL;

  halaman = g_new0 (Halaman, 1);
  halaman->hash = g_strdup (_prk_rows_text (rows, 0));
  halaman->halaman = PRK_INDEKS_HALAMAN (_prk_rows_int (rows, 1));
  if (g_strcmp0 (halaman->hash, open) != 0)
    halaman->blob = prk_store_get_blob (self->store, halaman->hash, NULL);

  return halaman;
}

static void
find_on_reader (PrkPustaka *self,
                GTask      *task)
{
  GError *error = NULL;
  Halaman *halaman = find_next (self, g_task_get_task_data (task), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, halaman, (GDestroyNotify) halaman_free);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  PrkPustaka *self = PRK_PUSTAKA (object);
  g_autoptr(GError) error = NULL;
  Halaman *halaman = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_info ("OCR waits: %s", error->message);
  if (halaman == NULL || g_atomic_int_get (&self->is_closed))
    {
      g_clear_pointer (&halaman, halaman_free);
      rest (self);
      let_go (self);
      _prk_pustaka_emit (self, "ocr-changed");
      return;
    }

  g_object_set_data_full (G_OBJECT (self->ocr_task), "halaman", halaman,
                          (GDestroyNotify) halaman_free);
  if (self->ocr_document != NULL && g_strcmp0 (self->ocr_hash, halaman->hash) == 0)
    read_page (self);
  else if (halaman->blob != NULL)
    open_document (self, halaman);
  else
    save (self, g_object_steal_data (G_OBJECT (self->ocr_task), "halaman"));
}

static void
look (PrkPustaka *self)
{
  self->ocr_cancellable = g_cancellable_new ();
  self->ocr_task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_source_tag (self->ocr_task, look);
  if (self->ocr_document != NULL)
    g_task_set_task_data (self->ocr_task, g_strdup (self->ocr_hash), g_free);
  _prk_pustaka_push_reader (self, find_on_reader, self->ocr_task);
}

/* On the worker: goes on where there is something to read, and stops where there may not be. */
void
_prk_pustaka_wake_ocr (PrkPustaka *self)
{
  if (may_read (self))
    look (self);
  else if (self->ocr_cancellable != NULL && g_atomic_int_get (&self->ocr_is_paused))
    g_cancellable_cancel (self->ocr_cancellable);
}

/* On the worker, when the library is closed. */
void
_prk_pustaka_stop_ocr (PrkPustaka *self)
{
  if (self->ocr_cancellable != NULL)
    g_cancellable_cancel (self->ocr_cancellable);
  let_go (self);
}

static gboolean
wake_cb (gpointer data)
{
  _prk_pustaka_wake_ocr (data);

  return G_SOURCE_REMOVE;
}

/**
 * prk_pustaka_ocr_is_available:
 *
 * Returns: whether pages that are pictures can be read here
 */
gboolean
prk_pustaka_ocr_is_available (PrkPustaka *self)
{
  g_autofree char *program = prk_pdf_launch_find_ocr_program ();

  g_return_val_if_fail (PRK_IS_PUSTAKA (self), FALSE);

  return program != NULL;
}

/**
 * prk_pustaka_ocr_start:
 *
 * Lets pages that wait be read in the background from now on, unless that was paused. Where there
 * is no OCR nothing happens.
 */
void
prk_pustaka_ocr_start (PrkPustaka *self)
{
  g_autofree char *paused = NULL;

  g_return_if_fail (PRK_IS_PUSTAKA (self));

  if (!prk_pustaka_ocr_is_available (self))
    return;

  paused = prk_store_dup_setting (self->store, PAUSED);
  g_atomic_int_set (&self->ocr_is_paused, g_strcmp0 (paused, "ya") == 0);
  g_atomic_int_set (&self->ocr_is_on, TRUE);
  g_main_context_invoke (self->context, wake_cb, self);
}

gboolean
prk_pustaka_ocr_is_paused (PrkPustaka *self)
{
  g_return_val_if_fail (PRK_IS_PUSTAKA (self), FALSE);

  return g_atomic_int_get (&self->ocr_is_paused);
}

/**
 * prk_pustaka_ocr_set_paused:
 *
 * Pauses OCR, or lets it go on; kept over restarts. A page that is being read is dropped and read
 * again later.
 */
void
prk_pustaka_ocr_set_paused (PrkPustaka *self,
                            gboolean    is_paused)
{
  g_return_if_fail (PRK_IS_PUSTAKA (self));

  g_atomic_int_set (&self->ocr_is_paused, is_paused);
  prk_store_set_setting (self->store, PAUSED, is_paused ? "ya" : NULL);
  g_main_context_invoke (self->context, wake_cb, self);
  _prk_pustaka_emit (self, "ocr-changed");
}
