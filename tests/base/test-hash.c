/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-hash.h"

/* Vectors of FIPS 180-2 and the hash of nothing, in base64url instead of hexadecimal. */
static const struct
{
  const char *text;
  const char *hash;
} vectors[] = {
  { "", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU" },
  { "abc", "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0" },
  { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "JI1qYdIGOLjlwCaTDD5gOaM85Flk_yFn9uzt1BnbBsE" },
};

static void
test_hash_is_sha256_in_base64url (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (vectors[i].text, strlen (vectors[i].text));
      g_autofree char *of_data = prk_hash_data (vectors[i].text, strlen (vectors[i].text));
      g_autofree char *of_bytes = prk_hash_bytes (bytes);

      g_assert_cmpstr (of_data, ==, vectors[i].hash);
      g_assert_cmpstr (of_bytes, ==, vectors[i].hash);
      g_assert_cmpuint (strlen (of_data), ==, PRK_HASH_LENGTH);
      g_assert_true (prk_hash_is_valid (of_data));
    }
}

static void
test_pieces_hash_like_the_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr(PrkHasher) hasher = prk_hasher_new ();
      gsize size = strlen (vectors[i].text);
      g_autofree char *hash = NULL;

      prk_hasher_update (hasher, vectors[i].text, size / 3);
      prk_hasher_update (hasher, NULL, 0);
      prk_hasher_update (hasher, vectors[i].text + size / 3, size - size / 3);
      hash = prk_hasher_finish (hasher);
      g_assert_cmpstr (hash, ==, vectors[i].hash);
    }
}

static void
test_other_spellings_are_refused (void)
{
  static const char *const bad[] = {
    "",
    "abc",
    "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuF",   /* short */
    "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFUU", /* long */
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",  /* the other base64 */
    "\xb4\x37" "DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", /* beyond ASCII */
    "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFV",  /* stray bits at the end */
    "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSu =",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (prk_hash_is_valid (bad[i]));
  g_assert_false (prk_hash_is_valid (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hash/is-sha256-in-base64url", test_hash_is_sha256_in_base64url);
  g_test_add_func ("/hash/pieces-hash-like-the-whole", test_pieces_hash_like_the_whole);
  g_test_add_func ("/hash/other-spellings-are-refused", test_other_spellings_are_refused);

  return g_test_run ();
}
