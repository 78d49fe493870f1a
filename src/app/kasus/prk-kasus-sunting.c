/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records are read on a thread after the rows stand; their buttons are shown then. Before one is begun they are read once more, so that
 * nothing is begun twice. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-reload.h"
#include "app/rekaman/prk-rekaman-muat.h"
#include "base/prk-id.h"
#include "domain/prk-rapat-ringkas.h"

#include "prk-kasus-sunting.h"

#define KEY "prk-kasus-sunting"
#define RELOAD_DELAY_MS 200

static const char *const types[] = { "naskah", "laporan", "rapat", NULL };

typedef struct
{
  GtkWidget            *button;
  const PrkNaskahKasus *naskah;
} Butir;

/* What a tab keeps. */
typedef struct
{
  GtkWidget    *tab; /* owns this */
  PrkKasusPage *page;
  GPtrArray    *butir;
  PrkReload    *reload;
  GCancellable *cancellable;
} Sunting;

/* Somebody wants to go to the record of a paper. */
typedef struct
{
  PrkKasusPage         *page;
  const PrkNaskahKasus *naskah;
  char                 *alur;
  char                 *id; /* (nullable) of the one that is begun */
} Tujuan;

static void
butir_free (Butir *butir)
{
  g_object_unref (butir->button);
  g_free (butir);
}

static void
sunting_free (gpointer data)
{
  Sunting *sunting = data;

  g_cancellable_cancel (sunting->cancellable);
  g_object_unref (sunting->cancellable);
  prk_reload_free (sunting->reload);
  g_ptr_array_unref (sunting->butir);
  g_free (sunting);
}

static void
tujuan_free (Tujuan *tujuan)
{
  g_object_unref (tujuan->page);
  g_free (tujuan->alur);
  g_free (tujuan->id);
  g_free (tujuan);
}

static PrkStore *
get_store (PrkKasusPage *page)
{
  return prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (page));
}

/* Which one */

/* Ids grow with time. */
static PrkRecord *
choose_newer (PrkRecord *one,
              PrkRecord *other)
{
  return one == NULL || strcmp (prk_record_get_id (other), prk_record_get_id (one)) > 0 ? other : one;
}

static PrkRecord *
find_report (GPtrArray  *all,
             const char *ksd,
             const char *alur)
{
  PrkRecord *found = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      PrkRecord *one = g_ptr_array_index (all, i);

      if (g_strcmp0 (prk_record_get_string (one, "ksd"), ksd) == 0
          && g_strcmp0 (prk_record_get_string (one, "alur"), alur) == 0)
        found = choose_newer (found, one);
    }

  return found;
}

static PrkRecord *
find_meeting (GPtrArray  *all,
              const char *ksd)
{
  PrkRecord *found = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      PrkRecord *one = g_ptr_array_index (all, i);
      g_autoptr(PrkRapatRingkas) rapat = prk_rapat_ringkas_new (one);

      if (prk_rapat_ringkas_has (rapat, ksd))
        found = choose_newer (found, one);
    }

  return found;
}

/* (transfer none) (nullable) */
static PrkRecord *
find_record (GHashTable           *all,
             const PrkNaskahKasus *naskah,
             const char           *ksd,
             const char           *alur)
{
  GPtrArray *records = prk_rekaman_get (all, naskah->rekaman);

  if (strcmp (naskah->rekaman, "naskah") == 0)
    return prk_naskah_find (records, ksd, alur, naskah);

  return strcmp (naskah->rekaman, "rapat") == 0 ? find_meeting (records, ksd) : find_report (records, ksd, alur);
}

/* Going there */

static void
go (PrkKasusPage *page,
    const char   *type,
    const char   *id)
{
  g_autofree char *place = g_strdup_printf ("%s/%s", type, id);

  gtk_widget_activate_action (GTK_WIDGET (page), "win.show-place", "s", place);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Tujuan *tujuan = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  if (op != NULL)
    go (tujuan->page, tujuan->naskah->rekaman, tujuan->id);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_kasus_page_tell (tujuan->page, error->message);
  tujuan_free (tujuan);
}

static void
begin_text (Tujuan *tujuan)
{
  PrkStore *store = get_store (tujuan->page);
  PrkKasusBuka *buka = prk_kasus_page_get_buka (tujuan->page);
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;

  tujuan->id = prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
  record = prk_record_new (tujuan->id, tujuan->naskah->rekaman);
  edit = prk_edit_new (record);
  prk_naskah_mulai (edit, &buka->konteks, prk_record_get_id (buka->ksd), tujuan->alur, tujuan->naskah->klausul);
  prk_store_commit_async (store, edit, NULL, begun_cb, tujuan);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Tujuan *tujuan = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) all = prk_rekaman_muat_finish (result, &error);
  PrkRecord *found = all != NULL ? find_record (all, tujuan->naskah, prk_kasus_page_get_id (tujuan->page), tujuan->alur)
                                 : NULL;

  if (all != NULL && found == NULL && prk_naskah_can_mulai (tujuan->naskah)
      && prk_kasus_page_get_buka (tujuan->page) != NULL)
    {
      begin_text (tujuan);
      return;
    }
  if (found != NULL)
    go (tujuan->page, tujuan->naskah->rekaman, prk_record_get_id (found));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_kasus_page_tell (tujuan->page, error->message);
  tujuan_free (tujuan);
}

