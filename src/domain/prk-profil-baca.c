/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A profile is one JSON file; data/profil/README.md says what each key means. What the program
 * itself relies on (daerah, paper, the parts of the KAK, limits) is checked when it is loaded, and
 * the error names the key. Everything else is kept flat, by dotted name, for whoever asks: a
 * letterhead may have texts that only its template knows. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-baca-private.h"
#include "prk-nomor-private.h"
#include "prk-profil-private.h"
#include "prk-terbilang.h"

/* The sizes a page may have: defaults of an office that says nothing, and what a mistyped number is
 * caught by. */
static const struct
{
  const char *key;
  gsize       offset;
  double      fallback, min, max;
} halaman_numbers[] = {
  { "lebar_mm", G_STRUCT_OFFSET (PrkTataHalaman, lebar_mm), 215, 90, 900 },
  { "tinggi_mm", G_STRUCT_OFFSET (PrkTataHalaman, tinggi_mm), 330, 90, 1200 },
  { "kiri_mm", G_STRUCT_OFFSET (PrkTataHalaman, kiri_mm), 30, 0, 200 },
  { "kanan_mm", G_STRUCT_OFFSET (PrkTataHalaman, kanan_mm), 20, 0, 200 },
  { "atas_mm", G_STRUCT_OFFSET (PrkTataHalaman, atas_mm), 20, 0, 200 },
  { "bawah_mm", G_STRUCT_OFFSET (PrkTataHalaman, bawah_mm), 25, 0, 200 },
  { "ukuran_naskah_pt", G_STRUCT_OFFSET (PrkTataHalaman, ukuran_naskah_pt), 12, 6, 36 },
  { "spasi", G_STRUCT_OFFSET (PrkTataHalaman, spasi), 1.15, 0.8, 3 },
  { "ukuran_sampul_pt", G_STRUCT_OFFSET (PrkTataHalaman, ukuran_sampul_pt), 14, 6, 72 },
  { "lambang_mm", G_STRUCT_OFFSET (PrkTataHalaman, lambang_mm), 40, 5, 150 },
};

/* What must be left between the margins to set text in. */
#define MIN_TEXT_MM 50

static const char *const halaman_texts[]
    = { "kertas", "huruf_naskah", "huruf_surat", "ukuran_surat_pt", NULL };
static const char *const kak_keys[]
    = { "sampul", "kop",             "pengesahan",     "nomor",
        "bagian", "bagian_tambahan", "kepala_halaman", "kaki_halaman", NULL };
static const char *const kak_texts[] = { "nomor", "kepala_halaman", "kaki_halaman" };
static const char *const kak_arrays[] = { "bagian", "bagian_tambahan" };
static const char *const bagian_keys[] = { "id", "nomor", "judul", "panduan", NULL };

static const char *
keep (PrkProfil  *self,
      const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert_const (self->strings, text);
}

static void
keep_list (PrkProfil  *self,
           const char *key,
           JsonArray  *array)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!_prk_node_has_type (node, G_TYPE_STRING))
        return;
      g_ptr_array_add (list, (char *)keep (self, json_node_get_string (node)));
    }

  g_ptr_array_add (list, NULL);
  g_hash_table_insert (self->daftar, (char *)keep (self, key), g_ptr_array_steal (list, NULL));
}

/* Every text, number and list of texts under its dotted name. */
static void
flatten (PrkProfil  *self,
         const char *prefix,
         JsonObject *object)
{
  g_autoptr(GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      g_autofree char *key = prefix == NULL ? g_strdup (l->data)
                                            : g_strdup_printf ("%s.%s", prefix, (char *)l->data);
      g_autofree char *number = NULL;
      const char *text = NULL;

      if (JSON_NODE_HOLDS_OBJECT (node))
        flatten (self, key, json_node_get_object (node));
      else if (JSON_NODE_HOLDS_ARRAY (node))
        keep_list (self, key, json_node_get_array (node));
      else if (_prk_node_has_type (node, G_TYPE_STRING))
        text = json_node_get_string (node);
      else if (_prk_node_has_type (node, G_TYPE_INT64))
        text = number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      else if (_prk_node_has_type (node, G_TYPE_BOOLEAN))
        text = json_node_get_boolean (node) ? "true" : "false";

      if (text != NULL)
        g_hash_table_insert (self->teks, (char *)keep (self, key), (char *)keep (self, text));
    }
}

