/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules are asked a moment after each change, on the snapshot that the form was opened with; the store asks them
 * again, inside the write, on what stands then. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "domain/prk-langkah.h"

#include "prk-kasus-formulir.h"
#include "prk-kasus-isian.h"
#include "prk-kasus-kata.h"
#include "prk-kasus-nomor.h"

#define JUDGE_DELAY_MS 200
#define MIN_CHECKS 3 /* so many in a row get a button that ticks them all */

struct _PrkKasusFormulir
{
  AdwWindow           parent_instance;

  PrkKasusDaftar     *daftar;
  PrkKasusBuka       *buka;
  char               *alur;
  char               *jenis;
  JsonObject         *isi;
  AdwToastOverlay    *toasts;
  AdwPreferencesPage *page;
  GtkWidget          *rules; /* a group */
  GPtrArray          *rows;  /* (element-type GtkWidget) of the rules */
  GHashTable         *reasons; /* rule → its row, while it asks for one */
  GtkWidget          *save;
  GtkLabel           *count;
  GCancellable       *cancellable;
  guint               judge_id;
  gboolean            is_filling;
};

enum
{
  SIGNAL_RECORDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void lembar_iface_init (PrkKasusLembarInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKasusFormulir, prk_kasus_formulir, ADW_TYPE_WINDOW,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KASUS_LEMBAR, lembar_iface_init))

/* What the rules say */

static void
reason_changed_cb (GtkEditable *row,
                   gpointer     user_data)
{
  PrkKasusFormulir *self
    = PRK_KASUS_FORMULIR (gtk_widget_get_ancestor (GTK_WIDGET (row), PRK_TYPE_KASUS_FORMULIR));
  const char *text = gtk_editable_get_text (row);
  g_autofree char *path
    = g_strconcat ("alasan/", (const char *) g_object_get_data (G_OBJECT (row), "aturan"), NULL);

  if (self != NULL)
    prk_kasus_lembar_set (PRK_KASUS_LEMBAR (self), path,
                          text[strspn (text, " ")] != '\0'
                              ? json_node_init_string (json_node_alloc (), text)
                              : NULL);
}

/* A soft rule asks for its reason; its row stays as long as the rule fails, so that typing goes on. */
static GtkWidget *
new_reason_row (PrkKasusFormulir    *self,
                const PrkTahapHasil *hasil)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title
    = g_strdup_printf (_("Reason although: %s (%s)"), hasil->pesan, hasil->aturan->pasal);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row),
                            gtk_image_new_from_icon_name ("dialog-question-symbolic"));
  gtk_widget_set_tooltip_text (row, title);
  g_object_set_data (G_OBJECT (row), "aturan", (gpointer) hasil->aturan->id);
  g_signal_connect (row, "changed", G_CALLBACK (reason_changed_cb), NULL);

  return row;
}

static GtkWidget *
new_rule_row (const PrkTahapHasil *hasil)
{
  g_autofree char *article = g_strdup_printf ("%s · %s", hasil->aturan->id, hasil->aturan->pasal);

  return prk_kasus_lembar_new_syarat (hasil->pesan, article);
}

static void
clear_rules (PrkKasusFormulir *self,
             GPtrArray        *list)
{
  GHashTableIter iter;
  const char *id;
  GtkWidget *row;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->rules),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  g_hash_table_iter_init (&iter, self->reasons);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &row))
    {
      gboolean is_failing = FALSE;

      for (guint i = 0; i < list->len; i++)
        {
          const PrkTahapHasil *hasil = g_ptr_array_index (list, i);

          is_failing |= hasil->vonis == PRK_VONIS_GAGAL && strcmp (hasil->aturan->id, id) == 0;
        }
      if (!is_failing)
        {
          adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->rules), row);
          g_hash_table_iter_remove (&iter);
        }
    }
}

