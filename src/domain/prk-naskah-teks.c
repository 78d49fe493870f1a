/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-lembaga-private.h"
#include "prk-naskah-pasal.h"
#include "prk-naskah-private.h"
#include "prk-naskah-teks.h"

#define KB "kb"
#define PKS "pks"
#define ADDENDUM "addendum"

static const PrkPerbaikan mends[] = {
  { "R71", "klausul/maksud_tujuan" },
  { "R74", "klausul/maksud_tujuan" },
  { NULL, NULL },
};

/**
 * prk_naskah_paper_of:
 * @jenis: (nullable): kind of a text, which is the name of its library, too
 *
 * Finds the paper that a text is printed as first: "nota" is the Nota Kesepakatan, not its Rencana Kerja.
 *
 * Returns: (transfer none): Kesepakatan Bersama where @jenis is none of these
 */
const PrkNaskahKasus *
prk_naskah_paper_of (const char *jenis)
{
  GPtrArray *all = prk_naskah_kasus_daftar ();

  for (guint i = 0; i < all->len; i++)
    {
      const PrkNaskahKasus *one = g_ptr_array_index (all, i);

      if (one->klausul != NULL && g_strcmp0 (one->klausul, jenis) == 0)
        return one;
    }

  return prk_naskah_kasus_find ("kesepakatan-bersama");
}

/* Known words only: what is dots in print stays empty in the form. */
static void
set_cell (PrkEdit    *edit,
          const char *row,
          const char *column,
          const char *text)
{
  g_autofree char *path = g_strconcat (row, column, NULL);

  if (text != NULL && *text != '\0' && strstr (text, PRK_TITIK) == NULL)
    prk_edit_set_string (edit, path, text);
}

static void
copy_pihak (PrkEdit        *edit,
            PrkNaskahCetak *cetak)
{
  static const char *const same[] = { "keputusan", "masa_jabatan", "kedudukan", "jalan", "penanda" };

  for (guint i = 0; i < cetak->pihak->len; i++)
    {
      const PrkNaskahPihak *one = g_ptr_array_index (cetak->pihak, i);
      g_autofree char *row = g_strdup_printf ("pihak/%s/", one->baris);
      const char *sebagai = !one->is_daerah ? "pimpinan" : one->is_kuasa ? "kuasa" : "kepala_daerah";

      prk_edit_append_row (edit, "pihak", one->baris);
      set_cell (edit, row, "nama", one->nama);
      set_cell (edit, row, "sebagai", sebagai);
      if (!one->is_kuasa)
        set_cell (edit, row, "jabatan", one->kepala);
      for (guint k = 0; k < G_N_ELEMENTS (same); k++)
        {
          g_autofree char *path = g_strconcat (row, same[k], NULL);

          set_cell (edit, row, same[k], prk_kasus_get_teks (cetak->kasus, NULL, path));
        }
    }
}

static void
copy_klausul (PrkEdit        *edit,
              PrkNaskahCetak *cetak)
{
  g_auto(GStrv) reasons = prk_record_list_rows (cetak->cetak, "konsideran");
  g_auto(GStrv) clauses = prk_record_list_rows (cetak->cetak, "pasal");

  for (guint i = 0; reasons[i] != NULL; i++)
    {
      g_autofree char *from = g_strdup_printf ("konsideran/%s/isi", reasons[i]);

      prk_edit_append_row (edit, "konsideran", reasons[i]);
      prk_edit_set_string (edit, from, prk_record_get_string (cetak->cetak, from));
    }
  for (guint i = 0; clauses[i] != NULL; i++)
    {
      g_autofree char *kode = g_strdup_printf ("pasal/%s/kode", clauses[i]);
      g_autofree char *isi = g_strdup_printf ("pasal/%s/isi", clauses[i]);
      const char *name = prk_record_get_string (cetak->cetak, kode);
      g_autofree char *judul = g_strdup_printf ("pasal/%s/judul", clauses[i]);
      g_autofree char *to = name != NULL ? g_strconcat ("klausul/", name, NULL) : NULL;
      g_autofree char *title = name != NULL ? g_strconcat ("judul_klausul/", name, NULL) : NULL;

      if (to == NULL)
        continue;
      /* What changes is written from its own table. */
      if (strcmp (name, "perubahan") != 0)
        prk_edit_set_text (edit, to, prk_record_get_text (cetak->cetak, isi));
      prk_edit_set_string (edit, title, prk_record_get_string (cetak->cetak, judul));
      prk_edit_append_row (edit, "urutan", name);
    }
}

