/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widget/prk-pdf-view.h"

#include "prk-pustaka-isi.h"
#include "prk-pustaka-ocr-bar.h"
#include "prk-pustaka-page.h"
#include "prk-pustaka-row.h"

G_BEGIN_DECLS

struct _PrkPustakaPage
{
  AdwBin                parent_instance;

  AdwHeaderBar         *header;
  GtkSearchEntry       *search;
  AdwLeaflet           *leaflet;
  GtkBox               *impor_box;
  GtkCheckButton       *this_only;
  GtkStack             *stack;
  AdwStatusPage        *error_page;
  GtkListBox           *documents;
  GtkListBox           *hits;
  GtkStack             *right;
  AdwStatusPage        *right_status;
  GtkBox               *left;
  GtkButton            *fetch_button;
  PrkPdfView           *view;
  AdwFlap              *paper; /* the document, and its table of contents beside it */
  PrkPustakaIsi        *isi;
  PrkPustakaOcrBar     *ocr_bar;
  GtkLabel             *room;

  PrkApplication       *application;
  PrkPustaka           *pustaka;
  GSimpleActionGroup   *actions;
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable; /* of the page */
  GCancellable         *asking;      /* (nullable) the list or a search on its way */
  GCancellable         *opening;     /* (nullable) the document or the marks on their way */
  GPtrArray            *list;        /* (nullable) (element-type PrkPustakaDokumen) */
  GHashTable           *titles;      /* id of a record → title */
  char                 *shown;       /* (nullable) hash of the document at the right */
  char                 *wanted;      /* (nullable) hash of the one that was chosen */
  char                 *asked;       /* (nullable) hash of the file that the register was asked for last */
  guint                 wanted_page; /* from 1; 0: its first */
  gboolean              is_filling;
};

/* What a person does with documents: taking in and out, correcting, fetching. */
void                     _prk_pustaka_page_add_actions    (PrkPustakaPage *self);
void                     _prk_pustaka_page_update_actions (PrkPustakaPage *self);
void                     _prk_pustaka_page_take_files     (GtkWidget      *widget,
                                                           GSList         *files);
gboolean                 _prk_pustaka_page_paste          (GtkWidget      *widget,
                                                           GVariant       *args,
                                                           gpointer        user_data);
void                     _prk_pustaka_page_load_list      (PrkPustakaPage *self);
/* A document or a page that was found. */
void                     _prk_pustaka_page_show_row       (PrkPustakaPage *self,
                                                           GtkListBoxRow  *row);
void                     _prk_pustaka_page_show_error     (PrkPustakaPage *self,
                                                           const GError   *error);
const PrkPustakaDokumen *_prk_pustaka_page_find           (PrkPustakaPage *self,
                                                           const char     *hash);

G_END_DECLS
