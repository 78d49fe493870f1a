/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "domain/prk-kak-banding.h"
#include "prk-test-device.h"

typedef struct
{
  PrkTestDevice *device;
  PrkRecord     *kak;
  PrkSkema      *skema;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  unused)
{
  g_autoptr(PrkEdit) edit = NULL;

  f->device = prk_test_device_new (7);
  f->kak = prk_record_new (PRK_TEST_RECORD, "kak");
  f->skema = prk_skema_new_kak (NULL, NULL);
  g_assert_nonnull (f->skema);

  edit = prk_edit_new (f->kak);
  prk_edit_set_string (edit, "judul", "Persampahan");
  prk_edit_set_text (edit, "latar_belakang/narasi", "Sampah di tiga desa.");
  prk_edit_set_bool (edit, "bentuk/a", TRUE);
  prk_edit_append_row (edit, "mitra", "m1");
  prk_edit_set_string (edit, "mitra/m1/nama", "Kabupaten Barito Timur");
  prk_edit_append_row (edit, "mitra", "m2");
  prk_edit_set_string (edit, "mitra/m2/nama", "Kabupaten Kapuas");
  prk_test_device_commit (f->device, edit);
}

static void
tear_down (Fixture       *f,
           gconstpointer  unused)
{
  prk_test_device_free (f->device);
  prk_record_unref (f->kak);
  prk_skema_unref (f->skema);
}

static void
commit (Fixture *f,
        PrkEdit *edit)
{
  prk_test_device_commit (f->device, edit);
}

/* "+title: new", "-title: old" or "~title: old → new", a line each. */
static char *
describe (GPtrArray *found)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      PrkBeda *beda = g_ptr_array_index (found, i);

      if (beda->jenis == PRK_BEDA_DITAMBAH)
        g_string_append_printf (text, "+%s: %s\n", beda->judul, beda->baru);
      else if (beda->jenis == PRK_BEDA_DIHAPUS)
        g_string_append_printf (text, "-%s: %s\n", beda->judul, beda->lama);
      else
        g_string_append_printf (text, "~%s: %s → %s\n", beda->judul, beda->lama, beda->baru);
    }

  return g_strdup (text->str);
}

