# SPDX-License-Identifier: GPL-3.0-or-later
"""The table that is edited like a spreadsheet, by real keys, clicks, a real clipboard and the accessibility bus."""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e

COLUMNS = ["Tahun", "Kegiatan", "Volume", "Harga", "Jumlah", "Sumber", "Mulai", "Sudah dianggarkan"]


def cell(app, column, row):
    return app.find("%s row %d" % (column, row), role="check box" if column == COLUMNS[-1] else "table cell")


def shown(app, column, row):
    widget = cell(app, column, row)
    return widget.description if widget is not None else None


def expect(app, column, row, text):
    e2e.wait_until(lambda: shown(app, column, row) == text,
                   "%s of row %d to be %r, is %r" % (column, row, text, shown(app, column, row)))


def expect_focus(app, column, row):
    e2e.wait_until(lambda: cell(app, column, row) is not None and cell(app, column, row).has("focused"),
                   "the cursor in %s of row %d" % (column, row))


def expect_field(app, column, row):
    e2e.wait_until(lambda: any(w.has("focused") for w in app.find_all("%s row %d" % (column, row), role="text")),
                   "a field open in %s of row %d" % (column, row))


def expect_rows(app, count):
    e2e.wait_until(lambda: len(app.find_all(role="table row")) == count,
                   "%d rows, there are %d" % (count, len(app.find_all(role="table row"))))


def put_on_clipboard(app, text):
    told = app.log().count("papan klip")
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/plain;charset=utf-8", "-i"], input=text.encode(),
                   check=True, stdout=subprocess.DEVNULL)
    e2e.wait_until(lambda: app.log().count("papan klip") > told and "text/plain" in app.log().rsplit("papan klip", 1)[1],
                   "the program to hear of the clipboard")


def read_clipboard():
    return subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/plain;charset=utf-8", "-o"],
                          capture_output=True, check=True, timeout=10).stdout.decode()


def arrows_walk_and_typing_edits(desk):
    app = desk.start("--rows", "3")
    expect_focus(app, "Tahun", 1)
    app.key("Right", "Right", "Down")
    expect_focus(app, "Volume", 2)
    app.type_keys("17")
    expect_field(app, "Volume", 2)
    app.key("Return")
    expect(app, "Volume", 2, "17")
    expect_focus(app, "Volume", 3)
    expect(app, "Jumlah", 2, "21.250.000")
    app.key("ctrl+End")
    expect_focus(app, "Sudah dianggarkan", 3)
    app.key("ctrl+Home")
    expect_focus(app, "Tahun", 1)


def f2_keeps_what_is_there_and_escape_brings_it_back(desk):
    app = desk.start("--rows", "1")
    app.key("Right", "F2")
    expect_field(app, "Kegiatan", 1)
    app.type_keys(" dua")
    app.key("Escape")
    expect_focus(app, "Kegiatan", 1)
    expect(app, "Kegiatan", 1, "Posko bersama")
    app.key("F2")
    app.type_keys(" dua")
    app.key("Tab")
    expect(app, "Kegiatan", 1, "Posko bersama dua")
    expect_focus(app, "Volume", 1)


def tab_passes_computed_cells_and_adds_rows(desk):
    app = desk.start()
    app.press("Add Row", role="push button")
    expect_rows(app, 1)
    expect_focus(app, "Tahun", 1)
    app.type_keys("2027")
    app.key("Tab")
    app.type_keys("Patroli")
    app.key("Tab")
    app.type_keys("3")
    app.key("Tab")
    app.type_keys("Rp 1.250.000")
    app.key("Tab")
    expect_focus(app, "Sumber", 1)
    expect(app, "Jumlah", 1, "3.750.000")
    app.key("shift+Tab")
    expect_focus(app, "Harga", 1)
    app.key("End", "Tab")
    expect_rows(app, 2)
    expect_focus(app, "Tahun", 2)
    app.key("shift+Tab")
    expect_focus(app, "Sudah dianggarkan", 1)
    # The new row is still empty: Tab does not add another, it leaves.
    app.key("ctrl+End", "Tab")
    e2e.wait_until(lambda: app.find("Add Row", role="push button").has("focused"), "Tab to leave the table")
    expect_rows(app, 2)
    app.key("shift+Tab")
    expect_focus(app, "Sudah dianggarkan", 2)
    app.key("ctrl+Tab")
    e2e.wait_until(lambda: app.find("Add Row", role="push button").has("focused"), "Ctrl+Tab to leave the table")


