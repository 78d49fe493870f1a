/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every versi and every change of one KAK, with who and when; any two states side by side, word by word; and the way back
 * to any of them. Comparing runs on a worker with copies of the record; the newest question wins. */

#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "domain/prk-kak-banding.h"
#include "naskah/prk-banding-cetak.h"
#include "store/prk-identitas.h"

#include "app/kak/prk-kak-ekspor.h"
#include "app/prk-when.h"
#include "app/widget/prk-simpan-kertas.h"
#include "app/widget/prk-widget-style.h"

#include "prk-beda-markup.h"
#include "prk-momen.h"
#include "prk-riwayat-window.h"

struct _PrkRiwayatWindow
{
  AdwWindow        parent_instance;

  PrkKakSession   *session;
  GListModel      *momen;
  GtkSingleSelection *selection;
  GCancellable    *comparing; /* of the comparison under way */
  GCancellable    *loading;
  GPtrArray       *versi;
  char            *sejak; /* (nullable) id of the versi to begin with */

  AdwToastOverlay *toast_overlay;
  AdwWindowTitle  *window_title;
  GtkDropDown     *base_drop_down;
  GtkLabel        *count_label;
  GtkListView     *beda_view;
  GtkListView     *momen_view;
  GtkSpinner      *spinner;
  GtkStack        *stack;
  GtkWidget       *restore_button;
  GtkWidget       *save_button;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (PrkRiwayatWindow, prk_riwayat_window, ADW_TYPE_WINDOW)

/* A list item around one PrkBeda. */
#define PRK_TYPE_BEDA_ITEM (prk_beda_item_get_type ())
G_DECLARE_FINAL_TYPE (PrkBedaItem, prk_beda_item, PRK, BEDA_ITEM, GObject)

struct _PrkBedaItem
{
  GObject  parent_instance;
  PrkBeda *beda;
};

G_DEFINE_FINAL_TYPE (PrkBedaItem, prk_beda_item, G_TYPE_OBJECT)

static void
prk_beda_item_finalize (GObject *object)
{
  prk_beda_free (PRK_BEDA_ITEM (object)->beda);

  G_OBJECT_CLASS (prk_beda_item_parent_class)->finalize (object);
}

static void
prk_beda_item_class_init (PrkBedaItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_beda_item_finalize;
}

static void
prk_beda_item_init (PrkBedaItem *self)
{
}

/* What a comparison needs, by value. */
typedef struct
{
  PrkRecord *before;
  PrkRecord *after;
  PrkSkema  *skema;
  /* On paper only. */
  PrkProfil *profil;
  char      *judul, *lama, *baru;
  GFile     *file;
} Comparison;

static void
comparison_free (Comparison *self)
{
  prk_record_unref (self->before);
  prk_record_unref (self->after);
  prk_skema_unref (self->skema);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_free (self->judul);
  g_free (self->lama);
  g_free (self->baru);
  g_clear_object (&self->file);
  g_free (self);
}

static void
compare_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Comparison *comparison = task_data;

  g_task_return_pointer (task,
                         prk_kak_banding (comparison->before, comparison->after, comparison->skema),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
show_differences (PrkRiwayatWindow *self,
                  GPtrArray        *found)
{
  g_autoptr(GListStore) items = g_list_store_new (PRK_TYPE_BEDA_ITEM);
  g_autoptr(GtkNoSelection) selection = NULL;
  g_autofree char *count = g_strdup_printf (ngettext ("%u difference", "%u differences", found->len), found->len);

  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr(PrkBedaItem) item = g_object_new (PRK_TYPE_BEDA_ITEM, NULL);

      item->beda = g_ptr_array_index (found, i);
      g_list_store_append (items, item);
    }

  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&items)));
  gtk_list_view_set_model (self->beda_view, GTK_SELECTION_MODEL (selection));
  gtk_label_set_label (self->count_label, found->len > 0 ? count : "");
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "empty");
  gtk_spinner_stop (self->spinner);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PrkRiwayatWindow *self = PRK_RIWAYAT_WINDOW (source);
  g_autoptr(GPtrArray) found = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  found = g_task_propagate_pointer (G_TASK (result), NULL);
  if (found != NULL)
    show_differences (self, found);
}

/* What stood before a moment; of a versi, the versi before it: the same words just submitted tell nothing. */
static PrkMomen *
get_before (PrkRiwayatWindow *self,
            guint             selected)
{
  g_autoptr(PrkMomen) chosen = g_list_model_get_item (self->momen, selected);

  for (guint i = selected + 1; i < g_list_model_get_n_items (self->momen); i++)
    {
      g_autoptr(PrkMomen) momen = g_list_model_get_item (self->momen, i);

      if (!prk_momen_is_versi (chosen) || prk_momen_is_versi (momen))
        return g_steal_pointer (&momen);
    }

  return NULL;
}

