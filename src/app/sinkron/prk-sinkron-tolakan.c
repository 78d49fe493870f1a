/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-when.h"

#include "prk-sinkron-kata.h"
#include "prk-sinkron-tolakan.h"

typedef struct
{
  PrkSinkron *sinkron;
  PrkAntrean *antrean;
  GtkWidget  *button; /* a weak reference */
} Tolakan;

static Tolakan *
tolakan_new (PrkSinkron       *sinkron,
             const PrkAntrean *antrean,
             GtkWidget        *button)
{
  Tolakan *self = g_new0 (Tolakan, 1);

  self->sinkron = g_object_ref (sinkron);
  self->antrean = prk_antrean_copy (antrean);
  g_set_weak_pointer (&self->button, button);

  return self;
}

static void
tolakan_free (Tolakan *self)
{
  g_clear_weak_pointer (&self->button);
  g_object_unref (self->sinkron);
  prk_antrean_free (self->antrean);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tolakan, tolakan_free)

static void
closure_free (gpointer  data,
              GClosure *closure)
{
  tolakan_free (data);
}

static void
aside_clicked_cb (GtkButton *button,
                  Tolakan   *self)
{
  prk_sinkron_put_aside (self->sinkron, self->antrean);
}

static char *
dup_failure (const GError *error)
{
  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED))
    return g_strdup (_("Not sent: the KAK has been submitted and takes no changes until it is returned."));
  return g_strdup_printf (_("Not sent: %s"), error->message);
}

static void
resent_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Tolakan) self = user_data;
  g_autoptr(GError) error = NULL;

  if (prk_store_sync_finish (PRK_STORE (source), result, &error))
    {
      prk_sinkron_put_aside (self->sinkron, self->antrean);
      return;
    }
  if (self->button != NULL)
    {
      g_autofree char *text = dup_failure (error);

      gtk_widget_set_sensitive (self->button, TRUE);
      gtk_widget_activate_action (self->button, "win.show-toast", "s", text);
    }
}

static void
resend_clicked_cb (GtkButton *button,
                   Tolakan   *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  prk_store_sync_resend_async (prk_sinkron_get_store (self->sinkron), self->antrean->record, resent_cb,
                               tolakan_new (self->sinkron, self->antrean, GTK_WIDGET (button)));
}

/* Where sending the same once more can never help, it is not offered. */
static gboolean
may_resend (const PrkAntrean *antrean)
{
  static const char *const passing[] = { "peran", "keadaan", "perangkat", "waktu", "penjaga", NULL };

  return antrean->code != NULL && g_strv_contains (passing, antrean->code);
}

static GtkWidget *
add_button (GtkWidget  *row,
            const char *label,
            const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return button;
}

static void
connect_clicked (GtkWidget        *button,
                 GCallback         callback,
                 PrkSinkron       *sinkron,
                 const PrkAntrean *antrean)
{
  g_signal_connect_data (button, "clicked", callback, tolakan_new (sinkron, antrean, NULL),
                         closure_free, 0);
}

static char *
dup_subtitle (PrkSinkron       *sinkron,
              const PrkAntrean *antrean)
{
  gint64 now_us = prk_clock_now_us (prk_store_get_clock (prk_sinkron_get_store (sinkron)));
  g_autofree char *when = prk_when_dup_short (antrean->refused_at_us, now_us);
  g_autofree char *said = antrean->message != NULL && *antrean->message != '\0'
                            ? g_strdup_printf (_("The register says: %s"), antrean->message)
                            : g_strdup ("");
  /* Translators: reason, code, time of writing */
  g_autofree char *head = g_strdup_printf (_("Refused: %s (%s, written %s)."),
                                           prk_sinkron_kata_get_alasan (antrean->code),
                                           antrean->code != NULL ? antrean->code : "–", when);

  return g_strdup_printf ("%s\n%s%s%s", head, prk_sinkron_kata_get_saran (antrean->code),
                          *said != '\0' ? "\n" : "", said);
}

/**
 * prk_sinkron_tolakan_new:
 * @sinkron: the object
 * @antrean: a record with a refusal
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *
prk_sinkron_tolakan_new (PrkSinkron       *sinkron,
                         const PrkAntrean *antrean)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = antrean->judul != NULL && *antrean->judul != '\0' ? antrean->judul
                                                                       : _("Untitled");
  g_autofree char *subtitle = dup_subtitle (sinkron, antrean);
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("dialog-warning-symbolic"));

  if (g_strcmp0 (antrean->type, "kak") == 0)
    {
      button = add_button (row, _("Open"), title);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-kak");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", antrean->record);
    }
  if (may_resend (antrean))
    {
      button = add_button (row, _("Send Again"), title);
      gtk_widget_set_tooltip_text (button, _("Once the reason has gone: the change is written again "
                                             "and sent anew"));
      connect_clicked (button, G_CALLBACK (resend_clicked_cb), sinkron, antrean);
    }
  button = add_button (row, _("Put Aside"), title);
  gtk_widget_set_tooltip_text (button, _("The change stays on this laptop; you are not reminded "
                                         "of it any more"));
  connect_clicked (button, G_CALLBACK (aside_clicked_cb), sinkron, antrean);

  return row;
}
