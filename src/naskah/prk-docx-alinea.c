/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs of a document that came back, with what was put in and taken out of them and by whom, and the bookmark that
 * says which paragraph it was when it left. A bookmark may end in a later paragraph (somebody pressed Enter within it) or be
 * empty (its paragraph was removed and the bookmark stayed behind), so of the bookmarks that begin in a paragraph the one
 * that covers most of it counts. */
#include "config.h"

#include <string.h>

#include "prk-docx-baca-private.h"
#include "prk-docx-private.h"

#define LINE_SEPARATOR "\xe2\x80\xa8"
#define MAX_OPEN       16    /* changes within changes */
#define MAX_ASAL       50000

typedef struct
{
  guint asal;
  char *id;
  gsize mulai;
} Tanda;

typedef struct
{
  PrkDocxPotongJenis jenis;
  char              *oleh;
  gint64             pada_us;
} Lacak;

typedef struct
{
  GPtrArray     *list;
  PrkDocxAlinea *alinea;  /* open; NULL between paragraphs */
  GPtrArray     *luar;    /* (element-type PrkDocxAlinea) paragraphs around a box with text */
  GArray        *tanda;   /* (element-type Tanda) bookmarks that began in the open paragraph */
  GArray        *lacak;   /* (element-type Lacak) changes that are open */
  gsize          n_bytes;
  guint          n_skipped;
  guint          n_sel;
  gboolean       is_text;
  gboolean       in_mark; /* in the properties of a paragraph's end */
  gboolean       joins;   /* the end of the paragraph was taken out: the next one goes on in it */
} Baca;

static void
potong_free (gpointer data)
{
  PrkDocxPotong *self = data;

  g_string_free (self->teks, TRUE);
  g_free (self->oleh);
  g_free (self);
}

static void
alinea_free (gpointer data)
{
  PrkDocxAlinea *self = data;

  g_ptr_array_unref (self->potong);
  g_free (self);
}

static void
tanda_clear (gpointer data)
{
  g_free (((Tanda *) data)->id);
}

static void
lacak_clear (gpointer data)
{
  g_free (((Lacak *) data)->oleh);
}

static gsize
get_length (const PrkDocxAlinea *alinea)
{
  gsize length = 0;

  for (guint i = 0; i < alinea->potong->len; i++)
    length += ((PrkDocxPotong *) g_ptr_array_index (alinea->potong, i))->teks->len;

  return length;
}

char *
_prk_docx_alinea_dup (const PrkDocxAlinea *self,
                      PrkDocxPotongJenis   without)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->potong->len; i++)
    {
      const PrkDocxPotong *one = g_ptr_array_index (self->potong, i);

      if (one->jenis != without)
        g_string_append_len (out, one->teks->str, one->teks->len);
    }

  return g_string_free (out, FALSE);
}

static void
add_text (Baca       *self,
          const char *text)
{
  const Lacak *lacak = self->lacak->len > 0 ? &g_array_index (self->lacak, Lacak, self->lacak->len - 1) : NULL;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  PrkDocxPotong *last;

  if (self->alinea == NULL)
    return;

  last = self->alinea->potong->len > 0
           ? g_ptr_array_index (self->alinea->potong, self->alinea->potong->len - 1)
           : NULL;
  if (last == NULL || last->jenis != (lacak != NULL ? lacak->jenis : PRK_DOCX_TETAP)
      || g_strcmp0 (last->oleh, lacak != NULL ? lacak->oleh : NULL) != 0)
    {
      last = g_new0 (PrkDocxPotong, 1);
      last->teks = g_string_new (NULL);
      if (lacak != NULL)
        {
          last->jenis = lacak->jenis;
          last->oleh = g_strdup (lacak->oleh);
          last->pada_us = lacak->pada_us;
        }
      g_ptr_array_add (self->alinea->potong, last);
    }
  g_string_append (last->teks, valid);
  self->n_bytes += strlen (valid);
}

/* A bookmark of the open paragraph ends at @end. */
static void
settle_tanda (Baca  *self,
              guint  index,
              gsize  end)
{
  const Tanda *tanda = &g_array_index (self->tanda, Tanda, index);
  gsize liput = end - MIN (tanda->mulai, end);

  if (self->alinea->asal == 0 || liput > self->alinea->liput)
    {
      self->alinea->asal = tanda->asal;
      self->alinea->liput = liput;
    }
}

