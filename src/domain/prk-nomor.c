/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a number is read into pieces, each a token or what stands between two. One regular expression made of them
 * reads numbers back, whatever the case of their letters. */

#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "base/prk-json.h"

#include "prk-baca-private.h"
#include "prk-nomor-private.h"
#include "prk-terbilang.h"

#define MAX_URUT 99999
#define MAX_URUT_DIGITS 5
#define MAX_POLA 200

typedef enum
{
  TANDA_TEKS, /* what stands between tokens */
  TANDA_KEAMANAN,
  TANDA_KLASIFIKASI,
  TANDA_UNIT,
  TANDA_JENIS,
  TANDA_URUT,
  TANDA_BULAN,
  TANDA_TAHUN,
  N_TANDA,
} Tanda;

static const struct
{
  const char *nama;
  const char *regex;
  gssize      offset; /* of a text in PrkNomorIsi; -1: a number */
} tanda[N_TANDA] = {
  [TANDA_TEKS] = { NULL, NULL, -1 },
  [TANDA_KEAMANAN] = { "keamanan", "(?<keamanan>SR|R|T|B)", G_STRUCT_OFFSET (PrkNomorIsi, keamanan) },
  [TANDA_KLASIFIKASI] = { "klasifikasi", "(?<klasifikasi>[0-9]+(?:\\.[0-9]+)*)",
                          G_STRUCT_OFFSET (PrkNomorIsi, klasifikasi) },
  [TANDA_UNIT] = { "unit", "(?<unit>.+?)", G_STRUCT_OFFSET (PrkNomorIsi, unit) },
  [TANDA_JENIS] = { "jenis", "(?<jenis>.+?)", G_STRUCT_OFFSET (PrkNomorIsi, jenis) },
  [TANDA_URUT] = { "urut", "(?<urut>[0-9]{1,5})", -1 },
  [TANDA_BULAN] = { "bulan", "(?<bulan>[IVX]+)", -1 },
  [TANDA_TAHUN] = { "tahun", "(?<tahun>[0-9]{4})", -1 },
};

typedef struct
{
  Tanda tanda;
  char *teks;  /* of TANDA_TEKS */
  guint lebar; /* digits at least, of TANDA_URUT */
} Potong;

struct _PrkPolaNomor
{
  GArray *potong; /* (element-type Potong) */
  GRegex *regex;
};

void
prk_nomor_isi_clear (PrkNomorIsi *self)
{
  g_clear_pointer (&self->keamanan, g_free);
  g_clear_pointer (&self->klasifikasi, g_free);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->jenis, g_free);
}

static void
potong_clear (gpointer data)
{
  g_free (((Potong *) data)->teks);
}

void
prk_pola_nomor_free (PrkPolaNomor *self)
{
  g_array_unref (self->potong);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

/* Reading a form */

static gboolean
fail (GError    **error,
      const char *what,
      const char *where)
{
  g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, "%s: %s", where, what);

  return FALSE;
}

static Tanda
find_tanda (const char *nama)
{
  for (guint i = 1; i < N_TANDA; i++)
    if (strcmp (tanda[i].nama, nama) == 0)
      return (Tanda) i;

  return TANDA_TEKS;
}

/* "{urut:3}" up to its bracket. */
static gboolean
add_tanda (PrkPolaNomor *self,
           const char   *inside,
           GError      **error)
{
  g_auto(GStrv) parts = g_strsplit (inside, ":", 2);
  Potong one = { .tanda = parts[0] != NULL ? find_tanda (parts[0]) : TANDA_TEKS };

  if (one.tanda == TANDA_TEKS)
    return fail (error, "no such part of a number", inside);
  if (parts[1] != NULL && (one.tanda != TANDA_URUT || strlen (parts[1]) != 1 || *parts[1] < '1' || *parts[1] > '5'))
    return fail (error, "only urut:1 to urut:5 have a width", inside);
  one.lebar = parts[1] != NULL ? (guint) (*parts[1] - '0') : 1;
  for (guint i = 0; i < self->potong->len; i++)
    if (g_array_index (self->potong, Potong, i).tanda == one.tanda)
      return fail (error, "it is there twice", parts[0]);
  if (self->potong->len > 0 && g_array_index (self->potong, Potong, self->potong->len - 1).tanda != TANDA_TEKS)
    return fail (error, "nothing parts it from what stands before it", parts[0]);
  g_array_append_val (self->potong, one);

  return TRUE;
}

