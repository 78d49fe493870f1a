# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk: what is late and due, its calendar by mouse and keys, what another process writes, and the days off."""

import datetime
import json
import os
import re
import subprocess
import sys
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e

e2e.TIMEOUT_S = float(os.environ.get("E2E_TIMEOUT", "90"))
PARTIES = {"p1": {"kode": "62.04", "nama": "Barito Selatan"}, "p2": {"kode": "62.05", "nama": "Barito Utara"}}
WASTE = "Persampahan lintas batas"
ROAD = "Jalan penghubung"


def day(offset):
    return datetime.date.today() + datetime.timedelta(days=offset)


def new_case(desk, title, days_ago):
    """An offer that came so many days ago: it is to be answered within thirty calendar days."""
    offer = {"jenis": "penawaran_masuk", "tanggal": day(-days_ago).isoformat(), "nomor": "B/1", "kak": "berkas",
             "dalam_rencana": True}
    path = os.path.join(desk.home, "kasus.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"ksd": {"judul": title, "prakarsa": "mitra", "daerah": "62.04", "pihak": PARTIES},
                   "peristiwa": [offer]}, file)
    return desk.run_cli("kasus", path).stdout.strip()


def press_until(app, name, condition, what):
    """Presses a button that may be made anew meanwhile, until what it is for has come about."""
    def done():
        if condition():
            return True
        button = app.find(name, role="push button")
        if button is not None:
            try:
                button.press()
            except (e2e.Failure, e2e.GLib.Error):
                pass
        return condition()

    e2e.wait_until(done, what)


def cell(app, date, *words):
    """The day in the calendar, once it says all of this."""
    name = re.compile(r"^\w+, %d \w+ %d\b" % (date.day, date.year) + "".join("(?=.*%s)" % re.escape(w) for w in words))
    return app.wait_for(name, role="push button")


def opens(title):
    """The button of a case; its own label follows in its name."""
    return re.compile("^Buka: " + re.escape(title))


def has(app, name):
    return app.find(opens(name), role="push button") is not None


def wait_focus(app, date):
    """The keyboard is on this day, and the screen reader is told its name."""
    def is_there():
        for button in app.find_all(re.compile(r"^\w+, %d \w+ %d\b" % (date.day, date.year)), role="push button"):
            if button.has("focused"):
                return True
        return False

    e2e.wait_until(is_there, "%s to have the keyboard" % date)


def copy_file(path):
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-i"],
                   input=("file://%s\r\n" % urllib.parse.quote(path)).encode(), check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def take_in_days_off(desk, app):
    """A table with a wrong line: the line is told, the rest is kept, and the calendar knows it at once."""
    tomorrow = day(1)
    table = os.path.join(desk.home, "libur.csv")
    kept = os.path.join(desk.data, "libur", "kantor.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("tanggal,golongan,nama,daerah,sumber\n2028-02-30,nasional,Tidak ada,,\n%s,daerah,Hari Jadi,62.04,\n"
                   % tomorrow.isoformat())
    copy_file(table)
    app.key("ctrl+comma")
    app.wait_seen("Identitas", role="label")

    def is_open():
        if app.find_all("Tabel per Tahun", showing=True):
            return True
        for label in app.find_all("Hari Libur", role="label", showing=True):
            label.click()
        return False

    e2e.wait_until(is_open, "the page of days off")
    app.key("ctrl+v")
    app.wait_for(re.compile("^Baris 2: .*2028-02-30"))
    press_until(app, re.compile("^_?Impor 1 Hari"), lambda: os.path.exists(kept), "the day off to be kept")
    with open(kept, encoding="utf-8") as file:
        assert "%s,daerah,Hari Jadi,62.04" % tomorrow.isoformat() in file.read()
    cell(app, tomorrow, "Hari Jadi")


def the_desk_of_a_day(desk):
    desk.run_cli("sample", "kak")
    new_case(desk, "Pertukaran data", 45)
    new_case(desk, WASTE, 27)
    app = desk.start("--contoh")
    app.resize(1366, 768)

    # One thing late, one within seven days: the groups, the words, the badge.
    app.wait_for(opens(WASTE), role="push button")
    app.wait_seen("Terlambat", role="label")
    app.wait_seen("Minggu Ini", role="label")
    app.wait_for("Tanggapi penawaran mitra — " + WASTE)
    app.wait_for("terlambat 15 hari", role="label")
    app.wait_for("2", role="label", within=app.wait_for("Beranda", role="list item"))
    app.wait_for(re.compile("^Lanjutkan: "), role="push button")

    # The calendar says what is on a day, and shows only that.
    if day(-15).month != day(0).month:
        app.press("Bulan Sebelumnya", role="push button")
    cell(app, day(-15), "1 tenggat terlewat")
    app.press("Hari Ini", role="push button")
    due = cell(app, day(3), "1 tenggat")
    due.press()
    app.wait_for("Tampilkan Semua", role="push button")
    e2e.wait_until(lambda: has(app, WASTE) and not has(app, "Pertukaran data"), "one day's row alone")
    press_until(app, "Tampilkan Semua", lambda: has(app, "Pertukaran data"), "everything again")

    # Another process writes; the desk follows.
    new_case(desk, ROAD, 29)
    app.wait_for(opens(ROAD), role="push button")
    app.wait_for("besok", role="label")
    app.wait_for("3", role="label", within=app.wait_for("Beranda", role="list item"))

    # A row leads to its case, and back is back.
    press_until(app, opens(ROAD), lambda: app.find(re.compile("^" + ROAD), role="frame") is not None, "the case")
    app.key("alt+Left")
    app.wait_for(re.compile("^Beranda"), role="frame")

    take_in_days_off(desk, app)


def the_calendar_by_keys(desk):
    app = desk.start("--contoh")
    app.resize(1366, 768)
    app.wait_for(re.compile("^Lanjutkan: "), role="push button")
    cell(app, day(0), "hari ini").click()
    wait_focus(app, day(0))
    app.key("Right")
    wait_focus(app, day(1))
    app.key("Down")
    wait_focus(app, day(8))
    app.key("Home")
    wait_focus(app, day(0))
    app.key("Page_Down")
    first = (day(0).replace(day=1) + datetime.timedelta(days=31)).replace(day=15)
    cell(app, first)
    app.wait_for(re.compile(r"^\w+ %d$" % first.year), role="label")


e2e.run([the_desk_of_a_day, the_calendar_by_keys])
