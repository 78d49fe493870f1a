/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The entries of a plan and what came of each: its KAK, the case of that KAK and where it stands. Which KAK
 * carries out an entry is said by the KAK alone, so the plan need not be written for it. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "domain/prk-klasifikasi.h"
#include "rekaman/prk-rekaman-kasus.h"
#include "rekaman/prk-rekaman-muat.h"
#include "store/prk-kak-baru.h"

#include "prk-rencana-private.h"

#define WIDTH  720
#define HEIGHT 520
#define KEY    "prakarsa-rencana-kak" /* the window, on its page */

typedef struct
{
  PrkRekamanPage  *page;
  PrkRecord       *rencana;
  GtkWindow       *window;
  AdwPreferencesGroup *group;
  AdwToastOverlay *toasts;
  GCancellable    *cancellable;
  GList           *rows;  /* (element-type GtkWidget) */
  GHashTable      *all;   /* (nullable) type → records */
  GPtrArray       *cases; /* (nullable) (element-type PrkKasusRingkas) */
  int              n_refs;
} Entries;

static void
entries_unref (Entries *self)
{
  if (--self->n_refs > 0)
    return;

  g_object_unref (self->page);
  g_object_unref (self->cancellable);
  prk_record_unref (self->rencana);
  g_list_free (self->rows);
  g_clear_pointer (&self->all, g_hash_table_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_free (self);
}

static Entries *
entries_ref (Entries *self)
{
  self->n_refs++;

  return self;
}

static const char *
get_cell (PrkRecord  *record,
          const char *row,
          const char *column)
{
  g_autofree char *path = g_strjoin ("/", "item", row, column, NULL);
  const char *text = prk_record_get_string (record, path);

  return text != NULL && *text != '\0' ? text : NULL;
}

static PrkRecord *
find_kak (Entries    *self,
          const char *row)
{
  GPtrArray *all = prk_rekaman_get (self->all, "kak");
  const char *plan = prk_record_get_id (self->rencana);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      PrkRecord *kak = g_ptr_array_index (all, i);

      if (g_strcmp0 (prk_record_get_string (kak, PRK_RENCANA_ASAL), plan) == 0
          && g_strcmp0 (prk_record_get_string (kak, PRK_RENCANA_BUTIR), row) == 0)
        return kak;
    }

  return NULL;
}

static PrkKasusRingkas *
find_case (Entries   *self,
           PrkRecord *kak)
{
  for (guint i = 0; self->cases != NULL && i < self->cases->len; i++)
    {
      PrkKasusRingkas *one = g_ptr_array_index (self->cases, i);

      if (g_strcmp0 (one->kak, prk_record_get_id (kak)) == 0)
        return one;
    }

  return NULL;
}

static char *
dup_came (PrkRecord       *kak,
          PrkKasusRingkas *one)
{
  const char *judul = prk_record_get_string (kak, "judul");
  const PrkKasusAlur *alur = one != NULL ? g_ptr_array_index (one->alur, one->utama) : NULL;
  g_autofree char *words
    = g_strdup_printf (_("KAK: %s"), judul != NULL && *judul != '\0' ? judul : _("without a title"));

  if (alur == NULL)
    return g_strdup_printf ("%s · %s", words, _("no case yet"));

  return g_strdup_printf ("%s · %s", words,
                          alur->keadaan != NULL ? alur->keadaan->nama : _("not begun"));
}

static char *
dup_below (Entries   *self,
           const char *row,
           PrkRecord  *kak)
{
  const char *kategori = get_cell (self->rencana, row, "kategori");
  const PrkPilihan *pilihan = kategori != NULL ? prk_klasifikasi_find ("kategori", kategori) : NULL;
  const char *mitra = get_cell (self->rencana, row, "mitra");
  g_autofree char *what = g_strjoin (" · ", pilihan != NULL ? pilihan->nama : _("no category yet"),
                                     mitra, NULL);
  g_autofree char *came = NULL;

  if (kak != NULL)
    came = dup_came (kak, find_case (self, kak));

  return g_strjoin ("\n", what, came, NULL);
}

