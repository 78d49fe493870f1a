/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "oplog/prk-urut.h"

#include "prk-impor-private.h"
#include "prk-klasifikasi.h"
#include "prk-lembar.h"
#include "prk-terbilang.h"
#include "prk-wilayah.h"

enum
{
  JUDUL,
  JENIS,
  PRAKARSA,
  PERANGKAT_DAERAH,
  MITRA,
  KATEGORI,
  URUSAN,
  OBJEK,
  NILAI,
  KEADAAN,
  NOMOR_KB,
  TANGGAL_KB,
  KB_MULAI,
  KB_SELESAI,
  KB_BULAN,
  NOMOR_PKS,
  TANGGAL_PKS,
  PKS_MULAI,
  PKS_SELESAI,
  PKS_BULAN,
  SEBAB,
  SUMBER,
  CATATAN,
  PER_TANGGAL,
  NASKAH,
  N_KOLOM
};

static const char *const columns[N_KOLOM]
    = { "judul",       "jenis",     "prakarsa",   "perangkat_daerah", "mitra",     "kategori",
        "urusan",      "objek",     "nilai",      "keadaan",          "nomor_kb",  "tanggal_kb",
        "kb_mulai",    "kb_selesai", "kb_bulan",  "nomor_pks",        "tanggal_pks", "pks_mulai",
        "pks_selesai", "pks_bulan", "sebab",      "sumber",           "catatan",   "per_tanggal",
        "naskah" };

typedef struct
{
  PrkProfil *profil;
  PrkKalender *kalender;
  PrkHari per_tanggal;
  guint places[N_KOLOM]; /* G_MAXUINT: not there */
} Baca;

#define SALAH(row, column, ...)                                                                    \
  _prk_impor_add_salah ((row)->salah, (row)->baris, columns[column], NULL, __VA_ARGS__)

/* Cells */

static const char *
get_cell (const Baca *baca, PrkLembarBaris *row, guint column)
{
  guint place = baca->places[column];

  return place < row->sel->len ? g_ptr_array_index (row->sel, place) : "";
}

/* "2021-03-01" or "1-3-2021", with slashes or dots too. */
static PrkHari
parse_day (const char *text)
{
  g_autofree char *iso = NULL;
  guint64 numbers[3];
  gboolean is_iso;
  const char *at = text;

  for (guint i = 0; i < 3; i++)
    {
      char *end;

      if (!g_ascii_isdigit (*at))
        return 0;
      numbers[i] = g_ascii_strtoull (at, &end, 10);
      if (end - at > 4 || (i < 2 && strchr ("-/.", *end) == NULL) || (i < 2 && *end == '\0'))
        return 0;
      at = i < 2 ? end + 1 : end;
    }
  if (*at != '\0')
    return 0;
  is_iso = numbers[0] > 31;
  iso = g_strdup_printf ("%04u-%02u-%02u", (guint)numbers[is_iso ? 0 : 2], (guint)numbers[1],
                         (guint)numbers[is_iso ? 2 : 0]);

  return prk_hari_dari_iso (iso);
}

static PrkHari
read_day (const Baca *baca, PrkLembarBaris *row, PrkImporBaris *baris, guint column)
{
  const char *text = get_cell (baca, row, column);
  PrkHari day = *text != '\0' ? parse_day (text) : 0;

  if (*text != '\0' && day == 0)
    SALAH (baris, column, "“%s” bukan tanggal. Tulis seperti 2021-03-01 atau 1-3-2021.", text);

  return day;
}

/* "1250000", "1.250.000", "Rp 1.250.000,00" */
static gboolean
parse_money (const char *text, gint64 *money)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize length;

  if (g_ascii_strncasecmp (text, "rp", 2) == 0)
    text += text[2] == '.' ? 3 : 2;
  text += strspn (text, " ");
  length = strcspn (text, ",");
  if (text[length] == ',' && strcmp (text + length, ",00") != 0 && strcmp (text + length, ",-") != 0)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        g_string_append_c (digits, text[i]);
      else if (text[i] != '.' || i == 0)
        return FALSE;
    }

  return digits->len > 0 && digits->len <= 15
         && g_ascii_string_to_signed (digits->str, 10, 0, G_GINT64_CONSTANT (1) << 52, money, NULL);
}

