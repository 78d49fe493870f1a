# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the bench programs of a build folder and prints their ratios as a table, or with --json one object a line.

A bench is an executable bench-* (compiled, or a .py beside this file) that prints JSON lines of name, ours, peer, unit,
ratio, goal, holds. Names on the command line choose some, by a part of the program's name.
"""
import json
import pathlib
import subprocess
import sys


def programs(build):
    here = pathlib.Path(__file__).resolve().parent
    for path in sorted((build / "tests/bench").glob("bench-*")):
        if path.is_file() and path.stat().st_mode & 0o111:
            yield path.name, [str(path)]
    for path in sorted(here.glob("bench-*.py")):
        yield path.stem, ["/usr/bin/python3", str(path), str(build)]


def rows(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            yield json.loads(line)
        elif line.strip():
            print(line, file=sys.stderr)
    if done.returncode:
        yield {"name": pathlib.Path(command[-1]).name, "ours": None, "peer": None, "unit": "",
               "ratio": None, "goal": "runs to its end", "holds": False}


def shown(value):
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def main():
    as_json = "--json" in sys.argv
    build, *wanted = [a for a in sys.argv[1:] if a != "--json"]
    build = pathlib.Path(build).resolve()
    failed = False
    if not as_json:
        print(f"{'name':34} {'ours':>12} {'peer':>12} {'unit':8} {'ratio':>8}  goal")
    for name, command in programs(build):
        if wanted and not any(w in name for w in wanted):
            continue
        for row in rows(command):
            failed |= not row["holds"]
            if as_json:
                print(json.dumps(row, ensure_ascii=False), flush=True)
            else:
                print(f"{row['name']:34} {shown(row['ours']):>12} {shown(row['peer']):>12} {row['unit']:8} "
                      f"{shown(row['ratio']):>8}  {row['goal']}{'' if row['holds'] else '  ✗'}", flush=True)
    return 1 if failed else 0


sys.exit(main())
