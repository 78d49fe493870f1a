/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "base/prk-hash.h"

#include "prk-register-private.h"

#define KODE_LENGTH 20
#define KODE_GROUP 5
#define KODE_LETTERS "0123456789ABCDEFGHJKMNPQRSTVWXYZ" /* Crockford's base32 */
#define KODE_LIFE_US (72 * G_TIME_SPAN_HOUR)
#define KODE_AGAIN_US G_TIME_SPAN_HOUR
#define MAX_NAMA 120
#define TOKEN_BYTES 32

#define SQL_ADD_DAERAH "INSERT INTO daerah (daerah) VALUES ($1) ON CONFLICT DO NOTHING"
#define SQL_SET_ORANG                                                                              \
  "INSERT INTO orang (daerah, orang, nama, pd, peran, aktif) VALUES ($1, $2, $3, $4, $5, $6)"      \
  " ON CONFLICT (daerah, orang) DO UPDATE SET nama = excluded.nama, pd = excluded.pd,"             \
  " peran = excluded.peran, aktif = excluded.aktif"
#define SQL_FIND_ORANG "SELECT nama FROM orang WHERE daerah = $1 AND orang = $2"
#define SQL_ADD_KODE "INSERT INTO kode (daerah, hash, orang, habis_us) VALUES ($1, $2, $3, $4)"
#define SQL_FIND_KODE                                                                              \
  "SELECT k.daerah, k.orang, k.habis_us, k.dipakai_us, k.dev, o.peran FROM kode k"                 \
  " JOIN orang o ON o.daerah = k.daerah AND o.orang = k.orang WHERE k.hash = $1 AND o.aktif = 1"
#define SQL_USE_KODE                                                                               \
  "UPDATE kode SET dipakai_us = CASE WHEN dipakai_us = 0 THEN $1 ELSE dipakai_us END, dev = $2"    \
  " WHERE daerah = $3 AND hash = $4"
#define SQL_FIND_DEV "SELECT daerah, orang, dicabut FROM perangkat WHERE dev = $1"
#define SQL_ADD_DEV                                                                                \
  "INSERT INTO perangkat (daerah, dev, orang, nama, token) VALUES ($1, $2, $3, $4, $5)"            \
  " ON CONFLICT (daerah, dev) DO UPDATE SET nama = excluded.nama, token = excluded.token"
#define SQL_REVOKE                                                                                 \
  "UPDATE perangkat SET dicabut = 1, token = '' WHERE daerah = $1 AND dev = $2 RETURNING dev"
#define SQL_FIND_TOKEN                                                                             \
  "SELECT p.daerah, p.orang, p.dev, o.peran FROM perangkat p"                                      \
  " JOIN orang o ON o.daerah = p.daerah AND o.orang = p.orang"                                     \
  " WHERE p.token = $1 AND p.dicabut = 0 AND o.aktif = 1"

typedef struct
{
  PrkRegister *self;
  const char *daerah;
  const char *orang;
  const char *nama;
  const char *pd;
  const char *peran;
  gint64 is_active;
  const char *kode_hash;
  const char *dev;
  const char *token;
  gint64 now_us;
  char *found_daerah;
  char *found_orang;
  char *found_peran;
} Urusan;

void
prk_pemegang_free (PrkPemegang *self)
{
  g_free (self->daerah);
  g_free (self->orang);
  g_free (self->dev);
  g_strfreev (self->peran);
  g_free (self);
}

static gboolean
refuse (GError          **error,
        PrkRegisterError  code,
        const char       *message)
{
  g_set_error_literal (error, PRK_REGISTER_ERROR, code, message);
  return FALSE;
}

static gboolean
add_daerah (PrkSesi   *sesi,
            gpointer   data,
            GError   **error)
{
  Urusan *urusan = data;

  return prk_sesi_run (sesi, error, SQL_ADD_DAERAH, "t", urusan->daerah);
}

/**
 * prk_register_add_daerah:
 * @daerah: kode wilayah, such as "62.04"
 *
 * Makes a tenant; nothing happens when it is there.
 */
gboolean
prk_register_add_daerah (PrkRegister  *self,
                         const char   *daerah,
                         GError      **error)
{
  Urusan urusan = { .self = self, .daerah = daerah };

  g_return_val_if_fail (PRK_IS_REGISTER (self) && daerah != NULL, FALSE);

  return prk_gudang_write (self->gudang, daerah, add_daerah, &urusan, error);
}

