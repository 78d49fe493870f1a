/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-crash-vfs.h"

G_BEGIN_DECLS

typedef enum
{
  PRK_CRASH_CREATE,
  PRK_CRASH_WRITE,
  PRK_CRASH_TRUNCATE,
  PRK_CRASH_SYNC,
  PRK_CRASH_DELETE, /* offset: is the folder synced, too? */
  PRK_CRASH_PROMISE,
  PRK_CRASH_SETTLED, /* all that is there is there for certain */
} PrkCrashKind;

typedef struct
{
  PrkCrashKind kind;
  char        *name;   /* of the file in its folder; what was promised */
  gint64       offset; /* of a write; new size of a truncation */
  GBytes      *data;
} PrkCrashEvent;

struct _PrkCrashLog
{
  char      *folder;
  GPtrArray *events; /* PrkCrashEvent */
  GArray    *points; /* guint: index of the event */
};

PrkCrashLog *prk_crash_log_new    (const char *folder);
/* Takes @data. */
void         prk_crash_log_append (PrkCrashLog  *self,
                                   PrkCrashKind  kind,
                                   const char   *name,
                                   gint64        offset,
                                   GBytes       *data);

G_END_DECLS
