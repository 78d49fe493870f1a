/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of the store is asked on a worker, one thing after the other; the list is made anew after each change, so it
 * also follows what the register brings. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "store/prk-nomor-simpan.h"
#include "store/prk-perangkat.h"

#include "prk-nomor-window.h"

#define USUAL_SIZE 10
#define MAX_SIZE 1000

struct _PrkNomorWindow
{
  AdwWindow           parent_instance;

  PrkKasusDaftar     *daftar;
  GCancellable       *cancellable;
  PrkNomorBahan      *bahan;   /* (nullable) until it was read */
  GStrv               devices; /* (nullable) keys, our own first, as the choices stand */

  AdwToastOverlay    *toasts;
  AdwPreferencesGroup *list;
  GPtrArray          *rows;    /* (element-type GtkWidget) of the list */
  AdwComboRow        *buku;
  AdwComboRow        *untuk;
  AdwEntryRow        *banyak;
  AdwEntryRow        *alasan;
  GtkWidget          *save;
  GtkLabel           *about;   /* which numbers these would be */
};

G_DEFINE_FINAL_TYPE (PrkNomorWindow, prk_nomor_window, ADW_TYPE_WINDOW)

static PrkStore *
get_store (PrkNomorWindow *self)
{
  return prk_kasus_daftar_get_store (self->daftar);
}

/* What would be kept */

static guint
get_size (PrkNomorWindow *self)
{
  guint64 n;

  return g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->banyak)), 10, 1, MAX_SIZE, &n, NULL)
           ? (guint) n
           : 0;
}

static const char *
get_buku (PrkNomorWindow *self)
{
  return prk_nomor_list_buku ()[MIN (adw_combo_row_get_selected (self->buku), 1)];
}

static guint
get_year (PrkNomorWindow *self)
{
  return prk_hari_get_tahun (prk_kasus_hari_ini (get_store (self)));
}

static void
show_about (PrkNomorWindow *self)
{
  guint n = get_size (self);
  g_autofree char *words = NULL;

  if (n == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->banyak), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->banyak), "error");
  gtk_widget_set_sensitive (self->save, n > 0 && self->bahan != NULL && self->devices != NULL);
  if (n == 0)
    words = g_strdup_printf (_("Give a number from 1 to %u"), MAX_SIZE);
  else if (self->bahan != NULL)
    {
      guint first = prk_nomor_get_awal_blok (self->bahan, get_buku (self), get_year (self));

      words = g_strdup_printf (_("To be kept: numbers %u–%u of %u"), first, first + n - 1, get_year (self));
    }
  gtk_label_set_label (self->about, words != NULL ? words : "");
}

/* The list */

static void ask (PrkNomorWindow *self);

static void
returned_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkNomorWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && !g_cancellable_is_cancelled (self->cancellable))
    prk_pesan_toast (self->toasts, error->message);
}

