/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A real store, and a register that is played: lines are cut within a part, answers are lost after
 * they were true, bytes are changed on their way either way, uploads expire, and the program is
 * killed. When that ends, every file must be where it belongs, byte for byte, and nothing wait. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/prk-hash.h"
#include "base/prk-id.h"
#include "store/prk-store-sync.h"
#include "sync/prk-sync-berkas-private.h"

#define MAX_UKURAN 60000
#define N_FILES 4
#define N_STORIES 60

/* The register that is played */

typedef struct
{
  char       *hash;
  gint64      size;
  GByteArray *bytes;
} Upload;

#define KANTOR_TYPE (kantor_get_type ())
G_DECLARE_FINAL_TYPE (Kantor, kantor, , KANTOR, GObject)

struct _Kantor
{
  GObject     parent_instance;

  GRand      *rand;
  double      trouble;  /* how often something goes wrong */
  gboolean    only_cuts;
  GHashTable *blobs;    /* hash → GBytes */
  GHashTable *uploads;  /* id → Upload */
  char       *refused;  /* (nullable) a hash that it will never take */
  guint       n_ids;
  gint64      n_carried; /* bytes that got through, up */
  guint       n_requests;
};

typedef enum
{
  FATE_FINE,
  FATE_CUT,     /* before, or within */
  FATE_LOST,    /* done, and the answer does not arrive */
  FATE_SILENT,  /* no answer at all */
  FATE_CHANGED, /* bytes are not what they were */
  FATE_GONE,
  FATE_PLACE,
  FATE_BUSY,
  FATE_STRANGE, /* an answer that cannot be */
  N_FATES
} Fate;

static void kantor_line_init (PrkSyncBerkasLineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (Kantor, kantor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_SYNC_BERKAS_LINE, kantor_line_init))

static void
upload_free (gpointer data)
{
  Upload *upload = data;

  g_free (upload->hash);
  g_byte_array_unref (upload->bytes);
  g_free (upload);
}

static Fate
choose (Kantor *self)
{
  self->n_requests++;
  if (self->only_cuts)
    return g_rand_double (self->rand) < self->trouble ? FATE_CUT : FATE_FINE;
  return g_rand_double (self->rand) < self->trouble
             ? (Fate) g_rand_int_range (self->rand, FATE_CUT, N_FATES)
             : FATE_FINE;
}

static gboolean
return_cb (gpointer data)
{
  GTask *task = data;
  GError *error = g_object_steal_data (G_OBJECT (task), "error");

  if (error != NULL)
    g_task_return_error (task, error);
  else if (g_object_get_data (G_OBJECT (task), "text") != NULL)
    g_task_return_pointer (task, g_strdup (g_object_get_data (G_OBJECT (task), "text")), g_free);
  else
    g_task_return_int (task, (gssize) *(gint64 *) g_object_get_data (G_OBJECT (task), "number"));
  return G_SOURCE_REMOVE;
}

static void
later (GTask *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, return_cb, g_object_ref (task), g_object_unref);
}

static void
answer_error (GTask  *task,
              GQuark  domain,
              int     code)
{
  g_object_set_data_full (G_OBJECT (task), "error", g_error_new (domain, code, "played"),
                          (GDestroyNotify) g_error_free);
  later (task);
}

static void
answer_number (GTask  *task,
               gint64  number)
{
  g_object_set_data_full (G_OBJECT (task), "number", g_memdup2 (&number, sizeof number), g_free);
  later (task);
}

/* TRUE when the fate has already answered, or never will. */
static gboolean
suffer (Kantor *self,
        GTask  *task,
        Fate    fate)
{
  switch (fate)
    {
    case FATE_CUT:
    case FATE_LOST:
      answer_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE);
      return TRUE;
    case FATE_SILENT:
      /* Only the engine's own patience ends it; the task goes when it does. */
      return TRUE;
    case FATE_GONE:
      answer_error (task, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_GONE);
      return TRUE;
    case FATE_PLACE:
      answer_error (task, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_PLACE);
      return TRUE;
    case FATE_BUSY:
      answer_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_BUSY);
      return TRUE;
    default:
      return FALSE;
    }
}

