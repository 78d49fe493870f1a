/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text view of a narrative: draws the list markers in the margin, so that they are neither
 * text nor stops of the cursor, and turns keys into what they mean in a list.
 *
 * It grows with its text and has no scroller of its own. So that the cursor stays on screen it
 * moves the viewport that it stands in, prk_narasi_view_show_cursor(). */

#include "config.h"

#include "prk-clipboard.h"
#include "prk-narasi-clipboard.h"
#include "prk-narasi-port.h"
#include "prk-narasi-view.h"
#include "prk-reveal.h"

#define MARKER_GAP_PX 8

struct _PrkNarasiView
{
  GtkTextView parent_instance;

  char *placeholder;
  GCancellable *cancellable;
  guint follow_id;
  int height;
  gboolean is_composing;
};

enum
{
  SIGNAL_UNDO_REQUESTED,
  SIGNAL_REDO_REQUESTED,
  SIGNAL_STYLE_TOGGLED,
  SIGNAL_PASTE_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkNarasiView, prk_narasi_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_text_buffer (PrkNarasiView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Keeping the cursor on screen */

static gboolean
follow_cursor_cb (gpointer user_data)
{
  PrkNarasiView *self = user_data;
  GtkWidget *port;
  GdkRectangle cursor;

  self->follow_id = 0;
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  port = gtk_widget_get_parent (GTK_WIDGET (self));
  if (PRK_IS_NARASI_PORT (port))
    prk_narasi_port_align (PRK_NARASI_PORT (port));
  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (self), NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET,
                                         cursor.x, cursor.y, &cursor.x, &cursor.y);
  prk_reveal_rect (GTK_WIDGET (self), &cursor);

  return G_SOURCE_REMOVE;
}

/**
 * prk_narasi_view_show_cursor:
 *
 * Scrolls the page, once it is laid out, so that the cursor can be seen; if the view has the focus.
 */
void
prk_narasi_view_show_cursor (PrkNarasiView *self)
{
  g_return_if_fail (PRK_IS_NARASI_VIEW (self));

  if (self->follow_id == 0)
    self->follow_id
        = g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE + 1, follow_cursor_cb, self, NULL);
}

static void
cursor_moved_cb (PrkNarasiView *self)
{
  prk_narasi_view_show_cursor (self);
}

/* An empty last line has no character for a tag; the view's own margin is left to it. */
static void
update_last_margin (PrkNarasiView *self)
{
  GtkTextBuffer *buffer = get_text_buffer (self);
  guint last = gtk_text_buffer_get_line_count (buffer) - 1;
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (gtk_text_iter_starts_line (&end))
    {
      const PrkNarasiLine *line = prk_narasi_buffer_get_line (PRK_NARASI_BUFFER (buffer), last);

      gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), prk_narasi_buffer_get_margin (line));
      gtk_text_view_set_pixels_above_lines (GTK_TEXT_VIEW (self), prk_narasi_buffer_get_gap (line));
      gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), prk_narasi_buffer_get_gap (line));
    }
}

static void
lines_changed_cb (PrkNarasiView *self)
{
  update_last_margin (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
edited_cb (PrkNarasiView *self)
{
  prk_narasi_view_show_cursor (self);
}

/* Drawing */

static PangoLayout *
create_marker (PrkNarasiView *self,
               guint          line)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  PrkNarasiBuffer *buffer = prk_narasi_view_get_buffer (self);
  const PrkNarasiLine *kind = prk_narasi_buffer_get_line (buffer, line);
  g_autofree char *number = NULL;

  if (kind->kind == PRK_NARASI_PARAGRAPH)
    return NULL;
  if (kind->kind == PRK_NARASI_BULLET)
    return gtk_widget_create_pango_layout (GTK_WIDGET (self), bullets[MIN (kind->level, 2)]);

  number = g_strdup_printf ("%u.", prk_narasi_buffer_get_ordinal (buffer, line));

  return gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
}

static void
snapshot_layout (GtkSnapshot   *snapshot,
                 PangoLayout   *layout,
                 int            x,
                 int            y,
                 const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_markers (PrkNarasiView *self,
                  GtkSnapshot   *snapshot,
                  const GdkRGBA *color)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = get_text_buffer (self);
  int n_lines = gtk_text_buffer_get_line_count (buffer);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  for (int i = gtk_text_iter_get_line (&iter); i < n_lines; i++)
    {
      g_autoptr(PangoLayout) marker = create_marker (self, i);
      const PrkNarasiLine *line;
      GdkRectangle place;
      int width;

      if (marker == NULL)
        continue;

      gtk_text_buffer_get_iter_at_line (buffer, &iter, i);
      gtk_text_view_get_iter_location (view, &iter, &place);
      if (place.y > visible.y + visible.height)
        return;

      line = prk_narasi_buffer_get_line (PRK_NARASI_BUFFER (buffer), i);
      pango_layout_get_pixel_size (marker, &width, NULL);
      snapshot_layout (snapshot, marker,
                       prk_narasi_buffer_get_margin (line) - MARKER_GAP_PX - width, place.y, color);
    }
}

static void
snapshot_placeholder (PrkNarasiView *self,
                      GtkSnapshot   *snapshot,
                      const GdkRGBA *color)
{
  g_autoptr(PangoLayout) layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->placeholder);
  GdkRGBA dim = *color;
  GdkRectangle place;
  GtkTextIter start;

  dim.alpha *= 0.55;
  gtk_text_buffer_get_start_iter (get_text_buffer (self), &start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &place);
  pango_layout_set_width (layout,
                          PANGO_SCALE * (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * place.x));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  snapshot_layout (snapshot, layout, place.x, place.y, &dim);
}

