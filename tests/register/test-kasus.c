/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events of cases at the register, on both databases: what is legal by the history is taken, all else is refused
 * with the rule that stands in the way. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "../domain/tahapan-support.h"
#include "gugus.h"
#include "register-fixture.h"

typedef struct
{
  RegisterFixture *fixture;
  PrkTestDevice *device, *other;
  PrkPemegang *holder, *holder_other;
  guint n_records;
} Meja;

static void
meja_init (Meja *meja)
{
  meja->fixture = register_fixture_new ();
  meja->device = prk_test_device_new (1);
  meja->other = prk_test_device_new (2);
  meja->holder = register_fixture_holder (meja->fixture, meja->device, "62.04", "sekretariat");
  meja->holder_other = register_fixture_holder (meja->fixture, meja->other, "62.04", "sekretariat");
  meja->n_records = 0;
}

static void
meja_clear (Meja *meja)
{
  prk_pemegang_free (meja->holder);
  prk_pemegang_free (meja->holder_other);
  prk_test_device_free (meja->device);
  prk_test_device_free (meja->other);
  register_fixture_free (meja->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meja, meja_clear)

static char *
new_id (Meja *meja)
{
  return g_strdup_printf ("01985d80-0000-7000-8000-%012u", ++meja->n_records);
}

static void
add_sets (GPtrArray *sets, const char *prefix, JsonObject *object)
{
  static const char *const over[] = { NULL };
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      g_autofree char *path = prefix == NULL ? g_strdup (key) : g_strconcat (prefix, "/", key, NULL);

      if (JSON_NODE_HOLDS_OBJECT (value))
        add_sets (sets, path, json_node_get_object (value));
      else
        g_ptr_array_add (sets, prk_op_set_new (path, value, over));
    }
}

static PrkOp *
write_object (PrkTestDevice *device, const char *rec, const char *type, JsonObject *object)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_op_set_free);

  add_sets (sets, NULL, object);
  return prk_test_device_write (device, rec, type, sets);
}

static JsonObject *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = prk_json_parse (text, -1, G_MAXINT, 8, &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static JsonObject *
new_facts (const char *varian, const char *prakarsa)
{
  g_autofree char *text = g_strdup_printf (
      "{\"judul\": \"Air bersih\", \"varian\": \"%s\", \"prakarsa\": \"%s\", \"daerah\": \"62.04\","
      " \"perangkat_daerah\": \"dinkes\", \"belum_dianggarkan\": false, \"pihak\": {"
      "\"p1\": {\"kode\": \"62.04\", \"nama\": \"Barito Selatan\"},"
      "\"p2\": {\"kode\": \"62.05\", \"nama\": \"Barito Utara\"},"
      "\"p3\": {\"kode\": \"62.03\", \"nama\": \"Kapuas\"}}}", varian, prakarsa);

  return parse (text);
}

static PrkOp *
write_event (Meja *meja, PrkTestDevice *device, const char *ksd, const char *jenis, JsonObject *isi)
{
  g_autofree char *rec = new_id (meja);

  json_object_set_string_member (isi, "jenis", jenis);
  json_object_set_string_member (isi, "tentang", ksd);
  return write_object (device, rec, "peristiwa", isi);
}

/* "diterima" or the code of the refusal, and what was said. */
static char *
push (Meja *meja, PrkPemegang *holder, PrkOp *op, char **pesan)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kiriman_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (JsonNode) node = NULL;
  PrkKiriman *one = g_new0 (PrkKiriman, 1);
  JsonObject *entry;
  guint n;

  one->isi = g_bytes_ref (prk_op_get_bytes (op));
  one->ttd = g_strdup (prk_op_get_signature (op));
  g_ptr_array_add (batch, one);
  answer = prk_register_push (meja->fixture->registry, holder, batch, 0, &n, &error);
  g_assert_no_error (error);
  node = json_from_string (answer, NULL);
  entry = json_array_get_object_element (
      prk_json_get_array (json_node_get_object (node), "hasil"), 0);
  *pesan = g_strdup (prk_json_get_string (entry, "pesan", ""));

  return g_strdup (
      prk_json_get_string (entry, "kode", prk_json_get_string (entry, "status", NULL)));
}

static void
assert_push (Meja *meja, PrkPemegang *holder, PrkOp *op, const char *expected, const char *said)
{
  g_autofree char *pesan = NULL;
  g_autofree char *actual = push (meja, holder, op, &pesan);

  if (strcmp (actual, expected) != 0)
    g_test_message ("%s", pesan);
  g_assert_cmpstr (actual, ==, expected);
  if (said != NULL && strstr (pesan, said) == NULL)
    g_error ("“%s” does not say “%s”", pesan, said);
}

