/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/catatan/prk-catatan-panel.h"
#include "app/lampiran/prk-lampiran-page.h"
#include "store/prk-store-sync.h"

#include "prk-kak-check.h"
#include "prk-kak-find-bar.h"
#include "prk-kak-form.h"
#include "prk-kak-page.h"
#include "prk-kak-periksa-panel.h"
#include "prk-kak-pratinjau.h"
#include "prk-kak-side.h"

G_BEGIN_DECLS

struct _PrkKakPage
{
  AdwBin              parent_instance;

  AdwHeaderBar       *header;
  AdwWindowTitle     *title;
  GtkButton          *check_button;
  GtkButton          *submit_button;
  GtkButton          *undo_button;
  GtkButton          *redo_button;
  AdwToastOverlay    *toasts;
  GtkRevealer        *save_banner;
  GtkLabel           *save_message;
  GtkRevealer        *lock_banner;
  GtkImage           *lock_icon;
  GtkLabel           *lock_message;
  GtkButton          *return_button;
  PrkKakFindBar      *find_bar;
  PrkKakSide         *side;
  GtkPaned           *upright;
  GtkStack           *middle;
  PrkKakForm         *form;
  PrkLampiranPage    *lampiran;
  PrkCatatanPanel    *catatan;
  PrkKakPeriksaPanel *periksa;
  GtkPaned           *across;
  AdwBin             *pratinjau_place;
  PrkKakPratinjau    *pratinjau;
  GtkWindow          *pratinjau_window;

  PrkKakSession      *session;
  PrkKakCheck        *check;
  PrkCatatanDaftar   *daftar; /* of the notes */
  GSimpleActionGroup *actions;
  GCancellable       *cancellable;
  PrkSyncStatus      *sync_status; /* NULL until it is read */
  gboolean            is_asking_status;
  guint               focus_id;
};

/* prk-kak-page-actions.c */
void _prk_kak_page_add_actions    (PrkKakPage *self);
void _prk_kak_page_update_actions (PrkKakPage *self);
void _prk_kak_page_toast          (PrkKakPage *self,
                                   const char *text);
/* Into the form or the attachments, wherever @path lies. */
void _prk_kak_page_focus_path     (PrkKakPage *self,
                                   const char *path,
                                   int         start,
                                   int         end);
void _prk_kak_page_set_tooltip    (GtkWidget  *widget,
                                   const char *text);

G_END_DECLS
