/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Single pages: their words with places, and where the words of a query stand among them. A page of
 * a PDF is read by a caged process that keeps the last few documents open; what OCR read comes from
 * the index. One request is one GTask that is pushed from thread to thread. */

#include "config.h"

#include <string.h>

#include "base/prk-hash.h"

#include "prk-pustaka-kotak-private.h"
#include "prk-pustaka-judul-private.h"
#include "prk-pustaka-private.h"
#include "prk-pustaka-teks.h"

#define MAX_OPEN     3
#define IDLE_SECONDS 60 /* after which the process for single pages ends */

#define SQL_PAGE                                                                                   \
  "SELECT h.ocr, o.teks, o.kotak FROM dokumen d JOIN halaman h ON h.id = d.nomor * 65536 + ?2"     \
  " LEFT JOIN ocr o ON o.hash = d.hash AND o.halaman = ?2 WHERE d.hash = ?1"
#define SQL_MARKS                                                                                  \
  "SELECT prk_tanda (cari, ?2), teks FROM cari WHERE cari MATCH ?1 AND rowid = ?3"

typedef struct
{
  char              *hash;
  guint              halaman;
  char              *query; /* NULL: only the page is asked for */
  PrkPustakaHalaman *isi;
  GBytes            *blob;
} Request;

typedef struct
{
  char           *hash;
  PrkPdfDocument *document;
} OpenPages;

/* A page that is being read, for all who ask for it meanwhile: its words and the marks on them are
 * usually wanted at once. On the worker. */
struct _PrkBacaan
{
  PrkPustaka *self;    /* borrowed: the tasks hold it */
  char       *hash;
  guint       halaman;
  GPtrArray  *tasks;   /* GTask */
};

static void
request_free (Request *request)
{
  g_free (request->hash);
  g_free (request->query);
  g_clear_pointer (&request->isi, prk_pustaka_halaman_free);
  g_clear_pointer (&request->blob, g_bytes_unref);
  g_free (request);
}

static void
open_pages_free (OpenPages *pages)
{
  g_free (pages->hash);
  g_object_unref (pages->document);
  g_free (pages);
}

static void
disarm (PrkPustaka *self)
{
  if (self->idle_source != NULL)
    g_source_destroy (self->idle_source);
  g_clear_pointer (&self->idle_source, g_source_unref);
}

static gboolean
idle_cb (gpointer data)
{
  _prk_pustaka_close_pages (data);

  return G_SOURCE_REMOVE;
}

static void
arm (PrkPustaka *self)
{
  disarm (self);
  self->idle_source = g_timeout_source_new_seconds (IDLE_SECONDS);
  g_source_set_callback (self->idle_source, idle_cb, self, NULL);
  g_source_attach (self->idle_source, self->context);
}

void
_prk_pustaka_close_pages (PrkPustaka *self)
{
  disarm (self);
  g_clear_pointer (&self->open_pages, g_ptr_array_unref);
  g_clear_object (&self->page_helper);
}

static PrkPdfDocument *
find_open (PrkPustaka *self,
           const char *hash)
{
  for (guint i = 0; self->open_pages != NULL && i < self->open_pages->len; i++)
    {
      OpenPages *pages = g_ptr_array_index (self->open_pages, i);

      if (strcmp (pages->hash, hash) != 0)
        continue;
      g_ptr_array_add (self->open_pages, g_ptr_array_steal_index (self->open_pages, i));
      return pages->document;
    }

  return NULL;
}

static void
keep_open (PrkPustaka     *self,
           const char     *hash,
           PrkPdfDocument *document)
{
  OpenPages *pages = g_new0 (OpenPages, 1);

  if (self->open_pages == NULL)
    self->open_pages = g_ptr_array_new_with_free_func ((GDestroyNotify) open_pages_free);
  if (self->open_pages->len >= MAX_OPEN)
    g_ptr_array_remove_index (self->open_pages, 0);

  pages->hash = g_strdup (hash);
  pages->document = g_object_ref (document);
  g_ptr_array_add (self->open_pages, pages);
}

/* The hits in the tidied text, told in characters of the page. */
static GArray *
place_marks (const Request  *request,
             const char     *indexed,
             const PrkTanda *marks,
             guint           n_marks)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (PrkPdfHit));
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *tidy = prk_pustaka_teks_tidy (request->isi->teks, places);

  /* The index was made by another poppler, and its places mean nothing. */
  if (strcmp (tidy, indexed) != 0)
    return hits;

  for (guint i = 0;
       i < n_marks && marks[i].end > marks[i].start && marks[i].end <= places->len; i++)
    {
      g_autoptr(GArray) lines =
        _prk_kotak_join (request->isi, g_array_index (places, guint32, marks[i].start),
                         g_array_index (places, guint32, marks[i].end - 1) + 1);

      for (guint j = 0; j < lines->len && hits->len < PRK_PDF_MAX_HITS; j++)
        {
          PrkPdfHit hit = { i, g_array_index (lines, PrkPdfRect, j) };
          g_array_append_val (hits, hit);
        }
    }

  return hits;
}

