# SPDX-License-Identifier: GPL-3.0-or-later
"""A Rapat Pleno through the real window, from the case that waits for it to the Berita Acara."""

import json
import os
import re
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90
CASE = {
    "ksd": {"judul": "Jalan lintas", "prakarsa": "mitra", "daerah": "62.04",
            "pihak": {"p1": {"kode": "62.04", "nama": "Barito Selatan"}, "p2": {"kode": "62.05", "nama": "Barito Utara"}}},
    "peristiwa": [
        {"jenis": "penawaran_masuk", "tanggal": "2026-11-02", "nomor": "B/1", "kak": "berkas", "dalam_rencana": False},
        {"jenis": "telaah_masuk", "tanggal": "2026-11-10"},
    ],
}


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def record_case(desk, laptop):
    path = os.path.join(desk.home, "kasus.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(CASE, file)
    return laptop.cli("kasus", path).strip()


def verdict(laptop, case, rule):
    out = laptop.desk.run_cli("--folder", laptop.folder, "periksa", case, check=False).stdout
    return next(row.split("\t")[2] for row in out.splitlines() if row.split("\t")[1] == rule)


def meetings(laptop):
    return [row.split("\t")[0] for row in laptop.cli("rekaman", "list", "rapat").splitlines()]


def told_of_the_clock(laptop):
    """As if the register had said so before the network went away."""
    with sqlite3.connect(os.path.join(laptop.folder, "prakarsa.db"), timeout=60) as db:
        db.execute("INSERT INTO setting (key, value) VALUES ('sinkron/selisih-jam', ?)", (str(-730 * 86400 * 1000000),))


class Meeting:
    """One meeting of the laptop, as the other program sees it; the newest of those that are not in @others."""

    def __init__(self, laptop, others=()):
        self.laptop = laptop
        self.others = others
        self.id = None

    def exists(self):
        rows = [one for one in meetings(self.laptop) if one not in self.others]
        self.id = rows[0] if rows else None
        return self.id is not None

    def state(self):
        return json.loads(self.laptop.cli("rekaman", "show", "rapat", self.id))

    def paths(self, table, column):
        return sorted(path for path in self.state() if re.fullmatch(table + "/[^/]+/" + column, path))

    def set(self, *words):
        self.laptop.cli("rekaman", "set", "rapat", self.id, *words)


def a_pleno_from_agenda_to_berita_acara(desk):
    laptop = meja.Laptop(desk, "satu").begin(samples=True)
    decree = laptop.record_decree()
    case = record_case(desk, laptop)
    told_of_the_clock(laptop)
    app = laptop.start()
    app.resize(1366, 768)
    app.wait_seen("Jam laptop ini 2 tahun lebih lambat daripada jam register", timeout=SLOW)
    app.click("Rapat", role="list item")
    app.wait_seen("Belum Ada Rapat", timeout=SLOW)
    shot(app, "rapat-kosong")
    meeting = Meeting(laptop)
    app.click("Rapat Baru", role="push button", count=2)
    e2e.wait_until(meeting.exists, "a meeting on the disk", timeout=SLOW)
    meeting.set("judul=Penawaran dari Kabupaten Barito Utara", "tanggal=24-11-2026", "pukul=09.00 WIB", "tempat=Buntok")
    app.wait_seen(re.compile("^Penawaran dari Kabupaten Barito Utara, Rapat Pleno"), role="list item", timeout=SLOW)

    assert meetings(laptop) == [meeting.id], "a button that was pressed twice begins one meeting"

    app.wait_seen("Agenda", role="push button", timeout=SLOW).press()
    app.wait_seen("Dari Kerja Sama yang Menunggu…", role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile("Rekomendasi atas penawaran di luar daftar rencana: Jalan lintas"), role="check box", timeout=SLOW)
    shot(app, "rapat-usulan")
    app.click(re.compile("^_?Tambahkan ke Agenda"))
    e2e.wait_until(lambda: meeting.paths("agenda", "ksd"), "the case on the agenda", timeout=SLOW)
    shot(app, "rapat-agenda")

    app.wait_seen("Daftar hadir", role="push button", timeout=SLOW).press()
    app.wait_seen("Isi dari Keanggotaan", role="push button", timeout=SLOW).press()
    e2e.wait_until(lambda: len(meeting.paths("hadir", "nama")) == 8, "eight members on the list", timeout=SLOW)
    app.press("Semua Hadir", role="push button")
    e2e.wait_until(lambda: len(meeting.paths("hadir", "hadir")) == 8, "eight members present", timeout=SLOW)
    shot(app, "rapat-hadir")

    app.wait_seen("Putusan", role="push button", timeout=SLOW).press()
    app.wait_seen("Ambil dari Agenda", role="push button", timeout=SLOW).press()
    e2e.wait_until(lambda: meeting.paths("putusan", "agenda"), "a decision to be made", timeout=SLOW)
    app.press("Semua Setuju", role="push button")
    e2e.wait_until(lambda: meeting.paths("putusan", "setuju"), "the votes", timeout=SLOW)
    app.press("Pertimbangan", role="push button")
    e2e.wait_until(lambda: len(meeting.paths("pertimbangan", "butir")) == 4, "four considerations", timeout=SLOW)

    # Without findings the case does not take the decision, and says by which article.
    meeting.set("selesai=ya", "pimpinan/sebagai=Ketua", "pimpinan/nama=Siti Contoh", "berita_acara/nomor=BA/7",
                "notulen/pembahasan=Dibahas.", "tindak_lanjut/+/uraian=Menyiapkan surat tanggapan",
                "tindak_lanjut/+/oleh=Bagian Tata Pemerintahan", "tindak_lanjut/+/sampai=01-12-2026")
    app.wait_seen(re.compile("^Periksa: 2 wajib diperbaiki"), role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile(r"Pertimbangan yang belum dinilai: .*R39"), role="list item", timeout=SLOW)
    shot(app, "rapat-temuan")
    meeting.set(*["%s=Sudah diperiksa." % path.replace("/butir", "/temuan") for path in meeting.paths("pertimbangan", "butir")])
    app.wait_seen("Periksa: tidak ada yang perlu diperbaiki", timeout=SLOW)

    app.press("Catat pada Kerja Sama…", role="push button")
    app.wait_seen("Catat pada Kerja Sama?", role="label", timeout=SLOW)
    app.click(re.compile("^_?Catat$|^_?Catat _?Catat$"))
    e2e.wait_until(lambda: "%s\tM3" % case in laptop.cli("kasus"), "the case to go on", timeout=SLOW)
    e2e.wait_until(lambda: meeting.paths("putusan", "peristiwa"), "the meeting to know its event", timeout=SLOW)
    shot(app, "rapat-putusan")
    # One act: the TKKSD has its meeting of the year, too, and the decree knows that it is recorded.
    assert "peristiwa" in json.loads(laptop.cli("rekaman", "show", "lembaga", decree))
    assert "peristiwa" in meeting.state()
    team = next(row.split("\t")[0] for row in laptop.cli("kasus").splitlines() if row.endswith("\tTKKSD"))
    assert verdict(laptop, team, "R121") == verdict(laptop, team, "R124") == "lulus"

    paper = os.path.join(desk.home, "ba.pdf")
    laptop.cli("rekaman", "render", meeting.id, "berita-acara", paper)
    words = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, capture_output=True, text=True).stdout
    words = re.sub(r"\s+", " ", re.sub(r"-\n\s*", "", words))
    for part in ("BA/7", "Selasa, tanggal dua puluh empat bulan November", "8 setuju, 0 menolak, 0 abstain", "Ketua TKKSD",
                 "Menyiapkan surat tanggapan"):
        assert part in words, (part, words)

    leaves_something_to_do(laptop, app, meeting)
    comes_to_another_meeting(laptop, app, case, meeting)


