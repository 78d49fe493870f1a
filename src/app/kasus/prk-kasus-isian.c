/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed goes into the form at every change that reads as a value. What does not read as one stays in the
 * entry, marked, and is no value. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/widget/prk-tanggal.h"

#include "prk-kasus-berkas.h"
#include "prk-kasus-isian.h"

typedef struct
{
  PrkKasusLembar *form; /* not owned: the row stands in it */
  const PrkIsian   *isian;
  char             *path;
} Field;

static void
field_free (Field *field)
{
  g_free (field->path);
  g_free (field);
}

static Field *
attach (GtkWidget        *row,
        PrkKasusLembar *form,
        const PrkIsian   *isian,
        const char       *path)
{
  Field *field = g_new0 (Field, 1);

  field->form = form;
  field->isian = isian;
  field->path = g_strdup (path);
  g_object_set_data_full (G_OBJECT (row), "field", field, (GDestroyNotify) field_free);

  return field;
}

static char *
dup_title (const PrkIsian *isian)
{
  return isian->is_wajib ? g_strconcat (isian->label, " *", NULL) : g_strdup (isian->label);
}

/* What helps: a button beside the entry, which the keyboard reaches, too. */
static GtkWidget *
new_help (const PrkIsian *isian)
{
  GtkWidget *button, *popover, *label;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  if (isian->bantuan == NULL && isian->pasal == NULL)
    return NULL;

  words = isian->bantuan != NULL && isian->pasal != NULL
            ? g_strdup_printf ("%s\n%s", isian->bantuan, isian->pasal)
            : g_strdup (isian->bantuan != NULL ? isian->bantuan : isian->pasal);
  name = g_strdup_printf (_("Help: %s"), isian->label);
  label = gtk_label_new (words);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "help-about-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static JsonNode *
new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

/* NULL where the text is no value; @is_wrong where it is not empty either. */
static JsonNode *
read_text (const PrkIsian *isian,
           const char     *text,
           gboolean       *is_wrong)
{
  g_autofree char *iso = NULL;
  g_autofree char *digits = NULL;
  gint64 number;

  *is_wrong = FALSE;
  if (is_blank (text))
    return NULL;
  switch (isian->jenis)
    {
    case PRK_ISIAN_TANGGAL:
      iso = prk_tanggal_parse (text);
      *is_wrong = iso == NULL;
      return iso != NULL ? new_string (iso) : NULL;
    case PRK_ISIAN_BILANGAN:
      digits = g_strstrip (g_strdelimit (g_strdup (text), ".", ' '));
      *is_wrong = !g_ascii_string_to_signed (digits, 10, 0, G_GINT64_CONSTANT (1) << 53, &number,
                                             NULL);
      return *is_wrong ? NULL : json_node_init_int (json_node_alloc (), number);
    case PRK_ISIAN_TEKS:
    case PRK_ISIAN_NARASI:
    case PRK_ISIAN_BERKAS:
    case PRK_ISIAN_PILIHAN:
    case PRK_ISIAN_YA:
    case PRK_ISIAN_CENTANG:
    case PRK_ISIAN_TABEL:
    default:
      return new_string (text);
    }
}

static char *
dup_text (const PrkIsian *isian,
          JsonNode       *value)
{
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
    return NULL;
  if (json_node_get_value_type (value) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));
  if (json_node_get_value_type (value) != G_TYPE_STRING)
    return NULL;

  return isian->jenis == PRK_ISIAN_TANGGAL ? prk_tanggal_format (json_node_get_string (value))
                                           : g_strdup (json_node_get_string (value));
}

static void
entry_changed_cb (GtkEditable *row,
                  Field       *field)
{
  g_autofree char *title = dup_title (field->isian);
  gboolean is_wrong;
  JsonNode *value = read_text (field->isian, gtk_editable_get_text (row), &is_wrong);

  if (is_wrong)
    {
      g_autofree char *words = g_strdup_printf (
        "%s: %s", field->isian->label,
        field->isian->jenis == PRK_ISIAN_TANGGAL ? _("this is no day") : _("this is no number"));

      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    }
  prk_kasus_lembar_set (field->form, field->path, value);
}

