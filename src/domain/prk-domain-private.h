/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A data file compiled into this layer, e.g. "/skema/kak.json". Aborts when there is none: use it
 * for files that ship. */
GBytes *_prk_domain_lookup (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* Names of the files in a folder such as "/klasifikasi/", sorted. */
GStrv   _prk_domain_list   (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
