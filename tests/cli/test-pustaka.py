# SPDX-License-Identifier: GPL-3.0-or-later
"""The library from the command line, and killed at any moment: test-pustaka.py PROGRAM PDF-MAKER. Prints TAP."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback

PROGRAM, MAKER = (os.path.abspath(path) for path in sys.argv[1:3])
N_KILLS = 6


class Desk:
    def __init__(self, folder):
        self.folder = folder
        self.data = os.path.join(folder, "data")

    def words(self, *words):
        return [PROGRAM, "--folder", self.data, "pustaka", *words]

    def run(self, *words, status=0):
        done = subprocess.run(self.words(*words), capture_output=True, text=True)
        assert done.returncode == status, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout if status == 0 else done.stderr

    def pdf(self, n_pages):
        path = os.path.join(self.folder, "rencana-%d.pdf" % n_pages)
        subprocess.run([MAKER, "pages", str(n_pages), path], check=True)
        return path

    def blobs(self):
        folder = os.path.join(self.data, "blob")
        return [name for _, _, names in os.walk(folder) for name in names]


def a_document_from_end_to_end(desk):
    identity = desk.run("impor", desk.pdf(12), "jenis=rtrw", "judul=Rencana tata ruang", "mulai=2023").strip()
    rows = [line.split("\t") for line in desk.run("daftar").splitlines()]
    assert rows == [[identity, "rtrw", "12", "0", "Rencana tata ruang", ""]], rows
    found = desk.run("cari", '"halaman 7"').splitlines()
    assert len(found) == 1 and found[0].split("\t")[:2] == [identity, "7"], found
    assert "Halaman 7" in found[0]
    assert desk.run("isi", identity) == ""
    desk.run("bangun-ulang")
    assert desk.run("cari", '"halaman 7"').splitlines() == found
    desk.run("hapus", identity[:13])
    assert desk.run("daftar") == "" and desk.run("cari", "halaman") == ""


def wrong_words_are_told(desk):
    desk.run(status=3)
    desk.run("terbang", status=3)
    desk.run("impor", status=3)
    desk.run("impor", desk.pdf(1), "mulai=kemarin", status=3)
    desk.run("cari", status=3)
    desk.run("hapus", "0000", status=2)
    desk.run("impor", os.path.join(desk.folder, "tidak-ada.pdf"), status=2)
    assert desk.run("daftar") == ""


def a_kill_leaves_nothing_or_all(desk):
    """At moments spread over the time that an import takes: afterwards the document is there whole, or not at all."""
    path = desk.pdf(1200)
    started = time.monotonic()
    identity = desk.run("impor", path).strip()
    took = time.monotonic() - started
    desk.run("hapus", identity)
    n_whole = 0
    for i in range(N_KILLS):
        whole = Desk(os.path.join(desk.folder, "bunuh-%d" % i))
        os.mkdir(whole.folder)
        process = subprocess.Popen(whole.words("impor", path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * (i + 1) / N_KILLS)
        process.send_signal(signal.SIGKILL)
        process.wait()
        rows = whole.run("daftar").splitlines()
        if rows:
            n_whole += 1
            whole.run("bangun-ulang")
            assert whole.run("cari", '"halaman 1199"') != ""
        else:
            assert whole.run("cari", "halaman") == ""
            assert len(whole.blobs()) <= 1, whole.blobs()
        assert whole.run("impor", path).strip() == identity
        assert len(whole.run("daftar").splitlines()) == 1
    print("# %d of %d kills came too late" % (n_whole, N_KILLS))


TESTS = [a_document_from_end_to_end, wrong_words_are_told, a_kill_leaves_nothing_or_all]


def main():
    print("1..%d" % len(TESTS))
    failed = 0
    for number, test in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Desk(folder))
                print("ok %d %s" % (number, test.__name__))
            except Exception:
                failed += 1
                print("not ok %d %s" % (number, test.__name__))
                print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), end="")
    return 1 if failed else 0


sys.exit(main())
