/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-when.h"
#include "store/prk-perangkat.h"

#include "prk-sinkron-berkas.h"
#include "prk-sinkron-kata.h"
#include "prk-sinkron-page.h"
#include "prk-sinkron-tolakan.h"

/* A long list helps nobody: what is further down moves up by itself. */
#define MAX_ROWS 20

/* How many ops the history looks back. */
#define MAX_OPS 200

#define QR_PREFIX "prakarsa:enrol?"

struct _PrkSinkronPage
{
  AdwBin               parent_instance;

  AdwHeaderBar        *header;
  GtkToggleButton     *pause_button;
  GtkButton           *send_button;
  GtkScrolledWindow   *scroller;
  AdwActionRow        *state_row;
  GtkImage            *state_icon;
  GtkButton           *accept_button;
  AdwActionRow        *register_row;
  GtkButton           *again_button;
  AdwActionRow        *token_shown_row;
  GtkButton           *copy_button;
  AdwActionRow        *contact_row;
  AdwActionRow        *metered_row;
  GtkSwitch           *metered_switch;
  AdwComboRow         *fetch_row;
  AdwComboRow         *pustaka_row;
  AdwComboRow         *metered_size_row;
  AdwPreferencesGroup *enrol_group;
  AdwEntryRow         *address_row;
  AdwEntryRow         *code_row;
  GtkWidget           *token_row;
  AdwActionRow        *ca_row;
  GtkButton           *ca_button;
  GtkLabel            *enrol_message;
  GtkSpinner          *enrol_spinner;
  GtkButton           *enrol_button;
  AdwPreferencesGroup *decide_group;
  AdwPreferencesGroup *queue_group;
  PrkSinkronBerkas    *berkas_group;
  AdwPreferencesGroup *history_group;

  PrkSinkron          *sinkron;
  GCancellable        *cancellable;
  GtkFileChooserNative *chooser;
  char                *ca_file;
  GPtrArray           *kiriman;      /* (element-type PrkKiriman) */
  GPtrArray           *rows;         /* in the three lists; weak */
  char                *shown;        /* what the lists were made of */
  gboolean             wants_form;   /* a person wants to enrol again */
  gboolean             is_enrolling;
  gboolean             is_updating;
};

