/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came back is brought onto a record that may have moved on. Documents are two small parts, written here. */
#include "config.h"

#include <string.h>

#include "domain/prk-skema.h"
#include "naskah/prk-docx-sunting.h"
#include "prk-test-device.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define MANFAAT "manfaat/narasi"
#define BREAK "\xe2\x80\xa8"

typedef struct
{
  const char *path;
  guint       k;
  const char *sent;
  const char *back; /* the paragraph as Word has it now; NULL: it is gone */
} Alinea;

#define T(words) "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
#define BY(who) "w:id=\"9\" w:author=\"" who "\" w:date=\"2026-11-20T03:04:05Z\""
#define INS(who, words) "<w:ins " BY (who) ">" T (words) "</w:ins>"
#define DEL(who, words) "<w:del " BY (who) "><w:r><w:delText xml:space=\"preserve\">" words "</w:delText></w:r></w:del>"
#define NEW NULL, 0, NULL

static PrkDocxKembali *
read_back (const Alinea *list)
{
  g_autoptr(GString) document = g_string_new ("<w:document xmlns:w=\"" W "\"><w:body>");
  g_autoptr(GString) asal = g_string_new ("<asal xmlns=\"urn:prakarsa:docx:1\" rekaman=\"r\" jenis=\"kak\">");
  g_autoptr(GError) error = NULL;
  PrkDocxKembali *result;
  guint n = 0;

  for (; list->sent != NULL || list->back != NULL; list++)
    {
      if (list->sent != NULL)
        g_string_append_printf (asal, "<p n=\"%u\" path=\"%s\" k=\"%u\"><t>%s</t></p>", ++n, list->path, list->k, list->sent);
      if (list->sent != NULL && list->back != NULL)
        g_string_append_printf (document, "<w:p><w:bookmarkStart w:id=\"%u\" w:name=\"_Prk%u\"/>%s<w:bookmarkEnd w:id=\"%u\"/></w:p>",
                                n, n, list->back, n);
      else if (list->back != NULL)
        g_string_append_printf (document, "<w:p>%s</w:p>", list->back);
    }
  g_string_append (document, "</w:body></w:document>");
  g_string_append (asal, "</asal>");
  result = prk_docx_kembali_new_isi (document->str, document->len, asal->str, asal->len, &error);
  g_assert_no_error (error);

  return result;
}

typedef struct
{
  PrkTestDevice *device;
  PrkRecord     *kak;
  PrkSkema      *skema;
} Uji;

static void
begin (Uji        *uji,
       const char *manfaat)
{
  g_autoptr(PrkEdit) edit = NULL;

  uji->device = prk_test_device_new (3);
  uji->kak = prk_record_new (PRK_TEST_RECORD, "kak");
  uji->skema = prk_skema_get ("kak");
  edit = prk_edit_new (uji->kak);
  prk_edit_set_text (edit, MANFAAT, manfaat);
  prk_edit_set_string (edit, "judul", "Air minum bersama");
  prk_edit_set_string (edit, "tanggal", "2026-11-21");
  prk_edit_set_int (edit, "tahun_anggaran", 2027);
  prk_test_device_commit (uji->device, edit);
}

static void
end (Uji *uji)
{
  prk_record_unref (uji->kak);
  prk_test_device_free (uji->device);
}

static void
set_text (Uji        *uji,
          const char *path,
          const char *text,
          gboolean    is_narasi)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (uji->kak);

  if (is_narasi)
    prk_edit_set_text (edit, path, text);
  else
    prk_edit_set_string (edit, path, text);
  prk_test_device_commit (uji->device, edit);
}

static void
accept_all (PrkDocxSuntingan *all)
{
  for (guint i = 0; i < all->sunting->len; i++)
    {
      PrkDocxSunting *one = g_ptr_array_index (all->sunting, i);

      for (guint k = 0; k < one->perbaikan->ubahan->len; k++)
        one->terima[k] = TRUE;
    }
}

static guint
apply (Uji              *uji,
       PrkDocxSuntingan *all)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (uji->kak);
  guint n = prk_docx_suntingan_terapkan (all, edit);

  if (!prk_edit_is_empty (edit))
    prk_test_device_commit (uji->device, edit);

  return n;
}

static char *
no_path (PrkRecord  *record,
         const char *path)
{
  return NULL;
}

