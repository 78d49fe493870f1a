/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-kak-kata.h"
#include "app/prk-when.h"
#include "app/widget/prk-narasi-editor.h"
#include "base/prk-json.h"
#include "domain/prk-skema.h"
#include "oplog/prk-text-diff.h"

#include "prk-konflik-baris.h"

struct _PrkKonflikBaris
{
  GtkBox           parent_instance;

  PrkKakSession   *session;
  char            *path;
  char            *place;   /* the field in words */
  const PrkBidang *bidang;  /* (nullable) */
  JsonNode        *mine;
  JsonNode        *theirs;
  GtkRevealer     *editor_place;
  GtkWidget       *editor;  /* a PrkNarasiEditor or a GtkEntry, once asked for */
};

G_DEFINE_FINAL_TYPE (PrkKonflikBaris, prk_konflik_baris, GTK_TYPE_BOX)

/* Values */

/* Narrative text as it is stored; NULL where the value is none. */
static const char *
get_narasi (JsonNode *value)
{
  return value != NULL && JSON_NODE_HOLDS_OBJECT (value)
           ? prk_json_get_string (json_node_get_object (value), "teks", NULL)
           : NULL;
}

/* Free text of one line; NULL for dates, codes and numbers, which cannot be joined. */
static const char *
get_words (PrkKonflikBaris *self,
           JsonNode        *value)
{
  if (self->bidang == NULL || self->bidang->jenis != PRK_JENIS_TEKS || value == NULL ||
      !JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (value);
}

static JsonNode *
new_narasi (const char *text)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "teks", text);
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
new_words (const char *text)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, text);
  return node;
}

static gboolean
has_paragraph (char       **paragraphs,
               const char  *wanted)
{
  for (char **one = paragraphs; *one != NULL; one++)
    if (strcmp (g_strstrip (*one), wanted) == 0)
      return TRUE;
  return FALSE;
}

/**
 * prk_konflik_gabung:
 * @mine: CommonMark
 * @theirs: CommonMark
 *
 * Takes all of @mine, and each paragraph of @theirs that it lacks, behind the one that stands
 * before it there.
 *
 * Returns: (transfer full): both texts as one
 */
char *
prk_konflik_gabung (const char *mine,
                    const char *theirs)
{
  g_auto(GStrv) left = NULL;
  g_auto(GStrv) right = NULL;
  g_autoptr(GPtrArray) all = NULL;
  guint place = 0;

  g_return_val_if_fail (mine != NULL && theirs != NULL, NULL);

  left = g_strsplit (mine, "\n\n", -1);
  right = g_strsplit (theirs, "\n\n", -1);
  all = g_ptr_array_new ();
  for (char **one = left; *one != NULL; one++)
    if (*g_strstrip (*one) != '\0')
      g_ptr_array_add (all, *one);

  place = all->len;
  for (char **one = right; *one != NULL; one++)
    {
      guint found;

      if (*g_strstrip (*one) == '\0')
        continue;
      if (!has_paragraph (left, *one))
        {
          g_ptr_array_insert (all, (int) place, *one);
          place++;
        }
      else if (g_ptr_array_find_with_equal_func (all, *one, g_str_equal, &found))
        place = found + 1;
    }
  g_ptr_array_add (all, NULL);

  return g_strjoinv ("\n\n", (char **) all->pdata);
}

static JsonNode *
new_both (PrkKonflikBaris *self)
{
  const char *mine = get_narasi (self->mine);
  const char *theirs = get_narasi (self->theirs);
  g_autofree char *both = NULL;

  if (mine != NULL && theirs != NULL)
    {
      both = prk_konflik_gabung (mine, theirs);
      return new_narasi (both);
    }

  mine = get_words (self, self->mine);
  theirs = get_words (self, self->theirs);
  if (mine == NULL || theirs == NULL)
    return NULL;
  both = g_strconcat (mine, " / ", theirs, NULL);
  return new_words (both);
}

/* Choosing */

static void
choose (PrkKonflikBaris *self,
        JsonNode        *value)
{
  g_autoptr(PrkKakSession) session = g_object_ref (self->session);
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);
  g_autofree char *path = g_strdup (self->path);

  /* Replaces every value that stands, also where the one chosen is on show already. */
  prk_edit_set_node (edit, path, value);
  prk_kak_session_apply (session, edit, _("Decide a conflict"));
}

static void
mine_clicked_cb (GtkButton       *button,
                 PrkKonflikBaris *self)
{
  choose (self, self->mine);
}

static void
theirs_clicked_cb (GtkButton       *button,
                   PrkKonflikBaris *self)
{
  choose (self, self->theirs);
}

