# SPDX-License-Identifier: GPL-3.0-or-later
"""prakarsa-cli as a script would use it: test-cli.py PROGRAM. Prints TAP."""

import json
import os
import re
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.path.abspath(sys.argv[1])


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


def samples_are_whole_but_for_the_draft(desk):
    desk.run("sample")
    rows = [line.split("\t") for line in desk.run("list").splitlines()]
    assert len(rows) == 4, rows
    for identity, _status, complete, title in rows:
        if "Sampah" in title:
            found = desk.run("check", identity, status=1)
            assert re.search(r"^H\tR21\t", found, re.M), found
            assert complete != "8/8"
        else:
            assert desk.run("check", identity) == "", title
            assert complete == "8/8"


def one_sample_fills_25_pages(desk):
    desk.run("sample")
    identity = desk.run("list", "kebakaran gambut").split("\t")[0]
    pages = desk.run("render", identity, desk.path("kak.pdf"))
    assert int(pages.split()[0]) >= 25, pages
    with open(desk.path("kak.pdf"), "rb") as pdf:
        assert pdf.read(5) == b"%PDF-"


def fields_are_set_in_one_step_or_not_at_all(desk):
    identity = desk.run("new", "Uji coba").strip()
    desk.run("set", identity, "nomor=7/X", "bentuk=a,b", "mitra/+/nama=Kota Palangka Raya", "mitra/+/kode=62.71",
             "pembiayaan/baris/+/harga=1.250.000", "jangka_waktu/mulai=1-2-2027")
    values = json.loads(desk.run("show", identity))["nilai"]
    assert values["judul"] == "Uji coba" and values["nomor"] == "7/X"
    assert values["bentuk"] == ["a", "b"]
    assert values["mitra"] == [{"kode": "62.71", "nama": "Kota Palangka Raya"}]
    assert values["pembiayaan/baris"] == [{"harga": 1250000}]
    assert values["jangka_waktu/mulai"] == "2027-02-01"

    message = desk.run("set", identity, "nomor=8/X", "pembiayaan/baris/+/harga=-5", status=2)
    assert "kurang dari nol" in message, message
    assert json.loads(desk.run("show", identity))["nilai"]["nomor"] == "7/X"


def history_names_what_changed(desk):
    identity = desk.run("new", "Pertama").strip()
    desk.run("set", identity, "judul=Kedua")
    assert "Judul: Pertama → Kedua" in desk.run("history", identity)


def export_and_import_are_the_same(desk):
    desk.run("sample")
    identity = desk.run("list", "perikanan hortikultura").split("\t")[0]
    text = desk.run("show", identity)
    with open(desk.path("kak.json"), "w", encoding="utf-8") as file:
        file.write(text)
    again = desk.run("import", desk.path("kak.json")).strip()
    assert again != identity
    assert desk.run("show", again) == text


def a_bad_file_leaves_nothing(desk):
    with open(desk.path("rusak.json"), "w", encoding="utf-8") as file:
        file.write('{"jenis": "kak", "nilai": {"judul": "A", "tidak/ada": 1}}')
    message = desk.run("import", desk.path("rusak.json"), status=2)
    assert "tidak/ada" in message, message
    assert desk.run("list") == ""


def wrong_words_say_what_is_missing(desk):
    assert "perintah" in desk.run(status=3)
    assert desk.run("show", status=3)
    assert "zzz" in desk.run("show", "zzz", status=2)
    assert "tidak/ada" in desk.run("set", desk.run("new").strip(), "tidak/ada=1", status=2)


TESTS = [samples_are_whole_but_for_the_draft, one_sample_fills_25_pages, fields_are_set_in_one_step_or_not_at_all,
         history_names_what_changed, export_and_import_are_the_same, a_bad_file_leaves_nothing,
         wrong_words_say_what_is_missing]

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