static void page_iface_init (PrkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSinkronPage, prk_sinkron_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

/* Lists */

static gint64
get_now_us (PrkSinkronPage *self)
{
  return prk_clock_now_us (prk_store_get_clock (prk_sinkron_get_store (self->sinkron)));
}

static const char *
get_title (const char *judul)
{
  return judul != NULL && *judul != '\0' ? judul : _("Untitled");
}

static GtkWidget *
add_row (PrkSinkronPage      *self,
         AdwPreferencesGroup *group,
         const char          *icon,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = icon != NULL ? gtk_image_new_from_icon_name (icon) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (image != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);

  return row;
}

static GtkWidget *
add_button (GtkWidget  *row,
            const char *label,
            const char *action,
            const char *target,
            const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (action != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return button;
}

static void
add_refusal (PrkSinkronPage   *self,
             const PrkAntrean *antrean)
{
  GtkWidget *row = prk_sinkron_tolakan_new (self->sinkron, antrean);

  adw_preferences_group_add (self->decide_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_konflik (PrkSinkronPage   *self,
             const PrkAntrean *antrean)
{
  g_autofree char *place = g_strconcat ("konflik/", antrean->record, NULL);
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("%u field was written by two people who did not see each other's "
                               "words. Both are kept.",
                               "%u fields were written by two people who did not see each other's "
                               "words. Both are kept.", antrean->n_konflik), antrean->n_konflik);
  GtkWidget *row = add_row (self, self->decide_group, "dialog-warning-symbolic",
                            get_title (antrean->judul), subtitle);

  gtk_widget_add_css_class (add_button (row, _("Compare"), "win.show-place", place,
                                        get_title (antrean->judul)), "suggested-action");
}

static void
add_waiting (PrkSinkronPage   *self,
             const PrkAntrean *antrean)
{
  guint count = antrean->n_waiting + antrean->n_held;
  g_autofree char *state = prk_sinkron_kata_dup_catatan (self->sinkron, antrean->record);
  g_autofree char *changes =
    g_strdup_printf (ngettext ("%u change", "%u changes", count), count);
  g_autofree char *when = prk_when_dup_short (antrean->changed_us, get_now_us (self));
  g_autofree char *subtitle = g_strjoin (" · ", changes, state, when, NULL);

  add_row (self, self->queue_group,
           prk_sinkron_kata_get_catatan_icon (self->sinkron, antrean->record),
           get_title (antrean->judul), subtitle);
}

static void
add_kiriman (PrkSinkronPage   *self,
             const PrkKiriman *kiriman)
{
  PrkStore *store = prk_sinkron_get_store (self->sinkron);
  gboolean is_own = g_strcmp0 (kiriman->device, prk_store_get_device (store)) == 0;
  g_autofree char *when = prk_when_dup_short (kiriman->at_us, get_now_us (self));
  g_autofree char *changes =
    g_strdup_printf (ngettext ("%u change", "%u changes", kiriman->n_ops), kiriman->n_ops);
  /* Translators: %lu is the place in the register's history */
  g_autofree char *place = g_strdup_printf (_("no. %lu in the register"),
                                            (gulong) kiriman->place);
  g_autofree char *name = prk_perangkat_dup_nama (store, kiriman->device);
  g_autofree char *who = is_own ? g_strdup (_("Sent"))
                         : name != NULL
                           ? g_strdup_printf (_("Received from %s"), name)
                           : g_strdup_printf (_("Received from device %.8s"), kiriman->device);
  g_autofree char *subtitle = g_strjoin (" · ", who, changes, place, when, NULL);

  add_row (self, self->history_group,
           is_own ? "go-up-symbolic" : "go-down-symbolic", get_title (kiriman->judul), subtitle);
}

static void
clear_rows (PrkSinkronPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* What the lists show, as text: they are made anew only when that changes, so that neither focus
 * nor scrolling is lost while a progress counts on. */
static char *
dup_signature (PrkSinkronPage *self)
{
  GPtrArray *antrean = prk_sinkron_get_antrean (self->sinkron);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d", prk_sinkron_is_enrolled (self->sinkron));
  for (guint i = 0; i < antrean->len; i++)
    {
      const PrkAntrean *one = g_ptr_array_index (antrean, i);

      if (one->n_waiting + one->n_held > 0)
        g_string_append_printf (text, "|%d", prk_sinkron_get_keadaan (self->sinkron));
      g_string_append_printf (text, "|%s %s %u %u %u %d %" G_GINT64_FORMAT, one->record, one->judul,
                              one->n_waiting, one->n_held, one->n_konflik,
                              prk_sinkron_is_refused (self->sinkron, one), one->refused_seq);
    }
  for (guint i = 0; self->kiriman != NULL && i < self->kiriman->len; i++)
    {
      const PrkKiriman *one = g_ptr_array_index (self->kiriman, i);

      g_string_append_printf (text, "|%s %s %s %lu", one->record, one->judul, one->device,
                              (gulong) one->place);
    }
  return g_string_free (text, FALSE);
}

static void
fill_lists (PrkSinkronPage *self)
{
  GPtrArray *antrean = prk_sinkron_get_antrean (self->sinkron);
  gboolean is_enrolled = prk_sinkron_is_enrolled (self->sinkron);
  guint n_decide = 0, n_queue = 0, n_history = 0;

  clear_rows (self);
  for (guint i = 0; i < antrean->len; i++)
    {
      const PrkAntrean *one = g_ptr_array_index (antrean, i);

      if (one->n_konflik > 0 && n_decide++ < MAX_ROWS)
        add_konflik (self, one);
      if (prk_sinkron_is_refused (self->sinkron, one) && n_decide++ < MAX_ROWS)
        add_refusal (self, one);
      if (is_enrolled && one->n_waiting + one->n_held > 0 && n_queue++ < MAX_ROWS)
        add_waiting (self, one);
    }
  for (guint i = 0; self->kiriman != NULL && i < self->kiriman->len && i < MAX_ROWS; i++, n_history++)
    add_kiriman (self, g_ptr_array_index (self->kiriman, i));

  if (n_queue > MAX_ROWS)
    {
      g_autofree char *more = g_strdup_printf (_("%u more"), n_queue - MAX_ROWS);

      add_row (self, self->queue_group, NULL, more, "");
    }
  if (is_enrolled && n_queue == 0)
    add_row (self, self->queue_group, NULL, _("Nothing waits"), "");
  gtk_widget_set_visible (GTK_WIDGET (self->decide_group), n_decide > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->queue_group), is_enrolled);
  gtk_widget_set_visible (GTK_WIDGET (self->history_group), n_history > 0);
}

static void
update_lists (PrkSinkronPage *self)
{
  char *signature = dup_signature (self);

  if (g_strcmp0 (signature, self->shown) != 0)
    fill_lists (self);
  g_free (self->shown);
  self->shown = signature;
}

static void
kiriman_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PrkSinkronPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) kiriman = prk_store_list_kiriman_finish (PRK_STORE (source), result, &error);

  if (kiriman == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_pointer (&self->kiriman, g_ptr_array_unref);
  self->kiriman = g_steal_pointer (&kiriman);
  update_lists (self);
}

/* The top */

static void
show_enrolment (PrkSinkronPage *self)
{
  const PrkSyncEnrolment *enrolment = prk_sinkron_get_enrolment (self->sinkron);
  const char *token = prk_sinkron_get_shown_token (self->sinkron);
  gint64 contact_us = prk_sinkron_get_contact_us (self->sinkron);
  g_autofree char *contact = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->register_row), enrolment != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->contact_row), enrolment != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->token_shown_row), token != NULL);
  adw_action_row_set_subtitle (self->token_shown_row, token != NULL ? token : "");
  gtk_widget_set_visible (self->token_row,
                          prk_sinkron_get_keadaan (self->sinkron) == PRK_SINKRON_TANPA_TOKEN);
  gtk_widget_set_visible (GTK_WIDGET (self->metered_row), enrolment != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fetch_row), enrolment != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->pustaka_row), enrolment != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->metered_size_row), enrolment != NULL);
  if (enrolment == NULL)
    return;

  /* Translators: address, person, code of the daerah */
  subtitle = g_strdup_printf (_("%s · as %s · daerah %s"), enrolment->address, enrolment->person,
                              enrolment->daerah);
  adw_action_row_set_subtitle (self->register_row, subtitle);
  contact = contact_us > 0 ? prk_when_dup_long (contact_us) : g_strdup (_("Not yet"));
  adw_action_row_set_subtitle (self->contact_row, contact);
}

