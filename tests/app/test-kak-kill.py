# SPDX-License-Identifier: GPL-3.0-or-later
"""What a power cut in the middle of typing costs: at most a second of it."""

import time

from kakdesk import e2e, field, open_sample

WORDS = "Kebakaran hutan dan lahan di perbatasan "


def typing_survives_a_kill(desk):
    app = desk.start("--contoh")
    open_sample(app, "Pengelolaan Sampah")
    entry = field(app, "Unit kerja")
    entry.click()
    app.key("ctrl+a")
    app.key("BackSpace")

    # A key that was sent may reach the program late; what counts is what it has shown, and when.
    typed, seen = "", []
    began = time.monotonic()
    while time.monotonic() - began < 2 or len(typed) < 40:
        letter = WORDS[len(typed) % len(WORDS)]
        app.type_keys(letter, delay_ms=0)
        typed += letter
        seen.append((time.monotonic(), len(entry.text)))
        time.sleep(0.02)
    killed = time.monotonic()
    app.kill()
    must = max(length for moment, length in seen if killed - moment > 1.0)
    assert must > 0, "no letter was older than a second"

    app = desk.start("--contoh")
    open_sample(app, "Pengelolaan Sampah")
    kept = field(app, "Unit kerja").text
    assert typed.startswith(kept), (typed, kept)
    assert len(kept) >= must, "%d letters were shown for longer than a second, %d are left" % (must, len(kept))


e2e.run([typing_survives_a_kill])
