/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What the headers of a request alone give away, before its body is read. Returns a code of
 * PROTOCOL.md, NULL where nothing is wrong. */
const char *_prk_kepala_find_fault (SoupMessageHeaders *headers);
void        _prk_kepala_refuse     (SoupServerMessage *message,
                                    const char        *kode);

G_END_DECLS
