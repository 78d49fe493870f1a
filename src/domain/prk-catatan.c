/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-catatan.h"

static void
set_string (PrkEdit    *edit,
            const char *path,
            const char *value)
{
  if (value != NULL && *value != '\0')
    prk_edit_set_string (edit, path, value);
}

void
prk_catatan_mulai (PrkEdit              *edit,
                   const PrkCatatanBaru *baru)
{
  g_return_if_fail (edit != NULL && baru != NULL);
  g_return_if_fail (baru->kak != NULL && baru->isi != NULL);

  prk_edit_set_string (edit, "tentang", baru->kak);
  set_string (edit, "versi", baru->versi);
  set_string (edit, "path", baru->path);
  if (baru->path != NULL && baru->paragraf >= 0)
    prk_edit_set_int (edit, "paragraf", baru->paragraf);
  if (baru->halaman > 0)
    prk_edit_set_int (edit, "halaman", baru->halaman);
  set_string (edit, "kriteria", baru->kriteria);
  prk_edit_set_string (edit, "isi", baru->isi);
  set_string (edit, "oleh", baru->oleh);
}

void
prk_catatan_balas (PrkEdit    *edit,
                   const char *row,
                   const char *isi,
                   const char *oleh)
{
  g_autofree char *isi_path = NULL;
  g_autofree char *oleh_path = NULL;

  g_return_if_fail (edit != NULL && row != NULL && isi != NULL);

  isi_path = g_strdup_printf ("balasan/%s/isi", row);
  oleh_path = g_strdup_printf ("balasan/%s/oleh", row);
  prk_edit_append_row (edit, "balasan", row);
  prk_edit_set_string (edit, isi_path, isi);
  set_string (edit, oleh_path, oleh);
}

void
prk_catatan_tutup (PrkEdit *edit,
                   gboolean is_settled)
{
  g_return_if_fail (edit != NULL);

  prk_edit_set_bool (edit, "tutup", is_settled);
}

/* Who settled it may not have seen who opened it again: in doubt a note is open. */
gboolean
prk_catatan_is_terbuka (PrkRecord *catatan)
{
  g_return_val_if_fail (catatan != NULL, FALSE);

  return prk_record_get_state (catatan, "tutup") == PRK_VALUE_CONCURRENT
         || !prk_record_get_bool (catatan, "tutup");
}

const char *
prk_catatan_get_path (PrkRecord *catatan)
{
  const char *path;

  g_return_val_if_fail (catatan != NULL, NULL);

  path = prk_record_get_string (catatan, "path");
  return path != NULL && *path != '\0' ? path : NULL;
}

int
prk_catatan_get_paragraf (PrkRecord *catatan)
{
  g_return_val_if_fail (catatan != NULL, -1);

  return (int) CLAMP (prk_record_get_int (catatan, "paragraf", -1), -1, G_MAXINT16);
}

gboolean
prk_catatan_is_di (PrkRecord  *catatan,
                   const char *path)
{
  const char *own;
  gsize length;

  g_return_val_if_fail (catatan != NULL && path != NULL, FALSE);

  own = prk_catatan_get_path (catatan);
  length = strlen (path);
  return own != NULL && strncmp (own, path, length) == 0
         && (own[length] == '\0' || own[length] == '/');
}

guint
prk_catatan_count_terbuka (GPtrArray *catatan)
{
  guint n = 0;

  g_return_val_if_fail (catatan != NULL, 0);

  for (guint i = 0; i < catatan->len; i++)
    n += prk_catatan_is_terbuka (g_ptr_array_index (catatan, i));

  return n;
}

gint64
prk_catatan_get_at_us (PrkRecord *catatan)
{
  g_autoptr(GPtrArray) ops = NULL;

  g_return_val_if_fail (catatan != NULL, 0);

  ops = prk_record_list_ops (catatan);
  return ops->len > 0 ? prk_op_get_at_us (g_ptr_array_index (ops, 0)) : 0;
}
