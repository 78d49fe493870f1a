/* SPDX-License-Identifier: GPL-3.0-or-later */

/* prakarsa-pdf-helper: reads foreign PDFs so that nothing else has to. It gets requests and open
 * descriptors over one socket, answers them one after another, and can do nothing else; see
 * prk-pdf-cage.c. */

#include "config.h"

#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include <gio/gio.h>

#include "pdf/prk-pdf-channel.h"

#include "prk-pdf-cage.h"
#include "prk-pdf-engine.h"

#define QUIET_MS    2
#define MAX_SECONDS 120 /* of processor time a request; the client waits less */

/* A long answer goes as sealed memory. Memory that is full, or a client that went away, ends the
 * helper. */
static gboolean
send_answer (const PrkPdfAnswer *answer,
             int                 pixels)
{
  g_autoptr(GBytes) message = prk_pdf_answer_write (answer);
  gboolean sent;

  if (g_bytes_get_size (message) > PRK_PDF_CHANNEL_MAX_PACKET)
    {
      g_autoptr(PrkPdfAnswer) envelope =
        prk_pdf_answer_new (PRK_PDF_ANSWER_ATTACHED, answer->serial);
      g_autoptr(GBytes) small = NULL;
      int memory = prk_pdf_memory_new (message, NULL);

      envelope->size = g_bytes_get_size (message);
      small = prk_pdf_answer_write (envelope);
      sent = memory >= 0 && prk_pdf_channel_send (PRK_PDF_CHANNEL_NUMBER, small, memory, NULL);
      if (memory >= 0)
        close (memory);
    }
  else
    sent = prk_pdf_channel_send (PRK_PDF_CHANNEL_NUMBER, message, pixels, NULL);

  return sent;
}

static gboolean
say_hello (PrkPdfCage cage)
{
  g_autoptr(PrkPdfAnswer) hello = prk_pdf_answer_new (PRK_PDF_ANSWER_HELLO, 0);

  hello->version = PRK_PDF_WIRE_VERSION;
  hello->cage = cage;

  return send_answer (hello, -1);
}

static PrkPdfAnswer *
answer_failure (const PrkPdfRequest *request,
                const GError        *error)
{
  PrkPdfAnswer *answer = prk_pdf_answer_new (PRK_PDF_ANSWER_FAILED, request->serial);

  answer->code =
    error->domain == PRK_PDF_ERROR ? (PrkPdfError) error->code : PRK_PDF_ERROR_TOO_LARGE;
  answer->text = g_strdup (error->message);

  return answer;
}

/* FALSE ends the helper. */
static gboolean
serve_one (PrkPdfEngine *engine)
{
  g_autoptr(PrkPdfRequest) request = NULL;
  g_autoptr(PrkPdfAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) message = NULL;
  int attached, pixels = -1;
  gboolean closed, sent;

  message = prk_pdf_channel_receive (PRK_PDF_CHANNEL_NUMBER, &attached, &closed, NULL);
  if (message == NULL)
    return FALSE;

  request = prk_pdf_request_read (message, NULL);
  if (request == NULL)
    return FALSE;

  if (request->op == PRK_PDF_OP_CLOSE)
    {
      if (attached >= 0)
        close (attached);
      prk_pdf_engine_close (engine, request->document);
      return TRUE;
    }

  prk_pdf_cage_allow_time (MAX_SECONDS);
  answer = prk_pdf_engine_answer (engine, request, attached, &pixels, &error);
  if (answer == NULL)
    answer = answer_failure (request, error);

  sent = send_answer (answer, answer->kind == PRK_PDF_ANSWER_RENDERED ? pixels : -1);
  if (pixels >= 0)
    close (pixels);
  if (attached >= 0)
    close (attached);

  return sent;
}

/* Just after an answer the client, woken by it, may want the processor that we are on. */
static gboolean
is_quiet (void)
{
  struct pollfd channel = { PRK_PDF_CHANNEL_NUMBER, POLLIN, 0 };

  return poll (&channel, 1, QUIET_MS) == 0;
}

int
main (int    argc,
      char **argv)
{
  PrkPdfCageOptions options;
  g_autoptr(PrkPdfEngine) engine = NULL;
  PrkPdfCage cage;

  prk_pdf_cage_read_options (argc, argv, &options);
  if (!prk_pdf_cage_limit (&options))
    return EXIT_FAILURE;

  engine = prk_pdf_engine_new ();
  prk_pdf_engine_warm (engine);

  cage = prk_pdf_cage_close (&options);
  if ((cage & PRK_PDF_CAGE_SECCOMP) == 0 || !say_hello (cage))
    return EXIT_FAILURE;

  do
    if (is_quiet ())
      prk_pdf_engine_prepare (engine);
  while (serve_one (engine));

  return EXIT_SUCCESS;
}
