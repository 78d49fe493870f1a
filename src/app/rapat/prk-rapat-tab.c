/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Meetings are read when the tab is opened and whenever one changes: an office has dozens. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"
#include "kasus/prk-kasus-kata.h"
#include "kasus/prk-kasus-tab.h"
#include "prk-reload.h"
#include "store/prk-agenda-simpan.h"

#include "prk-rapat-bawa.h"
#include "prk-rapat-tab.h"
#include "prk-rapat-tugas.h"

#define RELOAD_DELAY_MS 200

#define PRK_TYPE_RAPAT_PANEL (prk_rapat_panel_get_type ())
G_DECLARE_FINAL_TYPE (PrkRapatPanel, prk_rapat_panel, PRK, RAPAT_PANEL, AdwBin)

struct _PrkRapatPanel
{
  AdwBin        parent_instance;

  GtkWidget    *column;
  PrkKasusPage *page; /* whose tab this is */
  PrkReload    *reload;
  GCancellable *cancellable;
  GPtrArray    *rapat; /* (nullable) (element-type PrkRapatRingkas) all */
};

G_DEFINE_FINAL_TYPE (PrkRapatPanel, prk_rapat_panel, ADW_TYPE_BIN)

static PrkHari
get_today (PrkRapatPanel *self)
{
  return prk_kasus_page_get_buka (self->page)->hari_ini;
}

static const char *
get_nama (const char *list,
          const char *kode)
{
  const PrkPilihan *pilihan = kode != NULL ? prk_klasifikasi_find (list, kode) : NULL;

  return pilihan != NULL ? pilihan->nama : NULL;
}

static char *
dup_about (const PrkRapatRingkas *rapat)
{
  g_autofree char *iso = rapat->hari != 0 ? prk_hari_dup_iso (rapat->hari) : NULL;
  g_autofree char *day = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, (gpointer) (rapat->jenis != NULL ? get_nama ("jenis_rapat", rapat->jenis)
                                                           : _("Meeting")));
  g_ptr_array_add (parts, (gpointer) (day != NULL ? day : _("no day yet")));
  if (rapat->pukul != NULL)
    g_ptr_array_add (parts, rapat->pukul);
  if (rapat->tempat != NULL)
    g_ptr_array_add (parts, rapat->tempat);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* "Approved · 7 for, 1 against, 0 abstained · recorded with the case" */
static char *
dup_outcome (const PrkRapatRingkas *rapat,
             const PrkRapatPokok   *pokok)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *hasil = get_nama ("hasil_agenda", pokok->hasil);

  if (hasil == NULL)
    return g_strdup (rapat->is_held ? _("No decision was written down") : _("On the agenda"));

  g_ptr_array_add (parts, g_strdup (hasil));
  if (pokok->is_bersuara)
    g_ptr_array_add (parts,
                     g_strdup_printf (_("%d for, %d against, %d abstained"), (int) pokok->setuju,
                                      (int) pokok->tolak, (int) pokok->abstain));
  if (pokok->putusan != NULL)
    g_ptr_array_add (parts, g_strdup (pokok->putusan));
  if (pokok->peristiwa != NULL)
    g_ptr_array_add (parts, g_strdup (_("recorded with the case")));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
open_clicked_cb (GtkButton *button,
                 gpointer   user_data)
{
  g_autofree char *place
    = g_strconcat ("rapat/", g_object_get_data (G_OBJECT (button), "rapat"), NULL);

  gtk_widget_activate_action (user_data, "win.show-place", "s", place);
}

static GtkWidget *
new_open_button (PrkRapatPanel         *self,
                 const PrkRapatRingkas *rapat)
{
  GtkWidget *button = gtk_button_new_with_label (_("Open"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Open"), rapat->judul);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "rapat", g_strdup (rapat->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_clicked_cb), self->page, 0);

  return button;
}

static void
tell_cb (gpointer    page,
         const char *words)
{
  prk_kasus_page_tell (page, words);
}

static void
add_pokok (GtkWidget             *group,
           const PrkRapatRingkas *rapat,
           const PrkRapatPokok   *pokok)
{
  g_autofree char *outcome = dup_outcome (rapat, pokok);
  GtkWidget *row = prk_kasus_tab_add_fact (group, outcome, pokok->uraian);

  if (row != NULL)
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
}

/* A meeting is a group: what it is, what it said of this case, what it left to be done. */
static void
add_meeting (PrkRapatPanel   *self,
             PrkRapatRingkas *rapat)
{
  const char *ksd = prk_kasus_page_get_id (self->page);
  g_autoptr(GPtrArray) tugas = prk_rapat_ringkas_list_tugas (rapat, ksd);
  g_autofree char *about = dup_about (rapat);
  g_autofree char *below = NULL;
  GtkWidget *group = prk_kasus_tab_add_group (
    self->column, *rapat->judul != '\0' ? rapat->judul : _("Meeting without a subject"));

  below = rapat->berita_acara != NULL
            ? g_strdup_printf ("%s · %s %s", about, _("Official Record"), rapat->berita_acara)
            : g_strdup (about);
  {
    g_autofree char *escaped = g_markup_escape_text (below, -1);

    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
  }
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           new_open_button (self, rapat));
  for (guint i = 0; i < rapat->pokok->len; i++)
    {
      const PrkRapatPokok *one = g_ptr_array_index (rapat->pokok, i);

      if (strcmp (one->ksd, ksd) == 0)
        add_pokok (group, rapat, one);
    }
  for (guint i = 0; i < tugas->len; i++)
    adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (group),
      prk_rapat_tugas_row_new (prk_kasus_page_get_application (self->page), rapat->id,
                               g_ptr_array_index (tugas, i), get_today (self), tell_cb,
                               G_OBJECT (self->page)));
}