static void
begin_alinea (Baca *self)
{
  if (self->joins && self->alinea == NULL && self->list->len > 0)
    {
      self->alinea = g_ptr_array_steal_index (self->list, self->list->len - 1);
      self->joins = FALSE;
      return;
    }
  if (self->alinea != NULL)
    g_ptr_array_add (self->luar, g_steal_pointer (&self->alinea));

  self->alinea = g_new0 (PrkDocxAlinea, 1);
  self->alinea->potong = g_ptr_array_new_with_free_func (potong_free);
  self->alinea->di_tabel = self->n_sel > 0;
}

/* All that stands in it was taken out. */
static gboolean
is_gone (const PrkDocxAlinea *alinea)
{
  for (guint i = 0; i < alinea->potong->len; i++)
    {
      const PrkDocxPotong *one = g_ptr_array_index (alinea->potong, i);

      if (one->jenis != PRK_DOCX_BUANG && one->teks->len > 0)
        return FALSE;
    }

  return TRUE;
}

static void
end_alinea (Baca *self)
{
  if (self->alinea == NULL)
    return;

  self->joins &= !is_gone (self->alinea);
  for (guint i = 0; i < self->tanda->len; i++)
    settle_tanda (self, i, get_length (self->alinea));
  g_array_set_size (self->tanda, 0);
  g_ptr_array_add (self->list, g_steal_pointer (&self->alinea));
  if (self->luar->len > 0)
    self->alinea = g_ptr_array_steal_index (self->luar, self->luar->len - 1);
}

static void
begin_tanda (Baca             *self,
             xmlTextReaderPtr  reader)
{
  g_autofree char *name = _prk_docx_dup_attribute (reader, "name");
  Tanda tanda = { 0 };
  guint64 n = 0;

  if (self->alinea == NULL || name == NULL || !g_str_has_prefix (name, PRK_DOCX_PENANDA)
      || !g_ascii_string_to_unsigned (name + strlen (PRK_DOCX_PENANDA), 10, 1, MAX_ASAL, &n, NULL))
    return;

  tanda.asal = (guint) n;
  tanda.id = _prk_docx_dup_attribute (reader, "id");
  tanda.mulai = get_length (self->alinea);
  g_array_append_val (self->tanda, tanda);
}

static void
end_tanda (Baca             *self,
           xmlTextReaderPtr  reader)
{
  g_autofree char *id = _prk_docx_dup_attribute (reader, "id");

  for (guint i = 0; self->alinea != NULL && i < self->tanda->len; i++)
    if (g_strcmp0 (g_array_index (self->tanda, Tanda, i).id, id) == 0)
      {
        settle_tanda (self, i, get_length (self->alinea));
        g_array_remove_index (self->tanda, i);
        return;
      }
}

static gboolean
find_lacak (const char         *name,
            PrkDocxPotongJenis *jenis)
{
  if (strcmp (name, "ins") == 0 || strcmp (name, "moveTo") == 0)
    *jenis = PRK_DOCX_SISIP;
  else if (strcmp (name, "del") == 0 || strcmp (name, "moveFrom") == 0)
    *jenis = PRK_DOCX_BUANG;
  else
    return FALSE;

  return TRUE;
}

static void
begin_lacak (Baca               *self,
             xmlTextReaderPtr    reader,
             PrkDocxPotongJenis  jenis)
{
  g_autofree char *date = NULL;
  g_autoptr(GTimeZone) utc = NULL;
  g_autoptr(GDateTime) at = NULL;
  Lacak lacak = { .jenis = jenis };

  if (self->in_mark)
    {
      self->joins |= jenis == PRK_DOCX_BUANG;
      return;
    }
  if (xmlTextReaderIsEmptyElement (reader))
    return;

  date = _prk_docx_dup_attribute (reader, "date");
  utc = g_time_zone_new_utc ();
  at = date != NULL ? g_date_time_new_from_iso8601 (date, utc) : NULL;
  lacak.oleh = _prk_docx_dup_attribute (reader, "author");
  lacak.pada_us = at != NULL ? g_date_time_to_unix (at) * G_USEC_PER_SEC : 0;
  /* What was put in and taken out again was never there. */
  if (self->lacak->len > 0 && jenis == PRK_DOCX_BUANG)
    self->n_skipped++;
  g_array_append_val (self->lacak, lacak);
}

static void
end_lacak (Baca               *self,
           PrkDocxPotongJenis  jenis)
{
  if (self->in_mark || self->lacak->len == 0)
    return;

  g_array_set_size (self->lacak, self->lacak->len - 1);
  if (self->lacak->len > 0 && jenis == PRK_DOCX_BUANG && self->n_skipped > 0)
    self->n_skipped--;
}

