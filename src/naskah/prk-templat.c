/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a template. Nothing in it is taken on trust: elements and their places, attributes, styles, fields, columns and filters
 * are all looked up while reading, and the first that is not known ends it with its line. So a template that was read can
 * always be printed. */
#define GETTEXT_PACKAGE PRK_GETTEXT_DOMAIN

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "prk-naskah.h"
#include "prk-templat-private.h"

#define MAX_BYTES (1024 * 1024)
#define MAX_DEPTH 40

struct _PrkTemplat
{
  PrkSimpul  *root;
  GHashTable *gaya;  /* (element-type utf8 PrkGaya) */
  PrkTemplat *dasar; /* (nullable) */
};

typedef struct
{
  PrkTemplat *templat;
  PrkProfil  *profil;
  PrkSimpul  *current;
  guint       depth;
  int         line; /* where what comes next begins */
  PrkTemplatMuat muat; /* NULL: a template that another one is based on is based on none */
  gpointer    muat_data;
} Pembaca;

static const PrkBidang kolom_rekap[] = {
  { .path = "nama", .jenis = PRK_JENIS_TEKS, .label = "Nama" },
  { .path = "jumlah", .jenis = PRK_JENIS_HITUNG, .label = "Jumlah" },
};

static const PrkBidang rekap[] = {
  { .path = "tahun", .jenis = PRK_JENIS_TABEL, .kolom = kolom_rekap, .n_kolom = 2 },
  { .path = "pihak", .jenis = PRK_JENIS_TABEL, .kolom = kolom_rekap, .n_kolom = 2 },
  { .path = "sumber", .jenis = PRK_JENIS_TABEL, .kolom = kolom_rekap, .n_kolom = 2 },
};

const PrkBidang *
prk_templat_get_rekap (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (rekap); i++)
    if (g_str_equal (rekap[i].path, id))
      return &rekap[i];

  return NULL;
}

static void
simpul_free (gpointer data)
{
  PrkSimpul *self = data;

  g_clear_pointer (&self->anak, g_ptr_array_unref);
  g_clear_pointer (&self->isian, g_ptr_array_unref);
  g_clear_pointer (&self->nilai, g_hash_table_unref);
  g_clear_pointer (&self->uraian, g_hash_table_unref);
  g_free (self);
}

static PrkSimpul *
simpul_new (PrkUnsur   unsur,
            int        line,
            PrkSimpul *induk)
{
  PrkSimpul *self = g_new0 (PrkSimpul, 1);

  self->unsur = unsur;
  self->line = line;
  self->induk = induk;
  self->anak = g_ptr_array_new_with_free_func (simpul_free);

  return self;
}

static PrkSimpul *
find_around (PrkSimpul *simpul,
             PrkUnsur   unsur)
{
  for (; simpul != NULL; simpul = simpul->induk)
    if (simpul->unsur == unsur)
      return simpul;

  return NULL;
}

static PrkIsianLingkup
get_lingkup (Pembaca   *self,
             PrkSimpul *simpul)
{
  PrkIsianLingkup lingkup = { .skema = prk_profil_get_skema (self->profil) };

  for (PrkSimpul *one = simpul; one != NULL && lingkup.tabel == NULL; one = one->induk)
    lingkup.tabel = one->tabel;
  lingkup.di_tepi = find_around (simpul, PRK_UNSUR_KEPALA) != NULL ||
                    find_around (simpul, PRK_UNSUR_KAKI) != NULL;
  lingkup.di_bagian = find_around (simpul, PRK_UNSUR_UNTUK_BAGIAN) != NULL;

  return lingkup;
}

static PrkTempat
get_isi (const PrkSimpul *simpul)
{
  PrkTempat isi = PRK_TEMPAT_INDUK;

  for (; simpul != NULL && isi == PRK_TEMPAT_INDUK; simpul = simpul->induk)
    isi = _prk_unsur_get (simpul->unsur)->isi;

  return isi;
}

static gboolean
refuse_field (const PrkSimpul *simpul,
              const char      *field,
              GError         **error)
{
  g_set_error (error,
               PRK_NASKAH_ERROR,
               PRK_NASKAH_ERROR_TEMPLATE,
               _("Line %d: unknown field “%s”"),
               simpul->line,
               field);

  return FALSE;
}

static gboolean
refuse_value (const PrkSimpul *simpul,
              const char      *name,
              const char      *value,
              GError         **error)
{
  g_set_error (error,
               PRK_NASKAH_ERROR,
               PRK_NASKAH_ERROR_TEMPLATE,
               _("Line %d: “%s” cannot be the value of “%s”"),
               simpul->line,
               value,
               name);

  return FALSE;
}

