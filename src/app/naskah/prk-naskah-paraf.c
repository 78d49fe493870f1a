/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every act is bound to a versi of the text: what the dialog was about must still be the text when somebody agrees. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "riwayat/prk-riwayat-window.h"
#include "sop/prk-sop-tindakan.h"
#include "store/prk-identitas.h"
#include "store/prk-paraf-muat.h"

#include "prk-naskah-paraf.h"
#include "prk-reload.h"
#include "prk-when.h"

#define RELOAD_DELAY_MS 200
#define WIDTH 760

struct _PrkNaskahParaf
{
  AdwBin          parent_instance;

  PrkRekamanPage *page;    /* outlives this */
  PrkKakSession  *session;
  PrkReload      *reload;
  GCancellable   *cancellable;
  GPtrArray      *acts;    /* (nullable) (element-type PrkRecord) */
  PrkRantai      *rantai;  /* (nullable) */
  GtkBox         *column;
  char           *shown;   /* what the list says */
  char           *jenis;   /* of the act that is asked about */
  char           *stasiun;
  char           *hash;
  JsonObject     *isi;     /* (nullable) what was answered, on its way */
};

G_DEFINE_FINAL_TYPE (PrkNaskahParaf, prk_naskah_paraf, ADW_TYPE_BIN)

/* By PrkParafKeadaan. */
static const struct
{
  const char *icon, *style, *words;
} looks[] = {
  { "prk-lengkap-kosong-symbolic", "dim-label", N_("Not yet looked at") },
  { "dialog-information-symbolic", "warning", N_("Correction asked for") },
  { "prk-lengkap-sebagian-symbolic", "warning", N_("Corrected since, to be looked at again") },
  { "prk-lengkap-salah-symbolic", "error", N_("Void: the text has changed") },
  { "media-skip-forward-symbolic", "dim-label", N_("Passed over") },
  { "prk-lengkap-penuh-symbolic", "success", N_("Initialled") },
};

