/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "base/prk-json.h"

#include "prk-baca-private.h"
#include "prk-domain-private.h"
#include "prk-profil-private.h"
#include "prk-telaah.h"

#define PROFIL_MAX_SIZE (1024 * 1024)
#define PROFIL_MAX_DEPTH 12

G_DEFINE_BOXED_TYPE (PrkProfil, prk_profil, prk_profil_ref, prk_profil_unref)

static void
clear_profil (PrkProfil *self)
{
  g_clear_pointer (&self->teks, g_hash_table_unref);
  g_clear_pointer (&self->daftar, g_hash_table_unref);
  g_clear_pointer (&self->bagian, g_free);
  g_clear_pointer (&self->skema, prk_skema_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->parent, prk_profil_unref);
}

/**
 * prk_profil_new_from_json:
 * @text: the text of a profile
 * @name: its id, also the name that errors begin with
 * @error: return location for an error
 *
 * Reads a profile.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the profile, or %NULL with %PRK_INPUT_ERROR whose message
 * names the key
 */
PrkProfil *
prk_profil_new_from_json (const char *text,
                          const char *name,
                          GError    **error)
{
  g_autoptr(PrkProfil) self = NULL;
  g_autoptr(JsonNode) root = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  root = prk_json_parse (text, -1, PROFIL_MAX_SIZE, PROFIL_MAX_DEPTH, error);
  if (root == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      _prk_fail_key (error, name, "a profile is a JSON object");
      return NULL;
    }

  self = g_atomic_rc_box_new0 (PrkProfil);
  self->strings = g_string_chunk_new (4096);
  self->teks = g_hash_table_new (g_str_hash, g_str_equal);
  self->daftar = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->id = g_string_chunk_insert_const (self->strings, name);

  if (!_prk_profil_read (self, json_node_get_object (root), error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * prk_profil_new_with_huruf:
 * @self: a profile
 * @huruf: a font family list in Pango's form
 *
 * The same profile, but documents are set in another font.
 *
 * Any thread.
 *
 * Returns: (transfer full): a profile of its own
 */
PrkProfil *
prk_profil_new_with_huruf (PrkProfil  *self,
                           const char *huruf)
{
  PrkProfil *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (huruf != NULL, NULL);

  copy = g_atomic_rc_box_dup (sizeof *self, self);
  copy->parent = prk_profil_ref (self);
  copy->strings = g_string_chunk_new (strlen (huruf) + 1);
  copy->skema = prk_skema_ref (self->skema);
  copy->bagian = g_memdup2 (self->bagian, sizeof *self->bagian * self->n_bagian);
  copy->teks = g_hash_table_ref (self->teks);
  copy->daftar = g_hash_table_ref (self->daftar);
  copy->halaman.huruf_naskah = g_string_chunk_insert (copy->strings, huruf);

  return copy;
}

/**
 * prk_profil_new_with_daftar:
 * @self: a profile
 * @key: a list setting such as `batas_daerah`
 * @daftar: (array zero-terminated=1): what stands there instead; copied
 *
 * Any thread.
 *
 * Returns: (transfer full): a profile of its own
 */
PrkProfil *
prk_profil_new_with_daftar (PrkProfil         *self,
                            const char        *key,
                            const char *const *daftar)
{
  g_autoptr(GPtrArray) list = NULL;
  GHashTableIter iter;
  gpointer name, value;
  PrkProfil *copy;

  g_return_val_if_fail (self != NULL && key != NULL && daftar != NULL, NULL);

  copy = g_atomic_rc_box_dup (sizeof *self, self);
  copy->parent = prk_profil_ref (self);
  copy->strings = g_string_chunk_new (64);
  copy->skema = prk_skema_ref (self->skema);
  copy->bagian = g_memdup2 (self->bagian, sizeof *self->bagian * self->n_bagian);
  copy->teks = g_hash_table_ref (self->teks);
  copy->daftar = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  list = g_ptr_array_new ();
  for (guint i = 0; daftar[i] != NULL; i++)
    g_ptr_array_add (list, g_string_chunk_insert (copy->strings, daftar[i]));
  g_ptr_array_add (list, NULL);

  /* The texts of the other lists live as long as the parent. */
  g_hash_table_iter_init (&iter, self->daftar);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (copy->daftar, name,
                         g_memdup2 (value, sizeof (char *) * (g_strv_length (value) + 1)));
  g_hash_table_replace (copy->daftar, g_string_chunk_insert (copy->strings, key),
                        g_ptr_array_steal (list, NULL));

  return copy;
}

/**
 * prk_profil_new_for:
 * @self: a profile
 * @jenis: a type of record that has a schema, such as `telaah`
 *
 * The same daerah, seen from records of another type: schema and parts are those of
 * data/skema/<jenis>.json. So whatever is made from a profile's schema, such as a form or a printed
 * document, can be made for these, too.
 *
 * Any thread.
 *
 * Returns: (transfer full): a profile of its own
 */
PrkProfil *
prk_profil_new_for (PrkProfil  *self,
                    const char *jenis)
{
  PrkSkema *skema;
  PrkProfil *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (jenis != NULL, NULL);

  skema = prk_skema_get (jenis);
  g_return_val_if_fail (skema != NULL, NULL);

  copy = g_atomic_rc_box_dup (sizeof *self, self);
  copy->parent = prk_profil_ref (self);
  copy->strings = g_string_chunk_new (64);
  copy->skema = prk_skema_ref (skema);
  copy->teks = g_hash_table_ref (self->teks);
  copy->daftar = g_hash_table_ref (self->daftar);
  copy->n_bagian = prk_skema_get_n_bagian (skema);
  copy->bagian = g_new0 (PrkTataBagian, copy->n_bagian);
  for (guint i = 0; i < copy->n_bagian; i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i);
      g_autofree char *nomor = g_strconcat (bagian->huruf != NULL ? bagian->huruf : "", ".", NULL);

      copy->bagian[i].id = bagian->id;
      copy->bagian[i].judul = bagian->judul;
      copy->bagian[i].panduan = bagian->panduan;
      copy->bagian[i].nomor
          = bagian->huruf != NULL ? g_string_chunk_insert (copy->strings, nomor) : "";
    }

  return copy;
}

/**
 * prk_profil_new_mendatar:
 * @self: a profile
 * @jenis: as for prk_profil_new_for()
 *
 * The same daerah for papers with wide tables: width and height of the page change places, margins stay.
 *
 * Returns: (transfer full): a profile of its own
 */
PrkProfil *
prk_profil_new_mendatar (PrkProfil  *self,
                         const char *jenis)
{
  PrkProfil *copy = prk_profil_new_for (self, jenis);
  double width;

  g_return_val_if_fail (copy != NULL, NULL);

  width = copy->halaman.lebar_mm;
  if (width < copy->halaman.tinggi_mm)
    {
      copy->halaman.lebar_mm = copy->halaman.tinggi_mm;
      copy->halaman.tinggi_mm = width;
    }

  return copy;
}

static gboolean
is_profil_id (const char *id)
{
  return *id != '\0' && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (id);
}

static void
add_ids (GHashTable *ids,
         const char *name)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (name, ".json"))
    return;

  id = g_strndup (name, strlen (name) - strlen (".json"));
  if (is_profil_id (id))
    g_hash_table_add (ids, g_steal_pointer (&id));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * prk_profil_list:
 * @folder: (nullable) (type filename): the office's own folder of profiles
 *
 * Lists the profiles at hand, sorted.
 *
 * A folder that cannot be read adds nothing. Blocks on the disk.
 *
 * Returns: (transfer full): ids for prk_profil_load()
 */
GStrv
prk_profil_list (const char *folder)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
  g_auto(GStrv) shipped = _prk_domain_list ("/profil/");
  g_autofree char **keys = NULL;
  const char *name;
  guint n;

  for (guint i = 0; shipped[i] != NULL; i++)
    add_ids (ids, shipped[i]);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    add_ids (ids, name);

  keys = (char **)g_hash_table_get_keys_as_array (ids, &n);
  qsort (keys, n, sizeof (char *), compare_ids);

  return g_strdupv (keys);
}

