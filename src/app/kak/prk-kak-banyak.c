/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The field <path>/<kode> = true. Where the schema has another field that chooses one of these
 * ("dari"), each row carries a radio button for it, so that "which" and "which mainly" are answered
 * in one place. */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-banyak.h"

typedef struct
{
  const PrkPilihan *choice;
  char             *path;
  GtkWidget        *row;
  GtkCheckButton   *check;
  GtkCheckButton   *main; /* NULL where nothing is chosen mainly */
} Line;

struct _PrkKakBanyak
{
  AdwPreferencesGroup parent_instance;

  GArray          *lines; /* (element-type Line) */
  const PrkBidang *main;
  gboolean         is_updating;
};

static void prk_kak_banyak_field_init (PrkKakFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakBanyak,
                               prk_kak_banyak,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KAK_FIELD,
                                                      prk_kak_banyak_field_init))

static void
line_clear (Line *line)
{
  g_free (line->path);
}

static Line *
find_line (PrkKakBanyak *self,
           gpointer      button)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      if ((gpointer) line->check == button || (gpointer) line->main == button)
        return line;
    }

  return NULL;
}

/* The only one ticked is the main one; the main one unticked is main no more. */
static void
follow_main (PrkKakBanyak *self,
             PrkEdit      *edit,
             Line         *changed)
{
  PrkRecord *record = prk_kak_field_get_record (PRK_KAK_FIELD (self));
  const char *main = prk_record_get_string (record, self->main->path);
  gboolean is_ticked = gtk_check_button_get_active (changed->check);

  if (is_ticked && main == NULL)
    prk_edit_set_string (edit, self->main->path, changed->choice->kode);
  else if (!is_ticked && g_strcmp0 (main, changed->choice->kode) == 0)
    prk_edit_clear (edit, self->main->path);
}

static void
check_toggled_cb (PrkKakBanyak   *self,
                  GtkCheckButton *button)
{
  PrkKakField *field = PRK_KAK_FIELD (self);
  PrkKakSession *session = prk_kak_field_get_session (field);
  Line *line = find_line (self, button);
  g_autoptr(PrkEdit) edit = NULL;

  if (self->is_updating)
    return;

  edit = prk_kak_session_begin (session);
  if (gtk_check_button_get_active (button))
    prk_edit_set_bool (edit, line->path, TRUE);
  else
    prk_edit_clear (edit, line->path);
  if (self->main != NULL)
    follow_main (self, edit, line);
  prk_kak_session_apply (session, edit, prk_kak_field_get_bidang (field)->label);
}

static void
main_toggled_cb (PrkKakBanyak   *self,
                 GtkCheckButton *button)
{
  PrkKakSession *session = prk_kak_field_get_session (PRK_KAK_FIELD (self));
  g_autoptr(PrkEdit) edit = NULL;

  if (self->is_updating || !gtk_check_button_get_active (button))
    return;

  edit = prk_kak_session_begin (session);
  prk_edit_set_string (edit, self->main->path, find_line (self, button)->choice->kode);
  prk_kak_session_apply (session, edit, self->main->label);
}

static void
prk_kak_banyak_update (PrkKakField *field,
                       const char  *path)
{
  PrkKakBanyak *self = PRK_KAK_BANYAK (field);
  PrkRecord *record = prk_kak_field_get_record (field);
  const char *main = self->main != NULL ? prk_record_get_string (record, self->main->path) : NULL;

  self->is_updating = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);
      gboolean is_ticked = prk_record_get_bool (record, line->path);

      gtk_check_button_set_active (line->check, is_ticked);
      if (line->main == NULL)
        continue;
      gtk_widget_set_visible (GTK_WIDGET (line->main), is_ticked);
      gtk_check_button_set_active (line->main, g_strcmp0 (main, line->choice->kode) == 0);
    }
  self->is_updating = FALSE;
}

