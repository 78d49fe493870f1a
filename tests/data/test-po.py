# SPDX-License-Identifier: GPL-3.0-or-later
"""The Indonesian translation is complete both ways: every word of the program has one, and none is left over.

test-po.py SOURCE_ROOT. Prints TAP."""

import os
import re
import subprocess
import sys
import tempfile
import traceback

ROOT = os.path.abspath(sys.argv[1])
WORDS = {
    ".c": re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\(\s*(?:NULL, )?\""),
    ".ui": re.compile(r"translatable="),
    ".desktop.in": re.compile(r"^Name=", re.M),
    ".metainfo.xml.in": re.compile(r"<summary>"),
}
# As po/meson.build gives them, with the preset "glib" of Meson's i18n module.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3", "ngettext:1,2"]


def path(*names):
    return os.path.join(ROOT, *names)


def listed():
    with open(path("po", "POTFILES"), encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def with_words():
    found = []
    for top in ("data", "src", "ui"):
        for folder, _folders, names in os.walk(path(top)):
            for name in names:
                for ending, words in WORDS.items():
                    if name.endswith(ending):
                        with open(os.path.join(folder, name), encoding="utf-8") as file:
                            if words.search(file.read()):
                                found.append(os.path.relpath(os.path.join(folder, name), ROOT))
    return found


def run(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8"))


def every_file_with_words_is_listed():
    missing = sorted(set(with_words()) - set(listed()))
    assert not missing, "not in po/POTFILES: " + ", ".join(missing)
    gone = [name for name in listed() if not os.path.exists(path(name))]
    assert not gone, "in po/POTFILES, but not here: " + ", ".join(gone)


def every_word_has_a_translation_and_none_is_left_over():
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "prakarsa.pot")
        merged = os.path.join(folder, "id.po")
        run("xgettext", "--from-code=UTF-8", "--output=" + template, "--files-from=po/POTFILES",
            *["--keyword=" + keyword for keyword in KEYWORDS])
        run("msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file=" + merged, "po/id.po", template)
        for flag, what in (("--untranslated", "without a translation"), ("--only-fuzzy", "doubtful"),
                           ("--only-obsolete", "left over")):
            words = re.findall(r'^(?:#~ )?msgid "(.*)"', run("msgattrib", flag, merged).stdout, re.M)[1:]
            assert not words, "%s: %r" % (what, words[:20])


def forms_agree():
    run("msgfmt", "--check-format", "--check-domain", "--output-file=" + os.devnull, "po/id.po")


TESTS = [every_file_with_words_is_listed, every_word_has_a_translation_and_none_is_left_over, forms_agree]

print("1..%d" % len(TESTS))
failed = False
for number, test in enumerate(TESTS, 1):
    try:
        test()
        print("ok %d - %s" % (number, test.__name__))
    except Exception as error:
        failed = True
        for line in traceback.format_exc().splitlines() + (getattr(error, "stderr", None) or "").splitlines():
            print("#", line)
        print("not ok %d - %s" % (number, test.__name__))
sys.exit(1 if failed else 0)
