/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-error.h"
#include "domain/prk-tahapan.h"
#include "domain/prk-tenggat.h"
#include "store/prk-kasus-daftar.h"
#include "store/prk-kasus-simpan.h"

#include "prk-cli.h"

#define KIND "ksd"

/* What one case is judged by. */
typedef struct
{
  PrkRecord *ksd;
  PrkKasus *kasus;
  PrkKalender *kalender;
  PrkRecord *kak;
  PrkTahapKonteks konteks;
} Meja;

static void
meja_clear (Meja *meja)
{
  g_clear_pointer (&meja->ksd, prk_record_unref);
  g_clear_pointer (&meja->kasus, prk_kasus_unref);
  g_clear_pointer (&meja->kalender, prk_kalender_unref);
  g_clear_pointer (&meja->kak, prk_record_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meja, meja_clear)

/* What is wrong with a table of holidays is told, and the rest of it serves. */
static PrkKalender *
load_kalender (PrkCli *cli)
{
  g_autoptr (GPtrArray) salah
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  PrkKalender *kalender = prk_kasus_muat_kalender (cli->folder, cli->profil, salah);

  for (guint i = 0; i < salah->len; i++)
    {
      const PrkLiburSalah *one = g_ptr_array_index (salah, i);

      g_printerr ("%u: %s\n", one->baris, one->pesan);
    }

  return kalender;
}

/* Everything but the case itself is set already when @kasus is given. */
static gboolean
prepare (PrkCli *cli, Meja *meja, GError **error)
{
  const char *kak = prk_kasus_get_teks (meja->kasus, NULL, "kak");

  meja->kalender = load_kalender (cli);
  if (kak != NULL)
    {
      meja->kak = prk_cli_load (cli, kak, error);
      if (meja->kak == NULL)
        return FALSE;
    }
  meja->konteks = (PrkTahapKonteks){ meja->kasus, meja->kalender, cli->profil, meja->kak };

  return TRUE;
}

static gboolean
open_case (PrkCli *cli, Meja *meja, const char *word, GError **error)
{
  meja->ksd = prk_cli_find (cli, KIND, word, error);
  if (meja->ksd == NULL)
    return FALSE;
  meja->kasus = prk_kasus_muat (cli->store, meja->ksd, error);

  return meja->kasus != NULL && prepare (cli, meja, error);
}

static char
get_letter (const PrkTahapAturan *aturan)
{
  return aturan->kekuatan == PRK_TAHAP_HARD ? 'H' : aturan->kekuatan == PRK_TAHAP_SOFT ? 'S' : 'C';
}

static void
print_failures (GPtrArray *list)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const PrkTahapHasil *hasil = g_ptr_array_index (list, i);

      if (hasil->vonis == PRK_VONIS_GAGAL && !hasil->is_beralasan)
        g_print ("%c\t%s\t%s\t%s\n", get_letter (hasil->aturan), hasil->aturan->id,
                 hasil->aturan->pasal, hasil->pesan);
    }
}

/* Why an event may not happen, in words. */
static PrkCliStatus
explain (PrkBoleh boleh, const char *jenis, GPtrArray *list, GError **error)
{
  print_failures (list);
  if (boleh == PRK_TIDAK_ATURAN || boleh == PRK_BOLEH_BILA_BERALASAN)
    return PRK_CLI_FOUND;

  g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE,
               boleh == PRK_TIDAK_KEADAAN
                   ? _ ("“%s” cannot follow from the state that this line is in")
               : boleh == PRK_TIDAK_VARIAN ? _ ("“%s” does not happen in this kind of cooperation")
                                           : _ ("There is no event “%s” on this line"),
               jenis);
  return PRK_CLI_FAILED;
}

/* Each event of a file is judged as if it happened now: what may not happen is not taken in. */
static PrkCliStatus
replay (PrkCli *cli, PrkKasus *read, PrkKasus **checked, GError **error)
{
  g_auto (Meja) meja = { NULL };
  g_auto (GStrv) paths = prk_kasus_list_path (read);

  meja.kasus = prk_kasus_new ();
  for (guint i = 0; paths[i] != NULL; i++)
    prk_kasus_set (meja.kasus, paths[i], prk_kasus_get (read, NULL, paths[i]));
  if (!prepare (cli, &meja, error))
    return PRK_CLI_FAILED;

  for (guint i = 0; i < prk_kasus_get_n_kejadian (read); i++)
    {
      const PrkKejadian *kejadian = prk_kasus_get_kejadian (read, i);
      g_autoptr (JsonObject) isi = json_object_new ();
      g_autoptr (GPtrArray) list = NULL;
      GHashTableIter iter;
      const char *path;
      JsonNode *value;
      PrkBoleh boleh;

      g_hash_table_iter_init (&iter, kejadian->isi);
      while (g_hash_table_iter_next (&iter, (gpointer *)&path, (gpointer *)&value))
        json_object_set_member (isi, path, json_node_copy (value));
      boleh = prk_tahapan_catat (&meja.konteks, kejadian->jenis, isi, &list);
      if (boleh != PRK_BOLEH)
        {
          g_printerr (_ ("Event %u, %s:\n"), i + 1, kejadian->jenis);
          return explain (boleh, kejadian->jenis, list, error);
        }
    }
  *checked = prk_kasus_ref (meja.kasus);

  return PRK_CLI_OK;
}

