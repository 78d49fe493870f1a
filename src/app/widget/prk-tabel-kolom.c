/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-angka.h"
#include "prk-tabel-kolom.h"
#include "prk-tanggal.h"

/* Greater integers do not survive JSON, which ops are made of. */
#define MAX_INTEGER ((G_GINT64_CONSTANT (1) << 53) - 1)

#define DEFAULT_DECIMALS 4

typedef struct
{
  char *id;
  char *label;
} Choice;

struct _PrkTabelKolom
{
  GObject parent_instance;

  char *id;
  char *title;
  char *tooltip;
  PrkTabelType type;
  int width_px;
  gint64 min;
  gint64 max;
  guint n_decimals;
  gboolean required;
  GArray *choices;

  PrkTabelFormatFunc format;
  PrkTabelParseFunc parse;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (PrkTabelKolom, prk_tabel_kolom, G_TYPE_OBJECT)

static void
clear_choice (Choice *choice)
{
  g_free (choice->id);
  g_free (choice->label);
}

static int
default_width (PrkTabelType type)
{
  switch (type)
    {
    case PRK_TABEL_TEXT:
      return 180;
    case PRK_TABEL_INTEGER:
    case PRK_TABEL_BOOLEAN:
      return 84;
    case PRK_TABEL_DECIMAL:
      return 96;
    case PRK_TABEL_DATE:
      return 124;
    default:
      return 140;
    }
}

static void
prk_tabel_kolom_finalize (GObject *object)
{
  PrkTabelKolom *self = PRK_TABEL_KOLOM (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->id);
  g_free (self->title);
  g_free (self->tooltip);
  g_array_unref (self->choices);

  G_OBJECT_CLASS (prk_tabel_kolom_parent_class)->finalize (object);
}

static void
prk_tabel_kolom_class_init (PrkTabelKolomClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_tabel_kolom_finalize;
}

static void
prk_tabel_kolom_init (PrkTabelKolom *self)
{
  self->min = G_MININT64;
  self->max = G_MAXINT64;
  self->n_decimals = DEFAULT_DECIMALS;
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_array_set_clear_func (self->choices, (GDestroyNotify) clear_choice);
}

/**
 * prk_tabel_kolom_new:
 * @id: as in the signals of the table
 * @title: for the head of the column and the names of its cells
 *
 * Makes a column. Money is not negative unless prk_tabel_kolom_set_range() says so.
 *
 * Returns: (transfer full): the column
 */
PrkTabelKolom *
prk_tabel_kolom_new (const char   *id,
                     const char   *title,
                     PrkTabelType  type)
{
  PrkTabelKolom *self;

  g_return_val_if_fail (id != NULL && title != NULL, NULL);

  self = g_object_new (PRK_TYPE_TABEL_KOLOM, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->type = type;
  self->width_px = default_width (type);
  if (type == PRK_TABEL_MONEY)
    self->min = 0;

  return self;
}

void
prk_tabel_kolom_set_width (PrkTabelKolom *self,
                           int            width_px)
{
  g_return_if_fail (PRK_IS_TABEL_KOLOM (self));
  g_return_if_fail (width_px > 0);

  self->width_px = width_px;
}

void
prk_tabel_kolom_set_required (PrkTabelKolom *self,
                              gboolean       required)
{
  g_return_if_fail (PRK_IS_TABEL_KOLOM (self));

  self->required = required;
}

/**
 * prk_tabel_kolom_set_range:
 * @min: the least number; %G_MININT64 for none
 * @max: the greatest number, or the most characters of a text; %G_MAXINT64 for none
 */
void
prk_tabel_kolom_set_range (PrkTabelKolom *self,
                           gint64         min,
                           gint64         max)
{
  g_return_if_fail (PRK_IS_TABEL_KOLOM (self));

  self->min = min;
  self->max = max;
}

void
prk_tabel_kolom_set_n_decimals (PrkTabelKolom *self,
                                guint          n_decimals)
{
  g_return_if_fail (PRK_IS_TABEL_KOLOM (self));
  g_return_if_fail (n_decimals <= PRK_ANGKA_MAX_DECIMALS);

  self->n_decimals = n_decimals;
}

void
prk_tabel_kolom_set_tooltip (PrkTabelKolom *self,
                             const char    *tooltip)
{
  g_return_if_fail (PRK_IS_TABEL_KOLOM (self));

  g_free (self->tooltip);
  self->tooltip = g_strdup (tooltip);
}

void
prk_tabel_kolom_add_choice (PrkTabelKolom *self,
                            const char    *id,
                            const char    *label)
{
  g_return_if_fail (PRK_IS_TABEL_KOLOM (self));
  g_return_if_fail (id != NULL && label != NULL);

  g_array_append_val (self->choices, ((Choice) { g_strdup (id), g_strdup (label) }));
}

/**
 * prk_tabel_kolom_set_functions:
 * @format: (nullable): gives the text for a value that is not %NULL
 * @parse: (nullable): reads a text that is not empty; as prk_tabel_kolom_parse()
 *
 * Shows and reads values in a way of the owner's, such as the name behind a code.
 */
void
prk_tabel_kolom_set_functions (PrkTabelKolom      *self,
                               PrkTabelFormatFunc  format,
                               PrkTabelParseFunc   parse,
                               gpointer            user_data,
                               GDestroyNotify      destroy)
{
  g_return_if_fail (PRK_IS_TABEL_KOLOM (self));

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  self->format = format;
  self->parse = parse;
  self->user_data = user_data;
  self->destroy = destroy;
}

const char *
prk_tabel_kolom_get_id (PrkTabelKolom *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), NULL);