static gboolean
read_potong (PrkPolaNomor *self,
             const char   *teks,
             GError      **error)
{
  while (*teks != '\0')
    {
      gsize length = strcspn (teks, "{}");

      if (length > 0)
        {
          Potong one = { .tanda = TANDA_TEKS, .teks = g_strndup (teks, length) };

          g_array_append_val (self->potong, one);
        }
      else
        {
          const char *end = *teks == '{' ? strchr (teks, '}') : NULL;
          g_autofree char *inside = end != NULL ? g_strndup (teks + 1, (gsize) (end - teks - 1)) : NULL;

          if (inside == NULL)
            return fail (error, "a bracket stands alone", teks);
          if (!add_tanda (self, inside, error))
            return FALSE;
          length = (gsize) (end - teks + 1);
        }
      teks += length;
    }

  return TRUE;
}

static gboolean
has_tanda (PrkPolaNomor *self,
           Tanda         one)
{
  for (guint i = 0; i < self->potong->len; i++)
    if (g_array_index (self->potong, Potong, i).tanda == one)
      return TRUE;

  return FALSE;
}

/**
 * prk_pola_nomor_new:
 * @teks: such as "{klasifikasi}/{urut}/{unit}"
 * @error: of the domain PRK_INPUT_ERROR
 *
 * Reads the form of a number: {keamanan}, {klasifikasi}, {urut} or {urut:WIDTH}, {unit}, {jenis}, {bulan} in Roman
 * numerals and {tahun}, each once, with something between them. {urut} must be there.
 *
 * Returns: (transfer full): a form
 */
PrkPolaNomor *
prk_pola_nomor_new (const char  *teks,
                    GError     **error)
{
  g_autoptr(PrkPolaNomor) self = g_new0 (PrkPolaNomor, 1);
  g_autoptr(GString) regex = g_string_new ("^");

  g_return_val_if_fail (teks != NULL, NULL);

  self->potong = g_array_new (FALSE, FALSE, sizeof (Potong));
  g_array_set_clear_func (self->potong, potong_clear);
  if (strlen (teks) > MAX_POLA || !g_utf8_validate (teks, -1, NULL))
    {
      fail (error, "at most 200 bytes of text", "pola");
      return NULL;
    }
  if (!read_potong (self, teks, error))
    return NULL;
  if (!has_tanda (self, TANDA_URUT))
    {
      fail (error, "{urut} is missing", teks);
      return NULL;
    }

  for (guint i = 0; i < self->potong->len; i++)
    {
      const Potong *one = &g_array_index (self->potong, Potong, i);
      g_autofree char *words = one->teks != NULL ? g_regex_escape_string (one->teks, -1) : NULL;

      g_string_append (regex, words != NULL ? words : tanda[one->tanda].regex);
    }
  g_string_append_c (regex, '$');
  self->regex = g_regex_new (regex->str, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY, 0, error);

  return self->regex != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * prk_pola_nomor_format:
 * @self: a form
 * @isi: what the number says
 *
 * Returns: (transfer full) (nullable): the number; %NULL when a part that the form has is missing or out of range
 */
char *
prk_pola_nomor_format (PrkPolaNomor      *self,
                       const PrkNomorIsi *isi)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && isi != NULL, NULL);

  for (guint i = 0; i < self->potong->len; i++)
    {
      const Potong *one = &g_array_index (self->potong, Potong, i);
      const char *words
        = tanda[one->tanda].offset >= 0 ? G_STRUCT_MEMBER (char *, isi, tanda[one->tanda].offset) : one->teks;
      g_autofree char *number = NULL;

      if (one->tanda == TANDA_URUT && isi->urut >= 1 && isi->urut <= MAX_URUT)
        words = number = g_strdup_printf ("%0*u", (int) one->lebar, isi->urut);
      else if (one->tanda == TANDA_BULAN && isi->bulan >= 1 && isi->bulan <= 12)
        words = number = prk_format_romawi (isi->bulan);
      else if (one->tanda == TANDA_TAHUN && isi->tahun >= 1000 && isi->tahun <= 9999)
        words = number = g_strdup_printf ("%u", isi->tahun);
      if (words == NULL || *words == '\0')
        return NULL;
      g_string_append (text, words);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
read_bulan (const char *roman)
{
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *one = prk_format_romawi (i);

      if (g_ascii_strcasecmp (one, roman) == 0)
        return i;
    }

  return 0;
}

