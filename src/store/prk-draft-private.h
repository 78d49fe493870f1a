/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-job-private.h"

G_BEGIN_DECLS

/* @job is about to join @backlog, where writes wait for the disk to come back. If it is a draft and
 * the newest write of the same record there is an older draft of the same field, that one is done
 * when this one is, so that an hour of typing on a full disk keeps one text and not thousands. */
void _prk_draft_coalesce (GQueue *backlog,
                          PrkJob *job);

G_END_DECLS
