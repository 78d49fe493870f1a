/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-id.h"
#include "domain/prk-rapat-ringkas.h"
#include "domain/prk-terbilang.h"
#include "kasus/prk-kasus-kata.h"

#include "prk-rapat-bawa.h"
#include "prk-rapat-private.h"

typedef struct
{
  PrkKasusPage *page;
  GPtrArray    *rapat;   /* (element-type PrkRapatRingkas) all */
  GPtrArray    *usulan;  /* (element-type PrkUsulanAgenda) */
  GPtrArray    *terbuka; /* (element-type PrkRapatRingkas) those that the second list shows, after "a new one" */
  AdwComboRow  *what;
  AdwComboRow  *where;
  char         *id; /* of the meeting that is written */
} Membawa;

static void
membawa_free (Membawa *membawa)
{
  g_object_unref (membawa->page);
  g_ptr_array_unref (membawa->rapat);
  g_ptr_array_unref (membawa->usulan);
  g_ptr_array_unref (membawa->terbuka);
  g_free (membawa->id);
  g_free (membawa);
}

/* What the case waits for, and at the end what anybody may want to talk about. */
static GPtrArray *
list_usulan (const PrkKasusRingkas *kasus)
{
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PrkRapatKasus));
  PrkUsulanAgenda *other = g_new0 (PrkUsulanAgenda, 1);
  GPtrArray *list;

  for (guint i = 0; i < kasus->alur->len; i++)
    {
      const PrkKasusAlur *alur = g_ptr_array_index (kasus->alur, i);
      PrkRapatKasus line = { kasus->id, kasus->judul, alur->alur,
                             alur->keadaan != NULL ? alur->keadaan->id : NULL };

      g_array_append_val (lines, line);
    }
  list = prk_rapat_list_usulan ((const PrkRapatKasus *) lines->data, lines->len, NULL);

  other->ksd = g_strdup (kasus->id);
  other->alur = g_strdup (PRK_ALUR_UTAMA);
  other->uraian = g_strdup_printf ("Pembahasan: %s", prk_kasus_kata_get_judul (kasus));
  other->rapat = "teknis";
  other->agenda = "pembahasan_dokumen";
  other->pasal = "Pasal 38 ayat (3)";
  g_ptr_array_add (list, other);

  return list;
}

static const PrkUsulanAgenda *
get_usulan (Membawa *membawa)
{
  return g_ptr_array_index (membawa->usulan, adw_combo_row_get_selected (membawa->what));
}

static char *
dup_meeting (const PrkRapatRingkas *rapat)
{
  g_autofree char *day = rapat->hari != 0 ? prk_hari_dup_pendek (rapat->hari) : NULL;

  return g_strdup_printf ("%s (%s)", *rapat->judul != '\0' ? rapat->judul : _("Meeting without a subject"),
                          day != NULL ? day : _("no day yet"));
}

/* A new one first, then those of that kind that were not held and do not have the case yet. */
static void
fill_meetings (Membawa *membawa)
{
  const PrkUsulanAgenda *usulan = get_usulan (membawa);
  const PrkPilihan *jenis = prk_klasifikasi_find ("jenis_rapat", usulan->rapat);
  g_autofree char *new_one = g_strdup_printf (_("New: %s"), jenis->nama);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (membawa->terbuka, 0);
  gtk_string_list_append (names, new_one);
  for (guint i = 0; i < membawa->rapat->len; i++)
    {
      PrkRapatRingkas *one = g_ptr_array_index (membawa->rapat, i);
      g_autofree char *name = NULL;

      if (one->is_held || g_strcmp0 (one->jenis, usulan->rapat) != 0
          || prk_rapat_ringkas_has (one, usulan->ksd))
        continue;
      name = dup_meeting (one);
      g_ptr_array_add (membawa->terbuka, one);
      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (membawa->where, G_LIST_MODEL (names));
  adw_combo_row_set_selected (membawa->where, membawa->terbuka->len > 0 ? 1 : 0);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Membawa *membawa = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);
  g_autofree char *place = g_strconcat ("rapat/", membawa->id, NULL);

  if (op == NULL)
    prk_kasus_page_tell (membawa->page, error->message);
  else if (gtk_widget_get_root (GTK_WIDGET (membawa->page)) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (membawa->page), "win.show-place", "s", place);
  membawa_free (membawa);
}

