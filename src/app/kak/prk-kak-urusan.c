/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-urusan.h"

typedef struct
{
  const PrkPilihan *choice;
  char             *path;
  char             *folded; /* name and group for searching */
  GtkWidget        *chosen_row;
  GtkWidget        *remove_button;
  GtkWidget        *list_row;
  GtkCheckButton   *check;
} Line;

struct _PrkKakUrusan
{
  AdwPreferencesGroup parent_instance;

  GPtrArray      *lines; /* (element-type Line) */
  GtkWidget      *empty_row;
  GtkWidget      *add_button;
  GtkPopover     *popover;
  GtkSearchEntry *search;
  GtkListBox     *list;
  char           *needle;
  gboolean        is_updating;
};

static void prk_kak_urusan_field_init (PrkKakFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakUrusan,
                               prk_kak_urusan,
                               ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KAK_FIELD,
                                                      prk_kak_urusan_field_init))

static void
line_free (Line *line)
{
  g_free (line->path);
  g_free (line->folded);
  g_free (line);
}

static Line *
find_line (PrkKakUrusan *self,
           gpointer      widget)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if ((gpointer) line->check == widget || (gpointer) line->remove_button == widget ||
          (gpointer) line->list_row == widget)
        return line;
    }

  return NULL;
}

static void
choose (PrkKakUrusan *self,
        Line         *line,
        gboolean      is_chosen)
{
  PrkKakField *field = PRK_KAK_FIELD (self);
  PrkKakSession *session = prk_kak_field_get_session (field);
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  if (is_chosen)
    prk_edit_set_bool (edit, line->path, TRUE);
  else
    prk_edit_clear (edit, line->path);
  prk_kak_session_apply (session, edit, prk_kak_field_get_bidang (field)->label);
}

static void
check_toggled_cb (PrkKakUrusan   *self,
                  GtkCheckButton *check)
{
  if (!self->is_updating)
    choose (self, find_line (self, check), gtk_check_button_get_active (check));
}

static void
remove_clicked_cb (PrkKakUrusan *self,
                   GtkButton    *button)
{
  choose (self, find_line (self, button), FALSE);
  gtk_widget_grab_focus (self->add_button);
}

static void
row_activated_cb (PrkKakUrusan  *self,
                  GtkListBoxRow *row)
{
  Line *line = find_line (self, row);

  gtk_check_button_set_active (line->check, !gtk_check_button_get_active (line->check));
}

static void
search_changed_cb (PrkKakUrusan *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/* Enter takes the first of those found, though the list may not have followed the typing yet. */
static void
search_activated_cb (PrkKakUrusan *self)
{
  search_changed_cb (self);
  if (*self->needle == '\0')
    return;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      if (strstr (line->folded, self->needle) != NULL)
        {
          gtk_check_button_set_active (line->check, TRUE);
          gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
          return;
        }
    }
  gtk_widget_error_bell (GTK_WIDGET (self->search));
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  PrkKakUrusan *self = user_data;
  Line *line = find_line (self, row);

  return self->needle == NULL || line == NULL || strstr (line->folded, self->needle) != NULL;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  PrkKakUrusan *self = user_data;
  Line *line = find_line (self, row);
  Line *above = before != NULL ? find_line (self, before) : NULL;
  GtkWidget *label;

  if (line->choice->kelompok == NULL ||
      (above != NULL && g_strcmp0 (above->choice->kelompok, line->choice->kelompok) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (line->choice->kelompok);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 9);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_list_box_row_set_header (row, label);
}

static void
popover_closed_cb (PrkKakUrusan *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
prk_kak_urusan_update (PrkKakField *field,
                       const char  *path)
{
  PrkKakUrusan *self = PRK_KAK_URUSAN (field);
  PrkRecord *record = prk_kak_field_get_record (field);
  guint n_chosen = 0;

  self->is_updating = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);
      gboolean is_chosen = prk_record_get_bool (record, line->path);

      gtk_check_button_set_active (line->check, is_chosen);
      gtk_widget_set_visible (line->chosen_row, is_chosen);
      n_chosen += is_chosen;
    }
  gtk_widget_set_visible (self->empty_row, n_chosen == 0);
  self->is_updating = FALSE;
}

