/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tables know of blobs and uploads; the bytes are the business of PrkBerkas. */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "base/prk-hash.h"

#include "prk-register-private.h"

#define UPLOAD_LIFE_US (7 * G_TIME_SPAN_DAY)
#define MAX_UPLOADS 50 /* open at a time, a person */
#define ID_BYTES 16
#define MAX_JENIS 100

#define SQL_FIND_BLOB "SELECT ukuran, jenis FROM berkas WHERE daerah = $1 AND hash = $2"
#define SQL_ADD_BLOB                                                                               \
  "INSERT INTO berkas (daerah, hash, ukuran, jenis, orang, pada_us)"                               \
  " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"
#define SQL_ALL_BLOBS "SELECT DISTINCT hash FROM berkas WHERE hash > $1 ORDER BY hash LIMIT 500"
#define SQL_EXPIRED "DELETE FROM unggah WHERE habis_us < $1 RETURNING id"
#define SQL_COUNT "SELECT count(*) FROM unggah WHERE daerah = $1 AND orang = $2 AND selesai = 0"
#define SQL_ADD_UPLOAD                                                                             \
  "INSERT INTO unggah (daerah, id, orang, hash, jenis, ukuran, habis_us, selesai)"                 \
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
#define SQL_FIND_UPLOAD                                                                            \
  "SELECT hash, jenis, ukuran, habis_us, selesai FROM unggah"                                      \
  " WHERE daerah = $1 AND id = $2 AND orang = $3"
#define SQL_END_UPLOAD "UPDATE unggah SET selesai = 1 WHERE daerah = $1 AND id = $2"
#define SQL_DROP_UPLOAD "DELETE FROM unggah WHERE daerah = $1 AND id = $2"

typedef struct
{
  PrkRegister *self;
  const PrkPemegang *pemegang;
  const char *id;
  const char *hash;
  const char *jenis;
  gint64 ukuran;
  gint64 now_us;
  gboolean is_drop;
  PrkUnggahan *found;
} Urusan;

static gboolean
set_no_such_file (GError **error)
{
  g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TIDAK_ADA,
                       "Tidak ada berkas itu di register.");
  return FALSE;
}

static gboolean
drop_expired (PrkSesi  *sesi,
              Urusan   *urusan,
              GError  **error)
{
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_EXPIRED, "i", urusan->now_us);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < prk_baris_get_size (rows); i++)
    prk_berkas_drop (urusan->self->berkas, prk_baris_text (rows, i, 0));

  return TRUE;
}

static gboolean
add_upload (PrkSesi   *sesi,
            gpointer   data,
            GError   **error)
{
  Urusan *urusan = data;
  const char *daerah = urusan->pemegang->daerah;
  g_autoptr(PrkBaris) blob = NULL;
  g_autoptr(PrkBaris) count = NULL;

  if (!drop_expired (sesi, urusan, error))
    return FALSE;
  blob = prk_sesi_query (sesi, error, SQL_FIND_BLOB, "tt", daerah, urusan->hash);
  count = blob != NULL
              ? prk_sesi_query (sesi, error, SQL_COUNT, "tt", daerah, urusan->pemegang->orang)
              : NULL;
  if (count == NULL)
    return FALSE;
  if (prk_baris_int (count, 0, 0) >= MAX_UPLOADS)
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TERLALU_SERING,
                           "Terlalu banyak unggahan belum selesai; selesaikan dulu yang ada.");
      return FALSE;
    }

  return prk_sesi_run (sesi, error, SQL_ADD_UPLOAD, "tttttiii", daerah, urusan->id,
                       urusan->pemegang->orang, urusan->hash, urusan->jenis, urusan->ukuran,
                       urusan->now_us + UPLOAD_LIFE_US, (gint64) prk_baris_get_size (blob));
}

/**
 * prk_register_new_upload:
 * @hash: (nullable): SHA-256 of the whole, base64url
 * @jenis: (nullable): its media type
 * @ukuran: its bytes, at most %PRK_REGISTER_MAX_BLOB
 *
 * Begins an upload of a person who may write; one of a blob that the daerah has is finished at
 * once.
 *
 * Returns: (transfer full): its id, known to nobody else
 */
