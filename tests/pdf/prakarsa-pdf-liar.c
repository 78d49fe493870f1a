/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in for a helper that a document has taken over and that now speaks to the client. It opens
 * whatever it is given as a page of 100 by 100 points; how it lies about the rest is the content of
 * the document. */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pdf/prk-pdf-channel.h"
#include "pdf/prk-pdf-wire.h"

#define CHANNEL PRK_PDF_CHANNEL_NUMBER

static char lie[64];

static gboolean
send_answer (const PrkPdfAnswer *answer,
             int                 attached)
{
  g_autoptr(GBytes) message = prk_pdf_answer_write (answer);

  return prk_pdf_channel_send (CHANNEL, message, attached, NULL);
}

static gboolean
lies (const char *name)
{
  return g_str_equal (lie, name);
}

static gboolean
answer_open (const PrkPdfRequest *request,
             int                  attached)
{
  g_autoptr(PrkPdfAnswer) answer = prk_pdf_answer_new (PRK_PDF_ANSWER_OPENED, request->serial);
  const PrkPdfSize size = { 100, 100 };

  memset (lie, 0, sizeof lie);
  if (pread (attached, lie, sizeof lie - 1, 0) < 1)
    return FALSE;

  answer->text = g_strdup ("");
  answer->sizes = g_array_new (FALSE, FALSE, sizeof (PrkPdfSize));
  g_array_append_val (answer->sizes, size);
  answer->outline = g_ptr_array_new ();

  return send_answer (answer, -1);
}

static int
make_memory (void)
{
  gsize size = lies ("small-memory") ? 100 : 4 * 100 * 100;
  int memory = memfd_create ("liar", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  gpointer map;

  if (lies ("soft-memory"))
    return ftruncate (memory, size) == 0 ? memory : -1;

  close (memory);
  memory = prk_pdf_memory_new_size (size, &map, NULL);
  prk_pdf_memory_seal (memory, map, size, size, NULL);

  return memory;
}

static gboolean
answer_render (const PrkPdfRequest *request)
{
  g_autoptr(PrkPdfAnswer) answer = prk_pdf_answer_new (PRK_PDF_ANSWER_RENDERED, request->serial);
  int memory = lies ("no-memory") ? -1 : make_memory ();
  gboolean sent;

  answer->width = lies ("wrong-size") ? 50 : 100;
  answer->height = lies ("wrong-size") ? 200 : 100;
  if (lies ("wrong-serial"))
    answer->serial += 1000;
  if (lies ("other-kind"))
    {
      answer->kind = PRK_PDF_ANSWER_TEXT;
      answer->text = g_strdup ("bukan gambar");
    }
  if (lies ("hello-again"))
    {
      answer->kind = PRK_PDF_ANSWER_HELLO;
      answer->version = PRK_PDF_WIRE_VERSION;
    }
  if (lies ("empty-envelope"))
    {
      answer->kind = PRK_PDF_ANSWER_ATTACHED;
      answer->size = G_MAXUINT64;
    }

  sent = send_answer (answer, memory);
  if (lies ("twice"))
    sent = send_answer (answer, memory);
  if (memory >= 0)
    close (memory);

  return sent;
}

static gboolean
answer_garbage (void)
{
  g_autoptr(GBytes) garbage = g_bytes_new_static ("\x7f\0\0\0sampah", 10);

  return prk_pdf_channel_send (CHANNEL, garbage, -1, NULL);
}

int
main (void)
{
  g_autoptr(PrkPdfAnswer) hello = prk_pdf_answer_new (PRK_PDF_ANSWER_HELLO, 0);
  gboolean goes_on;

  hello->version = PRK_PDF_WIRE_VERSION;
  hello->cage = PRK_PDF_CAGE_SECCOMP;
  goes_on = send_answer (hello, -1);
  while (goes_on)
    {
      g_autoptr(GBytes) message = NULL;
      g_autoptr(PrkPdfRequest) request = NULL;
      gboolean closed;
      int attached;

      message = prk_pdf_channel_receive (CHANNEL, &attached, &closed, NULL);
      request = message != NULL ? prk_pdf_request_read (message, NULL) : NULL;
      if (request == NULL)
        break;

      if (request->op == PRK_PDF_OP_OPEN)
        goes_on = answer_open (request, attached);
      else if (request->op == PRK_PDF_OP_RENDER)
        goes_on = lies ("garbage") ? answer_garbage () : answer_render (request);
      if (attached >= 0)
        close (attached);
    }

  return EXIT_SUCCESS;
}
