/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rules of the tahapan ask of an event and of what came before it. */

#include "config.h"

#include <string.h>

#include "prk-tahapan-private.h"

/* A text that is not blank, true, a file, or any number or list. */
static gboolean
is_there (PrkKasus *kasus, const PrkKejadian *e, const char *path)
{
  JsonNode *node = prk_kasus_get (kasus, e, path);

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) > 0;
  if (JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (json_node_get_object (node), "berkas"))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return TRUE;

  return prk_kasus_get_teks (kasus, e, path) != NULL;
}

gboolean
_uji_ada (Uji *u, const char *path)
{
  return is_there (u->kasus, u->e, path);
}

gboolean
_uji_ya (Uji *u, const char *path)
{
  return prk_kasus_get_ya (u->kasus, u->e, path);
}

gboolean
_uji_sama (Uji *u, const char *path, const char *text)
{
  return g_strcmp0 (prk_kasus_get_teks (u->kasus, u->e, path), text) == 0;
}

gboolean
_uji_jenis (Uji *u, const char *jenis)
{
  return strcmp (u->e->jenis, jenis) == 0;
}

const PrkKejadian *
_uji_lalu (Uji *u, const char *jenis)
{
  return prk_kasus_find_sebelum (u->kasus, u->e->alur, jenis, u->e);
}

void
_uji_kurang (Uji *u, const char *nama)
{
  g_string_append_printf (u->kurang, "%s%s", u->kurang->len > 0 ? ", " : "", nama);
}

gboolean
_uji_daftar (Uji *u, const char *prefix)
{
  gboolean is_whole = TRUE;

  for (guint i = 0; u->daftar[i].kode != NULL; i++)
    {
      g_autofree char *path = g_strconcat (prefix, "/", u->daftar[i].kode, NULL);

      if (!_uji_ada (u, path))
        {
          _uji_kurang (u, u->daftar[i].nama);
          is_whole = FALSE;
        }
    }

  return is_whole;
}

gboolean
_uji_dalam_daftar (Uji *u, const char *kode)
{
  for (guint i = 0; kode != NULL && u->daftar[i].kode != NULL; i++)
    if (strcmp (u->daftar[i].kode, kode) == 0)
      return TRUE;

  return FALSE;
}

GStrv
_uji_pihak (Uji *u)
{
  return prk_kasus_list_baris (u->kasus, NULL, "pihak");
}

gboolean
_uji_is_sendiri (Uji *u, const char *pihak)
{
  g_autofree char *path = g_strconcat ("pihak/", pihak, "/kode", NULL);
  const char *kode = prk_kasus_get_teks (u->kasus, NULL, path);

  return kode != NULL && g_strcmp0 (kode, prk_kasus_get_teks (u->kasus, NULL, "daerah")) == 0;
}

gboolean
_uji_has_kuasa (Uji *u)
{
  g_auto (GStrv) pihak = _uji_pihak (u);

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("tanda_tangan/", pihak[i], "/sebagai", NULL);

      if (_uji_sama (u, path, "kuasa"))
        return TRUE;
    }

  return FALSE;
}

gboolean
_uji_setiap_pihak (Uji *u, const PrkKejadian *e, const char *prefix)
{
  g_auto (GStrv) pihak = _uji_pihak (u);
  gboolean is_whole = pihak[0] != NULL && pihak[1] != NULL;

  for (guint i = 0; e != NULL && pihak[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (prefix, "/", pihak[i], NULL);
      g_autofree char *name = g_strconcat ("pihak/", pihak[i], "/nama", NULL);
      const char *nama = prk_kasus_get_teks (u->kasus, NULL, name);

      if (!is_there (u->kasus, e, path))
        {
          _uji_kurang (u, nama != NULL ? nama : pihak[i]);
          is_whole = FALSE;
        }
    }

  return e != NULL && is_whole;
}

gboolean
_uji_rapat (Uji *u, const char *jenis)
{
  return _uji_sama (u, "rapat", jenis);
}

/* Whether a deadline had passed on the day of the event. */
gboolean
_uji_lewat (Uji *u, const char *id)
{
  g_autoptr (PrkTenggat) tenggat = NULL;

  if (u->e->tanggal == 0)
    return FALSE;

  tenggat = prk_tenggat_cari (u->kasus, u->konteks->kalender, u->konteks->profil, u->e->tanggal, id,
                              u->e->alur);

  return tenggat != NULL && tenggat->jatuh != 0 && u->e->tanggal > tenggat->jatuh;
}

/* "2027-1" of a half year, "2027" of a year. */
gboolean
_uji_masa (Uji *u, gboolean is_semester)
{
  const char *masa = prk_kasus_get_teks (u->kasus, u->e, "masa");

  return masa != NULL
         && g_regex_match_simple (is_semester ? "^[0-9]{4}-[12]$" : "^[0-9]{4}$", masa,
                                  G_REGEX_DOLLAR_ENDONLY, 0);
}
