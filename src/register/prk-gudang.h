/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PRK_GUDANG_ERROR (prk_gudang_error_quark ())
GQuark prk_gudang_error_quark (void);

typedef enum
{
  PRK_GUDANG_ERROR_FAILED, /* the database does not answer as it should; try later */
  PRK_GUDANG_ERROR_NEWER,  /* a newer program made it */
} PrkGudangError;

/* One value given to a statement or found in a row. */
typedef struct
{
  gboolean    is_int;
  gint64      number;
  const char *text; /* (nullable) */
} PrkNilai;

/* The rows of one answer, all of them. */
typedef struct _PrkBaris PrkBaris;

PrkBaris   *prk_baris_new      (guint n_columns);
void        prk_baris_free     (PrkBaris *self);
void        prk_baris_add_int  (PrkBaris *self,
                                gint64    number);
void        prk_baris_add_text (PrkBaris   *self,
                                const char *text,
                                gsize       size);
guint       prk_baris_get_size (PrkBaris *self);
const char *prk_baris_text     (PrkBaris *self,
                                guint     row,
                                guint     column);
gint64      prk_baris_int      (PrkBaris *self,
                                guint     row,
                                guint     column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBaris, prk_baris_free)

/* A connection inside a transaction. Statements are written for both databases, values as $1, $2 …
 * in the order of their first use. */
typedef struct _PrkSesi PrkSesi;

struct _PrkSesi
{
  /* (nullable) tells other programs on the same tables, with the commit. */
  gboolean  (*announce) (PrkSesi     *self,
                         const char  *daerah,
                         GError     **error);
  PrkBaris *(*query) (PrkSesi        *self,
                      const char     *sql,
                      const PrkNilai *values,
                      guint           n_values,
                      GError        **error);
  /* The same without rows; its error may come with a later statement. */
  gboolean  (*run)   (PrkSesi        *self,
                      const char     *sql,
                      const PrkNilai *values,
                      guint           n_values,
                      GError        **error);
};

/* @types has a letter for each value: 't' const char *, 'i' gint64. */
PrkBaris   *prk_sesi_query     (PrkSesi     *self,
                                GError     **error,
                                const char  *sql,
                                const char  *types,
                                ...) G_GNUC_WARN_UNUSED_RESULT;
gboolean    prk_sesi_run       (PrkSesi     *self,
                                GError     **error,
                                const char  *sql,
                                const char  *types,
                                ...);

/* Whoever waits for something new of @daerah on other programs that serve the same tables is told
 * when this commits; where there are none it does nothing. */
gboolean    prk_sesi_announce  (PrkSesi     *self,
                                const char  *daerah,
                                GError     **error);

/* Work inside a transaction; it may be run again when the database asks for that. FALSE takes back
 * what it did. */
typedef gboolean (*PrkGudangFunc) (PrkSesi  *sesi,
                                   gpointer  data,
                                   GError  **error);

/* Told once, from any thread, when what was done is durable or has failed. Takes @error. */
typedef void (*PrkGudangDone) (gpointer data,
                               GError  *error);

/* Another program has committed something of @daerah; with NULL it may have, of any. From any
 * thread. */
typedef void (*PrkGudangWatch) (const char *daerah,
                                gpointer    data);

/* Where a register keeps everything. */
#define PRK_TYPE_GUDANG (prk_gudang_get_type ())
G_DECLARE_INTERFACE (PrkGudang, prk_gudang, PRK, GUDANG, GObject)

struct _PrkGudangInterface
{
  GTypeInterface parent_iface;

  /* Writers of one daerah come one after another, and a reader never sees a later one without the
   * earlier. */
  void     (*write) (PrkGudang     *self,
                     const char    *daerah,
                     PrkGudangFunc  func,
                     gpointer       data,
                     PrkGudangDone  done,
                     gpointer       done_data);
  gboolean (*read)  (PrkGudang     *self,
                     PrkGudangFunc  func,
                     gpointer       data,
                     GError       **error);

  /* A copy of everything into a file that does not exist, while writers go on. */
  gboolean (*backup) (PrkGudang   *self,
                      const char  *path,
                      GError     **error);
  /* (nullable) */
  void     (*watch)  (PrkGudang      *self,
                      PrkGudangWatch  func,
                      gpointer        data);
  void     (*get_statistik) (PrkGudang *self,
                             guint64   *n_commits,
                             guint64   *n_writes);
};

/* Blocks until durable. */
gboolean    prk_gudang_write        (PrkGudang      *self,
                                     const char     *daerah,
                                     PrkGudangFunc   func,
                                     gpointer        data,
                                     GError        **error);
void        prk_gudang_write_async  (PrkGudang      *self,
                                     const char     *daerah,
                                     PrkGudangFunc   func,
                                     gpointer        data,
                                     PrkGudangDone   done,
                                     gpointer        done_data);
/* Blocks; any thread. */
gboolean    prk_gudang_read         (PrkGudang      *self,
                                     PrkGudangFunc   func,
                                     gpointer        data,
                                     GError        **error);
gboolean    prk_gudang_backup       (PrkGudang      *self,
                                     const char     *path,
                                     GError        **error);

/* One at a time; with NULL, none from when this returns. */
void        prk_gudang_watch        (PrkGudang      *self,
                                     PrkGudangWatch  func,
                                     gpointer        data);

/* How many transactions were committed, and how many writers they served. */
void        prk_gudang_get_statistik (PrkGudang *self,
                                      guint64   *n_commits,
                                      guint64   *n_writes);

G_END_DECLS