static PrkCliStatus
list_cases (PrkCli *cli, GError **error)
{
  g_autoptr (PrkKasusDaftar) daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  g_autoptr (GPtrArray) rows = prk_kasus_daftar_muat (daftar, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PrkKasusRingkas *row = g_ptr_array_index (rows, i);
      /* The main line; the TKKSD is a case with a line of its own. */
      const PrkKasusAlur *line = g_ptr_array_index (row->alur, 0);

      g_print ("%s\t%s\t%s\n", row->id, line->keadaan != NULL ? line->keadaan->id : "-", row->judul);
    }

  return rows != NULL ? PRK_CLI_OK : PRK_CLI_FAILED;
}

/* Without words every case with its state, with a file a new one from it. */
PrkCliStatus
prk_cli_kasus (PrkCli *cli, const char *const *words, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_autoptr (PrkKasus) read = NULL;
  g_autoptr (PrkKasus) checked = NULL;
  PrkCliStatus status;
  gsize size;

  if (words[0] == NULL)
    return list_cases (cli, error);
  if (g_str_equal (words[0], "cetak") || g_str_equal (words[0], "tulis"))
    return prk_cli_kasus_cetak (cli, words, error);
  if (g_str_equal (words[0], "bundel"))
    return prk_cli_kasus_bundel (cli, words, error);
  if (g_str_equal (words[0], "ekspor"))
    return prk_cli_kasus_ekspor (cli, words, error);
  if (g_str_equal (words[0], "impor") || g_str_equal (words[0], "contoh"))
    return prk_cli_kasus_impor (cli, words, error);

  if (!g_file_get_contents (words[0], &text, &size, error))
    return PRK_CLI_FAILED;
  read = prk_kasus_new_dari_json (text, size, error);
  if (read == NULL)
    return PRK_CLI_FAILED;
  status = replay (cli, read, &checked, error);
  if (status != PRK_CLI_OK)
    return status;

  id = prk_kasus_simpan (cli->store, checked, error);
  if (id == NULL)
    return PRK_CLI_FAILED;
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

/* "true", "false" and whole numbers are what they say, all else is text. */
static JsonNode *
parse_value (const char *text)
{
  gint64 number;

  if (g_str_equal (text, "true") || g_str_equal (text, "false"))
    return json_node_init_boolean (json_node_alloc (), g_str_equal (text, "true"));
  if (g_ascii_string_to_signed (text, 10, -(G_GINT64_CONSTANT (1) << 53),
                                G_GINT64_CONSTANT (1) << 53, &number, NULL))
    return json_node_init_int (json_node_alloc (), number);

  return json_node_init_string (json_node_alloc (), text);
}

PrkCliStatus
prk_cli_catat (PrkCli *cli, const char *const *words, GError **error)
{
  g_autoptr (PrkRecord) ksd = NULL;
  g_autoptr (PrkKasusDaftar) daftar = NULL;
  g_autoptr (PrkKasusCatatan) catatan = NULL;
  g_autoptr (JsonObject) isi = json_object_new ();

  if (words[0] == NULL || words[1] == NULL)
    return prk_cli_usage (error,
                          _ ("Give the id of a case, an event and its fields as PATH=VALUE"));
  ksd = prk_cli_find (cli, KIND, words[0], error);
  if (ksd == NULL)
    return PRK_CLI_FAILED;

  for (gsize i = 2; words[i] != NULL; i++)
    {
      const char *equals = strchr (words[i], '=');
      g_autofree char *path = equals != NULL ? g_strndup (words[i], equals - words[i]) : NULL;

      if (path == NULL)
        return prk_cli_usage (error, _ ("Fields are of the form PATH=VALUE"));
      json_object_set_member (isi, path, parse_value (equals + 1));
    }

  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  catatan = prk_kasus_catat_tunggu (daftar, prk_record_get_id (ksd), words[1], isi, error);
  if (catatan == NULL)
    return PRK_CLI_FAILED;

  return catatan->boleh == PRK_BOLEH ? PRK_CLI_OK
                                     : explain (catatan->boleh, words[1], catatan->hasil, error);
}

static const char *
get_verdict (const PrkTahapHasil *hasil)
{
  switch (hasil->vonis)
    {
    case PRK_VONIS_LULUS:
      return _ ("passes");
    case PRK_VONIS_GAGAL:
      return hasil->is_beralasan ? _ ("fails, with a reason") : _ ("fails");
    case PRK_VONIS_TIDAK_BERLAKU:
    default:
      return "-";
    }
}

PrkCliStatus
prk_cli_periksa (PrkCli *cli, const char *const *words, GError **error)
{
  g_auto (Meja) meja = { NULL };
  g_autoptr (GPtrArray) list = NULL;
  PrkCliStatus status = PRK_CLI_OK;

  if (words[0] == NULL)
    return prk_cli_usage (error, _ ("Which case? Give its id"));
  if (!open_case (cli, &meja, words[0], error))
    return PRK_CLI_FAILED;

  list = prk_tahapan_periksa (&meja.konteks);
  for (guint i = 0; i < list->len; i++)
    {
      const PrkTahapHasil *hasil = g_ptr_array_index (list, i);

      g_print ("%c\t%s\t%s\t%s\t%s\t%s\n", get_letter (hasil->aturan), hasil->aturan->id,
               get_verdict (hasil), hasil->aturan->pasal, hasil->alur != NULL ? hasil->alur : "",
               hasil->pesan != NULL ? hasil->pesan : hasil->aturan->penjelasan);
      if (hasil->vonis == PRK_VONIS_GAGAL && hasil->aturan->kekuatan != PRK_TAHAP_SOFT)
        status = PRK_CLI_FOUND;
    }

  return status;
}

static void
print_deadlines (PrkCli *cli, PrkKasus *kasus, PrkKalender *kalender, const char *id, PrkHari today)
{
  g_autoptr (GPtrArray) list = prk_tenggat_hitung (kasus, kalender, cli->profil, today);

  for (guint i = 0; i < list->len; i++)
    {
      const PrkTenggat *tenggat = g_ptr_array_index (list, i);
      g_autofree char *last = prk_hari_dup_iso (tenggat->jatuh);

      g_print ("%s\t%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", id, last != NULL ? last : "-",
               prk_tenggat_get_status_teks (tenggat->status), tenggat->sisa, tenggat->id,
               tenggat->alur, tenggat->nama, tenggat->hitungan, tenggat->pasal, tenggat->pelaku,
               tenggat->usul_teks != NULL    ? tenggat->usul_teks
               : tenggat->peringatan != NULL ? tenggat->peringatan
                                             : "");
    }
}

/* Of one case, or of all; a day in the place of today. */
PrkCliStatus
prk_cli_tenggat (PrkCli *cli, const char *const *words, GError **error)
{
  PrkQuery query = { .type = KIND, .urut = PRK_URUT_CHANGED };
  gsize n = g_strv_length ((GStrv)words);
  PrkHari day = n > 0 ? prk_hari_dari_iso (words[n - 1]) : 0;
  const char *word = n > (day != 0 ? 1 : 0) ? words[0] : NULL;
  g_autoptr (PrkKalender) kalender = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (cli->ical != NULL)
    return prk_cli_agenda (cli, words, error);

  kalender = load_kalender (cli);
  if (day == 0)
    day = prk_kasus_hari_ini (cli->store);
  if (word != NULL)
    {
      g_auto (Meja) meja = { NULL };

      if (!open_case (cli, &meja, word, error))
        return PRK_CLI_FAILED;
      print_deadlines (cli, meja.kasus, kalender, prk_record_get_id (meja.ksd), day);
      return PRK_CLI_OK;
    }

  rows = prk_store_list (cli->store, &query, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);
      g_autoptr (PrkRecord) ksd = prk_store_load (cli->store, row->id, error);
      g_autoptr (PrkKasus) kasus = ksd != NULL ? prk_kasus_muat (cli->store, ksd, error) : NULL;

      if (kasus == NULL)
        return PRK_CLI_FAILED;
      print_deadlines (cli, kasus, kalender, row->id, day);
    }

  return rows != NULL ? PRK_CLI_OK : PRK_CLI_FAILED;
}