static void
clicked_cb (GtkButton    *button,
            PrkKasusPage *page)
{
  Tujuan *tujuan = g_new0 (Tujuan, 1);
  const char *wanted[] = { NULL, NULL };

  tujuan->page = g_object_ref (page);
  tujuan->naskah = g_object_get_data (G_OBJECT (button), "naskah");
  tujuan->alur = g_strdup (prk_kasus_page_get_alur (page));
  wanted[0] = tujuan->naskah->rekaman;
  prk_rekaman_muat_async (get_store (page), wanted, NULL, looked_cb, tujuan);
}

/* Showing what there is */

static void
show_one (Sunting     *sunting,
          const Butir *butir,
          GHashTable  *all)
{
  PrkRecord *found = find_record (all, butir->naskah, prk_kasus_page_get_id (sunting->page),
                                  prk_kasus_page_get_alur (sunting->page));
  gboolean can_begin = prk_naskah_can_mulai (butir->naskah);
  const char *words = found != NULL ? _("Edit") : _("Begin");
  g_autofree char *name = g_strdup_printf ("%s: %s", words, butir->naskah->nama);

  gtk_button_set_label (GTK_BUTTON (butir->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (butir->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (butir->button, found != NULL || can_begin);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) tab = user_data;
  Sunting *sunting = g_object_get_data (G_OBJECT (tab), KEY);
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) all = prk_rekaman_muat_finish (result, &error);

  if (all == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prk_kasus_page_tell (sunting->page, error->message);
      return;
    }
  for (guint i = 0; i < sunting->butir->len; i++)
    show_one (sunting, g_ptr_array_index (sunting->butir, i), all);
}

static void
load (gpointer tab)
{
  Sunting *sunting = g_object_get_data (G_OBJECT (tab), KEY);

  if (sunting == NULL || sunting->butir->len == 0)
    return;
  prk_reload_begin (sunting->reload);
  prk_rekaman_muat_async (get_store (sunting->page), types, sunting->cancellable, loaded_cb, g_object_ref (tab));
}

static void
record_changed_cb (PrkStore   *store,
                   const char *id,
                   const char *type,
                   GtkWidget  *tab)
{
  Sunting *sunting = g_object_get_data (G_OBJECT (tab), KEY);

  if (sunting != NULL && type != NULL && g_strv_contains (types, type))
    prk_reload_note_change (sunting->reload);
}

static void
map_cb (GtkWidget *tab)
{
  Sunting *sunting = g_object_get_data (G_OBJECT (tab), KEY);

  if (sunting != NULL)
    prk_reload_note_map (sunting->reload);
}

void
prk_kasus_sunting_begin (GtkWidget    *tab,
                         PrkKasusPage *page)
{
  Sunting *sunting = g_object_get_data (G_OBJECT (tab), KEY);

  if (sunting != NULL)
    {
      g_ptr_array_set_size (sunting->butir, 0);
      return;
    }
  sunting = g_new0 (Sunting, 1);
  sunting->tab = tab;
  sunting->page = page;
  sunting->butir = g_ptr_array_new_with_free_func ((GDestroyNotify) butir_free);
  sunting->reload = prk_reload_new (tab, RELOAD_DELAY_MS, load);
  sunting->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (tab), KEY, sunting, sunting_free);
  g_signal_connect_object (get_store (page), "record-changed", G_CALLBACK (record_changed_cb), tab, 0);
  g_signal_connect (tab, "map", G_CALLBACK (map_cb), NULL);
}

void
prk_kasus_sunting_add (GtkWidget            *tab,
                       AdwActionRow         *row,
                       const PrkNaskahKasus *naskah)
{
  Sunting *sunting = g_object_get_data (G_OBJECT (tab), KEY);
  Butir *butir;

  if (sunting == NULL || naskah->rekaman == NULL)
    return;
  butir = g_new0 (Butir, 1);
  butir->naskah = naskah;
  butir->button = g_object_ref_sink (gtk_button_new_with_label (_("Edit")));
  gtk_widget_set_valign (butir->button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (butir->button, FALSE);
  g_object_set_data (G_OBJECT (butir->button), "naskah", (gpointer) naskah);
  g_signal_connect_object (butir->button, "clicked", G_CALLBACK (clicked_cb), sunting->page, 0);
  adw_action_row_add_suffix (row, butir->button);
  g_ptr_array_add (sunting->butir, butir);
}

void
prk_kasus_sunting_end (GtkWidget *tab)
{
  load (tab);
}
