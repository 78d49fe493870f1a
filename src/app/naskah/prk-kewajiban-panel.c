/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts are read when the panel is made and whenever one changes. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"
#include "kasus/prk-kasus-kata.h"
#include "kasus/prk-kasus-tab.h"
#include "prk-reload.h"
#include "store/prk-kewajiban-muat.h"

#include "prk-kewajiban-panel.h"
#include "prk-kewajiban-tuntas.h"

#define RELOAD_DELAY_MS 200

#define PRK_TYPE_KEWAJIBAN_PANEL (prk_kewajiban_panel_get_type ())
G_DECLARE_FINAL_TYPE (PrkKewajibanPanel, prk_kewajiban_panel, PRK, KEWAJIBAN_PANEL, AdwBin)

struct _PrkKewajibanPanel
{
  AdwBin        parent_instance;

  GtkWidget    *column;
  PrkKasusPage *page; /* whose this is */
  PrkReload    *reload;
  GCancellable *cancellable;
  GPtrArray    *all; /* (nullable) (element-type PrkKewajibanNaskah) of every case */
};

G_DEFINE_FINAL_TYPE (PrkKewajibanPanel, prk_kewajiban_panel, ADW_TYPE_BIN)

typedef enum
{
  BAGIAN_KITA,
  BAGIAN_MITRA,
  BAGIAN_SELESAI, /* done, or owed no more */
  N_BAGIAN,
} Bagian;

/* Rows */

static char *
dup_day (PrkHari hari)
{
  g_autofree char *iso = prk_hari_dup_iso (hari);

  return prk_tanggal_dup_panjang (iso);
}

static void
add_part (GPtrArray *parts,
          char      *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

static char *
dup_subtitle (const PrkKewajibanNaskah *naskah,
              const PrkKewajiban       *duty,
              const PrkKewajibanJatuh  *jatuh)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const PrkKewajibanLaksana *last
    = duty->pelaksanaan->len > 0 ? g_ptr_array_index (duty->pelaksanaan, duty->pelaksanaan->len - 1) : NULL;
  g_autofree char *day = jatuh->jatuh != 0 ? dup_day (jatuh->jatuh) : NULL;
  g_autofree char *done = last != NULL && last->tanggal != 0 ? dup_day (last->tanggal) : NULL;

  add_part (parts, prk_kewajiban_dup_pihak (duty, naskah));
  add_part (parts, g_strdup (duty->dasar));
  add_part (parts, prk_kewajiban_dup_batas (duty));
  if (day != NULL && jatuh->status == PRK_KEWAJIBAN_SELESAI && *jatuh->masa != '\0')
    /* Translators: %s is a day */
    add_part (parts, g_strdup_printf (_("next until %s"), day));
  else if (day != NULL && jatuh->status != PRK_KEWAJIBAN_SELESAI)
    /* Translators: %s is a day, the last one */
    add_part (parts, g_strdup_printf (_("until %s"), day));
  if (done != NULL)
    /* Translators: %s is a day */
    add_part (parts, g_strdup_printf (_("done on %s"), done));
  if (last != NULL)
    add_part (parts, g_strdup (last->catatan));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_left (AdwActionRow            *row,
          const PrkKewajibanJatuh *jatuh,
          PrkHari                  hari_ini)
{
  const PrkTenggat tenggat = { .status = jatuh->status == PRK_KEWAJIBAN_LEWAT ? PRK_TENGGAT_LEWAT : PRK_TENGGAT_BERJALAN,
                               .sisa = (gint) jatuh->jatuh - (gint) hari_ini };
  const char *style = prk_kasus_kata_get_sisa_style (&tenggat);
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (jatuh->status == PRK_KEWAJIBAN_BELUM)
    words = g_strdup (_("not signed yet"));
  else if (jatuh->status == PRK_KEWAJIBAN_BERHENTI)
    words = g_strdup (_("ended"));
  else if (jatuh->status == PRK_KEWAJIBAN_SELESAI)
    words = g_strdup (_("done"));
  else if (jatuh->jatuh != 0)
    words = prk_kasus_kata_dup_sisa (&tenggat);
  if (words == NULL)
    return;

  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "numeric");
  if (jatuh->status != PRK_KEWAJIBAN_BERJALAN && jatuh->status != PRK_KEWAJIBAN_LEWAT)
    gtk_widget_add_css_class (label, "dim-label");
  else if (style != NULL)
    gtk_widget_add_css_class (label, style);
  adw_action_row_add_suffix (row, label);
}

