/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dialog with a bar and a button that gives up, while a worker works. It is shown only when the work takes longer than a moment.
 * Counted references; any thread may hold one. */
typedef struct _PrkKemajuan PrkKemajuan;

PrkKemajuan  *prk_kemajuan_new             (GtkWindow   *parent,
                                            const char  *heading) G_GNUC_WARN_UNUSED_RESULT;
PrkKemajuan  *prk_kemajuan_ref             (PrkKemajuan *self);
void          prk_kemajuan_unref           (PrkKemajuan *self);
/* Cancelled by the button. */
GCancellable *prk_kemajuan_get_cancellable (PrkKemajuan *self);
/* Any thread; of the type PrkPaketKemajuan. */
void          prk_kemajuan_note            (guint        done,
                                            guint        total,
                                            const char  *judul,
                                            gpointer     self);
/* Main thread: the work is over. */
void          prk_kemajuan_end             (PrkKemajuan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKemajuan, prk_kemajuan_unref)

G_END_DECLS
