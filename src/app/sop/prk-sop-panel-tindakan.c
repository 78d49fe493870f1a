/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does on a procedure: asked for in a dialog, written as an event of the case. The
 * panel shows what became of it when the case has changed. */

#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-berkas.h"

#include "prk-sop-panel-private.h"
#include "prk-sop-sumber.h"
#include "prk-sop-tindakan.h"

static void
tell (PrkSopPanel *self, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", words);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkSopPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkKasusCatatan) act
      = prk_kasus_catat_finish (PRK_KASUS_DAFTAR (source), result, &error);

  self->is_acting = FALSE;
  if (act == NULL)
    {
      tell (self, error->message);
      return;
    }
  if (act->boleh == PRK_BOLEH)
    return;

  for (guint i = 0; i < act->hasil->len; i++)
    {
      const PrkTahapHasil *hasil = g_ptr_array_index (act->hasil, i);

      if (hasil->vonis == PRK_VONIS_GAGAL && hasil->pesan != NULL)
        {
          tell (self, hasil->pesan);
          return;
        }
    }
  tell (self, _ ("This cannot be done now"));
}

static void
act (PrkSopPanel *self, const char *jenis, JsonObject *isi)
{
  if (self->is_acting || self->buka == NULL)
    return;

  self->is_acting = TRUE;
  json_object_set_string_member (isi, "alur", self->alur);
  if (self->langkah != NULL)
    json_object_set_string_member (isi, "langkah", self->langkah);
  prk_kasus_catat_async (self->daftar, prk_record_get_id (self->buka->ksd), jenis, isi,
                         self->cancellable, acted_cb, g_object_ref (self));
}

/* The dialog is about this step, whatever happens meanwhile. */
static void
remember_step (PrkSopPanel *self)
{
  const PrkSopLangkah *langkah = _prk_sop_panel_get_langkah (self);

  g_clear_pointer (&self->langkah, g_free);
  self->langkah = langkah != NULL ? g_strdup (langkah->id) : NULL;
}

static gint64
get_now_us (PrkSopPanel *self)
{
  return prk_clock_now_us (prk_store_get_clock (prk_kasus_daftar_get_store (self->daftar)));
}

static void
set_now (PrkSopPanel *self, JsonObject *isi)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (get_now_us (self) / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *time = g_date_time_format (now, "%H:%M");

  json_object_set_string_member (isi, "tanggal", day);
  json_object_set_string_member (isi, "jam", time);
}

/* Beginning */

static void
begin_agreed_cb (JsonObject *isi, gpointer user_data)
{
  PrkSopPanel *self = user_data;
  const char *id = json_object_get_string_member (isi, "sop");

  for (guint i = 0; self->sumber != NULL && i < self->sumber->len; i++)
    {
      const PrkSopSumber *one = g_ptr_array_index (self->sumber, i);

      if (g_str_equal (one->id, id))
        {
          g_autofree char *naskah = prk_sop_dup_json (one->sop);

          json_object_set_string_member (isi, "naskah", naskah);
          act (self, "sop_dimulai", isi);
          return;
        }
    }
}

static void
sources_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkSopPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = prk_sop_sumber_muat_finish (result, &error);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) kode = NULL;
  g_auto (GStrv) nama = NULL;
  PrkSopTindakan *dialog;

  if (list == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  for (guint i = 0; i < list->len; i++)
    {
      const PrkSopSumber *one = g_ptr_array_index (list, i);

      if (one->sop == NULL)
        continue;
      g_strv_builder_add (ids, one->id);
      g_strv_builder_add (names, one->nama);
    }
  kode = g_strv_builder_end (ids);
  nama = g_strv_builder_end (names);
  g_clear_pointer (&self->sumber, g_ptr_array_unref);
  self->sumber = g_steal_pointer (&list);
  dialog = prk_sop_tindakan_new (
      GTK_WIDGET (self), _ ("Begin a Procedure"),
      _ ("Its steps are recorded in this case. Later changes of the procedure do not "
         "change what has begun."),
      _ ("_Begin"), begin_agreed_cb, G_OBJECT (self));
  prk_sop_tindakan_add_pilihan (dialog, "sop", _ ("Procedure"), (const char *const *)kode,
                                (const char *const *)nama);
  prk_sop_tindakan_add_saat (dialog, get_now_us (self));
  prk_sop_tindakan_present (dialog);
}

void
_prk_sop_panel_begin (PrkSopPanel *self)
{
  g_clear_pointer (&self->langkah, g_free);
  prk_sop_sumber_muat_async (prk_kasus_daftar_get_store (self->daftar), self->cancellable,
                             sources_loaded_cb, g_object_ref (self));
}

/* A step is done */

static void
done_cb (JsonObject *isi, gpointer user_data)
{
  act (user_data, "sop_langkah", isi);
}

static void
yes_cb (JsonObject *isi, gpointer user_data)
{
  json_object_set_string_member (isi, "putusan", "ya");
  act (user_data, "sop_langkah", isi);
}

static void
no_cb (JsonObject *isi, gpointer user_data)
{
  json_object_set_string_member (isi, "putusan", "tidak");
  act (user_data, "sop_langkah", isi);
}

