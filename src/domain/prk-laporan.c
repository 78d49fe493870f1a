/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-laporan.h"
#include "prk-lembaga-private.h"
#include "prk-terbilang.h"

#define ALUR "pks"

static const char *const peristiwa_menurut[] = { "laporan_pd", "laporan_diteruskan", "monev" };

static const PrkPerbaikan report[] = {
  { "R104", "tembusan_tkksd" },
  { "R106", "isi/a" },
  { NULL, NULL },
};

static const PrkPerbaikan forwarding[] = { { "R105", "diteruskan/tanggal" }, { NULL, NULL } };
static const PrkPerbaikan monitoring[] = { { "R107", "monev/oleh" }, { NULL, NULL } };

static void
set_isi (PrkEdit    *edit,
         const char *letter,
         const char *text)
{
  g_autofree char *path = g_strconcat ("isi/", letter, NULL);

  if (text != NULL && *text != '\0')
    prk_edit_set_text (edit, path, text);
}

/* One column of a table, a line each. */
static char *
dup_column (PrkRecord  *record,
            const char *table,
            const char *column)
{
  g_auto(GStrv) rows = record != NULL ? prk_record_list_rows (record, table) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; rows != NULL && rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", table, rows[i], column, NULL);
      const char *cell = prk_record_get_string (record, path);

      if (cell != NULL && *cell != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", cell);
    }

  return g_string_free (text, FALSE);
}

static char *
dup_jangka (PrkRecord  *record,
            const char *mulai,
            const char *selesai)
{
  const char *first = record != NULL ? prk_record_get_string (record, mulai) : NULL;
  const char *last = record != NULL ? prk_record_get_string (record, selesai) : NULL;
  g_autofree char *dari = first != NULL ? prk_tanggal_dup_panjang (first) : NULL;
  g_autofree char *sampai = last != NULL ? prk_tanggal_dup_panjang (last) : NULL;

  return dari != NULL && sampai != NULL ? g_strdup_printf ("%s sampai dengan %s", dari, sampai) : NULL;
}

static char *
dup_maksud (PrkRecord *ksd,
            PrkRecord *kak)
{
  const char *own = prk_record_get_text (ksd, "maksud_tujuan");
  const char *maksud = kak != NULL ? prk_record_get_text (kak, "maksud_tujuan/maksud") : NULL;
  const char *tujuan = kak != NULL ? prk_record_get_text (kak, "maksud_tujuan/tujuan") : NULL;

  if (own != NULL && *own != '\0')
    return g_strdup (own);

  return g_strjoin ("\n\n", maksud != NULL ? maksud : "", tujuan, NULL);
}

/* The first that says something. */
static char *
take_first (char *a,
            char *b)
{
  if (a != NULL && *a != '\0')
    {
      g_free (b);
      return a;
    }
  g_free (a);

  return b;
}

/**
 * prk_laporan_mulai:
 * @edit: of a new record of type "laporan"
 * @ksd: the case
 * @kak: (nullable): its KAK
 * @alur: the line of the agreement, such as "pks-1"
 * @masa: the semester, "2027-1"
 *
 * Fills in what is known.
 */
void
prk_laporan_mulai (PrkEdit    *edit,
                   PrkRecord  *ksd,
                   PrkRecord  *kak,
                   const char *alur,
                   const char *masa)
{
  const char *judul = prk_record_get_string (ksd, "judul");
  const char *office = prk_record_get_string (ksd, "perangkat_daerah");
  g_autofree char *pihak = dup_column (ksd, "pihak", "nama");
  g_autofree char *maksud = dup_maksud (ksd, kak);
  g_autofree char *objek = take_first (dup_column (ksd, "objek", "uraian"),
                                       dup_column (kak, "objek_ruang_lingkup/objek", "uraian"));
  g_autofree char *jangka = take_first (dup_jangka (ksd, "jangka/mulai", "jangka/selesai"),
                                        dup_jangka (kak, "jangka_waktu/mulai", "jangka_waktu/selesai"));

  prk_edit_set_string (edit, "ksd", prk_record_get_id (ksd));
  prk_edit_set_string (edit, "alur", alur);
  prk_edit_set_string (edit, "masa", masa);
  prk_edit_set_string (edit, "judul", judul != NULL ? judul : "");
  if (office != NULL)
    prk_edit_set_string (edit, "perangkat_daerah", office);
  prk_edit_set_bool (edit, "tembusan_tkksd", TRUE);
  set_isi (edit, "a", judul);
  set_isi (edit, "b", g_str_has_prefix (alur, ALUR) ? "Perjanjian Kerja Sama" : "Kesepakatan Bersama");
  set_isi (edit, "c", pihak);
  set_isi (edit, "d", maksud);
  set_isi (edit, "e", objek);
  set_isi (edit, "f", jangka);
}