/* A whole number, or a decimal in a string; nothing else, and nothing behind it. */
static gboolean
parse_number (JsonNode *node,
              double   *number)
{
  const char *text;
  char *end;

  if (_prk_node_has_type (node, G_TYPE_INT64))
    {
      *number = json_node_get_int (node);
      return TRUE;
    }
  if (!_prk_node_has_type (node, G_TYPE_STRING))
    return FALSE;

  text = json_node_get_string (node);
  if (*text == '\0' || strspn (text, "0123456789.") != strlen (text))
    return FALSE;

  *number = g_ascii_strtod (text, &end);
  return *end == '\0';
}

static gboolean
read_number (PrkProfil  *self,
             JsonObject *object,
             guint       index,
             GError    **error)
{
  const char *key = halaman_numbers[index].key;
  double *number = G_STRUCT_MEMBER_P (&self->halaman, halaman_numbers[index].offset);
  g_autofree char *name = g_strconcat ("halaman.", key, NULL);

  *number = halaman_numbers[index].fallback;
  if (object == NULL || !json_object_has_member (object, key))
    return TRUE;
  if (!parse_number (json_object_get_member (object, key), number))
    return _prk_fail_key (error, name, "must be a number, decimals as a string such as \"1.15\"");
  if (*number < halaman_numbers[index].min || *number > halaman_numbers[index].max)
    return _prk_fail_key (error, name, "must lie between %g and %g", halaman_numbers[index].min,
                          halaman_numbers[index].max);

  return TRUE;
}

static gboolean
read_halaman (PrkProfil  *self,
              JsonObject *root,
              GError    **error)
{
  PrkTataHalaman *halaman = &self->halaman;
  JsonObject *object = prk_json_get_object (root, "halaman");
  g_autoptr(GList) members = NULL;

  if (object == NULL && json_object_has_member (root, "halaman"))
    return _prk_fail_key (error, "halaman", "must be an object");

  for (guint i = 0; i < G_N_ELEMENTS (halaman_numbers); i++)
    if (!read_number (self, object, i, error))
      return FALSE;

  members = object == NULL ? NULL : json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      gboolean is_known = g_strv_contains (halaman_texts, l->data);

      for (guint i = 0; i < G_N_ELEMENTS (halaman_numbers) && !is_known; i++)
        is_known = strcmp (halaman_numbers[i].key, l->data) == 0;
      if (!is_known)
        return _prk_fail_key (error, "halaman", "unknown key \"%s\"", (char *)l->data);
    }

  halaman->huruf_naskah = "Bookman Old Style, TeX Gyre Bonum, URW Bookman";
  if (object != NULL)
    halaman->huruf_naskah
        = keep (self, prk_json_get_string (object, "huruf_naskah", halaman->huruf_naskah));

  if (halaman->lebar_mm - halaman->kiri_mm - halaman->kanan_mm < MIN_TEXT_MM)
    return _prk_fail_key (error, "halaman.kiri_mm", "the margins leave no room for text");
  if (halaman->tinggi_mm - halaman->atas_mm - halaman->bawah_mm < MIN_TEXT_MM)
    return _prk_fail_key (error, "halaman.atas_mm", "the margins leave no room for text");

  return TRUE;
}

static char *
make_nomor (const char *style,
            guint       number)
{
  g_autofree char *roman = NULL;

  if (strcmp (style, "huruf") == 0)
    return g_strdup_printf ("%c.", 'a' + (number - 1) % 26);
  if (strcmp (style, "huruf_besar") == 0)
    return g_strdup_printf ("%c.", 'A' + (number - 1) % 26);
  if (strcmp (style, "angka") == 0)
    return g_strdup_printf ("%u.", number);
  if (strcmp (style, "tanpa") == 0)
    return g_strdup ("");
  if (strcmp (style, "romawi") != 0)
    return NULL;

  roman = prk_format_romawi (number);
  return g_strconcat (roman, ".", NULL);
}

