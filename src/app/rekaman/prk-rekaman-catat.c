/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-pesan.h"

#include "prk-rekaman-catat.h"
#include "prk-rekaman-kasus.h"

typedef struct
{
  PrkRekamanPage *page;
  char           *keadaan;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->page);
  g_free (writing->keadaan);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Writing) writing = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusCatatan) catatan = prk_kasus_catat_finish (PRK_KASUS_DAFTAR (source), result, &error);
  g_autoptr(GString) words = g_string_new (NULL);

  if (catatan == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (catatan != NULL && catatan->id != NULL)
    {
      prk_rekaman_page_tell (writing->page, _("It was written into the case"));
      return;
    }

  if (catatan == NULL)
    g_string_append (words, error->message);
  else if (catatan->boleh == PRK_TIDAK_KEADAAN)
    g_string_append (words, writing->keadaan);
  for (guint i = 0; catatan != NULL && catatan->hasil != NULL && i < catatan->hasil->len; i++)
    {
      const PrkTahapHasil *one = g_ptr_array_index (catatan->hasil, i);

      if (one->vonis == PRK_VONIS_GAGAL && !one->is_beralasan)
        g_string_append_printf (words, "• %s (%s, %s)\n", one->pesan, one->aturan->id, one->aturan->pasal);
    }
  prk_pesan_dialog (writing->page, _("It Was Not Written into the Case"), words->str);
}

void
prk_rekaman_catat (PrkRekamanPage *page,
                   const char     *peristiwa,
                   JsonObject     *isi,
                   const char     *tanpa_kasus,
                   const char     *keadaan)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  const char *ksd = prk_record_get_string (record, "ksd");
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  Writing *writing;

  if (ksd == NULL)
    {
      prk_rekaman_page_tell (page, tanpa_kasus);
      return;
    }
  if (!json_object_has_member (isi, "tanggal"))
    {
      prk_rekaman_page_tell (page, _("Fill in the day first"));
      return;
    }

  writing = g_new0 (Writing, 1);
  writing->page = g_object_ref (page);
  writing->keadaan = g_strdup (keadaan);
  daftar = prk_rekaman_page_dup_daftar (page);
  prk_kasus_catat_async (daftar, ksd, peristiwa, isi, prk_rekaman_page_get_cancellable (page), written_cb, writing);
}
