/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tesseract through its C interface, in Indonesian. Its data is read once, before the cage closes,
 * and a small picture is gone through so that nothing is loaded later. It runs in one thread (the
 * launcher says so), at low priority: nobody waits for it. */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <tesseract/capi.h>

#include "prk-pdf-ocr.h"

#define LANGUAGE   "ind"
#define NICE       10
#define RESOLUTION 72.0 /* a point */
#define WARM_SIZE  64

struct _PrkPdfOcr
{
  TessBaseAPI *api;
};

static void
warm (PrkPdfOcr *self)
{
  g_autofree guchar *white = g_malloc (WARM_SIZE * WARM_SIZE);
  g_autoptr(GArray) boxes = g_array_new (FALSE, TRUE, sizeof (PrkPdfRect));
  g_autofree char *text = NULL;

  memset (white, 0xff, WARM_SIZE * WARM_SIZE);
  memset (white + WARM_SIZE * WARM_SIZE / 2, 0, WARM_SIZE / 2);
  text = prk_pdf_ocr_read (self, white, WARM_SIZE, WARM_SIZE, 300 / RESOLUTION, boxes);
}

PrkPdfOcr *
prk_pdf_ocr_new (void)
{
  PrkPdfOcr *self = g_new0 (PrkPdfOcr, 1);

  self->api = TessBaseAPICreate ();
  if (TessBaseAPIInit2 (self->api, NULL, LANGUAGE, OEM_LSTM_ONLY) != 0)
    {
      g_clear_pointer (&self, prk_pdf_ocr_free);
      return NULL;
    }

  TessBaseAPISetPageSegMode (self->api, PSM_AUTO);
  warm (self);
  if (nice (NICE) < 0)
    g_debug ("Reading at ordinary priority");

  return self;
}

void
prk_pdf_ocr_free (PrkPdfOcr *self)
{
  TessBaseAPIEnd (self->api);
  TessBaseAPIDelete (self->api);
  g_free (self);
}

/* The characters of a word share its box. */
static void
append_word (GString    *out,
             GArray     *boxes,
             const char *word,
             PrkPdfRect  box)
{
  glong n_characters = g_utf8_strlen (word, -1);

  g_string_append (out, word);
  for (glong i = 0; i < n_characters; i++)
    {
      PrkPdfRect part = { box.x + box.width * i / n_characters, box.y, box.width / n_characters,
                          box.height };
      g_array_append_val (boxes, part);
    }
}

static void
append_gap (GString *out,
            GArray  *boxes,
            char     gap)
{
  PrkPdfRect none = { 0 };

  if (out->len == 0)
    return;

  g_string_append_c (out, gap);
  g_array_append_val (boxes, none);
}

static void
take_word (TessResultIterator *iterator,
           double              scale,
           GString            *out,
           GArray             *boxes)
{
  const TessPageIterator *place = TessResultIteratorGetPageIteratorConst (iterator);
  char *word = TessResultIteratorGetUTF8Text (iterator, RIL_WORD);
  g_autofree char *valid = g_utf8_make_valid (word != NULL ? word : "", -1);
  int left, top, right, bottom;

  TessDeleteText (word);
  g_strstrip (valid);
  if (valid[0] == '\0' || strchr (valid, '\n') != NULL ||
      !TessPageIteratorBoundingBox (place, RIL_WORD, &left, &top, &right, &bottom))
    return;

  append_gap (out, boxes,
              TessPageIteratorIsAtBeginningOf (place, RIL_TEXTLINE) ? '\n' : ' ');
  append_word (out, boxes, valid,
               (PrkPdfRect) { left / scale, top / scale, MAX (right - left, 0) / scale,
                              MAX (bottom - top, 0) / scale });
}

char *
prk_pdf_ocr_read (PrkPdfOcr    *self,
                  const guchar *grey,
                  guint         width,
                  guint         height,
                  double        scale,
                  GArray       *boxes)
{
  GString *out = g_string_new (NULL);
  TessResultIterator *iterator;

  TessBaseAPISetImage (self->api, grey, width, height, 1, width);
  TessBaseAPISetSourceResolution (self->api, scale * RESOLUTION);
  if (TessBaseAPIRecognize (self->api, NULL) != 0)
    {
      TessBaseAPIClear (self->api);
      g_string_free (out, TRUE);
      return NULL;
    }

  iterator = TessBaseAPIGetIterator (self->api);
  if (iterator != NULL)
    {
      do
        take_word (iterator, scale, out, boxes);
      while (boxes->len < PRK_PDF_MAX_BOXES / 2 && TessResultIteratorNext (iterator, RIL_WORD));
      TessResultIteratorDelete (iterator);
    }
  TessBaseAPIClear (self->api);

  return g_string_free (out, FALSE);
}
