/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "kak/prk-kak-ekspor.h"
#include "rekaman/prk-rekaman-cetak.h"

#include "prk-rapat-private.h"

static void
print (PrkRekamanPage *page,
       const char     *naskah,
       const char     *word)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  PrkRecord *printed = prk_rapat_new_cetak (record, prk_rekaman_page_list (page, "lembaga"),
                                            prk_rekaman_page_get_profil (page));
  g_autofree char *name = prk_kak_dup_file_name (prk_record_get_string (record, "judul"));
  g_autofree char *full = g_strdup_printf ("%s %s", word, name);

  prk_rekaman_cetak (page, printed, naskah, full);
}

void
_prk_rapat_cetak_undangan (PrkRekamanPage *page)
{
  print (page, "undangan", _("Invitation"));
}

void
_prk_rapat_cetak_hadir (PrkRekamanPage *page)
{
  print (page, "daftar-hadir", _("Attendance List"));
}

void
_prk_rapat_cetak_ba (PrkRekamanPage *page)
{
  print (page, "berita-acara", _("Official Record"));
}

void
_prk_rapat_cetak_notulen (PrkRekamanPage *page)
{
  print (page, "notulen", _("Minutes"));
}
