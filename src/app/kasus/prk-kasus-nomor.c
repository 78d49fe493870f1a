/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is proposed counts until somebody else gave it: the rules are asked again inside the write, and by the register. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "store/prk-nomor-simpan.h"

#include "prk-kasus-nomor.h"

typedef struct
{
  PrkKasusLembar *form; /* the row stands in it */
  GtkWidget      *row;
  GtkMenuButton  *button;
  const char     *buku;
  char           *perangkat;
  PrkNomorBahan  *bahan; /* (nullable) until it was read */
  GCancellable   *cancellable;
} Usul;

static void
usul_free (Usul *usul)
{
  g_cancellable_cancel (usul->cancellable);
  g_object_unref (usul->cancellable);
  g_clear_pointer (&usul->bahan, prk_nomor_bahan_free);
  g_free (usul->perangkat);
  g_free (usul);
}

/* The day that stands in the form decides the year and the month. */
static PrkHari
get_day (Usul *usul)
{
  JsonNode *day = prk_kasus_lembar_get (usul->form, "tanggal");

  return day != NULL && JSON_NODE_HOLDS_VALUE (day) && json_node_get_value_type (day) == G_TYPE_STRING
           ? prk_hari_dari_iso (json_node_get_string (day))
           : 0;
}

static void
chosen_cb (GtkButton *button,
           Usul      *usul)
{
  gtk_editable_set_text (GTK_EDITABLE (usul->row), g_object_get_data (G_OBJECT (button), "nomor"));
  gtk_menu_button_popdown (usul->button);
}

static void
add_choice (GtkWidget  *box,
            Usul       *usul,
            const char *nomor,
            const char *from)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = gtk_label_new (nomor);
  GtkWidget *origin = gtk_label_new (from);
  g_autofree char *name = g_strdup_printf ("%s: %s", from, nomor);

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_xalign (GTK_LABEL (origin), 0);
  gtk_widget_add_css_class (origin, "caption");
  gtk_widget_add_css_class (origin, "dim-label");
  gtk_box_append (GTK_BOX (lines), number);
  gtk_box_append (GTK_BOX (lines), origin);
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "nomor", g_strdup (nomor), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (chosen_cb), usul);
  gtk_box_append (GTK_BOX (box), button);
}

/* Made anew each time: the day may be another one. */
static void
fill_popover_cb (GtkPopover *popover,
                 Usul       *usul)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  PrkHari day = get_day (usul);
  g_autofree char *kept = prk_nomor_dup_berikut (usul->bahan, usul->buku, day, usul->perangkat);
  g_autofree char *next = prk_nomor_dup_berikut (usul->bahan, usul->buku, day, NULL);

  if (kept != NULL)
    add_choice (box, usul, kept, _("From this laptop's block"));
  if (next != NULL)
    add_choice (box, usul, next, _("Next of the register"));
  if (kept == NULL && next == NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_("Give the day first")));
  gtk_popover_set_child (popover, box);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GtkWidget) row = user_data;
  g_autoptr(GError) error = NULL;
  PrkNomorBahan *bahan = g_task_propagate_pointer (G_TASK (result), &error);
  Usul *usul = g_object_get_data (G_OBJECT (row), "usul");
  g_autoptr(PrkNomorAtur) atur = NULL;
  g_autofree char *next = NULL;

  if (bahan == NULL)
    return;
  if (gtk_widget_get_root (row) == NULL) /* the form was closed meanwhile */
    {
      prk_nomor_bahan_free (bahan);
      return;
    }
  atur = prk_nomor_atur_new (bahan->profil, usul->buku, NULL);
  usul->bahan = bahan;
  if (atur == NULL)
    return;
  next = prk_nomor_dup_berikut (bahan, usul->buku, get_day (usul), usul->perangkat);
  if (next == NULL)
    next = prk_nomor_dup_berikut (bahan, usul->buku, get_day (usul), NULL);
  if (next != NULL && *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (row), next);
  gtk_widget_set_visible (GTK_WIDGET (usul->button), TRUE);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  PrkNomorBahan *bahan = prk_nomor_muat (source, NULL, &error);

  if (bahan != NULL)
    g_task_return_pointer (task, bahan, (GDestroyNotify) prk_nomor_bahan_free);
  else
    g_task_return_error (task, error);
}

static gboolean
is_own_number (const char   *path,
               PrkKasusBuka *buka)
{
  g_autofree char *own = prk_tahapan_dup_pihak_kita (buka->konteks.kasus);
  g_autofree char *wanted = own != NULL ? g_strconcat ("nomor/", own, NULL) : NULL;

  return g_strcmp0 (path, wanted) == 0;
}

void
prk_kasus_nomor_usulkan (PrkKasusLembar *form,
                         GtkWidget      *row,
                         const char     *path,
                         const char     *jenis,
                         PrkKasusDaftar *daftar,
                         PrkKasusBuka   *buka)
{
  gboolean is_kb = strcmp (jenis, "nomor_kb") == 0;
  GtkWidget *popover;
  g_autoptr(GTask) task = NULL;
  Usul *usul;

  g_return_if_fail (PRK_IS_KASUS_LEMBAR (form) && PRK_IS_KASUS_DAFTAR (daftar));

  if ((!is_kb && strcmp (jenis, "nomor_pks") != 0) || !ADW_IS_ENTRY_ROW (row) || !is_own_number (path, buka))
    return;

  usul = g_new0 (Usul, 1);
  usul->form = form;
  usul->row = row;
  usul->buku = is_kb ? "kb" : "pks";
  usul->perangkat = g_strdup (prk_store_get_device (prk_kasus_daftar_get_store (daftar)));
  usul->cancellable = g_cancellable_new ();
  usul->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  popover = gtk_popover_new ();
  gtk_menu_button_set_icon_name (usul->button, "view-list-ordered-symbolic");
  gtk_menu_button_set_popover (usul->button, popover);
  gtk_widget_set_valign (GTK_WIDGET (usul->button), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (usul->button), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (usul->button), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (usul->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Other Numbers"), -1);
  g_signal_connect (popover, "show", G_CALLBACK (fill_popover_cb), usul);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), GTK_WIDGET (usul->button));
  g_object_set_data_full (G_OBJECT (row), "usul", usul, (GDestroyNotify) usul_free);

  task = g_task_new (daftar, usul->cancellable, read_cb, g_object_ref (row));
  g_task_set_source_tag (task, prk_kasus_nomor_usulkan);
  g_task_run_in_thread (task, read_thread);
}
