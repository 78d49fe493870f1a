/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-status.h"

typedef struct
{
  const char *code;
  const char *label;
  const char *icon;
  const char *style;
} Status;

static const Status statuses[PRK_N_STATUS] = {
  { "draft", NC_("status", "Draft"), "document-edit-symbolic", NULL },
  { "diajukan", NC_("status", "Submitted"), "document-send-symbolic", "accent" },
  { "ditelaah", NC_("status", "In review"), "system-search-symbolic", "accent" },
  { "dikembalikan", NC_("status", "Returned"), "edit-undo-symbolic", "warning" },
  { "diterima", NC_("status", "Accepted"), "object-select-symbolic", "success" },
  { "ditolak", NC_("status", "Rejected"), "process-stop-symbolic", "error" },
};

static const Status *
find_status (const char *status)
{
  for (guint i = 0; i < PRK_N_STATUS; i++)
    if (g_strcmp0 (status, statuses[i].code) == 0)
      return &statuses[i];
  return NULL;
}

const char *
prk_status_get_code (guint index)
{
  g_return_val_if_fail (index < PRK_N_STATUS, NULL);

  return statuses[index].code;
}

/**
 * prk_status_get_label:
 * @status: (nullable): a code such as "draft"; one of a newer program is shown as it stands
 *
 * The word for a status, in the language of the screen.
 *
 * Returns: (transfer none): the word, never %NULL
 */
const char *
prk_status_get_label (const char *status)
{
  const Status *found = find_status (status);

  if (found != NULL)
    return g_dpgettext2 (NULL, "status", found->label);
  return status != NULL ? status : "";
}

const char *
prk_status_get_icon (const char *status)
{
  const Status *found = find_status (status);

  return found != NULL ? found->icon : "dialog-question-symbolic";
}

const char *
prk_status_get_style (const char *status)
{
  const Status *found = find_status (status);

  return found != NULL ? found->style : NULL;
}
