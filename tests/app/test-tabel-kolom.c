/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/widget/prk-tabel-edits.h"
#include "app/widget/prk-tabel-model.h"
#include "app/widget/prk-tanggal.h"

static void
assert_taken (PrkTabelKolom *column,
              const char    *typed,
              const char    *value_text,
              const char    *shown)
{
  g_autoptr(GVariant) value = NULL;
  g_autofree char *message = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *formatted = NULL;

  g_assert_true (prk_tabel_kolom_parse (column, typed, &value, &message));
  g_assert_null (message);
  printed = value != NULL ? g_variant_print (value, TRUE) : NULL;
  g_assert_cmpstr (printed, ==, value_text);
  formatted = prk_tabel_kolom_format (column, value);
  g_assert_cmpstr (formatted, ==, shown);
}

static void
assert_refused (PrkTabelKolom *column,
                const char    *typed)
{
  g_autoptr(GVariant) value = NULL;
  g_autofree char *message = NULL;

  g_assert_false (prk_tabel_kolom_parse (column, typed, &value, &message));
  g_assert_null (value);
  g_assert_nonnull (message);
}

static void
test_text (void)
{
  g_autoptr(PrkTabelKolom) column = prk_tabel_kolom_new ("uraian", "Uraian", PRK_TABEL_TEXT);

  prk_tabel_kolom_set_range (column, G_MININT64, 5);
  assert_taken (column, "", NULL, "");
  assert_taken (column, "  a\nb ", "'a b'", "a b");
  assert_taken (column, "émoji", "'émoji'", "émoji");
  assert_refused (column, "enam h");
}

static void
test_numbers (void)
{
  g_autoptr(PrkTabelKolom) money = prk_tabel_kolom_new ("harga", "Harga", PRK_TABEL_MONEY);
  g_autoptr(PrkTabelKolom) year = prk_tabel_kolom_new ("tahun", "Tahun", PRK_TABEL_INTEGER);
  g_autoptr(PrkTabelKolom) area = prk_tabel_kolom_new ("luas", "Luas", PRK_TABEL_DECIMAL);

  assert_taken (money, "Rp 1.250.000", "int64 1250000", "1.250.000");
  assert_taken (money, "0", "int64 0", "0");
  assert_taken (money, "9.007.199.254.740.991", "int64 9007199254740991", "9.007.199.254.740.991");
  assert_refused (money, "-1");
  assert_refused (money, "12,5");
  assert_refused (money, "dua");
  assert_refused (money, "9.007.199.254.740.992");
  assert_refused (money, "99999999999999999999");

  prk_tabel_kolom_set_range (year, 2000, 2100);
  assert_taken (year, "2026", "int64 2026", "2026");
  assert_refused (year, "1999");
  assert_refused (year, "2101");

  prk_tabel_kolom_set_range (area, 0, G_MAXINT64);
  prk_tabel_kolom_set_n_decimals (area, 2);
  assert_taken (area, "1.250,50", "'1250.5'", "1.250,5");
  assert_refused (area, "0,125");
  assert_refused (area, "-0,01");
}

static void
test_choices (void)
{
  g_autoptr(PrkTabelKolom) column = prk_tabel_kolom_new ("sumber", "Sumber", PRK_TABEL_CHOICE);
  g_autoptr(PrkTabelKolom) flag = prk_tabel_kolom_new ("ada", "Ada", PRK_TABEL_BOOLEAN);
  g_autoptr(PrkTabelKolom) sum = prk_tabel_kolom_new ("jumlah", "Jumlah", PRK_TABEL_COMPUTED);
  g_autoptr(PrkTabelKolom) place = prk_tabel_kolom_new ("kode", "Kode", PRK_TABEL_CUSTOM);

  prk_tabel_kolom_add_choice (column, "apbd", "APBD");
  prk_tabel_kolom_add_choice (column, "lain", "Sumber lain");
  assert_taken (column, "sumber LAIN", "'lain'", "Sumber lain");
  assert_taken (column, "apbd", "'apbd'", "APBD");
  assert_refused (column, "apbn");

  assert_taken (flag, "Ya", "true", "Yes");
  assert_taken (flag, "tidak", "false", "No");
  assert_taken (flag, "1", "true", "Yes");
  assert_refused (flag, "mungkin");

  assert_refused (sum, "1");
  assert_refused (place, "62.04");
}

