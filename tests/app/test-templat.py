# SPDX-License-Identifier: GPL-3.0-or-later
"""An office changes a template: a slip is told with its line, what is sound is saved, and what ships comes back."""

import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90
TEXT = re.compile("^Isi templat")
NAME = "studi-kelayakan"
OWN = ('<naskah jenis="cetak_kasus" dasar="dasar-naskah">\n<isi>\n<par gaya="isi">Kerangka kantor kami.</par>\n</isi>\n</naskah>\n')
SLIP = OWN.replace("Kerangka kantor kami.", "{{penawaran/nomer}}")

EMBLEMS = ["Kabupaten Barito Selatan", "Lambang Garuda", "Provinsi Kalimantan Tengah"]
KAK = "Pencegahan dan Penanganan Kebakaran"
OWN_KAK = ('<naskah jenis="kak">\n<gaya nama="isi"/>\n<isi>\n<par gaya="isi">KAK kantor kami: {{judul}}</par>\n</isi>\n</naskah>\n')

CASE = {
    "ksd": {"judul": "Penanganan Karhutla di Perbatasan", "prakarsa": "daerah", "varian": "ksdd", "daerah": "62.04", "kategori": "SUKARELA",
            "perangkat_daerah": "Badan Penanggulangan Bencana Daerah", "bentuk": {"b": True}, "urusan": {"ketenteraman": True},
            "jangka": {"mulai": "2027-01-01", "selesai": "2029-12-31"},
            "objek": {"o1": {"uraian": "Pencegahan kebakaran hutan dan lahan"}, "o2": {"uraian": "Pemadaman bersama"}},
            "pihak": {"p1": {"_urut": "A", "kode": "62.04", "nama": "Kabupaten Barito Selatan", "golongan": "daerah"},
                      "p2": {"_urut": "B", "kode": "62.05", "nama": "Kabupaten Barito Utara", "golongan": "daerah"}}},
    "peristiwa": [{"jenis": "entri_lama", "tanggal": "2026-10-05", "alur": "utama", "keadaan": "C1", "sumber": "Arsip surat",
                   "catatan": "Rancangan sedang disusun."}],
}


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def whose(laptop, name=NAME):
    rows = dict(row.split("\t")[:2] for row in laptop.cli("templat").splitlines())
    return rows[name]


def choose(app, title, inside):
    """Of several with that name, the row of the list is the one on the left."""
    def shown():
        try:
            if inside in app.wait_for(TEXT).text:
                return True
            for label in app.find_all(title, role="label"):
                if label.box()[0] < 260:
                    label.click()
        except (e2e.Failure, e2e.GLib.Error):
            pass
        return False

    e2e.wait_until(shown, "the template of " + title, SLOW)


def save(app, laptop, name):
    e2e.wait_until(lambda: app.wait_for("Simpan", role="push button").has("sensitive"), "what is sound can be saved", SLOW)
    app.press("Simpan", role="push button")
    e2e.wait_until(lambda: whose(laptop, name) == "milik kantor", "the template on the disk", SLOW)


def restore(app):
    """Of the two texts that the template had, the older one; the list is there a moment after its button."""
    def restored():
        try:
            if "Kerangka kantor kami." in app.wait_for(TEXT).text:
                return True
            lists = app.find_all("Bunyinya dahulu", role="list", showing=True)
            rows = app.find_all(role="list item", within=lists[0]) if lists else []
            if len(rows) == 2:
                shot(app, "templat-riwayat")
                app.key("Down", "Return")
                e2e.wait_until(lambda: not app.find_all("Bunyinya dahulu", role="list", showing=True), "the list has gone", 10)
            elif not lists:
                next(one for one in app.find_all("Bunyinya dahulu", showing=True) if one.role != "list").click()
        except (e2e.Failure, e2e.GLib.Error):
            pass
        return False

    e2e.wait_until(restored, "the text that the template had before", SLOW)


def printed(laptop, desk):
    rows = [row.split("\t") for row in laptop.cli("list").splitlines()]
    kak = next(row[0] for row in rows if any(KAK in cell for cell in row))
    path = os.path.join(desk.home, "kak.pdf")
    laptop.cli("render", kak, path)
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout


def open_window(app):
    """The button is on a page that is chosen by the picture above its name; a row of that page has the same name."""
    app.key("ctrl+comma")

    def opened():
        if app.find_all(TEXT, showing=True):
            return True
        try:
            if not seen and app.find_all("Belum ada gambar: bingkai menandai tempatnya di kertas", showing=True):
                seen.extend(name for name in EMBLEMS if app.find_all(name, showing=True))
                shot(app, "lambang")
            button = next(iter(app.find_all(re.compile("^Sunting Templat Kertas"), role="push button", showing=True)), None)
            if button is not None:
                if not any(pressed):
                    pressed.append(button.do("click"))
                return False
            for label in app.find_all("Dokumen", role="label", showing=True):
                if label.box()[1] < 60:
                    label.click()
        except (e2e.Failure, e2e.GLib.Error):
            pass
        return False

    pressed, seen = [], []
    e2e.wait_until(opened, "the window of templates", SLOW)
    assert seen == EMBLEMS, "emblems that are asked for: %r" % seen


def an_office_changes_a_template(desk):
    laptop = meja.Laptop(desk, "satu").begin(samples=True)
    path = os.path.join(desk.home, "kasus.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(CASE, file)
    laptop.cli("kasus", path)
    app = laptop.start()
    app.resize(1366, 768)
    assert whose(laptop) == "bawaan"
    open_window(app)
    app.wait_seen("Templat dapat dipakai", timeout=SLOW)
    e2e.wait_until(lambda: not app.find_all("Contoh, karena belum ada"), "the KAK that the paper is shown on", SLOW)
    shot(app, "templat-kak")
    app.wait_for(TEXT, timeout=SLOW).set_text(OWN_KAK)
    save(app, laptop, "kak")
    assert "KAK kantor kami: " + KAK in printed(laptop, desk), "the command line does not print by the office's template"

    choose(app, "Kerangka studi kelayakan", 'jenis="cetak_kasus"')
    e2e.wait_until(lambda: app.find_all(CASE["ksd"]["judul"]), "the case that the paper is shown on", SLOW)
    shot(app, "templat-bawaan")

    app.wait_for(TEXT, timeout=SLOW).set_text(SLIP)
    app.wait_seen(re.compile(r"Baris 3.*penawaran/nomer"), timeout=SLOW)
    assert not app.wait_for("Simpan", role="push button").has("sensitive"), "a slip can be saved"
    shot(app, "templat-salah")

    app.wait_for(TEXT, timeout=SLOW).set_text(OWN)
    save(app, laptop, NAME)
    assert laptop.cli("templat", NAME) == OWN.strip()
    shot(app, "templat-kantor")

    app.press("Kembalikan ke Bawaan", role="push button")
    e2e.wait_until(lambda: whose(laptop) == "bawaan", "the template as it ships", SLOW)

    restore(app)
    assert "Kerangka kantor kami." in app.wait_for(TEXT).text

if __name__ == "__main__":
    e2e.run([an_office_changes_a_template])
