/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with a meeting. The rules of the tahapan are asked through the event that the meeting is;
 * the rest is what minutes need so that a decision can be carried out. Before the meeting was held only
 * what must be right by then is a finding. */

#include "config.h"

#include <string.h>

#include "prk-aturan-private.h"
#include "prk-lembaga-private.h"
#include "prk-rapat-private.h"

static const PrkPerbaikan before_pleno[] = {
  { "R120", "tanggal" },
  { "R126", "agenda" },
  { NULL, NULL },
};

static const PrkPerbaikan before_teknis[] = {
  { "R120", "tanggal" },
  { "R127", "agenda" },
  { NULL, NULL },
};

static const PrkPerbaikan before_other[] = {
  { "R120", "tanggal" },
  { NULL, NULL },
};

static const PrkPerbaikan after_pleno[] = {
  { "R120", "tanggal" },
  { "R124", "pimpinan/sebagai" },
  { "R126", "agenda" },
  { "R128", "berita_acara/nomor" },
  { NULL, NULL },
};

static const PrkPerbaikan after_teknis[] = {
  { "R120", "tanggal" },
  { "R125", "pimpinan/sebagai" },
  { "R127", "agenda" },
  { "R128", "berita_acara/nomor" },
  { NULL, NULL },
};

static const PrkPerbaikan after_other[] = {
  { "R120", "tanggal" },
  { "R128", "berita_acara/nomor" },
  { NULL, NULL },
};

static const PrkPerbaikan considerations[] = {
  { "R38", "pertimbangan" },
  { "R39", "pertimbangan" },
  { NULL, NULL },
};

/* The TKKSD as its decree on the day of the meeting makes it. */
static PrkKasus *
new_tkksd (PrkRecord *rapat,
           GPtrArray *lembaga)
{
  PrkRecord *decree = prk_lembaga_find_berlaku (lembaga, "tkksd", _prk_rapat_get_hari (rapat));
  g_autoptr(JsonObject) isi = decree != NULL ? prk_lembaga_new_isi (decree) : json_object_new ();
  PrkKasus *kasus = prk_kasus_new ();

  if (decree == NULL)
    json_object_set_string_member (isi, "alur", "tkksd");
  prk_kasus_catat (kasus, "tkksd_dibentuk", isi);

  return kasus;
}

static void
check_tahapan (PrkPeriksa *self,
               GPtrArray  *lembaga,
               gboolean    is_held)
{
  const char *jenis = prk_record_get_string (self->kak, "jenis");
  g_autoptr(PrkKasus) kasus = new_tkksd (self->kak, lembaga);
  g_autoptr(JsonObject) isi = prk_rapat_new_isi (self->kak, lembaga);

  if (g_strcmp0 (jenis, "pleno") == 0)
    _prk_periksa_kejadian (self, kasus, "rapat_pleno", isi, is_held ? after_pleno : before_pleno);
  else if (g_strcmp0 (jenis, "teknis") == 0)
    _prk_periksa_kejadian (self, kasus, "rapat_teknis", isi,
                           is_held ? after_teknis : before_teknis);
  else
    _prk_periksa_kejadian (self, kasus, "rapat_teknis", isi, is_held ? after_other : before_other);
}

/* Everybody who is put down with a vote must have one by membership, and stand there once. */
static void
check_hadir (PrkPeriksa *self,
             GPtrArray  *lembaga)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, "hadir");
  g_autoptr(GPtrArray) members
      = prk_lembaga_list_anggota (lembaga, _prk_rapat_get_hari (self->kak));
  g_autoptr(GHashTable) voters = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < members->len; i++)
    {
      const PrkAnggota *one = g_ptr_array_index (members, i);

      if (one->is_hak_suara)
        g_hash_table_add (voters, (char *)one->nama);
    }

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *nama = _prk_rapat_cell (self->kak, self->path, "hadir", rows[i], "nama");
      g_autofree char *place = g_strdup_printf ("hadir/%s/hak_suara", rows[i]);
      g_autofree char *name = g_strdup_printf ("hadir/%s/nama", rows[i]);

      if (nama == NULL)
        continue;
      if (!g_hash_table_add (seen, (char *)nama))
        _prk_periksa_add (self, "rapat.dua_kali", name, "nama", nama, NULL);
      if (prk_record_get_bool (self->kak, place) && !g_hash_table_contains (voters, nama))
        _prk_periksa_add (self, "rapat.hak", place, "nama", nama, NULL);
    }
}

/* The chair is one of those present, in that office. */
static void
check_pimpinan (PrkPeriksa *self)
{
  const char *office = prk_record_get_string (self->kak, "pimpinan/sebagai");
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, "hadir");

  if (office == NULL)
    return;
  if (strcmp (office, "anggota_tetap") == 0)
    office = "anggota";

  for (guint i = 0; rows[i] != NULL; i++)
    if (_prk_rapat_ya (self->kak, self->path, "hadir", rows[i], "hadir")
        && g_strcmp0 (_prk_rapat_cell (self->kak, self->path, "hadir", rows[i], "kedudukan"), office)
               == 0)
      return;

  _prk_periksa_add (self, "rapat.pimpinan", "pimpinan/sebagai", NULL);
}

static void
check_kuorum (PrkPeriksa *self,
              GPtrArray  *lembaga)
{
  g_autofree char *there = NULL;
  g_autofree char *all = NULL;
  g_autofree char *persen = NULL;
  PrkRapatHadir hadir;

  prk_rapat_hitung_hadir (self->kak, lembaga, self->profil, &hadir);
  if (hadir.is_kuorum || hadir.n_anggota == 0)
    return;

  there = g_strdup_printf ("%u", hadir.n_suara);
  all = g_strdup_printf ("%u", hadir.n_anggota);
  persen = g_strdup_printf ("%u", hadir.persen);
  _prk_periksa_add (self, "rapat.kuorum", "hadir", "hadir", there, "semua", all, "persen", persen,
                    NULL);
}

