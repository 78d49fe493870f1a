# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the main job on a virtual screen and leaves what a person would see: shots.py BUILD-FOLDER OUTPUT-FOLDER.

Screenshots of each page, light and dark, and the PDF of every sample KAK.
"""

import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# The harness starts this script again inside a session of its own, with the program alone as its argument.
if not os.environ.get("E2E_INSIDE"):
    build = pathlib.Path(sys.argv[1]).resolve()
    os.environ["SHOTS_OUT"] = str(pathlib.Path(sys.argv[2]).resolve())
    sys.argv = [sys.argv[0], str(build / "src/app/prakarsa")]

import e2e  # noqa: E402

out = pathlib.Path(os.environ["SHOTS_OUT"])
LONG = "Pencegahan dan Penanganan Kebakaran Hutan dan Lahan di Wilayah Perbatasan"


def shot(desk, name):
    desk.screenshot(str(out / (name + ".png")))


def first_start(desk):
    app = desk.start()
    app.wait_for(re.compile("contoh"), role="label")
    shot(desk, "01-mulai-pertama")


def main_job(desk):
    app = desk.start("--contoh")
    app.wait_for("Beranda", role="label")
    shot(desk, "02-beranda")
    app.click("KAK", role="label")
    app.wait_for(re.compile(re.escape(LONG)))
    shot(desk, "03-daftar-kak")
    app.click(re.compile(re.escape(LONG)), role="label", count=2)
    app.wait_for(re.compile("Latar Belakang"), role="label")
    e2e.wait_until(lambda: app.find(re.compile(r"^/ \d+$|dari \d+")), "the preview")
    shot(desk, "04-kak-dan-pratinjau")


def dark(desk):
    app = desk.start("--contoh", GTK_THEME="Adwaita:dark", ADW_DEBUG_COLOR_SCHEME="prefer-dark")
    app.wait_for("Beranda", role="label")
    app.click("KAK", role="label")
    app.wait_for(re.compile(re.escape(LONG)))
    app.click(re.compile(re.escape(LONG)), role="label", count=2)
    app.wait_for(re.compile("Latar Belakang"), role="label")
    shot(desk, "05-kak-gelap")


e2e.run([first_start, main_job, dark])
