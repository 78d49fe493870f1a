/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kak.h"
#include "store/prk-store.h"

#include "prk-kak-step.h"

G_BEGIN_DECLS

/* One open KAK: the record as the screen shows it, saving behind it, undo and redo, locking. Main
 * thread only; everything on disk happens in the store's threads. Form, side list, periksa panel
 * and preview all stand on this one object. */
#define PRK_TYPE_KAK_SESSION (prk_kak_session_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakSession, prk_kak_session, PRK, KAK_SESSION, GObject)

typedef enum
{
  PRK_SAVED,    /* every edit is on the disk */
  PRK_TYPING,   /* in the draft buffer or about to be (at most 1 s) */
  PRK_SAVING,   /* an op is on its way */
  PRK_UNSAVED,  /* the disk refused; kept in memory and retried; see :save-error */
} PrkSaveState;

/* Properties: save-state, save-error (string), saved-at (int64 µs), can-undo, can-redo, locked,
 * status (string), judul. Signals: changed (const char *path): that path, or all when NULL, shows
 * another value now (by this screen, undo, another window or another process); lengkap-changed ():
 * some time after changes, when completeness is worth reading again; stepped (const char *path,
 * const char *label, gboolean undone): undo or redo went through that field. */

/* Loads the record and brings back what a crash left in the draft buffer. */
void           prk_kak_session_open_async   (PrkStore            *store,
                                             PrkProfil           *profil,
                                             const char          *id,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
PrkKakSession *prk_kak_session_open_finish  (GAsyncResult  *result,
                                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;

PrkRecord *
prk_kak_session_get_record (PrkKakSession *self); /* with everything typed so far */
PrkProfil     *prk_kak_session_get_profil   (PrkKakSession *self);
PrkStore      *prk_kak_session_get_store    (PrkKakSession *self);
gboolean       prk_kak_session_is_locked    (PrkKakSession *self);
/* Locks a record of a type whose acts say nothing of it. */
void           prk_kak_session_hold         (PrkKakSession *self,
                                             gboolean       is_held);

/* Keystrokes: into the draft buffer at once (coalesced), an op when typing rests or the field is
 * left. */
void           prk_kak_session_type_text    (PrkKakSession *self,
                                             const char    *path,
                                             const char    *commonmark);
void           prk_kak_session_type_string  (PrkKakSession *self,
                                             const char    *path,
                                             const char    *value);
void           prk_kak_session_type_node    (PrkKakSession *self,
                                             const char    *path,
                                             JsonNode      *value);
/* The field was left: what was typed becomes an op now. */
void           prk_kak_session_settle       (PrkKakSession *self);

/* Whole steps: each is one op and one undo step. @label names it in the menu, e.g. "Tambah baris".
 */
void           prk_kak_session_apply        (PrkKakSession *self,
                                             PrkEdit       *edit,
                                             const char    *label);
PrkEdit       *prk_kak_session_begin        (PrkKakSession *self) G_GNUC_WARN_UNUSED_RESULT;
char          *prk_kak_session_new_row_id   (PrkKakSession *self) G_GNUC_WARN_UNUSED_RESULT;

/* A step made of values rather than of an edit, such as one of undo, replace or restore. */
void           prk_kak_session_apply_step   (PrkKakSession *self,
                                             PrkKakStep    *step);

/* What undo and redo would do next, as their menu items name it; NULL when there is nothing. */
const char    *prk_kak_session_get_undo_label (PrkKakSession *self);
const char    *prk_kak_session_get_redo_label (PrkKakSession *self);

/* Settles, then waits until everything is on the disk. Fails with what the disk said where it
 * refused. */
void           prk_kak_session_flush_async  (PrkKakSession       *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean       prk_kak_session_flush_finish (PrkKakSession  *self,
                                             GAsyncResult   *result,
                                             GError        **error);

/* Fields that a crash had left in the draft buffer and that opening brought back. */
guint          prk_kak_session_get_n_recovered (PrkKakSession *self);
/* The acts on this KAK, oldest first: (element-type PrkRecord) records of type "peristiwa". */
GPtrArray     *prk_kak_session_get_peristiwa (PrkKakSession *self);

void           prk_kak_session_undo         (PrkKakSession *self);
void           prk_kak_session_redo         (PrkKakSession *self);

G_END_DECLS