static gboolean
set_orang (PrkSesi   *sesi,
           gpointer   data,
           GError   **error)
{
  Urusan *urusan = data;
  gint64 ukuran;

  return _prk_register_get_size (sesi, urusan->daerah, &ukuran, error) &&
         prk_sesi_run (sesi, error, SQL_SET_ORANG, "ttttti", urusan->daerah, urusan->orang,
                       urusan->nama, urusan->pd, urusan->peran, urusan->is_active);
}

/**
 * prk_register_set_orang:
 * @orang: the person's id in the register
 * @pd: the perangkat daerah that the person works for
 * @peran: roles parted by commas; one that the policy does not know is %PRK_REGISTER_ERROR_RUSAK
 * @is_active: %FALSE shuts the person out from the next request on
 *
 * Adds a person or changes one.
 */
gboolean
prk_register_set_orang (PrkRegister  *self,
                        const char   *daerah,
                        const char   *orang,
                        const char   *nama,
                        const char   *pd,
                        const char   *peran,
                        gboolean      is_active,
                        GError      **error)
{
  Urusan urusan = { .self = self, .daerah = daerah, .orang = orang, .nama = nama, .pd = pd,
                    .peran = peran, .is_active = is_active ? 1 : 0 };
  g_auto(GStrv) roles = NULL;

  g_return_val_if_fail (PRK_IS_REGISTER (self) && daerah != NULL && orang != NULL, FALSE);
  g_return_val_if_fail (nama != NULL && pd != NULL && peran != NULL, FALSE);

  roles = g_strsplit (peran, ",", -1);
  for (guint i = 0; roles[i] != NULL; i++)
    if (!prk_kebijakan_has_peran (self->kebijakan, roles[i]))
      {
        g_set_error (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_RUSAK,
                     "Tidak ada peran “%s”.", roles[i]);
        return FALSE;
      }

  return prk_gudang_write (self->gudang, daerah, set_orang, &urusan, error);
}

static gboolean
add_kode (PrkSesi   *sesi,
          gpointer   data,
          GError   **error)
{
  Urusan *urusan = data;
  g_autoptr(PrkBaris) rows =
      prk_sesi_query (sesi, error, SQL_FIND_ORANG, "tt", urusan->daerah, urusan->orang);

  if (rows == NULL)
    return FALSE;
  if (prk_baris_get_size (rows) == 0)
    {
      g_set_error (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TIDAK_ADA,
                   "Tidak ada orang “%s” di daerah %s.", urusan->orang, urusan->daerah);
      return FALSE;
    }

  return prk_sesi_run (sesi, error, SQL_ADD_KODE, "ttti", urusan->daerah, urusan->kode_hash,
                       urusan->orang, urusan->now_us + KODE_LIFE_US);
}

/* Upper case, without hyphens; NULL when it is no code. */
static char *
normalise (const char *kode)
{
  g_autoptr(GString) plain = g_string_new (NULL);

  for (const char *p = kode; *p != '\0'; p++)
    {
      char letter = g_ascii_toupper (*p);

      if (letter == '-')
        continue;
      if (strchr (KODE_LETTERS, letter) == NULL || plain->len == KODE_LENGTH)
        return NULL;
      g_string_append_c (plain, letter);
    }

  return plain->len == KODE_LENGTH ? g_string_free (g_steal_pointer (&plain), FALSE) : NULL;
}

/**
 * prk_register_new_kode:
 *
 * Makes a code with which the person enrols one device, once, within 72 hours.
 *
 * Returns: (transfer full): four groups of five letters and digits; kept nowhere but as a hash
 */
char *
prk_register_new_kode (PrkRegister  *self,
                       const char   *daerah,
                       const char   *orang,
                       GError      **error)
{
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autofree char *plain = NULL;
  g_autofree char *hash = NULL;
  guint8 bytes[KODE_LENGTH];
  Urusan urusan = { .self = self, .daerah = daerah, .orang = orang };

  g_return_val_if_fail (PRK_IS_REGISTER (self) && daerah != NULL && orang != NULL, NULL);

  prk_entropy_fill (self->entropy, bytes, sizeof bytes);
  for (guint i = 0; i < KODE_LENGTH; i++)
    {
      if (i > 0 && i % KODE_GROUP == 0)
        g_string_append_c (shown, '-');
      g_string_append_c (shown, KODE_LETTERS[bytes[i] % 32]);
    }
  plain = normalise (shown->str);
  hash = prk_hash_data (plain, KODE_LENGTH);
  urusan.kode_hash = hash;
  urusan.now_us = prk_clock_now_us (self->clock);

  return prk_gudang_write (self->gudang, daerah, add_kode, &urusan, error)
           ? g_string_free (g_steal_pointer (&shown), FALSE) : NULL;
}

