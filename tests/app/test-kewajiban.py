# SPDX-License-Identifier: GPL-3.0-or-later
"""What the parties owe: a text is begun from its case, a clause and a selection are taken, one is done with a proof, a report tells it."""

import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def seen(app, name, role=None):
    return e2e.wait_until(meja.seldom(lambda: next(iter(app.find_all(name, role, showing=True)), None)),
                          "%s %r on the screen" % (role or "widget", name), SLOW)


def press(app, name, done, what, role="push button"):
    """A list may be made anew between finding and pressing, so it is looked up each time, until the thing itself is there."""
    def once():
        if done():
            return True
        found = next(iter(app.find_all(name, role, showing=True)), None)
        try:
            if found is not None:
                found.press()
        except (AssertionError, e2e.GLib.Error):
            pass  # gone while we looked
        return done()

    e2e.wait_until(meja.seldom(once), what, SLOW)


def in_room(app, name):
    """Which one the sidebar says: pages that are not in front count as showing, too."""
    row = app.find(name, role="list item")
    return row is not None and row.has("selected")


class Text:
    """The one text of the laptop, as the other program sees it."""

    def __init__(self, laptop):
        self.laptop = laptop

    def id(self):
        rows = self.laptop.cli("rekaman", "list", "naskah").splitlines()
        assert len(rows) < 2, rows  # nothing is begun twice
        return rows[0].split("\t")[0] if rows else None

    def values(self, pattern):
        state = json.loads(self.laptop.cli("rekaman", "show", "naskah", self.id()))
        return sorted(heads[0]["value"] for path, heads in state.items() if re.fullmatch(pattern, path))

    def duties(self):
        return [line.split("\t")[2:] for line in self.laptop.cli("naskah", "kewajiban").splitlines()]


