/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-kalender.h"

G_BEGIN_DECLS

/* What stands on a day. */
typedef struct
{
  guint n_tenggat;
  guint n_lewat; /* of these */
  guint n_rapat;
  const char *libur;  /* (nullable) name of the holiday; borrowed until the next call */
  gboolean is_tanpa_tabel; /* nobody knows the holidays of that year */
} PrkBulanTanda;

typedef void (*PrkBulanTandaFunc) (PrkHari hari, PrkBulanTanda *tanda, gpointer user_data);

/* A month with what stands on its days. Arrows move from day to day, Page Up and Page Down from month to month,
 * Home leads to today; Enter chooses a day, and gives it up again.
 *
 * Signal day-chosen (guint hari): 0 when the day was given up. */
#define PRK_TYPE_BULAN (prk_bulan_get_type ())
G_DECLARE_FINAL_TYPE (PrkBulan, prk_bulan, PRK, BULAN, GtkWidget)

GtkWidget *prk_bulan_new          (void);
/* @func is asked of each day that is shown, again with each prk_bulan_refresh(). */
void       prk_bulan_set_tanda    (PrkBulan          *self,
                                   PrkBulanTandaFunc  func,
                                   gpointer           user_data);
void       prk_bulan_set_hari_ini (PrkBulan *self,
                                   PrkHari   hari);
PrkHari    prk_bulan_get_terpilih (PrkBulan *self);
/* Without a signal. */
void       prk_bulan_set_terpilih (PrkBulan *self,
                                   PrkHari   hari);
void       prk_bulan_refresh      (PrkBulan *self);

G_END_DECLS
