/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-kak-session.h"

G_BEGIN_DECLS

/* One field of the schema on the screen, of whatever type. It reads and writes the session and
 * nothing else. Signal moved (): the cursor came to another cell or paragraph of it. */
#define PRK_TYPE_KAK_FIELD (prk_kak_field_get_type ())
G_DECLARE_INTERFACE (PrkKakField, prk_kak_field, PRK, KAK_FIELD, GtkWidget)

struct _PrkKakFieldInterface
{
  GTypeInterface parent_iface;

  void     (*update)         (PrkKakField *self,
                              const char  *path);
  gboolean (*focus_path)     (PrkKakField *self,
                              const char  *path,
                              int          start,
                              int          end);
  char    *(*dup_focus_path) (PrkKakField *self);
  int      (*get_paragraf)   (PrkKakField *self);
  void     (*go_to_paragraf) (PrkKakField *self,
                              guint        paragraf);
  void     (*set_locked)     (PrkKakField *self,
                              gboolean     locked);
};

/* The record shows another value at @path, which is the field's own or below it; NULL: all may be
 * new. */
void             prk_kak_field_update         (PrkKakField *self,
                                               const char  *path);
/* Puts the cursor where @path stands, and selects the characters from @start to @end unless @start
 * is negative. */
gboolean         prk_kak_field_focus_path     (PrkKakField *self,
                                               const char  *path,
                                               int          start,
                                               int          end);
/* The path that the cursor is in: the field's own or a cell's. */
char            *prk_kak_field_dup_focus_path (PrkKakField *self) G_GNUC_WARN_UNUSED_RESULT;
/* Which paragraph of a narrative text the cursor is in, from 0; -1 where there are none. */
int              prk_kak_field_get_paragraf   (PrkKakField *self);
void             prk_kak_field_go_to_paragraf (PrkKakField *self,
                                               guint        paragraf);
/* For implementations: emits moved. */
void             prk_kak_field_tell_moved     (PrkKakField *self);
void             prk_kak_field_set_locked     (PrkKakField *self,
                                               gboolean     locked);
gboolean         prk_kak_field_has_path       (PrkKakField *self,
                                               const char  *path);

/* Every implementation calls this once, when it is made. */
void             prk_kak_field_set_up         (PrkKakField     *self,
                                               PrkKakSession   *session,
                                               const PrkBidang *bidang);
PrkKakSession   *prk_kak_field_get_session    (PrkKakField *self);
const PrkBidang *prk_kak_field_get_bidang     (PrkKakField *self);
PrkRecord       *prk_kak_field_get_record     (PrkKakField *self);

/* The field's guidance, where it has one, in small grey text. */
void             prk_kak_field_add_guidance   (PrkKakField *self,
                                               GtkBox      *box);

/* The widget for a field of this type; NULL for what has no place of its own on a form, such as a
 * computed one. */
GtkWidget       *prk_kak_field_new            (PrkKakSession   *session,
                                               const PrkBidang *bidang);

G_END_DECLS
