# SPDX-License-Identifier: GPL-3.0-or-later
"""A KAK that was saved as DOCX and changed elsewhere comes back: its changes are shown, judged and taken over."""

import json
import os
import re
import subprocess
from urllib.parse import quote

from kakdesk import e2e, open_sample, shown, wait_saved
import docxs  # found by way of kakdesk

TITLE = "Pencegahan dan Penanganan"
WINDOW = "Perbaikan dari Word"
WAIT = 90


def paste_file(app, path, answer):
    """Pastes a file that was copied in the file manager, until there is an answer."""
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-i"],
                   input=("file://%s\r\n" % quote(path)).encode(), check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(20):
        app.key("ctrl+v")
        try:
            return app.wait_seen(answer, timeout=5)
        except e2e.Failure:
            continue  # the program hears of a new clipboard some time later
    raise e2e.Failure("nothing was pasted")


def open_changes(app):
    app.press("Lainnya untuk KAK ini", role="push button")
    app.press(re.compile("^Buka Perbaikan dari Word"), role="menu item")
    app.wait_seen("Dokumen Mana yang Kembali?", timeout=WAIT)
    app.focus_dialog(WINDOW)


def values(desk, kak):
    return json.loads(desk.run_cli("show", kak).stdout)["nilai"]


def wait_attached(desk, kak, name):
    """A toast may be gone before it is looked for."""
    e2e.wait_until(lambda: name in desk.run_cli("lampiran", kak).stdout, name + " among the attachments", timeout=WAIT)


def press(app, words):
    """A button of a row; the list may be made anew meanwhile."""
    app.wait_seen(re.compile(words), timeout=WAIT).press()


def changes_come_back_and_are_judged(desk):
    app = desk.start("--contoh")
    open_sample(app, TITLE)
    kak = desk.run_cli("list", "kebakaran gambut").stdout.split("\t")[0]
    sent = os.path.join(desk.home, "kak.docx")
    desk.run_cli("render", kak, sent)
    back = docxs.change(sent, os.path.join(desk.home, "dari mitra.docx"),
                        ("Demikian pula air:", docxs.tracked("Demikian pula", "Begitu juga", "Ibu Contoh") + docxs.run(" air:")),
                        ("Regu, pompa, perahu,", docxs.tracked("Regu", "Tim", "Ibu Contoh") + docxs.run(", pompa, perahu,")),
                        ("100.3.7.1/01/BPBD", docxs.run("100.3.7.1/02/BPBD")),
                        ("KERJA SAMA DAERAH DENGAN DAERAH LAIN", docxs.run("KERJA SAMA ANTARDAERAH")))
    before = values(desk, kak)

    open_changes(app)
    wrong = os.path.join(desk.home, "bukan.docx")
    with open(wrong, "wb") as file:
        file.write(b"%PDF-1.4 nothing")
    paste_file(app, wrong, "Bukan Dokumen Word")
    app.press(re.compile("^_Tutup"), role="push button")
    app.wait_gone("Bukan Dokumen Word", timeout=WAIT)
    app.focus_dialog(WINDOW)

    paste_file(app, back, re.compile("^4 perubahan"))
    app.key("r")  # the first, which belongs to no field
    app.wait_seen("4 perubahan · 0 diterima · 1 ditolak", timeout=WAIT)
    press(app, "Terima: Dihapus: “Demikian pula”. Ditambah: “Begitu juga”")
    press(app, "Tolak: Dihapus: “Regu”")
    press(app, "Terima: .*Ditambah: “02”")
    app.wait_seen("4 perubahan · 2 diterima · 2 ditolak", timeout=WAIT)
    app.press(re.compile("^_Terapkan"), role="push button")
    wait_attached(desk, kak, "dari mitra.docx")
    app.focus()
    wait_saved(app)

    after = values(desk, kak)
    assert {key for key in after if after[key] != before.get(key)} == {"eksternalitas", "nomor"}, after
    assert after["nomor"] == "100.3.7.1/02/BPBD"
    assert json.dumps(after["eksternalitas"]) == json.dumps(before["eksternalitas"]).replace("Demikian pula air", "Begitu juga air")
    assert "dari mitra.docx" in desk.run_cli("lampiran", kak).stdout

    # One that was written without our paper goes into the parts by its headings.
    free = docxs.make(os.path.join(desk.home, "tulisan bebas.docx"),
                      [("Heading1", "Pendahuluan"), (None, "Kalimat dari luar."), ("Heading1", "Penutup"), (None, "Demikian.")])
    open_changes(app)
    paste_file(app, free, "Bukan Buatan Prakarsa")
    app.press(re.compile("^_Ambil Menurut"), role="push button")
    app.wait_seen(re.compile("^2 dari 4 alinea"), timeout=WAIT)
    app.press(re.compile("^_Ambil Ambil$"), role="push button")
    wait_attached(desk, kak, "tulisan bebas.docx")
    app.focus()
    wait_saved(app)
    assert "Kalimat dari luar." in json.dumps(values(desk, kak)["latar_belakang/narasi"])
    assert "tulisan bebas.docx" in desk.run_cli("lampiran", kak).stdout

    # Another one becomes a KAK of its own, but only when a person says so.
    app.key("ctrl+w")
    app.wait_seen("Cara Lain Memulai KAK", timeout=WAIT)
    n = len(desk.run_cli("list").stdout.splitlines())
    app.key("ctrl+f")
    app.key("Down")
    paste_file(app, free, re.compile("^2 dari 4 alinea"))
    app.focus_dialog("Ambil Dokumen Word")
    app.key("Escape")
    app.wait_gone(re.compile("^2 dari 4 alinea"), timeout=WAIT)
    app.focus()
    assert len(desk.run_cli("list").stdout.splitlines()) == n
    paste_file(app, free, re.compile("^2 dari 4 alinea"))
    app.press(re.compile("^_Ambil Ambil$"), role="push button")
    e2e.wait_until(lambda: len(desk.run_cli("list").stdout.splitlines()) == n + 1, "the new KAK", timeout=WAIT)
    app.focus()
    new = desk.run_cli("list").stdout.split("\t")[0]
    assert "Kalimat dari luar." in json.dumps(values(desk, new)["latar_belakang/narasi"])
    assert "tulisan bebas.docx" in desk.run_cli("lampiran", new).stdout
    app.wait_seen("Lainnya untuk KAK ini", timeout=WAIT)


e2e.run([changes_come_back_and_are_judged])
