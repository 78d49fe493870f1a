/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/lampiran/prk-lampiran-kata.h"
#include "store/prk-berkas.h"

#include "prk-sinkron-berkas.h"
#include "prk-sinkron-private.h"

#define MAX_ROWS 20

static const gint64 sizes[] = { 0, 500000, 1000000, 5000000, 20000000, 50000000, 200000000 };

struct _PrkSinkronBerkas
{
  AdwPreferencesGroup parent_instance;

  PrkSinkron   *sinkron;
  GCancellable *cancellable;
  GPtrArray    *list;   /* (nullable) (element-type PrkBerkasKeadaan) */
  GPtrArray    *rows;   /* of the first of them; weak */
  char         *shown;  /* what the rows were made of */
  gboolean      is_loading;
  gboolean      must_load;
};

G_DEFINE_FINAL_TYPE (PrkSinkronBerkas, prk_sinkron_berkas, ADW_TYPE_PREFERENCES_GROUP)

/* What a person sees and asks for */

static PrkSyncBerkas *
get_engine (PrkSinkron *self)
{
  return self->worker != NULL ? prk_sync_worker_get_berkas (self->worker) : NULL;
}

gboolean
prk_sinkron_get_laju (PrkSinkron     *self,
                      const char     *hash,
                      PrkSinkronLaju *laju)
{
  PrkSyncBerkas *engine;
  const char *current;

  g_return_val_if_fail (PRK_IS_SINKRON (self) && hash != NULL && laju != NULL, FALSE);

  engine = get_engine (self);
  return engine != NULL
         && prk_sync_berkas_get_progress (engine, &current, &laju->is_upload, &laju->done,
                                          &laju->size)
         && strcmp (current, hash) == 0;
}

char *
prk_sinkron_dup_laju (PrkSinkron *self,
                      const char *hash)
{
  PrkSinkronLaju laju;
  int percent;

  if (!prk_sinkron_get_laju (self, hash, &laju))
    return NULL;
  percent = laju.size > 0 ? (int) (laju.done * 100 / laju.size) : 0;
  return g_strdup_printf (laju.is_upload ? _("sending %d %%") : _("fetching %d %%"), percent);
}

void
prk_sinkron_want_berkas (PrkSinkron *self,
                         const char *hash)
{
  g_return_if_fail (PRK_IS_SINKRON (self) && hash != NULL);

  if (self->worker != NULL)
    prk_sync_worker_want_berkas (self->worker, hash);
}

/* Limits */

typedef struct
{
  PrkSinkron *sinkron;
  char       *setting;
} Limit;

static void
limit_free (gpointer  data,
            GClosure *closure)
{
  Limit *limit = data;

  g_object_unref (limit->sinkron);
  g_free (limit->setting);
  g_free (limit);
}

static void
selected_cb (AdwComboRow *row,
             GParamSpec  *pspec,
             Limit       *limit)
{
  guint index = adw_combo_row_get_selected (row);
  g_autofree char *text = NULL;

  if (index >= G_N_ELEMENTS (sizes))
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, sizes[index]);
  prk_store_set_setting (limit->sinkron->store, limit->setting, text);
  if (limit->sinkron->worker != NULL)
    prk_sync_worker_read_limits (limit->sinkron->worker);
}

void
prk_sinkron_bind_limit (PrkSinkron  *self,
                        AdwComboRow *row,
                        const char  *setting,
                        gint64       fallback)
{
  g_autofree char *text = prk_store_dup_setting (self->store, setting);
  gint64 bytes = text != NULL ? g_ascii_strtoll (text, NULL, 10) : fallback;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  Limit *limit = g_new0 (Limit, 1);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (sizes[i] <= bytes)
        selected = i;
      gtk_string_list_take (words, sizes[i] == 0 ? g_strdup (_("Only those asked for"))
                                                 : prk_lampiran_kata_dup_ukuran (sizes[i]));
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (row, selected);
  limit->sinkron = g_object_ref (self);
  limit->setting = g_strdup (setting);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (selected_cb), limit, limit_free, 0);
}