char *
prk_register_new_upload (PrkRegister        *self,
                         const PrkPemegang  *pemegang,
                         const char         *hash,
                         const char         *jenis,
                         gint64              ukuran,
                         GError            **error)
{
  guint8 bytes[ID_BYTES];
  char id[sodium_base64_ENCODED_LEN (ID_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
  Urusan urusan = {
    .self = self, .pemegang = pemegang, .hash = hash, .jenis = jenis, .ukuran = ukuran
  };

  g_return_val_if_fail (PRK_IS_REGISTER (self) && self->berkas != NULL && pemegang != NULL, NULL);

  if (!prk_kebijakan_may_write (self->kebijakan, (const char *const *) pemegang->peran))
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_PERAN,
                           "Peran Anda hanya membaca.");
      return NULL;
    }
  if (hash == NULL || !prk_hash_is_valid (hash) || jenis == NULL || strlen (jenis) > MAX_JENIS ||
      !g_utf8_validate (jenis, -1, NULL) || ukuran < 0)
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_RUSAK,
                           "Unggahan harus menyebut panjang, “sha256” dan “jenis”.");
      return NULL;
    }
  if (ukuran > PRK_REGISTER_MAX_BLOB)
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TERLALU_BESAR,
                           "Berkas paling besar 200 MB.");
      return NULL;
    }

  prk_entropy_fill (self->entropy, bytes, sizeof bytes);
  sodium_bin2base64 (id, sizeof id, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  urusan.id = id;
  urusan.now_us = prk_clock_now_us (self->clock);
  if (!prk_berkas_begin (self->berkas, id, error))
    return NULL;
  if (!prk_gudang_write (self->gudang, pemegang->daerah, add_upload, &urusan, error))
    {
      prk_berkas_drop (self->berkas, id);
      return NULL;
    }

  return g_strdup (id);
}

void
prk_unggahan_free (PrkUnggahan *self)
{
  g_free (self->hash);
  g_free (self->jenis);
  g_free (self);
}

static gboolean
find_upload (PrkSesi   *sesi,
             gpointer   data,
             GError   **error)
{
  Urusan *urusan = data;
  g_autoptr(PrkBaris) rows =
      prk_sesi_query (sesi, error, SQL_FIND_UPLOAD, "ttt", urusan->pemegang->daerah,
                             urusan->id, urusan->pemegang->orang);

  if (rows == NULL)
    return FALSE;
  if (prk_baris_get_size (rows) == 0)
    return set_no_such_file (error);
  if (prk_baris_int (rows, 0, 3) < urusan->now_us)
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_KEDALUWARSA,
                           "Unggahan ini sudah lewat 7 hari; mulai lagi.");
      return FALSE;
    }

  urusan->found = g_new0 (PrkUnggahan, 1);
  urusan->found->hash = g_strdup (prk_baris_text (rows, 0, 0));
  urusan->found->jenis = g_strdup (prk_baris_text (rows, 0, 1));
  urusan->found->ukuran = prk_baris_int (rows, 0, 2);
  urusan->found->expires_us = prk_baris_int (rows, 0, 3);
  urusan->found->is_done = prk_baris_int (rows, 0, 4) != 0;

  return TRUE;
}

/**
 * prk_register_find_upload:
 *
 * An upload of this person: %PRK_REGISTER_ERROR_TIDAK_ADA or %PRK_REGISTER_ERROR_KEDALUWARSA
 * otherwise.
 *
 * Returns: (transfer full): what is known of it
 */
PrkUnggahan *
prk_register_find_upload (PrkRegister        *self,
                          const PrkPemegang  *pemegang,
                          const char         *id,
                          GError            **error)
{
  Urusan urusan = { .self = self, .pemegang = pemegang, .id = id };

  g_return_val_if_fail (PRK_IS_REGISTER (self) && pemegang != NULL && id != NULL, NULL);

  urusan.now_us = prk_clock_now_us (self->clock);
  if (!prk_gudang_read (self->gudang, find_upload, &urusan, error))
    return NULL;
  urusan.found->offset = urusan.found->is_done ? urusan.found->ukuran
                                               : prk_berkas_get_offset (self->berkas, id);
  if (urusan.found->offset < 0 && prk_berkas_has (self->berkas, urusan.found->hash))
    urusan.found->offset = urusan.found->ukuran;
  if (urusan.found->offset >= 0)
    return urusan.found;

  prk_unggahan_free (urusan.found);
  set_no_such_file (error);
  return NULL;
}

