# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan of a year through the real window: mapped, listed, agreed, and a KAK begun from one of its entries."""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    folder = os.environ.get("PRAKARSA_SHOTS")
    if folder:
        app.screenshot(os.path.join(folder, name + ".png"))


class Plan:
    """The one plan of the laptop, as the other program sees it."""

    def __init__(self, laptop):
        self.laptop = laptop
        self.id = None

    def exists(self):
        rows = self.laptop.cli("rekaman", "list", "rencana").splitlines()
        self.id = rows[0].split("\t")[0] if rows else None
        return self.id is not None

    def state(self):
        return json.loads(self.laptop.cli("rekaman", "show", "rencana", self.id))

    def value(self, path):
        heads = self.state().get(path)
        return heads[0]["value"] if heads else None

    def paths(self, table, column):
        return sorted(path for path in self.state() if re.fullmatch(table + "/[^/]+/" + column, path))

    def set(self, *words):
        self.laptop.cli("rekaman", "set", "rencana", self.id, *words)


def seen(app, name, role=None):
    return e2e.wait_until(meja.seldom(lambda: next(iter(app.find_all(name, role, showing=True)), None)),
                          "%s %r on the screen" % (role or "widget", name), SLOW)


def press(app, name, done, what):
    """A list may be made anew between finding and pressing, so it is looked up each time, until the thing itself is there."""
    def once():
        if done():
            return True
        found = app.find(name, role="push button")
        try:
            if found is not None:
                found.press()
        except (AssertionError, e2e.GLib.Error):
            pass  # gone while we looked
        return done()

    e2e.wait_until(meja.seldom(once), what, SLOW)


def kak_of(laptop, entry):
    for line in laptop.cli("list").splitlines():
        kak = json.loads(laptop.cli("show", line.split("\t")[0]))["nilai"]
        if str(kak.get("rencana", "")).startswith("Daftar rencana 2028, %s:" % entry):
            return kak
    return None


def a_plan_becomes_a_kak(desk):
    laptop = meja.Laptop(desk, "satu").begin()
    app = laptop.start()
    app.resize(1366, 768)
    app.click("Perencanaan", role="list item")
    seen(app, "Belum Ada Rencana")
    shot(app, "rencana-kosong")
    plan = Plan(laptop)
    app.press("Rencana Baru", role="push button")  # once: each press is a plan
    e2e.wait_until(meja.seldom(plan.exists), "a plan on the disk", SLOW)
    assert plan.value("berita_acara/penanda") == "kepala_daerah"
    year = plan.value("tahun")
    plan.set("tahun=2028", "judul=Rencana kerja sama 2028", "pemetaan/tanggal=15-03-2027",
             "peserta/+/perangkat_daerah=Dinas Kesehatan", "potensi/+/urusan=ketenteraman", "potensi/+/potensi=Patroli karhutla di wilayah perbatasan",
             "potensi/+/masalah=Api dan asap melintasi batas", "potensi/+/mitra=Kabupaten Barito Utara, Kabupaten Kapuas",
             "potensi/+/pengusul=Badan Penanggulangan Bencana Daerah")
    assert year > 2025
    seen(app, "Rencana kerja sama 2028, 2028 · 0 butir", role="list item")
    shot(app, "rencana-baru")

    seen(app, "Daftar rencana", role="push button").press()
    press(app, "Dari Hasil Pemetaan", lambda: plan.paths("item", "kegiatan"), "an entry from the mapping")
    row = plan.paths("item", "kegiatan")[0].split("/")[1]
    assert plan.value("item/%s/mitra" % row) == "Kabupaten Barito Utara, Kabupaten Kapuas"

    # Outside the planning documents an entry needs one of the three reasons, and the list cannot be agreed before.
    plan.set(*["item/%s/%s" % (row, cell) for cell in (
        "prioritas=1", "program=Penanggulangan bencana", "kategori=WAJIB", "bulan=36", "biaya=250000000",
        "forum=musrenbang_provinsi")])
    seen(app, re.compile("^Periksa: 1 wajib diperbaiki"), role="push button").press()
    seen(app, re.compile(r"tidak merujuk dokumen perencanaan.*R4"), role="list item")
    shot(app, "rencana-daftar")
    app.press("Daftar Disepakati", role="push button")
    seen(app, re.compile("tidak merujuk dokumen perencanaan"), role="label")
    assert plan.value("disepakati") is None
    plan.set("item/%s/alasan_luar=darurat" % row, "item/%s/penjelasan_luar=Kebakaran tahun lalu" % row)
    seen(app, re.compile("^Periksa: 0 wajib diperbaiki"), role="push button")
    press(app, "Daftar Disepakati", lambda: plan.value("disepakati"), "the list to be agreed")
    seen(app, re.compile("^Periksa: 1 wajib diperbaiki"), role="push button")
    plan.set("disepakati=10-05-2027", "berita_acara/tanggal=12-05-2027", "berita_acara/ditandatangani=ya")
    seen(app, "Ditandatangani", role="label")

    keep_neighbours(app, laptop, plan, row)
    plan.set(*["item/+/%s" % cell for cell in (
        "prioritas=2", "program=Pariwisata", "kegiatan=Promosi wisata sungai", "urusan=pariwisata", "kategori=SUKARELA",
        "mitra=Kota Samarinda", "bulan=24", "rujukan=RPJMD tabel 4.2")])
    is_established(app, laptop, plan)
    make_kak(app, laptop, plan, row)


