/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Above, the papers that can be made now; below, those that the case has: the fields of its events that ask for one, a file, or words that
 * say which paper it is. */

#include "config.h"

#include <glib/gi18n.h>

#include "app/arsip/prk-arsip-kasus.h"
#include "app/lampiran/prk-lampiran-buka.h"
#include "app/lampiran/prk-lampiran-kata.h"
#include "app/sinkron/prk-sinkron-tanda-terima.h"

#include "prk-kasus-ekspor.h"
#include "prk-kasus-kata.h"
#include "prk-kasus-naskah.h"
#include "prk-kasus-tab-private.h"

GtkWidget *
prk_kasus_tab_dokumen_new (PrkKasusPage *page)
{
  return prk_kasus_tab_new_column ();
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkKasusPage) page = user_data;
  g_autoptr(GError) error = NULL;

  if (!prk_lampiran_buka_finish (result, &error))
    prk_kasus_page_tell (page, error->message);
}

static void
open_clicked_cb (GtkButton *button,
                 gpointer   user_data)
{
  PrkKasusPage *page = user_data;
  const PrkBerkasValue *file = g_object_get_data (G_OBJECT (button), "berkas");

  prk_lampiran_buka_async (prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (page)), file,
                           NULL, opened_cb, g_object_ref (page));
}

static void
receipt_clicked_cb (GtkButton    *button,
                    PrkKasusPage *page)
{
  const PrkBerkasValue *file = g_object_get_data (G_OBJECT (button), "berkas");
  PrkApplication *application = prk_kasus_page_get_application (page);
  PrkSinkron *sinkron = prk_application_get_sinkron (application);

  if (sinkron != NULL)
    prk_sinkron_tanda_terima (GTK_WIDGET (page), sinkron, prk_application_get_profil (application),
                              g_object_get_data (G_OBJECT (button), "rekaman"), file->hash,
                              prk_kasus_page_get_buka (page)->ringkas->judul, file->nama);
}

static void
add_receipt (PrkKasusPage   *page,
             GtkWidget      *row,
             PrkBerkasValue *file,
             const char     *record)
{
  GtkWidget *button = gtk_button_new_with_label (_("Receipt…"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Receipt of the Register"), file->nama);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "berkas", prk_berkas_value_copy (file),
                          (GDestroyNotify) prk_berkas_value_free);
  g_object_set_data_full (G_OBJECT (button), "rekaman", g_strdup (record), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (receipt_clicked_cb), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_file (PrkKasusPage   *page,
          GtkWidget      *row,
          PrkBerkasValue *file)
{
  GtkWidget *button = gtk_button_new_with_label (_("Open"));
  g_autofree char *size = prk_lampiran_kata_dup_ukuran (file->ukuran);
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Open"), file->nama);
  GtkWidget *label = gtk_label_new (size);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "berkas", prk_berkas_value_copy (file),
                          (GDestroyNotify) prk_berkas_value_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_clicked_cb), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Values of one event by the order of its form. */
static guint
add_event (PrkKasusPage      *page,
           GtkWidget         *column,
           const PrkKejadian *e)
{
  GPtrArray *fields = prk_isian_daftar_list (prk_isian_daftar_get (), e->jenis);
  PrkKasus *kasus = prk_kasus_page_get_buka (page)->konteks.kasus;
  GtkWidget *group = NULL;
  guint n = 0;

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const PrkIsian *isian = g_ptr_array_index (fields, i);
      JsonNode *value = isian->jenis == PRK_ISIAN_BERKAS ? prk_kasus_get (kasus, e, isian->path)
                                                         : NULL;
      g_autoptr(PrkBerkasValue) file = value != NULL ? prk_berkas_from_value (value) : NULL;
      g_autofree char *words = value != NULL ? prk_kasus_kata_dup_nilai (isian, value) : NULL;
      GtkWidget *row;

      if (words == NULL)
        continue;
      if (group == NULL)
        {
          g_autofree char *day = e->tanggal != 0 ? prk_hari_dup_pendek (e->tanggal) : NULL;
          g_autofree char *line = prk_kasus_kata_dup_alur (e->alur);
          g_autofree char *title
            = g_strdup_printf ("%s · %s · %s", prk_kasus_kata_get_peristiwa (e->alur, e->jenis),
                               line, day != NULL ? day : "–");

          group = prk_kasus_tab_add_group (column, title);
        }
      row = prk_kasus_tab_add_fact (group, isian->label, words);
      if (row != NULL && file != NULL)
        {
          add_file (page, row, file);
          if (e->id != NULL)
            add_receipt (page, row, file, e->id);
        }
      n++;
    }

  return n;
}

void
prk_kasus_tab_dokumen_update (GtkWidget    *tab,
                              PrkKasusPage *page)
{
  PrkKasus *kasus = prk_kasus_page_get_buka (page)->konteks.kasus;
  guint n;

  prk_kasus_tab_clear_column (tab);
  n = prk_kasus_naskah_add (tab, page);
  n += prk_arsip_kasus_add (tab, page, FALSE);
  for (guint i = prk_kasus_get_n_kejadian (kasus); i-- > 0 && n < 300;)
    n += add_event (page, tab, prk_kasus_get_kejadian (kasus, i));
  if (n == 0)
    prk_kasus_tab_add_empty (tab, _("No paper yet. Papers are added with the events that need them."));
  prk_kasus_ekspor_add (tab, page);
}
