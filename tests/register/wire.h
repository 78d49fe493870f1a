/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "register-fixture.h"
#include "register/prk-peladen.h"

G_BEGIN_DECLS

/* A real server on a loopback port, in a thread of its own, and a client of it. */
typedef struct
{
  RegisterFixture *fixture;
  SoupSession     *session;
  char            *token; /* (nullable) sent with every request */
  guint            port;

  GThread         *thread;
  GMainContext    *context;
  GMutex           mutex;
  GCond            cond;
  int              is_closing; /* atomic */
} Wire;

Wire       *wire_new            (void);
void        wire_free           (Wire *self);

/* Enrols over the wire; @wire speaks for that device then. */
void        wire_enrol          (Wire          *self,
                                 PrkTestDevice *device,
                                 const char    *daerah,
                                 const char    *orang);

/* The body of an answer that has to be JSON with @status. */
JsonNode   *wire_ask            (Wire       *self,
                                 const char *method,
                                 const char *path,
                                 const char *body,
                                 guint       status) G_GNUC_WARN_UNUSED_RESULT;
void        wire_assert_refused (Wire       *self,
                                 const char *method,
                                 const char *path,
                                 const char *body,
                                 guint       status,
                                 const char *kode);

/* A message to send, with the token; (transfer full) */
SoupMessage *wire_message       (Wire       *self,
                                 const char *method,
                                 const char *path);
GBytes      *wire_send          (Wire        *self,
                                 SoupMessage *message);
JsonNode    *wire_parse         (GBytes *bytes);

/* Sends text as it is and reads until the server closes; with @hangs_up it is the end of what will
 * be sent. */
char        *wire_raw           (guint       port,
                                 const char *text,
                                 gboolean    hangs_up) G_GNUC_WARN_UNUSED_RESULT;

/* The body of POST /v1/ops; ends with NULL. */
char        *wire_batch         (PrkOp *first,
                                 ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
GBytes      *wire_gzip          (const char *text,
                                 gsize       size,
                                 int         level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wire, wire_free)

G_END_DECLS
