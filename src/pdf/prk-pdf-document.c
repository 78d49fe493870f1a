/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "prk-pdf-channel.h"
#include "prk-pdf-document.h"
#include "prk-pdf-job-private.h"

#define COPY_HERE_SIZE (1024 * 1024) /* a millisecond's work; more is copied on another thread */

struct _PrkPdfDocument
{
  GObject       parent_instance;

  PrkPdfHelper *helper;
  PrkPdfSource *source;
  char         *title;
  GArray       *sizes;
  GPtrArray    *outline;
};

G_DEFINE_FINAL_TYPE (PrkPdfDocument, prk_pdf_document, G_TYPE_OBJECT)

static void
prk_pdf_document_dispose (GObject *object)
{
  PrkPdfDocument *self = PRK_PDF_DOCUMENT (object);

  if (self->source != NULL)
    _prk_pdf_helper_forget (self->helper, self->source);
  g_clear_pointer (&self->source, _prk_pdf_source_unref);
  g_clear_object (&self->helper);

  G_OBJECT_CLASS (prk_pdf_document_parent_class)->dispose (object);
}

static void
prk_pdf_document_finalize (GObject *object)
{
  PrkPdfDocument *self = PRK_PDF_DOCUMENT (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->outline, g_ptr_array_unref);

  G_OBJECT_CLASS (prk_pdf_document_parent_class)->finalize (object);
}

static void
prk_pdf_document_class_init (PrkPdfDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_pdf_document_dispose;
  object_class->finalize = prk_pdf_document_finalize;
}

static void
prk_pdf_document_init (PrkPdfDocument *self)
{
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PrkPdfResult) opened = NULL;
  PrkPdfDocument *self;
  GError *error = NULL;

  opened = g_task_propagate_pointer (G_TASK (result), &error);
  if (opened == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self = g_object_new (PRK_TYPE_PDF_DOCUMENT, NULL);
  self->helper = g_object_ref (PRK_PDF_HELPER (object));
  self->source = _prk_pdf_source_ref (g_task_get_task_data (G_TASK (result)));
  self->title = g_steal_pointer (&opened->answer->text);
  self->sizes = g_steal_pointer (&opened->answer->sizes);
  self->outline = g_steal_pointer (&opened->answer->outline);
  g_task_return_pointer (task, self, g_object_unref);
}

/* Takes @file. */
static void
open_file (GTask *task,
           int    file)
{
  PrkPdfHelper *helper = g_task_get_source_object (task);
  PrkPdfSource *source = _prk_pdf_source_new (file);
  g_autoptr(GTask) inner =
    g_task_new (helper, g_task_get_cancellable (task), opened_cb, g_object_ref (task));

  g_task_set_task_data (inner, source, (GDestroyNotify) _prk_pdf_source_unref);
  _prk_pdf_helper_submit (
    helper, _prk_pdf_job_new (source, prk_pdf_request_new (PRK_PDF_OP_OPEN, source->number), NULL,
                              PRK_PDF_PRIORITY_VISIBLE, inner));
}

static void
copy_on_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  int file = prk_pdf_memory_new (task_data, &error);

  if (file >= 0)
    g_task_return_int (task, file);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  int file = (int) g_task_propagate_int (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    open_file (task, file);
}

static gboolean
check_size (GTask *task,
            gsize  size)
{
  if (size == 0)
    g_task_return_new_error (task, PRK_PDF_ERROR, PRK_PDF_ERROR_EMPTY, "The document is empty");
  else if (size > PRK_PDF_MAX_FILE_SIZE)
    g_task_return_new_error (task, PRK_PDF_ERROR, PRK_PDF_ERROR_TOO_LARGE,
                             "The document is too large");
  else
    return TRUE;

  return FALSE;
}

/**
 * prk_pdf_document_open_async:
 * @bytes: the document; copied, so that the helper cannot be given one thing and shown another
 *
 * Opens a document. Thread of @helper.
 */