static GArray *
find_marks (PrkPustaka     *self,
            const Request  *request,
            GError        **error)
{
  PrkDb *db = _prk_pustaka_get_read_db (self, error);
  PrkKata *kata = db != NULL ? _prk_pustaka_get_kata (self, error) : NULL;
  g_autoptr(PrkTanya) tanya = kata != NULL ? _prk_tanya_new (request->query, kata) : NULL;
  g_autoptr(PrkRows) rows = NULL;
  g_autoptr(GBytes) blob = NULL;
  gboolean has_row;
  gint64 nomor;
  gsize size;

  if (tanya == NULL || !_prk_indeks_find (db, request->hash, &nomor, NULL, error))
    return NULL;
  if (tanya->match == NULL)
    return g_array_new (FALSE, FALSE, sizeof (PrkPdfHit));

  rows = _prk_db_query (db, error, SQL_MARKS, "t", tanya->match);
  if (rows == NULL)
    return NULL;
  sqlite3_bind_pointer (rows, 2, tanya, PRK_TANYA_POINTER, NULL);
  sqlite3_bind_int64 (rows, 3, PRK_INDEKS_ID (nomor, request->halaman));
  if (!_prk_db_first (db, rows, &has_row, error))
    return NULL;
  if (!has_row)
    return g_array_new (FALSE, FALSE, sizeof (PrkPdfHit));

  blob = _prk_rows_bytes (rows, 0);

  return place_marks (request, _prk_rows_text (rows, 1), g_bytes_get_data (blob, &size),
                      g_bytes_get_size (blob) / sizeof (PrkTanda));
}

static void
mark_on_reader (PrkPustaka *self,
                GTask      *task)
{
  GError *error = NULL;
  GArray *hits = find_marks (self, g_task_get_task_data (task), &error);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/* The page is there: it, or the marks on it, is the answer. */
static void
answer (PrkPustaka *self,
        GTask      *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->query != NULL)
    _prk_pustaka_push_reader (self, mark_on_reader, task);
  else
    g_task_return_pointer (task, g_steal_pointer (&request->isi),
                           (GDestroyNotify) prk_pustaka_halaman_free);
}

static void
bacaan_free (PrkBacaan *bacaan)
{
  g_free (bacaan->hash);
  g_ptr_array_unref (bacaan->tasks);
  g_free (bacaan);
}

static void read_boxes (PrkPdfDocument *document,
                        GTask          *task);

static void
boxes_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  PrkBacaan *bacaan = user_data;
  PrkPustaka *self = bacaan->self;
  PrkPustakaHalaman isi = { 0 };
  g_autofree char *teks = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) kotak =
    prk_pdf_document_boxes_finish (PRK_PDF_DOCUMENT (object), result, &teks, &error);

  if (self->bacaan == bacaan)
    self->bacaan = NULL;
  isi.teks = teks;
  isi.kotak = kotak;
  for (guint i = 0; i < bacaan->tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (bacaan->tasks, i);
      Request *request = g_task_get_task_data (task);
      GCancellable *cancellable = g_task_get_cancellable (task);

      if (kotak != NULL)
        {
          request->isi = prk_pustaka_halaman_copy (&isi);
          answer (self, task);
        }
      /* Who asked first has given up; others have not. */
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
               && (cancellable == NULL || !g_cancellable_is_cancelled (cancellable)))
        read_boxes (PRK_PDF_DOCUMENT (object), task);
      else
        g_task_return_error (task, g_error_copy (error));
    }
  bacaan_free (bacaan);
}

static void
read_boxes (PrkPdfDocument *document,
            GTask          *task)
{
  PrkPustaka *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  PrkBacaan *bacaan = self->bacaan;

  arm (self);
  if (bacaan != NULL && bacaan->halaman == request->halaman
      && strcmp (bacaan->hash, request->hash) == 0)
    {
      g_ptr_array_add (bacaan->tasks, g_object_ref (task));
      return;
    }

  bacaan = g_new0 (PrkBacaan, 1);
  bacaan->self = self;
  bacaan->hash = g_strdup (request->hash);
  bacaan->halaman = request->halaman;
  bacaan->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (bacaan->tasks, g_object_ref (task));
  self->bacaan = bacaan;
  prk_pdf_document_boxes_async (document, request->halaman - 1, PRK_PDF_PRIORITY_VISIBLE,
                                g_task_get_cancellable (task), boxes_cb, bacaan);
}

static void
document_opened_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PrkPustaka *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);

  if (document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (find_open (self, request->hash) == NULL)
    keep_open (self, request->hash, document);
  read_boxes (document, task);
}

