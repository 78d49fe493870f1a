/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history window alone, over a KAK that was written on three days, for its end-to-end test: riwayat-demo FOLDER, a
 * folder that does not exist yet. What the KAK holds when the window closes is printed. */

#include "config.h"

#include "base/prk-id.h"
#include "base/prk-locale.h"

#include "app/riwayat/prk-riwayat-window.h"

static GMainLoop *loop;
static PrkStore *store;

static gboolean
closed_cb (GtkWindow     *window,
           PrkKakSession *session)
{
  PrkRecord *kak = prk_kak_session_get_record (session);
  g_auto(GStrv) mitra = prk_record_list_rows (kak, "mitra");

  g_printerr ("judul=%s mitra=%s\n", prk_record_get_string (kak, "judul"), mitra[0]);
  g_main_loop_quit (loop);
  return FALSE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKakSession) session = prk_kak_session_open_finish (result, &error);
  GtkWindow *window;

  if (session == NULL)
    g_error ("%s", error->message);

  window = prk_riwayat_window_new (session);
  g_signal_connect (window, "close-request", G_CALLBACK (closed_cb), g_object_ref (session));
  gtk_window_present (window);
  g_printerr ("siap\n");
}

static void
commit (PrkEdit *edit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit (store, edit, &error);

  g_assert_no_error (error);
  prk_record_apply (prk_edit_get_record (edit), op);
}

static void
next_day (PrkClock *clock)
{
  prk_clock_set_now_us (clock, prk_clock_now_us (clock) + G_TIME_SPAN_DAY);
}

static void
give_back (PrkClock   *clock,
           const char *kak,
           const char *versi)
{
  g_autofree char *id = prk_id_new (clock, prk_store_get_entropy (store));
  g_autoptr(PrkRecord) peristiwa = prk_record_new (id, "peristiwa");
  g_autoptr(PrkEdit) edit = prk_edit_new (peristiwa);

  prk_edit_set_string (edit, "jenis", "dikembalikan");
  prk_edit_set_string (edit, "tentang", kak);
  prk_edit_set_string (edit, "versi", versi);
  commit (edit);
}

static char *
write_history (PrkClock *clock)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_id_new (clock, prk_store_get_entropy (store));
  g_autofree char *versi = NULL;
  g_autoptr(JsonObject) fields = json_object_new ();
  g_autoptr(PrkRecord) kak = prk_record_new (id, "kak");
  g_autoptr(PrkEdit) first = prk_edit_new (kak);
  g_autoptr(PrkEdit) second = NULL;
  g_autoptr(PrkEdit) third = NULL;

  prk_edit_set_string (first, "judul", "Pengelolaan Sampah Regional");
  prk_edit_set_text (first, "latar_belakang/narasi", "Sampah dari **tiga** desa belum terangkut setiap hari.");
  prk_edit_append_row (first, "mitra", "m1");
  prk_edit_set_string (first, "mitra/m1/nama", "Kabupaten Barito Timur");
  commit (first);

  next_day (clock);
  second = prk_edit_new (kak);
  prk_edit_set_text (second, "latar_belakang/narasi",
                     "Sampah dari lima desa di perbatasan belum terangkut setiap hari.");
  prk_edit_set_int (second, "tahun_anggaran", 2027);
  commit (second);
  json_object_set_string_member (fields, "oleh", "Contoh Pejabat Satu");
  versi = prk_store_ajukan (store, kak, "diajukan kepada TKKSD", fields, &error);
  g_assert_no_error (error);
  give_back (clock, id, versi);

  next_day (clock);
  third = prk_edit_new (kak);
  prk_edit_delete_row (third, "mitra", "m1");
  prk_edit_append_row (third, "mitra", "m2");
  prk_edit_set_string (third, "mitra/m2/nama", "Kabupaten Kapuas");
  prk_edit_set_string (third, "judul", "Pengelolaan Sampah Lintas Batas");
  prk_store_set_setting (store, "identitas/nama", "Contoh Penyusun");
  commit (third);

  return g_steal_pointer (&id);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkClock) clock = prk_clock_new_manual (G_GINT64_CONSTANT (1795046400000000)); /* 19 November 2026 */
  g_autoptr(PrkProfil) profil = NULL;
  g_autofree char *id = NULL;

  prk_locale_init (NULL);
  gtk_disable_setlocale ();
  g_set_prgname ("riwayat-demo"); /* the list of recent files wants both */
  g_set_application_name ("Prakarsa");
  adw_init ();
  loop = g_main_loop_new (NULL, FALSE);

  store = prk_store_open (argv[1], clock, NULL, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  profil = prk_profil_load ("barito-selatan", NULL, &error);
  g_assert_no_error (error);
  id = write_history (clock);
  prk_kak_session_open_async (store, profil, id, NULL, opened_cb, NULL);
  g_main_loop_run (loop);
  g_main_loop_unref (loop);
  prk_store_close (store);
  g_object_unref (store);

  return 0;
}
