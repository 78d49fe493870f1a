/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "base/prk-base64.h"
#include "oplog/prk-op.h"
#include "oplog/prk-tanda-terima.h"

#include "prk-register-private.h"

#define SQL_SIZE "SELECT ukuran FROM daerah WHERE daerah = $1"
#define SQL_READ_NODE "SELECT hash FROM simpul WHERE daerah = $1 AND tingkat = $2 AND nomor = $3"
#define SQL_WRITE_NODE "INSERT INTO simpul (daerah, tingkat, nomor, hash) VALUES ($1, $2, $3, $4)"
#define SQL_LAST_BLOCK                                                                             \
  "SELECT coalesce(max(sampai), 0) FROM blok WHERE daerah = $1 AND buku = $2 AND tahun = $3"
#define SQL_ADD_BLOCK                                                                              \
  "INSERT INTO blok (daerah, buku, tahun, dari, sampai, orang, pada_us)"                           \
  " VALUES ($1, $2, $3, $4, $5, $6, $7)"

#define SQL_BLOCKS                                                                                 \
  "SELECT dari, sampai, orang, pada_us FROM blok WHERE daerah = $1 AND buku = $2 AND tahun = $3"   \
  " ORDER BY dari DESC LIMIT 1000"

#define MAX_BLOCK 50
#define BASE64_SIZE 44

G_DEFINE_QUARK (prk-register-error-quark, prk_register_error)
G_DEFINE_FINAL_TYPE (PrkRegister, prk_register, G_TYPE_OBJECT)

gboolean
_prk_pohon_read (guint           level,
                 guint64         index,
                 PrkMerkleHash  *hash,
                 gpointer        pohon,
                 GError        **error)
{
  PrkPohon *self = pohon;
  g_autoptr(PrkBaris) rows = NULL;

  if (self->n_known[level] == index + 1)
    {
      *hash = self->last[level];
      return TRUE;
    }

  rows = prk_sesi_query (self->sesi, error, SQL_READ_NODE, "tii", self->daerah, (gint64) level,
                         (gint64) index);
  if (rows == NULL)
    return FALSE;
  if (prk_baris_get_size (rows) == 1 &&
      prk_base64_decode (prk_baris_text (rows, 0, 0), hash->bytes, sizeof hash->bytes))
    return TRUE;

  g_set_error (error, PRK_GUDANG_ERROR, PRK_GUDANG_ERROR_FAILED,
               "%s: node %u/%" G_GUINT64_FORMAT " of the tree is missing or damaged",
               self->daerah, level, index);
  return FALSE;
}

