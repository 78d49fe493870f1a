/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-ical-private.h"

#define FOLD 73 /* bytes of a line before it goes on in the next: 75 less the fold */

void
_prk_ical_append (GString *ical, const char *name, const char *value)
{
  g_autoptr (GString) line = g_string_new (name);
  const char *rest;

  for (g_string_append_c (line, ':'); *value != '\0'; value++)
    {
      if (*value == ',' || *value == ';' || *value == '\\')
        g_string_append_c (line, '\\');
      if (*value == '\n')
        g_string_append (line, "\\n");
      else if (!g_ascii_iscntrl (*value))
        g_string_append_c (line, *value);
    }

  for (rest = line->str; strlen (rest) > FOLD;)
    {
      gsize length = FOLD;

      while (((guchar)rest[length] & 0xc0) == 0x80)
        length--;
      g_string_append_len (ical, rest, length);
      g_string_append (ical, "\r\n ");
      rest += length;
    }
  g_string_append_printf (ical, "%s\r\n", rest);
}

void
_prk_ical_append_hari (GString *ical, const char *name, PrkHari hari)
{
  g_autofree char *iso = prk_hari_dup_iso (hari);

  g_string_append_printf (ical, "%s;VALUE=DATE:%.4s%.2s%.2s\r\n", name, iso, iso + 5, iso + 8);
}
