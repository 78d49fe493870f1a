/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The channel is a pair of sequential-packet sockets: one packet is one message, with at most one
 * file descriptor attached. What is too long for a packet (a page's text, its pixels) goes as
 * sealed memory: a memfd that the sender can neither change nor shrink any more, so a reader that
 * has mapped and checked it is not deceived afterwards, nor killed by SIGBUS. Used by the client
 * and, within the cage, by the helper. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>

#include "prk-pdf-channel.h"

#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL)

typedef struct
{
  gpointer address;
  gsize    size;
} Mapping;

static void
fail (GError    **error,
      const char *what)
{
  int saved_errno = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), "%s: %s", what,
               g_strerror (saved_errno));
}

static void
mapping_free (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->address, mapping->size);
  g_free (mapping);
}

/**
 * prk_pdf_channel_pair:
 * @ours: (out): the client's end, non-blocking
 * @theirs: (out): the helper's end, blocking
 *
 * Makes a channel. Both ends close on exec.
 *
 * Returns: %FALSE with a %G_IO_ERROR set
 */
gboolean
prk_pdf_channel_pair (int     *ours,
                      int     *theirs,
                      GError **error)
{
  int pair[2];

  g_return_val_if_fail (ours != NULL && theirs != NULL, FALSE);

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
    {
      fail (error, "Making a channel");
      return FALSE;
    }

  if (fcntl (pair[0], F_SETFL, O_NONBLOCK) != 0)
    {
      fail (error, "Making a channel");
      close (pair[0]);
      close (pair[1]);
      return FALSE;
    }

  *ours = pair[0];
  *theirs = pair[1];

  return TRUE;
}

/**
 * prk_pdf_channel_send:
 * @message: 1 to %PRK_PDF_CHANNEL_MAX_PACKET bytes
 * @attached: a descriptor to send a copy of, or -1; stays the caller's
 *
 * Sends one packet.
 *
 * Returns: %FALSE with a %G_IO_ERROR set, %G_IO_ERROR_WOULD_BLOCK where the other end does not read
 */
gboolean
prk_pdf_channel_send (int      channel,
                      GBytes  *message,
                      int      attached,
                      GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (message, &size);
  struct iovec vector = { (gpointer) data, size };
  union { struct cmsghdr header; char bytes[CMSG_SPACE (sizeof (int))]; } control = { 0 };
  struct msghdr packet = { .msg_iov = &vector, .msg_iovlen = 1 };
  ssize_t sent;

  g_return_val_if_fail (size > 0 && size <= PRK_PDF_CHANNEL_MAX_PACKET, FALSE);

  if (attached >= 0)
    {
      control.header.cmsg_level = SOL_SOCKET;
      control.header.cmsg_type = SCM_RIGHTS;
      control.header.cmsg_len = CMSG_LEN (sizeof (int));
      memcpy (CMSG_DATA (&control.header), &attached, sizeof (int));
      packet.msg_control = &control;
      packet.msg_controllen = sizeof control.bytes;
    }

  do
    sent = sendmsg (channel, &packet, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);

  if (sent < 0)
    {
      fail (error, "Sending");
      return FALSE;
    }

  return TRUE;
}

/* Every descriptor of the packet is taken, so that a sender of many cannot leave any open with
 * us. */
static guint
take_descriptors (struct msghdr *packet,
                  int           *first)
{
  guint n = 0;

  for (struct cmsghdr *header = CMSG_FIRSTHDR (packet); header != NULL;
       header = CMSG_NXTHDR (packet, header))
    {
      gsize size;

      if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
        continue;

      size = header->cmsg_len - CMSG_LEN (0);
      for (gsize at = 0; at + sizeof (int) <= size; at += sizeof (int))
        {
          int descriptor;

          memcpy (&descriptor, CMSG_DATA (header) + at, sizeof (int));
          if (n++ == 0)
            *first = descriptor;
          else
            close (descriptor);
        }
    }

  return n;
}

/**
 * prk_pdf_channel_receive:
 * @attached: (out): a descriptor that came along, now the caller's, or -1
 * @closed: (out): set where the other end is closed; there is no error then
 *
 * Takes one packet.
 *
 * Returns: (nullable): the message; %NULL when closed or with a %G_IO_ERROR set:
 *   %G_IO_ERROR_WOULD_BLOCK, or %G_IO_ERROR_INVALID_DATA for a packet that is too long or has
 *   several descriptors
 */
