/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a record: those of its form, and its files, one in front at a time, with what can be done there. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "kak/prk-kak-bagian.h"

#include "prk-rekaman-page-private.h"

#define PART_FILES "lampiran" /* where the table of files stands in every record */

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
deed_clicked_cb (GtkButton      *button,
                 PrkRekamanPage *self)
{
  const PrkRekamanTugas *deed = g_object_get_data (G_OBJECT (button), "deed");

  if (self->session == NULL)
    return;
  prk_kak_session_settle (self->session);
  deed->lakukan (self);
}

/* The deeds of the part on the screen. */
static void
show_deeds (PrkRekamanPage *self,
            const char     *part)
{
  remove_children (GTK_WIDGET (self->deeds));
  for (const PrkRekamanTugas *deed = self->kelas->tugas; deed->lakukan != NULL; deed++)
    {
      GtkWidget *button;

      if (g_strcmp0 (deed->bagian, part) != 0)
        continue;
      button = gtk_button_new_with_label (_(deed->label));
      g_object_set_data (G_OBJECT (button), "deed", (gpointer) deed);
      g_signal_connect (button, "clicked", G_CALLBACK (deed_clicked_cb), self);
      gtk_box_append (self->deeds, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->deeds),
                          gtk_widget_get_first_child (GTK_WIDGET (self->deeds)) != NULL);
  _prk_rekaman_page_update_deeds (self);
}

void
_prk_rekaman_page_update_deeds (PrkRekamanPage *self)
{
  gboolean is_locked = self->session != NULL && prk_kak_session_is_locked (self->session);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->deeds)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const PrkRekamanTugas *deed = g_object_get_data (G_OBJECT (child), "deed");

      gtk_widget_set_sensitive (child, deed->is_tetap || !is_locked);
    }
}

static const PrkRekamanHalaman *
find_halaman (PrkRekamanPage *self,
              const char     *part)
{
  for (const PrkRekamanHalaman *one = self->kelas->halaman; one != NULL && one->id != NULL; one++)
    if (g_strcmp0 (one->id, part) == 0)
      return one;

  return NULL;
}

static void
show_halaman (PrkRekamanPage          *self,
              const PrkRekamanHalaman *halaman)
{
  if (self->halaman_bin == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->halaman_bin), halaman != NULL);
  adw_bin_set_child (self->halaman_bin, halaman != NULL && self->session != NULL ? halaman->baru (self) : NULL);
}

static void
part_toggled_cb (GtkToggleButton *button,
                 PrkRekamanPage  *self)
{
  const char *part = gtk_widget_get_name (GTK_WIDGET (button));
  gboolean is_files = strcmp (part, PART_FILES) == 0;
  const PrkRekamanHalaman *halaman = find_halaman (self, part);

  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->form_bin), !is_files && halaman == NULL);
  show_halaman (self, halaman);
  if (self->files_bin != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->files_bin), is_files);
  if (is_files || halaman != NULL)
    show_deeds (self, part);
  else if (self->form != NULL && g_strcmp0 (part, prk_kak_form_get_part (self->form)) == 0)
    show_deeds (self, part);
  else if (self->form != NULL)
    prk_kak_form_set_part (self->form, part);
}

/* By its button, which says it to the form. */
void
_prk_rekaman_page_choose_part (PrkRekamanPage *self,
                               const char     *part)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (gtk_widget_get_name (child), part) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
}

void
_prk_rekaman_page_part_changed_cb (PrkKakForm     *form,
                                   GParamSpec     *pspec,
                                   PrkRekamanPage *self)
{
  const char *part = prk_kak_form_get_part (form);

  _prk_rekaman_page_choose_part (self, part);
  show_deeds (self, part);
}

static void
add_part (PrkRekamanPage *self,
          const char     *id,
          const char     *title)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->parts));
  GtkWidget *button = gtk_toggle_button_new_with_label (title);

  gtk_widget_set_name (button, id);
  gtk_widget_add_css_class (button, "flat");
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  g_signal_connect (button, "toggled", G_CALLBACK (part_toggled_cb), self);
  gtk_box_append (self->parts, button);
}

static void
add_halaman (PrkRekamanPage *self)
{
  self->halaman_bin = g_object_new (ADW_TYPE_BIN, "visible", FALSE, "vexpand", TRUE, NULL);
  gtk_box_insert_child_after (GTK_BOX (self->right), GTK_WIDGET (self->halaman_bin), GTK_WIDGET (self->form_bin));
  for (const PrkRekamanHalaman *one = self->kelas->halaman; one->id != NULL; one++)
    add_part (self, one->id, _(one->judul));
}

static void
add_files (PrkRekamanPage *self)
{
  self->files_bin = g_object_new (ADW_TYPE_BIN, "visible", FALSE, "vexpand", TRUE, NULL);
  gtk_box_insert_child_after (GTK_BOX (self->right), GTK_WIDGET (self->files_bin),
                              GTK_WIDGET (self->form_bin));
  add_part (self, PART_FILES, _(self->kelas->lampiran));
}

void
_prk_rekaman_page_fill_parts (PrkRekamanPage *self)
{
  g_autoptr(GArray) parts = prk_kak_bagian_list (self->own);

  for (guint i = 0; i < parts->len; i++)
    {
      const PrkTataBagian *part = prk_kak_bagian_get (parts, i);

      add_part (self, part->id, part->judul);
    }
  if (self->kelas->halaman != NULL)
    add_halaman (self);
  if (self->kelas->lampiran != NULL)
    add_files (self);
}

/* Somebody may have chosen one before the record was there. */
char *
_prk_rekaman_page_dup_part (PrkRekamanPage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      return g_strdup (gtk_widget_get_name (child));

  return NULL;
}

/* The part on the screen is of another record now. */
void
_prk_rekaman_page_renew_halaman (PrkRekamanPage *self)
{
  g_autofree char *part = _prk_rekaman_page_dup_part (self);

  show_halaman (self, find_halaman (self, part));
}

void
_prk_rekaman_page_show_files (PrkRekamanPage *self)
{
  PrkLampiranPage *files;

  if (self->files_bin == NULL)
    return;

  files = g_object_new (PRK_TYPE_LAMPIRAN_PAGE, NULL);
  g_signal_connect_object (files, "toast", G_CALLBACK (prk_rekaman_page_tell), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->files_bin, GTK_WIDGET (files));
  prk_lampiran_page_set_session (files, self->session);
}
