# SPDX-License-Identifier: GPL-3.0-or-later
"""Procedures through the real window: one that runs on a case with its "Tidak", and one that the office copies, exports, imports and begins."""

import json
import os
import re
import sqlite3
import sys
import time

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
    """A case on which a procedure has come to its seventh step; what was done before is in the file."""
    path = os.path.join(desk.home, "kasus.json")
    events = [{"jenis": "penawaran_masuk", "tanggal": "2026-10-01", "nomor": "B/1", "kak": "berkas", "dalam_rencana": False},
              {"jenis": "sop_dimulai", "alur": "utama", "tanggal": "2026-10-01", "sop": "lamandau"}]
    for step in range(1, 7):
        events.append({"jenis": "sop_langkah", "alur": "utama", "langkah": str(step), "tanggal": "2026-10-%02d" % (step + 1),
                       "putusan": "ya" if step == 6 else ""})
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"ksd": {"judul": "Karhutla lintas batas", "prakarsa": "mitra", "daerah": "62.04",
                           "pihak": {"p1": {"kode": "62.04", "nama": "Barito Selatan"},
                                     "p2": {"kode": "62.05", "nama": "Barito Utara"}}},
                   "peristiwa": events}, file)
    return laptop.cli("kasus", path).strip()


def events(laptop, case, jenis):
    """What the store holds of a kind of event about the case, in the order of writing."""
    with sqlite3.connect(os.path.join(laptop.folder, "prakarsa.db"), timeout=60) as db:
        rows = db.execute("SELECT o.bytes FROM op o JOIN record r ON r.number = o.record WHERE r.type = 'peristiwa'"
                          " ORDER BY o.n").fetchall()
    found = [{one["path"]: one["value"] for one in json.loads(bytes(data))["set"]} for (data,) in rows]
    return [one for one in found if one.get("jenis") == jenis and one.get("tentang") == case]


def wait_event(laptop, case, jenis, count):
    return e2e.wait_until(lambda: (lambda now: now[-1] if len(now) == count else None)(events(laptop, case, jenis)),
                          "%d of %s" % (count, jenis), SLOW)


def press(app, name):
    app.wait_for(re.compile(name), role="push button", timeout=SLOW).press()


def fill(app, field, words):
    app.wait_for(re.compile("^" + field), timeout=SLOW)
    app.type_into(re.compile("^" + field), words)


def agree(app, name):
    """Once what was filled in is enough."""
    button = app.wait_for(re.compile(name), role="push button", timeout=SLOW)
    e2e.wait_until(lambda: button.has("sensitive"), "%s can be pressed" % name, SLOW)
    button.press()
    app.wait_gone(re.compile(name), role="push button", timeout=SLOW)


def finish(app, laptop, case, button, day, count, following):
    press(app, button)
    fill(app, "Tanggal", day)
    agree(app, "_Catat Catat$|^Catat$")
    done = wait_event(laptop, case, "sop_langkah", count)
    app.wait_seen(re.compile(following), timeout=SLOW)
    return done


def runs_on_a_case(app, laptop, case):
    press(app, "^Buka: Karhutla")
    app.wait_seen(re.compile("^Tahapan 2 dari 10"), timeout=SLOW)
    app.wait_for("SOP", role="page tab", timeout=SLOW).do()
    app.wait_seen(re.compile("^Langkah 7: Penyusunan Perjanjian"), timeout=SLOW)
    press(app, "^Ada: Surat penawaran")
    assert wait_event(laptop, case, "sop_kelengkapan", 1)["nomor"] == 2
    app.wait_gone(re.compile("^Ada: Surat penawaran"), role="push button", timeout=SLOW)
    press(app, "^Disposisi…")
    fill(app, "Isi disposisi", "Mohon telaah dan saran")
    agree(app, "_Catat Catat$|^Catat$")
    assert wait_event(laptop, case, "sop_disposisi", 1)["isi"] == "Mohon telaah dan saran"
    app.wait_seen("Mohon telaah dan saran", timeout=SLOW)

    finish(app, laptop, case, "^Selesai…", "08-10-2026", 7, "^Langkah 8: ")
    shot(app, "keputusan")
    press(app, "^Tidak…")
    # Nothing is sent back without a word.
    assert not app.wait_for(re.compile("Kembalikan$"), role="push button", timeout=SLOW).has("sensitive")
    fill(app, "Yang harus diperbaiki", "Pasal 4 belum memuat pembiayaan")
    fill(app, "Tanggal", "09-10-2026")
    shot(app, "tidak")
    agree(app, "Kembalikan$")
    back = wait_event(laptop, case, "sop_langkah", 8)
    assert (back["putusan"], back["langkah"], back["kembali"]) == ("tidak", "8", "7"), back
    app.wait_seen(re.compile("kembali ke langkah 7: Pasal 4"), timeout=SLOW)

    finish(app, laptop, case, "^Selesai…", "12-10-2026", 9, "^Langkah 8: ")
    assert finish(app, laptop, case, "^Ya…", "13-10-2026", 10, "^Langkah 9: ")["putusan"] == "ya"
    finish(app, laptop, case, "^Selesai…", "14-10-2026", 11, "^Langkah 10: ")
    finish(app, laptop, case, "^Ya…", "15-10-2026", 12, "^Langkah 11: ")
    finish(app, laptop, case, "^Selesai…", "16-10-2026", 13, "^Semua langkah selesai")
    shot(app, "usai")


