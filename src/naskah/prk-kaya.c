/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Narrative text is CommonMark, of which the editor makes paragraphs, bold, italic and lists. Whatever else stands in a text
 * from elsewhere keeps its words and loses its form. */
#include "config.h"

#include <string.h>

#include <cmark.h>

#include "prk-kaya.h"

#define MAX_DEPTH 6 /* of lists; deeper ones are no further indented */

typedef struct
{
  gboolean ordered;
  gboolean paren;
  guint    number;
  double   gantung; /* pt */
} Daftar;

typedef struct
{
  GPtrArray         *blok;
  const PrkKayaGaya *gaya;
  const char        *path;
  GArray            *daftar; /* (element-type Daftar) lists that are open */
  PrkBlok           *current;
  char              *penanda; /* of the item that has no block yet */
  guint              n_blok;
  guint              n_tebal, n_miring;
  guint              tingkat; /* of the outermost list: after a sentence of a Pasal its items are letters */
} Pembaca;

double
prk_kaya_get_gantung (guint n_chars)
{
  return 0.47 + 0.6 * MAX (n_chars, 2);
}

static char *
dup_letters (guint number)
{
  GString *out = g_string_new (NULL);

  for (; number > 0; number = (number - 1) / 26)
    g_string_prepend_c (out, (char) ('a' + (number - 1) % 26));

  return g_string_free (out, FALSE);
}

char *
prk_kaya_dup_penanda (guint depth,
                      guint number)
{
  static const char *const form[] = { "%s.", "%s.", "%s)", "%s)", "(%s)", "(%s)" };
  g_autofree char *text = depth % 2 == 0 ? g_strdup_printf ("%u", number) : dup_letters (number);
  const char *one = form[MIN (depth, G_N_ELEMENTS (form) - 1)];
  const char *mark = strstr (one, "%s");

  return g_strdup_printf ("%.*s%s%s", (int) (mark - one), one, text, mark + 2);
}

static guint
count_ordered (Pembaca *self)
{
  guint n = 0;

  for (guint i = 0; i < self->daftar->len; i++)
    n += g_array_index (self->daftar, Daftar, i).ordered ? 1 : 0;

  return n;
}

/* In a Pasal: (1) a. 1. a) 1). */
static char *
dup_ayat (guint depth,
          guint number)
{
  static const guint depths[] = { 4, 1, 0, 3, 2 };

  return prk_kaya_dup_penanda (depths[MIN (depth, G_N_ELEMENTS (depths) - 1)], number);
}

static char *
make_penanda (Pembaca *self,
              guint    number)
{
  const Daftar *daftar = &g_array_index (self->daftar, Daftar, self->daftar->len - 1);

  if (!daftar->ordered)
    return g_strdup (self->daftar->len % 2 == 1 ? "•" : "–");
  if (self->gaya->ayat)
    return dup_ayat (self->tingkat + count_ordered (self) - 1, number);
  if (daftar->paren && count_ordered (self) == 1)
    return g_strdup_printf ("%u)", number);

  return prk_kaya_dup_penanda (count_ordered (self) - 1, number);
}

static void
open_daftar (Pembaca    *self,
             cmark_node *node)
{
  Daftar daftar = { 0 };
  guint n_items = 0;

  if (self->daftar->len == 0)
    self->tingkat = self->n_blok > 0 ? 1 : 0;
  for (cmark_node *item = cmark_node_first_child (node); item != NULL; item = cmark_node_next (item))
    n_items++;

  daftar.ordered = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST;
  daftar.paren = cmark_node_get_list_delim (node) == CMARK_PAREN_DELIM;
  daftar.number = (guint) MAX (cmark_node_get_list_start (node), 0);
  g_array_append_val (self->daftar, daftar);
  {
    Daftar *open = &g_array_index (self->daftar, Daftar, self->daftar->len - 1);
    g_autofree char *longest = make_penanda (self, open->number + MAX (n_items, 1) - 1);

    open->gantung = self->gaya->butir->ukuran * prk_kaya_get_gantung (g_utf8_strlen (longest, -1));
  }
}

/* After the last item there is as much space as after a paragraph. */
static void
close_daftar (Pembaca *self)
{
  g_array_set_size (self->daftar, self->daftar->len - 1);
  if (self->daftar->len == 0 && self->blok->len > 0)
    ((PrkBlok *) g_ptr_array_index (self->blok, self->blok->len - 1))->sesudah = self->gaya->isi->sesudah;
}

static void
finish_block (Pembaca *self)
{
  if (self->current != NULL)
    g_ptr_array_add (self->blok, g_steal_pointer (&self->current));
}

/* A block at the depth of the open lists, with the marker if it is the first one of an item. */
static PrkBlok *
begin_block (Pembaca *self)
{
  guint depth = self->daftar->len;
  const PrkGaya *gaya = depth > 0 ? self->gaya->butir : self->gaya->isi;

  finish_block (self);
  self->current = prk_blok_new (PRK_BLOK_PARAGRAF, gaya);
  self->current->path = g_strdup (self->path);
  self->current->paragraf = self->n_blok++;
  for (guint i = 0; i < MIN (depth, MAX_DEPTH); i++)
    self->current->kiri += g_array_index (self->daftar, Daftar, i).gantung;
  if (depth > 0)
    {
      double gantung = g_array_index (self->daftar, Daftar, depth - 1).gantung;

      if (depth <= MAX_DEPTH)
        self->current->kiri -= gantung;
      self->current->gantung = gantung;
      self->current->penanda = g_steal_pointer (&self->penanda);
    }

  return self->current;
}

