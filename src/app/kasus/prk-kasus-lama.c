/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is filled in is a table of one row, read, judged, compared and written by the same code as a table of many. So
 * the fields are its columns; those of a paper are the fields of the event "entri_lama". */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-wilayah-chooser.h"
#include "app/prk-pesan.h"
#include "domain/prk-lembar.h"
#include "domain/prk-wilayah.h"
#include "store/prk-kasus-impor.h"

#include "prk-kasus-isian.h"
#include "prk-kasus-lama-bidang.h"
#include "prk-kasus-lama.h"

#define JUDGE_DELAY_MS 300
#define MAX_PARTNERS   12

struct _PrkKasusLama
{
  AdwWindow           parent_instance;

  PrkKasusDaftar     *daftar;
  PrkProfil          *profil;
  GCancellable       *cancellable;
  JsonObject         *isi;    /* columns */
  GPtrArray          *isian;  /* (element-type PrkIsian) of its own rows */
  GPtrArray          *mitra;  /* (element-type GtkWidget) rows of partners */
  PrkImporKasus      *impor;  /* (nullable) what was said last */
  AdwToastOverlay    *toasts;
  AdwPreferencesPage *page;
  GtkWidget          *state;
  GtkWidget          *partners;
  GtkWidget          *groups[3]; /* KB, PKS, end */
  GtkWidget          *rest[2];   /* facts, source */
  GtkWidget          *rules;
  GPtrArray          *rows; /* (element-type GtkWidget) of the rules */
  GtkWidget          *save;
  GtkLabel           *count;
  guint               judge_id;
  guint               turn;
  gboolean            is_filling;
  gboolean            is_saving;
};

static void lembar_iface_init (PrkKasusLembarInterface *iface);
static void judge             (PrkKasusLama *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKasusLama, prk_kasus_lama, ADW_TYPE_WINDOW,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KASUS_LEMBAR, lembar_iface_init))

static void
tell (PrkKasusLama *self,
      const char   *words)
{
  prk_pesan_toast (self->toasts, words);
}

static const PrkKasusLamaKeadaan *
get_state (PrkKasusLama *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->state));

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION
           ? &prk_kasus_lama_keadaan[selected - 1]
           : NULL;
}

/* The row of the table */

static gboolean
is_one_of (const char               *column,
           const PrkKasusLamaBidang *fields)
{
  for (; fields->column != NULL; fields++)
    if (strcmp (fields->column, column) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_asked (PrkKasusLama *self,
          const char   *column)
{
  const PrkKasusLamaKeadaan *state = get_state (self);
  const PrkKasusLamaSifat sifat = state != NULL ? state->sifat : 0;

  if (is_one_of (column, prk_kasus_lama_kb))
    return (sifat & PRK_LAMA_KB) != 0;
  if (is_one_of (column, prk_kasus_lama_pks))
    return (sifat & PRK_LAMA_PKS) != 0;

  return strcmp (column, "sebab") != 0 || (sifat & PRK_LAMA_BERAKHIR) != 0;
}

static char *
dup_cell (JsonNode *value)
{
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
    return NULL;
  if (json_node_get_value_type (value) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));

  return json_node_dup_string (value);
}

static char *
dup_partners (PrkKasusLama *self)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  for (guint i = 0; i < self->mitra->len; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (g_ptr_array_index (self->mitra, i)));
      /* These part names in a cell. */
      g_autofree char *name = g_strdelimit (g_strstrip (g_strdup (text)), "|;", ',');

      if (*name != '\0')
        g_strv_builder_add (names, name);
    }
  all = g_strv_builder_end (names);

  return g_strjoinv ("|", all);
}

static void
add_column (GString    *head,
            GString    *row,
            const char *name,
            const char *cell)
{
  prk_lembar_append_sel (head, name, ';');
  prk_lembar_append_sel (row, cell != NULL ? cell : "", ';');
}

static GBytes *
new_table (PrkKasusLama *self)
{
  g_autoptr(GString) head = g_string_new (NULL);
  g_autoptr(GString) row = g_string_new (NULL);
  g_autofree char *partners = dup_partners (self);
  const PrkKasusLamaKeadaan *state = get_state (self);
  JsonObjectIter iter;
  const char *column;
  JsonNode *value;

  json_object_iter_init (&iter, self->isi);
  while (json_object_iter_next (&iter, &column, &value))
    {
      g_autofree char *cell = is_asked (self, column) ? dup_cell (value) : NULL;

      add_column (head, row, column, cell);
    }
  for (const PrkKasusLamaBidang *one = prk_kasus_lama_fakta; one->column != NULL; one++)
    if (one->is_wajib && !json_object_has_member (self->isi, one->column))
      add_column (head, row, one->column, NULL);
  if (!json_object_has_member (self->isi, "sumber"))
    add_column (head, row, "sumber", NULL);
  add_column (head, row, "mitra", partners);
  add_column (head, row, "naskah", state != NULL ? state->naskah : NULL);
  add_column (head, row, "keadaan", state != NULL ? state->kode : NULL);
  /* A row with nothing in it would be none. */
  add_column (head, row, "entri", "1");
  g_string_append_c (head, '\n');
  g_string_append (head, row->str);

  return g_string_free_to_bytes (g_steal_pointer (&head));
}

