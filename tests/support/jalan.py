# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens Prakarsa on sample data beside a register of its own: jalan.py BUILD-FOLDER OUTPUT-FOLDER.

A second laptop, worked on by prakarsa-cli, has written the same fields of a KAK, so that there is a conflict to
decide, and sends a new draft some seconds after the window has opened. Where no register can be started the program
opens all the same. Everything lies in the output folder; deleting it begins anew.
"""

import os
import subprocess
import sys
import threading

import meja

DRAFT_AFTER_S = 15


class Home:
    """What meja.Laptop needs of a desk."""

    def __init__(self, build, home):
        self.program = os.path.join(build, "src", "app", "prakarsa")
        self.home = home
        self.env = dict(os.environ)

    def run_cli(self, *words):
        program = os.path.join(os.path.dirname(self.program), "..", "cli", "prakarsa-cli")
        return subprocess.run([program] + list(words), env=self.env, capture_output=True, text=True, check=True)


def meet(register, one, two, is_new):
    """Both laptops as they stand when the window opens."""
    one.enrol(register, register.add_person("sari"))
    two.enrol(register, register.add_person("budi"))
    if is_new:
        one.cli("sync")
        two.cli("sync")
        meja.disagree(one, two)


def send_draft(two):
    try:
        two.cli("new", "Draf dari laptop kedua")
        two.cli("sync")
    except subprocess.CalledProcessError as error:
        print("the second laptop could not send: %s" % error.stderr, file=sys.stderr)


def main():
    build, out = map(os.path.abspath, sys.argv[1:3])
    os.makedirs(out, exist_ok=True)
    home = Home(build, out)
    one, two = meja.Laptop(home, "laptop-sari"), meja.Laptop(home, "laptop-budi")
    is_new = not os.path.exists(one.folder)
    register, timer, env = None, None, {}
    try:
        if is_new:
            one.cli("sample")
            two.begin()
        register = meja.Register(build, os.path.join(out, "register"))
        meet(register, one, two, is_new)
        timer = threading.Timer(DRAFT_AFTER_S, send_draft, [two])
        timer.start()
        env["PRAKARSA_TOKEN"] = one.token
        print("register: %s; a second laptop sends a draft in %d s" % (register.address, DRAFT_AFTER_S))
    except (OSError, AssertionError, IndexError, subprocess.CalledProcessError) as error:
        print("no register: %s" % error, file=sys.stderr)
    try:
        return subprocess.run([home.program, "--folder", one.folder], env=dict(os.environ, **env)).returncode
    finally:
        if timer is not None:
            timer.cancel()
        if register is not None:
            register.stop()


sys.exit(main())
