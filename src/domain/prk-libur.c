/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "prk-aturan-private.h"
#include "prk-domain-private.h"
#include "prk-libur-private.h"
#include "prk-terbilang.h"

#define MAX_NAMA 200
#define FIRST_YEAR "1945"
#define LAST_YEAR "2200"

const char *const _prk_libur_golongan[] = { "nasional", "cuti", "daerah", NULL };

PrkLibur *
prk_libur_copy (const PrkLibur *self)
{
  PrkLibur *copy = g_new0 (PrkLibur, 1);

  copy->tanggal = g_strdup (self->tanggal);
  copy->golongan = self->golongan;
  copy->nama = g_strdup (self->nama);
  copy->daerah = g_strdup (self->daerah);
  copy->sumber = g_strdup (self->sumber);

  return copy;
}

void
prk_libur_free (PrkLibur *self)
{
  g_free (self->tanggal);
  g_free (self->nama);
  g_free (self->daerah);
  g_free (self->sumber);
  g_free (self);
}

void
prk_libur_salah_free (PrkLiburSalah *self)
{
  g_free (self->pesan);
  g_free (self);
}

gboolean
_prk_libur_begin (PrkLiburBaca *baca, const char *text, gssize size, GPtrArray *salah)
{
  baca->libur = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_free);
  baca->salah = salah;
  baca->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (size < 0)
    size = strlen (text);
  if (size <= LIBUR_MAX_SIZE && g_utf8_validate (text, size, NULL))
    return TRUE;

  _prk_libur_salah (baca, 0, "libur.berkas", NULL);
  return FALSE;
}

GPtrArray *
_prk_libur_end (PrkLiburBaca *baca)
{
  g_hash_table_unref (baca->lines);

  return baca->libur;
}

void
_prk_libur_salah (PrkLiburBaca *baca, guint baris, const char *kunci, const char *nilai)
{
  PrkLiburSalah *salah = g_new0 (PrkLiburSalah, 1);

  salah->baris = baris;
  salah->pesan = _prk_aturan_dup_pesan (kunci, "nilai", nilai, NULL);
  g_ptr_array_add (baca->salah, salah);
}

static gboolean
is_kode_daerah (const char *kode)
{
  return g_regex_match_simple ("^[0-9]{2}(\\.[0-9]{2})?$", kode, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
find_golongan (const char *word, PrkLiburGolongan *golongan)
{
  for (guint i = 0; _prk_libur_golongan[i] != NULL; i++)
    if (g_ascii_strcasecmp (word, _prk_libur_golongan[i]) == 0)
      {
        *golongan = i;
        return TRUE;
      }

  *golongan = PRK_LIBUR_NASIONAL;
  return *word == '\0';
}

static gboolean
is_one_line (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text))
      return FALSE;

  return TRUE;
}

/* A day that stands there already is told with the line where it does. */
static gboolean
is_new (PrkLiburBaca *baca, guint baris, const PrkLibur *libur)
{
  g_autofree char *key = g_strdup_printf ("%s %u %s", libur->tanggal, libur->golongan,
                                          libur->daerah != NULL ? libur->daerah : "");
  g_autofree char *line = NULL;
  PrkLiburSalah *salah;
  guint earlier = GPOINTER_TO_UINT (g_hash_table_lookup (baca->lines, key));

  if (earlier == 0)
    {
      g_hash_table_insert (baca->lines, g_steal_pointer (&key), GUINT_TO_POINTER (baris));
      return TRUE;
    }

  line = g_strdup_printf ("%u", earlier);
  salah = g_new0 (PrkLiburSalah, 1);
  salah->baris = baris;
  salah->pesan
      = _prk_aturan_dup_pesan ("libur.ganda", "nilai", libur->tanggal, "baris", line, NULL);
  g_ptr_array_add (baca->salah, salah);
  return FALSE;
}

