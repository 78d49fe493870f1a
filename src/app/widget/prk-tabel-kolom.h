/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  PRK_TABEL_TEXT,     /* "s", one line */
  PRK_TABEL_INTEGER,  /* "x" */
  PRK_TABEL_DECIMAL,  /* "s", a decimal string such as "12.5" */
  PRK_TABEL_MONEY,    /* "x", whole rupiah */
  PRK_TABEL_DATE,     /* "s", ISO 8601 day */
  PRK_TABEL_CHOICE,   /* "s", the id of a choice */
  PRK_TABEL_BOOLEAN,  /* "b" */
  PRK_TABEL_COMPUTED, /* any of these; shown and never edited */
  PRK_TABEL_CUSTOM,   /* "s"; the owner edits it in a way of its own, see
                         PrkTabelEditor::cell-activated */
} PrkTabelType;

typedef char *(*PrkTabelFormatFunc) (GVariant *value,
                                     gpointer  user_data);

typedef gboolean (*PrkTabelParseFunc) (const char  *typed,
                                       GVariant   **value,
                                       char       **message,
                                       gpointer     user_data);

/* What a column holds and how it is typed and shown. Set up before the table shows it; main
 * thread only. The value of a cell is a GVariant of the type noted above, or NULL for an empty
 * one. */
#define PRK_TYPE_TABEL_KOLOM (prk_tabel_kolom_get_type ())
G_DECLARE_FINAL_TYPE (PrkTabelKolom, prk_tabel_kolom, PRK, TABEL_KOLOM, GObject)

PrkTabelKolom *prk_tabel_kolom_new              (const char   *id,
                                                 const char   *title,
                                                 PrkTabelType  type);

void           prk_tabel_kolom_set_width        (PrkTabelKolom *self,
                                                 int            width_px);
void           prk_tabel_kolom_set_required     (PrkTabelKolom *self,
                                                 gboolean       required);
void           prk_tabel_kolom_set_range        (PrkTabelKolom *self,
                                                 gint64         min,
                                                 gint64         max);
void           prk_tabel_kolom_set_n_decimals   (PrkTabelKolom *self,
                                                 guint          n_decimals);
void           prk_tabel_kolom_set_tooltip      (PrkTabelKolom *self,
                                                 const char    *tooltip);
void           prk_tabel_kolom_add_choice       (PrkTabelKolom *self,
                                                 const char    *id,
                                                 const char    *label);
void           prk_tabel_kolom_set_functions    (PrkTabelKolom      *self,
                                                 PrkTabelFormatFunc  format,
                                                 PrkTabelParseFunc   parse,
                                                 gpointer            user_data,
                                                 GDestroyNotify      destroy);

const char    *prk_tabel_kolom_get_id           (PrkTabelKolom *self);
const char    *prk_tabel_kolom_get_title        (PrkTabelKolom *self);
PrkTabelType   prk_tabel_kolom_get_value_type   (PrkTabelKolom *self);
int            prk_tabel_kolom_get_width        (PrkTabelKolom *self);
gboolean       prk_tabel_kolom_get_required     (PrkTabelKolom *self);
const char    *prk_tabel_kolom_get_tooltip      (PrkTabelKolom *self);
gboolean       prk_tabel_kolom_is_editable      (PrkTabelKolom *self);
gboolean       prk_tabel_kolom_is_numeric       (PrkTabelKolom *self);
guint          prk_tabel_kolom_get_n_choices    (PrkTabelKolom *self);
const char    *prk_tabel_kolom_get_choice       (PrkTabelKolom  *self,
                                                 guint           index,
                                                 const char    **label);

gboolean       prk_tabel_kolom_parse            (PrkTabelKolom  *self,
                                                 const char     *typed,
                                                 GVariant      **value,
                                                 char          **message);
char          *prk_tabel_kolom_format           (PrkTabelKolom *self,
                                                 GVariant      *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
