/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the register says of a paper is spread over the events after it was signed, on the same line and up to the next
 * signing: its numbers, where it is kept, that it ended or was extended. */

#include "config.h"

#include <string.h>

#include "oplog/prk-berkas-value.h"

#include "prk-buku.h"
#include "prk-klasifikasi.h"
#include "prk-tahapan.h"
#include "prk-terbilang.h"

#define MAX_BULAN 1200

G_DEFINE_BOXED_TYPE (PrkBukuBaris, prk_buku_baris, prk_buku_baris_ref, prk_buku_baris_unref)

PrkBukuBaris *
prk_buku_baris_ref (PrkBukuBaris *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_buku_baris_unref (PrkBukuBaris *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->ksd);
  g_free (self->alur);
  g_free (self->nomor);
  g_free (self->nomor_mitra);
  g_free (self->pihak);
  g_free (self->mitra);
  g_free (self->tentang);
  g_free (self->perangkat_daerah);
  g_strfreev (self->urusan);
  g_free (self->urusan_nama);
  g_free (self->klasifikasi);
  g_free (self->lokasi);
  g_free (self->pindaian);
  g_free (self->kunci);
  g_free (self);
}

/**
 * prk_buku_get_status_nama:
 * @status: of a line
 *
 * Returns: the word of the register
 */
const char *
prk_buku_get_status_nama (PrkBukuStatus status)
{
  static const char *const names[] = { "Proses", "Aktif", "Diperpanjang", "Berakhir", "Tidak dilanjutkan" };

  g_return_val_if_fail ((guint) status < PRK_BUKU_N_STATUS, "");

  return names[status];
}

/* What all lines of a case have in common. */
typedef struct
{
  PrkKasus   *kasus;
  const char *ksd;
  PrkHari     hari_ini;
  char       *kita;  /* (nullable) key of our own row */
  GStrv       pihak; /* keys, our own first, then in their order */
} Buku;

static const char *
get_of_pihak (const Buku *buku,
              const char *pihak,
              const char *column)
{
  g_autofree char *path = g_strconcat ("pihak/", pihak, "/", column, NULL);

  return prk_kasus_get_teks (buku->kasus, NULL, path);
}

static int
compare_pihak (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Buku *buku = user_data;
  const char *one = *(const char *const *) a, *other = *(const char *const *) b;
  int order = (g_strcmp0 (other, buku->kita) == 0) - (g_strcmp0 (one, buku->kita) == 0);

  if (order == 0)
    order = g_strcmp0 (get_of_pihak (buku, one, "_urut"), get_of_pihak (buku, other, "_urut"));

  return order != 0 ? order : strcmp (one, other);
}

static void
append (GString    *list,
        const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", text);
}

static char *
dup_names (const Buku *buku,
           gboolean    has_own)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; buku->pihak[i] != NULL; i++)
    if (has_own || g_strcmp0 (buku->pihak[i], buku->kita) != 0)
      append (names, get_of_pihak (buku, buku->pihak[i], "nama"));

  return g_string_free (names, FALSE);
}

/* The urusan of the case and those that its objects name. */
static GStrv
list_urusan (const Buku *buku)
{
  g_auto(GStrv) codes = prk_kasus_list_baris (buku->kasus, NULL, "urusan");
  g_auto(GStrv) objects = prk_kasus_list_baris (buku->kasus, NULL, "objek");
  g_autoptr(GStrvBuilder) all = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("urusan/", codes[i], NULL);

      if (prk_kasus_get_ya (buku->kasus, NULL, path) && g_hash_table_add (seen, codes[i]))
        g_strv_builder_add (all, codes[i]);
    }
  for (guint i = 0; objects[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("objek/", objects[i], "/urusan", NULL);
      const char *code = prk_kasus_get_teks (buku->kasus, NULL, path);

      if (code != NULL && g_hash_table_add (seen, (char *) code))
        g_strv_builder_add (all, code);
    }

  return g_strv_builder_end (all);
}

