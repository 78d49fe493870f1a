/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every role on every kind of record, in every state, own and another's, in this daerah and from
 * the next; and every role at every endpoint, with every kind of token. What is allowed is said
 * here once more, by hand from the regulation's tasks (Ps 34, 41; SOP), and not read from the
 * policy. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "wire.h"

static const char *const roles[] = {
  "operator",    "kepala_pd", "anggota",       "sekretaris", "ketua", "tim_teknis",
  "sekretariat", "hukum",     "kepala_daerah", "auditor",    "admin",
};
static const char *const states[] = { "draf", "diajukan", "ditelaah", "diterima", "ditolak" };

typedef enum
{
  OF_KAK,      /* writes the KAK itself */
  ABOUT_KAK,   /* a new record about it */
  NEW_RECORD,
  OTHER_PDS,   /* a record of its kind that another perangkat daerah has */
} Sasaran;

static const struct
{
  const char *kind;
  const char *event;
  Sasaran target;
  const char *roles;   /* who may at all */
  const char *states;  /* of the KAK in which they may; empty for any */
  gboolean must_be_own;
} deeds[] = {
  { "kak", NULL, OF_KAK, "operator kepala_pd sekretaris sekretariat", "draf", TRUE },
  { "kak", NULL, NEW_RECORD, "operator kepala_pd sekretaris sekretariat", "", FALSE },
  { "versi", NULL, ABOUT_KAK, "operator kepala_pd sekretaris sekretariat", "draf", TRUE },
  { "peristiwa", "diajukan", ABOUT_KAK, "operator kepala_pd sekretaris sekretariat", "draf", TRUE },
  { "peristiwa", "ditelaah", ABOUT_KAK, "sekretaris sekretariat", "diajukan ditelaah", FALSE },
  { "peristiwa", "dikembalikan", ABOUT_KAK, "sekretaris sekretariat", "diajukan ditelaah", FALSE },
  { "peristiwa", "dikembalikan", ABOUT_KAK, "ketua", "ditelaah", FALSE },
  { "peristiwa", "diterima", ABOUT_KAK, "ketua sekretaris", "ditelaah", FALSE },
  { "peristiwa", "ditandatangani", ABOUT_KAK, "", "", FALSE },
  { "telaah", NULL, NEW_RECORD, "anggota sekretaris ketua tim_teknis", "", FALSE },
  { "telaah", NULL, OTHER_PDS, "anggota sekretaris ketua tim_teknis", "", TRUE },
  { "rapat", NULL, NEW_RECORD, "sekretaris sekretariat", "", FALSE },
  { "rapat", NULL, OTHER_PDS, "sekretaris sekretariat", "", FALSE },
  { "sop", NULL, NEW_RECORD, "sekretaris sekretariat", "", FALSE },
  { "nomor", NULL, NEW_RECORD, "sekretariat hukum", "", FALSE },
  { "rahasia", NULL, NEW_RECORD, "", "", FALSE },
  { "peristiwa", "ditolak", ABOUT_KAK, "ketua sekretaris", "ditelaah", FALSE },
  { "peristiwa", "hasil_disampaikan", ABOUT_KAK, "ketua sekretaris sekretariat",
    "ditelaah diterima ditolak", FALSE },
  { "rekap", NULL, NEW_RECORD, "ketua sekretaris sekretariat", "", FALSE },
  { "rekap", NULL, OTHER_PDS, "ketua sekretaris sekretariat", "", FALSE },
  { "catatan", NULL, NEW_RECORD, "anggota sekretaris ketua tim_teknis sekretariat", "", FALSE },
  { "catatan", NULL, OTHER_PDS, "anggota sekretaris ketua tim_teknis sekretariat", "", FALSE },
  { "peristiwa", "kb_ditandatangani", ABOUT_KAK, "sekretaris sekretariat", "tetap", FALSE },
  { "versi", NULL, ABOUT_KAK, "sekretaris sekretariat hukum ketua kepala_daerah", "tetap", FALSE },
  { "peristiwa", "naskah_paraf", ABOUT_KAK, "sekretaris sekretariat hukum ketua kepala_daerah", "tetap", FALSE },
  { "peristiwa", "naskah_dilewati", ABOUT_KAK, "sekretaris sekretariat hukum ketua kepala_daerah", "tetap", FALSE },
  { "arsip", NULL, NEW_RECORD, "sekretaris sekretariat hukum", "", FALSE },
  { "arsip", NULL, OTHER_PDS, "sekretaris sekretariat hukum", "", FALSE },
  { "lambang", NULL, NEW_RECORD, "sekretaris sekretariat hukum", "", FALSE },
  { "ksd", NULL, NEW_RECORD, "sekretaris sekretariat operator kepala_pd", "", FALSE },
  { "ksd", NULL, OTHER_PDS, "sekretaris sekretariat", "", FALSE },
  { "ksd", NULL, OTHER_PDS, "operator kepala_pd", "", TRUE },
  { "perangkat", NULL, NEW_RECORD,
    "operator kepala_pd anggota sekretaris ketua tim_teknis sekretariat hukum", "", FALSE },
  { "perangkat", NULL, OTHER_PDS,
    "operator kepala_pd anggota sekretaris ketua tim_teknis sekretariat hukum", "", TRUE },
};

