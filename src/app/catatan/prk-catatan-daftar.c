/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-kak-kata.h"
#include "base/prk-id.h"

#include "prk-catatan-daftar.h"

struct _PrkCatatanDaftar
{
  GObject       parent_instance;

  PrkStore     *store;
  PrkProfil    *profil;
  PrkRecord    *kak;  /* (nullable) */
  char         *id;   /* of the KAK */
  char         *oleh; /* (nullable) */
  GPtrArray    *list;
  GCancellable *cancellable;
  gboolean      is_loading;
  gboolean      is_stale;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkCatatanDaftar, prk_catatan_daftar, G_TYPE_OBJECT)

static void load (PrkCatatanDaftar *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkCatatanDaftar) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = prk_store_list_about_finish (PRK_STORE (source), result, &error);

  self->is_loading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (list == NULL)
    {
      g_warning ("Reading the notes on %s: %s", self->id, error->message);
      return;
    }

  g_ptr_array_unref (self->list);
  self->list = g_steal_pointer (&list);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->is_stale)
    load (self);
}

static void
load (PrkCatatanDaftar *self)
{
  self->is_stale = FALSE;
  self->is_loading = TRUE;
  prk_store_list_about_async (self->store, self->id, "catatan", self->cancellable, loaded_cb,
                              g_object_ref (self));
}

static void
record_changed_cb (PrkStore         *store,
                   const char       *id,
                   const char       *type,
                   PrkCatatanDaftar *self)
{
  if (g_strcmp0 (type, "catatan") != 0)
    return;

  if (self->is_loading)
    self->is_stale = TRUE;
  else
    load (self);
}

static void
prk_catatan_daftar_dispose (GObject *object)
{
  PrkCatatanDaftar *self = PRK_CATATAN_DAFTAR (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (prk_catatan_daftar_parent_class)->dispose (object);
}

static void
prk_catatan_daftar_finalize (GObject *object)
{
  PrkCatatanDaftar *self = PRK_CATATAN_DAFTAR (object);

  g_ptr_array_unref (self->list);
  g_clear_pointer (&self->kak, prk_record_unref);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_free (self->id);
  g_free (self->oleh);

  G_OBJECT_CLASS (prk_catatan_daftar_parent_class)->finalize (object);
}

static void
prk_catatan_daftar_class_init (PrkCatatanDaftarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_catatan_daftar_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_catatan_daftar_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_catatan_daftar_init (PrkCatatanDaftar *self)
{
  self->cancellable = g_cancellable_new ();
  self->list = g_ptr_array_new ();
}

PrkCatatanDaftar *
prk_catatan_daftar_new (PrkStore   *store,
                        PrkProfil  *profil,
                        const char *kak,
                        const char *oleh)
{
  PrkCatatanDaftar *self;

  g_return_val_if_fail (PRK_IS_STORE (store) && profil != NULL && kak != NULL, NULL);

  self = g_object_new (PRK_TYPE_CATATAN_DAFTAR, NULL);
  self->store = g_object_ref (store);
  self->profil = prk_profil_ref (profil);
  self->id = g_strdup (kak);
  self->oleh = g_strdup (oleh);
  g_signal_connect_object (store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  load (self);

  return self;
}

GPtrArray *
prk_catatan_daftar_get (PrkCatatanDaftar *self)
{
  g_return_val_if_fail (PRK_IS_CATATAN_DAFTAR (self), NULL);

  return self->list;
}

guint
prk_catatan_daftar_count_terbuka (PrkCatatanDaftar *self)
{
  g_return_val_if_fail (PRK_IS_CATATAN_DAFTAR (self), 0);

  return prk_catatan_count_terbuka (self->list);
}

PrkStore *
prk_catatan_daftar_get_store (PrkCatatanDaftar *self)
{
  g_return_val_if_fail (PRK_IS_CATATAN_DAFTAR (self), NULL);

  return self->store;
}

PrkProfil *
prk_catatan_daftar_get_profil (PrkCatatanDaftar *self)
{
  g_return_val_if_fail (PRK_IS_CATATAN_DAFTAR (self), NULL);

  return self->profil;
}

void
prk_catatan_daftar_set_kak (PrkCatatanDaftar *self,
                            PrkRecord        *kak)
{
  g_return_if_fail (PRK_IS_CATATAN_DAFTAR (self) && kak != NULL);

  prk_record_ref (kak);
  g_clear_pointer (&self->kak, prk_record_unref);
  self->kak = kak;
}

char *
prk_catatan_daftar_dup_tempat (PrkCatatanDaftar *self,
                               PrkRecord        *catatan)
{
  const char *path;
  int paragraf;
  gint64 halaman;
  g_autofree char *place = NULL;

  g_return_val_if_fail (PRK_IS_CATATAN_DAFTAR (self) && catatan != NULL, NULL);

  path = prk_catatan_get_path (catatan);
  paragraf = prk_catatan_get_paragraf (catatan);
  halaman = prk_record_get_int (catatan, "halaman", 0);
  if (path == NULL)
    return halaman > 0 ? g_strdup_printf (_("Page %d of the file"), (int) CLAMP (halaman, 1, G_MAXINT))
                       : g_strdup (_("The KAK as a whole"));

  place = prk_kak_kata_dup_tempat (self->profil, self->kak != NULL ? self->kak : catatan, path);

  return paragraf >= 0 ? g_strdup_printf (_("%s, paragraph %d"), place, paragraf + 1)
                       : g_steal_pointer (&place);
}

static void
commit (PrkCatatanDaftar    *self,
        PrkEdit             *edit,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  prk_store_commit_async (self->store, edit, NULL, callback, user_data);
}

static char *
new_id (PrkCatatanDaftar *self)
{
  return prk_id_new (prk_store_get_clock (self->store), prk_store_get_entropy (self->store));
}

void
prk_catatan_daftar_tambah (PrkCatatanDaftar    *self,
                           PrkCatatanBaru       baru,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autofree char *id = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;

  g_return_if_fail (PRK_IS_CATATAN_DAFTAR (self) && baru.isi != NULL);

  id = new_id (self);
  record = prk_record_new (id, "catatan");
  edit = prk_edit_new (record);
  baru.kak = self->id;
  baru.oleh = self->oleh;
  prk_catatan_mulai (edit, &baru);
  commit (self, edit, callback, user_data);
}

void
prk_catatan_daftar_balas (PrkCatatanDaftar    *self,
                          PrkRecord           *catatan,
                          const char          *isi,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autofree char *row = NULL;
  g_autoptr(PrkEdit) edit = NULL;

  g_return_if_fail (PRK_IS_CATATAN_DAFTAR (self) && catatan != NULL && isi != NULL);

  row = new_id (self);
  edit = prk_edit_new (catatan);
  prk_catatan_balas (edit, row, isi, self->oleh);
  commit (self, edit, callback, user_data);
}

void
prk_catatan_daftar_tutup (PrkCatatanDaftar    *self,
                          PrkRecord           *catatan,
                          gboolean             is_settled,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(PrkEdit) edit = NULL;

  g_return_if_fail (PRK_IS_CATATAN_DAFTAR (self) && catatan != NULL);

  edit = prk_edit_new (catatan);
  prk_catatan_tutup (edit, is_settled);
  commit (self, edit, callback, user_data);
}
