/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan is laid out as the two events that it is and judged by the rules of the tahapan; where one fails,
 * the finding stands at the cell that mends it. */

#include "config.h"

#include <string.h>

#include "prk-kak-private.h"
#include "prk-lembaga-private.h"
#include "prk-rencana-private.h"
#include "prk-terbilang.h"

#define DAFTAR_MAKS 5 /* names that a message lists before it only counts */

GStrv
_prk_rencana_list_butir (PrkRecord *rencana)
{
  const PrkBidang *tabel
      = prk_skema_find_bidang (prk_skema_get ("rencana"), PRK_RENCANA_ITEM, NULL);
  g_autoptr(GString) path = g_string_new (NULL);
  GStrv rows = prk_record_list_rows (rencana, PRK_RENCANA_ITEM);
  guint n = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      if (_prk_kak_row_is_blank (rencana, tabel, rows[i], path))
        g_free (rows[i]);
      else
        rows[n++] = rows[i];
    }
  rows[n] = NULL;

  return rows;
}

static char *
dup_name (PrkRecord  *rencana,
          const char *row,
          guint       index)
{
  const char *kegiatan = _prk_rencana_get (rencana, row, "kegiatan");

  return kegiatan != NULL ? g_strdup_printf ("“%s”", kegiatan)
                          : g_strdup_printf ("nomor %u", index + 1);
}

static gboolean
is_kategori (PrkRecord  *rencana,
             const char *row,
             const char *kategori)
{
  return g_strcmp0 (_prk_rencana_get (rencana, row, "kategori"), kategori) == 0
         && g_strcmp0 (_prk_rencana_get (rencana, row, "hasil"), "tidak") != 0;
}

static PrkKasus *
new_tkksd (void)
{
  g_autoptr(JsonObject) isi = json_object_new ();
  PrkKasus *kasus = prk_kasus_new ();

  json_object_set_string_member (isi, "alur", "tkksd");
  prk_kasus_catat (kasus, "tkksd_dibentuk", isi);

  return kasus;
}

/* Which field mends R10. */
static const char *
find_pemetaan (PrkRecord *rencana)
{
  if (g_strcmp0 (prk_record_get_string (rencana, "pemetaan/koordinator"), "pd_kerja_sama") != 0)
    return "pemetaan/koordinator";
  if (g_strcmp0 (prk_record_get_string (rencana, "pemetaan/bersama"), "pd_perencanaan") != 0)
    return "pemetaan/bersama";

  return "peserta";
}

static void
check_pemetaan (PrkPeriksa *self,
                char      **rows)
{
  const char *day = prk_record_get_string (self->kak, "pemetaan/tanggal");
  const PrkPerbaikan mend[] = {
    { "R10", find_pemetaan (self->kak) },
    { "R14", "pemetaan/tanggal" },
    { NULL, NULL },
  };
  const PrkPerbaikan only_r10[] = { mend[0], { NULL, NULL } };
  g_autoptr(PrkKasus) kasus = new_tkksd ();
  g_autoptr(JsonObject) isi = prk_rencana_new_pemetaan (self->kak);
  gboolean is_voluntary = FALSE;

  /* Pasal 8 ayat (5) is about kerja sama sukarela alone. */
  for (guint i = 0; rows[i] != NULL; i++)
    is_voluntary |= is_kategori (self->kak, rows[i], "SUKARELA");
  if (day == NULL || *day == '\0' || prk_record_get_int (self->kak, "tahun", 0) == 0)
    is_voluntary = FALSE;
  _prk_periksa_kejadian (self, kasus, "pemetaan_selesai", isi, is_voluntary ? mend : only_r10);
}

/* "with all perangkat daerah": those of the profile that nobody wrote down. */
static void
check_peserta (PrkPeriksa *self)
{
  const char *const *offices = prk_profil_get_daftar (self->profil, "perangkat_daerah");
  g_autoptr(GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, "peserta");
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *number = NULL;
  guint n = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", "peserta", rows[i], "perangkat_daerah", NULL);
      const char *office = prk_record_get_string (self->kak, path);

      if (office != NULL)
        g_hash_table_add (present, g_utf8_casefold (office, -1));
    }
  for (guint i = 0; offices != NULL && offices[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (offices[i], -1);

      if (g_hash_table_contains (present, folded))
        continue;
      if (n++ < DAFTAR_MAKS)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", offices[i]);
    }

  /* With nobody there at all R10 has said it. */
  if (n == 0 || g_hash_table_size (present) == 0)
    return;
  if (n > DAFTAR_MAKS)
    g_string_append (names, "; dan lain-lain");
  number = g_strdup_printf ("%u", n);
  _prk_periksa_add (self, "rencana.peserta", "peserta", "jumlah", number, "daftar", names->str,
                    NULL);
}

/* What R11 misses, entry by entry. */
static void
check_butir (PrkPeriksa *self,
             char      **rows)
{
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *name = dup_name (self->kak, rows[i], i);
      g_autofree char *first = NULL;
      g_autoptr(GString) missing = g_string_new (NULL);

      if (g_strcmp0 (_prk_rencana_get (self->kak, rows[i], "hasil"), "tidak") == 0)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (_prk_rencana_butir); j++)
        {
          g_autofree char *path = _prk_rencana_dup_path (rows[i], _prk_rencana_butir[j].kolom);
          const PrkBidang *column = prk_skema_find_bidang (self->skema, path, NULL);

          if (!_prk_rencana_butir[j].is_r11
              || !prk_bidang_is_empty (prk_record_get_value (self->kak, path)))
            continue;
          if (first == NULL)
            first = g_strdup (path);
          g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", column->label);
        }
      if (first != NULL)
        _prk_periksa_add (self, "rencana.butir", first, "kegiatan", name, "kurang", missing->str,
                          NULL);
    }
}

