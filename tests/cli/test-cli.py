# SPDX-License-Identifier: GPL-3.0-or-later
"""prakarsa-cli as a script would use it: test-cli.py PROGRAM. Prints TAP."""

import json
import os
import re
import subprocess
import sys
import tempfile
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import docxs  # noqa: E402

PROGRAM = os.path.abspath(sys.argv[1])


class Desk:
    def __init__(self, folder):
        self.folder = folder

    def run(self, *words, status=0):
        done = subprocess.run([PROGRAM, "--folder", os.path.join(self.folder, "data")] + list(words),
                              capture_output=True, text=True)
        assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout if status < 2 else done.stderr

    def path(self, name):
        return os.path.join(self.folder, name)


def samples_are_whole_but_for_the_draft(desk):
    desk.run("sample")
    rows = [line.split("\t") for line in desk.run("list").splitlines()]
    assert len(rows) == 4, rows
    for identity, _status, complete, title in rows:
        if "Sampah" in title:
            found = desk.run("check", identity, status=1)
            assert re.search(r"^H\tR21\t", found, re.M), found
            assert complete != "8/8"
        else:
            assert desk.run("check", identity) == "", title
            assert complete == "8/8"


def one_sample_fills_25_pages(desk):
    desk.run("sample")
    identity = desk.run("list", "kebakaran gambut").split("\t")[0]
    pages = desk.run("render", identity, desk.path("kak.pdf"))
    assert int(pages.split()[0]) >= 25, pages
    with open(desk.path("kak.pdf"), "rb") as pdf:
        assert pdf.read(5) == b"%PDF-"


def judged(desk):
    """A sample submitted and received, and a sheet on it that says yes to all."""
    desk.run("sample")
    kak = desk.run("list", "kebakaran gambut").split("\t")[0]
    desk.run("submit", kak, "Sekretariat TKKSD")
    desk.run("telaah", "receive", kak, "2026-11-21")
    sheet = desk.run("telaah", "new", kak).strip()
    for letter in "abcde":
        desk.run("telaah", "set", sheet, "kriteria/%s/nilai=Sesuai" % letter, "kriteria/%s/alasan=Alasan %s." % (letter, letter))
    desk.run("telaah", "set", sheet, "penelaah/nama=Contoh Penelaah", "kriteria/a/rujukan/+/dokumen=RPJMD", "kriteria/a/rujukan/+/program=Program Contoh")
    return kak, sheet


def a_sheet_is_bound_filled_and_printed(desk):
    kak, sheet = judged(desk)
    assert desk.run("telaah", "new", kak).strip() == sheet
    found = desk.run("telaah", "check", sheet)
    assert re.search(r"^S\tR25\t", found, re.M) and not re.search(r"^H\t", found, re.M), found
    values = json.loads(desk.run("telaah", "show", sheet))["nilai"]
    assert values["kriteria/a/nilai"] == "sesuai"
    assert values["kriteria/a/rujukan"][0]["program"] == "Program Contoh"
    assert values["kriteria/b/temuan"][0]["lokasi"], values
    lines = desk.run("telaah").splitlines()
    assert lines[0].startswith(kak + "\tditelaah\t") and "\t5/5\t" in lines[1], lines
    pages = desk.run("telaah", "render", sheet, desk.path("lembar.pdf"))
    assert int(pages.split()[0]) >= 2, pages
    text = subprocess.run(["pdftotext", "-layout", desk.path("lembar.pdf"), "-"], capture_output=True, text=True).stdout
    text = re.sub(r"-\n\s*", "", text)
    for words in ("LEMBAR TELAAH", "Contoh Penelaah", "Alasan e.", "Program Contoh", "Rasio manfaat : biaya", "Penilaian: Sesuai"):
        assert words in text, (words, text)
    desk.run("telaah", "set", sheet, "kriteria/z/nilai=sesuai", status=2)
    desk.run("telaah", "set", sheet, "kriteria/a/nilai=bagus", status=2)
    desk.run("telaah", "new", "tidak-ada", status=2)
    desk.run("telaah", "entah", status=3)


