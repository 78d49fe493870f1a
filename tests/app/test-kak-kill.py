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

    typed, times = "", []
    for letter in WORDS * 2:
        app.type_keys(letter, delay_ms=0)
        typed += letter
        times.append(time.monotonic())
        time.sleep(0.02)
    killed = time.monotonic()
    app.kill()

    app = desk.start("--contoh")
    open_sample(app, "Pengelolaan Sampah")
    entry = field(app, "Unit kerja")
    kept = entry.text
    # What the keyboard sent may reach the window a little later than it was sent: that is not typing lost.
    must = sum(1 for moment in times if killed - moment > 1.0)
    assert typed.startswith(kept.rstrip()) or kept.startswith(typed.rstrip()), (typed, kept)
    assert len(kept) >= must, "%d letters were older than a second, %d are left" % (must, len(kept))


e2e.run([typing_survives_a_kill])