static const PrkDocxSunting *
get (PrkDocxSuntingan *all,
     guint             index,
     PrkDocxKeadaan    keadaan)
{
  const PrkDocxSunting *one;

  g_assert_cmpuint (index, <, all->sunting->len);
  one = g_ptr_array_index (all->sunting, index);
  g_assert_cmpint (one->keadaan, ==, keadaan);

  return one;
}

/* What one change in a narrative text leaves, whatever form the words around it have. */
static const struct
{
  const char *name;
  const char *before;
  Alinea      alinea[5];
  const char *after;
} narasi[] = {
  { "words", "Satu dua tiga.\n\nEmpat lima.",
    { { MANFAAT, 0, "Satu dua tiga.", T ("Satu DUA tiga.") }, { MANFAAT, 1, "Empat lima.", T ("Empat lima.") } },
    "Satu DUA tiga.\n\nEmpat lima." },
  { "bold-stays", "Satu **dua** _tiga_ empat.",
    { { MANFAAT, 0, "Satu dua tiga empat.", T ("Satu dua tiga enam.") } },
    "Satu **dua** _tiga_ enam." },
  { "bold-grows", "Satu **dua** tiga.",
    { { MANFAAT, 0, "Satu dua tiga.", T ("Satu duabelas tiga.") } },
    "Satu **duabelas** tiga." },
  { "signs-are-words", "Satu dua.",
    { { MANFAAT, 0, "Satu dua.", T ("Satu *dua* `tiga`.") } },
    "Satu \\*dua\\* \\`tiga\\`." },
  { "item", "Kalimat:\n\n1. satu\n1. dua\n1. tiga",
    { { MANFAAT, 0, "Kalimat:", T ("Kalimat:") }, { MANFAAT, 1, "satu", T ("satu") },
      { MANFAAT, 2, "dua", T ("dua lagi") }, { MANFAAT, 3, "tiga", T ("tiga") } },
    "Kalimat:\n\n1. satu\n1. dua lagi\n1. tiga" },
  { "item-gone", "Kalimat:\n\n1. satu\n1. dua\n1. tiga",
    { { MANFAAT, 0, "Kalimat:", T ("Kalimat:") }, { MANFAAT, 1, "satu", T ("satu") },
      { MANFAAT, 2, "dua", NULL }, { MANFAAT, 3, "tiga", T ("tiga") } },
    "Kalimat:\n\n1. satu\n1. tiga" },
  { "item-new", "Kalimat:\n\n1. satu\n1. dua",
    { { MANFAAT, 0, "Kalimat:", T ("Kalimat:") }, { MANFAAT, 1, "satu", T ("satu") },
      { NEW, T ("satu setengah") }, { MANFAAT, 2, "dua", T ("dua") } },
    "Kalimat:\n\n1. satu\n1. satu setengah\n1. dua" },
  { "paragraph-new", "Satu.\n\nDua.",
    { { MANFAAT, 0, "Satu.", T ("Satu.") }, { NEW, T ("Baru.") }, { NEW, T ("Baru lagi.") }, { MANFAAT, 1, "Dua.", T ("Dua.") } },
    "Satu.\n\nBaru.\n\nBaru lagi.\n\nDua." },
  { "paragraph-gone", "Satu.\n\nDua.\n\nTiga.",
    { { MANFAAT, 0, "Satu.", T ("Satu.") }, { MANFAAT, 1, "Dua.", NULL }, { MANFAAT, 2, "Tiga.", T ("Tiga.") } },
    "Satu.\n\nTiga." },
  { "first-new", "Satu.",
    { { NEW, T ("Pembuka.") }, { MANFAAT, 0, "Satu.", T ("Satu.") } },
    "Pembuka.\n\nSatu." },
  { "break-within", "Satu\\\ndua.",
    { { MANFAAT, 0, "Satu" BREAK "dua.", "<w:r><w:t>Satu</w:t><w:br/><w:t>tiga.</w:t></w:r>" } },
    "Satu" BREAK "tiga." },
  { "break-as-stored", "Satu" BREAK "**dua** tiga.",
    { { MANFAAT, 0, "Satu" BREAK "dua tiga.", T ("Satu" BREAK "dua empat.") } },
    "Satu" BREAK "**dua** empat." },
};

static void
test_narasi (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(PrkDocxSuntingan) all = NULL;
  Uji uji;
  guint n_terima;

  begin (&uji, narasi[i].before);
  all = prk_docx_suntingan_new (read_back (narasi[i].alinea), uji.kak, NULL, uji.skema, NULL);
  accept_all (all);
  g_assert_cmpuint (prk_docx_suntingan_count (all, &n_terima), ==, n_terima);
  g_assert_cmpuint (n_terima, >, 0);
  g_assert_cmpuint (apply (&uji, all), ==, n_terima);
  g_assert_cmpstr (prk_record_get_text (uji.kak, MANFAAT), ==, narasi[i].after);
  end (&uji);
}