char *
_prk_base64_of_hash (const PrkMerkleHash *hash)
{
  char *text = g_malloc (BASE64_SIZE);

  return sodium_bin2base64 (text, BASE64_SIZE, hash->bytes, sizeof hash->bytes,
                            sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

gboolean
_prk_pohon_write (guint                level,
                  guint64              index,
                  const PrkMerkleHash *hash,
                  gpointer             pohon,
                  GError             **error)
{
  PrkPohon *self = pohon;
  g_autofree char *text = _prk_base64_of_hash (hash);

  self->n_known[level] = index + 1;
  self->last[level] = *hash;

  return prk_sesi_run (self->sesi, error, SQL_WRITE_NODE, "tiit", self->daerah, (gint64) level,
                       (gint64) index, text);
}

gboolean
_prk_pohon_leaf (const char    *id,
                 const char    *ttd,
                 PrkMerkleHash *hash)
{
  guint8 data[PRK_MERKLE_HASH_SIZE + crypto_sign_BYTES];

  if (!prk_base64_decode (id, data, PRK_MERKLE_HASH_SIZE) ||
      !prk_base64_decode (ttd, data + PRK_MERKLE_HASH_SIZE, crypto_sign_BYTES))
    return FALSE;
  prk_merkle_leaf (data, sizeof data, hash);

  return TRUE;
}

gboolean
_prk_register_get_size (PrkSesi     *sesi,
                        const char  *daerah,
                        gint64      *ukuran,
                        GError     **error)
{
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_SIZE, "t", daerah);

  if (rows == NULL)
    return FALSE;
  if (prk_baris_get_size (rows) == 0)
    {
      g_set_error (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TIDAK_ADA,
                   "Daerah %s tidak ada di register ini.", daerah);
      return FALSE;
    }
  *ukuran = prk_baris_int (rows, 0, 0);

  return TRUE;
}

/* What is signed of a head. */
char *
_prk_register_head_text (const char *daerah,
                         gint64      ukuran,
                         const char *akar,
                         gint64      pada)
{
  PrkKepalaPohon kepala = { (guint64) ukuran, akar, pada, NULL };

  return prk_kepala_pohon_dup_text (&kepala, daerah);
}

/* HEAD of the protocol. */
char *
_prk_register_sign_head (PrkRegister *self,
                         PrkPohon    *pohon,
                         gint64       ukuran,
                         GError     **error)
{
  g_autofree char *akar = NULL;
  g_autofree char *text = NULL;
  g_autofree char *ttd = NULL;
  gint64 pada = prk_clock_now_us (self->clock);
  PrkMerkleHash root;

  if (!prk_merkle_root ((guint64) ukuran, _prk_pohon_read, pohon, &root, error))
    return NULL;

  akar = _prk_base64_of_hash (&root);
  text = _prk_register_head_text (pohon->daerah, ukuran, akar, pada);
  ttd = prk_key_sign (self->key, text, strlen (text));

  return g_strdup_printf ("{\"ukuran\":%" G_GINT64_FORMAT ",\"akar\":\"%s\",\"pada\":%"
                          G_GINT64_FORMAT ",\"ttd\":\"%s\"}", ukuran, akar, pada, ttd);
}

static void
append_proof (GString *text,
              GArray  *proof)
{
  g_string_append (text, "\"bukti\":[");
  for (guint i = 0; i < proof->len; i++)
    {
      g_autofree char *hash = _prk_base64_of_hash (&g_array_index (proof, PrkMerkleHash, i));

      g_string_append_printf (text, "%s\"%s\"", i > 0 ? "," : "", hash);
    }
  g_string_append_c (text, ']');
}

/* The end of an answer: its head, and the proof that this contains the tree of @known ops, where
 * the client named one that there is. */
gboolean
_prk_register_append_head (PrkPohon    *pohon,
                           const char  *head,
                           gint64       ukuran,
                           gint64       known,
                           GString     *text,
                           GError     **error)
{
  g_autoptr(GArray) proof = NULL;

  g_string_append_printf (text, ",\"kepala\":%s", head);
  if (known > 0 && known <= ukuran)
    {
      proof = prk_merkle_prove_consistency ((guint64) known, (guint64) ukuran, _prk_pohon_read,
                                            pohon, error);
      if (proof == NULL)
        return FALSE;
      g_string_append_c (text, ',');
      append_proof (text, proof);
    }
  g_string_append_c (text, '}');

  return TRUE;
}

/* A question about the tree of one daerah. */
typedef struct
{
  PrkRegister *self;
  const char *daerah;
  gint64 first; /* old size, or seq */
  gint64 second;
  JsonNode *answer;
} Tanya;

static gboolean
read_head (PrkSesi   *sesi,
           gpointer   data,
           GError   **error)
{
  Tanya *tanya = data;
  PrkPohon pohon = { sesi, tanya->daerah };
  g_autofree char *head = NULL;
  gint64 ukuran;

  if (!_prk_register_get_size (sesi, tanya->daerah, &ukuran, error))
    return FALSE;
  head = _prk_register_sign_head (tanya->self, &pohon, ukuran, error);
  if (head != NULL)
    tanya->answer = json_from_string (head, NULL);

  return head != NULL;
}

/**
 * prk_register_head:
 * @daerah: the tenant
 *
 * The signed head of a daerah's history now.
 *
 * Returns: (transfer full): HEAD of the protocol
 */
JsonNode *
prk_register_head (PrkRegister  *self,
                   const char   *daerah,
                   GError      **error)
{
  Tanya tanya = { .self = self, .daerah = daerah };

  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  return prk_gudang_read (self->gudang, read_head, &tanya, error) ? tanya.answer : NULL;
}

static JsonNode *
proof_to_json (GArray *proof)
{
  g_autoptr(GString) text = g_string_new ("{");

  append_proof (text, proof);
  g_string_append_c (text, '}');

  return json_from_string (text->str, NULL);
}

static gboolean
check_sizes (PrkSesi  *sesi,
             Tanya    *tanya,
             gint64    least,
             GError  **error)
{
  gint64 ukuran;

  if (!_prk_register_get_size (sesi, tanya->daerah, &ukuran, error))
    return FALSE;
  if (tanya->first >= least && tanya->first <= tanya->second && tanya->second <= ukuran)
    return TRUE;

  g_set_error (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_BENTROK,
               "Riwayat register ini berisi %" G_GINT64_FORMAT
               " perubahan; ukuran yang diminta tidak cocok.",
               ukuran);
  return FALSE;
}

static gboolean
read_consistency (PrkSesi   *sesi,
                  gpointer   data,
                  GError   **error)
{
  Tanya *tanya = data;
  PrkPohon pohon = { sesi, tanya->daerah };
  g_autoptr(GArray) proof = NULL;

  if (!check_sizes (sesi, tanya, 0, error))
    return FALSE;
  proof = prk_merkle_prove_consistency ((guint64) tanya->first, (guint64) tanya->second,
                                        _prk_pohon_read, &pohon, error);
  if (proof != NULL)
    tanya->answer = proof_to_json (proof);

  return proof != NULL;
}

/**
 * prk_register_consistency:
 * @old_size: at least 0
 * @new_size: at least @old_size, at most what there is; else %PRK_REGISTER_ERROR_BENTROK
 *
 * Proves that the history of @new_size ops begins with that of @old_size (RFC 6962 §2.1.2).
 *
 * Returns: (transfer full): {"bukti": [...]}
 */
JsonNode *
prk_register_consistency (PrkRegister  *self,
                          const char   *daerah,
                          gint64        old_size,
                          gint64        new_size,
                          GError      **error)
{
  Tanya tanya = { self, daerah, old_size, new_size, NULL };

  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  return prk_gudang_read (self->gudang, read_consistency, &tanya, error) ? tanya.answer : NULL;
}

static gboolean
read_inclusion (PrkSesi   *sesi,
                gpointer   data,
                GError   **error)
{
  Tanya *tanya = data;
  PrkPohon pohon = { sesi, tanya->daerah };
  g_autoptr(GArray) proof = NULL;

  if (!check_sizes (sesi, tanya, 1, error))
    return FALSE;
  proof = prk_merkle_prove_inclusion ((guint64) tanya->first - 1, (guint64) tanya->second,
                                      _prk_pohon_read, &pohon, error);
  if (proof != NULL)
    tanya->answer = proof_to_json (proof);

  return proof != NULL;
}

/**
 * prk_register_inclusion:
 * @seq: from 1
 * @size: of the head that the receipt is for
 *
 * Proves that an op stands in the history (RFC 6962 §2.1.1).
 *
 * Returns: (transfer full): {"bukti": [...]}
 */
JsonNode *
prk_register_inclusion (PrkRegister  *self,
                        const char   *daerah,
                        gint64        seq,
                        gint64        size,
                        GError      **error)
{
  Tanya tanya = { self, daerah, seq, size, NULL };

  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  return prk_gudang_read (self->gudang, read_inclusion, &tanya, error) ? tanya.answer : NULL;
}

typedef struct
{
  PrkRegister *self;
  const PrkPemegang *pemegang;
  const char *buku;
  gint64 tahun;
  gint64 banyak;
  gint64 dari;
} Blok;

static gboolean
take_block (PrkSesi   *sesi,
            gpointer   data,
            GError   **error)
{
  Blok *blok = data;
  const char *daerah = blok->pemegang->daerah;
  g_autoptr(PrkBaris) rows =
      prk_sesi_query (sesi, error, SQL_LAST_BLOCK, "tti", daerah, blok->buku, blok->tahun);

  if (rows == NULL)
    return FALSE;
  blok->dari = prk_baris_int (rows, 0, 0) + 1;

  return prk_sesi_run (sesi, error, SQL_ADD_BLOCK, "ttiiiti", daerah, blok->buku, blok->tahun,
                       blok->dari, blok->dari + blok->banyak - 1, blok->pemegang->orang,
                       prk_clock_now_us (blok->self->clock));
}

/**
 * prk_register_take_block:
 * @buku: the register book
 * @tahun: its year, 2000 to 2100
 * @banyak: how many numbers, 1 to 50
 *
 * Gives a block of official numbers that nobody else gets. %PRK_REGISTER_ERROR_PERAN unless the
 * policy lets the person number.
 *
 * Returns: (transfer full): {"dari", "sampai"}
 */
JsonNode *
prk_register_take_block (PrkRegister       *self,
                         const PrkPemegang *pemegang,
                         const char        *buku,
                         gint64             tahun,
                         gint64             banyak,
                         GError           **error)
{
  Blok blok = { self, pemegang, buku, tahun, banyak, 0 };
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (PRK_IS_REGISTER (self) && pemegang != NULL, NULL);

  if (!prk_kebijakan_may_number (self->kebijakan, (const char *const *) pemegang->peran))
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_PERAN,
                           "Nomor hanya diambil oleh sekretariat atau Bagian Hukum.");
      return NULL;
    }
  if (buku == NULL || !prk_path_is_valid (buku) || tahun < 2000 || tahun > 2100 || banyak < 1 ||
      banyak > MAX_BLOCK)
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_RUSAK,
                           "Buku, tahun (2000–2100) atau banyaknya nomor (1–50) tidak benar.");
      return NULL;
    }
  if (!prk_gudang_write (self->gudang, pemegang->daerah, take_block, &blok, error))
    return NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "dari");
  json_builder_add_int_value (builder, blok.dari);
  json_builder_set_member_name (builder, "sampai");
  json_builder_add_int_value (builder, blok.dari + banyak - 1);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

