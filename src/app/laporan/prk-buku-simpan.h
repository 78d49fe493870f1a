/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/prk-application.h"
#include "domain/prk-buku.h"
#include "oplog/prk-record.h"

G_BEGIN_DECLS

/* Asks where the register goes and writes it on a worker. @rows: (element-type PrkBukuBaris); @saring is copied;
 * @ending: "xlsx", "ods", "csv", "pdf" or "docx", which the name may change. */
void prk_buku_simpan (GtkWindow           *parent,
                      PrkApplication      *application,
                      GPtrArray           *rows,
                      const PrkBukuSaring *saring,
                      PrkHari              hari_ini,
                      const char          *ending);
/* The same for the report of the TKKSD, a record of prk_statistik_new_cetak(). */
void prk_buku_simpan_laporan (GtkWindow      *parent,
                              PrkApplication *application,
                              PrkRecord      *laporan,
                              const char     *masa);

G_END_DECLS