def is_seen(app, name):
    return bool(app.find_all(name, showing=True))


def press_until(app, name, done, what):
    """Presses again what may have been made anew under the press; of several, since pages behind the one in front keep theirs, each."""
    def tried():
        if done():
            return True
        for button in app.find_all(name, role="push button", showing=True):
            try:
                if button.has("sensitive"):
                    button.do("click")
            except (e2e.Failure, e2e.GLib.Error):
                pass
        return done()

    e2e.wait_until(tried, what, timeout=SLOW)


def leaves_something_to_do(laptop, app, meeting):
    """On the desk, and from there the meeting as a place of its own."""
    app.click("Beranda", role="list item")
    row = re.compile("^Tindak lanjuti — Menyiapkan surat tanggapan")
    app.wait_seen(row, timeout=SLOW)
    shot(app, "rapat-beranda")
    title = "Penawaran dari Kabupaten Barito Utara – Prakarsa"
    press_until(app, re.compile("^Buka: Menyiapkan surat tanggapan"), lambda: bool(app.find_all(title, role="frame")), "the page of the meeting")
    shot(app, "rapat-satu")
    press_until(app, "Bahan", lambda: is_seen(app, "Belum Ada Lampiran"), "the files of the meeting")
    shot(app, "rapat-bahan")
    press_until(app, "Tindak lanjut", lambda: is_seen(app, "Tandai Selesai…"), "what is to be done")
    shot(app, "rapat-tindak-lanjut")


