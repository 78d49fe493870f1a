# SPDX-License-Identifier: GPL-3.0-or-later
"""Cooperations: from a KAK to the second report, and the partner's offer through its refusal and approval.

What a person decides is done in the window, each kind of step once; the acts between are written by prakarsa-cli, which judges each by the same
rules.
"""

import json
import os
import re
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import meja

SLOW = 90
SHOTS = os.environ.get("PRAKARSA_SHOTS")
PASSES = "lulus"  # as prakarsa-cli says it
OWN, PARTNER = "62.04", "62.05"
PARTIES = {"p1": {"kode": OWN, "nama": "Kabupaten Barito Selatan", "golongan": "daerah"},
           "p2": {"kode": PARTNER, "nama": "Kabupaten Barito Utara", "golongan": "daerah"}}
EACH = {"p1": True, "p2": True}
DECREE = {"nomor": "100.3.3.2/1", "dari": "2025-01-02"}
HEADS = {"p1": {"sebagai": "kepala_daerah", "nama": "Contoh Bupati A"}, "p2": {"sebagai": "kepala_daerah", "nama": "Contoh Bupati B"}}
MEETING = {"rapat": "teknis", "pimpinan": "sekretaris", "diundang_semua": True, "hadir_tkksd": True, "hadir_pd": True,
           "agenda": {"pembahasan_dokumen": True}, "berita_acara": "BA-1", "notulen": "N-1", "sk": DECREE}
PARTS = dict.fromkeys(["komparisi", "para_pihak", "konsideran", "isi", "penutup"], True)
CLAUSES = ["maksud_tujuan", "objek", "ruang_lingkup", "pelaksanaan", "jangka_waktu"]


def event(kind, day, line="utama", **fields):
    return dict(fields, jenis=kind, tanggal=day, alur=line)


def initials(day):
    return {"b1": {"jabatan": "Kabag Hukum", "tanggal": day}}


def report(day, half):
    return event("laporan_pd", day, "pks-1", masa=half, kepada="kepala_daerah", tembusan_tkksd=True,
                 isi=dict.fromkeys("abcdefghi", "tidak ada"))


# Our own offer, to where the DPRD has let its fifteen working days pass.
OWN_WAY = [
    event("kak_disampaikan", "2025-01-06", penyampaian={"tanggal": "2025-01-06", "penerima": "Sekretariat TKKSD"}),
    event("telaah_layak", "2025-01-13"),
    event("penawaran_dikirim", "2025-01-15", nomor="100/1", disiapkan_oleh="tkksd", perangkat_daerah="BPBD",
          ditandatangani_oleh="kepala_daerah", kepada="Bupati Barito Utara", kak="KAK versi 1"),
    event("penawaran_diterima", "2025-01-20"),
    event("tanggapan_menerima", "2025-02-03"),
    event("usulan_fasilitasi", "2025-02-04", nomor="100/2", dari="kepala_pd", kepada="ketua_tkksd",
          lampiran=dict.fromkeys(["kak", "penawaran", "jawaban", "dpa", "izin_dprd", "surat_kuasa", "draf_pks"], "ada")),
    event("petunjuk_tertulis", "2025-02-06", disposisi="Tindak lanjuti"),
    event("rancangan_kb", "2025-02-10", disusun_oleh="pd_pemrakarsa", mulai="2025-03-10", durasi_bulan=60, lambang="garuda",
          penutup_meterai=True, bagian=PARTS, klausul=dict.fromkeys(CLAUSES + ["surat_menyurat", "lain_lain"], True)),
    event("rapat_teknis_kb", "2025-02-13", **MEETING),
    event("kb_disepakati", "2025-02-20", disetujui=EACH),
    event("rekomendasi_kb", "2025-02-24", paraf=initials("2025-02-24")),
    event("kb_ditandatangani", "2025-03-10", mulai="2025-03-10", durasi_bulan=60, asli=3, fotokopi=1, tanda_tangan=HEADS,
          paraf=initials("2025-02-24")),
    event("nomor_kb", "2025-03-11", nomor={"p1": "1/A", "p2": "2/B"}),
    event("arsip_kb", "2025-03-12", pindaian="ada", fisik=True, klasifikasi="100.3.7.1"),
    event("pks_dimulai", "2025-03-13", "pks-1"),
    event("rancangan_pks", "2025-03-17", "pks-1", disusun_oleh="pd_pemrakarsa", mulai="2025-07-01", durasi_bulan=24, penutup_meterai=True,
          membebani_masyarakat=True, membebani_daerah=True, belum_dianggarkan=False, bagian=PARTS,
          klausul=dict.fromkeys(CLAUSES + ["hak_kewajiban", "pembiayaan", "perselisihan", "keadaan_kahar", "pengakhiran"], True)),
    event("rapat_teknis_pks", "2025-03-20", "pks-1", **MEETING),
    event("pks_disepakati", "2025-03-24", "pks-1", disetujui=EACH),
    event("dprd_dimohon", "2025-04-14", "pks-1", nomor="100/3", ditandatangani_oleh="kepala_daerah", kb="KB", rancangan="PKS",
          diterima="2025-04-14"),
    event("dprd_jawaban", "2025-04-21", "pks-1"),
    event("dprd_kajian", "2025-04-28", "pks-1", diterima="2025-04-28"),
    event("dprd_tindak_lanjut", "2025-05-05", "pks-1", diterima="2025-05-05"),
]

