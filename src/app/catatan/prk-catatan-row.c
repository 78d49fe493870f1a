/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-when.h"

#include "prk-catatan-row.h"
#include "prk-catatan-tulis.h"

struct _PrkCatatanRow
{
  GtkBox            parent_instance;

  GtkImage         *icon;
  GtkLabel         *place; /* (nullable) */
  GtkLabel         *state;
  GtkLabel         *text;
  GtkLabel         *origin;
  GtkBox           *answers;
  GtkLabel         *error;
  GtkWidget        *buttons;
  GtkWidget        *answer_button;
  GtkWidget        *settle_button;
  PrkCatatanTulis  *tulis;

  PrkCatatanDaftar *daftar;
  PrkRecord        *catatan;
};

enum
{
  SIGNAL_JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkCatatanRow, prk_catatan_row, GTK_TYPE_BOX)

static GtkLabel *
add_label (GtkBox     *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

/* Showing */

static char *
dup_origin (PrkCatatanRow *self,
            const char    *oleh,
            gint64         at_us)
{
  gint64 now_us = prk_clock_now_us (prk_store_get_clock (
    prk_catatan_daftar_get_store (self->daftar)));
  g_autofree char *when = prk_when_dup_short (at_us, now_us);

  return oleh != NULL && *oleh != '\0' ? g_strdup_printf ("%s · %s", oleh, when)
                                       : g_steal_pointer (&when);
}

/* When the answer in that row was written. */
static gint64
get_answer_at_us (PrkRecord  *catatan,
                  const char *path)
{
  g_autoptr(GPtrArray) heads = prk_record_list_heads (catatan, path);

  return heads->len > 0
           ? prk_op_get_at_us (((PrkWrite *) g_ptr_array_index (heads, heads->len - 1))->op)
           : 0;
}

static void
show_answers (PrkCatatanRow *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->catatan, "balasan");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, child);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *isi_path = g_strdup_printf ("balasan/%s/isi", rows[i]);
      g_autofree char *oleh_path = g_strdup_printf ("balasan/%s/oleh", rows[i]);
      const char *isi = prk_record_get_string (self->catatan, isi_path);
      g_autofree char *origin
        = dup_origin (self, prk_record_get_string (self->catatan, oleh_path),
                      get_answer_at_us (self->catatan, isi_path));
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      gtk_label_set_label (add_label (GTK_BOX (box), NULL), isi != NULL ? isi : "");
      gtk_label_set_label (add_label (GTK_BOX (box), "catatan-origin"), origin);
      gtk_widget_add_css_class (box, "catatan-balasan");
      gtk_box_append (self->answers, box);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->answers), rows[0] != NULL);
}

static char *
dup_origin_of_note (PrkCatatanRow *self)
{
  const char *letter = prk_record_get_string (self->catatan, "kriteria");
  g_autofree char *origin = dup_origin (self, prk_record_get_string (self->catatan, "oleh"),
                                        prk_catatan_get_at_us (self->catatan));

  if (letter == NULL || *letter == '\0')
    return g_steal_pointer (&origin);

  /* Translators: who and when, then the letter of a criterion */
  return g_strdup_printf (_("%s · criterion %s"), origin, letter);
}

static void
show (PrkCatatanRow *self)
{
  gboolean is_open = prk_catatan_is_terbuka (self->catatan);
  const char *isi = prk_record_get_string (self->catatan, "isi");
  g_autofree char *origin = dup_origin_of_note (self);
  g_autofree char *place = prk_catatan_daftar_dup_tempat (self->daftar, self->catatan);
  g_autofree char *name
    = g_strdup_printf (is_open ? _("Open note, %s: %s") : _("Settled note, %s: %s"), place,
                       isi != NULL ? isi : "");

  gtk_image_set_from_icon_name (self->icon, is_open ? "chat-message-new-symbolic"
                                                    : "object-select-symbolic");
  if (self->place != NULL)
    gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->state, is_open ? _("Open") : _("Settled"));
  gtk_label_set_label (self->text, isi != NULL ? isi : "");
  gtk_label_set_label (self->origin, origin);
  gtk_button_set_label (GTK_BUTTON (self->settle_button),
                        is_open ? _("Mark as Settled") : _("Open Note Again"));
  if (is_open)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "settled");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "settled");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_answers (self);
}

/* Doing */

static void
show_error (PrkCatatanRow *self,
            const GError  *error)
{
  g_autofree char *text
    = error != NULL ? g_strdup_printf (_("Not saved: %s"), error->message) : NULL;

  gtk_label_set_label (self->error, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), text != NULL);
}

static void
show_tulis (PrkCatatanRow *self,
            gboolean       is_shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tulis), is_shown);
  gtk_widget_set_visible (self->buttons, !is_shown);
  if (is_shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->tulis));
  else
    gtk_widget_grab_focus (self->answer_button);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkCatatanRow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  prk_catatan_tulis_set_busy (self->tulis, FALSE);
  show_error (self, error);
  if (op == NULL)
    return;

  prk_catatan_tulis_clear (self->tulis);
  show_tulis (self, FALSE);
}

static void
sent_cb (PrkCatatanRow *self,
         const char    *text)
{
  prk_catatan_tulis_set_busy (self->tulis, TRUE);
  prk_catatan_daftar_balas (self->daftar, self->catatan, text, answered_cb, g_object_ref (self));
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkCatatanRow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  gtk_widget_set_sensitive (self->settle_button, TRUE);
  show_error (self, error);
}

