/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-langkah.h"

#include "kak-support.h"
#include "tahapan-support.h"

typedef struct
{
  Penulis *penulis;
  PrkProfil *profil;
  PrkKalender *kalender;
  PrkKasus *kasus;
  PrkTahapKonteks konteks;
} Meja;

static void
meja_clear (Meja *meja)
{
  penulis_free (meja->penulis);
  prk_profil_unref (meja->profil);
  prk_kalender_unref (meja->kalender);
  prk_kasus_unref (meja->kasus);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meja, meja_clear)

static void
meja_init (Meja *meja, const char *prakarsa)
{
  meja->penulis = penulis_new (1);
  penulis_isi_lengkap (meja->penulis);
  meja->profil = muat_profil ("barito-selatan");
  meja->kalender = muat_kalender ();
  meja->kasus = kasus_baru ("ksdd", prakarsa);
  meja->konteks
      = (PrkTahapKonteks){ meja->kasus, meja->kalender, meja->profil, meja->penulis->kak };
}

static PrkLangkah *
find (GPtrArray *list, const char *jenis)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((PrkLangkah *)g_ptr_array_index (list, i))->peristiwa->id, jenis) == 0)
      return g_ptr_array_index (list, i);

  return NULL;
}

static const PrkSyarat *
find_syarat (PrkLangkah *langkah, const char *aturan)
{
  for (guint i = 0; i < langkah->syarat->len; i++)
    if (strcmp (((PrkSyarat *)g_ptr_array_index (langkah->syarat, i))->aturan->id, aturan) == 0)
      return g_ptr_array_index (langkah->syarat, i);

  return NULL;
}

static void
catat (Meja *meja, const Kejadian *e)
{
  g_autoptr (JsonObject) isi = isi_benar (e->alur, e->jenis, e->tanggal);

  g_assert_cmpint (prk_tahapan_catat (&meja->konteks, e->jenis, isi, NULL), ==, PRK_BOLEH);
}

/* All along a right way the next event is among the steps, and nothing but its form is left of it. */
static void
walk (const Kejadian *jalan, const char *prakarsa)
{
  g_auto (Meja) meja = { NULL };

  meja_init (&meja, prakarsa);
  for (guint i = 0; jalan[i].jenis != NULL; i++)
    {
      g_autoptr (GPtrArray) list = prk_langkah_list (&meja.konteks, jalan[i].alur,
                                                     prk_hari_dari_iso (jalan[i].tanggal), NULL);
      PrkLangkah *langkah = find (list, jalan[i].jenis);

      if (langkah == NULL)
        g_error ("%s is not among the steps", jalan[i].jenis);
      for (guint j = 0; j < langkah->syarat->len; j++)
        {
          const PrkSyarat *syarat = g_ptr_array_index (langkah->syarat, j);

          if (syarat->status == PRK_SYARAT_BELUM && syarat->aturan->kekuatan != PRK_TAHAP_SOFT)
            g_error ("%s: %s %s", jalan[i].jenis, syarat->aturan->id, syarat->pesan);
        }
      if (!langkah->is_siap)
        g_error ("%s is not ready", jalan[i].jenis);
      catat (&meja, &jalan[i]);
    }
}

static void
test_walk (void)
{
  walk (jalan_daerah, "daerah");
  walk (jalan_mitra, "mitra");
  walk (jalan_tkksd, "daerah");
}

/* What the form cannot give is named, with the place where it is mended. */
static void
test_missing (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (GPtrArray) list = NULL;
  PrkLangkah *langkah;

  meja_init (&meja, "daerah");
  penulis_set (meja.penulis, "latar_belakang/narasi", NULL);
  list = prk_langkah_list (&meja.konteks, "utama", prk_hari_dari_iso ("2026-01-05"), NULL);
  langkah = find (list, "kak_disampaikan");
  g_assert_cmpint (langkah->arah, ==, PRK_LANGKAH_MAJU);
  g_assert_false (langkah->is_siap);
  g_assert_cmpint (find_syarat (langkah, "R21")->status, ==, PRK_SYARAT_BELUM);
  g_assert_cmpstr (find_syarat (langkah, "R21")->ke, ==, "kak");
  g_assert_cmpint (find_syarat (langkah, "R22")->status, ==, PRK_SYARAT_FORMULIR);
  g_assert_cmpint (find_syarat (langkah, "R2")->status, ==, PRK_SYARAT_TERPENUHI);
  g_assert_cmpint (find (list, "dibatalkan")->arah, ==, PRK_LANGKAH_MUNDUR);
  g_assert_null (find (list, "tenggat_ditunda"));
}

