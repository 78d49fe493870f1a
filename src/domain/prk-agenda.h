/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-tenggat.h"

G_BEGIN_DECLS

/* What a calendar shows of the office: deadlines, which are whole days, and meetings, which have an hour. */
typedef struct
{
  char *uid; /* the same each time the same thing is written, so that a calendar moves it instead of doubling it */
  char *judul;
  char *keterangan; /* (nullable) lines parted by "\n" */
  char *tempat;     /* (nullable) */
  PrkHari hari;
  char *mulai;   /* (nullable) "09:30", by the clock of the place; NULL: the whole day */
  char *selesai; /* (nullable) */
} PrkAgenda;

PrkAgenda *prk_agenda_copy         (const PrkAgenda *self) G_GNUC_WARN_UNUSED_RESULT;
void       prk_agenda_free         (PrkAgenda *self);
char      *prk_agenda_dup_uid      (const char       *ksd,
                                    const PrkTenggat *tenggat) G_GNUC_WARN_UNUSED_RESULT;
/* @ksd: id of the case. NULL for a deadline that is over or has no day. */
PrkAgenda *prk_agenda_dari_tenggat (const char       *ksd,
                                    const char       *judul,
                                    const PrkTenggat *tenggat) G_GNUC_WARN_UNUSED_RESULT;
/* @agenda: (element-type PrkAgenda). @kini_us: µs since 1970. */
char      *prk_agenda_tulis_ical   (GPtrArray *agenda,
                                    gint64     kini_us) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkAgenda, prk_agenda_free)

G_END_DECLS
