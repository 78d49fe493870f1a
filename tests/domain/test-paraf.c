/* SPDX-License-Identifier: GPL-3.0-or-later */

/* R91: initials stand below the words that were read, and below no others; the Pasal of a text in their order. */

#include "config.h"

#include "domain/prk-kak-banding.h"
#include "domain/prk-naskah-pasal.h"
#include "domain/prk-naskah-teks.h"
#include "domain/prk-paraf.h"

#define N 5

static const char *const stations[N] = { "sekretariat", "hukum", "asisten", "sekda", "wakil" };

static void
put (PrkRecord  *record,
     const char *path,
     const char *value)
{
  g_autoptr(JsonNode) node = json_from_string (value, NULL);

  g_assert_nonnull (node);
  prk_record_overlay (record, path, node);
}

static PrkRecord *
new_text (void)
{
  static const char *const values[][2] = {
    { "judul", "\"Air Minum\"" },
    { "jenis", "\"kb\"" },
    { "alur", "\"utama\"" },
    { "ksd", "\"k\"" },
    { "tempat", "\"Buntok\"" },
    { "pihak/p1/_urut", "\"a0\"" },
    { "pihak/p1/nama", "\"Kabupaten Barito Selatan\"" },
    { "pihak/p2/_urut", "\"a1\"" },
    { "pihak/p2/nama", "\"Kabupaten Barito Utara\"" },
    { "konsideran/k1/_urut", "\"a0\"" },
    { "konsideran/k1/isi", "\"bahwa air adalah kebutuhan;\"" },
    { "klausul/maksud_tujuan", "{\"teks\": \"Maksudnya jelas.\"}" },
    { "klausul/objek", "{\"teks\": \"Objeknya air.\"}" },
    { "klausul/lain_lain", "{\"teks\": \"Lihat {pasal:objek}.\"}" },
    { "tambahan/t1/_urut", "\"a0\"" },
    { "tambahan/t1/judul", "\"Kerahasiaan\"" },
    { "tambahan/t1/isi", "\"PARA PIHAK menjaga kerahasiaan.\"" },
    { "catatan", "{\"teks\": \"Untuk dibaca sendiri.\"}" },
  };
  PrkRecord *record = prk_record_new ("00000000-0000-7000-8000-000000000001", "naskah");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    put (record, values[i][0], values[i][1]);

  return record;
}

static PrkProfil *
load_profil (void)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);

  return profil;
}

/* What is done to the text, and whether its paper says something else then. */
static const struct
{
  const char *path, *value;
  gboolean is_printed;
} changes[] = {
  { "judul", "\"Air Bersih\"", TRUE },
  { "jenis", "\"pks\"", TRUE },
  { "tempat", "\"Muara Teweh\"", TRUE },
  { "tanggal", "\"2027-01-01\"", TRUE },
  { "pihak/p2/nama", "\"Kabupaten Kapuas\"", TRUE },
  { "pihak/p1/penanda", "\"Contoh Bupati\"", TRUE },
  { "pihak/p1/keputusan", "\"100\"", TRUE },
  { "pihak/p1/jalan", "\"Pelita\"", TRUE },
  { "pihak/p1/kuasa_nomor", "\"7\"", TRUE },
  { "pihak/p1/_urut", "\"a2\"", TRUE },
  { "pihak/p2/_hapus", "true", TRUE },
  { "konsideran/k1/isi", "\"bahwa air adalah hak;\"", TRUE },
  { "konsideran/k2/isi", "\"bahwa\"", TRUE },
  { "klausul/objek", "{\"teks\": \"Objeknya air minum.\"}", TRUE },
  { "klausul/objek", "{\"teks\": \"\"}", TRUE },
  { "klausul/ruang_lingkup", "{\"teks\": \"Luas.\"}", TRUE },
  { "judul_klausul/objek", "\"Objek Kerja Sama\"", TRUE },
  { "tambahan/t1/judul", "\"Rahasia\"", TRUE },
  { "tambahan/t1/isi", "\"Rahasia.\"", TRUE },
  { "tambahan/t1/_hapus", "true", TRUE },
  { "catatan", "{\"teks\": \"Lain lagi.\"}", FALSE },
  { "kewajiban/k/uraian", "\"Membayar\"", FALSE },
  { "ksd", "\"kasus lain\"", FALSE },
  { "alur", "\"pks-1\"", FALSE },
  { "lampiran/l1/keterangan", "\"Pindaian\"", FALSE },
  { "klausul/objek", "{\"teks\": \"Objeknya air.\\n\"}", FALSE },
  { "klausul/ruang_lingkup", "{\"teks\": \"  \"}", FALSE },
  { "judul_klausul/objek", "\"Objek\"", FALSE },
};

