/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "base/prk-id.h"
#include "domain/prk-kewajiban.h"
#include "kasus/prk-kasus-isian.h"
#include "oplog/prk-berkas-value.h"
#include "store/prk-kasus-daftar.h"

#include "prk-kewajiban-tuntas.h"

struct _PrkKewajibanTuntas
{
  AdwWindow        parent_instance;

  PrkStore        *store;
  char            *naskah, *baris, *masa;
  GHashTable      *isi; /* path → JsonNode */
  AdwToastOverlay *toasts;
  GtkWidget       *save;
  GCancellable    *cancellable;
};

static void lembar_iface_init (PrkKasusLembarInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKewajibanTuntas, prk_kewajiban_tuntas, ADW_TYPE_WINDOW,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KASUS_LEMBAR, lembar_iface_init))

static const char *
get_teks (PrkKewajibanTuntas *self,
          const char          *path)
{
  JsonNode *node = g_hash_table_lookup (self->isi, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static PrkHari
get_hari (PrkKewajibanTuntas *self)
{
  const char *iso = get_teks (self, "tanggal");

  return iso != NULL ? prk_hari_dari_iso (iso) : 0;
}

static void
update (PrkKewajibanTuntas *self)
{
  PrkHari hari = get_hari (self);

  if (self->save != NULL)
    gtk_widget_set_sensitive (self->save, hari != 0 && hari <= prk_kasus_hari_ini (self->store));
}

/* Writing */

static void
tell_failed (PrkKewajibanTuntas *self,
             const GError        *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  prk_pesan_toast (self->toasts, error->message);
  update (self);
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PrkKewajibanTuntas) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  if (op == NULL)
    tell_failed (self, error);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    gtk_window_close (GTK_WINDOW (self));
}

/* The proof is an attachment of the text; what was typed in its place is part of the note. */
static void
add_bukti (PrkKewajibanTuntas *self,
           PrkEdit             *edit,
           GString             *note)
{
  JsonNode *value = g_hash_table_lookup (self->isi, "bukti");
  g_autoptr(PrkBerkasValue) file = value != NULL ? prk_berkas_from_value (value) : NULL;
  const char *words = get_teks (self, "bukti");
  const char *name = file != NULL ? file->nama : words;

  if (name != NULL && *name != '\0')
    g_string_append_printf (note, "%s%s", note->len > 0 ? " · " : "", name);
  if (file != NULL)
    {
      g_autofree char *row = prk_id_new (prk_store_get_clock (self->store), prk_store_get_entropy (self->store));
      g_autofree char *berkas = g_strdup_printf ("lampiran/%s/berkas", row);
      g_autofree char *about = g_strdup_printf ("lampiran/%s/keterangan", row);

      prk_edit_append_row (edit, "lampiran", row);
      prk_edit_set_node (edit, berkas, value);
      prk_edit_set_string (edit, about, _("Proof of what was done"));
    }
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkKewajibanTuntas) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) record = prk_store_load_finish (PRK_STORE (source), result, &error);
  g_autoptr(PrkEdit) edit = NULL;
  g_autofree char *row = NULL;
  g_autoptr(GString) note = g_string_new (get_teks (self, "catatan"));

  if (record == NULL)
    {
      tell_failed (self, error);
      return;
    }
  edit = prk_edit_new (record);
  row = prk_id_new (prk_store_get_clock (self->store), prk_store_get_entropy (self->store));
  add_bukti (self, edit, note);
  prk_kewajiban_tandai (edit, self->baris, row, self->masa, get_hari (self), note->str);
  prk_store_commit_async (self->store, edit, NULL, committed_cb, g_object_ref (self));
}

static void
recorded_cb (PrkKewajibanTuntas *self)
{
  gtk_widget_set_sensitive (self->save, FALSE);
  prk_store_load_async (self->store, self->naskah, self->cancellable, loaded_cb, g_object_ref (self));
}

/* What its rows ask */

static PrkStore *
prk_kewajiban_tuntas_get_store (PrkKasusLembar *lembar)
{
  return PRK_KEWAJIBAN_TUNTAS (lembar)->store;
}

static JsonNode *
prk_kewajiban_tuntas_get (PrkKasusLembar *lembar,
                           const char     *path)
{
  return g_hash_table_lookup (PRK_KEWAJIBAN_TUNTAS (lembar)->isi, path);
}

