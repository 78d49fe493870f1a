# SPDX-License-Identifier: GPL-3.0-or-later
"""A register on loopback and more than one desk, all real programs."""

import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time

import e2e

DAERAH = "62.04"


class Register:
    """prakarsa-register over a folder of its own, on a port that stays the same from one start to the next."""

    def __init__(self, build, folder=None):
        self.program = os.path.join(build, "src", "register", "prakarsa-register")
        self.folder = folder or tempfile.mkdtemp(prefix="prakarsa-register-")
        self.process = None
        self.port = 0
        self.run("init", DAERAH)
        self.start()

    def run(self, *words):
        return subprocess.run([self.program, "--data", self.folder] + list(words), check=True, capture_output=True,
                              text=True).stdout.strip()

    def start(self):
        self.process = subprocess.Popen([self.program, "--data", self.folder, "--port", str(self.port), "serve"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        assert "http://127.0.0.1:" in line, "the register does not start: %r" % line
        self.port = int(line.rsplit(":", 1)[1])

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process.stdout.close()
        self.process = None

    @property
    def address(self):
        return "http://127.0.0.1:%d" % self.port

    def add_person(self, person, roles="operator", name=None):
        """Adds a person and returns a code for one laptop."""
        self.run("user", DAERAH, person, name or person.title() + " Contoh", "setda", roles)
        return self.run("enrol", DAERAH, person)

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def disagree(one, two):
    """Both laptops write the same fields without seeing each other; two sends first. Returns the KAK's id."""
    record = min(one.titles().items(), key=lambda item: item[1])[0]
    place = "Kerja sama ini dimaksudkan agar layanan "
    one.cli("set", record, "unit_kerja=Bagian Kerja Sama",
            "maksud_tujuan/maksud=" + place + "di perbatasan lebih dekat kepada warga.")
    two.cli("set", record, "unit_kerja=Bagian Tata Pemerintahan",
            "maksud_tujuan/maksud=" + place + "kesehatan di perbatasan lebih cepat sampai kepada warga.")
    two.cli("sync")
    return record


# Who sits in a TKKSD by Pasal 35 ayat (1).
MEMBERS = [
    ("Siti Contoh", "Sekretaris Daerah", "Ketua"),
    ("Budi Contoh", "Asisten yang membidangi kerja sama", "Wakil Ketua"),
    ("Rini Contoh", "Kepala Bagian yang membidangi kerja sama", "Sekretaris"),
    ("Adi Contoh", "Asisten Sekretaris Daerah", "Anggota"),
    ("Eka Contoh", "Kepala PD perencanaan", "Anggota"),
    ("Gita Contoh", "Kepala PD pengelolaan keuangan", "Anggota"),
    ("Hadi Contoh", "Kepala PD pengawasan", "Anggota"),
    ("Indra Contoh", "Kepala Bagian Hukum", "Anggota"),
]


def seldom(condition, every_s=1):
    """A whole tree is looked through, or a program is started, each time, so not at every poll."""
    last = [0]

    def ask():
        if time.monotonic() < last[0] + every_s:
            return None
        value = condition()
        last[0] = time.monotonic()
        return value

    return ask


def build_folder(program):
    return os.path.abspath(os.path.join(os.path.dirname(program), "..", ".."))


class Laptop:
    """A data folder beside the desk's own, worked on by the window or by prakarsa-cli."""

    def __init__(self, desk, name):
        self.desk = desk
        self.folder = os.path.join(desk.home, name)
        self.token = None
        self.app = None

    def begin(self, samples=False):
        """Somebody sits here, with the sample KAK or without any."""
        if samples:
            self.cli("sample", "kak")
        else:
            tool = os.path.join(build_folder(self.desk.program), "tests", "support", "isi-kak")
            subprocess.run([tool, self.folder, "0"], check=True, env=self.desk.env)
        return self

    def begin_as(self, name):
        """Somebody else than the sample's person sits here, with a key of their own and nothing in the folder."""
        self.cli("list")
        with sqlite3.connect(os.path.join(self.folder, "prakarsa.db"), timeout=60) as db:
            db.executemany("INSERT INTO setting (key, value) VALUES ('identitas/' || ?, ?)",
                           [("nama", name), ("perangkat_daerah", "Sekretariat Daerah"), ("daerah", DAERAH),
                            ("profil", "barito-selatan")])
        return self

    def cli(self, *words):
        env = self.desk.env
        try:
            if self.token is not None:
                self.desk.env = dict(env, PRAKARSA_TOKEN=self.token)
            return self.desk.run_cli("--folder", self.folder, *words).stdout.strip()
        finally:
            self.desk.env = env

    def enrol(self, register, code):
        """There is no keyring on a screen of the tests, so the token is kept here."""
        self.token = self.cli("enrol", register.address, code).splitlines()[-1]
        return self

    def start(self, **env):
        if self.token is not None:
            env["PRAKARSA_TOKEN"] = self.token
        self.app = self.desk.start("--folder", self.folder, **env)
        return self.app

    def titles(self):
        """Title by id of every KAK here."""
        rows = [line.split("\t") for line in self.cli("list").splitlines()]
        return {row[0]: row[3] for row in rows}

    def has_said_name(self):
        """Has the register what this laptop says of who sits at it?"""
        with sqlite3.connect(os.path.join(self.folder, "prakarsa.db"), timeout=60) as db:
            return db.execute("SELECT count(*) FROM op o JOIN record r ON r.number = o.record"
                              " WHERE r.type = 'perangkat' AND o.fate = 2").fetchone()[0] > 0

    def state(self, record):
        return self.cli("show", record)

    def record_decree(self):
        """The decree about the TKKSD with its members; returns its id. The TKKSD's own case does not know of it yet."""
        words = ["judul=TKKSD Kabupaten Barito Selatan", "jenis=TKKSD", "sk/nomor=100.3.3.2/12/2026", "sk/tanggal=05-01-2026",
                 "sk/dari=05-01-2026"]
        for i, (nama, unsur, kedudukan) in enumerate(MEMBERS):
            row = "anggota/+%d/" % i
            words += [row + "nama=" + nama, row + "unsur=" + unsur, row + "kedudukan=" + kedudukan, row + "hak_suara=ya"]
        return self.cli("rekaman", "new", "lembaga", *words)


# What the button at the foot of the sidebar may say.
SINKRON = re.compile(r"^(?:…|\d+ (?:menunggu|ditolak|konflik)|Belum terdaftar|Luring|Mengirim|Menerima|Terkirim|Dijeda|"
                     "Akses dicabut|Perlu didaftarkan|Berhenti)")


def wait_foot(app, pattern, timeout=60):
    """Waits until the foot of the sidebar says so about the register."""
    def says():
        for label in app.find_all(role="label"):
            try:
                if re.search(pattern, label.name or ""):
                    return True
            except e2e.GLib.Error:
                pass  # gone while we looked
        return False

    e2e.wait_until(says, "the foot to say %r" % pattern, timeout)


def open_page(app):
    """By the button at the foot of the sidebar, whose words may change while it is looked for."""
    def opened():
        button = next(iter(app.find_all(SINKRON, "push button", showing=True)), None)
        if button is not None:
            button.do("click")
        return app.find_all("Sinkronisasi", "label", showing=True)

    e2e.wait_until(opened, "the page Sinkronisasi")