static gboolean
has_bagian (PrkProfil  *self,
            const char *id)
{
  for (guint i = 0; i < self->n_bagian; i++)
    if (strcmp (self->bagian[i].id, id) == 0)
      return TRUE;

  return FALSE;
}

/* Adds a part to the layout; @object (nullable) holds what this daerah writes differently. */
static gboolean
add_bagian (PrkProfil  *self,
            const char *id,
            JsonObject *object,
            const char *style,
            const char *key,
            GError    **error)
{
  const PrkBagian *bagian = prk_skema_find_bagian (self->skema, id);
  PrkTataBagian *tata = &self->bagian[self->n_bagian];
  g_autofree char *nomor = make_nomor (style, self->n_bagian + 1);

  if (bagian == NULL)
    return _prk_fail_key (error, key, "unknown part \"%s\"", id);
  if (bagian->huruf == NULL && !bagian->tambahan)
    return _prk_fail_key (error, key,
                          "the part \"%s\" makes the cover and has no place in the order", id);
  if (has_bagian (self, id))
    return _prk_fail_key (error, key, "the part \"%s\" is there twice", id);
  if (nomor == NULL)
    return _prk_fail_key (error, "kak.nomor", "unknown way of numbering \"%s\"", style);

  tata->id = bagian->id;
  tata->nomor = keep (self, nomor);
  tata->judul = bagian->judul;
  tata->panduan = bagian->panduan == NULL ? "" : bagian->panduan;
  if (object != NULL)
    {
      tata->nomor = keep (self, prk_json_get_string (object, "nomor", tata->nomor));
      tata->judul = keep (self, prk_json_get_string (object, "judul", tata->judul));
      tata->panduan = keep (self, prk_json_get_string (object, "panduan", tata->panduan));
    }

  self->n_bagian++;
  return TRUE;
}

