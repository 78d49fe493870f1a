/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is quick to read, KAK and refusals, is shown first; the cases follow. Rows are made again
 * only when they would say something else. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-application.h"
#include "app/prk-reload.h"
#include "domain/prk-terbilang.h"

#include "prk-beranda-baris.h"
#include "prk-beranda-ekspor.h"
#include "prk-beranda-isi.h"
#include "prk-beranda-page.h"
#include "prk-beranda-pengingat.h"
#include "prk-beranda-tata.h"
#include "prk-bulan.h"

/* Rows of a group before somebody asks for more of them. */
#define FEW_ROWS 8

#define RELOAD_DELAY_MS 600

/* Days begin, hours cease to be quiet, and nobody may be looking. */
#define CLOCK_SECONDS 600
#define FIRST_SECONDS 20

struct _PrkBerandaPage
{
  AdwBin parent_instance;

  AdwHeaderBar *header;
  GtkWidget *calendar_button;
  PrkBerandaTata *layout;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkScrolledWindow *scroller;
  GtkBox *groups;
  PrkBulan *bulan;
  GtkLabel *month_note;

  GSimpleActionGroup *actions;
  PrkStore *store;
  PrkKasusDaftar *daftar; /* (nullable) until the first rows are there */
  GCancellable *query;
  PrkReload *reload;
  guint clock_id;

  PrkBerandaIsi *isi; /* (nullable) */
  char *shown;        /* (nullable) what the rows on the screen say */
  gboolean is_long[PRK_MEJA_N_KELOMPOK];
};

enum
{
  SIGNAL_LOADED,
  SIGNAL_DUE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static AdwHeaderBar *
prk_beranda_page_get_header (PrkPage *page);
static GActionGroup *
prk_beranda_page_get_actions (PrkPage *page);
static char *
prk_beranda_page_dup_title (PrkPage *page);
static void
load_rows (PrkBerandaPage *self);
static void
show_rows (PrkBerandaPage *self);

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_beranda_page_get_header;
  iface->get_actions = prk_beranda_page_get_actions;
  iface->dup_title = prk_beranda_page_dup_title;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkBerandaPage,
                               prk_beranda_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

/* Groups */

static void
more_activated_cb (AdwActionRow *row, PrkBerandaPage *self)
{
  guint group = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "prk-group"));

  self->is_long[group] = TRUE;
  show_rows (self);
}

static GtkWidget *
new_more_row (PrkBerandaPage *self, guint group, guint left)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("Show %u more", "Show %u more", left), left);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "prk-group", GUINT_TO_POINTER (group));
  g_signal_connect (row, "activated", G_CALLBACK (more_activated_cb), self);

  return row;
}

/* More than the desk holds: the lists have them all. */
static GtkWidget *
new_rest_row (guint left)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u more stands in the lists", "%u more stand in the lists", left), left);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  return row;
}

static AdwPreferencesGroup *
new_group (const char *title, guint count)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *label = gtk_label_new (number);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), label);

  return ADW_PREFERENCES_GROUP (group);
}

static void
append_group (PrkBerandaPage *self, const PrkMeja *meja, PrkMejaKelompok kelompok)
{
  GPtrArray *rows = meja->baris[kelompok];
  guint total = meja->jumlah[kelompok];
  guint n = self->is_long[kelompok] ? rows->len : MIN (rows->len, FEW_ROWS);
  AdwPreferencesGroup *group;

  if (total == 0)
    return;

  group = new_group (_ (prk_meja_get_judul (kelompok)), total);
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (
        group, prk_beranda_baris_new (g_ptr_array_index (rows, i), self->isi->hari_ini));
  if (n < rows->len)
    adw_preferences_group_add (group, new_more_row (self, kelompok, total - n));
  else if (n < total)
    adw_preferences_group_add (group, new_rest_row (total - n));
  gtk_box_append (self->groups, GTK_WIDGET (group));
}

/* Meetings from @first to @last. */
static guint
append_meetings (PrkBerandaPage *self, PrkHari first, PrkHari last)
{
  AdwPreferencesGroup *group = NULL;
  guint n = 0;

  for (guint i = 0; i < self->isi->rapat->len; i++)
    {
      const PrkAgenda *rapat = g_ptr_array_index (self->isi->rapat, i);

      n += rapat->hari >= first && rapat->hari <= last;
    }
  if (n == 0)
    return 0;

  group = new_group (_ ("Meetings"), n);
  for (guint i = 0; i < self->isi->rapat->len; i++)
    {
      const PrkAgenda *rapat = g_ptr_array_index (self->isi->rapat, i);

      if (rapat->hari >= first && rapat->hari <= last)
        adw_preferences_group_add (group, prk_beranda_baris_new_rapat (rapat, self->isi->hari_ini));
    }
  gtk_box_append (self->groups, GTK_WIDGET (group));

  return n;
}

