# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes that a reviewer pins to a KAK, and what the pemrakarsa does with them; a KAK that another daerah sent as a file."""

import os
import re
import subprocess
import zipfile
from urllib.parse import quote

from kakdesk import e2e, find_shown, go_to_part, shown
import meja  # found by way of kakdesk

SLOW = 90
NOTE = "Sebutkan luas lahan tiap lokasi."
ANSWER = "Luas lahan sudah ditambahkan."


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


def seen(app, name, role=None):
    """As shown(), with time for a slow machine."""
    def found():
        return next(find_shown(app, name, role), None)

    return e2e.wait_until(found, "%s %r" % (role or "widget", name), SLOW)


def gone(app, name, role=None):
    e2e.wait_until(lambda: not list(find_shown(app, name, role)), "%r to go" % name, SLOW)


def notes(laptop, kak):
    """Of each note id, state, place and text, and the answers."""
    found = []
    for line in laptop.cli("telaah", "notes", kak).splitlines():
        if line.startswith("  "):
            found[-1][-1].append(line.split("\t")[1])
        else:
            identity, state, place, _, text = line.split("\t")
            found.append([identity, state, place, text, []])
    return found


def pins_a_note(app, laptop, kak):
    """By the keyboard, to the first place that counts for the criterion."""
    app.click("Telaah", role="list item")
    app.wait_seen(re.compile("^Telaah: "), role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile(r"^a\. .*belum dinilai"), role="push button", timeout=SLOW)
    e2e.wait_until(lambda: app.find("Tulis Catatan", role="push button").has("sensitive"), "the KAK on paper", SLOW)
    app.focus()
    app.key("j")
    app.wait_seen(re.compile(r"^b\. .*belum dinilai"), role="push button", timeout=SLOW)
    app.key("c")
    text = seen(app, "Catatan Anda", "text")
    e2e.wait_until(lambda: text.has("focused"), "the note to have the cursor", SLOW)
    app.type_keys(NOTE)
    e2e.wait_until(lambda: text.text == NOTE, "the note to be typed", SLOW)
    shot(app, "catatan-tulis")
    app.key("ctrl+Return")
    e2e.wait_until(lambda: [note[3] for note in notes(laptop, kak)] == [NOTE], "the note on the disk", SLOW)
    place = notes(laptop, kak)[0][2]
    assert place.startswith("lokasi/"), place
    seen(app, re.compile("^Catatan 1"))
    seen(app, re.compile("^Catatan terbuka, .*: " + re.escape(NOTE)))
    shot(app, "catatan-lembar")


def gives_back(laptop, kak):
    """The rest of the review, by the other program."""
    identity = laptop.cli("telaah", "new", kak)
    for letter in "abcde":
        laptop.cli("telaah", "set", identity, "kriteria/%s/nilai=Sesuai" % letter, "kriteria/%s/alasan=Alasan." % letter)
    laptop.cli("telaah", "set", identity, "selesai=ya")
    laptop.cli("telaah", "recap", kak, "hasil=Layak dengan perbaikan", "pertimbangan=Cukup.", "perbaikan=Lengkapi lokasi.",
               "pimpinan/nama=Contoh Pimpinan")
    laptop.cli("telaah", "give", kak, "Perangkat daerah pemrakarsa")
    assert laptop.cli("telaah").split("\t")[1] == "dikembalikan"


