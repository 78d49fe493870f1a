# SPDX-License-Identifier: GPL-3.0-or-later
"""Five laptops and a register, all real programs: lines are cut, stall and lie, programs are killed. Afterwards every op is in
the history once, all laptops show the same and nothing waits. test-processes.py CLI REGISTER [SEED]. Prints TAP."""

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import traceback

CLI, REGISTER = map(os.path.abspath, sys.argv[1:3])
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 20261121
DAERAH = "62.04"
LAPTOPS = 5
ROUNDS = 40
GENEROUS_S = 240  # for what takes a second where nobody else works
PORTAL = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 27\r\nConnection: close\r\n\r\n<html>Please log in</html>\n"


class Line:
    """A laptop's line to the register: open, cut, dead (takes all, brings nothing) or with a portal in it."""

    def __init__(self, register):
        self.register = register
        self.state = "open"
        self.pairs = []
        self.lock = threading.Lock()
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(32)
        self.address = "http://127.0.0.1:%d" % self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def set(self, state):
        with self.lock:
            self.state = state
            pairs, self.pairs = self.pairs, []
        for pair in pairs if state in ("cut", "open") else []:
            for end in pair:
                close(end)

    def serve(self):
        while True:
            near, _ = self.listener.accept()
            threading.Thread(target=self.meet, args=(near,), daemon=True).start()

    def meet(self, near):
        if self.state == "portal":
            near.recv(65536)
            near.sendall(PORTAL)
        if self.state in ("portal", "cut"):
            close(near)
            return
        try:
            far = socket.socket(socket.AF_UNIX)
            far.connect(self.register.socket)
        except OSError:
            close(near)
            return
        with self.lock:
            self.pairs.append((near, far))
        threading.Thread(target=self.carry, args=(far, near), daemon=True).start()
        self.carry(near, far)

    def carry(self, source, target):
        try:
            while True:
                data = source.recv(65536)
                while self.state == "dead":
                    time.sleep(0.05)
                if not data or self.state != "open":
                    break
                target.sendall(data)
        except OSError:
            pass
        close(source)
        close(target)


def close(end):
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    end.close()


