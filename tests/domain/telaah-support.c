/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/prk-json.h"

#include "telaah-support.h"

#define KUTIPAN                                                                                    \
  "{\"dokumen\": \"" TELAAH_HASH "\", \"judul\": \"RPJMD\", \"halaman\": 143,"                         \
  " \"teks\": \"Pencegahan kebakaran hutan\", \"kotak\": [[7200, 10000, 20000, 1200]]}"

static const char *const kak[] = {
  "judul", "\"Penanganan Karhutla di Wilayah Perbatasan\"",
  "prakarsa", "\"daerah\"",
  "urusan/lingkungan_hidup", "true",
  "mitra/m1/_urut", "\"V\"",
  "mitra/m1/nama", "\"Kabupaten Barito Utara\"",
  "lokasi/baris/l1/_urut", "\"V\"",
  "lokasi/baris/l1/nama", "\"Hutan rawa gambut\"",
  "objek_ruang_lingkup/objek/o1/_urut", "\"V\"",
  "objek_ruang_lingkup/objek/o1/uraian", "\"Pencegahan dan penanggulangan kebakaran hutan dan lahan\"",
  "jangka_waktu/durasi_bulan", "36",
  "manfaat/baris/f1/_urut", "\"V\"",
  "manfaat/baris/f1/nilai", "1000000000",
  "pembiayaan/baris/b1/_urut", "\"V\"",
  "pembiayaan/baris/b1/tahun", "2027",
  "pembiayaan/baris/b1/volume", "\"2\"",
  "pembiayaan/baris/b1/harga", "800000000",
  NULL,
};

static const char *const telaah[] = {
  "versi", "\"" TELAAH_VERSI "\"",
  "versi_nomor", "1",
  "kriteria/a/nilai", "\"sesuai\"",
  "kriteria/a/alasan", "{\"teks\": \"Termuat dalam sasaran dua.\"}",
  "kriteria/a/bukti/k1/_urut", "\"V\"",
  "kriteria/a/bukti/k1/kutipan", KUTIPAN,
  "kriteria/a/rujukan/r1/_urut", "\"V\"",
  "kriteria/a/rujukan/r1/dokumen", "\"rpjmd\"",
  "kriteria/a/rujukan/r2/_urut", "\"W\"",
  "kriteria/a/rujukan/r2/dokumen", "\"renstra\"",
  "kriteria/b/nilai", "\"sesuai_catatan\"",
  "kriteria/b/alasan", "{\"teks\": \"Di kawasan lindung gambut.\"}",
  "kriteria/b/bukti/k1/_urut", "\"V\"",
  "kriteria/b/bukti/k1/kutipan", KUTIPAN,
  "kriteria/b/temuan/l1/_urut", "\"V\"",
  "kriteria/b/temuan/l1/lokasi", "\"Hutan rawa gambut\"",
  "kriteria/b/temuan/l1/sesuai", "\"bersyarat\"",
  "kriteria/c/nilai", "\"sesuai\"",
  "kriteria/c/alasan", "{\"teks\": \"Dinas Kehutanan provinsi terkait.\"}",
  "kriteria/d/nilai", "\"sesuai\"",
  "kriteria/d/alasan", "{\"teks\": \"Manfaat melebihi biaya.\"}",
  "kriteria/e/nilai", "\"tidak_relevan\"",
  "kriteria/e/alasan", "{\"teks\": \"Tidak memengaruhi indikator makro.\"}",
  NULL,
};

static const char *const rekap[] = {
  "hasil", "\"layak\"",
  "pertimbangan", "{\"teks\": \"Kelima kriteria terpenuhi.\"}",
  "pimpinan/nama", "\"Contoh Pimpinan\"",
  NULL,
};

void
telaah_set (PrkRecord         *record,
            const char *const *pairs)
{
  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = prk_json_parse (pairs[i + 1], -1, G_MAXINT, 8, &error);

      g_assert_no_error (error);
      prk_record_overlay (record, pairs[i], node);
    }
}

PrkRecord *
telaah_lengkap (const char *id,
                const char *nama)
{
  PrkRecord *record = prk_record_new (id, "telaah");
  g_autofree char *json = g_strdup_printf ("\"%s\"", nama);
  const char *pairs[] = { "penelaah/nama", json, NULL };

  telaah_set (record, telaah);
  telaah_set (record, pairs);
  return record;
}

PrkRecord *
telaah_kak (void)
{
  PrkRecord *record = prk_record_new ("01980000-0000-7000-8000-000000000001", "kak");

  telaah_set (record, kak);
  return record;
}

PrkRecord *
telaah_rekap (void)
{
  PrkRecord *record = prk_record_new ("01980000-0000-7000-8000-000000000002", "rekap");

  telaah_set (record, rekap);
  return record;
}