typedef struct
{
  const char *daerah;
  const char *buku;
  gint64 tahun;
  JsonNode *answer;
} Daftar;

static gboolean
list_blocks (PrkSesi   *sesi,
             gpointer   data,
             GError   **error)
{
  Daftar *daftar = data;
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_BLOCKS, "tti", daftar->daerah,
                                              daftar->buku, daftar->tahun);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  if (rows == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "blok");
  json_builder_begin_array (builder);
  for (guint i = 0; i < prk_baris_get_size (rows); i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "dari");
      json_builder_add_int_value (builder, prk_baris_int (rows, i, 0));
      json_builder_set_member_name (builder, "sampai");
      json_builder_add_int_value (builder, prk_baris_int (rows, i, 1));
      json_builder_set_member_name (builder, "orang");
      json_builder_add_string_value (builder, prk_baris_text (rows, i, 2));
      json_builder_set_member_name (builder, "pada");
      json_builder_add_int_value (builder, prk_baris_int (rows, i, 3));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  daftar->answer = json_builder_get_root (builder);

  return TRUE;
}

/**
 * prk_register_list_blocks:
 * @buku: (nullable): the register book
 *
 * The latest 1,000 blocks of a book, the last one first.
 *
 * Returns: (transfer full): the answer of GET /v1/nomor
 */
