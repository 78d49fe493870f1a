/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar is read back by a reader of its own, written from RFC 5545 and not from the writer.
 */

#include "config.h"

#include <string.h>

#include "domain/prk-agenda.h"

#define KINI G_GINT64_CONSTANT (1795229464123456) /* 2026-11-21 02:51:04 UTC */

/* An event as other programs see it: property → value, alarms parted by blanks. */
static GHashTable *
new_event (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* 3.1: lines end with CRLF, are at most 75 octets long, and go on after a CRLF and a blank. */
static GPtrArray *
read_lines (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *end;

  for (; *text != '\0'; text = end + 2)
    {
      g_autofree char *line = NULL;

      end = strstr (text, "\r\n");
      g_assert_nonnull (end);
      g_assert_cmpuint (end - text, <=, 75);
      line = g_strndup (text, end - text);
      g_assert_null (strchr (line, '\n'));
      /* A fold may not split a character. */
      g_assert_true (g_utf8_validate (line, -1, NULL));
      if (*line == ' ' || *line == '\t')
        {
          char **last = (char **)&lines->pdata[lines->len - 1];
          char *joined = g_strconcat (*last, line + 1, NULL);

          g_free (*last);
          *last = joined;
        }
      else
        {
          g_ptr_array_add (lines, g_steal_pointer (&line));
        }
    }

  return lines;
}

/* 3.3.11 */
static char *
read_text (const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *value != '\0'; value++)
    {
      gboolean is_escaped = *value == '\\';

      if (is_escaped)
        g_assert_nonnull (strchr ("\\;,nN", *++value));
      else
        g_assert_null (strchr (",;", *value));
      g_string_append_c (text, is_escaped && (*value == 'n' || *value == 'N') ? '\n' : *value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
read_property (GHashTable *event, const char *line, gboolean is_alarm)
{
  const char *colon = strchr (line, ':');
  g_autofree char *name = NULL;
  gboolean is_text;

  g_assert_nonnull (colon);
  name = g_strndup (line, colon - line);
  is_text = strcmp (name, "SUMMARY") == 0 || strcmp (name, "DESCRIPTION") == 0
            || strcmp (name, "LOCATION") == 0 || strcmp (name, "UID") == 0;
  if (is_alarm)
    {
      g_autofree char *inner = g_strconcat ("VALARM/", name, NULL);
      const char *before = g_hash_table_lookup (event, inner);

      g_hash_table_replace (event, g_strdup (inner),
                            before != NULL ? g_strconcat (before, " ", colon + 1, NULL)
                                           : g_strdup (colon + 1));
      return;
    }
  g_assert_false (g_hash_table_contains (event, name)); /* none of ours may stand twice */
  g_hash_table_replace (event, g_steal_pointer (&name),
                        is_text ? read_text (colon + 1) : g_strdup (colon + 1));
}

static GPtrArray *
read_calendar (const char *text)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  g_autoptr (GPtrArray) lines = read_lines (text);
  GHashTable *event = NULL;
  gboolean is_alarm = FALSE;

  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "BEGIN:VCALENDAR");
  g_assert_cmpstr (g_ptr_array_index (lines, lines->len - 1), ==, "END:VCALENDAR");
  for (guint i = 1; i + 1 < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (strcmp (line, "BEGIN:VEVENT") == 0)
        {
          g_assert_null (event);
          g_ptr_array_add (events, event = new_event ());
        }
      else if (strcmp (line, "END:VEVENT") == 0)
        {
          g_assert_nonnull (g_hash_table_lookup (event, "UID"));
          g_assert_nonnull (g_hash_table_lookup (event, "DTSTAMP"));
          event = NULL;
        }
      else if (strcmp (line, "BEGIN:VALARM") == 0 || strcmp (line, "END:VALARM") == 0)
        {
          g_assert_true (event != NULL && is_alarm == (*line == 'E'));
          is_alarm = *line == 'B';
        }
      else if (event != NULL)
        {
          read_property (event, line, is_alarm);
        }
    }
  g_assert_null (event);

  return events;
}

static PrkAgenda *
new_agenda (const char *uid, const char *judul, const char *hari)
{
  PrkAgenda *agenda = g_new0 (PrkAgenda, 1);

  agenda->uid = g_strdup (uid);
  agenda->judul = g_strdup (judul);
  agenda->hari = prk_hari_dari_iso (hari);

  return agenda;
}

static void
assert_value (GPtrArray *events, guint index, const char *name, const char *expected)
{
  g_assert_cmpuint (index, <, events->len);
  g_assert_cmpstr (g_hash_table_lookup (g_ptr_array_index (events, index), name), ==, expected);
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_agenda_free);
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *text = NULL;
  PrkAgenda *meeting = new_agenda ("r1@prakarsa", "Rapat; pleno, \\n\\2027\\", "2027-01-05");
  static const char long_title[] = "Tanggapan atas penawaran — pengelolaan persampahan “lintas "
                                   "batas” Kabupaten Çiamis–Ångkasa dan "
                                   "seterusnya sampai lebih dari tujuh puluh lima bita per baris "
                                   "ééééééééééééééééééééééééééééé";

  meeting->mulai = g_strdup ("09.30");
  meeting->selesai = g_strdup ("12:00");
  meeting->tempat = g_strdup ("Aula, lantai 2");
  meeting->keterangan = g_strdup ("satu\ndua; tiga");
  g_ptr_array_add (list, new_agenda ("k1-D2-utama@prakarsa", long_title, "2026-12-31"));
  g_ptr_array_add (list, meeting);

  text = prk_agenda_tulis_ical (list, KINI);
  events = read_calendar (text);
  g_assert_cmpuint (events->len, ==, 2);
  assert_value (events, 0, "UID", "k1-D2-utama@prakarsa");
  assert_value (events, 0, "DTSTAMP", "20261121T025104Z");
  assert_value (events, 0, "SUMMARY", long_title);
  assert_value (events, 0, "DTSTART;VALUE=DATE", "20261231");
  assert_value (events, 0, "DTEND;VALUE=DATE", "20270101");
  assert_value (events, 0, "VALARM/TRIGGER", "-P6DT16H -PT16H PT8H");
  assert_value (events, 0, "VALARM/ACTION", "DISPLAY DISPLAY DISPLAY");
  assert_value (events, 1, "SUMMARY", "Rapat; pleno, \\n\\2027\\");
  assert_value (events, 1, "DTSTART", "20270105T093000");
  assert_value (events, 1, "DTEND", "20270105T120000");
  assert_value (events, 1, "LOCATION", "Aula, lantai 2");
  assert_value (events, 1, "DESCRIPTION", "satu\ndua; tiga");
  assert_value (events, 1, "VALARM/TRIGGER", "-P1D -PT1H");
}