static GtkWidget *
new_label (const char *words,
           const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* Acts */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkNaskahParaf) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *versi = prk_store_ajukan_finish (PRK_STORE (source), result, &error);

  if (versi == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_rekaman_page_tell (self->page, error->message);
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkNaskahParaf) self = user_data;
  PrkRecord *naskah = prk_kak_session_get_record (self->session);
  PrkParafStasiun *station = self->rantai != NULL ? prk_rantai_find (self->rantai, self->stasiun) : NULL;
  g_autofree char *hash = prk_paraf_dup_hash (naskah);
  g_autofree char *label = NULL;
  g_autoptr(GError) error = NULL;

  if (!prk_kak_session_flush_finish (PRK_KAK_SESSION (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prk_rekaman_page_tell (self->page, error->message);
      return;
    }
  if (station == NULL || strcmp (hash, self->hash) != 0)
    {
      prk_rekaman_page_tell (self->page, _("The text has changed meanwhile; look at it again"));
      return;
    }
  label = g_strdup_printf ("%s, %s", strcmp (self->jenis, PRK_PARAF_BERI) == 0    ? "Paraf"
                                     : strcmp (self->jenis, PRK_PARAF_MINTA) == 0 ? "Koreksi"
                                                                                  : "Dilewati",
                           station->jabatan);
  prk_store_ajukan_async (prk_kak_session_get_store (self->session), naskah, label, self->isi, self->cancellable, written_cb,
                          g_object_ref (self));
}

/* The dialog's answer. */
static void
act (JsonObject *answer,
     gpointer    user_data)
{
  PrkNaskahParaf *self = user_data;
  g_autoptr(PrkIdentitas) identity = prk_identitas_load (prk_kak_session_get_store (self->session));
  JsonObject *isi
    = prk_paraf_new_isi (self->jenis, self->stasiun, self->hash, json_object_get_string_member (answer, "nama"),
                         json_object_get_string_member_with_default (answer, "catatan", NULL));

  if (identity->nama != NULL && *identity->nama != '\0')
    json_object_set_string_member (isi, "oleh", identity->nama);
  g_clear_pointer (&self->isi, json_object_unref);
  self->isi = isi;
  prk_kak_session_flush_async (self->session, self->cancellable, flushed_cb, g_object_ref (self));
}

/* Who initialled here before, or who sits here where that is the station's office. */
static char *
dup_usual_name (PrkNaskahParaf  *self,
                PrkParafStasiun *station)
{
  g_autoptr(PrkIdentitas) identity = prk_identitas_load (prk_kak_session_get_store (self->session));
  const char *before = station->peristiwa != NULL ? prk_record_get_string (station->peristiwa, "nama") : NULL;

  if (before != NULL)
    return g_strdup (before);

  return g_strcmp0 (identity->jabatan, station->jabatan) == 0 ? g_strdup (identity->nama) : NULL;
}

static void
ask (PrkNaskahParaf  *self,
     PrkParafStasiun *station,
     const char      *jenis)
{
  gboolean is_beri = strcmp (jenis, PRK_PARAF_BERI) == 0;
  gboolean is_minta = strcmp (jenis, PRK_PARAF_MINTA) == 0;
  g_autofree char *name = dup_usual_name (self, station);
  PrkSopTindakan *dialog;

  g_free (self->jenis);
  g_free (self->stasiun);
  g_free (self->hash);
  self->jenis = g_strdup (jenis);
  self->stasiun = g_strdup (station->id);
  self->hash = g_strdup (self->rantai->hash);
  dialog = prk_sop_tindakan_new (GTK_WIDGET (self),
                                 is_beri    ? _("Initial This Text?")
                                 : is_minta ? _("Ask for a Correction?")
                                            : _("Pass This Station Over?"),
                                 station->jabatan,
                                 is_beri ? _("_Initial") : is_minta ? _("_Ask") : _("_Pass Over"), act, G_OBJECT (self));
  prk_sop_tindakan_add_teks (dialog, "nama", is_beri || is_minta ? _("Name") : _("Decided by"), TRUE);
  prk_sop_tindakan_add_teks (dialog, "catatan", is_beri ? _("Note (optional)") : is_minta ? _("What Is to Be Corrected")
                                                                                          : _("Reason"),
                             !is_beri);
  prk_sop_tindakan_set_teks (dialog, "nama", name);
  prk_sop_tindakan_present (dialog);
}

static void
deed_clicked_cb (GtkButton      *button,
                 PrkNaskahParaf *self)
{
  PrkParafStasiun *station
    = self->rantai != NULL ? prk_rantai_find (self->rantai, g_object_get_data (G_OBJECT (button), "stasiun")) : NULL;

  if (station != NULL)
    ask (self, station, g_object_get_data (G_OBJECT (button), "jenis"));
}

static void
compare_clicked_cb (GtkButton      *button,
                    PrkNaskahParaf *self)
{
  GtkWindow *window
    = prk_riwayat_window_new_sejak (self->session, g_object_get_data (G_OBJECT (button), "versi"));

  gtk_window_set_transient_for (window, prk_rekaman_page_get_window (self->page));
  gtk_window_present (window);
}

/* Rows */

static void
add_deed (PrkNaskahParaf  *self,
          GtkWidget       *box,
          PrkParafStasiun *station,
          const char      *jenis,
          const char      *label,
          const char      *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s %s", label, station->jabatan);

  g_object_set_data_full (G_OBJECT (button), "stasiun", g_strdup (station->id), g_free);
  g_object_set_data (G_OBJECT (button), "jenis", (gpointer) jenis);
  gtk_widget_add_css_class (button, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (deed_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static gboolean
is_done (const PrkParafStasiun *station)
{
  return station->keadaan == PRK_PARAF_SAH || station->keadaan == PRK_PARAF_LEWAT;
}

static GtkWidget *
new_deeds (PrkNaskahParaf  *self,
           PrkParafStasiun *station)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean is_turn = station->halangan == NULL && !is_done (station);

  gtk_widget_set_margin_top (box, 6);
  if (is_turn)
    {
      add_deed (self, box, station, PRK_PARAF_BERI, _("Initial…"), "suggested-action");
      add_deed (self, box, station, PRK_PARAF_MINTA, _("Ask for a Correction…"), "text-button");
      add_deed (self, box, station, PRK_PARAF_LOMPAT, _("Pass Over…"), "text-button");
    }
  else if (station->keadaan == PRK_PARAF_SAH)
    {
      add_deed (self, box, station, PRK_PARAF_MINTA, _("Ask for a Correction…"), "flat");
    }
  gtk_widget_set_visible (box, gtk_widget_get_first_child (box) != NULL);

  return box;
}

/* "Initialled by … · 22 November 2026 08.15" */
static char *
dup_act (PrkRecord  *event,
         const char *words)
{
  const char *name = prk_record_get_string (event, "nama");
  g_autofree char *when = prk_when_dup_long (prk_record_get_int (event, "pada", 0));

  return g_strdup_printf ("%s · %s · %s", words, name != NULL ? name : "–", when);
}

/* On a line of its own, so that a narrow window keeps its list. */
static GtkWidget *
new_compare (PrkNaskahParaf  *self,
             PrkParafStasiun *station)
{
  const char *versi = prk_record_get_string (station->peristiwa, "versi");
  g_autofree char *name = g_strdup_printf ("%s %s", _("What Has Changed…"), station->jabatan);
  GtkWidget *button = gtk_button_new_with_label (_("What Has Changed…"));

  g_object_set_data_full (G_OBJECT (button), "versi", g_strdup (versi), g_free);
  gtk_widget_set_visible (button, versi != NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (compare_clicked_cb), self, 0);

  return button;
}

static GtkWidget *
new_station (PrkNaskahParaf  *self,
             PrkParafStasiun *station,
             guint            number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[station->keadaan].icon);
  g_autofree char *title = g_strdup_printf ("%u. %s", number, station->jabatan);
  g_autofree char *state = station->peristiwa != NULL ? dup_act (station->peristiwa, _(looks[station->keadaan].words))
                                                      : g_strdup (_(looks[station->keadaan].words));
  const char *note = station->peristiwa != NULL ? prk_record_get_string (station->peristiwa, "catatan") : NULL;
  g_autofree char *name = g_strdup_printf ("%s: %s", title, state);

  gtk_widget_add_css_class (icon, looks[station->keadaan].style);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), new_label (title, "heading"));
  gtk_box_append (GTK_BOX (texts), new_label (state, NULL));
  if (note != NULL)
    gtk_box_append (GTK_BOX (texts), new_label (note, NULL));
  if (station->halangan != NULL && !is_done (station))
    gtk_box_append (GTK_BOX (texts), new_label (station->halangan, "dim-label"));
  if (station->sumber != NULL)
    {
      GtkWidget *source = new_label (station->sumber, "caption");

      gtk_widget_add_css_class (source, "dim-label");
      gtk_box_append (GTK_BOX (texts), source);
    }
  if (station->keadaan == PRK_PARAF_GUGUR || station->keadaan == PRK_PARAF_ULANG)
    gtk_box_append (GTK_BOX (texts), new_compare (self, station));
  gtk_box_append (GTK_BOX (texts), new_deeds (self, station));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "paraf-stasiun");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static const char *