static void
day_selected_cb (GtkCalendar *calendar,
                 GtkWidget   *row)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *text = prk_tanggal_format (iso);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_popover_popdown (
    GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER)));
}

/* The calendar is made when somebody asks for it: a form may have a dozen days. */
static void
fill_popover_cb (GtkPopover *popover,
                 GtkWidget  *row)
{
  GtkWidget *calendar;

  if (gtk_popover_get_child (popover) != NULL)
    return;
  calendar = gtk_calendar_new ();
  g_signal_connect (calendar, "day-selected", G_CALLBACK (day_selected_cb), row);
  gtk_popover_set_child (popover, calendar);
}

static GtkWidget *
new_calendar (GtkWidget      *row,
              const PrkIsian *isian)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  g_autofree char *name = g_strdup_printf (_("Calendar: %s"), isian->label);

  g_signal_connect (popover, "show", G_CALLBACK (fill_popover_cb), row);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static GtkWidget *
new_entry (PrkKasusLembar *form,
           const PrkIsian   *isian,
           const char       *path)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *help = new_help (isian);
  Field *field = attach (row, form, isian, path);
  g_autofree char *title = dup_title (isian);
  g_autofree char *text = dup_text (isian, prk_kasus_lembar_get (form, path));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  if (isian->jenis == PRK_ISIAN_TANGGAL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), new_calendar (row, isian));
  if (help != NULL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), help);
  g_signal_connect (row, "changed", G_CALLBACK (entry_changed_cb), field);

  return row;
}

static void
buffer_changed_cb (GtkTextBuffer *buffer,
                   Field         *field)
{
  GtkTextIter first, last;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &first, &last);
  text = gtk_text_buffer_get_text (buffer, &first, &last, FALSE);
  prk_kasus_lembar_set (field->form, field->path, is_blank (text) ? NULL : new_string (text));
}

static GtkWidget *
new_narrative (PrkKasusLembar *form,
               const PrkIsian   *isian,
               const char       *path)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *help = new_help (isian);
  GtkWidget *view = gtk_text_view_new ();
  g_autofree char *title = dup_title (isian);
  GtkWidget *label = gtk_label_new (title);
  Field *field = attach (row, form, isian, path);
  g_autofree char *text = dup_text (isian, prk_kasus_lembar_get (form, path));

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (help != NULL)
    gtk_box_append (GTK_BOX (line), help);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 54);
  gtk_widget_add_css_class (view, "kasus-narasi");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  isian->label, -1);
  if (text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                    G_CALLBACK (buffer_changed_cb), field);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static void
check_toggled_cb (GtkCheckButton *check,
                  Field          *field)
{
  prk_kasus_lembar_set (field->form, field->path,
                          gtk_check_button_get_active (check)
                            ? json_node_init_boolean (json_node_alloc (), TRUE)
                            : NULL);
}

static void
set_help (GtkWidget      *row,
          const PrkIsian *isian)
{
  GtkWidget *help = new_help (isian);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (help != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), help);
}

static GtkWidget *
new_check (PrkKasusLembar *form,
           const PrkIsian   *isian,
           const char       *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  Field *field = attach (row, form, isian, path);
  g_autofree char *title = dup_title (isian);
  JsonNode *value = prk_kasus_lembar_get (form, path);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), value != NULL
                                                           && JSON_NODE_HOLDS_VALUE (value)
                                                           && json_node_get_boolean (value));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  isian->label, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  set_help (row, isian);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), field);

  return row;
}

static JsonNode *
get_choice (const PrkIsian *isian,
            guint           selected)
{
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  if (isian->jenis == PRK_ISIAN_YA)
    return json_node_init_boolean (json_node_alloc (), selected == 1);

  return new_string (isian->pilihan[selected - 1].kode);
}

static void
choice_changed_cb (AdwComboRow *row,
                   GParamSpec  *pspec,
                   Field       *field)
{
  prk_kasus_lembar_set (field->form, field->path,
                          get_choice (field->isian, adw_combo_row_get_selected (row)));
}