/**
 * prk_naskah_mulai:
 * @edit: of a new record of type "naskah"
 * @konteks: the case; of it kasus, profil and, where there is one, kak
 * @ksd: id of the case
 * @alur: the line of the paper
 * @jenis: "kb", "pks", "nota" or "addendum"
 *
 * Fills in what is known. What is not stays empty, or is dots within a clause.
 */
void
prk_naskah_mulai (PrkEdit               *edit,
                  const PrkTahapKonteks *konteks,
                  const char            *ksd,
                  const char            *alur,
                  const char            *jenis)
{
  const PrkNaskahKasus *paper = prk_naskah_paper_of (jenis);
  g_autoptr(PrkRecord) printed = prk_record_new (ksd, "cetak_kasus");
  PrkNaskahCetak cetak = { .naskah = paper, .kasus = konteks->kasus, .kak = konteks->kak, .profil = konteks->profil,
                           .alur = alur, .cetak = printed };
  const PrkKejadian *begun = prk_kasus_find (konteks->kasus, alur, "pks_dimulai");
  const char *judul = begun != NULL ? prk_kasus_get_teks (konteks->kasus, begun, "judul") : NULL;

  if (judul == NULL)
    judul = prk_kasus_get_teks (konteks->kasus, NULL, "judul");
  prk_edit_set_string (edit, "ksd", ksd);
  prk_edit_set_string (edit, "alur", alur);
  prk_edit_set_string (edit, "jenis", jenis);
  prk_edit_set_string (edit, "judul", judul != NULL ? judul : "");
  _prk_naskah_muat_pihak (&cetak);
  _prk_naskah_isi_klausul (&cetak);
  copy_pihak (edit, &cetak);
  copy_klausul (edit, &cetak);
  if (strcmp (jenis, ADDENDUM) == 0)
    _prk_naskah_mulai_addendum (edit, konteks->kasus, alur);
  g_ptr_array_unref (cetak.pihak);
}

gboolean
prk_naskah_can_mulai (const PrkNaskahKasus *paper)
{
  return g_strcmp0 (paper->rekaman, "naskah") == 0;
}


/* A case that stands where the draft is handed in. */
static PrkKasus *
new_drafting (gboolean is_kb)
{
  static const char *const ways[2][8] = {
    { "pks_dimulai", NULL },
    { "kak_disampaikan", "telaah_layak", "penawaran_dikirim", "tanggapan_menerima", "petunjuk_tertulis", NULL },
  };
  PrkKasus *kasus = prk_kasus_new ();

  for (guint i = 0; ways[is_kb][i] != NULL; i++)
    {
      g_autoptr(JsonObject) isi = json_object_new ();

      json_object_set_string_member (isi, "alur", is_kb ? PRK_ALUR_UTAMA : PKS);
      prk_kasus_catat (kasus, ways[is_kb][i], isi);
    }

  return kasus;
}

/* A reference to a Pasal that is not there prints as dots. */
static void
check_references (PrkPeriksa *self,
                  PrkRecord  *naskah)
{
  g_autoptr(GPtrArray) broken = prk_naskah_list_putus (naskah);

  for (guint i = 0; i < broken->len; i++)
    _prk_periksa_add (self, "naskah.rujukan", "klausul/lain_lain", "nama", g_ptr_array_index (broken, i), NULL);
}

