/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A meeting and the cases: what waits for it becomes its agenda, and what it decided becomes an event of
 * the case, written one after the other; a case that refuses says which rule is against it. */

#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-kasus-daftar.h"

#include "prk-rapat-private.h"

/* From the cases into the agenda */

typedef struct
{
  PrkRekamanPage *page;
  GPtrArray      *usulan; /* (element-type PrkUsulanAgenda) */
  GPtrArray      *checks; /* (element-type GtkCheckButton), beside usulan */
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->page);
  g_clear_pointer (&choice->usulan, g_ptr_array_unref);
  g_clear_pointer (&choice->checks, g_ptr_array_unref);
  g_free (choice);
}

static GPtrArray *
list_usulan (GPtrArray *cases,
             PrkRecord *rapat)
{
  const char *jenis = prk_record_get_string (rapat, "jenis");
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PrkRapatKasus));
  GPtrArray *usulan;

  for (guint i = 0; i < cases->len; i++)
    {
      PrkKasusRingkas *one = g_ptr_array_index (cases, i);

      for (guint j = 0; j < one->alur->len; j++)
        {
          const PrkKasusAlur *alur = g_ptr_array_index (one->alur, j);
          PrkRapatKasus line = { one->id, one->judul, alur->alur,
                                 alur->keadaan != NULL ? alur->keadaan->id : NULL };

          g_array_append_val (lines, line);
        }
    }

  usulan = prk_rapat_list_usulan ((const PrkRapatKasus *) lines->data, lines->len, jenis);
  for (guint i = usulan->len; i-- > 0;)
    if (prk_rapat_has_usulan (rapat, g_ptr_array_index (usulan, i)))
      g_ptr_array_remove_index (usulan, i);

  return usulan;
}

static void
chosen_cb (AdwMessageDialog *dialog,
           const char       *response,
           Choice           *choice)
{
  PrkKakSession *session = prk_rekaman_page_get_session (choice->page);
  g_autoptr(PrkEdit) edit = NULL;

  if (g_strcmp0 (response, "add") != 0 || session == NULL)
    return;

  edit = prk_kak_session_begin (session);
  for (guint i = 0; i < choice->usulan->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (choice->checks, i)))
      {
        g_autofree char *row = prk_kak_session_new_row_id (session);

        prk_rapat_tambah_agenda (edit, g_ptr_array_index (choice->usulan, i), row);
      }
  if (!prk_edit_is_empty (edit))
    prk_kak_session_apply (session, edit, _("Agenda from waiting cases"));
}