/**
 * prk_laporan_new_isi:
 * @laporan: a record of type "laporan"
 * @langkah: which step
 * @peristiwa: (out) (optional) (transfer none): kind of the event
 *
 * Returns: (transfer full): the fields of the event
 */
JsonObject *
prk_laporan_new_isi (PrkRecord          *laporan,
                     PrkLaporanLangkah   langkah,
                     const char        **peristiwa)
{
  static const char *const days[] = { "tanggal", "diteruskan/tanggal", "monev/tanggal" };
  const char *alur = prk_record_get_string (laporan, "alur");
  JsonObject *isi = json_object_new ();

  if (peristiwa != NULL)
    *peristiwa = peristiwa_menurut[langkah];
  _prk_isi_set_teks (isi, "alur", alur != NULL ? alur : ALUR);
  _prk_isi_set_teks (isi, "masa", prk_record_get_string (laporan, "masa"));
  _prk_isi_set_teks (isi, "tanggal", prk_record_get_string (laporan, days[langkah]));
  _prk_isi_set_teks (isi, "laporan_id", prk_record_get_id (laporan));
  if (langkah == PRK_LAPORAN_DITERUSKAN)
    {
      _prk_isi_set_teks (isi, "kepada", "gubernur");
      _prk_isi_set_teks (isi, "nomor", prk_record_get_string (laporan, "diteruskan/nomor"));
    }
  else if (langkah == PRK_LAPORAN_MONEV)
    {
      _prk_isi_set_teks (isi, "oleh", prk_record_get_string (laporan, "monev/oleh"));
    }
  else
    {
      _prk_isi_set_teks (isi, "kepada", "kepala_daerah");
      _prk_isi_set_ya (isi, "tembusan_tkksd", prk_record_get_bool (laporan, "tembusan_tkksd"));
      for (char letter = 'a'; letter <= 'i'; letter++)
        {
          const char path[] = { 'i', 's', 'i', '/', letter, '\0' };

          _prk_isi_set_teks (isi, path, prk_record_get_text (laporan, path));
        }
    }

  return isi;
}

/* An agreement that is being carried out. */
static PrkKasus *
new_running (const char *alur)
{
  static const char *const way[] = {
    "pks_dimulai", "rancangan_pks", "rapat_teknis_pks", "pks_disepakati", "pks_ditandatangani",
    "pelaksanaan_dimulai",
  };
  PrkKasus *kasus = prk_kasus_new ();

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_autoptr(JsonObject) isi = json_object_new ();

      json_object_set_string_member (isi, "alur", alur);
      prk_kasus_catat (kasus, way[i], isi);
    }

  return kasus;
}

/**
 * prk_laporan_periksa:
 * @laporan: a record of type "laporan"
 * @profil: the daerah
 *
 * Lists what is wrong with a report: R104 and R106, and once it was forwarded or monitored R105 and R107.
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_laporan_periksa (PrkRecord *laporan,
                     PrkProfil *profil)
{
  g_autoptr(PrkKasus) kasus = new_running (ALUR);
  g_autoptr(JsonObject) isi = NULL;
  PrkPeriksa self;

  g_return_val_if_fail (laporan != NULL, NULL);

  isi = prk_laporan_new_isi (laporan, PRK_LAPORAN_PD, NULL);
  json_object_set_string_member (isi, "alur", ALUR);
  _prk_periksa_begin (&self, laporan, profil);
  _prk_periksa_kurang (&self);
  _prk_periksa_kejadian (&self, kasus, "laporan_pd", isi, report);

  prk_kasus_catat (kasus, "laporan_pd", isi);
  if (prk_record_get_string (laporan, "diteruskan/tanggal") != NULL)
    {
      g_autoptr(JsonObject) sent = prk_laporan_new_isi (laporan, PRK_LAPORAN_DITERUSKAN, NULL);

      json_object_set_string_member (sent, "alur", ALUR);
      _prk_periksa_kejadian (&self, kasus, "laporan_diteruskan", sent, forwarding);
    }
  if (prk_record_get_string (laporan, "monev/tanggal") != NULL)
    {
      g_autoptr(JsonObject) seen = prk_laporan_new_isi (laporan, PRK_LAPORAN_MONEV, NULL);

      json_object_set_string_member (seen, "alur", ALUR);
      _prk_periksa_kejadian (&self, kasus, "monev", seen, monitoring);
    }

  return _prk_periksa_end (&self);
}