static void
prk_kewajiban_tuntas_set (PrkKasusLembar *lembar,
                           const char     *path,
                           JsonNode       *value)
{
  PrkKewajibanTuntas *self = PRK_KEWAJIBAN_TUNTAS (lembar);

  if (value != NULL)
    g_hash_table_insert (self->isi, g_strdup (path), value);
  else
    g_hash_table_remove (self->isi, path);
  update (self);
}

static void
prk_kewajiban_tuntas_tell (PrkKasusLembar *lembar,
                            const char     *words)
{
  prk_pesan_toast (PRK_KEWAJIBAN_TUNTAS (lembar)->toasts, words);
}

static void
lembar_iface_init (PrkKasusLembarInterface *iface)
{
  iface->get_store = prk_kewajiban_tuntas_get_store;
  iface->get = prk_kewajiban_tuntas_get;
  iface->set = prk_kewajiban_tuntas_set;
  iface->tell = prk_kewajiban_tuntas_tell;
}

static gboolean
prk_kewajiban_tuntas_close_request (GtkWindow *window)
{
  g_cancellable_cancel (PRK_KEWAJIBAN_TUNTAS (window)->cancellable);

  return GTK_WINDOW_CLASS (prk_kewajiban_tuntas_parent_class)->close_request (window);
}

static void
prk_kewajiban_tuntas_finalize (GObject *object)
{
  PrkKewajibanTuntas *self = PRK_KEWAJIBAN_TUNTAS (object);

  g_object_unref (self->store);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->isi);
  g_free (self->naskah);
  g_free (self->baris);
  g_free (self->masa);

  G_OBJECT_CLASS (prk_kewajiban_tuntas_parent_class)->finalize (object);
}

static void
prk_kewajiban_tuntas_class_init (PrkKewajibanTuntasClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_kewajiban_tuntas_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = prk_kewajiban_tuntas_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_kewajiban_tuntas_init (PrkKewajibanTuntas *self)
{
  self->cancellable = g_cancellable_new ();
  self->isi = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);
}

/* Rows keep what they are of, so these stay. */
static const PrkIsian *
get_fields (void)
{
  static PrkIsian fields[] = {
    { .path = "tanggal", .jenis = PRK_ISIAN_TANGGAL, .label = N_("Day it was done"), .is_wajib = TRUE },
    { .path = "catatan", .jenis = PRK_ISIAN_TEKS, .label = N_("Note"), .is_catatan = TRUE },
    { .path = "bukti", .jenis = PRK_ISIAN_BERKAS, .label = N_("Proof"), .is_catatan = TRUE },
    { .path = NULL },
  };
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; fields[i].path != NULL; i++)
        fields[i].label = _(fields[i].label);
      g_once_init_leave (&once, 1);
    }

  return fields;
}

static void
fill (PrkKewajibanTuntas *self,
      AdwPreferencesPage  *page,
      const char          *uraian)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (uraian, -1);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
  for (const PrkIsian *field = get_fields (); field->path != NULL; field++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               prk_kasus_isian_new_row (PRK_KASUS_LEMBAR (self), field, field->path));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

GtkWindow *
prk_kewajiban_tuntas_new (GtkWindow  *parent,
                           PrkStore   *store,
                           const char *naskah,
                           const char *baris,
                           const char *uraian,
                           const char *masa)
{
  PrkKewajibanTuntas *self
    = g_object_new (PRK_TYPE_KEWAJIBAN_TUNTAS, "transient-for", parent, "modal", TRUE, "title", _("Mark as Done"),
                    "default-width", 560, "default-height", 400, NULL);
  g_autofree char *today = NULL;
  PrkKasusLembarIsi isi;

  self->store = g_object_ref (store);
  self->naskah = g_strdup (naskah);
  self->baris = g_strdup (baris);
  self->masa = g_strdup (masa);
  today = prk_hari_dup_iso (prk_kasus_hari_ini (store));
  g_hash_table_insert (self->isi, g_strdup ("tanggal"), json_node_init_string (json_node_alloc (), today));
  isi = prk_kasus_lembar_isi (PRK_KASUS_LEMBAR (self), adw_window_title_new (_("Mark as Done"), masa),
                              G_CALLBACK (recorded_cb));
  self->toasts = isi.toasts;
  self->save = isi.save;
  gtk_label_set_label (isi.count, _("The proof is kept with the files of the text."));
  fill (self, isi.page, uraian);
  update (self);

  return GTK_WINDOW (self);
}
