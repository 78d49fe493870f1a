/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/widget/prk-narasi-buffer.h"
#include "naskah/prk-narasi-markup.h"
#include "naskah/prk-kaya.h"

static const char *const words[] = {
  "kata", "KSDD ", "é", "e\xcc\x81", "👍🏽", "👩‍🚀", "العربية", "עברית", " ", "  ", "*", "_", "#",
  "- ", "1. ", "<b>", "&amp;", "\\", "`", "[x](y)", "(", ")", "“", "”", "\xc2\xa0",
  PRK_NARASI_BREAK, "1.250.000", "~~", ">", "+ ",
};

static void
place_cursor (PrkNarasiBuffer *buffer,
              int              offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &iter);
}

static void
select_range (PrkNarasiBuffer *buffer,
              int              start,
              int              end)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &from, start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &to, end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &to, &from);
}

static int
get_cursor (PrkNarasiBuffer *buffer)
{
  int cursor;

  g_object_get (buffer, "cursor-position", &cursor, NULL);

  return cursor;
}

static void
type (PrkNarasiBuffer *buffer,
      const char      *text)
{
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (buffer), text, -1, TRUE);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
}

static void
count_cb (guint *count)
{
  *count += 1;
}

/* One thing that a person can do, chosen at random. */
static void
do_anything (PrkNarasiBuffer *buffer,
             GRand           *rand)
{
  int n_chars = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (buffer));
  int a = g_rand_int_range (rand, 0, n_chars + 1);
  int b = g_rand_int_range (rand, 0, n_chars + 1);

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      select_range (buffer, MIN (a, b), MIN (MIN (a, b) + 4, n_chars));
      gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
      break;
    case 1:
      select_range (buffer, MIN (a, b), MAX (a, b));
      prk_narasi_buffer_toggle_style (buffer,
                                      g_rand_boolean (rand) ? PRK_NARASI_BOLD : PRK_NARASI_ITALIC);
      break;
    case 2:
      select_range (buffer, MIN (a, b), MAX (a, b));
      prk_narasi_buffer_toggle_kind (buffer, g_rand_int_range (rand, 1, 3));
      break;
    case 3:
      select_range (buffer, MIN (a, b), MAX (a, b));
      prk_narasi_buffer_indent (buffer, g_rand_boolean (rand) ? 1 : -1);
      break;
    case 4:
      place_cursor (buffer, a);
      prk_narasi_buffer_leave_item (buffer);
      break;
    case 5:
      place_cursor (buffer, a);
      type (buffer, "\n");
      break;
    case 6:
      place_cursor (buffer, a);
      prk_narasi_buffer_toggle_style (buffer, PRK_NARASI_BOLD);
      type (buffer, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      break;
    case 7:
      {
        g_autoptr(PrkNarasiDoc) doc
            = prk_narasi_markup_parse ("tempel **tebal**\n\n1. satu\n   - _dua_\n1. tiga");

        place_cursor (buffer, a);
        prk_narasi_buffer_insert_doc (buffer, doc);
      }
      break;
    default:
      place_cursor (buffer, a);
      type (buffer, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    }
}

/* What the buffer says in CommonMark is what another buffer shows, whatever was done to get
 * there. Empty paragraphs are not stored, so they do not count. */
static void
test_random_edits (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr(PrkNarasiBuffer) other = prk_narasi_buffer_new ();
  guint n_rounds = g_test_slow () ? 2000 : 60;

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();

      for (guint i = 0; i < 120; i++)
        {
          g_autoptr(PrkNarasiDoc) doc = NULL;
          g_autoptr(PrkNarasiDoc) again = NULL;
          g_autofree char *text = NULL;
          GtkTextIter start;
          GtkTextIter end;

          do_anything (buffer, rand);

          text = g_strdup (prk_narasi_buffer_get_text (buffer));
          gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
          doc = prk_narasi_buffer_dup_range (buffer, &start, &end);
          prk_narasi_doc_normalize (doc);

          prk_narasi_buffer_set_text (other, text);
          g_assert_cmpstr (prk_narasi_buffer_get_text (other), ==, text);
          gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (other), &start, &end);
          again = prk_narasi_buffer_dup_range (other, &start, &end);
          prk_narasi_doc_normalize (again);
          if (!prk_narasi_doc_equal (doc, again))
            g_error ("round %u, step %u: shown anew it differs:\n%s", round, i, text);
        }
    }
}