static void
return_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (prk_nomor_kembalikan (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
return_clicked_cb (GtkButton      *button,
                   PrkNomorWindow *self)
{
  g_autoptr(GTask) task = g_task_new (get_store (self), self->cancellable, returned_cb, g_object_ref (self));

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  g_task_set_source_tag (task, return_clicked_cb);
  g_task_set_task_data (task, g_strdup (g_object_get_data (G_OBJECT (button), "blok")), g_free);
  g_task_run_in_thread (task, return_thread);
}

static char *
dup_about (PrkNomorWindow     *self,
           const PrkNomorBlok *blok)
{
  const PrkNomorBlok *other = blok->is_tutup ? NULL : prk_nomor_find_tumpang (self->bahan, blok);
  guint n = prk_nomor_blok_hitung (self->bahan, blok, NULL);
  /* Translators: how many numbers of a block were given */
  g_autofree char *given = g_strdup_printf (_("%u of %u given"), n, blok->sampai - blok->dari + 1);
  g_autofree char *clash = other != NULL ? g_strdup_printf (_("also kept for %s"), other->untuk) : NULL;
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  g_strv_builder_add (words, blok->untuk);
  g_strv_builder_add (words, given);
  if (blok->is_tutup)
    g_strv_builder_add (words, _("given back"));
  if (clash != NULL)
    g_strv_builder_add (words, clash);
  if (blok->alasan != NULL)
    g_strv_builder_add (words, blok->alasan);
  list = g_strv_builder_end (words);

  return g_strjoinv (" · ", list);
}

static GtkWidget *
new_row (PrkNomorWindow     *self,
         const PrkNomorBlok *blok)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s %u: %u–%u", strcmp (blok->buku, "kb") == 0 ? "KB" : "PKS", blok->tahun,
                                            blok->dari, blok->sampai);
  g_autofree char *about = dup_about (self, blok);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  if (blok->is_tutup)
    {
      gtk_widget_add_css_class (row, "dim-label");
    }
  else
    {
      GtkWidget *button = gtk_button_new_with_label (_("Give Back"));
      g_autofree char *name = g_strdup_printf ("%s: %s", _("Give Back"), title);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), "blok", g_strdup (blok->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (return_clicked_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PrkNomorBlok *one = *(PrkNomorBlok **) a, *other = *(PrkNomorBlok **) b;

  if (one->is_tutup != other->is_tutup)
    return one->is_tutup - other->is_tutup;
  if (one->tahun != other->tahun)
    return one->tahun > other->tahun ? -1 : 1;
  if (strcmp (one->buku, other->buku) != 0)
    return strcmp (one->buku, other->buku);

  return one->dari < other->dari ? -1 : one->dari > other->dari;
}

static void
show_list (PrkNomorWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_sort (self->bahan->blok, compare);
  for (guint i = 0; i < self->bahan->blok->len; i++)
    {
      GtkWidget *row = new_row (self, g_ptr_array_index (self->bahan->blok, i));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkNomorWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  PrkNomorBahan *bahan = g_task_propagate_pointer (G_TASK (result), &error);

  if (bahan == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prk_pesan_toast (self->toasts, error->message);
      return;
    }
  g_clear_pointer (&self->bahan, prk_nomor_bahan_free);
  self->bahan = bahan;
  show_list (self);
  show_about (self);
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

static void
ask (PrkNomorWindow *self)
{
  g_autoptr(GTask) task = g_task_new (self->daftar, self->cancellable, read_cb, g_object_ref (self));

  g_task_set_source_tag (task, ask);
  g_task_run_in_thread (task, read_thread);
}

static void
record_changed_cb (PrkStore       *store,
                   const char     *id,
                   const char     *type,
                   PrkNomorWindow *self)
{
  if (g_strcmp0 (type, PRK_TIPE_NOMOR) == 0)
    ask (self);
}

/* Keeping one */

typedef struct
{
  PrkKasusDaftar *daftar;
  PrkNomorBlok    blok; /* dari 0: to be found */
  guint           n;
} Keeping;

static void
keeping_free (Keeping *keeping)
{
  g_object_unref (keeping->daftar);
  g_free (keeping->blok.untuk);
  g_free (keeping->blok.perangkat);
  g_free (keeping->blok.alasan);
  g_free (keeping);
}

/* Where it begins is asked again: others may have kept some meanwhile. */
static void
keep_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Keeping *keeping = data;
  GError *error = NULL;
  g_autoptr(PrkNomorBahan) bahan = prk_nomor_muat (keeping->daftar, NULL, &error);
  g_autofree char *id = NULL;

  if (bahan != NULL)
    {
      keeping->blok.dari = prk_nomor_get_awal_blok (bahan, keeping->blok.buku, keeping->blok.tahun);
      keeping->blok.sampai = keeping->blok.dari + keeping->n - 1;
      id = prk_nomor_cadangkan (source, bahan, &keeping->blok, &error);
    }
  if (id != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkNomorWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_kept = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  show_about (self);
  if (is_kept)
    gtk_editable_set_text (GTK_EDITABLE (self->alasan), "");
  prk_pesan_toast (self->toasts, is_kept ? _("The numbers are kept") : error->message);
}

static void
save_clicked_cb (PrkNomorWindow *self)
{
  guint chosen = adw_combo_row_get_selected (self->untuk);
  GtkStringObject *name = adw_combo_row_get_selected_item (self->untuk);
  g_autoptr(GTask) task = NULL;
  Keeping *keeping;

  if (name == NULL || get_size (self) == 0)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->daftar = g_object_ref (self->daftar);
  keeping->n = get_size (self);
  keeping->blok.buku = (char *) get_buku (self); /* static */
  keeping->blok.tahun = get_year (self);
  keeping->blok.untuk = g_strdup (gtk_string_object_get_string (name));
  keeping->blok.perangkat = g_strdup (self->devices[chosen]);
  keeping->blok.alasan = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->alasan)));
  gtk_widget_set_sensitive (self->save, FALSE);
  task = g_task_new (get_store (self), self->cancellable, kept_cb, g_object_ref (self));
  g_task_set_source_tag (task, save_clicked_cb);
  g_task_set_task_data (task, keeping, (GDestroyNotify) keeping_free);
  g_task_run_in_thread (task, keep_thread);
}

/* Our own laptop first, then the others that the office knows, by name. */
static void
devices_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkNomorWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) names = prk_store_list_perangkat_finish (PRK_STORE (source), result, &error);
  const char *own = prk_store_get_device (PRK_STORE (source));
  g_autoptr(GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  const char *name = names != NULL ? g_hash_table_lookup (names, own) : NULL;
  g_autofree char *here = name != NULL ? g_strdup_printf (_("%s (this laptop)"), name) : g_strdup (_("This laptop"));
  GHashTableIter iter;
  const char *key;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  g_strv_builder_add (keys, own);
  gtk_string_list_append (words, here);
  if (names != NULL)
    {
      g_hash_table_iter_init (&iter, names);
      while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &name))
        if (strcmp (key, own) != 0)
          {
            g_strv_builder_add (keys, key);
            gtk_string_list_append (words, name);
          }
    }
  self->devices = g_strv_builder_end (keys);
  adw_combo_row_set_model (self->untuk, G_LIST_MODEL (words));
  show_about (self);
}

