/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-base64.h"
#include "base/prk-hash.h"
#include "oplog/prk-berkas-value.h"
#include "oplog/prk-tanda-terima.h"

#include "prk-test-device.h"

#define DAERAH "62.04"
#define N_LEAVES 21
#define PLACE 14 /* of the op, from 1 */

/* A register in little: a key, a tree of ops, one of which is ours. */
typedef struct
{
  PrkTestDevice *device;
  PrkTestDevice *other;
  PrkKey        *key;
  PrkMerkleHash  nodes[6][N_LEAVES];
  PrkOp         *op;
  GArray        *bukti;
  char          *akar;
  char          *ttd;
  char          *berkas;
  PrkKepalaPohon kepala;
} Fixture;

static gboolean
read_node (guint           level,
           guint64         index,
           PrkMerkleHash  *hash,
           gpointer        user_data,
           GError        **error)
{
  *hash = ((Fixture *) user_data)->nodes[level][index];
  return TRUE;
}

static gboolean
write_node (guint                level,
            guint64              index,
            const PrkMerkleHash *hash,
            gpointer             user_data,
            GError             **error)
{
  ((Fixture *) user_data)->nodes[level][index] = *hash;
  return TRUE;
}

static void
append (Fixture *self,
        guint64  size,
        PrkOp   *op)
{
  guint8 data[96];
  PrkMerkleHash leaf;

  g_assert_true (prk_base64_decode (prk_op_get_id (op), data, 32));
  g_assert_true (prk_base64_decode (prk_op_get_signature (op), data + 32, 64));
  prk_merkle_leaf (data, sizeof data, &leaf);
  g_assert_true (prk_merkle_append (size, &leaf, read_node, write_node, self, NULL));
}

static PrkOp *
write_file_op (Fixture *self)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  g_autoptr(PrkBerkasValue) file = prk_berkas_value_new (self->berkas, "KB.pdf", 12, "application/pdf");
  g_autoptr(JsonNode) value = prk_berkas_to_value (file);
  const char *const over[] = { NULL };

  g_ptr_array_add (sets, prk_op_set_new ("lampiran/a/berkas", value, over));

  return prk_test_device_write (self->device, PRK_TEST_RECORD, "ksd", sets);
}

static PrkOp *
write_versi_op (Fixture *self)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  g_autoptr(JsonNode) hash = json_node_init_string (json_node_alloc (), self->berkas);
  g_autoptr(JsonNode) about = json_node_init_string (json_node_alloc (), PRK_TEST_RECORD);
  const char *const over[] = { NULL };

  g_ptr_array_add (sets, prk_op_set_new ("hash", hash, over));
  g_ptr_array_add (sets, prk_op_set_new ("tentang", about, over));

  return prk_test_device_write (self->device, "01985d80-0000-7000-8000-000000000002", "versi", sets);
}

static void
sign_head (Fixture    *self,
           PrkKey     *key,
           const char *daerah)
{
  g_autofree char *text = NULL;

  g_free (self->ttd);
  self->kepala = (PrkKepalaPohon) { N_LEAVES, self->akar, 1795229464123456, NULL };
  text = prk_kepala_pohon_dup_text (&self->kepala, daerah);
  self->kepala.ttd = self->ttd = prk_key_sign (key, text, strlen (text));
}

static void
set_up (Fixture       *self,
        gconstpointer  is_versi)
{
  PrkMerkleHash root;

  self->device = prk_test_device_new (1);
  self->other = prk_test_device_new (2);
  self->key = prk_key_ref (self->other->key);
  self->berkas = prk_hash_data ("isi berkas", strlen ("isi berkas"));
  for (guint64 i = 0; i < N_LEAVES; i++)
    if (i + 1 == PLACE)
      {
        self->op = prk_op_ref (is_versi != NULL ? write_versi_op (self) : write_file_op (self));
        append (self, i, self->op);
      }
    else
      append (self, i, prk_test_device_write_string (self->other, "judul", "lain", NULL));
  g_assert_true (prk_merkle_root (N_LEAVES, read_node, self, &root, NULL));
  self->akar = prk_base64_encode (root.bytes, sizeof root.bytes);
  self->bukti = prk_merkle_prove_inclusion (PLACE - 1, N_LEAVES, read_node, self, NULL);
  g_assert_nonnull (self->bukti);
  sign_head (self, self->key, DAERAH);
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  prk_test_device_free (self->device);
  prk_test_device_free (self->other);
  prk_key_unref (self->key);
  prk_op_unref (self->op);
  g_array_unref (self->bukti);
  g_free (self->akar);
  g_free (self->ttd);
  g_free (self->berkas);
}

