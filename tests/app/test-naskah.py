# SPDX-License-Identifier: GPL-3.0-or-later
"""The text of a Kesepakatan Bersama: begun from its case, put in order, initialled, changed, initialled again, on paper."""

import json
import os
import re
import subprocess
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
            "pihak": {"p1": {"_urut": "a0", "kode": "62.04", "nama": "Kabupaten Barito Selatan", "golongan": "daerah"},
                      "p2": {"_urut": "a1", "kode": "62.05", "nama": "Kabupaten Barito Utara", "golongan": "daerah"}}},
    "peristiwa": [{"jenis": "entri_lama", "tanggal": "2026-10-05", "alur": "utama", "keadaan": "D0", "sumber": "Arsip surat",
                   "catatan": "Siap ditandatangani."}],
}
UNIT = "Kepala Bagian Tata Pemerintahan Sekretariat Daerah"
LEGAL = "Kepala Bagian Hukum"


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def texts(laptop):
    return [row.split("\t")[0] for row in laptop.cli("rekaman", "list", "naskah").splitlines() if row]


def order(laptop, text):
    return [row.split("\t")[1] for row in laptop.cli("naskah", "pasal", text).splitlines()]


def chain(laptop, text):
    """What the first two stations did: "sah", "gugur" …; an incomplete chain is no success of the command."""
    said = laptop.desk.run_cli("--folder", laptop.folder, "naskah", "paraf", text, check=False).stdout
    return [row.split("\t")[1] for row in said.splitlines()][:2]


def answer(app, station, deed, agree, **fields):
    """Presses a station's button and fills its dialog in."""
    app.press("%s %s" % (deed, station), role="push button")
    app.wait_seen(re.compile("^_?%s( %s)?$" % (agree, agree)), role="push button", timeout=SLOW)
    for name, words in fields.items():
        app.type_into(re.compile("^" + name), words, role="text")
    app.press(re.compile("^_?%s( %s)?$" % (agree, agree)), role="push button")
    app.wait_gone(re.compile("^_?%s( %s)?$" % (agree, agree)), role="push button", timeout=SLOW)


def begin_from_the_case(laptop, app):
    app.click("Naskah", role="list item")
    app.wait_seen("Belum Ada Naskah", timeout=SLOW)
    app.press("Naskah Baru", role="push button")
    e2e.wait_until(lambda: texts(laptop), "a text on the disk", SLOW)
    app.wait_seen("Dari Kerja Sama…", role="push button", timeout=SLOW)
    app.press("Dari Kerja Sama…", role="push button")
    app.wait_seen(re.compile("^_?Isikan( Isikan)?$"), role="push button", timeout=SLOW)
    app.press(re.compile("^_?Isikan( Isikan)?$"), role="push button")
    text = texts(laptop)[0]
    e2e.wait_until(lambda: len(order(laptop, text)) == 7, "the clauses on the disk", SLOW)
    return text


def put_in_order(laptop, app, text):
    app.press("Susunan")
    app.wait_seen(re.compile("^Pasal 5 +Jangka Waktu"), timeout=SLOW)
    shot(app, "naskah-susunan")
    app.press(re.compile("^Naikkan.*: Pasal 5"), role="push button")
    e2e.wait_until(lambda: order(laptop, text)[3:5] == ["jangka_waktu", "pelaksanaan"], "the new order on the disk", SLOW)
    app.wait_seen(re.compile("^Pasal 4 +Jangka Waktu"), timeout=SLOW)
    # The row that was moved has the focus.
    app.key("alt+Down")
    e2e.wait_until(lambda: order(laptop, text)[3:5] == ["pelaksanaan", "jangka_waktu"], "moved down by keys", SLOW)
    app.wait_seen(re.compile("^Pasal 5 +Jangka Waktu"), timeout=SLOW)
    app.key("alt+Up")
    e2e.wait_until(lambda: order(laptop, text)[3:5] == ["jangka_waktu", "pelaksanaan"], "moved up by keys", SLOW)
    app.wait_seen(re.compile("^Pasal 4 +Jangka Waktu"), timeout=SLOW)
    app.press(re.compile("^Keluarkan: Pasal 6"), role="push button")
    e2e.wait_until(lambda: "surat_menyurat" not in order(laptop, text), "a Pasal less", SLOW)
    app.key("ctrl+z")
    e2e.wait_until(lambda: "surat_menyurat" in order(laptop, text), "the Pasal is back", SLOW)


