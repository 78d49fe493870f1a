# SPDX-License-Identifier: GPL-3.0-or-later
"""The library: a PDF comes in by the clipboard, is found by its words, shown with them marked, and goes again."""

import os
import re
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import kakdesk
from pdfs import make_pdf

SLOW = 90
AGAIN_S = 15
SAVE = re.compile("^_?Simpan(?: Simpan)?$")
e2e.POLL_S = 0.1  # looking costs both sides more than waiting
PAGES = [
    "Rencana Pembangunan Jangka Menengah Daerah Kabupaten Barito Selatan",
    "Misi kesatu meningkatkan konektivitas antarwilayah melalui jalan dan sungai",
    "Program pengendalian kebakaran hutan dan lahan gambut di kawasan perbatasan",
]


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, "pustaka-" + name + ".png"))


def open_library(desk):
    app = desk.start("--contoh")
    app.resize(1366, 768)
    app.wait_for("Pustaka", role="list item").click()
    return app


def import_pdf(app, path):
    """Pastes a file that was copied in the file manager into the empty library."""
    for _ in range(20):
        if app.wait_for("Impor PDF…", role="push button").has("focused"):
            break
        app.key("Tab")
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-i"],
                   input=("file://%s\r\n" % urllib.parse.quote(path)).encode(), check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    nothing = "Tidak ada berkas di papan klip."
    # The program hears of a new clipboard some time later; until then it says that there is nothing.
    for _ in range(20):
        app.key("ctrl+v")
        e2e.wait_until(lambda: app.find("Jenis") or app.find(nothing, role="label"), "an answer to pasting", timeout=60)
        if app.find("Jenis") is not None:
            break
        app.wait_gone(nothing, role="label", timeout=60)
    app.wait_for("Impor", role="push button").press()
    app.wait_gone("Jenis", timeout=60)


def a_plan_is_imported_searched_and_removed(desk):
    app = open_library(desk)
    app.wait_for("Pustaka masih kosong")
    import_pdf(app, make_pdf(os.path.join(desk.home, "RPJMD Barito Selatan 2025-2029.pdf"), PAGES))
    app.wait_for(re.compile(r"RPJMD · Kabupaten Barito Selatan · 2025–2029 · 3 halaman$"), role="list item")

    app.type_into("Cari dalam Pustaka", "konektivtas")  # a letter is missing
    app.wait_for(re.compile(r"^hlm 2 · .*konektivitas antarwilayah"), role="list item")
    app.wait_for(re.compile(r"^/ 3$"), role="label")
    e2e.wait_until(lambda: app.wait_for("Halaman", role="text").text == "2", "the page that was found")

    app.type_into("Cari dalam Pustaka", "tidakadakataini")
    app.wait_for("Tidak ditemukan")
    app.type_into("Cari dalam Pustaka", "")
    app.wait_for(re.compile("3 halaman$"), role="list item").click()
    app.wait_for("Menu Dokumen").click()
    app.press("Keluarkan dari Pustaka…", role="menu item")
    app.press(re.compile(" Keluarkan$"), role="push button")
    app.wait_for("Pustaka masih kosong")


def seen(app, name, role=None):
    """What is laid out, without the pages that are not in front: much quicker than the whole window."""
    def find():
        return next(kakdesk.find_shown(app, name, role), None)

    return e2e.wait_until(find, "%s %r on the screen" % (role or "widget", name), SLOW)


def write(app, name, text):
    """Into a field of a dialog, which comes before the window on the bus or behind it."""
    def fields():
        return [widget for widget in kakdesk.find_shown(app, name, "text") if widget.text.strip() != text]

    e2e.wait_until(fields, "a field %r" % name, SLOW)[-1].set_text(text)


def opens(app, button, field):
    """A press that comes while the page is being read anew leads nowhere; a person presses again after a while."""
    pressed_at = [None]

    def is_open():
        if next(kakdesk.find_shown(app, field, "text"), None) is not None:
            return True
        if pressed_at[0] is None or time.monotonic() - pressed_at[0] > AGAIN_S:
            seen(app, button, "push button").press()
            pressed_at[0] = time.monotonic()
        return False

    e2e.wait_until(is_open, "%r to open the field %r" % (button, field), SLOW)


def details_and_headings_are_corrected_by_hand(desk):
    """In the window; what the other program reads is what counts."""
    app = open_library(desk)
    import_pdf(app, make_pdf(os.path.join(desk.home, "RPJMD Barito Selatan 2025-2029.pdf"), PAGES))
    seen(app, re.compile(r"2025–2029 · 3 halaman$"), "list item").click()
    seen(app, re.compile(r"^/ 3$"), "label")
    document = desk.run_cli("pustaka", "daftar").stdout.split("\t")[0]

    def contents():
        return desk.run_cli("pustaka", "isi", document).stdout

    app.wait_for("Menu Dokumen").click()
    app.press("Keterangan Dokumen…", role="menu item")
    write(app, "Judul", "Rencana yang Dikoreksi")
    seen(app, "Simpan", "push button").press()
    seen(app, re.compile(r"^Rencana yang Dikoreksi, RPJMD"), "list item")

    seen(app, "Judul Bagian", "push button").press()
    opens(app, "Tambah Judul Bagian di Halaman Ini", "Judul bagian")
    write(app, "Judul bagian", "Misi Kesatu")
    write(app, "Halaman", "2")
    shot(app, "isi-tambah")
    seen(app, SAVE, "push button").press()
    e2e.wait_until(lambda: contents() == "2\tbagian\tMisi Kesatu\n", "the new heading in the record", SLOW)

    def goes_there():
        # The list is made anew when the heading has come into it, and a click meanwhile is lost.
        if seen(app, "Halaman", "text").text == "2":
            return True
        seen(app, "Misi Kesatu", "label").click()
        return False

    e2e.wait_until(goes_there, "the page of the heading", SLOW)
    shot(app, "isi")

    opens(app, "Perbaiki Judul Bagian", "Judul bagian")
    write(app, "Judul bagian", "Misi Pertama")
    seen(app, SAVE, "push button").press()
    e2e.wait_until(lambda: contents() == "2\tbagian\tMisi Pertama\n", "the corrected heading in the record", SLOW)
    seen(app, "Misi Pertama", "label")
    seen(app, "Buang Judul Bagian", "push button").press()
    e2e.wait_until(lambda: contents() == "", "the heading to be gone", SLOW)


def what_is_no_pdf_is_told_and_kept_out(desk):
    app = open_library(desk)
    path = os.path.join(desk.home, "rusak.pdf")
    with open(path, "w", encoding="ascii") as file:
        file.write("%PDF-1.4\nthis is none\n")
    import_pdf(app, path)
    app.wait_for(re.compile("^Tidak diimpor: "), role="label")
    app.wait_for("Tutup pesan tentang rusak.pdf", role="push button").press()
    app.wait_for("Pustaka masih kosong")


e2e.run([a_plan_is_imported_searched_and_removed, details_and_headings_are_corrected_by_hand,
         what_is_no_pdf_is_told_and_kept_out])
