/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "naskah/prk-lambang.h"
#include "paket/prk-kantor.h"
#include "store/prk-identitas.h"
#include "store/prk-lambang-simpan.h"

#include "prk-lambang-setelan.h"

#define CHUNK_SIZE (256 * 1024)
#define KEPT_SIZE  (512 * 1024)

typedef struct
{
  PrkStore *store;
  char     *daerah, *kunci, *judul;
  GFile    *file;        /* (nullable) */
  gboolean  is_choosing; /* else the one in use is shown */
  int       size;
  int       sisi;        /* set by the worker */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->store);
  g_clear_object (&request->file);
  g_free (request->daerah);
  g_free (request->kunci);
  g_free (request->judul);
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

/* What is larger than paper can show is kept as what paper shows of it. */
static GBytes *
dup_kept (PrkLambang *lambang,
          GBytes     *image)
{
  int width, height;

  return g_bytes_get_size (image) <= KEPT_SIZE ? g_bytes_ref (image) : prk_lambang_dup_berkas (lambang, &width, &height);
}

static gboolean
is_own (const Request *request)
{
  return g_strcmp0 (request->kunci, request->daerah) == 0;
}

static GdkTexture *
choose (Request       *request,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr(GBytes) bytes = request->file != NULL ? read_file (request->file, cancellable, error) : NULL;
  g_autofree char *name = request->file != NULL ? g_file_get_basename (request->file) : NULL;
  g_autoptr(PrkLambang) lambang = bytes != NULL ? prk_lambang_new (bytes, error) : NULL;
  g_autoptr(GBytes) kept = lambang != NULL ? dup_kept (lambang, bytes) : NULL;

  if (request->file != NULL && lambang == NULL)
    return NULL;
  if (!prk_lambang_kantor_simpan (request->store, request->daerah, request->kunci, request->judul, kept, name, error))
    return NULL;
  if (is_own (request))
    prk_store_set_setting (request->store, PRK_SETTING_LAMBANG, NULL);
  if (lambang == NULL)
    return NULL;
  request->sisi = prk_lambang_get_sisi (lambang);

  return draw (lambang, request->size);
}

static GBytes *
find_image (Request *request)
{
  g_autoptr(GPtrArray) all = NULL;

  if (is_own (request))
    return prk_kantor_dup_lambang (request->store, request->daerah);
  all = prk_lambang_kantor_muat (request->store);
  for (guint i = 0; i < all->len; i++)
    {
      const PrkLambangKantor *one = g_ptr_array_index (all, i);

      if (one->gambar != NULL && strcmp (one->kunci, request->kunci) == 0)
        return g_bytes_ref (one->gambar);
    }

  return NULL;
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr(GBytes) image = NULL;
  g_autoptr(PrkLambang) lambang = NULL;
  g_autoptr(GError) error = NULL;
  GdkTexture *texture = NULL;

  if (request->is_choosing)
    texture = choose (request, cancellable, &error);
  else
    {
      image = find_image (request);
      lambang = image != NULL ? prk_lambang_new (image, &error) : NULL;
      request->sisi = lambang != NULL ? prk_lambang_get_sisi (lambang) : 0;
      texture = lambang != NULL ? draw (lambang, request->size) : NULL;
    }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

static void
run (PrkStore                *store,
     const PrkLambangPilihan *pilihan,
     GFile                   *file,
     gboolean                 is_choosing,
     GCancellable            *cancellable,
     GAsyncReadyCallback      callback,
     gpointer                 user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->store = g_object_ref (store);
  request->daerah = g_strdup (pilihan->daerah);
  request->kunci = g_strdup (pilihan->kunci);
  request->judul = g_strdup (pilihan->judul);
  request->file = file != NULL ? g_object_ref (file) : NULL;
  request->is_choosing = is_choosing;
  request->size = pilihan->size;
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, run_thread);
}

void
prk_lambang_setelan_load_async (PrkStore                *store,
                                const PrkLambangPilihan *pilihan,
                                GCancellable            *cancellable,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (pilihan != NULL && pilihan->size > 0);

  run (store, pilihan, NULL, FALSE, cancellable, callback, user_data);
}

void
prk_lambang_setelan_choose_async (PrkStore                *store,
                                  const PrkLambangPilihan *pilihan,
                                  GFile                   *file,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 user_data)
{
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (pilihan != NULL && pilihan->size > 0);

  run (store, pilihan, file, TRUE, cancellable, callback, user_data);
}

GdkTexture *
prk_lambang_setelan_finish (GAsyncResult  *result,
                            int           *sisi,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (sisi != NULL)
    *sisi = ((Request *) g_task_get_task_data (G_TASK (result)))->sisi;

  return g_task_propagate_pointer (G_TASK (result), error);
}
