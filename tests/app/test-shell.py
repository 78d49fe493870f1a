# SPDX-License-Identifier: GPL-3.0-or-later
"""The window itself: first start, places and the way between them, the list of KAK, a store that cannot be opened."""

import os
import re
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e

DAERAH = "Kabupaten, kota, atau provinsi"
SAMPLES = 4


def fill(desk, count):
    """A data folder with an identity and that many KAK, the first and every tenth after it submitted."""
    tool = os.path.join(os.path.dirname(desk.program), "..", "..", "tests", "support", "isi-kak")
    subprocess.run([tool, desk.data, str(count)], check=True)


def leave_at(desk, place, **more):
    lines = ["[tampilan]", "halaman=" + place] + ["%s=%s" % item for item in more.items()]
    os.makedirs(desk.data, exist_ok=True)
    with open(os.path.join(desk.data, "tampilan.ini"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def query(desk, sql):
    connection = sqlite3.connect("file:%s?mode=ro" % os.path.join(desk.data, "prakarsa.db"), uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def rows(app):
    """Titles of the rows that are on the bus, in their order."""
    table = app.wait_for("Daftar KAK", role="tree table")
    return [widget.name for widget in app.find_all(re.compile(r"Nomor \d+"), within=table)]


def wait_tab(app, title):
    return e2e.wait_until(lambda: app.find(title, role="label", within=app.find("KAK yang terbuka")), "a tab %r" % title)


def wait_rows(app, condition, what):
    return e2e.wait_until(lambda: (lambda now: now if now and condition(now) else None)(rows(app)), what)


def speaks_indonesian_without_its_locale(desk):
    app = desk.start(LC_ALL="C")
    app.wait_seen("Selamat Datang di Prakarsa", role="label")
    # GTK's own words, too.
    app.wait_for("Tutup", role="push button")


def speaks_english_when_told(desk):
    leave_at(desk, "beranda", bahasa="en")
    app = desk.start()
    app.wait_seen("Welcome to Prakarsa", role="label")
    app.wait_for("Close", role="push button")


def begins_when_region_office_and_name_are_given(desk):
    app = desk.start()
    begin = app.wait_for("Mulai", role="push button")
    assert not begin.has("sensitive")

    app.type_into(DAERAH, "barito sel")
    app.click("Kabupaten Barito Selatan", role="list item")
    app.wait_text(DAERAH, "Kabupaten Barito Selatan", role="text")
    app.type_into("Perangkat daerah", "Dinas Kesehatan")
    assert not begin.has("sensitive")
    app.type_into("Nama", "Sri Contoh")
    app.type_into("Jabatan", "Analis")

    app.type_into("NIP (18 angka, boleh kosong)", "1980")
    app.wait_seen(re.compile("^NIP terdiri atas 18 angka"), role="label")
    app.type_into("NIP (18 angka, boleh kosong)", "198001012005011001")
    app.wait_gone(re.compile("^NIP terdiri atas 18 angka"), role="label")

    app.press("Mulai", role="push button")
    app.wait_seen("Tidak ada yang jatuh tempo", role="label")
    app.wait_for("Semua tersimpan di laptop ini", role="label")
    assert app.quit() == 0

    # It is remembered, and asked only once.
    app = desk.start()
    app.wait_seen("Tidak ada yang jatuh tempo", role="label")
    assert app.find("Selamat Datang di Prakarsa", role="label") is None


def half_an_identity_is_not_taken(desk):
    app = desk.start()
    app.type_into(DAERAH, "Kabupaten Barito Selatan")
    app.type_into("Perangkat daerah", "Dinas Kesehatan")
    app.type_into("Nama", "Sri Contoh")
    # Typed, but not one of the list: a region has a code.
    assert not app.wait_for("Mulai", role="push button").has("sensitive")
    app.wait_for(re.compile("^Pilih daerah Anda"), role="label")


def samples_can_be_looked_at(desk):
    app = desk.start()
    app.press("Coba dengan Contoh", role="push button")
    app.wait_seen("Draf Saya", role="label")
    buttons = app.find_all(re.compile("^Lanjutkan: "), role="push button")
    assert len(buttons) == SAMPLES, buttons


def samples_come_without_asking_when_told(desk):
    app = desk.start("--contoh")
    app.wait_seen("Draf Saya", role="label")
    app.quit()
    # A second time they are not loaded again.
    app = desk.start("--contoh")
    app.wait_seen("Draf Saya", role="label")
    assert len(app.find_all(re.compile("^Lanjutkan: "), role="push button")) == SAMPLES


def list_of_10000_sorts_filters_and_searches(desk):
    fill(desk, 10000)
    leave_at(desk, "kak", lebar=1280, tinggi=720)
    app = desk.start()
    app.wait_seen("10.000 KAK", role="label")
    assert wait_rows(app, lambda now: len(now) > 30, "rows")[0].endswith("Nomor 10000")

    # What was written just now is not in the index yet.
    e2e.wait_until(lambda: query(desk, "SELECT count(*) FROM record WHERE stale")[0][0] == 0, "the index", timeout=200)
    app.type_into("Cari KAK", "nomor 7777")
    app.wait_seen("1 KAK", role="label", timeout=60)
    wait_rows(app, lambda now: len(now) == 1 and now[0].endswith("Nomor 7777"), "the one that was searched for")

    app.type_into("Cari KAK", "tidakadayangbegini")
    app.wait_seen("Tidak Ada yang Cocok", role="label")
    app.press("Tampilkan Semua KAK", role="push button")
    app.wait_seen("10.000 KAK", role="label")

    # The head of a column sorts by it, once more turns it round.
    app.click("Judul", role="label")
    first = wait_rows(app, lambda now: now[0].startswith("Pemanfaatan"), "titles from A")[0]
    app.click("Judul", role="label")
    wait_rows(app, lambda now: now[0].startswith("Penyediaan") and now[0] != first, "titles from Z")


def list_shows_one_status(desk):
    fill(desk, 40)
    leave_at(desk, "kak")
    app = desk.start()
    app.wait_seen("40 KAK", role="label")
    app.click("Status", role="combo box")
    app.key("Down", "Down", "Return")
    app.wait_seen("4 KAK", role="label")


def rows_can_be_copied(desk):
    fill(desk, 3)
    leave_at(desk, "kak")
    app = desk.start()
    app.wait_seen("3 KAK", role="label")
    row = app.wait_for(re.compile("Nomor 3$"), within=app.wait_for("Daftar KAK", role="tree table"))
    row.click(button=3)
    app.press("Salin jadi KAK Baru")
    e2e.wait_until(lambda: query(desk, "SELECT count(*) FROM record WHERE type = 'kak'")[0][0] == 4, "a fourth KAK")
    e2e.wait_until(lambda: query(desk, "SELECT judul FROM record WHERE judul LIKE '%Nomor 3 (salinan)'"), "its title")
    # It stands open.
    wait_tab(app, re.compile(r"Nomor 3 \(salinan\)"))


def rows_can_be_exported(desk):
    fill(desk, 3)
    leave_at(desk, "kak")
    app = desk.start()
    app.wait_seen("3 KAK", role="label")
    app.wait_for(re.compile("Nomor 3$"), within=app.wait_for("Daftar KAK", role="tree table")).click(button=3)
    app.press("Ekspor PDF…")
    name = app.wait_for("Nama:", role="text").text
    assert re.match(r"KAK .* Nomor 3\.pdf$", name), name
    app.press(re.compile("^_?Ekspor( Ekspor)?$"), role="push button")
    app.wait_for("Diekspor sebagai " + name, role="label")
    with open(os.path.join(desk.home, name), "rb") as pdf:
        assert pdf.read(5) == b"%PDF-"


def keys_lead_everywhere(desk):
    fill(desk, 5)
    app = desk.start()
    app.wait_seen("Draf Saya", role="label")

    app.key("ctrl+n")
    wait_tab(app, "KAK tanpa judul")
    app.key("alt+Left")
    app.wait_for(re.compile("^Beranda – "), role="frame")
    app.key("alt+Right")
    app.wait_for(re.compile("^KAK tanpa judul – "), role="frame")
    app.key("ctrl+w")
    app.wait_for(re.compile("^Daftar KAK – "), role="frame")

    app.key("ctrl+k")
    app.wait_for("Cari Cepat", role="entry")
    app.type_into("Cari Cepat", "nomor 2", role="entry")
    app.wait_for(re.compile("Nomor 2$"), role="list item")
    app.wait_gone(re.compile("Nomor 3$"), role="list item", within=app.find("Hasil", role="list"))
    app.focus_dialog("Cari Cepat")
    app.key("Return")
    app.wait_for(re.compile("Nomor 2 – "), role="frame")

    # Also with the focus in a field, which might want Tab for itself.
    app.focus()
    app.click("Judul", role="text")
    app.key("ctrl+Tab")
    app.wait_for(re.compile("^Daftar KAK – "), role="frame")
    app.key("ctrl+shift+Tab")
    app.wait_for(re.compile("Nomor 2 – "), role="frame")

    app.key("F1")
    app.wait_seen("Menyusun KAK", role="label")
    app.focus_dialog("Bantuan")
    app.key("Escape")
    app.focus()
    app.key("ctrl+question")
    app.wait_seen("Di mana saja", role="label")
    app.focus_dialog("Pintasan")
    app.key("Escape")
    app.focus()
    app.key("alt+Home")
    app.wait_for(re.compile("^Beranda – "), role="frame")


def what_another_program_writes_appears(desk):
    fill(desk, 3)
    leave_at(desk, "kak")
    app = desk.start()
    app.wait_seen("3 KAK", role="label")
    made = desk.run_cli("new", "Dibuat Tanpa Layar").stdout.strip()
    app.wait_for("Dibuat Tanpa Layar", within=app.find("Daftar KAK", role="tree table"))
    desk.run_cli("set", made, "judul=Diubah Tanpa Layar")
    app.wait_for("Diubah Tanpa Layar", within=app.find("Daftar KAK", role="tree table"))


def preferences_are_kept(desk):
    fill(desk, 1)
    app = desk.start()
    app.wait_seen("Menunggu Pihak Lain", role="label")
    app.key("ctrl+comma")
    app.wait_seen("Identitas Anda", role="label")
    app.type_into("Nama", "Nama Lain")
    app.wait_seen(re.compile("^Tersimpan\\."), role="label")
    app.focus_dialog("Preferensi")
    app.key("Escape")
    app.focus()
    assert app.quit() == 0
    assert query(desk, "SELECT value FROM setting WHERE key = 'identitas/nama'") == [("Nama Lain",)]


def reopens_where_it_was(desk):
    fill(desk, 4)
    app = desk.start()
    app.wait_seen("Draf Saya", role="label")
    app.press(re.compile("^Lanjutkan: .*Nomor 3$"), role="push button")
    app.wait_for(re.compile("Nomor 3 – "), role="frame")
    app.press("KAK", role="list item")
    app.resize(1000, 640)
    app.press("Beranda", role="list item")
    app.press(re.compile("^Lanjutkan: .*Nomor 2$"), role="push button")
    app.wait_for(re.compile("Nomor 2 – "), role="frame")
    assert app.quit() == 0

    app = desk.start()
    app.wait_for(re.compile("Nomor 2 – "), role="frame")
    wait_tab(app, re.compile("Nomor 3$"))
    geometry = subprocess.run(["xdotool", "getwindowgeometry", app.window], capture_output=True, text=True).stdout
    assert "1000x640" in geometry, geometry


def damaged_data_say_so_and_come_back_from_the_copy(desk):
    fill(desk, 3)
    app = desk.start()
    app.wait_seen("Draf Saya", role="label")
    app.quit()
    good = os.path.join(desk.data, "prakarsa.db")
    copies = os.path.join(desk.data, "salinan")
    os.makedirs(copies, exist_ok=True)
    if not os.listdir(copies):
        sqlite3.connect(good).execute("VACUUM INTO ?", (os.path.join(copies, "prakarsa-2026-11-20.db"),))
    damaged = b"bukan basis data\n" * 1000
    for name in os.listdir(desk.data):
        if name.startswith("prakarsa.db"):
            os.remove(os.path.join(desk.data, name))
    with open(good, "wb") as file:
        file.write(damaged)

    app = desk.start()
    app.wait_seen("Berkas Data Rusak", role="label")
    assert open(good, "rb").read() == damaged
    app.press("Pulihkan Salinan Terakhir", role="push button")
    app.wait_seen("Salinan Terakhir Sudah Dipulihkan", role="label")
    kept = app.wait_seen(re.compile("^Berkas yang rusak dipindahkan ke "), role="label").name.split(" ke ")[1]
    assert open(os.path.join(kept, "prakarsa.db"), "rb").read() == damaged
    app.press("Buka Prakarsa", role="push button")
    app.wait_seen("Draf Saya", role="label")
    for number in (1, 2, 3):
        app.wait_seen(re.compile("Nomor %d$" % number), role="list item")


def damaged_data_without_a_copy_are_left_alone(desk):
    os.makedirs(desk.data)
    damaged = b"bukan basis data\n" * 1000
    path = os.path.join(desk.data, "prakarsa.db")
    with open(path, "wb") as file:
        file.write(damaged)
    app = desk.start()
    app.wait_seen("Berkas Data Rusak", role="label")
    app.wait_for(re.compile("^Tidak ada salinan yang baik"), role="label")
    button = app.find("Pulihkan Salinan Terakhir", role="push button")
    assert button is None or button.box()[2] == 0
    app.press("Keluar", role="push button")
    e2e.wait_until(lambda: not app.is_running(), "the program to end")
    assert open(path, "rb").read() == damaged


def data_in_use_can_be_tried_again(desk):
    fill(desk, 3)
    connection = sqlite3.connect(os.path.join(desk.data, "prakarsa.db"), isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    app = desk.start()
    app.wait_seen("Data Sedang Dipakai Program Lain", role="label")
    connection.close()
    app.press("Coba Lagi", role="push button")
    app.wait_seen("Draf Saya", role="label")


def full_disk_says_so_and_nothing_is_lost(desk):
    os.makedirs(desk.data)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", desk.data], stderr=subprocess.DEVNULL).returncode:
        print("# skipped: this user cannot mount a small disk")
        return
    try:
        fill(desk, 3)
        app = desk.start()
        app.press(re.compile("^Lanjutkan: .*Nomor 3$"), role="push button")
        app.wait_for(re.compile("Nomor 3 – "), role="frame")
        app.wait_seen("Semua tersimpan di laptop ini", role="label")
        filler = os.path.join(desk.data, "penuh")
        with open(filler, "wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)) == 4096:
                    pass
            except OSError:
                pass

        app.type_into("Judul", "Ditulis Saat Disk Penuh", role="text")
        app.key("Tab")
        app.wait_seen(re.compile("^Belum tersimpan: disk penuh"), role="label")
        app.key("alt+Home")
        app.wait_seen(re.compile("^Yang Anda ketik tetap di layar"), role="label")
        app.key("alt+Left")
        app.wait_for(re.compile("^Ditulis Saat Disk Penuh – "), role="frame")
        assert app.find("Judul", role="text").text == "Ditulis Saat Disk Penuh"
        os.remove(filler)
        e2e.wait_until(lambda: query(desk, "SELECT 1 FROM record WHERE judul = 'Ditulis Saat Disk Penuh'"),
                       "the edit on the disk", timeout=60)
        app.wait_for("Semua tersimpan di laptop ini", role="label")
        app.quit()
    finally:
        subprocess.run(["umount", "-l", desk.data], check=True)


def newer_data_are_not_touched(desk):
    fill(desk, 1)
    path = os.path.join(desk.data, "prakarsa.db")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = open(path, "rb").read()

    app = desk.start()
    app.wait_seen("Data Berasal dari Prakarsa yang Lebih Baru", role="label")
    app.press("Keluar", role="push button")
    e2e.wait_until(lambda: not app.is_running(), "the program to end")
    assert open(path, "rb").read() == before


def narrow_window_folds(desk):
    fill(desk, 3)
    leave_at(desk, "kak", lebar=1280, tinggi=720)
    app = desk.start()
    app.wait_seen("3 KAK", role="label")
    app.resize(420, 700)
    back = e2e.wait_until(lambda: [w for w in app.find_all("Tampilkan Bagian", role="push button") if w.box()[2] > 0],
                          "the way back to the sections")[0]
    back.press()
    e2e.wait_until(lambda: app.find("Bagian", role="list").box()[0] >= 0, "the sections")
    app.press("Beranda", role="list item")
    app.wait_for(re.compile("^Beranda – "), role="frame")


def closes_at_sigterm_as_by_hand(desk):
    fill(desk, 3)
    app = desk.start()
    app.press("KAK", role="list item")
    app.wait_seen("3 KAK", role="label")
    app.process.terminate()
    e2e.wait_until(lambda: not app.is_running(), "the program to end")
    assert app.process.returncode == 0, app.process.returncode
    with open(os.path.join(desk.data, "tampilan.ini"), encoding="utf-8") as file:
        assert "halaman=kak\n" in file.read()


e2e.run([
    speaks_indonesian_without_its_locale,
    speaks_english_when_told,
    begins_when_region_office_and_name_are_given,
    half_an_identity_is_not_taken,
    samples_can_be_looked_at,
    samples_come_without_asking_when_told,
    list_of_10000_sorts_filters_and_searches,
    list_shows_one_status,
    rows_can_be_copied,
    rows_can_be_exported,
    keys_lead_everywhere,
    what_another_program_writes_appears,
    preferences_are_kept,
    reopens_where_it_was,
    damaged_data_say_so_and_come_back_from_the_copy,
    damaged_data_without_a_copy_are_left_alone,
    newer_data_are_not_touched,
    data_in_use_can_be_tried_again,
    full_disk_says_so_and_nothing_is_lost,
    narrow_window_folds,
    closes_at_sigterm_as_by_hand,
])