/* A Kesepakatan Bersama that was just signed gets its number first; to extend it is nothing that comes next. */
static void
test_signed (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (GPtrArray) list = NULL;
  guint i = 0;

  meja_init (&meja, "daerah");
  do
    catat (&meja, &jalan_daerah[i]);
  while (strcmp (jalan_daerah[i++].jenis, "kb_ditandatangani") != 0);
  list = prk_langkah_list (&meja.konteks, "utama", prk_hari_dari_iso (jalan_daerah[i].tanggal), NULL);
  g_assert_cmpstr (((PrkLangkah *)g_ptr_array_index (list, 0))->peristiwa->id, ==, "nomor_kb");
  g_assert_cmpint (find (list, "kb_diperpanjang")->arah, ==, PRK_LANGKAH_MUNDUR);
}

/* What lapsed is proposed, and comes first. */
static void
test_proposed (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (GPtrArray) deadlines = NULL;
  PrkHari day = prk_hari_dari_iso ("2026-02-19");
  PrkLangkah *langkah;

  meja_init (&meja, "daerah");
  for (guint i = 0; i < 4; i++)
    catat (&meja, &jalan_daerah[i]);
  early = prk_langkah_list (&meja.konteks, "utama", prk_hari_dari_iso ("2026-02-18"), NULL);
  langkah = find (early, "permintaan_kedua");
  g_assert_cmpint (find_syarat (langkah, "R33")->status, ==, PRK_SYARAT_BELUM);
  g_assert_cmpstr (find_syarat (langkah, "R33")->ke, ==, "tenggat");

  deadlines = prk_tenggat_hitung (meja.kasus, meja.kalender, meja.profil, day);
  late = prk_langkah_list (&meja.konteks, "utama", day, deadlines);
  langkah = g_ptr_array_index (late, 0);
  g_assert_cmpstr (langkah->peristiwa->id, ==, "permintaan_kedua");
  g_assert_true (langkah->is_usul);
  g_assert_true (langkah->is_siap);
}

static void
test_known (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (JsonObject) isi = NULL;
  g_auto (GStrv) lines = NULL;
  guint i;

  meja_init (&meja, "daerah");
  for (i = 0; strcmp (jalan_daerah[i].jenis, "pks_ditandatangani") != 0; i++)
    catat (&meja, &jalan_daerah[i]);
  isi = prk_langkah_new_isi (&meja.konteks, "pks-1", "pks_ditandatangani",
                             prk_hari_dari_iso (jalan_daerah[i].tanggal));
  g_assert_cmpstr (json_node_get_string (prk_langkah_get (isi, "tanggal")), ==,
                   jalan_daerah[i].tanggal);
  g_assert_cmpint (json_node_get_int (prk_langkah_get (isi, "asli")), ==, 4);
  g_assert_cmpint (json_node_get_int (prk_langkah_get (isi, "durasi_bulan")), ==, 24);
  g_assert_cmpstr (json_node_get_string (prk_langkah_get (isi, "tanda_tangan/p1/nama")), ==,
                   "Kepala Dinas");
  g_assert_null (prk_langkah_get (isi, "lambang/kiri/p1"));
  g_assert_true (json_node_get_boolean (prk_langkah_get (isi, "lambang/kiri/p2")));

  lines = prk_langkah_list_alur_baru (&meja.konteks);
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_cmpstr (lines[0], ==, "pks-2");
}

static void
test_paths (void)
{
  g_autoptr (JsonObject) isi = json_object_new ();

  prk_langkah_set (isi, "a/b/c", json_node_init_int (json_node_alloc (), 3));
  prk_langkah_set (isi, "a/d", json_node_init_int (json_node_alloc (), 4));
  g_assert_cmpint (json_node_get_int (prk_langkah_get (isi, "a/b/c")), ==, 3);
  prk_langkah_set (isi, "a/b/c", NULL);
  prk_langkah_set (isi, "x/y", NULL);
  g_assert_null (prk_langkah_get (isi, "a/b/c"));
  g_assert_null (prk_langkah_get (isi, "a/d/e"));
  g_assert_false (json_object_has_member (isi, "x"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/langkah/a-right-way-is-open", test_walk);
  g_test_add_func ("/langkah/what-is-missing-has-its-place", test_missing);
  g_test_add_func ("/langkah/signed-is-numbered-first", test_signed);
  g_test_add_func ("/langkah/what-lapsed-is-proposed", test_proposed);
  g_test_add_func ("/langkah/what-is-known-is-not-asked-twice", test_known);
  g_test_add_func ("/langkah/paths", test_paths);

  return g_test_run ();
}
