# SPDX-License-Identifier: GPL-3.0-or-later
"""Sync through the real window: a real register on loopback, two laptops."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90  # what takes a second or two where nobody else works


def with_register(test):
    def run(desk):
        register = meja.Register(meja.build_folder(desk.program))
        try:
            test(desk, register)
        finally:
            register.remove()

    run.__name__ = test.__name__
    return run


def two_laptops(desk, register):
    """Both enrolled and with the same samples."""
    one = meja.Laptop(desk, "satu").begin(samples=True).enrol(register, register.add_person("sari"))
    two = meja.Laptop(desk, "dua").begin().enrol(register, register.add_person("budi"))
    one.cli("sync")
    two.cli("sync")
    assert one.titles() == two.titles() and one.titles()
    return one, two


@with_register
def enrols_by_code_and_a_draft_arrives(desk, register):
    one = meja.Laptop(desk, "satu").begin(samples=True)
    app = one.start()
    app.resize(1366, 768)
    meja.wait_foot(app, "^Belum terdaftar di register$")
    meja.open_page(app)

    app.type_into("Alamat register", register.address)
    app.type_into("Kode", "bukan kode")
    app.press("Daftarkan", role="push button")
    app.wait_seen(re.compile("^Kode terdiri atas 20 huruf"), role="label")
    app.type_into("Kode", "00000-00000-00000-00000")
    app.press("Daftarkan", role="push button")
    app.wait_seen(re.compile("^Register menolak"), role="label", timeout=SLOW)

    app.type_into("Kode", register.add_person("sari"))
    app.press("Daftarkan", role="push button")
    meja.wait_foot(app, r"^Terkirim \d", SLOW)
    app.wait_seen(re.compile("sebagai sari"), role="label")
    app.wait_seen(re.compile("^Tidak ada yang menunggu"), role="label")
    app.wait_seen(re.compile("^Terkirim · .* di register"), role="label")

    two = meja.Laptop(desk, "dua").begin().enrol(register, register.add_person("budi"))
    other = two.start()
    other.resize(1366, 768)
    title = sorted(one.titles().values())[0]
    other.wait_seen(re.compile(re.escape(title)), role="label", timeout=SLOW)
    meja.wait_foot(other, r"^Terkirim \d", SLOW)
    assert two.titles() == one.titles()


@with_register
def shows_a_conflict_and_both_end_equal(desk, register):
    one, two = two_laptops(desk, register)
    record, title = sorted(one.titles().items(), key=lambda item: item[1])[0]
    # The other laptop says who sits at it once its window has been open.
    other = two.start()
    e2e.wait_until(two.has_said_name, "laptop two to say its name", SLOW)
    other.process.kill()
    other.process.wait()
    one.cli("set", record, "unit_kerja=Bagian Kerja Sama Pagi")
    two.cli("set", record, "unit_kerja=Bagian Kerja Sama Sore")
    two.cli("sync")

    app = one.start()
    app.resize(1366, 768)
    meja.wait_foot(app, "^1 konflik", SLOW)
    meja.open_page(app)
    compare = re.compile("^Bandingkan: " + re.escape(title))

    def opens():
        # What comes from the register meanwhile makes the list anew, and a press meets a button that is gone.
        try:
            button = app.find(compare, role="push button")
            if button is not None:
                button.press()
        except e2e.GLib.Error:
            pass
        return app.find("Bagian Kerja Sama Pagi", role="label")

    e2e.wait_until(opens, "the two values side by side", SLOW)
    app.wait_seen("Bagian Kerja Sama Pagi", role="label")
    app.wait_seen("Bagian Kerja Sama Sore", role="label")
    app.wait_seen(re.compile(r"^Pengguna Contoh · \d+ "), role="label")
    app.wait_seen(re.compile("^Ambil Punya Mereka: "), role="push button").press()
    app.wait_seen("Tidak Ada Lagi yang Perlu Diputuskan", role="label")
    meja.wait_foot(app, r"^Terkirim \d", SLOW)

    two.cli("sync")
    assert '"Bagian Kerja Sama Sore"' in two.state(record)
    assert one.state(record) == two.state(record)


@with_register
def sends_by_itself_when_the_register_is_back(desk, register):
    one, two = two_laptops(desk, register)
    record = sorted(one.titles())[0]
    register.stop()
    app = one.start()
    app.resize(1366, 768)
    meja.wait_foot(app, "^Luring", SLOW)
    one.cli("set", record, "judul=Ditulis Waktu Luring")
    meja.wait_foot(app, "^Luring · 1 menunggu$", SLOW)
    meja.open_page(app)
    app.wait_seen(re.compile("^1 perubahan · menunggu jaringan"), role="label")

    app.click("KAK", role="label")
    app.wait_seen("menunggu jaringan", role="image")
    app.click("Ditulis Waktu Luring", role="label", count=2)
    app.wait_seen(re.compile("^Draf · Tersimpan.* · menunggu jaringan$"), role="label")

    register.start()
    meja.wait_foot(app, r"^Terkirim \d", 4 * SLOW)
    app.wait_seen(re.compile(r"^Draf · Tersimpan.* · diterima register · no\. \d+ · \d\d\.\d\d$"), role="label")
    two.cli("sync")
    assert two.titles()[record] == "Ditulis Waktu Luring"


@with_register
def says_that_a_revoked_laptop_is_and_keeps_the_draft(desk, register):
    one, _ = two_laptops(desk, register)
    record = sorted(one.titles())[0]
    app = one.start()
    app.resize(1366, 768)
    meja.wait_foot(app, r"^Terkirim \d", SLOW)

    register.run("user", meja.DAERAH, "sari", "Sari Contoh", "setda", "operator", "--disable")
    one.cli("set", record, "judul=Tetap di Laptop")
    meja.wait_foot(app, "^Akses dicabut · 1 menunggu$", SLOW)
    meja.open_page(app)
    app.wait_seen(re.compile("Semua draf tetap tersimpan"), role="label")
    app.wait_seen("Daftarkan Laptop Ini", role="label")
    assert one.titles()[record] == "Tetap di Laptop"


@with_register
def tells_why_a_change_was_refused(desk, register):
    one, _ = two_laptops(desk, register)
    record = sorted(one.titles())[0]
    register.run("user", meja.DAERAH, "sari", "Sari Contoh", "setda", "auditor")
    one.cli("set", record, "judul=Bukan Hak Auditor")
    app = one.start()
    app.resize(1366, 768)
    meja.wait_foot(app, "^1 ditolak", SLOW)
    meja.open_page(app)
    app.wait_seen(re.compile("^Ditolak: peran Anda tidak boleh mengubah ini .peran"), role="label")
    app.wait_seen(re.compile("^Kesampingkan: Bukan Hak Auditor"), role="push button").press()
    meja.wait_foot(app, r"^Terkirim \d", SLOW)
    assert one.titles()[record] == "Bukan Hak Auditor"


@with_register
def sends_again_when_the_right_is_back(desk, register):
    one, two = two_laptops(desk, register)
    record = sorted(one.titles())[0]
    register.run("user", meja.DAERAH, "sari", "Sari Contoh", "setda", "auditor")
    one.cli("set", record, "judul=Ditulis Sebagai Auditor")
    app = one.start()
    app.resize(1366, 768)
    meja.wait_foot(app, "^1 ditolak", SLOW)
    meja.open_page(app)
    again = re.compile("^Kirim Lagi: Ditulis Sebagai Auditor")
    app.wait_seen(again, role="push button")

    register.run("user", meja.DAERAH, "sari", "Sari Contoh", "setda", "operator")
    app.wait_seen(again, role="push button").press()
    meja.wait_foot(app, r"^Terkirim \d", 4 * SLOW)
    two.cli("sync")
    assert two.titles()[record] == "Ditulis Sebagai Auditor"
    assert one.state(record) == two.state(record)


e2e.run([enrols_by_code_and_a_draft_arrives, shows_a_conflict_and_both_end_equal,
         sends_by_itself_when_the_register_is_back, says_that_a_revoked_laptop_is_and_keeps_the_draft,
         tells_why_a_change_was_refused, sends_again_when_the_right_is_back])