static gboolean
is_pustaka_asked (PrkSinkron *self)
{
  g_autofree char *words = prk_store_dup_setting (self->store, PRK_SYNC_SETTING_PUSTAKA);

  return g_strcmp0 (words, PRK_SYNC_PUSTAKA_ASKED) == 0;
}

static void
pustaka_selected_cb (PrkSinkron  *self,
                     GParamSpec  *pspec,
                     AdwComboRow *row)
{
  prk_store_set_setting (self->store, PRK_SYNC_SETTING_PUSTAKA,
                         adw_combo_row_get_selected (row) == 1 ? PRK_SYNC_PUSTAKA_ASKED : NULL);
  if (self->worker != NULL)
    prk_sync_worker_read_limits (self->worker);
}

void
prk_sinkron_bind_pustaka (PrkSinkron  *self,
                          AdwComboRow *row)
{
  adw_combo_row_set_selected (row, is_pustaka_asked (self) ? 1 : 0);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (pustaka_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The list */

static gboolean
is_held_back (PrkSinkronBerkas       *self,
              const PrkBerkasKeadaan *keadaan)
{
  g_autofree char *fetch
      = prk_store_dup_setting (self->sinkron->store, PRK_SYNC_SETTING_FETCH);
  g_autofree char *metered
      = prk_store_dup_setting (self->sinkron->store, PRK_SYNC_SETTING_METERED);
  gint64 most = metered != NULL ? g_ascii_strtoll (metered, NULL, 10) : PRK_SYNC_METERED_BYTES;

  if (keadaan->is_wanted)
    return FALSE;
  if (!keadaan->is_here && g_str_equal (keadaan->type, "pustaka")
      && is_pustaka_asked (self->sinkron))
    return TRUE;
  if (!keadaan->is_here
      && keadaan->berkas->ukuran
             > (fetch != NULL ? g_ascii_strtoll (fetch, NULL, 10) : PRK_SYNC_FETCH_BYTES))
    return TRUE;
  return keadaan->berkas->ukuran > most
         && g_network_monitor_get_network_metered (g_network_monitor_get_default ());
}

static char *
dup_state (PrkSinkronBerkas       *self,
           const PrkBerkasKeadaan *keadaan)
{
  char *going = prk_sinkron_dup_laju (self->sinkron, keadaan->berkas->hash);

  if (going != NULL)
    return going;
  if (keadaan->message != NULL)
    return g_strdup_printf (_("refused by the register: %s"), keadaan->message);
  if (is_held_back (self, keadaan))
    return g_strdup (keadaan->is_here ? _("held back: too large for this network")
                                      : _("on the register only, until asked for"));
  return g_strdup (keadaan->is_here ? _("waiting to be sent") : _("waiting to be fetched"));
}

static void
want_clicked_cb (GtkButton        *button,
                 PrkSinkronBerkas *self)
{
  prk_sinkron_want_berkas (self->sinkron, g_object_get_data (G_OBJECT (button), "prk-hash"));
}

static void
show_row (PrkSinkronBerkas       *self,
          GtkWidget              *row,
          const PrkBerkasKeadaan *keadaan)
{
  g_autofree char *size = prk_lampiran_kata_dup_ukuran (keadaan->berkas->ukuran);
  g_autofree char *state = dup_state (self, keadaan);
  g_autofree char *subtitle
      = g_strjoin (" · ", keadaan->judul != NULL && *keadaan->judul != '\0' ? keadaan->judul
                                                                            : _("Untitled"),
                   size, state, NULL);
  GtkWidget *bar = g_object_get_data (G_OBJECT (row), "prk-bar");
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "prk-button");
  PrkSinkronLaju laju;
  gboolean is_going = prk_sinkron_get_laju (self->sinkron, keadaan->berkas->hash, &laju);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_visible (bar, is_going);
  if (is_going && laju.size > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), (double) laju.done / (double) laju.size);
  gtk_widget_set_visible (button, !is_going
                                      && (keadaan->message != NULL || is_held_back (self, keadaan)));
}

