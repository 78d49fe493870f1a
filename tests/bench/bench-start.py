# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the program to rows of a list of 10,000 KAK on the screen, against gnome-text-editor with a 200 kB
file: both on a private X server, drawn by cairo, in turns; and the memory of both after a second of rest.

    bench-start.py BUILD_FOLDER

Prints one JSON object a line. A warm start of each comes first and is thrown away, so that the disk does not matter."""

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e

RUNS = int(os.environ.get("BENCH_RUNS", "11"))
ROWS = 10000

# Where both show nothing but their content: right of a sidebar, under a header bar.
RECTANGLE = ["260", "120", "360", "280"]

TAMPILAN = "[tampilan]\nhalaman=kak\nlebar=1280\ntinggi=720\n"
LINE = "Naskah kerja sama daerah yang panjangnya dua ratus kilobita, baris ke-%05d.\n"


def environment(home):
    env = dict(os.environ, HOME=home, LC_ALL="C.UTF-8", GSK_RENDERER="cairo", GDK_BACKEND="x11",
               GSETTINGS_BACKEND="memory")
    for variable, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"),
                             ("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run")):
        env[variable] = os.path.join(home, folder)
        os.makedirs(env[variable], mode=0o700, exist_ok=True)
    return env


def prepare(build, home):
    """Fills the store; then lets the program run once until the search index is done, as it is on any laptop."""
    folder = os.path.join(home, "meja")
    subprocess.run([os.path.join(build, "tests", "support", "isi-kak"), folder, str(ROWS)], check=True)
    with open(os.path.join(folder, "tampilan.ini"), "w", encoding="utf-8") as file:
        file.write(TAMPILAN)
    with open(os.path.join(home, "naskah.txt"), "w", encoding="utf-8") as file:
        for number in range(200 * 1024 // len(LINE % 0)):
            file.write(LINE % number)
    return folder


def wait_for_index(build, env, folder):
    app = subprocess.Popen([os.path.join(build, "src", "app", "prakarsa"), "--folder", folder], env=env,
                           stderr=subprocess.DEVNULL)
    database = sqlite3.connect("file:%s?mode=ro" % os.path.join(folder, "prakarsa.db"), uri=True)
    query = "SELECT count(*) FROM record WHERE stale"
    e2e.wait_until(lambda: database.execute(query).fetchone()[0] == 0, "the search index", timeout=300)
    database.close()
    app.terminate()
    app.wait()


def measure(build, command, env):
    output = subprocess.run([os.path.join(build, "tests", "bench", "start-time")] + RECTANGLE + command, env=env,
                            check=True, capture_output=True, text=True).stdout.split()
    return float(output[0]), float(output[1]) / 1024


def report(name, ours, peer, unit, goal):
    ratio = ours / peer
    print(json.dumps({"name": name, "ours": round(ours, 1), "peer": round(peer, 1), "unit": unit,
                      "ratio": round(ratio, 3), "goal": goal, "holds": ratio <= goal}), flush=True)
    return ratio <= goal


def run(build):
    home = tempfile.mkdtemp(prefix="prakarsa-bench-")
    try:
        env = environment(home)
        folder = prepare(build, home)
        wait_for_index(build, env, folder)
        commands = [[os.path.join(build, "src", "app", "prakarsa"), "--folder", folder],
                    ["gnome-text-editor", "--standalone", os.path.join(home, "naskah.txt")]]
        results = [[], []]
        for turn in range(RUNS + 1):
            for which, command in enumerate(commands):
                result = measure(build, command, env)
                if turn > 0:
                    results[which].append(result)
        ours, peer = ([statistics.median(values) for values in zip(*result)] for result in results)
        held = report("start-10000-kak", ours[0], peer[0], "ms", 1.0)
        return report("start-memory", ours[1], peer[1], "MB", 1.0) and held
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