static gboolean
is_word (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return strcmp (one, other) == 0;
}

/* A code of a list, or its name; NULL for neither. */
static const char *
find_choice (const char *list, const char *text)
{
  const GPtrArray *choices = prk_klasifikasi_list (list);

  for (guint i = 0; i < choices->len; i++)
    {
      const PrkPilihan *one = g_ptr_array_index (choices, i);

      if (is_word (one->kode, text) || is_word (one->nama, text))
        return one->kode;
    }

  return NULL;
}

static const char *
read_choice (const Baca *baca,
             PrkLembarBaris *row,
             PrkImporBaris *baris,
             guint column,
             const char *list,
             const char *fallback)
{
  const char *text = get_cell (baca, row, column);
  const char *code = *text != '\0' ? find_choice (list, text) : fallback;

  if (*text != '\0' && code == NULL)
    SALAH (baris, column, "“%s” tidak ada dalam daftar pilihan.", text);

  return code;
}

/* Words parted by line ends, "|" or ";". */
static GStrv
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "|;\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);

  return g_strv_builder_end (builder);
}

/* Facts */

static const char *
find_kode (const char *nama)
{
  g_autoptr (GPtrArray) found = prk_wilayah_search (nama, 2, NULL, 4);

  for (guint i = 0; i < found->len; i++)
    {
      const PrkWilayah *one = g_ptr_array_index (found, i);

      if (is_word (one->nama, nama))
        return one->kode;
    }

  return NULL;
}

static JsonObject *
add_party (JsonObject *all, const char *key, const char *place, const char *nama, const char *kode)
{
  JsonObject *row = json_object_new ();

  json_object_set_string_member (row, "_urut", place);
  json_object_set_string_member (row, "nama", nama);
  if (kode != NULL)
    json_object_set_string_member (row, "kode", kode);
  json_object_set_object_member (all, key, row);

  return row;
}

static void
read_parties (const Baca *baca, PrkLembarBaris *row, PrkImporBaris *baris, const char *varian)
{
  g_auto (GStrv) names = split_words (get_cell (baca, row, MITRA));
  guint n = g_strv_length (names);
  g_auto (GStrv) places = prk_urut_spread (NULL, NULL, n + 1);
  const char *daerah = prk_profil_get_daerah (baca->profil);
  const PrkWilayah *own = prk_wilayah_find (daerah);
  JsonObject *all = json_object_new ();
  JsonObject *party
      = add_party (all, "kita", places[0], own != NULL ? own->nama : "Daerah kita", daerah);

  json_object_set_string_member (party, "golongan", "daerah");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("m%u", i + 1);
      gboolean is_daerah = strcmp (varian, "ksdd") == 0;

      party = add_party (all, key, places[i + 1], names[i], is_daerah ? find_kode (names[i]) : NULL);
      json_object_set_string_member (party, "golongan",
                                     is_daerah                         ? "daerah"
                                     : strcmp (varian, "sinergi") == 0 ? "pusat"
                                                                       : "badan_usaha");
    }
  if (n == 0)
    SALAH (baris, MITRA, "Mitra belum diisi.");
  json_object_set_object_member (baris->fakta, "pihak", all);
  baris->mitra = g_strjoinv (", ", names);
}

static void
read_urusan (const Baca *baca, PrkLembarBaris *row, PrkImporBaris *baris)
{
  g_auto (GStrv) words = split_words (get_cell (baca, row, URUSAN));
  JsonObject *chosen = json_object_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *code = find_choice ("urusan", words[i]);

      if (code != NULL && prk_path_is_valid (code))
        json_object_set_boolean_member (chosen, code, TRUE);
      else
        SALAH (baris, URUSAN, "“%s” bukan urusan pemerintahan yang dikenal.", words[i]);
    }
  json_object_set_object_member (baris->fakta, "urusan", chosen);
}