static gboolean
prk_kak_banyak_focus_path (PrkKakField *field,
                           const char  *path,
                           int          start,
                           int          end)
{
  PrkKakBanyak *self = PRK_KAK_BANYAK (field);

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      if (i == self->lines->len - 1 || !prk_kak_field_has_path (field, path)
          || g_str_equal (path, line->path)
          || g_str_equal (path, prk_kak_field_get_bidang (field)->path))
        return gtk_widget_grab_focus (GTK_WIDGET (line->check));
    }

  return FALSE;
}

static void
prk_kak_banyak_set_locked (PrkKakField *field,
                           gboolean     locked)
{
  PrkKakBanyak *self = PRK_KAK_BANYAK (field);

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      gtk_widget_set_sensitive (GTK_WIDGET (line->check), !locked);
      if (line->main != NULL)
        gtk_widget_set_sensitive (GTK_WIDGET (line->main), !locked);
    }
}

static void
prk_kak_banyak_field_init (PrkKakFieldInterface *iface)
{
  iface->update = prk_kak_banyak_update;
  iface->focus_path = prk_kak_banyak_focus_path;
  iface->set_locked = prk_kak_banyak_set_locked;
}

static void
prk_kak_banyak_finalize (GObject *object)
{
  g_array_unref (PRK_KAK_BANYAK (object)->lines);

  G_OBJECT_CLASS (prk_kak_banyak_parent_class)->finalize (object);
}

static void
prk_kak_banyak_class_init (PrkKakBanyakClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_kak_banyak_finalize;
}

static void
prk_kak_banyak_init (PrkKakBanyak *self)
{
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (self->lines, (GDestroyNotify) line_clear);
}

static const PrkBidang *
find_main (PrkSkema        *skema,
           const PrkBidang *bidang)
{
  const PrkBagian *bagian = NULL;

  prk_skema_find_bidang (skema, bidang->path, &bagian);
  for (guint i = 0; bagian != NULL && i < bagian->n_bidang; i++)
    if (g_strcmp0 (bagian->bidang[i].dari, bidang->path) == 0)
      return &bagian->bidang[i];

  return NULL;
}

static void
add_line (PrkKakBanyak     *self,
          const PrkBidang  *bidang,
          const PrkPilihan *choice)
{
  Line line = { .choice = choice, .path = g_strconcat (bidang->path, "/", choice->kode, NULL) };
  g_autofree char *main_name = NULL;

  line.row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line.row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line.row), choice->nama);
  if (choice->keterangan != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (line.row), choice->keterangan);

  line.check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (line.check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line.check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice->nama, -1);
  g_signal_connect_swapped (line.check, "toggled", G_CALLBACK (check_toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line.row), GTK_WIDGET (line.check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line.row), GTK_WIDGET (line.check));

  if (self->main != NULL)
    {
      line.main = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("Main")));
      main_name = g_strdup_printf ("%s: %s", self->main->label, choice->nama);
      gtk_accessible_update_property (GTK_ACCESSIBLE (line.main), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      main_name, -1);
      if (self->lines->len > 0)
        gtk_check_button_set_group (line.main, g_array_index (self->lines, Line, 0).main);
      g_signal_connect_swapped (line.main, "toggled", G_CALLBACK (main_toggled_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (line.row), GTK_WIDGET (line.main));
    }

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), line.row);
  g_array_append_val (self->lines, line);
}

GtkWidget *
prk_kak_banyak_new (PrkKakSession   *session,
                    const PrkBidang *bidang)
{
  PrkKakBanyak *self = g_object_new (PRK_TYPE_KAK_BANYAK, NULL);
  PrkProfil *profil = prk_kak_session_get_profil (session);
  g_autoptr(GPtrArray) choices = prk_profil_list_pilihan (profil, bidang->pilihan);

  prk_kak_field_set_up (PRK_KAK_FIELD (self), session, bidang);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), bidang->label);
  if (bidang->panduan != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), bidang->panduan);

  self->main = find_main (prk_profil_get_skema (profil), bidang);
  for (guint i = 0; i < choices->len; i++)
    add_line (self, bidang, g_ptr_array_index (choices, i));
  prk_kak_banyak_update (PRK_KAK_FIELD (self), NULL);

  return GTK_WIDGET (self);
}