static void
add_text (Pembaca    *self,
          const char *text)
{
  PrkHuruf huruf = 0;

  if (self->current == NULL)
    begin_block (self);
  if (self->n_tebal > 0)
    huruf |= PRK_HURUF_TEBAL;
  if (self->n_miring > 0)
    huruf |= PRK_HURUF_MIRING;
  prk_blok_add_teks (self->current, text, huruf, NULL);
}

static void
add_literal_block (Pembaca    *self,
                   const char *text)
{
  g_autofree char *trimmed = g_strdup (text);

  begin_block (self);
  add_text (self, g_strchomp (trimmed));
  finish_block (self);
}

static void
add_address (Pembaca    *self,
             cmark_node *link)
{
  const char *url = cmark_node_get_url (link);
  cmark_node *child = cmark_node_first_child (link);
  const char *shown = child != NULL ? cmark_node_get_literal (child) : NULL;

  if (url != NULL && *url != '\0' && g_strcmp0 (url, shown) != 0)
    {
      g_autofree char *text = g_strdup_printf (" (%s)", url);

      add_text (self, text);
    }
}

static void
enter_item (Pembaca *self)
{
  Daftar *daftar = &g_array_index (self->daftar, Daftar, self->daftar->len - 1);

  finish_block (self);
  g_free (self->penanda);
  self->penanda = make_penanda (self, daftar->number++);
}

static void
enter_node (Pembaca    *self,
            cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
      begin_block (self);
      break;
    case CMARK_NODE_HEADING:
      begin_block (self)->ikut = TRUE;
      self->n_tebal++;
      break;
    case CMARK_NODE_LIST:
      finish_block (self);
      open_daftar (self, node);
      break;
    case CMARK_NODE_ITEM:
      enter_item (self);
      break;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
      add_literal_block (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
      add_text (self, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      add_text (self, " ");
      break;
    case CMARK_NODE_LINEBREAK:
      add_text (self, "\n");
      break;
    case CMARK_NODE_STRONG:
      self->n_tebal++;
      break;
    case CMARK_NODE_EMPH:
      self->n_miring++;
      break;
    default:
      break;
    }
}

static void
leave_node (Pembaca    *self,
            cmark_node *node)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
      finish_block (self);
      break;
    case CMARK_NODE_HEADING:
      self->n_tebal--;
      finish_block (self);
      break;
    case CMARK_NODE_LIST:
      close_daftar (self);
      break;
    case CMARK_NODE_ITEM:
      if (self->penanda != NULL)
        begin_block (self);
      finish_block (self);
      break;
    case CMARK_NODE_STRONG:
      self->n_tebal--;
      break;
    case CMARK_NODE_EMPH:
      self->n_miring--;
      break;
    case CMARK_NODE_LINK:
      add_address (self, node);
      break;
    default:
      break;
    }
}

/**
 * prk_kaya_add:
 * @blok: (element-type PrkBlok): where the paragraphs go
 * @commonmark: valid UTF-8
 * @path: field of the record; every paragraph is found under it
 *
 * Reads narrative text into paragraphs.
 */
void
prk_kaya_add (GPtrArray         *blok,
              const char        *commonmark,
              const PrkKayaGaya *gaya,
              const char        *path)
{
  Pembaca self = { .blok = blok, .gaya = gaya, .path = path };
  cmark_node *root = cmark_parse_document (commonmark, strlen (commonmark), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  self.daftar = g_array_new (FALSE, FALSE, sizeof (Daftar));
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      if (event == CMARK_EVENT_ENTER)
        enter_node (&self, cmark_iter_get_node (iter));
      else if (event == CMARK_EVENT_EXIT)
        leave_node (&self, cmark_iter_get_node (iter));
    }
  finish_block (&self);

  g_free (self.penanda);
  g_array_unref (self.daftar);
  cmark_iter_free (iter);
  cmark_node_free (root);
}

/**
 * prk_kaya_dup_plain:
 *
 * The words of narrative text without their form, paragraphs parted by line ends.
 *
 * Returns: (transfer full): plain text
 */
char *
prk_kaya_dup_plain (const char *commonmark)
{
  static const PrkGaya gaya = { .ukuran = 12, .spasi = 1 };
  const PrkKayaGaya both = { &gaya, &gaya };
  g_autoptr(GPtrArray) blok = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_blok_free);
  GString *out = g_string_new (NULL);

  prk_kaya_add (blok, commonmark, &both, NULL);
  for (guint i = 0; i < blok->len; i++)
    {
      const PrkBlok *one = g_ptr_array_index (blok, i);

      if (i > 0)
        g_string_append_c (out, '\n');
      if (one->penanda != NULL)
        g_string_append_printf (out, "%s ", one->penanda);
      g_string_append_len (out, one->teks->str, one->teks->len);
    }

  return g_string_free (out, FALSE);
}
