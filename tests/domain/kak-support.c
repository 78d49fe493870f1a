/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "kak-support.h"

#define RECORD "01980000-0000-7000-8000-000000000001"
#define START_US G_GINT64_CONSTANT (1795229464000000)

static const char *const lengkap[] = {
  "judul", "\"Penanganan Karhutla di Wilayah Perbatasan\"",
  "perangkat_daerah", "\"Badan Penanggulangan Bencana Daerah\"",
  "tahun_anggaran", "2027",
  "daerah", "\"62.04\"",
  "mitra/m1/kode", "\"62.05\"",
  "mitra/m1/nama", "\"Kabupaten Barito Utara\"",
  "mitra/m1/golongan", "\"daerah\"",
  "kategori", "\"WAJIB\"",
  "eksternalitas", "{\"teks\": \"Asap menyeberangi batas.\"}",
  "efisiensi", "{\"teks\": \"Satu pos untuk dua daerah.\"}",
  "bentuk/e", "true",
  "urusan/lingkungan_hidup", "true",
  "kepala_pd/nama", "\"Contoh Pejabat\"",
  "latar_belakang/narasi", "{\"teks\": \"Kebakaran berulang setiap kemarau.\"}",
  "maksud_tujuan/maksud", "{\"teks\": \"Mengurangi kebakaran.\"}",
  "maksud_tujuan/tujuan", "{\"teks\": \"Pos bersama.\"}",
  "lokasi/baris/l1/wilayah", "\"62.04.04\"",
  "objek_ruang_lingkup/objek/o1/uraian", "\"Pencegahan kebakaran\"",
  "objek_ruang_lingkup/objek/o1/urusan", "\"lingkungan_hidup\"",
  "objek_ruang_lingkup/objek/o1/rujukan", "\"RPJMD, halaman 143\"",
  "objek_ruang_lingkup/pernyataan", "true",
  "objek_ruang_lingkup/lingkup/k1/kegiatan", "\"Patroli bersama\"",
  "jangka_waktu/mulai", "\"2027-01-01\"",
  "jangka_waktu/selesai", "\"2029-12-31\"",
  "jangka_waktu/durasi_bulan", "36",
  "manfaat/baris/f1/penerima", "\"masyarakat\"",
  "manfaat/baris/f1/uraian", "\"Udara lebih bersih\"",
  "analisis_dampak/sosial/s1/dampak", "\"Warga terlindung\"",
  "analisis_dampak/sosial/s1/sifat", "\"positif\"",
  "analisis_dampak/lingkungan/g1/dampak", "\"Gambut tetap basah\"",
  "analisis_dampak/lingkungan/g1/sifat", "\"positif\"",
  "pembiayaan/baris/b1/tahun", "2027",
  "pembiayaan/baris/b1/kegiatan", "\"Patroli\"",
  "pembiayaan/baris/b1/volume", "\"12.5\"",
  "pembiayaan/baris/b1/harga", "1000000",
  "pembiayaan/baris/b1/pihak", "\"pemrakarsa\"",
  "pembiayaan/baris/b1/sumber", "\"apbd\"",
  NULL,
};

Penulis *
penulis_new (guint64 seed)
{
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_seeded (seed);
  Penulis *self = g_new0 (Penulis, 1);

  self->key = prk_key_generate (entropy);
  self->kak = prk_record_new (RECORD, "kak");
  return self;
}

Penulis *
penulis_new_other (Penulis *self,
                   guint64  seed)
{
  Penulis *other = penulis_new (seed);

  prk_record_unref (other->kak);
  other->kak = prk_record_copy (self->kak);
  return other;
}

void
penulis_free (Penulis *self)
{
  prk_key_unref (self->key);
  prk_record_unref (self->kak);
  g_free (self->prev);
  g_free (self);
}

PrkOp *
penulis_commit (Penulis *self,
                PrkEdit *edit)
{
  g_autoptr(GPtrArray) sets = prk_edit_list_sets (edit);
  g_autoptr(GError) error = NULL;
  PrkOp *op;

  op = prk_op_new (self->key, self->n + 1, self->prev, START_US + self->n, RECORD, "kak", sets,
                   &error);
  g_assert_no_error (error);
  g_assert_true (prk_record_apply (self->kak, op));
  self->n++;
  g_free (self->prev);
  self->prev = g_strdup (prk_op_get_id (op));
  return op;
}