static void
write_agenda (Membawa   *membawa,
              PrkRecord *record,
              gboolean   is_new)
{
  PrkStore *store = prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (membawa->page));
  const PrkUsulanAgenda *usulan = get_usulan (membawa);
  g_autoptr(PrkEdit) edit = prk_edit_new (record);
  g_autofree char *row = prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));

  if (is_new)
    {
      PrkApplication *application = prk_kasus_page_get_application (membawa->page);
      g_autoptr(PrkProfil) own
        = prk_profil_new_for (prk_application_get_profil (application), "rapat");

      prk_rekaman_isi_bawaan (edit, prk_profil_get_skema (own));
      prk_edit_set_string (edit, "judul", usulan->uraian);
      prk_edit_set_string (edit, "jenis", usulan->rapat);
      _prk_rapat_mulai (application, edit);
    }
  prk_rapat_tambah_agenda (edit, usulan, row);
  prk_store_commit_async (store, edit, NULL, written_cb, membawa);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Membawa *membawa = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) record = prk_store_load_finish (PRK_STORE (source), result, &error);

  if (record != NULL)
    {
      write_agenda (membawa, record, FALSE);
      return;
    }
  prk_kasus_page_tell (membawa->page, error->message);
  membawa_free (membawa);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Membawa          *membawa)
{
  PrkStore *store = prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (membawa->page));
  guint place = adw_combo_row_get_selected (membawa->where);

  if (g_strcmp0 (response, "bring") != 0)
    {
      membawa_free (membawa);
      return;
    }
  if (place > 0 && place <= membawa->terbuka->len)
    {
      const PrkRapatRingkas *rapat = g_ptr_array_index (membawa->terbuka, place - 1);

      membawa->id = g_strdup (rapat->id);
      prk_store_load_async (store, rapat->id, NULL, loaded_cb, membawa);
    }
  else
    {
      g_autoptr(PrkRecord) record = NULL;

      membawa->id = prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
      record = prk_record_new (membawa->id, "rapat");
      write_agenda (membawa, record, TRUE);
    }
}

static GtkWidget *
new_choices (Membawa *membawa)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  membawa->what = ADW_COMBO_ROW (adw_combo_row_new ());
  membawa->where = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (membawa->what), _("Subject"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (membawa->where), _("Meeting"));
  adw_combo_row_set_use_subtitle (membawa->what, TRUE);
  adw_combo_row_set_use_subtitle (membawa->where, TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (membawa->what), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (membawa->where), 3);
  for (guint i = 0; i < membawa->usulan->len; i++)
    gtk_string_list_append (names,
                            ((PrkUsulanAgenda *) g_ptr_array_index (membawa->usulan, i))->uraian);
  adw_combo_row_set_model (membawa->what, G_LIST_MODEL (names));
  fill_meetings (membawa);
  g_signal_connect_swapped (membawa->what, "notify::selected", G_CALLBACK (fill_meetings), membawa);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (membawa->what));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (membawa->where));
  gtk_widget_set_size_request (group, 480, -1);

  return group;
}

void
prk_rapat_bawa (PrkKasusPage *page,
                GPtrArray    *rapat)
{
  Membawa *membawa;
  GtkWidget *dialog;

  g_return_if_fail (PRK_IS_KASUS_PAGE (page) && rapat != NULL);

  membawa = g_new0 (Membawa, 1);
  membawa->page = g_object_ref (page);
  membawa->rapat = g_ptr_array_ref (rapat);
  membawa->usulan = list_usulan (prk_kasus_page_get_buka (page)->ringkas);
  membawa->terbuka = g_ptr_array_new ();
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                   _("Bring to a Meeting"), NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_choices (membawa));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "bring",
                                    _("_Add to the Agenda"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "bring",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "bring");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), membawa);
  gtk_window_present (GTK_WINDOW (dialog));
}