static gboolean
check_kode (Urusan    *urusan,
            PrkBaris  *rows,
            GError   **error)
{
  gint64 used_us;

  if (prk_baris_get_size (rows) == 0)
    return refuse (error, PRK_REGISTER_ERROR_TIDAK_ADA,
                   "Kode pendaftaran tidak dikenal. Periksa ejaannya.");

  used_us = prk_baris_int (rows, 0, 3);
  if (used_us == 0 && urusan->now_us <= prk_baris_int (rows, 0, 2))
    return TRUE;
  if (used_us != 0 && urusan->now_us <= used_us + KODE_AGAIN_US &&
      g_strcmp0 (prk_baris_text (rows, 0, 4), urusan->dev) == 0)
    return TRUE;

  return refuse (
      error, PRK_REGISTER_ERROR_KEDALUWARSA,
      "Kode pendaftaran sudah dipakai atau lewat 72 jam. Mintalah kode baru kepada admin.");
}

/* A device is one person's for good: what it signed must stay that person's. */
static gboolean
check_device (PrkSesi     *sesi,
              Urusan      *urusan,
              const char  *daerah,
              const char  *orang,
              GError     **error)
{
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_FIND_DEV, "t", urusan->dev);

  if (rows == NULL)
    return FALSE;
  if (prk_baris_get_size (rows) == 0 ||
      (g_str_equal (prk_baris_text (rows, 0, 0), daerah) &&
       g_str_equal (prk_baris_text (rows, 0, 1), orang) && prk_baris_int (rows, 0, 2) == 0))
    return TRUE;

  return refuse (error, PRK_REGISTER_ERROR_BENTROK,
                 "Laptop ini sudah terdaftar atas nama lain atau sudah dicabut.");
}

static gboolean
enrol (PrkSesi   *sesi,
       gpointer   data,
       GError   **error)
{
  Urusan *urusan = data;
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_FIND_KODE, "t", urusan->kode_hash);
  const char *daerah, *orang;

  if (rows == NULL || !check_kode (urusan, rows, error))
    return FALSE;

  daerah = prk_baris_text (rows, 0, 0);
  orang = prk_baris_text (rows, 0, 1);
  if (!check_device (sesi, urusan, daerah, orang, error) ||
      !prk_sesi_run (sesi, error, SQL_USE_KODE, "ittt", urusan->now_us, urusan->dev, daerah,
                     urusan->kode_hash) ||
      !prk_sesi_run (sesi, error, SQL_ADD_DEV, "ttttt", daerah, urusan->dev, orang, urusan->nama,
                     urusan->token))
    return FALSE;

  g_free (urusan->found_daerah);
  g_free (urusan->found_orang);
  g_free (urusan->found_peran);
  urusan->found_daerah = g_strdup (daerah);
  urusan->found_orang = g_strdup (orang);
  urusan->found_peran = g_strdup (prk_baris_text (rows, 0, 5));

  return TRUE;
}