static GTask *
new_task (PrkSyncBerkasLine   *line,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (line, NULL, callback, user_data);

  return task;
}

static void
kantor_create (PrkSyncBerkasLine   *line,
               const char          *hash,
               const char          *jenis,
               gint64               size,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  Kantor *self = (Kantor *) line;
  GTask *task = new_task (line, callback, user_data);
  Fate fate = choose (self);
  Upload *upload;
  char *id;

  if (g_strcmp0 (hash, self->refused) == 0)
    {
      answer_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED);
      return;
    }
  if (fate != FATE_LOST && suffer (self, task, fate))
    return;
  id = g_strdup_printf ("/v1/tus/%u", self->n_ids++);
  upload = g_new0 (Upload, 1);
  upload->hash = g_strdup (hash);
  upload->size = size;
  upload->bytes = g_byte_array_new ();
  g_hash_table_replace (self->uploads, id, upload);
  if (fate == FATE_LOST)
    {
      suffer (self, task, fate);
      return;
    }
  g_object_set_data_full (G_OBJECT (task), "text", g_strdup (id), g_free);
  later (task);
}

static gint64
get_offset (Kantor *self,
            Upload *upload)
{
  return g_hash_table_contains (self->blobs, upload->hash) ? upload->size
                                                           : (gint64) upload->bytes->len;
}

static void
kantor_look (PrkSyncBerkasLine   *line,
             const char          *id,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  Kantor *self = (Kantor *) line;
  GTask *task = new_task (line, callback, user_data);
  Fate fate = choose (self);
  Upload *upload = g_hash_table_lookup (self->uploads, id);

  if (fate == FATE_GONE)
    g_hash_table_remove (self->uploads, id);
  if (suffer (self, task, fate))
    return;
  if (upload == NULL)
    answer_error (task, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_GONE);
  else
    answer_number (task, fate == FATE_STRANGE ? upload->size + 1 : get_offset (self, upload));
}

/* The end of an upload; FALSE: other bytes than announced, and it is dropped. */
static gboolean
finish (Kantor     *self,
        const char *id,
        Upload     *upload)
{
  g_autofree char *hash = prk_hash_data (upload->bytes->data, upload->bytes->len);

  if ((gint64) upload->bytes->len < upload->size)
    return TRUE;
  if (strcmp (hash, upload->hash) != 0)
    {
      g_hash_table_remove (self->uploads, id);
      return FALSE;
    }
  g_hash_table_replace (self->blobs, g_strdup (hash),
                        g_bytes_new (upload->bytes->data, upload->bytes->len));
  return TRUE;
}

static void
kantor_send (PrkSyncBerkasLine     *line,
             const char            *id,
             int                    fd,
             gint64                 offset,
             gint64                 length,
             gboolean               is_checked,
             PrkSyncBerkasProgress  progress,
             gpointer               progress_data,
             GCancellable          *cancellable,
             GAsyncReadyCallback    callback,
             gpointer               user_data)
{
  Kantor *self = (Kantor *) line;
  GTask *task = new_task (line, callback, user_data);
  Fate fate = choose (self);
  Upload *upload = g_hash_table_lookup (self->uploads, id);
  g_autofree guint8 *part = g_malloc ((gsize) length);
  gint64 arrived = length;

  g_assert_cmpint (pread (fd, part, (gsize) length, offset), ==, length);
  close (fd);
  if (fate == FATE_GONE)
    g_hash_table_remove (self->uploads, id);
  if (fate != FATE_CUT && fate != FATE_LOST && suffer (self, task, fate))
    return;
  if (upload == NULL || fate == FATE_GONE)
    {
      answer_error (task, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_GONE);
      return;
    }
  if (offset != get_offset (self, upload))
    {
      answer_error (task, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_PLACE);
      return;
    }

  if (fate == FATE_CUT)
    arrived = g_rand_int_range (self->rand, 0, (gint32) length + 1);
  if (fate == FATE_CHANGED)
    part[g_rand_int_range (self->rand, 0, (gint32) length)] ^= 1;
  if (fate == FATE_CHANGED && is_checked)
    {
      answer_error (task, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_HASH);
      return;
    }
  if (arrived == length || !is_checked)
    {
      g_byte_array_append (upload->bytes, part, (guint) arrived);
      self->n_carried += arrived;
      progress (offset + arrived, progress_data);
    }
  if (!finish (self, id, upload))
    answer_error (task, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_HASH);
  else if (fate == FATE_CUT || fate == FATE_LOST)
    suffer (self, task, fate);
  else
    answer_number (task, fate == FATE_STRANGE ? offset - 1 : offset + length);
}

