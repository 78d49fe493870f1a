/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Narrative text to and from the clipboard. It is offered as HTML and as plain text, so that it
 * can go on into a word processor, and is read back from the HTML, whoever wrote it. */

#include "config.h"

#include "prk-clipboard.h"
#include "prk-narasi-clipboard.h"
#include "prk-narasi-html.h"

/* Copying */

static char *
write_plain (const PrkNarasiDoc *doc)
{
  GString *plain = g_string_new (NULL);
  PrkNarasiLists lists = { 0 };

  for (guint i = 0; i < prk_narasi_doc_get_n_blocks (doc); i++)
    {
      const PrkNarasiBlock *block = prk_narasi_doc_get_block (doc, i);
      PrkNarasiLine line = block->line;
      guint ordinal = prk_narasi_lists_next (&lists, &line);

      if (i > 0)
        g_string_append_c (plain, '\n');
      for (guint j = 0; j < line.level; j++)
        g_string_append (plain, "   ");
      if (line.kind == PRK_NARASI_BULLET)
        g_string_append (plain, "• ");
      else if (line.kind == PRK_NARASI_NUMBER)
        g_string_append_printf (plain, "%u. ", ordinal);
      g_string_append_len (plain, block->text->str, block->text->len);
    }

  return g_string_free (plain, FALSE);
}

/* A piece of one line is words, not an item. */
static PrkNarasiDoc *
dup_selection (PrkNarasiBuffer *buffer)
{
  g_autoptr(PrkNarasiDoc) doc = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &start, &end))
    return NULL;

  doc = prk_narasi_buffer_dup_range (buffer, &start, &end);
  if (!gtk_text_iter_starts_line (&start) || prk_narasi_doc_get_n_blocks (doc) == 1)
    prk_narasi_doc_set_line (doc, 0, &(PrkNarasiLine) { PRK_NARASI_PARAGRAPH, 0, 0 });
  prk_narasi_doc_normalize (doc);

  return g_steal_pointer (&doc);
}

/**
 * prk_narasi_clipboard_copy:
 *
 * Puts the selection of @buffer on the clipboard; without a selection the clipboard stays as it is.
 */
void
prk_narasi_clipboard_copy (GdkClipboard    *clipboard,
                           PrkNarasiBuffer *buffer)
{
  g_autoptr(PrkNarasiDoc) doc = NULL;
  g_autoptr(GdkContentProvider) content = NULL;
  g_autoptr(GBytes) html = NULL;
  GdkContentProvider *providers[2];
  g_autofree char *plain = NULL;
  char *text;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));
  g_return_if_fail (PRK_IS_NARASI_BUFFER (buffer));

  doc = dup_selection (buffer);
  if (doc == NULL)
    return;

  text = prk_narasi_html_write (doc);
  html = g_bytes_new_take (text, strlen (text));
  plain = write_plain (doc);
  providers[0] = gdk_content_provider_new_for_bytes ("text/html", html);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);
  content = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (clipboard, content);
}

/* Pasting */

static const char *const html_types[] = { "text/html", NULL };
static const char *const plain_types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

/**
 * prk_narasi_clipboard_parse_plain:
 * @bytes: any bytes
 *
 * Reads plain text as pasted: a paragraph a line, tabs between words as middle dots.
 *
 * Returns: (transfer full): a normal document
 */
PrkNarasiDoc *
prk_narasi_clipboard_parse_plain (const char *bytes,
                                  gsize       n_bytes)
{
  static GRegex *tabs;
  g_autofree char *clean = prk_narasi_sanitize (bytes, n_bytes);
  g_autofree char *joined = NULL;
  PrkNarasiDoc *doc;

  if (tabs == NULL)
    tabs = g_regex_new ("(?<=[^\\t\\n])[ ]?\\t+[ ]?(?=[^\\t\\n])", G_REGEX_OPTIMIZE, 0, NULL);

  if (strchr (clean, '\t') != NULL)
    joined = g_regex_replace_literal (tabs, clean, -1, 0, " · ", 0, NULL);
  doc = prk_narasi_doc_new_plain (joined != NULL ? joined : clean,
                                  strlen (joined != NULL ? joined : clean));
  prk_narasi_doc_normalize (doc);

  return doc;
}

static void
plain_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = prk_clipboard_read_finish (GDK_CLIPBOARD (object), result, &error);
  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, prk_narasi_clipboard_parse_plain (g_bytes_get_data (bytes, NULL),
                                                                   g_bytes_get_size (bytes)),
                           (GDestroyNotify) prk_narasi_doc_free);
}

static void
html_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PrkNarasiDoc) doc = NULL;
  g_autoptr(GError) error = NULL;

  bytes = prk_clipboard_read_finish (GDK_CLIPBOARD (object), result, &error);
  if (bytes != NULL)
    doc = prk_narasi_html_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (doc != NULL && prk_narasi_doc_get_n_blocks (doc) > 0)
    g_task_return_pointer (task, g_steal_pointer (&doc), (GDestroyNotify) prk_narasi_doc_free);
  else if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    /* HTML without text is a picture; there may be plain text beside it. */
    prk_clipboard_read_async (GDK_CLIPBOARD (object), plain_types, g_task_get_cancellable (task),
                              plain_read_cb, g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * prk_narasi_clipboard_read_async:
 *
 * Reads what the clipboard holds as narrative text; finish with prk_narasi_clipboard_read_finish().
 * Errors are those of prk_clipboard_read_async().
 */
void
prk_narasi_clipboard_read_async (GdkClipboard        *clipboard,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_narasi_clipboard_read_async);
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"))
    prk_clipboard_read_async (clipboard, html_types, cancellable, html_read_cb,
                              g_object_ref (task));
  else
    prk_clipboard_read_async (clipboard, plain_types, cancellable, plain_read_cb,
                              g_object_ref (task));
}

PrkNarasiDoc *
prk_narasi_clipboard_read_finish (GdkClipboard  *clipboard,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