def a_result_is_given_back_when_its_rules_hold(desk):
    kak, _sheet = judged(desk)
    assert re.search(r"^H\tR24\t", desk.run("telaah", "give", kak, "BPBD", status=1), re.M)
    desk.run("telaah", "recap", kak, "hasil=Layak dengan perbaikan", "pertimbangan=Cukup jelas.", "pimpinan/nama=Contoh Pimpinan")
    assert "perbaikan" in desk.run("telaah", "give", kak, "BPBD", status=1)
    desk.run("telaah", "recap", kak, "perbaikan=Lengkapi lokasi.")
    assert desk.run("telaah", "recap", kak).startswith("a\t"), "the sheets side by side"
    pages = desk.run("telaah", "render", kak, desk.path("hasil.pdf"))
    text = subprocess.run(["pdftotext", "-layout", desk.path("hasil.pdf"), "-"], capture_output=True, text=True).stdout
    text = re.sub(r"-\n\s*", "", text)
    for words in ("HASIL TELAAHAN", "Layak dengan perbaikan", "Lengkapi lokasi.", "Contoh Pimpinan", "Rekapitulasi"):
        assert words in text, (pages, words, text)
    desk.run("telaah", "give", kak, "BPBD")
    assert desk.run("list", "kebakaran gambut").split("\t")[1] == "dikembalikan"
    desk.run("telaah", "give", kak, "BPBD", status=2)
    desk.run("set", kak, "nomor=9/X")


def fields_are_set_in_one_step_or_not_at_all(desk):
    identity = desk.run("new", "Uji coba").strip()
    desk.run("set", identity, "nomor=7/X", "bentuk=a,b", "mitra/+/nama=Kota Palangka Raya", "mitra/+/kode=62.71",
             "pembiayaan/baris/+/harga=1.250.000", "jangka_waktu/mulai=1-2-2027")
    values = json.loads(desk.run("show", identity))["nilai"]
    assert values["judul"] == "Uji coba" and values["nomor"] == "7/X"
    assert values["bentuk"] == ["a", "b"]
    assert values["mitra"] == [{"kode": "62.71", "nama": "Kota Palangka Raya"}]
    assert values["pembiayaan/baris"] == [{"harga": 1250000}]
    assert values["jangka_waktu/mulai"] == "2027-02-01"

    message = desk.run("set", identity, "nomor=8/X", "pembiayaan/baris/+/harga=-5", status=2)
    assert "kurang dari nol" in message, message
    assert json.loads(desk.run("show", identity))["nilai"]["nomor"] == "7/X"


def history_names_what_changed(desk):
    identity = desk.run("new", "Pertama").strip()
    desk.run("set", identity, "judul=Kedua")
    assert "Judul: Pertama → Kedua" in desk.run("history", identity)


def export_and_import_are_the_same(desk):
    desk.run("sample")
    identity = desk.run("list", "perikanan hortikultura").split("\t")[0]
    text = desk.run("show", identity)
    with open(desk.path("kak.json"), "w", encoding="utf-8") as file:
        file.write(text)
    again = desk.run("import", desk.path("kak.json")).strip()
    assert again != identity
    assert desk.run("show", again) == text


def a_bad_file_leaves_nothing(desk):
    with open(desk.path("rusak.json"), "w", encoding="utf-8") as file:
        file.write('{"jenis": "kak", "nilai": {"judul": "A", "tidak/ada": 1}}')
    message = desk.run("import", desk.path("rusak.json"), status=2)
    assert "tidak/ada" in message, message
    assert desk.run("list") == ""


OFFER = {"jenis": "penawaran_masuk", "tanggal": "2026-11-20", "nomor": "B/1", "kak": "berkas", "dalam_rencana": False}
PARTIES = {"p1": {"kode": "62.04", "nama": "Barito Selatan"}, "p2": {"kode": "62.05", "nama": "Barito Utara"}}