static char *
add_case (Meja *meja, const char *varian, const char *prakarsa)
{
  g_autoptr (JsonObject) facts = new_facts (varian, prakarsa);
  char *id = new_id (meja);

  assert_push (meja, meja->holder, write_object (meja->device, id, "ksd", facts), "diterima", NULL);
  return id;
}

static void
go (Meja *meja, const char *ksd, const Kejadian *jalan, const char *until)
{
  for (guint i = 0; jalan[i].jenis != NULL && strcmp (jalan[i].jenis, until) != 0; i++)
    {
      g_autoptr (JsonObject) isi = isi_benar (jalan[i].alur, jalan[i].jenis, jalan[i].tanggal);

      assert_push (meja, meja->holder, write_event (meja, meja->device, ksd, jalan[i].jenis, isi),
                   "diterima", NULL);
    }
}

static void
test_legal_way_is_taken (void)
{
  g_auto (Meja) meja = { NULL };
  g_autofree char *ksd = NULL, *lembaga = NULL;

  meja_init (&meja);
  ksd = add_case (&meja, "ksdd", "mitra");
  go (&meja, ksd, jalan_mitra, "");
  lembaga = add_case (&meja, "ksdd", "daerah");
  go (&meja, lembaga, jalan_tkksd, "");
}

/* Each kind of rule: what is wrong with the event, and what the refusal says. */
static void
test_rules_stand_in_the_way (void)
{
  static const struct
  {
    const char *varian, *sampai, *alur, *jenis, *tanggal;
    const char *path, *nilai; /* what is changed of a right event */
    const char *kode, *said;
  } rows[] = {
    /* hard */
    { "ksdd", "penawaran_masuk", "utama", "penawaran_masuk", "2026-01-05", "kak", NULL, "penjaga",
      "R35 (Pasal 17 ayat (1))" },
    /* reckoned */
    { "ksdd", "penawaran_masuk", "utama", "penawaran_masuk", "2026-01-05", "dalam_rencana", NULL,
      "penjaga", "R36" },
    /* order of days */
    { "ksdd", "telaah_masuk", "utama", "telaah_masuk", "2026-01-04", NULL, NULL, "penjaga", "T1" },
    /* state */
    { "ksdd", "telaah_masuk", "utama", "tanggapan_setuju", "2026-01-12", NULL, NULL, "penjaga",
      "“Telaah penawaran masuk” (M1)" },
    /* what must have happened before */
    { "ksdd", "usulan_fasilitasi", "utama", "petunjuk_tertulis", "2026-01-28", NULL, NULL, "penjaga",
      "R43" },
    /* a line that has not begun */
    { "ksdd", "telaah_masuk", "pks-1", "rancangan_pks", "2026-01-12", NULL, NULL, "penjaga",
      "belum dimulai" },
    { "ksdd", "telaah_masuk", "bantuan-1", "rancangan_pks", "2026-01-12", NULL, NULL, "penjaga",
      "tidak dikenal" },
    /* kind of cooperation */
    { "sinergi", "telaah_masuk", "pks-1", "pks_dimulai", "2026-01-12", NULL, NULL, "penjaga",
      "jenis kerja sama" },
    { "ksdpk", "penawaran_masuk", "utama", "penawaran_masuk", "2026-01-05", NULL, NULL, "penjaga",
      "K3" },
    /* soft, without its reason and with it */
    { "ksdd", "usulan_fasilitasi", "utama", "usulan_fasilitasi", "2026-01-27", "lampiran/draf_pks",
      NULL, "penjaga", "R44 (" },
    { "ksdd", "usulan_fasilitasi", "utama", "usulan_fasilitasi", "2026-01-27", "lampiran/draf_pks",
      "alasan", "diterima", NULL },
    /* no rule of the tahapan, but the policy's */
    { "ksdd", "telaah_masuk", "utama", "karangan", "2026-01-12", NULL, NULL, "peran", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Meja) meja = { NULL };
      g_autofree char *ksd = NULL;
      g_autoptr (JsonObject) isi = isi_benar (rows[i].alur, rows[i].jenis, rows[i].tanggal);
      PrkOp *op;

      meja_init (&meja);
      ksd = add_case (&meja, rows[i].varian, "mitra");
      go (&meja, ksd, jalan_mitra, rows[i].sampai);
      if (rows[i].path != NULL)
        isi_ubah (isi, rows[i].path, NULL);
      if (rows[i].nilai != NULL)
        isi_ubah (isi, "alasan", "{\"R44\": \"Menyusul\"}");
      op = write_event (&meja, meja.device, ksd, rows[i].jenis, isi);
      assert_push (&meja, meja.holder, op, rows[i].kode, rows[i].said);
      /* Asked again, the same is told. */
      if (strcmp (rows[i].kode, "diterima") != 0)
        assert_push (&meja, meja.holder, op, rows[i].kode, rows[i].said);
    }
}