static char *
read_file (const char *path,
           GError    **error)
{
  g_autofree char *text = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, error))
    return NULL;
  if (strlen (text) != size)
    {
      g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_ENCODING, "%s: a NUL byte inside", path);
      return NULL;
    }

  return g_steal_pointer (&text);
}

/**
 * prk_profil_load:
 * @id: an id of prk_profil_list()
 * @folder: (nullable) (type filename): the office's own folder of profiles
 * @error: return location for an error
 *
 * Loads a profile; one in @folder goes before the shipped one of the same id.
 *
 * Blocks on the disk.
 *
 * Returns: (transfer full) (nullable): the profile, or %NULL with %G_FILE_ERROR or %PRK_INPUT_ERROR
 */
PrkProfil *
prk_profil_load (const char *id,
                 const char *folder,
                 GError    **error)
{
  g_auto(GStrv) shipped = _prk_domain_list ("/profil/");
  g_autofree char *name = NULL;
  g_autofree char *own = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (!is_profil_id (id))
    {
      _prk_fail_key (error, id, "no id of a profile");
      return NULL;
    }

  name = g_strconcat (id, ".json", NULL);
  own = folder == NULL ? NULL : g_build_filename (folder, name, NULL);
  if (own != NULL && g_file_test (own, G_FILE_TEST_EXISTS))
    {
      text = read_file (own, error);
    }
  else if (g_strv_contains ((const char *const *)shipped, name))
    {
      g_autofree char *path = g_strconcat ("/profil/", name, NULL);
      g_autoptr(GBytes) bytes = _prk_domain_lookup (path);

      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  else
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s: no such profile", id);
    }

  return text == NULL ? NULL : prk_profil_new_from_json (text, id, error);
}