static void
test_hash (void)
{
  g_autoptr(PrkRecord) text = new_text ();
  g_autoptr(PrkRecord) again = new_text ();
  g_autofree char *hash = prk_paraf_dup_hash (text);
  g_autofree char *same = prk_paraf_dup_hash (again);

  g_assert_cmpstr (hash, ==, same);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(PrkRecord) other = new_text ();
      g_autofree char *changed = NULL;

      put (other, changes[i].path, changes[i].value);
      changed = prk_paraf_dup_hash (other);
      if ((strcmp (changed, hash) != 0) != changes[i].is_printed)
        g_error ("%s %s: the hash %s", changes[i].path, changes[i].value,
                 changes[i].is_printed ? "stays the same" : "changes");
    }
}

/* Words must not slip from one place into the next. */
static void
test_hash_places (void)
{
  g_autoptr(PrkRecord) one = new_text ();
  g_autoptr(PrkRecord) two = new_text ();
  g_autofree char *first = NULL, *second = NULL;

  put (one, "konsideran/k2/isi", "\"kedua\"");
  put (two, "pihak/p3/nama", "\"kedua\"");
  first = prk_paraf_dup_hash (one);
  second = prk_paraf_dup_hash (two);
  g_assert_cmpstr (first, !=, second);
}

/* A story: "p0" station 0 initials, "k1" asks for a correction, "l4" is passed over, "T" the text changes, "B" goes back. The
 * states that follow, a letter each: - none, k correction, u corrected since, g void, l passed over, s stands. */
static const struct
{
  const char *acts, *states, *may;
} stories[] = {
  { "", "-----", "yn" },
  { "p0", "s----", "yyn" },
  { "p0 p1 p2 p3 p4", "sssss", "yyyyy" },
  { "p0 p1 p2 p3 l4", "ssssl", "yyyyy" },
  { "p0 k1", "sk---", "yyn" },
  { "p0 k1 T", "gu---", "yn" },
  { "p0 k1 T p0", "su---", "yyn" },
  { "p0 k1 T p0 p1", "ss---", "yyyn" },
  { "p0 p1 T", "gg---", "yn" },
  { "p0 p1 T p0", "sg---", "yyn" },
  { "p0 p1 T B", "ss---", "yyyn" },
  { "l0 T", "g----", "yn" },
  { "p0 p1 k0", "ks---", "yn" },
  { "p0 k0 p0", "s----", "yyn" },
  { "p0 p1 p2 p3 p4 T", "ggggg", "yn" },
  { "T p0 B", "g----", "yn" },
};

static PrkRecord *
new_act (const char *word,
         const char *hash)
{
  const char *jenis = *word == 'p' ? PRK_PARAF_BERI : *word == 'k' ? PRK_PARAF_MINTA : PRK_PARAF_LOMPAT;
  g_autoptr(JsonObject) isi = prk_paraf_new_isi (jenis, stations[word[1] - '0'], hash, "Pejabat Contoh", "catatan");
  PrkRecord *act = prk_record_new ("00000000-0000-7000-8000-000000000002", "peristiwa");
  JsonObjectIter iter;
  const char *path;
  JsonNode *value;

  json_object_iter_init (&iter, isi);
  while (json_object_iter_next (&iter, &path, &value))
    prk_record_overlay (act, path, value);

  return act;
}

static void
tell_story (const char *acts,
            const char *states,
            const char *may)
{
  static const char letters[] = "-kugls";
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkRecord) text = new_text ();
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);
  g_auto(GStrv) words = g_strsplit (acts, " ", -1);
  g_autoptr(PrkRantai) chain = NULL;
  g_autofree char *missing = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *hash = prk_paraf_dup_hash (text);

      if (*words[i] == 'T')
        put (text, "klausul/objek", "{\"teks\": \"Objeknya lain.\"}");
      else if (*words[i] == 'B')
        put (text, "klausul/objek", "{\"teks\": \"Objeknya air.\"}");
      else if (*words[i] != '\0')
        g_ptr_array_add (events, new_act (words[i], hash));
    }
  chain = prk_rantai_new (profil, text, events);
  g_assert_cmpuint (chain->stasiun->len, ==, N);
  for (guint i = 0; i < N; i++)
    {
      const PrkParafStasiun *one = g_ptr_array_index (chain->stasiun, i);
      gboolean is_free = may[MIN (i, strlen (may) - 1)] == 'y';

      g_assert_cmpstr (one->id, ==, stations[i]);
      if (letters[one->keadaan] != states[i] || (one->halangan == NULL) != is_free)
        g_error ("\"%s\": %s is '%c' (%s)", acts, one->id, letters[one->keadaan], one->halangan);
    }
  g_assert_cmpint (prk_rantai_is_lengkap (chain), ==, strspn (states, "sl") == N);
  missing = prk_rantai_dup_kurang (chain);
  g_assert_cmpint (missing == NULL, ==, prk_rantai_is_lengkap (chain));
}

