/* SPDX-License-Identifier: GPL-3.0-or-later */

/* data/lama.ods and data/lama.xlsx were written by LibreOffice 7.4 from one sheet between a hidden one and another one. */

#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "naskah/prk-docx-private.h"
#include "naskah/prk-lembar-berkas.h"

#define SHEET(rows) "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" rows \
                    "</sheetData></worksheet>"
#define ODS(body)                                                                                  \
  "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\">" body    \
  "</office:document-content>"
#define ODS_SHEET(rows) ODS ("<office:body><office:spreadsheet><table:table>" rows                    \
                             "</table:table></office:spreadsheet></office:body>")
#define WORKBOOK                                                                                   \
  "<workbook xmlns:r=\"r\"><sheets><sheet state=\"hidden\" r:id=\"a\"/><sheet r:id=\"b\"/></sheets></workbook>"
#define RELS                                                                                       \
  "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/>"                           \
  "<Relationship Id=\"b\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"

static GBytes *
bytes (const char *text)
{
  return text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
}

/* "1: a|b 3: c": each row with its number. */
static char *
dup_rows (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PrkLembarBaris *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s%u: ", i > 0 ? " " : "", row->baris);
      for (guint c = 0; c < row->sel->len; c++)
        g_string_append_printf (text, "%s%s", c > 0 ? "|" : "", (char *) g_ptr_array_index (row->sel, c));
    }

  return g_string_free (text, FALSE);
}

