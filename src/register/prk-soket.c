/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gunixsocketaddress.h>
#include <unistd.h>

#include "prk-soket.h"

/* GLib's own backlog of 10 turns away an office that comes back to the network at once. */
#define BACKLOG 1024

static GSocket *
open_at (GSocketAddress  *address,
         GError         **error)
{
  g_autoptr(GSocket) socket = g_socket_new (g_socket_address_get_family (address),
                                            G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, error);

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!g_socket_bind (socket, address, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;

  return g_steal_pointer (&socket);
}

/* On 127.0.0.1; port 0 takes a free one. */
GSocket *
_prk_soket_open_local (guint    port,
                       GError **error)
{
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);

  return open_at (address, error);
}

/* A server that was killed leaves its socket behind. */
static void
remove_dead_socket (GSocketAddress *address,
                    const char     *path)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GSocketConnection) connection =
      g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    unlink (path);
}

GSocket *
_prk_soket_open_unix (const char  *path,
                      GError     **error)
{
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (path);

  remove_dead_socket (address, path);

  return open_at (address, error);
}