def enter_goes_down_and_adds_a_row(desk):
    app = desk.start("--rows", "1")
    app.key("Right", "F2", "Return")
    expect_rows(app, 2)
    expect_focus(app, "Kegiatan", 2)
    app.type_keys("Pelatihan")
    app.key("shift+Return")
    expect(app, "Kegiatan", 2, "Pelatihan")
    expect_focus(app, "Kegiatan", 1)


def a_bad_entry_is_refused_and_kept(desk):
    app = desk.start("--rows", "2")
    app.click("Harga row 1")
    app.type_keys("12abc")
    app.key("Return")
    app.wait_for("Write a number, for example 1.250.000.", role="label")
    expect_field(app, "Harga", 1)
    # Going elsewhere leaves what was typed, marked, and the record as it was.
    app.click("Tahun row 2")
    expect(app, "Harga", 1, "12abc — Write a number, for example 1.250.000.")
    expect(app, "Jumlah", 1, "1.250.000")
    app.click("Harga row 1")
    app.key("F2", "BackSpace", "BackSpace", "BackSpace", "Return")
    expect(app, "Harga", 1, "12")
    expect(app, "Jumlah", 1, "12")
    expect_focus(app, "Harga", 2)
    app.type_keys("-5")
    app.key("Tab")
    app.wait_for("A negative number cannot stand here.", role="label")
    app.key("Escape")
    expect(app, "Harga", 2, "1.250.000")
    app.click("Tahun row 2")
    app.type_keys("1999")
    app.key("Return")
    app.wait_for("Not less than 2.000.", role="label")


def delete_clears_a_selection(desk):
    app = desk.start("--rows", "3")
    app.click("Volume row 1")
    app.key("shift+Right", "shift+Down", "Delete")
    expect(app, "Volume", 1, "")
    expect(app, "Harga", 2, "")
    expect(app, "Volume", 3, "3")
    expect(app, "Jumlah", 2, "")
    assert app.log().count("sel-sel") == 1, "clearing must be one step"


def rows_move_and_go(desk):
    app = desk.start("--rows", "3")
    app.click("Volume row 1")
    app.key("alt+Down")
    expect(app, "Volume", 1, "2")
    expect(app, "Volume", 2, "1")
    expect_focus(app, "Volume", 2)
    app.key("alt+Up", "alt+Up")
    expect(app, "Volume", 1, "1")
    app.key("Down", "ctrl+Delete")
    expect_rows(app, 2)
    expect(app, "Volume", 2, "3")
    expect_focus(app, "Volume", 2)
    app.key("ctrl+a", "ctrl+Delete")
    expect_rows(app, 0)
    assert app.find("No rows yet", role="label").box()[2] > 0
    e2e.wait_until(lambda: app.find("Add Row", role="push button").has("focused"), "the focus on the button")


def the_menu_of_a_row(desk):
    app = desk.start("--rows", "2")
    app.click("Menu of row 2")
    app.wait_for("Insert Row Above")
    app.press("Insert Row Above")
    expect_rows(app, 3)
    expect(app, "Volume", 3, "2")
    expect_focus(app, "Tahun", 2)
    app.key("Menu")
    app.wait_for("Delete Row")
    app.press("Delete Row")
    expect_rows(app, 2)