static void
test_new_lines_continue_a_list (void)
{
  g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();

  type (buffer, "1.");
  type (buffer, " ");
  type (buffer, "satu");
  type (buffer, "\n");
  type (buffer, "dua");
  g_assert_cmpstr (prk_narasi_buffer_get_text (buffer), ==, "1. satu\n1. dua");
  g_assert_cmpuint (prk_narasi_buffer_get_ordinal (buffer, 0), ==, 1);
  g_assert_cmpuint (prk_narasi_buffer_get_ordinal (buffer, 1), ==, 2);

  /* "3. " in the middle of a paragraph is no list. */
  prk_narasi_buffer_set_text (buffer, "Pasal");
  place_cursor (buffer, 5);
  type (buffer, " ");
  type (buffer, "3.");
  type (buffer, " ");
  g_assert_cmpstr (prk_narasi_buffer_get_text (buffer), ==, "Pasal 3.&#32;");
}

static void
test_whole_lines_keep_what_follows (void)
{
  g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();

  prk_narasi_buffer_set_text (buffer, "- satu\n- dua\n\nakhir");
  select_range (buffer, 0, 9);
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
  g_assert_cmpstr (prk_narasi_buffer_get_text (buffer), ==, "akhir");

  prk_narasi_buffer_set_text (buffer, "- satu\n\nakhir");
  select_range (buffer, 4, 5);
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
  g_assert_cmpstr (prk_narasi_buffer_get_text (buffer), ==, "- satuakhir");
}

static void
test_style_of_what_is_typed (void)
{
  g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();

  prk_narasi_buffer_set_text (buffer, "**tebal** biasa");
  place_cursor (buffer, 5);
  type (buffer, "X");
  g_assert_cmpstr (prk_narasi_buffer_get_text (buffer), ==, "**tebalX** biasa");
  place_cursor (buffer, 7);
  type (buffer, "Y");
  g_assert_cmpstr (prk_narasi_buffer_get_text (buffer), ==, "**tebalX** Ybiasa");

  /* A style that was asked for is forgotten when the cursor goes elsewhere. */
  prk_narasi_buffer_toggle_style (buffer, PRK_NARASI_ITALIC);
  g_assert_cmpuint (prk_narasi_buffer_get_style (buffer), ==, PRK_NARASI_ITALIC);
  place_cursor (buffer, 9);
  g_assert_cmpuint (prk_narasi_buffer_get_style (buffer), ==, PRK_NARASI_PLAIN);
}

static void
test_edits_are_told_once (void)
{
  g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();
  guint count = 0;

  g_signal_connect_swapped (buffer, "edited", G_CALLBACK (count_cb), &count);

  prk_narasi_buffer_set_text (buffer, "awal **tebal**\n\n- butir");
  g_assert_cmpuint (count, ==, 0);
  select_range (buffer, 0, 4);
  type (buffer, "Akhir");
  g_assert_cmpuint (count, ==, 1);
  select_range (buffer, 0, 4);
  prk_narasi_buffer_toggle_style (buffer, PRK_NARASI_BOLD);
  g_assert_cmpuint (count, ==, 2);
  prk_narasi_buffer_toggle_kind (buffer, PRK_NARASI_BULLET);
  g_assert_cmpuint (count, ==, 3);
  prk_narasi_buffer_set_text (buffer, prk_narasi_buffer_get_text (buffer));
  g_assert_cmpuint (count, ==, 3);
}

static void
test_cursor_stays_with_its_words (void)
{
  g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();

  prk_narasi_buffer_set_text (buffer, "satu dua tiga");
  place_cursor (buffer, 9);
  prk_narasi_buffer_set_text (buffer, "nol satu dua tiga");
  g_assert_cmpint (get_cursor (buffer), ==, 13);
  prk_narasi_buffer_set_text (buffer, "nol satu dua tiga empat");
  g_assert_cmpint (get_cursor (buffer), ==, 13);

  /* What an undo brings back has the cursor behind it. */
  place_cursor (buffer, 12);
  prk_narasi_buffer_set_text (buffer, "nol tiga empat");
  g_assert_cmpint (get_cursor (buffer), ==, 4);
  prk_narasi_buffer_set_text (buffer, "nol satu dua tiga empat");
  g_assert_cmpint (get_cursor (buffer), ==, 13);
}

