/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-id.h"
#include "store/prk-kasus-simpan.h"
#include "store/prk-kasus-tindakan.h"
#include "store/prk-rapat-catat.h"

#include "../domain/tahapan-support.h"
#include "store-fixture.h"

#define RAPAT "01980000-0000-7000-8000-00000000000c"
#define RENCANA "01980000-0000-7000-8000-00000000000e"
#define LEMBAGA "01980000-0000-7000-8000-00000000000d"

static PrkKasusDaftar *
new_daftar (PrkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);
  return prk_kasus_daftar_untuk (store, profil);
}

/* A case that stands before the event @until of the partner's way. */
static char *
add_case (PrkStore *store, const char *until)
{
  g_autoptr (PrkKasus) kasus = kasus_baru ("ksdd", "mitra");
  g_autoptr (GError) error = NULL;
  char *id;

  for (guint i = 0; !g_str_equal (jalan_mitra[i].jenis, until); i++)
    {
      g_autoptr (JsonObject) isi
          = isi_benar (jalan_mitra[i].alur, jalan_mitra[i].jenis, jalan_mitra[i].tanggal);

      prk_kasus_catat (kasus, jalan_mitra[i].jenis, isi);
    }
  id = prk_kasus_simpan (store, kasus, &error);
  g_assert_no_error (error);

  return id;
}

static PrkTindakan *
add (GPtrArray *acts, const char *ksd, const char *alur, const char *jenis, const char *day, const char *path)
{
  PrkTindakan *one = prk_tindakan_new (ksd, jenis, isi_benar (alur, jenis, day), path);

  g_ptr_array_add (acts, one);
  return one;
}

/* What a Pleno leaves: the TKKSD's own event, after its decree where that is new, and a decision. */
static GPtrArray *
new_acts (const char *ksd)
{
  GPtrArray *acts = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tindakan_free);
  PrkTindakan *decree = add (acts, NULL, "tkksd", "tkksd_dibentuk", "2026-01-05", NULL);
  PrkTindakan *pleno = add (acts, NULL, "tkksd", "rapat_pleno", "2026-03-09", "peristiwa");

  decree->is_awal = TRUE;
  json_object_set_string_member (pleno->isi, "masa", "2026");
  add (acts, ksd, "utama", "pleno_memutuskan", "2026-03-09", "putusan/g0/peristiwa");

  return acts;
}

static void
assert_written (GPtrArray *acts, guint index, PrkStore *store, const char *ksd)
{
  const PrkTindakan *one = g_ptr_array_index (acts, index);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) event = NULL;

  g_assert_nonnull (one->catatan);
  g_assert_cmpint (one->catatan->boleh, ==, PRK_BOLEH);
  g_assert_false (one->is_sudah);
  event = prk_store_load (store, one->catatan->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (prk_record_get_string (event, "jenis"), ==, one->jenis);
  g_assert_cmpstr (prk_record_get_string (event, "tentang"), ==, ksd);
  if (one->path != NULL)
    assert_string (store, RAPAT, one->path, one->catatan->id);
}

static const PrkTenggat *
find_pleno (GPtrArray *rows, const char *masa)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PrkKasusRingkas *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < row->tenggat->len; j++)
        {
          const PrkTenggat *one = g_ptr_array_index (row->tenggat, j);

          if (g_str_equal (one->id, "D17") && g_strcmp0 (one->masa, masa) == 0)
            return one;
        }
    }

  return NULL;
}

/* One act begins the TKKSD, ends its year's deadline and moves the case; the second time nothing is written. */
static void
test_meeting_is_one_act (Fixture *self, gconstpointer data)
{
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autofree char *ksd = add_case (self->store, "pleno_memutuskan");
  g_autoptr (GPtrArray) acts = new_acts (ksd);
  g_autoptr (GPtrArray) again = new_acts (ksd);
  g_autoptr (GError) error = NULL;
  g_autofree char *tkksd = prk_kasus_dup_tkksd (daftar, &error);
  g_autofree char *after = NULL;
  g_autoptr (PrkRecord) rapat = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 n;

  g_assert_true (prk_id_is_valid (tkksd));
  assert_commit (self->store, RAPAT, "judul", "Pleno");
  rapat = load_or_new (self->store, RAPAT, "kak");
  g_assert_true (prk_kasus_lakukan (daftar, rapat, acts, &error));
  g_assert_no_error (error);
  assert_written (acts, 0, self->store, tkksd);
  assert_written (acts, 1, self->store, tkksd);
  assert_written (acts, 2, self->store, ksd);
  after = prk_kasus_dup_tkksd (daftar, &error);
  g_assert_cmpstr (after, ==, tkksd);

  rows = prk_kasus_daftar_muat (daftar, &error);
  g_assert_nonnull (find_pleno (rows, "2026"));
  g_assert_cmpint (find_pleno (rows, "2026")->status, ==, PRK_TENGGAT_SELESAI);

  n = query_int (self->folder, "SELECT count(*) FROM op");
  g_assert_true (prk_kasus_lakukan (daftar, rapat, again, &error));
  for (guint i = 0; i < again->len; i++)
    g_assert_true (((PrkTindakan *)again->pdata[i])->is_sudah);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, n);
  assert_store_sound (self->folder);
}

