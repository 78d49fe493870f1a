/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list is of plain strings, in the order of `titles`: a plan has hundreds of headings, and only those on the screen
 * get widgets. */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-pustaka-isi.h"

#define MAX_TEXT  300
#define MAX_LEVEL 5
#define INDENT_PX 12

struct _PrkPustakaIsi
{
  AdwBin              parent_instance;

  GtkStack           *stack;
  GtkStringList      *names;
  GtkSingleSelection *selection;
  GtkListView        *view;

  PrkPustaka         *pustaka;
  GSimpleActionGroup *actions;
  GCancellable       *cancellable;
  GCancellable       *reading;
  GPtrArray          *titles; /* (nullable) (element-type PrkPustakaJudul) */
  char               *id;
  char               *hash;
  gboolean            is_filling;
};

enum
{
  SIGNAL_PAGE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPustakaIsi, prk_pustaka_isi, ADW_TYPE_BIN)

/* What is being asked for in the dialog. */
typedef struct
{
  PrkPustakaIsi   *isi;
  char            *kunci; /* NULL: a new heading */
  char            *id;
  PrkPustakaJudul *judul; /* what it was */
  AdwEntryRow     *teks;
  AdwEntryRow     *halaman;
  AdwComboRow     *tingkat;
} Tanya;

static void
tanya_free (gpointer  data,
            GClosure *closure)
{
  Tanya *tanya = data;

  g_object_unref (tanya->isi);
  g_free (tanya->kunci);
  g_free (tanya->id);
  prk_pustaka_judul_free (tanya->judul);
  g_free (tanya);
}

static const PrkPustakaJudul *
get_selected (PrkPustakaIsi *self)
{
  guint index = gtk_single_selection_get_selected (self->selection);

  return self->titles != NULL && index < self->titles->len
           ? g_ptr_array_index (self->titles, index)
           : NULL;
}

static void
update_actions (PrkPustakaIsi *self)
{
  static const char *const names[] = { "edit", "remove" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
      get_selected (self) != NULL);
}

static void
selected_cb (PrkPustakaIsi *self)
{
  const PrkPustakaJudul *judul = get_selected (self);

  update_actions (self);
  if (judul != NULL && !self->is_filling)
    g_signal_emit (self, signals[SIGNAL_PAGE_CHOSEN], 0, judul->halaman);
}

/* Reading */

static guint
find_key (GPtrArray  *titles,
          const char *kunci)
{
  for (guint i = 0; kunci != NULL && i < titles->len; i++)
    if (g_strcmp0 (((PrkPustakaJudul *) g_ptr_array_index (titles, i))->kunci, kunci) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
are_same (GPtrArray *one,
          GPtrArray *two)
{
  gboolean are = one != NULL && two != NULL && one->len == two->len;

  for (guint i = 0; are && i < one->len; i++)
    {
      const PrkPustakaJudul *first = g_ptr_array_index (one, i);
      const PrkPustakaJudul *second = g_ptr_array_index (two, i);

      are = first->halaman == second->halaman && first->tingkat == second->tingkat
            && g_strcmp0 (first->kunci, second->kunci) == 0
            && g_strcmp0 (first->teks, second->teks) == 0;
    }

  return are;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkPustakaIsi) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) titles = prk_pustaka_daftar_isi_finish (PRK_PUSTAKA (source), result, &error);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  const PrkPustakaJudul *old;
  g_autofree char *kunci = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    return;

  /* A list that is made anew under the pointer loses the click. */
  if (are_same (self->titles, titles))
    return;

  old = get_selected (self);
  kunci = g_strdup (old != NULL ? old->kunci : NULL);
  for (guint i = 0; titles != NULL && i < titles->len; i++)
    g_strv_builder_add (builder, ((PrkPustakaJudul *) g_ptr_array_index (titles, i))->teks);
  names = g_strv_builder_end (builder);

  self->is_filling = TRUE;
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  self->titles = g_steal_pointer (&titles);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *) names);
  gtk_single_selection_set_selected (self->selection, self->titles != NULL
                                                        ? find_key (self->titles, kunci)
                                                        : GTK_INVALID_LIST_POSITION);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, *names != NULL ? "isi" : "kosong");
  update_actions (self);
}