static void
take_urusan (const Buku   *buku,
             PrkBukuBaris *baris)
{
  const char *daerah = prk_kasus_get_teks (buku->kasus, NULL, "daerah");
  GString *names = g_string_new (NULL);

  baris->urusan = list_urusan (buku);
  for (guint i = 0; baris->urusan[i] != NULL; i++)
    {
      const PrkPilihan *one = prk_klasifikasi_find_for ("urusan", baris->urusan[i], daerah);

      append (names, one != NULL ? one->nama : baris->urusan[i]);
    }
  baris->urusan_nama = g_string_free (names, FALSE);
}

static const char *
get_jenis (const Buku *buku,
           const char *alur)
{
  if (g_str_has_prefix (alur, "perubahan"))
    return "Perubahan";
  if (g_str_has_prefix (alur, "pks"))
    return "PKS";

  return g_strcmp0 (prk_kasus_get_teks (buku->kasus, NULL, "varian"), "sinergi") == 0
           ? "Nota Kesepakatan"
           : "KB";
}

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/* A PKS may have a title of its own. */
static const char *
find_tentang (const Buku *buku,
              const char *alur)
{
  const PrkKejadian *begun = prk_kasus_find (buku->kasus, alur, "pks_dimulai");
  const char *own = begun != NULL ? prk_kasus_get_teks (buku->kasus, begun, "judul") : NULL;

  return own != NULL ? own : prk_kasus_get_teks (buku->kasus, NULL, "judul");
}

