/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list view makes about two hundred widgets for what it shows and what is near, all in one frame. So a long list begins with
 * the rows that fit a screen and grows, some rows a frame, once nothing has changed for a while; when the view has all the
 * widgets that it wants, the rest comes at once. */

#include "config.h"

#include "widget/prk-tumbuh.h"

#define REST_MS   300 /* from the last change to the rows that nobody sees yet */
#define GROW_ROWS 24
#define VIEW_ROWS 240 /* a view has no more widgets than that */

struct _PrkTumbuh
{
  GtkWidget         *widget; /* not owned */
  GtkSliceListModel *slice;
  guint              grow_id;
  guint              rest_id;
};

static gboolean
grow_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  PrkTumbuh *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->slice) + GROW_ROWS;

  if (size < VIEW_ROWS)
    {
      gtk_slice_list_model_set_size (self->slice, size);
      return G_SOURCE_CONTINUE;
    }
  self->grow_id = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

static gboolean
rest_over_cb (gpointer user_data)
{
  PrkTumbuh *self = user_data;

  self->rest_id = 0;
  self->grow_id = gtk_widget_add_tick_callback (self->widget, grow_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

static void
stop (PrkTumbuh *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->grow_id != 0)
    gtk_widget_remove_tick_callback (self->widget, self->grow_id);
  self->grow_id = 0;
}

/**
 * prk_tumbuh_new:
 * @widget: the page of the list, whose frames are counted; it frees this while it is disposed
 * @rows: all rows
 *
 * Makes a list of the first rows.
 *
 * Returns: (transfer full): free with prk_tumbuh_free()
 */
PrkTumbuh *
prk_tumbuh_new (GtkWidget  *widget,
                GListModel *rows)
{
  PrkTumbuh *self = g_new0 (PrkTumbuh, 1);

  self->widget = widget;
  self->slice = gtk_slice_list_model_new (g_object_ref (rows), 0, PRK_TUMBUH_AWAL);

  return self;
}

void
prk_tumbuh_free (PrkTumbuh *self)
{
  stop (self);
  g_object_unref (self->slice);
  g_free (self);
}

/**
 * prk_tumbuh_get_model:
 * @self: the list
 *
 * Returns: (transfer none): the rows that are there now
 */
GListModel *
prk_tumbuh_get_model (PrkTumbuh *self)
{
  return G_LIST_MODEL (self->slice);
}

/**
 * prk_tumbuh_mulai:
 * @self: the list
 *
 * Begins with the first rows again, as for other rows.
 */
void
prk_tumbuh_mulai (PrkTumbuh *self)
{
  gtk_slice_list_model_set_size (self->slice, PRK_TUMBUH_AWAL);
  stop (self);
  self->rest_id = g_timeout_add (REST_MS, rest_over_cb, self);
}