static gboolean
needs_form (PrkSinkronPage *self)
{
  PrkSinkronKeadaan keadaan = prk_sinkron_get_keadaan (self->sinkron);

  return self->wants_form || self->is_enrolling || keadaan == PRK_SINKRON_BELUM_TERDAFTAR ||
         keadaan == PRK_SINKRON_TANPA_TOKEN || keadaan == PRK_SINKRON_DICABUT;
}

static void
update (PrkSinkronPage *self)
{
  g_autofree char *line = prk_sinkron_kata_dup_ringkas (self->sinkron);
  g_autofree char *more = prk_sinkron_kata_dup_uraian (self->sinkron);
  PrkSinkronKeadaan keadaan = prk_sinkron_get_keadaan (self->sinkron);
  gboolean is_going = prk_sinkron_is_enrolled (self->sinkron) &&
                      keadaan != PRK_SINKRON_TANPA_TOKEN && keadaan != PRK_SINKRON_DICABUT &&
                      keadaan != PRK_SINKRON_BEDA_SEJARAH;

  self->is_updating = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), line);
  adw_action_row_set_subtitle (self->state_row, more);
  gtk_image_set_from_icon_name (self->state_icon, prk_sinkron_kata_get_icon (self->sinkron));
  gtk_widget_set_visible (GTK_WIDGET (self->accept_button),
                          keadaan == PRK_SINKRON_BEDA_SEJARAH);
  gtk_widget_set_sensitive (GTK_WIDGET (self->send_button), is_going);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pause_button), is_going);
  gtk_toggle_button_set_active (self->pause_button, prk_sinkron_is_paused (self->sinkron));
  gtk_switch_set_active (self->metered_switch, prk_sinkron_get_metered (self->sinkron));
  show_enrolment (self);
  gtk_widget_set_visible (GTK_WIDGET (self->enrol_group), needs_form (self));
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), !needs_form (self));
  self->is_updating = FALSE;

  update_lists (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    prk_store_list_kiriman_async (prk_sinkron_get_store (self->sinkron), MAX_OPS,
                                  self->cancellable, kiriman_read_cb, g_object_ref (self));
}

