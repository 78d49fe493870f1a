/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-kepala.h"

#define MAX_HEADERS (16 * 1024)

static void
add_size (const char *name,
          const char *value,
          gpointer    size)
{
  *(gsize *) size += strlen (name) + strlen (value);
}

/* Requests whose end two readers could see in two places, and headers over the limit. libsoup takes
 * the last of several Content-Length. */
const char *
_prk_kepala_find_fault (SoupMessageHeaders *headers)
{
  const char *length = soup_message_headers_get_list (headers, "Content-Length");
  const char *encoding = soup_message_headers_get_list (headers, "Transfer-Encoding");
  gsize size = 0;

  if (length != NULL &&
      (encoding != NULL || *length == '\0' || strspn (length, "0123456789") != strlen (length)))
    return "rusak";
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "chunked") != 0)
    return "rusak";
  soup_message_headers_foreach (headers, add_size, &size);

  return size > MAX_HEADERS ? "terlalu_besar" : NULL;
}

/* Answers before the body, and closes the connection: what follows on it is not read. */
void
_prk_kepala_refuse (SoupServerMessage *message,
                    const char        *kode)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean is_large = g_str_equal (kode, "terlalu_besar");
  g_autofree char *answer = g_strdup_printf ("{\"kode\":\"%s\",\"pesan\":\"%s\"}", kode,
                                             is_large ? "Kepala permintaan terlalu besar."
                                                      : "Panjang kiriman tidak jelas.");

  soup_message_headers_replace (headers, "Connection", "close");
  soup_server_message_set_status (message, is_large ? 413 : 400, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, answer,
                                    strlen (answer));
}
