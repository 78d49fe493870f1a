/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-cari.h"
#include "prk-kak-find-bar.h"

#define REST_MS 150

struct _PrkKakFindBar
{
  AdwBin         parent_instance;

  GtkRevealer   *revealer;
  GtkSearchEntry *entry;
  GtkLabel      *count;
  GtkToggleButton *case_button;
  GtkWidget     *replace_line;
  GtkEntry      *replacement;
  GtkWidget     *previous_button;
  GtkWidget     *next_button;
  GtkWidget     *replace_button;
  GtkWidget     *replace_all_button;

  PrkKakSession *session;
  GCancellable  *search; /* (nullable) of the search at work */
  GPtrArray     *found;  /* (nullable) (element-type PrkKakTemu) */
  guint          index;  /* of the place shown; found->len for none */
  guint          rest_id;
  gboolean       wants_jump;
};

enum
{
  SIGNAL_JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkKakFindBar, prk_kak_find_bar, ADW_TYPE_BIN)

typedef struct
{
  PrkRecord *record;
  PrkProfil *profil;
  char      *text;
  gboolean   case_sensitive;
} Work;

static void
work_free (Work *work)
{
  prk_record_unref (work->record);
  prk_profil_unref (work->profil);
  g_free (work->text);
  g_free (work);
}

static gboolean
is_open (PrkKakFindBar *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

static void
show_count (PrkKakFindBar *self)
{
  guint n_found = self->found != NULL ? self->found->len : 0;
  gboolean is_locked = prk_kak_session_is_locked (self->session);
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    text = g_strdup ("");
  else if (n_found == 0)
    text = g_strdup (_("Not found"));
  else if (self->index < n_found)
    text = g_strdup_printf (_("%u of %u"), self->index + 1, n_found);
  else
    text = g_strdup_printf (g_dngettext (NULL, "%u place", "%u places", n_found), n_found);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_sensitive (self->previous_button, n_found > 0);
  gtk_widget_set_sensitive (self->next_button, n_found > 0);
  gtk_widget_set_sensitive (self->replace_button, n_found > 0 && !is_locked);
  gtk_widget_set_sensitive (self->replace_all_button, n_found > 0 && !is_locked);
}

static void
jump (PrkKakFindBar *self)
{
  PrkKakTemu *temu;

  show_count (self);
  if (self->found == NULL || self->index >= self->found->len)
    return;

  temu = g_ptr_array_index (self->found, self->index);
  g_signal_emit (self, signals[SIGNAL_JUMP], 0, temu->path, (int) temu->start, (int) temu->end);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Work *work = task_data;

  g_task_return_pointer (
      task, prk_kak_cari (work->record, work->profil, work->text, work->case_sensitive),
      (GDestroyNotify)g_ptr_array_unref);
}

/* The place that was shown stays the one shown, or the next one after it. */
static guint
find_place (GPtrArray  *found,
            PrkKakTemu *shown)
{
  guint after = 0;

  for (guint i = 0; shown != NULL && i < found->len; i++)
    {
      PrkKakTemu *temu = g_ptr_array_index (found, i);

      if (!g_str_equal (temu->path, shown->path))
        continue;
      if (temu->start >= shown->start)
        return i;
      after = i + 1;
    }

  return after < found->len ? after : 0;
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PrkKakFindBar *self = PRK_KAK_FIND_BAR (source);
  GPtrArray *found = g_task_propagate_pointer (G_TASK (result), NULL);
  PrkKakTemu *shown = NULL;
  gboolean had_place;

  if (found == NULL)
    return;

  if (self->found != NULL && self->index < self->found->len)
    shown = g_ptr_array_index (self->found, self->index);
  had_place = shown != NULL || self->wants_jump;
  self->index = had_place ? find_place (found, shown) : found->len;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;

  if (self->wants_jump)
    jump (self);
  else
    show_count (self);
  self->wants_jump = FALSE;
}

static void
search (PrkKakFindBar *self)
{
  g_autoptr(GTask) task = NULL;
  Work *work;

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();

  work = g_new0 (Work, 1);
  work->record = prk_record_copy (prk_kak_session_get_record (self->session));
  work->profil = prk_profil_ref (prk_kak_session_get_profil (self->session));
  work->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  work->case_sensitive = gtk_toggle_button_get_active (self->case_button);

  task = g_task_new (self, self->search, searched_cb, NULL);
  g_task_set_source_tag (task, search);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, search_in_thread);
}

