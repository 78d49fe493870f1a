# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of the KAK editor does: open one, go to a part, read what the window says."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e


def open_sample(app, title):
    """Opens one of the samples from Beranda by the beginning of its title."""
    app.wait_for(re.compile("^Lanjutkan: " + re.escape(title)), role="push button").press()
    app.wait_for("Ajukan…")


def field(app, label):
    """The text field with that name on the part that is shown."""
    return e2e.wait_until(lambda: next(iter(app.find_all(label, role="text", showing=True)), None), "the field " + label)


def go_to_part(app, title):
    """Clicks the part in the list beside the form."""
    row = e2e.wait_until(lambda: next(iter(app.find_all(re.compile("^%s: " % re.escape(title)), role="list item",
                                                        showing=True)), None), "the part " + title)
    row.click()


def wait_saved(app):
    e2e.wait_until(lambda: any(re.search(r"· Tersimpan", label.name) for label in app.find_all(role="label")),
                   "everything to be saved")
