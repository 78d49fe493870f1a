/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-kasus-kata.h"
#include "prk-kasus-tab-private.h"

GtkWidget *
prk_kasus_tab_pihak_new (PrkKasusPage *page)
{
  return prk_kasus_tab_new_column ();
}

static char *
dup_of (PrkKasus   *kasus,
        const char *pihak,
        const char *key)
{
  g_autofree char *path = g_strdup_printf ("pihak/%s/%s", pihak, key);

  return g_strdup (prk_kasus_get_teks (kasus, NULL, path));
}

static void
add_signings (PrkKasus   *kasus,
              GtkWidget  *group,
              const char *pihak)
{
  static const char *const kinds[]
    = { "kb_ditandatangani", "pks_ditandatangani", "perubahan_ditandatangani" };
  g_autofree char *path = g_strdup_printf ("tanda_tangan/%s/nama", pihak);

  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (kasus, i);
      g_autofree char *day = NULL;
      g_autofree char *words = NULL;

      if (!g_strv_contains ((const char *const[]){ kinds[0], kinds[1], kinds[2], NULL }, e->jenis)
          || prk_kasus_get_teks (kasus, e, path) == NULL)
        continue;
      day = prk_hari_dup_pendek (e->tanggal);
      words = g_strdup_printf ("%s, %s", prk_kasus_kata_get_peristiwa (e->alur, e->jenis), day);
      prk_kasus_tab_add_fact (group, words, prk_kasus_get_teks (kasus, e, path));
    }
}

void
prk_kasus_tab_pihak_update (GtkWidget    *tab,
                            PrkKasusPage *page)
{
  PrkKasus *kasus = prk_kasus_page_get_buka (page)->konteks.kasus;
  const char *own = prk_kasus_get_teks (kasus, NULL, "daerah");
  g_auto(GStrv) pihak = prk_kasus_list_baris (kasus, NULL, "pihak");

  prk_kasus_tab_clear_column (tab);
  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *name = prk_kasus_kata_dup_pihak (kasus, pihak[i]);
      g_autofree char *kode = dup_of (kasus, pihak[i], "kode");
      g_autofree char *golongan = dup_of (kasus, pihak[i], "golongan");
      GtkWidget *group = prk_kasus_tab_add_group (tab, name);

      prk_kasus_tab_add_fact (group, _("Role"), g_strcmp0 (kode, own) == 0 && own != NULL
                                                  ? _("Our own region")
                                                  : _("Partner"));
      prk_kasus_tab_add_fact (group, _("Region Code"), kode);
      prk_kasus_tab_add_fact (group, _("Group of the Partner"),
                              g_strcmp0 (golongan, "daerah") == 0 ? _("Region") : golongan);
      add_signings (kasus, group, pihak[i]);
    }
  if (pihak[0] == NULL)
    prk_kasus_tab_add_empty (tab, _("Nobody is named as a party yet."));
}
