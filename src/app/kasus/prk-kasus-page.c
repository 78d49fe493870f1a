/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A case is read, and what may come next is judged, on workers; then both are shown at once. From that
 * moment the snapshot belongs to the main thread; the next change brings another one. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "app/prk-reload.h"
#include "app/widget/prk-gulir.h"

#include "prk-kasus-formulir.h"
#include "prk-kasus-garis.h"
#include "prk-kasus-kata.h"
#include "prk-kasus-langkah.h"
#include "prk-kasus-page.h"
#include "prk-kasus-tab.h"

#define RELOAD_DELAY_MS 150
#define NARROW_WIDTH 760 /* below it the steps stand above the tabs */
#define MAX_STEPS_WIDTH 420
#define WORDS_WIDTH 980   /* below it the stations have no words */

struct _PrkKasusPage
{
  AdwBin             parent_instance;

  AdwHeaderBar      *header;
  AdwWindowTitle    *title;
  AdwToastOverlay   *toasts;
  GtkStack          *stack;
  AdwStatusPage     *message;
  GtkBox            *whole;
  GtkBox            *top;
  GtkScrolledWindow *line_scroller;
  GtkBox            *lines;
  GtkBox            *body;
  GtkStackSwitcher  *switcher;
  GtkStack          *tabs;
  GtkScrolledWindow *steps;
  GtkWidget         *garis;
  GtkWidget         *panel;
  GtkWidget         *form; /* (nullable) of an event, while it is open; not owned */

  PrkApplication    *application; /* not owned */
  char              *id;
  char              *alur;   /* the line that is chosen; NULL: the one that says most */
  char              *wanted; /* (nullable) a line that an event begins */
  PrkKasusDaftar    *daftar;
  PrkKasusBuka      *buka;
  GPtrArray         *langkah;
  GHashTable        *before;   /* (nullable) deadlines as they were when an event was written */
  char              *recorded; /* (nullable) its name */
  PrkReload         *reload;
  GCancellable      *cancellable;
  guint              width_id;
  int                width;
  gboolean           is_asking;
  gboolean           is_asked_again;
  gboolean           is_filling;
  gboolean           is_narrow;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void page_iface_init (PrkPageInterface *iface);
static void ask             (gpointer page);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKasusPage, prk_kasus_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

/* Tabs */

static const PrkKasusTab *
find_tab (const char *name)
{
  for (const PrkKasusTab *tab = prk_kasus_tabs; tab->name != NULL; tab++)
    if (g_strcmp0 (tab->name, name) == 0)
      return tab;

  return NULL;
}

static void
update_tab (PrkKasusPage *self)
{
  const PrkKasusTab *tab = find_tab (gtk_stack_get_visible_child_name (self->tabs));
  GtkWidget *scroller = gtk_stack_get_visible_child (self->tabs);
  GtkWidget *inner;

  if (tab == NULL || self->buka == NULL || self->is_filling)
    return;
  inner = g_object_get_data (G_OBJECT (scroller), "tab");
  if (inner == NULL)
    {
      inner = tab->make (self);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), prk_gulir_new (inner));
      g_object_set_data (G_OBJECT (scroller), "tab", inner);
    }
  tab->update (inner, self);
}

static void
tab_changed_cb (GtkStack     *stack,
                GParamSpec   *pspec,
                PrkKasusPage *self)
{
  update_tab (self);
}

static void
add_tabs (PrkKasusPage *self)
{
  self->is_filling = TRUE;
  for (const PrkKasusTab *tab = prk_kasus_tabs; tab->name != NULL; tab++)
    {
      GtkWidget *scroller = gtk_scrolled_window_new ();

      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                      GTK_POLICY_AUTOMATIC);
      gtk_stack_add_titled (self->tabs, scroller, tab->name, _(tab->title));
    }
  self->is_filling = FALSE;
}

/* Lines */