/* What is missing */

static void
clear_rules (PrkKasusLama *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->rules),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static const char *
skip_prefix (const char *words,
             const char *prefix)
{
  return g_str_has_prefix (words, prefix) ? words + strlen (prefix) : words;
}

static void
add_rule (PrkKasusLama        *self,
          const PrkImporSalah *salah)
{
  g_autofree char *below = NULL;
  const char *words = salah->pesan;
  GtkWidget *row;

  if (salah->aturan != NULL)
    {
      g_autofree char *before
        = g_strdup_printf ("%s (%s): ", salah->aturan->id, salah->aturan->pasal);

      below = g_strdup_printf ("%s%s · %s", g_str_has_prefix (words, "PKS: ") ? "PKS · " : "",
                               salah->aturan->id, salah->aturan->pasal);
      words = skip_prefix (skip_prefix (words, "PKS: "), before);
    }
  row = prk_kasus_lembar_new_syarat (words, below != NULL ? below : "");
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->rules), row);
}

static GPtrArray *
get_errors (PrkKasusLama *self)
{
  if (self->impor->salah->len > 0 || self->impor->baris->len == 0)
    return self->impor->salah;

  return ((PrkImporBaris *) g_ptr_array_index (self->impor->baris, 0))->salah;
}

static void
show_rules (PrkKasusLama *self)
{
  GPtrArray *list = get_errors (self);
  gboolean is_chosen = get_state (self) != NULL;
  g_autofree char *text = NULL;

  clear_rules (self);
  for (guint i = 0; is_chosen && i < list->len; i++)
    add_rule (self, g_ptr_array_index (list, i));
  text = !is_chosen     ? g_strdup (_("Choose the state first"))
         : list->len > 0
           ? g_strdup_printf (ngettext ("%u condition is not met yet",
                                        "%u conditions are not met yet", list->len),
                              list->len)
           : g_strdup (_("All conditions are met"));
  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (self->rules, self->rows->len > 0);
}

/* Writing */

