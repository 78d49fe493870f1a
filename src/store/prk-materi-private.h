/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kak-ringkas.h"

#include "prk-writer-private.h"

G_BEGIN_DECLS

/* Everything below runs on the writer's thread inside a transaction. */

/* Number of a record, 0 when it is not here; @status and @changed_us may be NULL. */
gboolean   _prk_materi_find      (PrkWriter   *writer,
                                  const char  *id,
                                  const char  *type,
                                  gint64      *number,
                                  char       **status,
                                  gint64      *changed_us,
                                  GError     **error);
gboolean   _prk_materi_add       (PrkWriter   *writer,
                                  const char  *id,
                                  const char  *type,
                                  gint64      *number,
                                  GError     **error);
/* Puts an op at the end of its device's chain; the caller has checked that it fits. */
gboolean   _prk_materi_append    (PrkWriter  *writer,
                                  gint64      number,
                                  PrkOp      *op,
                                  gint64     *seq,
                                  GError    **error);
/* Brings the list row, the about row and statuses up to date with the record's ops. */
gboolean   _prk_materi_refresh   (PrkWriter  *writer,
                                  gint64      number,
                                  const char *id,
                                  const char *type,
                                  GError    **error);

/* Writes one op of our own: lock, chain, op, record, draft rows. */
PrkOp     *_prk_materi_write     (PrkWriter   *writer,
                                  const char  *id,
                                  const char  *type,
                                  GPtrArray   *sets,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* prk-store-sync.c: nothing here counts as sent. */
gboolean   _prk_sync_rewind      (PrkWriter *writer,
                                  GError   **error);
/* The same file: ops out of their records and into them; @touched collects the records, which are
 * read anew at the end. */
GHashTable *_prk_sync_new_touched (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean   _prk_sync_drop        (PrkWriter   *writer,
                                  const char  *id,
                                  GHashTable  *touched,
                                  GError     **error);
gboolean   _prk_sync_put_aside   (PrkWriter   *writer,
                                  const char  *id,
                                  GHashTable  *touched,
                                  GError     **error);
gboolean   _prk_sync_append      (PrkWriter   *writer,
                                  PrkOp       *op,
                                  GHashTable  *touched,
                                  GError     **error);
gboolean   _prk_sync_refresh     (PrkWriter   *writer,
                                  GHashTable  *touched,
                                  GError     **error);

/* prk-store-squash.c: ops that were never taken for sending become as few as they can be. */
gboolean   _prk_squash_unsent    (PrkWriter   *writer,
                                  GHashTable  *touched,
                                  GError     **error);

gboolean   _prk_type_is_once     (const char *type);
gboolean   _prk_status_is_locked (const char *status);

/* At opening: when the derived tables were made by another way of reading, have them made again. */
gboolean   _prk_materi_prepare   (PrkDb   *db,
                                  GError **error);

/* prk-search-index.c: indexes at least one stale record, and more until @until_us (monotonic).
 * *@done when none is left. */
gboolean   _prk_search_index_some (PrkWriter *writer,
                                   gint64     until_us,
                                   gboolean  *done,
                                   GError   **error);
/* The user's words as an FTS5 query; NULL when there is no word in them. */
char      *_prk_search_query     (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* prk-ringkas.c: what the list and the full-text index keep of a record. */
void       _prk_ringkas_read     (PrkRecord     *record,
                                  PrkKakRingkas *ringkas);

G_END_DECLS
