/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each deed is one step of the session, so undo brings back what was moved or taken out. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-naskah-pasal.h"
#include "rekaman/prk-rekaman-kasus.h"
#include "sop/prk-sop-tindakan.h"

#include "prk-naskah-susunan.h"

#define WIDTH 760
#define PREVIEW 110 /* characters */

struct _PrkNaskahSusunan
{
  AdwBin          parent_instance;

  PrkRekamanPage *page; /* outlives this */
  PrkKakSession  *session;
  GCancellable   *cancellable;
  GtkListBox     *list;
  GtkWidget      *empty;
  GPtrArray      *pasal; /* (nullable) (element-type PrkNaskahPasal) on the screen */
  char           *shown;
  PrkKasusBuka   *buka;  /* (nullable) while the library is asked about */
};

G_DEFINE_FINAL_TYPE (PrkNaskahSusunan, prk_naskah_susunan, ADW_TYPE_BIN)

static const PrkNaskahPasal *
get_pasal (PrkNaskahSusunan *self,
           GtkListBoxRow    *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return self->pasal != NULL && index >= 0 && index < (int) self->pasal->len ? g_ptr_array_index (self->pasal, index)
                                                                              : NULL;
}

static void
select_row (PrkNaskahSusunan *self,
            int               index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
is_locked (PrkNaskahSusunan *self)
{
  return prk_kak_session_is_locked (self->session);
}

static void
move (PrkNaskahSusunan *self,
      int               from,
      int               to)
{
  const PrkNaskahPasal *one = get_pasal (self, gtk_list_box_get_row_at_index (self->list, from));
  g_autoptr(PrkEdit) edit = NULL;

  if (one == NULL || is_locked (self))
    return;
  edit = prk_kak_session_begin (self->session);
  if (!prk_naskah_pindah_pasal (edit, one->nama, to - from))
    return;
  prk_kak_session_apply (self->session, edit, _("Move a Pasal"));
  select_row (self, to);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                PrkNaskahSusunan      *self)
{
  gboolean is_up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  gboolean is_down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK || (!is_up && !is_down) || index < 0)
    return GDK_EVENT_PROPAGATE;
  move (self, index, index + (is_up ? -1 : 1));

  return GDK_EVENT_STOP;
}

static void
step_clicked_cb (GtkButton        *button,
                 PrkNaskahSusunan *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  move (self, index, index + GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step")));
}

static void
remove_clicked_cb (GtkButton        *button,
                   PrkNaskahSusunan *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
  const PrkNaskahPasal *one = get_pasal (self, GTK_LIST_BOX_ROW (row));
  g_autoptr(PrkEdit) edit = NULL;

  if (one == NULL || is_locked (self))
    return;
  edit = prk_kak_session_begin (self->session);
  prk_naskah_hapus_pasal (edit, one->nama);
  prk_kak_session_apply (self->session, edit, _("Take a Pasal out"));
  prk_rekaman_page_tell (self->page, _("The Pasal was taken out; Ctrl+Z brings it back"));
}

static void
row_activated_cb (GtkListBox       *list,
                  GtkListBoxRow    *row,
                  PrkNaskahSusunan *self)
{
  const PrkNaskahPasal *one = get_pasal (self, row);
  g_autofree char *path = one != NULL ? g_strdup (one->path) : NULL;

  if (path != NULL)
    prk_rekaman_page_focus_path (self->page, path);
}

/* Dragging */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 GtkWidget     *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               GtkWidget     *row)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
drop_cb (GtkDropTarget    *target,
         const GValue     *value,
         double            x,
         double            y,
         PrkNaskahSusunan *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  move (self, g_value_get_int (value), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  return TRUE;
}

static void
make_movable (PrkNaskahSusunan *self,
              GtkWidget        *row,
              GtkWidget        *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* Rows */

static GtkWidget *
new_icon_button (const char *icon,
                 const char *label,
                 const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static void
add_step (PrkNaskahSusunan *self,
          GtkWidget        *box,
          const char       *title,
          int               step,
          gboolean          is_possible)
{
  GtkWidget *button = new_icon_button (step < 0 ? "go-up-symbolic" : "go-down-symbolic",
                                       step < 0 ? _("Move Up (Alt+Up)") : _("Move Down (Alt+Down)"), title);

  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  gtk_widget_set_sensitive (button, is_possible);
  g_signal_connect_object (button, "clicked", G_CALLBACK (step_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

/* The first words, without the marks of CommonMark. */
static char *
dup_preview (const PrkNaskahPasal *one)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (const char *p = one->isi; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\\' || *p == '*')
        continue;
      if (g_ascii_isspace (*p) && (words->len == 0 || g_str_has_suffix (words->str, " ")))
        continue;
      g_string_append_unichar (words, g_ascii_isspace (*p) ? ' ' : g_utf8_get_char (p));
      if (g_utf8_strlen (words->str, -1) >= PREVIEW)
        break;
    }

  return g_strdup (words->str);
}

static GtkWidget *
new_row (PrkNaskahSusunan     *self,
         const PrkNaskahPasal *one,
         guint                 index,
         guint                 n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  g_autofree char *title
    = g_strdup_printf ("Pasal %u  %s", index + 1, one->judul != NULL ? one->judul : _("Without a title"));
  g_autofree char *preview = dup_preview (one);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *words = gtk_label_new (preview);
  GtkWidget *trash = new_icon_button ("user-trash-symbolic", _("Take Out"), title);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), words);
  gtk_widget_set_visible (words, *preview != '\0');
  gtk_widget_add_css_class (handle, "dim-label");
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_box_append (GTK_BOX (box), handle);
  gtk_box_append (GTK_BOX (box), texts);
  add_step (self, box, title, -1, index > 0);
  add_step (self, box, title, 1, index + 1 < n);
  g_signal_connect_object (trash, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), trash);
  gtk_widget_add_css_class (box, "susunan-pasal");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  make_movable (self, row, handle);

  return row;
}

static char *
dup_shown (GPtrArray *pasal)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < pasal->len; i++)
    {
      const PrkNaskahPasal *one = g_ptr_array_index (pasal, i);

      g_string_append_printf (words, "%s\t%s\t%s\n", one->nama, one->judul, one->isi);
    }

  return g_string_free (words, FALSE);
}