static void
read_objects (const Baca *baca, PrkLembarBaris *row, PrkImporBaris *baris)
{
  g_auto (GStrv) words = split_words (get_cell (baca, row, OBJEK));
  g_auto (GStrv) places = prk_urut_spread (NULL, NULL, g_strv_length (words));
  JsonObject *all = json_object_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("o%u", i + 1);
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "_urut", places[i]);
      json_object_set_string_member (one, "uraian", words[i]);
      json_object_set_object_member (all, key, one);
    }
  json_object_set_object_member (baris->fakta, "objek", all);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
}

static void
read_facts (const Baca *baca, PrkLembarBaris *row, PrkImporBaris *baris)
{
  const char *varian = read_choice (baca, row, baris, JENIS, "varian_ksd", "ksdd");
  const char *nilai = get_cell (baca, row, NILAI);
  const char *catatan = get_cell (baca, row, CATATAN);
  gint64 money;

  baris->judul = g_strdup (get_cell (baca, row, JUDUL));
  if (*baris->judul == '\0')
    SALAH (baris, JUDUL, "Judul belum diisi.");
  set_text (baris->fakta, "judul", baris->judul);
  set_text (baris->fakta, "varian", varian);
  set_text (baris->fakta, "prakarsa",
            read_choice (baca, row, baris, PRAKARSA, "prakarsa", "daerah"));
  set_text (baris->fakta, "daerah", prk_profil_get_daerah (baca->profil));
  if (*get_cell (baca, row, PERANGKAT_DAERAH) == '\0')
    SALAH (baris, PERANGKAT_DAERAH, "Perangkat daerah belum diisi.");
  set_text (baris->fakta, "perangkat_daerah", get_cell (baca, row, PERANGKAT_DAERAH));
  set_text (baris->fakta, "kategori",
            read_choice (baca, row, baris, KATEGORI, "kategori", NULL));
  read_parties (baca, row, baris, varian != NULL ? varian : "ksdd");
  read_urusan (baca, row, baris);
  read_objects (baca, row, baris);
  if (*nilai != '\0' && parse_money (nilai, &money))
    json_object_set_int_member (baris->fakta, "nilai", money);
  else if (*nilai != '\0')
    SALAH (baris, NILAI, "“%s” bukan jumlah rupiah. Tulis seperti 1250000 atau 1.250.000.", nilai);
  if (*catatan != '\0')
    {
      JsonObject *narrative = json_object_new ();

      json_object_set_string_member (narrative, "teks", catatan);
      json_object_set_object_member (baris->fakta, "keterangan", narrative);
    }
}

/* Events */

static const PrkTahapKeadaan *
find_state (const char *alur, const char *text)
{
  g_auto (GStrv) ids = prk_tahapan_list_keadaan (alur);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const PrkTahapKeadaan *one = prk_tahapan_find_keadaan (alur, ids[i]);

      if (is_word (one->id, text) || is_word (one->nama, text))
        return one;
    }

  return NULL;
}

static void
set_day (JsonObject *object, const char *name, PrkHari day)
{
  g_autofree char *iso = prk_hari_dup_iso (day);

  set_text (object, name, iso);
}

/* One paper: five columns from @first on. */
static JsonObject *
new_entry (const Baca *baca,
           PrkLembarBaris *row,
           PrkImporBaris *baris,
           const char *alur,
           const PrkTahapKeadaan *state,
           guint first)
{
  JsonObject *isi = json_object_new ();
  PrkHari as_of = read_day (baca, row, baris, PER_TANGGAL);
  PrkHari signed_on = read_day (baca, row, baris, first + 1);
  PrkHari begins = read_day (baca, row, baris, first + 2);
  const char *months = get_cell (baca, row, first + 4);
  gint64 n;

  set_text (isi, "jenis", "entri_lama");
  set_text (isi, "alur", alur);
  set_text (isi, "keadaan", state->id);
  set_day (isi, "tanggal", as_of != 0 ? as_of : baca->per_tanggal);
  set_text (isi, "nomor", get_cell (baca, row, first));
  set_day (isi, "ditandatangani", signed_on);
  set_day (isi, "mulai", begins != 0 ? begins : signed_on);
  set_day (isi, "selesai", read_day (baca, row, baris, first + 3));
  if (*months != '\0' && g_ascii_string_to_signed (months, 10, 1, 1200, &n, NULL))
    json_object_set_int_member (isi, "durasi_bulan", n);
  else if (*months != '\0')
    SALAH (baris, first + 4, "“%s” bukan banyaknya bulan.", months);
  set_text (isi, "sumber", get_cell (baca, row, SUMBER));
  set_text (isi, "catatan", get_cell (baca, row, CATATAN));
  if (strcmp (state->id, "Z") == 0)
    set_text (isi, "sebab", get_cell (baca, row, SEBAB));

  return isi;
}