def a_text_is_put_in_order_and_initialled(desk):
    laptop = meja.Laptop(desk, "satu").begin(samples=True)
    path = os.path.join(desk.home, "kasus.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(CASE, file)
    case = laptop.cli("kasus", path).split()[-1]
    app = laptop.start()
    app.resize(1366, 768)
    text = begin_from_the_case(laptop, app)
    put_in_order(laptop, app, text)

    app.press("Paraf")
    app.wait_seen("Paraf… " + UNIT, role="push button", timeout=SLOW)
    assert not app.find_all("Paraf… " + LEGAL, role="push button"), "a later station may initial before the first"
    shot(app, "naskah-paraf-awal")
    answer(app, UNIT, "Paraf…", "Bubuhkan Paraf", Nama="Rini Contoh")
    e2e.wait_until(lambda: chain(laptop, text)[0] == "sah", "the first initials on the disk", SLOW)
    app.wait_seen("Minta Koreksi… " + LEGAL, role="push button", timeout=SLOW)
    answer(app, LEGAL, "Paraf…", "Bubuhkan Paraf", Nama="Adi Contoh")
    e2e.wait_until(lambda: chain(laptop, text) == ["sah", "sah"], "the second initials on the disk", SLOW)
    shot(app, "naskah-paraf-dua")

    laptop.cli("rekaman", "set", "naskah", text, "klausul/objek=Objeknya lihat {pasal:jangka_waktu}.")
    app.wait_seen("Yang Berubah… " + UNIT, role="push button", timeout=SLOW)
    assert chain(laptop, text) == ["gugur", "gugur"], chain(laptop, text)
    shot(app, "naskah-paraf-gugur")
    app.press("Yang Berubah… " + LEGAL, role="push button")
    app.wait_seen(re.compile("Objeknya lihat"), timeout=SLOW)
    shot(app, "naskah-yang-berubah")
    app.focus_dialog(re.compile("Riwayat"))
    app.key("Escape")
    answer(app, UNIT, "Paraf…", "Bubuhkan Paraf")
    e2e.wait_until(lambda: chain(laptop, text) == ["sah", "gugur"], "the new initials on the disk", SLOW)
    answer(app, LEGAL, "Minta Koreksi…", "Minta", Yang="Objeknya belum jelas.")
    e2e.wait_until(lambda: chain(laptop, text) == ["sah", "koreksi"], "the note on the disk", SLOW)
    app.wait_seen(re.compile("Objeknya belum jelas"), timeout=SLOW)
    shot(app, "naskah-paraf-koreksi")

    out = os.path.join(desk.home, "lembar.pdf")
    laptop.cli("kasus", "cetak", case, "lembar-paraf", out)
    paper = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True, text=True).stdout
    assert "Rini Contoh" in paper and "Diparaf" in paper, paper
    assert "Adi Contoh" not in paper, "void initials are printed:\n" + paper
    laptop.cli("kasus", "cetak", case, "kesepakatan-bersama", out)
    paper = subprocess.run(["pdftotext", "-layout", out, "-"], check=True, capture_output=True, text=True).stdout
    assert "Objeknya lihat Pasal 4." in paper, paper
    assert re.search(r"Pasal 4\s+JANGKA WAKTU", paper), paper


if __name__ == "__main__":
    e2e.run([a_text_is_put_in_order_and_initialled])
