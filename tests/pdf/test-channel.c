/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays a helper that lies: memory that can still be changed, packets with too much in them. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gio/gio.h>

#include "pdf/prk-pdf-channel.h"

static void
make_pair (int *ours,
           int *theirs)
{
  g_autoptr(GError) error = NULL;

  prk_pdf_channel_pair (ours, theirs, &error);
  g_assert_no_error (error);
}

static guint
count_descriptors (void)
{
  g_autoptr(GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static void
test_message_and_memory (void)
{
  g_autoptr(GBytes) message = g_bytes_new_static ("pesan", 5);
  g_autoptr(GBytes) contents = g_bytes_new_static ("isi yang panjang", 16);
  g_autoptr(GBytes) received = NULL;
  g_autoptr(GBytes) mapped = NULL;
  g_autoptr(GError) error = NULL;
  int ours, theirs, attached, memory = prk_pdf_memory_new (contents, &error);
  gboolean closed;

  g_assert_no_error (error);
  make_pair (&ours, &theirs);
  g_assert_true (prk_pdf_channel_send (theirs, message, memory, &error));
  close (memory);

  received = prk_pdf_channel_receive (ours, &attached, &closed, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (received, message));
  g_assert_cmpint (attached, >=, 0);
  mapped = prk_pdf_memory_map (attached, 16, 16, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (mapped, contents));
  close (attached);
  g_clear_pointer (&received, g_bytes_unref);

  received = prk_pdf_channel_receive (ours, &attached, &closed, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
  g_clear_error (&error);

  close (theirs);
  received = prk_pdf_channel_receive (ours, &attached, &closed, &error);
  g_assert_null (received);
  g_assert_no_error (error);
  g_assert_true (closed);
  close (ours);
}

static void
expect_not_mapped (int   memory,
                   gsize min_size,
                   gsize max_size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) mapped = prk_pdf_memory_map (memory, min_size, max_size, &error);

  g_assert_null (mapped);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_memory_that_may_change (void)
{
  int memory = memfd_create ("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  int null = open ("/dev/zero", O_RDONLY | O_CLOEXEC);
  g_autoptr(GBytes) mapped = NULL;

  g_assert_cmpint (ftruncate (memory, 4096), ==, 0);
  expect_not_mapped (memory, 4096, 4096);
  g_assert_cmpint (fcntl (memory, F_ADD_SEALS, F_SEAL_SHRINK), ==, 0);
  expect_not_mapped (memory, 4096, 4096);
  g_assert_cmpint (fcntl (memory, F_ADD_SEALS, F_SEAL_WRITE), ==, 0);
  expect_not_mapped (memory, 4097, 8192);
  expect_not_mapped (memory, 1, 4095);
  mapped = prk_pdf_memory_map (memory, 4096, 4096, NULL);
  g_assert_nonnull (mapped);

  expect_not_mapped (null, 1, 4096);
  expect_not_mapped (-1, 1, 4096);
  close (memory);
  close (null);
}

static void
test_sealed_memory_stays (void)
{
  g_autoptr(GBytes) contents = g_bytes_new_static ("tetap", 5);
  int memory = prk_pdf_memory_new (contents, NULL);

  g_assert_cmpint (pwrite (memory, "x", 1, 0), ==, -1);
  g_assert_cmpint (errno, ==, EPERM);
  g_assert_cmpint (ftruncate (memory, 0), ==, -1);
  g_assert_true (mmap (NULL, 5, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0) == MAP_FAILED);
  close (memory);
}

static void
send_raw (int          channel,
          gconstpointer data,
          gsize        size,
          guint        n_descriptors)
{
  struct iovec vector = { (gpointer) data, size };
  char control[CMSG_SPACE (8 * sizeof (int))] = { 0 };
  struct msghdr packet = { .msg_iov = &vector, .msg_iovlen = 1 };

  if (n_descriptors > 0)
    {
      struct cmsghdr *header = (struct cmsghdr *) control;

      packet.msg_control = control;
      packet.msg_controllen = CMSG_SPACE (n_descriptors * sizeof (int));
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN (n_descriptors * sizeof (int));
      for (guint i = 0; i < n_descriptors; i++)
        memcpy (CMSG_DATA (header) + i * sizeof (int), &channel, sizeof (int));
    }

  g_assert_cmpint (sendmsg (channel, &packet, MSG_NOSIGNAL), ==, size);
}

static void
test_too_much (void)
{
  g_autofree char *long_message = g_malloc0 (PRK_PDF_CHANNEL_MAX_PACKET + 1);
  const struct
  {
    gsize size;
    guint n_descriptors;
  } cases[] = {
    { PRK_PDF_CHANNEL_MAX_PACKET + 1, 0 },
    { PRK_PDF_CHANNEL_MAX_PACKET + 1, 1 },
    { 5, 2 },
    { 5, 4 },
    { 5, 8 },
  };
  int ours, theirs;
  guint n_before;

  make_pair (&ours, &theirs);
  n_before = count_descriptors ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) received = NULL;
      gboolean closed;
      int attached;

      send_raw (theirs, long_message, cases[i].size, cases[i].n_descriptors);
      received = prk_pdf_channel_receive (ours, &attached, &closed, &error);
      g_assert_null (received);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_cmpint (attached, ==, -1);
      g_assert_cmpuint (count_descriptors (), ==, n_before);
    }

  close (ours);
  close (theirs);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/channel/carries-message-and-memory", test_message_and_memory);
  g_test_add_func ("/pdf/channel/memory-that-may-change-is-refused", test_memory_that_may_change);
  g_test_add_func ("/pdf/channel/sealed-memory-stays-as-it-is", test_sealed_memory_stays);
  g_test_add_func ("/pdf/channel/too-much-is-refused-and-closed", test_too_much);

  return g_test_run ();
}