def tkksd(laptop):
    """What the TKKSD's own case holds: rule → verdict."""
    case = next((line.split("\t")[0] for line in laptop.cli("kasus").splitlines() if line.endswith("\tTKKSD")), None)
    if case is None:
        return {}
    out = laptop.desk.run_cli("--folder", laptop.folder, "periksa", case, check=False).stdout
    return {line.split("\t")[1]: line.split("\t")[2] for line in out.splitlines()}


# A window has a button "Tutup" of its own, a dialog names its buttons twice.
AGREE, CLOSE, REFUSED = "^_?Catat _?Catat$", "^_?Tutup _?Tutup$", "TKKSD belum mempunyai keputusan"


def plan_is_taken(app, plan):
    """One step further on the way there: the button, the question, the word of why not."""
    if plan.value("peristiwa/daftar"):
        return True
    for name in (CLOSE, AGREE, "^Catat pada TKKSD…$"):
        found = app.find(re.compile(name), role="push button")
        if found is not None:
            found.press()
            break
    return False


def is_established(app, laptop, plan):
    """Two events of the TKKSD; from then on the plan is locked until somebody opens it again and says why."""
    seen(app, "Berita acara", role="push button").press()
    # Nothing takes the plan before there is a TKKSD.
    press(app, "Catat pada TKKSD…", lambda: app.find("Tetapkan Rencana?", role="label"), "the question")
    shot(app, "rencana-catat")
    app.press(re.compile(AGREE), role="push button")
    seen(app, re.compile(REFUSED))
    app.press(re.compile(CLOSE), role="push button")
    assert plan.value("peristiwa/daftar") is None and tkksd(laptop) == {}
    laptop.record_decree()
    e2e.wait_until(meja.seldom(lambda: plan_is_taken(app, plan)), "the plan among the events of the TKKSD", SLOW)
    assert plan.value("peristiwa/pemetaan")
    assert all(tkksd(laptop)[rule] == "lulus" for rule in ("R10", "R11", "R13", "R14")), tkksd(laptop)
    seen(app, re.compile("^Ditetapkan dan tercatat pada TKKSD"), role="label")
    seen(app, "Ditetapkan", role="label")
    shot(app, "rencana-ditetapkan")
    refused = laptop.desk.run_cli("--folder", laptop.folder, "rekaman", "set", "rencana", plan.id, "judul=x", check=False)
    assert refused.returncode != 0 and "sudah ditetapkan" in refused.stderr, refused
    app.key("ctrl+z")
    assert not app.find("Catat pada TKKSD…", role="push button").has("sensitive")

    app.press("Lainnya", role="push button")
    seen(app, re.compile("^Buka Lagi Rencana…"), role="menu item").press()
    app.wait_for(re.compile("^Yang harus diperbaiki"), timeout=SLOW)
    app.type_into(re.compile("^Yang harus diperbaiki"), "Mitra keliru")
    shot(app, "rencana-buka")
    press(app, re.compile("^_?Buka Lagi( _?Buka Lagi)?$"), lambda: plan.value("peristiwa/daftar") is None, "the plan to be open")
    seen(app, re.compile("^Dibuka lagi .*Mitra keliru$"), role="label")
    assert plan.value("berita_acara/ditandatangani") is False
    shot(app, "rencana-dibuka")
    plan.set("berita_acara/ditandatangani=ya")
    seen(app, re.compile("^Sudah ditandatangani"), role="label")
    e2e.wait_until(meja.seldom(lambda: plan_is_taken(app, plan)), "the corrected plan among the events", SLOW)


