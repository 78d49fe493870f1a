/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CommonMark in, by cmark; canonical CommonMark out, by the writer below.
 *
 * Canonical means one text for one document, so that two people's edits merge line by line: a
 * paragraph or an item is one line, paragraphs are parted by a blank line, bold is ** and italic
 * is _, every item of a numbered list carries the list's first number. cmark's own writer is not
 * used because it loses what a person typed: white space at the ends of a paragraph, and bold or
 * italic that begins in the middle of a word.
 *
 * Whether ** or _ opens or closes depends on its neighbours in the source (CommonMark 6.2).
 * Where a neighbour outside would forbid it, as in the bold bracket of "a(b)", that neighbour is
 * written as a character reference, whose semicolon or ampersand counts as punctuation. */

#include "config.h"

#include "prk-narasi-markup.h"
#include "prk-narasi-nesting.h"

#include <cmark.h>
#include <string.h>

/* Parsing */

typedef struct
{
  PrkNarasiDoc *doc;
  GArray *lists;     /* PrkNarasiLine: the lists we are inside */
  gboolean in_item;  /* an item has begun and nothing has been said in it */
  gboolean in_block; /* more text continues the last block, after a break */
  guint n_items;     /* how many items we are inside */
  guint n_bold;
  guint n_italic;
} Reader;

static PrkNarasiStyle
reader_style (const Reader *reader)
{
  return (reader->n_bold > 0 ? PRK_NARASI_BOLD : 0)
         | (reader->n_italic > 0 ? PRK_NARASI_ITALIC : 0);
}

static void
reader_text (Reader     *reader,
             const char *text)
{
  g_autofree char *clean = prk_narasi_sanitize (text, text != NULL ? strlen (text) : 0);

  /* Code and raw HTML have lines of their own. */
  g_strchomp (clean);
  for (const char *line = clean;;)
    {
      const char *end = strchr (line, '\n');

      prk_narasi_doc_append (reader->doc, line, end != NULL ? end - line : -1,
                             reader_style (reader));
      if (end == NULL)
        return;
      prk_narasi_doc_append (reader->doc, PRK_NARASI_BREAK, -1, reader_style (reader));
      line = end + 1;
    }
}

static void
reader_inline_text (Reader     *reader,
                    const char *text)
{
  g_autofree char *clean = prk_narasi_sanitize (text, text != NULL ? strlen (text) : 0);

  /* A line feed here was a character reference; a block stays one line. */
  for (char *p = clean; (p = strchr (p, '\n')) != NULL;)
    *p = ' ';
  prk_narasi_doc_append (reader->doc, clean, -1, reader_style (reader));
}

static void
reader_begin_block (Reader *reader)
{
  if (reader->in_item)
    {
      reader->in_item = FALSE;
      reader->in_block = TRUE;
    }
  else if (reader->n_items > 0 && reader->in_block)
    {
      /* A second paragraph of an item stays with it. */
      prk_narasi_doc_append (reader->doc, PRK_NARASI_BREAK, -1, PRK_NARASI_PLAIN);
    }
  else
    {
      prk_narasi_doc_begin_block (reader->doc, PRK_NARASI_PARAGRAPH, 0, 0);
    }
}

static void
reader_begin_item (Reader *reader)
{
  const PrkNarasiLine *list = &g_array_index (reader->lists, PrkNarasiLine, reader->lists->len - 1);

  prk_narasi_doc_begin_block (reader->doc, list->kind, reader->lists->len - 1, list->number);
  reader->n_items++;
  reader->in_item = TRUE;
  reader->in_block = TRUE;
}

static void
reader_address (Reader     *reader,
                cmark_node *node)
{
  const char *url = cmark_node_get_url (node);
  const char *title = cmark_node_get_title (node);
  cmark_node *child = cmark_node_first_child (node);
  gboolean says_url = child != NULL && cmark_node_next (child) == NULL &&
                      g_strcmp0 (cmark_node_get_literal (child), url) == 0;
  g_autofree char *text = NULL;

  if (says_url || url == NULL || *url == '\0')
    return;

  if (title != NULL && *title != '\0')
    text = g_strdup_printf (" (%s, %s)", url, title);
  else
    text = g_strdup_printf (" (%s)", url);
  reader_inline_text (reader, text);
}

static void
reader_list (Reader     *reader,
             cmark_node *node,
             gboolean    entering)
{
  PrkNarasiLine list = { 0 };

  if (!entering)
    {
      g_array_set_size (reader->lists, reader->lists->len - 1);
      return;
    }

  list.kind = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST ? PRK_NARASI_NUMBER
                                                                    : PRK_NARASI_BULLET;
  list.number = list.kind == PRK_NARASI_NUMBER ? cmark_node_get_list_start (node) : 0;
  g_array_append_val (reader->lists, list);
}

