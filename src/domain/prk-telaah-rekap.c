/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-bidang.h"
#include "prk-kak-private.h"
#include "prk-telaah-private.h"

#define HADIR "hadir"

static void
penelaah_free (PrkPenelaah *self)
{
  g_free (self->telaah);
  g_free (self->nama);
  g_free (self->jabatan);
  g_free (self->instansi);
  g_free (self);
}

static void
bukti_free (PrkBuktiGabung *self)
{
  json_node_unref (self->kutipan);
  g_ptr_array_unref (self->oleh);
  g_free (self->catatan);
  g_free (self);
}

static char *
dup_text (PrkRecord  *record,
          const char *path)
{
  const char *text = prk_record_get_string (record, path);

  return g_strdup (text != NULL ? text : "");
}

static PrkPenelaah *
new_penelaah (PrkRecord  *telaah,
              const char *versi)
{
  PrkPenelaah *self = g_new0 (PrkPenelaah, 1);

  self->telaah = g_strdup (prk_record_get_id (telaah));
  self->nama = dup_text (telaah, "penelaah/nama");
  self->jabatan = dup_text (telaah, "penelaah/jabatan");
  self->instansi = dup_text (telaah, "penelaah/instansi");
  self->selesai = prk_record_get_bool (telaah, "selesai");
  self->usang = versi != NULL && g_strcmp0 (prk_record_get_string (telaah, "versi"), versi) != 0;
  return self;
}

static void
read_pendapat (PrkPendapat *self,
               PrkRecord   *telaah,
               guint        kriteria)
{
  g_autofree char *nilai = prk_telaah_dup_path (kriteria, "nilai");
  g_autofree char *alasan = prk_telaah_dup_path (kriteria, "alasan");

  self->konflik = prk_record_get_state (telaah, nilai) == PRK_VALUE_CONCURRENT;
  self->nilai = g_intern_string (prk_telaah_get_nilai (telaah, kriteria));
  self->alasan = g_strdup (prk_record_get_text (telaah, alasan));
}

static PrkBuktiGabung *
find_bukti (GPtrArray *bukti,
            JsonNode  *kutipan)
{
  for (guint i = 0; i < bukti->len; i++)
    {
      PrkBuktiGabung *one = g_ptr_array_index (bukti, i);

      if (prk_bukti_is_same (one->kutipan, kutipan))
        return one;
    }

  return NULL;
}

static void
add_bukti (GPtrArray  *bukti,
           PrkRecord  *telaah,
           guint       kriteria)
{
  g_autofree char *table = prk_telaah_dup_path (kriteria, "bukti");
  g_auto(GStrv) rows = prk_record_list_rows (telaah, table);
  g_autoptr(GString) path = g_string_new (NULL);
  g_autofree char *nama = dup_text (telaah, "penelaah/nama");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      JsonNode *kutipan
          = prk_record_get_value (telaah, _prk_cell_path (path, table, rows[i], "kutipan"));
      const char *catatan;
      PrkBuktiGabung *one;

      if (!prk_bukti_is_kutipan (kutipan))
        continue;
      one = find_bukti (bukti, kutipan);
      if (one == NULL)
        {
          one = g_new0 (PrkBuktiGabung, 1);
          one->kutipan = json_node_copy (kutipan);
          one->oleh = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (bukti, one);
        }
      if (!g_ptr_array_find_with_equal_func (one->oleh, nama, g_str_equal, NULL))
        g_ptr_array_add (one->oleh, g_strdup (nama));

      catatan = prk_record_get_string (telaah, _prk_cell_path (path, table, rows[i], "catatan"));
      if (catatan != NULL && *catatan != '\0')
        {
          g_autofree char *before = one->catatan;

          one->catatan = before != NULL ? g_strdup_printf ("%s; %s", before, catatan)
                                        : g_strdup (catatan);
        }
    }
}

static PrkSepakat
weigh (PrkRekapKriteria *kriteria,
       GPtrArray        *penelaah)
{
  const char *first = NULL;
  guint n = 0;

  for (guint i = 0; i < penelaah->len; i++)
    {
      const PrkPenelaah *one = g_ptr_array_index (penelaah, i);

      if (one->usang)
        continue;
      if (kriteria->pendapat[i].konflik)
        return PRK_SEPAKAT_BERBEDA;
      if (kriteria->pendapat[i].nilai == NULL)
        continue;
      if (first != NULL && strcmp (first, kriteria->pendapat[i].nilai) != 0)
        return PRK_SEPAKAT_BERBEDA;
      first = kriteria->pendapat[i].nilai;
      n++;
    }

  return n < 2 ? PRK_SEPAKAT_BELUM : PRK_SEPAKAT_PENUH;
}