void
prk_pdf_document_open_async (PrkPdfHelper        *helper,
                             GBytes              *bytes,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;
  int file;

  g_return_if_fail (PRK_IS_PDF_HELPER (helper));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (helper, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pdf_document_open_async);
  if (!check_size (task, g_bytes_get_size (bytes)))
    return;

  if (g_bytes_get_size (bytes) > COPY_HERE_SIZE)
    {
      /* Without the cancellable: the descriptor that comes back must reach copied_cb(). */
      g_autoptr(GTask) copy = g_task_new (helper, NULL, copied_cb, g_object_ref (task));

      g_task_set_task_data (copy, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
      g_task_run_in_thread (copy, copy_on_thread);
      return;
    }

  file = prk_pdf_memory_new (bytes, &error);
  if (file >= 0)
    open_file (task, file);
  else
    g_task_return_error (task, error);
}

/* A copy of the descriptor that cannot write: the helper gets what the user may do to the file
 * otherwise. */
static int
duplicate_for_reading (int file)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", file);
  int flags = fcntl (file, F_GETFL);

  if (flags >= 0 && (flags & O_ACCMODE) == O_RDONLY)
    return fcntl (file, F_DUPFD_CLOEXEC, 3);

  return open (path, O_RDONLY | O_CLOEXEC);
}

/**
 * prk_pdf_document_open_fd_async:
 * @file: of a regular file; duplicated for reading only, so the caller may close it
 *
 * Opens a document without copying it. Thread of @helper. A file that others change meanwhile gives
 * damaged pages or ends the helper, no worse.
 */
void
prk_pdf_document_open_fd_async (PrkPdfHelper        *helper,
                                int                  file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  struct stat info;
  int copy;

  g_return_if_fail (PRK_IS_PDF_HELPER (helper));

  task = g_task_new (helper, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pdf_document_open_fd_async);
  if (fstat (file, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_task_return_new_error (task, PRK_PDF_ERROR, PRK_PDF_ERROR_NOT_PDF,
                               "The document is not a file");
      return;
    }
  if (!check_size (task, info.st_size))
    return;

  copy = duplicate_for_reading (file);
  if (copy >= 0)
    open_file (task, copy);
  else
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno),
                             "Opening a document: %s", g_strerror (errno));
}

/**
 * prk_pdf_document_open_finish:
 *
 * Ends prk_pdf_document_open_async() and prk_pdf_document_open_fd_async().
 *
 * Returns: (transfer full): %NULL with a %PRK_PDF_ERROR or %G_IO_ERROR set
 */