static void
kantor_fetch (PrkSyncBerkasLine     *line,
              const char            *hash,
              int                    fd,
              gint64                 offset,
              gint64                 max_size,
              PrkSyncBerkasProgress  progress,
              gpointer               progress_data,
              GCancellable          *cancellable,
              GAsyncReadyCallback    callback,
              gpointer               user_data)
{
  Kantor *self = (Kantor *) line;
  GTask *task = new_task (line, callback, user_data);
  Fate fate = choose (self);
  GBytes *blob = g_hash_table_lookup (self->blobs, hash);
  gsize size;
  g_autofree guint8 *data = NULL;
  gint64 arrived;

  if (blob == NULL || (fate != FATE_CUT && suffer (self, task, fate)))
    {
      close (fd);
      if (blob == NULL)
        answer_error (task, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_GONE);
      return;
    }
  data = g_memdup2 (g_bytes_get_data (blob, NULL), g_bytes_get_size (blob));
  size = g_bytes_get_size (blob);
  g_assert_cmpint (offset, <, size);
  if (fate == FATE_CHANGED)
    data[g_rand_int_range (self->rand, (gint32) offset, (gint32) size)] ^= 1;
  arrived = (gint64) size - offset;
  if (fate == FATE_CUT)
    arrived = g_rand_int_range (self->rand, 0, (gint32) arrived);
  g_assert_cmpint (write (fd, data + offset, (gsize) arrived), ==, arrived);
  close (fd);
  progress (offset + arrived, progress_data);
  if (fate == FATE_CUT)
    suffer (self, task, fate);
  else if (fate == FATE_STRANGE)
    answer_error (task, PRK_SYNC_BERKAS_ERROR, PRK_SYNC_BERKAS_ERROR_SIZE);
  else
    answer_number (task, (gint64) size);
}

static void
kantor_line_init (PrkSyncBerkasLineInterface *iface)
{
  iface->create = kantor_create;
  iface->look = kantor_look;
  iface->send = kantor_send;
  iface->fetch = kantor_fetch;
}

static void
kantor_finalize (GObject *object)
{
  Kantor *self = (Kantor *) object;

  g_rand_free (self->rand);
  g_hash_table_unref (self->blobs);
  g_hash_table_unref (self->uploads);
  g_free (self->refused);
  G_OBJECT_CLASS (kantor_parent_class)->finalize (object);
}

static void
kantor_class_init (KantorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kantor_finalize;
}

static void
kantor_init (Kantor *self)
{
  self->blobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref);
  self->uploads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, upload_free);
}

/* A laptop */

typedef struct
{
  char          *folder;
  PrkClock      *steady;
  PrkEntropy    *entropy;
  PrkStore      *store;
  Kantor        *kantor;
  PrkSyncBerkas *engine;
  char          *record;
  GPtrArray     *up;   /* (element-type PrkBerkasValue) here */
  GPtrArray     *down; /* (element-type PrkBerkasValue) there */
} Laptop;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static GBytes *
make_bytes (GRand *rand)
{
  gsize size = (gsize) g_rand_int_range (rand, 1, MAX_UKURAN);
  guint8 *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (data, size);
}

static void
name_file (Laptop               *self,
           const PrkBerkasValue *berkas,
           guint                 n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = n == 0 ? prk_record_new (self->record, "kak")
                                        : prk_store_load (self->store, self->record, &error);
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autofree char *path = g_strdup_printf ("lampiran/r%u/berkas", n);
  g_autoptr (JsonNode) value = prk_berkas_to_value (berkas);
  g_autoptr (PrkOp) op = NULL;

  prk_edit_set_node (edit, path, value);
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
}