static int
compare_sheets (gconstpointer a,
                gconstpointer b)
{
  PrkRecord *record_a = *(PrkRecord *const *)a;
  PrkRecord *record_b = *(PrkRecord *const *)b;
  int order = g_strcmp0 (prk_record_get_string (record_a, "penelaah/nama"),
                         prk_record_get_string (record_b, "penelaah/nama"));

  return order != 0 ? order : strcmp (prk_record_get_id (record_a), prk_record_get_id (record_b));
}

/**
 * prk_rekap_telaah_new:
 * @telaah: (element-type PrkRecord): the sheets on one KAK
 * @versi: (nullable): id of the versi that counts; sheets of another are shown as outdated and do
 * not count for agreement
 *
 * Lays the sheets side by side: criterion × reviewer, where they agree, and what they quote, the
 * same passage once. A function of the sheets alone, whatever their order.
 *
 * Returns: (transfer full): the recapitulation
 */
PrkRekapTelaah *
prk_rekap_telaah_new (GPtrArray  *telaah,
                      const char *versi)
{
  PrkRekapTelaah *self = g_new0 (PrkRekapTelaah, 1);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new ();

  self->penelaah = g_ptr_array_new_with_free_func ((GDestroyNotify)penelaah_free);
  g_return_val_if_fail (telaah != NULL, self);

  g_ptr_array_extend (sheets, telaah, NULL, NULL);
  g_ptr_array_sort (sheets, compare_sheets);
  for (guint i = 0; i < sheets->len; i++)
    g_ptr_array_add (self->penelaah, new_penelaah (g_ptr_array_index (sheets, i), versi));

  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    {
      PrkRekapKriteria *kriteria = &self->kriteria[k];

      kriteria->pendapat = g_new0 (PrkPendapat, sheets->len + 1);
      kriteria->bukti = g_ptr_array_new_with_free_func ((GDestroyNotify)bukti_free);
      for (guint i = 0; i < sheets->len; i++)
        {
          const PrkPenelaah *penelaah = g_ptr_array_index (self->penelaah, i);

          read_pendapat (&kriteria->pendapat[i], g_ptr_array_index (sheets, i), k);
          if (!penelaah->usang)
            add_bukti (kriteria->bukti, g_ptr_array_index (sheets, i), k);
        }
      kriteria->sepakat = weigh (kriteria, self->penelaah);
    }

  return self;
}

void
prk_rekap_telaah_free (PrkRekapTelaah *self)
{
  if (self == NULL)
    return;

  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    {
      for (guint i = 0; self->kriteria[k].pendapat != NULL && i < self->penelaah->len; i++)
        g_free (self->kriteria[k].pendapat[i].alasan);
      g_free (self->kriteria[k].pendapat);
      g_clear_pointer (&self->kriteria[k].bukti, g_ptr_array_unref);
    }
  g_ptr_array_unref (self->penelaah);
  g_free (self);
}

/**
 * prk_rekap_hitung_suara:
 * @rekap: a record of type "rekap"
 * @suara: (out caller-allocates): the count
 *
 * Counts who was present, who has a vote, and how those voted (Pasal 35 ayat (2)).
 */
void
prk_rekap_hitung_suara (PrkRecord      *rekap,
                        PrkHitungSuara *suara)
{
  g_auto(GStrv) rows = NULL;
  g_autoptr(GString) path = g_string_new (NULL);

  g_return_if_fail (rekap != NULL && suara != NULL);

  *suara = (PrkHitungSuara){ 0 };
  rows = prk_record_list_rows (rekap, HADIR);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *vote;

      if (prk_bidang_is_empty (
              prk_record_get_value (rekap, _prk_cell_path (path, HADIR, rows[i], "nama"))))
        continue;
      suara->hadir++;
      if (!prk_record_get_bool (rekap, _prk_cell_path (path, HADIR, rows[i], "hak_suara")))
        continue;
      suara->berhak++;
      vote = prk_record_get_string (rekap, _prk_cell_path (path, HADIR, rows[i], "suara"));
      suara->setuju += g_strcmp0 (vote, "setuju") == 0;
      suara->tidak_setuju += g_strcmp0 (vote, "tidak_setuju") == 0;
      suara->abstain += g_strcmp0 (vote, "abstain") == 0;
    }
}
