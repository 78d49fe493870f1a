# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the real window: a KAK from nothing to submitted and exported."""

import os
import re
import subprocess

from kakdesk import (choose, e2e, field, fill, go_to_part, paste_rows, scroll_to, shown, tick, wait_no_findings,
                     wait_saved, write)

TITLE = "Penanganan Sampah di Wilayah Perbatasan"

SENTENCES = [
    "Sampah permukiman di perbatasan belum terangkut setiap hari.", "Mengelola sampah bersama.",
    "Semua sampah terangkut pada tahun 2029.", "Kabupaten Barito Timur", "1 Januari 2027", "31 Desember 2029",
    "sembilan ratus dua belas juta lima ribu rupiah", "Contoh Kepala", "19700101 199503 1 001",
    "Kepala Dinas Lingkungan Hidup", "21 November 2026",
]
CELLS = [
    "Jarak angkut terlalu jauh.", "Armada kurang.", "Stasiun peralihan", "Kawasan permukiman", "Pengangkutan sampah",
    "RPJMD 2025–2029", "Menyediakan armada", "Menyediakan lahan", "Sampah terangkut", "Kesehatan", "Lingkungan lebih bersih",
    "250.000.000", "Lapangan kerja baru", "20 orang", "Air lindi", "Warga hilir", "Kolam lindi", "UKL-UPL", "Truk", "liter",
    "1.200,5", "450.000.000", "900.000.000", "12.005.000", "912.005.000",
]


def begin(desk):
    app = desk.start()
    app.type_into("Kabupaten, kota, atau provinsi", "Barito Selatan", role="text")
    shown(app, "Kabupaten Barito Selatan", "list item").click()
    app.type_into("Perangkat daerah", "Dinas Lingkungan Hidup", role="text")
    app.type_into("Nama", "Contoh Penyusun", role="text")
    app.press("Mulai", role="push button")
    shown(app, "Tidak ada yang jatuh tempo", "label")
    app.resize(1366, 768)
    shown(app, "KAK Baru", "push button").press()
    shown(app, "Ajukan…", "push button")
    return app


def fill_identity(app):
    write(app, "Judul", TITLE)
    fill(app, "Tahun anggaran", "2027")
    paste_rows(app, "Daerah mitra", [["62.13"]])
    choose(app, "Kategori (Pasal 6)", 2)
    tick(app, "Pelayanan Bersama")
    choose_urusan(app, "Lingkungan hidup")
    fill(app, "Kepala perangkat daerah", "Contoh Kepala")
    fill(app, "NIP", "19700101 199503 1 001")
    fill(app, "Jabatan", "Kepala Dinas Lingkungan Hidup")
    fill(app, "Tempat penetapan", "Buntok")
    fill(app, "Tanggal KAK", "21-11-2026")


def choose_urusan(app, name):
    scroll_to(app, lambda: shown(app, "Pilih: Urusan pemerintahan (Pasal 5)")).click()
    app.type_keys(name)
    app.key("Return")
    shown(app, "Hapus " + name)
    app.key("Escape")


