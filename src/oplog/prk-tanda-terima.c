/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A receipt proves that a register has received one statement: "this text is versi 2 and has this hash", "this file is
 * attached and has this hash". It needs nothing but the register's public key to be judged, years later, by anybody:
 *
 *   op, ttd          the statement as a device signed it
 *   seq, bukti       its place in the daerah's history, and the way from there up to the root (RFC 6962 §2.1.1)
 *   kepala           size, root and time of that history, signed by the register
 *   catatan          words for people, which nobody signed and nothing is concluded from
 *
 * Reading one is judging it: there is no receipt that was read and is wrong. Whose key it is must be known from elsewhere. */

#include "config.h"

#include <string.h>

#include "base/prk-base64.h"
#include "base/prk-hash.h"
#include "base/prk-json.h"

#include "prk-berkas-value.h"
#include "prk-tanda-terima.h"

#define JENIS "prakarsa-tanda-terima"
#define VERSION 1
#define MAX_DEPTH 8
#define MAX_STEPS 64 /* of a tree with 2^64 leaves */
#define MAX_CATATAN 20
#define LINE 64       /* characters of a line of the block */
#define LINE_BYTES 48 /* the same before they became letters */
/* Without hyphens at a line's end, which programs that take the text out of a PDF drop. */
#define BEGIN "*** AWAL TANDA TERIMA PRAKARSA ***"
#define END "*** AKHIR TANDA TERIMA PRAKARSA ***"
#define SIDIK_BYTES 16

struct _PrkTandaTerima
{
  gatomicrefcount ref_count;
  char           *daerah;
  char           *key;
  PrkKepalaPohon  kepala;
  char           *akar;
  char           *ttd;
  guint64         seq;
  PrkOp          *op;
  GArray         *bukti;   /* PrkMerkleHash */
  GHashTable     *catatan; /* utf8 → utf8 */
};

G_DEFINE_BOXED_TYPE (PrkTandaTerima, prk_tanda_terima, prk_tanda_terima_ref, prk_tanda_terima_unref)
G_DEFINE_QUARK (prk-tanda-terima-error-quark, prk_tanda_terima_error)

/**
 * prk_kepala_pohon_dup_text:
 * @daerah: whose history it is
 *
 * Writes what a register signs, as its protocol says.
 *
 * Returns: (transfer full): the text
 */
char *
prk_kepala_pohon_dup_text (const PrkKepalaPohon *self,
                           const char           *daerah)
{
  return g_strdup_printf ("prakarsa-kepala:%s:%" G_GUINT64_FORMAT ":%s:%" G_GINT64_FORMAT, daerah, self->ukuran, self->akar,
                          self->pada_us);
}

/**
 * prk_kepala_pohon_is_signed:
 * @daerah: whose history it is
 * @register_key: base64url
 *
 * Whether that register signed this head for that daerah.
 */
gboolean
prk_kepala_pohon_is_signed (const PrkKepalaPohon *self,
                            const char           *daerah,
                            const char           *register_key)
{
  g_autofree char *text = prk_kepala_pohon_dup_text (self, daerah);

  return prk_key_verify (register_key, text, strlen (text), self->ttd);
}

PrkTandaTerima *
prk_tanda_terima_ref (PrkTandaTerima *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_tanda_terima_unref (PrkTandaTerima *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->daerah);
  g_free (self->key);
  g_free (self->akar);
  g_free (self->ttd);
  g_clear_pointer (&self->op, prk_op_unref);
  g_array_unref (self->bukti);
  g_hash_table_unref (self->catatan);
  g_free (self);
}

/* The leaf of an op: its id and its signature, as raw bytes. */
static gboolean
hash_leaf (PrkOp         *op,
           PrkMerkleHash *leaf)
{
  guint8 data[32 + 64];

  if (!prk_base64_decode (prk_op_get_id (op), data, 32) || !prk_base64_decode (prk_op_get_signature (op), data + 32, 64))
    return FALSE;
  prk_merkle_leaf (data, sizeof data, leaf);

  return TRUE;
}

