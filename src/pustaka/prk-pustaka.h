/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "prk-kutipan.h"
#include "prk-pustaka-types.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* The library: PDFs as blobs of a store, a record of type "pustaka" for each, and an index of their
 * pages, pustaka.db beside the store's database, which can be made anew from them at any time.
 *
 * Callbacks and signals come in the thread-default main context of the thread that called or that
 * opened the library. The blocking forms are for the command line and for tests.
 *
 * Signals:
 *   changed (): documents were added, taken away or changed, or are in another state.
 *   ocr-changed (): the queue of OCR has moved, stopped or gone on. */
#define PRK_TYPE_PUSTAKA (prk_pustaka_get_type ())
G_DECLARE_FINAL_TYPE (PrkPustaka, prk_pustaka, PRK, PUSTAKA, GObject)

/* In the context of the caller; @total 0 until it is known. */
typedef void (*PrkPustakaProgress) (guint    done,
                                    guint    total,
                                    gpointer user_data);

/* Opens at once; the index itself is opened, checked and caught up with the records by the
 * library's own thread, and a fault of its file shows with the first request. */
PrkPustaka *prk_pustaka_new             (PrkStore *store) G_GNUC_WARN_UNUSED_RESULT;
/* Ends what is under way; nothing half-done stays. To be called before the last reference goes. */
void        prk_pustaka_close           (PrkPustaka *self);
PrkStore   *prk_pustaka_get_store       (PrkPustaka *self);

/* Reads documents whose files have come from elsewhere: to be called when one has. */
void        prk_pustaka_refresh         (PrkPustaka *self);

/* How many caged processes read at once; 2 unless set, fewer where there is one processor. */
void        prk_pustaka_set_n_workers   (PrkPustaka *self,
                                         guint       n_workers);

/* How long a few pages may take; 20 seconds unless set. A page that takes longer is left empty. */
void        prk_pustaka_set_page_timeout_ms (PrkPustaka *self,
                                             guint       timeout_ms);

/* Takes a PDF in: all of it or, when it fails, is cancelled or killed, nothing. A file that is
 * there already is not read again; @meta then replaces what it says. @meta may be NULL. Returns the
 * id of the record. */
void        prk_pustaka_import_async    (PrkPustaka            *self,
                                         const char            *path,
                                         const PrkPustakaMeta  *meta,
                                         PrkPustakaProgress     progress,
                                         gpointer               progress_data,
                                         GCancellable          *cancellable,
                                         GAsyncReadyCallback    callback,
                                         gpointer               user_data);
char       *prk_pustaka_import_finish   (PrkPustaka    *self,
                                         GAsyncResult  *result,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type PrkPustakaDokumen) by kind and title. */
