/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget/prk-narasi-editor.h"

#include "prk-kak-narasi.h"

struct _PrkKakNarasi
{
  GtkBox           parent_instance;

  PrkNarasiEditor *editor;
  gboolean         is_updating;
};

static void prk_kak_narasi_field_init (PrkKakFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakNarasi,
                               prk_kak_narasi,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KAK_FIELD,
                                                      prk_kak_narasi_field_init))

static void
changed_cb (PrkKakNarasi *self)
{
  PrkKakField *field = PRK_KAK_FIELD (self);

  self->is_updating = TRUE;
  prk_kak_session_type_text (prk_kak_field_get_session (field),
                             prk_kak_field_get_bidang (field)->path,
                             prk_narasi_editor_get_text (self->editor));
  self->is_updating = FALSE;
}

/* A text that somebody else changed moves the cursor, too. */
static void
paragraph_cb (PrkKakNarasi *self)
{
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self->editor)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    prk_kak_field_tell_moved (PRK_KAK_FIELD (self));
}

static void
undo_cb (PrkKakNarasi *self)
{
  prk_kak_session_undo (prk_kak_field_get_session (PRK_KAK_FIELD (self)));
}

static void
redo_cb (PrkKakNarasi *self)
{
  prk_kak_session_redo (prk_kak_field_get_session (PRK_KAK_FIELD (self)));
}

static void
prk_kak_narasi_update (PrkKakField *field,
                       const char  *path)
{
  PrkKakNarasi *self = PRK_KAK_NARASI (field);
  const char *text;

  if (self->is_updating)
    return;

  text = prk_record_get_text (prk_kak_field_get_record (field),
                              prk_kak_field_get_bidang (field)->path);
  if (g_strcmp0 (text != NULL ? text : "", prk_narasi_editor_get_text (self->editor)) != 0)
    prk_narasi_editor_set_text (self->editor, text != NULL ? text : "");
}

static gboolean
prk_kak_narasi_focus_path (PrkKakField *field,
                           const char  *path,
                           int          start,
                           int          end)
{
  PrkKakNarasi *self = PRK_KAK_NARASI (field);

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->editor)))
    return FALSE;
  if (start >= 0)
    prk_narasi_editor_select_range (self->editor, start, end);

  return TRUE;
}

static int
prk_kak_narasi_get_paragraf (PrkKakField *field)
{
  return (int) prk_narasi_editor_get_paragraph (PRK_KAK_NARASI (field)->editor);
}

static void
prk_kak_narasi_go_to_paragraf (PrkKakField *field,
                               guint        paragraf)
{
  prk_narasi_editor_go_to_paragraph (PRK_KAK_NARASI (field)->editor, paragraf);
}

static void
prk_kak_narasi_set_locked (PrkKakField *field,
                           gboolean     locked)
{
  prk_narasi_editor_set_editable (PRK_KAK_NARASI (field)->editor, !locked);
}

static void
prk_kak_narasi_field_init (PrkKakFieldInterface *iface)
{
  iface->update = prk_kak_narasi_update;
  iface->focus_path = prk_kak_narasi_focus_path;
  iface->get_paragraf = prk_kak_narasi_get_paragraf;
  iface->go_to_paragraf = prk_kak_narasi_go_to_paragraf;
  iface->set_locked = prk_kak_narasi_set_locked;
}

static void
prk_kak_narasi_class_init (PrkKakNarasiClass *klass)
{
}

static void
prk_kak_narasi_init (PrkKakNarasi *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
prk_kak_narasi_new (PrkKakSession   *session,
                    const PrkBidang *bidang)
{
  PrkKakNarasi *self = g_object_new (PRK_TYPE_KAK_NARASI, NULL);

  prk_kak_field_set_up (PRK_KAK_FIELD (self), session, bidang);

  self->editor = PRK_NARASI_EDITOR (prk_narasi_editor_new ());
  prk_narasi_editor_set_label (self->editor, bidang->label);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->editor));
  prk_kak_field_add_guidance (PRK_KAK_FIELD (self), GTK_BOX (self));
  prk_kak_narasi_update (PRK_KAK_FIELD (self), NULL);

  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->editor, "notify::paragraph", G_CALLBACK (paragraph_cb), self);
  g_signal_connect_swapped (self->editor, "undo-requested", G_CALLBACK (undo_cb), self);
  g_signal_connect_swapped (self->editor, "redo-requested", G_CALLBACK (redo_cb), self);

  return GTK_WIDGET (self);
}
