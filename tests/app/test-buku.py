# SPDX-License-Identifier: GPL-3.0-or-later
"""The register through the real window: filtered, searched, its numbers looked at, a case opened from it."""

import os
import re
import sys
import time
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90
ROWS = 'judul,jenis,prakarsa,perangkat_daerah,mitra,kategori,urusan,objek,nilai,keadaan,nomor_kb,tanggal_kb,kb_mulai,kb_selesai,sumber\n'


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def seldom(condition):
    """A whole tree is looked through each time: once a second will do."""
    last = [0]

    def ask():
        if time.monotonic() < last[0] + 1:
            return None
        value = condition()
        last[0] = time.monotonic()
        return value

    return ask


def seen(app, name, role=None):
    return e2e.wait_until(seldom(lambda: next(iter(app.find_all(name, role, showing=True)), None)),
                          "%s %r on the screen" % (role or "widget", name), SLOW)


def old_agreements(laptop):
    """Numbers 3, 4 and 7 of 2022, 7 again of 2023, in one table."""
    path = os.path.join(laptop.folder, "lama.csv")
    rows = [("Irigasi Rawa Bersama", "Kabupaten Kapuas", "3", "2022-03-01", "2027-02-28"),
            ("Penanganan Karhutla", "Kabupaten Barito Utara", "4", "2022-05-01", "2027-04-30"),
            ("Pertukaran Data", "Kota Palangka Raya", "7", "2022-06-01", "2025-05-31"),
            ("Air Minum Perbatasan", "Kabupaten Kapuas", "7", "2023-01-02", "2028-01-01")]
    with open(path, "w", encoding="utf-8") as file:
        file.write(ROWS)
        for title, partner, number, first, last in rows:
            file.write("%s,ksdd,daerah,Bagian Kerja Sama,%s,SUKARELA,ketenteraman,Pelaksanaan bersama,,D1,100.3.7.1/%s/KS,%s,%s,%s,Buku register\n"
                       % (title, partner, number, first, first, last))
    laptop.cli("kasus", "impor", path, "--tulis")


def the_register_is_searched_and_opens_a_case(desk):
    laptop = meja.Laptop(desk, "satu").begin()
    old_agreements(laptop)
    app = laptop.start()
    app.resize(1366, 768)
    app.click("Buku Register", role="list item")
    seen(app, "4 baris register", "label")
    seen(app, "100.3.7.1/3/KS")
    seen(app, "Nomor berikut: KB 100.3.7.1/1/KS · PKS 100.3.7.1/1/KS")
    shot(app, "buku")

    app.click("Ekspor Buku Register")
    seen(app, re.compile(r"Excel \(XLSX\)")).press()
    app.focus_dialog("Ekspor Buku Register")
    app.key("Return")  # under the name that it has
    book = os.path.join(desk.home, "buku-register.xlsx")
    e2e.wait_until(lambda: os.path.exists(book), "the spreadsheet", SLOW)
    with zipfile.ZipFile(book) as parts:
        assert b"Irigasi Rawa Bersama" in parts.read("xl/worksheets/sheet1.xml")

    # 5 and 6 are missing between 4 and 7 of 2022; 7 of 2023 is another year's.
    seen(app, "1 nomor perlu dilihat", "push button").press()
    seen(app, re.compile(r"Nomor KB 100\.3\.7\.1/5–6/KS tidak ada dalam register 2022"))
    shot(app, "buku-nomor")
    app.key("Escape")
    e2e.wait_until(seldom(lambda: not app.find_all(re.compile("5–6"))), "the findings to close", SLOW)

    # Three are in force, two of them with the same partner; each chart tells what it shows, and has a table.
    seen(app, "Grafik", "push button").press()
    chart = seen(app, "Naskah Aktif per Mitra", "image")
    assert chart.description == "Kabupaten Kapuas: 2; Kabupaten Barito Utara: 1", chart.description
    shot(app, "buku-grafik")
    seen(app, "Sebagai tabel: Berakhir per Triwulan", "push button").press()
    seen(app, "II 2027", "label")
    shot(app, "buku-grafik-tabel")
    seen(app, "Buku", "push button").press()

    app.type_into("Cari di Buku Register", "kapuas 2019")
    seen(app, "Tidak Ada yang Cocok", "label")
    app.type_into("Cari di Buku Register", "kapuas air")
    seen(app, "1 baris register", "label")
    seen(app, "Air Minum Perbatasan")
    app.key("ctrl+f")
    app.key("Return")  # on to the rows
    app.key("Return")  # opens the case
    seen(app, "Dokumen").press()
    seen(app, "Ekspor sebagai Folder", "push button")
    shot(app, "kasus-ekspor")


e2e.run([the_register_is_searched_and_opens_a_case])
