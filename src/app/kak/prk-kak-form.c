/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-bagian.h"
#include "prk-kak-form.h"
#include "prk-kak-section.h"

#define FORM_WIDTH 720

struct _PrkKakForm
{
  AdwBin         parent_instance;

  GtkStack      *stack;
  PrkKakSession *session;
  GArray        *parts; /* (element-type PrkTataBagian) */
  GPtrArray     *temuan; /* (nullable) (element-type PrkTemuan) */
  PrkCatatanDaftar *catatan; /* (nullable) */
  char          *focus_path;
  int            focus_paragraf; /* -1: none */
  int            width;
};

enum
{
  PROP_0,
  PROP_PART,
  PROP_FOCUS_PATH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PrkKakForm, prk_kak_form, ADW_TYPE_BIN)

static PrkProfil *
get_profil (PrkKakForm *self)
{
  return prk_kak_session_get_profil (self->session);
}

static PrkKakSection *
get_section (PrkKakForm *self,
             const char *id)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, id);

  return page != NULL ? g_object_get_data (G_OBJECT (page), "section") : NULL;
}

static void
focus_changed_cb (PrkKakForm *self,
                  const char *path,
                  int         paragraf)
{
  if (g_strcmp0 (path, self->focus_path) == 0 && paragraf == self->focus_paragraf)
    return;

  g_free (self->focus_path);
  self->focus_path = g_strdup (path);
  self->focus_paragraf = paragraf;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOCUS_PATH]);
}

static void
walk_clicked_cb (PrkKakForm *self,
                 GtkButton  *button)
{
  prk_kak_form_set_part (self, gtk_widget_get_name (GTK_WIDGET (button)));
}

static void
add_neighbour (PrkKakForm *self,
               GtkWidget  *box,
               int         index,
               gboolean    is_next)
{
  const PrkTataBagian *layout;
  g_autofree char *text = NULL;
  GtkWidget *button;
  GtkWidget *label;

  if (index < 0 || index >= (int) self->parts->len)
    return;

  layout = prk_kak_bagian_get (self->parts, index);
  text = g_strdup_printf (is_next ? _("Next: %s") : _("Back: %s"), layout->judul);
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_name (button, layout->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, is_next ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_add_css_class (button, is_next ? "pill" : "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (walk_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
build_part (PrkKakForm *self,
            int         index)
{
  const PrkTataBagian *layout = prk_kak_bagian_get (self->parts, index);
  GtkWidget *section = prk_kak_section_new (self->session, layout);
  GtkWidget *walk = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  add_neighbour (self, walk, index - 1, FALSE);
  add_neighbour (self, walk, index + 1, TRUE);
  gtk_box_append (GTK_BOX (section), walk);
  g_signal_connect_swapped (section, "focus-changed", G_CALLBACK (focus_changed_cb), self);

  gtk_widget_set_margin_start (section, 18);
  gtk_widget_set_margin_end (section, 18);
  gtk_widget_set_margin_top (section, 24);
  gtk_widget_set_margin_bottom (section, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), self->width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), self->width);
  adw_clamp_set_child (ADW_CLAMP (clamp), section);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  g_object_set_data (G_OBJECT (scroller), "section", section);
  gtk_stack_add_named (self->stack, scroller, layout->id);
  if (self->temuan != NULL)
    prk_kak_section_show_temuan (PRK_KAK_SECTION (section), self->temuan);
  if (self->catatan != NULL)
    prk_kak_section_set_catatan (PRK_KAK_SECTION (section), self->catatan);
}

static void
changed_cb (PrkKakForm *self,
            const char *path)
{
  const PrkBagian *bagian = NULL;

  if (path != NULL
      && prk_skema_find_bidang (prk_profil_get_skema (get_profil (self)), path, &bagian) != NULL)
    {
      PrkKakSection *section = get_section (self, bagian->id);

      if (section != NULL)
        prk_kak_section_update (section, path);
      return;
    }

  for (guint i = 0; i < self->parts->len; i++)
    {
      PrkKakSection *section = get_section (self, prk_kak_bagian_get (self->parts, i)->id);

      if (section != NULL)
        prk_kak_section_update (section, NULL);
    }
}

static void
locked_cb (PrkKakForm *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      PrkKakSection *section = get_section (self, prk_kak_bagian_get (self->parts, i)->id);

      if (section != NULL)
        prk_kak_section_set_locked (section, prk_kak_session_is_locked (self->session));
    }
}

static void
prk_kak_form_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PrkKakForm *self = PRK_KAK_FORM (object);

  switch (prop_id)
    {
    case PROP_PART:
      g_value_set_string (value, prk_kak_form_get_part (self));
      break;
    case PROP_FOCUS_PATH:
      g_value_set_string (value, self->focus_path);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_kak_form_dispose (GObject *object)
{
  PrkKakForm *self = PRK_KAK_FORM (object);

  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->temuan, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->catatan);
  g_clear_pointer (&self->focus_path, g_free);

  G_OBJECT_CLASS (prk_kak_form_parent_class)->dispose (object);
}

