/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The client of prakarsa-bundel-helper. A document that ends the helper is left out, and those that were taken before are given to a
 * new one: one bad attachment never costs the others. */

#include "config.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "prk-pdf-bundel-private.h"
#include "prk-pdf-bundel.h"
#include "prk-pdf-channel.h"
#include "prk-pdf-launch.h"

#define MEMORY_LIMIT (1024ull * 1024 * 1024)
#define START_TIMEOUT_MS 15000 /* of a laptop that swaps */
#define TIMEOUT_MS 60000       /* of one document, or of the whole */
#define MAX_BYTES (128u * 1024 * 1024) /* of all documents: what the answer may hold, with room to spare */

struct _PrkPdfBundel
{
  GCancellable *cancellable;
  GSubprocess  *process;
  int           channel;
  GArray       *fds;    /* int: taken documents, for another helper */
  GArray       *order;  /* guint */
  gsize         n_bytes;
  GVariantBuilder outline;
  GVariantBuilder links;
};

static void
close_fd (gpointer data)
{
  close (*(int *) data);
}

static void
stop (PrkPdfBundel *self)
{
  if (self->channel >= 0)
    close (self->channel);
  self->channel = -1;
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
}

/* 0, for those who return pages. */
static guint
fail (GError     **error,
      int          code,
      const char  *message)
{
  g_set_error_literal (error, PRK_PDF_ERROR, code, message);

  return 0;
}

/* Waits until the helper says something. */
static gboolean
wait_for (PrkPdfBundel *self,
          int           timeout_ms,
          GError      **error)
{
  struct pollfd wanted[2] = { { .fd = self->channel, .events = POLLIN }, { .fd = -1 } };
  int cancel = g_cancellable_get_fd (self->cancellable);
  int n;

  wanted[1] = (struct pollfd) { .fd = cancel, .events = POLLIN };
  do
    n = poll (wanted, 2, timeout_ms);
  while (n < 0 && errno == EINTR);
  if (cancel >= 0)
    g_cancellable_release_fd (self->cancellable);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (n <= 0)
    fail (error, PRK_PDF_ERROR_TIMEOUT, "The helper took too long");

  return n > 0;
}

/* @attached (out): -1 or the caller's. */
static gboolean
receive (PrkPdfBundel *self,
         int           timeout_ms,
         guint        *number,
         char        **reason,
         int          *attached,
         GError      **error)
{
  g_autoptr(GBytes) message = NULL;
  g_autoptr(GVariant) value = NULL;
  gboolean closed = FALSE;

  *attached = -1;
  if (!wait_for (self, timeout_ms, error))
    return FALSE;
  message = prk_pdf_channel_receive (self->channel, attached, &closed, NULL);
  if (message == NULL)
    {
      fail (error, PRK_PDF_ERROR_DIED, "The helper ended");
      return FALSE;
    }
  value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("(us)"), message, FALSE));
  if (!g_variant_is_normal_form (value))
    {
      if (*attached >= 0)
        close (*attached);
      *attached = -1;
      fail (error, PRK_PDF_ERROR_ANSWER, "The helper gave no answer that can be read");
      return FALSE;
    }
  g_variant_get (value, "(us)", number, reason);

  return TRUE;
}

static gboolean
send_one (PrkPdfBundel *self,
          char          what,
          int           fd,
          GError      **error)
{
  g_autoptr(GBytes) message = g_bytes_new (&what, 1);

  if (prk_pdf_channel_send (self->channel, message, fd, NULL))
    return TRUE;
  fail (error, PRK_PDF_ERROR_DIED, "The helper ended");

  return FALSE;
}

