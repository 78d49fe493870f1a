/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "domain/prk-wilayah.h"

static void
count_below (const char *kode,
             guint       level,
             guint       counts[5])
{
  g_autoptr(GPtrArray) list = prk_wilayah_list (kode);

  counts[level] += list->len;
  for (guint i = 0; i < list->len && level < 4; i++)
    {
      const PrkWilayah *wilayah = g_ptr_array_index (list, i);

      g_assert_true (prk_wilayah_find (wilayah->kode) == wilayah);
      count_below (wilayah->kode, level + 1, counts);
    }
}

/* As many as the four tables of idn-area-data 3.1.2 have rows. */
static void
test_counts (void)
{
  guint counts[5] = { 0 };

  count_below (NULL, 1, counts);
  g_assert_cmpuint (counts[1], ==, 38);
  g_assert_cmpuint (counts[2], ==, 514);
  g_assert_cmpuint (counts[3], ==, 7277);
  g_assert_cmpuint (counts[4], ==, 83763);
}

static void
test_find (void)
{
  static const struct
  {
    const char *kode, *nama;
  } cases[] = {
    { "11", "Aceh" },
    { "31", "DKI Jakarta" },
    { "34", "Daerah Istimewa Yogyakarta" },
    { "62", "Kalimantan Tengah" },
    { "62.04", "Kabupaten Barito Selatan" },
    { "62.71", "Kota Palangka Raya" },
    { "64.72", "Kota Samarinda" },
    { "31.01", "Kabupaten Administrasi Kepulauan Seribu" },
    { "62.04.01", "Jenamas" },
    { "62.04.01.1003", "Rantau Kujang" },
    { "62.04.01.2001", "Tampulang" },
    { "62.04.01.2002", "Rantau Bahuang" },
    { "62.04.01.2003", NULL },
    { "62.04.01.2004", "Rangga Ilung" },
    { "96.71.10.1004", "Tanjung Kasuari" },
    { "11.01.01.2001", "Keude Bakongan" },
    { "35.18.17.2007", "Ja'an" },
    { "62.4", NULL },
    { "62.", NULL },
    { "", NULL },
    { "99", NULL },
    { "62.04.01.2001.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PrkWilayah *wilayah = prk_wilayah_find (cases[i].kode);

      g_test_message ("%s", cases[i].kode);
      g_assert_cmpstr (wilayah == NULL ? NULL : wilayah->nama, ==, cases[i].nama);
      if (wilayah != NULL)
        g_assert_cmpstr (wilayah->kode, ==, cases[i].kode);
    }
}

static void
test_list (void)
{
  g_autoptr(GPtrArray) kecamatan = prk_wilayah_list ("62.04");
  g_autoptr(GPtrArray) none = prk_wilayah_list ("99.99");
  g_autoptr(GPtrArray) below_desa = prk_wilayah_list ("62.04.01.2001");

  g_assert_cmpuint (kecamatan->len, ==, 6);
  g_assert_cmpstr (((PrkWilayah *)g_ptr_array_index (kecamatan, 0))->nama, ==, "Jenamas");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (below_desa->len, ==, 0);
}

static void
test_full_names (void)
{
  static const struct
  {
    const char *kode, *name;
  } cases[] = {
    { "62", "Provinsi Kalimantan Tengah" },
    { "34", "Daerah Istimewa Yogyakarta" },
    { "62.04", "Kabupaten Barito Selatan, Kalimantan Tengah" },
    { "62.04.01", "Kecamatan Jenamas, Kabupaten Barito Selatan, Kalimantan Tengah" },
    { "62.04.01.2001",
      "Desa Tampulang, Kecamatan Jenamas, Kabupaten Barito Selatan, Kalimantan Tengah" },
    { "62.04.01.1003",
      "Kelurahan Rantau Kujang, Kecamatan Jenamas, Kabupaten Barito Selatan, Kalimantan Tengah" },
    { "96.71.10.1004",
      "Kelurahan Tanjung Kasuari, Distrik Maladum Mes, Kota Sorong, Papua Barat Daya" },
    { "15.03.07.2003", "Desa Baru, Kecamatan Air Hitam, Kabupaten Sarolangun, Jambi" },
    { "62.99", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = prk_wilayah_dup_full_name (cases[i].kode);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static const char *
first_code (GPtrArray *list)
{
  return list->len == 0 ? NULL : ((PrkWilayah *)g_ptr_array_index (list, 0))->kode;
}

static void
test_search (void)
{
  static const struct
  {
    const char *text;
    guint       max_level;
    const char *near;
    const char *first;
  } cases[] = {
    { "Kabupaten Barito Selatan", 2, NULL, "62.04" },
    { "barito sel", 2, NULL, "62.04" },
    { "selatan barito", 2, NULL, "62.04" },
    { "kab. barito timur", 2, NULL, "62.13" },
    { "palangka raya", 2, NULL, "62.71" },
    { "kalimantan tengah", 4, NULL, "62" },
    { "Provinsi Kalimantan Tengah", 2, NULL, "62" },
    { "dusun selatan", 4, NULL, "62.04.06" },
    { "kecamatan dusun selatan", 4, NULL, "62.04.06" },
    { "tampulang", 4, NULL, "62.04.01.2001" },
    { "tampulang jenamas barito", 4, NULL, "62.04.01.2001" },
    { "Desa Tampulang, Kecamatan Jenamas, Kabupaten Barito Selatan, Kalimantan Tengah", 4, NULL,
      "62.04.01.2001" },
    { "tampulang kapuas", 4, NULL, NULL },
    { "tampulang", 3, NULL, NULL },
    { "desa baru", 4, "62.04", "62.04.06.2004" },
    { "jaan", 4, "35.18", "35.18.17.2007" },
    { "JA'AN", 4, "35.18", "35.18.17.2007" },
    { "62.04", 4, NULL, "62.04" },
    { "620401", 4, NULL, "62.04.01" },
    { "62.04.01.20", 4, NULL, "62.04.01.2001" },
    { "zzzz", 4, NULL, NULL },
    { "", 4, NULL, NULL },
    { " ,.", 4, NULL, NULL },
    { "\xf0\x9f\x98\x80", 4, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) list
          = prk_wilayah_search (cases[i].text, cases[i].max_level, cases[i].near, 20);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (first_code (list), ==, cases[i].first);
      g_assert_cmpuint (list->len, <=, 20);
    }
}

/* There is a Desa Baru in many places: one's own kabupaten comes first, and all of it before the
 * rest of the country. */
static void
test_near (void)
{
  g_autoptr(GPtrArray) list = prk_wilayah_search ("baru", 4, "62.04", 400);
  gboolean was_far = FALSE;
  guint n_near = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const PrkWilayah *wilayah = g_ptr_array_index (list, i);
      gboolean is_near = g_str_has_prefix (wilayah->kode, "62.04.");

      g_assert_false (is_near && was_far);
      was_far |= !is_near;
      n_near += is_near;
    }

  g_assert_cmpuint (n_near, >, 0);
  g_assert_cmpuint (n_near, <, list->len);
}

static void
test_limits (void)
{
  g_autoptr(GPtrArray) none = prk_wilayah_search ("a", 4, NULL, 0);
  g_autoptr(GPtrArray) shallow = prk_wilayah_search ("a", 1, NULL, 1000);
  g_autoptr(GPtrArray) all = prk_wilayah_search ("jakarta", 2, NULL, 100);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (shallow->len, >, 20);
  g_assert_cmpuint (shallow->len, <=, 38);
  /* DKI Jakarta and its five kota; Kepulauan Seribu does not have the word in its own name. */
  g_assert_cmpuint (all->len, ==, 6);
}

/* 10 ms a search is what typing bears. On a busy machine and under sanitizers only a search that
 * has lost its way is told. */
static void
test_fast (void)
{
  static const char *const texts[]
      = { "a", "an", "sel", "barito", "desa baru", "dusun selatan barito", "zzz" };
  gint64 begin = g_get_monotonic_time ();
  const guint n_rounds = 10;
  gint64 mean_us;

  for (guint i = 0; i < n_rounds; i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autoptr(GPtrArray) list = prk_wilayah_search (texts[j], 4, "62.04", 50);

        g_assert_true (list->len > 0 || g_str_equal (texts[j], "zzz"));
      }

  mean_us = (g_get_monotonic_time () - begin) / (n_rounds * G_N_ELEMENTS (texts));
  g_test_message ("%" G_GINT64_FORMAT " µs a search", mean_us);
  if (g_test_perf ())
    g_assert_cmpint (mean_us, <, 10000);
  g_assert_cmpint (mean_us, <, G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wilayah/counts", test_counts);
  g_test_add_func ("/wilayah/find", test_find);
  g_test_add_func ("/wilayah/list", test_list);
  g_test_add_func ("/wilayah/full-names", test_full_names);
  g_test_add_func ("/wilayah/search", test_search);
  g_test_add_func ("/wilayah/near-comes-first", test_near);
  g_test_add_func ("/wilayah/limits", test_limits);
  g_test_add_func ("/wilayah/search-is-fast", test_fast);

  return g_test_run ();
}
