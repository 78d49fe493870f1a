/* SPDX-License-Identifier: GPL-3.0-or-later */

/* History is told in moments, not in ops: an evening's typing in three fields is one line of the list. Ops of one device
 * that follow each other within ten minutes are one moment; a versi always begins a new one and is a moment of its own. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-kak-banding.h"
#include "domain/prk-terbilang.h"
#include "store/prk-perangkat.h"

#include "prk-momen.h"

#define MOMEN_GAP_US (10 * 60 * G_TIME_SPAN_SECOND)
#define MAX_NAMED_FIELDS 3

struct _PrkMomen
{
  GObject      parent_instance;

  gint64       when_us;
  char        *who;
  char        *title;
  char        *detail;
  PrkFrontier *frontier;
  gboolean     is_versi;
  char        *versi; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PrkMomen, prk_momen, G_TYPE_OBJECT)

/* A stretch of ops while it is being gathered. */
typedef struct
{
  gint64       last_us;
  const char  *device;
  GHashTable  *fields; /* set of the pointers in order */
  GPtrArray   *parts;  /* PrkBagian of each field in order */
  GPtrArray   *order;  /* PrkBidang as they came */
  guint        n_ops;
  PrkFrontier *frontier;
} Stretch;

static void
prk_momen_finalize (GObject *object)
{
  PrkMomen *self = PRK_MOMEN (object);

  g_free (self->who);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->versi);
  prk_frontier_unref (self->frontier);

  G_OBJECT_CLASS (prk_momen_parent_class)->finalize (object);
}

static void
prk_momen_class_init (PrkMomenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_momen_finalize;
}

static void
prk_momen_init (PrkMomen *self)
{
}

static PrkFrontier *
copy_frontier (PrkFrontier *frontier)
{
  g_autoptr(JsonNode) node = prk_frontier_to_json (frontier);

  return prk_frontier_new_from_json (node, NULL);
}

static char *
dup_who (const char *device,
         PrkStore   *store,
         const char *own_name)
{
  g_autofree char *name = NULL;

  if (g_strcmp0 (device, prk_store_get_device (store)) == 0)
    return g_strdup (own_name != NULL && *own_name != '\0' ? own_name : _("This laptop"));

  name = prk_perangkat_dup_nama (store, device);
  if (name != NULL)
    return g_steal_pointer (&name);

  /* translators: %.6s is the beginning of a device's key */
  return g_strdup_printf (_("Other laptop (%.6s…)"), device);
}

/* "Identitas › Judul, Mitra; Lokasi › Lokasi; 2 lagi" */
static char *
dup_fields (Stretch *stretch)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint shown = MIN (stretch->order->len, MAX_NAMED_FIELDS);

  for (guint i = 0; i < shown; i++)
    {
      const PrkBagian *bagian = g_ptr_array_index (stretch->parts, i);
      const PrkBidang *bidang = g_ptr_array_index (stretch->order, i);

      if (i > 0 && bagian == g_ptr_array_index (stretch->parts, i - 1))
        g_string_append_printf (text, ", %s", bidang->label);
      else
        g_string_append_printf (text, "%s%s › %s", i > 0 ? "; " : "", bagian->judul, bidang->label);
    }
  if (stretch->order->len > shown)
    {
      guint more = stretch->order->len - shown;

      g_string_append (text, "; ");
      g_string_append_printf (text, ngettext ("%u more", "%u more", more), more);
    }

  return g_strdup (text->str);
}

static void
finish_stretch (Stretch    *stretch,
                GListStore *momen,
                PrkStore   *store,
                const char *own_name)
{
  g_autoptr(PrkMomen) item = NULL;

  if (stretch->n_ops == 0)
    return;

  item = g_object_new (PRK_TYPE_MOMEN, NULL);
  item->when_us = stretch->last_us;
  item->who = dup_who (stretch->device, store, own_name);
  item->title = dup_fields (stretch);
  item->detail = g_strdup_printf (ngettext ("%u change", "%u changes", stretch->n_ops), stretch->n_ops);
  item->frontier = copy_frontier (stretch->frontier);
  g_list_store_insert (momen, 0, item);

  stretch->n_ops = 0;
  g_hash_table_remove_all (stretch->fields);
  g_ptr_array_set_size (stretch->order, 0);
  g_ptr_array_set_size (stretch->parts, 0);
}