static void
reader_block (Reader     *reader,
              cmark_node *node,
              gboolean    entering)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_LIST:
      reader_list (reader, node, entering);
      break;

    case CMARK_NODE_ITEM:
      if (entering)
        reader_begin_item (reader);
      else
        reader->n_items--;
      reader->in_item = reader->in_item && entering;
      break;

    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      if (entering)
        reader_begin_block (reader);
      break;

    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_CUSTOM_BLOCK:
      reader_begin_block (reader);
      reader_text (reader, cmark_node_get_literal (node));
      break;

    case CMARK_NODE_THEMATIC_BREAK:
      reader_begin_block (reader);
      reader_inline_text (reader, "---");
      break;

    default:
      break;
    }
}

static void
reader_inline (Reader     *reader,
               cmark_node *node,
               gboolean    entering)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_CUSTOM_INLINE:
      reader_inline_text (reader, cmark_node_get_literal (node));
      break;

    case CMARK_NODE_SOFTBREAK:
      reader_inline_text (reader, " ");
      break;

    case CMARK_NODE_LINEBREAK:
      reader_inline_text (reader, PRK_NARASI_BREAK);
      break;

    case CMARK_NODE_STRONG:
      reader->n_bold += entering ? 1 : -1;
      break;

    case CMARK_NODE_EMPH:
      reader->n_italic += entering ? 1 : -1;
      break;

    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      if (!entering)
        reader_address (reader, node);
      break;

    default:
      break;
    }
}

/**
 * prk_narasi_markup_parse:
 * @commonmark: (nullable): UTF-8; %NULL is the empty text
 *
 * Reads narrative text; never fails.
 *
 * What narrative text does not have degrades to its words: headings, code and HTML become
 * paragraphs, a link keeps its address in brackets, a second paragraph of a list item stays in it
 * behind a break.
 *
 * Returns: (transfer full): a normal document
 */
PrkNarasiDoc *
prk_narasi_markup_parse (const char *commonmark)
{
  g_autoptr(PrkNarasiDoc) doc = prk_narasi_doc_new ();
  g_autoptr(GArray) lists = g_array_new (FALSE, FALSE, sizeof (PrkNarasiLine));
  Reader reader = { .doc = doc, .lists = lists };
  cmark_event_type event;
  cmark_node *root;
  cmark_iter *iter;

  if (commonmark != NULL)
    {
      root = cmark_parse_document (commonmark, strlen (commonmark), CMARK_OPT_VALIDATE_UTF8);
      iter = cmark_iter_new (root);
      while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
        {
          cmark_node *node = cmark_iter_get_node (iter);

          if (cmark_node_get_type (node) <= CMARK_NODE_LAST_BLOCK)
            reader_block (&reader, node, event == CMARK_EVENT_ENTER);
          else
            reader_inline (&reader, node, event == CMARK_EVENT_ENTER);
        }
      cmark_iter_free (iter);
      cmark_node_free (root);
    }

  prk_narasi_doc_normalize (doc);

  return g_steal_pointer (&doc);
}

/* Writing */

/* White space for every reader of CommonMark, and the ends of a line. PRK_NARASI_BREAK is a
 * letter to cmark. */
static gboolean
is_sure_space (gunichar c)
{
  return c == 0 || c == '\t' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

/* Punctuation for every reader of CommonMark. Versions differ on symbols such as the euro sign
 * and know different versions of Unicode; ASCII and the general punctuation are sure. */
static gboolean
is_sure_punctuation (gunichar c)
{
  return (c < 0x80 && g_ascii_ispunct (c)) ||
         (c >= 0x2010 && c <= 0x205e && g_unichar_type (c) >= G_UNICODE_CONNECT_PUNCTUATION &&
          g_unichar_type (c) <= G_UNICODE_OPEN_PUNCTUATION);
}

static gboolean
is_entity (const char *text,
           const char *end)
{
  const char *p = text + 1;

  while (p < end && p - text < 40 && (g_ascii_isalnum (*p) || *p == '#'))
    p++;

  return p < end && p > text + 1 && *p == ';';
}

static void
write_reference (GString  *out,
                 gunichar  c)
{
  g_string_append_printf (out, "&#%u;", c);
}

/* One character within a line, with a backslash where CommonMark would see markup. */
static void
write_char (GString    *out,
            const char *p,
            const char *end)
{
  if (strchr ("\\`*_[<", *p) != NULL || (*p == '&' && is_entity (p, end)))
    g_string_append_c (out, '\\');
  g_string_append_len (out, p, g_utf8_next_char (p) - p);
}

static gboolean
begins_bullet (const char *text,
               gsize       length)
{
  return (text[0] == '-' || text[0] == '+') && (length == 1 || strchr (" \t-", text[1]) != NULL);
}

static gboolean
begins_fence (const char *text,
              gsize       length)
{
  return length > 1 && text[0] == '~' && text[1] == '~';
}

/* The characters at the start of a line that would make of it something else than a paragraph.
 * Returns how many bytes of @text were written. */
static gsize
write_line_start (GString    *out,
                  const char *text,
                  gsize       length)
{
  gsize n_digits = 0;

  if (length == 0)
    return 0;

  if (text[0] == ' ' || text[0] == '\t')
    {
      write_reference (out, text[0]);
      return 1;
    }

  if (text[0] == '#' || text[0] == '>' || begins_bullet (text, length)
      || begins_fence (text, length))
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, text[0]);
      return 1;
    }

  while (n_digits < length && g_ascii_isdigit (text[n_digits]))
    n_digits++;

  if (n_digits > 0 && n_digits < length && (text[n_digits] == '.' || text[n_digits] == ')') &&
      (n_digits + 1 == length || text[n_digits + 1] == ' ' || text[n_digits + 1] == '\t'))
    {
      g_string_append_len (out, text, n_digits);
      g_string_append_c (out, '\\');
      g_string_append_c (out, text[n_digits]);
      return n_digits + 1;
    }

  return 0;
}

