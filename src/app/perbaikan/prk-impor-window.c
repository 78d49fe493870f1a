/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every paragraph of the document with the field that its heading led to. What has none is given one here, several paragraphs
 * at a time; what is left stays in the file, which is attached. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "naskah/prk-docx-impor.h"
#include "paket/prk-impor-kak.h"
#include "store/prk-berkas.h"

#include "prk-impor-window.h"
#include "prk-perbaikan-baca.h"
#include "prk-perbaikan-row.h"

#define LINES 4 /* of a paragraph in the list */
#define NEW_KAK "00000000-0000-7000-8000-000000000000"

/* A list item around one PrkDocxTempat. */
#define PRK_TYPE_IMPOR_ITEM (prk_impor_item_get_type ())
G_DECLARE_FINAL_TYPE (PrkImporItem, prk_impor_item, PRK, IMPOR_ITEM, GObject)

struct _PrkImporItem
{
  GObject        parent_instance;
  PrkDocxTempat *tempat; /* not owned */
  guint          index;
};

G_DEFINE_FINAL_TYPE (PrkImporItem, prk_impor_item, G_TYPE_OBJECT)

static void
prk_impor_item_class_init (PrkImporItemClass *klass)
{
}

static void
prk_impor_item_init (PrkImporItem *self)
{
}

struct _PrkImporWindow
{
  AdwWindow           parent_instance;

  GtkWidget          *apply;
  GtkLabel           *info;
  GtkWidget          *isi;
  GtkCheckButton     *only_loose;
  GtkListView        *list_view;
  GtkDropDown        *place;
  GtkWidget          *move;
  GtkStack           *stack;

  PrkKakSession      *session;  /* (nullable) NULL: a new one */
  PrkStore           *store;
  PrkProfil          *profil;
  PrkIdentitas       *identitas; /* (nullable) */
  GFile              *file;
  char               *name;
  GPtrArray          *tujuan;   /* (element-type PrkPerbaikanTujuan) */
  GPtrArray          *tempat;   /* (nullable) (element-type PrkDocxTempat) */
  GListStore         *items;
  GtkFilterListModel *shown;    /* (nullable) */
  GCancellable       *cancellable;
};

enum
{
  SIGNAL_APPLIED,
  SIGNAL_BEGUN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkImporWindow, prk_impor_window, ADW_TYPE_WINDOW)

/* Reading */

