/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-store.h"

#include "prk-galat-page.h"

struct _PrkGalatPage
{
  AdwBin         parent_instance;

  AdwStatusPage *status;
  AdwActionRow  *kept_row;
  AdwActionRow  *next_row;
  AdwActionRow  *detail_row;
  AdwActionRow  *folder_row;
  GtkLabel      *result_label;
  GtkWidget     *restore_button;
  GtkWidget     *retry_button;

  char          *folder;
  char          *copy;
};

enum
{
  SIGNAL_RETRY_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkGalatPage, prk_galat_page, ADW_TYPE_BIN)

/* Every reason in the same three sentences. */
typedef struct
{
  int         code;
  const char *icon;
  const char *title;
  const char *happened;
  const char *kept;
  const char *next;
} Explanation;

static const Explanation explanations[] = {
  {
    PRK_STORE_ERROR_NEWER, "software-update-available-symbolic",
    N_("The Data Are from a Newer Prakarsa"),
    N_("This program is older than the one that wrote the data, so it does not understand them."),
    N_("Everything. This program has not touched the data."),
    N_("Install the newer Prakarsa on this laptop, then open it again."),
  },
  {
    PRK_STORE_ERROR_DAMAGED, "dialog-error-symbolic",
    N_("The Data File Is Damaged"),
    N_("The database does not pass its check. A failing disk or a program that changed the file "
       "may be the cause."),
    N_("The damaged file as it is. It has not been touched, and it is put aside before anything "
       "is restored."),
    NULL,
  },
  {
    PRK_STORE_ERROR_FULL, "drive-harddisk-symbolic",
    N_("The Disk Is Full"),
    N_("There is no room to open the data."),
    N_("Everything that was saved before."),
    N_("Delete what is not needed, or empty the trash, then try again."),
  },
  {
    PRK_STORE_ERROR_READ_ONLY, "changes-prevent-symbolic",
    N_("The Data Folder Cannot Be Written"),
    N_("Prakarsa may not write in its folder, so nothing that you type could be saved."),
    N_("Everything that was saved before."),
    N_("Give your user the right to write in the folder, or attach the drive in a way that "
       "allows writing, then try again."),
  },
  {
    PRK_STORE_ERROR_BUSY, "system-lock-screen-symbolic",
    N_("Another Program Holds the Data"),
    N_("The database is locked, perhaps by a backup program or by another Prakarsa."),
    N_("Everything."),
    N_("Close the other program, or wait until it is done, then try again."),
  },
};

static const Explanation unknown = {
  PRK_STORE_ERROR_FAILED, "dialog-error-symbolic",
  N_("The Data Cannot Be Opened"),
  N_("Something went wrong that Prakarsa has no name for."),
  N_("Everything that was saved before."),
  N_("Try again. If it happens again, show this page to whoever looks after your computers."),
};

static const Explanation *
find_explanation (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (explanations); i++)
    if (g_error_matches (error, PRK_STORE_ERROR, explanations[i].code))
      return &explanations[i];
  return &unknown;
}

static void
show_result (PrkGalatPage *self,
             const char   *text)
{
  gtk_label_set_label (self->result_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), TRUE);
}

static void
retry_clicked_cb (GtkButton    *button,
                  PrkGalatPage *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY_CLICKED], 0);
}

static void
folder_clicked_cb (GtkButton    *button,
                   PrkGalatPage *self)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->folder);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
}

typedef struct
{
  char *folder;
  char *copy;
  char *damaged_path;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_free (restoring->folder);
  g_free (restoring->copy);
  g_free (restoring->damaged_path);
  g_free (restoring);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Restoring *restoring = task_data;
  g_autoptr(GError) error = NULL;

  if (prk_store_restore_copy (restoring->folder, restoring->copy, &restoring->damaged_path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  PrkGalatPage *self = PRK_GALAT_PAGE (source);
  Restoring *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      gtk_widget_set_sensitive (self->restore_button, TRUE);
      text = g_strdup_printf (_("The copy could not be restored: %s"), error->message);
      show_result (self, text);
      return;
    }

  adw_status_page_set_icon_name (self->status, "object-select-symbolic");
  adw_status_page_set_title (self->status, _("The Last Copy Is Back"));
  adw_status_page_set_description (self->status,
                                   _("Look which of your latest changes are missing, and "
                                     "write them again."));
  /* Translators: %s is the path of a folder */
  text = g_strdup_printf (_("The damaged file was put into %s"), restoring->damaged_path);
  adw_action_row_set_subtitle (self->kept_row, text);
  adw_action_row_set_subtitle (self->next_row, _("Go on with the copy."));
  gtk_widget_set_visible (self->restore_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->retry_button), _("Open Prakarsa"));
  gtk_widget_add_css_class (self->retry_button, "suggested-action");
  gtk_widget_set_visible (self->retry_button, TRUE);
  gtk_widget_grab_focus (self->retry_button);
}