static void
note_number (PrkImporBaris *baris, JsonObject *isi, GStrvBuilder *numbers)
{
  g_autofree char *number = prk_tahapan_dup_nomor (
      json_object_get_string_member (isi, "alur"),
      prk_hari_dari_iso (json_object_get_string_member_with_default (isi, "ditandatangani", "")),
      json_object_get_string_member_with_default (isi, "nomor", ""));

  if (number != NULL)
    g_strv_builder_add (numbers, number);
}

/* Whether the state is that of a PKS: the row says so, has one, or the state is no other line's. */
static gboolean
is_of_pks (const Baca *baca, PrkLembarBaris *row, PrkImporBaris *baris)
{
  const char *naskah = get_cell (baca, row, NASKAH);
  const char *state = get_cell (baca, row, KEADAAN);

  if (is_word (naskah, "kb") || is_word (naskah, "pks"))
    return is_word (naskah, "pks");
  if (*naskah != '\0')
    SALAH (baris, NASKAH, "“%s” bukan kb atau pks.", naskah);

  return *get_cell (baca, row, NOMOR_PKS) != '\0' || *get_cell (baca, row, TANGGAL_PKS) != '\0'
         || (*state != '\0' && find_state (PRK_ALUR_UTAMA, state) == NULL
             && find_state ("pks-1", state) != NULL);
}

/* The last day of the term as the row gives it; 0 when it does not. */
static PrkHari
get_last_day (JsonObject *isi)
{
  PrkHari last = prk_hari_dari_iso (json_object_get_string_member_with_default (isi, "selesai", ""));
  const char *begins = json_object_get_string_member_with_default (isi, "mulai", "");
  gint64 months = json_object_get_int_member_with_default (isi, "durasi_bulan", 0);
  g_autofree char *iso = NULL;

  if (last != 0 || months <= 0 || prk_hari_dari_iso (begins) == 0)
    return last;
  iso = prk_tanggal_add_bulan (begins, (int)months);

  return prk_hari_dari_iso (iso);
}

/* A PKS that ended takes its KB along only where the KB's own term is over, too: one KB may carry several
 * PKS (Pasal 11 ayat (4)), and lasts as long as it says (Pasal 19 ayat (3)). */
static JsonObject *
new_kb_of_pks (const Baca *baca,
               PrkLembarBaris *row,
               PrkImporBaris *baris,
               const PrkTahapKeadaan *pks)
{
  JsonObject *kb = new_entry (baca, row, baris, PRK_ALUR_UTAMA,
                              prk_tahapan_find_keadaan (PRK_ALUR_UTAMA, "D1"), NOMOR_KB);
  PrkHari last = get_last_day (kb);

  if (strcmp (pks->id, "Z") == 0 && last != 0
      && last < prk_hari_dari_iso (json_object_get_string_member_with_default (kb, "tanggal", "")))
    {
      set_text (kb, "keadaan", "Z");
      set_text (kb, "sebab", "jangka_waktu");
    }

  return kb;
}

