/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "prk-identitas.h"

#define NIP_LENGTH 18

typedef struct
{
  const char *key;
  gsize       offset;
} Field;

static const Field fields[] = {
  { "identitas/nama", G_STRUCT_OFFSET (PrkIdentitas, nama) },
  { "identitas/nip", G_STRUCT_OFFSET (PrkIdentitas, nip) },
  { "identitas/jabatan", G_STRUCT_OFFSET (PrkIdentitas, jabatan) },
  { "identitas/perangkat_daerah", G_STRUCT_OFFSET (PrkIdentitas, perangkat_daerah) },
  { "identitas/daerah", G_STRUCT_OFFSET (PrkIdentitas, daerah) },
  { "identitas/profil", G_STRUCT_OFFSET (PrkIdentitas, profil) },
};

G_DEFINE_BOXED_TYPE (PrkIdentitas, prk_identitas, prk_identitas_copy, prk_identitas_free)

static char **
get_member (const PrkIdentitas *self,
            gsize               index)
{
  return &G_STRUCT_MEMBER (char *, self, fields[index].offset);
}

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * prk_identitas_load:
 * @store: an open store
 *
 * Reads the settings; what was never set is %NULL.
 *
 * Any thread.
 *
 * Returns: (transfer full): the identity
 */
PrkIdentitas *
prk_identitas_load (PrkStore *store)
{
  PrkIdentitas *self = g_new0 (PrkIdentitas, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    *get_member (self, i) = prk_store_dup_setting (store, fields[i].key);
  return self;
}

/**
 * prk_identitas_save:
 * @self: an identity
 * @store: an open store
 *
 * Writes the settings, each trimmed; an empty one is removed. Queued, so it returns at once.
 */
void
prk_identitas_save (PrkIdentitas *self,
                    PrkStore     *store)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = g_strdup (*get_member (self, i));

      if (value != NULL)
        g_strstrip (value);
      prk_store_set_setting (store, fields[i].key, is_filled (value) ? value : NULL);
    }
}

PrkIdentitas *
prk_identitas_copy (const PrkIdentitas *self)
{
  PrkIdentitas *copy = g_new0 (PrkIdentitas, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    *get_member (copy, i) = g_strdup (*get_member (self, i));
  return copy;
}

void
prk_identitas_free (PrkIdentitas *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (*get_member (self, i));
  g_free (self);
}

gboolean
prk_identitas_is_complete (const PrkIdentitas *self)
{
  return is_filled (self->nama) && is_filled (self->perangkat_daerah) && is_filled (self->daerah) &&
         is_filled (self->profil);
}

static int
read_digits (const char *digits,
             int         count)
{
  int number = 0;

  for (int i = 0; i < count; i++)
    number = number * 10 + (digits[i] - '0');
  return number;
}

/**
 * prk_nip_check:
 * @nip: (nullable): what a person typed; spaces between groups are fine
 *
 * Looks whether a NIP can be one.
 *
 * Returns: what is odd about it, or %PRK_NIP_OK
 */
PrkNipCheck
prk_nip_check (const char *nip)
{
  char digits[NIP_LENGTH + 1];
  gsize count = 0;
  int appointed_year, appointed_month, sex;

  if (nip == NULL)
    return PRK_NIP_EMPTY;

  for (const char *c = nip; *c != '\0'; c++)
    {
      if (g_ascii_isspace (*c))
        continue;
      if (!g_ascii_isdigit (*c))
        return PRK_NIP_DIGITS;
      if (count < NIP_LENGTH)
        digits[count] = *c;
      count++;
    }

  if (count == 0)
    return PRK_NIP_EMPTY;
  if (count != NIP_LENGTH)
    return PRK_NIP_LENGTH;

  appointed_year = read_digits (digits + 8, 4);
  appointed_month = read_digits (digits + 12, 2);
  sex = read_digits (digits + 14, 1);
  /* Contract staff (PPPK) have 21 or more where the month stands. */
  if (!g_date_valid_dmy (read_digits (digits + 6, 2), read_digits (digits + 4, 2),
                         read_digits (digits, 4)) ||
      read_digits (digits, 4) < 1930 || appointed_year < 1950 || appointed_year > 2100 ||
      appointed_month < 1 || (appointed_month > 12 && appointed_month < 21) ||
      sex < 1 || sex > 2)
    return PRK_NIP_DATES;

  return PRK_NIP_OK;
}