static void
assert_differs (Fixture    *f,
                PrkRecord  *lama,
                const char *expected)
{
  g_autoptr(GPtrArray) found = prk_kak_banding (lama, f->kak, f->skema);
  g_autofree char *text = describe (found);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_same (Fixture       *f,
           gconstpointer  unused)
{
  assert_differs (f, f->kak, "");
}

static void
test_fields_and_cells (Fixture       *f,
                       gconstpointer  unused)
{
  g_autoptr(PrkRecord) before = prk_record_copy (f->kak);
  g_autoptr(PrkEdit) edit = prk_edit_new (f->kak);

  prk_edit_set_string (edit, "judul", "Persampahan Regional");
  prk_edit_set_string (edit, "nomor", "1/DLH");
  prk_edit_clear (edit, "latar_belakang/narasi");
  prk_edit_set_bool (edit, "bentuk/b", TRUE);
  prk_edit_set_string (edit, "mitra/m2/nama", "Kabupaten Barito Utara");
  commit (f, edit);

  assert_differs (f,
                  before,
                  "~Identitas kerja sama › Judul: Persampahan → Persampahan Regional\n"
                  "+Identitas kerja sama › Nomor KAK: 1/DLH\n"
                  "~Identitas kerja sama › Daerah mitra, baris 2 › Nama daerah: Kabupaten Kapuas → Kabupaten Barito Utara\n"
                  "~Identitas kerja sama › Bentuk kerja sama (Pasal 9): Pelayanan Bersama → Pelayanan Bersama; "
                  "Pelayanan Antardaerah\n"
                  "-Latar Belakang › Uraian latar belakang: Sampah di tiga desa.\n");
}

static void
test_rows (Fixture       *f,
           gconstpointer  unused)
{
  g_autoptr(PrkRecord) before = prk_record_copy (f->kak);
  g_autoptr(PrkEdit) edit = prk_edit_new (f->kak);

  prk_edit_delete_row (edit, "mitra", "m1");
  prk_edit_append_row (edit, "mitra", "m3");
  prk_edit_set_string (edit, "mitra/m3/nama", "Kota Palangka Raya");
  commit (f, edit);

  assert_differs (f,
                  before,
                  "+Identitas kerja sama › Daerah mitra, baris 2: Nama daerah: Kota Palangka Raya\n"
                  "-Identitas kerja sama › Daerah mitra, baris 1: Nama daerah: Kabupaten Barito Timur\n");
}

static void
test_order (Fixture       *f,
            gconstpointer  unused)
{
  g_autoptr(PrkRecord) before = prk_record_copy (f->kak);
  g_autoptr(PrkEdit) edit = prk_edit_new (f->kak);

  prk_edit_move_row (edit, "mitra", "m2", NULL);
  commit (f, edit);

  assert_differs (f,
                  before,
                  "~Identitas kerja sama › Daerah mitra: urutan baris semula → urutan baris baru\n");
}

static void
test_names_of_paths (Fixture       *f,
                     gconstpointer  unused)
{
  static const struct
  {
    const char *path, *name;
  } rows[] = {
    { "judul", "Identitas kerja sama › Judul" },
    { "mitra/m2/nama", "Identitas kerja sama › Daerah mitra, baris 2 › Nama daerah" },
    { "mitra/m2", "Identitas kerja sama › Daerah mitra, baris 2" },
    { "mitra/none/nama", "Identitas kerja sama › Daerah mitra › Nama daerah" },
    { "latar_belakang/narasi", "Latar Belakang › Uraian latar belakang" },
    { "unknown/path", "unknown/path" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = prk_kak_dup_judul_path (f->kak, f->skema, rows[i].path);

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

static void
change_at_random (Fixture *f,
                  GRand   *random,
                  guint   *n_rows)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (f->kak);
  g_auto(GStrv) rows = prk_record_list_rows (f->kak, "mitra");
  guint n = g_strv_length (rows);
  const char *row = n > 0 ? rows[prk_test_choose (random, n)] : NULL;
  g_autofree char *value = g_strdup_printf ("nilai %u", g_rand_int_range (random, 0, 5));

  switch (prk_test_choose (random, 7))
    {
    case 0:
      prk_edit_set_string (edit, "judul", value);
      break;
    case 1:
      prk_edit_set_text (edit, "latar_belakang/narasi", value);
      break;
    case 2:
      prk_edit_clear (edit, "judul");
      break;
    case 3:
      {
        g_autofree char *id = g_strdup_printf ("r%u", (*n_rows)++);
        g_autofree char *path = g_strconcat ("mitra/", id, "/nama", NULL);

        prk_edit_insert_row (edit, "mitra", id, row);
        prk_edit_set_string (edit, path, value);
        break;
      }
    case 4:
      if (row != NULL)
        prk_edit_delete_row (edit, "mitra", row);
      break;
    case 5:
      if (row != NULL)
        prk_edit_move_row (edit, "mitra", row, NULL);
      break;
    default:
      if (row != NULL)
        {
          g_autofree char *path = g_strconcat ("mitra/", row, "/nama", NULL);

          prk_edit_set_string (edit, path, value);
        }
      break;
    }

  if (!prk_edit_is_empty (edit))
    commit (f, edit);
}

/* Whatever happened in between, restoring brings back exactly what a person saw, and undoing that brings back the rest. */
static void
test_restoring (Fixture       *f,
                gconstpointer  unused)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (prk_test_seed (20261121));
  guint n_rows = 0;

  for (int round = 0; round < 300; round++)
    {
      g_autoptr(PrkRecord) then = NULL;
      g_autoptr(PrkRecord) later = NULL;
      g_autoptr(PrkEdit) restore = NULL;
      g_autoptr(PrkEdit) undo = NULL;

      change_at_random (f, random, &n_rows);
      then = prk_record_copy (f->kak);
      for (guint i = prk_test_choose (random, 6); i > 0; i--)
        change_at_random (f, random, &n_rows);
      later = prk_record_copy (f->kak);

      restore = prk_kak_new_pulihkan (f->kak, then);
      if (prk_edit_is_empty (restore))
        {
          assert_differs (f, then, "");
          continue;
        }
      undo = prk_edit_new_inverse (restore);
      commit (f, restore);
      assert_differs (f, then, "");
      commit (f, undo);
      assert_differs (f, later, "");
    }
}

#define ADD(name, function) g_test_add ("/kak-banding/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same", test_same);
  ADD ("fields-and-cells", test_fields_and_cells);
  ADD ("rows", test_rows);
  ADD ("order", test_order);
  ADD ("names-of-paths", test_names_of_paths);
  ADD ("restoring-brings-back-what-was-seen", test_restoring);

  return g_test_run ();
}
