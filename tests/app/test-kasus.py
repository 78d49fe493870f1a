# SPDX-License-Identifier: GPL-3.0-or-later
"""Cooperations through the real window: the list, the case page, an event with its form."""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = int(os.environ.get("E2E_SLOW", "90"))


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def looks(desk):
    laptop = meja.Laptop(desk, "satu").begin(samples=True)
    kak = next(record for record, title in laptop.titles().items() if "karhutla" in title.lower() or "kebakaran" in title.lower())
    laptop.cli("submit", kak, "Sekretariat TKKSD")
    app = laptop.start()
    app.resize(1366, 768)
    app.click("Kerja Sama", role="list item")
    app.wait_seen("Belum Ada Kerja Sama", role="label", timeout=SLOW)
    shot(app, "kosong")
    app.press("Mulai dari KAK…", role="push button")
    app.wait_seen(re.compile("^Mulai: .*(Karhutla|Kebakaran)"), role="push button", timeout=SLOW)
    shot(app, "baru")
    app.press(re.compile("^Mulai: .*(Karhutla|Kebakaran)"), role="push button")
    app.wait_seen(re.compile("^Tahapan 1 dari 10: Persiapan, sedang berjalan"), timeout=SLOW)
    shot(app, "halaman")
    app.press("Catat: KAK disampaikan kepada TKKSD", role="push button")
    app.wait_seen(re.compile("belum terpenuhi"), role="label", timeout=SLOW)
    shot(app, "formulir")


if __name__ == "__main__":
    e2e.run([looks])
