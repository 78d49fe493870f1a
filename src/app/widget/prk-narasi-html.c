/* SPDX-License-Identifier: GPL-3.0-or-later */

/* HTML as word processors put it on the clipboard. Kept: paragraphs, bold, italic, lists; a row
 * of a table becomes a line with its cells parted by a middle dot. Styles, fonts, pictures,
 * scripts and comments go.
 *
 * Word writes lists as paragraphs whose style says "mso-list:l0 level1 lfo1" and whose marker is
 * text, between the comments "[if !supportLists]" and "[endif]" or in a span of
 * "mso-list:Ignore"; the marker tells bullet from number. */

#include "config.h"

#include "prk-narasi-html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define CELL_GAP " · "

typedef struct
{
  PrkNarasiDoc *doc;
  GArray *lists;   /* PrkNarasiLine: the ul and ol that we are in */
  GString *marker; /* of the list paragraph of Word that has begun; NULL outside of one */

  PrkNarasiLine line; /* what the next block is */
  gboolean is_open;   /* the last block takes more text */
  gboolean is_item;   /* the last block is an item that we are still in */
  gboolean in_marker;

  gboolean wants_space; /* before more text in this block */
  PrkNarasiStyle space_style;
  gboolean wants_break;
  gboolean wants_cell;
  guint n_rows; /* table rows that we are in */
  guint n_pre;
} Reader;

static void walk (Reader         *reader,
                  const xmlNode  *first,
                  PrkNarasiStyle  style);

static gboolean
is_named (const xmlNode     *node,
          const char *const *names)
{
  return g_strv_contains (names, (const char *) node->name);
}

static char *
dup_attribute (const xmlNode *node,
               const char    *name)
{
  xmlChar *value = xmlGetProp ((xmlNode *) node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

/* The value of a property in the style attribute, in lower case. */
static char *
dup_style (const xmlNode *node,
           const char    *property)
{
  g_autofree char *style = dup_attribute (node, "style");
  g_auto(GStrv) parts = NULL;

  if (style == NULL)
    return NULL;

  parts = g_strsplit (style, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (parts[i]), property) == 0)
        return g_ascii_strdown (g_strstrip (colon + 1), -1);
    }

  return NULL;
}

/* Blocks */

static void
close_block (Reader *reader)
{
  if (reader->n_rows > 0)
    {
      reader->wants_space = TRUE;
      reader->space_style = PRK_NARASI_PLAIN;
      return;
    }

  reader->is_open = FALSE;
  reader->wants_space = FALSE;
  reader->wants_break = FALSE;
}

/* A number, a letter or a Roman numeral with a full stop or a bracket numbers; all else is a
 * bullet. */
static PrkNarasiLine
judge_marker (const char *marker,
              guint       level)
{
  static GRegex *pattern;
  g_autoptr(GMatchInfo) match = NULL;
  PrkNarasiLine line = { PRK_NARASI_BULLET, level, 0 };

  if (pattern == NULL)
    pattern = g_regex_new ("^[\\s\\x{a0}]*\\(?(?:(\\d{1,9})|[a-z]{1,6})[.)]", G_REGEX_CASELESS, 0,
                           NULL);

  if (g_regex_match (pattern, marker, 0, &match))
    {
      g_autofree char *digits = g_match_info_fetch (match, 1);

      line.kind = PRK_NARASI_NUMBER;
      line.number
          = digits != NULL && *digits != '\0' ? (guint) g_ascii_strtoull (digits, NULL, 10) : 1;
    }

  return line;
}

static void
open_block (Reader *reader)
{
  if (reader->is_open)
    return;

  if (reader->marker != NULL)
    reader->line = judge_marker (reader->marker->str, reader->line.level);

  if (reader->is_item)
    {
      prk_narasi_doc_append (reader->doc, PRK_NARASI_BREAK, -1, PRK_NARASI_PLAIN);
    }
  else
    {
      prk_narasi_doc_begin_block (reader->doc, reader->line.kind, reader->line.level,
                                  reader->line.number);
      reader->is_item = reader->line.kind != PRK_NARASI_PARAGRAPH;
    }
  reader->is_open = TRUE;
  reader->wants_space = FALSE;
  reader->wants_break = FALSE;
  reader->wants_cell = FALSE;
}