/* The first choice is none. */
static GtkWidget *
new_choice (PrkKasusLembar *form,
            const PrkIsian   *isian,
            const char       *path)
{
  GtkWidget *row = adw_combo_row_new ();
  Field *field = attach (row, form, isian, path);
  g_autofree char *title = dup_title (isian);
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  JsonNode *value = prk_kasus_lembar_get (form, path);
  guint selected = 0, n = 0;

  gtk_string_list_append (words, "–");
  if (isian->jenis == PRK_ISIAN_YA)
    {
      gtk_string_list_append (words, _("Yes"));
      gtk_string_list_append (words, _("No"));
      if (value != NULL && JSON_NODE_HOLDS_VALUE (value))
        selected = json_node_get_boolean (value) ? 1 : 2;
    }
  for (const PrkIsianPilihan *one = isian->pilihan; one != NULL && one->kode != NULL; one++)
    {
      n++;
      gtk_string_list_append (words, one->nama);
      if (value != NULL && JSON_NODE_HOLDS_VALUE (value)
          && g_strcmp0 (json_node_get_string (value), one->kode) == 0)
        selected = n;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  set_help (row, isian);
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_changed_cb), field);

  return row;
}

GtkWidget *
prk_kasus_isian_new_row (PrkKasusLembar *form,
                         const PrkIsian   *isian,
                         const char       *path)
{
  g_return_val_if_fail (PRK_IS_KASUS_LEMBAR (form) && isian != NULL && path != NULL, NULL);

  switch (isian->jenis)
    {
    case PRK_ISIAN_NARASI:
      return new_narrative (form, isian, path);
    case PRK_ISIAN_CENTANG:
      return new_check (form, isian, path);
    case PRK_ISIAN_PILIHAN:
    case PRK_ISIAN_YA:
      return new_choice (form, isian, path);
    case PRK_ISIAN_BERKAS:
      return prk_kasus_berkas_new (form, isian, path, new_entry (form, isian, path));
    case PRK_ISIAN_TANGGAL:
    case PRK_ISIAN_TEKS:
    case PRK_ISIAN_BILANGAN:
    case PRK_ISIAN_TABEL:
    default:
      return new_entry (form, isian, path);
    }
}

/* Tables */

static void
remove_row_cb (GtkButton *button,
               GtkWidget *row)
{
  Field *field = g_object_get_data (G_OBJECT (row), "field");
  GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

  prk_kasus_lembar_set (field->form, field->path, NULL);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
add_row (PrkKasusLembar *form,
         GtkWidget        *group,
         const PrkIsian   *isian,
         const char       *path,
         guint             number)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_strdup_printf ("%s %u", isian->label, number);
  g_autofree char *name = g_strdup_printf (_("Remove %s"), title);

  attach (row, form, isian, path);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_row_cb), row);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), remove);
  for (guint i = 0; i < isian->kolom->len; i++)
    {
      const PrkIsian *kolom = g_ptr_array_index (isian->kolom, i);
      g_autofree char *cell = g_strconcat (path, "/", kolom->path, NULL);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), prk_kasus_isian_new_row (form, kolom, cell));
    }
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static void
add_clicked_cb (GtkButton *button,
                GtkWidget *group)
{
  Field *field = g_object_get_data (G_OBJECT (group), "field");
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (group), "number")) + 1;
  g_autofree char *path = g_strdup_printf ("%s/b%03u", field->path, number);

  g_object_set_data (G_OBJECT (group), "number", GUINT_TO_POINTER (number));
  add_row (field->form, group, field->isian, path, number);
}

GtkWidget *
prk_kasus_isian_new_table (PrkKasusLembar *form,
                           const PrkIsian   *isian)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *add = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();
  g_autofree char *title = dup_title (isian);
  g_autofree char *name = g_strdup_printf (_("Add: %s"), isian->label);

  g_return_val_if_fail (PRK_IS_KASUS_LEMBAR (form) && isian->kolom != NULL, group);

  attach (group, form, isian, isian->path);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), isian->bantuan);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Add"));
  gtk_button_set_child (GTK_BUTTON (add), content);
  gtk_widget_add_css_class (add, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (add, "clicked", G_CALLBACK (add_clicked_cb), group);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  if (isian->is_wajib)
    add_clicked_cb (GTK_BUTTON (add), group);

  return group;
}
