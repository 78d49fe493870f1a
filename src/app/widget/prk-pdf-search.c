/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks for words page by page, from the page that is read onwards and round to the one before it.
 * Pages are asked one after another with low priority, so drawing always comes first and a new word
 * stops the old search at once. Hits are kept in the order of the document, whatever the order they
 * come in. */

#include "config.h"

#include "prk-pdf-search.h"

#define MAX_HITS 5000 /* of a word found more often, more is of no use to anybody */

typedef struct
{
  guint page;
  guint first; /* of its rectangles, in marks */
  guint count;
} Hit;

struct _PrkPdfSearch
{
  GObject         parent_instance;

  PrkPdfDocument *document;
  char           *text;
  GCancellable   *cancellable;
  guint           n_asked;
  guint           from_page;

  GArray         *marks; /* PrkPdfMark */
  GArray         *hits;  /* Hit */
  int             current; /* -1 for none */
  gboolean        is_quiet; /* the first hit is made current without moving there */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPdfSearch, prk_pdf_search, G_TYPE_OBJECT)

static void ask_next (PrkPdfSearch *self);

static void
stop (PrkPdfSearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Where the hits of @page belong: before the first one of a later page. */
static guint
find_place (PrkPdfSearch *self,
            guint         page,
            guint        *first_mark)
{
  guint place = 0;

  *first_mark = 0;
  while (place < self->hits->len && g_array_index (self->hits, Hit, place).page < page)
    {
      const Hit *hit = &g_array_index (self->hits, Hit, place);

      *first_mark = hit->first + hit->count;
      place++;
    }

  return place;
}

static void
add_hits (PrkPdfSearch *self,
          guint         page,
          GArray       *found)
{
  guint first_mark, place = find_place (self, page, &first_mark), n_new = 0;
  guint last_number = G_MAXUINT;

  for (guint i = 0; i < found->len; i++)
    {
      const PrkPdfHit *piece = &g_array_index (found, PrkPdfHit, i);
      PrkPdfMark mark = { page, piece->rect };

      g_array_insert_val (self->marks, first_mark + i, mark);
      if (piece->hit == last_number)
        g_array_index (self->hits, Hit, place + n_new - 1).count++;
      else
        {
          Hit hit = { page, first_mark + i, 1 };

          g_array_insert_val (self->hits, place + n_new, hit);
          n_new++;
        }
      last_number = piece->hit;
    }

  for (guint i = place + n_new; i < self->hits->len; i++)
    g_array_index (self->hits, Hit, i).first += found->len;

  if (self->current < 0 && n_new > 0)
    {
      self->current = place;
      if (!self->is_quiet)
        g_signal_emit (self, signals[SIGNAL_MOVED], 0);
    }
  else if (self->current >= (int) place)
    self->current += n_new;
}

static guint
asked_page (PrkPdfSearch *self)
{
  return (self->from_page + self->n_asked) % prk_pdf_document_get_n_pages (self->document);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkPdfSearch) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) found = NULL;
  guint page;

  found = prk_pdf_document_find_finish (PRK_PDF_DOCUMENT (object), result, &error);
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  /* A page that cannot be read has no hits; what is wrong with it shows where it is drawn. */
  page = asked_page (self);
  if (found != NULL && found->len > 0)
    add_hits (self, page, found);

  self->n_asked++;
  if (self->n_asked < prk_pdf_document_get_n_pages (self->document) && self->hits->len < MAX_HITS)
    ask_next (self);
  else
    g_clear_object (&self->cancellable);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ask_next (PrkPdfSearch *self)
{
  prk_pdf_document_find_async (self->document, asked_page (self), self->text, PRK_PDF_FIND_DEFAULT,
                               PRK_PDF_PRIORITY_NEAR, self->cancellable, found_cb,
                               g_object_ref (self));
}

