/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report is filled in from what the parties owe by the text of the agreement. What stands there is replaced only when a person says so. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "rekaman/prk-rekaman-kasus.h"
#include "store/prk-kewajiban-muat.h"

#include "prk-laporan-private.h"

#define DONE "isi/i"
#define LEFT "isi/g"

/* One filling in. */
typedef struct
{
  PrkRekamanPage *page;
  PrkKasusDaftar *daftar;
  char           *laporan; /* id of the report */
  char           *ksd, *alur, *masa;
  char           *done, *left; /* (nullable) set by the worker */
} Isian;

static void
isian_free (gpointer data)
{
  Isian *isian = data;

  g_object_unref (isian->page);
  g_object_unref (isian->daftar);
  g_free (isian->laporan);
  g_free (isian->ksd);
  g_free (isian->alur);
  g_free (isian->masa);
  g_free (isian->done);
  g_free (isian->left);
  g_free (isian);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Isian *isian = task_data;
  GError *error = NULL;
  g_autoptr(PrkKasusBuka) buka = prk_kasus_buka (isian->daftar, isian->ksd, &error);
  g_autoptr(GPtrArray) all
    = buka != NULL ? prk_store_list_kewajiban (prk_kasus_daftar_get_store (isian->daftar), &error) : NULL;
  PrkKewajibanGaris garis;

  if (all == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  prk_kewajiban_garis_baca (&garis, buka->ringkas, isian->alur, buka->hari_ini);
  for (guint i = 0; i < all->len; i++)
    {
      const PrkKewajibanNaskah *naskah = g_ptr_array_index (all, i);

      if (strcmp (naskah->ksd, isian->ksd) != 0 || strcmp (naskah->alur, isian->alur) != 0)
        continue;
      isian->done = prk_kewajiban_dup_laporan (naskah, &garis, isian->masa, TRUE);
      isian->left = prk_kewajiban_dup_laporan (naskah, &garis, isian->masa, FALSE);
    }
  g_task_return_boolean (task, TRUE);
}

static const char *
get_text (PrkRecord  *record,
          const char *path)
{
  const char *text = prk_record_get_text (record, path);

  return text != NULL ? text : "";
}

/* @is_below: under what stands there. */
static void
put (PrkEdit    *edit,
     const char *path,
     const char *text,
     gboolean    is_below)
{
  const char *now = get_text (prk_edit_get_record (edit), path);
  g_autofree char *both = is_below && *now != '\0' ? g_strdup_printf ("%s\n\n%s", now, text != NULL ? text : "") : NULL;

  if (text != NULL)
    prk_edit_set_text (edit, path, both != NULL ? both : text);
}

static void
fill (Isian    *isian,
      gboolean  is_below)
{
  PrkKakSession *session = prk_rekaman_page_get_session (isian->page);
  g_autoptr(PrkEdit) edit = NULL;

  if (session == NULL || prk_kak_session_is_locked (session)
      || g_strcmp0 (prk_record_get_id (prk_kak_session_get_record (session)), isian->laporan) != 0)
    return;
  edit = prk_kak_session_begin (session);
  put (edit, DONE, isian->done, is_below);
  put (edit, LEFT, isian->left, is_below);
  prk_kak_session_apply (session, edit, _("Fill in what is owed"));
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Isian            *isian)
{
  if (g_strcmp0 (response, "below") == 0 || g_strcmp0 (response, "replace") == 0)
    fill (isian, strcmp (response, "below") == 0);
  isian_free (isian);
}

static void
ask (Isian *isian)
{
  GtkWidget *dialog
    = adw_message_dialog_new (prk_rekaman_page_get_window (isian->page), _("Something Stands There Already"),
                              _("Problems or other matters are filled in. What was owed can stand below it or in its place."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "replace", _("_Replace"), "below",
                                    _("Add _Below"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "below", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "below");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), isian);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
is_in_the_way (PrkRecord  *record,
               const char *path,
               const char *text)
{
  const char *now = get_text (record, path);

  return text != NULL && *now != '\0' && strcmp (now, text) != 0;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Isian *isian = user_data;
  PrkKakSession *session = prk_rekaman_page_get_session (isian->page);
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prk_rekaman_page_tell (isian->page, error->message);
    }
  else if (isian->done == NULL && isian->left == NULL)
    {
      prk_rekaman_page_tell (isian->page, _("By the text nothing was owed in this semester"));
    }
  else if (session != NULL)
    {
      PrkRecord *record = prk_kak_session_get_record (session);

      if (is_in_the_way (record, DONE, isian->done) || is_in_the_way (record, LEFT, isian->left))
        {
          ask (isian);
          return;
        }
      fill (isian, FALSE);
    }
  isian_free (isian);
}

void
_prk_laporan_isi_kewajiban (PrkRekamanPage *page)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  const char *ksd = prk_record_get_string (record, "ksd");
  const char *alur = prk_record_get_string (record, "alur");
  const char *masa = prk_record_get_string (record, "masa");
  g_autoptr(GTask) task = NULL;
  Isian *isian;

  if (ksd == NULL || alur == NULL || masa == NULL || *masa == '\0')
    {
      prk_rekaman_page_tell (page, _("Choose the cooperation of this report first"));
      return;
    }
  isian = g_new0 (Isian, 1);
  isian->page = g_object_ref (page);
  isian->daftar = prk_rekaman_page_dup_daftar (page);
  isian->laporan = g_strdup (prk_record_get_id (record));
  isian->ksd = g_strdup (ksd);
  isian->alur = g_strdup (alur);
  isian->masa = g_strdup (masa);
  task = g_task_new (NULL, prk_rekaman_page_get_cancellable (page), read_cb, isian);
  g_task_set_source_tag (task, _prk_laporan_isi_kewajiban);
  g_task_set_task_data (task, isian, NULL);
  g_task_run_in_thread (task, read_in_thread);
}