static void
show_pasal (PrkNaskahSusunan *self)
{
  g_autoptr(GPtrArray) pasal = prk_naskah_list_pasal (prk_kak_session_get_record (self->session), NULL);
  g_autofree char *shown = dup_shown (pasal);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) : -1;
  gboolean had_focus = selected != NULL && gtk_widget_has_focus (GTK_WIDGET (selected));
  GtkWidget *child;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->pasal, g_ptr_array_unref);
  self->pasal = g_steal_pointer (&pasal);
  for (guint i = 0; i < self->pasal->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (self->pasal, i), i, self->pasal->len));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->pasal->len > 0);
  gtk_widget_set_visible (self->empty, self->pasal->len == 0);
  if (index >= 0 && had_focus)
    select_row (self, MIN (index, (int) self->pasal->len - 1));
}

static void
changed_cb (PrkKakSession    *session,
            const char       *path,
            PrkNaskahSusunan *self)
{
  show_pasal (self);
}

/* Own clauses and the library */

static void
own_named (JsonObject *answer,
           gpointer    user_data)
{
  PrkNaskahSusunan *self = user_data;
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (self->session);
  g_autofree char *row = prk_kak_session_new_row_id (self->session);
  g_autofree char *path = g_strdup_printf ("tambahan/%s/isi", row);

  prk_naskah_tambah_pasal (edit, row, json_object_get_string_member (answer, "judul"));
  prk_kak_session_apply (self->session, edit, _("Add a Pasal"));
  prk_rekaman_page_focus_path (self->page, path);
}

static void
own_clicked_cb (PrkNaskahSusunan *self)
{
  PrkSopTindakan *dialog;

  if (is_locked (self))
    return;
  dialog = prk_sop_tindakan_new (GTK_WIDGET (self), _("A Pasal of Your Own"),
                                 _("It is numbered by its place, which can be changed afterwards."), _("_Add"), own_named,
                                 G_OBJECT (self));
  prk_sop_tindakan_add_teks (dialog, "judul", _("Title"), TRUE);
  prk_sop_tindakan_present (dialog);
}

static void
clause_chosen (JsonObject *answer,
               gpointer    user_data)
{
  PrkNaskahSusunan *self = user_data;
  PrkRecord *text = prk_kak_session_get_record (self->session);
  const char *jenis = prk_record_get_string (text, "jenis");
  g_autoptr(GPtrArray) clauses
    = prk_naskah_list_klausul (jenis != NULL && *jenis != '\0' ? jenis : "kb", &self->buka->konteks);
  guint64 index = g_ascii_strtoull (json_object_get_string_member (answer, "klausul"), NULL, 10);
  g_autoptr(PrkEdit) edit = NULL;

  if (index >= clauses->len)
    return;
  edit = prk_kak_session_begin (self->session);
  prk_naskah_ambil_klausul (edit, &self->buka->konteks, g_ptr_array_index (clauses, index));
  prk_kak_session_apply (self->session, edit, _("Take a clause from the library"));
}