static void
set_busy (PrkKasusLama *self,
          gboolean      is_busy)
{
  self->is_saving = is_busy;
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), !is_busy);
  gtk_widget_set_sensitive (self->save, !is_busy);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkKasusLama) self = user_data;
  g_autoptr(GError) error = NULL;
  guint n = prk_kasus_impor_ambil_finish (PRK_KASUS_DAFTAR (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const PrkImporBaris *baris;
  g_autofree char *place = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (n == 0)
    {
      set_busy (self, FALSE);
      tell (self, error != NULL ? error->message : _("The cooperation could not be begun"));
      return;
    }
  baris = g_ptr_array_index (self->impor->baris, 0);
  place = g_strconcat ("kasus/", baris->ksd, NULL);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-place", "s", place);
  gtk_window_close (GTK_WINDOW (self));
}

/* A table has no files, so the scan goes with the paper that the state is of. */
static void
write_row (PrkKasusLama *self)
{
  const PrkImporBaris *baris = g_ptr_array_index (self->impor->baris, 0);
  JsonNode *scan = json_object_get_member (self->isi, "pindaian");

  if (scan != NULL && baris->kejadian->len > 0)
    json_object_set_member (g_ptr_array_index (baris->kejadian, baris->kejadian->len - 1),
                            "pindaian", json_node_copy (scan));
  prk_kasus_impor_ambil_async (self->daftar, self->impor, NULL, written_cb, g_object_ref (self));
}

static void
judged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkKasusLama) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkImporKasus) impor
    = prk_kasus_impor_baca_finish (PRK_KASUS_DAFTAR (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->turn--;
  if (impor == NULL)
    {
      set_busy (self, FALSE);
      tell (self, error->message);
      return;
    }
  if (self->turn > 0)
    return;

  g_clear_pointer (&self->impor, prk_impor_kasus_unref);
  self->impor = g_steal_pointer (&impor);
  show_rules (self);
  if (!self->is_saving)
    return;
  if (get_errors (self)->len == 0)
    {
      write_row (self);
      return;
    }
  set_busy (self, FALSE);
  tell (self, _("It cannot be recorded yet: see what is missing below."));
}

static void
judge (PrkKasusLama *self)
{
  g_autoptr(GBytes) table = new_table (self);

  g_clear_handle_id (&self->judge_id, g_source_remove);
  self->turn++;
  prk_kasus_impor_baca_async (self->daftar, table, NULL, self->cancellable, judged_cb,
                              g_object_ref (self));
}

static gboolean
judge_over_cb (gpointer user_data)
{
  PrkKasusLama *self = user_data;

  self->judge_id = 0;
  judge (self);

  return G_SOURCE_REMOVE;
}

static void
queue_judge (PrkKasusLama *self)
{
  if (!self->is_filling && self->judge_id == 0)
    self->judge_id = g_timeout_add (JUDGE_DELAY_MS, judge_over_cb, self);
}

static void
save_clicked_cb (PrkKasusLama *self)
{
  if (get_state (self) == NULL)
    {
      tell (self, _("Choose the state first"));
      return;
    }
  set_busy (self, TRUE);
  judge (self);
}

/* The sheet */

static PrkStore *
prk_kasus_lama_get_store (PrkKasusLembar *lembar)
{
  return prk_kasus_daftar_get_store (PRK_KASUS_LAMA (lembar)->daftar);
}

static JsonNode *
prk_kasus_lama_get (PrkKasusLembar *lembar,
                    const char     *path)
{
  return json_object_get_member (PRK_KASUS_LAMA (lembar)->isi, path);
}

static void
prk_kasus_lama_set (PrkKasusLembar *lembar,
                    const char     *path,
                    JsonNode       *value)
{
  PrkKasusLama *self = PRK_KASUS_LAMA (lembar);

  if (value != NULL)
    json_object_set_member (self->isi, path, value);
  else
    json_object_remove_member (self->isi, path);
  queue_judge (self);
}

static void
prk_kasus_lama_tell (PrkKasusLembar *lembar,
                     const char     *words)
{
  tell (PRK_KASUS_LAMA (lembar), words);
}

static void
lembar_iface_init (PrkKasusLembarInterface *iface)
{
  iface->get_store = prk_kasus_lama_get_store;
  iface->get = prk_kasus_lama_get;
  iface->set = prk_kasus_lama_set;
  iface->tell = prk_kasus_lama_tell;
}

/* Fields */

static GtkWidget *
add_fields (PrkKasusLama             *self,
            const char               *title,
            const PrkKasusLamaBidang *fields)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (; fields->column != NULL; fields++)
    {
      PrkIsian *isian = prk_kasus_lama_bidang_new_isian (fields);

      g_ptr_array_add (self->isian, isian);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 prk_kasus_isian_new_row (PRK_KASUS_LEMBAR (self), isian,
                                                          fields->column));
    }
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));

  return group;
}

static void
region_chosen_cb (PrkWilayahChooser *chooser,
                  const char        *kode,
                  GtkWidget         *row)
{
  const PrkWilayah *wilayah = prk_wilayah_find (kode);

  if (wilayah != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), wilayah->nama);
}

static void
choose_region_cb (GtkButton    *button,
                  PrkKasusLama *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ENTRY_ROW);
  GtkWindow *chooser = prk_wilayah_chooser_new (GTK_WINDOW (self), _("Partner"), "daerah", NULL,
                                                prk_profil_get_daerah (self->profil));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (region_chosen_cb), row, 0);
  gtk_window_present (chooser);
}

static void
add_partner (PrkKasusLama *self)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *find = gtk_button_new_from_icon_name ("system-search-symbolic");
  g_autofree char *title = self->mitra->len == 0
                             ? g_strdup_printf ("%s *", _("Partner"))
                             : g_strdup_printf ("%s %u", _("Partner"), self->mitra->len + 1);
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Choose a Region"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (find, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (find, "flat");
  gtk_widget_set_tooltip_text (find, _("Choose a Region"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (find), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (find, "clicked", G_CALLBACK (choose_region_cb), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), find);
  g_signal_connect_object (row, "changed", G_CALLBACK (queue_judge), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->mitra, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->partners), row);
}

static void
add_partner_cb (GtkButton    *button,
                PrkKasusLama *self)
{
  add_partner (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->mitra, self->mitra->len - 1));
  gtk_widget_set_visible (GTK_WIDGET (button), self->mitra->len < MAX_PARTNERS);
}

