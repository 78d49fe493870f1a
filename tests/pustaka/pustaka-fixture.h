/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pustaka/prk-pustaka.h"

G_BEGIN_DECLS

/* A store in a folder of its own, and its library. */
typedef struct
{
  char       *folder;
  PrkStore   *store;
  PrkPustaka *pustaka;
} Meja;

void    meja_open       (Meja *meja);
void    meja_reopen     (Meja *meja);
void    meja_close      (Meja *meja);

/* A file in the folder; its path. */
char   *meja_put_file   (Meja       *meja,
                         const char *name,
                         GBytes     *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* Takes it in and says its id; @bytes is not taken. */
char   *meja_import     (Meja       *meja,
                         const char *name,
                         GBytes     *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* Must fail. */
GError *meja_refuse     (Meja       *meja,
                         const char *name,
                         GBytes     *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* Pages found, as "3 1 2": the best first. */
char   *meja_search     (Meja       *meja,
                         const char *query) G_GNUC_WARN_UNUSED_RESULT;
guint   meja_count      (Meja *meja);
void    meja_turn_until_count (Meja  *meja,
                               guint  n_documents);

/* A PDF with a page for each text; lines are parted by \n. */
GBytes *pustaka_pdf     (const char *const *pages,
                         const char        *title) G_GNUC_WARN_UNUSED_RESULT;
/* A page that is a picture of the text. */
GBytes *pustaka_pdf_picture (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* A file that may lie beside the checkout; NULL where it does not. */
char   *find_shared      (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char   *find_shared_from (const char *tests,
                          const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