static void
line_toggled_cb (GtkToggleButton *button,
                 PrkKasusPage    *self)
{
  if (gtk_toggle_button_get_active (button) && !self->is_filling)
    prk_kasus_page_set_alur (self, g_object_get_data (G_OBJECT (button), "alur"));
}

static void
show_lines (PrkKasusPage *self)
{
  GPtrArray *lines = self->buka->ringkas->alur;
  GtkWidget *child, *first = NULL;

  self->is_filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; lines->len > 1 && i < lines->len; i++)
    {
      const PrkKasusAlur *alur = g_ptr_array_index (lines, i);
      g_autofree char *name = prk_kasus_kata_dup_alur (alur->alur);
      g_autofree char *words
        = g_strdup_printf ("%s: %s", name, alur->keadaan != NULL ? alur->keadaan->nama : "–");
      GtkWidget *button = gtk_toggle_button_new_with_label (words);

      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      g_object_set_data_full (G_OBJECT (button), "alur", g_strdup (alur->alur), g_free);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    strcmp (alur->alur, self->alur) == 0);
      g_signal_connect_object (button, "toggled", G_CALLBACK (line_toggled_cb), self, 0);
      gtk_box_append (self->lines, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->line_scroller), lines->len > 1);
  self->is_filling = FALSE;
}

/* What is shown */

static void
show_title (PrkKasusPage *self)
{
  const PrkKasusRingkas *ringkas = self->buka->ringkas;
  g_autofree char *subtitle
    = g_strjoin (" · ", prk_kasus_kata_get_varian (ringkas->varian),
                 ringkas->mitra != NULL && *ringkas->mitra != '\0' ? ringkas->mitra : NULL, NULL);

  adw_window_title_set_title (self->title, prk_kasus_kata_get_judul (ringkas));
  adw_window_title_set_subtitle (self->title, subtitle);
  prk_page_emit_title_changed (PRK_PAGE (self));
}

static void
show_line (PrkKasusPage *self)
{
  prk_kasus_garis_set_alur (PRK_KASUS_GARIS (self->garis), self->buka->konteks.kasus, self->alur);
  prk_kasus_langkah_update (self->panel, self);
  update_tab (self);
}

static char *
get_key (const PrkTenggat *tenggat)
{
  return g_strdup_printf ("%s/%s/%s/%u", tenggat->alur, tenggat->id,
                          tenggat->masa != NULL ? tenggat->masa : "", tenggat->pemicu);
}

static GHashTable *
list_deadlines (PrkKasusBuka *buka)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < buka->ringkas->tenggat->len; i++)
    g_hash_table_add (keys, get_key (g_ptr_array_index (buka->ringkas->tenggat, i)));

  return keys;
}

/* What followed from the event that was written here: the deadlines that it began. */
static void
tell_consequences (PrkKasusPage *self)
{
  g_autoptr(GHashTable) before = g_steal_pointer (&self->before);
  g_autofree char *name = g_steal_pointer (&self->recorded);
  g_autoptr(GString) text = NULL;

  if (before == NULL)
    return;
  text = g_string_new (NULL);
  g_string_append_printf (text, _("Recorded: %s."), name);
  for (guint i = 0; i < self->buka->ringkas->tenggat->len; i++)
    {
      const PrkTenggat *one = g_ptr_array_index (self->buka->ringkas->tenggat, i);
      g_autofree char *key = get_key (one);
      g_autofree char *day = NULL;

      if (one->jatuh == 0 || one->selesai != 0 || g_hash_table_contains (before, key))
        continue;
      day = prk_hari_dup_pendek (one->jatuh);
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("New deadline: %s, %s."), one->nama, day);
      break;
    }
  prk_kasus_page_tell (self, text->str);
}

