/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-wilayah-chooser.h"
#include "app/prk-pesan.h"
#include "domain/prk-ksd.h"
#include "domain/prk-wilayah.h"

#include "prk-kasus-baru.h"
#include "prk-kasus-kata.h"

#define MAX_ROWS 50

static const char *const kinds[] = { "ksdd", "ksdpk", "sinergi" };

struct _PrkKasusBaru
{
  AdwWindow       parent_instance;

  PrkKasusDaftar *daftar;
  PrkProfil      *profil;
  GCancellable   *cancellable;
  GHashTable     *taken; /* ids of KAK that have their case; NULL until that is known */
  char           *kode;  /* of the partner; NULL: none was chosen */

  AdwToastOverlay *toasts;
  GtkListBox     *list;
  GtkWidget      *search;
  GtkStack       *stack;
  GtkWidget      *judul;
  GtkWidget      *mitra;
  GtkWidget      *varian;
  GtkWidget      *begin;
};

G_DEFINE_FINAL_TYPE (PrkKasusBaru, prk_kasus_baru, ADW_TYPE_WINDOW)

static void
tell (PrkKasusBaru *self,
      const char   *words)
{
  prk_pesan_toast (self->toasts, words);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkKasusBaru) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusCatatan) catatan
    = prk_kasus_baru_finish (PRK_KASUS_DAFTAR (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *place = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (catatan == NULL || catatan->id == NULL)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
      tell (self, error != NULL ? error->message : _("The cooperation could not be begun"));
      return;
    }

  place = g_strconcat ("kasus/", catatan->id, NULL);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-place", "s", place);
  gtk_window_close (GTK_WINDOW (self));
}

/* Takes @fakta. */
static void
begin (PrkKasusBaru *self,
       JsonObject   *fakta)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  prk_kasus_baru_async (self->daftar, fakta, NULL, NULL, NULL, begun_cb, g_object_ref (self));
  json_object_unref (fakta);
}

static void
kak_loaded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PrkKasusBaru) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) kak = prk_store_load_finish (PRK_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (kak == NULL)
    tell (self, error->message);
  else
    begin (self, prk_ksd_new_dari_kak (kak));
}

static void
kak_clicked_cb (GtkButton    *button,
                PrkKasusBaru *self)
{
  prk_store_load_async (prk_kasus_daftar_get_store (self->daftar),
                        g_object_get_data (G_OBJECT (button), "kak"), self->cancellable,
                        kak_loaded_cb, g_object_ref (self));
}

static GtkWidget *
new_kak_row (PrkKasusBaru     *self,
             const PrkRingkas *ringkas)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Begin"));
  const char *judul = ringkas->judul != NULL && *ringkas->judul != '\0' ? ringkas->judul
                                                                        : _("Untitled");
  g_autofree char *words = g_strjoin (" · ", ringkas->perangkat_daerah != NULL
                                               ? ringkas->perangkat_daerah : "–",
                                      ringkas->keterangan, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Begin"), judul);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), judul);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "kak", g_strdup (ringkas->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (kak_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

static void
kak_listed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PrkKasusBaru) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_store_list_finish (PRK_STORE (source), result, &error);
  GtkListBoxRow *old;
  guint n = 0;

  if (g_cancellable_is_cancelled (self->cancellable) || rows == NULL)
    return;
  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < rows->len && n < MAX_ROWS; i++)
    {
      const PrkRingkas *ringkas = g_ptr_array_index (rows, i);

      if (g_strcmp0 (ringkas->status, "draft") == 0 || g_strcmp0 (ringkas->status, "ditolak") == 0
          || g_hash_table_contains (self->taken, ringkas->id))
        continue;
      gtk_list_box_append (self->list, new_kak_row (self, ringkas));
      n++;
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "kak" : "kosong");
}

static void
ask_kak (PrkKasusBaru *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  PrkQuery query = { .type = "kak", .urut = PRK_URUT_CHANGED };

  if (self->taken == NULL)
    return;
  query.text = *text != '\0' ? text : NULL;
  prk_store_list_async (prk_kasus_daftar_get_store (self->daftar), &query, self->cancellable,
                        kak_listed_cb, g_object_ref (self));
}

static void
cases_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PrkKasusBaru) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all
    = prk_kasus_daftar_muat_finish (PRK_KASUS_DAFTAR (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const PrkKasusRingkas *ringkas = g_ptr_array_index (all, i);

      if (ringkas->kak != NULL)
        g_hash_table_add (self->taken, g_strdup (ringkas->kak));
    }
  ask_kak (self);
}

static void
offer_changed_cb (PrkKasusBaru *self)
{
  const char *judul = gtk_editable_get_text (GTK_EDITABLE (self->judul));
  const char *mitra = gtk_editable_get_text (GTK_EDITABLE (self->mitra));

  gtk_widget_set_sensitive (self->begin, strspn (judul, " ") < strlen (judul)
                                           && strspn (mitra, " ") < strlen (mitra));
}

static void
add_party (JsonObject *parties,
           const char *key,
           const char *kode,
           const char *nama,
           const char *golongan)
{
  JsonObject *one = json_object_new ();

  if (kode != NULL)
    json_object_set_string_member (one, "kode", kode);
  json_object_set_string_member (one, "nama", nama);
  json_object_set_string_member (one, "golongan", golongan);
  json_object_set_object_member (parties, key, one);
}

