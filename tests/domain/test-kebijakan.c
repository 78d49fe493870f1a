/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "domain/prk-kebijakan.h"

static const char *const operator[] = { "operator", NULL };
static const char *const sekretariat[] = { "auditor", "sekretariat", NULL };
static const char *const ketua[] = { "ketua", NULL };
static const char *const anggota[] = { "anggota", NULL };
static const char *const auditor[] = { "auditor", NULL };

static void
test_rules_decide (void)
{
  static const struct { PrkTindakan tindakan; PrkIzin izin; } cases[] = {
    { { operator, "kak", "judul", NULL, "draf", TRUE }, PRK_IZIN_BOLEH },
    { { operator, "kak", NULL, NULL, "draf", TRUE }, PRK_IZIN_BOLEH },
    { { operator, "kak", "judul", NULL, "draf", FALSE }, PRK_IZIN_MILIK },
    { { operator, "kak", "judul", NULL, "diajukan", TRUE }, PRK_IZIN_KEADAAN },
    { { operator, "rapat", "acara", NULL, "tetap", TRUE }, PRK_IZIN_PERAN },
    { { operator, "peristiwa", "jenis", "diajukan", "draf", TRUE }, PRK_IZIN_BOLEH },
    { { operator, "peristiwa", "jenis", "diterima", "ditelaah", TRUE }, PRK_IZIN_PERAN },
    { { sekretariat, "peristiwa", "jenis", "ditelaah", "diajukan", FALSE }, PRK_IZIN_BOLEH },
    { { sekretariat, "peristiwa", "jenis", NULL, "diajukan", FALSE }, PRK_IZIN_PERAN },
    { { ketua, "rekap", "hasil", NULL, "tetap", FALSE }, PRK_IZIN_BOLEH },
    { { sekretariat, "rekap", "hadir/r1/nama", NULL, "tetap", FALSE }, PRK_IZIN_BOLEH },
    { { sekretariat, "rekap", "hasil", NULL, "tetap", FALSE }, PRK_IZIN_PERAN },
    { { sekretariat, "rekap", "pertimbangan", NULL, "tetap", TRUE }, PRK_IZIN_PERAN },
    { { anggota, "rekap", "hasil", NULL, "tetap", TRUE }, PRK_IZIN_PERAN },
    { { anggota, "telaah", "kriteria/a/nilai", NULL, "tetap", TRUE }, PRK_IZIN_BOLEH },
    { { anggota, "telaah", "kriteria/a/nilai", NULL, "tetap", FALSE }, PRK_IZIN_MILIK },
    { { operator, "telaah", "kriteria/a/nilai", NULL, "tetap", TRUE }, PRK_IZIN_PERAN },
    { { anggota, "catatan", "isi", NULL, "tetap", FALSE }, PRK_IZIN_BOLEH },
    { { operator, "catatan", "balasan/r1/isi", NULL, "tetap", FALSE }, PRK_IZIN_BOLEH },
    { { operator, "catatan", "isi", NULL, "tetap", TRUE }, PRK_IZIN_PERAN },
    { { operator, "catatan", "tutup", NULL, "tetap", FALSE }, PRK_IZIN_BOLEH },
    { { operator, "catatan", "path", NULL, "tetap", TRUE }, PRK_IZIN_PERAN },
    { { operator, "pustaka", "berkas", NULL, "tetap", FALSE }, PRK_IZIN_BOLEH },
    { { auditor, "pustaka", "berkas", NULL, "tetap", FALSE }, PRK_IZIN_PERAN },
    { { sekretariat, "lembaga", "sk/nomor", NULL, "tetap", FALSE }, PRK_IZIN_BOLEH },
    { { operator, "lembaga", "anggota/a1/hak_suara", NULL, "tetap", TRUE }, PRK_IZIN_PERAN },
    { { sekretariat, "rencana", "tahun", NULL, "tetap", FALSE }, PRK_IZIN_BOLEH },
    { { operator, "rencana", "tahun", NULL, "tetap", TRUE }, PRK_IZIN_PERAN },
    { { sekretariat, "batas", "batas/d62-03/kode", NULL, "tetap", FALSE }, PRK_IZIN_BOLEH },
    { { operator, "batas", "batas/d62-03/kode", NULL, "tetap", TRUE }, PRK_IZIN_PERAN },
    { { operator, "laporan", "isi/g", NULL, "tetap", TRUE }, PRK_IZIN_BOLEH },
    { { operator, "laporan", "isi/g", NULL, "tetap", FALSE }, PRK_IZIN_MILIK },
    { { auditor, "kak", "judul", NULL, "draf", TRUE }, PRK_IZIN_PERAN },
    { { NULL, "kak", "judul", NULL, "draf", TRUE }, PRK_IZIN_PERAN },
  };
  g_autoptr(PrkKebijakan) kebijakan = prk_kebijakan_new_bawaan ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (prk_kebijakan_nilai (kebijakan, &cases[i].tindakan), ==, cases[i].izin);
  g_assert_true (prk_kebijakan_may_number (kebijakan, sekretariat));
  g_assert_false (prk_kebijakan_may_number (kebijakan, operator));
}

static void
test_states_follow_events (void)
{
  g_autoptr(PrkKebijakan) kebijakan = prk_kebijakan_new_bawaan ();

  g_assert_cmpstr (prk_kebijakan_get_awal (kebijakan, "kak"), ==, "draf");
  g_assert_cmpstr (prk_kebijakan_get_sesudah (kebijakan, "kak", "draf", "diajukan"), ==, "diajukan");
  g_assert_cmpstr (prk_kebijakan_get_sesudah (kebijakan, "kak", "ditelaah", "dikembalikan"), ==, "draf");
  g_assert_cmpstr (prk_kebijakan_get_sesudah (kebijakan, "kak", "ditelaah", "ditolak"), ==, "ditolak");
  g_assert_cmpstr (prk_kebijakan_get_sesudah (kebijakan, "kak", "ditelaah", "hasil_disampaikan"), ==,
                   "ditelaah");
  g_assert_cmpstr (prk_kebijakan_get_sesudah (kebijakan, "kak", "draf", "lain"), ==, "draf");
}

static void
test_misspelt_rule_is_refused (void)
{
  static const char *const texts[] = {
    "[]",
    "{\"peran\": [\"a\"], \"keadaan\": []}",
    "{\"peran\": [\"a\"], \"keadaan\": [], \"aturan\": [{\"peran\": [\"b\"], \"jenis\": \"kak\", \"path\": [\"*\"]}]}",
    "{\"peran\": [\"a\"], \"keadaan\": [], \"aturan\": [{\"peran\": [\"a\"], \"jenis\": \"kak\", \"paths\": [\"*\"]}]}",
    "{\"peran\": [\"a\"], \"keadaan\": [], \"aturan\": [{\"peran\": [\"a\"], \"path\": [\"*\"]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) json = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr(GError) error = NULL;

      g_assert_null (prk_kebijakan_new (json, &error));
      g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kebijakan/rules-decide", test_rules_decide);
  g_test_add_func ("/kebijakan/states-follow-events", test_states_follow_events);
  g_test_add_func ("/kebijakan/misspelt-rule-is-refused", test_misspelt_rule_is_refused);

  return g_test_run ();
}