static void
show_all (PrkKasusPage *self)
{
  show_title (self);
  show_lines (self);
  show_line (self);
  gtk_stack_set_visible_child_name (self->stack, "isi");
  tell_consequences (self);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

/* Loading */

typedef struct
{
  PrkKasusBuka *buka;
  char         *alur;
} Nilai;

static void
nilai_free (Nilai *nilai)
{
  prk_kasus_buka_unref (nilai->buka);
  g_free (nilai->alur);
  g_free (nilai);
}

static void
judge_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Nilai *nilai = task_data;

  g_task_return_pointer (task,
                         prk_langkah_list (&nilai->buka->konteks, nilai->alur, nilai->buka->hari_ini,
                                           nilai->buka->ringkas->tenggat),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
finish_asking (PrkKasusPage *self)
{
  self->is_asking = FALSE;
  if (self->is_asked_again)
    ask (self);
}

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PrkKasusPage *self = PRK_KASUS_PAGE (source);
  Nilai *nilai = g_task_get_task_data (G_TASK (result));
  g_autoptr(GPtrArray) langkah = g_task_propagate_pointer (G_TASK (result), NULL);

  if (langkah == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_pointer (&self->buka, prk_kasus_buka_unref);
  self->buka = prk_kasus_buka_ref (nilai->buka);
  g_free (self->alur);
  self->alur = g_strdup (nilai->alur);
  g_clear_pointer (&self->langkah, g_ptr_array_unref);
  self->langkah = g_steal_pointer (&langkah);
  show_all (self);
  finish_asking (self);
}

/* The line that was chosen, if it is still there; else the one that says most. */
static char *
choose_line (PrkKasusPage *self,
             PrkKasusBuka *buka)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted);
  GPtrArray *lines = buka->ringkas->alur;

  if (wanted != NULL && prk_kasus_ringkas_find_alur (buka->ringkas, wanted) != NULL)
    return g_steal_pointer (&wanted);
  if (self->alur != NULL && prk_kasus_ringkas_find_alur (buka->ringkas, self->alur) != NULL)
    return g_strdup (self->alur);

  return g_strdup (
    ((PrkKasusAlur *) g_ptr_array_index (lines, MIN (buka->ringkas->utama, lines->len - 1)))->alur);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkKasusPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusBuka) buka
    = prk_kasus_buka_finish (PRK_KASUS_DAFTAR (source), result, &error);
  g_autoptr(GTask) task = NULL;
  Nilai *nilai;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (buka == NULL)
    {
      adw_status_page_set_description (self->message, error->message);
      gtk_stack_set_visible_child_name (self->stack, "galat");
      g_signal_emit (self, signals[SIGNAL_LOADED], 0);
      finish_asking (self);
      return;
    }

  nilai = g_new0 (Nilai, 1);
  nilai->alur = choose_line (self, buka);
  nilai->buka = g_steal_pointer (&buka);
  task = g_task_new (self, self->cancellable, judged_cb, NULL);
  g_task_set_source_tag (task, opened_cb);
  g_task_set_task_data (task, nilai, (GDestroyNotify) nilai_free);
  g_task_run_in_thread (task, judge_in_thread);
}

static void
ask (gpointer page)
{
  PrkKasusPage *self = page;

  prk_reload_begin (self->reload);
  self->is_asked_again = self->is_asking;
  if (self->is_asking)
    return;
  self->is_asking = TRUE;
  prk_kasus_buka_async (self->daftar, self->id, self->cancellable, opened_cb, g_object_ref (self));
}

static void
changed_cb (PrkKasusPage *self)
{
  prk_reload_note_change (self->reload);
}

static void
record_changed_cb (PrkStore     *store,
                   const char   *id,
                   const char   *type,
                   PrkKasusPage *self)
{
  if (self->buka != NULL && self->buka->kak != NULL
      && g_strcmp0 (id, prk_record_get_id (self->buka->kak)) == 0)
    prk_reload_note_change (self->reload);
}

/* Width */