/* The forum of the first entry that R12 is about. */
static char *
dup_forum_path (PrkRecord  *rencana,
                char      **rows,
                PrkProfil  *profil)
{
  for (guint i = 0; rows[i] != NULL; i++)
    if (is_kategori (rencana, rows[i], "WAJIB")
        && _prk_rencana_get (rencana, rows[i], "forum") == NULL
        && _prk_rencana_is_satu_provinsi (rencana, rows[i], profil))
      return _prk_rencana_dup_path (rows[i], "forum");

  return g_strdup (PRK_RENCANA_ITEM);
}

static void
check_daftar (PrkPeriksa *self,
              char      **rows)
{
  gboolean is_draft = prk_rencana_get_keadaan (self->kak) == PRK_RENCANA_DRAF;
  g_autofree char *forum = dup_forum_path (self->kak, rows, self->profil);
  const PrkPerbaikan mend[] = {
    { "R12", forum },
    /* Before the list is agreed there is nothing to sign. */
    { is_draft ? NULL : "R13", "berita_acara/ditandatangani" },
    { NULL, NULL },
  };
  g_autoptr(PrkKasus) kasus = new_tkksd ();
  g_autoptr(JsonObject) isi = prk_rencana_new_daftar (self->kak, self->profil);

  if (rows[0] == NULL)
    _prk_periksa_add (self, "rencana.kosong", PRK_RENCANA_ITEM, NULL);
  check_butir (self, rows);
  _prk_periksa_kejadian (self, kasus, "daftar_rencana", isi, mend);
}

static void
check_batas (PrkPeriksa *self,
             const char *row,
             guint       index)
{
  g_auto(GStrv) mitra = prk_rencana_list_mitra (self->kak, row);
  g_autofree char *name = dup_name (self->kak, row, index);
  g_autofree char *path = _prk_rencana_dup_path (row, "mitra");

  for (guint i = 0; mitra[i] != NULL; i++)
    {
      g_autofree char *kode = prk_rencana_dup_kode (mitra[i]);

      if (!_prk_periksa_berbatasan (self, NULL, kode))
        _prk_periksa_add (self, "rencana.berbatasan", path, "kegiatan", name, "mitra", mitra[i],
                          NULL);
    }
}

static void
check_urutan (PrkPeriksa *self)
{
  const char *agreed = prk_record_get_string (self->kak, "disepakati");
  const char *signed_on = prk_record_get_string (self->kak, "berita_acara/tanggal");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (agreed == NULL || signed_on == NULL || *agreed == '\0' || *signed_on == '\0'
      || strcmp (signed_on, agreed) >= 0)
    return;

  first = prk_tanggal_dup_panjang (agreed);
  second = prk_tanggal_dup_panjang (signed_on);
  _prk_periksa_add (self, "rencana.urutan", "berita_acara/tanggal", "berita_acara",
                    second != NULL ? second : signed_on, "disepakati",
                    first != NULL ? first : agreed, NULL);
}

static void
check_kembar (PrkPeriksa *self,
              GPtrArray  *lain)
{
  gint64 year = prk_record_get_int (self->kak, "tahun", 0);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, year);

  for (guint i = 0; lain != NULL && year != 0 && i < lain->len; i++)
    {
      PrkRecord *other = g_ptr_array_index (lain, i);
      const char *judul = prk_record_get_string (other, "judul");

      if (prk_record_get_int (other, "tahun", 0) == year
          && strcmp (prk_record_get_id (other), prk_record_get_id (self->kak)) != 0)
        _prk_periksa_add (self, "rencana.kembar", "tahun", "tahun", number, "judul",
                          judul != NULL && *judul != '\0' ? judul : "tanpa nama", NULL);
    }
}

/**
 * prk_rencana_periksa:
 * @rencana: a record of type "rencana"
 * @lain: (nullable) (element-type PrkRecord): all plans, this one may be among them
 * @profil: the daerah, with its neighbours
 *
 * Lists what is wrong with a plan: R4 and R6 of its entries, R10–R14. R13 is asked only once the list is agreed.
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_rencana_periksa (PrkRecord *rencana,
                     GPtrArray *lain,
                     PrkProfil *profil)
{
  g_auto(GStrv) rows = NULL;
  PrkPeriksa self;

  g_return_val_if_fail (rencana != NULL && profil != NULL, NULL);

  rows = _prk_rencana_list_butir (rencana);
  _prk_periksa_begin (&self, rencana, profil);
  _prk_periksa_kurang (&self);
  check_kembar (&self, lain);
  check_pemetaan (&self, rows);
  check_peserta (&self);
  check_daftar (&self, rows);
  _prk_periksa_r4_tabel (&self, PRK_RENCANA_ITEM, "kegiatan");
  for (guint i = 0; rows[i] != NULL; i++)
    if (is_kategori (rencana, rows[i], "WAJIB"))
      check_batas (&self, rows[i], i);
  check_urutan (&self);

  return _prk_periksa_end (&self);
}
