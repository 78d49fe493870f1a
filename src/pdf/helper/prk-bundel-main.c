/* SPDX-License-Identifier: GPL-3.0-or-later */

/* prakarsa-bundel-helper: makes one PDF of many, some of them foreign, in the cage of prk-pdf-cage.c. Pages are carried over as they
 * are, by qpdf; what a page does by itself (scripts, programs that it would start) stays behind.
 *
 * Over the channel comes one packet a document, "D" with the document attached, answered with its number of pages or why it cannot
 * be taken; then "S" with the description of the whole attached, answered with the whole attached. Nothing is done after that. */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <qpdf/qpdf-c.h>

#include "pdf/prk-pdf-bundel-private.h"
#include "pdf/prk-pdf-channel.h"

#include "prk-pdf-cage.h"

#define MAX_SECONDS 300 /* of processor time for the whole */
#define STAMP_SIZE 7.0  /* pt */
#define STAMP_EDGE 14.0 /* pt from the lower edge */
#define DIGIT_WIDTH 0.556 /* of Helvetica's digits, times its size */

typedef struct
{
  qpdf_data  pdf;
  gpointer   map;
  gsize      size;
  guint      n_pages;
} Source;

static void
source_free (Source *source)
{
  qpdf_cleanup (&source->pdf);
  munmap (source->map, source->size);
  g_free (source);
}

static gboolean
answer (guint       number,
        const char *reason,
        int         attached)
{
  g_autoptr(GVariant) value = g_variant_ref_sink (g_variant_new ("(us)", number, reason));
  g_autoptr(GBytes) message = g_variant_get_data_as_bytes (value);

  return prk_pdf_channel_send (PRK_PDF_CHANNEL_NUMBER, message, attached, NULL);
}

/* Documents */

/* NULL with @reason when not every page of it can be had. */
static Source *
open_source (int          fd,
             const char **reason)
{
  struct stat about;
  Source *source;
  gpointer map;
  int pages;

  *reason = PRK_PDF_BUNDEL_RUSAK;
  if (fstat (fd, &about) != 0 || about.st_size <= 0)
    return NULL;
  map = mmap (NULL, (gsize) about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (map == MAP_FAILED)
    return NULL;

  source = g_new0 (Source, 1);
  source->map = map;
  source->size = (gsize) about.st_size;
  source->pdf = qpdf_init ();
  qpdf_silence_errors (source->pdf);
  qpdf_set_suppress_warnings (source->pdf, QPDF_TRUE);
  /* A file that had to be mended may lack pages, and nobody would see which. */
  qpdf_set_attempt_recovery (source->pdf, QPDF_FALSE);
  if ((qpdf_read_memory (source->pdf, "", map, source->size, NULL) & QPDF_ERRORS) != 0)
    {
      qpdf_error error = qpdf_get_error (source->pdf);

      if (error != NULL && qpdf_get_error_code (source->pdf, error) == qpdf_e_password)
        *reason = PRK_PDF_BUNDEL_TERKUNCI;
    }
  else if (qpdf_is_encrypted (source->pdf))
    *reason = PRK_PDF_BUNDEL_TERKUNCI;
  else if ((pages = qpdf_get_num_pages (source->pdf)) > 0 && pages <= PRK_PDF_BUNDEL_MAX_PAGES && !qpdf_has_error (source->pdf))
    {
      source->n_pages = (guint) pages;
      return source;
    }
  source_free (source);

  return NULL;
}

/* Pages */

static gboolean
has_safe_action (qpdf_data pdf,
                 qpdf_oh   annotation)
{
  qpdf_oh action = qpdf_oh_get_key (pdf, annotation, "/A");

  return !qpdf_oh_is_dictionary (pdf, action) || qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, action, "/S"), "/URI");
}

static void
take_actions_away (qpdf_data pdf,
                   qpdf_oh   page)
{
  qpdf_oh annotations = qpdf_oh_get_key (pdf, page, "/Annots");
  int n = qpdf_oh_is_array (pdf, annotations) ? qpdf_oh_get_array_n_items (pdf, annotations) : 0;

  qpdf_oh_remove_key (pdf, page, "/AA");
  for (int i = 0; i < n; i++)
    {
      qpdf_oh one = qpdf_oh_get_array_item (pdf, annotations, i);

      if (!qpdf_oh_is_dictionary (pdf, one))
        continue;
      qpdf_oh_remove_key (pdf, one, "/AA");
      if (!has_safe_action (pdf, one))
        qpdf_oh_remove_key (pdf, one, "/A");
    }
}