static void
bring_clicked_cb (PrkRapatPanel *self)
{
  prk_rapat_bawa (self->page, self->rapat);
}

static void
add_bring (PrkRapatPanel *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Bring to a Meeting…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (bring_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->column), button);
}

/* Those to come first, the next one on top; then the held ones, the last one on top. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PrkRapatRingkas *one = *(PrkRapatRingkas **) a;
  const PrkRapatRingkas *other = *(PrkRapatRingkas **) b;
  int order = one->is_held - other->is_held;

  if (order == 0 && one->hari != other->hari)
    order = (one->hari < other->hari ? -1 : 1) * (one->is_held ? -1 : 1);

  return order != 0 ? order : strcmp (one->id, other->id);
}

static void
show (PrkRapatPanel *self)
{
  const char *ksd = prk_kasus_page_get_id (self->page);
  g_autoptr(GPtrArray) own = g_ptr_array_new ();

  if (self->rapat == NULL || prk_kasus_page_get_buka (self->page) == NULL)
    return;

  for (guint i = 0; i < self->rapat->len; i++)
    if (prk_rapat_ringkas_has (g_ptr_array_index (self->rapat, i), ksd))
      g_ptr_array_add (own, g_ptr_array_index (self->rapat, i));
  g_ptr_array_sort (own, compare);

  prk_kasus_tab_clear_column (self->column);
  add_bring (self);
  for (guint i = 0; i < own->len; i++)
    add_meeting (self, g_ptr_array_index (own, i));
  if (own->len == 0)
    prk_kasus_tab_add_empty (self->column, _("No meeting has dealt with this cooperation yet."));
}

/* Reading */

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *list = prk_store_list_rapat (source, NULL, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkRapatPanel) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *list = g_task_propagate_pointer (G_TASK (result), &error);

  if (list == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prk_kasus_page_tell (self->page, error->message);
      return;
    }
  g_clear_pointer (&self->rapat, g_ptr_array_unref);
  self->rapat = list;
  show (self);
}

static void
load (gpointer panel)
{
  PrkRapatPanel *self = panel;
  PrkStore *store = prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (self->page));
  g_autoptr(GTask) task = NULL;

  prk_reload_begin (self->reload);
  task = g_task_new (store, self->cancellable, read_cb, g_object_ref (self));
  g_task_set_source_tag (task, load);
  g_task_run_in_thread (task, read_in_thread);
}

static void
record_changed_cb (PrkStore      *store,
                   const char    *id,
                   const char    *type,
                   PrkRapatPanel *self)
{
  if (g_strcmp0 (type, "rapat") == 0)
    prk_reload_note_change (self->reload);
}

static void
prk_rapat_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_rapat_panel_parent_class)->map (widget);

  prk_reload_note_map (PRK_RAPAT_PANEL (widget)->reload);
}

static void
prk_rapat_panel_dispose (GObject *object)
{
  PrkRapatPanel *self = PRK_RAPAT_PANEL (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->rapat, g_ptr_array_unref);

  G_OBJECT_CLASS (prk_rapat_panel_parent_class)->dispose (object);
}

static void
prk_rapat_panel_finalize (GObject *object)
{
  g_object_unref (PRK_RAPAT_PANEL (object)->cancellable);

  G_OBJECT_CLASS (prk_rapat_panel_parent_class)->finalize (object);
}

static void
prk_rapat_panel_class_init (PrkRapatPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_rapat_panel_dispose;
  object_class->finalize = prk_rapat_panel_finalize;
  GTK_WIDGET_CLASS (klass)->map = prk_rapat_panel_map;
}

static void
prk_rapat_panel_init (PrkRapatPanel *self)
{
  self->cancellable = g_cancellable_new ();
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, load);
  self->column = prk_kasus_tab_new_column ();
  adw_bin_set_child (ADW_BIN (self), self->column);
}

GtkWidget *
prk_rapat_tab_new (PrkKasusPage *page)
{
  PrkRapatPanel *self = g_object_new (PRK_TYPE_RAPAT_PANEL, NULL);
  PrkStore *store = prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (page));

  self->page = page;
  g_signal_connect_object (store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  load (self);

  return GTK_WIDGET (self);
}

void
prk_rapat_tab_update (GtkWidget    *tab,
                      PrkKasusPage *page)
{
  show (PRK_RAPAT_PANEL (tab));
}
