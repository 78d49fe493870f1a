/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/lampiran/prk-lampiran-buka.h"

#include "prk-sop-bagan.h"
#include "prk-sop-cetak.h"
#include "prk-sop-kata.h"
#include "prk-sop-panel-private.h"

G_DEFINE_FINAL_TYPE (PrkSopPanel, prk_sop_panel, ADW_TYPE_BIN)

const PrkSopKunjungan *
_prk_sop_panel_get_kunjungan (PrkSopPanel *self)
{
  return self->jalan != NULL && self->jalan->langkah >= 0
             ? g_ptr_array_index (self->jalan->kunjungan, self->jalan->kunjungan->len - 1)
             : NULL;
}

const PrkSopLangkah *
_prk_sop_panel_get_langkah (PrkSopPanel *self)
{
  return self->jalan != NULL && self->jalan->langkah >= 0
             ? prk_sop_get_langkah (self->sop, self->jalan->langkah)
             : NULL;
}

/* Widgets */

static GtkWidget *
add_group (PrkSopPanel *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = title != NULL ? g_markup_escape_text (title, -1) : NULL;

  if (escaped != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  gtk_box_append (GTK_BOX (self->column), group);

  return group;
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL && *subtitle != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

/* Its name is what it says, without the mark of its key. */
static GtkWidget *
new_button (const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : plain, -1);

  return button;
}

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *name)
{
  GtkWidget *button = new_button (label, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return button;
}

/* A shape and a word, so that nobody needs the colour. */
static void
add_mark (GtkWidget *row, gboolean is_there)
{
  GtkWidget *icon
      = gtk_image_new_from_icon_name (is_there ? "object-select-symbolic" : "checkbox-symbolic");

  gtk_widget_add_css_class (icon, is_there ? "success" : "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_there ? _ ("There") : _ ("Not there"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
}

/* Days and times in words */

static char *
dup_saat (const PrkSaat *saat)
{
  g_autofree char *day = prk_hari_dup_pendek (saat->hari);

  if (saat->hari == 0)
    return g_strdup ("–");

  return saat->menit > 0 ? g_strdup_printf ("%s %02d.%02d", day, saat->menit / 60, saat->menit % 60)
                         : g_steal_pointer (&day);
}

/* What a visit took: in minutes only while it is less than a working day. */
static char *
dup_taken (const PrkSopLangkah *langkah, const PrkSopKunjungan *visit)
{
  if ((langkah->satuan == PRK_SATUAN_MENIT || langkah->satuan == PRK_SATUAN_JAM)
      && visit->menit < PRK_SOP_MENIT_SEHARI)
    return g_strdup_printf (ngettext ("%d working minute", "%d working minutes", visit->menit),
                            visit->menit);

  return g_strdup_printf (ngettext ("%d working day", "%d working days", visit->hari), visit->hari);
}

static char *
dup_against_standard (const PrkSopLangkah *langkah, const PrkSopKunjungan *visit)
{
  g_autofree char *taken = dup_taken (langkah, visit);
  g_autofree char *standard = prk_sop_kata_dup_waktu (langkah);

  return visit->is_terlambat ? g_strdup_printf (_ ("%s, over the standard of %s"), taken, standard)
                             : g_strdup_printf (_ ("%s of the standard %s"), taken, standard);
}

/* Where it is now */

static void
done_clicked_cb (PrkSopPanel *self)
{
  _prk_sop_panel_finish (self, FALSE);
}

static void
no_clicked_cb (PrkSopPanel *self)
{
  _prk_sop_panel_finish (self, TRUE);
}

static void
add_now (PrkSopPanel *self)
{
  const PrkSopLangkah *langkah = _prk_sop_panel_get_langkah (self);
  const PrkSopKunjungan *visit = _prk_sop_panel_get_kunjungan (self);
  g_autofree char *who = prk_sop_kata_dup_pelaksana (self->sop, self->jalan->langkah);
  g_autofree char *since = dup_saat (&visit->mulai);
  g_autofree char *time = dup_against_standard (langkah, visit);
  g_autofree char *place = g_strdup_printf (_ ("Step %s: %s"), langkah->id, langkah->kegiatan);
  g_autofree char *when = g_strdup_printf (_ ("Since %s · %s"), since, time);
  gboolean is_decision = langkah->n_kembali > 0;
  GtkWidget *group = add_group (self, prk_sop_get_nama (self->sop));
  GtkWidget *row = add_row (group, place, _ ("Here now"));
  GtkWidget *button;

  if (visit->ke > 1)
    {
      g_autofree char *again = g_strdup_printf (_ ("Here now, for the %u. time"), visit->ke);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), again);
    }
  if (is_decision)
    {
      button = add_button (row, _ ("_No…"), NULL);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (no_clicked_cb), self);
    }
  button = add_button (row, is_decision ? _ ("_Yes…") : _ ("_Done…"), NULL);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (done_clicked_cb), self);
  add_row (group, who, _ ("Who has it now"));
  row = add_row (group, when, _ ("Time"));
  if (visit->is_terlambat)
    gtk_widget_add_css_class (row, "warning");
}