static void
start (PrkPdfSearch *self,
       guint         from_page)
{
  stop (self);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->hits, 0);
  self->current = -1;

  if (self->document != NULL && self->text != NULL && self->text[0] != '\0')
    {
      self->cancellable = g_cancellable_new ();
      self->n_asked = 0;
      self->from_page = MIN (from_page, prk_pdf_document_get_n_pages (self->document) - 1);
      ask_next (self);
    }

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
prk_pdf_search_dispose (GObject *object)
{
  PrkPdfSearch *self = PRK_PDF_SEARCH (object);

  stop (self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (prk_pdf_search_parent_class)->dispose (object);
}

static void
prk_pdf_search_finalize (GObject *object)
{
  PrkPdfSearch *self = PRK_PDF_SEARCH (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->hits, g_array_unref);

  G_OBJECT_CLASS (prk_pdf_search_parent_class)->finalize (object);
}

static void
prk_pdf_search_class_init (PrkPdfSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_pdf_search_dispose;
  object_class->finalize = prk_pdf_search_finalize;

  /**
   * PrkPdfSearch::changed:
   *
   * The hits are others, or the search has ended.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PrkPdfSearch::moved:
   *
   * Another hit is the current one, and should be seen.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_pdf_search_init (PrkPdfSearch *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->current = -1;
}

PrkPdfSearch *
prk_pdf_search_new (void)
{
  return g_object_new (PRK_TYPE_PDF_SEARCH, NULL);
}

/**
 * prk_pdf_search_set_document:
 * @document: (nullable)
 *
 * Looks for the same words in another document, without moving to a hit of its own accord.
 */
void
prk_pdf_search_set_document (PrkPdfSearch   *self,
                             PrkPdfDocument *document,
                             guint           from_page)
{
  g_return_if_fail (PRK_IS_PDF_SEARCH (self));

  if (!g_set_object (&self->document, document))
    return;

  self->is_quiet = TRUE;
  start (self, from_page);
}

/**
 * prk_pdf_search_set_text:
 * @text: (nullable): %NULL or "" for nothing
 * @from_page: the page that is read, from 0
 *
 * Looks for other words.
 */
void
prk_pdf_search_set_text (PrkPdfSearch *self,
                         const char   *text,
                         guint         from_page)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (PRK_IS_PDF_SEARCH (self));

  valid = g_utf8_substring (text != NULL ? text : "", 0,
                            MIN (g_utf8_strlen (text != NULL ? text : "", -1), 200));
  if (g_strcmp0 (valid, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&valid);
  self->is_quiet = FALSE;
  start (self, from_page);
}

const char *
prk_pdf_search_get_text (PrkPdfSearch *self)
{
  g_return_val_if_fail (PRK_IS_PDF_SEARCH (self), "");

  return self->text != NULL ? self->text : "";
}

gboolean
prk_pdf_search_is_running (PrkPdfSearch *self)
{
  g_return_val_if_fail (PRK_IS_PDF_SEARCH (self), FALSE);

  return self->cancellable != NULL;
}

guint
prk_pdf_search_get_n_hits (PrkPdfSearch *self)
{
  g_return_val_if_fail (PRK_IS_PDF_SEARCH (self), 0);

  return self->hits->len;
}

/**
 * prk_pdf_search_get_current:
 *
 * Returns: the current hit, from 1; 0 for none
 */
guint
prk_pdf_search_get_current (PrkPdfSearch *self)
{
  g_return_val_if_fail (PRK_IS_PDF_SEARCH (self), 0);

  return self->current + 1;
}

/**
 * prk_pdf_search_get_marks:
 *
 * Returns: (element-type PrkPdfMark) (transfer none): the rectangles of all hits, in order
 */
GArray *
prk_pdf_search_get_marks (PrkPdfSearch *self)
{
  g_return_val_if_fail (PRK_IS_PDF_SEARCH (self), NULL);

  return self->marks;
}

/**
 * prk_pdf_search_get_range:
 * @first: (out): the first rectangle of the current hit
 * @count: (out): how many it has
 *
 * Returns: %FALSE where there is none
 */
gboolean
prk_pdf_search_get_range (PrkPdfSearch *self,
                          guint        *first,
                          guint        *count)
{
  const Hit *hit;

  g_return_val_if_fail (PRK_IS_PDF_SEARCH (self), FALSE);

  *first = *count = 0;
  if (self->current < 0 || self->current >= (int) self->hits->len)
    return FALSE;

  hit = &g_array_index (self->hits, Hit, self->current);
  *first = hit->first;
  *count = hit->count;

  return TRUE;
}

/**
 * prk_pdf_search_step:
 * @steps: 1 for the next hit, -1 for the one before; round the end
 *
 * Moves to another hit.
 */
void
prk_pdf_search_step (PrkPdfSearch *self,
                     int           steps)
{
  int n;

  g_return_if_fail (PRK_IS_PDF_SEARCH (self));

  n = self->hits->len;
  if (n == 0)
    return;

  self->current = ((self->current + steps) % n + n) % n;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
