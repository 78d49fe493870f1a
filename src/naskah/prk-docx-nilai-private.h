/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-docx-sunting.h"

G_BEGIN_DECLS

/* Whether every change, [mulai - shift, akhir - shift) of @before, has its place in @after; @places: one each. */
gboolean  _prk_docx_carry_all   (const PrkDocxPerbaikan *perbaikan,
                                 guint                   shift,
                                 const char             *before,
                                 const char             *after,
                                 guint                  *places);
gboolean  _prk_docx_is_plain    (const PrkBidang *bidang);
/* Whether a change fits the plain field @self->path; @dasar: the record as it was when the document was made. */
void      _prk_docx_judge_nilai (PrkDocxSunting  *self,
                                 const PrkBidang *bidang,
                                 PrkSkema        *skema,
                                 PrkRecord       *kini,
                                 PrkRecord       *dasar);
/* Path of the one plain text of @dasar that is the whole paragraph; NULL: none, or several. */
char     *_prk_docx_find_nilai  (const PrkDocxPerbaikan *perbaikan,
                                 PrkRecord              *dasar,
                                 PrkSkema               *skema);
/* FALSE where the field cannot take what was accepted. */
gboolean  _prk_docx_tulis_nilai (const PrkDocxSunting *self,
                                 const PrkBidang      *bidang,
                                 PrkEdit              *edit);

G_END_DECLS