def case_file(desk, *events):
    with open(desk.path("kasus.json"), "w", encoding="utf-8") as file:
        json.dump({"ksd": {"judul": "Karhutla", "prakarsa": "mitra", "daerah": "62.04", "pihak": PARTIES},
                   "peristiwa": list(events)}, file)
    return desk.path("kasus.json")


def deadlines_leave_as_a_calendar(desk):
    case = desk.run("kasus", case_file(desk, OFFER)).strip()
    desk.run("tenggat", "--ical", desk.path("tenggat.ics"))
    with open(desk.path("tenggat.ics"), encoding="utf-8", newline="") as file:
        text = file.read()
    lines = text.replace("\r\n ", "").split("\r\n")
    assert "\n" not in text.replace("\r\n", "") and lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR", text
    assert "UID:%s-D6-utama@prakarsa" % case in lines and "DTSTART;VALUE=DATE:20270107" in lines, text
    assert lines.count("BEGIN:VEVENT") == 1 and lines.count("BEGIN:VALARM") == 3, text
    desk.run("tenggat", case, "--ical", desk.path("tenggat.ics"), status=3)


def a_case_goes_through_its_tahapan(desk):
    case = desk.run("kasus", case_file(desk, OFFER)).strip()
    assert desk.run("kasus").split("\t")[:2] == [case, "M1"]

    due = desk.run("tenggat", case, "2027-01-05").rstrip("\n").split("\t")
    assert due[1:6] == ["2027-01-07", "berjalan", "2", "D6", "utama"], due
    assert due[7] == "diterima 20-11-2026 + 30 hari kerja = 07-01-2027" and due[8] == "Pasal 18 ayat (1)", due
    assert desk.run("tenggat", "2027-01-08").split("\t")[2] == "lewat"

    desk.run("catat", case, "telaah_masuk", "tanggal=2026-11-27")
    assert desk.run("kasus").split("\t")[1] == "M2"
    against = desk.run("catat", case, "pleno_memutuskan", "tanggal=2026-12-04", "rekomendasi=setuju", status=1)
    assert re.search(r"^H\tR39\tPasal 18 ayat \(5\)\t", against, re.M) and "R128" in against, against
    assert "tanggapan_setuju" in desk.run("catat", case, "tanggapan_setuju", "tanggal=2026-12-05", status=2)
    assert desk.run("kasus").split("\t")[1] == "M2"

    verdicts = {line.split("\t")[1]: line.split("\t") for line in desk.run("periksa", case).splitlines()}
    assert len(verdicts) == 106 and verdicts["R35"][3:5] == ["Pasal 17 ayat (1)", "utama"], verdicts["R35"]
    assert verdicts["R36"][0] == "C" and verdicts["R35"][2] == verdicts["R36"][2] != verdicts["R65"][2] == "-"


def a_case_that_breaks_a_rule_is_not_taken(desk):
    against = desk.run("kasus", case_file(desk, OFFER, dict(OFFER, jenis="telaah_masuk", tanggal="2026-11-01")), status=1)
    assert against.startswith("H\tT1\t"), against
    desk.run("kasus", case_file(desk, dict(OFFER, jenis="kb_ditandatangani")), status=2)
    assert desk.run("kasus") == ""


