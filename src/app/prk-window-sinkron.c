/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-window-private.h"
#include "sinkron/prk-sinkron-kata.h"

/* Says at the foot of the sidebar how it stands with the register. */
void
_prk_window_show_sinkron (PrkWindow *self)
{
  g_autofree char *line = prk_sinkron_kata_dup_ringkas (self->sinkron);

  gtk_image_set_from_icon_name (self->sinkron_icon, prk_sinkron_kata_get_icon (self->sinkron));
  gtk_label_set_label (self->sinkron_label, line);
  if (self->sinkron != NULL)
    prk_sinkron_jam_show (self->clock_banner, prk_sinkron_get_clock_offset_us (self->sinkron));
}

static void
sinkron_changed_cb (PrkSinkron *sinkron,
                    PrkWindow  *self)
{
  _prk_window_show_sinkron (self);
}

void
_prk_window_set_sinkron (PrkWindow  *self,
                         PrkSinkron *sinkron)
{
  self->sinkron = g_object_ref (sinkron);
  g_signal_connect (sinkron, "changed", G_CALLBACK (sinkron_changed_cb), self);
  prk_sinkron_page_set_sinkron (self->sinkron_page, sinkron);
  _prk_window_show_sinkron (self);
}
