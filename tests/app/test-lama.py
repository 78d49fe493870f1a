# SPDX-License-Identifier: GPL-3.0-or-later
"""What was agreed before the program came: from a table, and one alone."""

import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90
SHOTS = os.environ.get("PRAKARSA_SHOTS")
TABLE = """judul\tperangkat_daerah\tmitra\tkeadaan\tnomor_kb\ttanggal_kb\tkb_bulan\tsumber
Air Minum Lintas Batas\tDinas PU\tKabupaten Kapuas\tD1\t100/7\t2024-03-01\t60\tBuku register
Jalan Lintas Batas\tDinas PU\tKabupaten Barito Utara\tD1\t100/8\t2024-03-01\t60\tBuku register
Wisata Danau\t\tKabupaten Kapuas\tD1\t100/9\tkemarin\t60\tBuku register
"""
TITLE = "Pertukaran Data Kebencanaan"


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    if SHOTS:
        app.screenshot(os.path.join(SHOTS, name + ".png"))


def cases(laptop):
    """Id by title."""
    rows = [row.split("\t") for row in laptop.cli("kasus").splitlines()]
    return {row[2]: row[0] for row in rows if len(row) > 2}


def copy(text, kind="UTF8_STRING"):
    subprocess.run(["xclip", "-selection", "clipboard", "-t", kind, "-i"], input=text.encode(), check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def until(app, is_there, act, what, every=8):
    """Acts again and again, with what is on the screen then, until it is there: a press or a key may be lost."""
    acted = [-every]

    def done():
        try:
            if is_there():
                return True
            if time.monotonic() >= acted[0] + every:
                acted[0] = time.monotonic()
                act()
        except (AttributeError, e2e.Failure, e2e.GLib.Error):
            pass  # what is to be pressed is not there, or not any more
        return False

    e2e.wait_until(meja.seldom(done, 0.5), what, SLOW)


def seen(app, name, role=None):
    return next(iter(app.find_all(name, role, showing=True)), None)


def in_table(app, name):
    """A cell of the table; the list behind the window may have one of the same words."""
    window = seen(app, "Kerja Sama Lama dari Tabel", "frame") or seen(app, "Kerja Sama Lama dari Tabel", "dialog")
    return next(iter(app.find_all(name, within=window, showing=True)), None)


def press(app, name, role="push button"):
    widget = seen(app, re.compile(name), role)
    if widget is not None:
        widget.press()


def choose_from_menu(app, entry, shown):
    """Opens the menu of new cooperations and takes an entry."""
    def act():
        item = seen(app, re.compile(entry), "menu item")
        if item is not None:
            item.press()
        else:
            seen(app, "Kerja Sama Baru").click()

    until(app, lambda: seen(app, re.compile(shown)), act, "what %r opens" % entry, every=4)


def paste_table(app, counts):
    choose_from_menu(app, "Kerja Sama Lama dari Tabel", "Tempel Baris yang Disalin")
    copy(TABLE)
    until(app, lambda: all(seen(app, one) for one in counts), lambda: press(app, "Tempel Baris yang Disalin"), "the rows of the table")


def a_table_is_looked_at_and_taken(laptop, app):
    paste_table(app, ["Semua 3", "2 baik", "1 salah"])
    assert cases(laptop) == {}
    # What is wrong, by row and column.
    until(app, lambda: seen(app, re.compile("perangkat_daerah: Perangkat daerah belum diisi.\ntanggal_kb: “kemarin” bukan tanggal")),
          lambda: in_table(app, "Wisata Danau").click(), "what is wrong with the third row")
    shot(app, "tabel")
    app.press(re.compile("Ambil 2 Baris"), role="push button")
    good = {"Air Minum Lintas Batas", "Jalan Lintas Batas"}
    e2e.wait_until(meja.seldom(lambda: set(cases(laptop)) == good, 0.5), "the good rows to be cases", SLOW)
    app.wait_seen("2 diambil", timeout=SLOW)
    # A row that was taken leads to its case.
    until(app, lambda: seen(app, re.compile("Buka Kerja Sama"), "push button"), lambda: in_table(app, "Jalan Lintas Batas").click(),
          "the way to the case")
    shot(app, "diambil")
    press(app, "Buka Kerja Sama")
    app.wait_for("Jalan Lintas Batas – Prakarsa", role="frame", timeout=SLOW)

    # The same table once more.
    app.click("Kerja Sama", role="list item")
    app.wait_seen("2 kerja sama", role="label", timeout=SLOW)
    paste_table(app, ["Semua 3", "2 sudah ada", "1 salah"])
    assert seen(app, re.compile("Ambil"), "push button") is None
    app.key("Escape")
    app.wait_gone("2 sudah ada", timeout=SLOW)
    assert len(cases(laptop)) == 2


def fill(app, name, text):
    pattern = re.compile("^%s( \\*)?$" % re.escape(name))
    app.wait_for(pattern, role="text", timeout=SLOW)
    app.type_into(pattern, text, role="text")


def put(app, widget, text):
    """Into a field that has no name of its own: the entry within."""
    for inner in app.walk(widget):
        try:
            inner.set_text(text)
            return
        except (e2e.Failure, e2e.GLib.Error):
            pass
    raise e2e.Failure("%r takes no text" % widget)


def one_alone(laptop, app):
    choose_from_menu(app, "Kerja Sama Lama…", "Pilih keadaannya dahulu")
    app.focus_dialog("Kerja Sama Lama")

    def choose_state():
        row = next(one for one in app.find_all("Keadaan", showing=True) if one.role in ("combo box", "list item"))
        row.click()
        app.key("Down", "Return")

    # "PKS dilaksanakan" is the first one, and needs both papers.
    until(app, lambda: seen(app, re.compile("^Nomor naskah kita"), "text"), choose_state, "the fields of the state")
    assert len(app.find_all(re.compile("^Nomor naskah kita"), "text", showing=True)) == 2
    shot(app, "lama")
    for name, text in (("Judul", TITLE), ("Perangkat daerah pemrakarsa", "BPBD"), ("Mitra", "Kota Palangka Raya"),
                       ("Sumber", "Arsip")):
        fill(app, name, text)
    numbers = app.find_all(re.compile("^Nomor naskah kita"), "text", showing=True)
    days = app.find_all(re.compile("^Ditandatangani"), "text", showing=True)
    months = app.find_all(re.compile("^Jangka waktu"), "text", showing=True)
    for widgets, texts in ((numbers, ("100/1", "100/2")), (days, ("1-3-2024", "1-2-2024")), (months, ("60", "36"))):
        for widget, text in zip(widgets, texts):
            put(app, widget, text)
    # The PKS is older than its KB: told before anything is written.
    app.wait_seen(re.compile(r"^PKS · L4 · "), timeout=SLOW)
    shot(app, "lama-syarat")
    assert TITLE not in cases(laptop)
    put(app, days[1], "1-6-2024")
    app.wait_seen("Semua syarat terpenuhi", role="label", timeout=SLOW)
    press(app, "^_?Catat( Catat)?$")
    e2e.wait_until(meja.seldom(lambda: TITLE in cases(laptop), 0.5), "the old agreement to be a case", SLOW)
    app.wait_seen(re.compile("^Tahapan 8 dari 10: Pelaksanaan"), timeout=SLOW)


def old_agreements(desk):
    laptop = meja.Laptop(desk, "satu").begin()
    app = laptop.start()
    app.resize(1366, 768)
    app.click("Kerja Sama", role="list item")
    app.wait_seen("Belum Ada Kerja Sama", role="label", timeout=SLOW)
    shot(app, "kosong")
    a_table_is_looked_at_and_taken(laptop, app)
    one_alone(laptop, app)


if __name__ == "__main__":
    e2e.run([old_agreements])