  return self->id;
}

const char *
prk_tabel_kolom_get_title (PrkTabelKolom *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), NULL);

  return self->title;
}

PrkTabelType
prk_tabel_kolom_get_value_type (PrkTabelKolom *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), PRK_TABEL_TEXT);

  return self->type;
}

int
prk_tabel_kolom_get_width (PrkTabelKolom *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), 0);

  return self->width_px;
}

gboolean
prk_tabel_kolom_get_required (PrkTabelKolom *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), FALSE);

  return self->required;
}

const char *
prk_tabel_kolom_get_tooltip (PrkTabelKolom *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), NULL);

  return self->tooltip;
}

gboolean
prk_tabel_kolom_is_editable (PrkTabelKolom *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), FALSE);

  return self->type != PRK_TABEL_COMPUTED;
}

/**
 * prk_tabel_kolom_is_numeric:
 *
 * Returns: whether its cells align at the right
 */
gboolean
prk_tabel_kolom_is_numeric (PrkTabelKolom *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), FALSE);

  return self->type == PRK_TABEL_INTEGER || self->type == PRK_TABEL_DECIMAL
         || self->type == PRK_TABEL_MONEY || self->type == PRK_TABEL_COMPUTED;
}

guint
prk_tabel_kolom_get_n_choices (PrkTabelKolom *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), 0);

  return self->choices->len;
}

/**
 * prk_tabel_kolom_get_choice:
 * @label: (out) (optional) (transfer none): what people read
 *
 * Returns: (transfer none): the id
 */
const char *
prk_tabel_kolom_get_choice (PrkTabelKolom  *self,
                            guint           index,
                            const char    **label)
{
  const Choice *choice;

  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), NULL);
  g_return_val_if_fail (index < self->choices->len, NULL);

  choice = &g_array_index (self->choices, Choice, index);
  if (label != NULL)
    *label = choice->label;

  return choice->id;
}

/* Typed text to values; each returns NULL for a value that was refused and says why. */

static char *
clean_text (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autoptr(GString) clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, ' ');
      else
        g_string_append_unichar (clean, c);
    }

  return g_strdup (g_strstrip (clean->str));
}