PrkPdfDocument *
prk_pdf_document_open_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pdf_document_open_async) ||
                        g_async_result_is_tagged (result, prk_pdf_document_open_fd_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
prk_pdf_document_get_n_pages (PrkPdfDocument *self)
{
  g_return_val_if_fail (PRK_IS_PDF_DOCUMENT (self), 0);

  return self->sizes->len;
}

/**
 * prk_pdf_document_get_page_size:
 * @page: from 0
 *
 * Returns: in points, as the page is shown
 */
PrkPdfSize
prk_pdf_document_get_page_size (PrkPdfDocument *self,
                                guint           page)
{
  g_return_val_if_fail (PRK_IS_PDF_DOCUMENT (self), ((PrkPdfSize) { 1, 1 }));
  g_return_val_if_fail (page < self->sizes->len, ((PrkPdfSize) { 1, 1 }));

  return g_array_index (self->sizes, PrkPdfSize, page);
}

/**
 * prk_pdf_document_get_title:
 *
 * Returns: what the document calls itself, at most %PRK_PDF_MAX_TITLE bytes; "" for nothing
 */
const char *
prk_pdf_document_get_title (PrkPdfDocument *self)
{
  g_return_val_if_fail (PRK_IS_PDF_DOCUMENT (self), "");

  return self->title;
}

/**
 * prk_pdf_document_get_outline:
 *
 * Returns: (element-type PrkPdfOutlineItem) (transfer none): the table of contents, in order; may
 *   be empty
 */
GPtrArray *
prk_pdf_document_get_outline (PrkPdfDocument *self)
{
  g_return_val_if_fail (PRK_IS_PDF_DOCUMENT (self), NULL);

  return self->outline;
}

/**
 * prk_pdf_document_is_bad:
 *
 * Returns: whether the document has stopped the helper twice, so that every request fails with
 *   %PRK_PDF_ERROR_BAD
 */
gboolean
prk_pdf_document_is_bad (PrkPdfDocument *self)
{
  g_return_val_if_fail (PRK_IS_PDF_DOCUMENT (self), TRUE);

  return self->source->n_kills >= PRK_PDF_MAX_KILLS;
}

/**
 * prk_pdf_document_forgive:
 *
 * Lets the document try again, because a person asked for it.
 */
void
prk_pdf_document_forgive (PrkPdfDocument *self)
{
  g_return_if_fail (PRK_IS_PDF_DOCUMENT (self));

  self->source->n_kills = 0;
}

/* Takes @request. */
static void
submit (PrkPdfDocument   *self,
        PrkPdfRequest    *request,
        guint             page,
        const PrkPdfClip *expected,
        int               priority,
        GTask            *task)
{
  request->page = page;
  _prk_pdf_helper_submit (self->helper,
                          _prk_pdf_job_new (self->source, request, expected, priority, task));
}

static PrkPdfResult *
finish (PrkPdfDocument  *self,
        GAsyncResult    *result,
        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
check_page (PrkPdfDocument *self,
            guint           page,
            GTask          *task)
{
  if (page < self->sizes->len)
    return TRUE;

  g_task_return_new_error (task, PRK_PDF_ERROR, PRK_PDF_ERROR_NO_PAGE,
                           "The document has no such page");

  return FALSE;
}

/**
 * prk_pdf_document_render_async:
 * @page: from 0
 * @scale: device pixels a point, up to %PRK_PDF_MAX_SCALE
 * @clip: (nullable): the part wanted, in device pixels of the whole page at @scale; %NULL for all.
 *   What lies beyond the page is cut off
 * @priority: a [enum@PrkPdfPriority] or between
 *
 * Draws a page, or a part of it, on white.
 */
void
prk_pdf_document_render_async (PrkPdfDocument      *self,
                               guint                page,
                               double               scale,
                               const PrkPdfClip    *clip,
                               int                  priority,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  PrkPdfRequest *request;
  PrkPdfClip expected;

  g_return_if_fail (PRK_IS_PDF_DOCUMENT (self));
  g_return_if_fail (scale > 0 && scale <= PRK_PDF_MAX_SCALE);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pdf_document_render_async);
  if (!check_page (self, page, task))
    return;
  if (!prk_pdf_clip_for_page (&g_array_index (self->sizes, PrkPdfSize, page), scale, clip,
                              &expected))
    {
      g_task_return_new_error (task, PRK_PDF_ERROR, PRK_PDF_ERROR_TOO_LARGE,
                               "The picture would be too large");
      return;
    }

  request = prk_pdf_request_new (PRK_PDF_OP_RENDER, self->source->number);
  request->scale = scale;
  request->clip = expected;
  submit (self, request, page, &expected, priority, task);
}

/**
 * prk_pdf_document_render_finish:
 * @width: (out) (optional): in pixels
 * @height: (out) (optional): in pixels
 * @stride: (out) (optional): bytes from a line to the next
 *
 * Ends prk_pdf_document_render_async().
 *
 * Returns: (transfer full): pixels as cairo's ARGB32 (premultiplied, the machine's byte order), in
 *   memory shared with no one any more; %NULL with a %PRK_PDF_ERROR or %G_IO_ERROR set
 */
GBytes *
prk_pdf_document_render_finish (PrkPdfDocument  *self,
                                GAsyncResult    *result,
                                guint           *width,
                                guint           *height,
                                gsize           *stride,
                                GError         **error)
{
  g_autoptr(PrkPdfResult) rendered = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pdf_document_render_async), NULL);

  rendered = finish (self, result, error);
  if (rendered == NULL)
    return NULL;

  if (width != NULL)
    *width = rendered->answer->width;
  if (height != NULL)
    *height = rendered->answer->height;
  if (stride != NULL)
    *stride = 4 * (gsize) rendered->answer->width;

  return g_steal_pointer (&rendered->pixels);
}

