/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-wilayah-chooser.h"
#include "app/widget/prk-terima.h"
#include "domain/prk-wilayah.h"
#include "naskah/prk-docx.h"
#include "store/prk-berkas.h"
#include "store/prk-kak-masuk.h"
#include "widget/prk-tanggal.h"

#include "prk-telaah-masuk.h"

struct _PrkTelaahMasuk
{
  AdwWindow             parent_instance;

  AdwActionRow         *file_row;
  AdwEntryRow          *judul;
  AdwActionRow         *mitra;
  AdwEntryRow          *nomor;
  AdwEntryRow          *tanggal;
  AdwEntryRow          *diterima;
  GtkLabel             *message;
  GtkWidget            *record_button;
  GtkFileChooserNative *chooser;

  PrkStore             *store;
  PrkProfil            *profil;
  PrkIdentitas         *identitas;
  GFile                *file;       /* (nullable) */
  char                 *kode;       /* (nullable) of the daerah */
  GCancellable         *cancellable;
  gboolean              is_busy;
};

enum
{
  SIGNAL_RECORDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkTelaahMasuk, prk_telaah_masuk, ADW_TYPE_WINDOW)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* NULL where nothing stands there; @is_wrong where it is no day. */
static char *
dup_day (AdwEntryRow *row,
         gboolean    *is_wrong)
{
  const char *text = get_text (row);
  char *iso;

  if (text[strspn (text, " ")] == '\0')
    return NULL;

  iso = prk_tanggal_parse (text);
  *is_wrong |= iso == NULL;
  return iso;
}

static gboolean
is_readable (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".pdf") || g_str_has_suffix (lower, ".docx");
}

static const char *
get_fault (PrkTelaahMasuk *self)
{
  gboolean is_wrong = FALSE;
  g_autofree char *tanggal = dup_day (self->tanggal, &is_wrong);
  g_autofree char *diterima = dup_day (self->diterima, &is_wrong);

  if (self->file == NULL)
    return _("Choose the file of the KAK, or drop it here.");
  if (!is_readable (self->file))
    return _("The KAK must be a PDF or DOCX file.");
  if (*get_text (self->judul) == '\0')
    return _("Write what the offer is about.");
  if (self->kode == NULL)
    return _("Choose the daerah that offers.");
  if (is_wrong)
    return _("Write days such as 21-11-2026.");
  if (diterima == NULL)
    return _("Write when the offer was received: the days to answer are counted from it.");

  return NULL;
}

static void
update (PrkTelaahMasuk *self)
{
  const char *fault = get_fault (self);

  gtk_label_set_label (self->message, fault != NULL ? fault : "");
  gtk_widget_set_sensitive (self->record_button, fault == NULL && !self->is_busy);
}

/* Choosing */

static void
set_file (PrkTelaahMasuk *self,
          GFile          *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  const char *dot = strrchr (shown, '.');

  g_set_object (&self->file, file);
  adw_action_row_set_subtitle (self->file_row, shown);
  if (*get_text (self->judul) == '\0')
    {
      g_autofree char *title
        = g_strndup (shown, dot != NULL ? (gsize) (dot - shown) : strlen (shown));

      gtk_editable_set_text (GTK_EDITABLE (self->judul), g_strdelimit (title, "_", ' '));
    }
  update (self);
}

static void
chosen_cb (PrkTelaahMasuk *self,
           int             response)
{
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  if (file != NULL)
    set_file (self, file);
  g_clear_object (&self->chooser);
}

