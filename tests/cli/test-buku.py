# SPDX-License-Identifier: GPL-3.0-or-later
"""The register and the papers of a case as files, by prakarsa-cli: test-buku.py PROGRAM. Prints TAP."""

import csv
import os
import subprocess
import sys
import tempfile
import traceback
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
    desk.run("buku", desk.path("buku.xls"), status=3)
    assert "tidak-ada" in desk.run("buku", desk.path("tidak-ada/buku.xlsx"), status=2)


TESTS = [the_register_is_listed_and_written]

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