static const PrkBidang *
find_kolom (Pembaca    *self,
            PrkSimpul  *simpul,
            const char *name)
{
  const PrkBidang *tabel = get_lingkup (self, simpul).tabel;

  for (guint i = 0; tabel != NULL && i < tabel->n_kolom; i++)
    if (g_str_equal (tabel->kolom[i].path, name))
      return &tabel->kolom[i];

  return NULL;
}

static const PrkBidang *
find_bidang (Pembaca    *self,
             PrkSimpul  *simpul,
             const char *path)
{
  const PrkBidang *bidang;

  if (*path == '.')
    return find_kolom (self, simpul, path + 1);

  bidang = prk_skema_find_bidang (prk_profil_get_skema (self->profil), path, NULL);

  return bidang != NULL && g_str_equal (bidang->path, path) ? bidang : NULL;
}

static gboolean
check_fields (Pembaca     *self,
              PrkSimpul   *simpul,
              const char  *value,
              GError     **error)
{
  g_auto(GStrv) paths = g_strsplit (value, " ", -1);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (*paths[i] == '\0')
        continue;
      simpul->bidang = find_bidang (self, simpul, paths[i]);
      if (simpul->bidang == NULL)
        return refuse_field (simpul, paths[i], error);
    }

  return TRUE;
}

static gboolean
check_field_of (Pembaca     *self,
                PrkSimpul   *simpul,
                const char  *value,
                PrkJenis     jenis,
                GError     **error)
{
  const PrkBidang *bidang = find_bidang (self, simpul, value);

  if (bidang == NULL || bidang->jenis != jenis)
    return refuse_field (simpul, value, error);

  if (jenis == PRK_JENIS_TABEL)
    simpul->tabel = bidang;
  else
    simpul->bidang = bidang;

  return TRUE;
}

static gboolean
is_angka (const char *value)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  return end != value && *end == '\0' && isfinite (number) && fabs (number) < 10000;
}

static gboolean
is_one_of (const char        *value,
           const char *const *words)
{
  return g_strv_contains (words, value);
}