static void
choose_file_cb (PrkTelaahMasuk *self)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("KAK of Another Daerah"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  gtk_file_filter_set_name (filter, _("PDF and DOCX documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_mime_type (filter, PRK_DOCX_TYPE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
daerah_chosen_cb (PrkTelaahMasuk *self,
                  const char     *kode)
{
  const PrkWilayah *wilayah = prk_wilayah_find (kode);

  g_free (self->kode);
  self->kode = g_strdup (kode);
  adw_action_row_set_subtitle (self->mitra, wilayah != NULL ? wilayah->nama : kode);
  update (self);
}

static void
choose_daerah_cb (PrkTelaahMasuk *self)
{
  GtkWindow *chooser = prk_wilayah_chooser_new (GTK_WINDOW (self), _("Daerah That Offers"), "daerah",
                                                self->kode, prk_profil_get_daerah (self->profil));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (daerah_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (chooser);
}

static void
take_files (GtkWidget *widget,
            GSList    *files)
{
  set_file (PRK_TELAAH_MASUK (widget), files->data);
}

/* Recording */

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkTelaahMasuk) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_kak_masuk_baru_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->is_busy = FALSE;
  update (self);
  if (id == NULL)
    {
      g_autofree char *name = g_file_get_basename (self->file);
      g_autofree char *words = error->domain == PRK_BERKAS_ERROR
                                 ? prk_berkas_dup_galat (name, error)
                                 : g_strdup_printf (_("Not saved: %s"), error->message);

      gtk_label_set_label (self->message, words);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
record_cb (PrkTelaahMasuk *self)
{
  g_autoptr(PrkKakMasuk) masuk = NULL;
  gboolean is_wrong = FALSE;

  if (get_fault (self) != NULL || self->is_busy)
    return;

  masuk = g_new0 (PrkKakMasuk, 1);
  masuk->judul = g_strdup (get_text (self->judul));
  masuk->mitra_kode = g_strdup (self->kode);
  masuk->mitra = g_strdup (adw_action_row_get_subtitle (self->mitra));
  masuk->nomor = g_strdup (get_text (self->nomor));
  masuk->tanggal = dup_day (self->tanggal, &is_wrong);
  masuk->diterima = dup_day (self->diterima, &is_wrong);
  self->is_busy = TRUE;
  update (self);
  prk_kak_masuk_baru_async (self->store, self->profil, self->identitas, masuk, self->file,
                            self->cancellable, recorded_cb, g_object_ref (self));
}

static void
prk_telaah_masuk_dispose (GObject *object)
{
  PrkTelaahMasuk *self = PRK_TELAAH_MASUK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->identitas, prk_identitas_free);
  g_clear_pointer (&self->kode, g_free);

  G_OBJECT_CLASS (prk_telaah_masuk_parent_class)->dispose (object);
}

static void
prk_telaah_masuk_finalize (GObject *object)
{
  g_clear_object (&PRK_TELAAH_MASUK (object)->cancellable);

  G_OBJECT_CLASS (prk_telaah_masuk_parent_class)->finalize (object);
}

static void
prk_telaah_masuk_class_init (PrkTelaahMasukClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_telaah_masuk_dispose;
  object_class->finalize = prk_telaah_masuk_finalize;

  signals[SIGNAL_RECORDED] = g_signal_new ("recorded", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static AdwEntryRow *
add_entry (PrkTelaahMasuk      *self,
           AdwPreferencesGroup *group,
           const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  adw_preferences_group_add (group, row);

  return ADW_ENTRY_ROW (row);
}

static AdwActionRow *
add_choice (PrkTelaahMasuk      *self,
            AdwPreferencesGroup *group,
            const char          *title,
            const char          *empty,
            const char          *name,
            GCallback            clicked)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Choose…"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), empty);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);

  return ADW_ACTION_ROW (row);
}

static GtkWidget *
new_header (PrkTelaahMasuk *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("Ca_ncel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->record_button = gtk_button_new_with_mnemonic (_("_Record Offer"));
  gtk_widget_add_css_class (self->record_button, "suggested-action");
  g_signal_connect_swapped (self->record_button, "clicked", G_CALLBACK (record_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->record_button);

  return header;
}

static void
add_groups (PrkTelaahMasuk *self,
            GtkBox         *box)
{
  GtkWidget *document = adw_preferences_group_new ();
  GtkWidget *letter = adw_preferences_group_new ();

  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (document),
    _("A KAK that another daerah sent is judged by the same criteria (Pasal 17). Its file stands for "
      "the eight parts; after recording, add urusan, location and object."));
  self->file_row = add_choice (self, ADW_PREFERENCES_GROUP (document), _("File of the KAK"),
                               _("PDF or DOCX; it can be dropped here"), _("Choose File…"),
                               G_CALLBACK (choose_file_cb));
  self->judul = add_entry (self, ADW_PREFERENCES_GROUP (document), _("Title of the cooperation"));
  gtk_box_append (box, document);

  self->mitra = add_choice (self, ADW_PREFERENCES_GROUP (letter), _("Daerah that offers"),
                            _("not chosen yet"), _("Choose Daerah…"),
                            G_CALLBACK (choose_daerah_cb));
  self->nomor = add_entry (self, ADW_PREFERENCES_GROUP (letter), _("Number of its letter"));
  self->tanggal = add_entry (self, ADW_PREFERENCES_GROUP (letter), _("Date of its letter"));
  self->diterima = add_entry (self, ADW_PREFERENCES_GROUP (letter), _("Received on"));
  gtk_box_append (box, letter);
}

static void
prk_telaah_masuk_init (PrkTelaahMasuk *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->cancellable = g_cancellable_new ();
  gtk_box_append (GTK_BOX (content), new_header (self));
  add_groups (self, GTK_BOX (box));
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_widget_add_css_class (box, "telaah-masuk");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Offer of Another Daerah"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 540, 620);

  prk_terima_drop (GTK_WIDGET (self), take_files);
}

GtkWindow *
prk_telaah_masuk_new (GtkWindow          *parent,
                      PrkStore           *store,
                      PrkProfil          *profil,
                      const PrkIdentitas *identitas,
                      GFile              *file)
{
  PrkTelaahMasuk *self;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *iso = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *today = prk_tanggal_format (iso);

  g_return_val_if_fail (PRK_IS_STORE (store) && profil != NULL, NULL);

  self = g_object_new (PRK_TYPE_TELAAH_MASUK, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->profil = prk_profil_ref (profil);
  self->identitas = identitas != NULL ? prk_identitas_copy (identitas) : NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->diterima), today != NULL ? today : iso);
  if (file != NULL)
    set_file (self, file);
  update (self);

  return GTK_WINDOW (self);
}