static PrkBerkasValue *
to_value (GBytes *bytes,
          guint   n)
{
  g_autofree char *hash = prk_hash_bytes (bytes);
  g_autofree char *nama = g_strdup_printf ("berkas %u.bin", n);

  return prk_berkas_value_new (hash, nama, (gint64) g_bytes_get_size (bytes), NULL);
}

static void
begin (Laptop *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    self->store = prk_store_open (self->folder, NULL, NULL, &error);
  g_assert_no_error (error);
  self->engine = prk_sync_berkas_new (self->store, PRK_SYNC_BERKAS_LINE (self->kantor), self->steady,
                                      self->entropy);
  prk_sync_berkas_set_open (self->engine, TRUE);
}

/* As a kill would end it; @and_store: of the whole program. */
static void
end (Laptop   *self,
     gboolean  and_store)
{
  prk_sync_berkas_stop (self->engine);
  g_clear_object (&self->engine);
  if (!and_store)
    return;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  prk_store_close (self->store);
  g_clear_object (&self->store);
}

static Laptop *
laptop_new (guint  seed,
            double trouble)
{
  Laptop *self = g_new0 (Laptop, 1);
  g_autoptr (PrkClock) clock = prk_clock_new_system ();

  self->folder = g_dir_make_tmp ("prk-berkas-XXXXXX", NULL);
  self->steady = prk_clock_new_manual (0);
  self->entropy = prk_entropy_new_seeded (seed);
  self->record = prk_id_new (clock, self->entropy);
  self->kantor = g_object_new (KANTOR_TYPE, NULL);
  self->kantor->rand = g_rand_new_with_seed (seed);
  self->kantor->trouble = trouble;
  self->up = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_berkas_value_free);
  self->down = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_berkas_value_free);
  self->store = prk_store_open (self->folder, NULL, NULL, NULL);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr (GBytes) bytes = make_bytes (self->kantor->rand);
      PrkBerkasValue *berkas = to_value (bytes, i);

      if (i % 2 == 0)
        {
          g_autofree char *hash = prk_store_put_blob (self->store, bytes, berkas->jenis, NULL);

          g_ptr_array_add (self->up, berkas);
        }
      else
        {
          g_hash_table_insert (self->kantor->blobs, g_strdup (berkas->hash), g_bytes_ref (bytes));
          g_ptr_array_add (self->down, berkas);
        }
      name_file (self, berkas, i);
    }
  begin (self);
  return self;
}

static void
laptop_free (Laptop *self)
{
  end (self, TRUE);
  g_object_unref (self->kantor);
  g_object_unref (self->steady);
  g_object_unref (self->entropy);
  g_ptr_array_unref (self->up);
  g_ptr_array_unref (self->down);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->record);
  g_free (self);
}

/* Goes on to the next thing that happens; FALSE when nothing will any more. */
static gboolean
go_on (Laptop *self)
{
  gint64 wait_us;

  if (g_main_context_iteration (NULL, FALSE))
    return TRUE;
  if (self->engine->activity == BERKAS_STORE)
    return g_main_context_iteration (NULL, TRUE);
  wait_us = prk_sync_berkas_get_wait_us (self->engine);
  if (wait_us < 0)
    return FALSE;
  prk_clock_set_now_us (self->steady, prk_clock_now_us (self->steady) + wait_us + 1);
  prk_sync_berkas_tick (self->engine);
  return TRUE;
}

static void
finish_all (Laptop *self)
{
  for (guint i = 0; go_on (self); i++)
    g_assert_cmpuint (i, <, 100000);
  g_assert_true (prk_sync_berkas_is_idle (self->engine));
}

static void
assert_there (Laptop               *self,
              const PrkBerkasValue *berkas)
{
  g_autoptr (GBytes) here = prk_store_get_blob (self->store, berkas->hash, NULL);
  GBytes *there = g_hash_table_lookup (self->kantor->blobs, berkas->hash);

  g_assert_nonnull (here);
  g_assert_nonnull (there);
  g_assert_true (g_bytes_equal (here, there));
}

