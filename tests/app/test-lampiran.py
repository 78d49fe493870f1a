# SPDX-License-Identifier: GPL-3.0-or-later
"""Attachments in the real window: added, kept over a restart, listed, renamed, removed and brought back."""

import base64
import hashlib
import os
import re
import struct
import subprocess
import zlib
from urllib.parse import quote

from kakdesk import e2e, find_shown, open_sample, shown, wait_saved
import meja  # found by way of kakdesk

TITLE = "Pengelolaan Sampah Regional"


def png(path, width=40, height=30):
    """A picture with colours and transparency."""
    rows = b"".join(b"\x00" + bytes((200, 40, 40, 255) * width) for _ in range(height))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def open_attachments(app):
    shown(app, re.compile(r"^Lampiran: \d+$"), "list item").click()
    shown(app, re.compile("^Tambah Berkas…$|^Lampiran$"))


def count_is(app, number):
    shown(app, "Lampiran: %d" % number, "list item")


def add(app, path):
    """Pastes a file that was copied in the file manager."""
    shown(app, re.compile(r"^Lampiran: \d+$"), "list item").click()
    app.key("Tab")
    subprocess.run(["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-i"], input=("file://%s\r\n" % quote(path)).encode(),
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    nothing = "Tidak ada berkas di papan klip."

    def answered():
        return next(find_shown(app, nothing, "label"), None) or next(
            find_shown(app, re.compile("^%s: " % re.escape(os.path.basename(path))), "list item"), None)

    # The program hears of a new clipboard some time later; until then it says that there is nothing.
    for _ in range(20):
        app.key("ctrl+v")
        found = e2e.wait_until(answered, "an answer to pasting", 60)
        if found.name != nothing:
            return
        e2e.wait_until(lambda: not list(find_shown(app, nothing, "label")), "the words to go", 60)
    raise e2e.Failure("nothing was pasted")


def row(app, name):
    return shown(app, re.compile("^%s: " % re.escape(name)), "list item")


def row_says(app, name, words):
    pattern = re.compile("^%s: .*%s$" % (re.escape(name), words))

    def says():
        return next(find_shown(app, pattern, "list item"), None)

    e2e.wait_until(says, "%s to be %r" % (name, words), 90)


def name_of(path):
    with open(path, "rb") as file:
        return base64.urlsafe_b64encode(hashlib.sha256(file.read()).digest()).decode().rstrip("=")


def blobs(desk):
    found = {}
    for folder, _, names in os.walk(desk.home):
        for name in names:
            if "/blob/" in folder + "/":
                found[name] = os.path.join(folder, name)
    return found


def adds_lists_removes_and_undoes(desk):
    picture = os.path.join(desk.home, "Peta Lokasi.png")
    letter = os.path.join(desk.home, "surat.txt")
    png(picture)
    with open(letter, "w") as file:
        file.write("Surat dukungan.\n" * 1000)

    app = desk.start("--contoh")
    open_sample(app, TITLE)
    open_attachments(app)
    shown(app, "Belum Ada Lampiran", "label")
    add(app, picture)
    row(app, "Peta Lokasi.png")
    add(app, letter)
    row(app, "surat.txt")
    count_is(app, 2)
    wait_saved(app)
    kept = blobs(desk)
    assert sorted(kept) == sorted((name_of(picture), name_of(letter))), kept
    assert all(name_of(path) == name for name, path in kept.items()), kept

    app.quit()
    app = desk.start()
    app.resize(1366, 768)
    shown(app, "Ajukan…", "push button")
    open_attachments(app)
    row_says(app, "Peta Lokasi.png", "ada di laptop ini")
    assert "16 kB" in row(app, "surat.txt").name, row(app, "surat.txt").name

    shown(app, "Nama dan keterangan…: surat.txt", "push button").press()
    app.type_into("Nama berkas", "Surat Dukungan.txt", role="text")
    app.type_into("Keterangan", "dari camat", role="text")
    app.focus_dialog("Nama dan Keterangan")
    app.key("Return")
    app.wait_gone("Nama berkas", role="text")
    app.focus()
    row(app, "Surat Dukungan.txt")
    shown(app, "dari camat", "label")

    shown(app, "Hapus: Peta Lokasi.png", "push button").press()
    count_is(app, 1)
    app.focus()
    app.key("ctrl+z")
    count_is(app, 2)
    row(app, "Peta Lokasi.png")
    wait_saved(app)

    shown(app, "Pratinjau: Peta Lokasi.png", "push button").press()
    app.wait_seen("/ 1", role="label")
    app.focus_dialog("Peta Lokasi.png")
    app.key("Escape")
    app.wait_gone("/ 1", role="label")
    app.focus()


def arrive_on_the_other_desk(desk):
    """What is small comes by itself; what is large when somebody asks for it."""
    register = meja.Register(meja.build_folder(desk.program))
    try:
        one = meja.Laptop(desk, "satu").begin(samples=True).enrol(register, register.add_person("sari"))
        two = meja.Laptop(desk, "dua").begin().enrol(register, register.add_person("budi"))
        record, title = min(one.titles().items(), key=lambda item: item[1])
        small, large = os.path.join(desk.home, "surat.txt"), os.path.join(desk.home, "rekaman.bin")
        with open(small, "w") as file:
            file.write("Surat dukungan.\n")
        with open(large, "wb") as file:
            file.truncate(21_000_000)
        one.cli("lampir", record, small, large)
        one.cli("sync")

        app = two.start()
        app.resize(1366, 768)
        meja.wait_foot(app, r"^Terkirim \d", 90)
        app.wait_for(re.compile("^Lanjutkan: " + re.escape(title)), role="push button").press()
        shown(app, "Ajukan…", "push button")
        open_attachments(app)
        count_is(app, 2)
        row_says(app, "surat.txt", "ada di sini dan di register")
        row_says(app, "rekaman.bin", "belum ada di laptop ini")

        meja.open_page(app)
        shown(app, "Berkas dalam Antrean", "label")
        shown(app, re.compile("hanya di register, sampai diminta$"), "label")
        shown(app, "Ambil: rekaman.bin", "push button").press()
        e2e.wait_until(lambda: two.cli("lampiran", record).count("ada di sini dan di register") == 2, "both to be here", 90)
        two.cli("ambil", record, "rekaman.bin", os.path.join(desk.home, "salinan.bin"))
        assert name_of(os.path.join(desk.home, "salinan.bin")) == name_of(large)
    finally:
        register.remove()


e2e.run([adds_lists_removes_and_undoes, arrive_on_the_other_desk])
