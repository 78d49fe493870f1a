/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ops up. Every op that comes is decided inside the one transaction of its batch, in the
 * place that its device's chain gives it: an op after the next is held; the next is accepted into
 * the history (a seq, a leaf of the tree) or refused, and either way the chain goes on after it. So
 * a refused op never blocks what follows, and the same op sent again meets its own entry in the
 * chain and gets the same answer. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "base/prk-parallel.h"
#include "oplog/prk-op.h"

#include "prk-register-private.h"

#define AHEAD_US G_TIME_SPAN_DAY
#define HELD_LIFE_US (30 * G_TIME_SPAN_DAY)

#define SQL_DEVICE                                                                                 \
  "SELECT p.daerah, p.dicabut, p.n, p.id, o.pd, o.peran, o.aktif FROM perangkat p"                 \
  " JOIN orang o ON o.daerah = p.daerah AND o.orang = p.orang WHERE p.dev = $1"
#define SQL_PLACE "SELECT id, seq, kode, pesan FROM rantai WHERE daerah = $1 AND dev = $2 AND n = $3"
#define SQL_RECORD "SELECT jenis, pd, keadaan FROM rekaman WHERE daerah = $1 AND rec = $2"
#define SQL_ADD_RECORD                                                                             \
  "INSERT INTO rekaman (daerah, rec, jenis, pd, keadaan) VALUES ($1, $2, $3, $4, $5)"
#define SQL_SET_STATE "UPDATE rekaman SET keadaan = $1 WHERE daerah = $2 AND rec = $3"
#define SQL_ADD_OP "INSERT INTO op (daerah, seq, id, ttd, isi) VALUES ($1, $2, $3, $4, $5)"
#define SQL_ADD_PLACE                                                                              \
  "INSERT INTO rantai (daerah, dev, n, id, seq, kode, pesan) VALUES ($1, $2, $3, $4, $5, $6, $7)"
#define SQL_SET_DEVICE "UPDATE perangkat SET n = $1, id = $2 WHERE daerah = $3 AND dev = $4"
#define SQL_SET_SIZE "UPDATE daerah SET ukuran = $1, kepala = $2 WHERE daerah = $3"
#define SQL_IS_HELD                                                                                \
  "SELECT 1 FROM ditahan WHERE daerah = $1 AND dev = $2 AND n = $3 AND id = $4"
#define SQL_COUNT_HELD "SELECT count(*) FROM ditahan WHERE daerah = $1 AND dev = $2"
#define SQL_DROP_OLD "DELETE FROM ditahan WHERE daerah = $1 AND dev = $2 AND pada_us < $3"
#define SQL_HOLD                                                                                   \
  "INSERT INTO ditahan (daerah, dev, n, id, ttd, isi, pada_us)"                                    \
  " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"
#define SQL_RELEASE                                                                                \
  "DELETE FROM ditahan WHERE daerah = $1 AND dev = $2 AND n = $3 RETURNING ttd, isi"
#define SQL_REPLACE "DELETE FROM tulisan WHERE daerah = $1 AND id = $2 AND path = $3 AND rec = $4"
#define SQL_ADD_WRITE                                                                              \
  "INSERT INTO tulisan (daerah, id, path, rec) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"

typedef struct
{
  gboolean is_known;
  gboolean is_foreign;
  gboolean is_revoked;
  gint64 n_held; /* at least as many as there are */
  gint64 n;
  char *id;
  char *pd;
  GStrv peran;
} Perangkat;

typedef struct
{
  char *id;
  const char *status;
  gint64 seq;
  const char *kode; /* interned */
  const char *pesan;
  char *alasan; /* (nullable) what pesan is, when it is of this op alone */
} Hasil;

/* One batch inside its transaction. */
typedef struct
{
  PrkRegister *self;
  const char *daerah;
  PrkSesi *sesi;
  PrkPohon pohon;
  gint64 now_us;
  gint64 ukuran;
  guint n_accepted;
  GHashTable *devices; /* dev → Perangkat */
  PrkKasusMeja *kasus;
} Putusan;

typedef struct
{
  PrkRegister *self;
  char *daerah;
  GPtrArray *kiriman;
  GPtrArray *ops;   /* (element-type PrkOp): NULL where the bytes were no op */
  GArray *results;  /* (element-type Hasil) */
  gint64 known;
  guint n_accepted;
  GString *end; /* of the answer */
  PrkRegisterDone done;
  gpointer data;
} Kirim;

