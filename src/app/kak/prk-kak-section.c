/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields of one line stand together in boxed lists; everything else stands by itself. The order is
 * the schema's. Only the fields that a change concerns are read again, so a keystroke costs one
 * field however long the part is. */

#include "prk-kak-section.h"

#include "prk-kak-catatan.h"
#include "prk-kak-konflik.h"
#include "prk-kak-rekap.h"
#include "prk-kak-tabel.h"

struct _PrkKakSection
{
  GtkBox           parent_instance;

  PrkKakSession   *session;
  const PrkBagian *bagian;
  GPtrArray       *fields;   /* (element-type PrkKakField) */
  GPtrArray       *konflik;  /* (element-type PrkKakKonflik), beside fields */
  GPtrArray       *catatan;  /* (element-type PrkKakCatatan), of the part and of its fields */
  GtkWidget       *group;    /* the boxed list being filled */
  GtkWidget       *rekap;
};

enum
{
  SIGNAL_FOCUS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkKakSection, prk_kak_section, GTK_TYPE_BOX)

static gboolean
is_shown (PrkKakSection   *self,
          const PrkBidang *bidang)
{
  return prk_kak_is_tampil (prk_kak_session_get_record (self->session), bidang);
}

static void
show_fields (PrkKakSection *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      PrkKakField *field = g_ptr_array_index (self->fields, i);

      gtk_widget_set_visible (GTK_WIDGET (field),
                              is_shown (self, prk_kak_field_get_bidang (field)));
    }
}

static gboolean
is_watched (PrkKakSection *self,
            const char    *path)
{
  for (guint i = 0; i < self->bagian->n_bidang; i++)
    if (g_strcmp0 (self->bagian->bidang[i].tampil_path, path) == 0)
      return TRUE;

  return FALSE;
}

static void
tell_focus (PrkKakSection *self,
            PrkKakField   *field)
{
  g_autofree char *path = prk_kak_field_dup_focus_path (field);

  g_signal_emit (self, signals[SIGNAL_FOCUS_CHANGED], 0, path, prk_kak_field_get_paragraf (field));
}

static void
entered_cb (GtkEventController *controller,
            PrkKakSection      *self)
{
  tell_focus (self, PRK_KAK_FIELD (gtk_event_controller_get_widget (controller)));
}

static void
left_cb (GtkEventController *controller,
         PrkKakSection      *self)
{
  prk_kak_session_settle (self->session);
}

static void
moved_cb (PrkKakField   *field,
          PrkKakSection *self)
{
  tell_focus (self, field);
}

static GtkWidget *
get_group (PrkKakSection *self)
{
  if (self->group == NULL)
    {
      self->group = adw_preferences_group_new ();
      gtk_box_append (GTK_BOX (self), self->group);
    }

  return self->group;
}

/* A row that is a boxed list of its own, there while the row is. */
static void
add_alone (PrkKakSection *self,
           GtkWidget     *row)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_bind_property (row, "visible", group, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self), group);
}

static void
add_field (PrkKakSection   *self,
           const PrkBidang *bidang)
{
  GtkWidget *field = prk_kak_field_new (self->session, bidang);
  GtkWidget *konflik;
  GtkWidget *catatan;
  GtkEventController *focus;

  if (field == NULL)
    return;

  konflik = prk_kak_konflik_new (self->session, bidang);
  catatan = prk_kak_catatan_new (bidang->path, FALSE);
  if (ADW_IS_PREFERENCES_ROW (field))
    {
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (get_group (self)), field);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (get_group (self)), konflik);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (get_group (self)), catatan);
    }
  else
    {
      gtk_box_append (GTK_BOX (self), field);
      self->group = NULL;
      add_alone (self, konflik);
      add_alone (self, catatan);
    }

  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (field, focus);
  g_signal_connect (field, "moved", G_CALLBACK (moved_cb), self);

  g_ptr_array_add (self->fields, field);
  g_ptr_array_add (self->konflik, konflik);
  g_ptr_array_add (self->catatan, catatan);
}

