/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus-page.h"

G_BEGIN_DECLS

/* The tabs of a case page: one line each in prk-kasus-tab.c. A tab is made when somebody first opens it, and told when
 * the case or the chosen line is another one, while it is in front. It stands in a scrolled window. */
typedef struct
{
  const char *name;
  const char *title; /* marked for translation */
  const char *icon;
  GtkWidget *(*make)   (PrkKasusPage *page);
  void       (*update) (GtkWidget    *tab,
                        PrkKasusPage *page);
} PrkKasusTab;

extern const PrkKasusTab prk_kasus_tabs[]; /* name NULL ends it */

/* For a tab that is a list of groups: a column of them, and emptying it. */
GtkWidget *prk_kasus_tab_new_column   (void);
void       prk_kasus_tab_clear_column (GtkWidget  *column);
GtkWidget *prk_kasus_tab_add_group    (GtkWidget  *column,
                                       const char *title);
/* A row with words under a heading; nothing where @value is NULL or empty. */
GtkWidget *prk_kasus_tab_add_fact     (GtkWidget  *group,
                                       const char *title,
                                       const char *value);
/* What stands where there is nothing. */
void       prk_kasus_tab_add_empty    (GtkWidget  *column,
                                       const char *words);

G_END_DECLS