static void
perangkat_free (Perangkat *perangkat)
{
  g_free (perangkat->id);
  g_free (perangkat->pd);
  g_strfreev (perangkat->peran);
  g_free (perangkat);
}

static void
clear_hasil (Hasil *hasil)
{
  g_free (hasil->id);
  g_free (hasil->alasan);
}

static void
refuse (Hasil      *hasil,
        const char *kode,
        const char *pesan)
{
  hasil->status = "ditolak";
  hasil->kode = kode;
  hasil->pesan = pesan;
}

static Perangkat *
get_device (Putusan     *putusan,
            const char  *dev,
            GError     **error)
{
  Perangkat *perangkat = g_hash_table_lookup (putusan->devices, dev);
  g_autoptr(PrkBaris) rows = NULL;
  g_autoptr(PrkBaris) held = NULL;

  if (perangkat != NULL)
    return perangkat;

  rows = prk_sesi_query (putusan->sesi, error, SQL_DEVICE, "t", dev);
  if (rows == NULL || !prk_sesi_run (putusan->sesi, error, SQL_DROP_OLD, "tti", putusan->daerah,
                                     dev, putusan->now_us - HELD_LIFE_US))
    return NULL;
  held = prk_sesi_query (putusan->sesi, error, SQL_COUNT_HELD, "tt", putusan->daerah, dev);
  if (held == NULL)
    return NULL;
  perangkat = g_new0 (Perangkat, 1);
  if (prk_baris_get_size (rows) == 1)
    {
      perangkat->is_known = TRUE;
      perangkat->is_foreign = !g_str_equal (prk_baris_text (rows, 0, 0), putusan->daerah);
      perangkat->is_revoked = prk_baris_int (rows, 0, 1) != 0 || prk_baris_int (rows, 0, 6) == 0;
      perangkat->n = prk_baris_int (rows, 0, 2);
      perangkat->id = g_strdup (prk_baris_text (rows, 0, 3));
      perangkat->pd = g_strdup (prk_baris_text (rows, 0, 4));
      perangkat->peran = g_strsplit (prk_baris_text (rows, 0, 5), ",", -1);
      perangkat->n_held = prk_baris_int (held, 0, 0);
    }
  g_hash_table_insert (putusan->devices, g_strdup (dev), perangkat);

  return perangkat;
}

static const char *
get_set_string (PrkOp      *op,
                const char *path)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);

      if (g_str_equal (set->path, path))
        return JSON_NODE_HOLDS_VALUE (set->value) &&
                       json_node_get_value_type (set->value) == G_TYPE_STRING
                   ? json_node_get_string (set->value)
                   : NULL;
    }

  return NULL;
}

static gboolean
is_about (PrkOp *op)
{
  return g_str_equal (prk_op_get_kind (op), "peristiwa") ||
         g_str_equal (prk_op_get_kind (op), "versi");
}

static gboolean
is_of_case (PrkOp    *op,
            PrkBaris *about_rows)
{
  return g_str_equal (prk_op_get_kind (op), "peristiwa") && about_rows != NULL &&
         prk_baris_get_size (about_rows) == 1 &&
         g_str_equal (prk_baris_text (about_rows, 0, 0), "ksd");
}

/* The rules of a case, for an event about one. */
static gboolean
judge_event (Putusan   *putusan,
             PrkOp     *op,
             PrkBaris  *target_rows,
             Hasil     *hasil,
             GError   **error)
{
  if (!is_of_case (op, target_rows))
    return TRUE;
  if (!_prk_kasus_meja_nilai (putusan->kasus, op, get_set_string (op, "tentang"), &hasil->alasan,
                              error))
    return FALSE;
  if (hasil->alasan != NULL)
    refuse (hasil, "penjaga", hasil->alasan);

  return TRUE;
}

static PrkIzin
judge_paths (Putusan           *putusan,
             PrkOp             *op,
             PrkTindakan       *tindakan)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      PrkIzin izin;

      tindakan->path = prk_op_get_set (op, i)->path;
      izin = prk_kebijakan_nilai (putusan->self->kebijakan, tindakan);
      if (izin != PRK_IZIN_BOLEH)
        return izin;
    }

  return PRK_IZIN_BOLEH;
}

/* By the policy; @hasil is refused when it may not be. @own_rows (out): rows of the record, empty when
 * it is new; @about_rows (out): of the record that it speaks of, NULL where it speaks of none. */
