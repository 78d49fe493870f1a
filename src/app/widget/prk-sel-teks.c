/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget/prk-sel-teks.h"

/* Setting a tooltip's text costs several round trips to the X server, and a list binds hundreds of
 * cells before its first frame: so the text is handed over when somebody points at the cell. */
static gboolean
query_tooltip_cb (GtkInscription *text,
                  int             x,
                  int             y,
                  gboolean        by_keyboard,
                  GtkTooltip     *tooltip)
{
  const char *words = gtk_inscription_get_text (text);

  gtk_tooltip_set_text (tooltip, words);

  return words != NULL && *words != '\0';
}

/**
 * prk_sel_teks_new:
 * @min_chars: characters that always fit
 * @nat_chars: characters that it would like to have room for
 * @has_tooltip: whether its words, which may be cut, are told to who points at it
 *
 * Makes a cell of a list: one line of text, cut with an ellipsis.
 *
 * Returns: (transfer floating): the cell
 */
GtkWidget *
prk_sel_teks_new (guint    min_chars,
                  guint    nat_chars,
                  gboolean has_tooltip)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), nat_chars);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (has_tooltip)
    {
      gtk_widget_set_has_tooltip (text, TRUE);
      g_signal_connect (text, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }

  return text;
}

/**
 * prk_sel_teks_set:
 * @self: a cell
 * @words: (nullable): what it shows and a screen reader says
 *
 * Fills a cell.
 */
void
prk_sel_teks_set (GtkWidget  *self,
                  const char *words)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
}