def open_case(app):
    app.click("Kerja Sama", role="list item")

    def opened():
        if app.find_all("Jalan lintas – Prakarsa", role="frame"):
            return True
        try:
            cell = next(iter(app.find_all("Jalan lintas", showing=True)), None)
            if cell is not None:
                cell.click(count=2)
        except (e2e.Failure, e2e.GLib.Error):
            pass
        return False

    e2e.wait_until(opened, "the page of the case", timeout=SLOW)


CANCEL = re.compile("^_?Batal( _?Batal)?$")


def comes_to_another_meeting(laptop, app, case, meeting):
    open_case(app)
    step = app.wait_seen(re.compile("^Catat: Tanggapan"), role="push button", timeout=SLOW)
    step.do("click")
    step.do("click")
    app.wait_seen(CANCEL, role="push button", timeout=SLOW)
    assert len(app.find_all(CANCEL, role="push button")) == 1, "a step that was pressed twice asks for one event"
    app.press(CANCEL, role="push button")
    app.wait_gone(CANCEL, role="push button", timeout=SLOW)

    app.press("Rapat", role="page tab")
    app.wait_seen(re.compile("^Disetujui · 8 setuju, 0 menolak, 0 abstain · tercatat pada kerja sama"), timeout=SLOW)
    shot(app, "kasus-rapat")
    press_until(app, re.compile("^Tandai Selesai: Menyiapkan surat tanggapan"), lambda: bool(meeting.paths("tindak_lanjut", "selesai_oleh")),
                "the task to be done")
    app.wait_seen(re.compile("selesai .* oleh "), timeout=SLOW)

    second = Meeting(laptop, others=meetings(laptop))
    app.press("Bawa ke Rapat…", role="push button")
    app.wait_seen(re.compile("^_?Tambahkan ke Agenda"), role="push button", timeout=SLOW)
    shot(app, "kasus-bawa")
    app.click(re.compile("^_?Tambahkan ke Agenda"), role="push button")
    e2e.wait_until(second.exists, "another meeting", timeout=SLOW)
    assert [case in json.dumps(second.state()[path]) for path in second.paths("agenda", "ksd")] == [True], second.state()
    app.wait_seen("Pembahasan: Jalan lintas – Prakarsa", role="frame", timeout=SLOW)
    shot(app, "rapat-kedua")


e2e.run([a_pleno_from_agenda_to_berita_acara])
