# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of the KAK editor does: open one, go to a part, fill fields as a person would."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e

HEIGHT = int(os.environ.get("E2E_SIZE", "1366x768").split("x")[1])


def _is_laid_out(widget):
    """Whether it has a size, and every page of a stack around it, too: a page that is not in front has none."""
    if widget.box()[2] == 0:
        return False
    node = widget.node
    while node.parent is not None:
        if node.parent.role in e2e.a11y.LEAVES:
            return False
        if node.parent.name == "GtkStackPage" and e2e.Widget(widget.app, node).box()[2] == 0:
            return False
        node = node.parent
    return True


def find_shown(app, name, role=None, within=None):
    """The widgets of that name that are laid out, if only out of view; one after the other."""
    for widget in app.each(name, role, within):
        try:
            if _is_laid_out(widget):
                yield widget
        except e2e.GLib.Error:
            continue  # gone while we looked


def shown(app, name, role=None):
    """The first of them; waits for it."""
    return e2e.wait_until(lambda: next(find_shown(app, name, role), None), "%s %r" % (role or "widget", name))


def open_sample(app, title):
    """Opens one of the samples from Beranda by the beginning of its title."""
    app.resize(1366, 768)
    app.wait_for(re.compile("^Lanjutkan: " + re.escape(title)), role="push button").press()
    shown(app, "Ajukan…", "push button")


def go_to_part(app, title):
    """Clicks the part in the list beside the form."""
    shown(app, re.compile("^%s: " % re.escape(title)), "list item").click()


def field(app, label):
    return shown(app, label, "text")


def fill(app, label, text):
    """Puts a text into a field, of one line or of many, as an input method would."""
    field(app, label).set_text(text)
    e2e.wait_until(lambda: field(app, label).text == text, "%s to hold %r" % (label, text))


def write(app, label, text):
    """Types a text into an empty field by real keys."""
    scroll_to(app, lambda: field(app, label)).click()
    app.type_keys(text)
    e2e.wait_until(lambda: field(app, label).text == text, "%s to hold %r" % (label, text))


def scroll(app, clicks):
    """Turns the wheel over the form, downwards where @clicks is positive."""
    x, _, width, _ = shown(app, "Bagian KAK", "list").box()
    subprocess.run(["xdotool", "mousemove", "--window", app.window, str(x + width + 20), "430",
                    "click", "--repeat", str(abs(clicks)), "--delay", "20", "5" if clicks > 0 else "4"], check=True)


def scroll_to(app, find):
    """Brings a widget of the form into view by the wheel, and returns it where it stands then."""
    for _ in range(80):
        widget = find()
        x, y, width, height = widget.box()
        if 130 < y and y + height < HEIGHT - 20:
            return widget
        scroll(app, 2 if y > 400 else -2)
    raise e2e.Failure("%r cannot be scrolled to" % widget)


def tick(app, name):
    """A check button, which has no action of its own."""
    box = scroll_to(app, lambda: shown(app, name, "check box"))
    was_checked = box.has("checked")
    box.click()
    e2e.wait_until(lambda: shown(app, name, "check box").has("checked") != was_checked, "%s to be ticked" % name)


def choose(app, label, steps):
    """The entry of a drop-down list that stands @steps below the present one."""
    scroll_to(app, lambda: shown(app, label, "combo box")).click()
    app.key(*(["Down"] * steps + ["Return"]))


def cells(app, table, row):
    """The cells of one row, from 0, in their order."""
    rows = list(find_shown(app, None, "table row", within=shown(app, table, "table")))
    if row >= len(rows):
        return []
    return [cell for cell in app.find_all(within=rows[row]) if cell.role in ("table cell", "check box")]


def paste_rows(app, table, rows, seen=None):
    """Adds a row to a table and pastes rows of a spreadsheet over it. @seen is the row to look for afterwards, where the
    last one is out of sight."""
    grid = shown(app, table, "table")
    before = len(list(find_shown(app, None, "table row", within=grid)))
    editor = grid.parent.parent.parent
    app.press("Tambah Baris", role="push button", within=editor)
    e2e.wait_until(lambda: cells(app, table, before), "a new row in " + table)

    text = "".join("\t".join(row) + "\n" for row in rows)
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/plain;charset=utf-8", "-i"], input=text.encode(),
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seen = len(rows) - 1 if seen is None else seen
    last = before + seen
    words = [(index, cell) for index, cell in enumerate(rows[seen]) if cell]
    # Text is shown as it is; a code alone is shown by its name.
    plain = [(index, cell) for index, cell in words if re.search("[a-z]{3}", cell)] or [(words[0][0], "")]

    def is_pasted():
        row = cells(app, table, last)
        return row and any(row[index].description and cell in row[index].description for index, cell in plain)

    # The program hears of a new clipboard some time later, and pastes the former one until then; pasting twice into the same cells
    # changes nothing.
    for _ in range(10):
        app.key("ctrl+v")
        try:
            e2e.wait_until(is_pasted, "the pasted rows in " + table, timeout=2)
            return
        except e2e.Failure:
            pass
    raise e2e.Failure("nothing was pasted into " + table)


def wait_saved(app):
    e2e.wait_until(lambda: any(re.search(r"· Tersimpan", label.name) for label in app.find_all(role="label")),
                   "everything to be saved")


def wait_no_findings(app):
    """The findings are read anew after each change; the button counts them."""
    try:
        app.wait_for("Periksa ✓", timeout=10)
    except e2e.Failure:
        app.key("F7")
        rows = app.wait_for("Temuan", role="list")
        raise e2e.Failure("findings are left: " + "; ".join(row.name for row in app.find_all(role="list item", within=rows)))
