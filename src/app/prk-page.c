/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prk-page.h"

G_DEFINE_INTERFACE (PrkPage, prk_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_TITLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
prk_page_default_init (PrkPageInterface *iface)
{
  signals[SIGNAL_TITLE_CHANGED] = g_signal_new ("title-changed",
                                                PRK_TYPE_PAGE,
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);
}

/**
 * prk_page_get_header:
 * @self: a page
 *
 * The header bar of the page.
 *
 * Returns: (transfer none): a header bar that the window may put in a parent of its own
 */
AdwHeaderBar *
prk_page_get_header (PrkPage *self)
{
  g_return_val_if_fail (PRK_IS_PAGE (self), NULL);

  return PRK_PAGE_GET_IFACE (self)->get_header (self);
}

/**
 * prk_page_get_actions:
 * @self: a page
 *
 * The actions that header bar and page use under the prefix "page".
 *
 * Returns: (transfer none) (nullable): the group
 */
GActionGroup *
prk_page_get_actions (PrkPage *self)
{
  PrkPageInterface *iface;

  g_return_val_if_fail (PRK_IS_PAGE (self), NULL);

  iface = PRK_PAGE_GET_IFACE (self);
  return iface->get_actions != NULL ? iface->get_actions (self) : NULL;
}

/**
 * prk_page_dup_title:
 * @self: a page
 *
 * What the page is called on its tab and in the window's title.
 *
 * Returns: (transfer full): a translated title, never empty
 */
char *
prk_page_dup_title (PrkPage *self)
{
  g_return_val_if_fail (PRK_IS_PAGE (self), NULL);

  return PRK_PAGE_GET_IFACE (self)->dup_title (self);
}

/**
 * prk_page_leave:
 * @self: a page
 *
 * Tells the page that it goes to the back or is about to be closed.
 */
void
prk_page_leave (PrkPage *self)
{
  PrkPageInterface *iface;

  g_return_if_fail (PRK_IS_PAGE (self));

  iface = PRK_PAGE_GET_IFACE (self);
  if (iface->leave != NULL)
    iface->leave (self);
}

/**
 * prk_page_find:
 * @self: a page
 *
 * Brings up whatever the page searches with.
 */
void
prk_page_find (PrkPage *self)
{
  PrkPageInterface *iface;

  g_return_if_fail (PRK_IS_PAGE (self));

  iface = PRK_PAGE_GET_IFACE (self);
  if (iface->find != NULL)
    iface->find (self);
}

/**
 * prk_page_emit_title_changed:
 * @self: a page
 *
 * Emits `title-changed`; for the page itself.
 */
void
prk_page_emit_title_changed (PrkPage *self)
{
  g_return_if_fail (PRK_IS_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_TITLE_CHANGED], 0);
}