static gboolean
rested_cb (gpointer user_data)
{
  PrkKakFindBar *self = user_data;

  self->rest_id = 0;
  search (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (PrkKakFindBar *self)
{
  if (!is_open (self))
    return;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

static void
entry_changed_cb (PrkKakFindBar *self)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->wants_jump = TRUE;
  search (self);
}

static void
move (PrkKakFindBar *self,
      int            step)
{
  if (self->found == NULL || self->found->len == 0)
    return;

  if (self->index >= self->found->len)
    self->index = step > 0 ? 0 : self->found->len - 1;
  else
    self->index = (self->index + self->found->len + step) % self->found->len;
  jump (self);
}

static void
next_cb (PrkKakFindBar *self)
{
  move (self, 1);
}

static void
previous_cb (PrkKakFindBar *self)
{
  move (self, -1);
}

static void
replace (PrkKakFindBar *self,
         GPtrArray     *places,
         const char    *label)
{
  g_autoptr(PrkKakStep) step = NULL;

  prk_kak_session_settle (self->session);
  step = prk_kak_cari_ganti (prk_kak_session_get_record (self->session),
                             prk_kak_session_get_profil (self->session), places,
                             gtk_editable_get_text (GTK_EDITABLE (self->replacement)), label);
  prk_kak_session_apply_step (self->session, step);
}

/* Places are those of the text as it was searched; when it has changed since, it is searched again
 * first. */
static gboolean
is_current (PrkKakFindBar *self)
{
  return self->rest_id == 0 && self->found != NULL;
}

static void
replace_clicked_cb (PrkKakFindBar *self)
{
  g_autoptr(GPtrArray) place = g_ptr_array_new ();

  if (!is_current (self) || self->index >= self->found->len)
    {
      move (self, 1);
      return;
    }

  g_ptr_array_add (place, g_ptr_array_index (self->found, self->index));
  replace (self, place, _("Replace"));
  self->wants_jump = TRUE;
  search (self);
}

static void
replace_all_clicked_cb (PrkKakFindBar *self)
{
  g_autofree char *text = NULL;
  guint n_found;

  if (!is_current (self))
    return;

  n_found = self->found->len;
  replace (self, self->found, _("Replace all"));
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  text = g_strdup_printf (g_dngettext (NULL, "%u place replaced", "%u places replaced", n_found),
                          n_found);
  gtk_label_set_label (self->count, text);
}

static void
close_cb (PrkKakFindBar *self)
{
  prk_kak_find_bar_close (self);
}

static void
prk_kak_find_bar_dispose (GObject *object)
{
  PrkKakFindBar *self = PRK_KAK_FIND_BAR (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->session);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  /* The child is bound, too; an AdwBin would hold on to what the template lets go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_KAK_FIND_BAR);

  G_OBJECT_CLASS (prk_kak_find_bar_parent_class)->dispose (object);
}

static void
prk_kak_find_bar_class_init (PrkKakFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_kak_find_bar_dispose;

  signals[SIGNAL_JUMP]
      = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/kak/prk-kak-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, case_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, replace_line);
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, PrkKakFindBar, replace_all_button);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
prk_kak_find_bar_init (PrkKakFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
prk_kak_find_bar_set_session (PrkKakFindBar *self,
                              PrkKakSession *session)
{
  g_return_if_fail (PRK_IS_KAK_FIND_BAR (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_count (self);
}

void
prk_kak_find_bar_open (PrkKakFindBar *self,
                       gboolean       with_replace)
{
  g_return_if_fail (PRK_IS_KAK_FIND_BAR (self));

  gtk_widget_set_visible (self->replace_line,
                          with_replace && !prk_kak_session_is_locked (self->session));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    search (self);
}

void
prk_kak_find_bar_close (PrkKakFindBar *self)
{
  g_return_if_fail (PRK_IS_KAK_FIND_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (self->found != NULL && self->index < self->found->len)
    jump (self);
}

/* Back from the place that was shown; what is typed next goes on where it was. */
void
prk_kak_find_bar_grab_focus (PrkKakFindBar *self)
{
  g_return_if_fail (PRK_IS_KAK_FIND_BAR (self));

  if (is_open (self))
    gtk_text_grab_focus_without_selecting (
        GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}
