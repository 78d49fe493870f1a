# SPDX-License-Identifier: GPL-3.0-or-later
"""A KAK is judged through the real window."""

import html
import json
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90
AGAIN_S = 10


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


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def fill(laptop, kak):
    """A whole sheet, written by the other program."""
    laptop.cli("telaah", "receive", kak)
    identity = laptop.cli("telaah", "new", kak).strip()
    for letter in "abcde":
        laptop.cli("telaah", "set", identity, "kriteria/%s/nilai=Sesuai" % letter, "kriteria/%s/alasan=Alasan %s." % (letter, letter))
    return identity


def a_sheet_is_done_only_when_whole(desk):
    laptop, kak = submitted(desk)
    identity = fill(laptop, kak)
    laptop.cli("telaah", "set", identity, "kriteria/e/alasan=")
    app = laptop.start()
    open_reviews(app)
    app.wait_seen(re.compile("^Lanjutkan Telaah: "), role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile(r"^a\. .*: Sesuai$"), role="push button", timeout=SLOW)
    app.press("Selesai", role="push button")
    app.wait_seen("Lembar Telaah Belum Lengkap", role="label", timeout=SLOW)
    app.press("Tutup", role="push button")
    laptop.cli("telaah", "set", identity, "kriteria/e/alasan=Alasan e.")
    app.wait_seen(re.compile("^5 dari 5 kriteria"), role="label", timeout=SLOW)
    app.press("Selesai", role="push button")
    app.wait_seen(re.compile("^Anda menandai lembar ini selesai"), role="label", timeout=SLOW)
    e2e.wait_until(lambda: sheet(laptop).get("selesai") is True, "the sheet to be done on the disk")
    app.focus()
    app.key("3")
    app.wait_seen(re.compile(r"^a\. .*: Sesuai$"), role="push button", timeout=SLOW)


def the_result_is_given_back(desk):
    laptop, kak = submitted(desk)
    fill(laptop, kak)
    app = laptop.start()
    open_reviews(app)
    app.wait_seen(re.compile("^Rekapitulasi: "), role="push button", timeout=SLOW).press()
    app.wait_seen("Lembar Telaah Berdampingan", timeout=SLOW)
    app.wait_seen("Belum dapat dibandingkan", role="label", timeout=SLOW)
    shot(app, "rekap")
    app.press("Catat Rapat", role="push button")
    app.wait_seen("Yang perlu diperbaiki", role="label", timeout=SLOW)
    app.press("Sampaikan Hasil…", role="push button")
    app.wait_seen("Hasil Belum Dapat Disampaikan", role="label", timeout=SLOW)
    app.press("Tutup", role="push button")
    laptop.cli("telaah", "recap", kak, "hasil=Layak dengan perbaikan", "pertimbangan=Cukup.", "perbaikan=Lengkapi lokasi.",
               "pimpinan/nama=Contoh Pimpinan")
    app.press("Layar Rapat", role="push button")
    app.wait_seen(re.compile("^Kriteria a · 1 dari 5$"), role="label", timeout=SLOW)
    shot(app, "layar")
    app.press("Kriteria Berikutnya (→)", role="push button")
    app.wait_seen(re.compile("^Kriteria b · 2 dari 5$"), role="label", timeout=SLOW)
    app.press("Tinggalkan Layar Rapat (Esc)", role="push button")
    app.wait_gone(re.compile("^Kriteria b · 2 dari 5$"), role="label", timeout=SLOW)
    shot(app, "rekap2")
    app.press("Sampaikan Hasil…", role="push button")
    app.wait_seen("Sampaikan Hasil “Layak dengan perbaikan”?", role="label", timeout=SLOW)
    shot(app, "sampaikan")
    app.click(re.compile("^_?Sampaikan Hasil$"))
    e2e.wait_until(lambda: laptop.cli("telaah").split("\t")[1] == "dikembalikan", "the KAK to be returned")
    laptop.cli("set", kak, "nomor=9/X")