static PrkBukuBaris *
baris_new (const Buku *buku,
           const char *alur)
{
  PrkBukuBaris *self = g_new0 (PrkBukuBaris, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->ksd = g_strdup (buku->ksd);
  self->alur = g_strdup (alur);
  self->jenis = get_jenis (buku, alur);
  self->pihak = dup_names (buku, TRUE);
  self->mitra = dup_names (buku, FALSE);
  self->tentang = dup_or_empty (find_tentang (buku, alur));
  self->perangkat_daerah = dup_or_empty (prk_kasus_get_teks (buku->kasus, NULL, "perangkat_daerah"));
  take_urusan (buku, self);

  return self;
}

/* Once nothing changes any more. */
static void
finish (PrkBukuBaris *self)
{
  g_autofree char *day = self->tanggal != 0 ? prk_hari_dup_pendek (self->tanggal) : NULL;
  g_autofree char *words
    = g_strjoin (" ", self->jenis, self->nomor != NULL ? self->nomor : "",
                 self->nomor_mitra != NULL ? self->nomor_mitra : "", self->pihak, self->tentang,
                 self->perangkat_daerah, self->urusan_nama, self->lokasi != NULL ? self->lokasi : "",
                 day != NULL ? day : "", NULL);

  self->kunci = g_utf8_casefold (words, -1);
}

static void
take_term (const Buku        *buku,
           const PrkKejadian *e,
           PrkBukuBaris      *self)
{
  const char *first = prk_kasus_get_teks (buku->kasus, e, "mulai");
  gint64 months = prk_kasus_get_bulat (buku->kasus, e, "durasi_bulan", 0);

  self->mulai = prk_kasus_get_hari (buku->kasus, e, "mulai");
  self->selesai = prk_kasus_get_hari (buku->kasus, e, "selesai");
  if (self->selesai == 0 && self->mulai != 0 && months > 0 && months <= MAX_BULAN)
    {
      g_autofree char *last = prk_tanggal_add_bulan (first, (int) months);

      self->selesai = last != NULL ? prk_hari_dari_iso (last) : 0;
    }
}

static void
take_scan (const Buku        *buku,
           const PrkKejadian *e,
           PrkBukuBaris      *self)
{
  JsonNode *node = prk_kasus_get (buku->kasus, e, "pindaian");
  g_autoptr(PrkBerkasValue) file = node != NULL ? prk_berkas_from_value (node) : NULL;
  const char *text = prk_kasus_get_teks (buku->kasus, e, "pindaian");

  g_clear_pointer (&self->pindaian, g_free);
  self->pindaian = g_strdup (file != NULL ? file->nama : text);
}

static void
take_numbers (const Buku        *buku,
              const PrkKejadian *e,
              PrkBukuBaris      *self)
{
  GString *others = g_string_new (NULL);

  g_clear_pointer (&self->nomor, g_free);
  g_clear_pointer (&self->nomor_mitra, g_free);
  for (guint i = 0; buku->pihak[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("nomor/", buku->pihak[i], NULL);
      const char *number = prk_kasus_get_teks (buku->kasus, e, path);

      if (g_strcmp0 (buku->pihak[i], buku->kita) == 0)
        self->nomor = g_strdup (number);
      else
        append (others, number);
    }
  self->nomor_mitra = g_string_free (others, others->len == 0);
}

static gboolean
is_one_of (const char        *jenis,
           const char *const *kinds)
{
  return g_strv_contains (kinds, jenis);
}

static void
take_later (const Buku        *buku,
            const PrkKejadian *e,
            PrkBukuBaris      *self)
{
  static const char *const ends[] = { "kb_berakhir", "pks_berakhir", "ditutup", "dibatalkan", NULL };
  static const char *const extends[] = { "kb_diperpanjang", "pks_diperpanjang", NULL };
  static const char *const numbers[] = { "nomor_kb", "nomor_pks", NULL };
  static const char *const archives[] = { "arsip_kb", "arsip_pks", NULL };

  if (is_one_of (e->jenis, numbers))
    {
      take_numbers (buku, e, self);
    }
  else if (is_one_of (e->jenis, archives))
    {
      take_scan (buku, e, self);
      self->is_fisik = prk_kasus_get_ya (buku->kasus, e, "fisik");
      g_free (self->lokasi);
      self->lokasi = g_strdup (prk_kasus_get_teks (buku->kasus, e, "lokasi"));
      g_free (self->klasifikasi);
      self->klasifikasi = g_strdup (prk_kasus_get_teks (buku->kasus, e, "klasifikasi"));
    }
  else if (is_one_of (e->jenis, extends))
    {
      self->status = PRK_BUKU_DIPERPANJANG;
    }
  else if (is_one_of (e->jenis, ends))
    {
      self->status = PRK_BUKU_BERAKHIR;
    }
  else if (strcmp (e->jenis, "dibuka_kembali") == 0 && self->status == PRK_BUKU_BERAKHIR)
    {
      self->status = PRK_BUKU_AKTIF;
    }
}

static gboolean
is_old_signed (const Buku        *buku,
               const PrkKejadian *e)
{
  static const char *const states[] = { "D1", "DH", "G1", "H", "Z", NULL };
  const char *state = prk_kasus_get_teks (buku->kasus, e, "keadaan");

  return strcmp (e->jenis, "entri_lama") == 0 && state != NULL && g_strv_contains (states, state);
}

static gboolean
is_signing (const Buku        *buku,
            const PrkKejadian *e)
{
  static const char *const kinds[]
    = { "kb_ditandatangani", "pks_ditandatangani", "perubahan_ditandatangani", NULL };

  return is_one_of (e->jenis, kinds) || is_old_signed (buku, e);
}

static void
take_old (const Buku        *buku,
          const PrkKejadian *e,
          PrkBukuBaris      *self)
{
  self->tanggal = prk_kasus_get_hari (buku->kasus, e, "ditandatangani");
  self->nomor = g_strdup (prk_kasus_get_teks (buku->kasus, e, "nomor"));
  take_scan (buku, e, self);
  if (g_strcmp0 (prk_kasus_get_teks (buku->kasus, e, "keadaan"), "Z") == 0)
    self->status = PRK_BUKU_BERAKHIR;
}

/* The paper that was signed by the event of this place. */
static PrkBukuBaris *
new_signed (const Buku *buku,
            guint       place)
{
  const PrkKejadian *e = prk_kasus_get_kejadian (buku->kasus, place);
  guint n = prk_kasus_get_n_kejadian (buku->kasus);
  PrkBukuBaris *self = baris_new (buku, e->alur);

  self->status = PRK_BUKU_AKTIF;
  self->tanggal = e->tanggal;
  take_term (buku, e, self);
  if (is_old_signed (buku, e))
    take_old (buku, e, self);
  for (guint i = place + 1; i < n; i++)
    {
      const PrkKejadian *later = prk_kasus_get_kejadian (buku->kasus, i);

      if (strcmp (later->alur, e->alur) != 0)
        continue;
      if (is_signing (buku, later))
        break;
      take_later (buku, later, self);
    }

  if (self->status == PRK_BUKU_AKTIF && self->selesai != 0 && self->selesai < buku->hari_ini)
    self->status = PRK_BUKU_BERAKHIR;
  self->tahun = self->tanggal != 0 ? prk_hari_get_tahun (self->tanggal) : 0;
  finish (self);

  return self;
}

/* KB and PKS that are on their way; a change, a dispute or aid is no paper of the register before it is signed. */
static PrkBukuBaris *
new_unsigned (const Buku *buku,
              const char *alur)
{
  const char *state = prk_tahapan_get_keadaan (buku->kasus, alur);
  gboolean is_over = state != NULL && (g_str_has_prefix (state, "X_") || strcmp (state, "Z") == 0);
  PrkBukuBaris *self = baris_new (buku, alur);
  gint64 year = prk_kasus_get_bulat (buku->kasus, NULL, "tahun", 0);
  guint n = prk_kasus_get_n_kejadian (buku->kasus);

  self->status = is_over ? PRK_BUKU_TUTUP : PRK_BUKU_PROSES;
  self->tahun = (guint) CLAMP (year, 0, 9999);
  for (guint i = 0; i < n && self->tahun == 0; i++)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (buku->kasus, i);

      if (e->tanggal != 0 && strcmp (e->alur, alur) == 0)
        self->tahun = prk_hari_get_tahun (e->tanggal);
    }
  finish (self);

  return self;
}

static void
add_unsigned (const Buku *buku,
              GHashTable *is_signed_line,
              GPtrArray  *rows)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = prk_kasus_get_n_kejadian (buku->kasus);

  if (n == 0)
    g_ptr_array_add (rows, new_unsigned (buku, PRK_ALUR_UTAMA));
  for (guint i = 0; i < n; i++)
    {
      const char *alur = prk_kasus_get_kejadian (buku->kasus, i)->alur;

      if ((strcmp (alur, PRK_ALUR_UTAMA) == 0 || g_str_has_prefix (alur, "pks"))
          && !g_hash_table_contains (is_signed_line, alur) && g_hash_table_add (seen, (char *) alur))
        g_ptr_array_add (rows, new_unsigned (buku, alur));
    }
}

