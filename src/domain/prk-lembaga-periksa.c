/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of bodies, meetings and plans are judged by the very rules of the tahapan: each is laid out as
 * the event that it will be, and what fails becomes a finding at the field that mends it. */

#include "config.h"

#include <string.h>

#include "prk-aturan-private.h"
#include "prk-lembaga-private.h"

void
_prk_isi_set (JsonObject *isi,
              const char *path,
              JsonNode   *value)
{
  g_auto(GStrv) names = g_strsplit (path, "/", -1);
  JsonObject *object = isi;
  guint i;

  for (i = 0; names[i + 1] != NULL; i++)
    {
      if (!json_object_has_member (object, names[i]))
        json_object_set_object_member (object, names[i], json_object_new ());
      object = json_object_get_object_member (object, names[i]);
    }
  json_object_set_member (object, names[i], value);
}

void
_prk_isi_set_teks (JsonObject *isi,
                   const char *path,
                   const char *value)
{
  if (value != NULL && *value != '\0')
    _prk_isi_set (isi, path, json_node_init_string (json_node_alloc (), value));
}

void
_prk_isi_set_ya (JsonObject *isi,
                 const char *path,
                 gboolean    value)
{
  _prk_isi_set (isi, path, json_node_init_boolean (json_node_alloc (), value));
}

void
_prk_isi_set_bulat (JsonObject *isi,
                    const char *path,
                    gint64      value)
{
  _prk_isi_set (isi, path, json_node_init_int (json_node_alloc (), value));
}

void
_prk_periksa_begin (PrkPeriksa *self,
                    PrkRecord  *record,
                    PrkProfil  *profil)
{
  *self = (PrkPeriksa){
    .kak = record,
    .profil = profil,
    .skema = prk_skema_get (prk_record_get_kind (record)),
    .hard = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_temuan_free),
    .soft = g_ptr_array_new (),
    .path = g_string_new (NULL),
  };
}

GPtrArray *
_prk_periksa_end (PrkPeriksa *self)
{
  g_ptr_array_extend_and_steal (self->hard, self->soft);
  g_string_free (self->path, TRUE);

  return self->hard;
}

void
_prk_periksa_kurang (PrkPeriksa *self)
{
  for (guint i = 0; i < prk_skema_get_n_bagian (self->skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (self->skema, i);
      g_autoptr(GPtrArray) missing = _prk_kak_list_kurang (self->kak, bagian);

      for (guint j = 0; j < missing->len; j++)
        {
          const PrkKurang *kurang = g_ptr_array_index (missing, j);

          _prk_periksa_add (self, "lembaga.kurang", kurang->path, "bagian", bagian->judul, "isian",
                            kurang->label, NULL);
        }
    }
}

static PrkKalender *
new_kalender (void)
{
  g_autoptr(GPtrArray) libur = g_ptr_array_new ();
  PrkHitung hitung = { .hari_kerja = 5 };

  return prk_kalender_new (libur, NULL, &hitung);
}

static void
add_hasil (PrkPeriksa          *self,
           const PrkTahapHasil *hasil,
           const char          *path)
{
  gboolean is_soft = hasil->aturan->kekuatan == PRK_TAHAP_SOFT;
  PrkTemuan *temuan = g_new0 (PrkTemuan, 1);

  temuan->aturan = hasil->aturan->id;
  temuan->pasal = hasil->aturan->pasal;
  temuan->kekuatan = is_soft ? PRK_KEKUATAN_SOFT : PRK_KEKUATAN_HARD;
  temuan->pesan = g_strdup (hasil->pesan);
  temuan->path = g_strdup (path);
  g_ptr_array_add (is_soft ? self->soft : self->hard, temuan);
}

void
_prk_periksa_kejadian (PrkPeriksa         *self,
                       PrkKasus           *kasus,
                       const char         *jenis,
                       JsonObject         *isi,
                       const PrkPerbaikan *perbaikan)
{
  g_autoptr(PrkKalender) kalender = new_kalender ();
  PrkTahapKonteks konteks = { kasus, kalender, self->profil, NULL };
  g_autoptr(GPtrArray) hasil = NULL;

  prk_tahapan_boleh (&konteks, jenis, isi, &hasil);
  for (guint i = 0; i < hasil->len; i++)
    {
      const PrkTahapHasil *one = g_ptr_array_index (hasil, i);

      if (one->vonis != PRK_VONIS_GAGAL)
        continue;
      for (guint j = 0; perbaikan[j].aturan != NULL; j++)
        if (strcmp (perbaikan[j].aturan, one->aturan->id) == 0)
          add_hasil (self, one, perbaikan[j].path);
    }
}
