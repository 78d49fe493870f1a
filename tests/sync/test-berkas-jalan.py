# SPDX-License-Identifier: GPL-3.0-or-later
"""A file of 5 MB from one laptop to another through a real register, all real programs, over a line that is cut again and again
on its way up and down, with the programs killed in between. It arrives byte for byte, and hardly more than its size is sent.
test-berkas-jalan.py CLI REGISTER. Prints TAP."""

import hashlib
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback

CLI, REGISTER = map(os.path.abspath, sys.argv[1:3])
DAERAH = "62.04"
SIZE = 5_000_000
MOST = 1.10
GENEROUS_S = 240  # for what takes a second where nobody else works
CUTS = 4
RATE = 1_500_000  # bytes a second: what a killed program had not read yet is little then


class Line:
    """Carries bytes between laptop and register, no faster than a mobile network, and counts them."""

    def __init__(self, register):
        self.register = register
        self.up = self.down = 0
        self.cut_at = []  # counts of both ways together at which everything breaks
        self.lock = threading.Lock()
        self.pairs = []
        self.listener = socket.socket()
        # What lies in buffers when a line breaks is lost: on a slow line they are small.
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16384)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(16)
        self.address = "http://127.0.0.1:%d" % self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            near, _ = self.listener.accept()
            far = socket.socket(socket.AF_UNIX)
            try:
                far.connect(self.register)
            except OSError:
                near.close()
                continue
            with self.lock:
                self.pairs.append((near, far))
            threading.Thread(target=self.carry, args=(near, far, "up"), daemon=True).start()
            threading.Thread(target=self.carry, args=(far, near, "down"), daemon=True).start()

    def carry(self, source, target, way):
        try:
            while True:
                data = source.recv(16384)
                if not data:
                    break
                with self.lock:
                    setattr(self, way, getattr(self, way) + len(data))
                    is_cut = self.cut_at and self.up + self.down >= self.cut_at[0]
                    if is_cut:
                        self.cut_at.pop(0)
                        pairs, self.pairs = self.pairs, []
                target.sendall(data)
                time.sleep(len(data) / RATE)
                if is_cut:
                    for pair in pairs:
                        for end in pair:
                            shut(end)
        except OSError:
            pass
        shut(source)
        shut(target)


def shut(end):
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


class Register:
    def __init__(self, folder):
        self.folder = os.path.join(folder, "register")
        self.socket = os.path.join(folder, "socket")
        self.run("init", DAERAH)
        self.process = subprocess.Popen([REGISTER, "--data", self.folder, "--socket", self.socket, "serve"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.socket in self.process.stdout.readline(), "the register does not start"

    def run(self, *words):
        return subprocess.run([REGISTER, "--data", self.folder] + list(words), check=True, capture_output=True,
                              text=True).stdout.strip()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Laptop:
    def __init__(self, folder, register, name):
        self.folder = os.path.join(folder, name)
        self.line = Line(register.socket)
        self.environment = dict(os.environ, DBUS_SESSION_BUS_ADDRESS="unix:path=" + os.path.join(folder, "no-keyring"))
        register.run("user", DAERAH, name, "Contoh", "dinkes", "operator")
        self.environment["PRAKARSA_TOKEN"] = self.run("enrol", self.line.address, register.run("enrol", DAERAH, name)).strip()

    def run(self, *words, check=True):
        done = subprocess.run([CLI, "--folder", self.folder] + list(words), env=self.environment, capture_output=True,
                              text=True, timeout=GENEROUS_S)
        assert done.returncode == 0 or not check, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def sync_until(self, condition, what):
        """Runs sync, and begins it again whenever it ends, until that is so; every other one is killed when the line breaks."""
        until = time.monotonic() + GENEROUS_S
        count = 0
        while not condition():
            assert time.monotonic() < until, "waited in vain until " + what
            process = subprocess.Popen([CLI, "--folder", self.folder, "sync"], env=self.environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            cuts = len(self.line.cut_at)
            while process.poll() is None and time.monotonic() < until:
                if len(self.line.cut_at) < cuts and count % 2 == 1:
                    process.kill()
                time.sleep(0.02)
            process.kill()
            process.wait()
            count += 1

    def state(self, kak, name):
        for line in self.run("lampiran", kak, check=False).splitlines():
            words = line.split("\t")
            if words[1] == name:
                return words[3]
        return None


def hash_of(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def arrives_over_a_line_that_is_cut(folder):
    register = Register(folder)
    try:
        one, two = (Laptop(folder, register, name) for name in ("satu", "dua"))
        path = os.path.join(folder, "Peta.bin")
        with open(path, "wb") as file:
            file.write(random.Random(5).randbytes(SIZE))
        kak = one.run("new", "Karhutla").strip()
        one.run("lampir", kak, path)
        one.run("lampir", kak, __file__)

        begin = one.line.up
        one.line.cut_at = [one.line.up + one.line.down + SIZE * (i + 1) // (CUTS + 1) for i in range(CUTS)]
        one.sync_until(lambda: "register" in (one.state(kak, "Peta.bin") or ""), "the file is sent")
        sent = one.line.up - begin
        assert not one.line.cut_at, "the line was not cut"
        print("# up: %.3f times its size" % (sent / SIZE))
        assert SIZE <= sent <= MOST * SIZE, sent

        begin = two.line.down
        two.line.cut_at = [two.line.up + two.line.down + SIZE * (i + 1) // (CUTS + 1) for i in range(CUTS)]
        two.sync_until(lambda: "register" in (two.state(kak, "Peta.bin") or ""), "the file is received")
        got = two.line.down - begin
        assert not two.line.cut_at, "the line was not cut"
        print("# down: %.3f times its size" % (got / SIZE))
        assert SIZE <= got <= MOST * SIZE, got

        for name, source in (("Peta.bin", path), (os.path.basename(__file__), __file__)):
            two.sync_until(lambda: "register" in (two.state(kak, name) or ""), name + " is received")
            copy = os.path.join(folder, "salinan")
            two.run("ambil", kak, name, copy)
            assert hash_of(copy) == hash_of(source), name
    finally:
        register.stop()


signal.signal(signal.SIGPIPE, signal.SIG_IGN)
print("1..1")
with tempfile.TemporaryDirectory() as place:
    try:
        arrives_over_a_line_that_is_cut(place)
        print("ok 1 - arrives_over_a_line_that_is_cut")
    except Exception:
        for text in traceback.format_exc().splitlines():
            print("#", text)
        print("not ok 1 - arrives_over_a_line_that_is_cut")
        sys.stdout.flush()
        os._exit(1)