/* A decree as its own room writes it. */
static void
press_decree (PrkKasusDaftar *daftar, PrkTindakan **one, GPtrArray **acts)
{
  g_autoptr (PrkRecord) lembaga
      = load_or_new (prk_kasus_daftar_get_store (daftar), LEMBAGA, "kak");
  g_autoptr (GError) error = NULL;

  *acts = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tindakan_free);
  *one = add (*acts, NULL, "tkksd", "tkksd_dibentuk", "2026-01-05", "peristiwa");
  g_assert_true (prk_kasus_lakukan (daftar, lembaga, *acts, &error));
  g_assert_no_error (error);
}

/* A decree that came with a meeting is noted in its own record, so that it does not become a second event there; neither does
 * one that came without such a note. */
static void
test_decree_once (Fixture *self, gconstpointer data)
{
  const gboolean *is_noted = data;
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autofree char *ksd = add_case (self->store, "pleno_memutuskan");
  g_autoptr (GPtrArray) acts = new_acts (ksd);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) rapat = NULL;
  PrkTindakan *decree = g_ptr_array_index (acts, 0);
  PrkTindakan *pressed;
  const char *events = "SELECT count(*) FROM record WHERE type = 'peristiwa'";
  gint64 n;

  assert_commit (self->store, RAPAT, "judul", "Pleno");
  assert_commit (self->store, LEMBAGA, "judul", "TKKSD");
  if (*is_noted)
    {
      decree->rekaman = load_or_new (self->store, LEMBAGA, "kak");
      decree->path = g_strdup ("peristiwa");
    }
  rapat = load_or_new (self->store, RAPAT, "kak");
  g_assert_true (prk_kasus_lakukan (daftar, rapat, acts, &error));
  g_assert_no_error (error);
  assert_string (self->store, LEMBAGA, "peristiwa", *is_noted ? decree->catatan->id : NULL);

  n = query_int (self->folder, events);
  press_decree (daftar, &pressed, &again);
  g_assert_true (pressed->is_sudah);
  g_assert_cmpint (query_int (self->folder, events), ==, n);
  assert_string (self->store, LEMBAGA, "peristiwa", decree->catatan->id);
  assert_store_sound (self->folder);
}

static void
set_plan (PrkStore *store, const char *const *texts)
{
  g_autoptr (PrkRecord) plan = load_or_new (store, RENCANA, "rencana");
  g_autoptr (PrkEdit) edit = prk_edit_new (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkOp) op = NULL;

  for (guint i = 0; texts[i] != NULL; i += 2)
    prk_edit_set_string (edit, texts[i], texts[i + 1]);
  prk_edit_set_int (edit, "tahun", 2027);
  prk_edit_set_int (edit, "item/i1/bulan", 24);
  prk_edit_set_int (edit, "item/i1/prioritas", 1);
  prk_edit_set_bool (edit, "berita_acara/ditandatangani", TRUE);
  op = prk_store_commit (store, edit, &error);
  g_assert_no_error (error);
}

static void
open_plan (PrkStore *store)
{
  g_autoptr (PrkRecord) plan = load_or_new (store, RENCANA, "rencana");
  g_autoptr (PrkEdit) edit = prk_edit_new (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkOp) op = NULL;

  prk_rencana_buka (edit, plan, "b1", "2026-06-01", "Contoh Kabag", "Mitra keliru");
  op = prk_store_commit (store, edit, &error);
  g_assert_no_error (error);
}

/* Presses, and says which events the plan became by that. */
static void
assert_recorded (PrkKasusDaftar *daftar, const char *kinds, PrkRencanaKeadaan state)
{
  PrkStore *store = prk_kasus_daftar_get_store (daftar);
  g_autoptr (PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, NULL);
  g_autoptr (PrkRecord) plan = load_or_new (store, RENCANA, "rencana");
  g_autoptr (GPtrArray) decrees = g_ptr_array_new ();
  g_autoptr (GPtrArray) acts = prk_rencana_list_tindakan (plan, decrees, profil);
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) after = NULL;

  g_assert_true (prk_kasus_lakukan (daftar, plan, acts, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < acts->len; i++)
    {
      const PrkTindakan *one = acts->pdata[i];

      g_assert_cmpint (one->catatan->boleh, ==, PRK_BOLEH);
      g_string_append_printf (written, "%s ", one->jenis);
    }
  g_assert_cmpstr (written->str, ==, kinds);
  after = load_or_new (store, RENCANA, "rencana");
  g_assert_cmpint (prk_rencana_get_keadaan (after), ==, state);
}