/* Rules that ask the KAK ask the KAK of the history. */
static void
test_kak_is_asked (void)
{
  g_auto (Meja) meja = { NULL };
  g_autofree char *ksd = NULL, *kak = NULL, *offered = NULL;
  g_autoptr (JsonObject) facts = new_facts ("ksdd", "daerah");
  g_autoptr (JsonObject) bare = parse ("{\"judul\": \"Baru judulnya\", \"kategori\": \"SUKARELA\"}");
  g_autoptr (JsonObject) isi = isi_benar ("utama", "kak_disampaikan", "2026-01-05");
  g_autoptr (JsonObject) isi2 = isi_benar ("utama", "kak_disampaikan", "2026-01-05");

  meja_init (&meja);
  ksd = add_case (&meja, "ksdd", "daerah");
  assert_push (&meja, meja.holder,
               write_event (&meja, meja.device, ksd, "kak_disampaikan", isi), "penjaga", "R2 (");

  kak = new_id (&meja);
  assert_push (&meja, meja.holder, write_object (meja.device, kak, "kak", bare), "diterima", NULL);
  offered = new_id (&meja);
  json_object_set_string_member (facts, "kak", kak);
  assert_push (&meja, meja.holder, write_object (meja.device, offered, "ksd", facts), "diterima",
               NULL);
  assert_push (&meja, meja.holder,
               write_event (&meja, meja.device, offered, "kak_disampaikan", isi2), "penjaga",
               "R2 (");
}

/* Two laptops move one case without a network: the first that comes is taken, and the other one is told why not;
 * what it writes next is judged by what stands. */
static void
test_second_laptop_is_refused (void)
{
  g_auto (Meja) meja = { NULL };
  g_autofree char *ksd = NULL;
  g_autoptr (JsonObject) judged = isi_benar ("utama", "telaah_masuk", "2026-01-12");
  g_autoptr (JsonObject) returned
      = isi_benar ("utama", "penawaran_masuk_dikembalikan", "2026-01-13");
  g_autoptr (JsonObject) pleno = isi_benar ("utama", "pleno_memutuskan", "2026-01-19");
  g_autoptr (JsonObject) note = isi_benar ("utama", "penatausahaan", "2026-01-13");
  PrkOp *one, *two, *three;

  meja_init (&meja);
  ksd = add_case (&meja, "ksdd", "mitra");
  go (&meja, ksd, jalan_mitra, "telaah_masuk");

  two = write_event (&meja, meja.other, ksd, "penawaran_masuk_dikembalikan", returned);
  three = write_event (&meja, meja.other, ksd, "penatausahaan", note);
  one = write_event (&meja, meja.device, ksd, "telaah_masuk", judged);
  assert_push (&meja, meja.holder, one, "diterima", NULL);
  assert_push (&meja, meja.holder_other, two, "penjaga", "“Rapat Pleno” (M2)");
  assert_push (&meja, meja.holder_other, three, "diterima", NULL);
  assert_push (&meja, meja.holder, write_event (&meja, meja.device, ksd, "pleno_memutuskan", pleno),
               "diterima", NULL);
}

/* A batch in which each event stands on the one before it. */
static void
test_batch_stands_on_itself (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kiriman_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *ksd = NULL, *answer = NULL;
  g_autoptr (JsonObject) facts = new_facts ("ksdd", "mitra");
  guint n_events = 0, n = 0;

  meja_init (&meja);
  ksd = new_id (&meja);
  write_object (meja.device, ksd, "ksd", facts);
  for (; jalan_mitra[n_events].jenis != NULL; n_events++)
    {
      const Kejadian *at = &jalan_mitra[n_events];
      g_autoptr (JsonObject) isi = isi_benar (at->alur, at->jenis, at->tanggal);

      write_event (&meja, meja.device, ksd, at->jenis, isi);
    }
  for (guint i = 0; i < meja.device->ops->len; i++)
    {
      PrkOp *op = meja.device->ops->pdata[i];
      PrkKiriman *one = g_new0 (PrkKiriman, 1);

      one->isi = g_bytes_ref (prk_op_get_bytes (op));
      one->ttd = g_strdup (prk_op_get_signature (op));
      g_ptr_array_add (batch, one);
    }
  answer = prk_register_push (meja.fixture->registry, meja.holder, batch, 0, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, n_events + 1);
}

