/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who changes the start or the length means the end to follow; who changes the end means the length
 * to follow. A length that is no whole number of months stays empty. */

#include "domain/prk-terbilang.h"

#include "prk-kak-jangka.h"

#define MULAI   "jangka_waktu/mulai"
#define SELESAI "jangka_waktu/selesai"
#define DURASI  "jangka_waktu/durasi_bulan"

static void
set_end (PrkRecord  *record,
         PrkKakStep *step,
         const char *begin,
         gint64      months)
{
  g_autofree char *end = prk_tanggal_add_bulan (begin, months);
  g_autoptr(JsonNode) value = NULL;

  if (end == NULL)
    return;

  value = json_node_init_string (json_node_alloc (), end);
  prk_kak_step_add (step, SELESAI, prk_record_get_value (record, SELESAI), value);
}

static void
set_length (PrkRecord  *record,
            PrkKakStep *step,
            const char *begin,
            const char *end)
{
  int months = prk_tanggal_count_bulan (begin, end);
  g_autoptr(JsonNode) value = json_node_new (JSON_NODE_NULL);

  if (months > 0)
    json_node_init_int (value, months);
  prk_kak_step_add (step, DURASI, prk_record_get_value (record, DURASI), value);
}

void
prk_kak_jangka_follow (PrkRecord  *record,
                       const char *path,
                       PrkKakStep *step)
{
  const char *begin = prk_record_get_string (record, MULAI);
  const char *end = prk_record_get_string (record, SELESAI);
  gint64 months = prk_record_get_int (record, DURASI, 0);

  if (begin == NULL)
    return;

  if (g_str_equal (path, MULAI) && months > 0)
    set_end (record, step, begin, months);
  else if (g_str_equal (path, DURASI) && months > 0)
    set_end (record, step, begin, months);
  else if ((g_str_equal (path, MULAI) || g_str_equal (path, SELESAI)) && end != NULL)
    set_length (record, step, begin, end);
}
