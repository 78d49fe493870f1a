/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/catatan/prk-catatan-daftar.h"

#include "prk-kak-field.h"

G_BEGIN_DECLS

/* One part of the KAK: its heading, its guidance and its fields.
 * Signal focus-changed (const char *path, int paragraf): the cursor came to that field, cell or
 * paragraph of a narrative text (-1: none). */
#define PRK_TYPE_KAK_SECTION (prk_kak_section_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakSection, prk_kak_section, PRK, KAK_SECTION, GtkBox)

GtkWidget       *prk_kak_section_new        (PrkKakSession       *session,
                                             const PrkTataBagian *layout);
const char      *prk_kak_section_get_id     (PrkKakSection *self);
void             prk_kak_section_update     (PrkKakSection *self,
                                             const char    *path);
gboolean         prk_kak_section_focus_path (PrkKakSection *self,
                                             const char    *path,
                                             int            start,
                                             int            end);
void             prk_kak_section_go_to_paragraf (PrkKakSection *self,
                                                 const char    *path,
                                                 guint          paragraf);
void             prk_kak_section_show_temuan (PrkKakSection *self,
                                              GPtrArray     *temuan);
/* Open notes stand below their fields. */
void             prk_kak_section_set_catatan (PrkKakSection    *self,
                                              PrkCatatanDaftar *daftar);
void             prk_kak_section_set_locked (PrkKakSection *self,
                                             gboolean       locked);

G_END_DECLS