static void
reload (PrkPustakaIsi *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->hash == NULL)
    {
      g_clear_pointer (&self->titles, g_ptr_array_unref);
      gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                              NULL);
      gtk_stack_set_visible_child_name (self->stack, "kosong");
      update_actions (self);
      return;
    }

  self->reading = g_cancellable_new ();
  prk_pustaka_daftar_isi_async (self->pustaka, self->hash, self->reading, listed_cb,
                                g_object_ref (self));
}

/* Correcting */

static GtkWindow *
get_window (PrkPustakaIsi *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkPustakaIsi) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!prk_pustaka_ubah_judul_finish (PRK_PUSTAKA (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", error->message);
  if (!g_cancellable_is_cancelled (self->cancellable))
    reload (self);
}

/* 0: no page. */
static guint
get_halaman (Tanya *tanya)
{
  guint64 halaman = 0;

  g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (tanya->halaman)), 10, 1,
                              PRK_PDF_MAX_PAGES, &halaman, NULL);

  return (guint) halaman;
}

static char *
dup_teks (Tanya *tanya)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (tanya->teks))));
}

static void
typed_cb (GtkEditable *editable,
          Tanya       *tanya)
{
  GtkWidget *dialog = g_object_get_data (G_OBJECT (editable), "dialog");
  g_autofree char *teks = dup_teks (tanya);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save",
                                           *teks != '\0' && g_utf8_strlen (teks, -1) <= MAX_TEXT
                                             && get_halaman (tanya) > 0);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Tanya            *tanya)
{
  g_autoptr(PrkPustakaJudul) judul = NULL;

  g_signal_handlers_disconnect_by_data (tanya->teks, tanya);
  g_signal_handlers_disconnect_by_data (tanya->halaman, tanya);
  if (g_strcmp0 (response, "save") != 0)
    return;

  judul = prk_pustaka_judul_copy (tanya->judul);
  g_free (judul->teks);
  judul->teks = dup_teks (tanya);
  judul->halaman = get_halaman (tanya);
  judul->tingkat = adw_combo_row_get_selected (tanya->tingkat);
  prk_pustaka_ubah_judul_async (tanya->isi->pustaka, tanya->id, tanya->kunci, judul, NULL,
                                changed_cb, g_object_ref (tanya->isi));
}

static AdwEntryRow *
add_entry (GtkWidget  *group,
           GtkWidget  *dialog,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "dialog", dialog);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return ADW_ENTRY_ROW (row);
}

static AdwComboRow *
add_tingkat (GtkWidget *group,
             guint      tingkat)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i <= MAX_LEVEL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i + 1);

      gtk_string_list_append (names, name);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Level"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), MIN (tingkat, MAX_LEVEL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return ADW_COMBO_ROW (row);
}

static void
ask (PrkPustakaIsi         *self,
     const PrkPustakaJudul *judul,
     const char            *kunci)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (self),
                                              kunci != NULL ? _("Correct the Heading")
                                                            : _("Add a Heading"),
                                              NULL);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *halaman = g_strdup_printf ("%u", judul->halaman);
  Tanya *tanya = g_new0 (Tanya, 1);

  tanya->isi = g_object_ref (self);
  tanya->kunci = g_strdup (kunci);
  tanya->id = g_strdup (self->id);
  tanya->judul = prk_pustaka_judul_copy (judul);
  tanya->teks = add_entry (group, dialog, _("Heading"), judul->teks);
  tanya->halaman = add_entry (group, dialog, _("Page"), halaman);
  tanya->tingkat = add_tingkat (group, judul->tingkat);
  gtk_widget_set_size_request (group, 380, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "save",
                                    _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (tanya->teks, "changed", G_CALLBACK (typed_cb), tanya);
  g_signal_connect (tanya->halaman, "changed", G_CALLBACK (typed_cb), tanya);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), tanya, tanya_free, 0);
  typed_cb (GTK_EDITABLE (tanya->teks), tanya);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  const PrkPustakaJudul *judul = get_selected (user_data);

  if (judul != NULL)
    ask (user_data, judul, judul->kunci);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkPustakaIsi *self = user_data;
  const PrkPustakaJudul *judul = get_selected (self);

  if (judul != NULL)
    prk_pustaka_ubah_judul_async (self->pustaka, self->id, judul->kunci, NULL, NULL, changed_cb,
                                  g_object_ref (self));
}

