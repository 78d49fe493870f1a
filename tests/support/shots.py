# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the main job on a virtual screen and leaves what a person would see: shots.py BUILD-FOLDER OUTPUT-FOLDER.

Screenshots of each page, one in dark style, and the PDF of every sample KAK.
"""

import hashlib
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# The harness starts this script again inside a session of its own, with the program alone as its argument.
if not os.environ.get("E2E_INSIDE"):
    build = pathlib.Path(sys.argv[1]).resolve()
    os.environ["SHOTS_OUT"] = str(pathlib.Path(sys.argv[2]).resolve())
    sys.argv = [sys.argv[0], str(build / "src/app/prakarsa")]

import e2e  # noqa: E402
import meja  # noqa: E402

out = pathlib.Path(os.environ["SHOTS_OUT"])
out.mkdir(parents=True, exist_ok=True)
LONG = "Pencegahan dan Penanganan Kebakaran Hutan dan Lahan di Wilayah Perbatasan"
DRAFT = "Pengelolaan Sampah Regional Barito Selatan dan Barito Timur"


def use_font(desk):
    settings = pathlib.Path(desk.env["XDG_CONFIG_HOME"], "gtk-4.0")
    settings.mkdir()
    (settings / "settings.ini").write_text("[Settings]\ngtk-font-name=Cantarell 11\n")


def start(desk, *arguments, **env):
    """The program in the font and size that it has on the laptops it is made for."""
    use_font(desk)
    app = desk.start(*arguments, **env)
    app.resize(1366, 768)
    subprocess.run(["xdotool", "mousemove", "1365", "767"], check=True)  # no tooltip
    return app


def shot(desk, name):
    """The screen once nothing on it moves any more; the cursor's blink aside, so two of ten seconds' pictures must agree."""
    path, seen = out / (name + ".png"), []

    def still():
        desk.screenshot(str(path))
        seen.append(hashlib.sha256(path.read_bytes()).digest())
        return len(seen) > 3 and seen[-1] in seen[-4:-1]

    e2e.wait_until(still, "the screen to be still")


def open_kak(app, title):
    app.wait_for("Beranda", role="label")
    app.click("KAK", role="label")
    app.wait_for(re.compile("^" + re.escape(title)))
    app.click(re.compile("^" + re.escape(title)), role="label", count=2)
    app.wait_for("Latar Belakang", role="label")
    app.wait_for(re.compile(r"^/ \d+$"), role="label")


def papers(desk):
    desk.run_cli("sample")
    for line in desk.run_cli("list").stdout.splitlines():
        identity, title = line.split("\t")[0], line.split("\t")[3]
        desk.run_cli("render", identity, str(out / (re.sub(r"[^a-z]+", "-", title.lower())[:40] + ".pdf")))


def first_start(desk):
    app = start(desk)
    app.wait_for(re.compile("[Cc]ontoh"))
    shot(desk, "01-mulai-pertama")


def main_job(desk):
    app = start(desk, "--contoh")
    app.wait_for(re.compile(LONG), role="label")
    shot(desk, "02-beranda")
    app.click("KAK", role="label")
    app.wait_for(re.compile("^" + re.escape(LONG)))
    shot(desk, "03-daftar-kak")
    open_kak(app, LONG)
    shot(desk, "04-kak-dan-pratinjau")
    app.click("Pembiayaan", role="label")
    app.wait_for("Rincian biaya")
    shot(desk, "05-pembiayaan")


def other_windows(desk):
    app = start(desk, "--contoh")
    app.key("ctrl+comma")
    app.wait_seen("Identitas", role="label")
    shot(desk, "08-preferensi")
    app.key("Escape")
    app.key("ctrl+question")
    shot(desk, "09-pintasan")
    app.key("Escape")
    app.focus()
    open_kak(app, LONG)
    app.press("Ajukan…", role="push button")
    shot(desk, "10-ajukan")
    app.key("Escape")
    app.focus()
    app.resize(900, 700)
    shot(desk, "11-sempit")


def what_is_missing(desk):
    app = start(desk, "--contoh")
    open_kak(app, DRAFT)
    app.click(re.compile("^Periksa"))
    app.wait_for(re.compile("R21"))
    shot(desk, "06-periksa")


def dark(desk):
    app = start(desk, "--contoh", ADW_DEBUG_COLOR_SCHEME="prefer-dark")
    open_kak(app, LONG)
    app.click("Latar Belakang", role="label")
    shot(desk, "07-gelap")


def sync(desk):
    """Two laptops and a register: a draft that arrived, a conflict, and its resolution."""
    register = meja.Register(meja.build_folder(desk.program))
    try:
        one = meja.Laptop(desk, "satu").begin(samples=True).enrol(register, register.add_person("sari"))
        two = meja.Laptop(desk, "dua").begin().enrol(register, register.add_person("budi"))
        one.cli("sync")
        two.cli("sync")
        meja.disagree(one, two)
        two.cli("new", "Draf dari laptop kedua")
        two.cli("sync")
        use_font(desk)
        app = one.start()
        app.resize(1366, 768)
        subprocess.run(["xdotool", "mousemove", "1365", "767"], check=True)
        meja.wait_foot(app, "^1 konflik · Terkirim")
        app.wait_seen(re.compile("Draf dari laptop kedua$"), role="label")
        shot(desk, "12-draf-datang")
        meja.open_page(app)
        app.wait_seen(re.compile("^Diterima dari perangkat"), role="label")
        shot(desk, "13-sinkronisasi")
        app.wait_seen(re.compile("^Bandingkan: "), role="push button").press()
        app.wait_seen(re.compile("^Pakai Keduanya: "), role="push button")
        shot(desk, "14-konflik")
        for field in ("Maksud", "Unit kerja"):
            name = re.compile("^Ambil Punya Saya: .*%s" % field)
            app.wait_seen(name, role="push button").press()
            app.wait_gone(name, role="push button")
        app.wait_seen("Tidak Ada Lagi yang Perlu Diputuskan", role="label")
        meja.wait_foot(app, "^Terkirim")
        shot(desk, "15-konflik-selesai")
    finally:
        register.remove()


e2e.run([papers, first_start, main_job, what_is_missing, dark, other_windows, sync])
