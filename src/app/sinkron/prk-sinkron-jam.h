/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-sinkron.h"

G_BEGIN_DECLS

/* The laptop's clock beside the register's. */
typedef enum
{
  PRK_JAM_BENAR, /* within ten minutes */
  PRK_JAM_MELESET,
  PRK_JAM_SALAH, /* by a day or more: today is another day, and so is every deadline */
} PrkJam;

/* @offset_us: how far this laptop is ahead, in µs; below 0: behind. */
PrkJam      prk_sinkron_jam_nilai      (gint64 offset_us);
/* How far, and which way. */
char       *prk_sinkron_jam_dup_judul  (gint64 offset_us) G_GNUC_WARN_UNUSED_RESULT;
/* What follows from it, and what to do. Translated. */
const char *prk_sinkron_jam_get_uraian (gint64 offset_us);

/* A banner that stands while the clock is wrong. A small difference may be put away until it is another one. */
#define PRK_TYPE_SINKRON_JAM (prk_sinkron_jam_get_type ())
G_DECLARE_FINAL_TYPE (PrkSinkronJam, prk_sinkron_jam, PRK, SINKRON_JAM, GtkWidget)

GtkWidget *prk_sinkron_jam_new  (void);
void       prk_sinkron_jam_show (PrkSinkronJam *self,
                                 gint64         offset_us);

G_END_DECLS
