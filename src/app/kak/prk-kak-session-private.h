/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak-session.h"
#include "prk-kak-undo.h"

G_BEGIN_DECLS

struct _PrkKakSession
{
  GObject       parent_instance;

  PrkStore     *store;
  PrkProfil    *profil;
  char         *id;
  GCancellable *cancellable;

  PrkRecord    *base;  /* what the store has */
  PrkRecord    *shown; /* base and, laid over it, what is not an op yet */
  GPtrArray    *peristiwa;
  char         *status;
  gboolean      is_held; /* the record says itself that it is not to be changed */
  char         *judul;
  guint         n_recovered;

  /* The one field that is being typed in. */
  char         *typing_path;
  JsonNode     *typing_before;
  JsonNode     *typing_value;
  PrkRecord    *typing_base; /* what its author saw when the typing began */
  guint         rest_id;

  /* The draft buffer. */
  guint         draft_id;
  gboolean      draft_is_dirty;
  gboolean      draft_in_flight;

  /* Steps on their way to the disk, oldest first; the head is in flight while commit_in_flight. */
  GQueue        queue;
  GPtrArray    *refused; /* (element-type PrkKakStep): the store will not take them as they are */
  gboolean      commit_in_flight;
  guint         retry_id;
  GQueue        flushes; /* (element-type GTask) */

  /* Telling our own commits from those of others, see record_changed_cb(). */
  gboolean      own_told;
  guint         n_own_untold;
  gboolean      reload_wanted;
  gboolean      reload_in_flight;
  gboolean      reload_is_old; /* a commit has begun since */
  JsonNode     *drafts; /* only while opening */

  PrkKakUndo   *undo;
  PrkSaveState  save_state;
  char         *save_error;
  gboolean      store_failed;
  gint64        saved_at_us;
  guint         lengkap_id;
};

/* prk-kak-session.c */
void _prk_kak_session_emit_changed     (PrkKakSession *self,
                                        const char    *path);
void _prk_kak_session_set_save_error   (PrkKakSession *self,
                                        const char    *message);
void _prk_kak_session_update_state     (PrkKakSession *self);
void _prk_kak_session_set_peristiwa    (PrkKakSession *self,
                                        GPtrArray     *peristiwa);

/* prk-kak-session-save.c */
char *_prk_kak_session_explain         (GError *error) G_GNUC_WARN_UNUSED_RESULT;
void _prk_kak_session_enqueue          (PrkKakSession *self,
                                        PrkKakStep    *step);
void _prk_kak_session_flush_queue      (PrkKakSession *self);
void _prk_kak_session_schedule_draft   (PrkKakSession *self);
void _prk_kak_session_write_draft      (PrkKakSession *self);
void _prk_kak_session_finish_flushes   (PrkKakSession *self);

/* prk-kak-session-load.c */
void _prk_kak_session_reload           (PrkKakSession *self);

G_END_DECLS