typedef struct
{
  GFile     *file;
  PrkProfil *profil;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  prk_profil_unref (job->profil);
  g_free (job);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr(GBytes) docx = prk_perbaikan_muat (job->file, cancellable, &error);
  g_autoptr(GPtrArray) paragraf = docx != NULL ? prk_docx_baca (docx, &error) : NULL;

  if (paragraf != NULL)
    g_task_return_pointer (task, prk_docx_impor_bagi (paragraf, job->profil), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* The list */

static const char *
get_place (PrkImporWindow      *self,
           const PrkDocxTempat *tempat)
{
  PrkSkema *skema = prk_profil_get_skema (self->profil);
  const PrkBidang *bidang = tempat->path != NULL ? prk_skema_find_bidang (skema, tempat->path, NULL) : NULL;

  return bidang != NULL ? bidang->label : _("no place yet");
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  PrkImporWindow *self = user_data;

  return !gtk_check_button_get_active (self->only_loose) || PRK_IMPOR_ITEM (item)->tempat->path == NULL;
}

static void
show_info (PrkImporWindow *self)
{
  guint n_loose = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->tempat->len; i++)
    n_loose += ((PrkDocxTempat *) g_ptr_array_index (self->tempat, i))->path == NULL ? 1 : 0;
  words = n_loose > 0
            ? g_strdup_printf (_("%u of %u paragraphs found their place by the headings. What has no place stays in the attached file only."),
                               self->tempat->len - n_loose, self->tempat->len)
            : g_strdup_printf (ngettext ("The one paragraph has its place.", "All %u paragraphs have their place.", self->tempat->len),
                               self->tempat->len);
  gtk_label_set_label (self->info, words);
}

static void
only_loose_cb (PrkImporWindow *self)
{
  if (self->shown != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

static GtkWidget *
new_cell (GtkWidget  *box,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), LINES);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *place = new_cell (box, "dim-label");
  GtkWidget *words = new_cell (box, "kata");

  gtk_label_set_width_chars (GTK_LABEL (place), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (place), 24);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         PrkImporWindow           *self)
{
  const PrkDocxTempat *tempat = PRK_IMPOR_ITEM (gtk_list_item_get_item (item))->tempat;
  GtkWidget *place = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *words = gtk_widget_get_next_sibling (place);
  g_auto(GStrv) cells = g_strsplit (tempat->teks, "\t", -1);
  g_autofree char *joined = g_strjoinv (" | ", cells);
  g_autofree char *text = g_strconcat (tempat->jenis == PRK_DOCX_BUTIR ? "• " : "", joined, NULL);

  gtk_label_set_label (GTK_LABEL (place), get_place (self, tempat));
  gtk_label_set_label (GTK_LABEL (words), text);
  if (tempat->jenis == PRK_DOCX_JUDUL || tempat->is_kepala)
    gtk_widget_add_css_class (words, "heading");
  else
    gtk_widget_remove_css_class (words, "heading");
}

/* Rows of a table that went into a table here go together. */
static void
give_place (PrkImporWindow *self,
            guint           index,
            const char     *path)
{
  PrkDocxTempat *one = g_ptr_array_index (self->tempat, index);
  g_autofree char *before = g_strdup (one->path);
  PrkSkema *skema = prk_profil_get_skema (self->profil);
  const PrkBidang *bidang = before != NULL ? prk_skema_find_bidang (skema, before, NULL) : NULL;
  gboolean is_table = bidang != NULL && bidang->jenis == PRK_JENIS_TABEL;

  for (guint i = 0; i < self->tempat->len; i++)
    {
      PrkDocxTempat *other = g_ptr_array_index (self->tempat, i);

      if (i != index && (!is_table || g_strcmp0 (other->path, before) != 0))
        continue;
      g_free (other->path);
      other->path = g_strdup (path);
      other->is_kepala = FALSE;
    }
}

static void
move_cb (PrkImporWindow *self)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (self->list_view);
  g_autoptr(GtkBitset) chosen = gtk_selection_model_get_selection (selection);
  guint selected = gtk_drop_down_get_selected (self->place);
  const char *path = selected > 0 && selected <= self->tujuan->len
                       ? ((PrkPerbaikanTujuan *) g_ptr_array_index (self->tujuan, selected - 1))->path
                       : NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint64 i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      g_autoptr(PrkImporItem) item
        = g_list_model_get_item (G_LIST_MODEL (selection), gtk_bitset_get_nth (chosen, (guint) i));

      give_place (self, item->index, path);
    }
  /* The same items anew: rows are bound again and the filter is asked again. */
  g_list_model_items_changed (G_LIST_MODEL (self->items), 0, n, n);
  show_info (self);
}

static void
selection_changed_cb (PrkImporWindow    *self,
                      guint              position,
                      guint              n_items,
                      GtkSelectionModel *selection)
{
  g_autoptr(GtkBitset) chosen = gtk_selection_model_get_selection (selection);

  gtk_widget_set_sensitive (self->move, !gtk_bitset_is_empty (chosen));
}