static void
add_targets (PrkSopPanel *self, PrkSopTindakan *dialog, const PrkSopLangkah *langkah)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) kode = NULL;
  g_auto (GStrv) nama = NULL;

  for (guint i = 0; i < langkah->n_kembali; i++)
    {
      const PrkSopLangkah *to = prk_sop_get_langkah (self->sop, langkah->kembali[i]);
      g_autofree char *name = g_strdup_printf ("%s. %s", to->id, to->kegiatan);

      g_strv_builder_add (ids, to->id);
      g_strv_builder_add (names, name);
    }
  kode = g_strv_builder_end (ids);
  nama = g_strv_builder_end (names);
  prk_sop_tindakan_add_pilihan (dialog, "kembali", _ ("Back to Step"), (const char *const *)kode,
                                (const char *const *)nama);
}

void
_prk_sop_panel_finish (PrkSopPanel *self, gboolean is_no)
{
  const PrkSopLangkah *langkah = _prk_sop_panel_get_langkah (self);
  g_autofree char *heading = NULL;
  PrkSopTindakan *dialog;

  g_return_if_fail (langkah != NULL);

  remember_step (self);
  heading = is_no ? g_strdup_printf (_ ("“No” at Step %s"), langkah->id)
                  : g_strdup_printf (_ ("Step %s Is Done"), langkah->id);
  dialog = prk_sop_tindakan_new (GTK_WIDGET (self), heading, langkah->kegiatan,
                                 is_no ? _ ("Send _Back") : _ ("_Record"),
                                 is_no                    ? no_cb
                                 : langkah->n_kembali > 0 ? yes_cb
                                                          : done_cb,
                                 G_OBJECT (self));
  prk_sop_tindakan_add_teks (dialog, "catatan", is_no ? _ ("What must be mended") : _ ("Note"),
                             is_no);
  if (is_no)
    add_targets (self, dialog, langkah);
  prk_sop_tindakan_add_saat (dialog, get_now_us (self));
  prk_sop_tindakan_present (dialog);
}

/* Within a step */

static void
letter_cb (JsonObject *isi, gpointer user_data)
{
  act (user_data, "sop_disposisi", isi);
}

void
_prk_sop_panel_dispose_letter (PrkSopPanel *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) kode = NULL;
  g_auto (GStrv) nama = NULL;
  PrkSopTindakan *dialog;

  remember_step (self);
  for (guint i = 0; i < prk_sop_get_n_pelaksana (self->sop); i++)
    {
      g_strv_builder_add (ids, prk_sop_get_pelaksana (self->sop, i)->id);
      g_strv_builder_add (names, prk_sop_get_pelaksana (self->sop, i)->nama);
    }
  kode = g_strv_builder_end (ids);
  nama = g_strv_builder_end (names);
  dialog = prk_sop_tindakan_new (GTK_WIDGET (self), _ ("Disposition"),
                                 _ ("Who hands the papers on, to whom, and what is to be done."),
                                 _ ("_Record"), letter_cb, G_OBJECT (self));
  prk_sop_tindakan_add_pilihan (dialog, "dari", _ ("From"), (const char *const *)kode,
                                (const char *const *)nama);
  prk_sop_tindakan_add_pilihan (dialog, "kepada", _ ("To"), (const char *const *)kode,
                                (const char *const *)nama);
  prk_sop_tindakan_add_teks (dialog, "isi", _ ("Instruction"), TRUE);
  prk_sop_tindakan_add_saat (dialog, get_now_us (self));
  prk_sop_tindakan_present (dialog);
}

void
_prk_sop_panel_initial (PrkSopPanel *self, const char *pelaksana)
{
  g_autoptr (JsonObject) isi = json_object_new ();

  remember_step (self);
  set_now (self, isi);
  json_object_set_string_member (isi, "pelaksana", pelaksana);
  act (self, "sop_paraf", isi);
}

void
_prk_sop_panel_meet (PrkSopPanel *self)
{
  g_autoptr (JsonObject) isi = json_object_new ();

  remember_step (self);
  set_now (self, isi);
  act (self, "sop_ulang", isi);
}

static void
tick (PrkSopPanel *self, JsonNode *berkas)
{
  g_autoptr (JsonObject) isi = json_object_new ();

  set_now (self, isi);
  json_object_set_int_member (isi, "nomor", self->nomor);
  if (berkas != NULL)
    json_object_set_member (isi, "berkas", berkas);
  act (self, "sop_kelengkapan", isi);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkSopPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkBerkasValue) value
      = prk_store_import_berkas_finish (PRK_STORE (source), result, &error);

  if (value != NULL)
    {
      tick (self, prk_berkas_to_value (value));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = prk_berkas_dup_galat (_ ("The file"), error);

      tell (self, words);
    }
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, PrkSopPanel *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    prk_store_import_berkas_async (prk_kasus_daftar_get_store (self->daftar), file, NULL, NULL,
                                   self->cancellable, imported_cb, g_object_ref (self));
  g_clear_object (&self->chooser);
}

void
_prk_sop_panel_tick (PrkSopPanel *self, guint nomor, gboolean with_file)
{
  remember_step (self);
  self->nomor = nomor;
  if (!with_file)
    {
      tick (self, NULL);
      return;
    }

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      _ ("Choose a File"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Attach"), _ ("Ca_ncel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