get_act_words (PrkRecord *event)
{
  const char *jenis = prk_record_get_string (event, "jenis");

  return g_strcmp0 (jenis, PRK_PARAF_BERI) == 0    ? _("Initialled")
         : g_strcmp0 (jenis, PRK_PARAF_MINTA) == 0 ? _("Correction asked for")
                                                   : _("Passed over");
}

/* What was said stays to be read, the newest first. */
static void
add_history (PrkNaskahParaf *self)
{
  GtkWidget *list = gtk_list_box_new ();
  gboolean has_any = FALSE;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = self->acts->len; i-- > 0;)
    {
      PrkRecord *event = g_ptr_array_index (self->acts, i);
      const char *id = prk_record_get_string (event, "stasiun");
      PrkParafStasiun *station = id != NULL ? prk_rantai_find (self->rantai, id) : NULL;
      const char *note = prk_record_get_string (event, "catatan");
      g_autofree char *words = NULL;
      GtkWidget *row;

      if (station == NULL)
        continue;
      words = dup_act (event, get_act_words (event));
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), station->jabatan);
      if (note != NULL)
        {
          g_autofree char *both = g_strdup_printf ("%s\n%s", words, note);

          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
        }
      else
        {
          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      has_any = TRUE;
    }
  if (!has_any)
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      return;
    }
  gtk_box_append (self->column, new_label (_("What Was Done"), "heading"));
  gtk_box_append (self->column, list);
}

static char *
dup_summary (PrkNaskahParaf *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rantai->stasiun->len; i++)
    n += is_done (g_ptr_array_index (self->rantai->stasiun, i));
  if (n == self->rantai->stasiun->len)
    return g_strdup (_("The chain is complete: the text may be signed as it stands."));

  return g_strdup_printf (_("%u of %u stations have let the text pass as it stands. Initials are bound to its words: when "
                            "they change, the text goes round again (R91)."),
                          n, self->rantai->stasiun->len);
}