static gboolean
width_over_cb (gpointer user_data)
{
  PrkKasusPage *self = user_data;
  gboolean is_narrow = self->width < NARROW_WIDTH;

  self->width_id = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), is_narrow
                                                                 ? GTK_ORIENTATION_VERTICAL
                                                                 : GTK_ORIENTATION_HORIZONTAL);
  if (is_narrow != self->is_narrow)
    gtk_box_reorder_child_after (self->body, GTK_WIDGET (self->steps),
                                 is_narrow ? NULL
                                           : gtk_widget_get_last_child (GTK_WIDGET (self->body)));
  self->is_narrow = is_narrow;
  gtk_widget_set_size_request (GTK_WIDGET (self->steps), is_narrow ? -1 : MIN (self->width * 2 / 5, MAX_STEPS_WIDTH),
                               -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->steps), TRUE);
  prk_kasus_garis_set_narrow (PRK_KASUS_GARIS (self->garis), self->width < WORDS_WIDTH);

  return G_SOURCE_REMOVE;
}

/* Nothing may change while it is being laid out. */
static void
resized_cb (PrkKasusPage *self,
            int           width,
            int           height)
{
  if (width == self->width)
    return;
  self->width = width;
  if (self->width_id == 0)
    self->width_id = g_idle_add (width_over_cb, self);
}

/* A strip without height that knows how wide the page is. */
static GtkWidget *
new_gauge (PrkKasusPage *self)
{
  GtkWidget *gauge = gtk_drawing_area_new ();

  g_signal_connect_object (gauge, "resize", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);

  return gauge;
}

static void
prk_kasus_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_kasus_page_parent_class)->map (widget);

  prk_reload_note_map (PRK_KASUS_PAGE (widget)->reload);
}

static AdwHeaderBar *
prk_kasus_page_get_header (PrkPage *page)
{
  return PRK_KASUS_PAGE (page)->header;
}

static char *
prk_kasus_page_dup_title (PrkPage *page)
{
  PrkKasusPage *self = PRK_KASUS_PAGE (page);

  return g_strdup (self->buka != NULL ? prk_kasus_kata_get_judul (self->buka->ringkas)
                                      : _("Cooperation"));
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_kasus_page_get_header;
  iface->dup_title = prk_kasus_page_dup_title;
}

static void
prk_kasus_page_dispose (GObject *object)
{
  PrkKasusPage *self = PRK_KASUS_PAGE (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  g_clear_handle_id (&self->width_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daftar);
  g_clear_pointer (&self->buka, prk_kasus_buka_unref);
  g_clear_pointer (&self->langkah, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_hash_table_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_KASUS_PAGE);

  G_OBJECT_CLASS (prk_kasus_page_parent_class)->dispose (object);
}

static void
prk_kasus_page_finalize (GObject *object)
{
  PrkKasusPage *self = PRK_KASUS_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->id);
  g_free (self->alur);
  g_free (self->wanted);
  g_free (self->recorded);

  G_OBJECT_CLASS (prk_kasus_page_parent_class)->finalize (object);
}

static void
prk_kasus_page_class_init (PrkKasusPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_kasus_page_dispose;
  object_class->finalize = prk_kasus_page_finalize;
  widget_class->map = prk_kasus_page_map;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/kasus/prk-kasus-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, title);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, message);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, whole);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, top);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, line_scroller);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, lines);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, body);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusPage, steps);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
}

static void
prk_kasus_page_init (PrkKasusPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, ask);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->garis = prk_kasus_garis_new ();
  gtk_box_prepend (self->top, self->garis);
  gtk_box_prepend (self->whole, new_gauge (self));
  self->panel = prk_kasus_langkah_new (self);
  gtk_scrolled_window_set_child (self->steps, prk_gulir_new (self->panel));
  add_tabs (self);
}

/**
 * prk_kasus_page_new:
 * @application: one whose store is open
 * @id: a case
 *
 * Returns: (transfer floating): a #PrkPage that follows the case
 */
