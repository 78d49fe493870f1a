# SPDX-License-Identifier: GPL-3.0-or-later
"""Old agreements from a workbook: what cannot be read says so, what can is judged row by row, and the good rows are taken."""

import os
import re
import subprocess
import sys
from urllib.parse import quote

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "naskah", "data")
WINDOW = "Kerja Sama Lama dari Tabel"
SLOW = 90


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def paste_file(app, path, answer):
    """Pastes a file that was copied in the file manager, until there is an answer."""
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-i"],
                   input=("file://%s\r\n" % quote(os.path.abspath(path))).encode(), check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(18):
        app.key("ctrl+v")
        try:
            return app.wait_seen(answer, timeout=5)
        except e2e.Failure:
            continue  # the program hears of a new clipboard some time later
    raise e2e.Failure("nothing was pasted")


def press_until(app, name, done, what):
    """A button may be made anew between finding and pressing, so it is looked up each time, until the thing itself is there."""
    def once():
        if done():
            return True
        for button in app.find_all(name, role="push button", showing=True)[:1]:
            try:
                button.press()
            except (AssertionError, e2e.GLib.Error):
                pass
        return done()

    e2e.wait_until(once, what, SLOW)


def good_rows_of_a_workbook_become_cooperations(desk):
    desk.run_cli("sample", "kak")
    app = desk.start("--contoh")
    app.resize(1366, 768)
    app.click("Kerja Sama", role="list item")
    press_until(app, "Kerja Sama Lama dari Tabel…",
                lambda: app.find_all(re.compile("Tempel Baris"), showing=True), "the window of the table")
    app.focus_dialog(WINDOW)
    app.wait_seen(re.compile(r"buku kerja \(XLSX, ODS"), timeout=SLOW)
    shot(app, "impor-awal")

    # A file that only has the name of a workbook.
    wrong = os.path.join(desk.home, "bukan.xlsx")
    with open(wrong, "wb") as file:
        file.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    paste_file(app, wrong, re.compile("^Berkas ini berkata sandi atau berjenis lama"))
    shot(app, "impor-galat")

    paste_file(app, os.path.join(DATA, "lama.ods"), "1 baik")
    app.wait_seen("1 salah", timeout=SLOW)
    shot(app, "impor-daftar")
    press_until(app, re.compile("Ambil 1 Baris"), lambda: desk.run_cli("kasus").stdout != "", "the row to be taken")
    app.wait_seen("1 diambil", timeout=SLOW)
    rows = [line.split("\t") for line in desk.run_cli("kasus").stdout.splitlines()]
    assert [row[1:] for row in rows] == [["D1", "Air & sanitasi"]], rows
    shot(app, "impor-diambil")


e2e.run([good_rows_of_a_workbook_become_cooperations])
