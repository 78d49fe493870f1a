/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A dialog that asks what an act of a procedure needs. Rows are added before it is presented; each gives
 * a field of the act. */
typedef struct _PrkSopTindakan PrkSopTindakan;

typedef void (*PrkSopTindakanFunc) (JsonObject *isi,
                                    gpointer    user_data);

/* @func is called once, with what was filled in, when the person agrees; @user_data is an object, kept so
 * long as the dialog is there. The dialog frees itself. */
PrkSopTindakan *prk_sop_tindakan_new         (GtkWidget          *parent,
                                              const char         *heading,
                                              const char         *body,
                                              const char         *agree,
                                              PrkSopTindakanFunc  func,
                                              GObject            *user_data);
/* Day and time, now unless somebody writes another. */
void            prk_sop_tindakan_add_saat    (PrkSopTindakan     *self,
                                              gint64              now_us);
void            prk_sop_tindakan_add_teks    (PrkSopTindakan     *self,
                                              const char         *key,
                                              const char         *label,
                                              gboolean            is_needed);
/* What stands in a field at first. */
void            prk_sop_tindakan_set_teks    (PrkSopTindakan     *self,
                                              const char         *key,
                                              const char         *text);
/* @kode and @nama end with NULL; the first is chosen. */
void            prk_sop_tindakan_add_pilihan (PrkSopTindakan     *self,
                                              const char         *key,
                                              const char         *label,
                                              const char *const  *kode,
                                              const char *const  *nama);
void            prk_sop_tindakan_present     (PrkSopTindakan     *self);

G_END_DECLS