static gboolean
end_upload (PrkSesi   *sesi,
            gpointer   data,
            GError   **error)
{
  Urusan *urusan = data;
  const char *daerah = urusan->pemegang->daerah;

  if (urusan->is_drop)
    return prk_sesi_run (sesi, error, SQL_DROP_UPLOAD, "tt", daerah, urusan->id);

  return prk_sesi_run (sesi, error, SQL_ADD_BLOB, "ttitti", daerah, urusan->hash, urusan->ukuran,
                       urusan->jenis, urusan->pemegang->orang, urusan->now_us) &&
         prk_sesi_run (sesi, error, SQL_END_UPLOAD, "tt", daerah, urusan->id);
}

/**
 * prk_register_end_upload:
 * @unggahan: whose bytes are all there
 *
 * Makes a blob of it, durably; %PRK_REGISTER_ERROR_HASH drops what came. Blocks.
 */
gboolean
prk_register_end_upload (PrkRegister        *self,
                         const PrkPemegang  *pemegang,
                         const char         *id,
                         const PrkUnggahan  *unggahan,
                         GError            **error)
{
  Urusan urusan = { .self = self, .pemegang = pemegang, .id = id, .hash = unggahan->hash,
                    .jenis = unggahan->jenis, .ukuran = unggahan->ukuran };
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRK_IS_REGISTER (self) && pemegang != NULL, FALSE);

  urusan.now_us = prk_clock_now_us (self->clock);
  if (!prk_berkas_finish (self->berkas, id, unggahan->hash, &failure))
    {
      if (g_error_matches (failure, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_HASH))
        prk_register_drop_upload (self, pemegang, id, NULL);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return prk_gudang_write (self->gudang, pemegang->daerah, end_upload, &urusan, error);
}

gboolean
prk_register_drop_upload (PrkRegister        *self,
                          const PrkPemegang  *pemegang,
                          const char         *id,
                          GError            **error)
{
  Urusan urusan = { .self = self, .pemegang = pemegang, .id = id, .is_drop = TRUE };

  prk_berkas_drop (self->berkas, id);

  return prk_gudang_write (self->gudang, pemegang->daerah, end_upload, &urusan, error);
}

static gboolean
find_blob (PrkSesi   *sesi,
           gpointer   data,
           GError   **error)
{
  Urusan *urusan = data;
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_FIND_BLOB, "tt",
                                              urusan->pemegang->daerah, urusan->hash);

  if (rows == NULL)
    return FALSE;

  return prk_baris_get_size (rows) == 1 || set_no_such_file (error);
}

/**
 * prk_register_get_blob:
 * @hash: (nullable): anything
 *
 * A blob of the person's daerah: %PRK_REGISTER_ERROR_TIDAK_ADA otherwise.
 *
 * Returns: (transfer full): its bytes, mapped
 */
GBytes *
prk_register_get_blob (PrkRegister        *self,
                       const PrkPemegang  *pemegang,
                       const char         *hash,
                       GError            **error)
{
  Urusan urusan = { .self = self, .pemegang = pemegang, .hash = hash };

  g_return_val_if_fail (PRK_IS_REGISTER (self) && pemegang != NULL, NULL);

  if (self->berkas == NULL || hash == NULL || !prk_hash_is_valid (hash))
    {
      set_no_such_file (error);
      return NULL;
    }

  return prk_gudang_read (self->gudang, find_blob, &urusan, error)
             ? prk_berkas_map (self->berkas, hash, error)
             : NULL;
}

typedef struct
{
  PrkRegister *self;
  char *after;
  guint n_rows;
} Periksa;

static gboolean
check_page (PrkSesi   *sesi,
            gpointer   data,
            GError   **error)
{
  Periksa *periksa = data;
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_ALL_BLOBS, "t", periksa->after);

  if (rows == NULL)
    return FALSE;
  periksa->n_rows = prk_baris_get_size (rows);
  for (guint i = 0; i < periksa->n_rows; i++)
    if (!prk_berkas_check (periksa->self->berkas, prk_baris_text (rows, i, 0), error))
      return FALSE;
  if (periksa->n_rows > 0)
    {
      g_free (periksa->after);
      periksa->after = g_strdup (prk_baris_text (rows, periksa->n_rows - 1, 0));
    }

  return TRUE;
}

gboolean
_prk_register_verify_blobs (PrkRegister  *self,
                            GError      **error)
{
  Periksa periksa = { self, g_strdup (""), 1 };
  gboolean is_good = TRUE;

  while (is_good && periksa.n_rows > 0)
    is_good = prk_gudang_read (self->gudang, check_page, &periksa, error);
  g_free (periksa.after);

  return is_good;
}