static void
done_clicked_cb (GtkButton *button,
                 gpointer   user_data)
{
  PrkKewajibanPanel *self = user_data;
  GObject *of = G_OBJECT (button);

  gtk_window_present (prk_kewajiban_tuntas_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
    prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (self->page)), g_object_get_data (of, "naskah"),
    g_object_get_data (of, "baris"), g_object_get_data (of, "uraian"), g_object_get_data (of, "masa")));
}

static void
add_button (PrkKewajibanPanel        *self,
            AdwActionRow             *row,
            const PrkKewajibanNaskah *naskah,
            const PrkKewajiban       *duty,
            const PrkKewajibanJatuh  *jatuh)
{
  GtkWidget *button = gtk_button_new_with_label (_("Mark as Done…"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Mark as Done…"), duty->uraian);
  const struct
  {
    const char *key, *value;
  } data[] = { { "naskah", naskah->id }, { "baris", duty->baris }, { "uraian", duty->uraian }, { "masa", jatuh->masa } };

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (data); i++)
    g_object_set_data_full (G_OBJECT (button), data[i].key, g_strdup (data[i].value), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (done_clicked_cb), self, 0);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
new_row (PrkKewajibanPanel        *self,
         const PrkKewajibanNaskah *naskah,
         const PrkKewajiban       *duty,
         const PrkKewajibanJatuh  *jatuh)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *line = dup_subtitle (naskah, duty, jatuh);
  g_autofree char *subtitle
    = duty->is_berubah ? g_strdup_printf ("%s\n⚠ %s", line, _("The clause that this was taken from has changed")) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), duty->uraian);
  adw_action_row_set_title_lines (row, 3);
  adw_action_row_set_subtitle (row, subtitle != NULL ? subtitle : line);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (jatuh->status == PRK_KEWAJIBAN_LEWAT)
    adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  else if (jatuh->status == PRK_KEWAJIBAN_SELESAI)
    adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("object-select-symbolic"));
  add_left (row, jatuh, prk_kasus_page_get_buka (self->page)->hari_ini);
  if (jatuh->status == PRK_KEWAJIBAN_BERJALAN || jatuh->status == PRK_KEWAJIBAN_LEWAT)
    add_button (self, row, naskah, duty, jatuh);

  return GTK_WIDGET (row);
}

/* Groups */

static Bagian
find_bagian (const PrkKewajibanNaskah *naskah,
             const PrkKewajiban       *duty,
             const PrkKewajibanJatuh  *jatuh,
             const char               *kita)
{
  if (jatuh->status == PRK_KEWAJIBAN_SELESAI || jatuh->status == PRK_KEWAJIBAN_BERHENTI)
    return BAGIAN_SELESAI;

  return prk_kewajiban_is_kita (duty, naskah, kita) ? BAGIAN_KITA : BAGIAN_MITRA;
}

static guint
add_group (PrkKewajibanPanel *self,
           Bagian             bagian)
{
  static const char *const titles[] = { N_("What We Owe"), N_("What the Partner Owes"), N_("Done or Ended") };
  PrkKasusBuka *buka = prk_kasus_page_get_buka (self->page);
  GtkWidget *group = NULL;
  guint n = 0;

  for (guint i = 0; i < self->all->len; i++)
    {
      const PrkKewajibanNaskah *naskah = g_ptr_array_index (self->all, i);
      PrkKewajibanGaris garis;

      if (strcmp (naskah->ksd, prk_kasus_page_get_id (self->page)) != 0)
        continue;
      prk_kewajiban_garis_baca (&garis, buka->ringkas, naskah->alur, buka->hari_ini);
      for (guint j = 0; j < naskah->butir->len; j++)
        {
          const PrkKewajiban *duty = g_ptr_array_index (naskah->butir, j);
          PrkKewajibanJatuh jatuh;

          prk_kewajiban_hitung (duty, &garis, &jatuh);
          if (find_bagian (naskah, duty, &jatuh, buka->ringkas->pihak_kita) != bagian)
            continue;
          if (group == NULL)
            group = prk_kasus_tab_add_group (self->column, _(titles[bagian]));
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, naskah, duty, &jatuh));
          n++;
        }
    }

  return n;
}

