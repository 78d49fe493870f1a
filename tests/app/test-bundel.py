# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that leave a case through the real window: one PDF of many, the whole case as a folder."""

import glob
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja
import pdfs

SLOW = 90
TITLE = "Karhutla lintas batas"
CLOSE = re.compile("^_?Tutup _?Tutup$")  # a window has a button "Tutup" of its own, a dialog names its buttons twice


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def seen(app, name, role=None):
    return e2e.wait_until(meja.seldom(lambda: next(iter(app.find_all(name, role, showing=True)), None), 0.5),
                          "%s %r on the screen" % (role or "widget", name), SLOW)


def new_case(laptop, desk):
    """With a KAK that has a PDF, a damaged one and a file that is no paper."""
    kak = laptop.cli("list", "kebakaran gambut").split("\t")[0]
    pdfs.make_pdf(os.path.join(desk.home, "surat mitra.pdf"), ["Surat mitra satu", "Surat mitra dua"])
    with open(os.path.join(desk.home, "surat mitra.pdf"), "rb") as whole, open(os.path.join(desk.home, "rusak.pdf"), "wb") as half:
        half.write(whole.read()[:300])
    laptop.cli("lampir", kak, os.path.join(desk.home, "surat mitra.pdf"), os.path.join(desk.home, "rusak.pdf"))
    path = os.path.join(desk.home, "kasus.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"ksd": {"judul": TITLE, "kak": kak, "varian": "ksdd", "prakarsa": "daerah", "daerah": "62.04",
                           "pihak": {"p1": {"kode": "62.04", "nama": "Kabupaten Barito Selatan"},
                                     "p2": {"kode": "62.05", "nama": "Kabupaten Barito Utara"}}}, "peristiwa": []}, file)
    return kak, laptop.cli("kasus", path).split()[0]


def read(path, *words):
    done = subprocess.run(["pdftotext", *words, path, "-"], capture_output=True, text=True)
    return " ".join(done.stdout.split()) if done.returncode == 0 else None


def save_under(app, pattern):
    """In the dialog for files, under the name that it proposes; pressed again while it is still being put together."""
    def saved():
        button = app.find(re.compile("^_?Ekspor( Ekspor)?$"), role="push button")
        found = glob.glob(pattern)
        if not found and button is not None and button.has("sensitive"):
            button.do("click")
        return found and found[0]

    return e2e.wait_until(meja.seldom(saved), "the file %s" % os.path.basename(pattern), SLOW)


def open_one(app, room, listed, title):
    """From its list, where rows may be made anew while one is looked for. @listed: the window's title where it is the list."""
    def opened():
        if app.find_all(title + " – Prakarsa", role="frame"):
            return True
        try:
            if not app.find_all(listed, role="frame"):
                app.click(room, role="list item")
                return False
            cell = next(iter(app.find_all(title, showing=True)), None)
            if cell is not None:
                cell.click(count=2)
        except (e2e.Failure, e2e.GLib.Error):
            pass
        return False

    e2e.wait_until(meja.seldom(opened), "the page of %s" % title, SLOW)


def close_dialog(app, words):
    def closed():
        button = app.find(CLOSE, role="push button")
        if button is not None:
            button.do("click")
        return not app.find_all(words, showing=True)

    e2e.wait_until(meja.seldom(closed), "the dialog to close", SLOW)


def what_belongs_together_is_saved_as_one(desk):
    register = meja.Register(meja.build_folder(desk.program))
    try:
        laptop = meja.Laptop(desk, "satu").begin(samples=True)
        kak, _ = new_case(laptop, desk)
        laptop.cli("submit", kak, "Sekretariat TKKSD Contoh")
        laptop.enrol(register, register.add_person("sari"))
        laptop.cli("sync")
        app = laptop.start()
        one_pdf_is_saved(desk, app)
        a_receipt_is_saved(desk, laptop, app, laptop.titles()[kak])
        it_is_printed(desk, app, laptop.titles()[kak])
    finally:
        register.remove()


def one_pdf_is_saved(desk, app):
    app.resize(1366, 768)
    open_one(app, "Kerja Sama", re.compile("Kerja Sama – "), TITLE)
    seen(app, "Dokumen").press()
    seen(app, "Simpan Berkas Gabungan", "push button").press()
    seen(app, "surat mitra.pdf", "check box")
    shot(app, "bundel-pilih")
    app.press(re.compile(r"^_?Simpan…"), role="push button")
    path = save_under(app, os.path.join(desk.home, "Berkas Gabungan %s.pdf" % TITLE))
    words = re.compile(r"1 dokumen tidak dapat digabung")
    seen(app, words)
    shot(app, "bundel-selesai")
    close_dialog(app, words)
    contents = read(path, "-l", "1")
    assert "DAFTAR ISI" in contents and "rusak.pdf – Lampiran KAK Terlampir sebagai berkas terpisah: PDF rusak" in contents, contents
    assert re.search(r"Surat mitra satu (\d+) / (\d+)", read(path)), read(path)


def a_receipt_is_saved(desk, laptop, app, title):
    """Of the submitted KAK, which the register has."""
    open_one(app, "KAK", re.compile("^Daftar KAK – "), title)
    app.press("Lainnya untuk KAK ini", role="push button")
    app.press(re.compile("^Tanda Terima Register"), role="menu item")
    path = save_under(app, os.path.join(desk.home, "Tanda Terima *.pdf"))
    seen(app, "Tanda Terima Disimpan")
    shot(app, "tanda-terima")
    close_dialog(app, "Tanda Terima Disimpan")
    said = read(path)
    assert "TANDA TERIMA REGISTER" in said and title in said, said
    told = subprocess.run([os.path.join(os.path.dirname(desk.program), "..", "cli", "prakarsa-cli"), "--folder", laptop.folder,
                           "tanda-terima", "periksa", path[:-3] + "prakarsa-tanda-terima"], capture_output=True, text=True)
    assert told.returncode == 0 and "TERBUKTI" in told.stdout, (told.stdout, told.stderr)


def it_is_printed(desk, app, title):
    """By the system's dialog, into the file that its only printer writes."""
    known = set(glob.glob(os.path.join(desk.home, "*.pdf")))
    app.press("Lainnya untuk KAK ini", role="push button")
    app.press(re.compile("^Cetak"), role="menu item")

    def printed():
        new = set(glob.glob(os.path.join(desk.home, "*.pdf"))) - known
        if new:
            return title.upper() in (read(min(new)) or "").upper()
        printer = next(iter(app.find_all("Cetak sebagai Berkas", showing=True)), None)
        button = next(iter(app.find_all(re.compile("^_?Cetak( _?Cetak)?$"), role="push button", showing=True)), None)
        if button is not None and button.has("sensitive"):
            button.do("click")
        elif printer is not None:
            printer.click()
        return False

    e2e.wait_until(meja.seldom(printed), "the printed file", SLOW)


e2e.run([what_belongs_together_is_saved_as_one])