static gboolean
read_order (PrkProfil  *self,
            JsonArray  *order,
            const char *style,
            GError    **error)
{
  for (guint i = 0; i < json_array_get_length (order); i++)
    {
      JsonNode *node = json_array_get_element (order, i);
      g_autofree char *key = g_strdup_printf ("kak.bagian[%u]", i);
      JsonObject *object;
      const char *unknown;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return _prk_fail_key (error, key, "must be an object");
      object = json_node_get_object (node);
      unknown = _prk_find_unknown_key (object, bagian_keys);
      if (unknown != NULL)
        return _prk_fail_key (error, key, "unknown key \"%s\"", unknown);
      if (self->n_bagian >= prk_skema_get_n_bagian (self->skema))
        return _prk_fail_key (error, key, "more parts than there are");
      if (!add_bagian (self, prk_json_get_string (object, "id", ""), object, style, key, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_kak (PrkProfil  *self,
          JsonObject *root,
          GError    **error)
{
  JsonObject *kak = prk_json_get_object (root, "kak");
  JsonArray *extra = kak == NULL ? NULL : prk_json_get_array (kak, "bagian_tambahan");
  JsonArray *order = kak == NULL ? NULL : prk_json_get_array (kak, "bagian");
  const char *style = kak == NULL ? "huruf" : prk_json_get_string (kak, "nomor", "huruf");
  const char *unknown = kak == NULL ? NULL : _prk_find_unknown_key (kak, kak_keys);
  guint n;

  if (unknown != NULL)
    return _prk_fail_key (error, "kak", "unknown key \"%s\"", unknown);

  for (guint i = 0; kak != NULL && i < G_N_ELEMENTS (kak_texts); i++)
    if (json_object_has_member (kak, kak_texts[i])
        && prk_json_get_string (kak, kak_texts[i], NULL) == NULL)
      return _prk_fail_key (error, "kak", "\"%s\" must be a text", kak_texts[i]);
  for (guint i = 0; kak != NULL && i < G_N_ELEMENTS (kak_arrays); i++)
    if (json_object_has_member (kak, kak_arrays[i])
        && prk_json_get_array (kak, kak_arrays[i]) == NULL)
      return _prk_fail_key (error, "kak", "\"%s\" must be a list", kak_arrays[i]);

  self->skema = prk_skema_new_kak (extra, error);
  if (self->skema == NULL)
    {
      g_prefix_error (error, "kak.bagian_tambahan: ");
      return FALSE;
    }

  n = prk_skema_get_n_bagian (self->skema);
  self->bagian = g_new0 (PrkTataBagian, n);
  if (order != NULL && !read_order (self, order, style, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (self->skema, i);

      if (order == NULL && (bagian->huruf != NULL || bagian->tambahan)
          && !add_bagian (self, bagian->id, NULL, style, "kak", error))
        return FALSE;
      if (bagian->wajib && !has_bagian (self, bagian->id))
        return _prk_fail_key (error, "kak.bagian", "the part \"%s\" is missing (%s)", bagian->id,
                     bagian->pasal != NULL ? bagian->pasal : bagian->judul);
    }

  return TRUE;
}

static gboolean
is_kode_daerah (const char *kode)
{
  return g_regex_match_simple ("^[0-9]{2}(\\.[0-9]{2})?$", kode, G_REGEX_DOLLAR_ENDONLY, 0);
}

/* A list that is there must be a list of texts: flatten() has left out any other. */
static gboolean
check_lists (PrkProfil  *self,
             JsonObject *root,
             GError    **error)
{
  static const char *const lists[] = { "batas_daerah", "perangkat_daerah", "urusan_tersembunyi" };
  static const char *const kak_lists[] = { "sampul", "kop", "pengesahan" };
  JsonObject *kak = prk_json_get_object (root, "kak");
  const char *const *codes;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (json_object_has_member (root, lists[i]) && prk_profil_get_daftar (self, lists[i]) == NULL)
      return _prk_fail_key (error, lists[i], "must be a list of texts");

  for (guint i = 0; kak != NULL && i < G_N_ELEMENTS (kak_lists); i++)
    {
      g_autofree char *key = g_strconcat ("kak.", kak_lists[i], NULL);

      if (json_object_has_member (kak, kak_lists[i]) && prk_profil_get_daftar (self, key) == NULL)
        return _prk_fail_key (error, key, "must be a list of texts");
    }

  codes = prk_profil_get_daftar (self, "batas_daerah");
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (!is_kode_daerah (codes[i]))
      return _prk_fail_key (error, "batas_daerah", "\"%s\" is no kode wilayah such as \"62.05\"",
                            codes[i]);

  codes = prk_profil_get_daftar (self, "urusan_tersembunyi");
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (prk_klasifikasi_find ("urusan", codes[i]) == NULL)
      return _prk_fail_key (error, "urusan_tersembunyi", "unknown urusan \"%s\"", codes[i]);

  return TRUE;
}

static gboolean
check_limits (PrkProfil  *self,
              JsonObject *root,
              GError    **error)
{
  JsonObject *batas = prk_json_get_object (root, "batas");
  g_autoptr(GList) members = batas == NULL ? NULL : json_object_get_members (batas);

  for (GList *l = members; l != NULL; l = l->next)
    if (prk_json_get_int (batas, l->data, 0) <= 0)
      {
        g_autofree char *key = g_strconcat ("batas.", (char *)l->data, NULL);

        return _prk_fail_key (error, key, "must be a whole number above 0");
      }

  return TRUE;
}

gboolean
_prk_profil_read (PrkProfil  *self,
                  JsonObject *root,
                  GError    **error)
{
  static const char *const objects[] = { "kop", "pejabat", "halaman", "kak", "batas", "nomor" };

  self->nama = keep (self, prk_json_get_string (root, "nama", ""));
  self->daerah = keep (self, prk_json_get_string (root, "daerah", ""));
  if (*self->nama == '\0')
    return _prk_fail_key (error, "nama", "is missing");
  if (!is_kode_daerah (self->daerah))
    return _prk_fail_key (error, "daerah", "must be a kode wilayah such as \"62.04\"");

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    if (json_object_has_member (root, objects[i]) && prk_json_get_object (root, objects[i]) == NULL)
      return _prk_fail_key (error, objects[i], "must be an object");

  flatten (self, NULL, root);
  return read_halaman (self, root, error) && read_kak (self, root, error)
         && check_lists (self, root, error) && check_limits (self, root, error)
         && _prk_nomor_periksa_profil (root, self, error);
}