/* 0 with an error. */
static guint
ask (PrkPdfBundel  *self,
     int            fd,
     GError       **error)
{
  g_autofree char *reason = NULL;
  guint n_pages = 0;
  int attached;

  if (!send_one (self, PRK_PDF_BUNDEL_DOCUMENT, fd, error) || !receive (self, TIMEOUT_MS, &n_pages, &reason, &attached, error))
    return 0;
  if (attached >= 0)
    close (attached);
  if (n_pages == 0 || n_pages > PRK_PDF_BUNDEL_MAX_PAGES)
    {
      gboolean is_locked = g_str_equal (reason, PRK_PDF_BUNDEL_TERKUNCI);

      return fail (error, is_locked ? PRK_PDF_ERROR_ENCRYPTED : PRK_PDF_ERROR_DAMAGED,
                   is_locked ? "The document is protected" : "The document is damaged");
    }

  return n_pages;
}

static gboolean
try_start (PrkPdfBundel *self,
           PrkPdfCage    cage,
           GError      **error)
{
  g_autofree char *program = prk_pdf_launch_find_bundel_program ();
  g_autofree char *reason = NULL;
  guint number;
  int attached;

  self->process = prk_pdf_launch (program, cage, MEMORY_LIMIT, NULL, &self->channel, error);
  if (self->process == NULL)
    return FALSE;
  if (receive (self, START_TIMEOUT_MS, &number, &reason, &attached, error))
    return TRUE;
  stop (self);

  return FALSE;
}

/* With bubblewrap where that can be had; the other walls stand without it. */
static gboolean
start (PrkPdfBundel *self,
       GError      **error)
{
  stop (self);
  if (try_start (self, PRK_PDF_CAGE_ALL, NULL))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  return try_start (self, PRK_PDF_CAGE_ALL & ~PRK_PDF_CAGE_BUBBLEWRAP, error);
}

static gboolean
start_again (PrkPdfBundel *self,
             GError      **error)
{
  if (!start (self, error))
    return FALSE;
  for (guint i = 0; i < self->fds->len; i++)
    if (ask (self, g_array_index (self->fds, int, i), error) == 0)
      return FALSE;

  return TRUE;
}

/**
 * prk_pdf_bundel_new:
 * @cancellable: (nullable): a cancellable; ends every call
 * @error: of the domain PRK_PDF_ERROR, %G_IO_ERROR or %G_SPAWN_ERROR
 *
 * Starts the helper.
 *
 * Returns: (transfer full): a bundle without documents
 */
PrkPdfBundel *
prk_pdf_bundel_new (GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(PrkPdfBundel) self = g_new0 (PrkPdfBundel, 1);

  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->channel = -1;
  self->fds = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_set_clear_func (self->fds, close_fd);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_variant_builder_init (&self->outline, G_VARIANT_TYPE ("a(su)"));
  g_variant_builder_init (&self->links, G_VARIANT_TYPE ("a(uddddu)"));

  return start (self, error) ? g_steal_pointer (&self) : NULL;
}

void
prk_pdf_bundel_free (PrkPdfBundel *self)
{
  stop (self);
  g_clear_object (&self->cancellable);
  g_array_unref (self->fds);
  g_array_unref (self->order);
  g_variant_builder_clear (&self->outline);
  g_variant_builder_clear (&self->links);
  g_free (self);
}

guint
prk_pdf_bundel_add_fd (PrkPdfBundel *self,
                       int           fd,
                       guint        *number,
                       GError      **error)
{
  g_autoptr(GError) local_error = NULL;
  off_t size = lseek (fd, 0, SEEK_END);
  int kept;
  guint n_pages;

  if (size <= 0)
    return fail (error, PRK_PDF_ERROR_EMPTY, "The file has no bytes");
  if ((guint64) size > MAX_BYTES - self->n_bytes || self->fds->len >= PRK_PDF_BUNDEL_MAX_SOURCES)
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "It would make the whole too large");

  n_pages = ask (self, fd, &local_error);
  if (n_pages == 0)
    {
      gboolean has_ended = !g_error_matches (local_error, PRK_PDF_ERROR, PRK_PDF_ERROR_DAMAGED)
                           && !g_error_matches (local_error, PRK_PDF_ERROR, PRK_PDF_ERROR_ENCRYPTED);

      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local_error));
      else if (!has_ended)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else if (start_again (self, error))
        fail (error, PRK_PDF_ERROR_DAMAGED, local_error->message);
      return 0;
    }

  kept = dup (fd);
  if (kept < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return 0;
    }
  *number = self->fds->len;
  g_array_append_val (self->fds, kept);
  self->n_bytes += (gsize) size;

  return n_pages;
}