# After it: signing and execution. The first report and its forwarding are written in the room of reports.
AFTER = [
    event("pks_ditandatangani", "2025-07-01", "pks-1", mulai="2025-07-01", durasi_bulan=24, asli=3, fotokopi=1, tanda_tangan=HEADS,
          reviu={"rpjmd": "ada", "sekda": "ada"}, paraf=initials("2025-06-30")),
    event("nomor_pks", "2025-07-02", "pks-1", nomor={"p1": "3/A", "p2": "4/B"}),
    event("pelaksanaan_dimulai", "2025-07-03", "pks-1", penanggung_jawab={"p1": "BPBD", "p2": "BPBD"}),
]
SECOND_REPORT = report("2026-07-06", "2026-1")

OFFER = event("penawaran_masuk", "2025-01-06", nomor="B/1", kak="KAK calon mitra", dalam_rencana=False)


def pleno(day, recommendation):
    return event("pleno_memutuskan", day, rekomendasi=recommendation, rapat="pleno", pimpinan="ketua", sk=DECREE,
                 pertimbangan={letter: {"temuan": "ada", "mendukung": True} for letter in "abcd"}, suara={"setuju": 1},
                 agenda={"rekomendasi_kepala_daerah": True}, hadir={"b1": {"nama": "Contoh Anggota", "hak_suara": True}},
                 berita_acara="BA-2", notulen="N-2")


def shot(app, name):
    """Pictures to look at, where somebody asks for them."""
    if SHOTS:
        app.screenshot(os.path.join(SHOTS, name + ".png"))


def add_case(laptop, facts, events):
    """A case with what happened in it, each event judged; returns its id."""
    path = os.path.join(laptop.desk.home, "kasus.json")
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"ksd": dict(facts, varian="ksdd", daerah=OWN, pihak=PARTIES), "peristiwa": events}, out)
    return laptop.cli("kasus", path).split()[-1]


def flat(fields, prefix=""):
    for key, value in fields.items():
        if isinstance(value, dict):
            yield from flat(value, prefix + key + "/")
        else:
            yield "%s%s=%s" % (prefix, key, str(value).lower() if isinstance(value, bool) else value)


def record(laptop, case, one):
    fields = dict(one)
    laptop.cli("catat", case, fields.pop("jenis"), *flat(fields))


def verdict(laptop, case, rule):
    """What is said of a rule on a case: its verdict in the other program's words, and "" where it is not at issue."""
    out = laptop.desk.run_cli("--folder", laptop.folder, "periksa", case, check=False).stdout
    return next(row.split("\t")[2] for row in out.splitlines() if row.split("\t")[1] == rule)


