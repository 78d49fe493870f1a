/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nobody writes on purpose: strange letters, endless words, huge tables, slips in a template, a person who cannot wait. */
#include "config.h"

#include <string.h>

#include "uji.h"

#define TEMPLAT(body) "<naskah jenis=\"kak\">\n<gaya nama=\"isi\"/>\n<isi>\n" body "\n</isi>\n</naskah>\n"

static void
init_narasi (Uji        *uji,
             const char *text)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *record = NULL;

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "nilai");
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "judul");
  json_builder_add_string_value (json, "Uji");
  json_builder_set_member_name (json, "latar_belakang/narasi");
  json_builder_add_string_value (json, text);
  json_builder_end_object (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  record = json_to_string (root, FALSE);
  uji_init_json (uji, contoh_profil ("barito-selatan"), record);
}

static void
assert_all_embedded (Uji *uji)
{
  g_autofree char *out = uji_tanya (uji, "pdffonts", NULL, NULL);
  g_auto(GStrv) lines = g_strsplit (out != NULL ? out : "", "\n", -1);

  for (guint i = 2; g_strv_length (lines) > 2 && lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *line = ratakan (lines[i]);

      g_assert_nonnull (strstr (line, " yes yes yes "));
    }
}

/* Without blanks, composed, and without the marks that say which way a text runs. */
static char *
dup_plain (const char *text)
{
  g_autofree char *dense = padatkan (text);
  g_autofree char *composed = g_utf8_normalize (dense, -1, G_NORMALIZE_NFC);
  GString *out = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x202a || c > 0x202e) && c != 0x200e && c != 0x200f)
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

static gboolean
runs_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_ARABIC)
        return TRUE;
    }

  return FALSE;
}

/* Every one of these words can be found in the PDF as it was written. In the order of drawing, a text that runs to the left
 * comes letter by letter; in the order of the page, signs above U+FFFF are left out by pdftotext. */
static void
test_scripts (gconstpointer data)
{
  g_autofree char *narasi = g_strdup_printf ("Sebelum %s sesudah.", (const char *) data);
  g_autofree char *wanted = dup_plain (narasi);
  g_autofree char *found = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  Uji uji;

  init_narasi (&uji, narasi);
  text = runs_left (data) ? pdftotext (prk_cetakan_get_pdf (uji.cetakan)) : uji_dup_text (&uji);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      uji_clear (&uji);
      return;
    }

  found = dup_plain (text);
  if (strstr (found, wanted) == NULL)
    g_error ("“%s” is not in the PDF", wanted);
  assert_all_embedded (&uji);
  info = uji_tanya (&uji, "mutool", "info", NULL);
  uji_clear (&uji);
}

/* Control characters neither reach the PDF nor make it speak of pages: two of them stand for the page numbers inside. */
static void
test_control_characters (void)
{
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;
  Uji uji;

  uji_init_json (&uji,
                 contoh_profil ("barito-selatan"),
                 "{\"nilai\":{\"judul\":\"Satu\\u0001dua\\u0002tiga\\u0007empat\","
                 "\"latar_belakang/narasi\":\"lima\\u0001enam\\u001btujuh\"}}");
  text = uji_dup_text (&uji);
  head = pdftotext (prk_cetakan_get_pdf (uji.cetakan));
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
    }
  else
    {
      g_assert_nonnull (strstr (text, "Satu"));
      g_assert_nonnull (strstr (text, "lima"));
      g_assert_nonnull (strstr (text, "tujuh"));
      g_assert_nonnull (strstr (head, "KAK: Satu dua tiga empat"));
      for (const char *p = text; *p != '\0'; p++)
        g_assert_true ((guchar) *p >= ' ');
    }
  uji_clear (&uji);
}