static PrkTandaTerima *
make (Fixture  *self,
      GError  **error)
{
  g_autoptr(JsonObject) catatan = json_object_new ();

  json_object_set_string_member (catatan, "judul", "Kesepakatan \"Bersama\"");

  return prk_tanda_terima_new (DAERAH, prk_key_get_device (self->key), &self->kepala, PLACE, self->op, self->bukti, catatan,
                               error);
}

static void
assert_holds (Fixture        *self,
              PrkTandaTerima *receipt)
{
  const char *what;

  g_assert_cmpuint (prk_tanda_terima_get_seq (receipt), ==, PLACE);
  g_assert_cmpstr (prk_op_get_id (prk_tanda_terima_get_op (receipt)), ==, prk_op_get_id (self->op));
  g_assert_cmpint (prk_tanda_terima_get_kepala (receipt)->pada_us, ==, 1795229464123456);
  g_assert_cmpstr (prk_tanda_terima_get_catatan (receipt, "judul"), ==, "Kesepakatan \"Bersama\"");
  g_assert_true (prk_tanda_terima_names (receipt, self->berkas, &what));
  g_assert_false (prk_tanda_terima_names (receipt, prk_op_get_id (self->op), NULL));
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  is_versi)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTandaTerima) made = make (self, &error);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PrkTandaTerima) read = NULL;

  g_assert_no_error (error);
  bytes = prk_tanda_terima_write (made);
  read = prk_tanda_terima_read (bytes, &error);
  g_assert_no_error (error);
  assert_holds (self, read);
  g_assert_cmpstr (prk_tanda_terima_get_hash (read), ==, is_versi != NULL ? self->berkas : NULL);
  g_assert_cmpstr (prk_tanda_terima_get_rekaman (read), ==, is_versi != NULL ? PRK_TEST_RECORD : NULL);
}

/* As it comes out of a PDF: indented, lines ended otherwise, running lines and a form feed between pages, words around it. */
static void
test_block_survives_copying (Fixture       *self,
                             gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTandaTerima) made = make (self, &error);
  g_autofree char *blok = prk_tanda_terima_dup_blok (made);
  g_auto(GStrv) lines = g_strsplit (blok, "\n", -1);
  g_autofree char *copied = g_strjoinv (" \r\n\fTanda terima register · halaman 1 dari 2\n   ", lines);
  g_autofree char *text = g_strdup_printf ("Tanda terima\n\n  %s\n\nHalaman 1", copied);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(PrkTandaTerima) read = prk_tanda_terima_read (bytes, &error);

  g_assert_no_error (error);
  assert_holds (self, read);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 64);
      g_assert_false (g_str_has_suffix (lines[i], "-"));
    }
}

static void
assert_refused (const char *text,
                gsize       size,
                int         code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, size);
  g_autoptr(PrkTandaTerima) read = prk_tanda_terima_read (bytes, &error);

  g_assert_null (read);
  if (code >= 0)
    g_assert_error (error, PRK_TANDA_TERIMA_ERROR, code);
  else
    g_assert_true (error->domain == PRK_TANDA_TERIMA_ERROR);
}

/* Cut off at any place, with nothing but blanks lost at the very end. */
static void
test_cut_off_is_refused (Fixture       *self,
                         gconstpointer  unused)
{
  g_autoptr(PrkTandaTerima) made = make (self, NULL);
  g_autoptr(GBytes) bytes = prk_tanda_terima_write (made);
  g_autofree char *blok = prk_tanda_terima_dup_blok (made);
  g_auto(GStrv) lines = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + 2 < size; i++)
    assert_refused (data, i, PRK_TANDA_TERIMA_ERROR_FORMAT);
  for (gsize i = 0; i < strlen (blok); i += 7)
    assert_refused (blok, i, PRK_TANDA_TERIMA_ERROR_FORMAT);
  lines = g_strsplit (blok, "\n", -1);
  for (guint i = 1; lines[i + 1] != NULL; i++)
    {
      g_autofree char *kept = g_strdup (lines[i]);
      g_autofree char *without = NULL;

      lines[i][63] = '\0';
      without = g_strjoinv ("\n", lines);
      assert_refused (without, strlen (without), -1);
      g_free (lines[i]);
      lines[i] = g_strdup (kept);
    }
}

