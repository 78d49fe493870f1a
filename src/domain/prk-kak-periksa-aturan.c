/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-kak-periksa-private.h"
#include "prk-klasifikasi.h"
#include "prk-terbilang.h"
#include "prk-wilayah.h"

#define OBJEK "objek_ruang_lingkup/objek"
#define DURASI_MAKS_BULAN 60 /* Pasal 19 ayat (3), where the profile says nothing */

static gboolean
is_empty (PrkPeriksa *self,
          const char *path)
{
  return prk_bidang_is_empty (prk_record_get_value (self->kak, path));
}

static const char *
get_cell (PrkPeriksa *self,
          const char *table,
          const char *row,
          const char *column)
{
  const char *text
      = prk_record_get_string (self->kak, _prk_cell_path (self->path, table, row, column));

  return text == NULL || *text == '\0' ? NULL : text;
}

/* Adds a finding about one cell; _prk_periksa_add() needs the path to stand still. */
#define ADD_CELL(self, kunci, table, row, column, ...)                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cell_path = g_strdup (_prk_cell_path ((self)->path, table, row, column));     \
    _prk_periksa_add (self, kunci, cell_path, __VA_ARGS__, NULL);                                  \
  }                                                                                                \
  G_STMT_END

/* The rows of a table that somebody has begun. */
static GStrv
list_rows (PrkPeriksa *self,
           const char *table)
{
  const PrkBidang *tabel = prk_skema_find_bidang (self->skema, table, NULL);
  GStrv rows = prk_record_list_rows (self->kak, table);
  guint n = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      if (_prk_kak_row_is_blank (self->kak, tabel, rows[i], self->path))
        g_free (rows[i]);
      else
        rows[n++] = rows[i];
    }
  rows[n] = NULL;

  return rows;
}

/* How a message names a row: what stands in it in quotes, cut to a length that reads well, or its
 * number. */
static char *
dup_row_name (const char *text,
              guint       index)
{
  g_autofree char *begin = NULL;

  if (text == NULL)
    return g_strdup_printf ("nomor %u", index + 1);
  if (g_utf8_strlen (text, -1) <= 60)
    return g_strdup_printf ("\"%s\"", text);

  begin = g_utf8_substring (text, 0, 60);
  return g_strdup_printf ("\"%s…\"", begin);
}

static gboolean
is_ticked (PrkPeriksa *self,
           const char *field,
           const char *kode)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", field, kode);

  return prk_record_get_bool (self->kak, path);
}

/* Codes that are ticked and are in the list. */
static GPtrArray *
list_ticked (PrkPeriksa *self,
             const char *field,
             const char *list)
{
  const GPtrArray *all = prk_klasifikasi_list (list);
  GPtrArray *ticked = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      PrkPilihan *pilihan = g_ptr_array_index (all, i);

      if (is_ticked (self, field, pilihan->kode))
        g_ptr_array_add (ticked, pilihan);
    }

  return ticked;
}

static gboolean
has_choice (GPtrArray  *choices,
            const char *kode)
{
  for (guint i = 0; i < choices->len; i++)
    if (strcmp (((PrkPilihan *)g_ptr_array_index (choices, i))->kode, kode) == 0)
      return TRUE;

  return FALSE;
}

/* Pasal 5 ayat (1) and (4): every objek is an urusan that the daerah has. */
static void
check_objek_urusan (PrkPeriksa *self,
                    GPtrArray  *allowed,
                    const char *row,
                    guint       index)
{
  const char *urusan = get_cell (self, OBJEK, row, "urusan");
  const PrkPilihan *pilihan = urusan == NULL ? NULL : prk_klasifikasi_find ("urusan", urusan);
  g_autofree char *objek = dup_row_name (get_cell (self, OBJEK, row, "uraian"), index);
  JsonNode *kewenangan;

  if (urusan == NULL)
    ADD_CELL (self, "R2.objek_tanpa_urusan", OBJEK, row, "urusan", "objek", objek);
  else if (pilihan != NULL && !has_choice (allowed, urusan))
    ADD_CELL (self, "R2.bukan_kewenangan", OBJEK, row, "urusan", "urusan", pilihan->nama);
  else if (pilihan != NULL && !is_ticked (self, "urusan", urusan))
    ADD_CELL (self, "R2.urusan_tidak_dipilih", OBJEK, row, "urusan", "objek", objek, "urusan",
              pilihan->nama);

  kewenangan
      = prk_record_get_value (self->kak, _prk_cell_path (self->path, OBJEK, row, "kewenangan"));
  if (kewenangan != NULL && JSON_NODE_HOLDS_VALUE (kewenangan)
      && json_node_get_value_type (kewenangan) == G_TYPE_BOOLEAN
      && !json_node_get_boolean (kewenangan))
    ADD_CELL (self, "R2.objek_bukan_kewenangan", OBJEK, row, "kewenangan", "objek", objek);
}