void        prk_pustaka_list_async      (PrkPustaka          *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
GPtrArray  *prk_pustaka_list_finish     (PrkPustaka    *self,
                                         GAsyncResult  *result,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The pages that fit @query best, the best first. Words are looked for in any order, as they are
 * written and with one letter wrong, missing or too many (ranked lower); "…" is a phrase, word* a
 * beginning; a phrase must be there, of words those that say most count most. @hash: in that
 * document only; NULL: in all. @limit: 1 to 200. (element-type PrkPustakaTemuan) */
void        prk_pustaka_search_async    (PrkPustaka          *self,
                                         const char          *query,
                                         const char          *hash,
                                         guint                limit,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
GPtrArray  *prk_pustaka_search_finish   (PrkPustaka    *self,
                                         GAsyncResult  *result,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The words of a page with their places, for selecting and quoting. */
void               prk_pustaka_halaman_async  (PrkPustaka          *self,
                                               const char          *hash,
                                               guint                halaman,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
PrkPustakaHalaman *prk_pustaka_halaman_finish (PrkPustaka    *self,
                                               GAsyncResult  *result,
                                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where the words that @query finds stand on a page: (element-type PrkPdfHit), in reading order. */
void        prk_pustaka_tandai_async    (PrkPustaka          *self,
                                         const char          *hash,
                                         guint                halaman,
                                         const char          *query,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
GArray     *prk_pustaka_tandai_finish   (PrkPustaka    *self,
                                         GAsyncResult  *result,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type PrkPustakaJudul) the table of contents, in order of pages. */
void        prk_pustaka_daftar_isi_async  (PrkPustaka          *self,
                                           const char          *hash,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GPtrArray  *prk_pustaka_daftar_isi_finish (PrkPustaka    *self,
                                           GAsyncResult  *result,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* Corrects it: @kunci of a heading listed, NULL to add one; @judul NULL takes it out. */
void        prk_pustaka_ubah_judul_async  (PrkPustaka            *self,
                                           const char            *id,
                                           const char            *kunci,
                                           const PrkPustakaJudul *judul,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
gboolean    prk_pustaka_ubah_judul_finish (PrkPustaka    *self,
                                           GAsyncResult  *result,
                                           GError       **error);

/* Corrects what is said of a document: all of it, an empty title aside. */
void        prk_pustaka_ubah_async      (PrkPustaka            *self,
                                         const char            *id,
                                         const PrkPustakaMeta  *meta,
                                         GCancellable          *cancellable,
                                         GAsyncReadyCallback    callback,
                                         gpointer               user_data);
gboolean    prk_pustaka_ubah_finish     (PrkPustaka    *self,
                                         GAsyncResult  *result,
                                         GError       **error);

/* Takes a document out of the library and its index. Its file stays for evidence that names it. */
void        prk_pustaka_remove_async    (PrkPustaka          *self,
                                         const char          *id,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean    prk_pustaka_remove_finish   (PrkPustaka    *self,
                                         GAsyncResult  *result,
                                         GError       **error);

/* Makes the index anew from records and blobs; what OCR has read is kept. */
void        prk_pustaka_rebuild_async   (PrkPustaka          *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean    prk_pustaka_rebuild_finish  (PrkPustaka    *self,
                                         GAsyncResult  *result,
                                         GError       **error);

/* OCR of pages that are pictures, in the background, one page after another. `changed` and
 * `ocr-changed` tell of its progress, n_ocr_menunggu of a document of what is left. */
gboolean    prk_pustaka_ocr_is_available (PrkPustaka *self);
void        prk_pustaka_ocr_start        (PrkPustaka *self);
gboolean    prk_pustaka_ocr_is_paused    (PrkPustaka *self);
void        prk_pustaka_ocr_set_paused   (PrkPustaka *self,
                                          gboolean    is_paused);

/* Blocking forms of the above; they turn a main context of their own. */
char       *prk_pustaka_import          (PrkPustaka            *self,
                                         const char            *path,
                                         const PrkPustakaMeta  *meta,
                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *prk_pustaka_list            (PrkPustaka  *self,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *prk_pustaka_search          (PrkPustaka  *self,
                                         const char  *query,
                                         const char  *hash,
                                         guint        limit,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
PrkPustakaHalaman *prk_pustaka_halaman  (PrkPustaka  *self,
                                         const char  *hash,
                                         guint        halaman,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GArray     *prk_pustaka_tandai          (PrkPustaka  *self,
                                         const char  *hash,
                                         guint        halaman,
                                         const char  *query,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *prk_pustaka_daftar_isi      (PrkPustaka  *self,
                                         const char  *hash,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    prk_pustaka_ubah_judul      (PrkPustaka            *self,
                                         const char            *id,
                                         const char            *kunci,
                                         const PrkPustakaJudul *judul,
                                         GError               **error);
gboolean    prk_pustaka_remove          (PrkPustaka  *self,
                                         const char  *id,
                                         GError     **error);
gboolean    prk_pustaka_rebuild         (PrkPustaka  *self,
                                         GError     **error);

G_END_DECLS
