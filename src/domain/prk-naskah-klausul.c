/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The clauses of an agreement: those that its own record has, or those of the library (data/klausul) with what the case knows
 * put in. Of several clauses of one kind those count whose bentuk the case has (R8: kompensasi, retribusi, pembayaran); the one
 * without bentuk stands for all other cases. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-naskah-pasal.h"
#include "prk-naskah-private.h"
#include "prk-naskah-teks.h"
#include "prk-terbilang.h"

#define INDENT "   " /* a list in an item of a list */

JsonObject *
_prk_naskah_get_pustaka (const char *id)
{
  static GMutex mutex;
  static GHashTable *all;
  JsonObject *library;

  g_mutex_lock (&mutex);
  if (all == NULL)
    all = g_hash_table_new (g_str_hash, g_str_equal);
  library = g_hash_table_lookup (all, id);
  if (library == NULL)
    {
      g_autofree char *path = g_strdup_printf ("/klausul/%s.json", id);

      library = _prk_naskah_baca (path);
      g_hash_table_insert (all, (gpointer) g_intern_string (id), library);
    }
  g_mutex_unlock (&mutex);

  return library;
}

static gboolean
has_choice (PrkKasus  *kasus,
            JsonArray *kinds)
{
  for (guint i = 0; i < json_array_get_length (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("bentuk/", json_array_get_string_element (kinds, i), NULL);

      if (prk_kasus_get_ya (kasus, NULL, path))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_varian (PrkKasus  *kasus,
            JsonArray *varian)
{
  const char *own = prk_kasus_get_teks (kasus, NULL, "varian");

  for (guint i = 0; i < json_array_get_length (varian); i++)
    if (g_strcmp0 (json_array_get_string_element (varian, i), own != NULL ? own : "ksdd") == 0)
      return TRUE;

  return FALSE;
}

gboolean
_prk_naskah_is_klausul_cocok (PrkKasus   *kasus,
                              JsonArray  *all,
                              JsonObject *one)
{
  const char *kode = prk_json_get_string (one, "kode", "");
  JsonArray *varian = prk_json_get_array (one, "varian");

  if (varian != NULL && !has_varian (kasus, varian))
    return FALSE;
  if (prk_json_get_array (one, "bentuk") != NULL)
    return has_choice (kasus, prk_json_get_array (one, "bentuk"));
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *other = json_array_get_object_element (all, i);

      if (other != one && strcmp (prk_json_get_string (other, "kode", ""), kode) == 0
          && prk_json_get_array (other, "bentuk") != NULL && has_choice (kasus, prk_json_get_array (other, "bentuk")))
        return FALSE;
    }

  return TRUE;
}

/* What a user wrote must not become CommonMark's own signs. */
static void
append_plain (GString    *out,
              const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (strchr ("\\`*_[]<>#", *text) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text == '\n' ? ' ' : *text);
    }
}

static const char *
get_value (PrkNaskahCetak *self,
           const char     *kunci,
           char          **owned)
{
  const char *nomor = NULL;
  const PrkKejadian *signed_at = NULL;
  g_autofree char *iso = NULL;
  gboolean is_kb = g_str_has_suffix (kunci, "_kb");

  if (strcmp (kunci, "jangka") == 0)
    return *owned = _prk_naskah_dup_jangka (self);
  if (strcmp (kunci, "urusan") == 0)
    return *owned = _prk_naskah_dup_pilihan (self, "urusan");
  if (strcmp (kunci, "pemda_1") == 0)
    return self->pihak->len > 0 ? ((PrkNaskahPihak *) g_ptr_array_index (self->pihak, 0))->pemda : NULL;
  if (strcmp (kunci, "alasan") == 0)
    {
      const PrkKejadian *begun = prk_kasus_find (self->kasus, self->alur, "perubahan_dimulai");

      return begun != NULL ? prk_kasus_get_teks (self->kasus, begun, "alasan_perubahan") : NULL;
    }
  if (g_str_has_prefix (kunci, "nomor_") || g_str_has_prefix (kunci, "tanggal_"))
    {
      signed_at = _prk_naskah_find_naskah (self, is_kb ? PRK_ALUR_UTAMA : "pks", &nomor);
      if (*kunci == 'n')
        return nomor;
      iso = signed_at != NULL && signed_at->tanggal != 0 ? prk_hari_dup_iso (signed_at->tanggal) : NULL;
      return *owned = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;
    }

  return _prk_naskah_get (self, kunci);
}

static void
append_items (PrkNaskahCetak *self,
              GString        *out,
              const char     *kunci,
              const char     *indent)
{
  g_autoptr(GPtrArray) items = _prk_naskah_list_butir (self, kunci);

  if (items->len == 0)
    g_ptr_array_add (items, g_strdup (PRK_TITIK));
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *item = g_strstrip (g_strdup (g_ptr_array_index (items, i)));
      gsize length = strlen (item);
      gboolean is_last = i + 1 == items->len;

      while (length > 0 && strchr (".;, ", item[length - 1]) != NULL && !g_str_has_suffix (item, PRK_TITIK))
        item[--length] = '\0';
      g_string_append_printf (out, "%s%u. ", indent, i + 1);
      append_plain (out, item);
      g_string_append (out, is_last ? ".\n" : i + 2 == items->len ? "; dan\n" : ";\n");
    }
}