static GtkWidget *
new_check (const PrkUsulanAgenda *usulan)
{
  g_autofree char *words = g_strdup_printf ("%s (%s)", usulan->uraian, usulan->pasal);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_margin_start (label, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return check;
}

static void
ask_which (Choice *choice)
{
  GtkWidget *dialog = adw_message_dialog_new (prk_rekaman_page_get_window (choice->page),
                                              _("Cases That Wait for This Meeting"), NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  choice->checks = g_ptr_array_new ();
  for (guint i = 0; i < choice->usulan->len; i++)
    {
      GtkWidget *check = new_check (g_ptr_array_index (choice->usulan, i));

      g_ptr_array_add (choice->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "add",
                                    _("_Add to the Agenda"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  g_signal_connect_data (dialog, "response", G_CALLBACK (chosen_cb), choice,
                         (GClosureNotify) choice_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cases_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Choice *choice = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cases
    = prk_kasus_daftar_muat_finish (PRK_KASUS_DAFTAR (source), result, &error);
  PrkKakSession *session = prk_rekaman_page_get_session (choice->page);

  if (cases == NULL || session == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && error != NULL)
        prk_rekaman_page_tell (choice->page, error->message);
      choice_free (choice);
      return;
    }

  choice->usulan = list_usulan (cases, prk_kak_session_get_record (session));
  if (choice->usulan->len > 0)
    {
      ask_which (choice);
    }
  else
    {
      prk_rekaman_page_tell (choice->page, _("No case waits for such a meeting"));
      choice_free (choice);
    }
}

void
_prk_rapat_ambil_kasus (PrkRekamanPage *page)
{
  g_autoptr(PrkKasusDaftar) daftar = prk_kasus_daftar_untuk (prk_rekaman_page_get_store (page),
                                                             prk_rekaman_page_get_profil (page));
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (page);
  prk_kasus_daftar_muat_async (daftar, prk_rekaman_page_get_cancellable (page), cases_loaded_cb,
                               choice);
}

/* From the decisions into the cases */

typedef struct
{
  PrkRekamanPage *page;
  PrkKasusDaftar *daftar;
  PrkRecord      *rapat;
  GQueue          rows; /* (element-type utf8) decisions still to be written */
  GString        *told;
  guint           n_written, n_refused;
} Writing;

static void write_next (Writing *writing);

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->page);
  g_object_unref (writing->daftar);
  prk_record_unref (writing->rapat);
  g_queue_clear_full (&writing->rows, g_free);
  g_string_free (writing->told, TRUE);
  g_free (writing);
}

/* What the case said of a decision that it does not take. */
static void
tell_refusal (Writing               *writing,
              const char            *row,
              const PrkKasusCatatan *catatan)
{
  g_autofree char *path = g_strdup_printf ("putusan/%s/agenda", row);
  const char *agenda = prk_record_get_string (writing->rapat, path);

  g_string_append_printf (writing->told, "%s\n", agenda != NULL ? agenda : "");
  if (catatan->boleh == PRK_TIDAK_KEADAAN)
    g_string_append_printf (writing->told, "• %s\n",
                            _("The case does not wait for this decision now."));
  for (guint i = 0; catatan->hasil != NULL && i < catatan->hasil->len; i++)
    {
      const PrkTahapHasil *one = g_ptr_array_index (catatan->hasil, i);

      if (one->vonis == PRK_VONIS_GAGAL && !one->is_beralasan)
        g_string_append_printf (writing->told, "• %s (%s, %s)\n", one->pesan, one->aturan->id,
                                one->aturan->pasal);
    }
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing *writing = user_data;
  g_autofree char *row = g_queue_pop_head (&writing->rows);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusCatatan) catatan
    = prk_kasus_catat_finish (PRK_KASUS_DAFTAR (source), result, &error);
  PrkKakSession *session = prk_rekaman_page_get_session (writing->page);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      writing_free (writing);
      return;
    }
  if (catatan == NULL)
    {
      writing->n_refused++;
      g_string_append_printf (writing->told, "%s\n", error->message);
    }
  else if (catatan->id == NULL)
    {
      writing->n_refused++;
      tell_refusal (writing, row, catatan);
    }
  else
    {
      writing->n_written++;
      if (session != NULL
          && g_strcmp0 (prk_record_get_id (prk_kak_session_get_record (session)),
                        prk_record_get_id (writing->rapat))
               == 0)
        {
          g_autofree char *path = g_strdup_printf ("putusan/%s/peristiwa", row);
          g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

          prk_edit_set_string (edit, path, catatan->id);
          prk_kak_session_apply (session, edit, _("Written into the case"));
        }
    }

  write_next (writing);
}

static void
end_writing (Writing *writing)
{
  g_autofree char *words
    = g_strdup_printf (ngettext ("%u decision was written into its case",
                                 "%u decisions were written into their cases", writing->n_written),
                       writing->n_written);

  if (writing->n_refused == 0)
    {
      prk_rekaman_page_tell (writing->page, words);
    }
  else
    {
      GtkWidget *dialog
        = adw_message_dialog_new (prk_rekaman_page_get_window (writing->page),
                                  _("A Decision Was Not Written"), writing->told->str);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
      gtk_window_present (GTK_WINDOW (dialog));
    }
  writing_free (writing);
}

static void
write_next (Writing *writing)
{
  const char *row = g_queue_peek_head (&writing->rows);
  const char *ksd, *peristiwa;
  g_autoptr(JsonObject) isi = NULL;

  if (row == NULL)
    {
      end_writing (writing);
      return;
    }

  isi = prk_rapat_new_putusan (writing->rapat, prk_rekaman_page_list (writing->page, "lembaga"), row,
                               &ksd, &peristiwa);
  prk_kasus_catat_async (writing->daftar, ksd, peristiwa, isi,
                         prk_rekaman_page_get_cancellable (writing->page), written_cb, writing);
}

/* Rows that are events of a case and were not written yet. */
static void
queue_rows (Writing   *writing,
            GPtrArray *lembaga)
{
  g_auto(GStrv) rows = prk_record_list_rows (writing->rapat, "putusan");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("putusan/%s/peristiwa", rows[i]);
      g_autoptr(JsonObject) isi = NULL;
      const char *ksd, *peristiwa;

      if (prk_record_get_string (writing->rapat, path) != NULL)
        continue;
      isi = prk_rapat_new_putusan (writing->rapat, lembaga, rows[i], &ksd, &peristiwa);
      if (isi != NULL)
        g_queue_push_tail (&writing->rows, g_strdup (rows[i]));
    }
}

static void
confirmed_cb (AdwMessageDialog *dialog,
              const char       *response,
              Writing          *writing)
{
  if (g_strcmp0 (response, "write") == 0)
    write_next (writing);
  else
    writing_free (writing);
}

void
_prk_rapat_catat_kasus (PrkRekamanPage *page)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  Writing *writing = g_new0 (Writing, 1);
  g_autofree char *question = NULL;
  GtkWidget *dialog;

  writing->page = g_object_ref (page);
  writing->daftar = prk_kasus_daftar_untuk (prk_rekaman_page_get_store (page),
                                            prk_rekaman_page_get_profil (page));
  writing->rapat = prk_record_copy (record);
  writing->told = g_string_new (NULL);
  g_queue_init (&writing->rows);
  queue_rows (writing, prk_rekaman_page_list (page, "lembaga"));
  if (writing->rows.length == 0)
    {
      prk_rekaman_page_tell (page, _("No decision waits to be written into a case"));
      writing_free (writing);
      return;
    }

  question = g_strdup_printf (ngettext ("%u decision becomes an event of its case, with votes and "
                                        "considerations. It cannot be taken back.",
                                        "%u decisions become events of their cases, with votes and "
                                        "considerations. They cannot be taken back.",
                                        writing->rows.length),
                              writing->rows.length);
  dialog = adw_message_dialog_new (prk_rekaman_page_get_window (page),
                                   _("Write Into the Cases?"), question);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "write",
                                    _("_Write"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "write",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (confirmed_cb), writing);
  gtk_window_present (GTK_WINDOW (dialog));
}