static void
test_long_word (void)
{
  g_autofree char *word = g_strnfill (10000, 'w');
  g_autofree char *text = NULL;
  g_auto(GStrv) pages = NULL;
  Uji uji;

  word[0] = 'A';
  word[9999] = 'Z';
  init_narasi (&uji, word);
  text = uji_dup_text (&uji);
  if (text == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    g_assert_nonnull (strstr (text, word));
  uji_clear (&uji);
}

/* The same word in a cell: the row is taller than a page and is parted between lines. */
static void
test_long_word_in_a_cell (void)
{
  g_autofree char *word = g_strnfill (10000, 'w');
  g_autofree char *json = NULL;
  g_auto(GStrv) pages = NULL;
  guint n = 0;
  Uji uji;

  json = g_strdup_printf ("{\"nilai\":{\"manfaat/baris\":[{\"jenis\":\"Awal\",\"uraian\":\"%s\"},{\"jenis\":\"Akhir\"}]}}", word);
  uji_init_json (&uji, contoh_profil ("barito-selatan"), json);
  pages = uji_dup_pages (&uji);
  for (guint i = 0; pages != NULL && pages[i] != NULL; i++)
    for (const char *p = pages[i]; *p != '\0'; p++)
      n += *p == 'w' ? 1 : 0;
  if (pages == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    g_assert_cmpuint (n, >=, 10000);
  uji_clear (&uji);
}

static char *
make_rows (guint n)
{
  GString *json = g_string_new ("{\"nilai\":{\"judul\":\"Tabel besar\",\"pembiayaan/baris\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json,
                            "%s{\"tahun\":%u,\"kegiatan\":\"K%04uz\",\"komponen\":\"P%04uz\",\"volume\":\"2\",\"harga\":%u}",
                            i > 0 ? "," : "", 2027 + i / 1250, i, i, 1000 + i);
  g_string_append (json, "]}}");

  return g_string_free (json, FALSE);
}

static void
test_5000_rows (void)
{
  g_autofree char *json = make_rows (5000);
  g_autofree char *text = NULL;
  const char *at;
  Uji uji;

  uji_init_json (&uji, contoh_profil ("barito-selatan"), json);
  text = uji_dup_text (&uji);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      uji_clear (&uji);
      return;
    }

  at = text;
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *kegiatan = g_strdup_printf ("K%04uz", i);
      g_autofree char *komponen = g_strdup_printf ("P%04uz", i);

      at = strstr (at, kegiatan);
      g_assert_nonnull (at);
      g_assert_nonnull (strstr (at, komponen));
      g_assert_null (strstr (at + 1, kegiatan));
    }
  /* 2 × (5000 × 1000 + 0 + 1 + … + 4999) */
  g_assert_nonnull (strstr (text, "Jumlahseluruhbiayaadalah" "Rp34.995.000"));
  uji_clear (&uji);
}

typedef struct
{
  GCancellable *cancellable;
  gulong        delay_us;
} Batal;

static gpointer
cancel_thread (gpointer data)
{
  Batal *self = data;

  g_usleep (self->delay_us);
  g_cancellable_cancel (self->cancellable);

  return NULL;
}

/* Given up sooner and later, until once it was done first. Each time there is no document, and the printer is as before. */
static void
test_cancel_in_the_middle (void)
{
  g_autofree char *json = make_rows (1500);
  g_autoptr(PrkCetakan) whole = NULL;
  guint n_cancelled = 0;
  gboolean done = FALSE;
  Uji uji;

  uji_init_json (&uji, contoh_profil ("barito-selatan"), json);
  whole = prk_cetakan_ref (uji.cetakan);
  for (gulong delay_us = 0; !done; delay_us = delay_us * 2 + 500)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(PrkPencetak) cold = prk_pencetak_new (uji.profil);
      g_autoptr(PrkCetakan) cetakan = NULL;
      g_autoptr(GError) error = NULL;
      Batal batal = { cancellable, delay_us };
      GThread *thread;

      if (delay_us == 0)
        g_cancellable_cancel (cancellable);
      thread = g_thread_new ("batal", cancel_thread, &batal);
      cetakan = prk_pencetak_cetak_kak (cold, uji.kak, cancellable, &error);
      g_thread_join (thread);
      done = cetakan != NULL;
      if (!done)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          n_cancelled++;
          cetakan = prk_pencetak_cetak_kak (cold, uji.kak, NULL, NULL);
        }
      g_assert_nonnull (cetakan);
      g_assert_true (g_bytes_equal (prk_cetakan_get_pdf (whole), prk_cetakan_get_pdf (cetakan)));
    }
  g_assert_cmpuint (n_cancelled, >=, 2);
  uji_clear (&uji);
}

