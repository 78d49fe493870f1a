# SPDX-License-Identifier: GPL-3.0-or-later
"""The window itself: first start, places, state at the foot."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e


def opens_in_indonesian_without_its_locale(desk):
    app = desk.start()
    app.wait_for("Beranda", role="label")
    app.wait_for("Menu Utama")


e2e.run([opens_in_indonesian_without_its_locale])
