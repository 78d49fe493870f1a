/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading the pages of a document by several caged processes at once. Each has it open and is asked
 * for a few pages at a time; what they bring is put in order and goes to the writer. A page that
 * ends or stalls its process is left empty and the rest goes on, up to a few such pages. */

#include "config.h"

#include <string.h>

#include "prk-pustaka-impor-private.h"

#define CHUNK         8  /* pages a request */
#define SMALL         16 /* pages; not worth a second process */
#define MAX_BAD_PAGES 4
#define MAX_TITLE     300 /* characters */

/* One process with the document open in it. */
typedef struct
{
  PrkImpor       *impor; /* borrowed: it waits for us */
  PrkPdfHelper   *helper;
  PrkPdfDocument *document;
  guint           page;    /* what it is reading: from page up to end */
  guint           end;
  gboolean        is_busy;
} Reader;

typedef struct
{
  char *text; /* NULL: damaged */
} Page;

typedef struct
{
  PrkImpor  *impor;
  guint      first;
  GPtrArray *pages; /* Page */
} Batch;

static void read_on (Reader *reader);

static void
page_free (Page *page)
{
  if (page != NULL)
    g_free (page->text);
  g_free (page);
}

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->pages);
  g_free (batch);
}

static void
reader_free (Reader *reader)
{
  g_clear_object (&reader->document);
  g_clear_object (&reader->helper);
  g_free (reader);
}

static void
write_batch (PrkPustaka *self,
             GTask      *task)
{
  Batch *batch = g_task_get_task_data (task);
  PrkImpor *impor = batch->impor;
  PrkDb *db = _prk_pustaka_get_write_db (self, NULL);

  for (guint i = 0; impor->write_error == NULL && i < batch->pages->len; i++)
    {
      const Page *page = g_ptr_array_index (batch->pages, i);

      _prk_indeks_add (db, impor->hash, impor->nomor, batch->first + i + 1, page->text,
                       &impor->write_error);
    }

  g_task_return_boolean (task, TRUE);
}

static void
send_pages (PrkImpor *impor)
{
  Batch *batch;
  g_autoptr(GTask) task = NULL;
  guint end = impor->n_sent;

  while (end < impor->n_pages && g_ptr_array_index (impor->texts, end) != NULL)
    end++;
  if (end == impor->n_sent)
    return;

  batch = g_new0 (Batch, 1);
  batch->impor = impor;
  batch->first = impor->n_sent;
  batch->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  for (; impor->n_sent < end; impor->n_sent++)
    g_ptr_array_add (batch->pages,
                     g_steal_pointer (&g_ptr_array_index (impor->texts, impor->n_sent)));

  task = g_task_new (impor->self, NULL, NULL, NULL);
  g_task_set_source_tag (task, send_pages);
  g_task_set_task_data (task, batch, (GDestroyNotify) batch_free);
  _prk_pustaka_push_writer (impor->self, write_batch, task);
}

static void
take_page (PrkImpor *impor,
           guint  page,
           char  *text)
{
  Page *taken = g_new0 (Page, 1);

  taken->text = text;
  impor->texts->pdata[page] = taken;
  impor->n_read++;
}

static gboolean
is_fault_of_page (const GError *error)
{
  return error->domain == PRK_PDF_ERROR &&
         (error->code == PRK_PDF_ERROR_DIED || error->code == PRK_PDF_ERROR_TIMEOUT ||
          error->code == PRK_PDF_ERROR_ANSWER || error->code == PRK_PDF_ERROR_DAMAGED ||
          error->code == PRK_PDF_ERROR_BAD);
}

/* After a failure pages are asked for one at a time; the one that fails alone is at fault. */
static void
handle_failure (Reader *reader,
                GError *error)
{
  PrkImpor *impor = reader->impor;

  if (!is_fault_of_page (error) ||
      (reader->end == reader->page + 1 && ++impor->n_bad > MAX_BAD_PAGES))
    {
      _prk_impor_fail (impor, error);
      return;
    }

  prk_pdf_document_forgive (reader->document);
  if (reader->end == reader->page + 1)
    {
      take_page (impor, reader->page, NULL);
      reader->page++;
    }
  else
    {
      reader->end = reader->page + 1;
      impor->next_page = MIN (impor->next_page, reader->end);
    }
  g_error_free (error);
}

static void
texts_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Reader *reader = user_data;
  PrkImpor *impor = reader->impor;
  GError *error = NULL;
  g_autoptr(GPtrArray) texts =
    prk_pdf_document_texts_finish (PRK_PDF_DOCUMENT (object), result, &error);

  reader->is_busy = FALSE;
  impor->n_busy--;
  if (texts == NULL)
    handle_failure (reader, error);

  for (guint i = 0; texts != NULL && i < texts->len; i++, reader->page++)
    take_page (impor, reader->page, g_steal_pointer (&g_ptr_array_index (texts, i)));

  if (impor->error == NULL)
    {
      send_pages (impor);
      _prk_impor_tell (impor);
      read_on (reader);
    }
  _prk_impor_end_if_done (impor);
}