static GVariant *
parse_text (PrkTabelKolom  *self,
            const char     *typed,
            char          **message)
{
  glong n_chars = g_utf8_strlen (typed, -1);

  if (n_chars <= self->max)
    return g_variant_new_string (typed);

  *message
      = g_strdup_printf (_("At most %d characters; here are %d."), (int) self->max, (int) n_chars);

  return NULL;
}

static char *
explain_number (const GError *error,
                guint         n_decimals)
{
  if (g_error_matches (error, PRK_ANGKA_ERROR, PRK_ANGKA_ERROR_TOO_LARGE))
    return g_strdup (_("This number is too large."));
  if (g_error_matches (error, PRK_ANGKA_ERROR, PRK_ANGKA_ERROR_DECIMALS) && n_decimals == 0)
    return g_strdup (_("Write a whole number, without decimals."));
  if (g_error_matches (error, PRK_ANGKA_ERROR, PRK_ANGKA_ERROR_DECIMALS))
    return g_strdup_printf (_("At most %u digits after the comma."), n_decimals);

  return g_strdup (_("Write a number, for example 1.250.000."));
}

static gboolean
check_range (PrkTabelKolom  *self,
             const char     *decimal,
             char          **message)
{
  guint n_decimals = self->type == PRK_TABEL_DECIMAL ? self->n_decimals : 0;
  gint64 scale = 1;
  gint64 scaled;
  gint64 bound;

  for (guint i = 0; i < n_decimals; i++)
    scale *= 10;
  if (!prk_angka_to_scaled (decimal, n_decimals, &scaled, NULL))
    return FALSE;

  if (self->min != G_MININT64 && !__builtin_mul_overflow (self->min, scale, &bound)
      && scaled < bound)
    {
      g_autofree char *least = prk_angka_format_int (self->min);

      if (self->min == 0)
        *message = g_strdup (_("A negative number cannot stand here."));
      else
        *message = g_strdup_printf (_("Not less than %s."), least);
      return FALSE;
    }
  if (self->max != G_MAXINT64 && !__builtin_mul_overflow (self->max, scale, &bound)
      && scaled > bound)
    {
      g_autofree char *greatest = prk_angka_format_int (self->max);

      *message = g_strdup_printf (_("Not more than %s."), greatest);
      return FALSE;
    }

  return TRUE;
}

static GVariant *
parse_number (PrkTabelKolom  *self,
              const char     *typed,
              char          **message)
{
  guint n_decimals = self->type == PRK_TABEL_DECIMAL ? self->n_decimals : 0;
  g_autoptr(GError) error = NULL;
  g_autofree char *decimal = prk_angka_parse (typed, n_decimals, &error);
  gint64 value;

  if (decimal == NULL)
    {
      *message = explain_number (error, n_decimals);
      return NULL;
    }
  if (!check_range (self, decimal, message))
    return NULL;
  if (self->type == PRK_TABEL_DECIMAL)
    return g_variant_new_string (decimal);

  if (!prk_angka_to_scaled (decimal, 0, &value, NULL) || value > MAX_INTEGER
      || value < -MAX_INTEGER)
    {
      *message = g_strdup (_("This number is too large."));
      return NULL;
    }

  return g_variant_new_int64 (value);
}

static GVariant *
parse_date (const char  *typed,
            char       **message)
{
  g_autofree char *iso = prk_tanggal_parse (typed);

  if (iso != NULL)
    return g_variant_new_string (iso);

  *message = g_strdup (_("Write the date as day-month-year, for example 21-11-2026."));

  return NULL;
}

static GVariant *
parse_choice (PrkTabelKolom  *self,
              const char     *typed,
              char          **message)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      g_autofree char *label = g_utf8_casefold (choice->label, -1);

      if (g_str_equal (choice->id, typed) || g_str_equal (label, folded))
        return g_variant_new_string (choice->id);
    }

  *message = g_strdup (_("Choose one of the list."));

  return NULL;
}

