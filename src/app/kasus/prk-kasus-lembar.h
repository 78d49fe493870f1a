/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-store.h"

G_BEGIN_DECLS

/* A window with fields of a case: what its rows (prk-kasus-isian.h) ask of it and tell it. */
#define PRK_TYPE_KASUS_LEMBAR (prk_kasus_lembar_get_type ())
G_DECLARE_INTERFACE (PrkKasusLembar, prk_kasus_lembar, PRK, KASUS_LEMBAR, GtkWindow)

struct _PrkKasusLembarInterface
{
  GTypeInterface parent_iface;

  PrkStore *(*get_store) (PrkKasusLembar *self);
  JsonNode *(*get)       (PrkKasusLembar *self,
                          const char     *path);
  void      (*set)       (PrkKasusLembar *self,
                          const char     *path,
                          JsonNode       *value);
  void      (*tell)      (PrkKasusLembar *self,
                          const char     *words);
};

PrkStore  *prk_kasus_lembar_get_store (PrkKasusLembar *self);
/* What stands at a path. (nullable) */
JsonNode  *prk_kasus_lembar_get       (PrkKasusLembar *self,
                                       const char     *path);
/* It is another value now. Takes @value; NULL takes the field away. */
void       prk_kasus_lembar_set       (PrkKasusLembar *self,
                                       const char     *path,
                                       JsonNode       *value);
void       prk_kasus_lembar_tell      (PrkKasusLembar *self,
                                       const char     *words);

/* What such a window is made of; the window's. */
typedef struct
{
  AdwToastOverlay    *toasts;
  AdwPreferencesPage *page;
  GtkLabel           *count; /* below the page: what is missing */
  GtkWidget          *save;
} PrkKasusLembarIsi;

/* Fills an AdwWindow. @title: (nullable): in the place of the window's; @recorded is called, swapped, when a person records. */
PrkKasusLembarIsi prk_kasus_lembar_isi (PrkKasusLembar *self,
                                       GtkWidget      *title,
                                       GCallback       recorded);

/* A condition that is not met. @below: the rule and its article, or the field. */
GtkWidget *prk_kasus_lembar_new_syarat (const char *words,
                                       const char *below);

G_END_DECLS