static void
append_gap (Reader *reader)
{
  if (reader->wants_cell)
    prk_narasi_doc_append (reader->doc, CELL_GAP, -1, PRK_NARASI_PLAIN);
  else if (reader->wants_break)
    prk_narasi_doc_append (reader->doc, PRK_NARASI_BREAK, -1, PRK_NARASI_PLAIN);
  else if (reader->wants_space)
    prk_narasi_doc_append (reader->doc, " ", 1, reader->space_style);
  reader->wants_cell = FALSE;
  reader->wants_break = FALSE;
  reader->wants_space = FALSE;
}

/* Text */

static void
read_preformatted (Reader         *reader,
                   const char     *text,
                   PrkNarasiStyle  style)
{
  for (const char *line = text;;)
    {
      gsize length = strcspn (line, "\n");

      if (length > 0)
        {
          open_block (reader);
          append_gap (reader);
          prk_narasi_doc_append (reader->doc, line, length, style);
        }
      if (line[length] == '\0')
        return;
      close_block (reader);
      line += length + 1;
    }
}

static void
read_text (Reader         *reader,
           const char     *text,
           PrkNarasiStyle  style)
{
  g_autofree char *clean = prk_narasi_sanitize (text, strlen (text));

  if (reader->in_marker)
    {
      if (reader->marker != NULL)
        g_string_append (reader->marker, clean);
      return;
    }

  if (reader->n_pre > 0)
    {
      read_preformatted (reader, clean, style);
      return;
    }

  for (const char *p = clean; *p != '\0';)
    {
      gsize length = strcspn (p, " \t\n");

      if (length > 0)
        {
          open_block (reader);
          append_gap (reader);
          prk_narasi_doc_append (reader->doc, p, length, style);
          p += length;
        }
      length = strspn (p, " \t\n");
      if (length > 0 && reader->is_open && !reader->wants_space)
        {
          reader->wants_space = TRUE;
          reader->space_style = style;
        }
      p += length;
    }
}

/* Elements */

static PrkNarasiStyle
read_style (const xmlNode  *node,
            PrkNarasiStyle  style)
{
  static const char *const bold[] = { "b", "strong", NULL };
  static const char *const italic[] = { "i", "em", "cite", NULL };
  g_autofree char *weight = dup_style (node, "font-weight");
  g_autofree char *slant = dup_style (node, "font-style");

  if (is_named (node, bold))
    style |= PRK_NARASI_BOLD;
  if (is_named (node, italic))
    style |= PRK_NARASI_ITALIC;

  if (weight != NULL)
    {
      style &= ~PRK_NARASI_BOLD;
      if (g_str_has_prefix (weight, "bold") || g_ascii_strtoull (weight, NULL, 10) >= 600)
        style |= PRK_NARASI_BOLD;
    }
  if (slant != NULL)
    {
      style &= ~PRK_NARASI_ITALIC;
      if (g_str_has_prefix (slant, "italic") || g_str_has_prefix (slant, "oblique"))
        style |= PRK_NARASI_ITALIC;
    }

  return style;
}

static void
read_list (Reader         *reader,
           const xmlNode  *node,
           PrkNarasiStyle  style)
{
  gboolean is_numbered = g_str_equal (node->name, "ol");
  g_autofree char *start = dup_attribute (node, "start");
  gboolean was_item = reader->is_item;
  PrkNarasiLine line
      = { is_numbered ? PRK_NARASI_NUMBER : PRK_NARASI_BULLET, reader->lists->len, 0 };

  if (is_numbered)
    line.number = start != NULL ? MIN (g_ascii_strtoull (start, NULL, 10), 999999999) : 1;

  close_block (reader);
  g_array_append_val (reader->lists, line);
  reader->is_item = FALSE;
  walk (reader, node->children, style);
  close_block (reader);
  g_array_set_size (reader->lists, reader->lists->len - 1);
  reader->is_item = was_item;
}

