/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain of initials below a text. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-error.h"
#include "domain/prk-naskah-pasal.h"
#include "store/prk-identitas.h"
#include "store/prk-paraf-muat.h"

#include "prk-cli.h"

static PrkCliStatus
print_chain (PrkRantai *rantai)
{
  for (guint i = 0; i < rantai->stasiun->len; i++)
    {
      const PrkParafStasiun *one = g_ptr_array_index (rantai->stasiun, i);
      g_autofree char *day = one->peristiwa != NULL ? prk_paraf_dup_tanggal (one->peristiwa) : NULL;
      const char *name = one->peristiwa != NULL ? prk_record_get_string (one->peristiwa, "nama") : NULL;
      const char *note = one->peristiwa != NULL ? prk_record_get_string (one->peristiwa, "catatan") : NULL;

      g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", one->id, prk_paraf_get_kata (one->keadaan), one->jabatan,
               name != NULL ? name : "–", day != NULL ? day : "–", note != NULL ? note : "");
    }

  return prk_rantai_is_lengkap (rantai) ? PRK_CLI_OK : PRK_CLI_FOUND;
}

static gboolean
write_act (PrkCli      *cli,
           PrkRecord   *naskah,
           PrkRantai   *rantai,
           const char  *jenis,
           const char  *const *words,
           GError     **error)
{
  PrkParafStasiun *station = prk_rantai_find (rantai, words[0]);
  g_autoptr(PrkIdentitas) identity = prk_identitas_load (cli->store);
  g_autoptr(JsonObject) isi = NULL;
  g_autofree char *label = NULL, *versi = NULL;

  if (station == NULL)
    {
      g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, _("There is no station “%s”"), words[0]);
      return FALSE;
    }
  if (station->halangan != NULL && strcmp (jenis, PRK_PARAF_MINTA) != 0)
    {
      g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, station->halangan);
      return FALSE;
    }
  isi = prk_paraf_new_isi (jenis, station->id, rantai->hash, words[1], words[2]);
  if (identity->nama != NULL && *identity->nama != '\0')
    json_object_set_string_member (isi, "oleh", identity->nama);
  label = g_strdup_printf ("%s, %s", strcmp (jenis, PRK_PARAF_BERI) == 0    ? "Paraf"
                                     : strcmp (jenis, PRK_PARAF_MINTA) == 0 ? "Koreksi"
                                                                            : "Dilewati",
                           station->jabatan);
  versi = prk_store_ajukan (cli->store, naskah, label, isi, error);

  return versi != NULL;
}

static PrkCliStatus
act (PrkCli            *cli,
     const char *const *words,
     const char        *jenis,
     GError           **error)
{
  g_autoptr(PrkRecord) naskah = prk_cli_find (cli, "naskah", words[0], error);
  g_autoptr(PrkRantai) rantai = naskah != NULL ? prk_paraf_muat (cli->store, cli->profil, naskah, error) : NULL;

  if (rantai == NULL)
    return PRK_CLI_FAILED;
  if (words[1] == NULL && strcmp (jenis, PRK_PARAF_BERI) == 0)
    return print_chain (rantai);
  if (words[1] == NULL || words[2] == NULL || (strcmp (jenis, PRK_PARAF_BERI) != 0 && words[3] == NULL))
    return prk_cli_usage (error, _("Give a text, a station, a name, and what is to be said"));

  return write_act (cli, naskah, rantai, jenis, words + 1, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}

/* "paraf TEXT": the chain; "paraf TEXT STATION NAME [NOTE]": initials. */
PrkCliStatus
prk_cli_paraf (PrkCli             *cli,
               const char *const  *words,
               GError            **error)
{
  return act (cli, words, PRK_PARAF_BERI, error);
}

/* "koreksi TEXT STATION NAME NOTE" */
PrkCliStatus
prk_cli_koreksi (PrkCli             *cli,
                 const char *const  *words,
                 GError            **error)
{
  return act (cli, words, PRK_PARAF_MINTA, error);
}

/* "lewati TEXT STATION NAME REASON" */
PrkCliStatus
prk_cli_lewati (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  return act (cli, words, PRK_PARAF_LOMPAT, error);
}

static int
find_place (GPtrArray  *list,
            const char *nama)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((PrkNaskahPasal *) g_ptr_array_index (list, i))->nama, nama) == 0)
      return (int) i;

  return -1;
}

/* "pasal TEXT": the Pasal in their order; "pasal TEXT NAME NUMBER": moves one. */
PrkCliStatus
prk_cli_pasal (PrkCli             *cli,
               const char *const  *words,
               GError            **error)
{
  g_autoptr(PrkRecord) naskah = prk_cli_find (cli, "naskah", words[0], error);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(PrkEdit) edit = NULL;

  if (naskah == NULL)
    return PRK_CLI_FAILED;
  list = prk_naskah_list_pasal (naskah, NULL);
  if (words[1] != NULL)
    {
      int from = find_place (list, words[1]);
      guint64 number;

      if (from < 0 || words[2] == NULL || !g_ascii_string_to_unsigned (words[2], 10, 1, list->len, &number, NULL))
        return prk_cli_usage (error, _("“naskah pasal TEXT” lists what can be moved; give a name and its new number"));
      edit = prk_edit_new (naskah);
      prk_naskah_pindah_pasal (edit, words[1], (int) number - 1 - from);
      return prk_cli_commit (cli, edit, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
    }
  for (guint i = 0; i < list->len; i++)
    {
      const PrkNaskahPasal *one = g_ptr_array_index (list, i);

      g_print ("Pasal %u\t%s\t%s\n", i + 1, one->nama, one->judul != NULL ? one->judul : "");
    }

  return PRK_CLI_OK;
}
