/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-sop-waktu.h"
#include "store/prk-kasus-simpan.h"

#include "prk-sop-lama.h"

struct _PrkSopLama
{
  AdwBin        parent_instance;

  GtkWidget    *column;
  GCancellable *cancellable;
};

typedef struct
{
  PrkStore *store;
  PrkProfil *profil;
  PrkSop *sop;
} Ask;

G_DEFINE_FINAL_TYPE (PrkSopLama, prk_sop_lama, ADW_TYPE_BIN)

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->store);
  prk_profil_unref (ask->profil);
  prk_sop_unref (ask->sop);
  g_free (ask);
}

/* In the thread */

/* The runs of this procedure in one case, on whichever lines. */
static void
add_runs (GPtrArray *runs, PrkKasus *kasus, PrkKalender *kalender, PrkSop *wanted, const PrkSaat *now)
{
  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      const PrkKejadian *event = prk_kasus_get_kejadian (kasus, i);
      g_autoptr (PrkSop) sop = NULL;

      if (!g_str_equal (event->jenis, "sop_dimulai")
          || prk_kasus_find_sebelum (kasus, event->alur, "sop_dimulai", event) != NULL)
        continue;
      sop = prk_sop_dari_kasus (kasus, event->alur);
      if (sop != NULL && g_str_equal (prk_sop_get_id (sop), prk_sop_get_id (wanted)))
        g_ptr_array_add (runs, prk_sop_jalankan (sop, kasus, event->alur, kalender,
                                                 PRK_SOP_MENIT_SEHARI, now));
    }
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Ask *ask = task_data;
  const PrkQuery query = { .type = "ksd", .urut = PRK_URUT_CHANGED };
  g_autofree char *folder = g_build_filename (prk_store_get_folder (ask->store), "libur", NULL);
  g_autoptr (PrkKalender) kalender = prk_kasus_muat_kalender (folder, ask->profil, NULL);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_jalan_free);
  const PrkSaat now = { prk_kasus_hari_ini (ask->store), 0 };
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = prk_store_list (ask->store, &query, &error);
  /* Runs borrow from their case. */
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kasus_unref);

  for (guint i = 0; rows != NULL && error == NULL && i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);
      g_autoptr (PrkRecord) ksd = prk_store_load (ask->store, row->id, &error);
      PrkKasus *kasus = ksd != NULL ? prk_kasus_muat (ask->store, ksd, &error) : NULL;

      if (kasus == NULL || g_cancellable_is_cancelled (cancellable))
        {
          g_clear_pointer (&kasus, prk_kasus_unref);
          break;
        }
      g_ptr_array_add (cases, kasus);
      add_runs (runs, kasus, kalender, ask->sop, &now);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, prk_sop_waktu_hitung (ask->sop, runs),
                           (GDestroyNotify)g_ptr_array_unref);
  g_ptr_array_set_size (runs, 0);
}

/* On the screen */

static gboolean
is_in_days (const PrkSopWaktu *waktu)
{
  return waktu->satuan == PRK_SATUAN_HARI || waktu->satuan == PRK_SATUAN_BULAN;
}

/* In days where the standard is in days, or where it comes to one. */
static char *
dup_span (const PrkSopWaktu *waktu, double hari, gint64 menit)
{
  if (!is_in_days (waktu) && menit < PRK_SOP_MENIT_SEHARI)
    return g_strdup_printf (ngettext ("%d working minute", "%d working minutes", menit),
                            (int)menit);

  return g_strdup_printf (_ ("%.1f working days"),
                          is_in_days (waktu) ? hari : (double)menit / PRK_SOP_MENIT_SEHARI);
}

static char *
dup_facts (const PrkSopWaktu *waktu)
{
  guint sums[PRK_N_SATUAN] = { 0 };
  g_autofree char *standard = NULL;
  g_autofree char *mean = waktu->n > 0 ? dup_span (waktu, (double)waktu->hari / waktu->n,
                                                   (waktu->menit + waktu->n / 2) / waktu->n)
                                       : NULL;
  g_autofree char *most = dup_span (waktu, waktu->hari_maks, waktu->menit_maks);
  GString *text = g_string_new (NULL);

  sums[waktu->satuan] = waktu->waktu;
  standard = prk_sop_dup_waktu (sums);
  g_string_append_printf (text, _ ("Standard %s"), standard);
  if (waktu->n > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("on average %s, at most %s"), mean, most);
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("done %u time", "done %u times", waktu->n), waktu->n);
    }
  if (waktu->n_terlambat > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u time over", "%u times over", waktu->n_terlambat),
                              waktu->n_terlambat);
    }
  if (waktu->n_di_sini > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u case is here now", "%u cases are here now", waktu->n_di_sini),
                              waktu->n_di_sini);
    }

  return g_string_free (text, FALSE);
}

static void
add_row (GtkWidget *group, const PrkSopWaktu *waktu, gboolean is_waiting)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s. %s", waktu->langkah, waktu->kegiatan);
  g_autofree char *facts = dup_facts (waktu);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (is_waiting)
    {
      GtkWidget *mark = gtk_label_new (_ ("Waits longest"));

      gtk_widget_add_css_class (mark, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("alarm-symbolic"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
fill (PrkSopLama *self, GPtrArray *list)
{
  GtkWidget *group = adw_preferences_group_new ();
  gint worst = prk_sop_waktu_menunggu (list);
  gboolean is_used = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->column)) != NULL)
    gtk_box_remove (GTK_BOX (self->column), child);
  for (guint i = 0; i < list->len; i++)
    {
      const PrkSopWaktu *waktu = g_ptr_array_index (list, i);

      is_used |= waktu->n > 0 || waktu->n_di_sini > 0;
      add_row (group, waktu, (gint)i == worst);
    }
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Time Taken in All Cases"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      is_used ? _ ("Planned against actual. It shows which step waits, not who.")
              : _ ("No case has gone by this procedure yet; the standard stands alone."));
  gtk_box_append (GTK_BOX (self->column), group);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkSopLama) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = g_task_propagate_pointer (G_TASK (result), &error);

  if (list != NULL)
    fill (self, list);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", error->message);
}

static void
prk_sop_lama_dispose (GObject *object)
{
  PrkSopLama *self = PRK_SOP_LAMA (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (prk_sop_lama_parent_class)->dispose (object);
}

static void
prk_sop_lama_class_init (PrkSopLamaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_sop_lama_dispose;
}

static void
prk_sop_lama_init (PrkSopLama *self)
{
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->column, "prk-sop-kepala");
  adw_bin_set_child (ADW_BIN (self), self->column);
}

void
prk_sop_lama_show (PrkSopLama *self, PrkStore *store, PrkProfil *profil, PrkSop *sop)
{
  g_autoptr (GTask) task = NULL;
  Ask *ask;

  g_return_if_fail (PRK_IS_SOP_LAMA (self) && sop != NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  ask = g_new0 (Ask, 1);
  ask->store = g_object_ref (store);
  ask->profil = prk_profil_ref (profil);
  ask->sop = prk_sop_ref (sop);
  task = g_task_new (NULL, self->cancellable, loaded_cb, g_object_ref (self));
  g_task_set_source_tag (task, prk_sop_lama_show);
  g_task_set_task_data (task, ask, (GDestroyNotify)ask_free);
  g_task_run_in_thread (task, load_in_thread);
}