static JsonNode *
enrol_answer (Urusan     *urusan,
              const char *token)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_auto(GStrv) roles = g_strsplit (urusan->found_peran, ",", -1);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "token");
  json_builder_add_string_value (builder, token);
  json_builder_set_member_name (builder, "daerah");
  json_builder_add_string_value (builder, urusan->found_daerah);
  json_builder_set_member_name (builder, "orang");
  json_builder_add_string_value (builder, urusan->found_orang);
  json_builder_set_member_name (builder, "peran");
  json_builder_begin_array (builder);
  for (guint i = 0; roles[i] != NULL; i++)
    json_builder_add_string_value (builder, roles[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "register");
  json_builder_add_string_value (builder, prk_register_get_key (urusan->self));
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * prk_register_enrol:
 * @kode: (nullable): as the person typed it
 * @dev: (nullable): the device's key
 * @bukti: (nullable): its signature over the code
 * @nama: (nullable): the laptop's name
 *
 * Binds a device to the person whom the code was made for. The same device may ask again with the
 * same code within the hour; the older token dies then.
 *
 * Returns: (transfer full): the answer of POST /v1/enrol
 */
JsonNode *
prk_register_enrol (PrkRegister  *self,
                    const char   *kode,
                    const char   *dev,
                    const char   *bukti,
                    const char   *nama,
                    GError      **error)
{
  g_autofree char *plain = kode != NULL ? normalise (kode) : NULL;
  g_autofree char *signed_text = g_strconcat ("prakarsa-enrol:", plain, NULL);
  g_autofree char *hash = NULL;
  g_autofree char *token_hash = NULL;
  guint8 bytes[TOKEN_BYTES];
  char token[sodium_base64_ENCODED_LEN (TOKEN_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
  Urusan urusan = { .self = self, .dev = dev, .nama = nama };
  JsonNode *answer = NULL;

  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  if (plain == NULL || nama == NULL || strlen (nama) > MAX_NAMA ||
      !prk_key_verify (dev, signed_text, strlen (signed_text), bukti))
    {
      refuse (error, PRK_REGISTER_ERROR_RUSAK,
              "Kode, nama laptop, atau bukti kunci tidak benar bentuknya.");
      return NULL;
    }

  prk_entropy_fill (self->entropy, bytes, sizeof bytes);
  sodium_bin2base64 (token, sizeof token, bytes, sizeof bytes,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  hash = prk_hash_data (plain, KODE_LENGTH);
  token_hash = prk_hash_data (token, strlen (token));
  urusan.kode_hash = hash;
  urusan.token = token_hash;
  urusan.now_us = prk_clock_now_us (self->clock);

  if (prk_gudang_write (self->gudang, "", enrol, &urusan, error))
    answer = enrol_answer (&urusan, token);
  g_free (urusan.found_daerah);
  g_free (urusan.found_orang);
  g_free (urusan.found_peran);

  return answer;
}

static gboolean
revoke_device (PrkSesi   *sesi,
               gpointer   data,
               GError   **error)
{
  Urusan *urusan = data;
  g_autoptr(PrkBaris) rows =
      prk_sesi_query (sesi, error, SQL_REVOKE, "tt", urusan->daerah, urusan->dev);

  if (rows == NULL)
    return FALSE;

  return prk_baris_get_size (rows) == 1 ||
         refuse (error, PRK_REGISTER_ERROR_TIDAK_ADA, "Tidak ada perangkat itu di daerah ini.");
}

/**
 * prk_register_revoke:
 * @dev: a device's key
 *
 * Shuts a device out for good, from the next request on; so with what it wrote and has not sent.
 */
gboolean
prk_register_revoke (PrkRegister  *self,
                     const char   *daerah,
                     const char   *dev,
                     GError      **error)
{
  Urusan urusan = { .self = self, .daerah = daerah, .dev = dev };

  g_return_val_if_fail (PRK_IS_REGISTER (self) && daerah != NULL && dev != NULL, FALSE);

  return prk_gudang_write (self->gudang, daerah, revoke_device, &urusan, error);
}

typedef struct
{
  const char *hash;
  PrkPemegang *found;
} Kenali;

static gboolean
recognise (PrkSesi   *sesi,
           gpointer   data,
           GError   **error)
{
  Kenali *kenali = data;
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_FIND_TOKEN, "t", kenali->hash);

  if (rows == NULL)
    return FALSE;
  if (prk_baris_get_size (rows) != 1)
    return refuse (error, PRK_REGISTER_ERROR_TOKEN,
                   "Laptop ini tidak lagi dikenal register. Daftarkan lagi; semua draf tetap ada.");

  kenali->found = g_new0 (PrkPemegang, 1);
  kenali->found->daerah = g_strdup (prk_baris_text (rows, 0, 0));
  kenali->found->orang = g_strdup (prk_baris_text (rows, 0, 1));
  kenali->found->dev = g_strdup (prk_baris_text (rows, 0, 2));
  kenali->found->peran = g_strsplit (prk_baris_text (rows, 0, 3), ",", -1);

  return TRUE;
}

/**
 * prk_register_recognise:
 * @token: (nullable): anything
 *
 * Whom a token stands for. %PRK_REGISTER_ERROR_TOKEN when for nobody.
 *
 * Returns: (transfer full): the holder
 */
PrkPemegang *
prk_register_recognise (PrkRegister  *self,
                        const char   *token,
                        GError      **error)
{
  g_autofree char *hash = NULL;
  Kenali kenali = { 0 };

  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  hash = prk_hash_data (token != NULL ? token : "", token != NULL ? strlen (token) : 0);
  kenali.hash = hash;

  return prk_gudang_read (self->gudang, recognise, &kenali, error) ? kenali.found : NULL;
}