static void
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class,
           const char *size_class)
{
  GtkWidget *label;

  if (text == NULL)
    return;

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  if (size_class != NULL)
    gtk_widget_add_css_class (label, size_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_heading (PrkKakSection       *self,
             const PrkTataBagian *layout)
{
  g_autofree char *heading = layout->nomor != NULL && *layout->nomor != '\0'
                                 ? g_strdup_printf ("%s %s", layout->nomor, layout->judul)
                                 : g_strdup (layout->judul);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  add_label (box, heading, "title-2", NULL);
  add_label (box, layout->panduan, "dim-label", NULL);
  add_label (box, self->bagian->pasal, "dim-label", "caption");
  gtk_box_append (GTK_BOX (self), box);
}

static void
prk_kak_section_dispose (GObject *object)
{
  PrkKakSection *self = PRK_KAK_SECTION (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (prk_kak_section_parent_class)->dispose (object);
}

static void
prk_kak_section_finalize (GObject *object)
{
  PrkKakSection *self = PRK_KAK_SECTION (object);

  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->konflik);
  g_ptr_array_unref (self->catatan);

  G_OBJECT_CLASS (prk_kak_section_parent_class)->finalize (object);
}

static void
prk_kak_section_class_init (PrkKakSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_kak_section_dispose;
  object_class->finalize = prk_kak_section_finalize;

  signals[SIGNAL_FOCUS_CHANGED]
      = g_signal_new ("focus-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
}

static void
prk_kak_section_init (PrkKakSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->fields = g_ptr_array_new ();
  self->konflik = g_ptr_array_new ();
  self->catatan = g_ptr_array_new ();
}

GtkWidget *
prk_kak_section_new (PrkKakSession       *session,
                     const PrkTataBagian *layout)
{
  PrkKakSection *self = g_object_new (PRK_TYPE_KAK_SECTION, NULL);

  self->session = g_object_ref (session);
  self->bagian = prk_skema_find_bagian (prk_profil_get_skema (prk_kak_session_get_profil (session)),
                                        layout->id);
  g_return_val_if_fail (self->bagian != NULL, GTK_WIDGET (self));

  add_heading (self, layout);
  g_ptr_array_add (self->catatan, prk_kak_catatan_new (layout->id, TRUE));
  add_alone (self, g_ptr_array_index (self->catatan, 0));
  for (guint i = 0; i < self->bagian->n_bidang; i++)
    {
      add_field (self, &self->bagian->bidang[i]);
      if (g_str_equal (self->bagian->bidang[i].path, "pembiayaan/baris"))
        {
          self->rekap = prk_kak_rekap_new (session);
          gtk_box_append (GTK_BOX (self), self->rekap);
        }
    }
  show_fields (self);
  prk_kak_section_set_locked (self, prk_kak_session_is_locked (session));

  return GTK_WIDGET (self);
}

const char *
prk_kak_section_get_id (PrkKakSection *self)
{
  return self->bagian->id;
}

void
prk_kak_section_update (PrkKakSection *self,
                        const char    *path)
{
  g_return_if_fail (PRK_IS_KAK_SECTION (self));

  for (guint i = 0; i < self->fields->len; i++)
    {
      PrkKakField *field = g_ptr_array_index (self->fields, i);
      const PrkBidang *bidang = prk_kak_field_get_bidang (field);
      GtkWidget *konflik = g_ptr_array_index (self->konflik, i);

      /* The main choice stands within the list that it is chosen from. */
      if (path != NULL && !prk_kak_field_has_path (field, path)
          && bidang->jenis != PRK_JENIS_BANYAK)
        continue;

      prk_kak_field_update (field, path);
      if (path == NULL || gtk_widget_get_visible (konflik))
        prk_kak_konflik_update (PRK_KAK_KONFLIK (konflik));
    }

  if (path == NULL || is_watched (self, path))
    show_fields (self);
}

gboolean
prk_kak_section_focus_path (PrkKakSection *self,
                            const char    *path,
                            int            start,
                            int            end)
{
  g_return_val_if_fail (PRK_IS_KAK_SECTION (self), FALSE);

  for (guint i = 0; i < self->fields->len; i++)
    {
      PrkKakField *field = g_ptr_array_index (self->fields, i);

      if (prk_kak_field_has_path (field, path) && gtk_widget_get_visible (GTK_WIDGET (field)))
        return prk_kak_field_focus_path (field, path, start, end);
    }

  /* A field without a widget of its own: the main choice within its list, or a whole part such as
   * "manfaat". */
  for (guint i = 0; i < self->fields->len; i++)
    {
      PrkKakField *field = g_ptr_array_index (self->fields, i);
      const PrkBidang *bidang = prk_kak_field_get_bidang (field);

      if (g_str_has_prefix (path, bidang->path) || g_str_has_prefix (bidang->path, path))
        return prk_kak_field_focus_path (field, bidang->path, -1, -1);
    }

  return FALSE;
}

void
prk_kak_section_go_to_paragraf (PrkKakSection *self,
                                const char    *path,
                                guint          paragraf)
{
  g_return_if_fail (PRK_IS_KAK_SECTION (self));

  for (guint i = 0; i < self->fields->len; i++)
    {
      PrkKakField *field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (prk_kak_field_get_bidang (field)->path, path))
        prk_kak_field_go_to_paragraf (field, paragraf);
    }
}

void
prk_kak_section_set_locked (PrkKakSection *self,
                            gboolean       locked)
{
  g_return_if_fail (PRK_IS_KAK_SECTION (self));

  for (guint i = 0; i < self->fields->len; i++)
    prk_kak_field_set_locked (g_ptr_array_index (self->fields, i), locked);
}

void
prk_kak_section_set_catatan (PrkKakSection    *self,
                             PrkCatatanDaftar *daftar)
{
  g_return_if_fail (PRK_IS_KAK_SECTION (self));

  for (guint i = 0; i < self->catatan->len; i++)
    prk_kak_catatan_set_daftar (g_ptr_array_index (self->catatan, i), daftar);
}

void
prk_kak_section_show_temuan (PrkKakSection *self,
                             GPtrArray     *temuan)
{
  g_return_if_fail (PRK_IS_KAK_SECTION (self));

  for (guint i = 0; i < self->fields->len; i++)
    if (PRK_IS_KAK_TABEL (g_ptr_array_index (self->fields, i)))
      prk_kak_tabel_show_temuan (g_ptr_array_index (self->fields, i), temuan);
}
