# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a GTK 4 program on the accessibility bus: whole trees in one call, single widgets by D-Bus.

A program keeps a list of its accessible objects (org.a11y.atspi.Cache), which one call returns with names, roles and
parents. GTK 4.8 puts an object there when somebody first asks its parent for it, and leaves it there while it is hidden, so those
that hold others are asked for their children. libatspi would ask for each widget's children, name and role one by one, and keeps a cache of its own that
can become a ring.
"""

import struct

import gi

gi.require_version("Atspi", "2.0")  # for the names of roles and states only
from gi.repository import Atspi, Gio, GLib

ROOT = "/org/a11y/atspi/accessible/root"
CALL_MS = 20000
# What these are made of never changes places, and says the same once more.
LEAVES = ("image", "label", "push button", "scroll bar", "separator")


class Bus:
    """The connection to the accessibility bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, CALL_MS, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def ask(self, sender, path, interface, method, signature=None, *values):
        """What a method returns, as GVariant."""
        arguments = GLib.Variant(signature, values) if signature else None
        return self.connection.call_sync(sender, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, CALL_MS,
                                         None)

    def call(self, *what):
        """The values that a method returns."""
        return self.ask(*what).unpack()

    def program(self, pid):
        """The name on the bus of the program of that process; None while it is not there."""
        for sender, _ in self.call("org.a11y.atspi.Registry", ROOT, "org.a11y.atspi.Accessible", "GetChildren")[0]:
            try:
                owner = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "GetConnectionUnixProcessID", "(s)", sender)[0]
            except GLib.Error:
                continue  # ended meanwhile
            if owner == pid:
                return sender
        return None


_role_names = {}


def _role_name(number):
    if number not in _role_names:
        _role_names[number] = Atspi.role_get_name(Atspi.Role(number))
    return _role_names[number]


def _size(data):
    """Of the numbers in a GVariant container, which grow with it."""
    return 1 if len(data) <= 0xFF else 2 if len(data) <= 0xFFFF else 4


def _ends(data, count):
    """Where the first parts of a GVariant container end: numbers at its own end, the first one last."""
    size = _size(data)
    return [int.from_bytes(data[len(data) - size * i:][:size], "little") for i in range(1, count + 1)]


def _reference(data):
    end, = _ends(data, 1)
    return data[:end - 1].decode(), data[end:-1 - _size(data)].decode()


def _item(data):
    """(so)(so)(so)iiassusau without the program and the states."""
    own, program, parent, interfaces, name, description = _ends(data, 6)
    numbers = parent + -parent % 4
    role = name + -name % 4
    words = data[numbers + 8:interfaces]
    return (_reference(data[:own]), _reference(data[program:parent]), *struct.unpack_from("<ii", data, numbers),
            words[:_ends(words, 1)[0]].decode().split("\0")[:-1] if words else [], data[interfaces:name - 1].decode(),
            *struct.unpack_from("<I", data, role), data[role + 4:description - 1].decode())


def _items(value):
    """What a((so)(so)(so)iiassusau) holds, ten times as fast as unpack()."""
    data = value.get_child_value(0).get_data_as_bytes().get_data()
    if not data:
        return []
    size = _size(data)
    last, = _ends(data, 1)
    ends = struct.unpack_from("<%d%s" % ((len(data) - last) // size, {1: "B", 2: "H", 4: "I"}[size]), data, last)
    starts = [0] + [end + -end % 4 for end in ends]
    return [_item(data[start:end]) for start, end in zip(starts, ends)]


class Node:
    """One accessible object: what the list said of it, and its methods by D-Bus."""

    def __init__(self, bus, item):
        (self.sender, self.path), (_, self.parent_path), self.index, self.child_count, self.interfaces = item[:5]
        self.name, role, self.description = item[5:]
        self.role = _role_name(role)
        self.parent = None
        self.children = []
        self._bus = bus

    def has(self, interface):
        return "org.a11y.atspi." + interface in self.interfaces

    def call(self, interface, method, signature=None, *values):
        return self._bus.call(self.sender, self.path, "org.a11y.atspi." + interface, method, signature, *values)

    def get(self, interface, name):
        """A property as it is now."""
        return self._bus.call(self.sender, self.path, "org.freedesktop.DBus.Properties", "Get", "(ss)",
                              "org.a11y.atspi." + interface, name)[0]

    def state(self, name):
        low, high = self.call("Accessible", "GetState")[0]
        return bool((low | high << 32) >> int(getattr(Atspi.StateType, name.upper())) & 1)

    def below(self):
        """It and everything in it, parents first, in the order of the screen."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


def read_tree(bus, sender):
    """The whole tree of a program as it is now: its root and a dictionary of its nodes by path."""
    told = {}  # the children that a node names, by its path

    def children(node, nodes, by_parent):
        if node.role in LEAVES:
            own = by_parent.get(node.path, ())
            if len(own) == node.child_count:
                return sorted(own, key=lambda child: child.index)
        elif node.child_count == 0 and node.path != ROOT:
            return []
        if node.path not in told:
            try:
                told[node.path] = [path for _, path in node.call("Accessible", "GetChildren")[0]]
            except GLib.Error:
                told[node.path] = []  # gone while we looked
        return [nodes.get(path) for path in told[node.path]]

    while True:
        nodes, by_parent = {}, {}
        for item in _items(bus.ask(sender, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")):
            node = nodes[item[0][1]] = Node(bus, item)
            by_parent.setdefault(node.parent_path, []).append(node)
        n_told, whole = len(told), True
        for node in nodes[ROOT].below():
            known = children(node, nodes, by_parent)
            node.children = [child for child in known if child is not None]
            for child in node.children:
                child.parent = node
            whole = whole and len(node.children) == len(known)
        if whole or len(told) == n_told:  # what was told and is not there has gone meanwhile
            return nodes[ROOT], nodes
