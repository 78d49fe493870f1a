/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the window shows beside its sidebar, one at a time: Beranda, the list of KAK, an open
 * KAK. A page is a widget that brings its own header bar; the window puts that bar above the
 * tabs, gives it the button back to the sidebar when the window is narrow, and inserts the
 * page's actions in both under the prefix "page". */
#define PRK_TYPE_PAGE (prk_page_get_type ())
G_DECLARE_INTERFACE (PrkPage, prk_page, PRK, PAGE, GtkWidget)

struct _PrkPageInterface
{
  GTypeInterface parent_iface;

  AdwHeaderBar *(*get_header)  (PrkPage *self);
  GActionGroup *(*get_actions) (PrkPage *self);
  char         *(*dup_title)   (PrkPage *self);
  void          (*leave)       (PrkPage *self);
  void          (*find)        (PrkPage *self);
};

AdwHeaderBar *prk_page_get_header  (PrkPage *self); /* in no parent of the page's own */
GActionGroup *prk_page_get_actions (PrkPage *self); /* (nullable) */
char         *prk_page_dup_title   (PrkPage *self) G_GNUC_WARN_UNUSED_RESULT;

/* Another page comes to the front or the window closes: what is being typed must be settled. */
void          prk_page_leave       (PrkPage *self);

/* Ctrl+F. */
void          prk_page_find        (PrkPage *self);

/* For the page: its title is another one now. */
void          prk_page_emit_title_changed (PrkPage *self);

G_END_DECLS
