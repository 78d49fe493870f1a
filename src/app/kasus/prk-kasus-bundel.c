/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First what can be in it, ticked as it is proposed; then where it goes; then the work, on a worker. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-kak-ekspor.h"
#include "app/prk-pesan.h"
#include "app/widget/prk-kemajuan.h"
#include "paket/prk-bundel.h"

#include "prk-kasus-bundel.h"
#include "prk-kasus-kata.h"
#include "prk-kasus-tab-private.h"

#define KAK_PREFIX "KAK " /* what prk_kak_dup_file_name() begins with */

/* From the press of the button to the file; held by whoever goes on with it. */
typedef struct
{
  gatomicrefcount       ref_count;
  PrkKasusPage         *page;
  PrkKasusDaftar       *daftar;
  PrkProfil            *profil;
  char                 *ksd;
  char                 *judul;
  GPtrArray            *butir;   /* (element-type PrkBundelButir) */
  GPtrArray            *ticks;   /* (element-type GtkCheckButton) not owned: of the window */
  GtkWindow            *window;  /* weak */
  GtkWidget            *save;    /* of the window */
  GtkWidget            *numbers; /* the same */
  GStrv                 pilihan;
  gboolean              is_bernomor;
  GFile                *file;
  GtkFileChooserNative *chooser;
  PrkKemajuan          *kemajuan;
} Bundel;

static Bundel *
bundel_ref (Bundel *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
bundel_unref (Bundel *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->page);
  g_object_unref (self->daftar);
  prk_profil_unref (self->profil);
  g_free (self->ksd);
  g_free (self->judul);
  g_clear_pointer (&self->butir, g_ptr_array_unref);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_clear_weak_pointer (&self->window);
  g_strfreev (self->pilihan);
  g_clear_object (&self->file);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->kemajuan, prk_kemajuan_unref);
  g_free (self);
}

/* Making it */

static gboolean
write_whole (Bundel          *self,
             PrkBundelHasil  *hasil,
             GCancellable    *cancellable,
             GError         **error)
{
  return g_file_replace_contents (self->file, g_bytes_get_data (hasil->pdf, NULL), g_bytes_get_size (hasil->pdf), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Bundel *self = data;
  GError *error = NULL;
  g_autoptr(PrkBundelHasil) hasil
    = prk_bundel_buat (self->daftar, self->profil, self->ksd, (const char *const *) self->pilihan, self->is_bernomor,
                       prk_kemajuan_note, self->kemajuan, cancellable, &error);

  if (hasil != NULL && write_whole (self, hasil, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&hasil), (GDestroyNotify) prk_bundel_hasil_free);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Bundel *self = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkBundelHasil) hasil = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *words = NULL;

  prk_kemajuan_end (self->kemajuan);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup (_("No file was written"));
  else if (hasil == NULL)
    words = g_strdup_printf (_("The file was not written: %s"), error->message);
  else if (hasil->n_terpisah > 0)
    {
      words = g_strdup_printf (ngettext ("“%s” has %u pages. %u document could not be put in and must go along as a file of its own; "
                                         "the contents name it and say why.",
                                         "“%s” has %u pages. %u documents could not be put in and must go along as files of their own; "
                                         "the contents name them and say why.",
                                         hasil->n_terpisah),
                               name, hasil->n_halaman, hasil->n_terpisah);
      prk_pesan_dialog (self->page, _("Not Everything Is in It"), words);
      return;
    }
  else
    words = g_strdup_printf (ngettext ("Saved as “%s”, %u page", "Saved as “%s”, %u pages", hasil->n_halaman), name,
                             hasil->n_halaman);
  prk_kasus_page_tell (self->page, words);
}

static void
file_chosen_cb (GtkNativeDialog *dialog,
                int              response,
                Bundel          *self)
{
  g_autoptr(GTask) task = NULL;

  self->file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  if (self->file != NULL)
    {
      self->kemajuan = prk_kemajuan_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))), _("Making One PDF"));
      task = g_task_new (NULL, prk_kemajuan_get_cancellable (self->kemajuan), made_cb, NULL);
      g_task_set_source_tag (task, file_chosen_cb);
      g_task_set_task_data (task, bundel_ref (self), (GDestroyNotify) bundel_unref);
      g_task_set_check_cancellable (task, FALSE);
      g_task_run_in_thread (task, make_in_thread);
    }
  bundel_unref (self);
}

static void
ask_for_file (Bundel *self)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *file = prk_kak_dup_file_name (self->judul);
  g_autofree char *name = g_strdup_printf (_("Bundle %s"), file + strlen (KAK_PREFIX));

  self->chooser = gtk_file_chooser_native_new (_("Save One PDF"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("Ca_ncel"));
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (file_chosen_cb), bundel_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Choosing */

static void
ticked_cb (Bundel *self)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < self->ticks->len; i++)
    is_any = is_any || gtk_check_button_get_active (g_ptr_array_index (self->ticks, i));
  gtk_widget_set_sensitive (self->save, is_any);
}