static void
test_search (void)
{
  g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();

  prk_narasi_buffer_set_text (buffer, "**A**ir dan udara\n\n- AIR **a**ir");
  g_assert_cmpuint (prk_narasi_buffer_set_search (buffer, "air", FALSE), ==, 3);
  g_assert_cmpuint (prk_narasi_buffer_set_search (buffer, "air", TRUE), ==, 1);
  g_assert_cmpuint (prk_narasi_buffer_set_search (buffer, "api", FALSE), ==, 0);
  g_assert_cmpuint (prk_narasi_buffer_set_search (buffer, NULL, FALSE), ==, 0);

  prk_narasi_buffer_replace (buffer, 0, 3, "Api");
  g_assert_cmpstr (prk_narasi_buffer_get_text (buffer), ==, "**Api** dan udara\n\n- AIR **a**ir");
  prk_narasi_buffer_replace (buffer, 14, 21, "asap");
  g_assert_cmpstr (prk_narasi_buffer_get_text (buffer), ==, "**Api** dan udara\n\n- asap");
}

/* The paper counts the blocks that it prints, the form the lines that it shows: an anchor of one is a place of the other. */
static guint
count_printed (const char *commonmark)
{
  static const PrkGaya gaya = { .ukuran = 12, .spasi = 1 };
  const PrkKayaGaya both = { &gaya, &gaya };
  g_autoptr(GPtrArray) blok = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_blok_free);

  prk_kaya_add (blok, commonmark, &both, NULL);
  for (guint i = 0; i < blok->len; i++)
    g_assert_cmpuint (((PrkBlok *) g_ptr_array_index (blok, i))->paragraf, ==, i);

  return blok->len;
}

static void
test_paragraphs_are_those_of_the_paper (void)
{
  static const char *const texts[] = {
    "",
    "satu",
    "satu\n\ndua **tebal**\n\n- a\n- b\n  1. dalam\n\ntiga",
    "1. a\n2.\n3. c\n\nakhir\\\nbaris kedua",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();
      guint n = count_printed (texts[i]);

      prk_narasi_buffer_set_text (buffer, texts[i]);
      for (guint j = 0; j < n; j++)
        {
          place_cursor (buffer, (int) prk_narasi_buffer_find_paragraph (buffer, j));
          g_assert_cmpuint (prk_narasi_buffer_get_paragraph (buffer), ==, j);
        }
      g_assert_cmpuint (prk_narasi_buffer_find_paragraph (buffer, n), ==,
                        gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (buffer)));

      place_cursor (buffer, G_MAXINT);
      type (buffer, "\n\n\nterakhir");
      g_assert_cmpuint (prk_narasi_buffer_get_paragraph (buffer), ==,
                        count_printed (prk_narasi_buffer_get_text (buffer)) - 1);
    }
}

static void
test_large_text_is_quick (void)
{
  g_autoptr(PrkNarasiBuffer) buffer = prk_narasi_buffer_new ();
  g_autoptr(GString) source = g_string_new (NULL);
  g_autoptr(GTimer) timer = NULL;
  g_autoptr(PrkNarasiDoc) doc = NULL;

  while (source->len < 1024 * 1024)
    g_string_append (
        source,
        "Pembangunan **jalan** lintas _kabupaten_ yang menghubungkan desa-desa (tahap 1).\n\n");
  doc = prk_narasi_markup_parse (source->str);

  timer = g_timer_new ();
  prk_narasi_buffer_insert_doc (buffer, doc);
  g_test_message ("1 MB inserted in %.0f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpuint (strlen (prk_narasi_buffer_get_text (buffer)), ==, source->len - 2);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 60); /* it hangs when it is quadratic */
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/narasi-buffer/random-edits-show-anew-the-same", test_random_edits);
  g_test_add_func ("/narasi-buffer/new-lines-continue-a-list", test_new_lines_continue_a_list);
  g_test_add_func ("/narasi-buffer/deleting-whole-lines-keeps-what-follows",
                   test_whole_lines_keep_what_follows);
  g_test_add_func ("/narasi-buffer/typed-text-has-the-style-before-it",
                   test_style_of_what_is_typed);
  g_test_add_func ("/narasi-buffer/each-edit-is-told-once", test_edits_are_told_once);
  g_test_add_func ("/narasi-buffer/cursor-stays-with-its-words", test_cursor_stays_with_its_words);
  g_test_add_func ("/narasi-buffer/search-and-replace", test_search);
  g_test_add_func ("/narasi-buffer/paragraphs-are-those-of-the-paper",
                   test_paragraphs_are_those_of_the_paper);
  g_test_add_func ("/narasi-buffer/a-megabyte-is-quick", test_large_text_is_quick);

  return g_test_run ();
}