/* A partner's offer of which there is no KAK here yet. */
static JsonObject *
new_offer (PrkKasusBaru *self)
{
  JsonObject *facts = json_object_new (), *parties = json_object_new ();
  const char *kode = prk_profil_get_daerah (self->profil);
  const PrkWilayah *own = kode != NULL ? prk_wilayah_find (kode) : NULL;
  guint kind = MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->varian)),
                    G_N_ELEMENTS (kinds) - 1);

  add_party (parties, "p1", kode, own != NULL ? own->nama : prk_profil_get_nama (self->profil),
             "daerah");
  add_party (parties, "p2", self->kode, gtk_editable_get_text (GTK_EDITABLE (self->mitra)),
             kind == 0 ? "daerah" : kind == 1 ? "badan_usaha" : "pusat");
  json_object_set_string_member (facts, "judul",
                                 gtk_editable_get_text (GTK_EDITABLE (self->judul)));
  json_object_set_string_member (facts, "varian", kinds[kind]);
  json_object_set_string_member (facts, "prakarsa", "mitra");
  if (kode != NULL)
    json_object_set_string_member (facts, "daerah", kode);
  json_object_set_object_member (facts, "pihak", parties);

  return facts;
}

static void
begin_offer_cb (PrkKasusBaru *self)
{
  begin (self, new_offer (self));
}

static void
region_chosen_cb (PrkWilayahChooser *chooser,
                  const char        *kode,
                  PrkKasusBaru      *self)
{
  const PrkWilayah *wilayah = prk_wilayah_find (kode);

  g_free (self->kode);
  self->kode = g_strdup (kode);
  if (wilayah != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->mitra), wilayah->nama);
}

static void
choose_region_cb (PrkKasusBaru *self)
{
  GtkWindow *chooser = prk_wilayah_chooser_new (GTK_WINDOW (self), _("Partner"), "daerah",
                                                self->kode, prk_profil_get_daerah (self->profil));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (region_chosen_cb), self, 0);
  gtk_window_present (chooser);
}

static GtkWidget *
new_offer_page (PrkKasusBaru *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *find = gtk_button_new_from_icon_name ("system-search-symbolic");
  const char *const words[] = { "KSDD", "KSDPK", "Sinergi", NULL };
  g_autoptr(GtkStringList) model = gtk_string_list_new (words);

  self->judul = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->judul), _("Title"));
  self->mitra = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mitra), _("Partner"));
  gtk_widget_set_valign (find, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (find, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (find), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose a Region"), -1);
  gtk_widget_set_tooltip_text (find, _("Choose a Region"));
  g_signal_connect_object (find, "clicked", G_CALLBACK (choose_region_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->mitra), find);
  self->varian = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->varian), _("Kind"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->varian), G_LIST_MODEL (model));

  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _("The letter, its date and the KAK that came with it are asked for on the next page."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->judul);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->mitra);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->varian);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_signal_connect_object (self->judul, "changed", G_CALLBACK (offer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mitra, "changed", G_CALLBACK (offer_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return page;
}

static GtkWidget *
new_kak_page (PrkKasusBaru *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_start (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);

  return box;
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No KAK Is Waiting"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _("A KAK stands here once it is submitted, until its cooperation has begun."));

  return page;
}

static GtkWidget *
new_header (PrkKasusBaru *self,
            gboolean      is_offer)
{
  GtkWidget *header = adw_header_bar_new ();

  if (is_offer)
    {
      self->begin = gtk_button_new_with_mnemonic (_("_Begin"));
      gtk_widget_add_css_class (self->begin, "suggested-action");
      gtk_widget_set_sensitive (self->begin, FALSE);
      g_signal_connect_object (self->begin, "clicked", G_CALLBACK (begin_offer_cb), self,
                               G_CONNECT_SWAPPED);
      adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->begin);
    }
  else
    {
      self->search = gtk_search_entry_new ();
      gtk_widget_set_hexpand (self->search, TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Search KAK"), -1);
      g_signal_connect_object (self->search, "search-changed", G_CALLBACK (ask_kak), self,
                               G_CONNECT_SWAPPED);
      adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->search);
    }

  return header;
}

static void
prk_kasus_baru_dispose (GObject *object)
{
  PrkKasusBaru *self = PRK_KASUS_BARU (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daftar);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_pointer (&self->kode, g_free);

  G_OBJECT_CLASS (prk_kasus_baru_parent_class)->dispose (object);
}

static void
prk_kasus_baru_finalize (GObject *object)
{
  g_object_unref (PRK_KASUS_BARU (object)->cancellable);

  G_OBJECT_CLASS (prk_kasus_baru_parent_class)->finalize (object);
}

static void
prk_kasus_baru_class_init (PrkKasusBaruClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_kasus_baru_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_kasus_baru_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
prk_kasus_baru_init (PrkKasusBaru *self)
{
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
prk_kasus_baru_new (GtkWindow      *parent,
                    PrkKasusDaftar *daftar,
                    PrkProfil      *profil,
                    gboolean        is_offer)
{
  PrkKasusBaru *self = g_object_new (PRK_TYPE_KASUS_BARU, "transient-for", parent, "modal", TRUE,
                                     "default-width", 620, "default-height", 460, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->daftar = g_object_ref (daftar);
  self->profil = prk_profil_ref (profil);
  gtk_window_set_title (GTK_WINDOW (self),
                        is_offer ? _("Offer from Another Region") : _("Begin from a KAK"));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_box_append (GTK_BOX (box), new_header (self, is_offer));
  gtk_stack_add_named (self->stack, adw_bin_new (), "memuat");
  if (is_offer)
    gtk_stack_add_named (self->stack, new_offer_page (self), "tawaran");
  else
    gtk_stack_add_named (self->stack, new_kak_page (self), "kak");
  gtk_stack_add_named (self->stack, new_empty_page (), "kosong");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));

  if (is_offer)
    gtk_stack_set_visible_child_name (self->stack, "tawaran");
  else
    prk_kasus_daftar_muat_async (daftar, self->cancellable, cases_listed_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
