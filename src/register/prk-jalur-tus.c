/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Uploads by tus 1.0 (https://tus.io/protocols/resumable-upload): core, creation, checksum,
 * expiration and termination. What arrived before a link broke is kept: the offset of an upload is
 * the length of its file. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "prk-jalur-private.h"

#define TUS_VERSION "1.0.0"
#define PART_TYPE "application/offset+octet-stream"
#define MAX_METADATA 4096

/* The text behind @key in a list parted by commas, in base64. */
char *
_prk_tus_get_metadata (const char *metadata,
                       const char *key)
{
  g_auto(GStrv) pairs = NULL;

  /* libsodium 1.0.18 takes bytes beyond ASCII for digits of base64. */
  if (metadata == NULL || strlen (metadata) > MAX_METADATA || !g_str_is_ascii (metadata))
    return NULL;
  pairs = g_strsplit (metadata, ",", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (g_strstrip (pairs[i]), " ", 2);
      g_autofree char *text = NULL;
      gsize size = 0;

      if (g_strcmp0 (words[0], key) != 0 || words[1] == NULL)
        continue;
      text = g_malloc (strlen (words[1]) + 1);
      if (sodium_base642bin ((unsigned char *) text, strlen (words[1]), words[1], strlen (words[1]),
                             NULL, &size, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
        return NULL;
      text[size] = '\0';
      return g_utf8_validate (text, (gssize) size, NULL) && strlen (text) == size
                 ? g_steal_pointer (&text)
                 : NULL;
    }

  return NULL;
}

gboolean
_prk_tus_read_checksum (const char *text,
                        guint8     *hash)
{
  const char *base64;
  gsize size = 0;

  if (!g_str_has_prefix (text, "sha256 ") || !g_str_is_ascii (text))
    return FALSE;
  base64 = text + strlen ("sha256 ");

  return sodium_base642bin (hash, crypto_hash_sha256_BYTES, base64, strlen (base64), NULL, &size,
                            NULL, sodium_base64_VARIANT_ORIGINAL) == 0 &&
         size == crypto_hash_sha256_BYTES;
}

static gboolean
refuse (GError          **error,
        PrkRegisterError  code,
        const char       *message)
{
  g_set_error_literal (error, PRK_REGISTER_ERROR, code, message);
  return FALSE;
}

static void
add_number (PrkPermintaan *request,
            const char    *name,
            gint64         number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  _prk_permintaan_add_header (request, name, text);
}

static void
add_expiry (PrkPermintaan *request,
            gint64         expires_us)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (expires_us / G_USEC_PER_SEC);
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autofree char *text = NULL;

  if (time == NULL)
    return;
  text = g_strdup_printf ("%s, %02d %s %04d %02d:%02d:%02d GMT",
                          days[g_date_time_get_day_of_week (time) - 1],
                          g_date_time_get_day_of_month (time),
                          months[g_date_time_get_month (time) - 1], g_date_time_get_year (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time),
                          g_date_time_get_second (time));
  _prk_permintaan_add_header (request, "Upload-Expires", text);
}

/* A header that is a whole number, -1 when it is not. */
static gint64
get_number (PrkPermintaan *request,
            const char    *name)
{
  const char *text = _prk_permintaan_get_header (request, name);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL)
             ? (gint64) number
             : -1;
}

static gboolean
check_version (PrkPermintaan  *request,
               GError        **error)
{
  if (g_strcmp0 (_prk_permintaan_get_header (request, "tus-resumable"), TUS_VERSION) == 0)
    return TRUE;

  _prk_permintaan_add_header (request, "Tus-Version", TUS_VERSION);

  return refuse (error, PRK_REGISTER_ERROR_VERSI, "Unggahan memakai tus 1.0.0.");
}

void
_prk_tus_describe (PrkPermintaan *request)
{
  _prk_permintaan_add_header (request, "Tus-Resumable", TUS_VERSION);
  _prk_permintaan_add_header (request, "Tus-Version", TUS_VERSION);
  _prk_permintaan_add_header (request, "Tus-Extension", "creation,expiration,checksum,termination");
  _prk_permintaan_add_header (request, "Tus-Checksum-Algorithm", "sha256");
  add_number (request, "Tus-Max-Size", PRK_REGISTER_MAX_BLOB);
  request->status = 204;
}

static gboolean
create (PrkRegister        *registry,
        PrkPermintaan      *request,
        const PrkPemegang  *pemegang,
        GError            **error)
{
  const char *metadata = _prk_permintaan_get_header (request, "upload-metadata");
  g_autofree char *hash = _prk_tus_get_metadata (metadata, "sha256");
  g_autofree char *jenis = _prk_tus_get_metadata (metadata, "jenis");
  g_autofree char *id = prk_register_new_upload (registry, pemegang, hash, jenis,
                                                 get_number (request, "upload-length"), error);
  g_autoptr(PrkUnggahan) upload = NULL;
  g_autofree char *location = NULL;

  if (id == NULL)
    return FALSE;
  upload = prk_register_find_upload (registry, pemegang, id, error);
  if (upload == NULL)
    return FALSE;
  if (upload->ukuran == 0 && !upload->is_done &&
      !prk_register_end_upload (registry, pemegang, id, upload, error))
    return FALSE;

  location = g_strconcat (PRK_JALUR_TUS "/", id, NULL);
  _prk_permintaan_add_header (request, "Location", location);
  add_expiry (request, upload->expires_us);
  request->status = 201;

  return TRUE;
}

/* Its offset says that an upload is whole only when it is a blob: the program may have been killed
 * between the last byte and that. */
static gboolean
describe (PrkRegister        *registry,
          PrkPermintaan      *request,
          const PrkPemegang  *pemegang,
          const char         *id,
          PrkUnggahan        *upload,
          GError            **error)
{
  if (!upload->is_done && upload->offset == upload->ukuran &&
      !prk_register_end_upload (registry, pemegang, id, upload, error))
    return FALSE;

  add_number (request, "Upload-Offset", upload->offset);
  add_number (request, "Upload-Length", upload->ukuran);
  add_expiry (request, upload->expires_us);
  request->status = 200;

  return TRUE;
}

/* The end of a part: its checksum, and of the last one the whole's. */
static gboolean
end_part (PrkRegister        *registry,
          PrkPermintaan      *request,
          const PrkPemegang  *pemegang,
          const char         *id,
          PrkUnggahan        *upload,
          GError            **error)
{
  const char *checksum = _prk_permintaan_get_header (request, "upload-checksum");
  guint8 announced[crypto_hash_sha256_BYTES], actual[crypto_hash_sha256_BYTES];

  if (request->has_failed)
    {
      g_set_error_literal (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
                           "an upload's file cannot be written");
      return FALSE;
    }
  if (request->is_overfull)
    return refuse (error, PRK_REGISTER_ERROR_TERLALU_BESAR,
                   "Kiriman lebih panjang daripada yang diumumkan.");

  crypto_hash_sha256_final (&request->sha256, actual);
  if (checksum != NULL && (!_prk_tus_read_checksum (checksum, announced) ||
                           sodium_memcmp (announced, actual, sizeof actual) != 0))
    {
      if (request->fd >= 0 && ftruncate (request->fd, request->offset) != 0)
        g_warning ("an upload cannot be shortened");
      return refuse (error, PRK_REGISTER_ERROR_HASH,
                     "Bagian berkas ini rusak di jalan; kirim ulang.");
    }
  if (request->fd >= 0 && fdatasync (request->fd) != 0)
    {
      g_set_error_literal (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
                           "an upload cannot be synced");
      return FALSE;
    }
  _prk_permintaan_close (request);
  if (!upload->is_done && upload->offset == upload->ukuran &&
      !prk_register_end_upload (registry, pemegang, id, upload, error))
    return FALSE;

  add_number (request, "Upload-Offset", upload->offset);
  add_expiry (request, upload->expires_us);
  request->status = 204;

  return TRUE;
}

gboolean
_prk_tus_begin (PrkRegister        *registry,
                PrkPermintaan      *request,
                const PrkPemegang  *pemegang,
                GError            **error)
{
  const char *id = request->path + MIN (strlen (request->path), strlen (PRK_JALUR_TUS "/"));
  const char *type = _prk_permintaan_get_header (request, "content-type");
  const char *checksum = _prk_permintaan_get_header (request, "upload-checksum");
  gint64 offset = get_number (request, "upload-offset");
  g_autoptr(PrkUnggahan) upload = NULL;
  g_autoptr(PrkBerkas) berkas = NULL;
  guint8 hash[crypto_hash_sha256_BYTES];

  _prk_permintaan_add_header (request, "Tus-Resumable", TUS_VERSION);
  if (!check_version (request, error))
    return FALSE;
  if (g_strcmp0 (type, PART_TYPE) != 0)
    return refuse (error, PRK_REGISTER_ERROR_JENIS, "Bagian berkas harus berjenis " PART_TYPE ".");
  if (offset < 0 || (checksum != NULL && !_prk_tus_read_checksum (checksum, hash)))
    return refuse (error, PRK_REGISTER_ERROR_RUSAK,
                   "Upload-Offset atau Upload-Checksum tidak benar.");
  upload = prk_register_find_upload (registry, pemegang, id, error);
  if (upload == NULL)
    return FALSE;
  if (offset != upload->offset)
    {
      add_number (request, "Upload-Offset", upload->offset);
      return refuse (error, PRK_REGISTER_ERROR_BENTROK,
                     "Unggahan ini tidak berada di tempat itu; tanyakan dengan HEAD.");
    }

  crypto_hash_sha256_init (&request->sha256);
  request->offset = offset;
  request->room = upload->ukuran - offset;
  berkas = prk_register_ref_berkas (registry);
  if (!upload->is_done)
    request->fd = prk_berkas_continue (berkas, id, offset, error);

  return upload->is_done || request->fd >= 0;
}

gboolean
_prk_tus_run (PrkRegister        *registry,
              PrkPermintaan      *request,
              const PrkPemegang  *pemegang,
              GError            **error)
{
  const char *id = request->path + strlen (PRK_JALUR_TUS);
  g_autoptr(PrkUnggahan) upload = NULL;

  _prk_permintaan_add_header (request, "Tus-Resumable", TUS_VERSION);
  if (!check_version (request, error))
    return FALSE;
  if (*id == '\0' && g_str_equal (request->method, "POST"))
    return create (registry, request, pemegang, error);
  if (*id != '/')
    return refuse (error, PRK_REGISTER_ERROR_TIDAK_ADA, "Tidak ada alamat itu di register.");

  id++;
  upload = prk_register_find_upload (registry, pemegang, id, error);
  if (upload == NULL)
    return FALSE;
  if (g_str_equal (request->method, "HEAD"))
    return describe (registry, request, pemegang, id, upload, error);
  if (g_str_equal (request->method, "PATCH"))
    return end_part (registry, request, pemegang, id, upload, error);
  if (!g_str_equal (request->method, "DELETE"))
    return refuse (error, PRK_REGISTER_ERROR_TIDAK_ADA, "Tidak ada alamat itu di register.");

  request->status = 204;

  return prk_register_drop_upload (registry, pemegang, id, error);
}
