/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes from the clipboard, of which another program is the owner: bounded in size and in how
 * long it may be silent. */

#include "config.h"

#include <glib/gi18n.h>

#include "base/prk-error.h"

#include "prk-clipboard.h"

#define CHUNK_BYTES (64 * 1024)

/* A program that owns the clipboard and says nothing for so long is stuck or gone. */
#define STALL_SECONDS 5

typedef struct
{
  GInputStream *stream;
  GByteArray *bytes;
  guint stall_id;
  gboolean is_over; /* given up; a late answer is let pass */
} Reading;

static void read_chunk (GTask *task);

static void
reading_free (Reading *reading)
{
  g_clear_handle_id (&reading->stall_id, g_source_remove);
  g_clear_object (&reading->stream);
  g_clear_pointer (&reading->bytes, g_byte_array_unref);
  g_free (reading);
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

static void
chunk_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GBytes) chunk = NULL;
  g_autoptr(GError) error = NULL;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  if (!unguard_reading (task))
    return;

  if (chunk == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (g_bytes_get_size (chunk) == 0)
    {
      g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&reading->bytes)),
                             (GDestroyNotify) g_bytes_unref);
      return;
    }

  g_byte_array_append (reading->bytes, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  if (reading->bytes->len > PRK_CLIPBOARD_MAX_BYTES)
    {
      g_task_return_new_error (
          task, PRK_INPUT_ERROR, PRK_INPUT_ERROR_TOO_LARGE,
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
                                   g_task_get_cancellable (task), chunk_read_cb,
                                   g_object_ref (task));
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
    g_task_return_error (task, g_steal_pointer (&error));
  else
    read_chunk (task);
}

/**
 * prk_clipboard_read_async:
 * @types: (array zero-terminated=1): MIME types, the best first
 *
 * Reads what the clipboard holds; finish with prk_clipboard_read_finish().
 *
 * %PRK_INPUT_ERROR_TOO_LARGE above %PRK_CLIPBOARD_MAX_BYTES and %G_IO_ERROR_TIMED_OUT if the owner
 * falls silent, both with a message for people; %G_IO_ERROR_NOT_SUPPORTED if the clipboard holds
 * nothing of these types.
 */
void
prk_clipboard_read_async (GdkClipboard        *clipboard,
                          const char *const   *types,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_clipboard_read_async);
  reading = g_new0 (Reading, 1);
  reading->bytes = g_byte_array_new ();
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);

  guard_reading (task);
  gdk_clipboard_read_async (clipboard, (const char **) types, G_PRIORITY_DEFAULT, cancellable,
                            stream_opened_cb, g_object_ref (task));
}

GBytes *
prk_clipboard_read_finish (GdkClipboard  *clipboard,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_clipboard_is_to_tell:
 *
 * Returns: whether a person should see the message: a clipboard without text is no mistake of
 *   anybody's
 */
gboolean
prk_clipboard_is_to_tell (const GError *error)
{
  return error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
         !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}