static void
test_nothing_accepted_writes_nothing (void)
{
  const Alinea alinea[] = { { MANFAAT, 0, "Satu dua tiga.", T ("Satu DUA tiga.") }, { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  Uji uji;

  begin (&uji, "Satu dua tiga.");
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, NULL);
  edit = prk_edit_new (uji.kak);
  g_assert_cmpuint (prk_docx_suntingan_terapkan (all, edit), ==, 0);
  g_assert_true (prk_edit_is_empty (edit));
  end (&uji);
}

static void
test_one_author_alone (void)
{
  const Alinea alinea[] = { { MANFAAT, 0, "Satu dua tiga.",
                              DEL ("Ibu Satu", "Satu") INS ("Ibu Satu", "Esa") T (" dua ") DEL ("Pak Dua", "tiga") INS ("Pak Dua", "telu") T (".") },
                            { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  const PrkDocxSunting *one;
  Uji uji;

  begin (&uji, "Satu dua tiga.");
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, NULL);
  one = get (all, 0, PRK_DOCX_SIAP);
  g_assert_cmpuint (one->perbaikan->ubahan->len, ==, 2);
  one->terima[1] = TRUE;
  g_assert_cmpuint (apply (&uji, all), ==, 1);
  g_assert_cmpstr (prk_record_get_text (uji.kak, MANFAAT), ==, "Satu dua telu.");
  end (&uji);
}

/* The draft changed other words of the paragraph meanwhile: both changes stand. */
static void
test_draft_moved_on (void)
{
  const Alinea alinea[] = { { MANFAAT, 0, "Warga menerima manfaat langsung setiap tahun.",
                              T ("Warga memperoleh manfaat langsung setiap tahun.") },
                            { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  const PrkDocxSunting *one;
  Uji uji;

  begin (&uji, "Pembuka baru.\n\nWarga menerima manfaat langsung setiap bulan.");
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, NULL);
  one = get (all, 0, PRK_DOCX_SIAP);
  g_assert_cmpstr (one->kini, ==, "Warga menerima manfaat langsung setiap bulan.");
  accept_all (all);
  g_assert_cmpuint (apply (&uji, all), ==, 1);
  g_assert_cmpstr (prk_record_get_text (uji.kak, MANFAAT), ==,
                   "Pembuka baru.\n\nWarga memperoleh manfaat langsung setiap bulan.");
  end (&uji);
}

/* The same words were changed on both sides: nothing until a person takes the document's. */
static void
test_conflict (void)
{
  const Alinea alinea[] = { { MANFAAT, 0, "Warga menerima manfaat langsung setiap tahun.",
                              T ("Warga memperoleh manfaat langsung setiap tahun.") },
                            { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  Uji uji;

  begin (&uji, "Warga mendapat manfaat langsung setiap tahun.");
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, NULL);
  get (all, 0, PRK_DOCX_BENTROK);
  g_assert_cmpuint (apply (&uji, all), ==, 0);
  g_assert_cmpstr (prk_record_get_text (uji.kak, MANFAAT), ==, "Warga mendapat manfaat langsung setiap tahun.");
  accept_all (all);
  g_assert_cmpuint (apply (&uji, all), ==, 1);
  g_assert_cmpstr (prk_record_get_text (uji.kak, MANFAAT), ==, "Warga memperoleh manfaat langsung setiap tahun.");
  end (&uji);
}

/* What both have in common keeps its form when a person takes the document's words. */
static void
test_conflict_keeps_the_form (void)
{
  const Alinea alinea[] = { { MANFAAT, 0, "Warga menerima manfaat langsung setiap tahun.",
                              T ("Warga memperoleh manfaat langsung setiap tahun.") },
                            { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  Uji uji;

  begin (&uji, "Warga mendapat **manfaat langsung** setiap _tahun_.");
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, NULL);
  get (all, 0, PRK_DOCX_BENTROK);
  accept_all (all);
  g_assert_cmpuint (apply (&uji, all), ==, 1);
  g_assert_cmpstr (prk_record_get_text (uji.kak, MANFAAT), ==, "Warga memperoleh **manfaat langsung** setiap _tahun_.");
  end (&uji);
}

/* A paragraph of no field that is nothing but the text of one: a title or a name on the cover. */
static void
test_known_by_its_words (void)
{
  const Alinea alinea[] = { { "", 0, "AIR MINUM BERSAMA", T ("AIR BERSIH BERSAMA") }, { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  Uji uji;

  begin (&uji, "Satu.");
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, no_path);
  g_assert_cmpstr (get (all, 0, PRK_DOCX_SIAP)->path, ==, "judul");
  accept_all (all);
  g_assert_cmpuint (apply (&uji, all), ==, 1);
  g_assert_cmpstr (prk_record_get_string (uji.kak, "judul"), ==, "Air Bersih bersama");

  /* Two fields say it: nobody knows which. */
  set_text (&uji, "judul", "Air minum bersama", FALSE);
  set_text (&uji, "unit_kerja", "Air minum bersama", FALSE);
  prk_docx_suntingan_free (all);
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, no_path);
  g_assert_null (get (all, 0, PRK_DOCX_LEPAS)->path);
  end (&uji);
}

/* A row that was taken out meanwhile takes nothing: what was changed in it is shown as loose. */
static void
test_row_is_gone (void)
{
  const Alinea alinea[] = { { "mitra/r1/nama", 0, "Kabupaten Contoh", T ("Kota Contoh") }, { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  g_autoptr(PrkRecord) dasar = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkEdit) removal = NULL;
  Uji uji;

  begin (&uji, "Satu.");
  edit = prk_edit_new (uji.kak);
  prk_edit_append_row (edit, "mitra", "r1");
  prk_edit_set_string (edit, "mitra/r1/nama", "Kabupaten Contoh");
  prk_test_device_commit (uji.device, edit);
  dasar = prk_record_copy (uji.kak);
  removal = prk_edit_new (uji.kak);
  prk_edit_delete_row (removal, "mitra", "r1");
  prk_test_device_commit (uji.device, removal);
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, dasar, uji.skema, NULL);
  get (all, 0, PRK_DOCX_LEPAS);
  accept_all (all);
  g_assert_cmpuint (apply (&uji, all), ==, 0);
  end (&uji);
}

/* A paragraph that the draft has no more comes back only when a person wants it. */
static void
test_conflict_with_nothing (void)
{
  const Alinea alinea[] = { { MANFAAT, 0, "Pertama.", T ("Pertama.") },
                            { MANFAAT, 1, "Kalimat yang sudah dihapus di sini.", T ("Kalimat yang lain di sini.") },
                            { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  Uji uji;

  begin (&uji, "Pertama.");
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, NULL);
  g_assert_cmpstr (get (all, 0, PRK_DOCX_BENTROK)->kini, ==, "");
  accept_all (all);
  apply (&uji, all);
  g_assert_cmpstr (prk_record_get_text (uji.kak, MANFAAT), ==, "Pertama.\n\nKalimat yang lain di sini.");
  end (&uji);
}

static const struct
{
  const char    *path;
  const char    *sent, *back;
  PrkDocxKeadaan keadaan;
  const char    *after; /* the value as a string; NULL: as it was */
} fields[] = {
  { "judul", "Air minum bersama", T ("Air bersih bersama"), PRK_DOCX_SIAP, "Air bersih bersama" },
  { "judul", "Judul: Air minum bersama", T ("Judul: Air bersih bersama"), PRK_DOCX_SIAP, "Air bersih bersama" },
  { "judul", "Judul: Air minum bersama", T ("Nama: Air minum bersama"), PRK_DOCX_LEPAS, NULL },
  { "judul", "AIR MINUM BERSAMA", T ("AIR BERSIH BERSAMA"), PRK_DOCX_SIAP, "Air Bersih bersama" },
  { "judul", "AIR MINUM BERSAMA", T ("AIR MINUM DAN IRIGASI BERSAMA"), PRK_DOCX_SIAP, "Air minum dan Irigasi bersama" },
  { "judul", "AIR MINUM BERSAMA", T ("AIR MINUM BERSAMA Air"), PRK_DOCX_SIAP, "Air minum bersama Air" },
  { "judul", "TENTANG AIR MINUM BERSAMA", T ("MENGENAI AIR MINUM BERSAMA"), PRK_DOCX_LEPAS, NULL },
  { "perangkat_daerah", "Dinas: ........", T ("Dinas: Dinas Kesehatan"), PRK_DOCX_SIAP, "Dinas Kesehatan" },
  { "perangkat_daerah", "Dinas: ........", T ("Dinas: Dinas Kesehatan ........"), PRK_DOCX_SIAP, "Dinas Kesehatan" },
  { "perangkat_daerah", "Dinas ........ di ........", T ("Dinas Kesehatan di ........"), PRK_DOCX_LEPAS, NULL },
  { "tanggal", "Buntok, 21 November 2026", T ("Buntok, 24 November 2026"), PRK_DOCX_SIAP, "2026-11-24" },
  { "tanggal", "Buntok, 21 November 2026", T ("Buntok, akhir November 2026"), PRK_DOCX_LEPAS, NULL },
  { "pembiayaan/belum_dianggarkan", "ya", T ("tidak"), PRK_DOCX_LEPAS, NULL },
};

static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const Alinea alinea[] = { { fields[i].path, 0, fields[i].sent, fields[i].back }, { NULL } };
      g_autoptr(PrkDocxSuntingan) all = NULL;
      g_autofree char *before = NULL;
      Uji uji;

      g_test_message ("%s: %s", fields[i].path, fields[i].back);
      begin (&uji, "Satu.");
      before = g_strdup (prk_record_get_string (uji.kak, fields[i].path));
      all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, NULL);
      get (all, 0, fields[i].keadaan);
      accept_all (all);
      apply (&uji, all);
      g_assert_cmpstr (prk_record_get_string (uji.kak, fields[i].path), ==,
                       fields[i].after != NULL ? fields[i].after : before);
      end (&uji);
    }
}

/* A field whose former value is known is carried over word by word, too. */
static void
test_field_moved_on (void)
{
  const Alinea alinea[] = { { "judul", 0, "Judul: Air minum bersama", T ("Judul: Air bersih bersama") }, { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  g_autoptr(PrkRecord) dasar = NULL;
  Uji uji;

  begin (&uji, "Satu.");
  dasar = prk_record_copy (uji.kak);
  set_text (&uji, "judul", "Air minum bersama dua daerah", FALSE);
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, dasar, uji.skema, NULL);
  get (all, 0, PRK_DOCX_SIAP);
  accept_all (all);
  g_assert_cmpuint (apply (&uji, all), ==, 1);
  g_assert_cmpstr (prk_record_get_string (uji.kak, "judul"), ==, "Air bersih bersama dua daerah");
  end (&uji);
}

/* What belongs nowhere goes where a person says. */
static void
test_loose_is_given_a_place (void)
{
  const Alinea alinea[] = { { "pembiayaan/belum_dianggarkan", 0, "ya", T ("belum pasti") }, { NULL } };
  g_autoptr(PrkDocxSuntingan) all = NULL;
  PrkDocxSunting *one;
  Uji uji;

  begin (&uji, "Satu.");
  all = prk_docx_suntingan_new (read_back (alinea), uji.kak, NULL, uji.skema, NULL);
  one = g_ptr_array_index (all->sunting, 0);
  accept_all (all);
  g_assert_cmpuint (apply (&uji, all), ==, 0);
  one->tujuan = g_strdup (MANFAAT);
  g_assert_cmpuint (apply (&uji, all), ==, 1);
  g_assert_cmpstr (prk_record_get_text (uji.kak, MANFAAT), ==, "Satu.\n\nbelum pasti");
  end (&uji);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (narasi); i++)
    {
      g_autofree char *path = g_strconcat ("/docx-sunting/narasi/", narasi[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_narasi);
    }
  g_test_add_func ("/docx-sunting/nothing-accepted-writes-nothing", test_nothing_accepted_writes_nothing);
  g_test_add_func ("/docx-sunting/one-author-alone", test_one_author_alone);
  g_test_add_func ("/docx-sunting/draft-moved-on", test_draft_moved_on);
  g_test_add_func ("/docx-sunting/conflict", test_conflict);
  g_test_add_func ("/docx-sunting/conflict-keeps-the-form", test_conflict_keeps_the_form);
  g_test_add_func ("/docx-sunting/conflict-with-nothing", test_conflict_with_nothing);
  g_test_add_func ("/docx-sunting/fields", test_fields);
  g_test_add_func ("/docx-sunting/row-is-gone", test_row_is_gone);
  g_test_add_func ("/docx-sunting/known-by-its-words", test_known_by_its_words);
  g_test_add_func ("/docx-sunting/field-moved-on", test_field_moved_on);
  g_test_add_func ("/docx-sunting/loose-is-given-a-place", test_loose_is_given_a_place);

  return g_test_run ();
}
