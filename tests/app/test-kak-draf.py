# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in the real window: a KAK from nothing to submitted and exported."""

import os
import subprocess
import time

from kakdesk import (choose, e2e, field, fill, go_to_part, paste_rows, re, scroll_to, shown, tick, wait_no_findings, wait_saved)

TITLE = "Penanganan Sampah di Wilayah Perbatasan"


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
    fill(app, "Judul", TITLE)
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
    time.sleep(0.5)  # the list follows the typing after a moment
    app.key("Tab", "space", "Escape")
    shown(app, "Hapus " + name)


def fill_parts(app):
    go_to_part(app, "Latar Belakang")
    fill(app, "Uraian latar belakang", "Sampah permukiman di perbatasan belum terangkut setiap hari.")
    paste_rows(app, "Masalah", [["Jarak angkut terlalu jauh."], ["Armada kurang."]])

    go_to_part(app, "Maksud dan Tujuan")
    fill(app, "Maksud", "Mengelola sampah bersama.")
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


def export(desk, app):
    path = os.path.join(desk.home, "kak.pdf")
    app.key("ctrl+shift+e")
    app.wait_for("Ekspor", role="label")
    time.sleep(0.5)  # until the name that is offered is selected, to be typed over
    app.type_keys(path[:-len(".pdf")])
    app.key("Return")
    e2e.wait_until(lambda: os.path.exists(path) and os.path.getsize(path) > 1000, "the PDF")
    app.wait_for(re.compile("^Diekspor ke "))
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def drafts_submits_and_exports(desk):
    app = begin(desk)
    fill_identity(app)
    fill_parts(app)
    wait_saved(app)
    wait_no_findings(app)
    submit(app)
    go_to_part(app, "Identitas kerja sama")
    field(app, "Nomor KAK").click()
    app.type_keys("X")
    time.sleep(0.5)  # long enough to be seen where it were taken
    assert field(app, "Nomor KAK").text == "", "a submitted KAK takes changes"

    words = " ".join(export(desk, app).split())
    for expected in (TITLE.upper(), "Sampah permukiman di perbatasan belum terangkut setiap hari.", "Jarak angkut terlalu jauh.",
                     "31 Desember 2029", "Kolam lindi", "912.005.000", "Kepala Dinas Lingkungan Hidup", "Contoh Kepala"):
        assert expected in words or expected.title() in words, "not on paper: %s\n%s" % (expected, words[:4000])


e2e.run([drafts_submits_and_exports])
