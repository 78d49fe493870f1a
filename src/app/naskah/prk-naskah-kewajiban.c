/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-kewajiban.h"
#include "domain/prk-klasifikasi.h"
#include "domain/prk-naskah-addendum.h"
#include "kak/prk-kak-narasi.h"

#include "prk-naskah-kewajiban.h"

#define PART "kewajiban"

static void
take (PrkKakSession          *session,
      const PrkKewajibanUsul *usul)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);
  g_autofree char *row = prk_kak_session_new_row_id (session);

  prk_kewajiban_ambil (edit, row, usul);
  prk_kak_session_apply (session, edit, _("Take an obligation"));
}

/* Selected words */

/* The text that has a selection, in the part that is on the screen. */
static GtkTextView *
find_selected (GtkWidget *widget)
{
  if (!gtk_widget_get_child_visible (widget))
    return NULL;
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) ? GTK_TEXT_VIEW (widget)
                                                                                                : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *found = find_selected (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
prk_naskah_jadikan_kewajiban (PrkRekamanPage *page)
{
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  GtkTextView *view = find_selected (GTK_WIDGET (page));
  GtkWidget *field = view != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (view), PRK_TYPE_KAK_NARASI) : NULL;
  g_autoptr(PrkKewajibanUsul) usul = NULL;
  g_autofree char *words = NULL;
  GtkTextIter start, end;

  if (field != NULL && gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end))
    {
      words = gtk_text_iter_get_text (&start, &end);
      usul = prk_kewajiban_usul_dari_teks (prk_kak_session_get_record (session),
                                           prk_kak_field_get_bidang (PRK_KAK_FIELD (field))->path, words);
    }
  if (usul == NULL)
    {
      prk_rekaman_page_tell (page, _("Select the words of a clause first"));
      return;
    }
  take (session, usul);
  prk_rekaman_page_show_part (page, PART);
  prk_rekaman_page_tell (page, _("The words were taken; say who does it and until when"));
}

/* Proposals */

typedef struct
{
  PrkKakSession *session;
  GPtrArray     *usul; /* (element-type PrkKewajibanUsul) */
  void         (*take) (PrkKakSession          *session,
                        const PrkKewajibanUsul *usul);
} Proposals;

static void
proposals_free (gpointer data)
{
  Proposals *proposals = data;

  g_object_unref (proposals->session);
  g_ptr_array_unref (proposals->usul);
  g_free (proposals);
}

static void
mark_taken (GtkButton *button)
{
  gtk_button_set_label (button, _("Taken"));
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
}

static void
take_clicked_cb (GtkButton *button,
                 Proposals *proposals)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  if (prk_kak_session_is_locked (proposals->session))
    return;
  proposals->take (proposals->session, g_ptr_array_index (proposals->usul, index));
  mark_taken (button);
}

static char *
dup_details (const PrkKewajibanUsul *usul)
{
  const PrkPilihan *pihak = usul->pihak != NULL ? prk_klasifikasi_find ("pihak_naskah", usul->pihak) : NULL;
  const PrkPilihan *batas = usul->batas != NULL ? prk_klasifikasi_find ("batas_kewajiban", usul->batas) : NULL;
  GString *text = g_string_new (usul->dasar);

  if (pihak != NULL)
    g_string_append_printf (text, " · %s", pihak->nama);
  if (batas != NULL && usul->jumlah > 0)
    g_string_append_printf (text, " · %u %s", usul->jumlah, batas->nama);
  else if (batas != NULL)
    g_string_append_printf (text, " · %s", batas->nama);

  return g_string_free (text, FALSE);
}

static GtkWidget *
new_row (Proposals *proposals,
         guint      index)
{
  const PrkKewajibanUsul *usul = g_ptr_array_index (proposals->usul, index);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Take"));
  g_autofree char *details = dup_details (usul);
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Take"), usul->uraian);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), usul->uraian);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (take_clicked_cb), proposals);
  if (usul->is_ada)
    mark_taken (GTK_BUTTON (button));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static GtkEventController *
new_keys (void)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (close_cb, NULL, NULL)));

  return keys;
}

/* @usul: taken */
static void
show_proposals (PrkRekamanPage *page,
                GPtrArray      *usul,
                const char     *title,
                const char     *about,
                void          (*take_one) (PrkKakSession          *session,
                                           const PrkKewajibanUsul *usul))
{
  Proposals *proposals = g_new0 (Proposals, 1);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", prk_rekaman_page_get_window (page), "modal", TRUE,
                                    "title", title, "default-width", 760, "default-height", 560, NULL);
  GtkWidget *list = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  proposals->session = g_object_ref (prk_rekaman_page_get_session (page));
  proposals->usul = usul;
  proposals->take = take_one;
  g_object_set_data_full (G_OBJECT (window), "proposals", proposals, proposals_free);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), about);
  for (guint i = 0; i < usul->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (proposals, i));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (list), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), list);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_widget_add_controller (window, new_keys ());
  gtk_window_present (GTK_WINDOW (window));
}

void
prk_naskah_usulkan_kewajiban (PrkRekamanPage *page)
{
  g_autoptr(GPtrArray) found
    = prk_kewajiban_usulkan (prk_kak_session_get_record (prk_rekaman_page_get_session (page)));

  if (found->len > 0)
    show_proposals (page, g_steal_pointer (&found), _("What the Clauses Demand"),
                    _("Take what the parties must do. What is taken becomes a task once the text is signed."), take);
  else
    prk_rekaman_page_tell (page, _("No clause says what somebody must do"));
}

/* Provisions that an addendum changes */

static void
take_provision (PrkKakSession          *session,
                const PrkKewajibanUsul *usul)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);
  g_autofree char *row = prk_kak_session_new_row_id (session);

  prk_naskah_ambil_ketentuan (edit, row, usul->dasar, usul->kutipan);
  prk_kak_session_apply (session, edit, _("Take a provision"));
}

/* The newest agreement of the case. Ids grow with time. */
static PrkRecord *
find_agreement (PrkRekamanPage *page,
                const char     *ksd)
{
  GPtrArray *all = prk_rekaman_page_list (page, "naskah");
  PrkRecord *found = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      PrkRecord *one = g_ptr_array_index (all, i);

      if (g_strcmp0 (prk_record_get_string (one, "jenis"), "pks") == 0
          && g_strcmp0 (prk_record_get_string (one, "ksd"), ksd) == 0
          && (found == NULL || strcmp (prk_record_get_id (one), prk_record_get_id (found)) > 0))
        found = one;
    }

  return found;
}

void
prk_naskah_pilih_ketentuan (PrkRekamanPage *page)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  const char *ksd = prk_record_get_string (record, "ksd");
  PrkRecord *agreement = NULL;

  if (g_strcmp0 (prk_record_get_string (record, "jenis"), "addendum") != 0)
    {
      prk_rekaman_page_tell (page, _("Only an addendum changes provisions of an agreement"));
      return;
    }
  if (ksd != NULL)
    agreement = find_agreement (page, ksd);
  if (agreement == NULL)
    {
      prk_rekaman_page_tell (page, _("The text of the agreement is not written here; write the provisions by hand"));
      return;
    }
  show_proposals (page, prk_kewajiban_list_ayat (agreement), _("Provisions of the Agreement"),
                  _("Take what the addendum changes, then write how it reads from now on."), take_provision);
}