static void
restore_clicked_cb (GtkButton    *button,
                    PrkGalatPage *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, restored_cb, NULL);
  Restoring *restoring = g_new0 (Restoring, 1);

  gtk_widget_set_sensitive (self->restore_button, FALSE);
  restoring->folder = g_strdup (self->folder);
  restoring->copy = g_strdup (self->copy);
  g_task_set_source_tag (task, restore_clicked_cb);
  g_task_set_task_data (task, restoring, (GDestroyNotify) restoring_free);
  g_task_run_in_thread (task, restore_thread);
}

static void
prk_galat_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_GALAT_PAGE);

  G_OBJECT_CLASS (prk_galat_page_parent_class)->dispose (object);
}

static void
prk_galat_page_finalize (GObject *object)
{
  PrkGalatPage *self = PRK_GALAT_PAGE (object);

  g_free (self->folder);
  g_free (self->copy);

  G_OBJECT_CLASS (prk_galat_page_parent_class)->finalize (object);
}

static void
prk_galat_page_class_init (PrkGalatPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_galat_page_dispose;
  object_class->finalize = prk_galat_page_finalize;

  signals[SIGNAL_RETRY_CLICKED] = g_signal_new ("retry-clicked",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/awal/prk-galat-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkGalatPage, status);
  gtk_widget_class_bind_template_child (widget_class, PrkGalatPage, kept_row);
  gtk_widget_class_bind_template_child (widget_class, PrkGalatPage, next_row);
  gtk_widget_class_bind_template_child (widget_class, PrkGalatPage, detail_row);
  gtk_widget_class_bind_template_child (widget_class, PrkGalatPage, folder_row);
  gtk_widget_class_bind_template_child (widget_class, PrkGalatPage, result_label);
  gtk_widget_class_bind_template_child (widget_class, PrkGalatPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, PrkGalatPage, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
}

static void
prk_galat_page_init (PrkGalatPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
copy_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  PrkGalatPage *self = PRK_GALAT_PAGE (source);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  self->copy = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->copy == NULL)
    {
      adw_action_row_set_subtitle (self->next_row,
                                   _("There is no good copy in this folder. Show this page to "
                                     "whoever looks after your computers before you do "
                                     "anything with the folder."));
      return;
    }

  name = g_path_get_basename (self->copy);
  /* Translators: %s is the name of a file with a date in it */
  text = g_strdup_printf (_("Restore the last good copy (%s). What was written after it is only in "
                            "the damaged file."), name);
  adw_action_row_set_subtitle (self->next_row, text);
  gtk_widget_set_visible (self->restore_button, TRUE);
}

/* A copy is good when it passes the same check as the database, which takes its time. */
static void
find_copy_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  g_task_return_pointer (task, prk_store_find_copy (task_data), g_free);
}

static void
explain_damage (PrkGalatPage *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, copy_found_cb, NULL);

  adw_action_row_set_subtitle (self->next_row, _("Looking for a good copy…"));
  g_task_set_source_tag (task, explain_damage);
  g_task_set_task_data (task, g_strdup (self->folder), g_free);
  g_task_run_in_thread (task, find_copy_thread);
}

/**
 * prk_galat_page_new:
 * @folder: the data folder
 * @error: why the store could not be opened
 *
 * Explains the error and offers what can be done about it.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
prk_galat_page_new (const char   *folder,
                    const GError *error)
{
  PrkGalatPage *self;
  const Explanation *explanation;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error != NULL, NULL);

  self = g_object_new (PRK_TYPE_GALAT_PAGE, NULL);
  self->folder = g_strdup (folder);
  explanation = find_explanation (error);

  adw_status_page_set_icon_name (self->status, explanation->icon);
  adw_status_page_set_title (self->status, _(explanation->title));
  adw_status_page_set_description (self->status, _(explanation->happened));
  detail = g_markup_escape_text (error->message, -1);
  adw_action_row_set_subtitle (self->detail_row, detail);
  adw_action_row_set_subtitle (self->kept_row, _(explanation->kept));
  adw_action_row_set_subtitle (self->folder_row, folder);

  if (explanation->next != NULL)
    adw_action_row_set_subtitle (self->next_row, _(explanation->next));
  else
    explain_damage (self);
  /* Neither a newer program nor a damaged file goes away by itself. */
  gtk_widget_set_visible (self->retry_button,
                          explanation->code != PRK_STORE_ERROR_NEWER
                            && explanation->code != PRK_STORE_ERROR_DAMAGED);

  return GTK_WIDGET (self);
}