static GVariant *
parse_boolean (const char  *typed,
               char       **message)
{
  static const char *const yes[]
      = { "ya", "y", "yes", "true", "benar", "1", "x", "v", "✓", "✔", "☑", NULL };
  static const char *const no[]
      = { "tidak", "t", "no", "n", "false", "salah", "0", "-", "☐", NULL };
  g_autofree char *folded = g_utf8_strdown (typed, -1);

  if (g_strv_contains (yes, folded))
    return g_variant_new_boolean (TRUE);
  if (g_strv_contains (no, folded))
    return g_variant_new_boolean (FALSE);

  *message = g_strdup (_("Write “yes” or “no”."));

  return NULL;
}

/**
 * prk_tabel_kolom_parse:
 * @typed: what a person typed or pasted
 * @value: (out) (nullable) (transfer full): the value; %NULL for an empty cell
 * @message: (out) (nullable) (transfer full): for people, why @typed cannot stand here
 *
 * Reads the value of a cell.
 *
 * Returns: whether it was taken
 */
gboolean
prk_tabel_kolom_parse (PrkTabelKolom  *self,
                       const char     *typed,
                       GVariant      **value,
                       char          **message)
{
  g_autofree char *clean = NULL;
  GVariant *parsed = NULL;

  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), FALSE);
  g_return_val_if_fail (typed != NULL && value != NULL && message != NULL, FALSE);

  *value = NULL;
  *message = NULL;
  clean = clean_text (typed);
  if (*clean == '\0')
    return TRUE;
  if (self->parse != NULL)
    return self->parse (clean, value, message, self->user_data);

  switch (self->type)
    {
    case PRK_TABEL_TEXT:
      parsed = parse_text (self, clean, message);
      break;
    case PRK_TABEL_INTEGER:
    case PRK_TABEL_DECIMAL:
    case PRK_TABEL_MONEY:
      parsed = parse_number (self, clean, message);
      break;
    case PRK_TABEL_DATE:
      parsed = parse_date (clean, message);
      break;
    case PRK_TABEL_CHOICE:
      parsed = parse_choice (self, clean, message);
      break;
    case PRK_TABEL_BOOLEAN:
      parsed = parse_boolean (clean, message);
      break;
    case PRK_TABEL_CUSTOM:
      *message = g_strdup (_("Choose it in this cell; it cannot be typed."));
      break;
    case PRK_TABEL_COMPUTED:
    default:
      *message = g_strdup (_("This cell is computed."));
    }

  if (parsed == NULL)
    return FALSE;

  *value = g_variant_ref_sink (parsed);

  return TRUE;
}

static char *
format_string (PrkTabelKolom *self,
               const char    *string)
{
  if (self->type == PRK_TABEL_DECIMAL)
    return prk_angka_format (string);
  if (self->type == PRK_TABEL_DATE)
    return prk_tanggal_format (string);

  if (self->type == PRK_TABEL_CHOICE)
    for (guint i = 0; i < self->choices->len; i++)
      {
        const Choice *choice = &g_array_index (self->choices, Choice, i);

        if (g_str_equal (choice->id, string))
          return g_strdup (choice->label);
      }

  return g_strdup (string);
}

/**
 * prk_tabel_kolom_format:
 * @value: (nullable): the value of a cell
 *
 * Returns: (transfer full): what people read and what they edit; prk_tabel_kolom_parse() reads it
 *   back
 */
char *
prk_tabel_kolom_format (PrkTabelKolom *self,
                        GVariant      *value)
{
  g_return_val_if_fail (PRK_IS_TABEL_KOLOM (self), NULL);

  if (value == NULL)
    return g_strdup ("");
  if (self->format != NULL)
    return self->format (value, self->user_data);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return format_string (self, g_variant_get_string (value, NULL));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? _("Yes") : _("No"));
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_variant_print (value, FALSE);

  /* A year is not grouped. */
  if (self->type == PRK_TABEL_INTEGER && self->min >= 1000 && self->max <= 9999)
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));

  return prk_angka_format_int (g_variant_get_int64 (value));
}