static void
go (Entries    *self,
    const char *prefix,
    const char *id)
{
  g_autofree char *place = g_strconcat (prefix, id, NULL);
  GtkWidget *page = GTK_WIDGET (self->page);

  gtk_window_close (self->window);
  gtk_widget_activate_action (page, "win.show-place", "s", place);
}

static void
open_clicked_cb (GtkButton *button,
                 Entries   *self)
{
  go (self, g_object_get_data (G_OBJECT (button), "prefix"),
      g_object_get_data (G_OBJECT (button), "id"));
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Entries *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_kak_baru_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      /* The window is gone. */
    }
  else if (id == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->group), TRUE);
      prk_pesan_toast (self->toasts, error->message);
    }
  else
    {
      go (self, "kak/", id);
    }
  entries_unref (self);
}

static void
begin_clicked_cb (GtkButton *button,
                  Entries   *self)
{
  PrkApplication *application = prk_rekaman_page_get_application (self->page);

  gtk_widget_set_sensitive (GTK_WIDGET (self->group), FALSE);
  prk_kak_baru_dari_rencana_async (prk_rekaman_page_get_store (self->page),
                                   prk_rekaman_page_get_profil (self->page),
                                   prk_application_get_identitas (application),
                                   prk_record_get_id (self->rencana),
                                   g_object_get_data (G_OBJECT (button), "id"), self->cancellable,
                                   begun_cb, entries_ref (self));
}

static void
add_button (Entries      *self,
            AdwActionRow *row,
            const char   *label,
            const char   *prefix,
            const char   *id,
            const char   *of)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, of);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_object_set_data (G_OBJECT (button), "prefix", (gpointer) prefix);
  g_signal_connect (button, "clicked",
                    prefix != NULL ? G_CALLBACK (open_clicked_cb) : G_CALLBACK (begin_clicked_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (row, button);
}

static void
add_entry (Entries    *self,
           const char *row)
{
  const char *kegiatan = get_cell (self->rencana, row, "kegiatan");
  const char *title = kegiatan != NULL ? kegiatan : _("Entry without an activity");
  gboolean is_refused = g_strcmp0 (get_cell (self->rencana, row, "hasil"), "tidak") == 0;
  PrkRecord *kak = find_kak (self, row);
  PrkKasusRingkas *one = kak != NULL ? find_case (self, kak) : NULL;
  g_autofree char *below = dup_below (self, row, kak);
  GtkWidget *widget = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), below);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 3);
  if (kak != NULL)
    {
      add_button (self, ADW_ACTION_ROW (widget), _("Open KAK"), "kak/", prk_record_get_id (kak), title);
      if (one != NULL)
        add_button (self, ADW_ACTION_ROW (widget), _("Open Case"), "kasus/", one->id, title);
    }
  else if (is_refused)
    {
      GtkWidget *label = gtk_label_new (_("not agreed"));

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), label);
    }
  else if (self->all != NULL && self->cases != NULL)
    {
      add_button (self, ADW_ACTION_ROW (widget), _("Make KAK"), NULL, row, title);
    }
  adw_preferences_group_add (self->group, widget);
  self->rows = g_list_prepend (self->rows, widget);
}

typedef struct
{
  const char *row;
  gint64      prioritas;
} Ranked;

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *first = a, *second = b;

  return first->prioritas < second->prioritas ? -1 : first->prioritas > second->prioritas;
}

/* By priority; those without one last, in their order. */
static void
fill (Entries *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->rencana, "item");
  g_autoptr(GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (GList *l = self->rows; l != NULL; l = l->next)
    adw_preferences_group_remove (self->group, l->data);
  g_clear_pointer (&self->rows, g_list_free);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", "item", rows[i], "prioritas", NULL);
      Ranked one = { rows[i], prk_record_get_int (self->rencana, path, G_MAXINT32 + (gint64) i) };

      g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    add_entry (self, g_array_index (ranked, Ranked, i).row);
}

