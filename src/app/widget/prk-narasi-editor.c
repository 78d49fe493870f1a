/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prk-narasi-editor.h"
#include "prk-narasi-port.h"
#include "prk-narasi-view.h"
#include "prk-widget-style.h"

/* Long enough to read two lines. */
#define MESSAGE_SECONDS 8

struct _PrkNarasiEditor
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkWidget *toolbar;
  PrkNarasiView *view;
  GtkRevealer *message_revealer;
  GtkLabel *message_label;

  char *placeholder;
  guint message_id;

  gboolean is_empty;
  guint paragraph;
  PrkNarasiStyle style;
  PrkNarasiKind kind;
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_LABEL,
  PROP_PLACEHOLDER,
  PROP_EDITABLE,
  PROP_IS_EMPTY,
  PROP_PARAGRAPH,
  PROP_BOLD,
  PROP_ITALIC,
  PROP_BULLETS,
  PROP_NUMBERS,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_UNDO_REQUESTED,
  SIGNAL_REDO_REQUESTED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkNarasiEditor, prk_narasi_editor, GTK_TYPE_WIDGET)

static PrkNarasiBuffer *
get_buffer (PrkNarasiEditor *self)
{
  return prk_narasi_view_get_buffer (self->view);
}

static void
update_state (PrkNarasiEditor *self)
{
  GObject *object = G_OBJECT (self);
  PrkNarasiStyle style = prk_narasi_buffer_get_style (get_buffer (self));
  PrkNarasiKind kind = prk_narasi_buffer_get_kind (get_buffer (self));
  PrkNarasiStyle other_style = self->style ^ style;
  PrkNarasiKind old_kind = self->kind;

  self->style = style;
  self->kind = kind;

  if ((other_style & PRK_NARASI_BOLD) != 0)
    g_object_notify_by_pspec (object, properties[PROP_BOLD]);
  if ((other_style & PRK_NARASI_ITALIC) != 0)
    g_object_notify_by_pspec (object, properties[PROP_ITALIC]);
  if ((old_kind == PRK_NARASI_BULLET) != (kind == PRK_NARASI_BULLET))
    g_object_notify_by_pspec (object, properties[PROP_BULLETS]);
  if ((old_kind == PRK_NARASI_NUMBER) != (kind == PRK_NARASI_NUMBER))
    g_object_notify_by_pspec (object, properties[PROP_NUMBERS]);
}

static void
update_is_empty (PrkNarasiEditor *self)
{
  gboolean is_empty = *prk_narasi_buffer_get_text (get_buffer (self)) == '\0';

  if (self->is_empty == is_empty)
    return;

  self->is_empty = is_empty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_EMPTY]);
}

static void
update_paragraph (PrkNarasiEditor *self)
{
  guint paragraph = prk_narasi_buffer_get_paragraph (get_buffer (self));

  if (self->paragraph == paragraph)
    return;

  self->paragraph = paragraph;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARAGRAPH]);
}

static void
hide_message (PrkNarasiEditor *self)
{
  g_clear_handle_id (&self->message_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->message_revealer, FALSE);
}

static gboolean
message_shown_cb (gpointer user_data)
{
  PrkNarasiEditor *self = user_data;

  self->message_id = 0;
  hide_message (self);

  return G_SOURCE_REMOVE;
}

static void
edited_cb (PrkNarasiEditor *self)
{
  update_is_empty (self);
  update_state (self);
  hide_message (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
state_changed_cb (PrkNarasiEditor *self)
{
  update_state (self);
  update_paragraph (self);
}

static void
undo_requested_cb (PrkNarasiEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_UNDO_REQUESTED], 0);
}

static void
redo_requested_cb (PrkNarasiEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_REDO_REQUESTED], 0);
}

static void
focus_left_cb (PrkNarasiEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
paste_failed_cb (PrkNarasiEditor *self,
                 const char      *message)
{
  hide_message (self);
  gtk_label_set_text (self->message_label, message);
  gtk_revealer_set_reveal_child (self->message_revealer, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message, -1);
  self->message_id = g_timeout_add_seconds (MESSAGE_SECONDS, message_shown_cb, self);
}

static gboolean
prk_narasi_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PRK_NARASI_EDITOR (widget)->view));
}

/* The view is all that takes the keyboard here: a field is one stop of Tab. */
static gboolean
prk_narasi_editor_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  PrkNarasiEditor *self = PRK_NARASI_EDITOR (widget);

  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return FALSE;

  return gtk_widget_child_focus (GTK_WIDGET (self->view), direction);
}