static void
assert_xlsx (const char *sheet,
             const char *strings,
             const char *styles,
             gboolean    is_1904,
             const char *expected)
{
  g_autoptr(GBytes) of_sheet = bytes (sheet);
  g_autoptr(GBytes) of_strings = bytes (strings);
  g_autoptr(GBytes) of_styles = bytes (styles);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows
    = prk_lembar_baca_xlsx (of_sheet, of_strings, of_styles, is_1904, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = dup_rows (rows);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_ods (const char *content,
            const char *expected)
{
  g_autoptr(GBytes) of_content = bytes (content);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_lembar_baca_ods (of_content, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = dup_rows (rows);
  g_assert_cmpstr (text, ==, expected);
}

/* What a real program writes, in both forms the same rows. */
static void
test_libreoffice (void)
{
  static const char *const names[] = { "lama.ods", "lama.xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "naskah", "data", names[i], NULL);
      g_autofree char *data = NULL;
      g_autofree char *text = NULL;
      g_autoptr(GBytes) berkas = NULL;
      g_autoptr(GPtrArray) rows = NULL;
      g_autoptr(GError) error = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &data, &size, &error));
      berkas = g_bytes_new (data, size);
      rows = prk_lembar_berkas_baca (berkas, &error);
      g_assert_no_error (error);
      text = dup_rows (rows);
      g_assert_cmpstr (text, ==,
                       "1: judul|perangkat_daerah|mitra|nilai|keadaan|nomor_kb|tanggal_kb|kb_mulai|kb_bulan|sumber|"
                       "diarsipkan|luas "
                       "2: Air & sanitasi|Dinas PU|Kabupaten Kapuas\nKabupaten Barito Utara|1250000|D1|"
                       "100.3.7.1/7/KS|2024-03-01|2024-03-02|60|Register|TRUE|12,75 "
                       "5: Api|BPBD|BPBD||D1||2021-12-31|||Register");
    }
}

static void
test_xlsx_values (void)
{
  static const char strings[]
    = "<sst><si><t>satu</t></si><si><r><t>du</t></r><r><rPr/><t xml:space=\"preserve\">a </t></r>"
      "<rPh><t>bunyi</t></rPh></si><si/><si><t>empat</t></si></sst>";

  assert_xlsx (SHEET ("<row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c t=\"s\"><v>3</v></c>"
                      "<c r=\"AA2\" t=\"inlineStr\"><is><t>dalam</t></is></c></row>"
                      "<row><c t=\"s\"><v>2</v></c><c/><c t=\"s\"><v>0</v></c><c t=\"s\"><v>4</v></c></row>"),
               strings, NULL, FALSE,
               "2: |dua|empat||||||||||||||||||||||||dalam 3: ||satu");
  assert_xlsx (SHEET ("<row><c><v>1250000</v></c><c t=\"n\"><v>1.25E6</v></c><c><v>0.30000000000000004</v></c>"
                      "<c><v>-2.5</v></c><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1</f><v>teks</v></c>"
                      "<c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c><c t=\"d\"><v>2021-03-01T08:00:00</v></c>"
                      "<c><f>kosong</f></c><c><v>bukan</v></c></row>"),
               NULL, NULL, FALSE,
               "1: 1250000|1250000|0,3|-2,5|2|teks|FALSE|#N/A|2021-03-01||bukan");
}

/* That a number is a day is known from how it is shown. */
static void
test_xlsx_days (void)
{
  static const char styles[]
    = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-421]dd mmmm yyyy;@\"/>"
      "<numFmt numFmtId=\"165\" formatCode=\"&quot;hari &quot;0\"/>"
      "<numFmt numFmtId=\"166\" formatCode=\"[Red]#,##0\\d;d\"/><numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/>"
      "<numFmt numFmtId=\"168\" formatCode=\"mmmm\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
      "<xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"20\"/></cellXfs>"
      "<cellStyles><xf numFmtId=\"14\"/></cellStyles></styleSheet>";

  assert_xlsx (SHEET ("<row><c s=\"0\"><v>44256</v></c><c s=\"1\"><v>44256</v></c><c s=\"2\"><v>44256.75</v></c>"
                      "<c s=\"3\"><v>44256</v></c><c s=\"4\"><v>44256</v></c><c s=\"5\"><v>44256</v></c>"
                      "<c s=\"6\"><v>44256</v></c><c s=\"7\"><v>44256</v></c><c s=\"8\"><v>44256</v></c></row>"),
               NULL, styles, FALSE,
               "1: 44256|2021-03-01|2021-03-01|44256|44256|44256|2021-03-01|44256|44256");
  /* The first days, the 29 February 1900 that never was, and the last day. */
  assert_xlsx (SHEET ("<row><c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>61</v></c>"
                      "<c s=\"1\"><v>2958465</v></c><c s=\"1\"><v>2958466</v></c><c s=\"1\"><v>0</v></c>"
                      "<c s=\"1\"><v>-3</v></c></row>"),
               NULL, styles, FALSE,
               "1: 1900-01-01|1900-02-28|1900-03-01|9999-12-31|2958466|0|-3");
  assert_xlsx (SHEET ("<row><c s=\"1\"><v>42794</v></c></row>"), NULL, styles, TRUE, "1: 2021-03-01");
}

static void
test_ods_values (void)
{
  assert_ods (ODS_SHEET ("<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
                         "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>"
                         "<table:table-cell table:number-columns-repeated=\"2\"><text:p>a<text:s text:c=\"2\"/>b"
                         "<text:line-break/>c</text:p><text:p/><text:p>d</text:p></table:table-cell></table:table-row>"
                         "<table:table-row><table:covered-table-cell/><table:table-cell office:value-type=\"float\" "
                         "office:value=\"2.5\"><text:p>dua</text:p></table:table-cell></table:table-row>"
                         "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
                         "table:number-columns-repeated=\"16384\"/></table:table-row>"),
              "4: |a  b\nc\n\nd|a  b\nc\n\nd 5: |a  b\nc\n\nd|a  b\nc\n\nd 6: |2,5");
  /* Hidden sheets, notes, and a table within a drawing. */
  assert_ods (ODS ("<office:automatic-styles><style:style style:name=\"h\"><style:table-properties "
                   "table:display=\"false\"/></style:style></office:automatic-styles><office:spreadsheet>"
                   "<table:table table:style-name=\"h\"><table:table-row><table:table-cell><text:p>h</text:p>"
                   "</table:table-cell></table:table-row></table:table>"
                   "<table:table table:style-name=\"g\"><table:shapes><table:table><table:table-row><table:table-cell>"
                   "<text:p>n</text:p></table:table-cell></table:table-row></table:table></table:shapes>"
                   "<table:table-row><table:table-cell><office:annotation><text:p>n</text:p></office:annotation>"
                   "<text:p>ya</text:p></table:table-cell></table:table-row></table:table>"
                   "<table:table><table:table-row><table:table-cell><text:p>n</text:p></table:table-cell>"
                   "</table:table-row></table:table></office:spreadsheet>"),
              "1: ya");
}