/* One line of a clause. A placeholder that stands alone is a list. */
static void
append_line (PrkNaskahCetak *self,
             GString        *out,
             const char     *line,
             gboolean        is_ayat)
{
  const char *close = strchr (line, '}');

  if (*line == '{' && close != NULL && close[1] == '\0')
    {
      g_autofree char *kunci = g_strndup (line + 1, close - line - 1);

      append_items (self, out, kunci, is_ayat ? INDENT : "");
      return;
    }
  while ((close = strchr (line, '{')) != NULL && strchr (close, '}') != NULL)
    {
      const char *end = strchr (close, '}');
      g_autofree char *kunci = g_strndup (close + 1, end - close - 1);
      g_autofree char *owned = NULL;
      const char *value = get_value (self, kunci, &owned);

      g_string_append_len (out, line, close - line);
      append_plain (out, value != NULL ? value : PRK_TITIK);
      line = end + 1;
    }
  g_string_append_printf (out, "%s\n%s", line, is_ayat ? "" : "\n");
}

static char *
dup_isi (PrkNaskahCetak *self,
         JsonObject     *klausul)
{
  JsonArray *lines = prk_json_get_array (klausul, "isi");
  GString *out = g_string_new (NULL);
  gboolean is_ayat = json_array_get_length (lines) > 0
                     && g_str_has_prefix (json_array_get_string_element (lines, 0), "1. ");

  for (guint i = 0; i < json_array_get_length (lines); i++)
    append_line (self, out, json_array_get_string_element (lines, i), is_ayat);

  return g_string_free (out, FALSE);
}

static void
add_pasal (PrkNaskahCetak *self,
           guint           number,
           const char     *name,
           const char     *kode,
           const char     *judul,
           const char     *isi)
{
  g_autofree char *row = _prk_naskah_add_row_named (self, "pasal", name);
  g_autofree char *path = g_strconcat (row, "isi", NULL);
  g_autofree char *nomor = g_strdup_printf ("%u", number);

  _prk_naskah_put_cell (self, row, "nomor", nomor);
  _prk_naskah_put_cell (self, row, "kode", kode);
  _prk_naskah_put_cell (self, row, "judul", judul);
  _prk_naskah_put_narasi (self, path, isi);
}

static void
add_konsideran (PrkNaskahCetak *self,
                const char     *name,
                const char     *isi)
{
  g_autofree char *row = name != NULL ? _prk_naskah_add_row_named (self, "konsideran", name)
                                      : _prk_naskah_add_row (self, "konsideran");

  _prk_naskah_put_cell (self, row, "isi", isi);
}

