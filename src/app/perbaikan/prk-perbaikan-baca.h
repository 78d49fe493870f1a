/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kak/prk-kak-session.h"
#include "naskah/prk-docx-sunting.h"
#include "oplog/prk-berkas-value.h"

G_BEGIN_DECLS

/* A document that came back, read on a thread. */
typedef struct
{
  PrkDocxSuntingan *suntingan;
  char             *hash;     /* of the file */
  gboolean          is_same;  /* the record is what it was when the document was made */
  gboolean          is_known; /* that state is known here */
} PrkPerbaikanBacaan;

void                prk_perbaikan_bacaan_free (PrkPerbaikanBacaan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPerbaikanBacaan, prk_perbaikan_bacaan_free)

/* @jalan: (nullable): see prk_docx_suntingan_new(). */
void                prk_perbaikan_baca_async  (GFile               *file,
                                               PrkRecord           *record,
                                               PrkSkema            *skema,
                                               PrkDocxJalan         jalan,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
PrkPerbaikanBacaan *prk_perbaikan_baca_finish (GAsyncResult        *result,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* The bytes of a file that may be a document; PRK_DOCX_ERROR for what is too large or no file. Blocks. */
GBytes             *prk_perbaikan_muat        (GFile               *file,
                                               GCancellable        *cancellable,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the file to the attachments. @words: (nullable): what is said of it. */
void                prk_perbaikan_lampirkan   (PrkKakSession        *session,
                                               PrkEdit              *edit,
                                               const PrkBerkasValue *berkas,
                                               const char           *words);
/* Asks for a document of a word processor. */
GtkFileChooserNative *prk_perbaikan_pilih_new (GtkWindow            *parent,
                                               const char           *title) G_GNUC_WARN_UNUSED_RESULT;
/* What happened, what was kept and what to do, in the words of a dialog. */
void                prk_perbaikan_dup_galat   (const GError        *error,
                                               const char          *nama,
                                               char               **heading,
                                               char               **body);

G_END_DECLS