JsonNode *
prk_register_list_blocks (PrkRegister        *self,
                          const PrkPemegang  *pemegang,
                          const char         *buku,
                          gint64              tahun,
                          GError            **error)
{
  Daftar daftar = { pemegang->daerah, buku, tahun, NULL };

  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  if (buku == NULL || !prk_path_is_valid (buku))
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_RUSAK,
                           "“buku” tidak benar.");
      return NULL;
    }

  return prk_gudang_read (self->gudang, list_blocks, &daftar, error) ? daftar.answer : NULL;
}

void
prk_register_set_berkas (PrkRegister *self,
                         PrkBerkas   *berkas)
{
  g_return_if_fail (PRK_IS_REGISTER (self) && PRK_IS_BERKAS (berkas));

  g_set_object (&self->berkas, berkas);
}

/* (transfer full) (nullable) */
PrkBerkas *
prk_register_ref_berkas (PrkRegister *self)
{
  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  return self->berkas != NULL ? g_object_ref (self->berkas) : NULL;
}

/* As prk_gudang_watch(). */
void
prk_register_watch (PrkRegister    *self,
                    PrkGudangWatch  func,
                    gpointer        data)
{
  g_return_if_fail (PRK_IS_REGISTER (self));

  prk_gudang_watch (self->gudang, func, data);
}

/* As prk_gudang_get_statistik(). */
void
prk_register_get_statistik (PrkRegister *self,
                            guint64     *n_commits,
                            guint64     *n_writes)
{
  g_return_if_fail (PRK_IS_REGISTER (self));

  prk_gudang_get_statistik (self->gudang, n_commits, n_writes);
}

const char *
prk_register_get_key (PrkRegister *self)
{
  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  return prk_key_get_device (self->key);
}

PrkClock *
prk_register_get_clock (PrkRegister *self)
{
  g_return_val_if_fail (PRK_IS_REGISTER (self), NULL);

  return self->clock;
}

static void
prk_register_finalize (GObject *object)
{
  PrkRegister *self = PRK_REGISTER (object);

  g_clear_object (&self->gudang);
  g_clear_object (&self->berkas);
  g_clear_pointer (&self->key, prk_key_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->entropy);
  g_clear_pointer (&self->kebijakan, prk_kebijakan_unref);
  g_clear_pointer (&self->dasar, g_hash_table_unref);
  g_free (self->folder);
  g_mutex_clear (&self->dasar_mutex);

  G_OBJECT_CLASS (prk_register_parent_class)->finalize (object);
}

static void
prk_register_class_init (PrkRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_register_finalize;
}

static void
prk_register_init (PrkRegister *self)
{
  g_mutex_init (&self->dasar_mutex);
}

/**
 * prk_register_new:
 * @gudang: where everything is kept
 * @key: the register's own, which signs heads
 *
 * A register.
 *
 * Returns: (transfer full): the register
 */
PrkRegister *
prk_register_new (PrkGudang    *gudang,
                  PrkKey       *key,
                  PrkClock     *clock,
                  PrkEntropy   *entropy,
                  PrkKebijakan *kebijakan)
{
  PrkRegister *self;

  g_return_val_if_fail (PRK_IS_GUDANG (gudang) && key != NULL && kebijakan != NULL, NULL);

  self = g_object_new (PRK_TYPE_REGISTER, NULL);
  self->gudang = g_object_ref (gudang);
  self->key = prk_key_ref (key);
  self->clock = g_object_ref (clock);
  self->entropy = g_object_ref (entropy);
  self->kebijakan = prk_kebijakan_ref (kebijakan);

  return self;
}