static void
add_rule (PrkKasusFormulir    *self,
          const PrkTahapHasil *hasil)
{
  GtkWidget *row;

  if (hasil->aturan->kekuatan != PRK_TAHAP_SOFT)
    {
      row = new_rule_row (hasil);
      g_ptr_array_add (self->rows, row);
    }
  else if (g_hash_table_contains (self->reasons, hasil->aturan->id))
    {
      return;
    }
  else
    {
      row = new_reason_row (self, hasil);
      g_hash_table_insert (self->reasons, (gpointer) hasil->aturan->id, row);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->rules), row);
}

static void
show_rules (PrkKasusFormulir *self,
            GPtrArray        *list)
{
  g_autofree char *text = NULL;
  guint n = 0;

  clear_rules (self, list);
  for (guint i = 0; i < list->len; i++)
    {
      const PrkTahapHasil *hasil = g_ptr_array_index (list, i);

      if (hasil->vonis != PRK_VONIS_GAGAL)
        continue;
      add_rule (self, hasil);
      n += !hasil->is_beralasan;
    }
  text = n > 0 ? g_strdup_printf (ngettext ("%u condition is not met yet",
                                            "%u conditions are not met yet", n),
                                  n)
               : g_strdup (_("All conditions are met"));
  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (self->rules, self->rows->len > 0 || g_hash_table_size (self->reasons) > 0);
}

static gboolean
judge (PrkKasusFormulir *self)
{
  g_autoptr(GPtrArray) list = NULL;
  PrkBoleh boleh = prk_tahapan_boleh (&self->buka->konteks, self->jenis, self->isi, &list);

  show_rules (self, list);

  return boleh == PRK_BOLEH;
}

static gboolean
judge_cb (gpointer user_data)
{
  PrkKasusFormulir *self = user_data;

  self->judge_id = 0;
  judge (self);

  return G_SOURCE_REMOVE;
}

static PrkStore *
prk_kasus_formulir_get_store (PrkKasusLembar *lembar)
{
  return prk_kasus_daftar_get_store (PRK_KASUS_FORMULIR (lembar)->daftar);
}

static JsonNode *
prk_kasus_formulir_get (PrkKasusLembar *lembar,
                        const char     *path)
{
  return prk_langkah_get (PRK_KASUS_FORMULIR (lembar)->isi, path);
}

static void
prk_kasus_formulir_set (PrkKasusLembar *lembar,
                        const char     *path,
                        JsonNode       *value)
{
  PrkKasusFormulir *self = PRK_KASUS_FORMULIR (lembar);

  prk_langkah_set (self->isi, path, value);
  if (!self->is_filling && self->judge_id == 0)
    self->judge_id = g_timeout_add (JUDGE_DELAY_MS, judge_cb, self);
}

static void
tell (PrkKasusFormulir *self,
      const char       *words)
{
  prk_pesan_toast (self->toasts, words);
}

static void
prk_kasus_formulir_tell (PrkKasusLembar *lembar,
                         const char     *words)
{
  tell (PRK_KASUS_FORMULIR (lembar), words);
}

static void
lembar_iface_init (PrkKasusLembarInterface *iface)
{
  iface->get_store = prk_kasus_formulir_get_store;
  iface->get = prk_kasus_formulir_get;
  iface->set = prk_kasus_formulir_set;
  iface->tell = prk_kasus_formulir_tell;
}

/* Writing */

static const char *
get_refusal (PrkBoleh boleh)
{
  switch (boleh)
    {
    case PRK_TIDAK_KEADAAN:
      return _("This cannot follow any more: the cooperation has moved on meanwhile.");
    case PRK_TIDAK_VARIAN:
      return _("This does not happen in this kind of cooperation.");
    case PRK_TIDAK_DIKENAL:
      return _("This event is not known on this line.");
    case PRK_BOLEH:
    case PRK_BOLEH_BILA_BERALASAN:
    case PRK_TIDAK_ATURAN:
    default:
      return _("It cannot be recorded yet: see what is missing below.");
    }
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkKasusFormulir) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusCatatan) catatan
    = prk_kasus_catat_finish (PRK_KASUS_DAFTAR (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
  if (catatan == NULL)
    {
      tell (self, error->message);
      return;
    }
  if (catatan->boleh != PRK_BOLEH)
    {
      if (catatan->hasil != NULL)
        show_rules (self, catatan->hasil);
      tell (self, get_refusal (catatan->boleh));
      return;
    }
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, self->alur, self->jenis);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_clicked_cb (PrkKasusFormulir *self)
{
  if (!judge (self))
    {
      tell (self, get_refusal (PRK_TIDAK_ATURAN));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), FALSE);
  gtk_widget_set_sensitive (self->save, FALSE);
  prk_kasus_catat_async (self->daftar, prk_record_get_id (self->buka->ksd), self->jenis, self->isi,
                         NULL, written_cb, g_object_ref (self));
}

