# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts of a real register, judged without it: test-tanda-terima.py CLI REGISTER. Prints TAP."""

import json
import os
import re
import subprocess
import sys
import tempfile
import traceback

CLI, REGISTER = map(os.path.abspath, sys.argv[1:3])
DAERAH = "62.04"


class Register:
    def __init__(self, folder):
        self.folder = folder
        self.run("init", DAERAH)
        self.process = subprocess.Popen([REGISTER, "--data", folder, "--port", "0", "serve"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        self.address = "http://127.0.0.1:%d" % int(self.process.stdout.readline().rsplit(":", 1)[1])

    def run(self, *words):
        return subprocess.run([REGISTER, "--data", self.folder] + list(words), check=True, capture_output=True, text=True).stdout.strip()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Desk:
    def __init__(self, folder):
        self.folder = folder
        self.token = None

    def run(self, *words, status=0, data="data"):
        env = dict(os.environ)
        if self.token is not None:
            env["PRAKARSA_TOKEN"] = self.token
        done = subprocess.run([CLI, "--folder", self.path(data)] + list(words), capture_output=True, text=True, env=env)
        assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout if status < 2 else done.stderr

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, contents):
        with open(self.path(name), "wb") as file:
            file.write(contents)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def judge(self, *words, status=0):
        """As somebody who has nothing but the files."""
        return self.run("tanda-terima", "periksa", *words, status=status, data="nothing")


def receipts_are_given_and_judged(desk, register):
    desk.run("sample", "kak")
    kak = desk.run("list", "kebakaran gambut").split("\t")[0]
    paper = desk.write("KB bertanda tangan.pdf", b"%PDF-1.5 signed")
    desk.run("lampir", kak, paper)
    assert "belum dilampirkan" in desk.run("tanda-terima", "buat", kak, desk.path("x.pdf"), desk.write("lain.pdf", b"other"), status=2)
    assert "belum menerimanya" in desk.run("tanda-terima", "buat", kak, desk.path("x.pdf"), paper, status=2)
    desk.run("submit", kak, "Sekretariat TKKSD Contoh")
    register.run("user", DAERAH, "sari", "Sari Contoh", "setda", "operator")
    desk.token = desk.run("enrol", register.address, register.run("enrol", DAERAH, "sari")).splitlines()[-1]
    desk.run("sync")

    written = desk.run("tanda-terima", "buat", kak, desk.path("berkas.pdf"), paper).split("\n")[0]
    assert written == desk.path("berkas.prakarsa-tanda-terima") and not os.path.exists(desk.path("x.pdf")), written
    desk.run("tanda-terima", "buat", kak, desk.path("versi.pdf"))
    return kak, paper


def fingerprint(desk, receipt):
    return re.search(r"Register: ((?:[0-9a-f]{4} ){7}[0-9a-f]{4})", desk.judge(receipt, status=1)).group(1)


def what_holds_is_told(desk, paper):
    receipt = desk.path("berkas.prakarsa-tanda-terima")
    alone = desk.judge(receipt, paper, status=1)  # nobody said whose key it should be
    assert "TIDAK TERBUKTI: milik siapa" in alone and "\nTERBUKTI: “%s” adalah" % paper in alone, alone
    key = fingerprint(desk, receipt)
    told = desk.judge(receipt, paper, "--kunci", key)
    assert "KB bertanda tangan.pdf" in told and "TIDAK" not in told and "Tidak ada" not in told, told
    assert desk.judge(receipt, paper, "--kunci", json.loads(desk.read("berkas.prakarsa-tanda-terima"))["register"])
    assert "Tidak ada dokumen" in desk.judge(receipt, "--kunci", key.upper().replace(" ", ""))
    assert not os.path.exists(desk.path("nothing"))
    assert "TIDAK" not in desk.run("tanda-terima", "periksa", receipt, paper)  # the laptop knows its own register
    versi = desk.judge(desk.path("versi.prakarsa-tanda-terima"), "--kunci", key)
    assert "versi 1 dari rekaman" in versi, versi
    assert "bukan isi versi ini" in desk.judge(desk.path("versi.prakarsa-tanda-terima"), paper, "--kunci", key, status=1)


def the_page_carries_the_receipt(desk, paper):
    """What pdftotext gives of the printed page is judged as the file is."""
    for name in ("berkas", "versi"):
        text = subprocess.run(["pdftotext", desk.path(name + ".pdf"), "-"], check=True, capture_output=True, text=True).stdout
        receipt = json.loads(desk.read(name + ".prakarsa-tanda-terima"))
        key = fingerprint(desk, desk.path(name + ".prakarsa-tanda-terima"))
        for words in ("TANDA TERIMA REGISTER", key, receipt["register"], "daerah 62.04"):
            assert words in " ".join(text.split()), (words, text)
        copied = desk.write("salinan.txt", text.encode())
        assert "\nTERBUKTI" in desk.judge(copied, *([paper] if name == "berkas" else []), "--kunci", key)


def what_does_not_hold_is_refused(desk, paper, stranger):
    receipt = json.loads(desk.read("berkas.prakarsa-tanda-terima"))
    key = fingerprint(desk, desk.path("berkas.prakarsa-tanda-terima"))

    def refused(why, contents, *words):
        told = desk.judge(desk.write("palsu", contents), *words, "--kunci", key, status=1)
        assert "TIDAK SAH" in told and why in told, (why, told)

    whole = desk.read("berkas.prakarsa-tanda-terima")
    refused("ada bagiannya yang hilang", whole[:-200], paper)
    refused("ada bagiannya yang hilang", b"", paper)
    refused("bukan tanda terima", desk.read("KB bertanda tangan.pdf"))
    refused("bukan yang ditandatangani laptop", whole.replace(b"KB bertanda", b"KB tertanda"))
    refused("tidak ada dalam riwayat", json.dumps(dict(receipt, seq=receipt["seq"] - 1)).encode())
    refused("tanda tangan register tidak cocok", json.dumps(dict(receipt, kepala=dict(receipt["kepala"], pada=1))).encode())
    refused("tanda tangan register tidak cocok", json.dumps(dict(receipt, register=stranger["register"])).encode())
    refused("register lain", json.dumps(stranger).encode())
    refused("versi program yang lebih baru", json.dumps(dict(receipt, v=2)).encode())
    changed = desk.write("diubah.pdf", desk.read("KB bertanda tangan.pdf") + b" ")
    told = desk.judge(desk.path("berkas.prakarsa-tanda-terima"), paper, changed, "--kunci", key, status=1)
    assert "TIDAK TERBUKTI: “%s” bukan berkas" % changed in told and "\nTERBUKTI: “%s”" % paper in told, told
    assert "tidak-ada" in desk.judge(desk.path("tidak-ada"), status=2)


def main():
    failed = 0
    with tempfile.TemporaryDirectory(prefix="prakarsa-tanda-terima-") as folder:
        registers = []
        try:
            for name in ("satu", "lain"):
                os.mkdir(os.path.join(folder, name))
                registers.append((Register(os.path.join(folder, name, "register")), Desk(os.path.join(folder, name))))
            desk = registers[0][1]
            _, paper = receipts_are_given_and_judged(desk, registers[0][0])
            receipts_are_given_and_judged(registers[1][1], registers[1][0])
            stranger = json.loads(registers[1][1].read("berkas.prakarsa-tanda-terima"))
            print("ok 1 - receipts_are_given")
            steps = [(what_holds_is_told, (desk, paper)), (the_page_carries_the_receipt, (desk, paper)),
                     (what_does_not_hold_is_refused, (desk, paper, stranger))]
            for number, (step, words) in enumerate(steps, 2):
                try:
                    step(*words)
                    print("ok %d - %s" % (number, step.__name__))
                except Exception:
                    failed += 1
                    print("not ok %d - %s" % (number, step.__name__))
                    print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()))
            print("1..%d" % (len(steps) + 1))
        finally:
            for register, _ in registers:
                register.stop()

    return 1 if failed else 0


sys.exit(main())