static void
read_item (Reader         *reader,
           const xmlNode  *node,
           PrkNarasiStyle  style)
{
  PrkNarasiLine outer = reader->line;

  close_block (reader);
  reader->is_item = FALSE;
  if (reader->lists->len > 0)
    reader->line = g_array_index (reader->lists, PrkNarasiLine, reader->lists->len - 1);
  else
    reader->line = (PrkNarasiLine) { PRK_NARASI_BULLET, 0, 0 };

  walk (reader, node->children, style);

  close_block (reader);
  reader->is_item = FALSE;
  reader->line = outer;
}

/* A paragraph; @list is the value of Word's mso-list, if it has one. */
static void
read_block (Reader         *reader,
            const xmlNode  *node,
            PrkNarasiStyle  style,
            const char     *list)
{
  PrkNarasiLine outer = reader->line;
  gboolean was_item = reader->is_item;
  GString *outer_marker = reader->marker;
  const char *level = list != NULL ? strstr (list, "level") : NULL;

  close_block (reader);
  if (level != NULL)
    {
      guint64 depth = g_ascii_strtoull (level + strlen ("level"), NULL, 10);

      reader->line = (PrkNarasiLine) { PRK_NARASI_BULLET, CLAMP (depth, 1, 9) - 1, 0 };
      reader->marker = g_string_new (NULL);
      reader->is_item = FALSE;
    }

  walk (reader, node->children, style);

  close_block (reader);
  if (level != NULL)
    {
      g_string_free (reader->marker, TRUE);
      reader->marker = outer_marker;
      reader->line = outer;
      reader->is_item = was_item;
    }
}

static void
read_row (Reader         *reader,
          const xmlNode  *node,
          PrkNarasiStyle  style)
{
  if (reader->n_rows == 0)
    close_block (reader);

  reader->n_rows++;
  walk (reader, node->children, style);
  reader->n_rows--;

  if (reader->n_rows == 0)
    close_block (reader);
  reader->wants_cell = FALSE;
}

static void
read_break (Reader *reader)
{
  if (reader->n_rows > 0)
    reader->wants_space = TRUE;
  else if (reader->is_open && reader->line.kind != PRK_NARASI_PARAGRAPH)
    reader->wants_break = TRUE;
  else
    close_block (reader);
}

static gboolean
is_hidden (const xmlNode *node)
{
  static const char *const unseen[]
      = { "head", "style", "script", "title", "template", "svg", "meta", "link", NULL };
  g_autofree char *display = dup_style (node, "display");

  return is_named (node, unseen) || g_strcmp0 (display, "none") == 0;
}

static void
read_element (Reader         *reader,
              const xmlNode  *node,
              PrkNarasiStyle  style)
{
  static const char *const lists[] = { "ul", "ol", NULL };
  static const char *const blocks[] = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "header",
    "footer", "main", "address", "dl", "dt", "dd", "figure", "figcaption", "center", "table",
    "caption", "hr", "form", "fieldset", "pre", NULL,
  };
  static const char *const cells[] = { "td", "th", NULL };
  g_autofree char *list = NULL;
  g_autofree char *space = NULL;
  gboolean is_pre;

  if (is_hidden (node))
    return;

  list = dup_style (node, "mso-list");
  space = dup_style (node, "white-space");
  is_pre = g_str_equal (node->name, "pre") || (space != NULL && g_str_has_prefix (space, "pre"));
  style = read_style (node, style);

  reader->n_pre += is_pre;
  if (g_strcmp0 (list, "ignore") == 0)
    {
      gboolean was_in_marker = reader->in_marker;

      reader->in_marker = TRUE;
      walk (reader, node->children, style);
      reader->in_marker = was_in_marker;
    }
  else if (is_named (node, lists))
    read_list (reader, node, style);
  else if (g_str_equal (node->name, "li") && reader->n_rows == 0)
    read_item (reader, node, style);
  else if (g_str_equal (node->name, "tr"))
    read_row (reader, node, style);
  else if (g_str_equal (node->name, "br"))
    read_break (reader);
  else if (is_named (node, cells))
    {
      reader->wants_cell = reader->is_open;
      walk (reader, node->children, style);
    }
  else if (is_named (node, blocks) || g_str_equal (node->name, "li"))
    read_block (reader, node, style, list);
  else
    walk (reader, node->children, style);
  reader->n_pre -= is_pre;
}

