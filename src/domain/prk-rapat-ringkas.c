/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-lembaga-private.h"
#include "prk-rapat-private.h"
#include "prk-rapat-ringkas.h"

#define TUGAS "tindak_lanjut"

G_DEFINE_BOXED_TYPE (PrkRapatRingkas, prk_rapat_ringkas, prk_rapat_ringkas_ref, prk_rapat_ringkas_unref)

static void
tugas_free (PrkTugas *self)
{
  g_free (self->baris);
  g_free (self->uraian);
  g_free (self->oleh);
  g_free (self->agenda);
  g_free (self->selesai_oleh);
  g_free (self);
}

static void
pokok_free (PrkRapatPokok *self)
{
  g_free (self->baris);
  g_free (self->ksd);
  g_free (self->alur);
  g_free (self->uraian);
  g_free (self->hasil);
  g_free (self->putusan);
  g_free (self->peristiwa);
  g_free (self);
}

/* NULL for what is empty, too. */
static char *
dup_filled (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static char *
dup_never_null (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static PrkHari
read_day (const char *iso)
{
  return iso != NULL ? prk_hari_dari_iso (iso) : 0;
}

static PrkTugas *
new_tugas (PrkRecord  *rapat,
           GString    *path,
           const char *row)
{
  PrkTugas *self = g_new0 (PrkTugas, 1);

  self->baris = g_strdup (row);
  self->uraian = dup_never_null (_prk_rapat_cell (rapat, path, TUGAS, row, "uraian"));
  self->oleh = dup_never_null (_prk_rapat_cell (rapat, path, TUGAS, row, "oleh"));
  self->agenda = dup_filled (_prk_rapat_cell (rapat, path, TUGAS, row, "agenda"));
  self->sampai = read_day (_prk_rapat_cell (rapat, path, TUGAS, row, "sampai"));
  self->is_selesai = _prk_rapat_ya (rapat, path, TUGAS, row, "selesai");
  self->selesai_pada = read_day (_prk_rapat_cell (rapat, path, TUGAS, row, "selesai_pada"));
  self->selesai_oleh = dup_filled (_prk_rapat_cell (rapat, path, TUGAS, row, "selesai_oleh"));

  return self;
}

static gint64
count_votes (PrkRecord  *rapat,
             GString    *path,
             const char *row,
             const char *column)
{
  return prk_record_get_int (rapat, _prk_cell_path (path, "putusan", row, column), 0);
}

static PrkRapatPokok *
new_pokok (PrkRecord  *rapat,
           GString    *path,
           const char *row)
{
  PrkRapatPokok *self = g_new0 (PrkRapatPokok, 1);

  self->baris = g_strdup (row);
  self->ksd = dup_never_null (_prk_rapat_cell (rapat, path, "agenda", row, "ksd"));
  self->alur = dup_never_null (_prk_rapat_cell (rapat, path, "agenda", row, "alur"));
  self->uraian = dup_never_null (_prk_rapat_cell (rapat, path, "agenda", row, "uraian"));
  self->hasil = dup_filled (_prk_rapat_cell (rapat, path, "putusan", row, "hasil"));
  self->putusan = dup_filled (_prk_rapat_cell (rapat, path, "putusan", row, "putusan"));
  self->peristiwa = dup_filled (_prk_rapat_cell (rapat, path, "putusan", row, "peristiwa"));
  self->setuju = count_votes (rapat, path, row, "setuju");
  self->tolak = count_votes (rapat, path, row, "tolak");
  self->abstain = count_votes (rapat, path, row, "abstain");
  self->is_bersuara = self->setuju + self->tolak + self->abstain > 0;

  return self;
}

static void
read_rows (PrkRapatRingkas *self,
           PrkRecord       *rapat)
{
  g_auto(GStrv) agenda = prk_record_list_rows (rapat, "agenda");
  g_auto(GStrv) tugas = prk_record_list_rows (rapat, TUGAS);
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; agenda[i] != NULL; i++)
    if (_prk_rapat_cell (rapat, path, "agenda", agenda[i], "ksd") != NULL)
      g_ptr_array_add (self->pokok, new_pokok (rapat, path, agenda[i]));
  for (guint i = 0; tugas[i] != NULL; i++)
    g_ptr_array_add (self->tugas, new_tugas (rapat, path, tugas[i]));
}

PrkRapatRingkas *
prk_rapat_ringkas_new (PrkRecord *rapat)
{
  PrkRapatRingkas *self;
  const char *event;

  g_return_val_if_fail (rapat != NULL, NULL);

  self = g_new0 (PrkRapatRingkas, 1);
  g_atomic_ref_count_init (&self->ref_count);
  event = prk_record_get_string (rapat, "peristiwa");
  self->id = g_strdup (prk_record_get_id (rapat));
  self->judul = dup_never_null (prk_record_get_string (rapat, "judul"));
  self->jenis = dup_filled (prk_record_get_string (rapat, "jenis"));
  self->pukul = dup_filled (prk_record_get_string (rapat, "pukul"));
  self->tempat = dup_filled (prk_record_get_string (rapat, "tempat"));
  self->berita_acara = dup_filled (prk_record_get_string (rapat, "berita_acara/nomor"));
  self->hari = _prk_rapat_get_hari (rapat);
  self->is_held = prk_record_get_bool (rapat, "selesai");
  self->is_tertinggal = self->is_held && prk_rapat_get_peristiwa (rapat) != NULL
                        && (event == NULL || *event == '\0');
  self->pokok = g_ptr_array_new_with_free_func ((GDestroyNotify) pokok_free);
  self->tugas = g_ptr_array_new_with_free_func ((GDestroyNotify) tugas_free);
  read_rows (self, rapat);

  return self;
}

PrkRapatRingkas *
prk_rapat_ringkas_ref (PrkRapatRingkas *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_rapat_ringkas_unref (PrkRapatRingkas *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->judul);
  g_free (self->jenis);
  g_free (self->pukul);
  g_free (self->tempat);
  g_free (self->berita_acara);
  g_ptr_array_unref (self->pokok);
  g_ptr_array_unref (self->tugas);
  g_free (self);
}

gboolean
prk_rapat_ringkas_has (PrkRapatRingkas *self,
                       const char      *ksd)
{
  g_return_val_if_fail (self != NULL && ksd != NULL, FALSE);

  for (guint i = 0; i < self->pokok->len; i++)
    if (strcmp (((PrkRapatPokok *) g_ptr_array_index (self->pokok, i))->ksd, ksd) == 0)
      return TRUE;

  return FALSE;
}

/* The case that an item of that name is about; NULL: none. */
static const char *
find_ksd (PrkRapatRingkas *self,
          const char      *agenda)
{
  for (guint i = 0; agenda != NULL && i < self->pokok->len; i++)
    {
      const PrkRapatPokok *one = g_ptr_array_index (self->pokok, i);

      if (strcmp (one->uraian, agenda) == 0)
        return one->ksd;
    }

  return NULL;
}

static gboolean
has_other (PrkRapatRingkas *self,
           const char      *ksd)
{
  for (guint i = 0; i < self->pokok->len; i++)
    if (strcmp (((PrkRapatPokok *) g_ptr_array_index (self->pokok, i))->ksd, ksd) != 0)
      return TRUE;

  return FALSE;
}

GPtrArray *
prk_rapat_ringkas_list_tugas (PrkRapatRingkas *self,
                              const char      *ksd)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && ksd != NULL, list);

  if (!prk_rapat_ringkas_has (self, ksd))
    return list;
  for (guint i = 0; i < self->tugas->len; i++)
    {
      PrkTugas *one = g_ptr_array_index (self->tugas, i);
      const char *about = find_ksd (self, one->agenda);

      if (about != NULL ? strcmp (about, ksd) == 0 : one->agenda == NULL && !has_other (self, ksd))
        g_ptr_array_add (list, one);
    }

  return list;
}

void
prk_tugas_tandai (PrkEdit    *edit,
                  const char *baris,
                  PrkHari     pada,
                  const char *oleh)
{
  g_autoptr(GString) path = g_string_new (NULL);
  g_autofree char *iso = prk_hari_dup_iso (pada);

  g_return_if_fail (edit != NULL && baris != NULL);

  prk_edit_set_bool (edit, _prk_cell_path (path, TUGAS, baris, "selesai"), TRUE);
  prk_edit_set_string (edit, _prk_cell_path (path, TUGAS, baris, "selesai_pada"), iso);
  if (oleh != NULL && *oleh != '\0')
    prk_edit_set_string (edit, _prk_cell_path (path, TUGAS, baris, "selesai_oleh"), oleh);
}
