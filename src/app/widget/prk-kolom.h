/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title;        /* for gettext */
  int         urut;         /* what the column shows and sorts by: a number of the list's own */
  gboolean    is_wide;      /* takes what room is left */
  guint       min_chars;    /* that always fit */
  guint       nat_chars;    /* that it would like to have room for */
  int         needed_width; /* of the list, in pixels, for the column to be shown */
} PrkKolom;

/* The words of one cell, and the style class that they have beside. */
typedef char *(*PrkKolomKata) (gpointer     item,
                               int          urut,
                               const char **style);

void         prk_kolom_add       (GtkColumnView  *view,
                                  const PrkKolom *kolom,
                                  guint           n_kolom,
                                  gboolean        is_sorted,
                                  PrkKolomKata    kata);
void         prk_kolom_set_width (GtkColumnView  *view,
                                  const PrkKolom *kolom,
                                  guint           n_kolom,
                                  int             width);
int          prk_kolom_get_urut  (GtkColumnView  *view,
                                  const PrkKolom *kolom,
                                  int             fallback,
                                  gboolean       *is_turun);
GtkListItem *prk_kolom_pick      (GtkColumnView  *view,
                                  double          x,
                                  double          y);
void         prk_kolom_note_item (GtkWidget      *child,
                                  GtkListItem    *item);

G_END_DECLS