static void
take_library (PrkNaskahCetak *self)
{
  JsonObject *library = _prk_naskah_get_pustaka (self->naskah->klausul);
  JsonArray *reasons = prk_json_get_array (library, "konsideran");
  JsonArray *all = prk_json_get_array (library, "klausul");
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (reasons); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      append_line (self, out, json_array_get_string_element (reasons, i), TRUE);
      g_strchomp (out->str);
      /* It is plain text there. */
      for (char *p = strchr (out->str, '\\'); p != NULL; p = strchr (p + 1, '\\'))
        memmove (p, p + 1, strlen (p));
      add_konsideran (self, NULL, out->str);
    }
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *one = json_array_get_object_element (all, i);
      const char *kode = prk_json_get_string (one, "kode", "");
      g_autofree char *isi = NULL;

      if (!_prk_naskah_is_klausul_cocok (self->kasus, all, one))
        continue;
      isi = dup_isi (self, one);
      add_pasal (self, ++n, kode, kode, prk_json_get_string (one, "judul", NULL), isi);
    }
}

static void
take_own (PrkNaskahCetak *self)
{
  g_auto(GStrv) reasons = prk_record_list_rows (self->teks, "konsideran");
  g_autoptr(GPtrArray) pasal = prk_naskah_list_pasal (self->teks, self->kasus);

  for (guint i = 0; reasons[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("konsideran/%s/isi", reasons[i]);

      add_konsideran (self, reasons[i], prk_record_get_string (self->teks, path));
    }
  for (guint i = 0; i < pasal->len; i++)
    {
      const PrkNaskahPasal *one = g_ptr_array_index (pasal, i);
      g_autofree char *isi = prk_naskah_dup_rujukan (one->isi, pasal);

      add_pasal (self, i + 1, one->nama, one->kode, one->judul, isi);
    }
}

void
_prk_naskah_isi_klausul (PrkNaskahCetak *self)
{
  if (self->teks != NULL)
    take_own (self);
  else
    take_library (self);
}

/**
 * prk_naskah_list_klausul:
 * @pustaka: "kb", "pks", "nota" or "addendum"
 * @konteks: the case
 * @alur: the line of the text
 *
 * Lists the clauses of a library, alternatives of one kode too (R8); those that fit the case say so.
 *
 * Returns: (transfer full) (element-type PrkNaskahKlausul): in the order of the library
 */
GPtrArray *
prk_naskah_list_klausul (const char            *pustaka,
                         const PrkTahapKonteks *konteks)
{
  JsonArray *all = prk_json_get_array (_prk_naskah_get_pustaka (pustaka), "klausul");
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *object = json_array_get_object_element (all, i);
      PrkNaskahKlausul *one = g_new0 (PrkNaskahKlausul, 1);

      one->kode = prk_json_get_string (object, "kode", "");
      one->judul = prk_json_get_string (object, "judul", "");
      one->index = i;
      one->is_sesuai = _prk_naskah_is_klausul_cocok (konteks->kasus, all, object);
      g_ptr_array_add (list, one);
    }

  return list;
}

/**
 * prk_naskah_ambil_klausul:
 * @edit: of a text
 * @konteks: its case
 * @klausul: one of the library of the text's kind
 *
 * Puts a clause in, with what the case knows. A clause of the same kode gives way.
 */
void
prk_naskah_ambil_klausul (PrkEdit                *edit,
                          const PrkTahapKonteks  *konteks,
                          const PrkNaskahKlausul *klausul)
{
  PrkRecord *naskah = prk_edit_get_record (edit);
  const char *jenis = prk_record_get_string (naskah, "jenis");
  const char *alur = prk_record_get_string (naskah, "alur");
  JsonArray *all = prk_json_get_array (_prk_naskah_get_pustaka (jenis), "klausul");
  JsonObject *object = json_array_get_object_element (all, klausul->index);
  g_autoptr(PrkRecord) printed = prk_record_new (prk_record_get_id (naskah), "cetak_kasus");
  PrkNaskahCetak cetak = { .naskah = prk_naskah_paper_of (jenis), .kasus = konteks->kasus, .kak = konteks->kak,
                           .profil = konteks->profil, .alur = alur != NULL ? alur : PRK_ALUR_UTAMA, .cetak = printed };
  g_autofree char *path = g_strconcat ("klausul/", klausul->kode, NULL);
  g_autofree char *title = g_strconcat ("judul_klausul/", klausul->kode, NULL);
  g_autofree char *isi = NULL;

  _prk_naskah_muat_pihak (&cetak);
  isi = dup_isi (&cetak, object);
  prk_edit_set_text (edit, path, isi);
  prk_edit_set_string (edit, title, klausul->judul);
  g_ptr_array_unref (cetak.pihak);
}