static double
get_number (qpdf_data pdf,
            qpdf_oh   array,
            int       index)
{
  qpdf_oh item = qpdf_oh_get_array_item (pdf, array, index);

  return qpdf_oh_is_number (pdf, item) ? qpdf_oh_get_numeric_value (pdf, item) : 0;
}

/* What is seen of it, as left, lower, right, upper. */
static void
get_box (qpdf_data pdf,
         qpdf_oh   page,
         double    box[4])
{
  qpdf_oh array = qpdf_oh_get_key (pdf, page, "/CropBox");

  if (!qpdf_oh_is_array (pdf, array))
    array = qpdf_oh_get_key (pdf, page, "/MediaBox");
  for (int i = 0; i < 4; i++)
    box[i] = qpdf_oh_is_array (pdf, array) ? get_number (pdf, array, i) : (i == 2 ? 595.28 : i == 3 ? 841.89 : 0);
}

static qpdf_oh
new_rect (qpdf_data    pdf,
          const double rect[4])
{
  qpdf_oh array = qpdf_oh_new_array (pdf);

  for (int i = 0; i < 4; i++)
    qpdf_oh_append_item (pdf, array, qpdf_oh_new_real_from_double (pdf, rect[i], 2));

  return array;
}

static qpdf_oh
new_destination (qpdf_data pdf,
                 guint     page)
{
  qpdf_oh array = qpdf_oh_new_array (pdf);

  qpdf_oh_append_item (pdf, array, qpdf_get_page_n (pdf, page));
  qpdf_oh_append_item (pdf, array, qpdf_oh_new_name (pdf, "/Fit"));

  return array;
}

/* @x and @y from the upper left corner. */
static void
add_link (qpdf_data pdf,
          guint     from,
          double    x,
          double    y,
          double    width,
          double    height,
          guint     to)
{
  qpdf_oh page = qpdf_get_page_n (pdf, from);
  qpdf_oh annotations = qpdf_oh_get_key (pdf, page, "/Annots");
  qpdf_oh link = qpdf_oh_parse (pdf, "<< /Type /Annot /Subtype /Link /Border [0 0 0] /H /I >>");
  double box[4];

  get_box (pdf, page, box);
  qpdf_oh_replace_key (pdf, link, "/Rect",
                       new_rect (pdf, (double[]) { box[0] + x, box[3] - y - height, box[0] + x + width, box[3] - y }));
  qpdf_oh_replace_key (pdf, link, "/Dest", new_destination (pdf, to));
  if (!qpdf_oh_is_array (pdf, annotations))
    {
      annotations = qpdf_oh_new_array (pdf);
      qpdf_oh_replace_key (pdf, page, "/Annots", annotations);
    }
  qpdf_oh_append_item (pdf, annotations, qpdf_make_indirect_object (pdf, link));
}

static void
add_outline (qpdf_data  pdf,
             GVariant  *entries)
{
  qpdf_oh root = qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, "<< /Type /Outlines >>"));
  gsize n = g_variant_n_children (entries);
  g_autofree qpdf_oh *items = g_new0 (qpdf_oh, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      qpdf_oh item = qpdf_oh_new_dictionary (pdf);
      const char *title;
      guint page;

      g_variant_get_child (entries, i, "(&su)", &title, &page);
      qpdf_oh_replace_key (pdf, item, "/Title", qpdf_oh_new_unicode_string (pdf, title));
      qpdf_oh_replace_key (pdf, item, "/Parent", root);
      qpdf_oh_replace_key (pdf, item, "/Dest", new_destination (pdf, page));
      items[i] = qpdf_make_indirect_object (pdf, item);
      if (i > 0)
        {
          qpdf_oh_replace_key (pdf, items[i], "/Prev", items[i - 1]);
          qpdf_oh_replace_key (pdf, items[i - 1], "/Next", items[i]);
        }
    }
  if (n == 0)
    return;
  qpdf_oh_replace_key (pdf, root, "/First", items[0]);
  qpdf_oh_replace_key (pdf, root, "/Last", items[n - 1]);
  qpdf_oh_replace_key (pdf, root, "/Count", qpdf_oh_new_integer (pdf, (long long) n));
  qpdf_oh_replace_key (pdf, qpdf_get_root (pdf), "/Outlines", root);
  qpdf_oh_replace_key (pdf, qpdf_get_root (pdf), "/PageMode", qpdf_oh_new_name (pdf, "/UseOutlines"));
}

