/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

/* A DOCX taken apart again. */
typedef struct
{
  GHashTable *bagian; /* (element-type utf8 GBytes) by name */
} Paket;

void      paket_buka    (Paket  *self,
                         GBytes *docx);
void      paket_tutup   (Paket *self);
/* A part as a tree; it is well-formed, or the test ends. */
xmlDocPtr paket_baca    (Paket      *self,
                         const char *nama);
/* The nodes that an XPath finds; w: and r: are known. */
GPtrArray *paket_cari   (xmlDocPtr   doc,
                         const char *xpath);
char     *paket_atribut (xmlNodePtr  node,
                         const char *nama);
/* All words of the document, numbers counted as a word processor counts them; blanks are gone. */
char     *paket_dup_teks (Paket *self);

/* What LibreOffice makes of it; NULL where there is none. */
char     *libreoffice   (GBytes     *docx,
                         const char *jenis);
