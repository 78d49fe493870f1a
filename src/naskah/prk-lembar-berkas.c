/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workbook is read for what stands in the cells of its first sheet, as the rows that CSV of it would give: no formulas
 * (their last values are there), no macros, no other sheets. A day becomes "2021-03-01" and a number "1250000" or
 * "2,5", however the cell shows them. Rows keep their numbers. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/prk-error.h"

#include "prk-lembar-private.h"

#define MANIFEST "META-INF/manifest.xml"
#define WORKBOOK "xl/workbook.xml"
#define RELS     "xl/_rels/workbook.xml.rels"
#define STRINGS  "xl/sharedStrings.xml"
#define STYLES   "xl/styles.xml"
#define CONTENT  "content.xml"

#define MAX_SEL_SEMUA (1000 * 1000) /* 20,000 rows of 50 columns */

/* Rows */

void
_prk_lembar_tulis_init (PrkLembarTulis *self)
{
  *self = (PrkLembarTulis) { NULL };
  self->baris = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_lembar_baris_free);
}

GPtrArray *
_prk_lembar_tulis_end (PrkLembarTulis  *self,
                       GError          *cause,
                       GError         **error)
{
  if (cause == NULL)
    return g_steal_pointer (&self->baris);

  g_clear_pointer (&self->baris, g_ptr_array_unref);
  g_propagate_error (error, cause);

  return NULL;
}

static gboolean
fail_row (GError    **error,
          guint       row,
          const char *what)
{
  g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, "Baris %u: %s", row, what);

  return FALSE;
}

gboolean
_prk_lembar_tulis_sel (PrkLembarTulis  *self,
                       guint            row,
                       guint            column,
                       const char      *text,
                       GError         **error)
{
  PrkLembarBaris *last = self->baris->len > 0 ? self->baris->pdata[self->baris->len - 1] : NULL;
  g_autofree char *cell = g_strstrip (g_strdup (text));
  const gsize length = strlen (cell);

  if (length == 0)
    return TRUE;
  if (column >= PRK_LEMBAR_MAX_KOLOM)
    return fail_row (error, row, "terlalu banyak kolom.");
  if (length > PRK_LEMBAR_MAX_SEL)
    return fail_row (error, row, "isi sel terlalu panjang.");
  if (last != NULL && row < last->baris)
    return fail_row (error, row, "urutan baris lembar kerja ini rusak.");

  if (last == NULL || row > last->baris)
    {
      last = g_new0 (PrkLembarBaris, 1);
      last->baris = row;
      last->sel = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->baris, last);
    }
  if (self->baris->len > PRK_LEMBAR_MAX_BARIS)
    return fail_row (error, row, "terlalu banyak baris; paling banyak 20.000 sekali baca.");
  for (; last->sel->len <= column; self->n_sel++)
    g_ptr_array_add (last->sel, g_strdup (""));
  self->size += length;
  if (self->size > PRK_LEMBAR_MAX_UKURAN || self->n_sel > MAX_SEL_SEMUA)
    return fail_row (error, row, "isi lembar kerja terlalu besar; paling besar 8 MB.");

  g_free (last->sel->pdata[column]);
  last->sel->pdata[column] = g_steal_pointer (&cell);

  return TRUE;
}

/* Values */

char *
_prk_lembar_dup_angka (const char *text)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  const double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value))
    return g_strdup (text);
  if (fabs (value) < 1e15 && value == floor (value))
    return g_strdup_printf ("%.0f", value == 0 ? 0.0 : value);
  g_ascii_formatd (digits, sizeof digits, "%.15g", value);

  return g_strdelimit (g_strdup (digits), ".", ',');
}

/* Day 1 is 1 January 1900, and there is a 29 February 1900 that never was. */
char *
_prk_lembar_dup_hari (const char *serial,
                      gboolean    is_1904)
{
  char *end;
  const double value = g_ascii_strtod (serial, &end);
  GDate date;
  char iso[16];

  if (end == serial || *end != '\0' || !(value >= 1) || value >= 2958466)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, is_1904 ? 1 : value < 60 ? 31 : 30, is_1904 ? 1 : 12, is_1904 ? 1904 : 1899);
  g_date_add_days (&date, (guint) value);
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);

  return g_strdup (iso);
}

/* XML */

char *
_prk_lembar_dup_atribut (xmlTextReaderPtr  reader,
                         const char       *nama)
{
  char *copy = NULL;

  for (int more = xmlTextReaderMoveToFirstAttribute (reader); more == 1 && copy == NULL;
       more = xmlTextReaderMoveToNextAttribute (reader))
    if (strcmp ((const char *) xmlTextReaderConstLocalName (reader), nama) == 0)
      copy = g_strdup ((const char *) xmlTextReaderConstValue (reader));
  xmlTextReaderMoveToElement (reader);

  return copy;
}