static void
open_on_worker (PrkPustaka *self,
                GTask      *task)
{
  Request *request = g_task_get_task_data (task);

  if (self->page_helper == NULL)
    self->page_helper = prk_pdf_helper_new ();
  prk_pdf_document_open_async (self->page_helper, request->blob, g_task_get_cancellable (task),
                               document_opened_cb, g_object_ref (task));
  g_clear_pointer (&request->blob, g_bytes_unref);
}

static void
read_blob_on_reader (PrkPustaka *self,
                     GTask      *task)
{
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  request->blob = prk_store_get_blob (self->store, request->hash, &error);
  if (request->blob != NULL)
    {
      _prk_pustaka_push_worker (self, open_on_worker, task);
      return;
    }

  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      g_set_error_literal (&error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_ABSENT,
                           "The file of the document is not on this computer");
    }
  g_task_return_error (task, error);
}

static void
read_on_worker (PrkPustaka *self,
                GTask      *task)
{
  Request *request = g_task_get_task_data (task);
  PrkPdfDocument *document = find_open (self, request->hash);

  if (document != NULL)
    read_boxes (document, task);
  else
    _prk_pustaka_push_reader (self, read_blob_on_reader, task);
}

static gboolean
look_up (PrkPustaka  *self,
         Request     *request,
         GError     **error)
{
  PrkDb *db = _prk_pustaka_get_read_db (self, error);
  g_autoptr(PrkRows) rows = NULL;
  gboolean has_row;

  if (db == NULL)
    return FALSE;
  rows = _prk_db_query (db, error, SQL_PAGE, "ti", request->hash, (gint64) request->halaman);
  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_NOT_FOUND,
                           "The library has no such page");
      return FALSE;
    }

  if (_prk_rows_int (rows, 0) == PRK_OCR_DONE && _prk_rows_text (rows, 1) != NULL)
    {
      g_autoptr(GBytes) packed = _prk_rows_bytes (rows, 2);

      request->isi = g_new0 (PrkPustakaHalaman, 1);
      request->isi->teks = g_strdup (_prk_rows_text (rows, 1));
      request->isi->kotak = _prk_kotak_unpack (request->isi->teks, packed);
      request->isi->ocr = TRUE;
    }

  return TRUE;
}

static void
look_up_on_reader (PrkPustaka *self,
                   GTask      *task)
{
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (!look_up (self, request, &error))
    g_task_return_error (task, error);
  else if (request->isi == NULL)
    _prk_pustaka_push_worker (self, read_on_worker, task);
  else if (request->query == NULL)
    answer (self, task);
  else
    mark_on_reader (self, task);
}

static void
begin (PrkPustaka          *self,
       const char          *hash,
       guint                halaman,
       const char          *query,
       gpointer             tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->hash = g_strdup (hash);
  request->halaman = halaman;
  request->query = g_strdup (query);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  _prk_pustaka_push_reader (self, look_up_on_reader, task);
}

/**
 * prk_pustaka_halaman_async:
 * @hash: of a document in the index
 * @halaman: from 1
 *
 * Takes the words of a page with their places. Any thread with a main context.
 */
void
prk_pustaka_halaman_async (PrkPustaka          *self,
                           const char          *hash,
                           guint                halaman,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (PRK_IS_PUSTAKA (self));
  g_return_if_fail (prk_hash_is_valid (hash));

  begin (self, hash, halaman, NULL, prk_pustaka_halaman_async, cancellable, callback, user_data);
}

/**
 * prk_pustaka_halaman_finish:
 *
 * Ends prk_pustaka_halaman_async().
 *
 * Returns: (transfer full): %NULL with %PRK_PUSTAKA_ERROR_NOT_FOUND, %PRK_PUSTAKA_ERROR_ABSENT, a
 *   %PRK_PDF_ERROR or %PRK_STORE_ERROR set
 */
PrkPustakaHalaman *
prk_pustaka_halaman_finish (PrkPustaka    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_halaman_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_pustaka_tandai_async:
 * @hash: of a document in the index
 * @halaman: from 1
 * @query: as for prk_pustaka_search_async()
 *
 * Finds where the words of a query stand on a page. Any thread with a main context.
 */
void
prk_pustaka_tandai_async (PrkPustaka          *self,
                          const char          *hash,
                          guint                halaman,
                          const char          *query,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (PRK_IS_PUSTAKA (self));
  g_return_if_fail (prk_hash_is_valid (hash));
  g_return_if_fail (query != NULL && g_utf8_validate (query, -1, NULL));

  begin (self, hash, halaman, query, prk_pustaka_tandai_async, cancellable, callback, user_data);
}

/**
 * prk_pustaka_tandai_finish:
 *
 * Ends prk_pustaka_tandai_async().
 *
 * Returns: (element-type PrkPdfHit) (transfer full): in the order of the text; empty where nothing
 * of
 *   the query stands on the page. %NULL with an error as of prk_pustaka_halaman_finish() set
 */
GArray *
prk_pustaka_tandai_finish (PrkPustaka    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_tandai_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
