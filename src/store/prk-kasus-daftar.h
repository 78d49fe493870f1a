/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-tahapan.h"
#include "domain/prk-tenggat.h"

#include "prk-store.h"

G_BEGIN_DECLS

/* One line of a case and where it is. What follows from the data of the tahapan is borrowed for ever. */
typedef struct
{
  const char            *alur;    /* "utama", "pks-1"; lives as long as the row */
  const PrkTahapKeadaan *keadaan; /* (nullable) not begun */
  GPtrArray             *berikut; /* (element-type PrkTahapPeristiwa) what may follow, rules not asked */
  PrkHari                sejak;   /* day of the event that brought it there; 0 unknown */
  PrkHari                ditandatangani; /* day its paper was signed; 0 not yet, or not known */
  gboolean               is_tanpa_arsip; /* its paper is signed and not archived */
} PrkKasusAlur;

/* What a desk and a list need of one case. Immutable, any thread. */
#define PRK_TYPE_KASUS_RINGKAS (prk_kasus_ringkas_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  char      *id;
  char      *judul;            /* "" when nobody gave it one */
  char      *mitra;            /* names of the other parties, parted by ", " */
  char      *perangkat_daerah;
  char      *varian;           /* "ksdd", "ksdpk", "sinergi" */
  char      *prakarsa;         /* (nullable) "daerah", "mitra" */
  char      *kak;              /* (nullable) id of its KAK */
  gboolean   is_lembaga;       /* the year of TKKSD, no cooperation */
  GPtrArray *alur;             /* (element-type PrkKasusAlur) utama first; at least one */
  guint      utama;            /* the line that says most: index of the newest PKS, else 0 */
  GPtrArray *tenggat;          /* (element-type PrkTenggat) as prk_tenggat_hitung() gives them */
  const PrkTahapPeristiwa *terakhir; /* (nullable) the last event of a known kind */
  PrkHari    terakhir_tanggal; /* its day; 0 unknown */
  guint      n_kejadian;
  guint      n_ditolak;        /* events that the register refused; they count for nothing */
  PrkHari    berakhir;         /* last day of the KB or PKS in force; 0: none */
  GStrv      nomor;            /* of our own papers, as prk_tahapan_list_nomor() gives them */
  char      *pihak_kita;       /* (nullable) key of our own row of parties */
  gint64     changed_us;
} PrkKasusRingkas;

GType            prk_kasus_ringkas_get_type (void);
PrkKasusRingkas *prk_kasus_ringkas_ref      (PrkKasusRingkas *self);
void             prk_kasus_ringkas_unref    (PrkKasusRingkas *self);
const PrkKasusAlur *prk_kasus_ringkas_find_alur (PrkKasusRingkas *self,
                                             const char      *alur);

/* An event that the register refused: it is kept, and counts for nothing. */
typedef struct
{
  PrkRecord *peristiwa;
  char      *kode;
  char      *pesan;
} PrkKasusDitolak;

/* One case with all that a page asks of it: a snapshot of its own, for one thread at a time. */
#define PRK_TYPE_KASUS_BUKA (prk_kasus_buka_get_type ())
typedef struct
{
  gatomicrefcount  ref_count;
  PrkRecord       *ksd;
  PrkRecord       *kak;       /* (nullable) */
  GPtrArray       *peristiwa; /* (element-type PrkRecord) in the order of the register's history, then ours */
  GPtrArray       *ditolak;   /* (element-type PrkKasusDitolak) */
  PrkTahapKonteks  konteks;   /* for prk_tahapan_boleh(), prk_tahapan_periksa() …; its members stay with this */
  PrkHari          hari_ini;
  PrkKasusRingkas *ringkas;
} PrkKasusBuka;

GType            prk_kasus_buka_get_type    (void);
PrkKasusBuka    *prk_kasus_buka_ref         (PrkKasusBuka *self);
void             prk_kasus_buka_unref       (PrkKasusBuka *self);

/* All cases of a store, with the office's calendar. What was reckoned of a case is kept until one of its
 * records changes, the holidays do, or the day ends. One object for all pages; main thread, but for the
 * forms that block.
 *
 * Signals:
 *   changed (): of a case, the holidays, or the day. Ask again; what did not change costs nothing. A KAK is not watched:
 *   who shows one listens to the store. */
#define PRK_TYPE_KASUS_DAFTAR (prk_kasus_daftar_get_type ())
G_DECLARE_FINAL_TYPE (PrkKasusDaftar, prk_kasus_daftar, PRK, KASUS_DAFTAR, GObject)

