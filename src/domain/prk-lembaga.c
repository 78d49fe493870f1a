/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-aturan-private.h"
#include "prk-lembaga-private.h"

#define ANGGOTA "anggota"

static const char *const bodies[] = { "tkksd", "tim_teknis" };

static const PrkPerbaikan perbaikan[] = {
  { "R120", "sk/nomor" },
  { "R121", ANGGOTA },
  { NULL, NULL },
};

void
prk_anggota_free (PrkAnggota *self)
{
  prk_record_unref (self->lembaga);
  g_free (self->baris);
  g_free (self);
}

static PrkHari
get_hari (PrkRecord  *record,
          const char *path)
{
  const char *iso = prk_record_get_string (record, path);

  return iso != NULL ? prk_hari_dari_iso (iso) : 0;
}

/* Whether a day lies in a term of which either end may be open. */
static gboolean
is_within (PrkHari hari,
           PrkHari first,
           PrkHari last)
{
  return hari >= first && (last == 0 || hari <= last);
}

gboolean
prk_lembaga_is_berlaku (PrkRecord *lembaga,
                        PrkHari    hari)
{
  PrkHari first;
  const char *nomor;

  g_return_val_if_fail (lembaga != NULL, FALSE);

  first = get_hari (lembaga, "sk/dari");
  nomor = prk_record_get_string (lembaga, "sk/nomor");

  return nomor != NULL && *nomor != '\0' && first != 0 && hari != 0
         && is_within (hari, first, get_hari (lembaga, "sk/sampai"));
}

/**
 * prk_lembaga_find_berlaku:
 * @lembaga: (element-type PrkRecord): records of type "lembaga"
 * @jenis: "tkksd" or "tim_teknis"
 * @hari: the day
 *
 * Finds the decree that holds on a day (Pasal 34 ayat (1) and (4)). Of several the one that came into
 * force last replaces the others.
 *
 * Returns: (transfer none) (nullable): the record
 */
PrkRecord *
prk_lembaga_find_berlaku (GPtrArray  *lembaga,
                          const char *jenis,
                          PrkHari     hari)
{
  PrkRecord *best = NULL;

  g_return_val_if_fail (lembaga != NULL && jenis != NULL, NULL);

  for (guint i = 0; i < lembaga->len; i++)
    {
      PrkRecord *one = g_ptr_array_index (lembaga, i);

      if (g_strcmp0 (prk_record_get_string (one, "jenis"), jenis) == 0
          && prk_lembaga_is_berlaku (one, hari)
          && (best == NULL || get_hari (one, "sk/dari") >= get_hari (best, "sk/dari")))
        best = one;
    }

  return best;
}

static const char *
get_cell (PrkRecord  *lembaga,
          GString    *path,
          const char *row,
          const char *column)
{
  return prk_record_get_string (lembaga, _prk_cell_path (path, ANGGOTA, row, column));
}

static void
add_anggota (GPtrArray *list,
             PrkRecord *lembaga,
             PrkHari    hari)
{
  g_auto(GStrv) rows = prk_record_list_rows (lembaga, ANGGOTA);
  g_autoptr(GString) path = g_string_new (NULL);
  gboolean is_teknis = g_strcmp0 (prk_record_get_string (lembaga, "jenis"), "tim_teknis") == 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *nama = get_cell (lembaga, path, rows[i], "nama");
      const char *dari = get_cell (lembaga, path, rows[i], "dari");
      const char *sampai = get_cell (lembaga, path, rows[i], "sampai");
      PrkAnggota *one;

      if (nama == NULL || *nama == '\0'
          || !is_within (hari, dari != NULL ? prk_hari_dari_iso (dari) : 0,
                         sampai != NULL ? prk_hari_dari_iso (sampai) : 0))
        continue;

      one = g_new0 (PrkAnggota, 1);
      one->lembaga = prk_record_ref (lembaga);
      one->baris = g_strdup (rows[i]);
      one->nama = nama;
      one->jabatan = get_cell (lembaga, path, rows[i], "jabatan");
      one->unsur = get_cell (lembaga, path, rows[i], "unsur");
      one->kedudukan = get_cell (lembaga, path, rows[i], "kedudukan");
      one->is_teknis = is_teknis || g_strcmp0 (one->kedudukan, "koordinator") == 0
                       || g_strcmp0 (one->kedudukan, "anggota_teknis") == 0;
      one->is_hak_suara
          = !one->is_teknis
            && prk_record_get_bool (lembaga, _prk_cell_path (path, ANGGOTA, rows[i], "hak_suara"));
      g_ptr_array_add (list, one);
    }
}

/**
 * prk_lembaga_list_anggota:
 * @lembaga: (element-type PrkRecord): records of type "lembaga"
 * @hari: the day
 *
 * Lists who belongs to the TKKSD and its Tim Teknis on a day. A member whose own term does not hold that
 * day is not there.
 *
 * Returns: (element-type PrkAnggota) (transfer full): empty where no decree holds
 */
GPtrArray *
prk_lembaga_list_anggota (GPtrArray *lembaga,
                          PrkHari    hari)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_anggota_free);

  g_return_val_if_fail (lembaga != NULL, list);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      PrkRecord *one = prk_lembaga_find_berlaku (lembaga, bodies[i], hari);

      if (one != NULL)
        add_anggota (list, one, hari);
    }

  return list;
}