static gboolean
is_skipped (const char *name)
{
  static const char *const skipped[] = { "instrText", "delInstrText", "Fallback", "rPrChange", "pPrChange", NULL };

  return g_strv_contains (skipped, name);
}

static void
begin_element (Baca             *self,
               xmlTextReaderPtr  reader,
               const char       *name)
{
  const gboolean is_empty = xmlTextReaderIsEmptyElement (reader);
  PrkDocxPotongJenis jenis;

  if (is_skipped (name))
    self->n_skipped += !is_empty;
  else if (strcmp (name, "p") == 0)
    {
      begin_alinea (self);
      if (is_empty)
        end_alinea (self);
    }
  else if (strcmp (name, "pPr") == 0)
    self->in_mark = !is_empty;
  else if (strcmp (name, "bookmarkStart") == 0)
    begin_tanda (self, reader);
  else if (strcmp (name, "bookmarkEnd") == 0)
    end_tanda (self, reader);
  else if (find_lacak (name, &jenis))
    begin_lacak (self, reader, jenis);
  else if (self->n_skipped == 0 && !self->in_mark && strcmp (name, "tab") == 0)
    add_text (self, " ");
  else if (self->n_skipped == 0 && strcmp (name, "br") == 0)
    add_text (self, LINE_SEPARATOR);
  else if (self->n_skipped == 0 && strcmp (name, "noBreakHyphen") == 0)
    add_text (self, "-");
  else if (strcmp (name, "tc") == 0)
    self->n_sel += !is_empty;
}

static void
end_element (Baca       *self,
             const char *name)
{
  PrkDocxPotongJenis jenis;

  if (is_skipped (name))
    self->n_skipped -= self->n_skipped > 0;
  else if (strcmp (name, "p") == 0)
    end_alinea (self);
  else if (strcmp (name, "pPr") == 0)
    self->in_mark = FALSE;
  else if (find_lacak (name, &jenis))
    end_lacak (self, jenis);
  else if (strcmp (name, "tc") == 0)
    self->n_sel -= self->n_sel > 0;
}

static void
read_node (Baca             *self,
           xmlTextReaderPtr  reader)
{
  int type = xmlTextReaderNodeType (reader);
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);
  const char *value;

  if (type == XML_READER_TYPE_ELEMENT)
    {
      self->is_text = (strcmp (name, "t") == 0 || strcmp (name, "delText") == 0)
                      && !xmlTextReaderIsEmptyElement (reader);
      begin_element (self, reader, name);
    }
  else if (type == XML_READER_TYPE_END_ELEMENT)
    {
      self->is_text = FALSE;
      end_element (self, name);
    }
  else if (self->is_text && self->n_skipped == 0
           && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
               || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE))
    {
      value = (const char *) xmlTextReaderConstValue (reader);
      add_text (self, value != NULL ? value : "");
    }
}

GPtrArray *
_prk_docx_baca_alinea (const char  *xml,
                       gsize        size,
                       GError     **error)
{
  Baca self = { 0 };
  xmlTextReaderPtr reader = _prk_kemasan_reader (xml, size, error);
  gboolean has_root = FALSE;
  GError *cause = NULL;
  int result = 0;

  if (reader == NULL)
    return NULL;

  self.list = g_ptr_array_new_with_free_func (alinea_free);
  self.luar = g_ptr_array_new_with_free_func (alinea_free);
  self.tanda = g_array_new (FALSE, FALSE, sizeof (Tanda));
  self.lacak = g_array_new (FALSE, FALSE, sizeof (Lacak));
  g_array_set_clear_func (self.tanda, tanda_clear);
  g_array_set_clear_func (self.lacak, lacak_clear);
  while (cause == NULL && (result = xmlTextReaderRead (reader)) == 1)
    {
      if (!has_root && xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
        {
          has_root = TRUE;
          if (!_prk_docx_is_document (reader))
            g_set_error_literal (&cause, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "the text is no document");
        }
      if (cause == NULL && _prk_docx_check_node (reader, self.n_bytes, self.list->len + self.luar->len, &cause)
          && self.lacak->len < MAX_OPEN)
        read_node (&self, reader);
      else if (cause == NULL)
        g_set_error_literal (&cause, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE, "too many changes within changes");
    }
  if (cause == NULL && result != 0)
    g_set_error_literal (&cause, PRK_DOCX_ERROR, PRK_DOCX_ERROR_DAMAGED, "the text is damaged");
  xmlFreeTextReader (reader);
  g_clear_pointer (&self.alinea, alinea_free);
  g_ptr_array_unref (self.luar);
  g_array_unref (self.tanda);
  g_array_unref (self.lacak);
  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      g_clear_pointer (&self.list, g_ptr_array_unref);
    }

  return self.list;
}

