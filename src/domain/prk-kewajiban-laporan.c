/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a text was done, and what was not, within a half year: as the report of that half year tells it. */

#include "config.h"

#include <string.h>

#include "prk-kewajiban.h"
#include "prk-statistik-cetak.h"
#include "prk-terbilang.h"

/* A half year, and the year that it is part of. */
typedef struct
{
  const char *masa;
  char        tahun[5];
  PrkHari     first, last;
} Semester;

/* How a duty stands in the half year; @laksana: (out) (nullable): what was done. */
typedef enum
{
  BUKAN,
  TERLAKSANA,
  BELUM,
} Keadaan;

static const PrkKewajibanLaksana *
find_laksana (const PrkKewajiban *duty,
              const char         *masa,
              const Semester     *semester)
{
  for (guint i = 0; i < duty->pelaksanaan->len; i++)
    {
      const PrkKewajibanLaksana *one = g_ptr_array_index (duty->pelaksanaan, i);

      if (masa != NULL ? strcmp (one->masa, masa) == 0
                       : one->tanggal >= semester->first && one->tanggal <= semester->last)
        return one;
    }

  return NULL;
}

/* Owed once: in the half year in which it was done, else in each from the one in which it was due. */
static Keadaan
judge_once (const PrkKewajiban         *duty,
            const PrkKewajibanGaris    *garis,
            const Semester             *semester,
            const PrkKewajibanLaksana **laksana)
{
  PrkKewajibanGaris then = *garis;
  PrkKewajibanJatuh jatuh;

  *laksana = find_laksana (duty, NULL, semester);
  if (*laksana != NULL)
    return TERLAKSANA;
  for (guint i = 0; i < duty->pelaksanaan->len; i++)
    if (((const PrkKewajibanLaksana *) g_ptr_array_index (duty->pelaksanaan, i))->tanggal < semester->first)
      return BUKAN;

  then.is_berhenti = FALSE;
  prk_kewajiban_hitung (duty, &then, &jatuh);

  return jatuh.jatuh != 0 && jatuh.jatuh <= semester->last ? BELUM : BUKAN;
}

static Keadaan
judge (const PrkKewajiban         *duty,
       const PrkKewajibanGaris    *garis,
       const Semester             *semester,
       const PrkKewajibanLaksana **laksana)
{
  gboolean is_second = g_str_has_suffix (semester->masa, "-2");

  *laksana = NULL;
  if (garis->ditandatangani == 0 || garis->ditandatangani > semester->last
      || (garis->berakhir != 0 && garis->berakhir < semester->first))
    return BUKAN;
  if (g_strcmp0 (duty->batas, "semester") == 0)
    *laksana = find_laksana (duty, semester->masa, semester);
  else if (g_strcmp0 (duty->batas, "tahun") == 0)
    *laksana = is_second ? find_laksana (duty, semester->tahun, semester) : find_laksana (duty, NULL, semester);
  else
    return judge_once (duty, garis, semester, laksana);
  if (*laksana != NULL)
    return TERLAKSANA;

  /* What is due with the year is late only at its end. */
  return strcmp (duty->batas, "tahun") == 0 && !is_second ? BUKAN : BELUM;
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

static void
append_item (GString                   *out,
             guint                      number,
             const PrkKewajibanNaskah  *naskah,
             const PrkKewajiban        *duty,
             const PrkKewajibanLaksana *laksana)
{
  g_autofree char *who = prk_kewajiban_dup_pihak (duty, naskah);
  g_autofree char *iso = laksana != NULL && laksana->tanggal != 0 ? prk_hari_dup_iso (laksana->tanggal) : NULL;
  g_autofree char *day = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;

  g_string_append_printf (out, "%u. ", number);
  if (*who != '\0')
    {
      append_plain (out, who);
      g_string_append (out, ": ");
    }
  append_plain (out, duty->uraian);
  if (laksana == NULL)
    g_string_append (out, " belum dilaksanakan");
  else if (day != NULL)
    g_string_append_printf (out, ", dilaksanakan tanggal %s", day);
  if (laksana != NULL && *laksana->catatan != '\0')
    {
      g_string_append (out, " (");
      append_plain (out, laksana->catatan);
      g_string_append_c (out, ')');
    }
  g_string_append (out, ".\n");
}

/**
 * prk_kewajiban_dup_laporan:
 * @naskah: what is owed by a text
 * @garis: where its line stands
 * @masa: the half year, "2027-1"
 * @is_terlaksana: what was done; else what was due and was not
 *
 * Tells a half year of an agreement, for Pasal 27 ayat (3).
 *
 * Returns: (transfer full) (nullable): a numbered list in CommonMark; %NULL for nothing
 */
char *
prk_kewajiban_dup_laporan (const PrkKewajibanNaskah *naskah,
                           const PrkKewajibanGaris  *garis,
                           const char               *masa,
                           gboolean                  is_terlaksana)
{
  g_autoptr(GString) out = g_string_new (NULL);
  Semester semester = { .masa = masa };
  guint n = 0;

  g_return_val_if_fail (naskah != NULL && garis != NULL && masa != NULL, NULL);

  if (strlen (masa) != 6 || !prk_statistik_baca_masa (masa, &semester.first, &semester.last))
    return NULL;
  memcpy (semester.tahun, masa, 4);
  for (guint i = 0; i < naskah->butir->len; i++)
    {
      const PrkKewajiban *duty = g_ptr_array_index (naskah->butir, i);
      const PrkKewajibanLaksana *laksana;

      if (judge (duty, garis, &semester, &laksana) == (is_terlaksana ? TERLAKSANA : BELUM))
        append_item (out, ++n, naskah, duty, laksana);
    }

  return n > 0 ? g_strdup (out->str) : NULL;
}
