/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-rekaman-page-private.h"

void
_prk_rekaman_page_show_lock (PrkRekamanPage *self)
{
  g_autofree char *words = NULL;
  gboolean is_locked = FALSE;

  if (self->session == NULL || self->kelas->dup_spanduk == NULL)
    return;

  words = self->kelas->dup_spanduk (prk_kak_session_get_record (self->session), &is_locked);
  gtk_label_set_label (self->lock_message, words != NULL ? words : "");
  gtk_image_set_from_icon_name (self->lock_icon, is_locked ? "changes-prevent-symbolic"
                                                           : "dialog-information-symbolic");
  gtk_revealer_set_reveal_child (self->lock_banner, words != NULL);
  prk_kak_session_hold (self->session, is_locked);
  _prk_rekaman_page_update_deeds (self);
}
