/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/prk-id.h"
#include "register/prk-peladen.h"
#include "sync/prk-sync-http.h"
#include "sync/prk-sync-worker.h"

G_BEGIN_DECLS

#define DAERAH "62.04"
#define GENEROUS_S 100 /* for what takes a moment where nobody else works */

/* A register over the loopback, with two operators and an auditor. */
typedef struct
{
  char        *folder;
  PrkKey      *key;
  PrkRegister *registry;
  PrkPeladen  *peladen;
  char        *address;
} Office;

/* A store and what syncs it. */
typedef struct
{
  PrkStore      *store;
  PrkSyncWorker *worker;
  char          *token;
  GError        *error;
  gboolean       is_answered;
} Laptop;

#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean is_late = FALSE;                                                                      \
    guint late_id = g_timeout_add_seconds (GENEROUS_S, fixture_late_cb, &is_late);                 \
    guint beat_id = g_timeout_add (50, fixture_beat_cb, NULL);                                     \
                                                                                                   \
    while (!(condition) && !is_late)                                                               \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (beat_id);                                                                     \
    if (!is_late)                                                                                  \
      g_source_remove (late_id);                                                                   \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

gboolean fixture_late_cb (gpointer user_data);
gboolean fixture_beat_cb (gpointer user_data);

void office_set_up (Office *office, gconstpointer data);
void office_tear_down (Office *office, gconstpointer data);
void laptop_close (Laptop *laptop);
Laptop *laptop_open (Office *office, const char *name);
void enrol_at (Laptop *laptop, const char *address, const char *code);
Laptop *laptop_enrolled (Office *office, const char *name, const char *person);
char *write_kak (Laptop *laptop, const char *id, const char *title);
gboolean has_title (Laptop *laptop, const char *id, const char *title);
gboolean has_sent_all (Laptop *laptop);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Laptop, laptop_close)

G_END_DECLS