/* Takes one day off; FALSE when nothing more can be taken at all. */
gboolean
_prk_libur_add (PrkLiburBaca *baca, guint baris, const PrkLiburBaris *isi)
{
  const char *daerah = isi->daerah != NULL && *isi->daerah != '\0' ? isi->daerah : NULL;
  const char *golongan = isi->golongan != NULL ? isi->golongan : "";
  g_autofree char *tanggal = prk_tanggal_dup_dari_teks (isi->tanggal);
  PrkLibur *libur;
  PrkLiburGolongan kind;

  if (baca->libur->len >= LIBUR_MAX_ROWS)
    {
      _prk_libur_salah (baca, baris, "libur.banyak", NULL);
      return FALSE;
    }
  if (tanggal == NULL || strncmp (tanggal, FIRST_YEAR, 4) < 0
      || strncmp (tanggal, LAST_YEAR, 4) > 0)
    _prk_libur_salah (baca, baris, "libur.tanggal", isi->tanggal);
  else if (!find_golongan (golongan, &kind))
    _prk_libur_salah (baca, baris, "libur.golongan", golongan);
  else if (isi->nama == NULL || *isi->nama == '\0' || g_utf8_strlen (isi->nama, -1) > MAX_NAMA
           || !is_one_line (isi->nama) || (isi->sumber != NULL && !is_one_line (isi->sumber)))
    _prk_libur_salah (baca, baris, "libur.nama", NULL);
  else if ((daerah == NULL && kind == PRK_LIBUR_DAERAH)
           || (daerah != NULL && !is_kode_daerah (daerah)))
    _prk_libur_salah (baca, baris, "libur.daerah", daerah);
  else
    {
      libur = g_new0 (PrkLibur, 1);
      libur->tanggal = g_steal_pointer (&tanggal);
      libur->golongan = kind;
      libur->nama = g_strdup (isi->nama);
      libur->daerah = g_strdup (daerah);
      libur->sumber = isi->sumber != NULL && *isi->sumber != '\0' ? g_strdup (isi->sumber) : NULL;
      if (is_new (baca, baris, libur))
        g_ptr_array_add (baca->libur, libur);
      else
        prk_libur_free (libur);
    }

  return TRUE;
}

static int
compare_libur (gconstpointer a, gconstpointer b)
{
  const PrkLibur *one = *(const PrkLibur *const *)a;
  const PrkLibur *other = *(const PrkLibur *const *)b;
  int order = strcmp (one->tanggal, other->tanggal);

  return order != 0 ? order : (int)one->golongan - (int)other->golongan;
}

/* The national table of an office takes the place of the shipped one of the same year. */
static void
lay_over (GPtrArray *all, GPtrArray *own)
{
  g_autoptr (GHashTable) years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < own->len; i++)
    {
      const PrkLibur *libur = g_ptr_array_index (own, i);

      if (libur->golongan == PRK_LIBUR_NASIONAL && libur->daerah == NULL)
        g_hash_table_add (years, g_strndup (libur->tanggal, 4));
    }

  for (guint i = all->len; i-- > 0;)
    {
      const PrkLibur *libur = g_ptr_array_index (all, i);
      g_autofree char *year = g_strndup (libur->tanggal, 4);

      if (libur->golongan != PRK_LIBUR_DAERAH && g_hash_table_contains (years, year))
        g_ptr_array_remove_index (all, i);
    }

  g_ptr_array_extend_and_steal (all, own);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GStrv
list_files (const char *folder)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".csv") || g_str_has_suffix (name, ".ics"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (names, i));

  return g_strv_builder_end (builder);
}

static GPtrArray *
load_own (const char *folder, const char *name, GPtrArray *salah)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint n_before = salah->len;
  GPtrArray *own;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &error))
    {
      PrkLiburSalah *failed = g_new0 (PrkLiburSalah, 1);

      failed->pesan = g_strdup (error->message);
      g_ptr_array_add (salah, failed);
      return g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_free);
    }

  own = g_str_has_suffix (name, ".ics") ? prk_libur_baca_ical (text, size, salah)
                                        : prk_libur_baca_csv (text, size, salah);
  for (guint i = n_before; i < salah->len; i++)
    {
      PrkLiburSalah *wrong = g_ptr_array_index (salah, i);
      char *pesan = g_strdup_printf ("%s: %s", name, wrong->pesan);

      g_free (wrong->pesan);
      wrong->pesan = pesan;
    }

  return own;
}

/**
 * prk_libur_muat:
 * @folder: (nullable) (type filename): the office's own folder of tables
 * @salah: (element-type PrkLiburSalah): takes what could not be read, each with the file's name
 *
 * Loads the tables of days off that there are, by date.
 *
 * Of each year a national table in @folder goes before the shipped one; other days of @folder are
 * added. A file that cannot be read adds nothing but its mistakes. Blocks on the disk.
 *
 * Returns: (element-type PrkLibur) (transfer full): the days
 */
GPtrArray *
prk_libur_muat (const char *folder, GPtrArray *salah)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_free);
  g_auto (GStrv) shipped = _prk_domain_list ("/libur/");
  g_auto (GStrv) own = list_files (folder);

  g_return_val_if_fail (salah != NULL, NULL);

  for (guint i = 0; shipped[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/libur/", shipped[i], NULL);
      g_autoptr (GBytes) bytes = _prk_domain_lookup (path);

      lay_over (all, prk_libur_baca_csv (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                         salah));
    }
  for (guint i = 0; own[i] != NULL; i++)
    lay_over (all, load_own (folder, own[i], salah));
  g_ptr_array_sort (all, compare_libur);

  return g_steal_pointer (&all);
}