static void
tell_failed (Entries *self,
             GError  *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_pesan_toast (self->toasts, error->message);
}

static void
kak_loaded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Entries *self = user_data;
  g_autoptr(GError) error = NULL;

  self->all = prk_rekaman_muat_finish (result, &error);
  if (self->all == NULL)
    tell_failed (self, error);
  else if (self->cases != NULL && !g_cancellable_is_cancelled (self->cancellable))
    fill (self);
  entries_unref (self);
}

static void
cases_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Entries *self = user_data;
  g_autoptr(GError) error = NULL;

  self->cases = prk_kasus_daftar_muat_finish (PRK_KASUS_DAFTAR (source), result, &error);
  if (self->cases == NULL)
    tell_failed (self, error);
  else if (self->all != NULL && !g_cancellable_is_cancelled (self->cancellable))
    fill (self);
  entries_unref (self);
}

static void
closed_cb (GtkWidget *window,
           Entries   *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_set_data (G_OBJECT (self->page), KEY, NULL);
  entries_unref (self);
}

static const char *
get_hint (PrkRecord *rencana)
{
  if (prk_rencana_get_keadaan (rencana) == PRK_RENCANA_DRAF)
    return _("This plan is still a draft. A KAK can be begun already, but the list has to be agreed first (Pasal 7 and 8).");

  return _("What the plan says of an entry is filled in: partners, category, urusan, term, reference.");
}

static void
build (Entries *self)
{
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = adw_preferences_page_new ();
  GtkWidget *header = adw_header_bar_new ();
  AdwWindowTitle *title = ADW_WINDOW_TITLE (adw_window_title_new (_("KAK from the Plan"), ""));
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const char *judul = prk_record_get_string (self->rencana, "judul");

  self->window = GTK_WINDOW (adw_window_new ());
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_window_set_title (self->window, _("KAK from the Plan"));
  adw_window_title_set_subtitle (title, judul != NULL ? judul : "");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (title));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  gtk_window_set_default_size (self->window, WIDTH, HEIGHT);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_transient_for (self->window, prk_rekaman_page_get_window (self->page));
  adw_preferences_group_set_description (self->group, get_hint (self->rencana));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (list), self->group);
  adw_toast_overlay_set_child (self->toasts, list);
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (view), header);
  gtk_box_append (GTK_BOX (view), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self->window), view);
  g_signal_connect (self->window, "destroy", G_CALLBACK (closed_cb), self);
}

void
_prk_rencana_kak (PrkRekamanPage *page)
{
  static const char *const types[] = { "kak", NULL };
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  g_auto(GStrv) rows = prk_record_list_rows (record, "item");
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  GtkWindow *open = g_object_get_data (G_OBJECT (page), KEY);
  Entries *self;

  if (open != NULL)
    {
      gtk_window_present (open);
      return;
    }
  if (rows[0] == NULL)
    {
      prk_rekaman_page_tell (page, _("The list has no entry yet"));
      return;
    }

  self = g_new0 (Entries, 1);
  self->n_refs = 1; /* of the window */
  self->page = g_object_ref (page);
  self->rencana = prk_record_copy (record);
  self->cancellable = g_cancellable_new ();
  build (self);
  fill (self);
  daftar = prk_rekaman_page_dup_daftar (page);
  prk_rekaman_muat_async (prk_rekaman_page_get_store (page), types, self->cancellable, kak_loaded_cb,
                          entries_ref (self));
  prk_kasus_daftar_muat_async (daftar, self->cancellable, cases_loaded_cb, entries_ref (self));
  g_object_set_data (G_OBJECT (page), KEY, self->window);
  gtk_window_present (self->window);
}