static void
test_days (void)
{
  static const struct { const char *text; const char *iso;
  } days[] = {
    { "21-11-2026", "2026-11-21" },
    { "1/2/27", "2027-02-01" },
    { "01.02.2027", "2027-02-01" },
    { "2026-11-21", "2026-11-21" },
    { "21 November 2026", "2026-11-21" },
    { "5 Agt 2026", "2026-08-05" },
    { "5 des 2026", "2026-12-05" },
    { " 29-2-2028 ", "2028-02-29" },
    { "29-2-2027", NULL },
    { "31-4-2026", NULL },
    { "0-1-2026", NULL },
    { "1-13-2026", NULL },
    { "21-11", NULL },
    { "21-11-2026-1", NULL },
    { "", NULL },
    { "besok", NULL },
    { "21-11-1899", NULL },
    { "21-11-2201", NULL },
    { "1-1-026", NULL },
    { "2 xx 2026", NULL },
  };
  g_autoptr(PrkTabelKolom) column = prk_tabel_kolom_new ("mulai", "Mulai", PRK_TABEL_DATE);
  g_autofree char *broken = prk_tanggal_format ("2026-13-01");

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *iso = prk_tanggal_parse (days[i].text);

      g_assert_cmpstr (iso, ==, days[i].iso);
    }
  g_assert_cmpstr (broken, ==, "2026-13-01");
  assert_taken (column, "21-11-2026", "'2026-11-21'", "21-11-2026");
  assert_refused (column, "31-02-2026");
}

static void
assert_tsv (const char        *text,
            const char *const *cells)
{
  g_autoptr(GPtrArray) rows = prk_tabel_tsv_parse (text);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      for (guint j = 0; row[j] != NULL; j++, cells++)
        g_assert_cmpstr (row[j], ==, *cells);
      g_assert_cmpstr ("|", ==, *cells++);
    }
  g_assert_null (*cells);
}

static void
test_tsv (void)
{
  g_autoptr(GString) tsv = g_string_new (NULL);

  assert_tsv ("", (const char *const[]) { NULL });
  assert_tsv ("a\tb\r\nc", (const char *const[]) { "a", "b", "|", "c", "|", NULL });
  assert_tsv ("a\t\n\nb\n", (const char *const[]) { "a", "", "|", "", "|", "b", "|", NULL });
  assert_tsv ("\"a\tb\"\t\"c\n\"\"d\"\"\"", (const char *const[]){ "a\tb", "c\n\"d\"", "|", NULL });
  assert_tsv ("\"Pasal\" 5\t\"", (const char *const[]) { "\"Pasal\" 5", "\"", "|", NULL });

  prk_tabel_tsv_append (tsv, "x \"y\"\tz");
  assert_tsv (tsv->str, (const char *const[]) { "x \"y\"\tz", "|", NULL });
}

static PrkTabelModel *
create_model (void)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (columns, prk_tabel_kolom_new ("a", "A", PRK_TABEL_TEXT));
  g_ptr_array_add (columns, prk_tabel_kolom_new ("b", "B", PRK_TABEL_MONEY));

  return prk_tabel_model_new (columns);
}

static void
assert_rows (PrkTabelModel *model,
             const char    *expected)
{
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < prk_tabel_model_get_n_rows (model); i++)
    {
      PrkTabelBaris *row = prk_tabel_model_get_row (model, i);

      g_assert_cmpuint (prk_tabel_baris_get_position (row), ==, i);
      g_assert_true (prk_tabel_model_find_row (model, prk_tabel_baris_get_id (row)) == row);
      g_string_append (ids, prk_tabel_baris_get_id (row));
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

/* A copy of the rows that goes by items-changed alone, as the grid does. */
static void
follow_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           GPtrArray  *mirror)
{
  g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, position + i, g_list_model_get_item (model, position + i));
}