PrkProfil *
prk_profil_ref (PrkProfil *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
prk_profil_unref (PrkProfil *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear_profil);
}

const char *
prk_profil_get_id (PrkProfil *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
prk_profil_get_nama (PrkProfil *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->nama;
}

const char *
prk_profil_get_daerah (PrkProfil *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->daerah;
}

PrkSkema *
prk_profil_get_skema (PrkProfil *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->skema;
}

guint
prk_profil_get_n_bagian (PrkProfil *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bagian;
}

/**
 * prk_profil_get_bagian:
 * @self: a profile
 * @index: below prk_profil_get_n_bagian()
 *
 * Gets a part of the KAK in the order of this daerah; the identity, which makes the cover, is not
 * among them.
 *
 * Returns: (transfer none): the part, which lives as long as @self
 */
const PrkTataBagian *
prk_profil_get_bagian (PrkProfil *self,
                       guint      index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_bagian, NULL);

  return &self->bagian[index];
}

const PrkTataHalaman *
prk_profil_get_halaman (PrkProfil *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->halaman;
}

/**
 * prk_profil_get_teks:
 * @self: a profile
 * @key: a dotted key, such as `kop.pemda`
 *
 * Gets a setting that is one text, number, or true or false.
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
prk_profil_get_teks (PrkProfil  *self,
                     const char *key)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return g_hash_table_lookup (self->teks, key);
}

/**
 * prk_profil_get_daftar:
 * @self: a profile
 * @key: a dotted key, such as `kak.sampul`
 *
 * Gets a setting that is a list of texts.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the list
 */
const char *const *
prk_profil_get_daftar (PrkProfil  *self,
                       const char *key)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return g_hash_table_lookup (self->daftar, key);
}

gint64
prk_profil_get_bulat (PrkProfil  *self,
                      const char *key,
                      gint64      fallback)
{
  const char *text = prk_profil_get_teks (self, key);
  gint64 number;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return fallback;

  return number;
}

/* A daerah may name outcomes of a review that no list has. They live as long as the lists do. */
static PrkPilihan *
intern_pilihan (const char *kode,
                const char *nama)
{
  static GMutex mutex;
  static GHashTable *known;
  char *key = g_strconcat (kode, "\n", nama, NULL);
  PrkPilihan *pilihan;

  g_mutex_lock (&mutex);
  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pilihan = g_hash_table_lookup (known, key);
  if (pilihan == NULL)
    {
      pilihan = g_new0 (PrkPilihan, 1);
      pilihan->kode = g_intern_string (kode);
      pilihan->nama = g_intern_string (nama);
      g_hash_table_insert (known, g_steal_pointer (&key), pilihan);
    }
  g_mutex_unlock (&mutex);
  g_free (key);

  return pilihan;
}

static GPtrArray *
list_hasil (PrkProfil *self)
{
  g_autoptr(GPtrArray) all = prk_telaah_list_hasil (self);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const PrkHasilTelaah *hasil = g_ptr_array_index (all, i);

      g_ptr_array_add (list, intern_pilihan (hasil->kode, hasil->nama));
    }

  return list;
}

/**
 * prk_profil_list_pilihan:
 * @self: a profile
 * @id: the id of a list, see prk_klasifikasi_list()
 *
 * Lists the choices that this daerah has: those of its level, of urusan those its
 * `urusan_tersembunyi` leaves, of the outcomes of a review its own.
 *
 * Returns: (element-type PrkPilihan) (transfer container): the choices
 */
GPtrArray *
prk_profil_list_pilihan (PrkProfil  *self,
                         const char *id)
{
  const char *const *hidden;
  const GPtrArray *all;
  GPtrArray *list;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (strcmp (id, "hasil_telaah") == 0 && prk_profil_get_daftar (self, "telaah.hasil") != NULL)
    return list_hasil (self);

  hidden = strcmp (id, "urusan") == 0 ? prk_profil_get_daftar (self, "urusan_tersembunyi") : NULL;
  if (hidden == NULL)
    return prk_klasifikasi_list_for (id, self->daerah);

  all = prk_klasifikasi_list (id);
  list = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      PrkPilihan *pilihan = g_ptr_array_index (all, i);

      if (!g_strv_contains (hidden, pilihan->kode))
        g_ptr_array_add (list, pilihan);
    }

  return list;
}