/* Page numbers over all */

static qpdf_oh
new_stream (qpdf_data   pdf,
            const char *text)
{
  qpdf_oh stream = qpdf_oh_new_stream (pdf);

  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) text, strlen (text), qpdf_oh_new_null (pdf),
                               qpdf_oh_new_null (pdf));

  return stream;
}

/* Where the lower middle of a page lies that is shown turned by @rotate. */
static char *
dup_stamp_matrix (const double box[4],
                  int          rotate,
                  double       width)
{
  double w = box[2] - box[0], h = box[3] - box[1];
  char numbers[6][G_ASCII_DTOSTR_BUF_SIZE];
  double m[6];

  switch (rotate)
    {
    case 90:
      memcpy (m, ((double[]) { 0, 1, -1, 0, box[2] - STAMP_EDGE, box[1] + (h - width) / 2 }), sizeof m);
      break;
    case 180:
      memcpy (m, ((double[]) { -1, 0, 0, -1, box[0] + (w + width) / 2, box[3] - STAMP_EDGE }), sizeof m);
      break;
    case 270:
      memcpy (m, ((double[]) { 0, -1, 1, 0, box[0] + STAMP_EDGE, box[1] + (h + width) / 2 }), sizeof m);
      break;
    default:
      memcpy (m, ((double[]) { 1, 0, 0, 1, box[0] + (w - width) / 2, box[1] + STAMP_EDGE }), sizeof m);
      break;
    }
  for (int i = 0; i < 6; i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.2f", m[i]);

  return g_strdup_printf ("%s %s %s %s %s %s", numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
}

/* Its own resources, so that what another page shares with it is left alone. */
static void
add_font (qpdf_data pdf,
          qpdf_oh   page,
          qpdf_oh   font)
{
  qpdf_oh resources = qpdf_oh_get_key (pdf, page, "/Resources");
  qpdf_oh own = qpdf_oh_new_dictionary (pdf);
  qpdf_oh fonts = qpdf_oh_new_dictionary (pdf);
  qpdf_oh there;

  if (qpdf_oh_is_dictionary (pdf, resources))
    for (qpdf_oh_begin_dict_key_iter (pdf, resources); qpdf_oh_dict_more_keys (pdf);)
      {
        const char *key = qpdf_oh_dict_next_key (pdf);

        qpdf_oh_replace_key (pdf, own, key, qpdf_oh_get_key (pdf, resources, key));
      }
  there = qpdf_oh_get_key (pdf, own, "/Font");
  if (qpdf_oh_is_dictionary (pdf, there))
    for (qpdf_oh_begin_dict_key_iter (pdf, there); qpdf_oh_dict_more_keys (pdf);)
      {
        const char *key = qpdf_oh_dict_next_key (pdf);

        qpdf_oh_replace_key (pdf, fonts, key, qpdf_oh_get_key (pdf, there, key));
      }
  qpdf_oh_replace_key (pdf, fonts, "/PrkCap", font);
  qpdf_oh_replace_key (pdf, own, "/Font", fonts);
  qpdf_oh_replace_key (pdf, page, "/Resources", own);
}

/* Whatever state the page's own drawing leaves behind is put away before. */
static void
stamp_page (qpdf_data pdf,
            guint     number,
            guint     n_pages,
            qpdf_oh   font)
{
  qpdf_oh page = qpdf_get_page_n (pdf, number);
  qpdf_oh contents = qpdf_oh_get_key (pdf, page, "/Contents");
  qpdf_oh turned = qpdf_oh_get_key (pdf, page, "/Rotate");
  qpdf_oh all = qpdf_oh_new_array (pdf);
  g_autofree char *words = g_strdup_printf ("%u / %u", number + 1, n_pages);
  g_autofree char *matrix = NULL;
  g_autofree char *text = NULL;
  int rotate = qpdf_oh_is_integer (pdf, turned) ? qpdf_oh_get_int_value_as_int (pdf, turned) % 360 : 0;
  double box[4];

  get_box (pdf, page, box);
  matrix = dup_stamp_matrix (box, (rotate + 360) % 360, (double) strlen (words) * DIGIT_WIDTH * STAMP_SIZE);
  text = g_strdup_printf ("\nQ q BT /PrkCap 7 Tf 0.25 g %s Tm (%s) Tj ET Q\n", matrix, words);
  qpdf_oh_append_item (pdf, all, new_stream (pdf, "q\n"));
  if (qpdf_oh_is_array (pdf, contents))
    for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, contents); i++)
      qpdf_oh_append_item (pdf, all, qpdf_oh_get_array_item (pdf, contents, i));
  else if (qpdf_oh_is_stream (pdf, contents))
    qpdf_oh_append_item (pdf, all, contents);
  qpdf_oh_append_item (pdf, all, new_stream (pdf, text));
  qpdf_oh_replace_key (pdf, page, "/Contents", all);
  add_font (pdf, page, font);
}