static void
settle_clicked_cb (PrkCatatanRow *self)
{
  gtk_widget_set_sensitive (self->settle_button, FALSE);
  prk_catatan_daftar_tutup (self->daftar, self->catatan, prk_catatan_is_terbuka (self->catatan),
                            settled_cb, g_object_ref (self));
}

static void
answer_clicked_cb (PrkCatatanRow *self)
{
  show_tulis (self, TRUE);
}

static void
cancelled_cb (PrkCatatanRow *self)
{
  show_tulis (self, FALSE);
}

static void
jump_clicked_cb (PrkCatatanRow *self)
{
  g_signal_emit (self, signals[SIGNAL_JUMP], 0);
}

static void
prk_catatan_row_dispose (GObject *object)
{
  PrkCatatanRow *self = PRK_CATATAN_ROW (object);

  g_clear_object (&self->daftar);
  g_clear_pointer (&self->catatan, prk_record_unref);

  G_OBJECT_CLASS (prk_catatan_row_parent_class)->dispose (object);
}

static void
prk_catatan_row_class_init (PrkCatatanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_catatan_row_dispose;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_button (PrkCatatanRow *self,
            const char    *label,
            GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->buttons), button);

  return button;
}

static void
build (PrkCatatanRow *self,
       gboolean       has_place)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->icon));
  if (has_place)
    self->place = add_label (GTK_BOX (head), "heading");
  self->state = add_label (GTK_BOX (head), has_place ? "catatan-origin" : "heading");
  gtk_label_set_wrap (self->state, FALSE);
  if (has_place)
    {
      gtk_widget_set_hexpand (GTK_WIDGET (self->place), TRUE);
      gtk_widget_set_valign (GTK_WIDGET (self->state), GTK_ALIGN_START);
    }
  gtk_box_append (GTK_BOX (self), head);

  self->text = add_label (GTK_BOX (self), NULL);
  self->origin = add_label (GTK_BOX (self), "catatan-origin");
  self->answers = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->answers));

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->answer_button = add_button (self, _("Answer"), G_CALLBACK (answer_clicked_cb));
  self->settle_button = add_button (self, "", G_CALLBACK (settle_clicked_cb));
  if (has_place)
    add_button (self, _("Show Place"), G_CALLBACK (jump_clicked_cb));
  gtk_widget_add_css_class (self->buttons, "catatan-buttons");
  gtk_box_append (GTK_BOX (self), self->buttons);

  self->tulis = PRK_CATATAN_TULIS (prk_catatan_tulis_new (_("Your answer"), _("Answer")));
  g_signal_connect_object (self->tulis, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tulis, "cancelled", G_CALLBACK (cancelled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->tulis), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->tulis));
  self->error = add_label (GTK_BOX (self), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
prk_catatan_row_init (PrkCatatanRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "catatan");
}

GtkWidget *
prk_catatan_row_new (PrkCatatanDaftar *daftar,
                     PrkRecord        *catatan,
                     gboolean          has_place)
{
  PrkCatatanRow *self;

  g_return_val_if_fail (PRK_IS_CATATAN_DAFTAR (daftar) && catatan != NULL, NULL);

  self = g_object_new (PRK_TYPE_CATATAN_ROW, NULL);
  self->daftar = g_object_ref (daftar);
  self->catatan = prk_record_ref (catatan);
  build (self, has_place);
  show (self);

  return GTK_WIDGET (self);
}

PrkRecord *
prk_catatan_row_get_catatan (PrkCatatanRow *self)
{
  g_return_val_if_fail (PRK_IS_CATATAN_ROW (self), NULL);

  return self->catatan;
}

void
prk_catatan_row_update (PrkCatatanRow *self,
                        PrkRecord     *catatan)
{
  g_return_if_fail (PRK_IS_CATATAN_ROW (self) && catatan != NULL);

  prk_record_ref (catatan);
  prk_record_unref (self->catatan);
  self->catatan = catatan;
  show (self);
}

static PrkCatatanRow *
find_row (GtkBox    *box,
          PrkRecord *catatan)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (strcmp (prk_record_get_id (PRK_CATATAN_ROW (child)->catatan), prk_record_get_id (catatan))
        == 0)
      return PRK_CATATAN_ROW (child);

  return NULL;
}

static gboolean
has_note (GPtrArray     *list,
          PrkCatatanRow *row)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (prk_record_get_id (g_ptr_array_index (list, i)),
                prk_record_get_id (row->catatan)) == 0)
      return TRUE;

  return FALSE;
}

void
prk_catatan_row_fill (GtkBox           *box,
                      PrkCatatanDaftar *daftar,
                      GPtrArray        *list,
                      gboolean          has_place,
                      GCallback         jump,
                      gpointer          user_data)
{
  GtkWidget *last = NULL;
  GtkWidget *next;

  g_return_if_fail (GTK_IS_BOX (box) && PRK_IS_CATATAN_DAFTAR (daftar) && list != NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (!has_note (list, PRK_CATATAN_ROW (child)))
        gtk_box_remove (box, child);
    }
  for (guint i = 0; i < list->len; i++)
    {
      PrkRecord *catatan = g_ptr_array_index (list, i);
      PrkCatatanRow *row = find_row (box, catatan);

      if (row != NULL)
        {
          prk_catatan_row_update (row, catatan);
        }
      else
        {
          row = PRK_CATATAN_ROW (prk_catatan_row_new (daftar, catatan, has_place));
          if (jump != NULL)
            g_signal_connect_data (row, "jump", jump, user_data, NULL, 0);
          gtk_box_append (box, GTK_WIDGET (row));
        }
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (row)) != last)
        gtk_box_reorder_child_after (box, GTK_WIDGET (row), last);
      last = GTK_WIDGET (row);
    }
}
