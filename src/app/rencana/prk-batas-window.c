/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "domain/prk-wilayah.h"
#include "kak/prk-kak-form.h"
#include "kak/prk-kak-session.h"
#include "rekaman/prk-rekaman-temuan.h"
#include "store/prk-batas-simpan.h"

#include "prk-batas-window.h"

#define WIDTH  1000
#define HEIGHT 560

struct _PrkBatasWindow
{
  AdwWindow         parent_instance;

  PrkApplication   *application; /* outlives the window */
  PrkStore         *store;
  PrkProfil        *profil;
  PrkProfil        *own; /* of the type "batas" */
  GCancellable     *cancellable;
  PrkKakSession    *session; /* (nullable) */

  AdwToastOverlay  *toasts;
  GtkStack         *places;
  AdwStatusPage    *profile_page;
  GtkWidget        *keep_button;
  AdwBin           *form_bin;
  PrkKakForm       *form; /* of the session */
  PrkRekamanTemuan *temuan;
};

G_DEFINE_FINAL_TYPE (PrkBatasWindow, prk_batas_window, ADW_TYPE_WINDOW)

static void
tell (PrkBatasWindow *self,
      GError         *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_pesan_toast (self->toasts, error->message);
}

static void
check (PrkBatasWindow *self)
{
  PrkRecord *record = prk_kak_session_get_record (self->session);
  g_autoptr(GPtrArray) temuan = prk_batas_periksa (record, self->profil);

  prk_rekaman_temuan_show (self->temuan, self->own, record, temuan);
  prk_kak_form_show_temuan (self->form, temuan);
}

static void
jump_cb (PrkBatasWindow *self,
         const char     *path)
{
  if (self->form != NULL && path != NULL)
    prk_kak_form_focus_path (self->form, path, -1, -1);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkBatasWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  PrkKakSession *session = prk_kak_session_open_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_object (&session);
      return;
    }
  if (session == NULL)
    {
      /* Nobody has begun one: the profile's list counts. */
      if (!g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND))
        tell (self, error);
      gtk_stack_set_visible_child_name (self->places, "profil");
      return;
    }

  self->session = session;
  self->form = g_object_new (PRK_TYPE_KAK_FORM, NULL);
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
  prk_kak_form_set_width (self->form, WIDTH);
  prk_kak_form_set_session (self->form, session);
  g_signal_connect_swapped (session, "lengkap-changed", G_CALLBACK (check), self);
  gtk_stack_set_visible_child_name (self->places, "daftar");
  check (self);
}

static void
open_record (PrkBatasWindow *self)
{
  g_autofree char *id = prk_batas_dup_id (prk_profil_get_daerah (self->profil));

  prk_kak_session_open_async (self->store, self->own, id, self->cancellable, opened_cb,
                              g_object_ref (self));
}

static void
keep_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PrkBatasWindow *self = source;
  GError *error = NULL;
  char *id = prk_batas_siapkan (self->store, task_data, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PrkBatasWindow *self = PRK_BATAS_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), &error);

  if (id != NULL)
    {
      open_record (self);
      return;
    }
  gtk_widget_set_sensitive (self->keep_button, TRUE);
  tell (self, error);
}

static void
keep_clicked_cb (PrkBatasWindow *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, kept_cb, NULL);

  gtk_widget_set_sensitive (self->keep_button, FALSE);
  g_task_set_source_tag (task, keep_clicked_cb);
  g_task_set_task_data (task, prk_profil_ref (self->profil), (GDestroyNotify) prk_profil_unref);
  g_task_run_in_thread (task, keep_in_thread);
}

static void
prk_batas_window_dispose (GObject *object)
{
  PrkBatasWindow *self = PRK_BATAS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    {
      prk_kak_session_settle (self->session);
      g_signal_handlers_disconnect_by_data (self->session, self);
      adw_bin_set_child (self->form_bin, NULL);
      self->form = NULL;
      g_clear_object (&self->session);
    }

  G_OBJECT_CLASS (prk_batas_window_parent_class)->dispose (object);
}

static void
prk_batas_window_finalize (GObject *object)
{
  PrkBatasWindow *self = PRK_BATAS_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->own, prk_profil_unref);

  G_OBJECT_CLASS (prk_batas_window_parent_class)->finalize (object);
}

static void
prk_batas_window_class_init (PrkBatasWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_batas_window_dispose;
  object_class->finalize = prk_batas_window_finalize;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
new_profile_page (PrkBatasWindow *self)
{
  self->keep_button = gtk_button_new_with_label (_("Keep a List of Our Own"));
  gtk_widget_set_halign (self->keep_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->keep_button, "pill");
  gtk_widget_add_css_class (self->keep_button, "suggested-action");
  g_signal_connect_object (self->keep_button, "clicked", G_CALLBACK (keep_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  self->profile_page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->profile_page, "mark-location-symbolic");
  adw_status_page_set_title (self->profile_page, _("As the Profile Says"));
  adw_status_page_set_child (self->profile_page, self->keep_button);

  return GTK_WIDGET (self->profile_page);
}

static GtkWidget *
new_list_page (PrkBatasWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->form_bin = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->form_bin), TRUE);
  self->temuan = PRK_REKAMAN_TEMUAN (prk_rekaman_temuan_new ());
  g_signal_connect_object (self->temuan, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form_bin));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->temuan));

  return box;
}

static void
prk_batas_window_init (PrkBatasWindow *self)
{
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->places = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->places, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "kosong");
  gtk_stack_add_named (self->places, new_profile_page (self), "profil");
  gtk_stack_add_named (self->places, new_list_page (self), "daftar");
  gtk_widget_set_vexpand (GTK_WIDGET (self->places), TRUE);
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->places));
  gtk_box_append (GTK_BOX (view), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (view), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), view);
  gtk_window_set_title (GTK_WINDOW (self), _("Bordering Daerah"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

char *
prk_batas_dup_nama (PrkProfil *profil)
{
  const char *const *codes = prk_profil_get_daftar (profil, "batas_daerah");
  GString *names = g_string_new (NULL);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      const PrkWilayah *wilayah = prk_wilayah_find (codes[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              wilayah != NULL ? wilayah->nama : codes[i]);
    }

  return g_string_free (names, FALSE);
}

/**
 * prk_batas_window_new:
 * @application: an application whose store is open and whose daerah is known
 * @parent: the window that it stands over
 *
 * Returns: (transfer none): a window, its record on the way; the one that is open already, if one is
 */
GtkWindow *
prk_batas_window_new (PrkApplication *application,
                      GtkWindow      *parent)
{
  static PrkBatasWindow *self; /* the one that is open, if one is */
  g_autofree char *names = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (PRK_IS_APPLICATION (application), NULL);

  if (self != NULL)
    return GTK_WINDOW (self);

  self = g_object_new (PRK_TYPE_BATAS_WINDOW, "transient-for", parent, NULL);
  g_object_add_weak_pointer (G_OBJECT (self), (gpointer *) &self);
  self->application = application;
  self->store = g_object_ref (prk_application_get_store (application));
  self->profil = prk_profil_ref (prk_application_get_profil (application));
  self->own = prk_profil_new_for (self->profil, "batas");
  names = prk_batas_dup_nama (self->profil);
  words = g_strdup_printf (_("%s borders on: %s.\n\nWhoever keeps a list of their own can mend and complete it; it goes before the profile on every laptop of the office."),
                           prk_profil_get_nama (self->profil), *names != '\0' ? names : "–");
  adw_status_page_set_description (self->profile_page, words);
  open_record (self);

  return GTK_WINDOW (self);
}
