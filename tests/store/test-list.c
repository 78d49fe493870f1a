/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "domain/prk-kak-ringkas.h"
#include "store/prk-contoh.h"

#include "store-fixture.h"

static GPtrArray *
list (Fixture        *self,
      const PrkQuery *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = prk_store_list (self->store, query, &error);

  g_assert_no_error (error);
  return rows;
}

/* The titles that a query gives, joined by "|". */
static char *
titles (Fixture        *self,
        const PrkQuery *query)
{
  g_autoptr (GPtrArray) rows = list (self, query);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", ((PrkRingkas *) rows->pdata[i])->judul);
  return g_string_free (text, FALSE);
}

#define assert_titles(self, expected, ...)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    PrkQuery query_ = { __VA_ARGS__ };                                                             \
    g_autofree char *titles_ = titles (self, &query_);                                             \
    g_assert_cmpstr (titles_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

static char *
add_kak (Fixture    *self,
         const char *judul,
         const char *perangkat_daerah,
         int         tahun)
{
  g_autoptr (GError) error = NULL;
  char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (PrkOp) op = NULL;

  prk_edit_set_string (edit, "judul", judul);
  prk_edit_set_string (edit, "perangkat_daerah", perangkat_daerah);
  prk_edit_set_int (edit, "tahun_anggaran", tahun);
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_orders (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *a = add_kak (self, "Cagar Air", "Dinas PUPR", 2028);
  g_autofree char *b = add_kak (self, "angkutan sungai", "Dinas Perhubungan", 2026);
  g_autofree char *c = add_kak (self, "Beras", "dinas Pertanian", 2027);

  g_assert_nonnull (a);
  g_assert_nonnull (c);
  assert_titles (self, "Beras|angkutan sungai|Cagar Air", .type = "kak");
  assert_titles (self, "Cagar Air|angkutan sungai|Beras", .type = "kak", .descending = TRUE);
  assert_titles (self, "angkutan sungai|Beras|Cagar Air", .urut = PRK_URUT_JUDUL);
  assert_titles (self, "Cagar Air|Beras|angkutan sungai", .urut = PRK_URUT_JUDUL,
                 .descending = TRUE);
  assert_titles (self, "angkutan sungai|Beras|Cagar Air", .urut = PRK_URUT_TAHUN);
  assert_titles (self, "angkutan sungai|Beras|Cagar Air", .urut = PRK_URUT_PERANGKAT_DAERAH);
  assert_titles (self, "angkutan sungai|Beras", .urut = PRK_URUT_JUDUL, .limit = 2);
  assert_titles (self, "", .type = "telaah");
  assert_titles (self, "", .status = "diajukan");

  prk_clock_set_now_us (self->clock, FIXTURE_NOW_US + 1000000);
  assert_commit (self->store, b, "judul", "Angkutan");
  assert_titles (self, "Angkutan|Beras|Cagar Air", .urut = PRK_URUT_CHANGED);

  assert_commit (self->store, c, "mitra/m1/nama", "Kota Palangka Raya");
  assert_commit (self->store, a, "mitra/m1/nama", "kabupaten Kapuas");
  assert_titles (self, "Angkutan|Cagar Air|Beras", .urut = PRK_URUT_KETERANGAN);
  assert_titles (self, "Beras|Cagar Air|Angkutan", .urut = PRK_URUT_KETERANGAN,
                 .descending = TRUE);
}

static void
test_row (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *id = add_kak (self, "Karhutla", "BPBD", 2027);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = prk_store_load (self->store, id, &error);
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (PrkOp) op = NULL;
  PrkQuery query = { .type = "kak" };

  prk_edit_append_row (edit, "mitra", "b");
  prk_edit_set_string (edit, "mitra/b/nama", "Kabupaten Kapuas");
  prk_edit_append_row (edit, "mitra", "a");
  prk_edit_set_string (edit, "mitra/a/nama", "Kabupaten Barito Timur");
  prk_edit_append_row (edit, "mitra", "c");
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);

  g_autoptr (GPtrArray) rows = list (self, &query);
  g_assert_cmpuint (rows->len, ==, 1);
  PrkRingkas *row = rows->pdata[0];
  g_assert_cmpstr (row->id, ==, id);
  g_assert_cmpstr (row->type, ==, "kak");
  g_assert_cmpstr (row->judul, ==, "Karhutla");
  g_assert_cmpstr (row->keterangan, ==, "Kabupaten Kapuas, Kabupaten Barito Timur");
  g_assert_cmpstr (row->perangkat_daerah, ==, "BPBD");
  g_assert_cmpstr (row->status, ==, "draft");
  g_assert_cmpint (row->tahun, ==, 2027);
  g_assert_cmpint (row->changed_us, ==, prk_op_get_at_us (op));

  PrkRingkas *copy = prk_ringkas_copy (row);
  g_assert_cmpstr (copy->keterangan, ==, row->keterangan);
  g_assert_true (copy->keterangan != row->keterangan);
  g_boxed_free (PRK_TYPE_RINGKAS, copy);
}

/* The rows of real KAK say what the domain reads in them. */
static void
test_samples (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  PrkQuery query = { .type = "kak" };
  int lengkap = 0;

  g_assert_true (prk_contoh_muat (self->store, PRK_CONTOH_KAK, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) rows = list (self, &query);
  g_assert_cmpuint (rows->len, >=, 3);
  for (guint i = 0; i < rows->len; i++)
    {
      PrkRingkas *row = rows->pdata[i];
      g_autoptr (PrkRecord) record = prk_store_load (self->store, row->id, &error);
      g_auto (PrkKakRingkas) ringkas = { 0 };

      g_assert_no_error (error);
      prk_kak_ringkas (record, &ringkas);
      g_assert_cmpstr (row->judul, ==, ringkas.judul);
      g_assert_cmpstr (row->keterangan, ==, ringkas.mitra);
      g_assert_cmpstr (row->perangkat_daerah, ==, ringkas.perangkat_daerah);
      g_assert_cmpint (row->tahun, ==, ringkas.tahun);
      g_assert_cmpint (row->lengkap, ==, ringkas.lengkap);
      lengkap = MAX (lengkap, row->lengkap);
    }
  g_assert_cmpint (lengkap, ==, 8);
}

static void
test_ten_thousand (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits =
      g_ptr_array_new_with_free_func ((GDestroyNotify) prk_edit_unref);
  g_autoptr (GPtrArray) ops = NULL;
  const guint n_records = 10000;

  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *id = fixture_new_id (self);
      g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
      PrkEdit *edit = prk_edit_new (record);
      g_autofree char *judul = g_strdup_printf ("Kerja sama nomor %05u", (i * 7919) % n_records);

      prk_edit_set_string (edit, "judul", judul);
      prk_edit_set_string (edit, "perangkat_daerah", "Dinas Pekerjaan Umum dan Penataan Ruang");
      prk_edit_set_int (edit, "tahun_anggaran", 2020 + i % 10);
      g_ptr_array_add (edits, edit);
    }
  ops = prk_store_commit_all (self->store, edits, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ops->len, ==, n_records);

  gint64 best_us = G_MAXINT64;
  for (guint i = 0; i < 25; i++)
    {
      PrkQuery query = { .type = "kak", .urut = PRK_URUT_CHANGED + i % (PRK_URUT_LENGKAP + 1) };
      gint64 start_us = cpu_time_us ();
      g_autoptr (GPtrArray) rows = list (self, &query);

      best_us = MIN (best_us, cpu_time_us () - start_us);
      g_assert_cmpuint (rows->len, ==, n_records);
      if (query.urut == PRK_URUT_JUDUL)
        g_assert_cmpstr (((PrkRingkas *) rows->pdata[42])->judul, ==, "Kerja sama nomor 00042");
    }
  g_test_message ("%u rows in %" G_GINT64_FORMAT " us", n_records, best_us);
#ifndef __SANITIZE_ADDRESS__
  /* A third of this on a quiet machine; 30 ms are what a screen may wait. */
  g_assert_cmpint (best_us, <, 30 * 1000);
#endif
}

static void
test_async (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *id = add_kak (self, "Karhutla", "BPBD", 2027);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PrkQuery query = { .type = "kak" };

  prk_store_list_async (self->store, &query, NULL, take_result_cb, &result);
  g_autoptr (GPtrArray) rows =
      prk_store_list_finish (self->store, wait_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((PrkRingkas *) rows->pdata[0])->id, ==, id);

  g_cancellable_cancel (cancellable);
  prk_store_list_async (self->store, &query, cancellable, take_result_cb, &cancelled);
  g_assert_null (prk_store_list_finish (self->store, wait_result (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/list/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("orders-and-filters", test_orders);
  ADD ("row-says-what-the-record-says", test_row);
  ADD ("rows-of-the-samples", test_samples);
  ADD ("ten-thousand-at-once", test_ten_thousand);
  ADD ("async-and-cancelled", test_async);

  return g_test_run ();
}
