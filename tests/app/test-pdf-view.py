# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of PDF pages, by real keys, clicks and the accessibility bus."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e

MAKER = os.path.join(os.path.dirname(os.path.abspath(sys.argv[1])), "..", "pdf", "pdf-maker")
BOUND = 48 * 1024 * 1024


def make(desk, kind, number=0, name="naskah.pdf"):
    path = os.path.join(desk.home, name)
    subprocess.run([MAKER, kind, str(number), path], check=True)
    return path


def states(app):
    """(page, percent, scroll, bytes) each time that all visible pages were drawn."""
    return [tuple(map(int, found)) for found in re.findall(r"^tenang (\d+) (\d+) (\d+) (\d+)$", app.log(), re.M)]


def settled(app, condition, what):
    def look():
        state = states(app)
        return state[-1] if state and condition(*state[-1]) else None

    return e2e.wait_until(look, what + ", have %r" % (states(app)[-1:],))


def start(desk, *arguments):
    app = desk.start(*arguments)
    settled(app, lambda *state: True, "the first page")
    return app


def on_page(app, page):
    return settled(app, lambda now, *rest: now == page, "page %d" % page)


def shows_and_names_everything(desk):
    app = start(desk, make(desk, "pages", 12))
    for name, role in (("Small pages", "push button"), ("Contents", "push button"), ("Find", "push button"),
                       ("Page", "text"), ("Zoom in", "push button"), ("Zoom out", "push button"),
                       ("Zoom", "push button"), ("Document", "document text")):
        app.wait_for(name, role=role)
    app.wait_for("/ 12", role="label")
    page, percent, scroll, size = states(app)[0]
    assert (page, scroll) == (1, 0), states(app)[0]
    assert 60 < percent < 75, percent  # as wide as the window
    assert size <= BOUND


def scrolls_by_keys(desk):
    app = start(desk, make(desk, "pages", 12))
    app.key("ctrl+Next")
    on_page(app, 2)
    app.key("ctrl+Next", "ctrl+Next")
    on_page(app, 4)
    app.key("ctrl+Prior")
    on_page(app, 3)
    before = states(app)[-1][2]
    app.key("Down")
    settled(app, lambda page, percent, scroll, size: scroll == before + 48, "a line down")
    app.key("space")
    settled(app, lambda page, percent, scroll, size: scroll > before + 400, "a screen down")
    app.key("End")
    on_page(app, 12)
    app.wait_text("Page", "12")
    app.key("Home")
    settled(app, lambda page, percent, scroll, size: page == 1 and scroll == 0, "the top")


def goes_to_a_page_by_number(desk):
    app = start(desk, make(desk, "pages", 12))
    app.click("Page", role="text")
    app.key("ctrl+a")
    app.type_keys("9")
    app.key("Return")
    on_page(app, 9)
    app.click("Page", role="text")
    app.key("ctrl+a")
    app.type_keys("99")
    app.key("Return")
    app.wait_text("Page", "9")
    assert states(app)[-1][0] == 9


def zooms_by_keys_and_wheel(desk):
    app = start(desk, make(desk, "pages", 12))
    fitting = states(app)[-1][1]
    app.key("ctrl+Next", "ctrl+Next")
    on_page(app, 3)
    app.key("ctrl+plus")
    settled(app, lambda page, percent, *rest: page == 3 and abs(percent - 1.2 * fitting) <= 1, "a step nearer")
    app.key("ctrl+minus", "ctrl+minus")
    settled(app, lambda page, percent, *rest: abs(percent - fitting / 1.2) <= 1, "a step back")
    app.key("ctrl+0")
    settled(app, lambda page, percent, *rest: percent == fitting, "the width")
    subprocess.run(["xdotool", "mousemove", "250", "300", "keydown", "ctrl", "click", "4", "click", "4", "keyup", "ctrl"],
                   check=True)
    settled(app, lambda page, percent, *rest: abs(percent - 1.44 * fitting) <= 1, "two turns of the wheel")
    for _ in range(20):
        app.key("ctrl+plus")
    settled(app, lambda page, percent, *rest: percent == 800, "the greatest zoom")
    assert states(app)[-1][3] <= BOUND, states(app)[-1]


