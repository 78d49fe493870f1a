/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bold and italic in a PrkNarasiBuffer. */

#include "config.h"

#include "prk-narasi-buffer-private.h"

PrkNarasiStyle
_prk_narasi_buffer_style_of_char (PrkNarasiBuffer   *self,
               const GtkTextIter *iter)
{
  return (gtk_text_iter_has_tag (iter, self->bold) ? PRK_NARASI_BOLD : 0) |
         (gtk_text_iter_has_tag (iter, self->italic) ? PRK_NARASI_ITALIC : 0);
}

/* The style that text typed at @iter takes on: that of the character before it in the same line. */
PrkNarasiStyle
_prk_narasi_buffer_style_at (PrkNarasiBuffer   *self,
          const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  if (self->next_style >= 0)
    return self->next_style;
  if (gtk_text_iter_starts_line (iter))
    return gtk_text_iter_ends_line (iter) ? PRK_NARASI_PLAIN
                                          : _prk_narasi_buffer_style_of_char (self, iter);

  gtk_text_iter_backward_char (&before);

  return _prk_narasi_buffer_style_of_char (self, &before);
}

void
_prk_narasi_buffer_set_style (PrkNarasiBuffer   *self,
           const GtkTextIter *start,
           const GtkTextIter *end,
           PrkNarasiStyle     style)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  gtk_text_buffer_remove_tag (buffer, self->bold, start, end);
  gtk_text_buffer_remove_tag (buffer, self->italic, start, end);
  if ((style & PRK_NARASI_BOLD) != 0)
    gtk_text_buffer_apply_tag (buffer, self->bold, start, end);
  if ((style & PRK_NARASI_ITALIC) != 0)
    gtk_text_buffer_apply_tag (buffer, self->italic, start, end);
}

/* The styles that every character from @start to @end has; line feeds do not count. */
static PrkNarasiStyle
common_style (PrkNarasiBuffer   *self,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  PrkNarasiStyle style = PRK_NARASI_BOLD | PRK_NARASI_ITALIC;
  GtkTextIter iter = *start;
  gboolean has_text = FALSE;

  while (gtk_text_iter_compare (&iter, end) < 0 && (style != PRK_NARASI_PLAIN || !has_text))
    {
      GtkTextIter next = iter;

      if (gtk_text_iter_ends_line (&iter))
        {
          gtk_text_iter_forward_line (&iter);
          continue;
        }

      has_text = TRUE;
      style &= _prk_narasi_buffer_style_of_char (self, &iter);
      gtk_text_iter_forward_to_tag_toggle (&next, NULL);
      if (gtk_text_iter_get_line (&next) != gtk_text_iter_get_line (&iter))
        gtk_text_iter_forward_to_line_end (&iter);
      else
        iter = next;
    }

  return has_text ? style : PRK_NARASI_PLAIN;
}

/**
 * prk_narasi_buffer_get_style:
 *
 * Returns: the styles of the whole selection, or those that typing at the cursor would have
 */
PrkNarasiStyle
prk_narasi_buffer_get_style (PrkNarasiBuffer *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (PRK_IS_NARASI_BUFFER (self), PRK_NARASI_PLAIN);

  if (gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end))
    return common_style (self, &start, &end);

  return _prk_narasi_buffer_style_at (self, &start);
}

/**
 * prk_narasi_buffer_toggle_style:
 *
 * Gives the selection a style, or takes it if all of the selection has it; without a selection, for
 * what is typed next.
 */
void
prk_narasi_buffer_toggle_style (PrkNarasiBuffer *self,
                                PrkNarasiStyle   style)
{
  GtkTextTag *tag;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (PRK_IS_NARASI_BUFFER (self));
  g_return_if_fail (style == PRK_NARASI_BOLD || style == PRK_NARASI_ITALIC);

  tag = style == PRK_NARASI_BOLD ? self->bold : self->italic;
  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end))
    {
      self->next_style = _prk_narasi_buffer_style_at (self, &start) ^ style;
      return;
    }

  if ((common_style (self, &start, &end) & style) != 0)
    gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self), tag, &start, &end);
  else
    gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), tag, &start, &end);
  _prk_narasi_buffer_touch (self);
}