static gboolean
judge (PrkTandaTerima  *self,
       GError         **error)
{
  PrkMerkleHash leaf, root;

  if (!prk_kepala_pohon_is_signed (&self->kepala, self->daerah, self->key))
    {
      g_set_error_literal (error, PRK_TANDA_TERIMA_ERROR, PRK_TANDA_TERIMA_ERROR_KEPALA,
                           "the register's signature does not fit the head of its history");
      return FALSE;
    }
  if (!hash_leaf (self->op, &leaf) || !prk_base64_decode (self->akar, root.bytes, sizeof root.bytes) || self->seq == 0
      || self->seq > self->kepala.ukuran
      || !prk_merkle_verify_inclusion (&leaf, self->seq - 1, self->kepala.ukuran, &root, self->bukti))
    {
      g_set_error (error, PRK_TANDA_TERIMA_ERROR, PRK_TANDA_TERIMA_ERROR_BUKTI,
                   "the statement is not number %" G_GUINT64_FORMAT " of that history", self->seq);
      return FALSE;
    }

  return TRUE;
}

static void
take_catatan (PrkTandaTerima *self,
              JsonObject     *catatan)
{
  g_autoptr(GList) keys = catatan != NULL ? json_object_get_members (catatan) : NULL;

  for (GList *link = keys; link != NULL && g_hash_table_size (self->catatan) < MAX_CATATAN; link = link->next)
    {
      const char *value = prk_json_get_string (catatan, link->data, NULL);

      if (value != NULL)
        g_hash_table_insert (self->catatan, g_strdup (link->data), g_strdup (value));
    }
}

/**
 * prk_tanda_terima_new:
 * @daerah: whose history it is
 * @register_key: of the register, base64url
 * @kepala: the head of the history, with its signature; copied
 * @seq: the op's place in it, from 1
 * @op: the statement
 * @bukti: (element-type PrkMerkleHash): from the op's leaf up to the root
 * @catatan: (nullable): strings for people; not signed by anybody
 *
 * Lays a receipt together, and judges it.
 *
 * Returns: (transfer full): %NULL with PRK_TANDA_TERIMA_ERROR_KEPALA or _BUKTI when it does not prove what it should
 */
