/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/prk-pdf-document.h"

#include "prk-pustaka-indeks-private.h"
#include "prk-pustaka-kata-private.h"
#include "prk-pustaka-rank-private.h"
#include "prk-pustaka.h"

G_BEGIN_DECLS

/* Threads of a library:
 *
 *   reader  one thread with a connection that reads: searches, lists
 *   writer  one thread with the connection that writes, one transaction a document
 *   worker  a main loop: the caged processes, one piece of long work at a time
 *
 * A request is a GTask of the caller; it is pushed to reader or writer, or to the worker, which
 * uses these two by tasks of its own. */

typedef struct _PrkBacaan PrkBacaan; /* prk-pustaka-halaman.c */

struct _PrkPustaka
{
  GObject       parent_instance;

  PrkStore     *store;
  GMainContext *owner;
  gulong        record_handler;
  GCancellable *closing;
  gint          is_closed;   /* atomic */
  gint          n_workers;   /* atomic */
  gint          page_timeout_ms; /* atomic; 0: the helper's own */

  GMutex        opening;     /* of the index file */
  GThreadPool  *reader;
  PrkDb        *read_db;     /* reader */
  PrkKata      *kata;        /* reader */
  gint64        kata_version;
  gint64        kata_at_us;
  gint          kata_is_old; /* atomic */
  gint64        refresh_at_us; /* reader: the next time that a list may ask for it */

  GThreadPool  *writer;
  PrkDb        *write_db;    /* writer */

  GThread      *thread;
  GMainContext *context;     /* of the worker */
  GMainLoop    *loop;
  GQueue        waiting;     /* worker: long work, Kerja of prk-pustaka.c */
  gpointer      current;     /* worker */

  PrkPdfHelper *page_helper; /* worker: for single pages */
  GPtrArray    *open_pages;  /* worker: documents open in it, the last used last */
  PrkBacaan    *bacaan;      /* (nullable) worker: the page that is being read in it */

  GSource      *idle_source; /* worker: ends them */

  gint          ocr_is_on;     /* atomic */
  gint          ocr_is_paused; /* atomic */
  GTask        *ocr_task;      /* worker, as all below: the page being read */
  GCancellable *ocr_cancellable;
  PrkPdfHelper *ocr_helper;
  PrkPdfDocument *ocr_document;
  char         *ocr_hash;      /* of that document */
};

typedef void (*PrkPustakaFunc) (PrkPustaka *self,
                                GTask      *task);

/* @func answers @task on that thread; takes a reference to it. */
void        _prk_pustaka_push_reader   (PrkPustaka     *self,
                                        PrkPustakaFunc  func,
                                        GTask          *task);
void        _prk_pustaka_push_writer   (PrkPustaka     *self,
                                        PrkPustakaFunc  func,
                                        GTask          *task);
void        _prk_pustaka_push_worker   (PrkPustaka     *self,
                                        PrkPustakaFunc  func,
                                        GTask          *task);

/* NULL with an error of the domain PRK_STORE_ERROR. The connection stays the library's. */
PrkDb      *_prk_pustaka_get_read_db   (PrkPustaka  *self,
                                        GError     **error);
PrkDb      *_prk_pustaka_get_write_db  (PrkPustaka  *self,
                                        GError     **error);
PrkKata    *_prk_pustaka_get_kata      (PrkPustaka  *self,
                                        GError     **error);

/* Any thread; the signal comes in the owner's context. */
void        _prk_pustaka_emit          (PrkPustaka *self,
                                        const char *signal);
/* The words of the index are others now. */
void        _prk_pustaka_note_words    (PrkPustaka *self);

/* Long work: one piece at a time, and nothing else writes meanwhile. @func begins it on the worker;
 * whoever answers the task says there that it is over. */
void        _prk_pustaka_begin_work    (PrkPustaka     *self,
                                        PrkPustakaFunc  func,
                                        GTask          *task);
void        _prk_pustaka_end_work      (PrkPustaka     *self,
                                        gpointer        task);

/* prk-pustaka-impor.c */
void        _prk_pustaka_index_missing (PrkPustaka *self,
                                        GPtrArray  *hashes);

/* prk-pustaka-sinkron.c: records of the library. */
char       *_prk_pustaka_id_of_hash    (const char *hash) G_GNUC_WARN_UNUSED_RESULT;
gboolean    _prk_pustaka_write_record  (PrkPustaka            *self,
                                        const char            *hash,
                                        const char            *nama,
                                        gint64                 ukuran,
                                        const char            *judul,
                                        const PrkPustakaMeta  *meta,
                                        GError               **error);
GPtrArray  *_prk_pustaka_read_records  (PrkPustaka  *self,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        _prk_pustaka_match_records (PrkPustaka *self);
/* On the writer: (element-type utf8) hashes of files that are here and not in the index. */
GPtrArray  *_prk_pustaka_match         (PrkPustaka  *self,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    _prk_pustaka_has_file      (PrkPustaka *self,
                                        const char *hash);

/* prk-pustaka-halaman.c, on the worker. */
void        _prk_pustaka_close_pages   (PrkPustaka *self);

/* prk-pustaka-ocr.c, on the worker. */
void        _prk_pustaka_wake_ocr      (PrkPustaka *self);
void        _prk_pustaka_stop_ocr      (PrkPustaka *self);

G_END_DECLS