/* Everything that the rows are made of. */
static char *
dup_shown (PrkNaskahParaf *self)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->rantai->stasiun->len; i++)
    {
      const PrkParafStasiun *one = g_ptr_array_index (self->rantai->stasiun, i);

      g_string_append_printf (words, "%d %s %u %s\n", one->keadaan, one->halangan, one->riwayat->len,
                              one->peristiwa != NULL ? prk_record_get_id (one->peristiwa) : "");
    }

  return g_strdup (words->str);
}

static void
show_chain (PrkNaskahParaf *self)
{
  g_autofree char *shown = NULL, *summary = NULL;
  GtkWidget *list, *child;

  if (self->acts == NULL)
    return;
  g_clear_pointer (&self->rantai, prk_rantai_unref);
  self->rantai = prk_rantai_new (prk_rekaman_page_get_profil (self->page), prk_kak_session_get_record (self->session),
                                 self->acts);
  shown = dup_shown (self);
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->column))) != NULL)
    gtk_box_remove (self->column, child);
  summary = dup_summary (self);
  gtk_box_append (self->column, new_label (summary, NULL));
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chain of Initials"), -1);
  for (guint i = 0; i < self->rantai->stasiun->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_station (self, g_ptr_array_index (self->rantai->stasiun, i), i + 1));
  gtk_box_append (self->column, list);
  add_history (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkNaskahParaf) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) acts = prk_paraf_muat_peristiwa_finish (PRK_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (acts == NULL)
    {
      prk_rekaman_page_tell (self->page, error->message);
      return;
    }
  g_clear_pointer (&self->acts, g_ptr_array_unref);
  self->acts = g_steal_pointer (&acts);
  show_chain (self);
}

static void
load (gpointer user_data)
{
  PrkNaskahParaf *self = user_data;

  prk_reload_begin (self->reload);
  prk_paraf_muat_peristiwa_async (prk_kak_session_get_store (self->session),
                                  prk_record_get_id (prk_kak_session_get_record (self->session)), self->cancellable,
                                  loaded_cb, g_object_ref (self));
}

static void
record_changed_cb (PrkStore       *store,
                   const char     *id,
                   const char     *type,
                   PrkNaskahParaf *self)
{
  if (strcmp (type, "peristiwa") == 0)
    prk_reload_note_change (self->reload);
}

static void
prk_naskah_paraf_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_naskah_paraf_parent_class)->map (widget);

  prk_reload_note_map (PRK_NASKAH_PARAF (widget)->reload);
}

static void
prk_naskah_paraf_dispose (GObject *object)
{
  PrkNaskahParaf *self = PRK_NASKAH_PARAF (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->acts, g_ptr_array_unref);
  g_clear_pointer (&self->rantai, prk_rantai_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (prk_naskah_paraf_parent_class)->dispose (object);
}

static void
prk_naskah_paraf_finalize (GObject *object)
{
  PrkNaskahParaf *self = PRK_NASKAH_PARAF (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->isi, json_object_unref);
  g_free (self->shown);
  g_free (self->jenis);
  g_free (self->stasiun);
  g_free (self->hash);

  G_OBJECT_CLASS (prk_naskah_paraf_parent_class)->finalize (object);
}

static void
prk_naskah_paraf_class_init (PrkNaskahParafClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_naskah_paraf_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_naskah_paraf_finalize;
  GTK_WIDGET_CLASS (klass)->map = prk_naskah_paraf_map;
}

static void
prk_naskah_paraf_init (PrkNaskahParaf *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->cancellable = g_cancellable_new ();
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, load);
  self->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_margin_top (GTK_WIDGET (self->column), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->column), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (self->column), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->column), 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->column));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
prk_naskah_paraf_new (PrkRekamanPage *page)
{
  PrkNaskahParaf *self = g_object_new (PRK_TYPE_NASKAH_PARAF, NULL);

  self->page = page;
  self->session = g_object_ref (prk_rekaman_page_get_session (page));
  g_signal_connect_object (self->session, "lengkap-changed", G_CALLBACK (show_chain), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (prk_kak_session_get_store (self->session), "record-changed", G_CALLBACK (record_changed_cb),
                           self, 0);
  load (self);

  return GTK_WIDGET (self);
}