static void
assert_swap_refused (GBytes     *bytes,
                     const char *from,
                     const char *to,
                     int         code)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr(GString) text = g_string_new_len (data, (gssize) size);

  g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  assert_refused (text->str, text->len, code);
}

static void
test_forged_is_refused (Fixture       *self,
                        gconstpointer  unused)
{
  g_autoptr(PrkTandaTerima) made = make (self, NULL);
  g_autoptr(GBytes) bytes = prk_tanda_terima_write (made);
  g_autofree char *other = prk_hash_data ("isi lain", strlen ("isi lain"));

  assert_swap_refused (bytes, self->berkas, other, PRK_TANDA_TERIMA_ERROR_OP);
  assert_swap_refused (bytes, "KB.pdf", "KC.pdf", PRK_TANDA_TERIMA_ERROR_OP);
  assert_swap_refused (bytes, "\"seq\": 14", "\"seq\": 13", PRK_TANDA_TERIMA_ERROR_BUKTI);
  assert_swap_refused (bytes, "\"seq\": 14", "\"seq\": 0", PRK_TANDA_TERIMA_ERROR_BUKTI);
  assert_swap_refused (bytes, "\"seq\": 14", "\"seq\": -3", PRK_TANDA_TERIMA_ERROR_BUKTI);
  assert_swap_refused (bytes, "1795229464123456", "1795229464123457", PRK_TANDA_TERIMA_ERROR_KEPALA);
  assert_swap_refused (bytes, "\"ukuran\": 21", "\"ukuran\": 20", PRK_TANDA_TERIMA_ERROR_KEPALA);
  assert_swap_refused (bytes, DAERAH, "62.05", PRK_TANDA_TERIMA_ERROR_KEPALA);
  assert_swap_refused (bytes, prk_key_get_device (self->key), prk_key_get_device (self->device->key),
                       PRK_TANDA_TERIMA_ERROR_KEPALA);
  assert_swap_refused (bytes, "\"v\": 1", "\"v\": 2", PRK_TANDA_TERIMA_ERROR_VERSION);
  assert_swap_refused (bytes, "prakarsa-tanda-terima", "prakarsa-tanda-terimb", PRK_TANDA_TERIMA_ERROR_FORMAT);
}

/* An honest op and an honest register that never met. */
static void
test_op_of_no_history_is_refused (Fixture       *self,
                                  gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTandaTerima) receipt = NULL;

  g_clear_pointer (&self->op, prk_op_unref);
  self->op = prk_op_ref (write_file_op (self));
  receipt = make (self, &error);
  g_assert_null (receipt);
  g_assert_error (error, PRK_TANDA_TERIMA_ERROR, PRK_TANDA_TERIMA_ERROR_BUKTI);
}

static void
test_other_register_is_refused (Fixture       *self,
                                gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkTandaTerima) made = make (self, NULL);
  g_autofree char *sidik = prk_tanda_terima_dup_sidik (prk_key_get_device (self->key));
  g_autofree char *upper = g_ascii_strup (sidik, -1);
  g_autofree char *part = g_strndup (sidik, 24);
  const char *stranger = prk_key_get_device (self->device->key);
  g_autofree char *other = prk_tanda_terima_dup_sidik (stranger);

  g_assert_true (prk_tanda_terima_check_register (made, prk_key_get_device (self->key), NULL));
  g_assert_true (prk_tanda_terima_check_register (made, upper, NULL));
  g_assert_cmpuint (strlen (sidik), ==, 39);
  for (guint i = 0; i < 4; i++)
    {
      const char *const wrong[] = { stranger, other, part, "" };

      g_assert_false (prk_tanda_terima_check_register (made, wrong[i], &error));
      g_assert_error (error, PRK_TANDA_TERIMA_ERROR, PRK_TANDA_TERIMA_ERROR_REGISTER);
      g_clear_error (&error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) g_test_add ("/tanda-terima/" path, Fixture, data, set_up, func, tear_down)
  ADD ("round-trip-of-a-file", NULL, test_round_trip);
  ADD ("round-trip-of-a-versi", "versi", test_round_trip);
  ADD ("block-survives-copying", NULL, test_block_survives_copying);
  ADD ("cut-off-is-refused", NULL, test_cut_off_is_refused);
  ADD ("forged-is-refused", NULL, test_forged_is_refused);
  ADD ("op-of-no-history-is-refused", NULL, test_op_of_no_history_is_refused);
  ADD ("other-register-is-refused", NULL, test_other_register_is_refused);

  return g_test_run ();
}
