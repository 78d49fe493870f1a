/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small chart: bars that lie, with their names before them, or columns that stand on them. Colours are those of the
 * theme; what it shows is told to those who cannot see it. */
#define PRK_TYPE_BATANG (prk_batang_get_type ())
G_DECLARE_FINAL_TYPE (PrkBatang, prk_batang, PRK, BATANG, GtkWidget)

typedef struct
{
  const char *label;
  guint       nilai;
  const char *teks; /* what stands at its end */
} PrkBatangSatu;

GtkWidget *prk_batang_new (gboolean             is_tegak);
/* Copied. */
void       prk_batang_set (PrkBatang           *self,
                           const PrkBatangSatu *batang,
                           guint                n);

G_END_DECLS