static void
both_clicked_cb (GtkButton       *button,
                 PrkKonflikBaris *self)
{
  g_autoptr(JsonNode) both = new_both (self);

  choose (self, both);
}

static void
save_clicked_cb (GtkButton       *button,
                 PrkKonflikBaris *self)
{
  g_autoptr(JsonNode) value = NULL;

  if (PRK_IS_NARASI_EDITOR (self->editor))
    value = new_narasi (prk_narasi_editor_get_text (PRK_NARASI_EDITOR (self->editor)));
  else
    value = new_words (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  choose (self, value);
}

static void
cancel_clicked_cb (GtkButton       *button,
                   PrkKonflikBaris *self)
{
  gtk_revealer_set_reveal_child (self->editor_place, FALSE);
}

static void
set_name (GtkWidget  *widget,
          const char *what,
          const char *place)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", what, place);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static GtkWidget *
new_button (PrkKonflikBaris *self,
            const char      *label,
            GCallback        callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  set_name (button, label, self->place);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

static void
make_editor (PrkKonflikBaris *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save = new_button (self, _("Save"), G_CALLBACK (save_clicked_cb));
  g_autoptr(JsonNode) both = new_both (self);

  if (get_narasi (both) != NULL)
    {
      self->editor = prk_narasi_editor_new ();
      prk_narasi_editor_set_label (PRK_NARASI_EDITOR (self->editor), self->place);
      prk_narasi_editor_set_text (PRK_NARASI_EDITOR (self->editor), get_narasi (both));
    }
  else
    {
      self->editor = gtk_entry_new ();
      gtk_editable_set_text (GTK_EDITABLE (self->editor), json_node_get_string (both));
      set_name (self->editor, _("Edit"), self->place);
    }

  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons),
                  new_button (self, _("Cancel"), G_CALLBACK (cancel_clicked_cb)));
  gtk_box_append (GTK_BOX (buttons), save);
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_revealer_set_child (self->editor_place, box);
}

static void
edit_clicked_cb (GtkButton       *button,
                 PrkKonflikBaris *self)
{
  if (self->editor == NULL)
    make_editor (self);
  gtk_revealer_set_reveal_child (self->editor_place, TRUE);
  gtk_widget_grab_focus (self->editor);
}

/* Showing */

static void
append_side (GString          *markup,
             const PrkDiffRun *run)
{
  g_autofree char *escaped = g_markup_escape_text (run->text, -1);

  if (run->kind == PRK_DIFF_EQUAL)
    g_string_append (markup, escaped);
  else
    g_string_append_printf (markup,
                            "<span weight=\"bold\" underline=\"single\" background=\"%s\""
                            " background_alpha=\"30%%\">%s</span>",
                            run->kind == PRK_DIFF_REMOVED ? "#e66100" : "#1c71d8", escaped);
}

/* One side of the comparison: what both have plain, what only this one has marked. */
static char *
dup_side (GPtrArray   *runs,
          PrkDiffKind  kind)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const PrkDiffRun *run = g_ptr_array_index (runs, i);

      if (run->kind == PRK_DIFF_EQUAL || run->kind == kind)
        append_side (markup, run);
    }
  if (markup->len == 0)
    g_string_append_printf (markup, "<i>%s</i>", _("(empty)"));
  return g_string_free (markup, FALSE);
}

static char *
dup_origin (PrkKonflikBaris *self,
            const PrkWrite  *head)
{
  g_autofree char *when = prk_when_dup_long (prk_op_get_at_us (head->op));
  g_autofree char *who = prk_kak_kata_dup_siapa (prk_kak_session_get_store (self->session),
                                                 prk_op_get_device (head->op));

  return g_strdup_printf ("%s · %s", who, when);
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_side (PrkKonflikBaris *self,
          const char      *title,
          const char      *origin,
          const char      *markup,
          GtkWidget       *button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *by = new_label (origin, "caption");
  GtkWidget *text = new_label (NULL, NULL);

  gtk_label_set_markup (GTK_LABEL (text), markup);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_vexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  gtk_widget_add_css_class (by, "dim-label");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_vexpand (button, TRUE);
  gtk_box_append (GTK_BOX (box), new_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), by);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "konflik-side");
  return box;
}