static gboolean
prk_kak_urusan_focus_path (PrkKakField *field,
                           const char  *path,
                           int          start,
                           int          end)
{
  return gtk_widget_grab_focus (PRK_KAK_URUSAN (field)->add_button);
}

static void
prk_kak_urusan_set_locked (PrkKakField *field,
                           gboolean     locked)
{
  PrkKakUrusan *self = PRK_KAK_URUSAN (field);

  gtk_widget_set_visible (self->add_button, !locked);
  for (guint i = 0; i < self->lines->len; i++)
    gtk_widget_set_visible (((Line *) g_ptr_array_index (self->lines, i))->remove_button, !locked);
}

static void
prk_kak_urusan_field_init (PrkKakFieldInterface *iface)
{
  iface->update = prk_kak_urusan_update;
  iface->focus_path = prk_kak_urusan_focus_path;
  iface->set_locked = prk_kak_urusan_set_locked;
}

static void
prk_kak_urusan_finalize (GObject *object)
{
  PrkKakUrusan *self = PRK_KAK_URUSAN (object);

  g_ptr_array_unref (self->lines);
  g_free (self->needle);

  G_OBJECT_CLASS (prk_kak_urusan_parent_class)->finalize (object);
}

static void
prk_kak_urusan_class_init (PrkKakUrusanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_kak_urusan_finalize;
}

static GtkWidget *
new_popover (PrkKakUrusan *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, 420, 320);
  gtk_box_append (GTK_BOX (box), scroller);

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, box);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown),
                            self->popover);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);

  return GTK_WIDGET (self->popover);
}

static void
prk_kak_urusan_init (PrkKakUrusan *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);

  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), new_popover (self));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->add_button), _("Choose…"));
  gtk_widget_add_css_class (self->add_button, "flat");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);

  self->empty_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->empty_row), _("None chosen yet"));
  gtk_widget_add_css_class (self->empty_row, "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->empty_row);
}

static void
add_line (PrkKakUrusan     *self,
          const PrkBidang  *bidang,
          const PrkPilihan *choice)
{
  Line *line = g_new0 (Line, 1);
  g_autofree char *searched = g_strconcat (choice->nama, " ", choice->kelompok, NULL);
  g_autofree char *remove_name = g_strdup_printf (_("Remove %s"), choice->nama);

  line->choice = choice;
  line->path = g_strconcat (bidang->path, "/", choice->kode, NULL);
  line->folded = g_utf8_casefold (searched, -1);

  line->check = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (choice->nama));
  g_signal_connect_swapped (line->check, "toggled", G_CALLBACK (check_toggled_cb), self);
  line->list_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line->list_row), GTK_WIDGET (line->check));
  gtk_widget_set_focusable (line->list_row, FALSE);

  line->remove_button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_valign (line->remove_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line->remove_button, "flat");
  gtk_widget_set_tooltip_text (line->remove_button, remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  g_signal_connect_swapped (line->remove_button, "clicked", G_CALLBACK (remove_clicked_cb), self);

  line->chosen_row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->chosen_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->chosen_row), choice->nama);
  if (choice->kelompok != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (line->chosen_row), choice->kelompok);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line->chosen_row), line->remove_button);

  g_ptr_array_add (self->lines, line);
  gtk_list_box_append (self->list, line->list_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), line->chosen_row);
}

GtkWidget *
prk_kak_urusan_new (PrkKakSession   *session,
                    const PrkBidang *bidang)
{
  PrkKakUrusan *self = g_object_new (PRK_TYPE_KAK_URUSAN, NULL);
  g_autoptr(GPtrArray) choices
      = prk_profil_list_pilihan (prk_kak_session_get_profil (session), bidang->pilihan);
  g_autofree char *name = g_strdup_printf (_("Choose: %s"), bidang->label);
  g_autofree char *search_name = g_strdup_printf (_("Search: %s"), bidang->label);

  prk_kak_field_set_up (PRK_KAK_FIELD (self), session, bidang);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), bidang->label);
  if (bidang->panduan != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), bidang->panduan);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search_name, -1);

  for (guint i = 0; i < choices->len; i++)
    add_line (self, bidang, g_ptr_array_index (choices, i));
  prk_kak_urusan_update (PRK_KAK_FIELD (self), NULL);

  return GTK_WIDGET (self);
}
