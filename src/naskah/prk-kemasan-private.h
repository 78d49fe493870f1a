/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlreader.h>

#include "prk-docx.h"

G_BEGIN_DECLS

/* A zip with XML in it that came from outside: DOCX, XLSX, ODS. Errors are PRK_DOCX_ERROR, for the log. */
typedef struct _PrkKemasan PrkKemasan;

/* Called for each entry; FALSE with @error when the rest is of no use. */
typedef gboolean (*PrkKemasanFunc) (PrkKemasan  *self,
                                    const char  *nama,
                                    gpointer     user_data,
                                    GError     **error);

gboolean         _prk_kemasan_jelajah    (GBytes          *berkas,
                                          PrkKemasanFunc   func,
                                          gpointer         user_data,
                                          GError         **error);
/* What is in the entry at which the walk stands. */
GByteArray      *_prk_kemasan_baca       (PrkKemasan  *self,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* No more entries are wanted. */
void             _prk_kemasan_cukup      (PrkKemasan *self);

/* A reader that fetches nothing and says nothing; NULL with @error. */
xmlTextReaderPtr _prk_kemasan_reader     (const char  *xml,
                                          gsize        size,
                                          GError     **error);
/* FALSE with @error where a part declares entities, or is deeper than any part. */
gboolean         _prk_kemasan_check_node (xmlTextReaderPtr   reader,
                                          GError           **error);
gboolean         _prk_kemasan_is_text    (xmlTextReaderPtr reader);

G_END_DECLS