static void
assert_all_arrived (Laptop *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rest = prk_store_list_berkas (self->store, NULL, &error);
  g_autofree char *parts = g_build_filename (self->folder, "blob", "sebagian", NULL);
  g_autoptr (GDir) dir = g_dir_open (parts, 0, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < self->up->len; i++)
    assert_there (self, g_ptr_array_index (self->up, i));
  for (guint i = 0; i < self->down->len; i++)
    assert_there (self, g_ptr_array_index (self->down, i));
  g_assert_cmpuint (rest->len, ==, 0);
  g_assert_null (dir != NULL ? g_dir_read_name (dir) : NULL);
}

/* Stories */

static void
tell (guint seed)
{
  Laptop *self = laptop_new (seed, 0.5);
  GRand *rand = g_rand_new_with_seed (seed + 1000000);

  for (guint i = 0; i < 120; i++)
    {
      if (g_rand_double (rand) < 0.06)
        {
          end (self, g_rand_boolean (rand));
          begin (self);
        }
      else if (!go_on (self))
        break;
    }
  self->kantor->trouble = 0;
  finish_all (self);
  assert_all_arrived (self);
  g_rand_free (rand);
  laptop_free (self);
}

static void
test_stories (void)
{
  const char *one = g_getenv ("PRAKARSA_SEED");

  if (one != NULL)
    {
      tell ((guint) g_ascii_strtoull (one, NULL, 10));
      return;
    }
  for (guint seed = 1; seed <= N_STORIES; seed++)
    {
      g_test_message ("seed %u", seed);
      tell (seed);
    }
}

/* What a cut leaves is not sent again. */
static void
test_cuts_cost_nothing (void)
{
  Laptop *self = laptop_new (7, 0.6);
  gint64 size = 0;

  self->kantor->only_cuts = TRUE;
  for (guint i = 0; i < self->up->len; i++)
    size += ((PrkBerkasValue *) g_ptr_array_index (self->up, i))->ukuran;
  for (guint i = 0; i < 1500 && go_on (self); i++)
    if (i % 40 == 39)
      {
        prk_sync_berkas_interrupt (self->engine);
        end (self, FALSE);
        begin (self);
      }
  self->kantor->trouble = 0;
  finish_all (self);
  assert_all_arrived (self);
  g_assert_cmpint (self->kantor->n_carried, ==, size);
  laptop_free (self);
}

static void
wanted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      is_done)
{
  g_assert_true (prk_store_berkas_finish (PRK_STORE (source), result, NULL));
  *(gboolean *) is_done = TRUE;
}