def old_agreement(laptop):
    """One of 2022 with its PKS, which is carried out. Returns the case."""
    sheet = os.path.join(laptop.folder, "lama.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write(laptop.cli("kasus", "contoh"))
    laptop.cli("kasus", "impor", sheet, "--tulis")
    return laptop.cli("kasus").split("\t")[0]


def open_case(app, title):
    """From the list, where rows may be made anew while one is looked for."""
    app.click("Kerja Sama", role="list item")

    def opened():
        if app.find_all(title + " – Prakarsa", role="frame"):
            return True
        try:
            cell = next(iter(app.find_all(title, showing=True)), None)
            if cell is not None:
                cell.click(count=2)
        except (e2e.Failure, e2e.GLib.Error):
            pass
        return False

    e2e.wait_until(meja.seldom(opened, 0.5), "the page of %s" % title, SLOW)


def begins_the_text(app, text):
    seen(app, "Dokumen", role="page tab").press()
    press(app, "Mulai: Perjanjian Kerja Sama", text.id, "the text of the agreement")
    seen(app, "Konsideran", role="push button")
    app.key("alt+Left")
    seen(app, "Sunting: Perjanjian Kerja Sama", role="push button")
    shot(app, "kewajiban-dokumen")
    press(app, "Sunting: Perjanjian Kerja Sama", lambda: in_room(app, "Naskah"), "the text")


def takes_what_a_clause_demands(app, text):
    seen(app, "Kewajiban", role="push button").press()
    seen(app, "Ambil dari Pasal…", role="push button").press()
    seen(app, re.compile("^Ambil: Setiap PIHAK berkewajiban"), role="push button")
    shot(app, "kewajiban-usul")
    press(app, re.compile("^Ambil: Setiap PIHAK berkewajiban"), text.duties, "an obligation")
    assert [duty[0] for duty in text.duties()] == ["lewat"], text.duties()  # of the half year before this one
    app.key("Escape")
    e2e.wait_until(meja.seldom(lambda: not app.find_all("Kewajiban dalam Pasal", "frame", showing=True)), "the window to go", SLOW)
    shot(app, "kewajiban-tabel")


def takes_what_is_selected(app, text):
    seen(app, "Pasal", role="push button").press()
    seen(app, "Jadikan Kewajiban", role="push button")

    def taken():
        if len(text.duties()) == 2:
            return True
        clause = next(iter(app.find_all("Maksud dan tujuan", "text", showing=True)), None)
        if clause is not None:
            app.focus()
            clause.click()
            app.key("ctrl+a")
            app.press("Jadikan Kewajiban", role="push button")
        return len(text.duties()) == 2

    e2e.wait_until(meja.seldom(taken), "what was selected to be owed", SLOW)
    assert len(text.values("kewajiban/[^/]+/dasar")) == 2
    shot(app, "kewajiban-dipilih")


def is_done_with_a_proof(laptop, app, text):
    seen(app, "Tenggat", role="page tab").press()
    seen(app, "Kewajiban Kita", role="label")
    shot(app, "kewajiban-tab")
    done = re.compile("^Tandai Selesai…: Setiap PIHAK berkewajiban")
    press(app, done, lambda: app.find_all("Bukti", "text", showing=True), "the form")
    app.focus_dialog("Tandai Selesai")
    proof = os.path.join(laptop.folder, "BAST.pdf")
    with open(proof, "wb") as file:
        file.write(b"%PDF-1.4\n% bukti\n")
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-i"],
                   input=("file://%s\r\n" % proof).encode(), check=True, stdout=subprocess.DEVNULL)
    app.type_into("Catatan", "Laporan diterima Bupati", role="text")

    def attached():
        if app.find_all("BAST.pdf", showing=True) or any(row.text == "BAST.pdf" for row in app.find_all("Bukti", "text")):
            return True
        row = next(iter(app.find_all("Bukti", "text", showing=True)), None)
        if row is not None:
            row.click()
            app.key("ctrl+v")
        return False

    e2e.wait_until(meja.seldom(attached, 2), "the proof", SLOW)
    shot(app, "kewajiban-tuntas")
    press(app, re.compile("^_?Catat( _?Catat)?$"), lambda: text.values("pelaksanaan/[^/]+/catatan"), "it to be done")
    assert text.values("pelaksanaan/[^/]+/catatan") == ["Laporan diterima Bupati · BAST.pdf"]
    assert [file["nama"] for file in text.values("lampiran/[^/]+/berkas")] == ["BAST.pdf"]
    # It comes again: what is owed now is this half year's.
    e2e.wait_until(meja.seldom(lambda: [duty[0] for duty in text.duties()][0] == "berjalan"), "the next time", SLOW)
    seen(app, re.compile("selesai pada tanggal|dilaksanakan|selesai"), role="label")
    shot(app, "kewajiban-tab-selesai")


def stands_on_the_desk(app):
    app.click("Beranda", role="list item")
    seen(app, re.compile("^Setiap PIHAK berkewajiban|Laksanakan yang disepakati"), role="label")
    shot(app, "kewajiban-meja")


def report(laptop):
    """Of the one report: path → value."""
    rows = laptop.cli("rekaman", "list", "laporan").splitlines()
    if not rows:
        return {}
    state = json.loads(laptop.cli("rekaman", "show", "laporan", rows[0].split("\t")[0]))
    return {path: heads[0]["value"] for path, heads in state.items()}


