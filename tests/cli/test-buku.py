# SPDX-License-Identifier: GPL-3.0-or-later
"""The register and the papers of a case as files, by prakarsa-cli: test-buku.py PROGRAM. Prints TAP."""

import csv
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.parse
import zipfile
from xml.etree import ElementTree

PROGRAM = os.path.abspath(sys.argv[1])
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Desk:
    def __init__(self, folder):
        self.folder = folder

    def run(self, *words, status=0):
        done = subprocess.run([PROGRAM, "--folder", os.path.join(self.folder, "data")] + list(words),
                              capture_output=True, text=True)
        assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout if status < 2 else done.stderr

    def path(self, name):
        return os.path.join(self.folder, name)


def words_of(path):
    with zipfile.ZipFile(path) as report:
        return "".join(ElementTree.fromstring(report.read("word/document.xml")).itertext())


def the_register_is_listed_and_written(desk):
    """Old agreements, one of them with its PKS; the spreadsheet is read back from its zip."""
    sheet = desk.path("lama.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write(desk.run("kasus", "contoh"))
    desk.run("kasus", "impor", sheet, "--tulis")
    rows = [line.split("\t") for line in desk.run("buku").splitlines()]
    assert [row[1:4] for row in rows] == [["KB", "100.3.7.1/7/KS", "2022-03-01"], ["PKS", "100.3.7.1/9/KS", "2022-06-01"]], rows
    assert desk.run("buku", "2021") == ""
    assert desk.run("buku", "periksa") == ""
    assert desk.run("buku", "nomor") == "KB\t100.3.7.1/1/KS\nPKS\t100.3.7.1/1/KS\n"  # nothing yet this year

    for ending in ("xlsx", "ods", "csv", "pdf", "docx"):
        desk.run("buku", "2022", desk.path("buku." + ending))
    with zipfile.ZipFile(desk.path("buku.xlsx")) as book:
        cells = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter("{%s}c" % SHEET)
        texts = {cell.get("r"): "".join(cell.itertext()) for cell in cells}
    assert texts["D1"] == "Nomor naskah" and texts["D2"] == "100.3.7.1/7/KS" and texts["D3"] == "100.3.7.1/9/KS", texts
    assert texts["H2"] == "Penanganan Karhutla di Wilayah Perbatasan" and "H4" not in texts, texts
    with open(desk.path("buku.csv"), encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    assert [line["Berlaku sampai"] for line in lines] == ["2027-02-28", "2027-02-28"], lines
    with open(desk.path("buku.pdf"), "rb") as pdf:
        assert pdf.read(5) == b"%PDF-"
    for stretch in ("2022", "2022-1"):
        desk.run("buku", "laporan", stretch, desk.path("laporan.docx"))
        text = words_of(desk.path("laporan.docx"))
        assert "ditandatangani 2 naskah" in text and "100.3.7.1/7/KS" in text, text
    desk.run("buku", "laporan", "2022-2", desk.path("laporan.docx"))
    text = words_of(desk.path("laporan.docx"))
    assert "SEMESTER II TAHUN 2022" in text and "ditandatangani 0 naskah" in text and "100.3.7.1/7/KS" not in text, text
    desk.run("buku", "laporan", "2022-3", desk.path("laporan.docx"), status=3)
    desk.run("buku", desk.path("buku.xls"), status=3)
    assert "tidak-ada" in desk.run("buku", desk.path("tidak-ada/buku.xlsx"), status=2)


def numbers_are_kept_for_an_office(desk):
    """R92: the register steps over a block, its device takes from it, and no two blocks share a number."""
    sheet = desk.path("lama.csv")
    year = time.localtime().tm_year
    with open(sheet, "w", encoding="utf-8") as file:
        file.write(desk.run("kasus", "contoh"))
    desk.run("kasus", "impor", sheet, "--tulis")
    other, stretch = desk.run("buku", "blok", "baru", "kb", "untuk=Bagian Hukum", "banyak=5", "dari=1", "perangkat=lain").split()
    assert stretch == "1–5", stretch
    assert desk.run("buku", "nomor") == "KB\t100.3.7.1/6/KS\nPKS\t100.3.7.1/1/KS\n"
    own, stretch = desk.run("buku", "blok", "baru", "kb", "untuk=Laptop ini", "alasan=Rapat di luar kota").split()
    assert stretch == "6–15", stretch
    assert desk.run("buku", "nomor") == "KB\t100.3.7.1/6/KS\tblok sendiri\nPKS\t100.3.7.1/1/KS\n"
    assert "6–15" in desk.run("buku", "blok", "baru", "kb", "untuk=X", "dari=15", status=2)
    assert "7–7" in desk.run("buku", "blok", "baru", "kb", "untuk=X", "tahun=2022", "dari=7", "banyak=1", status=2)
    desk.run("buku", "blok", "baru", "surat", "untuk=X", status=3)
    desk.run("buku", "blok", "baru", "kb", status=3)
    desk.run("buku", "blok", "baru", "kb", "untuk=X", "banyak=0", status=3)
    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in desk.run("buku", "blok").splitlines()}
    assert rows == {other: ["kb", str(year), "1–5", "Bagian Hukum", "0/5", ""],
                    own: ["kb", str(year), "6–15", "Laptop ini", "0/10", ""]}, rows
    desk.run("buku", "blok", "kembali", own)
    assert desk.run("buku", "nomor").startswith("KB\t100.3.7.1/6/KS\n")
    assert "dikembalikan" in desk.run("buku", "blok")
    # Between 7 and 10 of 2022, one is kept.
    desk.run("buku", "blok", "baru", "kb", "untuk=Bagian Hukum", "tahun=2022", "dari=9", "banyak=1")
    with open(sheet, encoding="utf-8") as file:
        text = file.read().replace("100.3.7.1/7/KS", "100.3.7.1/10/KS").replace("100.3.7.1/9/KS", "100.3.7.1/19/KS")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write(text.replace("Penanganan Karhutla", "Pencegahan Karhutla"))
    desk.run("kasus", "impor", sheet, "--tulis")
    found = [line.split("\t") for line in desk.run("buku", "periksa").splitlines()]
    assert ["tidak ada", "KB", "2022", "100.3.7.1/8/KS"] in found, found
    assert ["disisihkan", "KB", "2022", "100.3.7.1/9/KS", "Bagian Hukum"] in found, found


def a_signed_paper_is_archived(desk):
    """R90, R92, R93, R94: the record begins with the case, says what is missing, and becomes the event."""
    desk.run("sample")
    case = next(line.split("\t")[0] for line in desk.run("kasus").splitlines() if "Kependudukan" in line)
    desk.run("rekaman", "arsip", case, "pks-7", status=2)
    before = [line.split("\t")[:2] for line in desk.run("buku", "tanpa-arsip").splitlines()]
    assert [case, "PKS"] in before and [case, "KB"] not in before, before
    archive = desk.run("rekaman", "arsip", case, "pks-1").strip()
    assert desk.run("rekaman", "arsip", case, "pks-1").strip() == archive  # one record a signing
    state = json.loads(desk.run("rekaman", "show", "arsip", archive))
    text = json.dumps(state)
    assert "100.3.7.1/1/KS" in text and "asli_paraf" in text and "fotokopi" in text, text
    found = desk.run("rekaman", "check", "arsip", archive)
    assert "R93" in found and "R94" in found and "R92" not in found, found
    assert "R94" in desk.run("rekaman", "arsipkan", archive, status=1)  # no scan, no shelf
    with open(desk.path("pks.pdf"), "wb") as file:
        file.write(b"%PDF-1.4\n%%EOF\n")
    desk.run("lampir", archive, desk.path("pks.pdf"))
    desk.run("rekaman", "set", "arsip", archive, "tempat/ruang=Arsip", "tempat/boks=12")
    desk.run("rekaman", "arsipkan", archive)
    after = [line.split("\t")[:2] for line in desk.run("buku", "tanpa-arsip").splitlines()]
    assert after == [one for one in before if one != [case, "PKS"]], after
    desk.run("buku", desk.path("buku.csv"))
    with open(desk.path("buku.csv"), encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.DictReader(file, delimiter=";") if line["Nomor naskah"] == "100.3.7.1/1/KS"]
    assert any("ruang Arsip, boks 12" in line.values() for line in lines), lines


def a_whole_case_is_a_folder_that_needs_no_program(desk):
    """A KAK with a file, its case with one event; a file that is not here is named and does not stop it."""
    desk.run("sample", "kak")
    kak = desk.run("list", "kebakaran gambut").split("\t")[0]
    with open(desk.path("peta <1>.txt"), "w", encoding="utf-8") as file:
        file.write("peta")
    desk.run("lampir", kak, desk.path("peta <1>.txt"))
    with open(desk.path("kasus.json"), "w", encoding="utf-8") as file:
        json.dump({"ksd": {"judul": "Api & <asap>: bersama", "kak": kak, "varian": "ksdd", "prakarsa": "daerah", "daerah": "62.04",
                           "pihak": {"p1": {"kode": "62.04", "nama": "Kabupaten Barito Selatan"},
                                     "p2": {"kode": "62.05", "nama": "Kabupaten Barito Utara"}}},
                   "peristiwa": []}, file)
    case = desk.run("kasus", desk.path("kasus.json")).split()[0]
    desk.run("catat", case, "penatausahaan", "tanggal=2026-11-20", "kegiatan=Berkas dibuka")
    desk.run("kasus", "ekspor", case, desk.path("tidak-ada"), status=2)
    os.mkdir(desk.path("usb"))
    folder = desk.run("kasus", "ekspor", case, desk.path("usb")).strip()
    assert os.path.dirname(folder) == desk.path("usb") and os.listdir(desk.path("usb")) == [os.path.basename(folder)]

    sums = {}
    with open(os.path.join(folder, "SHA256SUMS"), encoding="utf-8") as file:
        for line in file:
            digest, path = line.rstrip("\n").split("  ", 1)
            with open(os.path.join(folder, path), "rb") as data:
                assert hashlib.sha256(data.read()).hexdigest() == digest, path
            sums[path] = digest
    found = {os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names}
    assert found == set(sums) | {"SHA256SUMS"}, found ^ set(sums)
    assert {"index.html", "data/kak.json", "data/kerja-sama.json", "data/peristiwa.json", "naskah/KAK.pdf"} <= found
    files = [path for path in found if path.startswith("lampiran/")]
    assert len(files) == 1 and sums[files[0]] == hashlib.sha256(b"peta").hexdigest(), files
    assert not any(set(path) & set('<>:"|?*') for path in found), found
    with open(os.path.join(folder, "data/peristiwa.json"), encoding="utf-8") as file:
        assert len(json.load(file)) == 1
    with open(os.path.join(folder, "index.html"), encoding="utf-8") as file:
        page = file.read()
    assert "Api &amp; &lt;asap&gt;: bersama" in page and "<asap>" not in page
    links = {urllib.parse.unquote(link) for link in re.findall('href="([^"]*)"', page)}
    assert links == found - {"SHA256SUMS", "index.html"}, links

    # What is not on this laptop is named; the second folder stands beside the first.
    blobs = os.path.join(desk.folder, "data", "blob")
    for at, _, names in os.walk(blobs):
        for name in names:
            os.remove(os.path.join(at, name))
    with sqlite3.connect(os.path.join(desk.folder, "data", "prakarsa.db")) as db:
        db.execute("DELETE FROM blob")
    again = desk.run("kasus", "ekspor", case, desk.path("usb")).strip()
    assert again == folder + " (2)", again
    with open(os.path.join(again, "index.html"), encoding="utf-8") as file:
        assert "belum ada di laptop" in file.read()
    assert not os.path.exists(os.path.join(again, "lampiran"))


def names_fit_on_any_disk(desk):
    """A paper whose name has a colon in it is a file that Windows takes, too."""
    desk.run("sample")
    case = next(line.split("\t")[0] for line in desk.run("kasus").splitlines() if "Kependudukan" in line)
    archive = desk.run("rekaman", "arsip", case, "pks-1").strip()
    folder = desk.run("kasus", "ekspor", case, desk.folder).strip()
    with open(os.path.join(folder, "data/arsip-1.json"), encoding="utf-8") as file:
        assert json.load(file) == json.loads(desk.run("rekaman", "show", "arsip", archive))
    papers = os.listdir(os.path.join(folder, "naskah"))
    assert any("menerima" in name for name in papers) and not any(set(name) & set('<>:"|?*') for name in papers), papers


def what_is_owed_is_listed_until_it_is_done(desk):
    """R100: taken from a clause of an old agreement's text, listed with its day, written to a spreadsheet, done, changed."""
    sheet = desk.path("lama.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write(desk.run("kasus", "contoh"))
    desk.run("kasus", "impor", sheet, "--tulis")
    case = desk.run("kasus").split("\t")[0]
    text = desk.run("kasus", "tulis", case, "perjanjian-kerja-sama").strip()
    assert desk.run("naskah", "kewajiban") == ""
    found = [line.split("\t") for line in desk.run("naskah", "usul", text).splitlines()]
    assert [row[:3] for row in found] == [["1", "Hak dan kewajiban para pihak ayat (2)", "para"],
                                          ["2", "Pelaksanaan ayat (2)", "para"]], found
    desk.run("naskah", "ambil", text, "2")
    assert desk.run("naskah", "usul", text).splitlines()[1].startswith("2*\t")
    row = desk.run("naskah", "kewajiban", case).strip().split("\t")
    year = time.localtime().tm_year  # every year; last year's was not done, unless the agreement had ended before
    due = "%d-12-31" % (year - 1) if year <= 2027 else "2026-12-31"
    assert row[0] == text and row[2:5] == ["lewat", due, "PARA PIHAK"], row
    assert "menyusun rencana kerja" in row[5]
    desk.run("tenggat", "--ical", desk.path("agenda.ics"))
    with open(desk.path("agenda.ics"), encoding="utf-8") as file:
        assert "%s-%s-%s@prakarsa" % (text, row[1], due[:4]) in file.read().replace("\n ", "").replace("\r", "")

    desk.run("naskah", "kewajiban", desk.path("kewajiban.xlsx"))
    with zipfile.ZipFile(desk.path("kewajiban.xlsx")) as book:
        cells = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter("{%s}c" % SHEET)
        texts = {cell.get("r"): "".join(cell.itertext()) for cell in cells}
    assert texts["B1"] == "Kewajiban" and texts["B2"] == row[5] and texts["G2"] == "lewat", texts
    desk.run("naskah", "selesai", text, row[1], due[:4], "BAST 12/2026")
    assert desk.run("naskah", "kewajiban").split("\t")[2] != "lewat" or year >= 2027
    desk.run("naskah", "selesai", text, "tidak-ada", status=3)
    assert "ayat berubah" not in desk.run("naskah", "kewajiban")
    desk.run("rekaman", "set", "naskah", text, "klausul/pelaksanaan=1. Rencana kerja disusun PIHAK KEDUA.")
    assert desk.run("naskah", "kewajiban").rstrip().endswith("ayat berubah")


TESTS = [the_register_is_listed_and_written, numbers_are_kept_for_an_office, a_signed_paper_is_archived,
         a_whole_case_is_a_folder_that_needs_no_program, names_fit_on_any_disk, what_is_owed_is_listed_until_it_is_done]

print("1..%d" % len(TESTS))
failed = False
for number, test in enumerate(TESTS, 1):
    with tempfile.TemporaryDirectory() as folder:
        try:
            test(Desk(folder))
            print("ok %d - %s" % (number, test.__name__))
        except Exception:
            failed = True
            for line in traceback.format_exc().splitlines():
                print("#", line)
            print("not ok %d - %s" % (number, test.__name__))
sys.exit(1 if failed else 0)