def main_state(laptop, case):
    return next(row.split("\t")[1] for row in laptop.cli("kasus").splitlines() if row.startswith(case))


def cases(laptop):
    """Title by id."""
    return {row.split("\t")[0]: row.split("\t")[2] for row in laptop.cli("kasus").splitlines()}


def open_case(app, title):
    """From the list, where rows may be made anew while one is looked for."""
    app.click("Kerja Sama", role="list item")

    def opened():
        if app.find_all(title + " – Prakarsa", role="frame"):
            return True
        try:
            cell = next(iter(app.find_all(title, showing=True)), None)
            if cell is not None:
                cell.click(count=2)
        except (e2e.Failure, e2e.GLib.Error):
            pass
        return False

    e2e.wait_until(meja.seldom(opened, 0.5), "the page of %s" % title, SLOW)


CANCEL, RECORD = re.compile("^_?Batal( Batal)?$"), re.compile("^_?Catat( Catat)?$")


def begin(app, name):
    """Opens the form of an event. A press may be lost with a button that is made anew meanwhile, but two would open two forms."""
    pressed = [-60.0]

    def shown():
        if app.find_all(CANCEL, role="push button"):
            return True
        if time.monotonic() < pressed[0] + 60:
            return False
        try:
            button = next(iter(app.find_all(name, role="push button")), None)
            if button is not None and button.do("click"):
                pressed[0] = time.monotonic()
        except e2e.GLib.Error:
            pass
        return False

    e2e.wait_until(meja.seldom(shown, 0.5), "the form of %r" % name, 2 * SLOW)


def fill(app, name, text):
    """A field of the form in front."""
    pattern = re.compile("^%s( \\*)?$" % re.escape(name))
    app.wait_for(pattern, role="text", timeout=SLOW)
    app.type_into(pattern, text, role="text")


def finish(app, done, what):
    app.press(RECORD, role="push button")
    e2e.wait_until(meja.seldom(done, 0.5), what, SLOW)
    app.wait_gone(CANCEL, role="push button", timeout=SLOW)


def begins_from_a_kak(laptop, app):
    app.click("Kerja Sama", role="list item")
    app.wait_seen("Belum Ada Kerja Sama", role="label", timeout=SLOW)
    shot(app, "kosong")
    app.press("Mulai dari KAK…", role="push button")
    app.wait_seen(re.compile("^Mulai: .*ebakaran"), role="push button", timeout=SLOW)
    shot(app, "baru")
    app.press(re.compile("^Mulai: .*ebakaran"), role="push button")
    app.wait_seen(re.compile("^Tahapan 1 dari 10: Persiapan, sedang berjalan$"), timeout=SLOW)
    shot(app, "halaman")
    case = next(iter(cases(laptop)))

    begin(app, "Catat: KAK disampaikan kepada TKKSD")
    # Hard rules stop it, and say so.
    app.press(RECORD, role="push button")
    app.wait_seen("Catat tanggal penyampaian KAK dan penerimanya di TKKSD.", role="label", timeout=SLOW)
    shot(app, "formulir")
    assert main_state(laptop, case) == "A0"
    fill(app, "Tanggal", "6-1-2025")
    fill(app, "KAK diterima TKKSD", "6 Januari 2025")
    fill(app, "Penerima di TKKSD", "Sekretariat TKKSD")
    app.wait_seen("Semua syarat terpenuhi", role="label", timeout=SLOW)
    finish(app, lambda: main_state(laptop, case) == "A1", "the KAK to be with TKKSD")
    app.wait_seen(re.compile("^Kerja sama: Telaah"), role="label", timeout=SLOW)


