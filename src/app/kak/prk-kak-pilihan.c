/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-pilihan.h"

struct _PrkKakPilihan
{
  GObject     parent_instance;

  const char *kode;
  char       *nama;
  const char *kelompok;
  const char *keterangan;
};

enum
{
  PROP_0,
  PROP_NAMA,
  PROP_KELOMPOK,
  PROP_KETERANGAN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PrkKakPilihan, prk_kak_pilihan, G_TYPE_OBJECT)

static void
prk_kak_pilihan_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PrkKakPilihan *self = PRK_KAK_PILIHAN (object);

  switch (prop_id)
    {
    case PROP_NAMA:
      g_value_set_string (value, self->nama);
      break;
    case PROP_KELOMPOK:
      g_value_set_string (value, self->kelompok);
      break;
    case PROP_KETERANGAN:
      g_value_set_string (value, self->keterangan);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_kak_pilihan_finalize (GObject *object)
{
  g_free (PRK_KAK_PILIHAN (object)->nama);

  G_OBJECT_CLASS (prk_kak_pilihan_parent_class)->finalize (object);
}

static void
prk_kak_pilihan_class_init (PrkKakPilihanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = prk_kak_pilihan_get_property;
  object_class->finalize = prk_kak_pilihan_finalize;

  properties[PROP_NAMA] = g_param_spec_string ("nama", NULL, NULL, NULL, flags);
  properties[PROP_KELOMPOK] = g_param_spec_string ("kelompok", NULL, NULL, NULL, flags);
  properties[PROP_KETERANGAN] = g_param_spec_string ("keterangan", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
prk_kak_pilihan_init (PrkKakPilihan *self)
{
}

const char *
prk_kak_pilihan_get_kode (PrkKakPilihan *self)
{
  return self->kode;
}

const char *
prk_kak_pilihan_get_nama (PrkKakPilihan *self)
{
  return self->nama;
}

const char *
prk_kak_pilihan_get_kelompok (PrkKakPilihan *self)
{
  return self->kelompok;
}

GListModel *
prk_kak_pilihan_new_model (PrkProfil  *profil,
                           const char *list)
{
  GListStore *store = g_list_store_new (PRK_TYPE_KAK_PILIHAN);
  g_autoptr(GPtrArray) choices = prk_profil_list_pilihan (profil, list);
  g_autoptr(PrkKakPilihan) none = g_object_new (PRK_TYPE_KAK_PILIHAN, NULL);

  none->kode = "";
  none->nama = g_strdup (_("Not chosen yet"));
  g_list_store_append (store, none);

  for (guint i = 0; i < choices->len; i++)
    {
      const PrkPilihan *choice = g_ptr_array_index (choices, i);
      g_autoptr(PrkKakPilihan) item = g_object_new (PRK_TYPE_KAK_PILIHAN, NULL);

      item->kode = choice->kode;
      item->nama = g_strdup (choice->nama);
      item->kelompok = choice->kelompok;
      item->keterangan = choice->keterangan;
      g_list_store_append (store, item);
    }

  return G_LIST_MODEL (store);
}