void
prk_pustaka_isi_add (PrkPustakaIsi *self,
                     guint          halaman)
{
  PrkPustakaJudul judul = { .halaman = halaman, .jenis = (char *) "bagian", .teks = (char *) "" };
  const PrkPustakaJudul *before = NULL;

  g_return_if_fail (PRK_IS_PUSTAKA_ISI (self));

  if (self->id == NULL)
    return;
  for (guint i = 0; self->titles != NULL && i < self->titles->len; i++)
    {
      const PrkPustakaJudul *one = g_ptr_array_index (self->titles, i);

      if (one->halaman <= halaman)
        before = one;
    }
  if (before != NULL)
    judul.tingkat = before->tingkat;
  ask (self, &judul, NULL);
}

/* Widgets */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *page = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (page, "dim-label");
  gtk_widget_add_css_class (page, "numeric");
  gtk_widget_add_css_class (box, "pustaka-judul");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), page);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         PrkPustakaIsi            *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  guint index = gtk_list_item_get_position (item);
  const PrkPustakaJudul *judul
    = self->titles != NULL && index < self->titles->len ? g_ptr_array_index (self->titles, index) : NULL;
  g_autofree char *page = judul != NULL ? g_strdup_printf ("%u", judul->halaman) : NULL;

  if (judul == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (title), judul->teks);
  gtk_widget_set_margin_start (title, INDENT_PX * (int) judul->tingkat);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), page);
}

static GtkWidget *
new_button (const char *icon,
            const char *name,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
new_bar (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), new_button ("list-add-symbolic", _("Add a Heading at This Page"),
                                             "page.add-heading"));
  gtk_box_append (GTK_BOX (bar), new_button ("document-edit-symbolic", _("Correct the Heading"),
                                             "isi.edit"));
  gtk_box_append (GTK_BOX (bar), new_button ("list-remove-symbolic", _("Remove the Heading"),
                                             "isi.remove"));

  return bar;
}

static GtkWidget *
new_list (PrkPustakaIsi *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->names = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->names));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Headings"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No headings were recognised"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _("Go to a page and add its heading below."));
  gtk_widget_add_css_class (empty, "compact");

  return empty;
}

static void
prk_pustaka_isi_dispose (GObject *object)
{
  PrkPustakaIsi *self = PRK_PUSTAKA_ISI (object);

  g_cancellable_cancel (self->cancellable);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);

  G_OBJECT_CLASS (prk_pustaka_isi_parent_class)->dispose (object);
}

static void
prk_pustaka_isi_finalize (GObject *object)
{
  PrkPustakaIsi *self = PRK_PUSTAKA_ISI (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->reading);
  g_clear_object (&self->actions);
  g_clear_object (&self->pustaka);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->hash);

  G_OBJECT_CLASS (prk_pustaka_isi_parent_class)->finalize (object);
}

static void
prk_pustaka_isi_class_init (PrkPustakaIsiClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_pustaka_isi_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_pustaka_isi_finalize;

  signals[SIGNAL_PAGE_CHOSEN]
    = g_signal_new ("page-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_F2, 0, "isi.edit", NULL);
}

static void
prk_pustaka_isi_init (PrkPustakaIsi *self)
{
  static const GActionEntry entries[] = {
    { .name = "edit", .activate = edit_cb },
    { .name = "remove", .activate = remove_cb },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "isi", G_ACTION_GROUP (self->actions));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_empty (), "kosong");
  gtk_stack_add_named (self->stack, new_list (self), "isi");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), new_bar ());
  gtk_widget_set_size_request (box, 280, -1);
  gtk_widget_add_css_class (box, "background");
  adw_bin_set_child (ADW_BIN (self), box);
  update_actions (self);
}

GtkWidget *
prk_pustaka_isi_new (PrkPustaka *pustaka)
{
  PrkPustakaIsi *self;

  g_return_val_if_fail (PRK_IS_PUSTAKA (pustaka), NULL);

  self = g_object_new (PRK_TYPE_PUSTAKA_ISI, NULL);
  self->pustaka = g_object_ref (pustaka);
  g_signal_connect_object (pustaka, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
prk_pustaka_isi_show (PrkPustakaIsi *self,
                      const char    *id,
                      const char    *hash)
{
  g_return_if_fail (PRK_IS_PUSTAKA_ISI (self));

  if (g_strcmp0 (hash, self->hash) == 0)
    return;

  g_free (self->id);
  self->id = g_strdup (id);
  g_free (self->hash);
  self->hash = g_strdup (hash);
  reload (self);
}
