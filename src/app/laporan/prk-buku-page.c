/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole register is read on a worker and again, in part, after each change; what is searched, filtered and sorted is in
 * memory. As in the list of cooperations the view gets few rows at first and more with each frame. */

#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-reload.h"
#include "domain/prk-klasifikasi.h"
#include "domain/prk-statistik-cetak.h"
#include "domain/prk-terbilang.h"
#include "kasus/prk-kasus-items.h"
#include "store/prk-buku-muat.h"
#include "store/prk-nomor-simpan.h"
#include "widget/prk-tumbuh.h"

#include "prk-buku-columns.h"
#include "prk-buku-item.h"
#include "prk-buku-page.h"
#include "prk-buku-simpan.h"
#include "prk-buku-temuan.h"
#include "prk-nomor-window.h"
#include "prk-statistik-panel.h"

#define RELOAD_DELAY_MS 400

struct _PrkBukuPage
{
  AdwBin              parent_instance;

  AdwHeaderBar       *header;
  GtkSearchEntry     *search;
  GtkMenuButton      *export_button;
  GMenu              *export_menu;
  GtkStack           *stack;
  GtkSpinner         *spinner;
  AdwStatusPage      *error_page;
  GtkDropDown        *year_filter;
  GtkDropDown        *status_filter;
  GtkDropDown        *partner_filter;
  GtkDropDown        *affair_filter;
  GtkStack           *rows_stack;
  GtkScrolledWindow  *scroller;
  GtkColumnView      *view;
  GtkLabel           *count;
  GtkLabel           *next;
  GtkButton          *findings_button;
  GtkToggleButton    *charts_button;
  PrkStatistikPanel  *charts;

  GSimpleActionGroup *actions;
  GListStore         *rows;
  PrkTumbuh          *tumbuh;
  GtkSingleSelection *selection;
  PrkApplication     *application; /* not owned: it outlives its window */
  PrkKasusDaftar     *daftar;
  PrkReload          *reload;
  GCancellable       *cancellable;
  PrkBuku            *buku;     /* (nullable) */
  GHashTable         *items;    /* PrkBukuBaris → PrkBukuItem */
  GPtrArray          *shown;    /* (nullable) (element-type PrkBukuBaris) */
  GPtrArray          *findings; /* (nullable) (element-type PrkBukuTemuan) */
  guint              *years;    /* (nullable) as they stand in the filter */
  GStrv               partners;
  GStrv               affairs;
  guint               width_id;
  gboolean            is_filling; /* filters are being filled */
  gboolean            is_asking;
  gboolean            is_asked_again;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void page_iface_init (PrkPageInterface *iface);
static void ask             (gpointer page);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkBukuPage, prk_buku_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

/* Rows */

static PrkBukuItem *
ensure_item (PrkBukuPage  *self,
             PrkBukuBaris *baris)
{
  PrkBukuItem *item = g_hash_table_lookup (self->items, baris);

  if (item == NULL)
    {
      item = prk_buku_item_new (baris);
      g_hash_table_insert (self->items, baris, item);
    }

  return item;
}

static void
read_filters (PrkBukuPage   *self,
              PrkBukuSaring *saring)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint year = gtk_drop_down_get_selected (self->year_filter);
  guint status = gtk_drop_down_get_selected (self->status_filter);
  guint partner = gtk_drop_down_get_selected (self->partner_filter);
  guint affair = gtk_drop_down_get_selected (self->affair_filter);

  *saring = (PrkBukuSaring) PRK_BUKU_SARING_SEMUA;
  saring->text = *text != '\0' ? text : NULL;
  if (year != GTK_INVALID_LIST_POSITION && year > 0)
    saring->tahun = self->years[year - 1];
  if (status != GTK_INVALID_LIST_POSITION && status > PRK_BUKU_N_STATUS)
    saring->is_tanpa_arsip = TRUE;
  else if (status != GTK_INVALID_LIST_POSITION && status > 0)
    saring->status = (int) status - 1;
  if (partner != GTK_INVALID_LIST_POSITION && partner > 0)
    saring->mitra = self->partners[partner - 1];
  if (affair != GTK_INVALID_LIST_POSITION && affair > 0)
    saring->urusan = self->affairs[affair - 1];
  saring->urut = prk_buku_columns_get_sort (self->view, &saring->is_turun);
}

