/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/catatan/prk-catatan-daftar.h"

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* The parts of the KAK, one on the screen at a time; each is built when it is first shown.
 * Properties: part (id of the part on the screen), focus-path (field or cell with the cursor). */
#define PRK_TYPE_KAK_FORM (prk_kak_form_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakForm, prk_kak_form, PRK, KAK_FORM, AdwBin)

/* In pixels, before the session is set: for forms whose tables are wide. */
void        prk_kak_form_set_width      (PrkKakForm    *self,
                                         int            width);
void        prk_kak_form_set_session    (PrkKakForm    *self,
                                         PrkKakSession *session);
const char *prk_kak_form_get_part       (PrkKakForm *self);
void        prk_kak_form_set_part       (PrkKakForm *self,
                                         const char *id);
/* @step: 1 the next part, -1 the one before. */
void        prk_kak_form_walk           (PrkKakForm *self,
                                         int         step);
/* Into the field that had the cursor last, or the first of the part on the screen; nothing is
 * selected. */
void        prk_kak_form_grab_focus     (PrkKakForm *self);
const char *prk_kak_form_get_focus_path (PrkKakForm *self);
/* Of the narrative text that has the cursor, from 0; else -1. */
int         prk_kak_form_get_focus_paragraf (PrkKakForm *self);
/* As prk_kak_form_focus_path(), to the beginning of a paragraph where @path is a narrative text. */
void        prk_kak_form_go_to          (PrkKakForm *self,
                                         const char *path,
                                         guint       paragraf);
/* Marks what the rules found, cell by cell where a table is concerned. (element-type PrkTemuan) */
void        prk_kak_form_show_temuan    (PrkKakForm *self,
                                         GPtrArray  *temuan);
/* Shows the open notes of reviewers below their fields. */
void        prk_kak_form_set_catatan    (PrkKakForm       *self,
                                         PrkCatatanDaftar *daftar);
/* Shows the part that @path belongs to and puts the cursor there; selects from @start to @end
 * unless @start is negative. */
gboolean    prk_kak_form_focus_path     (PrkKakForm *self,
                                         const char *path,
                                         int         start,
                                         int         end);

G_END_DECLS