static void
open_clicked_cb (GtkButton *button,
                 gpointer   user_data)
{
  g_autofree char *place = g_strconcat ("naskah/", g_object_get_data (G_OBJECT (button), "naskah"), NULL);

  gtk_widget_activate_action (user_data, "win.show-place", "s", place);
}

/* A way to the rows themselves. */
static void
add_texts (PrkKewajibanPanel *self)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      const PrkKewajibanNaskah *naskah = g_ptr_array_index (self->all, i);
      g_autofree char *line = prk_kasus_kata_dup_alur (naskah->alur);
      GtkWidget *row, *button;
      g_autofree char *name = g_strdup_printf ("%s: %s", _("Edit"), naskah->judul);

      if (strcmp (naskah->ksd, prk_kasus_page_get_id (self->page)) != 0)
        continue;
      if (group == NULL)
        group = prk_kasus_tab_add_group (self->column, _("From the Texts"));
      row = prk_kasus_tab_add_fact (group, line, *naskah->judul != '\0' ? naskah->judul : _("Text without a title"));
      button = gtk_button_new_with_label (_("Edit"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), "naskah", g_strdup (naskah->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (open_clicked_cb), self->page, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
}

static void
show (PrkKewajibanPanel *self)
{
  guint n = 0;

  if (self->all == NULL || prk_kasus_page_get_buka (self->page) == NULL)
    return;

  prk_kasus_tab_clear_column (self->column);
  for (guint i = 0; i < N_BAGIAN; i++)
    n += add_group (self, i);
  gtk_widget_set_visible (self->column, n > 0);
  add_texts (self);
}

/* Reading */

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *list = prk_store_list_kewajiban (source, &error);

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
  g_autoptr(PrkKewajibanPanel) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *list = g_task_propagate_pointer (G_TASK (result), &error);

  if (list == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prk_kasus_page_tell (self->page, error->message);
      return;
    }
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = list;
  show (self);
}

static void
load (gpointer panel)
{
  PrkKewajibanPanel *self = panel;
  PrkStore *store = prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (self->page));
  g_autoptr(GTask) task = NULL;

  prk_reload_begin (self->reload);
  task = g_task_new (store, self->cancellable, read_cb, g_object_ref (self));
  g_task_set_source_tag (task, load);
  g_task_run_in_thread (task, read_in_thread);
}

static void
record_changed_cb (PrkStore          *store,
                   const char        *id,
                   const char        *type,
                   PrkKewajibanPanel *self)
{
  if (g_strcmp0 (type, "naskah") == 0)
    prk_reload_note_change (self->reload);
}

static void
prk_kewajiban_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_kewajiban_panel_parent_class)->map (widget);

  prk_reload_note_map (PRK_KEWAJIBAN_PANEL (widget)->reload);
}

static void
prk_kewajiban_panel_dispose (GObject *object)
{
  PrkKewajibanPanel *self = PRK_KEWAJIBAN_PANEL (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->all, g_ptr_array_unref);

  G_OBJECT_CLASS (prk_kewajiban_panel_parent_class)->dispose (object);
}

static void
prk_kewajiban_panel_finalize (GObject *object)
{
  g_object_unref (PRK_KEWAJIBAN_PANEL (object)->cancellable);

  G_OBJECT_CLASS (prk_kewajiban_panel_parent_class)->finalize (object);
}

static void
prk_kewajiban_panel_class_init (PrkKewajibanPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_kewajiban_panel_dispose;
  object_class->finalize = prk_kewajiban_panel_finalize;
  GTK_WIDGET_CLASS (klass)->map = prk_kewajiban_panel_map;
}

static void
prk_kewajiban_panel_init (PrkKewajibanPanel *self)
{
  self->cancellable = g_cancellable_new ();
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, load);
  self->column = prk_kasus_tab_new_column ();
  adw_bin_set_child (ADW_BIN (self), self->column);
}

GtkWidget *
prk_kewajiban_panel_new (PrkKasusPage *page)
{
  PrkKewajibanPanel *self = g_object_new (PRK_TYPE_KEWAJIBAN_PANEL, NULL);
  PrkStore *store = prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (page));

  self->page = page;
  g_signal_connect_object (store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  load (self);

  return GTK_WIDGET (self);
}

void
prk_kewajiban_panel_update (GtkWidget *panel)
{
  show (PRK_KEWAJIBAN_PANEL (panel));
}
