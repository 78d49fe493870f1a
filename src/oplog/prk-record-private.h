/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-path-tree-private.h"
#include "prk-view-private.h"

G_BEGIN_DECLS

struct _PrkRecord
{
  gatomicrefcount ref_count;

  char *id;
  char *kind;
  guint version;

  PrkOpMap    *ops;
  PrkPathNode *root;

  GHashTable *views;  /* path with several heads → (nullable) PrkView, made when asked for */
  GHashTable *places; /* table → GPtrArray of PrkRowPlace, in order */
};

/* A row that stands, and where: what prk_urut_* gave, or "" when nobody placed it. */
typedef struct
{
  char       *row;
  const char *urut;
} PrkRowPlace;

/* (element-type PrkRowPlace) borrowed until the next op. */
GPtrArray *_prk_record_get_places    (PrkRecord  *self,
                                      const char *table);

/* Whether anything was ever written in the row, and whether it is deleted. */
gboolean   _prk_record_row_exists    (PrkRecord  *self,
                                      const char *row_path);
gboolean   _prk_record_row_is_hidden (PrkRecord  *self,
                                      const char *row_path);

/* Ids of the ops whose writes stand at @path; with @below also of those in what is below it. */
GStrv      _prk_record_list_head_ids (PrkRecord  *self,
                                      const char *path,
                                      gboolean    below) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