def fits_the_window(desk):
    app = start(desk, make(desk, "pages", 3))
    wide = states(app)[-1][1]
    app.resize(800, 720)
    settled(app, lambda page, percent, *rest: percent > 1.3 * wide, "a wider page")
    app.press("Small pages")
    settled(app, lambda page, percent, *rest: percent < 1.35 * wide, "room for the small pages")


def small_pages_and_contents_lead_to_pages(desk):
    app = start(desk, make(desk, "pages", 12))
    app.key("F8")
    app.click("Page 3", role="image")
    on_page(app, 3)
    app.press("Contents", role="push button")
    app.wait_for("Bagian 5", role="label")
    app.key(*["Down"] * 8, "Return")  # each part has one child
    on_page(app, 5)


def finds_words(desk):
    app = start(desk, make(desk, "pages", 12))
    app.key("ctrl+f")
    app.type_keys("halaman 1")
    app.wait_for("1 of 4", role="label")  # 1, 10, 11, 12
    app.key("Return")
    app.wait_for("2 of 4", role="label")
    on_page(app, 10)
    app.key("F3", "F3", "F3")
    app.wait_for("1 of 4", role="label")
    on_page(app, 1)
    app.key("shift+F3")
    app.wait_for("4 of 4", role="label")
    on_page(app, 12)
    app.key("ctrl+a")
    app.type_keys("tidakada")
    app.wait_for("Not found", role="label")
    app.key("Escape")
    app.key("ctrl+Prior")
    on_page(app, 11)


def another_document_keeps_the_place(desk):
    first, second = make(desk, "pages", 12), make(desk, "pages", 14, "kedua.pdf")
    app = start(desk, first, second)
    app.key("ctrl+Next", "ctrl+Next", "ctrl+plus")
    nearer = settled(app, lambda page, percent, *rest: page == 3 and percent > 75, "page 3, nearer")
    app.key("Down", "Down")
    before = settled(app, lambda *state: state[2] == nearer[2] + 96, "two lines down")[:3]
    for pages in (14, 12, 14):
        app.key("F5")
        app.wait_for("/ %d" % pages, role="label")
    settled(app, lambda *state: state[:3] == before, "the same place %r" % (before,))


def a_click_says_where(desk):
    app = start(desk, make(desk, "pages", 2))
    percent = states(app)[-1][1]
    app.click_at(12 + 100, 12 + 200)
    found = app.wait_for_log(r"titik (\d+) (\d+) (\d+)")
    page, x, y = map(int, found.groups())
    scale = percent / 100 * 96 / 72
    assert page == 1 and abs(x - 100 / scale) < 4 and abs(y - 200 / scale) < 4, (x, y, scale)


def marks_are_brought_into_sight(desk):
    app = start(desk, make(desk, "pages", 12))
    app.key("F7")
    on_page(app, 2)


def killed_helper_is_replaced(desk):
    app = start(desk, make(desk, "pages", 12))
    app.key("F6", "End")
    on_page(app, 12)
    e2e.wait_until(lambda: not app.find_all("Try Again", showing=True), "the page to be drawn by a new helper")


def page_that_cannot_be_drawn_says_so(desk):
    app = start(desk, make(desk, "pages", 2), make(desk, "endless", 0, "tanpa-akhir.pdf"))
    app.key("F9")  # a millisecond is all there is
    app.key("F5")
    app.wait_for_log("galat|dibuka\n(.|\n)*dibuka")
    if app.find("The document cannot be shown") is None:
        app.wait_for(re.compile("took too long"))
        app.press("Try Again")
        app.wait_for(re.compile("took too long|stopped"))
    app.key("F9", "F5")
    app.wait_for("/ 2", role="label")
    app.wait_gone("Try Again")
    on_page(app, 1)


e2e.run([shows_and_names_everything, scrolls_by_keys, goes_to_a_page_by_number, zooms_by_keys_and_wheel,
         fits_the_window, small_pages_and_contents_lead_to_pages, finds_words, another_document_keeps_the_place,
         a_click_says_where, marks_are_brought_into_sight, killed_helper_is_replaced,
         page_that_cannot_be_drawn_says_so])
