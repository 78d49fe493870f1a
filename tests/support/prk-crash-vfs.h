/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A VFS for SQLite that stands before the system's. It can fail on demand, and it can write down
 * all that reaches the files of one folder, so that afterwards any moment of that time can be made
 * into the disk that a power cut would have left. */

/* Registers it as the default VFS of this process. Nothing is synced for real from then on. */
void     prk_crash_vfs_install    (void);

/* From the @after-th write, truncation, sync or deletion on, every one fails with this SQLite
 * result code; 0 ends it. */
void     prk_crash_vfs_fail       (int   code,
                                   guint after);
/* How many there have been since prk_crash_vfs_fail(). */
guint    prk_crash_vfs_get_count  (void);

typedef struct _PrkCrashLog PrkCrashLog;

/* What stands in @folder now counts as safely on the disk. */
void         prk_crash_vfs_record   (const char *folder);
/* Something was promised to somebody: whatever image is made of a later moment must keep it. */
void         prk_crash_vfs_promise  (const char *what);
PrkCrashLog *prk_crash_vfs_stop     (void);

void         prk_crash_log_free         (PrkCrashLog *self);
/* Every write and every sync is a moment at which the power may go. */
guint        prk_crash_log_get_n_points (PrkCrashLog *self);
/* "write", "truncate", "sync" or "delete", and of which file. */
const char  *prk_crash_log_describe     (PrkCrashLog *self,
                                         guint        point);

typedef enum
{
  PRK_CRASH_DROP, /* nothing that was not synced is on the disk */
  PRK_CRASH_KEEP, /* all of it is */
  PRK_CRASH_TEAR, /* each sector by chance is there, is not, or is damaged */
} PrkCrashMode;

/* The disk after the power went in the midst of @point. @folder must be empty. */
void         prk_crash_log_make_image   (PrkCrashLog  *self,
                                         guint         point,
                                         PrkCrashMode  mode,
                                         guint32       seed,
                                         const char   *folder);
/* (element-type utf8) (transfer container) what was promised before @point. */
GPtrArray   *prk_crash_log_list_promises (PrkCrashLog *self,
                                          guint        point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkCrashLog, prk_crash_log_free)

G_END_DECLS
