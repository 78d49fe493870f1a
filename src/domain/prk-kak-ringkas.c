/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-kak-private.h"
#include "prk-kak-ringkas.h"

PrkSkema *
_prk_kak_get_skema (void)
{
  return prk_skema_get ("kak");
}

static char *
dup_mitra (PrkRecord *kak)
{
  g_auto(GStrv) rows = prk_record_list_rows (kak, "mitra");
  g_autoptr(GString) path = g_string_new (NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *name
          = prk_record_get_string (kak, _prk_cell_path (path, "mitra", rows[i], "nama"));

      if (name == NULL || *name == '\0')
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, name);
    }

  return g_string_free (names, FALSE);
}

/* A narrative text without the marks of emphasis, escapes and headings. */
static void
append_plain (GString    *text,
              const char *commonmark)
{
  for (; *commonmark != '\0'; commonmark++)
    if (strchr ("*\\#`", *commonmark) == NULL)
      g_string_append_c (text, *commonmark);
}

/* Texts of fields that the schema does not know, those of a profile's parts, count too; codes and
 * dates do not, but the names of what was chosen do. */
static void
append_value (GString    *text,
              PrkRecord  *kak,
              PrkSkema   *skema,
              const char *path)
{
  const PrkBidang *bidang = prk_skema_find_bidang (skema, path, NULL);
  const char *last = strrchr (path, '/');
  const char *narrative = prk_record_get_text (kak, path);
  g_autofree char *shown = NULL;

  last = last == NULL ? path : last + 1;
  if (*last == '_')
    return;

  if (narrative != NULL)
    append_plain (text, narrative);
  else if (bidang == NULL || bidang->jenis == PRK_JENIS_TEKS)
    shown = g_strdup (prk_record_get_string (kak, path));
  else if (bidang->jenis == PRK_JENIS_PILIHAN || bidang->jenis == PRK_JENIS_WILAYAH)
    shown = prk_bidang_dup_tampil (bidang, prk_record_get_value (kak, path));
  else if (bidang->jenis == PRK_JENIS_BANYAK && prk_record_get_bool (kak, path))
    shown = prk_kak_dup_tampil (kak, bidang, path);

  if (shown != NULL)
    g_string_append (text, shown);
  if (narrative != NULL || shown != NULL)
    g_string_append_c (text, '\n');
}

char *
_prk_kak_dup_teks (PrkRecord *kak,
                   PrkSkema  *skema)
{
  g_auto(GStrv) paths = prk_record_list_paths (kak, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    append_value (text, kak, skema, paths[i]);

  return g_string_free (text, FALSE);
}

static char *
dup_string (PrkRecord  *kak,
            const char *path)
{
  const char *text = prk_record_get_string (kak, path);

  return g_strdup (text == NULL ? "" : text);
}

/**
 * prk_kak_ringkas:
 * @kak: a KAK
 * @ringkas: (out caller-allocates): to be cleared with prk_kak_ringkas_clear()
 *
 * Gathers what lists and the full-text index keep of a KAK.
 *
 * Any thread that owns @kak.
 */
void
prk_kak_ringkas (PrkRecord     *kak,
                 PrkKakRingkas *ringkas)
{
  g_return_if_fail (kak != NULL);
  g_return_if_fail (ringkas != NULL);

  ringkas->judul = dup_string (kak, "judul");
  ringkas->mitra = dup_mitra (kak);
  ringkas->perangkat_daerah = dup_string (kak, "perangkat_daerah");
  ringkas->tahun = CLAMP (prk_record_get_int (kak, "tahun_anggaran", 0), 0, 9999);
  ringkas->lengkap = prk_kak_count_lengkap (kak, NULL);
  ringkas->teks = _prk_kak_dup_teks (kak, _prk_kak_get_skema ());
}

void
prk_kak_ringkas_clear (PrkKakRingkas *ringkas)
{
  g_clear_pointer (&ringkas->judul, g_free);
  g_clear_pointer (&ringkas->mitra, g_free);
  g_clear_pointer (&ringkas->perangkat_daerah, g_free);
  g_clear_pointer (&ringkas->teks, g_free);
}