def fill_parts(app):
    go_to_part(app, "Latar Belakang")
    write(app, "Uraian latar belakang", "Sampah permukiman di perbatasan belum terangkut setiap hari.")
    paste_rows(app, "Masalah", [["Jarak angkut terlalu jauh."], ["Armada kurang."]])

    go_to_part(app, "Maksud dan Tujuan")
    write(app, "Maksud", "Mengelola sampah bersama.")
    fill(app, "Tujuan", "Semua sampah terangkut pada tahun 2029.")
    tick(app, "Memecahkan permasalahan daerah")

    go_to_part(app, "Lokasi KSDD")
    paste_rows(app, "Lokasi", [["62.04.05", "Stasiun peralihan", "Kawasan permukiman"]])

    go_to_part(app, "Objek dan Ruang Lingkup KSDD")
    paste_rows(app, "Objek", [["Pengangkutan sampah", "Lingkungan hidup", "ya", "RPJMD 2025–2029"]])
    tick(app, re.compile("^Objek tidak bertentangan"))
    paste_rows(app, "Ruang lingkup", [["Pengangkutan", "Menyediakan armada", "Menyediakan lahan", "Sampah terangkut"]])

    go_to_part(app, "Jangka Waktu")
    fill(app, "Mulai", "1 Januari 2027")
    fill(app, "Lama (bulan)", "36")
    e2e.wait_until(lambda: field(app, "Selesai").text == "31 Desember 2029", "the end to follow the length")

    go_to_part(app, "Manfaat")
    paste_rows(app, "Manfaat", [["Masyarakat", "Kesehatan", "Lingkungan lebih bersih", "250.000.000"]])

    go_to_part(app, "Analisis Dampak Sosial dan Lingkungan")
    paste_rows(app, "Dampak sosial", [["Lapangan kerja baru", "Positif", "20 orang", "Warga", ""]])
    paste_rows(app, "Dampak lingkungan", [["Air lindi", "Negatif", "kecil", "Warga hilir", "Kolam lindi", "UKL-UPL"]])

    go_to_part(app, "Pembiayaan")
    paste_rows(app, "Rincian biaya", [
        ["2027", "Pengangkutan", "Truk", "2", "unit", "450.000.000", "", "Daerah pemrakarsa", "APBD", "ya"],
        ["2028", "Pengangkutan", "Solar", "1.200,5", "liter", "10.000", "", "Daerah mitra", "APBD", "ya"],
    ])
    app.wait_for("Rp912.005.000")
    app.wait_for("sembilan ratus dua belas juta lima ribu rupiah")


def submit(app):
    app.press("Ajukan…")
    app.wait_for("Diterima oleh (nama atau jabatan pada TKKSD)", role="text")
    app.type_into("Diterima oleh (nama atau jabatan pada TKKSD)", "Sekretariat TKKSD", role="text")
    for reason in app.find_all(re.compile("^Alasan: "), role="text"):
        reason.set_text("Sudah dibahas dengan mitra.")
    app.press("Ajukan", role="push button")
    app.wait_for(re.compile("^KAK ini ada pada TKKSD"), role="label")


def takes_no_changes(desk, app):
    """Keys into whatever has the focus, field after field: none of them arrives."""
    before = read(desk)
    for _ in range(12):
        app.key("Tab", "X")
    wait_saved(app)
    assert read(desk) == before, "a submitted KAK takes changes"


def read(desk):
    """What the store has, by the other program."""
    identity = desk.run_cli("list").stdout.split("\t")[0]
    return desk.run_cli("show", identity).stdout


def has_versi_in_history(app):
    app.press("Lainnya untuk KAK ini", role="push button")
    app.press(re.compile("^Riwayat"), role="menu item")
    app.wait_seen("Versi 1: diajukan kepada TKKSD", role="label")
    app.wait_seen("Diterima oleh Sekretariat TKKSD", role="label")
    app.wait_seen(re.compile(" · Contoh Penyusun$"), role="label")
    app.focus_dialog("Riwayat.*")
    app.key("Escape")
    app.wait_gone("Versi 1: diajukan kepada TKKSD", role="label")
    app.focus()


def export(desk, app):
    path = os.path.join(desk.home, "kak.pdf")
    app.press("Lainnya untuk KAK ini", role="push button")
    app.press(re.compile("^Ekspor PDF"), role="menu item")
    e2e.wait_until(lambda: next((name for name in app.find_all(role="text") if name.text.endswith(".pdf")), None),
                   "a name that is offered").set_text(path)
    app.key("Return")
    app.wait_for(re.compile("^Diekspor ke "), timeout=60)
    return path


def words_of(path, *options):
    text = subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(text.split())


def is_on_paper(path):
    """Sentences as they were typed; what stands in a table, where lines of many cells mingle, by its words."""
    running, words = words_of(path), set(words_of(path).split())
    for sentence in SENTENCES:
        assert sentence in running, "not on paper: %r\n%s" % (sentence, running[:6000])
    assert TITLE.upper() in running or TITLE in running, "the title is not on paper"
    for cell in CELLS:
        missing = [word for word in cell.split() if word not in words]
        assert not missing, "not on paper: %r of %r\n%s" % (missing, cell, running[:6000])


def drafts_submits_and_exports(desk):
    app = begin(desk)
    fill_identity(app)
    fill_parts(app)
    wait_saved(app)
    wait_no_findings(app)
    submit(app)
    takes_no_changes(desk, app)
    has_versi_in_history(app)
    is_on_paper(export(desk, app))


e2e.run([drafts_submits_and_exports])
