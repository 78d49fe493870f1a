/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nearly every body of POST /v1/ops is what a laptop wrote: {"ops":[{"op":"…","ttd":"…"}, …]} and
 * nothing else. Such a one is read in one pass, each op into bytes of its own, without a tree of
 * the whole. This knows just that form and JSON's grammar for it; for anything else, wrong or only
 * unusual (further keys, one of them twice, \u in a string), it says no, and prk_json_parse()
 * decides what it is. */
#include "config.h"

#include <string.h>

#include "prk-jalur-private.h"

typedef struct
{
  const char *at;
  const char *end;
} Pembaca;

static char
skip_space (Pembaca *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;

  return self->at < self->end ? *self->at : '\0';
}

static gboolean
take (Pembaca *self,
      char     mark)
{
  if (skip_space (self) != mark)
    return FALSE;
  self->at++;

  return TRUE;
}

static char
unescape (char letter)
{
  switch (letter)
    {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
    }
}

/* Returns: (nullable): the string that stands next, with a NUL behind it that is not counted */
static char *
take_string (Pembaca *self,
             gsize   *size)
{
  g_autofree char *text = NULL;
  const char *close;
  gsize n = 0;

  if (!take (self, '"'))
    return NULL;
  for (close = self->at; close < self->end && *close != '"'; close++)
    if (*close == '\\')
      close++;
  if (close >= self->end)
    return NULL;

  text = g_malloc ((gsize) (close - self->at) + 1);
  while (self->at < close)
    {
      char c = *self->at++;

      if ((guchar) c < 0x20)
        return NULL;
      if (c == '\\')
        c = unescape (*self->at++);
      if (c == '\0')
        return NULL;
      text[n++] = c;
    }
  text[n] = '\0';
  self->at = close + 1;
  *size = n;

  return g_steal_pointer (&text);
}

static gboolean
take_entry (Pembaca   *self,
            GPtrArray *kiriman)
{
  g_autofree char *op = NULL;
  g_autofree char *ttd = NULL;
  gsize op_size = 0;
  PrkKiriman *one;

  if (!take (self, '{'))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *key = NULL;
      char **value;
      gsize size;

      if (i > 0 && !take (self, ','))
        return FALSE;
      key = take_string (self, &size);
      value = g_strcmp0 (key, "op") == 0 ? &op : g_strcmp0 (key, "ttd") == 0 ? &ttd : NULL;
      if (value == NULL || *value != NULL || !take (self, ':'))
        return FALSE;
      *value = take_string (self, value == &op ? &op_size : &size);
      if (*value == NULL)
        return FALSE;
    }
  if (!take (self, '}'))
    return FALSE;

  one = g_new0 (PrkKiriman, 1);
  one->isi = g_bytes_new_take (g_steal_pointer (&op), op_size);
  one->ttd = g_steal_pointer (&ttd);
  g_ptr_array_add (kiriman, one);

  return TRUE;
}

/* FALSE leaves @kiriman as it may be. */
gboolean
_prk_kiriman_read (GBytes    *body,
                   GPtrArray *kiriman)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  Pembaca pembaca = { text, text + size };
  g_autofree char *key = NULL;
  gsize key_size;

  if (size == 0 || !g_utf8_validate_len (text, size, NULL) || !take (&pembaca, '{'))
    return FALSE;
  key = take_string (&pembaca, &key_size);
  if (g_strcmp0 (key, "ops") != 0 || !take (&pembaca, ':') || !take (&pembaca, '['))
    return FALSE;
  if (skip_space (&pembaca) != ']')
    do
      if (!take_entry (&pembaca, kiriman))
        return FALSE;
    while (take (&pembaca, ','));

  return take (&pembaca, ']') && take (&pembaca, '}') && skip_space (&pembaca) == '\0' &&
         pembaca.at == pembaca.end;
}
