/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "naskah/prk-naskah.h"

#include "contoh.h"
#include "dokumen.h"

/* One KAK, its printer, and what that printed last. */
typedef struct
{
  PrkTestDevice *device;
  PrkProfil     *profil;
  PrkRecord     *kak;
  PrkPencetak   *pencetak;
  PrkCetakan    *cetakan;
} Uji;

/* A sample that ships, in a profile that ships; printed. */
void     uji_init       (Uji        *self,
                         const char *profil,
                         const char *name);
/* A record in the form of data/contoh; printed. Takes @profil. */
void     uji_init_json  (Uji        *self,
                         PrkProfil  *profil,
                         const char *json);
void     uji_cetak      (Uji *self);
void     uji_set_text   (Uji        *self,
                         const char *path,
                         const char *text);
void     uji_clear      (Uji *self);

/* The text of the PDF in the order in which it was drawn, without running lines and blanks. NULL: no pdftotext here. */
char    *uji_dup_text   (Uji *self);
/* The same, one string a page. */
char   **uji_dup_pages  (Uji *self);
/* What a program with @arguments says about the PDF; it must not complain. NULL: it is not installed. */
char    *uji_tanya      (Uji        *self,
                         const char *program,
                         const char *first,
                         const char *second);

/* All blanks and hyphens gone: where a line or a cell is broken, a word parted, says nothing about the words. */
char    *padatkan       (const char *text);
guint    hitung         (const char *text,
                         const char *part);