static void
test_chain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    tell_story (stories[i].acts, stories[i].states, stories[i].may);
}

static void
test_stations_are_data (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil
    = prk_profil_new_from_json ("{\"nama\": \"Kota Contoh\", \"daerah\": \"64.72\", \"pejabat\": {\"unit_kerja_sama\": \"Bagian "
                                "Kerja Sama\"}, \"paraf\": {\"urutan\": [\"hukum\", \"kasubbag\"], \"kasubbag\": {\"jabatan\": "
                                "\"Kepala Subbagian\", \"sumber\": \"SOP kota langkah 11\"}}}",
                                "contoh", &error);
  g_autoptr(PrkRecord) text = new_text ();
  g_autoptr(PrkRantai) chain = NULL;
  g_autofree char *missing = NULL;

  g_assert_no_error (error);
  chain = prk_rantai_new (profil, text, NULL);
  missing = prk_rantai_dup_kurang (chain);
  g_assert_cmpstr (missing, ==, "Kepala Bagian Hukum (belum), Kepala Subbagian (belum)");
}

/* Pasal */

static void
apply (PrkRecord *text,
       PrkEdit   *edit)
{
  g_autoptr(GPtrArray) sets = prk_edit_list_sets (edit);

  for (guint i = 0; i < sets->len; i++)
    prk_record_overlay (text, ((PrkOpSet *) g_ptr_array_index (sets, i))->path,
                        ((PrkOpSet *) g_ptr_array_index (sets, i))->value);
}

static char *
dup_order (PrkRecord *text)
{
  g_autoptr(GPtrArray) list = prk_naskah_list_pasal (text, NULL);
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", ((PrkNaskahPasal *) g_ptr_array_index (list, i))->nama);

  return g_strdup (words->str);
}

/* "name±steps" moves, "-name" takes out, "+name" adds an own one, "!kode" writes a clause of the library. */
static const struct
{
  const char *deeds, *order, *last;
} orders[] = {
  { "", "maksud_tujuan objek t1 lain_lain", "Lihat Pasal 2." },
  { "objek-1", "objek maksud_tujuan t1 lain_lain", "Lihat Pasal 1." },
  { "objek+9", "maksud_tujuan t1 lain_lain objek", "Lihat Pasal 4." },
  { "t1-2", "t1 maksud_tujuan objek lain_lain", "Lihat Pasal 3." },
  { "t1-2 objek-1", "t1 objek maksud_tujuan lain_lain", "Lihat Pasal 2." },
  { "t1-2 !ruang_lingkup", "t1 maksud_tujuan objek ruang_lingkup lain_lain", "Lihat Pasal 3." },
  { "t1-1 +t2", "maksud_tujuan t1 t2 objek lain_lain", "Lihat Pasal 4." },
  { "lain_lain-3 -maksud_tujuan", "lain_lain objek t1", "Lihat Pasal 2." },
  { "-t1", "maksud_tujuan objek lain_lain", "Lihat Pasal 2." },
  { "-objek", "maksud_tujuan t1 lain_lain", "Lihat Pasal ..............." },
  { "maksud_tujuan-1", "maksud_tujuan objek t1 lain_lain", "Lihat Pasal 2." },
};

static void
do_deed (PrkRecord  *text,
         const char *deed)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (text);
  const char *sign = strpbrk (deed + 1, "+-");
  g_autofree char *name = sign != NULL ? g_strndup (deed, sign - deed) : NULL;
  g_autofree char *path = g_strconcat ("klausul/", deed + 1, NULL);

  if (*deed == '-')
    prk_naskah_hapus_pasal (edit, deed + 1);
  else if (*deed == '+')
    prk_naskah_tambah_pasal (edit, deed + 1, "Baru");
  else if (*deed == '!')
    prk_edit_set_text (edit, path, "Isi.");
  else
    prk_naskah_pindah_pasal (edit, name, atoi (sign));
  apply (text, edit);
}

static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(PrkRecord) text = new_text ();
      g_auto(GStrv) deeds = g_strsplit (orders[i].deeds, " ", -1);
      g_autoptr(GPtrArray) list = NULL;
      g_autofree char *order = NULL, *last = NULL;

      for (guint k = 0; deeds[k] != NULL; k++)
        if (*deeds[k] != '\0')
          do_deed (text, deeds[k]);
      order = dup_order (text);
      g_test_message ("%s", orders[i].deeds);
      g_assert_cmpstr (order, ==, orders[i].order);
      list = prk_naskah_list_pasal (text, NULL);
      for (guint k = 0; k < list->len; k++)
        if (strcmp (((PrkNaskahPasal *) g_ptr_array_index (list, k))->nama, "lain_lain") == 0)
          last = prk_naskah_dup_rujukan (((PrkNaskahPasal *) g_ptr_array_index (list, k))->isi, list);
      g_assert_cmpstr (last, ==, orders[i].last);
    }
}

