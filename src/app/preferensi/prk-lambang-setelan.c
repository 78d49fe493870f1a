/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "naskah/prk-lambang.h"
#include "naskah/prk-naskah.h"
#include "store/prk-identitas.h"

#include "prk-lambang-setelan.h"

#define CHUNK_SIZE (256 * 1024)

typedef struct
{
  PrkStore *store;
  GFile    *file; /* NULL: show the one in use */
  int       size;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->store);
  g_clear_object (&request->file);
  g_free (request);
}

/* Stops as soon as the file is too large, however large it is. */
static GBytes *
read_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  if (stream == NULL)
    return NULL;

  while (TRUE)
    {
      g_autoptr(GBytes) chunk =
        g_input_stream_read_bytes (G_INPUT_STREAM (stream), CHUNK_SIZE, cancellable, error);

      if (chunk == NULL)
        return NULL;
      if (g_bytes_get_size (chunk) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + g_bytes_get_size (chunk) > PRK_LAMBANG_MAX_BYTES)
        {
          g_set_error_literal (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_IMAGE,
                               _("The file is larger than 20 MB."));
          return NULL;
        }
      g_byte_array_append (bytes, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
    }
}

static GdkTexture *
draw (PrkLambang *lambang,
      int         size)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(GBytes) pixels = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  prk_lambang_draw (lambang, cr, 0, 0, size);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                       (gsize) stride * size,
                                       (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, pixels, stride);
}

static GdkTexture *
choose (Request       *request,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr(GBytes) bytes = read_file (request->file, cancellable, error);
  g_autoptr(PrkLambang) lambang = NULL;
  g_autofree char *type = NULL;
  g_autofree char *media_type = NULL;
  g_autofree char *hash = NULL;

  if (bytes == NULL)
    return NULL;

  lambang = prk_lambang_new (bytes, error);
  if (lambang == NULL)
    return NULL;

  type = g_content_type_guess (NULL, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               NULL);
  media_type = g_content_type_get_mime_type (type);
  hash = prk_store_put_blob (request->store, bytes,
                             media_type != NULL ? media_type : "application/octet-stream", error);
  if (hash == NULL)
    return NULL;

  prk_store_set_setting (request->store, PRK_SETTING_LAMBANG, hash);
  return draw (lambang, request->size);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr(GError) error = NULL;
  GdkTexture *texture = NULL;

  if (request->file != NULL)
    {
      texture = choose (request, cancellable, &error);
    }
  else
    {
      g_autofree char *hash = prk_store_dup_setting (request->store, PRK_SETTING_LAMBANG);
      g_autoptr(GBytes) bytes =
        hash != NULL ? prk_store_get_blob (request->store, hash, &error) : NULL;

      g_autoptr(PrkLambang) lambang = bytes != NULL ? prk_lambang_new (bytes, &error) : NULL;

      if (lambang != NULL)
        texture = draw (lambang, request->size);
    }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

static void
run (PrkStore            *store,
     GFile               *file,
     int                  size,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->store = g_object_ref (store);
  request->file = file != NULL ? g_object_ref (file) : NULL;
  request->size = size;
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * prk_lambang_setelan_load_async:
 * @store: an open store
 * @size: the longer side of the texture in pixels
 * @cancellable: (nullable): a cancellable
 * @callback: gets the texture with prk_lambang_setelan_finish()
 * @user_data: for @callback
 *
 * Draws the emblem in use.
 */
void
prk_lambang_setelan_load_async (PrkStore            *store,
                        int                  size,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (size > 0);

  run (store, NULL, size, cancellable, callback, user_data);
}

/**
 * prk_lambang_setelan_choose_async:
 * @store: an open store
 * @file: what a person chose
 * @size: the longer side of the texture in pixels
 * @cancellable: (nullable): a cancellable
 * @callback: gets the texture with prk_lambang_setelan_finish()
 * @user_data: for @callback
 *
 * Checks the file, keeps it as a blob, takes it into use and draws it. A file that cannot be
 * printed changes nothing.
 */
void
prk_lambang_setelan_choose_async (PrkStore            *store,
                          GFile               *file,
                          int                  size,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (size > 0);

  run (store, file, size, cancellable, callback, user_data);
}

GdkTexture *
prk_lambang_setelan_finish (GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_lambang_setelan_remove:
 * @store: an open store
 *
 * Goes back to the neutral outline. The blob stays: older documents may name it.
 */
void
prk_lambang_setelan_remove (PrkStore *store)
{
  g_return_if_fail (PRK_IS_STORE (store));

  prk_store_set_setting (store, PRK_SETTING_LAMBANG, NULL);
}
