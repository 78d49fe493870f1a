/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Initials in the store: bound to a versi of the text, asked by R91 inside the write, void where another laptop changed the text. */

#include "config.h"

#include <string.h>

#include "domain/prk-naskah-teks.h"
#include "store/prk-kasus-daftar.h"
#include "store/prk-kasus-simpan.h"
#include "store/prk-paraf-muat.h"

#include "../domain/tahapan-support.h"
#include "store-fixture.h"

#define SIGNED "kb_ditandatangani"

static const char *const stations[] = { "sekretariat", "hukum", "asisten", "sekda", "wakil" };

static PrkProfil *
load_profil (void)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);

  return profil;
}

/* A case that is ready to be signed, as it would be after a sync. */
static char *
add_case (PrkStore *store)
{
  g_autoptr(PrkKasus) kasus = kasus_baru ("ksdd", "daerah");
  g_autoptr(GError) error = NULL;
  char *id;

  for (guint i = 0; strcmp (jalan_daerah[i].jenis, SIGNED) != 0; i++)
    {
      g_autoptr(JsonObject) isi = isi_benar (jalan_daerah[i].alur, jalan_daerah[i].jenis, jalan_daerah[i].tanggal);

      prk_kasus_catat (kasus, jalan_daerah[i].jenis, isi);
    }
  id = prk_kasus_simpan (store, kasus, &error);
  g_assert_no_error (error);

  return id;
}

static char *
add_text (Fixture        *self,
          PrkKasusDaftar *daftar,
          const char     *ksd)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusBuka) buka = prk_kasus_buka (daftar, ksd, &error);
  char *id = fixture_new_id (self);
  g_autoptr(PrkRecord) record = prk_record_new (id, "naskah");
  g_autoptr(PrkEdit) edit = prk_edit_new (record);
  g_autoptr(PrkOp) op = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (buka->konteks.rantai->len, ==, 0);
  prk_naskah_mulai (edit, &buka->konteks, ksd, PRK_ALUR_UTAMA, "kb");
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);

  return id;
}

static void
act (PrkStore   *store,
     const char *text,
     const char *jenis,
     const char *station)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) naskah = prk_store_load (store, text, &error);
  g_autofree char *hash = prk_paraf_dup_hash (naskah);
  g_autoptr(JsonObject) isi = prk_paraf_new_isi (jenis, station, hash, "Pejabat Contoh", "catatan");
  g_autofree char *versi = prk_store_ajukan (store, naskah, "Paraf", isi, &error);

  g_assert_no_error (error);
  g_assert_nonnull (versi);
}

static PrkBoleh
sign (PrkKasusDaftar *daftar,
      const char     *ksd,
      gboolean       *is_r91)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonObject) isi = isi_benar (PRK_ALUR_UTAMA, SIGNED, "2026-04-20");
  g_autoptr(PrkKasusCatatan) catatan = prk_kasus_catat_tunggu (daftar, ksd, SIGNED, isi, &error);

  g_assert_no_error (error);
  *is_r91 = FALSE;
  for (guint i = 0; i < catatan->hasil->len; i++)
    {
      const PrkTahapHasil *one = g_ptr_array_index (catatan->hasil, i);

      if (one->vonis == PRK_VONIS_GAGAL)
        {
          g_assert_cmpstr (one->aturan->id, ==, "R91");
          *is_r91 = TRUE;
        }
    }

  return catatan->boleh;
}

static void
test_signing_asks (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkKasusDaftar) daftar = prk_kasus_daftar_untuk (self->store, profil);
  g_autofree char *ksd = add_case (self->store);
  g_autofree char *text = add_text (self, daftar, ksd);
  gboolean is_r91;

  g_assert_cmpint (sign (daftar, ksd, &is_r91), ==, PRK_TIDAK_ATURAN);
  g_assert_true (is_r91);
  for (guint i = 0; i < G_N_ELEMENTS (stations); i++)
    act (self->store, text, i == 4 ? PRK_PARAF_LOMPAT : PRK_PARAF_BERI, stations[i]);

  /* Nothing is locked, and a change takes the initials back. */
  assert_commit (self->store, text, "judul", "Judul lain");
  g_assert_cmpint (sign (daftar, ksd, &is_r91), ==, PRK_TIDAK_ATURAN);
  g_assert_true (is_r91);
  for (guint i = 0; i < G_N_ELEMENTS (stations); i++)
    act (self->store, text, PRK_PARAF_BERI, stations[i]);
  assert_commit (self->store, text, "catatan_hidup", "tidak dicetak");
  g_assert_cmpint (sign (daftar, ksd, &is_r91), ==, PRK_BOLEH);
}

