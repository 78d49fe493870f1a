/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store.h"

G_BEGIN_DECLS

/* A picture of an emblem that the office supplied is a record of type "lambang" (data/skema/lambang.json), one a key and daerah; its
 * id follows from both, so that two laptops change the same. The picture is a file of the record, so it travels like attachments.
 * Everything here blocks. */

#define PRK_LAMBANG_GARUDA "garuda"

typedef struct
{
  char   *kunci; /* code of a daerah, or "garuda" */
  char   *judul; /* whose it is */
  GBytes *gambar; /* (nullable) bytes of an image file; NULL: they are not on this laptop yet */
} PrkLambangKantor;

void       prk_lambang_kantor_free   (PrkLambangKantor *self);

/* (element-type PrkLambangKantor) those that have a picture, by key. What cannot be read does not stand in the way of printing. */
GPtrArray *prk_lambang_kantor_muat   (PrkStore    *store) G_GNUC_WARN_UNUSED_RESULT;

/* @gambar (nullable): takes the picture away. */
gboolean   prk_lambang_kantor_simpan (PrkStore    *store,
                                      const char  *daerah,
                                      const char  *kunci,
                                      const char  *judul,
                                      GBytes      *gambar,
                                      const char  *nama_berkas,
                                      GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkLambangKantor, prk_lambang_kantor_free)

G_END_DECLS