/* The next pages that nobody has read or is reading. */
static gboolean
choose_pages (Reader *reader)
{
  PrkImpor *impor = reader->impor;

  if (reader->page < reader->end)
    return TRUE;

  while (impor->next_page < impor->n_pages)
    {
      guint page = impor->next_page, limit = impor->n_pages;

      for (guint i = 0; i < impor->readers->len; i++)
        {
          const Reader *other = g_ptr_array_index (impor->readers, i);

          if (other == reader || other->page >= other->end)
            continue;
          if (page >= other->page && page < other->end)
            page = other->end;
          else if (other->page > page)
            limit = MIN (limit, other->page);
        }

      if (page != impor->next_page)
        {
          impor->next_page = page;
          continue;
        }
      if (page < impor->n_sent || g_ptr_array_index (impor->texts, page) != NULL)
        {
          impor->next_page++;
          continue;
        }

      reader->page = page;
      for (reader->end = page + 1;
           reader->end < limit && reader->end < page + CHUNK &&
           g_ptr_array_index (impor->texts, reader->end) == NULL;
           reader->end++)
        ;
      impor->next_page = reader->end;

      return TRUE;
    }

  return FALSE;
}

static void
read_on (Reader *reader)
{
  PrkImpor *impor = reader->impor;

  if (reader->document == NULL || reader->is_busy || impor->error != NULL || !choose_pages (reader))
    return;

  reader->is_busy = TRUE;
  impor->n_busy++;
  prk_pdf_document_texts_async (reader->document, reader->page, reader->end - reader->page,
                                PRK_PDF_PRIORITY_IDLE, impor->cancellable, texts_cb, reader);
}

static char *
make_title (PrkImpor          *impor,
            PrkPdfDocument *document)
{
  g_autofree char *title = g_strstrip (g_strdup (prk_pdf_document_get_title (document)));

  /* What word processors leave when nobody gave a title. */
  if (title[0] == '\0' || g_str_has_prefix (title, "Microsoft Word") ||
      g_ascii_strcasecmp (title, "untitled") == 0)
    {
      g_free (title);
      title = _prk_impor_dup_name (impor);
      if (g_str_has_suffix (title, ".pdf") || g_str_has_suffix (title, ".PDF"))
        title[strlen (title) - 4] = '\0';
    }

  return g_utf8_strlen (title, -1) > MAX_TITLE ? g_utf8_substring (title, 0, MAX_TITLE)
                                               : g_steal_pointer (&title);
}

static void
begin_reading (PrkImpor          *impor,
               PrkPdfDocument *document)
{
  impor->n_pages = prk_pdf_document_get_n_pages (document);
  impor->title = make_title (impor, document);
  impor->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  g_ptr_array_set_size (impor->texts, impor->n_pages);
  _prk_impor_begin_writing (impor);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Reader *reader = user_data;
  PrkImpor *impor = reader->impor;
  GError *error = NULL;
  g_autoptr(PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);

  impor->n_busy--;
  if (document == NULL)
    {
      _prk_impor_fail (impor, error);
    }
  else if (impor->error == NULL)
    {
      if (!impor->has_begun)
        begin_reading (impor, document);
      if (prk_pdf_document_get_n_pages (document) == impor->n_pages)
        reader->document = g_steal_pointer (&document);
      else
        _prk_impor_fail (impor,
                         g_error_new_literal (PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_CHANGED,
                                              "The file changed while it was read"));
      if (impor->n_pages >= SMALL || reader == g_ptr_array_index (impor->readers, 0))
        read_on (reader);
    }

  _prk_impor_end_if_done (impor);
}

static void
add_reader (PrkImpor *impor)
{
  Reader *reader = g_new0 (Reader, 1);
  int timeout_ms = g_atomic_int_get (&impor->self->page_timeout_ms);

  reader->impor = impor;
  reader->helper = prk_pdf_helper_new ();
  if (timeout_ms > 0)
    prk_pdf_helper_set_timeout_ms (reader->helper, timeout_ms);
  prk_pdf_helper_prespawn (reader->helper);
  g_ptr_array_add (impor->readers, reader);
}

/* Makes the processes, so that they start while the file is looked at. */
void
_prk_impor_add_readers (PrkImpor *impor,
                        guint     n_readers)
{
  impor->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) reader_free);
  for (guint i = 0; i < n_readers; i++)
    add_reader (impor);
}

void
_prk_impor_drop_readers (PrkImpor *impor)
{
  g_clear_pointer (&impor->readers, g_ptr_array_unref);
  g_clear_pointer (&impor->texts, g_ptr_array_unref);
}

/* Opens the document in each of them and reads it to its end. */
void
_prk_impor_read (PrkImpor *impor)
{
  for (guint i = 0; i < impor->readers->len; i++)
    {
      Reader *reader = g_ptr_array_index (impor->readers, i);

      impor->n_busy++;
      if (impor->bytes != NULL)
        prk_pdf_document_open_async (reader->helper, impor->bytes, impor->cancellable, opened_cb,
                                     reader);
      else
        prk_pdf_document_open_fd_async (reader->helper, impor->file, impor->cancellable, opened_cb,
                                        reader);
    }
}
