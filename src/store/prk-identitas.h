/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store.h"

G_BEGIN_DECLS

/* Who sits at this machine: kept in the settings of the store, put into new KAK and into every
 * peristiwa. */
typedef struct
{
  char *nama;
  char *nip;
  char *jabatan;
  char *perangkat_daerah;
  char *daerah; /* kode wilayah */
  char *profil; /* id of the profile */
} PrkIdentitas;

/* Setting that holds the blob hash of the office's emblem. */
#define PRK_SETTING_LAMBANG "lambang"

/* Setting that holds the font family of documents where it is not the profile's. */
#define PRK_SETTING_HURUF "huruf/naskah"

#define PRK_TYPE_IDENTITAS (prk_identitas_get_type ())
GType         prk_identitas_get_type    (void);
PrkIdentitas *prk_identitas_load        (PrkStore *store) G_GNUC_WARN_UNUSED_RESULT;
void          prk_identitas_save        (PrkIdentitas *self,
                                         PrkStore     *store);
PrkIdentitas *prk_identitas_copy        (const PrkIdentitas *self) G_GNUC_WARN_UNUSED_RESULT;
void          prk_identitas_free        (PrkIdentitas *self);

/* Enough to begin with: name, perangkat daerah, daerah and profile. */
gboolean      prk_identitas_is_complete (const PrkIdentitas *self);

typedef enum
{
  PRK_NIP_OK,
  PRK_NIP_EMPTY,
  PRK_NIP_LENGTH, /* not 18 digits */
  PRK_NIP_DIGITS, /* something other than digits and spaces */
  PRK_NIP_DATES,  /* no day of birth, month of appointment or sex where they belong */
} PrkNipCheck;

/* NIP of a civil servant: day of birth, month of appointment, sex, serial number. A doubt, never
 * a refusal: others than civil servants draft too. */
PrkNipCheck   prk_nip_check             (const char *nip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkIdentitas, prk_identitas_free)

G_END_DECLS
