# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of a KAK: its moments, what differs between any two, and the way back."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e


def open_history(desk):
    app = desk.start(os.path.join(desk.home, "store"))
    app.wait_for(re.compile("Versi 1: diajukan kepada TKKSD"), role="label")
    return app


def newest_change_is_compared_with_what_stood_before(desk):
    app = open_history(desk)
    app.wait_for("Identitas kerja sama › Judul", role="label")
    app.wait_for("Dihapus: “Regional”. Ditambah: “Lintas Batas”.", role="label")
    app.wait_for("Identitas kerja sama › Daerah mitra, baris 1", role="label")
    app.wait_for("3 perbedaan", role="label")
    app.wait_for(re.compile("Contoh Penyusun"), role="label")
    desk.screenshot(os.environ.get("E2E_SHOT", os.path.join(desk.home, "riwayat.png")))


def versi_names_who_submitted_and_hides_markup(desk):
    app = open_history(desk)
    app.wait_for(re.compile("Contoh Pejabat Satu"), role="label")
    app.click(re.compile("Versi 1: diajukan kepada TKKSD"), role="label")
    app.wait_for("Ditambah: “Sampah dari lima desa di perbatasan belum terangkut setiap hari.”.", role="label")
    app.click(re.compile("^Latar Belakang › Uraian latar belakang; Identitas kerja sama › Tahun"), role="label")
    app.wait_for("Dihapus: “tiga desa”. Ditambah: “lima desa di perbatasan”.", role="label")


def a_comparison_goes_to_paper(desk):
    path = os.path.join(desk.home, "banding.pdf")
    app = open_history(desk)
    app.wait_for("3 perbedaan", role="label")
    app.press(re.compile("Simpan Perbandingan"), role="push button")
    e2e.wait_until(lambda: next((name for name in app.find_all(role="text") if name.text.endswith(".pdf")), None),
                   "a name that is offered").set_text(path)
    app.key("Return")
    app.wait_for("Dokumen tersimpan", timeout=90)
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "Perbandingan" in words and "Regional" in words and "Lintas Batas" in words, words


def restoring_brings_the_versi_back(desk):
    app = open_history(desk)
    app.click(re.compile("Versi 1: diajukan kepada TKKSD"), role="label")
    app.wait_gone("Dihapus: “Regional”. Ditambah: “Lintas Batas”.", role="label")
    app.click(re.compile("Kembalikan ke Keadaan Ini"))
    app.click(re.compile("^_?Kembalikan$"))
    e2e.wait_until(lambda: not app.is_running(), "the window to close")
    assert "judul=Pengelolaan Sampah Regional mitra=m1" in app.log()


e2e.run([newest_change_is_compared_with_what_stood_before, versi_names_who_submitted_and_hides_markup,
         a_comparison_goes_to_paper, restoring_brings_the_versi_back])