static void
stamp_pages (qpdf_data pdf)
{
  qpdf_oh font = qpdf_make_indirect_object (
    pdf, qpdf_oh_parse (pdf, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
  int n = qpdf_get_num_pages (pdf);

  for (int i = 0; i < n; i++)
    stamp_page (pdf, (guint) i, (guint) n, font);
}

/* The whole */

static gboolean
add_pages (qpdf_data  pdf,
           GPtrArray *sources,
           GVariant  *order)
{
  for (gsize i = 0; i < g_variant_n_children (order); i++)
    {
      guint index;
      Source *source;

      g_variant_get_child (order, i, "u", &index);
      if (index >= sources->len)
        return FALSE;
      source = g_ptr_array_index (sources, index);
      for (guint page = 0; page < source->n_pages; page++)
        {
          qpdf_oh one = qpdf_get_page_n (source->pdf, page);

          take_actions_away (source->pdf, one);
          if ((qpdf_add_page (pdf, source->pdf, one, QPDF_FALSE) & QPDF_ERRORS) != 0)
            return FALSE;
          qpdf_oh_release_all (source->pdf);
        }
    }

  return qpdf_get_num_pages (pdf) > 0;
}

static gboolean
is_within (qpdf_data  pdf,
           GVariant  *outline,
           GVariant  *links)
{
  guint n = (guint) qpdf_get_num_pages (pdf);
  guint from, to;

  for (gsize i = 0; i < g_variant_n_children (outline); i++)
    {
      g_variant_get_child (outline, i, "(&su)", NULL, &to);
      if (to >= n)
        return FALSE;
    }
  for (gsize i = 0; i < g_variant_n_children (links); i++)
    {
      g_variant_get_child (links, i, "(uddddu)", &from, NULL, NULL, NULL, NULL, &to);
      if (from >= n || to >= n)
        return FALSE;
    }

  return TRUE;
}

static gboolean
describe (qpdf_data  pdf,
          GVariant  *spec)
{
  g_autoptr(GVariant) outline = g_variant_get_child_value (spec, 1);
  g_autoptr(GVariant) links = g_variant_get_child_value (spec, 2);
  const char *title, *date;
  gboolean is_stamped;

  if (!is_within (pdf, outline, links))
    return FALSE;
  for (gsize i = 0; i < g_variant_n_children (links); i++)
    {
      double x, y, width, height;
      guint from, to;

      g_variant_get_child (links, i, "(uddddu)", &from, &x, &y, &width, &height, &to);
      add_link (pdf, from, x, y, width, height, to);
    }
  add_outline (pdf, outline);
  g_variant_get_child (spec, 3, "b", &is_stamped);
  g_variant_get_child (spec, 4, "&s", &title);
  g_variant_get_child (spec, 5, "&s", &date);
  if (is_stamped)
    stamp_pages (pdf);
  qpdf_oh_replace_key (pdf, qpdf_get_trailer (pdf), "/Info", qpdf_make_indirect_object (pdf, qpdf_oh_new_dictionary (pdf)));
  qpdf_oh_replace_key (pdf, qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Info"), "/Title",
                       qpdf_oh_new_unicode_string (pdf, title));
  if (*date != '\0')
    {
      qpdf_set_info_key (pdf, "/CreationDate", date);
      qpdf_set_info_key (pdf, "/ModDate", date);
    }
  qpdf_set_info_key (pdf, "/Creator", "Prakarsa " PRK_VERSION);
  qpdf_set_info_key (pdf, "/Producer", "qpdf");

  return !qpdf_has_error (pdf);
}

/* Streams as they came; the same pages give the same bytes. */
static int
write_out (qpdf_data pdf)
{
  gpointer map;
  gsize size;
  int memory;

  if ((qpdf_init_write_memory (pdf) & QPDF_ERRORS) != 0)
    return -1;
  qpdf_set_stream_data_mode (pdf, qpdf_s_preserve);
  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  if ((qpdf_write (pdf) & QPDF_ERRORS) != 0)
    return -1;
  size = qpdf_get_buffer_length (pdf);
  if (size == 0 || size > PRK_PDF_CHANNEL_MAX_MEMORY)
    return -1;
  memory = prk_pdf_memory_new_size (size, &map, NULL);
  if (memory < 0)
    return -1;
  memcpy (map, qpdf_get_buffer (pdf), size);
  if (!prk_pdf_memory_seal (memory, map, size, size, NULL))
    {
      close (memory);
      return -1;
    }

  return memory;
}

static gboolean
bind (GPtrArray *sources,
      int        attached)
{
  g_autoptr(GBytes) bytes = prk_pdf_memory_map (attached, 1, PRK_PDF_BUNDEL_MAX_SPEC, NULL);
  g_autoptr(GVariant) spec = NULL;
  qpdf_data pdf;
  gboolean is_sent;
  int memory = -1;

  if (bytes == NULL)
    return FALSE;
  spec = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (PRK_PDF_BUNDEL_SPEC), bytes, FALSE));
  if (!g_variant_is_normal_form (spec))
    return FALSE;

  pdf = qpdf_init ();
  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if ((qpdf_empty_pdf (pdf) & QPDF_ERRORS) == 0)
    {
      g_autoptr(GVariant) order = g_variant_get_child_value (spec, 0);

      if (add_pages (pdf, sources, order) && describe (pdf, spec))
        memory = write_out (pdf);
    }
  is_sent = answer (memory >= 0 ? (guint) qpdf_get_num_pages (pdf) : 0, memory >= 0 ? "" : PRK_PDF_BUNDEL_RUSAK, memory);
  if (memory >= 0)
    close (memory);
  qpdf_cleanup (&pdf);

  return is_sent;
}