static void
sinkron_changed_cb (PrkSinkron     *sinkron,
                    PrkSinkronPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
send_clicked_cb (GtkButton      *button,
                 PrkSinkronPage *self)
{
  prk_sinkron_send_now (self->sinkron);
}

static void
pause_toggled_cb (GtkToggleButton *button,
                  PrkSinkronPage  *self)
{
  if (!self->is_updating)
    prk_sinkron_set_paused (self->sinkron, gtk_toggle_button_get_active (button));
}

static void
metered_changed_cb (GtkSwitch      *widget,
                    GParamSpec     *pspec,
                    PrkSinkronPage *self)
{
  if (!self->is_updating)
    prk_sinkron_set_metered (self->sinkron, gtk_switch_get_active (widget));
}

static void
accept_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    PrkSinkronPage   *self)
{
  if (g_strcmp0 (response, "accept") == 0)
    prk_sinkron_accept_history (self->sinkron);
}

static void
accept_clicked_cb (GtkButton      *button,
                   PrkSinkronPage *self)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _("Accept the New History?"),
                            _("Only when the admin has said that the register was restored from a "
                              "copy. What the register lacks is then sent again; nothing on this "
                              "laptop is lost."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "accept",
                                    _("_Accept"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (accept_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Enrolment */

static void
set_message (PrkSinkronPage *self,
             const char     *text)
{
  gtk_label_set_label (self->enrol_message, text);
}

/* What a QR code holds may be pasted whole. */
static gboolean
take_qr_text (PrkSinkronPage *self,
              const char     *text)
{
  g_autoptr(GHashTable) words = NULL;
  const char *address, *code;

  if (!g_str_has_prefix (text, QR_PREFIX))
    return FALSE;
  words = g_uri_parse_params (text + strlen (QR_PREFIX), -1, "&", G_URI_PARAMS_NONE, NULL);
  address = words != NULL ? g_hash_table_lookup (words, "alamat") : NULL;
  code = words != NULL ? g_hash_table_lookup (words, "kode") : NULL;
  if (address == NULL || code == NULL)
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->code_row), code);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  return TRUE;
}

static void
form_changed_cb (GtkWidget      *row,
                 PrkSinkronPage *self)
{
  const char *address = gtk_editable_get_text (GTK_EDITABLE (self->address_row));
  const char *code = gtk_editable_get_text (GTK_EDITABLE (self->code_row));

  if (take_qr_text (self, address))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->enrol_button),
                            *address != '\0' && *code != '\0' && !self->is_enrolling);
  set_message (self, "");
}

