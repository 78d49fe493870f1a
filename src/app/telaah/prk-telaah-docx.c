/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "naskah/prk-docx.h"

#include "prk-telaah-docx.h"

#define MARGIN 24

struct _PrkTelaahDocx
{
  AdwBin         parent_instance;

  GtkStack      *stack;
  AdwStatusPage *message;
  GtkTextView   *text;
  GCancellable  *cancellable;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkTelaahDocx, prk_telaah_docx, ADW_TYPE_BIN)

static const char *
get_tag (const PrkDocxParagraf *one)
{
  switch (one->jenis)
    {
    case PRK_DOCX_JUDUL:
      return one->tingkat <= 1 ? "judul" : "anak-judul";
    case PRK_DOCX_BUTIR:
      return "butir";
    case PRK_DOCX_BARIS:
      return "baris";
    case PRK_DOCX_ISI:
    default:
      return "isi";
    }
}

static void
add_paragraph (GtkTextBuffer         *buffer,
               const PrkDocxParagraf *one)
{
  g_auto(GStrv) cells = g_strsplit (one->teks, "\t", -1);
  g_autofree char *words = g_strjoinv ("  |  ", cells);
  g_autofree char *line = g_strconcat (one->jenis == PRK_DOCX_BUTIR ? "•  " : "", words, "\n", NULL);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line, -1, get_tag (one), NULL);
}

static const char *
get_reason (const GError *error)
{
  if (error->domain != PRK_DOCX_ERROR)
    return error->message;

  switch ((PrkDocxError) error->code)
    {
    case PRK_DOCX_ERROR_ENCRYPTED:
      return _("The file needs a password, or is of an older kind than DOCX.");
    case PRK_DOCX_ERROR_TOO_LARGE:
      return _("The file holds more than a KAK can. It was not read.");
    case PRK_DOCX_ERROR_DAMAGED:
      return _("The file is damaged.");
    case PRK_DOCX_ERROR_FOREIGN:
    case PRK_DOCX_ERROR_NOT_OURS:
    default:
      return _("The file is no document of a word processor.");
    }
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *list = prk_docx_baca (task_data, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PrkTelaahDocx *self = PRK_TELAAH_DOCX (source);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (list == NULL)
    {
      prk_telaah_docx_show_error (self, error);
      return;
    }

  gtk_text_buffer_set_text (buffer, "", -1);
  for (guint i = 0; i < list->len; i++)
    add_paragraph (buffer, g_ptr_array_index (list, i));
  gtk_stack_set_visible_child_name (self->stack, "isi");
}

static void
open_clicked_cb (PrkTelaahDocx *self)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0);
}

static void
prk_telaah_docx_dispose (GObject *object)
{
  g_cancellable_cancel (PRK_TELAAH_DOCX (object)->cancellable);

  G_OBJECT_CLASS (prk_telaah_docx_parent_class)->dispose (object);
}

static void
prk_telaah_docx_finalize (GObject *object)
{
  g_clear_object (&PRK_TELAAH_DOCX (object)->cancellable);

  G_OBJECT_CLASS (prk_telaah_docx_parent_class)->finalize (object);
}

static void
prk_telaah_docx_class_init (PrkTelaahDocxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_telaah_docx_dispose;
  object_class->finalize = prk_telaah_docx_finalize;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_tags (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, "judul", "weight", PANGO_WEIGHT_BOLD, "scale", 1.2,
                              "pixels-above-lines", 12, "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "anak-judul", "weight", PANGO_WEIGHT_BOLD,
                              "pixels-above-lines", 9, "pixels-below-lines", 3, NULL);
  gtk_text_buffer_create_tag (buffer, "isi", "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "butir", "left-margin", MARGIN + 15, "indent", -15,
                              "pixels-below-lines", 3, NULL);
  gtk_text_buffer_create_tag (buffer, "baris", "scale", 0.9, "pixels-below-lines", 3, NULL);
}

static GtkWidget *
new_bar (PrkTelaahDocx *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_("Words only, without pictures"));
  GtkWidget *button = gtk_button_new_with_label (_("Open Original"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Open the file in another program"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_clicked_cb), self);
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_add_css_class (bar, "telaah-bar");

  return bar;
}

static void
prk_telaah_docx_init (PrkTelaahDocx *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->cancellable = g_cancellable_new ();
  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (self->text, FALSE);
  gtk_text_view_set_cursor_visible (self->text, FALSE);
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->text, MARGIN);
  gtk_text_view_set_right_margin (self->text, MARGIN);
  gtk_text_view_set_top_margin (self->text, MARGIN);
  gtk_text_view_set_bottom_margin (self->text, MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Words of the KAK"), -1);
  add_tags (gtk_text_view_get_buffer (self->text));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->text));

  self->message = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->message, "dialog-warning-symbolic");
  adw_status_page_set_title (self->message, _("The File Cannot Be Read"));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, adw_bin_new (), "memuat");
  gtk_stack_add_named (self->stack, scroller, "isi");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->message), "pesan");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), new_bar (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
prk_telaah_docx_new (void)
{
  return g_object_new (PRK_TYPE_TELAAH_DOCX, NULL);
}

void
prk_telaah_docx_show (PrkTelaahDocx *self,
                      GBytes        *docx)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_TELAAH_DOCX (self) && docx != NULL);

  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, prk_telaah_docx_show);
  g_task_set_task_data (task, g_bytes_ref (docx), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, read_in_thread);
}

void
prk_telaah_docx_show_error (PrkTelaahDocx *self,
                            const GError  *error)
{
  g_return_if_fail (PRK_IS_TELAAH_DOCX (self) && error != NULL);

  adw_status_page_set_description (self->message, get_reason (error));
  gtk_stack_set_visible_child_name (self->stack, "pesan");
}
