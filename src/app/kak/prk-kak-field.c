/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "prk-kak-field.h"

#include "prk-kak-banyak.h"
#include "prk-kak-entry-row.h"
#include "prk-kak-narasi.h"
#include "prk-kak-pilihan-row.h"
#include "prk-kak-tabel.h"
#include "prk-kak-urusan.h"
#include "prk-kak-wilayah-row.h"
#include "prk-kak-ya-row.h"

/* More choices than this are searched, not read through. */
#define MAX_LISTED 12

G_DEFINE_INTERFACE (PrkKakField, prk_kak_field, GTK_TYPE_WIDGET)

typedef struct
{
  PrkKakSession   *session;
  const PrkBidang *bidang;
} Origin;

static GQuark origin_quark;
static guint moved_signal;

static void
origin_free (Origin *self)
{
  g_object_unref (self->session);
  g_free (self);
}

static void
prk_kak_field_default_init (PrkKakFieldInterface *iface)
{
  origin_quark = g_quark_from_static_string ("prk-kak-field-origin");
  moved_signal = g_signal_new ("moved", PRK_TYPE_KAK_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static Origin *
get_origin (PrkKakField *self)
{
  Origin *origin = g_object_get_qdata (G_OBJECT (self), origin_quark);

  g_assert (origin != NULL);

  return origin;
}

void
prk_kak_field_set_up (PrkKakField     *self,
                      PrkKakSession   *session,
                      const PrkBidang *bidang)
{
  Origin *origin;

  g_return_if_fail (PRK_IS_KAK_FIELD (self));
  g_return_if_fail (PRK_IS_KAK_SESSION (session));
  g_return_if_fail (bidang != NULL);

  origin = g_new0 (Origin, 1);
  origin->session = g_object_ref (session);
  origin->bidang = bidang;
  g_object_set_qdata_full (G_OBJECT (self), origin_quark, origin, (GDestroyNotify) origin_free);
}

PrkKakSession *
prk_kak_field_get_session (PrkKakField *self)
{
  return get_origin (self)->session;
}

const PrkBidang *
prk_kak_field_get_bidang (PrkKakField *self)
{
  return get_origin (self)->bidang;
}

PrkRecord *
prk_kak_field_get_record (PrkKakField *self)
{
  return prk_kak_session_get_record (get_origin (self)->session);
}

gboolean
prk_kak_field_has_path (PrkKakField *self,
                        const char  *path)
{
  const char *own = get_origin (self)->bidang->path;
  gsize length = strlen (own);

  return strncmp (path, own, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

void
prk_kak_field_update (PrkKakField *self,
                      const char  *path)
{
  g_return_if_fail (PRK_IS_KAK_FIELD (self));

  PRK_KAK_FIELD_GET_IFACE (self)->update (self, path);
}

gboolean
prk_kak_field_focus_path (PrkKakField *self,
                          const char  *path,
                          int          start,
                          int          end)
{
  PrkKakFieldInterface *iface;

  g_return_val_if_fail (PRK_IS_KAK_FIELD (self), FALSE);

  iface = PRK_KAK_FIELD_GET_IFACE (self);

  return iface->focus_path != NULL ? iface->focus_path (self, path, start, end)
                                   : gtk_widget_grab_focus (GTK_WIDGET (self));
}

char *
prk_kak_field_dup_focus_path (PrkKakField *self)
{
  PrkKakFieldInterface *iface;

  g_return_val_if_fail (PRK_IS_KAK_FIELD (self), NULL);

  iface = PRK_KAK_FIELD_GET_IFACE (self);

  return iface->dup_focus_path != NULL ? iface->dup_focus_path (self)
                                       : g_strdup (prk_kak_field_get_bidang (self)->path);
}

int
prk_kak_field_get_paragraf (PrkKakField *self)
{
  PrkKakFieldInterface *iface;

  g_return_val_if_fail (PRK_IS_KAK_FIELD (self), -1);

  iface = PRK_KAK_FIELD_GET_IFACE (self);

  return iface->get_paragraf != NULL ? iface->get_paragraf (self) : -1;
}

void
prk_kak_field_go_to_paragraf (PrkKakField *self,
                              guint        paragraf)
{
  PrkKakFieldInterface *iface;

  g_return_if_fail (PRK_IS_KAK_FIELD (self));

  iface = PRK_KAK_FIELD_GET_IFACE (self);
  if (iface->go_to_paragraf != NULL)
    iface->go_to_paragraf (self, paragraf);
}

void
prk_kak_field_tell_moved (PrkKakField *self)
{
  g_return_if_fail (PRK_IS_KAK_FIELD (self));

  g_signal_emit (self, moved_signal, 0);
}

void
prk_kak_field_set_locked (PrkKakField *self,
                          gboolean     locked)
{
  PrkKakFieldInterface *iface;

  g_return_if_fail (PRK_IS_KAK_FIELD (self));

  iface = PRK_KAK_FIELD_GET_IFACE (self);
  if (iface->set_locked != NULL)
    iface->set_locked (self, locked);
  else
    gtk_widget_set_sensitive (GTK_WIDGET (self), !locked);
}

void
prk_kak_field_add_guidance (PrkKakField *self,
                            GtkBox      *box)
{
  const char *text = prk_kak_field_get_bidang (self)->panduan;
  GtkWidget *label;

  if (text == NULL)
    return;

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (box, label);
}

GtkWidget *
prk_kak_field_new (PrkKakSession   *session,
                   const PrkBidang *bidang)
{
  switch (bidang->jenis)
    {
    case PRK_JENIS_TEKS:
    case PRK_JENIS_BULAT:
    case PRK_JENIS_DESIMAL:
    case PRK_JENIS_UANG:
    case PRK_JENIS_TANGGAL:
      return prk_kak_entry_row_new (session, bidang);
    case PRK_JENIS_NARASI:
      return prk_kak_narasi_new (session, bidang);
    case PRK_JENIS_PILIHAN:
      return bidang->dari == NULL ? prk_kak_pilihan_row_new (session, bidang) : NULL;
    case PRK_JENIS_BANYAK:
      {
        g_autoptr(GPtrArray) choices
            = prk_profil_list_pilihan (prk_kak_session_get_profil (session), bidang->pilihan);

        return choices->len > MAX_LISTED ? prk_kak_urusan_new (session, bidang)
                                         : prk_kak_banyak_new (session, bidang);
      }
    case PRK_JENIS_YA_TIDAK:
      return prk_kak_ya_row_new (session, bidang);
    case PRK_JENIS_WILAYAH:
      return prk_kak_wilayah_row_new (session, bidang);
    case PRK_JENIS_TABEL:
      return prk_kak_tabel_new (session, bidang);
    case PRK_JENIS_HITUNG:
    default:
      return NULL;
    }
}