static gboolean
check_uraian (Pembaca     *self,
              PrkSimpul   *simpul,
              const char  *name,
              const char  *value,
              GError     **error)
{
  PrkIsianLingkup lingkup = get_lingkup (self, simpul);
  GPtrArray *isian = prk_isian_parse (value, &lingkup, simpul->line, error);

  if (isian == NULL)
    return FALSE;
  if (simpul->uraian == NULL)
    simpul->uraian = g_hash_table_new_full (g_str_hash,
                                            g_str_equal,
                                            g_free,
                                            (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_insert (simpul->uraian, g_strdup (name), isian);

  return TRUE;
}

/* A row of emblems is a table with a key, a name and a side in each row. */
static gboolean
check_lambang (Pembaca     *self,
               PrkSimpul   *simpul,
               const char  *value,
               GError     **error)
{
  static const char *const columns[] = { "kunci", "nama", "sisi" };

  if (!check_field_of (self, simpul, value, PRK_JENIS_TABEL, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (find_kolom (self, simpul, columns[i]) == NULL)
      return refuse_field (simpul, columns[i], error);

  return TRUE;
}

static gboolean
check_dasar (Pembaca     *self,
             PrkSimpul   *simpul,
             const char  *value,
             GError     **error)
{
  g_autofree char *text = NULL;

  if (self->muat == NULL)
    return refuse_value (simpul, "dasar", value, error);
  text = self->muat (value, self->muat_data, error);
  if (text != NULL)
    self->templat->dasar = prk_templat_new (text, self->profil, error);
  if (self->templat->dasar == NULL)
    g_prefix_error (error, "%s: ", value);

  return self->templat->dasar != NULL;
}

static gboolean
check_atribut (Pembaca           *self,
               PrkSimpul         *simpul,
               const PrkAtribut  *atribut,
               const char        *value,
               GError           **error)
{
  static const char *const ya[] = { "ya", "tidak", NULL };
  static const char *const rata[] = { "kiri", "tengah", "kanan", "penuh", NULL };
  static const char *const huruf[] = { "naskah", "surat", NULL };
  PrkSkema *skema = prk_profil_get_skema (self->profil);
  gboolean ok = TRUE;

  switch (atribut->jenis)
    {
    case PRK_ATRIBUT_TEKS:
      break;
    case PRK_ATRIBUT_ANGKA:
      ok = is_angka (value);
      break;
    case PRK_ATRIBUT_YA:
      ok = is_one_of (value, ya);
      break;
    case PRK_ATRIBUT_RATA:
      ok = is_one_of (value, rata);
      break;
    case PRK_ATRIBUT_GAYA:
      ok = prk_templat_get_gaya (self->templat, value) != NULL;
      break;
    case PRK_ATRIBUT_URAIAN:
      return check_uraian (self, simpul, atribut->nama, value, error);
    case PRK_ATRIBUT_BIDANG:
      return check_fields (self, simpul, value, error);
    case PRK_ATRIBUT_NARASI:
      return check_field_of (self, simpul, value, PRK_JENIS_NARASI, error);
    case PRK_ATRIBUT_BANYAK:
      return check_field_of (self, simpul, value, PRK_JENIS_BANYAK, error);
    case PRK_ATRIBUT_TABEL:
      return check_field_of (self, simpul, value, PRK_JENIS_TABEL, error);
    case PRK_ATRIBUT_KOLOM:
      return find_kolom (self, simpul, value) != NULL || refuse_field (simpul, value, error);
    case PRK_ATRIBUT_REKAP:
      simpul->tabel = prk_templat_get_rekap (value);
      ok = simpul->tabel != NULL;
      break;
    case PRK_ATRIBUT_HURUF:
      ok = is_one_of (value, huruf);
      break;
    case PRK_ATRIBUT_LAMBANG:
      return check_lambang (self, simpul, value, error);
    case PRK_ATRIBUT_DASAR:
      return check_dasar (self, simpul, value, error);
    case PRK_ATRIBUT_POTONGAN:
      ok = find_around (simpul, PRK_UNSUR_POTONGAN) == NULL &&
           prk_templat_find_potongan (self->templat, value) != NULL;
      break;
    case PRK_ATRIBUT_BAGIAN:
      ok = prk_skema_find_bagian (skema, value) != NULL;
      break;
    }

  return ok || refuse_value (simpul, atribut->nama, value, error);
}

/* In the order of the table of elements, so that the table around a column is known before the column is looked up. */
static gboolean
check_attributes (Pembaca     *self,
                  PrkSimpul   *simpul,
                  GError     **error)
{
  const PrkUnsurJenis *jenis = _prk_unsur_get (simpul->unsur);
  guint n_seen = 0;

  for (const PrkAtribut *atribut = jenis->atribut; atribut->nama != NULL; atribut++)
    {
      const char *value = prk_simpul_get (simpul, atribut->nama);

      n_seen += value != NULL ? 1 : 0;
      if (value != NULL && !check_atribut (self, simpul, atribut, value, error))
        return FALSE;
      if (value == NULL && atribut->wajib)
        {
          g_set_error (error,
                       PRK_NASKAH_ERROR,
                       PRK_NASKAH_ERROR_TEMPLATE,
                       _("Line %d: <%s> needs “%s”"),
                       simpul->line,
                       jenis->nama,
                       atribut->nama);
          return FALSE;
        }
    }
  simpul->gaya = prk_templat_get_gaya (self->templat, prk_simpul_get (simpul, "gaya"));

  if (simpul->nilai != NULL && n_seen < g_hash_table_size (simpul->nilai))
    {
      g_set_error (error,
                   PRK_NASKAH_ERROR,
                   PRK_NASKAH_ERROR_TEMPLATE,
                   _("Line %d: <%s> has an unknown attribute"),
                   simpul->line,
                   jenis->nama);
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_gaya (Pembaca     *self,
          PrkSimpul   *simpul,
          GError     **error)
{
  const PrkTataHalaman *halaman = prk_profil_get_halaman (self->profil);
  const PrkGaya *dasar = prk_templat_get_gaya (self->templat, prk_simpul_get (simpul, "dasar"));
  PrkGaya gaya = { .ukuran = halaman->ukuran_naskah_pt, .spasi = halaman->spasi };

  if (dasar != NULL)
    gaya = *dasar;
  if (!_prk_gaya_read (&gaya, simpul, halaman, error))
    return FALSE;

  g_hash_table_insert (self->templat->gaya,
                       g_strdup (prk_simpul_get (simpul, "nama")),
                       g_memdup2 (&gaya, sizeof gaya));

  return TRUE;
}

/* A running line that the profile words itself. */
static gboolean
add_profile_text (Pembaca     *self,
                  PrkSimpul   *simpul,
                  GError     **error)
{
  const char *key = prk_simpul_get (simpul, "profil");
  const char *text = key != NULL ? prk_profil_get_teks (self->profil, key) : NULL;
  PrkIsianLingkup lingkup = get_lingkup (self, simpul);

  if (text == NULL)
    return TRUE;

  simpul->isian = prk_isian_parse (text, &lingkup, 1, error);
  if (simpul->isian == NULL)
    g_prefix_error (error, "%s, %s: ", prk_profil_get_id (self->profil), key);

  return simpul->isian != NULL;
}

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *name,
                  const char          **attribute_names,
                  const char          **attribute_values,
                  gpointer              user_data,
                  GError              **error)
{
  Pembaca *self = user_data;
  PrkSimpul *simpul;
  PrkUnsur unsur;
  PrkTempat allowed = self->current != NULL ? get_isi (self->current) : PRK_TEMPAT_AKAR;

  if (!_prk_unsur_find (name, &unsur) || !(_prk_unsur_get (unsur)->tempat & allowed) || self->depth == MAX_DEPTH)
    {
      g_set_error (error,
                   PRK_NASKAH_ERROR,
                   PRK_NASKAH_ERROR_TEMPLATE,
                   _("Line %d: <%s> cannot stand here"),
                   self->line,
                   name);
      return;
    }

  simpul = simpul_new (unsur, self->line, self->current);
  if (self->current != NULL)
    g_ptr_array_add (self->current->anak, simpul);
  else
    self->templat->root = simpul;
  self->current = simpul;
  self->depth++;

  if (attribute_names[0] != NULL)
    simpul->nilai = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; attribute_names[i] != NULL; i++)
    g_hash_table_insert (simpul->nilai, g_strdup (attribute_names[i]), g_strdup (attribute_values[i]));

  if (!check_attributes (self, simpul, error))
    return;
  if (unsur == PRK_UNSUR_GAYA && !add_gaya (self, simpul, error))
    return;
  if ((unsur == PRK_UNSUR_KEPALA || unsur == PRK_UNSUR_KAKI) && !add_profile_text (self, simpul, error))
    return;

  g_markup_parse_context_get_position (context, &self->line, NULL);
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *name,
                gpointer              user_data,
                GError              **error)
{
  Pembaca *self = user_data;

  self->current = self->current->induk;
  self->depth--;
  g_markup_parse_context_get_position (context, &self->line, NULL);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 size,
         gpointer              user_data,
         GError              **error)
{
  Pembaca *self = user_data;
  g_autofree char *copy = g_strndup (text, size);
  g_autofree char *trimmed = g_strstrip (g_strdup (copy));
  PrkTempat allowed = self->current != NULL ? get_isi (self->current) : 0;
  PrkIsianLingkup lingkup = get_lingkup (self, self->current);
  PrkSimpul *simpul;

  if (allowed & PRK_TEMPAT_TEKS)
    {
      simpul = simpul_new (PRK_UNSUR_TEKS, self->line, self->current);
      g_ptr_array_add (self->current->anak, simpul);
      simpul->isian = prk_isian_parse (copy, &lingkup, self->line, error);
      if (simpul->isian == NULL)
        return;
    }
  else if (*trimmed != '\0')
    {
      g_set_error (error,
                   PRK_NASKAH_ERROR,
                   PRK_NASKAH_ERROR_TEMPLATE,
                   _("Line %d: text cannot stand here: “%.40s”"),
                   self->line,
                   trimmed);
      return;
    }

  g_markup_parse_context_get_position (context, &self->line, NULL);
}

static void
passthrough_cb (GMarkupParseContext  *context,
                const char           *text,
                gsize                 size,
                gpointer              user_data,
                GError              **error)
{
  g_markup_parse_context_get_position (context, &((Pembaca *) user_data)->line, NULL);
}

static int
count_line (const char *text,
            const char *end)
{
  int line = 1;

  for (; text < end; text++)
    line += *text == '\n' ? 1 : 0;

  return line;
}

/**
 * prk_templat_new:
 * @text: XML, see prk-templat-unsur.c for its elements
 * @profil: whose schema and page it is read for
 *
 * Reads a template.
 *
 * Returns: (transfer full): the template, or %NULL with %PRK_NASKAH_ERROR_TEMPLATE naming the line
 */
PrkTemplat *
prk_templat_new (const char *text,
                 PrkProfil  *profil,
                 GError    **error)
{
  return prk_templat_new_dengan (text, profil, NULL, NULL, error);
}

/**
 * prk_templat_new_dengan:
 * @muat: (nullable): finds the template that this one is based on by its name
 *
 * As prk_templat_new(), for a template that may be based on another one.
 *
 * Returns: (transfer full): the template, or %NULL with %PRK_NASKAH_ERROR_TEMPLATE naming the line, or what @muat says
 */
PrkTemplat *
prk_templat_new_dengan (const char      *text,
                        PrkProfil       *profil,
                        PrkTemplatMuat   muat,
                        gpointer         user_data,
                        GError         **error)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, passthrough_cb, NULL };
  g_autoptr(PrkTemplat) self = g_new0 (PrkTemplat, 1);
  Pembaca pembaca = { .templat = self, .profil = profil, .line = 1, .muat = muat, .muat_data = user_data };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &pembaca, NULL);
  g_autoptr(GError) local_error = NULL;
  const char *end;

  self->gaya = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (strlen (text) > MAX_BYTES)
    g_set_error_literal (&local_error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("The template is too large"));
  else if (!g_utf8_validate (text, -1, &end))
    g_set_error (&local_error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("Line %d: what stands here is no UTF-8"),
                 count_line (text, end));
  else if (g_markup_parse_context_parse (context, text, -1, &local_error)
           && g_markup_parse_context_end_parse (context, &local_error) && self->root == NULL)
    g_set_error_literal (&local_error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, _("Line 1: there is no element “naskah”"));

  if (local_error != NULL)
    {
      if (local_error->domain == PRK_NASKAH_ERROR)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE, "%s", local_error->message);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
prk_templat_free (PrkTemplat *self)
{
  g_clear_pointer (&self->root, simpul_free);
  g_hash_table_unref (self->gaya);
  g_clear_pointer (&self->dasar, prk_templat_free);
  g_free (self);
}

const PrkSimpul *
prk_templat_get_root (PrkTemplat *self)
{
  return self->root;
}

const PrkSimpul *
prk_templat_find (PrkTemplat *self,
                  PrkUnsur    unsur)
{
  for (guint i = 0; i < self->root->anak->len; i++)
    {
      const PrkSimpul *simpul = g_ptr_array_index (self->root->anak, i);

      if (simpul->unsur == unsur)
        return simpul;
    }

  if (self->dasar != NULL && (unsur == PRK_UNSUR_KEPALA || unsur == PRK_UNSUR_KAKI))
    return prk_templat_find (self->dasar, unsur);

  return NULL;
}

/* Whether it is set in the font of letters. */
gboolean
prk_templat_is_surat (PrkTemplat *self)
{
  const char *huruf = prk_simpul_get (self->root, "huruf");

  if (huruf == NULL && self->dasar != NULL)
    return prk_templat_is_surat (self->dasar);

  return g_strcmp0 (huruf, "surat") == 0;
}

/**
 * prk_templat_find_potongan:
 *
 * Finds a piece that can be put in by its name, the template's own before that of the one that it is based on.
 *
 * Returns: (nullable): the element
 */
const PrkSimpul *
prk_templat_find_potongan (PrkTemplat *self,
                           const char *nama)
{
  for (guint i = 0; i < self->root->anak->len; i++)
    {
      const PrkSimpul *simpul = g_ptr_array_index (self->root->anak, i);

      if (simpul->unsur == PRK_UNSUR_POTONGAN && g_strcmp0 (prk_simpul_get (simpul, "nama"), nama) == 0)
        return simpul;
    }

  return self->dasar != NULL ? prk_templat_find_potongan (self->dasar, nama) : NULL;
}

/* @name may be NULL. */
const PrkGaya *
prk_templat_get_gaya (PrkTemplat *self,
                      const char *name)
{
  const PrkGaya *gaya = name != NULL ? g_hash_table_lookup (self->gaya, name) : NULL;

  if (gaya == NULL && self->dasar != NULL)
    return prk_templat_get_gaya (self->dasar, name);

  return gaya;
}

const char *
prk_templat_get_nama_gaya (PrkTemplat    *self,
                           const PrkGaya *gaya)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->gaya);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (value == gaya)
      return name;

  return NULL;
}

const char *
prk_simpul_get (const PrkSimpul *self,
                const char      *name)
{
  return self->nilai != NULL ? g_hash_table_lookup (self->nilai, name) : NULL;
}

double
prk_simpul_get_angka (const PrkSimpul *self,
                      const char      *name,
                      double           fallback)
{
  const char *value = prk_simpul_get (self, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : fallback;
}

gboolean
prk_simpul_get_ya (const PrkSimpul *self,
                   const char      *name,
                   gboolean         fallback)
{
  const char *value = prk_simpul_get (self, name);

  return value != NULL ? g_str_equal (value, "ya") : fallback;
}

/* (nullable) (element-type PrkIsianPotong) */
const GPtrArray *
prk_simpul_get_uraian (const PrkSimpul *self,
                       const char      *name)
{
  return self->uraian != NULL ? g_hash_table_lookup (self->uraian, name) : NULL;
}