static void
want (Laptop               *self,
      const PrkBerkasValue *berkas)
{
  gboolean is_done = FALSE;

  prk_store_berkas_want_async (self->store, berkas->hash, wanted_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  prk_sync_berkas_note_change (self->engine);
}

static void
test_a_refused_file_blocks_nobody (void)
{
  Laptop *self = laptop_new (11, 0);
  PrkBerkasValue *refused = g_ptr_array_index (self->up, 0);
  g_autoptr (GPtrArray) rest = NULL;
  PrkBerkasKeadaan *keadaan;

  self->kantor->refused = g_strdup (refused->hash);
  finish_all (self);
  rest = prk_store_list_berkas (self->store, NULL, NULL);
  g_assert_cmpuint (rest->len, ==, 1);
  keadaan = g_ptr_array_index (rest, 0);
  g_assert_cmpstr (keadaan->berkas->hash, ==, refused->hash);
  g_assert_cmpstr (keadaan->code, ==, "ditolak");
  g_assert_cmpstr (keadaan->message, ==, "played");
  assert_there (self, g_ptr_array_index (self->up, 1));

  /* Asked for again when the reason has gone, it goes. */
  g_clear_pointer (&self->kantor->refused, g_free);
  want (self, refused);
  finish_all (self);
  assert_all_arrived (self);
  laptop_free (self);
}

static void
test_limits_hold_back_what_nobody_asked_for (void)
{
  Laptop *self = laptop_new (13, 0);
  PrkSyncBerkasLimits none = { 0, 0, TRUE };
  PrkSyncBerkasLimits up_only = { 0, G_MAXINT64, TRUE };

  prk_sync_berkas_set_limits (self->engine, &none);
  finish_all (self);
  g_assert_cmpuint (self->kantor->n_requests, ==, 0);

  prk_sync_berkas_set_limits (self->engine, &up_only);
  finish_all (self);
  assert_there (self, g_ptr_array_index (self->up, 0));
  g_assert_null (prk_store_get_blob (
      self->store, ((PrkBerkasValue *) g_ptr_array_index (self->down, 0))->hash, NULL));

  for (guint i = 0; i < self->down->len; i++)
    want (self, g_ptr_array_index (self->down, i));
  finish_all (self);
  assert_all_arrived (self);
  laptop_free (self);
}

/* Given back for room: only what the register has, and not fetched again before somebody asks. */
static void
test_given_back_comes_only_when_asked_for (void)
{
  Laptop *self = laptop_new (19, 0);
  PrkBerkasValue *sent = g_ptr_array_index (self->up, 0);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (prk_store_lepas_berkas (self->store, sent->hash, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  bytes = prk_store_get_blob (self->store, sent->hash, &error);
  g_assert_no_error (error);
  g_clear_pointer (&bytes, g_bytes_unref);

  finish_all (self);
  g_assert_true (prk_store_lepas_berkas (self->store, sent->hash, &error));
  g_assert_no_error (error);
  finish_all (self);
  bytes = prk_store_get_blob (self->store, sent->hash, &error);
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  waiting = prk_store_list_berkas (self->store, NULL, NULL);
  g_assert_cmpuint (waiting->len, ==, 0);

  want (self, sent);
  finish_all (self);
  bytes = prk_store_get_blob (self->store, sent->hash, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, sent->ukuran);
  assert_all_arrived (self);

  /* Somebody took the file itself away. */
  {
    const char prefix[] = { sent->hash[0], sent->hash[1], '\0' };
    g_autofree char *path = g_build_filename (self->folder, "blob", prefix, sent->hash, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
    want (self, sent);
    finish_all (self);
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  }
  laptop_free (self);
}

/* Our own copy was damaged: the person is told, and the line is not used for it for ever. */
static void
test_damaged_here_is_said (void)
{
  Laptop *self = laptop_new (17, 0);
  PrkBerkasValue *damaged = g_ptr_array_index (self->up, 0);
  const char prefix[] = { damaged->hash[0], damaged->hash[1], '\0' };
  g_autofree char *path = g_build_filename (self->folder, "blob", prefix, damaged->hash, NULL);
  g_autofree char *bytes = g_strnfill ((gsize) damaged->ukuran, 'x');
  g_autoptr (GPtrArray) rest = NULL;

  g_assert_true (g_file_set_contents (path, bytes, damaged->ukuran, NULL));
  finish_all (self);
  rest = prk_store_list_berkas (self->store, NULL, NULL);
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_cmpstr (((PrkBerkasKeadaan *) g_ptr_array_index (rest, 0))->code, ==, "rusak_di_sini");
  assert_there (self, g_ptr_array_index (self->up, 1));
  laptop_free (self);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/berkas/stories", test_stories);
  g_test_add_func ("/sync/berkas/cuts-cost-nothing", test_cuts_cost_nothing);
  g_test_add_func ("/sync/berkas/a-refused-file-blocks-nobody", test_a_refused_file_blocks_nobody);
  g_test_add_func ("/sync/berkas/limits-hold-back-what-nobody-asked-for",
                   test_limits_hold_back_what_nobody_asked_for);
  g_test_add_func ("/sync/berkas/given-back-comes-only-when-asked-for",
                   test_given_back_comes_only_when_asked_for);
  g_test_add_func ("/sync/berkas/damaged-here-is-said", test_damaged_here_is_said);

  return g_test_run ();
}