static void
everything_clicked_cb (GtkButton *button, PrkBerandaPage *self)
{
  prk_bulan_set_terpilih (self->bulan, 0);
  show_rows (self);
}

/* The day that the rows are of, its holiday, and the way back. */
static void
append_day_bar (PrkBerandaPage *self, PrkHari hari)
{
  g_autofree char *iso = prk_hari_dup_iso (hari);
  g_autofree char *weekday = prk_tanggal_dup_hari (iso);
  g_autofree char *day = prk_tanggal_dup_panjang (iso);
  g_autofree char *text = g_strdup_printf ("%s, %s", weekday, day);
  const PrkLibur *libur
      = self->isi->kalender != NULL ? prk_kalender_find_libur (self->isi->kalender, hari) : NULL;
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Show Everything"));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), text);
  if (libur != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), libur->nama);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  g_signal_connect (button, "clicked", G_CALLBACK (everything_clicked_cb), self);
  gtk_box_append (self->groups, group);
}

static void
append_day (PrkBerandaPage *self, PrkHari hari)
{
  PrkMeja *meja = prk_beranda_isi_susun_hari (self->isi, hari);
  guint n;

  append_day_bar (self, hari);
  n = append_meetings (self, hari, hari);
  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    append_group (self, meja, i);
  if (n == 0 && prk_meja_count (meja) == 0)
    {
      GtkWidget *label = gtk_label_new (_ ("Nothing is due on this day."));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (self->groups, label);
    }
  prk_meja_free (meja);
}

static guint
append_all (PrkBerandaPage *self)
{
  guint n = 0;

  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    {
      append_group (self, self->isi->meja, i);
      if (i == PRK_MEJA_MINGGU_INI)
        n += append_meetings (self, self->isi->hari_ini, self->isi->hari_ini + PRK_MEJA_MINGGU);
    }

  return n + prk_meja_count (self->isi->meja);
}

static char *
dup_signature (PrkBerandaPage *self, PrkHari hari)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PrkMeja *meja = self->isi->meja;

  g_string_append_printf (text, "%u %u\n", self->isi->hari_ini, hari);
  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    {
      g_string_append_printf (text, "%u %d\n", meja->jumlah[i], self->is_long[i]);
      for (guint j = 0; j < meja->baris[i]->len; j++)
        prk_beranda_baris_append (text, g_ptr_array_index (meja->baris[i], j));
    }
  for (guint i = 0; i < self->isi->rapat->len; i++)
    {
      const PrkAgenda *rapat = g_ptr_array_index (self->isi->rapat, i);

      g_string_append_printf (text, "%s|%s|%u|%s|%s|%s\n", rapat->uid, rapat->judul, rapat->hari,
                              rapat->mulai, rapat->selesai, rapat->tempat);
    }
  /* What is due on the chosen day need not be among the rows of the whole. */
  for (guint i = 0; hari != 0 && i < meja->hari->len; i++)
    {
      const PrkMejaHari *day = &g_array_index (meja->hari, PrkMejaHari, i);

      g_string_append_printf (text, "%u %u %u\n", day->hari, day->n, day->n_lewat);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_rows (PrkBerandaPage *self)
{
  PrkHari hari = prk_bulan_get_terpilih (self->bulan);
  g_autofree char *signature = dup_signature (self, hari);
  GtkWidget *child;
  gboolean is_empty = FALSE;

  if (g_strcmp0 (signature, self->shown) == 0)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  if (hari != 0)
    append_day (self, hari);
  else
    is_empty = append_all (self) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "kosong" : "isi");
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
}

/* Calendar */

static void
tell_day (PrkHari hari, PrkBulanTanda *tanda, gpointer user_data)
{
  PrkBerandaPage *self = user_data;
  const PrkMejaHari *day;
  const PrkLibur *libur;

  if (self->isi == NULL)
    return;

  day = prk_meja_find_hari (self->isi->meja, hari);
  if (day != NULL)
    {
      tanda->n_tenggat = day->n;
      tanda->n_lewat = day->n_lewat;
    }
  tanda->n_rapat = prk_beranda_isi_count_rapat (self->isi, hari);
  if (self->isi->kalender == NULL)
    return;
  libur = prk_kalender_find_libur (self->isi->kalender, hari);
  tanda->libur = libur != NULL ? libur->nama : NULL;
  tanda->is_tanpa_tabel = !prk_kalender_has_tahun (self->isi->kalender, prk_hari_get_tahun (hari));
}

