/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-when.h"
#include "domain/prk-terbilang.h"

#include "prk-beranda-baris.h"

char *
prk_beranda_baris_dup_sisa (const PrkMejaBaris *baris, PrkHari hari_ini)
{
  gint days = (gint)baris->jatuh - (gint)hari_ini;
  gint left = baris->is_kerja ? baris->sisa : days;

  if (baris->jatuh == 0)
    return NULL;
  if (days < 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", -days), -days);
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  if (baris->is_kerja)
    return g_strdup_printf (ngettext ("%d working day left", "%d working days left", left), left);

  return g_strdup_printf (ngettext ("%d day left", "%d days left", left), left);
}

void
prk_beranda_baris_append (GString *text, const PrkMejaBaris *baris)
{
  g_string_append_printf (text, "%d|%s|%s|%s|%u|%d|%s|%s|%s|%d|%" G_GINT64_FORMAT "\n",
                          baris->kelompok, baris->teks, baris->judul, baris->tempat, baris->jatuh,
                          baris->sisa, baris->hitungan != NULL ? baris->hitungan : "",
                          baris->peringatan != NULL ? baris->peringatan : "",
                          baris->keterangan != NULL ? baris->keterangan : "", baris->lengkap,
                          baris->changed_us);
}

static void
add_part (GPtrArray *parts, char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

/* What is known of a KAK. */
static void
add_kak_parts (GPtrArray *parts, const PrkMejaBaris *baris)
{
  g_autofree char *when = NULL;

  if (baris->lengkap >= 0 && baris->keterangan != NULL && *baris->keterangan != '\0')
    /* Translators: %s is the name of the partner region */
    add_part (parts, g_strdup_printf (_ ("with %s"), baris->keterangan));
  else if (baris->keterangan != NULL)
    add_part (parts, g_strdup (baris->keterangan));
  if (baris->lengkap >= 0)
    add_part (parts, g_strdup_printf (_ ("%d of 8 parts complete"), baris->lengkap));
  if (baris->changed_us == 0)
    return;

  when = prk_when_dup_short (baris->changed_us, g_get_real_time ());
  /* Translators: %s is a time or a day */
  add_part (parts, g_strdup_printf (_ ("changed %s"), when));
}

static char *
dup_day (PrkHari hari)
{
  g_autofree char *iso = prk_hari_dup_iso (hari);

  return prk_tanggal_dup_panjang (iso);
}

static char *
dup_subtitle (const PrkMejaBaris *baris)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day = baris->jatuh != 0 ? dup_day (baris->jatuh) : NULL;
  g_autofree char *line = NULL;

  if (day != NULL)
    /* Translators: %s is a day, the last one */
    add_part (parts, g_strdup_printf (_ ("until %s"), day));
  if (baris->dalam != 0)
    add_part (parts, g_strdup_printf (_ ("ends within %u days"), baris->dalam));
  add_part (parts, g_strdup (baris->pasal));
  add_part (parts, g_strdup (baris->pelaku));
  add_kak_parts (parts, baris);
  g_ptr_array_add (parts, NULL);
  line = g_strjoinv (" · ", (char **)parts->pdata);

  if (baris->peringatan == NULL)
    return g_steal_pointer (&line);
  /* Translators: the first %s is a line about a deadline, the second what is doubtful about it */
  return g_strdup_printf (_ ("%s\nNote: %s"), line, baris->peringatan);
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean is_keyboard,
                  GtkTooltip *tooltip,
                  const char *text)
{
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* A tooltip's text set at once would cost the window system's answer, row by row. */
static void
set_tooltip (GtkWidget *widget, const char *text)
{
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect_data (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), g_strdup (text),
                         (GClosureNotify)(void (*) (void))g_free, 0);
}

static void
add_left (AdwActionRow *row, const PrkMejaBaris *baris, PrkHari hari_ini)
{
  g_autofree char *left = prk_beranda_baris_dup_sisa (baris, hari_ini);
  GtkWidget *label;

  if (left == NULL)
    return;

  label = gtk_label_new (left);
  gtk_widget_add_css_class (label, "numeric");
  if (baris->jatuh < hari_ini)
    gtk_widget_add_css_class (label, "error");
  else if (baris->jatuh - hari_ini <= PRK_MEJA_MINGGU)
    gtk_widget_add_css_class (label, "warning");
  else
    gtk_widget_add_css_class (label, "dim-label");
  if (baris->hitungan != NULL)
    set_tooltip (label, baris->hitungan);
  adw_action_row_add_suffix (row, label);
}

static void
add_button (AdwActionRow *row, const char *text, const char *title, const char *place)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  g_autofree char *name = g_strdup_printf ("%s: %s", text, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
}

static AdwActionRow *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);

  return ADW_ACTION_ROW (row);
}

GtkWidget *
prk_beranda_baris_new (const PrkMejaBaris *baris, PrkHari hari_ini)
{
  const char *title = *baris->judul != '\0' ? baris->judul : _ ("Untitled");
  g_autofree char *text = NULL;
  g_autofree char *subtitle = dup_subtitle (baris);
  AdwActionRow *row;

  /* Translators: what to do, and the cooperation that it is about */
  text = g_strdup_printf (_ ("%s — %s"), _ (baris->teks), title);
  row = new_row (text, subtitle);
  if (baris->peringatan != NULL)
    adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  add_left (row, baris, hari_ini);
  add_button (row, _ (baris->tombol), title, baris->tempat);

  return GTK_WIDGET (row);
}

GtkWidget *
prk_beranda_baris_new_rapat (const PrkAgenda *rapat, PrkHari hari_ini)
{
  g_autofree char *day = dup_day (rapat->hari);
  g_autofree char *hours = rapat->selesai != NULL
                               ? g_strdup_printf ("%s–%s", rapat->mulai, rapat->selesai)
                               : g_strdup (rapat->mulai);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *subtitle = NULL;
  g_autofree char *id = g_strndup (rapat->uid, strcspn (rapat->uid, "@"));
  g_autofree char *place = g_strconcat ("rapat/", id, NULL);
  AdwActionRow *row;

  add_part (parts, g_steal_pointer (&day));
  add_part (parts, g_steal_pointer (&hours));
  add_part (parts, g_strdup (rapat->tempat));
  g_ptr_array_add (parts, NULL);
  subtitle = g_strjoinv (" · ", (char **)parts->pdata);

  row = new_row (rapat->judul, subtitle);
  add_button (row, _ ("Open"), rapat->judul, place);

  return GTK_WIDGET (row);
}
