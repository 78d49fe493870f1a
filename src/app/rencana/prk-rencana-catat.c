/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan becomes two events of the TKKSD: the mapping, as soon as it is done, and the list, once it is signed. With
 * the list the plan is established and locked; who corrects it opens it again and says why. */

#include "config.h"

#include <glib/gi18n.h>

#include "rapat/prk-rapat-catat.h"
#include "sop/prk-sop-tindakan.h"
#include "store/prk-kasus-daftar.h"
#include "store/prk-rapat-catat.h"

#include "prk-rencana-private.h"

static PrkRecord *
get_record (PrkRekamanPage *page)
{
  return prk_kak_session_get_record (prk_rekaman_page_get_session (page));
}

static gboolean
has_kind (GPtrArray  *tindakan,
          const char *jenis)
{
  for (guint i = 0; i < tindakan->len; i++)
    if (g_strcmp0 (((PrkTindakan *) g_ptr_array_index (tindakan, i))->jenis, jenis) == 0)
      return TRUE;

  return FALSE;
}

static const char *
get_reason (PrkRecord *record)
{
  switch (prk_rencana_get_keadaan (record))
    {
    case PRK_RENCANA_DITETAPKAN:
      return _("The plan is recorded with the TKKSD already");
    case PRK_RENCANA_DISEPAKATI:
      return _("The official record is not signed by the Kepala Daerah yet (Pasal 7 ayat (5))");
    case PRK_RENCANA_DRAF:
    case PRK_RENCANA_DITANDATANGANI:
    default:
      return _("Write the day of the mapping first; the list is recorded once it is agreed and signed");
    }
}

void
_prk_rencana_catat (PrkRekamanPage *page)
{
  PrkRecord *record = get_record (page);
  g_autoptr(GPtrArray) tindakan
    = prk_rencana_list_tindakan (record, prk_rekaman_page_list (page, "lembaga"),
                                 prk_rekaman_page_get_profil (page));

  if (has_kind (tindakan, "daftar_rencana"))
    prk_rapat_tanya_catat (page, g_steal_pointer (&tindakan), _("Establish the Plan?"),
                           _("The mapping and the list become events of the TKKSD. From then on the plan is "
                             "locked; who corrects it opens it again and says why."));
  else if (has_kind (tindakan, "pemetaan_selesai"))
    prk_rapat_tanya_catat (page, g_steal_pointer (&tindakan), _("Record the Mapping?"),
                           _("It becomes an event of the TKKSD, on the day on which it was done. The list "
                             "follows once it is agreed and signed."));
  else
    prk_rekaman_page_tell (page, get_reason (record));
}

static void
reopen_cb (JsonObject *isi,
           gpointer    user_data)
{
  PrkRekamanPage *page = PRK_REKAMAN_PAGE (user_data);
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  PrkStore *store = prk_rekaman_page_get_store (page);
  const PrkIdentitas *identitas
    = prk_application_get_identitas (prk_rekaman_page_get_application (page));
  g_autofree char *today = prk_hari_dup_iso (prk_kasus_hari_ini (store));
  g_autofree char *row = NULL;
  g_autoptr(PrkEdit) edit = NULL;

  if (session == NULL
      || prk_rencana_get_keadaan (prk_kak_session_get_record (session)) != PRK_RENCANA_DITETAPKAN)
    return;

  prk_kak_session_hold (session, FALSE);
  row = prk_kak_session_new_row_id (session);
  edit = prk_kak_session_begin (session);
  prk_rencana_buka (edit, prk_kak_session_get_record (session), row, today,
                    identitas != NULL ? identitas->nama : NULL,
                    json_object_get_string_member_with_default (isi, "alasan", "–"));
  prk_kak_session_apply (session, edit, _("Open the plan again"));
}

void
_prk_rencana_buka_lagi (PrkRekamanPage *page)
{
  PrkSopTindakan *asked;

  if (prk_rencana_get_keadaan (get_record (page)) != PRK_RENCANA_DITETAPKAN)
    {
      prk_rekaman_page_tell (page, _("The plan is not established, so it can be changed as it is"));
      return;
    }

  asked = prk_sop_tindakan_new (GTK_WIDGET (prk_rekaman_page_get_window (page)), _("Open the Plan Again?"),
                                _("The signature falls, since it was given to the list as it was. What was "
                                  "recorded with the TKKSD stays there; the corrected list is agreed, signed "
                                  "and recorded anew."),
                                _("_Open Again"), reopen_cb, G_OBJECT (page));
  prk_sop_tindakan_add_teks (asked, "alasan", _("What has to be corrected"), TRUE);
  prk_sop_tindakan_present (asked);
}

char *
_prk_rencana_dup_spanduk (PrkRecord *record,
                          gboolean  *is_locked)
{
  PrkRencanaKeadaan state = prk_rencana_get_keadaan (record);
  g_autofree char *reopened = prk_rencana_dup_pembukaan (record);

  *is_locked = state == PRK_RENCANA_DITETAPKAN;
  if (*is_locked)
    return g_strdup (_("Established and recorded with the TKKSD. To correct it, open it again with a reason."));
  if (state == PRK_RENCANA_DITANDATANGANI)
    return g_strdup (_("Signed. It is established once it is recorded with the TKKSD."));

  return reopened != NULL ? g_strdup_printf (_("Opened again on %s"), reopened) : NULL;
}
