# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input in the real form: a clear message, nothing lost, and the rest goes on."""

import json
import re

from kakdesk import cells, e2e, field, fill, go_to_part, open_sample, paste_rows, shown, wait_saved

DRAFT = "Pengelolaan Sampah"
ARABIC_AND_EMOJI = "مركز الإطفاء المشترك 🚒👨‍👩‍👧‍👦 dan posko"


def values(desk):
    """What the store holds of the draft, by path."""
    line = next(line for line in desk.run_cli("list").stdout.splitlines() if DRAFT in line)
    return json.loads(desk.run_cli("show", line.split("\t")[0]).stdout)["nilai"]


def an_end_before_the_start_is_told_and_kept(desk):
    app = desk.start("--contoh")
    open_sample(app, DRAFT)
    go_to_part(app, "Jangka Waktu")
    app.key("Tab")
    app.type_keys("1 Januari 2028")
    e2e.wait_until(lambda: field(app, "Mulai").text == "1 Januari 2028", "Tab to go from the parts to the form")
    fill(app, "Selesai", "31 Desember 2027")
    app.key("Tab", "Tab")
    app.key("F7")
    shown(app, re.compile("31 Desember 2027"), "label")
    wait_saved(app)
    assert app.quit() == 0
    held = values(desk)
    assert held["jangka_waktu/mulai"] == "2028-01-01" and held["jangka_waktu/selesai"] == "2027-12-31", held


def negative_money_is_marked_and_not_counted(desk):
    app = desk.start("--contoh")
    open_sample(app, DRAFT)
    go_to_part(app, "Pembiayaan")
    paste_rows(app, "Rincian biaya", [["2027", "Pengangkutan", "Truk", "2", "unit", "-450.000.000"]])
    app.wait_for(re.compile("^1 sel yang ditempel tidak terbaca"), role="label")
    assert any("tidak boleh negatif" in cell.description for cell in cells(app, "Rincian biaya", 0))
    wait_saved(app)
    assert app.quit() == 0
    row = values(desk)["pembiayaan/baris"][-1]
    assert row["komponen"] == "Truk" and "harga" not in row, row


def five_thousand_rows_are_taken(desk):
    app = desk.start("--contoh")
    open_sample(app, DRAFT)
    go_to_part(app, "Pembiayaan")
    rows = [["2027", "Kegiatan %d" % i, "Komponen %d" % i, "2", "unit", "1.000"] for i in range(5000)]
    paste_rows(app, "Rincian biaya", rows, seen=0)
    app.wait_for("Rp10.000.000")
    go_to_part(app, "Identitas kerja sama")
    fill(app, "Nomor KAK", "7/UJI")
    app.key("Tab")
    wait_saved(app)
    assert app.quit() == 0
    held = values(desk)
    assert held["nomor"] == "7/UJI"
    assert [row["komponen"] for row in held["pembiayaan/baris"]] == [row[2] for row in rows]


def a_megabyte_and_any_script_is_taken(desk):
    app = desk.start("--contoh")
    open_sample(app, DRAFT)
    go_to_part(app, "Latar Belakang")
    text = ARABIC_AND_EMOJI + "\n" + "\n".join("Alinea %d dari teks yang panjang sekali." % i for i in range(25000))
    assert len(text.encode()) > 1000000
    shown(app, "Uraian latar belakang", "text").set_text(text)
    go_to_part(app, "Identitas kerja sama")
    fill(app, "Nomor KAK", ARABIC_AND_EMOJI)
    app.key("Tab")
    wait_saved(app)
    assert app.quit() == 0
    held = values(desk)
    assert held["nomor"] == ARABIC_AND_EMOJI
    narrative = "\n".join(held["latar_belakang/narasi"])
    assert narrative.startswith(ARABIC_AND_EMOJI), narrative[:200]
    assert narrative.rstrip().endswith("Alinea 24999 dari teks yang panjang sekali.") and narrative.count("Alinea") == 25000


e2e.run([an_end_before_the_start_is_told_and_kept, negative_money_is_marked_and_not_counted, five_thousand_rows_are_taken,
         a_megabyte_and_any_script_is_taken])
