/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-impor-private.h"
#include "prk-lembar.h"

#define KOLOM_KESALAHAN "kesalahan"

G_DEFINE_BOXED_TYPE (PrkImporKasus, prk_impor_kasus, prk_impor_kasus_ref, prk_impor_kasus_unref)

void
_prk_impor_salah_free (gpointer data)
{
  PrkImporSalah *salah = data;

  g_free (salah->kolom);
  g_free (salah->pesan);
  g_free (salah);
}

void
_prk_impor_baris_free (gpointer data)
{
  PrkImporBaris *baris = data;

  g_free (baris->judul);
  g_free (baris->mitra);
  g_free (baris->keadaan);
  g_clear_pointer (&baris->fakta, json_object_unref);
  g_ptr_array_unref (baris->kejadian);
  g_strfreev (baris->nomor);
  g_ptr_array_unref (baris->salah);
  g_clear_pointer (&baris->sel, g_ptr_array_unref);
  g_free (baris->ksd);
  g_free (baris);
}

PrkImporKasus *
prk_impor_kasus_ref (PrkImporKasus *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_impor_kasus_unref (PrkImporKasus *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->baris);
  g_ptr_array_unref (self->salah);
  g_clear_pointer (&self->kepala, g_ptr_array_unref);
  g_free (self);
}

void
_prk_impor_add_salah (GPtrArray *list,
                      guint line,
                      const char *column,
                      const PrkTahapAturan *aturan,
                      const char *format,
                      ...)
{
  PrkImporSalah *salah = g_new0 (PrkImporSalah, 1);
  va_list args;

  va_start (args, format);
  salah->baris = line;
  salah->kolom = g_strdup (column);
  salah->aturan = aturan;
  salah->pesan = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (list, salah);
}

/* Notes whose it is, where the table says so. */
static gboolean
is_there (PrkImporBaris *baris, GHashTable *table, const char *key)
{
  gpointer own, id;

  if (!g_hash_table_lookup_extended (table, key, &own, &id))
    return FALSE;
  if (baris->ksd == NULL && id != own)
    baris->ksd = g_strdup (id);

  return TRUE;
}

void
prk_impor_kasus_bandingkan (PrkImporKasus *self, GHashTable *nomor, GHashTable *judul)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->baris->len; i++)
    {
      PrkImporBaris *baris = g_ptr_array_index (self->baris, i);
      g_autofree char *key = prk_impor_kasus_dup_kunci (baris->judul, baris->mitra);

      gboolean was_good = baris->salah->len == 0;

      if (judul != NULL && is_there (baris, judul, key))
        _prk_impor_add_salah (baris->salah, baris->baris, "judul", NULL,
                              "Kerja sama dengan judul dan mitra ini sudah ada.");
      for (guint k = 0; nomor != NULL && baris->nomor[k] != NULL; k++)
        if (is_there (baris, nomor, baris->nomor[k]))
          _prk_impor_add_salah (baris->salah, baris->baris, NULL, NULL,
                                "Nomor naskah “%s” sudah dipakai tahun itu (R92).",
                                strchr (strchr (baris->nomor[k], '/') + 1, '/') + 1);
      if (was_good && baris->salah->len > 0)
        baris->nasib = PRK_IMPOR_ADA;
    }
}

char *
prk_impor_kasus_dup_kunci (const char *judul, const char *mitra)
{
  g_autofree char *both = g_strconcat (judul, "\n", mitra, NULL);

  return g_utf8_casefold (both, -1);
}

guint
prk_impor_kasus_count_salah (PrkImporKasus *self)
{
  guint n;

  g_return_val_if_fail (self != NULL, 0);

  n = self->salah->len;
  for (guint i = 0; i < self->baris->len; i++)
    n += ((PrkImporBaris *)g_ptr_array_index (self->baris, i))->salah->len;

  return n;
}

PrkImporNasib
prk_impor_baris_get_nasib (const PrkImporBaris *self)
{
  g_return_val_if_fail (self != NULL, PRK_IMPOR_SALAH);

  if (self->nasib != PRK_IMPOR_BAIK)
    return self->nasib;

  return self->salah->len == 0 ? PRK_IMPOR_BAIK : PRK_IMPOR_SALAH;
}

guint
prk_impor_kasus_count (PrkImporKasus *self, PrkImporNasib nasib)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->baris->len; i++)
    n += prk_impor_baris_get_nasib (g_ptr_array_index (self->baris, i)) == nasib;

  return n;
}

char *
prk_impor_baris_dup_salah (const PrkImporBaris *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->salah->len; i++)
    {
      const PrkImporSalah *salah = g_ptr_array_index (self->salah, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      if (salah->kolom != NULL)
        g_string_append_printf (text, "%s: ", salah->kolom);
      g_string_append (text, salah->pesan);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * prk_impor_kasus_dup_sisa:
 * @self: what was read
 *
 * The rows that are wrong, as they came, and what is wrong with each in a column more. Read again, that column counts for
 * nothing.
 *
 * Returns: (transfer full): CSV with semicolons, which spreadsheets of an Indonesian system read as columns
 */
char *
prk_impor_kasus_dup_sisa (PrkImporKasus *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n, reasons;

  g_return_val_if_fail (self != NULL && self->kepala != NULL, NULL);

  for (n = reasons = self->kepala->len; n-- > 0;)
    if (g_strcmp0 (g_ptr_array_index (self->kepala, n), KOLOM_KESALAHAN) == 0)
      reasons = n;
  for (guint c = 0; c < reasons; c++)
    prk_lembar_append_sel (text, g_ptr_array_index (self->kepala, c), ';');
  prk_lembar_append_sel (text, KOLOM_KESALAHAN, '\n');
  for (guint i = 0; i < self->baris->len; i++)
    {
      const PrkImporBaris *baris = g_ptr_array_index (self->baris, i);
      g_autofree char *salah = prk_impor_baris_dup_salah (baris);

      if (prk_impor_baris_get_nasib (baris) != PRK_IMPOR_SALAH)
        continue;
      for (guint c = 0; c < reasons; c++)
        prk_lembar_append_sel (text,
                               c < baris->sel->len ? g_ptr_array_index (baris->sel, c) : "", ';');
      prk_lembar_append_sel (text, salah, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