static void
ask_clause (PrkNaskahSusunan *self)
{
  PrkRecord *text = prk_kak_session_get_record (self->session);
  const char *jenis = prk_record_get_string (text, "jenis");
  g_autoptr(GPtrArray) clauses
    = prk_naskah_list_klausul (jenis != NULL && *jenis != '\0' ? jenis : "kb", &self->buka->konteks);
  g_autoptr(GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) all_codes = NULL, all_names = NULL;
  PrkSopTindakan *dialog;

  for (guint i = 0; i < clauses->len; i++)
    {
      const PrkNaskahKlausul *one = g_ptr_array_index (clauses, i);
      g_autofree char *code = g_strdup_printf ("%u", i);
      g_autofree char *path = g_strconcat ("klausul/", one->kode, NULL);
      const char *own = prk_record_get_text (text, path);
      g_autofree char *name
        = g_strjoin (" · ", one->judul, own != NULL && *own != '\0' ? _("replaces the one in the text") : _("not in the text"),
                     one->is_sesuai ? NULL : _("for another form of cooperation"), NULL);

      g_strv_builder_add (codes, code);
      g_strv_builder_add (names, name);
    }
  all_codes = g_strv_builder_end (codes);
  all_names = g_strv_builder_end (names);
  dialog = prk_sop_tindakan_new (GTK_WIDGET (self), _("From the Clause Library"),
                                 _("What the cooperation knows is put in. Alternatives follow its form (R8)."), _("_Take"),
                                 clause_chosen, G_OBJECT (self));
  prk_sop_tindakan_add_pilihan (dialog, "klausul", _("Clause"), (const char *const *) all_codes,
                                (const char *const *) all_names);
  prk_sop_tindakan_present (dialog);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkNaskahSusunan) self = user_data;
  g_autoptr(GError) error = NULL;
  PrkKasusBuka *buka = prk_kasus_buka_finish (PRK_KASUS_DAFTAR (source), result, &error);

  if (buka == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prk_rekaman_page_tell (self->page, error->message);
      return;
    }
  g_clear_pointer (&self->buka, prk_kasus_buka_unref);
  self->buka = buka;
  if (!g_cancellable_is_cancelled (self->cancellable))
    ask_clause (self);
}

static void
library_clicked_cb (PrkNaskahSusunan *self)
{
  const char *ksd = prk_record_get_string (prk_kak_session_get_record (self->session), "ksd");
  g_autoptr(PrkKasusDaftar) daftar = prk_rekaman_page_dup_daftar (self->page);

  if (is_locked (self))
    return;
  if (ksd == NULL || *ksd == '\0')
    prk_rekaman_page_tell (self->page, _("This text belongs to no cooperation yet"));
  else
    prk_kasus_buka_async (daftar, ksd, self->cancellable, opened_cb, g_object_ref (self));
}

static void
prk_naskah_susunan_dispose (GObject *object)
{
  PrkNaskahSusunan *self = PRK_NASKAH_SUSUNAN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->buka, prk_kasus_buka_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (prk_naskah_susunan_parent_class)->dispose (object);
}

static void
prk_naskah_susunan_finalize (GObject *object)
{
  PrkNaskahSusunan *self = PRK_NASKAH_SUSUNAN (object);

  g_clear_pointer (&self->pasal, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_free (self->shown);

  G_OBJECT_CLASS (prk_naskah_susunan_parent_class)->finalize (object);
}

static void
prk_naskah_susunan_class_init (PrkNaskahSusunanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_naskah_susunan_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_naskah_susunan_finalize;
}

static GtkWidget *
new_toolbar (PrkNaskahSusunan *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *library = gtk_button_new_with_label (_("From the Clause Library…"));
  GtkWidget *own = gtk_button_new_with_label (_("A Pasal of Your Own…"));

  g_signal_connect_object (library, "clicked", G_CALLBACK (library_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (own, "clicked", G_CALLBACK (own_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), library);
  gtk_box_append (GTK_BOX (box), own);

  return box;
}

static GtkWidget *
new_dim_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static void
prk_naskah_susunan_init (PrkNaskahSusunan *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Order of the Pasal"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  self->empty = new_dim_label (_("No Pasal has words yet. Fill the text in from its cooperation, or take clauses from the "
                                 "library."));
  gtk_widget_set_margin_top (column, 12);
  gtk_widget_set_margin_bottom (column, 18);
  gtk_widget_set_margin_start (column, 12);
  gtk_widget_set_margin_end (column, 12);
  gtk_box_append (GTK_BOX (column), new_toolbar (self));
  gtk_box_append (GTK_BOX (column), new_dim_label (_("Numbers follow the order. A reference is written by name, such as "
                                                     "{pasal:objek}, and is printed with the number of that Pasal.")));
  gtk_box_append (GTK_BOX (column), self->empty);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->list));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
prk_naskah_susunan_new (PrkRekamanPage *page)
{
  PrkNaskahSusunan *self = g_object_new (PRK_TYPE_NASKAH_SUSUNAN, NULL);

  self->page = page;
  self->session = g_object_ref (prk_rekaman_page_get_session (page));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, 0);
  show_pasal (self);

  return GTK_WIDGET (self);
}