/**
 * prk_naskah_periksa:
 * @naskah: a record of type "naskah"
 * @profil: the daerah
 *
 * Lists what is wrong with a text: mandatory clauses that are missing (R71, R74) and what the schema demands.
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_naskah_periksa (PrkRecord *naskah,
                    PrkProfil *profil)
{
  gboolean is_kb;
  g_autoptr(PrkKasus) kasus = NULL;
  g_autoptr(JsonObject) isi = json_object_new ();
  g_auto(GStrv) paths = NULL;
  gboolean is_nota, is_addendum;
  PrkPeriksa self;

  g_return_val_if_fail (naskah != NULL, NULL);

  is_nota = g_strcmp0 (prk_record_get_string (naskah, "jenis"), "nota") == 0;
  is_addendum = g_strcmp0 (prk_record_get_string (naskah, "jenis"), ADDENDUM) == 0;
  is_kb = g_strcmp0 (prk_record_get_string (naskah, "jenis"), PKS) != 0;
  kasus = new_drafting (is_kb);
  paths = prk_record_list_paths (naskah, "klausul");
  _prk_isi_set_teks (isi, "alur", is_kb ? PRK_ALUR_UTAMA : PKS);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      const char *text = prk_record_get_text (naskah, paths[i]);

      if (text != NULL && *text != '\0')
        _prk_isi_set_ya (isi, paths[i], TRUE);
    }
  _prk_periksa_begin (&self, naskah, profil);
  _prk_periksa_kurang (&self);
  /* What a Nota Kesepakatan must say stands in the schema alone (PP 28/2018 Pasal 46). */
  if (is_addendum)
    _prk_naskah_periksa_addendum (&self);
  else if (!is_nota)
    _prk_periksa_kejadian (&self, kasus, is_kb ? "rancangan_kb" : "rancangan_pks", isi, mends);
  check_references (&self, naskah);

  return _prk_periksa_end (&self);
}

PrkRecord *
prk_naskah_find (GPtrArray            *all,
                 const char           *ksd,
                 const char           *alur,
                 const PrkNaskahKasus *paper)
{
  PrkRecord *newest = NULL;

  for (guint i = 0; all != NULL && paper->klausul != NULL && i < all->len; i++)
    {
      PrkRecord *one = g_ptr_array_index (all, i);

      if (g_strcmp0 (prk_record_get_string (one, "ksd"), ksd) != 0
          || g_strcmp0 (prk_record_get_string (one, "alur"), alur) != 0
          || g_strcmp0 (prk_record_get_string (one, "jenis"), paper->klausul) != 0)
        continue;
      /* Ids grow with time. */
      if (newest == NULL || strcmp (prk_record_get_id (one), prk_record_get_id (newest)) > 0)
        newest = one;
    }

  return newest;
}

static gboolean
is_pihak_column (const char *name)
{
  static const char *const same[] = { "jabatan", "jalan", "kedudukan", "keputusan", "kuasa_nomor", "kuasa_tanggal", "masa_jabatan",
                                      "penanda", NULL };

  return g_strv_contains (same, name);
}

/**
 * prk_naskah_dup_jalan:
 * @naskah: a record of type "naskah"
 * @path: of what was printed of it
 *
 * Finds the field of a text that a place on its paper shows.
 *
 * Returns: (transfer full) (nullable): a path of @naskah; %NULL for what is not written there
 */
char *
prk_naskah_dup_jalan (PrkRecord  *naskah,
                      const char *path)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);
  g_autofree char *klausul = NULL;
  g_auto(GStrv) rows = NULL;
  gboolean is_pasal = strcmp (parts[0], "pasal") == 0;

  if (strcmp (path, "judul") == 0)
    return g_strdup (path);
  if (g_strv_length (parts) != 3)
    return NULL;
  if (strcmp (parts[0], "pihak") == 0)
    return is_pihak_column (parts[2]) ? g_strdup (path) : NULL;
  if (!is_pasal && strcmp (parts[0], "konsideran") != 0)
    return NULL;

  rows = prk_record_list_rows (naskah, is_pasal ? "tambahan" : "konsideran");
  if (g_strv_contains ((const char *const *) rows, parts[1]))
    return g_strdup_printf ("%s/%s/%s", is_pasal ? "tambahan" : "konsideran", parts[1], parts[2]);
  klausul = g_strconcat ("klausul/", parts[1], NULL);
  if (is_pasal && strcmp (parts[2], "isi") == 0 && prk_record_get_text (naskah, klausul) != NULL)
    return g_steal_pointer (&klausul);

  return NULL;
}
