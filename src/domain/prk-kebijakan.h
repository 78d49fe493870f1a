/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-op.h"

G_BEGIN_DECLS

/* Who may write what, in which state: rules read from data/kebijakan. The register decides by them
 * and the app explains by them. Immutable, any thread. */
#define PRK_TYPE_KEBIJAKAN (prk_kebijakan_get_type ())
typedef struct _PrkKebijakan PrkKebijakan;

typedef enum
{
  PRK_IZIN_BOLEH,
  PRK_IZIN_PERAN,   /* none of the roles may ever do this */
  PRK_IZIN_MILIK,   /* the record belongs to another perangkat daerah */
  PRK_IZIN_KEADAAN, /* not in the state that the record is in */
} PrkIzin;

/* What somebody wants to do. */
typedef struct
{
  const char *const *peran;     /* (nullable) roles of the person */
  const char        *jenis;     /* the record's type */
  const char        *path;      /* NULL for "anything at all" */
  const char        *peristiwa; /* jenis of a peristiwa, else NULL */
  const char        *keadaan;   /* of the record, or of the one that it is about */
  gboolean           is_own;    /* of the person's own perangkat daerah, or new */
} PrkTindakan;

GType         prk_kebijakan_get_type     (void);
PrkKebijakan *prk_kebijakan_new          (GBytes        *json,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
PrkKebijakan *prk_kebijakan_new_bawaan   (void) G_GNUC_WARN_UNUSED_RESULT;
PrkKebijakan *prk_kebijakan_ref          (PrkKebijakan *self);
void          prk_kebijakan_unref        (PrkKebijakan *self);

gboolean      prk_kebijakan_has_peran    (PrkKebijakan *self,
                                          const char   *peran);
gboolean      prk_kebijakan_may_number   (PrkKebijakan      *self,
                                          const char *const *peran);
gboolean      prk_kebijakan_may_write    (PrkKebijakan      *self,
                                          const char *const *peran);
PrkIzin       prk_kebijakan_nilai        (PrkKebijakan      *self,
                                          const PrkTindakan *tindakan);

/* The state of a new record of a type, and that after a peristiwa; both are borrowed. */
const char   *prk_kebijakan_get_awal     (PrkKebijakan *self,
                                          const char   *jenis);
/* (nullable) The path whose value is the perangkat daerah that a record of a type belongs to; without one it belongs to
 * that of its author. */
const char   *prk_kebijakan_get_pemilik  (PrkKebijakan *self,
                                          const char   *jenis);
const char   *prk_kebijakan_get_sesudah  (PrkKebijakan *self,
                                          const char   *jenis,
                                          const char   *keadaan,
                                          const char   *peristiwa);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKebijakan, prk_kebijakan_unref)

G_END_DECLS
