/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kak/prk-kak-form.h"
#include "lampiran/prk-lampiran-page.h"
#include "prk-reload.h"

#include "prk-rekaman-page.h"
#include "prk-rekaman-temuan.h"

G_BEGIN_DECLS

struct _PrkRekamanPage
{
  AdwBin                 parent_instance;

  AdwHeaderBar          *header;
  AdwWindowTitle        *title;
  GtkWidget             *new_button;
  AdwButtonContent      *new_content;
  GtkMenuButton         *menu_button;
  AdwToastOverlay       *toasts;
  GtkStack              *places;
  AdwStatusPage         *empty_page;
  GtkButton             *empty_button;
  AdwStatusPage         *error_page;
  AdwLeaflet            *leaflet;
  GtkWidget             *left;
  GtkListBox            *list;
  GtkWidget             *right;
  GtkBox                *parts;
  GtkBox                *deeds;
  AdwBin                *form_bin;
  AdwBin                *temuan_bin;
  GtkRevealer           *lock_banner;
  GtkImage              *lock_icon;
  GtkLabel              *lock_message;

  PrkApplication        *application; /* outlives the page */
  const PrkRekamanKelas *kelas;
  PrkStore              *store;
  PrkProfil             *own; /* of the type */
  GSimpleActionGroup    *actions;
  GCancellable          *cancellable;
  GCancellable          *opening; /* (nullable) */
  PrkReload             *reload;
  GHashTable            *all;     /* (nullable) type → records */
  PrkKakSession         *session; /* (nullable) */
  PrkKakForm            *form;    /* of the session */
  AdwBin                *files_bin; /* (nullable) its files, in the place of the form */
  AdwBin                *halaman_bin; /* (nullable) another part, in the place of the form */
  PrkRekamanTemuan      *temuan;
  char                  *wanted;  /* (nullable) id of the record that is or will be on the screen */
  char                  *begun;   /* (nullable) id of the newest record that was begun here */
  char                  *pristine; /* (nullable) its state before anybody wrote in it */
  gboolean               is_beginning; /* and it is not on the screen yet */
  gboolean               is_single; /* the page of one record: no list */
  gboolean               is_filling;
};

/* prk-rekaman-bagian.c */
void  _prk_rekaman_page_fill_parts      (PrkRekamanPage *self);
/* The deeds that can be done follow the lock. */
void  _prk_rekaman_page_update_deeds    (PrkRekamanPage *self);
/* The one that was chosen, maybe before the record was there. */
char *_prk_rekaman_page_dup_part        (PrkRekamanPage *self);
void  _prk_rekaman_page_choose_part     (PrkRekamanPage *self,
                                         const char     *part);
void  _prk_rekaman_page_part_changed_cb (PrkKakForm     *form,
                                         GParamSpec     *pspec,
                                         PrkRekamanPage *self);
void  _prk_rekaman_page_show_files      (PrkRekamanPage *self);
void  _prk_rekaman_page_renew_halaman   (PrkRekamanPage *self);

/* prk-rekaman-kunci.c: the banner above the form, and whether the record can be changed; when anything of it has changed. */
void  _prk_rekaman_page_show_lock       (PrkRekamanPage *self);

/* prk-rekaman-baru.c: begins a record, unless one is being begun or the newest is still empty. */
void _prk_rekaman_page_begin      (PrkRekamanPage *self);
/* Its session is open. */
void _prk_rekaman_page_note_begun (PrkRekamanPage *self);

G_END_DECLS