/* State 0 of the drop-down is "what stood before it", then the moments from new to old. */
static PrkRecord *
copy_base (PrkRiwayatWindow *self,
           guint             selected)
{
  PrkRecord *record = prk_kak_session_get_record (self->session);
  guint base = gtk_drop_down_get_selected (self->base_drop_down);
  g_autoptr(PrkMomen) momen = NULL;

  if (base == 0 || base == GTK_INVALID_LIST_POSITION)
    momen = get_before (self, selected);
  else
    momen = g_list_model_get_item (self->momen, base - 1);

  if (momen == NULL)
    return prk_record_new (prk_record_get_id (record), prk_record_get_kind (record));

  return prk_record_copy_at (record, prk_momen_get_frontier (momen));
}

static Comparison *
comparison_new (PrkRiwayatWindow *self,
                guint             selected)
{
  g_autoptr(PrkMomen) momen = g_list_model_get_item (self->momen, selected);
  Comparison *comparison = g_new0 (Comparison, 1);

  comparison->before = copy_base (self, selected);
  comparison->after = prk_record_copy_at (prk_kak_session_get_record (self->session), prk_momen_get_frontier (momen));
  comparison->skema = prk_skema_ref (prk_profil_get_skema (prk_kak_session_get_profil (self->session)));

  return comparison;
}

static void
compare (PrkRiwayatWindow *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr(GTask) task = NULL;

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  gtk_widget_set_sensitive (self->restore_button, FALSE);
  gtk_widget_set_sensitive (self->save_button, selected != GTK_INVALID_LIST_POSITION);

  if (selected == GTK_INVALID_LIST_POSITION)
    return;

  gtk_widget_set_sensitive (self->restore_button, selected > 0 && !prk_kak_session_is_locked (self->session));

  self->comparing = g_cancellable_new ();
  task = g_task_new (self, self->comparing, compared_cb, NULL);
  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, comparison_new (self, selected), (GDestroyNotify) comparison_free);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_spinner_start (self->spinner);
  g_task_run_in_thread (task, compare_thread);
}

static void
selection_changed_cb (PrkRiwayatWindow *self)
{
  compare (self);
}

static void
base_changed_cb (PrkRiwayatWindow *self)
{
  if (self->selection != NULL)
    compare (self);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_labels (const char *const *css_classes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; css_classes[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), new_label (css_classes[i]));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);

  return box;
}

static void
momen_setup_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  static const char *const classes[] = { "heading", "caption", "caption", NULL };

  gtk_list_item_set_child (item, new_labels (classes));
}

static void
momen_bind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  PrkMomen *momen = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *when = gtk_widget_get_next_sibling (title);
  GtkWidget *detail = gtk_widget_get_next_sibling (when);
  g_autofree char *time = prk_when_dup_long (prk_momen_get_when_us (momen));
  g_autofree char *line = g_strdup_printf ("%s · %s", time, prk_momen_get_who (momen));

  gtk_label_set_label (GTK_LABEL (title), prk_momen_get_title (momen));
  gtk_label_set_label (GTK_LABEL (when), line);
  gtk_label_set_label (GTK_LABEL (detail), prk_momen_get_detail (momen));
  gtk_widget_set_visible (detail, *prk_momen_get_detail (momen) != '\0');
  if (prk_momen_is_versi (momen))
    gtk_widget_add_css_class (title, "accent");
  else
    gtk_widget_remove_css_class (title, "accent");
}

static void
beda_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  static const char *const classes[] = { "heading", "body", NULL };
  GtkWidget *box = new_labels (classes);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_label_set_selectable (GTK_LABEL (gtk_widget_get_last_child (box)), TRUE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
beda_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  PrkBedaItem *beda_item = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *text = gtk_widget_get_last_child (box);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autofree char *markup = prk_beda_dup_markup (beda_item->beda, dark);
  g_autofree char *description = prk_beda_dup_description (beda_item->beda);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), beda_item->beda->judul);
  gtk_label_set_markup (GTK_LABEL (text), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static char *
dup_momen_name (PrkMomen *momen)
{
  g_autofree char *when = prk_when_dup_long (prk_momen_get_when_us (momen));

  return g_strdup_printf ("%s · %s", when, prk_momen_get_title (momen));
}

static void
fill_base_drop_down (PrkRiwayatWindow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("The state before it"));
  for (guint i = 0; i < g_list_model_get_n_items (self->momen); i++)
    {
      g_autoptr(PrkMomen) momen = g_list_model_get_item (self->momen, i);

      gtk_string_list_take (names, dup_momen_name (momen));
    }
  gtk_drop_down_set_model (self->base_drop_down, G_LIST_MODEL (names));
}

