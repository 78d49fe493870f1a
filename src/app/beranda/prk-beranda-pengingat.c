/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-pengingat.h"

#include "prk-beranda-pengingat.h"

/* Two at once would tell the same twice. */
static gboolean is_busy;

static guint
get_minute (PrkStore *store)
{
  gint64 now_us = prk_clock_now_us (prk_store_get_clock (store));
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);

  return (guint)g_date_time_get_hour (now) * 60 + (guint)g_date_time_get_minute (now);
}

static char *
dup_sum (const PrkKabar *kabar)
{
  g_autofree char *late = g_strdup_printf (
      ngettext ("%u thing is overdue", "%u things are overdue", kabar->n_lewat), kabar->n_lewat);
  g_autofree char *week
      = g_strdup_printf (ngettext ("%u is due within seven days", "%u are due within seven days",
                                   kabar->n_minggu),
                         kabar->n_minggu);

  if (kabar->n_lewat == 0)
    return g_steal_pointer (&week);
  if (kabar->n_minggu == 0)
    return g_steal_pointer (&late);
  return g_strdup_printf ("%s · %s", late, week);
}

static char *
dup_left (const PrkKabar *kabar)
{
  if (kabar->sisa == 0)
    return g_strdup (_ ("today"));
  if (kabar->sisa == 1)
    return g_strdup (_ ("tomorrow"));
  return g_strdup_printf (ngettext ("%d day left", "%d days left", kabar->sisa), (int)kabar->sisa);
}

static void
send (GApplication *application, const PrkKabar *kabar)
{
  g_autofree char *left = kabar->teks != NULL ? dup_left (kabar) : NULL;
  g_autofree char *title = kabar->teks != NULL ? g_strdup_printf ("%s: %s", _ (kabar->teks), left)
                                               : g_strdup (_ ("The desk today"));
  g_autofree char *body = kabar->teks != NULL ? g_strdup (kabar->judul) : dup_sum (kabar);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-place", "s",
                                                kabar->tempat);
  g_application_send_notification (application, kabar->id, notification);
}

/* On a worker: settings are read and written. */

typedef struct
{
  PrkStore *store;
  PrkBerandaIsi *isi;
} Bahan;

static void
bahan_free (Bahan *bahan)
{
  g_object_unref (bahan->store);
  prk_beranda_isi_unref (bahan->isi);
  g_free (bahan);
}

static void
ingatkan_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Bahan *bahan = data;
  PrkStore *store = bahan->store;
  g_autofree char *aktif = prk_store_dup_setting (store, PRK_SETTING_PENGINGAT_AKTIF);
  g_autofree char *hours = prk_store_dup_setting (store, PRK_SETTING_PENGINGAT_HENING);
  g_autofree char *sudah = prk_store_dup_setting (store, PRK_SETTING_PENGINGAT_SUDAH);
  g_autofree char *sesudah = NULL;
  GPtrArray *list = NULL;
  PrkHening hening;

  if (g_strcmp0 (aktif, "tidak") != 0)
    {
      prk_hening_baca (&hening, hours);
      list = prk_pengingat_susun (bahan->isi->meja, bahan->isi->hari_ini, get_minute (store),
                                  &hening, sudah, &sesudah);
    }
  if (sesudah != NULL)
    prk_store_set_setting (store, PRK_SETTING_PENGINGAT_SUDAH, sesudah);
  g_task_return_pointer (task, list, (GDestroyNotify)g_ptr_array_unref);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GPtrArray) list = g_task_propagate_pointer (G_TASK (result), NULL);

  is_busy = FALSE;
  for (guint i = 0; application != NULL && list != NULL && i < list->len; i++)
    send (application, g_ptr_array_index (list, i));
}

/**
 * prk_beranda_ingatkan:
 * @store: where settings and what was told are kept
 * @isi: a desk with its cases
 *
 * Tells what is news, unless that is switched off or the hours are quiet. What is told is noted
 * before it is sent: rather once too few than twice. One telling at a time.
 */
void
prk_beranda_ingatkan (PrkStore *store, PrkBerandaIsi *isi)
{
  g_autoptr (GTask) task = NULL;
  Bahan *bahan;

  g_return_if_fail (PRK_IS_STORE (store) && isi != NULL);

  if (g_application_get_default () == NULL || isi->kasus == NULL || is_busy)
    return;

  is_busy = TRUE;
  bahan = g_new0 (Bahan, 1);
  bahan->store = g_object_ref (store);
  bahan->isi = prk_beranda_isi_ref (isi);
  task = g_task_new (NULL, NULL, told_cb, NULL);
  g_task_set_source_tag (task, prk_beranda_ingatkan);
  g_task_set_task_data (task, bahan, (GDestroyNotify)bahan_free);
  g_task_run_in_thread (task, ingatkan_thread);
}