/**
 * prk_buku_dari_kasus:
 * @kasus: a whole case
 * @ksd: its id
 * @hari_ini: today, which says what has run out
 *
 * Reckons the lines of one case (Pasal 26). The case of the TKKSD itself has none.
 *
 * Returns: (transfer full) (element-type PrkBukuBaris): papers that were signed, as they were signed, then what is on its
 *   way
 */
GPtrArray *
prk_buku_dari_kasus (PrkKasus   *kasus,
                     const char *ksd,
                     PrkHari     hari_ini)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_buku_baris_unref);
  g_autoptr(GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);
  Buku buku = { .kasus = kasus, .ksd = ksd, .hari_ini = hari_ini };

  g_return_val_if_fail (kasus != NULL && ksd != NULL, rows);

  buku.kita = prk_tahapan_dup_pihak_kita (kasus);
  buku.pihak = prk_kasus_list_baris (kasus, NULL, "pihak");
  g_qsort_with_data (buku.pihak, (gint) g_strv_length (buku.pihak), sizeof (char *), compare_pihak, &buku);

  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (kasus, i);

      if (is_signing (&buku, e))
        {
          g_hash_table_add (lines, (char *) e->alur);
          g_ptr_array_add (rows, new_signed (&buku, i));
        }
    }
  add_unsigned (&buku, lines, rows);
  g_free (buku.kita);
  g_strfreev (buku.pihak);

  return rows;
}
