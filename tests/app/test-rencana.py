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


def press_seen(app, name, done, what, role="push button"):
    """A list may be made anew between finding and pressing, so it is looked up each time, until the thing itself is there."""
    def once():
        if done():
            return True
        found = app.find(name, role=role)
        if found is not None:
            try:
                found.press()
            except Exception:
                return False
        return done()

    e2e.wait_until(once, what, timeout=SLOW)


def kak_of(laptop, plan):
    for line in laptop.cli("list").splitlines():
        kak = json.loads(laptop.cli("show", line.split("\t")[0]))["nilai"]
        if str(kak.get("rencana", "")).startswith("Daftar rencana"):
            return line.split("\t")[0], kak
    return None, None


def a_plan_becomes_a_kak(desk):
    laptop = meja.Laptop(desk, "satu").begin()
    app = laptop.start()
    app.resize(1366, 768)
    app.click("Perencanaan", role="list item")
    app.wait_seen("Belum Ada Rencana", timeout=SLOW)
    shot(app, "rencana-kosong")
    plan = Plan(laptop)
    press_seen(app, "Rencana Baru", plan.exists, "a plan on the disk")
    assert plan.value("berita_acara/penanda") == "kepala_daerah"
    year = plan.value("tahun")
    plan.set("tahun=2028", "judul=Rencana kerja sama 2028", "pemetaan/tanggal=15-03-2027",
             "potensi/+/urusan=ketenteraman", "potensi/+/potensi=Patroli karhutla di wilayah perbatasan",
             "potensi/+/masalah=Api dan asap melintasi batas", "potensi/+/mitra=Kabupaten Barito Utara, Kabupaten Kapuas",
             "potensi/+/pengusul=Badan Penanggulangan Bencana Daerah")
    assert year > 2025
    app.wait_seen("Rencana kerja sama 2028, 2028 · 0 butir", role="list item", timeout=SLOW)
    shot(app, "rencana-baru")

    app.wait_seen("Pemetaan", role="push button", timeout=SLOW).press()
    press_seen(app, "Semua Perangkat Daerah", lambda: len(plan.paths("peserta", "perangkat_daerah")) > 30, "all offices")
    shot(app, "rencana-pemetaan")
    app.wait_seen("Daftar rencana", role="push button", timeout=SLOW).press()
    press_seen(app, "Dari Hasil Pemetaan", lambda: plan.paths("item", "kegiatan"), "an entry from the mapping")
    row = plan.paths("item", "kegiatan")[0].split("/")[1]
    assert plan.value("item/%s/mitra" % row) == "Kabupaten Barito Utara, Kabupaten Kapuas"

    # Outside the planning documents an entry needs one of the three reasons, and the list cannot be agreed before.
    plan.set(*["item/%s/%s" % (row, cell) for cell in (
        "prioritas=1", "program=Penanggulangan bencana", "kategori=WAJIB", "bulan=36", "biaya=250000000",
        "forum=musrenbang_provinsi")])
    app.wait_seen(re.compile("^Periksa: 1 wajib diperbaiki"), role="push button", timeout=SLOW).press()
    app.wait_seen(re.compile(r"tidak merujuk dokumen perencanaan.*R4"), role="list item", timeout=SLOW)
    shot(app, "rencana-daftar")
    app.press("Daftar Disepakati", role="push button")
    app.wait_seen(re.compile("tidak merujuk dokumen perencanaan"), role="label", timeout=SLOW)
    assert plan.value("disepakati") is None
    plan.set("item/%s/alasan_luar=darurat" % row, "item/%s/penjelasan_luar=Kebakaran tahun lalu" % row)
    app.wait_seen("Periksa: tidak ada yang perlu diperbaiki", timeout=SLOW)
    press_seen(app, "Daftar Disepakati", lambda: plan.value("disepakati"), "the list to be agreed")
    app.wait_seen(re.compile("^Periksa: 1 wajib diperbaiki"), role="push button", timeout=SLOW)
    plan.set("disepakati=10-05-2027", "berita_acara/tanggal=12-05-2027", "berita_acara/ditandatangani=ya")
    app.wait_seen("Ditetapkan", role="label", timeout=SLOW)
    shot(app, "rencana-ditetapkan")

    app.wait_seen("Daftar rencana", role="push button", timeout=SLOW).press()
    press_seen(app, "KAK dari Rencana…", lambda: app.find(re.compile("^Buat KAK: ")), "the entries")
    shot(app, "rencana-kak")
    press_seen(app, re.compile("^Buat KAK: Patroli"), lambda: kak_of(laptop, plan)[0], "a KAK")
    identity, kak = kak_of(laptop, plan)
    assert kak["judul"] == "Patroli karhutla di wilayah perbatasan", kak
    assert [one["kode"] for one in kak["mitra"]] == ["62.05", "62.03"] and all(one["berbatasan"] for one in kak["mitra"])
    assert kak["objek_ruang_lingkup/objek"][0]["alasan_luar"] == "darurat"
    app.wait_seen("Patroli karhutla di wilayah perbatasan", timeout=SLOW)
    shot(app, "rencana-kak-baru")

    # The entry knows what came of it.
    app.click("Perencanaan", role="list item")
    press_seen(app, "KAK dari Rencana…", lambda: app.find(re.compile("^Buka KAK: Patroli")), "the entry with its KAK")
    assert app.find(re.compile("^Buat KAK: ")) is None
    shot(app, "rencana-kak-ada")
    app.key("Escape")
    keep_neighbours(app, laptop, plan, row)


def keep_neighbours(app, laptop, plan, row):
    """A partner that borders on us by the office's own list alone."""
    e2e.wait_until(lambda: app.find(re.compile("^Buka KAK: ")) is None, "the entries to close", timeout=SLOW)
    plan.set("item/%s/mitra=Kabupaten Barito Utara, Kota Samarinda" % row)
    app.wait_seen(re.compile("^Periksa: 1 wajib diperbaiki"), role="push button", timeout=SLOW)
    app.key("ctrl+comma")
    edit = re.compile("^Sunting Daerah Berbatasan")
    app.wait_for(edit, role="push button", timeout=SLOW)
    shot(app, "batas-setelan")
    press_seen(app, edit, lambda: app.find("Pelihara Daftar Sendiri"), "the profile's list")
    shot(app, "batas-profil")
    press_seen(app, "Pelihara Daftar Sendiri", lambda: laptop.cli("rekaman", "list", "batas"), "the office's list")
    batas = laptop.cli("rekaman", "list", "batas").split("\t")[0]
    rows = json.loads(laptop.cli("rekaman", "show", "batas", batas))
    codes = sorted(rows[path][0]["value"] for path in rows if path.endswith("/kode"))
    assert codes == ["62.03", "62.05", "62.13", "63.08"], codes
    app.wait_seen(re.compile("Kabupaten Barito Timur"), timeout=SLOW)
    shot(app, "batas-daftar")
    laptop.cli("rekaman", "set", "batas", batas, "batas/+/kode=64.72")
    app.wait_for("Periksa: tidak ada yang perlu diperbaiki", role="label", timeout=SLOW)
    shot(app, "batas-tambah")


e2e.run([a_plan_becomes_a_kak])
