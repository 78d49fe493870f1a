# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a real window as a person would, on a screen of its own.

A test is a Python script beside this file's users:

    import os, sys
    sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
    import e2e

    def opens_main_window(desk):
        app = desk.start("--contoh")                     # returns when the window is on the bus and usable
        app.press("KAK", role="list item")               # an action, or a click where there is none
        app.type_into("Cari KAK", "karhutla")            # through EditableText
        app.wait_for("Penanganan Karhutla", role="label")
        app.key("ctrl+n")                                # a real key
        assert app.find("Judul", role="text") is not None
        app.screenshot("form.png")

    e2e.run([opens_main_window])

run() starts an X server and a session bus for this script alone, calls every function with a fresh Desk (its own
HOME and data folder) and prints TAP. A test fails where it raises, where the program dies, and where the program
printed a GLib warning or a sanitizer's report. On failure a screenshot and the program's output are left in
$E2E_KEEP (default: the build folder's e2e-failures).

In meson: test('shell', python, args: [files('test-shell.py'), prakarsa_exe], protocol: 'tap', ...), python being
Debian's own /usr/bin/python3, the only one that has gi. The first argument of the script is the program, the
environment variable E2E_SIZE the size of the screen (1366x768).

Everything waits by polling for a state; nothing sleeps for a fixed time. What GTK 4.8 lacks on the bus: see press(),
and note that names may double ("Batal Batal"), so names are matched whole, doubled, or by a compiled pattern. Pages of a
stack that are not in front are on the bus, too: wait_seen() leaves out those that never were.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

TIMEOUT_S = float(os.environ.get("E2E_TIMEOUT", "60"))
SECOND_TRY = " (second try)"  # a loaded machine can drop a key; what needed it is named where the tests are counted
POLL_S = 0.03
INSIDE = "E2E_INSIDE"
# What GTK 4.8 itself says now and then on a loaded machine: its window waits for the X server's answer about a new size
# and paints once more meanwhile. The next frame is right. Not held against the program, but told.
LATE_FRAME = re.compile(r"Gtk-WARNING .*: (?:Broken accounting of active state|Trying to snapshot \S+ \S+ without a current)")
# Nobody shows notifications on these screens, and GLib says so.
BAD_OUTPUT = re.compile(r"-(?:WARNING|CRITICAL|ERROR) \*\*(?!.*unable to send notifications)"
                        r"|AddressSanitizer|runtime error:|LeakSanitizer")

if os.environ.get(INSIDE):
    import a11y
    from a11y import GLib


class Failure(AssertionError):
    pass


class Complaint(Failure):
    """The program died or complained: no second try."""


def wait_until(condition, what, timeout=None):
    """Polls until condition() is true; returns its value."""
    end = time.monotonic() + (timeout or TIMEOUT_S)
    while True:
        began = time.monotonic()
        value = condition()
        if value:
            return value
        now = time.monotonic()
        if now > end:
            raise Failure("waited in vain for " + what)
        time.sleep(max(POLL_S, now - began))  # the program gets at least as much of the machine as who looks at it


def _matches(pattern, text):
    if pattern is None:
        return True
    text = text or ""
    if hasattr(pattern, "search"):
        return pattern.search(text) is not None
    return text == pattern or text == pattern + " " + pattern


class Widget:
    """One accessible object. Short-lived: find it again after the screen has changed."""

    def __init__(self, app, node):
        self.app = app
        self.node = node

    @property
    def name(self):
        return self.node.get("Accessible", "Name")

    @property
    def role(self):
        return self.node.role

    @property
    def description(self):
        return self.node.get("Accessible", "Description")

    @property
    def parent(self):
        return Widget(self.app, self.node.parent) if self.node.parent else None

    def has(self, state):
        """has("sensitive"), has("checked"), has("focused") …"""
        return self.node.state(state)

    @property
    def text(self):
        """What a text field, text view or label holds."""
        if not self.node.has("Text"):
            return self.name
        return self.node.call("Text", "GetText", "(ii)", 0, self.length)[0]

    @property
    def length(self):
        """Of its text, in characters."""
        return self.node.get("Text", "CharacterCount")

    @property
    def caret(self):
        """Where the cursor stands in a text, in characters."""
        return self.node.get("Text", "CaretOffset")

    @property
    def selection(self):
        """The part of a text that is selected; "" for none."""
        if self.node.call("Text", "GetNSelections")[0] < 1:
            return ""
        start, end = self.node.call("Text", "GetSelection", "(i)", 0)
        return self.node.call("Text", "GetText", "(ii)", start, end)[0]

    @property
    def value(self):
        return self.node.get("Value", "CurrentValue")

    @property
    def editable(self):
        """Whether it takes text by set_text()."""
        return self.node.has("EditableText")

    def set_text(self, text):
        if not self.editable:
            raise Failure("%r takes no text" % self)
        self.node.call("EditableText", "SetTextContents", "(s)", text)

    def insert_text(self, text, at=-1):
        if at < 0:
            at = self.length
        self.node.call("EditableText", "InsertText", "(isi)", at, text, len(text.encode()))

    def actions(self):
        if not self.node.has("Action"):
            return []
        try:
            return [self.node.call("Action", "GetName", "(i)", i)[0] for i in range(self.node.get("Action", "NActions"))]
        except GLib.Error:
            return []  # some widgets count actions that they do not have

    def do(self, name=None):
        """Runs an action by name (the first one without); False where there is none."""
        names = self.actions()
        if not names or (name is not None and name not in names):
            return False
        return self.node.call("Action", "DoAction", "(i)", names.index(name) if name else 0)[0]

    def box(self):
        """x, y, width, height within its window, in pixels."""
        if not self.node.has("Component"):
            return 0, 0, 0, 0
        return self.node.call("Component", "GetExtents", "(u)", 1)[0]

    def click(self, button=1, count=1):
        """A real click in the middle of it."""
        x, y, width, height = wait_until(lambda: self.box() if self.box()[2] > 0 else None, "%r to have a size" % self)
        self.app.click_at(x + width // 2, y + height // 2, button, count)

    def press(self):
        """Its action, or a click where GTK offers none (check buttons, action rows)."""
        wait_until(lambda: self.has("sensitive"), "%r to become sensitive" % self)
        if not self.do("click") and not self.do("activate"):
            self.click()

    def find(self, name=None, role=None):
        return self.app.find(name, role, within=self)

    def find_all(self, name=None, role=None):
        return self.app.find_all(name, role, within=self)

    def __repr__(self):
        return "<%s %r>" % (self.role, self.name)


class App:
    """One run of the program."""

    def __init__(self, desk, arguments, env, ready):
        self.desk = desk
        self.log_path = os.path.join(desk.home, "output-%d.log" % len(desk.apps))
        self.started = time.monotonic()
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen([desk.program] + list(arguments), env=env, stdout=log, stderr=log,
                                            cwd=desk.home)
        self.pid = self.process.pid
        self.sender = None
        desk.apps.append(self)  # before it is waited for: what never gets ready must be ended, too
        if ready:
            wait_until(self._find_sender, "the program to come on the accessibility bus")
            self.wait_for_log("siap")
            self.window = wait_until(self._find_window, "an X window")
            self.focus()

    # The program -------------------------------------------------------------------------------------------------

    def log(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def wait_for_log(self, pattern, timeout=None):
        """Waits for a line of the program's output; returns the match."""
        return wait_until(lambda: self._alive() and re.search(pattern, self.log()), "output %r" % pattern, timeout)

    def is_running(self):
        return self.process.poll() is None

    def kill(self):
        """kill -9, as a power cut."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.sender = None

    def quit(self, timeout=None):
        """Closes the window with Ctrl+Q and waits for the end; returns the exit status."""
        self.key("ctrl+q")
        wait_until(lambda: not self.is_running(), "the program to end", timeout)
        return self.process.returncode

    def memory_kb(self):
        """Resident memory."""
        with open("/proc/%d/status" % self.pid) as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))

    def _alive(self):
        if self.process.poll() is not None:
            raise Complaint("the program ended with status %s:\n%s" % (self.process.returncode, self.log()))
        return True

    def _find_sender(self):
        self._alive()
        self.sender = self.desk.bus.program(self.pid)
        return self.sender

    def _find_window(self):
        out = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.pid)],
                             capture_output=True, text=True).stdout.split()
        return out[0] if out else None

    # Finding -----------------------------------------------------------------------------------------------------

    def read(self, within=None):
        """The tree on the bus as it is now, of the program or of a widget; None where that has gone."""
        self._alive()
        root, nodes = a11y.read_tree(self.desk.bus, self.sender)
        return nodes.get(within.node.path) if within else root

    def walk(self, within=None):
        """Every widget on the bus, parents first."""
        start = self.read(within)
        return [Widget(self, node) for node in start.below()] if start else []

    def each(self, name=None, role=None, within=None, showing=False):
        """The widgets of that name and role now on the bus, one after the other."""
        for widget in self.walk(within):
            if (role is None or widget.role == role) and _matches(name, widget.node.name):
                try:
                    if not showing or widget.box()[2] > 0:
                        yield widget
                except GLib.Error:
                    pass  # gone while we looked

    def find_all(self, name=None, role=None, within=None, showing=False):
        return list(self.each(name, role, within, showing))

    def find(self, name=None, role=None, within=None):
        """The first of them, or None."""
        return next(self.each(name, role, within), None)

    def wait_for(self, name=None, role=None, within=None, timeout=None):
        return wait_until(lambda: self.find(name, role, within), "%s %r" % (role or "widget", name), timeout)

    def wait_seen(self, name=None, role=None, within=None, timeout=None):
        """As wait_for(), but the widget has been given a place: what stands on a page that was never shown is on the bus,
        too, without any size."""
        return wait_until(lambda: next(iter(self.find_all(name, role, within, showing=True)), None),
                          "%s %r on the screen" % (role or "widget", name), timeout)

    def wait_gone(self, name=None, role=None, within=None, timeout=None):
        wait_until(lambda: self.find(name, role, within) is None, "%s %r to go" % (role or "widget", name), timeout)

    def wait_text(self, name, text, role=None, timeout=None):
        """Waits until the widget holds exactly that text."""
        wait_until(lambda: (lambda widget: widget is not None and widget.text == text)(self.find(name, role)),
                   "%r to hold %r" % (name, text), timeout)

    def tree(self, within=None):
        """The whole tree as text, to see what there is."""
        lines = []

        def add(node, depth):
            widget = Widget(self, node)
            text = ""
            if node.has("Text") and widget.text != node.name:
                text = " = %r" % widget.text[:60]
            lines.append("%s%s %r%s %s" % ("  " * depth, node.role, node.name, text, " ".join(widget.actions())))
            for child in node.children:
                add(child, depth + 1)

        add(self.read(within), 0)
        return "\n".join(lines)

    # Doing -------------------------------------------------------------------------------------------------------

    def press(self, name, role=None, within=None):
        """Its action, or a click where GTK offers none; looked for again while a page is still being put together."""
        def pressed():
            widget = self.find(name, role, within)
            if widget is None or not widget.has("sensitive"):
                return False
            if not widget.do("click") and not widget.do("activate"):
                if widget.box()[2] == 0:
                    return False
                widget.click()
            return True

        wait_until(pressed, "%s %r to press" % (role or "widget", name))

    def click(self, name, role=None, within=None, button=1, count=1):
        wait_until(lambda: next(self.each(name, role, within, showing=True), None),
                   "%s %r to click on" % (role or "widget", name)).click(button, count)

    def type_into(self, name, text, role=None, within=None):
        """Replaces the text of a field through EditableText."""
        def editable():
            for widget in self.each(name, role, within):
                for inner in widget.node.below():
                    if inner.has("EditableText"):
                        return Widget(self, inner)
            return None

        field = wait_until(editable, "a field %r" % name)
        field.set_text(text)
        return field

    def focus(self):
        """Gives the program's window the keyboard: there is no window manager to do it."""
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window], check=True)

    def focus_dialog(self, title):
        """Gives the keyboard to another window of the program, by its title."""
        out = wait_until(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.pid), "--name",
                                                 "^%s$" % title], capture_output=True, text=True).stdout.split(),
                         "a window %r" % title)
        subprocess.run(["xdotool", "windowfocus", "--sync", out[-1]], check=True)

    def key(self, *keys):
        """Real keys, in xdotool's names: "ctrl+n", "Return", "F9"."""
        subprocess.run(["xdotool", "key", "--clearmodifiers"] + list(keys), check=True)

    def type_keys(self, text, delay_ms=5):
        """Types text by real key presses into whatever has the focus."""
        subprocess.run(["xdotool", "type", "--delay", str(delay_ms), "--", text], check=True)

    def click_at(self, x, y, button=1, count=1):
        """A real click at a point of the window."""
        geometry = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.window],
                                  capture_output=True, text=True, check=True).stdout
        place = dict(line.split("=") for line in geometry.split())
        # Without --sync, which waits 15 s where the pointer is there already; the server keeps the order.
        subprocess.run(["xdotool", "mousemove", str(int(place["X"]) + x), str(int(place["Y"]) + y),
                        "click", "--repeat", str(count), "--delay", "60", str(button)], check=True)

    def drag(self, start, end):
        """A real drag with the first button from one point of the window to another."""
        geometry = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.window],
                                  capture_output=True, text=True, check=True).stdout
        place = dict(line.split("=") for line in geometry.split())
        left, top = int(place["X"]), int(place["Y"])
        command = ["xdotool", "mousemove", str(left + start[0]), str(top + start[1]), "mousedown", "1"]
        for step in range(1, 6):
            command += ["mousemove", str(left + start[0] + (end[0] - start[0]) * step // 5),
                        str(top + start[1] + (end[1] - start[1]) * step // 5), "sleep", "0.03"]
        subprocess.run(command + ["mouseup", "1"], check=True)

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", "--sync", self.window, str(width), str(height)], check=True)

    def screenshot(self, path):
        """The whole screen as PNG."""
        self.desk.screenshot(path)


class Desk:
    """A person's home folder with nothing in it yet, and the programs started there."""

    def __init__(self, program):
        self.program = program
        self.bus = a11y.Bus()
        self.home = tempfile.mkdtemp(prefix="prakarsa-e2e-")
        self.data = os.path.join(self.home, "data", "prakarsa")
        self.apps = []
        self.env = dict(os.environ)
        for variable, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"),
                                 ("XDG_STATE_HOME", "state"), ("XDG_RUNTIME_DIR", "run")):
            self.env[variable] = os.path.join(self.home, folder)
            os.mkdir(self.env[variable], 0o700)
        self.env.update(HOME=self.home, LC_ALL="C.UTF-8", GSK_RENDERER="cairo", GTK_A11Y="atspi", GDK_BACKEND="x11",
                        GSETTINGS_BACKEND="memory", NO_AT_BRIDGE="0", PRAKARSA_READY="1",
                        G_DEBUG="gc-friendly")
        for variable in ("GTK_THEME", "LANGUAGE", "G_MESSAGES_DEBUG", "WAYLAND_DISPLAY"):
            self.env.pop(variable, None)

    def start(self, *arguments, ready=True, **env):
        """Starts the program; with ready=False does not wait for its window."""
        return App(self, arguments, dict(self.env, **env), ready)

    def run_cli(self, *arguments, program=None, check=True):
        """Runs prakarsa-cli (beside the program) in the same home folder; returns the finished process."""
        program = program or os.environ.get("E2E_CLI") or os.path.join(
            os.path.dirname(self.program), "..", "cli", "prakarsa-cli")
        done = subprocess.run([program] + list(arguments), env=self.env, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise Failure("%s ended with %d: %s" % (" ".join(arguments), done.returncode, done.stderr.strip() or done.stdout))
        return done

    def screenshot(self, path):
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        subprocess.run(["import", "-silent", "-window", "root", path], check=True)

    def complaints(self):
        """What the programs said that they never should."""
        return [line for line in self._said(BAD_OUTPUT) if not LATE_FRAME.search(line)]

    def _said(self, pattern):
        return [line for app in self.apps for line in app.log().splitlines() if pattern.search(line)]

    def check_output(self):
        for line in self.complaints():
            raise Complaint("the program complained: " + line)
        for line in self._said(LATE_FRAME):
            print("# a late frame: " + line)

    def close(self):
        for app in self.apps:
            if app.is_running():
                app.process.kill()
                app.process.wait()

    def remove(self):
        shutil.rmtree(self.home, ignore_errors=True)


def _keep(desk, name):
    folder = os.environ.get("E2E_KEEP", os.path.join(os.path.dirname(desk.program), "e2e-failures"))
    os.makedirs(folder, exist_ok=True)
    for number, app in enumerate(desk.apps):
        shutil.copy(app.log_path, os.path.join(folder, "%s-%d.log" % (name, number)))
    try:
        desk.screenshot(os.path.join(folder, name + ".png"))
    except (OSError, subprocess.CalledProcessError):
        pass
    return folder


def _run_one(function, program):
    """Whether it passed, and if not, whether another try is fair."""
    desk = Desk(program)
    try:
        function(desk)
        desk.check_output()
        return True, False
    except Exception as error:
        report = traceback.format_exc().splitlines() + ["kept in " + _keep(desk, function.__name__)]
        print("\n".join("# " + line for line in report))
        print("\n".join([function.__name__ + ":"] + report), file=sys.stderr)  # meson tells only this of a failure
        return False, not (desk.complaints() or isinstance(error, Complaint))
    finally:
        desk.close()
        desk.remove()


def _run_inside(functions):
    program = os.path.abspath(sys.argv[1])
    wanted = sys.argv[2:]
    unknown = set(wanted) - {f.__name__ for f in functions}
    if unknown:
        sys.exit("no such test: " + ", ".join(sorted(unknown)))
    functions = [f for f in functions if not wanted or f.__name__ in wanted]
    print("1..%d" % len(functions), flush=True)
    passed = True
    for number, function in enumerate(functions, 1):
        note = ""
        ok, again = _run_one(function, program)
        if again:
            note = SECOND_TRY
            ok, again = _run_one(function, program)
        passed = passed and ok
        print("%s %d - %s%s" % ("ok" if ok else "not ok", number, function.__name__, note), flush=True)
    return 0 if passed else 1


def in_session(command, size=None, output=1):
    """Runs a command on an X server and a session bus of its own; returns its exit status. @output: a file number for what
    it prints."""
    reader, writer = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-noreset",
                               "-screen", "0", (size or os.environ.get("E2E_SIZE", "1366x768")) + "x24"],
                              pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise Failure("no X server")
        # The daemons of the session chatter on standard output, which is for TAP: the script gets it back by number.
        output = os.dup(output)
        env = dict(os.environ, DISPLAY=":" + number, E2E_OUTPUT=str(output), **{INSIDE: "1"})
        env.pop("DBUS_SESSION_BUS_ADDRESS", None)
        env.pop("G_DEBUG", None)  # the bus warns this script of programs that ended; that is no failure
        return subprocess.run(["dbus-run-session", "--"] + command, env=env, pass_fds=[output],
                              stdout=subprocess.DEVNULL).returncode
    finally:
        server.terminate()
        server.wait()


def run(functions):
    """The body of every test script; see the top of this file. Names of functions after the program choose some."""
    if len(sys.argv) < 2:
        sys.exit("usage: %s PROGRAM [TEST …]" % sys.argv[0])
    if os.environ.get(INSIDE):
        os.dup2(int(os.environ["E2E_OUTPUT"]), 1)
        sys.exit(_run_inside(functions))
    command = [sys.executable, os.path.abspath(sys.argv[0])] + sys.argv[1:]
    with tempfile.TemporaryFile() as tap:
        status = in_session(command, output=tap.fileno())
        tap.seek(0)
        sys.stdout.write(tap.read().decode())
    sys.exit(status)
