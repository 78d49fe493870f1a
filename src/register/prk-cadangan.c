/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of a register. A backup is a folder like the register's own: the database, the key, the
 * blobs. It is put together under another name, synced and then renamed, so that a folder with the
 * right name is whole. The database is copied first: blobs are never changed nor deleted, so those
 * copied later contain all that it names. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "prk-cadangan.h"
#include "prk-register-private.h"

#define SQL_ALL_DAERAH "SELECT daerah, ukuran FROM daerah ORDER BY daerah"
#define SQL_PAGE                                                                                   \
  "SELECT seq, ttd, isi FROM op WHERE daerah = $1 AND seq > $2 ORDER BY seq LIMIT 500"

static gboolean
set_errno (GError     **error,
           const char  *path)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", path,
               g_strerror (code));
  return FALSE;
}

static gboolean
sync_path (const char  *path,
           GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_good = fd >= 0 && fsync (fd) == 0;

  if (!is_good)
    set_errno (error, path);
  if (fd >= 0)
    close (fd);

  return is_good;
}

static gboolean
copy_file (const char  *from,
           const char  *to,
           GError     **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_ALL_METADATA, NULL, NULL, NULL, error) &&
         sync_path (to, error);
}

/* Files and folders, nothing else. */
static gboolean
copy_tree (const char  *from,
           const char  *to,
           GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (from, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  if (g_mkdir (to, 0700) != 0)
    return set_errno (error, to);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      gboolean is_folder = g_file_test (source, G_FILE_TEST_IS_DIR);

      if (!(is_folder ? copy_tree (source, target, error) : copy_file (source, target, error)))
        return FALSE;
    }

  return sync_path (to, error);
}

static gboolean
copy_part (const char  *from_folder,
           const char  *to_folder,
           const char  *name,
           GError     **error)
{
  g_autofree char *from = g_build_filename (from_folder, name, NULL);
  g_autofree char *to = g_build_filename (to_folder, name, NULL);

  if (g_file_test (from, G_FILE_TEST_IS_DIR))
    return copy_tree (from, to, error);

  return copy_file (from, to, error);
}

static gboolean
copy_blobs (const char  *from_folder,
            const char  *to_folder,
            GError     **error)
{
  g_autofree char *from = g_build_filename (from_folder, PRK_CADANGAN_BERKAS, NULL);

  return !g_file_test (from, G_FILE_TEST_EXISTS) ||
         copy_part (from_folder, to_folder, PRK_CADANGAN_BERKAS, error);
}

/* A new folder beside @target for what will have that name. */
static char *
begin (const char  *target,
       GError     **error)
{
  g_autofree char *part = g_strconcat (target, ".XXXXXX", NULL);

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s sudah ada; pilih nama lain.", target);
      return NULL;
    }
  if (g_mkdtemp_full (part, 0700) == NULL)
    {
      set_errno (error, part);
      return NULL;
    }

  return g_steal_pointer (&part);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static gboolean
finish (const char  *part,
        const char  *target,
        GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (target);

  if (!sync_path (part, error))
    return FALSE;
  if (g_rename (part, target) != 0)
    return set_errno (error, target);

  return sync_path (parent, error);
}

/**
 * prk_cadangan_make:
 * @folder: (type filename): of the register
 * @target: (type filename): must not exist
 *
 * Copies a register while it works. Blocks.
 */
gboolean
prk_cadangan_make (PrkGudang   *gudang,
                   const char  *folder,
                   const char  *target,
                   GError     **error)
{
  g_autofree char *part = NULL;
  g_autofree char *database = NULL;
  gboolean is_good;

  g_return_val_if_fail (PRK_IS_GUDANG (gudang) && folder != NULL && target != NULL, FALSE);

  part = begin (target, error);
  if (part == NULL)
    return FALSE;
  database = g_build_filename (part, PRK_CADANGAN_BASIS, NULL);

  is_good = prk_gudang_backup (gudang, database, error) && sync_path (database, error) &&
            copy_part (folder, part, PRK_CADANGAN_KUNCI, error) &&
            copy_blobs (folder, part, error) && finish (part, target, error);
  if (!is_good)
    remove_tree (part);

  return is_good;
}