/* Inputs and their files */

static const PrkKejadian *
find_tick (PrkSopPanel *self, const PrkSopLangkah *langkah, guint nomor)
{
  PrkKasus *kasus = self->buka->konteks.kasus;

  for (guint i = prk_kasus_get_n_kejadian (kasus); i-- > 0;)
    {
      const PrkKejadian *event = prk_kasus_get_kejadian (kasus, i);

      if (strcmp (event->alur, self->alur) == 0 && strcmp (event->jenis, "sop_kelengkapan") == 0
          && g_strcmp0 (prk_kasus_get_teks (kasus, event, "langkah"), langkah->id) == 0
          && prk_kasus_get_bulat (kasus, event, "nomor", 0) == nomor)
        return event;
    }

  return NULL;
}

static guint
get_number (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "nomor"));
}

static void
tick_clicked_cb (PrkSopPanel *self, GtkWidget *button)
{
  _prk_sop_panel_tick (self, get_number (button), FALSE);
}

static void
attach_clicked_cb (PrkSopPanel *self, GtkWidget *button)
{
  _prk_sop_panel_tick (self, get_number (button), TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkSopPanel) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!prk_lampiran_buka_finish (result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", error->message);
}

static void
open_clicked_cb (PrkSopPanel *self, GtkWidget *button)
{
  prk_lampiran_buka_async (prk_kasus_daftar_get_store (self->daftar),
                           g_object_get_data (G_OBJECT (button), "berkas"), self->cancellable,
                           opened_cb, g_object_ref (self));
}

static void
add_input (PrkSopPanel *self,
           GtkWidget *group,
           const PrkSopLangkah *langkah,
           guint index,
           gboolean is_there)
{
  const PrkSopSyarat *syarat = &langkah->kelengkapan[index];
  const PrkKejadian *event = is_there ? find_tick (self, langkah, index + 1) : NULL;
  JsonNode *value
      = event != NULL ? prk_kasus_get (self->buka->konteks.kasus, event, "berkas") : NULL;
  g_autoptr (PrkBerkasValue) file = value != NULL ? prk_berkas_from_value (value) : NULL;
  GtkWidget *row = add_row (group, syarat->nama,
                            file != NULL ? file->nama
                            : is_there   ? _ ("There")
                                         : syarat->jika);
  g_autofree char *tick = g_strdup_printf (_ ("Is there: %s"), syarat->nama);
  g_autofree char *attach = g_strdup_printf (_ ("Attach: %s"), syarat->nama);
  GtkWidget *button;

  add_mark (row, is_there);
  if (file != NULL && prk_lampiran_buka_is_safe (file->nama, file->jenis))
    {
      button = add_button (row, _ ("_Open"), NULL);
      g_object_set_data_full (G_OBJECT (button), "berkas", prk_berkas_value_copy (file),
                              (GDestroyNotify)prk_berkas_value_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_clicked_cb), self);
    }
  if (is_there)
    return;

  button = add_button (row, _ ("_Attach…"), attach);
  g_object_set_data (G_OBJECT (button), "nomor", GUINT_TO_POINTER (index + 1));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (attach_clicked_cb), self);
  button = add_button (row, _ ("_Is There"), tick);
  g_object_set_data (G_OBJECT (button), "nomor", GUINT_TO_POINTER (index + 1));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (tick_clicked_cb), self);
}