static gboolean
judge (Putusan    *putusan,
       Perangkat  *perangkat,
       PrkOp      *op,
       Hasil      *hasil,
       PrkBaris  **own_rows,
       PrkBaris  **about_rows,
       GError    **error)
{
  PrkKebijakan *kebijakan = putusan->self->kebijakan;
  const char *kind = prk_op_get_kind (op);
  const char *about = is_about (op) ? get_set_string (op, "tentang") : NULL;
  PrkBaris *target_rows;
  PrkTindakan tindakan = { (const char *const *) perangkat->peran, kind, NULL, NULL, NULL, TRUE };

  *own_rows = prk_sesi_query (putusan->sesi, error, SQL_RECORD, "tt", putusan->daerah,
                              prk_op_get_record (op));
  if (*own_rows == NULL)
    return FALSE;
  if (is_about (op))
    *about_rows = prk_sesi_query (putusan->sesi, error, SQL_RECORD, "tt", putusan->daerah,
                                  about != NULL ? about : "");
  target_rows = is_about (op) ? *about_rows : *own_rows;
  if (target_rows == NULL)
    return FALSE;

  if (prk_baris_get_size (*own_rows) == 1 && !g_str_equal (prk_baris_text (*own_rows, 0, 0), kind))
    refuse (hasil, "penjaga", "Rekaman ini berjenis lain.");
  else if (is_about (op) && prk_baris_get_size (*own_rows) == 1)
    refuse (hasil, "penjaga", "Versi dan peristiwa ditulis satu kali.");
  else if (is_about (op) && prk_baris_get_size (target_rows) == 0)
    refuse (hasil, "penjaga", "Rekaman yang disebut dalam “tentang” belum diterima register.");
  if (hasil->kode != NULL)
    return TRUE;

  if (g_str_equal (kind, "peristiwa"))
    tindakan.peristiwa = get_set_string (op, "jenis");
  tindakan.keadaan = prk_kebijakan_get_awal (kebijakan, kind);
  if (prk_baris_get_size (target_rows) == 1)
    {
      tindakan.is_own = g_str_equal (prk_baris_text (target_rows, 0, 1), perangkat->pd);
      tindakan.keadaan = prk_baris_text (target_rows, 0, 2);
    }

  switch (judge_paths (putusan, op, &tindakan))
    {
    case PRK_IZIN_PERAN:
      refuse (hasil, "peran", "Peran Anda tidak boleh menulis ini.");
      break;
    case PRK_IZIN_MILIK:
      refuse (hasil, "peran", "Rekaman ini milik perangkat daerah lain.");
      break;
    case PRK_IZIN_KEADAAN:
      refuse (hasil, "keadaan",
              "Keadaan rekaman ini tidak lagi mengizinkannya, misalnya karena sudah diajukan.");
      break;
    case PRK_IZIN_BOLEH:
    default:
      return judge_event (putusan, op, target_rows, hasil, error);
    }

  return TRUE;
}

static gboolean
write_state (Putusan    *putusan,
             Perangkat  *perangkat,
             PrkOp      *op,
             PrkBaris   *own_rows,
             PrkBaris   *about_rows,
             GError    **error)
{
  PrkKebijakan *kebijakan = putusan->self->kebijakan;
  const char *kind = prk_op_get_kind (op);
  const char *jenis, *before, *after;

  if (prk_baris_get_size (own_rows) == 0 &&
      !prk_sesi_run (putusan->sesi, error, SQL_ADD_RECORD, "ttttt", putusan->daerah,
                     prk_op_get_record (op), kind, perangkat->pd,
                     prk_kebijakan_get_awal (kebijakan, kind)))
    return FALSE;

  jenis = g_str_equal (kind, "peristiwa") ? get_set_string (op, "jenis") : NULL;
  if (jenis == NULL)
    return TRUE;
  before = prk_baris_text (about_rows, 0, 2);
  after = prk_kebijakan_get_sesudah (kebijakan, prk_baris_text (about_rows, 0, 0), before, jenis);

  return g_str_equal (before, after) ||
         prk_sesi_run (putusan->sesi, error, SQL_SET_STATE, "ttt", after, putusan->daerah,
                       get_set_string (op, "tentang"));
}

/* Which writes are in force. One that comes after what replaced it, because it was carried another
 * way, counts as in force: that costs a new laptop a few bytes and nobody anything else. */
