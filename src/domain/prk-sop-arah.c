/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways through a procedure. A step goes on to the next one in the list unless it says where
 * (`lanjut`, or `ya` of its decision) or that it is the end (`akhir`); the last one is. "Tidak"
 * goes back to one of several. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-baca-private.h"
#include "prk-sop-private.h"

static gint
find_target (SopBaca *baca, const char *id, const char *key)
{
  gint found = prk_sop_find_langkah (baca->sop, id);

  if (found < 0)
    _prk_sop_salah (baca, key, "sop.langkah", id);

  return found;
}

static void
read_keputusan (SopBaca *baca, JsonObject *object, const char *key, PrkSopLangkah *langkah)
{
  static const char *const known[] = { "ya", "tidak", "kepastian", NULL };
  g_autofree char *path = g_strconcat (key, "/keputusan", NULL);
  JsonObject *decision = prk_json_get_object (object, "keputusan");
  JsonArray *back = decision != NULL ? prk_json_get_array (decision, "tidak") : NULL;
  guint n = back != NULL ? json_array_get_length (back) : 0;
  const char *unknown = decision != NULL ? _prk_find_unknown_key (decision, known) : NULL;
  guint *targets;

  if (n == 0 || n > prk_sop_get_n_langkah (baca->sop))
    {
      _prk_sop_salah (baca, path, "sop.jenis", "objek dengan ya, dan tidak sebagai daftar langkah");
      return;
    }
  if (unknown != NULL)
    _prk_sop_salah (baca, path, "sop.asing", NULL);

  if (json_object_has_member (decision, "ya"))
    langkah->lanjut = find_target (baca, prk_json_get_string (decision, "ya", ""), path);
  langkah->kembali_pasti = _prk_sop_read_pasti (baca, decision, path);
  langkah->kembali = targets = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (back, i);
      gint found = find_target (
          baca, _prk_node_has_type (node, G_TYPE_STRING) ? json_node_get_string (node) : "?", path);

      if (found >= 0)
        targets[langkah->n_kembali++] = found;
    }
}

void
_prk_sop_read_arah (SopBaca *baca, JsonArray *array)
{
  for (guint i = 0; i < baca->sop->n_langkah; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      PrkSopLangkah *langkah = &baca->sop->langkah[i];
      g_autofree char *key = g_strdup_printf ("langkah/%u", i);
      g_autofree char *next = g_strconcat (key, "/lanjut", NULL);

      langkah->lanjut = i + 1 < baca->sop->n_langkah ? (gint)i + 1 : -1;
      if (prk_json_get_bool (object, "akhir", FALSE))
        langkah->lanjut = -1;
      if (json_object_has_member (object, "lanjut"))
        langkah->lanjut = find_target (baca, prk_json_get_string (object, "lanjut", "?"), next);
      if (json_object_has_member (object, "keputusan"))
        read_keputusan (baca, object, key, langkah);
    }
}

/* Marks what can be reached from a step. */
static void
mark_from (PrkSop *sop, guint first, gboolean *seen)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (waiting, first);
  while (waiting->len > 0)
    {
      guint index = g_array_index (waiting, guint, waiting->len - 1);
      const PrkSopLangkah *langkah = &sop->langkah[index];

      g_array_set_size (waiting, waiting->len - 1);
      if (seen[index])
        continue;
      seen[index] = TRUE;
      if (langkah->lanjut >= 0)
        g_array_append_val (waiting, langkah->lanjut);
      g_array_append_vals (waiting, langkah->kembali, langkah->n_kembali);
    }
}

static gboolean
leads_to_end (PrkSop *sop, guint first)
{
  g_autofree gboolean *seen = g_new0 (gboolean, sop->n_langkah);

  mark_from (sop, first, seen);
  for (guint i = 0; i < sop->n_langkah; i++)
    if (seen[i] && sop->langkah[i].lanjut < 0)
      return TRUE;

  return FALSE;
}

void
_prk_sop_periksa_arah (SopBaca *baca)
{
  PrkSop *sop = baca->sop;
  g_autofree gboolean *seen = g_new0 (gboolean, sop->n_langkah);

  mark_from (sop, 0, seen);
  for (guint i = 0; i < sop->n_langkah; i++)
    {
      g_autofree char *key = g_strdup_printf ("langkah/%u", i);

      if (!seen[i])
        _prk_sop_salah (baca, key, "sop.tak_terjangkau", sop->langkah[i].id);
      else if (!leads_to_end (sop, i))
        _prk_sop_salah (baca, key, "sop.tanpa_akhir", sop->langkah[i].id);
    }
}