/* In the list behind "the state before it". */
static void
choose_base (PrkRiwayatWindow *self)
{
  for (guint i = 0; self->sejak != NULL && i < g_list_model_get_n_items (self->momen); i++)
    {
      g_autoptr(PrkMomen) momen = g_list_model_get_item (self->momen, i);

      if (g_strcmp0 (prk_momen_get_versi (momen), self->sejak) == 0)
        gtk_drop_down_set_selected (self->base_drop_down, i + 1);
    }
}

static void
show_momen (PrkRiwayatWindow *self,
            GPtrArray        *peristiwa)
{
  PrkStore *store = prk_kak_session_get_store (self->session);
  g_autoptr(PrkIdentitas) identitas = prk_identitas_load (store);

  g_clear_object (&self->momen);
  self->momen = prk_momen_list (prk_kak_session_get_record (self->session),
                                prk_profil_get_skema (prk_kak_session_get_profil (self->session)),
                                self->versi,
                                peristiwa,
                                store,
                                identitas->nama);
  fill_base_drop_down (self);
  choose_base (self);

  self->selection = gtk_single_selection_new (g_object_ref (self->momen));
  g_signal_connect_object (self->selection,
                           "notify::selected",
                           G_CALLBACK (selection_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->momen_view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  compare (self);
}

static void
show_error (PrkRiwayatWindow *self,
            const GError     *error)
{
  g_autofree char *text = g_strdup_printf (_("The history could not be read: %s"), error->message);

  prk_pesan_toast (self->toast_overlay, text);
}

static void
peristiwa_listed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(PrkRiwayatWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) peristiwa = prk_store_list_about_finish (PRK_STORE (source), result, &error);

  if (peristiwa != NULL)
    show_momen (self, peristiwa);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static void
versi_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PrkRiwayatWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  self->versi = prk_store_list_about_finish (PRK_STORE (source), result, &error);
  if (self->versi != NULL)
    prk_store_list_about_async (PRK_STORE (source),
                                prk_record_get_id (prk_kak_session_get_record (self->session)),
                                "peristiwa",
                                self->loading,
                                peristiwa_listed_cb,
                                g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static gboolean
close_idle_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

static void
restore_answered_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     PrkRiwayatWindow *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr(PrkMomen) momen = NULL;
  g_autoptr(PrkRecord) then = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  PrkRecord *record = prk_kak_session_get_record (self->session);

  if (g_strcmp0 (response, "restore") != 0 || selected == GTK_INVALID_LIST_POSITION)
    return;

  momen = g_list_model_get_item (self->momen, selected);
  then = prk_record_copy_at (record, prk_momen_get_frontier (momen));
  edit = prk_kak_new_pulihkan (record, then);
  if (!prk_edit_is_empty (edit))
    prk_kak_session_apply (self->session, edit, _("Restore an earlier state"));

  /* Not now: the dialog that is answering goes with this window. */
  g_idle_add_full (G_PRIORITY_DEFAULT, close_idle_cb, g_object_ref (self), g_object_unref);
}

static void
restore_clicked_cb (PrkRiwayatWindow *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr(PrkMomen) momen = g_list_model_get_item (self->momen, selected);
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  if (momen == NULL)
    return;

  name = dup_momen_name (momen);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Restore This State?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("It gets the content of “%s” again. What stands in it now stays in the history, and "
                                    "Undo takes this step back."),
                                  name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "restore", _("_Restore"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (restore_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* On paper */

static void
paper_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Comparison *comparison = task_data;
  g_autoptr(GPtrArray) beda = prk_kak_banding (comparison->before, comparison->after, comparison->skema);
  PrkBandingCetak about = { comparison->judul, comparison->lama, comparison->baru };
  g_autofree char *name = g_file_get_basename (comparison->file);
  g_autofree char *lower = g_ascii_strdown (name != NULL ? name : "", -1);
  GError *error = NULL;
  g_autoptr(GBytes) bytes
    = prk_banding_cetak (&about, beda, comparison->profil, g_str_has_suffix (lower, ".docx"), cancellable, &error);

  if (bytes != NULL
      && g_file_replace_contents (comparison->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
paper_written_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PrkRiwayatWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    words = g_strdup_printf (_("The paper was not written: %s"), error->message);
  if (self->toast_overlay != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_pesan_toast (self->toast_overlay, words != NULL ? words : _("The paper was written"));
}

static char *
dup_base_name (PrkRiwayatWindow *self,
               guint             selected)
{
  guint base = gtk_drop_down_get_selected (self->base_drop_down);
  g_autoptr(PrkMomen) momen = base == 0 || base == GTK_INVALID_LIST_POSITION ? get_before (self, selected)
                                                                              : g_list_model_get_item (self->momen, base - 1);

  return momen != NULL ? dup_momen_name (momen) : g_strdup (_("nothing yet"));
}

static void
save_chosen_cb (PrkRiwayatWindow *self,
                int               response)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr(GFile) file
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autoptr(PrkMomen) momen = NULL;
  g_autoptr(GTask) task = NULL;
  const char *judul = prk_record_get_string (prk_kak_session_get_record (self->session), "judul");
  Comparison *comparison;

  if (file == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  momen = g_list_model_get_item (self->momen, selected);
  comparison = comparison_new (self, selected);
  comparison->profil = prk_profil_ref (prk_kak_session_get_profil (self->session));
  comparison->judul = g_strdup (judul != NULL ? judul : "");
  comparison->lama = dup_base_name (self, selected);
  comparison->baru = dup_momen_name (momen);
  comparison->file = g_steal_pointer (&file);
  task = g_task_new (NULL, self->loading, paper_written_cb, g_object_ref (self));
  g_task_set_source_tag (task, save_chosen_cb);
  g_task_set_task_data (task, comparison, (GDestroyNotify) comparison_free);
  g_task_run_in_thread (task, paper_thread);
}

static void
save_clicked_cb (PrkRiwayatWindow *self)
{
  const char *judul = prk_record_get_string (prk_kak_session_get_record (self->session), "judul");
  g_autofree char *plain = prk_kak_dup_file_name (judul);
  g_autofree char *name = g_strdup_printf (_("Comparison %s"), plain);

  g_clear_object (&self->chooser);
  self->chooser = prk_simpan_kertas_new (GTK_WINDOW (self), name, FALSE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
prk_riwayat_window_dispose (GObject *object)
{
  PrkRiwayatWindow *self = PRK_RIWAYAT_WINDOW (object);

  g_cancellable_cancel (self->comparing);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->comparing);
  g_clear_object (&self->loading);
  g_clear_object (&self->chooser);
  self->selection = NULL;
  g_clear_object (&self->momen);
  g_clear_object (&self->session);
  g_clear_pointer (&self->versi, g_ptr_array_unref);
  g_clear_pointer (&self->sejak, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_RIWAYAT_WINDOW);

  G_OBJECT_CLASS (prk_riwayat_window_parent_class)->dispose (object);
}

static void
prk_riwayat_window_class_init (PrkRiwayatWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = prk_riwayat_window_dispose;

  prk_widget_style_ensure ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/riwayat/prk-riwayat-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, base_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, beda_view);
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, momen_view);
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PrkRiwayatWindow, window_title);
  gtk_widget_class_bind_template_callback (widget_class, base_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, beda_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, beda_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, momen_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, momen_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_riwayat_window_init (PrkRiwayatWindow *self)
{
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * prk_riwayat_window_new:
 * @session: an open KAK
 *
 * Makes the window of a KAK's history; what was typed so far is settled first, so that it is part of it.
 *
 * Returns: (transfer full): a window, not shown yet
 */
GtkWindow *
prk_riwayat_window_new (PrkKakSession *session)
{
  PrkRiwayatWindow *self = g_object_new (PRK_TYPE_RIWAYAT_WINDOW, NULL);
  PrkRecord *record = prk_kak_session_get_record (session);
  const char *judul = prk_record_get_string (record, "judul");

  prk_kak_session_settle (session);
  self->session = g_object_ref (session);
  adw_window_title_set_subtitle (self->window_title, judul != NULL ? judul : _("Untitled KAK"));
  prk_store_list_about_async (prk_kak_session_get_store (session),
                              prk_record_get_id (record),
                              "versi",
                              self->loading,
                              versi_listed_cb,
                              g_object_ref (self));

  return GTK_WINDOW (self);
}

GtkWindow *
prk_riwayat_window_new_sejak (PrkKakSession *session,
                              const char    *versi)
{
  GtkWindow *window = prk_riwayat_window_new (session);

  PRK_RIWAYAT_WINDOW (window)->sejak = g_strdup (versi);

  return window;
}
