/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "banyak-kasus.h"

static JsonObject *
parse (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

/* Two of its five deadlines count in working days. */
static PrkImporBaris *
new_row (guint i)
{
  PrkImporBaris *row = g_new0 (PrkImporBaris, 1);
  g_autofree char *fakta = g_strdup_printf (
      "{\"judul\": \"Kerja sama nomor %u\", \"varian\": \"ksdd\", \"prakarsa\": \"daerah\", \"daerah\": \"62.04\","
      " \"perangkat_daerah\": \"Dinas Contoh\", \"pihak\": {\"a\": {\"kode\": \"62.04\", \"nama\": \"Barito Selatan\"},"
      " \"b\": {\"kode\": \"62.05\", \"nama\": \"Barito Utara\"}}}", i);
  g_autofree char *kb = g_strdup_printf (
      "{\"jenis\": \"entri_lama\", \"tanggal\": \"2026-09-01\", \"keadaan\": \"D1\", \"nomor\": \"%u\","
      " \"ditandatangani\": \"2024-03-01\", \"mulai\": \"2024-03-01\", \"durasi_bulan\": 60, \"sumber\": \"r\"}", i);
  g_autofree char *pks = g_strdup_printf (
      "{\"jenis\": \"entri_lama\", \"alur\": \"pks-1\", \"tanggal\": \"2026-09-01\", \"keadaan\": \"H\","
      " \"nomor\": \"%u\", \"ditandatangani\": \"2024-06-01\", \"mulai\": \"2024-06-01\","
      " \"selesai\": \"2027-0%u-1%u\", \"sumber\": \"r\"}", i, i % 9 + 1, i % 10);
  g_autofree char *dprd = g_strdup_printf (
      "{\"jenis\": \"dprd_dimohon\", \"alur\": \"pks-2\", \"tanggal\": \"2026-10-1%u\","
      " \"diterima\": \"2026-10-2%u\", \"nomor\": \"%u\"}", i % 10, i % 10, i);

  row->judul = g_strdup ("");
  row->nomor = g_new0 (char *, 1);
  row->mitra = g_strdup ("");
  row->fakta = parse (fakta);
  row->kejadian = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
  g_ptr_array_add (row->kejadian, parse (kb));
  g_ptr_array_add (row->kejadian, parse (pks));
  g_ptr_array_add (row->kejadian, parse (dprd));
  row->salah = g_ptr_array_new ();

  return row;
}

static PrkImporBaris *
new_long (guint n_events)
{
  PrkImporBaris *row = new_row (0);

  json_object_set_string_member (row->fakta, "judul", "Kerja sama yang panjang");
  for (guint i = row->kejadian->len; i < n_events; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"jenis\": \"penatausahaan\", \"tanggal\": \"2026-11-%02u\", \"catatan\": \"Catatan %u\"}",
          i * 20 / n_events + 1, i);

      g_ptr_array_add (row->kejadian, parse (text));
    }

  return row;
}

void
banyak_kasus_isi (PrkKasusDaftar *daftar, guint n_cases, guint n_events)
{
  g_autoptr (GError) error = NULL;
  PrkImporKasus *impor = g_new0 (PrkImporKasus, 1);

  g_atomic_ref_count_init (&impor->ref_count);
  impor->baris = g_ptr_array_new ();
  impor->salah = g_ptr_array_new ();
  for (guint i = 0; i < n_cases; i++)
    g_ptr_array_add (impor->baris, new_row (i));
  if (n_events > 0)
    g_ptr_array_add (impor->baris, new_long (n_events));
  if (!prk_kasus_impor_tulis (daftar, impor, &error))
    g_error ("%s", error->message);
}