static void
prk_narasi_editor_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PrkNarasiEditor *self = PRK_NARASI_EDITOR (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, prk_narasi_editor_get_text (self));
      break;
    case PROP_LABEL:
      g_value_set_string (value, prk_narasi_editor_get_label (self));
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, prk_narasi_editor_get_editable (self));
      break;
    case PROP_IS_EMPTY:
      g_value_set_boolean (value, self->is_empty);
      break;
    case PROP_PARAGRAPH:
      g_value_set_uint (value, self->paragraph);
      break;
    case PROP_BOLD:
      g_value_set_boolean (value, (self->style & PRK_NARASI_BOLD) != 0);
      break;
    case PROP_ITALIC:
      g_value_set_boolean (value, (self->style & PRK_NARASI_ITALIC) != 0);
      break;
    case PROP_BULLETS:
      g_value_set_boolean (value, self->kind == PRK_NARASI_BULLET);
      break;
    case PROP_NUMBERS:
      g_value_set_boolean (value, self->kind == PRK_NARASI_NUMBER);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_style (PrkNarasiEditor *self,
           PrkNarasiStyle   style,
           gboolean         is_set)
{
  if (((self->style & style) != 0) == is_set || !prk_narasi_editor_get_editable (self))
    return;

  prk_narasi_buffer_toggle_style (get_buffer (self), style);
  update_state (self);
}

static void
set_kind (PrkNarasiEditor *self,
          PrkNarasiKind    kind,
          gboolean         is_set)
{
  if ((self->kind == kind) == is_set || !prk_narasi_editor_get_editable (self))
    return;

  prk_narasi_buffer_toggle_kind (get_buffer (self), kind);
  update_state (self);
}