static void
add_inputs (PrkSopPanel *self)
{
  const PrkSopLangkah *langkah = _prk_sop_panel_get_langkah (self);
  const PrkSopKunjungan *visit = _prk_sop_panel_get_kunjungan (self);
  GtkWidget *group;

  if (langkah->n_kelengkapan == 0)
    return;

  group = add_group (self, _ ("Wanted for This Step"));
  for (guint i = 0; i < langkah->n_kelengkapan; i++)
    add_input (self, group, langkah, i, visit->is_ada[i]);
}

/* Initials, dispositions, meetings */

static void
initial_clicked_cb (PrkSopPanel *self, GtkWidget *button)
{
  _prk_sop_panel_initial (self, g_object_get_data (G_OBJECT (button), "pelaksana"));
}

static void
add_initials (PrkSopPanel *self)
{
  const PrkSopLangkah *langkah = _prk_sop_panel_get_langkah (self);
  const PrkSopKunjungan *visit = _prk_sop_panel_get_kunjungan (self);
  GtkWidget *group;

  if (langkah->n_paraf == 0)
    return;

  group = add_group (self, _ ("Initials"));
  for (guint i = 0; i < langkah->n_paraf; i++)
    {
      const PrkSopPelaksana *who = prk_sop_get_pelaksana (self->sop, langkah->paraf[i]);
      GtkWidget *row
          = add_row (group, who->nama, visit->is_diparaf[i] ? _ ("Has initialled") : NULL);
      g_autofree char *name = g_strdup_printf (_ ("Initialled by %s"), who->nama);
      GtkWidget *button;

      add_mark (row, visit->is_diparaf[i]);
      if (visit->is_diparaf[i])
        continue;
      button = add_button (row, _ ("_Initialled"), name);
      g_object_set_data (G_OBJECT (button), "pelaksana", (gpointer)who->id);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (initial_clicked_cb), self);
    }
}

static const char *
get_actor_name (PrkSopPanel *self, const PrkKejadian *event, const char *key)
{
  const char *id = prk_kasus_get_teks (self->buka->konteks.kasus, event, key);
  gint index = id != NULL ? prk_sop_find_pelaksana (self->sop, id) : -1;

  return index >= 0 ? prk_sop_get_pelaksana (self->sop, index)->nama : "–";
}

static void
add_letters (PrkSopPanel *self)
{
  const PrkSopKunjungan *visit = _prk_sop_panel_get_kunjungan (self);
  GtkWidget *group = add_group (self, _ ("Dispositions and Meetings"));
  GtkWidget *row, *button;

  for (guint i = 0; i < visit->disposisi->len; i++)
    {
      const PrkKejadian *event = g_ptr_array_index (visit->disposisi, i);
      const char *words = prk_kasus_get_teks (self->buka->konteks.kasus, event, "isi");
      g_autofree char *way = g_strdup_printf ("%s → %s", get_actor_name (self, event, "dari"),
                                              get_actor_name (self, event, "kepada"));

      add_row (group, way, words);
    }
  row = add_row (group, _ ("Hand the papers on"), NULL);
  button = add_button (row, _ ("_Disposition…"), NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (_prk_sop_panel_dispose_letter), self);

  if (_prk_sop_panel_get_langkah (self)->is_berulang)
    {
      g_autofree char *held = g_strdup_printf (
          ngettext ("%u meeting so far", "%u meetings so far", visit->n_rapat), visit->n_rapat);

      row = add_row (group, _ ("Meetings are held until there is agreement"), held);
      button = add_button (row, _ ("One _More Meeting"), NULL);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (_prk_sop_panel_meet), self);
    }
}

