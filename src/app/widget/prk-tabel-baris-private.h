/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-tabel-baris.h"

G_BEGIN_DECLS

typedef struct
{
  GVariant *value; /* NULL when empty */
  char *draft;     /* what was typed and refused; NULL when nothing was */
  char *message;   /* why it was refused */
  char *note;      /* of the owner: a rule that this cell breaks */
} PrkTabelIsi;

struct _PrkTabelBaris
{
  GObject parent_instance;

  char *id;
  guint position;
  guint n_columns;
  PrkTabelIsi *cells;

  /* For the grid that shows it: the height of the row, and the layout that it was measured for. */
  int height;
  guint height_serial;
};

PrkTabelBaris *_prk_tabel_baris_new (const char *id,
                                     guint       n_columns);

G_END_DECLS