static void
write_delimiters (GString              *out,
                  const PrkNarasiStyle *styles,
                  guint                 n_styles)
{
  for (guint i = 0; i < n_styles; i++)
    g_string_append (out, styles[i] == PRK_NARASI_BOLD ? "**" : "_");
}

static gboolean
has_italic (const PrkNarasiStyle *styles,
            guint                 n_styles)
{
  for (guint i = 0; i < n_styles; i++)
    if (styles[i] == PRK_NARASI_ITALIC)
      return TRUE;

  return FALSE;
}

/* The place between two runs, with the delimiters that stand there. */
typedef struct
{
  gunichar before; /* 0 at the end of the line, as @after */
  gunichar after;
  gboolean closes;
  gboolean closes_italic;
  gboolean opens;
  gboolean opens_italic;
  gboolean refer_before; /* write the character before as a reference */
  gboolean refer_after;
} Edge;

static GArray *
list_edges (const PrkNarasiBlock *block)
{
  GArray *edges = g_array_sized_new (FALSE, TRUE, sizeof (Edge), block->runs->len + 1);
  const char *p = block->text->str;
  PrkNarasiNesting nesting = { 0 };

  for (guint i = 0; i <= block->runs->len; i++)
    {
      PrkNarasiStep step = prk_narasi_nesting_step (&nesting, block->runs, i);
      Edge edge = { 0 };

      edge.before = i > 0 ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
      edge.closes = step.n_close > 0;
      edge.closes_italic = has_italic (step.close, step.n_close);
      edge.opens = step.n_open > 0;
      edge.opens_italic = has_italic (step.open, step.n_open);
      if (i < block->runs->len)
        {
          edge.after = g_utf8_get_char (p);
          p += g_array_index (block->runs, PrkNarasiRun, i).n_bytes;
        }
      g_array_append_val (edges, edge);
    }

  return edges;
}

/* Returns whether the neighbours needed another reference for the delimiters to count. Between a
 * closing and an opening delimiter each is the other's punctuation. */
static gboolean
judge_edge (Edge *edge)
{
  gboolean before_is_plain = !is_sure_space (edge->before) && !is_sure_punctuation (edge->before);
  gboolean after_is_plain = !is_sure_space (edge->after) && !is_sure_punctuation (edge->after);
  gboolean refer_before;
  gboolean refer_after;

  if (edge->closes && edge->opens)
    return FALSE;

  refer_before
      = edge->opens && before_is_plain && (edge->opens_italic || !g_unichar_isalnum (edge->after));
  refer_after = edge->closes && after_is_plain
                && (edge->closes_italic || !g_unichar_isalnum (edge->before));
  if (refer_before == edge->refer_before && refer_after == edge->refer_after)
    return FALSE;

  edge->refer_before |= refer_before;
  edge->refer_after |= refer_after;

  return TRUE;
}

/* A character written as a reference is punctuation to the edge at its other side too, if its
 * run has no other. */
static GArray *
judge_edges (const PrkNarasiBlock *block)
{
  GArray *edges = list_edges (block);
  gboolean changed = TRUE;

  while (changed)
    {
      const char *end = block->text->str + block->text->len;

      changed = FALSE;
      for (guint i = block->runs->len + 1; i-- > 0;)
        {
          Edge *edge = &g_array_index (edges, Edge, i);
          const PrkNarasiRun *run;
          Edge *previous;

          changed |= judge_edge (edge);
          if (i == 0)
            break;

          run = &g_array_index (block->runs, PrkNarasiRun, i - 1);
          previous = edge - 1;
          end -= run->n_bytes;
          if (g_utf8_next_char (end) != end + run->n_bytes)
            continue;
          if (edge->refer_before)
            previous->after = ';';
          if (previous->refer_after && edge->before != ';')
            {
              edge->before = ';';
              changed = TRUE;
            }
        }
    }

  return edges;
}