guint
_prk_lembar_get_atribut (xmlTextReaderPtr  reader,
                         const char       *nama,
                         guint             fallback)
{
  g_autofree char *text = _prk_lembar_dup_atribut (reader, nama);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL)
           ? (guint) number
           : fallback;
}

gboolean
_prk_lembar_jelajah (GBytes         *xml,
                     const char     *root,
                     PrkLembarNode   func,
                     gpointer        user_data,
                     GError        **error)
{
  gsize size;
  const char *data = g_bytes_get_data (xml, &size);
  xmlTextReaderPtr reader = _prk_kemasan_reader (data, size, error);
  gboolean has_root = FALSE, ok = reader != NULL;
  int result = 1;

  while (ok && (result = xmlTextReaderRead (reader)) == 1)
    {
      const char *nama = (const char *) xmlTextReaderConstLocalName (reader);

      ok = _prk_kemasan_check_node (reader, error);
      if (ok && !has_root && xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
        {
          has_root = TRUE;
          ok = strcmp (nama, root) == 0;
          if (!ok)
            g_set_error (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "the root is no %s", root);
        }
      ok = ok && func (reader, nama != NULL ? nama : "", user_data, error);
    }
  if (reader != NULL)
    xmlFreeTextReader (reader);
  if (ok && result != 0)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "a part is damaged");
      ok = FALSE;
    }

  return ok;
}

/* The file */

typedef struct
{
  char       *nama; /* of the sheet that is wanted; NULL: the parts beside it */
  GHashTable *bagian; /* (element-type utf8 GBytes) */
} Muat;

/* Pictures, other sheets and macros stay where they are. */
static gboolean
take_part (PrkKemasan  *kemasan,
           const char  *nama,
           gpointer     user_data,
           GError     **error)
{
  static const char *const parts[] = { MANIFEST, WORKBOOK, RELS, STRINGS, STYLES, CONTENT, NULL };
  const Muat *muat = user_data;
  GByteArray *part;

  if (muat->nama != NULL ? strcmp (nama, muat->nama) != 0 : !g_strv_contains (parts, nama))
    return TRUE;
  part = _prk_kemasan_baca (kemasan, error);
  if (part != NULL)
    g_hash_table_replace (muat->bagian, g_strdup (nama), g_byte_array_free_to_bytes (part));

  return part != NULL;
}

typedef struct
{
  char    *id;      /* relation of the first sheet that can be seen */
  char    *target;  /* its part */
  gboolean is_1904;
} Buku;

static gboolean
read_workbook_cb (xmlTextReaderPtr   reader,
                  const char        *nama,
                  gpointer           user_data,
                  GError           **error)
{
  Buku *buku = user_data;
  g_autofree char *text = NULL;

  if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
    return TRUE;
  if (strcmp (nama, "workbookPr") == 0)
    {
      text = _prk_lembar_dup_atribut (reader, "date1904");
      buku->is_1904 = g_strcmp0 (text, "1") == 0 || g_strcmp0 (text, "true") == 0;
    }
  else if (strcmp (nama, "sheet") == 0 && buku->id == NULL)
    {
      text = _prk_lembar_dup_atribut (reader, "state");
      if (text == NULL || strcmp (text, "visible") == 0)
        buku->id = _prk_lembar_dup_atribut (reader, "id");
    }

  return TRUE;
}

static gboolean
read_rels_cb (xmlTextReaderPtr   reader,
              const char        *nama,
              gpointer           user_data,
              GError           **error)
{
  Buku *buku = user_data;
  g_autofree char *id = NULL;
  g_autofree char *target = NULL;

  if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT || strcmp (nama, "Relationship") != 0)
    return TRUE;
  id = _prk_lembar_dup_atribut (reader, "Id");
  target = _prk_lembar_dup_atribut (reader, "Target");
  if (buku->target == NULL && id != NULL && target != NULL && g_strcmp0 (id, buku->id) == 0)
    buku->target = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);

  return TRUE;
}