static GtkWidget *
new_partners (PrkKasusLama *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *add = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  self->partners = group;
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Add"));
  gtk_button_set_child (GTK_BUTTON (add), content);
  gtk_widget_add_css_class (add, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add a Partner"), -1);
  g_signal_connect (add, "clicked", G_CALLBACK (add_partner_cb), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Partner"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  add_partner (self);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));

  return group;
}

static void
show_fields (PrkKasusLama *self)
{
  const PrkKasusLamaKeadaan *state = get_state (self);
  const PrkKasusLamaSifat sifat = state != NULL ? state->sifat : 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->rest); i++)
    gtk_widget_set_visible (self->rest[i], state != NULL);
  gtk_widget_set_visible (self->partners, state != NULL);
  gtk_widget_set_visible (self->groups[0], (sifat & PRK_LAMA_KB) != 0);
  gtk_widget_set_visible (self->groups[1], (sifat & PRK_LAMA_PKS) != 0);
  gtk_widget_set_visible (self->groups[2], (sifat & PRK_LAMA_BERAKHIR) != 0);
  queue_judge (self);
}

static void
add_state (PrkKasusLama *self)
{
  const PrkIsian *isian = prk_isian_daftar_find (prk_isian_daftar_get (), "entri_lama", "keadaan");
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, "–");
  for (const PrkKasusLamaKeadaan *one = prk_kasus_lama_keadaan; one->kode != NULL; one++)
    gtk_string_list_take (names, prk_kasus_lama_keadaan_dup_nama (one));
  self->state = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), isian->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state), isian->bantuan);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->state), G_LIST_MODEL (names));
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (show_fields), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _("For what was agreed before this program came. Only what the papers say is entered; deadlines count from there."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->state);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

static void
add_rest (PrkKasusLama *self)
{
  self->rest[0] = add_fields (self, _("Cooperation"), prk_kasus_lama_fakta);
  new_partners (self);
  self->groups[0] = add_fields (self, _("Agreement (KB)"), prk_kasus_lama_kb);
  self->groups[1] = add_fields (self, "PKS", prk_kasus_lama_pks);
  self->groups[2] = add_fields (self, _("End"), prk_kasus_lama_sebab);
  self->rest[1] = add_fields (self, _("Where This Is Known From"), prk_kasus_lama_sumber);
  self->rules = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->rules), _("Not Met Yet"));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->rules));
}

/* Being */

static void
prk_kasus_lama_dispose (GObject *object)
{
  PrkKasusLama *self = PRK_KASUS_LAMA (object);

  g_clear_handle_id (&self->judge_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daftar);
  g_clear_pointer (&self->profil, prk_profil_unref);

  G_OBJECT_CLASS (prk_kasus_lama_parent_class)->dispose (object);
}

static void
prk_kasus_lama_finalize (GObject *object)
{
  PrkKasusLama *self = PRK_KASUS_LAMA (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->mitra);
  g_ptr_array_unref (self->isian);
  json_object_unref (self->isi);
  g_clear_pointer (&self->impor, prk_impor_kasus_unref);

  G_OBJECT_CLASS (prk_kasus_lama_parent_class)->finalize (object);
}

static void
prk_kasus_lama_class_init (PrkKasusLamaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_kasus_lama_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_kasus_lama_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
prk_kasus_lama_init (PrkKasusLama *self)
{
  const PrkKasusLembarIsi isi
    = prk_kasus_lembar_isi (PRK_KASUS_LEMBAR (self), NULL, G_CALLBACK (save_clicked_cb));

  self->cancellable = g_cancellable_new ();
  self->isi = json_object_new ();
  self->isian = g_ptr_array_new_with_free_func (prk_kasus_lama_isian_free);
  self->mitra = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->toasts = isi.toasts;
  self->page = isi.page;
  self->count = isi.count;
  self->save = isi.save;
}

GtkWidget *
prk_kasus_lama_new (GtkWindow      *parent,
                    PrkKasusDaftar *daftar,
                    PrkProfil      *profil)
{
  PrkKasusLama *self
    = g_object_new (PRK_TYPE_KASUS_LAMA, "transient-for", parent, "modal", TRUE, "default-width",
                    680, "default-height", 640, "title", _("Old Agreement"), NULL);
  g_autofree char *today = NULL;

  self->daftar = g_object_ref (daftar);
  self->profil = prk_profil_ref (profil);
  today = prk_hari_dup_iso (prk_kasus_hari_ini (prk_kasus_daftar_get_store (daftar)));
  json_object_set_string_member (self->isi, "per_tanggal", today);
  json_object_set_string_member (self->isi, "jenis", "ksdd");
  json_object_set_string_member (self->isi, "prakarsa", "daerah");
  self->is_filling = TRUE;
  add_state (self);
  add_rest (self);
  self->is_filling = FALSE;
  show_fields (self);

  return GTK_WIDGET (self);
}
