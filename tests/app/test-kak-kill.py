# SPDX-License-Identifier: GPL-3.0-or-later
"""What a power cut in the middle of typing costs: at most a second of it."""

import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e

WORDS = "Kebakaran hutan dan lahan di perbatasan "


def open_sample(app, title):
    def row():
        for button in app.find_all("Lanjutkan", role="push button"):
            if any(label.name.startswith(title) for label in siblings(app, button)):
                return button
        return None

    def siblings(app, button):
        parent = button.node.get_parent()
        while parent is not None and parent.get_role_name() != "list item":
            parent = parent.get_parent()
        return app.find_all(within=e2e.Widget(app, parent)) if parent is not None else []

    e2e.wait_until(row, "the sample %s" % title).press()
    app.wait_for("Ajukan…")


def typing_survives_a_kill(desk):
    app = desk.start("--contoh")
    open_sample(app, "Pengelolaan Sampah")
    entry = app.wait_for("Unit kerja", role="text")
    entry.click()
    app.key("ctrl+a")
    app.key("BackSpace")

    typed, times = "", []
    for letter in WORDS * 2:
        app.type_keys(letter, delay_ms=0)
        typed += letter
        times.append(time.monotonic())
        time.sleep(0.02)
    killed = time.monotonic()
    app.kill()

    app = desk.start()
    app.wait_for("Ajukan…")
    entry = app.wait_for("Unit kerja", role="text")
    kept = entry.text()
    # What the keyboard sent may reach the window a little later than it was sent: that is not typing lost.
    must = sum(1 for moment in times if killed - moment > 1.0)
    assert typed.startswith(kept.rstrip()) or kept.startswith(typed.rstrip()), (typed, kept)
    assert len(kept) >= must, "%d letters were older than a second, %d are left" % (must, len(kept))


e2e.run([typing_survives_a_kill])