/* Two laptops move different Pasal without a network: neither writes what the other does. */
static void
test_order_merges (void)
{
  static const char *const names[] = { "maksud_tujuan", "objek", "t1", "lain_lain" };
  g_autoptr(PrkRecord) text = new_text ();
  g_autoptr(PrkEdit) begun = prk_edit_new (text);
  g_autoptr(PrkEdit) mine = NULL, theirs = NULL;
  g_autoptr(GPtrArray) sets = NULL;
  g_autofree char *order = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    prk_edit_append_row (begun, "urutan", names[i]);
  apply (text, begun);
  mine = prk_edit_new (text);
  theirs = prk_edit_new (text);
  g_assert_true (prk_naskah_pindah_pasal (mine, "t1", -2));
  g_assert_true (prk_naskah_pindah_pasal (theirs, "lain_lain", -2));
  sets = prk_edit_list_sets (mine);
  g_assert_cmpuint (sets->len, ==, 1);
  apply (text, mine);
  apply (text, theirs);
  order = dup_order (text);
  g_assert_cmpstr (order, ==, "t1 maksud_tujuan lain_lain objek");
}

/* What makes initials void is told by the comparison. */
static void
test_order_is_compared (void)
{
  g_autoptr(PrkProfil) daerah = load_profil ();
  g_autoptr(PrkProfil) own = prk_profil_new_for (daerah, "naskah");
  g_autoptr(PrkRecord) before = new_text ();
  g_autoptr(PrkRecord) after = new_text ();
  g_autoptr(GPtrArray) none = prk_kak_banding (before, after, prk_profil_get_skema (own));
  g_autoptr(GPtrArray) found = NULL;
  const PrkBeda *one;

  g_assert_cmpuint (none->len, ==, 0);
  do_deed (after, "objek-1");
  found = prk_kak_banding (before, after, prk_profil_get_skema (own));
  g_assert_cmpuint (found->len, ==, 1);
  one = g_ptr_array_index (found, 0);
  g_assert_cmpstr (one->judul, ==, "Susunan pasal");
  g_assert_true (g_str_has_prefix (one->lama, "Pasal 1 Maksud dan Tujuan\nPasal 2 Objek\n"));
  g_assert_true (g_str_has_prefix (one->baru, "Pasal 1 Objek\nPasal 2 Maksud dan Tujuan\n"));
}

/* A Nota Kesepakatan has a library of its own, and none of the seven subjects of a Kesepakatan Bersama is asked of it. */
static void
test_nota (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkRecord) text = new_text ();
  g_autofree char *as_kb = NULL, *as_nota = NULL;

  put (text, "klausul/monitoring", "{\"teks\": \"Setiap semester.\"}");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GPtrArray) found = NULL;
      gboolean is_r71 = FALSE;

      put (text, "jenis", i == 0 ? "\"kb\"" : "\"nota\"");
      found = prk_naskah_periksa (text, profil);
      for (guint k = 0; k < found->len; k++)
        is_r71 |= g_strcmp0 (((PrkTemuan *) g_ptr_array_index (found, k))->aturan, "R71") == 0;
      g_assert_cmpint (is_r71, ==, i == 0);
      if (i == 0)
        as_kb = dup_order (text);
      else
        as_nota = dup_order (text);
    }
  g_assert_cmpstr (as_kb, ==, "maksud_tujuan objek t1 lain_lain");
  g_assert_cmpstr (as_nota, ==, "maksud_tujuan objek monitoring t1 lain_lain");
  g_assert_cmpstr (prk_naskah_paper_of ("nota")->id, ==, "nota-kesepakatan");
}

static void
test_broken_references (void)
{
  g_autoptr(PrkRecord) text = new_text ();
  g_autoptr(GPtrArray) broken = NULL;

  put (text, "tambahan/t1/isi", "\"Menurut {pasal:sanksi} dan {pasal:objek} dan {pasal:}.\"");
  broken = prk_naskah_list_putus (text);
  g_assert_cmpuint (broken->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (broken, 0), ==, "sanksi");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paraf/hash-follows-the-paper", test_hash);
  g_test_add_func ("/paraf/hash-keeps-places-apart", test_hash_places);
  g_test_add_func ("/paraf/R91-chain", test_chain);
  g_test_add_func ("/paraf/stations-are-data", test_stations_are_data);
  g_test_add_func ("/pasal/order", test_order);
  g_test_add_func ("/pasal/order-merges", test_order_merges);
  g_test_add_func ("/pasal/order-is-compared", test_order_is_compared);
  g_test_add_func ("/pasal/nota", test_nota);
  g_test_add_func ("/pasal/broken-references", test_broken_references);

  return g_test_run ();
}