static void
set_enrolling (PrkSinkronPage *self,
               gboolean        is_enrolling)
{
  self->is_enrolling = is_enrolling;
  gtk_spinner_set_spinning (self->enrol_spinner, is_enrolling);
  gtk_widget_set_sensitive (GTK_WIDGET (self->address_row), !is_enrolling);
  gtk_widget_set_sensitive (GTK_WIDGET (self->code_row), !is_enrolling);
  form_changed_cb (NULL, self);
}

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkSinkronPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_enrolled = prk_sinkron_enrol_finish (PRK_SINKRON (source), result, &error);
  g_autofree char *message = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  set_enrolling (self, FALSE);
  if (is_enrolled)
    {
      self->wants_form = FALSE;
      gtk_editable_set_text (GTK_EDITABLE (self->code_row), "");
    }
  else
    {
      message = prk_sinkron_kata_dup_galat (error);
      set_message (self, message);
    }
  update (self);
}

static char *
dup_address (const char *typed)
{
  g_autofree char *address = g_strstrip (g_strdup (typed));

  return strstr (address, "://") != NULL ? g_steal_pointer (&address)
                                         : g_strconcat ("https://", address, NULL);
}

static void
enrol_clicked_cb (GtkWidget      *widget,
                  PrkSinkronPage *self)
{
  g_autofree char *address = dup_address (gtk_editable_get_text (GTK_EDITABLE (self->address_row)));
  g_autofree char *code = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->enrol_button)))
    return;

  code = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code_row))));
  set_enrolling (self, TRUE);
  prk_sinkron_enrol_async (self->sinkron, address, code, self->ca_file, enrolled_cb,
                           g_object_ref (self));
}

static void
token_given_cb (GtkWidget      *row,
                PrkSinkronPage *self)
{
  g_autofree char *token = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*token == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  prk_sinkron_give_token (self->sinkron, token);
}

static void
copy_clicked_cb (GtkButton      *button,
                 PrkSinkronPage *self)
{
  const char *token = prk_sinkron_get_shown_token (self->sinkron);

  if (token != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), token);
}

static void
again_clicked_cb (GtkButton      *button,
                  PrkSinkronPage *self)
{
  const PrkSyncEnrolment *enrolment = prk_sinkron_get_enrolment (self->sinkron);

  self->wants_form = TRUE;
  if (enrolment != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->address_row), enrolment->address);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->code_row));
}

static void
ca_response_cb (GtkNativeDialog *dialog,
                int              response,
                PrkSinkronPage  *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      g_free (self->ca_file);
      self->ca_file = g_file_get_path (file);
      if (self->ca_file != NULL)
        adw_action_row_set_subtitle (self->ca_row, self->ca_file);
    }
  g_clear_object (&self->chooser);
}

static void
ca_clicked_cb (GtkButton      *button,
               PrkSinkronPage *self)
{
  g_clear_object (&self->chooser);
  self->chooser =
    gtk_file_chooser_native_new (_("Certificate of the Register's Authority"),
                                 GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (ca_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The page */

static AdwHeaderBar *
prk_sinkron_page_get_header (PrkPage *page)
{
  return PRK_SINKRON_PAGE (page)->header;
}

static char *
prk_sinkron_page_dup_title (PrkPage *page)
{
  return g_strdup (_("Synchronization"));
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_sinkron_page_get_header;
  iface->dup_title = prk_sinkron_page_dup_title;
}

static void
prk_sinkron_page_map (GtkWidget *widget)
{
  PrkSinkronPage *self = PRK_SINKRON_PAGE (widget);

  GTK_WIDGET_CLASS (prk_sinkron_page_parent_class)->map (widget);

  if (self->sinkron != NULL)
    update (self);
}

static void
prk_sinkron_page_dispose (GObject *object)
{
  PrkSinkronPage *self = PRK_SINKRON_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->sinkron);
  g_clear_object (&self->chooser);
  g_ptr_array_set_size (self->rows, 0);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_SINKRON_PAGE);

  G_OBJECT_CLASS (prk_sinkron_page_parent_class)->dispose (object);
}

static void
prk_sinkron_page_finalize (GObject *object)
{
  PrkSinkronPage *self = PRK_SINKRON_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->kiriman, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->ca_file, g_free);

  G_OBJECT_CLASS (prk_sinkron_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, pause_button);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, send_button);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, state_icon);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, register_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, token_shown_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, contact_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, metered_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, metered_switch);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, fetch_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, pustaka_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, metered_size_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, enrol_group);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, address_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, token_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, ca_row);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, ca_button);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, enrol_message);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, enrol_spinner);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, enrol_button);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, decide_group);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, queue_group);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, berkas_group);
  gtk_widget_class_bind_template_child (widget_class, PrkSinkronPage, history_group);
}