/* Fields */

static void
tick_all_cb (GtkButton *button,
             GtkWidget *group)
{
  GPtrArray *checks = g_object_get_data (G_OBJECT (group), "checks");

  for (guint i = 0; i < checks->len; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (g_ptr_array_index (checks, i)), TRUE);
}

static GtkWidget *
add_group (PrkKasusFormulir *self,
           const char       *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
    }
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));

  return group;
}

static gboolean
is_here (PrkKasusFormulir *self,
         const PrkIsian   *isian)
{
  return prk_isian_is_varian (isian, self->buka->ringkas->varian);
}

static gboolean
is_of_party (const PrkIsian *isian)
{
  return strstr (isian->path, PRK_ISIAN_PIHAK) != NULL;
}

/* How many ticks stand in a row from here on. */
static guint
count_checks (GPtrArray *fields,
              guint      from)
{
  guint n = from;

  while (n < fields->len
         && ((PrkIsian *) g_ptr_array_index (fields, n))->jenis == PRK_ISIAN_CENTANG
         && !is_of_party (g_ptr_array_index (fields, n)))
    n++;

  return n - from;
}

static void
add_checks (PrkKasusFormulir *self,
            GPtrArray        *fields,
            guint             from,
            guint             n)
{
  GtkWidget *group = add_group (self, _("Check"));
  GtkWidget *all = gtk_button_new_with_label (_("Tick All"));
  GPtrArray *checks = g_ptr_array_new ();

  for (guint i = from; i < from + n; i++)
    {
      const PrkIsian *isian = g_ptr_array_index (fields, i);
      GtkWidget *row;

      if (!is_here (self, isian))
        continue;
      row = prk_kasus_isian_new_row (PRK_KASUS_LEMBAR (self), isian, isian->path);
      g_ptr_array_add (checks, g_object_get_data (G_OBJECT (row), "check"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_widget_add_css_class (all, "flat");
  g_object_set_data_full (G_OBJECT (group), "checks", checks, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (all, "clicked", G_CALLBACK (tick_all_cb), group);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), all);
}

static void
add_parties (PrkKasusFormulir *self,
             GPtrArray        *fields)
{
  PrkKasus *kasus = self->buka->konteks.kasus;
  g_auto(GStrv) pihak = prk_kasus_list_baris (kasus, NULL, "pihak");

  for (guint p = 0; pihak[p] != NULL; p++)
    {
      g_autofree char *name = prk_kasus_kata_dup_pihak (kasus, pihak[p]);
      GtkWidget *group = NULL;

      for (guint i = 0; i < fields->len; i++)
        {
          const PrkIsian *isian = g_ptr_array_index (fields, i);
          g_autofree char *path = NULL;
          GtkWidget *row;

          if (!is_of_party (isian) || !is_here (self, isian))
            continue;
          if (group == NULL)
            group = add_group (self, name);
          path = prk_langkah_dup_path (isian, pihak[p]);
          row = prk_kasus_isian_new_row (PRK_KASUS_LEMBAR (self), isian, path);
          prk_kasus_nomor_usulkan (PRK_KASUS_LEMBAR (self), row, path, self->jenis, self->daftar, self->buka);
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        }
    }
}

static void
add_fields (PrkKasusFormulir *self)
{
  GPtrArray *fields = prk_isian_daftar_list (prk_isian_daftar_get (), self->jenis);
  GtkWidget *group = NULL;

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const PrkIsian *isian = g_ptr_array_index (fields, i);
      guint n = count_checks (fields, i);

      if (is_of_party (isian) || !is_here (self, isian))
        continue;
      if (n >= MIN_CHECKS)
        {
          add_checks (self, fields, i, n);
          i += n - 1;
          group = NULL;
        }
      else if (isian->kolom != NULL)
        {
          adw_preferences_page_add (self->page,
                                    ADW_PREFERENCES_GROUP (prk_kasus_isian_new_table (PRK_KASUS_LEMBAR (self), isian)));
          group = NULL;
        }
      else
        {
          if (group == NULL)
            group = add_group (self, NULL);
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                     prk_kasus_isian_new_row (PRK_KASUS_LEMBAR (self), isian, isian->path));
        }
    }
  if (fields != NULL)
    add_parties (self, fields);
}