static void
show_count (PrkBukuPage *self)
{
  g_autofree char *number = prk_format_angka (self->shown->len);
  g_autofree char *text
    = g_strdup_printf (ngettext ("%s line of the register", "%s lines of the register", self->shown->len), number);

  gtk_label_set_label (self->count, text);
}

static void
show_rows (PrkBukuPage *self,
           gboolean     is_other)
{
  g_autoptr(GPtrArray) items = NULL;
  PrkBukuSaring saring;

  if (self->buku == NULL || self->is_filling)
    return;
  read_filters (self, &saring);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = prk_buku_susun (self->buku->baris, &saring);

  items = g_ptr_array_new_full (self->shown->len, NULL);
  for (guint i = 0; i < self->shown->len; i++)
    g_ptr_array_add (items, ensure_item (self, g_ptr_array_index (self->shown, i)));
  if (is_other)
    {
      prk_tumbuh_mulai (self->tumbuh);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  prk_kasus_items_tata (self->rows, items);
  show_count (self);
  gtk_stack_set_visible_child_name (self->rows_stack, self->shown->len > 0 ? "daftar" : "nihil");
}

/* Filters */

/* The choices of a filter; what was chosen stays chosen when it is still there. */
static void
fill_filter (GtkDropDown       *filter,
             const char        *all,
             const char *const *words)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  GListModel *before = gtk_drop_down_get_model (filter);
  guint chosen = gtk_drop_down_get_selected (filter), now = 0;
  g_autofree char *was = before != NULL && chosen != GTK_INVALID_LIST_POSITION && chosen > 0
                           ? g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (before), chosen))
                           : NULL;

  gtk_string_list_append (list, all);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gtk_string_list_append (list, words[i]);
      if (g_strcmp0 (words[i], was) == 0)
        now = i + 1;
    }
  gtk_drop_down_set_model (filter, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (filter, now);
}

static void
fill_years (PrkBukuPage *self)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  g_free (self->years);
  self->years = prk_buku_list_tahun (self->buku->baris);
  for (guint i = 0; self->years[i] != 0; i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", self->years[i]);

      g_strv_builder_add (words, year);
    }
  list = g_strv_builder_end (words);
  fill_filter (self->year_filter, _("Every year"), (const char *const *) list);
}

static void
fill_affairs (PrkBukuPage *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *all = prk_klasifikasi_list ("urusan");
  g_autoptr(GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < self->buku->baris->len; i++)
    for (GStrv one = ((PrkBukuBaris *) g_ptr_array_index (self->buku->baris, i))->urusan; *one != NULL; one++)
      g_hash_table_add (seen, *one);
  for (guint i = 0; i < all->len; i++)
    {
      const PrkPilihan *one = g_ptr_array_index (all, i);

      if (!g_hash_table_contains (seen, one->kode))
        continue;
      g_strv_builder_add (codes, one->kode);
      g_strv_builder_add (words, one->nama);
    }
  g_strfreev (self->affairs);
  self->affairs = g_strv_builder_end (codes);
  list = g_strv_builder_end (words);
  fill_filter (self->affair_filter, _("Every affair"), (const char *const *) list);
  gtk_widget_set_visible (GTK_WIDGET (self->affair_filter), self->affairs[0] != NULL);
}

static void
fill_filters (PrkBukuPage *self)
{
  self->is_filling = TRUE;
  fill_years (self);
  g_strfreev (self->partners);
  self->partners = prk_buku_list_mitra (self->buku->baris);
  fill_filter (self->partner_filter, _("Every partner"), (const char *const *) self->partners);
  fill_affairs (self);
  self->is_filling = FALSE;
}