static void
test_model_rows (void)
{
  g_autoptr(PrkTabelModel) model = create_model ();

  prk_tabel_model_insert_row (model, "x", NULL);
  prk_tabel_model_insert_row (model, "z", "x");
  prk_tabel_model_insert_row (model, "y", "x");
  prk_tabel_model_insert_row (model, "w", NULL);
  assert_rows (model, "wxyz");
  prk_tabel_model_move_row (model, "w", "z");
  assert_rows (model, "xyzw");
  prk_tabel_model_move_row (model, "z", NULL);
  assert_rows (model, "zxyw");
  prk_tabel_model_remove_row (model, "x");
  prk_tabel_model_remove_row (model, "tidak ada");
  assert_rows (model, "zyw");
  g_assert_null (prk_tabel_model_find_row (model, "x"));
}

static void
test_model_follows_any_order (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(PrkTabelModel) model = create_model ();
  g_autoptr(GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (model, "items-changed", G_CALLBACK (follow_cb), mirror);
  for (guint round = 0; round < 2000; round++)
    {
      char letters[11] = "";
      char *ids[11] = { NULL };
      guint n = 0;

      for (char c = 'a'; c <= 'j'; c++)
        if (g_rand_boolean (rand))
          letters[n++] = c;
      for (guint i = n; i > 1; i--)
        {
          guint j = g_rand_int_range (rand, 0, i);
          char swap = letters[i - 1];

          letters[i - 1] = letters[j];
          letters[j] = swap;
        }
      for (guint i = 0; i < n; i++)
        ids[i] = g_strndup (letters + i, 1);
      prk_tabel_model_set_rows (model, (const char *const *) ids);
      for (guint i = 0; i < n; i++)
        g_free (ids[i]);

      assert_rows (model, letters);
      g_assert_cmpuint (mirror->len, ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_true (g_ptr_array_index (mirror, i) == prk_tabel_model_get_row (model, i));
    }
}

static void
count_cb (guint *count)
{
  *count += 1;
}

static void
test_model_cells (void)
{
  g_autoptr(PrkTabelModel) model = create_model ();
  PrkTabelBaris *row;
  const char *message;
  guint count = 0;

  prk_tabel_model_insert_row (model, "x", NULL);
  row = prk_tabel_model_get_row (model, 0);
  g_signal_connect_swapped (model, "cell-changed", G_CALLBACK (count_cb), &count);

  g_assert_true (prk_tabel_baris_is_empty (row));
  prk_tabel_model_set_value (model, "x", "b", g_variant_new_int64 (5));
  prk_tabel_model_set_value (model, "x", "b", g_variant_new_int64 (5));
  prk_tabel_model_set_value (model, "x", "tidak ada", g_variant_new_int64 (5));
  g_assert_cmpuint (count, ==, 1);
  g_assert_false (prk_tabel_baris_is_empty (row));

  /* What was refused stays until the value changes. */
  prk_tabel_model_set_draft (model, row, 1, "5x", "bukan angka");
  prk_tabel_model_set_value (model, "x", "b", g_variant_new_int64 (5));
  g_assert_cmpstr (prk_tabel_baris_get_draft (row, 1, &message), ==, "5x");
  g_assert_cmpstr (message, ==, "bukan angka");
  prk_tabel_model_set_value (model, "x", "b", g_variant_new_int64 (6));
  g_assert_null (prk_tabel_baris_get_draft (row, 1, NULL));

  prk_tabel_model_set_value (model, "x", "b", NULL);
  g_assert_true (prk_tabel_baris_is_empty (row));
}

static void
test_model_is_freed (void)
{
  PrkTabelModel *model = create_model ();

  prk_tabel_model_insert_row (model, "x", NULL);
  prk_tabel_model_add_total (model, "Jumlah", "b", "5");
  g_assert_cmpstr (prk_tabel_model_get_total (model, 0, 1), ==, "5");
  g_assert_null (prk_tabel_model_get_total (model, 0, 0));
  g_assert_finalize_object (model);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tabel/text", test_text);
  g_test_add_func ("/tabel/numbers", test_numbers);
  g_test_add_func ("/tabel/choices", test_choices);
  g_test_add_func ("/tabel/days", test_days);
  g_test_add_func ("/tabel/tsv", test_tsv);
  g_test_add_func ("/tabel/model-rows", test_model_rows);
  g_test_add_func ("/tabel/model-follows-any-order", test_model_follows_any_order);
  g_test_add_func ("/tabel/model-cells", test_model_cells);
  g_test_add_func ("/tabel/model-is-freed", test_model_is_freed);

  return g_test_run ();
}