static void
prk_narasi_view_snapshot_layer (GtkTextView      *view,
                                GtkTextViewLayer  layer,
                                GtkSnapshot      *snapshot)
{
  PrkNarasiView *self = PRK_NARASI_VIEW (view);
  GdkRGBA color;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  snapshot_markers (self, snapshot, &color);
  if (self->placeholder != NULL && !self->is_composing
      && gtk_text_buffer_get_char_count (get_text_buffer (self)) == 0
      && prk_narasi_buffer_get_line (prk_narasi_view_get_buffer (self), 0)->kind
             == PRK_NARASI_PARAGRAPH)
    snapshot_placeholder (self, snapshot, &color);
}

static void
prk_narasi_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  PrkNarasiView *self = PRK_NARASI_VIEW (widget);

  GTK_WIDGET_CLASS (prk_narasi_view_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->height != height && gtk_widget_has_focus (widget))
    prk_narasi_view_show_cursor (self);
  self->height = height;
}

/* Clipboard */

static void
clipboard_read_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PrkNarasiView) self = user_data;
  g_autoptr(PrkNarasiDoc) doc = NULL;
  g_autoptr(GError) error = NULL;

  doc = prk_narasi_clipboard_read_finish (GDK_CLIPBOARD (object), result, &error);
  if (doc == NULL)
    {
      if (prk_clipboard_is_to_tell (error))
        g_signal_emit (self, signals[SIGNAL_PASTE_FAILED], 0, error->message);
      return;
    }

  if (gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    prk_narasi_buffer_insert_doc (prk_narasi_view_get_buffer (self), doc);
}

static void
prk_narasi_view_copy_clipboard (GtkTextView *view)
{
  prk_narasi_clipboard_copy (gtk_widget_get_clipboard (GTK_WIDGET (view)),
                             prk_narasi_view_get_buffer (PRK_NARASI_VIEW (view)));
}

static void
prk_narasi_view_cut_clipboard (GtkTextView *view)
{
  prk_narasi_view_copy_clipboard (view);
  gtk_text_buffer_begin_user_action (gtk_text_view_get_buffer (view));
  gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE,
                                    gtk_text_view_get_editable (view));
  gtk_text_buffer_end_user_action (gtk_text_view_get_buffer (view));
}

static void
prk_narasi_view_paste_clipboard (GtkTextView *view)
{
  PrkNarasiView *self = PRK_NARASI_VIEW (view);

  if (gtk_text_view_get_editable (view))
    prk_narasi_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (view)),
                                     self->cancellable, clipboard_read_cb, g_object_ref (self));
}

/* Keys */

static gboolean
is_on_empty_item (PrkNarasiView *self)
{
  GtkTextBuffer *buffer = get_text_buffer (self);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  return gtk_text_iter_starts_line (&cursor) && gtk_text_iter_ends_line (&cursor);
}