static void
prk_narasi_editor_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PrkNarasiEditor *self = PRK_NARASI_EDITOR (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      prk_narasi_editor_set_text (self, g_value_get_string (value));
      break;
    case PROP_LABEL:
      prk_narasi_editor_set_label (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      prk_narasi_editor_set_placeholder (self, g_value_get_string (value));
      break;
    case PROP_EDITABLE:
      prk_narasi_editor_set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_BOLD:
      set_style (self, PRK_NARASI_BOLD, g_value_get_boolean (value));
      break;
    case PROP_ITALIC:
      set_style (self, PRK_NARASI_ITALIC, g_value_get_boolean (value));
      break;
    case PROP_BULLETS:
      set_kind (self, PRK_NARASI_BULLET, g_value_get_boolean (value));
      break;
    case PROP_NUMBERS:
      set_kind (self, PRK_NARASI_NUMBER, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_narasi_editor_dispose (GObject *object)
{
  PrkNarasiEditor *self = PRK_NARASI_EDITOR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->message_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_NARASI_EDITOR);
  /* GTK 4.8 lets go of bound children only. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (prk_narasi_editor_parent_class)->dispose (object);
}

static void
prk_narasi_editor_finalize (GObject *object)
{
  PrkNarasiEditor *self = PRK_NARASI_EDITOR (object);

  g_clear_pointer (&self->placeholder, g_free);

  G_OBJECT_CLASS (prk_narasi_editor_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * PrkNarasiEditor:text:
   *
   * CommonMark, canonical as prk_narasi_markup_write() writes it.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);

  /**
   * PrkNarasiEditor:label:
   *
   * The heading over the field, and its name to a screen reader.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_IS_EMPTY] =
    g_param_spec_boolean ("is-empty", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PrkNarasiEditor:paragraph:
   *
   * Which paragraph or list item the cursor is in, from 0; empty lines are none.
   */
  properties[PROP_PARAGRAPH] = g_param_spec_uint ("paragraph", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BOLD] = g_param_spec_boolean ("bold", NULL, NULL, FALSE, flags);
  properties[PROP_ITALIC] = g_param_spec_boolean ("italic", NULL, NULL, FALSE, flags);
  properties[PROP_BULLETS] = g_param_spec_boolean ("bullets", NULL, NULL, FALSE, flags);
  properties[PROP_NUMBERS] = g_param_spec_boolean ("numbers", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
prk_narasi_editor_class_init (PrkNarasiEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_narasi_editor_dispose;
  object_class->finalize = prk_narasi_editor_finalize;
  object_class->get_property = prk_narasi_editor_get_property;
  object_class->set_property = prk_narasi_editor_set_property;
  install_properties (object_class);

  widget_class->focus = prk_narasi_editor_focus;
  widget_class->grab_focus = prk_narasi_editor_grab_focus;

  /**
   * PrkNarasiEditor::changed:
   *
   * A person changed the text or its form; once a step. Setting the text by program does not emit
   * it.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PRK_TYPE_NARASI_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UNDO_REQUESTED]
      = g_signal_new ("undo-requested", PRK_TYPE_NARASI_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REDO_REQUESTED]
      = g_signal_new ("redo-requested", PRK_TYPE_NARASI_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);

  /**
   * PrkNarasiEditor::left:
   *
   * The focus went elsewhere: the moment to settle what was typed.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", PRK_TYPE_NARASI_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  prk_widget_style_ensure ();
  g_type_ensure (PRK_TYPE_NARASI_PORT);
  g_type_ensure (PRK_TYPE_NARASI_VIEW);
  gtk_widget_class_set_css_name (widget_class, "prk-narasi");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/prakarsa/Prakarsa/ui/widget/prk-narasi-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkNarasiEditor, label);
  gtk_widget_class_bind_template_child (widget_class, PrkNarasiEditor, toolbar);
  gtk_widget_class_bind_template_child (widget_class, PrkNarasiEditor, view);
  gtk_widget_class_bind_template_child (widget_class, PrkNarasiEditor, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, PrkNarasiEditor, message_label);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, redo_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_requested_cb);

  gtk_widget_class_install_property_action (widget_class, "narasi.bold", "bold");
  gtk_widget_class_install_property_action (widget_class, "narasi.italic", "italic");
  gtk_widget_class_install_property_action (widget_class, "narasi.bullets", "bullets");
  gtk_widget_class_install_property_action (widget_class, "narasi.numbers", "numbers");
}

static void
prk_narasi_editor_init (PrkNarasiEditor *self)
{
  self->is_empty = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  gtk_widget_set_halign (self->toolbar, GTK_ALIGN_END);

  g_signal_connect_object (get_buffer (self), "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "notify::cursor-position",
                           G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "notify::has-selection",
                           G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
prk_narasi_editor_new (void)
{
  return g_object_new (PRK_TYPE_NARASI_EDITOR, NULL);
}

/**
 * prk_narasi_editor_get_text:
 *
 * Returns: (transfer none): CommonMark, canonical; valid until the text changes
 */
const char *
prk_narasi_editor_get_text (PrkNarasiEditor *self)
{
  g_return_val_if_fail (PRK_IS_NARASI_EDITOR (self), NULL);

  return prk_narasi_buffer_get_text (get_buffer (self));
}

/**
 * prk_narasi_editor_set_text:
 * @commonmark: (nullable): %NULL is the empty text
 *
 * Shows another text: of the record, after an undo, or merged. The cursor stays with its words.
 */
void
prk_narasi_editor_set_text (PrkNarasiEditor *self,
                            const char      *commonmark)
{
  g_return_if_fail (PRK_IS_NARASI_EDITOR (self));

  if (g_strcmp0 (prk_narasi_editor_get_text (self), commonmark != NULL ? commonmark : "") == 0)
    return;

  prk_narasi_buffer_set_text (get_buffer (self), commonmark);
  update_is_empty (self);
  update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

const char *
prk_narasi_editor_get_label (PrkNarasiEditor *self)
{
  g_return_val_if_fail (PRK_IS_NARASI_EDITOR (self), NULL);

  return gtk_label_get_text (self->label);
}

/**
 * prk_narasi_editor_set_label:
 * @label: (nullable): the heading over the field; %NULL for none
 *
 * Heads the field and names it to a screen reader.
 */
void
prk_narasi_editor_set_label (PrkNarasiEditor *self,
                             const char      *label)
{
  g_return_if_fail (PRK_IS_NARASI_EDITOR (self));

  if (g_strcmp0 (prk_narasi_editor_get_label (self), label != NULL ? label : "") == 0)
    return;

  gtk_label_set_text (self->label, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), label != NULL && *label != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

const char *
prk_narasi_editor_get_placeholder (PrkNarasiEditor *self)
{
  g_return_val_if_fail (PRK_IS_NARASI_EDITOR (self), NULL);

  return self->placeholder;
}

/**
 * prk_narasi_editor_set_placeholder:
 * @placeholder: (nullable): what to show while there is no text
 */
void
prk_narasi_editor_set_placeholder (PrkNarasiEditor *self,
                                   const char      *placeholder)
{
  g_return_if_fail (PRK_IS_NARASI_EDITOR (self));

  if (g_strcmp0 (self->placeholder, placeholder) == 0)
    return;

  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  prk_narasi_view_set_placeholder (self->view, placeholder);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACEHOLDER]);
}

gboolean
prk_narasi_editor_get_editable (PrkNarasiEditor *self)
{
  g_return_val_if_fail (PRK_IS_NARASI_EDITOR (self), FALSE);

  return gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view));
}

/**
 * prk_narasi_editor_set_editable:
 *
 * Whether a person may change the text. If not, it can still be selected and copied.
 */
void
prk_narasi_editor_set_editable (PrkNarasiEditor *self,
                                gboolean         editable)
{
  g_return_if_fail (PRK_IS_NARASI_EDITOR (self));

  if (prk_narasi_editor_get_editable (self) == !!editable)
    return;

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->view), editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                  !editable, -1);
  gtk_widget_set_visible (self->toolbar, editable);
  if (editable)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "read-only");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "read-only");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

