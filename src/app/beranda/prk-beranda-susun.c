/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"

#include "prk-beranda-baris.h"
#include "prk-beranda-susun.h"

/* Rows of a group before somebody asks for more of them. */
#define FEW_ROWS 8

/* What rows are made of, until all are made. */
typedef struct
{
  PrkBerandaIsi *isi;
  PrkMeja *hari; /* (nullable) of the one day */
} Owner;

typedef struct
{
  PrkBerandaPapan *papan;
  PrkBerandaIsi *isi;
  const PrkMeja *meja;
  const gboolean *is_long;
  GString *says;
} Susunan;

static void
owner_free (gpointer data)
{
  Owner *owner = data;

  prk_beranda_isi_unref (owner->isi);
  g_clear_pointer (&owner->hari, prk_meja_free);
  g_free (owner);
}

/* Rows */

static GtkWidget *
make_row (gconstpointer bahan, gpointer owner)
{
  return prk_beranda_baris_new (bahan, ((Owner *)owner)->isi->hari_ini);
}

static GtkWidget *
make_meeting (gconstpointer bahan, gpointer owner)
{
  return prk_beranda_baris_new_rapat (bahan, ((Owner *)owner)->isi->hari_ini);
}

static guint
count_left (const PrkMeja *meja, guint group)
{
  return meja->baris[group]->len - MIN (meja->baris[group]->len, FEW_ROWS);
}

static GtkWidget *
make_more (gconstpointer bahan, gpointer data)
{
  Owner *owner = data;
  guint group = GPOINTER_TO_UINT (bahan);
  guint left = count_left (owner->hari != NULL ? owner->hari : owner->isi->meja, group);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("Show %u more", "Show %u more", left), left);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "page.show-more");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", group);

  return row;
}

/* More than the desk holds: the lists have them all. */
static GtkWidget *
make_rest (gconstpointer bahan, gpointer owner)
{
  guint left = GPOINTER_TO_UINT (bahan);
  g_autofree char *number = prk_format_angka (left);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (
      ngettext ("%s more stands in the lists", "%s more stand in the lists", left), number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  return row;
}

/* Groups */

static void
add_head (Susunan *susunan, const char *id, const char *title, guint count)
{
  g_autofree char *number = prk_format_angka (count);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  prk_beranda_papan_add_group (susunan->papan, id, title, NULL, label, number);
}

/* What a row says depends on the day, too. */
static GString *
begin_says (Susunan *susunan)
{
  g_string_printf (susunan->says, "%u|", susunan->isi->hari_ini);

  return susunan->says;
}

static void
add_last_row (Susunan *susunan, PrkBerandaBuat buat, const char *kind, guint n, guint left)
{
  g_string_printf (susunan->says, "%s|%u", kind, left);
  prk_beranda_papan_add_row (susunan->papan, susunan->says->str, buat, GUINT_TO_POINTER (n));
}

static void
add_group (Susunan *susunan, PrkMejaKelompok kelompok)
{
  static char ids[PRK_MEJA_N_KELOMPOK][4];
  GPtrArray *rows = susunan->meja->baris[kelompok];
  guint total = susunan->meja->jumlah[kelompok];
  guint n = susunan->is_long[kelompok] ? rows->len : MIN (rows->len, FEW_ROWS);

  if (total == 0)
    return;

  g_snprintf (ids[kelompok], sizeof ids[kelompok], "%u", kelompok);
  add_head (susunan, ids[kelompok], _ (prk_meja_get_judul (kelompok)), total);
  for (guint i = 0; i < n; i++)
    {
      const PrkMejaBaris *baris = g_ptr_array_index (rows, i);

      prk_beranda_baris_append (begin_says (susunan), baris);
      prk_beranda_papan_add_row (susunan->papan, susunan->says->str, make_row, baris);
    }
  if (n < rows->len)
    add_last_row (susunan, make_more, "more", kelompok, rows->len - n);
  else if (n < total)
    add_last_row (susunan, make_rest, "rest", total - n, total - n);
}

/* Meetings from @first to @last. */
static guint
add_meetings (Susunan *susunan, PrkHari first, PrkHari last)
{
  GPtrArray *all = susunan->isi->rapat;
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const PrkAgenda *rapat = g_ptr_array_index (all, i);

      n += rapat->hari >= first && rapat->hari <= last;
    }
  if (n == 0)
    return 0;

  add_head (susunan, "rapat", _ ("Meetings"), n);
  for (guint i = 0; i < all->len; i++)
    {
      const PrkAgenda *rapat = g_ptr_array_index (all, i);

      if (rapat->hari < first || rapat->hari > last)
        continue;
      g_string_append_printf (begin_says (susunan), "%s|%s|%u|%s|%s|%s", rapat->uid, rapat->judul,
                              rapat->hari, rapat->mulai, rapat->selesai, rapat->tempat);
      prk_beranda_papan_add_row (susunan->papan, susunan->says->str, make_meeting, rapat);
    }

  return n;
}