static GBytes *
zip (const PrkDocxBerkas *parts,
     gsize                n)
{
  g_autoptr(GError) error = NULL;
  GBytes *berkas = _prk_docx_zip (parts, n, &error);

  g_assert_no_error (error);
  return berkas;
}

/* The first sheet that can be seen, found by its relation; macros are passed over. */
static void
test_workbook (void)
{
  static const char one[] = SHEET ("<row><c t=\"str\"><v>rahasia</v></c></row>");
  static const char two[] = SHEET ("<row><c t=\"str\"><v>ini</v></c></row>");
  const PrkDocxBerkas parts[] = {
    { "xl/worksheets/sheet2.xml", two, strlen (two) },
    { "xl/worksheets/sheet1.xml", one, strlen (one) },
    { "xl/vbaProject.bin", "makro", 5 },
    { "xl/_rels/workbook.xml.rels", RELS, strlen (RELS) },
    { "xl/workbook.xml", WORKBOOK, strlen (WORKBOOK) },
  };
  g_autoptr(GBytes) berkas = zip (parts, G_N_ELEMENTS (parts));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_lembar_berkas_baca (berkas, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = dup_rows (rows);
  g_assert_cmpstr (text, ==, "1: ini");
}

static void
test_csv (void)
{
  g_autoptr(GBytes) berkas = bytes ("a;b\n\n1;2\n");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_lembar_berkas_baca (berkas, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = dup_rows (rows);
  g_assert_cmpstr (text, ==, "1: a|b 3: 1|2");
}

static void
assert_refused (GBytes     *berkas,
                const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_lembar_berkas_baca (berkas, &error);

  g_assert_null (rows);
  g_assert_true (error->domain == PRK_INPUT_ERROR);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

static void
assert_part_refused (const char *name,
                     const char *data,
                     const char *words)
{
  const PrkDocxBerkas parts[] = {
    { "xl/workbook.xml", WORKBOOK, strlen (WORKBOOK) },
    { "xl/_rels/workbook.xml.rels", RELS, strlen (RELS) },
    { name, data, strlen (data) },
  };
  const gboolean is_xlsx = g_str_has_prefix (name, "xl/");
  g_autoptr(GBytes) berkas = is_xlsx ? zip (parts, 3) : zip (parts + 2, 1);

  assert_refused (berkas, words);
}

static void
test_refused (void)
{
  static const char manifest[] = "<manifest><encryption-data/></manifest>";
  static const char content[] = ODS ("");
  const PrkDocxBerkas secret[] = { { "content.xml", "\1\2\3", 3 },
                                   { "META-INF/manifest.xml", manifest, strlen (manifest) } };
  const PrkDocxBerkas document = { "word/document.xml", "<w/>", 4 };
  const PrkDocxBerkas text = { "content.xml", content, strlen (content) };
  g_autoptr(GBytes) ole = g_bytes_new_static ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 xls", 12);
  g_autoptr(GBytes) ods = zip (secret, 2);
  g_autoptr(GBytes) docx = zip (&document, 1);
  g_autoptr(GBytes) odt = zip (&text, 1);
  g_autoptr(GBytes) cut = g_bytes_new_from_bytes (docx, 0, 30);
  g_autoptr(GBytes) pdf = g_bytes_new_static ("%PDF-1.7 \xff\xfe", 11);

  assert_refused (ole, "berkata sandi atau berjenis lama");
  assert_refused (ods, "berkata sandi");
  assert_refused (docx, "bukan lembar kerja XLSX atau ODS");
  assert_refused (odt, "bukan lembar kerja XLSX atau ODS");
  assert_refused (cut, "rusak");
  assert_refused (pdf, "UTF-8");
  assert_part_refused ("xl/worksheets/sheet2.xml", "<worksheet><sheetData>", "rusak");
  assert_part_refused ("xl/worksheets/sheet2.xml", "<chartsheet/>", "bukan lembar kerja");
  assert_part_refused ("xl/worksheets/sheet9.xml", "<worksheet/>", "bukan lembar kerja");
  assert_part_refused ("xl/worksheets/sheet2.xml",
                       "<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>", "bukan lembar kerja");
  assert_part_refused ("xl/worksheets/sheet2.xml",
                       SHEET ("<row r=\"7\"><c t=\"str\"><v>a</v></c></row><row r=\"3\"><c t=\"str\"><v>b</v></c></row>"),
                       "Baris 3: urutan");
  assert_part_refused ("xl/worksheets/sheet2.xml", SHEET ("<row r=\"4\"><c r=\"GS4\"><v>1</v></c></row>"),
                       "Baris 4: terlalu banyak kolom");
  assert_part_refused ("content.xml",
                       ODS_SHEET ("<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell>"
                                  "<text:p>a</text:p></table:table-cell></table:table-row>"),
                       "terlalu banyak baris");
}

/* A little that becomes very much: a part of a gigabyte, a word that a million cells share, one element in another. */
static void
test_bombs (void)
{
  g_autoptr(GString) big = g_string_new (NULL);
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autoptr(GString) shared = g_string_new ("<worksheet><sheetData>");
  g_autoptr(GBytes) sheet = NULL;
  g_autoptr(GBytes) strings = NULL;
  g_autoptr(GString) words = g_string_new ("<sst><si><t>");
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  g_string_set_size (big, 33 * 1024 * 1024);
  memset (big->str, ' ', big->len);
  assert_part_refused ("xl/worksheets/sheet2.xml", big->str, "terlalu besar");

  for (guint i = 0; i < 200; i++)
    g_string_append (deep, "<worksheet>");
  assert_part_refused ("xl/worksheets/sheet2.xml", deep->str, "terlalu besar");

  for (guint i = 0; i < PRK_LEMBAR_MAX_SEL; i++)
    g_string_append_c (words, 'x');
  g_string_append (words, "</t></si></sst>");
  for (guint i = 0; i < 3000; i++)
    g_string_append (shared, "<row><c t=\"s\"><v>0</v></c></row>");
  g_string_append (shared, "</sheetData></worksheet>");
  sheet = bytes (shared->str);
  strings = bytes (words->str);
  rows = prk_lembar_baca_xlsx (sheet, strings, NULL, FALSE, &error);
  g_assert_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lembar-berkas/what-libreoffice-writes", test_libreoffice);
  g_test_add_func ("/lembar-berkas/xlsx/values", test_xlsx_values);
  g_test_add_func ("/lembar-berkas/xlsx/days", test_xlsx_days);
  g_test_add_func ("/lembar-berkas/ods/values", test_ods_values);
  g_test_add_func ("/lembar-berkas/first-sheet-that-can-be-seen", test_workbook);
  g_test_add_func ("/lembar-berkas/csv-stays-csv", test_csv);
  g_test_add_func ("/lembar-berkas/refused-with-what-to-do", test_refused);
  g_test_add_func ("/lembar-berkas/bombs", test_bombs);

  return g_test_run ();
}