static gboolean
contains (const char *words,
          const char *word)
{
  g_auto(GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/* Two rows may speak of the same deed: one that allows is enough, and of those that do not the
 * state is the nearest reason. */
static const char *
expected_verdict (guint       deed,
                  const char *role,
                  const char *state,
                  gboolean    is_own)
{
  const char *verdict = "peran";

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      if (!g_str_equal (deeds[i].kind, deeds[deed].kind) ||
          g_strcmp0 (deeds[i].event, deeds[deed].event) != 0 ||
          deeds[i].target != deeds[deed].target || !contains (deeds[i].roles, role) ||
          (deeds[i].must_be_own && !is_own))
        continue;
      if (*deeds[i].states == '\0' || contains (deeds[i].states, state))
        return "diterima";
      verdict = "keadaan";
    }

  return verdict;
}

typedef struct
{
  char *rec;
  const char *jenis;
  const char *pd;
  const char *keadaan;
} Rekaman;

static void
clear_rekaman (Rekaman *rekaman)
{
  g_free (rekaman->rec);
}

static gboolean
add_records (PrkSesi   *sesi,
             gpointer   data,
             GError   **error)
{
  GArray *records = data;

  for (guint i = 0; i < records->len; i++)
    {
      Rekaman *rekaman = &g_array_index (records, Rekaman, i);

      if (!prk_sesi_run (sesi, error,
                         "INSERT INTO rekaman (daerah, rec, jenis, pd, keadaan)"
                         " VALUES ('62.04', $1, $2, $3, $4)",
                         "tttt", rekaman->rec, rekaman->jenis, rekaman->pd, rekaman->keadaan))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  RegisterFixture *fixture;
  GArray *records;      /* (element-type Rekaman) that are there before the batch */
  GPtrArray *batch;
  GPtrArray *expected;
  GPtrArray *labels;
  guint n_records;
} Matriks;

static void
matriks_open (Matriks         *matriks,
              RegisterFixture *fixture)
{
  matriks->fixture = fixture;
  matriks->records = g_array_new (FALSE, FALSE, sizeof (Rekaman));
  g_array_set_clear_func (matriks->records, (GDestroyNotify) clear_rekaman);
  matriks->batch = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kiriman_free);
  matriks->expected = g_ptr_array_new ();
  matriks->labels = g_ptr_array_new_with_free_func (g_free);
}

static void
matriks_close (Matriks *matriks)
{
  g_array_unref (matriks->records);
  g_ptr_array_unref (matriks->batch);
  g_ptr_array_unref (matriks->expected);
  g_ptr_array_unref (matriks->labels);
}

static char *
new_id (Matriks *matriks)
{
  return g_strdup_printf ("01985d80-0000-7000-8000-%012x", ++matriks->n_records);
}

static char *
existing (Matriks    *matriks,
          const char *jenis,
          const char *pd,
          const char *keadaan)
{
  Rekaman rekaman = { new_id (matriks), jenis, pd, keadaan };

  g_array_append_val (matriks->records, rekaman);

  return g_strdup (rekaman.rec);
}

static PrkOp *
write_deed (Matriks       *matriks,
            PrkTestDevice *device,
            guint          deed,
            const char    *state,
            gboolean       is_own)
{
  const char *kind = deeds[deed].kind;
  g_autofree char *kak = existing (matriks, "kak", is_own ? "dinkes" : "dinas-pu", state);
  g_autofree char *other = existing (matriks, kind, is_own ? "dinkes" : "dinas-pu", "tetap");
  g_autofree char *fresh = new_id (matriks);
  const char *record = deeds[deed].target == OF_KAK      ? kak
                       : deeds[deed].target == OTHER_PDS ? other
                                                         : fresh;

  if (deeds[deed].event != NULL)
    return register_fixture_event (device, record, deeds[deed].event, kak);

  return register_fixture_write (device, record, kind,
                                 deeds[deed].target == ABOUT_KAK ? "tentang" : "judul",
                                 deeds[deed].target == ABOUT_KAK ? kak : "isi");
}

static void
flush (Matriks     *matriks,
       PrkPemegang *carrier)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) answer = NULL;
  JsonArray *results;
  guint n_accepted;

  prk_gudang_write (matriks->fixture->gudang, "62.04", add_records, matriks->records, &error);
  g_assert_no_error (error);
  text = prk_register_push (matriks->fixture->registry, carrier, matriks->batch, 0, &n_accepted,
                            &error);
  g_assert_no_error (error);
  answer = json_from_string (text, NULL);
  results = prk_json_get_array (json_node_get_object (answer), "hasil");
  g_assert_cmpuint (json_array_get_length (results), ==, matriks->expected->len);
  for (guint i = 0; i < matriks->expected->len; i++)
    {
      JsonObject *entry = json_array_get_object_element (results, i);
      const char *actual = prk_json_get_string (entry, "kode",
                                                prk_json_get_string (entry, "status", NULL));

      if (g_strcmp0 (actual, g_ptr_array_index (matriks->expected, i)) != 0)
        g_error ("%s: %s, not %s", (char *) g_ptr_array_index (matriks->labels, i), actual,
                 (char *) g_ptr_array_index (matriks->expected, i));
    }
  g_array_set_size (matriks->records, 0);
  g_ptr_array_set_size (matriks->batch, 0);
  g_ptr_array_set_size (matriks->expected, 0);
  g_ptr_array_set_size (matriks->labels, 0);
}

