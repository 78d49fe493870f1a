# SPDX-License-Identifier: GPL-3.0-or-later
"""Two laptops move one case to different states without a network, all real programs: the register takes the first that is
legal, the other is told why not, and its work is kept. test-kasus-dua.py CLI REGISTER. Prints TAP."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import traceback

CLI, REGISTER = map(os.path.abspath, sys.argv[1:3])
DAERAH = "62.04"
GENEROUS_S = 120  # for what takes a second where nobody else works
CASE = {"ksd": {"judul": "Karhutla", "prakarsa": "mitra", "daerah": DAERAH,
                "pihak": {"p1": {"kode": DAERAH, "nama": "Barito Selatan"}, "p2": {"kode": "62.05", "nama": "Barito Utara"}}},
        "peristiwa": [{"jenis": "penawaran_masuk", "tanggal": "2026-11-20", "nomor": "B/1", "kak": "berkas",
                       "dalam_rencana": False}]}


class Register:
    def __init__(self, folder):
        self.folder = os.path.join(folder, "register")
        self.run("init", DAERAH)
        self.process = subprocess.Popen([REGISTER, "--data", self.folder, "--port", "0", "serve"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        assert "http://127.0.0.1:" in line, line
        self.address = "http://127.0.0.1:" + line.strip().rsplit(":", 1)[1]

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
        self.environment = dict(os.environ, DBUS_SESSION_BUS_ADDRESS="unix:path=" + os.path.join(folder, "no-keyring"))
        register.run("user", DAERAH, name, "Contoh", "tapem", "sekretariat")
        self.environment["PRAKARSA_TOKEN"] = self.run("enrol", register.address, register.run("enrol", DAERAH, name)).strip()

    def run(self, *words, status=0):
        done = subprocess.run([CLI, "--folder", self.folder] + list(words), env=self.environment, capture_output=True,
                              text=True, timeout=GENEROUS_S)
        assert status is None or done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def state(self):
        return self.run("kasus").split("\t")[1]

    def refused(self):
        with sqlite3.connect(os.path.join(self.folder, "prakarsa.db"), timeout=GENEROUS_S) as db:
            return db.execute("SELECT code, message, bytes FROM op WHERE fate = 3").fetchall()


def second_laptop_is_told(folder):
    register = Register(folder)
    try:
        one, two = (Laptop(folder, register, name) for name in ("satu", "dua"))
        path = os.path.join(folder, "kasus.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(CASE, file)
        case = one.run("kasus", path).strip()
        one.run("sync")
        two.run("sync")
        assert two.state() == "M1"

        one.run("catat", case, "telaah_masuk", "tanggal=2026-11-27")
        two.run("catat", case, "penawaran_masuk_dikembalikan", "tanggal=2026-11-26", "catatan=KAK kurang lembar")
        assert (one.state(), two.state()) == ("M2", "M0")
        one.run("sync")
        two.run("sync", status=None)
        two.run("sync", status=None)

        [(code, message, kept)] = two.refused()
        assert code == "penjaga" and "Rapat Pleno" in message and "(M2)" in message, (code, message)
        assert "KAK kurang lembar" in kept.decode(), kept
        assert two.state() == "M2", "what was refused still counts"
        assert one.state() == "M2" and not one.refused()

        # The second one goes on from what stands.
        two.run("catat", case, "penatausahaan", "tanggal=2026-11-28")
        two.run("sync", status=None)
        one.run("sync")
        assert len(two.refused()) == 1
        with sqlite3.connect(os.path.join(one.folder, "prakarsa.db")) as db:
            kinds = [row[0] for row in db.execute("SELECT jenis FROM about WHERE target = ? ORDER BY at_us", (case,))]
        assert kinds == ["penawaran_masuk", "telaah_masuk", "penatausahaan"], kinds
    finally:
        register.stop()


TESTS = [second_laptop_is_told]

print("1..%d" % len(TESTS))
failed = False
for number, test in enumerate(TESTS, 1):
    with tempfile.TemporaryDirectory() as folder:
        try:
            test(folder)
            print("ok %d - %s" % (number, test.__name__))
        except Exception:
            failed = True
            for line in traceback.format_exc().splitlines():
                print("#", line)
            print("not ok %d - %s" % (number, test.__name__))
sys.exit(1 if failed else 0)