def is_deemed_approved(laptop, app, case):
    open_case(app, "Penanganan Karhutla di Perbatasan")
    app.wait_seen(re.compile("^Tahapan 5 dari 10: Persetujuan DPRD, sedang berjalan$"), timeout=SLOW)
    shot(app, "dprd")
    for tab in ("Dokumen", "Pihak", "Riwayat", "Tenggat") if SHOTS else ("Tenggat",):
        app.press(tab, role="page tab")
        shot(app, "tab-" + tab)
    # Proposed, and only a person makes it so.
    begin(app, "Dianggap disetujui DPRD: Persetujuan DPRD setelah tindak lanjut")
    fill(app, "Tanggal", "2-6-2025")
    fill(app, "Dipastikan oleh", "Contoh Sekretaris Daerah")
    app.wait_seen("Semua syarat terpenuhi", role="label", timeout=SLOW)
    shot(app, "dianggap")
    assert verdict(laptop, case, "R53") == "-"
    finish(app, lambda: verdict(laptop, case, "R53") == PASSES, "the approval to be written")
    app.wait_seen(re.compile("^PKS 1: PKS siap ditandatangani"), role="label", timeout=SLOW)
    for one in AFTER:
        record(laptop, case, one)
    app.wait_seen(re.compile("^Tahapan 8 dari 10: Pelaksanaan, sedang berjalan$"), timeout=SLOW)
    shot(app, "pelaksanaan")


def events(laptop, case, kind):
    """The fields of each event of a kind about a case, as the store holds them."""
    with sqlite3.connect(os.path.join(laptop.folder, "prakarsa.db"), timeout=60) as db:
        rows = db.execute("SELECT o.bytes FROM op o JOIN record r ON r.number = o.record WHERE r.type = 'peristiwa' ORDER BY o.n").fetchall()
    found = [{one["path"]: one["value"] for one in json.loads(bytes(data))["set"]} for (data,) in rows]
    return [one for one in found if one.get("jenis") == kind and one.get("tentang") == case]


def deed(app, part, name, is_done, what):
    """Presses a deed of a part of the form, or first the part, until it is done; the form may be made anew meanwhile."""
    pressed = [-20.0]

    def done():
        if is_done():
            return True
        if time.monotonic() < pressed[0] + 20:
            return False
        try:
            button = next(iter(app.find_all(name, role="push button", showing=True)), None)
            if button is None:
                button = next(iter(app.find_all(part, role="push button", showing=True)), None)
            else:
                pressed[0] = time.monotonic()
            if button is not None:
                button.press()
        except (e2e.Failure, e2e.GLib.Error):
            pass
        return False

    e2e.wait_until(meja.seldom(done, 0.5), what, SLOW)


def is_reported(laptop, app, case):
    """The report of the first half year from the agreement, into the case and on to the Gubernur; then the second one."""
    app.click("Laporan", role="list item")
    app.wait_seen("Belum Ada Laporan", role="label", timeout=SLOW)
    shot(app, "laporan-kosong")
    app.press("Laporan Baru", role="push button")
    report_id = e2e.wait_until(meja.seldom(lambda: laptop.cli("rekaman", "list", "laporan").split("\t")[0], 0.5), "a report on the disk", SLOW)

    def fields():
        return json.loads(laptop.cli("rekaman", "show", "laporan", report_id))

    deed(app, "Laporan", "Dari Kerja Sama…", lambda: app.find_all("Laporan yang Mana?", role="label", showing=True), "the question which report")
    shot(app, "laporan-pilih")
    app.press(re.compile("^_?Isikan _?Isikan$"), role="push button")
    e2e.wait_until(meja.seldom(lambda: "isi/a" in fields(), 0.5), "the nine points to be filled in", SLOW)
    filled = {path: heads[0]["value"] for path, heads in fields().items()}
    assert filled["masa"] == "2025-2", filled["masa"]
    assert "Penanganan Karhutla di Perbatasan" in json.dumps(filled["isi/a"]), filled["isi/a"]
    assert "Kabupaten Barito Utara" in json.dumps(filled["isi/c"]), filled["isi/c"]
    empty = ["isi/%s=Tidak ada." % letter for letter in "abcdefghi" if "isi/" + letter not in filled]
    laptop.cli("rekaman", "set", "laporan", report_id, "tanggal=05-01-2026", "tembusan_tkksd=ya", "nomor=400/1", *empty)
    shot(app, "laporan")
    assert verdict(laptop, case, "R106") != PASSES
    deed(app, "Laporan", "Catat Laporan pada Kerja Sama", lambda: events(laptop, case, "laporan_pd"), "the report in the case")
    laptop.cli("rekaman", "set", "laporan", report_id, "diteruskan/tanggal=12-01-2026", "diteruskan/nomor=100/9")
    deed(app, "Penerusan", "Catat Penerusan pada Kerja Sama", lambda: events(laptop, case, "laporan_diteruskan"), "the forwarding in the case")
    forwarded = events(laptop, case, "laporan_diteruskan")
    assert [(one["masa"], one["kepada"]) for one in forwarded] == [("2025-2", "gubernur")], forwarded
    shot(app, "laporan-penerusan")
    is_saved(laptop, app)

    record(laptop, case, SECOND_REPORT)
    for rule in ("R56", "R104", "R105", "R106"):
        assert verdict(laptop, case, rule) == PASSES, rule