static void
show_tempat (PrkImporWindow *self)
{
  g_autoptr(GtkMultiSelection) selection = NULL;

  for (guint i = 0; i < self->tempat->len; i++)
    {
      g_autoptr(PrkImporItem) item = g_object_new (PRK_TYPE_IMPOR_ITEM, NULL);

      item->tempat = g_ptr_array_index (self->tempat, i);
      item->index = i;
      g_list_store_append (self->items, item);
    }
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                           GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL)));
  selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  show_info (self);
  gtk_widget_set_sensitive (self->apply, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "isi");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkImporWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) tempat = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (tempat != NULL)
    {
      self->tempat = g_steal_pointer (&tempat);
      show_tempat (self);
      return;
    }
  prk_perbaikan_dup_galat (error, self->name, &heading, &body);
  prk_pesan_dialog (self, heading, body);
}

/* Writing */

static char *
new_row_id (gpointer session)
{
  return prk_kak_session_new_row_id (session);
}

static gboolean
close_idle_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkImporWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkBerkasValue) berkas = prk_store_import_berkas_finish (PRK_STORE (source), result, &error);
  g_autoptr(PrkEdit) edit = NULL;
  g_autofree char *words = NULL;
  guint n;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_widget_set_sensitive (self->apply, TRUE);
  if (berkas == NULL || prk_kak_session_is_locked (self->session))
    {
      words = berkas == NULL ? prk_berkas_dup_galat (self->name, error)
                             : g_strdup (_("It was submitted meanwhile. Nothing was taken over."));
      prk_pesan_dialog (self, berkas == NULL ? _("The File Could Not Be Kept") : _("It Cannot Be Edited"), words);
      return;
    }

  edit = prk_kak_session_begin (self->session);
  n = prk_docx_impor_tulis (self->tempat, prk_profil_get_skema (self->profil), edit, new_row_id,
                            self->session);
  prk_perbaikan_lampirkan (self->session, edit, berkas, NULL);
  prk_kak_session_apply (self->session, edit, _("Bring in a Word document"));
  words = g_strdup_printf (ngettext ("%u paragraph brought in; the file is attached", "%u paragraphs brought in; the file is attached", n), n);
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0, words);
  g_idle_add_full (G_PRIORITY_DEFAULT, close_idle_cb, g_object_ref (self), g_object_unref);
}

static void
begin_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  PrkImporWindow *self = task_data;
  GError *error = NULL;
  char *id = prk_impor_kak (self->store, self->profil, self->identitas, self->tempat, self->file, cancellable, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkImporWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  if (id != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_BEGUN], 0, id);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  words = prk_berkas_dup_galat (self->name, error);
  prk_pesan_dialog (self, _("The KAK Could Not Be Created"), words);
  gtk_widget_set_sensitive (self->isi, TRUE);
  gtk_widget_set_sensitive (self->apply, TRUE);
}

static void
apply_cb (PrkImporWindow *self)
{
  gtk_widget_set_sensitive (self->apply, FALSE);
  if (self->session == NULL)
    {
      g_autoptr(GTask) task = g_task_new (NULL, self->cancellable, begun_cb, g_object_ref (self));

      /* The thread reads what the list would change. */
      gtk_widget_set_sensitive (self->isi, FALSE);
      g_task_set_source_tag (task, apply_cb);
      g_task_set_task_data (task, self, NULL);
      g_task_run_in_thread (task, begin_in_thread);
      return;
    }
  prk_store_import_berkas_async (self->store, self->file, NULL, NULL, self->cancellable,
                                 imported_cb, g_object_ref (self));
}

/* The window */

static void
prk_impor_window_dispose (GObject *object)
{
  PrkImporWindow *self = PRK_IMPOR_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  self->list_view = NULL;
  g_clear_object (&self->shown);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (prk_impor_window_parent_class)->dispose (object);
}

static void
prk_impor_window_finalize (GObject *object)
{
  PrkImporWindow *self = PRK_IMPOR_WINDOW (object);

  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->identitas, prk_identitas_free);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tempat, g_ptr_array_unref);
  g_clear_pointer (&self->tujuan, g_ptr_array_unref);
  g_free (self->name);

  G_OBJECT_CLASS (prk_impor_window_parent_class)->finalize (object);
}