static void
insert_break (PrkNarasiView *self)
{
  GtkTextBuffer *buffer = get_text_buffer (self);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, PRK_NARASI_BREAK, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
toggle_style (PrkNarasiView  *self,
              PrkNarasiStyle  style)
{
  prk_narasi_buffer_toggle_style (prk_narasi_view_get_buffer (self), style);
  g_signal_emit (self, signals[SIGNAL_STYLE_TOGGLED], 0);
}

/* Shift changes which letter a digit key gives, so the key is looked up without it. */
static guint
get_plain_key (PrkNarasiView *self,
               guint          keycode,
               guint          keyval)
{
  guint plain = keyval;

  gdk_display_translate_key (gtk_widget_get_display (GTK_WIDGET (self)), keycode, 0, 0,
                             &plain, NULL, NULL, NULL);

  return plain;
}

static gboolean
press_control_key (PrkNarasiView   *self,
                   guint            key,
                   GdkModifierType  modifiers)
{
  PrkNarasiBuffer *buffer = prk_narasi_view_get_buffer (self);
  gboolean has_shift = (modifiers & GDK_SHIFT_MASK) != 0;

  if (key == GDK_KEY_z && !has_shift)
    g_signal_emit (self, signals[SIGNAL_UNDO_REQUESTED], 0);
  else if ((key == GDK_KEY_z && has_shift) || (key == GDK_KEY_y && !has_shift))
    g_signal_emit (self, signals[SIGNAL_REDO_REQUESTED], 0);
  else if (key == GDK_KEY_b && !has_shift)
    toggle_style (self, PRK_NARASI_BOLD);
  else if (key == GDK_KEY_i && !has_shift)
    toggle_style (self, PRK_NARASI_ITALIC);
  else if (key == GDK_KEY_8 && has_shift)
    prk_narasi_buffer_toggle_kind (buffer, PRK_NARASI_BULLET);
  else if (key == GDK_KEY_7 && has_shift)
    prk_narasi_buffer_toggle_kind (buffer, PRK_NARASI_NUMBER);
  else
    return FALSE;

  return TRUE;
}

static gboolean
key_pressed_cb (PrkNarasiView   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  PrkNarasiBuffer *buffer = prk_narasi_view_get_buffer (self);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->is_composing || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return GDK_EVENT_PROPAGATE;

  if ((modifiers & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK)
    return press_control_key (self, get_plain_key (self, keycode, keyval), modifiers);
  if ((modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (modifiers == GDK_SHIFT_MASK)
        insert_break (self);
      else
        return is_on_empty_item (self) && prk_narasi_buffer_leave_item (buffer);
      return GDK_EVENT_STOP;

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return prk_narasi_buffer_indent (buffer, modifiers == GDK_SHIFT_MASK ? -1 : 1);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
preedit_changed_cb (PrkNarasiView *self,
                    const char    *preedit)
{
  self->is_composing = preedit != NULL && *preedit != '\0';
}

static void
prk_narasi_view_backspace (GtkTextView *view)
{
  if (gtk_text_view_get_editable (view) &&
      prk_narasi_buffer_leave_item (prk_narasi_view_get_buffer (PRK_NARASI_VIEW (view))))
    return;

  GTK_TEXT_VIEW_CLASS (prk_narasi_view_parent_class)->backspace (view);
}

static GtkTextBuffer *
prk_narasi_view_create_buffer (GtkTextView *view)
{
  return GTK_TEXT_BUFFER (prk_narasi_buffer_new ());
}

static void
prk_narasi_view_constructed (GObject *object)
{
  PrkNarasiView *self = PRK_NARASI_VIEW (object);
  GtkTextBuffer *buffer = get_text_buffer (self);

  G_OBJECT_CLASS (prk_narasi_view_parent_class)->constructed (object);

  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "lines-changed", G_CALLBACK (lines_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  update_last_margin (self);
}

static void
prk_narasi_view_dispose (GObject *object)
{
  PrkNarasiView *self = PRK_NARASI_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->follow_id, g_source_remove);

  G_OBJECT_CLASS (prk_narasi_view_parent_class)->dispose (object);
}

static void
prk_narasi_view_finalize (GObject *object)
{
  PrkNarasiView *self = PRK_NARASI_VIEW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->placeholder, g_free);

  G_OBJECT_CLASS (prk_narasi_view_parent_class)->finalize (object);
}

static void
prk_narasi_view_class_init (PrkNarasiViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->constructed = prk_narasi_view_constructed;
  object_class->dispose = prk_narasi_view_dispose;
  object_class->finalize = prk_narasi_view_finalize;

  widget_class->size_allocate = prk_narasi_view_size_allocate;

  view_class->backspace = prk_narasi_view_backspace;
  view_class->copy_clipboard = prk_narasi_view_copy_clipboard;
  view_class->create_buffer = prk_narasi_view_create_buffer;
  view_class->cut_clipboard = prk_narasi_view_cut_clipboard;
  view_class->paste_clipboard = prk_narasi_view_paste_clipboard;
  view_class->snapshot_layer = prk_narasi_view_snapshot_layer;

  signals[SIGNAL_UNDO_REQUESTED]
      = g_signal_new ("undo-requested", PRK_TYPE_NARASI_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REDO_REQUESTED]
      = g_signal_new ("redo-requested", PRK_TYPE_NARASI_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  /**
   * PrkNarasiView::style-toggled:
   *
   * What is typed next has another style now, whether or not the text changed.
   */
  signals[SIGNAL_STYLE_TOGGLED]
      = g_signal_new ("style-toggled", PRK_TYPE_NARASI_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);

  /**
   * PrkNarasiView::paste-failed:
   * @message: for people
   */
  signals[SIGNAL_PASTE_FAILED] =
    g_signal_new ("paste-failed", PRK_TYPE_NARASI_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
prk_narasi_view_init (PrkNarasiView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();

  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 6);
  gtk_text_view_set_right_margin (view, 12);
  gtk_text_view_set_pixels_inside_wrap (view, 2);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_SPELLCHECK);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}

/**
 * prk_narasi_view_get_buffer:
 *
 * Returns: (transfer none): the buffer, always of this type
 */
PrkNarasiBuffer *
prk_narasi_view_get_buffer (PrkNarasiView *self)
{
  g_return_val_if_fail (PRK_IS_NARASI_VIEW (self), NULL);

  return PRK_NARASI_BUFFER (get_text_buffer (self));
}

/**
 * prk_narasi_view_set_placeholder:
 * @placeholder: (nullable): what to show while there is no text
 */
void
prk_narasi_view_set_placeholder (PrkNarasiView *self,
                                 const char    *placeholder)
{
  g_return_if_fail (PRK_IS_NARASI_VIEW (self));

  if (g_strcmp0 (self->placeholder, placeholder) == 0)
    return;

  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  placeholder != NULL ? placeholder : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
