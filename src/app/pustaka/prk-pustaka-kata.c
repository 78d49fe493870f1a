/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/lampiran/prk-lampiran-kata.h"
#include "domain/prk-terbilang.h"
#include "domain/prk-wilayah.h"

#include "prk-pustaka-kata.h"

static const struct
{
  const char *code;
  const char *label;
  const char *mark; /* in names of files, lower case */
} kinds[] = {
  { "rpjmd", "RPJMD", "rpjmd" },
  { "renstra", "Renstra", "renstra" },
  { "rtrw", "RTRW", "rtrw" },
  { "rkpd", "RKPD", "rkpd" },
  { "peraturan", N_("Regulation"), "per" },
  { "lain", N_("Other document"), NULL },
};

guint
prk_pustaka_jenis_get_n (void)
{
  return G_N_ELEMENTS (kinds);
}

const char *
prk_pustaka_jenis_get_code (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (kinds), NULL);

  return kinds[index].code;
}

const char *
prk_pustaka_jenis_get_label (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return _(kinds[i].label);

  return _("Other document");
}

/* "Perda 3 2025", "Peraturan Bupati", "Permendagri": whatever begins a word with "per". */
static gboolean
has_word (const char *folded,
          const char *mark)
{
  for (const char *found = strstr (folded, mark); found != NULL; found = strstr (found + 1, mark))
    if (found == folded || !g_ascii_isalpha (found[-1]))
      return TRUE;

  return FALSE;
}

const char *
prk_pustaka_tebak_jenis (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].mark != NULL && has_word (folded, kinds[i].mark))
      return kinds[i].code;

  return "lain";
}

void
prk_pustaka_tebak_periode (const char *name,
                           int        *mulai,
                           int        *selesai)
{
  g_autoptr(GRegex) regex = g_regex_new ("(?<!\\d)(20\\d\\d)\\D{1,3}(20\\d\\d)(?!\\d)", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  *mulai = *selesai = 0;
  if (!g_regex_match (regex, name, 0, &match))
    return;

  {
    g_autofree char *first = g_match_info_fetch (match, 1);
    g_autofree char *last = g_match_info_fetch (match, 2);

    *mulai = atoi (first);
    *selesai = atoi (last);
  }
}

static void
add (GString    *out,
     const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append (out, text);
}

static char *
dup_period (const PrkPustakaDokumen *dokumen)
{
  if (dokumen->mulai == 0 && dokumen->selesai == 0)
    return NULL;
  if (dokumen->selesai == 0 || dokumen->mulai == dokumen->selesai)
    return g_strdup_printf ("%d", dokumen->mulai);

  return g_strdup_printf ("%d–%d", dokumen->mulai, dokumen->selesai);
}

static char *
dup_state (const PrkPustakaDokumen *dokumen)
{
  guint n_scanned = dokumen->n_ocr_menunggu + dokumen->n_ocr_selesai;

  switch (dokumen->keadaan)
    {
    case PRK_PUSTAKA_WAITING:
      return g_strdup (_("being read"));
    case PRK_PUSTAKA_ABSENT:
      return g_strdup (dokumen->n_halaman > 0 ? _("file on the register")
                                              : _("not on this computer"));
    case PRK_PUSTAKA_BAD:
      return g_strdup (dokumen->pesan);
    case PRK_PUSTAKA_READY:
    default:
      break;
    }
  if (dokumen->n_ocr_menunggu > 0)
    return g_strdup_printf (_("scanned pages read: %u of %u"), dokumen->n_ocr_selesai, n_scanned);

  return NULL;
}

char *
prk_pustaka_dup_keterangan (const PrkPustakaDokumen *dokumen)
{
  GString *out = g_string_new (NULL);
  const PrkWilayah *daerah = *dokumen->daerah != '\0' ? prk_wilayah_find (dokumen->daerah) : NULL;
  g_autofree char *period = dup_period (dokumen);
  g_autofree char *state = dup_state (dokumen);

  add (out, prk_pustaka_jenis_get_label (dokumen->jenis));
  add (out, daerah != NULL ? daerah->nama : NULL);
  add (out, period);
  if (dokumen->n_halaman > 0)
    {
      g_autofree char *number = prk_format_angka (dokumen->n_halaman);
      g_autofree char *pages =
        g_strdup_printf (ngettext ("%s page", "%s pages", dokumen->n_halaman), number);

      add (out, pages);
    }
  add (out, state);

  return g_string_free (out, FALSE);
}

char *
prk_pustaka_dup_ruang (GPtrArray *documents)
{
  g_autofree char *size = NULL;
  gint64 bytes = 0;
  guint n = 0;

  for (guint i = 0; i < documents->len; i++)
    {
      const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, i);

      if (dokumen->keadaan == PRK_PUSTAKA_ABSENT)
        continue;
      n++;
      bytes += dokumen->ukuran;
    }
  size = prk_lampiran_kata_dup_ukuran (bytes);

  /* Translators: how many documents of how many, then their size, such as "Here: 3 of 5, 24 MB" */
  return g_strdup_printf (_("On this computer: %u of %u documents, %s"), n, documents->len, size);
}

static void
add_escaped (GString    *out,
             const char *text,
             gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (out, escaped);
}

char *
prk_pustaka_dup_cuplikan (const PrkPustakaTemuan *temuan)
{
  GString *out = g_string_new (NULL);
  gsize length = strlen (temuan->cuplikan);
  gsize at = 0;

  for (guint i = 0; i < temuan->tanda->len; i++)
    {
      const PrkPustakaRentang *tanda = &g_array_index (temuan->tanda, PrkPustakaRentang, i);

      if (tanda->start < at || tanda->end > length)
        continue;
      add_escaped (out, temuan->cuplikan + at, tanda->start - at);
      g_string_append (out, "<b>");
      add_escaped (out, temuan->cuplikan + tanda->start, tanda->end - tanda->start);
      g_string_append (out, "</b>");
      at = tanda->end;
    }
  add_escaped (out, temuan->cuplikan + at, length - at);

  return g_string_free (out, FALSE);
}
