/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/arsip/prk-arsip-kasus.h"

#include "prk-kasus-kata.h"
#include "prk-kasus-tab-private.h"

#define MAX_DEADLINES 3

GtkWidget *
prk_kasus_tab_ringkasan_new (PrkKasusPage *page)
{
  return prk_kasus_tab_new_column ();
}

static void
add_facts (GtkWidget    *column,
           PrkKasusBuka *buka)
{
  const PrkKasusRingkas *ringkas = buka->ringkas;
  PrkKasus *kasus = buka->konteks.kasus;
  GtkWidget *group = prk_kasus_tab_add_group (column, _("Cooperation"));
  const char *kategori = prk_kasus_get_teks (kasus, NULL, "kategori");

  prk_kasus_tab_add_fact (group, _("Title"), prk_kasus_kata_get_judul (ringkas));
  prk_kasus_tab_add_fact (group, _("Partner"), ringkas->mitra);
  prk_kasus_tab_add_fact (group, _("Perangkat Daerah"), ringkas->perangkat_daerah);
  prk_kasus_tab_add_fact (group, _("Kind"), prk_kasus_kata_get_varian (ringkas->varian));
  prk_kasus_tab_add_fact (group, _("Category"),
                          g_strcmp0 (kategori, "WAJIB") == 0      ? _("Mandatory")
                          : g_strcmp0 (kategori, "SUKARELA") == 0 ? _("Voluntary")
                                                                  : NULL);
  prk_kasus_tab_add_fact (group, _("Initiative"),
                          g_strcmp0 (ringkas->prakarsa, "mitra") == 0 ? _("The partner's")
                                                                      : _("Ours"));
}

static void
add_kak (GtkWidget    *column,
         PrkKasusBuka *buka)
{
  GtkWidget *group, *row, *button;
  g_autofree char *place = NULL;
  const char *judul;

  if (buka->kak == NULL)
    return;
  judul = prk_record_get_string (buka->kak, "judul");
  place = g_strconcat ("kak/", prk_record_get_id (buka->kak), NULL);
  group = prk_kasus_tab_add_group (column, _("KAK"));
  row = prk_kasus_tab_add_fact (group, _("KAK"), judul != NULL && *judul != '\0' ? judul
                                                                                 : _("Untitled"));
  button = gtk_button_new_with_label (_("Open the KAK"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", place);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_lines (GtkWidget    *column,
           PrkKasusBuka *buka)
{
  GtkWidget *group = prk_kasus_tab_add_group (column, _("Lines"));

  for (guint i = 0; i < buka->ringkas->alur->len; i++)
    {
      const PrkKasusAlur *alur = g_ptr_array_index (buka->ringkas->alur, i);
      g_autofree char *name = prk_kasus_kata_dup_alur (alur->alur);
      g_autofree char *day = alur->sejak != 0 ? prk_hari_dup_pendek (alur->sejak) : NULL;
      g_autofree char *state
        = day != NULL
            ? g_strdup_printf (_("%s, since %s"),
                               alur->keadaan != NULL ? alur->keadaan->nama : _("not begun"), day)
            : g_strdup (alur->keadaan != NULL ? alur->keadaan->nama : _("not begun"));

      prk_kasus_tab_add_fact (group, name, state);
    }
}

static void
add_deadlines (GtkWidget    *column,
               PrkKasusBuka *buka)
{
  GtkWidget *group = NULL;
  guint n = 0;

  for (guint i = 0; i < buka->ringkas->tenggat->len && n < MAX_DEADLINES; i++)
    {
      const PrkTenggat *one = g_ptr_array_index (buka->ringkas->tenggat, i);
      g_autofree char *when = NULL;

      if (one->jatuh == 0
          || (one->status != PRK_TENGGAT_BERJALAN && one->status != PRK_TENGGAT_LEWAT))
        continue;
      if (group == NULL)
        group = prk_kasus_tab_add_group (column, _("Next Deadlines"));
      when = prk_kasus_kata_dup_tenggat (one);
      prk_kasus_tab_add_fact (group, one->nama, when);
      n++;
    }
}

/* What the register refused is kept, and counts for nothing. */
static void
add_refused (GtkWidget    *column,
             PrkKasusBuka *buka)
{
  GtkWidget *group;

  if (buka->ditolak == NULL || buka->ditolak->len == 0)
    return;
  group = prk_kasus_tab_add_group (column, _("Refused by the Register"));
  for (guint i = 0; i < buka->ditolak->len; i++)
    {
      const PrkKasusDitolak *one = g_ptr_array_index (buka->ditolak, i);
      const char *alur = prk_record_get_string (one->peristiwa, "alur");
      const char *jenis = prk_record_get_string (one->peristiwa, "jenis");

      prk_kasus_tab_add_fact (
        group, one->pesan,
        prk_kasus_kata_get_peristiwa (alur != NULL ? alur : PRK_ALUR_UTAMA, jenis));
    }
}

void
prk_kasus_tab_ringkasan_update (GtkWidget    *tab,
                                PrkKasusPage *page)
{
  PrkKasusBuka *buka = prk_kasus_page_get_buka (page);

  prk_kasus_tab_clear_column (tab);
  add_refused (tab, buka);
  add_deadlines (tab, buka);
  prk_arsip_kasus_add (tab, page, TRUE);
  add_lines (tab, buka);
  add_facts (tab, buka);
  add_kak (tab, buka);
}