static void
add_cell (Matriks    *matriks,
          PrkOp      *op,
          const char *expected,
          char       *label)
{
  PrkKiriman *one = g_new0 (PrkKiriman, 1);

  one->isi = g_bytes_ref (prk_op_get_bytes (op));
  one->ttd = g_strdup (prk_op_get_signature (op));
  g_ptr_array_add (matriks->batch, one);
  g_ptr_array_add (matriks->expected, (gpointer) expected);
  g_ptr_array_add (matriks->labels, label);
}

/* All that one person may and may not. */
static void
add_person (Matriks       *matriks,
            PrkTestDevice *device,
            const char    *role,
            gboolean       is_neighbour)
{
  for (guint deed = 0; deed < G_N_ELEMENTS (deeds); deed++)
    for (guint state = 0; state < G_N_ELEMENTS (states); state++)
      for (int is_own = 0; is_own < 2; is_own++)
        add_cell (matriks, write_deed (matriks, device, deed, states[state], is_own),
                  is_neighbour ? "daerah" : expected_verdict (deed, role, states[state], is_own),
                  g_strdup_printf ("%s %s%s %s %s %s", role, is_neighbour ? "(62.03) " : "",
                                   deeds[deed].kind,
                                   deeds[deed].event != NULL ? deeds[deed].event : "-",
                                   states[state], is_own ? "own" : "other's"));
}

static void
test_who_may_write_what (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) carrying = prk_test_device_new (1);
  g_autoptr(PrkPemegang) carrier = register_fixture_holder (fixture, carrying, "62.04", "auditor");
  Matriks matriks = { 0 };

  matriks_open (&matriks, fixture);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (roles); i++)
    {
      const char *role = roles[i / 2];
      gboolean is_neighbour = i % 2 == 1;
      g_autoptr(PrkTestDevice) device = prk_test_device_new (100 + i);
      g_autofree char *token = NULL;

      prk_register_set_orang (fixture->registry, is_neighbour ? "62.03" : "62.04", role, "Contoh",
                              "dinkes", role, TRUE, NULL);
      token = register_fixture_enrol (fixture, device, is_neighbour ? "62.03" : "62.04", role);
      add_person (&matriks, device, role, is_neighbour);
      flush (&matriks, carrier);
    }
  matriks_close (&matriks);
}

/* A person with two roles may what either may; who lost one, no longer. */
static void
test_roles_add_up_and_go (void)
{
  g_autoptr(RegisterFixture) fixture = register_fixture_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  Matriks matriks = { 0 };
  g_autoptr(PrkPemegang) holder = NULL;

  matriks_open (&matriks, fixture);
  prk_register_set_orang (fixture->registry, "62.04", "dua", "Contoh", "dinkes", "operator,anggota",
                          TRUE, NULL);
  holder = register_fixture_holder (fixture, device, "62.04", "dua");
  add_cell (&matriks, write_deed (&matriks, device, 1, "draf", TRUE), "diterima", g_strdup ("kak"));
  add_cell (&matriks, write_deed (&matriks, device, 9, "draf", TRUE), "diterima",
            g_strdup ("telaah"));
  flush (&matriks, holder);
  prk_register_set_orang (fixture->registry, "62.04", "dua", "Contoh", "dinkes", "anggota", TRUE,
                          NULL);
  add_cell (&matriks, write_deed (&matriks, device, 1, "draf", TRUE), "peran",
            g_strdup ("kak after"));
  add_cell (&matriks, write_deed (&matriks, device, 9, "draf", TRUE), "diterima",
            g_strdup ("telaah after"));
  flush (&matriks, holder);
  matriks_close (&matriks);
}

