/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/prk-json.h"
#include "domain/prk-klasifikasi.h"
#include "domain/prk-terbilang.h"
#include "domain/prk-wilayah.h"
#include "store/prk-perangkat.h"

#include "prk-kak-kata.h"

#include "naskah/prk-narasi-markup.h"

static char *
dup_text (const PrkBidang *bidang,
          const char      *text)
{
  switch (bidang != NULL ? bidang->jenis : PRK_JENIS_TEKS)
    {
    case PRK_JENIS_TANGGAL:
      {
        char *day = prk_tanggal_dup_panjang (text);

        return day != NULL ? day : g_strdup (text);
      }
    case PRK_JENIS_PILIHAN:
      {
        const PrkPilihan *choice = prk_klasifikasi_find (bidang->pilihan, text);

        return g_strdup (choice != NULL ? choice->nama : text);
      }
    case PRK_JENIS_WILAYAH:
      {
        char *name = prk_wilayah_dup_full_name (text);

        return name != NULL ? name : g_strdup (text);
      }
    case PRK_JENIS_DESIMAL:
      return g_strdelimit (g_strdup (text), ".", ',');
    default:
      return g_strdup (text);
    }
}

char *
prk_kak_kata_dup_nilai (const PrkBidang *bidang,
                        JsonNode        *value)
{
  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    return g_strdup ("");

  if (JSON_NODE_HOLDS_OBJECT (value))
    {
      const char *text = prk_json_get_string (json_node_get_object (value), "teks", "");
      g_autoptr(PrkNarasiDoc) doc = prk_narasi_markup_parse (text);

      return prk_narasi_doc_to_plain (doc);
    }

  if (!JSON_NODE_HOLDS_VALUE (value))
    return json_to_string (value, FALSE);

  if (json_node_get_value_type (value) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (value) ? _("yes") : _("no"));
  if (json_node_get_value_type (value) == G_TYPE_INT64)
    return bidang != NULL && bidang->jenis == PRK_JENIS_UANG
               ? prk_format_rupiah (json_node_get_int (value))
               : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));

  return dup_text (bidang, json_node_get_string (value));
}

static const PrkTataBagian *
find_layout (PrkProfil  *profil,
             const char *id)
{
  for (guint i = 0; i < prk_profil_get_n_bagian (profil); i++)
    if (g_str_equal (prk_profil_get_bagian (profil, i)->id, id))
      return prk_profil_get_bagian (profil, i);

  return NULL;
}

static const PrkBidang *
find_table (const PrkBagian *bagian,
            const char      *path)
{
  for (guint i = 0; i < bagian->n_bidang; i++)
    {
      const PrkBidang *bidang = &bagian->bidang[i];

      if ((bidang->jenis == PRK_JENIS_TABEL || bidang->jenis == PRK_JENIS_BANYAK)
          && g_str_has_prefix (path, bidang->path) && path[strlen (bidang->path)] == '/')
        return bidang;
    }

  return NULL;
}

/* "baris 2", or "baris" for one that does not stand any more. */
static void
append_row (GString         *words,
            const PrkBidang *table,
            PrkRecord       *record,
            const char      *path)
{
  g_auto(GStrv) rest = g_strsplit (path + strlen (table->path) + 1, "/", 2);
  g_auto(GStrv) rows = prk_record_list_rows (record, table->path);
  guint number = 0;

  for (guint i = 0; rows[i] != NULL && number == 0; i++)
    if (g_str_equal (rows[i], rest[0]))
      number = i + 1;

  if (number > 0)
    g_string_append_printf (words, _(", row %u"), number);
  else
    g_string_append (words, _(", a deleted row"));

  for (guint i = 0; rest[1] != NULL && i < table->n_kolom; i++)
    if (g_str_equal (rest[1], table->kolom[i].path))
      g_string_append_printf (words, " · %s", table->kolom[i].label);
}

char *
prk_kak_kata_dup_tempat (PrkProfil  *profil,
                         PrkRecord  *record,
                         const char *path)
{
  const PrkBagian *bagian = NULL;
  const PrkBidang *bidang = prk_skema_find_bidang (prk_profil_get_skema (profil), path, &bagian);
  const PrkBidang *table;
  const PrkTataBagian *layout;
  GString *words;

  if (bagian == NULL)
    bagian = prk_skema_find_bagian (prk_profil_get_skema (profil), path);
  if (bagian == NULL)
    return g_strdup (path);

  words = g_string_new (NULL);
  layout = find_layout (profil, bagian->id);
  if (layout != NULL && layout->nomor != NULL && *layout->nomor != '\0')
    g_string_append_printf (words, "%s ", layout->nomor);
  g_string_append (words, layout != NULL ? layout->judul : bagian->judul);

  table = find_table (bagian, path);
  if (table != NULL)
    g_string_append_printf (words, " · %s", table->label);
  else if (bidang != NULL)
    g_string_append_printf (words, " · %s", bidang->label);

  if (table != NULL && table->jenis == PRK_JENIS_TABEL)
    append_row (words, table, record, path);
  else if (table != NULL)
    {
      const PrkPilihan *choice
          = prk_klasifikasi_find (table->pilihan, path + strlen (table->path) + 1);

      if (choice != NULL)
        g_string_append_printf (words, " · %s", choice->nama);
    }

  return g_string_free (words, FALSE);
}

char *
prk_kak_kata_dup_siapa (PrkStore   *store,
                        const char *device)
{
  g_autofree char *name = NULL;

  if (g_strcmp0 (device, prk_store_get_device (store)) != 0)
    {
      name = prk_perangkat_dup_nama (store, device);
      return name != NULL ? g_steal_pointer (&name) : g_strdup_printf (_("Device %.8s"), device);
    }

  name = prk_store_dup_setting (store, "identitas/nama");

  return name != NULL && *name != '\0' ? g_strdup_printf (_("%s (this device)"), name)
                                       : g_strdup (_("This device"));
}