class Register:
    def __init__(self, folder):
        self.folder = os.path.join(folder, "register")
        self.socket = os.path.join(folder, "socket")
        self.process = None
        self.run("init", DAERAH)

    def run(self, *words):
        return subprocess.run([REGISTER, "--data", self.folder] + list(words), check=True, capture_output=True,
                              text=True).stdout.strip()

    def start(self):
        if self.process is not None:
            return
        if os.path.exists(self.socket):
            os.unlink(self.socket)
        self.process = subprocess.Popen([REGISTER, "--data", self.folder, "--socket", self.socket, "serve"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.socket in self.process.stdout.readline(), "the register does not start"

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
        self.process = None

    def history(self):
        with sqlite3.connect(os.path.join(self.folder, "register.sqlite")) as db:
            return [row[0] for row in db.execute("SELECT id FROM op ORDER BY seq")]


class Laptop:
    def __init__(self, folder, register, number):
        self.folder = os.path.join(folder, "laptop%d" % number)
        self.name = "orang%d" % number
        self.line = Line(register)
        self.process = None
        self.environment = dict(os.environ, DBUS_SESSION_BUS_ADDRESS="unix:path=" + os.path.join(folder, "no-keyring"))
        register.run("user", DAERAH, self.name, "Contoh %d" % number, "dinkes", "operator")
        code = register.run("enrol", DAERAH, self.name)
        self.environment["PRAKARSA_TOKEN"] = self.run("enrol", self.line.address, code).strip()

    def run(self, *words):
        done = subprocess.run([CLI, "--folder", self.folder] + list(words), env=self.environment, capture_output=True,
                              text=True, timeout=GENEROUS_S)
        assert done.returncode == 0, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def start(self):
        if self.process is None:
            self.process = subprocess.Popen([CLI, "--folder", self.folder, "sync", "3600"], env=self.environment,
                                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process = None

    def query(self, sql):
        with sqlite3.connect(os.path.join(self.folder, "prakarsa.db"), timeout=GENEROUS_S) as db:
            return db.execute(sql).fetchall()

    def state(self):
        """The heads of every path, which are equal where the sets of ops are: here simply the ops themselves, and what is shown."""
        ops = sorted(self.query("SELECT id, place FROM op"))
        shown = [self.run("show", row[0]) for row in sorted(self.query("SELECT id FROM record WHERE type = 'kak'"))]
        return json.dumps([ops, shown])


def edit(laptop, chance, count, written):
    known = [row[0] for row in laptop.query("SELECT id FROM record WHERE type = 'kak' ORDER BY id")]
    if not known or chance.random() < 0.15:
        laptop.run("new", "KAK %d" % count)
    else:
        laptop.run("set", chance.choice(known), "judul=Judul %d" % count, "latar_belakang/masalah/+/uraian=Masalah %d" % count)
        written.append("Masalah %d" % count)


def trouble(register, laptops, chance):
    laptop = chance.choice(laptops)
    what = chance.randrange(8)
    if what == 0:
        register.kill()
    elif what == 1:
        register.start()
    elif what == 2:
        laptop.kill()
    elif what == 3:
        laptop.start()
    else:
        laptop.line.set(chance.choice(["open", "cut", "dead", "portal"]))


def all_is_sent(laptops):
    return all(laptop.query("SELECT count(*) FROM op WHERE fate <> 2")[0][0] == 0 for laptop in laptops)


def all_is_received(laptops, size):
    return all(laptop.query("SELECT cursor FROM sync")[0][0] == size for laptop in laptops)


def wait_until(what, condition, until):
    while not condition():
        assert time.monotonic() < until, what
        time.sleep(0.1)


def nothing_is_lost_or_doubled(folder):
    chance = random.Random(SEED)
    register = Register(folder)
    register.start()
    laptops = []
    try:
        laptops.extend(Laptop(folder, register, number) for number in range(LAPTOPS))
        for laptop in laptops:
            laptop.start()
        written = []
        for count in range(ROUNDS):
            edit(chance.choice(laptops), chance, count, written)
            trouble(register, laptops, chance)
            time.sleep(chance.random() * 0.2)

        register.start()
        for laptop in laptops:
            laptop.line.set("open")
            laptop.kill()
            laptop.start()
        healed = time.monotonic()
        wait_until("ops still wait", lambda: all_is_sent(laptops), healed + GENEROUS_S)
        history = register.history()
        wait_until("ops have not come down", lambda: all_is_received(laptops, len(history)), healed + GENEROUS_S)
        print("# all in step %.1f s after healing, %d ops" % (time.monotonic() - healed, len(history)))

        assert len(set(history)) == len(history), "an op is twice in the history"
        ops = {row[0] for laptop in laptops for row in laptop.query("SELECT id FROM op")}
        assert ops == set(history), (len(ops), len(history))
        states = [laptop.state() for laptop in laptops]
        assert all(state == states[0] for state in states), states
        assert len(written) > ROUNDS / 2
        for text in written:
            assert states[0].count('\\"%s\\"' % text) == 1, (text, states[0].count(text))
        register.run("verify")
    finally:
        for laptop in laptops:
            laptop.kill()
        register.kill()


signal.signal(signal.SIGPIPE, signal.SIG_IGN)
print("1..1")
print("# seed %d" % SEED)
with tempfile.TemporaryDirectory() as folder:
    try:
        nothing_is_lost_or_doubled(folder)
        print("ok 1 - nothing_is_lost_or_doubled")
    except Exception:
        for text in traceback.format_exc().splitlines():
            print("#", text)
        print("not ok 1 - nothing_is_lost_or_doubled")
        sys.stdout.flush()
        os._exit(1)
