# SPDX-License-Identifier: GPL-3.0-or-later
"""The caged helper that draws the preview dies: the form goes on, and so does the preview."""

import os
import re
import signal
import time

from kakdesk import e2e, field, open_sample, shown, wait_saved


def descendants(pid):
    children = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % entry) as stat:
                parent = int(stat.read().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(entry))
    found, waiting = [], [pid]
    while waiting:
        for child in children.get(waiting.pop(), []):
            found.append(child)
            waiting.append(child)
    return found


def helpers(app):
    """The processes of the helper, the cage around it included."""
    def command(pid):
        try:
            with open("/proc/%d/cmdline" % pid, "rb") as line:
                return line.read().decode(errors="replace")
        except OSError:
            return ""
    return [pid for pid in descendants(app.pid) if "prakarsa-pdf-helper" in command(pid)]


def shows_paper(app):
    shown(app, re.compile(r"^/ \d+$"), "label")


def seen_error(app):
    """The error has the place of the pages, and their number is gone."""
    if app.find(re.compile(r"^/ \d+$"), role="label"):
        return None
    return next((label for label in app.find_all(re.compile("^Penampil halaman berhenti"), role="label")
                 if label.box()[2] > 0), None)


def stop_while_it_works(app, letter):
    """The helper stands still when a key asks it for a page, and dies with the page undone."""
    for pid in helpers(app):
        os.kill(pid, signal.SIGSTOP)
    app.type_keys(letter)
    time.sleep(1)  # no harm if it was too short: then there is no error, and the caller tries again
    for pid in helpers(app):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # it went with the one before
    try:
        return e2e.wait_until(lambda: seen_error(app), "the error", timeout=5)
    except e2e.Failure:
        return None


def dead_helper_costs_a_page_and_no_more(desk):
    app = desk.start("--contoh")
    open_sample(app, "Pelayanan Kesehatan")
    shows_paper(app)
    entry = field(app, "Unit kerja")
    entry.set_text("")
    entry.click()

    typed = ""
    for letter in "abcdefghij":
        e2e.wait_until(lambda: helpers(app), "a helper")
        typed += letter
        if stop_while_it_works(app, letter):
            break
    else:
        raise e2e.Failure("the helper died ten times, and nothing was said of it")
    dead = set(helpers(app))
    assert field(app, "Unit kerja").text == typed, "the form did not go on"

    shown(app, "Muat Ulang", "push button").press()
    shows_paper(app)
    assert set(helpers(app)) - dead, "the paper is there, and no helper"

    for pid in helpers(app):  # at rest: nothing is said, the next key gets a new one
        os.kill(pid, signal.SIGKILL)
    app.type_keys("xyz")
    e2e.wait_until(lambda: helpers(app), "another helper")
    shows_paper(app)
    e2e.wait_until(lambda: field(app, "Unit kerja").text == typed + "xyz", "the form to go on")
    wait_saved(app)


e2e.run([dead_helper_costs_a_page_and_no_more])
