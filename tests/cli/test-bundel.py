# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers and attachments of a case as one PDF: test-bundel.py PROGRAM. Prints TAP."""

import json
import os
import re
import subprocess
import sys
import tempfile
import traceback
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import pdfs

PROGRAM = os.path.abspath(sys.argv[1])


class Desk:
    def __init__(self, folder):
        self.folder = folder

    def run(self, *words, status=0):
        done = subprocess.run([PROGRAM, "--folder", self.path("data")] + list(words), capture_output=True, text=True)
        assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout if status < 2 else done.stderr

    def path(self, name):
        return os.path.join(self.folder, name)


def tool(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def png(path):
    """Two pixels, black and white."""
    def chunk(name, data):
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", (2).to_bytes(4, "big") + (1).to_bytes(4, "big") + b"\x08\x00\x00\x00\x00")
                   + chunk(b"IDAT", zlib.compress(b"\x00\x00\xff")) + chunk(b"IEND", b""))


def make_case(desk):
    desk.run("sample", "kak")
    kak = desk.run("list", "kebakaran gambut").split("\t")[0]
    pdfs.make_pdf(desk.path("surat mitra.pdf"), ["Surat mitra satu", "Surat mitra dua", "Surat mitra tiga"])
    sideways = open(desk.path("surat mitra.pdf"), "rb").read().replace(b"/MediaBox [0 0 612 936]", b"/Rotate 90 /CropBox [9 9 603 909]/MediaBox [0 0 612 936]")
    open(desk.path("tmp.pdf"), "wb").write(sideways)
    subprocess.run(["qpdf", desk.path("tmp.pdf"), desk.path("melintang.pdf")], stderr=subprocess.DEVNULL)  # mends the table of places
    tool("qpdf", "--encrypt", "rahasia", "rahasia", "256", "--", desk.path("surat mitra.pdf"), desk.path("terkunci.pdf"))
    whole = open(desk.path("surat mitra.pdf"), "rb").read()
    open(desk.path("terpotong.pdf"), "wb").write(whole[:len(whole) // 2])
    open(desk.path("catatan.txt"), "w").write("bukan kertas")
    png(desk.path("peta.png"))
    objects = [b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
               b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /AA << /O << /S /JavaScript /JS (jahat) >> >> /Annots ["
               b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (jahat.exe) >> >> "
               b"<< /Type /Annot /Subtype /Link /Rect [9 0 9 9] /A << /S /URI /URI (https://contoh.invalid/a) >> >>] >>"]
    pdfs.write(desk.path("bernaskah.pdf"), objects)
    names = ["surat mitra.pdf", "melintang.pdf", "terkunci.pdf", "terpotong.pdf", "catatan.txt", "peta.png", "bernaskah.pdf"]
    desk.run("lampir", kak, *[desk.path(name) for name in names])
    with open(desk.path("kasus.json"), "w", encoding="utf-8") as file:
        json.dump({"ksd": {"judul": "Karhutla: berkas & lampiran", "kak": kak, "varian": "ksdd", "prakarsa": "daerah", "daerah": "62.04",
                           "pihak": {"p1": {"kode": "62.04", "nama": "Kabupaten Barito Selatan"},
                                     "p2": {"kode": "62.05", "nama": "Kabupaten Barito Utara"}}},
                   "peristiwa": []}, file)
    case = desk.run("kasus", desk.path("kasus.json")).split()[0]
    desk.run("catat", case, "penatausahaan", "tanggal=2026-11-20", "kegiatan=Berkas dibuka")
    return case


def pages_of(path):
    return int(re.search(r"Pages:\s+(\d+)", tool("pdfinfo", path)).group(1))


def text_of(path, first, last=None):
    return " ".join(tool("pdftotext", "-f", str(first), "-l", str(last or first), path, "-").split())


def all_is_put_together(desk):
    case = make_case(desk)
    rows = [line.split("\t") for line in desk.run("kasus", "bundel", case).splitlines()]
    assert [row[2] for row in rows if row[1].startswith("berkas/")] == ["surat mitra.pdf", "melintang.pdf", "terkunci.pdf", "terpotong.pdf",
                                                                       "catatan.txt", "peta.png", "bernaskah.pdf"], rows
    assert ["*", "kak", "Kerangka Acuan Kerja", "KAK"] in rows, rows
    out = desk.path("gabungan.pdf")
    told = desk.run("kasus", "bundel", case, out)
    count = pages_of(out)
    assert told.startswith("%d halaman" % count), told
    assert "check" not in tool("qpdf", "--check", out) or "No syntax" in tool("qpdf", "--check", out)

    contents = text_of(out, 1)
    for words in ("DAFTAR ISI", "Karhutla: berkas & lampiran", "terkunci.pdf – Lampiran KAK Terlampir sebagai berkas terpisah: dilindungi kata sandi",
                  "berkas terpisah: PDF rusak", "catatan.txt – Lampiran KAK Terlampir sebagai berkas terpisah: bukan PDF", "Kerangka Acuan Kerja"):
        assert words in contents, (words, contents)
    # The pages are where the contents and the outline say they are, and as they were.
    mitra = int(re.search(r"surat mitra.pdf (\d+) Lampiran KAK · 3 halaman", contents).group(1))
    for i, words in enumerate(("satu", "dua", "tiga")):
        assert text_of(out, mitra + i) == "Surat mitra %s %d / %d" % (words, mitra + i, count), text_of(out, mitra + i)
    outline = json.loads(tool("qpdf", "--json", "--json-key=outlines", out))["outlines"]
    pages = {entry["title"]: entry["destpageposfrom1"] for entry in outline}
    assert pages["Daftar isi"] == 1 and pages["surat mitra.pdf"] == mitra and "terkunci.pdf" not in pages, pages
    links = json.loads(tool("qpdf", "--json", "--json-key=qpdf", out))
    first = [value["value"] for value in links["qpdf"][1].values() if isinstance(value.get("value"), dict)
             and value["value"].get("/Subtype") == "/Link"]
    assert len([link for link in first if "/Dest" in link]) == len(pages) - 1, (len(first), pages)
    return case, out, pages, count


def sizes_and_turns_stay(desk, out, pages):
    info = tool("pdfinfo", "-f", "1", "-l", str(10 ** 4), out)
    sizes = {int(page): size for page, size in re.findall(r"Page\s+(\d+) size:\s+([\d.]+ x [\d.]+)", info)}
    turns = {int(page): int(turn) for page, turn in re.findall(r"Page\s+(\d+) rot:\s+(\d+)", info)}
    assert sizes[pages["surat mitra.pdf"]] == "612 x 936", sizes
    assert sizes[pages["melintang.pdf"]] == "594 x 900" and turns[pages["melintang.pdf"]] == 90, (sizes, turns)
    # The number of a page that is shown turned stands at the foot of what is seen.
    box = tool("pdftotext", "-bbox", "-f", str(pages["melintang.pdf"]), "-l", str(pages["melintang.pdf"]), out, "-")
    low = [float(word) for word in re.findall(r'yMax="([\d.]+)">%d<' % pages["melintang.pdf"], box)]
    assert low and 594 - 25 < low[-1] < 603, low


def nothing_acts_by_itself(desk, out):
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", out, "-"], check=True, capture_output=True).stdout
    for words in (b"JavaScript", b"Launch", b"jahat"):
        assert words not in plain, words
    assert b"contoh.invalid" in plain  # an ordinary link stays


def the_same_case_gives_the_same_bytes(desk, case, out):
    again = desk.path("lagi.pdf")
    desk.run("kasus", "bundel", case, again)
    assert open(again, "rb").read() == open(out, "rb").read()
    info = tool("pdfinfo", "-isodates", out)
    assert re.search(r"CreationDate:\s+2026-", info) and "Karhutla: berkas & lampiran" in info, info


def parts_are_chosen(desk, case):
    rows = [line.split("\t") for line in desk.run("kasus", "bundel", case).splitlines()]
    ids = {row[2]: row[1] for row in rows}
    out = desk.path("pilihan.pdf")
    desk.run("kasus", "bundel", case, out, ids["peta.png"], ids["surat mitra.pdf"])
    assert pages_of(out) == 5 and "Surat mitra satu" in text_of(out, 3), text_of(out, 3)
    os.remove(out)
    desk.run("kasus", "bundel", case, out, "kak", "naskah/utama/tidak-ada", status=2)
    desk.run("kasus", "bundel", case, out, "berkas/tidak-ada", status=2)
    assert not os.path.exists(out)


def main():
    failed = 0
    with tempfile.TemporaryDirectory(prefix="prakarsa-bundel-") as folder:
        desk = Desk(folder)
        case, out, pages, _ = all_is_put_together(desk)
        print("ok 1 - all_is_put_together")
        steps = [(sizes_and_turns_stay, (desk, out, pages)), (nothing_acts_by_itself, (desk, out)),
                 (the_same_case_gives_the_same_bytes, (desk, case, out)), (parts_are_chosen, (desk, case))]
        for number, (step, words) in enumerate(steps, 2):
            try:
                step(*words)
                print("ok %d - %s" % (number, step.__name__))
            except Exception:
                failed += 1
                print("not ok %d - %s" % (number, step.__name__))
                print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()))
        print("1..%d" % (len(steps) + 1))

    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