PrkTandaTerima *
prk_tanda_terima_new (const char           *daerah,
                      const char           *register_key,
                      const PrkKepalaPohon *kepala,
                      guint64               seq,
                      PrkOp                *op,
                      GArray               *bukti,
                      JsonObject           *catatan,
                      GError              **error)
{
  g_autoptr(PrkTandaTerima) self = NULL;

  g_return_val_if_fail (daerah != NULL && register_key != NULL && kepala != NULL && op != NULL && bukti != NULL, NULL);

  self = g_new0 (PrkTandaTerima, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->daerah = g_strdup (daerah);
  self->key = g_strdup (register_key);
  self->kepala = *kepala;
  self->kepala.akar = self->akar = g_strdup (kepala->akar);
  self->kepala.ttd = self->ttd = g_strdup (kepala->ttd);
  self->seq = seq;
  self->op = prk_op_ref (op);
  self->bukti = g_array_ref (bukti);
  self->catatan = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  take_catatan (self, catatan);

  return judge (self, error) ? g_steal_pointer (&self) : NULL;
}

/* Writing */

static void
append_member (GString    *text,
               const char *key,
               const char *value)
{
  g_string_append_printf (text, "%s\"%s\": ", text->str[text->len - 1] == '{' ? "\n" : ",\n", key);
  prk_json_append_string (text, value);
}

static void
append_bukti (GString *text,
              GArray  *bukti)
{
  g_string_append (text, ",\n\"bukti\": [");
  for (guint i = 0; i < bukti->len; i++)
    {
      g_autofree char *hash = prk_base64_encode (g_array_index (bukti, PrkMerkleHash, i).bytes, PRK_MERKLE_HASH_SIZE);

      g_string_append_printf (text, "%s\"%s\"", i > 0 ? ", " : "", hash);
    }
  g_string_append_c (text, ']');
}

static void
append_catatan (GString    *text,
                GHashTable *catatan)
{
  g_autoptr(GList) keys = g_list_sort (g_hash_table_get_keys (catatan), (GCompareFunc) strcmp);

  g_string_append (text, ",\n\"catatan\": {");
  for (GList *link = keys; link != NULL; link = link->next)
    {
      g_string_append (text, link != keys ? ", " : "");
      prk_json_append_string (text, link->data);
      g_string_append (text, ": ");
      prk_json_append_string (text, g_hash_table_lookup (catatan, link->data));
    }
  g_string_append_c (text, '}');
}

/**
 * prk_tanda_terima_write:
 *
 * Writes a receipt as JSON, a key a line.
 *
 * Returns: (transfer full): what prk_tanda_terima_read() reads
 */
GBytes *
prk_tanda_terima_write (PrkTandaTerima *self)
{
  g_autoptr(GString) text = g_string_new ("{");
  g_autofree char *op = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (self != NULL, NULL);

  data = g_bytes_get_data (prk_op_get_bytes (self->op), &size);
  op = g_strndup (data, size);
  append_member (text, "jenis", JENIS);
  g_string_append_printf (text, ",\n\"v\": %d", VERSION);
  append_member (text, "daerah", self->daerah);
  append_member (text, "register", self->key);
  g_string_append_printf (text, ",\n\"kepala\": {\"ukuran\": %" G_GUINT64_FORMAT ", \"akar\": \"%s\", \"pada\": %" G_GINT64_FORMAT
                          ", \"ttd\": \"%s\"}",
                          self->kepala.ukuran, self->akar, self->kepala.pada_us, self->ttd);
  g_string_append_printf (text, ",\n\"seq\": %" G_GUINT64_FORMAT, self->seq);
  append_member (text, "op", op);
  append_member (text, "ttd", prk_op_get_signature (self->op));
  append_bukti (text, self->bukti);
  append_catatan (text, self->catatan);
  g_string_append (text, "\n}\n");

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/**
 * prk_tanda_terima_dup_blok:
 *
 * Writes a receipt as lines of 64 letters and digits between two marks.
 *
 * Returns: (transfer full): what prk_tanda_terima_read() reads, too, with whatever stands around it
 */
char *
prk_tanda_terima_dup_blok (PrkTandaTerima *self)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GString) plain = NULL;
  g_autoptr(GString) text = g_string_new (BEGIN "\n");

  g_return_val_if_fail (self != NULL, NULL);

  bytes = prk_tanda_terima_write (self);
  plain = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  while (plain->len % LINE_BYTES != 0)
    g_string_append_c (plain, ' ');
  for (gsize i = 0; i < plain->len; i += LINE_BYTES)
    {
      g_autofree char *line = g_base64_encode ((const guchar *) plain->str + i, LINE_BYTES);

      g_string_append_printf (text, "%s\n", line);
    }
  g_string_append (text, END);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Reading */

static gpointer
refuse (GError     **error,
        const char  *why)
{
  g_set_error_literal (error, PRK_TANDA_TERIMA_ERROR, PRK_TANDA_TERIMA_ERROR_FORMAT, why);

  return NULL;
}

static gboolean
is_code (const char *word)
{
  gsize length = 0;

  for (; word[length] != '\0'; length++)
    if (!g_ascii_isalnum (word[length]) && word[length] != '+' && word[length] != '/')
      return FALSE;

  return length == LINE;
}

/* What stands between the marks, or the bytes themselves where there are none. Every line of the block is of one length, so that
 * page numbers and running lines which came along between them are told apart. */
static GBytes *
unwrap (GBytes  *bytes,
        GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *begin = size > 0 ? g_strstr_len (data, (gssize) size, BEGIN) : NULL;
  const char *end;
  g_autofree char *inner = NULL;
  g_auto(GStrv) words = NULL;
  g_autoptr(GString) code = NULL;
  guchar *plain;

  if (begin == NULL)
    return g_bytes_ref (bytes);
  begin += strlen (BEGIN);
  end = g_strstr_len (begin, (gssize) (size - (gsize) (begin - data)), END);
  if (end == NULL)
    return refuse (error, "the block has no end: something of it is missing");

  inner = g_strndup (begin, (gsize) (end - begin));
  words = g_strsplit_set (inner, " \t\r\n\f", -1);
  code = g_string_sized_new ((gsize) (end - begin) + 1);
  for (char **word = words; *word != NULL; word++)
    if (is_code (*word))
      g_string_append (code, *word);
  plain = g_base64_decode (code->str, &size);

  return g_bytes_new_take (plain, size);
}

static GArray *
read_bukti (JsonObject  *object,
            GError     **error)
{
  JsonArray *list = prk_json_get_array (object, "bukti");
  g_autoptr(GArray) bukti = g_array_new (FALSE, FALSE, sizeof (PrkMerkleHash));

  if (list == NULL || json_array_get_length (list) > MAX_STEPS)
    return refuse (error, "it has no proof");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *one = json_array_get_element (list, i);
      PrkMerkleHash hash;

      if (json_node_get_value_type (one) != G_TYPE_STRING
          || !prk_base64_decode (json_node_get_string (one), hash.bytes, sizeof hash.bytes))
        return refuse (error, "a step of its proof is no hash");
      g_array_append_val (bukti, hash);
    }

  return g_steal_pointer (&bukti);
}