static GPtrArray *
read_xlsx (GBytes      *berkas,
           GHashTable  *parts,
           GError     **error)
{
  GBytes *rels = g_hash_table_lookup (parts, RELS);
  Buku buku = { NULL };
  Muat muat = { NULL, parts };
  GBytes *sheet = NULL;
  GPtrArray *rows = NULL;
  gboolean ok;

  ok = _prk_lembar_jelajah (g_hash_table_lookup (parts, WORKBOOK), "workbook", read_workbook_cb, &buku,
                            error)
       && (rels == NULL || _prk_lembar_jelajah (rels, "Relationships", read_rels_cb, &buku, error));
  if (ok && buku.target != NULL)
    {
      muat.nama = buku.target;
      ok = _prk_kemasan_jelajah (berkas, take_part, &muat, error);
      sheet = g_hash_table_lookup (parts, buku.target);
    }
  if (ok && sheet != NULL)
    rows = prk_lembar_baca_xlsx (sheet, g_hash_table_lookup (parts, STRINGS),
                                 g_hash_table_lookup (parts, STYLES), buku.is_1904, error);
  else if (ok)
    g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "there is no sheet in it");
  g_free (buku.id);
  g_free (buku.target);

  return rows;
}

static GPtrArray *
read_ods (GHashTable  *parts,
          GError     **error)
{
  GBytes *manifest = g_hash_table_lookup (parts, MANIFEST);
  gsize size;
  const char *text = manifest != NULL ? g_bytes_get_data (manifest, &size) : NULL;

  if (text != NULL && g_strstr_len (text, (gssize) size, "encryption-data") != NULL)
    {
      g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_ENCRYPTED, "the file needs a password");
      return NULL;
    }

  return prk_lembar_baca_ods (g_hash_table_lookup (parts, CONTENT), error);
}

static GPtrArray *
read_workbook (GBytes  *berkas,
               GError **error)
{
  g_autoptr(GHashTable) parts
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  Muat muat = { NULL, parts };

  if (!_prk_kemasan_jelajah (berkas, take_part, &muat, error))
    return NULL;
  if (g_hash_table_contains (parts, WORKBOOK))
    return read_xlsx (berkas, parts, error);
  if (g_hash_table_contains (parts, CONTENT))
    return read_ods (parts, error);
  g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "there is no workbook in it");

  return NULL;
}

static const char *
get_words (const GError *error)
{
  switch (error->code)
    {
    case PRK_DOCX_ERROR_ENCRYPTED:
      return "Berkas ini berkata sandi atau berjenis lama (XLS). Buka di program lembar kerja, lalu simpan "
             "sebagai XLSX atau ODS tanpa kata sandi.";
    case PRK_DOCX_ERROR_TOO_LARGE:
      return "Lembar kerja ini terlalu besar untuk dibaca. Salin baris yang diperlukan saja ke lembar kerja "
             "yang baru.";
    case PRK_DOCX_ERROR_FOREIGN:
      return "Berkas ini bukan lembar kerja XLSX atau ODS, apa pun akhiran namanya. Buka di program lembar kerja, "
             "lalu simpan sebagai XLSX, ODS, atau CSV (UTF-8).";
    case PRK_DOCX_ERROR_DAMAGED:
    default:
      return "Berkas lembar kerja ini rusak atau tidak lengkap. Salin atau unduh sekali lagi; kalau program "
             "lembar kerja masih dapat membukanya, simpan dengan nama lain.";
    }
}

static gboolean
is_container (const guint8 *data,
              gsize         size)
{
  return size >= 4 && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0);
}

/**
 * prk_lembar_berkas_baca:
 * @berkas: a workbook (XLSX, ODS) or CSV; what it is shows in its first bytes, not in its name
 * @error: %PRK_INPUT_ERROR, plain Indonesian, with the row where there is one
 *
 * Reads the rows of the first sheet that can be seen. Rows without any text are passed over.
 *
 * Any thread; blocks.
 *
 * Returns: (element-type PrkLembarBaris) (transfer full): the rows
 */
GPtrArray *
prk_lembar_berkas_baca (GBytes  *berkas,
                        GError **error)
{
  g_autoptr(GError) cause = NULL;
  GPtrArray *rows;
  gsize size;
  const void *data;

  g_return_val_if_fail (berkas != NULL, NULL);

  data = g_bytes_get_data (berkas, &size);
  if (!is_container (data, size))
    return prk_lembar_baca (data != NULL ? data : "", (gssize) size, error);

  rows = read_workbook (berkas, &cause);
  if (cause == NULL)
    return rows;
  if (cause->domain == PRK_INPUT_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  g_info ("A workbook cannot be read: %s", cause->message);
  g_set_error_literal (error, PRK_INPUT_ERROR,
                       cause->code == PRK_DOCX_ERROR_TOO_LARGE ? PRK_INPUT_ERROR_TOO_LARGE
                                                               : PRK_INPUT_ERROR_SYNTAX,
                       get_words (cause));

  return NULL;
}