static void
prk_kak_form_class_init (PrkKakFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = prk_kak_form_get_property;
  object_class->dispose = prk_kak_form_dispose;

  properties[PROP_PART] = g_param_spec_string ("part", NULL, NULL, NULL, flags);
  properties[PROP_FOCUS_PATH] = g_param_spec_string ("focus-path", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
prk_kak_form_init (PrkKakForm *self)
{
  self->focus_paragraf = -1;
  self->width = FORM_WIDTH;
  self->stack = GTK_STACK (gtk_stack_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

void
prk_kak_form_set_width (PrkKakForm *self,
                        int         width)
{
  g_return_if_fail (PRK_IS_KAK_FORM (self) && self->session == NULL);

  self->width = width;
}

void
prk_kak_form_set_session (PrkKakForm    *self,
                          PrkKakSession *session)
{
  g_return_if_fail (PRK_IS_KAK_FORM (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->parts = prk_kak_bagian_list (get_profil (self));
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::locked", G_CALLBACK (locked_cb), self,
                           G_CONNECT_SWAPPED);
  prk_kak_form_set_part (self, prk_kak_bagian_get (self->parts, 0)->id);
}

const char *
prk_kak_form_get_part (PrkKakForm *self)
{
  g_return_val_if_fail (PRK_IS_KAK_FORM (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

void
prk_kak_form_set_part (PrkKakForm *self,
                       const char *id)
{
  int index;

  g_return_if_fail (PRK_IS_KAK_FORM (self));

  index = prk_kak_bagian_find (self->parts, id);
  if (index < 0)
    return;

  if (get_section (self, id) == NULL)
    build_part (self, index);
  if (g_strcmp0 (id, prk_kak_form_get_part (self)) != 0)
    {
      gtk_stack_set_visible_child_name (self->stack, id);
      focus_changed_cb (self, NULL, -1);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PART]);
}

static void
focus_part (PrkKakForm *self)
{
  PrkSkema *skema = prk_profil_get_skema (get_profil (self));
  const PrkBagian *bagian = prk_skema_find_bagian (skema, prk_kak_form_get_part (self));

  prk_kak_form_focus_path (self, bagian->bidang[0].path, -1, -1);
}

void
prk_kak_form_grab_focus (PrkKakForm *self)
{
  g_return_if_fail (PRK_IS_KAK_FORM (self));

  if (self->focus_path == NULL || !prk_kak_form_focus_path (self, self->focus_path, -1, -1))
    focus_part (self);
}

void
prk_kak_form_walk (PrkKakForm *self,
                   int         step)
{
  int index;

  g_return_if_fail (PRK_IS_KAK_FORM (self));

  index = prk_kak_bagian_find (self->parts, prk_kak_form_get_part (self)) + step;
  if (index < 0 || index >= (int) self->parts->len)
    return;

  prk_kak_form_set_part (self, prk_kak_bagian_get (self->parts, index)->id);
  focus_part (self);
}

const char *
prk_kak_form_get_focus_path (PrkKakForm *self)
{
  g_return_val_if_fail (PRK_IS_KAK_FORM (self), NULL);

  return self->focus_path;
}

gboolean
prk_kak_form_focus_path (PrkKakForm *self,
                         const char *path,
                         int         start,
                         int         end)
{
  const PrkBagian *bagian = NULL;
  PrkSkema *skema;

  g_return_val_if_fail (PRK_IS_KAK_FORM (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  skema = prk_profil_get_skema (get_profil (self));
  prk_skema_find_bidang (skema, path, &bagian);
  if (bagian == NULL)
    {
      g_autofree char *first = g_strndup (path, strcspn (path, "/"));

      bagian = prk_skema_find_bagian (skema, first);
    }
  if (bagian == NULL)
    return FALSE;

  prk_kak_form_set_part (self, bagian->id);

  return prk_kak_section_focus_path (get_section (self, bagian->id), path, start, end);
}

void
prk_kak_form_go_to (PrkKakForm *self,
                    const char *path,
                    guint       paragraf)
{
  PrkKakSection *section;

  g_return_if_fail (PRK_IS_KAK_FORM (self));

  if (!prk_kak_form_focus_path (self, path, -1, -1))
    return;

  section = get_section (self, prk_kak_form_get_part (self));
  prk_kak_section_go_to_paragraf (section, path, paragraf);
}

int
prk_kak_form_get_focus_paragraf (PrkKakForm *self)
{
  g_return_val_if_fail (PRK_IS_KAK_FORM (self), -1);

  return self->focus_paragraf;
}

void
prk_kak_form_show_temuan (PrkKakForm *self,
                          GPtrArray  *temuan)
{
  g_return_if_fail (PRK_IS_KAK_FORM (self));

  g_clear_pointer (&self->temuan, g_ptr_array_unref);
  self->temuan = temuan != NULL ? g_ptr_array_ref (temuan) : NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      PrkKakSection *section = get_section (self, prk_kak_bagian_get (self->parts, i)->id);

      if (section != NULL)
        prk_kak_section_show_temuan (section, self->temuan);
    }
}

void
prk_kak_form_set_catatan (PrkKakForm       *self,
                          PrkCatatanDaftar *daftar)
{
  g_return_if_fail (PRK_IS_KAK_FORM (self));
  g_return_if_fail (self->catatan == NULL);

  self->catatan = g_object_ref (daftar);
  for (guint i = 0; i < self->parts->len; i++)
    {
      PrkKakSection *section = get_section (self, prk_kak_bagian_get (self->parts, i)->id);

      if (section != NULL)
        prk_kak_section_set_catatan (section, daftar);
    }
}
