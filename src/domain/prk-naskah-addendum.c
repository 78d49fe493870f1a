/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-lembaga-private.h"
#include "prk-naskah-addendum.h"
#include "prk-naskah-private.h"

#define TABLE "perubahan/ketentuan"

static const char *
get_cell (PrkRecord  *addendum,
          GString    *path,
          const char *row,
          const char *column)
{
  const char *text = prk_record_get_string (addendum, _prk_cell_path (path, TABLE, row, column));

  return text != NULL && text[strspn (text, " ")] != '\0' ? text : NULL;
}

/* What a user wrote must not become CommonMark's own signs. */
static void
append_quoted (GString    *out,
               const char *text)
{
  g_string_append (out, "“");
  for (; *text != '\0'; text++)
    {
      if (strchr ("\\`*_[]<>#", *text) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text == '\n' ? ' ' : *text);
    }
  g_string_append (out, "”");
}

/**
 * prk_naskah_dup_perubahan:
 * @addendum: a text of jenis "addendum"
 *
 * Says which provisions of the agreement change, as a clause.
 *
 * Returns: (transfer full) (nullable): CommonMark; %NULL where none is named
 */
char *
prk_naskah_dup_perubahan (PrkRecord *addendum)
{
  g_auto(GStrv) rows = prk_record_list_rows (addendum, TABLE);
  g_autoptr(GString) path = g_string_new (NULL);
  g_autoptr(GString) out = g_string_new ("Ketentuan Perjanjian yang diubah adalah:\n\n");
  guint n = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *dasar = get_cell (addendum, path, rows[i], "dasar");
      const char *semula = get_cell (addendum, path, rows[i], "semula");
      const char *menjadi = get_cell (addendum, path, rows[i], "menjadi");

      if (dasar == NULL || (semula == NULL && menjadi == NULL))
        continue;
      g_string_append_printf (out, "%u. ketentuan %s ", ++n, dasar);
      if (semula != NULL)
        {
          g_string_append (out, "yang semula berbunyi ");
          append_quoted (out, semula);
        }
      if (menjadi == NULL)
        {
          g_string_append (out, " dihapus;\n");
          continue;
        }
      g_string_append (out, semula != NULL ? " diubah menjadi " : "ditambahkan dan berbunyi ");
      append_quoted (out, menjadi);
      g_string_append (out, ";\n");
    }
  if (n == 0)
    return NULL;
  g_string_truncate (out, out->len - 2);
  g_string_append (out, ".\n");

  return g_strdup (out->str);
}

void
prk_naskah_ambil_ketentuan (PrkEdit    *edit,
                            const char *baris,
                            const char *dasar,
                            const char *bunyi)
{
  g_autoptr(GString) path = g_string_new (NULL);

  g_return_if_fail (edit != NULL && baris != NULL && dasar != NULL && bunyi != NULL);

  prk_edit_append_row (edit, TABLE, baris);
  prk_edit_set_string (edit, _prk_cell_path (path, TABLE, baris, "dasar"), dasar);
  prk_edit_set_string (edit, _prk_cell_path (path, TABLE, baris, "semula"), bunyi);
  prk_edit_set_string (edit, _prk_cell_path (path, TABLE, baris, "menjadi"), bunyi);
}

/* What was said when the change was begun. */
void
_prk_naskah_mulai_addendum (PrkEdit    *edit,
                            PrkKasus   *kasus,
                            const char *alur)
{
  const PrkKejadian *again = prk_kasus_find (kasus, alur, "perubahan_lagi");
  const PrkKejadian *begun = again != NULL ? again : prk_kasus_find (kasus, alur, "perubahan_dimulai");
  const char *alasan = begun != NULL ? prk_kasus_get_teks (kasus, begun, "alasan_perubahan") : NULL;
  const char *bentuk = begun != NULL ? prk_kasus_get_teks (kasus, begun, "bentuk") : NULL;

  if (alasan != NULL)
    prk_edit_set_text (edit, "perubahan/alasan", alasan);
  if (bentuk != NULL)
    prk_edit_set_string (edit, "perubahan/bentuk", bentuk);
  if (begun != NULL && prk_kasus_get_ya (kasus, begun, "menambah_beban_masyarakat"))
    prk_edit_set_bool (edit, "perubahan/beban_masyarakat", TRUE);
}

/* R101 and R103, as the draft can know them. */
void
_prk_naskah_periksa_addendum (PrkPeriksa *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, TABLE);
  g_autoptr(GString) path = g_string_new (NULL);
  const char *alasan = prk_record_get_text (self->kak, "perubahan/alasan");
  const char *bentuk = prk_record_get_string (self->kak, "perubahan/bentuk");
  g_autofree char *words = prk_naskah_dup_perubahan (self->kak);

  if (alasan == NULL || alasan[strspn (alasan, " \n")] == '\0')
    _prk_periksa_add (self, "naskah.addendum.alasan", "perubahan/alasan", NULL);
  if (bentuk == NULL || prk_klasifikasi_find ("bentuk_perubahan", bentuk) == NULL)
    _prk_periksa_add (self, "naskah.addendum.bentuk", "perubahan/bentuk", NULL);
  if (words == NULL)
    _prk_periksa_add (self, "naskah.addendum.ketentuan", TABLE, NULL);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *semula = get_cell (self->kak, path, rows[i], "semula");
      g_autofree char *cell = g_strdup_printf (TABLE "/%s/menjadi", rows[i]);

      if (semula != NULL && g_strcmp0 (semula, get_cell (self->kak, path, rows[i], "menjadi")) == 0)
        _prk_periksa_add (self, "naskah.addendum.sama", cell, "nama", get_cell (self->kak, path, rows[i], "dasar"), NULL);
    }
  if (prk_record_get_bool (self->kak, "perubahan/beban_masyarakat"))
    _prk_periksa_add (self, "naskah.addendum.beban", "perubahan/beban_masyarakat", NULL);
}
