# SPDX-License-Identifier: GPL-3.0-or-later
"""Procedures through the real window: one that runs on a case with its "Tidak", and one that the office changes."""

import json
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = int(os.environ.get("E2E_SLOW", "90"))
KOTA = "Penyusunan Naskah Kesepakatan Bersama"


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def new_case(laptop, desk):
    path = os.path.join(desk.home, "kasus.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"ksd": {"judul": "Karhutla lintas batas", "prakarsa": "mitra", "daerah": "62.04",
                           "pihak": {"p1": {"kode": "62.04", "nama": "Barito Selatan"},
                                     "p2": {"kode": "62.05", "nama": "Barito Utara"}}},
                   "peristiwa": [{"jenis": "penawaran_masuk", "tanggal": "2026-10-01", "nomor": "B/1", "kak": "berkas",
                                  "dalam_rencana": False}]}, file)
    return laptop.cli("kasus", path).strip()


def record(laptop, case, jenis, *fields):
    laptop.cli("catat", case, jenis, "alur=utama", *fields)


def finish(laptop, case, step, day, *fields):
    record(laptop, case, "sop_langkah", "langkah=" + step, "tanggal=" + day, *fields)


def events(laptop, case, jenis):
    """What the store holds of a kind of event about the case."""
    with sqlite3.connect(os.path.join(laptop.folder, "prakarsa.db"), timeout=60) as db:
        rows = db.execute("SELECT o.bytes FROM op o JOIN record r ON r.number = o.record WHERE r.type = 'peristiwa'").fetchall()
    found = []
    for (data,) in rows:
        sets = {one["path"]: one["value"] for one in json.loads(bytes(data))["set"]}
        if sets.get("jenis") == jenis and sets.get("tentang") == case:
            found.append(sets)
    return found


def press_until(app, name, condition, what):
    """A row may be made anew between finding and pressing, so it is looked for again."""
    def pressed():
        now = condition()
        if now:
            return now
        button = app.find(name, role="push button")
        if button is not None:
            button.press()
        return condition()
    return e2e.wait_until(pressed, what, SLOW)


def fill(app, field, words):
    app.wait_for(re.compile("^" + field), timeout=SLOW)
    app.type_into(re.compile("^" + field), words)


def agree(app, button):
    app.wait_for(button, role="push button", timeout=SLOW).press()
    app.wait_gone(button, role="push button", timeout=SLOW)


def open_case(app):
    app.wait_for(re.compile("^Buka: Karhutla"), role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile("^Tahapan 2 dari 10"), timeout=SLOW)
    app.wait_for("SOP", role="page tab", timeout=SLOW).do()
    app.wait_seen("Mulai SOP…", role="push button", timeout=SLOW)


def begins(app, laptop, case):
    shot(app, "kosong")
    app.press("Mulai SOP…", role="push button")
    fill(app, "Tanggal", "02-11-2026")
    shot(app, "mulai")
    # The list begins with the first of the alphabet: the case gets the procedure that the script tells.
    agree(app, re.compile("Batal$|Cancel$"))
    record(laptop, case, "sop_dimulai", "tanggal=2026-11-02", "jam=08:00", "sop=kota")
    app.wait_seen(re.compile("^Langkah 1: Mencermati disposisi Wali Kota"), timeout=SLOW)


def ticks_and_hands_on(app, laptop, case):
    name = re.compile("^Ada: Agenda kerja")
    app.wait_for(name, role="push button", timeout=SLOW).press()
    e2e.wait_until(lambda: events(laptop, case, "sop_kelengkapan"), "the input is there", SLOW)
    app.wait_gone(name, role="push button", timeout=SLOW)

    app.wait_for(re.compile("^Disposisi…"), role="push button", timeout=SLOW).press()
    fill(app, "Isi disposisi", "Mohon telaah dan saran")
    agree(app, re.compile("_Catat Catat$|^Catat$"))
    letter = e2e.wait_until(lambda: events(laptop, case, "sop_disposisi"), "a disposition", SLOW)[0]
    assert letter["isi"] == "Mohon telaah dan saran" and letter["langkah"] == "1", letter
    app.wait_seen("Mohon telaah dan saran", timeout=SLOW)

    app.wait_for(re.compile("^Selesai…"), role="push button", timeout=SLOW).press()
    fill(app, "Tanggal", "02-11-2026")
    fill(app, "Jam", "15:00")
    agree(app, re.compile("_Catat Catat$|^Catat$"))
    done = e2e.wait_until(lambda: events(laptop, case, "sop_langkah"), "step 1 is done", SLOW)[0]
    assert done["langkah"] == "1" and done["tanggal"] == "2026-11-02", done
    app.wait_seen(re.compile("^Langkah 2: "), timeout=SLOW)