/* What is no time is no time; an end before the beginning is none. */
static void
test_odd_times (void)
{
  static const struct
  {
    const char *mulai, *selesai, *start, *end;
  } times[] = {
    { "9:05", NULL, "20270105T090500", NULL },
    { "24:00", NULL, NULL, NULL },
    { "pagi", NULL, NULL, NULL },
    { "09:30 WIB", NULL, NULL, NULL },
    { "10:00", "09:00", "20270105T100000", NULL },
    { "10:00", "10:01", "20270105T100000", "20270105T100100" },
    { "12:60", NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_agenda_free);
      g_autoptr (GPtrArray) events = NULL;
      g_autofree char *text = NULL;
      PrkAgenda *agenda = new_agenda ("r", "Rapat", "2027-01-05");

      agenda->mulai = g_strdup (times[i].mulai);
      agenda->selesai = g_strdup (times[i].selesai);
      g_ptr_array_add (list, agenda);
      text = prk_agenda_tulis_ical (list, KINI);
      events = read_calendar (text);
      g_test_message ("%s", times[i].mulai);
      assert_value (events, 0, "DTSTART", times[i].start);
      assert_value (events, 0, "DTEND", times[i].end);
      assert_value (events, 0, "DTSTART;VALUE=DATE", times[i].start == NULL ? "20270105" : NULL);
    }
}

static PrkAgenda *
from_case (const char *peristiwa, const char *hari_ini, const char *id)
{
  g_autofree char *json = g_strdup_printf ("{\"ksd\":{},\"peristiwa\":[%s]}", peristiwa);
  g_autoptr (GPtrArray) libur = g_ptr_array_new ();
  const PrkHitung usual = { .hari_kerja = 5 };
  g_autoptr (PrkKalender) kalender = prk_kalender_new (libur, "62.04", &usual);
  g_autoptr (PrkKasus) kasus = prk_kasus_new_dari_json (json, -1, NULL);
  g_autoptr (PrkTenggat) tenggat
      = prk_tenggat_cari (kasus, kalender, NULL, prk_hari_dari_iso (hari_ini), id, "utama");

  g_assert_nonnull (tenggat);
  return prk_agenda_dari_tenggat ("k1", "Persampahan", tenggat);
}

/* The uid is the same whatever day it is and however the deadline moved: a calendar moves the
 * event. */
static void
test_deadline (void)
{
  g_autoptr (PrkAgenda) early = from_case (
      "{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"}", "2026-11-21", "D2");
  g_autoptr (PrkAgenda) moved = from_case (
      "{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-25\"}", "2026-12-01", "D2");
  g_autoptr (PrkAgenda) over
      = from_case ("{\"jenis\":\"penawaran_diterima\",\"tanggal\":\"2026-11-20\"},"
                   "{\"jenis\":\"tanggapan_menerima\",\"tanggal\":\"2026-11-22\"}",
                   "2026-12-01", "D2");

  g_assert_nonnull (early);
  g_assert_cmpstr (early->uid, ==, moved->uid);
  g_assert_cmpuint (early->hari, ==, prk_hari_dari_iso ("2026-12-20"));
  g_assert_cmpuint (moved->hari, ==, prk_hari_dari_iso ("2026-12-25"));
  g_assert_nonnull (strstr (early->judul, "Persampahan"));
  g_assert_nonnull (strstr (early->keterangan, "20-11-2026 + 30 hari kalender"));
  g_assert_nonnull (strstr (early->keterangan, "Pasal 16 ayat (4)"));
  /* There is no table of holidays at all here, so the day is in doubt, and the calendar says so. */
  g_assert_nonnull (strstr (early->keterangan, "2026"));
  g_assert_null (over);
}

static void
test_same_uid_once (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_agenda_free);
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (list, new_agenda ("a", "satu", "2027-01-05"));
  g_ptr_array_add (list, new_agenda ("a", "dua", "2027-01-06"));
  text = prk_agenda_tulis_ical (list, KINI);
  events = read_calendar (text);
  g_assert_cmpuint (events->len, ==, 1);
  assert_value (events, 0, "SUMMARY", "satu");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agenda/another-reader-reads-it-back", test_round_trip);
  g_test_add_func ("/agenda/odd-times", test_odd_times);
  g_test_add_func ("/agenda/deadline-keeps-its-uid", test_deadline);
  g_test_add_func ("/agenda/one-uid-once", test_same_uid_once);

  return g_test_run ();
}