/**
 * prk_pdf_document_text_async:
 * @page: from 0
 *
 * Takes the text of a page.
 */
void
prk_pdf_document_text_async (PrkPdfDocument      *self,
                             guint                page,
                             PrkPdfTextMode       mode,
                             int                  priority,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  PrkPdfRequest *request;

  g_return_if_fail (PRK_IS_PDF_DOCUMENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pdf_document_text_async);
  if (!check_page (self, page, task))
    return;

  request = prk_pdf_request_new (PRK_PDF_OP_TEXT, self->source->number);
  request->mode = mode;
  submit (self, request, page, NULL, priority, task);
}

/**
 * prk_pdf_document_text_finish:
 *
 * Ends prk_pdf_document_text_async().
 *
 * Returns: (transfer full): UTF-8, at most %PRK_PDF_MAX_TEXT bytes; "" for a page without text,
 *   which may be a picture of one; %NULL with a %PRK_PDF_ERROR or %G_IO_ERROR set
 */
char *
prk_pdf_document_text_finish (PrkPdfDocument  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_autoptr(PrkPdfResult) taken = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pdf_document_text_async), NULL);

  taken = finish (self, result, error);

  return taken != NULL ? g_steal_pointer (&taken->answer->text) : NULL;
}

/**
 * prk_pdf_document_texts_async:
 * @page: the first, from 0
 * @n_pages: how many at most; at least 1, cut to %PRK_PDF_MAX_TEXTS and to the end of the document
 *
 * Takes the text of several pages, for an index: as many as the helper reads within a fifth of a
 * second, at least one.
 */
void
prk_pdf_document_texts_async (PrkPdfDocument      *self,
                              guint                page,
                              guint                n_pages,
                              int                  priority,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  PrkPdfRequest *request;

  g_return_if_fail (PRK_IS_PDF_DOCUMENT (self));
  g_return_if_fail (n_pages > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pdf_document_texts_async);
  if (!check_page (self, page, task))
    return;

  request = prk_pdf_request_new (PRK_PDF_OP_TEXTS, self->source->number);
  request->mode = MIN (MIN (n_pages, PRK_PDF_MAX_TEXTS), self->sizes->len - page);
  submit (self, request, page, NULL, priority, task);
}

/**
 * prk_pdf_document_texts_finish:
 *
 * Ends prk_pdf_document_texts_async().
 *
 * Returns: (element-type utf8) (transfer full): one a page as prk_pdf_document_text_finish() gives
 *   them, cut at %PRK_PDF_MAX_PAGE_TEXT bytes; %NULL elements for damaged pages. At least one. %NULL
 *   with a %PRK_PDF_ERROR or %G_IO_ERROR set
 */
GPtrArray *
prk_pdf_document_texts_finish (PrkPdfDocument  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_autoptr(PrkPdfResult) taken = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pdf_document_texts_async), NULL);

  taken = finish (self, result, error);

  return taken != NULL ? g_steal_pointer (&taken->answer->texts) : NULL;
}

/**
 * prk_pdf_document_find_async:
 * @page: from 0
 * @needle: 1 to %PRK_PDF_MAX_NEEDLE bytes
 *
 * Looks for words on a page, also over line ends.
 */