GBytes *
prk_pdf_channel_receive (int       channel,
                         int      *attached,
                         gboolean *closed,
                         GError  **error)
{
  g_autofree char *buffer = g_malloc (PRK_PDF_CHANNEL_MAX_PACKET);
  struct iovec vector = { buffer, PRK_PDF_CHANNEL_MAX_PACKET };
  union { struct cmsghdr header; char bytes[CMSG_SPACE (4 * sizeof (int))]; } control = { 0 };
  struct msghdr packet = { .msg_iov = &vector,
                           .msg_iovlen = 1,
                           .msg_control = &control,
                           .msg_controllen = sizeof control.bytes };
  ssize_t size;
  guint n_attached;

  g_return_val_if_fail (attached != NULL && closed != NULL, NULL);

  *attached = -1;
  *closed = FALSE;

  do
    size = recvmsg (channel, &packet, MSG_CMSG_CLOEXEC);
  while (size < 0 && errno == EINTR);

  if (size < 0 && errno != ECONNRESET)
    {
      fail (error, "Receiving");
      return NULL;
    }
  if (size <= 0)
    {
      *closed = TRUE;
      return NULL;
    }

  n_attached = take_descriptors (&packet, attached);
  if (n_attached > 1 || (packet.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
    {
      if (*attached >= 0)
        close (*attached);
      *attached = -1;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "A packet is too long or has several descriptors");
      return NULL;
    }

  return g_bytes_new_take (g_realloc (g_steal_pointer (&buffer), size), size);
}

/**
 * prk_pdf_memory_new_size:
 * @size: at least 1
 * @map: (out): the memory, writable, full of zeros
 *
 * Makes memory to be filled, then given to prk_pdf_memory_seal().
 *
 * Returns: a descriptor, or -1 with a %G_IO_ERROR set
 */
int
prk_pdf_memory_new_size (gsize     size,
                         gpointer *map,
                         GError  **error)
{
  int memory;

  g_return_val_if_fail (size > 0 && map != NULL, -1);

  memory = memfd_create ("prakarsa-pdf", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (memory < 0 || ftruncate (memory, size) != 0)
    {
      fail (error, "Making shared memory");
      if (memory >= 0)
        close (memory);
      return -1;
    }

  *map = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, memory, 0);
  if (*map == MAP_FAILED)
    {
      fail (error, "Mapping shared memory");
      close (memory);
      return -1;
    }

  return memory;
}

/**
 * prk_pdf_memory_seal:
 * @map: from prk_pdf_memory_new_size(); unmapped here in any case
 * @mapped_size: what was asked for there
 * @size: what is used of it; the rest is cut off
 *
 * Ends all writing to @memory, ours too.
 *
 * Returns: %FALSE with a %G_IO_ERROR set
 */
gboolean
prk_pdf_memory_seal (int      memory,
                     gpointer map,
                     gsize    mapped_size,
                     gsize    size,
                     GError **error)
{
  g_return_val_if_fail (size > 0 && size <= mapped_size, FALSE);

  munmap (map, mapped_size);

  if ((size < mapped_size && ftruncate (memory, size) != 0) ||
      fcntl (memory, F_ADD_SEALS, SEALS) != 0)
    {
      fail (error, "Sealing shared memory");
      return FALSE;
    }

  return TRUE;
}

/**
 * prk_pdf_memory_new:
 * @contents: at least one byte
 *
 * Copies @contents into sealed memory. Any thread.
 *
 * Returns: a descriptor, or -1 with a %G_IO_ERROR set
 */
int
prk_pdf_memory_new (GBytes  *contents,
                    GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (contents, &size);
  gpointer map;
  int memory = prk_pdf_memory_new_size (size, &map, error);

  if (memory < 0)
    return -1;

  memcpy (map, data, size);
  if (!prk_pdf_memory_seal (memory, map, size, size, error))
    {
      close (memory);
      return -1;
    }

  return memory;
}

/**
 * prk_pdf_memory_map:
 * @memory: a descriptor from the other side; stays the caller's
 *
 * Maps sealed memory for reading, without a copy.
 *
 * Returns: (transfer full): the contents; %NULL with %G_IO_ERROR_INVALID_DATA where @memory is not
 *   sealed or its size is not within @min_size and @max_size
 */
GBytes *
prk_pdf_memory_map (int      memory,
                    gsize    min_size,
                    gsize    max_size,
                    GError **error)
{
  struct stat info;
  gpointer address;
  Mapping *mapping;
  int seals = fcntl (memory, F_GET_SEALS);

  g_return_val_if_fail (min_size > 0 && min_size <= max_size, NULL);

  if (seals < 0 || (seals & (F_SEAL_SHRINK | F_SEAL_WRITE)) != (F_SEAL_SHRINK | F_SEAL_WRITE) ||
      fstat (memory, &info) != 0 || info.st_size < 0 || (guint64) info.st_size < min_size ||
      (guint64) info.st_size > max_size)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "Shared memory is not sealed or not of the right size");
      return NULL;
    }

  address = mmap (NULL, info.st_size, PROT_READ, MAP_SHARED | MAP_POPULATE, memory, 0);
  if (address == MAP_FAILED)
    {
      fail (error, "Mapping shared memory");
      return NULL;
    }

  mapping = g_new (Mapping, 1);
  mapping->address = address;
  mapping->size = info.st_size;

  return g_bytes_new_with_free_func (address, info.st_size, mapping_free, mapping);
}
