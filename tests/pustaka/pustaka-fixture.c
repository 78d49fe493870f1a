/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pustaka-fixture.h"

#define FONT_SIZE 12
#define LINE      18

static void
remove_folder (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (path);
}

static void
open_both (Meja *meja)
{
  g_autoptr(GError) error = NULL;

  meja->store = prk_store_open (meja->folder, NULL, NULL, &error);
  g_assert_no_error (error);
  meja->pustaka = prk_pustaka_new (meja->store);
}

static void
close_both (Meja *meja)
{
  prk_pustaka_close (meja->pustaka);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (meja->pustaka);
  prk_store_close (meja->store);
  g_clear_object (&meja->store);
}

void
meja_open (Meja *meja)
{
  g_autoptr(GError) error = NULL;

  meja->folder = g_dir_make_tmp ("pustaka-XXXXXX", &error);
  g_assert_no_error (error);
  open_both (meja);
}

void
meja_reopen (Meja *meja)
{
  close_both (meja);
  open_both (meja);
}

void
meja_close (Meja *meja)
{
  close_both (meja);
  remove_folder (meja->folder);
  g_free (meja->folder);
}

char *
meja_put_file (Meja       *meja,
               const char *name,
               GBytes     *bytes)
{
  char *path = g_build_filename (meja->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return path;
}

char *
meja_import (Meja       *meja,
             const char *name,
             GBytes     *bytes)
{
  g_autofree char *path = meja_put_file (meja, name, bytes);
  g_autoptr(GError) error = NULL;
  char *id = prk_pustaka_import (meja->pustaka, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);

  return id;
}

GError *
meja_refuse (Meja       *meja,
             const char *name,
             GBytes     *bytes)
{
  g_autofree char *path = meja_put_file (meja, name, bytes);
  GError *error = NULL;
  g_autofree char *id = prk_pustaka_import (meja->pustaka, path, NULL, &error);

  g_assert_null (id);
  g_assert_nonnull (error);

  return error;
}

char *
meja_search (Meja       *meja,
             const char *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = prk_pustaka_search (meja->pustaka, query, NULL, 50, &error);
  GString *pages = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (pages, "%s%u", i > 0 ? " " : "",
                            ((PrkPustakaTemuan *) g_ptr_array_index (found, i))->halaman);

  return g_string_free (pages, FALSE);
}

guint
meja_count (Meja *meja)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = prk_pustaka_list (meja->pustaka, &error);

  g_assert_no_error (error);

  return documents->len;
}

/* Until the index has that many; the test's own time limit ends it otherwise. */
void
meja_turn_until_count (Meja  *meja,
                       guint  n_documents)
{
  guint n = G_MAXUINT;

  while (n != n_documents)
    {
      g_autoptr(GPtrArray) documents = prk_pustaka_list (meja->pustaka, NULL);

      n = 0;
      for (guint i = 0; documents != NULL && i < documents->len; i++)
        n += ((PrkPustakaDokumen *) g_ptr_array_index (documents, i))->keadaan ==
               PRK_PUSTAKA_READY
               ? 1
               : 0;
      if (n != n_documents)
        g_usleep (10000);
    }
}

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         size)
{
  g_byte_array_append (closure, data, size);

  return CAIRO_STATUS_SUCCESS;
}

static void
draw_lines (cairo_t    *cr,
            const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, FONT_SIZE);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      cairo_move_to (cr, 72, 72 + LINE * i);
      cairo_show_text (cr, lines[i]);
    }
}

static GBytes *
finish (cairo_t         *cr,
        cairo_surface_t *surface,
        GByteArray      *bytes)
{
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
pustaka_pdf (const char *const *pages,
             const char        *title)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      draw_lines (cr, pages[i]);
      cairo_show_page (cr);
    }

  return finish (cr, surface, bytes);
}

GBytes *
pustaka_pdf_picture (const char *text)
{
  const double scale = 300.0 / 72;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 595, 842);
  cairo_surface_t *picture =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595 * scale, 842 * scale);
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_scale (cr, scale, scale);
  draw_lines (cr, text);
  cairo_destroy (cr);

  cr = cairo_create (surface);
  cairo_scale (cr, 1 / scale, 1 / scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_show_page (cr);
  cairo_surface_destroy (picture);

  return finish (cr, surface, bytes);
}

char *
find_shared (const char *name)
{
  return find_shared_from (g_test_get_dir (G_TEST_DIST), name);
}

char *
find_shared_from (const char *tests,
                  const char *name)
{
  const char *chosen = g_getenv ("PRAKARSA_SHARED");
  char *path = chosen != NULL
                 ? g_build_filename (chosen, "data", name, NULL)
                 : g_build_filename (tests, "..", "..", "shared", "data", name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_clear_pointer (&path, g_free);

  return path;
}