static void
prk_impor_window_class_init (PrkImporWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_impor_window_dispose;
  object_class->finalize = prk_impor_window_finalize;

  signals[SIGNAL_APPLIED]
    = g_signal_new ("applied", PRK_TYPE_IMPOR_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_BEGUN]
    = g_signal_new ("begun", PRK_TYPE_IMPOR_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/prakarsa/Prakarsa/ui/perbaikan/prk-impor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkImporWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, PrkImporWindow, info);
  gtk_widget_class_bind_template_child (widget_class, PrkImporWindow, isi);
  gtk_widget_class_bind_template_child (widget_class, PrkImporWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, PrkImporWindow, move);
  gtk_widget_class_bind_template_child (widget_class, PrkImporWindow, only_loose);
  gtk_widget_class_bind_template_child (widget_class, PrkImporWindow, place);
  gtk_widget_class_bind_template_child (widget_class, PrkImporWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_loose_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_impor_window_init (PrkImporWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (PRK_TYPE_IMPOR_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_places (PrkImporWindow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("nowhere: it stays in the attached file"));
  for (guint i = 0; i < self->tujuan->len; i++)
    gtk_string_list_append (names, ((PrkPerbaikanTujuan *) g_ptr_array_index (self->tujuan, i))->nama);
  gtk_drop_down_set_model (self->place, G_LIST_MODEL (names));
}

/* @record: a KAK, for the places that it has. */
static void
begin_reading (PrkImporWindow *self,
               PrkRecord      *record)
{
  g_autoptr(GTask) task = g_task_new (NULL, self->cancellable, read_cb, g_object_ref (self));
  g_autofree char *name = g_file_get_basename (self->file);
  Job *job = g_new0 (Job, 1);

  self->name = prk_berkas_clean_nama (name);
  self->tujuan = prk_perbaikan_tujuan_list (record, prk_profil_get_skema (self->profil));
  fill_places (self);
  job->file = g_object_ref (self->file);
  job->profil = prk_profil_ref (self->profil);
  g_task_set_source_tag (task, begin_reading);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * prk_impor_window_new:
 * @session: an open KAK that can be edited
 * @file: a document of a word processor
 *
 * Makes the window in which the paragraphs of a document are brought into an open KAK.
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWindow *
prk_impor_window_new (GtkWindow     *parent,
                      PrkKakSession *session,
                      GFile         *file)
{
  PrkImporWindow *self;

  g_return_val_if_fail (PRK_IS_KAK_SESSION (session), NULL);

  self = g_object_new (PRK_TYPE_IMPOR_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->store = g_object_ref (prk_kak_session_get_store (session));
  self->profil = prk_profil_ref (prk_kak_session_get_profil (session));
  self->file = g_object_ref (file);
  begin_reading (self, prk_kak_session_get_record (session));

  return GTK_WINDOW (self);
}

/**
 * prk_impor_window_new_kak:
 * @identitas: (nullable): whose KAK it will be; copied
 * @file: a document of a word processor
 *
 * Makes the window in which a document becomes a KAK of its own. Nothing is written before a person says so.
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWindow *
prk_impor_window_new_kak (GtkWindow          *parent,
                          PrkStore           *store,
                          PrkProfil          *profil,
                          const PrkIdentitas *identitas,
                          GFile              *file)
{
  g_autoptr(PrkRecord) empty = prk_record_new (NEW_KAK, "kak");
  PrkImporWindow *self;

  g_return_val_if_fail (PRK_IS_STORE (store) && profil != NULL, NULL);

  self = g_object_new (PRK_TYPE_IMPOR_WINDOW, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->profil = prk_profil_ref (profil);
  self->identitas = identitas != NULL ? prk_identitas_copy (identitas) : NULL;
  self->file = g_object_ref (file);
  begin_reading (self, empty);

  return GTK_WINDOW (self);
}