void
prk_pdf_document_find_async (PrkPdfDocument      *self,
                             guint                page,
                             const char          *needle,
                             PrkPdfFindFlags      flags,
                             int                  priority,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  PrkPdfRequest *request;

  g_return_if_fail (PRK_IS_PDF_DOCUMENT (self));
  g_return_if_fail (needle != NULL && needle[0] != '\0' && g_utf8_validate (needle, -1, NULL));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pdf_document_find_async);
  if (!check_page (self, page, task))
    return;
  if (strlen (needle) > PRK_PDF_MAX_NEEDLE)
    {
      g_task_return_new_error (task, PRK_PDF_ERROR, PRK_PDF_ERROR_TOO_LARGE,
                               "The words to find are too long");
      return;
    }

  request = prk_pdf_request_new (PRK_PDF_OP_FIND, self->source->number);
  request->mode = flags;
  request->needle = g_strdup (needle);
  submit (self, request, page, NULL, priority, task);
}

/**
 * prk_pdf_document_find_finish:
 *
 * Ends prk_pdf_document_find_async().
 *
 * Returns: (element-type PrkPdfHit) (transfer full): in order; %NULL with a %PRK_PDF_ERROR or
 *   %G_IO_ERROR set
 */
GArray *
prk_pdf_document_find_finish (PrkPdfDocument  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_autoptr(PrkPdfResult) found = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pdf_document_find_async), NULL);

  found = finish (self, result, error);

  return found != NULL ? g_steal_pointer (&found->answer->hits) : NULL;
}

/**
 * prk_pdf_document_boxes_async:
 * @page: from 0
 *
 * Takes the text of a page with the place of every character, for selecting and quoting.
 */
void
prk_pdf_document_boxes_async (PrkPdfDocument      *self,
                              guint                page,
                              int                  priority,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_PDF_DOCUMENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pdf_document_boxes_async);
  if (check_page (self, page, task))
    submit (self, prk_pdf_request_new (PRK_PDF_OP_BOXES, self->source->number), page, NULL,
            priority, task);
}

static GArray *
finish_boxes (PrkPdfDocument  *self,
              GAsyncResult    *result,
              char           **text,
              GError         **error)
{
  g_autoptr(PrkPdfResult) taken = finish (self, result, error);

  if (taken == NULL)
    return NULL;

  if (text != NULL)
    *text = g_steal_pointer (&taken->answer->text);

  return g_steal_pointer (&taken->answer->boxes);
}

/**
 * prk_pdf_document_boxes_finish:
 * @text: (out) (optional): the characters
 *
 * Ends prk_pdf_document_boxes_async().
 *
 * Returns: (element-type PrkPdfRect) (transfer full): one a character of @text, empty where its
 *   place is not known; %NULL with a %PRK_PDF_ERROR or %G_IO_ERROR set
 */
GArray *
prk_pdf_document_boxes_finish (PrkPdfDocument  *self,
                               GAsyncResult    *result,
                               char           **text,
                               GError         **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pdf_document_boxes_async), NULL);

  return finish_boxes (self, result, text, error);
}

/**
 * prk_pdf_document_ocr_async:
 * @page: from 0
 *
 * Reads the words in the picture of a page. Takes seconds, so the helper needs a longer timeout; it
 * must be one of prk_pdf_launch_find_ocr_program().
 */
void
prk_pdf_document_ocr_async (PrkPdfDocument      *self,
                            guint                page,
                            int                  priority,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_PDF_DOCUMENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pdf_document_ocr_async);
  if (check_page (self, page, task))
    submit (self, prk_pdf_request_new (PRK_PDF_OP_OCR, self->source->number), page, NULL, priority,
            task);
}

/**
 * prk_pdf_document_ocr_finish:
 * @text: (out) (optional): words parted by spaces, lines by newlines
 *
 * Ends prk_pdf_document_ocr_async().
 *
 * Returns: (element-type PrkPdfRect) (transfer full): one a character of @text; %NULL with
 *   %PRK_PDF_ERROR_NO_OCR, another %PRK_PDF_ERROR or a %G_IO_ERROR set
 */
GArray *
prk_pdf_document_ocr_finish (PrkPdfDocument  *self,
                             GAsyncResult    *result,
                             char           **text,
                             GError         **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pdf_document_ocr_async), NULL);

  return finish_boxes (self, result, text, error);
}