/**
 * prk_narasi_editor_is_empty:
 *
 * Returns: whether the field shows no text at all
 */
gboolean
prk_narasi_editor_is_empty (PrkNarasiEditor *self)
{
  g_return_val_if_fail (PRK_IS_NARASI_EDITOR (self), TRUE);

  return self->is_empty;
}

/**
 * prk_narasi_editor_dup_shown:
 *
 * The text as it is shown, without list markers, one line a paragraph: what finding counts its
 * characters in.
 *
 * Returns: (transfer full): UTF-8
 */
char *
prk_narasi_editor_dup_shown (PrkNarasiEditor *self)
{
  g_return_val_if_fail (PRK_IS_NARASI_EDITOR (self), NULL);

  return prk_narasi_buffer_dup_shown (get_buffer (self));
}

/**
 * prk_narasi_editor_get_cursor:
 *
 * Returns: where the cursor stands, in characters of the shown text
 */
guint
prk_narasi_editor_get_cursor (PrkNarasiEditor *self)
{
  int cursor;

  g_return_val_if_fail (PRK_IS_NARASI_EDITOR (self), 0);

  g_object_get (get_buffer (self), "cursor-position", &cursor, NULL);

  return cursor;
}

guint
prk_narasi_editor_get_paragraph (PrkNarasiEditor *self)
{
  g_return_val_if_fail (PRK_IS_NARASI_EDITOR (self), 0);

  return self->paragraph;
}

/**
 * prk_narasi_editor_go_to_paragraph:
 * @paragraph: from 0; beyond the end counts as the end
 *
 * Puts the cursor at the beginning of a paragraph, unless it is somewhere in it already, takes the
 * focus and scrolls there.
 */
void
prk_narasi_editor_go_to_paragraph (PrkNarasiEditor *self,
                                   guint            paragraph)
{
  guint start;

  g_return_if_fail (PRK_IS_NARASI_EDITOR (self));

  start = paragraph == prk_narasi_buffer_get_paragraph (get_buffer (self))
              ? prk_narasi_editor_get_cursor (self)
              : prk_narasi_buffer_find_paragraph (get_buffer (self), paragraph);
  prk_narasi_editor_select_range (self, start, start);
}

/**
 * prk_narasi_editor_select_range:
 * @start: in characters of the shown text
 * @end: the same; equal to @start to place the cursor alone
 *
 * Selects a piece of the text, takes the focus and scrolls there. Beyond the end counts as the end.
 */
void
prk_narasi_editor_select_range (PrkNarasiEditor *self,
                                guint            start,
                                guint            end)
{
  GtkTextBuffer *buffer;
  GtkTextIter from;
  GtkTextIter to;

  g_return_if_fail (PRK_IS_NARASI_EDITOR (self));

  buffer = GTK_TEXT_BUFFER (get_buffer (self));
  gtk_text_buffer_get_iter_at_offset (buffer, &from, MIN (start, G_MAXINT));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, MIN (end, G_MAXINT));
  gtk_text_buffer_select_range (buffer, &to, &from);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  prk_narasi_view_show_cursor (self->view);
}

/**
 * prk_narasi_editor_replace_range:
 * @start: in characters of the shown text
 * @end: the same
 * @text: plain text
 *
 * Replaces a piece of the text as if a person had; the new words have the style of the first that
 * they replace.
 */
void
prk_narasi_editor_replace_range (PrkNarasiEditor *self,
                                 guint            start,
                                 guint            end,
                                 const char      *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter from;
  GtkTextIter to;

  g_return_if_fail (PRK_IS_NARASI_EDITOR (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (start <= end);

  buffer = GTK_TEXT_BUFFER (get_buffer (self));
  prk_narasi_buffer_replace (get_buffer (self), start, end, text);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, start + g_utf8_strlen (text, -1));
  gtk_text_buffer_select_range (buffer, &to, &from);
}

/**
 * prk_narasi_editor_set_search:
 * @text: (nullable): what to look for in the shown text; %NULL or empty to end the search
 *
 * Marks every match, now and as the text changes.
 *
 * Returns: how many there are now, at most 5,000
 */
guint
prk_narasi_editor_set_search (PrkNarasiEditor *self,
                              const char      *text,
                              gboolean         case_sensitive)
{
  g_return_val_if_fail (PRK_IS_NARASI_EDITOR (self), 0);

  return prk_narasi_buffer_set_search (get_buffer (self), text, case_sensitive);
}