static const struct
{
  const char *method;
  const char *path;
  const char *body;
  guint status;
  const char *roles; /* NULL for everyone who is enrolled */
} endpoints[] = {
  { "GET", "/v1/ops", NULL, 200, NULL },
  { "GET", "/v1/ops?live=1", NULL, 200, NULL },
  { "POST", "/v1/ops", "{\"ops\":[]}", 200, NULL },
  { "GET", "/v1/head", NULL, 200, NULL },
  { "GET", "/v1/head/konsistensi?dari=0&ke=0", NULL, 200, NULL },
  { "GET", "/v1/head/masuk?seq=1&ukuran=1", NULL, 409, NULL },
  { "POST", "/v1/nomor/blok", "{\"buku\":\"kb\",\"tahun\":2026,\"banyak\":1}", 200,
    "sekretariat hukum" },
  { "GET", "/v1/nomor?buku=kb&tahun=2026", NULL, 200, NULL },
  { "GET", "/v1/saya", NULL, 200, NULL },
  { "POST", "/v1/tus", "", 201,
    "operator kepala_pd anggota sekretaris ketua tim_teknis sekretariat hukum kepala_daerah" },
  { "GET", "/v1/blob/47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", NULL, 404, NULL },
};

static guint
ask (Wire       *wire,
     guint       endpoint,
     const char *token)
{
  g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GBytes) answer = NULL;

  g_clear_pointer (&wire->token, g_free);
  message = wire_message (wire, endpoints[endpoint].method, endpoints[endpoint].path);
  if (token != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                                 bearer);
  if (endpoints[endpoint].body != NULL)
    {
      body = g_bytes_new (endpoints[endpoint].body, strlen (endpoints[endpoint].body));
      soup_message_set_request_body_from_bytes (message, "application/json", body);
    }
  soup_message_headers_append (soup_message_get_request_headers (message), "Tus-Resumable",
                               "1.0.0");
  soup_message_headers_append (soup_message_get_request_headers (message), "Upload-Length", "5");
  soup_message_headers_append (
      soup_message_get_request_headers (message), "Upload-Metadata",
      "sha256 NDdERVFwajhIQlNhLV9USW1XLTVKQ2V1UWVSa201Tk1wSldaRzNoU3VGVQ==,jenis YQ==");
  answer = wire_send (wire, message);

  return soup_message_get_status (message);
}

static void
test_who_may_ask_what (void)
{
  g_autoptr(Wire) wire = wire_new ();
  PrkRegister *registry = wire->fixture->registry;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr(PrkTestDevice) device = prk_test_device_new (200 + i);
      g_autoptr(PrkTestDevice) lost = prk_test_device_new (300 + i);
      g_autofree char *token = NULL;
      g_autofree char *lost_token = NULL;
      g_autofree char *cut = NULL;

      prk_register_set_orang (registry, "62.04", roles[i], "Contoh", "dinkes", roles[i], TRUE,
                              NULL);
      token = register_fixture_enrol (wire->fixture, device, "62.04", roles[i]);
      lost_token = register_fixture_enrol (wire->fixture, lost, "62.04", roles[i]);
      cut = g_strndup (token, strlen (token) - 1);
      g_assert_true (prk_register_revoke (registry, "62.04", prk_key_get_device (lost->key), NULL));
      for (guint j = 0; j < G_N_ELEMENTS (endpoints); j++)
        {
          gboolean may = endpoints[j].roles == NULL || contains (endpoints[j].roles, roles[i]);

          g_test_message ("%s %s %s", roles[i], endpoints[j].method, endpoints[j].path);
          g_assert_cmpuint (ask (wire, j, token), ==, may ? endpoints[j].status : 403);
          g_assert_cmpuint (ask (wire, j, lost_token), ==, 401);
          g_assert_cmpuint (ask (wire, j, cut), ==, 401);
          g_assert_cmpuint (ask (wire, j, NULL), ==, 401);
        }
      prk_register_set_orang (registry, "62.04", roles[i], "Contoh", "dinkes", roles[i], FALSE,
                              NULL);
      for (guint j = 0; j < G_N_ELEMENTS (endpoints); j++)
        g_assert_cmpuint (ask (wire, j, token), ==, 401);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hak/who-may-write-what", test_who_may_write_what);
  g_test_add_func ("/hak/roles-add-up-and-go", test_roles_add_up_and_go);
  g_test_add_func ("/hak/who-may-ask-what", test_who_may_ask_what);

  return g_test_run ();
}