def choices_days_and_yes_or_no(desk):
    app = desk.start("--rows", "2")
    app.click("Sumber row 1")
    app.key("Return")
    app.wait_for("Sumber lain yang sah", role="list item")
    app.key("Down", "Down", "Return")
    expect(app, "Sumber", 1, "Sumber lain yang sah")
    expect_focus(app, "Sumber", 1)
    app.key("Right")
    app.type_keys("1/2/27")
    app.key("Return")
    expect(app, "Mulai", 1, "01-02-2027")
    app.key("F2", "ctrl+a")
    app.type_keys("31-02-2027")
    app.key("Return")
    app.wait_for("Write the date as day-month-year, for example 21-11-2026.", role="label")
    app.key("Escape", "F2", "alt+Down")
    app.wait_for("November", role="label")
    app.key("Escape", "Escape")
    expect_focus(app, "Mulai", 2)
    app.key("Right")
    assert not cell(app, "Sudah dianggarkan", 2).has("checked")
    app.key("space")
    e2e.wait_until(lambda: cell(app, "Sudah dianggarkan", 2).has("checked"), "the box to be ticked")
    app.click("Sudah dianggarkan row 1", role="check box")
    e2e.wait_until(lambda: not cell(app, "Sudah dianggarkan", 1).has("checked"), "the box to be cleared")


def paste_from_a_spreadsheet_fills_and_adds_rows(desk):
    app = desk.start("--rows", "2")
    app.click("Kegiatan row 2")
    put_on_clipboard(app, "Posko\t2\t1.250.000\tdiabaikan\tAPBN\t21-11-2026\tya\r\n"
                     "\"Patroli \"\"air\"\"\ndan darat\"\t3\tRp 1.250.000,-\t\tapbd\t2026-12-01\ttidak\r\n"
                     "Pelatihan\tsalah\t1250000\t\t?\t\t\r\n")
    app.key("ctrl+v")
    expect_rows(app, 4)
    expect(app, "Kegiatan", 2, "Posko")
    expect(app, "Sumber", 2, "APBN")
    expect(app, "Kegiatan", 3, "Patroli \"air\" dan darat")
    expect(app, "Harga", 3, "1.250.000")
    expect(app, "Mulai", 3, "01-12-2026")
    expect(app, "Jumlah", 3, "3.750.000")
    expect(app, "Volume", 4, "salah — Write a number, for example 1.250.000.")
    expect(app, "Harga", 4, "1.250.000")
    expect(app, "Sumber", 4, "? — Choose one of the list.")
    app.wait_for("2 pasted cells could not be read. They are marked; mend them there.", role="label")
    assert app.log().count("sel-sel") == 1, "a paste must be one step"


def copy_gives_rows_to_a_spreadsheet(desk):
    app = desk.start("--rows", "2")
    app.click("Kegiatan row 1")
    app.key("shift+End", "shift+Down", "ctrl+c")
    e2e.wait_until(lambda: read_clipboard() ==
                   "Posko bersama\t1\t1250000\t1250000\tAPBD\t21-11-2026\tYes\n"
                   "Posko bersama\t2\t1250000\t2500000\tAPBD\t21-11-2026\tNo", "the rows on the clipboard")
    app.key("ctrl+x")
    expect(app, "Kegiatan", 2, "")


def one_value_fills_a_selection(desk):
    app = desk.start("--rows", "3")
    app.click("Harga row 1")
    put_on_clipboard(app, "5.000")
    app.key("shift+Down", "shift+Down", "ctrl+v")
    for row in (1, 2, 3):
        expect(app, "Harga", row, "5.000")


def too_many_rows_are_refused(desk):
    app = desk.start("--rows", "1")
    app.click("Kegiatan row 1")
    put_on_clipboard(app, "x\n" * 10001)
    app.key("ctrl+v")
    app.wait_for("A table has room for 10000 rows. Nothing was pasted; copy fewer.", role="label")
    expect_rows(app, 1)