void
_prk_periksa_r2 (PrkPeriksa *self)
{
  g_autoptr(GPtrArray) allowed = prk_profil_list_pilihan (self->profil, "urusan");
  g_autoptr(GPtrArray) ticked = list_ticked (self, "urusan", "urusan");
  g_auto(GStrv) rows = list_rows (self, OBJEK);

  if (ticked->len == 0)
    _prk_periksa_add (self, "R2.urusan_kosong", "urusan", NULL);

  for (guint i = 0; i < ticked->len; i++)
    {
      const PrkPilihan *pilihan = g_ptr_array_index (ticked, i);
      g_autofree char *path = g_strconcat ("urusan/", pilihan->kode, NULL);

      if (!has_choice (allowed, pilihan->kode))
        _prk_periksa_add (self, "R2.bukan_kewenangan", path, "urusan", pilihan->nama, NULL);
    }

  for (guint i = 0; rows[i] != NULL; i++)
    check_objek_urusan (self, allowed, rows[i], i);
}

void
_prk_periksa_r3 (PrkPeriksa *self)
{
  if (!prk_record_get_bool (self->kak, "objek_ruang_lingkup/pernyataan"))
    _prk_periksa_add (self, "R3.pernyataan", "objek_ruang_lingkup/pernyataan", NULL);
}

/* Pasal 5 ayat (2)–(3), of the objects of a KAK and of the entries of a plan alike. */
void
_prk_periksa_r4_tabel (PrkPeriksa *self,
                       const char *table,
                       const char *name_column)
{
  g_auto(GStrv) rows = list_rows (self, table);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *objek = dup_row_name (get_cell (self, table, rows[i], name_column), i);
      const char *reason = get_cell (self, table, rows[i], "alasan_luar");
      const PrkPilihan *pilihan
          = reason == NULL ? NULL : prk_klasifikasi_find ("alasan_luar_rencana", reason);

      if (!is_empty (self, _prk_cell_path (self->path, table, rows[i], "rujukan")))
        continue;
      if (pilihan == NULL)
        {
          ADD_CELL (self, "R4.tanpa_rujukan", table, rows[i], "rujukan", "objek", objek);
        }
      else if (is_empty (self, _prk_cell_path (self->path, table, rows[i], "penjelasan_luar")))
        {
          g_autofree char *name = g_utf8_strdown (pilihan->nama, -1);

          ADD_CELL (self, "R4.tanpa_penjelasan", table, rows[i], "penjelasan_luar", "objek", objek,
                    "alasan", name);
        }
    }
}

void
_prk_periksa_r4 (PrkPeriksa *self)
{
  _prk_periksa_r4_tabel (self, OBJEK, "uraian");
}

/* The name of a partner in a message, without quotes: it is a proper name. */
static char *
dup_mitra_name (PrkPeriksa *self,
                const char *row,
                guint       index)
{
  const char *name = get_cell (self, "mitra", row, "nama");
  const char *kode = get_cell (self, "mitra", row, "kode");
  const PrkWilayah *wilayah = kode == NULL ? NULL : prk_wilayah_find (kode);

  if (name != NULL)
    return g_strdup (name);

  return wilayah != NULL ? g_strdup (wilayah->nama) : g_strdup_printf ("Mitra nomor %u", index + 1);
}

/* What tells a party from the others: its code, else its name. */
static char *
dup_party_key (const char *kode,
               const char *name)
{
  return kode != NULL ? g_strdup (kode) : name != NULL ? g_utf8_casefold (name, -1) : NULL;
}

static gboolean
is_daerah_row (PrkPeriksa *self,
               const char *row)
{
  const char *golongan = get_cell (self, "mitra", row, "golongan");

  return golongan == NULL || strcmp (golongan, "daerah") == 0;
}

