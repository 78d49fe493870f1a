# SPDX-License-Identifier: GPL-3.0-or-later
"""A KAK is judged through the real window."""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90


def submitted(desk):
    """A laptop with the samples, one of them handed to TKKSD."""
    laptop = meja.Laptop(desk, "satu").begin(samples=True)
    kak = next(record for record, title in laptop.titles().items() if "kebakaran" in title.lower() or "karhutla" in title.lower())
    laptop.cli("submit", kak, "Sekretariat TKKSD")
    return laptop, kak


def open_reviews(app):
    app.resize(1366, 768)
    app.click("Telaah", role="list item")


def sheet(laptop):
    rows = laptop.cli("telaah").splitlines()
    line = next(row for row in rows if row.startswith("  "))
    return json.loads(laptop.cli("telaah", "show", line.split("\t")[0].strip()))["nilai"]


def judges_by_keyboard(desk):
    laptop, kak = submitted(desk)
    app = laptop.start()
    open_reviews(app)
    app.wait_seen(re.compile("^Terima: "), role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile("^Telaah: "), role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile(r"^a\. Kesesuaian dengan RPJMD.*belum dinilai"), role="push button", timeout=SLOW)
    app.focus()
    app.key("1")
    app.wait_seen(re.compile(r"^a\. .*: Sesuai$"), role="push button", timeout=SLOW)
    app.key("j")
    app.key("2")
    app.wait_seen(re.compile(r"^b\. .*: Sesuai dengan catatan$"), role="push button", timeout=SLOW)
    app.key("n")
    app.key("3")
    app.wait_seen(re.compile(r"^a\. .*: Tidak sesuai$"), role="push button", timeout=SLOW)
    e2e.wait_until(lambda: sheet(laptop).get("kriteria/a/nilai") == "tidak_sesuai", "the verdict on the disk")
    app.key("ctrl+z")
    app.wait_seen(re.compile(r"^a\. .*: Sesuai$"), role="push button", timeout=SLOW)


e2e.run([judges_by_keyboard])
