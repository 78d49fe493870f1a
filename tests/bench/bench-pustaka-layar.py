# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of a plan, painted on a screen of its own; see pustaka-lukis.c."""
import os
import pathlib
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import e2e

build = pathlib.Path(sys.argv[1])
os.environ.update(LC_ALL="C.UTF-8", GSK_RENDERER="cairo", GDK_BACKEND="x11", GDK_DEBUG="gl-disable")
sys.stdout.flush()
sys.exit(e2e.in_session(["sh", "-c", '"$0" >&"$E2E_OUTPUT"', str(build / "tests/bench/pustaka-lukis")]))