/* Pasal 7 ayat (1), Pasal 8 ayat (1): two daerah or more, the own among them, none twice. */
void
_prk_periksa_r5 (PrkPeriksa *self)
{
  g_autoptr(GHashTable) parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *daerah = prk_record_get_string (self->kak, "daerah");
  const char *own = prk_profil_get_daerah (self->profil);
  g_auto(GStrv) rows = list_rows (self, "mitra");

  if (daerah == NULL || *daerah == '\0')
    _prk_periksa_add (self, "R5.daerah_kosong", "daerah", NULL);
  else
    g_hash_table_add (parties, g_strdup (daerah));
  if (rows[0] == NULL)
    _prk_periksa_add (self, "R5.kurang", "mitra", NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *kode = get_cell (self, "mitra", rows[i], "kode");
      g_autofree char *key = dup_party_key (kode, get_cell (self, "mitra", rows[i], "nama"));
      g_autofree char *name = dup_mitra_name (self, rows[i], i);

      if (key != NULL && !g_hash_table_add (parties, g_steal_pointer (&key)))
        ADD_CELL (self, "R5.kembar", "mitra", rows[i], kode != NULL ? "kode" : "nama", "mitra",
                  name);
    }

  if (g_hash_table_size (parties) > 0 && !g_hash_table_contains (parties, own))
    _prk_periksa_add (self, "R5.daerah_sendiri", "daerah", "daerah",
                      prk_profil_get_nama (self->profil), NULL);
}

/* The profile knows the neighbours of its own daerah only; a border works both ways. */
gboolean
_prk_periksa_berbatasan (PrkPeriksa *self,
                         const char *daerah,
                         const char *mitra)
{
  const char *own = prk_profil_get_daerah (self->profil);
  const char *const *neighbours = prk_profil_get_daftar (self->profil, "batas_daerah");

  if (neighbours == NULL || mitra == NULL)
    return FALSE;
  if (daerah == NULL || strcmp (daerah, own) == 0)
    return g_strv_contains (neighbours, mitra);

  return strcmp (mitra, own) == 0 && g_strv_contains (neighbours, daerah);
}

void
_prk_periksa_r6 (PrkPeriksa *self)
{
  const char *daerah = prk_record_get_string (self->kak, "daerah");
  g_auto(GStrv) rows = NULL;

  if (g_strcmp0 (prk_record_get_string (self->kak, "kategori"), "WAJIB") != 0)
    return;

  rows = list_rows (self, "mitra");
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *name = dup_mitra_name (self, rows[i], i);

      if (is_daerah_row (self, rows[i])
          && !_prk_periksa_berbatasan (self, daerah, get_cell (self, "mitra", rows[i], "kode"))
          && !prk_record_get_bool (self->kak,
                                   _prk_cell_path (self->path, "mitra", rows[i], "berbatasan")))
        ADD_CELL (self, "R6.tidak_berbatasan", "mitra", rows[i], "berbatasan", "mitra", name);
    }

  if (is_empty (self, "eksternalitas"))
    _prk_periksa_add (self, "R6.eksternalitas", "eksternalitas", NULL);
  if (is_empty (self, "efisiensi"))
    _prk_periksa_add (self, "R6.efisiensi", "efisiensi", NULL);
}

static gboolean
has_source (PrkPeriksa *self,
            const char *source)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, "pembiayaan/baris");

  for (guint i = 0; rows[i] != NULL; i++)
    if (g_strcmp0 (get_cell (self, "pembiayaan/baris", rows[i], "sumber"), source) == 0)
      return TRUE;

  return FALSE;
}

void
_prk_periksa_r8 (PrkPeriksa *self)
{
  g_autoptr(GPtrArray) ticked = list_ticked (self, "bentuk", "bentuk");

  if (ticked->len == 0)
    _prk_periksa_add (self, "R8.kosong", "bentuk", NULL);

  for (guint i = 0; i < ticked->len; i++)
    {
      const PrkPilihan *pilihan = g_ptr_array_index (ticked, i);
      const char *source = prk_klasifikasi_get_sifat ("bentuk", pilihan->kode, "menuntut_sumber");

      if (source != NULL && !has_source (self, source))
        _prk_periksa_add (self, "R8.sumber", "pembiayaan/baris", "huruf", pilihan->kode, "bentuk",
                          pilihan->nama, "sumber", source, NULL);
    }

  if (ticked->len > 1 && is_empty (self, "bentuk_utama"))
    {
      g_autofree char *number = prk_terbilang (ticked->len);

      _prk_periksa_add (self, "R8.utama", "bentuk_utama", "jumlah", number, NULL);
    }
}

