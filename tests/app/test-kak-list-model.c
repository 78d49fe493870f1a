/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/kak/prk-kak-list-model.h"

/* What items-changed said last, and how often. */
typedef struct
{
  guint count;
  guint position;
  guint removed;
  guint added;
} Heard;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Heard      *heard)
{
  heard->count++;
  heard->position = position;
  heard->removed = removed;
  heard->added = added;
}

/* Rows r<first> … r<last - 1>; the title of row @odd is another one. */
static GPtrArray *
new_rows (guint first,
          guint last,
          guint odd)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_ringkas_free);

  for (guint i = first; i < last; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      PrkRingkas row = { id, (char *) "kak", (char *) (i == odd ? "Lain" : "Judul"), NULL, NULL,
                         (char *) "draft", 2026, 3, 1000 + i };

      g_ptr_array_add (rows, prk_ringkas_copy (&row));
    }
  return rows;
}

static PrkKakListModel *
new_model (Heard *heard)
{
  PrkKakListModel *model = prk_kak_list_model_new ();

  *heard = (Heard) { 0 };
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), heard);
  return model;
}

static void
set_rows (PrkKakListModel *model,
          guint            first,
          guint            last,
          guint            odd)
{
  g_autoptr(GPtrArray) rows = new_rows (first, last, odd);

  prk_kak_list_model_set_rows (model, rows);
}

static void
assert_heard (const Heard *heard,
              guint        count,
              guint        position,
              guint        removed,
              guint        added)
{
  g_assert_cmpuint (heard->count, ==, count);
  g_assert_cmpuint (heard->position, ==, position);
  g_assert_cmpuint (heard->removed, ==, removed);
  g_assert_cmpuint (heard->added, ==, added);
}

static void
same_answer_says_nothing (void)
{
  Heard heard;
  g_autoptr(PrkKakListModel) model = new_model (&heard);

  set_rows (model, 0, 10, G_MAXUINT);
  assert_heard (&heard, 1, 0, 0, 10);
  set_rows (model, 0, 10, G_MAXUINT);
  g_assert_cmpuint (heard.count, ==, 1);
}

static void
only_what_differs_is_announced (void)
{
  Heard heard;
  g_autoptr(PrkKakListModel) model = new_model (&heard);

  set_rows (model, 1, 10, G_MAXUINT);
  set_rows (model, 1, 10, 4);
  assert_heard (&heard, 2, 3, 1, 1);
  set_rows (model, 0, 10, 4);
  assert_heard (&heard, 3, 0, 0, 1);
  set_rows (model, 0, 7, 4);
  assert_heard (&heard, 4, 7, 3, 0);
}

static void
limit_hides_and_shows (void)
{
  Heard heard;
  g_autoptr(PrkKakListModel) model = new_model (&heard);

  prk_kak_list_model_set_limit (model, 4);
  set_rows (model, 0, 10, G_MAXUINT);
  assert_heard (&heard, 1, 0, 0, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 4);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 4));

  /* Beyond the limit nothing shows, so nothing is announced. */
  set_rows (model, 0, 10, 8);
  g_assert_cmpuint (heard.count, ==, 1);

  prk_kak_list_model_set_limit (model, 6);
  assert_heard (&heard, 2, 4, 0, 2);
  prk_kak_list_model_set_limit (model, G_MAXUINT);
  assert_heard (&heard, 3, 6, 0, 4);
  prk_kak_list_model_set_limit (model, 3);
  assert_heard (&heard, 4, 3, 7, 0);
}

static void
item_outlives_the_answer (void)
{
  Heard heard;
  g_autoptr(PrkKakListModel) model = new_model (&heard);
  g_autoptr(PrkKakListItem) item = NULL;

  set_rows (model, 0, 3, 1);
  item = g_list_model_get_item (G_LIST_MODEL (model), 1);
  set_rows (model, 5, 6, G_MAXUINT);
  g_assert_cmpstr (prk_kak_list_item_get_ringkas (item)->id, ==, "r1");
  g_assert_cmpstr (prk_kak_list_item_get_ringkas (item)->judul, ==, "Lain");
}

static void
finds_rows_by_id (void)
{
  Heard heard;
  g_autoptr(PrkKakListModel) model = new_model (&heard);

  set_rows (model, 0, 3, G_MAXUINT);
  g_assert_cmpuint (prk_kak_list_model_find (model, "r2"), ==, 2);
  g_assert_cmpuint (prk_kak_list_model_find (model, "r9"), ==, G_MAXUINT);
  g_assert_cmpuint (prk_kak_list_model_find (model, NULL), ==, G_MAXUINT);
  g_assert_null (prk_kak_list_model_get_row (model, 3));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/kak-list-model/same-answer-says-nothing", same_answer_says_nothing);
  g_test_add_func ("/app/kak-list-model/only-what-differs-is-announced",
                   only_what_differs_is_announced);
  g_test_add_func ("/app/kak-list-model/limit-hides-and-shows", limit_hides_and_shows);
  g_test_add_func ("/app/kak-list-model/item-outlives-the-answer", item_outlives_the_answer);
  g_test_add_func ("/app/kak-list-model/finds-rows-by-id", finds_rows_by_id);

  return g_test_run ();
}