def is_sent_back(app, laptop, case):
    for number in range(2, 9):
        finish(laptop, case, str(number), "2026-11-%02d" % (number + 1))
    app.wait_seen(re.compile("^Langkah 9: "), timeout=SLOW)
    shot(app, "keputusan")
    app.press(re.compile("^Tidak…"), role="push button")
    # Nothing is sent back without a word.
    button = app.wait_for(re.compile("Kembalikan$"), role="push button", timeout=SLOW)
    assert not button.has("sensitive"), "a No without a note"
    fill(app, "Yang harus diperbaiki", "Pasal 4 belum memuat pembiayaan")
    fill(app, "Tanggal", "11-11-2026")
    shot(app, "tidak")
    e2e.wait_until(lambda: button.has("sensitive"), "the note is enough", SLOW)
    agree(app, re.compile("Kembalikan$"))
    back = e2e.wait_until(lambda: [e for e in events(laptop, case, "sop_langkah") if e.get("putusan") == "tidak"],
                          "a No", SLOW)[0]
    assert back["langkah"] == "9" and back["kembali"] == "8" and "Pasal 4" in back["catatan"], back
    app.wait_seen(re.compile("^Langkah 8: "), timeout=SLOW)
    app.wait_seen(re.compile("kembali ke langkah 8: Pasal 4"), timeout=SLOW)


def initials_and_ends(app, laptop, case):
    app.wait_for(re.compile("^Rapat Lagi"), role="push button", timeout=SLOW).press()
    e2e.wait_until(lambda: events(laptop, case, "sop_ulang"), "one more meeting", SLOW)
    finish(laptop, case, "8", "2026-11-12")
    finish(laptop, case, "9", "2026-11-13", "putusan=ya")
    app.wait_seen(re.compile("^Langkah 10: "), timeout=SLOW)
    # Who must initial has not: the rule says so, and nothing is written.
    app.wait_for(re.compile("^Ya…"), role="push button", timeout=SLOW).press()
    fill(app, "Tanggal", "16-11-2026")
    agree(app, re.compile("_Catat Catat$|^Catat$"))
    app.wait_seen(re.compile("paraf", re.I), timeout=SLOW)
    assert all(e["langkah"] != "10" for e in events(laptop, case, "sop_langkah"))
    app.wait_for(re.compile("^Diparaf Bagian Hukum"), role="push button", timeout=SLOW).press()
    e2e.wait_until(lambda: events(laptop, case, "sop_paraf"), "initials", SLOW)
    finish(laptop, case, "10", "2026-11-16", "putusan=ya")
    for who in ("kabag", "kasubbag", "pengusul"):
        record(laptop, case, "sop_paraf", "langkah=11", "pelaksana=" + who, "tanggal=2026-11-17")
    for number in range(11, 15):
        finish(laptop, case, str(number), "2026-11-%02d" % (number + 6))
    app.wait_seen("Semua langkah selesai", timeout=SLOW)
    shot(app, "usai")


def runs_on_a_case(desk):
    laptop = meja.Laptop(desk, "satu").begin()
    case = new_case(laptop, desk)
    app = laptop.start()
    app.resize(1366, 768)
    open_case(app)
    begins(app, laptop, case)
    ticks_and_hands_on(app, laptop, case)
    is_sent_back(app, laptop, case)
    initials_and_ends(app, laptop, case)
    changes_a_procedure(app, laptop)


def changes_a_procedure(app, laptop):
    app.wait_for("SOP", role="list item", timeout=SLOW).press()
    app.wait_for(KOTA, role="list item", timeout=SLOW).press()
    app.wait_for(re.compile("^Langkah 7: Mempersiapkan"), role="push button", timeout=SLOW)
    shot(app, "bagan")
    app.wait_for(re.compile("Salin dan Ubah$"), role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile("^Periksa: tidak ada"), timeout=SLOW)
    shot(app, "ubah")


if __name__ == "__main__":
    e2e.run([runs_on_a_case])
