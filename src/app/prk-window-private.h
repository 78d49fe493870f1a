/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "beranda/prk-beranda-page.h"
#include "kak/prk-kak-list-page.h"
#include "kak/prk-kak-session.h"
#include "sinkron/prk-sinkron-jam.h"
#include "sinkron/prk-sinkron-page.h"
#include "telaah/prk-telaah-page.h"
#include "prk-window.h"

G_BEGIN_DECLS

#define PRK_PLACE_BERANDA "beranda"
#define PRK_PLACE_KAK     "kak"
#define PRK_PLACE_SINKRON "sinkron"
#define PRK_PLACE_TELAAH  "telaah"

/* One KAK in a tab. */
typedef struct
{
  char          *id;
  PrkKakSession *session;
  GtkWidget     *page;
  AdwTabPage    *tab;
} PrkOpenKak;

struct _PrkWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack            *stage;
  AdwBin              *stage_page;
  AdwToastOverlay     *toast_overlay;
  AdwLeaflet          *leaflet;
  GtkWidget           *content;
  GtkListBox          *sections;
  GtkLabel            *beranda_badge;
  GtkLabel            *telaah_badge;
  GtkImage            *state_icon;
  GtkLabel            *state_label;
  GtkImage            *sinkron_icon;
  GtkLabel            *sinkron_label;
  GtkRevealer         *unsaved_banner;
  GtkLabel            *unsaved_label;
  PrkSinkronJam       *clock_banner;
  GtkStack            *headers;
  AdwTabBar           *tab_bar;
  GtkStack            *places;
  AdwTabView          *tab_view;

  PrkBerandaPage      *beranda;
  PrkKakListPage      *kak_list;
  PrkSinkronPage      *sinkron_page;
  GtkWidget           *konflik_page; /* (nullable) */
  PrkTelaahPage       *telaah_page;
  GtkWidget           *telaah_lembar; /* (nullable) one sheet at a time */
  GtkWidget           *rekap_page;    /* (nullable) one at a time */
  PrkSinkron          *sinkron;      /* (nullable) until the store is open */

  PrkStore            *store;
  PrkWindowState      *state;
  GPtrArray           *open;        /* (element-type PrkOpenKak), in the order of opening */
  GHashTable          *opening;     /* ids on their way */
  GQueue               restore;     /* ids still to open again after the start */
  GCancellable        *cancellable;
  char                *save_error;  /* what keeps the store from saving; NULL when it saves */

  char                *place;       /* where the window is: "beranda", "kak", "kak/<id>",
                                   * "sinkron", "konflik/<id>", "telaah",
                                   * "telaah/<id of a KAK>" or "rekap/<id of a KAK>" */
  GPtrArray           *back;
  GPtrArray           *forward;
  gboolean             is_moving;   /* along the history, which must not grow by it */
};

/* prk-window-places.c: pages, tabs and the way between them. */
void        _prk_window_init_places    (PrkWindow  *self);
void        _prk_window_open_places    (PrkWindow  *self);
void        _prk_window_dispose_places (PrkWindow  *self);
void        _prk_window_go_to          (PrkWindow  *self,
                                        const char *place);
void        _prk_window_go_back        (PrkWindow  *self);
void        _prk_window_go_forward     (PrkWindow  *self);
void        _prk_window_open_kak       (PrkWindow  *self,
                                        const char *id);
PrkOpenKak *_prk_window_get_front      (PrkWindow  *self);
void        _prk_window_close_front    (PrkWindow  *self);
PrkPage    *_prk_window_get_page       (PrkWindow  *self);
/* A page has what it shows: where it stands in front, the program is ready. */
void        _prk_window_note_loaded    (GtkWidget  *page,
                                        PrkWindow  *self);
GStrv       _prk_window_list_open      (PrkWindow  *self) G_GNUC_WARN_UNUSED_RESULT;

/* prk-window-actions.c */
void        _prk_window_install_actions (GtkWidgetClass *widget_class);
void        _prk_window_update_actions  (PrkWindow *self);

/* prk-window-room.c */
void        _prk_window_init_rooms     (PrkWindow  *self);
gboolean    _prk_window_is_room        (const char *place);
/* The one in front. */
PrkPage    *_prk_window_get_room       (PrkWindow  *self);
void        _prk_window_go_to_room     (PrkWindow  *self,
                                        const char *place);

/* prk-window-telaah.c */
void        _prk_window_init_telaah    (PrkWindow  *self);
void        _prk_window_open_telaah    (PrkWindow  *self);
gboolean    _prk_window_is_telaah      (const char *place);
void        _prk_window_go_to_telaah   (PrkWindow  *self,
                                        const char *place);
PrkPage    *_prk_window_get_telaah     (PrkWindow  *self);
/* (element-type PrkKakSession) (transfer container) of the open sheet and recapitulation */
GPtrArray  *_prk_window_list_telaah_sessions (PrkWindow *self) G_GNUC_WARN_UNUSED_RESULT;
void        _prk_window_leave_telaah   (PrkWindow  *self);

/* prk-window-places.c, for the other files: a page's bar and title, and that the window is there. */
void        _prk_window_add_header     (PrkWindow  *self,
                                        PrkPage    *page);
void        _prk_window_remove_page    (PrkWindow  *self,
                                        GtkWidget  *page);
void        _prk_window_arrive         (PrkWindow  *self,
                                        const char *place);

/* prk-window-sinkron.c */
void        _prk_window_show_sinkron   (PrkWindow  *self);
void        _prk_window_set_sinkron    (PrkWindow  *self,
                                        PrkSinkron *sinkron);

/* prk-window.c */
void        _prk_window_update_state   (PrkWindow  *self);
void        _prk_window_add_toast      (PrkWindow  *self,
                                        const char *text);

G_END_DECLS
