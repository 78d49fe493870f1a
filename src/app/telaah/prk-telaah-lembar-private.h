/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/catatan/prk-catatan-daftar.h"
#include "app/prk-application.h"

#include "prk-telaah-kriteria.h"
#include "prk-telaah-lembar.h"
#include "prk-telaah-rencana.h"

G_BEGIN_DECLS

struct _PrkTelaahLembar
{
  AdwBin             parent_instance;

  AdwHeaderBar      *header;
  AdwWindowTitle    *title;
  GtkButton         *done_button;
  GtkButton         *recap_button;
  GtkStack          *stack;
  AdwStatusPage     *message;
  GtkBox            *banner;
  GtkLabel          *banner_label;
  GtkButton         *banner_button;
  GtkPaned          *paned;
  AdwBin            *kak_bin;
  AdwBin            *rencana_bin;
  PrkTelaahRencana  *rencana;
  GtkScrolledWindow *scroller;
  GtkBox            *cards;
  PrkTelaahKriteria *card[PRK_TELAAH_N_KRITERIA];
  GSimpleActionGroup *actions;

  PrkStore          *store;
  PrkPustaka        *pustaka;
  PrkProfil         *profil;   /* of the KAK */
  PrkIdentitas      *identitas;
  char              *kak;
  PrkTelaahan       *telaahan; /* NULL until loaded */
  PrkRecord         *judged;   /* the KAK as the sheet judges it */
  PrkKakSession     *session;  /* NULL until loaded */
  PrkCatatanDaftar  *catatan;  /* NULL until loaded */
  GCancellable      *cancellable;
  guint              current;
  guint              check_id;
};

gboolean _prk_telaah_lembar_is_done     (PrkTelaahLembar *self);
/* (nullable): the versi before the one that the sheet is bound to. */
PrkRecord *_prk_telaah_lembar_find_before (PrkTelaahLembar *self);

/* prk-telaah-lembar-actions.c */
void     _prk_telaah_lembar_add_actions (PrkTelaahLembar *self);
void     _prk_telaah_lembar_set_enabled (PrkTelaahLembar *self,
                                         const char      *name,
                                         gboolean         is_enabled);

G_END_DECLS
