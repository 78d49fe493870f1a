/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days off as calendars exchange them (RFC 5545): one VEVENT a day or a few days, whole days only.
 * Of an event DTSTART, DTEND, SUMMARY and CATEGORIES are read, and the daerah and source that we
 * write ourselves. A mistake is told with the line on which its event begins. */

#include "config.h"

#include <string.h>

#include "prk-ical-private.h"
#include "prk-libur-private.h"

#define MAX_SPAN 31 /* days of one event: no holiday is longer */

typedef struct
{
  guint line; /* of BEGIN:VEVENT; 0 outside of events */
  char *start, *end, *summary, *category, *daerah, *sumber;
  gboolean is_repeated;
} Event;

static void
event_clear (Event *event)
{
  g_free (event->start);
  g_free (event->end);
  g_free (event->summary);
  g_free (event->category);
  g_free (event->daerah);
  g_free (event->sumber);
  memset (event, 0, sizeof *event);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Event, event_clear)

/* "\," "\;" "\\" "\n" */
static char *
dup_unescaped (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '\\' && text[1] != '\0')
        g_string_append_c (plain, *++text == 'n' || *text == 'N' ? ' ' : *text);
      else
        g_string_append_c (plain, *text);
    }

  return g_strstrip (g_string_free (plain, FALSE));
}

/* "20260817", with or without a time behind it. */
static char *
dup_day (const char *value)
{
  if (strlen (value) < 8 || strspn (value, "0123456789") < 8)
    return g_strdup (value);

  return g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6);
}

/* The value of a "NAME;PARAMETER=…:value" line, when @name is its name. */
static const char *
find_value (const char *line, const char *name)
{
  gsize length = strlen (name);
  gboolean is_quoted = FALSE;

  if (g_ascii_strncasecmp (line, name, length) != 0 || (line[length] != ':' && line[length] != ';'))
    return NULL;

  for (line += length; *line != '\0'; line++)
    {
      if (*line == '"')
        is_quoted = !is_quoted;
      else if (*line == ':' && !is_quoted)
        return line + 1;
    }

  return NULL;
}

static void
take (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

static void
read_property (Event *event, const char *line)
{
  const char *value;

  if ((value = find_value (line, "DTSTART")) != NULL)
    take (&event->start, dup_day (value));
  else if ((value = find_value (line, "DTEND")) != NULL)
    take (&event->end, dup_day (value));
  else if ((value = find_value (line, "SUMMARY")) != NULL)
    take (&event->summary, dup_unescaped (value));
  else if ((value = find_value (line, "CATEGORIES")) != NULL)
    take (&event->category, dup_unescaped (value));
  else if ((value = find_value (line, "X-PRAKARSA-DAERAH")) != NULL)
    take (&event->daerah, dup_unescaped (value));
  else if ((value = find_value (line, "X-PRAKARSA-SUMBER")) != NULL)
    take (&event->sumber, dup_unescaped (value));
  else if (find_value (line, "RRULE") != NULL || find_value (line, "RDATE") != NULL)
    event->is_repeated = TRUE;
}

static const char *
get_golongan (const Event *event)
{
  for (guint i = 0; event->category != NULL && _prk_libur_golongan[i] != NULL; i++)
    if (g_ascii_strcasecmp (event->category, _prk_libur_golongan[i]) == 0)
      return _prk_libur_golongan[i];
  if (event->daerah != NULL && *event->daerah != '\0')
    return _prk_libur_golongan[PRK_LIBUR_DAERAH];
  if (event->summary != NULL && g_ascii_strncasecmp (event->summary, "cuti bersama", 12) == 0)
    return _prk_libur_golongan[PRK_LIBUR_CUTI];

  return _prk_libur_golongan[PRK_LIBUR_NASIONAL];
}

/* DTEND is the day after the last one. */
static gboolean
end_event (PrkLiburBaca *baca, const Event *event)
{
  const char *start = event->start != NULL ? event->start : "";
  PrkHari first = prk_hari_dari_iso (start);
  PrkHari end = event->end != NULL ? prk_hari_dari_iso (event->end) : 0;

  if (event->is_repeated)
    {
      _prk_libur_salah (baca, event->line, "libur.berulang", event->summary);
      return TRUE;
    }
  if (first == 0 || (event->end != NULL && end == 0))
    {
      _prk_libur_salah (baca, event->line, "libur.tanggal", first == 0 ? start : event->end);
      return TRUE;
    }
  if (event->end == NULL || end == first)
    end = first + 1;
  if (end < first || end - first > MAX_SPAN)
    {
      _prk_libur_salah (baca, event->line, "libur.rentang", event->summary);
      return TRUE;
    }

  for (PrkHari day = first; day < end; day++)
    {
      g_autofree char *iso = prk_hari_dup_iso (day);
      PrkLiburBaris isi
          = { iso, get_golongan (event), event->summary, event->daerah, event->sumber };

      if (!_prk_libur_add (baca, event->line, &isi))
        return FALSE;
    }

  return TRUE;
}

/* Lines without their folds; the numbers of the lines where they begin go into @numbers. */
static GPtrArray *
unfold (const char *text, GArray *numbers)
{
  g_auto (GStrv) raw = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; raw[i] != NULL; i++)
    {
      guint number = i + 1;

      g_strchomp (raw[i]);
      g_string_assign (line, raw[i]);
      while (raw[i + 1] != NULL && (*raw[i + 1] == ' ' || *raw[i + 1] == '\t'))
        {
          gsize length = strcspn (raw[++i], "\r");

          g_string_append_len (line, raw[i] + 1, length - 1);
        }
      g_ptr_array_add (lines, g_strdup (line->str));
      g_array_append_val (numbers, number);
    }

  return g_steal_pointer (&lines);
}