guint
prk_pdf_bundel_add (PrkPdfBundel *self,
                    GBytes       *pdf,
                    guint        *number,
                    GError      **error)
{
  int memory = g_bytes_get_size (pdf) > 0 ? prk_pdf_memory_new (pdf, error) : -1;
  guint n_pages;

  if (g_bytes_get_size (pdf) == 0)
    return fail (error, PRK_PDF_ERROR_EMPTY, "The file has no bytes");
  if (memory < 0)
    return 0;
  n_pages = prk_pdf_bundel_add_fd (self, memory, number, error);
  close (memory);

  return n_pages;
}

void
prk_pdf_bundel_place (PrkPdfBundel *self,
                      guint         number)
{
  g_return_if_fail (number < self->fds->len);

  g_array_append_val (self->order, number);
}

void
prk_pdf_bundel_add_outline (PrkPdfBundel *self,
                            const char   *title,
                            guint         page)
{
  g_variant_builder_add (&self->outline, "(su)", title, page);
}

void
prk_pdf_bundel_add_link (PrkPdfBundel *self,
                         guint         from,
                         double        x,
                         double        y,
                         double        width,
                         double        height,
                         guint         to)
{
  g_variant_builder_add (&self->links, "(uddddu)", from, x, y, width, height, to);
}

static char *
dup_date (gint64 at_us)
{
  g_autoptr(GDateTime) at = at_us != 0 ? g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC) : NULL;

  return at != NULL ? g_date_time_format (at, "D:%Y%m%d%H%M%SZ") : g_strdup ("");
}

/**
 * prk_pdf_bundel_write:
 * @title: of the whole
 * @at_us: its date, µs since 1970; 0 for none
 * @is_numbered: "3 / 20" at the foot of every page
 * @error: of the domain PRK_PDF_ERROR or %G_IO_ERROR
 *
 * Makes the whole. The same documents give the same bytes.
 *
 * Returns: (transfer full): a PDF
 */
GBytes *
prk_pdf_bundel_write (PrkPdfBundel *self,
                      const char   *title,
                      gint64        at_us,
                      gboolean      is_numbered,
                      GError      **error)
{
  g_autofree char *date = dup_date (at_us);
  g_autoptr(GVariant) spec = NULL;
  g_autoptr(GBytes) packed = NULL;
  g_autofree char *reason = NULL;
  GBytes *whole = NULL;
  guint n_pages = 0;
  int memory, attached = -1;
  GVariant *order;

  g_return_val_if_fail (self != NULL && title != NULL && self->order->len > 0, NULL);

  order = g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, self->order->data, self->order->len, sizeof (guint));
  spec = g_variant_ref_sink (g_variant_new ("(@aua(su)a(uddddu)bss)", order, &self->outline, &self->links, is_numbered, title, date));
  g_variant_builder_init (&self->outline, G_VARIANT_TYPE ("a(su)"));
  g_variant_builder_init (&self->links, G_VARIANT_TYPE ("a(uddddu)"));
  packed = g_variant_get_data_as_bytes (spec);
  memory = prk_pdf_memory_new (packed, error);
  if (memory < 0)
    return NULL;
  if (send_one (self, PRK_PDF_BUNDEL_WHOLE, memory, error) && receive (self, TIMEOUT_MS, &n_pages, &reason, &attached, error))
    {
      if (n_pages > 0 && attached >= 0)
        whole = prk_pdf_memory_map (attached, 1, PRK_PDF_CHANNEL_MAX_MEMORY, error);
      else
        fail (error, PRK_PDF_ERROR_TOO_LARGE, "The documents cannot be put together");
    }
  if (attached >= 0)
    close (attached);
  close (memory);

  return whole;
}