/* A plan becomes the two events of the TKKSD, each once; opened again, it becomes them anew, and the list says why. */
static void
test_plan (Fixture *self, gconstpointer data)
{
  static const char *const mapped[] = { "pemetaan/tanggal", "2026-03-10", "pemetaan/koordinator", "pd_kerja_sama", "pemetaan/bersama",
                                        "pd_perencanaan", "peserta/p1/perangkat_daerah", "Dinas PU", "item/i1/program", "Jalan",
                                        "item/i1/kegiatan", "Jalan lintas", "item/i1/urusan", "pekerjaan_umum", NULL };
  static const char *const agreed[] = { "disepakati", "2026-05-10", "berita_acara/tanggal", "2026-05-12", "berita_acara/penanda",
                                        "kepala_daerah", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autoptr (GPtrArray) decree = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tindakan_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) plan = NULL;
  g_autofree char *why = NULL;

  add (decree, NULL, "tkksd", "tkksd_dibentuk", "2026-01-05", NULL);
  g_assert_true (prk_kasus_lakukan (daftar, NULL, decree, &error));
  set_plan (self->store, mapped);
  assert_recorded (daftar, "pemetaan_selesai ", PRK_RENCANA_DRAF);
  set_plan (self->store, agreed);
  assert_recorded (daftar, "daftar_rencana ", PRK_RENCANA_DITETAPKAN);
  assert_recorded (daftar, "", PRK_RENCANA_DITETAPKAN);

  open_plan (self->store);
  plan = load_or_new (self->store, RENCANA, "rencana");
  g_assert_cmpint (prk_rencana_get_keadaan (plan), ==, PRK_RENCANA_DISEPAKATI);
  why = prk_rencana_dup_pembukaan (plan);
  g_assert_cmpstr (why, ==, "1 Juni 2026, Contoh Kabag: Mitra keliru");
  set_plan (self->store, none);
  assert_recorded (daftar, "pemetaan_selesai daftar_rencana ", PRK_RENCANA_DITETAPKAN);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op WHERE CAST (bytes AS TEXT) LIKE '%\"daftar_rencana\"%'"
                                            " AND CAST (bytes AS TEXT) LIKE '%Mitra keliru%'"),
                   ==, 1);
  assert_store_sound (self->folder);
}

/* What one case does not take stays out with its reason; the rest is written. */
static void
test_refused_stays_out (Fixture *self, gconstpointer data)
{
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autofree char *ksd = add_case (self->store, "telaah_masuk");
  g_autoptr (GPtrArray) acts = new_acts (ksd);
  g_autoptr (GError) error = NULL;
  g_autofree char *tkksd = prk_kasus_dup_tkksd (daftar, &error);
  g_autoptr (PrkRecord) rapat = NULL;
  const PrkTindakan *decision = g_ptr_array_index (acts, 2);

  assert_commit (self->store, RAPAT, "judul", "Pleno");
  rapat = load_or_new (self->store, RAPAT, "kak");
  g_assert_true (prk_kasus_lakukan (daftar, rapat, acts, &error));
  assert_written (acts, 1, self->store, tkksd);
  g_assert_cmpint (decision->catatan->boleh, ==, PRK_TIDAK_KEADAAN);
  g_assert_null (decision->catatan->id);
  g_assert_false (decision->is_sudah);
  assert_string (self->store, RAPAT, "putusan/g0/peristiwa", NULL);
  assert_store_sound (self->folder);
}

/* A TKKSD whose decree the rules do not take is not begun at all. */
static void
test_nothing_half_begun (Fixture *self, gconstpointer data)
{
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tindakan_free);
  PrkTindakan *decree = add (acts, NULL, "tkksd", "tkksd_dibentuk", "2026-01-05", NULL);
  g_autoptr (GError) error = NULL;

  json_object_remove_member (decree->isi, "susunan");
  g_assert_true (prk_kasus_lakukan (daftar, NULL, acts, &error));
  g_assert_cmpint (decree->catatan->boleh, ==, PRK_TIDAK_ATURAN);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 0);
}

int
main (int argc, char **argv)
{
  static const gboolean yes = TRUE, no = FALSE;

  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/tindakan/meeting-is-one-act", test_meeting_is_one_act);
  ADD ("/tindakan/refused-stays-out", test_refused_stays_out);
  ADD ("/tindakan/nothing-half-begun", test_nothing_half_begun);
  ADD ("/tindakan/plan", test_plan);
#undef ADD
  g_test_add ("/tindakan/decree-once/noted", Fixture, &yes, fixture_set_up, test_decree_once, fixture_tear_down);
  g_test_add ("/tindakan/decree-once/not-noted", Fixture, &no, fixture_set_up, test_decree_once,
              fixture_tear_down);

  return g_test_run ();
}
