# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints "passed failed skipped" of one JUnit file that meson wrote."""
import sys
import xml.etree.ElementTree as tree

passed = failed = skipped = 0
for suite in tree.parse(sys.argv[1]).getroot().iter("testsuite"):
    cases = suite.findall("testcase")
    if not cases and (int(suite.get("errors", 0)) or int(suite.get("failures", 0))):
        failed += 1
    for case in cases:
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
print(passed, failed, skipped)
