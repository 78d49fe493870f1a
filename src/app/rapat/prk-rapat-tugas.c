/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"
#include "store/prk-kasus-daftar.h"

#include "prk-rapat-tugas.h"

typedef struct
{
  PrkApplication *application; /* outlives every row */
  char           *rapat, *baris;
  PrkTugasFailed  failed;
  GWeakRef        user_data;
} Menandai;

static void
menandai_free (Menandai *menandai)
{
  g_free (menandai->rapat);
  g_free (menandai->baris);
  g_weak_ref_clear (&menandai->user_data);
  g_free (menandai);
}

static void
tell (Menandai   *menandai,
      const char *words)
{
  g_autoptr(GObject) user_data = g_weak_ref_get (&menandai->user_data);

  if (user_data != NULL)
    menandai->failed (user_data, words);
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Menandai *menandai = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  if (op == NULL)
    tell (menandai, error->message);
  menandai_free (menandai);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Menandai *menandai = user_data;
  PrkStore *store = PRK_STORE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) record = prk_store_load_finish (store, result, &error);
  const PrkIdentitas *identitas = prk_application_get_identitas (menandai->application);
  g_autoptr(PrkEdit) edit = NULL;

  if (record == NULL)
    {
      tell (menandai, error->message);
      menandai_free (menandai);
      return;
    }

  edit = prk_edit_new (record);
  prk_tugas_tandai (edit, menandai->baris, prk_kasus_hari_ini (store),
                    identitas != NULL ? identitas->nama : NULL);
  prk_store_commit_async (store, edit, NULL, committed_cb, menandai);
}

static void
done_clicked_cb (GtkButton *button,
                 Menandai  *menandai)
{
  Menandai *copy = g_new0 (Menandai, 1);
  g_autoptr(GObject) user_data = g_weak_ref_get (&menandai->user_data);

  copy->application = menandai->application;
  copy->rapat = g_strdup (menandai->rapat);
  copy->baris = g_strdup (menandai->baris);
  copy->failed = menandai->failed;
  g_weak_ref_init (&copy->user_data, user_data);
  /* The row is made anew once it is written. */
  gtk_button_set_label (button, _("done"));
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  prk_store_load_async (prk_application_get_store (menandai->application), menandai->rapat, NULL,
                        loaded_cb, copy);
}

static char *
dup_day (PrkHari hari)
{
  g_autofree char *iso = prk_hari_dup_iso (hari);

  return prk_tanggal_dup_panjang (iso);
}

static char *
dup_subtitle (const PrkTugas *tugas)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *until = tugas->sampai != 0 ? dup_day (tugas->sampai) : NULL;
  g_autofree char *done = tugas->selesai_pada != 0 ? dup_day (tugas->selesai_pada) : NULL;

  if (*tugas->oleh != '\0')
    g_ptr_array_add (parts, g_strdup (tugas->oleh));
  if (until != NULL && !tugas->is_selesai)
    /* Translators: %s is a day, the last one */
    g_ptr_array_add (parts, g_strdup_printf (_("until %s"), until));
  if (done != NULL && tugas->selesai_oleh != NULL)
    /* Translators: the first %s is a day, the second a person */
    g_ptr_array_add (parts, g_strdup_printf (_("done on %s by %s"), done, tugas->selesai_oleh));
  else if (done != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("done on %s"), done));
  else if (tugas->is_selesai)
    g_ptr_array_add (parts, g_strdup (_("done")));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_late (AdwActionRow   *row,
          const PrkTugas *tugas,
          PrkHari         hari_ini)
{
  guint days = tugas->sampai != 0 && tugas->sampai < hari_ini ? hari_ini - tugas->sampai : 0;
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (days == 0)
    return;
  words = g_strdup_printf (ngettext ("%d day late", "%d days late", (int) days), (int) days);
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (row, label);
}

static void
add_button (AdwActionRow   *row,
            PrkApplication *application,
            const char     *rapat,
            const PrkTugas *tugas,
            PrkTugasFailed  failed,
            GObject        *user_data)
{
  GtkWidget *button = gtk_button_new_with_label (_("Mark as Done"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Mark as Done"), tugas->uraian);
  Menandai *menandai = g_new0 (Menandai, 1);

  menandai->application = application;
  menandai->rapat = g_strdup (rapat);
  menandai->baris = g_strdup (tugas->baris);
  menandai->failed = failed;
  g_weak_ref_init (&menandai->user_data, user_data);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (done_clicked_cb), menandai,
                         (GClosureNotify) (void (*) (void)) menandai_free, 0);
  adw_action_row_add_suffix (row, button);
}

GtkWidget *
prk_rapat_tugas_row_new (PrkApplication *application,
                         const char     *rapat,
                         const PrkTugas *tugas,
                         PrkHari         hari_ini,
                         PrkTugasFailed  failed,
                         GObject        *user_data)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (tugas);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tugas->uraian);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (tugas->is_selesai)
    {
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("object-select-symbolic"));
      return row;
    }
  add_late (ADW_ACTION_ROW (row), tugas, hari_ini);
  add_button (ADW_ACTION_ROW (row), application, rapat, tugas, failed, user_data);

  return row;
}