static void
write_run (GString    *out,
           const char *text,
           gsize       length,
           gboolean    refer_first,
           gboolean    refer_last,
           gboolean    ends_line)
{
  const char *end = text + length;
  const char *last = g_utf8_prev_char (end);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gboolean refer = (p == text && refer_first) || (p == last && refer_last);
      gboolean trails = p == last && ends_line && (*p == ' ' || *p == '\t');

      if (refer || trails)
        write_reference (out, g_utf8_get_char (p));
      else
        write_char (out, p, end);
    }
}

static void
write_block (GString              *out,
             const PrkNarasiBlock *block)
{
  g_autoptr(GArray) edges = judge_edges (block);
  const char *p = block->text->str;
  PrkNarasiNesting nesting = { 0 };

  for (guint i = 0; i <= block->runs->len; i++)
    {
      PrkNarasiStep step = prk_narasi_nesting_step (&nesting, block->runs, i);
      const Edge *start = &g_array_index (edges, Edge, i);
      gsize skip = 0;
      gsize n_bytes;

      write_delimiters (out, step.close, step.n_close);
      write_delimiters (out, step.open, step.n_open);
      if (i == block->runs->len)
        break;

      n_bytes = g_array_index (block->runs, PrkNarasiRun, i).n_bytes;
      if (i == 0 && step.n_open == 0)
        skip = write_line_start (out, p, n_bytes);
      if (skip < n_bytes)
        write_run (out, p + skip, n_bytes - skip, start->refer_after, start[1].refer_before,
                   i + 1 == block->runs->len);
      p += n_bytes;
    }
}

static void
write_spaces (GString *out,
              guint    count)
{
  for (guint i = 0; i < count; i++)
    g_string_append_c (out, ' ');
}

/* What stands between an item and the one before it. A list that does not begin with 1, and an
 * item without text, cannot follow the paragraph of another item without a blank line. */
static void
write_item_gap (GString              *out,
                const PrkNarasiBlock *before,
                const PrkNarasiBlock *block,
                gboolean              begins_list)
{
  if (before == NULL)
    return;

  g_string_append_c (out, '\n');
  if (before->line.kind == PRK_NARASI_PARAGRAPH
      || (begins_list && block->line.level <= before->line.level))
    g_string_append_c (out, '\n');
  else if (begins_list && before->text->len > 0
           && (block->text->len == 0 || block->line.number != 1)
           && (block->line.kind == PRK_NARASI_NUMBER || block->text->len == 0))
    g_string_append_c (out, '\n');
}

/**
 * prk_narasi_markup_write:
 * @doc: a normal document
 *
 * Writes canonical CommonMark, without a line end after the last line. Reading it back gives an
 * equal document.
 *
 * Returns: (transfer full): UTF-8
 */
char *
prk_narasi_markup_write (const PrkNarasiDoc *doc)
{
  GString *out = g_string_new (NULL);
  const PrkNarasiBlock *before = NULL;
  PrkNarasiKind kinds[PRK_NARASI_MAX_LEVEL + 1] = { 0 };
  guint indents[PRK_NARASI_MAX_LEVEL + 2] = { 0 };

  g_return_val_if_fail (doc != NULL, NULL);

  for (guint i = 0; i < prk_narasi_doc_get_n_blocks (doc); i++)
    {
      const PrkNarasiBlock *block = prk_narasi_doc_get_block (doc, i);
      gboolean begins_list;
      gsize marker;

      if (block->line.kind == PRK_NARASI_PARAGRAPH)
        {
          if (before != NULL)
            g_string_append (out, "\n\n");
          write_block (out, block);
          before = block;
          continue;
        }

      begins_list = before == NULL || before->line.kind == PRK_NARASI_PARAGRAPH
                    || block->line.level > before->line.level
                    || kinds[block->line.level] != block->line.kind;
      write_item_gap (out, before, block, begins_list);

      marker = out->len;
      write_spaces (out, indents[block->line.level]);
      if (block->line.kind == PRK_NARASI_NUMBER)
        g_string_append_printf (out, "%u.", block->line.number);
      else
        g_string_append_c (out, '-');
      indents[block->line.level + 1] = out->len - marker + 1;
      kinds[block->line.level] = block->line.kind;

      if (block->text->len > 0)
        {
          g_string_append_c (out, ' ');
          write_block (out, block);
        }
      before = block;
    }

  return g_string_free (out, FALSE);
}