static AdwPreferencesGroup *
new_group (const char *title,
           const char *about)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), about);

  return ADW_PREFERENCES_GROUP (group);
}

static AdwComboRow *
new_choice (const char        *title,
            const char *const *words)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) list = gtk_string_list_new (words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));

  return ADW_COMBO_ROW (row);
}

static AdwEntryRow *
new_entry (const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);

  return ADW_ENTRY_ROW (row);
}

static AdwPreferencesGroup *
new_form (PrkNomorWindow *self)
{
  static const char *const kinds[] = { "Kesepakatan Bersama", "Perjanjian Kerja Sama", NULL };
  AdwPreferencesGroup *group
    = new_group (_("Keep Numbers"), _("A laptop without a network takes its numbers from its own block, so that no number is given twice."));
  g_autofree char *usual = g_strdup_printf ("%d", USUAL_SIZE);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->buku = new_choice (_("Register"), kinds);
  self->untuk = new_choice (_("For"), NULL);
  self->banyak = new_entry (_("How many"), usual);
  self->alasan = new_entry (_("Reason"), "");
  adw_preferences_group_add (group, GTK_WIDGET (self->buku));
  adw_preferences_group_add (group, GTK_WIDGET (self->untuk));
  adw_preferences_group_add (group, GTK_WIDGET (self->banyak));
  adw_preferences_group_add (group, GTK_WIDGET (self->alasan));

  self->about = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->about), TRUE);
  gtk_label_set_xalign (self->about, 0);
  gtk_label_set_wrap (self->about, TRUE);
  self->save = gtk_button_new_with_mnemonic (_("_Reserve"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_set_margin_top (foot, 12);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (foot), self->save);
  adw_preferences_group_add (group, foot);

  return group;
}

static void
prk_nomor_window_dispose (GObject *object)
{
  PrkNomorWindow *self = PRK_NOMOR_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daftar);

  G_OBJECT_CLASS (prk_nomor_window_parent_class)->dispose (object);
}

static void
prk_nomor_window_finalize (GObject *object)
{
  PrkNomorWindow *self = PRK_NOMOR_WINDOW (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->bahan, prk_nomor_bahan_free);
  g_strfreev (self->devices);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (prk_nomor_window_parent_class)->finalize (object);
}

static void
prk_nomor_window_class_init (PrkNomorWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_nomor_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_nomor_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_nomor_window_init (PrkNomorWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *form = new_form (self);

  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->list = new_group (_("Kept Numbers"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), form);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->list);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, page);
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Number Blocks"));
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 680);

  g_signal_connect_object (self->buku, "notify::selected", G_CALLBACK (show_about), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->banyak, "changed", G_CALLBACK (show_about), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_clicked_cb), self, G_CONNECT_SWAPPED);
}

/**
 * prk_nomor_window_new:
 * @parent: the window it stands over
 * @daftar: the cases of a store
 *
 * Returns: (transfer floating): a window that follows the store
 */
GtkWindow *
prk_nomor_window_new (GtkWindow      *parent,
                      PrkKasusDaftar *daftar)
{
  PrkNomorWindow *self = g_object_new (PRK_TYPE_NOMOR_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->daftar = g_object_ref (daftar);
  g_signal_connect_object (get_store (self), "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  prk_store_list_perangkat_async (get_store (self), self->cancellable, devices_cb, g_object_ref (self));
  ask (self);

  return GTK_WINDOW (self);
}
