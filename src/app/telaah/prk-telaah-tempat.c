/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-kak-kata.h"

#include "prk-telaah-tempat.h"

static void
tempat_free (gpointer data)
{
  PrkTelaahTempat *self = data;

  g_free (self->path);
  g_free (self->label);
  g_free (self);
}

/* Takes @path and @label. */
static void
add (GPtrArray *list,
     char      *path,
     int        paragraf,
     guint      halaman,
     char      *label)
{
  PrkTelaahTempat *self = g_new0 (PrkTelaahTempat, 1);

  self->path = path;
  self->paragraf = paragraf;
  self->halaman = halaman;
  self->label = label;
  g_ptr_array_add (list, self);
}

static GPtrArray *
new_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (tempat_free);

  add (list, NULL, -1, 0, g_strdup (_("The KAK as a whole")));

  return list;
}

/* "lokasi/baris/<row>" for a cell of that row, the path itself for all else. */
static char *
dup_place (PrkSkema   *skema,
           const char *path)
{
  for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i);

      for (guint j = 0; j < bagian->n_bidang; j++)
        {
          const PrkBidang *bidang = &bagian->bidang[j];
          gsize length = strlen (bidang->path);

          if ((bidang->jenis != PRK_JENIS_TABEL && bidang->jenis != PRK_JENIS_BANYAK)
              || strncmp (path, bidang->path, length) != 0 || path[length] != '/')
            continue;
          if (bidang->jenis == PRK_JENIS_BANYAK)
            return g_strdup (bidang->path);

          return g_strndup (path, length + 1 + strcspn (path + length + 1, "/"));
        }
    }

  return g_strdup (path);
}

GPtrArray *
prk_telaah_tempat_list (PrkProfil  *profil,
                        PrkRecord  *kak,
                        PrkCetakan *cetakan)
{
  PrkSkema *skema = prk_profil_get_skema (profil);
  const GPtrArray *anchors = prk_cetakan_get_jangkar (cetakan);
  GPtrArray *list = new_list ();

  for (guint i = 0; i < anchors->len; i++)
    {
      const PrkJangkar *anchor = g_ptr_array_index (anchors, i);
      g_autofree char *path = dup_place (skema, anchor->path);
      const PrkBidang *bidang = prk_skema_find_bidang (skema, path, NULL);
      int paragraf = bidang != NULL && bidang->jenis == PRK_JENIS_NARASI ? (int) anchor->paragraf
                                                                         : -1;
      g_autofree char *label = NULL;

      if (bidang == NULL && prk_skema_find_bagian (skema, path) == NULL)
        continue;
      if (prk_telaah_tempat_find (list, path, paragraf) > 0)
        continue;

      label = prk_kak_kata_dup_tempat (profil, kak, path);
      if (paragraf >= 0)
        {
          char *longer = g_strdup_printf (_("%s, paragraph %d"), label, paragraf + 1);

          g_free (label);
          label = longer;
        }
      add (list, g_steal_pointer (&path), paragraf, 0, g_steal_pointer (&label));
      ((PrkTelaahTempat *) g_ptr_array_index (list, list->len - 1))->is_part = bidang == NULL;
    }

  return list;
}

GPtrArray *
prk_telaah_tempat_list_file (guint n_pages)
{
  GPtrArray *list = new_list ();

  for (guint page = 1; page <= n_pages; page++)
    add (list, NULL, -1, page, g_strdup_printf (_("Page %d of the file"), (int) page));

  return list;
}

gboolean
prk_telaah_tempat_has (const PrkTelaahTempat *self,
                       const char            *path,
                       int                    paragraf)
{
  gsize length;

  if (self->path == NULL || path == NULL)
    return FALSE;

  length = strlen (self->path);
  return strncmp (path, self->path, length) == 0
         && (path[length] == '\0' || (path[length] == '/' && !self->is_part))
         && (self->paragraf < 0 || self->paragraf == paragraf);
}

guint
prk_telaah_tempat_find (GPtrArray  *list,
                        const char *path,
                        int         paragraf)
{
  for (guint i = 1; i < list->len; i++)
    if (prk_telaah_tempat_has (g_ptr_array_index (list, i), path, paragraf))
      return i;

  return 0;
}
