# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints "passed failed skipped" of one testlog.json that meson wrote: every TAP line counts, and a program that did not
end well counts as a failure even where none of its lines says so. What passed only at the second try is named on stderr,
and so is every failure, with the end of what its program wrote: a log that is cut keeps its last lines."""
import json
import re
import sys

SECOND_TRY = re.compile(r"^\s*ok \d+ - (\S+) \(second try\)", re.M)
LINE = re.compile(r"^\s*(not )?ok\b[^#\n]*(#\s*skip)?", re.I | re.M)
NOT_OK = re.compile(r"^\s*not ok\b.*", re.M)
TOLD_LINES = 25


def tell_failure(test):
    print("failed: %s (%s)" % (test["name"], test["result"]), file=sys.stderr)
    said = NOT_OK.findall(test.get("stdout", ""))
    said += test.get("stderr", "").splitlines()[-TOLD_LINES:] or test.get("stdout", "").splitlines()[-TOLD_LINES:]
    for line in said:
        print("    " + line.strip("\n"), file=sys.stderr)


passed = failed = skipped = 0
for row in open(sys.argv[1], encoding="utf-8", errors="replace"):
    test = json.loads(row)
    p = f = s = 0
    for line in SECOND_TRY.finditer(test.get("stdout", "")):
        print("at the second try only: %s, %s" % (test["name"], line[1]), file=sys.stderr)
    for line in LINE.finditer(test.get("stdout", "")):
        if line[2]:
            s += 1
        elif line[1]:
            f += 1
        else:
            p += 1
    if test["result"] in ("FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"):
        f = f or 1
    elif test["result"] == "SKIP":
        s = s or 1
    elif p + f + s == 0:
        p = 1
    if f:
        tell_failure(test)
    passed, failed, skipped = passed + p, failed + f, skipped + s
print(passed, failed, skipped)