def make_kak(app, laptop, plan, row):
    """Each entry says what came of it; the page of a KAK makes the tree large, so it is opened last."""
    other = [path.split("/")[1] for path in plan.paths("item", "kegiatan") if row not in path][0]
    laptop.cli("rekaman", "kak", plan.id, other)
    seen(app, "Rencana kerja sama 2028, 2028 · 2 butir", role="list item")
    seen(app, "Daftar rencana", role="push button").press()
    press(app, "KAK dari Rencana…", lambda: app.find(re.compile("^Buat KAK: Patroli")), "the entries")
    assert app.find(re.compile("^Buka KAK: Promosi")) is not None
    assert app.find(re.compile("^Buat KAK: Promosi")) is None
    shot(app, "rencana-kak")
    press(app, re.compile("^Buat KAK: Patroli"), lambda: kak_of(laptop, "butir 1"), "a KAK")
    kak = kak_of(laptop, "butir 1")
    assert kak["judul"] == "Patroli karhutla di wilayah perbatasan", kak
    assert [one["kode"] for one in kak["mitra"]] == ["62.05", "64.72"] and all(one["berbatasan"] for one in kak["mitra"])
    assert kak["objek_ruang_lingkup/objek"][0]["alasan_luar"] == "darurat"
    seen(app, "Patroli karhutla di wilayah perbatasan")
    shot(app, "rencana-kak-baru")


def keep_neighbours(app, laptop, plan, row):
    """A partner that borders on us by the office's own list alone."""
    plan.set("item/%s/mitra=Kabupaten Barito Utara, Kota Samarinda" % row)
    seen(app, re.compile("^Periksa: 1 wajib diperbaiki"), role="push button")
    app.key("ctrl+comma")
    edit = re.compile("^Sunting Daerah Berbatasan")
    e2e.wait_until(meja.seldom(lambda: app.find(edit, role="push button")), "the preferences", SLOW)
    shot(app, "batas-setelan")
    press(app, edit, lambda: app.find("Pelihara Daftar Sendiri"), "the profile's list")
    shot(app, "batas-profil")
    press(app, "Pelihara Daftar Sendiri", lambda: laptop.cli("rekaman", "list", "batas"), "the office's list")
    batas = laptop.cli("rekaman", "list", "batas").split("\t")[0]
    rows = json.loads(laptop.cli("rekaman", "show", "batas", batas))
    codes = sorted(rows[path][0]["value"] for path in rows if path.endswith("/kode"))
    assert codes == ["62.03", "62.05", "62.13", "63.08"], codes
    seen(app, re.compile("Kabupaten Barito Timur"))
    shot(app, "batas-daftar")
    laptop.cli("rekaman", "set", "batas", batas, "batas/+/kode=64.72")
    e2e.wait_until(meja.seldom(lambda: app.find(re.compile("^Periksa: 1 wajib diperbaiki")) is None), "the finding to go", SLOW)
    shot(app, "batas-tambah")
    app.key("Escape")
    e2e.wait_until(meja.seldom(lambda: app.find(re.compile("Kabupaten Barito Timur, Kalimantan")) is None), "the list to close", SLOW)
    app.key("Escape")
    e2e.wait_until(meja.seldom(lambda: app.find(edit) is None), "the preferences to close", SLOW)


e2e.run([a_plan_becomes_a_kak])
