# SPDX-License-Identifier: GPL-3.0-or-later
"""From handing in to "layak": a KAK is judged by two reviewers and the chair, each on a laptop of their own, twice."""

import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import kakdesk
import meja

SLOW = 90
e2e.POLL_S = 0.2  # looking costs both sides more than waiting
PLAN = "Rencana Contoh"
REASON = "Termuat dalam misi kesatu, dengan catatan."
REMEDY = "Lengkapi lokasi dan sasaran."


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, "tiga-" + name + ".png"))


def find(app, name, role=None):
    """What is laid out, without the pages that are not in front: much quicker than the whole window."""
    return next(kakdesk.find_shown(app, name, role), None)


def seen(app, name, role=None):
    return e2e.wait_until(lambda: find(app, name, role), "%s %r on the screen" % (role or "widget", name), SLOW)


def press_until(app, button, name, role=None):
    """Presses until the other is there: a list may be made anew between finding a button in it and pressing it."""
    def try_once():
        found = find(app, name, role)
        pressed = None if found else find(app, button, "push button")
        try:
            if pressed is not None and pressed.has("sensitive"):
                pressed.press()
        except e2e.GLib.Error:
            pass  # gone meanwhile
        return found

    return e2e.wait_until(try_once, "%r after %r" % (name, button), SLOW)


def sheets(laptop, kak):
    """Of the newest versi, by reviewer: how many criteria are judged. What stands on an older versi is left out."""
    found, inside = {}, False
    for row in laptop.cli("telaah").splitlines():
        cells = row.strip().split("\t")
        if not row.startswith("  "):
            inside = cells[0] == kak
        elif inside and not cells[2]:
            found[cells[3]] = cells[1]
    return found


def status(laptop, kak):
    return next(row for row in laptop.cli("telaah").splitlines() if row.startswith(kak)).split("\t")[1]


def fill(laptop, kak):
    """A whole sheet, written by the other program."""
    sheet = laptop.cli("telaah", "new", kak)
    laptop.cli("telaah", "set", sheet, "selesai=Ya", *["kriteria/%s/%s" % (letter, text) for letter in "abcde"
                                                       for text in ("nilai=Sesuai", "alasan=Alasan %s." % letter)])


def arrives(laptop, condition, what):
    """What another laptop's window sends comes within a few rounds."""
    def looked():
        laptop.cli("sync")
        return condition()

    return e2e.wait_until(looked, what, SLOW)


def hand_in(desk, register):
    """The author's KAK and a plan are at the register, and TKKSD has received the KAK; four laptops know of it."""
    laptops = {}
    for person, name, roles in (("sari", "Sari Contoh", "operator"), ("budi", "Budi Contoh", "anggota"),
                                ("tono", "Tono Contoh", "sekretaris"), ("rina", "Rina Contoh", "ketua")):
        laptop = meja.Laptop(desk, person)
        laptop = laptop.begin(samples=True) if person == "sari" else laptop.begin_as(name)
        laptops[person] = laptop.enrol(register, register.add_person(person, roles, name))
    sari, tono = laptops["sari"], laptops["tono"]
    kak = next(record for record, title in sari.titles().items() if "kebakaran" in title.lower())
    plan = os.path.join(desk.home, PLAN + ".pdf")
    sari.cli("render", kak, plan)
    sari.cli("pustaka", "impor", plan, "judul=" + PLAN, "jenis=rpjmd")
    sari.cli("submit", kak, "Tono Contoh")
    sari.cli("sync")
    tono.cli("sync")
    tono.cli("telaah", "receive", kak)
    tono.cli("sync")
    for person in ("budi", "rina"):
        laptops[person].cli("sync")
        assert status(laptops[person], kak) == "ditelaah"
    return laptops, kak


def judge_in_the_window(laptop, app, kak):
    """By keys, with a passage of the plan quoted; the reasons of four criteria come from the other program meanwhile."""
    app.resize(1366, 768)
    app.click("Telaah", role="list item")
    press_until(app, re.compile("^Telaah: "), re.compile(r"^a\. Kesesuaian"), "push button")
    seen(app, re.compile(r"^%s · hlm \d+" % PLAN))
    e2e.wait_until(lambda: seen(app, "Kutip (K)", "push button").has("sensitive"), "a passage to be selected", SLOW)
    app.focus()
    app.key("k")
    seen(app, re.compile("^Hapus kutipan %s, halaman" % PLAN), "push button")
    app.key("2")
    seen(app, re.compile(r"^a\. .*: Sesuai dengan catatan$"), "push button")
    seen(app, "Alasan", "text").set_text(REASON)
    shot(app, "lembar")
    sheet = laptop.cli("telaah", "new", kak)  # the one that is there
    laptop.cli("telaah", "set", sheet, *["kriteria/%s/%s" % (letter, text) for letter in "bcde"
                                         for text in ("nilai=Sesuai", "alasan=Alasan %s." % letter)])
    seen(app, re.compile("^5 dari 5 kriteria"), "label")
    seen(app, "Selesai", "push button").press()
    seen(app, re.compile("^Anda menandai lembar ini selesai"), "label")
    e2e.wait_until(lambda: json.loads(laptop.cli("telaah", "show", sheet))["nilai"].get("selesai") is True, "the sheet to be done", SLOW)