def feeds_the_report(laptop, app):
    app.click("Laporan", role="list item")
    seen(app, "Laporan Baru", role="push button").press()  # once: each press is a report
    e2e.wait_until(meja.seldom(lambda: report(laptop)), "a report", SLOW)
    fill = re.compile("^_?Isikan( _?Isikan)?$|^_?Isi( _?Isi)?$")
    press(app, "Dari Kerja Sama…", lambda: app.find_all(fill, "push button", showing=True), "the question")
    press(app, fill, lambda: report(laptop).get("masa"), "the report of a semester")
    laptop_text = "Hambatan cuaca."
    seen(app, "Isi laporan", role="push button").press()
    press(app, "Isi dari Kewajiban", lambda: report(laptop).get("isi/g"), "what was not done")
    assert re.fullmatch(r"1\. PARA PIHAK: Setiap PIHAK berkewajiban .* belum dilaksanakan\.\n?", report(laptop)["isi/g"]["teks"])
    shot(app, "kewajiban-laporan")
    # What somebody wrote is not replaced unasked.
    number = laptop.cli("rekaman", "list", "laporan").split("\t")[0]
    laptop.cli("rekaman", "set", "laporan", number, "isi/g=" + laptop_text)
    press(app, "Isi dari Kewajiban", lambda: app.find_all("Sudah Ada Isinya", showing=True), "to be asked")
    assert report(laptop)["isi/g"]["teks"].strip() == laptop_text
    shot(app, "kewajiban-laporan-tanya")
    press(app, re.compile("^_?Tambah di _?Bawah"), lambda: "belum dilaksanakan" in report(laptop)["isi/g"]["teks"], "both")
    assert report(laptop)["isi/g"]["teks"].startswith(laptop_text)


def is_changed_by_an_addendum(laptop, app, case):
    """R101: begun from the change of the case; a provision is taken from the agreement, and what is missing is told."""
    laptop.cli("catat", case, "perubahan_dimulai", "alur=perubahan-1", "tanggal=2026-11-20", "alasan_perubahan=Tarif berubah",
               "bentuk=menambah", "tidak_melanggar_peraturan=true")
    for room in ("Beranda", "Kerja Sama"):  # the way back
        app.focus()
        app.key("alt+Left")
        e2e.wait_until(meja.seldom(lambda: in_room(app, room)), room, SLOW)
    press(app, re.compile("^Perubahan 1: Rancangan perubahan$"),
          lambda: app.find_all(re.compile("^Perubahan 1: .*Giliran"), "label", showing=True), "the line of the change")
    seen(app, "Dokumen", role="page tab").press()

    def addendum():
        rows = [row.split("\t")[0] for row in laptop.cli("rekaman", "list", "naskah").splitlines()]
        found = [row for row in rows if '"addendum"' in laptop.cli("rekaman", "show", "naskah", row)]
        assert len(found) < 2, found
        return found[0] if found else None

    press(app, "Mulai: Addendum", addendum, "the addendum")
    seen(app, "Ketentuan yang Diubah…", role="push button").press()
    rules = laptop.desk.run_cli("--folder", laptop.folder, "rekaman", "check", "naskah", addendum(), check=False).stdout
    assert "R101" in rules, rules
    press(app, re.compile("^Ambil: PARA PIHAK menyusun rencana kerja"),
          lambda: "PARA PIHAK menyusun" in laptop.cli("rekaman", "show", "naskah", addendum()), "a provision")
    shot(app, "addendum-ketentuan")
    app.key("Escape")
    e2e.wait_until(meja.seldom(lambda: not app.find_all("Ketentuan Perjanjian", "frame", showing=True)), "the window to go", SLOW)
    shot(app, "addendum")


def is_owed_and_done(desk):
    laptop = meja.Laptop(desk, "satu").begin()
    case = old_agreement(laptop)
    text = Text(laptop)
    app = laptop.start()
    app.resize(1366, 768)
    open_case(app, "Penanganan Karhutla di Wilayah Perbatasan")
    begins_the_text(app, text)
    takes_what_a_clause_demands(app, text)
    takes_what_is_selected(app, text)
    app.focus()
    app.key("alt+Left")
    e2e.wait_until(meja.seldom(lambda: in_room(app, "Kerja Sama")), "the case again", SLOW)
    is_done_with_a_proof(laptop, app, text)
    stands_on_the_desk(app)
    feeds_the_report(laptop, app)
    is_changed_by_an_addendum(laptop, app, case)


if __name__ == "__main__":
    e2e.run([is_owed_and_done])
