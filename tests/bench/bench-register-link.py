# SPDX-License-Identifier: GPL-3.0-or-later
"""A file uploaded by tus over a line of 384 kbit/s, while now the laptop, now the register is killed at each tenth of it.

    bench-register-link.py BUILD_FOLDER

What the line carried, both ways and with every header, against the size of the file; and the file is the same. The line is
the loopback of a network namespace under tc tbf, which needs root. 4 MB by default; BENCH_WHOLE=1 sends 20 MB in eight
minutes."""

import base64
import hashlib
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SIZE = 20_000_000 if os.environ.get("BENCH_WHOLE") else 4_000_000
GOAL = 1.10
MTU = 1500
PORT = 8620
PATIENCE_S = 1800
# What waits in the kernel of a laptop that dies would be sent for nothing.
UNSENT = 16 * 1024
STILL_S = 0.5
NAME = "register-upload-384kbit"


def row(ours, goal, holds):
    print(json.dumps({"name": NAME, "ours": ours, "peer": SIZE if ours else None, "unit": "bytes",
                      "ratio": round(ours / SIZE, 3) if ours else None, "goal": goal, "holds": holds}), flush=True)


# The laptop: started anew, it knows its file, its token and where the upload stands.

class Line(http.client.HTTPConnection):
    def connect(self):
        super().connect()
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNSENT)


def ask(token, method, path, body=None, **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    line = Line("127.0.0.1", PORT, timeout=60)
    try:
        line.request(method, path, body, {"Authorization": "Bearer " + token, "Tus-Resumable": "1.0.0", **headers})
        answer = line.getresponse()
        answer.read()
        return answer
    finally:
        line.close()


def create(token, content):
    metadata = {"sha256": base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"="), "jenis": b"application/pdf"}
    text = ",".join("%s %s" % (key, base64.b64encode(value).decode()) for key, value in metadata.items())
    answer = ask(token, "POST", "/v1/tus", Upload_Length=str(len(content)), Upload_Metadata=text)
    assert answer.status == 201, answer.status
    return answer.headers["Location"]


def find_offset(token, where):
    """Where the upload stands when nothing of an earlier connection comes in any more: a part that begins elsewhere is
    refused, but only after it was sent."""
    last, offset = -1, int(ask(token, "HEAD", where).headers["Upload-Offset"])
    while offset != last:
        time.sleep(STILL_S)
        last, offset = offset, int(ask(token, "HEAD", where).headers["Upload-Offset"])
    return offset


def upload(token, file, place):
    content = pathlib.Path(file).read_bytes()
    while True:
        try:
            if not os.path.exists(place):
                pathlib.Path(place).write_text(create(token, content))
            where = pathlib.Path(place).read_text()
            offset = find_offset(token, where)
            if offset == len(content):
                return
            ask(token, "PATCH", where, content[offset:], Content_Type="application/offset+octet-stream",
                Upload_Offset=str(offset))
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)


# The machine between them.

class Room:
    """A namespace whose loopback is the line."""

    def __init__(self):
        self.name = "prakarsa-bench-%d" % os.getpid()
        subprocess.run(["ip", "netns", "add", self.name], check=True)
        self.run("ip", "link", "set", "lo", "mtu", str(MTU), "up")
        self.run("tc", "qdisc", "add", "dev", "lo", "root", "tbf", "rate", "384kbit", "burst", "3000", "latency", "100ms")

    def words(self, *words):
        return ["ip", "netns", "exec", self.name] + [str(word) for word in words]

    def run(self, *words):
        return subprocess.run(self.words(*words), check=True, stdout=subprocess.PIPE, text=True).stdout

    def carried(self):
        return json.loads(self.run("ip", "-s", "-j", "link", "show", "lo"))[0]["stats64"]["tx"]["bytes"]

    def close(self):
        subprocess.run(["ip", "netns", "del", self.name])


class Register:
    def __init__(self, build, folder, room):
        self.program, self.data, self.room = build / "src/register/prakarsa-register", folder / "register", room
        self.run("init", "62.04")
        self.run("user", "62.04", "operator", "Contoh", "dinkes", "operator")
        self.start()
        load = build / "tests/bench/register-load"
        code = self.run("enrol", "62.04", "operator")
        answer = room.run(load, "enrol", "http://127.0.0.1:%d" % PORT, "-", 1, code)
        self.token = json.loads(answer)["token"]

    def run(self, *words):
        return subprocess.run([self.program, "--data", self.data] + list(words), check=True, stdout=subprocess.PIPE,
                              text=True).stdout.strip()

    def start(self):
        words = self.room.words(self.program, "--data", self.data, "--port", PORT, "serve")
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self.process.stdout.readline(), "the register does not start"

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def received(register):
    """The most bytes of any file that the register keeps but its own."""
    sizes = [path.stat().st_size for path in register.data.rglob("*") if path.is_file() and path.suffix != ".sqlite"
             and not path.name.startswith("register.sqlite")]
    return max(sizes, default=0)


def start_laptop(room, register, folder):
    return subprocess.Popen(room.words(sys.executable, os.path.abspath(__file__), "--laptop", register.token, folder / "berkas",
                                       folder / "tempat"))


def measure(build, folder, room):
    content = random.Random(SIZE).randbytes(SIZE)
    (folder / "berkas").write_bytes(content)
    register = Register(build, folder, room)
    before = room.carried()
    laptop = start_laptop(room, register, folder)
    try:
        until = time.monotonic() + PATIENCE_S
        for tenth in range(1, 10):
            while received(register) < SIZE * tenth // 10:
                assert laptop.poll() is None and time.monotonic() < until, "the upload stands still"
                time.sleep(0.02)
            if tenth % 2:
                laptop.kill()
                laptop.wait()
                laptop = start_laptop(room, register, folder)
            else:
                register.kill()
                register.start()
        assert laptop.wait(timeout=PATIENCE_S) == 0
        carried = room.carried() - before
    finally:
        laptop.kill()
        register.kill()

    digest = hashlib.sha256(content).digest()
    same = any(hashlib.sha256(path.read_bytes()).digest() == digest
               for path in register.data.rglob(base64.urlsafe_b64encode(digest).rstrip(b"=").decode()))
    row(carried, "<= 1.10 x size, same SHA-256, killed 9 times, %d MB%s" %
        (SIZE // 1_000_000, "" if SIZE > 10_000_000 else " (BENCH_WHOLE=1: 20)"), same and carried <= GOAL * SIZE)


def main():
    if sys.argv[1] == "--laptop":
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        upload(*sys.argv[2:])
        return
    build = pathlib.Path(sys.argv[1]).resolve()
    if os.geteuid() != 0 or not shutil.which("tc"):
        row(None, "skipped: a namespace and tc need root", True)
        return
    room = Room()
    try:
        with tempfile.TemporaryDirectory(prefix="prk-bench-") as folder:
            measure(build, pathlib.Path(folder), room)
    finally:
        room.close()


main()