/* A cell counts as its table, so that a table filled in one go is one name. */
static void
add_field (Stretch    *stretch,
           PrkSkema   *skema,
           const char *path)
{
  const PrkBagian *bagian = NULL;
  const PrkBidang *bidang = prk_skema_find_bidang (skema, path, &bagian);

  if (bidang == NULL || bagian == NULL)
    return;

  for (guint i = 0; i < bagian->n_bidang; i++)
    {
      const PrkBidang *candidate = &bagian->bidang[i];
      gsize length = strlen (candidate->path);

      if (strncmp (path, candidate->path, length) == 0 && (path[length] == '/' || path[length] == '\0'))
        {
          bidang = candidate;
          break;
        }
    }

  if (g_hash_table_add (stretch->fields, (gpointer) bidang))
    {
      g_ptr_array_add (stretch->order, (gpointer) bidang);
      g_ptr_array_add (stretch->parts, (gpointer) bagian);
    }
}

static gboolean
is_jenis (PrkRecord  *peristiwa,
          const char *jenis)
{
  return g_strcmp0 (prk_record_get_string (peristiwa, "jenis"), jenis) == 0;
}

/* The act that made the versi, and the one by which it came back; NULL where there is none. */
static PrkRecord *
find_peristiwa (GPtrArray  *peristiwa,
                const char *versi_id,
                PrkRecord **returned)
{
  PrkRecord *found = NULL;

  *returned = NULL;
  for (guint i = 0; i < peristiwa->len && *returned == NULL; i++)
    {
      PrkRecord *one = g_ptr_array_index (peristiwa, i);

      if (found != NULL && is_jenis (one, "dikembalikan"))
        *returned = one;
      else if (found != NULL && is_jenis (one, "diajukan"))
        break;
      else if (found == NULL
               && g_strcmp0 (prk_record_get_string (one, "versi"), versi_id) == 0)
        found = one;
    }

  return found;
}

static char *
dup_versi_title (PrkRecord *versi,
                 PrkRecord *event)
{
  int number = (int) prk_record_get_int (versi, "nomor", 0);
  const char *label = prk_record_get_string (versi, "label");

  if (event != NULL && is_jenis (event, "diajukan"))
    return g_strdup_printf (_("Version %d: submitted to TKKSD"), number);

  return label != NULL ? g_strdup_printf (_("Version %d: %s"), number, label)
                       : g_strdup_printf (_("Version %d"), number);
}

static void
add_line (GString    *lines,
          const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, text);
}

/* Who has it, what was said with it, and how it came back. */
static char *
dup_versi_detail (PrkRecord *event,
                  PrkRecord *returned)
{
  GString *lines = g_string_new (NULL);
  const char *receiver
      = event != NULL ? prk_record_get_string (event, "penyampaian/penerima") : NULL;
  const char *iso
      = returned != NULL ? prk_record_get_string (returned, "pengembalian/tanggal") : NULL;
  g_autofree char *day = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;
  g_autofree char *sent = receiver != NULL ? g_strdup_printf (_("Received by %s"), receiver) : NULL;
  g_autofree char *back = day != NULL ? g_strdup_printf (_("Returned on %s"), day) : NULL;

  add_line (lines, sent);
  add_line (lines, event != NULL ? prk_record_get_string (event, "catatan") : NULL);
  add_line (lines, back);
  add_line (lines, returned != NULL ? prk_record_get_string (returned, "catatan") : NULL);

  return g_string_free (lines, FALSE);
}

static gint64
get_made_us (PrkRecord *record)
{
  g_autoptr(GPtrArray) ops = prk_record_list_ops (record);

  return ops->len > 0 ? prk_op_get_at_us (g_ptr_array_index (ops, 0)) : 0;
}

static void
add_versi (GListStore *momen,
           PrkRecord  *versi,
           GPtrArray  *peristiwa,
           PrkStore   *store,
           const char *own_name)
{
  g_autoptr(PrkMomen) item = g_object_new (PRK_TYPE_MOMEN, NULL);
  g_autoptr(GPtrArray) ops = prk_record_list_ops (versi);
  PrkRecord *returned;
  PrkRecord *event = find_peristiwa (peristiwa, prk_record_get_id (versi), &returned);
  JsonNode *frontier = prk_record_get_value (versi, "frontier");
  const char *oleh = event != NULL ? prk_record_get_string (event, "oleh") : NULL;

  item->frontier = frontier != NULL ? prk_frontier_new_from_json (frontier, NULL) : NULL;
  if (item->frontier == NULL || ops->len == 0)
    return;

  item->is_versi = TRUE;
  item->versi = g_strdup (prk_record_get_id (versi));
  item->when_us = prk_op_get_at_us (g_ptr_array_index (ops, 0));
  item->who = oleh != NULL ? g_strdup (oleh)
                           : dup_who (prk_op_get_device (g_ptr_array_index (ops, 0)), store, own_name);
  item->title = dup_versi_title (versi, event);
  item->detail = dup_versi_detail (event, returned);
  g_list_store_insert (momen, 0, item);
}