/* What was sent */

static void
bidang_clear (gpointer data)
{
  g_free (((PrkDocxBidang *) data)->path);
}

static void
asal_free (gpointer data)
{
  PrkDocxAsal *self = data;

  g_free (self->path);
  g_free (self->teks);
  g_clear_pointer (&self->bidang, g_array_unref);
  g_free (self);
}

static char *
dup_plain (xmlTextReaderPtr  reader,
           const char       *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, BAD_CAST name);
  g_autofree char *copy = value != NULL ? g_utf8_make_valid ((const char *) value, -1) : NULL;

  xmlFree (value);

  return g_steal_pointer (&copy);
}

static guint
get_number (xmlTextReaderPtr  reader,
            const char       *name)
{
  g_autofree char *value = dup_plain (reader, name);
  guint64 number = 0;

  if (value != NULL)
    g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &number, NULL);

  return (guint) number;
}

static void
add_bidang (PrkDocxAsal      *asal,
            xmlTextReaderPtr  reader)
{
  PrkDocxBidang bidang = { get_number (reader, "s"), get_number (reader, "e"), dup_plain (reader, "path") };

  if (asal->bidang == NULL)
    {
      asal->bidang = g_array_new (FALSE, FALSE, sizeof bidang);
      g_array_set_clear_func (asal->bidang, bidang_clear);
    }
  g_array_append_val (asal->bidang, bidang);
}

static void
read_asal_node (GPtrArray        *list,
                xmlTextReaderPtr  reader,
                char             *name[4],
                gsize            *n_bytes)
{
  static const char *const names[] = { "rekaman", "jenis", "versi", "hash" };
  const char *element = (const char *) xmlTextReaderConstLocalName (reader);
  PrkDocxAsal *last = list->len > 0 ? g_ptr_array_index (list, list->len - 1) : NULL;
  int type = xmlTextReaderNodeType (reader);

  if (type == XML_READER_TYPE_ELEMENT && strcmp (element, "asal") == 0)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        if (name[i] == NULL)
          name[i] = dup_plain (reader, names[i]);
    }
  else if (type == XML_READER_TYPE_ELEMENT && strcmp (element, "p") == 0)
    {
      PrkDocxAsal *asal = g_new0 (PrkDocxAsal, 1);

      asal->n = get_number (reader, "n");
      asal->path = dup_plain (reader, "path");
      asal->paragraf = get_number (reader, "k");
      asal->teks = g_strdup ("");
      g_ptr_array_add (list, asal);
    }
  else if (type == XML_READER_TYPE_ELEMENT && strcmp (element, "f") == 0 && last != NULL)
    {
      add_bidang (last, reader);
    }
  else if (type == XML_READER_TYPE_ELEMENT && strcmp (element, "t") == 0 && last != NULL)
    {
      xmlChar *text = xmlTextReaderReadString (reader);

      g_free (last->teks);
      last->teks = text != NULL ? g_utf8_make_valid ((const char *) text, -1) : g_strdup ("");
      *n_bytes += strlen (last->teks);
      xmlFree (text);
    }
}

GPtrArray *
_prk_docx_baca_asal (const char  *xml,
                     gsize        size,
                     char        *name[4],
                     GError     **error)
{
  xmlTextReaderPtr reader = _prk_kemasan_reader (xml, size, error);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (asal_free);
  GError *cause = NULL;
  gsize n_bytes = 0;
  int result = 0;

  if (reader == NULL)
    return NULL;

  while (cause == NULL && (result = xmlTextReaderRead (reader)) == 1)
    if (_prk_docx_check_node (reader, n_bytes, list->len, &cause))
      read_asal_node (list, reader, name, &n_bytes);
  if (cause == NULL && (result != 0 || name[0] == NULL))
    g_set_error_literal (&cause, PRK_DOCX_ERROR, PRK_DOCX_ERROR_NOT_OURS, "it was not made from a record");
  xmlFreeTextReader (reader);
  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      return NULL;
    }

  return g_steal_pointer (&list);
}