/* The first year without a table in which something falls due. */
static void
show_month_note (PrkBerandaPage *self)
{
  const GArray *days = self->isi->meja->hari;
  guint year = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; self->isi->kalender != NULL && year == 0 && i < days->len; i++)
    {
      const PrkMejaHari *day = &g_array_index (days, PrkMejaHari, i);
      guint this_year = prk_hari_get_tahun (day->hari);

      if (day->hari >= self->isi->hari_ini
          && !prk_kalender_has_tahun (self->isi->kalender, this_year))
        year = this_year;
    }

  if (year != 0)
    text = g_strdup_printf (_ ("There is no table of holidays for %u: deadlines that fall in that "
                               "year may move. Preferences, Holidays, takes one in."),
                            year);
  gtk_label_set_label (self->month_note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->month_note), text != NULL);
}

static void
day_chosen_cb (PrkBulan *bulan, guint hari, PrkBerandaPage *self)
{
  if (self->isi == NULL)
    return;

  show_rows (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  /* In a narrow window the rows stand behind the calendar. */
  prk_beranda_tata_set_shows_side (self->layout, FALSE);
}

/* Reading */

static void
show_error (PrkBerandaPage *self, const GError *error)
{
  g_clear_pointer (&self->shown, g_free);
  adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "galat");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkBerandaPage) self = user_data;
  g_autoptr (GError) error = NULL;
  PrkBerandaIsi *isi = prk_beranda_isi_muat_finish (result, &error);

  if (isi == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      show_error (self, error);
    }
  else
    {
      g_clear_pointer (&self->isi, prk_beranda_isi_unref);
      self->isi = isi;
      prk_bulan_set_hari_ini (self->bulan, isi->hari_ini);
      show_month_note (self);
      show_rows (self);
      g_signal_emit (self, signals[SIGNAL_DUE_CHANGED], 0, prk_meja_count_mendesak (isi->meja));
      prk_beranda_ingatkan (self->store, isi);
    }
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);

  /* The first answer was without the cases. */
  if (isi != NULL && isi->kasus == NULL)
    load_rows (self);
}

static void
kasus_changed_cb (PrkKasusDaftar *daftar, PrkBerandaPage *self)
{
  prk_reload_note_change (self->reload);
}

static PrkKasusDaftar *
get_daftar (PrkBerandaPage *self)
{
  GApplication *application = g_application_get_default ();
  PrkProfil *profil = PRK_IS_APPLICATION (application)
                          ? prk_application_get_profil (PRK_APPLICATION (application))
                          : NULL;

  if (self->daftar == NULL && profil != NULL)
    {
      self->daftar = prk_kasus_daftar_untuk (self->store, profil);
      g_signal_connect_object (self->daftar, "changed", G_CALLBACK (kasus_changed_cb), self, 0);
    }

  return self->daftar;
}

static const char *
get_office (void)
{
  GApplication *application = g_application_get_default ();
  const PrkIdentitas *identitas
      = PRK_IS_APPLICATION (application)
            ? prk_application_get_identitas (PRK_APPLICATION (application))
            : NULL;

  return identitas != NULL ? identitas->perangkat_daerah : NULL;
}

static void
load_rows (PrkBerandaPage *self)
{
  prk_reload_begin (self->reload);
  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();

  prk_beranda_isi_muat_async (self->store, self->isi != NULL ? get_daftar (self) : NULL,
                              get_office (), self->query, loaded_cb, g_object_ref (self));
}

static void
reload (gpointer page)
{
  load_rows (page);
}

static void
record_changed_cb (PrkStore *store, const char *id, const char *type, PrkBerandaPage *self)
{
  prk_reload_note_change (self->reload);
}

static gboolean
clock_cb (gpointer user_data)
{
  load_rows (user_data);

  return G_SOURCE_CONTINUE;
}

/* Nobody saw the page yet, and still its badge and its notifications are wanted. */
static gboolean
first_cb (gpointer user_data)
{
  PrkBerandaPage *self = user_data;

  if (self->isi == NULL)
    load_rows (self);
  self->clock_id = g_timeout_add_seconds (CLOCK_SECONDS, clock_cb, self);

  return G_SOURCE_REMOVE;
}

/* Actions */

