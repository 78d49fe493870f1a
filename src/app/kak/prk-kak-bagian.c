/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prk-kak-bagian.h"

static gboolean
is_in_layout (PrkProfil  *profil,
              const char *id)
{
  for (guint i = 0; i < prk_profil_get_n_bagian (profil); i++)
    if (g_str_equal (prk_profil_get_bagian (profil, i)->id, id))
      return TRUE;

  return FALSE;
}

GArray *
prk_kak_bagian_list (PrkProfil *profil)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PrkTataBagian));
  PrkSkema *skema = prk_profil_get_skema (profil);

  for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i);
      PrkTataBagian layout
          = { .id = bagian->id, .judul = bagian->judul, .panduan = bagian->panduan };

      if (!is_in_layout (profil, bagian->id))
        g_array_append_val (list, layout);
    }

  for (guint i = 0; i < prk_profil_get_n_bagian (profil); i++)
    g_array_append_vals (list, prk_profil_get_bagian (profil, i), 1);

  return list;
}

const PrkTataBagian *
prk_kak_bagian_get (GArray *list,
                    guint   index)
{
  g_return_val_if_fail (index < list->len, NULL);

  return &g_array_index (list, PrkTataBagian, index);
}

int
prk_kak_bagian_find (GArray     *list,
                     const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (prk_kak_bagian_get (list, i)->id, id) == 0)
      return i;

  return -1;
}