static void
save_clicked_cb (GtkButton *button,
                 Bundel    *self)
{
  g_autoptr(GStrvBuilder) chosen = g_strv_builder_new ();

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_strv_builder_add (chosen, ((PrkBundelButir *) g_ptr_array_index (self->butir, i))->id);
  g_strfreev (self->pilihan);
  self->pilihan = g_strv_builder_end (chosen);
  self->is_bernomor = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->numbers));
  bundel_ref (self);
  gtk_window_destroy (self->window);
  ask_for_file (self);
  bundel_unref (self);
}

static GtkWidget *
add_tick (GtkWidget  *group,
          const char *title,
          const char *below,
          gboolean    is_on)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), is_on);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (below != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return tick;
}

static char *
dup_below (const PrkBundelButir *one)
{
  if (g_str_has_prefix (one->id, "naskah/"))
    return prk_kasus_kata_dup_alur (one->keterangan);

  return g_str_equal (one->id, "kak") ? NULL : g_strdup (one->keterangan);
}

static GtkWidget *
make_list (Bundel *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *parts = adw_preferences_group_new ();
  GtkWidget *more = adw_preferences_group_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (parts),
                                         _("They follow each other in this order, behind a table of contents. What cannot be put in is named there."));
  for (guint i = 0; i < self->butir->len; i++)
    {
      const PrkBundelButir *one = g_ptr_array_index (self->butir, i);
      g_autofree char *below = dup_below (one);
      GtkWidget *tick = add_tick (parts, one->judul, below, one->is_usul);

      g_signal_connect_swapped (tick, "toggled", G_CALLBACK (ticked_cb), self);
      g_ptr_array_add (self->ticks, tick);
    }
  self->numbers = add_tick (more, _("Page Numbers over All"), _("“3 / 20” at the foot of every page"), TRUE);
  gtk_widget_set_margin_top (page, 12);
  gtk_widget_set_margin_bottom (page, 18);
  gtk_widget_set_margin_start (page, 18);
  gtk_widget_set_margin_end (page, 18);
  gtk_box_append (GTK_BOX (page), parts);
  gtk_box_append (GTK_BOX (page), more);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
show_choice (Bundel *self)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_set_weak_pointer (&self->window, window);
  self->ticks = g_ptr_array_new ();
  self->save = gtk_button_new_with_mnemonic (_("_Save…"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_("One PDF"), self->judul));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->save);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), make_list (self));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (window, _("One PDF"));
  gtk_window_set_default_size (window, 560, 600);
  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))));
  gtk_window_set_modal (window, TRUE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_signal_connect (self->save, "clicked", G_CALLBACK (save_clicked_cb), self);
  g_object_set_data_full (G_OBJECT (window), "bundel", bundel_ref (self), (GDestroyNotify) bundel_unref);
  ticked_cb (self);
  gtk_window_present (window);
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Bundel *self = data;
  GError *error = NULL;
  GPtrArray *all = prk_bundel_list (self->daftar, self->profil, self->ksd, &error);

  if (all != NULL)
    g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Bundel *self = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  self->butir = g_task_propagate_pointer (G_TASK (result), &error);
  if (gtk_widget_get_root (GTK_WIDGET (self->page)) == NULL)
    return;
  if (self->butir == NULL)
    prk_kasus_page_tell (self->page, error->message);
  else if (self->butir->len == 0)
    prk_kasus_page_tell (self->page, _("This case has no paper yet"));
  else
    show_choice (self);
}

static void
clicked_cb (GtkButton    *button,
            PrkKasusPage *page)
{
  Bundel *self = g_new0 (Bundel, 1);
  g_autoptr(GTask) task = g_task_new (NULL, NULL, listed_cb, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->page = g_object_ref (page);
  self->daftar = g_object_ref (prk_kasus_page_get_daftar (page));
  self->profil = prk_profil_ref (prk_application_get_profil (prk_kasus_page_get_application (page)));
  self->ksd = g_strdup (prk_kasus_page_get_id (page));
  self->judul = g_strdup (prk_kasus_page_get_buka (page)->ringkas->judul);
  g_task_set_source_tag (task, clicked_cb);
  g_task_set_task_data (task, self, (GDestroyNotify) bundel_unref);
  g_task_run_in_thread (task, list_in_thread);
}

void
prk_kasus_bundel_add (GtkWidget    *group,
                      PrkKasusPage *page)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Choose…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Save as One PDF"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("A letter with what goes along: papers, KAK, attached PDFs and pictures behind a table of contents"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Save as One PDF"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}