/**
 * prk_cadangan_restore:
 * @backup: (type filename): made by prk_cadangan_make()
 * @folder: (type filename): must not exist
 * @check: whether the copy is whole
 *
 * Makes a register out of a backup, which stays as it is. Blocks.
 */
gboolean
prk_cadangan_restore (const char        *backup,
                      const char        *folder,
                      PrkCadanganCheck   check,
                      GError           **error)
{
  g_autofree char *part = NULL;
  gboolean is_good;

  g_return_val_if_fail (backup != NULL && folder != NULL && check != NULL, FALSE);

  part = begin (folder, error);
  if (part == NULL)
    return FALSE;
  is_good = copy_part (backup, part, PRK_CADANGAN_BASIS, error) &&
            copy_part (backup, part, PRK_CADANGAN_KUNCI, error) &&
            copy_blobs (backup, part, error) && check (part, error) && finish (part, folder, error);
  if (!is_good)
    remove_tree (part);

  return is_good;
}

typedef struct
{
  PrkRegister *registry;
  GOutputStream *stream;
} Ekspor;

static gboolean
print_node (Ekspor    *ekspor,
            JsonNode  *node,
            GError   **error)
{
  g_autofree char *text = json_to_string (node, FALSE);

  return g_output_stream_printf (ekspor->stream, NULL, NULL, error, "%s\n", text);
}

static gboolean
export_page (Ekspor      *ekspor,
             const char  *daerah,
             PrkBaris    *rows,
             GError     **error)
{
  for (guint i = 0; i < prk_baris_get_size (rows); i++)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();
      g_autoptr(JsonNode) node = NULL;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "daerah");
      json_builder_add_string_value (builder, daerah);
      json_builder_set_member_name (builder, "seq");
      json_builder_add_int_value (builder, prk_baris_int (rows, i, 0));
      json_builder_set_member_name (builder, "op");
      json_builder_add_string_value (builder, prk_baris_text (rows, i, 2));
      json_builder_set_member_name (builder, "ttd");
      json_builder_add_string_value (builder, prk_baris_text (rows, i, 1));
      json_builder_end_object (builder);
      node = json_builder_get_root (builder);
      if (!print_node (ekspor, node, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
export_daerah (PrkSesi     *sesi,
               Ekspor      *ekspor,
               const char  *daerah,
               gint64       ukuran,
               GError     **error)
{
  PrkPohon pohon = { sesi, daerah };
  g_autofree char *head = NULL;

  for (gint64 seq = 0; seq < ukuran;)
    {
      g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_PAGE, "ti", daerah, seq);

      if (rows == NULL || !export_page (ekspor, daerah, rows, error))
        return FALSE;
      if (prk_baris_get_size (rows) == 0)
        break;
      seq = prk_baris_int (rows, prk_baris_get_size (rows) - 1, 0);
    }

  head = _prk_register_sign_head (ekspor->registry, &pohon, ukuran, error);
  if (head == NULL)
    return FALSE;

  return g_output_stream_printf (ekspor->stream, NULL, NULL, error,
                                 "{\"daerah\":\"%s\",\"kepala\":%s}\n", daerah, head);
}

static gboolean
export_all (PrkSesi   *sesi,
            gpointer   data,
            GError   **error)
{
  g_autoptr(PrkBaris) rows = prk_sesi_query (sesi, error, SQL_ALL_DAERAH, "");

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < prk_baris_get_size (rows); i++)
    if (!export_daerah (sesi, data, prk_baris_text (rows, i, 0), prk_baris_int (rows, i, 1), error))
      return FALSE;

  return TRUE;
}

/**
 * prk_cadangan_export:
 *
 * Writes every op of every daerah as a line {"daerah", "seq", "op", "ttd"}, and after those of a
 * daerah its signed head as {"daerah", "kepala"}. Blocks.
 */
gboolean
prk_cadangan_export (PrkRegister    *registry,
                     GOutputStream  *stream,
                     GError        **error)
{
  Ekspor ekspor = { registry, stream };

  g_return_val_if_fail (PRK_IS_REGISTER (registry) && G_IS_OUTPUT_STREAM (stream), FALSE);

  return prk_gudang_read (registry->gudang, export_all, &ekspor, error);
}
