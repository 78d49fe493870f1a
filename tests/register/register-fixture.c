/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/prk-json.h"
#include "register/sqlite/prk-gudang-sqlite.h"

#include "register-fixture.h"

void
register_fixture_remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL
                                                                    : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      register_fixture_remove_tree (child);
    }
  g_remove (path);
}

static PrkGudang *
open_sqlite (const char *folder)
{
  g_autofree char *database = g_build_filename (folder, "register.sqlite", NULL);
  g_autoptr(GError) error = NULL;
  PrkGudang *gudang = prk_gudang_sqlite_new (database, &error);

  g_assert_no_error (error);

  return gudang;
}

static RegisterFixtureOpen open_gudang = open_sqlite;

void
register_fixture_set_open (RegisterFixtureOpen open)
{
  open_gudang = open != NULL ? open : open_sqlite;
}

RegisterFixture *
register_fixture_new (void)
{
  static const struct { const char *daerah, *orang, *pd, *peran; } people[] = {
    { "62.04", "operator", "dinkes", "operator" },
    { "62.04", "operator-lain", "dinas-pu", "operator" },
    { "62.04", "sekretariat", "tapem", "sekretariat" },
    { "62.04", "auditor", "inspektorat", "auditor" },
    { "62.03", "tetangga", "dinkes", "operator" },
  };
  RegisterFixture *self = g_new0 (RegisterFixture, 1);
  g_autoptr(PrkKebijakan) kebijakan = prk_kebijakan_new_bawaan ();
  g_autoptr(PrkBerkas) berkas = NULL;
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("prk-register-XXXXXX", &error);
  g_assert_no_error (error);
  self->database = g_build_filename (self->folder, "register.sqlite", NULL);
  self->clock = prk_clock_new_manual (FIXTURE_NOW_US);
  self->entropy = prk_entropy_new_seeded (7);
  self->key = prk_key_generate (self->entropy);
  self->gudang = open_gudang (self->folder);
  self->registry = prk_register_new (self->gudang, self->key, self->clock, self->entropy,
                                     kebijakan);
  berkas = prk_berkas_new (self->folder, &error);
  g_assert_no_error (error);
  prk_register_set_berkas (self->registry, berkas);

  prk_register_add_daerah (self->registry, "62.04", &error);
  g_assert_no_error (error);
  prk_register_add_daerah (self->registry, "62.03", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      prk_register_set_orang (self->registry, people[i].daerah, people[i].orang, "Contoh",
                              people[i].pd, people[i].peran, TRUE, &error);
      g_assert_no_error (error);
    }

  return self;
}

void
register_fixture_free (RegisterFixture *self)
{
  g_object_unref (self->registry);
  g_assert_finalize_object (self->gudang);
  g_object_unref (self->clock);
  g_object_unref (self->entropy);
  prk_key_unref (self->key);
  register_fixture_remove_tree (self->folder);
  g_free (self->database);
  g_free (self->folder);
  g_free (self);
}

char *
register_fixture_sign_kode (PrkTestDevice *device,
                            const char    *kode)
{
  g_auto(GStrv) groups = g_strsplit (kode, "-", -1);
  g_autofree char *plain = g_strjoinv ("", groups);
  g_autofree char *text = g_strconcat ("prakarsa-enrol:", plain, NULL);

  return prk_key_sign (device->key, text, strlen (text));
}

char *
register_fixture_enrol (RegisterFixture *self,
                        PrkTestDevice   *device,
                        const char      *daerah,
                        const char      *orang)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *kode = prk_register_new_kode (self->registry, daerah, orang, &error);
  g_autofree char *bukti = NULL;
  g_autoptr(JsonNode) answer = NULL;

  g_assert_no_error (error);
  bukti = register_fixture_sign_kode (device, kode);
  answer = prk_register_enrol (self->registry, kode, prk_key_get_device (device->key), bukti,
                               "laptop", &error);
  g_assert_no_error (error);

  return g_strdup (prk_json_get_string (json_node_get_object (answer), "token", NULL));
}

PrkPemegang *
register_fixture_holder (RegisterFixture *self,
                         PrkTestDevice   *device,
                         const char      *daerah,
                         const char      *orang)
{
  g_autofree char *token = register_fixture_enrol (self, device, daerah, orang);
  g_autoptr(GError) error = NULL;
  PrkPemegang *holder = prk_register_recognise (self->registry, token, &error);

  g_assert_no_error (error);

  return holder;
}

static void
add_string (GPtrArray  *sets,
            const char *path,
            const char *value)
{
  static const char *const over[] = { NULL };
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), value);

  g_ptr_array_add (sets, prk_op_set_new (path, node, over));
}

PrkOp *
register_fixture_write (PrkTestDevice *device,
                        const char    *record,
                        const char    *type,
                        const char    *path,
                        const char    *value)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);

  add_string (sets, path, value);

  return prk_test_device_write (device, record, type, sets);
}

PrkOp *
register_fixture_event (PrkTestDevice *device,
                        const char    *record,
                        const char    *jenis,
                        const char    *tentang)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);

  add_string (sets, "jenis", jenis);
  add_string (sets, "tentang", tentang);

  return prk_test_device_write (device, record, "peristiwa", sets);
}
