# SPDX-License-Identifier: GPL-3.0-or-later
"""The library on a laptop with little room: the reading of scans is paused and goes on, a file that the register has is
given back, is still found by its words, and comes again when it is asked for."""

import base64
import hashlib
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import kakdesk
import meja
import pdfs

SLOW = 90
e2e.POLL_S = 0.2  # looking costs both sides more than waiting
PAGES = ["Rencana pembangunan daerah", "Misi kesatu meningkatkan konektivitas antarwilayah"]
N_SCANNED = 200  # more than are read while this looks


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, "luring-" + name + ".png"))


def find(app, name, role=None):
    return next(kakdesk.find_shown(app, name, role), None)


def seen(app, name, role=None):
    return e2e.wait_until(lambda: find(app, name, role), "%s %r on the screen" % (role or "widget", name), SLOW)


def press_until(app, button, role, condition, what):
    """Looked up and pressed again until it has done its work: a list may be made anew in between."""
    def try_once():
        if condition():
            return True
        found = find(app, button, role)
        try:
            if found is not None and found.has("sensitive"):
                found.press()
        except e2e.GLib.Error:
            pass  # gone meanwhile
        return condition()

    e2e.wait_until(try_once, what, SLOW)


def scans_are_paused_and_files_given_back(desk):
    register = meja.Register(meja.build_folder(desk.program))
    try:
        work(desk, meja.Laptop(desk, "satu").begin(samples=True).enrol(register, register.add_person("sari")))
    finally:
        register.remove()


def is_sent(laptop, name):
    with sqlite3.connect(os.path.join(laptop.folder, "prakarsa.db"), timeout=60) as db:
        return db.execute("SELECT is_there FROM berkas_sync WHERE hash = ?", (name,)).fetchone() == (1,)


def work(desk, laptop):
    plan = pdfs.make_pdf(os.path.join(desk.home, "RPJMD Contoh.pdf"), PAGES)
    with open(plan, "rb") as file:
        name = base64.urlsafe_b64encode(hashlib.sha256(file.read()).digest()).decode().rstrip("=")
    blob = os.path.join(laptop.folder, "blob", name[:2], name)
    laptop.cli("pustaka", "impor", plan, "judul=RPJMD Contoh", "jenis=rpjmd")
    laptop.cli("pustaka", "impor", pdfs.make_scan(os.path.join(desk.home, "pindaian.pdf"), N_SCANNED), "judul=Pindaian")
    app = laptop.start()
    app.resize(1366, 768)
    seen(app, "Pustaka", "list item").click()

    reading = re.compile(r"^Membaca halaman pindaian: \d+ dari %d$" % N_SCANNED)
    paused = re.compile(r"^Halaman pindaian, dijeda: \d+ dari %d terbaca$" % N_SCANNED)
    no_ocr = re.compile("^Halaman pindaian yang belum dibaca")
    found = e2e.wait_until(lambda: find(app, reading, "label") or find(app, no_ocr, "label"), "the bar of scans", SLOW)
    has_ocr = reading.match(found.name) is not None
    if has_ocr:
        press_until(app, "Jeda Membaca Halaman Pindaian", "push button", lambda: find(app, paused, "label"), "a pause")
    seen(app, re.compile(r"^Di laptop ini: 2 dari 2 dokumen, "), "label")
    shot(app, "daftar")

    e2e.wait_until(lambda: is_sent(laptop, name), "the register to have the plan", SLOW)
    give_back(app, blob)
    seen(app, re.compile("^Di laptop ini: 1 dari 2 dokumen, "), "label")
    shot(app, "dilepas")
    app.type_into("Cari dalam Pustaka", "konektivitas")
    seen(app, re.compile(r"^hlm 2 · .*konektivitas antarwilayah"), "list item")
    app.type_into("Cari dalam Pustaka", "")

    seen(app, re.compile("^RPJMD Contoh, .*berkas di register$"), "list item")
    press_until(app, "Ambil dan Simpan di Laptop Ini", "push button", lambda: os.path.exists(blob), "the file to come again")
    seen(app, re.compile("^Di laptop ini: 2 dari 2 dokumen, "), "label")
    seen(app, re.compile(r"^/ 2$"), "label")
    shot(app, "diambil")

    if has_ocr:
        press_until(app, "Lanjutkan Membaca Halaman Pindaian", "push button", lambda: find(app, reading, "label"), "it to go on")


def give_back(app, blob):
    """From the menu of the document to the file that is gone from the disk."""
    button = re.compile("^_?Lepas(?: Lepas)?$")

    def gone():
        return not os.path.exists(blob)

    def ask():
        if gone() or find(app, button, "push button") is not None:
            return True
        try:
            items = [item for item in app.find_all(re.compile("Simpan Luring di Laptop Ini$"), showing=True)
                     if item.role.endswith("menu item")]
            if items:
                if items[0].has("sensitive"):
                    items[0].press()
            else:
                seen(app, re.compile("^RPJMD Contoh, "), "list item").click()
                seen(app, re.compile("^/ 2$"), "label")
                seen(app, "Menu Dokumen").click()
        except e2e.GLib.Error:
            pass  # gone meanwhile
        return False

    e2e.wait_until(ask, "the question whether to give the file back", SLOW)
    shot(app, "tanya")
    press_until(app, button, "push button", gone, "the file to be gone")


e2e.run([scans_are_paused_and_files_given_back])
