/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "prk-store.h"

G_BEGIN_DECLS

/* One SQLite connection with its prepared statements; used by one thread at a time. */
typedef struct _PrkDb PrkDb;

typedef enum
{
  PRK_DB_LOOK,  /* read the file itself, leave nothing behind: no -wal, no -shm, no lock */
  PRK_DB_READ,
  PRK_DB_COPY,  /* for VACUUM INTO, which a reader may not */
  PRK_DB_WRITE, /* creates */
} PrkDbMode;

PrkDb        *_prk_db_open           (const char  *path,
                                      PrkDbMode    mode,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void          _prk_db_close          (PrkDb *self);

/* A running statement; leaving its scope resets it, or the connection would keep its old view of
 * the file. */
typedef sqlite3_stmt PrkRows;
void          _prk_rows_done         (PrkRows *rows);

/* @types has a letter for each value after it: 't' const char * (NULL allowed), 'i' gint64, 'b'
 * GBytes *. */
PrkRows      *_prk_db_query          (PrkDb       *self,
                                      GError     **error,
                                      const char  *sql,
                                      const char  *types,
                                      ...) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE while there is a row; FALSE at the end, and with @error set when it failed. */
gboolean      _prk_db_next           (PrkDb   *self,
                                      PrkRows *rows,
                                      GError **error);
/* For queries of at most one row: FALSE only when it failed. */
gboolean      _prk_db_first          (PrkDb    *self,
                                      PrkRows  *rows,
                                      gboolean *has_row,
                                      GError  **error);
gboolean      _prk_db_run            (PrkDb       *self,
                                      GError     **error,
                                      const char  *sql,
                                      const char  *types,
                                      ...);
/* The first column of the first row, @fallback when there is none. */
gboolean      _prk_db_get_int        (PrkDb       *self,
                                      gint64      *value,
                                      gint64       fallback,
                                      GError     **error,
                                      const char  *sql,
                                      const char  *types,
                                      ...);
/* Begins a write in turn: a process that waits for the lock gets it before one that had it last. */
gboolean      _prk_db_begin          (PrkDb   *self,
                                      GError **error);
/* Several statements without values: migrations, pragmas. */
gboolean      _prk_db_exec           (PrkDb       *self,
                                      const char  *sql,
                                      GError     **error);
void          _prk_db_roll_back      (PrkDb *self);

const char   *_prk_rows_text         (PrkRows *rows,
                                      int      column);
gint64        _prk_rows_int          (PrkRows *rows,
                                      int      column);
GBytes       *_prk_rows_bytes        (PrkRows *rows,
                                      int      column) G_GNUC_WARN_UNUSED_RESULT;

sqlite3      *_prk_db_get_handle     (PrkDb *self);

/* Did anything fail since the last forget that another try may mend: no room, no right to write, a
 * bad disk? Other failures are the statement's own and would come again. */
gboolean      _prk_db_has_disk_fault (PrkDb *self);
void          _prk_db_forget_fault   (PrkDb *self);

/* PRAGMA integrity_check, or the quicker one that leaves out the comparison of indexes with tables. */
gboolean      _prk_db_check          (PrkDb    *self,
                                      gboolean  quick,
                                      GError  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkDb, _prk_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkRows, _prk_rows_done)

G_END_DECLS