static void
edit_set (PrkEdit    *edit,
          const char *path,
          const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = NULL;

  if (json == NULL)
    {
      prk_edit_clear (edit, path);
      return;
    }

  node = prk_json_parse (json, -1, G_MAXINT, 8, &error);
  g_assert_no_error (error);
  prk_edit_set_node (edit, path, node);
}

void
penulis_set (Penulis    *self,
             const char *path,
             const char *json)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (self->kak);
  g_autoptr(PrkOp) op = NULL;

  edit_set (edit, path, json);
  op = penulis_commit (self, edit);
}

void
penulis_set_all (Penulis           *self,
                 const char *const *pairs)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (self->kak);
  g_autoptr(PrkOp) op = NULL;

  for (guint i = 0; pairs[i] != NULL; i += 2)
    edit_set (edit, pairs[i], pairs[i + 1]);
  if (!prk_edit_is_empty (edit))
    op = penulis_commit (self, edit);
}

void
penulis_isi_lengkap (Penulis *self)
{
  penulis_set_all (self, lengkap);
}

/* Narrative text is a string or a list of strings, paragraphs each. */
static void
set_narrative (PrkEdit    *edit,
               const char *path,
               JsonNode   *value)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (JSON_NODE_HOLDS_VALUE (value))
    {
      prk_edit_set_text (edit, path, json_node_get_string (value));
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "",
                            json_array_get_string_element (json_node_get_array (value), i));
  prk_edit_set_text (edit, path, text->str);
}

static void
set_rows (PrkEdit    *edit,
          const char *path,
          JsonArray  *rows)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *object = json_array_get_object_element (rows, i);
      g_autofree char *row = g_strdup_printf ("r%u", i);
      JsonObjectIter iter;
      const char *column;
      JsonNode *value;

      prk_edit_append_row (edit, path, row);
      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, &column, &value))
        {
          g_autofree char *cell = g_strdup_printf ("%s/%s/%s", path, row, column);

          prk_edit_set_node (edit, cell, value);
        }
    }
}

static void
set_field (PrkEdit         *edit,
           const PrkBidang *bidang,
           const char      *path,
           JsonNode        *value)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  if (bidang->jenis == PRK_JENIS_NARASI)
    set_narrative (edit, path, value);
  else if (bidang->jenis == PRK_JENIS_TABEL)
    set_rows (edit, path, array);
  else if (bidang->jenis == PRK_JENIS_BANYAK)
    for (guint i = 0; i < json_array_get_length (array); i++)
      {
        g_autofree char *code
            = g_strdup_printf ("%s/%s", path, json_array_get_string_element (array, i));

        prk_edit_set_bool (edit, code, TRUE);
      }
  else
    prk_edit_set_node (edit, path, value);
}

void
penulis_isi_contoh (Penulis    *self,
                    const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "contoh", name, NULL);
  g_autoptr(PrkSkema) skema = prk_skema_new_kak (NULL, NULL);
  g_autoptr(PrkEdit) edit = prk_edit_new (self->kak);
  g_autoptr(PrkOp) op = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;
  JsonObjectIter iter;
  const char *field;
  JsonNode *value;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  root = prk_json_parse (text, -1, G_MAXINT, 8, &error);
  g_assert_no_error (error);

  json_object_iter_init (&iter,
                         json_object_get_object_member (json_node_get_object (root), "nilai"));
  while (json_object_iter_next (&iter, &field, &value))
    {
      const PrkBidang *bidang = prk_skema_find_bidang (skema, field, NULL);

      if (bidang == NULL)
        g_error ("%s: the schema does not know %s", name, field);
      set_field (edit, bidang, field, value);
    }

  op = penulis_commit (self, edit);
}

PrkProfil *
muat_profil (const char *id)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load (id, NULL, &error);

  g_assert_no_error (error);
  return profil;
}

const PrkTemuan *
cari_temuan (GPtrArray  *findings,
             const char *aturan,
             const char *path)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PrkTemuan *temuan = g_ptr_array_index (findings, i);

      if (strcmp (temuan->aturan, aturan) == 0
          && (path == NULL || strcmp (temuan->path, path) == 0))
        return temuan;
    }

  return NULL;
}

void
tulis_temuan (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PrkTemuan *temuan = g_ptr_array_index (findings, i);

      g_test_message ("%s [%s] %s (%s): %s", temuan->aturan,
                      temuan->kekuatan == PRK_KEKUATAN_HARD ? "H" : "S", temuan->path,
                      temuan->pasal, temuan->pesan);
    }
}
