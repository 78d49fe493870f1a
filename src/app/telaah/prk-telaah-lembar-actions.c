/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "kak/prk-kak-ekspor.h"

#include "prk-telaah-cetak.h"
#include "prk-telaah-kak.h"
#include "prk-telaah-lembar-private.h"
#include "prk-telaah-perubahan.h"

static GtkWindow *
get_window (PrkTelaahLembar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

static void
show_missing (PrkTelaahLembar *self,
              GPtrArray       *findings)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (findings, i);

      if (one->kekuatan == PRK_KEKUATAN_HARD)
        g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", one->pesan);
    }
  prk_pesan_dialog (self, _("The Sheet Is Not Complete"), text->str);
}

static void
toggle_done_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  PrkTelaahLembar *self = user_data;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  gboolean was_done = _prk_telaah_lembar_is_done (self);

  prk_kak_session_settle (self->session);
  findings = prk_telaah_periksa (prk_kak_session_get_record (self->session), self->judged);
  if (!was_done && findings->len > 0
      && ((PrkTemuan *) g_ptr_array_index (findings, 0))->kekuatan == PRK_KEKUATAN_HARD)
    {
      show_missing (self, findings);
      return;
    }

  edit = prk_kak_session_begin (self->session);
  prk_edit_set_bool (edit, "selesai", !was_done);
  if (!was_done)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

      prk_edit_set_string (edit, "tanggal", today);
    }
  prk_kak_session_apply (self->session, edit, was_done ? _("Open sheet again") : _("Sheet done"));
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  prk_kak_session_undo (PRK_TELAAH_LEMBAR (user_data)->session);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  prk_kak_session_redo (PRK_TELAAH_LEMBAR (user_data)->session);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkTelaahLembar *self = user_data;
  g_autoptr(GPtrArray) sheets = g_ptr_array_new ();
  PrkRecord *versi = prk_telaahan_get_versi (self->telaahan);
  g_autofree char *name
    = prk_kak_dup_file_name (prk_record_get_string (self->judged, "judul"));
  g_autofree char *full = g_strdup_printf (_("Review of %s"), name);

  prk_kak_session_settle (self->session);
  g_ptr_array_add (sheets, prk_kak_session_get_record (self->session));
  prk_telaah_cetak (get_window (self), self->store, self->profil,
                    prk_telaah_new_cetak (self->judged, sheets, NULL, prk_record_get_id (versi),
                                          self->profil),
                    full);
}

static void
show_changes_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PrkTelaahLembar *self = user_data;
  PrkRecord *sheet = prk_kak_session_get_record (self->session);
  PrkRecord *before = _prk_telaah_lembar_find_before (self);
  g_autoptr(PrkRecord) old
    = before != NULL && !prk_telaahan_is_usang (self->telaahan, sheet)
        ? prk_telaahan_new_kak (self->telaahan, before)
        : NULL;

  /* An outdated sheet is compared with what came after it, the newest with what was judged before. */
  if (old != NULL)
    prk_telaah_perubahan_show (get_window (self), old, self->judged,
                               prk_profil_get_skema (self->profil));
  else
    prk_telaah_perubahan_show (get_window (self), self->judged, self->telaahan->kak,
                               prk_profil_get_skema (self->profil));
}

static void
write_note_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  PrkTelaahLembar *self = user_data;

  prk_telaah_kak_write_note (PRK_TELAAH_KAK (adw_bin_get_child (self->kak_bin)));
}

static const GActionEntry entries[] = {
  { .name = "toggle-done", .activate = toggle_done_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "export", .activate = export_cb },
  { .name = "show-changes", .activate = show_changes_cb },
  { .name = "write-note", .activate = write_note_cb },
};

void
_prk_telaah_lembar_set_enabled (PrkTelaahLembar *self,
                                const char      *name,
                                gboolean         is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/* None can be done before the sheet is there. */
void
_prk_telaah_lembar_add_actions (PrkTelaahLembar *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    _prk_telaah_lembar_set_enabled (self, entries[i].name, FALSE);
}
