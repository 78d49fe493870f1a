/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "oplog/prk-text-diff.h"

#include "naskah/prk-narasi-markup.h"

#include "prk-beda-markup.h"

/* Equal text between two changes is cut down to this many characters at each end, so that a changed word in two pages is
 * seen without scrolling through them. */
#define CONTEXT_CHARS 160

static char *
dup_plain (const PrkBeda *beda,
           const char    *text)
{
  PrkNarasiDoc *doc;
  char *plain;

  if (text == NULL)
    return g_strdup ("");
  if (beda->bidang == NULL || beda->bidang->jenis != PRK_JENIS_NARASI)
    return g_strdup (text);

  doc = prk_narasi_markup_parse (text);
  plain = prk_narasi_doc_to_plain (doc);
  prk_narasi_doc_free (doc);

  return plain;
}

static char *
dup_shortened (const char *text,
               gboolean    is_first,
               gboolean    is_last)
{
  glong length = g_utf8_strlen (text, -1);
  glong head = is_first ? 0 : CONTEXT_CHARS;
  glong tail = is_last ? 0 : CONTEXT_CHARS;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (length <= head + tail + CONTEXT_CHARS / 2)
    return g_strdup (text);

  begin = g_utf8_substring (text, 0, head);
  end = g_utf8_substring (text, length - tail, length);

  return g_strconcat (begin, is_first ? "" : " ", "[…]", is_last ? "" : " ", end, NULL);
}

void
prk_beda_append_markup (GString     *markup,
                        PrkDiffKind  kind,
                        const char  *text,
                        gboolean     dark)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  switch (kind)
    {
    case PRK_DIFF_REMOVED:
      g_string_append_printf (markup, "<span strikethrough=\"true\" foreground=\"%s\">%s</span>",
                              dark ? "#ff938c" : "#b00020", escaped);
      break;
    case PRK_DIFF_ADDED:
      g_string_append_printf (markup, "<span underline=\"single\" foreground=\"%s\">%s</span>",
                              dark ? "#8ff0a4" : "#1b6b38", escaped);
      break;
    case PRK_DIFF_EQUAL:
    default:
      g_string_append (markup, escaped);
      break;
    }
}

static void
append_run (GString          *markup,
            const PrkDiffRun *run,
            gboolean          is_first,
            gboolean          is_last,
            gboolean          dark)
{
  g_autofree char *shortened = run->kind == PRK_DIFF_EQUAL ? dup_shortened (run->text, is_first, is_last) : NULL;

  prk_beda_append_markup (markup, run->kind, shortened != NULL ? shortened : run->text, dark);
}

char *
prk_beda_dup_markup (const PrkBeda *beda,
                     gboolean       dark)
{
  g_autofree char *before = dup_plain (beda, beda->lama);
  g_autofree char *after = dup_plain (beda, beda->baru);
  g_autoptr(GPtrArray) runs = prk_text_diff (before, after);
  g_autoptr(GString) markup = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    append_run (markup, g_ptr_array_index (runs, i), i == 0, i == runs->len - 1, dark);

  if (runs->len == 1 && strcmp (before, after) == 0)
    {
      /* Only bold, italic or the kind of list changed. */
      g_string_append_printf (markup, "\n<i>%s</i>", _("Only the formatting differs."));
    }

  return g_strdup (markup->str);
}

char *
prk_beda_dup_description (const PrkBeda *beda)
{
  g_autofree char *before = dup_plain (beda, beda->lama);
  g_autofree char *after = dup_plain (beda, beda->baru);
  g_autoptr(GPtrArray) runs = prk_text_diff (before, after);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const PrkDiffRun *run = g_ptr_array_index (runs, i);

      if (run->kind == PRK_DIFF_EQUAL)
        continue;
      g_string_append_printf (text, run->kind == PRK_DIFF_REMOVED ? _("Removed: “%s”. ") : _("Added: “%s”. "), run->text);
    }

  return g_strchomp (g_strdup (text->str));
}