/* The line and the name of what is wrong; the template before stays in force. */
static void
test_template_slips (void)
{
  static const struct
  {
    const char *text;
    const char *line;
    const char *name;
  } slip[] = {
    { TEMPLAT ("<par>Nama: {{tidak_ada}}</par>"), "4", "tidak_ada" },
    { TEMPLAT ("<par>\n\n{{judul|miring}}</par>"), "", "miring" },
    { TEMPLAT ("<par>satu</par>\n<jika ada=\"latar_belakang/salah\"><par>dua</par></jika>"), "5", "latar_belakang/salah" },
    { TEMPLAT ("<tabel tabel=\"biaya/baris\"><kolom judul=\"a\" porsi=\"1\">{{.x}}</kolom></tabel>"), "4", "biaya/baris" },
    { TEMPLAT ("<tabel tabel=\"mitra\"><kolom judul=\"a\" porsi=\"1\">{{.alamat}}</kolom></tabel>"), "4", "alamat" },
    { TEMPLAT ("<gambar/>"), "4", "gambar" },
    { TEMPLAT ("<par gaya=\"besar\">x</par>"), "4", "besar" },
    { TEMPLAT ("<par>x</isi>"), "4", "" },
    { "bukan xml", "1", "" },
    { "", "", "" },
  };
  Uji uji;
  g_autoptr(PrkCetakan) before = NULL;

  uji_init (&uji, "barito-selatan", "draf-persampahan");
  before = prk_cetakan_ref (uji.cetakan);
  for (guint i = 0; i < G_N_ELEMENTS (slip); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (prk_pencetak_set_templat (uji.pencetak, slip[i].text, &error));
      g_assert_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE);
      if (strstr (error->message, slip[i].line) == NULL || strstr (error->message, slip[i].name) == NULL)
        g_error ("“%s” does not name line %s and “%s”", error->message, slip[i].line, slip[i].name);
      uji_cetak (&uji);
      g_assert_true (g_bytes_equal (prk_cetakan_get_pdf (before), prk_cetakan_get_pdf (uji.cetakan)));
    }
  uji_clear (&uji);
}

/* An office's own template works, and the shipped one comes back. */
static void
test_own_template (void)
{
  Uji uji;
  g_autoptr(PrkCetakan) shipped = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  uji_init (&uji, "barito-selatan", "draf-persampahan");
  shipped = prk_cetakan_ref (uji.cetakan);
  g_assert_true (prk_pencetak_set_templat (uji.pencetak, TEMPLAT ("<par>Hanya {{judul|besar}}.</par>"), &error));
  uji_cetak (&uji);
  text = uji_dup_text (&uji);
  if (text != NULL)
    g_assert_cmpstr (text, ==, "HanyaPENGELOLAANSAMPAHREGIONALBARITOSELATANDANBARITOTIMUR.");
  g_assert_true (prk_pencetak_set_templat (uji.pencetak, NULL, &error));
  uji_cetak (&uji);
  g_assert_true (g_bytes_equal (prk_cetakan_get_pdf (shipped), prk_cetakan_get_pdf (uji.cetakan)));
  uji_clear (&uji);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/batas/scripts/latin", "Ñandú–façade“kutip”½×µ€", test_scripts);
  g_test_add_data_func ("/batas/scripts/combining", "Ba\xcc\x84li\xcc\x82n\xcc\x83", test_scripts);
  g_test_add_data_func ("/batas/scripts/ligatures", "efisien-aflikasi-offline", test_scripts);
  g_test_add_data_func ("/batas/scripts/emoji", "🔥🌊👩🏽‍🚒", test_scripts);
  g_test_add_data_func ("/batas/scripts/greek-cyrillic", "ΑθήναМосква", test_scripts);
  g_test_add_data_func ("/batas/scripts/hebrew", "שלום עולם", test_scripts);
  g_test_add_data_func ("/batas/scripts/arabic", "مدينة بنتوك", test_scripts);
  g_test_add_data_func ("/batas/scripts/no-font", "ꦲꦤꦕꦫꦏ", test_scripts);
  g_test_add_func ("/batas/control-characters", test_control_characters);
  g_test_add_func ("/batas/long-word", test_long_word);
  g_test_add_func ("/batas/long-word-in-a-cell", test_long_word_in_a_cell);
  g_test_add_func ("/batas/5000-rows", test_5000_rows);
  g_test_add_func ("/batas/cancel-in-the-middle", test_cancel_in_the_middle);
  g_test_add_func ("/batas/template-slips", test_template_slips);
  g_test_add_func ("/batas/own-template", test_own_template);

  return g_test_run ();
}
