/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A button that is pressed twice begins one record. */

#include "config.h"

#include <string.h>

#include "base/prk-id.h"

#include "prk-rekaman-page-private.h"

typedef struct
{
  PrkRekamanPage *page;
  char           *id;
} Begun;

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Begun *begun = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  if (begun->page->store == NULL)
    {
      /* The window was closed meanwhile. */
    }
  else if (op != NULL)
    {
      prk_rekaman_page_open (begun->page, begun->id);
      gtk_stack_set_visible_child_name (begun->page->places, "isi");
      adw_leaflet_set_visible_child (begun->page->leaflet, begun->page->right);
    }
  else
    {
      begun->page->is_beginning = FALSE;
      prk_rekaman_page_tell (begun->page, error->message);
    }
  g_object_unref (begun->page);
  g_free (begun->id);
  g_free (begun);
}

void
prk_rekaman_isi_bawaan (PrkEdit  *edit,
                        PrkSkema *skema)
{
  for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i);

      for (guint j = 0; j < bagian->n_bidang; j++)
        if (bagian->bidang[j].bawaan != NULL && bagian->bidang[j].jenis != PRK_JENIS_TABEL)
          prk_edit_set_string (edit, bagian->bidang[j].path, bagian->bidang[j].bawaan);
    }
}

/* Whether the record on the screen was begun here and is still empty: another one would be a double. */
static gboolean
is_pristine (PrkRekamanPage *self)
{
  g_autofree char *state = NULL;

  if (self->session == NULL || self->pristine == NULL
      || g_strcmp0 (prk_record_get_id (prk_kak_session_get_record (self->session)), self->begun) != 0)
    return FALSE;
  state = prk_record_dup_state (prk_kak_session_get_record (self->session));

  return strcmp (state, self->pristine) == 0;
}

void
_prk_rekaman_page_begin (PrkRekamanPage *self)
{
  Begun *begun;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;

  if (self->kelas->mulai_dari != NULL)
    {
      self->kelas->mulai_dari (self);
      return;
    }
  if (self->is_beginning)
    return;
  if (is_pristine (self))
    {
      adw_leaflet_set_visible_child (self->leaflet, self->right);
      return;
    }

  self->is_beginning = TRUE;
  begun = g_new0 (Begun, 1);
  begun->page = g_object_ref (self);
  begun->id = prk_id_new (prk_store_get_clock (self->store), prk_store_get_entropy (self->store));
  record = prk_record_new (begun->id, self->kelas->jenis);
  edit = prk_edit_new (record);
  prk_edit_set_string (edit, "judul", "");
  g_free (self->begun);
  self->begun = g_strdup (begun->id);
  g_clear_pointer (&self->pristine, g_free);
  prk_rekaman_isi_bawaan (edit, prk_profil_get_skema (self->own));
  if (self->kelas->mulai != NULL)
    self->kelas->mulai (self, edit);
  prk_store_commit_async (self->store, edit, NULL, begun_cb, begun);
}

/* A record that was begun here is remembered as it was before anybody wrote in it. */
void
_prk_rekaman_page_note_begun (PrkRekamanPage *self)
{
  PrkRecord *record = prk_kak_session_get_record (self->session);

  if (self->pristine == NULL && g_strcmp0 (prk_record_get_id (record), self->begun) == 0)
    self->pristine = prk_record_dup_state (record);
}
