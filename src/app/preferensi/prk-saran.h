/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Suggestions under an entry row, as rows of the same group: type, then pick with mouse, Tab or
 * Down, or take the first one with Enter. Text that was picked carries a value; text that is
 * typed on carries none. Signal: picked (): the value is another one, or gone. */
#define PRK_TYPE_SARAN (prk_saran_get_type ())
G_DECLARE_FINAL_TYPE (PrkSaran, prk_saran, PRK, SARAN, GObject)

/* One thing to pick. */
typedef struct
{
  char *value;
  char *title;
  char *subtitle; /* (nullable) */
} PrkSaranItem;

PrkSaranItem *prk_saran_item_new  (const char   *value,
                                   const char   *title,
                                   const char   *subtitle);
void          prk_saran_item_free (PrkSaranItem *self);

/* (element-type PrkSaranItem) (transfer full): what fits @text, best first. */
typedef GPtrArray *(*PrkSaranFunc) (const char *text,
                                    gpointer    user_data);

/* @entry must be the last row of @group so far. */
PrkSaran     *prk_saran_new       (AdwPreferencesGroup *group,
                                   AdwEntryRow         *entry,
                                   PrkSaranFunc         find,
                                   gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable) */
const char   *prk_saran_get_value (PrkSaran   *self);
void          prk_saran_set       (PrkSaran   *self,
                                   const char *value,
                                   const char *text);

G_END_DECLS