/* How it came here */

static void
add_visit (PrkSopPanel *self, GtkWidget *group, const PrkSopKunjungan *visit)
{
  const PrkSopLangkah *langkah = prk_sop_get_langkah (self->sop, visit->langkah);
  g_autofree char *from = dup_saat (&visit->mulai);
  g_autofree char *to = dup_saat (&visit->selesai);
  g_autofree char *time = dup_against_standard (langkah, visit);
  g_autofree char *title = g_strdup_printf ("%s. %s", langkah->id, langkah->kegiatan);
  GString *words = g_string_new (NULL);
  GtkWidget *row;

  if (visit->selesai.hari > 0)
    g_string_append_printf (words, "%s – %s · %s", from, to, time);
  else
    g_string_append_printf (words, _ ("Since %s · %s"), from, time);
  if (visit->is_tidak)
    {
      g_string_append (words, "\n");
      g_string_append_printf (words, _ ("“No”, back to step %s: %s"),
                              prk_sop_get_langkah (self->sop, visit->kembali)->id, visit->catatan);
    }
  else if (visit->catatan != NULL)
    {
      g_string_append_printf (words, "\n%s", visit->catatan);
    }
  row = add_row (group, title, words->str);
  if (visit->is_terlambat)
    gtk_widget_add_css_class (row, "prk-sop-terlambat");
  g_string_free (words, TRUE);
}

static void
add_history (PrkSopPanel *self)
{
  GtkWidget *group = add_group (self, _ ("Steps So Far"));

  for (guint i = self->jalan->kunjungan->len; i-- > 0;)
    add_visit (self, group, g_ptr_array_index (self->jalan->kunjungan, i));
  for (guint i = 0; i < self->jalan->ditolak->len; i++)
    {
      const PrkSopTolak *tolak = g_ptr_array_index (self->jalan->ditolak, i);

      gtk_widget_add_css_class (add_row (group, tolak->pesan,
                                         _ ("Recorded, but it does not fit and counts for "
                                            "nothing")),
                                "warning");
    }
}

/* The chart */

static PrkBaganTanda *
dup_marks (PrkSopPanel *self)
{
  PrkBaganTanda *marks = g_new0 (PrkBaganTanda, prk_sop_get_n_langkah (self->sop));

  for (guint i = 0; i < self->jalan->kunjungan->len; i++)
    {
      const PrkSopKunjungan *visit = g_ptr_array_index (self->jalan->kunjungan, i);

      marks[visit->langkah] = visit->is_tidak ? PRK_TANDA_TIADA : PRK_TANDA_SELESAI;
      /* What "Tidak" sent back is to be done again. */
      for (guint j = visit->langkah;
           visit->is_tidak && j >= (guint)visit->kembali && j != G_MAXUINT; j--)
        marks[j] = PRK_TANDA_TIADA;
    }
  if (self->jalan->langkah >= 0)
    marks[self->jalan->langkah] = PRK_TANDA_DI_SINI;

  return marks;
}

static void
print_clicked_cb (PrkSopPanel *self)
{
  g_autofree PrkBaganTanda *marks = dup_marks (self);

  prk_sop_cetak (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                 prk_kasus_daftar_get_store (self->daftar), self->profil, self->sop, marks);
}

static void
add_chart (PrkSopPanel *self)
{
  g_autofree PrkBaganTanda *marks = dup_marks (self);
  GtkWidget *group = add_group (self, _ ("Chart"));
  GtkWidget *button = new_button (_ ("Export _PDF…"), NULL);
  GtkWidget *chart = prk_sop_bagan_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (print_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  prk_sop_bagan_set_sop (PRK_SOP_BAGAN (chart), self->sop);
  prk_sop_bagan_set_tanda (PRK_SOP_BAGAN (chart), marks);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), chart);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scrolled);
}

/* All of it */