static void
merge (JsonObject *into,
       JsonObject *from)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init (&iter, from);
  while (json_object_iter_next (&iter, &key, &value))
    json_object_set_member (into, key, json_node_copy (value));
}

static void
build (PrkKasusFormulir *self)
{
  g_autofree char *line = prk_kasus_kata_dup_alur (self->alur);
  GtkWidget *title
    = adw_window_title_new (prk_kasus_kata_get_peristiwa (self->alur, self->jenis), line);
  const PrkKasusLembarIsi isi
    = prk_kasus_lembar_isi (PRK_KASUS_LEMBAR (self), title, G_CALLBACK (save_clicked_cb));

  self->toasts = isi.toasts;
  self->page = isi.page;
  self->count = isi.count;
  self->save = isi.save;

  self->is_filling = TRUE;
  add_fields (self);
  self->is_filling = FALSE;
  self->rules = add_group (self, _("Not Met Yet"));
  judge (self);
}

static void
prk_kasus_formulir_dispose (GObject *object)
{
  PrkKasusFormulir *self = PRK_KASUS_FORMULIR (object);

  g_clear_handle_id (&self->judge_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daftar);

  G_OBJECT_CLASS (prk_kasus_formulir_parent_class)->dispose (object);
}

static void
prk_kasus_formulir_finalize (GObject *object)
{
  PrkKasusFormulir *self = PRK_KASUS_FORMULIR (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->reasons);
  g_clear_pointer (&self->buka, prk_kasus_buka_unref);
  g_clear_pointer (&self->isi, json_object_unref);
  g_free (self->alur);
  g_free (self->jenis);

  G_OBJECT_CLASS (prk_kasus_formulir_parent_class)->finalize (object);
}

static void
prk_kasus_formulir_class_init (PrkKasusFormulirClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_kasus_formulir_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_kasus_formulir_finalize;

  signals[SIGNAL_RECORDED]
    = g_signal_new ("recorded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
prk_kasus_formulir_init (PrkKasusFormulir *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->reasons = g_hash_table_new (g_str_hash, g_str_equal);
}

GtkWidget *
prk_kasus_formulir_new (GtkWindow      *parent,
                        PrkKasusDaftar *daftar,
                        PrkKasusBuka   *buka,
                        const char     *alur,
                        const char     *jenis,
                        JsonObject     *isi)
{
  PrkKasusFormulir *self
    = g_object_new (PRK_TYPE_KASUS_FORMULIR, "transient-for", parent, "modal", TRUE,
                    "default-width", 680, "default-height", 640, NULL);

  self->daftar = g_object_ref (daftar);
  self->buka = prk_kasus_buka_ref (buka);
  self->alur = g_strdup (alur);
  self->jenis = g_strdup (jenis);
  self->isi = prk_langkah_new_isi (&buka->konteks, alur, jenis, buka->hari_ini);
  if (isi != NULL)
    merge (self->isi, isi);
  gtk_window_set_title (GTK_WINDOW (self), prk_kasus_kata_get_peristiwa (alur, jenis));
  build (self);

  return GTK_WIDGET (self);
}

PrkKasusBuka *
prk_kasus_formulir_get_buka (PrkKasusFormulir *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_FORMULIR (self), NULL);

  return self->buka;
}