def five_thousand_rows_stay_fluid(desk):
    start = time.monotonic()
    app = desk.start("--rows", "5000")
    print("# a window with 5,000 rows after %.2f s" % (time.monotonic() - start), flush=True)
    assert len(app.find_all(role="table row")) < 80
    app.key("ctrl+End")
    expect_focus(app, "Sudah dianggarkan", 5000)
    start = time.monotonic()
    for _ in range(20):
        app.key("Page_Up")
    app.key("Home")
    e2e.wait_until(lambda: any(w.has("focused") for w in app.find_all(role="table cell")
                               if w.name.startswith("Tahun row ")), "the cursor in the first column")
    print("# 20 pages up in %.2f s" % (time.monotonic() - start), flush=True)
    app.key("ctrl+Home", "Down", "Right", "Right")
    app.type_keys("7")
    app.key("Return")
    expect(app, "Volume", 2, "7")
    put_on_clipboard(app, "Baris\t1\t1000\n" * 5000)
    app.key("ctrl+End", "Home", "Right")
    start = time.monotonic()
    app.key("ctrl+v")
    app.wait_for_log("selesai", timeout=20)
    print("# 5,000 rows pasted in %.2f s" % (time.monotonic() - start), flush=True)
    app.key("ctrl+End")
    expect_focus(app, "Sudah dianggarkan", 9999)


def a_read_only_table_can_be_read_and_copied(desk):
    app = desk.start("--rows", "2", "--read-only")
    app.click("Harga row 1")
    app.type_keys("5")
    app.key("Delete", "F2", "ctrl+Delete")
    app.key("ctrl+c")
    e2e.wait_until(lambda: read_clipboard() == "1250000", "the value on the clipboard")
    put_on_clipboard(app, "9")
    app.key("ctrl+v", "alt+Down")
    app.click("Sudah dianggarkan row 2", role="check box")
    expect_focus(app, "Sudah dianggarkan", 2)
    expect(app, "Harga", 1, "1.250.000")
    assert "sel" not in app.log() and "hapus" not in app.log() and "pindah" not in app.log(), app.log()
    app.key("Tab")
    e2e.wait_until(lambda: not cell(app, "Sudah dianggarkan", 2).has("focused"), "Tab to leave")


def wheel_until(app, notches, moved, what):
    """Turns the wheel over the table until something has moved: GTK drops a turn that comes before the first frame of
    a window's new size."""
    def turned():
        x, y, width, height = app.find("Rincian pembiayaan", role="table").box()
        subprocess.run(["xdotool", "mousemove", str(x + 200), str(max(y, 0) + 100), "click", "--repeat",
                        str(abs(notches)), "--delay", "30", "5" if notches > 0 else "4"], check=True)
        try:
            return e2e.wait_until(moved, what, timeout=1)
        except e2e.Failure:
            return False

    e2e.wait_until(turned, what)


def the_wheel_goes_on_to_the_page(desk):
    def top():
        return app.find("Rincian pembiayaan", role="label").box()[1]

    app = desk.start("--rows", "4")
    app.resize(500, 260)
    before = top()
    wheel_until(app, 2, lambda: top() < before - 20, "the page to scroll")
    wheel_until(app, -4, lambda: top() == before, "the page to scroll back")
    app.kill()

    app = desk.start("--rows", "40")
    app.resize(1100, 500)
    before = top()
    row = cell(app, "Volume", 1).box()[1]
    wheel_until(app, 1, lambda: cell(app, "Volume", 1).box()[1] < row - 10, "the rows to scroll")
    assert top() == before, "the page scrolled before the rows had"
    wheel_until(app, 30, lambda: top() < before - 20, "the page to scroll where the rows end")


def letters_on_their_way_are_told(desk):
    app = desk.start("--rows", "1")
    app.key("Right")
    app.type_keys("Pos")
    app.wait_for_log("ketik r1 kegiatan Pos")
    app.key("Escape")
    app.wait_for_log("sel r1 kegiatan 'Posko bersama'")
    expect(app, "Kegiatan", 1, "Posko bersama")


e2e.run([value for name, value in list(globals().items())
         if callable(value) and getattr(value, "__module__", "") == "__main__"
         and value.__code__.co_varnames[:1] == ("desk",)])