static guint
fetch_number (GMatchInfo *match,
              const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/**
 * prk_pola_nomor_parse:
 * @self: a form
 * @nomor: a number
 * @isi: (out caller-allocates): what it says; clear it with prk_nomor_isi_clear()
 *
 * Reads a number back. Letters may be of either case; zeros in front of the running part may be missing.
 *
 * Returns: %FALSE when @nomor has another form; then @isi is empty
 */
gboolean
prk_pola_nomor_parse (PrkPolaNomor *self,
                      const char   *nomor,
                      PrkNomorIsi  *isi)
{
  g_autoptr(GMatchInfo) match = NULL;

  g_return_val_if_fail (self != NULL && nomor != NULL && isi != NULL, FALSE);

  *isi = (PrkNomorIsi) { 0 };
  if (!g_regex_match (self->regex, nomor, 0, &match))
    return FALSE;
  isi->urut = fetch_number (match, "urut");
  if (isi->urut == 0)
    return FALSE;
  if (has_tanda (self, TANDA_BULAN))
    {
      g_autofree char *roman = g_match_info_fetch_named (match, "bulan");

      isi->bulan = read_bulan (roman);
      if (isi->bulan == 0)
        {
          isi->urut = 0;
          return FALSE;
        }
    }
  if (has_tanda (self, TANDA_TAHUN))
    isi->tahun = fetch_number (match, "tahun");
  for (guint i = 0; i < N_TANDA; i++)
    if (tanda[i].offset >= 0 && has_tanda (self, (Tanda) i))
      G_STRUCT_MEMBER (char *, isi, tanda[i].offset) = g_match_info_fetch_named (match, tanda[i].nama);

  return TRUE;
}

gboolean
_prk_pola_nomor_cari (PrkPolaNomor *self,
                      const char   *nomor,
                      gsize        *awal,
                      gsize        *akhir)
{
  g_autoptr(GMatchInfo) match = NULL;
  int from, to;

  if (!g_regex_match (self->regex, nomor, 0, &match) || !g_match_info_fetch_named_pos (match, "urut", &from, &to))
    return FALSE;
  *awal = (gsize) from;
  *akhir = (gsize) to;

  return TRUE;
}

gboolean
_prk_nomor_cari_urut (const char *nomor,
                      guint       tahun,
                      guint      *urut,
                      gsize      *awal,
                      gsize      *akhir)
{
  g_auto(GStrv) parts = g_strsplit (nomor, "/", -1);
  gsize at = 0;

  for (guint i = 0; parts[i] != NULL; at += strlen (parts[i]) + 1, i++)
    {
      gsize length = strlen (parts[i]);

      if (length == 0 || length > MAX_URUT_DIGITS || (i == 0 && parts[1] != NULL)
          || strspn (parts[i], "0123456789") != length)
        continue;
      *urut = (guint) g_ascii_strtoull (parts[i], NULL, 10);
      if (*urut == tahun)
        continue;
      *awal = at;
      *akhir = at + length;

      return TRUE;
    }

  return FALSE;
}

/* What a daerah says of its registers */

const char *const *
prk_nomor_list_buku (void)
{
  static const char *const registers[] = { "kb", "pks", NULL };

  return registers;
}

const char *
prk_nomor_get_buku (const char *jenis)
{
  if (g_strcmp0 (jenis, "KB") == 0 || g_strcmp0 (jenis, "Nota Kesepakatan") == 0)
    return "kb";

  return g_strcmp0 (jenis, "PKS") == 0 ? "pks" : NULL;
}

void
prk_nomor_atur_free (PrkNomorAtur *self)
{
  g_clear_pointer (&self->pola, prk_pola_nomor_free);
  prk_nomor_isi_clear (&self->tetap);
  g_free (self);
}

static const char *
get_of (PrkProfil  *profil,
        const char *buku,
        const char *key)
{
  g_autofree char *name = g_strjoin (".", "nomor", buku, key, NULL);

  return prk_profil_get_teks (profil, name);
}

/**
 * prk_nomor_atur_new:
 * @profil: a daerah
 * @buku: "kb" or "pks"
 * @error: of the domain PRK_INPUT_ERROR
 *
 * Returns: (transfer full) (nullable): how it numbers the papers of a register; %NULL without an error where the profile
 *   has no form for them
 */
PrkNomorAtur *
prk_nomor_atur_new (PrkProfil   *profil,
                    const char  *buku,
                    GError     **error)
{
  g_autoptr(PrkNomorAtur) self = NULL;
  const char *teks;

  g_return_val_if_fail (profil != NULL && buku != NULL, NULL);

  teks = get_of (profil, buku, "pola");
  if (teks == NULL)
    return NULL;
  self = g_new0 (PrkNomorAtur, 1);
  self->pola = prk_pola_nomor_new (teks, error);
  if (self->pola == NULL)
    return NULL;
  for (guint i = 0; i < N_TANDA; i++)
    if (tanda[i].offset >= 0)
      G_STRUCT_MEMBER (char *, &self->tetap, tanda[i].offset) = g_strdup (get_of (profil, buku, tanda[i].nama));

  return g_steal_pointer (&self);
}

/* A first number of the register can be made. */
static gboolean
check_register (PrkProfil   *profil,
                const char  *buku,
                const char  *key,
                GError     **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(PrkNomorAtur) atur = prk_nomor_atur_new (profil, buku, &cause);
  g_autofree char *first = NULL;
  g_auto(PrkNomorIsi) back = { 0 };
  PrkNomorIsi isi;

  if (atur == NULL)
    return _prk_fail_key (error, key, "%s", cause != NULL ? cause->message : "\"pola\" is missing");
  isi = atur->tetap; /* borrowed */
  isi.urut = 1;
  isi.bulan = 1;
  isi.tahun = 2026;
  first = prk_pola_nomor_format (atur->pola, &isi);
  if (first == NULL)
    return _prk_fail_key (error, key, "the form has a part that is not given");
  if (!prk_pola_nomor_parse (atur->pola, first, &back))
    return _prk_fail_key (error, key, "the number %s does not have this form", first);

  return TRUE;
}

gboolean
_prk_nomor_periksa_profil (JsonObject  *root,
                           PrkProfil   *profil,
                           GError     **error)
{
  static const char *const keys[] = { "pola", "keamanan", "klasifikasi", "unit", "jenis", NULL };
  JsonObject *all = prk_json_get_object (root, "nomor");
  const char *unknown = all != NULL ? _prk_find_unknown_key (all, prk_nomor_list_buku ()) : NULL;

  if (unknown != NULL)
    return _prk_fail_key (error, "nomor", "unknown register \"%s\"", unknown);
  for (const char *const *buku = prk_nomor_list_buku (); all != NULL && *buku != NULL; buku++)
    {
      g_autofree char *key = g_strconcat ("nomor.", *buku, NULL);
      JsonObject *one;

      if (!json_object_has_member (all, *buku))
        continue;
      one = prk_json_get_object (all, *buku);
      if (one == NULL)
        return _prk_fail_key (error, key, "must be an object");
      unknown = _prk_find_unknown_key (one, keys);
      if (unknown != NULL)
        return _prk_fail_key (error, key, "unknown key \"%s\"", unknown);
      if (!check_register (profil, *buku, key, error))
        return FALSE;
    }

  return TRUE;
}