/* libxml2 nests elements 256 deep at most, so this recursion is bounded. */
static void
walk (Reader         *reader,
      const xmlNode  *first,
      PrkNarasiStyle  style)
{
  for (const xmlNode *node = first; node != NULL; node = node->next)
    switch (node->type)
      {
      case XML_ELEMENT_NODE:
        read_element (reader, node, style);
        break;

      case XML_TEXT_NODE:
      case XML_CDATA_SECTION_NODE:
        if (node->content != NULL && g_strcmp0 ((const char *) node->parent->name, "style") != 0)
          read_text (reader, (const char *) node->content, style);
        break;

      case XML_COMMENT_NODE:
        if (node->content == NULL)
          break;
        if (g_str_has_prefix ((const char *) node->content, "[if !supportLists]"))
          reader->in_marker = TRUE;
        else if (g_str_has_prefix ((const char *) node->content, "[endif]"))
          reader->in_marker = FALSE;
        break;

      default:
        break;
      }
}

/* Bytes to UTF-8 */

/* UTF-16 when it says so by a byte order mark, or when every second byte of its beginning is
 * NUL. */
static const char *
guess_utf16 (const guint8 *bytes,
             gsize         n_bytes)
{
  if (n_bytes < 4)
    return NULL;
  if ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[1] == 0 && bytes[3] == 0))
    return "UTF-16LE";
  if ((bytes[0] == 0xfe && bytes[1] == 0xff) || (bytes[0] == 0 && bytes[2] == 0))
    return "UTF-16BE";

  return NULL;
}

static char *
decode (const char *bytes,
        gsize       n_bytes)
{
  const char *utf16 = guess_utf16 ((const guint8 *) bytes, n_bytes);
  char *text = NULL;

  if (utf16 != NULL)
    text = g_convert (bytes, n_bytes & ~(gsize) 1, "UTF-8", utf16, NULL, NULL, NULL);
  else if (memchr (bytes, '\0', n_bytes) == NULL && !g_utf8_validate (bytes, n_bytes, NULL))
    text = g_convert (bytes, n_bytes, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);

  return text != NULL ? text : prk_narasi_sanitize (bytes, n_bytes);
}