/* FALSE ends the helper. */
static gboolean
serve_one (GPtrArray *sources)
{
  g_autoptr(GBytes) message = NULL;
  const char *reason = "";
  gboolean closed, is_served = FALSE;
  int attached = -1;
  char what;
  Source *source;

  message = prk_pdf_channel_receive (PRK_PDF_CHANNEL_NUMBER, &attached, &closed, NULL);
  if (message == NULL || g_bytes_get_size (message) != 1 || attached < 0)
    return FALSE;
  what = *(const char *) g_bytes_get_data (message, NULL);
  if (what == PRK_PDF_BUNDEL_DOCUMENT && sources->len < PRK_PDF_BUNDEL_MAX_SOURCES)
    {
      source = open_source (attached, &reason);
      if (source != NULL)
        g_ptr_array_add (sources, source);
      is_served = answer (source != NULL ? source->n_pages : 0, source != NULL ? "" : reason, -1);
    }
  else if (what == PRK_PDF_BUNDEL_WHOLE)
    bind (sources, attached);
  close (attached);

  return is_served;
}

int
main (int    argc,
      char **argv)
{
  PrkPdfCageOptions options;
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);

  prk_pdf_cage_read_options (argc, argv, &options);
  if (!prk_pdf_cage_limit (&options))
    return EXIT_FAILURE;
  if ((prk_pdf_cage_close (&options) & PRK_PDF_CAGE_SECCOMP) == 0 || !answer (0, "", -1))
    return EXIT_FAILURE;
  prk_pdf_cage_allow_time (MAX_SECONDS);
  while (serve_one (sources))
    ;

  return EXIT_SUCCESS;
}
