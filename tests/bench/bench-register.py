# SPDX-License-Identifier: GPL-3.0-or-later
"""The register's speed: against PouchDB replicating to express-pouchdb (with npm at hand), against one commit a request,
and a long history against a short one. Every number of a ratio is of this run."""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BUILD = pathlib.Path(sys.argv[1]).resolve()
PROGRAM = BUILD / "src/register/prakarsa-register"
LOAD = BUILD / "tests/bench/register-load"
LAPTOP = BUILD / "tests/bench/register-laptop"
SLOW = next((BUILD / "tests/bench").glob("libfsync-lambat.*"), None)
OPS = 10_000


def run(*words, **options):
    return subprocess.run([str(w) for w in words], check=True, stdout=subprocess.PIPE, text=True, **options).stdout.strip()


def row(name, ours, peer, unit, ratio, goal, holds):
    print(json.dumps({"name": name, "ours": ours, "peer": peer, "unit": unit, "ratio": ratio, "goal": goal,
                      "holds": bool(holds)}), flush=True)


class Register:
    """A new register that is served, and devices of it."""

    def __init__(self, folder, records=0, slow=False):
        self.data = pathlib.Path(folder) / f"data-{records}-{slow}"
        run(PROGRAM, "--data", self.data, "init", "62.04")
        run(PROGRAM, "--data", self.data, "user", "62.04", "operator", "Contoh", "dinkes", "operator")
        if records:
            run(LOAD, "fill", self.data / "register.sqlite", records)
        environment = dict(os.environ, **({"LD_PRELOAD": str(SLOW)} if slow else {}))
        self.process = subprocess.Popen([str(PROGRAM), "--data", str(self.data), "--port", "0", "serve"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
        self.url = self.process.stdout.readline().split()[-1]

    def enrol(self, seed):
        code = run(PROGRAM, "--data", self.data, "enrol", "62.04", "operator")
        return json.loads(run(LOAD, "enrol", self.url, "-", seed, code))["token"]

    def laptop(self, folder, n):
        """Ops a second of the application's own store and sync, until all is sent and known."""
        code = run(PROGRAM, "--data", self.data, "enrol", "62.04", "operator")
        nowhere = dict(os.environ, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
        answer = json.loads(run(LAPTOP, self.url, code, folder, n, env=nowhere))
        return {"per_second": answer["ops"] / answer["seconds"]}

    def load(self, command, token, seed, *numbers):
        return json.loads(run(LOAD, command, self.url, token, seed, *numbers))

    def most_memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) / 1024

    def close(self):
        self.process.terminate()
        self.process.wait()


def node_home():
    """Where the clients of others are installed, or None where npm or the network is not there."""
    if not shutil.which("npm") or not shutil.which("node"):
        print("no npm: PouchDB and tus-js-client are not measured", file=sys.stderr)
        return None
    home = BUILD / "node"
    home.mkdir(exist_ok=True)
    if not (home / "node_modules/tus-js-client").exists():
        (home / "package.json").write_text("{}")
        done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "pouchdb@9.0.0",
                               "express-pouchdb@4.2.0", "express@4", "tus-js-client@4"], cwd=home, stdout=subprocess.DEVNULL)
        if done.returncode:
            print("npm could not install PouchDB and tus-js-client: not measured", file=sys.stderr)
            return None
    for script in ("pouchdb.js", "tus.js"):
        shutil.copy(HERE / script, home)
    return home


def one_turn(place):
    """A client with a store sends all, and another takes all: signatures verified, stored and synced on both ends. And
    the same by two laptops as they are, which make records, lists and rights of it, too."""
    ours = {}
    with contextlib.closing(Register(place)) as register:
        token = register.enrol(1)
        ours["push"] = register.load("push", token, 1, OPS, place / "near.db")
        ours["pull"] = register.load("pull", token, 1, OPS, place / "third.db")
        failed = subprocess.run(["node", "tus.js", register.url, token], cwd=BUILD / "node").returncode
    laptops = place / "laptops"
    laptops.mkdir()
    with contextlib.closing(Register(laptops)) as register:
        ours["laptop up"] = register.laptop(laptops / "near", OPS)
        ours["laptop down"] = register.laptop(laptops / "third", 0)
    return ours, failed


def against_others(folder):
    home = node_home()
    if home is None:
        return
    ours, peers, failed = [], [], False
    for turn in range(3):  # in turn, and the best of each counts: what else the machine does falls on both
        place = pathlib.Path(folder) / str(turn)
        place.mkdir()
        figures, is_bad = one_turn(place)
        ours.append(figures)
        failed = failed or is_bad
        peers.append(json.loads(run("node", "pouchdb.js", place, OPS, cwd=home).splitlines()[-1]))

    def best(figures, name):
        return max((one[name] for one in figures), key=lambda one: one["per_second"])

    for name, like, goal in (("push", "push", 3), ("pull", "pull", 3), ("laptop up", "push", None),
                             ("laptop down", "pull", None)):
        mine, theirs = best(ours, name)["per_second"], best(peers, like)["per_second"]
        ratio = mine / theirs
        row(f"register {name}, {OPS} of 1 KB", mine, theirs, "1/s", ratio, f">= {goal}" if goal else "told only",
            goal is None or ratio >= goal)
    for name, parts in (("push", ["push"]), ("push and pull", ["push", "pull"])):
        mine, theirs = (sum(best(figures, part)["bytes"] for part in parts) for figures in (ours, peers))
        row(f"register {name}, bytes", mine, theirs, "bytes", mine / theirs, "<= 0.5", mine <= theirs / 2)
    row("register, tus-js-client resumes", None, None, "", None, "same bytes", not failed)


def group_commit(folder):
    if SLOW is None:
        return
    with contextlib.closing(Register(folder, slow=True)) as register:
        token = [register.enrol(seed) for seed in range(100, 430)][-1]
        alone = max(register.load("crowd", token, 420 + turn, 1, 100)["per_second"] for turn in range(5))
        crowd = max(register.load("crowd", token, 100 + 64 * turn, 64, 6400)["per_second"] for turn in range(5))
    ratio = crowd / alone
    row("register, 64 clients, slow sync", crowd, alone, "1/s", ratio, ">= 20", ratio >= 20)


def increments(folder):
    """Both registers run, and are asked in turn: what else the machine does falls on both."""
    with contextlib.ExitStack() as stack:
        registers = {n: stack.enter_context(contextlib.closing(Register(folder, n))) for n in (5_000, 500_000)}
        tokens = {(n, turn): registers[n].enrol(turn) for n in registers for turn in range(1, 7)}
        seconds = {n: [] for n in registers}
        for turn in range(1, 7):
            for n, register in registers.items():
                answer = register.load("poll", tokens[n, turn], turn, 50, 10)
                seconds[n].append(answer["seconds"])
        memory, size = registers[500_000].most_memory(), answer["bytes"]
    long, short = min(seconds[500_000]), min(seconds[5_000])
    row("register, increment, 500,000 ops", long, short, "s", long / short, "<= 1.3", long / short <= 1.3)
    row("register, memory, 50 laptops", memory, 64.0, "MB", memory / 64, "<= 64 MB", memory <= 64)
    row("register, one change, both ways", size, 1500, "bytes", size / 1500, "<= 1500", size <= 1500)


def main():
    with tempfile.TemporaryDirectory(prefix="prk-bench-") as folder:
        against_others(folder)
        group_commit(folder)
        increments(folder)


main()
