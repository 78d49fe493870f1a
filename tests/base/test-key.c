/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "base/prk-error.h"
#include "base/prk-key.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("prakarsa-key-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "kunci", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static PrkKey *
make_key (guint64 seed)
{
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_seeded (seed);

  return prk_key_generate (entropy);
}

/* RFC 8032, section 7.1, test 2: the seed, its public key, and the signature of the one byte
 * 0x72. */
static void
test_signs_as_rfc_8032 (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKey) key = NULL;
  g_autofree char *signature = NULL;

  g_file_set_contents (fixture->path,
                       "prakarsa-key-1 TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs\n",
                       -1,
                       &error);
  g_assert_no_error (error);
  key = prk_key_load (fixture->path, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (prk_key_get_device (key), ==, "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw");
  signature = prk_key_sign (key, "\x72", 1);
  g_assert_cmpstr (
      signature, ==,
      "kqAJqfDUyrhyDoILX2QlQKKye1QWUD-Ps3YiI-vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA");
}

static void
test_only_the_right_signature_is_taken (void)
{
  g_autoptr(PrkKey) key = make_key (1);
  g_autoptr(PrkKey) other = make_key (2);
  g_autofree char *signature = prk_key_sign (key, "isi", 3);
  const char *device = prk_key_get_device (key);

  g_assert_cmpuint (strlen (device), ==, 43);
  g_assert_cmpuint (strlen (signature), ==, 86);
  g_assert_true (prk_key_verify (device, "isi", 3, signature));

  g_assert_false (prk_key_verify (device, "isj", 3, signature));
  g_assert_false (prk_key_verify (device, "isi", 2, signature));
  g_assert_false (prk_key_verify (prk_key_get_device (other), "isi", 3, signature));
  g_assert_false (prk_key_verify (device, "isi", 3, "bukan"));
  g_assert_false (prk_key_verify ("bukan", "isi", 3, signature));
  g_assert_false (prk_key_verify (NULL, "isi", 3, signature));
  g_assert_false (prk_key_verify (device, "isi", 3, NULL));

  signature[10] = signature[10] == 'A' ? 'B' : 'A';
  g_assert_false (prk_key_verify (device, "isi", 3, signature));
}

static void
test_saved_key_comes_back (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKey) key = make_key (3);
  g_autoptr(PrkKey) loaded = NULL;
  g_autofree char *signature = prk_key_sign (key, "isi", 3);
  g_autofree char *signature_of_loaded = NULL;
  GStatBuf status;

  g_assert_true (prk_key_save (key, fixture->path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);

  loaded = prk_key_load (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (prk_key_get_device (loaded), ==, prk_key_get_device (key));
  signature_of_loaded = prk_key_sign (loaded, "isi", 3);
  g_assert_cmpstr (signature_of_loaded, ==, signature);
}

static void
test_key_is_never_overwritten (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKey) key = make_key (4);
  g_autoptr(PrkKey) other = make_key (5);
  g_autoptr(PrkKey) loaded = NULL;

  g_assert_true (prk_key_save (key, fixture->path, &error));
  g_assert_false (prk_key_save (other, fixture->path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST);

  loaded = prk_key_load (fixture->path, NULL);
  g_assert_cmpstr (prk_key_get_device (loaded), ==, prk_key_get_device (key));
}

static void
test_damaged_key_is_refused (Fixture      *fixture,
                             gconstpointer data)
{
  static const char *const bad[] = {
    "",
    "prakarsa-key-1",
    "prakarsa-key-1 TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pv\n",
    "prakarsa-key-1 TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs\n\n",
    "prakarsa-key-2 TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_file_set_contents (fixture->path, bad[i], -1, NULL);
      g_assert_null (prk_key_load (fixture->path, &error));
      g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_SYNTAX);
    }
}

static void
test_absent_key_is_a_file_error (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (prk_key_load (fixture->path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/key/signs-as-rfc-8032", test_signs_as_rfc_8032);
  g_test_add_func ("/key/only-the-right-signature-is-taken",
                   test_only_the_right_signature_is_taken);
  ADD ("/key/saved-key-comes-back", test_saved_key_comes_back);
  ADD ("/key/key-is-never-overwritten", test_key_is_never_overwritten);
  ADD ("/key/damaged-key-is-refused", test_damaged_key_is_refused);
  ADD ("/key/absent-key-is-a-file-error", test_absent_key_is_a_file_error);

  return g_test_run ();
}