/* The day that the rows are of, its holiday, and the way back. */
static void
add_day_bar (Susunan *susunan, PrkHari hari, gboolean is_empty)
{
  g_autofree char *iso = prk_hari_dup_iso (hari);
  g_autofree char *weekday = prk_tanggal_dup_hari (iso);
  g_autofree char *day = prk_tanggal_dup_panjang (iso);
  g_autofree char *text = g_strdup_printf ("%s, %s", weekday, day);
  PrkKalender *kalender = susunan->isi->kalender;
  const PrkLibur *libur = kalender != NULL ? prk_kalender_find_libur (kalender, hari) : NULL;
  g_autofree char *about
      = g_strjoin ("\n", is_empty ? _ ("Nothing is due on this day.") : "",
                   libur != NULL ? libur->nama : NULL, NULL);
  const char *description = *about == '\n' ? about + 1 : about;
  g_autofree char *says = g_strconcat (text, "|", description, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Show Everything"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.show-everything");
  prk_beranda_papan_add_group (susunan->papan, "hari", text, description, button, says);
}

static guint
count_meetings (Susunan *susunan, PrkHari hari)
{
  return prk_beranda_isi_count_rapat (susunan->isi, hari);
}

static void
add_day (Susunan *susunan, PrkHari hari)
{
  add_day_bar (susunan, hari,
               count_meetings (susunan, hari) == 0 && prk_meja_count (susunan->meja) == 0);
  add_meetings (susunan, hari, hari);
  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    add_group (susunan, i);
}

static gboolean
add_all (Susunan *susunan)
{
  PrkHari today = susunan->isi->hari_ini;
  guint n = prk_meja_count (susunan->meja);

  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    {
      add_group (susunan, i);
      if (i == PRK_MEJA_MINGGU_INI)
        n += add_meetings (susunan, today, today + PRK_MEJA_MINGGU);
    }

  return n > 0;
}

gboolean
prk_beranda_susun (PrkBerandaPapan *papan,
                   PrkBerandaIsi *isi,
                   PrkHari hari,
                   const gboolean *is_long)
{
  g_autoptr (GString) says = g_string_new (NULL);
  Owner *owner = g_new0 (Owner, 1);
  Susunan susunan = { .papan = papan, .isi = isi, .is_long = is_long, .says = says };
  gboolean is_any = TRUE;

  owner->isi = prk_beranda_isi_ref (isi);
  owner->hari = hari != 0 ? prk_beranda_isi_susun_hari (isi, hari) : NULL;
  susunan.meja = owner->hari != NULL ? owner->hari : isi->meja;

  prk_beranda_papan_begin (papan, owner, owner_free);
  if (hari != 0)
    add_day (&susunan, hari);
  else
    is_any = add_all (&susunan);
  prk_beranda_papan_end (papan);

  return is_any;
}