static void
export_calendar_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkBerandaPage *self = user_data;
  g_autoptr (GPtrArray) agenda = NULL;

  if (self->isi == NULL)
    return;

  agenda = prk_beranda_isi_list_agenda (self->isi);
  prk_beranda_ekspor (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), agenda,
                      prk_clock_now_us (prk_store_get_clock (self->store)));
}

static void
narrow_changed_cb (PrkBerandaTata *layout, GParamSpec *pspec, PrkBerandaPage *self)
{
  gtk_widget_set_visible (self->calendar_button, prk_beranda_tata_get_is_narrow (layout));
}

/* GObject */

static void
prk_beranda_page_map (GtkWidget *widget)
{
  PrkBerandaPage *self = PRK_BERANDA_PAGE (widget);

  GTK_WIDGET_CLASS (prk_beranda_page_parent_class)->map (widget);

  if (self->isi != NULL && self->isi->hari_ini != prk_kasus_hari_ini (self->store))
    prk_reload_note_change (self->reload);
  prk_reload_note_map (self->reload);
}

static AdwHeaderBar *
prk_beranda_page_get_header (PrkPage *page)
{
  return PRK_BERANDA_PAGE (page)->header;
}

static GActionGroup *
prk_beranda_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_BERANDA_PAGE (page)->actions);
}

static char *
prk_beranda_page_dup_title (PrkPage *page)
{
  return g_strdup (_ ("Home"));
}

static void
prk_beranda_page_dispose (GObject *object)
{
  PrkBerandaPage *self = PRK_BERANDA_PAGE (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_clear_pointer (&self->reload, prk_reload_free);
  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  if (self->daftar != NULL)
    g_signal_handlers_disconnect_by_data (self->daftar, self);
  g_clear_object (&self->daftar);
  g_clear_object (&self->actions);
  if (self->bulan != NULL)
    prk_bulan_set_tanda (self->bulan, NULL, NULL);
  g_clear_pointer (&self->isi, prk_beranda_isi_unref);
  g_clear_pointer (&self->shown, g_free);
  /* The child is bound, too; an AdwBin would hold on to what the template lets go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_BERANDA_PAGE);

  G_OBJECT_CLASS (prk_beranda_page_parent_class)->dispose (object);
}

static void
prk_beranda_page_class_init (PrkBerandaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_beranda_page_dispose;

  widget_class->map = prk_beranda_page_map;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DUE_CHANGED]
      = g_signal_new ("due-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (PRK_TYPE_BERANDA_TATA);
  g_type_ensure (PRK_TYPE_BULAN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/prakarsa/Prakarsa/ui/beranda/prk-beranda-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, layout);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, groups);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, bulan);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, month_note);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
}

static void
prk_beranda_page_init (PrkBerandaPage *self)
{
  static const GActionEntry actions[] = {
    { .name = "export-calendar", .activate = export_calendar_cb },
  };

  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, reload);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  prk_bulan_set_tanda (self->bulan, tell_day, self);
  g_object_bind_property (self->layout, "shows-side", self->calendar_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->layout, "notify::is-narrow", G_CALLBACK (narrow_changed_cb), self,
                           0);
}

/**
 * prk_beranda_page_new:
 *
 * Creates the page, empty until it has a store.
 *
 * Returns: (transfer floating): a #PrkPage
 */
GtkWidget *
prk_beranda_page_new (void)
{
  return g_object_new (PRK_TYPE_BERANDA_PAGE, NULL);
}

/**
 * prk_beranda_page_set_store:
 * @self: a page without a store
 * @store: an open store
 * @is_front: whether a person will see the page at once
 *
 * Loads the rows, now or when the page comes to the front; `loaded` tells when they are there. From
 * then on the page follows the store.
 */
void
prk_beranda_page_set_store (PrkBerandaPage *self, PrkStore *store, gboolean is_front)
{
  g_return_if_fail (PRK_IS_BERANDA_PAGE (self));
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect (store, "record-changed", G_CALLBACK (record_changed_cb), self);
  if (is_front)
    load_rows (self);
  else
    prk_reload_note_change (self->reload);
  self->clock_id = g_timeout_add_seconds (FIRST_SECONDS, first_cb, self);
}

/**
 * prk_beranda_page_note_change:
 *
 * A setting that the desk goes by may have changed.
 */
void
prk_beranda_page_note_change (PrkBerandaPage *self)
{
  g_return_if_fail (PRK_IS_BERANDA_PAGE (self));

  prk_reload_note_change (self->reload);
}
