/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kemasan-private.h"
#include "prk-lembar-berkas.h"

G_BEGIN_DECLS

/* Rows that are being read. */
typedef struct
{
  GPtrArray *baris; /* (element-type PrkLembarBaris) */
  gsize      size;  /* bytes of all cells */
  guint      n_sel;
} PrkLembarTulis;

void      _prk_lembar_tulis_init  (PrkLembarTulis *self);
/* FALSE with @error where there are more rows, columns or words than a table has. @row counts from 1, @column from 0;
 * rows come in their order. */
gboolean  _prk_lembar_tulis_sel   (PrkLembarTulis  *self,
                                   guint            row,
                                   guint            column,
                                   const char      *text,
                                   GError         **error);
/* The rows; frees them where @cause, which it takes, is set. */
GPtrArray *_prk_lembar_tulis_end  (PrkLembarTulis  *self,
                                   GError          *cause,
                                   GError         **error);

/* A number as a person writes it: "1250000", "2,5". */
char     *_prk_lembar_dup_angka   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* "2021-03-01"; NULL: the number is no day. */
char     *_prk_lembar_dup_hari    (const char *serial,
                                   gboolean    is_1904) G_GNUC_WARN_UNUSED_RESULT;

/* Calls @func for each node of @xml, whose root has the name @root. */
typedef gboolean (*PrkLembarNode) (xmlTextReaderPtr   reader,
                                   const char        *nama,
                                   gpointer           user_data,
                                   GError           **error);
gboolean  _prk_lembar_jelajah     (GBytes         *xml,
                                   const char     *root,
                                   PrkLembarNode   func,
                                   gpointer        user_data,
                                   GError        **error);
/* An attribute by its local name. */
char     *_prk_lembar_dup_atribut (xmlTextReaderPtr  reader,
                                   const char       *nama) G_GNUC_WARN_UNUSED_RESULT;
guint     _prk_lembar_get_atribut (xmlTextReaderPtr  reader,
                                   const char       *nama,
                                   guint             fallback);

G_END_DECLS