static void
fill_statuses (PrkBukuPage *self)
{
  const char *words[PRK_BUKU_N_STATUS + 2] = { NULL };

  for (guint i = 0; i < PRK_BUKU_N_STATUS; i++)
    words[i] = prk_buku_get_status_kata ((PrkBukuStatus) i);
  words[PRK_BUKU_N_STATUS] = _("Not archived");
  self->is_filling = TRUE;
  fill_filter (self->status_filter, _("Every status"), words);
  self->is_filling = FALSE;
}

/* Reading */

static PrkStore *
get_store (PrkBukuPage *self)
{
  return prk_kasus_daftar_get_store (self->daftar);
}

/* What this laptop would give next, this year. */
static void
show_next (PrkBukuPage *self)
{
  static const char *const kinds[] = { "KB", "PKS" };
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *next = prk_buku_dup_nomor (self->buku, kinds[i], prk_store_get_device (get_store (self)), NULL);

      if (next != NULL)
        g_string_append_printf (words, "%s%s %s", words->len > 0 ? " · " : "", kinds[i], next);
    }
  if (words->len > 0)
    {
      /* Translators: %s are kinds of papers with the number that each would be given, such as “KB 100.3.7.1/8/KS” */
      g_autofree char *text = g_strdup_printf (_("Next number: %s"), words->str);

      gtk_label_set_label (self->next, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->next), words->len > 0);
}

static void
show_findings (PrkBukuPage *self)
{
  g_autofree char *words = NULL;
  guint n;

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = prk_buku_periksa_blok (self->buku->baris, self->buku->nomor->profil, self->buku->nomor->blok);
  n = self->findings->len;
  words = g_strdup_printf (ngettext ("%u number to look at", "%u numbers to look at", n), n);
  gtk_button_set_label (self->findings_button, words);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_button), n > 0);
}

/* Which of the two views, if there is anything to see. */
static void
show_view (PrkBukuPage *self)
{
  gboolean is_chart = gtk_toggle_button_get_active (self->charts_button);

  if (self->buku == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, self->buku->baris->len == 0 ? "kosong" : is_chart ? "grafik" : "buku");
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), !is_chart);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), self->buku->baris->len > 0);
  if (is_chart)
    prk_statistik_panel_set (self->charts, self->buku);
}

static void
view_changed_cb (GtkToggleButton *button,
                 PrkBukuPage     *self)
{
  show_view (self);
}

static void
take (PrkBukuPage *self,
      PrkBuku     *buku)
{
  gboolean is_first = self->buku == NULL;
  g_autoptr(GHashTable) before = g_steal_pointer (&self->items);

  g_clear_pointer (&self->buku, prk_buku_unref);
  self->buku = buku;
  self->items = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  for (guint i = 0; i < buku->baris->len; i++)
    {
      gpointer baris = g_ptr_array_index (buku->baris, i);
      PrkBukuItem *known = g_hash_table_lookup (before, baris);

      if (known != NULL)
        g_hash_table_insert (self->items, baris, g_object_ref (known));
    }
  fill_filters (self);
  show_findings (self);
  show_next (self);
  show_rows (self, is_first);
  show_view (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkBukuPage) self = user_data;
  g_autoptr(GError) error = NULL;
  PrkBuku *buku = prk_buku_muat_finish (result, &error);

  self->is_asking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&buku, prk_buku_unref);
      return;
    }
  gtk_spinner_stop (self->spinner);
  if (buku != NULL)
    {
      take (self, buku);
    }
  else
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "galat");
    }
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
  if (self->is_asked_again)
    ask (self);
}

static void
ask (gpointer page)
{
  PrkBukuPage *self = page;

  prk_reload_begin (self->reload);
  self->is_asked_again = self->is_asking;
  if (self->is_asking)
    return;
  self->is_asking = TRUE;
  prk_buku_muat_async (self->daftar, self->buku, self->cancellable, read_cb, g_object_ref (self));
}