def quotes_a_page_of_a_plan(desk):
    """The plan is a KAK on paper: what its pages say is known."""
    laptop, kak = submitted(desk)
    plan = os.path.join(desk.home, "Rencana Contoh.pdf")
    laptop.cli("render", kak, plan)
    laptop.cli("pustaka", "impor", plan, "judul=Rencana Contoh", "jenis=rpjmd")
    laptop.cli("telaah", "receive", kak)
    app = laptop.start()
    open_reviews(app)
    app.wait_seen(re.compile("^Telaah: "), role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile(r"^Rencana Contoh · hlm \d+"), timeout=SLOW)
    text = app.wait_for("Teks halaman: pilih yang hendak dikutip", timeout=SLOW)
    e2e.wait_until(lambda: len(text.text) > 100, "the text of the page", timeout=SLOW)
    quote = "Kutip (K)"
    e2e.wait_until(lambda: app.find(quote, role="push button").has("sensitive"), "a passage to be selected", timeout=SLOW)
    shot(app, "rencana")
    app.focus()
    app.key("k")
    app.wait_seen(re.compile("^Hapus kutipan Rencana Contoh, halaman"), role="push button", timeout=SLOW)
    shot(app, "kutipan")
    rows = e2e.wait_until(lambda: sheet(laptop).get("kriteria/a/bukti"), "the quotation on the disk")
    value = rows[0]["kutipan"]
    assert value["judul"] == "Rencana Contoh" and value["teks"] and value["kotak"], value
    app.key("ctrl+z")
    app.wait_gone(re.compile("^Hapus kutipan Rencana Contoh"), role="push button", timeout=SLOW)
    selects_on_paper(app, laptop, plan, text)


def lines_of(plan):
    """The lines of the plan's first page as lists of words with their places, in points; and its width."""
    page = subprocess.run(["pdftotext", "-bbox", "-l", "1", plan, "-"], capture_output=True, text=True, check=True).stdout
    lines = []
    for place in re.finditer(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page):
        left, top, right, bottom = (float(place.group(i)) for i in range(1, 5))
        if lines and abs(lines[-1][0][1] - top) < 2:
            lines[-1].append((left, top, right, bottom, html.unescape(place.group(5))))
        else:
            lines.append([(left, top, right, bottom, html.unescape(place.group(5)))])
    return lines, float(re.search(r'<page width="(.*?)"', page).group(1))


def selects_on_paper(app, laptop, plan, text):
    """Swept with the mouse on the plan's first page, whose words the program has yet to read."""
    lines, width = lines_of(plan)
    line = next(line for line in lines if len(line) >= 4)
    column = text.box()[0]
    paper = next(widget for widget in app.find_all("Dokumen", role="document text", showing=True)
                 if abs(widget.box()[0] - column) < 40)
    margin = 12
    left, top, across, _height = paper.box()

    def at(word, share):
        zoom = (across - 2 * margin) / width
        return (round(left + margin + zoom * (word[0] + (word[2] - word[0]) * share)),
                round(top + margin + zoom * (word[1] + word[3]) / 2))

    def words(first, last):
        return [word[4] for word in line[first:last]]

    def swept(expected, move):
        """Moved again after a while: more presses at once would be another gesture."""
        moved_at = [None]

        def is_so():
            if moved_at[0] is not None and text.selection.split() == expected:
                return True
            if moved_at[0] is None or time.monotonic() - moved_at[0] > AGAIN_S:
                move()
                moved_at[0] = time.monotonic()
            return False
        e2e.wait_until(is_so, "%r to be selected" % expected, SLOW)

    app.focus()
    def first_page():
        app.click_at(*at(line[0], -0.5))
        app.key("Home")

    first_page()
    swept(words(1, 3), lambda: app.drag(at(line[1], 0.4), at(line[2], 0.6)))
    shot(app, "kertas")
    app.key("k")
    rows = e2e.wait_until(lambda: sheet(laptop).get("kriteria/a/bukti"), "the quotation on the disk")
    value = rows[0]["kutipan"]
    assert value["halaman"] == 1 and value["teks"].split() == words(1, 3), value
    boxes = value["kotak"]
    assert len(boxes) == 1 and abs(boxes[0][0] / 100 - line[1][0]) < 3, (boxes, line[1])
    assert abs((boxes[0][0] + boxes[0][2]) / 100 - line[2][2]) < 3, (boxes, line[2])

    swept(words(3, 4), lambda: app.click_at(*at(line[3], 0.5), count=2))
    swept(words(0, len(line)), lambda: app.click_at(*at(line[0], 0.5), count=3))
    app.key("Escape")
    e2e.wait_until(lambda: text.selection == "", "nothing to be selected", SLOW)
    assert app.find("Kutip (K)", role="push button").has("sensitive") is False


e2e.run([judges_by_keyboard, quotes_a_page_of_a_plan, a_sheet_is_done_only_when_whole, the_result_is_given_back])
