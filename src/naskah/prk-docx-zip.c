/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>

#include "prk-docx-private.h"

#define LONG_AGO 315532800 /* 1 January 1980, where the calendar of zip begins */

static la_ssize_t
write_cb (struct archive *zip,
          void           *user_data,
          const void     *data,
          size_t          size)
{
  GByteArray *out = user_data;

  if (out->len > G_MAXINT32 - size)
    return -1;
  g_byte_array_append (out, data, (guint) size);

  return (la_ssize_t) size;
}

static gboolean
add (struct archive      *zip,
     const PrkDocxBerkas *berkas)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean ok;

  if (berkas->is_polos)
    archive_write_zip_set_compression_store (zip);
  else
    archive_write_zip_set_compression_deflate (zip);
  archive_entry_set_pathname (entry, berkas->nama);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) berkas->size);
  archive_entry_set_mtime (entry, LONG_AGO, 0);
  ok = archive_write_header (zip, entry) == ARCHIVE_OK &&
       archive_write_data (zip, berkas->data, berkas->size) == (la_ssize_t) berkas->size;
  archive_entry_free (entry);

  return ok;
}

/* The same parts give the same bytes: no time, user or machine is in them. */
GBytes *
_prk_docx_zip (const PrkDocxBerkas  *berkas,
               gsize                 n_berkas,
               GError              **error)
{
  GByteArray *out = g_byte_array_new ();
  struct archive *zip = archive_write_new ();
  gboolean ok;

  archive_write_set_format_zip (zip);
  archive_write_set_options (zip, "zip:compression-level=4");
  archive_write_set_bytes_per_block (zip, 0);
  ok = archive_write_open (zip, out, NULL, write_cb, NULL) == ARCHIVE_OK;
  for (gsize i = 0; ok && i < n_berkas; i++)
    ok = add (zip, &berkas[i]);
  ok = ok && archive_write_close (zip) == ARCHIVE_OK;
  if (!ok)
    g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_OUTPUT, "zip: %s",
                 archive_error_string (zip));
  archive_write_free (zip);
  if (!ok)
    {
      g_byte_array_unref (out);
      return NULL;
    }

  return g_byte_array_free_to_bytes (out);
}
