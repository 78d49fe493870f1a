/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A calendar of deadlines and meetings for other programs (RFC 5545). Deadlines are whole days with
 * alarms in the morning seven days and one day before and on the day; meetings have floating times,
 * which every program shows by the clock of the place where it runs. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "prk-agenda.h"
#include "prk-ical-private.h"

PrkAgenda *
prk_agenda_copy (const PrkAgenda *self)
{
  PrkAgenda *copy = g_new0 (PrkAgenda, 1);

  copy->uid = g_strdup (self->uid);
  copy->judul = g_strdup (self->judul);
  copy->keterangan = g_strdup (self->keterangan);
  copy->tempat = g_strdup (self->tempat);
  copy->hari = self->hari;
  copy->mulai = g_strdup (self->mulai);
  copy->selesai = g_strdup (self->selesai);

  return copy;
}

void
prk_agenda_free (PrkAgenda *self)
{
  g_free (self->uid);
  g_free (self->judul);
  g_free (self->keterangan);
  g_free (self->tempat);
  g_free (self->mulai);
  g_free (self->selesai);
  g_free (self);
}

char *
prk_agenda_dup_uid (const char *ksd, const PrkTenggat *tenggat)
{
  g_return_val_if_fail (ksd != NULL && tenggat != NULL, NULL);

  return g_strdup_printf ("%s-%s-%s%s%s@prakarsa", ksd, tenggat->id, tenggat->alur,
                          tenggat->masa != NULL ? "-" : "",
                          tenggat->masa != NULL ? tenggat->masa : "");
}

PrkAgenda *
prk_agenda_dari_tenggat (const char *ksd, const char *judul, const PrkTenggat *tenggat)
{
  PrkAgenda *self;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ksd != NULL && tenggat != NULL, NULL);

  if (tenggat->jatuh == 0 || tenggat->status == PRK_TENGGAT_SELESAI
      || tenggat->status == PRK_TENGGAT_TERLAMBAT)
    return NULL;

  g_string_append_printf (text, "%s\n%s\n%s", tenggat->hitungan, tenggat->pasal, tenggat->pelaku);
  if (tenggat->peringatan != NULL)
    g_string_append_printf (text, "\n%s", tenggat->peringatan);

  self = g_new0 (PrkAgenda, 1);
  self->uid = prk_agenda_dup_uid (ksd, tenggat);
  self->judul = judul != NULL && *judul != '\0' ? g_strdup_printf ("%s: %s", tenggat->nama, judul)
                                                : g_strdup (tenggat->nama);
  self->keterangan = g_string_free (g_steal_pointer (&text), FALSE);
  self->hari = tenggat->jatuh;

  return self;
}

static void
append_alarm (GString *ical, const PrkAgenda *agenda, const char *trigger)
{
  g_string_append_printf (ical, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:%s\r\n", trigger);
  _prk_ical_append (ical, "DESCRIPTION", agenda->judul);
  g_string_append (ical, "END:VALARM\r\n");
}

/* FALSE for what is no time of day. */
static gboolean
read_time (const char *text, guint *hour, guint *minute)
{
  char rest;

  return text != NULL && sscanf (text, "%2u%*1[:.]%2u%c", hour, minute, &rest) == 2 && *hour < 24
         && *minute < 60;
}

static void
append_time (GString *ical, const char *name, PrkHari hari, guint hour, guint minute)
{
  g_autofree char *iso = prk_hari_dup_iso (hari);

  g_string_append_printf (ical, "%s:%.4s%.2s%.2sT%02u%02u00\r\n", name, iso, iso + 5, iso + 8, hour,
                          minute);
}

static void
append_when (GString *ical, const PrkAgenda *agenda)
{
  guint hour, minute, end_hour, end_minute;

  if (!read_time (agenda->mulai, &hour, &minute))
    {
      _prk_ical_append_hari (ical, "DTSTART", agenda->hari);
      _prk_ical_append_hari (ical, "DTEND", agenda->hari + 1);
      g_string_append (ical, "TRANSP:TRANSPARENT\r\n");
      append_alarm (ical, agenda, "-P6DT16H");
      append_alarm (ical, agenda, "-PT16H");
      append_alarm (ical, agenda, "PT8H");
      return;
    }

  append_time (ical, "DTSTART", agenda->hari, hour, minute);
  if (read_time (agenda->selesai, &end_hour, &end_minute)
      && end_hour * 60 + end_minute > hour * 60 + minute)
    append_time (ical, "DTEND", agenda->hari, end_hour, end_minute);
  append_alarm (ical, agenda, "-P1D");
  append_alarm (ical, agenda, "-PT1H");
}

/**
 * prk_agenda_tulis_ical:
 * @agenda: (element-type PrkAgenda): what is to stand in the calendar
 * @kini_us: now, in µs since 1970
 *
 * Writes a calendar. Two things of one uid would be one in every other program; the first is kept.
 *
 * Returns: (transfer full): the text
 */
char *
prk_agenda_tulis_ical (GPtrArray *agenda, gint64 kini_us)
{
  GString *ical
      = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Prakarsa//Tenggat//ID\r\n"
                      "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:Prakarsa\r\n");
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (kini_us / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  g_return_val_if_fail (agenda != NULL, g_string_free (ical, FALSE));

  for (guint i = 0; i < agenda->len; i++)
    {
      const PrkAgenda *one = g_ptr_array_index (agenda, i);

      if (!g_hash_table_add (uids, one->uid))
        continue;
      g_string_append (ical, "BEGIN:VEVENT\r\n");
      _prk_ical_append (ical, "UID", one->uid);
      g_string_append_printf (ical, "DTSTAMP:%s\r\n", stamp);
      _prk_ical_append (ical, "SUMMARY", one->judul);
      if (one->keterangan != NULL)
        _prk_ical_append (ical, "DESCRIPTION", one->keterangan);
      if (one->tempat != NULL)
        _prk_ical_append (ical, "LOCATION", one->tempat);
      append_when (ical, one);
      g_string_append (ical, "END:VEVENT\r\n");
    }
  g_string_append (ical, "END:VCALENDAR\r\n");

  return g_string_free (ical, FALSE);
}