guint
prk_lembaga_count_suara (GPtrArray *lembaga,
                         PrkHari    hari)
{
  g_autoptr(GPtrArray) list = prk_lembaga_list_anggota (lembaga, hari);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((PrkAnggota *)g_ptr_array_index (list, i))->is_hak_suara;

  return n;
}

/* Chair, deputy and secretary are who they are by office; members d.1–d.5 by their element. */
JsonObject *
prk_lembaga_new_isi (PrkRecord *lembaga)
{
  static const char *const officers[] = { "ketua", "wakil_ketua", "sekretaris", NULL };
  g_auto(GStrv) rows = prk_record_list_rows (lembaga, ANGGOTA);
  g_autoptr(GString) path = g_string_new (NULL);
  JsonObject *isi = json_object_new ();

  _prk_isi_set_teks (isi, "alur", "tkksd");
  _prk_isi_set_teks (isi, "tanggal", prk_record_get_string (lembaga, "sk/dari"));
  _prk_isi_set_teks (isi, "sk/nomor", prk_record_get_string (lembaga, "sk/nomor"));
  _prk_isi_set_teks (isi, "sk/dari", prk_record_get_string (lembaga, "sk/dari"));
  _prk_isi_set_teks (isi, "sk/sampai", prk_record_get_string (lembaga, "sk/sampai"));
  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *unsur = get_cell (lembaga, path, rows[i], "unsur");
      const char *kedudukan = get_cell (lembaga, path, rows[i], "kedudukan");
      const char *nama = get_cell (lembaga, path, rows[i], "nama");
      gboolean is_officer = kedudukan != NULL && g_strv_contains (officers, kedudukan);
      g_autofree char *place = NULL;

      if (is_officer)
        place = g_strconcat ("susunan/", kedudukan, NULL);
      else if (unsur != NULL && *unsur == 'd')
        place = g_strconcat ("susunan/", unsur, NULL);
      if (place != NULL)
        _prk_isi_set_teks (isi, place, is_officer ? unsur : nama);
    }

  return isi;
}

/* Two who hold one office on the same day. */
static void
check_ganda (PrkPeriksa *self,
             GPtrArray  *members,
             const char *kedudukan)
{
  const PrkAnggota *first = NULL;

  for (guint i = 0; i < members->len; i++)
    {
      const PrkAnggota *one = g_ptr_array_index (members, i);
      g_autofree char *path = g_strdup_printf (ANGGOTA "/%s/kedudukan", one->baris);

      if (g_strcmp0 (one->kedudukan, kedudukan) != 0)
        continue;
      if (first != NULL)
        _prk_periksa_add (self, "lembaga.ganda", path, "kedudukan", prk_klasifikasi_get_nama ("kedudukan_lembaga", kedudukan),
                          "satu", first->nama, "dua", one->nama, NULL);
      else
        first = one;
    }
}

static void
check_suara (PrkPeriksa       *self,
             const PrkAnggota *one)
{
  static const char *const officers[] = { "ketua", "wakil_ketua", "sekretaris", NULL };
  g_autofree char *path = g_strdup_printf (ANGGOTA "/%s/hak_suara", one->baris);
  gboolean is_marked = prk_record_get_bool (self->kak, path);

  if (one->is_teknis && is_marked)
    _prk_periksa_add (self, "lembaga.teknis", path, "nama", one->nama, NULL);
  else if (!is_marked && one->kedudukan != NULL && g_strv_contains (officers, one->kedudukan))
    _prk_periksa_add (self, "lembaga.suara", path, "nama", one->nama, "kedudukan",
                      prk_klasifikasi_get_nama ("kedudukan_lembaga", one->kedudukan), NULL);
}

/**
 * prk_lembaga_periksa:
 * @lembaga: a record of type "lembaga"
 * @profil: the daerah
 *
 * Lists what is wrong with a decree and its members: R120 (Pasal 34 ayat (1) and (4)), R121 (Pasal 35
 * ayat (1)) and R122 (Pasal 35 ayat (2)).
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_lembaga_periksa (PrkRecord *lembaga,
                     PrkProfil *profil)
{
  g_autoptr(PrkKasus) kasus = prk_kasus_new ();
  g_autoptr(JsonObject) isi = NULL;
  g_autoptr(GPtrArray) members
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_anggota_free);
  gboolean is_tkksd;
  PrkPeriksa self;

  g_return_val_if_fail (lembaga != NULL, NULL);

  is_tkksd = g_strcmp0 (prk_record_get_string (lembaga, "jenis"), "tim_teknis") != 0;
  isi = prk_lembaga_new_isi (lembaga);
  _prk_periksa_begin (&self, lembaga, profil);
  _prk_periksa_kurang (&self);
  /* A Tim Teknis has a decree, too, but no such officers. */
  _prk_periksa_kejadian (&self, kasus, "tkksd_dibentuk", isi,
                         is_tkksd ? perbaikan : (const PrkPerbaikan[]){ perbaikan[0], { NULL, NULL } });

  add_anggota (members, lembaga, get_hari (lembaga, "sk/dari"));
  if (is_tkksd)
    {
      check_ganda (&self, members, "ketua");
      check_ganda (&self, members, "wakil_ketua");
      check_ganda (&self, members, "sekretaris");
    }
  for (guint i = 0; i < members->len; i++)
    check_suara (&self, g_ptr_array_index (members, i));

  return _prk_periksa_end (&self);
}