static gboolean
read_kepala (JsonObject      *object,
             PrkKepalaPohon  *kepala,
             GError         **error)
{
  JsonObject *head = prk_json_get_object (object, "kepala");
  gint64 size = head != NULL ? prk_json_get_int (head, "ukuran", -1) : -1;

  kepala->akar = head != NULL ? prk_json_get_string (head, "akar", NULL) : NULL;
  kepala->ttd = head != NULL ? prk_json_get_string (head, "ttd", NULL) : NULL;
  if (size <= 0 || kepala->akar == NULL || kepala->ttd == NULL)
    {
      refuse (error, "it has no head of a history");
      return FALSE;
    }
  kepala->ukuran = (guint64) size;
  kepala->pada_us = prk_json_get_int (head, "pada", 0);

  return TRUE;
}

static PrkOp *
read_op (JsonObject  *object,
         GError     **error)
{
  const char *text = prk_json_get_string (object, "op", NULL);
  const char *signature = prk_json_get_string (object, "ttd", NULL);
  g_autoptr(GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr(GError) local_error = NULL;
  PrkOp *op;

  if (bytes == NULL || signature == NULL)
    return refuse (error, "it has no signed statement");
  op = prk_op_new_from_bytes (bytes, signature, &local_error);
  if (op == NULL)
    g_set_error (error, PRK_TANDA_TERIMA_ERROR, PRK_TANDA_TERIMA_ERROR_OP, "the statement is not what a device signed: %s",
                 local_error->message);

  return op;
}

/**
 * prk_tanda_terima_read:
 * @bytes: of anybody: JSON of prk_tanda_terima_write(), or any text with a block of prk_tanda_terima_dup_blok() in it
 * @error: of the domain PRK_TANDA_TERIMA_ERROR
 *
 * Reads a receipt and judges it by itself. Whether the register is the right one is asked of prk_tanda_terima_check_register().
 *
 * Returns: (transfer full): a receipt that holds
 */
PrkTandaTerima *
prk_tanda_terima_read (GBytes  *bytes,
                       GError **error)
{
  g_autoptr(GBytes) plain = NULL;
  g_autoptr(GError) local_error = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(PrkOp) op = NULL;
  g_autoptr(GArray) bukti = NULL;
  const char *daerah, *key;
  PrkKepalaPohon kepala;
  JsonObject *object;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > PRK_TANDA_TERIMA_MAX_SIZE)
    return refuse (error, "it is too large for a receipt");
  plain = unwrap (bytes, error);
  if (plain == NULL)
    return NULL;
  node = prk_json_parse (g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain), PRK_TANDA_TERIMA_MAX_SIZE, MAX_DEPTH,
                         &local_error);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, local_error != NULL ? local_error->message : "it is no receipt");

  object = json_node_get_object (node);
  if (g_strcmp0 (prk_json_get_string (object, "jenis", NULL), JENIS) != 0)
    return refuse (error, "it is no receipt");
  if (prk_json_get_int (object, "v", 0) != VERSION)
    {
      g_set_error_literal (error, PRK_TANDA_TERIMA_ERROR, PRK_TANDA_TERIMA_ERROR_VERSION, "it was written by a newer program");
      return NULL;
    }
  daerah = prk_json_get_string (object, "daerah", NULL);
  key = prk_json_get_string (object, "register", NULL);
  if (daerah == NULL || key == NULL)
    return refuse (error, "it does not say whose it is");
  if (!read_kepala (object, &kepala, error))
    return NULL;
  bukti = read_bukti (object, error);
  op = bukti != NULL ? read_op (object, error) : NULL;
  if (op == NULL)
    return NULL;

  return prk_tanda_terima_new (daerah, key, &kepala, (guint64) prk_json_get_int (object, "seq", 0), op, bukti,
                               prk_json_get_object (object, "catatan"), error);
}

