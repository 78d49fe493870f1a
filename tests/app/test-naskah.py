# SPDX-License-Identifier: GPL-3.0-or-later
"""A Kesepakatan Bersama: shown on paper from its case, then begun as a text of its own, kept as a record and shown as that."""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90
TITLE = "Penanganan Karhutla di Perbatasan"
CASE = {
    "ksd": {"judul": TITLE, "prakarsa": "daerah", "varian": "ksdd", "daerah": "62.04", "kategori": "SUKARELA",
            "perangkat_daerah": "Badan Penanggulangan Bencana Daerah", "bentuk": {"b": True}, "urusan": {"ketenteraman": True},
            "jangka": {"mulai": "2027-01-01", "selesai": "2029-12-31"},
            "objek": {"o1": {"uraian": "Pencegahan kebakaran hutan dan lahan"}, "o2": {"uraian": "Pemadaman bersama"}},
            "pihak": {"p1": {"_urut": "A", "kode": "62.04", "nama": "Kabupaten Barito Selatan", "golongan": "daerah"},
                      "p2": {"_urut": "B", "kode": "62.05", "nama": "Kabupaten Barito Utara", "golongan": "daerah"}}},
    "peristiwa": [{"jenis": "entri_lama", "tanggal": "2026-10-05", "alur": "utama", "keadaan": "C1", "sumber": "Arsip surat",
                   "catatan": "Rancangan sedang disusun."}],
}
SAVE = re.compile("^_?Simpan sebagai PDF…")


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def texts(laptop):
    return [row.split("\t")[0] for row in laptop.cli("rekaman", "list", "naskah").splitlines()]


def state(laptop):
    found = texts(laptop)
    return json.loads(laptop.cli("rekaman", "show", "naskah", found[0])) if found else {}


def until_shown(app, press, name):
    """The window of a paper with its PDF made. What is pressed may be made anew meanwhile, so it is looked for each time."""

    def made():
        button = next(iter(app.find_all(SAVE, role="push button")), None)
        if button is not None:
            return button.has("sensitive")
        press()
        return False

    e2e.wait_until(made, "the PDF of %s" % name, SLOW)
    shot(app, name)


def close_paper(app):
    app.focus_dialog("Kesepakatan Bersama")
    app.key("Escape")
    app.wait_gone(SAVE, role="push button", timeout=SLOW)


def press_once(app, name):
    """Presses a button that may not be there yet, or not any more; only once, lest there be two windows."""
    done = []

    def press():
        try:
            button = next(iter(app.find_all(name, role="push button")), None)
            if button is not None and not done and button.do("click"):
                done.append(True)
        except (e2e.Failure, e2e.GLib.Error):
            pass

    return press


def a_text_from_its_case_to_paper(desk):
    laptop = meja.Laptop(desk, "satu").begin(samples=True)
    path = os.path.join(desk.home, "kasus.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(CASE, file)
    case = laptop.cli("kasus", path).split()[-1]
    papers = [row.split("\t")[1] for row in laptop.cli("kasus", "cetak", case).splitlines()]
    assert "kesepakatan-bersama" in papers and "surat-penawaran" not in papers, papers

    app = laptop.start()
    app.resize(1366, 768)
    app.click("Kerja Sama", role="list item")

    def opened():
        if app.find_all("Dokumen", role="page tab"):
            return True
        try:
            cell = next(iter(app.find_all(TITLE, showing=True)), None)
            if cell is not None:
                cell.click(count=2)
        except (e2e.Failure, e2e.GLib.Error):
            pass
        return False

    e2e.wait_until(opened, "the page of the case", SLOW)
    app.press("Dokumen", role="page tab")
    app.wait_seen("Pratinjau: Kesepakatan Bersama", role="push button", timeout=SLOW)
    shot(app, "naskah-dokumen")
    until_shown(app, press_once(app, "Pratinjau: Kesepakatan Bersama"), "naskah-pratinjau")
    close_paper(app)

    app.click("Naskah", role="list item")
    app.wait_seen("Belum Ada Naskah", timeout=SLOW)
    shot(app, "naskah-kosong")
    app.click("Naskah Baru", role="push button")
    e2e.wait_until(lambda: texts(laptop), "a text on the disk", SLOW)
    app.wait_seen("Dari Kerja Sama…", role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile("^_?Isikan( Isikan)?$"), role="push button", timeout=SLOW)
    shot(app, "naskah-pilih")
    app.press(re.compile("^_?Isikan( Isikan)?$"), role="push button")
    e2e.wait_until(lambda: "klausul/objek" in state(laptop), "the clauses on the disk", SLOW)
    assert TITLE in json.dumps(state(laptop)["judul"], ensure_ascii=False)
    laptop.cli("rekaman", "set", "naskah", texts(laptop)[0], "klausul/lain_lain=Tidak ada hal lain.")
    shot(app, "naskah-terisi")
    until_shown(app, press_once(app, "Lihat di Kertas"), "naskah-kertas")
    close_paper(app)

    out = os.path.join(desk.home, "kb.pdf")
    laptop.cli("kasus", "cetak", case, "kesepakatan-bersama", out)
    with open(out, "rb") as file:
        assert file.read(5) == b"%PDF-"


if __name__ == "__main__":
    e2e.run([a_text_from_its_case_to_paper])
