/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "domain/prk-klasifikasi.h"

#include "penuh.h"

typedef struct
{
  PrkSkema    *skema;
  JsonBuilder *json;
  GArray      *kata;
  PenuhKata    here;
} Penuh;

static char *
make_word (Penuh *self)
{
  char *word = g_strdup_printf ("Q%03xz", self->kata->len);

  g_array_append_val (self->kata, self->here);

  return word;
}

static void
add_word (Penuh *self)
{
  g_autofree char *word = make_word (self);

  json_builder_add_string_value (self->json, word);
}

/* The choice that makes other fields visible, else the first one. */
static const char *
choose (Penuh           *self,
        const PrkBidang *bidang)
{
  const GPtrArray *pilihan = prk_klasifikasi_list (bidang->pilihan);

  for (guint i = 0; i < prk_skema_get_n_bagian (self->skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (self->skema, i);

      for (guint j = 0; j < bagian->n_bidang; j++)
        if (g_strcmp0 (bagian->bidang[j].tampil_path, bidang->path) == 0)
          return bagian->bidang[j].tampil_nilai;
    }

  return ((const PrkPilihan *) g_ptr_array_index (pilihan, 0))->kode;
}

static void
add_narasi (Penuh *self)
{
  char *word[4];
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (word); i++)
    {
      self->here.baris = i;
      word[i] = make_word (self);
    }
  text = g_strdup_printf ("Awal %s.\n\n1. butir **%s** tebal;\n2. butir *%s* miring.\n\nAkhir %s.", word[0], word[1], word[2], word[3]);
  json_builder_add_string_value (self->json, text);
  for (guint i = 0; i < G_N_ELEMENTS (word); i++)
    g_free (word[i]);
}

static void add_value (Penuh           *self,
                       const PrkBidang *bidang);

static void
add_tabel (Penuh           *self,
           const PrkBidang *bidang,
           guint            n_baris)
{
  json_builder_begin_array (self->json);
  for (self->here.baris = 0; self->here.baris < n_baris; self->here.baris++)
    {
      json_builder_begin_object (self->json);
      for (guint i = 0; i < bidang->n_kolom; i++)
        if (bidang->kolom[i].jenis != PRK_JENIS_HITUNG)
          {
            json_builder_set_member_name (self->json, bidang->kolom[i].path);
            add_value (self, &bidang->kolom[i]);
          }
      json_builder_end_object (self->json);
    }
  json_builder_end_array (self->json);
}

static void
add_value (Penuh           *self,
           const PrkBidang *bidang)
{
  switch (bidang->jenis)
    {
    case PRK_JENIS_NARASI:
      add_narasi (self);
      break;
    case PRK_JENIS_BULAT:
      json_builder_add_int_value (self->json, bidang->maks == 600 ? 24 : 2030);
      break;
    case PRK_JENIS_UANG:
      json_builder_add_int_value (self->json, 1000000 + 37 * self->here.baris);
      break;
    case PRK_JENIS_DESIMAL:
      json_builder_add_string_value (self->json, "2.5");
      break;
    case PRK_JENIS_TANGGAL:
      json_builder_add_string_value (self->json, "2027-03-01");
      break;
    case PRK_JENIS_PILIHAN:
      json_builder_add_string_value (self->json, choose (self, bidang));
      break;
    case PRK_JENIS_BANYAK:
      json_builder_begin_array (self->json);
      json_builder_add_string_value (self->json, choose (self, bidang));
      json_builder_end_array (self->json);
      break;
    case PRK_JENIS_YA_TIDAK:
      json_builder_add_boolean_value (self->json, TRUE);
      break;
    case PRK_JENIS_WILAYAH:
      json_builder_add_string_value (self->json, "62.04");
      break;
    default:
      add_word (self);
      break;
    }
}

char *
penuh_json (PrkProfil *profil,
            guint      n_baris,
            GArray    *kata)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  Penuh self = { .skema = prk_profil_get_skema (profil), .json = json, .kata = kata };

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "nilai");
  json_builder_begin_object (json);
  for (self.here.bagian = 0; self.here.bagian < prk_skema_get_n_bagian (self.skema); self.here.bagian++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (self.skema, self.here.bagian);

      for (self.here.bidang = 0; self.here.bidang < bagian->n_bidang; self.here.bidang++)
        {
          const PrkBidang *bidang = &bagian->bidang[self.here.bidang];

          self.here.baris = 0;
          if (bidang->jenis == PRK_JENIS_HITUNG)
            continue;
          json_builder_set_member_name (json, bidang->path);
          if (bidang->jenis == PRK_JENIS_TABEL)
            add_tabel (&self, bidang, n_baris);
          else
            add_value (&self, bidang);
        }
    }
  json_builder_end_object (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);

  return json_to_string (root, FALSE);
}