def decide_in_the_window(app, steps, hasil):
    """The outcome that stands @steps below "not chosen" in the list; it is given back to the author's office."""
    def choose():
        subprocess.run(["xdotool", "mousemove", "--window", app.window, "1320", "430", "click", "--repeat", "20", "--delay", "10",
                        "5"], check=True)
        choice = find(app, "Hasil telaahan", "combo box")
        return choice if choice is not None and 100 < choice.box()[1] < 700 else None

    e2e.wait_until(choose, "the outcomes to come into sight", SLOW).click()
    app.key(*(["Down"] * steps + ["Return"]))
    seen(app, "Pertimbangan", "text").set_text("Kegiatan termuat dalam rencana pembangunan.")
    if hasil != "Layak":
        seen(app, "Yang perlu diperbaiki", "text").set_text(REMEDY)
    seen(app, "Pimpinan rapat", "text").set_text("Rina Contoh")
    shot(app, "putusan")
    give = seen(app, "Sampaikan Hasil…", "push button")
    e2e.wait_until(lambda: give.has("sensitive"), "the result to be ready", SLOW)
    give.press()  # once: each press asks
    seen(app, "Sampaikan Hasil “%s”?" % hasil, "label")
    shot(app, "sampaikan")
    seen(app, re.compile("^_?Sampaikan Hasil(?: Sampaikan Hasil)?$"), "push button").press()


def vote_in_the_window(app):
    """Two more are there and vote; the reviewers stand there already."""
    for name in ("Budi Contoh", "Tono Contoh", "Rina Contoh"):
        seen(app, name, "label")
    seen(app, "Berbeda", "label")
    shot(app, "rekap")
    seen(app, "Catat Rapat", "push button").press()
    seen(app, "Yang perlu diperbaiki", "label")
    kakdesk.paste_rows(app, "Yang hadir", [("Wira Contoh", "Asisten", "Ya", "Setuju", ""),
                                           ("Lia Contoh", "Bagian Hukum", "Ya", "Tidak setuju", "Lokasi belum jelas.")])
    shot(app, "rapat")


def check_result(desk, laptop, kak):
    """What the author is given says who judged what, with which passage, and how it was voted."""
    path = os.path.join(desk.home, "hasil.pdf")
    laptop.cli("telaah", "render", kak, path)
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(re.sub(r"-\n", "", text).split())
    for words in ("Hasil telaahan : Layak dengan perbaikan", "Budi Contoh (Sesuai dengan catatan). " + REASON,
                  "Tono Contoh (Sesuai). Alasan a.", "Rina Contoh (Sesuai). Alasan a.", PLAN + ", halaman",
                  "Dikutip oleh Budi Contoh", "1 setuju, 1 tidak setuju", "Lokasi belum jelas.", REMEDY):
        assert words in text, "%r is not in the result: %s" % (words, text)


def judged_by_three(desk):
    register = meja.Register(meja.build_folder(desk.program))
    try:
        laptops, kak = hand_in(desk, register)
        sari, budi, tono, rina = (laptops[person] for person in ("sari", "budi", "tono", "rina"))

        register.stop()
        app = budi.start()
        judge_in_the_window(budi, app, kak)
        fill(tono, kak)
        register.start()
        tono.cli("sync")
        fill(rina, kak)
        arrives(rina, lambda: sheets(rina, kak) == {name + " Contoh": "5/5" for name in ("Budi", "Tono", "Rina")},
                "three sheets at the chair's")
        app.quit()

        app = rina.start()
        app.resize(1366, 768)
        app.click("Telaah", role="list item")
        press_until(app, re.compile("^Rekapitulasi: "), "Lembar Telaah Berdampingan")
        vote_in_the_window(app)
        decide_in_the_window(app, 2, "Layak dengan perbaikan")

        arrives(sari, lambda: status(sari, kak) == "dikembalikan", "the KAK to be the author's again")
        check_result(desk, sari, kak)

        sari.cli("set", kak, "unit_kerja=Bagian Kerja Sama")
        sari.cli("submit", kak, "Tono Contoh")
        sari.cli("sync")
        tono.cli("sync")
        assert sheets(tono, kak) == {}, "a sheet on the version before counts for the new one"
        tono.cli("telaah", "receive", kak)
        for laptop in (tono, budi):
            laptop.cli("sync")
            fill(laptop, kak)
            laptop.cli("sync")
        seen(app, re.compile("^KAK versi 2 "), "label")  # the page that stands there begins anew
        shot(app, "rekap-2")
        seen(app, "Catat Rapat", "push button").press()
        decide_in_the_window(app, 1, "Layak")
        arrives(sari, lambda: status(sari, kak) == "diterima", "the KAK to be accepted at the author's")
    finally:
        register.remove()


e2e.run([judged_by_three])