/* Asking */

static void
append_letters (GString    *plain,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (plain, g_ascii_tolower (*p));
}

/* Spaces and case of a fingerprint do not count. */
static gboolean
is_same_sidik (const char *one,
               const char *other)
{
  g_autoptr(GString) first = g_string_new (NULL);
  g_autoptr(GString) second = g_string_new (NULL);

  append_letters (first, one);
  append_letters (second, other);

  return g_string_equal (first, second);
}

/**
 * prk_tanda_terima_check_register:
 * @key: the register's key, base64url, or its fingerprint, known from elsewhere
 *
 * Whether the receipt is of that register.
 *
 * Returns: %FALSE with PRK_TANDA_TERIMA_ERROR_REGISTER
 */
gboolean
prk_tanda_terima_check_register (PrkTandaTerima  *self,
                                 const char      *key,
                                 GError         **error)
{
  g_autofree char *sidik = NULL;

  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  sidik = prk_tanda_terima_dup_sidik (self->key);
  if (strcmp (key, self->key) == 0 || is_same_sidik (key, sidik))
    return TRUE;
  g_set_error (error, PRK_TANDA_TERIMA_ERROR, PRK_TANDA_TERIMA_ERROR_REGISTER, "another register signed it, %s", sidik);

  return FALSE;
}

const char *
prk_tanda_terima_get_daerah (PrkTandaTerima *self)
{
  return self->daerah;
}

const char *
prk_tanda_terima_get_register (PrkTandaTerima *self)
{
  return self->key;
}

const PrkKepalaPohon *
prk_tanda_terima_get_kepala (PrkTandaTerima *self)
{
  return &self->kepala;
}

guint64
prk_tanda_terima_get_seq (PrkTandaTerima *self)
{
  return self->seq;
}

PrkOp *
prk_tanda_terima_get_op (PrkTandaTerima *self)
{
  return self->op;
}

const char *
prk_tanda_terima_get_catatan (PrkTandaTerima *self,
                              const char     *key)
{
  return g_hash_table_lookup (self->catatan, key);
}

static const char *
find_string (PrkOp      *op,
             const char *path)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);

      if (strcmp (set->path, path) == 0 && json_node_get_value_type (set->value) == G_TYPE_STRING)
        return json_node_get_string (set->value);
    }

  return NULL;
}

const char *
prk_tanda_terima_get_hash (PrkTandaTerima *self)
{
  return strcmp (prk_op_get_kind (self->op), "versi") == 0 ? find_string (self->op, "hash") : NULL;
}

const char *
prk_tanda_terima_get_rekaman (PrkTandaTerima *self)
{
  return strcmp (prk_op_get_kind (self->op), "versi") == 0 ? find_string (self->op, "tentang") : NULL;
}

/**
 * prk_tanda_terima_names:
 * @hash: SHA-256, base64url
 * @what: (out) (optional): "versi" for the hash of a record's state, "berkas" for that of a file
 *
 * Whether the statement that was received says this hash.
 */
gboolean
prk_tanda_terima_names (PrkTandaTerima  *self,
                        const char      *hash,
                        const char     **what)
{
  g_return_val_if_fail (self != NULL && hash != NULL, FALSE);

  if (what != NULL)
    *what = "versi";
  if (g_strcmp0 (prk_tanda_terima_get_hash (self), hash) == 0)
    return TRUE;
  if (what != NULL)
    *what = "berkas";
  for (guint i = 0; i < prk_op_get_n_sets (self->op); i++)
    {
      g_autoptr(PrkBerkasValue) file = prk_berkas_from_value (prk_op_get_set (self->op, i)->value);

      if (file != NULL && strcmp (file->hash, hash) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * prk_tanda_terima_dup_sidik:
 * @key: base64url
 *
 * Writes a key's fingerprint: short enough to be read over the telephone, long enough that nobody makes another key with it.
 *
 * Returns: (transfer full): 32 hexadecimal digits in groups of four
 */
char *
prk_tanda_terima_dup_sidik (const char *key)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 2 * SIDIK_BYTES; i += 4)
    g_string_append_printf (text, "%s%.4s", i > 0 ? " " : "", sum + i);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
