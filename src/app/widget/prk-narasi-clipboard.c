/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Narrative text to and from the clipboard. It is offered as HTML and as plain text, so that it can go on into a word
 * processor, and is read back from the HTML, whoever wrote it. */

#include "config.h"

#include <glib/gi18n.h>

#include "base/prk-error.h"

#include "prk-narasi-clipboard.h"
#include "prk-narasi-html.h"

#define CHUNK_BYTES (64 * 1024)

/* A program that owns the clipboard and says nothing for so long is stuck or gone. */
#define STALL_SECONDS 5

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

typedef struct
{
  GInputStream *stream;
  GByteArray *bytes;
  gboolean is_html;
  guint stall_id;
  gboolean is_over; /* given up; a late answer is let pass */
} Reading;

static void read_type (GTask      *task,
                       const char *const *types);

static void
reading_free (Reading *reading)
{
  g_clear_handle_id (&reading->stall_id, g_source_remove);
  g_clear_object (&reading->stream);
  g_byte_array_unref (reading->bytes);
  g_free (reading);
}

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
  doc = prk_narasi_doc_new_plain (joined != NULL ? joined : clean, strlen (joined != NULL ? joined : clean));
  prk_narasi_doc_normalize (doc);

  return doc;
}

static gboolean
stalled_cb (gpointer user_data)
{
  GTask *task = user_data;
  Reading *reading = g_task_get_task_data (task);

  reading->stall_id = 0;
  reading->is_over = TRUE;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                           _("The program that the text was copied from does not answer. "
                             "Nothing was pasted; copy it again."));

  return G_SOURCE_REMOVE;
}

/* The stream's own waiting cannot be cancelled, so the guard gives the answer in its place. */
static void
guard_reading (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_clear_handle_id (&reading->stall_id, g_source_remove);
  reading->stall_id = g_timeout_add_seconds (STALL_SECONDS, stalled_cb, task);
}

/* Whether an answer came in time. */
static gboolean
unguard_reading (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_clear_handle_id (&reading->stall_id, g_source_remove);

  return !reading->is_over;
}

static void read_chunk (GTask *task);

static void
finish_reading (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(PrkNarasiDoc) doc = NULL;

  if (reading->is_html)
    doc = prk_narasi_html_parse ((const char *) reading->bytes->data, reading->bytes->len);
  else
    doc = prk_narasi_clipboard_parse_plain ((const char *) reading->bytes->data, reading->bytes->len);

  /* HTML without text is a picture with a caption of nothing; there may be plain text beside it. */
  if (reading->is_html && prk_narasi_doc_get_n_blocks (doc) == 0)
    read_type (task, plain_types);
  else
    g_task_return_pointer (task, g_steal_pointer (&doc), (GDestroyNotify) prk_narasi_doc_free);
}

static void
chunk_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GBytes) chunk = NULL;
  GError *error = NULL;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  if (!unguard_reading (task))
    {
      g_clear_error (&error);
      return;
    }
  if (chunk == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (g_bytes_get_size (chunk) == 0)
    {
      finish_reading (task);
      return;
    }

  g_byte_array_append (reading->bytes, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  if (reading->bytes->len > PRK_NARASI_PASTE_MAX_BYTES)
    {
      g_task_return_new_error (task, PRK_INPUT_ERROR, PRK_INPUT_ERROR_TOO_LARGE,
                               _("The copied text is larger than 5 MB. Nothing was pasted; copy it in parts."));
      return;
    }

  read_chunk (task);
}

static void
read_chunk (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  guard_reading (task);
  g_input_stream_read_bytes_async (reading->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), chunk_read_cb, g_object_ref (task));
}

static void
stream_opened_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  reading->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, NULL, &error);
  if (!unguard_reading (task))
    return;

  if (reading->stream == NULL)
    {
      /* Something that promises HTML and then does not give it may still give plain text. */
      if (reading->is_html && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        read_type (task, plain_types);
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  read_chunk (task);
}

static void
read_type (GTask             *task,
           const char *const *types)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->bytes = g_byte_array_new ();
  reading->is_html = types == html_types;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  guard_reading (task);
  gdk_clipboard_read_async (g_task_get_source_object (task), (const char **) types, G_PRIORITY_DEFAULT,
                            g_task_get_cancellable (task), stream_opened_cb, g_object_ref (task));
}

/**
 * prk_narasi_clipboard_read_async:
 *
 * Reads what the clipboard holds as narrative text; finish with prk_narasi_clipboard_read_finish().
 *
 * %PRK_INPUT_ERROR_TOO_LARGE above %PRK_NARASI_PASTE_MAX_BYTES and %G_IO_ERROR_TIMED_OUT if the owner of the
 * clipboard falls silent, both with a message for people; %G_IO_ERROR_NOT_SUPPORTED if the clipboard holds no text.
 */
void
prk_narasi_clipboard_read_async (GdkClipboard        *clipboard,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GdkContentFormats *formats;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_narasi_clipboard_read_async);
  formats = gdk_clipboard_get_formats (clipboard);
  read_type (task, gdk_content_formats_contain_mime_type (formats, "text/html") ? html_types : plain_types);
}

PrkNarasiDoc *
prk_narasi_clipboard_read_finish (GdkClipboard  *clipboard,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