static void
read_events (PrkLiburBaca *baca, GPtrArray *lines, GArray *numbers)
{
  g_auto (Event) event = { 0 };

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (g_ascii_strcasecmp (line, "BEGIN:VEVENT") == 0)
        {
          if (event.line != 0)
            _prk_libur_salah (baca, event.line, "libur.terputus", "VEVENT");
          event_clear (&event);
          event.line = g_array_index (numbers, guint, i);
        }
      else if (event.line != 0 && g_ascii_strcasecmp (line, "END:VEVENT") == 0)
        {
          if (!end_event (baca, &event))
            return;
          event_clear (&event);
        }
      else if (event.line != 0)
        {
          read_property (&event, line);
        }
    }

  if (event.line != 0)
    _prk_libur_salah (baca, event.line, "libur.terputus", "VEVENT");
}

/**
 * prk_libur_baca_ical:
 * @text: the file
 * @size: its length in bytes, -1 when it ends with NUL
 * @salah: (element-type PrkLiburSalah): takes the events that cannot be taken
 *
 * Reads the days off of a calendar. A kind that the calendar does not tell is told by the title.
 *
 * Any thread.
 *
 * Returns: (element-type PrkLibur) (transfer full): what could be read, in the order of the file
 */
GPtrArray *
prk_libur_baca_ical (const char *text, gssize size, GPtrArray *salah)
{
  PrkLiburBaca baca;
  g_autofree char *whole = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *start;

  g_return_val_if_fail (text != NULL && salah != NULL, NULL);

  if (!_prk_libur_begin (&baca, text, size, salah))
    return _prk_libur_end (&baca);

  whole = size < 0 ? g_strdup (text) : g_strndup (text, size);
  start = g_str_has_prefix (whole, "\xef\xbb\xbf") ? whole + 3 : whole;
  lines = unfold (start, numbers);
  if (lines->len == 0 || g_ascii_strcasecmp (g_ptr_array_index (lines, 0), "BEGIN:VCALENDAR") != 0)
    _prk_libur_salah (&baca, 1, "libur.bukan_ical", NULL);
  else
    read_events (&baca, lines, numbers);

  return _prk_libur_end (&baca);
}

/**
 * prk_libur_tulis_ical:
 * @libur: (element-type PrkLibur): days off
 *
 * Writes a calendar that other programs read, and prk_libur_baca_ical() reads back as it was.
 *
 * Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
prk_libur_tulis_ical (GPtrArray *libur)
{
  GString *ical
      = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Prakarsa//Hari libur//ID\r\n");

  g_return_val_if_fail (libur != NULL, g_string_free (ical, FALSE));

  for (guint i = 0; i < libur->len; i++)
    {
      const PrkLibur *day = g_ptr_array_index (libur, i);
      PrkHari hari = prk_hari_dari_iso (day->tanggal);
      g_autofree char *uid
          = g_strdup_printf ("%s-%s-%s@prakarsa", day->tanggal, _prk_libur_golongan[day->golongan],
                             day->daerah != NULL ? day->daerah : "00");

      g_string_append (ical, "BEGIN:VEVENT\r\n");
      _prk_ical_append (ical, "UID", uid);
      /* A calendar has to carry a time stamp; the same table must give the same file. */
      g_string_append_printf (ical, "DTSTAMP:%.4s0101T000000Z\r\n", day->tanggal);
      _prk_ical_append_hari (ical, "DTSTART", hari);
      _prk_ical_append_hari (ical, "DTEND", hari + 1);
      _prk_ical_append (ical, "SUMMARY", day->nama);
      _prk_ical_append (ical, "CATEGORIES", _prk_libur_golongan[day->golongan]);
      if (day->daerah != NULL)
        _prk_ical_append (ical, "X-PRAKARSA-DAERAH", day->daerah);
      if (day->sumber != NULL)
        _prk_ical_append (ical, "X-PRAKARSA-SUMBER", day->sumber);
      g_string_append (ical, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
    }
  g_string_append (ical, "END:VCALENDAR\r\n");

  return g_string_free (ical, FALSE);
}