static void
prk_sinkron_page_class_init (PrkSinkronPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_sinkron_page_dispose;
  object_class->finalize = prk_sinkron_page_finalize;

  widget_class->map = prk_sinkron_page_map;

  g_type_ensure (PRK_TYPE_SINKRON_BERKAS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/sinkron/prk-sinkron-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, enrol_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, token_given_cb);
}

static void
prk_sinkron_page_init (PrkSinkronPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->send_button, "clicked", G_CALLBACK (send_clicked_cb), self, 0);
  g_signal_connect_object (self->pause_button, "toggled", G_CALLBACK (pause_toggled_cb), self, 0);
  g_signal_connect_object (self->metered_switch, "notify::active",
                           G_CALLBACK (metered_changed_cb), self, 0);
  g_signal_connect_object (self->accept_button, "clicked", G_CALLBACK (accept_clicked_cb), self,
                           0);
  g_signal_connect_object (self->again_button, "clicked", G_CALLBACK (again_clicked_cb), self, 0);
  g_signal_connect_object (self->copy_button, "clicked", G_CALLBACK (copy_clicked_cb), self, 0);
  g_signal_connect_object (self->ca_button, "clicked", G_CALLBACK (ca_clicked_cb), self, 0);
  g_signal_connect_object (self->enrol_button, "clicked", G_CALLBACK (enrol_clicked_cb), self, 0);
  form_changed_cb (NULL, self);
}

/**
 * prk_sinkron_page_new:
 *
 * Creates the page, empty until prk_sinkron_page_set_sinkron().
 *
 * Returns: (transfer floating): a #PrkPage
 */
GtkWidget *
prk_sinkron_page_new (void)
{
  return g_object_new (PRK_TYPE_SINKRON_PAGE, NULL);
}

/**
 * prk_sinkron_page_set_sinkron:
 * @self: a page without one
 * @sinkron: what it shows
 *
 * From then on the page follows @sinkron while it is on the screen.
 */
void
prk_sinkron_page_set_sinkron (PrkSinkronPage *self,
                              PrkSinkron     *sinkron)
{
  g_return_if_fail (PRK_IS_SINKRON_PAGE (self));
  g_return_if_fail (PRK_IS_SINKRON (sinkron));
  g_return_if_fail (self->sinkron == NULL);

  self->sinkron = g_object_ref (sinkron);
  prk_sinkron_berkas_set_sinkron (self->berkas_group, sinkron);
  prk_sinkron_bind_limit (sinkron, self->fetch_row, PRK_SYNC_SETTING_FETCH, PRK_SYNC_FETCH_BYTES);
  prk_sinkron_bind_pustaka (sinkron, self->pustaka_row);
  prk_sinkron_bind_limit (sinkron, self->metered_size_row, PRK_SYNC_SETTING_METERED,
                          PRK_SYNC_METERED_BYTES);
  g_signal_connect_object (sinkron, "changed", G_CALLBACK (sinkron_changed_cb), self, 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}