/* The one of this store; made when nobody has it. @profil may be another one than before. */
PrkKasusDaftar  *prk_kasus_daftar_untuk     (PrkStore  *store,
                                             PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;
PrkStore        *prk_kasus_daftar_get_store (PrkKasusDaftar *self);

/* The holidays of the office (its folder "libur") and those shipped, by the daerah's way of counting; kept until
 * prk_kasus_daftar_muat_ulang_libur(). Any thread; reads files. */
PrkKalender     *prk_kasus_daftar_dup_kalender (PrkKasusDaftar *self) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkLiburSalah) (transfer full) lines of its tables that could not be read. */
GPtrArray       *prk_kasus_daftar_list_salah_libur (PrkKasusDaftar *self) G_GNUC_WARN_UNUSED_RESULT;
/* A table has changed. Emits changed. */
void             prk_kasus_daftar_muat_ulang_libur (PrkKasusDaftar *self);
/* The same without a list, for a program that runs once. @salah (nullable) (element-type PrkLiburSalah). */
PrkKalender     *prk_kasus_muat_kalender    (const char *folder,
                                             PrkProfil  *profil,
                                             GPtrArray  *salah) G_GNUC_WARN_UNUSED_RESULT;
/* Today, by the store's clock and the local time zone. */
PrkHari          prk_kasus_hari_ini         (PrkStore *store);

/* Every case, the one that changed last first. (element-type PrkKasusRingkas) (transfer full) */
GPtrArray       *prk_kasus_daftar_muat      (PrkKasusDaftar  *self,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* Only the @n whose records changed last, at once. (element-type PrkKasusRingkas) (transfer full) */
GPtrArray       *prk_kasus_daftar_muat_terbaru (PrkKasusDaftar  *self,
                                             guint            n,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void             prk_kasus_daftar_muat_async (PrkKasusDaftar      *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
GPtrArray       *prk_kasus_daftar_muat_finish (PrkKasusDaftar  *self,
                                             GAsyncResult    *result,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* One case. PRK_STORE_ERROR_NOT_FOUND */
PrkKasusBuka    *prk_kasus_buka             (PrkKasusDaftar  *self,
                                             const char      *ksd,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void             prk_kasus_buka_async       (PrkKasusDaftar      *self,
                                             const char          *ksd,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
PrkKasusBuka    *prk_kasus_buka_finish      (PrkKasusDaftar  *self,
                                             GAsyncResult    *result,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* What became of an event that somebody wanted to write. */
typedef struct
{
  PrkBoleh   boleh; /* PRK_BOLEH: it is on the disk */
  GPtrArray *hasil; /* (element-type PrkTahapHasil) every rule of the event with its verdict; alur and kejadian NULL */
  char      *id;    /* (nullable) of the peristiwa */
} PrkKasusCatatan;

void             prk_kasus_catatan_free     (PrkKasusCatatan *self);

/* Writes one event about a case if it is legal: the rules are asked inside the write, on what stands then, so
 * that two windows cannot both move a case. @isi (nullable): its fields, as for prk_tahapan_boleh(); copied. NULL
 * only when it could not be asked or written. */
PrkKasusCatatan *prk_kasus_catat_tunggu     (PrkKasusDaftar  *self,
                                             const char      *ksd,
                                             const char      *jenis,
                                             JsonObject      *isi,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void             prk_kasus_catat_async      (PrkKasusDaftar      *self,
                                             const char          *ksd,
                                             const char          *jenis,
                                             JsonObject          *isi,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
PrkKasusCatatan *prk_kasus_catat_finish     (PrkKasusDaftar  *self,
                                             GAsyncResult    *result,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* A new case: @fakta (element of paths, tables as nested objects, narrative as {"teks"}) and at once its first event,
 * all or nothing; @jenis (nullable): none. PRK_KASUS_CATATAN's id is that of the case then. */
void             prk_kasus_baru_async       (PrkKasusDaftar      *self,
                                             JsonObject          *fakta,
                                             const char          *jenis,
                                             JsonObject          *isi,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
PrkKasusCatatan *prk_kasus_baru_finish      (PrkKasusDaftar  *self,
                                             GAsyncResult    *result,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
PrkKasusCatatan *prk_kasus_baru_tunggu      (PrkKasusDaftar  *self,
                                             JsonObject      *fakta,
                                             const char      *jenis,
                                             JsonObject      *isi,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKasusRingkas, prk_kasus_ringkas_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKasusBuka, prk_kasus_buka_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKasusCatatan, prk_kasus_catatan_free)

G_END_DECLS