GtkWidget *
prk_kasus_page_new (PrkApplication *application,
                    const char     *id)
{
  PrkKasusPage *self = g_object_new (PRK_TYPE_KASUS_PAGE, NULL);
  PrkStore *store = prk_application_get_store (application);

  self->application = application;
  self->id = g_strdup (id);
  self->daftar = prk_kasus_daftar_untuk (store, prk_application_get_profil (application));
  g_signal_connect_object (self->daftar, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  ask (self);

  return GTK_WIDGET (self);
}

const char *
prk_kasus_page_get_id (PrkKasusPage *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_PAGE (self), NULL);

  return self->id;
}

PrkApplication *
prk_kasus_page_get_application (PrkKasusPage *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_PAGE (self), NULL);

  return self->application;
}

PrkKasusDaftar *
prk_kasus_page_get_daftar (PrkKasusPage *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_PAGE (self), NULL);

  return self->daftar;
}

PrkKasusBuka *
prk_kasus_page_get_buka (PrkKasusPage *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_PAGE (self), NULL);

  return self->buka;
}

const char *
prk_kasus_page_get_alur (PrkKasusPage *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_PAGE (self), NULL);

  return self->alur;
}

void
prk_kasus_page_set_alur (PrkKasusPage *self,
                         const char   *alur)
{
  g_return_if_fail (PRK_IS_KASUS_PAGE (self) && alur != NULL);

  if (self->buka == NULL || g_strcmp0 (self->alur, alur) == 0)
    return;
  g_free (self->alur);
  self->alur = g_strdup (alur);
  g_clear_pointer (&self->langkah, g_ptr_array_unref);
  self->langkah = prk_langkah_list (&self->buka->konteks, alur, self->buka->hari_ini,
                                    self->buka->ringkas->tenggat);
  show_line (self);
}

GPtrArray *
prk_kasus_page_get_langkah (PrkKasusPage *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_PAGE (self), NULL);

  return self->langkah;
}

static void
recorded_cb (PrkKasusFormulir *form,
             const char       *alur,
             const char       *jenis,
             PrkKasusPage     *self)
{
  g_free (self->wanted);
  self->wanted = g_strdup (alur);
  g_free (self->recorded);
  self->recorded = g_strdup (prk_kasus_kata_get_peristiwa (alur, jenis));
  g_clear_pointer (&self->before, g_hash_table_unref);
  self->before = list_deadlines (prk_kasus_formulir_get_buka (form));
  ask (self);
}

static void
form_gone_cb (GtkWidget    *form,
              PrkKasusPage *self)
{
  if (self->form == form)
    self->form = NULL;
}

void
prk_kasus_page_catat (PrkKasusPage *self,
                      const char   *alur,
                      const char   *jenis,
                      JsonObject   *isi)
{
  GtkWidget *form;

  g_return_if_fail (PRK_IS_KASUS_PAGE (self) && alur != NULL && jenis != NULL);
  g_return_if_fail (self->buka != NULL);

  /* A button that is pressed twice asks for one event. */
  if (self->form != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->form));
      return;
    }

  form = prk_kasus_formulir_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->daftar,
                                 self->buka, alur, jenis, isi);
  g_signal_connect_object (form, "recorded", G_CALLBACK (recorded_cb), self, 0);
  g_signal_connect_object (form, "destroy", G_CALLBACK (form_gone_cb), self, 0);
  self->form = form;
  gtk_window_present (GTK_WINDOW (form));
}

void
prk_kasus_page_show_tab (PrkKasusPage *self,
                         const char   *name)
{
  g_return_if_fail (PRK_IS_KASUS_PAGE (self));

  if (find_tab (name) != NULL)
    gtk_stack_set_visible_child_name (self->tabs, name);
}

void
prk_kasus_page_tell (PrkKasusPage *self,
                     const char   *words)
{
  g_return_if_fail (PRK_IS_KASUS_PAGE (self));

  prk_pesan_toast (self->toasts, words);
}