static void
add_sides (PrkKonflikBaris *self,
           const PrkWrite  *mine,
           const PrkWrite  *theirs,
           gboolean         is_mine)
{
  g_autofree char *before = prk_kak_kata_dup_nilai (self->bidang, self->mine);
  g_autofree char *after = prk_kak_kata_dup_nilai (self->bidang, self->theirs);
  g_autoptr(GPtrArray) runs = prk_text_diff (before, after);
  g_autofree char *left = dup_side (runs, PRK_DIFF_REMOVED);
  g_autofree char *right = dup_side (runs, PRK_DIFF_ADDED);
  g_autofree char *left_origin = dup_origin (self, mine);
  g_autofree char *right_origin = dup_origin (self, theirs);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides),
                  new_side (self, is_mine ? _("Mine") : _("One"), left_origin, left,
                            new_button (self, is_mine ? _("Take Mine") : _("Take the One"),
                                        G_CALLBACK (mine_clicked_cb))));
  gtk_box_append (GTK_BOX (sides),
                  new_side (self, is_mine ? _("Theirs") : _("The Other"), right_origin, right,
                            new_button (self, is_mine ? _("Take Theirs") : _("Take the Other"),
                                        G_CALLBACK (theirs_clicked_cb))));
  gtk_box_append (GTK_BOX (self), sides);
}

static void
add_ways (PrkKonflikBaris *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr(JsonNode) both = new_both (self);

  if (both == NULL)
    return;

  self->editor_place = GTK_REVEALER (gtk_revealer_new ());
  gtk_box_append (GTK_BOX (buttons),
                  new_button (self, _("Use Both"), G_CALLBACK (both_clicked_cb)));
  gtk_box_append (GTK_BOX (buttons), new_button (self, _("Edit"), G_CALLBACK (edit_clicked_cb)));
  gtk_box_append (GTK_BOX (self), buttons);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->editor_place));
}

/* Mine is what this device wrote; of several others the newest. */
static void
fill (PrkKonflikBaris *self)
{
  PrkRecord *record = prk_kak_session_get_record (self->session);
  g_autoptr(GPtrArray) heads = prk_record_list_heads (record, self->path);
  const char *device = prk_store_get_device (prk_kak_session_get_store (self->session));
  const PrkWrite *mine = NULL, *theirs = NULL;
  gboolean is_mine;

  for (guint i = 0; i < heads->len; i++)
    {
      const PrkWrite *head = g_ptr_array_index (heads, i);

      if (g_strcmp0 (prk_op_get_device (head->op), device) == 0)
        mine = head;
      else if (theirs != NULL && mine == NULL && i + 1 == heads->len)
        mine = theirs;
      if (mine != head)
        theirs = head;
    }
  if (mine == NULL || theirs == NULL)
    return;

  is_mine = g_strcmp0 (prk_op_get_device (mine->op), device) == 0;
  self->mine = json_node_copy (mine->set->value);
  self->theirs = json_node_copy (theirs->set->value);
  gtk_box_append (GTK_BOX (self), new_label (self->place, "title-4"));
  if (heads->len > 2)
    gtk_box_append (GTK_BOX (self),
                    new_label (_("More than two people wrote this. The two newest are compared; "
                                 "all values stand in the history of the KAK."), "dim-label"));
  add_sides (self, mine, theirs, is_mine);
  add_ways (self);
}

static void
prk_konflik_baris_finalize (GObject *object)
{
  PrkKonflikBaris *self = PRK_KONFLIK_BARIS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->mine, json_node_unref);
  g_clear_pointer (&self->theirs, json_node_unref);

  G_OBJECT_CLASS (prk_konflik_baris_parent_class)->finalize (object);
}

static void
prk_konflik_baris_class_init (PrkKonflikBarisClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_konflik_baris_finalize;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
prk_konflik_baris_init (PrkKonflikBaris *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
}

/**
 * prk_konflik_baris_new:
 * @session: the KAK
 * @path: a path with several values to choose between
 *
 * Shows the values as they stand now; made anew when they change.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
prk_konflik_baris_new (PrkKakSession *session,
                       const char    *path)
{
  PrkKonflikBaris *self;
  PrkProfil *profil;
  const PrkBagian *bagian = NULL;

  g_return_val_if_fail (PRK_IS_KAK_SESSION (session), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PRK_TYPE_KONFLIK_BARIS, NULL);
  profil = prk_kak_session_get_profil (session);
  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  self->bidang = prk_skema_find_bidang (prk_profil_get_skema (profil), path, &bagian);
  self->place = prk_kak_kata_dup_tempat (profil, prk_kak_session_get_record (session), path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->place, -1);
  fill (self);

  return GTK_WIDGET (self);
}

const char *
prk_konflik_baris_get_path (PrkKonflikBaris *self)
{
  g_return_val_if_fail (PRK_IS_KONFLIK_BARIS (self), NULL);

  return self->path;
}