def begins_on_a_case(app, laptop, desk):
    """The dialog proposes the first procedure of the list, which is the office's own."""
    path = os.path.join(desk.home, "baru.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"ksd": {"judul": "Air minum lintas batas", "prakarsa": "mitra", "daerah": "62.04",
                           "pihak": {"p1": {"kode": "62.04", "nama": "Barito Selatan"}, "p2": {"kode": "62.05", "nama": "Barito Utara"}}},
                   "peristiwa": [{"jenis": "penawaran_masuk", "tanggal": "2026-10-01", "nomor": "B/2", "kak": "berkas",
                                  "dalam_rencana": False}]}, file)
    case = laptop.cli("kasus", path).strip()
    app.wait_for("Beranda", role="list item", timeout=SLOW).press()
    press(app, "^Buka: Air minum")
    app.wait_for("Air minum lintas batas – Prakarsa", role="frame", timeout=SLOW)
    until(lambda: app.find_all(re.compile("^_?Mulai SOP…"), role="push button", showing=True),
          lambda: app.find_all("SOP", role="page tab", showing=True)[0].do(), "the tab")
    press(app, "^_?Mulai SOP…")
    fill(app, "Tanggal", "05-10-2026")
    shot(app, "mulai")
    agree(app, "^_?Mulai _?Mulai$")
    begun = wait_event(laptop, case, "sop_dimulai", 1)
    assert {begun["sop"]} == copies(laptop), begun["sop"]
    app.wait_seen(re.compile("^Langkah 1: "), timeout=SLOW)


def until(is_there, act, what):
    """Acts until it is there: a press may be lost with a widget that is made anew."""
    acted = [-15.0]

    def done():
        try:
            if is_there():
                return True
            if time.monotonic() > acted[0] + 15:
                acted[0] = time.monotonic()
                act()
        except (AssertionError, IndexError, e2e.GLib.Error):
            acted[0] = -15.0
        return False

    e2e.wait_until(meja.seldom(done, 0.5), what, SLOW)


def copies(laptop):
    """The office's own procedures that are in use."""
    with sqlite3.connect(os.path.join(laptop.folder, "prakarsa.db"), timeout=60) as db:
        rows = db.execute("SELECT r.id, o.bytes FROM op o JOIN record r ON r.number = o.record WHERE r.type = 'sop'").fetchall()
    gone = {record for record, data in rows for one in json.loads(bytes(data))["set"] if one["path"] == "dihapus" and one["value"]}
    return {record for record, _ in rows} - gone


def save_as(app, title, path):
    app.focus_dialog(title)
    app.key("ctrl+a")
    app.type_keys(path)
    app.key("Return")


def open_file(app, title, path, is_done, what):
    """By its name, for which Ctrl+L makes a place; again where a key was lost."""
    agree_button = re.compile("^_?Impor _?Impor$")
    app.wait_seen(agree_button, role="push button", timeout=SLOW)
    app.focus_dialog(title)

    def act():
        button = next(iter(app.find_all(agree_button, role="push button", showing=True)), None)
        if button is not None:
            app.key("ctrl+l")
            app.key("ctrl+a")
            app.type_keys(path)
            button.do("click")

    until(is_done, act, what)


def goes_out_and_comes_in(app, laptop, desk):
    """The copy as a file, the file as another copy, and both back to what was shipped."""
    path = os.path.join(desk.home, "kota.json")
    first = copies(laptop)
    assert len(first) == 1
    press(app, "^Menu SOP")
    app.wait_seen(re.compile("^_?Ekspor sebagai Berkas…"), role="menu item", timeout=SLOW).press()
    save_as(app, "Ekspor SOP", path)

    def exported():
        try:
            with open(path, encoding="utf-8") as file:
                return json.load(file)
        except (OSError, ValueError):
            return None

    assert len(e2e.wait_until(exported, "the file", SLOW)["langkah"]) == 14

    press(app, "^Kembali ke Daftar")
    press(app, "^Impor")
    open_file(app, "Impor SOP", path, lambda: len(copies(laptop)) == 2, "another copy")
    shot(app, "impor")
    press(app, "^Menu SOP")
    app.wait_seen(re.compile("^_?Kembali ke SOP Bawaan…"), role="menu item", timeout=SLOW).press()
    agree(app, "^_?Singkirkan _?Singkirkan$")
    e2e.wait_until(lambda: copies(laptop) == first, "the copy that came in to be gone", SLOW)


def changes_a_procedure(app):
    app.wait_for("SOP", role="list item", timeout=SLOW).press()
    app.wait_for(KOTA, role="list item", timeout=SLOW).press()
    app.wait_for(re.compile("^Langkah 7: Mempersiapkan"), role="push button", timeout=SLOW)
    shot(app, "bagan")
    press(app, "Salin dan Ubah$")
    app.wait_seen(re.compile("^Periksa: tidak ada"), timeout=SLOW)
    shot(app, "ubah")


def procedures(desk):
    laptop = meja.Laptop(desk, "satu").begin()
    case = new_case(laptop, desk)
    app = laptop.start()
    app.resize(1366, 768)
    runs_on_a_case(app, laptop, case)
    changes_a_procedure(app)
    goes_out_and_comes_in(app, laptop, desk)
    begins_on_a_case(app, laptop, desk)


if __name__ == "__main__":
    e2e.run([procedures])
