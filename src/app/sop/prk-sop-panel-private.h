/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-sop-jalan.h"

#include "prk-sop-panel.h"

G_BEGIN_DECLS

struct _PrkSopPanel
{
  AdwBin                parent_instance;

  GtkWidget            *column;
  PrkProfil            *profil;
  PrkKasusDaftar       *daftar;
  PrkKasusBuka         *buka;
  char                 *alur;
  PrkSop               *sop;   /* (nullable) none was begun */
  PrkSopJalan          *jalan; /* (nullable) */
  GPtrArray            *sumber; /* (nullable) (element-type PrkSopSumber) while a person chooses */
  char                 *langkah; /* (nullable) the step that the dialog is about */
  guint                 nomor;   /* the input that a file is chosen for */
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable;
  gboolean              is_acting;
};

const PrkSopLangkah   *_prk_sop_panel_get_langkah   (PrkSopPanel *self); /* where it is */
const PrkSopKunjungan *_prk_sop_panel_get_kunjungan (PrkSopPanel *self);

/* Deeds (prk-sop-panel-tindakan.c); each opens what it needs to ask. */
void _prk_sop_panel_begin    (PrkSopPanel *self);
void _prk_sop_panel_finish   (PrkSopPanel *self,
                              gboolean     is_no);
void _prk_sop_panel_dispose_letter (PrkSopPanel *self);
void _prk_sop_panel_initial  (PrkSopPanel *self,
                              const char  *pelaksana);
void _prk_sop_panel_meet     (PrkSopPanel *self);
void _prk_sop_panel_tick     (PrkSopPanel *self,
                              guint        nomor,
                              gboolean     with_file);

G_END_DECLS