/* Who looked at an older state has read other words. */
static void
test_stale_text_is_refused (Fixture       *self,
                            gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autoptr(PrkRecord) old = NULL;
  g_autoptr(JsonObject) isi = prk_paraf_new_isi (PRK_PARAF_BERI, "hukum", "hash", "Pejabat Contoh", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = commit_string (self->store, id, "naskah", "judul", "Satu", &error);
  g_autofree char *versi = NULL;

  g_assert_no_error (error);
  old = prk_store_load (self->store, id, &error);
  assert_commit (self->store, id, "judul", "Dua");
  versi = prk_store_ajukan (self->store, old, "Paraf", isi, &error);
  g_assert_null (versi);
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
}

static int
compare_n (gconstpointer a,
           gconstpointer b)
{
  gint64 one = (gint64) prk_op_get_n (*(PrkOp **) a), two = (gint64) prk_op_get_n (*(PrkOp **) b);

  return one < two ? -1 : one > two;
}

static void
take_ops (GPtrArray *ops,
          PrkRecord *record)
{
  g_autoptr(GPtrArray) own = prk_record_list_ops (record);

  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (ops, prk_op_ref (g_ptr_array_index (own, i)));
}

/* All that one laptop wrote about a text, in its device's order. */
static void
carry (PrkStore   *from,
       PrkStore   *to,
       const char *text)
{
  static const char *const about[] = { "versi", "peristiwa" };
  g_autoptr(GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) naskah = prk_store_load (from, text, &error);

  g_assert_no_error (error);
  take_ops (ops, naskah);
  for (guint k = 0; k < G_N_ELEMENTS (about); k++)
    {
      g_autoptr(GPtrArray) list = prk_store_list_about (from, text, about[k], &error);

      for (guint i = 0; i < list->len; i++)
        take_ops (ops, g_ptr_array_index (list, i));
    }
  g_ptr_array_sort (ops, compare_n);
  g_assert_true (prk_store_receive (to, ops, &error));
  g_assert_no_error (error);
}

static PrkParafKeadaan
get_state (PrkStore   *store,
           const char *text,
           const char *station)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkRecord) naskah = prk_store_load (store, text, &error);
  g_autoptr(PrkRantai) rantai = prk_paraf_muat (store, profil, naskah, &error);

  g_assert_no_error (error);

  return prk_rantai_find (rantai, station)->keadaan;
}

/* One laptop initials while another one changes the words: once both meet, both say that the initials are void. */
static void
test_two_laptops (Fixture       *self,
                  gconstpointer  data)
{
  Fixture other = { 0 };
  g_autofree char *id = fixture_new_id (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = commit_string (self->store, id, "naskah", "judul", "Satu", &error);

  /* A laptop of its own: other keys and ids. */
  fixture_prepare (&other, NULL);
  g_clear_object (&other.entropy);
  other.entropy = prk_entropy_new_seeded (8);
  fixture_open (&other);
  carry (self->store, other.store, id);
  act (self->store, id, PRK_PARAF_BERI, "sekretariat");
  assert_commit (other.store, id, "judul", "Dua");
  act (other.store, id, PRK_PARAF_BERI, "hukum");
  g_assert_cmpint (get_state (self->store, id, "sekretariat"), ==, PRK_PARAF_SAH);

  carry (self->store, other.store, id);
  carry (other.store, self->store, id);
  g_assert_cmpint (get_state (self->store, id, "sekretariat"), ==, PRK_PARAF_GUGUR);
  g_assert_cmpint (get_state (other.store, id, "sekretariat"), ==, PRK_PARAF_GUGUR);
  g_assert_cmpint (get_state (self->store, id, "hukum"), ==, PRK_PARAF_SAH);
  g_assert_cmpint (get_state (other.store, id, "hukum"), ==, PRK_PARAF_SAH);
  fixture_tear_down (&other, NULL);
}

#define ADD(name, func) g_test_add ("/store/paraf/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("R91-is-asked-inside-the-write", test_signing_asks);
  ADD ("an-older-text-cannot-be-initialled", test_stale_text_is_refused);
  ADD ("a-change-elsewhere-makes-initials-void", test_two_laptops);

  return g_test_run ();
}