static GtkWidget *
add_row (PrkSinkronBerkas       *self,
         const PrkBerkasKeadaan *keadaan)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bar = gtk_progress_bar_new ();
  const char *label = keadaan->message != NULL ? _("Try Again")
                      : keadaan->is_here       ? _("Send Now")
                                               : _("Fetch");
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, keadaan->berkas->nama);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), keadaan->berkas->nama);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (keadaan->is_here ? "go-up-symbolic"
                                                                            : "go-down-symbolic"));
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 120, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  keadaan->berkas->nama, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "prk-hash", g_strdup (keadaan->berkas->hash), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (want_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "prk-bar", bar);
  g_object_set_data (G_OBJECT (row), "prk-button", button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

/* Rows are made anew only when other files wait, so that focus and scrolling stay while one
 * progresses. */
static char *
dup_signature (PrkSinkronBerkas *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->list->len; i++)
    {
      const PrkBerkasKeadaan *one = g_ptr_array_index (self->list, i);

      g_string_append_printf (text, "%s %s %d %d|", one->berkas->hash, one->berkas->nama,
                              one->is_here, one->message != NULL);
    }
  return g_string_free (text, FALSE);
}

static void
fill (PrkSinkronBerkas *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (self->list->len, MAX_ROWS); i++)
    g_ptr_array_add (self->rows, add_row (self, g_ptr_array_index (self->list, i)));
  if (self->list->len > MAX_ROWS)
    {
      g_autofree char *more = g_strdup_printf (_("%u more"), self->list->len - MAX_ROWS);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show (PrkSinkronBerkas *self)
{
  char *signature;

  if (self->list == NULL)
    return;
  signature = dup_signature (self);
  if (g_strcmp0 (signature, self->shown) != 0)
    fill (self);
  g_free (self->shown);
  self->shown = signature;
  for (guint i = 0; i < MIN (self->list->len, MAX_ROWS); i++)
    show_row (self, g_ptr_array_index (self->rows, i), g_ptr_array_index (self->list, i));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->list->len > 0 && prk_sinkron_is_enrolled (self->sinkron));
}

static void load (PrkSinkronBerkas *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSinkronBerkas) self = user_data;
  GPtrArray *list = prk_store_list_berkas_finish (PRK_STORE (source), result, NULL);

  self->is_loading = FALSE;
  if (self->sinkron == NULL)
    {
      g_clear_pointer (&list, g_ptr_array_unref);
      return;
    }
  if (list != NULL)
    {
      g_clear_pointer (&self->list, g_ptr_array_unref);
      self->list = list;
      show (self);
    }
  if (self->must_load)
    load (self);
}

static void
load (PrkSinkronBerkas *self)
{
  self->must_load = self->is_loading;
  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  prk_store_list_berkas_async (self->sinkron->store, NULL, self->cancellable, loaded_cb,
                               g_object_ref (self));
}

static void
changed_cb (PrkSinkronBerkas *self)
{
  show (self);
  load (self);
}

static void
prk_sinkron_berkas_dispose (GObject *object)
{
  PrkSinkronBerkas *self = PRK_SINKRON_BERKAS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sinkron);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (prk_sinkron_berkas_parent_class)->dispose (object);
}

static void
prk_sinkron_berkas_class_init (PrkSinkronBerkasClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_sinkron_berkas_dispose;
}

static void
prk_sinkron_berkas_init (PrkSinkronBerkas *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
prk_sinkron_berkas_set_sinkron (PrkSinkronBerkas *self,
                                PrkSinkron       *sinkron)
{
  g_return_if_fail (PRK_IS_SINKRON_BERKAS (self) && self->sinkron == NULL);

  self->sinkron = g_object_ref (sinkron);
  g_signal_connect_object (sinkron, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sinkron, "berkas-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
}