def answers_beside_the_field(app, laptop, kak, title):
    app.click("Beranda", role="list item")
    app.wait_seen(re.compile("^Perbaiki.*" + re.escape(title[:20])), role="push button", timeout=SLOW).press()
    side = seen(app, "Catatan: 1", "list item")
    go_to_part(app, "Lokasi KSDD")
    beside = seen(app, re.compile("^Catatan terbuka, .*: " + re.escape(NOTE)))
    shot(app, "catatan-isian")
    next(find_shown(app, "Jawab", "push button", within=beside)).press()
    text = seen(app, "Jawaban Anda", "text")
    e2e.wait_until(lambda: text.has("focused"), "the answer to have the cursor", SLOW)
    app.type_keys(ANSWER)
    e2e.wait_until(lambda: text.text == ANSWER, "the answer to be typed", SLOW)
    app.key("ctrl+Return")
    e2e.wait_until(lambda: notes(laptop, kak)[0][4] == [ANSWER], "the answer on the disk", SLOW)
    side.click()
    seen(app, "Catatan Terbuka", "label")
    shot(app, "catatan-daftar")
    seen(app, "Tandai Selesai", "push button").press()
    e2e.wait_until(lambda: notes(laptop, kak)[0][1] == "selesai", "the note to be settled on the disk", SLOW)
    seen(app, "Catatan: 0", "list item")
    go_to_part(app, "Lokasi KSDD")
    gone(app, re.compile("^Catatan terbuka, "))
    laptop.cli("telaah", "reopen", notes(laptop, kak)[0][0])
    seen(app, "Catatan: 1", "list item")
    seen(app, re.compile("^Catatan terbuka, .*: " + re.escape(NOTE)))
    seen(app, ANSWER, "label")


def write_docx(path):
    """As a word processor would, but with nothing but words."""
    words = ("<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Lokasi kerja sama</w:t></w:r></w:p>"
             "<w:p><w:r><w:t>Jalan di batas kedua kabupaten.</w:t></w:r></w:p>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        file.writestr("word/document.xml", "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                      "<w:body>%s</w:body></w:document>" % words)


def paste_file(app, path):
    """A file that was copied in the file manager; the program hears of a new clipboard some time later."""
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-i"], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, input=("file://%s\r\n" % quote(path)).encode())

    def opened():
        app.focus()
        app.key("ctrl+v")
        try:
            return e2e.wait_until(lambda: app.find("Judul kerja sama", role="text"), "the dialog", 5)
        except e2e.Failure:
            return None

    e2e.wait_until(opened, "the dialog of an offer", SLOW)


def takes_an_offer(app, desk, laptop):
    """Pasted and recorded in the window; submitted by the other program; read beside the sheet."""
    path = os.path.join(desk.home, "Jalan_Batas.docx")
    write_docx(path)
    app.click("Telaah", role="list item")
    app.wait_seen("Tawaran dari Daerah Lain…", role="push button", timeout=SLOW)
    paste_file(app, path)
    app.wait_text("Judul kerja sama", "Jalan Batas", role="text", timeout=SLOW)
    app.press(re.compile("^Pilih Daerah…"), role="push button")
    seen(app, "Kabupaten Barito Utara", "label").click()
    seen(app, re.compile("^Kabupaten Barito Utara, "), "label")
    app.press(re.compile("^(_?Pilih ?)+$"), role="push button")
    app.wait_gone("Pilih daerah yang menawarkan.", role="label", timeout=SLOW)
    shot(app, "tawaran")
    app.press(re.compile("Catat Tawaran$"), role="push button")
    kak = e2e.wait_until(lambda: next((one for one, title in laptop.titles().items() if title == "Jalan Batas"), None),
                         "the offer on the disk", SLOW)
    seen(app, "Ajukan…", "push button")
    shot(app, "tawaran-kak")
    laptop.cli("submit", kak, "Sekretariat TKKSD")
    laptop.cli("telaah", "receive", kak)
    app.click("Telaah", role="list item")
    app.wait_seen(re.compile("^Telaah: Jalan Batas"), role="push button", timeout=SLOW).press()
    text = seen(app, "Teks KAK", "text")
    e2e.wait_until(lambda: "Jalan di batas kedua kabupaten." in text.text, "the words of the file", SLOW)
    shot(app, "tawaran-lembar")


def notes_go_both_ways(desk):
    laptop = meja.Laptop(desk, "satu").begin(samples=True)
    kak, title = next((record, title) for record, title in laptop.titles().items() if "kebakaran" in title.lower())
    laptop.cli("submit", kak, "Sekretariat TKKSD")
    laptop.cli("telaah", "receive", kak)
    app = laptop.start()
    app.resize(1366, 768)
    pins_a_note(app, laptop, kak)
    gives_back(laptop, kak)
    answers_beside_the_field(app, laptop, kak, title)
    takes_an_offer(app, desk, laptop)


e2e.run([notes_go_both_ways])