static gboolean
write_live (Putusan  *putusan,
            PrkOp    *op,
            GError  **error)
{
  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    {
      const PrkOpSet *set = prk_op_get_set (op, i);

      for (guint j = 0; set->over != NULL && set->over[j] != NULL; j++)
        if (!prk_sesi_run (putusan->sesi, error, SQL_REPLACE, "tttt", putusan->daerah, set->over[j],
                           set->path, prk_op_get_record (op)))
          return FALSE;
      if (!prk_sesi_run (putusan->sesi, error, SQL_ADD_WRITE, "tttt", putusan->daerah,
                         prk_op_get_id (op), set->path, prk_op_get_record (op)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_history (Putusan  *putusan,
               PrkOp    *op,
               Hasil    *hasil,
               GError  **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (prk_op_get_bytes (op), &size);
  g_autofree char *isi = g_strndup (bytes, size);
  PrkMerkleHash leaf;

  if (!_prk_pohon_leaf (prk_op_get_id (op), prk_op_get_signature (op), &leaf) ||
      !prk_merkle_append ((guint64) putusan->ukuran, &leaf, _prk_pohon_read, _prk_pohon_write,
                          &putusan->pohon, error) ||
      !prk_sesi_run (putusan->sesi, error, SQL_ADD_OP, "tittt", putusan->daerah,
                     putusan->ukuran + 1, prk_op_get_id (op), prk_op_get_signature (op), isi) ||
      !write_live (putusan, op, error))
    return FALSE;

  hasil->status = "diterima";
  hasil->seq = ++putusan->ukuran;
  putusan->n_accepted++;

  return TRUE;
}

static gboolean
write_trace (Putusan   *putusan,
             PrkOp     *op,
             PrkBaris  *about_rows,
             gint64     seq,
             GError   **error)
{
  const char *ksd = is_of_case (op, about_rows) ? get_set_string (op, "tentang") : NULL;

  return _prk_kasus_meja_terima (putusan->kasus, op, ksd, seq, error);
}

/* The next op of its chain: accepted or refused, and the chain goes on after it. */
static gboolean
decide_next (Putusan    *putusan,
             Perangkat  *perangkat,
             PrkOp      *op,
             Hasil      *hasil,
             GError    **error)
{
  g_autoptr(PrkBaris) own_rows = NULL;
  g_autoptr(PrkBaris) about_rows = NULL;

  if (prk_op_get_at_us (op) > putusan->now_us + AHEAD_US)
    refuse (hasil, "waktu", "Jam laptop lebih dari sehari di depan. Betulkan jamnya.");
  else if (!judge (putusan, perangkat, op, hasil, &own_rows, &about_rows, error))
    return FALSE;

  if (hasil->kode == NULL &&
      (!write_history (putusan, op, hasil, error) ||
       !write_state (putusan, perangkat, op, own_rows, about_rows, error) ||
       !write_trace (putusan, op, about_rows, hasil->seq, error)))
    return FALSE;

  g_free (perangkat->id);
  perangkat->id = g_strdup (prk_op_get_id (op));
  perangkat->n++;

  return prk_sesi_run (putusan->sesi, error, SQL_ADD_PLACE, "ttititt", putusan->daerah,
                       prk_op_get_device (op), perangkat->n, perangkat->id, hasil->seq,
                       hasil->kode != NULL ? hasil->kode : "",
                       hasil->alasan != NULL ? hasil->alasan : "");
}

static gboolean
answer_again (Putusan  *putusan,
              PrkOp    *op,
              Hasil    *hasil,
              GError  **error)
{
  g_autoptr(PrkBaris) rows =
      prk_sesi_query (putusan->sesi, error, SQL_PLACE, "tti", putusan->daerah,
                             prk_op_get_device (op), (gint64) prk_op_get_n (op));

  if (rows == NULL)
    return FALSE;
  if (prk_baris_get_size (rows) == 0 ||
      !g_str_equal (prk_baris_text (rows, 0, 0), prk_op_get_id (op)))
    {
      refuse (hasil, "cabang",
              "Urutan perangkat ini sudah berisi perubahan lain; mungkin laptopnya disalin.");
    }
  else if (prk_baris_int (rows, 0, 1) > 0)
    {
      hasil->status = "sudah";
      hasil->seq = prk_baris_int (rows, 0, 1);
    }
  else
    {
      if (*prk_baris_text (rows, 0, 3) != '\0')
        hasil->alasan = g_strdup (prk_baris_text (rows, 0, 3));
      refuse (hasil, g_intern_string (prk_baris_text (rows, 0, 2)),
              hasil->alasan != NULL ? hasil->alasan : "Perubahan ini sudah ditolak sebelumnya.");
    }

  return TRUE;
}

/* One more than the limit is not kept, and its sender is told so, unless it is kept already. */
static gboolean
refuse_to_hold (Putusan  *putusan,
                PrkOp    *op,
                Hasil    *hasil,
                GError  **error)
{
  g_autoptr(PrkBaris) rows =
      prk_sesi_query (putusan->sesi, error, SQL_IS_HELD, "ttit", putusan->daerah,
                      prk_op_get_device (op), (gint64) prk_op_get_n (op), prk_op_get_id (op));

  if (rows == NULL)
    return FALSE;
  if (prk_baris_get_size (rows) == 0)
    {
      hasil->status = "nanti";
      hasil->kode = "penuh";
      hasil->pesan = "Tidak disimpan: terlalu banyak perubahan perangkat ini menunggu yang "
                     "sebelumnya. Kirim lagi nanti.";
    }

  return TRUE;
}

static gboolean
hold (Putusan    *putusan,
      Perangkat  *perangkat,
      PrkOp      *op,
      Hasil      *hasil,
      GError    **error)
{
  const char *dev = prk_op_get_device (op);
  gsize size;
  const char *bytes = g_bytes_get_data (prk_op_get_bytes (op), &size);
  g_autofree char *isi = g_strndup (bytes, size);

  hasil->status = "ditahan";
  hasil->pesan = "Menunggu perubahan sebelumnya dari perangkat yang sama.";
  if (perangkat->n_held >= PRK_REGISTER_MAX_HELD)
    return refuse_to_hold (putusan, op, hasil, error);
  perangkat->n_held++;

  return prk_sesi_run (putusan->sesi, error, SQL_HOLD, "ttittti", putusan->daerah, dev,
                       (gint64) prk_op_get_n (op), prk_op_get_id (op), prk_op_get_signature (op),
                       isi, putusan->now_us);
}

static gboolean
decide (Putusan    *putusan,
        PrkOp      *op,
        Hasil      *hasil,
        gboolean   *was_next,
        GError    **error)
{
  Perangkat *perangkat = get_device (putusan, prk_op_get_device (op), error);
  gint64 n = (gint64) prk_op_get_n (op);

  if (perangkat == NULL)
    return FALSE;

  *was_next = FALSE;
  if (!perangkat->is_known)
    refuse (hasil, "perangkat", "Perangkat penulisnya tidak terdaftar.");
  else if (perangkat->is_foreign)
    refuse (hasil, "daerah", "Perangkat penulisnya milik daerah lain.");
  else if (n <= perangkat->n)
    return answer_again (putusan, op, hasil, error);
  else if (perangkat->is_revoked)
    refuse (hasil, "perangkat",
            "Perangkat atau orang ini sudah dicabut. Drafnya tetap ada di laptop.");
  else if (n > perangkat->n + 1)
    return hold (putusan, perangkat, op, hasil, error);
  else if (g_strcmp0 (prk_op_get_prev (op) != NULL ? prk_op_get_prev (op) : "", perangkat->id) != 0)
    refuse (hasil, "cabang", "Perubahan ini tidak menyambung urutan perangkatnya.");
  else
    {
      *was_next = TRUE;
      return decide_next (putusan, perangkat, op, hasil, error);
    }

  return TRUE;
}

/* Ops held for the place after the one just filled, and after that, and so on. */
static gboolean
release_held (Putusan     *putusan,
              const char  *dev,
              GError     **error)
{
  Perangkat *perangkat = get_device (putusan, dev, error);
  gboolean was_next = perangkat->n_held > 0;

  while (was_next)
    {
      g_autoptr(PrkBaris) rows = prk_sesi_query (putusan->sesi, error, SQL_RELEASE, "tti",
                                                  putusan->daerah, dev, perangkat->n + 1);

      if (rows == NULL)
        return FALSE;
      was_next = FALSE;
      for (guint i = 0; i < prk_baris_get_size (rows) && !was_next; i++)
        {
          const char *text = prk_baris_text (rows, i, 1);
          g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
          g_autoptr(PrkOp) op = prk_op_new_from_bytes (bytes, prk_baris_text (rows, i, 0), error);
          Hasil ignored = { 0 };
          gboolean is_decided = op != NULL && decide (putusan, op, &ignored, &was_next, error);

          clear_hasil (&ignored);
          if (!is_decided)
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
decide_all (Putusan  *putusan,
            Kirim    *kirim,
            GError  **error)
{
  for (guint i = 0; i < kirim->ops->len; i++)
    {
      PrkOp *op = g_ptr_array_index (kirim->ops, i);
      Hasil *hasil = &g_array_index (kirim->results, Hasil, i);
      gboolean was_next = FALSE;

      if (op == NULL)
        continue;
      hasil->status = hasil->kode = hasil->pesan = NULL;
      g_clear_pointer (&hasil->alasan, g_free);
      hasil->seq = 0;
      if (!decide (putusan, op, hasil, &was_next, error) ||
          (was_next && !release_held (putusan, prk_op_get_device (op), error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_ends (Putusan     *putusan,
            const char  *head,
            GError     **error)
{
  GHashTableIter iter;
  gpointer dev, value;

  g_hash_table_iter_init (&iter, putusan->devices);
  while (g_hash_table_iter_next (&iter, &dev, &value))
    {
      Perangkat *perangkat = value;

      if (perangkat->is_known && !perangkat->is_foreign &&
          !prk_sesi_run (putusan->sesi, error, SQL_SET_DEVICE, "ittt", perangkat->n, perangkat->id,
                         putusan->daerah, dev))
        return FALSE;
    }

  return putusan->n_accepted == 0 ||
         (prk_sesi_run (putusan->sesi, error, SQL_SET_SIZE, "itt", putusan->ukuran, head,
                        putusan->daerah) &&
          prk_sesi_announce (putusan->sesi, putusan->daerah, error));
}

static gboolean
push (PrkSesi   *sesi,
      gpointer   data,
      GError   **error)
{
  Kirim *kirim = data;
  Putusan putusan = { kirim->self, kirim->daerah, sesi, { sesi, kirim->daerah } };
  g_autofree char *head = NULL;
  gboolean is_good;

  putusan.now_us = prk_clock_now_us (kirim->self->clock);
  putusan.devices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) perangkat_free);
  putusan.kasus = _prk_kasus_meja_new (kirim->self, sesi, kirim->daerah);
  g_string_truncate (kirim->end, 0);

  is_good = _prk_register_get_size (sesi, kirim->daerah, &putusan.ukuran, error) &&
            decide_all (&putusan, kirim, error);
  if (is_good)
    head = _prk_register_sign_head (kirim->self, &putusan.pohon, putusan.ukuran, error);
  is_good = head != NULL && write_ends (&putusan, head, error) &&
            _prk_register_append_head (&putusan.pohon, head, putusan.ukuran, kirim->known,
                                       kirim->end, error);
  kirim->n_accepted = putusan.n_accepted;
  g_hash_table_unref (putusan.devices);
  _prk_kasus_meja_free (putusan.kasus);

  return is_good;
}

static void
read_op (guint    index,
         gpointer data)
{
  Kirim *kirim = data;
  PrkKiriman *one = g_ptr_array_index (kirim->kiriman, index);
  Hasil *hasil = &g_array_index (kirim->results, Hasil, index);
  g_autoptr(GError) error = NULL;
  PrkOp *op = prk_op_new_from_bytes (one->isi, one->ttd, &error);

  g_ptr_array_index (kirim->ops, index) = op;
  if (op != NULL)
    hasil->id = g_strdup (prk_op_get_id (op));
  else if (g_error_matches (error, PRK_OP_ERROR, PRK_OP_ERROR_SIGNATURE))
    refuse (hasil, "tanda_tangan", "Tanda tangan tidak cocok dengan isi perubahan.");
  else
    refuse (hasil, "bentuk", "Bukan perubahan yang dikenal; perbarui aplikasi.");
}

/* Signatures are verified here, before the queue of writers. */
static void
read_ops (Kirim *kirim)
{
  g_ptr_array_set_size (kirim->ops, (int) kirim->kiriman->len);
  g_array_set_size (kirim->results, kirim->kiriman->len);
  prk_parallel_for (kirim->kiriman->len, read_op, kirim);
}

static char *
push_answer (Kirim *kirim)
{
  GString *text = g_string_sized_new (64 + kirim->results->len * 80 + kirim->end->len);

  g_string_append (text, "{\"hasil\":[");
  for (guint i = 0; i < kirim->results->len; i++)
    {
      const Hasil *hasil = &g_array_index (kirim->results, Hasil, i);

      g_string_append (text, i > 0 ? ",{\"id\":" : "{\"id\":");
      if (hasil->id != NULL)
        prk_json_append_string (text, hasil->id);
      else
        g_string_append (text, "null");
      g_string_append (text, ",\"status\":");
      prk_json_append_string (text, hasil->status);
      if (hasil->seq > 0)
        g_string_append_printf (text, ",\"seq\":%" G_GINT64_FORMAT, hasil->seq);
      if (hasil->kode != NULL)
        {
          g_string_append (text, ",\"kode\":");
          prk_json_append_string (text, hasil->kode);
        }
      if (hasil->pesan != NULL)
        {
          g_string_append (text, ",\"pesan\":");
          prk_json_append_string (text, hasil->pesan);
        }
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  g_string_append_len (text, kirim->end->str, (gssize) kirim->end->len);

  return g_string_free (text, FALSE);
}

/* An array whose elements may be NULL frees with what knows that. */
static void
maybe_op_unref (gpointer op)
{
  if (op != NULL)
    prk_op_unref (op);
}

static void
kirim_free (Kirim *kirim)
{
  g_free (kirim->daerah);
  g_ptr_array_unref (kirim->kiriman);
  g_ptr_array_unref (kirim->ops);
  g_array_unref (kirim->results);
  g_string_free (kirim->end, TRUE);
  g_free (kirim);
}

/* In the thread of the writers. */
static void
pushed (gpointer  data,
        GError   *error)
{
  Kirim *kirim = data;

  kirim->done (kirim->data, error == NULL ? push_answer (kirim) : NULL,
               error == NULL ? kirim->n_accepted : 0, error);
  kirim_free (kirim);
}

/**
 * prk_register_push_async:
 * @pemegang: who sends, for the daerah; the ops say themselves who wrote them
 * @kiriman: (element-type PrkKiriman): at most 1,000, else %PRK_REGISTER_ERROR_TERLALU_BESAR
 * @giliran: (nullable): where it comes after another of the same sender
 * @known: the size of a tree that the client knows, 0 for none
 * @done: told when they are durable, or at once
 *
 * Decides a batch of ops. Verifies them before it returns, and blocks until it is @giliran. @self
 * must live until @done is told, which is not the place to let go of it.
 */
void
prk_register_push_async (PrkRegister        *self,
                         const PrkPemegang  *pemegang,
                         GPtrArray          *kiriman,
                         PrkGiliran         *giliran,
                         gint64              known,
                         PrkRegisterDone     done,
                         gpointer            data)
{
  Kirim *kirim;

  g_return_if_fail (PRK_IS_REGISTER (self) && pemegang != NULL && kiriman != NULL);
  g_return_if_fail (done != NULL);

  if (kiriman->len > PRK_REGISTER_MAX_BATCH)
    {
      done (data, NULL, 0, g_error_new_literal (PRK_REGISTER_ERROR,
                                                PRK_REGISTER_ERROR_TERLALU_BESAR,
                                                "Paling banyak 1.000 perubahan sekali kirim."));
      return;
    }

  kirim = g_new0 (Kirim, 1);
  kirim->self = self;
  kirim->daerah = g_strdup (pemegang->daerah);
  kirim->kiriman = g_ptr_array_ref (kiriman);
  kirim->ops = g_ptr_array_new_with_free_func (maybe_op_unref);
  kirim->results = g_array_new (FALSE, TRUE, sizeof (Hasil));
  g_array_set_clear_func (kirim->results, (GDestroyNotify) clear_hasil);
  kirim->known = known;
  kirim->end = g_string_new (NULL);
  kirim->done = done;
  kirim->data = data;
  read_ops (kirim);

  /* From the queue on, another thread may free all that @data leads to. */
  if (giliran != NULL)
    _prk_giliran_wait (_prk_giliran_ref (giliran));
  prk_gudang_write_async (self->gudang, pemegang->daerah, push, kirim, pushed, kirim);
  if (giliran != NULL)
    {
      _prk_giliran_end (giliran);
      _prk_giliran_unref (giliran);
    }
}
