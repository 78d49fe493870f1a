/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prk-tabel-baris-private.h"

G_DEFINE_FINAL_TYPE (PrkTabelBaris, prk_tabel_baris, G_TYPE_OBJECT)

static void
prk_tabel_baris_finalize (GObject *object)
{
  PrkTabelBaris *self = PRK_TABEL_BARIS (object);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_clear_pointer (&self->cells[i].value, g_variant_unref);
      g_free (self->cells[i].draft);
      g_free (self->cells[i].message);
      g_free (self->cells[i].note);
    }
  g_free (self->cells);
  g_free (self->id);

  G_OBJECT_CLASS (prk_tabel_baris_parent_class)->finalize (object);
}

static void
prk_tabel_baris_class_init (PrkTabelBarisClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_tabel_baris_finalize;
}

static void
prk_tabel_baris_init (PrkTabelBaris *self)
{
}

PrkTabelBaris *
_prk_tabel_baris_new (const char *id,
                      guint       n_columns)
{
  PrkTabelBaris *self = g_object_new (PRK_TYPE_TABEL_BARIS, NULL);

  self->id = g_strdup (id);
  self->n_columns = n_columns;
  self->cells = g_new0 (PrkTabelIsi, n_columns);

  return self;
}

const char *
prk_tabel_baris_get_id (PrkTabelBaris *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_BARIS (self), NULL);

  return self->id;
}

/**
 * prk_tabel_baris_get_position:
 *
 * Returns: its place in the model, from 0
 */
guint
prk_tabel_baris_get_position (PrkTabelBaris *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_BARIS (self), 0);

  return self->position;
}

/**
 * prk_tabel_baris_get_value:
 *
 * Returns: (transfer none) (nullable): the value; %NULL of an empty cell
 */
GVariant *
prk_tabel_baris_get_value (PrkTabelBaris *self,
                           guint          column)
{
  g_return_val_if_fail (PRK_IS_TABEL_BARIS (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->cells[column].value;
}

/**
 * prk_tabel_baris_get_draft:
 * @message: (out) (optional) (transfer none): why it was refused
 *
 * Returns: (transfer none) (nullable): what was typed and refused
 */
const char *
prk_tabel_baris_get_draft (PrkTabelBaris  *self,
                           guint           column,
                           const char    **message)
{
  g_return_val_if_fail (PRK_IS_TABEL_BARIS (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  if (message != NULL)
    *message = self->cells[column].message;

  return self->cells[column].draft;
}

/**
 * prk_tabel_baris_get_note:
 *
 * Returns: (transfer none) (nullable): which rule the cell breaks, for people
 */
const char *
prk_tabel_baris_get_note (PrkTabelBaris *self,
                          guint          column)
{
  g_return_val_if_fail (PRK_IS_TABEL_BARIS (self), NULL);
  g_return_val_if_fail (column < self->n_columns, NULL);

  return self->cells[column].note;
}

/**
 * prk_tabel_baris_is_empty:
 *
 * Returns: whether no cell has a value or a draft; "no" counts as nothing
 */
gboolean
prk_tabel_baris_is_empty (PrkTabelBaris *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_BARIS (self), TRUE);

  for (guint i = 0; i < self->n_columns; i++)
    {
      GVariant *value = self->cells[i].value;

      if (self->cells[i].draft != NULL)
        return FALSE;
      if (value != NULL
          && (!g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN)
              || g_variant_get_boolean (value)))
        return FALSE;
    }

  return TRUE;
}
