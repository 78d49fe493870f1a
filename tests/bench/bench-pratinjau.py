# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing into a KAK of ten pages with its preview beside it, by real keys: how long after the last key the paper shows what
was typed, and whether the main thread ever was away for longer than a frame meanwhile; and the memory with a KAK of
thirty pages open. All on a private X server, drawn by cairo.

    bench-pratinjau.py BUILD_FOLDER

Prints one JSON object a line. The peer of the preview is what cannot be avoided: poppler opens the very document in its own
process and draws the very page, without any layout, cage or window. The peer of the stalls is a main loop that does next to
nothing at the same time: a virtual machine that its host sets aside for 50 ms stalls both, and no count can tell."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e
import jendela
from jendela import p95, report

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "contoh")
RESTS = int(os.environ.get("BENCH_RESTS", "60"))
SCALE = 0.64  # pixels a point, of a page as wide as the preview on a laptop's screen
GOAL_MS = 100
GOAL_MB = 150
WORDS = "kerja sama pengendalian kebakaran hutan dan lahan di perbatasan ".split()

TAMPILAN = "[tampilan]\nhalaman=kak/%s\nterbuka=%s;\nlebar=1366\ntinggi=768\n"


class Meja:
    """A data folder with one KAK of so many pages."""

    def __init__(self, build, home, env, n_pages):
        self.build, self.env, self.n_pages = build, env, n_pages
        self.folder = os.path.join(home, "meja-%d" % n_pages)
        self.pdf = os.path.join(home, "%d.pdf" % n_pages)
        self.identity = self._make(home)
        with open(os.path.join(self.folder, "tampilan.ini"), "w", encoding="utf-8") as file:
            file.write(TAMPILAN % (self.identity, self.identity))

    def _cli(self, *arguments):
        program = os.path.join(self.build, "src", "cli", "prakarsa-cli")
        return subprocess.run([program, "--folder", self.folder] + list(arguments), env=self.env, check=True,
                              capture_output=True, text=True).stdout.strip()

    def _count_pages(self, identity):
        self._cli("render", identity, self.pdf)
        info = subprocess.run(["pdfinfo", self.pdf], capture_output=True, text=True, check=True).stdout
        return int(re.search(r"Pages:\s+(\d+)", info).group(1))

    def _make(self, home):
        """A sample, with as many paragraphs more as make the pages full."""
        names = ["kesehatan-perbatasan", "karhutla-perbatasan"]
        sample, more = (json.load(open(os.path.join(SOURCE, name + ".json"), encoding="utf-8")) for name in names)
        if self.n_pages > 20:
            sample = more
        paragraphs = [p for p in more["nilai"]["objek_ruang_lingkup/narasi"] if p.strip()]
        narasi = sample["nilai"]["latar_belakang/narasi"]
        while True:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._cli("sample")
            path = os.path.join(home, "kak.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(sample, file)
            identity = self._cli("import", path)
            if self._count_pages(identity) >= self.n_pages:
                return identity
            narasi += paragraphs[:4]


def count_in_ops(meja, text):
    """How many changes of the KAK bear the text: that it went where it was meant to go."""
    database = sqlite3.connect("file:%s?mode=ro" % os.path.join(meja.folder, "prakarsa.db"), uri=True)
    try:
        query = "SELECT count(*) FROM op WHERE instr(CAST(bytes AS TEXT), ?) > 0"
        return database.execute(query, (text,)).fetchone()[0]
    finally:
        database.close()


def get_shown_ms(run):
    return [float(ms) for ms in re.findall(r"^pratinjau: shown after ([\d.]+) ms", run.log(), re.M)]


def type_and_rest(run):
    """Types two words at a time and rests until the paper shows them; returns the time that each took."""
    delays = []
    for number in range(RESTS):
        before = len(get_shown_ms(run))
        run.type(" ".join(WORDS[(2 * number + i) % len(WORDS)] for i in range(2)) + " ")
        # The paper follows while one types on, too; what counts is the last, after which nothing more comes.
        run.wait_for("(?m)^pratinjau", before + 1)
        time.sleep(0.5)
        delays.append(get_shown_ms(run)[-1])
    return delays


def measure_poppler(build, meja):
    """The second page, opened and drawn in another process's own memory: median of many, in ms."""
    program = os.path.join(build, "tests", "bench", "halaman-poppler")
    return float(subprocess.run([program, meja.pdf, "1", "%.2f" % SCALE], check=True, capture_output=True, text=True).stdout)


def go_to_narasi(run):
    """Alt+Page Down to the first part, whose first field is the narrative; its beginning is what the preview turns to."""
    run.wait_for("siap")
    time.sleep(2)  # what a start has to do is done
    run.key("alt+Next")
    time.sleep(1)
    run.key("ctrl+Home")
    run.type("Mulai ")
    run.wait_for("(?m)^pratinjau")
    time.sleep(1)


def measure_typing(build, home, env):
    meja = Meja(build, home, env, 10)
    run = jendela.Run(build, meja.folder, env)
    try:
        go_to_narasi(run)
        kosong = jendela.LoopKosong(build, home, env)
        for counting in (run, kosong):
            counting.count_stalls()
        delays = type_and_rest(run)
        (stalls, longest_ms), (bare_stalls, bare_longest_ms) = run.count_stalls(), kosong.count_stalls()
        kosong.close()
        time.sleep(4)  # a field at rest becomes an op
    finally:
        run.close()

    if count_in_ops(meja, " ".join(WORDS[:2])) == 0:
        raise e2e.Failure("the words were typed somewhere else")
    report("typing-to-preview", p95(delays), measure_poppler(build, meja), "ms p95", "< 100 ms", p95(delays) < GOAL_MS)
    report("typing-stalls", stalls, bare_stalls, "frames", "none but the machine's", stalls <= bare_stalls)
    report("typing-longest-pause", longest_ms, bare_longest_ms, "ms", "< 16 ms, or the machine's",
           longest_ms < max(16, bare_longest_ms))


def measure_memory(build, home, env):
    meja = Meja(build, home, env, 30)
    run = jendela.Run(build, meja.folder, env)
    try:
        go_to_narasi(run)
        mb = run.memory_mb()
    finally:
        run.close()
    report("memory-30-pages", mb, None, "MB", "< 150 MB", mb < GOAL_MB)


def run(build):
    home = tempfile.mkdtemp(prefix="prakarsa-bench-")
    try:
        env = jendela.environment(home)
        measure_typing(build, home, env)
        measure_memory(build, home, env)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def main():
    build = os.path.abspath(sys.argv[1])
    if os.environ.get(e2e.INSIDE):
        os.dup2(int(os.environ["E2E_OUTPUT"]), 1)
        run(build)
        return 0
    return e2e.in_session([sys.executable, os.path.abspath(__file__), build])


sys.exit(main())
