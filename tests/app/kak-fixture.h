/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/kak/prk-kak-session.h"

G_BEGIN_DECLS

/* A store in a folder of its own, the profile of Barito Selatan, and one KAK with a title. */
typedef struct
{
  char      *folder;
  PrkStore  *store;
  PrkProfil *profil;
  char      *id;
} KakFixture;

void           kak_fixture_set_up    (KakFixture    *self,
                                      gconstpointer  data);
void           kak_fixture_tear_down (KakFixture    *self,
                                      gconstpointer  data);
/* Closes the store, or lets go of it as a crash would as far as sessions go, and opens it again. */
void           kak_fixture_reopen    (KakFixture *self);

PrkKakSession *kak_fixture_open      (KakFixture *self);
/* Runs the main context until everything is on the disk. */
void           kak_fixture_flush     (PrkKakSession *session);
void           kak_fixture_wait_ms   (guint ms);
/* What the store has, read anew. */
PrkRecord     *kak_fixture_load      (KakFixture *self);

#define kak_fixture_wait_until(condition)                  \
  G_STMT_START                                             \
  {                                                        \
    gint64 deadline_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(condition))                                   \
      {                                                    \
        g_assert_cmpint (g_get_monotonic_time (), <, deadline_us); \
        g_main_context_iteration (NULL, FALSE);            \
        g_usleep (500);                                    \
      }                                                    \
  }                                                        \
  G_STMT_END

G_END_DECLS