void
_prk_periksa_r9 (PrkPeriksa *self)
{
  g_auto(GStrv) rows = list_rows (self, "mitra");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *golongan = get_cell (self, "mitra", rows[i], "golongan");
      const PrkPilihan *pilihan
          = golongan == NULL ? NULL : prk_klasifikasi_find ("golongan_mitra", golongan);
      g_autofree char *name = dup_mitra_name (self, rows[i], i);
      g_autofree char *kind = NULL;

      if (pilihan == NULL || is_daerah_row (self, rows[i]))
        continue;

      kind = g_utf8_strdown (pilihan->nama, -1);
      ADD_CELL (self, "R9.jalur", "mitra", rows[i], "golongan", "mitra", name, "golongan", kind,
                "jalur", prk_klasifikasi_get_sifat ("golongan_mitra", golongan, "jalur"), "dasar",
                prk_klasifikasi_get_sifat ("golongan_mitra", golongan, "dasar"));
    }
}

void
_prk_periksa_r20 (PrkPeriksa *self)
{
  if (is_empty (self, "perangkat_daerah"))
    _prk_periksa_add (self, "R20.perangkat_daerah", "perangkat_daerah", NULL);
  if (is_empty (self, "kepala_pd/nama"))
    _prk_periksa_add (self, "R20.kepala", "kepala_pd/nama", NULL);
}

/* The heading under which the daerah knows the part. */
static const char *
get_heading (PrkPeriksa      *self,
             const PrkBagian *bagian)
{
  for (guint i = 0; i < prk_profil_get_n_bagian (self->profil); i++)
    if (strcmp (prk_profil_get_bagian (self->profil, i)->id, bagian->id) == 0)
      return prk_profil_get_bagian (self->profil, i)->judul;

  return bagian->judul;
}

static void
check_complete (PrkPeriksa      *self,
                const PrkBagian *bagian,
                const char      *kunci)
{
  g_autoptr(GPtrArray) lacking = _prk_kak_list_kurang (self->kak, bagian);
  g_autoptr(GString) labels = g_string_new (NULL);
  const PrkKurang *first;

  if (lacking->len == 0)
    return;

  for (guint i = 0; i < lacking->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "",
                            ((PrkKurang *)g_ptr_array_index (lacking, i))->label);

  first = g_ptr_array_index (lacking, 0);
  _prk_periksa_add (self, kunci, first->path, "judul", get_heading (self, bagian), "kurang",
                    labels->str, NULL);
}

/* Pasal 14 ayat (2) a–h; and, as the profile's own rule, its mandatory extra parts. */
void
_prk_periksa_r21 (PrkPeriksa *self)
{
  for (guint i = 0; i < prk_skema_get_n_bagian (self->skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (self->skema, i);

      if (bagian->huruf != NULL)
        check_complete (self, bagian, "R21.bagian");
      else if (bagian->tambahan && bagian->wajib)
        check_complete (self, bagian, "profil.bagian");
    }
}

void
_prk_periksa_r22 (PrkPeriksa *self)
{
  if (!self->submitted)
    return;
  if (is_empty (self, "penyampaian/tanggal"))
    _prk_periksa_add (self, "R22.tanggal", "penyampaian/tanggal", NULL);
  if (is_empty (self, "penyampaian/penerima"))
    _prk_periksa_add (self, "R22.penerima", "penyampaian/penerima", NULL);
}

/* "lima tahun" or "delapan belas bulan". */
static char *
dup_duration (gint64 months)
{
  g_autofree char *number = prk_terbilang (months % 12 == 0 ? months / 12 : months);

  return g_strdup_printf ("%s %s", number, months % 12 == 0 ? "tahun" : "bulan");
}

/* Pasal 19 ayat (3), by the dates, or by the duration where dates are missing. */
void
_prk_periksa_r63 (PrkPeriksa *self)
{
  gint64 limit = prk_profil_get_bulat (self->profil, "batas.durasi_maks_bulan", DURASI_MAKS_BULAN);
  const char *first = prk_record_get_string (self->kak, "jangka_waktu/mulai");
  const char *last = prk_record_get_string (self->kak, "jangka_waktu/selesai");
  gint64 months = prk_record_get_int (self->kak, "jangka_waktu/durasi_bulan", 0);
  g_autofree char *latest = prk_tanggal_add_bulan (first, MIN (limit, G_MAXINT / 2));
  g_autofree char *shown = dup_duration (limit);

  if (latest != NULL && prk_tanggal_is_valid (last))
    {
      if (strcmp (last, latest) > 0)
        _prk_periksa_add (self, "R63.durasi", "jangka_waktu/selesai", "batas", shown, NULL);
    }
  else if (months > limit)
    {
      _prk_periksa_add (self, "R63.durasi", "jangka_waktu/durasi_bulan", "batas", shown, NULL);
    }
}