/* Above a PKS stands its KB. */
static void
read_events (const Baca *baca, PrkLembarBaris *row, PrkImporBaris *baris)
{
  const char *text = get_cell (baca, row, KEADAAN);
  gboolean has_pks = is_of_pks (baca, row, baris);
  const char *alur = has_pks ? "pks-1" : PRK_ALUR_UTAMA;
  const PrkTahapKeadaan *state = *text != '\0' ? find_state (alur, text) : NULL;
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  if (state == NULL)
    {
      SALAH (baris, KEADAAN, *text == '\0' ? "Keadaan belum diisi."
                             : has_pks     ? "“%s” bukan keadaan PKS, misalnya H (Pelaksanaan) atau Z (Berakhir)."
                                           : "“%s” bukan keadaan kerja sama, misalnya D1 (KB ditandatangani).",
             text);
      baris->keadaan = g_strdup (text);
      baris->nomor = g_strv_builder_end (numbers);
      return;
    }
  baris->keadaan = g_strdup (state->nama);
  if (has_pks)
    g_ptr_array_add (baris->kejadian, new_kb_of_pks (baca, row, baris, state));
  g_ptr_array_add (baris->kejadian,
                   new_entry (baca, row, baris, alur, state, has_pks ? NOMOR_PKS : NOMOR_KB));
  for (guint i = 0; i < baris->kejadian->len; i++)
    note_number (baris, g_ptr_array_index (baris->kejadian, i), numbers);
  baris->nomor = g_strv_builder_end (numbers);
}

/* What the rules say of it. */
static void
judge (const Baca *baca, PrkImporBaris *baris)
{
  g_autoptr (PrkKasus) kasus = prk_kasus_new ();
  const PrkTahapKonteks konteks = { kasus, baca->kalender, baca->profil, NULL };

  prk_kasus_set_semua (kasus, baris->fakta);
  for (guint i = 0; i < baris->kejadian->len; i++)
    {
      JsonObject *isi = g_ptr_array_index (baris->kejadian, i);
      g_autoptr (GPtrArray) list = NULL;
      PrkBoleh boleh = prk_tahapan_catat (&konteks, "entri_lama", isi, &list);

      for (guint j = 0; j < list->len; j++)
        {
          const PrkTahapHasil *hasil = g_ptr_array_index (list, j);

          if (hasil->vonis == PRK_VONIS_GAGAL)
            _prk_impor_add_salah (baris->salah, baris->baris, NULL, hasil->aturan,
                                  "%s%s (%s): %s", i == 0 ? "" : "PKS: ", hasil->aturan->id,
                                  hasil->aturan->pasal, hasil->pesan);
        }
      if (boleh != PRK_BOLEH)
        return;
    }
}

static PrkImporBaris *
read_row (const Baca *baca, PrkLembarBaris *row)
{
  PrkImporBaris *baris = g_new0 (PrkImporBaris, 1);

  baris->baris = row->baris;
  baris->fakta = json_object_new ();
  baris->kejadian = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
  baris->salah = g_ptr_array_new_with_free_func (_prk_impor_salah_free);
  baris->sel = g_ptr_array_ref (row->sel);
  read_facts (baca, row, baris);
  read_events (baca, row, baris);
  if (baris->salah->len == 0)
    judge (baca, baris);

  return baris;
}

/* The whole */

static gboolean
read_head (Baca *baca, PrkLembarBaris *head, GPtrArray *salah)
{
  static const guint needed[] = { JUDUL, PERANGKAT_DAERAH, MITRA, KEADAAN, SUMBER };
  gboolean is_whole = TRUE;

  for (guint c = 0; c < N_KOLOM; c++)
    {
      baca->places[c] = G_MAXUINT;
      for (guint i = 0; i < head->sel->len && baca->places[c] == G_MAXUINT; i++)
        {
          g_autofree char *name = g_strdelimit (g_strdup (g_ptr_array_index (head->sel, i)), " ", '_');

          if (g_ascii_strcasecmp (name, columns[c]) == 0)
            baca->places[c] = i;
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (baca->places[needed[i]] == G_MAXUINT)
      {
        _prk_impor_add_salah (salah, head->baris, columns[needed[i]], NULL,
                              "Kolom “%s” tidak ada pada baris pertama.", columns[needed[i]]);
        is_whole = FALSE;
      }

  return is_whole;
}

/* The same paper, or the same cooperation, twice in one text. */
static void
compare_rows (PrkImporKasus *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->baris->len; i++)
    {
      PrkImporBaris *baris = g_ptr_array_index (self->baris, i);
      g_autofree char *key = prk_impor_kasus_dup_kunci (baris->judul, baris->mitra);
      guint line = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

      if (line != 0 && *baris->judul != '\0')
        SALAH (baris, JUDUL, "Judul dan mitra sama dengan baris %u.", line);
      for (guint k = 0; baris->nomor[k] != NULL; k++)
        {
          line = GPOINTER_TO_UINT (g_hash_table_lookup (seen, baris->nomor[k]));
          if (line != 0)
            _prk_impor_add_salah (baris->salah, baris->baris, NULL, NULL,
                                  "Nomor naskah sudah dipakai pada baris %u tahun itu (R92).", line);
          else
            g_hash_table_insert (seen, g_strdup (baris->nomor[k]), GUINT_TO_POINTER (baris->baris));
        }
      g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (baris->baris));
    }
}

