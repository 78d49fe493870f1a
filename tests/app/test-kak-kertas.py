# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper beside the form: it goes where the cursor goes, paragraph by paragraph, and a click on it brings the cursor."""

import re

from kakdesk import e2e, field, go_to_part, open_sample, shown

NARASI = "Uraian latar belakang"


def get_page(app):
    return int(shown(app, "Halaman", "text").text)


def on_page(app, condition, what):
    return e2e.wait_until(lambda: condition(get_page(app)), what)


def open_narasi(desk):
    app = desk.start("--contoh")
    open_sample(app, "Pencegahan dan Penanganan")
    shown(app, re.compile(r"^/ \d+$"), "label")
    go_to_part(app, "Latar Belakang")
    x, y, _, _ = field(app, NARASI).box()
    app.click_at(x + 60, y + 12)  # its middle may be far below the window
    return app


def the_paper_follows_the_paragraph(desk):
    app = open_narasi(desk)
    app.key("ctrl+Home")
    on_page(app, lambda page: page < 5, "the first paragraph on the paper")
    first = get_page(app)
    app.key("ctrl+End")
    on_page(app, lambda page: page > first, "the last paragraph on the paper")
    app.key("ctrl+Home")
    on_page(app, lambda page: page == first, "the first paragraph again")


def a_part_that_is_chosen_comes_into_sight(desk):
    app = open_narasi(desk)
    app.key("ctrl+Home")
    on_page(app, lambda page: page < 5, "the first part on the paper")
    go_to_part(app, "Pembiayaan")
    on_page(app, lambda page: page > 5, "the costs on the paper")


def a_click_on_the_paper_brings_the_cursor(desk):
    app = open_narasi(desk)
    app.key("ctrl+End")
    end = e2e.wait_until(lambda: field(app, NARASI).caret or None, "the cursor at the end")
    on_page(app, lambda page: page > 2, "the last paragraph on the paper")
    x, y, width, _ = shown(app, "Dokumen", "document text").box()

    app.click_at(x + width // 2, y + 150)
    e2e.wait_until(lambda: 0 < field(app, NARASI).caret < end, "the cursor within the text")
    assert field(app, NARASI).text[field(app, NARASI).caret - 1] == "\n", "not the beginning of a paragraph"


e2e.run([the_paper_follows_the_paragraph, a_part_that_is_chosen_comes_into_sight,
         a_click_on_the_paper_brings_the_cursor])