static void
changed_cb (PrkBukuPage *self)
{
  prk_reload_note_change (self->reload);
}

/* What a person does */

static void
sort_changed_cb (PrkBukuPage *self)
{
  show_rows (self, TRUE);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   PrkBukuPage    *self)
{
  show_rows (self, TRUE);
}

static void
stop_search_cb (GtkSearchEntry *entry,
                PrkBukuPage    *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activate_cb (GtkSearchEntry *entry,
                    PrkBukuPage    *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
filter_changed_cb (GtkDropDown *filter,
                   GParamSpec  *pspec,
                   PrkBukuPage *self)
{
  show_rows (self, TRUE);
}

static void
open_case (PrkBukuPage *self,
           const char  *ksd)
{
  g_autofree char *place = g_strconcat ("kasus/", ksd, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s", place);
}

static void
row_activated_cb (GtkColumnView *view,
                  guint          position,
                  PrkBukuPage   *self)
{
  g_autoptr(PrkBukuItem) item = g_list_model_get_item (prk_tumbuh_get_model (self->tumbuh), position);

  if (item != NULL)
    open_case (self, prk_buku_item_get_baris (item)->ksd);
}

static void
show_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  PrkBukuPage *self = user_data;
  GtkDropDown *filters[] = { self->year_filter, self->status_filter, self->partner_filter, self->affair_filter };

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    gtk_drop_down_set_selected (filters[i], 0);
  self->is_filling = FALSE;
  show_rows (self, TRUE);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkBukuPage *self = user_data;
  PrkBukuSaring saring;

  if (self->shown == NULL)
    return;
  read_filters (self, &saring);
  prk_buku_simpan (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->application, self->shown, &saring,
                   self->buku->hari_ini, g_variant_get_string (parameter, NULL));
}

static void
report_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkBukuPage *self = user_data;
  const char *masa = g_variant_get_string (parameter, NULL);
  g_autoptr(PrkRecord) record
    = self->buku != NULL
        ? prk_statistik_new_cetak (self->buku->baris, self->buku->statistik, masa, self->buku->hari_ini)
        : NULL;

  if (record != NULL)
    prk_buku_simpan_laporan (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->application, record, masa);
}

/* This half year and the three before it, this year and the last. */
static void
fill_reports (PrkBukuPage *self)
{
  g_autoptr(GDateTime) today = g_date_time_new_now_local ();
  g_autoptr(GMenu) list = g_menu_new ();
  int half = g_date_time_get_year (today) * 2 + (g_date_time_get_month (today) > 6);

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *masa = i < 4 ? g_strdup_printf ("%d-%d", (half - i) / 2, (half - i) % 2 + 1)
                                    : g_strdup_printf ("%d", half / 2 - (i - 4));
      g_autofree char *label = prk_statistik_dup_masa (masa);
      g_autofree char *action = g_strdup_printf ("page.report::%s", masa);

      g_menu_append (list, label, action);
    }
  g_menu_append_submenu (self->export_menu, _("_Report of the TKKSD (PDF)"), G_MENU_MODEL (list));
}

static void
findings_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  PrkBukuPage *self = user_data;

  if (self->findings != NULL && self->findings->len > 0)
    prk_buku_temuan_tunjukkan (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->findings);
}

static void
blocks_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkBukuPage *self = user_data;

  gtk_window_present (prk_nomor_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->daftar));
}

static void
record_changed_cb (PrkStore    *store,
                   const char  *id,
                   const char  *type,
                   PrkBukuPage *self)
{
  if (g_strcmp0 (type, PRK_TIPE_NOMOR) == 0)
    prk_reload_note_change (self->reload);
}

static gboolean
width_over_cb (gpointer user_data)
{
  PrkBukuPage *self = user_data;

  self->width_id = 0;
  prk_buku_columns_set_width (self->view, gtk_widget_get_width (GTK_WIDGET (self->scroller)));

  return G_SOURCE_REMOVE;
}