def old_agreements_come_from_a_spreadsheet(desk):
    sheet = desk.path("lama.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write(desk.run("kasus", "contoh"))
    preview = desk.run("kasus", "impor", sheet).rstrip("\n").split("\t")
    assert preview[0] == "2" and preview[2] == "Pelaksanaan", preview
    assert desk.run("kasus") == ""
    desk.run("kasus", "impor", sheet, "--tulis")
    assert desk.run("kasus").split("\t")[1:] == ["D1", "Penanganan Karhutla di Wilayah Perbatasan\n"]
    assert any(line.split("\t")[4] == "D14" for line in desk.run("tenggat").splitlines())
    twice = desk.run("kasus", "impor", sheet, "--tulis", status=1)
    assert "2\tjudul\t" in twice and "R92" in twice, twice
    assert len(desk.run("kasus").splitlines()) == 1


def good_rows_of_a_workbook_are_taken_alone(desk):
    book = os.path.join(os.environ["G_TEST_SRCDIR"], "naskah", "data", "lama.xlsx")
    rest = desk.path("sisa.csv")
    found = desk.run("kasus", "impor", book, "--baik-saja", os.path.join(desk.folder, "tidak", "ada.csv"), status=2)
    assert desk.run("kasus") == "" and "tidak/ada.csv" in found, found
    found = desk.run("kasus", "impor", book, "--baik-saja", rest, status=1)
    assert re.search(r"^5\t", found, re.M) and "1 kerja sama" in found, found
    assert [row.split("\t")[2] for row in desk.run("kasus").splitlines()] == ["Air & sanitasi"]
    with open(rest, encoding="utf-8-sig") as file:
        head, row = file.read().rstrip("\n").split("\n", 1)
    assert head.endswith('"kesalahan"') and row.startswith('"Api";"BPBD"') and "Air" not in row, (head, row)
    with open(rest, "w", encoding="utf-8") as file:
        file.write(head + "\n" + row.replace('"";"2021-12-31";"";""', '"100.3.7.1/8/KS";"2021-12-31";"";"60"') + "\n")
    found = desk.run("kasus", "impor", rest, "--baik-saja", desk.path("sisa2.csv"))
    assert len(desk.run("kasus").splitlines()) == 2 and not os.path.exists(desk.path("sisa2.csv")), found


def rules(desk, *words, status=0):
    return sorted({line.split("\t")[1] for line in desk.run("rekaman", "check", *words, status=status).splitlines()})


def a_plan_is_checked_printed_and_becomes_a_kak(desk):
    desk.run("sample")
    entry = {"prioritas": 1, "program": "Bencana", "kegiatan": "Patroli bersama", "urusan": "ketenteraman", "kategori": "WAJIB",
             "mitra": "Kota Samarinda", "bulan": 24, "forum": "musrenbang_provinsi"}
    plan = desk.run("rekaman", "new", "rencana", "judul=Rencana 2028", "tahun=2028", "pemetaan/tanggal=2027-02-01",
                    "pemetaan/koordinator=pd_kerja_sama", "pemetaan/bersama=pd_perencanaan",
                    "peserta/+/perangkat_daerah=Dinas Kesehatan",
                    *["item/+/%s=%s" % cell for cell in entry.items()]).strip()
    assert rules(desk, "rencana", plan, status=1) == ["R10", "R4", "R6"]

    # The office's own list of neighbours goes before the profile's, and one laptop has one.
    batas = desk.run("rekaman", "new", "batas", "batas/+/kode=64.72").strip()
    assert desk.run("rekaman", "new", "batas", "batas/+/kode=62.02").strip() == batas
    assert len(desk.run("rekaman", "list", "batas").splitlines()) == 1
    assert rules(desk, "batas", batas) == []
    row = re.search(r'"item/([^/"]+)', desk.run("rekaman", "show", "rencana", plan)).group(1)
    desk.run("rekaman", "set", "rencana", plan, "item/%s/rujukan=RPJMD tabel 4.2" % row)
    assert rules(desk, "rencana", plan) == ["R10"]

    desk.run("rekaman", "render", plan, "berita-acara-pemetaan", desk.path("ba.pdf"))
    with open(desk.path("ba.pdf"), "rb") as pdf:
        assert pdf.read(5) == b"%PDF-"
    kak = json.loads(desk.run("show", desk.run("rekaman", "kak", plan, row).strip()))["nilai"]
    assert kak["judul"] == "Patroli bersama" and kak["tahun_anggaran"] == 2028
    assert kak["mitra"] == [{"kode": "64.72", "nama": "Kota Samarinda", "golongan": "daerah", "berbatasan": True}], kak["mitra"]
    assert kak["rencana"] == "Daftar rencana 2028, butir 1: Patroli bersama"
    desk.run("rekaman", "kak", plan, "tidak-ada", status=2)


def changes_made_in_word_come_back(desk):
    desk.run("sample")
    kak = desk.run("list", "kebakaran gambut").split("\t")[0]
    desk.run("render", kak, desk.path("kak.docx"))
    back = docxs.change(desk.path("kak.docx"), desk.path("kembali.docx"),
                        ("Demikian pula air:", docxs.tracked("Demikian pula", "Begitu juga", "Ibu Contoh") + docxs.run(" air:")),
                        ("100.3.7.1/01/BPBD", docxs.run("100.3.7.1/02/BPBD")),
                        ("KERJA SAMA DAERAH DENGAN DAERAH LAIN", docxs.run("KERJA SAMA ANTARDAERAH")))
    lines = desk.run("docx", "banding", kak, back)
    assert "Ibu Contoh\t2026-11-20 03:04\t[-Demikian pula-]\t{+Begitu juga+}" in lines, lines
    assert len(re.findall(r"^\d+\t", lines, re.M)) == 3, lines
    before = json.loads(desk.run("show", kak))["nilai"]
    desk.run("docx", "banding", kak, back, "--tulis", status=1)
    after = json.loads(desk.run("show", kak))["nilai"]
    assert after["nomor"] == "100.3.7.1/02/BPBD"
    assert {key for key in after if after[key] != before.get(key)} == {"eksternalitas", "nomor"}, after.keys()
    assert json.dumps(after["eksternalitas"]) == json.dumps(before["eksternalitas"]).replace("Demikian pula air", "Begitu juga air")
    assert desk.run("lampiran", kak).split("\t")[1] == "kembali.docx"
    other = desk.run("list", "Sampah").split("\t")[0]
    assert "lain" in desk.run("docx", "banding", other, back, status=2)


def a_kak_written_in_word_finds_its_parts(desk):
    path = docxs.make(desk.path("kak.docx"), [(None, "TENTANG"), (None, "Air Bersama"), ("Heading1", "A. Pendahuluan"), (None, "Air kurang."),
                                              ("Heading1", "Penutup"), (None, "Demikian.")])
    lines = desk.run("docx", "impor", path).splitlines()
    assert lines[2:] == ["latar_belakang/narasi\t# A. Pendahuluan", "latar_belakang/narasi\tAir kurang.", "–\tPenutup", "–\tDemikian."], lines
    kak = desk.run("docx", "impor", path, "--tulis").splitlines()[-1]
    after = json.loads(desk.run("show", kak))["nilai"]
    assert after["judul"] == "Air Bersama" and "Air kurang." in json.dumps(after["latar_belakang/narasi"]), after
    assert "kak.docx" in desk.run("lampiran", kak)


def an_agreement_comes_back_pasal_by_pasal(desk):
    desk.run("sample")
    case = next(line.split("\t")[0] for line in desk.run("kasus").splitlines() if "Irigasi Rawa" in line)
    text = desk.run("kasus", "tulis", case, "kesepakatan-bersama").strip()
    desk.run("kasus", "cetak", case, "kesepakatan-bersama", desk.path("kb.docx"))
    back = docxs.change(desk.path("kb.docx"), desk.path("kembali.docx"),
                        (docxs.words_at(desk.path("kb.docx"), "pasal/jangka_waktu/isi"), docxs.run("Kesepakatan ini berlaku tiga tahun.")),
                        (docxs.words_at(desk.path("kb.docx"), "konsideran/"), docxs.run("bahwa irigasi rawa dikelola bersama;")))
    lines = desk.run("docx", "banding", text, back)
    assert re.search(r"Jangka waktu$", lines, re.M) and re.search(r"Konsideran, baris 1 › Isi$", lines, re.M), lines
    desk.run("docx", "banding", text, back, "--tulis")
    desk.run("kasus", "cetak", case, "kesepakatan-bersama", desk.path("baru.docx"))
    assert docxs.words_at(desk.path("baru.docx"), "pasal/jangka_waktu/isi") == "Kesepakatan ini berlaku tiga tahun."
    assert docxs.words_at(desk.path("baru.docx"), "konsideran/") == "bahwa irigasi rawa dikelola bersama;"


def the_komparisi_comes_back_field_by_field(desk):
    desk.run("sample")
    case = next(line.split("\t")[0] for line in desk.run("kasus").splitlines() if "Irigasi Rawa" in line)
    text = desk.run("kasus", "tulis", case, "kesepakatan-bersama").strip()
    desk.run("rekaman", "set", "naskah", text, "pihak/p1/kedudukan=Buntok", "pihak/p1/jalan=Pelita Nomor 1",
             "pihak/p1/keputusan=100.2.1.3-1", "pihak/p1/penanda=Contoh Satu")
    sent = desk.path("kb.docx")
    desk.run("kasus", "cetak", case, "kesepakatan-bersama", sent)
    back = docxs.change(sent, desk.path("kembali.docx"),
                        ("IRIGASI RAWA", docxs.tracked("IRIGASI RAWA", "IRIGASI DAN RAWA", "Ibu Contoh")),
                        ("100.2.1.3-1", docxs.run("100.2.1.3-2")), ("Buntok", docxs.run("Buntok Kota")),
                        ("kami yang bertandatangan di bawah ini", docxs.run("yang bertanda tangan di bawah ini")))
    # Somebody went on with the draft meanwhile.
    desk.run("rekaman", "set", "naskah", text, "judul=Optimalisasi Pengelolaan Jaringan Irigasi Rawa")
    lines = desk.run("docx", "banding", text, back)
    assert re.search(r"^1\tcocok\tNaskah › Tentang$", lines, re.M), lines
    assert re.search(r"cocok\tKomparisi › Para pihak, baris 1 › Nomor Keputusan Mendagri$", lines, re.M), lines
    assert re.search(r"cocok\tKomparisi › Para pihak, baris 1 › Berkedudukan di$", lines, re.M), lines
    assert len(re.findall(r"^[0-9]+\t", lines, re.M)) == 4 and re.search(r"^2\ttidak termasuk isian mana pun\t–$", lines, re.M), lines
    assert "3 dari 4" in desk.run("docx", "banding", text, back, "--tulis", status=1)
    shown = json.loads(desk.run("rekaman", "show", "naskah", text))
    assert shown["judul"][0]["value"] == "Optimalisasi Pengelolaan Jaringan Irigasi dan Rawa", shown["judul"]
    assert shown["pihak/p1/keputusan"][0]["value"] == "100.2.1.3-2"
    assert shown["pihak/p1/kedudukan"][0]["value"] == "Buntok Kota"


def wrong_words_say_what_is_missing(desk):
    assert "perintah" in desk.run(status=3)
    assert desk.run("show", status=3)
    assert "zzz" in desk.run("show", "zzz", status=2)
    assert "tidak/ada" in desk.run("set", desk.run("new").strip(), "tidak/ada=1", status=2)


TESTS = [samples_are_whole_but_for_the_draft, one_sample_fills_25_pages, a_sheet_is_bound_filled_and_printed,
         a_case_goes_through_its_tahapan, deadlines_leave_as_a_calendar, a_case_that_breaks_a_rule_is_not_taken,
         a_result_is_given_back_when_its_rules_hold, fields_are_set_in_one_step_or_not_at_all,
         history_names_what_changed, old_agreements_come_from_a_spreadsheet, good_rows_of_a_workbook_are_taken_alone,
         export_and_import_are_the_same, a_bad_file_leaves_nothing,
         a_plan_is_checked_printed_and_becomes_a_kak, changes_made_in_word_come_back, a_kak_written_in_word_finds_its_parts, an_agreement_comes_back_pasal_by_pasal, the_komparisi_comes_back_field_by_field, wrong_words_say_what_is_missing]

print("1..%d" % len(TESTS))
failed = False
for number, test in enumerate(TESTS, 1):
    with tempfile.TemporaryDirectory() as folder:
        try:
            test(Desk(folder))
            print("ok %d - %s" % (number, test.__name__))
        except Exception:
            failed = True
            for line in traceback.format_exc().splitlines():
                print("#", line)
            print("not ok %d - %s" % (number, test.__name__))
sys.exit(1 if failed else 0)