/* The perangkat daerah that the case names writes what is its own to write. */
static void
test_named_perangkat_daerah_owns (void)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (PrkTestDevice) own = prk_test_device_new (3);
  g_autoptr (PrkTestDevice) stranger = prk_test_device_new (4);
  g_autoptr (PrkPemegang) own_holder = NULL;
  g_autoptr (PrkPemegang) stranger_holder = NULL;
  g_autofree char *ksd = NULL;
  g_autoptr (JsonObject) a = isi_benar ("utama", "usulan_fasilitasi", "2026-01-27");
  g_autoptr (JsonObject) b = isi_benar ("utama", "usulan_fasilitasi", "2026-01-27");
  g_autoptr (JsonObject) c = isi_benar ("utama", "petunjuk_tertulis", "2026-01-28");

  meja_init (&meja);
  own_holder = register_fixture_holder (meja.fixture, own, "62.04", "operator");
  stranger_holder = register_fixture_holder (meja.fixture, stranger, "62.04", "operator-lain");
  ksd = add_case (&meja, "ksdd", "mitra");
  go (&meja, ksd, jalan_mitra, "usulan_fasilitasi");
  assert_push (&meja, stranger_holder, write_event (&meja, stranger, ksd, "usulan_fasilitasi", a),
               "peran", "perangkat daerah lain");
  assert_push (&meja, own_holder, write_event (&meja, own, ksd, "usulan_fasilitasi", b), "diterima",
               NULL);
  assert_push (&meja, own_holder, write_event (&meja, own, ksd, "petunjuk_tertulis", c), "peran",
               NULL);
}

/* R92 over all cases: a number is given once a year, kind by kind. */
static void
test_number_is_given_once (void)
{
  static const struct
  {
    const char *nomor, *ditandatangani, *kode;
  } rows[] = { { "100/7", "2021-03-01", "diterima" }, { "100/7", "2021-09-01", "penjaga" },
               { "100/8", "2021-09-01", "diterima" }, { "100/7", "2022-03-01", "diterima" } };
  g_auto (Meja) meja = { NULL };

  meja_init (&meja);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ksd = add_case (&meja, "ksdd", "daerah");
      g_autoptr (JsonObject) isi = isi_benar ("utama", "entri_lama", "2026-01-05");

      json_object_set_string_member (isi, "nomor", rows[i].nomor);
      json_object_set_string_member (isi, "ditandatangani", rows[i].ditandatangani);
      json_object_set_string_member (isi, "mulai", rows[i].ditandatangani);
      assert_push (&meja, meja.holder, write_event (&meja, meja.device, ksd, "entri_lama", isi),
                   rows[i].kode, strcmp (rows[i].kode, "penjaga") == 0 ? "L6" : NULL);
    }
}

static const struct
{
  const char *name;
  GTestFunc func;
} tests[] = {
  { "legal-way-is-taken", test_legal_way_is_taken },
  { "rules-stand-in-the-way", test_rules_stand_in_the_way },
  { "kak-is-asked", test_kak_is_asked },
  { "second-laptop-is-refused", test_second_laptop_is_refused },
  { "number-is-given-once", test_number_is_given_once },
  { "batch-stands-on-itself", test_batch_stands_on_itself },
  { "named-perangkat-daerah-owns", test_named_perangkat_daerah_owns },
};

typedef struct
{
  RegisterFixtureOpen open;
  GTestFunc func;
} Case;

static void
run_case (gconstpointer data)
{
  const Case *one = data;

  register_fixture_set_open (one->open);
  one->func ();
}

static void
add_tests (const char *name, RegisterFixtureOpen open)
{
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/register-kasus/%s/%s", name, tests[i].name);
      Case *one = g_new (Case, 1);

      *one = (Case){ open, tests[i].func };
      g_test_add_data_func_full (path, one, run_case, g_free);
    }
}

int
main (int argc, char **argv)
{
  Gugus *gugus;
  int result;

  g_test_init (&argc, &argv, NULL);
  gugus = gugus_start ();
  add_tests ("sqlite", NULL);
  if (gugus != NULL)
    add_tests ("postgres", gugus_open);
  result = g_test_run ();
  if (gugus != NULL)
    gugus_stop (gugus);

  return result;
}