/* Columns cannot change while the list is being laid out. */
static void
width_changed_cb (PrkBukuPage *self)
{
  if (self->width_id == 0)
    self->width_id = g_idle_add (width_over_cb, self);
}

static void
prk_buku_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_buku_page_parent_class)->map (widget);

  prk_reload_note_map (PRK_BUKU_PAGE (widget)->reload);
}

static AdwHeaderBar *
prk_buku_page_get_header (PrkPage *page)
{
  return PRK_BUKU_PAGE (page)->header;
}

static GActionGroup *
prk_buku_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_BUKU_PAGE (page)->actions);
}

static char *
prk_buku_page_dup_title (PrkPage *page)
{
  return g_strdup (_("Register Book"));
}

static void
prk_buku_page_find (PrkPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PRK_BUKU_PAGE (page)->search));
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_buku_page_get_header;
  iface->get_actions = prk_buku_page_get_actions;
  iface->dup_title = prk_buku_page_dup_title;
  iface->find = prk_buku_page_find;
}

static void
prk_buku_page_dispose (GObject *object)
{
  PrkBukuPage *self = PRK_BUKU_PAGE (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  g_clear_handle_id (&self->width_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daftar);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->tumbuh, prk_tumbuh_free);
  g_clear_object (&self->rows);
  g_clear_object (&self->actions);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_BUKU_PAGE);

  G_OBJECT_CLASS (prk_buku_page_parent_class)->dispose (object);
}

static void
prk_buku_page_finalize (GObject *object)
{
  PrkBukuPage *self = PRK_BUKU_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->buku, prk_buku_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->years);
  g_strfreev (self->partners);
  g_strfreev (self->affairs);

  G_OBJECT_CLASS (prk_buku_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/prakarsa/Prakarsa/ui/laporan/prk-buku-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, search);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, export_menu);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, year_filter);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, status_filter);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, partner_filter);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, affair_filter);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, rows_stack);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, view);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, count);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, next);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, findings_button);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, charts_button);
  gtk_widget_class_bind_template_child (widget_class, PrkBukuPage, charts);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
prk_buku_page_class_init (PrkBukuPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_buku_page_dispose;
  object_class->finalize = prk_buku_page_finalize;
  widget_class->map = prk_buku_page_map;

  signals[SIGNAL_LOADED]
    = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (PRK_TYPE_STATISTIK_PANEL);
  bind_template (widget_class);
}

static void
prk_buku_page_init (PrkBukuPage *self)
{
  static const GActionEntry entries[] = {
    { "show-all", show_all_cb },
    { "export", export_cb, "s" },
    { "findings", findings_cb },
    { "blocks", blocks_cb },
    { "report", report_cb, "s" },
  };

  self->cancellable = g_cancellable_new ();
  self->items = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, ask);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->rows = g_list_store_new (PRK_TYPE_BUKU_ITEM);
  self->tumbuh = prk_tumbuh_new (GTK_WIDGET (self), G_LIST_MODEL (self->rows));
  self->selection = gtk_single_selection_new (g_object_ref (prk_tumbuh_get_model (self->tumbuh)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  fill_statuses (self);
  fill_reports (self);
  prk_buku_columns_add (self->view);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), FALSE);
  gtk_spinner_start (self->spinner);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sort_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
}

/**
 * prk_buku_page_new:
 * @application: one whose store is open
 *
 * Returns: (transfer floating): a #PrkPage that follows the store
 */
GtkWidget *
prk_buku_page_new (PrkApplication *application)
{
  PrkBukuPage *self = g_object_new (PRK_TYPE_BUKU_PAGE, NULL);

  self->application = application;
  self->daftar = prk_kasus_daftar_untuk (prk_application_get_store (application),
                                         prk_application_get_profil (application));
  g_signal_connect_object (self->daftar, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  ask (self);

  return GTK_WIDGET (self);
}
