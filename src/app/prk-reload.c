/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-reload.h"

struct _PrkReload
{
  GtkWidget     *page; /* whose this is */
  PrkReloadFunc  func;
  guint          delay_ms;
  guint          id;
  gboolean       is_stale;
};

static gboolean
delay_over_cb (gpointer user_data)
{
  PrkReload *self = user_data;

  self->id = 0;
  self->func (self->page);

  return G_SOURCE_REMOVE;
}

/**
 * prk_reload_new:
 * @page: frees it in its dispose()
 * @delay_ms: from the first change to the question, in milliseconds
 * @func: asks, and calls prk_reload_begin()
 *
 * Returns: (transfer full): a page that has nothing to ask yet
 */
PrkReload *
prk_reload_new (GtkWidget     *page,
                guint          delay_ms,
                PrkReloadFunc  func)
{
  PrkReload *self;

  g_return_val_if_fail (GTK_IS_WIDGET (page) && func != NULL, NULL);

  self = g_new0 (PrkReload, 1);
  self->page = page;
  self->delay_ms = delay_ms;
  self->func = func;
  return self;
}

void
prk_reload_free (PrkReload *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->id, g_source_remove);
  g_free (self);
}

void
prk_reload_note_change (PrkReload *self)
{
  g_return_if_fail (self != NULL);

  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (self->page) && self->id == 0)
    self->id = g_timeout_add (self->delay_ms, delay_over_cb, self);
}

void
prk_reload_note_map (PrkReload *self)
{
  g_return_if_fail (self != NULL);

  if (self->is_stale)
    self->func (self->page);
}

void
prk_reload_begin (PrkReload *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->id, g_source_remove);
  self->is_stale = FALSE;
}
