/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "oplog/prk-berkas-value.h"

#include "prk-kasus-kata.h"

#define SOON_DAYS 7

static const char *const stages[PRK_KASUS_N_TAHAPAN] = {
  N_("Preparation"),      N_("Offer"),          N_("Drafting the KB"), N_("Signing the KB"),
  N_("DPRD Approval"),    N_("Drafting the PKS"), N_("Signing the PKS"), N_("Execution"),
  N_("Administration"),   N_("Reporting"),
};

const char *
prk_kasus_kata_get_tahapan (guint index)
{
  return index < PRK_KASUS_N_TAHAPAN ? _(stages[index]) : NULL;
}

int
prk_kasus_kata_find_tahapan (const char *letter)
{
  return letter != NULL && *letter >= 'a' && *letter < 'a' + PRK_KASUS_N_TAHAPAN ? *letter - 'a'
                                                                                 : -1;
}

char *
prk_kasus_kata_dup_alur (const char *alur)
{
  static const struct
  {
    const char *kind, *name;
  } kinds[] = {
    { "utama", N_("Cooperation") }, { "pks", N_("PKS") },
    { "perubahan", N_("Amendment") },  { "perselisihan", N_("Dispute") },
    { "bantuan", N_("Aid") },       { "tkksd", N_("TKKSD") },
  };
  gsize length;

  g_return_val_if_fail (alur != NULL, NULL);

  length = strcspn (alur, "-");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strlen (kinds[i].kind) == length && strncmp (kinds[i].kind, alur, length) == 0)
      return alur[length] == '-' ? g_strdup_printf ("%s %s", _(kinds[i].name), alur + length + 1)
                                 : g_strdup (_(kinds[i].name));

  return g_strdup (alur);
}

const char *
prk_kasus_kata_get_varian (const char *varian)
{
  return g_strcmp0 (varian, "ksdpk") == 0     ? "KSDPK"
         : g_strcmp0 (varian, "sinergi") == 0 ? "Sinergi"
                                              : "KSDD";
}

char *
prk_kasus_kata_dup_sisa (const PrkTenggat *tenggat)
{
  guint days;

  g_return_val_if_fail (tenggat != NULL, NULL);

  days = ABS (tenggat->sisa);
  if (tenggat->sisa == 0)
    return g_strdup (_("today"));
  if (tenggat->sisa > 0)
    return tenggat->is_kerja
             ? g_strdup_printf (ngettext ("%u working day left", "%u working days left", days), days)
             : g_strdup_printf (ngettext ("%u day left", "%u days left", days), days);

  return tenggat->is_kerja
           ? g_strdup_printf (ngettext ("%u working day over", "%u working days over", days), days)
           : g_strdup_printf (ngettext ("%u day over", "%u days over", days), days);
}

const char *
prk_kasus_kata_get_sisa_style (const PrkTenggat *tenggat)
{
  return tenggat == NULL                             ? NULL
         : tenggat->status == PRK_TENGGAT_LEWAT      ? "error"
         : tenggat->status == PRK_TENGGAT_BERJALAN && tenggat->sisa <= SOON_DAYS ? "warning"
                                                                                 : NULL;
}

const PrkTenggat *
prk_kasus_kata_find_tenggat (const PrkKasusRingkas *ringkas)
{
  g_return_val_if_fail (ringkas != NULL, NULL);

  for (guint i = 0; i < ringkas->tenggat->len; i++)
    {
      const PrkTenggat *one = g_ptr_array_index (ringkas->tenggat, i);

      if (one->jatuh != 0
          && (one->status == PRK_TENGGAT_BERJALAN || one->status == PRK_TENGGAT_LEWAT))
        return one;
    }

  return NULL;
}

char *
prk_kasus_kata_dup_tenggat (const PrkTenggat *tenggat)
{
  g_autofree char *day = NULL;
  g_autofree char *left = NULL;

  if (tenggat == NULL)
    return NULL;

  day = prk_hari_dup_pendek (tenggat->jatuh);
  left = prk_kasus_kata_dup_sisa (tenggat);

  return g_strdup_printf ("%s · %s", day, left);
}

const char *
prk_kasus_kata_get_judul (const PrkKasusRingkas *ringkas)
{
  return ringkas->judul != NULL && *ringkas->judul != '\0' ? ringkas->judul : _("Untitled");
}

static char *
dup_string (const PrkIsian *isian,
            const char     *text)
{
  if (isian != NULL && isian->jenis == PRK_ISIAN_TANGGAL)
    return prk_hari_dup_pendek (prk_hari_dari_iso (text));
  for (const PrkIsianPilihan *one = isian != NULL ? isian->pilihan : NULL;
       one != NULL && one->kode != NULL; one++)
    if (strcmp (one->kode, text) == 0)
      return g_strdup (one->nama);

  return g_strdup (text);
}

char *
prk_kasus_kata_dup_nilai (const PrkIsian *isian,
                          JsonNode       *value)
{
  g_autoptr(PrkBerkasValue) file = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  if (JSON_NODE_HOLDS_VALUE (value))
    switch (json_node_get_value_type (value))
      {
      case G_TYPE_BOOLEAN:
        return g_strdup (json_node_get_boolean (value) ? _("Yes") : _("No"));
      case G_TYPE_INT64:
        return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));
      case G_TYPE_STRING:
        return dup_string (isian, json_node_get_string (value));
      default:
        return NULL;
      }
  file = prk_berkas_from_value (value);
  if (file != NULL)
    return g_strdup (file->nama);
  if (JSON_NODE_HOLDS_OBJECT (value))
    return g_strdup (json_object_get_string_member_with_default (json_node_get_object (value),
                                                                 "teks", NULL));

  return NULL;
}

const char *
prk_kasus_kata_get_peristiwa (const char *alur,
                              const char *jenis)
{
  const char *name = prk_tahapan_get_nama_peristiwa (alur, jenis);

  return name != NULL ? name : jenis;
}

char *
prk_kasus_kata_dup_pihak (PrkKasus   *kasus,
                          const char *pihak)
{
  g_autofree char *path = g_strconcat ("pihak/", pihak, "/nama", NULL);
  const char *name = prk_kasus_get_teks (kasus, NULL, path);

  return g_strdup (name != NULL ? name : pihak);
}