/**
 * prk_impor_kasus_baca:
 * @text: CSV, or what was copied from a spreadsheet
 * @size: its length in bytes, -1 when it ends with NUL
 * @profil: of the daerah
 * @kalender: its calendar
 * @per_tanggal: the day as of which this is known
 *
 * Reads and judges a spreadsheet of old agreements.
 *
 * Returns: (transfer full): the rows with what is wrong with them
 */
PrkImporKasus *
prk_impor_kasus_baca (const char *text,
                      gssize size,
                      PrkProfil *profil,
                      PrkKalender *kalender,
                      PrkHari per_tanggal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = prk_lembar_baca (text, size, &error);

  return prk_impor_kasus_baca_lembar (rows, error, profil, kalender, per_tanggal);
}

/**
 * prk_impor_kasus_baca_lembar:
 * @rows: (nullable) (element-type PrkLembarBaris): the names of the columns, and a row each agreement
 * @error: (nullable): why there are no rows, in plain Indonesian
 * @profil: of the daerah
 * @kalender: its calendar
 * @per_tanggal: the day as of which this is known
 *
 * Judges a spreadsheet of old agreements that was read.
 *
 * Returns: (transfer full): the rows with what is wrong with them
 */
PrkImporKasus *
prk_impor_kasus_baca_lembar (GPtrArray *rows,
                             const GError *error,
                             PrkProfil *profil,
                             PrkKalender *kalender,
                             PrkHari per_tanggal)
{
  PrkImporKasus *self = g_new0 (PrkImporKasus, 1);
  Baca baca = { profil, kalender, per_tanggal };

  g_return_val_if_fail (profil != NULL && kalender != NULL, self);
  g_return_val_if_fail (rows != NULL || error != NULL, self);

  g_atomic_ref_count_init (&self->ref_count);
  self->baris = g_ptr_array_new_with_free_func (_prk_impor_baris_free);
  self->salah = g_ptr_array_new_with_free_func (_prk_impor_salah_free);
  if (rows == NULL)
    _prk_impor_add_salah (self->salah, 0, NULL, NULL, "%s", error->message);
  else if (rows->len < 2)
    _prk_impor_add_salah (self->salah, 0, NULL, NULL, "Tidak ada baris isi. Baris pertama memuat nama kolom.");
  if (self->salah->len == 0)
    self->kepala
        = g_ptr_array_ref (((PrkLembarBaris *)g_ptr_array_index (rows, 0))->sel);
  if (self->salah->len > 0 || !read_head (&baca, g_ptr_array_index (rows, 0), self->salah))
    return self;

  for (guint i = 1; i < rows->len; i++)
    g_ptr_array_add (self->baris, read_row (&baca, g_ptr_array_index (rows, i)));
  compare_rows (self);

  return self;
}

char *
prk_impor_kasus_dup_contoh (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint c = 0; c < N_KOLOM; c++)
    g_string_append_printf (text, "%s%s", c > 0 ? "," : "", columns[c]);
  g_string_append (text, "\nPenanganan Karhutla di Wilayah Perbatasan,ksdd,daerah,BPBD,"
                         "Kabupaten Barito Utara|Kabupaten Kapuas,WAJIB,ketenteraman,Patroli bersama,"
                         "1.250.000,H,100.3.7.1/7/KS,2022-03-01,2022-03-01,,60,100.3.7.1/9/KS,"
                         "2022-06-01,2022-06-01,2027-02-28,,,Buku register,,,pks\n");

  return g_string_free (g_steal_pointer (&text), FALSE);
}