static void
add_empty (PrkSopPanel *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = new_button (_ ("_Begin a Procedure…"), NULL);

  gtk_widget_add_css_class (page, "compact");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-continuous-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Procedure Runs Here"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("A procedure (SOP) tells who has the papers now, what is "
                                      "wanted, and how long each step may take."));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (_prk_sop_panel_begin), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_box_append (GTK_BOX (self->column), page);
}

static void
add_over (PrkSopPanel *self)
{
  GtkWidget *group = add_group (self, prk_sop_get_nama (self->sop));

  add_mark (add_row (group, _ ("All steps are done"), NULL), TRUE);
}

static void
fill (PrkSopPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->column)) != NULL)
    gtk_box_remove (GTK_BOX (self->column), child);

  if (self->jalan == NULL || self->jalan->kunjungan->len == 0)
    {
      add_empty (self);
      return;
    }
  if (self->jalan->langkah >= 0)
    {
      add_now (self);
      add_inputs (self);
      add_initials (self);
      add_letters (self);
    }
  else
    {
      add_over (self);
    }
  add_history (self);
  add_chart (self);
}

static void
prk_sop_panel_dispose (GObject *object)
{
  PrkSopPanel *self = PRK_SOP_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->daftar);
  g_clear_pointer (&self->jalan, prk_sop_jalan_free);
  g_clear_pointer (&self->sop, prk_sop_unref);
  g_clear_pointer (&self->buka, prk_kasus_buka_unref);
  g_clear_pointer (&self->sumber, g_ptr_array_unref);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->alur, g_free);
  g_clear_pointer (&self->langkah, g_free);
  G_OBJECT_CLASS (prk_sop_panel_parent_class)->dispose (object);
}

static void
prk_sop_panel_class_init (PrkSopPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_sop_panel_dispose;
}

static void
prk_sop_panel_init (PrkSopPanel *self)
{
  self->cancellable = g_cancellable_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_top (self->column, 12);
  gtk_widget_set_margin_bottom (self->column, 18);
  gtk_widget_set_margin_start (self->column, 12);
  gtk_widget_set_margin_end (self->column, 12);
  adw_bin_set_child (ADW_BIN (self), self->column);
}

GtkWidget *
prk_sop_panel_new (PrkProfil *profil)
{
  PrkSopPanel *self = g_object_new (PRK_TYPE_SOP_PANEL, NULL);

  self->profil = prk_profil_ref (profil);

  return GTK_WIDGET (self);
}

static PrkSaat
get_now (PrkKasusDaftar *daftar, PrkKasusBuka *buka)
{
  gint64 now_us = prk_clock_now_us (prk_store_get_clock (prk_kasus_daftar_get_store (daftar)));
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);

  return (PrkSaat){ buka->hari_ini,
                    g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now) };
}

/**
 * prk_sop_panel_show:
 * @daftar: where its events are written
 * @buka: a case
 * @alur: one of its lines
 *
 * Shows the run of a procedure, or how to begin one.
 */
void
prk_sop_panel_show (PrkSopPanel *self, PrkKasusDaftar *daftar, PrkKasusBuka *buka, const char *alur)
{
  PrkSaat now;

  g_return_if_fail (PRK_IS_SOP_PANEL (self));
  g_return_if_fail (daftar != NULL && buka != NULL && alur != NULL);

  prk_kasus_buka_ref (buka);
  g_clear_pointer (&self->jalan, prk_sop_jalan_free);
  g_clear_pointer (&self->sop, prk_sop_unref);
  g_clear_pointer (&self->buka, prk_kasus_buka_unref);
  g_set_object (&self->daftar, daftar);
  g_free (self->alur);
  self->alur = g_strdup (alur);
  self->buka = buka;
  self->sop = prk_sop_dari_kasus (buka->konteks.kasus, alur);
  now = get_now (daftar, buka);
  if (self->sop != NULL)
    self->jalan = prk_sop_jalankan (self->sop, buka->konteks.kasus, alur, buka->konteks.kalender,
                                    PRK_SOP_MENIT_SEHARI, &now);
  fill (self);
}
