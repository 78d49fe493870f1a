/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is quick to read, KAK and refusals, is shown first; the cases follow. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-application.h"
#include "app/prk-reload.h"

#include "prk-beranda-ekspor.h"
#include "prk-beranda-isi.h"
#include "prk-beranda-page.h"
#include "prk-beranda-papan.h"
#include "prk-beranda-pengingat.h"
#include "prk-beranda-susun.h"
#include "prk-beranda-tata.h"
#include "prk-bulan.h"

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
  PrkBerandaPapan *papan;
  PrkBulan *bulan;
  GtkLabel *month_note;

  GSimpleActionGroup *actions;
  PrkStore *store;
  PrkKasusDaftar *daftar; /* (nullable) until the first rows are there */
  GCancellable *query;
  PrkReload *reload;
  guint clock_id;

  PrkBerandaIsi *isi; /* (nullable) */
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

static void
show_rows (PrkBerandaPage *self)
{
  PrkHari hari = prk_bulan_get_terpilih (self->bulan);
  gboolean is_any = prk_beranda_susun (self->papan, self->isi, hari, self->is_long);

  gtk_stack_set_visible_child_name (self->stack, is_any ? "isi" : "kosong");
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
show_more_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkBerandaPage *self = user_data;
  guint group = g_variant_get_uint32 (parameter);

  if (self->isi == NULL || group >= PRK_MEJA_N_KELOMPOK)
    return;

  self->is_long[group] = TRUE;
  show_rows (self);
}

static void
show_everything_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkBerandaPage *self = user_data;

  prk_bulan_set_terpilih (self->bulan, 0);
  if (self->isi != NULL)
    show_rows (self);
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

  g_type_ensure (PRK_TYPE_BERANDA_PAPAN);
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
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, papan);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, bulan);
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, month_note);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
}

static void
prk_beranda_page_init (PrkBerandaPage *self)
{
  static const GActionEntry actions[] = {
    { .name = "export-calendar", .activate = export_calendar_cb },
    { .name = "show-everything", .activate = show_everything_cb },
    { .name = "show-more", .activate = show_more_cb, .parameter_type = "u" },
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
