/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "oplog/prk-berkas-value.h"

#include "prk-cetak.h"
#include "prk-tanda-terima-cetak.h"
#include "prk-terbilang.h"

#define MAX_LINES 400 /* of the block: five pages; what is longer is in the file */

static void
put_number (PrkRecord  *cetak,
            const char *path,
            guint64     number)
{
  g_autofree char *text = prk_format_angka ((gint64) number);

  prk_cetak_put (cetak, path, text);
}

char *
prk_tanda_terima_dup_waktu (gint64 at_us)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autofree char *day = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H.%M.%S %z") : NULL;

  return day != NULL ? g_strdup_printf ("%s pukul %s", day, time) : NULL;
}

static void
put_waktu (PrkRecord  *cetak,
           const char *path,
           gint64      at_us)
{
  g_autofree char *text = prk_tanda_terima_dup_waktu (at_us);

  prk_cetak_put (cetak, path, text);
}

static void
put_file (PrkRecord *cetak,
          PrkOp     *op)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      g_autoptr(PrkBerkasValue) file = prk_berkas_from_value (prk_op_get_set (op, i)->value);

      if (file == NULL)
        continue;
      prk_cetak_put (cetak, "berkas", file->nama);
      prk_cetak_put (cetak, "hash_berkas", file->hash);
      prk_cetak_put (cetak, "jenis_pernyataan", "berkas");
      return;
    }
}

static void
put_versi (PrkRecord      *cetak,
           PrkTandaTerima *self)
{
  PrkOp *op = prk_tanda_terima_get_op (self);

  prk_cetak_put (cetak, "jenis_pernyataan", "versi naskah");
  prk_cetak_put (cetak, "hash_versi", prk_tanda_terima_get_hash (self));
  prk_cetak_put (cetak, "rekaman", prk_tanda_terima_get_rekaman (self));
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);

      if (g_str_equal (set->path, "nomor") && json_node_get_value_type (set->value) == G_TYPE_INT64)
        put_number (cetak, "versi", (guint64) json_node_get_int (set->value));
    }
}

static void
put_block (PrkRecord      *cetak,
           PrkTandaTerima *self)
{
  g_autofree char *blok = prk_tanda_terima_dup_blok (self);
  g_auto(GStrv) lines = g_strsplit (blok, "\n", -1);

  if (g_strv_length (lines) > MAX_LINES)
    return;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("blok/r%u/_urut", i);
      g_autofree char *path = g_strdup_printf ("blok/r%u/baris", i);
      g_autofree char *order = g_strdup_printf ("a%06ux", i);

      prk_cetak_put (cetak, place, order);
      prk_cetak_put (cetak, path, lines[i]);
    }
}

/**
 * prk_tanda_terima_new_cetak:
 *
 * Lays out a receipt for the template "tanda-terima".
 *
 * Returns: (transfer full): a record of type "cetak_tanda_terima"
 */
PrkRecord *
prk_tanda_terima_new_cetak (PrkTandaTerima *self)
{
  PrkOp *op;
  PrkRecord *cetak;
  g_autofree char *sidik = NULL;
  g_autofree char *device = NULL;
  const char *about;

  g_return_val_if_fail (self != NULL, NULL);

  op = prk_tanda_terima_get_op (self);
  cetak = prk_record_new ("tanda-terima", "cetak_tanda_terima");
  sidik = prk_tanda_terima_dup_sidik (prk_tanda_terima_get_register (self));
  device = prk_tanda_terima_dup_sidik (prk_op_get_device (op));
  about = prk_tanda_terima_get_catatan (self, PRK_TANDA_TERIMA_NAMA_REGISTER);
  prk_cetak_put (cetak, "judul", prk_tanda_terima_get_catatan (self, PRK_TANDA_TERIMA_JUDUL));
  prk_cetak_put (cetak, "dokumen", prk_tanda_terima_get_catatan (self, PRK_TANDA_TERIMA_DOKUMEN));
  prk_cetak_put (cetak, "jenis_pernyataan", "peristiwa");
  prk_cetak_put (cetak, "rekaman", prk_op_get_record (op));
  if (prk_tanda_terima_get_hash (self) != NULL)
    put_versi (cetak, self);
  else
    put_file (cetak, op);
  prk_cetak_put (cetak, "perangkat", device);
  prk_cetak_put (cetak, "daerah", prk_tanda_terima_get_daerah (self));
  prk_cetak_put (cetak, "register", about != NULL ? about : "Register kerja sama daerah");
  prk_cetak_put (cetak, "sidik", sidik);
  prk_cetak_put (cetak, "kunci", prk_tanda_terima_get_register (self));
  prk_cetak_put (cetak, "pernyataan", prk_op_get_id (op));
  put_waktu (cetak, "ditulis", prk_op_get_at_us (op));
  put_number (cetak, "urut", prk_tanda_terima_get_seq (self));
  put_number (cetak, "ukuran", prk_tanda_terima_get_kepala (self)->ukuran);
  put_waktu (cetak, "pada", prk_tanda_terima_get_kepala (self)->pada_us);
  put_block (cetak, self);

  return cetak;
}