def is_saved(laptop, app):
    """As PDF, by the menu and the name of a file."""
    paper = os.path.join(laptop.desk.home, "laporan.pdf")
    app.press("Lainnya", role="push button")
    app.wait_seen(re.compile("^Laporan sebagai PDF…"), role="menu item", timeout=SLOW).press()
    app.focus_dialog("Ekspor PDF")
    shot(app, "laporan-simpan")
    app.key("ctrl+a")
    app.type_keys(paper)
    app.key("Return")

    def words():
        done = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True)
        return done.returncode == 0 and re.sub(r"\s+", " ", done.stdout)

    said = e2e.wait_until(meja.seldom(words, 0.5), "the paper", SLOW)
    assert "Penanganan Karhutla di Perbatasan" in said, said


def is_refused_then_approved(laptop, app):
    """The partner's offer: refused after the pleno, which is said to the partner here, open again, approved after another one."""
    title = "Pengelolaan Sampah Regional"
    case = add_case(laptop, {"judul": title, "prakarsa": "mitra", "kategori": "SUKARELA"},
                    [OFFER, event("telaah_masuk", "2025-01-13"), pleno("2025-01-20", "tolak")])
    assert main_state(laptop, case) == "M3"
    open_case(app, title)
    begin(app, "Catat: Tanggapan kita: menolak")
    fill(app, "Tanggal", "24-1-2025")
    app.wait_seen("Semua syarat terpenuhi", role="label", timeout=SLOW)
    finish(app, lambda: main_state(laptop, case) == "X_TOLAK", "the offer to be refused")
    shot(app, "ditolak")
    for one in (event("dibuka_kembali", "2025-02-03", catatan="Mitra mengajukan lagi."), dict(OFFER, tanggal="2025-02-04"),
                event("telaah_masuk", "2025-02-10"), pleno("2025-02-17", "setuju"), event("tanggapan_setuju", "2025-02-20")):
        record(laptop, case, one)
    assert main_state(laptop, case) == "C0"


def cooperations(desk):
    laptop = meja.Laptop(desk, "satu").begin(samples=True)
    kak = next(record for record, title in laptop.titles().items() if "ebakaran" in title)
    laptop.cli("submit", kak, "Sekretariat TKKSD")
    app = laptop.start()
    app.resize(1366, 768)
    begins_from_a_kak(laptop, app)

    # What another program writes comes to the screen.
    own = add_case(laptop, {"judul": "Penanganan Karhutla di Perbatasan", "kak": kak, "kategori": "WAJIB"}, OWN_WAY)
    is_refused_then_approved(laptop, app)
    app.click("Kerja Sama", role="list item")
    app.wait_seen("3 kerja sama", role="label", timeout=SLOW)
    shot(app, "daftar")
    is_deemed_approved(laptop, app, own)
    is_reported(laptop, app, own)


if __name__ == "__main__":
    e2e.run([cooperations])
