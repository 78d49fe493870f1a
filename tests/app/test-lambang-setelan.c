/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib/gstdio.h>

#include "app/preferensi/prk-lambang-setelan.h"
#include "base/prk-entropy.h"
#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"
#include "store/prk-identitas.h"

#define SIZE 64

static const PrkLambangPilihan pilihan = { "62.04", "62.04", "Kabupaten Barito Selatan", SIZE };
static int last_side;

typedef struct
{
  char     *folder;
  char     *file;
  PrkStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *store_folder = NULL;

  fixture->folder = g_dir_make_tmp ("prakarsa-lambang-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->file = g_build_filename (fixture->folder, "lambang", NULL);
  store_folder = g_build_filename (fixture->folder, "meja", NULL);
  fixture->store = prk_store_open (store_folder, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char *argv[] = { "rm", "-r", fixture->folder, NULL };

  prk_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  g_free (fixture->file);
  g_free (fixture->folder);
}

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GdkTexture *
wait_for (GAsyncResult **result,
          GError       **error)
{
  g_autoptr(GAsyncResult) taken = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  taken = g_steal_pointer (result);
  return prk_lambang_setelan_finish (taken, &last_side, error);
}

static GdkTexture *
choose (Fixture  *fixture,
        GError  **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (fixture->file);
  GAsyncResult *result = NULL;

  prk_lambang_setelan_choose_async (fixture->store, &pilihan, file, NULL, take_result_cb, &result);
  return wait_for (&result, error);
}

static GdkTexture *
show (Fixture  *fixture,
      GError  **error)
{
  GAsyncResult *result = NULL;

  prk_lambang_setelan_load_async (fixture->store, &pilihan, NULL, take_result_cb, &result);
  return wait_for (&result, error);
}

static void
write_png (Fixture *fixture,
           int      width,
           int      height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A1, width, height);

  g_assert_cmpint (cairo_surface_write_to_png (surface, fixture->file), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
image_is_taken_and_shown (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) none = show (fixture, &error);
  g_autoptr(GdkTexture) chosen = NULL;
  g_autoptr(GdkTexture) shown = NULL;
  GAsyncResult *result = NULL;

  g_assert_no_error (error);
  g_assert_null (none);

  write_png (fixture, 200, 300);
  chosen = choose (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (chosen), ==, SIZE);

  shown = show (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (shown);

  g_assert_cmpint (last_side, ==, 300);
  prk_lambang_setelan_choose_async (fixture->store, &pilihan, NULL, NULL, take_result_cb, &result);
  g_assert_null (wait_for (&result, &error));
  g_assert_no_error (error);
  g_clear_object (&shown);
  shown = show (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (shown);
}

static void
bad_file_leaves_the_one_in_use (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GBytes) before = NULL;
  g_autofree char *large = NULL;
  g_autoptr(GdkTexture) good = NULL;
  g_autoptr(GError) first_error = NULL;

  write_png (fixture, 100, 100);
  good = choose (fixture, &first_error);
  g_assert_no_error (first_error);
  before = prk_kantor_dup_lambang (fixture->store, "62.04");
  g_assert_nonnull (before);

  large = g_malloc0 (21 * 1024 * 1024);
  for (int which = 0; which < 5; which++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GdkTexture) texture = NULL;
      g_autoptr(GBytes) after = NULL;

      switch (which)
        {
        case 0:
          g_assert_true (g_file_set_contents (fixture->file, "bukan gambar", -1, NULL));
          break;
        case 1:
          g_assert_true (g_file_set_contents (fixture->file, "", 0, NULL));
          break;
        case 2:
          write_png (fixture, 20000, 10);
          break;
        case 3:
          g_assert_true (g_file_set_contents (fixture->file, large, 21 * 1024 * 1024, NULL));
          break;
        case 4:
        default:
          g_assert_cmpint (g_remove (fixture->file), ==, 0);
          break;
        }

      texture = choose (fixture, &error);
      g_assert_null (texture);
      g_assert_nonnull (error);
      if (which < 4)
        g_assert_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_IMAGE);
      after = prk_kantor_dup_lambang (fixture->store, "62.04");
      g_assert_true (g_bytes_equal (after, before));
    }
}

/* What was a setting of one laptop goes on until another picture is chosen. */
static void
setting_is_taken_until_it_is_replaced (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr(GBytes) old = g_bytes_new_static ("lama", 4);
  g_autoptr(GBytes) used = NULL;
  g_autoptr(GBytes) now = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *hash = prk_store_put_blob (fixture->store, old, "image/png", &error);

  g_assert_no_error (error);
  prk_store_set_setting (fixture->store, PRK_SETTING_LAMBANG, hash);
  used = prk_kantor_dup_lambang (fixture->store, "62.04");
  g_assert_true (g_bytes_equal (used, old));
  write_png (fixture, 100, 100);
  texture = choose (fixture, &error);
  g_assert_no_error (error);
  now = prk_kantor_dup_lambang (fixture->store, "62.04");
  g_assert_false (g_bytes_equal (now, old));
}

/* A file that is larger than paper can show does not go to every laptop of the office. */
static void
large_picture_is_kept_small (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree guint32 *noise = g_new (guint32, 1500 * 1500);
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autoptr(GBytes) kept = NULL;
  cairo_surface_t *surface;

  for (guint i = 0, x = 1; i < 1500 * 1500; i++)
    noise[i] = (x = x * 1664525u + 1013904223u) | 0xff000000u;
  surface = cairo_image_surface_create_for_data ((guchar *) noise, CAIRO_FORMAT_RGB24, 1500, 1500, 1500 * 4);
  g_assert_cmpint (cairo_surface_write_to_png (surface, fixture->file), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  texture = choose (fixture, &error);
  g_assert_no_error (error);
  kept = prk_kantor_dup_lambang (fixture->store, "62.04");
  g_assert_cmpuint (g_bytes_get_size (kept), <, 2 * 1024 * 1024);
  g_assert_cmpint (last_side, ==, 945);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/app/lambang-setelan/image-is-taken-and-shown", Fixture, NULL, set_up,
              image_is_taken_and_shown,
              tear_down);
  g_test_add ("/app/lambang-setelan/bad-file-leaves-the-one-in-use", Fixture, NULL, set_up,
              bad_file_leaves_the_one_in_use, tear_down);
  g_test_add ("/app/lambang-setelan/setting-is-taken-until-it-is-replaced", Fixture, NULL, set_up,
              setting_is_taken_until_it_is_replaced, tear_down);
  g_test_add ("/app/lambang-setelan/large-picture-is-kept-small", Fixture, NULL, set_up,
              large_picture_is_kept_small, tear_down);

  return g_test_run ();
}