/* "<![if x]>" is no HTML; as a comment it stays where it is. */
static char *
mend_conditions (const char *html)
{
  static GRegex *pattern;
  char *mended;

  if (pattern == NULL)
    pattern = g_regex_new ("<!\\[(if [^\\]<>]*|endif)\\]>", G_REGEX_OPTIMIZE, 0, NULL);

  mended = g_regex_replace (pattern, html, -1, 0, "<!--[\\1]-->", 0, NULL);

  return mended != NULL ? mended : g_strdup (html);
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static PrkNarasiDoc *
drop_blank_blocks (PrkNarasiDoc *doc)
{
  PrkNarasiDoc *kept = prk_narasi_doc_new ();

  for (guint i = 0; i < prk_narasi_doc_get_n_blocks (doc); i++)
    {
      const PrkNarasiBlock *block = prk_narasi_doc_get_block (doc, i);
      const char *text = block->text->str;

      if (is_blank (text))
        continue;
      prk_narasi_doc_begin_block (kept, block->line.kind, block->line.level, block->line.number);
      for (guint j = 0; j < block->runs->len; j++)
        {
          const PrkNarasiRun *run = &g_array_index (block->runs, PrkNarasiRun, j);

          prk_narasi_doc_append (kept, text, run->n_bytes, run->style);
          text += run->n_bytes;
        }
    }

  return kept;
}

/**
 * prk_narasi_html_parse:
 * @bytes: HTML from anywhere, in UTF-8, UTF-16 or Windows-1252
 *
 * Reads what narrative text can hold of a page or a fragment; never fails.
 *
 * Returns: (transfer full): a normal document, without blocks if there was no text
 */
PrkNarasiDoc *
prk_narasi_html_parse (const char *bytes,
                       gsize       n_bytes)
{
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_autoptr(PrkNarasiDoc) doc = prk_narasi_doc_new ();
  g_autoptr(GArray) lists = g_array_new (FALSE, FALSE, sizeof (PrkNarasiLine));
  Reader reader = { .doc = doc, .lists = lists };
  PrkNarasiDoc *kept;
  xmlDoc *tree = NULL;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, NULL);

  if (n_bytes > 0)
    {
      text = decode (bytes, n_bytes);
      html = mend_conditions (text);
      tree = htmlReadMemory (html, strlen (html), NULL, "UTF-8",
                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    }
  if (tree != NULL)
    {
      walk (&reader, xmlDocGetRootElement (tree), PRK_NARASI_PLAIN);
      xmlFreeDoc (tree);
    }

  kept = drop_blank_blocks (doc);
  prk_narasi_doc_normalize (kept);

  return kept;
}

/* Writing */

static void
write_runs (GString              *html,
            const PrkNarasiBlock *block)
{
  const char *text = block->text->str;

  for (guint i = 0; i < block->runs->len; i++)
    {
      const PrkNarasiRun *run = &g_array_index (block->runs, PrkNarasiRun, i);
      g_autofree char *escaped = g_markup_escape_text (text, run->n_bytes);
      g_autoptr(GString) broken = g_string_new (escaped);

      g_string_replace (broken, PRK_NARASI_BREAK, "<br>", 0);
      g_string_append_printf (html, "%s%s%s%s%s",
                              (run->style & PRK_NARASI_BOLD) != 0 ? "<b>" : "",
                              (run->style & PRK_NARASI_ITALIC) != 0 ? "<i>" : "",
                              broken->str,
                              (run->style & PRK_NARASI_ITALIC) != 0 ? "</i>" : "",
                              (run->style & PRK_NARASI_BOLD) != 0 ? "</b>" : "");
      text += run->n_bytes;
    }
}

static void
open_list (GString             *html,
           const PrkNarasiLine *line)
{
  if (line->kind == PRK_NARASI_BULLET)
    g_string_append (html, "<ul>");
  else if (line->number == 1)
    g_string_append (html, "<ol>");
  else
    g_string_append_printf (html, "<ol start=\"%u\">", line->number);
}

static void
close_lists (GString       *html,
             PrkNarasiLine *open,
             guint         *depth,
             guint          keep)
{
  while (*depth > keep)
    g_string_append (html, open[--*depth].kind == PRK_NARASI_BULLET ? "</li></ul>" : "</li></ol>");
}

/**
 * prk_narasi_html_write:
 * @doc: a document whose lists are in order, as after prk_narasi_doc_normalize()
 *
 * Writes HTML for the clipboard, which word processors read and prk_narasi_html_parse() reads back
 * the same.
 *
 * Returns: (transfer full): UTF-8
 */
char *
prk_narasi_html_write (const PrkNarasiDoc *doc)
{
  GString *html = g_string_new ("<meta charset=\"utf-8\"><div style=\"white-space:pre-wrap\">");
  PrkNarasiLine open[PRK_NARASI_MAX_LEVEL + 1];
  guint depth = 0;

  g_return_val_if_fail (doc != NULL, NULL);

  for (guint i = 0; i < prk_narasi_doc_get_n_blocks (doc); i++)
    {
      const PrkNarasiBlock *block = prk_narasi_doc_get_block (doc, i);
      const PrkNarasiLine *line = &block->line;

      if (line->kind == PRK_NARASI_PARAGRAPH)
        {
          close_lists (html, open, &depth, 0);
          g_string_append (html, "<p>");
          write_runs (html, block);
          g_string_append (html, "</p>");
          continue;
        }

      close_lists (html, open, &depth, line->level + 1);
      if (depth == line->level + 1 && open[line->level].kind != line->kind)
        close_lists (html, open, &depth, line->level);

      if (depth == line->level + 1)
        g_string_append (html, "</li>");
      else
        {
          open_list (html, line);
          open[depth++] = *line;
        }
      g_string_append (html, "<li>");
      write_runs (html, block);
    }
  close_lists (html, open, &depth, 0);
  g_string_append (html, "</div>");

  return g_string_free (html, FALSE);
}
