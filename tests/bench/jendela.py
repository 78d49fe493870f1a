# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a private X server, driven by real keys, with its stalls counted; beside it a main loop that does next
to nothing: a virtual machine that its host sets aside for 50 ms stalls both, and no count can tell."""

import json
import os
import re
import signal
import statistics
import subprocess
import sys

import e2e

KEY_MS = 60  # between two keys: a quick typist


def environment(home):
    env = dict(os.environ, HOME=home, LC_ALL="C.UTF-8", GSK_RENDERER="cairo", GDK_BACKEND="x11",
               GSETTINGS_BACKEND="memory", PRAKARSA_HITUNG_MACET="1", PRAKARSA_READY="1")
    for variable, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"),
                             ("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run")):
        env[variable] = os.path.join(home, folder)
        os.makedirs(env[variable], mode=0o700, exist_ok=True)
    return env


class Counting:
    """A process that counts its stalls: one line at each SIGUSR1, which begins another count."""

    process = None
    log_path = None

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def wait_for(self, pattern, count=1):
        def found():
            if self.process.poll() is not None:
                raise e2e.Failure("the program ended:\n" + self.log())
            return len(re.findall(pattern, self.log())) >= count
        e2e.wait_until(found, pattern, timeout=60)

    def count_stalls(self):
        """How many since the last time, and the longest pause in ms; those for want of a processor, on standard error."""
        before = len(re.findall("^macet", self.log(), re.M))
        self.process.send_signal(signal.SIGUSR1)
        self.wait_for("(?m)^macet", before + 1)
        stalls, longest_ms, n_starved = re.findall(r"^macet: (\d+) stalls over 16 ms, longest ([\d.]+) ms.*; (\d+) more",
                                                   self.log(), re.M)[-1]
        print("%s: %s stalls more while other programs had the processors" % (type(self).__name__, n_starved), file=sys.stderr)
        return int(stalls), float(longest_ms)


class LoopKosong(Counting):
    """A main loop that does next to nothing."""

    def __init__(self, build, home, env):
        self.log_path = os.path.join(home, "kosong.log")
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen([os.path.join(build, "tests", "bench", "loop-kosong")], env=env,
                                            stdin=subprocess.PIPE, stdout=log)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Run(Counting):
    """The program on a data folder."""

    def __init__(self, build, folder, env):
        self.build, self.folder, self.env = build, folder, env
        self.log_path = os.path.join(folder, "keluaran.log")
        self.log_file = open(self.log_path, "wb")
        self.process = subprocess.Popen([os.path.join(build, "src", "app", "prakarsa"), "--folder", folder], env=env,
                                        stdout=self.log_file, stderr=self.log_file)
        self.wait_for("siap")
        out = e2e.wait_until(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                                    capture_output=True, text=True).stdout.split(), "a window")
        subprocess.run(["xdotool", "windowfocus", "--sync", out[0]], check=True)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers"] + list(keys), check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", str(KEY_MS), "--", text], check=True)

    def click(self, x, y):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)

    def cli(self, *arguments):
        subprocess.run([os.path.join(self.build, "src", "cli", "prakarsa-cli"), "--folder", self.folder] + list(arguments),
                       env=self.env, check=True, stdout=subprocess.DEVNULL)

    def memory_mb(self):
        with open("/proc/%d/status" % self.process.pid) as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.log_file.close()


def p95(values):
    return statistics.quantiles(values, n=20)[18] if len(values) > 1 else values[0]


def report(name, ours, peer, unit, goal, holds):
    print(json.dumps({"name": name, "ours": round(ours, 1), "peer": None if peer is None else round(peer, 1), "unit": unit,
                      "ratio": None if not peer else round(ours / peer, 3), "goal": goal, "holds": holds}), flush=True)