static gboolean
begins_new_stretch (Stretch *stretch,
                    PrkOp   *op)
{
  return stretch->n_ops > 0
         && (g_strcmp0 (stretch->device, prk_op_get_device (op)) != 0
             || prk_op_get_at_us (op) - stretch->last_us > MOMEN_GAP_US);
}

/**
 * prk_momen_list:
 * @record: the record whose history it is
 * @skema: where its fields are named
 * @versi: (element-type PrkRecord): its versi, oldest first
 * @peristiwa: (element-type PrkRecord): its events
 * @store: which knows this laptop's key and others' names
 * @own_name: (nullable): who sits at it
 *
 * Tells the history of a record in moments.
 *
 * Returns: (transfer full): a list of #PrkMomen, newest first
 */
GListModel *
prk_momen_list (PrkRecord  *record,
                PrkSkema   *skema,
                GPtrArray  *versi,
                GPtrArray  *peristiwa,
                PrkStore   *store,
                const char *own_name)
{
  GListStore *momen = g_list_store_new (PRK_TYPE_MOMEN);
  g_autoptr(GPtrArray) ops = prk_record_list_ops (record);
  Stretch stretch = { 0 };
  guint next_versi = 0;

  stretch.fields = g_hash_table_new (NULL, NULL);
  stretch.order = g_ptr_array_new ();
  stretch.parts = g_ptr_array_new ();
  stretch.frontier = prk_frontier_new ();

  for (guint i = 0; i <= ops->len; i++)
    {
      PrkOp *op = i < ops->len ? g_ptr_array_index (ops, i) : NULL;

      while (next_versi < versi->len
             && (op == NULL || get_made_us (g_ptr_array_index (versi, next_versi)) < prk_op_get_at_us (op)))
        {
          finish_stretch (&stretch, momen, store, own_name);
          add_versi (momen, g_ptr_array_index (versi, next_versi++), peristiwa, store, own_name);
        }
      if (op == NULL)
        break;

      if (begins_new_stretch (&stretch, op))
        finish_stretch (&stretch, momen, store, own_name);
      stretch.n_ops++;
      stretch.device = prk_op_get_device (op);
      stretch.last_us = prk_op_get_at_us (op);
      prk_frontier_add (stretch.frontier, stretch.device, prk_op_get_n (op));
      for (guint s = 0; s < prk_op_get_n_sets (op); s++)
        add_field (&stretch, skema, prk_op_get_set (op, s)->path);
    }
  finish_stretch (&stretch, momen, store, own_name);

  g_hash_table_unref (stretch.fields);
  g_ptr_array_unref (stretch.order);
  g_ptr_array_unref (stretch.parts);
  prk_frontier_unref (stretch.frontier);

  return G_LIST_MODEL (momen);
}

gint64
prk_momen_get_when_us (PrkMomen *self)
{
  g_return_val_if_fail (PRK_IS_MOMEN (self), 0);

  return self->when_us;
}

const char *
prk_momen_get_who (PrkMomen *self)
{
  g_return_val_if_fail (PRK_IS_MOMEN (self), NULL);

  return self->who;
}

const char *
prk_momen_get_title (PrkMomen *self)
{
  g_return_val_if_fail (PRK_IS_MOMEN (self), NULL);

  return self->title;
}

const char *
prk_momen_get_detail (PrkMomen *self)
{
  g_return_val_if_fail (PRK_IS_MOMEN (self), NULL);

  return self->detail;
}

const char *
prk_momen_get_versi (PrkMomen *self)
{
  g_return_val_if_fail (PRK_IS_MOMEN (self), NULL);

  return self->versi;
}

gboolean
prk_momen_is_versi (PrkMomen *self)
{
  g_return_val_if_fail (PRK_IS_MOMEN (self), FALSE);

  return self->is_versi;
}

PrkFrontier *
prk_momen_get_frontier (PrkMomen *self)
{
  g_return_val_if_fail (PRK_IS_MOMEN (self), NULL);

  return self->frontier;
}