/* R122 on the votes of one decision. */
static void
check_suara (PrkPeriksa *self,
             GPtrArray  *lembaga,
             const char *row)
{
  g_autofree char *place = g_strdup_printf ("putusan/%s/setuju", row);
  g_autofree char *result = g_strdup_printf ("putusan/%s/hasil", row);
  const PrkPerbaikan votes[] = { { "R122", place }, { NULL, NULL } };
  g_autoptr(PrkKasus) kasus = new_tkksd (self->kak, lembaga);
  g_autoptr(JsonObject) isi = prk_rapat_new_isi (self->kak, lembaga);
  gint64 setuju = prk_record_get_int (self->kak, place, 0);
  gint64 tolak = prk_record_get_int (
      self->kak, _prk_cell_path (self->path, "putusan", row, "tolak"), 0);
  const char *hasil = prk_record_get_string (self->kak, result);

  _prk_rapat_set_suara (isi, self->kak, row);
  _prk_periksa_kejadian (self, kasus, "rapat_pleno", isi, votes);
  if ((g_strcmp0 (hasil, "setuju") == 0 && setuju <= tolak)
      || (g_strcmp0 (hasil, "tolak") == 0 && tolak <= setuju))
    {
      g_autofree char *yes = g_strdup_printf ("%" G_GINT64_FORMAT, setuju);
      g_autofree char *no = g_strdup_printf ("%" G_GINT64_FORMAT, tolak);

      _prk_periksa_add (self, "rapat.mayoritas", result, "setuju", yes, "tolak", no, NULL);
    }
}

/* R38 and R39 of a recommendation about an offer outside the plan. */
static void
check_pertimbangan (PrkPeriksa *self,
                    GPtrArray  *lembaga,
                    const char *row)
{
  g_autoptr(PrkKasus) kasus = prk_kasus_new ();
  g_autoptr(JsonObject) offer = json_object_new ();
  g_autoptr(JsonNode) prakarsa = json_node_init_string (json_node_alloc (), "mitra");
  g_autoptr(JsonObject) isi = NULL;
  const char *ksd, *peristiwa;

  isi = prk_rapat_new_putusan (self->kak, lembaga, row, &ksd, &peristiwa);
  if (isi == NULL || strcmp (peristiwa, "pleno_memutuskan") != 0)
    return;

  /* A case that stands before the Pleno. */
  prk_kasus_set (kasus, "prakarsa", prakarsa);
  json_object_set_boolean_member (offer, "dalam_rencana", FALSE);
  prk_kasus_catat (kasus, "penawaran_masuk", offer);
  prk_kasus_catat (kasus, "telaah_masuk", NULL);
  _prk_periksa_kejadian (self, kasus, "pleno_memutuskan", isi, considerations);
}

static void
check_putusan (PrkPeriksa *self,
               GPtrArray  *lembaga)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, "putusan");
  g_auto(GStrv) agenda = prk_record_list_rows (self->kak, "agenda");

  for (guint i = 0; agenda[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)rows, agenda[i]))
      _prk_periksa_add (self, "rapat.putusan", "putusan", "agenda",
                        _prk_rapat_cell (self->kak, self->path, "agenda", agenda[i], "uraian"),
                        NULL);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *hasil = _prk_rapat_cell (self->kak, self->path, "putusan", rows[i], "hasil");

      if (g_strcmp0 (hasil, "setuju") == 0 || g_strcmp0 (hasil, "tolak") == 0)
        check_suara (self, lembaga, rows[i]);
      check_pertimbangan (self, lembaga, rows[i]);
    }
}

static void
check_tindak_lanjut (PrkPeriksa *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, "tindak_lanjut");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("tindak_lanjut/%s/sampai", rows[i]);

      if (prk_record_get_string (self->kak, place) == NULL)
        _prk_periksa_add (self, "rapat.sampai", place, "uraian",
                          _prk_rapat_cell (self->kak, self->path, "tindak_lanjut", rows[i], "uraian"),
                          NULL);
    }
}

/**
 * prk_rapat_periksa:
 * @rapat: a record of type "rapat"
 * @lembaga: (element-type PrkRecord): the decrees
 * @profil: the daerah
 *
 * Lists what is wrong with a meeting: R38–R39 (Pasal 18 ayat (4)–(5)), R120 and R122–R128 (Pasal 34–39).
 * Quorum and majority are in no article; they are soft, and the quorum is a setting.
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_rapat_periksa (PrkRecord *rapat,
                   GPtrArray *lembaga,
                   PrkProfil *profil)
{
  gboolean is_held;
  PrkPeriksa self;

  g_return_val_if_fail (rapat != NULL && lembaga != NULL && profil != NULL, NULL);

  is_held = prk_record_get_bool (rapat, "selesai");
  _prk_periksa_begin (&self, rapat, profil);
  _prk_periksa_kurang (&self);
  check_tahapan (&self, lembaga, is_held);
  check_hadir (&self, lembaga);
  if (is_held)
    {
      check_pimpinan (&self);
      check_kuorum (&self, lembaga);
      check_putusan (&self, lembaga);
      check_tindak_lanjut (&self);
    }
  else if (g_strcmp0 (prk_record_get_string (rapat, "jenis"), "teknis") == 0
           && !prk_record_get_bool (rapat, "undangan/semua"))
    {
      _prk_periksa_add (&self, "rapat.undangan", "undangan/semua", NULL);
    }

  return _prk_periksa_end (&self);
}
